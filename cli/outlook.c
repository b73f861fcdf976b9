#include "outlook.h"

/* Too little of a past is no failure: then there is no forecast. */
static frn_status make_forecast(cli_outlook *o, const cli_model *m, frn_error *err)
{
    const frn_forecast_options few = {.bootstrap = 1};
    frn_slice *id;
    frn_status status;

    o->history.level = m->ties.options.roll_up;
    for (size_t i = 0; i < m->claims.claim.len; i++)
        FRN_TRY(frn_history_add(&o->history, &m->claims.claim.at[i], err));
    o->input = frn_history_input(&o->history);
    status = frn_backtest_run(&o->past, &o->input, &few, err);
    if (status == FRN_OK)
        status = frn_forecast_run(&o->forecast, &o->input, NULL, err);
    if (status != FRN_OK)
        return status == FRN_E_INPUT ? FRN_OK : status;
    id = FRN_NEW_ARRAY(&o->scenario.arena, frn_slice, o->input.actors + 1);
    if (!id)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < o->input.actors; i++)
        id[i] = frn_intern_text(&o->history.ids, i);
    o->of_forecast = (frn_outlook_forecast){&o->forecast, &o->input, id, &o->past};
    o->outlook.forecast = &o->of_forecast;
    return FRN_OK;
}

static bool make_changes(cli_outlook *o)
{
    cli_scenario *s = &o->scenario;
    frn_slice *change = FRN_NEW_ARRAY(&s->arena, frn_slice, s->change_count + 1);

    for (size_t i = 0; change && i < s->change_count; i++) {
        frn_buf text = {0};

        cli_scenario_change(&text, s, i);
        change[i] = frn_arena_copy(&s->arena, frn_buf_slice(&text));
        frn_buf_free(&text);
        if (!change[i].ptr)
            return false;
    }
    o->of_scenario.change = change;
    o->of_scenario.changes = (uint32_t)s->change_count;
    return change != NULL;
}

static int make_scenario(cli_outlook *o, const cli_inputs *inputs, const cli_claims *claims)
{
    cli_scenario *s = &o->scenario;
    int code = cli_scenario_run(s, inputs, claims);

    if (code != CLI_OK)
        return code;
    if (!make_changes(o))
        return CLI_INPUT;
    o->of_scenario.scenario = &s->result;
    o->of_scenario.added = s->added;
    o->of_scenario.added_count = (uint32_t)s->added_count;
    if (cli_scenario_line_up(&o->line_up, s, false))
        o->of_scenario.line_up = &o->line_up;
    if (cli_scenario_line_up(&o->case_line_up, s, true))
        o->of_scenario.case_line_up = &o->case_line_up;
    if (s->bargained) {
        o->settlement = cli_scenario_settlement(s);
        o->of_scenario.settlement = &o->settlement;
    }
    o->outlook.scenario = &o->of_scenario;
    return CLI_OK;
}

/* The case as it is: where it may settle, and the threshold asked for. */
static int make_case(cli_outlook *o, const char *verb)
{
    const frn_case *c = &o->scenario.the_case;
    frn_error err = {0};
    int code = CLI_OK;

    if (!o->outlook.scenario && c->has_positions) {
        if (frn_bargain_run(&o->bargain, &c->bargain, NULL, &err) != FRN_OK)
            return cli_fail(&err);
        o->settlement = (frn_outlook_settlement){c->title, &c->bargain, &o->bargain, NULL};
        o->outlook.settlement = &o->settlement;
    }
    if (!o->sweep)
        return CLI_OK;
    if (!c->has_tones)
        return cli_usage_error(verb, "--sweep needs a --case with propensities");
    code = cli_parse_knob(verb, &o->what, &c->align, o->sweep);
    if (code == CLI_OK && o->watch)
        code = cli_parse_pair(verb, &o->what.watch_a, &o->what.watch_b, c->actor_name, c->actors,
                              o->watch);
    if (code != CLI_OK)
        return code;
    if (frn_align_sweep_run(&o->swept, &c->align, &o->what, NULL, &err) != FRN_OK)
        return cli_fail(&err);
    o->of_sweep = (frn_outlook_sweep){&c->align, &o->what, &o->swept};
    o->outlook.sweep = &o->of_sweep;
    return CLI_OK;
}

int cli_outlook_make(cli_outlook *o, cli *c, const char *verb, const cli_inputs *inputs,
                     cli_model *model, bool forecast)
{
    cli_scenario *s = &o->scenario;
    bool asked = s->add.len + s->set.len + s->cases.len > 0;
    frn_error err = {0};
    int code = CLI_OK;

    if (o->sweep && !s->cases.len)
        return cli_usage_error(verb, "--sweep turns an input of a case; --case FILE names none");
    if (forecast && !o->no_forecast && make_forecast(o, model, &err) != FRN_OK)
        return cli_fail(&err);
    if (asked)
        code = cli_scenario_read(s, c, verb, inputs, &model->claims);
    if (code == CLI_OK && s->add.len + s->set.len > 0)
        code = make_scenario(o, inputs, &model->claims);
    if (code == CLI_OK && s->has_case)
        code = make_case(o, verb);
    model->report.outlook = &o->outlook;
    return code;
}

void cli_outlook_free(cli_outlook *o)
{
    frn_forecast_free(&o->forecast);
    frn_backtest_free(&o->past);
    frn_bargain_free(&o->bargain);
    frn_align_sweep_free(&o->swept);
    frn_history_free(&o->history);
    cli_scenario_free(&o->scenario);
}
