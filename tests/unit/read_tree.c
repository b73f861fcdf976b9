/* The best tree over scores of heads, against every tree of short sentences. */
#include <stdlib.h>

#include "base/rng.h"
#include "read/net_internal.h"
#include "test.h"

enum { WORDS = 5 };

/* A tree with one root whose arcs do not cross? heads: 0 for the root, else head + 1. */
static bool is_projective(const int32_t *head, uint32_t n)
{
    uint32_t roots = 0;

    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = i, steps = 0;

        roots += head[i] == 0;
        while (head[at] != 0 && steps++ <= n)
            at = (uint32_t)head[at] - 1;
        if (steps > n)
            return false;
        for (uint32_t j = 0; j < n; j++) {
            int32_t a = head[i] ? head[i] - 1 : -1, b = head[j] ? head[j] - 1 : -1;
            int32_t l1 = a < (int32_t)i ? a : (int32_t)i, r1 = a < (int32_t)i ? (int32_t)i : a;
            int32_t l2 = b < (int32_t)j ? b : (int32_t)j, r2 = b < (int32_t)j ? (int32_t)j : b;

            if (a >= 0 && b >= 0 && l1 < l2 && l2 < r1 && r1 < r2)
                return false;
            /* the root's own arc comes from before the sentence */
            if (a < 0 && b >= 0 && l2 < (int32_t)i && (int32_t)i < r2)
                return false;
        }
    }
    return roots == 1;
}

static float total(const frn_net_work *w, const int32_t *head, uint32_t n)
{
    float sum = 0;

    for (uint32_t i = 0; i < n; i++)
        sum += w->score[i][head[i]];
    return sum;
}

/* The best of all trees, each tried. */
static float best_of_all(const frn_net_work *w, uint32_t n)
{
    int32_t head[WORDS] = {0};
    float best = -1e9f;

    for (;;) {
        uint32_t i = 0;
        bool self = false;

        for (uint32_t k = 0; k < n; k++)
            self = self || head[k] == (int32_t)k + 1;
        if (!self && is_projective(head, n) && total(w, head, n) > best)
            best = total(w, head, n);
        while (i < n && ++head[i] > (int32_t)n)
            head[i++] = 0;
        if (i == n)
            return best;
    }
}

static void test_best_tree(void **state)
{
    frn_net_work *w = calloc(1, sizeof *w);
    frn_rng rng = frn_rng_make(3, 0);

    (void)state;
    assert_non_null(w);
    for (int round = 0; round < 60; round++) {
        uint32_t n = 1 + frn_rng_below(&rng, WORDS);

        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j <= n; j++)
                w->score[i][j] = (float)(int32_t)frn_rng_below(&rng, 64) - 32.0f;
        assert_true(frn_net_tree(w, n));
        assert_true(is_projective(w->head, n));
        assert_true(total(w, w->head, n) == best_of_all(w, n));
    }
    free(w);
}

static void test_long_tree(void **state)
{
    frn_net_work *w = calloc(1, sizeof *w);
    frn_rng rng = frn_rng_make(4, 0);

    (void)state;
    assert_non_null(w);
    for (uint32_t i = 0; i < FRN_SENTENCE_MAX; i++)
        for (uint32_t j = 0; j <= FRN_SENTENCE_MAX; j++)
            w->score[i][j] = (float)frn_rng_unit(&rng);
    assert_true(frn_net_tree(w, FRN_SENTENCE_MAX));
    assert_true(is_projective(w->head, FRN_SENTENCE_MAX));
    free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_best_tree),
                                       cmocka_unit_test(test_long_tree)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
