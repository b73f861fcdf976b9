/* Bytes as each of the lexicon's files, laid over nothing; then every name of it is looked up. */
#include <stdlib.h>

#include "claim/lexicon_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void as_actors(frn_slice path, frn_slice bytes)
{
    frn_lexicon *lexicon = calloc(1, sizeof *lexicon);

    if (!lexicon)
        return;
    if (frn_lexicon_read(lexicon, path, bytes, 0, NULL, path) == FRN_OK &&
        frn_lexicon_settle(lexicon, NULL) == FRN_OK && frn_lexicon_index(lexicon) == FRN_OK)
        for (uint32_t i = 0; i < frn_lexicon_count(lexicon); i++)
            (void)frn_lexicon_find(lexicon, frn_lexicon_at(lexicon, i)->name, FRN_NO_DATE);
    frn_lexicon_free(lexicon);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {
        "actors/states.tsv", "actors/armed-groups.tsv", "actors/members.tsv", "actors/bodies.tsv",
        "actors/homes.tsv",  "persons/asia.tsv",        "titles.tsv",         "given-names.tsv"};
    frn_slice bytes;

    if (!size)
        return 0;
    bytes = frn_slice_make((const char *)data + 1, size - 1);
    as_actors(frn_slice_of(names[data[0] % (sizeof names / sizeof *names)]), bytes);
    return 0;
}
