/* foresight/bargain.h - where a negotiation is likely to settle, and what linking its issues is
 * worth.
 *
 * Every actor takes a position on a line for each issue, cares for it (salience, 0 .. 1 or 0 ..
 * 100) and has a say (capability). Its weight is w = capability * salience.
 *
 * - The compromise mean of an issue is O = sum w x / sum w.
 * - The settlement distribution is a probabilistic Condorcet election (Wise, Lester and Efird 2015,
 *   KTAB): options are the stated positions; the coalition for i against j is
 *   C_ij = sum_k w_k max(0, |x_k - j| - |x_k - i|), i beats j with v_ij = C_ij / (C_ij + C_ji), and
 *   the chance of each option is the stationary point of repeated challenges.
 * - Linking issues is the exchange of voting positions with equal gain (Stokman and Van Oosten
 *   1994): i gives way on q, j on p, when each cares more for what it gets.
 * - Two levels (Putnam 1988): a state's position is settled among its factions first.
 *
 * On 351 decisions of the European Union the distribution is worth something beyond the mean, the
 * point forecast hardly (docs/methods/foresight.md). No chance of meeting a deadline is given:
 * nothing backs one.
 */
#ifndef FRENEMY_FORESIGHT_BARGAIN_H
#define FRENEMY_FORESIGHT_BARGAIN_H

#include "base/arena.h"
#include "base/date.h"

FRN_BEGIN_DECLS

typedef enum frn_pce_model {
    FRN_PCE_UNIFORM = 0, /* every option is as likely to challenge: the best on real decisions */
    FRN_PCE_INCENTIVE,   /* as likely as it has strength and prospects */
    FRN_PCE_CONDITIONAL  /* beats every other at once, given that one does */
} frn_pce_model;

typedef enum frn_pce_rule { FRN_PCE_LINEAR = 0, FRN_PCE_SQUARE } frn_pce_rule;

/* Chances of n options from the coalitions for and against them: coalition[i*n + j] >= 0 stands for
 * i against j. `chance` has room for n; `victory` for n*n or NULL. O(n^2) a round, some 30 to 1,000
 * rounds. FRN_E_USAGE for no options or bad numbers. */
FRN_API frn_status frn_pce_solve(double *chance, double *victory, uint32_t n,
                                 const double *coalition, frn_pce_rule rule, frn_pce_model model,
                                 frn_error *err);
/* CRPS of a discrete distribution when `outcome` came: E|X - y| - E|X - X'| / 2; 0 is perfect. */
FRN_API double frn_settlement_crps(const double *at, const double *chance, uint32_t n,
                                   double outcome);

typedef struct frn_bargain_stand { /* an actor's position at an earlier date */
    frn_date date;
    uint32_t actor, issue;
    double position;
} frn_bargain_stand;

/* The input: plain arrays, borrowed. Per issue and actor: [issue*actors + actor]. */
typedef struct frn_bargain_case {
    uint32_t actors, issues;
    const frn_slice *actor_name, *issue_name;
    const double *position;   /* NAN: takes no part in the issue */
    const double *salience;   /* 0 or more */
    const double *capability; /* 0 or more */
    const double *low, *high; /* [issues] ends of each scale; NULL: 0 and 100 */
    const double *reversion;  /* [issues] what holds without a deal; NULL or NAN: not known */
    const frn_date *deadline; /* [issues]; NULL or FRN_NO_DATE: none */
    frn_date today;           /* FRN_NO_DATE: days left are not given */
    const uint32_t
        *part_of; /* [actors] the actor that it is a faction of, FRN_NONE: none; or NULL */
    const frn_bargain_stand *earlier; /* any order; NULL: no trend */
    uint32_t earlier_count;
} frn_bargain_case;

typedef struct frn_bargain_options {
    frn_pce_rule rule;
    frn_pce_model model;
    uint32_t max_exchanges; /* 0: 1000 */
} frn_bargain_options;

typedef struct frn_bargain_point {
    double at, chance;
} frn_bargain_point;

typedef struct frn_bargain_contest { /* one option against another */
    double option, other;
    double for_it, against; /* strength of the two coalitions */
    double victory;         /* chance that the option wins */
} frn_bargain_contest;

typedef struct frn_bargain_gap {
    frn_date date;
    double gap;
} frn_bargain_gap;

typedef struct frn_bargain_issue {
    uint32_t parties;                    /* actors with a position */
    double mean;                         /* compromise mean, before exchanges */
    double median;                       /* weighted */
    uint32_t options;                    /* distinct positions */
    const frn_bargain_point *settlement; /* [options] ascending */
    double expected, sd;                 /* of the settlement distribution */
    uint32_t contest_count;
    const frn_bargain_contest *contest; /* of the two likeliest options against all others */
    double linked_mean;                 /* compromise mean after the exchanges */
    double linked_expected;             /* of the settlement distribution after the exchanges */
    uint32_t linked_options;
    const frn_bargain_point *linked; /* [linked_options] the distribution after the exchanges */
    double gap;                      /* between the weighted camps on either side of the mean */
    double linked_gap;               /* after the exchanges */
    uint32_t trend_count;
    const frn_bargain_gap *trend; /* the gap at every date on which somebody moved, in order */
    int32_t days_left;            /* INT32_MIN: no deadline or no today */
    double win_low, win_high;     /* outcomes that every party prefers to the reversion point; */
    bool feasible;                /* NAN and false when there are none */
    bool reversion_known;
} frn_bargain_issue;

typedef struct frn_bargain_move {
    uint32_t actor, issue;
    double from, to, demand; /* demand: where the other wants it to go */
} frn_bargain_move;

typedef struct frn_bargain_exchange {
    frn_bargain_move gives[2]; /* i on q, then j on p */
    double gain;               /* the same for both, in salience times points of the 0-100 scale */
    const double *effect;      /* [actors] on everybody else: above 0 they like it; the two: gain */
} frn_bargain_exchange;

typedef struct frn_bargain_actor { /* all in salience times points of the 0-100 scale */
    double linkage;                /* what the exchanges together are worth to it */
    double own_gain;               /* of exchanges that it took part in */
    double externality;            /* of the exchanges of others: below 0 it is a likely spoiler */
    double best_gain;              /* of any exchange open to it at the start */
} frn_bargain_actor;

typedef struct frn_bargain_leverage { /* [issue*actors + actor] */
    double withhold;                  /* how far the mean moves when the actor stays away */
    double sell; /* how far the mean moves when it goes over to the farthest position */
    double win_low, win_high; /* outcomes that it prefers to the reversion point; NAN: none */
    double distance;          /* from its position to the expected settlement, before exchanges */
    double linked_distance;
} frn_bargain_leverage;

typedef struct frn_bargain_side { /* an actor's factions on an issue (two levels) */
    uint32_t actor, issue, factions;
    double position; /* the mean of their own settlement: what the actor brings to the table */
    const frn_bargain_point *settlement;
    uint32_t options;
} frn_bargain_side;

typedef struct frn_bargain {
    frn_arena arena; /* owns everything below */
    uint32_t actors, issues;
    const frn_bargain_issue *issue;
    uint32_t candidates; /* exchanges possible by the sides that the actors stand on */
    uint32_t exchange_count;
    const frn_bargain_exchange *exchange; /* in the order in which they are made: best gain first */
    const frn_bargain_actor *actor;
    const frn_bargain_leverage *leverage;
    uint32_t side_count;
    const frn_bargain_side *side;
    const double *position; /* [issue*actors + actor] at the table; NAN for factions and absent */
    const double *linked_position;
} frn_bargain;

/* Runs everything above. FRN_E_USAGE for numbers out of range. Exchanges: O(actors^2 issues^2) a
 * round, one round an exchange. */
FRN_API frn_status frn_bargain_run(frn_bargain *out, const frn_bargain_case *input,
                                   const frn_bargain_options *options, frn_error *err);
FRN_API void frn_bargain_free(frn_bargain *bargain);

FRN_END_DECLS
#endif
