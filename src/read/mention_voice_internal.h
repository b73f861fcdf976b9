/* read/mention_voice_internal.h - what the finders of nameless actors share.
 *
 *   voice      unnamed speakers
 *   group      groups that no lexicon lists
 *   nameless   who they are
 */
#ifndef FRENEMY_READ_MENTION_VOICE_INTERNAL_H
#define FRENEMY_READ_MENTION_VOICE_INTERNAL_H

#include "read/mention_internal.h"

/* "two", "several": how many they are is not who. */
bool frn_voice_is_count(const frn_token *token);
/* Where the noun phrase with this head begins, articles left out. */
uint32_t frn_voice_begin(const frn_sentence *s, uint32_t head);
/* The draft that holds the token; NULL. */
frn_draft *frn_voice_draft(const frn_finder *finder, uint32_t token);
/* A new draft of the head alone, in its place among the others; NULL when memory is out. */
frn_draft *frn_voice_nameless(frn_finder *finder, uint32_t head);
/* Makes the noun at `token` a group when it is one. */
void frn_voice_group(frn_finder *finder, uint32_t token);

#endif
