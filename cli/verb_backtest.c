/* frenemy backtest FILE: forecasts of the past, scored against what came, beside every control. */
#include <math.h>
#include <string.h>

#include "events.h"
#include "foresight.h"
#include "verbs.h"
#include "view/chart.h"

static void json_score(frn_buf *out, const frn_forecast_score *s, int model)
{
    frn_buf_printf(out, "{\"model\":\"%s\"", frn_forecast_model_text((frn_forecast_model)model));
    cli_json_number(out, "brier", s->brier, false);
    cli_json_number(out, "skill", s->skill, false);
    cli_json_number(out, "skill_persistence", s->skill_persistence, false);
    cli_json_number(out, "log_loss", s->log_loss, false);
    cli_json_number(out, "auc", s->auc, false);
    cli_json_number(out, "calibration_slope", s->slope, false);
    cli_json_number(out, "calibration_intercept", s->intercept, false);
    cli_json_number(out, "difference", s->difference, false);
    cli_json_number(out, "low", s->low, false);
    cli_json_number(out, "high", s->high, false);
    cli_json_number(out, "flips_called", s->flips_called, false);
    cli_json_number(out, "flips_brier", s->flips_brier, false);
    cli_json_number(out, "false_alarms", s->false_alarms, false);
    frn_buf_text(out, ",\"reliability\":[");
    for (int i = 0; i < FRN_FORECAST_BINS; i++) {
        frn_buf_text(out, i ? ",{" : "{");
        cli_json_number(out, "low", s->bin[i].low, true);
        cli_json_number(out, "high", s->bin[i].high, false);
        cli_json_number(out, "mean", s->bin[i].count ? s->bin[i].mean : NAN, false);
        cli_json_number(out, "observed", s->bin[i].count ? s->bin[i].observed : NAN, false);
        frn_buf_printf(out, ",\"count\":%u}", s->bin[i].count);
    }
    frn_buf_text(out, "]}");
}

void cli_backtest_json(frn_buf *out, const frn_backtest *b)
{
    char day[16];

    frn_buf_printf(out,
                   "{\"schema\":\"frenemy/backtest/1\",\"cut\":\"%s\",\"window\":%u,\"actors\":%u,"
                   "\"windows\":%u,\"train\":%u,\"n\":%u,\"pairs\":%u,\"flips\":%u",
                   frn_date_text(b->cut, day), b->window, b->actors, b->windows, b->train, b->n,
                   b->pairs, b->flips);
    cli_json_number(out, "half_life", b->half_life, false);
    cli_json_number(out, "base_rate", b->base_rate, false);
    frn_buf_text(out, ",\"models\":[");
    for (int m = 0; m < FRN_FORECAST_MODELS; m++) {
        if (m)
            frn_buf_byte(out, ',');
        json_score(out, &b->score[m], m);
    }
    frn_buf_text(out, "]}\n");
}

static void heading(frn_buf *out, const frn_backtest *b)
{
    char day[16];

    frn_buf_printf(
        out,
        "Will a pair's negative events outnumber its positive ones in the next %u days?\n"
        "%u actors, %u pairs; %u pair windows after %s in %u window%s (%u before); base "
        "rate %.3f; half-life %g days\n\n",
        b->window, b->actors, b->pairs, b->n, frn_date_text(b->cut, day), b->windows,
        b->windows == 1 ? "" : "s", b->train, b->base_rate, b->half_life);
}

/* "better than persistence by 0.0384, worse than actor average by 0.0001" */
static void compare(frn_buf *out, const frn_backtest *b)
{
    static const struct {
        frn_forecast_model model;
        const char *name;
    } controls[] = {{FRN_FORECAST_PERSISTENCE, "persistence"},
                    {FRN_FORECAST_OWN, "own history"},
                    {FRN_FORECAST_ACTOR, "actor average"}};

    for (int i = 0; i < 3; i++) {
        double gain = -b->score[controls[i].model].difference;

        frn_buf_printf(out, "%s%s than %s by %.4f", i ? ", " : "\n", gain < 0 ? "worse" : "better",
                       controls[i].name, fabs(gain));
    }
    frn_buf_text(out, " (Brier)\n");
}

void cli_backtest_text(frn_buf *out, const frn_backtest *b, frn_slice head)
{
    const frn_forecast_score *all = &b->score[FRN_FORECAST_ALL];

    if (head.len)
        frn_buf_add(out, head);
    else
        heading(out, b);
    frn_buf_text(
        out,
        "model          Brier   skill  v persistence  log loss   AUC   Brier(all) - Brier, 95%\n");
    for (int m = 0; m < FRN_FORECAST_MODELS; m++) {
        const frn_forecast_score *s = &b->score[m];

        frn_buf_printf(out, "%-14s %.4f  %+.3f         %+.3f     %.3f",
                       frn_forecast_model_text((frn_forecast_model)m), s->brier, s->skill,
                       s->skill_persistence, s->log_loss);
        if (isfinite(s->auc))
            frn_buf_printf(out, "   %.3f", s->auc);
        else
            frn_buf_text(out, "       -"); /* all outcomes alike: nothing to tell apart */
        if (m != FRN_FORECAST_ALL)
            frn_buf_printf(out, "   %+.4f [%+.4f, %+.4f]", s->difference, s->low, s->high);
        frn_buf_byte(out, '\n');
    }
    compare(out, b);
    frn_buf_printf(out, "calibration of all: slope %.2f, intercept %+.2f\n\n", all->slope,
                   all->intercept);
    frn_buf_text(out, "forecast   count  mean   came true\n");
    for (int i = 0; i < FRN_FORECAST_BINS; i++)
        if (all->bin[i].count)
            frn_buf_printf(out, "%.1f - %.1f  %5u  %.3f  %.3f\n", all->bin[i].low, all->bin[i].high,
                           all->bin[i].count, all->bin[i].mean, all->bin[i].observed);
    frn_buf_printf(out, "\n%u pair windows changed sign. Changes called (false alarms):\n",
                   b->flips);
    for (int m = FRN_FORECAST_PERSISTENCE; m < FRN_FORECAST_MODELS; m++)
        frn_buf_printf(out, "%-14s %.3f (%.3f)\n", frn_forecast_model_text((frn_forecast_model)m),
                       b->score[m].flips_called, b->score[m].false_alarms);
}

int cli_backtest_show(const frn_backtest *b, frn_slice head, bool json, const char *path,
                      cli_form form)
{
    frn_buf out = {0}, file = {0};

    if (json)
        cli_backtest_json(&out, b);
    else
        cli_backtest_text(&out, b, head);
    if (form == CLI_FORM_JSON)
        cli_backtest_json(&file, b);
    else if (form == CLI_FORM_TEXT)
        cli_backtest_text(&file, b, head);
    else if (form == CLI_FORM_SVG && frn_chart_reliability(&file, b, false, NULL) != FRN_OK)
        file.failed = true;
    return cli_deliver(&out, path, &file);
}

int verb_backtest(cli *c, int argc, char **argv)
{
    bool json = false;
    cli_event_source source = {0};
    const char *output = NULL;
    cli_form form;
    frn_date cut = 0;
    uint64_t window = 0, actors = 0, bootstrap = 0, seed = 0;
    double half_life = 0;
    const cli_option options[] = {
        {"json", 0, CLI_FLAG, &json, NULL, "one JSON object"},
        CLI_FORM_OPTION(output, "the reliability diagram"),
        {"cut", 0, CLI_DATE, &cut, "DATE", "first forecast from this date (the middle)"},
        {"window", 0, CLI_COUNT, &window, "DAYS", "days ahead (28)"},
        {"half-life", 0, CLI_NUMBER, &half_life, "DAYS", "of the history (168)"},
        {"actors", 0, CLI_COUNT, &actors, "N", "the busiest N before the cut (120)"},
        {"bootstrap", 0, CLI_COUNT, &bootstrap, "N", "resamples of the pairs (1000)"},
        {"seed", 0, CLI_COUNT, &seed, "N", "of the random numbers (1)"},
        CLI_EVENT_OPTIONS(source),
    };
    const cli_usage usage = {
        "frenemy backtest [OPTIONS] EVENTS... | --ledger FILE",
        "Forecasts every window of the past with what was known when it began, and scores it: "
        "Brier and skill, log loss, AUC, reliability, differences with intervals (bootstrap by "
        "pair), sign changes apart, beside climatology, persistence, own tone and actor tone.",
        "  frenemy backtest events.tsv.gz --cut 2014-06-16 -o reliability.svg\n",
        CLI_OPTIONS(options)};
    frn_backtest b = {0};
    frn_error err = {0};
    cli_events events = {0};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    code = cli_form_of(&form, "backtest", output);
    if (code == CLI_OK)
        code = cli_read_events(c, &events, "backtest", &source, argv + 1, operands);
    if (code == CLI_OK) {
        frn_forecast_input in = cli_events_input(&events);
        frn_forecast_options o = {.window = (uint32_t)window,
                                  .half_life = half_life,
                                  .busiest = (uint32_t)actors,
                                  .cut = cut,
                                  .bootstrap = (uint32_t)bootstrap,
                                  .seed = seed};

        if (frn_backtest_run(&b, &in, &o, &err) != FRN_OK)
            code = cli_fail(&err);
    }
    if (code == CLI_OK)
        code = cli_backtest_show(&b, (frn_slice){0}, json, output, form);
    frn_backtest_free(&b);
    cli_events_free(&events);
    return code == CLI_OK ? cli_finish(c) : code;
}
