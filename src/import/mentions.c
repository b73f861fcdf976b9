/* GDELT 2.0 mentions (16 columns): each names an event and the outlet that reported it. The events
 * come from the event files given with them and are held until then; a mention becomes a claim of
 * its outlet. */
#include <stdlib.h>

#include "import/reader.h"

enum { ID = 0, MENTIONED = 2, OUTLET = 4, IDENTIFIER = 5 };

struct frn_import_held {
    frn_arena arena;
    frn_map by_id; /* hash of the id to a row of event */
    FRN_VEC(frn_event) event;
    frn_intern text;
};

static bool keep(frn_import_held *held, frn_slice *s)
{
    uint32_t id;

    if (s->len == 0)
        return true;
    id = frn_intern_add(&held->text, *s);
    if (id == FRN_NONE)
        return false;
    *s = frn_intern_text(&held->text, id);
    return true;
}

static bool keep_end(frn_import_held *held, frn_end *end)
{
    return keep(held, &end->name) && keep(held, &end->state) && keep(held, &end->role) &&
           keep(held, &end->code);
}

frn_status frn_import_hold(frn_importer *im, const frn_event *event, frn_error *err)
{
    frn_event e = *event;
    uint32_t *at;
    bool added;

    if (!im->held)
        im->held = calloc(1, sizeof *im->held);
    if (!im->held)
        return frn_no_memory(err);
    at = frn_map_put(&im->held->by_id, frn_hash(e.id), (uint32_t)im->held->event.len, &added);
    if (!at)
        return frn_no_memory(err);
    if (!added) {
        im->counts.repeated++;
        return FRN_OK;
    }
    e.title = e.outlet_host = (frn_slice){"", 0};
    if (!keep_end(im->held, &e.source) || !keep_end(im->held, &e.target) ||
        !keep(im->held, &e.id) || !keep(im->held, &e.code) || !keep(im->held, &e.place) ||
        !frn_vec_push(&im->held->event, e))
        return frn_no_memory(err);
    return FRN_OK;
}

void frn_import_held_free(frn_import_held *held)
{
    if (!held)
        return;
    frn_arena_free(&held->arena);
    frn_map_free(&held->by_id);
    frn_vec_free(&held->event);
    frn_intern_free(&held->text);
    free(held);
}

static frn_status row(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_slice id = frn_import_cell(im, ID);
    uint32_t at = im->held ? frn_map_get(&im->held->by_id, frn_hash(id)) : UINT32_MAX;
    frn_event e;
    frn_date reported;

    if (at == UINT32_MAX) {
        if (im->counts.unjoined++ < 5)
            frn_diag_tell(im->diag, FRN_IMPORT_UNJOINED, im->name, line, 0, "event %.*s",
                          FRN_ARG(id));
        return FRN_OK;
    }
    e = im->held->event.at[at];
    e.line = line;
    reported = frn_date_parse(frn_slice_sub(frn_import_cell(im, MENTIONED), 0, 8));
    if (reported != FRN_NO_DATE) {
        e.when = (frn_span){e.date, e.date};
        e.date = reported;
    }
    e.title = frn_import_cell(im, IDENTIFIER);
    e.outlet_host = frn_import_cell(im, OUTLET);
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_mentions = {
    .mode = FRN_ROWS_LINES, .separator = '\t', .least = 12, .most = 16, .row = row};

int frn_is_mentions(frn_slice head)
{
    frn_slice line = frn_import_line(head, 0), id = {0}, day = {0}, mentioned = {0};

    return frn_import_width(line, '\t') == 16 && frn_slice_split(&line, '\t', &id) &&
                   frn_slice_split(&line, '\t', &day) && frn_slice_split(&line, '\t', &mentioned) &&
                   frn_import_digits(id, 1, 12) && frn_import_digits(day, 14, 14) &&
                   frn_import_digits(mentioned, 14, 14)
               ? 100
               : 0;
}
