/* Appositions: "Jane Doe, the mayor of Springfield," and "the ministry's spokesman, John Roe,". */
#include "read/mention_internal.h"

static bool is_named_person(const frn_finder *finder, const frn_draft *draft)
{
    return draft->person != FRN_NONE ||
           (draft->name != FRN_NONE && (draft->kind == FRN_KIND_PERSON ||
                                        finder->names.at[draft->name].kind == FRN_KIND_PERSON));
}

static bool is_named_organisation(const frn_finder *finder, const frn_draft *draft)
{
    const frn_cast_actor *actor =
        draft->rows == 1 ? frn_cast_at(finder->cast, draft->row[0]) : NULL;

    if (draft->mention.flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_PLACE | FRN_MENTION_PRONOUN))
        return false;
    if (actor)
        return actor->kind >= FRN_KIND_MILITARY && actor->kind < FRN_KIND_POPULATION;
    return draft->name != FRN_NONE && draft->kind != FRN_KIND_PERSON &&
           finder->names.at[draft->name].kind != FRN_KIND_PERSON &&
           finder->names.at[draft->name].kind > FRN_KIND_TERRITORY;
}

static bool follows_article(const frn_sentence *s, const frn_draft *draft)
{
    for (uint32_t i = 1; i <= 3 && i <= draft->mention.first; i++) {
        if (frn_token_in(&s->token[draft->mention.first - i], "the a an its"))
            return true;
    }
    return false;
}

static bool is_role(const frn_draft *draft)
{
    return !draft->rows && draft->person == FRN_NONE && draft->name == FRN_NONE &&
           (draft->body != FRN_NONE || draft->role_alone) &&
           !(draft->mention.flags & FRN_MENTION_PLURAL);
}

/* Only a comma and words like "the", "a former" between the two. */
static bool apposed(const frn_sentence *s, const frn_draft *a, const frn_draft *b)
{
    uint32_t t = a->mention.last + 1;

    if (t >= s->count || !frn_token_is(&s->token[t], ",") || b->mention.first > t + 5)
        return false;
    for (t++; t < b->mention.first; t++) {
        if (s->token[t].tag != FRN_TAG_DET && s->token[t].tag != FRN_TAG_ADJ &&
            s->token[t].tag != FRN_TAG_ADV && s->token[t].tag != FRN_TAG_NOUN &&
            s->token[t].tag != FRN_TAG_PROPN && s->token[t].rel != FRN_REL_NMOD_POSS &&
            s->token[t].rel != FRN_REL_AMOD && !frn_token_in(&s->token[t], "- 's"))
            return false;
    }
    return true;
}

/* The name is set off by commas on both sides. */
static bool closes(const frn_sentence *s, const frn_draft *draft)
{
    uint32_t t = draft->mention.last + 1;

    return t >= s->count || s->token[t].tag == FRN_TAG_PUNCT;
}

static void join_apposition(frn_finder *finder, frn_draft *person, frn_draft *role)
{
    if (!person->owners && person->owner_name == FRN_NONE) {
        person->owners = role->owners;
        memcpy(person->owner, role->owner, sizeof person->owner);
        person->owner_name = role->owner_name;
        if (person->body == FRN_NONE || role->owners || role->owner_name != FRN_NONE)
            person->body = role->body;
    }
    if (!person->role.len)
        person->role = role->role;
    if (person->owner_pronoun == FRN_NONE)
        person->owner_pronoun = role->owner_pronoun;
    if (person->owner_name != FRN_NONE)
        frn_settle_name(finder, role, person->owner_name);
    role->same = person->mention.first;
}

/* ", Rabbi X, head of Y," brings its own role: what stands before it is somebody else. */
static bool is_introduced(const frn_finder *finder, const frn_draft *draft)
{
    const frn_draft *next = draft + 1;

    return next < finder->drafts.at + finder->drafts.len && apposed(finder->here, draft, next) &&
           is_role(next) && next->role_alone;
}

void frn_mention_appose(frn_finder *finder)
{
    for (size_t i = 0; i + 1 < finder->drafts.len; i++) {
        frn_draft *a = &finder->drafts.at[i], *b = a + 1;

        while (b + 1 < finder->drafts.at + finder->drafts.len &&
               (b->mention.flags &
                (FRN_MENTION_ADJECTIVE | FRN_MENTION_PRONOUN | FRN_MENTION_POSSESSIVE)) &&
               b->mention.first < a->mention.last + 5)
            b++;
        if (frn_mention_is_definition(finder->here, a->mention.last) &&
            b->mention.first == a->mention.last + 2 && b->mention.last == b->mention.first) {
            b->same = a->mention.first;
            continue;
        }
        if (!apposed(finder->here, a, b))
            continue;
        if (is_named_person(finder, a) && is_role(b))
            join_apposition(finder, a, b);
        else if (is_named_organisation(finder, a) && is_role(b) && !b->role_alone &&
                 follows_article(finder->here, b))
            b->same = a->mention.first;
        else if (!is_role(a) || b->mention.first > a->mention.last + 3 ||
                 is_introduced(finder, b) || (a->indefinite && !closes(finder->here, b)))
            continue;
        else if (is_named_person(finder, b))
            join_apposition(finder, b, a);
        else if (is_named_organisation(finder, b) && closes(finder->here, b))
            a->same = b->mention.first;
    }
}
