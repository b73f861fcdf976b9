/* read/event_internal.h - what happens in a sentence: predicates with their actors. */
#ifndef FRENEMY_READ_EVENT_INTERNAL_H
#define FRENEMY_READ_EVENT_INTERNAL_H

#include "read/mood_internal.h"
#include "read/scene_internal.h"

enum { FRN_MOST_EVENTS = 40 };

typedef struct frn_event {
    const frn_cue *cue;
    uint32_t at, last;          /* the predicate's head token, the last token of its words */
    uint32_t about, about_last; /* the words that it is about, of what it embeds; 0, 0: its own */
    frn_parties source, target;
    frn_action action;
    int sign;
    double intensity;
    bool mutual;
    bool absorbed;       /* said by the event that embeds it */
    bool contested;      /* what somebody is accused of */
    bool act;            /* a speech act */
    bool received;       /* told of whoever it is done to: "drew criticism from" */
    bool untold;         /* only its answer is told: "at the request of" */
    bool presupposed;    /* "his ally X": so whatever is said of them */
    int32_t outer;       /* the event that embeds it; -1 */
    frn_parties speaker; /* who vouches for it when that is not the voice around it */
    frn_meaning meaning;
    bool meant; /* `meaning` is set */
    const char *rule;
    frn_slice code; /* CAMEO, when a dictionary gives it */
} frn_event;

typedef struct frn_events {
    frn_event at[FRN_MOST_EVENTS];
    uint32_t count;
} frn_events;

/* The predicates with what stands in their slots, then what they do to each other. */
void frn_events_find(frn_events *out, const frn_scene *s);
void frn_events_compose(frn_events *events, const frn_scene *s, const frn_conditions *conditions);
frn_event *frn_events_add(frn_events *events, const frn_event *like, const frn_parties *source,
                          const frn_parties *target, frn_action action, double intensity,
                          const char *rule);

/* Makes it another action, with that action's sign and usual intensity. */
void frn_event_turn(frn_event *e, frn_action action);

#endif
