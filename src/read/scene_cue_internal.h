/* read/scene_cue_internal.h - cues of a sentence whose words are numbered and whose tree is mended.
 */
#ifndef FRENEMY_READ_SCENE_CUE_INTERNAL_H
#define FRENEMY_READ_SCENE_CUE_INTERNAL_H

#include "read/scene_internal.h"

/* Fills s->mood and s->first (frn_scene_cue). */
void frn_scene_find_cues(frn_scene *s);

#endif
