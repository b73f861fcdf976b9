/* What is known at a date, and the forecast from it. */
#include "foresight/forecast.h"

#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "foresight/forecast_internal.h"

static int by_date(const void *a, const void *b)
{
    const frn_forecast_event *x = a, *y = b;

    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return (x->sign > y->sign) - (x->sign < y->sign);
}

void frn_forecast_order(frn_forecast_event *event, size_t count)
{
    if (count)
        qsort(event, count, sizeof *event, by_date);
}

const char *frn_forecast_model_text(frn_forecast_model model)
{
    static const char *const text[] = {"climatology", "persistence",   "own tone",
                                       "actor tone",  "own + balance", "all"};

    return (size_t)model < FRN_FORECAST_MODELS ? text[model] : "";
}

const char *frn_forecast_term_text(int term)
{
    static const char *const text[] = {"own tone",       "friendly record",
                                       "hostile record", "their last month",
                                       "third parties",  "how others see them"};

    return term >= 0 && term < FRN_FORECAST_TERMS ? text[term] : "";
}

uint32_t frn_forecast_mask(frn_forecast_model model)
{
    const uint32_t own =
        1u << TERM_TONE | 1u << TERM_POSITIVE | 1u << TERM_NEGATIVE | 1u << TERM_LAST;

    switch (model) {
    case FRN_FORECAST_CLIMATE:
        return 0;
    case FRN_FORECAST_PERSISTENCE:
        return 1u << TERM_LAST;
    case FRN_FORECAST_OWN:
        return own;
    case FRN_FORECAST_ACTOR:
        return own | 1u << TERM_ACTOR;
    case FRN_FORECAST_BALANCE:
        return own | 1u << TERM_THIRD;
    default:
        return own | 1u << TERM_ACTOR | 1u << TERM_THIRD;
    }
}

frn_forecast_options frn_forecast_defaults(const frn_forecast_options *options,
                                           const frn_forecast_input *in)
{
    frn_forecast_options o = {0};

    if (options)
        o = *options;
    o.window = o.window ? o.window : 28;
    o.half_life = o.half_life > 0 ? o.half_life : 168;
    o.busiest = o.busiest ? o.busiest : 120;
    o.ridge = o.ridge > 0 ? o.ridge : 1;
    o.bootstrap = o.bootstrap ? o.bootstrap : 1000;
    o.seed = o.seed ? o.seed : 1;
    if (o.cut == 0 && in->events)
        o.cut = in->event[0].date + (in->event[in->events - 1].date - in->event[0].date) / 2;
    return o;
}

typedef struct busy {
    uint32_t actor, events;
} busy;

static int busier(const void *a, const void *b)
{
    const busy *x = a, *y = b;

    if (x->events != y->events)
        return x->events < y->events ? 1 : -1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

frn_status frn_forecast_choose(uint32_t **kept, uint32_t **place, uint32_t *n, frn_arena *arena,
                               const frn_forecast_input *in, uint32_t most, frn_date cut,
                               frn_error *err)
{
    busy *all = FRN_NEW_ARRAY(arena, busy, in->actors + 1);

    *kept = FRN_NEW_ARRAY(arena, uint32_t, in->actors + 1);
    *place = FRN_NEW_ARRAY(arena, uint32_t, in->actors + 1);
    if (!all || !*kept || !*place)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < in->actors; i++) {
        all[i].actor = i;
        (*place)[i] = FRN_NONE;
    }
    for (size_t e = 0; e < in->events && in->event[e].date <= cut; e++) {
        all[in->event[e].a].events++;
        all[in->event[e].b].events++;
    }
    qsort(all, in->actors, sizeof *all, busier);
    for (*n = 0; *n < in->actors && *n < most && all[*n].events > 0; (*n)++) {
        (*kept)[*n] = all[*n].actor;
        (*place)[all[*n].actor] = *n;
    }
    return *n >= 3 ? FRN_OK
                   : frn_fail(err, FRN_E_INPUT,
                              "a forecast needs a past: only %u actors have dated events before "
                              "the cut, and 3 are needed",
                              *n);
}

frn_status frn_state_make(frn_state *s, frn_arena *arena, uint32_t n, frn_error *err)
{
    size_t cells = (size_t)n * n;

    s->n = n;
    s->positive = FRN_NEW_ARRAY(arena, double, cells);
    s->negative = FRN_NEW_ARRAY(arena, double, cells);
    s->tone = FRN_NEW_ARRAY(arena, double, cells);
    s->last = FRN_NEW_ARRAY(arena, int32_t, cells);
    s->norm = FRN_NEW_ARRAY(arena, double, n);
    s->actor_sum = FRN_NEW_ARRAY(arena, double, n);
    s->actor_count = FRN_NEW_ARRAY(arena, double, n);
    return s->positive && s->negative && s->tone && s->last && s->norm && s->actor_sum &&
                   s->actor_count
               ? FRN_OK
               : frn_no_memory(err);
}

static void count_event(frn_state *s, const frn_forecast_event *v, const uint32_t *place,
                        frn_date date, uint32_t window, double half_life)
{
    size_t n = s->n;
    uint32_t i = place[v->a], j = place[v->b];
    double mass;

    if (v->sign == 0 || i == FRN_NONE || j == FRN_NONE || i == j)
        return;
    mass = exp2(-(double)(date - v->date) / half_life);
    (v->sign > 0 ? s->positive : s->negative)[i * n + j] += mass;
    (v->sign > 0 ? s->positive : s->negative)[j * n + i] += mass;
    if (date - v->date < (int64_t)window) {
        s->last[i * n + j] += v->sign;
        s->last[j * n + i] += v->sign;
    }
}

static void count_events(frn_state *s, const frn_forecast_input *in, const uint32_t *place,
                         frn_date date, uint32_t window, double half_life)
{
    for (size_t e = 0; e < in->events && in->event[e].date <= date; e++)
        count_event(s, &in->event[e], place, date, window, half_life);
    for (size_t e = 0; e < in->imagined_count; e++)
        if (in->imagined[e].date <= date)
            count_event(s, &in->imagined[e], place, date, window, half_life);
}

void frn_state_fill(frn_state *s, const frn_forecast_input *in, const uint32_t *place,
                    frn_date date, uint32_t window, double half_life)
{
    size_t n = s->n, cells = n * n;

    for (size_t i = 0; i < cells; i++) {
        s->positive[i] = s->negative[i] = 0;
        s->last[i] = 0;
    }
    count_events(s, in, place, date, window, half_life);
    for (size_t i = 0; i < n; i++) {
        s->norm[i] = s->actor_sum[i] = s->actor_count[i] = 0;
        for (size_t j = 0; j < n; j++) {
            double up = s->positive[i * n + j], down = s->negative[i * n + j];
            double tone = (up - down) / (up + down + 1);

            s->tone[i * n + j] = tone;
            s->norm[i] += tone * tone;
            s->actor_sum[i] += tone;
            s->actor_count[i] += up + down > 0;
        }
        s->norm[i] = sqrt(s->norm[i]);
    }
}

static double others_of(const frn_state *s, size_t i, size_t j)
{
    double tone = s->tone[i * s->n + j], count = s->actor_count[i];

    count -= s->positive[i * s->n + j] + s->negative[i * s->n + j] > 0;
    return count > 0 ? (s->actor_sum[i] - tone) / count : 0;
}

void frn_state_values(double *value, int8_t *last_sign, const frn_state *s, uint32_t i, uint32_t j)
{
    size_t n = s->n, at = i * n + j;
    double third = 0, length = s->norm[i] * s->norm[j];

    for (size_t k = 0; k < n; k++)
        if (k != i && k != j)
            third += s->tone[i * n + k] * s->tone[k * n + j];
    *last_sign = (int8_t)((s->last[at] > 0) - (s->last[at] < 0));
    value[TERM_TONE] = s->tone[at];
    value[TERM_POSITIVE] = log1p(s->positive[at]);
    value[TERM_NEGATIVE] = log1p(s->negative[at]);
    value[TERM_LAST] = *last_sign;
    value[TERM_THIRD] = length > 0 ? third / length : 0;
    value[TERM_ACTOR] = others_of(s, i, j) + others_of(s, j, i);
}

/* The first event after `date`, by bisection. */
static size_t first_after(const frn_forecast_input *in, frn_date date)
{
    size_t low = 0, high = in->events;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (in->event[mid].date <= date)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

frn_status frn_forecast_rows(frn_row_list *rows, frn_state *s, const frn_forecast_input *in,
                             const uint32_t *place, const uint32_t *kept, frn_date origin,
                             const frn_forecast_options *o, frn_error *err)
{
    size_t n = s->n;
    int32_t *net = calloc(2 * n * n, sizeof *net), *active = net + n * n;
    frn_status status = FRN_OK;

    if (!net)
        return frn_no_memory(err);
    frn_state_fill(s, in, place, origin, o->window, o->half_life);
    for (size_t e = first_after(in, origin);
         e < in->events && in->event[e].date - origin <= (int64_t)o->window; e++) {
        uint32_t i = place[in->event[e].a], j = place[in->event[e].b];

        if (in->event[e].sign == 0 || i == FRN_NONE || j == FRN_NONE || i == j)
            continue;
        net[i < j ? i * n + j : j * n + i] += in->event[e].sign;
        active[i < j ? i * n + j : j * n + i] = 1;
    }
    for (uint32_t i = 0; i < n && status == FRN_OK; i++) {
        for (uint32_t j = i + 1; j < n && status == FRN_OK; j++) {
            frn_forecast_row row = {.a = kept[i], .b = kept[j], .origin = origin};

            if (!active[i * n + j])
                continue;
            frn_state_values(row.value, &row.last_sign, s, i, j);
            row.outcome = net[i * n + j] < 0;
            if (!frn_vec_push(rows, row))
                status = frn_no_memory(err);
        }
    }
    free(net);
    return status;
}

static void fit_all(frn_fit *fits, const frn_row_list *rows, const frn_forecast_options *o)
{
    for (int m = 0; m < FRN_FORECAST_MODELS; m++)
        frn_fit_rows(&fits[m], rows->at, rows->len, frn_forecast_mask((frn_forecast_model)m),
                     o->ridge);
}

/* All windows that end by `cut`, the first of them a window after the first event. */
static frn_status history(frn_row_list *rows, frn_state *s, const frn_forecast_input *in,
                          const uint32_t *place, const uint32_t *kept, frn_date cut,
                          const frn_forecast_options *o, frn_error *err)
{
    frn_date first = in->event[0].date + (frn_date)o->window, origin = cut - (frn_date)o->window;

    if (origin < first) /* nothing would be known when the only window began */
        return frn_fail(err, FRN_E_INPUT,
                        "a forecast needs a past: the events before the cut span %d day%s, and two "
                        "windows of %u are needed",
                        cut - in->event[0].date + 1, cut == in->event[0].date ? "" : "s",
                        o->window);
    while (origin - (frn_date)o->window >= first)
        origin -= (frn_date)o->window;
    for (; origin <= cut - (frn_date)o->window; origin += (frn_date)o->window)
        FRN_TRY(frn_forecast_rows(rows, s, in, place, kept, origin, o, err));
    return rows->len >= 30
               ? FRN_OK
               : frn_fail(err, FRN_E_INPUT,
                          "a forecast needs a past: only %zu pair windows before the cut, and 30 "
                          "are needed",
                          rows->len);
}

static frn_status check(const frn_forecast_input *in, frn_error *err)
{
    for (size_t e = 0; e < in->events; e++)
        if (in->event[e].a >= in->actors || in->event[e].b >= in->actors ||
            (e > 0 && in->event[e].date < in->event[e - 1].date))
            return frn_fail(err, FRN_E_USAGE, "event %zu is out of order or names no actor", e + 1);
    for (size_t e = 0; e < in->imagined_count; e++)
        if (in->imagined[e].a >= in->actors || in->imagined[e].b >= in->actors)
            return frn_fail(err, FRN_E_USAGE, "imagined event %zu names no actor", e + 1);
    return in->events ? FRN_OK
                      : frn_fail(err, FRN_E_INPUT, "no dated events between two actors were found");
}

static frn_status backtest(frn_backtest *out, frn_row_list *rows, const frn_forecast_input *in,
                           const frn_forecast_options *o, frn_error *err)
{
    uint32_t *kept, *place, n;
    frn_state state = {0};
    frn_forecast_row *tested;
    frn_date last;

    FRN_TRY(check(in, err));
    last = in->event[in->events - 1].date;
    if (last - o->cut < (frn_date)o->window) {
        char day[16];

        return frn_fail(err, FRN_E_INPUT,
                        "no window of %u days fits between the cut and the last event, of %s",
                        o->window, frn_date_text(last, day));
    }
    FRN_TRY(frn_forecast_choose(&kept, &place, &n, &out->arena, in, o->busiest, o->cut, err));
    FRN_TRY(frn_state_make(&state, &out->arena, n, err));
    FRN_TRY(history(rows, &state, in, place, kept, o->cut, o, err));
    out->actors = n;
    out->train = (uint32_t)rows->len;
    out->first = in->event[0].date;
    out->last = last;
    for (frn_date origin = o->cut; origin + (frn_date)o->window <= last;
         origin += (frn_date)o->window) {
        frn_fit fits[FRN_FORECAST_MODELS];
        size_t before = rows->len;

        fit_all(fits, rows, o);
        FRN_TRY(frn_forecast_rows(rows, &state, in, place, kept, origin, o, err));
        for (size_t r = before; r < rows->len; r++)
            frn_fit_apply(&rows->at[r], fits);
        out->windows++;
    }
    out->n = (uint32_t)rows->len - out->train;
    if (out->n < 30)
        return frn_fail(err, FRN_E_INPUT, "only %u pair windows after the cut; 30 are needed",
                        out->n);
    tested = FRN_NEW_ARRAY(&out->arena, frn_forecast_row, out->n);
    if (!tested)
        return frn_no_memory(err);
    memcpy(tested, rows->at + out->train, out->n * sizeof *tested);
    out->row = tested;
    out->window = o->window;
    out->half_life = o->half_life;
    out->cut = o->cut;
    return frn_score_rows(out, o, err);
}

frn_status frn_backtest_run(frn_backtest *out, const frn_forecast_input *input,
                            const frn_forecast_options *options, frn_error *err)
{
    frn_backtest fresh = {0};
    frn_row_list rows = {0};
    frn_forecast_options o = frn_forecast_defaults(options, input);
    frn_status status = backtest(&fresh, &rows, input, &o, err);

    frn_vec_free(&rows);
    if (status == FRN_OK)
        *out = fresh;
    else
        frn_arena_free(&fresh.arena);
    return status;
}

void frn_backtest_free(frn_backtest *b)
{
    frn_arena_free(&b->arena);
    *b = (frn_backtest){0};
}

static int likelier(const void *a, const void *b)
{
    const frn_forecast_row *x = a, *y = b;
    double px = x->chance[FRN_FORECAST_ALL], py = y->chance[FRN_FORECAST_ALL];

    if (px != py)
        return px < py ? 1 : -1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

static frn_status forecast(frn_forecast *out, frn_row_list *rows, const frn_forecast_input *in,
                           frn_forecast_options *o, const frn_forecast_options *given,
                           frn_error *err)
{
    uint32_t *kept, *place, n;
    frn_state s = {0};
    frn_fit fits[FRN_FORECAST_MODELS];
    frn_forecast_row *row;
    frn_forecast_input real = *in;
    double hostile = 0;

    real.imagined_count = 0;

    FRN_TRY(check(in, err));
    if (!given || given->cut == 0)
        o->cut = in->event[in->events - 1].date;
    FRN_TRY(frn_forecast_choose(&kept, &place, &n, &out->arena, in, o->busiest, o->cut, err));
    FRN_TRY(frn_state_make(&s, &out->arena, n, err));
    FRN_TRY(history(rows, &s, &real, place, kept, o->cut, o, err));
    fit_all(fits, rows, o);
    for (size_t r = 0; r < rows->len; r++)
        hostile += rows->at[r].outcome;
    out->train = (uint32_t)rows->len;
    out->base_rate = hostile / (double)rows->len;
    frn_state_fill(&s, in, place, o->cut, o->window, o->half_life);
    row = FRN_NEW_ARRAY(&out->arena, frn_forecast_row, (size_t)n * n / 2 + 1);
    if (!row)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = i + 1; j < n; j++) {
            frn_forecast_row *to = &row[out->count];

            if (s.positive[i * (size_t)n + j] + s.negative[i * (size_t)n + j] <= 0)
                continue;
            *to = (frn_forecast_row){.a = kept[i], .b = kept[j], .origin = o->cut, .outcome = -1};
            frn_state_values(to->value, &to->last_sign, &s, i, j);
            frn_fit_apply(to, fits);
            out->count++;
        }
    }
    qsort(row, out->count, sizeof *row, likelier);
    out->row = row;
    out->origin = o->cut;
    out->window = o->window;
    out->half_life = o->half_life;
    out->intercept = fits[FRN_FORECAST_ALL].intercept;
    memcpy(out->coefficient, fits[FRN_FORECAST_ALL].beta, sizeof out->coefficient);
    memcpy(out->mean, fits[FRN_FORECAST_ALL].mean, sizeof out->mean);
    out->n = n;
    out->kept = kept;
    out->tone = s.tone;
    out->record = s.positive;
    for (size_t c = 0; c < (size_t)n * n; c++)
        s.positive[c] += s.negative[c];
    out->thirds_mean = out->coefficient[TERM_THIRD] * out->mean[TERM_THIRD] +
                       out->coefficient[TERM_ACTOR] * out->mean[TERM_ACTOR];
    return FRN_OK;
}

frn_status frn_forecast_run(frn_forecast *out, const frn_forecast_input *input,
                            const frn_forecast_options *options, frn_error *err)
{
    frn_forecast fresh = {0};
    frn_row_list rows = {0};
    frn_forecast_options o = frn_forecast_defaults(options, input);
    frn_status status = forecast(&fresh, &rows, input, &o, options, err);

    frn_vec_free(&rows);
    if (status == FRN_OK)
        *out = fresh;
    else
        frn_arena_free(&fresh.arena);
    return status;
}

void frn_forecast_free(frn_forecast *f)
{
    frn_arena_free(&f->arena);
    *f = (frn_forecast){0};
}

static uint32_t place_of(const frn_forecast *f, uint32_t actor)
{
    for (uint32_t i = 0; i < f->n; i++)
        if (f->kept[i] == actor)
            return i;
    return FRN_NONE;
}

typedef struct ends { /* the two of a row, as third parties see them */
    size_t i, j;
    double length;       /* |S_i| |S_j| */
    double met_i, met_j; /* with how many others each has a record */
} ends;

static ends ends_of(const frn_forecast *f, size_t i, size_t j)
{
    ends e = {i, j, 0, 0, 0};
    double of_i = 0, of_j = 0;

    for (size_t k = 0; k < f->n; k++) {
        of_i += f->tone[i * f->n + k] * f->tone[i * f->n + k];
        of_j += f->tone[j * f->n + k] * f->tone[j * f->n + k];
        e.met_i += k != j && f->record[i * f->n + k] > 0;
        e.met_j += k != i && f->record[j * f->n + k] > 0;
    }
    e.length = sqrt(of_i) * sqrt(of_j);
    return e;
}

static frn_forecast_third third_of(const frn_forecast *f, const ends *e, size_t k)
{
    double a = f->tone[e->i * f->n + k], b = f->tone[e->j * f->n + k];
    double shared = e->length > 0 ? a * b / e->length : 0;
    double seen = (e->met_i > 0 ? a / e->met_i : 0) + (e->met_j > 0 ? b / e->met_j : 0);

    return (frn_forecast_third){f->kept[k],
                                f->coefficient[TERM_THIRD] * shared +
                                    f->coefficient[TERM_ACTOR] * seen,
                                a,
                                b,
                                f->record[e->i * f->n + k] > 0,
                                f->record[e->j * f->n + k] > 0};
}

uint32_t frn_forecast_thirds(frn_forecast_third *third, uint32_t room, const frn_forecast *f,
                             const frn_forecast_row *row)
{
    uint32_t i = place_of(f, row->a), j = place_of(f, row->b), count = 0;
    ends e;

    if (i == FRN_NONE || j == FRN_NONE)
        return 0;
    e = ends_of(f, i, j);
    for (size_t k = 0; k < f->n; k++) {
        frn_forecast_third one = third_of(f, &e, k);
        uint32_t at = count;

        if (k == i || k == j || one.part == 0)
            continue;
        while (at > 0 && fabs(third[at - 1].part) < fabs(one.part))
            at--;
        if (at >= room)
            continue;
        count += count < room;
        for (uint32_t m = count - 1; m > at; m--)
            third[m] = third[m - 1];
        third[at] = one;
    }
    return count;
}
