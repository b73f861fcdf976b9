#include "repeats.h"

#include "base/hash.h"
#include "import/import.h"

static uint64_t hash_of(const frn_claim *claim, frn_slice a, frn_slice b)
{
    return frn_import_story(claim->date, claim->code, claim->doc_title, a, b);
}

/* Lines of one file ascend, so that another file of the same name shows as well. */
static void turn(cli_repeats *r, const frn_claim *claim)
{
    uint64_t name = frn_hash(claim->doc);

    r->document += name != r->name || claim->sentence < r->line;
    r->name = name;
    r->line = claim->sentence;
}

static frn_status take(void *ctx, const frn_claim *claim, frn_error *err)
{
    cli_repeats *r = ctx;
    const frn_import_format *format =
        claim->record && claim->doc_title.len ? frn_import_find(claim->rule) : NULL;
    uint32_t *at, mirror;

    turn(r, claim);
    if (r->keep || !format || !format->repeats)
        return r->sink.fn(r->sink.ctx, claim, err);
    at = frn_map_put(&r->seen, hash_of(claim, claim->source.text, claim->target.text), r->document,
                     NULL);
    if (!at)
        return frn_no_memory(err);
    mirror = frn_map_get(&r->seen, hash_of(claim, claim->target.text, claim->source.text));
    if (*at != r->document || (r->once && mirror != UINT32_MAX &&
                               !frn_slice_eq(claim->source.text, claim->target.text))) {
        r->repeated++;
        return FRN_OK;
    }
    return r->sink.fn(r->sink.ctx, claim, err);
}

frn_claim_sink cli_repeats_sink(cli_repeats *r)
{
    return (frn_claim_sink){take, r};
}

void cli_repeats_done(cli_repeats *r, cli *c, const char *ledger)
{
    if (r->repeated)
        frn_diag_tell(&c->sink, FRN_IMPORT_REPEATED, frn_slice_of(ledger), 0, 0,
                      "%llu rows of its documents", (unsigned long long)r->repeated);
    frn_map_free(&r->seen);
}
