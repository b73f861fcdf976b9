/* The negotiation as a whole: factions first, then the table, then exchanges, then what is left. */
#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "foresight/bargain_internal.h"

typedef struct run {
    const frn_bargain_case *in;
    frn_bargain_options options;
    frn_table table;
    double *w; /* [issue*actors + actor] c * s of who sits at the table */
    frn_bargain_issue *issue;
    frn_bargain_leverage *leverage;
} run;

static double low_of(const frn_bargain_case *in, uint32_t issue)
{
    return in->low ? in->low[issue] : 0;
}

static double high_of(const frn_bargain_case *in, uint32_t issue)
{
    return in->high ? in->high[issue] : 100;
}

static double to_scale(const frn_bargain_case *in, uint32_t issue, double x)
{
    return (x - low_of(in, issue)) / (high_of(in, issue) - low_of(in, issue)) * 100;
}

static double from_scale(const frn_bargain_case *in, uint32_t issue, double x)
{
    double low = low_of(in, issue), high = high_of(in, issue);

    return low == 0 && high == 100 ? x : low + x * (high - low) / 100;
}

static frn_status check(const frn_bargain_case *in, frn_error *err)
{
    if (in->actors < 1 || in->issues < 1 || in->actors > 4096 || in->issues > 4096)
        return frn_fail(err, FRN_E_USAGE, "a negotiation needs 1 to 4096 actors and issues");
    for (uint32_t k = 0; k < in->issues; k++)
        if (!(low_of(in, k) < high_of(in, k)) || !isfinite(high_of(in, k) - low_of(in, k)))
            return frn_fail(err, FRN_E_USAGE, "the scale of issue %u runs from %g to %g", k + 1,
                            low_of(in, k), high_of(in, k));
    for (size_t i = 0; i < (size_t)in->actors * in->issues; i++) {
        if (isnan(in->position[i]))
            continue;
        if (!isfinite(in->position[i]) || !(in->salience[i] >= 0) || !isfinite(in->salience[i]) ||
            !(in->capability[i] >= 0) || !isfinite(in->capability[i]))
            return frn_fail(err, FRN_E_USAGE,
                            "actor %zu, issue %zu: position %g, salience %g, capability %g; "
                            "salience and capability must be 0 or more",
                            i % in->actors + 1, i / in->actors + 1, in->position[i],
                            in->salience[i], in->capability[i]);
    }
    for (uint32_t a = 0; in->part_of && a < in->actors; a++)
        if (in->part_of[a] != FRN_NONE &&
            (in->part_of[a] >= in->actors || in->part_of[in->part_of[a]] != FRN_NONE))
            return frn_fail(err, FRN_E_USAGE,
                            "actor %u is a faction of an actor that is missing or itself a faction",
                            a + 1);
    return FRN_OK;
}

static bool is_faction(const frn_bargain_case *in, uint32_t actor)
{
    return in->part_of && in->part_of[actor] != FRN_NONE;
}

static frn_status scale_points(frn_bargain_point **out, frn_arena *arena, const run *r,
                               uint32_t issue, const frn_settlement *s, frn_error *err)
{
    *out = FRN_NEW_ARRAY(arena, frn_bargain_point, s->options + 1);
    if (!*out)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < s->options; i++)
        (*out)[i] =
            (frn_bargain_point){from_scale(r->in, issue, s->point[i].at), s->point[i].chance};
    return FRN_OK;
}

/* The first level: what the factions of `actor` settle on. */
static frn_status settle_side(frn_bargain *out, run *r, frn_bargain_side *side, uint32_t actor,
                              uint32_t issue, frn_error *err)
{
    const frn_bargain_case *in = r->in;
    size_t n = in->actors, row = issue * n;
    double *x = FRN_NEW_ARRAY(&out->arena, double, n), *w = FRN_NEW_ARRAY(&out->arena, double, n);
    double salience = 0, capability = 0, weight = 0;
    frn_settlement s;
    frn_bargain_point *points;

    if (!x || !w)
        return frn_no_memory(err);
    for (size_t k = 0; k < n; k++) {
        x[k] = NAN;
        if (in->part_of[k] != actor || isnan(in->position[row + k]))
            continue;
        w[k] = in->capability[row + k] * in->salience[row + k];
        x[k] = to_scale(in, issue, in->position[row + k]);
        salience += w[k]; /* capability-weighted mean salience, below */
        capability += in->capability[row + k];
        weight += w[k];
        side->factions++;
    }
    if (weight <= 0)
        return FRN_OK;
    FRN_TRY(frn_settlement_of(&s, &out->arena, x, w, in->actors, &r->options, err));
    FRN_TRY(scale_points(&points, &out->arena, r, issue, &s, err));
    side->actor = actor;
    side->issue = issue;
    side->position = from_scale(in, issue, s.mean);
    side->settlement = points;
    side->options = s.options;
    r->table.x[row + actor] = s.mean;
    if (isnan(in->position[row + actor])) { /* nothing said about the state itself */
        r->table.s[row + actor] = salience / capability;
        r->table.c[row + actor] =
            in->capability[row + actor] > 0 ? in->capability[row + actor] : capability;
    }
    return FRN_OK;
}

static frn_status seat_factions(frn_bargain *out, run *r, frn_error *err)
{
    const frn_bargain_case *in = r->in;
    frn_bargain_side *sides =
        FRN_NEW_ARRAY(&out->arena, frn_bargain_side, (size_t)in->issues * in->actors + 1);

    if (!sides)
        return frn_no_memory(err);
    for (uint32_t k = 0; in->part_of && k < in->issues; k++) {
        for (uint32_t a = 0; a < in->actors; a++) {
            if (is_faction(in, a))
                continue;
            sides[out->side_count] = (frn_bargain_side){0};
            FRN_TRY(settle_side(out, r, &sides[out->side_count], a, k, err));
            out->side_count += sides[out->side_count].factions > 0;
        }
    }
    out->side = sides;
    return FRN_OK;
}

static frn_status seat(frn_bargain *out, run *r, frn_error *err)
{
    const frn_bargain_case *in = r->in;
    frn_table *t = &r->table;
    size_t cells = (size_t)in->actors * in->issues;

    *t = (frn_table){.actors = in->actors, .issues = in->issues};
    t->x = FRN_NEW_ARRAY(&out->arena, double, cells);
    t->start = FRN_NEW_ARRAY(&out->arena, double, cells);
    t->s = FRN_NEW_ARRAY(&out->arena, double, cells);
    t->c = FRN_NEW_ARRAY(&out->arena, double, cells);
    t->sum_w = FRN_NEW_ARRAY(&out->arena, double, in->issues);
    t->mean = FRN_NEW_ARRAY(&out->arena, double, in->issues);
    r->w = FRN_NEW_ARRAY(&out->arena, double, cells);
    if (!t->x || !t->start || !t->s || !t->c || !t->sum_w || !t->mean || !r->w)
        return frn_no_memory(err);
    for (uint32_t k = 0; k < in->issues; k++) {
        for (uint32_t a = 0; a < in->actors; a++) {
            size_t at = (size_t)k * in->actors + a;
            bool absent = is_faction(in, a) || isnan(in->position[at]);

            t->x[at] = absent ? NAN : to_scale(in, k, in->position[at]);
            t->s[at] = absent ? 0 : in->salience[at];
            t->c[at] = absent ? 0 : in->capability[at];
        }
    }
    FRN_TRY(seat_factions(out, r, err));
    memcpy(t->start, t->x, cells * sizeof *t->x);
    for (uint32_t k = 0; k < in->issues; k++) {
        for (size_t at = (size_t)k * in->actors, a = 0; a < in->actors; a++, at++) {
            r->w[at] = isnan(t->x[at]) ? 0 : t->s[at] * t->c[at];
            t->sum_w[k] += r->w[at];
        }
        t->mean[k] = frn_table_mean(t, k);
    }
    return FRN_OK;
}

/* Between the weighted means of those above and those below the mean of all. */
static double gap_of(const double *x, const double *w, size_t n)
{
    double total = 0, sum = 0, low = 0, low_w = 0, high = 0, high_w = 0, mean;

    for (size_t k = 0; k < n; k++) {
        if (isnan(x[k]))
            continue;
        total += w[k];
        sum += w[k] * x[k];
    }
    if (total <= 0)
        return 0;
    mean = sum / total;
    for (size_t k = 0; k < n; k++) {
        if (isnan(x[k]))
            continue;
        if (x[k] < mean) {
            low += w[k] * x[k];
            low_w += w[k];
        } else {
            high += w[k] * x[k];
            high_w += w[k];
        }
    }
    return low_w > 0 && high_w > 0 ? high / high_w - low / low_w : 0;
}

static double median_of(const frn_settlement *s, const double *x, const double *w, size_t n,
                        double total)
{
    double run_up = 0;

    for (uint32_t i = 0; i < s->options; i++) {
        for (size_t k = 0; k < n; k++)
            if (x[k] == s->point[i].at)
                run_up += w[k];
        if (run_up >= total / 2)
            return s->point[i].at;
    }
    return NAN;
}

static frn_status list_contests(frn_bargain_issue *issue, frn_arena *arena, const run *r,
                                uint32_t k, const frn_settlement *s, frn_error *err)
{
    uint32_t first = 0, second = FRN_NONE, n = s->options, tops;
    frn_bargain_contest *contest = FRN_NEW_ARRAY(arena, frn_bargain_contest, 2 * (size_t)n + 1);

    if (!contest)
        return frn_no_memory(err);
    for (uint32_t i = 1; i < n; i++)
        if (s->point[i].chance > s->point[first].chance)
            first = i;
    for (uint32_t i = 0; i < n; i++)
        if (i != first && (second == FRN_NONE || s->point[i].chance > s->point[second].chance))
            second = i;
    tops = second == FRN_NONE ? 1 : 2;
    for (uint32_t t = 0; t < tops; t++) {
        size_t top = t == 0 ? first : second;

        for (size_t j = 0; j < n; j++)
            if (j != top && !(t == 1 && j == first))
                contest[issue->contest_count++] = (frn_bargain_contest){
                    from_scale(r->in, k, s->point[top].at), from_scale(r->in, k, s->point[j].at),
                    s->coalition[top * n + j], s->coalition[j * n + top], s->victory[top * n + j]};
    }
    issue->contest = contest;
    return FRN_OK;
}

/* The outcomes o with sum_k w_k (|rev - x_k| - |o - x_k|) > 0: an interval with an end at rev, for
 * the sum is concave in o and 0 at rev. False when there are none. */
static bool win_set(const double *x, const double *w, size_t n, double rev, double *low,
                    double *high)
{
    double right = 0, left = 0, sign, at = rev, value = 0;

    for (size_t k = 0; k < n; k++) {
        if (isnan(x[k]))
            continue;
        right += x[k] > rev ? w[k] : -w[k];
        left += x[k] < rev ? w[k] : -w[k];
    }
    if (right <= 0 && left <= 0)
        return false;
    sign = right > 0 ? 1 : -1;
    for (;;) { /* walk from kink to kink until the sum is back at 0 or the scale ends */
        double next = sign > 0 ? 100 : 0, slope = 0;

        for (size_t k = 0; k < n; k++) {
            if (isnan(x[k]))
                continue;
            if ((x[k] - at) * sign > 0 && (next - x[k]) * sign > 0)
                next = x[k];
            slope += (x[k] - at) * sign > 0 ? w[k] : -w[k];
        }
        if (value + slope * (next - at) * sign <= 0 && slope < 0) {
            at += sign * value / -slope;
            break;
        }
        value += slope * (next - at) * sign;
        if (next == (sign > 0 ? 100 : 0) || (next - at) * sign <= 0) {
            at = next;
            break;
        }
        at = next;
    }
    *low = fmin(rev, at);
    *high = fmax(rev, at);
    return true;
}

/* The outcomes that an actor prefers to `rev`: its factions decide when it has any. */
static bool own_win_set(const run *r, uint32_t k, size_t actor, double *x, double *w, double rev,
                        double *low, double *high)
{
    const frn_bargain_case *in = r->in;
    size_t n = in->actors, row = k * n, count = 0;

    for (size_t s = 0; in->part_of && s < n; s++) {
        if (in->part_of[s] != actor || isnan(in->position[row + s]))
            continue;
        x[count] = to_scale(in, k, in->position[row + s]);
        w[count++] = in->capability[row + s] * in->salience[row + s];
    }
    if (count == 0) {
        x[0] = r->table.start[row + actor];
        w[0] = r->w[row + actor];
        count = 1;
    }
    return win_set(x, w, count, rev, low, high);
}

static frn_status win_sets(frn_bargain *out, run *r, uint32_t k, frn_error *err)
{
    const frn_bargain_case *in = r->in;
    frn_bargain_issue *issue = &r->issue[k];
    size_t n = in->actors, row = k * n;
    double low = 0, high = 100, *x = FRN_NEW_ARRAY(&out->arena, double, 2 * n);
    bool feasible = true, known = in->reversion && !isnan(in->reversion[k]);
    double rev = known ? to_scale(in, k, in->reversion[k]) : 0;

    if (!x)
        return frn_no_memory(err);
    issue->win_low = issue->win_high = NAN;
    issue->reversion_known = known;
    for (size_t a = 0; a < n; a++) {
        frn_bargain_leverage *l = &r->leverage[row + a];
        double from, to;

        l->win_low = l->win_high = NAN;
        if (!known || r->w[row + a] <= 0)
            continue;
        if (!own_win_set(r, k, a, x, x + n, rev, &from, &to)) {
            feasible = false;
            continue;
        }
        l->win_low = from_scale(in, k, from);
        l->win_high = from_scale(in, k, to);
        low = fmax(low, from);
        high = fmin(high, to);
    }
    issue->feasible = known && feasible && low < high;
    if (issue->feasible) {
        issue->win_low = from_scale(in, k, low);
        issue->win_high = from_scale(in, k, high);
    }
    return FRN_OK;
}

static void levers(run *r, uint32_t k)
{
    size_t n = r->in->actors, row = k * n;
    const frn_table *t = &r->table;
    double span = (high_of(r->in, k) - low_of(r->in, k)) / 100;

    for (size_t a = 0; a < n; a++) {
        frn_bargain_leverage *l = &r->leverage[row + a];
        double rest = t->sum_w[k] - r->w[row + a], x = t->start[row + a], farthest = 0;

        l->distance = l->linked_distance = NAN;
        if (r->w[row + a] <= 0)
            continue;
        for (size_t b = 0; b < n; b++)
            if (r->w[row + b] > 0)
                farthest = fmax(farthest, fabs(t->start[row + b] - x));
        if (rest > 0)
            l->withhold =
                span * ((t->mean[k] * t->sum_w[k] - r->w[row + a] * x) / rest - t->mean[k]);
        l->sell = span * farthest * r->w[row + a] / t->sum_w[k];
        l->distance = fabs(x * span + low_of(r->in, k) - r->issue[k].expected);
    }
}

static int by_date(const void *a, const void *b)
{
    const frn_bargain_gap *x = a, *y = b;

    return (x->date > y->date) - (x->date < y->date);
}

/* The gap at every date on which somebody's earlier position is known, and today's last. */
static frn_status trend(frn_bargain *out, run *r, uint32_t k, frn_error *err)
{
    const frn_bargain_case *in = r->in;
    size_t n = in->actors, row = k * n;
    frn_bargain_gap *gap = FRN_NEW_ARRAY(&out->arena, frn_bargain_gap, in->earlier_count + 2);
    double *x = FRN_NEW_ARRAY(&out->arena, double, n);
    frn_date *since = FRN_NEW_ARRAY(&out->arena, frn_date, n);
    uint32_t count = 0, kept = 0;

    if (!gap || !x || !since)
        return frn_no_memory(err);
    for (uint32_t e = 0; e < in->earlier_count; e++)
        if (in->earlier[e].issue == k)
            gap[count++].date = in->earlier[e].date;
    qsort(gap, count, sizeof *gap, by_date);
    for (uint32_t g = 0; g < count; g++) {
        if (kept > 0 && gap[kept - 1].date == gap[g].date)
            continue;
        memcpy(x, r->table.start + row, n * sizeof *x);
        for (size_t a = 0; a < n; a++)
            since[a] = FRN_NO_DATE;
        for (uint32_t e = 0; e < in->earlier_count; e++) {
            const frn_bargain_stand *s = &in->earlier[e];

            if (s->issue == k && s->actor < n && s->date <= gap[g].date &&
                s->date >= since[s->actor] && r->w[row + s->actor] > 0) {
                since[s->actor] = s->date;
                x[s->actor] = to_scale(in, k, s->position);
            }
        }
        gap[kept++] = (frn_bargain_gap){gap[g].date, gap_of(x, r->w + row, n) *
                                                         (high_of(in, k) - low_of(in, k)) / 100};
    }
    if (kept > 0 && in->today != FRN_NO_DATE && gap[kept - 1].date < in->today)
        gap[kept++] = (frn_bargain_gap){in->today, r->issue[k].gap};
    r->issue[k].trend = gap;
    r->issue[k].trend_count = kept;
    return FRN_OK;
}

static frn_status describe(frn_bargain *out, run *r, uint32_t k, frn_error *err)
{
    const frn_bargain_case *in = r->in;
    size_t n = in->actors, row = k * n;
    const double *x = r->table.x + row, *w = r->w + row;
    frn_bargain_issue *issue = &r->issue[k];
    double span = (high_of(in, k) - low_of(in, k)) / 100;
    frn_settlement s;
    frn_bargain_point *points;

    FRN_TRY(frn_settlement_of(&s, &out->arena, x, w, in->actors, &r->options, err));
    FRN_TRY(scale_points(&points, &out->arena, r, k, &s, err));
    for (size_t a = 0; a < n; a++)
        issue->parties += w[a] > 0;
    issue->mean = from_scale(in, k, r->table.mean[k]);
    issue->options = s.options;
    issue->settlement = points;
    issue->expected = s.options ? from_scale(in, k, s.mean) : NAN;
    issue->sd = s.sd * span;
    issue->median = from_scale(in, k, median_of(&s, x, w, n, r->table.sum_w[k]));
    issue->gap = gap_of(x, w, n) * span;
    issue->days_left = INT32_MIN;
    if (in->deadline && in->deadline[k] != FRN_NO_DATE && in->today != FRN_NO_DATE)
        issue->days_left = in->deadline[k] - in->today;
    FRN_TRY(list_contests(issue, &out->arena, r, k, &s, err));
    levers(r, k);
    FRN_TRY(win_sets(out, r, k, err));
    return trend(out, r, k, err);
}

static frn_status describe_linked(frn_bargain *out, run *r, uint32_t k, frn_error *err)
{
    const frn_bargain_case *in = r->in;
    size_t n = in->actors, row = k * n;
    frn_bargain_issue *issue = &r->issue[k];
    frn_settlement s;
    frn_bargain_point *points;

    FRN_TRY(frn_settlement_of(&s, &out->arena, r->table.x + row, r->w + row, in->actors,
                              &r->options, err));
    FRN_TRY(scale_points(&points, &out->arena, r, k, &s, err));
    issue->linked_options = s.options;
    issue->linked = points;
    issue->linked_mean = from_scale(in, k, frn_table_mean(&r->table, k));
    issue->linked_expected = s.options ? from_scale(in, k, s.mean) : NAN;
    issue->linked_gap =
        gap_of(r->table.x + row, r->w + row, n) * (high_of(in, k) - low_of(in, k)) / 100;
    for (size_t a = 0; a < n; a++)
        if (r->w[row + a] > 0)
            r->leverage[row + a].linked_distance =
                fabs(from_scale(in, k, r->table.start[row + a]) - issue->linked_expected);
    return FRN_OK;
}

/* Moves of exchanges back into the units of the case. */
static void rescale_moves(frn_bargain *out, const run *r, frn_bargain_exchange *exchange)
{
    for (uint32_t e = 0; e < out->exchange_count; e++) {
        for (int g = 0; g < 2; g++) {
            frn_bargain_move *m = &exchange[e].gives[g];

            m->from = from_scale(r->in, m->issue, m->from);
            m->to = from_scale(r->in, m->issue, m->to);
            m->demand = from_scale(r->in, m->issue, m->demand);
        }
    }
}

static frn_status report_positions(frn_bargain *out, const run *r, frn_error *err)
{
    size_t cells = (size_t)out->actors * out->issues;
    double *before = FRN_NEW_ARRAY(&out->arena, double, cells);
    double *after = FRN_NEW_ARRAY(&out->arena, double, cells);

    if (!before || !after)
        return frn_no_memory(err);
    for (size_t i = 0; i < cells; i++) {
        before[i] = from_scale(r->in, (uint32_t)(i / out->actors), r->table.start[i]);
        after[i] = from_scale(r->in, (uint32_t)(i / out->actors), r->table.x[i]);
    }
    out->position = before;
    out->linked_position = after;
    return FRN_OK;
}

static frn_status run_all(frn_bargain *out, run *r, frn_error *err)
{
    const frn_bargain_case *in = r->in;
    size_t cells = (size_t)in->actors * in->issues;
    uint32_t most = r->options.max_exchanges ? r->options.max_exchanges : 1000;
    frn_bargain_exchange *exchange = NULL;

    FRN_TRY(check(in, err));
    out->actors = in->actors;
    out->issues = in->issues;
    r->issue = FRN_NEW_ARRAY(&out->arena, frn_bargain_issue, in->issues);
    r->leverage = FRN_NEW_ARRAY(&out->arena, frn_bargain_leverage, cells);
    if (!r->issue || !r->leverage)
        return frn_no_memory(err);
    FRN_TRY(seat(out, r, err));
    for (uint32_t k = 0; k < in->issues; k++)
        FRN_TRY(describe(out, r, k, err));
    FRN_TRY(frn_exchange_run(out, &exchange, &r->table, most, err));
    rescale_moves(out, r, exchange);
    for (uint32_t k = 0; k < in->issues; k++)
        FRN_TRY(describe_linked(out, r, k, err));
    out->issue = r->issue;
    out->leverage = r->leverage;
    return report_positions(out, r, err);
}

frn_status frn_bargain_run(frn_bargain *out, const frn_bargain_case *input,
                           const frn_bargain_options *options, frn_error *err)
{
    frn_bargain fresh = {0};
    run r = {.in = input};
    frn_status status;

    if (options)
        r.options = *options;
    status = run_all(&fresh, &r, err);
    if (status == FRN_OK)
        *out = fresh;
    else
        frn_arena_free(&fresh.arena);
    return status;
}

void frn_bargain_free(frn_bargain *bargain)
{
    frn_arena_free(&bargain->arena);
    *bargain = (frn_bargain){0};
}
