/* Fractional packings: their value on complete enemies, their capacities, and edges without any. */
#include "test.h"

#include <stdlib.h>

#include "balance/lineup_internal.h"
#include "balance/ration_internal.h"
#include "base/rng.h"

static frn_net make_net(uint32_t n, uint32_t m)
{
    frn_net net = {.n = n, .m = m};

    net.u = FRN_NEW_ARRAY(&net.arena, uint32_t, (size_t)m + 1);
    net.v = FRN_NEW_ARRAY(&net.arena, uint32_t, (size_t)m + 1);
    net.w = FRN_NEW_ARRAY(&net.arena, int64_t, (size_t)m + 1);
    assert_true(net.u && net.v && net.w);
    return net;
}

static frn_net complete(uint32_t n, int64_t weight)
{
    frn_net net = make_net(n, n * (n - 1) / 2);
    uint32_t e = 0;

    for (uint32_t u = 0; u < n; u++) {
        for (uint32_t v = u + 1; v < n; v++, e++) {
            net.u[e] = u;
            net.v[e] = v;
            net.w[e] = weight;
        }
    }
    assert_int_equal(frn_net_rows(&net, NULL), FRN_OK);
    return net;
}

/* Every cycle closed and negative, no edge over its weight; returns the sum of amounts. */
static int64_t check(const frn_net *net, const frn_cycles *cycles)
{
    int64_t *load = calloc(net->m, sizeof *load), sum = 0;
    uint32_t *degree = calloc(net->n, sizeof *degree);
    uint64_t at = 0;

    assert_true(load && degree);
    for (size_t c = 0; c < cycles->end.len; c++) {
        int sign = 1;
        assert_true(cycles->amount.at[c] > 0);
        sum += cycles->amount.at[c];
        for (uint64_t i = at; i < cycles->end.at[c]; i++) {
            uint32_t e = cycles->edge.at[i];
            load[e] += cycles->amount.at[c];
            degree[net->u[e]]++;
            degree[net->v[e]]++;
            sign = net->w[e] < 0 ? -sign : sign;
        }
        for (; at < cycles->end.at[c]; at++) {
            assert_int_equal(degree[net->u[cycles->edge.at[at]]] % 2, 0);
            assert_int_equal(degree[net->v[cycles->edge.at[at]]] % 2, 0);
        }
        assert_int_equal(sign, -1);
    }
    for (uint32_t e = 0; e < net->m; e++)
        if (llabs(net->w[e]) < FRN_UNBOUNDED)
            assert_true(load[e] <= llabs(net->w[e]) * FRN_RATION_UNIT);
    free(load);
    free(degree);
    return sum;
}

static double pack(const frn_net *net, const int8_t *spin)
{
    frn_ration_plan plan = {
        .threads = 2, .rounds = 60, .enough = 1e9, .least_gain = 0.001, .spin = spin};
    double *length = calloc((size_t)net->m + 1, sizeof *length);
    frn_cycles cycles = {0};
    int64_t packed = 0;

    assert_non_null(length);
    assert_int_equal(frn_ration_pack(&cycles, &packed, length, net, NULL, 1, &plan), FRN_OK);
    assert_int_equal(check(net, &cycles), packed);
    frn_cycles_free(&cycles);
    free(length);
    return (double)packed / FRN_RATION_UNIT;
}

/* Every triangle of n mutual enemies carries 1 / (n - 2): n (n - 1) / 6 in all. */
static void fills_complete_nets(void **state)
{
    (void)state;
    for (uint32_t n = 3; n <= 9; n++) {
        frn_net net = complete(n, -2);
        double value = pack(&net, NULL), want = 2 * n * (n - 1) / 6.0;
        assert_true(value <= want + 1e-9 && value > want - 0.02);
        frn_net_free(&net);
    }
}

/* Sought by frustrated edge or from everywhere, no packing exceeds the cost of a line-up. */
static void stays_below_every_line_up(void **state)
{
    frn_rng rng = frn_rng_make(17, 0);

    (void)state;
    for (int round = 0; round < 12; round++) {
        frn_net net = complete(9, 1);
        int8_t spin[9], best[9] = {0};
        int64_t least = INT64_MAX;
        for (uint32_t e = 0; e < net.m; e++)
            net.w[e] = (frn_rng_below(&rng, 2) ? 2 : -2) * (1 + (int64_t)frn_rng_below(&rng, 3));
        for (uint32_t set = 0; set < 1u << 8; set++) {
            int64_t cost;
            for (uint32_t x = 0; x < 9; x++)
                spin[x] = set >> x & 1 ? -1 : 1;
            cost = frn_net_cost(&net, spin);
            if (cost < least)
                memcpy(best, spin, sizeof best);
            least = cost < least ? cost : least;
        }
        assert_true(pack(&net, NULL) <= (double)least + 1e-9);
        assert_true(pack(&net, best) <= (double)least + 1e-9);
        frn_net_free(&net);
    }
}

/* An edge without bound joins its ends for nothing: of four enemies two must stand together, so
 * that only the tie of the other two is frustrated. */
static void lets_unbounded_edges_carry(void **state)
{
    frn_net net = complete(4, -2);
    double value;

    (void)state;
    net.w[0] = FRN_UNBOUNDED;
    value = pack(&net, NULL);
    assert_true(value > 1.99 && value < 2.01);
    frn_net_free(&net);
}

enum { HALF = 8, ACROSS = 13 };

/* Two groups of friends; eight ties between them are negative, five positive. As one camp that
 * costs eight; no actor and no component of satisfied ties can leave it with profit, only a group.
 */
static frn_net two_groups(void)
{
    frn_net net = make_net(2 * HALF, HALF * (HALF - 1) + ACROSS);
    uint32_t e = 0;

    for (uint32_t v = 1; v < 2 * HALF; v++)
        for (uint32_t u = v < HALF ? 0 : HALF; u < v; u++) {
            net.u[e] = u;
            net.v[e] = v;
            net.w[e++] = 2;
        }
    for (uint32_t i = 0; i < ACROSS; i++) {
        net.u[e] = i % HALF;
        net.v[e] = HALF + (i < HALF ? i : i + 1) % HALF;
        net.w[e++] = i < HALF ? -2 : 2;
    }
    assert_int_equal(e, net.m);
    assert_int_equal(frn_net_rows(&net, NULL), FRN_OK);
    return net;
}

/* The lengths of a packing know better camps than the line-up that it was sought from. */
static void suggests_better_camps(void **state)
{
    frn_net net = two_groups();
    int8_t spin[2 * HALF], better[2 * HALF];
    frn_ration_plan plan = {.threads = 1,
                            .rounds = 20,
                            .enough = 1e9,
                            .least_gain = 0.001,
                            .spin = spin,
                            .better = better};
    double length[HALF * (HALF - 1) + ACROSS] = {0};
    frn_cycles cycles = {0};
    int64_t packed = 0;

    (void)state;
    memset(spin, 1, sizeof spin);
    memset(better, 1, sizeof better);
    assert_int_equal(frn_lineup_descend(spin, &net), FRN_OK);
    assert_int_equal(frn_lineup_flip_components(spin, &net), FRN_OK);
    assert_int_equal(frn_net_cost(&net, spin), 2 * HALF);
    assert_int_equal(frn_ration_pack(&cycles, &packed, length, &net, NULL, 1, &plan), FRN_OK);
    assert_int_equal(frn_net_cost(&net, better), 2 * (ACROSS - HALF));
    frn_cycles_free(&cycles);
    frn_net_free(&net);
}

/* What routing tried is worth packing: every route laid is there, as a negative cycle. */
static void keeps_what_was_tried(void **state)
{
    frn_net net = two_groups();
    int8_t spin[2 * HALF];
    frn_cycles cycles = {0}, tried = {0};
    frn_packing_plan plan = {.work = 20000, .tried = &tried};
    int64_t packed = 0;

    (void)state;
    memset(spin, 1, sizeof spin);
    assert_int_equal(frn_packing_route(&cycles, &packed, &net, spin, &plan), FRN_OK);
    assert_true(packed > 0 && tried.end.len > cycles.end.len);
    for (size_t e = 0; e < net.m; e++) /* only the shape of the cycles is looked at */
        net.w[e] = net.w[e] < 0 ? -FRN_UNBOUNDED : FRN_UNBOUNDED;
    (void)check(&net, &tried);
    frn_cycles_free(&tried);
    frn_cycles_free(&cycles);
    frn_net_free(&net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_complete_nets),        cmocka_unit_test(stays_below_every_line_up),
        cmocka_unit_test(lets_unbounded_edges_carry), cmocka_unit_test(suggests_better_camps),
        cmocka_unit_test(keeps_what_was_tried),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
