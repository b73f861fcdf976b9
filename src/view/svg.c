/* The map as SVG: places from the model, ties by sign, frenemies drawn split in two strokes.
 *
 * Solid and blue is friendly, dashed and orange hostile (told apart without colour); a frenemy tie
 * has both strokes side by side; mixed signals on one issue are one dash-dotted stroke. Width grows
 * with mass, opacity with certainty. Numbers have one decimal, so that the same report gives the
 * same bytes. */
#include <math.h>
#include <stdlib.h>

#include "base/embed.h"
#include "base/utf8.h"
#include "view/view_internal.h"

enum {
    WIDTH = 960,
    HEIGHT = 640,
    TOTAL = 680,
    MARGIN_X = 90,
    MARGIN_Y = 50,
    MOST_ACTORS = 200,
    MOST_LABELS = 80
};

#define LABEL_ADVANCE 7.4 /* mean width of a bold letter at 12 px */
#define SPLIT 2.6         /* half the distance of the two strokes of a frenemy tie */

typedef struct box {
    double x0, y0, x1, y1;
} box;

typedef struct ranked {
    double mass;
    uint32_t actor;
} ranked;

typedef struct map {
    frn_buf *buf;
    frn_arena arena;
    const frn_report *r;
    bool links;
    double *mass;  /* [actor_count]; < 0: not on the map */
    ranked *order; /* actors on the map, heaviest first */
    uint32_t count, left_out;
    box *taken; /* nodes, then labels */
    uint32_t taken_count;
} map;

static void attribute(frn_buf *buf, const char *name, double value)
{
    frn_buf_printf(buf, " %s=\"", name);
    frn_buf_fixed(buf, value, 1);
    frn_buf_byte(buf, '"');
}

static double at_x(const map *m, uint32_t actor)
{
    return MARGIN_X + m->r->place[actor].x * (WIDTH - 2 * MARGIN_X);
}

static double at_y(const map *m, uint32_t actor)
{
    return MARGIN_Y + m->r->place[actor].y * (HEIGHT - 2 * MARGIN_Y);
}

/* By mass against the heaviest, smaller in a crowd. */
static double radius(const map *m, uint32_t actor)
{
    double crowd = fmax(0.35, fmin(1, sqrt(30.0 / m->count)));

    return crowd * (6 + 10 * sqrt(m->mass[actor] / m->order[0].mass));
}

/* ---- ties ---- */

static void stroke(map *m, const frn_pair *p, const char *class_name, double offset)
{
    double x0 = at_x(m, p->a), y0 = at_y(m, p->a), x1 = at_x(m, p->b), y1 = at_y(m, p->b);
    double length = fmax(hypot(x1 - x0, y1 - y0), 1e-9);
    double dx = -(y1 - y0) / length * offset, dy = (x1 - x0) / length * offset;

    frn_buf_printf(m->buf, "<line class=\"%s\"", class_name);
    attribute(m->buf, "x1", x0 + dx);
    attribute(m->buf, "y1", y0 + dy);
    attribute(m->buf, "x2", x1 + dx);
    attribute(m->buf, "y2", y1 + dy);
    frn_buf_text(m->buf, "/>");
}

/* "Norland and Vestria: frenemy; sund +, energy -" */
static void tie_title(map *m, const frn_report_pair *pair)
{
    const frn_pair *p = pair->pair;

    frn_buf_text(m->buf, "<title>");
    frn_buf_xml(m->buf, frn_view_actor(&m->arena, m->r, p->a));
    frn_buf_text(m->buf, " and ");
    frn_buf_xml(m->buf, frn_view_actor(&m->arena, m->r, p->b));
    frn_buf_printf(m->buf, ": %s", frn_pair_kind_text(p->kind));
    for (uint32_t k = 0; k < p->issue_count && k < 8; k++) {
        frn_buf_text(m->buf, k ? ", " : "; ");
        frn_buf_xml(m->buf, frn_view_issue(&m->arena, m->r, p->issue[k].issue));
        frn_buf_printf(m->buf, " %s", frn_view_sign(&p->issue[k]));
    }
    frn_buf_text(m->buf, "</title>");
}

static void tie(map *m, uint32_t index)
{
    const frn_pair *p = m->r->pair[index].pair;
    double a = p->positive + 0.5, b = p->negative + 0.5;
    /* as in web/src/interval.ts: the spread of Beta(a, b) against that of no evidence */
    double certain = 1 - sqrt(a * b / ((a + b) * (a + b) * (a + b + 1))) / sqrt(0.125);

    if (m->links)
        frn_buf_printf(m->buf, "<a href=\"#pair-%u\">", index + 1);
    frn_buf_text(m->buf, "<g");
    attribute(m->buf, "stroke-width", 1.2 + fmin(4, 0.8 * log2(1 + p->positive + p->negative)));
    attribute(m->buf, "opacity", 0.45 + 0.55 * fmax(0, fmin(1, certain)));
    frn_buf_byte(m->buf, '>');
    tie_title(m, &m->r->pair[index]);
    switch (p->kind) {
    case FRN_PAIR_FRENEMY:
        stroke(m, p, "friendly", -SPLIT);
        stroke(m, p, "hostile", SPLIT);
        break;
    case FRN_PAIR_MIXED:
        stroke(m, p, "mixed", 0);
        break;
    default:
        stroke(m, p, p->kind == FRN_PAIR_FRIEND ? "friendly" : "hostile", 0);
    }
    frn_buf_text(m->buf, m->links ? "</g></a>\n" : "</g>\n");
}

/* ---- camps ---- */

enum { MOST_CAMPS = 6, REGION = 34 };

static bool in_camp(const map *m, uint32_t actor, uint32_t camp)
{
    return m->r->camps.of[actor] == camp && m->mass[actor] > 0;
}

/* A camp's region: discs around its actors and strokes between them, one tint over all. */
static void region(map *m, uint32_t camp)
{
    const frn_report_camps_found *c = &m->r->camps;

    frn_buf_printf(m->buf, "<g class=\"camp camp%u\">", camp);
    for (uint32_t i = 0; i < c->link_count; i++) {
        uint32_t a = c->link[i][0], b = c->link[i][1];
        if (!in_camp(m, a, camp) || !in_camp(m, b, camp))
            continue;
        frn_buf_text(m->buf, "<line");
        attribute(m->buf, "x1", at_x(m, a));
        attribute(m->buf, "y1", at_y(m, a));
        attribute(m->buf, "x2", at_x(m, b));
        attribute(m->buf, "y2", at_y(m, b));
        frn_buf_text(m->buf, "/>");
    }
    for (uint32_t i = 0; i < m->count; i++) {
        if (!in_camp(m, m->order[i].actor, camp))
            continue;
        frn_buf_text(m->buf, "<circle");
        attribute(m->buf, "cx", at_x(m, m->order[i].actor));
        attribute(m->buf, "cy", at_y(m, m->order[i].actor));
        frn_buf_printf(m->buf, " r=\"%d\"/>", REGION);
    }
    frn_buf_text(m->buf, "</g>\n");
}

static void regions(map *m)
{
    for (uint32_t camp = 0; camp < m->r->camps.count && camp < MOST_CAMPS && !m->r->camps.factions;
         camp++)
        region(m, camp);
}

/* ---- actors ---- */

static void polygon(map *m, double x, double y, double r, int corners, double turn)
{
    frn_buf_text(m->buf, "<polygon points=\"");
    for (int i = 0; i < corners; i++) {
        double angle = turn + 6.283185307179586 * i / corners;
        if (i)
            frn_buf_byte(m->buf, ' ');
        frn_buf_fixed(m->buf, x + r * cos(angle), 1);
        frn_buf_byte(m->buf, ',');
        frn_buf_fixed(m->buf, y + r * sin(angle), 1);
    }
    frn_buf_text(m->buf, "\"/>");
}

/* States are squares, persons circles, blocs and international bodies hexagons, groups diamonds. */
static void shape(map *m, frn_actor_kind kind, double x, double y, double r)
{
    switch (kind) {
    case FRN_KIND_STATE:
    case FRN_KIND_TERRITORY:
        frn_buf_text(m->buf, "<rect");
        attribute(m->buf, "x", x - r * 0.9);
        attribute(m->buf, "y", y - r * 0.9);
        attribute(m->buf, "width", r * 1.8);
        attribute(m->buf, "height", r * 1.8);
        frn_buf_text(m->buf, " rx=\"2\"/>");
        break;
    case FRN_KIND_PERSON:
    case FRN_KIND_UNKNOWN:
        frn_buf_text(m->buf, "<circle");
        attribute(m->buf, "cx", x);
        attribute(m->buf, "cy", y);
        attribute(m->buf, "r", r);
        frn_buf_text(m->buf, "/>");
        break;
    case FRN_KIND_BLOC:
    case FRN_KIND_IGO:
        polygon(m, x, y, r * 1.1, 6, 0);
        break;
    default:
        polygon(m, x, y, r * 1.2, 4, 0);
    }
}

static const char *group_of(frn_actor_kind kind)
{
    switch (kind) {
    case FRN_KIND_STATE:
    case FRN_KIND_TERRITORY:
        return "state";
    case FRN_KIND_PERSON:
        return "person";
    case FRN_KIND_BLOC:
    case FRN_KIND_IGO:
        return "body";
    default:
        return "group";
    }
}

static bool meets(const map *m, const box *b)
{
    for (uint32_t i = 0; i < m->taken_count; i++) {
        const box *o = &m->taken[i];
        if (b->x0 < o->x1 && o->x0 < b->x1 && b->y0 < o->y1 && o->y0 < b->y1)
            return true;
    }
    return b->x0 < 0 || b->y0 < 0 || b->x1 > WIDTH || b->y1 > HEIGHT;
}

/* Below, above, right or left: the first place that is free; none if there is none and the actor is
 * a light one. */
static void label(map *m, uint32_t actor, bool must)
{
    static const struct {
        double across,
            down; /* centre of the label, in label widths and rows from the node's edge */
    } spots[] = {{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}};
    frn_slice name = frn_view_clean(&m->arena, frn_view_actor(&m->arena, m->r, actor), 32);
    double half = (double)frn_utf8_width(name) * LABEL_ADVANCE / 2, r = radius(m, actor);
    box best = {0};
    size_t spot;

    for (spot = 0; spot < sizeof spots / sizeof *spots; spot++) {
        double x = at_x(m, actor) + spots[spot].across * (half + r + 3);
        double y = at_y(m, actor) + spots[spot].down * (r + 8);
        box b = {x - half, y - 7, x + half, y + 7};
        if (spot == 0)
            best = b;
        if (!meets(m, &b)) {
            best = b;
            break;
        }
    }
    if (spot == sizeof spots / sizeof *spots && !must)
        return;
    m->taken[m->taken_count++] = best;
    frn_buf_printf(m->buf, "<text class=\"name %s\"", group_of(m->r->table->actor[actor].kind));
    attribute(m->buf, "x", (best.x0 + best.x1) / 2);
    attribute(m->buf, "y", (best.y0 + best.y1) / 2 + 4);
    frn_buf_byte(m->buf, '>');
    frn_buf_xml(m->buf, name);
    frn_buf_text(m->buf, "</text>\n");
}

static void actor(map *m, uint32_t index)
{
    frn_actor_kind kind = m->r->table->actor[index].kind;

    frn_buf_printf(m->buf, "<g class=\"actor %s\"><title>", group_of(kind));
    frn_buf_xml(m->buf, frn_view_actor(&m->arena, m->r, index));
    frn_buf_printf(m->buf, " (%s)</title>", frn_actor_kind_text(kind));
    shape(m, kind, at_x(m, index), at_y(m, index), radius(m, index));
    frn_buf_text(m->buf, "</g>\n");
}

/* Names over everything else, the heaviest actor's first. */
static void labels(map *m)
{
    for (uint32_t rank = 0; rank < m->count && rank < MOST_LABELS; rank++)
        label(m, m->order[rank].actor, rank < 12);
}

/* ---- whole ---- */

static int by_mass(const void *left, const void *right)
{
    const ranked *a = left, *b = right;

    if (a->mass != b->mass)
        return a->mass > b->mass ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

/* Who is on the map: whoever has a tie with mass, the heaviest first. */
static bool choose_actors(map *m, bool all)
{
    uint32_t actors = m->r->table->actor_count;

    m->mass = FRN_NEW_ARRAY(&m->arena, double, actors);
    m->order = FRN_NEW_ARRAY(&m->arena, ranked, actors);
    m->taken = FRN_NEW_ARRAY(&m->arena, box, (size_t)actors * 2);
    if (!m->mass || !m->order || !m->taken)
        return false;
    for (uint32_t i = 0; i < m->r->pair_count; i++) {
        const frn_pair *p = m->r->pair[i].pair;
        m->mass[p->a] += p->positive + p->negative;
        m->mass[p->b] += p->positive + p->negative;
    }
    for (uint32_t i = 0; i < actors; i++)
        if (m->mass[i] > 0)
            m->order[m->count++] = (ranked){m->mass[i], i};
    qsort(m->order, m->count, sizeof *m->order, by_mass);
    while (!all && m->count > MOST_ACTORS) {
        m->mass[m->order[--m->count].actor] = 0;
        m->left_out++;
    }
    for (uint32_t i = 0; i < m->count; i++) {
        uint32_t actor = m->order[i].actor;
        double x = at_x(m, actor), y = at_y(m, actor), r = radius(m, actor);
        m->taken[m->taken_count++] = (box){x - r, y - r, x + r, y + r};
    }
    return true;
}

static void legend(frn_buf *buf, uint32_t left_out)
{
    static const struct {
        const char *class_name, *text;
    } lines[] = {{"friendly", "friends"},
                 {"hostile", "enemies"},
                 {NULL, "frenemies"},
                 {"mixed", "mixed signals"}};

    frn_buf_text(buf, "<g class=\"legend\" stroke-width=\"2\">");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        double x = 24 + 130 * (double)i, y = TOTAL - 16;
        for (int part = 0; part < (lines[i].class_name ? 1 : 2); part++) {
            double shift = lines[i].class_name ? 0 : part ? SPLIT : -SPLIT;
            frn_buf_printf(buf, "<line class=\"%s\"",
                           lines[i].class_name ? lines[i].class_name
                           : part              ? "hostile"
                                               : "friendly");
            attribute(buf, "x1", x);
            attribute(buf, "y1", y + shift);
            attribute(buf, "x2", x + 30);
            attribute(buf, "y2", y + shift);
            frn_buf_text(buf, "/>");
        }
        frn_buf_text(buf, "<text");
        attribute(buf, "x", x + 38);
        attribute(buf, "y", y + 4);
        frn_buf_printf(buf, ">%s</text>", lines[i].text);
    }
    frn_buf_text(buf,
                 "<text class=\"shapes\" x=\"936.0\" y=\"668.0\">square: state, circle: person, "
                 "hexagon: bloc or body, diamond: group</text>");
    if (left_out)
        frn_buf_printf(buf,
                       "<text class=\"shapes\" x=\"936.0\" y=\"652.0\">%u actors with less said "
                       "about them are not drawn</text>",
                       left_out);
    frn_buf_text(buf, "</g>\n");
}

static bool is_drawn(const map *m, const frn_pair *p)
{
    return p->kind != FRN_PAIR_UNKNOWN && m->mass[p->a] > 0 && m->mass[p->b] > 0;
}

bool frn_view_map(frn_buf *out, const frn_report *report, bool in_page, bool all)
{
    map m = {.buf = out, .r = report, .links = in_page};
    bool ok = choose_actors(&m, all);

    frn_buf_printf(out,
                   "<svg%s class=\"map\" viewBox=\"0 0 %d %d\" role=\"img\" "
                   "aria-labelledby=\"map-title map-about\">\n<title id=\"map-title\">",
                   in_page ? "" : " xmlns=\"http://www.w3.org/2000/svg\"", WIDTH, TOTAL);
    frn_buf_xml(out, frn_view_clean(&m.arena, report->title, (size_t)2 * FRN_LONGEST_NAME));
    frn_buf_text(out, "</title>\n<desc id=\"map-about\">");
    frn_buf_xml(out, frn_view_clean(&m.arena, report->headline, FRN_LONGEST_QUOTE));
    frn_buf_text(out, "</desc>\n");
    if (!in_page) {
        frn_buf_text(out, "<style>");
        frn_buf_add(out, frn_embedded("src/view/map.css"));
        frn_buf_printf(out, "</style>\n<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", WIDTH,
                       HEIGHT);
    }
    if (ok)
        regions(&m);
    for (uint32_t i = report->pair_count; ok && i-- > 0;) /* the heaviest on top */
        if (is_drawn(&m, report->pair[i].pair))
            tie(&m, i);
    for (uint32_t i = 0; ok && i < m.count; i++)
        actor(&m, m.order[i].actor);
    if (ok)
        labels(&m);
    legend(out, m.left_out);
    frn_buf_text(out, "</svg>\n");
    frn_arena_free(&m.arena);
    return ok && !out->failed;
}

frn_status frn_view_svg(frn_buf *out, const frn_report *report, const frn_view_options *options,
                        frn_error *err)
{
    return frn_view_map(out, report, false, options && options->all) ? FRN_OK : frn_no_memory(err);
}
