/* tools/train.h - the parts of frenemy-train. */
#ifndef FRENEMY_TOOLS_TRAIN_H
#define FRENEMY_TOOLS_TRAIN_H

#include "base/buf.h"
#include "base/map.h"
#include "base/rng.h"
#include "base/vec.h"
#include "read/prepare_internal.h"

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

/* --- averaged perceptron over hashed features --- */

typedef struct learner_entry {
    uint32_t class;
    int32_t weight;
    int64_t sum; /* of the weight over time, up to `stamp` */
    int64_t stamp;
} learner_entry;

typedef struct learner_feature {
    uint32_t hash, first;
    uint16_t count, cap;
    uint32_t updates;
} learner_feature;

typedef struct learner {
    frn_map index; /* hash + 1 -> feature */
    FRN_VEC(learner_feature) feature;
    FRN_VEC(learner_entry) entry;
    int64_t now;
    uint32_t least; /* a feature counts from this many updates on */
    bool failed;
} learner;

void learner_score(const learner *l, const uint32_t *feature, uint32_t count, uint32_t classes,
                   int32_t *score);
void learner_update(learner *l, const uint32_t *feature, uint32_t count, uint32_t class, int sign);
void learner_free(learner *l);

/* Appends the averaged weights as the model file holds them: the `most` features with the largest
 * weights, largest first. Sets *count. False when memory is out. */
bool learner_write(const learner *l, frn_buf *out, uint32_t most, double clip, uint32_t *count);

/* --- what is trained --- */

typedef struct train_opts {
    uint32_t tag_epochs, parse_epochs, folds;
    uint32_t tag_features, parse_features; /* how many the model keeps */
    uint32_t tag_least, parse_least;
    uint32_t word_least; /* a word is in the vocabulary from this many occurrences on */
    uint64_t seed;
    bool quiet;
} train_opts;

/* Tags for the sentences [from, to) are left out of training. */
bool train_tagger(learner *l, const frn_model *model, const treebank *bank, size_t from, size_t to,
                  uint32_t epochs, const train_opts *opts);
/* fine[i] = the learner's tags of sentence i (room for its tokens). */
bool tag_with(const learner *l, const frn_model *model, const gold_sentence *s, uint8_t *fine);
bool train_parser(learner *l, const frn_model *model, const treebank *bank, uint8_t *const *fine,
                  const train_opts *opts);

/* Bytes of a model: the words of `bank`, lemma exceptions, actions, and the given weights (NULL:
 * none yet). `before`: the same model without exceptions, to find them; NULL: write none. */
frn_status model_write(frn_buf *out, const treebank *bank, const frn_model *before,
                       const learner *tagger, const learner *parser, const train_opts *opts,
                       frn_error *err);

/* Prints accuracy on a treebank. */
frn_status score_model(const frn_model *model, const treebank *bank, bool gold_tags,
                       frn_error *err);

#endif
