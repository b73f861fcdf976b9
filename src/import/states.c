/* Names and codes of states, and how an actor is written into a claim. */
#include "base/utf8.h"
#include "import/actors_internal.h"

/* "Foreign Affairs" -> "foreign-affairs". */
frn_slice frn_import_slug(frn_arena *arena, frn_slice name)
{
    frn_slice folded = frn_utf8_fold(arena, name);
    char *to;
    size_t len = 0;

    if (!folded.ptr)
        return folded;
    to = frn_arena_alloc(arena, folded.len + 1);
    if (!to)
        return (frn_slice){0};
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        if (word)
            to[len++] = c;
        else if (len && to[len - 1] != '-' && c != '\'' && c != '.')
            to[len++] = '-';
    }
    while (len && to[len - 1] == '-')
        len--;
    to[len] = 0;
    return frn_slice_make(to, len);
}

void frn_import_set_state(frn_party *party, const frn_lexicon *lexicon, uint32_t state)
{
    const frn_lexicon_actor *row = lexicon ? frn_lexicon_at(lexicon, state) : NULL;

    party->state = row ? row->id : (frn_slice){0};
    party->state_name = row ? row->name : (frn_slice){0};
}

bool frn_import_is_state(const frn_lexicon_actor *row)
{
    return row && (row->kind == FRN_KIND_STATE || row->kind == FRN_KIND_TERRITORY);
}

void frn_import_set_actor(frn_party *party, const frn_lexicon *lexicon, uint32_t actor,
                          frn_date date)
{
    const frn_lexicon_actor *row = frn_lexicon_at(lexicon, actor);

    party->id = row->id;
    party->name = row->name;
    party->kind = row->kind;
    frn_import_set_state(party, lexicon, frn_lexicon_state_on(lexicon, actor, date));
}

uint32_t frn_import_find_state(const frn_lexicon *lexicon, frn_slice text, frn_state_by by)
{
    uint32_t actor = FRN_NONE;

    if (!lexicon || text.len == 0)
        return FRN_NONE;
    switch (by) {
    case FRN_STATE_NAME:
        actor = frn_lexicon_find(lexicon, text, FRN_NO_DATE);
        break;
    case FRN_STATE_CAMEO:
        return frn_lexicon_state(lexicon, FRN_CODE_CAMEO, text);
    case FRN_STATE_ISO3:
        actor = frn_lexicon_id(lexicon, text);
        break;
    case FRN_STATE_ISO2:
        return frn_lexicon_state(lexicon, FRN_CODE_ISO2, text);
    case FRN_STATE_FIPS:
        return frn_lexicon_state(lexicon, FRN_CODE_FIPS, text);
    case FRN_STATE_COW:
        return frn_lexicon_state(lexicon, FRN_CODE_COW, text);
    }
    return frn_import_is_state(frn_lexicon_at(lexicon, actor)) ? actor : FRN_NONE;
}
