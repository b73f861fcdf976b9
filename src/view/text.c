/* The briefing: what an analyst would tell first, then why, and every line with its words. */
#include "view/pen.h"
#include "view/view_internal.h"

enum {
    WIDTH = 100,
    LEAST_WIDTH = 40,
    MOST_PAIRS = 12,
    MOST_ISSUES = 6,
    MOST_COMMON = 5,
    MOST_MIXED = 6,
    MOST_OPEN = 6,
    MOST_PLAIN = 10,
    MOST_CONTESTED = 8,
    MOST_ACCOUNTS = 4
};

typedef struct text {
    frn_pen pen;
    frn_arena arena;
    const frn_report *r;
    bool all;
} text;

static uint32_t limit(const text *t, uint32_t count, uint32_t most)
{
    return t->all || count <= most ? count : most;
}

static void say(text *t, frn_slice s)
{
    frn_pen_say(&t->pen, FRN_INK_PLAIN, s);
}

static void faint(text *t, frn_slice s)
{
    frn_pen_say(&t->pen, FRN_INK_FAINT, s);
}

static void heading(text *t, const char *name, uint64_t count)
{
    frn_pen_blank(&t->pen);
    frn_pen_text(&t->pen, FRN_INK_BOLD, name);
    if (count)
        faint(t, frn_arena_printf(&t->arena, "(%llu)", (unsigned long long)count));
    frn_pen_end(&t->pen);
}

static void rest(text *t, size_t column, uint64_t shown, uint64_t count, const char *what)
{
    if (shown >= count)
        return;
    frn_pen_line(&t->pen, column, column);
    faint(t, frn_arena_printf(&t->arena, "and %llu more %s", (unsigned long long)(count - shown),
                              what));
}

static frn_ink ink_of(int sign)
{
    return sign > 0 ? FRN_INK_GOOD : sign < 0 ? FRN_INK_BAD : FRN_INK_PLAIN;
}

/* “The words,” then who says so and where they stand. */
static void quote(text *t, size_t column, uint32_t claim, bool with_voice)
{
    const frn_claim *c = &t->r->claim[claim];
    frn_slice words = frn_view_quote(&t->arena, c);
    frn_slice where = frn_view_where(&t->arena, c);

    frn_pen_line(&t->pen, column, column);
    if (words.len)
        say(t, frn_arena_printf(&t->arena, "\xE2\x80\x9C%.*s\xE2\x80\x9D", FRN_ARG(words)));
    if (with_voice)
        say(t, frn_view_voice(&t->arena, c));
    if (where.len)
        faint(t, frn_arena_printf(&t->arena, "[%.*s]", FRN_ARG(where)));
}

/* ---- pairs ---- */

static void side(text *t, const frn_report_side *s, int sign)
{
    frn_slice voices;

    if (s->best == FRN_NONE)
        return;
    voices = frn_view_clean(&t->arena, s->voices, (size_t)4 * FRN_LONGEST_NAME);
    frn_pen_line(&t->pen, 4, 6);
    frn_pen_text(&t->pen, ink_of(sign), sign > 0 ? "+" : "-");
    say(t, frn_arena_printf(&t->arena, "%.*s according to %.*s",
                            FRN_ARG(frn_view_count(&t->arena, s->count, "claim", "claims")),
                            FRN_ARG(voices)));
    quote(t, 6, s->best, false);
}

static void pair_issue(text *t, const frn_report_pair *pair, uint32_t k)
{
    const frn_pair_issue *counts = &pair->pair->issue[k];
    const frn_report_issue *issue = &pair->issue[k];

    frn_pen_line(&t->pen, 2, 5);
    frn_pen_text(&t->pen, ink_of(counts->sign), frn_view_sign(counts));
    frn_pen_say(&t->pen, FRN_INK_BOLD, frn_view_issue(&t->arena, t->r->table->issue[issue->issue]));
    if (counts->listed_count)
        faint(t, frn_arena_printf(
                     &t->arena, "(%.*s that count as no fact)",
                     FRN_ARG(frn_view_count(&t->arena, counts->listed_count, "claim", "claims"))));
    side(t, &issue->positive, 1);
    side(t, &issue->negative, -1);
}

static void tone(text *t, const frn_pair *p)
{
    faint(t, frn_arena_printf(&t->arena, "tone %+.2f (90%%: %+.2f to %+.2f)", p->tone, p->tone_low,
                              p->tone_high));
}

static void names(text *t, const frn_pair *p)
{
    frn_slice a = frn_view_actor(&t->arena, t->r, p->a), b = frn_view_actor(&t->arena, t->r, p->b);

    frn_pen_say(&t->pen, FRN_INK_BOLD,
                frn_arena_printf(&t->arena, "%.*s and %.*s", FRN_ARG(a), FRN_ARG(b)));
}

static void full_pair(text *t, const frn_report_pair *pair)
{
    uint32_t shown = limit(t, pair->pair->issue_count, MOST_ISSUES);

    frn_pen_line(&t->pen, 0, 2);
    names(t, pair->pair);
    tone(t, pair->pair);
    for (uint32_t k = 0; k < shown; k++)
        pair_issue(t, pair, k);
    rest(t, 2, shown, pair->pair->issue_count, "issues");
}

/* One line: Iran and ISIS: iraq -, in general -; 5 claims */
static void short_pair(text *t, const frn_report_pair *pair)
{
    const frn_pair *p = pair->pair;
    uint32_t shown = limit(t, p->issue_count, MOST_ISSUES);

    frn_pen_line(&t->pen, 2, 6);
    names(t, p);
    frn_pen_text(&t->pen, FRN_INK_PLAIN, ":");
    for (uint32_t k = 0; k < shown; k++) {
        say(t, frn_view_issue(&t->arena, t->r->table->issue[p->issue[k].issue]));
        frn_pen_text(&t->pen, ink_of(p->issue[k].sign), frn_view_sign(&p->issue[k]));
        frn_pen_text(&t->pen, FRN_INK_PLAIN, k + 1 < shown ? "," : ";");
    }
    say(t, frn_view_count(&t->arena, p->positive_count + p->negative_count, "claim", "claims"));
    tone(t, p);
}

static uint32_t count_kind(const frn_report *r, frn_pair_kind kind)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < r->pair_count; i++)
        n += r->pair[i].pair->kind == kind;
    return n;
}

static void pairs(text *t, frn_pair_kind kind, const char *title, uint32_t most,
                  void (*show)(text *, const frn_report_pair *))
{
    uint32_t count = count_kind(t->r, kind), shown = limit(t, count, most), n = 0;

    if (count == 0)
        return;
    heading(t, title, count);
    for (uint32_t i = 0; n < shown; i++) {
        if (t->r->pair[i].pair->kind != kind)
            continue;
        if (n++ && show == full_pair)
            frn_pen_blank(&t->pen);
        show(t, &t->r->pair[i]);
    }
    rest(t, 2, shown, count, "pairs");
}

/* ---- common enemies, mixed signals ---- */

static void common_enemies(text *t)
{
    uint32_t shown = limit(t, t->r->common_count, MOST_COMMON);

    if (t->r->common_count == 0)
        return;
    heading(t, "COMMON ENEMIES", t->r->common_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_common_enemy *e = &t->r->common[i];
        uint32_t actors = limit(t, e->actor_count, MOST_ACCOUNTS);
        frn_pen_line(&t->pen, 2, 4);
        frn_pen_say(&t->pen, FRN_INK_BOLD, frn_view_actor(&t->arena, t->r, e->enemy));
        frn_pen_text(&t->pen, FRN_INK_PLAIN, ", against whom stand:");
        for (uint32_t k = 0; k < actors; k++) {
            frn_pen_line(&t->pen, 4, 6);
            frn_pen_text(&t->pen, FRN_INK_BAD, "-");
            say(t, frn_view_actor(&t->arena, t->r, e->actor[k]));
            quote(t, 6, e->claim[k], true);
        }
        rest(t, 4, actors, e->actor_count, "against the same");
    }
    rest(t, 2, shown, t->r->common_count, "common enemies");
}

/* "Vestria -> Norland on energy, according to Ivo Radan (conditional)" */
static void who_does_what(text *t, uint32_t claim, bool kind)
{
    const frn_claim *c = &t->r->claim[claim];
    frn_slice meant = frn_view_meant(&t->arena, c);

    if (c->modality == FRN_MODALITY_NEGATED || c->modality == FRN_MODALITY_DENIAL)
        frn_pen_text(&t->pen, FRN_INK_PLAIN, c->sign > 0 ? "not +" : c->sign < 0 ? "not -" : "not");
    else
        frn_pen_text(&t->pen, ink_of(c->sign), c->sign > 0 ? "+" : c->sign < 0 ? "-" : "0");
    say(t, frn_arena_printf(&t->arena, "%.*s \xE2\x86\x92 %.*s,",
                            FRN_ARG(frn_view_party(&t->arena, &c->source)),
                            FRN_ARG(frn_view_party(&t->arena, &c->target))));
    say(t, frn_arena_printf(&t->arena, "%.*s, according to %.*s",
                            FRN_ARG(frn_view_issue(&t->arena, c->issue)),
                            FRN_ARG(frn_view_voice(&t->arena, c))));
    if (kind && meant.len)
        faint(t, frn_arena_printf(&t->arena, "(%.*s)", FRN_ARG(meant)));
}

static void mixed_signals(text *t)
{
    uint32_t shown = limit(t, t->r->mixed_count, MOST_MIXED);

    if (t->r->mixed_count == 0)
        return;
    heading(t, "MIXED SIGNALS", t->r->mixed_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_mixed_signal *m = &t->r->mixed[i];
        uint32_t claims = limit(t, m->claim_count, MOST_ACCOUNTS * 2);
        frn_pen_line(&t->pen, 2, 4);
        frn_pen_say(
            &t->pen, FRN_INK_BOLD,
            frn_arena_printf(&t->arena, "%.*s towards %.*s",
                             FRN_ARG(frn_view_clean(&t->arena, m->whose, FRN_LONGEST_NAME)),
                             FRN_ARG(frn_view_clean(&t->arena, m->towards, FRN_LONGEST_NAME))));
        for (uint32_t k = 0; k < claims; k++) {
            frn_pen_line(&t->pen, 4, 6);
            who_does_what(t, m->claim[k], true);
            quote(t, 6, m->claim[k], false);
        }
        rest(t, 4, claims, m->claim_count, "voices");
    }
    rest(t, 2, shown, t->r->mixed_count, "such pairs");
}

/* ---- what is no fact, and what is disputed ---- */

static void open_claims(text *t, frn_open_kind kind, const char *title)
{
    uint32_t count = t->r->open_count[kind], shown = limit(t, count, MOST_OPEN);

    if (count == 0)
        return;
    heading(t, title, count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_report_open *o = &t->r->open[kind][i];
        frn_pen_line(&t->pen, 2, 4);
        who_does_what(t, o->claim, kind == FRN_OPEN_WHAT_IF || kind == FRN_OPEN_DENIAL);
        quote(t, 4, o->claim, false);
        if (o->condition == FRN_NONE)
            continue;
        frn_pen_line(&t->pen, 4, 6);
        frn_pen_text(&t->pen, FRN_INK_BOLD, "on condition:");
        quote(t, 6, o->condition, false);
    }
    rest(t, 2, shown, count, "of them");
}

static void contested(text *t)
{
    uint32_t shown = limit(t, t->r->contested_count, MOST_CONTESTED);

    if (t->r->contested_count == 0)
        return;
    heading(t, "CONTESTED", t->r->contested_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_contested *c = &t->r->contested[i];
        uint32_t claims = limit(t, c->claim_count, MOST_ACCOUNTS);
        uint32_t against = limit(t, c->against_count, MOST_ACCOUNTS);
        for (uint32_t k = 0; k < claims; k++) {
            frn_pen_line(&t->pen, 2, 4);
            who_does_what(t, c->claim[k], false);
            quote(t, 4, c->claim[k], false);
        }
        rest(t, 4, claims, c->claim_count, "who say so");
        frn_pen_line(&t->pen, 4, 6);
        frn_pen_text(&t->pen, FRN_INK_BOLD,
                     against ? "the other account:" : "no other account in these documents");
        for (uint32_t k = 0; k < against; k++) {
            frn_pen_line(&t->pen, 6, 8);
            who_does_what(t, c->against[k], true);
            quote(t, 8, c->against[k], false);
        }
        rest(t, 6, against, c->against_count, "against it");
    }
    rest(t, 2, shown, t->r->contested_count, "accusations");
}

/* ---- first and last ---- */

static void numbers(text *t)
{
    const frn_report *r = t->r;
    frn_slice parts[] = {frn_view_count(&t->arena, r->claim_count, "claim", "claims"),
                         frn_view_count(&t->arena, r->speakers, "voice", "voices"),
                         frn_view_count(&t->arena, r->table->actor_count, "actor", "actors"),
                         frn_view_count(&t->arena, r->pair_count, "pair", "pairs"),
                         frn_view_count(&t->arena, r->table->issue_count, "issue", "issues")};
    char first[16], last[16];

    frn_pen_line(&t->pen, 0, 0);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        faint(t, parts[i]);
        frn_pen_text(&t->pen, FRN_INK_FAINT, i + 1 < sizeof parts / sizeof *parts ? "," : ";");
    }
    if (r->document_count)
        faint(t, frn_view_count(&t->arena, r->document_count, "document", "documents"));
    faint(t, frn_arena_printf(&t->arena, "%s%s%s", frn_date_text(r->table->first, first),
                              r->table->last > r->table->first ? " to " : "",
                              r->table->last > r->table->first ? frn_date_text(r->table->last, last)
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
            heading(t, "NOT UNDERSTOOD OR LEFT OUT", 0);
        begun = true;
        frn_pen_line(&t->pen, 2, 4);
        say(t, frn_view_count(&t->arena, lines[i].count, lines[i].one, lines[i].many));
        if (i == 0)
            faint(t, frn_arena_printf(&t->arena, "of %llu", (unsigned long long)r->sentences));
    }
}

static void whole(text *t)
{
    frn_pen_line(&t->pen, 0, 0);
    frn_pen_say(&t->pen, FRN_INK_BOLD,
                frn_view_clean(&t->arena, t->r->title, (size_t)2 * FRN_LONGEST_NAME));
    frn_pen_line(&t->pen, 0, 0);
    say(t, frn_view_clean(&t->arena, t->r->headline, (size_t)2 * FRN_LONGEST_QUOTE));
    numbers(t);
    pairs(t, FRN_PAIR_FRENEMY, "FRENEMIES", MOST_PAIRS, full_pair);
    pairs(t, FRN_PAIR_MIXED, "FRIENDS AND ENEMIES ON ONE AND THE SAME ISSUE", MOST_PAIRS,
          full_pair);
    common_enemies(t);
    mixed_signals(t);
    open_claims(t, FRN_OPEN_OFFER, "OFFERS");
    open_claims(t, FRN_OPEN_THREAT, "THREATS AND RED LINES");
    open_claims(t, FRN_OPEN_WHAT_IF, "WHAT-IFS");
    open_claims(t, FRN_OPEN_DEMAND, "DEMANDS");
    open_claims(t, FRN_OPEN_DENIAL, "DENIED OR SAID NOT TO BE SO");
    pairs(t, FRN_PAIR_ENEMY, "ENEMIES", MOST_PLAIN, short_pair);
    pairs(t, FRN_PAIR_FRIEND, "FRIENDS", MOST_PLAIN, short_pair);
    contested(t);
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
    frn_arena_free(&t.arena);
    return out->failed ? frn_no_memory(err) : FRN_OK;
}
