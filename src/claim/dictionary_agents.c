/* Agent dictionaries: the bodies that a code below a state is, sets of words, plurals. */
#include "base/hash.h"
#include "claim/dictionary_loading_internal.h"
#include "claim/role.h"

/* The body that a code below a state is. */
static uint32_t agent_body(frn_actor_loading *l, frn_slice code, frn_slice name)
{
    frn_lexicon *lexicon = l->lexicon;
    const frn_role *role = frn_role_find(frn_slice_sub(code, 0, 3));
    frn_slice id = role ? frn_slice_of(role->id) : frn_actor_lowered(l, frn_slice_sub(code, 0, 3));
    frn_lexicon_body body = {.id = id, .name = name};
    uint32_t *row;
    bool added = false;

    body.kind = role ? role->kind : FRN_KIND_POPULATION;
    row = frn_map_put(&lexicon->body_by_id, frn_hash(id), (uint32_t)lexicon->bodies.len, &added);
    if (!row || (added && !frn_vec_push(&lexicon->bodies, body))) {
        l->failed = true;
        return FRN_NONE;
    }
    if (added && role)
        lexicon->bodies.at[*row].name = frn_slice_of(role->name);
    return *row;
}

static void add_agent(frn_actor_loading *l, frn_slice raw, frn_slice code)
{
    bool part = code.ptr[0] == '~';
    frn_slice bare = frn_slice_trim(frn_slice_sub(code, part ? 1 : 0, code.len));
    frn_slice text = frn_dictionary_words(&l->lexicon->arena, raw, !part, &l->failed);

    if (!text.len) {
        frn_actor_loading_refuse(l, FRN_DICTIONARY_ENTRY, l->line, "no words in", raw);
        return;
    }
    if (bare.len && bare.ptr[bare.len - 1] == '~') {
        bare.len--;
        part = true;
    }
    if (!frn_actor_is_code(bare))
        frn_actor_loading_refuse(l, FRN_DICTIONARY_CODE, l->line, "not an agent code:", code);
    else if (part)
        frn_actor_add_forms(l, raw, text, agent_body(l, bare, text), FRN_USE_BODY, 0);
    else
        frn_actor_add_forms(l, raw, text, frn_actor_of_code(l, bare), FRN_USE_NAME, 0);
}

/* "!PERSON! = MAN, WOMAN": what may stand in place of !PERSON!. */
static bool read_set(frn_actor_loading *l, frn_slice line)
{
    size_t equals = frn_slice_find(line, '=', 0);
    frn_slice name = frn_slice_trim(frn_slice_sub(line, 0, equals));

    if (line.ptr[0] != '!' || equals == line.len)
        return false;
    if (l->sets == FRN_MOST_AGENT_SETS || name.len < 3 || name.ptr[name.len - 1] != '!') {
        frn_actor_loading_refuse(l, FRN_DICTIONARY_ENTRY, l->line, "not a set:", line);
        return true;
    }
    l->set[l->sets] = name;
    l->set_words[l->sets++] = frn_slice_sub(line, equals + 1, line.len);
    return true;
}

static void add_agents(frn_actor_loading *l, frn_slice raw, frn_slice code)
{
    for (uint32_t i = 0; i < l->sets; i++) {
        size_t at = frn_slice_search(raw, l->set[i]);
        frn_slice rest = l->set_words[i], word;
        if (at >= raw.len)
            continue;
        while (frn_slice_split(&rest, ',', &word)) {
            frn_slice whole =
                frn_arena_printf(&l->lexicon->arena, "%.*s%.*s%.*s_", (int)at, raw.ptr,
                                 FRN_ARG(frn_slice_trim(word)),
                                 FRN_ARG(frn_slice_sub(raw, at + l->set[i].len, raw.len)));
            if (whole.ptr)
                add_agent(l, whole, code);
            else
                l->failed = true;
        }
        return;
    }
    if (frn_slice_find(raw, '!', 0) < raw.len)
        frn_actor_loading_refuse(l, FRN_DICTIONARY_ENTRY, l->line,
                                 "a set that no line defines:", raw);
    else
        add_agent(l, raw, code);
}

/* With a "_" after it: no other forms are to be made of it. */
static frn_slice closed(frn_actor_loading *l, frn_slice word)
{
    frn_slice out = frn_arena_printf(&l->lexicon->arena, "%.*s_", FRN_ARG(word));

    if (out.ptr)
        return out;
    l->failed = true;
    return (frn_slice){"", 0};
}

void frn_dictionary_agent(frn_actor_loading *l, frn_slice line)
{
    frn_slice before, code, plural;
    size_t brace;

    line = frn_slice_trim(line);
    if (read_set(l, line))
        return;
    if (!frn_dictionary_brackets(&line, &before, &code) || !before.len || !code.len) {
        frn_actor_loading_refuse(l, FRN_DICTIONARY_ENTRY, l->line, "no code for", line);
        return;
    }
    brace = frn_slice_find(before, '{', 0);
    if (brace == before.len) {
        add_agents(l, before, code);
        return;
    }
    plural = frn_slice_sub(before, brace + 1, frn_slice_find(before, '}', brace));
    before = frn_slice_trim(frn_slice_sub(before, 0, brace));
    if (before.len && before.ptr[before.len - 1] != '_') /* its plural is given */
        before = closed(l, before);
    add_agents(l, before, code);
    while (plural.len && frn_slice_split(&plural, ' ', &before)) {
        if (before.len)
            add_agents(l, closed(l, before), code);
    }
}
