/* base/diag.h - what is wrong with the data, said once, with a code that never changes.
 *
 * A diagnostic is not a failure: the reader reports it to a sink and goes on with what is readable.
 * Every kind stands in base/messages.def with a permanent number, a sentence and a cure; `frenemy
 * explain FRN-0101` prints them. The sink is called from one thread at a time.
 */
#ifndef FRENEMY_BASE_DIAG_H
#define FRENEMY_BASE_DIAG_H

#include "base/slice.h"

FRN_BEGIN_DECLS

typedef enum frn_message {
#define FRN_MESSAGE(number, name, severity, what, cure) FRN_##name = number,
#include "base/messages.def"
#undef FRN_MESSAGE
} frn_message;

typedef enum frn_severity { FRN_NOTE, FRN_WARNING, FRN_PROBLEM } frn_severity;

typedef struct frn_diag {
    frn_message message;
    frn_slice file; /* borrowed during the call; empty when unknown */
    uint64_t line;  /* 1-based; 0 when unknown */
    uint64_t offset;
    const char *detail; /* the case at hand, one line; never NULL */
} frn_diag;

/* Zero-initialised: diagnostics are dropped. */
typedef struct frn_diag_sink {
    void (*fn)(void *ctx, const frn_diag *diag);
    void *ctx;
} frn_diag_sink;

FRN_API void frn_diag_tell(const frn_diag_sink *sink, frn_message message, frn_slice file,
                           uint64_t line, uint64_t offset, const char *fmt, ...) FRN_PRINTF(6, 7);

typedef struct frn_message_info {
    frn_message message;
    frn_severity severity;
    const char *name; /* "INPUT_TRUNCATED" */
    const char *what;
    const char *cure;
} frn_message_info;

/* NULL for an unknown number. */
FRN_API const frn_message_info *frn_message_find(int number);
/* The i-th in the order of numbers; NULL past the end. */
FRN_API const frn_message_info *frn_message_at(size_t i);

FRN_END_DECLS
#endif
