/* format/lines.h - the bytes of an input's member line by line, holding one line and one block. */
#ifndef FRENEMY_FORMAT_LINES_H
#define FRENEMY_FORMAT_LINES_H

#include "format/input.h"

FRN_BEGIN_DECLS

/* Zero-initialise, then frn_lines_begin for every member. */
typedef struct frn_lines {
    frn_input *input; /* borrowed */
    char *room;
    size_t at, len, cap; /* what is left stands in room[at .. len) */
    bool ended;          /* the member has no more bytes */
} frn_lines;

FRN_API void frn_lines_begin(frn_lines *lines, frn_input *input);
/* Up to `most` bytes (or all there are) without taking them; borrowed until the next call. */
FRN_API FRN_MUST_CHECK frn_status frn_lines_look(frn_slice *out, frn_lines *lines, size_t most,
                                                 frn_error *err);
/* Takes the next line, without its line end; *more is false when there is none. One of more than
 * `limit` bytes is passed over and FRN_E_LIMIT returned. Borrowed until the next call. */
FRN_API FRN_MUST_CHECK frn_status frn_lines_next(frn_slice *out, bool *more, frn_lines *lines,
                                                 size_t limit, frn_error *err);
FRN_API void frn_lines_free(frn_lines *lines);

FRN_END_DECLS
#endif
