/* From cells to the sorted table: actors by id, issues by name, ties by (a, b, issue, window),
 * decay applied. */
#include <math.h>
#include <stdlib.h>

#include "tie/ties_internal.h"

typedef struct place { /* where a cell goes, in the order of the table */
    uint32_t a, b, issue;
    frn_date window;
    uint32_t cell;
} place;

static int by_text(const void *left, const void *right, void *table)
{
    return frn_slice_cmp(frn_intern_text(table, *(const uint32_t *)left),
                         frn_intern_text(table, *(const uint32_t *)right));
}

/* rank[i] = place of string i in sorted order; NULL when memory is out. */
static uint32_t *rank_of(frn_arena *arena, frn_intern *table)
{
    uint32_t count = frn_intern_count(table), *order = FRN_NEW_ARRAY(arena, uint32_t, count);
    uint32_t *rank = FRN_NEW_ARRAY(arena, uint32_t, count);

    if (!order || !rank)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    qsort_r(order, count, sizeof *order, by_text, table);
    for (uint32_t i = 0; i < count; i++)
        rank[order[i]] = i;
    return rank;
}

static int by_place(const void *left, const void *right)
{
    const place *x = left, *y = right;

    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    if (x->issue != y->issue)
        return x->issue < y->issue ? -1 : 1;
    return x->window < y->window ? -1 : x->window > y->window;
}

static int strongest_first(const void *left, const void *right)
{
    const frn_evidence *x = left, *y = right;

    return frn_evidence_is_stronger(x, y) ? -1 : frn_evidence_is_stronger(y, x);
}

static double decay(const frn_ties *ties, frn_date day)
{
    frn_date today = ties->options.today ? ties->options.today : ties->last;

    if (ties->options.half_life <= 0 || day == FRN_NO_DATE || day >= today)
        return 1;
    return exp2(-(double)(today - day) / ties->options.half_life);
}

static place *places_of(frn_ties *ties, const uint32_t *actor_rank, const uint32_t *issue_rank)
{
    place *list = FRN_NEW_ARRAY(&ties->table_arena, place, ties->cells.len);

    for (uint32_t i = 0; list && i < ties->cells.len; i++) {
        const frn_tie_cell *c = &ties->cells.at[i];
        const frn_tie_ends *ends = &ties->pairs.at[c->pair];
        list[i] =
            (place){actor_rank[ends->a], actor_rank[ends->b], issue_rank[c->issue], c->window, i};
    }
    if (list)
        qsort(list, ties->cells.len, sizeof *list, by_place);
    return list;
}

static void add_cell(frn_tie *tie, const frn_tie_cell *c, double factor)
{
    tie->negative += (double)c->sum[0] / FRN_TIE_UNIT * factor;
    tie->positive += (double)c->sum[1] / FRN_TIE_UNIT * factor;
    tie->forward[0] += (double)c->forward[0] / FRN_TIE_UNIT * factor;
    tie->forward[1] += (double)c->forward[1] / FRN_TIE_UNIT * factor;
    tie->negative_count += c->count[0];
    tie->neutral_count += c->count[1];
    tie->positive_count += c->count[2];
    tie->listed_count += c->listed;
    tie->speakers = tie->speakers > c->speakers ? tie->speakers : c->speakers;
    tie->evidence_count += c->kept;
}

/* Collects the evidence of the cells behind places[from .. to). */
static bool list_evidence(frn_ties *ties, frn_tie *tie, const place *places, uint32_t from,
                          uint32_t to)
{
    frn_evidence *list = FRN_NEW_ARRAY(&ties->table_arena, frn_evidence, tie->evidence_count);
    uint32_t n = 0, keep = ties->options.keep;

    if (!list)
        return false;
    for (uint32_t i = from; i < to; i++) {
        const frn_tie_cell *c = &ties->cells.at[places[i].cell];
        for (uint32_t e = c->evidence; e != FRN_NONE; e = ties->chain.at[e].next) {
            list[n] = ties->chain.at[e].evidence;
            list[n++].mass *= decay(ties, c->window);
        }
    }
    qsort(list, n, sizeof *list, strongest_first);
    tie->evidence = list;
    tie->evidence_count = keep && n > keep ? keep : n;
    return true;
}

static frn_date table_window(const frn_ties *ties, frn_date window)
{
    return ties->options.half_life > 0 ? frn_window_start(ties->options.window, window) : window;
}

/* Folds the sorted places into ties; returns their number, FRN_NONE when memory is out. */
static uint32_t fold(frn_ties *ties, frn_tie *list, const place *places)
{
    uint32_t n = 0, from = 0, count = (uint32_t)ties->cells.len;

    while (from < count) {
        const place *first = &places[from];
        frn_tie *tie = &list[n++];
        uint32_t to = from;
        *tie = (frn_tie){.a = first->a,
                         .b = first->b,
                         .issue = first->issue,
                         .window = table_window(ties, first->window)};
        for (;
             to < count && places[to].a == tie->a && places[to].b == tie->b &&
             places[to].issue == tie->issue && table_window(ties, places[to].window) == tie->window;
             to++)
            add_cell(tie, &ties->cells.at[places[to].cell], decay(ties, places[to].window));
        if (!list_evidence(ties, tie, places, from, to))
            return FRN_NONE;
        from = to;
    }
    return n;
}

frn_status frn_ties_table(frn_tie_table *out, frn_ties *ties, frn_error *err)
{
    frn_arena *arena = &ties->table_arena;
    uint32_t *actor_rank, *issue_rank, issue_count = frn_intern_count(&ties->issues), tie_count;
    frn_tie_actor *actors;
    frn_slice *issues;
    frn_tie *list;
    place *places;

    frn_arena_reset(arena);
    actor_rank = rank_of(arena, &ties->actors);
    issue_rank = rank_of(arena, &ties->issues);
    actors = FRN_NEW_ARRAY(arena, frn_tie_actor, ties->actor.len);
    issues = FRN_NEW_ARRAY(arena, frn_slice, issue_count);
    list = FRN_NEW_ARRAY(arena, frn_tie, ties->cells.len);
    if (!actor_rank || !issue_rank || !actors || !issues || !list)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < ties->actor.len; i++)
        actors[actor_rank[i]] = ties->actor.at[i];
    for (uint32_t i = 0; i < issue_count; i++)
        issues[issue_rank[i]] = frn_intern_text(&ties->issues, i);
    places = places_of(ties, actor_rank, issue_rank);
    tie_count = places ? fold(ties, list, places) : FRN_NONE;
    if (tie_count == FRN_NONE)
        return frn_no_memory(err);
    *out = (frn_tie_table){.actor = actors,
                           .actor_count = (uint32_t)ties->actor.len,
                           .issue = issues,
                           .issue_count = issue_count,
                           .tie = list,
                           .tie_count = tie_count,
                           .first = ties->first,
                           .last = ties->last,
                           .claims = ties->claims,
                           .outside = ties->outside,
                           .incomplete = ties->incomplete,
                           .internal = ties->internal};
    return FRN_OK;
}
