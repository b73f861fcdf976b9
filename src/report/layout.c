/* Where actors stand on the map: Graphviz's neato (stress majorisation, Gansner, Koren and North
 * 2004) over the heaviest actors that have ties, friends short, enemies long. It is quadratic in
 * the actors, so the lighter ones are put between those of their neighbours that have a place; the
 * rest, and everything should Graphviz fail, on a circle. The start is fixed, so the same map comes
 * out every time. */
#include <graphviz/gvc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/report_internal.h"

enum { MOST_LAID_OUT = 400, ROUNDS = 4, CROWD = 40 };

typedef struct ranked {
    double mass;
    uint32_t actor;
} ranked;

static void on_circle(frn_report_place *place, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        double angle = 6.283185307179586 * i / (count ? count : 1);
        place[i] = (frn_report_place){0.5 + 0.45 * cos(angle), 0.5 + 0.45 * sin(angle)};
    }
}

/* Friends and allies short, enemies and whoever stands in another camp long. */
static double length_of(const frn_report *r, const frn_pair *pair)
{
    uint32_t a = r->camps.of[pair->a], b = r->camps.of[pair->b];
    double apart = a == FRN_NONE || b == FRN_NONE ? 0 : a == b ? -0.4 : 0.8;

    return 2.0 - pair->tone + apart;
}

static void add_edge(Agraph_t *graph, const frn_report *r, const frn_pair *pair)
{
    char name[32], value[32];
    Agnode_t *a, *b;
    Agedge_t *edge;

    (void)snprintf(name, sizeof name, "%u", pair->a);
    a = agnode(graph, name, 1);
    (void)snprintf(name, sizeof name, "%u", pair->b);
    b = agnode(graph, name, 1);
    edge = a && b ? agedge(graph, a, b, NULL, 1) : NULL;
    if (!edge)
        return;
    (void)snprintf(value, sizeof value, "%.2f", length_of(r, pair));
    (void)agsafeset(edge, (char *)(uintptr_t) "len", value, (char *)(uintptr_t) "1.5");
}

/* Reads the "pos" attributes back, scaled to the unit square. */
static bool take_places(frn_report_place *place, uint32_t count, Agraph_t *graph)
{
    double low[2] = {1e300, 1e300}, high[2] = {-1e300, -1e300};

    for (int pass = 0; pass < 2; pass++) {
        for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
            char *name = agnameof(node), *pos = agget(node, (char *)(uintptr_t) "pos"), *end;
            unsigned long id = name ? strtoul(name, NULL, 10) : count;
            double at[2];
            if (!pos || id >= count)
                return false;
            at[0] = strtod(pos, &end);
            at[1] = *end == ',' ? strtod(end + 1, NULL) : 0;
            for (int k = 0; pass == 0 && k < 2; k++) {
                low[k] = fmin(low[k], at[k]);
                high[k] = fmax(high[k], at[k]);
            }
            if (pass == 1) {
                double span[2] = {fmax(high[0] - low[0], 1), fmax(high[1] - low[1], 1)};
                place[id] =
                    (frn_report_place){(at[0] - low[0]) / span[0], (at[1] - low[1]) / span[1]};
            }
        }
    }
    return true;
}

static int heaviest_first(const void *left, const void *right)
{
    const ranked *a = left, *b = right;

    if (a->mass != b->mass)
        return a->mass > b->mass ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

/* Marks the actors that Graphviz places; NULL when memory is out. */
static bool *choose(frn_arena *arena, const frn_report *r)
{
    uint32_t actors = r->table->actor_count;
    bool *chosen = FRN_NEW_ARRAY(arena, bool, actors);
    ranked *list = FRN_NEW_ARRAY(arena, ranked, actors);

    if (!chosen || !list)
        return NULL;
    for (uint32_t i = 0; i < actors; i++)
        list[i].actor = i;
    for (uint32_t i = 0; i < r->pair_count; i++) {
        const frn_pair *p = r->pair[i].pair;
        list[p->a].mass += p->positive + p->negative;
        list[p->b].mass += p->positive + p->negative;
    }
    qsort(list, actors, sizeof *list, heaviest_first);
    for (uint32_t i = 0; i < actors && i < MOST_LAID_OUT; i++)
        chosen[list[i].actor] = list[i].mass > 0;
    return chosen;
}

/* Large maps crowd at the centre: draws it apart, keeping directions and who is nearer to it, and
 * scales the result to the unit square. */
static void spread(frn_report_place *place, uint32_t count, const bool *chosen)
{
    double x = 0, y = 0, n = 0, farthest = 0, low[2] = {1, 1}, high[2] = {0, 0};

    for (uint32_t i = 0; i < count; i++) {
        x += chosen[i] ? place[i].x : 0;
        y += chosen[i] ? place[i].y : 0;
        n += chosen[i];
    }
    if (n <= CROWD)
        return;
    x /= n;
    y /= n;
    for (uint32_t i = 0; i < count; i++)
        if (chosen[i])
            farthest = fmax(farthest, hypot(place[i].x - x, place[i].y - y));
    for (uint32_t i = 0; i < count; i++) {
        double distance = hypot(place[i].x - x, place[i].y - y), grow;
        if (!chosen[i] || distance <= 0)
            continue;
        grow = pow(distance / farthest, 0.6) * farthest / distance;
        place[i].x = x + (place[i].x - x) * grow;
        place[i].y = y + (place[i].y - y) * grow;
        low[0] = fmin(low[0], place[i].x);
        low[1] = fmin(low[1], place[i].y);
        high[0] = fmax(high[0], place[i].x);
        high[1] = fmax(high[1], place[i].y);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!chosen[i])
            continue;
        place[i].x = (place[i].x - low[0]) / fmax(high[0] - low[0], 1e-9);
        place[i].y = (place[i].y - low[1]) / fmax(high[1] - low[1], 1e-9);
    }
}

/* A default for every node or for the graph. */
static void set(Agraph_t *graph, int kind, const char *name, const char *value)
{
    (void)agattr(graph, kind, (char *)(uintptr_t)name, (char *)(uintptr_t)value);
}

/* No labels: Graphviz would measure them with the fonts that happen to be installed, and its cache
 * of font names does not outlive a context. */
static void set_defaults(Agraph_t *graph)
{
    set(graph, AGRAPH, "start", "7");
    set(graph, AGRAPH, "overlap", "scale");
    set(graph, AGNODE, "label", "");
    set(graph, AGNODE, "shape", "circle");
    set(graph, AGNODE, "fixedsize", "true");
    set(graph, AGNODE, "width", "0.4");
}

static bool lay_out(frn_report_place *place, const frn_report *r, const bool *chosen)
{
    GVC_t *context = gvContext();
    Agraph_t *graph = context ? agopen((char *)(uintptr_t) "map", Agundirected, NULL) : NULL;
    bool ok = false;

    if (graph) {
        set_defaults(graph);
        for (uint32_t i = 0; i < r->pair_count; i++) {
            const frn_pair *p = r->pair[i].pair;
            if (p->kind != FRN_PAIR_UNKNOWN && chosen[p->a] && chosen[p->b])
                add_edge(graph, r, p);
        }
        if (agnnodes(graph) > 1 && gvLayout(context, graph, "neato") == 0) {
            attach_attrs(graph);
            ok = take_places(place, r->table->actor_count, graph);
            (void)gvFreeLayout(context, graph);
        }
        (void)agclose(graph);
    }
    if (context)
        (void)gvFreeContext(context);
    return ok;
}

typedef struct pull {
    double x, y, weight;
} pull;

static void add_pull(pull *to, const frn_report_place *from, double weight)
{
    to->x += from->x * weight;
    to->y += from->y * weight;
    to->weight += weight;
}

/* Puts lighter actors between their placed neighbours, a little off, so that twins do not cover
 * each other. */
static void fill_in(frn_report_place *place, pull *pulls, bool *placed, const frn_report *r)
{
    for (int round = 0; round < ROUNDS; round++) {
        bool changed = false;
        for (uint32_t i = 0; i < r->pair_count; i++) {
            const frn_pair *p = r->pair[i].pair;
            double weight = p->positive + p->negative;
            if (placed[p->a] && !placed[p->b])
                add_pull(&pulls[p->b], &place[p->a], weight);
            if (placed[p->b] && !placed[p->a])
                add_pull(&pulls[p->a], &place[p->b], weight);
        }
        for (uint32_t i = 0; i < r->table->actor_count; i++) {
            double angle = 2.399963229728653 * i; /* the golden angle */
            if (placed[i] || pulls[i].weight <= 0)
                continue;
            place[i].x = pulls[i].x / pulls[i].weight + 0.02 * cos(angle);
            place[i].y = pulls[i].y / pulls[i].weight + 0.02 * sin(angle);
            place[i].x = fmin(1, fmax(0, place[i].x));
            place[i].y = fmin(1, fmax(0, place[i].y));
            placed[i] = changed = true;
        }
        if (!changed)
            break;
    }
}

frn_status frn_report_layout(frn_report *r, frn_arena *arena, bool no_map, frn_error *err)
{
    uint32_t actors = r->table->actor_count;
    frn_report_place *place = FRN_NEW_ARRAY(arena, frn_report_place, actors);
    pull *pulls = FRN_NEW_ARRAY(arena, pull, actors);
    bool *chosen = choose(arena, r);

    if (!place || !pulls || !chosen)
        return frn_no_memory(err);
    on_circle(place, actors);
    r->place = place;
    if (no_map || r->pair_count == 0)
        return FRN_OK;
    if (!lay_out(place, r, chosen)) {
        on_circle(place, actors);
        return FRN_OK;
    }
    spread(place, actors, chosen);
    fill_in(place, pulls, chosen, r);
    return FRN_OK;
}
