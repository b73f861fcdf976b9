/* Which actor of the lexicon a name means: by date, title, state and what else the document says.
 */
#include "read/mention_internal.h"

enum { YEAR = 365, UNDATED = 100000 };

static bool is_person(const frn_finder *finder, const frn_lexicon_entry *entry)
{
    const frn_lexicon_actor *actor = frn_lexicon_at(finder->lexicon, entry->row);

    return (entry->use == FRN_USE_NAME || entry->use == FRN_USE_SURNAME) && actor &&
           actor->kind == FRN_KIND_PERSON;
}

static bool is_strong(const frn_finder *finder, uint32_t actor)
{
    return frn_map_get(&finder->strong, actor) == 1;
}

/* How far the person's time in office is from the document, in days: 0 in office, up to a
 * generation after it, and a wall before the first office. */
static int64_t time_cost(const frn_finder *finder, const frn_lexicon_actor *person)
{
    int64_t best = INT64_MAX;

    for (uint32_t i = 0; i < person->office_count; i++) {
        frn_span span = frn_lexicon_office_at(finder->lexicon, person->office + i)->span;
        int64_t from = span.from == FRN_NO_DATE ? -UNDATED : span.from;
        int64_t to = span.to == FRN_NO_DATE ? UNDATED : span.to, cost;

        if (finder->date == FRN_NO_DATE)
            cost = UNDATED - from;
        else if (finder->date < from)
            cost = (from - finder->date) * 4; /* not yet known for it */
        else
            cost = finder->date > to ? finder->date - to : 0;
        if (cost < best)
            best = cost;
    }
    return person->office_count ? best : 10 * YEAR;
}

static bool in_states(const frn_finder *finder, uint32_t actor, const uint32_t *state,
                      uint32_t states)
{
    uint32_t own = frn_lexicon_state_on(finder->lexicon, actor, finder->date);

    for (uint32_t i = 0; i < states; i++) {
        if (state[i] == own && own != FRN_NONE)
            return true;
    }
    return false;
}

static bool state_is_named(const frn_finder *finder, uint32_t person)
{
    uint32_t state = frn_lexicon_state_on(finder->lexicon, person, finder->date);

    return state != FRN_NONE && is_strong(finder, state);
}

static bool role_fits(const frn_finder *finder, uint32_t person, frn_slice role)
{
    return role.len && frn_lexicon_holds(finder->lexicon, person, role, FRN_NO_DATE);
}

/* "Graham said": one who speaks is somebody; if one alone of that surname is in office in a state
 * that the document talks of, it is he. */
static uint32_t speaker_in_office(const frn_finder *finder, const frn_atom *atom)
{
    const frn_sentence *s = finder->here;
    uint32_t best = FRN_NONE;

    if (atom->to > atom->from || finder->date == FRN_NO_DATE || atom->last + 1 >= s->count ||
        !(s->token[atom->first].flags & FRN_TOKEN_UPPER) ||
        !frn_token_in(&s->token[atom->last + 1], "said says told added warned argued"))
        return FRN_NONE;
    for (uint32_t i = 0; i < atom->entries; i++) {
        const frn_lexicon_entry *entry = &atom->entry[i];
        if (!is_person(finder, entry) || entry->row == best ||
            time_cost(finder, frn_lexicon_at(finder->lexicon, entry->row)) != 0 ||
            !state_is_named(finder, entry->row))
            continue;
        if (best != FRN_NONE)
            return FRN_NONE;
        best = entry->row;
    }
    return best;
}

uint32_t frn_pick_person(const frn_finder *finder, const frn_atom *atom, frn_slice role,
                         const uint32_t *state, uint32_t states)
{
    uint32_t best = FRN_NONE;
    int64_t best_cost = INT64_MAX;
    bool several = atom->to > atom->from;

    for (uint32_t i = 0; i < atom->entries; i++) {
        const frn_lexicon_entry *entry = &atom->entry[i];
        const frn_lexicon_actor *actor = frn_lexicon_at(finder->lexicon, entry->row);
        bool full = entry->use == FRN_USE_NAME && !(entry->flags & FRN_ENTRY_WEAK);
        bool known = is_strong(finder, entry->row);
        bool titled, native;
        int64_t cost;

        if (!is_person(finder, entry))
            continue;
        titled = role_fits(finder, entry->row, role);
        native = in_states(finder, entry->row, state, states);
        cost = time_cost(finder, actor);
        if (states && !native && !several)
            continue; /* "Israeli ... Khan" is not the Pakistani one */
        if (!full && !titled && !native && !known && !(several && cost < 5 * YEAR))
            continue;
        /* A bare surname of somebody long out of office: only where that state is talked of. */
        if (full && !several && !titled && !native && finder->date != FRN_NO_DATE &&
            (cost > 40 * YEAR || (cost > 2 * YEAR && !state_is_named(finder, entry->row))))
            continue;
        if (!full && !several && titled && finder->date != FRN_NO_DATE && cost > 15 * YEAR)
            continue;
        if (titled && frn_lexicon_holds(finder->lexicon, entry->row, role, finder->date))
            cost -= 20 * YEAR;
        if (titled)
            cost -= 20 * YEAR;
        if (native)
            cost -= 10 * YEAR;
        if (full)
            cost -= 5 * YEAR;
        if (known)
            cost -= 50 * YEAR;
        if (cost < best_cost) {
            best_cost = cost;
            best = entry->row;
        }
    }
    return best != FRN_NONE ? best : speaker_in_office(finder, atom);
}

/* An actor outside its time is meant only when nobody else is. */
static int64_t actor_cost(const frn_finder *finder, const frn_lexicon_entry *entry)
{
    static const int64_t order[] = {0, 1, 2, 3, 6}; /* name, adjective, people, capital, place */
    const frn_lexicon_actor *actor = frn_lexicon_at(finder->lexicon, entry->row);
    int64_t cost = order[entry->use] * 10;

    if (finder->date != FRN_NO_DATE && actor->span.from != FRN_NO_DATE &&
        finder->date < actor->span.from)
        cost += 1000;
    if (finder->date != FRN_NO_DATE && actor->span.to != FRN_NO_DATE &&
        finder->date > actor->span.to)
        cost += 500;
    if (actor->span.to != FRN_NO_DATE) /* "Moscow" is the Soviet Union in its time only */
        cost += finder->date == FRN_NO_DATE ? 100 : -8;
    if (entry->flags & FRN_ENTRY_WEAK)
        cost += is_strong(finder, entry->row) ? -20 : 100;
    if (actor->kind == FRN_KIND_STATE)
        cost -= 5;
    return cost;
}

/* An ordinary word counts as a name when the document has the full name, or where only a name can
 * stand. */
static bool weak_fits(const frn_finder *finder, const frn_atom *atom,
                      const frn_lexicon_entry *entry)
{
    const frn_scan *scan = finder->at;
    const frn_token *token = &finder->here->token[atom->first];

    if (is_strong(finder, entry->row))
        return true;
    if (scan->loud || !(token->flags & FRN_TOKEN_UPPER))
        return false;
    if (atom->last + 1 < finder->here->count && scan->atom_of &&
        scan->atom_of[atom->last + 1] != FRN_NONE &&
        (scan->atom[scan->atom_of[atom->last + 1]].uses & FRN_USES(FRN_USE_BODY)))
        return true;
    if (atom->first > 0 && token->tag == FRN_TAG_NOUN && frn_token_is(token - 1, "the"))
        return true; /* "accused the Greens" */
    return token->tag == FRN_TAG_PROPN && !(token->flags & FRN_TOKEN_FIRST);
}

/* "Brussels": the union that sits in a capital, where the place is not meant and nothing else in
 * the document is of the state around it. */
static bool is_seat(const frn_finder *finder, const frn_atom *atom, const frn_lexicon_entry *entry)
{
    const frn_lexicon_actor *actor = frn_lexicon_at(finder->lexicon, entry->row);
    const frn_token *token = &finder->here->token[atom->first];
    uint32_t state = FRN_NONE;

    if (!(entry->flags & FRN_ENTRY_WEAK) || entry->use != FRN_USE_NAME ||
        (actor->kind != FRN_KIND_BLOC && actor->kind != FRN_KIND_IGO) ||
        !(atom->uses & FRN_USES(FRN_USE_CAPITAL)))
        return false;
    if (atom->first > 0 && frn_token_in(&token[-1], "in at near from to into of outside around "
                                                    "through across via central downtown"))
        return false;
    for (uint32_t i = 0; i < atom->entries; i++) {
        if (atom->entry[i].use == FRN_USE_CAPITAL)
            state = atom->entry[i].row;
    }
    return is_strong(finder, entry->row) || !is_strong(finder, state);
}

uint32_t frn_pick_actor(const frn_finder *finder, const frn_atom *atom, frn_use *use)
{
    uint32_t best = FRN_NONE;
    int64_t best_cost = INT64_MAX;

    for (uint32_t i = 0; i < atom->entries; i++) {
        const frn_lexicon_entry *entry = &atom->entry[i];
        int64_t cost;
        bool seat;

        if (entry->use > FRN_USE_PLACE || is_person(finder, entry) || entry->row == FRN_NONE)
            continue;
        seat = is_seat(finder, atom, entry);
        if (!seat && (entry->flags & FRN_ENTRY_WEAK) && !weak_fits(finder, atom, entry))
            continue;
        cost = seat ? -100 : actor_cost(finder, entry);
        if (cost < best_cost) {
            best_cost = cost;
            best = entry->row;
            if (use)
                *use = (frn_use)entry->use;
        }
    }
    return best;
}
