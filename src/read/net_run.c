/* Running the network on a few sentences. Compiled once for each kind of processor (meson.build);
 * net.c chooses. */
#include "read/model_internal.h"
#include "read/net_block_internal.h"
#include "read/net_run_internal.h"

enum { GATE = FRN_NET_HID / FRN_NET_LANES }; /* from a unit's gate to its next */

/* What the sentences' states give to their gates. Apart, so that its sums stay in registers. */
static __attribute__((noinline)) void recall(const frn_net_dense *layer, const int16_t *state,
                                             uint32_t sentences, float *rec)
{
    frn_net_apply(layer, FRN_NET_HID, 0, FRN_NET_REC, state, FRN_NET_HID, sentences, rec,
                  FRN_NET_REC, NULL);
}

/* One direction of a layer: w->gates to its half of `out`. The sentences go in step, so that
 * the weights are fetched once for all of them. */
static void recur(const frn_net_dense *layer, frn_net_work *w, int16_t (*out)[FRN_NET_BOTH],
                  bool back)
{
    float h[FRN_NET_TOGETHER][FRN_NET_HID] = {{0}}, rec[FRN_NET_TOGETHER][FRN_NET_REC] = {{0}};
    int16_t state[FRN_NET_TOGETHER][FRN_NET_HID] = {{0}};
    uint32_t half = back ? FRN_NET_HID : 0, active = w->sentences;

    for (uint32_t step = 0; step < w->length[0]; step++) {
        while (w->length[active - 1] <= step)
            active--;
        recall(layer, state[0], active, rec[0]);
        for (uint32_t b = 0; b < active; b++) {
            uint32_t row = w->first[b] + (back ? w->length[b] - 1 - step : step);

            for (uint32_t k = 0; k < FRN_NET_HID; k += FRN_NET_LANES) {
                const frn_lanes *g = (const frn_lanes *)(w->gates[row] + k);
                const frn_lanes *r = (const frn_lanes *)(rec[b] + k);
                frn_lanes *old = (frn_lanes *)(h[b] + k);
                frn_lanes reset = g[0] + r[0], keep = g[GATE] + r[GATE], fresh;

                frn_net_sigmoid_lanes(&reset);
                frn_net_sigmoid_lanes(&keep);
                fresh = g[2 * GATE] + reset * r[2 * GATE];
                frn_net_tanh_lanes(&fresh);
                *old = fresh + keep * (*old - fresh);
                frn_net_cut(state[b] + k, old, FRN_NET_UNIT);
            }
            memcpy(out[row] + half, state[b], sizeof state[b]);
        }
    }
}

/* A layer in both directions, one after the other, so that little memory is in use at a time. */
FRN_ALWAYS void both_ways(const frn_net *net, frn_net_work *w, frn_net_layer layer, uint32_t inputs,
                          const int16_t *in, int16_t (*out)[FRN_NET_BOTH],
                          const frn_net_addend *more)
{
    for (int back = 0; back < 2; back++) {
        frn_net_apply(&net->layer[layer], inputs, back ? FRN_NET_REC : 0, FRN_NET_REC, in, inputs,
                      w->rows, w->gates[0], FRN_NET_REC, more);
        recur(&net->layer[(int)layer + 1 + back], w, out, back);
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

/* The rows of what a word is made of lie far apart: they are fetched ahead. */
static void fetch(const frn_net *net, const frn_net_input *in)
{
    __builtin_prefetch(net->word + (size_t)in->word * FRN_NET_EMB);
    __builtin_prefetch(net->word + (size_t)in->word * FRN_NET_EMB + FRN_NET_EMB - 1);
    for (uint32_t k = 0; k < FRN_NET_GRAMS; k++) {
        const int8_t *gram = net->gram + ((size_t)k * FRN_NET_BUCKETS + in->gram[k]) * FRN_NET_EMB;

        __builtin_prefetch(gram);
        __builtin_prefetch(gram + FRN_NET_EMB - 1);
    }
}

/* Leaves tags out of account. */
static void bar(float *score, uint8_t barred)
{
    if (barred & FRN_BAR_CLOSED)
        for (uint32_t k = 0; k < FRN_NET_TAGS; k++)
            score[k] = frn_fine_is_closed((frn_fine)k) ? -INFINITY : score[k];
    if (barred & FRN_BAR_NAMES)
        score[FRN_FINE_PROPN] = score[FRN_FINE_PROPN_PL] = -INFINITY;
}

void FRN_NET_VERSION(frn_net_tag)(const frn_net *net, frn_net_work *w, const frn_net_input *in,
                                  uint8_t *fine)
{
    enum { AHEAD = 6 };

    for (uint32_t i = 0; i < w->rows; i++) {
        if (i + AHEAD < w->rows)
            fetch(net, &in[i + AHEAD]);
        embed(net, &in[i], w->in[i]);
    }
    both_ways(net, w, FRN_NET_IN1, FRN_NET_EMB, w->in[0], w->below, NULL);
    frn_net_apply(&net->layer[FRN_NET_TAG], FRN_NET_BOTH, 0, FRN_NET_TAGS, w->below[0],
                  FRN_NET_BOTH, w->rows, w->gates[0], FRN_NET_REC, NULL);
    for (uint32_t i = 0; i < w->rows; i++) {
        bar(w->gates[i], in[i].barred);
        fine[i] = (uint8_t)frn_first_best(w->gates[i], FRN_NET_TAGS);
    }
}

/* What words are as heads of arcs (w->arc, below zero cut off) and as their dependents
 * (w->gates). */
static void judge(const frn_net *net, frn_net_work *w)
{
    frn_net_apply(&net->layer[FRN_NET_HEAD], FRN_NET_BOTH, 0, 2 * FRN_NET_ARC, w->state[0],
                  FRN_NET_BOTH, w->rows, w->gates[0], FRN_NET_REC, NULL);
    for (uint32_t i = 0; i < w->rows; i++) {
        const float *own = w->gates[i];

        for (uint32_t k = 0; k < FRN_NET_ARC; k += FRN_NET_LANES) {
            frn_lanes head = *(const frn_lanes *)(own + k);
            frn_lanes dependent = *(const frn_lanes *)(own + FRN_NET_ARC + k);

            frn_net_positive(&head);
            *(frn_lanes *)(w->arc[i] + k) = head;
            frn_net_widen(w->in[i] + k, &dependent);
        }
    }
    frn_net_apply(&net->layer[FRN_NET_PAIR], FRN_NET_ARC, 0, FRN_NET_ARC, w->in[0], FRN_NET_EMB,
                  w->rows, w->gates[0], FRN_NET_REC, NULL);
}

/* score[r][0 .. 8) for `rows` words, or [0 .. 16) with `wide`, from their w->gates and a strip of
 * w->side. */
FRN_ALWAYS void score_strip(float (*score)[FRN_NET_PAD], float (*gates)[FRN_NET_REC],
                            float (*side)[FRN_NET_PAD], uint32_t rows, bool wide)
{
    frn_lanes sum[FRN_NET_TOGETHER] = {{0}}, more[FRN_NET_TOGETHER] = {{0}};

    for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
        frn_lanes x = *(const frn_lanes *)side[k], y = x;

        if (wide)
            y = *(const frn_lanes *)(side[k] + FRN_NET_LANES);
#pragma GCC unroll 4
        for (uint32_t r = 0; r < rows; r++) {
            sum[r] += gates[r][k] * x;
            if (wide)
                more[r] += gates[r][k] * y;
        }
    }
#pragma GCC unroll 4
    for (uint32_t r = 0; r < rows; r++) {
        *(frn_lanes *)score[r] = sum[r];
        if (wide)
            *(frn_lanes *)(score[r] + FRN_NET_LANES) = more[r];
    }
}

/* w->score[0 .. count)[j ..] for one or two strips of heads. */
FRN_ALWAYS void score_strips(frn_net_work *w, uint32_t first, uint32_t count, uint32_t j, bool wide)
{
    float(*side)[FRN_NET_PAD] = (float(*)[FRN_NET_PAD])(w->side[0] + j);
    uint32_t i = 0;

    for (; i + 4 <= count; i += 4)
        score_strip((float(*)[FRN_NET_PAD])(w->score[i] + j), w->gates + first + i, side, 4, wide);
    for (; i < count; i++)
        score_strip((float(*)[FRN_NET_PAD])(w->score[i] + j), w->gates + first + i, side, 1, wide);
}

/* w->side: arc heads of one sentence, the root first. */
static void turn_heads(const frn_net *net, frn_net_work *w, uint32_t first, uint32_t count,
                       uint32_t width)
{
    for (uint32_t i = 0; i < count; i += FRN_NET_LANES)
        for (uint32_t k = 0; k < FRN_NET_ARC; k += FRN_NET_LANES)
            frn_net_turn(w->side[k] + i + 1, FRN_NET_PAD, w->arc[first + i] + k, FRN_NET_ARC);
    for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
        w->side[k][0] = net->root[k];
        for (uint32_t i = count + 1; i < width; i++)
            w->side[k][i] = 0;
    }
}

/* w->score of the sentence whose rows begin at `first`. */
static void score_heads(const frn_net *net, frn_net_work *w, uint32_t first, uint32_t count)
{
    uint32_t width = (count + 1 + 7) / 8 * 8, j = 0;

    turn_heads(net, w, first, count, width);
    for (; j + 2 * FRN_NET_LANES <= width; j += 2 * FRN_NET_LANES)
        score_strips(w, first, count, j, true);
    if (j < width)
        score_strips(w, first, count, j, false);
    for (uint32_t i = 0; i < count; i++) {
        const float *from_here = net->by_offset + FRN_SENTENCE_MAX - i;

        for (uint32_t k = 0; k < count; k++)
            w->score[i][k + 1] += from_here[k];
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

/* What the relations to the heads chosen are judged by, into w->in. */
static void join_labels(const frn_net *net, frn_net_work *w, frn_token *const *token)
{
    frn_net_apply(&net->layer[FRN_NET_HEAD], FRN_NET_BOTH, 2 * FRN_NET_ARC, 2 * FRN_NET_LAB,
                  w->state[0], FRN_NET_BOTH, w->rows, w->gates[0], FRN_NET_REC, NULL);
    for (uint32_t b = 0; b < w->sentences; b++) {
        for (uint32_t i = 0; i < w->length[b]; i++) {
            uint32_t row = w->first[b] + i;
            const float *head = token[b][i].head >= 0
                                    ? w->gates[w->first[b] + (uint32_t)token[b][i].head]
                                    : net->root + FRN_NET_ARC;
            const float *own = w->gates[row] + FRN_NET_LAB;

            for (uint32_t k = 0; k < FRN_NET_LAB; k += FRN_NET_LANES) {
                frn_lanes both = *(const frn_lanes *)(head + k) + *(const frn_lanes *)(own + k);

                frn_net_widen(w->in[row] + k, &both);
            }
        }
    }
}

/* Only the root's relation is FRN_REL_ROOT. */
static void label(const frn_net *net, frn_net_work *w, frn_token *const *token)
{
    frn_net_apply(&net->layer[FRN_NET_REL], FRN_NET_LAB, 0, FRN_NET_RELS, w->in[0], FRN_NET_EMB,
                  w->rows, w->gates[0], FRN_NET_REC, NULL);
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
    const frn_net_addend tags = {net->tag_gates, fine};

    both_ways(net, w, FRN_NET_IN2, FRN_NET_BOTH, w->below[0], w->state, &tags);
    judge(net, w);
    for (uint32_t b = 0; b < w->sentences; b++) {
        score_heads(net, w, w->first[b], w->length[b]);
        rule_out_marks(w, w->length[b], fine + w->first[b]);
        if (!FRN_NET_VERSION(frn_net_tree)(w, w->length[b]))
            return false;
        for (uint32_t i = 0; i < w->length[b]; i++)
            token[b][i].head = w->head[i] - 1;
    }
    join_labels(net, w, token);
    label(net, w, token);
    return true;
}
