#include "balance/program_internal.h"

#include <math.h>
#include <stdlib.h>

enum { TASKS = 16, LARGE = 1 << 16, FEWEST = 8, RUN = 100 };

static const double near_zero = 1e-9, far = 0.36, steep = 0.2, flat = 0.8;

typedef struct stepping {
    const frn_program *p;
    size_t cycles, m;
    double *weight;               /* [m]; 0: no row, the length stays 0 */
    uint64_t *row_first;          /* [m + 2] */
    uint32_t *row;                /* the pool's cycles through each edge */
    double *y, *y_next, *y_begin; /* [cycles] now, after the step, where the run began */
    double *x, *x_next, *x_begin; /* [m] */
    double *load;                 /* [m] for the gap */
    double balance, keep;         /* keep: how much of a step stays, the rest draws back */
    double moved_y[TASKS], moved_x[TASKS];
    bool drawn; /* y is behind: y_next and keep have yet to be put in */
    uint32_t tasks;
} stepping;

static uint64_t begin_of(const frn_cycles *pool, size_t c)
{
    return c ? pool->end.at[c - 1] : 0;
}

static double count_of(const frn_cycles *pool, size_t c)
{
    return (double)(pool->end.at[c] - begin_of(pool, c));
}

static double length_of(const frn_cycles *pool, const double *x, size_t c)
{
    double sum = 0;

    for (uint64_t i = begin_of(pool, c); i < pool->end.at[c]; i++)
        sum += x[pool->edge.at[i]];
    return sum;
}

static size_t share(size_t count, size_t task, uint32_t tasks)
{
    return count * task / tasks;
}

static frn_status step_cycles(void *ctx, size_t task)
{
    stepping *s = ctx;
    const frn_cycles *pool = s->p->pool;
    size_t end = share(s->cycles, task + 1, s->tasks);
    double moved = 0;

    for (size_t c = share(s->cycles, task, s->tasks); c < end; c++) {
        double count = count_of(pool, c), y = s->y[c], next;
        if (s->drawn)
            y = s->keep * (2 * s->y_next[c] - y) + (1 - s->keep) * s->y_begin[c];
        next = y + s->balance * (1 - length_of(pool, s->x, c)) / count;
        next = next > 0 ? next : 0;
        s->y[c] = y;
        s->y_next[c] = next;
        moved += (next - y) * (next - y) * count;
    }
    s->moved_y[task] = moved;
    return FRN_OK;
}

static frn_status step_edges(void *ctx, size_t task)
{
    stepping *s = ctx;
    size_t end = share(s->m, task + 1, s->tasks);
    double moved = 0;

    for (size_t e = share(s->m, task, s->tasks); e < end; e++) {
        uint64_t from = s->row_first[e], to = s->row_first[e + 1];
        double load = 0, next, count = (double)(to - from);
        if (s->weight[e] <= 0)
            continue;
        for (uint64_t i = from; i < to; i++)
            load += 2 * s->y_next[s->row[i]] - s->y[s->row[i]];
        next = s->x[e] - (s->weight[e] - load) / (s->balance * count);
        next = next > 0 ? next : 0;
        moved += (next - s->x[e]) * (next - s->x[e]) * count;
        s->x_next[e] = next;
        s->x[e] = s->keep * (2 * next - s->x[e]) + (1 - s->keep) * s->x_begin[e];
    }
    s->moved_x[task] = moved;
    return FRN_OK;
}

/* One step, of the run's number `k`. *size is how far it moved. */
static frn_status step(stepping *s, uint32_t k, double *size)
{
    double moved_y = 0, moved_x = 0;

    FRN_TRY(frn_parallel(s->tasks, s->p->threads, step_cycles, s));
    s->keep = (k + 1.0) / (k + 2.0);
    s->drawn = true;
    FRN_TRY(frn_parallel(s->tasks, s->p->threads, step_edges, s));
    for (uint32_t t = 0; t < s->tasks; t++) {
        moved_y += s->moved_y[t];
        moved_x += s->moved_x[t];
    }
    *size = sqrt(moved_y / s->balance + moved_x * s->balance);
    return FRN_OK;
}

/* What the amounts pack once cycles through overfull edges have shrunk. */
static double packed(stepping *s)
{
    const frn_cycles *pool = s->p->pool;
    double sum = 0;

    memset(s->load, 0, s->m * sizeof *s->load);
    for (size_t c = 0; c < s->cycles; c++)
        for (uint64_t i = begin_of(pool, c); s->y_next[c] > 0 && i < pool->end.at[c]; i++)
            s->load[pool->edge.at[i]] += s->y_next[c];
    for (size_t c = 0; c < s->cycles; c++) {
        double least = 1;
        for (uint64_t i = begin_of(pool, c); s->y_next[c] > 0 && i < pool->end.at[c]; i++) {
            uint32_t e = pool->edge.at[i];
            if (s->weight[e] > 0 && s->load[e] * least > s->weight[e])
                least = s->weight[e] / s->load[e];
        }
        sum += s->y_next[c] * least;
    }
    return sum;
}

/* What the lengths allow once an edge of each cycle that is too short has been stretched. */
static double allowed(stepping *s)
{
    const frn_cycles *pool = s->p->pool;
    double sum = 0;

    memcpy(s->load, s->x_next, s->m * sizeof *s->load);
    for (size_t c = 0; c < s->cycles; c++) {
        double lack = 1 - length_of(pool, s->load, c);
        uint32_t best = FRN_NONE;
        for (uint64_t i = begin_of(pool, c); lack > 0 && i < pool->end.at[c]; i++) {
            uint32_t e = pool->edge.at[i];
            if (s->weight[e] > 0 && (best == FRN_NONE || s->load[e] > s->load[best]))
                best = e;
        }
        if (best != FRN_NONE)
            s->load[best] += lack;
    }
    for (size_t e = 0; e < s->m; e++)
        sum += s->weight[e] * s->load[e];
    return sum;
}

/* Begins a run where the last step led, with amounts and lengths in balance. */
static void begin_run(stepping *s)
{
    const frn_cycles *pool = s->p->pool;
    double far_y = 0, far_x = 0;

    for (size_t c = 0; c < s->cycles; c++) {
        double d = s->y_next[c] - s->y_begin[c];
        far_y += d * d * count_of(pool, c);
    }
    for (size_t e = 0; e < s->m; e++) {
        double d = s->x_next[e] - s->x_begin[e];
        far_x += d * d * (double)(s->row_first[e + 1] - s->row_first[e]);
    }
    if (far_y > near_zero * near_zero && far_x > near_zero * near_zero)
        s->balance = sqrt(s->balance * sqrt(far_y / far_x));
    memcpy(s->y, s->y_next, s->cycles * sizeof *s->y);
    memcpy(s->y_begin, s->y_next, s->cycles * sizeof *s->y);
    memcpy(s->x, s->x_next, s->m * sizeof *s->x);
    memcpy(s->x_begin, s->x_next, s->m * sizeof *s->x);
    s->drawn = false;
}

static frn_status make_rows(stepping *s)
{
    const frn_cycles *pool = s->p->pool;

    for (uint64_t i = 0; i < pool->edge.len; i++)
        s->row_first[pool->edge.at[i] + 2]++;
    for (size_t e = 0; e < s->m; e++)
        s->row_first[e + 2] += s->row_first[e + 1];
    for (size_t c = 0; c < s->cycles; c++)
        for (uint64_t i = begin_of(pool, c); i < pool->end.at[c]; i++)
            s->row[s->row_first[pool->edge.at[i] + 1]++] = (uint32_t)c;
    for (size_t e = 0; e < s->m; e++) {
        int64_t w = s->p->net->w[e] < 0 ? -s->p->net->w[e] : s->p->net->w[e];
        bool row = w < FRN_UNBOUNDED && s->row_first[e + 1] > s->row_first[e];
        s->weight[e] = row ? (double)w : 0;
        s->x[e] = s->x_begin[e] = s->x_next[e] = row ? s->p->x[e] : 0;
    }
    return FRN_OK;
}

static frn_status make(stepping *s)
{
    size_t m = s->m + 2, n = s->cycles + 1;
    double **edges[] = {&s->weight, &s->x, &s->x_next, &s->x_begin, &s->load};
    double **cycles[] = {&s->y, &s->y_next, &s->y_begin};

    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        if (!(*edges[i] = malloc(m * sizeof(double))))
            return FRN_E_MEMORY;
    for (size_t i = 0; i < sizeof cycles / sizeof *cycles; i++) {
        if (!(*cycles[i] = malloc(n * sizeof(double))))
            return FRN_E_MEMORY;
        if (s->cycles > 0)
            memcpy(*cycles[i], s->p->y, s->cycles * sizeof(double));
    }
    s->row_first = calloc(m, sizeof *s->row_first);
    s->row = malloc((s->p->pool->edge.len + 1) * sizeof *s->row);
    return s->row_first && s->row ? make_rows(s) : FRN_E_MEMORY;
}

static void drop(stepping *s)
{
    free(s->weight);
    free(s->row_first);
    free(s->row);
    free(s->y);
    free(s->y_next);
    free(s->y_begin);
    free(s->x);
    free(s->x_next);
    free(s->x_begin);
    free(s->load);
}

static frn_status run(stepping *s, uint32_t steps, double close)
{
    double first = 0, before = 0, size = 0;
    uint32_t k = 0;

    for (uint32_t done = 1; done <= steps; done++) {
        bool again;
        if (s->p->deadline > 0 && done % 16 == 0 && frn_seconds() > s->p->deadline)
            break;
        FRN_TRY(step(s, k, &size));
        first = k == 0 ? size : first;
        again = k > 0 && (size <= steep * first || (size <= flat * first && size > before) ||
                          k >= far * done + RUN);
        before = size;
        k++;
        if (!again && done < steps)
            continue;
        if (done >= FEWEST && allowed(s) - packed(s) < close)
            break;
        begin_run(s);
        k = 0;
    }
    return FRN_OK;
}

frn_status frn_program_improve(frn_program *p, uint32_t steps, double close)
{
    stepping s = {.p = p,
                  .cycles = p->pool->end.len,
                  .m = p->net->m,
                  .balance = p->balance,
                  .tasks = p->pool->edge.len > LARGE ? TASKS : 1};
    frn_status status = make(&s);

    if (status == FRN_OK)
        status = run(&s, steps, close);
    if (status == FRN_OK) {
        if (s.cycles > 0)
            memcpy(p->y, s.y_next, s.cycles * sizeof *p->y);
        memcpy(p->x, s.x_next, s.m * sizeof *p->x);
        p->balance = s.balance;
    }
    drop(&s);
    return status;
}
