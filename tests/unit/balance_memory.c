/* Fails every allocation in turn (the linker wraps malloc, calloc and realloc): each call must say
 * FRN_E_MEMORY and leave nothing behind. Run under ASan, leaks show too. */
#include "memory_fixture.h"

#include "balance/census.h"
#include "balance/certificate.h"
#include "balance/factions.h"
#include "balance/spectral.h"
#include "graph/write.h"

/* An all-negative K4 with a tail and a second component. */
static const char text[] = "a b -1\na c -1\na d -1\nb c -1\nb d -1\nc d -1\nd f 2\nx y 1\ny z -1\n"
                           "x z 1\n";

static frn_status everything(void)
{
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_census census = {0};
    frn_frustration f = {0};
    frn_swing swing = {0};
    frn_factions factions = {0};
    frn_walk_balance walk = {0};
    frn_spectrum spectrum = {0};
    frn_buf proof = {0}, xml = {0};
    frn_frustration_options fo = {.threads = 1};
    frn_factions_options co = {.threads = 1, .starts = 2};
    frn_status s = frn_arcs_read(&arcs, frn_slice_of(text), NULL, NULL);

    if (s == FRN_OK)
        s = frn_graph_fold(&g, &arcs, NULL, NULL);
    if (s == FRN_OK)
        s = frn_census_take(&census, &g, true, 1, NULL);
    if (s == FRN_OK)
        s = frn_frustration_measure(&f, &g, &fo, NULL);
    if (s == FRN_OK)
        s = frn_swing_find(&swing, &g, &f, NULL);
    if (s == FRN_OK) {
        frn_certificate_write(&proof, &g, &f);
        s = proof.failed ? FRN_E_MEMORY : frn_certificate_check(&g, frn_buf_slice(&proof), NULL);
    }
    if (s == FRN_OK)
        s = frn_factions_find(&factions, &g, &co, NULL);
    if (s == FRN_OK)
        s = frn_walk_balance_find(&walk, &g, 1, NULL);
    if (s == FRN_OK)
        s = frn_spectrum_find(&spectrum, &g, NULL);
    if (s == FRN_OK)
        s = frn_graph_write(&xml, &g, FRN_GRAPH_GRAPHML, f.camp, NULL);
    frn_buf_free(&xml);
    frn_buf_free(&proof);
    frn_factions_free(&factions);
    frn_swing_free(&swing);
    frn_frustration_free(&f);
    frn_census_free(&census);
    frn_graph_free(&g);
    frn_arcs_free(&arcs);
    return s;
}

static void survives_every_failure(void **state)
{
    (void)state;
    for (long k = 0;; k++) {
        frn_status s;
        left = k;
        refused = false;
        s = everything();
        left = -1;
        if (!refused) { /* it never came to the k-th: all have been tried */
            assert_int_equal(s, FRN_OK);
            assert_true(k > 50);
            break;
        }
        assert_int_equal(s, FRN_E_MEMORY);
        assert_true(k < 100000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(survives_every_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
