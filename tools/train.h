/* tools/train.h - the parts of frenemy-train. */
#ifndef FRENEMY_TOOLS_TRAIN_H
#define FRENEMY_TOOLS_TRAIN_H

#include "base/buf.h"
#include "base/intern.h"
#include "base/map.h"
#include "base/rng.h"
#include "base/vec.h"
#include "read/prepare_internal.h"
#include "train_net.h"

/* --- the treebank --- */

typedef struct gold_token {
    frn_slice form, lemma; /* lemma in lower case */
    uint8_t fine;          /* frn_fine */
    uint8_t rel;           /* frn_rel */
    bool space_after;
    int32_t head; /* -1: root */
} gold_token;

typedef struct gold_sentence {
    gold_token *token;
    uint32_t count;
} gold_sentence;

typedef struct treebank {
    frn_arena arena;
    FRN_VEC(gold_sentence) sentence;
} treebank;

/* Appends the sentences of a CoNLL-U file, plain or compressed. */
frn_status treebank_read(treebank *bank, const char *path, frn_error *err);
void treebank_free(treebank *bank);

/* The tokens as the reader would make them, without tags; in `arena`. NULL when memory is out. */
frn_token *treebank_tokens(const frn_model *model, frn_arena *arena, const gold_sentence *s);

/* Appends a file's bytes, plain or compressed. */
frn_status read_whole(frn_buf *out, const char *path, frn_error *err);

/* --- word vectors --- */

typedef struct vectors {
    frn_intern words;
    FRN_VEC(float) value; /* [id][NET_VECTOR] */
} vectors;

/* The first `most` lines of a file of word vectors, plain or compressed. */
frn_status vectors_read(vectors *out, const char *path, uint32_t most, frn_error *err);
void vectors_free(vectors *v);
/* [word row][NET_VECTOR], zeros for words without one; the caller frees it. */
float *vectors_of_model(const vectors *v, const frn_model *model);

/* --- what is trained --- */

typedef struct train_opts {
    uint32_t epochs;
    uint32_t drop;       /* per cent of activations left out in training */
    uint32_t word_least; /* a word is in the vocabulary from this many occurrences on */
    uint32_t blank;      /* per cent of word vectors left out in training */
    uint32_t words;      /* lines of the word vectors that are read */
    uint64_t seed;
} train_opts;

/* False when memory is out; net_free(net) either way. */
bool train_network(train_net *net, const frn_model *model, const treebank *bank,
                   const float *vector, const train_opts *opts);

/* Bytes of a model: the words of `bank` and of `extra`, lemma exceptions and the network (NULL:
 * none yet). `before`: the same model without exceptions, to find them; NULL: write none. */
frn_status model_write(frn_buf *out, const treebank *bank, const vectors *extra,
                       const frn_model *before, const train_net *net, const train_opts *opts,
                       frn_error *err);

/* Prints accuracy on a treebank. */
frn_status score_model(const frn_model *model, const treebank *bank, bool gold_tags,
                       frn_error *err);

#endif
