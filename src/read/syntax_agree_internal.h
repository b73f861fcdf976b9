/* read/syntax_agree_internal.h - tags mended by the tree. */
#ifndef FRENEMY_READ_SYNTAX_AGREE_INTERNAL_H
#define FRENEMY_READ_SYNTAX_AGREE_INTERNAL_H

#include "read/model_internal.h"

/* Has the noun at `at` a subject or an auxiliary and nothing that a noun phrase has? O(count). */
bool frn_reads_as_verb(const frn_token *token, uint32_t count, uint32_t at);

/* A verb taken for a noun phrase beside another becomes a clause, with its conjunction. */
void frn_hang_as_clause(frn_token *token, uint32_t verb);

/* Tags, forms and lemmas of `count` (up to FRN_SENTENCE_MAX) parsed tokens where the tree knows
 * better. False when memory is out. O(count). */
bool frn_syntax_agree(const frn_model *model, frn_arena *arena, frn_token *token, uint32_t count);

#endif
