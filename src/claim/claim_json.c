#include "claim/claim_json.h"

#include <jansson.h>
#include <stdlib.h>

/* ---- writing ---- */

static void text_or_null(frn_buf *buf, frn_slice s)
{
    if (s.len)
        frn_buf_json(buf, s);
    else
        frn_buf_text(buf, "null");
}

static void date_or_null(frn_buf *buf, frn_date date)
{
    char text[16];

    text_or_null(buf, frn_slice_of(frn_date_text(date, text)));
}

static void write_party(frn_buf *buf, const frn_party *party)
{
    if (party->id.len == 0) {
        frn_buf_text(buf, "null");
        return;
    }
    frn_buf_text(buf, "{\"id\":");
    frn_buf_json(buf, party->id);
    frn_buf_text(buf, ",\"name\":");
    frn_buf_json(buf, party->name.len ? party->name : party->id);
    frn_buf_text(buf, ",\"kind\":");
    frn_buf_json(buf, frn_slice_of(frn_actor_kind_text(party->kind)));
    frn_buf_text(buf, ",\"state\":");
    text_or_null(buf, party->state);
    frn_buf_text(buf, ",\"state_name\":");
    text_or_null(buf, party->state_name);
    frn_buf_text(buf, ",\"text\":");
    text_or_null(buf, party->text);
    frn_buf_byte(buf, '}');
}

static void write_evidence(frn_buf *buf, const frn_claim *c)
{
    frn_buf_text(buf, "{\"id\":");
    text_or_null(buf, c->id);
    frn_buf_text(buf, ",\"doc\":");
    text_or_null(buf, c->doc);
    frn_buf_text(buf, ",\"doc_title\":");
    text_or_null(buf, c->doc_title);
    frn_buf_text(buf, ",\"outlet\":");
    text_or_null(buf, c->outlet);
    frn_buf_text(buf, ",\"sentence\":");
    frn_buf_uint(buf, c->sentence);
    frn_buf_text(buf, ",\"span\":");
    if (c->end) {
        frn_buf_byte(buf, '[');
        frn_buf_uint(buf, c->begin);
        frn_buf_byte(buf, ',');
        frn_buf_uint(buf, c->end);
        frn_buf_byte(buf, ']');
    } else {
        frn_buf_text(buf, "null");
    }
    frn_buf_text(buf, ",\"quote\":");
    text_or_null(buf, c->quote);
}

static void write_when(frn_buf *buf, const frn_claim *c)
{
    frn_buf_text(buf, ",\"date\":");
    date_or_null(buf, c->date);
    frn_buf_text(buf, ",\"when\":");
    if (c->when.from == FRN_NO_DATE && c->when.to == FRN_NO_DATE) {
        frn_buf_text(buf, "null");
        return;
    }
    frn_buf_text(buf, "{\"from\":");
    date_or_null(buf, c->when.from);
    frn_buf_text(buf, ",\"to\":");
    date_or_null(buf, c->when.to);
    frn_buf_byte(buf, '}');
}

static void write_voices(frn_buf *buf, const frn_claim *c)
{
    frn_buf_text(buf, ",\"speaker\":");
    write_party(buf, &c->speaker);
    frn_buf_text(buf, ",\"via\":[");
    for (uint32_t i = 0; i < c->via_count; i++) {
        if (i)
            frn_buf_byte(buf, ',');
        write_party(buf, &c->via[i]);
    }
    frn_buf_text(buf, "],\"source\":");
    write_party(buf, &c->source);
    frn_buf_text(buf, ",\"target\":");
    write_party(buf, &c->target);
}

void frn_claim_write_json(frn_buf *buf, const frn_claim *c)
{
    write_evidence(buf, c);
    write_when(buf, c);
    write_voices(buf, c);
    frn_buf_text(buf, ",\"action\":");
    frn_buf_json(buf, frn_slice_of(frn_action_describe(c->action)->name));
    frn_buf_text(buf, ",\"code\":");
    text_or_null(buf, c->code);
    frn_buf_text(buf, c->sign < 0 ? ",\"sign\":-" : ",\"sign\":");
    frn_buf_uint(buf, (uint64_t)abs(c->sign));
    frn_buf_text(buf, ",\"intensity\":");
    frn_buf_number(buf, c->intensity);
    frn_buf_text(buf, ",\"issue\":");
    text_or_null(buf, c->issue);
    frn_buf_text(buf, ",\"place\":");
    text_or_null(buf, c->place);
    frn_buf_text(buf, ",\"topic\":");
    text_or_null(buf, c->topic);
    frn_buf_text(buf, ",\"modality\":");
    frn_buf_json(buf, frn_slice_of(frn_modality_text(c->modality)));
    frn_buf_text(buf, ",\"condition\":");
    text_or_null(buf, c->condition);
    frn_buf_text(buf, c->contested ? ",\"contested\":true" : ",\"contested\":false");
    if (c->record)
        frn_buf_text(buf, ",\"record\":true");
    if (c->count > 1) {
        frn_buf_text(buf, ",\"count\":");
        frn_buf_uint(buf, c->count);
    }
    frn_buf_text(buf, ",\"rule\":");
    text_or_null(buf, c->rule);
    frn_buf_byte(buf, '}');
}

/* ---- reading ---- */

static frn_slice take_text(frn_arena *arena, const json_t *object, const char *key, bool *ok)
{
    const json_t *value = json_object_get(object, key);
    frn_slice copy = {"", 0};

    if (json_is_string(value) && json_string_length(value) > 0) {
        copy = frn_arena_copy(arena,
                              frn_slice_make(json_string_value(value), json_string_length(value)));
        if (!copy.ptr)
            *ok = false;
    }
    return copy;
}

static frn_date take_date(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return json_is_string(value) ? frn_date_parse(frn_slice_of(json_string_value(value)))
                                 : FRN_NO_DATE;
}

/* A party as an object, or as a plain string that is both id and name. */
static frn_party take_party(frn_arena *arena, const json_t *value, bool *ok)
{
    frn_party party = {.id = {"", 0}, .name = {"", 0}};

    if (json_is_string(value)) {
        party.id = frn_arena_copy(arena, frn_slice_of(json_string_value(value)));
        party.name = party.id;
        return party;
    }
    if (!json_is_object(value))
        return party;
    party.id = take_text(arena, value, "id", ok);
    party.name = take_text(arena, value, "name", ok);
    party.state = take_text(arena, value, "state", ok);
    party.state_name = take_text(arena, value, "state_name", ok);
    party.text = take_text(arena, value, "text", ok);
    party.kind = frn_actor_kind_find(take_text(arena, value, "kind", ok));
    if (party.id.len == 0)
        party.id = party.name;
    if (party.name.len == 0)
        party.name = party.id;
    return party;
}

static void take_evidence(frn_claim *c, frn_arena *arena, const json_t *o, bool *ok)
{
    const json_t *span = json_object_get(o, "span"), *when = json_object_get(o, "when");

    c->id = take_text(arena, o, "id", ok);
    c->doc = take_text(arena, o, "doc", ok);
    c->doc_title = take_text(arena, o, "doc_title", ok);
    c->outlet = take_text(arena, o, "outlet", ok);
    c->quote = take_text(arena, o, "quote", ok);
    c->sentence = (uint32_t)json_integer_value(json_object_get(o, "sentence"));
    if (json_array_size(span) == 2) {
        json_int_t begin = json_integer_value(json_array_get(span, 0));
        json_int_t end = json_integer_value(json_array_get(span, 1));
        if (begin >= 0 && end > begin) {
            c->begin = (uint64_t)begin;
            c->end = (uint64_t)end;
        }
    }
    c->date = take_date(o, "date");
    c->when = FRN_NO_SPAN;
    if (json_is_object(when))
        c->when = (frn_span){take_date(when, "from"), take_date(when, "to")};
}

static void take_voices(frn_claim *c, frn_arena *arena, const json_t *o, bool *ok)
{
    const json_t *via = json_object_get(o, "via");

    c->speaker = take_party(arena, json_object_get(o, "speaker"), ok);
    for (size_t i = 0; i < json_array_size(via) && i < FRN_MOST_VIA; i++)
        c->via[c->via_count++] = take_party(arena, json_array_get(via, i), ok);
    c->source = take_party(arena, json_object_get(o, "source"), ok);
    c->target = take_party(arena, json_object_get(o, "target"), ok);
}

static frn_status take_action(frn_claim *c, frn_arena *arena, const json_t *o, bool *ok,
                              frn_error *err)
{
    const json_t *sign = json_object_get(o, "sign"), *intensity = json_object_get(o, "intensity");
    const json_t *count = json_object_get(o, "count");
    frn_slice modality = take_text(arena, o, "modality", ok);

    c->action = frn_action_find(take_text(arena, o, "action", ok));
    c->code = take_text(arena, o, "code", ok);
    if (!json_is_number(sign) && c->action == FRN_ACTION_NONE)
        return frn_fail(err, FRN_E_INPUT, "neither \"sign\" nor a known \"action\"");
    c->sign = (int8_t)frn_action_describe(c->action)->sign;
    if (json_is_number(sign))
        c->sign = (int8_t)((json_number_value(sign) > 0) - (json_number_value(sign) < 0));
    c->intensity = json_is_number(intensity) ? json_number_value(intensity)
                   : c->action               ? frn_action_describe(c->action)->intensity
                                             : c->sign * 3.0;
    if (!(c->intensity >= -10 && c->intensity <= 10))
        return frn_fail(err, FRN_E_INPUT, "\"intensity\" is not between -10 and 10");
    if (modality.len && !frn_modality_find(modality, &c->modality))
        return frn_fail(err, FRN_E_INPUT, "\"modality\" is \"%.*s\", which is none",
                        FRN_ARG(modality));
    if (json_is_integer(count) && json_integer_value(count) > UINT32_MAX)
        return frn_fail(err, FRN_E_INPUT, "\"count\" is larger than 4294967295");
    if (json_is_integer(count) && json_integer_value(count) > 0)
        c->count = (uint32_t)json_integer_value(count);
    return FRN_OK;
}

static frn_status take_claim(frn_claim *out, frn_arena *arena, const json_t *o, frn_error *err)
{
    frn_claim c = {0};
    bool ok = true;

    if (!json_is_object(o))
        return frn_fail(err, FRN_E_INPUT, "not a JSON object");
    take_evidence(&c, arena, o, &ok);
    take_voices(&c, arena, o, &ok);
    FRN_TRY(take_action(&c, arena, o, &ok, err));
    if (c.source.id.len == 0 || c.target.id.len == 0)
        return frn_fail(err, FRN_E_INPUT, "no \"source\" or no \"target\" with an id");
    c.issue = take_text(arena, o, "issue", &ok);
    c.place = take_text(arena, o, "place", &ok);
    c.topic = take_text(arena, o, "topic", &ok);
    c.condition = take_text(arena, o, "condition", &ok);
    c.rule = take_text(arena, o, "rule", &ok);
    c.contested = json_is_true(json_object_get(o, "contested"));
    c.record = json_is_true(json_object_get(o, "record"));
    if (!ok)
        return frn_no_memory(err);
    *out = c;
    return FRN_OK;
}

frn_status frn_claim_read_json(frn_claim *out, frn_arena *arena, frn_slice line, frn_error *err)
{
    json_error_t why;
    json_t *object = json_loadb(line.ptr ? line.ptr : "", line.len, JSON_ALLOW_NUL, &why);
    frn_status status;

    if (!object)
        return frn_fail(err, FRN_E_INPUT, "%s", why.text);
    status = take_claim(out, arena, object, err);
    json_decref(object);
    return status;
}
