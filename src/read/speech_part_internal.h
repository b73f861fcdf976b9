/* read/speech_part_internal.h - what the files that find voices share. */
#ifndef FRENEMY_READ_SPEECH_PART_INTERNAL_H
#define FRENEMY_READ_SPEECH_PART_INTERNAL_H

#include "read/speech_internal.h"

bool frn_speech_is_mark(const frn_scene *s, uint32_t at);
bool frn_speech_is_quoted(const frn_scene *s, uint32_t at);
bool frn_speech_quotes_between(const frn_scene *s, uint32_t first, uint32_t last);
/* NULL when nobody speaks, nothing is said or there are too many. */
frn_voice *frn_speech_add(frn_scene *s, uint32_t first, uint32_t last, const frn_parties *speaker,
                          const frn_cue *cue, int32_t at);
void frn_speech_set_aside(frn_scene *s, uint32_t first, uint32_t last);
/* The voices that the sentence itself opens. */
void frn_speech_cues(frn_scene *s);

#endif
