/* frenemy claims and frenemy read: every claim with who made it; `read` shows documents' claims as
 * JSON lines. */
#include <string.h>

#include "claim/claim_json.h"
#include "gather.h"
#include "read_why.h"
#include "table.h"
#include "verbs.h"

static frn_slice name_of(const frn_party *party)
{
    return party->name.len ? party->name : party->id;
}

/* Claims go out as they come: only a table for people needs them all. */
typedef struct printer {
    cli *c;
    cli_table table;
    frn_buf lines;
    bool jsonl, tsv;
} printer;

static const char *const heading[] = {"id",     "date",     "speaker", "source",
                                      "target", "action",   "#sign",   "#intensity",
                                      "issue",  "modality", "quote",   NULL};

static void add_row(cli_table *table, const frn_claim *claim)
{
    char date[16];

    cli_table_add(table, claim->id);
    cli_table_add(table, frn_slice_of(frn_date_text(claim->date, date)));
    cli_table_add(table, name_of(&claim->speaker));
    cli_table_add(table, name_of(&claim->source));
    cli_table_add(table, name_of(&claim->target));
    cli_table_printf(table, "%s", frn_action_describe(claim->action)->name);
    cli_table_printf(table, "%+d", claim->sign);
    cli_table_printf(table, "%+.1f", claim->intensity);
    cli_table_add(table, claim->issue);
    cli_table_printf(table, "%s%s", frn_modality_text(claim->modality),
                     claim->contested ? ", contested" : "");
    cli_table_add(table, claim->quote);
}

static int write_lines(printer *p)
{
    int code = cli_write(NULL, frn_buf_slice(&p->lines));

    frn_buf_clear(&p->lines);
    return code;
}

static frn_status print_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    printer *p = ctx;
    int code = CLI_OK;

    if (p->jsonl) {
        frn_claim_write_json(&p->lines, claim);
        frn_buf_byte(&p->lines, '\n');
        if (p->lines.failed)
            return frn_no_memory(err);
        if (p->lines.len > 1 << 16)
            code = write_lines(p);
    } else {
        add_row(&p->table, claim);
        code = cli_table_flush(&p->table, p->c, p->tsv);
    }
    return code == CLI_OK ? FRN_OK : frn_fail(err, FRN_E_IO, "claims remain unwritten");
}

static int show(cli *c, const cli_inputs *inputs, char **files, int count, bool jsonl, bool tsv)
{
    cli_claims claims = {.unlisted = true};
    printer p = {.c = c, .table = {.heading = heading}, .jsonl = jsonl, .tsv = tsv};
    int code = cli_gather_into(&claims, (frn_claim_sink){print_claim, &p}, c, inputs, files, count);

    if (code < 0 || code == CLI_INTERRUPTED) { /* what was done until then counts */
        int written = jsonl ? write_lines(&p) : cli_table_print(&p.table, c, tsv);

        code = written != CLI_OK ? written : code;
    }
    frn_buf_free(&p.lines);
    frn_vec_free(&p.table.cell);
    frn_arena_free(&p.table.arena);
    cli_claims_free(&claims);
    return code < 0 ? cli_finish(c) : code;
}

int verb_claims(cli *c, int argc, char **argv)
{
    cli_inputs inputs = {0};
    bool jsonl = false, tsv = false;
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&inputs),
        {"jsonl", 0, CLI_FLAG, &jsonl, NULL, "one JSON object a line (schema/claim.schema.json)"},
        {"json", 0, CLI_FLAG, &jsonl, NULL, "the same"},
        {"tsv", 0, CLI_FLAG, &tsv, NULL, "tab-separated, also on a terminal"},
    };
    const cli_usage usage = {
        "frenemy claims [OPTIONS] FILE...",
        "Lists every claim: who says that who does what to whom, on which issue, and how "
        "it is meant.",
        "  frenemy claims article.txt --date 2014-06-16\n", CLI_OPTIONS(options)};

    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    return code >= 0 ? code : show(c, &inputs, argv + 1, operands, jsonl, tsv);
}

int verb_read(cli *c, int argc, char **argv)
{
    cli_inputs inputs = {0};
    bool jsonl = false, tsv = false, why = false;
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&inputs),
        {"why", 0, CLI_FLAG, &why, NULL,
         "which words gave each claim its fields, and why a sentence has none"},
        {"jsonl", 0, CLI_FLAG, &jsonl, NULL, "one JSON object a line (schema/claim.schema.json)"},
        {"json", 0, CLI_FLAG, &jsonl, NULL, "the same"},
        {"tsv", 0, CLI_FLAG, &tsv, NULL, "tab-separated, also on a terminal"},
    };
    const cli_usage usage = {
        "frenemy read [OPTIONS] FILE...",
        "Reads documents (text, Markdown, HTML, JSON lines; gz, xz, zst, zip; folders) into "
        "claims.",
        "  frenemy read article.txt --date 2014-06-16 --jsonl\n"
        "  frenemy read article.txt --why\n"
        "  frenemy read news/ --ledger case.db\n",
        CLI_OPTIONS(options)};
    int operands, code;

    code = cli_parse(c, &usage, argc, argv, &operands);
    if (code >= 0)
        return code;
    if (why && inputs.ledger)
        return cli_usage_error("read", "--why reads documents; it does not go with --ledger");
    if (why)
        return cli_read_why(c, &inputs, argv + 1, operands, jsonl);
    return show(c, &inputs, argv + 1, operands, jsonl, tsv);
}
