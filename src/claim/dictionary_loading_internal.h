/* claim/dictionary_loading_internal.h - what the loaders of actors and agents share: the state of
 * one file, names, codes. */
#ifndef FRENEMY_CLAIM_DICTIONARY_LOADING_INTERNAL_H
#define FRENEMY_CLAIM_DICTIONARY_LOADING_INTERNAL_H

#include "claim/dictionary_internal.h"

enum { FRN_MOST_AGENT_SETS = 32 };

typedef struct frn_actor_loading {
    frn_lexicon *lexicon;
    const frn_diag_sink *sink;
    frn_slice file;
    uint64_t line;
    uint32_t layer;
    uint32_t taken, refused, known;
    frn_slice set[FRN_MOST_AGENT_SETS], set_words[FRN_MOST_AGENT_SETS]; /* "PERSON" of !PERSON! */
    uint32_t sets;
    bool failed;
} frn_actor_loading;

/* Tells that the line is left out, and why; not when memory is out, for then it may be sound. */
void frn_actor_loading_refuse(frn_actor_loading *l, frn_message message, uint64_t line,
                              const char *what, frn_slice of);
/* Before the first line: the names that earlier files have stay theirs. */
void frn_actor_know_earlier(frn_actor_loading *l);
/* The name as it stands and, where the dictionary leaves the end of its word open (`raw`), in the
 * plural. */
void frn_actor_add_forms(frn_actor_loading *l, frn_slice raw, frn_slice text, uint32_t row,
                         frn_use use, uint8_t flags);
bool frn_actor_is_code(frn_slice code);
/* Row of the actor with that id, made when new; FRN_NONE without memory. */
uint32_t frn_actor_define(frn_actor_loading *l, frn_slice id, frn_slice name, frn_actor_kind kind,
                          uint32_t parent);
frn_slice frn_actor_lowered(frn_actor_loading *l, frn_slice code);
/* The actor that a code is. */
uint32_t frn_actor_of_code(frn_actor_loading *l, frn_slice code);
/* One line of a file of agents. */
void frn_dictionary_agent(frn_actor_loading *l, frn_slice line);

#endif
