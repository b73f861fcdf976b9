/* The flip-threshold curve: one input turned, and where the line-up changes. */
#include <math.h>
#include <stdlib.h>

#include "view/chart_internal.h"

enum { LEFT = 78, RIGHT = 740, TOP = 56, BOTTOM = 290, LISTED = 8, ROW = 18, FEW = 14 };

typedef struct frame {
    double from, to, low, high; /* of the knob and of what is drawn over it */
} frame;

static double x_of(const frame *f, double value)
{
    return f->to > f->from ? LEFT + (value - f->from) / (f->to - f->from) * (RIGHT - LEFT)
                           : (LEFT + RIGHT) / 2.0;
}

static double y_of(const frame *f, double value)
{
    return BOTTOM - (value - f->low) / (f->high - f->low) * (BOTTOM - TOP);
}

static frn_slice knob_name(frn_chart *c, const frn_outlook_sweep *s)
{
    const frn_align_case *in = s->input;
    const frn_align_sweep_what *w = s->what;
    frn_slice issue =
        w->issue != FRN_NONE && in->issue_name ? in->issue_name[w->issue] : FRN_LIT("every issue");

    switch (w->knob) {
    case FRN_KNOB_SIZE:
        return frn_arena_printf(&c->arena, "size of %.*s", FRN_ARG(in->actor_name[w->a]));
    case FRN_KNOB_WEIGHT:
        return frn_arena_printf(&c->arena, "weight of %.*s", FRN_ARG(issue));
    default:
        return frn_arena_printf(&c->arena, "tone of %.*s and %.*s on %.*s",
                                FRN_ARG(in->actor_name[w->a]), FRN_ARG(in->actor_name[w->b]),
                                FRN_ARG(issue));
    }
}

/* What is drawn at point i: what one side saves against two, or the energy. */
static double drawn(const frn_align_sweep *s, uint32_t i)
{
    return s->together ? s->apart[i] - s->together[i] : s->energy[i];
}

static frame frame_of(const frn_outlook_sweep *s)
{
    frame f = {s->what->from, s->what->to, INFINITY, -INFINITY};
    double pad;

    if (s->sweep->together)
        f.low = f.high = 0;
    for (uint32_t i = 0; i < s->sweep->points; i++) {
        double value = drawn(s->sweep, i);

        if (!isfinite(value))
            continue;
        f.low = fmin(f.low, value);
        f.high = fmax(f.high, value);
    }
    if (!isfinite(f.low) || f.high - f.low < 1e-12) {
        f.low = isfinite(f.low) ? f.low - 1 : 0;
        f.high = f.low + 2;
    }
    pad = 0.08 * (f.high - f.low);
    f.low -= pad;
    f.high += pad;
    return f;
}

static void axes(frn_chart *c, const frame *f, frn_slice knob)
{
    frn_chart_ticks y = frn_chart_ticks_of(f->low, f->high, 5);
    frn_chart_ticks x = frn_chart_ticks_of(f->from, f->to, 8);

    for (uint32_t i = 0; i < y.count; i++) {
        double value = y.first + i * y.step, at = y_of(f, value);

        frn_chart_line(c, "grid", LEFT, at, RIGHT, at);
        frn_chart_text(c, "dim end", LEFT - 8, at + 4, frn_chart_number(c, value));
    }
    frn_chart_line(c, "axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    for (uint32_t i = 0; i < x.count; i++) {
        double value = x.first + i * x.step, at = x_of(f, value);

        frn_chart_line(c, "axis", at, BOTTOM, at, BOTTOM + 4);
        frn_chart_text(c, "dim mid", at, BOTTOM + 17, frn_chart_number(c, value));
    }
    frn_chart_name(c, "end", RIGHT, BOTTOM + 34, RIGHT - LEFT, knob);
}

/* Above the line they stand together, below apart. The words stand where the curve is far. */
static void sides(frn_chart *c, const frame *f, const frn_align_sweep *s)
{
    double zero = y_of(f, 0);
    bool rises = s->points > 0 && drawn(s, s->points - 1) > drawn(s, 0);

    frn_chart_rect(c, "in-one", LEFT, TOP, RIGHT - LEFT, zero - TOP);
    frn_chart_rect(c, "in-two", LEFT, zero, RIGHT - LEFT, BOTTOM - zero);
    if (zero - TOP > 22)
        frn_chart_text(c, rises ? "words-one" : "words-one end", rises ? LEFT + 8 : RIGHT - 8,
                       TOP + 16, FRN_LIT("one side"));
    if (BOTTOM - zero > 22)
        frn_chart_text(c, rises ? "words-two end halo" : "words-two halo",
                       rises ? RIGHT - 8 : LEFT + 8, BOTTOM - 8, FRN_LIT("opposite sides"));
    frn_chart_line(c, "axis", LEFT, zero, RIGHT, zero);
}

/* Thresholds: where the watched pair changes, marked with the value; other changes as ticks. */
static void thresholds(frn_chart *c, const frame *f, const frn_align_sweep *s)
{
    double free_from = LEFT;

    for (uint32_t i = 1; i < s->segment_count; i++) {
        double x = x_of(f, s->segment[i].from);

        frn_chart_line(c, "dots", x, TOP, x, BOTTOM);
    }
    for (uint32_t i = 0; s->together && i < s->flip_count; i++)
        frn_chart_dot(c, "hollow", x_of(f, s->flip[i]), y_of(f, 0), 5,
                      frn_chart_number(c, s->flip[i]));
    for (uint32_t i = s->together ? 0 : 1; i < (s->together ? s->flip_count : s->segment_count);
         i++) {
        double value = s->together ? s->flip[i] : s->segment[i].from;
        frn_slice text = frn_chart_number(c, value);
        double half = frn_chart_wide(text) / 2, x = x_of(f, value);

        if (x - half < free_from)
            continue; /* it stands in the list below */
        free_from = x + half + 6;
        frn_chart_text(c, "mid bold", x, TOP - 6, text);
    }
}

static void curve(frn_chart *c, const frame *f, const frn_align_sweep *s)
{
    double *at = FRN_NEW_ARRAY(&c->arena, double, 2 * (size_t)s->points + 1);

    for (uint32_t i = 0; at && i < s->points; i++) {
        at[i] = x_of(f, s->value[i]);
        at[s->points + i] = y_of(f, drawn(s, i));
    }
    if (at)
        frn_chart_path(c, "one", at, at + s->points, s->points);
    else
        c->buf->failed = true;
}

static void add_side(frn_chart *c, frn_buf *out, const frn_outlook_sweep *s, const int8_t *camp,
                     int side)
{
    const char *comma = "";

    for (uint32_t i = 0; i < s->input->actors; i++) {
        if (camp[i] != side)
            continue;
        frn_buf_text(out, comma);
        frn_buf_add(out, frn_view_clean(&c->arena, s->input->actor_name[i], 24));
        comma = ", ";
    }
    if (!comma[0])
        frn_buf_text(out, "nobody");
}

/* Who stands elsewhere than in the line-up before: the smaller part, as camps have no names. */
static void add_movers(frn_chart *c, frn_buf *out, const frn_outlook_sweep *s, const int8_t *before,
                       const int8_t *now)
{
    const char *comma = "";
    int agree = 0;

    for (uint32_t i = 0; i < s->input->actors; i++)
        agree += before[i] * now[i];
    for (uint32_t i = 0; i < s->input->actors; i++) {
        if (agree < 0 ? before[i] == -now[i] : before[i] == now[i])
            continue;
        frn_buf_text(out, comma);
        frn_buf_add(out, frn_view_clean(&c->arena, s->input->actor_name[i], 24));
        comma = ", ";
    }
    frn_buf_text(out, comma[0] ? " on the other side than before" : "the same");
}

/* From .. to: one side | the other; of many actors, after the first, who has changed sides. */
static void segments(frn_chart *c, const frn_outlook_sweep *s)
{
    double y = BOTTOM + 60;

    for (uint32_t i = 0; i < s->sweep->segment_count && i < LISTED; i++, y += ROW) {
        const frn_align_segment *g = &s->sweep->segment[i];
        frn_buf text = {0};

        if (i > 0 && s->input->actors > FEW) {
            add_movers(c, &text, s, s->sweep->segment[i - 1].camp, g->camp);
        } else {
            add_side(c, &text, s, g->camp, 1);
            frn_buf_text(&text, "  |  ");
            add_side(c, &text, s, g->camp, -1);
        }
        c->buf->failed |= text.failed;
        frn_chart_text(c, "dim", 16, y,
                       frn_arena_printf(&c->arena, "%.*s \xE2\x80\x93 %.*s",
                                        FRN_ARG(frn_chart_number(c, g->from)),
                                        FRN_ARG(frn_chart_number(c, g->to))));
        frn_chart_name(c, "", 116, y, FRN_CHART_WIDTH - 116 - 12, frn_buf_slice(&text));
        frn_buf_free(&text);
    }
    if (s->sweep->segment_count > LISTED)
        frn_chart_text(
            c, "dim", 16, y,
            frn_arena_printf(&c->arena, "and %u more line-ups", s->sweep->segment_count - LISTED));
}

/* "US and Iran change sides to each other at 43.33" */
static frn_slice heading(frn_chart *c, const frn_outlook_sweep *s, frn_slice knob)
{
    const frn_align_sweep *w = s->sweep;
    frn_slice a, b;

    if (!w->together)
        return frn_arena_printf(&c->arena, "The %.*s: %u threshold%s", FRN_ARG(knob),
                                w->segment_count ? w->segment_count - 1 : 0,
                                w->segment_count == 2 ? "" : "s");
    a = frn_view_clean(&c->arena, s->input->actor_name[s->what->watch_a], 24);
    b = frn_view_clean(&c->arena, s->input->actor_name[s->what->watch_b], 24);
    if (w->flip_count == 1)
        return frn_arena_printf(&c->arena, "%.*s and %.*s %s at %.*s", FRN_ARG(a), FRN_ARG(b),
                                drawn(w, w->points - 1) > 0 ? "come to one side" : "part",
                                FRN_ARG(frn_chart_number(c, w->flip[0])));
    return frn_arena_printf(&c->arena, "%.*s and %.*s %s", FRN_ARG(a), FRN_ARG(b),
                            w->flip_count ? "change sides to each other"
                                          : "do not change sides to each other");
}

frn_status frn_chart_sweep(frn_buf *out, const frn_outlook_sweep *s, bool in_page, frn_error *err)
{
    frn_chart c = {.buf = out, .in_page = in_page};
    uint32_t rows = s->sweep->segment_count;
    frame f = frame_of(s);
    frn_slice knob = knob_name(&c, s), head = heading(&c, s, knob);

    rows = rows > LISTED ? LISTED + 1 : rows;
    frn_chart_open(&c, FRN_CHART_WIDTH, BOTTOM + 60 + ROW * (int)rows, head);
    frn_chart_name(&c, "head", 16, 24, 0.8 * FRN_CHART_WIDTH, head);
    if (s->sweep->together)
        sides(&c, &f, s->sweep);
    axes(&c, &f, knob);
    thresholds(&c, &f, s->sweep);
    curve(&c, &f, s->sweep);
    frn_chart_text(&c, "dim", 16, TOP - 14,
                   s->sweep->together ? FRN_LIT("energy saved by one side") : FRN_LIT("energy"));
    segments(&c, s);
    return frn_chart_close(&c, err);
}
