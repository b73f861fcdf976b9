/* import/tally.h - GDELT events counted by who, whom, where and month, at the speed of the disk.
 *
 * One pass over the bytes that looks at five columns only and makes no claims: positive, negative
 * and neutral events and the Goldstein sum by (Actor1CountryCode, Actor2CountryCode,
 * ActionGeo_CountryCode, month). Empty codes count as codes of their own. Sums are integers
 * (thousandths), so that the result does not depend on threads or on the order of files.
 * O(bytes); memory O(distinct rows of the result), whatever the size of the files.
 */
#ifndef FRENEMY_IMPORT_TALLY_H
#define FRENEMY_IMPORT_TALLY_H

#include "base/diag.h"
#include "base/slice.h"

FRN_BEGIN_DECLS

typedef struct frn_tally_row {
    char a[4], b[4], place[4]; /* NUL-terminated */
    uint32_t month;            /* 201406 */
    uint64_t positive, negative, neutral;
    int64_t goldstein; /* thousandths */
} frn_tally_row;

typedef struct frn_tally frn_tally;

/* `threads` 0: one per core. */
FRN_API FRN_MUST_CHECK frn_status frn_tally_open(frn_tally **out, uint32_t threads, frn_error *err);
/* Adds a file of GDELT 1.0 (57 or 58 columns) or 2.0 (61) rows, told apart by its first line.
 * Rows with too few columns, without month, or whose codes are longer or have small letters are
 * counted as skipped. */
FRN_API FRN_MUST_CHECK frn_status frn_tally_file(frn_tally *tally, const char *path,
                                                 const frn_diag_sink *diag, frn_error *err);
typedef struct frn_tally_sink {
    frn_status (*fn)(void *ctx, const frn_tally_row *row, frn_error *err);
    void *ctx;
} frn_tally_sink;

/* Every row of the result by a, b, place and month. Ends the tally: no file can be added after. */
FRN_API FRN_MUST_CHECK frn_status frn_tally_each(frn_tally *tally, frn_tally_sink sink,
                                                 frn_error *err);
/* Rows read and rows skipped so far; either may be NULL. */
FRN_API void frn_tally_counts(const frn_tally *tally, uint64_t *rows, uint64_t *skipped);
FRN_API void frn_tally_close(frn_tally *tally);

FRN_END_DECLS
#endif
