/* cli/scenario.h - a what-if from the command line: its claims from sentences, its case from files,
 * run and told. For the verbs whatif and report. */
#ifndef FRENEMY_CLI_SCENARIO_H
#define FRENEMY_CLI_SCENARIO_H

#include "foresight.h"
#include "report/outlook.h"
#include "words.h"

enum { CLI_MOST_IMAGINED = 64, CLI_MOST_CHANGES = 256 };

typedef struct cli_scenario {
    /* Asked for. */
    cli_list add, remove, set, cases;
    uint64_t actors, events;
    /* From the words. */
    cli_words words;
    frn_claim added[CLI_MOST_IMAGINED];
    frn_slice removed[CLI_MOST_IMAGINED], sized[CLI_MOST_IMAGINED];
    double size[CLI_MOST_IMAGINED];
    size_t added_count, sized_count;
    frn_case_change change[CLI_MOST_CHANGES]; /* of the case: first those of --set */
    double was[CLI_MOST_CHANGES];
    size_t change_count;
    /* Worked out. */
    bool has_claims, has_case;
    frn_scenario result;
    frn_case the_case, changed;
    bool aligned, bargained; /* the case, before and after */
    frn_align align[2];
    frn_bargain bargain[2];
    frn_arena arena;
} cli_scenario;

/* What is asked for, as claims and changes; `claims` (may be empty) must outlive the scenario.
 * CLI_OK or an exit code after a message, here and below. */
int cli_scenario_read(cli_scenario *s, cli *c, const char *verb, const cli_inputs *inputs,
                      const cli_claims *claims);
/* Claims first, then the case, which [effects] of what was added or fired change. */
int cli_scenario_run(cli_scenario *s, const cli_inputs *inputs, const cli_claims *claims);
void cli_scenario_free(cli_scenario *s);

/* Of the claims or of the case, before and after, the after turned so that whoever does not move
 * stands still; false when there is none. Borrows from the scenario. */
bool cli_scenario_line_up(frn_outlook_line_up *out, cli_scenario *s, bool of_case);
frn_outlook_settlement cli_scenario_settlement(const cli_scenario *s); /* valid when bargained */

void cli_scenario_text(frn_buf *out, cli_scenario *s);
void cli_scenario_json(frn_buf *out, cli_scenario *s);
/* "United States FIGHT Islamic State [iraq] (-, asserted)" */
void cli_scenario_claim(frn_buf *out, const frn_claim *claim);
/* "salience of Iraq to Iran 0.6 -> 0.9<tab>when USA attack ISIS; because: he says so", of the i-th
 * change of the case. */
void cli_scenario_change(frn_buf *out, const cli_scenario *s, size_t i);

#endif
