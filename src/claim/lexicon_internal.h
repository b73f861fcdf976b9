/* claim/lexicon_internal.h - the lexicon's tables while they are filled and after. */
#ifndef FRENEMY_CLAIM_LEXICON_INTERNAL_H
#define FRENEMY_CLAIM_LEXICON_INTERNAL_H

#include "base/map.h"
#include "base/vec.h"
#include "claim/lexicon.h"

/* Aliases that name nobody: a given name (row = frn_given), a word of a class (row = frn_word_class
 * << 8 | kind). */
enum { FRN_LEXICON_GIVEN_NAME = FRN_USE_TITLE + 1, FRN_LEXICON_CLASS };

typedef struct frn_lexicon_alias {
    frn_slice text; /* without the mark of weakness */
    uint32_t row;
    uint32_t layer; /* which load it came from: a later layer replaces an actor's aliases; FRN_NONE:
                       a dictionary's, which adds */
    uint8_t use;
    uint8_t flags;
} frn_lexicon_alias;

/* The first row that names an actor without defining it. */
typedef struct frn_lexicon_reference {
    uint32_t actor;
    uint64_t line;
    frn_slice file;
} frn_lexicon_reference;

typedef struct frn_lexicon_member {
    uint32_t member, bloc;
    frn_span span;
} frn_lexicon_member;

/* What a step of a name asks of the place that it has come to. */
typedef struct frn_lexicon_node {
    uint32_t first; /* of the entries of the names that end here */
    uint32_t count;
    bool inner; /* names go on from it */
} frn_lexicon_node;

struct frn_lexicon {
    frn_arena arena;
    frn_intern ids; /* actor ids; numbers are those of `actors` */
    FRN_VEC(frn_lexicon_actor) actors;
    FRN_VEC(uint32_t) layer; /* [actor]: the load that defined it; FRN_NONE when only named */
    FRN_VEC(frn_lexicon_alias) aliases;
    frn_map name_keys;                   /* of aliases, while dictionaries are read */
    size_t keyed;                        /* how many of them are in it */
    bool closed;                         /* loaded with `only` */
    bool nameless;                       /* while rows are read whose names do not count */
    FRN_VEC(frn_lexicon_office) offices; /* sorted by person once loaded */
    FRN_VEC(uint32_t) office_layer;      /* [office], while loading */
    FRN_VEC(uint32_t) by_root;           /* offices, sorted by the top of their organisation */
    FRN_VEC(uint32_t) root_start;        /* [actor + 1] into by_root */
    FRN_VEC(frn_lexicon_member) members;
    FRN_VEC(frn_lexicon_member) homes; /* bloc = the state */
    FRN_VEC(frn_lexicon_reference) references;
    FRN_VEC(frn_lexicon_body) bodies;
    frn_map body_by_id; /* hash of the id */
    FRN_VEC(frn_lexicon_title) titles;
    FRN_VEC(frn_slice) adjectives; /* [actor] */
    FRN_VEC(frn_slice) epithets;   /* [actor] the field as it stands: "kingdom|emirate" */
    frn_map epithet_words;         /* hash of every word that is somebody's epithet -> 1 */
    frn_map codes[4];              /* hash of the code -> actor */

    frn_intern words;
    FRN_VEC(uint8_t) given;    /* [word] frn_given */
    FRN_VEC(uint16_t) classes; /* [word] bit set of frn_word_class */
    frn_map class_kind;        /* word << 8 | class -> kind */
    uint32_t *root;            /* [word] node after the start */
    frn_map edges;             /* node << 32 | word -> node */
    uint32_t nodes;
    frn_map misspelt; /* hash of a state's name less one letter -> its node */
    frn_lexicon_node *node;
    frn_lexicon_entry *entries;
};

/* The actor with this id, made (kind unknown, layer FRN_NONE) when new; FRN_NONE: no memory. */
uint32_t frn_lexicon_actor_put(frn_lexicon *lexicon, frn_slice id);
/* Reads the rows of one file; `path` ("actors/states.tsv") says what they are. */
FRN_MUST_CHECK frn_status frn_lexicon_read(frn_lexicon *lexicon, frn_slice path, frn_slice bytes,
                                           uint32_t layer, const frn_diag_sink *sink,
                                           frn_slice file);
/* Parents, states, offices by person: after the last file. */
FRN_MUST_CHECK frn_status frn_lexicon_settle(frn_lexicon *lexicon, const frn_diag_sink *sink);
/* The automaton: after frn_lexicon_settle. */
FRN_MUST_CHECK frn_status frn_lexicon_index(frn_lexicon *lexicon);
/* The actor at the top of the path above `actor` (itself when nothing stands above). */
uint32_t frn_lexicon_root(const frn_lexicon *lexicon, uint32_t actor);
uint64_t frn_lexicon_code_key(frn_slice code);

#endif
