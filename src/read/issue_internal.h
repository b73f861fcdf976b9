/* read/issue_internal.h - what a sentence is about. */
#ifndef FRENEMY_READ_ISSUE_INTERNAL_H
#define FRENEMY_READ_ISSUE_INTERNAL_H

#include "read/cast.h"
#include "read/scene_internal.h"

enum { FRN_MOST_ISSUES = 24 };

typedef struct frn_issue_hit {
    uint32_t at;    /* token; FRN_NONE when inherited */
    uint32_t issue; /* row of the wording; FRN_NONE for a state as a place */
    uint32_t actor; /* row of the cast: the state named as a place; FRN_NONE */
    bool weak, place, broad;
} frn_issue_hit;

typedef struct frn_issue_hits {
    frn_issue_hit at[FRN_MOST_ISSUES];
    uint32_t count;
} frn_issue_hits;

typedef struct frn_issue_choice {
    frn_slice issue, place, topic;
    int32_t word; /* token that decided; -1 when inherited */
} frn_issue_choice;

/* The issues named in the sentence, in order. */
void frn_issues_find(frn_issue_hits *out, const frn_scene *s, const frn_cast *cast);
/* `inherited`: lists to fall back on, nearest first (paragraph, headline, document). */
void frn_issue_choose(frn_issue_choice *out, const frn_scene *s, const frn_cast *cast,
                      frn_arena *arena, const frn_issue_hits *own,
                      const frn_issue_hits *const *inherited, uint32_t inherited_count, uint32_t at,
                      uint32_t source, uint32_t target);

#endif
