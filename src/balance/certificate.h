/* balance/certificate.h - the proof as a text file, and its independent check.
 *
 * docs/certificate.md describes the file. The check shares nothing with the solver: it needs the
 * graph, whole numbers, and time linear in the file (times log degree to look ties up).
 */
#ifndef FRENEMY_BALANCE_CERTIFICATE_H
#define FRENEMY_BALANCE_CERTIFICATE_H

#include "balance/frustration.h"
#include "base/buf.h"

FRN_BEGIN_DECLS

/* Appends the certificate of `f` to *out; look at out->failed. */
FRN_API void frn_certificate_write(frn_buf *out, const frn_graph *graph, const frn_frustration *f);

typedef struct frn_certificate_head {
    frn_rule rule;
    bool weighted;
    uint64_t lower, upper;
} frn_certificate_head;

/* What the certificate claims, so that the graph can be folded alike. FRN_E_INPUT if it is none. */
FRN_API frn_status frn_certificate_head_read(frn_certificate_head *out, frn_slice text,
                                             frn_error *err);
/* FRN_OK when every claim of `text` holds for `graph`; FRN_E_INPUT with the line and the reason
 * otherwise. */
FRN_API frn_status frn_certificate_check(const frn_graph *graph, frn_slice text, frn_error *err);

FRN_END_DECLS
#endif
