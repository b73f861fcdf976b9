/* read/mention.h - where actors are named in a sentence, and who they are.
 *
 * A mention covers tokens [first, last] with the token `head` that the syntax hangs on. Mentions of
 * a sentence are sorted and do not overlap; only the parts of one hyphenated token may share it.
 * A mention is as long as the name it stands for: "Iranian Foreign Ministry spokesman Jane Doe" is
 * one mention, of the person; the ministry and Iran are reached through the cast. Its actors are
 * more than one when the words stand for several ("both", "the two sides", "American and Iranian
 * diplomats").
 *
 * Descriptions without a name are actors too: "moderate Syrian opposition" is SYR/opposition, "US
 * officials" USA/government. Adjectives that belong to no actor ("Iranian interests") are mentions
 * of the state, marked as such; so are the parts of "anti-Assad" and "U.S.-led", with their stance.
 *
 * Coreference runs in text order over the whole document: pronouns and descriptions go to the
 * nearest fitting actor, subjects and the same paragraph first (Lappin and Leass 1994, simplified).
 */
#ifndef FRENEMY_READ_MENTION_H
#define FRENEMY_READ_MENTION_H

#include "base/buf.h"
#include "claim/lexicon.h"
#include "format/document.h"
#include "read/cast.h"
#include "read/token.h"

FRN_BEGIN_DECLS

enum {                             /* frn_mention.flags */
       FRN_MENTION_ADJECTIVE = 1,  /* modifies a noun outside: "Iranian" interests, "U.S." talks */
       FRN_MENTION_POSSESSIVE = 2, /* followed by 's: "Iran's"; also "its", "their" */
       FRN_MENTION_PRONOUN = 4,    /* pronoun; without actors when nothing fits */
       FRN_MENTION_DEFINITE = 8,   /* resolved description: "the two sides", "the group" */
       FRN_MENTION_PLACE = 16,     /* may be meant as a place only ("in Iraq", "from Baghdad") */
       FRN_MENTION_OPEN = 32,      /* no lexicon has it */
       FRN_MENTION_GENERIC = 64,   /* a common noun, no name and no state in it: "workers" */
       FRN_MENTION_SPEAKER_ONLY = 128, /* analysts, outlets, unnamed officials: speak, seldom act */
       FRN_MENTION_FIRST = 256,        /* I, we, our: the speaker or the speaker's side */
       FRN_MENTION_PLURAL = 512
};

typedef struct frn_mention {
    uint32_t first, last; /* tokens, both included */
    uint32_t head;
    uint32_t flags;
    uint32_t *actor; /* rows of the document's cast */
    uint32_t actor_count;
    uint32_t voice;  /* an unnamed speaker, when what it says is said by somebody of its own: "two
                      * of his aides"; FRN_NONE */
    uint32_t bearer; /* with a stance: the mention of the sentence that bears it; FRN_NONE */
    uint8_t stance;  /* frn_stance */
} frn_mention;

typedef struct frn_mention_list { /* of one sentence */
    frn_mention *at;
    uint32_t count;
} frn_mention_list;

/* All mentions of the document: (*out)[sentence], in `arena`; the cast is filled. Pronouns and
 * descriptions are resolved. O(tokens). */
FRN_API FRN_MUST_CHECK frn_status frn_mentions_find(frn_mention_list **out, frn_cast *cast,
                                                    frn_arena *arena, const frn_lexicon *lexicon,
                                                    const frn_document *doc,
                                                    const frn_sentence *sentence, uint32_t count,
                                                    frn_error *err);
/* Nouns for somebody else than who has him: "its rival", "the bank's creditors". */
FRN_API bool frn_mention_is_outsider(frn_slice lemma);
/* The mention whose head or tokens hold `token`; NULL. */
FRN_API const frn_mention *frn_mention_at(const frn_mention_list *list, uint32_t token);
/* One line a mention, for people: words, actors, flags. */
FRN_API void frn_mentions_show(frn_buf *out, const frn_cast *cast, const frn_document *doc,
                               const frn_sentence *sentence, const frn_mention_list *list);

FRN_END_DECLS
#endif
