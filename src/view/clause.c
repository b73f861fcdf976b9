/* A passage cut to the clause that matters: around the words that name the two actors, from one
 * mark of punctuation to another. What the reader wants first is who does what to whom; the whole
 * passage is one `frenemy explain` away. */
#include "base/utf8.h"
#include "view/view_internal.h"

enum { LEAST = 40 }; /* columns below which a clause says too little */

typedef struct range {
    size_t from, to;
} range;

/* Where a clause may end: the byte after the mark; 0 when none stands at `at`. */
static size_t mark_at(frn_slice s, size_t at)
{
    static const char *const marks[] = {", ", "; ", ": ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                        " (", ") "};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (frn_slice_starts(frn_slice_sub(s, at, s.len), frn_slice_of(marks[i])))
            return at + strlen(marks[i]);
    return 0;
}

/* The end of the last mark that stands before `at`. */
static size_t clause_start(frn_slice s, size_t at)
{
    size_t start = 0;

    for (size_t i = 0; i < at; i++) {
        size_t end = mark_at(s, i);
        if (end && end <= at)
            start = end;
    }
    return start;
}

static size_t clause_end(frn_slice s, size_t at)
{
    while (at < s.len && !mark_at(s, at))
        at++;
    return at;
}

/* Where the words that name the two stand; {0, 0} when neither is found. */
static range named(frn_slice quote, const frn_claim *c)
{
    const frn_slice text[] = {c->source.text, c->target.text};
    range r = {quote.len, 0};

    for (int i = 0; i < 2; i++) {
        size_t at = text[i].len ? frn_slice_search(quote, text[i]) : quote.len;
        if (at >= quote.len)
            continue;
        r.from = at < r.from ? at : r.from;
        r.to = at + text[i].len > r.to ? at + text[i].len : r.to;
    }
    return r.to ? r : (range){0, 0};
}

static size_t width(frn_slice s, range r)
{
    return frn_utf8_width(frn_slice_sub(s, r.from, r.to));
}

/* Whole clauses while they fit: those after it, then those before. */
static range widen(frn_slice s, range r, size_t most)
{
    range next = r;

    while (r.to < s.len) {
        size_t after = mark_at(s, r.to);
        next.to = clause_end(s, after ? after : r.to + 1);
        if (width(s, next) > most)
            break;
        r = next;
    }
    next = r;
    while (r.from > 0) {
        next.from = clause_start(s, r.from - 1);
        if (width(s, next) > most)
            break;
        r = next;
    }
    return r;
}

/* At most `most` columns, cut at a blank. */
static range narrow(frn_slice s, range r, size_t most)
{
    size_t at = r.from, blank = r.from;

    while (at < r.to && width(s, (range){r.from, at}) < most) {
        if (s.ptr[at] == ' ')
            blank = at;
        (void)frn_utf8_next(s, &at);
    }
    if (at < r.to)
        r.to = blank > r.from ? blank : at;
    return r;
}

frn_slice frn_view_beginning(frn_arena *arena, frn_slice s, size_t most)
{
    range r = narrow(s, (range){0, s.len}, most);
    frn_slice text = frn_slice_sub(s, 0, r.to);

    if (r.to < s.len)
        text = frn_arena_printf(arena, "%.*s\xE2\x80\xA6", FRN_ARG(text));
    return text.ptr ? text : s;
}

frn_slice frn_view_clause(frn_arena *arena, const frn_claim *c, size_t most)
{
    frn_slice s = frn_view_clean(arena, c->quote, FRN_LONGEST_QUOTE), text;
    range r = {0, s.len};

    if (width(s, r) <= most)
        return s;
    r = named(s, c);
    r = (range){clause_start(s, r.from), clause_end(s, r.to)};
    if (width(s, r) < LEAST)
        r = widen(s, r, most);
    r = narrow(s, r, most);
    text = frn_arena_printf(arena, "%s%.*s%s", r.from ? "\xE2\x80\xA6" : "",
                            FRN_ARG(frn_slice_sub(s, r.from, r.to)),
                            r.to < s.len ? "\xE2\x80\xA6" : "");
    return text.ptr ? text : s;
}
