/* frenemy forecast EVENTS [A B]: which pairs are likely to turn hostile, and why; keeps a record.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "events.h"
#include "foresight.h"
#include "foresight/record.h"
#include "format/input.h"
#include "verbs.h"

#ifndef FRN_VERSION
#define FRN_VERSION "0"
#endif

enum { MOST_ACTORS = 4096, EACH_WAY = 4 };

static const char *stance(double tone)
{
    return tone > 0 ? "friendly to" : tone < 0 ? "hostile to" : "neither friend nor enemy of";
}

/* "both are hostile to ISIS (+0.31)": + is towards hostility. */
static void explain_third(frn_buf *out, const frn_forecast_third *t, const frn_forecast_row *row,
                          const frn_forecast_input *in)
{
    frn_slice a = in->actor_name[row->a], b = in->actor_name[row->b], who = in->actor_name[t->who];

    if (t->met_a && t->met_b && t->tone_a * t->tone_b > 0)
        frn_buf_printf(out, "    both are %s %.*s", stance(t->tone_a), FRN_ARG(who));
    else if (t->met_a && t->met_b)
        frn_buf_printf(out, "    %.*s is %s %.*s, %.*s is %s it", FRN_ARG(a), stance(t->tone_a),
                       FRN_ARG(who), FRN_ARG(b), stance(t->tone_b));
    else
        frn_buf_printf(out, "    %.*s is %s %.*s, %.*s has no record with it",
                       FRN_ARG(t->met_a ? a : b), stance(t->met_a ? t->tone_a : t->tone_b),
                       FRN_ARG(who), FRN_ARG(t->met_a ? b : a));
    frn_buf_printf(out, " (%+.3f)\n", t->part);
}

/* The largest parts to either side, and what all of them come to. */
static void explain_thirds(frn_buf *out, const frn_forecast *f, const frn_forecast_row *row,
                           const frn_forecast_input *in)
{
    uint32_t room = f->n < MOST_ACTORS ? f->n : MOST_ACTORS, count;
    frn_forecast_third *third = calloc(room + 1, sizeof *third);

    if (!third) {
        out->failed = true;
        return;
    }
    count = frn_forecast_thirds(third, room, f, row);
    frn_buf_printf(out, "\nThird parties, %+.2f together against the average pair",
                   row->term[FRN_FORECAST_SHARED] + row->term[FRN_FORECAST_OTHERS]);
    for (int sign = 1; sign >= -1; sign -= 2) {
        uint32_t shown = 0;

        for (uint32_t i = 0; i < count && shown < EACH_WAY; i++) {
            if (third[i].part * sign < 0.0005)
                continue;
            if (shown++ == 0)
                frn_buf_text(out, sign > 0 ? "; towards hostility:\n" : "  away from it:\n");
            explain_third(out, &third[i], row, in);
        }
        if (sign > 0 && shown == 0)
            frn_buf_text(out, "; none towards hostility\n");
    }
    free(third);
}

/* Terms on one side of 0, largest first: "its hostile record (+0.83), its own tone (+0.27)". */
static bool name_terms(frn_buf *out, const char *before, const frn_forecast_row *row, int sign)
{
    static const char *const words[FRN_FORECAST_TERMS] = {
        "their own tone",   "their friendly record", "their hostile record",
        "their last month", "shared third parties",  "how others fare with the two"};
    bool done[FRN_FORECAST_TERMS] = {false}, any = false;

    for (int n = 0; n < FRN_FORECAST_TERMS; n++) {
        int best = -1;

        for (int t = 0; t < FRN_FORECAST_TERMS; t++)
            if (!done[t] && sign * row->term[t] >= 0.005 &&
                (best < 0 || sign * row->term[t] > sign * row->term[best]))
                best = t;
        if (best < 0)
            break;
        done[best] = true;
        frn_buf_printf(out, "%s%s (%+.2f)", any ? ", " : before, words[best], row->term[best]);
        any = true;
    }
    return any;
}

/* How the same model fared on what came before, and how forecasts like this one did. */
static void explain_past(frn_buf *out, const frn_backtest *past, double chance)
{
    const frn_forecast_score *s = &past->score[FRN_FORECAST_ALL];
    int bin = chance < 1 ? (int)(chance * FRN_FORECAST_BINS) : FRN_FORECAST_BINS - 1;
    const frn_forecast_bin *b = &s->bin[bin];

    if (past->n == 0) {
        frn_buf_text(out,
                     "  ! Too little came before to test the model on it: do not lean on it.\n");
        return;
    }
    frn_buf_printf(out,
                   "  On what came before the same model had skill %+.2f and AUC %.2f (%u "
                   "forecasts)",
                   s->skill, s->auc, past->n);
    if (b->count)
        frn_buf_printf(out, "; of those between %.1f and %.1f, %.0f%% of %u came true.\n", b->low,
                       b->high, 100 * b->observed, b->count);
    else
        frn_buf_text(out, ".\n");
    if (s->skill <= 0)
        frn_buf_text(out, "  ! That is no better than the base rate: do not lean on it.\n");
}

static void explain(frn_buf *out, const frn_forecast *f, const frn_forecast_row *row,
                    const frn_forecast_input *in, const frn_backtest *past)
{
    double chance = row->chance[FRN_FORECAST_ALL];
    char from[16], to[16];

    frn_buf_printf(
        out,
        "%.*s - %.*s, %s to %s\n"
        "  chance that negative events outnumber positive ones, if there are any: %.2f\n",
        FRN_ARG(in->actor_name[row->a]), FRN_ARG(in->actor_name[row->b]),
        frn_date_text(f->origin + 1, from), frn_date_text(f->origin + (frn_date)f->window, to),
        chance);
    for (int m = 0; m < FRN_FORECAST_ALL; m++)
        frn_buf_printf(out, "%s%s %.2f", m ? ", " : "  by the controls: ",
                       frn_forecast_model_text((frn_forecast_model)m), row->chance[m]);
    frn_buf_byte(out, '\n');
    explain_past(out, past, chance);
    frn_buf_printf(out,
                   "\nWhy, in log-odds against the average pair (%.2f; + is towards hostility):\n",
                   1 / (1 + exp(-row->base)));
    if (name_terms(out, "  likelier to turn hostile by ", row, 1))
        frn_buf_byte(out, '\n');
    if (name_terms(out, "  less likely by ", row, -1))
        frn_buf_byte(out, '\n');
    explain_thirds(out, f, row, in);
}

static void list_pairs(frn_buf *out, const frn_forecast *f, const frn_forecast_input *in,
                       uint32_t most)
{
    char from[16], to[16];

    frn_buf_printf(out,
                   "%s to %s: chance that negative events outnumber positive ones, if there are "
                   "any (%u pairs; base rate %.3f)\n",
                   frn_date_text(f->origin + 1, from),
                   frn_date_text(f->origin + (frn_date)f->window, to), f->count, f->base_rate);
    frn_buf_text(out, "chance\tpersistence\town\tactor\ta\tb\n");
    for (uint32_t r = 0; r < f->count && r < most; r++) {
        const frn_forecast_row *row = &f->row[r];

        frn_buf_printf(out, "%.3f\t%.3f\t%.3f\t%.3f\t", row->chance[FRN_FORECAST_ALL],
                       row->chance[FRN_FORECAST_PERSISTENCE], row->chance[FRN_FORECAST_OWN],
                       row->chance[FRN_FORECAST_ACTOR]);
        frn_buf_tsv(out, in->actor_name[row->a]);
        frn_buf_byte(out, '\t');
        frn_buf_tsv(out, in->actor_name[row->b]);
        frn_buf_byte(out, '\n');
    }
}

static const frn_forecast_row *find_row(const frn_forecast *f, uint32_t a, uint32_t b)
{
    for (uint32_t r = 0; r < f->count; r++)
        if ((f->row[r].a == a && f->row[r].b == b) || (f->row[r].a == b && f->row[r].b == a))
            return &f->row[r];
    return NULL;
}

typedef struct forecast_run {
    bool json;
    cli_event_source source;
    const char *record, *a, *b;
    frn_date cut;
    uint64_t window, actors, most;
    double half_life;
} forecast_run;

/* The windows before the cut, forecast and scored: nothing that came after it is used. */
static frn_status test_past(frn_backtest *past, const frn_forecast *f, frn_forecast_input in,
                            const frn_forecast_options *given)
{
    frn_forecast_options o = *given;
    frn_status status;

    while (in.events && in.event[in.events - 1].date > f->origin)
        in.events--;
    o.cut = 0;
    o.bootstrap = 1;
    status = frn_backtest_run(past, &in, &o, NULL);
    return status == FRN_E_INPUT ? FRN_OK : status; /* too little: past->n is 0, and it is said */
}

/* Every forecast says what it was made from, so that it can be held against what comes. */
static void record_line(frn_buf *out, const forecast_run *r, const frn_forecast *f,
                        const cli_events *events)
{
    char day[16], hex[33];

    frn_digest_hex(events->digest, hex);
    frn_buf_printf(out, "\nrecord: frenemy %s, input %s, cut %s; ", FRN_VERSION, hex,
                   frn_date_text(f->origin, day));
    if (r->record)
        frn_buf_printf(out, "kept in %s\n", r->record);
    else
        frn_buf_text(out, "--record FILE keeps it for score-forecast\n");
}

static int report(const forecast_run *r, const frn_forecast *f, const cli_events *events,
                  const frn_forecast_options *options)
{
    const frn_forecast_input in = cli_events_input(events);
    const frn_record_info info = {FRN_VERSION, events->digest};
    frn_buf out = {0};
    int code = CLI_OK;

    if (r->record) {
        frn_record_write(&out, f, &in, &info, 0);
        code = cli_write(r->record, frn_buf_slice(&out));
        frn_buf_clear(&out);
    }
    if (code == CLI_OK && r->a) {
        uint32_t a = cli_events_find(events, frn_slice_of(r->a));
        uint32_t b = cli_events_find(events, frn_slice_of(r->b));
        const frn_forecast_row *row = a == FRN_NONE || b == FRN_NONE ? NULL : find_row(f, a, b);

        frn_backtest past = {0};

        if (row && test_past(&past, f, in, options) != FRN_OK)
            out.failed = true;
        if (row)
            explain(&out, f, row, &in, &past);
        frn_backtest_free(&past);
        if (!row)
            code = cli_usage_error("forecast", "there is no history between '%s' and '%s'", r->a,
                                   r->b);
    } else if (r->json) {
        frn_record_write(&out, f, &in, &info, (uint32_t)r->most);
    } else {
        list_pairs(&out, f, &in, r->most ? (uint32_t)r->most : 20);
    }
    if (!r->json && !out.failed)
        record_line(&out, r, f, events);
    if (code == CLI_OK)
        code = cli_write(NULL, frn_buf_slice(&out));
    frn_buf_free(&out);
    return code;
}

int verb_forecast(cli *c, int argc, char **argv)
{
    forecast_run r = {0};
    const cli_option options[] = {
        {"json", 0, CLI_FLAG, &r.json, NULL, "the record, as one JSON object"},
        {"record", 'o', CLI_TEXT, &r.record, "FILE", "keep the record, for score-forecast"},
        {"cut", 0, CLI_DATE, &r.cut, "DATE", "forecast from this date (the last event)"},
        {"window", 0, CLI_COUNT, &r.window, "DAYS", "days ahead (28)"},
        {"half-life", 0, CLI_NUMBER, &r.half_life, "DAYS", "of the history (168)"},
        {"actors", 0, CLI_COUNT, &r.actors, "N", "the busiest N (120)"},
        {"most", 0, CLI_COUNT, &r.most, "N", "pairs to list (20)"},
        CLI_EVENT_OPTIONS(r.source),
    };
    const cli_usage usage = {
        "frenemy forecast [OPTIONS] EVENTS [A B] | --ledger FILE [A B]",
        "The chance that a pair's negative events outnumber its positive ones in the next window, "
        "with the controls beside it; for one pair also why: what its own record adds, what third "
        "parties add and which.",
        "  frenemy forecast events.tsv.gz --cut 2014-06-16 'United States' Iran\n"
        "  frenemy forecast events.tsv.gz --record june.json\n",
        CLI_OPTIONS(options)};
    cli_events events = {0};
    frn_forecast f = {0};
    frn_error err = {0};
    int operands, files, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    files = r.source.inputs.ledger ? 0 : 1;
    if (operands != files && operands != files + 2)
        return cli_usage_error("forecast", "%s is expected, and two actors or none",
                               files ? "an event file" : "the ledger alone");
    if (operands == files + 2) {
        r.a = argv[files + 1];
        r.b = argv[files + 2];
    }
    code = cli_read_events(c, &events, "forecast", &r.source, argv + 1, files);
    if (code == CLI_OK) {
        const frn_forecast_input in = cli_events_input(&events);
        const frn_forecast_options o = {.window = (uint32_t)r.window,
                                        .half_life = r.half_life,
                                        .busiest = (uint32_t)r.actors,
                                        .cut = r.cut};

        code = frn_forecast_run(&f, &in, &o, &err) == FRN_OK ? report(&r, &f, &events, &o)
                                                             : cli_fail(&err);
    }
    frn_forecast_free(&f);
    cli_events_free(&events);
    return code == CLI_OK ? cli_finish(c) : code;
}

static int read_record(cli *c, frn_record *out, const char *path)
{
    frn_input *input;
    frn_error err = {0};
    frn_slice text;
    frn_status status = frn_input_open(&input, path, &c->sink, &err);

    if (status != FRN_OK)
        return cli_fail(&err);
    if (!frn_input_next(input))
        status = frn_fail(&err, FRN_E_INPUT, "the file is empty");
    else
        status = frn_input_all(&text, input, 0, &err);
    if (status == FRN_OK)
        status = frn_record_read(out, text, &err);
    frn_input_close(input);
    if (status != FRN_OK && !err.where[0])
        (void)snprintf(err.where, sizeof err.where, "%s", path);
    return status == FRN_OK ? CLI_OK : cli_fail(&err);
}

/* What was kept, when, by whom, and whether it was made from these very bytes. */
static void record_heading(frn_buf *out, const frn_record *r, const frn_backtest *b,
                           const cli_events *events)
{
    char from[16], to[16], cut[16], hex[33];

    frn_digest_hex(events->digest, hex);
    frn_buf_printf(out,
                   "The forecast of %s for %s to %s (frenemy %.*s, %u pairs) against what came: %u "
                   "pairs were active, of which %.1f%% turned hostile.\n",
                   frn_date_text(r->cut, cut), frn_date_text(r->cut + 1, from),
                   frn_date_text(r->cut + (frn_date)r->window, to), FRN_ARG(r->version), r->count,
                   b->n, 100 * b->base_rate);
    frn_buf_printf(out, "It was made from %s (%.*s).\n\n",
                   frn_slice_is(r->input, hex) ? "these very events"
                                               : "other bytes than these events",
                   FRN_ARG(r->input));
}

int verb_score_forecast(cli *c, int argc, char **argv)
{
    bool json = false;
    cli_event_source source = {0};
    const char *output = NULL;
    const cli_option options[] = {
        {"json", 0, CLI_FLAG, &json, NULL, "one JSON object"},
        CLI_FORM_OPTION(output, "the reliability diagram"),
        CLI_EVENT_OPTIONS(source),
    };
    const cli_usage usage = {
        "frenemy score-forecast [OPTIONS] RECORD EVENTS... | RECORD --ledger FILE",
        "Holds a forecast that was kept against what came: the scores of "
        "backtest for its one window. Exit 5 while the outcome is not in.",
        "  frenemy score-forecast june.json events.tsv.gz\n", CLI_OPTIONS(options)};
    cli_events events = {0};
    frn_record record = {0};
    frn_backtest b = {0};
    frn_error err = {0};
    frn_buf head = {0};
    cli_form form;
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands < (source.inputs.ledger ? 1 : 2))
        return cli_usage_error("score-forecast", "a record and the events after it are expected");
    code = cli_form_of(&form, "score-forecast", output);
    if (code == CLI_OK)
        code = read_record(c, &record, argv[1]);
    if (code == CLI_OK)
        code = cli_read_events(c, &events, "score-forecast", &source, argv + 2, operands - 1);
    if (code == CLI_OK) {
        const frn_forecast_input in = cli_events_input(&events);

        if (frn_record_score(&b, &record, &in, NULL, &err) != FRN_OK)
            code = cli_fail(&err);
    }
    if (code == CLI_OK) {
        record_heading(&head, &record, &b, &events);
        code = cli_backtest_show(&b, frn_buf_slice(&head), json, output, form);
    }
    frn_buf_free(&head);
    frn_backtest_free(&b);
    frn_record_free(&record);
    cli_events_free(&events);
    return code == CLI_OK ? cli_finish(c) : code;
}
