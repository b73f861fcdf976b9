#include "format/lines.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 1 << 16 };

void frn_lines_begin(frn_lines *lines, frn_input *input)
{
    lines->input = input;
    lines->at = lines->len = 0;
    lines->ended = false;
}

/* More bytes behind those that are left, which move to the front first. */
static frn_status fill(frn_lines *lines, frn_error *err)
{
    size_t got;

    if (lines->at > 0 && lines->len > lines->at)
        memmove(lines->room, lines->room + lines->at, lines->len - lines->at);
    lines->len -= lines->at;
    lines->at = 0;
    if (lines->cap - lines->len < BLOCK) {
        size_t cap = lines->cap * 2 > lines->len + BLOCK ? lines->cap * 2 : lines->len + BLOCK;
        char *moved = realloc(lines->room, cap);

        if (!moved)
            return frn_no_memory(err);
        lines->room = moved;
        lines->cap = cap;
    }
    got = frn_input_read(lines->input, lines->room + lines->len, BLOCK);
    lines->len += got;
    lines->ended = got == 0;
    return FRN_OK;
}

frn_status frn_lines_look(frn_slice *out, frn_lines *lines, size_t most, frn_error *err)
{
    while (!lines->ended && lines->len - lines->at < most)
        FRN_TRY(fill(lines, err));
    *out = frn_slice_sub(frn_slice_make(lines->room ? lines->room : "", lines->len), lines->at,
                         lines->len - lines->at < most ? lines->len : lines->at + most);
    return FRN_OK;
}

frn_status frn_lines_next(frn_slice *out, bool *more, frn_lines *lines, size_t limit,
                          frn_error *err)
{
    size_t seen = 0;
    bool too_long = false;

    for (;;) {
        size_t left = lines->len - lines->at;
        const char *from = left ? lines->room + lines->at : "";
        const char *end = left > seen ? memchr(from + seen, '\n', left - seen) : NULL;

        if (end || lines->ended) {
            size_t size = end ? (size_t)(end - from) : left;

            *more = left > 0 || too_long;
            *out = frn_slice_make(from, size);
            lines->at += size + (end != NULL);
            if (too_long || size > limit)
                return frn_fail(err, FRN_E_LIMIT, "a line is longer than %zu bytes", limit);
            return FRN_OK;
        }
        too_long = too_long || left > limit;
        if (too_long) /* only its end is still wanted */
            lines->at = lines->len;
        seen = too_long ? 0 : left;
        FRN_TRY(fill(lines, err));
    }
}

void frn_lines_free(frn_lines *lines)
{
    free(lines->room);
    *lines = (frn_lines){0};
}
