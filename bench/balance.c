/* The figures of balance on the signed graphs named on the command line: sizes, triads, both
 * bounds, times; each certificate is written, read and checked. With igraph (when the build found
 * it) the triangles are also listed by it, in the same run. */
#include <stdio.h>
#include <time.h>

#include "balance/census.h"
#include "balance/certificate.h"
#include "graph/read.h"
#ifdef HAVE_IGRAPH
#include <igraph/igraph.h>
#endif

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#ifdef HAVE_IGRAPH
/* Triangles by sign through igraph's listing, and the seconds it took. */
static double list_with_igraph(const frn_graph *g, unsigned long long *triads)
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
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&triangles); i += 3) {
        const igraph_integer_t *t = &VECTOR(triangles)[i];
        int minus = 0;
        for (int k = 0; k < 3; k++) {
            uint32_t a = (uint32_t)t[k], b = (uint32_t)t[(k + 1) % 3];
            minus += g->tie[frn_graph_find(g, a, b)].weight < 0;
        }
        triads[minus]++;
    }
    from = now() - from;
    igraph_vector_int_destroy(&triangles);
    igraph_vector_int_destroy(&edges);
    igraph_destroy(&graph);
    return from;
}
#endif

static int measure(const char *path, const frn_arcs *arcs, const frn_fold_options *fold,
                   double limit)
{
    frn_graph g = {0};
    frn_census c = {0};
    frn_frustration f = {0};
    frn_buf proof = {0};
    frn_error err = {0};
    frn_frustration_options o = {.time_limit = limit};
    double start, census, solve, check;
    bool holds;

    if (frn_graph_fold(&g, arcs, fold, &err) != FRN_OK)
        return 1;
    start = now();
    if (frn_census_take(&c, &g, false, 0, &err) != FRN_OK)
        return 1;
    census = now() - start;
    start = now();
    if (frn_frustration_measure(&f, &g, &o, &err) != FRN_OK)
        return 1;
    solve = now() - start;
    frn_certificate_write(&proof, &g, &f);
    start = now();
    holds = frn_certificate_check(&g, frn_buf_slice(&proof), &err) == FRN_OK;
    check = now() - start;
    printf("%s\t%u\t%u\t%u\t%llu\t%.3f\t%llu\t%llu\t%s\t%.2f\t%s\t%.2f", path, g.n, g.m, g.negative,
           (unsigned long long)c.triangles, census, (unsigned long long)f.lower,
           (unsigned long long)f.upper, f.proved ? "proved" : "open", solve,
           holds ? "holds" : "REFUSED", check);
#ifdef HAVE_IGRAPH
    {
        unsigned long long triads[4] = {0};
        double seconds = list_with_igraph(&g, triads);
        printf("\t%s\t%.3f", triads[0] == c.triad[0] && triads[3] == c.triad[3] ? "same" : "OTHER",
               seconds);
    }
#endif
    printf("\n");
    (void)fflush(stdout);
    frn_buf_free(&proof);
    frn_frustration_free(&f);
    frn_census_free(&c);
    frn_graph_free(&g);
    return holds ? 0 : 1;
}

int main(int argc, char **argv)
{
    int failed = argc < 2;

    if (argc < 2)
        fprintf(stderr, "usage: balance GRAPH...  (only the last layer of layered files)\n");
    else
        printf("graph\tn\tm\tnegative\ttriangles\tcensus_s\tlower\tupper\tproof\tsolve_s\tcheck\t"
               "check_s\n");
    for (int i = 1; i < argc; i++) {
        frn_arcs arcs = {0};
        frn_error err = {0};
        frn_fold_options fold = {0};
        if (frn_arcs_load(&arcs, argv[i], NULL, &err) != FRN_OK) {
            fprintf(stderr, "%s\n", err.text);
            failed = 1;
            continue;
        }
        fold.one_layer = frn_intern_count(&arcs.layers) > 1;
        fold.layer = frn_intern_count(&arcs.layers) - 1;
        failed |= measure(argv[i], &arcs, &fold, 60);
        frn_arcs_free(&arcs);
    }
    return failed;
}
