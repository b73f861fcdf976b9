/* From scores of heads to a tree: each word's best head where that is a projective tree with one
 * root, else the best such tree by dynamic programming (Eisner 1996), O(words^3). Compiled once for
 * each kind of processor, as net_run.c is. */
#include <stdlib.h>
#include <string.h>

#include "read/net_block_internal.h"
#include "read/net_run_internal.h"

/* Is w->head a tree with one root whose arcs do not cross? */
static bool is_tree(const frn_net_work *w, uint32_t count)
{
    uint16_t stack[FRN_SENTENCE_MAX + 1];
    uint16_t left[FRN_SENTENCE_MAX + 1] = {0}, right[FRN_SENTENCE_MAX + 1] = {0}, done = 0;
    uint32_t depth = 0, roots = 0;

    /* dependents of each head still to come on its left and right, then shift and reduce */
    for (uint32_t i = 1; i <= count; i++) {
        uint32_t head = (uint32_t)w->head[i - 1];

        if (head == 0) {
            roots++;
        } else if (head > i) {
            left[head]++;
        } else {
            right[head]++;
        }
    }
    if (roots != 1)
        return false;
    for (uint32_t i = 1; i <= count; i++) {
        stack[depth++] = (uint16_t)i;
        for (;;) {
            uint32_t top = stack[depth - 1], below = depth > 1 ? stack[depth - 2] : 0;

            if (below && (uint32_t)w->head[below - 1] == top && right[below] == 0) {
                left[top]--;
                stack[--depth - 1] = (uint16_t)top;
                done++;
            } else if (below && (uint32_t)w->head[top - 1] == below && left[top] == 0 &&
                       right[top] == 0) {
                right[below]--;
                depth--;
                done++;
            } else {
                break;
            }
        }
    }
    return depth == 1 && done + 1u == count;
}

/* Tables over spans of words, by the distance of their ends and then by their left end, so that
 * neighbouring spans are worked on side by side. Open ones end in an arc between their ends, closed
 * ones do not take more dependents at the far end. Side 0: the head is the right end. */
typedef struct chart {
    float *open[2], *closed[2];
    uint16_t *open_at, *closed_at[2]; /* how far from the left end a span is best cut */
    uint32_t n, stride;
} chart;

/* Where sums[lane] is greater than best[lane], it is the best, cut at `k`. */
FRN_ALWAYS void keep_best(frn_lanes *best, frn_counts *at, const float *left, const float *right,
                          uint32_t k)
{
    frn_lanes sum = *(const frn_lanes *)left + *(const frn_lanes *)right;
    frn_counts more = sum > *best;

    frn_choose(best, at, &more, &sum, k);
}

/* The best way to join two tables: left[k] of the same left end, right[k] of the same right end,
 * for k = from .. to - 1; the k-th right table begins k * (1 - stride) after the first. */
FRN_ALWAYS void best_cut(frn_lanes *best, frn_counts *at, const float *left, const float *right,
                         uint32_t from, uint32_t to, size_t stride)
{
    *best = *(const frn_lanes *)left + *(const frn_lanes *)right;
    *at = (frn_counts){0} + (int32_t)from;
    for (uint32_t k = from + 1; k < to; k++) {
        left += stride;
        right -= stride - 1;
        keep_best(best, at, left, right, k);
    }
}

static void put_cuts(uint16_t *out, const frn_counts *at)
{
    for (uint32_t l = 0; l < FRN_NET_LANES; l++)
        out[l] = (uint16_t)(*at)[l];
}

/* The spans from word i + l to i + l + len for each lane l. */
FRN_ALWAYS void fill_spans(chart *c, const frn_net_work *w, uint32_t i, uint32_t len)
{
    size_t s = c->stride, at = len * s + i;
    frn_lanes best, arc[2] = {{0}};
    frn_counts cut;

    for (uint32_t l = 0; l < FRN_NET_LANES && i + l + len < c->n; l++) {
        arc[0][l] = w->score[i + l][i + l + len + 1];
        arc[1][l] = w->score[i + l + len][i + l + 1];
    }
    best_cut(&best, &cut, c->closed[1] + i, c->closed[0] + (len - 1) * s + i + 1, 0, len, s);
    put_cuts(c->open_at + at, &cut);
    *(frn_lanes *)(c->open[0] + at) = best + arc[0];
    *(frn_lanes *)(c->open[1] + at) = best + arc[1];
    best_cut(&best, &cut, c->closed[0] + i, c->open[0] + at, 0, len, s);
    put_cuts(c->closed_at[0] + at, &cut);
    *(frn_lanes *)(c->closed[0] + at) = best;
    best_cut(&best, &cut, c->open[1] + s + i, c->closed[1] + (len - 1) * s + i + 1, 1, len + 1, s);
    put_cuts(c->closed_at[1] + at, &cut);
    *(frn_lanes *)(c->closed[1] + at) = best;
}

/* Writes the heads of a closed span whose head is its right (side 0) or left end. */
static void take(const chart *c, frn_net_work *w, uint32_t i, uint32_t j, uint32_t side)
{
    while (i < j) {
        uint32_t split = i + c->closed_at[side][(j - i) * c->stride + i], a = side ? i : split,
                 b = side ? split : j, middle = a + c->open_at[(b - a) * c->stride + a];

        w->head[side ? b : a] = (int32_t)(side ? a : b) + 1;
        take(c, w, a, middle, 1);
        take(c, w, middle + 1, b, 0);
        if (side)
            i = split;
        else
            j = split;
    }
}

static bool best_tree(frn_net_work *w, uint32_t count)
{
    uint32_t stride = (count + 2 * FRN_NET_LANES) / FRN_NET_LANES * FRN_NET_LANES;
    size_t cells = (size_t)count * stride + FRN_NET_LANES;
    float *room = malloc(cells * (4 * sizeof(float) + 3 * sizeof(uint16_t)));
    chart c = {.n = count, .stride = stride};
    uint32_t root = 0;
    float best = 0;

    if (!room)
        return false;
    for (int side = 0; side < 2; side++) {
        c.open[side] = room + (size_t)side * cells;
        c.closed[side] = room + (size_t)(2 + side) * cells;
    }
    memset(c.closed[0], 0, stride * sizeof(float));
    memset(c.closed[1], 0, stride * sizeof(float));
    c.open_at = (uint16_t *)(void *)(room + 4 * cells);
    c.closed_at[0] = c.open_at + cells;
    c.closed_at[1] = c.open_at + 2 * cells;
    for (uint32_t len = 1; len < count; len++)
        for (uint32_t i = 0; i + len < count; i += FRN_NET_LANES)
            fill_spans(&c, w, i, len);
    for (uint32_t r = 0; r < count; r++) {
        float s = c.closed[0][(size_t)r * stride] +
                  c.closed[1][(size_t)(count - 1 - r) * stride + r] + w->score[r][0];

        if (r == 0 || s > best) {
            best = s;
            root = r;
        }
    }
    w->head[root] = 0;
    take(&c, w, 0, root, 0);
    take(&c, w, root, count - 1, 1);
    free(room);
    return true;
}

bool FRN_NET_VERSION(frn_net_tree)(frn_net_work *w, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        w->score[i][i + 1] = -INFINITY;
        w->head[i] = (int32_t)frn_first_best(w->score[i], count + 1);
    }
    return is_tree(w, count) || best_tree(w, count);
}
