/* Bytes as a question of `whatif`: what is understood lies inside them. */
#include "foresight/scenario.h"
#include "fuzz.h"

static bool actor(void *ctx, frn_slice words, frn_party *out)
{
    static const char *const known[] = {"Gondor", "Mordor", "the riders of Rohan", "Rohan"};

    (void)ctx;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (frn_slice_eq_nocase(words, frn_slice_of(known[i]))) {
            *out = (frn_party){.id = frn_slice_of(known[i])};
            return true;
        }
    return false;
}

static bool action(void *ctx, frn_slice words, frn_action *out, int8_t *sign, double *intensity)
{
    (void)ctx;
    *out = FRN_ACTION_ASSAULT;
    *sign = -1;
    *intensity = -9;
    return frn_slice_eq_nocase(words, FRN_LIT("attack")) ||
           frn_slice_eq_nocase(words, FRN_LIT("lays siege to"));
}

static bool issue(void *ctx, frn_slice words, frn_slice *out)
{
    (void)ctx;
    *out = FRN_LIT("water");
    return frn_slice_eq_nocase(words, FRN_LIT("water"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const frn_scenario_words words = {actor, action, issue, NULL};
    const char *begin = (const char *)data, *end = begin + size;
    frn_error err;
    frn_claim claim;

    if (frn_scenario_parse(&claim, frn_slice_make(begin, size), &words, &err) == FRN_OK) {
        must(claim.source.id.len && claim.target.id.len && claim.sign == -1);
        must(claim.source.text.ptr >= begin &&
             claim.source.text.ptr + claim.source.text.len <= claim.target.text.ptr &&
             claim.target.text.ptr + claim.target.text.len <= end);
    } else {
        must(strlen(err.text) > 0);
    }
    return 0;
}
