/* From gathered claims to ties and pairs, as the common options ask. */
#include <string.h>

#include "claim/lexicon.h"
#include "gather.h"
#include "keep.h"
#include "tie_file.h"

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

/* "Iran" on the command line means the lexicon's id for it; what the lexicon lacks (an outlet, a
 * block of a grouping file) is compared with ids and names as they are. */
static int resolve(cli_ties *out, frn_tie_options *options, cli *c, const cli_inputs *in)
{
    const frn_lexicon_options load = {.dir = &in->lexicon, .dir_count = in->lexicon ? 1 : 0};
    frn_lexicon *lexicon;
    frn_error err = {0};
    uint32_t actor;

    options->according_to = frn_slice_of(in->according_to);
    if (frn_lexicon_load(&lexicon, &load, &c->sink, &err) != FRN_OK)
        return cli_fail(&err);
    actor = frn_lexicon_id(lexicon, options->according_to);
    if (actor == FRN_NONE)
        actor = frn_lexicon_find(lexicon, options->according_to, FRN_NO_DATE);
    if (actor != FRN_NONE)
        options->according_to = frn_arena_copy(&out->arena, frn_lexicon_at(lexicon, actor)->id);
    frn_lexicon_free(lexicon);
    return -1;
}

int cli_tie_options_of(cli_ties *out, frn_tie_options *options, const char *verb, cli *c,
                       const cli_inputs *in)
{
    int code;

    options->roll_up = FRN_ROLL_UP_STATE;
    code = tie_options(options, verb, in);
    return code < 0 && in->according_to ? resolve(out, options, c, in) : code;
}

/* -1 to go on: out->ties is open. */
static int open_ties(cli_ties *out, const char *verb, cli *c, const cli_inputs *in,
                     frn_tie_options *options)
{
    frn_error err = {0};
    int code = tie_options(options, verb, in);

    if (code < 0 && in->according_to)
        code = resolve(out, options, c, in);
    if (code >= 0)
        return code;
    out->window = options->window;
    out->options = *options;
    return frn_ties_open(&out->ties, options, &err) == FRN_OK ? -1 : cli_fail(&err);
}

static int finish(cli_ties *out)
{
    frn_error err = {0};
    frn_status status = frn_ties_table(&out->table, out->ties, &err);

    if (status == FRN_OK)
        status = frn_pairs_make(&out->pair, &out->pair_count, &out->arena, &out->table, NULL, &err);
    return status == FRN_OK ? -1 : cli_fail(&err);
}

int cli_tie(cli_ties *out, cli *c, const char *verb, const cli_inputs *inputs,
            const cli_claims *claims, frn_roll_up roll_up)
{
    frn_tie_options options = {.roll_up = roll_up};
    frn_error err = {0};
    int code = open_ties(out, verb, c, inputs, &options);

    for (size_t i = 0; code < 0 && i < claims->claim.len; i++)
        if (frn_ties_add(out->ties, &claims->claim.at[i], i, &err) != FRN_OK)
            code = cli_fail(&err);
    return code < 0 ? finish(out) : code;
}

typedef struct tying {
    frn_ties *ties;
    uint64_t count;
} tying;

static frn_status tie_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    tying *t = ctx;

    return frn_ties_add(t->ties, claim, t->count++, err);
}

int cli_tie_files(cli_ties *out, cli_claims *claims, cli *c, const char *verb, const cli_inputs *in,
                  char **files, int count, bool evidence)
{
    frn_tie_options options = {.roll_up = FRN_ROLL_UP_STATE, .no_evidence = !evidence};
    cli_keep *keep = NULL;
    tying t = {0};
    frn_error err = {0};
    int code;

    options.keep = (uint32_t)(in->keep ? in->keep : in->no_ledger ? 5 : 0);
    if (cli_keep_new(&keep, &options.memory, claims, options.keep > 0, &err) != FRN_OK)
        return cli_fail(&err);
    code = open_ties(out, verb, c, in, &options);
    t.ties = out->ties;
    if (code < 0 && count > 0 && cli_is_tie_file(files[0]))
        code = cli_tie_file_load(out->ties, c, verb, in, files, count);
    else if (code < 0)
        code = cli_gather_into(claims, (frn_claim_sink){tie_claim, &t}, c, in, files, count);
    if (code < 0 && cli_keep_finish(keep, out->ties, &err) != FRN_OK)
        code = cli_fail(&err);
    cli_keep_free(keep);
    return code < 0 ? finish(out) : code;
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
