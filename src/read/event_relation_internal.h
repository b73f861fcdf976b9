/* read/event_relation_internal.h - relations that names carry with them. */
#ifndef FRENEMY_READ_EVENT_RELATION_INTERNAL_H
#define FRENEMY_READ_EVENT_RELATION_INTERNAL_H

#include "read/event_internal.h"

/* Whether the noun at `at` names somebody as another's ally, rival, backer ...; *out says who. */
bool frn_event_relation(const frn_scene *s, uint32_t at, frn_event *out);

#endif
