/* What the words around an unknown name say that it is. */
#include "read/mention_names_internal.h"

static const frn_token *token_at(const frn_runner *r, uint32_t t)
{
    return t < r->sentence->count ? &r->sentence->token[t] : NULL;
}

FRN_ALWAYS_INLINE bool next_is(const frn_runner *r, uint32_t t, const char *list)
{
    const frn_token *token = token_at(r, t);

    return token && frn_token_in(token, list);
}

static const frn_lexicon_title *title_of(const frn_runner *r, const frn_atom *atom)
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
static const frn_atom *atom_before(const frn_runner *r, uint32_t t)
{
    return t > 0 ? atom_at(r, t - 1) : NULL;
}

/* ", 45," and ", the mayor of": somebody is introduced. */
static bool introduced_after(const frn_runner *r, uint32_t t)
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

/* "the union Unite", "the Danish firm Nordkem", "the weekly Nile Monitor": what the noun before a
 * name says that it is. */
static bool is_kind_before(const frn_runner *r, uint32_t t, int *kind)
{
    const frn_token *noun = t > 1 ? &r->sentence->token[t - 1] : NULL;

    if (!noun || noun->tag != FRN_TAG_NOUN || (noun->flags & FRN_TOKEN_UPPER) ||
        !is_class(r, t - 1, FRN_WORD_DESCRIPTION, kind))
        return false;
    return *kind != FRN_KIND_PERSON && *kind != FRN_KIND_STATE && *kind != FRN_KIND_UNKNOWN &&
           (noun[-1].tag == FRN_TAG_DET || noun[-1].tag == FRN_TAG_ADJ ||
            noun[-1].tag == FRN_TAG_NOUN || noun[-1].tag == FRN_TAG_PROPN ||
            frn_is_possessive(r->sentence, t - 2));
}

static void weigh_before(frn_runner *r, const frn_atom *atom, frn_open_name *name)
{
    const frn_atom *before = atom_before(r, atom->first);
    uint32_t t = atom->first;
    int kind = FRN_KIND_UNKNOWN;

    if (is_kind_before(r, t, &kind)) {
        name->organisation += 4; /* a "group" may be anything */
        if (name->hint == FRN_KIND_UNKNOWN && kind != FRN_KIND_ARMED_GROUP)
            name->hint = (frn_actor_kind)kind;
    }
    if (is_role(before))
        name->person += title_of(r, before) ? 4 : 2;
    if (t > 1 && frn_token_is(&r->sentence->token[t - 1], ",") && is_role(atom_at(r, t - 2)))
        name->person += 2;
    if (t > 0 && frn_token_is(&r->sentence->token[t - 1], "the") && !is_role(before))
        name->organisation += 2;
    if (t > 0 && frn_token_in(&r->sentence->token[t - 1], "in at near around outside inside") &&
        !frn_is_possessive(r->sentence, atom->last + 1))
        name->place += 2;
    if (t > 1 && frn_token_is(&r->sentence->token[t - 1], "of") &&
        frn_token_in(&r->sentence->token[t - 2],
                     "town city village province district port capital region state county suburb "
                     "outskirts neighborhood neighbourhood valley island streets mayor council "
                     "residents people police sheriff voters governor"))
        name->place += 4;
    if (t > 0 &&
        frn_lemma_in(&r->sentence->token[t - 1],
                     "visit leave enter reach capture seize shell bomb tour storm besiege"))
        name->place += 1;
}

/* "the Umma party", "Globex group": the noun after a name says what it is. */
static bool describes(const frn_runner *r, uint32_t t, int *kind)
{
    const frn_token *token = token_at(r, t);

    return token && token->tag == FRN_TAG_NOUN && token->lemma.len == token->lower.len &&
           is_class(r, t, FRN_WORD_DESCRIPTION, kind) && *kind != FRN_KIND_PERSON &&
           *kind != FRN_KIND_STATE && *kind != FRN_KIND_UNKNOWN;
}

static void weigh_after(frn_runner *r, const frn_atom *atom, frn_open_name *name)
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
    if (next_is(r, t, ",") && next_is(r, t + 1, "which"))
        name->organisation += 2;
    if (next_is(r, t, "who"))
        name->person += 2;
    if (next_is(r, t, ",") && next_is(r, t + 1, "who whose"))
        name->person += 3;
}

void frn_name_weigh(frn_runner *r, const frn_atom *atom)
{
    frn_open_name *name = &r->finder->names.at[atom->name];
    const frn_token *head =
        &r->sentence->token[frn_span_head(r->sentence, atom->first, atom->last)];
    uint32_t first = atom->first;

    name->seen++;
    name->inner += !(r->sentence->token[first].flags & FRN_TOKEN_FIRST) ||
                   (r->sentence->token[first].flags & FRN_TOKEN_ALL_UPPER);
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
