/* read/mention_phrase_internal.h - what the readers of phrases share: where they are, what they see
 * there, and the drafts that they hand on.
 *
 *   draft      drafts, the person or state that an atom names
 *   part       parts and roles with what they belong to: "spokesman for the army of Sudan"
 *   owner      owners first: "Iran's army", "U.S.-led"
 *   describe   pronouns, "the two sides", "the group"
 *   phrase     the sentence from left to right
 */
#ifndef FRENEMY_READ_MENTION_PHRASE_INTERNAL_H
#define FRENEMY_READ_MENTION_PHRASE_INTERNAL_H

#include "read/mention_internal.h"

typedef struct frn_phraser {
    frn_finder *finder;
    const frn_sentence *s;
    const frn_scan *scan;
    uint32_t index;
} frn_phraser;

#define PART_USES (FRN_USES(FRN_USE_BODY) | FRN_USES(FRN_USE_OFFICIAL) | FRN_USES(FRN_USE_TITLE))

/* ---- looking ---- */

static inline const frn_token *token_at(const frn_phraser *p, uint32_t t)
{
    return t < p->s->count ? &p->s->token[t] : NULL;
}

FRN_ALWAYS_INLINE bool is_word(const frn_phraser *p, uint32_t t, const char *list)
{
    return t < p->s->count && frn_token_in(&p->s->token[t], list);
}

static inline const frn_atom *atom_at(const frn_phraser *p, uint32_t t)
{
    const frn_atom *atom;

    if (t >= p->s->count || p->scan->atom_of[t] == FRN_NONE)
        return NULL;
    atom = &p->scan->atom[p->scan->atom_of[t]];
    return atom->first == t ? atom : NULL;
}

static inline bool is_nominal(const frn_phraser *p, uint32_t t)
{
    const frn_token *token = token_at(p, t);

    return token && (token->tag == FRN_TAG_NOUN || token->tag == FRN_TAG_PROPN ||
                     token->tag == FRN_TAG_ADJ || token->tag == FRN_TAG_NUM);
}

static inline bool is_hyphen(const frn_phraser *p, uint32_t t)
{
    return t > 0 && t + 1 < p->s->count && frn_token_is(&p->s->token[t], "-") &&
           !(p->s->token[t - 1].flags & FRN_TOKEN_SPACE_AFTER) &&
           !(p->s->token[t].flags & FRN_TOKEN_SPACE_AFTER);
}

static inline bool is_class(const frn_phraser *p, uint32_t t, frn_word_class word_class, int *kind)
{
    uint32_t word;

    if (t >= p->s->count || p->scan->word_of[t] == FRN_NONE)
        return false;
    word = p->scan->word[p->scan->word_of[t]].word;
    return frn_lexicon_word_is(p->finder->lexicon, word, word_class, kind);
}

static inline bool is_part(const frn_atom *atom)
{
    return atom && (atom->uses & PART_USES);
}

static inline frn_actor_kind open_kind(const frn_phraser *p, const frn_atom *atom)
{
    return atom->name == FRN_NONE ? FRN_KIND_UNKNOWN : p->finder->names.at[atom->name].kind;
}

static inline bool has_person(const frn_phraser *p, const frn_atom *atom)
{
    for (uint32_t i = 0; i < atom->entries; i++) {
        const frn_lexicon_actor *actor;
        if (atom->entry[i].use == FRN_USE_SURNAME)
            return true;
        actor = frn_lexicon_at(p->finder->lexicon, atom->entry[i].row);
        if (atom->entry[i].use == FRN_USE_NAME && actor && actor->kind == FRN_KIND_PERSON)
            return true;
    }
    return false;
}

/* A person, and nothing else that the lexicon knows by this name. */
static inline bool only_person(const frn_phraser *p, const frn_atom *atom)
{
    return has_person(p, atom) && frn_pick_actor(p->finder, atom, NULL) == FRN_NONE;
}

/* ---- drafts ---- */

static inline frn_draft new_draft(const frn_phraser *p, uint32_t first, uint32_t last)
{
    frn_draft draft = {.name = FRN_NONE,
                       .person = FRN_NONE,
                       .body = FRN_NONE,
                       .owner_pronoun = FRN_NONE,
                       .owner_name = FRN_NONE,
                       .same = FRN_NONE};

    draft.mention.first = first;
    draft.mention.last = last;
    draft.mention.bearer = FRN_NONE;
    draft.mention.voice = FRN_NONE;
    (void)p;
    return draft;
}

static inline void add_owner(frn_draft *draft, uint32_t row)
{
    if (row == FRN_NONE || draft->owners == FRN_MOST_OWNERS)
        return;
    for (uint32_t i = 0; i < draft->owners; i++) {
        if (draft->owner[i] == row)
            return;
    }
    draft->owner[draft->owners++] = row;
}

static inline void add_row(frn_draft *draft, uint32_t row)
{
    if (row != FRN_NONE && draft->rows < FRN_MOST_OWNERS)
        draft->row[draft->rows++] = row;
}

static inline bool can_modify(const frn_atom *atom, frn_use use)
{
    return use == FRN_USE_ADJECTIVE || (atom->uses & FRN_USES(FRN_USE_ADJECTIVE));
}

static inline bool names_organisation(const frn_phraser *p, const frn_atom *atom)
{
    frn_actor_kind kind = open_kind(p, atom);

    return atom->name != FRN_NONE && kind != FRN_KIND_UNKNOWN && kind != FRN_KIND_PERSON;
}

/* ---- the readers ---- */

typedef struct frn_phrase_part {
    uint32_t first, last; /* tokens */
    uint32_t body;        /* the part meant; FRN_NONE */
    frn_slice role;
    bool title;  /* a title that may stand before a name */
    bool plural; /* "ministers", "troops" */
    bool honour; /* "Mr": says nothing about the office */
} frn_phrase_part;

/* Sets the head, number and article of the draft and hands it on. */
void frn_phrase_push(frn_phraser *p, frn_draft draft);
/* Whether the atom is a short name for what the document names in full; the draft then says whom.
 */
bool frn_phrase_take_short(const frn_phraser *p, const frn_atom *atom, frn_draft *draft,
                           bool person);
/* Whether the atom names a person here; the draft then says whom. `titled`: right after a title. */
bool frn_phrase_take_person(frn_phraser *p, const frn_atom *atom, frn_draft *draft, bool titled);
/* The cast row of a state, organisation or unknown organisation that the atom names; FRN_NONE. */
uint32_t frn_phrase_owner_row(frn_phraser *p, const frn_atom *atom, frn_use *use);
/* A chain of parts and roles: "Foreign Ministry" "spokesman". */
bool frn_phrase_read_part(const frn_phraser *p, uint32_t t, frn_phrase_part *out);
/* A part or role, what it belongs to, the name after it; returns the next token. */
uint32_t frn_phrase_finish(frn_phraser *p, frn_draft draft, const frn_phrase_part *what);
/* "the union's president": a mention that owns the next part; returns the next token. */
uint32_t frn_phrase_after(frn_phraser *p, const frn_draft *owner);
/* The part, name or organisation that the owners modify, over a few plain words and, where they
 * may stand, participles; FRN_NONE. */
uint32_t frn_phrase_find_owned(const frn_phraser *p, uint32_t t, bool participles);
/* Parts that a person's name alone may own: "the Obama administration". */
bool frn_phrase_is_rule(const frn_phraser *p, const frn_phrase_part *what);
/* The name alone; returns the next token. */
uint32_t frn_phrase_push_name(frn_phraser *p, const frn_atom *atom, uint32_t row, frn_use use);
bool frn_phrase_push_stance(frn_phraser *p, const frn_atom *atom, uint32_t row, uint32_t *next);
/* A name that holds a stance ("Iranian-backed militias"): the stance becomes a mention of its own
 * and *rest the atom of what bears it. */
bool frn_phrase_split_stance(frn_phraser *p, const frn_atom *atom, bool adjective, frn_atom *rest);
uint32_t frn_phrase_owner(frn_phraser *p, const frn_atom *atom, uint32_t row, frn_use use);
/* "the two sides", "both countries", "the group": FRN_MENTION_DEFINITE, resolved later. */
uint32_t frn_phrase_description(frn_phraser *p, uint32_t t);
bool frn_phrase_push_pronoun(frn_phraser *p, uint32_t t);
/* What the pronoun at `t`, just pushed, owns: "its army"; returns the next token. */
uint32_t frn_phrase_after_pronoun(frn_phraser *p, uint32_t t);

#endif
