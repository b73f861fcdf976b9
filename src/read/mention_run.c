/* Names that no lexicon has: runs of capitalised words. */
#include "base/hash.h"
#include "read/mention_names_internal.h"

enum { MOST_WORDS = 9 };

/* "Verdant Foods Inc. lost money": the adjective that opens the sentence is part of the name when
 * more unknown words and the word for a company follow. */
static bool opens_company(const frn_runner *r, uint32_t t)
{
    const frn_token *token = r->sentence->token;
    uint32_t last = t;
    int kind = FRN_KIND_UNKNOWN;

    if (token[t].tag != FRN_TAG_ADJ && token[t].tag != FRN_TAG_NOUN)
        return false;
    while (last + 1 < r->sentence->count && (token[last + 1].flags & FRN_TOKEN_UPPER) &&
           r->atom_of[last + 1] == FRN_NONE)
        last++;
    return last > t + 1 && is_class(r, last, FRN_WORD_ORGANISATION, &kind) &&
           kind == FRN_KIND_COMPANY;
}

/* "Council", "Street", "Summit": capitals as part of a longer name. */
static bool is_common_part(const frn_finder *finder, const frn_token *token)
{
    static const frn_word_class common[] = {
        FRN_WORD_ORGANISATION, FRN_WORD_SITE,      FRN_WORD_EVENT,       FRN_WORD_TIME,
        FRN_WORD_STOP,         FRN_WORD_DIRECTION, FRN_WORD_DESCRIPTION, FRN_WORD_PAIR};
    uint32_t word = frn_lexicon_word_of(finder, token);

    for (size_t i = 0; word != FRN_NONE && i < sizeof common / sizeof *common; i++) {
        if (frn_lexicon_word_is(finder->lexicon, word, common[i], NULL))
            return true;
    }
    return false;
}

/* After Mikheev (1999): the capital of a sentence's first word says nothing, unless the word
 * has one inside sentences of the document as well. */
void frn_mention_case(frn_finder *finder, uint32_t index)
{
    const frn_sentence *s = &finder->sentence[index];

    finder->scan[index].loud = frn_is_loud(s);
    if (finder->scan[index].loud || finder->doc->paragraph[s->paragraph].block == FRN_BLOCK_HEADING)
        return;
    for (uint32_t t = 1; t < s->count; t++) {
        const frn_token *token = &s->token[t], *before = token - 1;

        if (!(token->flags & FRN_TOKEN_UPPER) || (token->flags & FRN_TOKEN_FIRST) ||
            (token->tag != FRN_TAG_PROPN && (token->flags & FRN_TOKEN_SEEN)) ||
            before->tag == FRN_TAG_PUNCT || token->lower.len < 3 || is_common_part(finder, token))
            continue;
        if (!frn_map_put(&finder->cased, frn_hash(token->lower), 1, NULL))
            finder->failed = true;
    }
}

bool frn_is_cased(const frn_finder *finder, const frn_token *token)
{
    return finder->cased.count && frn_map_get(&finder->cased, frn_hash(token->lower)) == 1;
}

static bool is_candidate(const frn_runner *r, uint32_t t)
{
    const frn_token *token;

    if (t >= r->sentence->count)
        return false;
    token = &r->sentence->token[t];
    if (!(token->flags & FRN_TOKEN_UPPER) || !has_letter(token->lower))
        return false;
    switch (token->tag) {
    case FRN_TAG_DET:
    case FRN_TAG_PRON:
    case FRN_TAG_AUX:
    case FRN_TAG_CCONJ:
    case FRN_TAG_SCONJ:
    case FRN_TAG_PUNCT:
    case FRN_TAG_SYM:
    case FRN_TAG_PART:
        return false;
    default:
        break;
    }
    if ((token->flags & FRN_TOKEN_FIRST) && token->tag != FRN_TAG_PROPN && !is_given(r, t) &&
        !opens_company(r, t) && !frn_is_cased(r->finder, token))
        return false;
    if (token->lower.len == 1 && frn_token_is(token, "i"))
        return false;
    return !is_class(r, t, FRN_WORD_STOP, NULL) && !is_class(r, t, FRN_WORD_TIME, NULL);
}

/* ---- what an atom of the lexicon may be inside a longer name ---- */

typedef enum part { PART_CLOSED, PART_PERSON, PART_PLACE, PART_HEAD } part;

static bool is_person_entry(const frn_runner *r, const frn_lexicon_entry *entry)
{
    const frn_lexicon_actor *actor = frn_lexicon_at(r->finder->lexicon, entry->row);

    return entry->use == FRN_USE_SURNAME ||
           (entry->use == FRN_USE_NAME && actor && actor->kind == FRN_KIND_PERSON);
}

static part part_of(const frn_runner *r, const frn_atom *atom)
{
    bool person = false, place = false, weak = true;
    bool role = atom->uses >> FRN_USE_BODY;

    for (uint32_t i = 0; i < atom->entries; i++) {
        const frn_lexicon_entry *entry = &atom->entry[i];
        const frn_lexicon_actor *actor;

        if (entry->use >= FRN_USE_BODY)
            continue;
        if (is_person_entry(r, entry)) {
            person = true;
            weak &= entry->use == FRN_USE_SURNAME || (entry->flags & FRN_ENTRY_WEAK);
            continue;
        }
        actor = frn_lexicon_at(r->finder->lexicon, entry->row);
        if (entry->use == FRN_USE_NAME && !(entry->flags & FRN_ENTRY_WEAK) && actor &&
            actor->kind != FRN_KIND_STATE && actor->kind != FRN_KIND_TERRITORY)
            return PART_CLOSED;
        if (entry->use != FRN_USE_NAME || !(entry->flags & FRN_ENTRY_WEAK))
            place = true;
        else if (!role)
            person = true; /* an ordinary word may start any name */
    }
    if (place)
        return PART_PLACE;
    if (person && !role)
        return atom->first == atom->last || weak ? PART_PERSON : PART_CLOSED;
    return (atom->uses & (FRN_USES(FRN_USE_BODY) | FRN_USES(FRN_USE_OFFICIAL))) &&
                   is_class(r, atom->last, FRN_WORD_ORGANISATION, NULL)
               ? PART_HEAD
               : PART_CLOSED;
}

static bool upper_atom(const frn_runner *r, const frn_atom *atom)
{
    return (r->sentence->token[atom->first].flags & FRN_TOKEN_UPPER) &&
           (r->sentence->token[atom->last].flags & FRN_TOKEN_UPPER);
}

static bool joined_by_hyphen(const frn_runner *r, uint32_t t)
{
    const frn_token *token = &r->sentence->token[t];

    return t > 0 && t + 1 < r->sentence->count && frn_token_is(token, "-") &&
           !(token->flags & FRN_TOKEN_SPACE_AFTER) && !(token[-1].flags & FRN_TOKEN_SPACE_AFTER);
}

/* ---- runs ---- */

typedef struct run {
    uint32_t first, last;
    uint32_t words;      /* capitalised ones */
    bool place_first;    /* starts with a state or town of the lexicon */
    bool of;             /* "Bank of ..." */
    uint32_t head_first; /* the word before "of": the head; else FRN_NONE */
} run;

static bool run_is_given(const frn_runner *r, const run *u)
{
    return !frn_token_is(&r->sentence->token[u->first], "christian") && /* "Christian Armenia" */
           u->words == 1 && is_given(r, u->first) && u->first == u->last;
}

/* Whether capitalised words from `t` on end in a word such as "Union" or "Treaty". */
static bool leads_to(const frn_runner *r, uint32_t t, frn_word_class word_class)
{
    uint32_t last = FRN_NONE;

    for (; t < r->sentence->count && (r->sentence->token[t].flags & FRN_TOKEN_UPPER); t++)
        last = t;
    return last != FRN_NONE && is_class(r, last, word_class, NULL);
}

/* The token after `t` when a name may go on from it over a small word; FRN_NONE. */
static uint32_t over_small_word(const frn_runner *r, const run *u, uint32_t t)
{
    const frn_sentence *s = r->sentence;
    const frn_token *token;

    if (t + 1 >= s->count)
        return FRN_NONE;
    token = &s->token[t];
    if (joined_by_hyphen(r, t))
        return u->place_first ? FRN_NONE : t + 1;
    if (frn_token_is(token, "&") || frn_token_is(token, "and")) {
        bool in_list = u->of || frn_token_is(token, "&");
        return in_list && is_candidate(r, t + 1) ? t + 1 : FRN_NONE;
    }
    if ((frn_token_is(token, "of") || frn_token_is(token, "for")) &&
        (is_class(r, u->last, FRN_WORD_ORGANISATION, NULL) ||
         is_class(r, u->first, FRN_WORD_ORGANISATION, NULL) ||
         is_class(r, u->first, FRN_WORD_EVENT, NULL) || leads_to(r, t + 1, FRN_WORD_EVENT))) {
        uint32_t next = t + 1 + frn_token_is(&s->token[t + 1], "the");
        return next < s->count && (s->token[next].flags & FRN_TOKEN_UPPER) ? next : FRN_NONE;
    }
    if (frn_is_possessive(s, t) && u->words <= 3 && !u->place_first &&
        leads_to(r, t + 1, FRN_WORD_ORGANISATION) && r->atom_of[u->first] == FRN_NONE)
        return t + 1;
    if (frn_token_is(token, ",") &&
        frn_token_in(&s->token[t + 1], "inc inc. ltd ltd. llc corp corp. plc co."))
        return t + 1;
    if (!(token->flags & FRN_TOKEN_UPPER) && is_class(r, t, FRN_WORD_PARTICLE, NULL) &&
        (s->token[t + 1].flags & FRN_TOKEN_UPPER))
        return t + 1;
    return FRN_NONE;
}

/* "Nazia Baloch told reporters": a people's name as a surname, where nothing follows that it could
 * be said of. */
static bool is_surname_people(const frn_runner *r, const run *u, const frn_atom *atom)
{
    const frn_token *next = &r->sentence->token[atom->last + 1];

    return u->words == 1 && u->first == u->last && atom->first == atom->last && !u->of &&
           r->atom_of[u->first] == FRN_NONE &&
           !(r->sentence->token[u->first].flags & FRN_TOKEN_FIRST) &&
           !(atom->uses &
             ~(FRN_USES(FRN_USE_ADJECTIVE) | FRN_USES(FRN_USE_PEOPLE) | FRN_USES(FRN_USE_NAME))) &&
           (atom->uses & (FRN_USES(FRN_USE_ADJECTIVE) | FRN_USES(FRN_USE_PEOPLE))) &&
           (atom->last + 1 >= r->sentence->count ||
            (next->tag != FRN_TAG_NOUN && next->tag != FRN_TAG_PROPN && next->tag != FRN_TAG_ADJ &&
             !frn_token_is(next, "-")));
}

/* Takes the atom at `t` into the run if it may belong to it. */
static bool take_atom(const frn_runner *r, run *u, const frn_atom *atom, bool small_word)
{
    part kind = part_of(r, atom);

    if (!upper_atom(r, atom) || is_class(r, atom->first, FRN_WORD_TIME, NULL))
        return false;
    if (is_surname_people(r, u, atom)) {
        u->words++;
        u->last = atom->last;
        return true;
    }
    if (kind == PART_CLOSED &&
        !(atom->uses >> FRN_USE_BODY && leads_to(r, atom->last + 1, FRN_WORD_ORGANISATION)))
        return false; /* but "Lagos Traders Association" */
    if (kind == PART_PLACE && !(run_is_given(r, u) || (u->of && small_word)))
        return false;
    if (kind == PART_PLACE && (atom->uses & FRN_USES(FRN_USE_ADJECTIVE)) && !u->of &&
        !(atom->uses & ~FRN_USES(FRN_USE_ADJECTIVE)))
        return false;
    if (kind == PART_HEAD && u->words == 1 && r->atom_of[u->first] != FRN_NONE)
        return false; /* "Obama Administration", "Turkish Foreign Ministry" */
    u->words++;
    u->last = atom->last;
    return true;
}

static void extend(const frn_runner *r, run *u)
{
    while (u->words < MOST_WORDS) {
        uint32_t t = u->last + 1;
        bool small_word = false;
        const frn_atom *atom = atom_at(r, t);

        if (t >= r->sentence->count)
            return;
        if (!atom && !is_candidate(r, t)) {
            uint32_t next = over_small_word(r, u, t);
            if (next == FRN_NONE)
                return;
            small_word = true;
            if (frn_token_is(&r->sentence->token[t], "of") ||
                frn_token_is(&r->sentence->token[t], "for")) {
                u->of = true;
                if (u->head_first == FRN_NONE)
                    u->head_first = u->last;
            }
            t = next;
            atom = atom_at(r, t);
        }
        if (atom ? !take_atom(r, u, atom, small_word) : !is_candidate(r, t)) {
            return;
        }
        if (!atom) {
            u->words++;
            u->last = t;
        }
    }
}

/* ---- kinds ---- */

static frn_actor_kind organisation_kind(const frn_runner *r, const run *u)
{
    int kind = FRN_KIND_UNKNOWN;

    if (u->head_first != FRN_NONE && is_class(r, u->head_first, FRN_WORD_ORGANISATION, &kind))
        return (frn_actor_kind)kind;
    if (u->words > 1 && is_class(r, u->last, FRN_WORD_ORGANISATION, &kind))
        return (frn_actor_kind)kind;
    return FRN_KIND_UNKNOWN;
}

static bool names_no_actor(const frn_runner *r, const run *u)
{
    uint32_t head = u->head_first != FRN_NONE ? u->head_first : u->last;

    frn_slice first = r->sentence->token[u->first].lower;

    if (u->words == 1 && first.len > 1 && first.ptr[1] == '-')
        return true; /* "R-Ariz." */
    return is_class(r, head, FRN_WORD_EVENT, NULL) || is_class(r, u->last, FRN_WORD_EVENT, NULL) ||
           is_class(r, head, FRN_WORD_SITE, NULL) ||
           (u->words > 1 && is_class(r, u->first, FRN_WORD_SITE, NULL) &&
            organisation_kind(r, u) == FRN_KIND_UNKNOWN);
}

/* The state of a place in the name: "Bank of Tehran". */
static uint32_t place_in(const frn_runner *r, const run *u)
{
    for (uint32_t t = u->first; t <= u->last; t++) {
        const frn_atom *atom = atom_at(r, t);
        for (uint32_t i = 0; atom && i < atom->entries; i++) {
            const frn_lexicon_actor *actor = frn_lexicon_at(r->finder->lexicon, atom->entry[i].row);
            if (atom->entry[i].use <= FRN_USE_PLACE && actor && actor->kind != FRN_KIND_PERSON &&
                actor->state != FRN_NONE && !(atom->entry[i].flags & FRN_ENTRY_WEAK))
                return actor->state;
        }
    }
    return FRN_NONE;
}

static uint32_t intern_name(frn_runner *r, const run *u)
{
    frn_finder *finder = r->finder;
    frn_slice key = frn_tokens_key(finder, r->index, u->first, u->last);
    uint32_t fresh = (uint32_t)finder->names.len;
    bool added = false;
    uint32_t *at = frn_map_put(&finder->name_by_key, frn_hash(key), fresh, &added);
    frn_open_name name = {.text = frn_tokens_text(finder, r->sentence, u->first, u->last),
                          .key = key,
                          .words = u->words,
                          .sentence = r->index,
                          .hint = organisation_kind(r, u),
                          .dropped = names_no_actor(r, u),
                          .state = place_in(r, u),
                          .row = FRN_NONE};

    if (!at || (added && !frn_vec_push(&finder->names, name))) {
        finder->failed = true;
        return FRN_NONE;
    }
    return *at;
}

void frn_name_put_atom(frn_runner *r, frn_atom atom)
{
    if (!frn_vec_push(&r->finder->atoms, atom))
        r->finder->failed = true;
}

/* Given names that are places too: what follows decides ("Jordan Smith", but "Jordan Valley").
 */
static bool place_is_given(const frn_runner *r, const run *u)
{
    return is_given(r, u->first) && u->words <= 3 && !u->of &&
           organisation_kind(r, u) == FRN_KIND_UNKNOWN;
}

static bool all_given(const frn_runner *r, const run *u)
{
    for (uint32_t t = u->first; t <= u->last; t++) {
        if (!is_given(r, t) && !is_initial(&r->sentence->token[t]))
            return false;
    }
    return true;
}

/* Two names or more of a person of the lexicon: "Hossein Naghavi Hosseini". */
static bool is_full_person(const frn_runner *r, const frn_atom *atom)
{
    if (atom->first == atom->last)
        return false;
    for (uint32_t i = 0; i < atom->entries; i++) {
        if (!is_person_entry(r, &atom->entry[i]))
            return false;
    }
    return atom->entries > 0;
}

/* "the Seafarers' Guild", "the Citizens' List": whose it is belongs to the name. The last word of
 * the name; `t` when it is none. */
static uint32_t owned_name(const frn_runner *r, uint32_t t, const frn_atom *atom)
{
    const frn_sentence *s = r->sentence;
    uint32_t last = t + 2;

    if (!atom || atom->first != atom->last || !upper_atom(r, atom) || t == 0 ||
        (atom->uses & ((1u << FRN_USE_BODY) - 1)) || !frn_is_possessive(s, t + 1) ||
        s->token[t].lower.ptr[s->token[t].lower.len - 1] != 's' ||
        !leads_to(r, t + 2, FRN_WORD_ORGANISATION))
        return t;
    while (last + 1 < s->count && (s->token[last + 1].flags & FRN_TOKEN_UPPER))
        last++;
    return last;
}

uint32_t frn_name_put_run(frn_runner *r, uint32_t t)
{
    const frn_atom *atom = atom_at(r, t), *after;
    part kind = atom ? part_of(r, atom) : PART_CLOSED;
    run u = {.first = t, .last = atom ? atom->last : t, .words = 1, .head_first = FRN_NONE};
    frn_atom open = {.entry = NULL};

    if (r->scan->loud)
        return t;
    u.last = owned_name(r, t, atom);
    if (u.last == t) {
        if (atom ? (kind != PART_PERSON && kind != PART_PLACE) || !upper_atom(r, atom)
                 : !is_candidate(r, t))
            return t;
        u.last = atom ? atom->last : t;
        u.place_first = kind == PART_PLACE;
        extend(r, &u);
    } else {
        u.words = 2;
    }
    if (all_given(r, &u) && (after = atom_at(r, u.last + 1)) && is_full_person(r, after)) {
        frn_atom longer = *after;
        longer.first = u.first;
        frn_name_put_atom(r, longer);
        return after->last + 1;
    }
    if (atom && u.last == atom->last)
        return t;
    if (u.place_first && organisation_kind(r, &u) == FRN_KIND_UNKNOWN &&
        !(place_is_given(r, &u) && !names_no_actor(r, &u)))
        return t;
    open.first = u.first;
    open.last = u.last;
    open.from = r->word_of[u.first];
    open.to = r->word_of[u.last];
    open.name = intern_name(r, &u);
    if (open.from == FRN_NONE || open.to == FRN_NONE || open.name == FRN_NONE)
        return t;
    frn_name_put_atom(r, open);
    return u.last + 1;
}
