/* Who a row means: by the grouping file where there is one (names in no block stay as they are
 * written), else by the lexicon, else the row's own words below its state. Distinct ends are
 * resolved once. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "import/reader.h"

typedef struct rule {
    frn_slice text, block;
} rule;

typedef struct known {
    frn_party party;
    uint32_t person; /* lexicon row whose state depends on the date; FRN_NONE */
} known;

struct frn_import_actors {
    const frn_lexicon *lexicon;
    const frn_diag_sink *diag;
    frn_arena arena;
    frn_intern exact; /* names of exact rules */
    FRN_VEC(frn_slice) exact_block;
    FRN_VEC(rule) contains;
    bool grouped; /* there is a grouping file: it alone decides */
    frn_intern key;
    FRN_VEC(known) known;
    frn_intern outlet_key;
    FRN_VEC(frn_party) outlet;
    frn_intern place_key;
    FRN_VEC(frn_slice) place; /* issue, state; two a place */
    frn_buf room;
};

/* ---- ids ---- */

/* "Foreign Affairs" -> "foreign-affairs". */
static frn_slice slug(frn_arena *arena, frn_slice name)
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

static void set_state(frn_party *party, const frn_lexicon *lexicon, uint32_t state)
{
    const frn_lexicon_actor *row = lexicon ? frn_lexicon_at(lexicon, state) : NULL;

    party->state = row ? row->id : (frn_slice){0};
    party->state_name = row ? row->name : (frn_slice){0};
}

static bool is_state(const frn_lexicon_actor *row)
{
    return row && (row->kind == FRN_KIND_STATE || row->kind == FRN_KIND_TERRITORY);
}

static void set_actor(frn_party *party, const frn_lexicon *lexicon, uint32_t actor, frn_date date)
{
    const frn_lexicon_actor *row = frn_lexicon_at(lexicon, actor);

    party->id = row->id;
    party->name = row->name;
    party->kind = row->kind;
    set_state(party, lexicon, frn_lexicon_state_on(lexicon, actor, date));
}

static uint32_t find_state(const frn_lexicon *lexicon, frn_slice text, frn_state_by by)
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
    return is_state(frn_lexicon_at(lexicon, actor)) ? actor : FRN_NONE;
}

/* ---- CAMEO roles ---- */

typedef struct role {
    char code[4];
    const char *id, *name;
    frn_actor_kind kind;
} role;

static const role roles[] = {
    {"GOV", "government", "government", FRN_KIND_GOVERNMENT},
    {"MIL", "armed-forces", "military", FRN_KIND_MILITARY},
    {"COP", "police", "police", FRN_KIND_GOVERNMENT},
    {"JUD", "courts", "judiciary", FRN_KIND_GOVERNMENT},
    {"LEG", "parliament", "legislature", FRN_KIND_GOVERNMENT},
    {"SPY", "intelligence", "intelligence", FRN_KIND_GOVERNMENT},
    {"OPP", "opposition", "opposition", FRN_KIND_MOVEMENT},
    {"REB", "rebels", "rebels", FRN_KIND_ARMED_GROUP},
    {"INS", "insurgents", "insurgents", FRN_KIND_ARMED_GROUP},
    {"SEP", "separatists", "separatists", FRN_KIND_ARMED_GROUP},
    {"UAF", "unidentified-armed-forces", "unidentified armed forces", FRN_KIND_ARMED_GROUP},
    {"RAD", "radicals", "radicals", FRN_KIND_MOVEMENT},
    {"CRM", "criminals", "criminals", FRN_KIND_POPULATION},
    {"PTY", "political-parties", "political party", FRN_KIND_PARTY},
    {"BUS", "business", "business", FRN_KIND_COMPANY},
    {"MNC", "multinationals", "multinational companies", FRN_KIND_COMPANY},
    {"MED", "media", "media", FRN_KIND_MEDIA},
    {"EDU", "educators", "educators", FRN_KIND_POPULATION},
    {"ELI", "elites", "elites", FRN_KIND_POPULATION},
    {"LAB", "labour", "labour", FRN_KIND_MOVEMENT},
    {"AGR", "farmers", "farmers", FRN_KIND_POPULATION},
    {"CVL", "civilians", "civilians", FRN_KIND_POPULATION},
    {"HLH", "health", "health workers", FRN_KIND_POPULATION},
    {"REF", "refugees", "refugees", FRN_KIND_POPULATION},
    {"HRI", "human-rights-groups", "human rights groups", FRN_KIND_NGO},
    {"NGO", "ngos", "non-governmental organisations", FRN_KIND_NGO},
    {"NGM", "movements", "non-governmental movements", FRN_KIND_MOVEMENT},
    {"IGO", "igos", "international organisations", FRN_KIND_IGO},
    {"DEV", "development", "development agencies", FRN_KIND_GOVERNMENT},
    {"ENV", "environmentalists", "environmentalists", FRN_KIND_MOVEMENT},
    {"SET", "settlers", "settlers", FRN_KIND_POPULATION},
    {"MOD", "moderates", "moderates", FRN_KIND_POPULATION},
};

static const role *find_role(frn_slice code)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (frn_slice_is(code, roles[i].code))
            return &roles[i];
    return NULL;
}

/* ---- the rules, first that fits ---- */

/* A block that is an id of the lexicon is that actor; any other is what the user calls it. */
static void grouped(frn_import_actors *a, frn_slice block, frn_date date, frn_party *party)
{
    uint32_t actor = a->lexicon ? frn_lexicon_id(a->lexicon, block) : FRN_NONE;

    if (actor != FRN_NONE) {
        set_actor(party, a->lexicon, actor, date);
        return;
    }
    party->id = party->name = block;
    actor = a->lexicon ? frn_lexicon_find(a->lexicon, block, date) : FRN_NONE;
    if (actor != FRN_NONE)
        party->kind = frn_lexicon_at(a->lexicon, actor)->kind;
}

static bool group_of(const frn_import_actors *a, frn_slice name, frn_slice *block)
{
    uint32_t exact = frn_intern_find(&a->exact, name);

    if (exact != FRN_NONE) {
        *block = a->exact_block.at[exact];
        return true;
    }
    for (size_t i = 0; i < a->contains.len; i++) {
        if (frn_slice_search(name, a->contains.at[i].text) < name.len) {
            *block = a->contains.at[i].block;
            return true;
        }
    }
    return false;
}

/* <state>/<part>: the part is a body of the lexicon where it has one ("Police"). */
static frn_status below(frn_import_actors *a, uint32_t state, frn_slice part, frn_slice shown,
                        frn_actor_kind kind, frn_party *party, frn_error *err)
{
    const frn_lexicon_actor *row = frn_lexicon_at(a->lexicon, state);
    uint32_t body = frn_lexicon_body_find(a->lexicon, part), actor;
    frn_slice id =
        body != FRN_NONE ? frn_lexicon_body_at(a->lexicon, body)->id : slug(&a->arena, part);

    if (!id.ptr)
        return frn_no_memory(err);
    party->id =
        id.len ? frn_arena_printf(&a->arena, "%.*s/%.*s", FRN_ARG(row->id), FRN_ARG(id)) : row->id;
    if (!party->id.ptr)
        return frn_no_memory(err);
    actor = frn_lexicon_id(a->lexicon, party->id);
    party->name = actor != FRN_NONE ? frn_lexicon_at(a->lexicon, actor)->name : shown;
    party->kind = body != FRN_NONE ? frn_lexicon_body_at(a->lexicon, body)->kind : kind;
    set_state(party, a->lexicon, state);
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
    uint32_t state = find_state(a->lexicon, head, FRN_STATE_CAMEO);
    const role *r = find_role(tail);

    if (state == FRN_NONE) {
        party->id = slug(&a->arena, end->code);
        party->name = end->code;
        return party->id.ptr ? FRN_OK : frn_no_memory(err);
    }
    if (tail.len == 0) {
        set_actor(party, a->lexicon, state, FRN_NO_DATE);
        return FRN_OK;
    }
    return below(a, state, r ? frn_slice_of(r->id) : tail, end->code,
                 r ? r->kind : FRN_KIND_UNKNOWN, party, err);
}

static frn_status named(frn_import_actors *a, const frn_end *end, uint32_t state, frn_date date,
                        known *out, frn_error *err)
{
    frn_party *party = &out->party;
    frn_slice outer, inner;
    uint32_t actor;

    if (split_brackets(end->name, &outer, &inner)) {
        actor = frn_lexicon_find(a->lexicon, inner, date);
        if (is_state(frn_lexicon_at(a->lexicon, actor)))
            return below(a, actor, outer, end->name, end->kind, party, err);
        if (actor != FRN_NONE) { /* "Combatant (Islamic State ...)": the group acts */
            set_actor(party, a->lexicon, actor, date);
            return FRN_OK;
        }
    }
    actor = frn_lexicon_find(a->lexicon, end->name, date);
    if (actor != FRN_NONE) {
        set_actor(party, a->lexicon, actor, date);
        if (party->kind == FRN_KIND_PERSON)
            out->person = actor;
        if (party->state.len == 0 && state != FRN_NONE && party->kind == FRN_KIND_PERSON)
            set_state(party, a->lexicon, state);
        return FRN_OK;
    }
    if (state != FRN_NONE)
        return below(a, state, end->name, end->name, end->kind, party, err);
    party->id = slug(&a->arena, end->name);
    party->name = end->name;
    party->kind = end->kind;
    if (party->id.len == 0)
        party->id = end->name;
    return party->id.ptr ? FRN_OK : frn_no_memory(err);
}

static frn_status decide(frn_import_actors *a, const frn_end *end, frn_date date, known *out,
                         frn_error *err)
{
    frn_party *party = &out->party;
    frn_slice block, name = end->name.len ? end->name : end->state.len ? end->state : end->code;
    uint32_t state;
    const role *r;

    party->text = name;
    out->person = FRN_NONE;
    if (group_of(a, name, &block)) {
        grouped(a, block, date, party);
        return FRN_OK;
    }
    if (!a->lexicon || a->grouped) {
        party->id = party->name = name;
        party->kind = end->kind;
        return FRN_OK;
    }
    state = find_state(a->lexicon, end->state, end->by);
    r = find_role(end->role);
    if (state != FRN_NONE && r)
        return below(a, state, frn_slice_of(r->id), name, r->kind, party, err);
    if (state != FRN_NONE && end->name.len == 0) {
        set_actor(party, a->lexicon, state, date);
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
    known *k;

    *out = (frn_party){0};
    if (end->name.len == 0 && end->state.len == 0 && end->code.len == 0)
        return FRN_OK;
    key = make_key(a, end);
    id = key.ptr ? frn_intern_add(&a->key, key) : FRN_NONE;
    if (id == FRN_NONE)
        return frn_no_memory(err);
    if (id == a->known.len) {
        frn_end own = *end;
        known fresh = {.person = FRN_NONE};

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
            set_state(out, a->lexicon, state);
    }
    return FRN_OK;
}

/* ---- outlets and places ---- */

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
        set_actor(&party, a->lexicon, actor, FRN_NO_DATE);
    } else {
        party.id = name.len ? slug(&a->arena, text) : text;
        if (a->lexicon && host.len)
            set_state(&party, a->lexicon, host_state(a->lexicon, host));
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

        row = a->lexicon ? frn_lexicon_at(a->lexicon, find_state(a->lexicon, place, by)) : NULL;
        made = slug(&a->arena, row ? row->name : place);
        if (row)
            of = row->id;
        if (!made.ptr || !frn_vec_push(&a->place, made) || !frn_vec_push(&a->place, of))
            return frn_no_memory(err);
    }
    *issue = a->place.at[2 * (size_t)id];
    *state = a->place.at[2 * (size_t)id + 1];
    return FRN_OK;
}

/* ---- the grouping file ---- */

static bool add_rule(frn_import_actors *a, frn_slice line)
{
    frn_slice kind = {0}, text = {0}, block = {0};

    if (!frn_slice_split(&line, '\t', &kind) || !frn_slice_split(&line, '\t', &text) ||
        !frn_slice_split(&line, '\t', &block))
        return false;
    text = frn_slice_trim(text);
    block = frn_slice_trim(block);
    if (text.len == 0 || block.len == 0)
        return false;
    if (frn_slice_is(kind, "exact")) {
        uint32_t id = frn_intern_add(&a->exact, text);
        return id != FRN_NONE && (id < a->exact_block.len || frn_vec_push(&a->exact_block, block));
    }
    return frn_slice_is(kind, "contains") &&
           frn_vec_push(&a->contains, ((rule){.text = text, .block = block}));
}

static void read_groups(frn_import_actors *a, frn_slice text)
{
    frn_slice line;
    uint64_t number = 0;

    while (frn_slice_split(&text, '\n', &line)) {
        number++;
        line = frn_slice_trim(line);
        if (line.len == 0 || line.ptr[0] == '#' || frn_slice_starts(line, FRN_LIT("kind\t")))
            continue;
        if (!add_rule(a, line))
            frn_diag_tell(a->diag, FRN_IMPORT_GROUP, (frn_slice){0}, number, 0, "'%.*s'",
                          FRN_ARG(frn_slice_sub(line, 0, 80)));
    }
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
    read_groups(a, options->groups);
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
