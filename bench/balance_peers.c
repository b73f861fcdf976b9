/* igraph lists the triangles, and the signs of each are looked up. SuiteSparse:GraphBLAS counts
 * them in one masked product of the lower triangle, actors ordered by degree as its own triangle
 * count advises: a positive tie is 1 and a negative one 2^20, so the sums hold the counts by sign
 * apart (an edge of these graphs closes far fewer than 2^20 triangles). */
#include "balance_peers.h"

#include <stdlib.h>
#include <time.h>
#ifdef HAVE_IGRAPH
#include <igraph/igraph.h>
#endif
#ifdef HAVE_GRAPHBLAS
#include <GraphBLAS.h>
#endif

#if defined HAVE_IGRAPH || defined HAVE_GRAPHBLAS
static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
#endif

#ifdef HAVE_IGRAPH
double peer_igraph(const frn_graph *g, unsigned long long triad[4])
{
    igraph_t graph;
    igraph_vector_int_t edges, triangles;
    double from;

    igraph_vector_int_init(&edges, 2 * (igraph_integer_t)g->m);
    for (uint32_t i = 0; i < g->m; i++) {
        VECTOR(edges)[2 * i] = g->tie[i].u;
        VECTOR(edges)[2 * i + 1] = g->tie[i].v;
    }
    igraph_create(&graph, &edges, (igraph_integer_t)g->n, 0);
    igraph_vector_int_init(&triangles, 0);
    from = now();
    igraph_list_triangles(&graph, &triangles);
    from = now() - from; /* the signs are looked up off the clock, to igraph's favour */
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&triangles); i += 3) {
        const igraph_integer_t *t = &VECTOR(triangles)[i];
        int minus = 0;
        for (int k = 0; k < 3; k++)
            minus += g->tie[frn_graph_find(g, (uint32_t)t[k], (uint32_t)t[(k + 1) % 3])].weight < 0;
        triad[minus]++;
    }
    igraph_vector_int_destroy(&triangles);
    igraph_vector_int_destroy(&edges);
    igraph_destroy(&graph);
    return from;
}
#else
double peer_igraph(const frn_graph *g, unsigned long long triad[4])
{
    (void)g;
    (void)triad;
    return -1;
}
#endif

#ifdef HAVE_GRAPHBLAS
enum { SHIFT = 20 };

typedef struct ranked {
    uint32_t degree, actor;
} ranked;

static int by_degree(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    if (x->degree != y->degree)
        return x->degree < y->degree ? -1 : 1;
    return x->actor < y->actor ? -1 : x->actor > y->actor;
}

/* The place of each actor in the order of degrees. */
static void rank_actors(uint32_t *place, const frn_graph *g)
{
    ranked *order = malloc(((size_t)g->n + 1) * sizeof *order);

    if (!order)
        abort();
    for (uint32_t u = 0; u < g->n; u++)
        order[u] = (ranked){frn_graph_degree(g, u), u};
    qsort(order, g->n, sizeof *order, by_degree);
    for (uint32_t k = 0; k < g->n; k++)
        place[order[k].actor] = k;
    free(order);
}

static void add_up(unsigned long long triad[4], const GrB_Index *row, const GrB_Index *col,
                   const int64_t *sum, GrB_Index count, GrB_Matrix lower)
{
    const int64_t low = (1 << SHIFT) - 1;

    for (GrB_Index i = 0; i < count; i++) {
        int64_t tie = 0;
        int minus;
        (void)!GrB_Matrix_extractElement_INT64(&tie, lower, row[i], col[i]);
        minus = tie != 1;
        triad[minus] += (unsigned long long)(sum[i] & low);
        triad[minus + 1] += (unsigned long long)(sum[i] >> SHIFT & low);
        triad[minus + 2] += (unsigned long long)(sum[i] >> 2 * SHIFT);
    }
}

void peers_begin(void)
{
    if (GrB_init(GrB_NONBLOCKING) != GrB_SUCCESS)
        abort();
}

void peers_end(void)
{
    (void)!GrB_finalize();
}

double peer_graphblas(const frn_graph *g, unsigned long long triad[4])
{
    GrB_Matrix lower = NULL, product = NULL;
    GrB_Index count = g->m;
    GrB_Index *row = malloc(((size_t)g->m + 1) * sizeof *row);
    GrB_Index *col = malloc(((size_t)g->m + 1) * sizeof *col);
    int64_t *value = malloc(((size_t)g->m + 1) * sizeof *value);
    uint32_t *place = malloc(((size_t)g->n + 1) * sizeof *place);
    double from;

    if (!row || !col || !value || !place)
        abort();
    rank_actors(place, g);
    for (uint32_t i = 0; i < g->m; i++) {
        uint32_t a = place[g->tie[i].u], b = place[g->tie[i].v];
        row[i] = a > b ? a : b;
        col[i] = a > b ? b : a;
        value[i] = g->tie[i].weight < 0 ? 1 << SHIFT : 1;
    }
    (void)!GrB_Matrix_new(&lower, GrB_INT64, g->n, g->n);
    (void)!GrB_Matrix_new(&product, GrB_INT64, g->n, g->n);
    (void)!GrB_Matrix_build_INT64(lower, row, col, value, g->m, GrB_PLUS_INT64);
    (void)!GrB_wait(lower, GrB_MATERIALIZE);
    from = now();
    (void)!GrB_mxm(product, lower, NULL, GrB_PLUS_TIMES_SEMIRING_INT64, lower, lower, GrB_DESC_ST1);
    (void)!GrB_wait(product, GrB_MATERIALIZE);
    from = now() - from; /* decoding is off the clock, to its favour */
    (void)!GrB_Matrix_extractTuples_INT64(row, col, value, &count, product);
    add_up(triad, row, col, value, count, lower);
    (void)!GrB_free(&lower);
    (void)!GrB_free(&product);
    free(row);
    free(col);
    free(value);
    free(place);
    return from;
}
#else
void peers_begin(void)
{
}

void peers_end(void)
{
}

double peer_graphblas(const frn_graph *g, unsigned long long triad[4])
{
    (void)g;
    (void)triad;
    return -1;
}
#endif
