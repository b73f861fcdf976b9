/* read/prepare_internal.h - from tokens to what the tagger and the parser look at. Shared with
 * tools/train.c. */
#ifndef FRENEMY_READ_PREPARE_INTERNAL_H
#define FRENEMY_READ_PREPARE_INTERNAL_H

#include "read/features_internal.h"

/* Fills token->lower, word and the flags that the letters tell; `bytes` are the token's own. `room`
 * has at least twice their number; returns how many of it are used. */
size_t frn_token_fold(const frn_model *model, frn_token *token, frn_slice bytes, char *room);

/* in[0 .. count + 2 * FRN_TAG_PAD): the sentence with its padding. Tokens are folded. */
void frn_tag_prepare(const frn_model *model, const frn_token *token, uint32_t count,
                     frn_tag_input *in);

/* Sets tag, form flags and lemma from the fine tag. False when memory is out. */
bool frn_token_finish(const frn_model *model, frn_arena *arena, frn_token *token, uint32_t fine);

/* node[0 .. count) of a finished sentence. */
void frn_parse_prepare(const frn_model *model, const frn_token *token, uint32_t count,
                       const uint8_t *fine, frn_parse_node *node);

/* The best tag by the model for one word; used greedily from left to right. */
uint32_t frn_tag_best(const frn_model *model, const frn_tag_input *in, uint32_t t1, uint32_t t2);

/* Heads and relations for a tagged sentence. `node` has room for count + 2, `stack` for count. */
void frn_parse_run(const frn_model *model, frn_token *token, uint32_t count, const uint8_t *fine,
                   frn_parse_node *node, uint16_t *stack);

#endif
