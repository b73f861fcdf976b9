/* A what-if told in words. */
#include <math.h>

#include "scenario.h"

enum { MOST_PAIRS = 20, MOST_CHANCES = 12 };

void cli_scenario_claim(frn_buf *out, const frn_claim *c)
{
    frn_slice source = c->source.name.len ? c->source.name : c->source.id;
    frn_slice target = c->target.name.len ? c->target.name : c->target.id;

    frn_buf_printf(out, "%.*s %s %.*s", FRN_ARG(source), frn_action_describe(c->action)->name,
                   FRN_ARG(target));
    if (c->issue.len)
        frn_buf_printf(out, " [%.*s]", FRN_ARG(c->issue));
    frn_buf_printf(out, " (%c, %s)",
                   c->sign > 0   ? '+'
                   : c->sign < 0 ? '-'
                                 : '0',
                   frn_modality_text(c->modality));
}

static void quote(frn_buf *out, const frn_claim *c)
{
    if (!c->quote.len)
        return;
    frn_buf_text(out, "    \"");
    frn_buf_add(out, c->quote);
    frn_buf_byte(out, '"');
    if (c->speaker.id.len)
        frn_buf_printf(out, " - %.*s",
                       FRN_ARG(c->speaker.name.len ? c->speaker.name : c->speaker.id));
    frn_buf_printf(out, " [%.*s]\n", FRN_ARG(c->id));
}

static void fired(frn_buf *out, const frn_scenario *s)
{
    frn_buf_text(out, s->fired_count ? "\nConditionals that it fires:\n"
                                     : "\nIt meets no condition that anybody has named.\n");
    for (uint32_t i = 0; i < s->fired_count; i++) {
        const frn_scenario_fired *f = &s->fired[i];

        frn_buf_printf(out, "%*s%u. ", 2 * (int)f->step, "", i + 1);
        cli_scenario_claim(out, f->met_by);
        frn_buf_text(out, f->loosely ? "\n     meets, by kind: " : "\n     meets: ");
        cli_scenario_claim(out, f->condition);
        frn_buf_byte(out, '\n');
        quote(out, f->condition);
        frn_buf_text(out, "     so that: ");
        cli_scenario_claim(out, f->effect);
        frn_buf_byte(out, '\n');
        if (!frn_slice_eq(f->consequence->quote, f->condition->quote))
            quote(out, f->consequence);
    }
}

/* "4 friends, 5 enemies, 1 frenemy": kinds that have pairs. */
static void kinds(frn_buf *out, const uint32_t *count)
{
    static const struct {
        frn_pair_kind kind;
        const char *one, *many;
    } names[] = {{FRN_PAIR_FRIEND, "friend", "friends"},
                 {FRN_PAIR_ENEMY, "enemy", "enemies"},
                 {FRN_PAIR_FRENEMY, "frenemy", "frenemies"},
                 {FRN_PAIR_MIXED, "mixed", "mixed"}};
    bool first = true;

    for (int i = 0; i < 4; i++) {
        uint32_t n = count[names[i].kind];

        if (n == 0)
            continue;
        frn_buf_printf(out, "%s%u %s", first ? "" : ", ", n, n == 1 ? names[i].one : names[i].many);
        first = false;
    }
    if (first)
        frn_buf_text(out, "nobody");
}

static void pairs(frn_buf *out, const frn_scenario *s)
{
    frn_buf_text(out, "\nThe map, pairs by kind: ");
    kinds(out, s->kinds[0]);
    if (memcmp(s->kinds[0], s->kinds[1], sizeof s->kinds[0]) == 0) {
        frn_buf_text(out, "; after: the same\n");
    } else {
        frn_buf_text(out, "; after: ");
        kinds(out, s->kinds[1]);
        frn_buf_byte(out, '\n');
    }
    frn_buf_text(out, s->pair_count ? "Pairs that differ (tone before -> after):\n"
                                    : "No pair differs.\n");
    for (uint32_t i = 0; i < s->pair_count && i < MOST_PAIRS; i++) {
        const frn_scenario_pair *p = &s->pair[i];

        frn_buf_printf(out, "  %.*s - %.*s", FRN_ARG(p->a.name.len ? p->a.name : p->a.id),
                       FRN_ARG(p->b.name.len ? p->b.name : p->b.id));
        if (p->issue.ptr)
            frn_buf_printf(out, " on %.*s",
                           FRN_ARG(p->issue.len ? p->issue : FRN_LIT("no issue named")));
        frn_buf_printf(out, "\t%+.2f -> %+.2f", p->tone[0], p->tone[1]);
        if (!p->issue.ptr)
            frn_buf_printf(out, p->kind[0] == p->kind[1] ? "\t%s" : "\t%s -> %s",
                           frn_pair_kind_text(p->kind[0]), frn_pair_kind_text(p->kind[1]));
        if (p->driver) {
            frn_buf_text(out, "\tby ");
            cli_scenario_claim(out, p->driver);
        }
        frn_buf_byte(out, '\n');
    }
    if (s->pair_count > MOST_PAIRS)
        frn_buf_printf(out, "  and %u more: --json lists all\n", s->pair_count - MOST_PAIRS);
}

static void one_balance(frn_buf *out, const frn_scenario_balance *b)
{
    if (b->proved)
        frn_buf_printf(out, "%llu of %u ties", (unsigned long long)b->upper, b->ties);
    else
        frn_buf_printf(out, "%llu to %llu of %u ties", (unsigned long long)b->lower,
                       (unsigned long long)b->upper, b->ties);
    frn_buf_printf(out,
                   " against the best two camps%s, triads +++ %llu, ++- %llu, +-- %llu, --- %llu",
                   b->proved ? " (proved)" : "", (unsigned long long)b->triad[0],
                   (unsigned long long)b->triad[1], (unsigned long long)b->triad[2],
                   (unsigned long long)b->triad[3]);
}

static void balance(frn_buf *out, const frn_scenario *s)
{
    const frn_scenario_balance *b = s->balance;
    bool same = b[0].ties == b[1].ties && b[0].hostile == b[1].hostile &&
                b[0].upper == b[1].upper && b[0].lower == b[1].lower &&
                memcmp(b[0].triad, b[1].triad, sizeof b[0].triad) == 0;

    frn_buf_text(out, "\nBalance: ");
    one_balance(out, &b[0]);
    if (same) {
        frn_buf_text(out, "; after: the same\n");
        return;
    }
    frn_buf_text(out, "\n  after: ");
    one_balance(out, &b[1]);
    frn_buf_byte(out, '\n');
}

static void camps(frn_buf *out, const frn_outlook_line_up *l, int t)
{
    frn_buf_text(out, t ? "  after:  " : "  before: ");
    for (int side = 1; side >= -1; side -= 2) {
        bool first = true;

        for (uint32_t i = 0; i < l->actors; i++) {
            if (l->camp[t][i] != side)
                continue;
            frn_buf_printf(out, "%s%.*s", first ? "" : ", ", FRN_ARG(l->name[i]));
            first = false;
        }
        if (first)
            frn_buf_text(out, "nobody");
        frn_buf_text(out, side > 0 ? "  |  " : "\n");
    }
}

static void line_up(frn_buf *out, const frn_outlook_line_up *l)
{
    uint32_t moved = 0;

    camps(out, l, 0);
    for (uint32_t i = 0; i < l->actors; i++)
        moved += l->camp[0][i] != l->camp[1][i];
    if (moved == 0)
        frn_buf_text(out, "  after:  the same: nobody changes sides\n");
    else
        camps(out, l, 1);
    for (uint32_t i = 0; i < l->actors; i++)
        if (l->camp[0][i] != l->camp[1][i])
            frn_buf_printf(out, "  %.*s %s\n", FRN_ARG(l->name[i]),
                           l->camp[0][i] == 0   ? "was tied to nobody, and takes a side"
                           : l->camp[1][i] == 0 ? "is tied to nobody any more"
                                                : "changes sides");
    if (l->close)
        frn_buf_text(out, "  ! the margin is small: a small error would change the line-up\n");
}

/* The terms that moved, by their names: "own tone +0.12, third parties +0.01". */
static void terms(frn_buf *out, const frn_scenario_chance *c)
{
    bool first = true;

    for (int t = 0; t < FRN_FORECAST_TERMS; t++) {
        if (fabs(c->term[t]) < 0.0005)
            continue;
        frn_buf_printf(out, "%s%s %+.3f", first ? "" : ", ", frn_forecast_term_text(t), c->term[t]);
        first = false;
    }
}

static void forecast(frn_buf *out, const frn_scenario_forecast *f)
{
    char from[16], to[16];

    if (!f->made) {
        frn_buf_printf(out, "\nForecast: none, for want of a past to test it on: %.*s\n",
                       FRN_ARG(f->reason));
        return;
    }
    frn_buf_printf(out,
                   "\nForecast, %s to %s: chance that a pair's negative events outnumber its "
                   "positive ones, if there are any\n  (base rate %.2f; held against these "
                   "claims' own past, %u times, skill %+.2f, AUC %.2f)\n",
                   frn_date_text(f->origin + 1, from),
                   frn_date_text(f->origin + (frn_date)f->window, to), f->base_rate, f->tested,
                   f->skill, f->auc);
    if (f->skill <= 0)
        frn_buf_text(out, "  ! no better than the base rate on that past: do not lean on it\n");
    if (f->count == 0)
        frn_buf_printf(out, "  none of %u pairs differs by a thousandth\n", f->pairs);
    for (uint32_t i = 0; i < f->count && i < MOST_CHANCES; i++) {
        const frn_scenario_chance *c = &f->chance[i];

        frn_buf_printf(out, "  %.*s - %.*s\t%.3f -> %.3f\t", FRN_ARG(c->a), FRN_ARG(c->b),
                       c->chance[0], c->chance[1]);
        terms(out, c);
        if (c->driver) {
            frn_buf_text(out, c->own ? "\tby " : "\tthrough ");
            cli_scenario_claim(out, c->driver);
        }
        frn_buf_byte(out, '\n');
    }
    if (f->count > MOST_CHANCES)
        frn_buf_printf(out, "  and %u of %u pairs by less\n", f->count - MOST_CHANCES, f->pairs);
}

static void input(frn_buf *out, const frn_case_change *c)
{
    frn_buf_text(out, frn_case_input_text(c->input));
    if (c->actor.len && c->input == FRN_CASE_SALIENCE)
        frn_buf_printf(out, " of %.*s to %.*s", FRN_ARG(c->issue), FRN_ARG(c->actor));
    else if (c->actor.len)
        frn_buf_printf(out, " of %.*s", FRN_ARG(c->actor));
    if (c->other.len)
        frn_buf_printf(out, " and %.*s", FRN_ARG(c->other));
    if (c->issue.len && c->input != FRN_CASE_SALIENCE)
        frn_buf_printf(out, "%s%.*s", c->actor.len ? " on " : " of ", FRN_ARG(c->issue));
}

static void number(frn_buf *out, const char *before, double value)
{
    frn_buf_text(out, before);
    if (!isfinite(value))
        frn_buf_text(out, "none or several");
    else
        frn_buf_printf(out, fabs(value) >= 1000 && fabs(value) < 1e6 ? "%.0f" : "%.4g", value);
}

void cli_scenario_change(frn_buf *out, const cli_scenario *s, size_t i)
{
    const frn_case_change *c = &s->change[i];

    input(out, c);
    number(out, " ", s->was[i]);
    number(out, " -> ", c->to);
    if (c->when.len)
        frn_buf_printf(out, "\twhen %.*s", FRN_ARG(c->when));
    if (c->because.len)
        frn_buf_printf(out, "; because: %.*s", FRN_ARG(c->because));
}

static void settlement(frn_buf *out, const cli_scenario *s, uint32_t k)
{
    const frn_bargain_issue *a = &s->bargain[0].issue[k], *b = &s->bargain[1].issue[k];

    frn_buf_printf(out, "  %.*s:", FRN_ARG(s->the_case.bargain.issue_name[k]));
    number(out, " expected ", a->expected);
    number(out, " -> ", b->expected);
    number(out, ", compromise mean ", a->mean);
    number(out, " -> ", b->mean);
    if (s->bargain[0].exchange_count || s->bargain[1].exchange_count) {
        number(out, "; linked with the other issues ", a->linked_expected);
        number(out, " -> ", b->linked_expected);
    }
    number(out, "; gap ", a->gap);
    number(out, " -> ", b->gap);
    if (a->reversion_known && a->feasible != b->feasible)
        frn_buf_text(out, b->feasible ? "; a deal becomes better for all than none"
                                      : "; a deal is no longer better for all than none");
    frn_buf_byte(out, '\n');
}

/* Who gains and who loses by linkage now, beyond rounding. */
static void spoilers(frn_buf *out, const cli_scenario *s)
{
    for (uint32_t i = 0; i < s->bargain[0].actors; i++) {
        double a = s->bargain[0].actor[i].linkage, b = s->bargain[1].actor[i].linkage;

        if ((a < -1e-9) != (b < -1e-9))
            frn_buf_printf(out, "  %.*s %s a likely spoiler of linkage (%+.2f -> %+.2f)\n",
                           FRN_ARG(s->the_case.actor_name[i]), b < 0 ? "becomes" : "is no longer",
                           a, b);
    }
}

static void the_case(frn_buf *out, cli_scenario *s)
{
    frn_outlook_line_up l;

    frn_buf_printf(out, "\nThe case%s%.*s", s->the_case.title.len ? ", " : "",
                   FRN_ARG(s->the_case.title));
    if (s->change_count == 0) {
        frn_buf_text(out, ": nothing in it changes; no --set, and no row of [effects] is met\n");
        return;
    }
    frn_buf_text(out, ", with\n");
    for (size_t i = 0; i < s->change_count; i++) {
        frn_buf_text(out, "  ");
        cli_scenario_change(out, s, i);
        frn_buf_byte(out, '\n');
    }
    if (cli_scenario_line_up(&l, s, true)) {
        frn_buf_text(out, "Line-up of the case:\n");
        line_up(out, &l);
    }
    if (!s->bargained)
        return;
    frn_buf_text(out, "Settlement of the case (before -> after):\n");
    for (uint32_t k = 0; k < s->bargain[0].issues; k++)
        settlement(out, s, k);
    spoilers(out, s);
}

void cli_scenario_text(frn_buf *out, cli_scenario *s)
{
    frn_outlook_line_up l;

    for (size_t i = 0; i < s->added_count; i++) {
        frn_buf_text(out, "What if: ");
        cli_scenario_claim(out, &s->added[i]);
        frn_buf_byte(out, '\n');
    }
    if (s->remove.len)
        frn_buf_printf(out, "What if %u claim%s had not been made\n", s->result.removed,
                       s->result.removed == 1 ? "" : "s");
    for (size_t i = 0; i < s->sized_count; i++)
        frn_buf_printf(out, "What if the size of %.*s were %g\n", FRN_ARG(s->sized[i]), s->size[i]);
    if (s->has_claims) {
        if (s->added_count)
            fired(out, &s->result);
        pairs(out, &s->result);
        balance(out, &s->result);
        if (cli_scenario_line_up(&l, s, false)) {
            frn_buf_text(out, "\nLine-up of all issues together:\n");
            line_up(out, &l);
        }
        forecast(out, &s->result.forecast);
    }
    if (s->has_case)
        the_case(out, s);
    frn_buf_text(out, "\nHypothetical: nothing of this is stored.\n");
}
