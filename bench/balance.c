/* The figures of balance on the signed graphs named on the command line: sizes, triads, both
 * bounds, times; each certificate is written, read and checked. Triangles are
 * also listed by igraph and counted by GraphBLAS, where the build found them, in the same run. */
#include <stdio.h>
#include <time.h>

#include "balance/census.h"
#include "balance/certificate.h"
#include "balance_peers.h"
#include "graph/read.h"

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Seconds of a peer and whether it counted the same; "-" where the build has it not. */
static void print_peer(const frn_graph *g, const frn_census *c,
                       double (*count)(const frn_graph *, unsigned long long *))
{
    unsigned long long triad[FRN_TRIADS] = {0};
    double seconds = count(g, triad);
    bool same = true;

    for (int k = 0; k < FRN_TRIADS; k++)
        same = same && triad[k] == c->triad[k];
    if (seconds < 0)
        printf("\t-\t-");
    else
        printf("\t%.3f\t%s", seconds, same ? "same" : "OTHER");
}

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
    print_peer(&g, &c, peer_igraph);
    print_peer(&g, &c, peer_graphblas);
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
               "check_s\tigraph_s\tcounts\tgraphblas_s\tcounts\n");
    peers_begin();
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
    peers_end();
    return failed;
}
