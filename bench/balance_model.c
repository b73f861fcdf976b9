/* The integer model of the frustration index that mixed-integer solvers get from signnet, as an LP
 * file on standard output: the AND model of Aref, Mason and Wilson (2020). Camps x are 0 or 1, z
 * stands for the product of a tie's two; a positive tie costs x + y - 2 z, a negative 1 - x - y + 2
 * z.
 *
 * usage: balance_model GRAPH [LAYER] */
#include <stdio.h>

#include "graph/read.h"

static void write_model(const frn_graph *g)
{
    printf("Minimize\n obj: %u constant\n", g->negative);
    for (uint32_t u = 0; u < g->n; u++) {
        long sum = 0;
        for (uint64_t k = g->first[u]; k < g->first[u + 1]; k++)
            sum += g->tie[g->tie_of[k]].weight > 0 ? 1 : -1;
        if (sum != 0)
            printf(" %+ld x%u\n", sum, u);
    }
    for (uint32_t i = 0; i < g->m; i++)
        printf(" %s 2 z%u\n", g->tie[i].weight > 0 ? "-" : "+", i);
    printf("Subject To\n one: constant = 1\n");
    for (uint32_t i = 0; i < g->m; i++) {
        const frn_graph_tie *t = &g->tie[i];
        if (t->weight > 0)
            printf(" a%u: z%u - x%u <= 0\n b%u: z%u - x%u <= 0\n", i, i, t->u, i, i, t->v);
        else
            printf(" a%u: z%u - x%u - x%u >= -1\n", i, i, t->u, t->v);
    }
    printf("Bounds\n 0 <= constant <= 1\n");
    printf("Binaries\n");
    for (uint32_t u = 0; u < g->n; u++)
        printf(" x%u\n", u);
    for (uint32_t i = 0; i < g->m; i++)
        printf(" z%u\n", i);
    printf("End\n");
}

int main(int argc, char **argv)
{
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_fold_options fold = {0};
    frn_error err = {0};

    if (argc < 2 || frn_arcs_load(&arcs, argv[1], NULL, &err) != FRN_OK) {
        fprintf(stderr, "usage: balance_model GRAPH [LAYER]  %s\n", err.text);
        return 1;
    }
    if (argc > 2) {
        fold.one_layer = true;
        fold.layer = frn_intern_find(&arcs.layers, frn_slice_of(argv[2]));
    }
    if (frn_graph_fold(&g, &arcs, &fold, &err) != FRN_OK)
        return 1;
    write_model(&g);
    frn_graph_free(&g);
    frn_arcs_free(&arcs);
    return 0;
}
