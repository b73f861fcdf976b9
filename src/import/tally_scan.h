/* import/tally_scan.h - the events in a piece of a GDELT file, counted. */
#ifndef FRENEMY_IMPORT_TALLY_SCAN_H
#define FRENEMY_IMPORT_TALLY_SCAN_H

#include "import/tally_cells.h"

typedef struct frn_tally_scan {
    frn_tally_cells *cells;
    frn_tally_batch *batch;
    uint32_t place; /* the tab before ActionGeo_CountryCode: 51 in GDELT 1.0, 53 in 2.0 */
    uint64_t rows, skipped;
} frn_tally_scan;

/* Whole rows: the last byte of `s` is a line end, or the file ends there. False when memory is out.
 * O(bytes). */
bool frn_tally_scan_rows(frn_tally_scan *scan, frn_slice s);

#endif
