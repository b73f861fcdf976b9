/* From gathered claims to ties and pairs, as the common options ask. */
#include <string.h>

#include "gather.h"

static bool choose(const char *value, const char *const *names, int *out)
{
    if (!value)
        return true;
    for (int i = 0; names[i]; i++) {
        if (strcmp(value, names[i]) == 0) {
            *out = i;
            return true;
        }
    }
    return false;
}

/* -1 to go on. */
static int tie_options(frn_tie_options *out, const char *verb, const cli_inputs *in)
{
    static const char *const issues[] = {"both", "place", "topic", NULL};
    static const char *const levels[] = {"none", "organisation", "state", NULL};
    static const char *const windows[] = {"all", "day", "week", "month", "quarter", "year", NULL};
    int issue = (int)out->issue_by, level = (int)out->roll_up, window = (int)out->window;

    if (!choose(in->issue_by, issues, &issue))
        return cli_usage_error(verb, "--issue-by takes place, topic or both");
    if (!choose(in->roll_up, levels, &level))
        return cli_usage_error(verb, "--roll-up takes state, organisation or none");
    if (!choose(in->window, windows, &window))
        return cli_usage_error(verb, "--window takes day, week, month, quarter, year or all");
    if (in->half_life < 0)
        return cli_usage_error(verb, "--half-life takes a number of days above 0");
    out->issue_by = (frn_issue_by)issue;
    out->roll_up = (frn_roll_up)level;
    out->window = (frn_window)window;
    out->since = in->since;
    out->until = in->until;
    out->half_life = in->half_life;
    return -1;
}

/* "Iran" or "iran" on the command line means the id that the claims use for it. */
static frn_slice resolve(const cli_claims *claims, const char *name)
{
    frn_slice query = frn_slice_of(name);

    for (size_t i = 0; i < claims->claim.len; i++) {
        const frn_claim *c = &claims->claim.at[i];
        const frn_party *party[] = {&c->speaker, &c->source, &c->target};
        for (int k = 0; k < 3; k++) {
            if (frn_slice_eq_nocase(party[k]->id, query) ||
                frn_slice_eq_nocase(party[k]->name, query))
                return party[k]->id;
            if (party[k]->state.len && (frn_slice_eq_nocase(party[k]->state, query) ||
                                        frn_slice_eq_nocase(party[k]->state_name, query)))
                return party[k]->state;
        }
    }
    return query;
}

int cli_tie(cli_ties *out, const char *verb, const cli_inputs *inputs, const cli_claims *claims,
            frn_roll_up roll_up)
{
    frn_tie_options options = {.roll_up = roll_up};
    frn_error err = {0};
    int code = tie_options(&options, verb, inputs);
    frn_status status;

    if (code >= 0)
        return code;
    out->window = options.window;
    if (inputs->according_to)
        options.according_to = resolve(claims, inputs->according_to);
    status = frn_ties_open(&out->ties, &options, &err);
    for (size_t i = 0; status == FRN_OK && i < claims->claim.len; i++)
        status = frn_ties_add(out->ties, &claims->claim.at[i], i, &err);
    if (status == FRN_OK)
        status = frn_ties_table(&out->table, out->ties, &err);
    if (status == FRN_OK)
        status = frn_pairs_make(&out->pair, &out->pair_count, &out->arena, &out->table, NULL, &err);
    return status == FRN_OK ? -1 : cli_fail(&err);
}

void cli_ties_free(cli_ties *ties)
{
    frn_ties_free(ties->ties);
    frn_arena_free(&ties->arena);
}

bool cli_names_actor(const frn_tie_actor *actor, frn_slice query)
{
    return frn_slice_eq_nocase(actor->id, query) || frn_slice_eq_nocase(actor->name, query) ||
           (actor->kind == FRN_KIND_STATE && frn_slice_eq_nocase(actor->state_name, query));
}
