/* read/word_list_internal.h - is a word one of those that the source names?
 *
 * The rules ask this hundreds of times a sentence and nearly always the answer is no. So a token
 * carries two bytes made of its letters (a key) beside its tag, and a question looks at those
 * first: the letters themselves lie elsewhere in memory and are seldom touched. Where the word or
 * the list of words is known to the compiler, its key, or a mask with a bit for each of its words,
 * is a constant. A compiler that does not fold the mask (and a build without optimising) compares
 * at once; the answer is the same.
 */
#ifndef FRENEMY_READ_WORD_LIST_INTERNAL_H
#define FRENEMY_READ_WORD_LIST_INTERNAL_H

#include "read/token.h"

#define FRN_ALWAYS_INLINE static inline __attribute__((always_inline))

/* The key of a word that is not empty. */
FRN_ALWAYS_INLINE uint16_t frn_word_key(const char *word, size_t len)
{
    uint32_t first = (unsigned char)word[0], middle = (unsigned char)word[len / 2],
             last = (unsigned char)word[len - 1];

    return (uint16_t)((first + (middle << 8) + (last << 16) + ((uint32_t)len << 24)) *
                          UINT32_C(0x9E3779B1) >>
                      16);
}

FRN_ALWAYS_INLINE uint16_t frn_slice_key(frn_slice word)
{
    return word.len ? frn_word_key(word.ptr, word.len) : 0;
}

static inline void frn_token_set_lemma(frn_token *token, frn_slice lemma)
{
    token->lemma = lemma;
    token->lemma_key = frn_slice_key(lemma);
}

/* ---- one word ---- */

FRN_ALWAYS_INLINE bool frn_word_is(frn_slice word, uint16_t key, const char *text)
{
    if (__builtin_constant_p(strlen(text)) && strlen(text) > 0)
        return key == frn_word_key(text, strlen(text)) && frn_slice_eq(word, frn_slice_of(text));
    return frn_slice_is(word, text);
}

FRN_ALWAYS_INLINE bool frn_token_is(const frn_token *token, const char *word)
{
    return frn_word_is(token->lower, token->lower_key, word);
}

/* ---- lists ---- */

/* Whether `word` is a word of the list, which separates its words by blanks. */
bool frn_word_search(frn_slice word, const char *list);

/* A bit for each word of a list, by the lower eight bits of its key. */
typedef struct frn_word_mask {
    uint64_t quarter[4];
} frn_word_mask;

FRN_ALWAYS_INLINE bool frn_mask_has(frn_word_mask mask, uint16_t key)
{
    uint64_t low = key & 64 ? mask.quarter[1] : mask.quarter[0];
    uint64_t high = key & 64 ? mask.quarter[3] : mask.quarter[2];

    return (key & 128 ? high : low) >> (key & 63) & 1;
}

#if defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__)
FRN_ALWAYS_INLINE uint64_t frn_key_bit(uint16_t key, unsigned quarter)
{
    return (key >> 6 & 3u) == quarter ? UINT64_C(1) << (key & 63) : 0;
}

FRN_ALWAYS_INLINE uint64_t frn_list_quarter(const char *list, size_t len, unsigned quarter)
{
    uint64_t mask = 0;
    size_t start = 0;

#pragma GCC unroll 1024
    for (size_t i = 0; i <= len; i++) {
        if (i < len && list[i] != ' ')
            continue;
        if (i > start)
            mask |= frn_key_bit(frn_word_key(list + start, i - start), quarter);
        start = i + 1;
    }
    return mask;
}

FRN_ALWAYS_INLINE uint64_t frn_words_quarter(const char *const *words, size_t count,
                                             unsigned quarter)
{
    uint64_t mask = 0;

#pragma GCC unroll 128
    for (size_t i = 0; i < count; i++)
        mask |= frn_key_bit(frn_word_key(words[i], strlen(words[i])), quarter);
    return mask;
}

#define FRN_FOLDS(value) __builtin_constant_p(value)
#else
#define frn_list_quarter(list, len, quarter) ((void)(list), (void)(len), UINT64_MAX)
#define frn_words_quarter(words, count, quarter) ((void)(words), (void)(count), UINT64_MAX)
#define FRN_FOLDS(value) false
#endif

FRN_ALWAYS_INLINE frn_word_mask frn_list_mask(const char *list, size_t len)
{
    frn_word_mask all = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}};

    if (!FRN_FOLDS(len))
        return all;
    return (frn_word_mask){{frn_list_quarter(list, len, 0), frn_list_quarter(list, len, 1),
                            frn_list_quarter(list, len, 2), frn_list_quarter(list, len, 3)}};
}

FRN_ALWAYS_INLINE frn_word_mask frn_words_mask(const char *const *words, size_t count)
{
    frn_word_mask all = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}};

    if (!FRN_FOLDS(count))
        return all;
    return (frn_word_mask){{frn_words_quarter(words, count, 0), frn_words_quarter(words, count, 1),
                            frn_words_quarter(words, count, 2),
                            frn_words_quarter(words, count, 3)}};
}

FRN_ALWAYS_INLINE bool frn_keyed_in(frn_slice word, uint16_t key, const char *list)
{
    return frn_mask_has(frn_list_mask(list, strlen(list)), key) && frn_word_search(word, list);
}

/* The same for a list that is written out at the call. */
FRN_ALWAYS_INLINE bool frn_word_in(frn_slice word, const char *list)
{
    return frn_keyed_in(word, frn_slice_key(word), list);
}

FRN_ALWAYS_INLINE bool frn_token_in(const frn_token *token, const char *list)
{
    return frn_keyed_in(token->lower, token->lower_key, list);
}

FRN_ALWAYS_INLINE bool frn_lemma_in(const frn_token *token, const char *list)
{
    return frn_keyed_in(token->lemma, token->lemma_key, list);
}

#endif
