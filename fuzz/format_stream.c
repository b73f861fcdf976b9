/* Bytes as a file of many documents, streamed: JSON lines as they are, or (PACKED, set by the
 * build) members that are packed first, so that damage is met behind sound headers and checksums
 * too.
 *
 * Packed: a byte for the packing, one for the damage, two for its place; then the members, with a
 * byte 0xff between two. Packing 0 takes the rest as it is. */
#include "fuzz.h"

static void read_all(const void *bytes, size_t size, frn_document_form form)
{
    const char *path = fuzz_path(bytes, size);
    const frn_document_options options = {.form = form};
    frn_documents *documents;
    frn_arena arena = {0};
    frn_document doc;
    bool more = true;

    must(frn_documents_open(&documents, &path, 1, &options, NULL, NULL) == FRN_OK);
    while (more && frn_documents_next(&doc, &more, &arena, documents, NULL) == FRN_OK) {
        if (more)
            must_be_sound(&doc);
        frn_arena_reset(&arena);
    }
    frn_documents_close(documents);
    frn_arena_free(&arena);
}

#ifndef PACKED

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_all(data, size, FRN_FORM_JSONL);
    return 0;
}

#else

#include <archive.h>
#include <archive_entry.h>

enum { PACKINGS = 7, ROOM = 1 << 20 };

/* Raw formats hold one member. */
static bool begin_packing(struct archive *a, int packing)
{
    static int (*const format[PACKINGS])(struct archive *) = {
        NULL,
        archive_write_set_format_zip,
        archive_write_set_format_raw,
        archive_write_set_format_raw,
        archive_write_set_format_raw,
        archive_write_set_format_pax_restricted,
        archive_write_set_format_ustar};
    static int (*const filter[PACKINGS])(struct archive *) = {NULL,
                                                              archive_write_add_filter_none,
                                                              archive_write_add_filter_gzip,
                                                              archive_write_add_filter_xz,
                                                              archive_write_add_filter_zstd,
                                                              archive_write_add_filter_zstd,
                                                              archive_write_add_filter_bzip2};

    must(format[packing](a) == ARCHIVE_OK && filter[packing](a) == ARCHIVE_OK);
    (void)archive_write_set_filter_option(a, NULL, "compression-level", "1");
    (void)archive_write_set_bytes_in_last_block(a, 1);
    return packing < 2 || packing > 4;
}

static size_t pack(char room[ROOM], int packing, frn_slice members)
{
    static const char *const names[] = {"a.txt", "b.html", "c.jsonl", "d/e.md", "f"};
    struct archive *a = archive_write_new();
    size_t used = 0;
    bool many;
    frn_slice member;

    must(a != NULL);
    many = begin_packing(a, packing);
    must(archive_write_open_memory(a, room, ROOM, &used) == ARCHIVE_OK);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct archive_entry *entry;
        if (!many)
            member = members;
        else if (!frn_slice_split(&members, '\xff', &member))
            break;
        must((entry = archive_entry_new()) != NULL);
        archive_entry_set_pathname(entry, names[i]);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, (la_int64_t)member.len);
        must(archive_write_header(a, entry) == ARCHIVE_OK);
        (void)!archive_write_data(a, member.ptr, member.len);
        archive_entry_free(entry);
        if (!many)
            break;
    }
    must(archive_write_close(a) == ARCHIVE_OK);
    (void)archive_write_free(a);
    return used;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char room[ROOM];
    size_t used, at;
    int packing;

    if (size < 4)
        return 0;
    packing = data[0] % PACKINGS;
    if (packing == 0) {
        read_all(data + 4, size - 4, FRN_FORM_AUTO);
        return 0;
    }
    used = pack(room, packing, frn_slice_make((const char *)data + 4, size - 4));
    at = used ? (size_t)(data[2] << 8 | data[3]) % used : 0;
    if (data[1] & 1 && used)
        room[at] ^= (char)(data[1] | 2);
    if (data[1] & 2)
        used = at;
    read_all(room, used, FRN_FORM_AUTO);
    return 0;
}

#endif
