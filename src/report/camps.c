/* Camps: who stands together. Two sides to each connected part of the map (or factions, when the
 * map is too large to look at actor by actor), numbered by weight, and the lines along which the
 * views draw a camp's region. */
#include <math.h>
#include <stdlib.h>

#include "report/camps_internal.h"
#include "report/report_internal.h"

enum { LEAST_PART = 3, MOST_LINKED = 400 };

#define LONGEST_LINK 0.45 /* of the map's height */

typedef struct group {
    uint32_t key; /* part and side */
    uint32_t members;
    double mass;
} group;

/* The signed pairs as ties between actors; returns how many. */
static uint32_t list_ties(frn_graph_tie *out, const frn_report *r)
{
    uint32_t m = 0;

    for (uint32_t i = 0; i < r->pair_count; i++) {
        const frn_pair *p = r->pair[i].pair;
        if (p->kind == FRN_PAIR_UNKNOWN || p->positive == p->negative)
            continue;
        out[m++] = (frn_graph_tie){p->a < p->b ? p->a : p->b, p->a < p->b ? p->b : p->a,
                                   p->positive > p->negative ? 1 : -1};
    }
    return m;
}

static int by_ends(const void *left, const void *right)
{
    const frn_graph_tie *a = left, *b = right;

    if (a->u != b->u)
        return a->u < b->u ? -1 : 1;
    return a->v < b->v ? -1 : a->v > b->v;
}

static int heaviest_first(const void *left, const void *right)
{
    const group *a = left, *b = right;

    if (a->mass != b->mass)
        return a->mass > b->mass ? -1 : 1;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* Numbers the sides of the parts by their weight; a part of two actors is no camp. */
static frn_status number_camps(frn_report *r, frn_arena *arena, const frn_camp_split *split,
                               uint32_t *parent, frn_error *err)
{
    uint32_t n = r->table->actor_count, count = 0;
    uint32_t *camp = FRN_NEW_ARRAY(arena, uint32_t, n), *rank;
    uint32_t *part = FRN_NEW_ARRAY(arena, uint32_t, n);
    uint32_t *of = FRN_NEW_ARRAY(arena, uint32_t, (size_t)n * 2);
    group *groups = FRN_NEW_ARRAY(arena, group, n);
    double *mass = FRN_NEW_ARRAY(arena, double, n);

    if (!camp || !part || !of || !groups || !mass)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < r->pair_count; i++) {
        mass[r->pair[i].pair->a] += r->pair[i].pair->positive + r->pair[i].pair->negative;
        mass[r->pair[i].pair->b] += r->pair[i].pair->positive + r->pair[i].pair->negative;
    }
    for (uint32_t i = 0; i < n; i++)
        part[frn_graph_root(parent, i)]++;
    for (uint32_t i = 0; i < 2 * n; i++)
        of[i] = FRN_NONE;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t top = frn_graph_root(parent, i);
        /* with factions the side is the key; with camps, the part and the side */
        uint32_t key = r->camps.factions ? split->side[i] : 2 * top + (split->side[i] & 1);
        camp[i] = FRN_NONE;
        if (part[top] < LEAST_PART)
            continue;
        if (of[key] == FRN_NONE) {
            of[key] = count;
            groups[count++] = (group){.key = key};
        }
        camp[i] = of[key];
        groups[of[key]].members++;
        groups[of[key]].mass += mass[i];
    }
    qsort(groups, count, sizeof *groups, heaviest_first);
    rank = FRN_NEW_ARRAY(arena, uint32_t, count);
    if (!rank)
        return frn_no_memory(err);
    for (uint32_t k = 0; k < count; k++)
        rank[of[groups[k].key]] = k;
    for (uint32_t i = 0; i < n; i++)
        camp[i] = camp[i] == FRN_NONE ? FRN_NONE : rank[camp[i]];
    r->camps.of = camp;
    r->camps.count = count;
    return FRN_OK;
}

frn_status frn_report_camps(frn_report *r, frn_arena *arena, bool no_map, frn_error *err)
{
    uint32_t n = r->table->actor_count, m;
    frn_graph_tie *ties = FRN_NEW_ARRAY(arena, frn_graph_tie, r->pair_count);
    uint32_t *parent = FRN_NEW_ARRAY(arena, uint32_t, n);
    uint32_t *alone = FRN_NEW_ARRAY(arena, uint32_t, n);
    frn_camp_split split;

    if (!ties || !parent || !alone)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < n; i++) {
        parent[i] = i;
        alone[i] = FRN_NONE;
    }
    r->camps = (frn_report_camps_found){.of = alone, .factions = n > FRN_REPORT_CROWD};
    m = list_ties(ties, r);
    if (no_map || m == 0)
        return FRN_OK;
    qsort(ties, m, sizeof *ties, by_ends);
    for (uint32_t i = 0; i < m; i++)
        parent[frn_graph_root(parent, ties[i].u)] = frn_graph_root(parent, ties[i].v);
    FRN_TRY(frn_camps_split(&split, arena, n, ties, m, r->camps.factions, err));
    r->camps.lower = split.lower;
    r->camps.upper = split.upper;
    r->camps.proved = split.proved;
    r->camps.ties = m;
    memcpy(r->camps.triad, split.triad, sizeof split.triad);
    return number_camps(r, arena, &split, parent, err);
}

/* ---- regions ---- */

static double distance(const frn_report *r, uint32_t a, uint32_t b)
{
    return hypot((r->place[a].x - r->place[b].x) * 1.5, r->place[a].y - r->place[b].y);
}

/* The shortest tree through the members (Prim): a region is no wider than it must be, and falls
 * into pieces rather than run across half the map. */
static void link_members(frn_report *r, uint32_t (*link)[2], const uint32_t *member, uint32_t count,
                         uint32_t *nearest, bool *done)
{
    for (uint32_t i = 0; i < count; i++) {
        nearest[i] = 0;
        done[i] = i == 0;
    }
    for (uint32_t k = 1; k < count; k++) {
        uint32_t best = FRN_NONE;
        for (uint32_t i = 0; i < count; i++)
            if (!done[i] &&
                (best == FRN_NONE || distance(r, member[i], member[nearest[i]]) <
                                         distance(r, member[best], member[nearest[best]])))
                best = i;
        if (distance(r, member[nearest[best]], member[best]) <= LONGEST_LINK) {
            link[r->camps.link_count][0] = member[nearest[best]];
            link[r->camps.link_count++][1] = member[best];
        }
        done[best] = true;
        for (uint32_t i = 0; i < count; i++)
            if (!done[i] &&
                distance(r, member[i], member[best]) < distance(r, member[i], member[nearest[i]]))
                nearest[i] = best;
    }
}

frn_status frn_report_regions(frn_report *r, frn_arena *arena, frn_error *err)
{
    uint32_t n = r->table->actor_count;
    uint32_t(*link)[2] = frn_arena_calloc(arena, n + 1, sizeof *link);
    uint32_t *member = FRN_NEW_ARRAY(arena, uint32_t, n),
             *nearest = FRN_NEW_ARRAY(arena, uint32_t, n);
    bool *done = FRN_NEW_ARRAY(arena, bool, n);

    if (!link || !member || !nearest || !done)
        return frn_no_memory(err);
    for (uint32_t camp = 0; camp < r->camps.count && n <= MOST_LINKED; camp++) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < n; i++)
            if (r->camps.of[i] == camp)
                member[count++] = i;
        link_members(r, link, member, count, nearest, done);
    }
    r->camps.link = (const uint32_t(*)[2])link;
    return FRN_OK;
}
