/* import/tally_cells.h - the counts behind a tally: one cell a (country, country, place, month).
 *
 * Events go into a batch, which belongs to one thread, and from there, a part at a time, into the
 * cells, which all threads share. Everything is added up in integers, so that neither the order nor
 * the number of threads shows. A cell takes 20 bytes; the rare one that outgrows its small counters
 * moves them to a list.
 */
#ifndef FRENEMY_IMPORT_TALLY_CELLS_H
#define FRENEMY_IMPORT_TALLY_CELLS_H

#include "import/tally.h"

enum { FRN_TALLY_PARTS = 64, FRN_TALLY_BATCH = 128 };

typedef struct frn_tally_cells frn_tally_cells;

typedef struct frn_tally_batch {
    uint32_t used[FRN_TALLY_PARTS];
    struct {
        uint64_t key;
        int32_t goldstein;
    } event[FRN_TALLY_PARTS][FRN_TALLY_BATCH];
} frn_tally_batch;

/* Codes of up to 3, 3 and 2 bytes from '!' to '_' at six bits each, then the month as year * 12 +
 * month - 1: keys sort as their texts do. Never 0. */
static inline uint64_t frn_tally_key(uint64_t a, uint64_t b, uint64_t place, uint32_t months)
{
    return a << 46 | b << 28 | place << 16 | months;
}

/* NULL when memory is out. */
frn_tally_cells *frn_tally_cells_new(void);
void frn_tally_cells_free(frn_tally_cells *cells);
/* One event; `goldstein` in thousandths. False when memory is out. */
bool frn_tally_batch_add(frn_tally_batch *batch, frn_tally_cells *cells, uint64_t key,
                         int32_t goldstein);
/* What is still in the batch. */
bool frn_tally_batch_flush(frn_tally_batch *batch, frn_tally_cells *cells);
/* Every cell in the order of its key. Nothing can be added after. */
frn_status frn_tally_cells_each(frn_tally_cells *cells, uint32_t threads, frn_tally_sink sink,
                                frn_error *err);

#endif
