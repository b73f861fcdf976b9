/* The result of frenemy balance as JSON. */
#include "balance.h"

static void json_value(frn_buf *out, const frn_graph *g, const char *name, int64_t value)
{
    frn_buf_printf(out, ",\"%s\":", name);
    frn_buf_number(out, (double)value / (double)g->scale);
}

static void json_counts(frn_buf *out, const cli_balance *r)
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

static void json_frustration(frn_buf *out, const cli_balance *r)
{
    const frn_frustration *f = &r->f;

    frn_buf_printf(out, ",\"frustration\":{\"proved\":%s", f->proved ? "true" : "false");
    json_value(out, &r->g, "lower", (int64_t)f->lower);
    json_value(out, &r->g, "upper", (int64_t)f->upper);
    json_value(out, &r->g, "total", (int64_t)r->g.total);
    frn_buf_printf(out, ",\"ties\":%u,\"kernel\":{\"n\":%u,\"m\":%u},\"cases\":%u,\"blocs\":%u}",
                   f->frustrated, f->kernel_n, f->kernel_m, f->cases.leaves, r->swing.blocs);
}

static void json_actors(frn_buf *out, const cli_balance *r)
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

static bool is_frustrated(const cli_balance *r, uint32_t i)
{
    const frn_graph_tie *t = &r->g.tie[i];

    return (t->weight > 0) != (r->f.camp[t->u] == r->f.camp[t->v]);
}

static void json_frustrated(frn_buf *out, const cli_balance *r)
{
    bool first = true;

    frn_buf_text(out, ",\"frustrated\":[");
    for (uint32_t i = 0; i < r->g.m; i++) {
        const frn_graph_tie *t = &r->g.tie[i];
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

/* Every tie: what its triads and the proof say about it. */
static void json_ties(frn_buf *out, const cli_balance *r)
{
    frn_buf_text(out, ",\"ties\":[");
    for (uint32_t i = 0; i < r->g.m; i++) {
        const frn_graph_tie *t = &r->g.tie[i];
        frn_buf_printf(out, "%s{\"a\":%u,\"b\":%u", i ? "," : "", t->u, t->v);
        json_value(out, &r->g, "weight", t->weight);
        frn_buf_printf(out, ",\"frustrated\":%s", is_frustrated(r, i) ? "true" : "false");
        if (r->census.tie) {
            uint32_t unbalanced = r->census.tie[i][0], all = unbalanced + r->census.tie[i][1];
            frn_buf_text(out, ",\"pressure\":");
            frn_buf_number(out, all ? (double)unbalanced / all : 0);
        }
        if (r->swing.slack[i] > 0)
            json_value(out, &r->g, "slack", r->swing.slack[i]);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static void json_spectral(frn_buf *out, const cli_balance *r)
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

void cli_balance_json(frn_buf *out, const cli_balance *r)
{
    json_counts(out, r);
    json_frustration(out, r);
    json_spectral(out, r);
    json_actors(out, r);
    json_frustrated(out, r);
    if (r->all_ties)
        json_ties(out, r);
}
