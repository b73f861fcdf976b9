/* cli/table.h - rows for people and for programs: aligned columns on a terminal, TSV in a pipe. */
#ifndef FRENEMY_CLI_TABLE_H
#define FRENEMY_CLI_TABLE_H

#include "base/arena.h"
#include "base/vec.h"
#include "cli.h"

typedef struct cli_table {
    const char *const
        *heading; /* ends with NULL; a heading that starts with '#' is right-aligned */
    frn_arena arena;
    FRN_VEC(frn_slice) cell; /* row after row */
    bool headed;             /* the heading is out already */
} cli_table;

/* Adds one cell; a row is as many cells as there are headings. The text is copied. */
void cli_table_add(cli_table *table, frn_slice text);
void cli_table_printf(cli_table *table, const char *fmt, ...) FRN_PRINTF(2, 3);
/* Writes out what has gathered when rows need no common width, so that memory stays small. */
int cli_table_flush(cli_table *table, const cli *c, bool tsv);
/* Prints and frees. `tsv`: always tab-separated with a header row. */
int cli_table_print(cli_table *table, const cli *c, bool tsv);

#endif
