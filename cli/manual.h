/* cli/manual.h - the verbs' own descriptions, for manual pages and completions. */
#ifndef FRENEMY_CLI_MANUAL_H
#define FRENEMY_CLI_MANUAL_H

#include "cli.h"

typedef void cli_described(void *ctx, const cli_verb *verb, const cli_usage *usage);

/* Calls `heard` once with the verb's usage; the verb does nothing else. */
void cli_describe_verb(const cli_verb *verb, cli_described *heard, void *ctx);
/* The options that every verb has; static. */
const cli_option *cli_common_options(size_t *count);

#endif
