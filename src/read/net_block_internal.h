/* read/net_block_internal.h - the innermost products of the network, for the processor that the
 * file is compiled for. Sums are whole numbers and floats keep their order in every version. */
#ifndef FRENEMY_READ_NET_BLOCK_INTERNAL_H
#define FRENEMY_READ_NET_BLOCK_INTERNAL_H

#include <math.h>
#include <string.h>

#include "read/net_internal.h"

#if defined(__AVX2__)
#include <immintrin.h>
#endif
#define FRN_ALWAYS static inline __attribute__((always_inline))

enum { FRN_NET_BLOCK = 16, FRN_NET_LANES = 8, FRN_NET_TOGETHER = 4 };

typedef float frn_lanes __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t frn_counts __attribute__((vector_size(32), aligned(4), may_alias));

/* Rows of floats, FRN_NET_GATES long, that are added to the outputs: row i gets of[pick[i]]. */
typedef struct frn_net_addend {
    const float *of;
    const uint8_t *pick;
} frn_net_addend;

/* *x no less than -most and no more than `most`. */
FRN_ALWAYS void frn_net_clamp(frn_lanes *x, float most)
{
#if defined(__AVX2__)
    __m256 y = _mm256_min_ps((__m256)*x, _mm256_set1_ps(most));

    *x = (frn_lanes)_mm256_max_ps(y, _mm256_set1_ps(-most));
#else
    for (uint32_t l = 0; l < FRN_NET_LANES; l++) {
        float y = (*x)[l] < most ? (*x)[l] : most;

        (*x)[l] = y > -most ? y : -most;
    }
#endif
}

/* frn_net_tanh and frn_net_sigmoid of eight numbers, to the bit. */
FRN_ALWAYS void frn_net_tanh_lanes(frn_lanes *x)
{
    frn_lanes q;

    frn_net_clamp(x, 3.0f);
    q = *x * *x;
    *x = *x * (27.0f + q) / (27.0f + 9.0f * q);
}

FRN_ALWAYS void frn_net_sigmoid_lanes(frn_lanes *x)
{
    *x *= 0.5f;
    frn_net_tanh_lanes(x);
    *x = 0.5f + 0.5f * *x;
}

/* out[0 .. 8) = x in units, cut off after the point. */
FRN_ALWAYS void frn_net_cut(int16_t *out, const frn_lanes *x, float unit)
{
#if defined(__AVX2__)
    __m256i whole = _mm256_cvttps_epi32((__m256)(*x * unit));
    __m128i low = _mm256_castsi256_si128(whole), high = _mm256_extracti128_si256(whole, 1);

    _mm_storeu_si128((__m128i *)(void *)out, _mm_packs_epi32(low, high));
#else
    for (uint32_t l = 0; l < FRN_NET_LANES; l++)
        out[l] = (int16_t)(int32_t)((*x)[l] * unit);
#endif
}

/* What is below zero becomes zero. */
FRN_ALWAYS void frn_net_positive(frn_lanes *x)
{
#if defined(__AVX2__)
    *x = (frn_lanes)_mm256_max_ps((__m256)*x, _mm256_setzero_ps());
#else
    for (uint32_t l = 0; l < FRN_NET_LANES; l++)
        (*x)[l] = (*x)[l] > 0 ? (*x)[l] : 0;
#endif
}

/* The same in units of 1 / FRN_NET_WIDE, as far as 16 bits go. */
FRN_ALWAYS void frn_net_widen(int16_t *out, frn_lanes *x)
{
    frn_net_positive(x);
    *x *= (float)FRN_NET_WIDE;
#if defined(__AVX2__)
    *x = (frn_lanes)_mm256_min_ps((__m256)*x, _mm256_set1_ps(32767.0f));
#else
    for (uint32_t l = 0; l < FRN_NET_LANES; l++)
        (*x)[l] = (*x)[l] < 32767.0f ? (*x)[l] : 32767.0f;
#endif
    frn_net_cut(out, x, 1.0f);
}

/* Eight rows of eight become columns. */
FRN_ALWAYS void frn_net_turn(float *out, size_t out_stride, const float *in, size_t stride)
{
#if defined(__AVX2__)
    __m256 row[8], pair[8], four[8];

#pragma GCC unroll 8
    for (uint32_t r = 0; r < 8; r++)
        row[r] = _mm256_loadu_ps(in + r * stride);
#pragma GCC unroll 4
    for (uint32_t r = 0; r < 8; r += 2) {
        pair[r] = _mm256_unpacklo_ps(row[r], row[r + 1]);
        pair[r + 1] = _mm256_unpackhi_ps(row[r], row[r + 1]);
    }
#pragma GCC unroll 2
    for (uint32_t r = 0; r < 8; r += 4) {
        four[r] = _mm256_shuffle_ps(pair[r], pair[r + 2], 0x44);
        four[r + 1] = _mm256_shuffle_ps(pair[r], pair[r + 2], 0xEE);
        four[r + 2] = _mm256_shuffle_ps(pair[r + 1], pair[r + 3], 0x44);
        four[r + 3] = _mm256_shuffle_ps(pair[r + 1], pair[r + 3], 0xEE);
    }
#pragma GCC unroll 4
    for (uint32_t r = 0; r < 4; r++) {
        _mm256_storeu_ps(out + r * out_stride, _mm256_permute2f128_ps(four[r], four[r + 4], 0x20));
        _mm256_storeu_ps(out + (r + 4) * out_stride,
                         _mm256_permute2f128_ps(four[r], four[r + 4], 0x31));
    }
#else
    for (uint32_t r = 0; r < 8; r++)
        for (uint32_t k = 0; k < 8; k++)
            out[k * out_stride + r] = in[r * stride + k];
#endif
}

/* Where `more` is set: *best = *value, *at = k. */
FRN_ALWAYS void frn_choose(frn_lanes *best, frn_counts *at, const frn_counts *more,
                           const frn_lanes *value, uint32_t k)
{
#if defined(__AVX2__)
    __m256 mask = (__m256)*more;

    *best = (frn_lanes)_mm256_blendv_ps((__m256)*best, (__m256)*value, mask);
    *at = (frn_counts)_mm256_blendv_ps((__m256)*at, (__m256)_mm256_set1_epi32((int32_t)k), mask);
#else
    *best = (frn_lanes)((*more & (frn_counts)*value) | (~*more & (frn_counts)*best));
    *at = (*more & (int32_t)k) | (~*more & *at);
#endif
}

#if defined(__AVX2__)
/* Sums of one row: two registers of eight outputs. */
typedef struct frn_net_sums {
    __m256i low, high;
} frn_net_sums;

FRN_ALWAYS void frn_net_add(frn_net_sums *sum, __m256i low, __m256i high, const int16_t *in)
{
    int32_t pair;
    __m256i x;

    memcpy(&pair, in, sizeof pair);
    x = _mm256_set1_epi32(pair);
    sum->low = _mm256_add_epi32(sum->low, _mm256_madd_epi16(low, x));
    sum->high = _mm256_add_epi32(sum->high, _mm256_madd_epi16(high, x));
}

FRN_ALWAYS void frn_net_put(const frn_net_dense *layer, uint32_t o, float *out,
                            const frn_net_sums *sum, const float *more)
{
    __m256 low = _mm256_mul_ps(_mm256_cvtepi32_ps(sum->low), _mm256_loadu_ps(layer->scale + o));
    __m256 high =
        _mm256_mul_ps(_mm256_cvtepi32_ps(sum->high), _mm256_loadu_ps(layer->scale + o + 8));

    low = _mm256_add_ps(low, _mm256_loadu_ps(layer->bias + o));
    high = _mm256_add_ps(high, _mm256_loadu_ps(layer->bias + o + 8));
    if (more) {
        low = _mm256_add_ps(low, _mm256_loadu_ps(more + o));
        high = _mm256_add_ps(high, _mm256_loadu_ps(more + o + 8));
    }
    _mm256_storeu_ps(out, low);
    _mm256_storeu_ps(out + 8, high);
}

FRN_ALWAYS const float *frn_net_more(const frn_net_addend *more, uint32_t row)
{
    return more ? more->of + (size_t)more->pick[row] * FRN_NET_GATES : NULL;
}

/* One block of outputs from `o` on for `rows` (a constant up to FRN_NET_TOGETHER) inputs that stand
 * `stride` apart; row + r is the number of the r-th. */
FRN_ALWAYS void frn_net_product(const frn_net_dense *layer, uint32_t inputs, uint32_t o,
                                const int16_t *in, size_t stride, uint32_t rows, float *out,
                                size_t out_stride, const frn_net_addend *more, uint32_t row)
{
    frn_net_sums none = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    frn_net_sums a = none, b = none, c = none, d = none;
    const int16_t *weight = layer->weight + (size_t)o * inputs;

#pragma GCC unroll 8
    for (size_t k = 0; k < inputs; k += 2, weight += 2 * FRN_NET_BLOCK) {
        __m256i low = _mm256_load_si256((const __m256i *)(const void *)weight);
        __m256i high = _mm256_load_si256((const __m256i *)(const void *)(weight + FRN_NET_BLOCK));

        frn_net_add(&a, low, high, in + k);
        if (rows > 1)
            frn_net_add(&b, low, high, in + stride + k);
        if (rows > 2)
            frn_net_add(&c, low, high, in + 2 * stride + k);
        if (rows > 3)
            frn_net_add(&d, low, high, in + 3 * stride + k);
    }
    frn_net_put(layer, o, out, &a, frn_net_more(more, row));
    if (rows > 1)
        frn_net_put(layer, o, out + out_stride, &b, frn_net_more(more, row + 1));
    if (rows > 2)
        frn_net_put(layer, o, out + 2 * out_stride, &c, frn_net_more(more, row + 2));
    if (rows > 3)
        frn_net_put(layer, o, out + 3 * out_stride, &d, frn_net_more(more, row + 3));
}
#else
FRN_ALWAYS void frn_net_product(const frn_net_dense *layer, uint32_t inputs, uint32_t o,
                                const int16_t *in, size_t stride, uint32_t rows, float *out,
                                size_t out_stride, const frn_net_addend *more, uint32_t row)
{
    for (uint32_t r = 0; r < rows; r++, in += stride, out += out_stride) {
        int32_t sum[FRN_NET_BLOCK] = {0};

        for (uint32_t k = 0; k < inputs / 2; k++) {
            const int16_t *w = layer->weight + (size_t)o * inputs + k * 2 * (size_t)FRN_NET_BLOCK;

            for (uint32_t i = 0; i < FRN_NET_BLOCK; i++)
                sum[i] += w[2 * i] * in[2 * k] + w[2 * i + 1] * in[2 * k + 1];
        }
        for (uint32_t i = 0; i < FRN_NET_BLOCK; i++)
            out[i] = (float)sum[i] * layer->scale[o + i] + layer->bias[o + i];
        for (uint32_t i = 0; more && i < FRN_NET_BLOCK; i++)
            out[i] += more->of[(size_t)more->pick[row + r] * FRN_NET_GATES + o + i];
    }
}
#endif

/* out[row][0 .. outputs) = the layer's outputs from `first` on, for `rows` inputs that stand
 * `stride` apart; the weights of a block are used for all of them before the next block's. `inputs`
 * is the layer's, a constant; `more` may be NULL. */
FRN_ALWAYS void frn_net_apply(const frn_net_dense *layer, uint32_t inputs, uint32_t first,
                              uint32_t outputs, const int16_t *in, size_t stride, uint32_t rows,
                              float *out, size_t out_stride, const frn_net_addend *more)
{
    for (uint32_t o = first; o < first + outputs; o += FRN_NET_BLOCK) {
        const int16_t *from = in;
        float *to = out + (o - first);
        uint32_t row = 0;

        for (; row + 4 <= rows; row += 4, from += 4 * stride, to += 4 * out_stride)
            frn_net_product(layer, inputs, o, from, stride, 4, to, out_stride, more, row);
        if (rows - row == 3)
            frn_net_product(layer, inputs, o, from, stride, 3, to, out_stride, more, row);
        else if (rows - row == 2)
            frn_net_product(layer, inputs, o, from, stride, 2, to, out_stride, more, row);
        else if (rows - row == 1)
            frn_net_product(layer, inputs, o, from, stride, 1, to, out_stride, more, row);
    }
}

/* The first of the greatest of `count` values; room for a multiple of FRN_NET_LANES, which is
 * filled up here. */
FRN_ALWAYS uint32_t frn_first_best(float *value, uint32_t count)
{
    float best[FRN_NET_LANES];
    uint32_t end = (count + FRN_NET_LANES - 1) / FRN_NET_LANES * FRN_NET_LANES, at = 0;
    float top;

    for (uint32_t i = count; i < end; i++)
        value[i] = value[0];
    memcpy(best, value, sizeof best);
    for (uint32_t i = FRN_NET_LANES; i < end; i += FRN_NET_LANES)
        for (uint32_t l = 0; l < FRN_NET_LANES; l++)
            best[l] = value[i + l] > best[l] ? value[i + l] : best[l];
    top = best[0];
    for (uint32_t l = 1; l < FRN_NET_LANES; l++)
        top = best[l] > top ? best[l] : top;
    while (value[at] != top)
        at++;
    return at;
}

#endif
