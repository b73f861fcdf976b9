/* What the views share: strangers' text made harmless, and words for the model's values. */
#ifndef FRENEMY_VIEW_VIEW_INTERNAL_H
#define FRENEMY_VIEW_VIEW_INTERNAL_H

#include "view/view.h"

enum { FRN_LONGEST_NAME = 80, FRN_LONGEST_QUOTE = 600 }; /* columns */

/* `s` on one line: blanks and control characters run together into one blank, bidirectional
 * overrides and invisible tags out, broken bytes as U+FFFD, at most `most` columns and then an
 * ellipsis. In `arena`; "" when memory is out. */
frn_slice frn_view_clean(frn_arena *arena, frn_slice s, size_t most);

frn_slice frn_view_actor(frn_arena *arena, const frn_report *r, uint32_t actor);
frn_slice frn_view_party(frn_arena *arena, const frn_party *party);
/* What issue `issue` of the tie table, or the one of a claim, is called. */
frn_slice frn_view_issue(frn_arena *arena, const frn_report *r, uint32_t issue);
frn_slice frn_view_issue_of(frn_arena *arena, const frn_claim *claim);
frn_slice frn_view_voice(frn_arena *arena, const frn_claim *claim);
frn_slice frn_view_quote(frn_arena *arena, const frn_claim *claim);
/* The part of the quote that names the two, from one comma or dash to another, with ellipses where
 * it is cut; about `most` columns at most. */
frn_slice frn_view_clause(frn_arena *arena, const frn_claim *claim, size_t most);
/* The first words of clean `s`, at most `most` columns, with an ellipsis if that is not all. */
frn_slice frn_view_beginning(frn_arena *arena, frn_slice s, size_t most);
/* Where the quote stands: "strait:68-190", or document and sentence, or file and line. */
frn_slice frn_view_where(frn_arena *arena, const frn_claim *claim);
/* "+", "-", "+-" or "0" of a pair on an issue. */
const char *frn_view_sign(const frn_pair_issue *issue);
/* " conditional", " hedged, contested" ...: how it is meant; "" for what is simply asserted. */
frn_slice frn_view_meant(frn_arena *arena, const frn_claim *claim);
/* Whether it counts: stated, not contested, not about what might be. */
bool frn_view_is_fact(const frn_claim *claim);
/* "3 claims", "1 claim". */
frn_slice frn_view_count(frn_arena *arena, uint64_t count, const char *one, const char *many);
/* What is to be said of the pairs of a kind whose interval reaches the other sign; empty when there
 * are none. */
frn_slice frn_view_leans(frn_arena *arena, const frn_report *report, frn_pair_kind kind);

/* The <svg> element; in a page without a style of its own, with ties that link to "#pair-N" (N from
 * 1, in the report's order). The heaviest actors only, and it says so, unless `all`. False when
 * memory is out. */
bool frn_view_map(frn_buf *out, const frn_report *report, bool in_page, bool all);
/* What was not understood or left out: FRN_GAP_COUNT lines, the first of r->sentences. */
typedef struct frn_view_gap {
    uint64_t count;
    const char *one, *many;
} frn_view_gap;
enum { FRN_GAP_COUNT = 5 };
void frn_view_gaps(frn_view_gap out[FRN_GAP_COUNT], const frn_report *r);

/* The JSON object with at most so many claims; for a page without what it works out itself, and
 * beyond FRN_PAGE_ALL_WORDS claims only the strongest passages. False when memory is out. */
enum { FRN_PAGE_WORDS = 4, FRN_PAGE_ALL_WORDS = 4000 };
bool frn_view_report_json(frn_buf *out, const frn_report *report, uint32_t most_claims, bool page);

#endif
