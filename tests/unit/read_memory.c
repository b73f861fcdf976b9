/* Fails every allocation in turn (it alone, and all after it) while a document is read and while
 * dictionaries are loaded: the call must say FRN_E_MEMORY and leave nothing behind, and the reader
 * must read on as before. */
#include "memory_fixture.h"

#include <stdio.h>

#include "base/buf.h"
#include "format/documents.h"
#include "read/dictionary_internal.h"
#include "read/read.h"

typedef struct parts {
    frn_lexicon *lexicon;
    frn_wording *wording;
    frn_model *model;
} parts;

typedef struct heard { /* the claims of a reading; a room of its own, that nothing refuses */
    char text[8192];
    size_t len;
    uint32_t claims;
} heard;

static const char text[] =
    "\"Hungary will close its airspace if Serbia sends troops to the border,\" the Hungarian "
    "foreign minister said on Tuesday. Serbia rejected the charge and accused Hungary of arming "
    "smugglers. Austria urged both to resume talks, but it would not mediate between them. "
    "According to Romania, Hungary and Serbia signed a ceasefire on Friday.";

static int load_parts(void **state)
{
    parts *p = calloc(1, sizeof *p);

    *state = p;
    return !(p && frn_lexicon_load(&p->lexicon, NULL, NULL, NULL) == FRN_OK &&
             frn_wording_load(&p->wording, NULL, NULL, NULL) == FRN_OK &&
             frn_model_builtin(&p->model, NULL) == FRN_OK);
}

static int free_parts(void **state)
{
    parts *p = *state;

    frn_model_free(p->model);
    frn_wording_free(p->wording);
    frn_lexicon_free(p->lexicon);
    free(p);
    return 0;
}

static frn_status hear(void *ctx, const frn_claim *c, frn_error *err)
{
    heard *h = ctx;
    int len = snprintf(h->text + h->len, sizeof h->text - h->len,
                       "%.*s>%.*s %d said by %.*s, %d, bytes %llu-%llu\n", FRN_ARG(c->source.id),
                       FRN_ARG(c->target.id), (int)c->action, FRN_ARG(c->speaker.id),
                       (int)c->modality, (unsigned long long)c->begin, (unsigned long long)c->end);

    (void)err;
    assert_true(len > 0 && h->len + (size_t)len < sizeof h->text);
    h->len += (size_t)len;
    h->claims++;
    return FRN_OK;
}

static frn_status read_once(heard *h, const frn_reader *reader, const frn_document *doc)
{
    frn_claim_sink sink = {hear, h};

    *h = (heard){0};
    return frn_read_document(reader, doc, &sink, NULL, NULL);
}

static frn_status open_and_read(frn_reader **reader, heard *h, const parts *p,
                                const frn_document *doc)
{
    frn_status s = frn_reader_open(reader, p->lexicon, p->wording, p->model, NULL, NULL);

    return s == FRN_OK ? read_once(h, *reader, doc) : s;
}

static void reading_survives_every_failure(void **state)
{
    static heard first, got;
    frn_document_options options = {.form = FRN_FORM_TEXT, .date = frn_date_make(2015, 3, 9)};
    frn_arena arena = {0};
    frn_document doc;
    frn_reader *reader = NULL;

    assert_int_equal(
        frn_document_parse(&doc, &arena, FRN_LIT("d"), frn_slice_of(text), &options, NULL, NULL),
        FRN_OK);
    assert_int_equal(open_and_read(&reader, &first, *state, &doc), FRN_OK);
    frn_reader_close(reader);
    assert_true(first.claims >= 4);
    once = false;
    for (long k = 0;; k += once, once = !once) {
        frn_status s;
        reader = NULL;
        left = k;
        refused = false;
        s = open_and_read(&reader, &got, *state, &doc);
        left = -1;
        assert_int_equal(s, refused ? FRN_E_MEMORY : FRN_OK);
        if (reader) {
            assert_int_equal(read_once(&got, reader, &doc), FRN_OK);
            assert_string_equal(got.text, first.text);
        }
        frn_reader_close(reader);
        if (!refused) { /* it never came to the k-th: all have been tried */
            assert_true(k > 20);
            break;
        }
        assert_true(k < 100000);
    }
    frn_arena_free(&arena);
}

/* ---- many documents ---- */

enum { DOCUMENTS = 6 };

typedef struct corpus {
    const frn_reader *reader;
    frn_document doc[DOCUMENTS];
    uint32_t next, back;
    heard heard;
} corpus;

static frn_status next_document(void *ctx, const frn_document **out, frn_error *err)
{
    corpus *c = ctx;

    (void)err;
    *out = c->next < DOCUMENTS ? &c->doc[c->next++] : NULL;
    return FRN_OK;
}

static void give_back(void *ctx, const frn_document *doc, bool whole)
{
    corpus *c = ctx;

    (void)whole;
    assert_ptr_equal(doc, &c->doc[c->back]);
    c->back++;
}

/* Every document that was taken is given back, read or not. */
static frn_status read_corpus(void *ctx)
{
    corpus *c = ctx;
    const frn_document_source source = {next_document, give_back, c};
    const frn_claim_sink sink = {hear, &c->heard};
    frn_status s;

    c->next = c->back = 0;
    c->heard = (heard){0};
    s = frn_read_documents(c->reader, &source, &sink, NULL, NULL, NULL);
    assert_int_equal(c->back, c->next);
    assert_true(s != FRN_OK || c->heard.claims == 2 * DOCUMENTS);
    return s;
}

static void reading_many_survives_every_failure(void **state)
{
    static corpus c;
    const parts *p = *state;
    const frn_document_options options = {.form = FRN_FORM_TEXT, .date = frn_date_make(2015, 3, 9)};
    const frn_reader_options one = {.threads = 1};
    frn_arena arena = {0};
    frn_reader *reader;

    for (int i = 0; i < DOCUMENTS; i++)
        assert_int_equal(frn_document_parse(&c.doc[i], &arena, FRN_LIT("d"),
                                            FRN_LIT("Hungary attacked Serbia. Austria thanked "
                                                    "Romania."),
                                            &options, NULL, NULL),
                         FRN_OK);
    assert_int_equal(frn_reader_open(&reader, p->lexicon, p->wording, p->model, &one, NULL),
                     FRN_OK);
    c.reader = reader;
    refuse_each(read_corpus, &c, 20);
    frn_reader_close(reader);
    frn_arena_free(&arena);
}

/* ---- dictionaries ---- */

typedef struct sample {
    frn_dictionary_kind kind;
    const char *first, *entry; /* `entry` many times, each with its number for '@' */
} sample;

static const sample samples[] = {
    {FRN_DICTIONARY_ACTORS, "# ours\n",
     "OLD_TOWN_@ [GON]\n+TOWNSMAN@\nHIGH_KEEP_@_ [MORGOV <950101] [ROHX@ >950102]\n"},
    {FRN_DICTIONARY_AGENTS, "!RANK! = CAPTAIN, SERGEANT\n",
     "GUARD@ {GUARDS@ WATCH@} [~COP]\nFIRST_!RANK!_@ [~MIL]\nBEEKEEPER@ [~BEE]\n"},
    {FRN_DICTIONARY_VERBS, "&ARMS\n+SWORD\n+SIEGE_TOWER\n",
     "--- ZAP@ [190:043] ---\nZAP@ {ZAPS@ ZAPPED@}\n+SHUT_DOWN@\n- $ TROOP@_ * (WITH &ARMS) "
     "{OLD WALL@} [191]\n"},
    {FRN_DICTIONARY_ISSUES, "<ISSUE CATEGORY=\"ENERGY\">\n",
     "n:plant@ [POWER_@]\nold+age n:home@ [CARE]\n"},
    {FRN_DICTIONARY_DISCARDS, "# sports\n", "GOLD@ MEDAL\n+ HORSE@ RACE\n"}};

static void write_sample(frn_buf *out, const sample *s)
{
    enum { ENTRIES = 200 };

    frn_buf_text(out, s->first);
    for (int i = 0; i < ENTRIES; i++) {
        for (const char *c = s->entry; *c; c++) {
            if (*c == '@')
                frn_buf_printf(out, "%d", i);
            else
                frn_buf_byte(out, *c);
        }
    }
}

static frn_status load_actors(frn_dictionary_kind kind, frn_slice bytes)
{
    frn_lexicon *lexicon = calloc(1, sizeof *lexicon);
    frn_status s = FRN_E_MEMORY;

    if (lexicon)
        s = frn_dictionary_read(lexicon, kind, bytes, 1, NULL, FRN_LIT("d"));
    frn_lexicon_free(lexicon);
    return s;
}

static frn_status load_words(frn_dictionary_kind kind, frn_slice bytes)
{
    frn_wording *wording = calloc(1, sizeof *wording);
    frn_status s = FRN_E_MEMORY;

    if (wording)
        s = frn_dictionary_take(wording, kind, bytes, FRN_LIT("d"), NULL);
    frn_wording_free(wording);
    return s;
}

typedef struct loading {
    frn_dictionary_kind kind;
    frn_slice bytes;
} loading;

static frn_status load_sample(void *ctx)
{
    const loading *l = ctx;

    return l->kind <= FRN_DICTIONARY_AGENTS ? load_actors(l->kind, l->bytes)
                                            : load_words(l->kind, l->bytes);
}

static void dictionary_survives_every_failure(void **state)
{
    loading l = {.kind = ((const sample *)*state)->kind};
    frn_buf bytes = {0};

    write_sample(&bytes, *state);
    l.bytes = frn_buf_slice(&bytes);
    refuse_each(load_sample, &l, 10);
    frn_buf_free(&bytes);
}

#define DICTIONARY(name, row)                                                                      \
    {                                                                                              \
        name, dictionary_survives_every_failure, NULL, NULL, (void *)(uintptr_t)&samples[row]      \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reading_survives_every_failure, load_parts, free_parts),
        cmocka_unit_test_setup_teardown(reading_many_survives_every_failure, load_parts,
                                        free_parts),
        DICTIONARY("dictionary of actors", 0),
        DICTIONARY("dictionary of agents", 1),
        DICTIONARY("dictionary of verbs", 2),
        DICTIONARY("dictionary of issues", 3),
        DICTIONARY("dictionary of discards", 4)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
