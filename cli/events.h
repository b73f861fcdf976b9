/* cli/events.h - events as the forecast takes them: dated, signed, between states.
 *
 * From any event file that import knows, from claims, documents or a ledger; what counts as an
 * event there is in foresight/history.h. A plain table is read straight: one with a header line
 * that names date, source, target and goldstein (or sign), separated by tabs or commas. A name with
 * a state in brackets ("Police (Iraq)") folds into the state, as the file itself says; with
 * `roll_up` persons and organisations of the lexicon fold into their states too. What belongs to no
 * state stays by itself, unless `states_only`.
 */
#ifndef FRENEMY_CLI_EVENTS_H
#define FRENEMY_CLI_EVENTS_H

#include "base/hash.h"
#include "base/intern.h"
#include "cli.h"
#include "foresight.h"
#include "foresight/forecast.h"

typedef struct cli_event_source { /* what was asked for */
    cli_inputs inputs;
    const char *roll_up;
    bool states;
} cli_event_source;

#define CLI_EVENT_OPTIONS(source)                                                                  \
    CLI_INPUT_OPTIONS(&(source).inputs),                                                           \
        {"roll-up",                                                                                \
         0,                                                                                        \
         CLI_TEXT,                                                                                 \
         &(source).roll_up,                                                                        \
         "state|none",                                                                             \
         "state: persons and organisations count as their state\n(of a plain table none: only "    \
         "names that the file marks)"},                                                            \
    {                                                                                              \
        "states", 0, CLI_FLAG, &(source).states, NULL, "states only"                               \
    }

typedef struct cli_events {
    frn_intern actors, ids; /* names to show; ids */
    FRN_VEC(frn_forecast_event) event;
    FRN_VEC(frn_slice) name;
    uint64_t rows, skipped;
    frn_digest digest; /* of the bytes read; from claims: of the events */
} cli_events;

/* CLI_OK or an exit code after a message. */
int cli_read_events(cli *c, cli_events *out, const char *verb, const cli_event_source *source,
                    char **paths, int count);
frn_forecast_input cli_events_input(const cli_events *events);
/* By id or name, exact or without regard to case; FRN_NONE. */
uint32_t cli_events_find(const cli_events *events, frn_slice name);
void cli_events_free(cli_events *events);
/* The same by way of claims (cli/events_claims.c). */
int cli_events_of_claims(cli *c, cli_events *out, const cli_event_source *source, char **paths,
                         int count);

/* A scored backtest or record, as JSON and as text. */
void cli_backtest_json(frn_buf *out, const frn_backtest *b);
/* `head` stands instead of the usual heading. */
void cli_backtest_text(frn_buf *out, const frn_backtest *b, frn_slice head);
/* Printed, and written to `path` in the form asked for. CLI_OK or an exit code. */
int cli_backtest_show(const frn_backtest *b, frn_slice head, bool json, const char *path,
                      cli_form form);

#endif
