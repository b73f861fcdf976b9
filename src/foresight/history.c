/* Claims as events. */
#include "foresight/history.h"

#include <stdlib.h>

enum { MOST_COPIES = 100 };

static bool is_event(const frn_claim *c)
{
    return frn_modality_weight(c->modality) > 0 && !c->contested && c->source.id.len &&
           c->target.id.len;
}

static uint32_t take_actor(frn_history *h, const frn_party *party)
{
    frn_tie_actor actor = frn_tie_actor_of(party, h->level);
    uint32_t id = frn_intern_add(&h->ids, actor.id), name;

    if (id == FRN_NONE || id < h->name.len)
        return id;
    name = frn_intern_add(&h->names, actor.name.len ? actor.name : actor.id);
    if (name == FRN_NONE || !frn_vec_push(&h->name, frn_intern_text(&h->names, name)))
        return FRN_NONE;
    return id;
}

/* False when memory is out; e->a == e->b when both ends count as one actor. */
static bool make_event(frn_history *h, frn_forecast_event *e, const frn_claim *c, frn_date day)
{
    *e = (frn_forecast_event){.date = day,
                              .a = take_actor(h, &c->source),
                              .b = take_actor(h, &c->target),
                              .sign = c->sign};
    return e->a != FRN_NONE && e->b != FRN_NONE;
}

frn_status frn_history_add(frn_history *h, const frn_claim *c, frn_error *err)
{
    frn_date day = c->when.from != FRN_NO_DATE ? c->when.from : c->date;
    uint64_t count = c->count ? c->count : 1;
    frn_forecast_event e;

    if (!is_event(c) || day == FRN_NO_DATE)
        return FRN_OK;
    if (!make_event(h, &e, c, day))
        return frn_no_memory(err);
    for (uint64_t i = 0; e.a != e.b && i < count && i < MOST_COPIES; i++)
        if (!frn_vec_push(&h->event, e))
            return frn_no_memory(err);
    return FRN_OK;
}

frn_status frn_history_imagine(frn_history *h, const frn_claim *c, frn_date day, uint32_t count,
                               frn_error *err)
{
    frn_forecast_event e;

    if (!is_event(c))
        return FRN_OK;
    if (!make_event(h, &e, c, day))
        return frn_no_memory(err);
    for (uint32_t i = 0; e.a != e.b && i < count; i++)
        if (!frn_vec_push(&h->imagined, e))
            return frn_no_memory(err);
    return FRN_OK;
}

uint32_t frn_history_find(const frn_history *h, const frn_party *party)
{
    return frn_intern_find(&h->ids, frn_tie_actor_of(party, h->level).id);
}

frn_forecast_input frn_history_input(frn_history *h)
{
    frn_forecast_order(h->event.at, h->event.len);
    return (frn_forecast_input){.actors = (uint32_t)h->name.len,
                                .actor_name = h->name.at,
                                .event = h->event.at,
                                .events = h->event.len,
                                .imagined = h->imagined.at,
                                .imagined_count = h->imagined.len};
}

void frn_history_free(frn_history *h)
{
    frn_intern_free(&h->ids);
    frn_intern_free(&h->names);
    frn_vec_free(&h->name);
    frn_vec_free(&h->event);
    frn_vec_free(&h->imagined);
    *h = (frn_history){0};
}
