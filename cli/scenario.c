#include "scenario.h"

#include <math.h>
#include <string.h>

/* ---- what is asked for ---- */

static int add_sentence(cli_scenario *s, const char *verb, const cli_claims *claims,
                        const char *text)
{
    const frn_scenario_words words = cli_words_table(&s->words);
    frn_claim *claim = &s->added[s->added_count];
    frn_error err = {0};

    if (s->added_count == CLI_MOST_IMAGINED)
        return cli_usage_error(verb, "at most %d hypothetical claims", CLI_MOST_IMAGINED);
    if (frn_scenario_parse(claim, frn_slice_of(text), &words, &err) != FRN_OK)
        return cli_usage_error(verb, "%s", err.text);
    claim->id = frn_arena_printf(&s->arena, "whatif#%zu", s->added_count + 1);
    if (claims->claim.len) /* as of the latest report */
        claim->date = claims->claim.at[0].date;
    for (size_t i = 0; i < claims->claim.len; i++)
        if (claims->claim.at[i].date > claim->date)
            claim->date = claims->claim.at[i].date;
    s->added_count++;
    return CLI_OK;
}

/* "USA=100" is a size among the claims, "salience:Iran,Iraq=.9" an input of the case. */
static int read_setting(cli_scenario *s, const char *verb, const char *setting)
{
    const frn_scenario_words words = cli_words_table(&s->words);
    frn_slice text = frn_slice_of(setting);
    size_t equals = frn_slice_find(text, '=', 0);
    frn_error err = {0};
    frn_party party;

    if (frn_slice_find(text, ':', 0) < equals) {
        if (!s->cases.len)
            return cli_usage_error(verb, "'%s' sets an input of a case; --case FILE names none",
                                   setting);
        if (frn_case_change_parse(&s->change[s->change_count], text, &err) != FRN_OK)
            return cli_usage_error(verb, "%s", err.text);
        s->change_count++;
        return CLI_OK;
    }
    if (!words.actor(words.ctx, frn_slice_trim(frn_slice_sub(text, 0, equals)), &party) ||
        !frn_slice_double(frn_slice_sub(text, equals + 1, text.len), &s->size[s->sized_count]) ||
        !(s->size[s->sized_count] > 0))
        return cli_usage_error(verb,
                               "'%s' is no setting; it looks like USA=100 (an actor's size in the "
                               "line-up) or, of a case, salience:Iran,Iraq=.9",
                               setting);
    s->sized[s->sized_count++] = party.id;
    return CLI_OK;
}

static int find_removed(cli_scenario *s, const char *verb, const cli_claims *claims)
{
    for (size_t i = 0; i < s->remove.len; i++) {
        bool found = false;

        s->removed[i] = frn_slice_of(s->remove.at[i]);
        for (size_t c = 0; c < claims->claim.len && !found; c++)
            found = frn_slice_eq(claims->claim.at[c].id, s->removed[i]);
        if (!found)
            return cli_usage_error(
                verb, "no claim has the id '%s'; 'frenemy claims' lists them all", s->remove.at[i]);
    }
    return CLI_OK;
}

int cli_scenario_read(cli_scenario *s, cli *c, const char *verb, const cli_inputs *inputs,
                      const cli_claims *claims)
{
    int code = cli_words_open(&s->words, c, inputs, claims);

    for (size_t i = 0; code == CLI_OK && i < s->add.len; i++)
        code = add_sentence(s, verb, claims, s->add.at[i]);
    for (size_t i = 0; code == CLI_OK && i < s->set.len; i++)
        code = read_setting(s, verb, s->set.at[i]);
    if (code == CLI_OK)
        code = find_removed(s, verb, claims);
    if (code == CLI_OK && s->cases.len) {
        char *paths[sizeof s->cases.at / sizeof *s->cases.at];

        for (size_t i = 0; i < s->cases.len; i++)
            paths[i] = (char *)(uintptr_t)s->cases.at[i];
        code = cli_read_case(c, &s->the_case, verb, paths, (int)s->cases.len, NULL);
        s->has_case = code == CLI_OK;
    }
    return code;
}

/* ---- the case ---- */

/* Whether an effect's "when" is met by what was added or fired. */
static bool is_met(const cli_scenario *s, const frn_claim *when)
{
    bool loosely;

    for (size_t i = 0; i < s->added_count; i++)
        if (frn_scenario_meets(&s->added[i], when, &loosely))
            return true;
    for (uint32_t i = 0; i < s->result.fired_count; i++)
        if (frn_scenario_meets(s->result.fired[i].effect, when, &loosely))
            return true;
    return false;
}

static int add_effects(cli_scenario *s)
{
    const frn_scenario_words words = cli_words_table(&s->words);

    for (uint32_t e = 0; e < s->the_case.effects; e++) {
        const frn_case_change *effect = &s->the_case.effect[e];
        frn_claim when;
        frn_error err = {0};

        if (frn_scenario_parse(&when, effect->when, &words, &err) != FRN_OK) {
            fprintf(stderr, "frenemy: effect %u of the case: %s\n", e + 1, err.text);
            return CLI_INPUT;
        }
        if (is_met(s, &when) && s->change_count < CLI_MOST_CHANGES)
            s->change[s->change_count++] = *effect;
    }
    return CLI_OK;
}

static frn_status run_case(cli_scenario *s, const frn_align_options *o, frn_error *err)
{
    const frn_case *both[2] = {&s->the_case, &s->changed};

    FRN_TRY(frn_case_changed(&s->changed, &s->the_case, s->change, s->change_count, s->was, err));
    for (int t = 0; t < 2; t++) {
        if (s->the_case.has_tones)
            FRN_TRY(frn_align_run(&s->align[t], &both[t]->align, o, err));
        if (s->the_case.has_positions)
            FRN_TRY(frn_bargain_run(&s->bargain[t], &both[t]->bargain, NULL, err));
    }
    s->aligned = s->the_case.has_tones;
    s->bargained = s->the_case.has_positions;
    return FRN_OK;
}

int cli_scenario_run(cli_scenario *s, const cli_inputs *inputs, const cli_claims *claims)
{
    frn_scenario_input in = {.claim = claims->claim.at,
                             .claims = claims->claim.len,
                             .added = s->added,
                             .added_count = s->added_count,
                             .removed = s->removed,
                             .removed_count = s->remove.len,
                             .sized = s->sized,
                             .size = s->size,
                             .sized_count = s->sized_count};
    frn_scenario_options o = {.align_actors = (uint32_t)s->actors, .events = (uint32_t)s->events};
    frn_error err = {0};
    int code = CLI_OK;

    o.tie.roll_up = FRN_ROLL_UP_STATE;
    o.align.threads = (uint32_t)inputs->threads;
    o.align.samples = -1;
    o.align.pooled_only = true;
    s->has_claims = claims->claim.len > 0 || !s->has_case;
    if (frn_scenario_run(&s->result, &in, &o, &err) != FRN_OK)
        return cli_fail(&err);
    if (s->has_case)
        code = add_effects(s);
    if (code == CLI_OK && s->has_case && run_case(s, &o.align, &err) != FRN_OK)
        code = cli_fail(&err);
    return code;
}

void cli_scenario_free(cli_scenario *s)
{
    frn_scenario_free(&s->result);
    for (int t = 0; t < 2; t++) {
        frn_align_free(&s->align[t]);
        frn_bargain_free(&s->bargain[t]);
    }
    frn_case_free(&s->changed);
    frn_case_free(&s->the_case);
    cli_words_close(&s->words);
    frn_arena_free(&s->arena);
}

/* ---- for pictures ---- */

/* Camps have no names: the after is turned so that most stand where they stood. */
static const int8_t *turned(frn_arena *arena, const int8_t *before, const int8_t *after, uint32_t n)
{
    int8_t *out = FRN_NEW_ARRAY(arena, int8_t, n + 1);
    int agree = 0;

    for (uint32_t i = 0; i < n; i++)
        agree += before[i] * after[i];
    for (uint32_t i = 0; out && i < n; i++)
        out[i] = (int8_t)(agree < 0 ? -after[i] : after[i]);
    return out;
}

bool cli_scenario_line_up(frn_outlook_line_up *out, cli_scenario *s, bool of_case)
{
    const frn_align *align = of_case ? s->align : s->result.align;

    if (of_case ? !s->aligned : !(s->has_claims && s->result.aligned[0] && s->result.aligned[1]))
        return false;
    *out = (frn_outlook_line_up){.actors = align[0].actors,
                                 .name = of_case ? s->the_case.actor_name : s->result.actor_name,
                                 .camp = {align[0].minimum[0].camp, NULL},
                                 .label = {FRN_LIT("before"), FRN_LIT("after")},
                                 .close = align[1].close};
    out->camp[1] = turned(&s->arena, out->camp[0], align[1].minimum[0].camp, out->actors);
    return out->camp[1] != NULL;
}

frn_outlook_settlement cli_scenario_settlement(const cli_scenario *s)
{
    return (frn_outlook_settlement){s->the_case.title, &s->the_case.bargain, &s->bargain[0],
                                    &s->bargain[1]};
}
