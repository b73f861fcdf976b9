#include "test.h"

#include <stdio.h>

#include "base/diag.h"
#include "base/intern.h"
#include "base/map.h"
#include "base/pool.h"
#include "base/rng.h"

static void interns(void **state)
{
    frn_intern table = {0};
    char name[32];

    (void)state;
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 5000; i++) {
            (void)snprintf(name, sizeof name, "actor-%u", i);
            assert_int_equal(frn_intern_add(&table, frn_slice_of(name)), i);
        }
    }
    assert_int_equal(frn_intern_count(&table), 5000);
    assert_int_equal(frn_intern_find(&table, FRN_LIT("actor-4999")), 4999);
    assert_int_equal(frn_intern_find(&table, FRN_LIT("nobody")), FRN_NONE);
    frn_intern_free(&table);
}

static void maps(void **state)
{
    frn_map map = {0};
    bool added;

    (void)state;
    for (uint32_t i = 0; i < 10000; i++)
        assert_non_null(frn_map_put(&map, (uint64_t)i << 40, i, NULL));
    *frn_map_put(&map, 0, 5, &added) = 9;
    assert_false(added);
    assert_int_equal(frn_map_get(&map, 0), 9);
    assert_int_equal(frn_map_get(&map, (uint64_t)777 << 40), 777);
    assert_int_equal(frn_map_get(&map, 1), UINT32_MAX);
    frn_map_free(&map);
}

static frn_status square(void *ctx, size_t task)
{
    ((size_t *)ctx)[task] = task * task;
    return task == 700 || task == 900 ? FRN_E_RANGE : FRN_OK;
}

static void parallel(void **state)
{
    size_t out[1000] = {0};

    (void)state;
    assert_int_equal(frn_parallel(700, 4, square, out), FRN_OK);
    assert_int_equal(out[699], 699 * 699);
    assert_int_equal(frn_parallel(1000, 4, square, out), FRN_E_RANGE);
    assert_int_equal(frn_parallel(0, 4, square, out), FRN_OK);
}

static void random_streams(void **state)
{
    frn_rng a = frn_rng_make(1, 0), b = frn_rng_make(1, 0), c = frn_rng_make(1, 1);
    double sum = 0;

    (void)state;
    assert_true(frn_rng_next(&a) == frn_rng_next(&b));
    assert_true(frn_rng_next(&a) != frn_rng_next(&c));
    for (int i = 0; i < 10000; i++)
        sum += frn_rng_unit(&a);
    assert_true(sum > 4800 && sum < 5200);
    assert_int_equal(frn_rng_below(&a, 0), 0);
}

static void registry_is_sorted(void **state)
{
    int last = 0;

    (void)state;
    for (size_t i = 0; frn_message_at(i); i++) {
        assert_true((int)frn_message_at(i)->message > last);
        last = (int)frn_message_at(i)->message;
    }
    assert_ptr_equal(frn_message_find(101), frn_message_at(0));
    assert_null(frn_message_find(1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(interns),
        cmocka_unit_test(maps),
        cmocka_unit_test(parallel),
        cmocka_unit_test(random_streams),
        cmocka_unit_test(registry_is_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
