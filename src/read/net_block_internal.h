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
                            const frn_net_sums *sum)
{
    __m256 low = _mm256_mul_ps(_mm256_cvtepi32_ps(sum->low), _mm256_loadu_ps(layer->scale + o));
    __m256 high =
        _mm256_mul_ps(_mm256_cvtepi32_ps(sum->high), _mm256_loadu_ps(layer->scale + o + 8));

    _mm256_storeu_ps(out, _mm256_add_ps(low, _mm256_loadu_ps(layer->bias + o)));
    _mm256_storeu_ps(out + 8, _mm256_add_ps(high, _mm256_loadu_ps(layer->bias + o + 8)));
}

/* One block of outputs from `o` on for `rows` (a constant up to FRN_NET_TOGETHER) inputs that stand
 * `stride` apart. */
FRN_ALWAYS void frn_net_product(const frn_net_dense *layer, uint32_t o, const int16_t *in,
                                size_t stride, uint32_t rows, float *out, size_t out_stride)
{
    frn_net_sums none = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    frn_net_sums a = none, b = none, c = none, d = none;
    const int16_t *weight = layer->weight + (size_t)o * layer->in;

#pragma GCC unroll 8
    for (uint32_t k = 0; k < layer->in; k += 2, weight += 2 * FRN_NET_BLOCK) {
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
    frn_net_put(layer, o, out, &a);
    if (rows > 1)
        frn_net_put(layer, o, out + out_stride, &b);
    if (rows > 2)
        frn_net_put(layer, o, out + 2 * out_stride, &c);
    if (rows > 3)
        frn_net_put(layer, o, out + 3 * out_stride, &d);
}
#else
FRN_ALWAYS void frn_net_product(const frn_net_dense *layer, uint32_t o, const int16_t *in,
                                size_t stride, uint32_t rows, float *out, size_t out_stride)
{
    for (uint32_t r = 0; r < rows; r++, in += stride, out += out_stride) {
        int32_t sum[FRN_NET_BLOCK] = {0};

        for (uint32_t k = 0; k < layer->in / 2; k++) {
            const int16_t *w =
                layer->weight + (size_t)o * layer->in + k * 2 * (size_t)FRN_NET_BLOCK;

            for (uint32_t i = 0; i < FRN_NET_BLOCK; i++)
                sum[i] += w[2 * i] * in[2 * k] + w[2 * i + 1] * in[2 * k + 1];
        }
        for (uint32_t i = 0; i < FRN_NET_BLOCK; i++)
            out[i] = (float)sum[i] * layer->scale[o + i] + layer->bias[o + i];
    }
}
#endif

/* out[row][0 .. layer->out) for `rows` inputs that stand `stride` apart; the weights of a block are
 * used for all of them before the next block's. */
FRN_ALWAYS void frn_net_apply(const frn_net_dense *layer, const int16_t *in, size_t stride,
                              uint32_t rows, float *out, size_t out_stride)
{
    for (uint32_t o = 0; o < layer->out; o += FRN_NET_BLOCK) {
        const int16_t *from = in;
        float *to = out + o;
        uint32_t left = rows;

        for (; left >= 4; left -= 4, from += 4 * stride, to += 4 * out_stride)
            frn_net_product(layer, o, from, stride, 4, to, out_stride);
        if (left == 3)
            frn_net_product(layer, o, from, stride, 3, to, out_stride);
        else if (left == 2)
            frn_net_product(layer, o, from, stride, 2, to, out_stride);
        else if (left == 1)
            frn_net_product(layer, o, from, stride, 1, to, out_stride);
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
