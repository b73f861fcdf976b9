/* claim/lexicon.h - who exists: actors, their names, offices and memberships, dated.
 *
 * One table of the files under lexicon/ (see lexicon/README.md) and of the user's own folders on
 * top of them. It is built once, constant afterwards and may be read from many threads. Actors,
 * bodies and titles are rows numbered from 0.
 *
 * Names are looked up as sequences of word pieces (frn_lexicon_pieces): folded, hyphens cut, dots
 * and inner apostrophes gone, so that "U.S.", "al-Qa'ida" and "Shi'ite" meet their other spellings.
 * All names stand in one automaton that the reader walks once over a sentence.
 *
 * Slices belong to the lexicon. Loading is O(bytes); every lookup is O(length of the name).
 */
#ifndef FRENEMY_CLAIM_LEXICON_H
#define FRENEMY_CLAIM_LEXICON_H

#include "base/date.h"
#include "base/diag.h"
#include "base/intern.h"
#include "claim/actor.h"

FRN_BEGIN_DECLS

typedef struct frn_lexicon frn_lexicon;

typedef struct frn_lexicon_options {
    bool bare;              /* leave out the built-in files */
    bool only;              /* instead: of the built-in files the states' codes and the words */
                            /* that are no names; nobody is made of unknown names */
    const char *const *dir; /* folders laid over them, in this order */
    size_t dir_count;
} frn_lexicon_options;

/* Rows that cannot be used go to `sink` (FRN-02xx, with file and line) and are left out. Fails with
 * FRN_E_IO when a folder cannot be opened and with FRN_E_MEMORY. `options`, `sink` may be NULL. */
FRN_API FRN_MUST_CHECK frn_status frn_lexicon_load(frn_lexicon **out,
                                                   const frn_lexicon_options *options,
                                                   const frn_diag_sink *sink, frn_error *err);
FRN_API void frn_lexicon_free(frn_lexicon *lexicon);

/* ---- actors ---- */

typedef struct frn_lexicon_actor {
    frn_slice id;   /* "IRN/irgc/quds-force" */
    frn_slice name; /* "Quds Force" */
    frn_actor_kind kind;
    uint32_t state;                /* the state above it, itself for a state; FRN_NONE when none */
    uint32_t parent;               /* the organisation, group or state it is part of; FRN_NONE */
    frn_span span;                 /* when it exists */
    uint32_t office, office_count; /* a person's rows in frn_lexicon_office_at */
} frn_lexicon_actor;

typedef struct frn_lexicon_office {
    uint32_t person;
    uint32_t organisation; /* actor; FRN_NONE when the row names none */
    frn_slice role;        /* "foreign-minister" */
    frn_span span;
} frn_lexicon_office;

/* Loaded with `only`: unknown names are nobody. */
FRN_API bool frn_lexicon_is_closed(const frn_lexicon *lexicon);
FRN_API uint32_t frn_lexicon_count(const frn_lexicon *lexicon);
/* NULL for FRN_NONE and numbers past the end. */
FRN_API const frn_lexicon_actor *frn_lexicon_at(const frn_lexicon *lexicon, uint32_t actor);
FRN_API const frn_lexicon_office *frn_lexicon_office_at(const frn_lexicon *lexicon, uint32_t i);
/* The actor with this id; FRN_NONE. */
FRN_API uint32_t frn_lexicon_id(const frn_lexicon *lexicon, frn_slice id);
/* The actor that a whole name means, whatever its case: names and aliases first, then adjectives,
 * people, capitals. `date` decides between holders of one name (FRN_NO_DATE: the only one, or the
 * latest). Surnames count only where the lexicon lists them as an alias. FRN_NONE. */
FRN_API uint32_t frn_lexicon_find(const frn_lexicon *lexicon, frn_slice name, frn_date date);

/* The state or capital whose one-word name of six letters or more differs from `folded` by one
 * letter left out, put in, changed or two exchanged; the first letter must agree. FRN_NONE. */
FRN_API uint32_t frn_lexicon_misspelt(const frn_lexicon *lexicon, frn_slice folded);

typedef enum frn_code { FRN_CODE_ISO2, FRN_CODE_FIPS, FRN_CODE_COW, FRN_CODE_CAMEO } frn_code;
/* The state with this code; FRN_CODE_CAMEO falls back on the id. FRN_NONE. */
FRN_API uint32_t frn_lexicon_state(const frn_lexicon *lexicon, frn_code which, frn_slice code);
/* The state above a person on `date` (that of the office held then), else as in the row. */
FRN_API uint32_t frn_lexicon_state_on(const frn_lexicon *lexicon, uint32_t actor, frn_date date);
/* The organisation a person belongs to on `date`: that of the office held then, else of the latest
 * one before, else of the first. `office` (may be NULL) receives the office. FRN_NONE. */
FRN_API uint32_t frn_lexicon_organisation_on(const frn_lexicon *lexicon, uint32_t person,
                                             frn_date date, uint32_t *office);
/* Who holds `role` of `organisation` (an actor) on `date`; FRN_NO_DATE: the latest. FRN_NONE. A
 * role of a state is also looked for in its parts ("foreign-minister" of IRN). */
FRN_API uint32_t frn_lexicon_holder(const frn_lexicon *lexicon, uint32_t organisation,
                                    frn_slice role, frn_date date);
/* Does the person hold, or has the person ever held (FRN_NO_DATE), `role`? */
FRN_API bool frn_lexicon_holds(const frn_lexicon *lexicon, uint32_t person, frn_slice role,
                               frn_date date);
/* The actor for which a dated row stands on `date` (FRN_NO_DATE: the undated code, else the last).
 * FRN_NONE: nobody then. */
FRN_API uint32_t frn_lexicon_stand_in(const frn_lexicon *lexicon, uint32_t row, frn_date date);
/* "Iranian", for display; the name where there is no adjective. */
FRN_API frn_slice frn_lexicon_adjective(const frn_lexicon *lexicon, uint32_t actor);

/* Whether "the `word`" may stand for the state: "kingdom" only for kingdoms, "country" for all. */
FRN_API bool frn_lexicon_may_be_called(const frn_lexicon *lexicon, uint32_t actor, frn_slice word);

/* ---- memberships ---- */

/* Calls fn for each member of `bloc` on `date` (FRN_NO_DATE: ever), in the order of the file. */
FRN_API void frn_lexicon_members(const frn_lexicon *lexicon, uint32_t bloc, frn_date date,
                                 void (*fn)(void *ctx, uint32_t member), void *ctx);
FRN_API bool frn_lexicon_is_member(const frn_lexicon *lexicon, uint32_t member, uint32_t bloc,
                                   frn_date date);

/* ---- parts that every state can have, and titles ---- */

typedef struct frn_lexicon_body {
    frn_slice id;   /* "foreign-ministry" */
    frn_slice name; /* its first pattern: "foreign ministry" */
    frn_actor_kind kind;
} frn_lexicon_body;

typedef struct frn_lexicon_title {
    frn_slice title;        /* "defense secretary" */
    frn_slice role;         /* "defence-minister"; may be empty */
    frn_slice organisation; /* id of a body or an actor; may be empty */
    frn_slice kind;         /* as in titles.tsv */
} frn_lexicon_title;

FRN_API const frn_lexicon_body *frn_lexicon_body_at(const frn_lexicon *lexicon, uint32_t body);
FRN_API const frn_lexicon_title *frn_lexicon_title_at(const frn_lexicon *lexicon, uint32_t title);
/* The body with this id; FRN_NONE. */
FRN_API uint32_t frn_lexicon_body_id(const frn_lexicon *lexicon, frn_slice id);
/* The body with this id or pattern ("foreign affairs ministry"); FRN_NONE. */
FRN_API uint32_t frn_lexicon_body_find(const frn_lexicon *lexicon, frn_slice text);

/* ---- the automaton ---- */

typedef enum frn_use {               /* what a sequence of words stands for */
                       FRN_USE_NAME, /* row = actor */
                       FRN_USE_ADJECTIVE,
                       FRN_USE_PEOPLE,
                       FRN_USE_CAPITAL,
                       FRN_USE_PLACE,   /* a town or region; row = its state */
                       FRN_USE_SURNAME, /* the end of a person's name, not listed as an alias */
                       FRN_USE_BODY,    /* row = body */
                       FRN_USE_OFFICIAL,
                       FRN_USE_TITLE /* row = title */
} frn_use;

enum {                         /* frn_lexicon_entry.flags */
       FRN_ENTRY_WEAK = 1,     /* may be an ordinary word: needs context */
       FRN_ENTRY_CAPITALS = 2, /* only in capitals ("US", "IS") */
       FRN_ENTRY_THE = 4,      /* only after "the" */
       FRN_ENTRY_DATED = 8     /* row stands for another by date: frn_lexicon_stand_in */
};

typedef struct frn_lexicon_entry {
    uint32_t row;
    uint16_t caps; /* bit i: the i-th piece must start with a capital (pieces past 15: free) */
    uint8_t use;   /* frn_use */
    uint8_t flags;
} frn_lexicon_entry;

/* The word piece's number; FRN_NONE when no name has it. */
FRN_API uint32_t frn_lexicon_word(const frn_lexicon *lexicon, frn_slice piece);
/* The node after `node` (0 at the start) on reading `word`; FRN_NONE when no name goes on so. */
FRN_API uint32_t frn_lexicon_step(const frn_lexicon *lexicon, uint32_t node, uint32_t word);
/* The names that end at `node`. */
FRN_API const frn_lexicon_entry *frn_lexicon_entries(const frn_lexicon *lexicon, uint32_t node,
                                                     uint32_t *count);

typedef enum frn_given { /* what a word is as a given name */
                         FRN_GIVEN_NOT = 0,
                         FRN_GIVEN_ANY, /* known from somebody's name, gender open */
                         FRN_GIVEN_MALE,
                         FRN_GIVEN_FEMALE
} frn_given;
FRN_API frn_given frn_lexicon_given(const frn_lexicon *lexicon, uint32_t word);

/* What a word is inside names and descriptions (lexicon/name-words.tsv). */
typedef enum frn_word_class {
    FRN_WORD_ORGANISATION = 0, /* "Corp", "Union": kind = of the organisation */
    FRN_WORD_SITE,             /* "Street", "River" */
    FRN_WORD_EVENT,            /* "Summit", "Treaty" */
    FRN_WORD_TIME,             /* "Monday" */
    FRN_WORD_STOP,             /* capitalised, but nobody: "Internet", "The" */
    FRN_WORD_DIRECTION,        /* "Northern" */
    FRN_WORD_PARTICLE,         /* inside a person's name: "bin", "van" */
    FRN_WORD_DESCRIPTION,      /* "the group": kind = what it may stand for */
    FRN_WORD_PAIR,             /* "the two sides": kind = what they may be */
    FRN_WORD_STANCE,           /* "-backed": kind = frn_stance */
    FRN_WORD_CLASSES
} frn_word_class;

typedef enum frn_stance { /* what "X-backed" says of X and the noun that bears it */
                          FRN_STANCE_NONE = 0,
                          FRN_STANCE_ANTI,   /* "anti-Assad" rebels: against X */
                          FRN_STANCE_PRO,    /* "pro-Russian" separatists */
                          FRN_STANCE_BACKED, /* "Iranian-backed" militias; armed, trained ... */
                          FRN_STANCE_LED,    /* "U.S.-led" coalition */
                          FRN_STANCE_HELD,   /* "rebel-held" town, "Israeli-occupied" land */
                          FRN_STANCE_BASED,  /* "Iran-based" group */
                          FRN_STANCE_COUNT
} frn_stance;
FRN_API const char *frn_stance_text(frn_stance stance); /* "anti" */

/* Whether `word` is of the class; *kind (may be NULL) receives its frn_actor_kind or frn_stance. */
FRN_API bool frn_lexicon_word_is(const frn_lexicon *lexicon, uint32_t word,
                                 frn_word_class word_class, int *kind);

enum { FRN_MOST_PIECES = 16 };

typedef struct frn_piece {
    frn_slice text; /* lower case; valid as long as the input (or `room`) */
    uint32_t at;    /* byte of the input at which it starts */
    bool joined;    /* hangs on the piece before by a hyphen, dash or slash */
} frn_piece;

/* Cuts a folded token or name into at most `most` pieces; `room` must hold folded.len bytes. Blanks
 * separate; "'s" is a piece of its own; a lone "&" reads "and"; "," and "+" are pieces; other marks
 * vanish. Returns how many. */
FRN_API uint32_t frn_lexicon_pieces(frn_slice folded, char *room, frn_piece *out, uint32_t most);

FRN_END_DECLS
#endif
