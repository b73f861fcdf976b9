/* Which dictionary a file is, discards, and the end of it all. */
#include "read/dictionary_internal.h"

#include "base/hash.h"

static void take_discards(frn_dictionary *d, frn_slice bytes, bool *failed)
{
    frn_slice line;

    while (!*failed && frn_dictionary_line(&bytes, &line)) {
        frn_discard discard = {.next = FRN_NONE};
        frn_slice words, first, rest;
        bool added = false;
        uint32_t *at;
        line = frn_slice_trim(line);
        discard.whole = line.len && line.ptr[0] == '+';
        words = frn_dictionary_words(&d->arena, frn_slice_sub(line, discard.whole, line.len), false,
                                     failed);
        rest = words;
        if (!words.len || !frn_slice_split(&rest, ' ', &first))
            continue;
        discard.words = words;
        at = frn_map_put(&d->discard_words, frn_hash(first), (uint32_t)d->discards.len, &added);
        if (at && !added) {
            discard.next = *at;
            *at = (uint32_t)d->discards.len;
        }
        *failed = !at || !frn_vec_push(&d->discards, discard);
    }
}

static frn_dictionary *dictionary_of(frn_wording *w)
{
    if (w->dictionary)
        return w->dictionary;
    w->dictionary = calloc(1, sizeof *w->dictionary);
    if (w->dictionary && frn_cameo_load(&w->dictionary->cameo, NULL) != FRN_OK) {
        free(w->dictionary);
        w->dictionary = NULL;
    }
    return w->dictionary;
}

frn_status frn_dictionary_take(frn_wording *w, frn_dictionary_kind kind, frn_slice bytes,
                               frn_slice file, const frn_diag_sink *sink)
{
    frn_dictionary *d;
    bool failed = false;

    if (kind == FRN_DICTIONARY_ISSUES)
        return frn_dictionary_issues(w, bytes, file, sink);
    d = dictionary_of(w);
    if (!d)
        return FRN_E_MEMORY;
    if (kind == FRN_DICTIONARY_VERBS)
        return frn_dictionary_verbs(d, bytes, file, sink);
    take_discards(d, bytes, &failed);
    frn_diag_tell(sink, FRN_DICTIONARY_LOADED, file, 0, 0, "%u discards taken",
                  (unsigned)d->discards.len);
    return failed ? FRN_E_MEMORY : FRN_OK;
}

void frn_dictionary_free(frn_dictionary *d)
{
    if (!d)
        return;
    frn_cameo_free(d->cameo);
    frn_map_free(&d->forms);
    frn_map_free(&d->sets);
    frn_map_free(&d->discard_words);
    frn_vec_free(&d->entries);
    frn_vec_free(&d->rules);
    frn_vec_free(&d->steps);
    frn_vec_free(&d->phrases);
    frn_vec_free(&d->set);
    frn_vec_free(&d->transforms);
    frn_vec_free(&d->discards);
    frn_arena_free(&d->arena);
    free(d);
}

bool frn_dictionary_discards(const frn_dictionary *d, const frn_scene *s, bool whole)
{
    for (uint32_t i = 0; d && d->discards.len && i < s->count; i++) {
        uint32_t at = frn_map_get(&d->discard_words, frn_hash(s->token[i].lower));
        for (; at != FRN_NONE; at = d->discards.at[at].next) {
            frn_slice rest = d->discards.at[at].words, word;
            uint32_t k = i;
            if (d->discards.at[at].whole != whole)
                continue;
            while (frn_slice_split(&rest, ' ', &word) && k < s->count &&
                   frn_slice_eq(word, s->token[k].lower)) {
                k++;
                word.len = 0;
                if (!rest.len)
                    return true;
            }
        }
    }
    return false;
}
