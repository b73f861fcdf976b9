/* Loading of signed graphs for the verbs. */
#include "graph.h"

#include <string.h>

#include "import/import.h"

static int parse_columns(const char *verb, frn_graph_read_options *o, const char *text)
{
    frn_slice rest = frn_slice_of(text), part, key;

    while (frn_slice_split(&rest, ',', &part)) {
        if (!frn_slice_split(&part, '=', &key) || part.len == 0)
            return cli_usage_error(verb, "--columns takes source=1,target=2,sign=3");
        if (frn_slice_is(key, "source"))
            o->source = part;
        else if (frn_slice_is(key, "target"))
            o->target = part;
        else if (frn_slice_is(key, "sign") || frn_slice_is(key, "weight"))
            o->sign = part;
        else if (frn_slice_is(key, "layer"))
            o->layer = part;
        else
            return cli_usage_error(verb, "--columns knows source, target, sign and layer");
    }
    return CLI_OK;
}

static int parse_separator(const char *verb, char *separator, const char *text)
{
    static const struct {
        const char *name;
        char value;
    } names[] = {{"tab", '\t'}, {"comma", ','}, {"semicolon", ';'}, {"bar", '|'}, {"blank", ' '}};

    *separator = text[0];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i].name) == 0)
            *separator = names[i].value;
        else if (text[0] == names[i].value && !text[1])
            return CLI_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (*separator == names[i].value)
            return CLI_OK;
    return cli_usage_error(verb, "--separator is tab, comma, semicolon, bar or blank");
}

static int settle_fold(cli_graph *g, const char *verb)
{
    if (g->rule && !frn_rule_parse(&g->fold.rule, frn_slice_of(g->rule)))
        return cli_usage_error(verb, "--conflict is sum, negative, positive or error");
    g->fold.weighted = g->weighted;
    if (g->layer) {
        g->fold.one_layer = true;
        g->fold.layer = frn_intern_find(&g->arcs.layers, frn_slice_of(g->layer));
        if (g->fold.layer == FRN_NONE)
            return cli_usage_error(verb, "there is no layer '%s'", g->layer);
    }
    return CLI_OK;
}

static int from_ties(cli *c, cli_graph *g, const char *verb, const cli_ledger_view *view)
{
    const char *path = view->ledger ? view->ledger : view->files[0];
    frn_graph_read_options o = {.file = frn_slice_of(path),
                                .sink = c->sink,
                                .format = FRN_GRAPH_TABLE,
                                .separator = '\t',
                                .source = frn_slice_of("1"),
                                .target = frn_slice_of("2"),
                                .sign = frn_slice_of("3"),
                                .layer = frn_slice_of("4")};
    frn_buf table = {0};
    frn_error err = {0};
    int code = cli_ties_table(&table, c, verb, view);

    if (code < 0 && table.len == 0)
        code = cli_usage_error(verb, "there is no tie with a sign in %s", path);
    if (code < 0)
        code = frn_arcs_read(&g->arcs, frn_buf_slice(&table), &o, &err) == FRN_OK ? CLI_OK
                                                                                  : cli_fail(&err);
    frn_buf_free(&table);
    return code == CLI_OK ? settle_fold(g, verb) : code;
}

static int from_file(cli *c, cli_graph *g, const char *verb, const char *path)
{
    frn_graph_read_options o = {.file = frn_slice_of(path), .sink = c->sink};
    frn_error err = {0};
    int code = CLI_OK;

    o.ignore_case = g->ignore_case;
    if (g->as && !frn_graph_format_parse(&o.format, frn_slice_of(g->as)))
        return cli_usage_error(verb, "no graph format '%s'", g->as);
    if (g->columns)
        code = parse_columns(verb, &o, g->columns);
    if (code == CLI_OK && g->separator)
        code = parse_separator(verb, &o.separator, g->separator);
    if (code != CLI_OK)
        return code;
    if (frn_arcs_load(&g->arcs, path, &o, &err) != FRN_OK)
        return cli_fail(&err);
    return settle_fold(g, verb);
}

bool cli_graph_is_ties(const cli_graph *g, cli_ledger_view *view, char **operands, int count)
{
    if (view->ledger)
        return true;
    if (count != 1 || g->as || g->columns || strcmp(operands[0], "-") == 0)
        return false;
    if (cli_is_ledger(operands[0])) {
        view->ledger = operands[0];
        return true;
    }
    if (!frn_import_recognise_file(operands[0]))
        return false;
    view->files = operands;
    view->file_count = count;
    return true;
}

int cli_graph_open(cli *c, cli_graph *g, const char *verb, cli_ledger_view *view, char **operands,
                   int count)
{
    if (count != (view->ledger ? 0 : 1))
        return cli_usage_error(verb, "one graph file is expected, or --ledger FILE");
    return cli_graph_is_ties(g, view, operands, count) ? from_ties(c, g, verb, view)
                                                       : from_file(c, g, verb, operands[0]);
}

void cli_graph_free(cli_graph *g)
{
    frn_arcs_free(&g->arcs);
}

void cli_count(frn_buf *out, uint64_t count)
{
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)count);

    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            frn_buf_byte(out, ',');
        frn_buf_byte(out, digits[i]);
    }
}

void cli_weight(frn_buf *out, const frn_graph *g, int64_t value)
{
    if (g->scale == 1 && value >= 0)
        cli_count(out, (uint64_t)value);
    else
        frn_buf_number(out, (double)value / (double)g->scale);
}
