/* The unknown names of a document: collected sentence by sentence, then judged all together. */
#include "base/hash.h"
#include "read/mention_names_internal.h"

static void note_person(frn_runner *r, const frn_atom *atom)
{
    frn_finder *finder = r->finder;
    uint32_t actor = frn_pick_person(finder, atom, (frn_slice){"", 0}, NULL, 0);

    if (actor != FRN_NONE)
        frn_short_add_ends(finder, frn_tokens_key(finder, r->index, atom->first, atom->last),
                           r->index, actor, FRN_NONE);
}

static void note_organisation(frn_runner *r, const frn_atom *atom)
{
    uint32_t actor = frn_pick_actor(r->finder, atom, NULL);
    const frn_lexicon_actor *row = frn_lexicon_at(r->finder->lexicon, actor);

    if (row && row->kind > FRN_KIND_TERRITORY && row->kind < FRN_KIND_POPULATION)
        frn_short_add_tail(r->finder, frn_tokens_key(r->finder, r->index, atom->first, atom->last),
                           r->index, actor, FRN_NONE);
}

/* A name that leaves no doubt makes its actor's weaker names count in this document. */
static void note_strong(frn_runner *r, const frn_atom *atom)
{
    uint32_t actor = frn_pick_actor(r->finder, atom, NULL);

    if (actor == FRN_NONE)
        actor = frn_pick_person(r->finder, atom, (frn_slice){"", 0}, NULL, 0);
    frn_home_note(r->finder, r->sentence, atom, actor);
    for (uint32_t i = 0; i < atom->entries; i++) {
        const frn_lexicon_entry *entry = &atom->entry[i];
        if (entry->use == FRN_USE_NAME && !(entry->flags & FRN_ENTRY_WEAK) &&
            !frn_map_put(&r->finder->strong, entry->row, 1, NULL))
            r->finder->failed = true;
    }
}

static void note_atom(frn_runner *r, const frn_atom *atom)
{
    if (atom->name != FRN_NONE) {
        frn_name_weigh(r, atom);
        return;
    }
    if (!(atom->uses & FRN_USES(FRN_USE_NAME))) {
        if (atom->uses & (FRN_USES(FRN_USE_ADJECTIVE) | FRN_USES(FRN_USE_CAPITAL)))
            frn_home_note(r->finder, r->sentence, atom, frn_pick_actor(r->finder, atom, NULL));
        return;
    }
    note_strong(r, atom);
    if (atom->to > atom->from) {
        note_person(r, atom);
        note_organisation(r, atom);
    }
}

/* ---- the steps ---- */

static bool index_tokens(frn_runner *r)
{
    uint32_t count = r->sentence->count;

    r->word_of = frn_arena_alloc(r->finder->arena, count * sizeof *r->word_of + 1);
    r->atom_of = frn_arena_alloc(r->finder->arena, count * sizeof *r->atom_of + 1);
    if (!r->word_of || !r->atom_of) {
        r->finder->failed = true;
        return false;
    }
    memset(r->word_of, 0xFF, count * sizeof *r->word_of);
    memset(r->atom_of, 0xFF, count * sizeof *r->atom_of);
    for (uint32_t i = r->scan->words; i-- > 0;)
        r->word_of[r->scan->word[i].token] = i;
    return true;
}

/* The atoms of the lexicon come from the scan in finder->atoms and leave, with the unknown names
 * among them, for scan->atom. */
void frn_mention_collect(frn_finder *finder, uint32_t index)
{
    frn_runner r = {.finder = finder,
                    .sentence = &finder->sentence[index],
                    .index = index,
                    .scan = &finder->scan[index]};
    frn_scan *scan = &finder->scan[index];
    size_t count = finder->atoms.len;
    frn_atom *old = frn_arena_alloc(finder->arena, count * sizeof *old + 1);

    if (!old || !index_tokens(&r)) {
        finder->failed = true;
        return;
    }
    if (count)
        memcpy(old, finder->atoms.at, count * sizeof *old);
    r.old = old;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t t = old[i].first; t <= old[i].last; t++)
            r.atom_of[t] = i;
    }
    finder->atoms.len = 0;
    for (uint32_t t = 0; t < r.sentence->count && !finder->failed;) {
        uint32_t next = frn_name_put_run(&r, t);

        if (next == t) {
            const frn_atom *atom = atom_at(&r, t);
            if (atom)
                frn_name_put_atom(&r, *atom);
            next = atom ? atom->last + 1 : t + 1;
        }
        t = next;
    }
    for (size_t i = 0; i < finder->atoms.len; i++)
        note_atom(&r, &finder->atoms.at[i]);

    scan->atoms = (uint32_t)finder->atoms.len;
    scan->atom = frn_arena_alloc(finder->arena, finder->atoms.len * sizeof *scan->atom + 1);
    scan->atom_of = r.atom_of;
    scan->word_of = r.word_of;
    if (!scan->atom) {
        finder->failed = true;
        return;
    }
    if (scan->atoms)
        memcpy(scan->atom, finder->atoms.at, scan->atoms * sizeof *scan->atom);
    memset(scan->atom_of, 0xFF, r.sentence->count * sizeof *scan->atom_of);
    for (uint32_t i = 0; i < scan->atoms; i++) {
        for (uint32_t t = scan->atom[i].first; t <= scan->atom[i].last; t++)
            scan->atom_of[t] = i;
    }
}

/* "Afganistan", "Phillippines": a state's name but for one letter. */
static void find_misspelt(frn_finder *finder, frn_open_name *name)
{
    uint32_t actor;

    if (name->words != 1 || name->person > 0 || name->key.len < 6)
        return;
    if (name->key.len < 8 && (name->seen > 1 || name->organisation > 0))
        return; /* a short name that the document goes on using is its own */
    actor = frn_lexicon_misspelt(finder->lexicon, name->key);
    if (actor != FRN_NONE)
        name->row = frn_cast_add(finder->cast, actor);
}

/* "Rogue soldiers", "Rivals at the bank": one word that has its capital from the sentence alone. */
static bool is_ordinary(const frn_open_name *name)
{
    char last = name->key.len ? name->key.ptr[name->key.len - 1] : 0;

    return name->words == 1 && !name->inner && name->seen == 1 && name->person < 3 &&
           (last == 's' || !name->subject);
}

static frn_actor_kind judge(const frn_open_name *name)
{
    if (name->dropped)
        return FRN_KIND_UNKNOWN;
    if (is_ordinary(name))
        return FRN_KIND_UNKNOWN;
    if (name->organisation > name->person && name->organisation >= name->place &&
        name->organisation >= 3)
        return name->hint != FRN_KIND_UNKNOWN ? name->hint : FRN_KIND_NGO;
    if (name->person > name->place && name->person >= 2)
        return FRN_KIND_PERSON;
    if (name->words >= 2 && name->words <= 4 && name->place < 2 && name->organisation < 2)
        return FRN_KIND_PERSON;
    return FRN_KIND_UNKNOWN;
}

/* "Acme" alone for "Acme Chemicals": persons go by their last name, organisations by their first.
 */
static bool goes_by_first(const frn_finder *finder, const frn_open_name *name)
{
    size_t space = frn_slice_find(name->key, ' ', 0), last = name->key.len;
    uint32_t first, end;

    if (name->words < 2 || name->words > 4 || name->person > 1 || space >= name->key.len)
        return false;
    while (name->key.ptr[last - 1] != ' ')
        last--;
    first = frn_map_get(&finder->name_by_key, frn_hash(frn_slice_sub(name->key, 0, space)));
    end =
        frn_map_get(&finder->name_by_key, frn_hash(frn_slice_sub(name->key, last, name->key.len)));
    return first != FRN_NONE && end == FRN_NONE && finder->names.at[first].person < 2;
}

void frn_mention_decide(frn_finder *finder)
{
    for (uint32_t i = 0; i < finder->names.len; i++) {
        frn_open_name *name = &finder->names.at[i];

        if (frn_lexicon_is_closed(finder->lexicon)) {
            name->kind = FRN_KIND_UNKNOWN;
            name->dropped = true;
            continue;
        }
        name->kind = judge(name);
        if (name->kind == FRN_KIND_PERSON && goes_by_first(finder, name))
            name->kind = name->hint != FRN_KIND_UNKNOWN ? name->hint : FRN_KIND_COMPANY;
        name->dropped |= is_ordinary(name);
        find_misspelt(finder, name);
        if (name->row != FRN_NONE) {
            name->kind = FRN_KIND_STATE;
            continue;
        }
        if (name->words < 2 || name->kind == FRN_KIND_UNKNOWN)
            continue;
        if (name->kind == FRN_KIND_PERSON)
            frn_short_add_ends(finder, name->key, name->sentence, FRN_NONE, i);
        else {
            frn_short_add_organisation(finder, name, i);
            frn_short_add_tail(finder, name->key, name->sentence, FRN_NONE, i);
        }
    }
}
