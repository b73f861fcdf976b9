/* Fails every allocation in turn while a graph is read from each format, folded and written. */
#include "memory_fixture.h"

#include <stdlib.h>

#include "base/buf.h"
#include "graph/write.h"

enum { TIES = 150 };

/* A head, one piece an actor, a middle, one piece a tie, a tail; '@' is the number of the piece,
 * '&' the number after it. */
typedef struct form {
    frn_graph_format format;
    const char *head, *actor, *middle, *tie, *tail;
} form;

static const form forms[] = {
    {FRN_GRAPH_TABLE, "source,target,sign,layer\n", "", "", "\"old \"\"@\"\"\",n&,-1,l@\n", ""},
    {FRN_GRAPH_PAJEK, "*Vertices 151\n", "@ \"node @\"\n", "*Arcs :2 \"hostile\"\n", "@ & -1\n",
     ""},
    {FRN_GRAPH_PAJEK, "*Vertices 151\n", "@ n@\n", "*Edgeslist\n", "@ & 151\n", ""},
    {FRN_GRAPH_GRAPHML,
     "<graphml><key id='s' for='edge' attr.name='sign'/><graph edgedefault='undirected'>",
     "<node id='n@'><data key='label'>Node @</data></node>", "",
     "<edge source='n@' target='n&'><data key='s'>-1</data></edge>", "</graph></graphml>"},
    {FRN_GRAPH_GEXF,
     "<gexf><graph><attributes class='edge'><attribute id='0' title='sign'/></attributes><nodes>",
     "<node id='@' label='node @'/>", "</nodes><edges>",
     "<edge source='@' target='&'><attvalues><attvalue for='0' value='-1'/></attvalues></edge>",
     "</edges></graph></gexf>"},
    {FRN_GRAPH_MATRIX_MARKET, "%%MatrixMarket matrix coordinate real general\n151 151 150\n", "",
     "", "@ & -1\n", ""},
    {FRN_GRAPH_RFA, "", "", "", "SRC:n@\nTGT:n&\nVOT:-1\n\n", ""},
    {FRN_GRAPH_ELEC, "E\t1\nT\t2\n", "", "", "U\t@\tn@\nV\t-1\t&\t2\tn&\n", ""}};

static void write_piece(frn_buf *out, const char *piece, int number)
{
    for (; *piece; piece++) {
        if (*piece == '@')
            frn_buf_printf(out, "%d", number);
        else if (*piece == '&')
            frn_buf_printf(out, "%d", number + 1);
        else
            frn_buf_byte(out, *piece);
    }
}

static void write_form(frn_buf *out, const form *f)
{
    frn_buf_text(out, f->head);
    for (int i = 1; i <= TIES + 1; i++)
        write_piece(out, f->actor, i);
    frn_buf_text(out, f->middle);
    for (int i = 1; i <= TIES; i++)
        write_piece(out, f->tie, i);
    frn_buf_text(out, f->tail);
}

typedef struct work {
    frn_graph_format format;
    frn_slice text;
} work;

static frn_status read_fold_write(void *ctx)
{
    const work *w = ctx;
    const frn_graph_read_options options = {.format = w->format};
    static const frn_graph_format written[] = {FRN_GRAPH_PAJEK, FRN_GRAPH_GRAPHML, FRN_GRAPH_GEXF,
                                               FRN_GRAPH_DOT, FRN_GRAPH_TABLE};
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_status s = frn_arcs_read(&arcs, w->text, &options, NULL);

    if (s == FRN_OK) {
        assert_true(arcs.arc.len >= TIES);
        s = frn_graph_fold(&g, &arcs, NULL, NULL);
    }
    for (size_t i = 0; s == FRN_OK && i < sizeof written / sizeof *written; i++) {
        frn_buf out = {0};
        s = frn_graph_write(&out, &g, written[i], NULL, NULL);
        frn_buf_free(&out);
    }
    frn_graph_free(&g);
    frn_arcs_free(&arcs);
    return s;
}

static void every_format_survives_every_failure(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        frn_buf text = {0};
        work w = {.format = forms[i].format};
        write_form(&text, &forms[i]);
        w.text = frn_buf_slice(&text);
        refuse_each(read_fold_write, &w, 20);
        frn_buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_format_survives_every_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
