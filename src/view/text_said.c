/* The briefing's lists of claims: who shares an enemy, who speaks with several voices, what is no
 * fact, what is disputed. */
#include "view/text_internal.h"

enum { MOST_COMMON = 5, MOST_MIXED = 6, MOST_OPEN = 6, MOST_CONTESTED = 8, MOST_ACCOUNTS = 4 };

void frn_text_common_enemies(text *t)
{
    uint32_t shown = frn_text_limit(t, t->r->common_count, MOST_COMMON);

    if (t->r->common_count == 0)
        return;
    frn_text_heading(t, "COMMON ENEMIES", t->r->common_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_common_enemy *e = &t->r->common[i];
        uint32_t actors = frn_text_limit(t, e->actor_count, MOST_ACCOUNTS);
        frn_pen_line(&t->pen, 2, 4);
        frn_pen_say(&t->pen, FRN_INK_BOLD, frn_view_actor(&t->arena, t->r, e->enemy));
        frn_pen_text(&t->pen, FRN_INK_PLAIN, ", against whom stand:");
        for (uint32_t k = 0; k < actors; k++) {
            frn_pen_line(&t->pen, 4, 6);
            frn_pen_text(&t->pen, FRN_INK_BAD, "-");
            frn_text_say(t, frn_view_actor(&t->arena, t->r, e->actor[k]));
            frn_text_quote(t, 6, e->claim[k], true);
        }
        frn_text_rest(t, 4, actors, e->actor_count, "against the same");
    }
    frn_text_rest(t, 2, shown, t->r->common_count, "common enemies");
}

/* "according to Ivo Radan"; whoever speaks of what he does himself is not named once more. */
static frn_slice told_by(text *t, const frn_claim *c)
{
    if (c->speaker.id.len == 0 || !frn_slice_eq(c->speaker.id, c->source.id))
        return frn_arena_printf(&t->arena, "according to %.*s",
                                FRN_ARG(frn_view_voice(&t->arena, c)));
    if (c->via_count == 0 || c->via[0].name.len == 0)
        return FRN_LIT("by its own account");
    return frn_arena_printf(&t->arena, "by its own account, relayed by %.*s",
                            FRN_ARG(frn_view_party(&t->arena, &c->via[0])));
}

/* "Vestria -> Norland, energy, according to Ivo Radan (conditional)" */
static void who_does_what(text *t, uint32_t claim, bool kind)
{
    const frn_claim *c = &t->r->claim[claim];
    frn_slice meant = frn_view_meant(&t->arena, c);

    if (c->modality == FRN_MODALITY_NEGATED || c->modality == FRN_MODALITY_DENIAL)
        frn_pen_text(&t->pen, FRN_INK_PLAIN, c->sign > 0 ? "not +" : c->sign < 0 ? "not -" : "not");
    else
        frn_pen_text(&t->pen, frn_text_ink(c->sign), c->sign > 0 ? "+" : c->sign < 0 ? "-" : "0");
    frn_text_say(t, frn_arena_printf(&t->arena, "%.*s \xE2\x86\x92 %.*s,",
                                     FRN_ARG(frn_view_party(&t->arena, &c->source)),
                                     FRN_ARG(frn_view_party(&t->arena, &c->target))));
    frn_text_say(t, frn_arena_printf(&t->arena, "%.*s,", FRN_ARG(frn_view_issue_of(&t->arena, c))));
    frn_text_say(t, told_by(t, c));
    if (kind && meant.len)
        frn_text_faint(t, frn_arena_printf(&t->arena, "(%.*s)", FRN_ARG(meant)));
}

static void item(text *t, size_t column, uint32_t claim, bool kind)
{
    frn_pen_line(&t->pen, column, column + 2);
    who_does_what(t, claim, kind);
    frn_text_quote(t, column + 2, claim, false);
}

void frn_text_mixed_signals(text *t)
{
    uint32_t shown = frn_text_limit(t, t->r->mixed_count, MOST_MIXED);

    if (t->r->mixed_count == 0)
        return;
    frn_text_heading(t, "MIXED SIGNALS: ONE ACTOR, SEVERAL VOICES", t->r->mixed_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_mixed_signal *m = &t->r->mixed[i];
        uint32_t claims = frn_text_limit(t, m->claim_count, MOST_ACCOUNTS * 2);
        frn_pen_line(&t->pen, 2, 4);
        frn_pen_say(
            &t->pen, FRN_INK_BOLD,
            frn_arena_printf(&t->arena, "%.*s towards %.*s",
                             FRN_ARG(frn_view_clean(&t->arena, m->whose, FRN_LONGEST_NAME)),
                             FRN_ARG(frn_view_clean(&t->arena, m->towards, FRN_LONGEST_NAME))));
        for (uint32_t k = 0; k < claims; k++)
            item(t, 4, m->claim[k], true);
        frn_text_rest(t, 4, claims, m->claim_count, "voices");
    }
    frn_text_rest(t, 2, shown, t->r->mixed_count, "such pairs");
}

/* ---- what is no fact, and what is disputed ---- */

/* Whether the condition stands in the very words of what depends on it. */
static bool same_passage(const text *t, const frn_report_open *o)
{
    const frn_claim *a = &t->r->claim[o->claim], *b = &t->r->claim[o->condition];

    return frn_slice_eq(a->doc, b->doc) && a->begin == b->begin && a->end == b->end &&
           frn_slice_eq(a->quote, b->quote);
}

void frn_text_open(text *t, frn_open_kind kind, const char *title)
{
    uint32_t count = t->r->open_count[kind], shown = frn_text_limit(t, count, MOST_OPEN);

    if (count == 0)
        return;
    frn_text_heading(t, title, count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_report_open *o = &t->r->open[kind][i];
        item(t, 2, o->claim, kind == FRN_OPEN_WHAT_IF || kind == FRN_OPEN_DENIAL);
        if (o->condition == FRN_NONE)
            continue;
        frn_pen_line(&t->pen, 4, 6);
        frn_pen_text(&t->pen, FRN_INK_BOLD, "on condition:");
        who_does_what(t, o->condition, false);
        if (!same_passage(t, o))
            frn_text_quote(t, 6, o->condition, false);
    }
    frn_text_rest(t, 2, shown, count, "of them");
}

void frn_text_contested(text *t)
{
    uint32_t shown = frn_text_limit(t, t->r->contested_count, MOST_CONTESTED);

    if (t->r->contested_count == 0)
        return;
    frn_text_heading(t, "CONTESTED: WHAT ONE ACCUSES THE OTHER OF", t->r->contested_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_contested *c = &t->r->contested[i];
        uint32_t claims = frn_text_limit(t, c->claim_count, MOST_ACCOUNTS);
        uint32_t against = frn_text_limit(t, c->against_count, MOST_ACCOUNTS);
        for (uint32_t k = 0; k < claims; k++)
            item(t, 2, c->claim[k], false);
        frn_text_rest(t, 4, claims, c->claim_count, "who say so");
        frn_pen_line(&t->pen, 4, 6);
        frn_pen_text(&t->pen, against ? FRN_INK_BOLD : FRN_INK_FAINT,
                     against ? "the other account:" : "no other account in these documents");
        for (uint32_t k = 0; k < against; k++)
            item(t, 6, c->against[k], true);
        frn_text_rest(t, 6, against, c->against_count, "against it");
    }
    frn_text_rest(t, 2, shown, t->r->contested_count, "accusations");
}
