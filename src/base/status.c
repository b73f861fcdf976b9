#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

const char *frn_status_text(frn_status status)
{
    switch (status) {
    case FRN_OK:
        return "ok";
    case FRN_E_MEMORY:
        return "out of memory";
    case FRN_E_IO:
        return "input or output failed";
    case FRN_E_INPUT:
        return "the input cannot be used";
    case FRN_E_USAGE:
        return "wrong use";
    case FRN_E_RANGE:
        return "a value is out of range";
    case FRN_E_NOT_FOUND:
        return "not found";
    case FRN_E_LEDGER:
        return "the ledger cannot be used";
    case FRN_E_LIMIT:
        return "a limit was reached";
    case FRN_E_CANCELLED:
        return "cancelled";
    case FRN_E_UNSUPPORTED:
        return "not supported";
    }
    return "unknown status";
}

static void FRN_PRINTF(5, 0) fill(frn_error *err, frn_status status, const char *where,
                                  uint64_t line, const char *fmt, va_list args)
{
    if (!err)
        return;
    err->status = status;
    err->line = line;
    (void)snprintf(err->where, sizeof err->where, "%s", where ? where : "");
    (void)vsnprintf(err->text, sizeof err->text, fmt, args);
}

frn_status(frn_fail)(frn_error *err, frn_status status, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    fill(err, status, NULL, 0, fmt, args);
    va_end(args);
    return status;
}

frn_status(frn_fail_at)(frn_error *err, frn_status status, const char *where, uint64_t line,
                        const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    fill(err, status, where, line, fmt, args);
    va_end(args);
    return status;
}

frn_status(frn_no_memory)(frn_error *err)
{
    return frn_fail(err, FRN_E_MEMORY, "out of memory");
}
