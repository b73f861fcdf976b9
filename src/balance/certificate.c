#include "balance/certificate.h"

void frn_certificate_write(frn_buf *out, const frn_graph *graph, const frn_frustration *f)
{
    const frn_packing *p = &f->packing;
    uint64_t at = 0;

    frn_buf_printf(out, "frenemy-certificate\t1\nrule\t%s\nweighted\t%d\nscale\t%lld\n",
                   frn_rule_name(graph->rule), graph->weighted, (long long)graph->scale);
    frn_buf_printf(out, "actors\t%u\nties\t%u\nnegative\t%u\n", graph->n, graph->m,
                   graph->negative);
    frn_buf_printf(out, "upper\t%llu\nlower\t%llu\nunit\t%lld\n", (unsigned long long)f->upper,
                   (unsigned long long)f->lower, (long long)p->unit);
    frn_buf_printf(out, "sets\t%llu\n", (unsigned long long)p->count);
    for (uint32_t u = 0; u < graph->n; u++) {
        frn_buf_text(out, f->camp[u] > 0 ? "+\t" : "-\t");
        frn_buf_tsv(out, graph->name[u]);
        frn_buf_byte(out, '\n');
    }
    for (uint64_t c = 0; c < p->count; c++) {
        frn_buf_printf(out, "%lld", (long long)p->amount[c]);
        for (; at < p->end[c]; at++) {
            frn_buf_byte(out, '\t');
            frn_buf_uint(out, graph->tie[p->tie[at]].u);
            frn_buf_byte(out, ' ');
            frn_buf_uint(out, graph->tie[p->tie[at]].v);
        }
        frn_buf_byte(out, '\n');
    }
    frn_buf_text(out, "end\n");
}
