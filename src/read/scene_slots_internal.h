/* read/scene_slots_internal.h - what the files that fill slots share. */
#ifndef FRENEMY_READ_SCENE_SLOTS_INTERNAL_H
#define FRENEMY_READ_SCENE_SLOTS_INTERNAL_H

#include "read/scene_internal.h"

enum { FRN_SLOTS_DEEPEST = 6 }; /* how many heads a question may climb */

/* The actors of the phrase headed by `head`, at most `depth` heads away. */
void frn_slots_phrase(const frn_scene *s, uint32_t head, frn_parties *out, int depth);
/* All mentions at the place of mention m: "U.S.-Iran" is one token with two. */
void frn_slots_mention(const frn_scene *s, int32_t m, frn_parties *out);
int32_t frn_slots_case_word(const frn_scene *s, uint32_t noun); /* its preposition; -1 */
/* The head of the noun phrase after the preposition at `at`; -1. */
int32_t frn_slots_after_prep(const frn_scene *s, uint32_t at);

#endif
