/* read/event_fill_internal.h - who stands in the slots of a predicate. */
#ifndef FRENEMY_READ_EVENT_FILL_INTERNAL_H
#define FRENEMY_READ_EVENT_FILL_INTERNAL_H

#include "read/event_internal.h"

/* One slot of the frame. `guess`: by order of words where the tree has nobody. */
void frn_event_slot(const frn_scene *s, const frn_event *e, uint16_t slot, bool guess,
                    frn_parties *out);

/* All slots of the frame in their order. */
void frn_event_fill(const frn_scene *s, frn_event *e);
/* "drew criticism from X", "under pressure from X": the subject is the target; false: no such noun,
 * or nobody is named from whom it comes. */
bool frn_event_fill_received(const frn_scene *s, frn_event *e);
void frn_event_absorb_bringers(frn_events *events, const frn_scene *s);
/* "despite protests from X", "with X's backing": the subject is the target, and answers; false as
 * above. */
bool frn_event_fill_circumstance(const frn_scene *s, frn_event *e);
void frn_event_answer_circumstances(frn_events *events, const frn_scene *s);
/* "Iranian-advised units" cut at the hyphen. */
void frn_event_fill_hyphenated(const frn_scene *s, frn_event *e);
/* The target by other words than those of the frame, if it is not known yet. */
void frn_event_fill_rest(const frn_scene *s, frn_event *e);
/* The first who is named in the description of what is acted on, then whoever holds the ground on
 * which it happens, for what is still missing. */
void frn_event_fill_from_description(const frn_scene *s, frn_event *e);
void frn_event_fill_from_place(const frn_scene *s, frn_event *e);
/* "behind the attacks": the preposition is the predicate of its noun; false when it is none. */
bool frn_event_fill_preposition(const frn_scene *s, frn_event *e);
void frn_event_find_joint(frn_events *out, const frn_scene *s); /* "jointly", "alongside X" */
bool frn_event_complete(const frn_event *e);                    /* has two sides */

#endif
