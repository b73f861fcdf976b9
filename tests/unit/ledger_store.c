/* The ledger keeps what it is given: byte for byte, once, whole, and whatever goes wrong. */
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/rng.h"
#include "claim/claim_json.h"
#include "ledger/ledger.h"

/* Every allocation counts down; the one that reaches zero fails (sanitizers bring their own). */
static long allocations_left = -1;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define COUNTED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define COUNTED 0
#endif
#endif
#if !defined(COUNTED) && defined(__GLIBC__)
#define COUNTED 1
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static int refused(void)
{
    return allocations_left >= 0 && allocations_left-- == 0;
}

void *malloc(size_t size)
{
    return refused() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return refused() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return refused() ? NULL : __libc_realloc(old, size);
}
#endif
#ifndef COUNTED
#define COUNTED 0
#endif

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    (void)strcpy(folder, "/tmp/frenemy-ledger-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[128];

    (void)state;
    (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static const char *file(const char *name)
{
    static char path[4][128];
    static int next;

    next = (next + 1) % 4;
    (void)snprintf(path[next], sizeof path[next], "%s/%s", folder, name);
    return path[next];
}

static frn_ledger *open_ledger(const char *name)
{
    frn_ledger *ledger = NULL;
    frn_error err = {0};
    frn_status status = frn_ledger_open(&ledger, file(name), NULL, &err);

    if (status != FRN_OK)
        fail_msg("%s: %s", err.where, err.text);
    return ledger;
}

/* A claim whose every field is drawn, awkward bytes included. */
static frn_slice draw_text(frn_arena *arena, frn_rng *rng)
{
    static const char *const odd[] = {"",
                                      "a",
                                      "#1",
                                      "tab\tline\nend",
                                      "\"quoted\" <b>&amp;",
                                      "\xc3\xa9t\xc3\xa9",
                                      "IRN/hassan-rouhani",
                                      "0",
                                      "proxy war"};
    uint32_t k = frn_rng_below(rng, 12);

    if (k < 9)
        return frn_slice_of(odd[k]);
    return frn_arena_printf(arena, "word-%u", (unsigned)frn_rng_below(rng, 40));
}

static frn_party draw_party(frn_arena *arena, frn_rng *rng)
{
    return (frn_party){draw_text(arena, rng), draw_text(arena, rng),
                       draw_text(arena, rng), draw_text(arena, rng),
                       draw_text(arena, rng), (frn_actor_kind)frn_rng_below(rng, FRN_KIND_COUNT)};
}

static frn_claim draw_claim(frn_arena *arena, frn_rng *rng, frn_slice doc, uint32_t number)
{
    frn_claim c = {.doc = doc,
                   .doc_title = draw_text(arena, rng),
                   .outlet = draw_text(arena, rng),
                   .sentence = frn_rng_below(rng, UINT32_MAX),
                   .begin = frn_rng_next(rng),
                   .end = frn_rng_next(rng),
                   .quote = draw_text(arena, rng),
                   .date = (frn_date)frn_rng_below(rng, 30000),
                   .when = {FRN_NO_DATE, (frn_date)frn_rng_below(rng, 30000)},
                   .speaker = draw_party(arena, rng),
                   .via_count = frn_rng_below(rng, FRN_MOST_VIA + 1),
                   .source = draw_party(arena, rng),
                   .target = draw_party(arena, rng),
                   .action = (frn_action)frn_rng_below(rng, FRN_ACTION_COUNT),
                   .code = draw_text(arena, rng),
                   .sign = (int8_t)((int)frn_rng_below(rng, 3) - 1),
                   .intensity = (double)frn_rng_below(rng, 2000) / 100.0 - 10.0,
                   .issue = draw_text(arena, rng),
                   .place = draw_text(arena, rng),
                   .topic = draw_text(arena, rng),
                   .modality = (frn_modality)frn_rng_below(rng, FRN_MODALITY_COUNT),
                   .contested = frn_rng_below(rng, 2) != 0,
                   .rule = draw_text(arena, rng),
                   .record = frn_rng_below(rng, 2) != 0,
                   .count = frn_rng_below(rng, 3)};

    if (frn_rng_below(rng, 8) == 0)
        c.date = FRN_NO_DATE;
    for (uint32_t i = 0; i < c.via_count; i++)
        c.via[i] = draw_party(arena, rng);
    c.id = frn_rng_below(rng, 4) ? frn_arena_printf(arena, "%.*s#%u", FRN_ARG(doc), number)
                                 : frn_arena_printf(arena, "%.*s#0%u", FRN_ARG(doc), number);
    if (frn_rng_below(rng, 2))
        c.condition = frn_arena_printf(arena, "%.*s#%u", FRN_ARG(doc), number / 2);
    return c;
}

/* What JSON leaves out is compared beside it. */
static void write_claim(frn_buf *buf, const frn_claim *c)
{
    const frn_party *party[] = {&c->speaker, &c->source, &c->target};

    frn_claim_write_json(buf, c);
    frn_buf_printf(buf, "|%d %d %u %u %llu %llu %u", c->contested, c->record, (unsigned)c->count,
                   (unsigned)c->sentence, (unsigned long long)c->begin, (unsigned long long)c->end,
                   (unsigned)c->via_count);
    frn_buf_printf(buf, "|%.*s|%.*s|%.*s|%d %d %d|%.17g", FRN_ARG(c->id), FRN_ARG(c->condition),
                   FRN_ARG(c->quote), c->date, c->when.from, c->when.to, c->intensity);
    for (int i = 0; i < 3; i++)
        frn_buf_printf(buf, "|%.*s,%.*s,%.*s,%.*s,%.*s,%d", FRN_ARG(party[i]->id),
                       FRN_ARG(party[i]->name), FRN_ARG(party[i]->state),
                       FRN_ARG(party[i]->state_name), FRN_ARG(party[i]->text), (int)party[i]->kind);
    for (uint32_t i = 0; i < c->via_count; i++)
        frn_buf_printf(buf, "|%.*s,%.*s,%.*s", FRN_ARG(c->via[i].id), FRN_ARG(c->via[i].name),
                       FRN_ARG(c->via[i].text));
    frn_buf_byte(buf, '\n');
}

static frn_status collect(void *ctx, const frn_claim *claim, frn_error *err)
{
    (void)err;
    write_claim(ctx, claim);
    return FRN_OK;
}

static frn_buf all_claims(frn_ledger *ledger, const frn_ledger_filter *filter)
{
    frn_buf buf = {0};
    frn_error err = {0};

    if (frn_ledger_each_claim(ledger, filter, (frn_claim_sink){collect, &buf}, &err) != FRN_OK)
        fail_msg("%s", err.text);
    return buf;
}

static frn_ledger_document document(frn_arena *arena, unsigned number)
{
    frn_slice id = frn_arena_printf(arena, "doc-%03u", number);

    return (frn_ledger_document){.digest = frn_digest_of(id),
                                 .id = id,
                                 .path = FRN_LIT("folder/doc.txt"),
                                 .title = FRN_LIT("A title"),
                                 .date = (frn_date)(16000 + number % 3)};
}

/* Document `number` with `count` drawn claims; the same numbers give the same document. */
static frn_status add_drawn(bool *fresh, frn_ledger *ledger, unsigned number, unsigned count,
                            frn_buf *expected, frn_error *err)
{
    frn_arena arena = {0};
    frn_rng rng = frn_rng_make(number, count);
    frn_ledger_document doc = document(&arena, number);
    frn_status status = frn_ledger_begin(fresh, ledger, &doc, err);

    for (unsigned i = 1; status == FRN_OK && *fresh && i <= count; i++) {
        frn_claim claim = draw_claim(&arena, &rng, doc.id, i);
        if (expected)
            write_claim(expected, &claim);
        status = frn_ledger_append(ledger, &claim, err);
    }
    if (status == FRN_OK && *fresh)
        status = frn_ledger_commit(ledger, err);
    frn_arena_free(&arena);
    return status;
}

static void must_add(frn_ledger *ledger, unsigned number, unsigned count, frn_buf *expected)
{
    frn_error err = {0};
    bool fresh;

    if (add_drawn(&fresh, ledger, number, count, expected, &err) != FRN_OK)
        fail_msg("%s", err.text);
}

static frn_digest digest_of(frn_ledger *ledger)
{
    frn_digest digest = {0, 0};
    frn_error err = {0};

    if (frn_ledger_digest(&digest, ledger, &err) != FRN_OK)
        fail_msg("%s", err.text);
    return digest;
}

static void assert_same(frn_digest a, frn_digest b)
{
    assert_int_equal(a.high, b.high);
    assert_int_equal(a.low, b.low);
}

static void every_field_comes_back(void **state)
{
    frn_ledger *ledger = open_ledger("fields.db");
    frn_buf before = {0}, after;

    (void)state;
    for (unsigned d = 0; d < 5; d++) /* dates 16000, 16001, 16002, then ids: 0 3 1 4 2 */
        must_add(ledger, (const unsigned[]){0, 3, 1, 4, 2}[d], 120, &before);
    frn_ledger_close(ledger);
    ledger = open_ledger("fields.db");
    after = all_claims(ledger, NULL);
    assert_int_equal(after.len, before.len);
    assert_memory_equal(after.ptr, before.ptr, before.len);
    frn_buf_free(&before);
    frn_buf_free(&after);
    frn_ledger_close(ledger);
}

/* Enough rows for several batches, so that a second thread writes them: as appended, each once. */
static void rows_of_an_event_file_come_back_in_order(void **state)
{
    enum { ROWS = 5000 };
    frn_ledger *ledger = open_ledger("many-rows.db");
    frn_ledger_document doc = {
        .digest = {1, 2}, .id = FRN_LIT("events.tab"), .date = FRN_NO_DATE, .rows = true};
    frn_error err = {0};
    frn_buf before, after;

    (void)state;
    for (int round = 0; round < 2; round++) { /* the first is taken back half-way */
        frn_rng rng = frn_rng_make(7, 7);
        frn_arena arena = {0};
        bool fresh = false;
        before = (frn_buf){0};
        assert_int_equal(frn_ledger_begin(&fresh, ledger, &doc, &err), FRN_OK);
        assert_true(fresh);
        for (unsigned i = 1; i <= (round ? ROWS : ROWS / 2); i++) {
            frn_claim claim = draw_claim(&arena, &rng, doc.id, i);
            write_claim(&before, &claim);
            if (frn_ledger_append(ledger, &claim, &err) != FRN_OK)
                fail_msg("%s", err.text);
        }
        if (round == 0) {
            frn_ledger_abandon(ledger);
            frn_buf_free(&before);
        } else {
            assert_int_equal(frn_ledger_commit(ledger, &err), FRN_OK);
        }
        frn_arena_free(&arena);
    }
    after = all_claims(ledger, NULL);
    assert_int_equal(after.len, before.len);
    assert_memory_equal(after.ptr, before.ptr, before.len);
    frn_buf_free(&before);
    frn_buf_free(&after);
    frn_ledger_close(ledger);
}

static void the_order_of_arrival_does_not_show(void **state)
{
    frn_ledger *forth = open_ledger("forth.db"), *back = open_ledger("back.db");

    (void)state;
    for (unsigned d = 0; d < 8; d++) {
        must_add(forth, d, 10, NULL);
        must_add(back, 7 - d, 10, NULL);
    }
    assert_same(digest_of(forth), digest_of(back));
    must_add(back, 8, 1, NULL);
    assert_true(digest_of(forth).low != digest_of(back).low);
    frn_ledger_close(forth);
    frn_ledger_close(back);
}

static void a_known_document_is_skipped(void **state)
{
    frn_ledger *ledger = open_ledger("known.db");
    frn_error err = {0};
    frn_digest before;
    bool fresh, has;

    (void)state;
    must_add(ledger, 1, 10, NULL);
    before = digest_of(ledger);
    assert_int_equal(add_drawn(&fresh, ledger, 1, 10, NULL, &err), FRN_OK);
    assert_false(fresh);
    assert_same(before, digest_of(ledger));
    assert_int_equal(frn_ledger_has_document(&has, ledger, frn_digest_of(FRN_LIT("doc-001")), &err),
                     FRN_OK);
    assert_true(has);
    assert_int_equal(frn_ledger_has_document(&has, ledger, frn_digest_of(FRN_LIT("doc-002")), &err),
                     FRN_OK);
    assert_false(has);
    frn_ledger_close(ledger);
}

static void an_abandoned_document_leaves_nothing(void **state)
{
    frn_ledger *ledger = open_ledger("abandon.db");
    frn_arena arena = {0};
    frn_rng rng = frn_rng_make(1, 1);
    frn_ledger_document doc = document(&arena, 1);
    frn_claim claim = draw_claim(&arena, &rng, doc.id, 1);
    frn_error err = {0};
    frn_buf claims;
    bool fresh;

    (void)state;
    assert_int_equal(frn_ledger_begin(&fresh, ledger, &doc, &err), FRN_OK);
    assert_int_equal(frn_ledger_append(ledger, &claim, &err), FRN_OK);
    assert_int_equal(frn_ledger_begin(&fresh, ledger, &doc, &err), FRN_E_USAGE);
    frn_ledger_abandon(ledger);
    assert_int_equal(frn_ledger_append(ledger, &claim, &err), FRN_E_USAGE);
    assert_int_equal(frn_ledger_commit(ledger, &err), FRN_E_USAGE);
    claims = all_claims(ledger, NULL);
    assert_int_equal(claims.len, 0);
    claim.via_count = FRN_MOST_VIA + 1;
    assert_int_equal(frn_ledger_begin(&fresh, ledger, &doc, &err), FRN_OK);
    assert_int_equal(frn_ledger_append(ledger, &claim, &err), FRN_E_RANGE);
    must_add(ledger, 1, 5, NULL); /* the same words again, after their rows were taken back */
    claims = all_claims(ledger, NULL);
    assert_true(claims.len > 0);
    frn_buf_free(&claims);
    frn_arena_free(&arena);
    frn_ledger_close(ledger);
}

static void count_message(void *ctx, const frn_diag *diag)
{
    int *count = ctx;

    if (diag->message == FRN_LEDGER_UNFINISHED)
        count[0]++;
    if (diag->message == FRN_LEDGER_READINGS)
        count[1]++;
}

/* An event file in many transactions, broken off between two of them, then imported again. */
static void an_unfinished_file_is_hidden_and_starts_again(void **state)
{
    int told[2] = {0, 0};
    frn_ledger_options options = {.batch = 10, .diags = {count_message, told}};
    frn_arena arena = {0};
    frn_rng rng = frn_rng_make(3, 3);
    frn_ledger_document doc = document(&arena, 9);
    frn_ledger *ledger, *whole = open_ledger("whole.db");
    frn_error err = {0};
    frn_buf claims;
    bool fresh;

    (void)state;
    doc.rows = true;
    for (int run = 0; run < 2; run++) {
        rng = frn_rng_make(3, 3);
        assert_int_equal(frn_ledger_open(&ledger, file("rows.db"), &options, &err), FRN_OK);
        assert_int_equal(frn_ledger_begin(&fresh, ledger, &doc, &err), FRN_OK);
        assert_true(fresh);
        for (unsigned i = 1; i <= 35; i++) {
            frn_claim claim = draw_claim(&arena, &rng, doc.id, i);
            assert_int_equal(frn_ledger_append(ledger, &claim, &err), FRN_OK);
        }
        if (run == 1)
            assert_int_equal(frn_ledger_commit(ledger, &err), FRN_OK);
        frn_ledger_close(ledger);
        ledger = open_ledger("rows.db");
        claims = all_claims(ledger, NULL);
        assert_true(run == 0 ? claims.len == 0 : claims.len > 0);
        frn_buf_free(&claims);
        if (run == 0)
            frn_ledger_close(ledger);
    }
    assert_int_equal(told[0], 1);
    rng = frn_rng_make(3, 3);
    assert_int_equal(frn_ledger_begin(&fresh, whole, &doc, &err), FRN_OK);
    for (unsigned i = 1; i <= 35; i++) {
        frn_claim claim = draw_claim(&arena, &rng, doc.id, i);
        assert_int_equal(frn_ledger_append(whole, &claim, &err), FRN_OK);
    }
    assert_int_equal(frn_ledger_commit(whole, &err), FRN_OK);
    assert_same(digest_of(ledger), digest_of(whole));
    frn_ledger_close(ledger);
    frn_ledger_close(whole);
    frn_arena_free(&arena);
}

static void merge(frn_ledger *into, const char *name)
{
    frn_ledger *from = open_ledger(name);
    frn_error err = {0};

    if (frn_ledger_merge(into, from, &err) != FRN_OK)
        fail_msg("%s", err.text);
    frn_ledger_close(from);
}

/* Three ledgers that overlap; a and c read document 4 differently. */
static void merging_is_a_join(void **state)
{
    static const unsigned holds[3][5] = {{0, 1, 2, 4, 5}, {1, 2, 3, 6, 7}, {0, 3, 4, 8, 9}};
    static const char *const name[3] = {"a.db", "b.db", "c.db"};
    frn_ledger *abc, *cba, *nested, *inner;
    frn_digest all;

    (void)state;
    for (int l = 0; l < 3; l++) {
        frn_ledger *ledger = open_ledger(name[l]);
        for (int d = 0; d < 5; d++)
            must_add(ledger, holds[l][d], l == 2 && holds[l][d] == 4 ? 12 : 9, NULL);
        frn_ledger_close(ledger);
    }
    abc = open_ledger("abc.db");
    cba = open_ledger("cba.db");
    nested = open_ledger("nested.db");
    inner = open_ledger("inner.db");
    for (int l = 0; l < 3; l++) {
        merge(abc, name[l]);
        merge(cba, name[2 - l]);
    }
    merge(inner, "b.db");
    merge(inner, "c.db");
    frn_ledger_close(inner);
    merge(nested, "a.db");
    merge(nested, "inner.db");
    all = digest_of(abc);
    assert_same(all, digest_of(cba));
    assert_same(all, digest_of(nested));
    merge(abc, "a.db");
    merge(abc, "cba.db");
    assert_same(all, digest_of(abc));
    frn_ledger_close(abc);
    frn_ledger_close(cba);
    frn_ledger_close(nested);
}

static void differing_readings_are_told(void **state)
{
    int told[2] = {0, 0};
    frn_ledger_options options = {.diags = {count_message, told}};
    frn_ledger *into, *from = open_ledger("longer.db");
    frn_error err = {0};

    (void)state;
    must_add(from, 1, 6, NULL);
    assert_int_equal(frn_ledger_open(&into, file("shorter.db"), &options, &err), FRN_OK);
    must_add(into, 1, 5, NULL);
    assert_int_equal(frn_ledger_merge(into, from, &err), FRN_OK);
    assert_int_equal(told[1], 1);
    frn_ledger_close(from);
    frn_ledger_close(into);
}

static frn_claim plain_claim(frn_slice doc, frn_slice quote, const char *source, const char *target)
{
    return (frn_claim){.doc = doc,
                       .quote = quote,
                       .date = 16237,
                       .when = FRN_NO_SPAN,
                       .source = {.id = frn_slice_of(source), .state = FRN_LIT("IRN")},
                       .target = {.id = frn_slice_of(target)},
                       .action = FRN_ACTION_DISAPPROVE,
                       .sign = -1,
                       .intensity = -2,
                       .issue = FRN_LIT("iraq")};
}

static size_t found(frn_ledger *ledger, frn_ledger_filter filter)
{
    frn_buf buf = all_claims(ledger, &filter);
    size_t lines = 0;

    for (size_t i = 0; i < buf.len; i++)
        lines += buf.ptr[i] == '\n';
    frn_buf_free(&buf);
    return lines;
}

static void queries_filter(void **state)
{
    frn_ledger *ledger = open_ledger("query.db");
    frn_arena arena = {0};
    frn_ledger_document doc = document(&arena, 1);
    frn_claim claims[3] = {
        plain_claim(doc.id, FRN_LIT("a proxy war in Syria"), "IRN/hassan-rouhani", "USA"),
        plain_claim(doc.id, FRN_LIT("the nuclear deal"), "USA", "ISIS"),
        plain_claim(doc.id, FRN_LIT("the proxy war goes on"), "IRNX", "ISIS")};
    frn_span window = {16238, FRN_NO_DATE}, day = {16237, 16237};
    frn_error err = {0};

    (void)state;
    claims[1].source.state = FRN_LIT("USA");
    claims[2].source.state = FRN_LIT("");
    assert_int_equal(frn_ledger_add_document(NULL, ledger, &doc, claims, 3, &err), FRN_OK);
    assert_int_equal(found(ledger, (frn_ledger_filter){0}), 3);
    assert_int_equal(found(ledger, (frn_ledger_filter){.actor = FRN_LIT("IRN")}), 1);
    assert_int_equal(found(ledger, (frn_ledger_filter){.actor = FRN_LIT("USA")}), 2);
    assert_int_equal(
        found(ledger, (frn_ledger_filter){.actor = FRN_LIT("USA"), .other = FRN_LIT("IRN")}), 1);
    assert_int_equal(
        found(ledger, (frn_ledger_filter){.actor = FRN_LIT("IRN"), .other = FRN_LIT("ISIS")}), 0);
    assert_int_equal(found(ledger, (frn_ledger_filter){.search = FRN_LIT("\"proxy war\"")}), 2);
    assert_int_equal(found(ledger, (frn_ledger_filter){.search = FRN_LIT("proxy NOT syria")}), 1);
    assert_int_equal(found(ledger, (frn_ledger_filter){.issue = FRN_LIT("syria")}), 0);
    assert_int_equal(found(ledger, (frn_ledger_filter){.window = &window}), 0);
    assert_int_equal(found(ledger, (frn_ledger_filter){.window = &day}), 3);
    assert_int_equal(frn_ledger_each_claim(ledger, &(frn_ledger_filter){.search = FRN_LIT("\"x")},
                                           (frn_claim_sink){collect, NULL}, &err),
                     FRN_E_USAGE);
    frn_arena_free(&arena);
    frn_ledger_close(ledger);
}

static frn_status write_entry(void *ctx, const frn_ledger_entry *entry, frn_error *err)
{
    (void)err;
    frn_buf_printf(ctx, "%d %.*s %.*s %s %.*s %d %d\n", (int)entry->fact, FRN_ARG(entry->actor.id),
                   FRN_ARG(entry->actor.name), frn_actor_kind_text(entry->actor.kind),
                   FRN_ARG(entry->other), entry->span.from, entry->span.to);
    return FRN_OK;
}

static frn_status write_provenance(void *ctx, const frn_ledger_provenance *row, frn_error *err)
{
    (void)err;
    frn_buf_printf(ctx, "%.*s %.*s %llu\n", FRN_ARG(row->command), FRN_ARG(row->input),
                   (unsigned long long)row->claims);
    return FRN_OK;
}

static void actors_and_provenance(void **state)
{
    frn_ledger *ledger = open_ledger("actors.db");
    frn_ledger_entry known = {FRN_LEDGER_ACTOR,
                              {FRN_LIT("USA"), FRN_LIT("A"), {0}, {0}, FRN_KIND_STATE},
                              {0},
                              FRN_NO_SPAN};
    frn_ledger_entry vague = {FRN_LEDGER_ACTOR,
                              {FRN_LIT("USA"), FRN_LIT("Zed"), {0}, {0}, FRN_KIND_UNKNOWN},
                              {0},
                              FRN_NO_SPAN};
    frn_ledger_entry member = {
        FRN_LEDGER_MEMBERSHIP, {.id = FRN_LIT("x")}, FRN_LIT("NATO"), {1, 2}};
    frn_ledger_provenance row = {FRN_LIT("read"), FRN_LIT("1"), FRN_LIT("f"), {1, 2}, 1, 7, 0};
    frn_buf buf = {0};
    frn_error err = {0};

    (void)state;
    assert_int_equal(frn_ledger_put(ledger, &known, &err), FRN_OK);
    assert_int_equal(frn_ledger_put(ledger, &vague, &err), FRN_OK);
    assert_int_equal(frn_ledger_put(ledger, &member, &err), FRN_OK);
    for (int i = 0; i < 2; i++)
        assert_int_equal(frn_ledger_record(ledger, &row, &err), FRN_OK);
    assert_int_equal(
        frn_ledger_each_entry(ledger, (frn_ledger_entry_sink){write_entry, &buf}, &err), FRN_OK);
    assert_int_equal(frn_ledger_each_provenance(
                         ledger, (frn_ledger_provenance_sink){write_provenance, &buf}, &err),
                     FRN_OK);
    assert_slice(frn_buf_slice(&buf),
                 "0 USA A state  -2147483648 -2147483648\n2 x  unknown NATO 1 2\nread f 7\n");
    frn_buf_free(&buf);
    frn_ledger_close(ledger);
}

static void refuses(const char *name, const char *part)
{
    frn_ledger *ledger = NULL;
    frn_error err = {0};

    assert_int_equal(frn_ledger_open(&ledger, file(name), NULL, &err), FRN_E_LEDGER);
    assert_null(ledger);
    if (!strstr(err.text, part))
        fail_msg("'%s' does not say '%s'", err.text, part);
}

static void run_sql(const char *name, const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(file(name), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_close(db);
}

static void other_files_are_refused(void **state)
{
    frn_ledger *ledger = NULL;
    frn_error err = {0};
    FILE *f = fopen(file("text.db"), "w");

    (void)state;
    assert_non_null(f);
    for (int i = 0; i < 200; i++)
        (void)fputs("this is an article and no ledger at all\n", f);
    (void)fclose(f);
    refuses("text.db", "not a ledger");
    run_sql("foreign.db", "CREATE TABLE t(x)");
    refuses("foreign.db", "another program");
    frn_ledger_close(open_ledger("newer.db"));
    run_sql("newer.db", "PRAGMA user_version=99");
    refuses("newer.db", "newer frenemy");
    refuses("no/such/folder.db", "folder exists");
    assert_int_equal(
        frn_ledger_open(&ledger, file("absent.db"), &(frn_ledger_options){.read_only = true}, &err),
        FRN_E_LEDGER);
    assert_int_equal(access(file("absent.db"), F_OK), -1);
}

static void an_older_ledger_is_brought_up_to_date(void **state)
{
    frn_ledger *ledger = open_ledger("old.db");
    frn_error err = {0};
    size_t before;

    (void)state;
    must_add(ledger, 1, 60, NULL);
    before = found(ledger, (frn_ledger_filter){.search = FRN_LIT("proxy")});
    assert_true(before > 0);
    frn_ledger_close(ledger);
    run_sql("old.db",
            "DROP TABLE quote_index; DROP VIEW claims; ALTER TABLE claim DROP COLUMN title;"
            "PRAGMA user_version=1");
    assert_int_equal(
        frn_ledger_open(&ledger, file("old.db"), &(frn_ledger_options){.read_only = true}, &err),
        FRN_E_LEDGER);
    ledger = open_ledger("old.db");
    assert_int_equal(found(ledger, (frn_ledger_filter){.search = FRN_LIT("proxy")}), before);
    frn_ledger_close(ledger);
}

/* Cut or overwritten anywhere: a sentence or the old content, never a crash. */
static void damage_is_a_sentence(void **state)
{
    frn_ledger *ledger = open_ledger("sound.db");
    struct stat st;
    int failures = 0;

    (void)state;
    for (unsigned d = 0; d < 20; d++)
        must_add(ledger, d, 50, NULL);
    frn_ledger_close(ledger);
    assert_int_equal(stat(file("sound.db"), &st), 0);
    for (int k = 0; k < 24; k++) {
        char command[300];
        frn_error err = {0};
        frn_buf buf = {0};
        frn_status status;

        (void)snprintf(command, sizeof command, "cp '%s' '%s'", file("sound.db"), file("hurt.db"));
        assert_int_equal(system(command), 0);
        if (k < 12) {
            assert_int_equal(truncate(file("hurt.db"), st.st_size * (k + 1) / 13), 0);
        } else {
            FILE *f = fopen(file("hurt.db"), "r+");
            assert_non_null(f);
            assert_int_equal(fseek(f, (long)(st.st_size * (k - 12) / 12), SEEK_SET), 0);
            for (int i = 0; i < 9000; i++)
                (void)fputc(0xA5 ^ (i & 0x5f), f);
            (void)fclose(f);
        }
        status = frn_ledger_open(&ledger, file("hurt.db"), NULL, &err);
        if (status == FRN_OK) {
            status = frn_ledger_each_claim(ledger, NULL, (frn_claim_sink){collect, &buf}, &err);
            frn_ledger_close(ledger);
        }
        if (status != FRN_OK) {
            failures++;
            assert_int_equal(status, FRN_E_LEDGER);
            assert_true(strlen(err.text) > 20);
        }
        frn_buf_free(&buf);
        (void)unlink(file("hurt.db"));
        (void)unlink(file("hurt.db-wal"));
        (void)unlink(file("hurt.db-shm"));
    }
    assert_true(failures >= 12); /* every cut is seen */
}

static void a_full_disk_keeps_what_was_finished(void **state)
{
    struct rlimit old, small;
    frn_ledger *ledger;
    frn_error err = {0};
    frn_status status = FRN_OK;
    frn_digest digest;
    frn_buf expected = {0}, after;
    unsigned finished = 0;
    bool fresh;

    (void)state;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    ledger = open_ledger("full.db");
    small = old;
    small.rlim_cur = 1024 * 1024;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    while (status == FRN_OK && finished < 4000) /* 0 3 6 ...: one date, in the order of ids */
        if ((status = add_drawn(&fresh, ledger, finished * 3, 40, NULL, &err)) == FRN_OK)
            finished++;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_int_equal(status, FRN_E_LEDGER);
    if (!strstr(err.text, "no room"))
        fail_msg("%s", err.text);
    assert_true(finished > 0);
    frn_ledger_close(ledger);
    ledger = open_ledger("full.db");
    after = all_claims(ledger, NULL);
    digest = digest_of(ledger);
    frn_ledger_close(ledger);
    ledger = open_ledger("roomy.db");
    for (unsigned d = 0; d < finished; d++)
        must_add(ledger, d * 3, 40, NULL);
    expected = all_claims(ledger, NULL);
    assert_int_equal(after.len, expected.len);
    assert_memory_equal(after.ptr, expected.ptr, after.len);
    assert_same(digest, digest_of(ledger));
    frn_ledger_close(ledger);
    frn_buf_free(&after);
    frn_buf_free(&expected);
}

/* Each allocation fails once: the call says so, nothing leaks into the ledger, the next try works.
 */
static void memory_may_run_out_anywhere(void **state)
{
    long step = 0;
    bool through = false;
    frn_status status = FRN_OK;

    (void)state;
    if (!COUNTED) {
        print_message("allocations cannot be counted in this build\n");
        skip();
    }
    while (!through) {
        frn_ledger *ledger = NULL;
        frn_error err = {0};
        frn_digest digest;
        bool fresh;

        allocations_left = step;
        status = frn_ledger_open(&ledger, file("memory.db"), NULL, &err);
        if (status == FRN_OK)
            status = add_drawn(&fresh, ledger, (unsigned)step, 3, NULL, &err);
        if (status == FRN_OK)
            status = frn_ledger_digest(&digest, ledger, &err);
        through = allocations_left >= 0; /* SQLite does without some, so that success is no end */
        allocations_left = -1;
        if (status != FRN_OK && status != FRN_E_MEMORY)
            fail_msg("step %ld: %d %s", step, status, err.text);
        frn_ledger_close(ledger);
        step += 1 + step / 64;
        assert_true(step < 2000000);
    }
    assert_int_equal(status, FRN_OK);
    assert_true(step > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_comes_back),
        cmocka_unit_test(rows_of_an_event_file_come_back_in_order),
        cmocka_unit_test(the_order_of_arrival_does_not_show),
        cmocka_unit_test(a_known_document_is_skipped),
        cmocka_unit_test(an_abandoned_document_leaves_nothing),
        cmocka_unit_test(an_unfinished_file_is_hidden_and_starts_again),
        cmocka_unit_test(merging_is_a_join),
        cmocka_unit_test(differing_readings_are_told),
        cmocka_unit_test(queries_filter),
        cmocka_unit_test(actors_and_provenance),
        cmocka_unit_test(other_files_are_refused),
        cmocka_unit_test(an_older_ledger_is_brought_up_to_date),
        cmocka_unit_test(damage_is_a_sentence),
        cmocka_unit_test(a_full_disk_keeps_what_was_finished),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
