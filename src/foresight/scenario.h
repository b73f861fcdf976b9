/* foresight/scenario.h - what if: claims that nobody has made, the conditionals that they fire, and
 * what differs.
 *
 * A scenario adds hypothetical claims to those of a ledger, or takes some away. A conditional claim
 * whose condition one of them meets fires: its consequence is added in turn (hedged: an offer is no
 * deed), which may fire others. Ties, pairs, balance, line-ups and forecasts are then computed
 * twice, and the differences reported with the claims behind them. Nothing hypothetical is ever a
 * fact: it lives in the result and nowhere else.
 */
#ifndef FRENEMY_FORESIGHT_SCENARIO_H
#define FRENEMY_FORESIGHT_SCENARIO_H

#include "claim/claim.h"
#include "foresight/align.h"
#include "foresight/forecast.h"
#include "tie/pair.h"

FRN_BEGIN_DECLS

/* How words become actors, actions and issues: the caller's lexicon. Each fills *out and returns
 * true when all of `words` is known. */
typedef struct frn_scenario_words {
    bool (*actor)(void *ctx, frn_slice words, frn_party *out);
    /* "attack", "attacks", "strike at": the action and its usual sign and intensity. */
    bool (*action)(void *ctx, frn_slice words, frn_action *action, int8_t *sign, double *intensity);
    bool (*issue)(void *ctx, frn_slice words, frn_slice *out);
    void *ctx;
} frn_scenario_words;

/* Reads "USA attack ISIS in Iraq", "Iran does not support Hamas", "Turkey joins NATO over Syria":
 * ACTOR [does not|not|no|never] ACTION ACTOR [in|over|on|about ISSUE]. A negated claim has no mass
 * and fires nothing. *out borrows from `text` and from what `words` returns. FRN_E_USAGE says which
 * words were not understood and what was expected there. */
FRN_API frn_status frn_scenario_parse(frn_claim *out, frn_slice text,
                                      const frn_scenario_words *words, frn_error *err);

typedef struct frn_scenario_input { /* borrowed */
    const frn_claim *claim;         /* those of one document together */
    size_t claims;
    const frn_claim *added;
    size_t added_count;
    const frn_slice *removed; /* ids */
    size_t removed_count;
    const frn_slice *sized; /* actor ids with a size after; before, and others, have size 1 */
    const double *size;
    size_t sized_count;
} frn_scenario_input;

/* Zero means the documented default. */
typedef struct frn_scenario_options {
    frn_tie_options tie;
    frn_pair_options pair;
    frn_align_options align;
    uint32_t align_actors; /* the heaviest so many are aligned; 0: 20 */
    uint32_t steps;        /* of conditionals firing conditionals; 0: 8 */
    uint32_t events;       /* that an added claim stands for in the forecast; 0: 1 */
    frn_forecast_options forecast;
} frn_scenario_options;

enum { FRN_SCENARIO_KINDS = FRN_PAIR_MIXED + 1 };

/* How far the signed pairs are from two camps. */
typedef struct frn_scenario_balance {
    uint32_t ties, hostile;
    uint64_t lower, upper; /* ties against the best split: equal when proved */
    bool proved;
    uint64_t triad[4]; /* +++ ++- +-- --- */
} frn_scenario_balance;

/* A pair whose forecast differs. */
typedef struct frn_scenario_chance {
    frn_slice a, b; /* names */
    double chance[2];
    double term[FRN_FORECAST_TERMS]; /* after less before, in log-odds */
    const frn_claim *driver;         /* a hypothetical claim between the two, or of one of them */
    bool own;                        /* between the two */
} frn_scenario_chance;

typedef struct frn_scenario_forecast {
    bool made;        /* only when a backtest of the same claims stands behind it */
    frn_slice reason; /* why not */
    frn_date origin;
    uint32_t window, pairs, tested; /* pairs with a forecast; forecasts of the past that were held
                                       against what came */
    double base_rate, skill, auc;   /* of those */
    uint32_t count;
    const frn_scenario_chance *chance; /* [count] largest change first */
} frn_scenario_forecast;

typedef struct frn_scenario_fired {
    uint32_t step;                /* 1: fired by an added claim itself */
    const frn_claim *met_by;      /* the added claim or earlier consequence */
    const frn_claim *condition;   /* what was said to be the condition */
    const frn_claim *consequence; /* what was said to follow */
    const frn_claim *effect;      /* the consequence as it was added: hedged, by the rule whatif */
    bool loosely; /* met by kind ("terrorist groups" by an armed group), not by name */
} frn_scenario_fired;

typedef struct frn_scenario_pair { /* a pair that differs, all issues or one */
    frn_tie_actor a, b;
    frn_slice issue;                          /* ptr NULL: all issues together */
    double positive[2], negative[2], tone[2]; /* before, after */
    frn_pair_kind kind[2];                    /* of all issues together */
    const frn_claim *driver;                  /* the heaviest hypothetical claim behind it */
} frn_scenario_pair;

typedef struct frn_scenario {
    frn_arena arena; /* owns everything below */
    uint32_t fired_count;
    const frn_scenario_fired *fired; /* in the order of firing */
    uint32_t pair_count;
    const frn_scenario_pair *pair; /* largest change of tone first */
    uint32_t removed;              /* claims taken away */
    uint32_t actors;
    const frn_tie_actor *actor; /* [actors] aligned, heaviest first */
    const frn_slice *actor_name;
    bool aligned[2];
    frn_align align[2]; /* before, after; valid where aligned */
    uint32_t moved_count;
    const uint32_t *moved; /* actors that stand in another camp after, against the majority */
    double flip_margin;    /* after: energy to the next line-up */
    uint32_t kinds[2][FRN_SCENARIO_KINDS]; /* pairs of each kind, before and after */
    frn_scenario_balance balance[2];
    frn_scenario_forecast forecast;
} frn_scenario;

/* O(claims) twice, the alignments, the frustration index (20 seconds at most each) and a backtest.
 */
FRN_API frn_status frn_scenario_run(frn_scenario *out, const frn_scenario_input *input,
                                    const frn_scenario_options *options, frn_error *err);
FRN_API void frn_scenario_free(frn_scenario *scenario);

/* Whether `fact` meets `condition`; *loosely when only by kind. */
FRN_API bool frn_scenario_meets(const frn_claim *fact, const frn_claim *condition, bool *loosely);

FRN_END_DECLS
#endif
