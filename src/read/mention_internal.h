/* read/mention_internal.h - what the steps of finding mentions hand to each other.
 *
 *   scan     words of a sentence -> atoms (names, adjectives, parts, titles of the lexicon)
 *   run      runs of capitalised words that no lexicon has -> atoms too
 *   names    all unknown names of the document -> persons, organisations, places (evidence, short)
 *   phrase   atoms -> drafts of mentions: "Iranian" + "foreign ministry" + "spokesman" + name
 *            (draft, owner, part, describe)
 *   voice    unnamed speakers: "people close to X"
 *   settle   drafts -> actors of the cast; what a stateless part belongs to (appose, memory,
 * context) refer    descriptions; pronoun, pair ("the two sides"), speaker ("we")
 */
#ifndef FRENEMY_READ_MENTION_INTERNAL_H
#define FRENEMY_READ_MENTION_INTERNAL_H

#include "read/mention.h"
#include "read/word_list_internal.h"

/* ---- scan ---- */

enum { FRN_SEEN_UPPER = 1, FRN_SEEN_CAPITALS = 2, FRN_SEEN_JOINED = 4 };

typedef struct frn_seen_word { /* a piece of the sentence */
    uint32_t word;             /* in the lexicon; FRN_NONE */
    uint32_t token;
    uint32_t flags;
} frn_seen_word;

typedef struct frn_atom {
    uint32_t first, last;           /* tokens, both included */
    uint32_t from, to;              /* words, both included */
    const frn_lexicon_entry *entry; /* those whose spelling fits */
    uint32_t entries;
    uint32_t uses; /* 1 << frn_use of every entry */
    uint32_t name; /* row of the document's unknown names; FRN_NONE for lexicon atoms */
} frn_atom;

#define FRN_USES(use) (1u << (use))

typedef struct frn_scan {
    frn_seen_word *word;
    uint32_t words;
    frn_atom *atom; /* sorted, not overlapping */
    uint32_t atoms;
    uint32_t *atom_of; /* [token] the atom that covers it; FRN_NONE */
    uint32_t *word_of; /* [token] its first word; FRN_NONE */
    bool loud;         /* a headline in capitals: case says nothing */
} frn_scan;

/* ---- unknown names ---- */

typedef struct frn_open_name {
    frn_slice text; /* as in the document */
    frn_slice key;  /* folded, words separated by one blank */
    uint32_t words;
    uint32_t sentence; /* where it first stands */
    uint32_t seen, subject;
    uint32_t inner; /* how often its capital does not come from starting a sentence */
    int person, organisation, place; /* evidence */
    frn_actor_kind kind;             /* FRN_KIND_UNKNOWN: no actor */
    frn_actor_kind hint;             /* kind of organisation that its head word says */
    bool dropped;                    /* a place, an event, an ordinary word */
    uint32_t state;                  /* lexicon row of a place in the name; FRN_NONE */
    uint32_t row;                    /* in the cast once settled; FRN_NONE */
} frn_open_name;

typedef struct frn_short_name { /* "Graham" -> Lindsey Graham of this document */
    uint64_t key;
    uint32_t sentence; /* of the fuller mention */
    uint32_t lexicon;  /* actor, or FRN_NONE */
    uint32_t name;     /* unknown name, or FRN_NONE */
    uint32_t next;     /* an earlier one of the same key; FRN_NONE */
} frn_short_name;

/* ---- drafts ---- */

enum { FRN_MOST_OWNERS = 8 };

typedef struct frn_draft {
    frn_mention mention; /* actors are filled by settle */
    uint32_t row[FRN_MOST_OWNERS];
    uint32_t rows;                   /* cast rows known already */
    uint32_t name;                   /* unknown name that is the actor; FRN_NONE */
    uint32_t person;                 /* lexicon row of the person named; FRN_NONE */
    uint32_t body;                   /* part of the owners that is meant; FRN_NONE */
    uint32_t owner[FRN_MOST_OWNERS]; /* cast rows: states, organisations, persons */
    uint32_t owners;
    uint32_t owner_pronoun; /* first token of the mention that owns it: "its", "the union's" */
    uint32_t owner_name;    /* unknown name that owns it ("Acme spokesman"); FRN_NONE */
    frn_slice role;         /* of the person: "foreign-minister" */
    frn_slice spelled;      /* the known person's name in several words, as the document has it */
    uint32_t joint;         /* last token of "analysts in X and Y", who speak together; 0 */
    frn_actor_kind kind;    /* for unknown names, when the phrase says it */
    uint32_t same;          /* first token of the draft that names the same; FRN_NONE */
    uint32_t many;          /* how many "the two", "the three" are */
    bool role_alone;        /* a role without a name, one person: "the mayor of Springfield" */
    bool definite;          /* "the", "this", "that" before it */
    bool former;            /* "former", "ex" before it */
    bool indefinite;        /* "a", "an", a number, "some" */
    bool subject;
    bool speaks;                    /* subject of a verb of saying, or "according to" it */
    bool nameless;                  /* nobody that a lexicon or the document names */
    uint32_t says_first, says_last; /* its words when it speaks */
} frn_draft;

/* ---- what has been talked of ---- */

typedef struct frn_referent {
    uint32_t row[FRN_MOST_OWNERS];
    uint32_t rows;
    uint32_t sentence, paragraph;
    uint32_t first, last, token; /* tokens; `token` is the head */
    frn_actor_kind kind;
    uint32_t body;   /* the part that it was named as; FRN_NONE */
    uint8_t subject; /* 2 subject, 1 object, 0 other */
    bool plural;
    bool group;   /* several actors named together */
    bool place;   /* only where */
    bool speaker; /* subject of a verb of saying */
    bool nobody;  /* a noun that is no actor: it may be what "it" means */
    bool quoted;
    bool modifier; /* an adjective or possessive */
    bool implied;  /* named inside the name of another: its leader, its army */
} frn_referent;

typedef struct frn_finder {
    const frn_lexicon *lexicon;
    const frn_document *doc;
    const frn_sentence *sentence;
    uint32_t count;
    frn_cast *cast;
    frn_arena *arena;
    frn_date date;

    frn_scan *scan;           /* [sentence] */
    const frn_sentence *here; /* the sentence at hand, its number and its scan */
    const frn_scan *at;
    uint32_t near_state; /* cast row: what the sentence is about; FRN_NONE */
    uint32_t index;
    FRN_VEC(frn_open_name) names;
    frn_map name_by_key;
    frn_map cased; /* hash of words that have a capital inside sentences -> 1 */
    FRN_VEC(frn_short_name) shorts;
    frn_map short_by_key; /* hash -> newest row of shorts */
    frn_map strong;       /* lexicon actors that a name without doubt mentions -> 1 */
    frn_map weight;       /* state -> how much the document talks of it */
    frn_map strong_state; /* states that something names for certain -> 1 */
    uint32_t home;        /* the state that it talks of most (lexicon row); FRN_NONE */
    frn_map defined;      /* hash of a short name that the text defines: "(FFP)" -> cast row */

    FRN_VEC(frn_draft) drafts; /* of the sentence at hand */
    FRN_VEC(frn_referent) referents;
    bool failed;

    /* scratch for one sentence */
    FRN_VEC(frn_seen_word) words;
    FRN_VEC(frn_atom) atoms;
    FRN_VEC(frn_lexicon_entry) entries;
} frn_finder;

void frn_mention_scan(frn_finder *finder, uint32_t sentence);
/* Which words have capitals where nothing but a name asks for one. */
void frn_mention_case(frn_finder *finder, uint32_t sentence);
void frn_mention_collect(frn_finder *finder, uint32_t sentence);
/* What an atom of the document says of the state that it talks of. */
void frn_home_note(frn_finder *finder, const frn_sentence *s, const frn_atom *atom, uint32_t actor);
/* Is the actor picked for the atom one of a state that the document never names, by a name that
 * every state has? Then frn_home_actor is the cast row of whom it means here. */
bool frn_home_is_foreign(const frn_finder *finder, const frn_atom *atom, uint32_t actor);
uint32_t frn_home_actor(frn_finder *finder, const frn_atom *atom, uint32_t actor);
void frn_mention_decide(frn_finder *finder);
void frn_mention_phrases(frn_finder *finder, uint32_t sentence);
/* Who says something in the sentence; nameless ones become drafts. */
void frn_mention_voices(frn_finder *finder);
void frn_mention_voice(frn_finder *finder, frn_draft *draft);
void frn_mention_settle(frn_finder *finder, frn_mention_list *out);
/* Fill the draft's rows from what has been talked of, if anything fits. */
void frn_refer_pronoun(frn_finder *finder, frn_draft *draft);
void frn_refer_description(frn_finder *finder, frn_draft *draft);
bool frn_refer_part(frn_finder *finder, frn_draft *draft);
/* "The preacher", "the former minister" (`past`): a person named a sentence or two before. */
bool frn_refer_person(frn_finder *finder, frn_draft *draft, bool past);
/* "The German carmaker", "the Russian politician": one of that state named before. */
bool frn_refer_native(frn_finder *finder, frn_draft *draft);
/* "Its neighbour", "his rival": the only other one of the kind that is talked of. */
bool frn_refer_other(frn_finder *finder, frn_draft *draft);
/* The state that the talk is about here (cast row): a place of the sentence, its actors, then what
 * came before. FRN_NONE. */
uint32_t frn_place_state(const frn_finder *finder, const frn_draft *self);
uint32_t frn_context_state(const frn_finder *finder, const frn_draft *self, bool sentence_only);
const frn_cast_actor *frn_referent_actor(const frn_finder *finder, const frn_referent *r);
bool frn_is_speech_subject(const frn_sentence *sentence, uint32_t token);
void frn_mention_speakers(frn_finder *finder, frn_mention_list *list);

/* The fuller mention of the document that a short name stands for; false when there is none. */
bool frn_short_find(const frn_finder *finder, frn_slice key, uint32_t sentence,
                    frn_short_name *out);
/* "The Commission", "the Front": what was named before and ends in the word. */
bool frn_short_find_tail(const frn_finder *finder, frn_slice word, uint32_t sentence,
                         frn_short_name *out);
/* The person of the lexicon that the atom names, by date, role ("president"; may be empty) and
 * states (lexicon rows); a bare surname needs one of them. FRN_NONE. */
uint32_t frn_pick_person(const frn_finder *finder, const frn_atom *atom, frn_slice role,
                         const uint32_t *state, uint32_t states);
/* The actor other than a person: state, organisation, adjective, capital, place. `use` (may be
 * NULL) receives how. FRN_NONE. */
uint32_t frn_pick_actor(const frn_finder *finder, const frn_atom *atom, frn_use *use);

/* Roles that one person of a state or an organisation holds at a time. */
bool frn_is_unique_role(frn_slice role);
/* The cast row of the person that a draft names; FRN_NONE. */
uint32_t frn_settle_person(frn_finder *finder, frn_draft *draft);
/* The cast row of the unknown name `index`, with what the draft says of it; FRN_NONE. */
uint32_t frn_settle_name(frn_finder *finder, const frn_draft *draft, uint32_t index);
/* Joins the drafts of the sentence that name the same: "X, the head of Y,". */
void frn_mention_appose(frn_finder *finder);
/* Keeps what a settled draft speaks of, and nouns between drafts that "it" may mean. */
void frn_mention_remember(frn_finder *finder, const frn_draft *draft);
/* Short names that the text itself gives; whether "(X)" follows token `last`. */
void frn_mention_define(frn_finder *finder, const frn_draft *draft);
bool frn_mention_is_definition(const frn_sentence *s, uint32_t last);
void frn_mention_remember_nouns(frn_finder *finder, uint32_t from, uint32_t to);

/* A word that starts a sentence and is a name elsewhere in the document. */
bool frn_is_cased(const frn_finder *finder, const frn_token *token);
/* A headline, where capitals say nothing. */
bool frn_is_loud(const frn_sentence *sentence);
/* The words of tokens [first, last] as they stand. */
frn_slice frn_tokens_text(const frn_finder *finder, const frn_sentence *sentence, uint32_t first,
                          uint32_t last);
/* The same folded, one blank between pieces; in the finder's arena. */
frn_slice frn_tokens_key(frn_finder *finder, uint32_t sentence, uint32_t first, uint32_t last);
/* The token's word in the lexicon; FRN_NONE. */
uint32_t frn_lexicon_word_of(const frn_finder *finder, const frn_token *token);
bool frn_is_possessive(const frn_sentence *sentence, uint32_t token);
/* The token of [first, last] that hangs on something outside. */
uint32_t frn_span_head(const frn_sentence *sentence, uint32_t first, uint32_t last);

#endif
