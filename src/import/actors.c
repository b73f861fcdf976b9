/* Who a row means: by the grouping file where there is one (names in no block stay as they are
 * written), else by the lexicon, else the row's own words below its state. Distinct ends are
 * resolved once. */
#include <stdlib.h>

#include "import/actors_internal.h"

/* A block that is an id of the lexicon is that actor; any other is what the user calls it. */
static void grouped(frn_import_actors *a, frn_slice block, frn_date date, frn_party *party)
{
    uint32_t actor = a->lexicon ? frn_lexicon_id(a->lexicon, block) : FRN_NONE;

    if (actor != FRN_NONE) {
        frn_import_set_actor(party, a->lexicon, actor, date);
        return;
    }
    party->id = party->name = block;
    actor = a->lexicon ? frn_lexicon_find(a->lexicon, block, date) : FRN_NONE;
    if (actor != FRN_NONE)
        party->kind = frn_lexicon_at(a->lexicon, actor)->kind;
}

/* <state>/<part>: the part is a body of the lexicon where it has one ("Police"). */
static frn_status below(frn_import_actors *a, uint32_t state, frn_slice part, frn_slice shown,
                        frn_actor_kind kind, frn_party *party, frn_error *err)
{
    const frn_lexicon_actor *row = frn_lexicon_at(a->lexicon, state);
    uint32_t body = frn_lexicon_body_find(a->lexicon, part), actor;
    frn_slice id = body != FRN_NONE ? frn_lexicon_body_at(a->lexicon, body)->id
                                    : frn_import_slug(&a->arena, part);

    if (!id.ptr)
        return frn_no_memory(err);
    party->id =
        id.len ? frn_arena_printf(&a->arena, "%.*s/%.*s", FRN_ARG(row->id), FRN_ARG(id)) : row->id;
    if (!party->id.ptr)
        return frn_no_memory(err);
    actor = frn_lexicon_id(a->lexicon, party->id);
    party->name = actor != FRN_NONE ? frn_lexicon_at(a->lexicon, actor)->name : shown;
    party->kind = body != FRN_NONE ? frn_lexicon_body_at(a->lexicon, body)->kind : kind;
    frn_import_set_state(party, a->lexicon, state);
    return FRN_OK;
}

/* "Police (Iraq)": outside and inside of the last brackets. */
static bool split_brackets(frn_slice name, frn_slice *outer, frn_slice *inner)
{
    size_t at = name.len;
    int depth = 0;

    if (name.len < 3 || name.ptr[name.len - 1] != ')')
        return false;
    while (at-- > 0) {
        depth += name.ptr[at] == ')';
        depth -= name.ptr[at] == '(';
        if (depth == 0)
            break;
    }
    if (at == 0 || at == SIZE_MAX)
        return false;
    *outer = frn_slice_trim(frn_slice_sub(name, 0, at));
    *inner = frn_slice_trim(frn_slice_sub(name, at + 1, name.len - 1));
    return outer->len && inner->len;
}

static frn_status from_code(frn_import_actors *a, const frn_end *end, frn_party *party,
                            frn_error *err)
{
    frn_slice head = frn_slice_sub(end->code, 0, 3), tail = frn_slice_sub(end->code, 3, 6);
    uint32_t state = frn_import_find_state(a->lexicon, head, FRN_STATE_CAMEO);
    const frn_role *r = frn_role_find(tail);

    if (state == FRN_NONE) {
        party->id = frn_import_slug(&a->arena, end->code);
        party->name = end->code;
        return party->id.ptr ? FRN_OK : frn_no_memory(err);
    }
    if (tail.len == 0) {
        frn_import_set_actor(party, a->lexicon, state, FRN_NO_DATE);
        return FRN_OK;
    }
    return below(a, state, r ? frn_slice_of(r->id) : tail, end->code,
                 r ? r->kind : FRN_KIND_UNKNOWN, party, err);
}

static frn_status named(frn_import_actors *a, const frn_end *end, uint32_t state, frn_date date,
                        frn_import_known *out, frn_error *err)
{
    frn_party *party = &out->party;
    frn_slice outer, inner;
    uint32_t actor;

    if (split_brackets(end->name, &outer, &inner)) {
        actor = frn_lexicon_find(a->lexicon, inner, date);
        if (frn_import_is_state(frn_lexicon_at(a->lexicon, actor)))
            return below(a, actor, outer, end->name, end->kind, party, err);
        if (actor != FRN_NONE) { /* "Combatant (Islamic State ...)": the group acts */
            frn_import_set_actor(party, a->lexicon, actor, date);
            return FRN_OK;
        }
    }
    actor = frn_lexicon_find(a->lexicon, end->name, date);
    if (actor != FRN_NONE) {
        frn_import_set_actor(party, a->lexicon, actor, date);
        if (party->kind == FRN_KIND_PERSON)
            out->person = actor;
        if (party->state.len == 0 && state != FRN_NONE && party->kind == FRN_KIND_PERSON)
            frn_import_set_state(party, a->lexicon, state);
        return FRN_OK;
    }
    if (state != FRN_NONE)
        return below(a, state, end->name, end->name, end->kind, party, err);
    party->id = frn_import_slug(&a->arena, end->name);
    party->name = end->name;
    party->kind = end->kind;
    if (party->id.len == 0)
        party->id = end->name;
    return party->id.ptr ? FRN_OK : frn_no_memory(err);
}

static frn_status decide(frn_import_actors *a, const frn_end *end, frn_date date,
                         frn_import_known *out, frn_error *err)
{
    frn_party *party = &out->party;
    frn_slice block, name = frn_end_words(end);
    uint32_t state;
    const frn_role *r;

    party->text = name;
    out->person = FRN_NONE;
    if (frn_import_group_of(a, name, &block)) {
        grouped(a, block, date, party);
        return FRN_OK;
    }
    if (!a->lexicon || a->grouped) {
        party->id = party->name = name;
        party->kind = end->kind;
        return FRN_OK;
    }
    state = frn_import_find_state(a->lexicon, end->state, end->by);
    r = frn_role_find(end->role);
    if (state != FRN_NONE && r)
        return below(a, state, frn_slice_of(r->id), name, r->kind, party, err);
    if (state != FRN_NONE && end->name.len == 0) {
        frn_import_set_actor(party, a->lexicon, state, date);
        return FRN_OK;
    }
    if (end->name.len == 0 && end->state.len == 0)
        return from_code(a, end, party, err);
    if (end->name.len == 0) { /* a state that the lexicon lacks */
        frn_end plain = {.name = end->state, .kind = FRN_KIND_STATE};
        if (end->by == FRN_STATE_COW) {
            plain.name = frn_arena_printf(&a->arena, "cow-%.*s", FRN_ARG(end->state));
            if (!plain.name.ptr)
                return frn_no_memory(err);
        }
        return named(a, &plain, FRN_NONE, date, out, err);
    }
    return named(a, end, state, date, out, err);
}

static char *put(char *to, frn_slice s, char mark)
{
    if (s.len)
        memcpy(to, s.ptr, s.len);
    to[s.len] = mark;
    return to + s.len + 1;
}

/* What tells one end from another, in `a->room`; a NULL pointer when memory is out. */
static frn_slice make_key(frn_import_actors *a, const frn_end *end)
{
    size_t len = end->name.len + end->state.len + end->role.len + end->code.len + 4;
    char *to;

    frn_buf_clear(&a->room);
    to = frn_buf_room(&a->room, len);
    if (!to)
        return (frn_slice){0};
    to = put(to, end->name, '\x1f');
    to = put(to, end->state, (char)('a' + (int)end->by));
    to = put(to, end->role, '\x1f');
    (void)put(to, end->code, '\x1f');
    return frn_buf_slice(&a->room);
}

static bool keep(frn_arena *arena, frn_slice *s)
{
    *s = frn_arena_copy(arena, *s);
    return s->ptr != NULL;
}

frn_status frn_import_resolve(frn_import_actors *a, const frn_end *end, frn_date date,
                              frn_party *out, frn_error *err)
{
    frn_slice key;
    uint32_t id;
    frn_import_known *k;

    *out = (frn_party){0};
    if (end->name.len == 0 && end->state.len == 0 && end->code.len == 0)
        return FRN_OK;
    key = make_key(a, end);
    id = key.ptr ? frn_intern_add(&a->key, key) : FRN_NONE;
    if (id == FRN_NONE)
        return frn_no_memory(err);
    if (id == a->known.len) {
        frn_end own = *end;
        frn_import_known fresh = {.person = FRN_NONE};

        if (!keep(&a->arena, &own.name) || !keep(&a->arena, &own.state) ||
            !keep(&a->arena, &own.code) || !keep(&a->arena, &own.role))
            return frn_no_memory(err);
        FRN_TRY(decide(a, &own, date, &fresh, err));
        if (!frn_vec_push(&a->known, fresh))
            return frn_no_memory(err);
    }
    k = &a->known.at[id];
    *out = k->party;
    if (k->person != FRN_NONE) { /* offices change hands */
        uint32_t state = frn_lexicon_state_on(a->lexicon, k->person, date);
        if (state != FRN_NONE)
            frn_import_set_state(out, a->lexicon, state);
    }
    return FRN_OK;
}

frn_status frn_import_actors_open(frn_import_actors **out, const frn_import_options *options,
                                  const frn_diag_sink *diag, frn_error *err)
{
    frn_import_actors *a = calloc(1, sizeof *a);

    if (!a)
        return frn_no_memory(err);
    a->lexicon = options->lexicon;
    a->diag = diag;
    a->grouped = options->groups.len > 0;
    frn_import_groups_read(a, options->groups);
    *out = a;
    return FRN_OK;
}

void frn_import_actors_close(frn_import_actors *a)
{
    if (!a)
        return;
    frn_arena_free(&a->arena);
    frn_intern_free(&a->exact);
    frn_intern_free(&a->key);
    frn_intern_free(&a->outlet_key);
    frn_intern_free(&a->place_key);
    frn_vec_free(&a->exact_block);
    frn_vec_free(&a->contains);
    frn_vec_free(&a->known);
    frn_vec_free(&a->outlet);
    frn_vec_free(&a->place);
    frn_buf_free(&a->room);
    free(a);
}
