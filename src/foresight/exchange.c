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

static bool list_deals(deal_list *list, const frn_table *t)
{
    for (uint32_t p = 0; p < t->issues; p++) {
        for (uint32_t q = p + 1; q < t->issues; q++) {
            for (uint32_t a = 0; a < t->actors; a++) {
                if (!takes_part(t, a, p) || !takes_part(t, a, q))
                    continue;
                for (uint32_t b = a + 1; b < t->actors; b++) {
                    if (!takes_part(t, b, p) || !takes_part(t, b, q) ||
                        below(t, a, p) == below(t, b, p) || below(t, a, q) == below(t, b, q))
                        continue;
                    if (!frn_vec_push(list, deal_of(t, a, b, p, q)))
                        return false;
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
    double pull_p = t->c[jp] * t->s[jp] / t->sum_w[d.p];
    double pull_q = t->c[iq] * t->s[iq] / t->sum_w[d.q];
    double both_p = t->s[ip] + t->s[jp], both_q = t->s[iq] + t->s[jq];
    double dp = room_p * pull_p, dq = dp * both_p / both_q;

    if (room_p <= 1e-9 || room_q <= 1e-9)
        return false;
    if (dq / pull_q > room_q) {
        dq = room_q * pull_q;
        dp = dq * both_q / both_p;
    }
    out->gain = t->s[ip] * dp - t->s[iq] * dq;
    out->i_to = t->x[iq] + way_q * fmin(dq / pull_q, room_q);
    out->j_to = t->x[jp] + way_p * fmin(dp / pull_p, room_p);
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

static frn_status trade(exchange_list *made, frn_bargain *out, frn_table *t, deal_list *open,
                        frn_bargain_actor *actor, uint32_t most, frn_error *err)
{
    for (uint32_t round = 0; round < most && open->len > 0; round++) {
        size_t keep = 0, best = 0;
        terms best_terms = {0}, now;

        for (size_t d = 0; d < open->len; d++) {
            if (!work_out(&now, t, open->at[d]))
                continue;
            if (round == 0) {
                frn_bargain_actor *i = &actor[open->at[d].i], *j = &actor[open->at[d].j];

                i->best_gain = fmax(i->best_gain, now.gain);
                j->best_gain = fmax(j->best_gain, now.gain);
            }
            if (now.gain > best_terms.gain + 1e-12) {
                best_terms = now;
                best = keep;
            }
            open->at[keep++] = open->at[d];
        }
        open->len = keep;
        if (keep == 0)
            return FRN_OK;
        if (!frn_vec_push(made, (frn_bargain_exchange){0}))
            return frn_no_memory(err);
        FRN_TRY(
            make_deal(&made->at[made->len - 1], &out->arena, t, open->at[best], &best_terms, err));
        memmove(open->at + best, open->at + best + 1, (keep - best - 1) * sizeof *open->at);
        open->len--;
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
