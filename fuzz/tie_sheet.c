/* Bytes as the ties of a tie file: what was read is written, and reads back to the same bytes; the
 * same read into a span, decayed. */
#include "base/buf.h"
#include "fuzz.h"
#include "tie/tie.h"

static const frn_tie_options plain = {
    .window = FRN_WINDOW_DAY, .no_evidence = true, .list_speakers = true};

static bool written_again(frn_buf *out, frn_slice text)
{
    frn_ties *ties;
    bool sound;

    must(frn_ties_open(&ties, &plain, NULL) == FRN_OK);
    sound = frn_ties_read(ties, text, NULL) == FRN_OK;
    if (sound)
        must(frn_ties_write(out, ties, NULL) == FRN_OK);
    frn_ties_free(ties);
    return sound;
}

static void in_a_span(frn_slice text)
{
    const frn_tie_options options = {.window = FRN_WINDOW_MONTH,
                                     .since = frn_date_make(2014, 2, 1),
                                     .until = frn_date_make(2015, 1, 31),
                                     .half_life = 90};
    frn_tie_table table;
    frn_ties *ties;

    must(frn_ties_open(&ties, &options, NULL) == FRN_OK);
    if (frn_ties_read(ties, text, NULL) == FRN_OK) {
        must(frn_ties_table(&table, ties, NULL) == FRN_OK);
        for (uint32_t i = 0; i < table.tie_count; i++)
            must(table.tie[i].a < table.tie[i].b && table.tie[i].b < table.actor_count &&
                 table.tie[i].issue < table.issue_count && isfinite(table.tie[i].positive));
    }
    frn_ties_free(ties);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    frn_slice text = frn_slice_make((const char *)data, size);
    frn_buf first = {0}, second = {0};

    if (written_again(&first, text)) {
        must(written_again(&second, frn_buf_slice(&first)));
        must(frn_slice_eq(frn_buf_slice(&first), frn_buf_slice(&second)));
    }
    frn_buf_free(&first);
    frn_buf_free(&second);
    in_a_span(text);
    return 0;
}
