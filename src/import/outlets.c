/* Who reports, and where things happen. */
#include "import/actors_internal.h"

/* "chinadaily.com.cn" -> the state of .cn. */
static uint32_t host_state(const frn_lexicon *lexicon, frn_slice host)
{
    size_t dot = host.len;
    char code[2];

    while (dot > 0 && host.ptr[dot - 1] != '.')
        dot--;
    if (dot == 0 || host.len - dot != 2)
        return FRN_NONE;
    for (size_t i = 0; i < 2; i++)
        code[i] = (char)(host.ptr[dot + i] & ~0x20);
    return frn_lexicon_state(lexicon, FRN_CODE_ISO2,
                             memcmp(code, "UK", 2) == 0 ? FRN_LIT("GB") : frn_slice_make(code, 2));
}

frn_status frn_import_outlet(frn_import_actors *a, frn_slice name, frn_slice host, frn_party *out,
                             frn_error *err)
{
    frn_slice text = name.len ? name : host;
    frn_party party = {.kind = FRN_KIND_MEDIA};
    uint32_t id, actor;

    *out = (frn_party){0};
    if (text.len == 0)
        return FRN_OK;
    id = frn_intern_add(&a->outlet_key, text);
    if (id == FRN_NONE)
        return frn_no_memory(err);
    if (id < a->outlet.len) {
        *out = a->outlet.at[id];
        return FRN_OK;
    }
    text = frn_intern_text(&a->outlet_key, id);
    party.name = party.text = text;
    actor = a->lexicon ? frn_lexicon_find(a->lexicon, text, FRN_NO_DATE) : FRN_NONE;
    if (actor != FRN_NONE && frn_lexicon_at(a->lexicon, actor)->kind == FRN_KIND_MEDIA) {
        frn_import_set_actor(&party, a->lexicon, actor, FRN_NO_DATE);
    } else {
        party.id = name.len ? frn_import_slug(&a->arena, text) : text;
        if (a->lexicon && host.len)
            frn_import_set_state(&party, a->lexicon, host_state(a->lexicon, host));
    }
    if (!party.id.ptr || !frn_vec_push(&a->outlet, party))
        return frn_no_memory(err);
    *out = party;
    return FRN_OK;
}

frn_status frn_import_place(frn_import_actors *a, frn_slice place, frn_state_by by,
                            frn_slice *issue, frn_slice *state, frn_error *err)
{
    const frn_lexicon_actor *row;
    uint32_t id;

    *issue = *state = (frn_slice){0};
    if (place.len == 0)
        return FRN_OK;
    id = frn_intern_add(&a->place_key, place);
    if (id == FRN_NONE)
        return frn_no_memory(err);
    if (2 * (size_t)id == a->place.len) {
        frn_slice made, of = {0};

        row = a->lexicon ? frn_lexicon_at(a->lexicon, frn_import_find_state(a->lexicon, place, by))
                         : NULL;
        made = frn_import_slug(&a->arena, row ? row->name : place);
        if (row)
            of = row->id;
        if (!made.ptr || !frn_vec_push(&a->place, made) || !frn_vec_push(&a->place, of))
            return frn_no_memory(err);
    }
    *issue = a->place.at[2 * (size_t)id];
    *state = a->place.at[2 * (size_t)id + 1];
    return FRN_OK;
}
