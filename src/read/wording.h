/* read/wording.h - the words that make claims: actions, speech, modality, issues.
 *
 * One table of lexicon/actions.tsv, speech.tsv, modality.tsv, issues.tsv and places.tsv and of
 * files of the same names in the user's folders (a row with the same pattern and part of speech
 * replaces the built-in one; an issue with the same id too). Constant after loading, shared by
 * threads. Columns: lexicon/README.md.
 */
#ifndef FRENEMY_READ_WORDING_H
#define FRENEMY_READ_WORDING_H

#include "base/diag.h"
#include "base/slice.h"

FRN_BEGIN_DECLS

typedef struct frn_wording frn_wording;

typedef struct frn_wording_options {
    bool bare;              /* leave out the built-in files */
    bool only;              /* leave out the built-in actions and issues */
    const char *const *dir; /* folders laid over them, in this order */
    size_t dir_count;
    const char *issues; /* one more file of issues; NULL: none */
} frn_wording_options;

/* Rows that cannot be used go to `sink` (FRN-02xx) and are left out. `options`, `sink` may be NULL.
 */
FRN_API FRN_MUST_CHECK frn_status frn_wording_load(frn_wording **out,
                                                   const frn_wording_options *options,
                                                   const frn_diag_sink *sink, frn_error *err);
FRN_API void frn_wording_free(frn_wording *wording); /* NULL is fine */
/* How many patterns of each kind there are; any pointer may be NULL. */
FRN_API void frn_wording_size(const frn_wording *wording, uint32_t *actions, uint32_t *speech,
                              uint32_t *moods, uint32_t *issues);
/* The family of an issue ("security"), empty when unknown; `is_place` may be NULL. */
FRN_API frn_slice frn_wording_family(const frn_wording *wording, frn_slice issue, bool *is_place);

FRN_END_DECLS
#endif
