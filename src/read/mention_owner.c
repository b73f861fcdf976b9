/* Owners that stand first: "the British and French foreign ministers", "anti-Assad", "U.S.-led". */
#include "read/mention_phrase_internal.h"

enum { FARTHEST = 6 };

typedef struct owners {
    uint32_t row[FRN_MOST_OWNERS];
    uint32_t count;
    uint32_t next; /* token after the last one, and after its 's */
    bool possessive;
    bool modifies; /* adjectives or possessives: participles may follow ("Iran's elected") */
} owners;

static bool may_join(const frn_phraser *p, uint32_t t)
{
    return is_word(p, t, ", and or /") || is_hyphen(p, t);
}

/* "American, Arab and Turkish", "U.S.-Iran", "Iran's". */
static owners read_owners(frn_phraser *p, const frn_atom *first, uint32_t row, frn_use first_use)
{
    bool adjective = can_modify(first, first_use);
    owners out = {.row = {row}, .count = 1, .next = first->last + 1, .modifies = adjective};
    uint32_t t = first->last + 1;

    if (frn_is_possessive(p->s, t)) {
        out.possessive = out.modifies = true;
        out.next = t + 1;
        return out;
    }
    while (may_join(p, t) && out.count < FRN_MOST_OWNERS) {
        const frn_atom *atom;
        frn_use use;
        bool hyphen = is_hyphen(p, t), comma = is_word(p, t, ",") && !is_word(p, t + 1, "and or");

        t += is_word(p, t, ",") && is_word(p, t + 1, "and or") ? 2 : 1;
        atom = atom_at(p, t);
        if (!atom || atom->name != FRN_NONE)
            break;
        if (comma && !adjective && !is_word(p, atom->last + 1, ", and or"))
            break; /* "In Amman, Jordan's king" */
        row = frn_phrase_owner_row(p, atom, &use);
        /* "Syria and Palestinian leaders" are not two of a kind. */
        if (row == FRN_NONE || (!hyphen && can_modify(atom, use) != adjective))
            break;
        out.row[out.count++] = row;
        out.next = atom->last + 1;
        t = atom->last + 1;
        if (frn_is_possessive(p->s, t)) {
            out.possessive = out.modifies = true;
            out.next = t + 1;
            break;
        }
    }
    return out;
}

uint32_t frn_phrase_find_owned(const frn_phraser *p, uint32_t t, bool participles)
{
    for (uint32_t i = 0; i < FARTHEST; i++, t++) {
        const frn_atom *atom = atom_at(p, t);

        if (is_part(atom) || (atom && atom->name != FRN_NONE) || (atom && only_person(p, atom)))
            return t;
        if (atom && !can_modify(atom, FRN_USE_NAME) && (atom->uses & FRN_USES(FRN_USE_NAME)))
            return i ? FRN_NONE : t;
        if (t >= p->s->count)
            return FRN_NONE;
        if (!is_nominal(p, t) && !is_hyphen(p, t) && !is_word(p, t, "'s") &&
            !(participles && p->s->token[t].tag == FRN_TAG_VERB &&
              p->s->token[t].rel == FRN_REL_AMOD && !is_word(p, t + 1, "the a an") &&
              p->s->token[t + 1].tag != FRN_TAG_NUM))
            return FRN_NONE;
    }
    return FRN_NONE;
}

bool frn_phrase_is_rule(const frn_phraser *p, const frn_phrase_part *what)
{
    const frn_lexicon_body *body = frn_lexicon_body_at(p->finder->lexicon, what->body);

    return body && frn_slice_is(body->id, "government");
}

/* The people of a state: "Syrian Kurds", "Kurds in northern Iraq"; returns the next token. */
static uint32_t push_people(frn_phraser *p, uint32_t first, uint32_t last, uint32_t state,
                            uint32_t people)
{
    frn_draft draft = new_draft(p, first, last);

    add_row(&draft, frn_cast_add_people(p->finder->cast, state, people));
    draft.mention.flags |= FRN_MENTION_PLURAL;
    frn_phrase_push(p, draft);
    return last + 1;
}

static bool try_owned(frn_phraser *p, const owners *o, uint32_t first, uint32_t *next)
{
    uint32_t t = frn_phrase_find_owned(p, o->next, o->modifies);
    frn_draft draft = new_draft(p, first, first);
    const frn_atom *atom;
    frn_phrase_part what;

    if (t == FRN_NONE)
        return false;
    atom = atom_at(p, t);
    for (uint32_t i = 0; i < o->count; i++)
        add_owner(&draft, o->row[i]);
    if (is_part(atom) && frn_phrase_read_part(p, t, &what)) {
        *next = frn_phrase_finish(p, draft, &what);
        return true;
    }
    if (o->count > 1)
        return false;
    if (atom->name != FRN_NONE || only_person(p, atom)) {
        bool near = t == o->next || !(p->s->token[t - 1].flags & FRN_TOKEN_UPPER);
        if (!near || names_organisation(p, atom) ||
            !frn_phrase_take_person(p, atom, &draft, t > o->next)) {
            if (!names_organisation(p, atom))
                return false;
            draft.name = atom->name;
        }
    } else {
        frn_use use;
        uint32_t row = frn_phrase_owner_row(p, atom, &use);
        const frn_cast_actor *actor = frn_cast_at(p->finder->cast, row);

        if (actor && actor->kind == FRN_KIND_POPULATION && actor->state == FRN_NONE &&
            p->finder->cast->actors.at[o->row[0]].kind == FRN_KIND_STATE &&
            use == FRN_USE_NAME) { /* "Syria's Kurds" */
            *next = push_people(p, first, atom->last, o->row[0], row);
            return true;
        }
        if (!actor || use != FRN_USE_NAME || actor->state == FRN_NONE ||
            actor->state != p->finder->cast->actors.at[o->row[0]].state || actor->state == row)
            return false;
        draft.owners = 0;
        add_row(&draft, row);
    }
    draft.mention.last = atom->last;
    frn_phrase_push(p, draft);
    *next = atom->last + 1;
    return true;
}

FRN_ALWAYS_INLINE bool after_preposition(const frn_phraser *p, uint32_t t, const char *list)
{
    if (t > 0 && is_word(p, t - 1,
                         "the downtown central northern southern eastern western nearby "
                         "neighboring neighbouring war-torn"))
        t--;
    return t > 0 && is_word(p, t - 1, list);
}

/* "seized Kabul", "left Geneva": towns that are gone to or taken. */
static bool is_gone_to(const frn_phraser *p, uint32_t t)
{
    return t > 0 && p->s->token[t - 1].tag == FRN_TAG_VERB &&
           frn_lemma_in(&p->s->token[t - 1],
                        "enter reach leave capture seize storm besiege visit tour flee occupy "
                        "take retake overrun approach surround encircle cross evacuate");
}

/* "in Tehran and Washington": the second is where the first is. */
static bool joins_place(const frn_phraser *p, uint32_t t)
{
    const frn_draft *before =
        p->finder->drafts.len ? &p->finder->drafts.at[p->finder->drafts.len - 1] : NULL;

    return before && (before->mention.flags & FRN_MENTION_PLACE) && before->mention.last + 2 == t &&
           is_word(p, t - 1, "and or");
}

static uint32_t place_flag(const frn_phraser *p, const frn_atom *atom, uint32_t row, frn_use use)
{
    frn_actor_kind kind = p->finder->cast->actors.at[row].kind;

    if (kind != FRN_KIND_STATE && kind != FRN_KIND_TERRITORY && kind != FRN_KIND_BLOC &&
        kind != FRN_KIND_IGO)
        return 0;
    if (use == FRN_USE_PLACE || joins_place(p, atom->first) ||
        (use == FRN_USE_CAPITAL && is_gone_to(p, atom->first)))
        return FRN_MENTION_PLACE;
    if (atom->first > 1 && is_word(p, atom->first - 1, "with") &&
        is_word(p, atom->first - 2, "dealing"))
        return FRN_MENTION_PLACE; /* "cooperation in dealing with Iraq" */
    if (use == FRN_USE_CAPITAL)
        return after_preposition(p, atom->first,
                                 "in at near from to into inside outside around through across of "
                                 "toward towards via throughout")
                   ? FRN_MENTION_PLACE
                   : 0;
    return after_preposition(p, atom->first,
                             "in at near from into inside outside around across "
                             "throughout within through via")
               ? FRN_MENTION_PLACE
               : 0;
}

static bool before_noun(const frn_phraser *p, const frn_atom *atom)
{
    const frn_token *token = &p->s->token[atom->last];
    uint32_t next = atom->last + 1;

    if (is_hyphen(p, next))
        return true;
    if (!is_nominal(p, next) || is_word(p, next, "side sides"))
        return false;
    if (is_word(p, next,
                "today yesterday tomorrow tonight monday tuesday wednesday thursday friday "
                "saturday sunday") &&
        !is_nominal(p, next + 1))
        return false; /* "Israel Friday closed the border" */
    return token->head > (int32_t)atom->last || can_modify(atom, FRN_USE_NAME);
}

/* The first of "Saudi and French colleagues". */
static bool in_series(const frn_phraser *p, const frn_atom *atom, frn_use use)
{
    uint32_t t = atom->last + 1;
    const frn_atom *next;

    if (!is_word(p, t, ", and or") || !can_modify(atom, use))
        return false;
    t += is_word(p, t, ",") && is_word(p, t + 1, "and or") ? 2 : 1;
    next = atom_at(p, t);
    return next && (next->uses & FRN_USES(FRN_USE_ADJECTIVE)) && is_nominal(p, next->last + 1);
}

uint32_t frn_phrase_push_name(frn_phraser *p, const frn_atom *atom, uint32_t row, frn_use use)
{
    frn_draft draft = new_draft(p, atom->first, atom->last);
    bool the = atom->first > 0 && is_word(p, atom->first - 1, "the");

    add_row(&draft, row);
    if (is_word(p, atom->last + 1, "side") && can_modify(atom, use))
        draft.mention.last++;
    else if (before_noun(p, atom) || (use == FRN_USE_ADJECTIVE && !the) || in_series(p, atom, use))
        draft.mention.flags |= FRN_MENTION_ADJECTIVE;
    else
        draft.mention.flags |= place_flag(p, atom, row, use);
    if (use == FRN_USE_PEOPLE)
        draft.mention.flags |= FRN_MENTION_PLURAL;
    frn_phrase_push(p, draft);
    return draft.mention.last + 1;
}

/* "anti-" in the atom's own token, or "-backed" after it. */
static frn_stance stance_of(const frn_phraser *p, const frn_atom *atom, uint32_t *last)
{
    const frn_seen_word *word = p->scan->word;
    int kind = FRN_STANCE_NONE;

    *last = atom->last;
    if (atom->from > 0 && word[atom->from - 1].token == atom->first &&
        frn_lexicon_word_is(p->finder->lexicon, word[atom->from - 1].word, FRN_WORD_STANCE, &kind))
        return (frn_stance)kind;
    if (atom->to + 1 < p->scan->words && word[atom->to + 1].token == atom->last &&
        frn_lexicon_word_is(p->finder->lexicon, word[atom->to + 1].word, FRN_WORD_STANCE, &kind))
        return (frn_stance)kind;
    if (is_hyphen(p, atom->last + 1) && is_class(p, atom->last + 2, FRN_WORD_STANCE, &kind)) {
        *last = atom->last + 2;
        return (frn_stance)kind;
    }
    return FRN_STANCE_NONE;
}

bool frn_phrase_push_stance(frn_phraser *p, const frn_atom *atom, uint32_t row, uint32_t *next)
{
    uint32_t last;
    frn_stance stance = stance_of(p, atom, &last);
    frn_draft draft = new_draft(p, atom->first, last);

    if (stance == FRN_STANCE_NONE)
        return false;
    if (row != FRN_NONE)
        add_row(&draft, row);
    else if (!frn_phrase_take_person(p, atom, &draft, false)) {
        if (!names_organisation(p, atom))
            return false;
        draft.name = atom->name;
    }
    draft.mention.stance = (uint8_t)stance;
    draft.mention.flags |= FRN_MENTION_ADJECTIVE;
    frn_phrase_push(p, draft);
    *next = last + 1;
    return true;
}

bool frn_phrase_split_stance(frn_phraser *p, const frn_atom *atom, bool adjective, frn_atom *rest)
{
    const frn_seen_word *word = p->scan->word;
    uint32_t at = atom->from, from, to, node = 0;
    frn_atom named = *atom;
    frn_draft draft;
    frn_use use;
    int kind;

    while (at <= atom->to &&
           !frn_lexicon_word_is(p->finder->lexicon, word[at].word, FRN_WORD_STANCE, &kind))
        at++;
    if (at > atom->to || (word[at].token == atom->last && !adjective))
        return false;
    if (at == atom->from && (at == atom->to || !(word[at + 1].flags & FRN_SEEN_JOINED)))
        return false;
    from = at == atom->from ? at + 1 : atom->from;
    to = at == atom->from ? at + 1 : at - 1;
    for (uint32_t i = from; i <= to && node != FRN_NONE; i++)
        node = frn_lexicon_step(p->finder->lexicon, node, word[i].word);
    if (node == FRN_NONE || (at > atom->from && !(word[at].flags & FRN_SEEN_JOINED)))
        return false;
    named.from = from;
    named.to = to;
    named.last = word[at > to ? at : to].token;
    named.entry = frn_lexicon_entries(p->finder->lexicon, node, &named.entries);
    draft = new_draft(p, named.first, named.last);
    if (frn_pick_actor(p->finder, &named, &use) != FRN_NONE)
        add_row(&draft, frn_phrase_owner_row(p, &named, &use));
    else if (!frn_phrase_take_person(p, &named, &draft, false))
        return false;
    draft.mention.stance = (uint8_t)kind;
    draft.mention.flags |= FRN_MENTION_ADJECTIVE;
    frn_phrase_push(p, draft);
    *rest = *atom;
    rest->first = named.last + 1;
    return true;
}

uint32_t frn_phrase_owner(frn_phraser *p, const frn_atom *atom, uint32_t row, frn_use use)
{
    owners o = read_owners(p, atom, row, use);
    uint32_t next;

    if (try_owned(p, &o, atom->first, &next))
        return next;
    if (o.count > 1) {
        o.count = 1;
        o.next = atom->last + 1;
        if (!o.possessive && try_owned(p, &o, atom->first, &next))
            return next;
    }
    return frn_phrase_push_name(p, atom, row, use);
}
