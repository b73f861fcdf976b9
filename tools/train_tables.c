/* The network's tables: beginning, stepping, writing. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train_net.h"

table *net_table(train_net *net, uint32_t i)
{
    enum { OTHERS = NET_TABLES - 2 * FRN_NET_LAYERS };
    table *const others[OTHERS] = {&net->word, &net->gram,     &net->shape,  &net->tag_gates,
                                   &net->root, &net->distance, &net->project};

    return i < OTHERS                    ? others[i]
           : i < OTHERS + FRN_NET_LAYERS ? &net->weight[i - OTHERS]
                                         : &net->bias[i - OTHERS - FRN_NET_LAYERS];
}

static bool make(table *t, uint32_t rows, uint32_t columns, double spread, bool normal,
                 frn_rng *rng, bool sparse)
{
    size_t n = (size_t)rows * columns;

    t->rows = rows;
    t->columns = columns;
    t->value = calloc(n, sizeof(float));
    t->slope = calloc(n, sizeof(float));
    t->mean = calloc(n, sizeof(float));
    t->square = calloc(n, sizeof(float));
    t->touched = sparse ? calloc(rows, 1) : NULL;
    if (!t->value || !t->slope || !t->mean || !t->square || (sparse && !t->touched))
        return false;
    for (size_t i = 0; i < n && spread > 0; i++)
        t->value[i] = (float)(spread * (normal ? frn_rng_normal(rng) : 2 * frn_rng_unit(rng) - 1));
    return true;
}

/* What a word's vector says need not be learned again. */
static void begin_at_vectors(train_net *net)
{
    for (size_t row = 1; net->vector && row < net->word.rows; row++)
        if (net->vector[row * NET_VECTOR] != 0)
            memset(net->word.value + row * FRN_NET_EMB, 0, FRN_NET_EMB * sizeof(float));
}

bool net_init(train_net *net, uint32_t words, const float *vector, frn_rng *rng)
{
    bool fine =
        make(&net->word, words + 1, FRN_NET_EMB, 0.25, true, rng, true) &&
        make(&net->gram, FRN_NET_GRAMS * FRN_NET_BUCKETS, FRN_NET_EMB, 0.25, true, rng, true) &&
        make(&net->shape, FRN_NET_SHAPES, FRN_NET_EMB, 0.25, true, rng, true) &&
        make(&net->tag_gates, FRN_NET_TAGS, FRN_NET_GATES, 0.3, true, rng, false) &&
        make(&net->project, NET_VECTOR, FRN_NET_EMB, 0.1, true, rng, false) &&
        make(&net->root, 1, FRN_NET_ROOT, 0.1, true, rng, false) &&
        make(&net->distance, 1, FRN_NET_DISTANCE, 0, true, rng, false);

    net->vector = vector;
    if (fine)
        begin_at_vectors(net);
    for (uint32_t k = 0; fine && k < FRN_NET_LAYERS; k++) {
        struct frn_net_size size = frn_net_sizes[k];
        size_t n = (size_t)size.in * size.out;
        bool recurrent = size.out == FRN_NET_REC || size.out == FRN_NET_GATES;
        double spread = 1 / sqrt(recurrent ? FRN_NET_HID : size.in);

        net->turned[k] = calloc(n, sizeof(float));
        fine = net->turned[k] &&
               make(&net->weight[k], size.in, size.out, k == FRN_NET_PAIR ? 0.1 : spread,
                    k == FRN_NET_PAIR, rng, false) &&
               make(&net->bias[k], 1, size.out, k == FRN_NET_PAIR ? 0 : spread, false, rng, false);
    }
    return fine;
}

void net_free(train_net *net)
{
    for (uint32_t i = 0; i < NET_TABLES; i++) {
        table *t = net_table(net, i);

        free(t->value);
        free(t->slope);
        free(t->mean);
        free(t->square);
        free(t->touched);
    }
    for (uint32_t k = 0; k < FRN_NET_LAYERS; k++)
        free(net->turned[k]);
}

void net_turn(train_net *net)
{
    for (uint32_t k = 0; k < FRN_NET_LAYERS; k++)
        transpose(net->turned[k], net->weight[k].value, net->weight[k].rows,
                  net->weight[k].columns);
}

static void step_row(table *t, uint32_t row, float rate, float clip, float square_fix)
{
    const float keep = 0.9f, keep_square = 0.95f;

    for (size_t i = (size_t)row * t->columns, end = i + t->columns; i < end; i++) {
        float g = t->slope[i] * clip;

        t->mean[i] = keep * t->mean[i] + (1 - keep) * g;
        t->square[i] = keep_square * t->square[i] + (1 - keep_square) * g * g;
        t->value[i] -= rate * t->mean[i] / (sqrtf(t->square[i] * square_fix) + 1e-8f);
        t->slope[i] = 0;
    }
}

void net_step(train_net *net, double rate)
{
    double norm = 0, first, second;
    float clip;

    net->steps++;
    for (uint32_t i = 0; i < NET_TABLES; i++) {
        const table *t = net_table(net, i);

        for (uint32_t r = 0; r < t->rows; r++)
            if (!t->touched || t->touched[r])
                for (uint32_t k = 0; k < t->columns; k++) {
                    double g = (double)t->slope[(size_t)r * t->columns + k];
                    norm += g * g;
                }
    }
    clip = norm > 25 ? (float)(5 / sqrt(norm)) : 1.0f;
    first = 1 - pow(0.9, (double)net->steps);
    second = 1 - pow(0.95, (double)net->steps);
    for (uint32_t i = 0; i < NET_TABLES; i++) {
        table *t = net_table(net, i);

        for (uint32_t r = 0; r < t->rows; r++) {
            if (t->touched && !t->touched[r])
                continue;
            step_row(t, r, (float)(rate / first), clip, (float)(1 / second));
            if (t->touched)
                t->touched[r] = 0;
        }
    }
}

static void put_float(frn_buf *out, float value)
{
    uint32_t bits;

    memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 4; i++)
        frn_buf_byte(out, (char)(bits >> 8 * i & 255));
}

static void put_floats(frn_buf *out, const table *t)
{
    for (size_t i = 0; i < (size_t)t->rows * t->columns; i++)
        put_float(out, t->value[i]);
}

static char small(float value, float scale)
{
    long n = lroundf(value / scale);

    return (char)(n > 127 ? 127 : n < -127 ? -127 : n);
}

static void put_rows(frn_buf *out, const table *t, float scale)
{
    for (size_t i = 0; i < (size_t)t->rows * t->columns; i++)
        frn_buf_byte(out, small(t->value[i], scale));
}

static void put_layer(frn_buf *out, const table *weight, const table *bias)
{
    for (int pass = 0; pass < 3; pass++)
        for (uint32_t o = 0; o < weight->columns; o++) {
            float most = 1e-6f;

            for (uint32_t k = 0; k < weight->rows; k++)
                most = fmaxf(most, fabsf(weight->value[(size_t)k * weight->columns + o]));
            if (pass == 0)
                put_float(out, most / 127);
            else if (pass == 1)
                put_float(out, bias->value[o]);
            for (uint32_t k = 0; pass == 2 && k < weight->rows; k++)
                frn_buf_byte(out,
                             small(weight->value[(size_t)k * weight->columns + o], most / 127));
        }
}

/* The rows of words with what their vectors give. Freed by the caller. */
static float *whole_words(const train_net *net, const bool *trained)
{
    float *out = malloc((size_t)net->word.rows * FRN_NET_EMB * sizeof *out);

    for (size_t row = 0; out && row < net->word.rows; row++) {
        const float *own = net->word.value + (trained[row] ? row : 0) * FRN_NET_EMB;

        memcpy(out + row * FRN_NET_EMB, own, FRN_NET_EMB * sizeof *out);
    }
    if (out && net->vector)
        gemm(out, net->vector, net->project.value, net->word.rows, NET_VECTOR, FRN_NET_EMB,
             FRN_NET_EMB);
    return out;
}

void net_write(const train_net *net, const bool *trained, frn_buf *out)
{
    table words = net->word;
    const table *rows[3] = {&words, &net->gram, &net->shape};
    float most = 1e-6f;

    words.value = whole_words(net, trained);
    if (!words.value) {
        out->failed = true;
        return;
    }
    for (int r = 0; r < 3; r++)
        for (size_t i = 0; i < (size_t)rows[r]->rows * rows[r]->columns; i++)
            most = fmaxf(most, fabsf(rows[r]->value[i]));
    most = fminf(most, 2.5f); /* a few outliers are clipped, so that the rest is finer */
    put_float(out, most / 127);
    for (int r = 0; r < 3; r++)
        put_rows(out, rows[r], most / 127);
    free(words.value);
    for (uint32_t k = 0; k < FRN_NET_LAYERS; k++)
        put_layer(out, &net->weight[k], &net->bias[k]);
    put_floats(out, &net->tag_gates);
    put_floats(out, &net->root);
    put_floats(out, &net->distance);
}
