#include "import/rows.h"

#include <stdlib.h>

enum { BLOCK = 1 << 20, MOST_LINES = 200 };

typedef struct cut { /* where a record ends */
    bool found;
    bool open_quote;  /* a quote that does not end */
    size_t skip;      /* bytes before the record (between JSON objects) */
    size_t len, next; /* from the end of `skip`: the record, the record with its line end */
    uint64_t lines;   /* line ends passed, in all */
    uint64_t skip_lines;
} cut;

static cut cut_line(frn_slice s, bool end)
{
    size_t at = frn_slice_find(s, '\n', 0);
    cut c = {.found = at < s.len || (end && s.len), .len = at, .next = at + (at < s.len)};

    c.lines = at < s.len;
    return c;
}

/* A quote opens only at the start of a field, so that 5" or said "x" inside a field is text. */
static cut cut_quoted(frn_slice s, bool end)
{
    cut first = cut_line(s, end);
    bool quoted = false, start = true;
    uint64_t lines = 0;

    if (first.found && !memchr(s.ptr, '"', first.len))
        return first;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (quoted) {
            if (c == '"' && i + 1 < s.len && s.ptr[i + 1] == '"')
                i++;
            else if (c == '"')
                quoted = false;
            else if (c == '\n' && ++lines > MOST_LINES)
                break;
        } else if (c == '\n') {
            return (cut){.found = true, .len = i, .next = i + 1, .lines = lines + 1};
        } else {
            quoted = c == '"' && start;
            start = c == ',' || c == ';' || c == '\t';
            continue;
        }
        start = false;
    }
    if (lines > MOST_LINES || (end && quoted)) {
        first.open_quote = true;
        return first;
    }
    return (cut){.found = end && s.len, .len = s.len, .next = s.len, .lines = lines};
}

static cut cut_object(frn_slice s, bool end)
{
    cut c = {0};
    bool string = false;
    int depth = 0;

    while (c.skip < s.len && s.ptr[c.skip] != '{')
        c.skip_lines += s.ptr[c.skip++] == '\n';
    for (size_t i = c.skip; i < s.len; i++) {
        char b = s.ptr[i];
        c.lines += b == '\n';
        if (string) {
            if (b == '\\')
                i++;
            else if (b == '"')
                string = false;
        } else if (b == '"') {
            string = true;
        } else if (b == '{') {
            depth++;
        } else if (b == '}' && --depth == 0) {
            c.found = true;
            c.len = c.next = i + 1 - c.skip;
            return c;
        }
    }
    if (end && c.skip < s.len) { /* cut off: the caller reports that it is no object */
        c.found = true;
        c.len = c.next = s.len - c.skip;
    }
    return c;
}

static cut cut_record(const frn_rows *rows, frn_slice s, bool end)
{
    switch (rows->mode) {
    case FRN_ROWS_QUOTED:
        return cut_quoted(s, end);
    case FRN_ROWS_OBJECTS:
        return cut_object(s, end);
    case FRN_ROWS_LINES:
        break;
    }
    return cut_line(s, end);
}

static frn_status give(frn_rows *rows, frn_slice record, uint64_t number, frn_error *err)
{
    if (record.len && record.ptr[record.len - 1] == '\r')
        record.len--;
    return record.len ? rows->fn(rows->ctx, record, number, err) : FRN_OK;
}

/* Takes every whole record off the front of *s. */
static frn_status drain(frn_rows *rows, frn_slice *s, bool end, frn_error *err)
{
    for (;;) {
        cut c = cut_record(rows, *s, end);
        uint64_t number = rows->line + 1 + c.skip_lines;
        frn_slice record;

        if (!c.found)
            return FRN_OK;
        record = frn_slice_sub(*s, c.skip, c.skip + c.len);
        *s = frn_slice_sub(*s, c.skip + c.next, s->len);
        rows->line += c.skip_lines + c.lines;
        if (c.open_quote)
            frn_diag_tell(rows->diag, FRN_IMPORT_QUOTE, rows->name, number, 0, "%.*s",
                          FRN_ARG(frn_slice_sub(record, 0, 60)));
        if (record.len > FRN_IMPORT_LONGEST)
            frn_diag_tell(rows->diag, FRN_LINE_TOO_LONG, rows->name, number, 0, "%zu bytes",
                          record.len);
        else
            FRN_TRY(give(rows, record, number, err));
    }
}

frn_status frn_rows_bytes(frn_rows *rows, frn_slice bytes, frn_error *err)
{
    if (bytes.len >= 3 && memcmp(bytes.ptr, "\xef\xbb\xbf", 3) == 0)
        bytes = frn_slice_sub(bytes, 3, bytes.len);
    return drain(rows, &bytes, true, err);
}

typedef struct window { /* the part of the stream in memory */
    char *at;
    size_t len, cap;
    bool skipping; /* inside a record that is too long */
} window;

static bool refill(window *w, frn_input *input, bool *end)
{
    size_t got, want = BLOCK;

    if (w->cap - w->len < BLOCK) {
        size_t cap = w->cap * 2;
        char *grown = realloc(w->at, cap);
        if (!grown)
            return false;
        w->at = grown;
        w->cap = cap;
    }
    do {
        got = frn_input_read(input, w->at + w->len, want);
        w->len += got;
        want -= got;
    } while (got && want);
    *end = got == 0;
    return true;
}

/* Drops what belongs to a record that is too long, up to the next line end. */
static void skip_long(frn_rows *rows, window *w)
{
    frn_slice all = {w->at, w->len};
    size_t at = frn_slice_find(all, '\n', 0);

    if (at == w->len) {
        w->len = 0;
        return;
    }
    w->skipping = false;
    rows->line++;
    memmove(w->at, w->at + at + 1, w->len - at - 1);
    w->len -= at + 1;
}

static frn_status step(frn_rows *rows, window *w, bool end, frn_error *err)
{
    frn_slice rest;

    if (w->skipping)
        skip_long(rows, w);
    rest = frn_slice_make(w->at, w->len);
    FRN_TRY(drain(rows, &rest, end, err));
    if (rest.len > FRN_IMPORT_LONGEST) {
        frn_diag_tell(rows->diag, FRN_LINE_TOO_LONG, rows->name, rows->line + 1, 0,
                      "more than %d bytes", FRN_IMPORT_LONGEST);
        w->skipping = true;
        rest.len = 0;
    }
    memmove(w->at, rest.ptr, rest.len);
    w->len = rest.len;
    return FRN_OK;
}

frn_status frn_rows_input(frn_rows *rows, frn_slice head, frn_input *input, frn_error *err)
{
    window w = {.cap = 2 * BLOCK + head.len};
    bool end = false;
    frn_status status = FRN_OK;

    if (head.len >= 3 && memcmp(head.ptr, "\xef\xbb\xbf", 3) == 0)
        head = frn_slice_sub(head, 3, head.len);
    w.at = malloc(w.cap);
    if (!w.at)
        return frn_no_memory(err);
    if (head.len)
        memcpy(w.at, head.ptr, head.len);
    w.len = head.len;
    while (status == FRN_OK && !end)
        status = refill(&w, input, &end) ? step(rows, &w, end, err) : frn_no_memory(err);
    free(w.at);
    return status;
}
