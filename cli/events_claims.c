/* Events by way of claims: whatever import and the reader know, and ledgers. */
#include "base/hash.h"
#include "events.h"
#include "foresight/history.h"

typedef struct taker {
    frn_history history;
    bool states_only;
} taker;

static bool is_state(const taker *t, const frn_party *party)
{
    return frn_tie_actor_of(party, t->history.level).kind == FRN_KIND_STATE;
}

static frn_status take(void *ctx, const frn_claim *claim, frn_error *err)
{
    taker *t = ctx;

    if (t->states_only && !(is_state(t, &claim->source) && is_state(t, &claim->target)))
        return FRN_OK;
    return frn_history_add(&t->history, claim, err);
}

/* Of the events themselves, as lines of text: the same claims give the same digest, however they
 * are stored. */
static bool digest(frn_digest *out, const frn_forecast_input *in)
{
    frn_buf text = {0};
    bool ok;

    for (size_t e = 0; e < in->events; e++)
        frn_buf_printf(&text, "%d\t%.*s\t%.*s\t%d\n", in->event[e].date,
                       FRN_ARG(in->actor_name[in->event[e].a]),
                       FRN_ARG(in->actor_name[in->event[e].b]), in->event[e].sign);
    *out = frn_digest_of(frn_buf_slice(&text));
    ok = !text.failed;
    frn_buf_free(&text);
    return ok;
}

int cli_events_of_claims(cli *c, cli_events *out, const cli_event_source *source, char **paths,
                         int count)
{
    bool apart = source->roll_up && source->roll_up[0] == 'n';
    taker t = {.history.level = apart ? FRN_ROLL_UP_NONE : FRN_ROLL_UP_STATE,
               .states_only = source->states};
    cli_claims documents = {0};
    int code =
        cli_gather_into(&documents, (frn_claim_sink){take, &t}, c, &source->inputs, paths, count);

    cli_claims_free(&documents);
    if (code < 0) {
        const frn_forecast_input in = frn_history_input(&t.history);

        code = digest(&out->digest, &in) ? CLI_OK : CLI_INPUT;
        out->ids = t.history.ids;
        out->actors = t.history.names;
        out->name.at = t.history.name.at;
        out->name.len = t.history.name.len;
        out->name.cap = t.history.name.cap;
        out->event.at = t.history.event.at;
        out->event.len = t.history.event.len;
        out->event.cap = t.history.event.cap;
        return code;
    }
    frn_history_free(&t.history);
    return code;
}
