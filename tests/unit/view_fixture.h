/* A report made from claims, for the tests of the model and its views. */
#ifndef FRENEMY_VIEW_FIXTURE_H
#define FRENEMY_VIEW_FIXTURE_H

#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "claim/claim_json.h"
#include "report/report.h"

typedef struct fixture {
    frn_arena arena;
    FRN_VEC(frn_claim) claim;
    frn_slice according_to;
    frn_lexicon *lexicon; /* for who belongs to which bloc; may be NULL */
    frn_ties *ties;
    frn_tie_table table;
    frn_report report;
} fixture;

/* A file under tests/data, read into the arena. */
static inline frn_slice fixture_file(frn_arena *arena, const char *name)
{
    const char *root = getenv("FRN_SOURCE");
    frn_slice path = frn_arena_printf(arena, "%s/tests/data/%s", root ? root : ".", name);
    FILE *file = fopen(path.ptr, "rb");
    frn_buf buf = {0};
    frn_slice all;
    int byte;

    assert_non_null(file);
    while ((byte = getc(file)) != EOF)
        frn_buf_byte(&buf, (char)byte);
    (void)fclose(file);
    all = frn_arena_copy(arena, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return all;
}

static inline void fixture_add(fixture *f, frn_claim claim)
{
    assert_true(frn_vec_push(&f->claim, claim));
}

/* Ties the claims added so far, folded into states, and makes the report. */
static inline void fixture_make(fixture *f)
{
    frn_tie_options options = {.roll_up = FRN_ROLL_UP_STATE, .according_to = f->according_to};
    frn_report_input input = {.claim = f->claim.at,
                              .claim_count = (uint32_t)f->claim.len,
                              .table = &f->table,
                              .lexicon = f->lexicon,
                              .sentences = 25,
                              .sentences_without_claim = 4};
    frn_pair *pair;

    assert_int_equal(frn_ties_open(&f->ties, &options, NULL), FRN_OK);
    for (size_t i = 0; i < f->claim.len; i++)
        assert_int_equal(frn_ties_add(f->ties, &f->claim.at[i], i, NULL), FRN_OK);
    assert_int_equal(frn_ties_table(&f->table, f->ties, NULL), FRN_OK);
    assert_int_equal(frn_pairs_make(&pair, &input.pair_count, &f->arena, &f->table, NULL, NULL),
                     FRN_OK);
    input.pair = pair;
    assert_int_equal(frn_report_make(&f->report, &f->arena, &input, NULL), FRN_OK);
}

static inline void fixture_claims(fixture *f)
{
    frn_slice rest = fixture_file(&f->arena, "claims.jsonl"), line = {0};

    while (frn_slice_split(&rest, '\n', &line)) {
        frn_claim claim;
        if (line.len == 0)
            continue;
        assert_int_equal(frn_claim_read_json(&claim, &f->arena, line, NULL), FRN_OK);
        fixture_add(f, claim);
    }
}

static inline void fixture_free(fixture *f)
{
    frn_lexicon_free(f->lexicon);
    frn_ties_free(f->ties);
    frn_vec_free(&f->claim);
    frn_arena_free(&f->arena);
}

/* Fails at the first line that differs from the file in tests/data. FRN_GOLDEN=DIR writes the file
 * there instead. */
static inline void assert_golden(const frn_buf *buf, const char *name)
{
    frn_arena arena = {0};
    const char *folder = getenv("FRN_GOLDEN");
    frn_slice want, have = frn_buf_slice(buf), a = {0}, b = {0};

    if (folder) {
        FILE *file = fopen(frn_arena_printf(&arena, "%s/%s", folder, name).ptr, "wb");
        assert_non_null(file);
        (void)fwrite(have.ptr, 1, have.len, file);
        (void)fclose(file);
    }
    want = fixture_file(&arena, name);
    for (bool more = true; more;) {
        bool left = frn_slice_split(&have, '\n', &a), right = frn_slice_split(&want, '\n', &b);
        assert_int_equal(left, right);
        more = left;
        if (more)
            assert_string_equal(frn_arena_copy(&arena, a).ptr, frn_arena_copy(&arena, b).ptr);
    }
    frn_arena_free(&arena);
}

#endif
