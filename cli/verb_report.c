/* frenemy report: the briefing, on the terminal or as a file. */
#include <string.h>

#include "model.h"
#include "outlook.h"
#include "verbs.h"
#include "view/view.h"

typedef frn_status view_fn(frn_buf *out, const frn_report *report, const frn_view_options *options,
                           frn_error *err);

/* Views that show what comes next. */
static bool looks_ahead(view_fn *view)
{
    return view == frn_view_html || view == frn_view_json;
}

/* The what-if, as the verb of that name tells it. */
static int tell_scenario(cli_outlook *o)
{
    frn_buf text = {0};
    int code;

    if (!o->outlook.scenario)
        return CLI_OK;
    frn_buf_byte(&text, '\n');
    cli_scenario_text(&text, &o->scenario);
    code = text.failed ? CLI_INPUT : cli_write(NULL, frn_buf_slice(&text));
    frn_buf_free(&text);
    return code;
}

/* What the file's name asks for; NULL when no view has that ending. */
static view_fn *view_for(const char *path)
{
    static const struct {
        const char *ending;
        view_fn *view;
    } views[] = {{".html", frn_view_html},        {"timeline.svg", frn_view_timeline},
                 {"matrix.svg", frn_view_matrix}, {".png", frn_view_png},
                 {".gexf", frn_view_gexf},        {".json", frn_view_json},
                 {".svg", frn_view_svg},          {".txt", frn_view_text}};
    frn_slice name = frn_slice_of(path ? path : "-");

    if (frn_slice_is(name, "-"))
        return frn_view_text;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (frn_slice_ends(name, frn_slice_of(views[i].ending)))
            return views[i].view;
    return NULL;
}

static int show(const frn_report *report, view_fn *view, const char *path,
                const frn_view_options *options)
{
    frn_buf buf = {0};
    frn_error err = {0};
    int code;

    if (view(&buf, report, options, &err) == FRN_OK)
        code = cli_write(path, frn_buf_slice(&buf));
    else
        code = cli_fail(&err);
    frn_buf_free(&buf);
    return code;
}

int verb_report(cli *c, int argc, char **argv)
{
    cli_inputs inputs = {0};
    const char *output = NULL;
    bool all = false;
    cli_outlook outlook = {0};
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&inputs),
        CLI_TIE_OPTIONS(&inputs),
        CLI_OUTLOOK_OPTIONS(outlook),
        {"output", 'o', CLI_TEXT, &output, "FILE",
         "also write FILE: .html, .svg, timeline.svg,\nmatrix.svg, .png, .gexf, .json or .txt"},
        {"all", 0, CLI_FLAG, &all, NULL, "whole lists, nothing counted away"},
    };
    const cli_usage usage = {
        "frenemy report [OPTIONS] FILE...",
        "Tells who stands where on which issue, according to whom, with the words that say so:\n"
        "frenemies, common enemies, mixed signals, what is offered, threatened or only imagined,\n"
        "and what is disputed. The page shows a forecast when the claims' own past can test one, "
        "and "
        "what a --what-if or a --case adds.",
        "  frenemy report article.txt --date 2014-06-16 -o map.html\n"
        "  frenemy report --ledger june.db --what-if 'USA attack ISIS in Iraq' -o map.html\n",
        CLI_OPTIONS(options)};
    cli_model model = {0};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);
    view_fn *view;

    if (code >= 0)
        return code;
    view = view_for(output);
    if (!view)
        return cli_usage_error(
            "report", "%s: -o takes a name that ends in .html, .svg, .png, .gexf, .json or .txt",
            output);
    code = cli_model_make(&model, c, "report", &inputs, argv + 1, operands);
    if (code < 0)
        code = cli_outlook_make(&outlook, c, "report", &inputs, &model, looks_ahead(view));
    if (code == CLI_OK) {
        frn_view_options screen = {
            .width = (uint32_t)(c->width > 0 ? c->width : 0), .color = c->color, .all = all};
        frn_view_options plain = {.all = all};
        bool to_file = output && strcmp(output, "-") != 0;
        code = show(&model.report, frn_view_text, NULL, &screen);
        if (code == CLI_OK)
            code = tell_scenario(&outlook);
        if (code == CLI_OK && to_file)
            code = show(&model.report, view, output, &plain);
    }
    cli_outlook_free(&outlook);
    cli_model_free(&model);
    return code == CLI_OK ? cli_finish(c) : code;
}
