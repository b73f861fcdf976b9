/* Names and codes of actor and agent dictionaries as rows of the lexicon. */
#include "base/hash.h"
#include "claim/dictionary_loading_internal.h"
#include "claim/role.h"

void frn_actor_loading_refuse(frn_actor_loading *l, frn_message message, uint64_t line,
                              const char *what, frn_slice of)
{
    if (l->failed)
        return;
    l->refused++;
    frn_diag_tell(l->sink, message, l->file, line, 0, "%s \"%.*s\"", what, FRN_ARG(of));
}

/* ---- names ---- */

/* Equal for spellings that the automaton would not tell apart (nearly). */
static uint64_t name_key(frn_slice name)
{
    char room[256];
    size_t len = 0;

    for (size_t i = 0; i < name.len && len < sizeof room; i++) {
        char c = name.ptr[i];
        if (c == '.' || c == '\'')
            continue;
        if (c == '-' || c == '_')
            c = ' ';
        if (c == ' ' && (!len || room[len - 1] == ' '))
            continue;
        room[len++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    if (len > 4 && memcmp(room, "the ", 4) == 0)
        return frn_hash(frn_slice_make(room + 4, len - 4));
    return frn_hash(frn_slice_make(room, len));
}

void frn_actor_know_earlier(frn_actor_loading *l)
{
    frn_lexicon *lexicon = l->lexicon;

    for (; lexicon->keyed < lexicon->aliases.len; lexicon->keyed++) {
        const frn_lexicon_alias *alias = &lexicon->aliases.at[lexicon->keyed];
        if (alias->use <= FRN_USE_TITLE &&
            !frn_map_put(&lexicon->name_keys, name_key(alias->text), 1, NULL))
            l->failed = true;
    }
}

static void add_name(frn_actor_loading *l, frn_slice text, uint32_t row, frn_use use, uint8_t flags)
{
    frn_lexicon_alias alias = {
        .text = text, .row = row, .layer = FRN_NONE, .use = (uint8_t)use, .flags = flags};
    bool added = false;

    if (!text.len)
        return;
    if (!frn_map_put(&l->lexicon->name_keys, name_key(text), 1, &added)) {
        l->failed = true;
    } else if (!added) {
        l->known++;
    } else {
        if (!frn_vec_push(&l->lexicon->aliases, alias))
            l->failed = true;
        l->taken++;
    }
}

void frn_actor_add_forms(frn_actor_loading *l, frn_slice raw, frn_slice text, uint32_t row,
                         frn_use use, uint8_t flags)
{
    char last = text.len ? text.ptr[text.len - 1] : 's';
    uint32_t taken;

    add_name(l, text, row, use, flags);
    if (!raw.len || raw.ptr[raw.len - 1] == '_' || last < 'a' || last == 's' || last > 'z')
        return;
    taken = l->taken + l->known;
    if (last == 'y' && text.len > 1)
        text = frn_arena_printf(&l->lexicon->arena, "%.*sies", (int)text.len - 1, text.ptr);
    else
        text = frn_arena_printf(&l->lexicon->arena, "%.*ss", FRN_ARG(text));
    if (text.ptr)
        add_name(l, text, row, use, flags);
    else
        l->failed = true;
    if (l->taken + l->known > taken && l->taken) /* one entry, two forms */
        l->taken -= l->taken + l->known - taken;
}

/* ---- codes ---- */

bool frn_actor_is_code(frn_slice code)
{
    for (size_t i = 0; i < code.len; i++) {
        if (!(code.ptr[i] >= 'A' && code.ptr[i] <= 'Z') &&
            !(code.ptr[i] >= '0' && code.ptr[i] <= '9'))
            return false;
    }
    return code.len >= 3;
}

/* What CAMEO codes that name no state stand for. */
static frn_actor_kind kind_of_code(frn_slice head)
{
    static const struct {
        const char *codes;
        frn_actor_kind kind;
    } kinds[] = {{"IGO", FRN_KIND_IGO},
                 {"NGO HRI", FRN_KIND_NGO},
                 {"MNC", FRN_KIND_COMPANY},
                 {"IMG", FRN_KIND_ARMED_GROUP},
                 {"AFR ASA BLK CAS CFR CIS EAF EUR EEU LAM MEA MDT NAF NMR PGS SAF SAM SAS SEA WAF "
                  "WST CRB CAU SCN INT",
                  FRN_KIND_BLOC},
                 {"ARB KUR JEW MUS MOS CHR HIN BUD SHI SUN CTH PAL TAM", FRN_KIND_POPULATION}};
    const frn_role *role = frn_role_find(head);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (frn_slice_search(frn_slice_of(kinds[i].codes), head) < strlen(kinds[i].codes))
            return kinds[i].kind;
    }
    return role ? role->kind : FRN_KIND_STATE;
}

uint32_t frn_actor_define(frn_actor_loading *l, frn_slice id, frn_slice name, frn_actor_kind kind,
                          uint32_t parent)
{
    uint32_t row = FRN_NONE;

    if (!l->failed && id.ptr && name.ptr) /* a row half made without memory is not looked at */
        row = frn_lexicon_actor_put(l->lexicon, id);
    if (row == FRN_NONE) {
        l->failed = true;
        return row;
    }
    if (l->lexicon->layer.at[row] == FRN_NONE) {
        frn_lexicon_actor *actor = &l->lexicon->actors.at[row];
        actor->name = name;
        actor->kind = kind;
        if (parent != FRN_NONE)
            actor->parent = parent;
        l->lexicon->layer.at[row] = l->layer;
    }
    return row;
}

frn_slice frn_actor_lowered(frn_actor_loading *l, frn_slice code)
{
    return frn_dictionary_words(&l->lexicon->arena, code, false, &l->failed);
}

uint32_t frn_actor_of_code(frn_actor_loading *l, frn_slice code)
{
    frn_lexicon *lexicon = l->lexicon;
    frn_slice head = frn_slice_sub(code, 0, 3), tail = frn_slice_sub(code, 3, 6);
    uint32_t state = frn_map_get(&lexicon->codes[FRN_CODE_CAMEO], frn_lexicon_code_key(head));
    const frn_role *role = frn_role_find(tail);
    frn_actor_kind kind = kind_of_code(head);
    frn_slice id, part;

    if (l->failed)
        return FRN_NONE;
    if (state == FRN_NONE)
        state = frn_intern_find(&lexicon->ids, head);
    if (state == FRN_NONE && kind == FRN_KIND_STATE)
        state = frn_actor_define(l, head, head, kind, FRN_NONE);
    if (state == FRN_NONE)
        return frn_actor_define(l, frn_actor_lowered(l, code),
                                frn_arena_copy(&lexicon->arena, code), kind, FRN_NONE);
    if (!tail.len)
        return state;
    part = role ? frn_slice_of(role->id) : frn_actor_lowered(l, tail);
    id = frn_arena_printf(&lexicon->arena, "%.*s/%.*s", FRN_ARG(lexicon->actors.at[state].id),
                          FRN_ARG(part));
    return frn_actor_define(l, id,
                            frn_arena_printf(&lexicon->arena, "%.*s %s",
                                             FRN_ARG(lexicon->adjectives.at[state].len
                                                         ? lexicon->adjectives.at[state]
                                                         : lexicon->actors.at[state].name),
                                             role ? role->name : part.ptr),
                            role ? role->kind : FRN_KIND_POPULATION, state);
}
