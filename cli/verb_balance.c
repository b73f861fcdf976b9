/* frenemy balance GRAPH: triads, the frustration index with its proof, camps, who could swing. */
#include <stdlib.h>
#include <string.h>

#include "balance.h"
#include "verbs.h"

typedef struct balance_run {
    cli_graph in;
    bool json, ties, exact, by_layer, spectral;
    const char *certificate, *svg, *trace_file;
    cli_trace trace;
    cli_ledger_view view;
    FRN_VEC(cli_balance_point) point;
    double time_limit;
    uint64_t seed, threads;
    cli *c;
} balance_run;

static void result_free(cli_balance *r)
{
    frn_swing_free(&r->swing);
    frn_frustration_free(&r->f);
    frn_census_free(&r->census);
    frn_graph_free(&r->g);
}

static frn_status measure(cli_balance *r, balance_run *run, const frn_fold_options *fold,
                          frn_error *err)
{
    frn_frustration_options o = {
        .time_limit = run->time_limit, .seed = run->seed, .threads = (uint32_t)run->threads};

    r->all_ties = run->ties;
    FRN_TRY(frn_graph_fold(&r->g, &run->in.arcs, fold, err));
    FRN_TRY(frn_census_take(&r->census, &r->g, r->g.n <= 100000, (uint32_t)run->threads, err));
    FRN_TRY(cli_trace_open(&run->trace, run->trace_file, &r->g, err));
    o.progress = cli_trace_progress(&run->trace, cli_progress(run->c));
    FRN_TRY(frn_frustration_measure(&r->f, &r->g, &o, err));
    if (run->spectral) { /* either may be out of reach for a graph; then it is left out */
        r->has_spectrum = frn_spectrum_find(&r->spectrum, &r->g, NULL) == FRN_OK;
        r->has_walk =
            frn_walk_balance_find(&r->walk, &r->g, (uint32_t)run->threads, NULL) == FRN_OK;
    }
    return frn_swing_find(&r->swing, &r->g, &r->f, err);
}

/* A bar of 20 cells for a share of 0 .. 1. */
static void bar(frn_buf *out, double share)
{
    for (int i = 0; i < 20; i++)
        frn_buf_text(out, share * 20 >= i + 0.5 ? "#" : ".");
}

static void layer_row(frn_buf *out, const cli_balance *r, bool terminal)
{
    frn_buf_tsv(out, r->layer);
    frn_buf_printf(out, "\t%u\t%u\t%u\t%llu\t", r->g.n, r->g.m, r->g.negative,
                   (unsigned long long)r->census.triangles);
    frn_buf_fixed(out, r->census.strict, 4);
    frn_buf_byte(out, '\t');
    frn_buf_number(out, (double)r->f.lower / (double)r->g.scale);
    frn_buf_byte(out, '\t');
    frn_buf_number(out, (double)r->f.upper / (double)r->g.scale);
    frn_buf_byte(out, '\t');
    frn_buf_fixed(out, r->g.total ? 1 - 2 * (double)r->f.upper / (double)r->g.total : 1, 4);
    if (terminal) {
        frn_buf_byte(out, '\t');
        bar(out, r->g.total ? (double)r->f.upper / (double)r->g.total * 5 : 0);
    }
    frn_buf_byte(out, '\n');
}

/* How far the result is from what was asked, as an exit code. */
static int judge(const balance_run *run, const frn_frustration *f)
{
    if (f->stopped == FRN_E_CANCELLED)
        return CLI_INTERRUPTED;
    return run->exact && !f->proved ? CLI_LIMIT : CLI_OK;
}

static int run_one(balance_run *run)
{
    cli_balance r = {0};
    frn_error err = {0};
    frn_buf out = {0}, proof = {0};
    int code;

    if (measure(&r, run, &run->in.fold, &err) != FRN_OK) {
        result_free(&r);
        return cli_fail(&err);
    }
    if (run->json) {
        frn_buf_text(&out, "{\"schema\":\"frenemy.balance/1\",");
        cli_balance_json(&out, &r);
        frn_buf_text(&out, "}\n");
    } else {
        cli_balance_words(&out, &r);
    }
    code = cli_write(NULL, frn_buf_slice(&out));
    if (code == CLI_OK && run->certificate) {
        frn_certificate_write(&proof, &r.g, &r.f);
        code = cli_write(run->certificate, frn_buf_slice(&proof));
    }
    if (out.failed || proof.failed)
        code = CLI_INPUT;
    if (code == CLI_OK)
        code = judge(run, &r.f);
    frn_buf_free(&out);
    frn_buf_free(&proof);
    result_free(&r);
    return code;
}

static int plot(const balance_run *run)
{
    frn_buf svg = {0};
    int code;

    cli_balance_plot(&svg, run->point.at, run->point.len);
    code = svg.failed ? CLI_INPUT : cli_write(run->svg, frn_buf_slice(&svg));
    frn_buf_free(&svg);
    return code;
}

static int run_layers(balance_run *run)
{
    frn_buf out = {0};
    frn_error err = {0};
    int code = CLI_OK;

    frn_buf_text(&out, run->json ? "{\"schema\":\"frenemy.balance/1\",\"layers\":["
                                 : "layer\tactors\tties\thostile\ttriangles\tbalanced\tlower\tupper"
                                   "\tline_balance\n");
    for (uint32_t l = 0; l < frn_intern_count(&run->in.arcs.layers); l++) {
        frn_fold_options fold = run->in.fold;
        cli_balance r = {.layer = frn_intern_text(&run->in.arcs.layers, l)};
        fold.one_layer = true;
        fold.layer = l;
        if (measure(&r, run, &fold, &err) != FRN_OK) {
            result_free(&r);
            frn_buf_free(&out);
            return cli_fail(&err);
        }
        if (run->json) {
            frn_buf_text(&out, l ? ",{\"layer\":" : "{\"layer\":");
            frn_buf_json(&out, r.layer);
            frn_buf_byte(&out, ',');
            cli_balance_json(&out, &r);
            frn_buf_byte(&out, '}');
        } else {
            layer_row(&out, &r, run->c->terminal);
        }
        code = code ? code : judge(run, &r.f);
        if (!frn_vec_push(&run->point, cli_balance_point_of(&r)))
            out.failed = true;
        result_free(&r);
        if (cli_interrupted())
            break;
    }
    if (run->json)
        frn_buf_text(&out, "]}\n");
    if (out.failed || cli_write(NULL, frn_buf_slice(&out)) != CLI_OK)
        code = CLI_INPUT;
    frn_buf_free(&out);
    if (run->svg && plot(run) != CLI_OK)
        code = CLI_INPUT;
    return code;
}

int verb_balance(cli *c, int argc, char **argv)
{
    balance_run run = {.c = c};
    const cli_option options[] = {
        {"json", 0, CLI_FLAG, &run.json, NULL, "one JSON object"},
        {"ties", 0, CLI_FLAG, &run.ties, NULL, "with --json: every tie with its pressure"},
        {"certificate", 0, CLI_TEXT, &run.certificate, "FILE", "write the proof (frenemy verify)"},
        {"time-limit", 0, CLI_NUMBER, &run.time_limit, "SECONDS", "default 60 for each graph"},
        {"trace", 0, CLI_TEXT, &run.trace_file, "FILE", "both bounds over time, as JSON lines"},
        {"exact", 0, CLI_FLAG, &run.exact, NULL, "exit with 5 unless the value is proved"},
        {"by-layer", 0, CLI_FLAG, &run.by_layer, NULL, "one row for every layer"},
        {"spectral", 0, CLI_FLAG, &run.spectral, NULL, "add eigenvalue and walk-based balance"},
        {"threads", 0, CLI_COUNT, &run.threads, "N", "default: one per core"},
        {"seed", 0, CLI_COUNT, &run.seed, "N", "default 1"},
        {"svg", 0, CLI_TEXT, &run.svg, "FILE", "with --by-layer: balance over the layers, drawn"},
        CLI_LEDGER_VIEW_OPTIONS(run.view),
        CLI_GRAPH_OPTIONS(run.in)};
    const cli_usage usage = {
        "frenemy balance [OPTIONS] GRAPH | LEDGER | CLAIMS",
        "How far a signed network is from structural balance: signed triads, the frustration index "
        "with lower and upper bound and a proof, the two camps, and who could change sides.",
        "  frenemy balance soc-sign-epinions.txt.gz --certificate epinions.proof\n"
        "  frenemy balance wars.tsv --by-layer --svg balance.svg\n"
        "  frenemy balance case.db --roll-up state --by-layer\n"
        "  frenemy balance events.tab --window month --by-layer\n",
        CLI_OPTIONS(options)};
    int operands, code;

    cli_trace_begin(&run.trace);
    code = cli_parse(c, &usage, argc, argv, &operands);
    if (code >= 0)
        return code;
    if (run.svg && !run.by_layer)
        return cli_usage_error("balance", "--svg goes with --by-layer");
    if (run.by_layer && (run.certificate || run.trace_file))
        return cli_usage_error("balance",
                               "--certificate and --trace go with one --layer, not --by-layer");
    code = cli_graph_open(c, &run.in, "balance", &run.view, argv + 1, operands);
    if (code == CLI_OK)
        code = run.by_layer ? run_layers(&run) : run_one(&run);
    cli_trace_close(&run.trace);
    cli_graph_free(&run.in);
    frn_vec_free(&run.point);
    return code == CLI_OK ? cli_finish(c) : code;
}
