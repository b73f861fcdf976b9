/* What the readers of graph files share. */
#ifndef FRENEMY_GRAPH_READ_INTERNAL_H
#define FRENEMY_GRAPH_READ_INTERNAL_H

#include "graph/read.h"

typedef struct frn_graph_reading {
    frn_arcs *arcs;
    const frn_graph_read_options *options;
    uint64_t line;    /* of the input, from 1 */
    uint64_t skipped; /* lines or elements that could not be used */
} frn_graph_reading;

frn_status frn_graph_read_table(frn_graph_reading *r, frn_slice bytes, frn_error *err);
frn_status frn_graph_read_pajek(frn_graph_reading *r, frn_slice bytes, frn_error *err);
frn_status frn_graph_read_xml(frn_graph_reading *r, frn_slice bytes, frn_error *err);
frn_status frn_graph_read_matrix(frn_graph_reading *r, frn_slice bytes, frn_error *err);
frn_status frn_graph_read_rfa(frn_graph_reading *r, frn_slice bytes, frn_error *err);
frn_status frn_graph_read_elec(frn_graph_reading *r, frn_slice bytes, frn_error *err);

/* The next line without its end (\n, \r\n or \r); false at the end. Counts lines. */
bool frn_graph_next_line(frn_graph_reading *r, frn_slice *rest, frn_slice *line);
/* Reports a line that is skipped (the first few of a file by line, all by count at the end). */
void frn_graph_skip(frn_graph_reading *r, frn_message message, const char *why);
/* A number or a word for a sign ("+", "negative", "ally"); 0 for words of doubt ("?", "+-"). */
bool frn_sign_value(frn_slice field, double *value);
/* Splits `line` at `separator` (' ': runs of blanks) into at most `most` fields; quotes are taken
 * off, doubled quotes inside become one in `scratch` (look at scratch->failed). Returns the number
 * of fields. */
size_t frn_graph_fields(frn_slice line, char separator, frn_slice *field, size_t most,
                        frn_arena *scratch);

#endif
