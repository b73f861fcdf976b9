/* Forecast records as JSON, and their scores once the outcome is in. */
#include "foresight/record.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/map.h"
#include "foresight/forecast_internal.h"

static const char *const chance_key[FRN_FORECAST_MODELS] = {
    "climatology", "persistence", "own_tone", "actor_tone", "own_balance", "chance"};

static void add_terms(frn_buf *out, const char *name, const double *value)
{
    frn_buf_printf(out, ",\"%s\":[", name);
    for (int t = 0; t < FRN_FORECAST_TERMS; t++) {
        if (t)
            frn_buf_byte(out, ',');
        frn_buf_number(out, value[t]);
    }
    frn_buf_byte(out, ']');
}

void frn_record_write(frn_buf *out, const frn_forecast *f, const frn_forecast_input *in,
                      const frn_record_info *info, uint32_t most)
{
    char day[16], hex[33];
    uint32_t count = most && most < f->count ? most : f->count;

    frn_digest_hex(info->input, hex);
    frn_buf_printf(out,
                   "{\"schema\":\"frenemy/forecast/1\",\"version\":\"%s\",\"input\":\"%s\","
                   "\"cut\":\"%s\",\"window\":%u,\"train\":%u",
                   info->version, hex, frn_date_text(f->origin, day), f->window, f->train);
    frn_buf_text(out, ",\"half_life\":");
    frn_buf_number(out, f->half_life);
    frn_buf_text(out, ",\"base_rate\":");
    frn_buf_number(out, f->base_rate);
    frn_buf_text(out, ",\"question\":\"negative events outnumber positive ones, if there are any\","
                      "\"terms\":[");
    for (int t = 0; t < FRN_FORECAST_TERMS; t++)
        frn_buf_printf(out, "%s\"%s\"", t ? "," : "", frn_forecast_term_text(t));
    frn_buf_text(out, "],\"intercept\":");
    frn_buf_number(out, f->intercept);
    add_terms(out, "coefficients", f->coefficient);
    add_terms(out, "means", f->mean);
    frn_buf_text(out, ",\"pairs\":[");
    for (uint32_t r = 0; r < count; r++) {
        const frn_forecast_row *row = &f->row[r];

        frn_buf_text(out, r ? ",\n{\"a\":" : "\n{\"a\":");
        frn_buf_json(out, in->actor_name[row->a]);
        frn_buf_text(out, ",\"b\":");
        frn_buf_json(out, in->actor_name[row->b]);
        for (int m = FRN_FORECAST_MODELS - 1; m >= 0; m--) {
            frn_buf_printf(out, ",\"%s\":", chance_key[m]);
            frn_buf_number(out, row->chance[m]);
        }
        frn_buf_printf(out, ",\"last_sign\":%d", row->last_sign);
        add_terms(out, "log_odds", row->term);
        frn_buf_byte(out, '}');
    }
    frn_buf_text(out, "\n]}\n");
}

static frn_slice text_of(frn_arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    if (!json_is_string(value))
        return (frn_slice){0};
    return frn_arena_copy(arena,
                          frn_slice_make(json_string_value(value), json_string_length(value)));
}

static frn_status read_pair(frn_record *out, frn_slice *a, frn_slice *b, frn_forecast_row *row,
                            const json_t *pair, size_t number, frn_error *err)
{
    const json_t *last = json_object_get(pair, "last_sign");

    *a = text_of(&out->arena, pair, "a");
    *b = text_of(&out->arena, pair, "b");
    if (!a->ptr || !b->ptr)
        return frn_fail(err, FRN_E_INPUT, "pair %zu of the record names no two actors", number + 1);
    for (int m = 0; m < FRN_FORECAST_MODELS; m++) {
        const json_t *p = json_object_get(pair, chance_key[m]);
        double chance = json_is_number(p) ? json_number_value(p) : NAN;

        if (!(chance >= 0 && chance <= 1))
            return frn_fail(err, FRN_E_INPUT,
                            "pair %zu of the record: '%s' is no number from 0 to 1", number + 1,
                            chance_key[m]);
        row->chance[m] = chance;
    }
    row->a = (uint32_t)number;
    row->b = (uint32_t)number;
    row->origin = out->cut;
    row->outcome = -1;
    row->last_sign = (int8_t)(json_is_integer(last)
                                  ? (json_integer_value(last) > 0) - (json_integer_value(last) < 0)
                                  : 0);
    return FRN_OK;
}

static frn_status read_record(frn_record *out, const json_t *root, frn_error *err)
{
    const json_t *pairs = json_object_get(root, "pairs"), *window = json_object_get(root, "window");
    frn_slice schema = text_of(&out->arena, root, "schema"), *a, *b;
    frn_forecast_row *row;

    if (!frn_slice_is(schema, "frenemy/forecast/1"))
        return frn_fail(err, FRN_E_INPUT, "the file is no forecast record (frenemy/forecast/1)");
    out->version = text_of(&out->arena, root, "version");
    out->input = text_of(&out->arena, root, "input");
    out->cut = frn_date_parse(text_of(&out->arena, root, "cut"));
    if (out->cut == FRN_NO_DATE || !json_is_integer(window) || json_integer_value(window) < 1 ||
        json_integer_value(window) > 36500 || !json_is_array(pairs))
        return frn_fail(err, FRN_E_INPUT, "the record lacks a cut date, a window or its pairs");
    out->window = (uint32_t)json_integer_value(window);
    out->count = (uint32_t)json_array_size(pairs);
    a = FRN_NEW_ARRAY(&out->arena, frn_slice, out->count + 1);
    b = FRN_NEW_ARRAY(&out->arena, frn_slice, out->count + 1);
    row = FRN_NEW_ARRAY(&out->arena, frn_forecast_row, out->count + 1);
    if (!a || !b || !row)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < out->count; i++)
        FRN_TRY(read_pair(out, &a[i], &b[i], &row[i], json_array_get(pairs, i), i, err));
    out->a = a;
    out->b = b;
    out->row = row;
    return FRN_OK;
}

frn_status frn_record_read(frn_record *out, frn_slice text, frn_error *err)
{
    json_error_t fault;
    json_t *root = json_loadb(text.ptr ? text.ptr : "", text.len, JSON_REJECT_DUPLICATES, &fault);
    frn_record fresh = {0};
    frn_status status;

    if (!root)
        return frn_fail_at(err, FRN_E_INPUT, NULL, fault.line > 0 ? (uint64_t)fault.line : 0,
                           "column %d: %s", fault.column, fault.text);
    status = read_record(&fresh, root, err);
    json_decref(root);
    if (status == FRN_OK)
        *out = fresh;
    else
        frn_arena_free(&fresh.arena);
    return status;
}

void frn_record_free(frn_record *r)
{
    frn_arena_free(&r->arena);
    *r = (frn_record){0};
}

static uint64_t pair_key(uint32_t a, uint32_t b)
{
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

/* What came of every pair: net[i] of row i, active[i] whether anything signed happened. */
static frn_status outcomes(const frn_record *r, const frn_forecast_input *in, int32_t *net,
                           bool *active, frn_error *err)
{
    frn_map name = {0}, pair = {0};
    frn_intern names = {0};
    frn_status status = FRN_OK;

    for (uint32_t i = 0; i < in->actors && status == FRN_OK; i++) {
        uint32_t id = frn_intern_add(&names, in->actor_name[i]);

        if (id == FRN_NONE || !frn_map_put(&name, id, i, NULL))
            status = frn_no_memory(err);
    }
    for (uint32_t i = 0; i < r->count && status == FRN_OK; i++) {
        uint32_t a = frn_intern_find(&names, r->a[i]), b = frn_intern_find(&names, r->b[i]);

        if (a != FRN_NONE && b != FRN_NONE &&
            !frn_map_put(&pair, pair_key(frn_map_get(&name, a), frn_map_get(&name, b)), i, NULL))
            status = frn_no_memory(err);
    }
    for (size_t e = 0; e < in->events && status == FRN_OK; e++) {
        const frn_forecast_event *v = &in->event[e];
        uint32_t i;

        if (v->sign == 0 || v->date <= r->cut || v->date - r->cut > (int64_t)r->window)
            continue;
        i = frn_map_get(&pair, pair_key(v->a, v->b));
        if (i == UINT32_MAX)
            continue;
        net[i] += v->sign;
        active[i] = true;
    }
    frn_map_free(&name);
    frn_map_free(&pair);
    frn_intern_free(&names);
    return status;
}

static frn_status score(frn_backtest *out, const frn_record *r, const frn_forecast_input *in,
                        const frn_forecast_options *o, frn_error *err)
{
    int32_t *net = FRN_NEW_ARRAY(&out->arena, int32_t, r->count + 1);
    bool *active = FRN_NEW_ARRAY(&out->arena, bool, r->count + 1);
    frn_forecast_row *row = FRN_NEW_ARRAY(&out->arena, frn_forecast_row, r->count + 1);
    char end[16], last[16];

    if (!net || !active || !row)
        return frn_no_memory(err);
    if (in->events == 0 || in->event[in->events - 1].date - r->cut < (int64_t)r->window)
        return frn_fail(
            err, FRN_E_LIMIT, "the outcome is not in: the window ends on %s, the events on %s",
            frn_date_text(r->cut + (frn_date)r->window, end),
            in->events ? frn_date_text(in->event[in->events - 1].date, last) : "no day at all");
    FRN_TRY(outcomes(r, in, net, active, err));
    for (uint32_t i = 0; i < r->count; i++) {
        if (!active[i])
            continue;
        row[out->n] = r->row[i];
        row[out->n++].outcome = net[i] < 0;
    }
    if (out->n == 0)
        return frn_fail(err, FRN_E_INPUT, "no pair of the record had an event in its window");
    out->row = row;
    out->cut = r->cut;
    out->window = r->window;
    out->windows = 1;
    out->first = in->event[0].date;
    out->last = in->event[in->events - 1].date;
    return frn_score_rows(out, o, err);
}

frn_status frn_record_score(frn_backtest *out, const frn_record *record,
                            const frn_forecast_input *input, const frn_forecast_options *options,
                            frn_error *err)
{
    frn_backtest fresh = {0};
    frn_forecast_options o = frn_forecast_defaults(options, input);
    frn_status status = score(&fresh, record, input, &o, err);

    if (status == FRN_OK)
        *out = fresh;
    else
        frn_arena_free(&fresh.arena);
    return status;
}
