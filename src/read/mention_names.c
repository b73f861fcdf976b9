/* Names that no lexicon has: runs of capitalised words, and the evidence of what they name. */
#include "base/hash.h"
#include "base/utf8.h"
#include "read/mention_internal.h"

enum { MOST_WORDS = 9 };

typedef struct runner {
    frn_finder *finder;
    const frn_sentence *sentence;
    uint32_t index; /* of the sentence */
    const frn_scan *scan;
    uint32_t *word_of;   /* [token] its first word in the scan; FRN_NONE */
    uint32_t *atom_of;   /* [token] index into `old` */
    const frn_atom *old; /* the atoms of the lexicon */
} runner;

/* ---- words ---- */

static uint32_t word_at(const runner *r, uint32_t token)
{
    uint32_t at = r->word_of[token];

    return at == FRN_NONE ? FRN_NONE : r->scan->word[at].word;
}

static bool is_class(const runner *r, uint32_t token, frn_word_class word_class, int *kind)
{
    return frn_lexicon_word_is(r->finder->lexicon, word_at(r, token), word_class, kind);
}

static bool is_given(const runner *r, uint32_t token)
{
    return frn_lexicon_given(r->finder->lexicon, word_at(r, token)) != FRN_GIVEN_NOT;
}

static const frn_atom *atom_at(const runner *r, uint32_t token)
{
    return token < r->sentence->count && r->atom_of[token] != FRN_NONE ? &r->old[r->atom_of[token]]
                                                                       : NULL;
}

static bool has_letter(frn_slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if ((c >= 'a' && c <= 'z') || c >= 0x80)
            return true;
    }
    return false;
}

static bool is_initial(const frn_token *token)
{
    return token->lower.len <= 2 && has_letter(token->lower) &&
           (token->lower.len == 1 || token->lower.ptr[1] == '.');
}

/* A capitalised word that may be part of a name. */
static bool is_candidate(const runner *r, uint32_t t)
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
    if ((token->flags & FRN_TOKEN_FIRST) && token->tag != FRN_TAG_PROPN && !is_given(r, t))
        return false;
    if (token->lower.len == 1 && frn_token_is(token, "i"))
        return false;
    return !is_class(r, t, FRN_WORD_STOP, NULL) && !is_class(r, t, FRN_WORD_TIME, NULL);
}

/* ---- what an atom of the lexicon may be inside a longer name ---- */

typedef enum part { PART_CLOSED, PART_PERSON, PART_PLACE, PART_HEAD } part;

static bool is_person_entry(const runner *r, const frn_lexicon_entry *entry)
{
    const frn_lexicon_actor *actor = frn_lexicon_at(r->finder->lexicon, entry->row);

    return entry->use == FRN_USE_SURNAME ||
           (entry->use == FRN_USE_NAME && actor && actor->kind == FRN_KIND_PERSON);
}

static part part_of(const runner *r, const frn_atom *atom)
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

static bool upper_atom(const runner *r, const frn_atom *atom)
{
    return (r->sentence->token[atom->first].flags & FRN_TOKEN_UPPER) &&
           (r->sentence->token[atom->last].flags & FRN_TOKEN_UPPER);
}

static bool joined_by_hyphen(const runner *r, uint32_t t)
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

static bool run_is_given(const runner *r, const run *u)
{
    return u->words == 1 && is_given(r, u->first) && u->first == u->last;
}

/* Whether capitalised words from `t` on end in a word such as "Union" or "Treaty". */
static bool leads_to(const runner *r, uint32_t t, frn_word_class word_class)
{
    uint32_t last = FRN_NONE;

    for (; t < r->sentence->count && (r->sentence->token[t].flags & FRN_TOKEN_UPPER); t++)
        last = t;
    return last != FRN_NONE && is_class(r, last, word_class, NULL);
}

/* The token after `t` when a name may go on from it over a small word; FRN_NONE. */
static uint32_t over_small_word(const runner *r, const run *u, uint32_t t)
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
        frn_word_in(s->token[t + 1].lower, "inc inc. ltd ltd. llc corp corp. plc co."))
        return t + 1;
    if (!(token->flags & FRN_TOKEN_UPPER) && is_class(r, t, FRN_WORD_PARTICLE, NULL) &&
        (s->token[t + 1].flags & FRN_TOKEN_UPPER))
        return t + 1;
    return FRN_NONE;
}

/* Takes the atom at `t` into the run if it may belong to it. */
static bool take_atom(const runner *r, run *u, const frn_atom *atom, bool small_word)
{
    part kind = part_of(r, atom);

    if (!upper_atom(r, atom) || is_class(r, atom->first, FRN_WORD_TIME, NULL))
        return false;
    if (kind == PART_CLOSED)
        return false;
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

static void extend(const runner *r, run *u)
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

static frn_actor_kind organisation_kind(const runner *r, const run *u)
{
    int kind = FRN_KIND_UNKNOWN;

    if (u->head_first != FRN_NONE && is_class(r, u->head_first, FRN_WORD_ORGANISATION, &kind))
        return (frn_actor_kind)kind;
    if (u->words > 1 && is_class(r, u->last, FRN_WORD_ORGANISATION, &kind))
        return (frn_actor_kind)kind;
    return FRN_KIND_UNKNOWN;
}

static bool names_no_actor(const runner *r, const run *u)
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
static uint32_t place_in(const runner *r, const run *u)
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

static uint32_t intern_name(runner *r, const run *u)
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

static void put_atom(runner *r, frn_atom atom)
{
    if (!frn_vec_push(&r->finder->atoms, atom))
        r->finder->failed = true;
}

/* Given names that are places too: what follows decides ("Jordan Smith", but "Jordan Valley"). */
static bool place_is_given(const runner *r, const run *u)
{
    return is_given(r, u->first) && u->words <= 3 && !u->of &&
           organisation_kind(r, u) == FRN_KIND_UNKNOWN;
}

static bool all_given(const runner *r, const run *u)
{
    for (uint32_t t = u->first; t <= u->last; t++) {
        if (!is_given(r, t) && !is_initial(&r->sentence->token[t]))
            return false;
    }
    return true;
}

/* Two names or more of a person of the lexicon: "Hossein Naghavi Hosseini". */
static bool is_full_person(const runner *r, const frn_atom *atom)
{
    if (atom->first == atom->last)
        return false;
    for (uint32_t i = 0; i < atom->entries; i++) {
        if (!is_person_entry(r, &atom->entry[i]))
            return false;
    }
    return atom->entries > 0;
}

/* The run that starts at `t`, put among the atoms when it is more than an atom of the lexicon;
 * returns the next token to look at, `t` when there is no run. */
static uint32_t put_run(runner *r, uint32_t t)
{
    const frn_atom *atom = atom_at(r, t), *after;
    part kind = atom ? part_of(r, atom) : PART_CLOSED;
    run u = {.first = t, .last = atom ? atom->last : t, .words = 1, .head_first = FRN_NONE};
    frn_atom open = {.entry = NULL};

    if (atom ? (kind != PART_PERSON && kind != PART_PLACE) || !upper_atom(r, atom)
             : !is_candidate(r, t) || r->scan->loud)
        return t;
    if (r->scan->loud)
        return t;
    u.place_first = kind == PART_PLACE;
    extend(r, &u);
    if (all_given(r, &u) && (after = atom_at(r, u.last + 1)) && is_full_person(r, after)) {
        frn_atom longer = *after;
        longer.first = u.first;
        put_atom(r, longer);
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
    put_atom(r, open);
    return u.last + 1;
}

/* ---- evidence ---- */

static const frn_token *token_at(const runner *r, uint32_t t)
{
    return t < r->sentence->count ? &r->sentence->token[t] : NULL;
}

static bool next_is(const runner *r, uint32_t t, const char *list)
{
    const frn_token *token = token_at(r, t);

    return token && frn_word_in(token->lower, list);
}

static const frn_lexicon_title *title_of(const runner *r, const frn_atom *atom)
{
    for (uint32_t i = 0; i < atom->entries; i++) {
        if (atom->entry[i].use == FRN_USE_TITLE)
            return frn_lexicon_title_at(r->finder->lexicon, atom->entry[i].row);
    }
    return NULL;
}

static bool is_role(const frn_atom *atom)
{
    return atom && (atom->uses & (FRN_USES(FRN_USE_TITLE) | FRN_USES(FRN_USE_OFFICIAL)));
}

/* The atom of the lexicon that ends right before token `t`. */
static const frn_atom *atom_before(const runner *r, uint32_t t)
{
    return t > 0 ? atom_at(r, t - 1) : NULL;
}

/* ", 45," and ", the mayor of": somebody is introduced. */
static bool introduced_after(const runner *r, uint32_t t)
{
    const frn_token *token = token_at(r, t + 1);

    if (!next_is(r, t, ",") || !token)
        return false;
    if (token->tag == FRN_TAG_NUM && token->lower.len == 2 && next_is(r, t + 2, ","))
        return true;
    for (uint32_t i = t + 1; i < t + 6 && i < r->sentence->count; i++) {
        if (is_role(atom_at(r, i)))
            return true;
        if (r->sentence->token[i].tag == FRN_TAG_PUNCT || r->sentence->token[i].tag == FRN_TAG_VERB)
            return false;
    }
    return false;
}

static void weigh_before(runner *r, const frn_atom *atom, frn_open_name *name)
{
    const frn_atom *before = atom_before(r, atom->first);
    uint32_t t = atom->first;

    if (is_role(before))
        name->person += title_of(r, before) ? 4 : 2;
    if (t > 1 && frn_token_is(&r->sentence->token[t - 1], ",") && is_role(atom_at(r, t - 2)))
        name->person += 2;
    if (t > 0 && frn_token_is(&r->sentence->token[t - 1], "the") && !is_role(before))
        name->organisation += 2;
    if (t > 0 && frn_word_in(r->sentence->token[t - 1].lower, "in at near around outside inside"))
        name->place += 2;
    if (t > 1 && frn_token_is(&r->sentence->token[t - 1], "of") &&
        frn_word_in(r->sentence->token[t - 2].lower,
                    "town city village province district port capital region state county suburb "
                    "outskirts neighborhood neighbourhood valley island streets mayor council "
                    "residents people police sheriff voters governor"))
        name->place += 4;
    if (t > 0 && frn_word_in(r->sentence->token[t - 1].lemma,
                             "visit leave enter reach capture seize shell bomb tour storm besiege"))
        name->place += 1;
}

/* "the Umma party", "Globex group": the noun after a name says what it is. */
static bool describes(const runner *r, uint32_t t, int *kind)
{
    const frn_token *token = token_at(r, t);

    return token && token->tag == FRN_TAG_NOUN && token->lemma.len == token->lower.len &&
           is_class(r, t, FRN_WORD_DESCRIPTION, kind) && *kind != FRN_KIND_PERSON &&
           *kind != FRN_KIND_STATE && *kind != FRN_KIND_UNKNOWN;
}

static void weigh_after(runner *r, const frn_atom *atom, frn_open_name *name)
{
    int kind = FRN_KIND_UNKNOWN;
    uint32_t t = atom->last + 1;
    const frn_atom *after = atom_at(r, t), *far = atom_at(r, t + 1);

    if (introduced_after(r, t))
        name->person += 2;
    if (is_role(after) && !(after->uses & FRN_USES(FRN_USE_NAME)))
        name->organisation += 3;
    if (frn_is_possessive(r->sentence, t) && (is_role(far) || next_is(r, t + 1,
                                                                      "chief shares board "
                                                                      "profits revenue")))
        name->organisation += 2;
    if (describes(r, t, &kind) && !(atom->first > 0 && next_is(r, atom->first - 1, "a an"))) {
        name->organisation += 4;
        if (name->hint == FRN_KIND_UNKNOWN)
            name->hint = (frn_actor_kind)kind;
    }
    if (next_is(r, t, "shares stock executives employees workers officials spokesman spokeswoman"))
        name->organisation += 3;
    if (next_is(r, t, ",") && far &&
        (far->uses & (FRN_USES(FRN_USE_PLACE) | FRN_USES(FRN_USE_CAPITAL))) && name->words == 1)
        name->place += 2;
    if (next_is(r, t, "who"))
        name->person += 2;
    if (next_is(r, t, ",") && next_is(r, t + 1, "who whose"))
        name->person += 3;
}

static void weigh(runner *r, const frn_atom *atom)
{
    frn_open_name *name = &r->finder->names.at[atom->name];
    const frn_token *head =
        &r->sentence->token[frn_span_head(r->sentence, atom->first, atom->last)];
    uint32_t first = atom->first;

    name->seen++;
    if (head->rel == FRN_REL_NSUBJ || head->rel == FRN_REL_NSUBJ_PASS || head->rel == FRN_REL_OBJ ||
        head->rel == FRN_REL_IOBJ || head->rel == FRN_REL_OBL_AGENT ||
        frn_is_possessive(r->sentence, atom->last + 1))
        name->subject++;
    weigh_before(r, atom, name);
    weigh_after(r, atom, name);
    if (name->words > 1 && is_given(r, first))
        name->person += 4;
    if (name->words > 1 && is_initial(&r->sentence->token[first]))
        name->person += 2;
    if (name->words > 2 && is_initial(&r->sentence->token[first + 1]))
        name->person += 3;
    if (name->words == 1 && (r->sentence->token[first].flags & FRN_TOKEN_ALL_UPPER))
        name->organisation += 3;
    if (name->hint != FRN_KIND_UNKNOWN)
        name->organisation += 5;
    for (uint32_t i = first; i <= atom->last; i++) {
        if (frn_token_is(&r->sentence->token[i], "&"))
            name->organisation += 3;
    }
}

/* ---- short names ---- */

static void add_short(frn_finder *finder, frn_slice key, uint32_t sentence, uint32_t lexicon,
                      uint32_t name)
{
    frn_short_name entry = {.key = frn_hash(key),
                            .sentence = sentence,
                            .lexicon = lexicon,
                            .name = name,
                            .next = FRN_NONE};
    uint32_t *head;

    if (!key.len)
        return;
    head = frn_map_put(&finder->short_by_key, entry.key, FRN_NONE - 1, NULL);
    if (!head) {
        finder->failed = true;
        return;
    }
    if (*head != FRN_NONE - 1) {
        const frn_short_name *known = &finder->shorts.at[*head];
        if (known->lexicon == lexicon && known->name == name)
            return;
        entry.next = *head;
    }
    *head = (uint32_t)finder->shorts.len;
    if (!frn_vec_push(&finder->shorts, entry))
        finder->failed = true;
}

bool frn_short_find(const frn_finder *finder, frn_slice key, uint32_t sentence, frn_short_name *out)
{
    uint32_t at = frn_map_get(&finder->short_by_key, frn_hash(key)), best = FRN_NONE;

    /* Newest first: the last one told before this sentence, else the first one after. */
    for (; at != FRN_NONE && at < finder->shorts.len; at = finder->shorts.at[at].next) {
        best = at;
        if (finder->shorts.at[at].sentence <= sentence)
            break;
    }
    if (best == FRN_NONE)
        return false;
    *out = finder->shorts.at[best];
    return true;
}

/* The ends of a name of several words: "lindsey graham" -> "graham". */
static void add_ends(frn_finder *finder, frn_slice key, uint32_t sentence, uint32_t lexicon,
                     uint32_t name)
{
    for (size_t i = 1; i + 1 < key.len; i++) {
        frn_slice end = frn_slice_sub(key, i, key.len);

        if (key.ptr[i - 1] != ' ' || end.len < 2 || frn_word_in(end, "jr jr. sr sr. ii iii"))
            continue;
        add_short(finder, end, sentence, lexicon, name);
    }
}

static void add_organisation_shorts(frn_finder *finder, const frn_open_name *name, uint32_t row)
{
    size_t space = frn_slice_find(name->key, ' ', 0);
    frn_slice first = frn_slice_sub(name->key, 0, space);
    uint32_t word = frn_lexicon_word(finder->lexicon, first);
    char initials[16];
    size_t letters = 0;

    if (space < name->key.len && first.len > 3 &&
        frn_lexicon_given(finder->lexicon, word) == FRN_GIVEN_NOT &&
        !frn_lexicon_word_is(finder->lexicon, word, FRN_WORD_DIRECTION, NULL) &&
        !frn_lexicon_word_is(finder->lexicon, word, FRN_WORD_ORGANISATION, NULL) &&
        !frn_word_in(first, "national united general american european international federal "
                            "first royal people public social democratic free world global"))
        add_short(finder, first, name->sentence, FRN_NONE, row);
    for (size_t i = 0; i < name->key.len && letters < sizeof initials; i++) {
        frn_slice rest = frn_slice_sub(name->key, i, name->key.len);
        bool start = i == 0 || name->key.ptr[i - 1] == ' ';
        frn_slice word_here = frn_slice_sub(rest, 0, frn_slice_find(rest, ' ', 0));
        if (start && !frn_word_in(word_here, "of the and for & 's '"))
            initials[letters++] = name->key.ptr[i];
    }
    if (letters >= 2)
        add_short(finder, frn_slice_make(initials, letters), name->sentence, FRN_NONE, row);
}

static void note_person(runner *r, const frn_atom *atom)
{
    frn_finder *finder = r->finder;
    uint32_t actor = frn_pick_person(finder, atom, (frn_slice){"", 0}, NULL, 0);

    if (actor != FRN_NONE)
        add_ends(finder, frn_tokens_key(finder, r->index, atom->first, atom->last), r->index, actor,
                 FRN_NONE);
}

/* A name that leaves no doubt makes its actor's weaker names count in this document. */
static void note_strong(runner *r, const frn_atom *atom)
{
    for (uint32_t i = 0; i < atom->entries; i++) {
        const frn_lexicon_entry *entry = &atom->entry[i];
        if (entry->use == FRN_USE_NAME && !(entry->flags & FRN_ENTRY_WEAK) &&
            !frn_map_put(&r->finder->strong, entry->row, 1, NULL))
            r->finder->failed = true;
    }
}

static void note_atom(runner *r, const frn_atom *atom)
{
    if (atom->name != FRN_NONE) {
        weigh(r, atom);
        return;
    }
    if (!(atom->uses & FRN_USES(FRN_USE_NAME)))
        return;
    note_strong(r, atom);
    if (atom->to > atom->from)
        note_person(r, atom);
}

/* ---- the steps ---- */

static bool index_tokens(runner *r)
{
    uint32_t count = r->sentence->count;

    r->word_of = frn_arena_alloc(r->finder->arena, count * sizeof *r->word_of + 1);
    r->atom_of = frn_arena_alloc(r->finder->arena, count * sizeof *r->atom_of + 1);
    if (!r->word_of || !r->atom_of) {
        r->finder->failed = true;
        return false;
    }
    memset(r->word_of, 0xFF, count * sizeof *r->word_of);
    memset(r->atom_of, 0xFF, count * sizeof *r->atom_of);
    for (uint32_t i = r->scan->words; i-- > 0;)
        r->word_of[r->scan->word[i].token] = i;
    return true;
}

/* The atoms of the lexicon come from the scan in finder->atoms and leave, with the unknown names
 * among them, for scan->atom. */
void frn_mention_collect(frn_finder *finder, uint32_t index)
{
    runner r = {.finder = finder,
                .sentence = &finder->sentence[index],
                .index = index,
                .scan = &finder->scan[index]};
    frn_scan *scan = &finder->scan[index];
    size_t count = finder->atoms.len;
    frn_atom *old = frn_arena_alloc(finder->arena, count * sizeof *old + 1);

    if (!old || !index_tokens(&r)) {
        finder->failed = true;
        return;
    }
    if (count)
        memcpy(old, finder->atoms.at, count * sizeof *old);
    r.old = old;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t t = old[i].first; t <= old[i].last; t++)
            r.atom_of[t] = i;
    }
    finder->atoms.len = 0;
    for (uint32_t t = 0; t < r.sentence->count && !finder->failed;) {
        uint32_t next = put_run(&r, t);

        if (next == t) {
            const frn_atom *atom = atom_at(&r, t);
            if (atom)
                put_atom(&r, *atom);
            next = atom ? atom->last + 1 : t + 1;
        }
        t = next;
    }
    for (size_t i = 0; i < finder->atoms.len; i++)
        note_atom(&r, &finder->atoms.at[i]);

    scan->atoms = (uint32_t)finder->atoms.len;
    scan->atom = frn_arena_alloc(finder->arena, finder->atoms.len * sizeof *scan->atom + 1);
    scan->atom_of = r.atom_of;
    scan->word_of = r.word_of;
    if (!scan->atom) {
        finder->failed = true;
        return;
    }
    if (scan->atoms)
        memcpy(scan->atom, finder->atoms.at, scan->atoms * sizeof *scan->atom);
    memset(scan->atom_of, 0xFF, r.sentence->count * sizeof *scan->atom_of);
    for (uint32_t i = 0; i < scan->atoms; i++) {
        for (uint32_t t = scan->atom[i].first; t <= scan->atom[i].last; t++)
            scan->atom_of[t] = i;
    }
}

/* "Afganistan", "Phillippines": a state's name but for one letter. */
static void find_misspelt(frn_finder *finder, frn_open_name *name)
{
    uint32_t actor;

    if (name->words != 1 || name->person > 0 || name->key.len < 6)
        return;
    actor = frn_lexicon_misspelt(finder->lexicon, name->key);
    if (actor != FRN_NONE)
        name->row = frn_cast_add(finder->cast, actor);
}

static frn_actor_kind judge(const frn_open_name *name)
{
    if (name->dropped)
        return FRN_KIND_UNKNOWN;
    if (name->organisation > name->person && name->organisation >= name->place &&
        name->organisation >= 3)
        return name->hint != FRN_KIND_UNKNOWN ? name->hint : FRN_KIND_NGO;
    if (name->person > name->place && name->person >= 2)
        return FRN_KIND_PERSON;
    if (name->words >= 2 && name->words <= 4 && name->place < 2 && name->organisation < 2)
        return FRN_KIND_PERSON;
    return FRN_KIND_UNKNOWN;
}

void frn_mention_decide(frn_finder *finder)
{
    for (uint32_t i = 0; i < finder->names.len; i++) {
        frn_open_name *name = &finder->names.at[i];

        name->kind = judge(name);
        find_misspelt(finder, name);
        if (name->row != FRN_NONE) {
            name->kind = FRN_KIND_STATE;
            continue;
        }
        if (name->words < 2 || name->kind == FRN_KIND_UNKNOWN)
            continue;
        if (name->kind == FRN_KIND_PERSON)
            add_ends(finder, name->key, name->sentence, FRN_NONE, i);
        else
            add_organisation_shorts(finder, name, i);
    }
}
