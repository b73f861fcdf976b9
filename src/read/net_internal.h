/* read/net_internal.h - the network that tags words and finds their heads.
 *
 *   word, endings, beginning and shape -> one vector a word
 *   two layers of gated recurrent units, each read in both directions (Cho et al. 2014)
 *   after the first layer: the tag (Soegaard and Goldberg 2016); it goes into the second
 *   after the second: a score for every pair of word and head, a relation for the head chosen
 *   (Dozat and Manning 2017), and the best projective tree with one root (Eisner 1996)
 *
 * Weights are bytes with a scale for each row, activations 16 bits, sums 32: the same result on
 * every machine. Sigmoid and tanh are quotients of polynomials, in training too
 * (tools/train_net.c).
 */
#ifndef FRENEMY_READ_NET_INTERNAL_H
#define FRENEMY_READ_NET_INTERNAL_H

#include "base/arena.h"
#include "read/syntax.h"

enum {
    FRN_NET_EMB = 48,                /* a word's vector */
    FRN_NET_HID = 32,                /* units of a layer in one direction */
    FRN_NET_BOTH = 2 * FRN_NET_HID,  /* both directions */
    FRN_NET_REC = 3 * FRN_NET_HID,   /* gates of one direction: reset, update, candidate */
    FRN_NET_GATES = 2 * FRN_NET_REC, /* forward, then backward */
    FRN_NET_ARC = 32,
    FRN_NET_LAB = 32,                                  /* what heads and relations are judged by */
    FRN_NET_HEADS = 2 * FRN_NET_ARC + 2 * FRN_NET_LAB, /* arc head, arc dependent, label ditto */
    FRN_NET_TAGS = 32,
    FRN_NET_RELS = 48, /* FRN_REL_COUNT, rounded up */
    FRN_NET_GRAMS = 4,
    FRN_NET_BUCKETS = 4096, /* rows for each kind of ending */
    FRN_NET_SHAPES = 64,
    FRN_NET_UNIT = 8192, /* 1.0 of a state, as 16 bits */
    FRN_NET_WIDE = 256,  /* 1.0 of what may be larger */
    FRN_NET_DISTS = 12,  /* classes of distance, for each side */
    FRN_NET_PAD = (FRN_SENTENCE_MAX + 1 + 8 + 15) / 16 * 16
};

enum {
    FRN_BAR_CLOSED = 1, /* the closed classes: frn_fine_is_closed */
    FRN_BAR_NAMES = 2
};

typedef struct frn_net_input {
    uint32_t word; /* id + 1; 0 for an unknown word */
    uint16_t gram[FRN_NET_GRAMS];
    uint8_t shape;
    uint8_t barred; /* FRN_BAR_...: tags that it cannot have */
} frn_net_input;

/* out = weights * in + bias. In blocks of 16 outputs; in a block, for each two inputs, the two
 * weights of each output side by side. */
typedef struct frn_net_dense {
    int16_t *weight;
    float *scale, *bias; /* one an output; scale takes in that of the input */
    uint32_t in, out;
} frn_net_dense;

typedef enum frn_net_layer {
    FRN_NET_IN1,
    FRN_NET_FORTH1,
    FRN_NET_BACK1,
    FRN_NET_TAG,
    FRN_NET_IN2,
    FRN_NET_FORTH2,
    FRN_NET_BACK2,
    FRN_NET_HEAD,
    FRN_NET_PAIR,
    FRN_NET_REL,
    FRN_NET_LAYERS
} frn_net_layer;

extern const struct frn_net_size {
    uint16_t in, out;
} frn_net_sizes[FRN_NET_LAYERS];

enum { /* vectors of floats */
       FRN_NET_TAG_GATES = FRN_NET_TAGS * FRN_NET_GATES,
       FRN_NET_ROOT = FRN_NET_ARC + FRN_NET_LAB, /* the root's arc head and label head */
       FRN_NET_DISTANCE = 2 * FRN_NET_DISTS
};

typedef struct frn_net {
    const int8_t *word, *gram, *shape; /* rows of FRN_NET_EMB; borrowed from the file */
    frn_net_dense layer[FRN_NET_LAYERS];
    float *tag_gates, *root, *distance;
    float *by_offset; /* distance by head - word + FRN_SENTENCE_MAX */
} frn_net;

enum { FRN_NET_AT_ONCE = 4, FRN_NET_ROWS = FRN_SENTENCE_MAX };

/* Room for up to FRN_NET_AT_ONCE sentences of together at most FRN_NET_ROWS words, the longest
 * first; a row for each word. */
typedef struct frn_net_work {
    uint32_t sentences, rows;
    uint32_t first[FRN_NET_AT_ONCE], length[FRN_NET_AT_ONCE];
    int16_t in[FRN_NET_ROWS][FRN_NET_EMB];
    int16_t below[FRN_NET_ROWS][FRN_NET_BOTH]; /* the first layer's state, then the second's */
    int16_t state[FRN_NET_ROWS][FRN_NET_BOTH];
    float gates[FRN_NET_ROWS][FRN_NET_REC]; /* of one direction; then what is judged by */
    float arc[FRN_NET_ROWS + 8][FRN_NET_ARC];
    /* of one sentence after another */
    float side[FRN_NET_ARC][FRN_NET_PAD];       /* arc heads, transposed; the root first */
    float score[FRN_SENTENCE_MAX][FRN_NET_PAD]; /* [word][0 root, 1 + head] */
    int32_t head[FRN_SENTENCE_MAX];             /* head + 1; 0: root */
} frn_net_work;

/* Makes `w` ready for sentences of these lengths. */
void frn_net_begin(frn_net_work *w, const uint32_t *length, uint32_t sentences);
/* fine[row]: the tags. Keeps what frn_net_parse needs in `w`. */
void frn_net_tag(const frn_net *net, frn_net_work *w, const frn_net_input *in, uint8_t *fine);
/* Heads (-1: root) and relations of each sentence, by the tags given. False when memory is out. */
bool frn_net_parse(const frn_net *net, frn_net_work *w, const uint8_t *fine,
                   frn_token *const *token);

/* The best projective tree over w->score into w->head: head + 1, 0 for the one root. */
bool frn_net_tree(frn_net_work *w, uint32_t count);

static inline float frn_net_tanh(float x)
{
    float y = x < 3.0f ? x : 3.0f, q;

    y = y > -3.0f ? y : -3.0f;
    q = y * y;
    return y * (27.0f + q) / (27.0f + 9.0f * q);
}

static inline float frn_net_sigmoid(float x)
{
    return 0.5f + 0.5f * frn_net_tanh(0.5f * x);
}

/* The class of the distance between a word and its head, both counted from 0. */
static inline uint32_t frn_net_distance(uint32_t word, uint32_t head)
{
    static const uint8_t class[] = {0, 0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8};
    uint32_t d = word > head ? word - head : head - word;
    uint32_t side = word > head ? FRN_NET_DISTS : 0;

    return side + (d < 17 ? class[d] : d < 24 ? 8u : d < 32 ? 9u : d < 64 ? 10u : 11u);
}

#endif
