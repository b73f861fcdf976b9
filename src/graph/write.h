/* graph/write.h - signed graphs for other programs: GraphML, GEXF, DOT, CSV and Pajek.
 *
 * Every form carries names, the sign of each tie and its weight; `camp` adds the side of each actor
 * where the form has room for it (all but CSV).
 */
#ifndef FRENEMY_GRAPH_WRITE_H
#define FRENEMY_GRAPH_WRITE_H

#include "base/buf.h"
#include "graph/read.h"

FRN_BEGIN_DECLS

/* Appends `graph` to *out (look at out->failed). `camp` [n] is +1, -1 or NULL. FRN_E_UNSUPPORTED
 * for formats that are read only. What is written reads back as the same graph. O(n + m). */
FRN_API frn_status frn_graph_write(frn_buf *out, const frn_graph *graph, frn_graph_format format,
                                   const int8_t *camp, frn_error *err);

FRN_END_DECLS
#endif
