/* read/dictionary_loading_internal.h - what the loaders of a verb dictionary share: the state of
 * one file, its codes, patterns and rules. */
#ifndef FRENEMY_READ_DICTIONARY_LOADING_INTERNAL_H
#define FRENEMY_READ_DICTIONARY_LOADING_INTERNAL_H

#include "read/dictionary_internal.h"

typedef struct frn_dictionary_loading {
    frn_dictionary *d;
    const frn_diag_sink *sink;
    frn_slice file;
    uint64_t line;
    uint32_t set;            /* that the "+WORD" lines add to; FRN_NONE */
    uint32_t block;          /* first entry of the block at hand */
    uint32_t rule, fallback; /* of the block */
    frn_slice verb;          /* the block's first verb */
    frn_slice code;
    bool patterns; /* the block has begun its patterns: a verb starts a new one */
    uint32_t verbs, rules, transforms, refused;
    bool failed;
} frn_dictionary_loading;

/* Tells that the line is left out, and why; not when memory is out, for then it may be sound. */
void frn_dictionary_refuse(frn_dictionary_loading *l, frn_message message, const char *what,
                           frn_slice of);
/* "042", "042:043", ":173", "---": false when it is none of them. */
bool frn_dictionary_code(frn_dictionary_loading *l, frn_rule *rule, frn_slice text);
/* Adds the words as one phrase of the dictionary; false when there are none. */
bool frn_dictionary_phrase(frn_dictionary_loading *l, frn_slice text);
/* Stores a rule without a pattern, for the verb or verbs in l->verb; FRN_NONE without memory. */
uint32_t frn_dictionary_plain_rule(frn_dictionary_loading *l, frn_rule *rule);
/* "- $ TROOP * (TOWARD {THE BORDER}) [190]" */
void frn_dictionary_pattern(frn_dictionary_loading *l, frn_slice line);
/* "~ a (b . ATTACK) SAY = a b 112" */
void frn_dictionary_transformation(frn_dictionary_loading *l, frn_slice line);

#endif
