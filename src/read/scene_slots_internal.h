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

/* ---- slots, at most `depth` heads away ---- */
void frn_slots_subject(const frn_scene *s, uint32_t verb, frn_parties *out, int depth);
void frn_slots_object(const frn_scene *s, uint32_t verb, frn_parties *out, int depth);
void frn_slots_holder(const frn_scene *s, uint32_t noun, frn_parties *out, int depth);
/* The subject `at` of a verb, or the noun that it speaks of when it is a relative pronoun. */
void frn_slots_subject_word(const frn_scene *s, uint32_t verb, uint32_t at, frn_parties *out,
                            int depth);
bool frn_slots_relative(const frn_scene *s, uint32_t at); /* "who", "which", "that", "whom" */
/* The noun of which the relative pronoun speaks. */
void frn_slots_antecedent(const frn_scene *s, uint32_t verb, uint32_t pronoun, frn_parties *out,
                          int depth);
/* The subject of a clause that has none of its own. */
void frn_slots_inherited(const frn_scene *s, uint32_t verb, frn_parties *out, int depth);

#endif
