/* Shorter names for what the document names in full: "Graham", "Acme", "AMC". */
#include "base/hash.h"
#include "read/mention_names_internal.h"

static void add_short(frn_finder *finder, frn_slice key, uint32_t sentence, uint32_t lexicon,
                      uint32_t name)
{
    frn_short_name entry = {.key = frn_hash(key),
                            .sentence = sentence,
                            .lexicon = lexicon,
                            .name = name,
                            .next = FRN_NONE};
    uint32_t *head;

    if (!key.len)
        return;
    head = frn_map_put(&finder->short_by_key, entry.key, FRN_NONE - 1, NULL);
    if (!head) {
        finder->failed = true;
        return;
    }
    if (*head != FRN_NONE - 1) {
        const frn_short_name *known = &finder->shorts.at[*head];
        if (known->lexicon == lexicon && known->name == name)
            return;
        entry.next = *head;
    }
    *head = (uint32_t)finder->shorts.len;
    if (!frn_vec_push(&finder->shorts, entry))
        finder->failed = true;
}

bool frn_short_find(const frn_finder *finder, frn_slice key, uint32_t sentence, frn_short_name *out)
{
    uint32_t at = frn_map_get(&finder->short_by_key, frn_hash(key)), best = FRN_NONE;

    /* Newest first: the last one told before this sentence, else the first one after. */
    for (; at != FRN_NONE && at < finder->shorts.len; at = finder->shorts.at[at].next) {
        best = at;
        if (finder->shorts.at[at].sentence <= sentence)
            break;
    }
    if (best == FRN_NONE)
        return false;
    *out = finder->shorts.at[best];
    return true;
}

void frn_short_add_ends(frn_finder *finder, frn_slice key, uint32_t sentence, uint32_t lexicon,
                        uint32_t name)
{
    for (size_t i = 1; i + 1 < key.len; i++) {
        frn_slice end = frn_slice_sub(key, i, key.len);

        if (key.ptr[i - 1] != ' ' || end.len < 2 || frn_word_in(end, "jr jr. sr sr. ii iii"))
            continue;
        add_short(finder, end, sentence, lexicon, name);
    }
}

void frn_short_add_organisation(frn_finder *finder, const frn_open_name *name, uint32_t row)
{
    size_t space = frn_slice_find(name->key, ' ', 0);
    frn_slice first = frn_slice_sub(name->key, 0, space);
    uint32_t word = frn_lexicon_word(finder->lexicon, first);
    char initials[16];
    size_t letters = 0;

    if (space < name->key.len && first.len > 3 &&
        frn_lexicon_given(finder->lexicon, word) == FRN_GIVEN_NOT &&
        !frn_lexicon_word_is(finder->lexicon, word, FRN_WORD_DIRECTION, NULL) &&
        !frn_lexicon_word_is(finder->lexicon, word, FRN_WORD_ORGANISATION, NULL) &&
        !frn_word_in(first, "national united general american european international federal "
                            "first royal people public social democratic free world global"))
        add_short(finder, first, name->sentence, FRN_NONE, row);
    for (size_t i = 0; i < name->key.len && letters < sizeof initials; i++) {
        frn_slice rest = frn_slice_sub(name->key, i, name->key.len);
        bool start = i == 0 || name->key.ptr[i - 1] == ' ';
        frn_slice word_here = frn_slice_sub(rest, 0, frn_slice_find(rest, ' ', 0));
        if (start && !frn_word_in(word_here, "of the and for & 's '"))
            initials[letters++] = name->key.ptr[i];
    }
    if (letters >= 2)
        add_short(finder, frn_slice_make(initials, letters), name->sentence, FRN_NONE, row);
}

void frn_short_add_tail(frn_finder *finder, frn_slice key, uint32_t sentence, uint32_t lexicon,
                        uint32_t name)
{
    size_t from = key.len;
    frn_slice tail;
    uint32_t word;
    char *text;

    while (from > 0 && key.ptr[from - 1] != ' ')
        from--;
    tail = frn_slice_sub(key, from, key.len);
    word = frn_lexicon_word(finder->lexicon, tail);
    if (!from || !frn_lexicon_word_is(finder->lexicon, word, FRN_WORD_ORGANISATION, NULL))
        return;
    text = frn_arena_alloc(finder->arena, tail.len + 4);
    if (!text) {
        finder->failed = true;
        return;
    }
    memcpy(text, "the ", 4);
    memcpy(text + 4, tail.ptr, tail.len);
    add_short(finder, frn_slice_make(text, tail.len + 4), sentence, lexicon, name);
}

bool frn_short_find_tail(const frn_finder *finder, frn_slice word, uint32_t sentence,
                         frn_short_name *out)
{
    char text[64];

    if (word.len + 4 > sizeof text)
        return false;
    memcpy(text, "the ", 4);
    memcpy(text + 4, word.ptr, word.len);
    return frn_short_find(finder, frn_slice_make(text, word.len + 4), sentence, out) &&
           out->sentence <= sentence;
}
