/* The automaton over all names: a tree of word pieces whose nodes carry what ends there. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "claim/lexicon_internal.h"

typedef struct pending {
    uint32_t node;
    frn_lexicon_entry entry;
} pending;

typedef struct builder {
    frn_lexicon *lexicon;
    frn_arena scratch;
    FRN_VEC(pending) pending;
    bool failed;
} builder;

typedef struct spelling {
    frn_piece piece[FRN_MOST_PIECES];
    uint32_t word[FRN_MOST_PIECES];
    uint32_t count;
    uint16_t caps;
    bool the;      /* began with "the", which was dropped */
    bool capitals; /* all letters are capitals, three at most */
} spelling;

/* Which pieces of the name as written start with a capital, by the same cutting. */
static uint16_t capital_pieces(frn_slice text, const spelling *s)
{
    frn_piece piece[FRN_MOST_PIECES];
    char room[512];
    uint32_t count;
    uint16_t caps = 0;

    if (text.len > sizeof room)
        return 0;
    count = frn_lexicon_pieces(text, room, piece, FRN_MOST_PIECES);
    for (uint32_t i = 0; i < count && i < s->count; i++) {
        size_t at = 0;
        if (frn_utf8_is_upper(frn_utf8_next(piece[i].text, &at)))
            caps |= (uint16_t)(1u << i);
    }
    return caps;
}

static bool only_capitals(frn_slice text)
{
    size_t letters = 0;

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if ((c >= 'a' && c <= 'z') || c >= 0x80)
            return false;
        letters += c >= 'A' && c <= 'Z';
    }
    return letters >= 2 && letters <= 3;
}

/* Curly apostrophes would hide a possessive from the cutting of the unfolded text. */
static bool spell(builder *b, frn_slice text, spelling *out)
{
    frn_slice folded;
    char *room;

    *out = (spelling){0};
    frn_arena_reset(&b->scratch);
    folded = frn_utf8_fold(&b->scratch, text);
    room = frn_arena_alloc(&b->scratch, folded.len + 1);
    if (!folded.ptr || !room) {
        b->failed = true;
        return false;
    }
    out->count = frn_lexicon_pieces(folded, room, out->piece, FRN_MOST_PIECES);
    out->caps = capital_pieces(text, out);
    out->capitals = only_capitals(text);
    if (out->count > 1 && frn_slice_is(out->piece[0].text, "the")) {
        out->the = !(out->caps & 1u);
        out->count--;
        memmove(out->piece, out->piece + 1, out->count * sizeof *out->piece);
        out->caps >>= 1;
    }
    for (uint32_t i = 0; i < out->count; i++) {
        out->word[i] = frn_intern_add(&b->lexicon->words, out->piece[i].text);
        if (out->word[i] == FRN_NONE)
            b->failed = true;
    }
    return out->count > 0 && !b->failed;
}

static uint32_t walk(builder *b, const uint32_t *word, uint32_t count)
{
    frn_lexicon *lexicon = b->lexicon;
    uint32_t node = 0;

    for (uint32_t i = 0; i < count; i++) {
        bool added = false;
        uint32_t *next =
            frn_map_put(&lexicon->edges, (uint64_t)node << 32 | word[i], lexicon->nodes, &added);
        if (!next) {
            b->failed = true;
            return 0;
        }
        lexicon->nodes += added;
        node = *next;
    }
    return node;
}

static void end_here(builder *b, uint32_t node, frn_lexicon_entry entry)
{
    if (!frn_vec_push(&b->pending, (pending){node, entry}))
        b->failed = true;
}

static void mark_given(builder *b, uint32_t word, frn_given given)
{
    frn_lexicon *lexicon = b->lexicon;

    while (lexicon->given.len <= word) {
        if (!frn_vec_push(&lexicon->given, 0)) {
            b->failed = true;
            return;
        }
    }
    if (lexicon->given.at[word] < (uint8_t)given)
        lexicon->given.at[word] = (uint8_t)given;
}

static void mark_class(builder *b, uint32_t word, uint32_t row)
{
    frn_lexicon *lexicon = b->lexicon;
    uint32_t *kind;

    while (lexicon->classes.len <= word) {
        if (!frn_vec_push(&lexicon->classes, 0)) {
            b->failed = true;
            return;
        }
    }
    lexicon->classes.at[word] |= (uint16_t)(1u << (row >> 8));
    kind = frn_map_put(&lexicon->class_kind, (uint64_t)word << 8 | row >> 8, 0, NULL);
    if (kind)
        *kind = row & 255u;
    else
        b->failed = true;
}

static bool is_one_of(frn_slice word, const char *list)
{
    frn_slice rest = frn_slice_of(list), part;

    while (frn_slice_split(&rest, ' ', &part)) {
        if (frn_slice_eq(part, word))
            return true;
    }
    return false;
}

static bool family_name_first(const frn_lexicon *lexicon, uint32_t person)
{
    const frn_lexicon_actor *state =
        frn_lexicon_at(lexicon, frn_lexicon_at(lexicon, person)->state);

    return state && is_one_of(state->id, "CHN KOR PRK TWN VNM HKG KHM SGP");
}

/* The shorter names that a person's full name allows: its ends, never its start alone (except where
 * the family name comes first). */
static void add_surnames(builder *b, uint32_t person, const spelling *s)
{
    frn_lexicon_entry entry = {person, 0, FRN_USE_SURNAME, 0};
    uint32_t count = s->count, last = count;
    bool reversed = family_name_first(b->lexicon, person);

    if (last > 1 && is_one_of(s->piece[last - 1].text, "jr sr ii iii iv vi"))
        last--;
    for (uint32_t i = 0; i < count; i++) {
        if (is_one_of(s->piece[i].text, "of the and"))
            return; /* "King Abdullah II of Jordan" has no surname */
    }
    for (uint32_t from = 1; from < last; from++) {
        if (s->piece[from].text.len < 2)
            continue;
        entry.caps = (uint16_t)(s->caps >> from & ((1u << (last - from)) - 1));
        if (!entry.caps)
            continue; /* the "in" of "Moon Jae-in" */
        if (from + 1 == last || !is_one_of(s->piece[last - 1].text, "al el bin de van"))
            end_here(b, walk(b, s->word + from, last - from), entry);
    }
    if (reversed && last > 1) {
        entry.caps = 1;
        end_here(b, walk(b, s->word, 1), entry);
    } else if (last > 1 && s->piece[0].text.len > 2 && (s->caps & 1u)) {
        mark_given(b, s->word[0], FRN_GIVEN_ANY);
    }
}

/* Every way to leave one letter out of a state's name; two names one letter apart share one. */
static void add_misspellings(builder *b, frn_slice name, uint32_t node)
{
    char shorter[64];

    if (name.len < 6 || name.len > sizeof shorter)
        return;
    for (size_t skip = 1; skip <= name.len; skip++) {
        size_t len = 0;
        for (size_t i = 0; i < name.len; i++) {
            if (i != skip)
                shorter[len++] = name.ptr[i];
        }
        if (!frn_map_put(&b->lexicon->misspelt, frn_hash(frn_slice_make(shorter, len)), node, NULL))
            b->failed = true;
    }
}

static bool is_state_name(const frn_lexicon *lexicon, const frn_lexicon_alias *alias)
{
    frn_actor_kind kind;

    if (alias->use != FRN_USE_NAME && alias->use != FRN_USE_CAPITAL)
        return false;
    kind = lexicon->actors.at[alias->row].kind;
    return kind == FRN_KIND_STATE && !alias->flags;
}

static bool is_person_name(const frn_lexicon *lexicon, const frn_lexicon_alias *alias)
{
    return alias->use == FRN_USE_NAME && lexicon->actors.at[alias->row].kind == FRN_KIND_PERSON;
}

static void add_text(builder *b, const frn_lexicon_alias *alias, frn_slice text)
{
    frn_lexicon *lexicon = b->lexicon;
    frn_lexicon_entry entry = {alias->row, 0, alias->use, alias->flags};
    spelling s;

    if (!spell(b, text, &s))
        return;
    entry.caps = s.caps;
    if (s.capitals)
        entry.flags |= FRN_ENTRY_CAPITALS;
    if (s.the && alias->use != FRN_USE_BODY && alias->use != FRN_USE_OFFICIAL)
        entry.flags |= FRN_ENTRY_THE;
    end_here(b, walk(b, s.word, s.count), entry);
    if (s.count == 1 && is_state_name(lexicon, alias))
        add_misspellings(b, s.piece[0].text, walk(b, s.word, 1));
    if (is_person_name(lexicon, alias) && s.count > 1)
        add_surnames(b, alias->row, &s);
}

/* "Schäuble" with its umlauts spelled out, "Schaeuble", into `room`; empty when there are none. */
static frn_slice spelt_out(frn_slice text, char *room, size_t size)
{
    static const struct {
        const char *letter, *plain;
    } out[] = {{"\xC3\xA4", "ae"}, {"\xC3\xB6", "oe"}, {"\xC3\xBC", "ue"}, {"\xC3\x84", "Ae"},
               {"\xC3\x96", "Oe"}, {"\xC3\x9C", "Ue"}, {"\xC3\xB8", "oe"}, {"\xC3\xA5", "aa"},
               {"\xC3\x98", "Oe"}, {"\xC3\x85", "Aa"}};
    bool any = false;

    if (text.len >= size)
        return (frn_slice){"", 0};
    memcpy(room, text.ptr, text.len);
    for (size_t i = 0; i + 1 < text.len; i++) { /* both spellings take two bytes */
        for (size_t k = 0; k < sizeof out / sizeof *out; k++) {
            if (memcmp(room + i, out[k].letter, 2) != 0)
                continue;
            memcpy(room + i, out[k].plain, 2);
            any = true;
        }
    }
    return any ? frn_slice_make(room, text.len) : (frn_slice){"", 0};
}

static void add_alias(builder *b, const frn_lexicon_alias *alias)
{
    char room[128];
    frn_slice other;

    /* A later layer defined the actor anew: only its own names count. */
    if (alias->use <= FRN_USE_CAPITAL && alias->layer != FRN_NONE &&
        alias->layer != b->lexicon->layer.at[alias->row])
        return;
    add_text(b, alias, alias->text);
    other = spelt_out(alias->text, room, sizeof room);
    if (other.len)
        add_text(b, alias, other);
}

static int by_meaning(const frn_lexicon_entry *x, const frn_lexicon_entry *y)
{
    if (x->use != y->use)
        return x->use < y->use ? -1 : 1;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    if (x->flags != y->flags)
        return x->flags < y->flags ? -1 : 1;
    return x->caps < y->caps ? -1 : x->caps > y->caps;
}

/* Puts an entry among those that its node already has, in order; the same meaning is kept in the
 * least demanding spelling only. Returns how many there are now. */
static uint32_t insert_entry(frn_lexicon_entry *at, uint32_t count, frn_lexicon_entry entry)
{
    uint32_t i = count;

    while (i > 0 && by_meaning(&entry, &at[i - 1]) < 0)
        i--;
    if (i > 0 && at[i - 1].use == entry.use && at[i - 1].row == entry.row)
        return count;
    memmove(at + i + 1, at + i, (count - i) * sizeof *at);
    at[i] = entry;
    if (i < count && at[i + 1].use == entry.use && at[i + 1].row == entry.row) {
        memmove(at + i + 1, at + i + 2, (count - i - 1) * sizeof *at);
        return count;
    }
    return count + 1;
}

/* Sorted by node in two passes, as there are many; the few of one node by insertion. */
static frn_status store_entries(builder *b)
{
    frn_lexicon *lexicon = b->lexicon;
    frn_lexicon_node *node = calloc((size_t)lexicon->nodes + 1, sizeof *node);
    uint32_t kept = 0;

    lexicon->node = node;
    lexicon->entries = calloc(b->pending.len + 1, sizeof *lexicon->entries);
    if (!node || !lexicon->entries)
        return FRN_E_MEMORY;
    for (size_t i = 0; i < b->pending.len; i++)
        node[b->pending.at[i].node + 1].first++;
    for (uint32_t i = 0; i < lexicon->nodes; i++)
        node[i + 1].first += node[i].first;
    for (size_t i = 0; i < b->pending.len; i++) {
        frn_lexicon_node *n = &node[b->pending.at[i].node];
        n->count = insert_entry(lexicon->entries + n->first, n->count, b->pending.at[i].entry);
    }
    for (uint32_t i = 0; i < lexicon->nodes; i++) {
        memmove(lexicon->entries + kept, lexicon->entries + node[i].first,
                node[i].count * sizeof *lexicon->entries);
        node[i].first = kept;
        kept += node[i].count;
    }
    return FRN_OK;
}

static frn_status store_root(frn_lexicon *lexicon)
{
    uint32_t words = frn_intern_count(&lexicon->words);

    lexicon->root = malloc(((size_t)words + 1) * sizeof *lexicon->root);
    if (!lexicon->root)
        return FRN_E_MEMORY;
    for (size_t i = 0; i < lexicon->edges.slot_count; i++) {
        if (lexicon->edges.slot[i].value != UINT32_MAX)
            lexicon->node[lexicon->edges.slot[i].key >> 32].inner = true;
    }
    for (uint32_t word = 0; word < words; word++)
        lexicon->root[word] = frn_map_get(&lexicon->edges, word);
    return FRN_OK;
}

frn_status frn_lexicon_index(frn_lexicon *lexicon)
{
    builder b = {.lexicon = lexicon};
    frn_status status = FRN_OK;

    lexicon->nodes = 1;
    for (size_t i = 0; i < lexicon->aliases.len && !b.failed; i++) {
        const frn_lexicon_alias *alias = &lexicon->aliases.at[i];
        spelling s;

        if (alias->use <= FRN_USE_TITLE)
            add_alias(&b, alias);
        else if (!spell(&b, alias->text, &s) || s.count != 1)
            continue;
        else if (alias->use == FRN_LEXICON_GIVEN_NAME)
            mark_given(&b, s.word[0], (frn_given)alias->row);
        else
            mark_class(&b, s.word[0], alias->row);
    }
    if (b.failed)
        status = FRN_E_MEMORY;
    if (!status)
        status = store_entries(&b);
    if (!status)
        status = store_root(lexicon);
    frn_vec_free(&b.pending);
    frn_arena_free(&b.scratch);
    return status;
}
