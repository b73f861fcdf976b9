/* The run: eliminate, anneal many times and cross the results, pack; repeat with more effort while
 * the bounds are apart and there is time. */
#include "balance/frustration.h"

#include <stdlib.h>

#include "balance/cases_internal.h"
#include "balance/cover_internal.h"
#include "balance/lineup_internal.h"

enum {
    ROUNDS = 9,
    BRIEF = 3, /* rounds of new cycles between routings */
    MOST_RATIONED = 1000,
    SMALL_ROUNDS = 3,
    FEWEST_RUNS = 12,
    MOST_RUNS = 64,
    MOST_SEARCHED = 20000,
    MOST_EXACT = 2000,
    MOST_NODES = 4000,
    MOST_KEPT = 10000000 /* nodes times edges: a leaf keeps its packing */
};
enum { SCOUTS = 2, SCOUT_SWEEPS = 20, SCOUT_WAVES = 3 };

typedef struct measuring {
    const frn_graph *graph;
    const frn_frustration_options *options;
    double deadline;
    frn_kernel kernel;
    int8_t *best;  /* [kernel.n] */
    int8_t *batch; /* [runs][kernel.n] */
    uint32_t runs, sweeps;
    uint64_t stream;
    int64_t cost;      /* of best, on the kernel */
    frn_cycles cycles; /* the best packing of the kernel */
    frn_cycles tried;  /* cycles of all routes of the last routing, in a large net */
    int64_t packed;    /* in 1 / unit of the kernel's doubled weight */
    int64_t unit;
    double *length;     /* [kernel.m] of the last rationing */
    bool finely;        /* the weights are small enough to be cut into fine units */
    frn_branching tree; /* empty until branching is all that is left */
    frn_status stopped;
    atomic_bool stop;
} measuring;

static frn_status anneal_task(void *ctx, size_t task)
{
    measuring *m = ctx;
    const frn_net *net = &m->kernel.net;
    int8_t *spin = m->batch + (size_t)net->n * task;
    uint64_t seed = m->options->seed ? m->options->seed : 1;
    frn_rng rng = frn_rng_make(seed, m->stream + task);
    frn_anneal_plan plan = {.sweeps = m->sweeps, .hot = 6, .cold = 0.3, .stop = &m->stop};

    if (frn_seconds() > m->deadline)
        atomic_store(&m->stop, true);
    FRN_TRY(frn_lineup_anneal(spin, net, &plan, &rng));
    FRN_TRY(frn_lineup_flip_components(spin, net));
    return frn_lineup_descend(spin, net);
}

/* Crosses `spin` into the best line-up. */
static frn_status take_in(measuring *m, const int8_t *spin)
{
    const frn_net *net = &m->kernel.net;
    int64_t cost = frn_net_cost(net, spin);
    int8_t *other = m->batch + (size_t)net->n * m->runs;

    memcpy(other, m->best, net->n);
    if (cost < m->cost || m->cost < 0)
        memcpy(m->best, spin, net->n);
    else
        memcpy(other, spin, net->n);
    if (m->cost >= 0)
        FRN_TRY(frn_lineup_cross(m->best, other, net));
    m->cost = frn_net_cost(net, m->best);
    return FRN_OK;
}

/* One batch of annealing runs, crossed into the best in the order of their numbers. */
static frn_status anneal_batch(measuring *m)
{
    const frn_net *net = &m->kernel.net;

    FRN_TRY(frn_parallel(m->runs, m->options->threads, anneal_task, m));
    m->stream += m->runs;
    for (uint32_t r = 0; r < m->runs; r++)
        FRN_TRY(take_in(m, m->batch + (size_t)net->n * r));
    return FRN_OK;
}

/* The lower bound in the graph's weights: halves and units rounded up. */
static uint64_t lower_of(const measuring *m)
{
    int64_t unit = m->unit, packed = m->packed;

    if (m->tree.node.len > 0) {
        unit = FRN_RATION_UNIT;
        packed = frn_branching_packed(&m->tree);
    }
    return (uint64_t)((packed + (m->kernel.fixed + 2) * unit - 1) / (2 * unit));
}

static bool closed(const measuring *m)
{
    return m->cost >= 0 && 2 * lower_of(m) >= (uint64_t)(m->cost + m->kernel.fixed);
}

/* Keeps the better of two packings; takes over *cycles. */
static void keep(measuring *m, frn_cycles *cycles, int64_t packed, int64_t unit)
{
    double old = (double)m->packed / (double)m->unit, fresh = (double)packed / (double)unit;

    if (fresh <= old && m->cycles.amount.len > 0) {
        frn_cycles_free(cycles);
        return;
    }
    frn_cycles_free(&m->cycles);
    m->cycles = *cycles;
    m->packed = packed;
    m->unit = unit;
}

static frn_status note_stop(measuring *m, frn_status status)
{
    if (status == FRN_E_LIMIT || status == FRN_E_CANCELLED) {
        m->stopped = status;
        return FRN_OK;
    }
    return status;
}

/* Whether the net can be searched from everywhere. */
static bool small(const measuring *m)
{
    return m->kernel.net.m <= MOST_SEARCHED;
}

static frn_status pack(measuring *m, uint64_t work, int64_t unit, int64_t most)
{
    frn_packing_plan plan = {.work = work,
                             .unit = unit,
                             .most = most,
                             .dear = unit > 1 ? 2 : 3,
                             .deadline = m->deadline,
                             .progress = &m->options->progress,
                             .progress_base = (double)m->kernel.fixed,
                             .tried = small(m) ? NULL : &m->tried};
    frn_cycles cycles = {0};
    int64_t packed = 0;
    frn_status status;

    frn_cycles_free(&m->tried);
    m->tried = (frn_cycles){0};
    status = frn_packing_route(&cycles, &packed, &m->kernel.net, m->best, &plan);
    keep(m, &cycles, packed, unit);
    return note_stop(m, status);
}

/* The fractional bound: cycles of any kind where the net can be searched from everywhere, else one
 * for each frustrated edge. Its lengths suggest line-ups; in a large net a better one ends it. */
static frn_status ration(measuring *m, uint32_t rounds)
{
    frn_ration_plan plan = {.threads = m->options->threads,
                            .deadline = m->deadline,
                            .rounds = rounds,
                            .enough = (double)m->cost - 1.998,
                            .spin = small(m) ? NULL : m->best,
                            .better = m->batch,
                            .tried = small(m) ? NULL : &m->tried,
                            .progress = &m->options->progress,
                            .progress_base = (double)m->kernel.fixed,
                            .progress_upper = (double)(m->cost + m->kernel.fixed)};
    frn_cycles cycles = {0};
    int64_t packed = 0;
    frn_status status;

    plan.least_gain = small(m) ? 0.05 : 0.2;
    memcpy(m->batch, m->best, m->kernel.net.n);
    if (!small(m)) /* lengths are about one line-up's frustrated edges: begin at this one's */
        memset(m->length, 0, m->kernel.net.m * sizeof *m->length);
    status =
        frn_ration_pack(&cycles, &packed, m->length, &m->kernel.net, &m->cycles, m->unit, &plan);
    keep(m, &cycles, packed, FRN_RATION_UNIT);
    FRN_TRY(note_stop(m, status));
    return take_in(m, m->batch);
}

/* The linear bound, and the line-up that it suggests crossed into the best. */
static frn_status cover(measuring *m)
{
    frn_cover_plan plan = {.threads = m->options->threads,
                           .deadline = m->deadline,
                           .rounds = 400,
                           .enough = (double)m->cost - 1.998,
                           .progress = &m->options->progress,
                           .progress_base = (double)m->kernel.fixed,
                           .progress_upper = (double)(m->cost + m->kernel.fixed)};
    frn_cycles cycles = {0};
    int64_t packed = 0;
    int8_t *spin = m->batch;
    frn_status status = frn_cover_pack(&cycles, &packed, spin, &m->kernel.net, &m->cycles, &plan);

    if (status == FRN_E_UNSUPPORTED)
        return FRN_OK;
    keep(m, &cycles, packed, FRN_RATION_UNIT);
    FRN_TRY(note_stop(m, status));
    FRN_TRY(frn_lineup_descend(spin, &m->kernel.net));
    return take_in(m, spin);
}

static bool tell_bounds(const measuring *m)
{
    return frn_progress_tell(&m->options->progress, "bounds", (double)lower_of(m),
                             (double)(m->cost + m->kernel.fixed) / 2);
}

static bool out_of_time(measuring *m)
{
    if (m->stopped != FRN_OK)
        return true;
    if (m->cost >= 0 && !tell_bounds(m))
        m->stopped = FRN_E_CANCELLED;
    else if (frn_seconds() > m->deadline)
        m->stopped = FRN_E_LIMIT;
    return m->stopped != FRN_OK;
}

/* A few short runs, then some longer ones, so that a good line-up is there at once. They use random
 * numbers of their own. */
static frn_status scout(measuring *m)
{
    uint32_t runs = m->runs, sweeps = m->sweeps;
    uint64_t stream = m->stream;
    frn_status status = FRN_OK;

    m->stream = 1ull << 32;
    for (uint32_t wave = 0; status == FRN_OK && wave < SCOUT_WAVES && !out_of_time(m); wave++) {
        m->runs = (uint32_t)SCOUTS << wave;
        m->sweeps = (uint32_t)SCOUT_SWEEPS << wave;
        status = anneal_batch(m);
    }
    m->runs = runs;
    m->sweeps = sweeps;
    m->stream = stream;
    return status;
}

static bool done(measuring *m)
{
    return closed(m) || out_of_time(m);
}

/* A round: line-ups, then routing in halves, then fractions; where the net is small enough, routing
 * in finer units and the linear program itself too. */
static frn_status one_round(measuring *m, uint64_t work, bool fractions, uint32_t rounds)
{
    FRN_TRY(anneal_batch(m));
    if (done(m))
        return FRN_OK;
    FRN_TRY(pack(m, work, 1, 0));
    if (!fractions || !m->finely || done(m))
        return FRN_OK;
    if (small(m))
        FRN_TRY(pack(m, work, 12, 5));
    if (done(m))
        return FRN_OK;
    FRN_TRY(ration(m, rounds));
    return done(m) || m->kernel.net.m > MOST_EXACT ? FRN_OK : cover(m);
}

/* Rounds of growing effort. In a large net routing is what proves and fractions are what finds: a
 * few rounds of them between routings, many only in the end, and no more work for routing as long
 * as they find better line-ups. */
static frn_status all_rounds(measuring *m)
{
    uint64_t work = 2000 * ((uint64_t)m->kernel.net.m + 100);
    int most = small(m) ? SMALL_ROUNDS : ROUNDS;

    for (int round = 0; round < most; round++) {
        int64_t before = m->cost;
        bool brief = !small(m) && round + 1 < most;
        if (round > 0 && done(m))
            break;
        FRN_TRY(one_round(m, work, round > 0 || !small(m), brief ? BRIEF : MOST_RATIONED));
        if (small(m)) {
            work *= 4;
            m->sweeps += m->sweeps / 2;
        } else if (round > 0 && m->cost == before) {
            work *= 2;
        }
    }
    return FRN_OK;
}

/* Proof by cases, from the best fractional packing. */
static frn_status branch(measuring *m)
{
    uint32_t most = MOST_KEPT / (m->kernel.net.m + 1);
    const frn_branch_plan plan = {.threads = m->options->threads,
                                  .most = most < MOST_NODES ? most : MOST_NODES,
                                  .deadline = m->deadline,
                                  .fixed = m->kernel.fixed,
                                  .progress = &m->options->progress};
    frn_cycles root = {0};
    int64_t by = FRN_RATION_UNIT / m->unit;
    frn_status status = frn_cycles_copy(&root, &m->cycles, by);

    if (status == FRN_OK)
        status = frn_branch(&m->tree, m->best, &m->cost, &m->kernel.net, &root, by * m->packed,
                            m->length, &plan);
    frn_cycles_free(&root);
    return note_stop(m, status);
}

static frn_status rounds(measuring *m)
{
    FRN_TRY(scout(m));
    FRN_TRY(all_rounds(m));
    if (small(m) && m->finely && !done(m))
        FRN_TRY(branch(m));
    if (!closed(m) && m->stopped == FRN_OK)
        m->stopped = FRN_E_LIMIT;
    if (closed(m))
        m->stopped = FRN_OK;
    (void)tell_bounds(m);
    return FRN_OK;
}

static frn_status solve(measuring *m, frn_error *err)
{
    size_t n;
    frn_status status;

    FRN_TRY(frn_kernel_make(&m->kernel, m->graph, true, err));
    n = m->kernel.net.n;
    m->runs = n < 2000 ? MOST_RUNS : FEWEST_RUNS;
    m->sweeps = 300;
    m->unit = 1;
    m->cost = -1;
    m->finely = m->graph->total < (1ull << 60) / FRN_RATION_UNIT;
    m->best = calloc(n + 1, 1);
    m->length = calloc((size_t)m->kernel.net.m + 1, sizeof *m->length);
    m->batch = malloc(n * (m->runs + 1) + 1);
    if (!m->best || !m->batch || !m->length)
        return frn_no_memory(err);
    status = rounds(m);
    return status == FRN_E_MEMORY ? frn_no_memory(err) : status;
}

static frn_status hand_out(frn_frustration *f, measuring *m, frn_error *err)
{
    const frn_graph *g = m->graph;

    f->n = g->n;
    f->camp = malloc((size_t)g->n + 1);
    if (!f->camp)
        return frn_no_memory(err);
    frn_kernel_lift(&m->kernel, g, m->best, f->camp);
    for (uint32_t u = g->n; u-- > 0;) /* the first actor last, so that it ends as +1 */
        f->camp[u] = (int8_t)(f->camp[u] * f->camp[0]);
    for (uint32_t i = 0; i < g->m; i++) {
        const frn_graph_tie *t = &g->tie[i];
        if (t->weight * f->camp[t->u] * f->camp[t->v] < 0) {
            f->upper += frn_graph_tie_size(t);
            f->frustrated++;
        }
    }
    f->lower = lower_of(m);
    f->proved = f->lower == f->upper;
    f->stopped = m->stopped;
    f->kernel_n = m->kernel.net.n;
    f->kernel_m = m->kernel.net.m;
    if (frn_packing_lift(&f->packing, &m->cycles, &m->kernel, m->unit, NULL) != FRN_OK)
        return frn_no_memory(err);
    frn_packing_shorten(&f->packing, 1);
    if (m->tree.node.len > 1 && frn_cases_lift(&f->cases, &m->tree, &m->kernel, g->m) != FRN_OK)
        return frn_no_memory(err);
    return FRN_OK;
}

frn_status frn_frustration_measure(frn_frustration *out, const frn_graph *graph,
                                   const frn_frustration_options *options, frn_error *err)
{
    static const frn_frustration_options defaults = {0};
    measuring m = {.graph = graph, .options = options ? options : &defaults};
    frn_frustration f = {0};
    frn_status status;

    m.deadline = frn_seconds() + (m.options->time_limit > 0 ? m.options->time_limit : 60);
    status = solve(&m, err);
    if (status == FRN_OK)
        status = hand_out(&f, &m, err);
    free(m.best);
    free(m.batch);
    free(m.length);
    frn_branching_free(&m.tree);
    frn_cycles_free(&m.cycles);
    frn_cycles_free(&m.tried);
    frn_kernel_free(&m.kernel);
    if (status == FRN_OK)
        *out = f;
    else
        frn_frustration_free(&f);
    return status;
}

void frn_frustration_free(frn_frustration *f)
{
    free(f->camp);
    frn_packing_free(&f->packing);
    frn_cases_free(&f->cases);
    *f = (frn_frustration){0};
}
