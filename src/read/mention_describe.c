/* Pronouns and descriptions: "its army", "both", "the two sides", "the group". */
#include "read/mention_phrase_internal.h"

bool frn_phrase_push_pronoun(frn_phraser *p, uint32_t t)
{
    const frn_token *token = &p->s->token[t];
    frn_draft draft;
    bool first;

    if (token->tag != FRN_TAG_PRON && token->tag != FRN_TAG_DET)
        return false;
    if ((token->flags & FRN_TOKEN_ALL_UPPER) && token->lower.len > 1 && !p->scan->loud)
        return false;
    first = frn_token_in(token, "i me my mine myself we us our ours ourselves");
    if (!first &&
        !frn_token_in(token,
                      "he him his himself she her hers herself it its itself they them their "
                      "theirs themselves who whom whose which"))
        return false;
    draft = new_draft(p, t, t);
    draft.mention.flags = FRN_MENTION_PRONOUN | (first ? FRN_MENTION_FIRST : 0);
    if (frn_token_in(token, "we us our ours ourselves they them their theirs themselves"))
        draft.mention.flags |= FRN_MENTION_PLURAL;
    if (frn_token_in(token, "my our its their whose") ||
        (frn_token_in(token, "his her") && token->rel == FRN_REL_NMOD_POSS))
        draft.mention.flags |= FRN_MENTION_POSSESSIVE;
    frn_phrase_push(p, draft);
    return true;
}

/* "its army", "his government": the pronoun is a mention of its own. */
uint32_t frn_phrase_after_pronoun(frn_phraser *p, uint32_t t)
{
    frn_draft draft;
    uint32_t owned;
    frn_phrase_part what;

    if (p->finder->failed ||
        !(p->finder->drafts.at[p->finder->drafts.len - 1].mention.flags & FRN_MENTION_POSSESSIVE))
        return t + 1;
    owned = frn_phrase_find_owned(p, t + 1, true);
    if (owned == FRN_NONE || owned > t + 4 || !is_part(atom_at(p, owned)) ||
        !frn_phrase_read_part(p, owned, &what))
        return t + 1;
    for (uint32_t i = t + 1; i < owned; i++) {
        if (atom_at(p, i))
            return t + 1;
    }
    draft = new_draft(p, owned, t + 1);
    draft.owner_pronoun = t;
    return frn_phrase_finish(p, draft, &what);
}

/* "both Iran and Iraq", "both sides of": no pronoun. */
static bool is_both_and(const frn_phraser *p, uint32_t t)
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

#define NUMBERS "two three four five six"

static uint32_t how_many(const frn_phraser *p, uint32_t t)
{
    return is_word(p, t, "three trio")     ? 3
           : is_word(p, t, "four quartet") ? 4
           : is_word(p, t, "five")         ? 5
           : is_word(p, t, "six")          ? 6
                                           : 2;
}

/* "the two agreed": a number that no noun follows. */
static bool is_bare_number(const frn_phraser *p, uint32_t t)
{
    const frn_token *after = token_at(p, t + 2);

    if (!is_word(p, t, "the these those all") || !is_word(p, t + 1, "two three four") || !after)
        return false;
    if (t > 0 && is_word(p, t - 1, "between with for against to")) /* "talks between the two" */
        return !is_nominal(p, t + 2) && !is_word(p, t + 2, "- of");
    return after->tag == FRN_TAG_VERB || after->tag == FRN_TAG_AUX;
}

/* "between the other two" */
static bool is_other_pair(const frn_phraser *p, uint32_t t)
{
    return is_word(p, t, "the") && is_word(p, t + 1, "other") && is_word(p, t + 2, "two three") &&
           !is_nominal(p, t + 3);
}

/* "the Islamist movement": before such a noun "Islamist" is nobody of its own. */
static bool ends_description(const frn_phraser *p, uint32_t noun)
{
    return !atom_at(p, noun) && is_class(p, noun, FRN_WORD_DESCRIPTION, NULL) &&
           !is_nominal(p, noun + 1) && !is_word(p, noun + 1, "of");
}

/* A word between "the" and the noun: plain, "Islamist", "Lebanese" (its state becomes the owner),
 * and before pairs "NATO". */
static bool pass_modifier(frn_phraser *p, uint32_t *t, frn_draft *draft, bool number)
{
    const frn_atom *atom = atom_at(p, *t);
    uint32_t row;
    frn_use use;

    if (!atom) {
        ++*t;
        return true;
    }
    if ((is_part(atom) && !(atom->first == atom->last && ends_description(p, *t + 1))) ||
        atom->name != FRN_NONE || is_hyphen(p, atom->last + 1) ||
        frn_is_possessive(p->s, atom->last + 1) ||
        !(number || (atom->uses & FRN_USES(FRN_USE_ADJECTIVE))))
        return false;
    row = frn_phrase_owner_row(p, atom, &use);
    if (row == FRN_NONE)
        return false;
    if (p->finder->cast->actors.at[row].kind == FRN_KIND_STATE && !number)
        add_owner(draft, row);
    *t = atom->last + 1;
    return true;
}

/* "each side", "neither country", "either of them", "each blamed": both of a pair. */
static bool read_each(const frn_phraser *p, uint32_t t, frn_draft *draft)
{
    const frn_token *after = token_at(p, t + 1);

    if (!is_word(p, t, "each either neither") || !after)
        return false;
    draft->kind = FRN_KIND_UNKNOWN;
    if (is_word(p, t + 1, "country nation state government capital power"))
        draft->kind = FRN_KIND_STATE;
    else if (is_word(p, t + 1, "leader man woman president minister candidate"))
        draft->kind = FRN_KIND_PERSON;
    else if (is_word(p, t + 1, "company firm bank"))
        draft->kind = FRN_KIND_COMPANY;
    if (draft->kind != FRN_KIND_UNKNOWN || is_word(p, t + 1, "side party camp army group faction"))
        draft->mention.last = t + 1;
    else if (!(p->s->token[t].rel == FRN_REL_NSUBJ &&
               (after->tag == FRN_TAG_VERB || after->tag == FRN_TAG_AUX ||
                is_word(p, t + 1, "of"))))
        return false;
    draft->many = 2;
    draft->mention.flags = FRN_MENTION_DEFINITE | FRN_MENTION_PLURAL;
    return true;
}

/* "the North", "the South": the half of a divided country that the document is about. */
static uint32_t read_half(frn_phraser *p, uint32_t t)
{
    static const char *const halves[][2] = {{"PRK", "KOR"}, {"SDN", "SSD"}, {"YMD", "YEM"}};
    const frn_token *after = token_at(p, t + 2);
    uint32_t south = is_word(p, t + 1, "south");
    frn_draft draft = new_draft(p, t + 1, t + 1);

    if (!is_word(p, t, "the") || !is_word(p, t + 1, "north south") ||
        !(p->s->token[t + 1].flags & FRN_TOKEN_UPPER) || p->scan->loud ||
        (after && (after->flags & FRN_TOKEN_UPPER)) || is_word(p, t + 2, "of - and"))
        return FRN_NONE;
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        const frn_lexicon *lexicon = p->finder->lexicon;
        uint32_t row = frn_lexicon_id(lexicon, frn_slice_of(halves[i][south]));
        if (row == FRN_NONE ||
            (frn_cast_find(p->finder->cast, frn_slice_of(halves[i][0])) == FRN_NONE &&
             frn_cast_find(p->finder->cast, frn_slice_of(halves[i][1])) == FRN_NONE))
            continue;
        row = frn_cast_add(p->finder->cast, row);
        if (frn_is_possessive(p->s, t + 2)) {
            frn_atom atom = {.first = t + 1, .last = t + 1, .name = FRN_NONE};
            return frn_phrase_owner(p, &atom, row, FRN_USE_NAME);
        }
        add_row(&draft, row);
        frn_phrase_push(p, draft);
        return t + 2;
    }
    return FRN_NONE;
}

uint32_t frn_phrase_description(frn_phraser *p, uint32_t t)
{
    frn_draft draft;
    bool both = is_word(p, t, "both"), number = both || is_word(p, t, NUMBERS);
    uint32_t noun = t + 1;
    int kind = 0;

    if (!number && !is_word(p, t, "each either neither the these those this that all"))
        return FRN_NONE;
    draft = new_draft(p, t, t);
    if (read_each(p, t, &draft)) {
        frn_phrase_push(p, draft);
        return frn_phrase_after(p, &draft);
    }
    if (!number && !is_word(p, t, "the these those this that") &&
        !(is_word(p, t, "all") && is_word(p, t + 1, NUMBERS)))
        return FRN_NONE;
    if (read_half(p, t) != FRN_NONE)
        return p->finder->drafts.at[p->finder->drafts.len - 1].mention.last + 1;
    draft.many = how_many(p, t);
    if (is_word(p, noun, NUMBERS) || is_word(p, noun, "both")) {
        draft.many = how_many(p, noun);
        number = true;
        noun++;
    }
    for (uint32_t i = 0; i < 6; i++) {
        bool pair = is_class(p, noun, FRN_WORD_PAIR, &kind);
        if (pair && kind == FRN_KIND_PERSON && is_word(p, t, NUMBERS))
            return FRN_NONE; /* "two officials said": nobody who was named */
        if (pair && (number || !is_part(atom_at(p, noun))) && !is_word(p, noun + 1, "of")) {
            draft.mention.flags = FRN_MENTION_DEFINITE | FRN_MENTION_PLURAL;
            if (!number)
                draft.many = how_many(p, noun);
            break;
        }
        if (!number && !atom_at(p, noun) && is_class(p, noun, FRN_WORD_DESCRIPTION, &kind) &&
            !(p->s->token[noun].flags & FRN_TOKEN_UPPER) && !is_nominal(p, noun + 1) &&
            !is_hyphen(p, noun + 1) && !is_word(p, noun + 1, "of")) {
            draft.mention.flags = FRN_MENTION_DEFINITE;
            break;
        }
        if (is_hyphen(p, noun) && token_at(p, noun + 1)) { /* "state-owned" */
            noun += 2;
            continue;
        }
        if (i > 2 && !atom_at(p, noun))
            break;
        if (!is_nominal(p, noun) || !pass_modifier(p, &noun, &draft, number))
            break;
    }
    if (draft.owners && (kind == FRN_KIND_UNKNOWN || kind == FRN_KIND_STATE) &&
        !(draft.mention.flags & FRN_MENTION_PLURAL))
        return FRN_NONE; /* "the Iranian side", "the Turkish republic" */
    if (is_other_pair(p, t)) {
        draft.mention.flags = FRN_MENTION_DEFINITE | FRN_MENTION_PLURAL;
        draft.many = how_many(p, t + 2);
        noun = t + 2;
        kind = FRN_KIND_UNKNOWN;
    } else if (!draft.mention.flags && number && is_bare_number(p, t)) {
        draft.mention.flags = FRN_MENTION_DEFINITE | FRN_MENTION_PLURAL;
        noun = t + 1;
        kind = FRN_KIND_UNKNOWN;
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
    frn_phrase_push(p, draft);
    return frn_phrase_after(p, &draft);
}
