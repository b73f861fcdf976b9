/* From the tokens of a sentence to atoms: the longest names of the lexicon whose spelling fits. */
#include "base/fetch.h"
#include "base/utf8.h"
#include "read/mention_internal.h"

bool frn_word_search(frn_slice word, const char *list)
{
    while (*list) {
        const char *end = strchrnul(list, ' ');

        if ((size_t)(end - list) == word.len && memcmp(list, word.ptr, word.len) == 0)
            return true;
        list = *end ? end + 1 : end;
    }
    return false;
}

bool frn_is_possessive(const frn_sentence *sentence, uint32_t token)
{
    return token < sentence->count &&
           (frn_token_is(&sentence->token[token], "'s") ||
            (frn_token_is(&sentence->token[token], "'") &&
             !(sentence->token[token].flags & (FRN_TOKEN_OPEN_QUOTE | FRN_TOKEN_CLOSE_QUOTE))));
}

uint32_t frn_span_head(const frn_sentence *sentence, uint32_t first, uint32_t last)
{
    uint32_t best = last;

    for (uint32_t i = last + 1; i-- > first;) {
        const frn_token *token = &sentence->token[i];
        bool outside = token->head < (int32_t)first || token->head > (int32_t)last;

        if (outside && (token->tag == FRN_TAG_NOUN || token->tag == FRN_TAG_PROPN))
            return i;
        if (outside && token->tag != FRN_TAG_PUNCT && token->tag != FRN_TAG_ADP &&
            token->tag != FRN_TAG_DET && token->tag != FRN_TAG_PART)
            best = i;
    }
    return best;
}

frn_slice frn_tokens_text(const frn_finder *finder, const frn_sentence *sentence, uint32_t first,
                          uint32_t last)
{
    return frn_slice_sub(finder->doc->text, sentence->token[first].begin,
                         sentence->token[last].end);
}

frn_slice frn_tokens_key(frn_finder *finder, uint32_t sentence, uint32_t first, uint32_t last)
{
    const frn_sentence *s = &finder->sentence[sentence];
    size_t len = 0, used = 0;
    char *text;

    for (uint32_t i = first; i <= last; i++)
        len += s->token[i].lower.len + 1;
    text = frn_arena_alloc(finder->arena, len + 1);
    if (!text) {
        finder->failed = true;
        return (frn_slice){"", 0};
    }
    for (uint32_t i = first; i <= last; i++) {
        frn_slice lower = s->token[i].lower;
        if (frn_slice_is(lower, "-"))
            continue;
        if (used)
            text[used++] = ' ';
        memcpy(text + used, lower.ptr, lower.len);
        used += lower.len;
    }
    text[used] = 0;
    return frn_slice_make(text, used);
}

/* ---- words ---- */

static bool plain_word(frn_slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0xC3))
            return false;
    }
    return s.len > 0;
}

uint32_t frn_lexicon_word_of(const frn_finder *finder, const frn_token *token)
{
    return finder->cast->word_of && token->word != UINT32_MAX
               ? finder->cast->word_of[token->word]
               : frn_lexicon_word(finder->lexicon, token->lower);
}

static void see(frn_finder *finder, uint32_t word, uint32_t token, uint32_t flags)
{
    if (!frn_vec_push(&finder->words, (frn_seen_word){word, token, flags}))
        finder->failed = true;
}

/* Whether the token's piece that starts at byte `at` of its folded form has a capital. */
static bool piece_is_upper(const frn_finder *finder, const frn_token *token, uint32_t at)
{
    frn_slice text = frn_slice_sub(finder->doc->text, token->begin, token->end);
    size_t from = at;

    if (text.len != token->lower.len || at >= text.len)
        return token->flags & FRN_TOKEN_UPPER;
    return frn_utf8_is_upper(frn_utf8_next(text, &from));
}

static void see_parts(frn_finder *finder, const frn_token *token, uint32_t index)
{
    frn_piece piece[8];
    char room[128];
    uint32_t count = 0;

    if (token->lower.len <= sizeof room)
        count = frn_lexicon_pieces(token->lower, room, piece, 8);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t flags = piece[i].joined ? FRN_SEEN_JOINED : 0;
        if (piece_is_upper(finder, token, piece[i].at))
            flags |= FRN_SEEN_UPPER;
        if (token->flags & FRN_TOKEN_ALL_UPPER)
            flags |= FRN_SEEN_CAPITALS;
        see(finder, frn_lexicon_word(finder->lexicon, piece[i].text), index, flags);
    }
    /* A hyphen or an apostrophe joins; any other mark keeps names apart. */
    if (!count && !frn_token_in(token, "- ' . \xE2\x80\x93"))
        see(finder, FRN_NONE, index, 0);
}

static void see_words(frn_finder *finder, const frn_sentence *sentence)
{
    finder->words.len = 0;
    for (uint32_t i = 0; finder->cast->word_of && i < sentence->count; i++) {
        if (sentence->token[i].word != UINT32_MAX)
            frn_fetch(&finder->cast->word_of[sentence->token[i].word]);
    }
    for (uint32_t i = 0; i < sentence->count; i++) {
        const frn_token *token = &sentence->token[i];
        uint32_t flags = 0;

        if (!plain_word(token->lower)) {
            see_parts(finder, token, i);
            continue;
        }
        if (token->flags & FRN_TOKEN_UPPER)
            flags |= FRN_SEEN_UPPER;
        if (token->flags & FRN_TOKEN_ALL_UPPER)
            flags |= FRN_SEEN_CAPITALS;
        if (i && frn_token_is(token - 1, "-") && !((token - 1)->flags & FRN_TOKEN_SPACE_AFTER))
            flags |= FRN_SEEN_JOINED;
        see(finder, frn_lexicon_word_of(finder, token), i, flags);
    }
}

/* ---- atoms ---- */

/* A headline: nearly every word of substance has a capital, or even the small words have. */
bool frn_is_loud(const frn_sentence *sentence)
{
    uint32_t words = 0, upper = 0, small_upper = 0;

    for (uint32_t i = 0; i < sentence->count; i++) {
        const frn_token *token = &sentence->token[i];
        bool capital = token->flags & FRN_TOKEN_UPPER;

        if (token->tag == FRN_TAG_PUNCT || token->tag == FRN_TAG_NUM)
            continue;
        if (frn_token_in(token, "of the is in to my and for on at with by from as are be"))
            small_upper += capital && i > 0 && !(token->flags & FRN_TOKEN_FIRST);
        else if (token->lower.len > 2) {
            words++;
            upper += capital;
        }
    }
    return (words >= 4 && upper * 10 >= words * 9) || (small_upper >= 2 && upper * 10 >= words * 7);
}

static bool fits(const frn_finder *finder, const frn_sentence *sentence, uint32_t from, uint32_t to,
                 const frn_lexicon_entry *entry)
{
    const frn_seen_word *word = finder->words.at + from;
    uint32_t first = word->token;

    for (uint32_t i = 0; i <= to - from; i++) {
        if (i < 16 && (entry->caps >> i & 1u) && !(word[i].flags & FRN_SEEN_UPPER))
            return false;
        if ((entry->flags & FRN_ENTRY_CAPITALS) && !(word[i].flags & FRN_SEEN_CAPITALS) &&
            word[i].token != word[0].token)
            return false;
    }
    if ((entry->flags & FRN_ENTRY_CAPITALS) && !(word[0].flags & FRN_SEEN_CAPITALS))
        return false;
    if (entry->flags & FRN_ENTRY_THE)
        return first > 0 && frn_token_is(&sentence->token[first - 1], "the");
    return true;
}

/* Common nouns of parts and roles must be used as nouns: "forces", "leads", "moderate" need not. */
static bool fits_tag(const frn_finder *finder, const frn_sentence *sentence, uint32_t from,
                     uint32_t to, const frn_lexicon_entry *entry)
{
    const frn_token *token = &sentence->token[finder->words.at[to].token];
    uint32_t at = finder->words.at[to].token;
    bool after_nominal;

    if (entry->use < FRN_USE_BODY)
        return true;
    /* "the group's Islamist allies" */
    if (entry->use == FRN_USE_OFFICIAL && from == to && token->head == (int32_t)at + 1 &&
        (token->rel == FRN_REL_AMOD || token->rel == FRN_REL_COMPOUND) &&
        token[1].tag == FRN_TAG_NOUN)
        return false;
    if (token->tag == FRN_TAG_NOUN || token->tag == FRN_TAG_PROPN)
        return true;
    if (from != to && token->tag != FRN_TAG_VERB)
        return true;
    after_nominal = at > 0 && (token[-1].tag == FRN_TAG_DET || token[-1].tag == FRN_TAG_ADJ ||
                               token[-1].tag == FRN_TAG_NUM);
    if (token->tag == FRN_TAG_ADJ)
        return (token->flags & FRN_TOKEN_UPPER && at > 0) ||
               (after_nominal && !(at + 1 < sentence->count &&
                                   (token[1].tag == FRN_TAG_NOUN || token[1].tag == FRN_TAG_PROPN ||
                                    token[1].tag == FRN_TAG_ADJ)));
    return token->tag == FRN_TAG_VERB ? after_nominal || from != to : token->tag == FRN_TAG_X;
}

static bool all_capitals(const frn_finder *finder)
{
    uint32_t words = 0, capitals = 0;

    for (size_t i = 0; i < finder->words.len; i++) {
        words += finder->words.at[i].word != FRN_NONE;
        capitals += (finder->words.at[i].flags & FRN_SEEN_CAPITALS) != 0;
    }
    return words >= 3 && capitals * 10 >= words * 8;
}

/* A name that means one code or another by date is what it means on this one. */
static bool keep_entry(frn_finder *finder, frn_lexicon_entry entry)
{
    if (entry.flags & FRN_ENTRY_DATED) {
        entry.row = frn_lexicon_stand_in(finder->lexicon, entry.row, finder->date);
        if (entry.row == FRN_NONE)
            return false;
    }
    if (frn_vec_push(&finder->entries, entry))
        return true;
    finder->failed = true;
    return false;
}

/* Copies the entries of `node` that fit to finder->entries; returns how many. */
static uint32_t keep_entries(frn_finder *finder, const frn_sentence *sentence, uint32_t from,
                             uint32_t to, uint32_t node, bool capitals)
{
    uint32_t count, kept = 0;
    const frn_lexicon_entry *entry = frn_lexicon_entries(finder->lexicon, node, &count);
    frn_slice lower = sentence->token[finder->words.at[from].token].lower;

    for (uint32_t i = 0; i < count; i++) {
        if (!fits(finder, sentence, from, to, &entry[i]) ||
            !fits_tag(finder, sentence, from, to, &entry[i]))
            continue;
        if (capitals && (entry[i].flags & FRN_ENTRY_CAPITALS) &&
            frn_word_in(lower, "is it who am an car aid can or so no un he as at"))
            continue;
        if (!keep_entry(finder, entry[i]))
            continue;
        kept++;
    }
    return kept;
}

/* The longest name that starts at word `from`; its end, or FRN_NONE. Its entries are the last
 * `*kept` of finder->entries. */
static uint32_t longest(frn_finder *finder, const frn_sentence *sentence, uint32_t from,
                        uint32_t *kept, bool capitals)
{
    uint32_t node = 0, end = FRN_NONE;
    size_t base = finder->entries.len;

    *kept = 0;
    for (uint32_t to = from; to < finder->words.len; to++) {
        uint32_t count;
        size_t before = finder->entries.len;

        node = frn_lexicon_step(finder->lexicon, node, finder->words.at[to].word);
        if (node == FRN_NONE)
            break;
        /* A name ends with its token, except at the hyphen of "U.S.-Iran". */
        if (to + 1 < finder->words.len &&
            finder->words.at[to + 1].token == finder->words.at[to].token &&
            !(finder->words.at[to + 1].flags & FRN_SEEN_JOINED))
            continue;
        count = keep_entries(finder, sentence, from, to, node, capitals);
        if (!count)
            continue;
        memmove(finder->entries.at + base, finder->entries.at + before,
                count * sizeof *finder->entries.at);
        finder->entries.len = base + count;
        *kept = count;
        end = to;
    }
    return end;
}

static bool cuts_meaning(const frn_finder *finder, const frn_sentence *sentence, uint32_t from)
{
    const frn_seen_word *word = &finder->words.at[from];

    if (!from || finder->words.at[from - 1].token != word->token)
        return false;
    return frn_slice_starts(sentence->token[word->token].lower, FRN_LIT("non-")) ||
           frn_slice_starts(sentence->token[word->token].lower, FRN_LIT("post-")) ||
           frn_slice_starts(sentence->token[word->token].lower, FRN_LIT("pre-"));
}

static void push_atom(frn_finder *finder, uint32_t from, uint32_t to, size_t base, uint32_t kept)
{
    frn_atom atom = {.first = finder->words.at[from].token,
                     .last = finder->words.at[to].token,
                     .from = from,
                     .to = to,
                     .entries = kept,
                     .name = FRN_NONE};
    frn_lexicon_entry *copy = frn_arena_alloc(finder->arena, kept * sizeof *copy);

    if (!copy ||
        (finder->atoms.len && finder->atoms.at[finder->atoms.len - 1].last >= atom.first)) {
        finder->failed |= !copy;
        return;
    }
    memcpy(copy, finder->entries.at + base, kept * sizeof *copy);
    for (uint32_t i = 0; i < kept; i++)
        atom.uses |= FRN_USES(copy[i].use);
    atom.entry = copy;
    if (!frn_vec_push(&finder->atoms, atom))
        finder->failed = true;
}

static void *keep(frn_finder *finder, const void *at, size_t size)
{
    void *copy = frn_arena_alloc(finder->arena, size + 1);

    if (!copy)
        finder->failed = true;
    else if (size)
        memcpy(copy, at, size);
    return copy;
}

void frn_mention_scan(frn_finder *finder, uint32_t index)
{
    const frn_sentence *sentence = &finder->sentence[index];
    frn_scan *scan = &finder->scan[index];
    bool capitals;

    see_words(finder, sentence);
    capitals = scan->loud && all_capitals(finder);
    finder->atoms.len = 0;
    finder->entries.len = 0;
    for (uint32_t from = 0; from < finder->words.len && !finder->failed; from++) {
        size_t base = finder->entries.len;
        uint32_t kept, to;

        if (finder->words.at[from].word == FRN_NONE || cuts_meaning(finder, sentence, from))
            continue;
        to = longest(finder, sentence, from, &kept, capitals);
        if (to == FRN_NONE)
            continue;
        push_atom(finder, from, to, base, kept);
        from = to;
    }
    scan->words = (uint32_t)finder->words.len;
    scan->word = keep(finder, finder->words.at, finder->words.len * sizeof *scan->word);
}
