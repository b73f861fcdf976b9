/* read/compose_internal.h - the steps of composing events (compose.c calls them in order). */
#ifndef FRENEMY_READ_COMPOSE_INTERNAL_H
#define FRENEMY_READ_COMPOSE_INTERNAL_H

#include "read/event_internal.h"

/* The innermost voice of the sentence around `at`; NULL. */
const frn_voice *frn_compose_voice(const frn_scene *s, uint32_t at);

/* What is done by saying so: the voice's act about the words `about` to `last`. Made only where a
 * rule fires, as an event is large. */
frn_event frn_compose_act(const frn_voice *voice, uint32_t about, uint32_t last);

/* A wrong that weighs: attack, coercion, sanction, threat. */
bool frn_compose_grave(const frn_event *e);

/* `outer` (with its control) and what it embeds. */
/* An act of speech is about what it embeds. */
void frn_compose_about(frn_event *outer, const frn_event *inner);
void frn_compose_control(const frn_scene *s, frn_event *outer, frn_event *inner);

/* All events: before the nesting is applied; after it. */
void frn_compose_endings(frn_events *events, const frn_scene *s);
void frn_compose_turned_down(frn_events *events);
void frn_compose_protests(frn_events *events, const frn_scene *s);
/* `has_inner`[event]: it embeds something. */
void frn_compose_prune(frn_events *events, const frn_scene *s, const bool *has_inner);
void frn_compose_accuser(frn_event *e);
void frn_compose_wish(frn_event *e, const frn_scene *s);
void frn_compose_fall_back(frn_event *e, const frn_scene *s, const frn_conditions *conditions,
                           bool inner);

void frn_compose_shared_enemies(frn_events *events, const frn_scene *s);
void frn_compose_helped_against(frn_events *events, const frn_scene *s);
void frn_compose_spoken_demands(frn_events *events, const frn_scene *s,
                                const frn_conditions *conditions);
void frn_compose_harm(frn_events *events, const frn_scene *s);
void frn_compose_fears(frn_events *events, const frn_scene *s);
void frn_compose_spoken_threats(frn_events *events, const frn_scene *s,
                                const frn_conditions *conditions);
void frn_compose_wrongs(frn_events *events, const frn_scene *s);

/* One event, once its meaning is known. */
void frn_compose_future(frn_event *e);
void frn_compose_venue(frn_event *e, const frn_scene *s);
void frn_compose_going_on(frn_event *e, const frn_scene *s);
void frn_compose_willingness(frn_event *e, const frn_events *events);
void frn_compose_backshift(frn_event *e, const frn_scene *s);
void frn_compose_negation(frn_event *e, const frn_scene *s);
void frn_compose_demanded(frn_event *e, const frn_scene *s, const frn_events *events);
void frn_compose_by_speaker(frn_event *e, const frn_scene *s);
void frn_compose_viewed(frn_event *e, const frn_scene *s);
void frn_compose_broken(frn_event *e, const frn_scene *s);
void frn_compose_soldiers(frn_event *e, const frn_scene *s);

#endif
