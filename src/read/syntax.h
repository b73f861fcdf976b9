/* read/syntax.h - from a document to sentences of tagged and parsed tokens.
 *
 * Rules cut the text (sentences, tokens in the style of the English Web Treebank, quotation marks);
 * a small recurrent network tags it and finds heads and relations (Dozat and Manning 2017; it is
 * described in net_internal.h). The tables are made by tools/train.c. A model is constant after
 * loading and may be shared by threads.
 */
#ifndef FRENEMY_READ_SYNTAX_H
#define FRENEMY_READ_SYNTAX_H

#include "format/document.h"
#include "read/token.h"

FRN_BEGIN_DECLS

typedef struct frn_model frn_model;

/* The bytes of a model file; they are borrowed until frn_model_free. FRN_E_INPUT when they are not
 * a model of this version. */
FRN_API frn_status frn_model_load(frn_model **out, frn_slice bytes, frn_error *err);
/* The model that the program carries inside itself. */
FRN_API frn_status frn_model_builtin(frn_model **out, frn_error *err);
FRN_API void frn_model_free(frn_model *model); /* NULL is fine */
/* The word with this id, as in frn_token.lower; empty past the end. Ids are 0, 1, 2 ... */
FRN_API frn_slice frn_model_word(const frn_model *model, uint32_t id);

typedef struct frn_syntax_opts {
    bool no_parse; /* tags and lemmas only: every head is -1 and every relation FRN_REL_DEP */
} frn_syntax_opts;

/* All sentences of `doc`, in order, in `arena`; the tokens borrow from doc->text, the arena and the
 * model. Every paragraph ends a sentence; a sentence has at least one token and at most
 * FRN_SENTENCE_MAX (longer ones are cut at a punctuation mark). Exactly one token of a sentence has
 * head -1 and relation FRN_REL_ROOT; heads form a tree. `opts` may be NULL. O(bytes). */
enum { FRN_SENTENCE_MAX = 300 };
FRN_API frn_status frn_syntax_parse(frn_sentence **out, uint32_t *count, frn_arena *arena,
                                    const frn_document *doc, const frn_model *model,
                                    const frn_syntax_opts *opts, frn_error *err);

/* The tokens of a short text such as a name in a lexicon, cut exactly as running text is, without
 * tags (begin and end are offsets in `text`). */
FRN_API frn_status frn_syntax_words(frn_token **out, uint32_t *count, frn_arena *arena,
                                    frn_slice text, const frn_model *model, frn_error *err);

FRN_END_DECLS
#endif
