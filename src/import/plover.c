/* PLOVER records as JSON objects (an array of them, or one after another): every source with every
 * target; where there is no target, the sources act on each other. */
#include <jansson.h>

#include "import/codes.h"

static frn_slice text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    if (!json_is_string(value))
        return frn_slice_make("", 0);
    return frn_slice_trim(frn_slice_make(json_string_value(value), json_string_length(value)));
}

static frn_end end_of(const json_t *actor)
{
    frn_end end = {.by = FRN_STATE_CAMEO};
    frn_slice code;

    if (json_is_string(actor)) {
        end.name = frn_slice_make(json_string_value(actor), json_string_length(actor));
        return end;
    }
    end.name = text_of(actor, "actorText");
    code = text_of(actor, "code");
    if (code.len == 3 || code.len >= 6) {
        end.state = frn_slice_sub(code, 0, 3);
        end.role = frn_slice_sub(code, 3, 6);
    }
    if (end.role.len == 0)
        end.role = text_of(actor, "sector");
    end.code = code;
    return end;
}

/* The i-th actor of a list, or of a single value. */
static const json_t *actor_at(const json_t *list, size_t i)
{
    if (json_is_array(list))
        return json_array_get(list, i);
    return i == 0 && (json_is_object(list) || json_string_length(list)) ? list : NULL;
}

static size_t actors_in(const json_t *list)
{
    return json_is_array(list) ? json_array_size(list) : actor_at(list, 0) ? 1 : 0;
}

static frn_status pairs(frn_importer *im, const json_t *object, frn_event *e, frn_error *err)
{
    const json_t *sources = json_object_get(object, "source");
    const json_t *targets = json_object_get(object, "target");
    size_t from = actors_in(sources), to = actors_in(targets);

    for (size_t i = 0; i < from; i++) {
        size_t others = to ? to : from;
        for (size_t k = to ? 0 : i + 1; k < others; k++) {
            e->source = end_of(actor_at(sources, i));
            e->target = end_of(actor_at(to ? targets : sources, k));
            FRN_TRY(frn_import_emit(im, e, err));
        }
    }
    if (from == 0 || (to == 0 && from == 1))
        im->counts.nobody++;
    return FRN_OK;
}

static frn_status take(frn_importer *im, const json_t *object, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    frn_slice type = text_of(object, "event"), context = text_of(object, "context"), one;
    const json_t *place = json_object_get(object, "eventLoc");

    e.line = line;
    e.id = text_of(object, "id");
    e.date = frn_date_parse(text_of(object, "date"));
    e.action = frn_import_plover(type);
    if (e.action == FRN_ACTION_NONE) {
        frn_import_trouble(im, FRN_TROUBLE_CODE, line, type);
        return FRN_OK;
    }
    e.text = text_of(object, "text");
    if (!e.text.len)
        e.text = text_of(object, "eventText");
    while (!e.topic.len && context.len && frn_slice_split(&context, ',', &one))
        e.topic = frn_import_context(frn_slice_trim(one));
    e.place = json_is_object(place) ? text_of(place, "name") : text_of(object, "eventLoc");
    e.outlet = text_of(object, "publication");
    e.title = e.id;
    return pairs(im, object, &e, err);
}

static frn_status record(frn_importer *im, frn_slice text, uint64_t line, frn_error *err)
{
    json_error_t why;
    json_t *object = json_loadb(text.ptr, text.len, JSON_DISABLE_EOF_CHECK, &why);
    frn_status status = FRN_OK;

    if (!json_is_object(object))
        frn_import_trouble(im, FRN_TROUBLE_LINE, line, frn_slice_of(why.text));
    else
        status = take(im, object, line, err);
    json_decref(object);
    return status;
}

const frn_import_reader frn_read_plover = {.mode = FRN_ROWS_OBJECTS, .record = record};

int frn_is_plover(frn_slice head)
{
    frn_slice start = frn_slice_trim(frn_slice_sub(head, 0, 4096));

    if (start.len == 0 || (start.ptr[0] != '[' && start.ptr[0] != '{'))
        return 0;
    return frn_slice_search(start, FRN_LIT("\"event\"")) < start.len &&
                   frn_slice_search(start, FRN_LIT("\"source\"")) < start.len
               ? 88
               : 0;
}
