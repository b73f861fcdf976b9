/* Scoring: find the rows of a set of features, then add them up. */
#include "read/model_internal.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* The slot of `tag` in the bucket, or FRN_BUCKET_TAGS. */
static inline uint32_t find_tag(const frn_bucket *bucket, uint16_t tag)
{
#if defined(__SSE2__)
    __m128i want = _mm_set1_epi16((short)tag);
    __m128i low = _mm_load_si128((const __m128i *)(const void *)bucket);
    __m128i high = _mm_load_si128((const __m128i *)(const void *)bucket + 1);
    __m128i both = _mm_packs_epi16(_mm_cmpeq_epi16(low, want), _mm_cmpeq_epi16(high, want));
    /* the last two halves are `base`; a bit behind them stands for "not found" */
    uint32_t bits = ((uint32_t)_mm_movemask_epi8(both) & 0x3fff) | 1u << FRN_BUCKET_TAGS;

    return (uint32_t)__builtin_ctz(bits);
#else
    uint32_t slot = 0;

    while (slot < FRN_BUCKET_TAGS && bucket->tag[slot] != tag)
        slot++;
    return slot;
#endif
}

/* The rows that exist, in *row; returns how many. */
static uint32_t find_rows(const frn_weights *weights, const uint32_t *feature, uint32_t count,
                          uint32_t *row)
{
    uint32_t found = 0;

    for (uint32_t i = 0; i < count; i++) {
        const frn_bucket *bucket = &weights->bucket[feature[i] & weights->mask];
        uint16_t tag = (uint16_t)(feature[i] >> 16);
        uint32_t slot = find_tag(bucket, tag ? tag : 1);

        row[found] = bucket->base + slot;
        found += slot < FRN_BUCKET_TAGS;
    }
    return found;
}

#if defined(__SSE2__)
static inline void add_row(__m128i *sum, const int8_t *row, uint32_t vectors)
{
    for (uint32_t v = 0; v < vectors; v++) {
        __m128i bytes = _mm_load_si128((const __m128i *)(const void *)row + v);

        /* a byte in the upper half of a short, shifted down, keeps its sign */
        sum[2 * v] = _mm_add_epi16(
            sum[2 * v], _mm_srai_epi16(_mm_unpacklo_epi8(_mm_setzero_si128(), bytes), 8));
        sum[2 * v + 1] = _mm_add_epi16(
            sum[2 * v + 1], _mm_srai_epi16(_mm_unpackhi_epi8(_mm_setzero_si128(), bytes), 8));
    }
}

static void add_rows_32(const int8_t *rows, const uint32_t *row, uint32_t count, int16_t *score)
{
    __m128i sum[4];

    for (uint32_t v = 0; v < 4; v++)
        sum[v] = _mm_setzero_si128();
    for (uint32_t i = 0; i < count; i++)
        add_row(sum, rows + (size_t)row[i] * 32, 2);
    memcpy(score, sum, sizeof sum);
}

static void add_rows_64(const int8_t *rows, const uint32_t *row, uint32_t count, int16_t *score)
{
    __m128i sum[8];

    for (uint32_t v = 0; v < 8; v++)
        sum[v] = _mm_setzero_si128();
    for (uint32_t i = 0; i < count; i++)
        add_row(sum, rows + (size_t)row[i] * 64, 4);
    memcpy(score, sum, sizeof sum);
}
#endif

void frn_weights_score(const frn_weights *weights, const uint32_t *feature, uint32_t count,
                       uint32_t width, int16_t *score)
{
    uint32_t row[FRN_FEATURES_MAX];
    uint32_t found = find_rows(weights, feature, count, row);

#if defined(__SSE2__)
    if (width == 32) {
        add_rows_32(weights->row, row, found, score);
        return;
    }
    if (width == 64) {
        add_rows_64(weights->row, row, found, score);
        return;
    }
#endif
    memset(score, 0, width * sizeof *score);
    for (uint32_t i = 0; i < found; i++)
        for (uint32_t k = 0; k < width; k++)
            score[k] = (int16_t)(score[k] + weights->row[(size_t)row[i] * width + k]);
}
