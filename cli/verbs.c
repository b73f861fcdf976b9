#include "verbs.h"

const cli_verb cli_verbs[] = {
    {"messages", "what a diagnostic's code means and what to do", verb_messages},
    {NULL, NULL, NULL},
};
