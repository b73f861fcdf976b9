/* The result of frenemy balance in words. */
#include "balance.h"

#include <stdlib.h>

enum { SHOWN = 15, LEAST_STABLE = 3 };

typedef struct hold { /* how firmly an actor stands: (satisfied - frustrated) / all of its weight */
    uint32_t actor;
    uint64_t change, weight;
} hold;

static int by_hold(const void *a, const void *b)
{
    const hold *x = a, *y = b;
    double p = (double)x->change / (double)x->weight, q = (double)y->change / (double)y->weight;

    if (p != q)
        return p < q ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->actor < y->actor ? -1 : x->actor > y->actor;
}

/* The actors whose ties pull them most the other way; the heavier first among equals. */
static void say_least_stable(frn_buf *out, const cli_balance *r)
{
    hold *h = calloc((size_t)r->g.n + 1, sizeof *h);

    if (!h) {
        out->failed = true;
        return;
    }
    for (uint32_t u = 0; u < r->g.n; u++)
        h[u] = (hold){u, r->swing.change[u], 0};
    for (uint32_t i = 0; i < r->g.m; i++) {
        h[r->g.tie[i].u].weight += frn_graph_tie_size(&r->g.tie[i]);
        h[r->g.tie[i].v].weight += frn_graph_tie_size(&r->g.tie[i]);
    }
    qsort(h, r->g.n, sizeof *h, by_hold);
    for (uint32_t k = 0; k < LEAST_STABLE && k < r->g.n; k++) {
        frn_buf_text(out, k ? ", " : "; least stable: ");
        frn_buf_add(out, r->g.name[h[k].actor]);
    }
    free(h);
}

static void say_cost(frn_buf *out, const cli_balance *r)
{
    const frn_frustration *f = &r->f;

    if (f->upper == 0) {
        frn_buf_text(out, "The network is balanced: its two camps contradict no tie.\n");
        return;
    }
    frn_buf_text(out, "The network splits into two camps at a cost of ");
    cli_weight(out, &r->g, (int64_t)f->upper);
    frn_buf_text(out, r->g.weighted ? " of a weight of " : " of ");
    cli_weight(out, &r->g, (int64_t)r->g.total);
    frn_buf_text(out, r->g.weighted ? "" : " ties");
    if (f->proved) {
        frn_buf_text(out, ", proved");
        say_least_stable(out, r);
        frn_buf_text(out, ".\n");
        return;
    }
    frn_buf_text(out, "; no split costs less than ");
    cli_weight(out, &r->g, (int64_t)f->lower);
    frn_buf_text(out, " (gap ");
    frn_buf_fixed(out, 100.0 * (double)(f->upper - f->lower) / (double)f->upper, 2);
    frn_buf_text(out, f->stopped == FRN_E_CANCELLED ? "%, interrupted)" : "%, limit reached)");
    say_least_stable(out, r);
    frn_buf_text(out, ".\n");
}

static void say_camps(frn_buf *out, const cli_balance *r)
{
    for (int side = 1; side >= -1; side -= 2) {
        uint32_t count = 0, shown = 0;
        for (uint32_t u = 0; u < r->g.n; u++)
            count += r->f.camp[u] == side;
        frn_buf_text(out, side > 0 ? "Camp 1 (" : "Camp 2 (");
        cli_count(out, count);
        frn_buf_text(out, count == 1 ? " actor):" : " actors):");
        for (uint32_t u = 0; u < r->g.n && shown < SHOWN; u++) {
            if (r->f.camp[u] != side)
                continue;
            frn_buf_text(out, shown++ ? ", " : " ");
            frn_buf_add(out, r->g.name[u]);
        }
        frn_buf_text(out, count > SHOWN ? " ...\n" : "\n");
    }
}

static void say_swing(frn_buf *out, const cli_balance *r)
{
    uint32_t shown = 0, largest = 0, free_count = 0;

    for (uint32_t u = 0; u < r->g.n; u++) {
        largest += r->swing.bloc[u] == 0;
        free_count += r->swing.change[u] == 0;
    }
    if (r->f.proved) {
        frn_buf_text(out, "In every best split the same ");
        cli_count(out, largest);
        frn_buf_text(out, " actors keep their sides to each other (");
        cli_count(out, r->swing.blocs);
        frn_buf_text(out, r->swing.blocs == 1 ? " bloc).\n" : " blocs in all).\n");
    }
    cli_count(out, free_count);
    frn_buf_text(out, free_count == 1 ? " actor could change camp at no cost"
                                      : " actors could change camp at no cost");
    for (uint32_t u = 0; u < r->g.n && shown < SHOWN; u++) {
        if (r->swing.change[u] != 0)
            continue;
        frn_buf_text(out, shown++ ? ", " : ": ");
        frn_buf_add(out, r->g.name[u]);
    }
    frn_buf_text(out, free_count > SHOWN ? " ...\n" : ".\n");
}

static void say_triads(frn_buf *out, const cli_balance *r)
{
    static const char *const name[] = {"+++", "++-", "+--", "---"};

    cli_count(out, r->census.triangles);
    frn_buf_text(out, " triangles");
    for (int k = 0; k < FRN_TRIADS && r->census.triangles; k++) {
        frn_buf_printf(out, "%s %s ", k ? "," : ":", name[k]);
        cli_count(out, r->census.triad[k]);
    }
    if (r->census.triangles) {
        frn_buf_text(out, "; balanced ");
        frn_buf_fixed(out, 100 * r->census.strict, 1);
        frn_buf_text(out, "%, weakly ");
        frn_buf_fixed(out, 100 * r->census.weak, 1);
        frn_buf_byte(out, '%');
    }
    frn_buf_text(out, ".\n");
}

static void say_spectral(frn_buf *out, const cli_balance *r)
{
    if (r->has_spectrum && r->spectrum.converged)
        frn_buf_printf(out,
                       "Smallest eigenvalue of the signed Laplacian: %.6g (residual %.1g); 0 means "
                       "that a component is balanced.\n",
                       r->spectrum.smallest, r->spectrum.residual);
    if (r->has_walk)
        frn_buf_printf(out, "Walk-based balance: %.6g (truncation error at most %.1g).\n",
                       r->walk.balance, r->walk.error);
}

void cli_balance_words(frn_buf *out, const cli_balance *r)
{
    say_cost(out, r);
    cli_count(out, r->g.n);
    frn_buf_text(out, " actors, ");
    cli_count(out, r->g.m);
    frn_buf_text(out, " ties, ");
    cli_count(out, r->g.negative);
    frn_buf_printf(out, " hostile; conflict rule: %s (", frn_rule_name(r->g.rule));
    cli_count(out, r->g.fold.merged);
    frn_buf_text(out, " arcs merged, ");
    cli_count(out, r->g.fold.conflicts);
    frn_buf_text(out, " pairs of both signs, ");
    cli_count(out, r->g.fold.undecided);
    frn_buf_text(out, " of them dropped).\n");
    say_triads(out, r);
    say_camps(out, r);
    say_swing(out, r);
    say_spectral(out, r);
}
