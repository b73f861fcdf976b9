/* cli/outlook.h - what comes next, for a report: a forecast when the claims have past enough, a
 * what-if and a case when they are asked for. */
#ifndef FRENEMY_CLI_OUTLOOK_H
#define FRENEMY_CLI_OUTLOOK_H

#include "foresight/history.h"
#include "model.h"
#include "scenario.h"

typedef struct cli_outlook {
    cli_scenario scenario; /* asked for: add, set, cases, events */
    const char *sweep, *watch;
    bool no_forecast;
    /* Worked out; the report borrows them. */
    frn_history history;
    frn_forecast_input input;
    frn_forecast forecast;
    frn_backtest past;
    frn_bargain bargain;
    frn_align_sweep swept;
    frn_align_sweep_what what;
    frn_outlook_forecast of_forecast;
    frn_outlook_scenario of_scenario;
    frn_outlook_line_up line_up, case_line_up;
    frn_outlook_settlement settlement;
    frn_outlook_sweep of_sweep;
    frn_outlook outlook;
} cli_outlook;

#define CLI_OUTLOOK_OPTIONS(o)                                                                     \
    {"what-if",         0,          CLI_LIST,                                                      \
     &(o).scenario.add, "SENTENCE", "what would change: 'USA attack ISIS in Iraq'"},               \
        {"case",   0,                                                                              \
         CLI_LIST, &(o).scenario.cases,                                                            \
         "FILE",   "a case file: where it may settle, and what a\nwhat-if changes there"},         \
        {"set",    0,                                                                              \
         CLI_LIST, &(o).scenario.set,                                                              \
         "WHAT=N", "of the what-if: USA=100, salience:Iran,Iraq=.9"},                              \
        {"sweep",    0,      CLI_TEXT,                                                             \
         &(o).sweep, "KNOB", "of the case: turn one input, as in\nfrenemy align"},                 \
        {"watch", 0, CLI_TEXT, &(o).watch, "A,B", "the pair whose threshold the sweep looks for"}, \
    {                                                                                              \
        "no-forecast", 0, CLI_FLAG, &(o).no_forecast, NULL, "no forecast in the page"              \
    }

/* Works it out and gives it to the model's report. CLI_OK or an exit code after a message.
 * `forecast` is false where none would be shown. */
int cli_outlook_make(cli_outlook *o, cli *c, const char *verb, const cli_inputs *inputs,
                     cli_model *model, bool forecast);
void cli_outlook_free(cli_outlook *o);

#endif
