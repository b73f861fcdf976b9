/* Where actors stand on the map: Graphviz's neato (stress majorisation, Gansner, Koren and North
 * 2004) over the actors that have ties, friends short, enemies long; the rest, and everything
 * should Graphviz fail, on a circle. The start is fixed, so the same map comes out every time. */
#include <graphviz/gvc.h>
#include <math.h>
#include <stdio.h>

#include "report/report_internal.h"

static void on_circle(frn_report_place *place, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        double angle = 6.283185307179586 * i / (count ? count : 1);
        place[i] = (frn_report_place){0.5 + 0.45 * cos(angle), 0.5 + 0.45 * sin(angle)};
    }
}

static void add_edge(Agraph_t *graph, const frn_pair *pair)
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
    (void)snprintf(value, sizeof value, "%.2f", 2.0 - pair->tone);
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

static void lay_out(frn_report_place *place, const frn_report *r)
{
    GVC_t *context = gvContext();
    Agraph_t *graph = context ? agopen((char *)(uintptr_t) "map", Agundirected, NULL) : NULL;

    if (graph) {
        (void)agsafeset(graph, (char *)(uintptr_t) "start", (char *)(uintptr_t) "7",
                        (char *)(uintptr_t) "");
        /* No labels: measuring text would load fonts, and the text plug-in keeps stale memory
         * between runs. */
        (void)agattr(graph, AGNODE, (char *)(uintptr_t) "label", (char *)(uintptr_t) "");
        (void)agattr(graph, AGNODE, (char *)(uintptr_t) "shape", (char *)(uintptr_t) "point");
        for (uint32_t i = 0; i < r->pair_count; i++)
            if (r->pair[i].pair->kind != FRN_PAIR_UNKNOWN)
                add_edge(graph, r->pair[i].pair);
        if (agnnodes(graph) > 1 && gvLayout(context, graph, "neato") == 0) {
            attach_attrs(graph);
            if (!take_places(place, r->table->actor_count, graph))
                on_circle(place, r->table->actor_count);
            (void)gvFreeLayout(context, graph);
        }
        (void)agclose(graph);
    }
    if (context)
        (void)gvFreeContext(context);
}

frn_status frn_report_layout(frn_report *r, frn_arena *arena, bool no_map, frn_error *err)
{
    frn_report_place *place = FRN_NEW_ARRAY(arena, frn_report_place, r->table->actor_count);

    if (!place)
        return frn_no_memory(err);
    on_circle(place, r->table->actor_count);
    if (!no_map && r->pair_count > 0 && r->pair_count <= 20000)
        lay_out(place, r);
    r->place = place;
    return FRN_OK;
}
