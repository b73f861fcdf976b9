/* What has been talked of, for the pronouns and descriptions to come. */
#include "read/mention_internal.h"

/* "A and B", "A, B and C": an "and" joins; commas alone do only with an "and" further on. */
static bool only_joins(const frn_sentence *s, uint32_t from, uint32_t to)
{
    bool joined = false;

    for (uint32_t t = from; t < to; t++) {
        if (frn_word_in(s->token[t].lower, "and &"))
            joined = true;
        else if (!frn_word_in(s->token[t].lower, "the its both ,"))
            return false;
    }
    return joined;
}

static bool only_comma(const frn_sentence *s, uint32_t from, uint32_t to)
{
    return to == from + 1 && frn_token_is(&s->token[from], ",");
}

static void push_referent(frn_finder *finder, const frn_referent *r)
{
    if (!frn_vec_push(&finder->referents, *r))
        finder->failed = true;
}

/* "A and B": the two together as well. */
static void push_group(frn_finder *finder, const frn_referent *r)
{
    frn_referent group = *r;
    size_t count = finder->referents.len;
    const frn_referent *before = count > 1 ? &finder->referents.at[count - 2] : NULL;

    while (before && before->implied && count > 2)
        before = &finder->referents.at[--count - 2];
    if (!before || before->sentence != r->sentence || before->nobody || before->last >= r->first ||
        r->modifier || (before->modifier && !before->group) ||
        before->rows + r->rows > FRN_MOST_OWNERS || !before->rows ||
        !only_joins(finder->here, before->last + 1, r->first))
        return;
    group.rows = 0;
    for (size_t i = count - 1; i-- > 0 && i + 4 > count - 1;) { /* "A, B and C": A as well */
        const frn_referent *first = &finder->referents.at[i];
        if (first == before || first->sentence != r->sentence || first->nobody || first->modifier ||
            first->rows != 1 || first->last >= before->first ||
            !only_comma(finder->here, first->last + 1, before->first))
            continue;
        group.row[group.rows++] = first->row[0];
    }
    for (uint32_t i = 0; i < before->rows; i++)
        group.row[group.rows++] = before->row[i];
    for (uint32_t i = 0; i < r->rows; i++)
        group.row[group.rows++] = r->row[i];
    group.first = before->first;
    group.group = group.plural = true;
    group.place = before->place && r->place;
    group.subject = before->subject > r->subject ? before->subject : r->subject;
    push_referent(finder, &group);
}

/* "Hezbollah leader X" speaks of Hezbollah too. */
static void remember_owners(frn_finder *finder, const frn_draft *draft, const frn_referent *of)
{
    for (uint32_t i = 0; i < draft->owners + 1; i++) {
        frn_referent r = *of;

        r.rows = 1;
        r.row[0] = i < draft->owners               ? draft->owner[i]
                   : draft->owner_name != FRN_NONE ? finder->names.at[draft->owner_name].row
                                                   : FRN_NONE;
        if (r.row[0] == FRN_NONE || r.row[0] == of->row[0] ||
            finder->cast->actors.at[r.row[0]].kind == FRN_KIND_PERSON)
            continue;
        r.body = FRN_NONE;
        r.modifier = r.implied = true;
        push_referent(finder, &r);
    }
}

void frn_mention_remember(frn_finder *finder, const frn_draft *draft)
{
    const frn_mention *m = &draft->mention;
    const frn_token *head = &finder->here->token[m->head];
    frn_referent r = {.rows = draft->rows,
                      .sentence = finder->index,
                      .paragraph = finder->here->paragraph,
                      .first = m->first,
                      .last = m->last,
                      .token = m->head};
    const frn_cast_actor *actor;

    if (!draft->rows)
        return;
    memcpy(r.row, draft->row, sizeof r.row);
    actor = frn_cast_at(finder->cast, r.row[0]);
    r.kind = actor->kind;
    r.body = draft->body;
    remember_owners(finder, draft, &r);
    r.subject = head->rel == FRN_REL_NSUBJ || head->rel == FRN_REL_NSUBJ_PASS ? 2
                : head->rel == FRN_REL_OBJ || head->rel == FRN_REL_IOBJ       ? 1
                                                                              : 0;
    r.plural = (m->flags & FRN_MENTION_PLURAL) || (actor->flags & FRN_CAST_PLURAL) || r.rows > 1;
    r.group = r.rows > 1;
    r.place = m->flags & FRN_MENTION_PLACE;
    r.modifier = m->flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE);
    r.quoted = head->flags & FRN_TOKEN_QUOTED;
    r.speaker = frn_is_speech_subject(finder->here, m->head);
    push_referent(finder, &r);
    push_group(finder, &r);
}

/* A noun between that is no actor may be what "it" means. */
void frn_mention_remember_nouns(frn_finder *finder, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        const frn_token *token = &finder->here->token[t];
        frn_referent r = {.sentence = finder->index,
                          .paragraph = finder->here->paragraph,
                          .first = t,
                          .last = t,
                          .token = t,
                          .nobody = true};

        if (token->tag != FRN_TAG_NOUN ||
            (token->rel != FRN_REL_NSUBJ && token->rel != FRN_REL_NSUBJ_PASS &&
             token->rel != FRN_REL_OBJ))
            continue;
        r.subject = token->rel == FRN_REL_OBJ ? 1 : 2;
        r.plural = token->lemma.len < token->lower.len;
        r.quoted = token->flags & FRN_TOKEN_QUOTED;
        push_referent(finder, &r);
    }
}
