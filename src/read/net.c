/* Running the network on one sentence. */
#include "read/model_internal.h"
#include "read/net_internal.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define FRN_AVX2 __attribute__((target("avx2")))
#endif
#define FRN_ALWAYS static inline __attribute__((always_inline))

const struct frn_net_size frn_net_sizes[FRN_NET_LAYERS] = {
    [FRN_NET_IN1] = {FRN_NET_EMB, FRN_NET_GATES},  [FRN_NET_FORTH1] = {FRN_NET_HID, FRN_NET_REC},
    [FRN_NET_BACK1] = {FRN_NET_HID, FRN_NET_REC},  [FRN_NET_TAG] = {FRN_NET_BOTH, FRN_NET_TAGS},
    [FRN_NET_IN2] = {FRN_NET_BOTH, FRN_NET_GATES}, [FRN_NET_FORTH2] = {FRN_NET_HID, FRN_NET_REC},
    [FRN_NET_BACK2] = {FRN_NET_HID, FRN_NET_REC},  [FRN_NET_HEAD] = {FRN_NET_BOTH, FRN_NET_HEADS},
    [FRN_NET_PAIR] = {FRN_NET_ARC, FRN_NET_ARC},   [FRN_NET_REL] = {FRN_NET_LAB, FRN_NET_RELS}};

enum { BLOCK = 16 };

/* One block of outputs from `o` on for `rows` inputs that stand `stride` apart; rows is 1 or 4. */
typedef void block_fn(const frn_net_dense *layer, uint32_t o, const int16_t *in, size_t stride,
                      uint32_t rows, float *out, size_t out_stride);

static void block_plain(const frn_net_dense *layer, uint32_t o, const int16_t *in, size_t stride,
                        uint32_t rows, float *out, size_t out_stride)
{
    for (uint32_t r = 0; r < rows; r++, in += stride, out += out_stride) {
        int32_t sum[BLOCK] = {0};

        for (uint32_t k = 0; k < layer->in / 2; k++) {
            const int16_t *w = layer->weight + (size_t)o * layer->in + (size_t)k * 2 * BLOCK;

            for (uint32_t i = 0; i < BLOCK; i++)
                sum[i] += w[2 * i] * in[2 * k] + w[2 * i + 1] * in[2 * k + 1];
        }
        for (uint32_t i = 0; i < BLOCK; i++)
            out[i] = (float)sum[i] * layer->scale[o + i] + layer->bias[o + i];
    }
}

#if defined(__x86_64__)
FRN_AVX2 static inline __m256i both(const int16_t *in)
{
    int32_t pair;

    memcpy(&pair, in, sizeof pair);
    return _mm256_set1_epi32(pair);
}

FRN_AVX2 static inline void put(const frn_net_dense *layer, uint32_t o, float *out, __m256i sum)
{
    __m256 scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(layer->scale + o));

    _mm256_storeu_ps(out, _mm256_add_ps(scaled, _mm256_loadu_ps(layer->bias + o)));
}

FRN_AVX2 static inline void block_avx2(const frn_net_dense *layer, uint32_t o, const int16_t *in,
                                       size_t stride, uint32_t rows, float *out, size_t out_stride)
{
    __m256i sum[4][2];
    const int16_t *weight = layer->weight + (size_t)o * layer->in;

    for (uint32_t r = 0; r < rows; r++)
        sum[r][0] = sum[r][1] = _mm256_setzero_si256();
#pragma GCC unroll 4
    for (uint32_t k = 0; k < layer->in / 2; k++, weight += 2 * BLOCK, in += 2) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)weight);
        __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(weight + BLOCK));

#pragma GCC unroll 4
        for (uint32_t r = 0; r < rows; r++) {
            __m256i x = both(in + r * stride);

            sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(low, x));
            sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(high, x));
        }
    }
    for (uint32_t r = 0; r < rows; r++, out += out_stride) {
        put(layer, o, out, sum[r][0]);
        put(layer, o + 8, out + 8, sum[r][1]);
    }
}
#endif

/* out[row][0 .. layer->out) for `rows` inputs that stand `stride` apart. */
FRN_ALWAYS void apply(const frn_net_dense *layer, const int16_t *in, size_t stride, uint32_t rows,
                      float *out, size_t out_stride, block_fn *block)
{
    uint32_t r = 0;

    for (; r + 4 <= rows; r += 4)
        for (uint32_t o = 0; o < layer->out; o += BLOCK)
            block(layer, o, in + r * stride, stride, 4, out + r * out_stride + o, out_stride);
    for (; r < rows; r++)
        for (uint32_t o = 0; o < layer->out; o += BLOCK)
            block(layer, o, in + r * stride, stride, 1, out + r * out_stride + o, out_stride);
}

/* One direction of a layer: w->gates from `offset` on to w->state from `half` on. */
FRN_ALWAYS void recur(const frn_net_dense *layer, frn_net_work *w, uint32_t count, bool back,
                      block_fn *block)
{
    float h[FRN_NET_HID] = {0}, rec[FRN_NET_REC];
    int16_t state[FRN_NET_HID] = {0};
    uint32_t offset = back ? FRN_NET_REC : 0, half = back ? FRN_NET_HID : 0;

    for (uint32_t step = 0; step < count; step++) {
        uint32_t t = back ? count - 1 - step : step;
        const float *g = w->gates[t] + offset;

        apply(layer, state, 0, 1, rec, 0, block);
        for (uint32_t k = 0; k < FRN_NET_HID; k++) {
            float reset = frn_net_sigmoid(g[k] + rec[k]);
            float keep = frn_net_sigmoid(g[k + FRN_NET_HID] + rec[k + FRN_NET_HID]);
            float fresh = frn_net_tanh(g[k + 2 * FRN_NET_HID] + reset * rec[k + 2 * FRN_NET_HID]);

            h[k] = fresh + keep * (h[k] - fresh);
            state[k] = (int16_t)(int32_t)(h[k] * FRN_NET_UNIT);
        }
        memcpy(w->state[t] + half, state, sizeof state);
    }
}

FRN_ALWAYS void tag_all(const frn_net *net, frn_net_work *w, const frn_net_input *in,
                        uint32_t count, uint8_t *fine, block_fn *block)
{
    for (uint32_t i = 0; i < count; i++) {
        const int8_t *word = net->word + (size_t)in[i].word * FRN_NET_EMB;
        const int8_t *shape = net->shape + (size_t)in[i].shape * FRN_NET_EMB;
        const int8_t *gram[FRN_NET_GRAMS];

        for (uint32_t k = 0; k < FRN_NET_GRAMS; k++)
            gram[k] = net->gram + ((size_t)k * FRN_NET_BUCKETS + in[i].gram[k]) * FRN_NET_EMB;
        for (uint32_t e = 0; e < FRN_NET_EMB; e++)
            w->in[i][e] =
                (int16_t)(word[e] + shape[e] + gram[0][e] + gram[1][e] + gram[2][e] + gram[3][e]);
    }
    apply(&net->layer[FRN_NET_IN1], w->in[0], FRN_NET_EMB, count, w->gates[0], FRN_NET_GATES,
          block);
    recur(&net->layer[FRN_NET_FORTH1], w, count, false, block);
    recur(&net->layer[FRN_NET_BACK1], w, count, true, block);
    apply(&net->layer[FRN_NET_TAG], w->state[0], FRN_NET_BOTH, count, w->score[0], FRN_NET_PAD,
          block);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t best = 0;

        for (uint32_t k = 1; k < FRN_NET_TAGS; k++)
            if (w->score[i][k] > w->score[i][best])
                best = k;
        fine[i] = (uint8_t)best;
    }
}

FRN_ALWAYS int16_t wide(float x)
{
    x = x * FRN_NET_WIDE;
    return (int16_t)(int32_t)(x < 32767.0f ? x : 32767.0f);
}

/* w->score, from the states of the second layer. */
FRN_ALWAYS void score_heads(const frn_net *net, frn_net_work *w, uint32_t count, block_fn *block)
{
    const float *root = net->root;
    uint32_t width = (count + 1 + 7) / 8 * 8;

    apply(&net->layer[FRN_NET_HEAD], w->state[0], FRN_NET_BOTH, count, w->gates[0], FRN_NET_GATES,
          block);
    for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
        w->side[k][0] = root[k];
        for (uint32_t i = 0; i < count; i++)
            w->side[k][i + 1] = w->gates[i][k] > 0 ? w->gates[i][k] : 0;
        for (uint32_t i = count + 1; i < width; i++)
            w->side[k][i] = 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        const float *own = w->gates[i] + FRN_NET_ARC;

        for (uint32_t k = 0; k < FRN_NET_ARC; k++)
            w->in[i][k] = wide(own[k] > 0 ? own[k] : 0);
        memcpy(w->label[i], own + FRN_NET_ARC, sizeof w->label[i]);
    }
    apply(&net->layer[FRN_NET_PAIR], w->in[0], FRN_NET_EMB, count, w->gates[0], FRN_NET_GATES,
          block);
    for (uint32_t i = 0; i < count; i++) {
        float *score = w->score[i];

        memset(score, 0, width * sizeof *score);
        for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
            float q = w->gates[i][k];
            const float *side = w->side[k];

            for (uint32_t j = 0; j < width; j++)
                score[j] += q * side[j];
        }
        for (uint32_t j = 0; j < count; j++)
            score[j + 1] += net->distance[frn_net_distance(i, j)];
    }
}

/* The relation to the head chosen; only the root's is FRN_REL_ROOT. */
FRN_ALWAYS void label_all(const frn_net *net, frn_net_work *w, uint32_t count, frn_token *token,
                          block_fn *block)
{
    for (uint32_t i = 0; i < count; i++) {
        const float *head = w->head[i] ? w->label[w->head[i] - 1] : net->root + FRN_NET_ARC;
        const float *own = w->label[i] + FRN_NET_LAB;

        for (uint32_t k = 0; k < FRN_NET_LAB; k++)
            w->in[i][k] = wide(head[k] + own[k] > 0 ? head[k] + own[k] : 0);
    }
    apply(&net->layer[FRN_NET_REL], w->in[0], FRN_NET_EMB, count, w->gates[0], FRN_NET_GATES,
          block);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t best = FRN_REL_DEP;

        for (uint32_t k = 1; k < FRN_REL_COUNT; k++)
            if (k != FRN_REL_ROOT && w->gates[i][k] > w->gates[i][best])
                best = k;
        token[i].head = w->head[i] - 1;
        token[i].rel = (uint8_t)(w->head[i] ? best : FRN_REL_ROOT);
    }
}

/* Nothing hangs on a punctuation mark while there are words. */
static void rule_out_marks(frn_net_work *w, uint32_t count, const uint8_t *fine)
{
    enum { FAR = 1000 };

    for (uint32_t i = 0; i < count; i++) {
        if (frn_fine_table[fine[i]].tag != FRN_TAG_PUNCT)
            continue;
        w->score[i][0] -= FAR;
        for (uint32_t k = 0; k < count; k++)
            w->score[k][i + 1] -= FAR;
    }
}

FRN_ALWAYS bool parse_all(const frn_net *net, frn_net_work *w, uint32_t count, const uint8_t *fine,
                          frn_token *token, block_fn *block)
{
    apply(&net->layer[FRN_NET_IN2], w->state[0], FRN_NET_BOTH, count, w->gates[0], FRN_NET_GATES,
          block);
    for (uint32_t i = 0; i < count; i++) {
        const float *more = net->tag_gates + (size_t)fine[i] * FRN_NET_GATES;

        for (uint32_t k = 0; k < FRN_NET_GATES; k++)
            w->gates[i][k] += more[k];
    }
    recur(&net->layer[FRN_NET_FORTH2], w, count, false, block);
    recur(&net->layer[FRN_NET_BACK2], w, count, true, block);
    score_heads(net, w, count, block);
    rule_out_marks(w, count, fine);
    if (!frn_net_tree(w, count))
        return false;
    label_all(net, w, count, token, block);
    return true;
}

#if defined(__x86_64__)
FRN_AVX2 static void tag_avx2(const frn_net *net, frn_net_work *w, const frn_net_input *in,
                              uint32_t count, uint8_t *fine)
{
    tag_all(net, w, in, count, fine, block_avx2);
}

FRN_AVX2 static bool parse_avx2(const frn_net *net, frn_net_work *w, uint32_t count,
                                const uint8_t *fine, frn_token *token)
{
    return parse_all(net, w, count, fine, token, block_avx2);
}
#endif

void frn_net_tag(const frn_net *net, frn_net_work *w, const frn_net_input *in, uint32_t count,
                 uint8_t *fine)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        tag_avx2(net, w, in, count, fine);
        return;
    }
#endif
    tag_all(net, w, in, count, fine, block_plain);
}

bool frn_net_parse(const frn_net *net, frn_net_work *w, uint32_t count, const uint8_t *fine,
                   frn_token *token)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
        return parse_avx2(net, w, count, fine, token);
#endif
    return parse_all(net, w, count, fine, token, block_plain);
}
