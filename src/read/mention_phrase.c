/* From atoms to drafts of mentions, left to right: owner, part, role, name.
 *
 *     "the British and French foreign ministers"   two owners, a part
 *     "Iran's Foreign Ministry spokesman X"        owner, part, role, name
 *     "the head of the army of Sudan"              role, part, owner
 *     "anti-Assad", "U.S.-led"                     owner with a stance
 */
#include "base/hash.h"
#include "read/mention_internal.h"

enum { FARTHEST = 6, DEEPEST = 3 };

typedef struct parser {
    frn_finder *finder;
    const frn_sentence *s;
    const frn_scan *scan;
    uint32_t index;
} parser;

#define PART_USES (FRN_USES(FRN_USE_BODY) | FRN_USES(FRN_USE_OFFICIAL) | FRN_USES(FRN_USE_TITLE))

/* ---- looking ---- */

static const frn_token *token_at(const parser *p, uint32_t t)
{
    return t < p->s->count ? &p->s->token[t] : NULL;
}

static bool is_word(const parser *p, uint32_t t, const char *list)
{
    return t < p->s->count && frn_word_in(p->s->token[t].lower, list);
}

static const frn_atom *atom_at(const parser *p, uint32_t t)
{
    const frn_atom *atom;

    if (t >= p->s->count || p->scan->atom_of[t] == FRN_NONE)
        return NULL;
    atom = &p->scan->atom[p->scan->atom_of[t]];
    return atom->first == t ? atom : NULL;
}

static bool is_nominal(const parser *p, uint32_t t)
{
    const frn_token *token = token_at(p, t);

    return token && (token->tag == FRN_TAG_NOUN || token->tag == FRN_TAG_PROPN ||
                     token->tag == FRN_TAG_ADJ || token->tag == FRN_TAG_NUM);
}

static bool is_hyphen(const parser *p, uint32_t t)
{
    return t > 0 && t + 1 < p->s->count && frn_token_is(&p->s->token[t], "-") &&
           !(p->s->token[t - 1].flags & FRN_TOKEN_SPACE_AFTER) &&
           !(p->s->token[t].flags & FRN_TOKEN_SPACE_AFTER);
}

static bool is_class(const parser *p, uint32_t t, frn_word_class word_class, int *kind)
{
    uint32_t word;

    if (t >= p->s->count || p->scan->word_of[t] == FRN_NONE)
        return false;
    word = p->scan->word[p->scan->word_of[t]].word;
    return frn_lexicon_word_is(p->finder->lexicon, word, word_class, kind);
}

static bool is_part(const frn_atom *atom)
{
    return atom && (atom->uses & PART_USES);
}

static frn_actor_kind open_kind(const parser *p, const frn_atom *atom)
{
    return atom->name == FRN_NONE ? FRN_KIND_UNKNOWN : p->finder->names.at[atom->name].kind;
}

static bool has_person(const parser *p, const frn_atom *atom)
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
static bool only_person(const parser *p, const frn_atom *atom)
{
    return has_person(p, atom) && frn_pick_actor(p->finder, atom, NULL) == FRN_NONE;
}

/* ---- drafts ---- */

static frn_draft new_draft(const parser *p, uint32_t first, uint32_t last)
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
    (void)p;
    return draft;
}

static void push_draft(parser *p, frn_draft draft)
{
    uint32_t first = draft.mention.first, last = draft.mention.last;
    const frn_token *head;

    draft.mention.head = frn_span_head(p->s, first, last);
    head = &p->s->token[draft.mention.head];
    draft.subject = head->rel == FRN_REL_NSUBJ || head->rel == FRN_REL_NSUBJ_PASS;
    if (frn_is_possessive(p->s, last + 1))
        draft.mention.flags |= FRN_MENTION_POSSESSIVE;
    if (head->tag == FRN_TAG_NOUN && !(head->flags & FRN_TOKEN_UPPER) &&
        head->lemma.len < head->lower.len && head->lower.ptr[head->lower.len - 1] == 's')
        draft.mention.flags |= FRN_MENTION_PLURAL;
    for (uint32_t i = 1; i <= 4 && i <= first; i++) {
        const frn_token *token = &p->s->token[first - i];
        if (frn_word_in(token->lower, "former ex deputy vice late future next potential "
                                      "incoming outgoing would-be then onetime"))
            draft.indefinite = true;
        if ((token->tag == FRN_TAG_ADJ || (token->tag == FRN_TAG_NOUN && i < 3)) && i < 4)
            continue;
        draft.definite |= frn_word_in(token->lower, "the this that these those");
        draft.indefinite |= frn_word_in(token->lower, "a an some several many no any few") ||
                            token->tag == FRN_TAG_NUM;
        break;
    }
    if (!frn_vec_push(&p->finder->drafts, draft))
        p->finder->failed = true;
}

static void add_owner(frn_draft *draft, uint32_t row)
{
    if (row == FRN_NONE || draft->owners == FRN_MOST_OWNERS)
        return;
    for (uint32_t i = 0; i < draft->owners; i++) {
        if (draft->owner[i] == row)
            return;
    }
    draft->owner[draft->owners++] = row;
}

static void add_row(frn_draft *draft, uint32_t row)
{
    if (row != FRN_NONE && draft->rows < FRN_MOST_OWNERS)
        draft->row[draft->rows++] = row;
}

/* ---- names of persons ---- */

static uint32_t owner_states(const parser *p, const frn_draft *draft, uint32_t *state)
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

static uint32_t name_of_tokens(parser *p, uint32_t first, uint32_t last)
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
static bool stands_as_place(const parser *p, const frn_atom *atom)
{
    return (atom->name != FRN_NONE && p->finder->names.at[atom->name].place > 1) ||
           (atom->first > 0 && is_word(p, atom->first - 1, "in near outside around"));
}

static bool take_short(const parser *p, const frn_atom *atom, frn_draft *draft, bool person)
{
    frn_slice key = frn_tokens_key(p->finder, p->index, atom->first, atom->last);
    frn_short_name found;

    if (!frn_short_find(p->finder, key, p->index, &found))
        return false;
    if (found.name != FRN_NONE && p->finder->names.at[found.name].kind != FRN_KIND_PERSON &&
        (person || stands_as_place(p, atom)))
        return false;
    draft->person = found.lexicon;
    draft->name = found.name;
    return true;
}

/* A surname without anybody's full name: somebody unknown, if there it acts. */
static bool lone_surname(const parser *p, const frn_atom *atom)
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

/* Whether the atom names a person here; the draft then says whom. `titled`: right after a title. */
static bool take_person(parser *p, const frn_atom *atom, frn_draft *draft, bool titled)
{
    uint32_t state[FRN_MOST_OWNERS], states = owner_states(p, draft, state);
    bool open = atom->name != FRN_NONE, several = atom->to > atom->from;

    if (open) {
        const frn_open_name *name = &p->finder->names.at[atom->name];
        if (name->words == 1 && take_short(p, atom, draft, true))
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
    if (!several && take_short(p, atom, draft, true))
        return true;
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

/* The cast row of a state, organisation or unknown organisation that the atom names; FRN_NONE. */
static uint32_t owner_row(parser *p, const frn_atom *atom, frn_use *use)
{
    uint32_t actor;

    *use = FRN_USE_NAME;
    if (!atom || atom->name != FRN_NONE)
        return FRN_NONE;
    actor = frn_pick_actor(p->finder, atom, use);
    return actor == FRN_NONE ? FRN_NONE : frn_cast_add(p->finder->cast, actor);
}

static bool can_modify(const frn_atom *atom, frn_use use)
{
    return use == FRN_USE_ADJECTIVE || (atom->uses & FRN_USES(FRN_USE_ADJECTIVE));
}

static bool names_organisation(const parser *p, const frn_atom *atom)
{
    frn_actor_kind kind = open_kind(p, atom);

    return atom->name != FRN_NONE && kind != FRN_KIND_UNKNOWN && kind != FRN_KIND_PERSON;
}

/* ---- parts and roles ---- */

typedef struct part part;
static uint32_t finish_part(parser *p, frn_draft draft, const part *what);

struct part {
    uint32_t first, last; /* tokens */
    uint32_t body;        /* the part meant; FRN_NONE */
    frn_slice role;
    bool title;  /* a title that may stand before a name */
    bool plural; /* "ministers", "troops" */
    bool honour; /* "Mr": says nothing about the office */
};

static bool ends_in_s(const parser *p, const frn_atom *atom)
{
    frn_slice lower = p->s->token[atom->last].lower;

    return lower.len > 3 && lower.ptr[lower.len - 1] == 's' && lower.ptr[lower.len - 2] != 's';
}

static void read_entry(const parser *p, const frn_lexicon_entry *entry, part *out)
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

/* A chain of parts and roles: "Foreign Ministry" "spokesman". */
static bool read_part(const parser *p, uint32_t t, part *out)
{
    const frn_atom *atom = atom_at(p, t);

    if (!is_part(atom))
        return false;
    *out = (part){.first = t, .body = FRN_NONE};
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

static void set_part(frn_draft *draft, const part *what)
{
    if (draft->body == FRN_NONE)
        draft->body = what->body;
    if (what->role.len)
        draft->role = what->role;
    if (what->plural)
        draft->mention.flags |= FRN_MENTION_PLURAL;
    draft->role_alone = what->title && !what->plural && what->role.len > 0;
}

/* A name right after the role: the mention is of the person. */
static bool finish_name(parser *p, frn_draft *draft, uint32_t t, bool titled)
{
    const frn_atom *atom = atom_at(p, t);
    uint32_t row;
    frn_use use;

    if (!atom)
        return false;
    if (take_person(p, atom, draft, titled)) {
        draft->mention.last = atom->last;
        draft->role_alone = false;
        return true;
    }
    if (draft->role_alone && titled)
        return false;
    if (names_organisation(p, atom)) { /* "the Russian gas company Tekhnogaz" */
        draft->name = atom->name;
    } else {
        row = owner_row(p, atom, &use);
        if (row == FRN_NONE || use != FRN_USE_NAME ||
            p->finder->cast->actors.at[row].kind <= FRN_KIND_TERRITORY)
            return false;
        draft->owners = 0;
        add_row(draft, row);
    }
    draft->mention.last = atom->last;
    draft->role_alone = false;
    draft->body = FRN_NONE;
    return true;
}

/* "the council of Riverton": a town that no lexicon has owns its council. */
static bool take_town(parser *p, const frn_atom *atom, frn_draft *draft)
{
    frn_open_name *name = &p->finder->names.at[atom->name];
    const frn_lexicon_body *body = frn_lexicon_body_at(p->finder->lexicon, draft->body);

    if (name->words > 2 || name->kind == FRN_KIND_PERSON || !body ||
        (body->kind != FRN_KIND_GOVERNMENT && body->kind != FRN_KIND_MILITARY &&
         body->kind != FRN_KIND_POPULATION))
        return false;
    if (name->kind == FRN_KIND_UNKNOWN)
        name->kind = FRN_KIND_TERRITORY;
    draft->owner_name = atom->name;
    return true;
}

/* The owner after "of", "for": "[the] X [and Y]", "X's part", "part of X". */
static bool read_belonging(parser *p, uint32_t t, frn_draft *draft, uint32_t *last, int depth)
{
    const frn_atom *atom;
    frn_use use;
    uint32_t row;
    part nested;
    bool any = false;

    if (depth > DEEPEST)
        return false;
    t += is_word(p, t, "the both");
    for (uint32_t i = 0; i < 2 && !atom_at(p, t) && is_nominal(p, t); i++)
        t++;
    while ((atom = atom_at(p, t)) != NULL) {
        row = owner_row(p, atom, &use);
        if (row != FRN_NONE) {
            add_owner(draft, row);
        } else if (names_organisation(p, atom)) {
            draft->owner_name = atom->name;
        } else if (atom->name != FRN_NONE && take_town(p, atom, draft)) {
            *last = atom->last;
            return true;
        } else if (atom->name == FRN_NONE && is_part(atom) && read_part(p, t, &nested)) {
            if (draft->body == FRN_NONE || draft->role.len)
                draft->body = nested.body;
            *last = nested.last;
            any = true;
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
        if (frn_is_possessive(p->s, t) || can_modify(atom, use)) {
            uint32_t next = t + frn_is_possessive(p->s, t);
            for (uint32_t i = 0; i < 3 && !is_part(atom_at(p, next)) && is_nominal(p, next); i++)
                next++;
            if (read_part(p, next, &nested)) {
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
        if (owner_row(p, atom_at(p, t), &use) == FRN_NONE || use == FRN_USE_ADJECTIVE)
            break;
    }
    return any;
}

static bool owns_by_of(const parser *p, const part *what, uint32_t t)
{
    if (is_word(p, t, "of"))
        return true;
    if (is_word(p, t, "for at"))
        return what->title;
    return is_word(p, t, "from") && (what->plural || what->title);
}

/* Where a group without a state is: "conservatives in Iran". Only the owner is taken, the place
 * stays a mention of its own. */
static void read_whereabouts(parser *p, uint32_t t, frn_draft *draft)
{
    const frn_atom *atom;
    frn_use use;

    if (!is_word(p, t, "in inside from across") || draft->owners)
        return;
    t += 1 + is_word(p, t + 1, "the");
    for (uint32_t i = 0; i < 2 && !atom_at(p, t) && is_nominal(p, t); i++)
        t++;
    atom = atom_at(p, t);
    if (atom && atom->name == FRN_NONE) {
        uint32_t row = owner_row(p, atom, &use);
        const frn_cast_actor *actor = frn_cast_at(p->finder->cast, row);
        if (actor && actor->state != FRN_NONE && use != FRN_USE_ADJECTIVE)
            add_owner(draft, actor->state);
    }
}

/* "the union's president": a mention that owns the next part. */
static uint32_t after_possessive(parser *p, const frn_draft *owner)
{
    uint32_t t = owner->mention.last + 1;
    frn_draft draft = new_draft(p, t, t);
    part what;

    if (!frn_is_possessive(p->s, t))
        return t;
    for (uint32_t i = 0; i < 3 && !atom_at(p, t + 1 + i) && is_nominal(p, t + 1 + i); i++)
        draft.mention.first++;
    draft.mention.first++;
    if (!read_part(p, draft.mention.first, &what))
        return t;
    draft.owner_pronoun = owner->mention.first;
    return finish_part(p, draft, &what);
}

/* A part or role, what it belongs to, the name after it; returns the next token. */
static uint32_t finish_part(parser *p, frn_draft draft, const part *what)
{
    uint32_t last = what->last;

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
    push_draft(p, draft);
    return after_possessive(p, &draft);
}

/* ---- owners first ---- */

typedef struct owners {
    uint32_t row[FRN_MOST_OWNERS];
    uint32_t count;
    uint32_t next; /* token after the last one, and after its 's */
    bool possessive;
    bool modifies; /* adjectives, or names used as such */
} owners;

static bool may_join(const parser *p, uint32_t t)
{
    return is_word(p, t, ", and or /") || is_hyphen(p, t);
}

/* "American, Arab and Turkish", "U.S.-Iran", "Iran's". */
static owners read_owners(parser *p, const frn_atom *first, uint32_t row, frn_use first_use)
{
    bool adjective = can_modify(first, first_use);
    owners out = {.row = {row}, .count = 1, .next = first->last + 1, .modifies = true};
    uint32_t t = first->last + 1;

    if (frn_is_possessive(p->s, t)) {
        out.possessive = true;
        out.next = t + 1;
        return out;
    }
    while (may_join(p, t) && out.count < FRN_MOST_OWNERS) {
        const frn_atom *atom;
        frn_use use;
        bool hyphen = is_hyphen(p, t);

        t += is_word(p, t, ",") && is_word(p, t + 1, "and or") ? 2 : 1;
        atom = atom_at(p, t);
        if (!atom || atom->name != FRN_NONE)
            break;
        row = owner_row(p, atom, &use);
        /* "Syria and Palestinian leaders" are not two of a kind. */
        if (row == FRN_NONE || (!hyphen && can_modify(atom, use) != adjective))
            break;
        out.row[out.count++] = row;
        out.next = atom->last + 1;
        t = atom->last + 1;
        if (frn_is_possessive(p->s, t)) {
            out.possessive = true;
            out.next = t + 1;
            break;
        }
    }
    return out;
}

/* The part, name or organisation that the owners modify, over up to FARTHEST plain words. */
static uint32_t find_owned(const parser *p, uint32_t t, bool plain_words)
{
    for (uint32_t i = 0; i < FARTHEST; i++, t++) {
        const frn_atom *atom = atom_at(p, t);

        if (is_part(atom) || (atom && atom->name != FRN_NONE) || (atom && only_person(p, atom)))
            return t;
        if (atom && !can_modify(atom, FRN_USE_NAME) && (atom->uses & FRN_USES(FRN_USE_NAME)))
            return i ? FRN_NONE : t;
        if (!plain_words || t >= p->s->count)
            return FRN_NONE;
        if (!is_nominal(p, t) && !is_hyphen(p, t) && !is_word(p, t, "'s") &&
            !(p->s->token[t].tag == FRN_TAG_VERB && p->s->token[t].rel == FRN_REL_AMOD &&
              !is_word(p, t + 1, "the a an") && p->s->token[t + 1].tag != FRN_TAG_NUM))
            return FRN_NONE;
    }
    return FRN_NONE;
}

/* Parts that a person's name alone may own: "the Obama administration". */
static bool is_rule(const parser *p, const part *what)
{
    const frn_lexicon_body *body = frn_lexicon_body_at(p->finder->lexicon, what->body);

    return body && frn_slice_is(body->id, "government");
}

static bool try_owned(parser *p, const owners *o, uint32_t first, uint32_t *next)
{
    uint32_t t = find_owned(p, o->next, true);
    frn_draft draft = new_draft(p, first, first);
    const frn_atom *atom;
    part what;

    if (t == FRN_NONE)
        return false;
    atom = atom_at(p, t);
    for (uint32_t i = 0; i < o->count; i++)
        add_owner(&draft, o->row[i]);
    if (is_part(atom) && read_part(p, t, &what)) {
        *next = finish_part(p, draft, &what);
        return true;
    }
    if (o->count > 1)
        return false;
    if (atom->name != FRN_NONE || only_person(p, atom)) {
        bool near = t == o->next || !(p->s->token[t - 1].flags & FRN_TOKEN_UPPER);
        if (!near || !take_person(p, atom, &draft, t > o->next)) {
            if (!names_organisation(p, atom))
                return false;
            draft.name = atom->name;
        }
    } else {
        frn_use use;
        uint32_t row = owner_row(p, atom, &use);
        const frn_cast_actor *actor = frn_cast_at(p->finder->cast, row);
        if (!actor || use != FRN_USE_NAME || actor->state == FRN_NONE ||
            actor->state != p->finder->cast->actors.at[o->row[0]].state || actor->state == row)
            return false;
        draft.owners = 0;
        add_row(&draft, row);
    }
    draft.mention.last = atom->last;
    push_draft(p, draft);
    *next = atom->last + 1;
    return true;
}

static bool after_preposition(const parser *p, uint32_t t, const char *list)
{
    if (t > 0 && is_word(p, t - 1,
                         "the downtown central northern southern eastern western nearby "
                         "neighboring neighbouring war-torn"))
        t--;
    return t > 0 && is_word(p, t - 1, list);
}

static uint32_t place_flag(const parser *p, const frn_atom *atom, frn_use use)
{
    if (use == FRN_USE_PLACE)
        return FRN_MENTION_PLACE;
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

static bool before_noun(const parser *p, const frn_atom *atom)
{
    const frn_token *token = &p->s->token[atom->last];
    uint32_t next = atom->last + 1;

    if (is_hyphen(p, next))
        return true;
    if (!is_nominal(p, next) || is_word(p, next, "side sides"))
        return false;
    return token->head > (int32_t)atom->last || can_modify(atom, FRN_USE_NAME);
}

/* The first of "Saudi and French colleagues". */
static bool in_series(const parser *p, const frn_atom *atom, frn_use use)
{
    uint32_t t = atom->last + 1;
    const frn_atom *next;

    if (!is_word(p, t, ", and or") || !can_modify(atom, use))
        return false;
    t += is_word(p, t, ",") && is_word(p, t + 1, "and or") ? 2 : 1;
    next = atom_at(p, t);
    return next && (next->uses & FRN_USES(FRN_USE_ADJECTIVE)) && is_nominal(p, next->last + 1);
}

static uint32_t push_name(parser *p, const frn_atom *atom, uint32_t row, frn_use use)
{
    frn_draft draft = new_draft(p, atom->first, atom->last);
    bool the = atom->first > 0 && is_word(p, atom->first - 1, "the");

    add_row(&draft, row);
    if (is_word(p, atom->last + 1, "side") && can_modify(atom, use))
        draft.mention.last++;
    else if (before_noun(p, atom) || (use == FRN_USE_ADJECTIVE && !the) || in_series(p, atom, use))
        draft.mention.flags |= FRN_MENTION_ADJECTIVE;
    else
        draft.mention.flags |= place_flag(p, atom, use);
    if (use == FRN_USE_PEOPLE)
        draft.mention.flags |= FRN_MENTION_PLURAL;
    push_draft(p, draft);
    return draft.mention.last + 1;
}

/* "anti-" in the atom's own token, or "-backed" after it. */
static frn_stance stance_of(const parser *p, const frn_atom *atom, uint32_t *last)
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

static bool push_stance(parser *p, const frn_atom *atom, uint32_t row, uint32_t *next)
{
    uint32_t last;
    frn_stance stance = stance_of(p, atom, &last);
    frn_draft draft = new_draft(p, atom->first, last);

    if (stance == FRN_STANCE_NONE)
        return false;
    if (row != FRN_NONE)
        add_row(&draft, row);
    else if (!take_person(p, atom, &draft, false)) {
        if (!names_organisation(p, atom))
            return false;
        draft.name = atom->name;
    }
    draft.mention.stance = (uint8_t)stance;
    draft.mention.flags |= FRN_MENTION_ADJECTIVE;
    push_draft(p, draft);
    *next = last + 1;
    return true;
}

/* A name that holds a stance ("Iranian-backed militias"): the stance becomes a mention of its own
 * and *rest the atom of what bears it. */
static bool split_stance(parser *p, const frn_atom *atom, bool adjective, frn_atom *rest)
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
        add_row(&draft, owner_row(p, &named, &use));
    else if (!take_person(p, &named, &draft, false))
        return false;
    draft.mention.stance = (uint8_t)kind;
    draft.mention.flags |= FRN_MENTION_ADJECTIVE;
    push_draft(p, draft);
    *rest = *atom;
    rest->first = named.last + 1;
    return true;
}

/* ---- by kind of the first atom ---- */

static uint32_t parse_owner(parser *p, const frn_atom *atom, uint32_t row, frn_use use)
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
    return push_name(p, atom, row, use);
}

static uint32_t parse_person(parser *p, const frn_atom *atom)
{
    frn_draft draft = new_draft(p, atom->first, atom->last);
    uint32_t next = atom->last + 1, t;
    part what;

    if (!take_person(p, atom, &draft, false))
        return FRN_NONE;
    t = next + frn_is_possessive(p->s, next);
    if (t < p->s->count && is_nominal(p, t) && !is_part(atom_at(p, t)) && t > next)
        t++;
    if (is_part(atom_at(p, t)) && read_part(p, t, &what) &&
        (t > next || (is_rule(p, &what) && !what.title))) {
        frn_draft owned = new_draft(p, atom->first, what.last);
        frn_draft owner = draft;
        uint32_t row = frn_settle_person(p->finder, &owner);

        if (row != FRN_NONE && p->finder->cast->actors.at[row].state != FRN_NONE) {
            add_owner(&owned, row);
            return finish_part(p, owned, &what);
        }
    }
    push_draft(p, draft);
    return next;
}

/* A single unknown word is an actor when it acts somewhere in the document, else maybe a place. */
static bool acts(const parser *p, const frn_atom *atom, const frn_open_name *name)
{
    return name->subject > 0 && name->place <= (int)name->subject && !name->dropped &&
           p->s->token[atom->first].tag == FRN_TAG_PROPN;
}

static uint32_t parse_open(parser *p, const frn_atom *atom)
{
    frn_draft draft = new_draft(p, atom->first, atom->last);
    const frn_open_name *name = &p->finder->names.at[atom->name];
    uint32_t next = atom->last + 1, t = next + frn_is_possessive(p->s, next);
    part what;

    if (name->words != 1 || !take_short(p, atom, &draft, false)) {
        if (name->kind == FRN_KIND_UNKNOWN && !acts(p, atom, name))
            return FRN_NONE;
        draft.name = atom->name;
    }
    if (draft.person == FRN_NONE && is_part(atom_at(p, t)) && read_part(p, t, &what)) {
        frn_draft owned = new_draft(p, atom->first, what.last);
        owned.owner_name = draft.name;
        return finish_part(p, owned, &what);
    }
    push_draft(p, draft);
    return next;
}

/* ---- pronouns and descriptions ---- */

static bool push_pronoun(parser *p, uint32_t t)
{
    const frn_token *token = &p->s->token[t];
    frn_draft draft = new_draft(p, t, t);
    frn_slice w = token->lower;

    if (token->tag != FRN_TAG_PRON && token->tag != FRN_TAG_DET)
        return false;
    if ((token->flags & FRN_TOKEN_ALL_UPPER) && w.len > 1 && !p->scan->loud)
        return false;
    draft.mention.flags = FRN_MENTION_PRONOUN;
    if (frn_word_in(w, "i me my mine myself we us our ours ourselves"))
        draft.mention.flags |= FRN_MENTION_FIRST;
    else if (!frn_word_in(w,
                          "he him his himself she her hers herself it its itself they them their "
                          "theirs themselves who whom whose which"))
        return false;
    if (frn_word_in(w, "we us our ours ourselves they them their theirs themselves"))
        draft.mention.flags |= FRN_MENTION_PLURAL;
    if (frn_word_in(w, "my our its their whose") ||
        (frn_word_in(w, "his her") && token->rel == FRN_REL_NMOD_POSS))
        draft.mention.flags |= FRN_MENTION_POSSESSIVE;
    push_draft(p, draft);
    return true;
}

/* "its army", "his government": the pronoun is a mention of its own. */
static uint32_t parse_pronoun(parser *p, uint32_t t)
{
    frn_draft draft = new_draft(p, t + 1, t + 1);
    uint32_t owned;
    part what;

    if (!(p->finder->drafts.at[p->finder->drafts.len - 1].mention.flags & FRN_MENTION_POSSESSIVE))
        return t + 1;
    owned = find_owned(p, t + 1, true);
    if (owned == FRN_NONE || owned > t + 4 || !is_part(atom_at(p, owned)) ||
        !read_part(p, owned, &what))
        return t + 1;
    for (uint32_t i = t + 1; i < owned; i++) {
        if (atom_at(p, i))
            return t + 1;
    }
    draft.mention.first = owned;
    draft.owner_pronoun = t;
    return finish_part(p, draft, &what);
}

/* "both Iran and Iraq", "both sides of": no pronoun. */
static bool is_both_and(const parser *p, uint32_t t)
{
    if (is_nominal(p, t + 1) || is_word(p, t + 1, "the of in"))
        return true;
    for (uint32_t i = t + 1; i < p->s->count && i < t + 6; i++) {
        if (is_word(p, i, "and"))
            return true;
        if (p->s->token[i].tag == FRN_TAG_VERB || p->s->token[i].tag == FRN_TAG_AUX)
            return false;
    }
    return false;
}

/* "the two sides", "both countries", "the group": FRN_MENTION_DEFINITE, resolved later. */
static uint32_t parse_description(parser *p, uint32_t t)
{
    frn_draft draft = new_draft(p, t, t);
    bool both = is_word(p, t, "both"), number = both || is_word(p, t, "two three four");
    uint32_t noun = t + 1;
    int kind = 0;

    if (!both && !is_word(p, t, "the these those this that two three four"))
        return FRN_NONE;
    draft.many = is_word(p, t, "three") ? 3 : is_word(p, t, "four") ? 4 : 2;
    if (is_word(p, noun, "two both three four")) {
        draft.many = is_word(p, noun, "three") ? 3 : is_word(p, noun, "four") ? 4 : 2;
        number = true;
        noun++;
    }
    for (uint32_t i = 0; i < 2; i++) {
        bool pair = is_class(p, noun, FRN_WORD_PAIR, &kind);
        if (pair && (number || !is_part(atom_at(p, noun))) && !is_word(p, noun + 1, "of")) {
            draft.mention.flags = FRN_MENTION_DEFINITE | FRN_MENTION_PLURAL;
            break;
        }
        if (!number && !atom_at(p, noun) && is_class(p, noun, FRN_WORD_DESCRIPTION, &kind) &&
            !(p->s->token[noun].flags & FRN_TOKEN_UPPER) && !is_nominal(p, noun + 1) &&
            !is_word(p, noun + 1, "of")) {
            draft.mention.flags = FRN_MENTION_DEFINITE;
            break;
        }
        if (!is_nominal(p, noun) || atom_at(p, noun))
            break;
        noun++;
    }
    if (!draft.mention.flags && both && p->s->token[t].rel != FRN_REL_DET && !is_both_and(p, t)) {
        draft.mention.flags = FRN_MENTION_DEFINITE | FRN_MENTION_PLURAL;
        noun = t;
        kind = FRN_KIND_UNKNOWN;
    }
    if (!draft.mention.flags)
        return FRN_NONE;
    draft.kind = (frn_actor_kind)kind;
    draft.mention.last = noun;
    push_draft(p, draft);
    return after_possessive(p, &draft);
}

/* ---- the sentence ---- */

/* "proxy war", "bank holiday", "drone intelligence": a common noun that names nobody here. */
static bool only_modifies(const parser *p, const part *what)
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
static bool is_part_here(const parser *p, const frn_atom *atom)
{
    const frn_atom *place;

    if (!(atom->uses & FRN_USES(FRN_USE_BODY)) ||
        !is_word(p, atom->last + 1, "in inside of from across"))
        return false;
    place = atom_at(p, atom->last + 2 + is_word(p, atom->last + 2, "the"));
    return place && (place->uses & (FRN_USES(FRN_USE_NAME) | FRN_USES(FRN_USE_CAPITAL) |
                                    FRN_USES(FRN_USE_PLACE)));
}

static uint32_t parse_atom(parser *p, const frn_atom *atom)
{
    frn_draft draft = new_draft(p, atom->first, atom->last);
    frn_use use = FRN_USE_NAME;
    uint32_t row = owner_row(p, atom, &use), next;
    frn_atom rest;
    part what;

    if (row != FRN_NONE && atom->to > atom->from &&
        split_stance(p, atom, use == FRN_USE_ADJECTIVE, &rest))
        return rest.first > rest.last ? rest.first : push_name(p, &rest, row, use);
    if (push_stance(p, atom, row, &next))
        return next;
    if (row != FRN_NONE && is_part_here(p, atom) && read_part(p, atom->first, &what))
        return finish_part(p, draft, &what);
    if (row != FRN_NONE && !(has_person(p, atom) && use == FRN_USE_PLACE))
        return parse_owner(p, atom, row, use);
    if (atom->name != FRN_NONE || has_person(p, atom)) {
        next = parse_person(p, atom);
        if (next != FRN_NONE)
            return next;
    }
    if (atom->name != FRN_NONE) {
        next = parse_open(p, atom);
        return next == FRN_NONE ? atom->last + 1 : next;
    }
    if (is_part(atom) && read_part(p, atom->first, &what) && !only_modifies(p, &what))
        return finish_part(p, draft, &what);
    return atom->last + 1;
}

void frn_mention_phrases(frn_finder *finder, uint32_t index)
{
    parser p = {.finder = finder,
                .s = &finder->sentence[index],
                .scan = &finder->scan[index],
                .index = index};

    finder->drafts.len = 0;
    for (uint32_t t = 0; t < p.s->count && !finder->failed;) {
        const frn_atom *atom;
        uint32_t next = parse_description(&p, t);

        if (next != FRN_NONE) {
            t = next;
            continue;
        }
        atom = atom_at(&p, t);
        if (atom)
            t = parse_atom(&p, atom);
        else if (push_pronoun(&p, t))
            t = parse_pronoun(&p, t);
        else
            t++;
    }
}
