/* read/word_list_internal.h - is a word one of a handful that the source names?
 *
 * The rules ask this hundreds of times a sentence and nearly always the answer is no. Where the
 * list is known to the compiler it becomes one 64-bit mask with a bit for each of its words, and
 * only a word whose bit is set is compared. A compiler that does not fold the mask (and a build
 * without optimising) compares at once; the answer is the same.
 */
#ifndef FRENEMY_READ_WORD_LIST_INTERNAL_H
#define FRENEMY_READ_WORD_LIST_INTERNAL_H

#include "base/slice.h"

#define FRN_ALWAYS_INLINE static inline __attribute__((always_inline))

/* The bit of a word that is not empty. */
FRN_ALWAYS_INLINE uint64_t frn_word_bit(const char *word, size_t len)
{
    uint32_t first = (unsigned char)word[0], last = (unsigned char)word[len - 1];

    return UINT64_C(1) << ((first + 7 * last + 11 * (uint32_t)len) & 63);
}

/* Whether `word` is a word of the list, which separates its words by blanks. */
bool frn_word_search(frn_slice word, const char *list);

#if defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__)
FRN_ALWAYS_INLINE uint64_t frn_list_mask(const char *list, size_t len)
{
    uint64_t mask = 0;
    size_t start = 0;

    if (!__builtin_constant_p(len))
        return UINT64_MAX;

#pragma GCC unroll 512
    for (size_t i = 0; i <= len; i++) {
        if (i < len && list[i] != ' ')
            continue;
        if (i > start)
            mask |= frn_word_bit(list + start, i - start);
        start = i + 1;
    }
    return mask;
}

FRN_ALWAYS_INLINE uint64_t frn_words_mask(const char *const *words, size_t count)
{
    uint64_t mask = 0;

    if (!__builtin_constant_p(count))
        return UINT64_MAX;
#pragma GCC unroll 128
    for (size_t i = 0; i < count; i++)
        mask |= frn_word_bit(words[i], strlen(words[i]));
    return mask;
}
#else
#define frn_list_mask(list, len) ((void)(list), (void)(len), UINT64_MAX)
#define frn_words_mask(words, count) ((void)(words), (void)(count), UINT64_MAX)
#endif

/* The same for a list that is written out at the call. */
FRN_ALWAYS_INLINE bool frn_word_in(frn_slice word, const char *list)
{
    return word.len && (frn_list_mask(list, strlen(list)) & frn_word_bit(word.ptr, word.len)) &&
           frn_word_search(word, list);
}

#endif
