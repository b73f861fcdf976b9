/* What has been talked of, for the pronouns and descriptions to come. */
#include "base/hash.h"
#include "read/mention_internal.h"

/* "A and B", "A, B and C": an "and" joins; commas alone do only with an "and" further on. */
static bool only_joins(const frn_sentence *s, uint32_t from, uint32_t to)
{
    bool joined = false;

    for (uint32_t t = from; t < to; t++) {
        if (frn_token_in(&s->token[t], "and &"))
            joined = true;
        else if (!frn_token_in(&s->token[t], "the its both ,"))
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

/* "A, B, C and D": the rows of A and B before `last`, C, in the order of the text; `group` gets
 * the first token and the prominence of A. Returns how many. */
static uint32_t list_before(const frn_finder *finder, const frn_referent *last, frn_referent *group,
                            uint32_t most)
{
    uint32_t count = 0, *row = group->row;

    for (const frn_referent *r = last; r-- > finder->referents.at && count < most;) {
        if (r->sentence != last->sentence)
            break;
        if (r->nobody || r->modifier || r->rows != 1 || r->last >= group->first ||
            !only_comma(finder->here, r->last + 1, group->first))
            continue;
        memmove(row + 1, row, count * sizeof *row);
        row[0] = r->row[0];
        count++;
        group->first = r->first;
        if (r->subject > group->subject)
            group->subject = r->subject;
    }
    return count;
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
    group.first = before->first;
    group.subject = before->subject > r->subject ? before->subject : r->subject;
    group.rows = list_before(finder, before, &group, FRN_MOST_OWNERS - before->rows - r->rows);
    for (uint32_t i = 0; i < before->rows; i++)
        group.row[group.rows++] = before->row[i];
    for (uint32_t i = 0; i < r->rows; i++)
        group.row[group.rows++] = r->row[i];
    group.group = group.plural = true;
    group.place = before->place && r->place;
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

/* How a name stands in its clause; an apposition stands as what it is apposed to. */
static uint8_t prominence(const frn_sentence *s, const frn_token *head)
{
    for (int hops = 0; hops < 3 && head->rel == FRN_REL_APPOS && head->head >= 0; hops++)
        head = &s->token[head->head];
    return head->rel == FRN_REL_NSUBJ || head->rel == FRN_REL_NSUBJ_PASS ? 2
           : head->rel == FRN_REL_OBJ || head->rel == FRN_REL_IOBJ       ? 1
                                                                         : 0;
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
    bool outsider; /* Chile does not stand as "Peru, an ally of Chile" */

    if (!draft->rows)
        return;
    outsider = frn_mention_is_outsider(head->lemma);
    memcpy(r.row, draft->row, sizeof r.row);
    actor = frn_cast_at(finder->cast, r.row[0]);
    r.kind = actor->kind;
    r.body = draft->body;
    remember_owners(finder, draft, &r);
    r.subject = outsider ? 0 : prominence(finder->here, head);
    r.plural = (m->flags & FRN_MENTION_PLURAL) || (actor->flags & FRN_CAST_PLURAL) || r.rows > 1;
    r.group = r.rows > 1;
    r.place = m->flags & FRN_MENTION_PLACE;
    r.modifier = (m->flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE)) || outsider;
    r.quoted = head->flags & FRN_TOKEN_QUOTED;
    r.speaker = frn_is_speech_subject(finder->here, m->head);
    push_referent(finder, &r);
    push_group(finder, &r);
}

/* "Free Forward Party (FFP)": the word in brackets stands for the actor from here on; so does the
 * surname of a person whom a title told apart. */
void frn_mention_define(frn_finder *finder, const frn_draft *draft)
{
    const frn_sentence *s = finder->here;
    uint32_t t = draft->mention.last + 1;
    uint32_t *row;

    if (draft->person != FRN_NONE && !frn_map_put(&finder->strong, draft->person, 1, NULL))
        finder->failed = true;
    if (!frn_mention_is_definition(s, draft->mention.last) || draft->rows != 1 ||
        (draft->mention.flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_PLACE | FRN_MENTION_PRONOUN)))
        return;
    row = frn_map_put(&finder->defined, frn_hash(s->token[t + 1].lower), draft->row[0], NULL);
    if (!row)
        finder->failed = true;
    else
        *row = draft->row[0];
}

bool frn_mention_is_definition(const frn_sentence *s, uint32_t last)
{
    const frn_token *token = &s->token[last + 1];
    frn_slice word;

    if (last + 3 >= s->count || !frn_token_is(token, "(") || !frn_token_is(token + 2, ")"))
        return false;
    word = token[1].lower;
    return word.len >= 2 && word.len <= 10 && (token[1].flags & FRN_TOKEN_UPPER) &&
           ((token[1].flags & FRN_TOKEN_ALL_UPPER) || token[1].tag == FRN_TAG_PROPN);
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
