#include "balance/cases_internal.h"

#include <stdlib.h>

static int64_t divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

void frn_packing_shorten(frn_packing *packing, size_t count)
{
    int64_t common = count ? packing[0].unit : 1;

    for (size_t p = 0; p < count && common > 1; p++)
        for (uint64_t c = 0; c < packing[p].count && common > 1; c++)
            common = divisor(common, packing[p].amount[c]);
    for (size_t p = 0; p < count; p++) {
        packing[p].unit /= common;
        for (uint64_t c = 0; c < packing[p].count; c++)
            packing[p].amount[c] /= common;
    }
}

frn_status frn_packing_lift(frn_packing *out, const frn_cycles *cycles, const frn_kernel *kernel,
                            int64_t unit, const uint32_t *supposed)
{
    frn_cycles lifted = {0};

    if (frn_cycles_lift(&lifted, cycles, kernel, unit, supposed) != FRN_OK) {
        frn_cycles_free(&lifted);
        return FRN_E_MEMORY;
    }
    *out = (frn_packing){.count = lifted.amount.len,
                         .end = lifted.end.at,
                         .tie = lifted.edge.at,
                         .amount = lifted.amount.at,
                         .unit = 2 * unit};
    return FRN_OK;
}

void frn_packing_free(frn_packing *packing)
{
    free(packing->end);
    free(packing->tie);
    free(packing->amount);
    *packing = (frn_packing){0};
}

typedef struct lifting {
    frn_cases *out;
    const frn_branching *tree;
    const frn_kernel *kernel;
    uint32_t *supposed; /* [kernel.net.m] of the edges split at on the way from the root */
    uint32_t ties;
} lifting;

static frn_status lift_leaf(lifting *l, const frn_branch_node *node)
{
    frn_cases *c = l->out;

    c->at[c->count++] = (frn_case){0, 0};
    return frn_packing_lift(&c->leaf[c->leaves++], &node->cycles, l->kernel, FRN_RATION_UNIT,
                            l->supposed);
}

/* Preorder with a stack of its own: a child lies above its sibling. */
static frn_status lift_nodes(lifting *l, uint32_t *stack)
{
    const frn_net *net = &l->kernel->net;
    uint32_t top = 0;

    stack[top++] = 0;
    while (top > 0) {
        const frn_branch_node *node = &l->tree->node.at[stack[--top]];
        if (node->child[0] == FRN_NONE) {
            FRN_TRY(lift_leaf(l, node));
            continue;
        }
        l->supposed[node->edge] = l->ties + node->depth;
        l->out->at[l->out->count++] =
            (frn_case){l->kernel->actor[net->u[node->edge]], l->kernel->actor[net->v[node->edge]]};
        stack[top++] = node->child[1];
        stack[top++] = node->child[0];
    }
    return FRN_OK;
}

frn_status frn_cases_lift(frn_cases *out, const frn_branching *tree, const frn_kernel *kernel,
                          uint32_t ties)
{
    size_t nodes = tree->node.len + 1;
    lifting l = {.out = out, .tree = tree, .kernel = kernel, .ties = ties};
    uint32_t *stack = malloc(nodes * sizeof *stack);
    frn_status status = FRN_E_MEMORY;

    l.supposed = malloc(((size_t)kernel->net.m + 1) * sizeof *l.supposed);
    out->at = malloc(nodes * sizeof *out->at);
    out->leaf = calloc(nodes, sizeof *out->leaf);
    if (stack && l.supposed && out->at && out->leaf)
        status = lift_nodes(&l, stack);
    if (status == FRN_OK)
        frn_packing_shorten(out->leaf, out->leaves);
    free(stack);
    free(l.supposed);
    return status;
}

void frn_cases_free(frn_cases *cases)
{
    for (uint32_t i = 0; i < cases->leaves; i++)
        frn_packing_free(&cases->leaf[i]);
    free(cases->leaf);
    free(cases->at);
    *cases = (frn_cases){0};
}
