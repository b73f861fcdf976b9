/* cli/sources.h - event files named on the command line, imported in the order that they need. */
#ifndef FRENEMY_CLI_SOURCES_H
#define FRENEMY_CLI_SOURCES_H

#include "gather.h"
#include "import/import.h"

typedef struct cli_sources {
    const cli_inputs *inputs; /* as, group, issue_by, lexicon, date are used */
    const char *columns;      /* csv */
    bool once, keep_repeats;
} cli_sources;

/* Imports every file (folders are walked) into `sink`; mentions after the events that they report.
 * `lexicon` may be NULL: then it is loaded for the run. `counts` may be NULL. */
frn_status cli_import(cli *c, const cli_sources *sources, const frn_lexicon *lexicon, char **files,
                      int count, frn_claim_sink sink, frn_import_counts *counts, frn_error *err);

/* What was read and what was left out, to stderr, unless --quiet or nothing was left out and
 * `always` is false. */
void cli_import_summary(const cli *c, const frn_import_counts *counts);

#endif
