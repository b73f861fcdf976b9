/* The briefing: what an analyst would tell first, then why, and every line with its words. */
#include "base/hash.h"
#include "base/utf8.h"
#include "view/text_internal.h"

enum { WIDTH = 100, LEAST_WIDTH = 40, CLAUSE = 170, REMINDER = 44 };

/* ---- pieces ---- */

uint32_t frn_text_limit(const text *t, uint32_t count, uint32_t most)
{
    return t->all || count <= most ? count : most;
}

void frn_text_say(text *t, frn_slice s)
{
    frn_pen_say(&t->pen, FRN_INK_PLAIN, s);
}

void frn_text_faint(text *t, frn_slice s)
{
    frn_pen_say(&t->pen, FRN_INK_FAINT, s);
}

void frn_text_heading(text *t, const char *name, uint64_t count)
{
    frn_pen_blank(&t->pen);
    frn_pen_text(&t->pen, FRN_INK_BOLD, name);
    if (count)
        frn_text_faint(t, frn_arena_printf(&t->arena, "(%llu)", (unsigned long long)count));
    frn_pen_end(&t->pen);
}

void frn_text_rest(text *t, size_t column, uint64_t shown, uint64_t count, const char *what)
{
    if (shown >= count)
        return;
    frn_pen_line(&t->pen, column, column);
    frn_text_faint(t, frn_arena_printf(&t->arena, "and %llu more %s",
                                       (unsigned long long)(count - shown), what));
}

frn_ink frn_text_ink(int sign)
{
    return sign > 0 ? FRN_INK_GOOD : sign < 0 ? FRN_INK_BAD : FRN_INK_PLAIN;
}

/* How many bytes of quotation mark stand at `at`; 0 when none. */
static size_t mark_at(frn_slice s, size_t at)
{
    frn_slice rest = frn_slice_sub(s, at, s.len);

    if (frn_slice_starts(rest, FRN_LIT("\"")))
        return 1;
    return frn_slice_starts(rest, FRN_LIT("\xE2\x80\x9C")) ||
                   frn_slice_starts(rest, FRN_LIT("\xE2\x80\x9D"))
               ? 3
               : 0;
}

/* In quotation marks. A lone mark at an end gives way to ours; a passage with marks of its own
 * stands as it is. */
static frn_slice in_marks(text *t, frn_slice words)
{
    size_t marks = 0, first = words.len, len = 0;

    for (size_t at = 0; at < words.len; at++) {
        if (mark_at(words, at) == 0)
            continue;
        marks++;
        first = first == words.len ? at : first;
    }
    len = marks ? mark_at(words, first) : 0;
    if (marks == 1 && first == 0)
        words = frn_slice_sub(words, len, words.len);
    else if (marks == 1 && first + len == words.len)
        words = frn_slice_sub(words, 0, first);
    else if (marks)
        return words;
    return frn_arena_printf(&t->arena, "\xE2\x80\x9C%.*s\xE2\x80\x9D", FRN_ARG(words));
}

void frn_text_quote(text *t, size_t column, uint32_t claim, bool with_voice)
{
    const frn_claim *c = &t->r->claim[claim];
    frn_slice words = frn_view_clause(&t->arena, c, CLAUSE);
    frn_slice where = frn_view_where(&t->arena, c);
    bool fresh = true;

    frn_pen_line(&t->pen, column, column);
    if (words.len && !frn_map_put(&t->shown, frn_mix(frn_hash(words)) ^ frn_hash(where), 0, &fresh))
        t->pen.buf->failed = true;
    if (!fresh && frn_utf8_width(words) > REMINDER + 16)
        words = frn_view_beginning(&t->arena, words, REMINDER);
    else
        fresh = true;
    if (words.len)
        frn_text_say(t, in_marks(t, words));
    if (with_voice)
        frn_text_say(t, frn_view_voice(&t->arena, c));
    if (where.len)
        frn_text_faint(
            t, frn_arena_printf(&t->arena, "[%.*s%s]", FRN_ARG(where), fresh ? "" : ", as above"));
}

/* ---- first and last ---- */

static void numbers(text *t)
{
    const frn_report *r = t->r;
    frn_slice parts[] = {frn_view_count(&t->arena, r->claim_count, "claim", "claims"),
                         frn_view_count(&t->arena, r->speakers, "voice", "voices"),
                         frn_view_count(&t->arena, r->table->actor_count, "actor", "actors"),
                         frn_view_count(&t->arena, r->pair_count, "pair", "pairs"),
                         frn_view_count(&t->arena, r->table->issue_count, "issue", "issues"),
                         frn_view_count(&t->arena, r->document_count, "document", "documents")};
    size_t count = sizeof parts / sizeof *parts - !r->document_count;
    char first[16], last[16];

    frn_pen_line(&t->pen, 0, 0);
    for (size_t i = 0; i < count; i++) {
        frn_text_faint(t, parts[i]);
        frn_pen_text(&t->pen, FRN_INK_FAINT, i + 1 < count ? "," : ";");
    }
    frn_text_faint(t, frn_arena_printf(&t->arena, "%s%s%s", frn_date_text(r->table->first, first),
                                       r->table->last > r->table->first ? " to " : "",
                                       r->table->last > r->table->first
                                           ? frn_date_text(r->table->last, last)
                                           : ""));
}

static void not_understood(text *t)
{
    const frn_report *r = t->r;
    frn_view_gap lines[FRN_GAP_COUNT];
    bool begun = false;

    frn_view_gaps(lines, r);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (lines[i].count == 0)
            continue;
        if (!begun)
            frn_text_heading(t, "NOT UNDERSTOOD OR LEFT OUT", 0);
        begun = true;
        frn_pen_line(&t->pen, 2, 4);
        if (i == 0)
            frn_text_say(t, frn_arena_printf(&t->arena, "%llu of %llu sentences gave no claim",
                                             (unsigned long long)lines[i].count,
                                             (unsigned long long)r->sentences));
        else
            frn_text_say(t, frn_view_count(&t->arena, lines[i].count, lines[i].one, lines[i].many));
    }
}

static void whole(text *t)
{
    frn_pen_line(&t->pen, 0, 0);
    frn_pen_say(&t->pen, FRN_INK_BOLD,
                frn_view_clean(&t->arena, t->r->title, (size_t)2 * FRN_LONGEST_NAME));
    frn_pen_line(&t->pen, 0, 0);
    frn_text_say(t, frn_view_clean(&t->arena, t->r->headline, (size_t)2 * FRN_LONGEST_QUOTE));
    numbers(t);
    frn_text_frenemies(t);
    frn_text_common_enemies(t);
    frn_text_both(t);
    frn_text_mixed_signals(t);
    frn_text_open(t, FRN_OPEN_OFFER, "OFFERS");
    frn_text_open(t, FRN_OPEN_THREAT, "THREATS AND RED LINES");
    frn_text_open(t, FRN_OPEN_WHAT_IF, "WHAT-IFS");
    frn_text_open(t, FRN_OPEN_DEMAND, "DEMANDS");
    frn_text_open(t, FRN_OPEN_DENIAL, "DENIED OR SAID NOT TO BE SO");
    frn_text_enemies(t);
    frn_text_friends(t);
    frn_text_contested(t);
    not_understood(t);
    frn_pen_end(&t->pen);
}

frn_status frn_view_text(frn_buf *out, const frn_report *report, const frn_view_options *options,
                         frn_error *err)
{
    text t = {.pen = {.buf = out, .width = WIDTH}, .r = report};

    if (options) {
        if (options->width)
            t.pen.width = options->width < LEAST_WIDTH ? LEAST_WIDTH : options->width;
        t.pen.color = options->color;
        t.all = options->all;
    }
    whole(&t);
    frn_map_free(&t.shown);
    frn_arena_free(&t.arena);
    return out->failed ? frn_no_memory(err) : FRN_OK;
}
