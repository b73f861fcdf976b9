/* import/rows.h - a stream cut into records: lines, CSV records with line ends inside quotes, JSON
 * objects.
 *
 * At most one record and one block are held. A record beyond FRN_IMPORT_LONGEST is skipped with a
 * diagnostic (FRN-0108), a quote that never ends loses only its own line (FRN-0414).
 */
#ifndef FRENEMY_IMPORT_ROWS_H
#define FRENEMY_IMPORT_ROWS_H

#include "base/diag.h"
#include "format/input.h"

typedef enum frn_rows_mode {
    FRN_ROWS_LINES,
    FRN_ROWS_QUOTED, /* a field in double quotes may hold separators and line ends */
    FRN_ROWS_OBJECTS /* top-level JSON objects, whatever stands between them */
} frn_rows_mode;

enum { FRN_IMPORT_LONGEST = 4 << 20 };

/* `record` has no line end; `number` is the line on which it starts, from 1. */
typedef frn_status (*frn_rows_fn)(void *ctx, frn_slice record, uint64_t number, frn_error *err);

typedef struct frn_rows {
    frn_rows_mode mode;
    frn_rows_fn fn;
    void *ctx;
    const frn_diag_sink *diag;
    frn_slice name;
    uint64_t line;
    uint64_t offset;
} frn_rows;

frn_status frn_rows_bytes(frn_rows *rows, frn_slice bytes, frn_error *err);
/* The current member of `input`; `head` are the bytes already taken off its front. */
frn_status frn_rows_input(frn_rows *rows, frn_slice head, frn_input *input, frn_error *err);

#endif
