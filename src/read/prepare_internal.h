/* read/prepare_internal.h - from tokens to what the network looks at. Shared with tools/train.c. A
 * change here needs a newly trained model. */
#ifndef FRENEMY_READ_PREPARE_INTERNAL_H
#define FRENEMY_READ_PREPARE_INTERNAL_H

#include "read/model_internal.h"

/* Fills token->lower and the flags that the letters tell; `bytes` are the token's own. `room` has
 * at least twice their number; returns how many of it are used. */
size_t frn_token_spell(frn_token *token, frn_slice bytes, char *room);
/* Sets `word` of tokens that are spelled, all together; `hash` is room for as many. */
void frn_tokens_know(const frn_model *model, frn_token *token, uint32_t *hash, size_t count);
/* Both for one token; `model` may be NULL. */
size_t frn_token_fold(const frn_model *model, frn_token *token, frn_slice bytes, char *room);

/* in[0 .. count) of a sentence whose tokens are folded, by `model` if any. */
void frn_net_prepare(const frn_model *model, const frn_token *token, uint32_t count,
                     frn_net_input *in);

/* Sets tag, form flags and lemma from the fine tag. False when memory is out. */
bool frn_token_finish(const frn_model *model, frn_arena *arena, frn_token *token, uint32_t fine);

#endif
