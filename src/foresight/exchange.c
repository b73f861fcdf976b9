/* Exchange of voting positions with equal gain (Stokman and Van Oosten 1994).
 *
 * Who may deal with whom is settled at the start: two actors on opposite sides of the mean on both
 * issues, with i caring more for p against q than j does. What is asked for is always the other's
 * opening position. i gives way on q, j on p; j goes all the way unless i would then have to go
 * beyond what j asks, and then i goes all the way. Each exchange is worked out again from where the
 * actors stand; the best is made, until none is worth anything.
 */
#include <math.h>
#include <stdlib.h>

#include "base/vec.h"
#include "foresight/bargain_internal.h"

typedef struct deal {
    uint32_t i, j, p, q; /* i gives way on q, j on p */
} deal;

typedef struct terms {
    double gain, i_to, j_to;
} terms;

typedef FRN_VEC(deal) deal_list;

static bool takes_part(const frn_table *t, uint32_t actor, uint32_t issue)
{
    size_t at = (size_t)issue * t->actors + actor;

    return !isnan(t->x[at]) && t->s[at] > 0 && t->c[at] > 0;
}

static bool below(const frn_table *t, uint32_t actor, uint32_t issue)
{
    return t->x[(size_t)issue * t->actors + actor] < t->mean[issue];
}

static deal deal_of(const frn_table *t, uint32_t a, uint32_t b, uint32_t p, uint32_t q)
{
    size_t n = t->actors;
    const double *s = t->s;
    /* s_ap / s_aq > s_bp / s_bq, multiplied out: no division. */
    bool a_wants_p = s[p * n + a] * s[q * n + b] > s[p * n + b] * s[q * n + a];

    return a_wants_p ? (deal){a, b, p, q} : (deal){b, a, p, q};
}

static bool opposed(const frn_table *t, uint32_t a, uint32_t b, uint32_t p, uint32_t q, bool alike)
{
    return !below(t, a, p) && below(t, b, p) && !below(t, a, q) == alike && below(t, b, q) == alike;
}

/* Those who stand on the same side of both issues first, then those who stand on different ones;
 * the actor that stands below on p by the order of the case backwards, the other likewise. Of deals
 * with equal gain the first is made, and this is the order of the published results. */
static bool list_deals(deal_list *list, const frn_table *t)
{
    for (uint32_t p = 0; p < t->issues; p++) {
        for (uint32_t q = p + 1; q < t->issues; q++) {
            for (int alike = 1; alike >= 0; alike--) {
                for (uint32_t a = t->actors; a-- > 0;) {
                    if (!takes_part(t, a, p) || !takes_part(t, a, q))
                        continue;
                    for (uint32_t b = t->actors; b-- > 0;) {
                        if (a == b || !takes_part(t, b, p) || !takes_part(t, b, q) ||
                            !opposed(t, a, b, p, q, alike))
                            continue;
                        if (!frn_vec_push(list, deal_of(t, a, b, p, q)))
                            return false;
                    }
                }
            }
        }
    }
    return true;
}

/* False when the deal has nothing left to give. */
static bool work_out(terms *out, const frn_table *t, deal d)
{
    size_t n = t->actors, ip = d.p * n + d.i, iq = d.q * n + d.i, jp = d.p * n + d.j,
           jq = d.q * n + d.j;
    double way_p = t->start[ip] > t->start[jp] ? 1 : -1;
    double way_q = t->start[jq] > t->start[iq] ? 1 : -1;
    double room_p = (t->start[ip] - t->x[jp]) * way_p, room_q = (t->start[jq] - t->x[iq]) * way_q;
    double weight_p = t->s[jp] * t->c[jp], weight_q = t->s[iq] * t->c[iq];
    double both_p = t->s[ip] + t->s[jp], both_q = t->s[iq] + t->s[jq];
    double dp = room_p * t->s[jp] * t->c[jp] / t->sum_w[d.p], dq = both_p / both_q * dp;
    double move_p = room_p, move_q = dq * t->sum_w[d.q] / weight_q;

    if (room_p <= 1e-9 || room_q <= 1e-9)
        return false;
    if (move_q > room_q) {
        move_q = room_q;
        dq = room_q * t->s[iq] * t->c[iq] / t->sum_w[d.q];
        dp = both_q / both_p * dq;
        move_p = fmin(dp * t->sum_w[d.p] / weight_p, room_p);
    }
    out->gain = t->s[ip] * dp - t->s[iq] * dq;
    out->i_to = t->x[iq] + way_q * move_q;
    out->j_to = t->x[jp] + way_p * move_p;
    return out->gain > 1e-10;
}

double frn_table_mean(const frn_table *t, uint32_t issue)
{
    double sum = 0, total = 0;

    for (size_t k = 0; k < t->actors; k++) {
        size_t at = issue * (size_t)t->actors + k;

        if (isnan(t->x[at]))
            continue;
        sum += t->c[at] * t->s[at] * t->x[at];
        total += t->c[at] * t->s[at];
    }
    return total > 0 ? sum / total : NAN;
}

static double utility(const frn_table *t, size_t actor, uint32_t issue, double before, double after)
{
    size_t at = (size_t)issue * t->actors + actor;

    if (isnan(t->start[at]))
        return 0;
    return t->s[at] * (fabs(t->start[at] - before) - fabs(t->start[at] - after));
}

static frn_status make_deal(frn_bargain_exchange *out, frn_arena *arena, frn_table *t, deal d,
                            const terms *agreed, frn_error *err)
{
    size_t n = t->actors, iq = d.q * n + d.i, jp = d.p * n + d.j;
    double old_p = frn_table_mean(t, d.p), old_q = frn_table_mean(t, d.q), new_p, new_q;
    double *effect = FRN_NEW_ARRAY(arena, double, n);

    if (!effect)
        return frn_no_memory(err);
    out->gives[0] = (frn_bargain_move){d.i, d.q, t->x[iq], agreed->i_to, t->start[d.q * n + d.j]};
    out->gives[1] = (frn_bargain_move){d.j, d.p, t->x[jp], agreed->j_to, t->start[d.p * n + d.i]};
    out->gain = agreed->gain;
    t->x[iq] = agreed->i_to;
    t->x[jp] = agreed->j_to;
    new_p = frn_table_mean(t, d.p);
    new_q = frn_table_mean(t, d.q);
    for (size_t k = 0; k < n; k++)
        effect[k] = k == d.i || k == d.j
                        ? agreed->gain
                        : utility(t, k, d.p, old_p, new_p) + utility(t, k, d.q, old_q, new_q);
    out->effect = effect;
    return FRN_OK;
}

typedef FRN_VEC(frn_bargain_exchange) exchange_list;

/* Takes the best deal out of the list, which keeps those that are still worth something. Deals with
 * equal gain go in the order of the list, and whoever is beaten on the way takes the place of the
 * one that beat it: so do the published results, which nothing else decides. False when none is
 * left. */
static bool take_best(deal *best, terms *agreed, deal_list *open, const frn_table *t,
                      frn_bargain_actor *first)
{
    size_t keep = 0;
    bool found = false;
    terms now;

    for (size_t d = 0; d < open->len; d++) {
        deal one = open->at[d];

        if (!work_out(&now, t, one))
            continue;
        if (first) {
            first[one.i].best_gain = fmax(first[one.i].best_gain, now.gain);
            first[one.j].best_gain = fmax(first[one.j].best_gain, now.gain);
        }
        if (!found || now.gain > agreed->gain) {
            if (found)
                open->at[keep++] = *best;
            *best = one;
            *agreed = now;
            found = true;
        } else {
            open->at[keep++] = one;
        }
    }
    open->len = keep;
    return found;
}

static frn_status trade(exchange_list *made, frn_bargain *out, frn_table *t, deal_list *open,
                        frn_bargain_actor *actor, uint32_t most, frn_error *err)
{
    deal best;
    terms agreed = {0};

    for (uint32_t round = 0; round < most; round++) {
        if (!take_best(&best, &agreed, open, t, round ? NULL : actor))
            return FRN_OK;
        if (!frn_vec_push(made, (frn_bargain_exchange){0}))
            return frn_no_memory(err);
        FRN_TRY(make_deal(&made->at[made->len - 1], &out->arena, t, best, &agreed, err));
    }
    return FRN_OK;
}

static void add_up(frn_bargain *out, frn_bargain_actor *actor)
{
    for (uint32_t e = 0; e < out->exchange_count; e++) {
        const frn_bargain_exchange *x = &out->exchange[e];

        for (uint32_t k = 0; k < out->actors; k++) {
            bool party = k == x->gives[0].actor || k == x->gives[1].actor;

            actor[k].linkage += x->effect[k];
            *(party ? &actor[k].own_gain : &actor[k].externality) += x->effect[k];
        }
    }
}

frn_status frn_exchange_run(frn_bargain *out, frn_bargain_exchange **exchange, frn_table *t,
                            uint32_t most, frn_error *err)
{
    deal_list open = {0};
    exchange_list made = {0};
    frn_bargain_exchange *kept;
    frn_bargain_actor *actor = FRN_NEW_ARRAY(&out->arena, frn_bargain_actor, t->actors);
    frn_status status = FRN_OK;

    if (!actor || !list_deals(&open, t))
        status = frn_no_memory(err);
    out->candidates = (uint32_t)open.len;
    if (status == FRN_OK)
        status = trade(&made, out, t, &open, actor, most, err);
    kept = FRN_NEW_ARRAY(&out->arena, frn_bargain_exchange, made.len + 1);
    if (status == FRN_OK && !kept)
        status = frn_no_memory(err);
    if (status == FRN_OK) {
        if (made.len)
            memcpy(kept, made.at, made.len * sizeof *kept);
        out->exchange = *exchange = kept;
        out->exchange_count = (uint32_t)made.len;
        add_up(out, actor);
        out->actor = actor;
    }
    frn_vec_free(&open);
    frn_vec_free(&made);
    return status;
}
