#include "balance/branch_internal.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "balance/lineup_internal.h"

enum { ROUNDS = 60 };

static const double least_gain = 0.05;

typedef struct branching {
    const frn_net *net;
    const frn_branch_plan *plan;
    frn_branching *tree;
    int8_t *spin, *other;  /* [n] */
    int8_t *suggestion[2]; /* [n] of each child */
    int64_t *cost;         /* of spin */
    int64_t least;         /* packed by the weakest leaf before the split */
    uint32_t children[2];  /* being solved */
    frn_status stopped[2];
    atomic_bool stop;
} branching;

static int64_t size_of(int64_t w)
{
    return w < 0 ? -w : w;
}

/* Enough for no line-up below the best: costs are even. */
static bool proves(const branching *b, int64_t packed)
{
    return packed > (*b->cost - 2) * FRN_RATION_UNIT;
}

/* Nodes without children count, so all must be linked. */
int64_t frn_branching_packed(const frn_branching *tree)
{
    int64_t least = INT64_MAX;

    for (size_t i = 0; i < tree->node.len; i++) {
        const frn_branch_node *node = &tree->node.at[i];
        if (node->child[0] == FRN_NONE && node->packed < least)
            least = node->packed;
    }
    return least;
}

/* ---- one node ---- */

typedef struct supposing {
    frn_net net;     /* the rows of the whole net, weights of its own */
    bool *supposed;  /* [m] */
    int64_t certain; /* weight of edges that contradict what is supposed */
} supposing;

static frn_status suppose(supposing *s, const branching *b, uint32_t node)
{
    const frn_branch_node *all = b->tree->node.at;
    size_t m = b->net->m;

    s->net = *b->net;
    s->net.w = malloc((m + 1) * sizeof *s->net.w);
    s->supposed = calloc(m + 1, sizeof *s->supposed);
    if (!s->net.w || !s->supposed)
        return FRN_E_MEMORY;
    memcpy(s->net.w, b->net->w, m * sizeof *s->net.w);
    for (uint32_t i = node; all[i].parent != FRN_NONE; i = all[i].parent) {
        uint32_t e = all[all[i].parent].edge;
        if ((b->net->w[e] > 0) != all[i].together)
            s->certain += size_of(b->net->w[e]);
        s->net.w[e] = all[i].together ? FRN_UNBOUNDED : -FRN_UNBOUNDED;
        s->supposed[e] = true;
    }
    return FRN_OK;
}

static void suppose_no_more(supposing *s)
{
    free(s->net.w);
    free(s->supposed);
}

/* The parent's cycles that are negative here, over edges of the net. */
static frn_status inherit(frn_cycles *out, const frn_cycles *cycles, const frn_net *net)
{
    uint64_t from = 0;
    FRN_VEC(uint32_t) edge = {0};
    frn_status status = FRN_OK;

    for (size_t c = 0; status == FRN_OK && c < cycles->end.len; from = cycles->end.at[c++]) {
        bool negative = false;
        edge.len = 0;
        for (uint64_t i = from; i < cycles->end.at[c]; i++) {
            uint32_t e = cycles->edge.at[i] % net->m;
            negative ^= net->w[e] < 0;
            if (!frn_vec_push(&edge, e))
                status = FRN_E_MEMORY;
        }
        if (cycles->end.at[c] - from < 3 || !negative || status != FRN_OK)
            continue;
        if (!frn_cycles_add(out, edge.at, edge.len, cycles->amount.at[c]))
            status = FRN_E_MEMORY;
    }
    frn_vec_free(&edge);
    return status;
}

/* Names supposed edges as suppositions, and adds what is certain: an edge beside its contrary. */
static frn_status name_suppositions(frn_cycles *cycles, const supposing *s, const frn_net *net)
{
    for (size_t i = 0; i < cycles->edge.len; i++)
        if (s->supposed[cycles->edge.at[i]])
            cycles->edge.at[i] += net->m;
    for (uint32_t e = 0; e < net->m; e++) {
        uint32_t pair[2] = {e, net->m + e};
        if (s->supposed[e] && (net->w[e] < 0) != (s->net.w[e] < 0) &&
            !frn_cycles_add(cycles, pair, 2, size_of(net->w[e]) * FRN_RATION_UNIT))
            return FRN_E_MEMORY;
    }
    return FRN_OK;
}

static bool watch(void *ctx, const char *stage, double done, double total)
{
    branching *b = ctx;

    (void)stage;
    (void)done;
    (void)total;
    return !atomic_load(&b->stop);
}

/* The first child's calls reach the caller: one at a time, though two children are solved. */
static bool watch_first(void *ctx, const char *stage, double done, double total)
{
    branching *b = ctx;
    double fixed = (double)b->plan->fixed;
    double least = (double)b->least / FRN_RATION_UNIT;

    (void)stage;
    (void)done;
    (void)total;
    if (!frn_progress_tell(b->plan->progress, "branching", ceil((least + fixed) / 2 - 1e-9),
                           ((double)*b->cost + fixed) / 2))
        atomic_store(&b->stop, true);
    return !atomic_load(&b->stop);
}

/* Packs under the node's suppositions; what its parent had holds too. */
static frn_status bound(branching *b, int which, const supposing *s)
{
    frn_branch_node *node = &b->tree->node.at[b->children[which]];
    const frn_branch_node *parent = &b->tree->node.at[node->parent];
    frn_progress progress = {which ? watch : watch_first, b};
    frn_ration_plan plan = {.threads = 1,
                            .deadline = b->plan->deadline,
                            .rounds = ROUNDS,
                            .enough = (double)(*b->cost - s->certain) - 1.998,
                            .least_gain = least_gain,
                            .progress = &progress};
    frn_cycles start = {0}, cycles = {0};
    int64_t packed = 0;
    frn_status status = inherit(&start, &parent->cycles, &s->net);

    memcpy(node->length, parent->length, b->net->m * sizeof *node->length);
    if (status == FRN_OK)
        status = frn_ration_pack(&cycles, &packed, node->length, &s->net, &start, FRN_RATION_UNIT,
                                 &plan);
    if (status == FRN_E_LIMIT || status == FRN_E_CANCELLED) {
        b->stopped[which] = status;
        status = FRN_OK;
    }
    packed += s->certain * FRN_RATION_UNIT;
    if (status == FRN_OK && packed > parent->packed) {
        status = name_suppositions(&cycles, s, b->net);
        node->cycles = cycles;
        node->packed = packed;
        cycles = (frn_cycles){0};
    } else if (status == FRN_OK) {
        node->packed = parent->packed;
        status = frn_cycles_copy(&node->cycles, &parent->cycles, 1);
    }
    frn_cycles_free(&start);
    frn_cycles_free(&cycles);
    return status;
}

static frn_status solve_child(void *ctx, size_t which)
{
    branching *b = ctx;
    supposing s = {0};
    frn_status status = suppose(&s, b, b->children[which]);

    if (status == FRN_OK)
        status = bound(b, (int)which, &s);
    if (status == FRN_OK)
        status = frn_lineup_from_lengths(b->suggestion[which], &s.net,
                                         b->tree->node.at[b->children[which]].length);
    if (status == FRN_OK)
        status = frn_lineup_descend(b->suggestion[which], b->net);
    suppose_no_more(&s);
    return status;
}

/* ---- the choice ---- */

/* Vertices whose sides to each other are supposed, as a forest. */
static void join_supposed(uint32_t *parent, const branching *b, uint32_t node)
{
    const frn_branch_node *all = b->tree->node.at;

    for (uint32_t x = 0; x < b->net->n; x++)
        parent[x] = x;
    for (uint32_t i = node; all[i].parent != FRN_NONE; i = all[i].parent) {
        uint32_t e = all[all[i].parent].edge;
        parent[frn_graph_root(parent, b->net->u[e])] = frn_graph_root(parent, b->net->v[e]);
    }
}

/* The edge to split at: far from decided, and between vertices of many edges. */
static frn_status choose_edge(uint32_t *edge, const branching *b, uint32_t node)
{
    const frn_net *net = b->net;
    const double *length = b->tree->node.at[node].length;
    uint32_t *parent = malloc(((size_t)net->n + 1) * sizeof *parent);
    double most = -1;

    *edge = FRN_NONE;
    if (!parent)
        return FRN_E_MEMORY;
    join_supposed(parent, b, node);
    for (uint32_t e = 0; e < net->m; e++) {
        uint32_t u = net->u[e], v = net->v[e];
        double degree =
            (double)(net->first[u + 1] - net->first[u] + net->first[v + 1] - net->first[v]);
        double score = fmin(length[e], 1 - length[e]) * degree;
        if (score > most && frn_graph_root(parent, u) != frn_graph_root(parent, v)) {
            most = score;
            *edge = e;
        }
    }
    free(parent);
    return FRN_OK;
}

static uint32_t weakest_leaf(const branching *b)
{
    uint32_t least = FRN_NONE;

    for (uint32_t i = 0; i < b->tree->node.len; i++) {
        const frn_branch_node *node = &b->tree->node.at[i];
        if (node->child[0] != FRN_NONE || node->closed || proves(b, node->packed))
            continue;
        if (least == FRN_NONE || node->packed < b->tree->node.at[least].packed)
            least = i;
    }
    return least;
}

/* ---- the run ---- */

static frn_status add_node(branching *b, uint32_t parent, bool together)
{
    frn_branch_node node = {.parent = parent,
                            .child = {FRN_NONE, FRN_NONE},
                            .edge = FRN_NONE,
                            .depth = parent == FRN_NONE ? 0 : b->tree->node.at[parent].depth + 1,
                            .together = together};

    node.length = malloc(((size_t)b->net->m + 1) * sizeof *node.length);
    if (node.length && frn_vec_push(&b->tree->node, node))
        return FRN_OK;
    free(node.length);
    return FRN_E_MEMORY;
}

static frn_status take_in(branching *b, const int8_t *suggestion)
{
    int64_t cost = frn_net_cost(b->net, suggestion);

    memcpy(b->other, cost < *b->cost ? b->spin : suggestion, b->net->n);
    if (cost < *b->cost)
        memcpy(b->spin, suggestion, b->net->n);
    FRN_TRY(frn_lineup_cross(b->spin, b->other, b->net));
    *b->cost = frn_net_cost(b->net, b->spin);
    return FRN_OK;
}

static frn_status split(branching *b, uint32_t leaf)
{
    frn_branch_node *node;
    uint32_t edge;

    FRN_TRY(choose_edge(&edge, b, leaf));
    if (edge == FRN_NONE) {
        b->tree->node.at[leaf].closed = true;
        return FRN_OK;
    }
    b->tree->node.at[leaf].edge = edge;
    for (int which = 0; which < 2; which++) {
        b->children[which] = (uint32_t)b->tree->node.len;
        b->stopped[which] = FRN_OK;
        FRN_TRY(add_node(b, leaf, which == 0));
    }
    FRN_TRY(frn_parallel(2, b->plan->threads, solve_child, b));
    node = &b->tree->node.at[leaf];
    for (int which = 0; which < 2; which++) {
        node->child[which] = b->children[which];
        FRN_TRY(take_in(b, b->suggestion[which]));
    }
    frn_cycles_free(&node->cycles);
    free(node->length);
    node->length = NULL;
    return b->stopped[0] != FRN_OK ? b->stopped[0] : b->stopped[1];
}

static frn_status grow(branching *b)
{
    for (;;) {
        uint32_t leaf = weakest_leaf(b);
        if (leaf == FRN_NONE)
            return FRN_OK;
        if (b->tree->node.len + 2 > b->plan->most || frn_seconds() > b->plan->deadline)
            return FRN_E_LIMIT;
        b->least = b->tree->node.at[leaf].packed;
        FRN_TRY(split(b, leaf));
    }
}

/* NOLINTNEXTLINE(readability-non-const-parameter): split() writes the camps through `b` */
frn_status frn_branch(frn_branching *tree, int8_t *spin, int64_t *cost, const frn_net *net,
                      frn_cycles *cycles, int64_t packed, const double *length,
                      const frn_branch_plan *plan)
{
    branching b = {.net = net, .plan = plan, .tree = tree, .spin = spin, .cost = cost};
    size_t n = (size_t)net->n + 1;
    frn_status status;

    b.other = malloc(n);
    b.suggestion[0] = malloc(n);
    b.suggestion[1] = malloc(n);
    status =
        b.other && b.suggestion[0] && b.suggestion[1] ? add_node(&b, FRN_NONE, true) : FRN_E_MEMORY;
    if (status == FRN_OK) {
        tree->node.at[0].cycles = *cycles;
        tree->node.at[0].packed = packed;
        *cycles = (frn_cycles){0};
        memcpy(tree->node.at[0].length, length, net->m * sizeof *length);
        status = grow(&b);
    }
    free(b.other);
    free(b.suggestion[0]);
    free(b.suggestion[1]);
    return status;
}

void frn_branching_free(frn_branching *tree)
{
    for (size_t i = 0; i < tree->node.len; i++) {
        frn_cycles_free(&tree->node.at[i].cycles);
        free(tree->node.at[i].length);
    }
    frn_vec_free(&tree->node);
}
