/* read/dictionary_internal.h - verb, issue and discard dictionaries in the formats of TABARI,
 * PETRARCH and Phoenix, and what they find in a sentence. Formats: docs/dictionaries.md.
 *
 * A verb block is a list of verbs with their forms, a code and patterns. Of the patterns that fit
 * around a verb the one with the most words gives the code; `$` and `+` say who is source and
 * target, else they are found as for the built-in verbs. Constant once loaded.
 */
#ifndef FRENEMY_READ_DICTIONARY_INTERNAL_H
#define FRENEMY_READ_DICTIONARY_INTERNAL_H

#include "claim/cameo.h"
#include "claim/dictionary_internal.h"
#include "read/event_internal.h"

typedef enum frn_step_kind {
    FRN_STEP_WORDS,  /* one of several sequences of words */
    FRN_STEP_SOURCE, /* $ */
    FRN_STEP_TARGET, /* + */
    FRN_STEP_BOTH,   /* %: everybody named there is source and target */
    FRN_STEP_SKIP    /* ^: somebody who is neither */
} frn_step_kind;

typedef struct frn_step {
    uint8_t kind;
    bool prep;      /* the preposition that opens "(...)" */
    bool noun;      /* a word that may stand before a passive verb */
    uint8_t gap;    /* words that may stand between it and the step before */
    uint32_t first; /* phrases of the dictionary */
    uint32_t count;
} frn_step;

typedef struct frn_rule {
    frn_cue cue;                   /* what the reader's other parts see of it */
    uint32_t before, before_count; /* steps, in the order of the text */
    uint32_t after, after_count;
    uint32_t weight;                   /* how much it asks for */
    const frn_cameo *code, *reverse;   /* of source to target, of target to source */
    frn_slice code_text, reverse_text; /* as the dictionary writes them */
    uint32_t next;                     /* of the block, by falling weight; FRN_NONE */
} frn_rule;

typedef struct frn_verb_entry { /* one form of a verb */
    frn_slice before, after;    /* the other words of "+SHUT_DOWN" */
    uint32_t rule;              /* the block's first rule; FRN_NONE */
    uint32_t fallback;          /* the rule without words; FRN_NONE */
    uint32_t block;             /* the first entry of its block */
    uint32_t next;              /* entry of the same form; FRN_NONE */
} frn_verb_entry;

typedef struct frn_verb_class { /* of a transformation; no code and no block: any verb */
    frn_slice code;             /* it and what CAMEO has below it, "190" all of 19 */
    uint32_t block;             /* of a verb without a code; FRN_NONE */
} frn_verb_class;

/* "~ a (b . ATTACK) SAY = a b 112": when a says that b attacks somebody, a does 112 to b. Actors
 * are letters; '.' anybody or nobody, '_' nobody of its own. */
typedef struct frn_transform {
    frn_verb_class outer, inner;
    char who, source, target; /* the outer verb's source, the inner verb's */
    char from, to;            /* of what is made */
    uint32_t rule;            /* what is made; FRN_NONE: the inner verb's own code */
} frn_transform;

typedef struct frn_discard {
    frn_slice words;
    bool whole; /* the document */
    uint32_t next;
} frn_discard;

typedef struct frn_dictionary {
    frn_arena arena;
    frn_cameo_table *cameo;
    frn_map forms; /* hash of a form -> entry */
    FRN_VEC(frn_verb_entry) entries;
    FRN_VEC(frn_rule) rules;
    FRN_VEC(frn_step) steps;
    FRN_VEC(frn_slice) phrases; /* lower case, words separated by a blank; " " at the end: exact */
    frn_map sets;               /* hash of "&NAME" -> row of set_first */
    FRN_VEC(frn_step) set;      /* first, count */
    FRN_VEC(frn_transform) transforms; /* the first that fits holds */
    frn_map discard_words;             /* hash of the first word -> discard */
    FRN_VEC(frn_discard) discards;
} frn_dictionary;

/* Reads one file of verbs, issues or discards into the tables of words. */
FRN_MUST_CHECK frn_status frn_dictionary_take(frn_wording *w, frn_dictionary_kind kind,
                                              frn_slice bytes, frn_slice file,
                                              const frn_diag_sink *sink);
FRN_MUST_CHECK frn_status frn_dictionary_verbs(frn_dictionary *d, frn_slice bytes, frn_slice file,
                                               const frn_diag_sink *sink);
FRN_MUST_CHECK frn_status frn_dictionary_issues(frn_wording *w, frn_slice bytes, frn_slice file,
                                                const frn_diag_sink *sink);
void frn_dictionary_free(frn_dictionary *d); /* NULL is fine */

typedef struct frn_rule_match {
    const frn_rule *rule;
    frn_parties source, target;
    uint32_t last; /* the last token that it covers */
} frn_rule_match;

/* The rule that fits best around the verb at `at`; false when none of its blocks gives a code. */
bool frn_dictionary_match(frn_rule_match *out, const frn_dictionary *d, const frn_scene *s,
                          uint32_t at);
/* The event that a transformation makes of the verb at `at`, whose match is `m` (its source and
 * target as found), and the verb that embeds it, in *outer. False when none fits. */
bool frn_dictionary_transformed(frn_event *out, uint32_t *outer, const frn_dictionary *d,
                                const frn_scene *s, uint32_t at, const frn_rule_match *m);
void frn_dictionary_event(frn_event *out, const frn_rule_match *m, uint32_t at,
                          const frn_cameo *code, frn_slice text, const frn_parties *source,
                          const frn_parties *target);
/* Adds what the dictionary finds to the events of the sentence, or its codes to those that agree.
 */
void frn_dictionary_events(frn_events *events, const frn_scene *s);
/* Whether a discard stands in the sentence; `whole`: one that throws away the document. */
bool frn_dictionary_discards(const frn_dictionary *d, const frn_scene *s, bool whole);

#endif
