/* read/wording_internal.h - the tables of words and how they are matched. */
#ifndef FRENEMY_READ_WORDING_INTERNAL_H
#define FRENEMY_READ_WORDING_INTERNAL_H

#include "base/arena.h"
#include "base/intern.h"
#include "base/map.h"
#include "base/vec.h"
#include "claim/action.h"
#include "read/token.h"
#include "read/wording.h"

typedef enum frn_cue_kind {
    FRN_CUE_ACTION,
    FRN_CUE_SPEECH,
    FRN_CUE_MOOD,
    FRN_CUE_KINDS
} frn_cue_kind;

typedef enum frn_cue_pos {
    FRN_POS_VERB,
    FRN_POS_NOUN,
    FRN_POS_ADJ,
    FRN_POS_ADV,
    FRN_POS_PREP,
    FRN_POS_AUX,
    FRN_POS_MARK
} frn_cue_pos;

/* Where an argument stands. Values from FRN_SLOT_PREP on are prepositions. */
enum {
    FRN_SLOT_NONE = 0,
    FRN_SLOT_SUBJ,
    FRN_SLOT_OBJ,
    FRN_SLOT_POSS,
    FRN_SLOT_PEOPLE,  /* those whom the source governs: "imposed a curfew" */
    FRN_SLOT_PREP = 8 /* + number of the preposition's word */
};

typedef enum frn_control { /* what a predicate does with one that it embeds */
                           FRN_CONTROL_NONE,
                           FRN_CONTROL_COMMIT,
                           FRN_CONTROL_REFUSE,
                           FRN_CONTROL_THREAT,
                           FRN_CONTROL_DEMAND,
                           FRN_CONTROL_DEMAND_INF, /* only with an infinitive or that-clause */
                           FRN_CONTROL_ACCUSE
} frn_control;

typedef enum frn_manner {
    FRN_MANNER_NEUTRAL,
    FRN_MANNER_CLAIM,
    FRN_MANNER_BELIEF,
    FRN_MANNER_CONCEDE,
    FRN_MANNER_DENY,
    FRN_MANNER_DEMAND,
    FRN_MANNER_THREAT,
    FRN_MANNER_PRAISE,
    FRN_MANNER_ACCUSE,
    FRN_MANNER_COMMIT,
    FRN_MANNER_ASK,
    FRN_MANNER_SHOW
} frn_manner;

typedef enum frn_mood { /* bits: one word may be in several classes */
                        FRN_MOOD_HYPOTHETICAL = 1,
                        FRN_MOOD_HEDGE = 2,
                        FRN_MOOD_DEMAND = 4,
                        FRN_MOOD_FUTURE = 8,
                        FRN_MOOD_ABILITY = 16,
                        FRN_MOOD_NEGATE = 32,
                        FRN_MOOD_PAST = 64,
                        FRN_MOOD_CONDITIONAL = 128,
                        FRN_MOOD_PURPOSE = 256,
                        FRN_MOOD_FAIL = 512,
                        FRN_MOOD_TRY = 1024,
                        FRN_MOOD_BEGIN = 2048,
                        FRN_MOOD_END = 4096,
                        FRN_MOOD_LIGHT = 8192,
                        FRN_MOOD_WANT = 16384,
                        FRN_MOOD_FORECAST = 32768,
                        FRN_MOOD_REJECT = 65536,
                        FRN_MOOD_CAUSE = 131072,
                        FRN_MOOD_PREVENT = 262144,
                        FRN_MOOD_DENIAL = 524288
} frn_mood;

enum { FRN_CUE_WORDS = 6, FRN_CUE_SPELLINGS = 6, FRN_CUE_SLOTS = 12 };

typedef struct frn_cue { /* what matching asks for stands together at the start */
    uint8_t words, head;
    uint8_t kind, pos;
    uint8_t action, control, manner;
    bool mutual;
    bool quote, that, inf;                           /* speech frames */
    uint32_t word[FRN_CUE_WORDS][FRN_CUE_SPELLINGS]; /* FRN_NONE = no more spellings */
    uint16_t source[FRN_CUE_SLOTS], target[FRN_CUE_SLOTS];
    double intensity;
    frn_slice pattern;
    uint32_t mood; /* frn_mood bits */
    uint32_t next; /* the next cue of its kind with the same head word; FRN_NONE */
} frn_cue;

/* What tells most cues of a word apart from what a sentence has, without looking at the cue: its
 * part of speech, and two more words that must be somewhere (numbers of bits in frn_scene.present;
 * FRN_PRESENT_ALWAYS where it asks for fewer). */
enum { FRN_PRESENT_ALWAYS = 2048 };
typedef struct frn_cue_key {
    uint32_t cue;
    uint32_t mood; /* the cue's */
    uint16_t need[2];
    uint8_t pos, words;
} frn_cue_key;

static inline uint32_t frn_present_bit(uint32_t word)
{
    return word % FRN_PRESENT_ALWAYS;
}

/* What a word can begin, bit by bit: most words begin nothing, and this is all that is read of
 * them. */
enum {
    FRN_WORD_CUES = 1, /* << frn_cue_kind: it is the head of cues of that kind */
    FRN_WORD_ANY_CUE = 7,
    FRN_WORD_ISSUE = 8, /* first word of an issue's name */
    FRN_WORD_FORM = 16  /* a form of a verb of the tables */
};

typedef enum frn_breadth { /* how much the name of a topic tells */
                           FRN_BREADTH_TOPIC,
                           FRN_BREADTH_BROAD,  /* any report may touch it: a place says more */
                           FRN_BREADTH_SETTING /* what every conflict has: troops, arms; a city */
} frn_breadth;

typedef struct frn_issue {
    frn_slice id, family, state;
    bool place;
    bool own; /* from the user's own file of issues */
    uint8_t breadth;
} frn_issue;

enum { FRN_PHRASE_WORDS = 14 };
typedef struct frn_phrase {
    uint32_t next;  /* with the same first word, longest first; FRN_NONE */
    uint32_t issue; /* FRN_NONE: none, whatever else its words may name */
    uint32_t words;
    uint32_t word[FRN_PHRASE_WORDS];
    bool weak;    /* counts only where nothing stronger is near */
    bool capital; /* must stand with a capital */
} frn_phrase;

struct frn_wording {
    frn_arena arena;
    frn_intern words;
    FRN_VEC(frn_cue) cues;
    FRN_VEC(uint32_t) first_cue[FRN_CUE_KINDS]; /* [word] */
    FRN_VEC(frn_cue_key) keys;                  /* in the order of the chains */
    FRN_VEC(uint32_t) first_key;                /* [word * FRN_CUE_KINDS + kind], and the end */
    FRN_VEC(frn_issue) issues;
    frn_intern issue_ids;
    FRN_VEC(uint32_t) first_issue; /* [word] first phrase that starts with it */
    FRN_VEC(frn_phrase) phrases;
    frn_map rows;               /* kind, part of speech and pattern -> cue */
    frn_map forms;              /* word -> the verb of the tables that it is a form of */
    FRN_VEC(uint8_t) uses;      /* [word] FRN_WORD_... */
    uint32_t by, from, against; /* words; FRN_NONE */
    uint32_t actions, speech, moods;
    struct frn_dictionary *dictionary; /* the user's verbs in PETRARCH's format; NULL: none */
    bool own_issues;                   /* while the user's file of issues is read */
};

/* Reads one file's bytes; `name` is "actions.tsv" and the like. */
FRN_MUST_CHECK frn_status frn_wording_read(frn_wording *w, frn_slice name, frn_slice bytes,
                                           frn_slice file, const frn_diag_sink *sink);
FRN_MUST_CHECK frn_status frn_wording_settle(frn_wording *w);
FRN_MUST_CHECK bool frn_wording_add_forms(frn_wording *w);
/* The verb of the tables that the word is a form of; FRN_NONE. */
uint32_t frn_wording_verb(const frn_wording *w, uint32_t form);

#endif
