/* Who a nameless draft is: an actor of the document, called by its words. */
#include "read/mention_voice_internal.h"

static frn_slice surname(frn_slice name)
{
    size_t at = name.len;

    while (at > 0 && name.ptr[at - 1] != ' ')
        at--;
    return frn_slice_sub(name, at, name.len);
}

/* The owner of "his aides", whom the words then name; NULL. */
static const frn_cast_actor *named_owner(const frn_finder *finder, const frn_draft *draft,
                                         uint32_t t)
{
    const frn_draft *owner = frn_voice_draft(finder, t);

    return owner && owner != draft && owner->rows == 1 &&
                   (owner->mention.flags & FRN_MENTION_PRONOUN) &&
                   (owner->mention.flags & FRN_MENTION_POSSESSIVE)
               ? frn_cast_at(finder->cast, owner->row[0])
               : NULL;
}

/* The words of the speaker, one blank between them, "his" told by name. */
static frn_slice words_of(const frn_finder *finder, const frn_draft *draft)
{
    const frn_sentence *s = finder->here;
    frn_slice words = {"", 0};
    uint32_t first = draft->says_first;

    while (first < draft->says_last && frn_voice_is_count(&s->token[first]) &&
           !frn_token_is(&s->token[first + 1], "of"))
        first++;
    for (uint32_t t = first; t <= draft->says_last && words.ptr; t++) {
        const frn_token *token = &s->token[t];
        const frn_cast_actor *owner = named_owner(finder, draft, t);
        frn_slice text = t == 0 && token->tag != FRN_TAG_PROPN
                             ? token->lower
                             : frn_slice_sub(finder->doc->text, token->begin, token->end);
        bool gap = t > first && (token[-1].flags & FRN_TOKEN_SPACE_AFTER);

        if (owner)
            text = frn_arena_printf(
                finder->arena, "%.*s's",
                FRN_ARG(owner->kind == FRN_KIND_PERSON ? surname(owner->name) : owner->name));
        words = gap ? frn_arena_join(finder->arena, words, ' ', text)
                    : frn_arena_printf(finder->arena, "%.*s%.*s", FRN_ARG(words), FRN_ARG(text));
    }
    return words;
}

/* Whose the speaker is by his own words: "his", "Haddad's", "close to Haddad"; FRN_NONE. */
static uint32_t owner_in_words(const frn_finder *finder, const frn_draft *draft)
{
    for (size_t i = 0; i < finder->drafts.len; i++) {
        const frn_draft *other = &finder->drafts.at[i];
        if (other == draft || other->rows != 1 || other->mention.first < draft->says_first ||
            other->mention.last > draft->says_last ||
            (finder->cast->actors.at[other->row[0]].kind == FRN_KIND_POPULATION &&
             (finder->cast->actors.at[other->row[0]].flags & FRN_CAST_DESCRIBED)))
            continue; /* "the women's federation" */
        return other->row[0];
    }
    return FRN_NONE;
}

/* "his spokesman", "her office": the mouth of its master. */
static bool is_mouth(const frn_token *head)
{
    return frn_lemma_in(head, "office spokesman spokeswoman spokesperson spokesmen campaign team "
                              "government administration cabinet");
}

static bool is_whole(const frn_token *head)
{
    return frn_lemma_in(head, "government administration cabinet ministry army police parliament "
                              "military party union court company bank council commission");
}

/* The group that a nameless draft is, below whose it is. */
static void settle_group(frn_finder *finder, frn_draft *draft)
{
    uint32_t above = owner_in_words(finder, draft);
    frn_slice words = words_of(finder, draft);
    uint32_t row;

    if (above == FRN_NONE)
        above = frn_context_state(finder, draft, false);
    row = words.len ? frn_cast_add_open(finder->cast, above, words, draft->kind) : FRN_NONE;
    if (row == FRN_NONE)
        return;
    finder->cast->actors.at[row].flags |= FRN_CAST_DESCRIBED;
    draft->row[0] = row;
    draft->rows = 1;
    frn_mention_remember(finder, draft);
}

void frn_mention_voice(frn_finder *finder, frn_draft *draft)
{
    const frn_token *head = &finder->here->token[draft->mention.head];
    const frn_cast_actor *owner;
    uint32_t above = draft->rows ? draft->row[0] : FRN_NONE, named = FRN_NONE, row;
    bool plural = draft->mention.flags & FRN_MENTION_PLURAL, of_person;
    frn_slice words;

    if (draft->nameless && draft->kind != FRN_KIND_UNKNOWN && !finder->failed)
        settle_group(finder, draft);
    if (!draft->speaks || draft->kind != FRN_KIND_UNKNOWN || draft->rows > 1 || draft->joint ||
        finder->failed)
        return;
    owner = frn_cast_at(finder->cast, draft->nameless ? FRN_NONE
                                      : draft->owners ? draft->owner[0]
                                                      : FRN_NONE);
    of_person = owner && owner->kind == FRN_KIND_PERSON;
    if (above == FRN_NONE && !draft->owners) /* a role that no lexicon gives to anybody here */
        draft->nameless = true;
    if (!draft->nameless && !of_person &&
        (draft->definite || is_whole(head) || above == FRN_NONE ||
         finder->cast->actors.at[above].kind == FRN_KIND_PERSON))
        return; /* "the minister" is who he was, "Somalia's president" the one who is */
    if (draft->nameless)
        above = named = owner_in_words(finder, draft);
    owner = frn_cast_at(finder->cast, above);
    of_person = owner && owner->kind == FRN_KIND_PERSON;
    if (of_person && is_mouth(head))
        return;
    if (draft->nameless && draft->definite && !plural && above == FRN_NONE &&
        frn_refer_person(finder, draft, false))
        return;
    if (above == FRN_NONE)
        above = frn_context_state(finder, draft, false);
    words = words_of(finder, draft);
    row = words.len ? frn_cast_add_open(finder->cast, above, words,
                                        plural ? FRN_KIND_POPULATION : FRN_KIND_PERSON)
                    : FRN_NONE;
    if (row == FRN_NONE)
        return;
    finder->cast->actors.at[row].flags |= FRN_CAST_SPEAKER_ONLY | FRN_CAST_DESCRIBED;
    draft->mention.voice = row;
    if (draft->nameless) {
        draft->row[0] = named != FRN_NONE && !of_person ? named : row;
        draft->rows = 1;
        frn_mention_remember(finder, draft);
        draft->rows = 0; /* whoever its words name acts before it does */
    }
}
