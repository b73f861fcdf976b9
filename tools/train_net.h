/* tools/train_net.h - the network of read/net_internal.h while it is trained, in floats. */
#ifndef FRENEMY_TOOLS_TRAIN_NET_H
#define FRENEMY_TOOLS_TRAIN_NET_H

#include "base/buf.h"
#include "base/rng.h"
#include "read/net_internal.h"

/* c[rows][columns] += a[rows][inner] * b[inner][columns]; c's rows are `ldc` apart. */
void gemm(float *c, const float *a, const float *b, uint32_t rows, uint32_t inner, uint32_t columns,
          uint32_t ldc);
void transpose(float *out, const float *in, uint32_t rows, uint32_t columns);

/* A table of weights with its gradient and the two moments of Adam (Kingma and Ba 2015). */
typedef struct table {
    float *value, *slope, *mean, *square;
    uint32_t rows, columns;
    uint8_t *touched; /* rows with a gradient; NULL: all are stepped */
} table;

typedef struct train_net {
    table word, gram, shape;
    table project;       /* from a word vector to its share of the word's row */
    const float *vector; /* [word row][NET_VECTOR]; zeros where there is none; NULL: no vectors */
    table weight[FRN_NET_LAYERS], bias[FRN_NET_LAYERS]; /* weight[input][output] */
    table tag_gates, root, distance;
    float *turned[FRN_NET_LAYERS]; /* weights transposed, for the way back */
    uint64_t steps;
} train_net;

enum { NET_VECTOR = 100, NET_TABLES = 7 + 2 * FRN_NET_LAYERS };
table *net_table(train_net *net, uint32_t i); /* i < NET_TABLES */

/* `vector`: borrowed, [words + 1][NET_VECTOR], or NULL. */
bool net_init(train_net *net, uint32_t words, const float *vector, frn_rng *rng);
void net_free(train_net *net);
/* One step with what the gradients hold, which are then zero. */
void net_step(train_net *net, double rate);
void net_turn(train_net *net); /* fills `turned` */
/* `trained`[word row]: it has a row of its own; the others have the unknown word's and their
 * vector. */
void net_write(const train_net *net, const bool *trained, frn_buf *out);

/* Sentences trained on together, longest first; row t * count + b is word t of sentence b. */
typedef struct net_batch {
    uint32_t count, longest;
    const uint32_t *length;
    const frn_net_input *input; /* [row] */
    const uint32_t *vector;     /* [row]: the word row whose vector is added; 0: none */
    const uint8_t *tag, *rel;   /* [row] */
    const uint16_t *head;       /* [row]: head + 1; 0: root */
} net_batch;

typedef struct net_room net_room;
net_room *net_room_make(void); /* for up to NET_ROWS rows */
void net_room_free(net_room *room);
enum { NET_ROWS = 2048 };

/* Adds the gradients of the batch; returns the loss a word. `drop`: share of activations left out.
 */
double net_learn(train_net *net, net_room *room, const net_batch *batch, double drop, frn_rng *rng);

#endif
