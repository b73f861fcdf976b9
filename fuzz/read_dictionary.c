/* Bytes as a dictionary beside a small one of ours (the first byte says of what kind), then one
 * sentence read with both: every claim is whole. */
#include "base/utf8.h"
#include "read_sentence.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    open_sentence();
    return 0;
}

static frn_status fill_wording(frn_wording *wording, frn_dictionary_kind kind, frn_slice bytes)
{
    FRN_TRY(frn_dictionary_take(wording, FRN_DICTIONARY_VERBS,
                                FRN_LIT("--- ATTACK [190] ---\nATTACK\n"), FRN_LIT("ours"), NULL));
    if (kind > FRN_DICTIONARY_AGENTS)
        FRN_TRY(frn_dictionary_take(wording, kind, bytes, FRN_LIT("d"), NULL));
    return frn_wording_settle(wording);
}

static void read_with(frn_dictionary_kind kind, frn_slice bytes)
{
    frn_lexicon *lexicon = calloc(1, sizeof *lexicon);
    frn_wording *wording = calloc(1, sizeof *wording);
    bool names = kind <= FRN_DICTIONARY_AGENTS;

    if (lexicon && wording &&
        two_actors(lexicon, names ? kind : FRN_DICTIONARY_ACTORS,
                   names ? bytes : (frn_slice){"", 0}) == FRN_OK &&
        fill_wording(wording, kind, bytes) == FRN_OK)
        read_sentence(lexicon, wording);
    frn_wording_free(wording);
    frn_lexicon_free(lexicon);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const frn_dictionary_kind kinds[] = {FRN_DICTIONARY_ACTORS, FRN_DICTIONARY_AGENTS,
                                                FRN_DICTIONARY_VERBS, FRN_DICTIONARY_ISSUES,
                                                FRN_DICTIONARY_DISCARDS};
    frn_slice bytes;

    if (!size)
        return 0;
    bytes = frn_slice_make((const char *)data + 1, size - 1);
    if (frn_utf8_check(bytes) == bytes.len) /* other files are not read */
        read_with(kinds[data[0] % (sizeof kinds / sizeof *kinds)], bytes);
    return 0;
}
