/* The network gives the same bytes whatever the processor and however many sentences go through
 * it together. */
#include <stdlib.h>

#include "base/rng.h"
#include "read/model_internal.h"
#include "read/net_run_internal.h"
#include "test.h"

enum { SENTENCES = 4, LONGEST = 40 };

typedef struct text {
    uint32_t length[SENTENCES];
    frn_net_input in[SENTENCES * LONGEST];
    uint8_t fine[SENTENCES * LONGEST];
    frn_token token[SENTENCES * LONGEST];
} text;

/* Sentences of any words, the longest first. */
static void make_text(text *t, const frn_model *model, frn_rng *rng)
{
    uint32_t length = LONGEST;

    memset(t, 0, sizeof *t);
    for (uint32_t b = 0; b < SENTENCES; b++) {
        length -= frn_rng_below(rng, b ? 10 : 3);
        t->length[b] = length;
    }
    for (uint32_t i = 0; i < SENTENCES * LONGEST; i++) {
        t->in[i] = (frn_net_input){.word = frn_rng_below(rng, model->word_count + 1),
                                   .shape = (uint8_t)frn_rng_below(rng, 32)};
        for (uint32_t k = 0; k < FRN_NET_GRAMS; k++)
            t->in[i].gram[k] = (uint16_t)frn_rng_below(rng, FRN_NET_BUCKETS);
    }
}

static void run(text *t, const frn_net *net, frn_net_work *w, uint32_t from, uint32_t sentences,
                bool plain)
{
    frn_token *token[SENTENCES];
    uint32_t row = 0, start;

    for (uint32_t b = 0; b < from; b++)
        row += t->length[b];
    start = row;
    for (uint32_t b = 0; b < sentences; b++) {
        token[b] = t->token + row;
        row += t->length[from + b];
    }
    frn_net_begin(w, t->length + from, sentences);
    if (plain) {
        frn_net_tag_plain(net, w, t->in + start, t->fine + start);
        assert_true(frn_net_parse_plain(net, w, t->fine + start, token));
    } else {
        frn_net_tag(net, w, t->in + start, t->fine + start);
        assert_true(frn_net_parse(net, w, t->fine + start, token));
    }
}

static void same(const text *a, const text *b)
{
    assert_memory_equal(a->fine, b->fine, sizeof a->fine);
    for (uint32_t i = 0; i < SENTENCES * LONGEST; i++) {
        assert_int_equal(a->token[i].head, b->token[i].head);
        assert_int_equal(a->token[i].rel, b->token[i].rel);
    }
}

static void test_same_bytes(void **state)
{
    frn_model *model;
    frn_net_work *w = calloc(1, sizeof *w), *other = calloc(1, sizeof *other);
    frn_rng rng = frn_rng_make(5, 0);
    text *t = malloc(3 * sizeof *t);
    uint32_t rels = 0;

    (void)state;
    assert_true(w && other && t);
    assert_int_equal(frn_model_builtin(&model, NULL), FRN_OK);
    for (int round = 0; round < 50; round++) {
        make_text(&t[0], model, &rng);
        t[1] = t[2] = t[0];
        run(&t[0], &model->net, w, 0, SENTENCES, false);
        run(&t[1], &model->net, other, 0, SENTENCES, true);
        same(&t[0], &t[1]);
        assert_memory_equal(w->score, other->score, sizeof w->score);
        for (uint32_t b = 0; b < SENTENCES; b++)
            run(&t[2], &model->net, other, b, 1, false);
        same(&t[0], &t[2]);
        for (uint32_t i = 0; i < t[0].length[0]; i++)
            rels |= 1u << t[0].token[i].rel % 32;
    }
    assert_true(rels & (rels - 1)); /* not all the same: something was parsed */
    frn_model_free(model);
    free(w);
    free(other);
    free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_bytes)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
