/* frenemy import FILE...: rows of event files into claims, one a line as they are read. */
#include "claim/claim_json.h"
#include "feed.h"
#include "gather.h"
#include "import/tally.h"
#include "table.h"
#include "verbs.h"

typedef struct printing {
    frn_buf buf;
    bool tsv;
} printing;

static frn_status flush(printing *p, frn_error *err)
{
    if (p->buf.failed)
        return frn_no_memory(err);
    if (p->buf.len && fwrite(p->buf.ptr, 1, p->buf.len, stdout) != p->buf.len)
        return frn_fail(err, FRN_E_IO, "the result could not be written to standard output");
    frn_buf_clear(&p->buf);
    return FRN_OK;
}

static void add_cell(frn_buf *buf, frn_slice text)
{
    frn_buf_tsv(buf, text);
    frn_buf_byte(buf, '\t');
}

static void print_tsv(frn_buf *buf, const frn_claim *claim)
{
    char date[16];

    add_cell(buf, claim->id);
    add_cell(buf, frn_slice_of(frn_date_text(claim->date, date)));
    add_cell(buf, claim->speaker.id);
    add_cell(buf, claim->source.id);
    add_cell(buf, claim->source.state);
    add_cell(buf, claim->target.id);
    add_cell(buf, claim->target.state);
    add_cell(buf, frn_slice_of(frn_action_describe(claim->action)->name));
    add_cell(buf, claim->code);
    frn_buf_printf(buf, "%d\t", claim->sign);
    frn_buf_number(buf, claim->intensity);
    frn_buf_byte(buf, '\t');
    add_cell(buf, claim->issue);
    add_cell(buf, claim->place);
    add_cell(buf, claim->topic);
    frn_buf_tsv(buf, claim->quote);
    frn_buf_byte(buf, '\n');
}

static frn_status print_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    printing *p = ctx;

    if (p->tsv) {
        print_tsv(&p->buf, claim);
    } else {
        frn_claim_write_json(&p->buf, claim);
        frn_buf_byte(&p->buf, '\n');
    }
    return p->buf.len > 1 << 16 || p->buf.failed ? flush(p, err) : FRN_OK;
}

static int list_formats(const cli *c)
{
    static const char *const heading[] = {"format", "what it is", NULL};
    cli_table table = {.heading = heading};
    const frn_import_format *format;

    for (size_t i = 0; (format = frn_import_format_at(i)) != NULL; i++) {
        cli_table_printf(&table, "%s", format->name);
        cli_table_printf(&table, "%s", format->about);
    }
    return cli_table_print(&table, c, false);
}

static void say(const char *what, uint64_t count)
{
    if (count)
        fprintf(stderr, ", %s %llu", what, (unsigned long long)count);
}

/* What was read and what was left out, to stderr. */
static void summarise(const cli *c, const frn_import_counts *n, const cli_feed_options *o)
{
    if (c->quiet)
        return;
    fprintf(stderr, "frenemy: %llu rows, %llu claims", (unsigned long long)n->rows,
            (unsigned long long)n->claims);
    say(o->repeats ? "repeats kept" : "repeats left out", n->repeated);
    say(o->once ? "mirrors left out" : "mirrors kept", n->mirrored);
    say("without source or target", n->nobody);
    say("both ends alike", n->same);
    say("too short", n->short_rows);
    say("without date", n->bad_dates);
    say("with unknown code", n->bad_codes);
    say("not of the format", n->bad_lines);
    say("mentions without event", n->unjoined);
    fputc('\n', stderr);
}

static int run(cli *c, const cli_feed_options *options, bool tsv, char **files, int count)
{
    printing p = {.tsv = tsv};
    cli_feed feed = {.options = *options, .sink = {print_claim, &p}};
    frn_error err = {0};
    frn_status status, written;

    if (tsv)
        frn_buf_text(&p.buf, "id\tdate\tspeaker\tsource\tsource_state\ttarget\ttarget_state\taction"
                             "\tcode\tsign\tintensity\tissue\tplace\ttopic\tquote\n");
    status = cli_feed_files(&feed, c, files, count, &err);
    written = flush(&p, status == FRN_OK ? &err : NULL);
    frn_buf_free(&p.buf);
    if (status == FRN_OK)
        status = written;
    summarise(c, &feed.imported, options);
    return status == FRN_OK ? cli_finish(c) : cli_fail(&err);
}

static int store(cli *c, const cli_inputs *in, const cli_feed_options *options, char **files,
                 int count)
{
    frn_import_counts counts;
    frn_error err = {0};
    frn_status status = cli_store_files(&counts, c, in->ledger, options, files, count, &err);

    summarise(c, &counts, options);
    return status == FRN_OK ? cli_finish(c) : cli_fail(&err);
}

/* Digits by hand: a large file has hundreds of thousands of rows here. */
static void write_tally_row(frn_buf *buf, const frn_tally_row *row)
{
    const uint64_t counts[] = {row->positive, row->negative, row->neutral};
    uint64_t tenths =
        (uint64_t)((row->goldstein < 0 ? -row->goldstein : row->goldstein) + 50) / 100;

    add_cell(buf, frn_slice_of(row->a));
    add_cell(buf, frn_slice_of(row->b));
    add_cell(buf, frn_slice_of(row->place));
    frn_buf_uint(buf, row->month / 100);
    frn_buf_text(buf, row->month % 100 < 10 ? "-0" : "-");
    frn_buf_uint(buf, row->month % 100);
    frn_buf_byte(buf, '\t');
    for (int i = 0; i < 3; i++) {
        frn_buf_uint(buf, counts[i]);
        frn_buf_byte(buf, '\t');
    }
    frn_buf_text(buf, row->goldstein < 0 && tenths ? "-" : "");
    frn_buf_uint(buf, tenths / 10);
    frn_buf_byte(buf, '.');
    frn_buf_byte(buf, (char)('0' + tenths % 10));
    frn_buf_byte(buf, '\n');
}

static frn_status print_tally_row(void *ctx, const frn_tally_row *row, frn_error *err)
{
    printing *p = ctx;

    write_tally_row(&p->buf, row);
    return p->buf.len > 1 << 16 || p->buf.failed ? flush(p, err) : FRN_OK;
}

static frn_status write_tally(frn_tally *tally, frn_error *err)
{
    printing p = {.tsv = true};
    frn_status status;

    frn_buf_text(&p.buf, "actor1\tactor2\tplace\tmonth\tpositive\tnegative\tneutral\tgoldstein\n");
    status = frn_tally_each(tally, (frn_tally_sink){print_tally_row, &p}, err);
    if (status == FRN_OK)
        status = flush(&p, err);
    frn_buf_free(&p.buf);
    return status;
}

static int run_tally(cli *c, uint64_t threads, char **files, int count)
{
    frn_tally *tally = NULL;
    frn_error err = {0};
    uint64_t rows = 0, skipped = 0;
    frn_status status = frn_tally_open(&tally, (uint32_t)threads, &err);

    for (int i = 0; status == FRN_OK && i < count; i++)
        status = frn_tally_file(tally, files[i], &c->sink, &err);
    if (status == FRN_OK)
        status = write_tally(tally, &err);
    if (tally)
        frn_tally_counts(tally, &rows, &skipped);
    frn_tally_close(tally);
    if (!c->quiet)
        fprintf(stderr, "frenemy: %llu rows, %llu skipped\n", (unsigned long long)rows,
                (unsigned long long)skipped);
    return status == FRN_OK ? cli_finish(c) : cli_fail(&err);
}

int verb_import(cli *c, int argc, char **argv)
{
    cli_inputs in = {0};
    bool tsv = false, formats = false, jsonl = false, tally = false;
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&in),
        {"issue-by", 0, CLI_TEXT, &in.issue_by, "WHAT", "place, topic or both (default)"},
        {"tally", 0, CLI_FLAG, &tally, NULL,
         "GDELT: only counts and sums by country, country, place and month, fast"},
        {"formats", 0, CLI_FLAG, &formats, NULL, "list the formats"},
        {"jsonl", 0, CLI_FLAG, &jsonl, NULL, "one JSON object a line (the default)"},
        {"tsv", 0, CLI_FLAG, &tsv, NULL, "tab-separated"},
    };
    const cli_usage usage = {
        "frenemy import [OPTIONS] FILE...",
        "Reads event data sets as they are found (plain, gz, zip, xz, zst; folders; '-' for\n"
        "standard input) into claims, a row a claim; --ledger stores them instead of printing.",
        "  frenemy import events.2018.tab\n"
        "  frenemy import 20140616.export.CSV.zip --tsv --issue-by place\n"
        "  frenemy import 20240101.export.CSV 20240101.mentions.CSV   (joined: who reported what)\n"
        "  frenemy import my.csv --as csv --columns date=1,source=2,target=4,sign=5\n"
        "  frenemy import archive/ --ledger case.db\n",
        CLI_OPTIONS(options)};
    cli_feed_options feed;
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (formats)
        return list_formats(c);
    if (operands == 0)
        return cli_usage_error("import", "no file was named; '-' is standard input");
    if (tally)
        return run_tally(c, in.threads, argv + 1, operands);
    code = cli_feed_options_of(&feed, "import", &in);
    if (code >= 0)
        return code;
    feed.no_documents = true;
    return in.ledger ? store(c, &in, &feed, argv + 1, operands)
                     : run(c, &feed, tsv, argv + 1, operands);
}
