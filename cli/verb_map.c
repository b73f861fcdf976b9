/* frenemy map: actors and their ties, issue by issue. */
#include "model.h"
#include "table.h"
#include "verbs.h"
#include "view/view.h"

typedef struct map_options {
    cli_inputs inputs;
    const char *output;
    bool json, tsv;
} map_options;

static void write_actor(frn_buf *buf, const frn_report *r, uint32_t i)
{
    const frn_tie_actor *a = &r->table->actor[i];

    frn_buf_text(buf, "{\"id\":");
    frn_buf_json(buf, a->id);
    frn_buf_text(buf, ",\"name\":");
    frn_buf_json(buf, a->name);
    frn_buf_printf(buf, ",\"kind\":\"%s\",\"state\":", frn_actor_kind_text(a->kind));
    frn_buf_json(buf, a->state);
    frn_buf_text(buf, ",\"x\":");
    frn_buf_fixed(buf, r->place[i].x, 4);
    frn_buf_text(buf, ",\"y\":");
    frn_buf_fixed(buf, r->place[i].y, 4);
    frn_buf_byte(buf, '}');
}

static void write_tie(frn_buf *buf, const frn_report *r, const frn_tie *tie, frn_window window)
{
    const char *keys[] = {",\"positive\":", ",\"negative\":", ",\"neutral\":", ",\"listed\":"};
    uint64_t counts[] = {tie->positive_count, tie->negative_count, tie->neutral_count,
                         tie->listed_count};
    char start[16];

    frn_buf_text(buf, "{\"a\":");
    frn_buf_json(buf, r->table->actor[tie->a].id);
    frn_buf_text(buf, ",\"b\":");
    frn_buf_json(buf, r->table->actor[tie->b].id);
    frn_buf_text(buf, ",\"issue\":");
    frn_buf_json(buf, r->table->issue[tie->issue]);
    if (window != FRN_WINDOW_ALL)
        frn_buf_printf(buf, ",\"from\":\"%s\"", frn_date_text(tie->window, start));
    for (int i = 0; i < 4; i++) {
        frn_buf_text(buf, keys[i]);
        frn_buf_uint(buf, counts[i]);
    }
    frn_buf_text(buf, ",\"mass_positive\":");
    frn_buf_fixed(buf, tie->positive, 6);
    frn_buf_text(buf, ",\"mass_negative\":");
    frn_buf_fixed(buf, tie->negative, 6);
    frn_buf_printf(buf, ",\"speakers\":%u,\"claims\":[", tie->speakers);
    for (uint32_t e = 0; e < tie->evidence_count; e++) {
        if (e)
            frn_buf_byte(buf, ',');
        frn_buf_json(buf, r->claim[tie->evidence[e].ref].id);
    }
    frn_buf_text(buf, "]}");
}

static int print_json(const frn_report *r, frn_window window)
{
    frn_buf buf = {0};
    int code;

    frn_buf_text(&buf, "{\"schema\":\"frenemy/map/1\",\"actors\":[");
    for (uint32_t i = 0; i < r->table->actor_count; i++) {
        frn_buf_text(&buf, i ? ",\n" : "\n");
        write_actor(&buf, r, i);
    }
    frn_buf_text(&buf, "\n],\"ties\":[");
    for (uint32_t i = 0; i < r->table->tie_count; i++) {
        frn_buf_text(&buf, i ? ",\n" : "\n");
        write_tie(&buf, r, &r->table->tie[i], window);
    }
    frn_buf_text(&buf, "\n]}\n");
    code = cli_write(NULL, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return code;
}

static int print_table(const cli *c, const frn_report *r, frn_window window, bool tsv)
{
    static const char *const heading[] = {"a",       "b",       "issue",   "window",    "#+", "#-",
                                          "#listed", "#mass +", "#mass -", "#speakers", NULL};
    cli_table table = {.heading = heading};
    char start[16];

    for (uint32_t i = 0; i < r->table->tie_count; i++) {
        const frn_tie *tie = &r->table->tie[i];
        const frn_tie_actor *a = &r->table->actor[tie->a], *b = &r->table->actor[tie->b];
        bool names = c->terminal && !tsv;
        frn_slice issue = r->table->issue[tie->issue];
        cli_table_add(&table, names ? a->name : a->id);
        cli_table_add(&table, names ? b->name : b->id);
        cli_table_add(&table, issue.len ? issue : FRN_LIT("general"));
        cli_table_add(&table, frn_slice_of(frn_window_text(window, tie->window, start)));
        cli_table_printf(&table, "%llu", (unsigned long long)tie->positive_count);
        cli_table_printf(&table, "%llu", (unsigned long long)tie->negative_count);
        cli_table_printf(&table, "%llu", (unsigned long long)tie->listed_count);
        cli_table_printf(&table, "%.3f", tie->positive);
        cli_table_printf(&table, "%.3f", tie->negative);
        cli_table_printf(&table, "%u", tie->speakers);
    }
    return cli_table_print(&table, c, tsv);
}

static int draw(const frn_report *r, const char *path)
{
    frn_buf buf = {0};
    frn_error err = {0};
    int code = frn_view_svg(&buf, r, NULL, &err) == FRN_OK ? cli_write(path, frn_buf_slice(&buf))
                                                           : cli_fail(&err);

    frn_buf_free(&buf);
    return code;
}

int verb_map(cli *c, int argc, char **argv)
{
    map_options o = {0};
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&o.inputs),
        CLI_TIE_OPTIONS(&o.inputs),
        CLI_STREAM_OPTIONS(&o.inputs),
        {"output", 'o', CLI_TEXT, &o.output, "FILE.svg", "draw the map instead"},
        {"json", 0, CLI_FLAG, &o.json, NULL, "one JSON object, with places from 0 to 1"},
        {"tsv", 0, CLI_FLAG, &o.tsv, NULL, "tab-separated, also on a terminal"},
    };
    const cli_usage usage = {
        "frenemy map [OPTIONS] FILE...",
        "Actors and the ties between them, issue by issue: what is positive and what is negative,\n"
        "kept apart.",
        "  frenemy map article.txt -o map.svg\n  frenemy map events.tab --window month --json\n",
        CLI_OPTIONS(options)};
    cli_model model = {0};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (o.output && !frn_slice_ends(frn_slice_of(o.output), FRN_LIT(".svg")))
        return cli_usage_error("map", "%s: -o takes a name that ends in .svg", o.output);
    model.no_map = !o.output && !o.json;
    model.only_ties = !o.output || o.inputs.no_ledger;
    model.evidence = o.output || o.json;
    code = cli_model_make(&model, c, "map", &o.inputs, argv + 1, operands);
    if (code < 0)
        code = o.output ? draw(&model.report, o.output)
               : o.json ? print_json(&model.report, model.ties.window)
                        : print_table(c, &model.report, model.ties.window, o.tsv);
    cli_model_free(&model);
    return code == CLI_OK ? cli_finish(c) : code;
}
