/* frenemy actors and frenemy issues: who is there, and what it is about. */
#include "gather.h"
#include "table.h"
#include "verbs.h"

/* How many pairs of each kind an actor or an issue has a part in, and with how much. */
typedef struct tally {
    uint64_t pairs[FRN_PAIR_MIXED + 1];
    uint64_t positive, negative, listed;
    double mass_positive, mass_negative;
} tally;

static void add_issue(tally *t, const frn_pair_issue *issue)
{
    t->positive += issue->positive_count;
    t->negative += issue->negative_count;
    t->listed += issue->listed_count;
    t->mass_positive += issue->positive;
    t->mass_negative += issue->negative;
}

static tally *tally_actors(frn_arena *arena, const cli_ties *ties)
{
    tally *list = FRN_NEW_ARRAY(arena, tally, ties->table.actor_count);

    for (uint32_t i = 0; list && i < ties->pair_count; i++) {
        const frn_pair *p = &ties->pair[i];
        uint32_t ends[] = {p->a, p->b};
        for (int k = 0; k < 2; k++) {
            list[ends[k]].pairs[p->kind]++;
            for (uint32_t j = 0; j < p->issue_count; j++)
                add_issue(&list[ends[k]], &p->issue[j]);
        }
    }
    return list;
}

static tally *tally_issues(frn_arena *arena, const cli_ties *ties)
{
    tally *list = FRN_NEW_ARRAY(arena, tally, ties->table.issue_count);

    for (uint32_t i = 0; list && i < ties->pair_count; i++) {
        const frn_pair *p = &ties->pair[i];
        for (uint32_t j = 0; j < p->issue_count; j++) {
            list[p->issue[j].issue].pairs[p->kind]++;
            add_issue(&list[p->issue[j].issue], &p->issue[j]);
        }
    }
    return list;
}

/* ---- out ---- */

static void tally_cells(cli_table *table, const tally *t)
{
    static const frn_pair_kind kinds[] = {FRN_PAIR_FRIEND, FRN_PAIR_ENEMY, FRN_PAIR_FRENEMY,
                                          FRN_PAIR_MIXED};
    uint64_t counts[] = {t->positive, t->negative, t->listed};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        cli_table_printf(table, "%llu", (unsigned long long)t->pairs[kinds[i]]);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        cli_table_printf(table, "%llu", (unsigned long long)counts[i]);
}

static void tally_json(frn_buf *buf, const tally *t)
{
    frn_buf_printf(buf,
                   ",\"friends\":%llu,\"enemies\":%llu,\"frenemies\":%llu,\"mixed\":%llu,"
                   "\"positive\":%llu,\"negative\":%llu,\"listed\":%llu,\"mass_positive\":",
                   (unsigned long long)t->pairs[FRN_PAIR_FRIEND],
                   (unsigned long long)t->pairs[FRN_PAIR_ENEMY],
                   (unsigned long long)t->pairs[FRN_PAIR_FRENEMY],
                   (unsigned long long)t->pairs[FRN_PAIR_MIXED], (unsigned long long)t->positive,
                   (unsigned long long)t->negative, (unsigned long long)t->listed);
    frn_buf_fixed(buf, t->mass_positive, 6);
    frn_buf_text(buf, ",\"mass_negative\":");
    frn_buf_fixed(buf, t->mass_negative, 6);
    frn_buf_byte(buf, '}');
}

static int print_actors(const cli *c, const cli_ties *ties, const tally *tallies, bool tsv)
{
    static const char *const heading[] = {"id",        "name",      "kind",       "state",
                                          "#friends",  "#enemies",  "#frenemies", "#mixed",
                                          "#positive", "#negative", "#listed",    NULL};
    cli_table table = {.heading = heading};

    for (uint32_t i = 0; i < ties->table.actor_count; i++) {
        const frn_tie_actor *a = &ties->table.actor[i];
        cli_table_add(&table, a->id);
        cli_table_add(&table, a->name);
        cli_table_printf(&table, "%s", frn_actor_kind_text(a->kind));
        cli_table_add(&table, a->state);
        tally_cells(&table, &tallies[i]);
    }
    return cli_table_print(&table, c, tsv);
}

static void write_actors(frn_buf *buf, const cli_ties *ties, const tally *tallies)
{
    frn_buf_text(buf, "{\"schema\":\"frenemy/actors/1\",\"actors\":[");
    for (uint32_t i = 0; i < ties->table.actor_count; i++) {
        const frn_tie_actor *a = &ties->table.actor[i];
        frn_buf_text(buf, i ? ",\n{\"id\":" : "\n{\"id\":");
        frn_buf_json(buf, a->id);
        frn_buf_text(buf, ",\"name\":");
        frn_buf_json(buf, a->name);
        frn_buf_printf(buf, ",\"kind\":\"%s\",\"state\":", frn_actor_kind_text(a->kind));
        frn_buf_json(buf, a->state);
        tally_json(buf, &tallies[i]);
    }
    frn_buf_text(buf, "\n]}\n");
}

static int print_issues(const cli *c, const cli_ties *ties, const tally *tallies, bool tsv)
{
    static const char *const heading[] = {"issue",      "#friends", "#enemies",
                                          "#frenemies", "#mixed",   "#positive",
                                          "#negative",  "#listed",  NULL};
    cli_table table = {.heading = heading};

    for (uint32_t i = 0; i < ties->table.issue_count; i++) {
        frn_slice issue = ties->table.issue[i];
        cli_table_add(&table, issue.len ? issue : FRN_LIT("general"));
        tally_cells(&table, &tallies[i]);
    }
    return cli_table_print(&table, c, tsv);
}

static void write_issues(frn_buf *buf, const cli_ties *ties, const tally *tallies)
{
    frn_buf_text(buf, "{\"schema\":\"frenemy/issues/1\",\"issues\":[");
    for (uint32_t i = 0; i < ties->table.issue_count; i++) {
        frn_buf_text(buf, i ? ",\n{\"issue\":" : "\n{\"issue\":");
        frn_buf_json(buf, ties->table.issue[i]);
        tally_json(buf, &tallies[i]);
    }
    frn_buf_text(buf, "\n]}\n");
}

/* ---- the verbs ---- */

static int show(const cli *c, const cli_ties *ties, bool issues, bool json, bool tsv)
{
    frn_arena arena = {0};
    frn_buf buf = {0};
    const tally *tallies = issues ? tally_issues(&arena, ties) : tally_actors(&arena, ties);
    frn_error err = {0};
    int code;

    if (!tallies) {
        (void)frn_no_memory(&err);
        code = cli_fail(&err);
    } else if (json) {
        (issues ? write_issues : write_actors)(&buf, ties, tallies);
        code = cli_write(NULL, frn_buf_slice(&buf));
    } else {
        code = (issues ? print_issues : print_actors)(c, ties, tallies, tsv);
    }
    frn_buf_free(&buf);
    frn_arena_free(&arena);
    return code;
}

static int run(cli *c, int argc, char **argv, bool issues)
{
    cli_inputs inputs = {0};
    bool json = false, tsv = false;
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&inputs),
        CLI_TIE_OPTIONS(&inputs),
        {"json", 0, CLI_FLAG, &json, NULL, "one JSON object"},
        {"tsv", 0, CLI_FLAG, &tsv, NULL, "tab-separated, also on a terminal"},
    };
    const cli_usage of_actors = {
        "frenemy actors [OPTIONS] FILE...",
        "Everybody who has a tie: how many friends, enemies and frenemies, and how much is said.",
        "  frenemy actors article.txt --roll-up none\n", CLI_OPTIONS(options)};
    const cli_usage of_issues = {
        "frenemy issues [OPTIONS] FILE...",
        "Every issue: how many pairs of friends, enemies and frenemies meet on it.",
        "  frenemy issues article.txt --issue-by topic\n", CLI_OPTIONS(options)};
    cli_claims claims = {0};
    cli_ties ties = {0};
    int operands, code = cli_parse(c, issues ? &of_issues : &of_actors, argc, argv, &operands);

    if (code >= 0)
        return code;
    code = cli_gather(&claims, c, &inputs, argv + 1, operands);
    if (code < 0)
        code = cli_tie(&ties, c, issues ? "issues" : "actors", &inputs, &claims, FRN_ROLL_UP_STATE);
    if (code < 0)
        code = show(c, &ties, issues, json, tsv);
    cli_ties_free(&ties);
    cli_claims_free(&claims);
    return code == CLI_OK ? cli_finish(c) : code;
}

int verb_actors(cli *c, int argc, char **argv)
{
    return run(c, argc, argv, false);
}

int verb_issues(cli *c, int argc, char **argv)
{
    return run(c, argc, argv, true);
}
