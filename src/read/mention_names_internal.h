/* read/mention_names_internal.h - what the steps share that find the names no lexicon has.
 *
 *   run        runs of capitalised words
 *   evidence   what the words around say that a name is
 *   short      shorter names for what was named in full
 *   names      one sentence, then the verdict over the document
 */
#ifndef FRENEMY_READ_MENTION_NAMES_INTERNAL_H
#define FRENEMY_READ_MENTION_NAMES_INTERNAL_H

#include "read/mention_internal.h"

typedef struct frn_runner {
    frn_finder *finder;
    const frn_sentence *sentence;
    uint32_t index; /* of the sentence */
    const frn_scan *scan;
    uint32_t *word_of;   /* [token] its first word in the scan; FRN_NONE */
    uint32_t *atom_of;   /* [token] index into `old` */
    const frn_atom *old; /* the atoms of the lexicon */
} frn_runner;

static inline uint32_t word_at(const frn_runner *r, uint32_t token)
{
    uint32_t at = r->word_of[token];

    return at == FRN_NONE ? FRN_NONE : r->scan->word[at].word;
}

static inline bool is_class(const frn_runner *r, uint32_t token, frn_word_class word_class,
                            int *kind)
{
    return frn_lexicon_word_is(r->finder->lexicon, word_at(r, token), word_class, kind);
}

static inline bool is_given(const frn_runner *r, uint32_t token)
{
    return frn_lexicon_given(r->finder->lexicon, word_at(r, token)) != FRN_GIVEN_NOT;
}

static inline const frn_atom *atom_at(const frn_runner *r, uint32_t token)
{
    return token < r->sentence->count && r->atom_of[token] != FRN_NONE ? &r->old[r->atom_of[token]]
                                                                       : NULL;
}

static inline bool has_letter(frn_slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if ((c >= 'a' && c <= 'z') || c >= 0x80)
            return true;
    }
    return false;
}

static inline bool is_initial(const frn_token *token)
{
    return token->lower.len <= 2 && has_letter(token->lower) &&
           (token->lower.len == 1 || token->lower.ptr[1] == '.');
}

/* A capitalised word that may be part of a name. */

/* The run that starts at `t`, put among the atoms when it is more than an atom of the lexicon;
 * returns the next token to look at, `t` when there is no run. */
uint32_t frn_name_put_run(frn_runner *r, uint32_t t);
void frn_name_put_atom(frn_runner *r, frn_atom atom);
/* Counts what the words around an atom say of its name. */
void frn_name_weigh(frn_runner *r, const frn_atom *atom);
/* The ends of a name of several words: "lindsey graham" -> "graham". */
void frn_short_add_ends(frn_finder *finder, frn_slice key, uint32_t sentence, uint32_t lexicon,
                        uint32_t name);
/* "The Commission" for the European Commission. */
void frn_short_add_tail(frn_finder *finder, frn_slice key, uint32_t sentence, uint32_t lexicon,
                        uint32_t name);
/* First word and initials: "Acme", "AMC" for Acme Motor Company. */
void frn_short_add_organisation(frn_finder *finder, const frn_open_name *name, uint32_t row);

#endif
