/* Files in pieces: a mapped file is dealt out to the threads, a stream is read a megabyte at a
 * time. How rows are found in the bytes: tally_scan.c; where they are counted: tally_cells.c. */
#include "import/tally.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/pool.h"
#include "format/input.h"
#include "import/reader.h"
#include "import/tally_scan.h"

enum { PIECE = 2 << 20, ROOM = 1 << 20, AROUND = 1 << 17 };

struct frn_tally {
    frn_tally_cells *cells;
    uint64_t rows, skipped;
    uint32_t threads;
    bool finished;
};

/* ---- a mapped file ---- */

typedef struct pieces {
    frn_slice bytes;
    size_t count;
    frn_tally_cells *cells;
    uint32_t place;
    uint64_t rows, skipped; /* added to atomically: sums, so that their order does not show */
} pieces;

/* Where the first row begins that begins in bytes[at .. end); `end` when none does. */
static size_t row_from(frn_slice bytes, size_t at, size_t end)
{
    frn_slice before;
    size_t found;

    if (at == 0 || at >= end)
        return at < end ? at : end;
    before = frn_slice_sub(bytes, at - 1, end - 1);
    found = frn_slice_find(before, '\n', 0);
    return found < before.len ? at + found : end;
}

/* The rows that begin in the i-th piece. The last of them may reach beyond it; when it goes on for
 * too long it is left out and *cut tells. */
static frn_slice rows_of(frn_slice bytes, size_t i, bool *cut)
{
    size_t end = (i + 1) * PIECE < bytes.len ? (i + 1) * PIECE : bytes.len;
    size_t from = row_from(bytes, i * PIECE, end), most = end + FRN_IMPORT_LONGEST, to;

    *cut = false;
    if (from == end)
        return (frn_slice){bytes.ptr, 0};
    to = row_from(bytes, end, most < bytes.len ? most : bytes.len);
    if (to == most && most < bytes.len) {
        *cut = true;
        for (to = end; to > from && bytes.ptr[to - 1] != '\n';)
            to--;
    }
    return frn_slice_sub(bytes, from, to);
}

/* Gives the piece's pages back, so that memory does not grow with the file: also those just before
 * it, which the system maps along with the first ones. A thread still at work there gets them
 * again. */
static void let_go(frn_slice bytes, frn_slice piece)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = (uintptr_t)bytes.ptr;
    uintptr_t from = ((uintptr_t)piece.ptr - AROUND) & ~(page - 1);
    uintptr_t to = ((uintptr_t)piece.ptr + piece.len) & ~(page - 1);

    if (from < start || (uintptr_t)piece.ptr < AROUND)
        from = start;
    if (to > from)
        (void)madvise((void *)from, to - from, MADV_DONTNEED);
}

static frn_status run_piece(void *ctx, size_t i)
{
    pieces *all = ctx;
    frn_tally_scan scan = {.cells = all->cells, .place = all->place};
    bool cut, sound;
    frn_slice piece = rows_of(all->bytes, i, &cut);

    scan.rows = scan.skipped = cut;
    scan.batch = calloc(1, sizeof *scan.batch);
    sound = scan.batch && frn_tally_scan_rows(&scan, piece) &&
            frn_tally_batch_flush(scan.batch, scan.cells);
    free(scan.batch);
    let_go(all->bytes, piece);
    (void)__atomic_add_fetch(&all->rows, scan.rows, __ATOMIC_RELAXED);
    (void)__atomic_add_fetch(&all->skipped, scan.skipped, __ATOMIC_RELAXED);
    return sound ? FRN_OK : FRN_E_MEMORY;
}

static frn_status tally_mapped(frn_tally *t, frn_slice bytes, uint32_t place, frn_error *err)
{
    pieces all = {
        .bytes = bytes, .count = (bytes.len - 1) / PIECE + 1, .cells = t->cells, .place = place};
    frn_status status = frn_parallel(all.count, t->threads, run_piece, &all);

    t->rows += all.rows;
    t->skipped += all.skipped;
    return status == FRN_OK ? FRN_OK : frn_no_memory(err);
}

/* ---- a stream ---- */

/* Scans the whole rows at the front of the room and moves the rest there; a row that does not fit
 * is skipped to its end. */
static bool scan_room(frn_tally_scan *scan, char *room, size_t *len, bool end, bool *skipping)
{
    frn_slice all = {room, *len};
    size_t from = 0, to = *len;

    if (*skipping) {
        from = frn_slice_find(all, '\n', 0);
        *skipping = from == *len;
        from += !*skipping;
    }
    while (!end && to > from && room[to - 1] != '\n')
        to--;
    if (to == from && from == 0 && *len == ROOM && !*skipping) {
        scan->rows++;
        scan->skipped++;
        *skipping = true;
        from = to = *len;
    }
    if (to > from && !frn_tally_scan_rows(scan, frn_slice_sub(all, from, to)))
        return false;
    memmove(room, room + to, *len - to);
    *len -= to;
    return true;
}

static frn_status tally_stream(frn_tally *t, frn_input *input, frn_slice head, uint32_t place,
                               frn_error *err)
{
    frn_tally_scan scan = {.cells = t->cells, .place = place};
    size_t len = head.len, got = 1;
    char *room = malloc(ROOM);
    bool sound, skipping = false;

    scan.batch = calloc(1, sizeof *scan.batch);
    sound = room && scan.batch;
    if (sound)
        memcpy(room, head.ptr, head.len);
    while (sound && got) {
        while (len < ROOM && (got = frn_input_read(input, room + len, ROOM - len)) > 0)
            len += got;
        sound = scan_room(&scan, room, &len, got == 0, &skipping);
    }
    sound = sound && frn_tally_batch_flush(scan.batch, scan.cells);
    free(room);
    free(scan.batch);
    t->rows += scan.rows;
    t->skipped += scan.skipped;
    return sound ? FRN_OK : frn_no_memory(err);
}

/* ---- files ---- */

/* The tab before ActionGeo_CountryCode; 0 when the line is no GDELT row. */
static uint32_t place_column(frn_slice head)
{
    return frn_is_gdelt1(head) ? 51 : frn_is_gdelt2(head) ? 53 : 0;
}

static frn_status tally_member(frn_tally *t, frn_input *input, const frn_diag_sink *diag,
                               frn_error *err)
{
    char head[1 << 14];
    frn_slice bytes;
    size_t len = 0, got;
    bool mapped = frn_input_mapped(input, &bytes);
    uint32_t place;

    if (!mapped) {
        while (len < sizeof head && (got = frn_input_read(input, head + len, sizeof head - len)))
            len += got;
        bytes = frn_slice_make(head, len);
    }
    place = place_column(frn_slice_sub(bytes, 0, sizeof head));
    if (!place) {
        frn_diag_tell(diag, FRN_IMPORT_UNKNOWN, frn_input_name(input), 1, 0, "%s",
                      "only GDELT events are tallied");
        return frn_fail(err, FRN_E_INPUT, "%.*s does not begin with a GDELT event",
                        FRN_ARG(frn_input_name(input)));
    }
    return mapped ? tally_mapped(t, bytes, place, err) : tally_stream(t, input, bytes, place, err);
}

frn_status frn_tally_file(frn_tally *t, const char *path, const frn_diag_sink *diag, frn_error *err)
{
    frn_input *input;
    frn_status status = FRN_OK;

    if (t->finished)
        return frn_fail(err, FRN_E_USAGE, "the tally is finished: nothing can be added");
    FRN_TRY(frn_input_open(&input, path, diag, err));
    while (status == FRN_OK && frn_input_next(input))
        status = tally_member(t, input, diag, err);
    frn_input_close(input);
    return status;
}

frn_status frn_tally_open(frn_tally **out, uint32_t threads, frn_error *err)
{
    frn_tally *t = calloc(1, sizeof *t);

    if (t)
        t->cells = frn_tally_cells_new();
    if (!t || !t->cells) {
        free(t);
        return frn_no_memory(err);
    }
    t->threads = frn_threads(threads);
    *out = t;
    return FRN_OK;
}

void frn_tally_close(frn_tally *t)
{
    if (!t)
        return;
    frn_tally_cells_free(t->cells);
    free(t);
}

void frn_tally_counts(const frn_tally *t, uint64_t *rows, uint64_t *skipped)
{
    if (rows)
        *rows = t->rows;
    if (skipped)
        *skipped = t->skipped;
}

frn_status frn_tally_each(frn_tally *t, frn_tally_sink sink, frn_error *err)
{
    if (t->finished)
        return frn_fail(err, FRN_E_USAGE, "the tally is finished already");
    t->finished = true;
    return frn_tally_cells_each(t->cells, t->threads, sink, err);
}
