/* The forecast of each pair, for the page's evidence and for other programs. */
#include <math.h>

#include "view/json_internal.h"

enum { MOST_PAGE_PAIRS = 1500 };

static const frn_outlook_forecast *forecast_of(const frn_json *j)
{
    return j->r->outlook->forecast;
}

static const frn_forecast_row *row_of(const frn_json *j, uint32_t i)
{
    return &forecast_of(j)->forecast->row[i];
}

static void id_a(frn_json *j, uint32_t i)
{
    frn_buf_json(j->buf, forecast_of(j)->id[row_of(j, i)->a]);
}

static void id_b(frn_json *j, uint32_t i)
{
    frn_buf_json(j->buf, forecast_of(j)->id[row_of(j, i)->b]);
}

static void chance(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, row_of(j, i)->chance[FRN_FORECAST_ALL], 4);
}

static void persistence(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, row_of(j, i)->chance[FRN_FORECAST_PERSISTENCE], 4);
}

static void own(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, row_of(j, i)->chance[FRN_FORECAST_OWN], 4);
}

static void actor(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, row_of(j, i)->chance[FRN_FORECAST_ACTOR], 4);
}

static void terms(frn_json *j, uint32_t i)
{
    frn_buf_byte(j->buf, '[');
    for (int t = 0; t < FRN_FORECAST_TERMS; t++) {
        if (t)
            frn_buf_byte(j->buf, ',');
        frn_buf_fixed(j->buf, row_of(j, i)->term[t], 3);
    }
    frn_buf_byte(j->buf, ']');
}

static void term_name(frn_json *j, uint32_t t)
{
    frn_buf_json(j->buf, frn_slice_of(frn_forecast_term_text((int)t)));
}

/* null when there was nothing to tell apart. */
static void score(frn_json *j, const char *name, double value)
{
    frn_buf_text(j->buf, name);
    if (isfinite(value))
        frn_buf_fixed(j->buf, value, 4);
    else
        frn_buf_text(j->buf, "null");
}

void frn_json_outlook(frn_json *j, bool page)
{
    static const frn_json_column columns[] = {
        {"a", id_a},  {"b", id_b},      {"chance", chance}, {"persistence", persistence},
        {"own", own}, {"actor", actor}, {"log_odds", terms}};
    const frn_outlook_forecast *o = j->r->outlook ? forecast_of(j) : NULL;
    const frn_forecast_score *s;
    uint32_t count;

    if (!o)
        return;
    s = &o->past->score[FRN_FORECAST_ALL];
    count = page && o->forecast->count > MOST_PAGE_PAIRS ? MOST_PAGE_PAIRS : o->forecast->count;
    frn_buf_text(j->buf, ",\n\"outlook\":{\"forecast\":{\"from\":");
    frn_json_day(j, o->forecast->origin + 1);
    frn_buf_text(j->buf, ",\"to\":");
    frn_json_day(j, o->forecast->origin + (frn_date)o->forecast->window);
    frn_buf_printf(j->buf, ",\"tested\":%u,\"base_rate\":", o->past->n);
    frn_buf_fixed(j->buf, o->forecast->base_rate, 4);
    score(j, ",\"skill\":", s->skill);
    score(j, ",\"auc\":", s->auc);
    frn_buf_byte(j->buf, ',');
    frn_json_list(j, "terms", FRN_FORECAST_TERMS, term_name);
    frn_json_columns(j, "pairs", count, columns, sizeof columns / sizeof *columns);
    frn_buf_text(j->buf, "}}");
}
