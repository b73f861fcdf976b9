/* Running the network on a few sentences. Compiled once for each kind of processor (meson.build);
 * net.c chooses. */
#include "read/model_internal.h"
#include "read/net_block_internal.h"
#include "read/net_run_internal.h"

/* One direction of a layer: w->gates from `offset` on to w->state from `half` on. The sentences go
 * in step, so that the weights are fetched once for all of them. */
static void recur(const frn_net_dense *layer, frn_net_work *w, bool back)
{
    float h[FRN_NET_TOGETHER][FRN_NET_HID] = {{0}}, rec[FRN_NET_TOGETHER][FRN_NET_REC] = {{0}};
    int16_t state[FRN_NET_TOGETHER][FRN_NET_HID] = {{0}};
    uint32_t offset = back ? FRN_NET_REC : 0, half = back ? FRN_NET_HID : 0;
    uint32_t active = w->sentences;

    for (uint32_t step = 0; step < w->length[0]; step++) {
        while (w->length[active - 1] <= step)
            active--;
        frn_net_apply(layer, state[0], FRN_NET_HID, active, rec[0], FRN_NET_REC);
        for (uint32_t b = 0; b < active; b++) {
            uint32_t row = w->first[b] + (back ? w->length[b] - 1 - step : step);
            const float *g = w->gates[row] + offset, *r = rec[b];

            for (uint32_t k = 0; k < FRN_NET_HID; k++) {
                float reset = frn_net_sigmoid(g[k] + r[k]);
                float keep = frn_net_sigmoid(g[k + FRN_NET_HID] + r[k + FRN_NET_HID]);
                float fresh = frn_net_tanh(g[k + 2 * FRN_NET_HID] + reset * r[k + 2 * FRN_NET_HID]);

                h[b][k] = fresh + keep * (h[b][k] - fresh);
                state[b][k] = (int16_t)(int32_t)(h[b][k] * FRN_NET_UNIT);
            }
            memcpy(w->state[row] + half, state[b], sizeof state[b]);
        }
    }
}

static void embed(const frn_net *net, const frn_net_input *in, int16_t *out)
{
    const int8_t *word = net->word + (size_t)in->word * FRN_NET_EMB;
    const int8_t *shape = net->shape + (size_t)in->shape * FRN_NET_EMB;
    const int8_t *gram[FRN_NET_GRAMS];

    for (uint32_t k = 0; k < FRN_NET_GRAMS; k++)
        gram[k] = net->gram + ((size_t)k * FRN_NET_BUCKETS + in->gram[k]) * FRN_NET_EMB;
    for (uint32_t e = 0; e < FRN_NET_EMB; e++)
        out[e] = (int16_t)(word[e] + shape[e] + gram[0][e] + gram[1][e] + gram[2][e] + gram[3][e]);
}

void FRN_NET_VERSION(frn_net_tag)(const frn_net *net, frn_net_work *w, const frn_net_input *in,
                                  uint8_t *fine)
{
    for (uint32_t i = 0; i < w->rows; i++)
        embed(net, &in[i], w->in[i]);
    frn_net_apply(&net->layer[FRN_NET_IN1], w->in[0], FRN_NET_EMB, w->rows, w->gates[0],
                  FRN_NET_GATES);
    recur(&net->layer[FRN_NET_FORTH1], w, false);
    recur(&net->layer[FRN_NET_BACK1], w, true);
    frn_net_apply(&net->layer[FRN_NET_TAG], w->state[0], FRN_NET_BOTH, w->rows, w->gates[0],
                  FRN_NET_GATES);
    for (uint32_t i = 0; i < w->rows; i++)
        fine[i] = (uint8_t)frn_first_best(w->gates[i], FRN_NET_TAGS);
}

static int16_t wide(float x)
{
    x = x * FRN_NET_WIDE;
    return (int16_t)(int32_t)(x < 32767.0f ? x : 32767.0f);
}

/* What words are as heads (w->side, below zero cut off; w->label) and as dependents (w->gates). */
static void judge(const frn_net *net, frn_net_work *w)
{
    frn_net_apply(&net->layer[FRN_NET_HEAD], w->state[0], FRN_NET_BOTH, w->rows, w->gates[0],
                  FRN_NET_GATES);
    for (uint32_t i = 0; i < w->rows; i++) {
        const float *own = w->gates[i] + FRN_NET_ARC;

        for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
            w->arc[i][k] = w->gates[i][k] > 0 ? w->gates[i][k] : 0;
            w->in[i][k] = wide(own[k] > 0 ? own[k] : 0);
        }
        memcpy(w->label[i], own + FRN_NET_ARC, sizeof w->label[i]);
    }
    frn_net_apply(&net->layer[FRN_NET_PAIR], w->in[0], FRN_NET_EMB, w->rows, w->gates[0],
                  FRN_NET_GATES);
}

/* score[r][0 .. 8) for four words, from their w->gates and a strip of w->side. */
FRN_ALWAYS void score_strip(float (*score)[FRN_NET_PAD], float (*gates)[FRN_NET_GATES],
                            float (*side)[FRN_NET_PAD], uint32_t rows)
{
    frn_lanes sum[FRN_NET_TOGETHER] = {{0}};

    for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
        frn_lanes x = *(const frn_lanes *)side[k];

#pragma GCC unroll 4
        for (uint32_t r = 0; r < rows; r++)
            sum[r] += gates[r][k] * x;
    }
#pragma GCC unroll 4
    for (uint32_t r = 0; r < rows; r++)
        *(frn_lanes *)score[r] = sum[r];
}

/* w->score of the sentence whose rows begin at `first`. */
static void score_heads(const frn_net *net, frn_net_work *w, uint32_t first, uint32_t count)
{
    uint32_t width = (count + 1 + 7) / 8 * 8;

    for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
        w->side[k][0] = net->root[k];
        for (uint32_t i = 0; i < count; i++)
            w->side[k][i + 1] = w->arc[first + i][k];
        for (uint32_t i = count + 1; i < width; i++)
            w->side[k][i] = 0;
    }
    for (uint32_t j = 0; j < width; j += FRN_NET_LANES) {
        float(*side)[FRN_NET_PAD] = (float(*)[FRN_NET_PAD])(w->side[0] + j);
        uint32_t i = 0;

        for (; i + 4 <= count; i += 4)
            score_strip((float(*)[FRN_NET_PAD])(w->score[i] + j), w->gates + first + i, side, 4);
        for (; i < count; i++)
            score_strip((float(*)[FRN_NET_PAD])(w->score[i] + j), w->gates + first + i, side, 1);
    }
    for (uint32_t i = 0; i < count; i++) {
        const float *from_here = net->by_offset + FRN_SENTENCE_MAX - i;

        for (uint32_t j = 0; j < count; j++)
            w->score[i][j + 1] += from_here[j];
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

/* What the relation to the head chosen is judged by, into w->in. */
static void join_labels(const frn_net *net, frn_net_work *w, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const float *head =
            w->head[i] ? w->label[first + (uint32_t)w->head[i] - 1] : net->root + FRN_NET_ARC;
        const float *own = w->label[first + i] + FRN_NET_LAB;

        for (uint32_t k = 0; k < FRN_NET_LAB; k++)
            w->in[first + i][k] = wide(head[k] + own[k] > 0 ? head[k] + own[k] : 0);
    }
}

/* Only the root's relation is FRN_REL_ROOT. */
static void label(const frn_net *net, frn_net_work *w, frn_token *const *token)
{
    frn_net_apply(&net->layer[FRN_NET_REL], w->in[0], FRN_NET_EMB, w->rows, w->gates[0],
                  FRN_NET_GATES);
    for (uint32_t b = 0; b < w->sentences; b++) {
        for (uint32_t i = 0; i < w->length[b]; i++) {
            float *score = w->gates[w->first[b] + i];

            score[FRN_REL_ROOT] = -INFINITY;
            token[b][i].rel =
                (uint8_t)(token[b][i].head < 0 ? FRN_REL_ROOT
                                               : frn_first_best(score, FRN_REL_COUNT));
        }
    }
}

bool FRN_NET_VERSION(frn_net_parse)(const frn_net *net, frn_net_work *w, const uint8_t *fine,
                                    frn_token *const *token)
{
    frn_net_apply(&net->layer[FRN_NET_IN2], w->state[0], FRN_NET_BOTH, w->rows, w->gates[0],
                  FRN_NET_GATES);
    for (uint32_t i = 0; i < w->rows; i++) {
        const float *more = net->tag_gates + (size_t)fine[i] * FRN_NET_GATES;

        for (uint32_t k = 0; k < FRN_NET_GATES; k++)
            w->gates[i][k] += more[k];
    }
    recur(&net->layer[FRN_NET_FORTH2], w, false);
    recur(&net->layer[FRN_NET_BACK2], w, true);
    judge(net, w);
    for (uint32_t b = 0; b < w->sentences; b++) {
        score_heads(net, w, w->first[b], w->length[b]);
        rule_out_marks(w, w->length[b], fine + w->first[b]);
        if (!FRN_NET_VERSION(frn_net_tree)(w, w->length[b]))
            return false;
        for (uint32_t i = 0; i < w->length[b]; i++)
            token[b][i].head = w->head[i] - 1;
        join_labels(net, w, w->first[b], w->length[b]);
    }
    label(net, w, token);
    return true;
}
