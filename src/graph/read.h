/* graph/read.h - signed networks from files.
 *
 * Tables (SNAP, KONECT, CSV, TSV, any separator, with or without header), vote lists of Wikipedia
 * (RfA records, ElecBs3), Pajek, GraphML, GEXF and Matrix Market; the format and a table's columns
 * are recognised by content and can be named instead. Compressed input is opened first.
 */
#ifndef FRENEMY_GRAPH_READ_H
#define FRENEMY_GRAPH_READ_H

#include "graph/graph.h"

FRN_BEGIN_DECLS

typedef enum frn_graph_format {
    FRN_GRAPH_AUTO = 0,
    FRN_GRAPH_TABLE,
    FRN_GRAPH_PAJEK,
    FRN_GRAPH_GRAPHML,
    FRN_GRAPH_GEXF,
    FRN_GRAPH_MATRIX_MARKET,
    FRN_GRAPH_RFA,  /* SRC: TGT: VOT: records (Wikipedia requests for adminship) */
    FRN_GRAPH_ELEC, /* E T U N V lines (Wikipedia elections) */
    FRN_GRAPH_DOT   /* written, not read */
} frn_graph_format;

/* The name ("table", "pajek" ...), and back; csv, tsv and snap are tables too. */
FRN_API const char *frn_graph_format_name(frn_graph_format format);
FRN_API bool frn_graph_format_parse(frn_graph_format *format, frn_slice name);
/* By content; FRN_GRAPH_TABLE when nothing else fits. Looks at the first 4 KiB. */
FRN_API frn_graph_format frn_graph_recognise(frn_slice bytes);

/* Zero-initialise. Columns are named by header or by number from 1; empty means recognise. */
typedef struct frn_graph_read_options {
    frn_graph_format format;
    frn_slice source, target, sign, layer;
    char separator;   /* 0: recognise; ' ' any run of blanks */
    bool ignore_case; /* of a table: names are read in ASCII lower case */
    frn_slice file;   /* for diagnostics */
    frn_diag_sink sink;
} frn_graph_read_options;

/* Adds the arcs of `bytes` (already decompressed) to *arcs. Lines that cannot be read are reported
 * and skipped. FRN_E_INPUT when nothing could be read. `options` may be NULL. O(bytes). */
FRN_API frn_status frn_arcs_read(frn_arcs *arcs, frn_slice bytes,
                                 const frn_graph_read_options *options, frn_error *err);
/* The same from a file ("-": standard input), decompressed if need be; only the first file of an
 * archive. */
FRN_API frn_status frn_arcs_load(frn_arcs *arcs, const char *path,
                                 const frn_graph_read_options *options, frn_error *err);

FRN_END_DECLS
#endif
