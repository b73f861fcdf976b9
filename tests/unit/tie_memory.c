/* Fails every allocation in turn while claims are added up, written, read back, merged and laid out
 * as pairs. */
#include "memory_fixture.h"

#include <stdlib.h>

#include "base/buf.h"
#include "tie/pair.h"
#include "tie/tie.h"

enum { ACTORS = 9, CLAIMS = 120 };

static frn_status add_claims(frn_ties *ties)
{
    static const char ids[ACTORS][8] = {"A/a", "A/b", "B", "C", "D", "E/x", "F", "G", "H"};
    static const char *const issues[] = {"water", "oil", "border", "", "trade"};
    frn_status s = FRN_OK;

    for (uint32_t i = 0; s == FRN_OK && i < CLAIMS; i++) {
        const frn_slice from = frn_slice_of(ids[i % ACTORS]),
                        to = frn_slice_of(ids[(i * 5 + i / 7 + 1) % ACTORS]),
                        who = frn_slice_of(ids[i / 3 % ACTORS]);
        const frn_claim claim = {.doc = frn_slice_sub(FRN_LIT("0123456789"), i / 20, i / 20 + 1),
                                 .date = (frn_date)(16000 + i),
                                 .when = FRN_NO_SPAN,
                                 .speaker = {.id = who},
                                 .source = {.id = from, .name = from},
                                 .target = {.id = to, .name = to},
                                 .action = FRN_ACTION_SUPPORT,
                                 .sign = (int8_t)(i % 3 ? 1 : -1),
                                 .intensity = 5,
                                 .issue = frn_slice_of(issues[i % 5])};
        s = frn_ties_add(ties, &claim, i, NULL);
    }
    return s;
}

static frn_status lay_out(frn_ties *ties)
{
    frn_tie_table table;
    frn_arena arena = {0};
    frn_pair *pairs;
    uint32_t count = 0;
    frn_status s = frn_ties_table(&table, ties, NULL);

    if (s == FRN_OK)
        s = frn_pairs_make(&pairs, &count, &arena, &table, NULL, NULL);
    frn_arena_free(&arena);
    return s;
}

static frn_status everything(void *ctx)
{
    const frn_tie_options months = {.window = FRN_WINDOW_MONTH, .according_to = *(frn_slice *)ctx};
    const frn_tie_options days = {
        .window = FRN_WINDOW_DAY, .no_evidence = true, .list_speakers = true};
    frn_ties *kept = NULL, *sheet = NULL, *again = NULL;
    frn_buf text = {0};
    frn_status s = frn_ties_open(&kept, &months, NULL);

    if (s == FRN_OK)
        s = add_claims(kept);
    if (s == FRN_OK)
        s = lay_out(kept);
    if (s == FRN_OK)
        s = frn_ties_open(&sheet, &days, NULL);
    if (s == FRN_OK)
        s = add_claims(sheet);
    if (s == FRN_OK)
        s = frn_ties_write(&text, sheet, NULL);
    if (s == FRN_OK)
        s = frn_ties_open(&again, &days, NULL);
    if (s == FRN_OK)
        s = frn_ties_read(again, frn_buf_slice(&text), NULL);
    if (s == FRN_OK)
        s = frn_ties_merge(again, sheet, 0, NULL);
    if (s == FRN_OK)
        s = lay_out(again);
    frn_buf_free(&text);
    frn_ties_free(again);
    frn_ties_free(sheet);
    frn_ties_free(kept);
    return s;
}

static void adding_survives_every_failure(void **state)
{
    frn_slice everybody = {"", 0}, one = FRN_LIT("A");

    (void)state;
    refuse_each(everything, &everybody, 50);
    refuse_each(everything, &one, 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(adding_survives_every_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
