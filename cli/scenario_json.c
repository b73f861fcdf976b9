/* A what-if as JSON: schema frenemy/whatif/2. */
#include <math.h>

#include "scenario.h"

static void claim(frn_buf *out, const char *name, const frn_claim *c)
{
    frn_buf_printf(out, "\"%s\":{\"id\":", name);
    frn_buf_json(out, c->id);
    frn_buf_text(out, ",\"source\":");
    frn_buf_json(out, c->source.id);
    frn_buf_printf(out, ",\"action\":\"%s\",\"target\":", frn_action_describe(c->action)->name);
    frn_buf_json(out, c->target.id);
    frn_buf_text(out, ",\"issue\":");
    frn_buf_json(out, c->issue);
    frn_buf_printf(out, ",\"sign\":%d,\"modality\":\"%s\",\"speaker\":", c->sign,
                   frn_modality_text(c->modality));
    frn_buf_json(out, c->speaker.id);
    frn_buf_text(out, ",\"quote\":");
    frn_buf_json(out, c->quote);
    frn_buf_byte(out, '}');
}

static void fired(frn_buf *out, const frn_scenario *s)
{
    for (uint32_t i = 0; i < s->fired_count; i++) {
        const frn_scenario_fired *f = &s->fired[i];

        frn_buf_printf(out, "%s{\"step\":%u,\"by_kind\":%s,", i ? "," : "", f->step,
                       f->loosely ? "true" : "false");
        claim(out, "met_by", f->met_by);
        frn_buf_byte(out, ',');
        claim(out, "condition", f->condition);
        frn_buf_byte(out, ',');
        claim(out, "consequence", f->consequence);
        frn_buf_byte(out, '}');
    }
}

static void pairs(frn_buf *out, const frn_scenario *s)
{
    for (uint32_t i = 0; i < s->pair_count; i++) {
        const frn_scenario_pair *p = &s->pair[i];

        frn_buf_text(out, i ? ",{\"a\":" : "{\"a\":");
        frn_buf_json(out, p->a.id);
        frn_buf_text(out, ",\"b\":");
        frn_buf_json(out, p->b.id);
        frn_buf_text(out, ",\"issue\":");
        if (p->issue.ptr)
            frn_buf_json(out, p->issue);
        else
            frn_buf_text(out, "null");
        cli_json_number(out, "tone_before", p->tone[0], false);
        cli_json_number(out, "tone_after", p->tone[1], false);
        frn_buf_printf(out, ",\"kind_before\":\"%s\",\"kind_after\":\"%s\",\"driver\":",
                       frn_pair_kind_text(p->kind[0]), frn_pair_kind_text(p->kind[1]));
        frn_buf_json(out, p->driver ? p->driver->id : (frn_slice){"", 0});
        frn_buf_byte(out, '}');
    }
}

static void camps(frn_buf *out, const frn_outlook_line_up *l, int t)
{
    frn_buf_text(out, "[");
    for (int side = 1; side >= -1; side -= 2) {
        bool first = true;

        frn_buf_text(out, side > 0 ? "[" : ",[");
        for (uint32_t i = 0; i < l->actors; i++) {
            if (l->camp[t][i] != side)
                continue;
            if (!first)
                frn_buf_byte(out, ',');
            first = false;
            frn_buf_json(out, l->name[i]);
        }
        frn_buf_byte(out, ']');
    }
    frn_buf_byte(out, ']');
}

static void line_up(frn_buf *out, cli_scenario *s, bool of_case)
{
    const frn_align *align = of_case ? s->align : s->result.align;
    frn_outlook_line_up l;
    bool first = true;

    frn_buf_text(out, "\"lineup\":{\"before_after\":[");
    if (!cli_scenario_line_up(&l, s, of_case)) {
        frn_buf_text(out, "],\"moved\":[]}");
        return;
    }
    for (int t = 0; t < 2; t++) {
        frn_buf_text(out, t ? ",{" : "{");
        cli_json_number(out, "energy", align[t].minimum[0].energy, true);
        cli_json_number(out, "margin", align[t].margin, false);
        frn_buf_text(out, ",\"camps\":");
        camps(out, &l, t);
        frn_buf_byte(out, '}');
    }
    frn_buf_text(out, "],\"moved\":[");
    for (uint32_t i = 0; i < l.actors; i++) {
        if (l.camp[0][i] == l.camp[1][i])
            continue;
        if (!first)
            frn_buf_byte(out, ',');
        first = false;
        frn_buf_json(out, l.name[i]);
    }
    frn_buf_printf(out, "],\"close\":%s}", l.close ? "true" : "false");
}

static void balance(frn_buf *out, const frn_scenario *s)
{
    for (int t = 0; t < 2; t++) {
        const frn_scenario_balance *b = &s->balance[t];

        frn_buf_printf(out,
                       "%s{\"ties\":%u,\"hostile\":%u,\"lower\":%llu,\"upper\":%llu,\"proved\":%s,"
                       "\"triads\":[%llu,%llu,%llu,%llu],\"kinds\":{",
                       t ? "," : "", b->ties, b->hostile, (unsigned long long)b->lower,
                       (unsigned long long)b->upper, b->proved ? "true" : "false",
                       (unsigned long long)b->triad[0], (unsigned long long)b->triad[1],
                       (unsigned long long)b->triad[2], (unsigned long long)b->triad[3]);
        for (int k = 0; k < FRN_SCENARIO_KINDS; k++)
            frn_buf_printf(out, "%s\"%s\":%u", k ? "," : "", frn_pair_kind_text((frn_pair_kind)k),
                           s->kinds[t][k]);
        frn_buf_text(out, "}}");
    }
}

static void forecast(frn_buf *out, const frn_scenario_forecast *f)
{
    char day[16];

    if (!f->made) {
        frn_buf_text(out, "{\"made\":false,\"reason\":");
        frn_buf_json(out, f->reason);
        frn_buf_byte(out, '}');
        return;
    }
    frn_buf_printf(out, "{\"made\":true,\"cut\":\"%s\",\"window\":%u,\"pairs\":%u,\"tested\":%u",
                   frn_date_text(f->origin, day), f->window, f->pairs, f->tested);
    cli_json_number(out, "base_rate", f->base_rate, false);
    cli_json_number(out, "skill", f->skill, false);
    cli_json_number(out, "auc", f->auc, false);
    frn_buf_text(out, ",\"changes\":[");
    for (uint32_t i = 0; i < f->count; i++) {
        const frn_scenario_chance *c = &f->chance[i];

        frn_buf_text(out, i ? ",{\"a\":" : "{\"a\":");
        frn_buf_json(out, c->a);
        frn_buf_text(out, ",\"b\":");
        frn_buf_json(out, c->b);
        cli_json_number(out, "before", c->chance[0], false);
        cli_json_number(out, "after", c->chance[1], false);
        frn_buf_text(out, ",\"log_odds\":{");
        for (int t = 0; t < FRN_FORECAST_TERMS; t++)
            cli_json_number(out, frn_forecast_term_text(t), c->term[t], t == 0);
        frn_buf_text(out, "},\"driver\":");
        frn_buf_json(out, c->driver ? c->driver->id : (frn_slice){"", 0});
        frn_buf_printf(out, ",\"own\":%s}", c->own ? "true" : "false");
    }
    frn_buf_text(out, "]}");
}

static void changes(frn_buf *out, const cli_scenario *s)
{
    for (size_t i = 0; i < s->change_count; i++) {
        const frn_case_change *c = &s->change[i];

        frn_buf_printf(out, "%s{\"input\":\"%s\",\"actor\":", i ? "," : "",
                       frn_case_input_text(c->input));
        frn_buf_json(out, c->actor);
        frn_buf_text(out, ",\"other\":");
        frn_buf_json(out, c->other);
        frn_buf_text(out, ",\"issue\":");
        frn_buf_json(out, c->issue);
        cli_json_number(out, "from", s->was[i], false);
        cli_json_number(out, "to", c->to, false);
        frn_buf_text(out, ",\"when\":");
        frn_buf_json(out, c->when);
        frn_buf_text(out, ",\"because\":");
        frn_buf_json(out, c->because);
        frn_buf_byte(out, '}');
    }
}

static void settlements(frn_buf *out, const cli_scenario *s)
{
    for (uint32_t k = 0; s->bargained && k < s->bargain[0].issues; k++) {
        frn_buf_text(out, k ? ",{\"issue\":" : "{\"issue\":");
        frn_buf_json(out, s->the_case.bargain.issue_name[k]);
        for (int t = 0; t < 2; t++) {
            const frn_bargain_issue *i = &s->bargain[t].issue[k];

            frn_buf_printf(out, ",\"%s\":{", t ? "after" : "before");
            cli_json_number(out, "expected", i->expected, true);
            cli_json_number(out, "mean", i->mean, false);
            cli_json_number(out, "linked_expected", i->linked_expected, false);
            cli_json_number(out, "gap", i->gap, false);
            frn_buf_text(out, ",\"settlement\":[");
            for (uint32_t o = 0; o < i->options; o++) {
                frn_buf_text(out, o ? ",{" : "{");
                cli_json_number(out, "position", i->settlement[o].at, true);
                cli_json_number(out, "probability", i->settlement[o].chance, false);
                frn_buf_byte(out, '}');
            }
            frn_buf_text(out, "]}");
        }
        frn_buf_byte(out, '}');
    }
}

static void the_case(frn_buf *out, cli_scenario *s)
{
    frn_buf_text(out, ",\"case\":{\"title\":");
    frn_buf_json(out, s->the_case.title);
    frn_buf_text(out, ",\"changes\":[");
    changes(out, s);
    frn_buf_text(out, "],");
    line_up(out, s, true);
    frn_buf_text(out, ",\"settlements\":[");
    settlements(out, s);
    frn_buf_text(out, "]}");
}

void cli_scenario_json(frn_buf *out, cli_scenario *s)
{
    frn_buf_text(out, "{\"schema\":\"frenemy/whatif/2\",\"added\":[");
    for (size_t i = 0; i < s->added_count; i++) {
        frn_buf_text(out, i ? ",{" : "{");
        claim(out, "claim", &s->added[i]);
        frn_buf_byte(out, '}');
    }
    frn_buf_printf(out, "],\"removed\":%u", s->result.removed);
    if (s->has_claims) {
        frn_buf_text(out, ",\"fired\":[");
        fired(out, &s->result);
        frn_buf_text(out, "],\"pairs\":[");
        pairs(out, &s->result);
        frn_buf_text(out, "],\"balance\":[");
        balance(out, &s->result);
        frn_buf_text(out, "],");
        line_up(out, s, false);
        frn_buf_text(out, ",\"forecast\":");
        forecast(out, &s->result.forecast);
    }
    if (s->has_case)
        the_case(out, s);
    frn_buf_text(out, "}\n");
}
