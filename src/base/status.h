/* base/status.h - how a call says that it failed, and where.
 *
 * A function that can fail returns an frn_status, which must be looked at. An optional,
 * caller-owned frn_error (always the last argument, may be NULL) receives the sentence for people.
 * On failure the outputs are untouched unless a header says otherwise. Bad *data* is not an error:
 * it is reported as a diagnostic (base/diag.h) and reading goes on.
 */
#ifndef FRENEMY_BASE_STATUS_H
#define FRENEMY_BASE_STATUS_H

#include <stdint.h>

#ifdef __cplusplus
#define FRN_BEGIN_DECLS extern "C" {
#define FRN_END_DECLS }
#else
#define FRN_BEGIN_DECLS
#define FRN_END_DECLS
#endif

#define FRN_API __attribute__((visibility("default")))
#define FRN_MUST_CHECK __attribute__((warn_unused_result))
#define FRN_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

FRN_BEGIN_DECLS

typedef enum frn_status {
    FRN_OK = 0,
    FRN_E_MEMORY = -1,    /* an allocation failed */
    FRN_E_IO = -2,        /* the system refused to read or write */
    FRN_E_INPUT = -3,     /* the input as a whole cannot be used */
    FRN_E_USAGE = -4,     /* the caller asked for something that makes no sense */
    FRN_E_RANGE = -5,     /* a number is out of its range or a size overflows */
    FRN_E_NOT_FOUND = -6, /* no such actor, issue, file, row */
    FRN_E_LEDGER = -7,    /* the ledger is locked, corrupt or of another version */
    FRN_E_LIMIT = -8,     /* a time or size limit was reached; results so far are valid */
    FRN_E_CANCELLED = -9, /* a progress callback or a signal said stop; results so far are valid */
    FRN_E_UNSUPPORTED = -10 /* a format or option that this build cannot do */
} frn_status;

typedef struct frn_error {
    frn_status status;
    char text[512];  /* what is wrong and what to do, one sentence, no newline */
    char where[256]; /* file or object; empty when unknown */
    uint64_t line;   /* 1-based; 0 when unknown */
} frn_error;

/* A fixed English sentence for `status`; never NULL. */
FRN_API const char *frn_status_text(frn_status status);

/* Fills *err (if given) and returns `status`, so that `return frn_fail(...)` reads as one step. */
FRN_API frn_status frn_fail(frn_error *err, frn_status status, const char *fmt, ...)
    FRN_PRINTF(3, 4);

/* The same with a place: `where` may be NULL, `line` 0. */
FRN_API frn_status frn_fail_at(frn_error *err, frn_status status, const char *where, uint64_t line,
                               const char *fmt, ...) FRN_PRINTF(5, 6);

/* Shorthand for the commonest failure. */
FRN_API frn_status frn_no_memory(frn_error *err);

#ifdef __clang_analyzer__ /* which cannot see into another file that these return what they get */
#define frn_fail(err, status, ...) ((void)(frn_fail)(err, status, __VA_ARGS__), (status))
#define frn_fail_at(err, status, where, line, ...)                                                 \
    ((void)(frn_fail_at)(err, status, where, line, __VA_ARGS__), (status))
#define frn_no_memory(err) ((void)(frn_no_memory)(err), FRN_E_MEMORY)
#endif

/* Leaves the function with the status of `expr` unless it is FRN_OK. */
#define FRN_TRY(expr)                                                                              \
    do {                                                                                           \
        frn_status frn_try_status = (expr);                                                        \
        if (frn_try_status != FRN_OK)                                                              \
            return frn_try_status;                                                                 \
    } while (0)

FRN_END_DECLS
#endif
