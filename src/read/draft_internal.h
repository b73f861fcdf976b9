/* read/draft_internal.h - claims before they are written: pairs of actors, each with its speaker.
 */
#ifndef FRENEMY_READ_DRAFT_INTERNAL_H
#define FRENEMY_READ_DRAFT_INTERNAL_H

#include "read/read_internal.h"

enum { FRN_MOST_DRAFTS = 96 };

typedef struct frn_draft_claim {
    const frn_event *event;
    uint32_t source, target;       /* rows of the cast */
    uint32_t source_at, target_at; /* tokens */
    uint32_t speaker;              /* row; FRN_NONE: the document */
    uint32_t via[FRN_MOST_VIA];
    uint32_t via_count;
    uint32_t number;
} frn_draft_claim;

typedef struct frn_drafts {
    frn_draft_claim at[FRN_MOST_DRAFTS];
    uint32_t count;
} frn_drafts;

/* Every pair of the event, for every speaker; what is there already is not added again. */
void frn_drafts_add(frn_reading *r, const frn_scene *s, const frn_event *e, frn_drafts *out);

#endif
