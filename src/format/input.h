/* format/input.h - bytes from anywhere: file, pipe or folder, plain or gz, bz2, xz, zst, zip, tar
 * (libarchive).
 *
 * An input is one named thing on the command line; it has one member or, for archives, several.
 * Damage is reported to the sink (FRN-0101, FRN-0102, FRN-0109) and what was readable before it is
 * still delivered.
 */
#ifndef FRENEMY_FORMAT_INPUT_H
#define FRENEMY_FORMAT_INPUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

FRN_BEGIN_DECLS

typedef struct frn_input frn_input;

/* `path` may be "-" (standard input). An unreadable path is a failure (FRN_E_IO) with its reason.
 * `sink` is kept; it must outlive the input. */
FRN_API FRN_MUST_CHECK frn_status frn_input_open(frn_input **out, const char *path,
                                                 const frn_diag_sink *sink, frn_error *err);
/* Moves to the next member; false when there is none. Call once before the first read. */
FRN_API bool frn_input_next(frn_input *input);
/* "events.tab" or "archive.zip/events.tab"; without a compression suffix. Borrowed until the next
 * member. */
FRN_API frn_slice frn_input_name(const frn_input *input);
/* Up to `cap` bytes of the member into `to`; 0 at its end. */
FRN_API size_t frn_input_read(frn_input *input, char *to, size_t cap);
/* The whole member when it is a plain regular file, mapped without copying: valid until the input
 * is closed. False (and nothing read) for anything else. */
FRN_API bool frn_input_mapped(frn_input *input, frn_slice *out);
/* The rest of the member in one piece, owned by the input until the next member; at most `limit`
 * bytes (0: 2 GiB - 1), FRN_E_LIMIT beyond. */
FRN_API FRN_MUST_CHECK frn_status frn_input_all(frn_slice *out, frn_input *input, size_t limit,
                                                frn_error *err);
/* Whether damage was met in any member so far. */
FRN_API bool frn_input_damaged(const frn_input *input);
FRN_API void frn_input_close(frn_input *input);

typedef FRN_VEC(const char *) frn_paths;

/* Appends `path`, or every regular file below it when it is a folder (hidden ones left out), sorted
 * by bytes; the strings live in `arena`. What cannot be opened is reported (FRN-0102) and left out.
 */
FRN_API FRN_MUST_CHECK frn_status frn_paths_add(frn_paths *paths, frn_arena *arena,
                                                const char *path, const frn_diag_sink *sink,
                                                frn_error *err);

FRN_END_DECLS
#endif
