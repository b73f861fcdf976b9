/* Slots found by prepositions and by the order of words. */
#include "read/scene_slots_internal.h"

/* "28 [Chilean government officials]": a number or an adjective taken for the head of its phrase.
 */
static uint32_t phrase_end(const frn_scene *s, uint32_t head)
{
    uint32_t i = head;

    if (s->token[head].tag != FRN_TAG_NUM && s->token[head].tag != FRN_TAG_ADJ)
        return head;
    while (i + 1 < s->count && i < head + 6 &&
           (s->token[i + 1].tag == FRN_TAG_NOUN || s->token[i + 1].tag == FRN_TAG_PROPN ||
            s->token[i + 1].tag == FRN_TAG_ADJ || s->token[i + 1].tag == FRN_TAG_NUM))
        i++;
    return frn_scene_is_noun(s, i) ? i : head;
}

int32_t frn_slots_after_prep(const frn_scene *s, uint32_t at)
{
    int32_t head = s->token[at].head;

    if (at + 2 < s->count &&
        (frn_scene_is(s, at + 1, "neighboring") || frn_scene_is(s, at + 1, "neighbouring")))
        return (int32_t)(s->mention_of[at + 2] >= 0 ? s->mention[s->mention_of[at + 2]].head
                                                    : at + 2);
    if (head > (int32_t)at &&
        (s->token[at].rel == FRN_REL_CASE || s->token[at].rel == FRN_REL_MARK))
        return (int32_t)phrase_end(s, (uint32_t)head);
    for (uint32_t i = at + 1; i < s->count && i < at + 9; i++) {
        if (frn_scene_is_noun(s, i)) {
            while (i + 1 < s->count &&
                   (s->token[i + 1].tag == FRN_TAG_NOUN || s->token[i + 1].tag == FRN_TAG_PROPN))
                i++;
            return (int32_t)i;
        }
        if (s->token[i].tag == FRN_TAG_PUNCT ||
            (frn_scene_is_verb(s, i) && !(s->token[i].flags & FRN_TOKEN_GERUND)))
            break;
    }
    return FRN_NO_TOKEN;
}

/* "up to 16", "more than 100", "at least": words of number before a noun. */
static bool is_quantity(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"up",     "to",     "more", "than", "at",
                                        "least",  "about",  "some", "over", "around",
                                        "nearly", "almost", "as",   "many"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_is(s, at, words[i])) {
            for (uint32_t k = at + 1; k < s->count && k < at + 4; k++) {
                if (s->token[k].tag == FRN_TAG_NUM)
                    return true;
            }
        }
    }
    return false;
}

int32_t frn_scene_next_phrase(const frn_scene *s, uint32_t verb)
{
    uint32_t i = verb + 1;

    while (i < s->count && i < verb + 9) {
        frn_tag tag = (frn_tag)s->token[i].tag;
        if (tag == FRN_TAG_NOUN || tag == FRN_TAG_PROPN)
            break;
        if (!(tag == FRN_TAG_DET || tag == FRN_TAG_ADJ || tag == FRN_TAG_NUM ||
              tag == FRN_TAG_PRON || tag == FRN_TAG_ADV || is_quantity(s, i)))
            return FRN_NO_TOKEN;
        if (tag == FRN_TAG_PRON && s->mention_of[i] >= 0 && s->token[i].rel != FRN_REL_NMOD_POSS)
            return (int32_t)i;
        i++;
    }
    if (i >= s->count || i >= verb + 9)
        return FRN_NO_TOKEN;
    while (i + 1 < s->count &&
           (s->token[i + 1].tag == FRN_TAG_NOUN || s->token[i + 1].tag == FRN_TAG_PROPN))
        i++;
    if (frn_scene_child(s, i, FRN_REL_NSUBJ) >= 0 || s->token[i].rel == FRN_REL_NSUBJ ||
        s->token[i].rel == FRN_REL_NSUBJ_PASS)
        return FRN_NO_TOKEN; /* the subject of a clause that is said, thought ... */
    return (int32_t)i;
}

/* "the town of X", "the border of X" */
static bool is_ground(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {
        "town",    "city",     "village",   "province", "region", "area",     "capital",
        "suburb",  "port",     "district",  "border",   "coast",  "island",   "part",
        "parts",   "north",    "south",     "east",     "west",   "outskirt", "outskirts",
        "enclave", "state",    "republic",  "centre",   "center", "camp",     "valley",
        "target",  "position", "territory", "zone"};

    return FRN_IS_ONE_OF(s, at, words);
}

void frn_scene_location(const frn_scene *s, uint32_t base, frn_parties *out)
{
    static const char *const words[] = {"in", "at", "near", "on", "to", "into", "inside", "around"};
    uint32_t end = frn_scene_clause_end(s, base);

    for (uint32_t i = base + 1; i <= end && i < base + 24 && !out->count; i++) {
        bool fits = false;
        if (s->token[i].tag == FRN_TAG_VERB && (s->token[i].flags & FRN_TOKEN_BASE))
            break; /* "killed many to show the people of X": another act */
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            fits |= frn_scene_is(s, i, words[k]);
        if (!fits || s->token[i].tag != FRN_TAG_ADP)
            continue;
        for (uint32_t k = i + 1; k <= end && k < i + 9; k++) {
            if (s->token[k].tag == FRN_TAG_VERB || s->token[k].tag == FRN_TAG_PUNCT ||
                (s->token[k].tag == FRN_TAG_ADP && s->mention_of[k] < 0 &&
                 !(frn_scene_is(s, k, "of") && is_ground(s, k - 1))))
                break;
            if (s->mention_of[k] >= 0) {
                frn_slots_phrase(s, s->mention[s->mention_of[k]].head, out, 2);
                break;
            }
        }
    }
    out->place = true;
    out->guessed = true;
}

static bool is_against(const frn_scene *s, uint32_t at)
{
    return s->token[at].tag == FRN_TAG_ADP &&
           (frn_scene_is(s, at, "against") || frn_scene_is(s, at, "over") ||
            frn_scene_is(s, at, "on") || frn_scene_is(s, at, "at"));
}

/* "mediation in its quarrel with X": X stands in another circumstance than `base`. */
static bool hangs_elsewhere(const frn_scene *s, uint32_t at, uint32_t base)
{
    int32_t head = s->token[at].head;

    return s->token[at].rel == FRN_REL_NMOD && head > (int32_t)base &&
           s->token[head].tag == FRN_TAG_NOUN && s->token[head].rel == FRN_REL_OBL &&
           frn_scene_child(s, (uint32_t)head, FRN_REL_NMOD_POSS) >= 0;
}

void frn_scene_prep(const frn_scene *s, uint32_t base, uint32_t word, bool guess, frn_parties *out)
{
    uint32_t end = frn_scene_clause_end(s, base);
    bool by = word != FRN_NONE && frn_slice_is(frn_intern_text(&s->wording->words, word), "by");

    for (int pass = 0; pass < (guess ? 2 : 1) && !out->count; pass++) {
        bool against = false;
        for (uint32_t i = base + 1; i <= end && i < base + 28; i++) {
            int32_t head;
            if (pass == 1 && by && is_against(s, i))
                break; /* "demonstrations against violations by the army" */
            against |= is_against(s, i);
            if (s->lower[i] != word || s->token[i].tag == FRN_TAG_PART)
                continue;
            head = frn_slots_after_prep(s, i);
            if (head >= 0 && by && against && s->token[head].head != (int32_t)base)
                break; /* "against violations by the army": it did not march */
            if (head < 0 ||
                (pass == 0 && i > base + 1 && !frn_scene_under(s, (uint32_t)head, base)))
                continue; /* what stands right after the word hangs on it, whatever the tree */
            if (pass == 1 && i > base + 8)
                break;
            if (pass == 1 && hangs_elsewhere(s, (uint32_t)head, base))
                continue;
            frn_slots_phrase(s, (uint32_t)head, out, FRN_SLOTS_DEEPEST);
            out->guessed |= pass == 1;
            if (out->count)
                break;
        }
    }
}

void frn_scene_nearest(const frn_scene *s, uint32_t at, bool left, frn_parties *out)
{
    uint32_t begin = frn_scene_clause_begin(s, at), end = frn_scene_clause_end(s, at);

    for (uint32_t step = 1; left ? at >= begin + step : at + step <= end; step++) {
        uint32_t i = left ? at - step : at + step;
        int32_t m = s->mention_of[i];
        if (m < 0 || !s->mention[m].actor_count)
            continue;
        if (left &&
            (frn_slots_case_word(s, s->mention[m].head) >= 0 ||
             (s->mention[m].first > 0 && s->token[s->mention[m].first - 1].tag == FRN_TAG_ADP)))
            continue;
        frn_slots_phrase(s, s->mention[m].head, out, 2);
        break;
    }
    out->guessed = true;
}
