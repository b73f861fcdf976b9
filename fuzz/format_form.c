/* Bytes as a document of one form (FORM, set by the build); the way back must stay inside them. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const frn_document_options options = {.form = FORM};
    frn_arena arena = {0};
    frn_document doc;

    if (frn_document_parse(&doc, &arena, FRN_LIT("a"), frn_slice_make((const char *)data, size),
                           &options, NULL, NULL) == FRN_OK) {
        must(doc.size == size);
        must_be_sound(&doc);
    }
    frn_arena_free(&arena);
    return 0;
}
