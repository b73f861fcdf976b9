/* "the two sides", "both countries", "the three leaders". */
#include "read/mention_refer_internal.h"

/* "the two leaders" do not speak for others, "the two ministers" are ministers. */
static bool role_fits(frn_slice role, frn_slice noun)
{
    if (!role.len)
        return true;
    if (frn_slice_is(noun, "leaders"))
        return !frn_word_in(role,
                            "secretary-general spokesperson foreign-minister ambassador envoy "
                            "diplomat general commander journalist analyst");
    if (frn_slice_is(noun, "presidents"))
        return frn_slice_is(role, "president");
    if (frn_word_in(noun, "ministers premiers"))
        return frn_slice_ends(role, FRN_LIT("minister"));
    return true;
}

static bool pair_member(const frn_finder *finder, const frn_referent *r, const frn_draft *draft,
                        uint32_t *row)
{
    frn_slice noun = finder->here->token[draft->mention.last].lower;

    const frn_cast_actor *actor = frn_referent_actor(finder, r);

    if (!actor || r->nobody || r->group || r->rows != 1 ||
        (r->modifier && actor->kind == FRN_KIND_MOVEMENT))
        return false;
    if ((actor->flags & FRN_CAST_DESCRIBED) && actor->state == FRN_NONE)
        return false;
    *row = r->row[0];
    switch (draft->kind) {
    case FRN_KIND_STATE:
        if (actor->state == FRN_NONE || actor->kind == FRN_KIND_ARMED_GROUP)
            return false;
        *row = actor->state;
        return true;
    case FRN_KIND_PERSON:
        return actor->kind == FRN_KIND_PERSON && role_fits(actor->role, noun);
    case FRN_KIND_COMPANY:
        return actor->kind == FRN_KIND_COMPANY || actor->kind == FRN_KIND_UNKNOWN;
    default: /* sides: a state speaks through its parts and persons */
        if (actor->state != FRN_NONE &&
            (actor->kind == FRN_KIND_PERSON || actor->kind == FRN_KIND_GOVERNMENT ||
             actor->kind == FRN_KIND_MILITARY)) {
            *row = actor->state;
            return true;
        }
        return actor->kind != FRN_KIND_PERSON && actor->kind != FRN_KIND_POPULATION &&
               actor->kind != FRN_KIND_MEDIA && actor->kind != FRN_KIND_BLOC &&
               actor->kind != FRN_KIND_IGO;
    }
}

static bool has_row(const frn_draft *draft, uint32_t row)
{
    for (uint32_t i = 0; i < draft->rows; i++) {
        if (draft->row[i] == row)
            return true;
    }
    return false;
}

/* "Kenyatta spoke to both sides": he and his state are none of them. */
static uint32_t not_the_subject(const frn_finder *finder, const frn_draft *draft, uint32_t *row,
                                uint32_t most)
{
    uint32_t count = frn_clause_rows(finder, draft->mention.head, row, most / 2), own = count;

    for (uint32_t i = 0; i < own; i++) {
        const frn_cast_actor *actor = frn_cast_at(finder->cast, row[i]);
        if (actor && actor->state != FRN_NONE && actor->state != row[i])
            row[count++] = actor->state;
    }
    return count;
}

static bool is_among(uint32_t row, const uint32_t *rows, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (rows[i] == row)
            return true;
    }
    return false;
}

/* "Banda invited Coetsee, although the two loathe each other": two persons of the sentence so far,
 * and nobody else in it. */
static bool take_persons(const frn_finder *finder, frn_draft *draft)
{
    uint32_t row[2], count = 0;

    if (draft->kind != FRN_KIND_UNKNOWN || draft->many > 2 ||
        !frn_token_in(&finder->here->token[draft->mention.last], "two both"))
        return false;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);
        if (r->sentence != finder->index)
            break;
        if (!actor || r->nobody || r->implied || r->rows != 1 || r->modifier ||
            (count && row[0] == r->row[0]) || (count == 2 && row[1] == r->row[0]))
            continue;
        if (actor->kind != FRN_KIND_PERSON || count == 2)
            return false;
        row[count++] = r->row[0];
    }
    if (count < 2)
        return false;
    draft->rows = 2;
    draft->row[0] = row[1];
    draft->row[1] = row[0];
    return true;
}

/* "Yavas likes neither and supports both": the two persons that its paragraph spoke of before, and
 * no two others. */
static bool take_persons_before(const frn_finder *finder, frn_draft *draft, const uint32_t *own,
                                uint32_t owns)
{
    uint32_t row[3], persons = 0, others = 0;

    if (draft->kind != FRN_KIND_UNKNOWN || draft->many > 2 ||
        !frn_word_in(finder->here->token[draft->mention.last].lower, "two both neither either"))
        return false;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);
        if (r->paragraph != finder->here->paragraph || finder->index - r->sentence > 3)
            break;
        if (!actor || r->nobody || r->implied || r->group || r->rows != 1 ||
            (r->sentence == finder->index && r->subject == 2 && !draft->subject) ||
            is_among(r->row[0], own, owns) || is_among(r->row[0], row, persons))
            continue;
        if (actor->kind != FRN_KIND_PERSON)
            others += !r->modifier && !r->place && actor->kind != FRN_KIND_POPULATION;
        else if (persons < 3)
            row[persons++] = r->row[0];
    }
    if (persons != 2 || others > 1)
        return false;
    draft->rows = 2;
    draft->row[0] = row[1];
    draft->row[1] = row[0];
    return true;
}

/* Whom the document speaks of most: the pair that it is about. */
static void take_most_named(const frn_finder *finder, frn_draft *draft, const uint32_t *own,
                            uint32_t owns, uint32_t many)
{
    enum { OFTEN = 3 };

    draft->rows = 0;
    for (uint32_t k = 0; k < many; k++) {
        uint32_t best = FRN_NONE, most = OFTEN - 1;
        for (size_t i = 0; i < finder->referents.len; i++) {
            uint32_t row;
            if (!pair_member(finder, &finder->referents.at[i], draft, &row) ||
                has_row(draft, row) || is_among(row, own, owns) ||
                finder->cast->actors.at[row].mentions <= most)
                continue;
            most = finder->cast->actors.at[row].mentions;
            best = row;
        }
        if (best == FRN_NONE) {
            draft->rows = 0;
            return;
        }
        draft->row[draft->rows++] = best;
    }
}

/* The two that were named together last, else the last two of the paragraph, else those that the
 * document speaks of most, else the last two. */
bool frn_take_pair(frn_finder *finder, frn_draft *draft)
{
    uint32_t own[16], owns = not_the_subject(finder, draft, own, 16);
    uint32_t many = draft->many ? draft->many : 2;
    uint8_t rel = finder->here->token[draft->mention.head].rel;
    bool subject = rel == FRN_REL_NSUBJ || rel == FRN_REL_NSUBJ_PASS;
    size_t from =
        finder->referents.len > FRN_REFER_WINDOW ? finder->referents.len - FRN_REFER_WINDOW : 0;

    if (take_persons(finder, draft) || take_persons_before(finder, draft, own, owns))
        return true;
    for (size_t i = finder->referents.len; i-- > (many > 2 ? 0 : from);) {
        const frn_referent *r = &finder->referents.at[i];
        if (finder->index - r->sentence > 2 && many < 3)
            break; /* "all three" are they who were named together, however long ago */
        if (r->group && r->rows == many) {
            frn_draft two = {.rows = 0};
            for (uint32_t k = 0; k < many; k++) {
                frn_referent one = *r;
                uint32_t row;
                one.rows = 1;
                one.row[0] = r->row[k];
                one.group = false;
                if (pair_member(finder, &one, draft, &row) && !has_row(&two, row) &&
                    !is_among(row, own, owns))
                    two.row[two.rows++] = row;
            }
            if (two.rows == many) {
                draft->rows = many;
                memcpy(draft->row, two.row, sizeof draft->row);
                return true;
            }
        }
    }
    for (int places = -1; places < 2 && draft->rows < many; places++) {
        if (places == 0) {
            take_most_named(finder, draft, own, owns, many);
            if (draft->rows == many)
                break;
        }
        for (size_t i = finder->referents.len; i-- > from && draft->rows < many;) {
            const frn_referent *r = &finder->referents.at[i];
            uint32_t row;
            if (places < 0 && r->paragraph != finder->here->paragraph)
                break;
            if (finder->index - r->sentence > FRN_REFER_SENTENCES)
                break;
            if (!subject && r->sentence == finder->index && r->subject == 2)
                continue; /* "France urged both sides" */
            if ((!r->place || places > 0) && !frn_is_row_of(r, own, owns) &&
                pair_member(finder, r, draft, &row) && !has_row(draft, row) &&
                !is_among(row, own, owns))
                draft->row[draft->rows++] = row;
        }
    }
    if (draft->rows < many)
        draft->rows = 0;
    for (uint32_t i = 0; i < draft->rows / 2; i++) { /* found last first; told in order */
        uint32_t row = draft->row[i];
        draft->row[i] = draft->row[draft->rows - 1 - i];
        draft->row[draft->rows - 1 - i] = row;
    }
    return draft->rows == many;
}
