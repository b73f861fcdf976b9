/* cli/tie_file.h - ties kept in a file, document by document, so that parts of a corpus add up.
 *
 *     frenemy-ties  1  roll-up  issue-by  according-to
 *     document  digest  name
 *     ... its ties by day: tie/sheet.c
 *
 * A tie file is the set of its documents by digest, sorted: merging is the union, so that order and
 * repetition make no difference and the bytes are the same. Made from event and claim files.
 */
#ifndef FRENEMY_CLI_TIE_FILE_H
#define FRENEMY_CLI_TIE_FILE_H

#include "gather.h"

bool cli_is_tie_file(const char *path);
/* Each returns -1 to go on, or an exit code. */
int cli_tie_file_save(cli *c, const char *verb, const cli_inputs *in, const char *path,
                      char **files, int count);
/* Adds all files to the ties; says no when they were made with other options than `in` asks for. */
int cli_tie_file_load(frn_ties *ties, cli *c, const char *verb, const cli_inputs *in, char **files,
                      int count);
/* The union of the files, and of what is at `path` already. */
int cli_tie_file_merge(cli *c, const char *path, char **files, int count);

#endif
