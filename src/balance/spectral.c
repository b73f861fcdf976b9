#include "balance/spectral.h"

#include <arpack/arpack.h>
#include <math.h>
#include <stdlib.h>

#include "base/pool.h"

/* y = L x with L = D - A. */
static void laplace(const frn_graph *g, const double *x, double *y)
{
    for (uint32_t u = 0; u < g->n; u++) {
        double sum = 0, degree = 0;
        for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++) {
            double w = (double)g->tie[g->tie_of[i]].weight / (double)g->scale;
            degree += fabs(w);
            sum += w * x[g->to[i]];
        }
        y[u] = degree * x[u] - sum;
    }
}

static double largest_degree(const frn_graph *g)
{
    double most = 0;

    for (uint32_t u = 0; u < g->n; u++) {
        double degree = 0;
        for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++)
            degree += (double)frn_graph_tie_size(&g->tie[g->tie_of[i]]) / (double)g->scale;
        most = fmax(most, degree);
    }
    return most;
}

typedef struct lanczos {
    double *residual, *basis, *work, *inner, *vector;
    a_int ncv;
} lanczos;

static bool iterate(lanczos *l, const frn_graph *g, double shift, double *value)
{
    a_int n = (a_int)g->n, ido = 0, info = 1, param[11] = {0}, pointer[14] = {0};
    a_int lwork = l->ncv * (l->ncv + 8), select[64] = {0};
    double tolerance = 1e-10;

    for (uint32_t u = 0; u < g->n; u++) /* a start that is the same everywhere */
        l->residual[u] = 1 + 0.5 * sin(1 + 12.9898 * u);
    param[0] = 1;
    param[2] = 3000;
    param[6] = 1;
    for (;;) {
        double *x, *y;
        dsaupd_c(&ido, "I", n, "LA", 1, tolerance, l->residual, l->ncv, l->basis, n, param, pointer,
                 l->work, l->inner, lwork, &info);
        if (ido != 1 && ido != -1)
            break;
        x = l->work + pointer[0] - 1;
        y = l->work + pointer[1] - 1;
        laplace(g, x, y);
        for (uint32_t u = 0; u < g->n; u++)
            y[u] = shift * x[u] - y[u];
    }
    if (info != 0)
        return false;
    dseupd_c(1, "A", select, value, l->vector, n, 0, "I", n, "LA", 1, tolerance, l->residual,
             l->ncv, l->basis, n, param, pointer, l->work, l->inner, lwork, &info);
    return info == 0;
}

static double residual_of(const frn_graph *g, const double *x, double value, double *y)
{
    double sum = 0, norm = 0;

    laplace(g, x, y);
    for (uint32_t u = 0; u < g->n; u++) {
        double d = y[u] - value * x[u];
        sum += d * d;
        norm += x[u] * x[u];
    }
    return norm > 0 ? sqrt(sum / norm) : INFINITY;
}

frn_status frn_spectrum_find(frn_spectrum *out, const frn_graph *graph, frn_error *err)
{
    size_t n = graph->n;
    lanczos l = {.ncv = n < 40 ? (a_int)n : 40};
    double shift = 2 * largest_degree(graph), value = 0;
    frn_spectrum s = {.residual = INFINITY};
    frn_status status = FRN_OK;

    if (n < 3)
        return frn_fail(err, FRN_E_RANGE, "the spectrum needs at least 3 actors");
    l.residual = malloc(n * sizeof(double));
    l.basis = malloc(n * (size_t)l.ncv * sizeof(double));
    l.work = malloc(3 * n * sizeof(double));
    l.inner = malloc((size_t)l.ncv * (size_t)(l.ncv + 8) * sizeof(double));
    l.vector = malloc(n * sizeof(double));
    if (!l.residual || !l.basis || !l.work || !l.inner || !l.vector) {
        status = frn_no_memory(err);
    } else if (iterate(&l, graph, shift, &value)) {
        s.smallest = fmax(0, shift - value);
        s.converged = true;
        s.residual = residual_of(graph, l.vector, shift - value, l.work);
    }
    free(l.residual);
    free(l.basis);
    free(l.work);
    free(l.inner);
    free(l.vector);
    if (status == FRN_OK)
        *out = s;
    return status;
}

typedef struct walking {
    const frn_graph *g;
    uint32_t terms;
    double (*trace)[2]; /* [n] diagonal of exp(A), exp(|A|) up to `terms`, scaled */
    double scale;
} walking;

/* The diagonal entry of actor `u`: powers of A and |A| applied to its unit vector. */
static frn_status walk_from(void *ctx, size_t task)
{
    const walking *w = ctx;
    const frn_graph *g = w->g;
    size_t n = g->n;
    double *x = calloc(4 * n + 1, sizeof *x), *y = x + 2 * n;

    if (!x)
        return FRN_E_MEMORY;
    x[2 * task] = x[2 * task + 1] = w->scale;
    w->trace[task][0] = w->trace[task][1] = w->scale;
    for (uint32_t k = 1; k <= w->terms; k++) {
        double *swap = x;
        for (uint32_t u = 0; u < g->n; u++) {
            double a = 0, b = 0;
            for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++) {
                uint32_t v = g->to[i];
                a += g->tie[g->tie_of[i]].weight < 0 ? -x[2 * v] : x[2 * v];
                b += x[2 * v + 1];
            }
            y[2 * u] = a / k;
            y[2 * u + 1] = b / k;
        }
        x = y;
        y = swap;
        w->trace[task][0] += x[2 * task];
        w->trace[task][1] += x[2 * task + 1];
    }
    free(x < y ? x : y);
    return FRN_OK;
}

/* The radius of |A| is at most this: the largest mean of neighbours' degrees to the power 1/2. */
static double radius_bound(const frn_graph *g)
{
    double most = 0;

    for (uint32_t u = 0; u < g->n; u++)
        for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++)
            most = fmax(
                most, sqrt((double)frn_graph_degree(g, u) * (double)frn_graph_degree(g, g->to[i])));
    return most;
}

/* The tail sum over k > terms of r^k / k!, relative to e^0 = 1. */
static double tail(double r, uint32_t terms)
{
    double next = (double)(terms + 1);

    return exp(next * log(r) - lgamma(next + 1)) / (1 - r / (next + 1));
}

frn_status frn_walk_balance_find(frn_walk_balance *out, const frn_graph *graph, uint32_t threads,
                                 frn_error *err)
{
    double r = fmax(1, radius_bound(graph)), plus = 0, all = 0;
    walking w = {.g = graph, .terms = (uint32_t)(4 * r + 40), .scale = exp(-r / 2)};
    double cut = tail(r, w.terms) * graph->n;
    frn_status status;

    if ((double)graph->n * (double)graph->m * w.terms > 1e10 || r > 600)
        return frn_fail(err, FRN_E_LIMIT, "too large for walk-based balance");
    w.trace = malloc(((size_t)graph->n + 1) * sizeof *w.trace);
    if (!w.trace)
        return frn_no_memory(err);
    status = frn_parallel(graph->n, threads, walk_from, &w);
    for (uint32_t u = 0; status == FRN_OK && u < graph->n; u++) {
        plus += w.trace[u][0];
        all += w.trace[u][1];
    }
    free(w.trace);
    if (status != FRN_OK)
        return frn_no_memory(err);
    out->terms = w.terms;
    out->balance = graph->n ? plus / all : 1;
    out->error = graph->n ? 2 * cut * w.scale / all : 0;
    return FRN_OK;
}
