/* read/compose_internal.h - the steps of composing events (compose.c calls them in order). */
#ifndef FRENEMY_READ_COMPOSE_INTERNAL_H
#define FRENEMY_READ_COMPOSE_INTERNAL_H

#include "read/event_internal.h"

/* The innermost voice of the sentence around `at`; NULL. */
const frn_voice *frn_compose_voice(const frn_scene *s, uint32_t at);

void frn_compose_shared_enemies(frn_events *events, const frn_scene *s);
void frn_compose_helped_against(frn_events *events, const frn_scene *s);
void frn_compose_spoken_demands(frn_events *events, const frn_scene *s);
void frn_compose_wrongs(frn_events *events, const frn_scene *s);

/* One event, once its meaning is known. */
void frn_compose_future(frn_event *e);
void frn_compose_backshift(frn_event *e, const frn_scene *s);
void frn_compose_negation(frn_event *e, const frn_scene *s);
void frn_compose_soldiers(frn_event *e, const frn_scene *s);

#endif
