/* import/actors_internal.h - what the files share that find out who a row means: actors.c (the
 * rules), codes into actors (states.c), groups.c (the user's file), outlets.c. */
#ifndef FRENEMY_IMPORT_ACTORS_INTERNAL_H
#define FRENEMY_IMPORT_ACTORS_INTERNAL_H

#include "base/buf.h"
#include "claim/role.h"
#include "import/reader.h"

typedef struct frn_import_rule {
    frn_slice text, block;
} frn_import_rule;

typedef struct frn_import_known {
    frn_party party;
    uint32_t person; /* lexicon row whose state depends on the date; FRN_NONE */
} frn_import_known;

struct frn_import_actors {
    const frn_lexicon *lexicon;
    const frn_diag_sink *diag;
    frn_arena arena;
    frn_intern exact; /* names of exact rules */
    FRN_VEC(frn_slice) exact_block;
    FRN_VEC(frn_import_rule) contains;
    bool grouped; /* there is a grouping file: it alone decides */
    frn_intern key;
    FRN_VEC(frn_import_known) known;
    frn_intern outlet_key;
    FRN_VEC(frn_party) outlet;
    frn_intern place_key;
    FRN_VEC(frn_slice) place; /* issue, state; two a place */
    frn_buf room;
};

/* states.c */
/* "Foreign Affairs" -> "foreign-affairs"; a NULL pointer when memory is out. */
frn_slice frn_import_slug(frn_arena *arena, frn_slice name);
void frn_import_set_state(frn_party *party, const frn_lexicon *lexicon, uint32_t state);
void frn_import_set_actor(frn_party *party, const frn_lexicon *lexicon, uint32_t actor,
                          frn_date date);
bool frn_import_is_state(const frn_lexicon_actor *row);
/* FRN_NONE when the lexicon has no such state. */
uint32_t frn_import_find_state(const frn_lexicon *lexicon, frn_slice text, frn_state_by by);

/* groups.c */
void frn_import_groups_read(frn_import_actors *actors, frn_slice text);
bool frn_import_group_of(const frn_import_actors *actors, frn_slice name, frn_slice *block);

#endif
