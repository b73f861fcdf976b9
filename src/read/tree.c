/* From scores of heads to a tree: each word's best head where that is a projective tree with one
 * root, else the best such tree by dynamic programming (Eisner 1996), O(words^3). */
#include <stdlib.h>
#include <string.h>

#include "read/net_internal.h"

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

/* Tables over spans [i][j], i <= j: open ones end in an arc between their ends, closed ones do not
 * take more dependents at the far end. Side 0: the head is the right end. */
typedef struct chart {
    float *open[2], *closed[2];
    uint16_t *open_at, *closed_at[2];
    uint32_t n;
} chart;

static float arc(const frn_net_work *w, uint32_t word, uint32_t head)
{
    return w->score[word][head + 1];
}

static void fill_span(chart *c, const frn_net_work *w, uint32_t i, uint32_t j)
{
    size_t n = c->n, at = i * n + j;
    float best = 0;
    uint32_t split = i;

    for (uint32_t k = i; k < j; k++) {
        float s = c->closed[1][i * n + k] + c->closed[0][(k + 1) * n + j];

        if (k == i || s > best) {
            best = s;
            split = k;
        }
    }
    c->open_at[at] = (uint16_t)split;
    c->open[0][at] = best + arc(w, i, j);
    c->open[1][at] = best + arc(w, j, i);
    for (uint32_t k = i; k < j; k++) {
        float s = c->closed[0][i * n + k] + c->open[0][k * n + j];

        if (k == i || s > best) {
            best = s;
            split = k;
        }
    }
    c->closed[0][at] = best;
    c->closed_at[0][at] = (uint16_t)split;
    for (uint32_t k = i + 1; k <= j; k++) {
        float s = c->open[1][i * n + k] + c->closed[1][k * n + j];

        if (k == i + 1 || s > best) {
            best = s;
            split = k;
        }
    }
    c->closed[1][at] = best;
    c->closed_at[1][at] = (uint16_t)split;
}

/* Writes the heads of a closed span whose head is its right (side 0) or left end. */
static void take(const chart *c, frn_net_work *w, uint32_t i, uint32_t j, uint32_t side)
{
    while (i < j) {
        uint32_t split = c->closed_at[side][i * c->n + j], a = side ? i : split,
                 b = side ? split : j, middle = c->open_at[a * c->n + b];

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
    size_t cells = (size_t)count * count;
    float *room = calloc(cells, 4 * sizeof(float) + 3 * sizeof(uint16_t));
    chart c = {.n = count};
    uint32_t root = 0;
    float best = 0;

    if (!room)
        return false;
    for (int side = 0; side < 2; side++) {
        c.open[side] = room + (size_t)side * cells;
        c.closed[side] = room + (size_t)(2 + side) * cells;
    }
    c.open_at = (uint16_t *)(void *)(room + 4 * cells);
    c.closed_at[0] = c.open_at + cells;
    c.closed_at[1] = c.open_at + 2 * cells;
    for (uint32_t len = 1; len < count; len++)
        for (uint32_t i = 0; i + len < count; i++)
            fill_span(&c, w, i, i + len);
    for (uint32_t r = 0; r < count; r++) {
        float s = c.closed[0][r] + c.closed[1][(size_t)r * count + count - 1] + w->score[r][0];

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

bool frn_net_tree(frn_net_work *w, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const float *score = w->score[i];
        uint32_t best = 0;

        for (uint32_t j = 1; j <= count; j++)
            if (j != i + 1 && score[j] > score[best])
                best = j;
        w->head[i] = (int32_t)best;
    }
    return is_tree(w, count) || best_tree(w, count);
}
