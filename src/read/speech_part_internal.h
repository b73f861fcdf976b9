/* read/speech_part_internal.h - what the files that find voices share. */
#ifndef FRENEMY_READ_SPEECH_PART_INTERNAL_H
#define FRENEMY_READ_SPEECH_PART_INTERNAL_H

#include "read/speech_internal.h"

bool frn_speech_is_mark(const frn_scene *s, uint32_t at);
bool frn_speech_is_quoted(const frn_scene *s, uint32_t at);
bool frn_speech_quotes_between(const frn_scene *s, uint32_t first, uint32_t last);
/* The speaker becomes whoever the mention at `head` calls without naming anybody; unchanged when it
 * names somebody. */
void frn_speech_unnamed(const frn_scene *s, int32_t head, frn_parties *speaker);
/* NULL when nobody speaks, nothing is said or there are too many. */
frn_voice *frn_speech_add(frn_scene *s, uint32_t first, uint32_t last, const frn_parties *speaker,
                          const frn_cue *cue, int32_t at);
void frn_speech_set_aside(frn_scene *s, uint32_t first, uint32_t last);

/* ---- what is said (speech_cue.c) ---- */
bool frn_speech_has_verb(const frn_scene *s, uint32_t first, uint32_t last);
/* The "that" after a word of saying, with only when and to whom between; -1. */
int32_t frn_speech_that_after(const frn_scene *s, uint32_t verb);
int32_t frn_speech_clause(const frn_scene *s, uint32_t verb); /* the head of what is said; -1 */
uint32_t frn_speech_content_end(const frn_scene *s, uint32_t verb, int32_t clause);
/* The last token of the condition that follows `last`, else `last`. */
uint32_t frn_speech_past_condition(const frn_scene *s, uint32_t last);
void frn_speech_near_speaker(const frn_scene *s, uint32_t verb, frn_parties *speaker);

/* ---- without a verb (speech_noun.c) ---- */
void frn_speech_of_adjective(frn_scene *s, const frn_cue *cue, uint32_t at);
bool frn_speech_of_view(frn_scene *s, uint32_t noun); /* false: it is none */
void frn_speech_of_noun(frn_scene *s, const frn_cue *cue, uint32_t noun);
void frn_speech_of_prep(frn_scene *s, const frn_cue *cue, uint32_t at, uint32_t last);

/* The voices that the sentence itself opens. */
void frn_speech_cues(frn_scene *s);

#endif
