/* frenemy pairs: who is whose friend, enemy, frenemy, with counts and the issues behind. */
#include "gather.h"
#include "table.h"
#include "tie_file.h"
#include "verbs.h"

typedef struct pairs_options {
    cli_inputs inputs;
    bool json, tsv;
    const char *save;
} pairs_options;

static void write_party(frn_buf *buf, const char *key, const frn_tie_actor *actor)
{
    frn_buf_printf(buf, "\"%s\":", key);
    frn_buf_json(buf, actor->id);
    frn_buf_printf(buf, ",\"%s_name\":", key);
    frn_buf_json(buf, actor->name);
}

static void write_number(frn_buf *buf, const char *key, double value)
{
    frn_buf_printf(buf, ",\"%s\":", key);
    frn_buf_fixed(buf, value, 6);
}

static void write_counts(frn_buf *buf, uint64_t positive, uint64_t negative, uint64_t neutral,
                         uint64_t listed)
{
    frn_buf_printf(buf, ",\"positive\":%llu,\"negative\":%llu,\"neutral\":%llu,\"listed\":%llu",
                   (unsigned long long)positive, (unsigned long long)negative,
                   (unsigned long long)neutral, (unsigned long long)listed);
}

static void write_issue(frn_buf *buf, const frn_tie_table *table, const frn_pair_issue *issue,
                        const cli_claims *claims)
{
    bool first = true;

    frn_buf_text(buf, "{\"issue\":");
    frn_buf_json(buf, table->issue[issue->issue]);
    frn_buf_printf(buf, ",\"sign\":%d", issue->sign);
    write_counts(buf, issue->positive_count, issue->negative_count, issue->neutral_count,
                 issue->listed_count);
    write_number(buf, "mass_positive", issue->positive);
    write_number(buf, "mass_negative", issue->negative);
    frn_buf_text(buf, ",\"claims\":[");
    for (uint32_t t = 0; t < issue->tie_count; t++) {
        const frn_tie *tie = &table->tie[issue->tie_first + t];
        for (uint32_t e = 0; e < tie->evidence_count; e++, first = false) {
            if (!first)
                frn_buf_byte(buf, ',');
            frn_buf_json(buf, claims->claim.at[tie->evidence[e].ref].id);
        }
    }
    frn_buf_text(buf, "]}");
}

static void write_pair(frn_buf *buf, const cli_ties *ties, const frn_pair *pair,
                       const cli_claims *claims)
{
    frn_buf_byte(buf, '{');
    write_party(buf, "a", &ties->table.actor[pair->a]);
    frn_buf_byte(buf, ',');
    write_party(buf, "b", &ties->table.actor[pair->b]);
    frn_buf_printf(buf, ",\"kind\":\"%s\"", frn_pair_kind_text(pair->kind));
    write_number(buf, "tone", pair->tone);
    frn_buf_text(buf, ",\"interval\":[");
    frn_buf_fixed(buf, pair->tone_low, 4);
    frn_buf_byte(buf, ',');
    frn_buf_fixed(buf, pair->tone_high, 4);
    frn_buf_byte(buf, ']');
    write_number(buf, "between", pair->between);
    write_number(buf, "within", pair->within);
    write_counts(buf, pair->positive_count, pair->negative_count, pair->neutral_count,
                 pair->listed_count);
    write_number(buf, "mass_positive", pair->positive);
    write_number(buf, "mass_negative", pair->negative);
    frn_buf_printf(buf, ",\"speakers\":%u,\"issues\":[", pair->speakers);
    for (uint32_t i = 0; i < pair->issue_count; i++) {
        if (i)
            frn_buf_byte(buf, ',');
        write_issue(buf, &ties->table, &pair->issue[i], claims);
    }
    frn_buf_text(buf, "]}");
}

static int print_json(const cli_ties *ties, const cli_claims *claims)
{
    frn_buf buf = {0};
    int code;

    frn_buf_text(&buf, "{\"schema\":\"frenemy/pairs/1\",\"pairs\":[");
    for (uint32_t i = 0; i < ties->pair_count; i++) {
        frn_buf_text(&buf, i ? ",\n" : "\n");
        write_pair(&buf, ties, &ties->pair[i], claims);
    }
    frn_buf_text(&buf, "\n]}\n");
    code = cli_write(NULL, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return code;
}

static void add_issues(cli_table *table, const frn_tie_table *ties, const frn_pair *pair)
{
    frn_buf buf = {0};

    for (uint32_t i = 0; i < pair->issue_count; i++) {
        const frn_pair_issue *issue = &pair->issue[i];
        frn_slice name = ties->issue[issue->issue];
        frn_buf_printf(&buf, "%s%.*s %s", i ? ", " : "",
                       FRN_ARG(name.len ? name : FRN_LIT("general")),
                       issue->sign > 0       ? "+"
                       : issue->sign < 0     ? "-"
                       : issue->positive > 0 ? "+-"
                                             : "0");
    }
    cli_table_add(table, frn_buf_slice(&buf));
    frn_buf_free(&buf);
}

static int print_table(const cli *c, const cli_ties *ties, bool tsv)
{
    static const char *const heading[] = {
        "a",       "b",         "kind",      "#tone",   "#low",      "#high",  "#between",
        "#within", "#positive", "#negative", "#listed", "#speakers", "issues", NULL};
    cli_table table = {.heading = heading};

    for (uint32_t i = 0; i < ties->pair_count; i++) {
        const frn_pair *pair = &ties->pair[i];
        const frn_tie_actor *a = &ties->table.actor[pair->a], *b = &ties->table.actor[pair->b];
        bool names = c->terminal && !tsv;
        cli_table_add(&table, names ? a->name : a->id);
        cli_table_add(&table, names ? b->name : b->id);
        cli_table_printf(&table, "%s", frn_pair_kind_text(pair->kind));
        cli_table_printf(&table, "%+.3f", pair->tone);
        cli_table_printf(&table, "%+.2f", pair->tone_low);
        cli_table_printf(&table, "%+.2f", pair->tone_high);
        cli_table_printf(&table, "%.3f", pair->between);
        cli_table_printf(&table, "%.3f", pair->within);
        cli_table_printf(&table, "%llu", (unsigned long long)pair->positive_count);
        cli_table_printf(&table, "%llu", (unsigned long long)pair->negative_count);
        cli_table_printf(&table, "%llu", (unsigned long long)pair->listed_count);
        cli_table_printf(&table, "%u", pair->speakers);
        add_issues(&table, &ties->table, pair);
    }
    return cli_table_print(&table, c, tsv);
}

int verb_pairs(cli *c, int argc, char **argv)
{
    pairs_options o = {0};
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&o.inputs),
        CLI_TIE_OPTIONS(&o.inputs),
        CLI_STREAM_OPTIONS(&o.inputs),
        {"save", 0, CLI_TEXT, &o.save, "FILE", "keep the ties by day in a tie file, for 'merge'"},
        {"json", 0, CLI_FLAG, &o.json, NULL, "one JSON object"},
        {"tsv", 0, CLI_FLAG, &o.tsv, NULL, "tab-separated, also on a terminal"},
    };
    const cli_usage usage = {
        "frenemy pairs [OPTIONS] FILE...",
        "Adds claims up by pair and issue: friend, enemy, frenemy (friends on one issue,\n"
        "enemies on another) or mixed signals, with a 90% credible interval of the tone.\n"
        "Actors fold into their states unless --roll-up says otherwise.",
        "  frenemy pairs article.txt --date 2014-06-16\n"
        "  frenemy pairs events.tab --issue-by place --json\n"
        "  frenemy pairs monday/ --save monday.ties   (event files; see 'frenemy merge')\n",
        CLI_OPTIONS(options)};
    cli_claims claims = {0};
    cli_ties ties = {0};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (o.save) {
        code = cli_tie_file_save(c, "pairs", &o.inputs, o.save, argv + 1, operands);
        if (code >= 0)
            return code;
        argv[1] = (char *)(uintptr_t)o.save;
        operands = 1;
    }
    code = cli_tie_files(&ties, &claims, c, "pairs", &o.inputs, argv + 1, operands, o.json);
    if (code < 0)
        code = o.json ? print_json(&ties, &claims) : print_table(c, &ties, o.tsv);
    cli_ties_free(&ties);
    cli_claims_free(&claims);
    return code == CLI_OK ? cli_finish(c) : code;
}
