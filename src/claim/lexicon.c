/* Questions to the lexicon. */
#include "claim/lexicon.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "claim/lexicon_internal.h"

bool frn_lexicon_is_closed(const frn_lexicon *lexicon)
{
    return lexicon->closed;
}

uint32_t frn_lexicon_count(const frn_lexicon *lexicon)
{
    return (uint32_t)lexicon->actors.len;
}

const frn_lexicon_actor *frn_lexicon_at(const frn_lexicon *lexicon, uint32_t actor)
{
    return actor < lexicon->actors.len ? &lexicon->actors.at[actor] : NULL;
}

const frn_lexicon_office *frn_lexicon_office_at(const frn_lexicon *lexicon, uint32_t i)
{
    return i < lexicon->offices.len ? &lexicon->offices.at[i] : NULL;
}

uint32_t frn_lexicon_id(const frn_lexicon *lexicon, frn_slice id)
{
    return frn_intern_find(&lexicon->ids, id);
}

const frn_lexicon_body *frn_lexicon_body_at(const frn_lexicon *lexicon, uint32_t body)
{
    return body < lexicon->bodies.len ? &lexicon->bodies.at[body] : NULL;
}

const frn_lexicon_title *frn_lexicon_title_at(const frn_lexicon *lexicon, uint32_t title)
{
    return title < lexicon->titles.len ? &lexicon->titles.at[title] : NULL;
}

uint32_t frn_lexicon_word(const frn_lexicon *lexicon, frn_slice piece)
{
    return frn_intern_find(&lexicon->words, piece);
}

uint32_t frn_lexicon_step(const frn_lexicon *lexicon, uint32_t node, uint32_t word)
{
    if (word >= frn_intern_count(&lexicon->words))
        return FRN_NONE;
    if (!lexicon->node[node].inner)
        return FRN_NONE;
    return node == 0 ? lexicon->root[word]
                     : frn_map_get(&lexicon->edges, (uint64_t)node << 32 | word);
}

const frn_lexicon_entry *frn_lexicon_entries(const frn_lexicon *lexicon, uint32_t node,
                                             uint32_t *count)
{
    *count = lexicon->node[node].count;
    return lexicon->entries + lexicon->node[node].first;
}

frn_given frn_lexicon_given(const frn_lexicon *lexicon, uint32_t word)
{
    return word < lexicon->given.len ? (frn_given)lexicon->given.at[word] : FRN_GIVEN_NOT;
}

bool frn_lexicon_word_is(const frn_lexicon *lexicon, uint32_t word, frn_word_class word_class,
                         int *kind)
{
    if (word >= lexicon->classes.len || !(lexicon->classes.at[word] >> word_class & 1u))
        return false;
    if (kind)
        *kind = (int)frn_map_get(&lexicon->class_kind, (uint64_t)word << 8 | word_class);
    return true;
}

const char *frn_stance_text(frn_stance stance)
{
    static const char *const text[FRN_STANCE_COUNT] = {"",    "anti", "pro",  "backed",
                                                       "led", "held", "based"};

    return (unsigned)stance < FRN_STANCE_COUNT ? text[stance] : "";
}

frn_slice frn_lexicon_adjective(const frn_lexicon *lexicon, uint32_t actor)
{
    if (actor >= lexicon->actors.len)
        return (frn_slice){"", 0};
    return lexicon->adjectives.at[actor].len ? lexicon->adjectives.at[actor]
                                             : lexicon->actors.at[actor].name;
}

bool frn_lexicon_may_be_called(const frn_lexicon *lexicon, uint32_t actor, frn_slice word)
{
    frn_slice list, part;

    if (frn_map_get(&lexicon->epithet_words, frn_hash(word)) == UINT32_MAX)
        return true;
    if (actor >= lexicon->epithets.len)
        return false;
    list = lexicon->epithets.at[actor];
    while (list.len && frn_slice_split(&list, '|', &part)) {
        if (frn_slice_eq(part, word))
            return true;
    }
    return false;
}

/* ---- dates ---- */

static bool holds_on(frn_span span, frn_date date)
{
    return date == FRN_NO_DATE || ((span.from == FRN_NO_DATE || span.from <= date) &&
                                   (span.to == FRN_NO_DATE || date <= span.to));
}

/* Days between `date` and the span; 0 inside. */
static int64_t distance(frn_span span, frn_date date)
{
    if (holds_on(span, date))
        return 0;
    if (span.from != FRN_NO_DATE && date < span.from)
        return (int64_t)span.from - date;
    return (int64_t)date - span.to;
}

/* How far a person's offices lie from `date`; without a date how long ago the last one began. */
static int64_t person_distance(const frn_lexicon *lexicon, const frn_lexicon_actor *person,
                               frn_date date)
{
    int64_t best = INT32_MAX;

    for (uint32_t i = 0; i < person->office_count; i++) {
        frn_span span = lexicon->offices.at[person->office + i].span;
        int64_t far = date == FRN_NO_DATE
                          ? -(int64_t)(span.from == FRN_NO_DATE ? -100000 : span.from)
                          : distance(span, date);
        if (far < best)
            best = far;
    }
    return best;
}

static int64_t actor_distance(const frn_lexicon *lexicon, uint32_t actor, frn_date date)
{
    const frn_lexicon_actor *row = &lexicon->actors.at[actor];

    if (row->kind == FRN_KIND_PERSON)
        return person_distance(lexicon, row, date);
    if (date == FRN_NO_DATE)
        return row->span.to == FRN_NO_DATE ? 0 : 1;
    return distance(row->span, date);
}

/* ---- names ---- */

uint32_t frn_lexicon_stand_in(const frn_lexicon *lexicon, uint32_t row, frn_date date)
{
    const frn_lexicon_actor *actor = frn_lexicon_at(lexicon, row);
    uint32_t undated = FRN_NONE, last = FRN_NONE;

    for (uint32_t i = 0; actor && i < actor->office_count; i++) {
        const frn_lexicon_office *o = &lexicon->offices.at[actor->office + i];
        bool open = o->span.from == FRN_NO_DATE && o->span.to == FRN_NO_DATE;
        last = o->organisation;
        if (open)
            undated = undated == FRN_NONE ? last : undated;
        else if (date != FRN_NO_DATE && (o->span.from == FRN_NO_DATE || o->span.from <= date) &&
                 (o->span.to == FRN_NO_DATE || date <= o->span.to))
            return last;
    }
    return undated == FRN_NONE && date == FRN_NO_DATE ? last : undated;
}

static uint32_t best_entry(const frn_lexicon *lexicon, uint32_t node, frn_use use, frn_date date)
{
    uint32_t count, best = FRN_NONE;
    const frn_lexicon_entry *entry = frn_lexicon_entries(lexicon, node, &count);
    int64_t nearest = INT64_MAX;

    for (uint32_t i = 0; i < count; i++) {
        int64_t far;
        if (entry[i].use != use)
            continue;
        if (entry[i].flags & FRN_ENTRY_DATED) {
            if (best == FRN_NONE)
                best = frn_lexicon_stand_in(lexicon, entry[i].row, date);
            continue;
        }
        far = actor_distance(lexicon, entry[i].row, date) * 2 +
              (entry[i].flags & FRN_ENTRY_WEAK ? 1 : 0);
        if (far < nearest) {
            nearest = far;
            best = entry[i].row;
        }
    }
    return best;
}

/* The node that a whole name leads to; FRN_NONE. A leading "the" is passed over. */
static uint32_t walk_name(const frn_lexicon *lexicon, frn_slice name)
{
    frn_arena scratch = {0};
    frn_slice folded = frn_utf8_fold(&scratch, name);
    char *room = folded.ptr ? frn_arena_alloc(&scratch, folded.len + 1) : NULL;
    frn_piece piece[FRN_MOST_PIECES + 1];
    uint32_t node = FRN_NONE, count, from;

    if (room) {
        count = frn_lexicon_pieces(folded, room, piece, FRN_MOST_PIECES + 1);
        from = count > 1 && frn_slice_is(piece[0].text, "the");
        node = count && count <= FRN_MOST_PIECES ? 0 : FRN_NONE;
        for (uint32_t i = from; i < count && node != FRN_NONE; i++)
            node = frn_lexicon_step(lexicon, node, frn_lexicon_word(lexicon, piece[i].text));
    }
    frn_arena_free(&scratch);
    return node;
}

uint32_t frn_lexicon_find(const frn_lexicon *lexicon, frn_slice name, frn_date date)
{
    static const frn_use order[] = {FRN_USE_NAME, FRN_USE_ADJECTIVE, FRN_USE_PEOPLE,
                                    FRN_USE_CAPITAL};
    uint32_t node = walk_name(lexicon, name), actor = FRN_NONE;

    if (node == FRN_NONE)
        return FRN_NONE;
    for (size_t i = 0; i < sizeof order / sizeof *order && actor == FRN_NONE; i++)
        actor = best_entry(lexicon, node, order[i], date);
    return actor;
}

uint32_t frn_lexicon_misspelt(const frn_lexicon *lexicon, frn_slice folded)
{
    char shorter[64];
    uint32_t node = FRN_NONE;

    if (folded.len < 6 || folded.len > sizeof shorter)
        return FRN_NONE;
    for (size_t skip = 1; skip <= folded.len && node == FRN_NONE; skip++) {
        size_t len = 0;
        for (size_t i = 0; i < folded.len; i++) {
            if (i != skip)
                shorter[len++] = folded.ptr[i];
        }
        node = frn_map_get(&lexicon->misspelt, frn_hash(frn_slice_make(shorter, len)));
    }
    if (node == FRN_NONE)
        return FRN_NONE;
    node = best_entry(lexicon, node, FRN_USE_NAME, FRN_NO_DATE) != FRN_NONE
               ? best_entry(lexicon, node, FRN_USE_NAME, FRN_NO_DATE)
               : best_entry(lexicon, node, FRN_USE_CAPITAL, FRN_NO_DATE);
    return node;
}

uint32_t frn_lexicon_body_id(const frn_lexicon *lexicon, frn_slice id)
{
    return frn_map_get(&lexicon->body_by_id, frn_hash(id));
}

uint32_t frn_lexicon_body_find(const frn_lexicon *lexicon, frn_slice text)
{
    uint32_t node, count, body = frn_lexicon_body_id(lexicon, text);
    const frn_lexicon_entry *entry;

    if (body != FRN_NONE)
        return body;
    node = walk_name(lexicon, text);
    if (node == FRN_NONE)
        return FRN_NONE;
    entry = frn_lexicon_entries(lexicon, node, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (entry[i].use == FRN_USE_BODY)
            return entry[i].row;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (entry[i].use == FRN_USE_OFFICIAL)
            return entry[i].row;
    }
    return FRN_NONE;
}

uint32_t frn_lexicon_state(const frn_lexicon *lexicon, frn_code which, frn_slice code)
{
    uint32_t actor = frn_map_get(&lexicon->codes[which], frn_lexicon_code_key(code));

    if (actor == UINT32_MAX && which == FRN_CODE_CAMEO && code.len == 3) {
        char upper[3];
        for (size_t i = 0; i < 3; i++)
            upper[i] =
                (char)(code.ptr[i] >= 'a' && code.ptr[i] <= 'z' ? code.ptr[i] - 32 : code.ptr[i]);
        actor = frn_lexicon_id(lexicon, frn_slice_make(upper, 3));
    }
    return actor;
}

/* ---- offices ---- */

uint32_t frn_lexicon_organisation_on(const frn_lexicon *lexicon, uint32_t person, frn_date date,
                                     uint32_t *office)
{
    const frn_lexicon_actor *row = frn_lexicon_at(lexicon, person);
    uint32_t best = FRN_NONE;
    int64_t nearest = INT64_MAX;

    if (!row)
        return FRN_NONE;
    for (uint32_t i = row->office; i < row->office + row->office_count; i++) {
        frn_span span = lexicon->offices.at[i].span;
        /* The latest office wins among those held now, and a past one over one to come. */
        int64_t from = span.from == FRN_NO_DATE ? -100000 : span.from;
        int64_t far = date == FRN_NO_DATE                            ? -from
                      : holds_on(span, date)                         ? -from - 1000000
                      : span.from != FRN_NO_DATE && date < span.from ? 1000000 + from
                                                                     : distance(span, date);
        if (far < nearest) {
            nearest = far;
            best = i;
        }
    }
    if (office)
        *office = best;
    return best == FRN_NONE ? FRN_NONE : lexicon->offices.at[best].organisation;
}

uint32_t frn_lexicon_state_on(const frn_lexicon *lexicon, uint32_t actor, frn_date date)
{
    const frn_lexicon_actor *row = frn_lexicon_at(lexicon, actor), *organisation;

    if (!row)
        return FRN_NONE;
    if (row->kind != FRN_KIND_PERSON)
        return row->state;
    organisation = frn_lexicon_at(lexicon, frn_lexicon_organisation_on(lexicon, actor, date, NULL));
    if (!organisation || organisation->state != FRN_NONE)
        return organisation ? organisation->state : row->state;
    /* Whoever serves an international organisation speaks for no state. */
    return organisation->kind == FRN_KIND_IGO || organisation->kind == FRN_KIND_BLOC ? FRN_NONE
                                                                                     : row->state;
}

uint32_t frn_lexicon_holder(const frn_lexicon *lexicon, uint32_t organisation, frn_slice role,
                            frn_date date)
{
    uint32_t root = frn_lexicon_root(lexicon, organisation), best = FRN_NONE;
    int64_t best_rank = INT64_MIN;

    if (root >= lexicon->actors.len)
        return FRN_NONE;
    for (uint32_t i = lexicon->root_start.at[root]; i < lexicon->root_start.at[root + 1]; i++) {
        const frn_lexicon_office *office = &lexicon->offices.at[lexicon->by_root.at[i]];
        int64_t rank;

        if (!frn_slice_eq(office->role, role) || !holds_on(office->span, date))
            continue;
        if (office->organisation != organisation && organisation != root)
            continue;
        rank = (office->organisation == organisation ? 1000000 : 0) +
               (office->span.from == FRN_NO_DATE ? -100000 : office->span.from);
        if (rank > best_rank) {
            best_rank = rank;
            best = office->person;
        }
    }
    return best;
}

bool frn_lexicon_holds(const frn_lexicon *lexicon, uint32_t person, frn_slice role, frn_date date)
{
    const frn_lexicon_actor *row = frn_lexicon_at(lexicon, person);

    for (uint32_t i = 0; row && i < row->office_count; i++) {
        const frn_lexicon_office *office = &lexicon->offices.at[row->office + i];
        if (frn_slice_eq(office->role, role) && holds_on(office->span, date))
            return true;
    }
    return false;
}

/* ---- memberships ---- */

void frn_lexicon_members(const frn_lexicon *lexicon, uint32_t bloc, frn_date date,
                         void (*fn)(void *ctx, uint32_t member), void *ctx)
{
    for (size_t i = 0; i < lexicon->members.len; i++) {
        const frn_lexicon_member *row = &lexicon->members.at[i];
        if (row->bloc == bloc && holds_on(row->span, date))
            fn(ctx, row->member);
    }
}

bool frn_lexicon_is_member(const frn_lexicon *lexicon, uint32_t member, uint32_t bloc,
                           frn_date date)
{
    for (size_t i = 0; i < lexicon->members.len; i++) {
        const frn_lexicon_member *row = &lexicon->members.at[i];
        if (row->bloc == bloc && row->member == member && holds_on(row->span, date))
            return true;
    }
    return false;
}
