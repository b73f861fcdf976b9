#include "balance/certificate.h"

static void write_head(frn_buf *out, const frn_graph *graph, const frn_frustration *f)
{
    bool cases = f->cases.count > 0;

    frn_buf_printf(out, "frenemy-certificate\t%d\nrule\t%s\nweighted\t%d\nscale\t%lld\n",
                   cases ? 2 : 1, frn_rule_name(graph->rule), graph->weighted,
                   (long long)graph->scale);
    frn_buf_printf(out, "actors\t%u\nties\t%u\nnegative\t%u\n", graph->n, graph->m,
                   graph->negative);
    frn_buf_printf(out, "upper\t%llu\nlower\t%llu\nunit\t%lld\n", (unsigned long long)f->upper,
                   (unsigned long long)f->lower,
                   (long long)(cases ? f->cases.leaf[0].unit : f->packing.unit));
    if (cases)
        frn_buf_printf(out, "cases\t%u\n", f->cases.count);
    else
        frn_buf_printf(out, "sets\t%llu\n", (unsigned long long)f->packing.count);
    for (uint32_t u = 0; u < graph->n; u++) {
        frn_buf_text(out, f->camp[u] > 0 ? "+\t" : "-\t");
        frn_buf_tsv(out, graph->name[u]);
        frn_buf_byte(out, '\n');
    }
}

static void write_element(frn_buf *out, const frn_graph *graph, uint32_t tie)
{
    frn_buf_byte(out, '\t');
    if (tie >= graph->m) {
        frn_buf_byte(out, '@');
        frn_buf_uint(out, tie - graph->m);
        return;
    }
    frn_buf_uint(out, graph->tie[tie].u);
    frn_buf_byte(out, ' ');
    frn_buf_uint(out, graph->tie[tie].v);
}

static void write_sets(frn_buf *out, const frn_graph *graph, const frn_packing *p)
{
    uint64_t at = 0;

    for (uint64_t c = 0; c < p->count; c++) {
        frn_buf_printf(out, "%lld", (long long)p->amount[c]);
        for (; at < p->end[c]; at++)
            write_element(out, graph, p->tie[at]);
        frn_buf_byte(out, '\n');
    }
}

static uint64_t sum_of(const frn_packing *p)
{
    uint64_t sum = 0;

    for (uint64_t c = 0; c < p->count; c++)
        sum += (uint64_t)p->amount[c];
    return sum;
}

static void write_cases(frn_buf *out, const frn_graph *graph, const frn_cases *cases)
{
    const frn_packing *leaf = cases->leaf;

    for (uint32_t i = 0; i < cases->count; i++) {
        const frn_case *c = &cases->at[i];
        if (c->a != c->b) {
            frn_buf_printf(out, "split\t%u %u\n", c->a, c->b);
            continue;
        }
        frn_buf_printf(out, "leaf\t%llu\t%llu\n", (unsigned long long)leaf->count,
                       (unsigned long long)sum_of(leaf));
        write_sets(out, graph, leaf++);
    }
}

void frn_certificate_write(frn_buf *out, const frn_graph *graph, const frn_frustration *f)
{
    write_head(out, graph, f);
    if (f->cases.count > 0)
        write_cases(out, graph, &f->cases);
    else
        write_sets(out, graph, &f->packing);
    frn_buf_text(out, "end\n");
}
