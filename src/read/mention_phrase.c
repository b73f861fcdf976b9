/* From atoms to drafts of mentions, left to right: owner, part, role, name.
 *
 *     "the British and French foreign ministers"   two owners, a part
 *     "Iran's Foreign Ministry spokesman X"        owner, part, role, name
 *     "the head of the army of Sudan"              role, part, owner
 *     "anti-Assad", "U.S.-led"                     owner with a stance
 */
#include "read/mention_phrase_internal.h"

static uint32_t parse_person(frn_phraser *p, const frn_atom *atom)
{
    frn_draft draft = new_draft(p, atom->first, atom->last);
    uint32_t next = atom->last + 1, t;
    frn_phrase_part what;

    if (!frn_phrase_take_person(p, atom, &draft, false))
        return FRN_NONE;
    t = next + frn_is_possessive(p->s, next);
    if (t < p->s->count && is_nominal(p, t) && !is_part(atom_at(p, t)) && t > next)
        t++;
    if (is_part(atom_at(p, t)) && frn_phrase_read_part(p, t, &what) &&
        (t > next || (frn_phrase_is_rule(p, &what) && !what.title))) {
        frn_draft owned = new_draft(p, atom->first, what.last);
        frn_draft owner = draft;
        uint32_t row = frn_settle_person(p->finder, &owner);

        if (row != FRN_NONE && p->finder->cast->actors.at[row].state != FRN_NONE) {
            add_owner(&owned, row);
            return frn_phrase_finish(p, owned, &what);
        }
    }
    frn_phrase_push(p, draft);
    return next;
}

/* A single unknown word is an actor when it acts somewhere in the document, else maybe a place. */
static bool acts(const frn_phraser *p, const frn_atom *atom, const frn_open_name *name)
{
    return name->subject > 0 && name->place <= (int)name->subject && !name->dropped &&
           (p->s->token[atom->first].tag == FRN_TAG_PROPN ||
            frn_is_cased(p->finder, &p->s->token[atom->first]));
}

/* "the Social Democratic minister": an adjective that no lexicon has is nobody. */
static bool is_adjective(const frn_phraser *p, const frn_atom *atom)
{
    const frn_token *last = &p->s->token[atom->last], *next = token_at(p, atom->last + 1);

    return next && next->tag == FRN_TAG_NOUN && !(next->flags & FRN_TOKEN_UPPER) &&
           last->tag == FRN_TAG_ADJ && last->head > (int32_t)atom->last && atom->first > 0 &&
           p->s->token[atom->first - 1].tag != FRN_TAG_PUNCT;
}

static uint32_t parse_open(frn_phraser *p, const frn_atom *atom)
{
    frn_draft draft = new_draft(p, atom->first, atom->last);
    const frn_open_name *name = &p->finder->names.at[atom->name];
    uint32_t next = atom->last + 1, t = next + frn_is_possessive(p->s, next);
    frn_phrase_part what;

    if (!frn_phrase_take_short(p, atom, &draft, false)) {
        if (name->kind == FRN_KIND_UNKNOWN && !acts(p, atom, name))
            return FRN_NONE;
        draft.name = atom->name;
    }
    if (draft.person == FRN_NONE && is_part(atom_at(p, t)) && frn_phrase_read_part(p, t, &what)) {
        frn_draft owned = new_draft(p, atom->first, what.last);
        owned.owner_name = draft.name;
        return frn_phrase_finish(p, owned, &what);
    }
    frn_phrase_push(p, draft);
    return next;
}

/* ---- the sentence ---- */

/* "proxy war", "bank holiday", "drone intelligence": a common noun that names nobody here. */
static bool only_modifies(const frn_phraser *p, const frn_phrase_part *what)
{
    const frn_lexicon_body *body = frn_lexicon_body_at(p->finder->lexicon, what->body);
    const frn_token *token = &p->s->token[what->last];

    if (!body || what->plural || what->first != what->last || (token->flags & FRN_TOKEN_UPPER))
        return false;
    if (is_nominal(p, what->last + 1) && token->head > (int32_t)what->last &&
        body->kind != FRN_KIND_ARMED_GROUP && body->kind != FRN_KIND_MILITARY &&
        !atom_at(p, what->last + 1))
        return body->kind == FRN_KIND_POPULATION || body->kind == FRN_KIND_COMPANY ||
               body->kind == FRN_KIND_MEDIA;
    return frn_word_in(body->id, "proxies intelligence aircraft inspectors") &&
           !is_word(p, what->first ? what->first - 1 : 0, "the its their");
}

/* "terrorist groups in Iraq": the part of a state rather than the diffuse actor of that name. */
static bool is_part_here(const frn_phraser *p, const frn_atom *atom)
{
    const frn_atom *place;

    if (!(atom->uses & FRN_USES(FRN_USE_BODY)) ||
        !is_word(p, atom->last + 1, "in inside of from across"))
        return false;
    place = atom_at(p, atom->last + 2 + is_word(p, atom->last + 2, "the"));
    return place && (place->uses & (FRN_USES(FRN_USE_NAME) | FRN_USES(FRN_USE_CAPITAL) |
                                    FRN_USES(FRN_USE_PLACE)));
}

/* Another name of the same state stands in the sentence: "In Amman, Jordan's king". */
static bool state_is_near(frn_phraser *p, const frn_atom *atom, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(p->finder->cast, row);

    for (uint32_t i = 0; i < p->scan->atoms; i++) {
        const frn_atom *other = &p->scan->atom[i];
        frn_use use;
        uint32_t here = other == atom ? FRN_NONE : frn_phrase_owner_row(p, other, &use);
        if (here != FRN_NONE && here == actor->state)
            return true;
    }
    return false;
}

/* "Jordan" after "Jim Jordan", "Ford" after "Doug Ford": the person, when the person was named last
 * and nothing around speaks of the state or the company. */
static bool is_surname_here(frn_phraser *p, const frn_atom *atom, uint32_t row)
{
    frn_finder *finder = p->finder;
    frn_draft draft = new_draft(p, atom->first, atom->last);
    frn_short_name found;
    uint32_t person;

    if (atom->first != atom->last || is_nominal(p, atom->last + 1) ||
        !frn_short_find(finder, p->s->token[atom->first].lower, p->index, &found) ||
        found.sentence > p->index || !frn_phrase_take_short(p, atom, &draft, true) ||
        (atom->first > 0 && is_word(p, atom->first - 1, "in to from near into across of the")) ||
        state_is_near(p, atom, row))
        return false;
    person = frn_settle_person(finder, &draft);
    if (person == FRN_NONE || finder->cast->actors.at[person].kind != FRN_KIND_PERSON)
        return false;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        if (r->rows == 1 && (r->row[0] == person || r->row[0] == row))
            return r->row[0] == person;
    }
    return false;
}

/* "The Commission", once the European Commission was named. */
static bool push_tail(frn_phraser *p, const frn_atom *atom)
{
    uint32_t t = atom->first, next = atom->last + 1;
    frn_draft draft = new_draft(p, t, atom->last);
    frn_short_name found;

    if (t != atom->last || !t || !is_word(p, t - 1, "the") || p->scan->loud ||
        !(p->s->token[t].flags & FRN_TOKEN_UPPER) || is_word(p, next, "of") ||
        (next < p->s->count && (p->s->token[next].flags & FRN_TOKEN_UPPER)) ||
        !is_class(p, t, FRN_WORD_ORGANISATION, NULL) ||
        !frn_short_find_tail(p->finder, p->s->token[t].lower, p->index, &found))
        return false;
    draft.person = found.lexicon;
    draft.name = found.name;
    frn_phrase_push(p, draft);
    return true;
}

/* "the Europe Bridge", "Jordan Street": a name within the name of a site is nobody. */
static bool is_site(const frn_phraser *p, const frn_atom *atom)
{
    const frn_token *next = token_at(p, atom->last + 1);

    return next && (next->flags & FRN_TOKEN_UPPER) && !p->scan->loud &&
           is_word(p, atom->last + 1,
                   "street st avenue road boulevard square bridge river plaza lane stadium");
}

static uint32_t parse_atom(frn_phraser *p, const frn_atom *atom)
{
    frn_draft draft;
    frn_use use = FRN_USE_NAME;
    uint32_t row = frn_phrase_owner_row(p, atom, &use), next;
    frn_atom rest;
    frn_phrase_part what;

    if (is_hyphen(p, atom->last + 1) && is_word(p, atom->last + 2, "speaking language style era"))
        return atom->last + 3;
    if (row == FRN_NONE && push_tail(p, atom))
        return atom->last + 1;
    if (row != FRN_NONE && is_site(p, atom))
        return atom->last + 2;
    if (row != FRN_NONE && atom->to > atom->from &&
        frn_phrase_split_stance(p, atom, use == FRN_USE_ADJECTIVE, &rest))
        return rest.first > rest.last ? rest.first : frn_phrase_push_name(p, &rest, row, use);
    if (frn_phrase_push_stance(p, atom, row, &next))
        return next;
    if (row != FRN_NONE && is_surname_here(p, atom, row)) {
        draft = new_draft(p, atom->first, atom->last);
        frn_phrase_take_short(p, atom, &draft, true);
        frn_phrase_push(p, draft);
        return atom->last + 1;
    }
    if (row != FRN_NONE && is_part_here(p, atom) && frn_phrase_read_part(p, atom->first, &what))
        return frn_phrase_finish(p, new_draft(p, atom->first, atom->last), &what);
    if (row != FRN_NONE && !(has_person(p, atom) && use == FRN_USE_PLACE))
        return frn_phrase_owner(p, atom, row, use);
    if (atom->name != FRN_NONE && is_adjective(p, atom))
        return atom->last + 1;
    if (atom->name != FRN_NONE || has_person(p, atom)) {
        next = parse_person(p, atom);
        if (next != FRN_NONE)
            return next;
    }
    if (atom->name != FRN_NONE) {
        next = parse_open(p, atom);
        return next == FRN_NONE ? atom->last + 1 : next;
    }
    if (is_part(atom) && frn_phrase_read_part(p, atom->first, &what) && !only_modifies(p, &what))
        return frn_phrase_finish(p, new_draft(p, atom->first, atom->last), &what);
    return atom->last + 1;
}

/* "GENEVA, June 3 (Agency) -": where and by whom a report was written says nothing of its actors.
 * The first token after it; 0 when there is none. */
static uint32_t dateline_end(const frn_phraser *p)
{
    const frn_token *token = p->s->token;
    bool agency = false;

    if (p->index && p->finder->sentence[p->index - 1].paragraph == p->s->paragraph)
        return 0;
    for (uint32_t t = 0; t < p->s->count && t < 16; t++) {
        if (t && frn_token_in(&token[t], "- -- \xE2\x80\x93 \xE2\x80\x94") &&
            (token[t - 1].flags & FRN_TOKEN_SPACE_AFTER))
            return agency || (token->flags & FRN_TOKEN_ALL_UPPER) ? t + 1 : 0;
        agency |= frn_token_is(&token[t], ")");
        if (!(token[t].flags & FRN_TOKEN_UPPER) && token[t].tag != FRN_TAG_PUNCT &&
            token[t].tag != FRN_TAG_NUM)
            return 0;
    }
    return 0;
}

void frn_mention_phrases(frn_finder *finder, uint32_t index)
{
    frn_phraser p = {.finder = finder,
                     .s = &finder->sentence[index],
                     .scan = &finder->scan[index],
                     .index = index};

    finder->drafts.len = 0;
    for (uint32_t t = dateline_end(&p); t < p.s->count && !finder->failed;) {
        const frn_atom *atom;
        uint32_t next = frn_phrase_description(&p, t);

        if (next != FRN_NONE) {
            t = next;
            continue;
        }
        atom = atom_at(&p, t);
        if (atom && atom->first == atom->last && frn_phrase_push_pronoun(&p, t))
            t = frn_phrase_after_pronoun(&p, t); /* "He", though somebody may be called so */
        else if (atom)
            t = parse_atom(&p, atom);
        else if (frn_phrase_push_pronoun(&p, t))
            t = frn_phrase_after_pronoun(&p, t);
        else
            t++;
    }
}
