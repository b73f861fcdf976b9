/* The network forth and back on one batch. Words are rows, one word of every sentence after the
 * other, so that a step of a recurrent layer is one matrix product for the whole batch. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train_net.h"

enum { E = FRN_NET_EMB, H = FRN_NET_HID, R3 = FRN_NET_REC, G = FRN_NET_GATES, Y = FRN_NET_BOTH };

typedef struct recurrent {     /* one direction of one layer */
    float pre[NET_ROWS][R3];   /* what goes into reset, update and candidate */
    float rec[NET_ROWS][R3];   /* from the state before */
    float before[NET_ROWS][H]; /* that state */
    float state[NET_ROWS][H];
    float d_rec[NET_ROWS][R3];
} recurrent;

struct net_room {
    float x[NET_ROWS][E], dx[NET_ROWS][E], mask_x[NET_ROWS][E];
    float vector[NET_ROWS][NET_VECTOR];
    float gates[NET_ROWS][G], d_gates[NET_ROWS][G];
    recurrent layer[2][2];
    float y[2][NET_ROWS][Y], dy[2][NET_ROWS][Y], mask[2][NET_ROWS][Y];
    float tags[NET_ROWS][FRN_NET_TAGS];
    float heads[NET_ROWS][FRN_NET_HEADS], d_heads[NET_ROWS][FRN_NET_HEADS];
    float turned[NET_ROWS * G];
    uint8_t tag[NET_ROWS];
    /* one sentence */
    float dep[FRN_NET_PAD][FRN_NET_ARC], pair[FRN_NET_PAD][FRN_NET_ARC];
    float d_pair[FRN_NET_PAD][FRN_NET_ARC];
    float side[FRN_NET_PAD][FRN_NET_ARC], d_side[FRN_NET_PAD][FRN_NET_ARC];
    float side_turned[FRN_NET_ARC * FRN_NET_PAD];
    float score[FRN_NET_PAD * FRN_NET_PAD], score_turned[FRN_NET_PAD * FRN_NET_PAD];
    float rel[FRN_NET_PAD][FRN_NET_RELS], hidden[FRN_NET_PAD][FRN_NET_LAB];
    uint32_t alive[FRN_SENTENCE_MAX + 1]; /* sentences longer than t */
    uint32_t words[NET_ROWS];             /* word row used, 0 when left out */
};

net_room *net_room_make(void)
{
    return calloc(1, sizeof(net_room));
}

void net_room_free(net_room *room)
{
    free(room);
}

static float tanh_slope(float x)
{
    float q = x * x, s;

    if (q >= 9)
        return 0;
    s = (9 - q) / (9 + 3 * q);
    return s * s;
}

static float sigmoid_slope(float x)
{
    return 0.25f * tanh_slope(0.5f * x);
}

static void add_bias(float *rows, const table *bias, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        memcpy(rows + (size_t)i * bias->columns, bias->value, bias->columns * sizeof(float));
}

/* out = in * weight + bias */
static void forward(const train_net *net, frn_net_layer k, float *out, const float *in,
                    uint32_t rows)
{
    add_bias(out, &net->bias[k], rows);
    gemm(out, in, net->weight[k].value, rows, frn_net_sizes[k].in, frn_net_sizes[k].out,
         frn_net_sizes[k].out);
}

/* Gradients of weight and bias; d_in (may be NULL) gains that of the input. */
static void backward(train_net *net, net_room *room, frn_net_layer k, const float *d_out,
                     const float *in, float *d_in, uint32_t rows)
{
    uint32_t n = frn_net_sizes[k].in, m = frn_net_sizes[k].out;

    transpose(room->turned, in, rows, n);
    gemm(net->weight[k].slope, room->turned, d_out, n, rows, m, m);
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t o = 0; o < m; o++)
            net->bias[k].slope[o] += d_out[(size_t)i * m + o];
    if (d_in)
        gemm(d_in, d_out, net->turned[k], rows, m, n, n);
}

static void recur(const train_net *net, net_room *room, const net_batch *b, uint32_t l, bool back)
{
    recurrent *r = &room->layer[l][back];
    frn_net_layer k = l      ? back ? FRN_NET_BACK2 : FRN_NET_FORTH2
                      : back ? FRN_NET_BACK1
                             : FRN_NET_FORTH1;

    for (uint32_t step = 0; step < b->longest; step++) {
        uint32_t t = back ? b->longest - 1 - step : step, n = room->alive[t], row = t * b->count;
        uint32_t known = step == 0 ? 0 : back ? room->alive[t + 1] : n;
        uint32_t from = back ? row + b->count : row - b->count;

        memset(r->before[row], 0, n * sizeof r->before[0]);
        if (known)
            memcpy(r->before[row], r->state[from], known * sizeof r->before[0]);
        forward(net, k, r->rec[row], r->before[row], n);
        for (uint32_t i = row; i < row + n; i++) {
            const float *g = room->gates[i] + (back ? R3 : 0);

            for (uint32_t j = 0; j < H; j++) {
                float ar = g[j] + r->rec[i][j], az = g[H + j] + r->rec[i][H + j];
                float ac = g[2 * H + j] + frn_net_sigmoid(ar) * r->rec[i][2 * H + j];
                float c = frn_net_tanh(ac), z = frn_net_sigmoid(az);

                r->pre[i][j] = ar;
                r->pre[i][H + j] = az;
                r->pre[i][2 * H + j] = ac;
                r->state[i][j] = c + z * (r->before[i][j] - c);
            }
        }
    }
}

static void recur_back(train_net *net, net_room *room, const net_batch *b, uint32_t l, bool back)
{
    recurrent *r = &room->layer[l][back];
    frn_net_layer k = l      ? back ? FRN_NET_BACK2 : FRN_NET_FORTH2
                      : back ? FRN_NET_BACK1
                             : FRN_NET_FORTH1;
    uint32_t half = back ? H : 0, rows = b->count * b->longest;
    float carried[64][H] = {{0}};

    memset(r->d_rec, 0, rows * sizeof r->d_rec[0]);
    for (uint32_t step = b->longest; step-- > 0;) {
        uint32_t t = back ? b->longest - 1 - step : step, n = room->alive[t], row = t * b->count;

        for (uint32_t i = row; i < row + n; i++) {
            float *dg = room->d_gates[i] + (back ? R3 : 0), *past = carried[i - row];

            for (uint32_t j = 0; j < H; j++) {
                float reset = frn_net_sigmoid(r->pre[i][j]);
                float z = frn_net_sigmoid(r->pre[i][H + j]);
                float c = frn_net_tanh(r->pre[i][2 * H + j]);
                float d = room->dy[l][i][half + j] + past[j];
                float dc = d * (1 - z) * tanh_slope(r->pre[i][2 * H + j]);
                float dz = d * (r->before[i][j] - c) * sigmoid_slope(r->pre[i][H + j]);
                float dr = dc * r->rec[i][2 * H + j] * sigmoid_slope(r->pre[i][j]);

                dg[j] = r->d_rec[i][j] = dr;
                dg[H + j] = r->d_rec[i][H + j] = dz;
                dg[2 * H + j] = dc;
                r->d_rec[i][2 * H + j] = dc * reset;
                past[j] = d * z;
            }
        }
        gemm(carried[0], r->d_rec[row], net->turned[k], n, R3, H, H);
        /* a sentence that has only just begun, read backward, had no state before */
        if (back)
            for (uint32_t i = t + 1 < b->longest ? room->alive[t + 1] : 0; i < n; i++)
                memset(carried[i], 0, sizeof carried[i]);
    }
    backward(net, room, k, r->d_rec[0], r->before[0], NULL, rows);
}

static void masks(float *mask, const net_batch *b, uint32_t width, double drop, frn_rng *rng)
{
    float keep = (float)(1 / (1 - drop));

    for (uint32_t s = 0; s < b->count; s++)
        for (uint32_t k = 0; k < width; k++) {
            float m = frn_rng_unit(rng) < drop ? 0 : keep;

            for (uint32_t t = 0; t < b->longest; t++)
                mask[((size_t)t * b->count + s) * width + k] = m;
        }
}

/* room->x: what the vectors of the words give. */
static void gather_vectors(const train_net *net, net_room *room, const net_batch *b)
{
    uint32_t rows = b->longest * b->count;

    memset(room->x, 0, rows * sizeof room->x[0]);
    memset(room->vector, 0, rows * sizeof room->vector[0]);
    for (uint32_t t = 0; net->vector && t < b->longest; t++)
        for (uint32_t s = 0; s < room->alive[t]; s++) {
            uint32_t row = t * b->count + s;

            memcpy(room->vector[row], net->vector + (size_t)b->vector[row] * NET_VECTOR,
                   sizeof room->vector[row]);
        }
    if (net->vector)
        gemm(room->x[0], room->vector[0], net->project.value, rows, NET_VECTOR, E, E);
}

static void embed(train_net *net, net_room *room, const net_batch *b)
{
    gather_vectors(net, room, b);
    for (uint32_t t = 0; t < b->longest; t++)
        for (uint32_t s = 0; s < b->count; s++) {
            uint32_t row = t * b->count + s;
            const frn_net_input *in = &b->input[row];

            if (s >= room->alive[t]) {
                memset(room->x[row], 0, sizeof room->x[row]);
                continue;
            }
            for (uint32_t e = 0; e < E; e++) {
                float sum = room->x[row][e] + net->word.value[(size_t)in->word * E + e] +
                            net->shape.value[(size_t)in->shape * E + e];

                for (uint32_t k = 0; k < FRN_NET_GRAMS; k++)
                    sum += net->gram.value[((size_t)k * FRN_NET_BUCKETS + in->gram[k]) * E + e];
                room->x[row][e] = sum * room->mask_x[row][e];
            }
        }
}

static void add_row(table *t, size_t row, const float *d)
{
    t->touched[row] = 1;
    for (uint32_t e = 0; e < E; e++)
        t->slope[row * E + e] += d[e];
}

static void embed_back(train_net *net, net_room *room, const net_batch *b)
{
    uint32_t rows = b->longest * b->count;

    for (uint32_t t = 0; t < b->longest; t++)
        for (uint32_t s = 0; s < room->alive[t]; s++) {
            uint32_t row = t * b->count + s;
            const frn_net_input *in = &b->input[row];
            float *d = room->dx[row];

            for (uint32_t e = 0; e < E; e++)
                d[e] *= room->mask_x[row][e];
            add_row(&net->word, in->word, d);
            add_row(&net->shape, in->shape, d);
            for (uint32_t k = 0; k < FRN_NET_GRAMS; k++)
                add_row(&net->gram, (size_t)k * FRN_NET_BUCKETS + in->gram[k], d);
        }
    if (!net->vector)
        return;
    transpose(room->turned, room->vector[0], rows, NET_VECTOR);
    gemm(net->project.slope, room->turned, room->dx[0], NET_VECTOR, rows, E, E);
}

/* Scores become what they push by: share of the whole less the right answer; returns the loss. */
static double soften(float *score, uint32_t count, uint32_t right, uint32_t barred, float weight)
{
    float most = -1e30f, sum = 0;
    double loss;

    for (uint32_t k = 0; k < count; k++)
        if (k != barred && score[k] > most)
            most = score[k];
    for (uint32_t k = 0; k < count; k++) {
        score[k] = k == barred ? 0 : (float)exp((double)(score[k] - most));
        sum += score[k];
    }
    loss = -log((double)(score[right] / sum) + 1e-12);
    for (uint32_t k = 0; k < count; k++)
        score[k] = (score[k] / sum - (k == right)) * weight;
    return loss;
}

/* Both halves of a layer's output, through its mask. */
static void join(net_room *room, uint32_t l, uint32_t rows)
{
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t k = 0; k < Y; k++)
            room->y[l][i][k] =
                (k < H ? room->layer[l][0].state[i][k] : room->layer[l][1].state[i][k - H]) *
                room->mask[l][i][k];
}

static void unmask(net_room *room, uint32_t l, uint32_t rows)
{
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t k = 0; k < Y; k++)
            room->dy[l][i][k] *= room->mask[l][i][k];
}

static float positive(float x)
{
    return x > 0 ? x : 0;
}

/* Heads of one sentence. */
static double learn_heads(train_net *net, net_room *room, const net_batch *b, uint32_t s,
                          float weight)
{
    uint32_t n = b->length[s], width = (n + 1 + 15) / 16 * 16;
    double loss = 0;

    memset(room->side, 0, width * sizeof room->side[0]);
    memcpy(room->side[0], net->root.value, sizeof room->side[0]);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
            const float *heads = room->heads[i * b->count + s];

            room->side[i + 1][k] = positive(heads[k]);
            room->dep[i][k] = positive(heads[FRN_NET_ARC + k]);
        }
    forward(net, FRN_NET_PAIR, room->pair[0], room->dep[0], n);
    transpose(room->side_turned, room->side[0], width, FRN_NET_ARC);
    memset(room->score, 0, (size_t)n * width * sizeof(float));
    gemm(room->score, room->pair[0], room->side_turned, n, FRN_NET_ARC, width, width);
    for (uint32_t i = 0; i < n; i++) {
        float *score = room->score + (size_t)i * width;

        for (uint32_t j = 0; j < n; j++)
            score[j + 1] += net->distance.value[frn_net_distance(i, j)];
        loss += soften(score, n + 1, b->head[i * b->count + s], i + 1, weight);
        for (uint32_t j = n + 1; j < width; j++)
            score[j] = 0;
        for (uint32_t j = 0; j < n; j++)
            net->distance.slope[frn_net_distance(i, j)] += score[j + 1];
    }
    memset(room->d_pair, 0, n * sizeof room->d_pair[0]);
    memset(room->d_side, 0, width * sizeof room->d_side[0]);
    gemm(room->d_pair[0], room->score, room->side[0], n, width, FRN_NET_ARC, FRN_NET_ARC);
    transpose(room->score_turned, room->score, n, width);
    gemm(room->d_side[0], room->score_turned, room->pair[0], width, n, FRN_NET_ARC, FRN_NET_ARC);
    memset(room->side, 0, n * sizeof room->side[0]); /* now: the gradient of dep */
    backward(net, room, FRN_NET_PAIR, room->d_pair[0], room->dep[0], room->side[0], n);
    for (uint32_t k = 0; k < FRN_NET_ARC; k++)
        net->root.slope[k] += room->d_side[0][k];
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < FRN_NET_ARC; k++) {
            const float *heads = room->heads[i * b->count + s];
            float *d = room->d_heads[i * b->count + s];

            d[k] += heads[k] > 0 ? room->d_side[i + 1][k] : 0;
            d[FRN_NET_ARC + k] += heads[FRN_NET_ARC + k] > 0 ? room->side[i][k] : 0;
        }
    return loss;
}

/* Relations of one sentence, to the right heads. */
static double learn_relations(train_net *net, net_room *room, const net_batch *b, uint32_t s,
                              float weight)
{
    enum { L = FRN_NET_LAB, AT = 2 * FRN_NET_ARC };
    uint32_t n = b->length[s];
    double loss = 0;

    for (uint32_t i = 0; i < n; i++) {
        uint32_t row = i * b->count + s, head = b->head[row];
        const float *side =
            head ? room->heads[(head - 1) * b->count + s] + AT : net->root.value + FRN_NET_ARC;

        for (uint32_t k = 0; k < L; k++)
            room->hidden[i][k] = positive(side[k] + room->heads[row][AT + L + k]);
    }
    forward(net, FRN_NET_REL, room->rel[0], room->hidden[0], n);
    for (uint32_t i = 0; i < n; i++) {
        loss += soften(room->rel[i], FRN_REL_COUNT, b->rel[i * b->count + s], UINT32_MAX, weight);
        for (uint32_t k = FRN_REL_COUNT; k < FRN_NET_RELS; k++)
            room->rel[i][k] = 0;
    }
    memset(room->d_side, 0, n * sizeof room->d_side[0]);
    backward(net, room, FRN_NET_REL, room->rel[0], room->hidden[0], room->d_side[0], n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t row = i * b->count + s, head = b->head[row];
        float *side =
            head ? room->d_heads[(head - 1) * b->count + s] + AT : net->root.slope + FRN_NET_ARC;

        for (uint32_t k = 0; k < L; k++) {
            float d = room->hidden[i][k] > 0 ? room->d_side[i][k] : 0;

            side[k] += d;
            room->d_heads[row][AT + L + k] += d;
        }
    }
    return loss;
}

static double learn_tags(net_room *room, const net_batch *b, float weight)
{
    double loss = 0;

    for (uint32_t t = 0; t < b->longest; t++)
        for (uint32_t s = 0; s < b->count; s++) {
            uint32_t row = t * b->count + s, best = 0;
            float *score = room->tags[row];

            if (s >= room->alive[t]) {
                memset(score, 0, sizeof room->tags[row]);
                continue;
            }
            for (uint32_t k = 1; k < FRN_NET_TAGS; k++)
                if (score[k] > score[best])
                    best = k;
            room->tag[row] = (uint8_t)best;
            loss += soften(score, FRN_NET_TAGS, b->tag[row], UINT32_MAX, weight);
        }
    return loss;
}

static void add_tag_gates(train_net *net, net_room *room, const net_batch *b, bool slope)
{
    for (uint32_t t = 0; t < b->longest; t++)
        for (uint32_t s = 0; s < room->alive[t]; s++) {
            uint32_t row = t * b->count + s;
            size_t at = (size_t)room->tag[row] * G;

            for (uint32_t k = 0; k < G; k++)
                if (slope)
                    net->tag_gates.slope[at + k] += room->d_gates[row][k];
                else
                    room->gates[row][k] += net->tag_gates.value[at + k];
        }
}

double net_learn(train_net *net, net_room *room, const net_batch *b, double drop, frn_rng *rng)
{
    uint32_t rows = b->count * b->longest, words = 0;
    double loss = 0;
    float weight;

    for (uint32_t t = 0; t <= b->longest; t++) {
        room->alive[t] = 0;
        while (room->alive[t] < b->count && b->length[room->alive[t]] > t)
            room->alive[t]++;
        words += room->alive[t];
    }
    weight = 1.0f / (float)words;
    masks(room->mask_x[0], b, E, drop, rng);
    masks(room->mask[0][0], b, Y, drop, rng);
    masks(room->mask[1][0], b, Y, drop, rng);
    embed(net, room, b);
    for (uint32_t l = 0; l < 2; l++) {
        for (int back = 0; back < 2; back++) { /* rows past a sentence's end stay zero */
            memset(room->layer[l][back].state, 0, rows * sizeof room->layer[l][back].state[0]);
            memset(room->layer[l][back].before, 0, rows * sizeof room->layer[l][back].before[0]);
        }
        forward(net, l ? FRN_NET_IN2 : FRN_NET_IN1, room->gates[0], l ? room->y[0][0] : room->x[0],
                rows);
        if (l)
            add_tag_gates(net, room, b, false);
        recur(net, room, b, l, false);
        recur(net, room, b, l, true);
        join(room, l, rows);
        if (!l) {
            forward(net, FRN_NET_TAG, room->tags[0], room->y[0][0], rows);
            loss += learn_tags(room, b, weight);
        }
    }
    forward(net, FRN_NET_HEAD, room->heads[0], room->y[1][0], rows);
    memset(room->d_heads, 0, rows * sizeof room->d_heads[0]);
    for (uint32_t s = 0; s < b->count; s++)
        loss += learn_heads(net, room, b, s, weight) + learn_relations(net, room, b, s, weight);
    memset(room->dy[0], 0, rows * sizeof room->dy[0][0]);
    memset(room->dy[1], 0, rows * sizeof room->dy[1][0]);
    memset(room->dx, 0, rows * sizeof room->dx[0]);
    backward(net, room, FRN_NET_HEAD, room->d_heads[0], room->y[1][0], room->dy[1][0], rows);
    for (uint32_t l = 2; l-- > 0;) {
        if (!l)
            backward(net, room, FRN_NET_TAG, room->tags[0], room->y[0][0], room->dy[0][0], rows);
        unmask(room, l, rows);
        memset(room->d_gates, 0, rows * sizeof room->d_gates[0]);
        recur_back(net, room, b, l, false);
        recur_back(net, room, b, l, true);
        if (l)
            add_tag_gates(net, room, b, true);
        backward(net, room, l ? FRN_NET_IN2 : FRN_NET_IN1, room->d_gates[0],
                 l ? room->y[0][0] : room->x[0], l ? room->dy[0][0] : room->dx[0], rows);
    }
    embed_back(net, room, b);
    return loss / words;
}
