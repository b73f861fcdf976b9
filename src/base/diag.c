#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>

static const frn_message_info messages[] = {
#define FRN_MESSAGE(number, name, severity, what, cure) {FRN_##name, severity, #name, what, cure},
#include "base/messages.def"
#undef FRN_MESSAGE
};

void frn_diag_tell(const frn_diag_sink *sink, frn_message message, frn_slice file, uint64_t line,
                   uint64_t offset, const char *fmt, ...)
{
    char detail[512];
    va_list args;

    if (!sink || !sink->fn)
        return;
    va_start(args, fmt);
    (void)vsnprintf(detail, sizeof detail, fmt, args);
    va_end(args);
    sink->fn(sink->ctx, &(frn_diag){message, file, line, offset, detail});
}

const frn_message_info *frn_message_find(int number)
{
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
        if ((int)messages[i].message == number)
            return &messages[i];
    return NULL;
}

const frn_message_info *frn_message_at(size_t i)
{
    return i < sizeof messages / sizeof *messages ? &messages[i] : NULL;
}
