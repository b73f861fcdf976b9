/* read/deed_internal.h - whose work "the plan", "the bid", "the criticism" is.
 *
 * A noun that was told with its author ("Britain's plan", "a bid from Acme", "the vote that the
 * president called") stands for him when it comes again with "the"; words of speech ("the charge",
 * "his remarks") and of action ("the strikes") stand for whoever last said or did such a thing.
 */
#ifndef FRENEMY_READ_DEED_INTERNAL_H
#define FRENEMY_READ_DEED_INTERNAL_H

#include "read/event_internal.h"

enum { FRN_MOST_DEEDS = 48, FRN_DEED_AUTHORS = 3 };

typedef struct frn_deed {
    uint64_t noun; /* hash of its lemma */
    int family;    /* of words for one and the same work; 0: none */
    uint32_t author[FRN_DEED_AUTHORS];
    uint32_t authors;
    uint32_t sentence;
} frn_deed;

typedef struct frn_deeds {
    frn_deed at[FRN_MOST_DEEDS]; /* a ring */
    uint32_t count;              /* ever told */
    frn_deed last[FRN_ACTION_COUNT];
    frn_deed speech; /* who spoke last */
    frn_deed pair;   /* between whom something was last: "the truce", "the talks" are theirs */
} frn_deeds;

/* Keeps the nouns and acts of sentence `number`, whose events are composed. */
void frn_deeds_note(frn_deeds *deeds, const frn_scene *s, const frn_events *events,
                    uint32_t number);
/* The authors of the work that the noun phrase (or "it") at `noun` means, if it is known. */
void frn_deeds_author(const frn_deeds *deeds, const frn_scene *s, uint32_t number, uint32_t noun,
                      frn_parties *out);

#endif
