#include "test.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "format/input.h"

static char folder[] = "/tmp/frn-input-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[64];

    (void)state;
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static const char *path_of(const char *name)
{
    static char path[256];

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *bytes, size_t len)
{
    FILE *file = fopen(path_of(name), "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* Packs `count` members "m0", "m1" ... of `len` bytes with libarchive. */
static void pack(const char *name, bool zip, int filter, int count, const char *bytes, size_t len)
{
    struct archive *a = archive_write_new();

    if (zip)
        assert_int_equal(archive_write_set_format_zip(a), ARCHIVE_OK);
    else
        assert_int_equal(archive_write_set_format_raw(a), ARCHIVE_OK);
    if (!zip)
        assert_int_equal(archive_write_add_filter(a, filter), ARCHIVE_OK);
    assert_int_equal(archive_write_open_filename(a, path_of(name)), ARCHIVE_OK);
    for (int i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        char member[8];
        (void)snprintf(member, sizeof member, "m%d", i);
        archive_entry_set_pathname(entry, member);
        archive_entry_set_size(entry, (la_int64_t)len);
        archive_entry_set_filetype(entry, AE_IFREG);
        assert_int_equal(archive_write_header(a, entry), ARCHIVE_OK);
        assert_int_equal(archive_write_data(a, bytes, len), len);
        archive_entry_free(entry);
    }
    assert_int_equal(archive_write_free(a), ARCHIVE_OK);
}

static void count_codes(void *ctx, const frn_diag *diag)
{
    int *last = ctx;

    *last = (int)diag->message;
}

static frn_input *open_input(const char *name, int *last)
{
    frn_input *input;
    frn_diag_sink sink = {count_codes, last};

    assert_int_equal(frn_input_open(&input, path_of(name), &sink, NULL), FRN_OK);
    return input;
}

static void plain_and_packed(void **state)
{
    static const int filters[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD};
    const char text[] = "hello, ledger\n";

    (void)state;
    write_file("plain.txt", text, sizeof text - 1);
    for (int i = -1; i < 3; i++) {
        int last = 0;
        frn_slice all;
        frn_input *input;
        if (i >= 0)
            pack("plain.txt", false, filters[i], 1, text, sizeof text - 1);
        input = open_input("plain.txt", &last);
        assert_true(frn_input_next(input));
        assert_int_equal(frn_input_mapped(input, &all), i < 0);
        assert_int_equal(frn_input_all(&all, input, 0, NULL), FRN_OK);
        assert_slice(all, text);
        assert_false(frn_input_next(input));
        assert_int_equal(last, 0);
        frn_input_close(input);
    }
}

static void members_of_a_zip(void **state)
{
    int last = 0, members = 0;
    frn_input *input;
    frn_slice all;

    (void)state;
    pack("two.zip", true, 0, 2, "abc", 3);
    input = open_input("two.zip", &last);
    while (frn_input_next(input)) {
        assert_true(frn_slice_ends(frn_input_name(input),
                                   members ? FRN_LIT("two.zip/m1") : FRN_LIT("two.zip/m0")));
        assert_int_equal(frn_input_all(&all, input, 0, NULL), FRN_OK);
        assert_slice(all, "abc");
        members++;
    }
    assert_int_equal(members, 2);
    frn_input_close(input);
}

static void truncated_keeps_what_was_readable(void **state)
{
    enum { SIZE = 1 << 20 };
    char *bytes = malloc(SIZE), *packed = malloc(SIZE * 2);
    frn_input *input;
    frn_slice all;
    FILE *file;
    size_t len;
    int last = 0;

    (void)state;
    for (uint32_t i = 0, x = 1; i < SIZE; i++, x = x * 1664525u + 1013904223u)
        bytes[i] = (char)('a' + (x >> 24) % 26);
    pack("cut.gz", false, ARCHIVE_FILTER_GZIP, 1, bytes, SIZE);
    file = fopen(path_of("cut.gz"), "rb");
    len = fread(packed, 1, SIZE * 2, file);
    assert_int_equal(fclose(file), 0);
    write_file("cut.gz", packed, len / 2);
    input = open_input("cut.gz", &last);
    assert_true(frn_input_next(input));
    assert_int_equal(frn_input_all(&all, input, 0, NULL), FRN_OK);
    assert_true(all.len > SIZE / 4 && all.len < SIZE);
    assert_memory_equal(all.ptr, bytes, all.len);
    assert_true(frn_input_damaged(input));
    assert_true(last == FRN_INPUT_TRUNCATED || last == FRN_ARCHIVE_DAMAGED);
    frn_input_close(input);
    free(bytes);
    free(packed);
}

static void limits_and_absence(void **state)
{
    frn_input *input;
    frn_slice all;
    frn_error err;
    int last = 0;

    (void)state;
    write_file("ten.txt", "0123456789", 10);
    input = open_input("ten.txt", &last);
    assert_true(frn_input_next(input));
    assert_int_equal(frn_input_all(&all, input, 5, &err), FRN_E_LIMIT);
    frn_input_close(input);
    assert_int_equal(frn_input_open(&input, path_of("absent"), NULL, &err), FRN_E_IO);
    assert_int_equal(frn_input_open(&input, folder, NULL, &err), FRN_E_IO);
}

static void folders(void **state)
{
    frn_arena arena = {0};
    frn_paths paths = {0};
    int last = 0;
    frn_diag_sink sink = {count_codes, &last};

    (void)state;
    write_file("b.txt", "x", 1);
    write_file("a.txt", "x", 1);
    write_file(".hidden", "x", 1);
    assert_int_equal(frn_paths_add(&paths, &arena, folder, &sink, NULL), FRN_OK);
    assert_true(paths.len >= 2);
    for (size_t i = 1; i < paths.len; i++)
        assert_true(strcmp(paths.at[i - 1], paths.at[i]) < 0);
    assert_int_equal(last, 0);
    assert_int_equal(frn_paths_add(&paths, &arena, path_of("absent"), &sink, NULL), FRN_OK);
    assert_int_equal(last, FRN_INPUT_UNREADABLE);
    frn_vec_free(&paths);
    frn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_and_packed),
        cmocka_unit_test(members_of_a_zip),
        cmocka_unit_test(truncated_keeps_what_was_readable),
        cmocka_unit_test(limits_and_absence),
        cmocka_unit_test(folders),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
