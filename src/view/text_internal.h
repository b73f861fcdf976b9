/* The parts of the briefing, one file each. */
#ifndef FRENEMY_VIEW_TEXT_INTERNAL_H
#define FRENEMY_VIEW_TEXT_INTERNAL_H

#include "base/map.h"
#include "view/pen.h"
#include "view/view_internal.h"

typedef struct text {
    frn_pen pen;
    frn_arena arena;
    const frn_report *r;
    frn_map shown; /* passages that stand above */
    bool all;
} text;

/* How many of `count` are shown. */
uint32_t frn_text_limit(const text *t, uint32_t count, uint32_t most);
void frn_text_say(text *t, frn_slice s);
void frn_text_faint(text *t, frn_slice s);
void frn_text_heading(text *t, const char *name, uint64_t count);
void frn_text_rest(text *t, size_t column, uint64_t shown, uint64_t count, const char *what);
frn_ink frn_text_ink(int sign);
/* "The words," then who says so and where they stand; only their beginning if they stand above. */
void frn_text_quote(text *t, size_t column, uint32_t claim, bool with_voice);

void frn_text_frenemies(text *t);
void frn_text_both(text *t); /* friendly and hostile on one and the same issue */
void frn_text_enemies(text *t);
void frn_text_friends(text *t);
void frn_text_common_enemies(text *t);
void frn_text_mixed_signals(text *t);
void frn_text_open(text *t, frn_open_kind kind, const char *title);
void frn_text_contested(text *t);

#endif
