/* cli/read_why.h - `frenemy read --why`: the reader gives account of every sentence. */
#ifndef FRENEMY_CLI_READ_WHY_H
#define FRENEMY_CLI_READ_WHY_H

#include "gather.h"

/* For every claim of the documents its rule and the words behind each field, for every sentence
 * without one the reason: as text, or one JSON object a line. Returns an exit code. */
int cli_read_why(cli *c, const cli_inputs *inputs, char **files, int count, bool json);

#endif
