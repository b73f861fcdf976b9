/* Drafts of mentions, and the person or state that an atom names in them. */
#include "base/hash.h"
#include "read/mention_phrase_internal.h"

/* "teachers", "fishermen", also where a sentence begins with them; names in "-s" are no plurals. */
static bool is_many(const frn_draft *draft, const frn_token *head)
{
    frn_slice word = head->lower;

    if (head->tag == FRN_TAG_NOUN && !(head->flags & FRN_TOKEN_UPPER) &&
        head->lemma.len < word.len && word.ptr[word.len - 1] == 's')
        return true;
    if (draft->body == FRN_NONE || draft->role_alone || draft->person != FRN_NONE ||
        draft->name != FRN_NONE ||
        ((head->flags & FRN_TOKEN_UPPER) && !(head->flags & FRN_TOKEN_FIRST)))
        return false;
    return (word.len > 4 && frn_slice_ends(word, FRN_LIT("men"))) ||
           (word.len > 3 && (head->flags & FRN_TOKEN_FIRST) && head->lemma.len < word.len &&
            word.ptr[word.len - 1] == 's');
}

void frn_phrase_push(frn_phraser *p, frn_draft draft)
{
    uint32_t first = draft.mention.first, last = draft.mention.last;
    const frn_token *head;

    draft.mention.head = frn_span_head(p->s, first, last);
    head = &p->s->token[draft.mention.head];
    draft.subject = head->rel == FRN_REL_NSUBJ || head->rel == FRN_REL_NSUBJ_PASS;
    if (frn_is_possessive(p->s, last + 1))
        draft.mention.flags |= FRN_MENTION_POSSESSIVE;
    if (is_many(&draft, head))
        draft.mention.flags |= FRN_MENTION_PLURAL;
    for (uint32_t i = 1; i <= 4 && i <= first; i++) {
        const frn_token *token = &p->s->token[first - i];
        if (frn_token_in(token, "former ex deputy vice late future next potential "
                                "incoming outgoing would-be then onetime"))
            draft.indefinite = true;
        draft.former |= frn_token_in(token, "former ex onetime one-time erstwhile");
        if ((token->tag == FRN_TAG_ADJ || (token->tag == FRN_TAG_NOUN && i < 3)) && i < 4)
            continue;
        draft.definite |= frn_token_in(token, "the this that these those");
        draft.indefinite |=
            frn_token_in(token, "a an some several many no any few") || token->tag == FRN_TAG_NUM;
        break;
    }
    if (!frn_vec_push(&p->finder->drafts, draft))
        p->finder->failed = true;
}

/* ---- names of persons ---- */

static uint32_t owner_states(const frn_phraser *p, const frn_draft *draft, uint32_t *state)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < draft->owners; i++) {
        const frn_cast_actor *owner = frn_cast_at(p->finder->cast, draft->owner[i]);
        const frn_cast_actor *top = owner ? frn_cast_at(p->finder->cast, owner->state) : NULL;
        if (top && top->row != FRN_NONE)
            state[count++] = top->row;
    }
    return count;
}

static uint32_t name_of_tokens(frn_phraser *p, uint32_t first, uint32_t last)
{
    frn_finder *finder = p->finder;
    frn_slice key = frn_tokens_key(finder, p->index, first, last);
    bool added = false;
    uint32_t *at =
        frn_map_put(&finder->name_by_key, frn_hash(key), (uint32_t)finder->names.len, &added);
    frn_open_name name = {.text = frn_tokens_text(finder, p->s, first, last),
                          .key = key,
                          .words = last - first + 1,
                          .sentence = p->index,
                          .kind = FRN_KIND_PERSON,
                          .state = FRN_NONE,
                          .row = FRN_NONE};

    if (!at || (added && !frn_vec_push(&finder->names, name))) {
        finder->failed = true;
        return FRN_NONE;
    }
    return *at;
}

/* "in Springfield" is not the Springfield Teachers Union. */
static bool stands_as_place(const frn_phraser *p, const frn_atom *atom)
{
    const frn_open_name *name = atom->name == FRN_NONE ? NULL : &p->finder->names.at[atom->name];

    return (name && name->place > 1 && name->place > (int)name->subject) ||
           (atom->first > 0 && is_word(p, atom->first - 1, "in near outside around") &&
            !frn_is_possessive(p->s, atom->last + 1));
}

bool frn_phrase_take_short(const frn_phraser *p, const frn_atom *atom, frn_draft *draft,
                           bool person)
{
    frn_slice key = frn_tokens_key(p->finder, p->index, atom->first, atom->last);
    frn_short_name found;

    if (!frn_short_find(p->finder, key, p->index, &found) ||
        (found.name != FRN_NONE && found.name == atom->name))
        return false;
    if (found.name != FRN_NONE && p->finder->names.at[found.name].kind != FRN_KIND_PERSON &&
        (person || stands_as_place(p, atom)))
        return false;
    draft->person = found.lexicon;
    draft->name = found.name;
    return true;
}

/* A surname without anybody's full name: somebody unknown, if there it acts. */
static bool lone_surname(const frn_phraser *p, const frn_atom *atom)
{
    const frn_token *token = &p->s->token[atom->last];

    if (is_class(p, atom->first, FRN_WORD_TIME, NULL) ||
        is_class(p, atom->first, FRN_WORD_STOP, NULL))
        return false;
    return token->tag == FRN_TAG_PROPN && (token->flags & FRN_TOKEN_UPPER) && !p->scan->loud &&
           (token->rel == FRN_REL_NSUBJ || token->rel == FRN_REL_NSUBJ_PASS ||
            frn_is_possessive(p->s, atom->last + 1)) &&
           frn_lexicon_given(p->finder->lexicon, p->scan->word[atom->from].word) == FRN_GIVEN_NOT;
}

/* The name of a known person as the document spells it; empty for a surname alone. */
static frn_slice spelling(const frn_phraser *p, const frn_atom *atom)
{
    const frn_token *first = &p->s->token[atom->first], *last = &p->s->token[atom->last];

    frn_slice name;

    if (atom->first == atom->last || (last->flags & FRN_TOKEN_ALL_UPPER))
        return (frn_slice){0};
    name = frn_slice_sub(p->finder->doc->text, first->begin, last->end);
    return memchr(name.ptr, '\n', name.len) ? (frn_slice){0} : name;
}

bool frn_phrase_take_person(frn_phraser *p, const frn_atom *atom, frn_draft *draft, bool titled)
{
    uint32_t state[FRN_MOST_OWNERS], states = owner_states(p, draft, state);
    bool open = atom->name != FRN_NONE, several = atom->to > atom->from;

    if (open) {
        const frn_open_name *name = &p->finder->names.at[atom->name];
        if (frn_phrase_take_short(p, atom, draft, true))
            return true;
        if (name->dropped ||
            (name->kind != FRN_KIND_PERSON && !(titled && name->hint == FRN_KIND_UNKNOWN)))
            return false;
        draft->name = atom->name;
        draft->kind = FRN_KIND_PERSON;
        return true;
    }
    if (!has_person(p, atom))
        return false;
    if (!several && frn_phrase_take_short(p, atom, draft, true))
        return true;
    draft->spelled = spelling(p, atom);
    draft->person = frn_pick_person(p->finder, atom, draft->role, state, states);
    if (draft->person != FRN_NONE)
        return true;
    if (several && (atom->uses & FRN_USES(FRN_USE_NAME)))
        draft->person = frn_pick_person(p->finder, atom, draft->role, NULL, 0);
    if (draft->person != FRN_NONE)
        return true;
    if (!(titled || lone_surname(p, atom)) ||
        (atom->uses & ~(FRN_USES(FRN_USE_NAME) | FRN_USES(FRN_USE_SURNAME))))
        return false;
    draft->name = name_of_tokens(p, atom->first, atom->last);
    draft->kind = FRN_KIND_PERSON;
    return draft->name != FRN_NONE;
}

/* ---- owners ---- */

uint32_t frn_phrase_owner_row(frn_phraser *p, const frn_atom *atom, frn_use *use)
{
    uint32_t actor;

    *use = FRN_USE_NAME;
    if (!atom)
        return FRN_NONE;
    if (p->finder->defined.count && atom->first == atom->last) {
        uint32_t row = frn_map_get(&p->finder->defined, frn_hash(p->s->token[atom->first].lower));
        if (row != FRN_NONE)
            return row;
    }
    if (atom->name != FRN_NONE)
        return FRN_NONE;
    actor = frn_pick_actor(p->finder, atom, use);
    if (frn_home_is_foreign(p->finder, atom, actor))
        return frn_home_actor(p->finder, atom, actor);
    return actor == FRN_NONE ? FRN_NONE : frn_cast_add(p->finder->cast, actor);
}
