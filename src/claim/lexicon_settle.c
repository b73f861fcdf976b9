/* What follows from the rows once all are there: parents, states, names of parts, offices in
 * order. */
#include "base/hash.h"
#include "claim/lexicon_internal.h"

enum { DEEPEST = 16 }; /* of a path; also ends circles of parents */

uint64_t frn_lexicon_code_key(frn_slice code)
{
    char upper[16];
    size_t len = code.len < sizeof upper ? code.len : sizeof upper;

    for (size_t i = 0; i < len; i++) {
        char c = code.ptr[i];
        upper[i] = (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    return frn_hash(frn_slice_make(upper, len));
}

uint32_t frn_lexicon_actor_put(frn_lexicon *lexicon, frn_slice id)
{
    uint32_t row = frn_intern_add(&lexicon->ids, id);
    frn_lexicon_actor actor = {.state = FRN_NONE, .parent = FRN_NONE, .span = FRN_NO_SPAN};

    if (row == FRN_NONE || row < lexicon->actors.len)
        return row;
    actor.id = frn_intern_text(&lexicon->ids, row);
    if (!frn_vec_push(&lexicon->actors, actor) || !frn_vec_push(&lexicon->layer, FRN_NONE) ||
        !frn_vec_push(&lexicon->adjectives, (frn_slice){0}) ||
        !frn_vec_push(&lexicon->epithets, (frn_slice){0}))
        return FRN_NONE;
    return row;
}

uint32_t frn_lexicon_root(const frn_lexicon *lexicon, uint32_t actor)
{
    for (int depth = 0; depth < DEEPEST && actor != FRN_NONE; depth++) {
        uint32_t parent = lexicon->actors.at[actor].parent;
        if (parent == FRN_NONE)
            break;
        actor = parent;
    }
    return actor;
}

static size_t last_slash(frn_slice id)
{
    size_t at = id.len;

    while (at > 0 && id.ptr[at - 1] != '/')
        at--;
    return at ? at - 1 : id.len;
}

/* Rows are added on the way, so lengths are looked at anew. */
static frn_status settle_parents(frn_lexicon *lexicon)
{
    for (uint32_t row = 0; row < lexicon->actors.len; row++) {
        frn_slice id = lexicon->actors.at[row].id;
        size_t slash = last_slash(id);
        uint32_t parent;

        if (lexicon->actors.at[row].parent == row)
            lexicon->actors.at[row].parent = FRN_NONE;
        if (lexicon->actors.at[row].parent != FRN_NONE || slash == id.len)
            continue;
        parent = frn_lexicon_actor_put(lexicon, frn_slice_sub(id, 0, slash));
        if (parent == FRN_NONE)
            return FRN_E_MEMORY;
        lexicon->actors.at[row].parent = parent;
    }
    return FRN_OK;
}

static void settle_states(frn_lexicon *lexicon)
{
    for (uint32_t row = 0; row < lexicon->actors.len; row++) {
        uint32_t at = row;

        for (int depth = 0; depth < DEEPEST && at != FRN_NONE; depth++) {
            frn_actor_kind kind = lexicon->actors.at[at].kind;
            if (kind == FRN_KIND_STATE || kind == FRN_KIND_TERRITORY) {
                lexicon->actors.at[row].state = at;
                break;
            }
            at = lexicon->actors.at[at].parent;
        }
    }
}

/* Who is at home somewhere without being a part of it; their own parts follow. */
static void settle_homes(frn_lexicon *lexicon)
{
    for (size_t i = 0; i < lexicon->homes.len; i++) {
        frn_lexicon_actor *actor = &lexicon->actors.at[lexicon->homes.at[i].member];
        if (actor->state == FRN_NONE)
            actor->state = lexicon->actors.at[lexicon->homes.at[i].bloc].state;
    }
    for (uint32_t row = 0; row < lexicon->actors.len; row++) {
        uint32_t at = row;

        for (int depth = 0; depth < DEEPEST && at != FRN_NONE; depth++) {
            if (lexicon->actors.at[at].state != FRN_NONE) {
                lexicon->actors.at[row].state = lexicon->actors.at[at].state;
                break;
            }
            at = lexicon->actors.at[at].parent;
        }
    }
}

static frn_slice title_case(frn_arena *arena, frn_slice slug)
{
    frn_slice out = frn_arena_copy(arena, slug);
    char *text = frn_arena_alloc(arena, slug.len + 1);

    if (!out.ptr || !text)
        return (frn_slice){0};
    for (size_t i = 0; i < slug.len; i++) {
        char c = slug.ptr[i];
        bool start = i == 0 || slug.ptr[i - 1] == '-';
        text[i] = (char)(c == '-' ? ' ' : start && c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    text[slug.len] = 0;
    return frn_slice_make(text, slug.len);
}

/* Names an actor that rows only refer to: "Iranian parliament" for IRN/parliament, else its slug.
 */
static frn_status name_part(frn_lexicon *lexicon, uint32_t row)
{
    frn_lexicon_actor *actor = &lexicon->actors.at[row];
    size_t slash = last_slash(actor->id);
    bool nested = slash < actor->id.len;
    frn_slice slug = nested ? frn_slice_sub(actor->id, slash + 1, actor->id.len) : actor->id;
    uint32_t body = nested ? frn_lexicon_body_id(lexicon, slug) : FRN_NONE;

    if (body != FRN_NONE && actor->state != FRN_NONE) {
        actor->kind = lexicon->bodies.at[body].kind;
        actor->name = frn_arena_printf(&lexicon->arena, "%.*s %.*s",
                                       FRN_ARG(frn_lexicon_adjective(lexicon, actor->state)),
                                       FRN_ARG(lexicon->bodies.at[body].name));
    } else {
        actor->kind = nested ? FRN_KIND_GOVERNMENT : FRN_KIND_UNKNOWN;
        actor->name = title_case(&lexicon->arena, slug);
    }
    return actor->name.ptr ? FRN_OK : FRN_E_MEMORY;
}

static frn_status settle_names(frn_lexicon *lexicon, const frn_diag_sink *sink)
{
    for (size_t i = 0; i < lexicon->references.len; i++) {
        const frn_lexicon_reference *reference = &lexicon->references.at[i];
        uint32_t root = frn_lexicon_root(lexicon, reference->actor);

        if (lexicon->layer.at[reference->actor] == FRN_NONE && lexicon->layer.at[root] == FRN_NONE)
            frn_diag_tell(sink, FRN_LEXICON_REFERENCE, reference->file, reference->line, 0,
                          "\"%.*s\"", FRN_ARG(lexicon->actors.at[reference->actor].id));
    }
    for (uint32_t row = 0; row < lexicon->actors.len; row++) {
        if (lexicon->layer.at[row] == FRN_NONE)
            FRN_TRY(name_part(lexicon, row));
    }
    return FRN_OK;
}

/* Offices of persons that a later layer defined anew are dropped, the rest put by person. */
static frn_status settle_offices(frn_lexicon *lexicon)
{
    size_t count = lexicon->offices.len, kept = 0;
    uint32_t *start = calloc(lexicon->actors.len + 1, sizeof *start);
    frn_lexicon_office *sorted = calloc(count + 1, sizeof *sorted);

    if (!start || !sorted) {
        free(start);
        free(sorted);
        return FRN_E_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        if (lexicon->office_layer.at[i] == lexicon->layer.at[lexicon->offices.at[i].person])
            lexicon->offices.at[kept++] = lexicon->offices.at[i];
    }
    for (size_t i = 0; i < kept; i++)
        start[lexicon->offices.at[i].person + 1]++;
    for (size_t row = 0; row < lexicon->actors.len; row++) {
        lexicon->actors.at[row].office = start[row];
        lexicon->actors.at[row].office_count = start[row + 1];
        start[row + 1] += start[row];
    }
    for (size_t i = 0; i < kept; i++)
        sorted[start[lexicon->offices.at[i].person]++] = lexicon->offices.at[i];
    if (kept > 0)
        memcpy(lexicon->offices.at, sorted, kept * sizeof *sorted);
    lexicon->offices.len = kept;
    free(start);
    free(sorted);
    return FRN_OK;
}

static uint32_t office_root(const frn_lexicon *lexicon, size_t i)
{
    const frn_lexicon_office *office = &lexicon->offices.at[i];

    return frn_lexicon_root(lexicon, office->organisation == FRN_NONE ? office->person
                                                                      : office->organisation);
}

static frn_status sort_by_root(frn_lexicon *lexicon)
{
    size_t actors = lexicon->actors.len, count = lexicon->offices.len;
    uint32_t *start;

    if (!frn_vec_reserve(&lexicon->root_start, actors + 2) ||
        !frn_vec_reserve(&lexicon->by_root, count + 1))
        return FRN_E_MEMORY;
    start = lexicon->root_start.at;
    memset(start, 0, (actors + 2) * sizeof *start);
    for (size_t i = 0; i < count; i++)
        start[office_root(lexicon, i) + 2]++;
    for (size_t row = 0; row <= actors; row++)
        start[row + 1] += start[row];
    /* Filled through start[root + 1], which then is where the root's offices end. */
    for (uint32_t i = 0; i < count; i++)
        lexicon->by_root.at[start[office_root(lexicon, i) + 1]++] = i;
    lexicon->by_root.len = count;
    lexicon->root_start.len = actors + 1;
    return FRN_OK;
}

frn_status frn_lexicon_settle(frn_lexicon *lexicon, const frn_diag_sink *sink)
{
    FRN_TRY(settle_parents(lexicon));
    settle_states(lexicon);
    settle_homes(lexicon);
    FRN_TRY(settle_names(lexicon, sink));
    FRN_TRY(settle_offices(lexicon));
    return sort_by_root(lexicon);
}
