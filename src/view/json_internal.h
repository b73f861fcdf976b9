/* The parts of the report as JSON, one file each. */
#ifndef FRENEMY_VIEW_JSON_INTERNAL_H
#define FRENEMY_VIEW_JSON_INTERNAL_H

#include "base/map.h"
#include "base/vec.h"
#include "view/view_internal.h"

typedef struct frn_json_tie { /* a pair on one of its issues */
    uint32_t pair, k;
} frn_json_tie;

typedef struct frn_json {
    frn_buf *buf;
    frn_arena arena;
    const frn_report *r;
    uint32_t claims;        /* written */
    const bool *with_words; /* [claims] whose passage is written; NULL: everybody's */
    frn_map by_party, by_text, by_issue, by_id;
    FRN_VEC(const frn_party *) party;
    FRN_VEC(frn_slice) text, issue, issue_name;
    FRN_VEC(frn_json_tie) tie;
    bool failed;
} frn_json;

typedef void frn_json_cell(frn_json *j, uint32_t i);

typedef struct frn_json_column {
    const char *name;
    frn_json_cell *cell;
} frn_json_column;

void frn_json_list(frn_json *j, const char *name, uint32_t count, frn_json_cell *cell);
void frn_json_columns(frn_json *j, const char *name, uint32_t count, const frn_json_column *list,
                      size_t list_count);
void frn_json_day(frn_json *j, frn_date day);     /* null when unknown */
void frn_json_claim(frn_json *j, uint32_t claim); /* -1 when it is not written */

/* Numbers issues and claims; false when memory is out. */
bool frn_json_prepare(frn_json *j);
/* "claims", "parties" and "texts": last, as they name what was met on the way. */
void frn_json_claims(frn_json *j);

/* ,"outlook":{...} when the report has one that pairs are asked about: the forecast. */
void frn_json_outlook(frn_json *j, bool page);

#endif
