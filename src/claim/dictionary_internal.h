/* claim/dictionary_internal.h - the text layer of TABARI, PETRARCH and Phoenix dictionaries: lines,
 * comments, codes in brackets, dates, words joined by underscores. Formats: docs/dictionaries.md.
 */
#ifndef FRENEMY_CLAIM_DICTIONARY_INTERNAL_H
#define FRENEMY_CLAIM_DICTIONARY_INTERNAL_H

#include "base/date.h"
#include "base/diag.h"
#include "claim/lexicon_internal.h"

typedef enum frn_dictionary_kind {
    FRN_DICTIONARY_NONE,
    FRN_DICTIONARY_ACTORS,
    FRN_DICTIONARY_AGENTS,
    FRN_DICTIONARY_VERBS,
    FRN_DICTIONARY_ISSUES,
    FRN_DICTIONARY_DISCARDS
} frn_dictionary_kind;

/* What a file is, by its name ("x.verbs", "Phoenix.agents.txt"), else by its first lines. Files
 * with other endings are none. */
frn_dictionary_kind frn_dictionary_of(frn_slice path, frn_slice bytes);
/* Takes the next line without its comment ('#' or ';') and line end; false at the end. */
bool frn_dictionary_line(frn_slice *rest, frn_slice *line);
/* Takes the next "[...]" of the line: what stands inside, trimmed; `before` is what stood before
 * it. False when there is none. */
bool frn_dictionary_brackets(frn_slice *line, frn_slice *before, frn_slice *inside);
/* "<991231", ">20010101", "991231-20010101" (two-digit years: 31 and later are 19xx). */
bool frn_dictionary_span(frn_slice text, frn_span *out);
/* "AL_QAEDA_IN_IRAQ_" -> "Al Qaeda in Iraq" (`name`) or "al qaeda in iraq"; in `arena`, empty when
 * there are no words. Without memory it is empty too and *failed becomes true, so that no entry is
 * lost unsaid; else *failed stays as it is. */
frn_slice frn_dictionary_words(frn_arena *arena, frn_slice text, bool name, bool *failed);

/* Reads one dictionary of actors or agents into the lexicon. */
FRN_MUST_CHECK frn_status frn_dictionary_read(frn_lexicon *lexicon, frn_dictionary_kind kind,
                                              frn_slice bytes, uint32_t layer,
                                              const frn_diag_sink *sink, frn_slice file);

#endif
