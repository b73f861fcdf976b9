/* From drafts to actors of the cast, in text order. */
#include "read/mention_internal.h"

/* ---- persons and unknown names ---- */

static uint32_t part_row(frn_finder *finder, uint32_t owner, const frn_draft *draft);

/* What the phrase says the person or organisation belongs to; FRN_NONE. */
static uint32_t organisation_of(frn_finder *finder, const frn_draft *draft)
{
    const frn_lexicon_body *body = frn_lexicon_body_at(finder->lexicon, draft->body);

    if (draft->owner_name != FRN_NONE && finder->names.at[draft->owner_name].row != FRN_NONE)
        return finder->names.at[draft->owner_name].row;
    if (!draft->owners)
        return FRN_NONE;
    if (finder->cast->actors.at[draft->owner[0]].kind == FRN_KIND_PERSON) { /* "her deputy, X" */
        const frn_cast_actor *chief = &finder->cast->actors.at[draft->owner[0]];
        return body && chief->state != FRN_NONE && body->kind != FRN_KIND_POPULATION
                   ? frn_cast_add_body(finder->cast, chief->state, draft->body)
               : chief->organisation != FRN_NONE ? chief->organisation
                                                 : chief->state;
    }
    if (body && body->kind != FRN_KIND_POPULATION) {
        frn_draft plain = *draft;
        plain.role_alone = false;
        return part_row(finder, draft->owner[0], &plain);
    }
    return draft->owner[0];
}

static bool is_speaker_role(frn_slice role)
{
    return frn_word_in(role, "analyst journalist reporter columnist editor commentator expert "
                             "professor historian economist author writer correspondent academic "
                             "blogger scholar researcher pollster scientist");
}

uint32_t frn_settle_name(frn_finder *finder, const frn_draft *draft, uint32_t index)
{
    frn_open_name *name = &finder->names.at[index];
    frn_actor_kind kind =
        draft->kind == FRN_KIND_PERSON && draft->name == index ? FRN_KIND_PERSON : name->kind;
    uint32_t organisation, state = FRN_NONE, row;
    frn_cast_actor *actor;

    if (kind == FRN_KIND_UNKNOWN)
        kind = name->hint;
    organisation = draft->name == index ? organisation_of(finder, draft) : FRN_NONE;
    if (organisation != FRN_NONE)
        state = finder->cast->actors.at[organisation].state;
    else if (draft->name == index && draft->body != FRN_NONE && kind == FRN_KIND_PERSON)
        state = frn_context_state(finder, draft, draft->role.len > 0);
    if (state == FRN_NONE && name->state != FRN_NONE && kind != FRN_KIND_PERSON)
        state = frn_cast_add(finder->cast, name->state);
    row = name->row;
    if (row == FRN_NONE)
        row = frn_cast_add_open(finder->cast, state, name->text, kind);
    if (row == FRN_NONE) {
        finder->failed = true;
        return row;
    }
    name->row = row;
    actor = &finder->cast->actors.at[row];
    if (!(actor->flags & FRN_CAST_OPEN))
        return row;
    if (organisation != FRN_NONE && organisation != row &&
        (actor->organisation == FRN_NONE || actor->organisation == actor->state))
        actor->organisation = organisation;
    if (actor->state == FRN_NONE && state != FRN_NONE)
        actor->state = state;
    if (draft->name == index && draft->body != FRN_NONE && actor->body == FRN_NONE)
        actor->body = draft->body;
    if (draft->name == index && draft->role.len && !actor->role.len)
        actor->role = draft->role;
    if (is_speaker_role(actor->role))
        actor->flags |= FRN_CAST_SPEAKER_ONLY;
    return row;
}

uint32_t frn_settle_person(frn_finder *finder, frn_draft *draft)
{
    if (draft->person != FRN_NONE)
        return frn_cast_add(finder->cast, draft->person);
    return draft->name != FRN_NONE ? frn_settle_name(finder, draft, draft->name) : FRN_NONE;
}

/* ---- parts ---- */

static bool is_state_like(frn_actor_kind kind)
{
    return kind == FRN_KIND_STATE || kind == FRN_KIND_TERRITORY;
}

bool frn_is_unique_role(frn_slice role)
{
    return frn_word_in(role, "president prime-minister chancellor supreme-leader king queen emir "
                             "sultan crown-prince foreign-minister defence-minister "
                             "interior-minister finance-minister vice-president secretary-general "
                             "speaker chief-executive pope leader head chairman party-leader "
                             "opposition-leader general-secretary director-general chief-of-staff "
                             "central-bank-governor national-security-adviser intelligence-chief "
                             "high-representative attorney-general chief-justice first-minister "
                             "army-chief oil-minister trade-representative commission-president "
                             "council-president");
}

/* The person who holds the role that is named without a name; FRN_NONE. */
static uint32_t holder(frn_finder *finder, uint32_t owner, const frn_draft *draft)
{
    static const char *const heads[] = {"premier", "chancellor", "president", "leader"};
    const frn_cast_actor *actor = frn_cast_at(finder->cast, owner);
    uint32_t person;

    if (!draft->role_alone || draft->indefinite || !actor || actor->row == FRN_NONE ||
        !frn_is_unique_role(draft->role))
        return FRN_NONE;
    person = frn_lexicon_holder(finder->lexicon, actor->row, draft->role, finder->date);
    if (person == FRN_NONE && frn_slice_is(draft->role, "prime-minister"))
        for (size_t i = 0; i < 2 && person == FRN_NONE; i++)
            person = frn_lexicon_holder(finder->lexicon, actor->row, frn_slice_of(heads[i]),
                                        finder->date);
    if (person == FRN_NONE && actor->kind != FRN_KIND_STATE &&
        frn_word_in(draft->role, "head chairman leader"))
        person = frn_lexicon_holder(finder->lexicon, actor->row, FRN_LIT("leader"), finder->date);
    return person == FRN_NONE ? FRN_NONE : frn_cast_add(finder->cast, person);
}

static bool is_government(const frn_finder *finder, uint32_t body)
{
    const frn_lexicon_body *row = frn_lexicon_body_at(finder->lexicon, body);

    return row && frn_slice_is(row->id, "government");
}

/* "Hyundai's union", "the company's workers": no part of the firm that speaks for it. */
static bool is_staff(const frn_finder *finder, uint32_t body)
{
    const frn_lexicon_body *row = frn_lexicon_body_at(finder->lexicon, body);

    return row && frn_word_in(row->id, "unions workers");
}

/* The part `draft->body` of `owner`: of a state STATE/body, of an organisation the organisation. */
static uint32_t part_row(frn_finder *finder, uint32_t owner, const frn_draft *draft)
{
    const frn_cast_actor *actor = frn_cast_at(finder->cast, owner);
    uint32_t person, state;

    if (!actor)
        return FRN_NONE;
    person = holder(finder, owner, draft);
    if (person != FRN_NONE)
        return person;
    state = actor->state;
    if (draft->body == FRN_NONE)
        return owner;
    if (is_state_like(actor->kind) || actor->kind == FRN_KIND_PERSON)
        return state == FRN_NONE ? owner : frn_cast_add_body(finder->cast, state, draft->body);
    if (actor->kind == FRN_KIND_COMPANY && is_staff(finder, draft->body))
        return frn_cast_add_body(finder->cast, owner, draft->body);
    if (actor->flags & FRN_CAST_DESCRIBED) /* "the nurses' union" */
        return state == FRN_NONE || is_staff(finder, draft->body)
                   ? frn_cast_add_body(finder->cast, state, draft->body)
                   : owner;
    if (actor->kind == FRN_KIND_PARTY && state != FRN_NONE && is_government(finder, draft->body))
        return frn_cast_add_body(finder->cast, state, draft->body); /* "the Likud government" */
    if (actor->kind == FRN_KIND_POPULATION)
        return frn_cast_add_group(finder->cast, state != FRN_NONE ? state : finder->near_state,
                                  owner, draft->body);
    return owner;
}

static void add_row(frn_draft *draft, uint32_t row)
{
    if (row == FRN_NONE || draft->rows == FRN_MOST_OWNERS)
        return;
    for (uint32_t i = 0; i < draft->rows; i++) {
        if (draft->row[i] == row)
            return;
    }
    draft->row[draft->rows++] = row;
}

/* The pronoun's actors, once it is resolved. */
static void take_pronoun_owner(frn_finder *finder, frn_draft *draft, bool of_state)
{
    for (size_t i = 0; i < finder->drafts.len; i++) {
        const frn_draft *other = &finder->drafts.at[i];
        if (other->mention.first != draft->owner_pronoun)
            continue;
        for (uint32_t k = 0; k < other->rows; k++) {
            const frn_cast_actor *actor = frn_cast_at(finder->cast, other->row[k]);
            uint32_t owner = other->row[k];

            if (of_state && actor->kind == FRN_KIND_PERSON && actor->state != FRN_NONE)
                owner = actor->state;
            if (draft->owners < FRN_MOST_OWNERS)
                draft->owner[draft->owners++] = owner;
        }
    }
}

/* "The former minister": somebody who was named. */
static bool settle_former(frn_finder *finder, frn_draft *draft)
{
    return draft->former && draft->definite && draft->role_alone &&
           frn_refer_person(finder, draft, true);
}

static bool is_generic(const frn_lexicon_body *body)
{
    return body && (body->kind == FRN_KIND_POPULATION || body->kind == FRN_KIND_COMPANY ||
                    body->kind == FRN_KIND_MEDIA || body->kind == FRN_KIND_MOVEMENT);
}

/* "he was not a mediator" */
static bool is_predicate(const frn_sentence *s, uint32_t token)
{
    for (uint32_t t = 0; t < token; t++) {
        if (s->token[t].rel == FRN_REL_COP && s->token[t].head == (int32_t)token)
            return true;
    }
    return false;
}

/* "a bank", "a terrorist organisation": nobody in particular, unless it acts. */
static bool is_passing(const frn_finder *finder, const frn_draft *draft,
                       const frn_lexicon_body *body)
{
    const frn_mention *m = &draft->mention;

    if (!draft->indefinite || draft->subject || (m->flags & FRN_MENTION_PLURAL))
        return false;
    return is_predicate(finder->here, m->head) ||
           (!draft->role.len && body->kind != FRN_KIND_GOVERNMENT);
}

/* "supplied drones and missiles": goods, unless they act or it is said whose they are. */
static bool is_goods(const frn_finder *finder, const frn_draft *draft)
{
    return !draft->subject && !draft->definite &&
           frn_token_in(&finder->here->token[draft->mention.head],
                        "missiles drones tanks jets warplanes helicopters submarines frigates "
                        "warships artillery aircraft bombers");
}

/* A part whose state is not said: one named before, else of the state the talk is about. */
static void settle_bare_part(frn_finder *finder, frn_draft *draft)
{
    const frn_lexicon_body *body = frn_lexicon_body_at(finder->lexicon, draft->body);
    uint32_t state;

    if (settle_former(finder, draft)) {
        draft->mention.flags |= FRN_MENTION_DEFINITE;
        return;
    }
    if (is_passing(finder, draft, body) || is_goods(finder, draft))
        return;
    if (!draft->indefinite && frn_refer_part(finder, draft)) {
        draft->mention.flags |= FRN_MENTION_DEFINITE;
        return;
    }
    if (is_generic(body))
        draft->mention.flags |= FRN_MENTION_GENERIC;
    state = frn_context_state(finder, draft, false);
    if (state != FRN_NONE)
        add_row(draft, part_row(finder, state, draft));
    else
        add_row(draft, frn_cast_add_body(finder->cast, FRN_NONE, draft->body));
    if (state == FRN_NONE)
        draft->mention.flags |= FRN_MENTION_GENERIC;
}

/* "his Iranian counterpart": the same office or part as of whom was named last. */
static void become_counterpart(const frn_finder *finder, frn_draft *draft)
{
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);

        if (finder->index - r->sentence > 1)
            return;
        if (!actor || r->group || r->implied)
            continue;
        if (actor->kind == FRN_KIND_PERSON && actor->role.len) {
            draft->role = actor->role;
            draft->role_alone = true;
            return;
        }
        if (actor->kind == FRN_KIND_GOVERNMENT || actor->kind == FRN_KIND_MILITARY) {
            draft->body = actor->body;
            draft->role_alone = false;
            return;
        }
    }
}

/* "Commentators in X and Y": one voice, called as the document calls it. */
static void settle_joint(frn_finder *finder, frn_draft *draft)
{
    const frn_token *first = &finder->here->token[draft->mention.first];
    frn_slice words =
        frn_slice_sub(finder->doc->text, first->begin, finder->here->token[draft->joint].end);
    char *name = frn_arena_alloc(finder->arena, words.len + 1);
    uint32_t row;

    if (!name)
        return;
    memcpy(name, words.ptr, words.len);
    if (first->tag != FRN_TAG_PROPN && name[0] >= 'A' && name[0] <= 'Z')
        name[0] = (char)(name[0] + 32);
    row = frn_cast_add_open(finder->cast, FRN_NONE, frn_slice_make(name, words.len),
                            FRN_KIND_POPULATION);
    if (row == FRN_NONE)
        return;
    draft->rows = 0;
    add_row(draft, row);
}

/* "the traders of Castle Road", "the mayor of Lysvik": people of a town are not the town. */
static uint32_t of_town(frn_finder *finder, uint32_t town, const frn_lexicon_body *body)
{
    const frn_cast_actor *actor = frn_cast_at(finder->cast, town);

    return actor && body && body->kind == FRN_KIND_POPULATION &&
                   actor->kind == FRN_KIND_TERRITORY && (actor->flags & FRN_CAST_OPEN)
               ? frn_cast_add_body(finder->cast, town,
                                   frn_lexicon_body_id(finder->lexicon, body->id))
               : town;
}

static void settle_part(frn_finder *finder, frn_draft *draft)
{
    const frn_lexicon_body *body = frn_lexicon_body_at(finder->lexicon, draft->body);
    frn_slice head = finder->here->token[draft->mention.head].lemma;

    if (draft->owner_pronoun != FRN_NONE)
        take_pronoun_owner(finder, draft, true);
    if (frn_mention_is_outsider(head) && draft->owner_pronoun != FRN_NONE && draft->owners) {
        if (!(draft->mention.flags & FRN_MENTION_PLURAL))
            frn_refer_other(finder, draft);
        return;
    }
    if (draft->owner_name != FRN_NONE)
        add_row(draft, of_town(finder, frn_settle_name(finder, draft, draft->owner_name), body));
    if (draft->definite && draft->owners == 1 && frn_refer_native(finder, draft)) {
        draft->mention.flags |= FRN_MENTION_DEFINITE;
        return;
    }
    finder->near_state = FRN_NONE;
    if (body)
        finder->near_state = body->kind == FRN_KIND_MOVEMENT || body->kind == FRN_KIND_POPULATION
                                 ? frn_context_state(finder, draft, true)
                                 : frn_place_state(finder, draft);
    if (frn_slice_is(head, "counterpart"))
        become_counterpart(finder, draft);
    for (uint32_t i = 0; i < draft->owners && draft->owner_name == FRN_NONE; i++)
        add_row(draft, part_row(finder, draft->owner[i], draft));
    if (!draft->rows && body)
        settle_bare_part(finder, draft);
    if (frn_word_in(head, "official spokesman spokeswoman spokesperson source aide analyst expert "
                          "commentator journalist reporter columnist scholar editor author "
                          "academic historian economist researcher professor") ||
        is_speaker_role(draft->role)) {
        draft->mention.flags |= FRN_MENTION_SPEAKER_ONLY;
        if (draft->joint)
            settle_joint(finder, draft);
    }
}

/* ---- the sentence ---- */

static void settle_draft(frn_finder *finder, frn_draft *draft)
{
    uint32_t row;

    if (draft->rows)
        return;
    if (draft->mention.flags & FRN_MENTION_PRONOUN) {
        frn_refer_pronoun(finder, draft);
    } else if (draft->person != FRN_NONE || draft->name != FRN_NONE) {
        if (draft->owner_pronoun != FRN_NONE && !draft->owners)
            take_pronoun_owner(finder, draft, false);
        row = frn_settle_person(finder, draft);
        add_row(draft, row);
        frn_cast_respell(finder->cast, row, draft->spelled);
        if (row != FRN_NONE && finder->cast->actors.at[row].flags & FRN_CAST_OPEN)
            draft->mention.flags |= FRN_MENTION_OPEN;
    } else if (draft->mention.flags & FRN_MENTION_DEFINITE) {
        frn_refer_description(finder, draft);
    } else {
        settle_part(finder, draft);
    }
}

static void copy_mention(frn_finder *finder, const frn_draft *draft, frn_mention_list *out)
{
    frn_mention *m = &out->at[out->count];
    bool keep_empty =
        (draft->mention.flags & FRN_MENTION_PRONOUN) || draft->mention.voice != FRN_NONE;

    if (!draft->rows && !keep_empty)
        return;
    *m = draft->mention;
    m->actor_count = draft->rows;
    m->actor = frn_arena_alloc(finder->arena, (draft->rows + 1) * sizeof *m->actor);
    if (!m->actor) {
        finder->failed = true;
        return;
    }
    for (uint32_t i = 0; i < draft->rows; i++) {
        frn_cast_actor *actor = &finder->cast->actors.at[draft->row[i]];
        m->actor[i] = draft->row[i];
        actor->mentions++;
        if (actor->flags & FRN_CAST_SPEAKER_ONLY)
            m->flags |= FRN_MENTION_SPEAKER_ONLY;
    }
    out->count++;
}

/* The noun that "anti-Assad" or "Iranian-backed" stands before, when it is an actor. */
static void find_bearers(const frn_sentence *s, frn_mention_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        frn_mention *m = &list->at[i];

        if (!m->stance)
            continue;
        for (uint32_t k = i + 1; k < list->count; k++) {
            bool reaches = true;
            for (uint32_t t = m->last + 1; t < list->at[k].first; t++)
                reaches &= s->token[t].tag == FRN_TAG_ADJ || s->token[t].tag == FRN_TAG_NOUN ||
                           frn_token_in(&s->token[t], "- , and") ||
                           (list->at[k - 1].stance && t <= list->at[k - 1].last);
            if (!reaches)
                break;
            if (list->at[k].stance || (list->at[k].flags & FRN_MENTION_ADJECTIVE))
                continue;
            m->bearer = k;
            break;
        }
    }
}

/* "anti-Assad rebels": a group without a state is of the state of whom it is against. */
static void lend_state(frn_finder *finder)
{
    for (size_t i = 0; i + 1 < finder->drafts.len; i++) {
        frn_draft *a = &finder->drafts.at[i], *b = a + 1;
        uint32_t row;

        if (a->mention.stance != FRN_STANCE_ANTI || b->mention.first > a->mention.last + 3 ||
            b->owners || b->body == FRN_NONE || b->name != FRN_NONE || b->person != FRN_NONE)
            continue;
        row = a->rows ? a->row[0] : frn_settle_person(finder, a);
        if (row != FRN_NONE && finder->cast->actors.at[row].kind == FRN_KIND_PERSON &&
            finder->cast->actors.at[row].state != FRN_NONE) {
            b->owner[0] = finder->cast->actors.at[row].state;
            b->owners = 1;
        }
    }
}

void frn_mention_settle(frn_finder *finder, frn_mention_list *out)
{
    uint32_t reached = 0;

    frn_mention_appose(finder);
    lend_state(finder);
    out->at = FRN_NEW_ARRAY(finder->arena, frn_mention, finder->drafts.len + 1);
    if (!out->at) {
        finder->failed = true;
        return;
    }
    for (size_t i = 0; i < finder->drafts.len && !finder->failed; i++) {
        frn_draft *draft = &finder->drafts.at[i];

        frn_mention_remember_nouns(finder, reached, draft->mention.first);
        reached = draft->mention.last + 1;
        if (draft->same != FRN_NONE) {
            for (size_t k = 0; k < finder->drafts.len; k++) {
                frn_draft *person = &finder->drafts.at[k];
                if (person->mention.first != draft->same)
                    continue;
                settle_draft(finder, person);
                draft->rows = person->rows;
                memcpy(draft->row, person->row, sizeof draft->row);
            }
        }
        if (draft->nameless)
            continue;
        settle_draft(finder, draft);
        frn_mention_define(finder, draft);
        frn_mention_remember(finder, draft);
    }
    frn_mention_remember_nouns(finder, reached, finder->here->count);
    for (size_t i = 0; i < finder->drafts.len && !finder->failed; i++)
        frn_mention_voice(finder, &finder->drafts.at[i]);
    for (size_t i = 0; i < finder->drafts.len && !finder->failed; i++)
        copy_mention(finder, &finder->drafts.at[i], out);
    find_bearers(finder->here, out);
}
