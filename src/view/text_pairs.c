/* The briefing's pairs: frenemies in full, friends and enemies a line each. */
#include "view/text_internal.h"

enum { MOST_PAIRS = 12, MOST_ISSUES = 6, MOST_PLAIN = 10 };

static void names(text *t, const frn_pair *p)
{
    frn_slice a = frn_view_actor(&t->arena, t->r, p->a), b = frn_view_actor(&t->arena, t->r, p->b);

    frn_pen_say(&t->pen, FRN_INK_BOLD,
                frn_arena_printf(&t->arena, "%.*s and %.*s", FRN_ARG(a), FRN_ARG(b)));
}

static void tone(text *t, const frn_pair *p)
{
    frn_text_faint(t, frn_arena_printf(&t->arena, "tone %+.2f (90%%: %+.2f to %+.2f)", p->tone,
                                       p->tone_low, p->tone_high));
}

static frn_slice told_by(text *t, const frn_report_side *s)
{
    frn_slice voices = frn_view_clean(&t->arena, s->voices, (size_t)4 * FRN_LONGEST_NAME);

    return frn_arena_printf(&t->arena, "%.*s according to %.*s",
                            FRN_ARG(frn_view_count(&t->arena, s->count, "claim", "claims")),
                            FRN_ARG(voices));
}

static void side(text *t, const frn_report_side *s, int sign)
{
    if (s->best == FRN_NONE)
        return;
    frn_pen_line(&t->pen, 5, 7);
    frn_pen_text(&t->pen, frn_text_ink(sign), sign > 0 ? "+" : "-");
    frn_text_say(t, told_by(t, s));
    frn_text_quote(t, 7, s->best, false);
}

/* An issue on which only one side has anything: its words follow at once. */
static void pair_issue(text *t, const frn_report_pair *pair, uint32_t k)
{
    const frn_pair_issue *counts = &pair->pair->issue[k];
    const frn_report_issue *issue = &pair->issue[k];
    const frn_report_side *one = issue->positive.best == FRN_NONE   ? &issue->negative
                                 : issue->negative.best == FRN_NONE ? &issue->positive
                                                                    : NULL;

    frn_pen_line(&t->pen, 2, 5);
    frn_pen_text(&t->pen, frn_text_ink(counts->sign), frn_view_sign(counts));
    frn_pen_say(&t->pen, FRN_INK_BOLD, frn_view_issue(&t->arena, t->r, issue->issue));
    if (one) {
        frn_pen_text(&t->pen, FRN_INK_PLAIN, ":");
        frn_text_say(t, told_by(t, one));
        frn_text_quote(t, 5, one->best, false);
        return;
    }
    side(t, &issue->positive, 1);
    side(t, &issue->negative, -1);
}

static bool has_mass(const frn_pair_issue *issue)
{
    return issue->positive > 0 || issue->negative > 0;
}

/* "said, but not as fact: energy 5, Sund 3" */
static void not_as_fact(text *t, const frn_pair *p)
{
    bool begun = false;

    for (uint32_t k = 0; k < p->issue_count; k++) {
        uint64_t count = p->issue[k].listed_count;
        if (count == 0)
            continue;
        if (begun) {
            frn_pen_text(&t->pen, FRN_INK_FAINT, ",");
        } else {
            frn_pen_line(&t->pen, 2, 5);
            frn_pen_text(&t->pen, FRN_INK_FAINT, "said, but not as a fact:");
        }
        begun = true;
        frn_text_faint(t, frn_view_issue(&t->arena, t->r, p->issue[k].issue));
        frn_text_faint(t, frn_arena_printf(&t->arena, "%llu", (unsigned long long)count));
    }
}

static void full_pair(text *t, const frn_report_pair *pair)
{
    const frn_pair *p = pair->pair;
    uint32_t count = 0, shown, n = 0;

    for (uint32_t k = 0; k < p->issue_count; k++)
        count += has_mass(&p->issue[k]);
    shown = frn_text_limit(t, count, MOST_ISSUES);
    frn_pen_line(&t->pen, 0, 2);
    names(t, p);
    tone(t, p);
    for (uint32_t k = 0; k < p->issue_count && n < shown; k++) {
        if (!has_mass(&p->issue[k]))
            continue;
        pair_issue(t, pair, k);
        n++;
    }
    frn_text_rest(t, 2, shown, count, count - shown == 1 ? "issue" : "issues");
    not_as_fact(t, p);
}

/* One line: "Iran and ISIS: - Iraq, - relations in general; 5 claims, tone -0.31 ..." */
static void short_pair(text *t, const frn_report_pair *pair)
{
    const frn_pair *p = pair->pair;
    uint32_t shown = 0;

    frn_pen_line(&t->pen, 2, 6);
    names(t, p);
    frn_pen_text(&t->pen, FRN_INK_PLAIN, ":");
    for (uint32_t k = 0;
         k < p->issue_count && shown < frn_text_limit(t, p->issue_count, MOST_ISSUES); k++) {
        if (!has_mass(&p->issue[k]))
            continue;
        if (shown++)
            frn_pen_text(&t->pen, FRN_INK_PLAIN, ",");
        frn_pen_text(&t->pen, frn_text_ink(p->issue[k].sign), frn_view_sign(&p->issue[k]));
        frn_text_say(t, frn_view_issue(&t->arena, t->r, p->issue[k].issue));
    }
    frn_pen_text(&t->pen, FRN_INK_PLAIN, ";");
    frn_text_say(
        t, frn_view_count(&t->arena, p->positive_count + p->negative_count, "claim,", "claims,"));
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
    uint32_t count = count_kind(t->r, kind), shown = frn_text_limit(t, count, most), n = 0;

    if (count == 0)
        return;
    frn_text_heading(t, title, count);
    for (uint32_t i = 0; n < shown; i++) {
        if (t->r->pair[i].pair->kind != kind)
            continue;
        if (n++ && show == full_pair)
            frn_pen_blank(&t->pen);
        show(t, &t->r->pair[i]);
    }
    frn_text_rest(t, 2, shown, count, count - shown == 1 ? "pair" : "pairs");
}

void frn_text_frenemies(text *t)
{
    pairs(t, FRN_PAIR_FRENEMY, "FRENEMIES: WITH EACH OTHER HERE, AGAINST EACH OTHER THERE",
          MOST_PAIRS, full_pair);
}

void frn_text_both(text *t)
{
    pairs(t, FRN_PAIR_MIXED, "FRIENDLY AND HOSTILE ON ONE AND THE SAME ISSUE", MOST_PAIRS,
          full_pair);
}

static void leans(text *t, frn_pair_kind kind)
{
    frn_slice said = frn_view_leans(&t->arena, t->r, kind);

    if (!said.len)
        return;
    frn_pen_line(&t->pen, 2, 2);
    frn_text_faint(t, said);
}

void frn_text_enemies(text *t)
{
    pairs(t, FRN_PAIR_ENEMY, "ENEMIES", MOST_PLAIN, short_pair);
    leans(t, FRN_PAIR_ENEMY);
}

void frn_text_friends(text *t)
{
    pairs(t, FRN_PAIR_FRIEND, "FRIENDS", MOST_PLAIN, short_pair);
    leans(t, FRN_PAIR_FRIEND);
}
