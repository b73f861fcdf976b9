/* frenemy balance GRAPH: triads, the frustration index with its proof, camps, who could swing. */
#include <stdlib.h>
#include <string.h>

#include "balance/census.h"
#include "balance/certificate.h"
#include "balance/spectral.h"
#include "graph.h"
#include "verbs.h"

enum { SHOWN = 15 };

typedef struct balance_run {
    cli_graph in;
    bool json, exact, by_layer, spectral;
    const char *certificate;
    double time_limit;
    uint64_t seed, threads;
    cli *c;
} balance_run;

typedef struct result {
    frn_slice layer;
    frn_graph g;
    frn_census census;
    frn_frustration f;
    frn_swing swing;
    frn_spectrum spectrum;
    frn_walk_balance walk;
    bool has_spectrum, has_walk;
} result;

static void result_free(result *r)
{
    frn_swing_free(&r->swing);
    frn_frustration_free(&r->f);
    frn_census_free(&r->census);
    frn_graph_free(&r->g);
}

static frn_status measure(result *r, const balance_run *run, const frn_fold_options *fold,
                          frn_error *err)
{
    frn_frustration_options o = {.time_limit = run->time_limit,
                                 .seed = run->seed,
                                 .threads = (uint32_t)run->threads,
                                 .progress = cli_progress(run->c)};

    FRN_TRY(frn_graph_fold(&r->g, &run->in.arcs, fold, err));
    FRN_TRY(frn_census_take(&r->census, &r->g, r->g.n <= 100000, (uint32_t)run->threads, err));
    FRN_TRY(frn_frustration_measure(&r->f, &r->g, &o, err));
    if (run->spectral) { /* either may be out of reach for a graph; then it is left out */
        r->has_spectrum = frn_spectrum_find(&r->spectrum, &r->g, NULL) == FRN_OK;
        r->has_walk =
            frn_walk_balance_find(&r->walk, &r->g, (uint32_t)run->threads, NULL) == FRN_OK;
    }
    return frn_swing_find(&r->swing, &r->g, &r->f, err);
}

static void json_value(frn_buf *out, const frn_graph *g, const char *name, int64_t value)
{
    frn_buf_printf(out, ",\"%s\":", name);
    frn_buf_number(out, (double)value / (double)g->scale);
}

static void json_counts(frn_buf *out, const result *r)
{
    const frn_fold *d = &r->g.fold;
    const frn_census *t = &r->census;

    frn_buf_printf(
        out, "\"n\":%u,\"m\":%u,\"negative\":%u,\"conflict_rule\":\"%s\",\"weighted\":%s", r->g.n,
        r->g.m, r->g.negative, frn_rule_name(r->g.rule), r->g.weighted ? "true" : "false");
    frn_buf_printf(out,
                   ",\"folded\":{\"arcs\":%llu,\"loops\":%llu,\"zeros\":%llu,\"merged\":%llu,"
                   "\"conflicts\":%llu,\"undecided\":%llu,\"rounded\":%llu,\"isolated\":%llu}",
                   (unsigned long long)d->arcs, (unsigned long long)d->loops,
                   (unsigned long long)d->zeros, (unsigned long long)d->merged,
                   (unsigned long long)d->conflicts, (unsigned long long)d->undecided,
                   (unsigned long long)d->rounded, (unsigned long long)d->isolated);
    frn_buf_printf(out,
                   ",\"triads\":{\"total\":%llu,\"+++\":%llu,\"++-\":%llu,\"+--\":%llu,"
                   "\"---\":%llu,\"balanced\":",
                   (unsigned long long)t->triangles, (unsigned long long)t->triad[0],
                   (unsigned long long)t->triad[1], (unsigned long long)t->triad[2],
                   (unsigned long long)t->triad[3]);
    frn_buf_number(out, t->strict);
    frn_buf_text(out, ",\"weakly_balanced\":");
    frn_buf_number(out, t->weak);
    frn_buf_byte(out, '}');
}

static void json_frustration(frn_buf *out, const result *r)
{
    const frn_frustration *f = &r->f;

    frn_buf_printf(out, ",\"frustration\":{\"proved\":%s", f->proved ? "true" : "false");
    json_value(out, &r->g, "lower", (int64_t)f->lower);
    json_value(out, &r->g, "upper", (int64_t)f->upper);
    json_value(out, &r->g, "total", (int64_t)r->g.total);
    frn_buf_printf(out, ",\"ties\":%u,\"kernel\":{\"n\":%u,\"m\":%u},\"blocs\":%u}", f->frustrated,
                   f->kernel_n, f->kernel_m, r->swing.blocs);
}

static void json_actors(frn_buf *out, const result *r)
{
    frn_buf_text(out, ",\"actors\":[");
    for (uint32_t u = 0; u < r->g.n; u++) {
        frn_buf_text(out, u ? ",{\"name\":" : "{\"name\":");
        frn_buf_json(out, r->g.name[u]);
        frn_buf_printf(out, ",\"camp\":%d,\"bloc\":%u", r->f.camp[u] > 0 ? 1 : 2, r->swing.bloc[u]);
        json_value(out, &r->g, "change_cost", (int64_t)r->swing.change[u]);
        if (r->census.actor)
            frn_buf_printf(out, ",\"triads\":[%llu,%llu,%llu,%llu]",
                           (unsigned long long)r->census.actor[u][0],
                           (unsigned long long)r->census.actor[u][1],
                           (unsigned long long)r->census.actor[u][2],
                           (unsigned long long)r->census.actor[u][3]);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static bool is_frustrated(const result *r, uint32_t i)
{
    const frn_tie *t = &r->g.tie[i];

    return (t->weight > 0) != (r->f.camp[t->u] == r->f.camp[t->v]);
}

static void json_frustrated(frn_buf *out, const result *r)
{
    bool first = true;

    frn_buf_text(out, ",\"frustrated\":[");
    for (uint32_t i = 0; i < r->g.m; i++) {
        const frn_tie *t = &r->g.tie[i];
        if (!is_frustrated(r, i))
            continue;
        frn_buf_text(out, first ? "{\"a\":" : ",{\"a\":");
        first = false;
        frn_buf_json(out, r->g.name[t->u]);
        frn_buf_text(out, ",\"b\":");
        frn_buf_json(out, r->g.name[t->v]);
        json_value(out, &r->g, "weight", t->weight);
        if (r->census.tie)
            frn_buf_printf(out, ",\"unbalanced_triads\":%u,\"balanced_triads\":%u",
                           r->census.tie[i][0], r->census.tie[i][1]);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static void json_spectral(frn_buf *out, const result *r)
{
    if (r->has_spectrum && r->spectrum.converged) {
        frn_buf_text(out, ",\"spectrum\":{\"smallest\":");
        frn_buf_number(out, r->spectrum.smallest);
        frn_buf_text(out, ",\"residual\":");
        frn_buf_number(out, r->spectrum.residual);
        frn_buf_byte(out, '}');
    }
    if (r->has_walk) {
        frn_buf_text(out, ",\"walk_balance\":{\"value\":");
        frn_buf_number(out, r->walk.balance);
        frn_buf_text(out, ",\"error\":");
        frn_buf_number(out, r->walk.error);
        frn_buf_printf(out, ",\"terms\":%u}", r->walk.terms);
    }
}

static void json_one(frn_buf *out, const result *r)
{
    json_counts(out, r);
    json_frustration(out, r);
    json_spectral(out, r);
    json_actors(out, r);
    json_frustrated(out, r);
}

static void say_cost(frn_buf *out, const result *r)
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
        frn_buf_text(out, ", proved.\n");
        return;
    }
    frn_buf_text(out, "; no split costs less than ");
    cli_weight(out, &r->g, (int64_t)f->lower);
    frn_buf_text(out, " (gap ");
    frn_buf_fixed(out, 100.0 * (double)(f->upper - f->lower) / (double)f->upper, 2);
    frn_buf_text(out,
                 f->stopped == FRN_E_CANCELLED ? "%, interrupted).\n" : "%, limit reached).\n");
}

static void say_camps(frn_buf *out, const result *r)
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

static void say_swing(frn_buf *out, const result *r)
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

static void say_triads(frn_buf *out, const result *r)
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

static void say_spectral(frn_buf *out, const result *r)
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

static void say_one(frn_buf *out, const result *r)
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

/* A bar of 20 cells for a share of 0 .. 1. */
static void bar(frn_buf *out, double share)
{
    for (int i = 0; i < 20; i++)
        frn_buf_text(out, share * 20 >= i + 0.5 ? "#" : ".");
}

static void layer_row(frn_buf *out, const result *r, bool terminal)
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
    result r = {0};
    frn_error err = {0};
    frn_buf out = {0}, proof = {0};
    int code;

    if (measure(&r, run, &run->in.fold, &err) != FRN_OK) {
        result_free(&r);
        return cli_fail(&err);
    }
    if (run->json) {
        frn_buf_text(&out, "{\"schema\":\"frenemy.balance/1\",");
        json_one(&out, &r);
        frn_buf_text(&out, "}\n");
    } else {
        say_one(&out, &r);
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
        result r = {.layer = frn_intern_text(&run->in.arcs.layers, l)};
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
            json_one(&out, &r);
            frn_buf_byte(&out, '}');
        } else {
            layer_row(&out, &r, run->c->terminal);
        }
        code = code ? code : judge(run, &r.f);
        result_free(&r);
        if (cli_interrupted())
            break;
    }
    if (run->json)
        frn_buf_text(&out, "]}\n");
    if (out.failed || cli_write(NULL, frn_buf_slice(&out)) != CLI_OK)
        code = CLI_INPUT;
    frn_buf_free(&out);
    return code;
}

int verb_balance(cli *c, int argc, char **argv)
{
    balance_run run = {.c = c};
    const cli_option options[] = {
        {"json", 0, CLI_FLAG, &run.json, NULL, "one JSON object"},
        {"certificate", 0, CLI_TEXT, &run.certificate, "FILE", "write the proof (frenemy verify)"},
        {"time-limit", 0, CLI_NUMBER, &run.time_limit, "SECONDS", "default 60 for each graph"},
        {"exact", 0, CLI_FLAG, &run.exact, NULL, "exit with 5 unless the value is proved"},
        {"by-layer", 0, CLI_FLAG, &run.by_layer, NULL, "one row for every layer"},
        {"spectral", 0, CLI_FLAG, &run.spectral, NULL, "add eigenvalue and walk-based balance"},
        {"threads", 0, CLI_COUNT, &run.threads, "N", "default: one per core"},
        {"seed", 0, CLI_COUNT, &run.seed, "N", "default 1"},
        CLI_GRAPH_OPTIONS(run.in)};
    const cli_usage usage = {
        "frenemy balance [OPTIONS] GRAPH",
        "How far a signed network is from structural balance: signed triads, the frustration index "
        "with lower and upper bound and a proof, the two camps, and who could change sides.",
        "  frenemy balance soc-sign-epinions.txt.gz --certificate epinions.proof\n"
        "  frenemy balance wars.tsv --by-layer\n",
        CLI_OPTIONS(options)};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands != 1)
        return cli_usage_error("balance", "one graph file is expected");
    if (run.by_layer && run.certificate)
        return cli_usage_error("balance", "--certificate goes with one --layer, not --by-layer");
    code = cli_graph_load(c, &run.in, "balance", argv[1]);
    if (code == CLI_OK)
        code = run.by_layer ? run_layers(&run) : run_one(&run);
    cli_graph_free(&run.in);
    return code == CLI_OK ? cli_finish(c) : code;
}
