/* read/token.h - a document cut into sentences and tokens, tagged and parsed.
 *
 * Tags and relations are those of Universal Dependencies 2 (de Marneffe et al. 2021), subtypes
 * folded except the ones listed. Offsets are bytes of the document's text.
 */
#ifndef FRENEMY_READ_TOKEN_H
#define FRENEMY_READ_TOKEN_H

#include "base/arena.h"

FRN_BEGIN_DECLS

typedef enum frn_tag {
    FRN_TAG_X = 0,
    FRN_TAG_ADJ,
    FRN_TAG_ADP,
    FRN_TAG_ADV,
    FRN_TAG_AUX,
    FRN_TAG_CCONJ,
    FRN_TAG_DET,
    FRN_TAG_INTJ,
    FRN_TAG_NOUN,
    FRN_TAG_NUM,
    FRN_TAG_PART,
    FRN_TAG_PRON,
    FRN_TAG_PROPN,
    FRN_TAG_PUNCT,
    FRN_TAG_SCONJ,
    FRN_TAG_SYM,
    FRN_TAG_VERB,
    FRN_TAG_COUNT
} frn_tag;

typedef enum frn_rel {
    FRN_REL_DEP = 0,
    FRN_REL_ROOT,
    FRN_REL_NSUBJ,
    FRN_REL_NSUBJ_PASS,
    FRN_REL_OBJ,
    FRN_REL_IOBJ,
    FRN_REL_OBL,
    FRN_REL_OBL_AGENT,
    FRN_REL_NMOD,
    FRN_REL_NMOD_POSS,
    FRN_REL_NMOD_DESC, /* a title before a name: "President" in "President Bush" */
    FRN_REL_APPOS,
    FRN_REL_AMOD,
    FRN_REL_COMPOUND,
    FRN_REL_COMPOUND_PRT,
    FRN_REL_FLAT,
    FRN_REL_DET,
    FRN_REL_NUMMOD,
    FRN_REL_CASE,
    FRN_REL_MARK,
    FRN_REL_ADVMOD,
    FRN_REL_AUX,
    FRN_REL_AUX_PASS,
    FRN_REL_COP,
    FRN_REL_CSUBJ,
    FRN_REL_CCOMP,
    FRN_REL_XCOMP,
    FRN_REL_ADVCL,
    FRN_REL_ACL,
    FRN_REL_ACL_RELCL,
    FRN_REL_CONJ,
    FRN_REL_CC,
    FRN_REL_PARATAXIS,
    FRN_REL_FIXED,
    FRN_REL_EXPL,
    FRN_REL_DISCOURSE,
    FRN_REL_VOCATIVE,
    FRN_REL_PUNCT,
    FRN_REL_COUNT
} frn_rel;

enum {                            /* frn_token.flags */
       FRN_TOKEN_UPPER = 1,       /* first letter is a capital */
       FRN_TOKEN_ALL_UPPER = 2,   /* two or more letters, all capitals */
       FRN_TOKEN_SPACE_AFTER = 4, /* followed by a blank in the text */
       FRN_TOKEN_FIRST = 8,       /* first word of its sentence */
       FRN_TOKEN_QUOTED = 16,     /* stands inside quotation marks */
       FRN_TOKEN_OPEN_QUOTE = 32, /* is an opening quotation mark */
       FRN_TOKEN_CLOSE_QUOTE = 64,
       FRN_TOKEN_PAST = 128,       /* a verb in past tense or a past participle */
       FRN_TOKEN_PARTICIPLE = 256, /* past participle (VBN); FRN_TOKEN_PAST is set too */
       FRN_TOKEN_GERUND = 512,     /* verb in -ing */
       FRN_TOKEN_BASE = 1024,     /* verb in its base form: infinitive, imperative, after a modal */
       FRN_TOKEN_PLURAL = 2048,   /* noun or name in the plural */
       FRN_TOKEN_NESTED = 4096,   /* inside quotation marks that are inside quotation marks */
       FRN_TOKEN_RELATIVE = 8192, /* wh-word: who, which, what, where, how ... */
       FRN_TOKEN_SEEN = 16384     /* the treebank has the word, so its tag can be trusted */
};

typedef struct frn_token {
    uint32_t begin, end; /* bytes of the document's text */
    frn_slice lower;     /* folded: lower case, straight quotes */
    frn_slice lemma;     /* dictionary form, lower case */
    uint8_t tag;         /* frn_tag */
    uint8_t rel;         /* frn_rel, to its head */
    uint16_t flags;
    int32_t head;  /* index in the sentence; -1 for the root */
    uint32_t word; /* id of `lower` in the model's vocabulary; UINT32_MAX when unknown */
    uint16_t lower_key, lemma_key; /* made of their letters (word_list_internal.h) */
} frn_token;

typedef struct frn_sentence {
    uint32_t begin, end; /* bytes of the document's text */
    uint32_t paragraph;  /* index into the document's paragraphs */
    frn_token *token;
    uint32_t count;
} frn_sentence;

FRN_API const char *frn_tag_text(frn_tag tag); /* "PROPN" */
FRN_API const char *frn_rel_text(frn_rel rel); /* "nsubj:pass" */
FRN_API frn_tag frn_tag_of(frn_slice text);    /* FRN_TAG_X for an unknown name */
FRN_API frn_rel frn_rel_of(frn_slice text);    /* unknown subtypes fold; FRN_REL_DEP otherwise */

FRN_END_DECLS
#endif
