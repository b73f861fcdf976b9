/* Parts and roles with what they belong to and the name after them: "the head of the army of
 * Sudan". */
#include "read/mention_phrase_internal.h"

enum { DEEPEST = 3 };

static bool ends_in_s(const frn_phraser *p, const frn_atom *atom)
{
    frn_slice lower = p->s->token[atom->last].lower;

    return lower.len > 3 && lower.ptr[lower.len - 1] == 's' && lower.ptr[lower.len - 2] != 's';
}

static void read_entry(const frn_phraser *p, const frn_lexicon_entry *entry, frn_phrase_part *out)
{
    const frn_lexicon_title *title;
    uint32_t body;

    if (entry->use == FRN_USE_TITLE) {
        title = frn_lexicon_title_at(p->finder->lexicon, entry->row);
        out->title = true;
        out->honour |= frn_slice_is(title->kind, "honorific");
        if (title->role.len && (!out->role.len || frn_slice_is(title->kind, "office")))
            out->role = title->role;
        body = title->organisation.len
                   ? frn_lexicon_body_id(p->finder->lexicon, title->organisation)
                   : FRN_NONE;
        if (body != FRN_NONE && out->body == FRN_NONE)
            out->body = body;
    } else if (out->body == FRN_NONE) {
        out->body = entry->row;
    }
}

bool frn_phrase_read_part(const frn_phraser *p, uint32_t t, frn_phrase_part *out)
{
    const frn_atom *atom = atom_at(p, t);

    if (!is_part(atom))
        return false;
    *out = (frn_phrase_part){.first = t, .body = FRN_NONE};
    while (is_part(atom)) {
        for (uint32_t i = 0; i < atom->entries; i++) {
            if (atom->entry[i].use >= FRN_USE_BODY)
                read_entry(p, &atom->entry[i], out);
        }
        out->last = atom->last;
        out->plural = ends_in_s(p, atom);
        atom = atom_at(p, atom->last + 1);
        if (atom && (atom->uses & (FRN_USES(FRN_USE_NAME) | FRN_USES(FRN_USE_SURNAME))) &&
            has_person(p, atom))
            break;
    }
    return true;
}

static void set_part(frn_draft *draft, const frn_phrase_part *what)
{
    if (draft->body == FRN_NONE)
        draft->body = what->body;
    if (what->role.len)
        draft->role = what->role;
    if (what->plural)
        draft->mention.flags |= FRN_MENTION_PLURAL;
    draft->role_alone = what->title && !what->plural && what->role.len > 0;
}

/* The actor named by the atom, when the lexicon has it as less than a state; FRN_NONE. */
static uint32_t organisation_row(frn_phraser *p, const frn_atom *atom)
{
    frn_use use;
    uint32_t row = frn_phrase_owner_row(p, atom, &use);

    return row != FRN_NONE && use == FRN_USE_NAME &&
                   p->finder->cast->actors.at[row].kind > FRN_KIND_TERRITORY
               ? row
               : FRN_NONE;
}

/* A name right after the role: the mention is of the person. */
static bool finish_name(frn_phraser *p, frn_draft *draft, uint32_t t, bool titled)
{
    const frn_atom *atom = atom_at(p, t);
    uint32_t row;

    if (!atom)
        return false;
    if (frn_phrase_take_person(p, atom, draft, titled)) {
        draft->mention.last = atom->last;
        draft->role_alone = false;
        return true;
    }
    if (draft->role_alone && titled)
        return false;
    if (names_organisation(p, atom)) { /* "the Russian gas company Tekhnogaz" */
        draft->name = atom->name;
    } else {
        row = organisation_row(p, atom);
        if (row == FRN_NONE)
            return false;
        draft->owners = 0;
        add_row(draft, row);
    }
    draft->mention.last = atom->last;
    draft->role_alone = false;
    draft->body = FRN_NONE;
    return true;
}

/* The full name that an owner's short one stands for: "an employee of Castellane". */
static uint32_t full_name(const frn_phraser *p, const frn_atom *atom)
{
    frn_short_name found;

    if (atom->first != atom->last ||
        !frn_short_find(p->finder, p->s->token[atom->first].lower, p->index, &found) ||
        found.name == FRN_NONE || p->finder->names.at[found.name].kind == FRN_KIND_PERSON)
        return atom->name;
    return found.name;
}

/* "the council of Riverton": a town that no lexicon has owns its council. */
static bool take_town(frn_phraser *p, const frn_atom *atom, frn_draft *draft)
{
    frn_open_name *name = &p->finder->names.at[atom->name];
    const frn_lexicon_body *body = frn_lexicon_body_at(p->finder->lexicon, draft->body);

    if (name->words > 2 || name->kind == FRN_KIND_PERSON || !body ||
        (body->kind != FRN_KIND_GOVERNMENT && body->kind != FRN_KIND_MILITARY &&
         body->kind != FRN_KIND_POPULATION))
        return false;
    if (full_name(p, atom) != atom->name) {
        draft->owner_name = full_name(p, atom);
        return true;
    }
    if (name->kind == FRN_KIND_UNKNOWN)
        name->kind = FRN_KIND_TERRITORY;
    draft->owner_name = atom->name;
    return true;
}

/* "the commander of Iran's Quds Force": the organisation owns, not its state. */
static bool take_organisation(frn_phraser *p, uint32_t t, frn_draft *draft, uint32_t *last)
{
    const frn_atom *atom = atom_at(p, t);
    uint32_t row;

    if (!atom || is_part(atom))
        return false;
    if (names_organisation(p, atom)) {
        draft->owner_name = full_name(p, atom);
    } else {
        row = organisation_row(p, atom);
        if (row == FRN_NONE)
            return false;
        draft->owners = 0;
        add_owner(draft, row);
    }
    *last = atom->last;
    return true;
}

/* "the government of Salva Kiir" */
static bool take_ruler(frn_phraser *p, const frn_atom *atom, frn_draft *draft)
{
    const frn_lexicon_body *body = frn_lexicon_body_at(p->finder->lexicon, draft->body);
    frn_draft ruler = new_draft(p, atom->first, atom->last);
    uint32_t row;

    if (!body || !frn_slice_is(body->id, "government") ||
        !frn_phrase_take_person(p, atom, &ruler, false))
        return false;
    row = frn_settle_person(p->finder, &ruler);
    if (row == FRN_NONE || p->finder->cast->actors.at[row].state == FRN_NONE)
        return false;
    add_owner(draft, row);
    return true;
}

/* The owner after "of", "for": "[the] X [and Y]", "X's part", "part of X". */
static bool read_belonging(frn_phraser *p, uint32_t t, frn_draft *draft, uint32_t *last, int depth)
{
    const frn_atom *atom;
    frn_use use;
    uint32_t row;
    frn_phrase_part nested;
    bool any = false;

    if (depth > DEEPEST)
        return false;
    t += is_word(p, t, "the both");
    for (uint32_t i = 0; i < 2 && !atom_at(p, t) && is_nominal(p, t); i++)
        t++;
    while ((atom = atom_at(p, t)) != NULL) {
        row = frn_phrase_owner_row(p, atom, &use);
        if (row != FRN_NONE) {
            add_owner(draft, row);
        } else if (names_organisation(p, atom)) {
            draft->owner_name = full_name(p, atom);
        } else if (take_ruler(p, atom, draft)) {
            *last = atom->last;
            return true;
        } else if (atom->name != FRN_NONE && take_town(p, atom, draft)) {
            *last = atom->last;
            return true;
        } else if (atom->name == FRN_NONE && is_part(atom) && frn_phrase_read_part(p, t, &nested)) {
            if (draft->body == FRN_NONE || draft->role.len)
                draft->body = nested.body;
            *last = nested.last;
            if (frn_is_possessive(p->s, nested.last + 1) && atom_at(p, nested.last + 2) &&
                names_organisation(p, atom_at(p, nested.last + 2))) {
                atom = atom_at(p, nested.last + 2);
                draft->owner_name = atom->name;
                *last = atom->last;
            } else if (is_word(p, nested.last + 1, "of in")) {
                read_belonging(p, nested.last + 2, draft, last, depth + 1);
            }
            return true;
        } else {
            break;
        }
        any = true;
        *last = atom->last;
        t = atom->last + 1;
        if (frn_is_possessive(p->s, t) && take_organisation(p, t + 1, draft, last))
            return true;
        if (frn_is_possessive(p->s, t) || can_modify(atom, use)) {
            uint32_t next = t + frn_is_possessive(p->s, t);
            for (uint32_t i = 0; i < 3 && !is_part(atom_at(p, next)) && is_nominal(p, next); i++)
                next++;
            if (frn_phrase_read_part(p, next, &nested)) {
                if (draft->body == FRN_NONE || draft->role.len)
                    draft->body = nested.body;
                *last = nested.last;
                return true;
            }
        }
        if (!is_word(p, t, "and ,") || !atom_at(p, t + 1 + is_word(p, t + 1, "the")))
            break;
        t += 1 + is_word(p, t + 1, "the");
        if (atom_at(p, t)->name != FRN_NONE)
            break;
        if (frn_phrase_owner_row(p, atom_at(p, t), &use) == FRN_NONE || use == FRN_USE_ADJECTIVE)
            break;
    }
    return any;
}

static bool owns_by_of(const frn_phraser *p, const frn_phrase_part *what, uint32_t t)
{
    if (is_word(p, t, "of"))
        return true;
    if (is_word(p, t, "for at"))
        return what->title;
    return is_word(p, t, "from") && (what->plural || what->title);
}

/* Where a group without a state is: "conservatives in Iran". Only the owner is taken, the place
 * stays a mention of its own. */
static void read_whereabouts(frn_phraser *p, uint32_t t, frn_draft *draft)
{
    const frn_atom *atom;
    frn_use use;

    if (!is_word(p, t, "in inside from across") || draft->owners)
        return;
    t += 1 + is_word(p, t + 1, "the");
    for (uint32_t i = 0; i < 2 && !atom_at(p, t) && is_nominal(p, t); i++)
        t++;
    while ((atom = atom_at(p, t)) != NULL && atom->name == FRN_NONE) {
        uint32_t row = frn_phrase_owner_row(p, atom, &use);
        const frn_cast_actor *actor = frn_cast_at(p->finder->cast, row);
        if (!actor || actor->state == FRN_NONE || use == FRN_USE_ADJECTIVE)
            return;
        add_owner(draft, actor->state);
        if (draft->owners > 1)
            draft->joint = atom->last;
        if (!is_word(p, atom->last + 1, "and"))
            return;
        t = atom->last + 2 + is_word(p, atom->last + 2, "in the");
    }
}

uint32_t frn_phrase_after(frn_phraser *p, const frn_draft *owner)
{
    uint32_t t = owner->mention.last + 1;
    frn_draft draft = new_draft(p, t, t);
    frn_phrase_part what;

    if (!frn_is_possessive(p->s, t))
        return t;
    for (uint32_t i = 0; i < 3 && !atom_at(p, t + 1 + i) && is_nominal(p, t + 1 + i); i++)
        draft.mention.first++;
    draft.mention.first++;
    if (!frn_phrase_read_part(p, draft.mention.first, &what))
        return t;
    draft.owner_pronoun = owner->mention.first;
    return frn_phrase_finish(p, draft, &what);
}

/* "a ministry spokesman", "the company chairman": the noun before the role is a mention of its own,
 * of what was named before. Its first token; FRN_NONE when there is no such noun. */
static uint32_t push_described(frn_phraser *p, const frn_phrase_part *what)
{
    const frn_atom *atom = atom_at(p, what->first);
    uint32_t noun = what->first - !(atom && atom->last < what->last);
    frn_draft draft = new_draft(p, noun, noun);
    int kind = FRN_KIND_UNKNOWN;

    if (!what->title || !atom || atom->last != what->first || !what->first ||
        (noun < what->first && p->scan->atom_of[noun] != FRN_NONE) ||
        (p->s->token[noun].flags & FRN_TOKEN_UPPER) || !is_nominal(p, noun) ||
        !is_class(p, noun, FRN_WORD_DESCRIPTION, &kind) || kind == FRN_KIND_UNKNOWN ||
        kind == FRN_KIND_PERSON || kind == FRN_KIND_STATE)
        return FRN_NONE;
    draft.kind = (frn_actor_kind)kind;
    draft.mention.flags = FRN_MENTION_DEFINITE | FRN_MENTION_ADJECTIVE;
    frn_phrase_push(p, draft);
    return noun;
}

/* "Maduro's closest ally", "its rival Acme", "the American rival Acme": an ally is somebody else
 * than whose ally he is. Who has him is a mention of its own, his name another. */
static bool push_whose(frn_phraser *p, const frn_draft *draft, const frn_phrase_part *what)
{
    const frn_token *noun = &p->s->token[what->last];
    const frn_atom *after = atom_at(p, what->last + 1);
    frn_draft owner = new_draft(p, draft->mention.first, what->first - 1);
    bool named = after && !is_part(after) && (p->s->token[after->first].flags & FRN_TOKEN_UPPER);

    if (!frn_mention_is_outsider(noun->lemma) || (noun->flags & FRN_TOKEN_UPPER) || !what->first)
        return false;
    if (draft->owner_pronoun != FRN_NONE) /* a mention already */
        return true;
    while (owner.mention.last > owner.mention.first && !frn_is_possessive(p->s, owner.mention.last))
        owner.mention.last--;
    if (owner.mention.last > owner.mention.first) {
        owner.mention.last--;
    } else { /* no possessive: "American rival", which stands for America's if nobody is named */
        if (!named || !draft->owners)
            return false;
        owner.mention.flags |= FRN_MENTION_ADJECTIVE;
    }
    owner.name = draft->owner_name;
    for (uint32_t i = 0; i < draft->owners; i++)
        add_row(&owner, draft->owner[i]);
    if (owner.rows || owner.name != FRN_NONE)
        frn_phrase_push(p, owner);
    return true;
}

uint32_t frn_phrase_finish(frn_phraser *p, frn_draft draft, const frn_phrase_part *what)
{
    uint32_t last = what->last;

    if (push_whose(p, &draft, what))
        return what->last + 1;

    if (!draft.owners && draft.owner_pronoun == FRN_NONE && draft.owner_name == FRN_NONE)
        draft.owner_pronoun = push_described(p, what);
    if (draft.owner_pronoun == what->first)
        draft.mention.first++;
    set_part(&draft, what);
    draft.mention.last = what->last;
    if (!finish_name(p, &draft, what->last + 1, what->title)) {
        if (what->honour && !what->role.len)
            return what->last + 1;
        if (!draft.owners && owns_by_of(p, what, what->last + 1) &&
            read_belonging(p, what->last + 2, &draft, &last, 0)) {
            draft.mention.last = last;
            finish_name(p, &draft, last + 1, true);
        } else {
            read_whereabouts(p, what->last + 1, &draft);
        }
    }
    frn_phrase_push(p, draft);
    return frn_phrase_after(p, &draft);
}
