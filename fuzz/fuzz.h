/* What fuzz targets share: the entry points, an assertion that stays, whole claims and documents,
 * and bytes that have a path. */
#ifndef FRENEMY_FUZZ_FUZZ_H
#define FRENEMY_FUZZ_FUZZ_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "claim/claim.h"
#include "format/documents.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool condition)
{
    if (!condition)
        abort();
}

/* Whole and from a document of `size` bytes. */
static inline void must_be_whole(const frn_claim *claim, uint64_t size)
{
    must(claim->begin < claim->end && claim->end <= size);
    must(claim->source.id.len && claim->target.id.len && claim->rule.len);
    must(isfinite(claim->intensity) && fabs(claim->intensity) <= 10);
    must(claim->sign >= -1 && claim->sign <= 1);
}

/* Paragraphs in order and inside the text, the way back inside the original. */
static inline void must_be_sound(const frn_document *doc)
{
    uint32_t before = 0;

    for (uint32_t p = 0; p < doc->paragraph_count; p++) {
        const frn_paragraph *paragraph = &doc->paragraph[p];
        must(before <= paragraph->begin && paragraph->begin < paragraph->end);
        must(paragraph->end <= doc->text.len);
        must(frn_document_origin(doc, paragraph->begin) <= doc->size);
        must(frn_document_origin(doc, paragraph->end - 1) < doc->size);
        before = paragraph->end;
    }
}

/* The bytes as a file in memory: its path, valid until the next call. */
static inline const char *fuzz_path(const void *bytes, size_t size)
{
    static int file = -1;
    static char path[32];

    if (file < 0)
        file = memfd_create("fuzz", MFD_CLOEXEC);
    must(file >= 0 && ftruncate(file, 0) == 0);
    must(pwrite(file, bytes, size, 0) == (ssize_t)size);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return path;
}

#endif
