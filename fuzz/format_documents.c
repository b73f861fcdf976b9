/* Bytes as a document of every form; the way back must stay inside the bytes. */
#include <stdlib.h>

#include "format/documents.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"a.txt", "a.md", "a.html", "a"};
    frn_slice bytes = frn_slice_make((const char *)data, size);
    frn_arena arena = {0};

    for (size_t i = 0; i < 4; i++) {
        frn_document doc;
        if (frn_document_parse(&doc, &arena, frn_slice_of(names[i]), bytes, NULL, NULL, NULL) !=
            FRN_OK)
            continue;
        for (uint32_t p = 0; p < doc.paragraph_count; p++) {
            const frn_paragraph *paragraph = &doc.paragraph[p];
            if (paragraph->begin >= paragraph->end || paragraph->end > doc.text.len ||
                frn_document_origin(&doc, paragraph->begin) > size ||
                frn_document_origin(&doc, paragraph->end - 1) >= size)
                abort();
        }
    }
    frn_arena_free(&arena);
    return 0;
}
