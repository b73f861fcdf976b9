/* claim/cameo.h - CAMEO event codes (Schrodt 2012, manual 1.1b3): strings, never numbers.
 *
 * The table is lexicon/cameo.tsv: code, PLOVER action, Goldstein value, topic, name.
 */
#ifndef FRENEMY_CLAIM_CAMEO_H
#define FRENEMY_CLAIM_CAMEO_H

#include "base/intern.h"
#include "claim/action.h"

FRN_BEGIN_DECLS

typedef enum frn_quad { /* how codes fall into four classes; see frn_cameo_quad */
                        FRN_QUAD_GDELT = 0,
                        FRN_QUAD_PHOENIX,
                        FRN_QUAD_PLOVER
} frn_quad;

typedef struct frn_cameo {
    frn_slice code, name, topic; /* "0841"; "Return, release person(s)"; "legal", may be empty */
    frn_action action;
    double goldstein;
} frn_cameo;

typedef struct frn_cameo_table frn_cameo_table;

FRN_API FRN_MUST_CHECK frn_status frn_cameo_load(frn_cameo_table **out, frn_error *err);
FRN_API void frn_cameo_free(frn_cameo_table *table);
/* An unknown longer code falls back on its first three and two digits; NULL for junk. */
FRN_API const frn_cameo *frn_cameo_find(const frn_cameo_table *table, frn_slice code);
/* By name, letters and digits only, case ignored ("Make_statement"); NULL when unknown. */
FRN_API const frn_cameo *frn_cameo_named(const frn_cameo_table *table, frn_slice name);
/* 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 neutral
 * (phoenix: roots 01, 02) or unknown. gdelt: roots 01-05, 06-08, 09-13, 14-20. phoenix: 01-02 = 0,
 * 03-05, 06-08, 09-13 and 16, the rest. plover: CONCEDE (080-083) verbal cooperation, INVESTIGATE
 * (09x) material cooperation, otherwise as gdelt. */
FRN_API int frn_cameo_quad(frn_quad scheme, frn_slice code);

FRN_END_DECLS
#endif
