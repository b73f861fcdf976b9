/* graph/graph.h - signed networks: what was read (arcs), and what is analysed (a simple graph).
 *
 * Arcs are kept as they came: directed, repeated, on many layers (a layer is an issue or a window).
 * A graph is folded from them by a stated rule into one tie per unordered pair, without self-loops
 * and without actors that have no tie. Everything folded or dropped is counted.
 */
#ifndef FRENEMY_GRAPH_GRAPH_H
#define FRENEMY_GRAPH_GRAPH_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/intern.h"

FRN_BEGIN_DECLS

typedef struct frn_arc {
    uint32_t source, target; /* rows of frn_arcs.actors */
    uint32_t layer;          /* row of frn_arcs.layers */
    double value;            /* sign times weight; finite */
} frn_arc;

/* Zero-initialise; free with frn_arcs_free. */
typedef struct frn_arcs {
    frn_intern actors;
    frn_intern layers; /* layer 0 is "" unless the input names layers */
    FRN_VEC(frn_arc) arc;
    bool signless; /* the input had no column of signs: every tie counts as positive */
} frn_arcs;

/* Adds one arc; names are interned (copied). `value` must be finite. O(length of the names). */
FRN_API frn_status frn_arcs_add(frn_arcs *arcs, frn_slice source, frn_slice target, double value,
                                frn_slice layer, frn_error *err);
FRN_API void frn_arcs_free(frn_arcs *arcs);

/* What becomes of a pair whose arcs disagree. */
typedef enum frn_rule {
    FRN_RULE_SUM =
        0, /* the sign of the sum of the arcs' signs (weights with `weighted`); 0 drops */
    FRN_RULE_NEGATIVE, /* any negative arc makes the tie negative */
    FRN_RULE_POSITIVE, /* any positive arc makes the tie positive */
    FRN_RULE_ERROR     /* the graph is refused */
} frn_rule;

FRN_API const char *frn_rule_name(frn_rule rule); /* "sum", "negative", "positive", "error" */
FRN_API bool frn_rule_parse(frn_rule *rule, frn_slice name);

/* Zero-initialise: the graph of all layers folded, signs only. */
typedef struct frn_fold_options {
    frn_rule rule;
    bool weighted;  /* keep weights (scaled to integers); otherwise every tie weighs 1 */
    bool one_layer; /* only `layer` */
    uint32_t layer;
} frn_fold_options;

typedef struct frn_graph_tie {
    uint32_t u, v;  /* u < v */
    int64_t weight; /* never 0; its sign is the tie's sign; +-1 unless weighted */
} frn_graph_tie;

/* What folding met. */
typedef struct frn_fold {
    uint64_t arcs;      /* arcs looked at */
    uint64_t loops;     /* dropped: source is target */
    uint64_t zeros;     /* dropped: sign 0 or unknown */
    uint64_t merged;    /* arcs beyond the first of their pair */
    uint64_t conflicts; /* pairs that had arcs of both signs */
    uint64_t undecided; /* dropped pairs: the sum is 0 */
    uint64_t rounded;   /* ties whose weight had to be rounded to the scale */
    uint64_t isolated;  /* actors dropped because no tie is left */
} frn_fold;

/* A simple signed graph in compressed rows. Immutable once built; many threads may read it. */
typedef struct frn_graph {
    uint32_t n;        /* actors */
    uint32_t m;        /* ties */
    uint32_t negative; /* ties of negative sign */
    bool weighted;
    int64_t scale;      /* a tie's weight in the input's unit is weight / scale */
    uint64_t total;     /* sum of |weight| */
    frn_graph_tie *tie; /* [m], by (u, v) */
    uint64_t *first;    /* [n + 1] slots of each actor */
    uint32_t *to;       /* [2 m] neighbours, ascending within an actor */
    uint32_t *tie_of;   /* [2 m] the tie of each slot */
    frn_slice *name;    /* [n] NUL-terminated, owned by `arena` */
    frn_rule rule;
    frn_fold fold;
    frn_arena arena;
} frn_graph;

/* Folds `arcs`. Actors keep the order of first sight. FRN_E_INPUT under FRN_RULE_ERROR when a pair
 * has arcs of both signs. O(arcs + actors) time and memory. `options` may be NULL. */
FRN_API frn_status frn_graph_fold(frn_graph *out, const frn_arcs *arcs,
                                  const frn_fold_options *options, frn_error *err);
/* The graph of `m` ties over `n` actors named "0" .. "n-1"; pairs must be distinct, weights not 0.
 * Actors without a tie stay. For callers that have numbers, and for tests. */
FRN_API frn_status frn_graph_from_ties(frn_graph *out, uint32_t n, const frn_graph_tie *tie,
                                       uint32_t m, frn_error *err);
FRN_API void frn_graph_free(frn_graph *graph);

/* The root of `u` in a forest where parent[root] == root; paths are halved on the way. */
static inline uint32_t frn_graph_root(uint32_t *parent, uint32_t u)
{
    while (parent[u] != u) {
        parent[u] = parent[parent[u]];
        u = parent[u];
    }
    return u;
}

/* The tie between `u` and `v`, or FRN_NONE. O(log degree). */
FRN_API uint32_t frn_graph_find(const frn_graph *graph, uint32_t u, uint32_t v);
/* The actor of that name, or FRN_NONE. O(n). */
FRN_API uint32_t frn_graph_actor(const frn_graph *graph, frn_slice name);

static inline uint32_t frn_graph_degree(const frn_graph *graph, uint32_t u)
{
    return (uint32_t)(graph->first[u + 1] - graph->first[u]);
}

static inline uint64_t frn_graph_tie_size(const frn_graph_tie *tie)
{
    return (uint64_t)(tie->weight < 0 ? -tie->weight : tie->weight);
}

FRN_END_DECLS
#endif
