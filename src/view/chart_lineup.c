/* Who stands on whose side: before and after a change, or now with what leaving would cost. */
#include <math.h>

#include "view/chart_internal.h"

enum { MOST = 60, ROW = 22, TOP = 62, GAP = 16, NAMES = 262, FROM = 290, TO = 470 };

static const int camps[] = {1, -1, 0};
static const char *const tints[] = {"in-one", "in-two", "in-none"};

typedef struct placed {
    uint32_t shown;
    double y[2][MOST]; /* of the name's middle, before and after */
    double bottom;
} placed;

/* One column: the camps below each other, each on its ground. */
static double put_column(frn_chart *c, const frn_outlook_line_up *l, int t, double *y,
                         uint32_t shown)
{
    double at = TOP;

    for (int k = 0; k < 3; k++) {
        double top = at;

        for (uint32_t i = 0; i < shown; i++) {
            if (l->camp[t][i] != camps[k])
                continue;
            y[i] = at + ROW / 2.0;
            at += ROW;
        }
        if (at == top)
            continue;
        frn_chart_rect(c, tints[k], t ? TO : FROM - NAMES - 10, top, NAMES + 10, at - top);
        if (camps[k] == 0)
            frn_chart_text(c, t ? "dim" : "dim end", t ? TO + 8 : FROM - 8, at + 12,
                           FRN_LIT("tied to nobody"));
        at += GAP;
    }
    return at;
}

static bool moves(const frn_outlook_line_up *l, uint32_t i)
{
    return l->camp[0][i] != l->camp[1][i];
}

static void put_links(frn_chart *c, const frn_outlook_line_up *l, const placed *p, bool moved)
{
    for (uint32_t i = 0; i < p->shown; i++) {
        if (moves(l, i) != moved)
            continue;
        frn_buf_printf(c->buf, "<path class=\"%s\" d=\"M%d ", moved ? "moved" : "link", FROM + 4);
        frn_buf_fixed(c->buf, p->y[0][i], 1);
        frn_buf_printf(c->buf, "C%d ", (FROM + TO) / 2);
        frn_buf_fixed(c->buf, p->y[0][i], 1);
        frn_buf_printf(c->buf, " %d ", (FROM + TO) / 2);
        frn_buf_fixed(c->buf, p->y[1][i], 1);
        frn_buf_printf(c->buf, " %d ", TO - 4);
        frn_buf_fixed(c->buf, p->y[1][i], 1);
        frn_buf_text(c->buf, "\"/>\n");
    }
}

static void before_and_after(frn_chart *c, const frn_outlook_line_up *l, placed *p)
{
    frn_chart_text(c, "dim end", FROM - 8, TOP - 10, l->label[0]);
    frn_chart_text(c, "dim", TO + 8, TOP - 10, l->label[1]);
    p->bottom = put_column(c, l, 0, p->y[0], p->shown);
    p->bottom = fmax(p->bottom, put_column(c, l, 1, p->y[1], p->shown));
    put_links(c, l, p, false);
    put_links(c, l, p, true);
    for (uint32_t i = 0; i < p->shown; i++) {
        const char *look[] = {moves(l, i) ? "bold end" : "end", moves(l, i) ? "bold" : ""};

        frn_chart_name(c, look[0], FROM - 8, p->y[0][i] + 4, NAMES - 16, l->name[i]);
        frn_chart_name(c, look[1], TO + 8, p->y[1][i] + 4, NAMES - 16, l->name[i]);
    }
}

enum { MIDDLE = FRN_CHART_WIDTH / 2, BAR = 170 };

/* The next of a camp, largest cost first; FRN_NONE after the last. */
static uint32_t next_of(const frn_outlook_line_up *l, int camp, const bool *done, uint32_t shown)
{
    uint32_t best = FRN_NONE;

    for (uint32_t i = 0; i < shown; i++)
        if (l->camp[0][i] == camp && !done[i] &&
            (best == FRN_NONE || (l->leave && l->leave[i] > l->leave[best])))
            best = i;
    return best;
}

static double put_bars(frn_chart *c, const frn_outlook_line_up *l, const placed *p, bool right,
                       double most)
{
    bool done[MOST] = {false};
    double y = TOP;

    for (uint32_t i; (i = next_of(l, right ? -1 : 1, done, p->shown)) != FRN_NONE; y += ROW) {
        double cost = l->leave ? fmax(l->leave[i], 0) : 0, wide = fmax(BAR * cost / most, 1);
        double x = right ? MIDDLE + 2 : MIDDLE - 2, end = right ? x + wide + 7 : x - wide - 7;
        frn_slice number = frn_chart_number(c, cost);
        double room = frn_chart_wide(number) + 8;

        done[i] = true;
        frn_chart_rect(c, right ? "is-two" : "is-one", right ? x : x - wide, y + 4, wide, ROW - 8);
        frn_chart_text(c, right ? "dim" : "dim end", end, y + 15, number);
        frn_chart_name(c, right ? "" : "end", right ? end + room : end - room, y + 15,
                       MIDDLE - wide - room - 24, l->name[i]);
    }
    return y;
}

static void put_unattached(frn_chart *c, const frn_outlook_line_up *l, placed *p)
{
    frn_buf text = {0};

    for (uint32_t i = 0; i < p->shown; i++) {
        if (l->camp[0][i])
            continue;
        frn_buf_text(&text, text.len ? ", " : "Tied to nobody: ");
        frn_buf_add(&text, frn_view_clean(&c->arena, l->name[i], 30));
    }
    c->buf->failed |= text.failed;
    if (text.len)
        frn_chart_name(c, "dim", 16, p->bottom + 24, FRN_CHART_WIDTH - 32.0, frn_buf_slice(&text));
    frn_buf_free(&text);
}

/* Each side of the middle a camp; a bar says what leaving it would cost, a short one that the actor
 * could as well stand on the other side. */
static void costs(frn_chart *c, const frn_outlook_line_up *l, placed *p)
{
    double most = 1e-300, left;

    for (uint32_t i = 0; i < p->shown; i++)
        most = fmax(most, l->camp[0][i] && l->leave ? l->leave[i] : 0);
    frn_chart_text(c, "dim", 16, 44,
                   FRN_LIT("energy that its change of sides would add: with a short bar an actor "
                           "could as well stand on the other"));
    left = put_bars(c, l, p, false, most);
    p->bottom = fmax(left, put_bars(c, l, p, true, most));
    frn_chart_line(c, "axis", MIDDLE, TOP - 4, MIDDLE, p->bottom + 4);
    put_unattached(c, l, p);
}

static frn_slice heading(frn_chart *c, const frn_outlook_line_up *l)
{
    uint32_t moved = 0;

    if (!l->camp[1])
        return FRN_LIT("Who stands on whose side, and what leaving it would cost");
    for (uint32_t i = 0; i < l->actors; i++)
        moved += moves(l, i);
    if (moved == 0)
        return FRN_LIT("Nobody changes sides");
    return frn_arena_printf(&c->arena, "%u of %u actors change%s sides", moved, l->actors,
                            moved == 1 ? "s" : "");
}

static int tall(const frn_outlook_line_up *l, uint32_t shown)
{
    int most = 0;

    for (int t = 0; t < 2 && l->camp[t]; t++) {
        int rows[3] = {0}, height;

        for (uint32_t i = 0; i < shown; i++)
            rows[l->camp[t][i] > 0 ? 0 : l->camp[t][i] < 0 ? 1 : 2]++;
        if (l->camp[1])
            height = ROW * (rows[0] + rows[1] + rows[2]) + GAP * 3;
        else
            height = ROW * ((rows[0] > rows[1] ? rows[0] : rows[1]) + (rows[2] > 0)) + GAP;
        most = height > most ? height : most;
    }
    return TOP + most + (l->close || shown < l->actors ? 34 : 12);
}

frn_status frn_chart_line_up(frn_buf *out, const frn_outlook_line_up *l, bool in_page,
                             frn_error *err)
{
    frn_chart c = {.buf = out, .in_page = in_page};
    placed p = {.shown = l->actors < MOST ? l->actors : MOST};
    frn_slice head = heading(&c, l);
    int height = tall(l, p.shown);

    frn_chart_open(&c, FRN_CHART_WIDTH, height, head);
    frn_chart_text(&c, "head", 16, 24, head);
    if (l->camp[1])
        before_and_after(&c, l, &p);
    else
        costs(&c, l, &p);
    if (l->close)
        frn_chart_text(&c, "words-two", 16, height - 12,
                       FRN_LIT("! The margin is small: a small error of the inputs would change "
                               "the line-up."));
    if (p.shown < l->actors)
        frn_chart_text(&c, "dim end", FRN_CHART_WIDTH - 16, height - 12,
                       frn_arena_printf(&c.arena, "and %u more", l->actors - p.shown));
    return frn_chart_close(&c, err);
}
