/* cli/words.h - actors, actions and issues from the words of a command line. */
#ifndef FRENEMY_CLI_WORDS_H
#define FRENEMY_CLI_WORDS_H

#include "claim/lexicon.h"
#include "foresight/scenario.h"
#include "gather.h"

typedef struct cli_words {
    frn_lexicon *lexicon;
    frn_arena arena;
    const cli_claims *claims; /* their actors and issues are known by the names they use */
} cli_words;

/* CLI_OK or an exit code after a message. */
int cli_words_open(cli_words *words, cli *c, const cli_inputs *inputs, const cli_claims *claims);
frn_scenario_words cli_words_table(cli_words *words);
void cli_words_close(cli_words *words);

#endif
