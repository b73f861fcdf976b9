/* Bytes as a table of words (the first byte says which, the user's own file of issues among them),
 * then one sentence read with it: every claim is whole. */
#include "read/wording_internal.h"
#include "read_sentence.h"

static frn_lexicon *lexicon;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    open_sentence();
    must((lexicon = calloc(1, sizeof *lexicon)) != NULL);
    must(two_actors(lexicon, FRN_DICTIONARY_ACTORS, (frn_slice){"", 0}) == FRN_OK);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"actions.tsv", "speech.tsv", "modality.tsv",
                                        "issues.tsv",  "places.tsv", "issues.tsv"};
    enum { NAMES = sizeof names / sizeof *names };
    frn_wording *wording = calloc(1, sizeof *wording);
    size_t name = size ? data[0] % NAMES : 0;

    if (size && wording) {
        frn_slice bytes = frn_slice_make((const char *)data + 1, size - 1);
        wording->own_issues = name == NAMES - 1;
        if (frn_wording_read(wording, frn_slice_of(names[name]), bytes, FRN_LIT("w"), NULL) ==
                FRN_OK &&
            frn_wording_settle(wording) == FRN_OK)
            read_sentence(lexicon, wording);
    }
    frn_wording_free(wording);
    return 0;
}
