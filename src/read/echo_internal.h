/* read/echo_internal.h - deeds that a sentence takes over from what was told just before. */
#ifndef FRENEMY_READ_ECHO_INTERNAL_H
#define FRENEMY_READ_ECHO_INTERNAL_H

#include "read/compose_internal.h"

enum { FRN_MOST_ECHOES = 4 };

typedef struct frn_echoes {
    frn_event at[FRN_MOST_ECHOES]; /* the last of the sentence before */
    uint32_t count, sentence;
    frn_event charge; /* what somebody was accused of last */
    uint32_t charged; /* the sentence of it and one; 0: nobody was */
} frn_echoes;

/* After a sentence: what the next one may take over. */
void frn_echo_note(frn_echoes *echoes, const frn_events *events, uint32_t number);
/* Adds to `events` what sentence `number` takes over. */
void frn_echo_find(frn_events *events, const frn_scene *s, const frn_echoes *echoes,
                   const frn_conditions *conditions, uint32_t number);

#endif
