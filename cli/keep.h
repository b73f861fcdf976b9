/* cli/keep.h - the claims that ties remember as evidence, kept while they do. */
#ifndef FRENEMY_CLI_KEEP_H
#define FRENEMY_CLI_KEEP_H

#include "gather.h"

typedef struct cli_keep cli_keep;

/* *memory goes into the options of the ties. `limited`: a tie may drop what it remembered; then the
 * claims wait as text and their room is used again. */
frn_status cli_keep_new(cli_keep **out, frn_tie_memory *memory, cli_claims *claims, bool limited,
                        frn_error *err);
/* All claims are in: those still remembered stand in claims->claim, in their order, and the ties'
 * evidence gives their places there. */
frn_status cli_keep_finish(cli_keep *keep, frn_ties *ties, frn_error *err);
void cli_keep_free(cli_keep *keep);

#endif
