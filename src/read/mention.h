/* read/mention.h - where actors are named in a sentence, and who they are.
 *
 * A mention covers tokens [first, last] with the token `head` that the syntax hangs on. Its actors
 * are more than one when words stand for several ("both", "the two sides", "they"). Adjectives
 * ("Iranian interests") are mentions of the state too, marked as such.
 */
#ifndef FRENEMY_READ_MENTION_H
#define FRENEMY_READ_MENTION_H

#include "claim/actor.h"
#include "read/token.h"

FRN_BEGIN_DECLS

enum {                                /* frn_mention.flags */
       FRN_MENTION_ADJECTIVE = 1,     /* "Iranian", "U.S." before a noun */
       FRN_MENTION_POSSESSIVE = 2,    /* "Iran's" */
       FRN_MENTION_PRONOUN = 4,       /* resolved pronoun */
       FRN_MENTION_DEFINITE = 8,      /* resolved description: "the two sides", "the group" */
       FRN_MENTION_PLACE = 16,        /* may be meant as a place only ("in Iraq") */
       FRN_MENTION_OPEN = 32,         /* no lexicon has it */
       FRN_MENTION_DATIVE = 64,       /* reserved */
       FRN_MENTION_SPEAKER_ONLY = 128 /* analysts, outlets, unnamed officials: speak, seldom act */
};

typedef struct frn_mention {
    uint32_t first, last; /* tokens, both included */
    uint32_t head;
    uint32_t flags;
    uint32_t *actor; /* ids in the document's actor table */
    uint32_t actor_count;
} frn_mention;

FRN_END_DECLS
#endif
