/* cli/ties_table.h - the ties of a ledger, or of claims and event files, as a table of signed arcs,
 * for the verbs on signed graphs.
 *
 * The graph folder knows nothing of claims; what passes between is a table like any other file.
 */
#ifndef FRENEMY_CLI_TIES_TABLE_H
#define FRENEMY_CLI_TIES_TABLE_H

#include "base/buf.h"
#include "cli.h"
#include "gather.h"

typedef struct cli_ledger_view {
    const char *ledger, *issue_by, *roll_up, *according_to, *window;
    frn_date since, until;
    char **files; /* claims or event files, when there is no ledger */
    int file_count;
} cli_ledger_view;

#define CLI_LEDGER_VIEW_OPTIONS(view)                                                              \
    {"ledger", 'l', CLI_TEXT, &(view).ledger, "FILE", "the ties of a ledger instead of a graph"},  \
        {"issue-by", 0, CLI_TEXT, &(view).issue_by, "WHAT", "place, topic or both (default)"},     \
        {"roll-up", 0, CLI_TEXT, &(view).roll_up, "LEVEL", "state, organisation or none"},         \
        {"according-to",       0,       CLI_TEXT,                                                  \
         &(view).according_to, "ACTOR", "only what this actor or its side vouches for"},           \
        {"since", 0, CLI_DATE, &(view).since, "DATE", "first day"},                                \
        {"until", 0, CLI_DATE, &(view).until, "DATE", "last day"},                                 \
    {                                                                                              \
        "window", 0, CLI_TEXT, &(view).window, "SPAN",                                             \
            "layers are days, weeks, months, quarters or years instead of issues"                  \
    }

/* The view as inputs of cli_gather; its files are passed beside them. */
cli_inputs cli_view_inputs(const cli_ledger_view *view);
/* Appends one line a tie: source, target, positive less negative mass, layer; layers in order. A
 * layer is an issue ("general" for none), or with view->window a span. -1 to go on, or an exit
 * code after a message. */
int cli_ties_table(frn_buf *out, cli *c, const char *verb, const cli_ledger_view *view);
/* Writes the ties to `path` as GEXF with places, camps, issues and windows; an exit code. */
int cli_ties_gexf(cli *c, const char *verb, const cli_ledger_view *view, const char *path);

#endif
