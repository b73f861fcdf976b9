/* The embedded files are the tree's files, byte for byte, and all of them. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/embed.h"

static void test_find(void **state)
{
    const char *name = NULL, *before = "";
    size_t count = 0;

    (void)state;
    for (;; count++) {
        frn_slice bytes = frn_embedded_at(count, &name);

        if (!bytes.ptr)
            break;
        assert_true(strcmp(before, name) < 0);
        assert_ptr_equal(frn_embedded(name).ptr, bytes.ptr);
        assert_int_equal(bytes.ptr[bytes.len], 0);
        assert_int_equal((uintptr_t)bytes.ptr % 64, 0);
        before = name;
    }
    assert_true(count >= 2);
    assert_null(frn_embedded("lexicon/none.tsv").ptr);
    assert_null(frn_embedded("").ptr);
    assert_null(frn_embedded("z").ptr);
}

static void test_content(void **state)
{
    frn_slice bytes = frn_embedded("lexicon/actors/states.tsv"), line;
    const char *root = getenv("FRN_SOURCE");
    char path[4096];
    FILE *file;
    int byte;

    (void)state;
    assert_non_null(bytes.ptr);
    do {
        assert_true(frn_slice_split(&bytes, '\n', &line));
    } while (frn_slice_starts(line, FRN_LIT("#")));
    assert_true(frn_slice_starts(line, FRN_LIT("id\tname\t")));
    if (!root)
        return;
    bytes = frn_embedded("lexicon/actors/states.tsv");
    snprintf(path, sizeof path, "%s/lexicon/actors/states.tsv", root);
    file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t i = 0; i < bytes.len; i++)
        assert_int_equal(fgetc(file), (unsigned char)bytes.ptr[i]);
    byte = fgetc(file);
    assert_int_equal(byte, EOF);
    fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_find), cmocka_unit_test(test_content)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
