/* frenemy align FILE...: who ends up on whose side, who is a frenemy inside a camp, what flips it.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "foresight.h"
#include "verbs.h"
#include "view/chart.h"

typedef struct align_run {
    cli_inputs inputs;
    bool json, all, search, claims, skeleton;
    const char *sweep, *watch, *output;
    cli_form form;
    cli_list set;
    double neutral;
    uint64_t minima, samples, seed, starts, actors;
    bool no_samples;
    frn_case the_case;
    frn_align_case input; /* with --set */
    double *size, *tone, *weight;
} align_run;

static void add_camp(frn_buf *out, const frn_align_case *in, const int8_t *camp, int side,
                     bool json)
{
    bool first = true;

    if (json)
        frn_buf_byte(out, '[');
    for (uint32_t i = 0; i < in->actors; i++) {
        if (camp[i] != side)
            continue;
        if (!first)
            frn_buf_text(out, json ? "," : ", ");
        first = false;
        if (json)
            frn_buf_json(out, in->actor_name[i]);
        else
            frn_buf_add(out, in->actor_name[i]);
    }
    if (json)
        frn_buf_byte(out, ']');
    else if (first)
        frn_buf_text(out, "nobody");
}

static void add_camps(frn_buf *out, const frn_align_case *in, const int8_t *camp, bool json)
{
    if (json) {
        frn_buf_text(out, "\"camps\":[");
        add_camp(out, in, camp, 1, true);
        frn_buf_byte(out, ',');
        add_camp(out, in, camp, -1, true);
        frn_buf_text(out, "],\"unattached\":");
        add_camp(out, in, camp, 0, true);
        return;
    }
    add_camp(out, in, camp, 1, false);
    frn_buf_text(out, "  |  ");
    add_camp(out, in, camp, -1, false);
}

static void json_pair(frn_buf *out, const frn_align_case *in, const frn_align_pair *p)
{
    frn_buf_text(out, "{\"a\":");
    frn_buf_json(out, in->actor_name[p->a]);
    frn_buf_text(out, ",\"b\":");
    frn_buf_json(out, in->actor_name[p->b]);
    cli_json_number(out, "propensity", p->propensity, false);
    frn_buf_printf(out, ",\"together\":%s", p->together ? "true" : "false");
    cli_json_number(out, "contribution", p->contribution, false);
    cli_json_number(out, "cost", p->strain, false);
    frn_buf_byte(out, '}');
}

static void json_actors(frn_buf *out, const frn_align *a, const frn_align_case *in)
{
    frn_buf_text(out, ",\"actors\":[");
    for (uint32_t i = 0; i < a->actors; i++) {
        frn_buf_text(out, i ? ",{\"name\":" : "{\"name\":");
        frn_buf_json(out, in->actor_name[i]);
        cli_json_number(out, "size", in->size ? in->size[i] : 1, false);
        frn_buf_printf(out, ",\"camp\":%d", a->minimum[0].camp[i]);
        cli_json_number(out, "pull", a->actor[i].pull, false);
        cli_json_number(out, "switch_cost", a->actor[i].switch_cost, false);
        cli_json_number(out, "frustration", a->actor[i].frustration, false);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static void json_same(frn_buf *out, const frn_align *a, const frn_align_case *in)
{
    bool first = true;

    if (!a->same)
        return;
    frn_buf_printf(out, ",\"samples\":%u,\"same_side\":[", a->samples);
    for (uint32_t i = 0; i < a->actors; i++) {
        for (uint32_t j = i + 1; j < a->actors; j++) {
            frn_buf_text(out, first ? "{\"a\":" : ",{\"a\":");
            first = false;
            frn_buf_json(out, in->actor_name[i]);
            frn_buf_text(out, ",\"b\":");
            frn_buf_json(out, in->actor_name[j]);
            cli_json_number(out, "probability", a->same[(size_t)i * a->actors + j], false);
            frn_buf_byte(out, '}');
        }
    }
    frn_buf_byte(out, ']');
}

static void json_layers(frn_buf *out, const frn_align *a, const frn_align_case *in)
{
    if (!a->layer)
        return;
    frn_buf_printf(out, ",\"compartmentalised\":%s,\"issues\":[",
                   a->compartmentalised ? "true" : "false");
    for (uint32_t k = 0; k < a->issues; k++) {
        frn_buf_text(out, k ? ",{\"issue\":" : "{\"issue\":");
        frn_buf_json(out, in->issue_name[k]);
        cli_json_number(out, "energy", a->layer[k].energy, false);
        cli_json_number(out, "margin", a->layer[k].margin, false);
        frn_buf_printf(out, ",\"minima\":%u,", a->layer[k].minima);
        add_camps(out, in, a->layer[k].camp, true);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static void json_series(frn_buf *out, const char *name, const double *value, uint32_t count,
                        bool first)
{
    frn_buf_printf(out, "%s\"%s\":[", first ? "" : ",", name);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            frn_buf_byte(out, ',');
        frn_buf_number(out, value[i]);
    }
    frn_buf_byte(out, ']');
}

static void json_sweep(frn_buf *out, const frn_align_sweep *s, const frn_align_case *in)
{
    frn_buf_text(out, ",\"sweep\":{");
    json_series(out, "thresholds", s->flip, s->flip_count, true);
    frn_buf_text(out, ",\"segments\":[");
    for (uint32_t i = 0; i < s->segment_count; i++) {
        frn_buf_text(out, i ? ",{" : "{");
        cli_json_number(out, "from", s->segment[i].from, true);
        cli_json_number(out, "to", s->segment[i].to, false);
        frn_buf_byte(out, ',');
        add_camps(out, in, s->segment[i].camp, true);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
    json_series(out, "value", s->value, s->points, false);
    json_series(out, "energy", s->energy, s->points, false);
    if (s->together) {
        json_series(out, "together", s->together, s->points, false);
        json_series(out, "apart", s->apart, s->points, false);
    }
    frn_buf_byte(out, '}');
}

static void print_json(frn_buf *out, const frn_align *a, const frn_align_sweep *s,
                       const frn_align_case *in)
{
    frn_buf_printf(out, "{\"schema\":\"frenemy/align/1\",\"exact\":%s,\"configurations\":%llu",
                   a->exact ? "true" : "false", (unsigned long long)a->looked_at);
    frn_buf_printf(out, ",\"minima_count\":%llu,\"minima\":[", (unsigned long long)a->minima_count);
    for (uint32_t m = 0; m < a->minima_kept; m++) {
        frn_buf_text(out, m ? ",{" : "{");
        cli_json_number(out, "energy", a->minimum[m].energy, true);
        frn_buf_byte(out, ',');
        add_camps(out, in, a->minimum[m].camp, true);
        if (!a->exact)
            frn_buf_printf(out, ",\"found\":%u", a->minimum[m].found);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
    cli_json_number(out, "margin", a->margin, false);
    cli_json_number(out, "margin_next_minimum", a->margin_camp, false);
    cli_json_number(out, "scale", a->scale, false);
    frn_buf_printf(out, ",\"close\":%s", a->close ? "true" : "false");
    json_actors(out, a, in);
    frn_buf_text(out, ",\"frenemies\":[");
    for (uint32_t i = 0; i < a->frenemy_count; i++) {
        if (i)
            frn_buf_byte(out, ',');
        json_pair(out, in, &a->frenemy[i]);
    }
    frn_buf_text(out, "],\"pairs\":[");
    for (uint32_t i = 0; i < a->pair_count; i++) {
        if (i)
            frn_buf_byte(out, ',');
        json_pair(out, in, &a->pair[i]);
    }
    frn_buf_byte(out, ']');
    json_layers(out, a, in);
    json_same(out, a, in);
    if (s)
        json_sweep(out, s, in);
    frn_buf_text(out, "}\n");
}

static void add_short(frn_buf *out, double value)
{
    if (value == trunc(value))
        frn_buf_number(out, value);
    else
        frn_buf_printf(out, fabs(value) >= 1000 && fabs(value) < 1e6 ? "%.0f" : "%.4g", value);
}

static void text_minima(frn_buf *out, const frn_align *a, const frn_align_case *in)
{
    for (uint32_t m = 0; m < a->minima_kept && m < 10; m++) {
        frn_buf_text(out, m ? "then " : "best ");
        add_short(out, a->minimum[m].energy);
        frn_buf_text(out, "\t");
        add_camps(out, in, a->minimum[m].camp, false);
        if (!a->exact)
            frn_buf_printf(out, "\tfound by %u of %u starts", a->minimum[m].found, a->starts);
        frn_buf_byte(out, '\n');
    }
    if (a->minima_count > 10)
        frn_buf_printf(out, "%llu more local minima: --json lists %u\n",
                       (unsigned long long)a->minima_count - 10, a->minima_kept);
}

static void text_pairs(frn_buf *out, const frn_align *a, const frn_align_case *in)
{
    frn_buf_text(out, a->frenemy_count ? "\nFrenemies inside a camp (pair, propensity, cost):\n"
                                       : "\nNo frenemies inside a camp.\n");
    for (uint32_t i = 0; i < a->frenemy_count && i < 20; i++) {
        const frn_align_pair *p = &a->frenemy[i];

        frn_buf_printf(out, "  %.*s - %.*s\t", FRN_ARG(in->actor_name[p->a]),
                       FRN_ARG(in->actor_name[p->b]));
        frn_buf_fixed(out, p->propensity, 2);
        frn_buf_byte(out, '\t');
        add_short(out, p->strain);
        if (a->same) {
            frn_buf_text(out, "\tsame side in ");
            frn_buf_fixed(out, 100 * a->same[(size_t)p->a * a->actors + p->b], 0);
            frn_buf_text(out, "% of resampled inputs");
        }
        frn_buf_byte(out, '\n');
    }
    frn_buf_text(out, "\nWhat holds it together (pair, propensity, contribution to the energy):\n");
    for (uint32_t i = 0, shown = 0; i < a->pair_count && shown < 10; i++) {
        const frn_align_pair *p = &a->pair[i];

        if (p->contribution == 0)
            continue;
        shown++;
        frn_buf_printf(out, "  %.*s - %.*s\t", FRN_ARG(in->actor_name[p->a]),
                       FRN_ARG(in->actor_name[p->b]));
        frn_buf_fixed(out, p->propensity, 2);
        frn_buf_byte(out, '\t');
        add_short(out, p->contribution);
        frn_buf_byte(out, '\n');
    }
}

static void text_actors(frn_buf *out, const frn_align *a, const frn_align_case *in)
{
    frn_align_term *term = calloc(a->actors, sizeof *term);

    frn_buf_text(out, "\nPull of each actor (cost of its switch; strongest reasons):\n");
    for (uint32_t i = 0; term && i < a->actors; i++) {
        uint32_t count = frn_align_terms(term, in, a->minimum[0].camp, i);

        frn_buf_printf(out, "  %.*s\t", FRN_ARG(in->actor_name[i]));
        add_short(out, a->actor[i].switch_cost);
        for (uint32_t t = 0; t < count && t < 3; t++) {
            frn_buf_printf(out, "%s%.*s ", t ? ", " : "\t", FRN_ARG(in->actor_name[term[t].other]));
            frn_buf_printf(out, "%+g", term[t].term);
        }
        frn_buf_byte(out, '\n');
    }
    free(term);
}

static void text_sweep(frn_buf *out, const align_run *r, const frn_align_sweep *s,
                       const frn_align_case *in)
{
    frn_buf_printf(out, "\nSweep %s:\n", r->sweep);
    for (uint32_t i = 0; i < s->segment_count; i++) {
        frn_buf_text(out, "  ");
        frn_buf_printf(out, "%.6g", s->segment[i].from);
        frn_buf_text(out, " .. ");
        frn_buf_printf(out, "%.6g", s->segment[i].to);
        frn_buf_text(out, "\t");
        add_camps(out, in, s->segment[i].camp, false);
        frn_buf_byte(out, '\n');
    }
    for (uint32_t i = 0; i < s->flip_count; i++) {
        frn_buf_printf(out, "  %s change sides to each other at ", r->watch);
        frn_buf_printf(out, "%.6g", s->flip[i]);
        frn_buf_byte(out, '\n');
    }
    if (r->watch && s->flip_count == 0)
        frn_buf_printf(out, "  %s do not change sides to each other\n", r->watch);
}

static void print_text(frn_buf *out, const align_run *r, const frn_align *a,
                       const frn_align_sweep *s, const frn_align_case *in)
{
    frn_buf_printf(out, "%u actors, %u issue%s: ", a->actors, a->issues, a->issues == 1 ? "" : "s");
    if (a->exact)
        frn_buf_printf(out, "all %llu line-ups looked at, %llu local minim%s.\n",
                       (unsigned long long)a->looked_at, (unsigned long long)a->minima_count,
                       a->minima_count == 1 ? "um" : "a");
    else
        frn_buf_printf(out, "searched from %u starts, %llu different ends; not a proof.\n",
                       a->starts, (unsigned long long)a->minima_count);
    text_minima(out, a, in);
    frn_buf_text(out, "margin to the next line-up ");
    add_short(out, a->margin);
    frn_buf_text(out, " (");
    frn_buf_fixed(out, a->scale > 0 ? 100 * a->margin / a->scale : 0, 1);
    frn_buf_text(out, "% of all that is at stake)\n");
    if (a->close)
        frn_buf_text(out, "! The margin is small: a small error of the sizes or propensities would "
                          "change the line-up.\n");
    if (a->layer) {
        frn_buf_text(out, a->compartmentalised ? "\nThe issues divide the actors differently:\n"
                                               : "\nEvery issue divides the actors alike:\n");
        for (uint32_t k = 0; k < a->issues; k++) {
            frn_buf_printf(out, "  %.*s\t", FRN_ARG(in->issue_name[k]));
            add_camps(out, in, a->layer[k].camp, false);
            frn_buf_byte(out, '\n');
        }
    }
    text_pairs(out, a, in);
    text_actors(out, a, in);
    if (s)
        text_sweep(out, r, s, in);
    frn_buf_text(out, "\nTwo camps only; sizes and propensities are judgements.\n");
}

/* Every line-up: one row each, in the order of the camps read as a binary number. */
static int print_all(const frn_align_case *in)
{
    frn_buf out = {0};
    int8_t camp[32];
    int code;

    if (in->actors > 20)
        return cli_usage_error("align", "--all prints every line-up of at most 20 actors");
    for (uint32_t i = 0; i < in->actors; i++) {
        frn_buf_tsv(&out, in->actor_name[i]);
        frn_buf_byte(&out, '\t');
    }
    frn_buf_text(&out, "energy\tlocal_minimum\n");
    for (uint32_t c = 0; c < 1u << (in->actors - 1); c++) {
        camp[0] = 1;
        for (uint32_t i = 1; i < in->actors; i++)
            camp[i] = c >> (i - 1) & 1 ? -1 : 1;
        for (uint32_t i = 0; i < in->actors; i++)
            frn_buf_text(&out, camp[i] > 0 ? "1\t" : "2\t");
        frn_buf_number(&out, frn_align_energy(in, camp));
        frn_buf_text(&out, frn_align_is_minimum(in, camp) ? "\t1\n" : "\t0\n");
    }
    code = cli_write(NULL, frn_buf_slice(&out));
    frn_buf_free(&out);
    return code;
}

static bool copy_input(align_run *r)
{
    const frn_align_case *in = &r->the_case.align;
    size_t n = in->actors, cells = in->issues * n * n;

    r->input = *in;
    r->size = malloc(n * sizeof *r->size);
    r->weight = malloc(in->issues * sizeof *r->weight);
    r->tone = malloc(cells * sizeof *r->tone);
    if (!r->size || !r->weight || !r->tone)
        return false;
    memcpy(r->size, in->size, n * sizeof *r->size);
    memcpy(r->weight, in->weight, in->issues * sizeof *r->weight);
    memcpy(r->tone, in->tone, cells * sizeof *r->tone);
    r->input.size = r->size;
    r->input.weight = r->weight;
    r->input.tone = r->tone;
    return true;
}

static int apply_settings(align_run *r)
{
    size_t n = r->input.actors;

    for (size_t i = 0; i < r->set.len; i++) {
        frn_align_sweep_what w = {0};
        int code = cli_parse_knob("align", &w, &r->input, r->set.at[i]);

        if (code != CLI_OK)
            return code;
        if (w.knob == FRN_KNOB_SIZE)
            r->size[w.a] = w.from;
        else if (w.knob == FRN_KNOB_WEIGHT)
            r->weight[w.issue] = w.from;
        for (size_t k = 0; w.knob == FRN_KNOB_TONE && k < r->input.issues; k++)
            if (w.issue == FRN_NONE || w.issue == k)
                r->tone[k * n * n + w.a * n + w.b] = r->tone[k * n * n + w.b * n + w.a] = w.from;
    }
    return CLI_OK;
}

/* The threshold curve of a sweep; without one, who stands where and what leaving would cost. */
static frn_status draw(frn_buf *out, const align_run *r, const frn_align *a,
                       const frn_align_sweep *s, const frn_align_sweep_what *what, frn_error *err)
{
    const frn_outlook_sweep sweep = {&r->input, what, s};
    frn_outlook_line_up now = {.actors = a->actors,
                               .name = r->input.actor_name,
                               .camp = {a->minimum[0].camp, NULL},
                               .close = a->close};
    double *leave;
    frn_status status;

    if (s)
        return frn_chart_sweep(out, &sweep, false, err);
    leave = calloc(a->actors + 1, sizeof *leave);
    if (!leave)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < a->actors; i++)
        leave[i] = a->actor[i].switch_cost;
    now.leave = leave;
    status = frn_chart_line_up(out, &now, false, err);
    free(leave);
    return status;
}

static int run(cli *c, align_run *r)
{
    frn_align a = {0};
    frn_align_sweep s = {0};
    frn_align_sweep_what what = {0};
    frn_align_options o = {.threads = (uint32_t)r->inputs.threads,
                           .seed = r->seed,
                           .starts = (uint32_t)r->starts,
                           .max_minima = (uint32_t)r->minima,
                           .search = r->search,
                           .samples = r->no_samples ? -1 : (int32_t)r->samples};
    frn_error err = {0};
    frn_buf out = {0}, file = {0};
    const frn_align_sweep *swept = r->sweep ? &s : NULL;
    int code;

    if (r->sweep) {
        code = cli_parse_knob("align", &what, &r->input, r->sweep);
        if (code == CLI_OK && r->watch)
            code = cli_parse_pair("align", &what.watch_a, &what.watch_b, r->input.actor_name,
                                  r->input.actors, r->watch);
        if (code != CLI_OK)
            return code;
        if (frn_align_sweep_run(&s, &r->input, &what, &o, &err) != FRN_OK)
            return cli_fail(&err);
    }
    if (frn_align_run(&a, &r->input, &o, &err) != FRN_OK) {
        frn_align_sweep_free(&s);
        return cli_fail(&err);
    }
    if (r->json)
        print_json(&out, &a, swept, &r->input);
    else
        print_text(&out, r, &a, swept, &r->input);
    if (r->form == CLI_FORM_JSON)
        print_json(&file, &a, swept, &r->input);
    else if (r->form == CLI_FORM_TEXT)
        print_text(&file, r, &a, swept, &r->input);
    else if (r->form == CLI_FORM_SVG && draw(&file, r, &a, swept, &what, &err) != FRN_OK)
        file.failed = true;
    code = cli_deliver(&out, r->output, &file);
    frn_align_free(&a);
    frn_align_sweep_free(&s);
    return code == CLI_OK ? cli_finish(c) : code;
}

static int print_skeleton(cli *c, const align_run *r, char **paths, int count)
{
    frn_buf text = {0};
    int code = cli_skeleton(c, &text, "align", &r->inputs, paths, count, (uint32_t)r->actors);

    if (code == CLI_OK)
        code = cli_write(NULL, frn_buf_slice(&text));
    frn_buf_free(&text);
    return code == CLI_OK ? cli_finish(c) : code;
}

int verb_align(cli *c, int argc, char **argv)
{
    align_run r = {.neutral = NAN};
    const cli_option options[] = {
        {"json", 0, CLI_FLAG, &r.json, NULL, "one JSON object"},
        CLI_FORM_OPTION(r.output, "the threshold curve of --sweep, or the line-up"),
        {"all", 0, CLI_FLAG, &r.all, NULL, "every line-up with its energy, as TSV"},
        {"sweep", 0, CLI_TEXT, &r.sweep, "KNOB",
         "turn one input: size:ISIS=0..100, "
         "tone:US,Iran=-2..2, weight:Iraq=0..5"},
        {"watch", 0, CLI_TEXT, &r.watch, "A,B", "the pair whose threshold the sweep looks for"},
        {"set", 0, CLI_LIST, &r.set, "KNOB", "change an input first: size:ISIS=44"},
        {"neutral", 0, CLI_NUMBER, &r.neutral, "N", "the neutral number of a propensity matrix"},
        {"minima", 0, CLI_COUNT, &r.minima, "N", "local minima to list (64)"},
        {"samples", 0, CLI_COUNT, &r.samples, "N", "resampled inputs (1000)"},
        {"no-samples", 0, CLI_FLAG, &r.no_samples, NULL, "do not resample the inputs"},
        {"search", 0, CLI_FLAG, &r.search, NULL, "search instead of looking at every line-up"},
        {"starts", 0, CLI_COUNT, &r.starts, "N", "starts of a search (256)"},
        {"seed", 0, CLI_COUNT, &r.seed, "N", "of the random numbers (1)"},
        {"claims", 0, CLI_FLAG, &r.claims, NULL, "the files hold claims, events or documents"},
        {"skeleton", 0, CLI_FLAG, &r.skeleton, NULL, "print a case file made from the claims"},
        {"actors", 0, CLI_COUNT, &r.actors, "N", "heaviest actors taken from claims (20)"},
        CLI_INPUT_OPTIONS(&r.inputs),
        CLI_TIE_OPTIONS(&r.inputs),
    };
    const cli_usage usage = {
        "frenemy align [OPTIONS] CASE | ACTORS.csv PROPENSITY.csv | --claims FILE...",
        "Who ends up on whose side: the line-ups of two camps that no single actor wants to leave "
        "(Axelrod and Bennett 1993), frenemies inside a camp with their cost, each actor's pull, "
        "and the thresholds at which the line-up flips. Exact up to 24 actors. From claims the "
        "tones are those of the ties, one layer an issue.",
        "  frenemy align vienna.case\n"
        "  frenemy align actors.csv propensity.csv --sweep size:ISIS=0..100 --watch US,Iran -o "
        "flip.svg\n",
        CLI_OPTIONS(options)};
    frn_case_options case_options = {0};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands == 0 && !r.inputs.ledger)
        return cli_usage_error("align", "a case file is expected");
    code = cli_form_of(&r.form, "align", r.output);
    if (code != CLI_OK)
        return code;
    if (r.skeleton)
        return print_skeleton(c, &r, argv + 1, operands);
    case_options.neutral_given = !isnan(r.neutral);
    case_options.neutral = r.neutral;
    if (r.claims || cli_holds_claims(&r.inputs, argv + 1, operands))
        code = cli_case_of_claims(c, &r.the_case, "align", &r.inputs, argv + 1, operands,
                                  (uint32_t)r.actors);
    else
        code = cli_read_case(c, &r.the_case, "align", argv + 1, operands, &case_options);
    if (code == CLI_INPUT && !r.claims && c->problems == 1)
        fputs("frenemy align: claims, events and documents are taken with --claims\n", stderr);
    if (code != CLI_OK)
        return code;
    if (!r.the_case.has_tones)
        code = cli_usage_error(
            "align", "the case holds no propensities: rows of [propensities] are expected");
    else if (!copy_input(&r))
        code = CLI_INPUT;
    else
        code = apply_settings(&r);
    if (code == CLI_OK)
        code = r.all ? print_all(&r.input) : run(c, &r);
    free(r.size);
    free(r.weight);
    free(r.tone);
    frn_case_free(&r.the_case);
    return code;
}
