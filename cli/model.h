/* cli/model.h - from the command line's files to the finished report, for the verbs that show one.
 */
#ifndef FRENEMY_CLI_MODEL_H
#define FRENEMY_CLI_MODEL_H

#include "gather.h"
#include "report/report.h"

typedef struct cli_model {
    cli_claims claims;
    cli_ties ties;
    frn_arena arena;
    frn_report report;
    /* Set before: */
    bool no_map;    /* nobody's place on a map is asked for */
    bool only_ties; /* claims are kept only as evidence of ties ... */
    bool evidence;  /* ... or not even so: see cli_tie_files */
} cli_model;

/* Gathers, ties and reports; actors fold into states unless --roll-up says otherwise. Returns -1 to
 * go on, or an exit code; free the model either way. */
int cli_model_make(cli_model *out, cli *c, const char *verb, const cli_inputs *inputs, char **files,
                   int count);
void cli_model_free(cli_model *model);

#endif
