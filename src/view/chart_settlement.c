/* The settlement distribution: where each issue may settle, and how likely. */
#include <math.h>

#include "view/chart_internal.h"

enum { LEFT = 190, RIGHT = 736, TOP = 66, PLOT = 84, UNDER = 72, ISSUES = 24, LEVELS = 2 };

typedef struct series {
    const frn_bargain_point *point;
    uint32_t count;
    double expected;
} series;

typedef struct row {
    const frn_outlook_settlement *s;
    uint32_t issue;
    double low, high, base; /* the scale; where its line stands */
    double most;            /* the likeliest chance of all issues */
} row;

static double x_of(const row *r, double at)
{
    double share = r->high > r->low ? (at - r->low) / (r->high - r->low) : 0.5;

    return LEFT + fmin(1, fmax(0, share)) * (RIGHT - LEFT);
}

/* What is drawn second: after a change, or after exchanges across issues. */
static bool second(series *out, const frn_outlook_settlement *s, uint32_t k)
{
    const frn_bargain_issue *i = s->after ? &s->after->issue[k] : &s->bargain->issue[k];

    if (s->after)
        *out = (series){i->settlement, i->options, i->expected};
    else
        *out = (series){i->linked, i->linked_options, i->linked_expected};
    return out->count > 0 && (s->after || s->bargain->exchange_count > 0);
}

static series first_of(const frn_outlook_settlement *s, uint32_t k)
{
    const frn_bargain_issue *i = &s->bargain->issue[k];

    return (series){i->settlement, i->options, i->expected};
}

static double likeliest(const frn_outlook_settlement *s, uint32_t issues)
{
    double most = 1e-9;

    for (uint32_t k = 0; k < issues; k++) {
        series one = first_of(s, k), two;

        for (uint32_t i = 0; i < one.count; i++)
            most = fmax(most, one.point[i].chance);
        for (uint32_t i = 0; second(&two, s, k) && i < two.count; i++)
            most = fmax(most, two.point[i].chance);
    }
    return most;
}

static double top_of(const row *r, double chance)
{
    return r->base - PLOT * 0.8 * chance / r->most;
}

/* A stem at each option. */
static void stems(frn_chart *c, const row *r, const series *s, bool two)
{
    for (uint32_t i = 0; i < s->count; i++) {
        double x = x_of(r, s->point[i].at) + (two ? 3 : -3);
        double y = top_of(r, s->point[i].chance);

        frn_chart_line(c, two ? "two" : "one", x, r->base, x, y);
        frn_chart_dot(c, two ? "hollow" : "is-one", x, y, two ? 3.5 : 4,
                      frn_arena_printf(&c->arena, "%.*s: %.1f%%",
                                       FRN_ARG(frn_chart_number(c, s->point[i].at)),
                                       100 * s->point[i].chance));
    }
    if (s->count && isfinite(s->expected)) {
        double x = x_of(r, s->expected);

        frn_buf_printf(c->buf, "<path class=\"%s\" d=\"M", two ? "hollow" : "is-one");
        frn_buf_fixed(c->buf, x, 1);
        frn_buf_byte(c->buf, ' ');
        frn_buf_fixed(c->buf, r->base + 2, 1);
        frn_buf_text(c->buf, "l5 9h-10z\"><title>expected ");
        frn_buf_xml(c->buf, frn_chart_number(c, s->expected));
        frn_buf_text(c->buf, "</title></path>\n");
    }
}

/* The chances over the stems, likeliest first, where there is room. */
static void chances(frn_chart *c, const row *r, const series *s)
{
    bool *tried = FRN_NEW_ARRAY(&c->arena, bool, s->count + 1);
    bool *put = FRN_NEW_ARRAY(&c->arena, bool, s->count + 1);

    for (uint32_t n = 0; tried && put && n < s->count; n++) {
        uint32_t best = FRN_NONE;
        bool room = true;
        double x;

        for (uint32_t i = 0; i < s->count; i++)
            if (!tried[i] && (best == FRN_NONE || s->point[i].chance > s->point[best].chance))
                best = i;
        tried[best] = true;
        x = x_of(r, s->point[best].at) - 3;
        for (uint32_t i = 0; i < s->count; i++)
            room = room && !(put[i] && fabs(x_of(r, s->point[i].at) - 3 - x) < 30);
        if (!room || s->point[best].chance < 0.005)
            continue;
        put[best] = true;
        frn_chart_text(c, "words-one mid halo", x, top_of(r, s->point[best].chance) - 8,
                       frn_arena_printf(&c->arena, "%.0f%%", 100 * s->point[best].chance));
    }
}

/* Who stands at an option, as one name: "A, B". */
static frn_slice holders(frn_chart *c, const row *r, double at)
{
    const frn_bargain *b = r->s->bargain;
    frn_buf text = {0};
    frn_slice kept;

    for (uint32_t a = 0; a < b->actors; a++) {
        double x = b->position[(size_t)r->issue * b->actors + a];

        if (!(fabs(x - at) < 1e-9))
            continue;
        if (text.len)
            frn_buf_text(&text, ", ");
        frn_buf_add(&text, frn_view_clean(&c->arena, r->s->input->actor_name[a], 24));
    }
    kept = frn_arena_copy(&c->arena, frn_buf_slice(&text));
    c->buf->failed |= text.failed || !kept.ptr;
    frn_buf_free(&text);
    return kept;
}

/* Names under the line wherever there is room, likeliest options first. */
static void names(frn_chart *c, const row *r, const series *s)
{
    double taken[LEVELS][2 * 64];
    uint32_t count[LEVELS] = {0};
    bool *done = FRN_NEW_ARRAY(&c->arena, bool, s->count + 1);

    for (uint32_t n = 0; done && n < s->count; n++) {
        uint32_t best = FRN_NONE;
        frn_slice text;
        double wide, x;

        for (uint32_t i = 0; i < s->count; i++)
            if (!done[i] && (best == FRN_NONE || s->point[i].chance > s->point[best].chance))
                best = i;
        done[best] = true;
        text = holders(c, r, s->point[best].at);
        wide = fmin(frn_chart_wide(text), 190);
        x = fmin(fmax(x_of(r, s->point[best].at), LEFT - 20 + wide / 2),
                 FRN_CHART_WIDTH - 6 - wide / 2);
        for (int level = 0; text.len && level < LEVELS; level++) {
            bool room = count[level] < 64;

            for (uint32_t k = 0; room && k < count[level]; k++)
                room = x + wide / 2 + 8 < taken[level][2 * k] ||
                       x - wide / 2 - 8 > taken[level][2 * k + 1];
            if (!room)
                continue;
            taken[level][2 * count[level]] = x - wide / 2;
            taken[level][2 * count[level]++ + 1] = x + wide / 2;
            frn_chart_name(c, "mid", x, r->base + 41 + 15 * level, wide + 7, text);
            break;
        }
    }
}

static void scale(frn_chart *c, const row *r)
{
    frn_chart_ticks t = frn_chart_ticks_of(r->low, r->high, 6);

    for (uint32_t i = 0; i < t.count; i++) {
        double value = t.first + i * t.step, x = x_of(r, value);

        frn_chart_line(c, "axis", x, r->base, x, r->base + 4);
        frn_chart_text(c, "dim mid", x, r->base + 24, frn_chart_number(c, value));
    }
}

static void put_issue(frn_chart *c, row *r)
{
    series one = first_of(r->s, r->issue), two;
    const frn_bargain_case *in = r->s->input;
    double means[2] = {one.expected, NAN};

    r->low = in->low ? in->low[r->issue] : 0;
    r->high = in->high ? in->high[r->issue] : 100;
    frn_chart_name(c, "bold", 16, r->base - PLOT / 2.0, LEFT - 50, in->issue_name[r->issue]);
    frn_chart_line(c, "axis", LEFT, r->base, RIGHT, r->base);
    scale(c, r);
    if (one.count == 0) {
        frn_chart_text(c, "dim", LEFT + 40, r->base - 10, FRN_LIT("nobody takes a position"));
        return;
    }
    stems(c, r, &one, false);
    if (second(&two, r->s, r->issue)) {
        stems(c, r, &two, true);
        means[1] = two.expected;
    }
    frn_chart_text(
        c, "words-one", 16, r->base - PLOT / 2.0 + 16,
        frn_arena_printf(&c->arena, "expected %.*s", FRN_ARG(frn_chart_number(c, means[0]))));
    if (isfinite(means[1]))
        frn_chart_text(c, "words-two", 16, r->base - PLOT / 2.0 + 31,
                       frn_arena_printf(&c->arena, "%s %.*s", r->s->after ? "after" : "linked",
                                        FRN_ARG(frn_chart_number(c, means[1]))));
    chances(c, r, &one);
    names(c, r, &one);
}

static void key(frn_chart *c, const frn_outlook_settlement *s)
{
    bool two = s->after || s->bargain->exchange_count > 0;

    frn_chart_dot(c, "is-one", 21, 40, 4, (frn_slice){"", 0});
    frn_chart_text(c, "", 30, 44,
                   s->after ? FRN_LIT("before")
                            : FRN_LIT("chance of each position, every issue by itself"));
    if (!two)
        return;
    frn_chart_dot(c, "hollow", s->after ? 96 : 336, 40, 3.5, (frn_slice){"", 0});
    frn_chart_text(c, "", s->after ? 105 : 345, 44,
                   s->after ? FRN_LIT("after") : FRN_LIT("after exchanges across the issues"));
}

frn_status frn_chart_settlement(frn_buf *out, const frn_outlook_settlement *s, bool in_page,
                                frn_error *err)
{
    frn_chart c = {.buf = out, .in_page = in_page};
    uint32_t issues = s->bargain->issues < ISSUES ? s->bargain->issues : ISSUES;
    row r = {.s = s, .most = likeliest(s, issues)};
    int height = TOP + (PLOT + UNDER) * (int)issues + (issues < s->bargain->issues ? 24 : 0);
    frn_slice head =
        s->title.len ? frn_arena_printf(&c.arena, "%.*s: where it may settle", FRN_ARG(s->title))
                     : FRN_LIT("Where it may settle");

    frn_chart_open(&c, FRN_CHART_WIDTH, height, head);
    frn_chart_name(&c, "head", 16, 22, 0.8 * FRN_CHART_WIDTH, head);
    key(&c, s);
    for (r.issue = 0; r.issue < issues; r.issue++) {
        r.base = TOP + PLOT + (PLOT + UNDER) * (double)r.issue;
        put_issue(&c, &r);
    }
    if (issues < s->bargain->issues)
        frn_chart_text(
            &c, "dim", 16, height - 8,
            frn_arena_printf(&c.arena, "and %u more issues", s->bargain->issues - issues));
    return frn_chart_close(&c, err);
}
