/* The ties of a ledger or of files, layer by layer. */
#include "ties_table.h"

static void add_row(frn_buf *out, const cli_ties *t, const frn_tie *tie)
{
    frn_slice issue = t->table.issue[tie->issue];
    char window[16];

    frn_buf_tsv(out, t->table.actor[tie->a].id);
    frn_buf_byte(out, '\t');
    frn_buf_tsv(out, t->table.actor[tie->b].id);
    frn_buf_byte(out, '\t');
    frn_buf_fixed(out, tie->positive - tie->negative, 9);
    frn_buf_byte(out, '\t');
    if (t->window != FRN_WINDOW_ALL)
        frn_buf_text(out, frn_window_text(t->window, tie->window, window));
    else
        frn_buf_tsv(out, issue.len ? issue : frn_slice_of("general"));
    frn_buf_byte(out, '\n');
}

/* Whether two ties stand on one layer, or the first on an earlier one. */
static int64_t layer_of(const cli_ties *t, const frn_tie *tie)
{
    return t->window != FRN_WINDOW_ALL ? (int64_t)tie->window : (int64_t)tie->issue;
}

/* Layer after layer, each time the next larger one: ties come sorted by pair. */
static void add_rows(frn_buf *out, const cli_ties *t)
{
    int64_t done = INT64_MIN;

    for (;;) {
        int64_t next = INT64_MAX;
        for (uint32_t i = 0; i < t->table.tie_count; i++) {
            const frn_tie *tie = &t->table.tie[i];
            int64_t layer = layer_of(t, tie);
            if (tie->positive + tie->negative > 0 && layer > done && layer < next)
                next = layer;
        }
        if (next == INT64_MAX)
            return;
        for (uint32_t i = 0; i < t->table.tie_count; i++) {
            const frn_tie *tie = &t->table.tie[i];
            if (tie->positive + tie->negative > 0 && layer_of(t, tie) == next)
                add_row(out, t, tie);
        }
        done = next;
    }
}

cli_inputs cli_view_inputs(const cli_ledger_view *view)
{
    return (cli_inputs){.ledger = view->ledger,
                        .issue_by = view->issue_by,
                        .roll_up = view->roll_up,
                        .according_to = view->according_to,
                        .window = view->window,
                        .since = view->since,
                        .until = view->until};
}

int cli_ties_table(frn_buf *out, cli *c, const char *verb, const cli_ledger_view *view)
{
    const cli_inputs in = cli_view_inputs(view);
    cli_claims claims = {0};
    cli_ties ties = {0};
    int code = cli_gather(&claims, c, &in, view->files, view->file_count);

    if (code < 0)
        code = cli_tie(&ties, c, verb, &in, &claims, FRN_ROLL_UP_NONE);
    if (code < 0)
        add_rows(out, &ties);
    cli_ties_free(&ties);
    cli_claims_free(&claims);
    return code;
}
