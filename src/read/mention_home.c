/* Names that every country has: "Congress", "the Greens", "Labour".
 *
 * The lexicon has them for the state that is written about most. In a document that never names
 * that state they mean those of the state that it does talk of: its own party of the name, its own
 * body, or one that no lexicon has.
 */
#include "read/mention_internal.h"

enum { NAMED = 4, HINTED = 1 };

/* Does nothing in the name say which country it is of? */
static bool is_anywhere(const frn_sentence *s, const frn_atom *atom)
{
    for (uint32_t t = atom->first; t <= atom->last; t++) {
        if (!frn_word_in(s->token[t].lower,
                         "congress senate house parliament greens green liberals liberal "
                         "socialists socialist conservatives conservative democrats democratic "
                         "republicans republican labour labor reform party national "
                         "nationalists nationalist christian social people's popular progressive "
                         "communist communists independence the of left right centre center"))
            return false;
    }
    return true;
}

static uint32_t state_of(const frn_finder *finder, uint32_t actor)
{
    const frn_lexicon_actor *known = frn_lexicon_at(finder->lexicon, actor);

    return known && known->kind != FRN_KIND_MEDIA
               ? frn_lexicon_state_on(finder->lexicon, actor, finder->date)
               : FRN_NONE;
}

static uint32_t weight_of(const frn_finder *finder, uint32_t state)
{
    uint32_t weight = frn_map_get(&finder->weight, state);

    return weight == FRN_NONE ? 0 : weight;
}

static bool is_named(const frn_finder *finder, uint32_t state)
{
    return frn_map_get(&finder->strong_state, state) == 1;
}

void frn_home_note(frn_finder *finder, const frn_sentence *s, const frn_atom *atom, uint32_t actor)
{
    uint32_t state = state_of(finder, actor), *weight;
    bool added, anywhere;

    if (state == FRN_NONE)
        return;
    anywhere = is_anywhere(s, atom);
    weight = frn_map_put(&finder->weight, state, 0, &added);
    if (!weight) {
        finder->failed = true;
        return;
    }
    *weight += anywhere ? HINTED : NAMED;
    if (!anywhere && !frn_map_put(&finder->strong_state, state, 1, NULL))
        finder->failed = true;
    if (finder->home == FRN_NONE || *weight > weight_of(finder, finder->home))
        finder->home = state;
}

/* "Congress" of a state that has one, in a document that speaks of another's in passing only. */
static bool is_own_congress(const frn_finder *finder, const frn_atom *atom, uint32_t state)
{
    const frn_lexicon_actor *home = frn_lexicon_at(finder->lexicon, finder->home);

    return atom->first == atom->last && home &&
           frn_word_in(finder->here->token[atom->first].lower, "congress senate") &&
           frn_word_in(home->id, "ARG BOL BRA CHL COL CRI DOM ECU ESP GTM HND MEX PAN PER PHL PRY "
                                 "URY VEN") &&
           weight_of(finder, state) * 3 < weight_of(finder, finder->home);
}

bool frn_home_is_foreign(const frn_finder *finder, const frn_atom *atom, uint32_t actor)
{
    const frn_lexicon_actor *known = frn_lexicon_at(finder->lexicon, actor);
    uint32_t state;

    if (!known || (known->kind != FRN_KIND_PARTY && known->kind != FRN_KIND_GOVERNMENT) ||
        !is_anywhere(finder->here, atom))
        return false;
    state = state_of(finder, actor);
    return state != FRN_NONE && finder->home != FRN_NONE && state != finder->home &&
           (!is_named(finder, state) || is_own_congress(finder, atom, state));
}

/* "Congress" of Argentina is the parliament of Argentina. */
static uint32_t body_at_home(frn_finder *finder, uint32_t home, const frn_lexicon_actor *known)
{
    size_t slash = frn_slice_find(known->id, '/', 0);
    uint32_t body = slash < known->id.len
                        ? frn_lexicon_body_id(finder->lexicon,
                                              frn_slice_sub(known->id, slash + 1, known->id.len))
                        : FRN_NONE;

    return body == FRN_NONE ? FRN_NONE : frn_cast_add_body(finder->cast, home, body);
}

uint32_t frn_home_actor(frn_finder *finder, const frn_atom *atom, uint32_t actor)
{
    const frn_lexicon_actor *known = frn_lexicon_at(finder->lexicon, actor),
                            *state = frn_lexicon_at(finder->lexicon, finder->home);
    frn_slice name = frn_tokens_text(finder, finder->here, atom->first, atom->last), full;
    uint32_t home = frn_cast_add(finder->cast, finder->home), row;
    size_t slash = frn_slice_find(known->id, '/', 0);

    full = frn_arena_join(finder->arena, frn_lexicon_adjective(finder->lexicon, finder->home), ' ',
                          name);
    row = frn_lexicon_find(finder->lexicon, full, finder->date);
    if (row == FRN_NONE && slash < known->id.len)
        row = frn_lexicon_id(finder->lexicon,
                             frn_arena_join(finder->arena, state->id, '/',
                                            frn_slice_sub(known->id, slash + 1, known->id.len)));
    if (row != FRN_NONE && state_of(finder, row) == finder->home) {
        row = frn_cast_add(finder->cast, row);
        frn_cast_respell(finder->cast, row, name);
        return row;
    }
    row = body_at_home(finder, home, known);
    return row != FRN_NONE ? row : frn_cast_add_open(finder->cast, home, name, known->kind);
}
