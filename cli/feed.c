#include "feed.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"

/* The parts that are opened when the first file needs them. */
typedef struct feeder {
    cli_feed *feed;
    cli *c;
    frn_lexicon *lexicon;
    frn_wording *wording;
    frn_model *model;
    frn_reader *reader;
    frn_importer *importer;
    frn_input *groups;
    frn_documents *documents;
    bool join;                      /* mentions are among the files: the events wait for them */
    FRN_VEC(const char *) waiting;  /* documents to be read in one go */
    FRN_VEC(const char *) mentions; /* to be read after their events */
    uint64_t last_sentence;
    frn_status failure;
    frn_error why_failed;
} feeder;

static frn_status need_lexicon(feeder *f, frn_error *err)
{
    const char *const dir[] = {f->feed->options.lexicon};
    frn_lexicon_options options = {
        .dir = dir, .dir_count = dir[0] ? 1 : 0, .only = f->feed->options.only};

    return f->lexicon ? FRN_OK : frn_lexicon_load(&f->lexicon, &options, &f->c->sink, err);
}

/* ---- documents ---- */

/* A document with the memory it lives in: both go when its last claim is out. */
typedef struct loaded {
    frn_document doc; /* first, so that the document's address is this one's */
    frn_arena arena;
} loaded;

static void drop(loaded *l)
{
    if (l)
        frn_arena_free(&l->arena);
    free(l);
}

/* The reader's last word on a document. It cannot fail there, so a failure is kept for the next
 * one. */
static void document_done(void *ctx, const frn_document *doc, bool whole)
{
    feeder *f = ctx;

    if (whole && f->failure == FRN_OK && f->feed->document_done)
        f->failure = f->feed->document_done(f->feed->ctx, &f->why_failed);
    drop((loaded *)(uintptr_t)doc);
}

static frn_status next_document(void *ctx, const frn_document **out, frn_error *err)
{
    feeder *f = ctx;

    *out = NULL;
    for (;;) {
        loaded *l = calloc(1, sizeof *l);
        bool more = false, skip = false;
        frn_status status = l ? f->failure : frn_no_memory(err);
        if (f->failure != FRN_OK && err)
            *err = f->why_failed;
        if (status == FRN_OK)
            status = frn_documents_next(&l->doc, &more, &l->arena, f->documents, err);
        if (status == FRN_OK && more && f->feed->document)
            status = f->feed->document(f->feed->ctx, &l->doc, &skip, err);
        if (status != FRN_OK || !more || skip) {
            drop(l);
            if (status == FRN_OK && skip)
                continue;
            return status;
        }
        f->feed->documents++;
        *out = &l->doc;
        return FRN_OK;
    }
}

/* Counts sentences, and hands the reasons on. */
static void account(void *ctx, const frn_document *doc, uint32_t sentence, frn_slice text,
                    const frn_claim *claim, frn_slice why)
{
    feeder *f = ctx;
    uint64_t key = frn_hash(doc->id) ^ frn_mix((uint64_t)f->feed->documents << 32 | sentence);

    f->feed->sentences += key != f->last_sentence;
    f->feed->sentences_without_claim += claim == NULL;
    f->last_sentence = key;
    if (f->feed->why.fn)
        f->feed->why.fn(f->feed->why.ctx, doc, sentence, text, claim, why);
}

static frn_status need_reader(feeder *f, frn_error *err)
{
    const cli_feed_options *o = &f->feed->options;
    const char *const dir[] = {o->lexicon};
    frn_wording_options wording = {
        .dir = dir, .dir_count = dir[0] ? 1 : 0, .issues = o->issues, .only = o->only};
    frn_reader_options options = {.issue_by = o->issue_by, .date = o->date, .threads = o->threads};

    if (f->reader)
        return FRN_OK;
    if (o->reasons)
        options.why = (frn_why){account, f};
    FRN_TRY(need_lexicon(f, err));
    FRN_TRY(frn_wording_load(&f->wording, &wording, &f->c->sink, err));
    FRN_TRY(frn_model_builtin(&f->model, err));
    return frn_reader_open(&f->reader, f->lexicon, f->wording, f->model, &options, err);
}

/* One after another, so that every sentence can be accounted for. */
static frn_status read_with_reasons(feeder *f, frn_error *err)
{
    const frn_document *doc;
    frn_status status;

    while ((status = next_document(f, &doc, err)) == FRN_OK && doc) {
        status = frn_read_document(f->reader, doc, &f->feed->sink, &f->c->sink, err);
        if (status != FRN_OK) {
            drop((loaded *)(uintptr_t)doc);
            return status;
        }
        document_done(f, doc, true);
    }
    return status;
}

/* Reads the waiting documents. */
static frn_status flush_documents(feeder *f, frn_document_form form, frn_error *err)
{
    const frn_document_options options = {.date = f->feed->options.date, .form = form};
    frn_document_source source = {next_document, document_done, f};
    frn_progress progress = cli_progress(f->c);
    frn_status status;

    if (f->waiting.len == 0)
        return FRN_OK;
    FRN_TRY(need_reader(f, err));
    FRN_TRY(frn_documents_open(&f->documents, f->waiting.at, f->waiting.len, &options, &f->c->sink,
                               err));
    status = f->feed->options.reasons ? read_with_reasons(f, err)
                                      : frn_read_documents(f->reader, &source, &f->feed->sink,
                                                           &f->c->sink, &progress, err);
    frn_documents_close(f->documents);
    f->documents = NULL;
    f->waiting.len = 0;
    if (status == FRN_OK && f->failure != FRN_OK) {
        if (err)
            *err = f->why_failed;
        return f->failure;
    }
    return status;
}

/* ---- event and claim files ---- */

static frn_status need_importer(feeder *f, frn_error *err)
{
    const cli_feed_options *o = &f->feed->options;
    frn_import_options options = {.as = o->as,
                                  .columns = frn_slice_of(o->columns),
                                  .issue_by = o->issue_by,
                                  .first_day = o->date,
                                  .join = f->join,
                                  .once = o->once,
                                  .keep_repeats = o->repeats};

    if (f->importer)
        return FRN_OK;
    FRN_TRY(need_lexicon(f, err));
    options.lexicon = f->lexicon;
    if (o->group) {
        FRN_TRY(frn_input_open(&f->groups, o->group, &f->c->sink, err));
        if (frn_input_next(f->groups))
            FRN_TRY(frn_input_all(&options.groups, f->groups, 0, err));
    }
    return frn_import_open(&f->importer, &options, f->feed->sink, &f->c->sink, err);
}

/* ---- which is which ---- */

/* Standard input cannot be looked at twice: it is kept in a file that nobody else sees. */
static bool keep_stdin(void)
{
    FILE *file = tmpfile();
    int fd = file ? dup(fileno(file)) : -1;
    char block[1 << 16];
    ssize_t got;
    bool sound = fd >= 0;

    if (file)
        (void)fclose(file);
    while (sound && (got = read(STDIN_FILENO, block, sizeof block)) > 0)
        sound = write(fd, block, (size_t)got) == got;
    sound = sound && lseek(fd, 0, SEEK_SET) == 0 && dup2(fd, STDIN_FILENO) >= 0;
    if (fd >= 0)
        (void)close(fd);
    return sound;
}

/* The first bytes of the file (of its first member when packed); 0 for a folder. */
static size_t look(const char *path, char *head, size_t cap)
{
    frn_input *input;
    size_t len = 0, got;

    if (frn_input_open(&input, path, NULL, NULL) != FRN_OK)
        return 0;
    if (frn_input_next(input))
        while (len < cap && (got = frn_input_read(input, head + len, cap - len)) > 0)
            len += got;
    frn_input_close(input);
    if (strcmp(path, "-") == 0)
        (void)lseek(STDIN_FILENO, 0, SEEK_SET);
    return len;
}

bool cli_is_document_form(const char *as, frn_document_form *form)
{
    static const char *const names[] = {"text", "markdown", "html", "jsonl"};

    for (int i = 0; as && i < 4; i++) {
        if (strcmp(as, names[i]) == 0) {
            *form = (frn_document_form)(i + 1);
            return true;
        }
    }
    return false;
}

/* What `path` is: NULL for a document. Events that nobody recognises go to the importer when there
 * can be no documents: it says so. */
static const frn_import_format *format_of(const feeder *f, const char *path)
{
    const char *as = f->feed->options.as;
    char head[1 << 14];

    if (as && strcmp(as, "auto") != 0)
        return frn_import_find(frn_slice_of(as));
    return frn_import_recognise(frn_slice_make(head, look(path, head, sizeof head)));
}

static bool is_format(const frn_import_format *format, const char *name)
{
    return format && strncmp(format->name, name, strlen(name)) == 0;
}

/* A file that is no event file, or not of the one named, has been told: the others go on. */
static frn_status import_one(feeder *f, const char *path, bool stored, frn_error *err)
{
    bool skip = false;
    frn_status status, ended = FRN_OK;

    FRN_TRY(need_importer(f, err));
    if (stored && f->feed->file)
        FRN_TRY(f->feed->file(f->feed->ctx, path, &skip, err));
    if (skip)
        return FRN_OK;
    status = frn_import_file(f->importer, path, err);
    if (stored && f->feed->file_done)
        ended = f->feed->file_done(f->feed->ctx, status == FRN_OK, err);
    if (status == FRN_E_INPUT && f->c->problems > 0)
        status = FRN_OK;
    if (status == FRN_OK && cli_interrupted())
        status = frn_fail(err, FRN_E_CANCELLED, "interrupted");
    return status == FRN_OK ? ended : status;
}

static frn_status feed_one(feeder *f, const char *path, frn_document_form form, frn_error *err)
{
    const frn_import_format *format = form == FRN_FORM_AUTO ? format_of(f, path) : NULL;

    if (is_format(format, "mentions"))
        return frn_vec_push(&f->mentions, path) ? FRN_OK : frn_no_memory(err);
    if (!format && !f->feed->options.no_documents &&
        (form != FRN_FORM_AUTO || !f->feed->options.as || strcmp(f->feed->options.as, "auto") == 0))
        return frn_vec_push(&f->waiting, path) ? FRN_OK : frn_no_memory(err);
    FRN_TRY(flush_documents(f, form, err));
    /* events that wait for their mentions are evidence of those, not documents of their own */
    return import_one(f, path, !(f->join && is_format(format, "gdelt")), err);
}

/* Standard input is looked at before it is read, unless its format was named; a ledger needs all of
 * it first. */
static frn_status hold_stdin(const feeder *f, const char *path, frn_error *err)
{
    const char *as = f->feed->options.as;
    frn_document_form form;
    bool once = as && ((frn_import_find(frn_slice_of(as)) && !f->feed->file) ||
                       cli_is_document_form(as, &form));

    if (strcmp(path, "-") == 0 && !once && lseek(STDIN_FILENO, 0, SEEK_CUR) < 0 && !keep_stdin())
        return frn_fail(err, FRN_E_IO,
                        "standard input cannot be read or kept (is there room for it in TMPDIR?)");
    return FRN_OK;
}

static frn_status feed_all(feeder *f, const frn_paths *paths, frn_error *err)
{
    frn_document_form form = FRN_FORM_AUTO;

    (void)cli_is_document_form(f->feed->options.as, &form);
    for (size_t i = 0; i < paths->len; i++)
        FRN_TRY(hold_stdin(f, paths->at[i], err));
    for (size_t i = 0; i < paths->len && !f->join && form == FRN_FORM_AUTO && paths->len > 1; i++)
        f->join = is_format(format_of(f, paths->at[i]), "mentions");
    for (size_t i = 0; i < paths->len; i++)
        FRN_TRY(feed_one(f, paths->at[i], form, err));
    for (size_t i = 0; i < f->mentions.len; i++)
        FRN_TRY(import_one(f, f->mentions.at[i], true, err));
    return flush_documents(f, form, err);
}

static void close_all(feeder *f)
{
    frn_import_close(f->importer);
    frn_input_close(f->groups);
    frn_reader_close(f->reader);
    frn_model_free(f->model);
    frn_wording_free(f->wording);
    frn_lexicon_free(f->lexicon);
    frn_vec_free(&f->waiting);
    frn_vec_free(&f->mentions);
}

frn_status cli_feed_files(cli_feed *feed, cli *c, char **files, int count, frn_error *err)
{
    feeder f = {.feed = feed, .c = c};
    frn_arena arena = {0};
    frn_paths paths = {0};
    frn_status status = FRN_OK;

    for (int i = 0; status == FRN_OK && i < count; i++)
        status = frn_paths_add(&paths, &arena, files[i], &c->sink, err);
    if (status == FRN_OK)
        status = feed_all(&f, &paths, err);
    if (f.importer)
        feed->imported = *frn_import_counted(f.importer);
    close_all(&f);
    frn_vec_free(&paths);
    frn_arena_free(&arena);
    return status;
}
