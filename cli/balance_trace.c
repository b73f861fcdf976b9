/* The way of both bounds through the run, a line of JSON whenever one of them moves. */
#include <time.h>

#include "balance.h"

static double seconds(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

void cli_trace_begin(cli_trace *t)
{
    t->began = seconds(CLOCK_MONOTONIC);
}

static void write_line(cli_trace *t, const char *stage)
{
    frn_buf line = {0};

    frn_buf_text(&line, "{\"seconds\":");
    frn_buf_fixed(&line, seconds(CLOCK_MONOTONIC) - t->began, 3);
    frn_buf_text(&line, ",\"cpu_seconds\":");
    frn_buf_fixed(&line, seconds(CLOCK_PROCESS_CPUTIME_ID), 3);
    frn_buf_text(&line, ",\"stage\":");
    frn_buf_json(&line, frn_slice_of(stage));
    if (t->upper > 0) {
        frn_buf_text(&line, ",\"lower\":");
        frn_buf_number(&line, t->lower / (double)t->scale);
        frn_buf_text(&line, ",\"upper\":");
        frn_buf_number(&line, t->upper / (double)t->scale);
    }
    frn_buf_text(&line, "}\n");
    (void)fwrite(line.ptr, 1, line.failed ? 0 : line.len, t->out);
    (void)fflush(t->out);
    frn_buf_free(&line);
}

static bool note(void *ctx, const char *stage, double done, double total)
{
    cli_trace *t = ctx;
    bool moved = done > t->lower || (total > 0 && (total < t->upper || t->upper == 0));

    t->lower = done > t->lower ? done : t->lower;
    t->upper = total > 0 && (total < t->upper || t->upper == 0) ? total : t->upper;
    if (moved)
        write_line(t, stage);
    return frn_progress_tell(&t->inner, stage, done, total);
}

frn_status cli_trace_open(cli_trace *t, const char *path, const frn_graph *g, frn_error *err)
{
    if (!path)
        return FRN_OK;
    t->out = fopen(path, "w");
    if (!t->out)
        return frn_fail_at(err, FRN_E_IO, path, 0, "cannot be written");
    t->scale = g->scale;
    write_line(t, "solving");
    return FRN_OK;
}

frn_progress cli_trace_progress(cli_trace *t, frn_progress inner)
{
    t->inner = inner;
    return t->out ? (frn_progress){note, t} : inner;
}

void cli_trace_close(cli_trace *t)
{
    if (t->out)
        (void)fclose(t->out);
    t->out = NULL;
}
