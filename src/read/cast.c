#include "read/cast.h"

#include "base/hash.h"
#include "base/utf8.h"

void frn_cast_init(frn_cast *cast, const frn_lexicon *lexicon, frn_arena *arena, frn_date date)
{
    *cast = (frn_cast){.lexicon = lexicon, .arena = arena, .date = date};
}

void frn_cast_free(frn_cast *cast)
{
    frn_vec_free(&cast->actors);
    frn_map_free(&cast->by_id);
}

uint32_t frn_cast_find(const frn_cast *cast, frn_slice id)
{
    return frn_map_get(&cast->by_id, frn_hash(id));
}

const frn_cast_actor *frn_cast_at(const frn_cast *cast, uint32_t row)
{
    return row < cast->actors.len ? &cast->actors.at[row] : NULL;
}

/* `state` FRN_NONE - 1 stands for "itself". */
static uint32_t put(frn_cast *cast, const frn_cast_actor *actor, bool own_state)
{
    bool added = false;
    uint32_t *at =
        frn_map_put(&cast->by_id, frn_hash(actor->id), (uint32_t)cast->actors.len, &added);

    if (at && !added)
        return *at;
    if (!at || !frn_vec_push(&cast->actors, *actor)) {
        cast->failed = true;
        return FRN_NONE;
    }
    if (own_state)
        cast->actors.at[*at].state = *at;
    return *at;
}

static uint32_t gender_flags(frn_cast *cast, frn_slice name)
{
    frn_piece piece[1];
    frn_arena scratch = {0};
    frn_slice folded = frn_utf8_fold(&scratch, name);
    char *room = folded.ptr ? frn_arena_alloc(&scratch, folded.len + 1) : NULL;
    uint32_t flags = 0;

    if (room && frn_lexicon_pieces(folded, room, piece, 1) == 1) {
        uint32_t word = frn_lexicon_word(cast->lexicon, piece[0].text);
        frn_given given = frn_lexicon_given(cast->lexicon, word);
        flags = given == FRN_GIVEN_FEMALE ? FRN_CAST_FEMALE
                : given == FRN_GIVEN_MALE ? FRN_CAST_MALE
                                          : 0;
    }
    cast->failed |= scratch.failed;
    frn_arena_free(&scratch);
    return flags;
}

/* The head of the United Nations acts for no state, wherever he comes from. */
static bool speaks_for_many(const frn_cast *cast, uint32_t organisation)
{
    const frn_cast_actor *actor = frn_cast_at(cast, organisation);

    return actor && (actor->kind == FRN_KIND_IGO || actor->kind == FRN_KIND_BLOC);
}

static void fill_person(frn_cast *cast, frn_cast_actor *actor, uint32_t lexicon_row)
{
    uint32_t office;
    uint32_t organisation =
        frn_lexicon_organisation_on(cast->lexicon, lexicon_row, cast->date, &office);
    uint32_t state = frn_lexicon_state_on(cast->lexicon, lexicon_row, cast->date);

    if (organisation != FRN_NONE)
        actor->organisation = frn_cast_add(cast, organisation);
    if (office != FRN_NONE)
        actor->role = frn_lexicon_office_at(cast->lexicon, office)->role;
    if (state != FRN_NONE && !speaks_for_many(cast, actor->organisation))
        actor->state = frn_cast_add(cast, state);
    actor->flags |= gender_flags(cast, actor->name);
}

uint32_t frn_cast_add(frn_cast *cast, uint32_t lexicon_row)
{
    const frn_lexicon_actor *known = frn_lexicon_at(cast->lexicon, lexicon_row);
    frn_cast_actor actor;
    uint32_t row;

    if (!known)
        return FRN_NONE;
    row = frn_cast_find(cast, known->id);
    if (row != FRN_NONE)
        return row;
    actor = (frn_cast_actor){.id = known->id,
                             .name = known->name,
                             .kind = known->kind,
                             .row = lexicon_row,
                             .body = FRN_NONE,
                             .state = FRN_NONE,
                             .organisation = FRN_NONE};
    if (known->kind == FRN_KIND_MEDIA)
        actor.flags |= FRN_CAST_SPEAKER_ONLY;
    if (known->kind == FRN_KIND_POPULATION)
        actor.flags |= FRN_CAST_PLURAL;
    if (known->kind == FRN_KIND_PERSON) {
        fill_person(cast, &actor, lexicon_row);
    } else {
        if (known->parent != FRN_NONE)
            actor.organisation = frn_cast_add(cast, known->parent);
        if (known->state != FRN_NONE && known->state != lexicon_row)
            actor.state = frn_cast_add(cast, known->state);
    }
    return put(cast, &actor, known->state == lexicon_row);
}

/* "STATE/body": a government row of the lexicon names it better where there is one. */
uint32_t frn_cast_add_body(frn_cast *cast, uint32_t owner, uint32_t body)
{
    const frn_lexicon_body *part = frn_lexicon_body_at(cast->lexicon, body);
    const frn_cast_actor *above = frn_cast_at(cast, owner);
    frn_cast_actor actor = {
        .row = FRN_NONE, .body = body, .state = FRN_NONE, .organisation = owner};
    uint32_t known, row;

    if (!part)
        return FRN_NONE;
    actor.kind = part->kind;
    actor.flags = FRN_CAST_DESCRIBED;
    if (above) {
        frn_slice by =
            above->row != FRN_NONE ? frn_lexicon_adjective(cast->lexicon, above->row) : above->name;
        actor.id = frn_arena_join(cast->arena, above->id, '/', part->id);
        known = frn_lexicon_id(cast->lexicon, actor.id);
        actor.name = frn_arena_join(cast->arena, by, ' ', part->name);
        if (known != FRN_NONE) {
            bool fresh = frn_cast_find(cast, actor.id) == FRN_NONE;
            row = frn_cast_add(cast, known);
            if (row != FRN_NONE)
                cast->actors.at[row].body = body;
            if (fresh) /* "a Chinese official" is of the Chinese government, whatever its own name
                        */
                frn_cast_respell(cast, row, actor.name);
            return row;
        }
        actor.state = above->state;
    } else {
        actor.id = part->id;
        actor.name = part->name;
    }
    return actor.id.ptr && actor.name.ptr ? put(cast, &actor, false) : FRN_NONE;
}

static frn_slice make_id(frn_cast *cast, const frn_cast_actor *above, frn_slice name)
{
    frn_slice folded = frn_utf8_fold(cast->arena, name);
    size_t room = (above ? above->id.len + 1 : 0) + folded.len + 8, used = 0;
    char *text = folded.ptr ? frn_arena_alloc(cast->arena, room) : NULL;
    bool gap = false;

    if (!text)
        return (frn_slice){0};
    if (above) {
        memcpy(text, above->id.ptr, above->id.len);
        used = above->id.len;
        text[used++] = '/';
    }
    for (size_t i = 0, from = used; i < folded.len; i++) {
        char c = folded.ptr[i];
        bool word = (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (word && gap && used > from)
            text[used++] = '-';
        if (word)
            text[used++] = c;
        if (word || c != '.' || c != '\'')
            gap = !word && c != '.' && c != '\'';
    }
    text[used] = 0;
    return frn_slice_make(text, used);
}

uint32_t frn_cast_add_group(frn_cast *cast, uint32_t state, uint32_t people, uint32_t body)
{
    const frn_lexicon_body *part = frn_lexicon_body_at(cast->lexicon, body);
    const frn_cast_actor *above = frn_cast_at(cast, state), *group = frn_cast_at(cast, people);
    frn_cast_actor actor = {.flags = FRN_CAST_DESCRIBED | FRN_CAST_PLURAL,
                            .row = FRN_NONE,
                            .body = body,
                            .state = state,
                            .organisation = people};
    frn_slice by, slug;

    if (!above || !group || !part)
        return frn_cast_add_body(cast, people, body);
    actor.kind = part->kind;
    by = group->row != FRN_NONE ? frn_lexicon_adjective(cast->lexicon, group->row) : group->name;
    slug = make_id(cast, NULL, by);
    actor.id = frn_arena_printf(cast->arena, "%.*s/%.*s-%.*s", FRN_ARG(above->id), FRN_ARG(slug),
                                FRN_ARG(part->id));
    actor.name = frn_arena_join(cast->arena, by, ' ', part->name);
    return slug.len && actor.id.ptr && actor.name.ptr ? put(cast, &actor, false) : FRN_NONE;
}

uint32_t frn_cast_add_people(frn_cast *cast, uint32_t state, uint32_t people)
{
    const frn_cast_actor *above = frn_cast_at(cast, state), *group = frn_cast_at(cast, people);
    frn_cast_actor actor = {.kind = FRN_KIND_POPULATION,
                            .flags = FRN_CAST_DESCRIBED | FRN_CAST_PLURAL,
                            .row = FRN_NONE,
                            .body = FRN_NONE,
                            .state = state,
                            .organisation = people};
    frn_slice by;
    uint32_t known;

    if (!above || !group || above->row == FRN_NONE)
        return people;
    by = frn_lexicon_adjective(cast->lexicon, above->row);
    actor.name = frn_arena_join(cast->arena, by, ' ', group->name);
    actor.id = frn_arena_join(cast->arena, above->id, '/', group->id);
    if (!actor.name.ptr || !actor.id.ptr)
        return FRN_NONE;
    known = frn_lexicon_find(cast->lexicon, actor.name, cast->date);
    return known != FRN_NONE ? frn_cast_add(cast, known) : put(cast, &actor, false);
}

uint32_t frn_cast_add_open(frn_cast *cast, uint32_t owner, frn_slice name, frn_actor_kind kind)
{
    const frn_cast_actor *above = frn_cast_at(cast, owner);
    frn_cast_actor actor = {.name = name,
                            .kind = kind,
                            .flags = FRN_CAST_OPEN,
                            .row = FRN_NONE,
                            .body = FRN_NONE,
                            .state = above ? above->state : FRN_NONE,
                            .organisation = owner};

    actor.id = make_id(cast, above, name);
    if (kind == FRN_KIND_PERSON)
        actor.flags |= gender_flags(cast, name);
    if (kind == FRN_KIND_MEDIA)
        actor.flags |= FRN_CAST_SPEAKER_ONLY;
    return actor.id.len ? put(cast, &actor, false) : FRN_NONE;
}

uint32_t frn_cast_home(const frn_cast *cast, uint32_t a, uint32_t b)
{
    const frn_cast_actor *x = frn_cast_at(cast, a), *y = frn_cast_at(cast, b);

    if (!x || !y)
        return FRN_NONE;
    if (x->state == FRN_NONE && x->kind == FRN_KIND_POPULATION)
        return y->state;
    if (y->state == FRN_NONE && y->kind == FRN_KIND_POPULATION)
        return x->state;
    return x->state == y->state ? x->state : FRN_NONE;
}

void frn_cast_respell(frn_cast *cast, uint32_t row, frn_slice name)
{
    frn_cast_actor *actor = row < cast->actors.len ? &cast->actors.at[row] : NULL;
    const frn_lexicon_actor *known = actor ? frn_lexicon_at(cast->lexicon, actor->row) : NULL;

    if (known && name.len && frn_slice_eq(actor->name, known->name))
        actor->name = name;
}

frn_party frn_cast_party(const frn_cast *cast, uint32_t row, frn_slice text)
{
    const frn_cast_actor *actor = frn_cast_at(cast, row), *state;
    frn_party party = {0};

    if (!actor)
        return party;
    party.id = actor->id;
    party.name = actor->name;
    party.kind = actor->kind;
    party.text = text;
    state = frn_cast_at(cast, actor->state);
    if (state) {
        party.state = state->id;
        party.state_name = state->name;
    }
    return party;
}
