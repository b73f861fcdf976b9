#include "graph/write.h"

static double weight_of(const frn_graph *g, const frn_graph_tie *t)
{
    return (double)t->weight / (double)g->scale;
}

static int sign_of(const frn_graph_tie *t)
{
    return t->weight < 0 ? -1 : 1;
}

static int side_of(const int8_t *camp, uint32_t u)
{
    return camp[u] > 0 ? 1 : 2;
}

/* A field of CSV (RFC 4180), or a label in the quotes of Pajek and DOT. */
static void quoted(frn_buf *out, frn_slice s, const char *escape)
{
    frn_buf_byte(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"' || (s.ptr[i] == '\\' && escape[0] == '\\'))
            frn_buf_text(out, escape);
        frn_buf_byte(out, s.ptr[i] == '\n' || s.ptr[i] == '\r' ? ' ' : s.ptr[i]);
    }
    frn_buf_byte(out, '"');
}

static void csv_field(frn_buf *out, frn_slice s)
{
    bool plain = s.len > 0 && s.ptr[0] != ' ' && s.ptr[s.len - 1] != ' ' && s.ptr[0] != '#' &&
                 s.ptr[0] != '%' && s.ptr[0] != '/';

    for (size_t i = 0; plain && i < s.len; i++)
        plain = !strchr(",\"\t\n\r", s.ptr[i]);
    if (plain)
        frn_buf_add(out, s);
    else
        quoted(out, s, "\"");
}

static void write_csv(frn_buf *out, const frn_graph *g, const int8_t *camp)
{
    (void)camp;
    frn_buf_text(out, g->weighted ? "source,target,weight\n" : "source,target,sign\n");
    for (uint32_t i = 0; i < g->m; i++) {
        csv_field(out, g->name[g->tie[i].u]);
        frn_buf_byte(out, ',');
        csv_field(out, g->name[g->tie[i].v]);
        frn_buf_byte(out, ',');
        frn_buf_number(out, weight_of(g, &g->tie[i]));
        frn_buf_byte(out, '\n');
    }
}

static void write_pajek(frn_buf *out, const frn_graph *g, const int8_t *camp)
{
    frn_buf_printf(out, "*Vertices %u\n", g->n);
    for (uint32_t u = 0; u < g->n; u++) {
        frn_buf_printf(out, "%u ", u + 1);
        quoted(out, g->name[u], "\"");
        frn_buf_byte(out, '\n');
    }
    frn_buf_text(out, "*Edges\n");
    for (uint32_t i = 0; i < g->m; i++) {
        frn_buf_printf(out, "%u %u ", g->tie[i].u + 1, g->tie[i].v + 1);
        frn_buf_number(out, weight_of(g, &g->tie[i]));
        frn_buf_byte(out, '\n');
    }
    if (!camp)
        return;
    frn_buf_printf(out, "*Partition camp\n*Vertices %u\n", g->n);
    for (uint32_t u = 0; u < g->n; u++)
        frn_buf_printf(out, "%d\n", side_of(camp, u));
}

static void write_dot(frn_buf *out, const frn_graph *g, const int8_t *camp)
{
    frn_buf_text(out, "graph frenemy {\n");
    for (uint32_t u = 0; u < g->n; u++) {
        frn_buf_printf(out, "  n%u [label=", u);
        quoted(out, g->name[u], "\\");
        if (camp)
            frn_buf_printf(out, ", camp=%d", side_of(camp, u));
        frn_buf_text(out, "];\n");
    }
    for (uint32_t i = 0; i < g->m; i++) {
        const frn_graph_tie *t = &g->tie[i];
        frn_buf_printf(out, "  n%u -- n%u [sign=%d, weight=", t->u, t->v, sign_of(t));
        frn_buf_number(out, (double)frn_graph_tie_size(t) / (double)g->scale);
        frn_buf_text(out, t->weight < 0 ? ", style=dashed];\n" : "];\n");
    }
    frn_buf_text(out, "}\n");
}

static void write_graphml(frn_buf *out, const frn_graph *g, const int8_t *camp)
{
    frn_buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                      "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
                      "<key id=\"sign\" for=\"edge\" attr.name=\"sign\" attr.type=\"double\"/>\n");
    if (camp)
        frn_buf_text(out, "<key id=\"camp\" for=\"node\" attr.name=\"camp\" attr.type=\"int\"/>\n");
    frn_buf_text(out, "<graph edgedefault=\"undirected\">\n");
    for (uint32_t u = 0; u < g->n; u++) {
        frn_buf_printf(out, "<node id=\"n%u\"><data key=\"label\">", u);
        frn_buf_xml(out, g->name[u]);
        frn_buf_text(out, "</data>");
        if (camp)
            frn_buf_printf(out, "<data key=\"camp\">%d</data>", side_of(camp, u));
        frn_buf_text(out, "</node>\n");
    }
    for (uint32_t i = 0; i < g->m; i++) {
        frn_buf_printf(out, "<edge source=\"n%u\" target=\"n%u\"><data key=\"sign\">", g->tie[i].u,
                       g->tie[i].v);
        frn_buf_number(out, weight_of(g, &g->tie[i]));
        frn_buf_text(out, "</data></edge>\n");
    }
    frn_buf_text(out, "</graph>\n</graphml>\n");
}

static void write_gexf(frn_buf *out, const frn_graph *g, const int8_t *camp)
{
    frn_buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
                      "<graph defaultedgetype=\"undirected\">\n"
                      "<attributes class=\"node\"><attribute id=\"camp\" title=\"camp\" "
                      "type=\"integer\"/></attributes>\n"
                      "<attributes class=\"edge\"><attribute id=\"sign\" title=\"sign\" "
                      "type=\"double\"/></attributes>\n<nodes>\n");
    for (uint32_t u = 0; u < g->n; u++) {
        frn_buf_printf(out, "<node id=\"n%u\" label=\"", u);
        frn_buf_xml(out, g->name[u]);
        frn_buf_text(out, "\">");
        if (camp)
            frn_buf_printf(out, "<attvalues><attvalue for=\"camp\" value=\"%d\"/></attvalues>",
                           side_of(camp, u));
        frn_buf_text(out, "</node>\n");
    }
    frn_buf_text(out, "</nodes>\n<edges>\n");
    for (uint32_t i = 0; i < g->m; i++) {
        const frn_graph_tie *t = &g->tie[i];
        frn_buf_printf(out, "<edge id=\"%u\" source=\"n%u\" target=\"n%u\" weight=\"", i, t->u,
                       t->v);
        frn_buf_number(out, (double)frn_graph_tie_size(t) / (double)g->scale);
        frn_buf_text(out, "\"><attvalues><attvalue for=\"sign\" value=\"");
        frn_buf_number(out, weight_of(g, t));
        frn_buf_text(out, "\"/></attvalues></edge>\n");
    }
    frn_buf_text(out, "</edges>\n</graph>\n</gexf>\n");
}

frn_status frn_graph_write(frn_buf *out, const frn_graph *graph, frn_graph_format format,
                           const int8_t *camp, frn_error *err)
{
    static const struct {
        frn_graph_format format;
        void (*write)(frn_buf *out, const frn_graph *g, const int8_t *camp);
    } writers[] = {{FRN_GRAPH_TABLE, write_csv},
                   {FRN_GRAPH_PAJEK, write_pajek},
                   {FRN_GRAPH_GRAPHML, write_graphml},
                   {FRN_GRAPH_GEXF, write_gexf},
                   {FRN_GRAPH_DOT, write_dot}};

    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        if (writers[i].format != format)
            continue;
        writers[i].write(out, graph, camp);
        return out->failed ? frn_no_memory(err) : FRN_OK;
    }
    return frn_fail(err, FRN_E_UNSUPPORTED, "%s is read, not written",
                    frn_graph_format_name(format));
}
