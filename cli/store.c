#include "store.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repeats.h"

frn_status cli_store_open(cli_store *store, cli *c, const char *path, frn_error *err)
{
    const frn_ledger_options options = {.diags = c->sink};

    *store = (cli_store){.c = c};
    return frn_ledger_open(&store->ledger, path, &options, err);
}

/* The document's data outlives the document: its claims may come later. */
static bool keep(frn_arena *arena, frn_slice *out, frn_slice from)
{
    *out = frn_arena_copy(arena, from);
    return out->ptr != NULL;
}

/* Several documents of one run may have the same content before the first is stored. */
static bool waits(const cli_store *store, frn_digest digest)
{
    for (size_t i = store->first; i < store->waiting.len; i++)
        if (store->waiting.at[i].digest.high == digest.high &&
            store->waiting.at[i].digest.low == digest.low)
            return true;
    return false;
}

frn_status cli_store_known(cli_store *store, const frn_document *doc, bool *skip, frn_error *err)
{
    frn_ledger_document d = {.digest =
                                 frn_ledger_content(doc->text, doc->title, doc->source, doc->date),
                             .date = doc->date};
    bool known;

    FRN_TRY(frn_ledger_has_document(&known, store->ledger, d.digest, err));
    *skip = known || waits(store, d.digest);
    if (*skip) {
        store->skipped++;
        frn_diag_tell(&store->c->sink, FRN_LEDGER_KNOWN, doc->path, 0, 0,
                      "'%.*s' is in the ledger already", FRN_ARG(doc->id));
        return FRN_OK;
    }
    if (!keep(&store->arena, &d.id, doc->id) || !keep(&store->arena, &d.path, doc->path) ||
        !keep(&store->arena, &d.title, doc->title) || !keep(&store->arena, &d.outlet, doc->source))
        return frn_no_memory(err);
    return frn_vec_push(&store->waiting, d) ? FRN_OK : frn_no_memory(err);
}

/* The first waiting document is the one whose claims come; a document that another process stored
 * meanwhile is passed over. */
static frn_status begin_waiting(cli_store *store, frn_error *err)
{
    bool fresh;

    if (store->first == store->waiting.len)
        return frn_fail(err, FRN_E_USAGE, "a claim came before its document");
    FRN_TRY(frn_ledger_begin(&fresh, store->ledger, &store->waiting.at[store->first], err));
    store->open = fresh;
    return FRN_OK;
}

static frn_status put(void *ctx, const frn_claim *claim, frn_error *err)
{
    cli_store *store = ctx;

    if (!store->open && !store->file)
        FRN_TRY(begin_waiting(store, err));
    if (!store->open)
        return FRN_OK;
    store->claims++;
    return frn_ledger_append(store->ledger, claim, err);
}

frn_claim_sink cli_store_sink(cli_store *store)
{
    return (frn_claim_sink){put, store};
}

/* Those that are done go; the strings of the others move to memory of their own. */
static frn_status forget_done(cli_store *store, frn_error *err)
{
    enum { MANY = 1024 };
    frn_arena arena = {0};
    size_t left = 0;

    if (store->first < MANY)
        return FRN_OK;
    for (size_t i = store->first; i < store->waiting.len; i++) {
        frn_ledger_document d = store->waiting.at[i];

        if (!keep(&arena, &d.id, d.id) || !keep(&arena, &d.path, d.path) ||
            !keep(&arena, &d.title, d.title) || !keep(&arena, &d.outlet, d.outlet)) {
            frn_arena_free(&arena);
            return frn_no_memory(err);
        }
        store->waiting.at[left++] = d;
    }
    frn_arena_free(&store->arena);
    store->arena = arena;
    store->waiting.len = left;
    store->first = 0;
    return FRN_OK;
}

frn_status cli_store_done(cli_store *store, frn_error *err)
{
    if (!store->open)
        FRN_TRY(begin_waiting(store, err));
    store->first++;
    if (store->open) {
        store->open = false;
        store->documents++;
        FRN_TRY(frn_ledger_commit(store->ledger, err));
    }
    return forget_done(store, err);
}

/* Of the file's bytes as they lie there, packed or not. */
frn_status cli_digest_file(frn_digest *out, const char *path, frn_error *err)
{
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    void *bytes = MAP_FAILED;

    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
        bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (fd >= 0)
        (void)close(fd);
    if (bytes == MAP_FAILED)
        return frn_fail_at(err, FRN_E_INPUT, path, 0,
                           "only a file can go into a ledger: save the stream first");
    *out = frn_digest_of(frn_slice_make(bytes, (size_t)st.st_size));
    (void)munmap(bytes, (size_t)st.st_size);
    return FRN_OK;
}

frn_status cli_store_file_begin(cli_store *store, const char *path, bool *skip, frn_error *err)
{
    const char *name = strrchr(path, '/');
    frn_ledger_document doc = {.id = frn_slice_of(name ? name + 1 : path),
                               .path = frn_slice_of(path),
                               .date = FRN_NO_DATE,
                               .rows = true};
    bool fresh;

    FRN_TRY(cli_digest_file(&doc.digest, path, err));
    FRN_TRY(frn_ledger_begin(&fresh, store->ledger, &doc, err));
    *skip = !fresh;
    store->skipped += !fresh;
    store->open = store->file = fresh;
    return FRN_OK;
}

frn_status cli_store_file_end(cli_store *store, bool ok, frn_error *err)
{
    bool open = store->open;

    store->open = store->file = false;
    if (!open)
        return FRN_OK;
    if (ok) {
        store->documents++;
        return frn_ledger_commit(store->ledger, err);
    }
    frn_ledger_abandon(store->ledger);
    return FRN_OK;
}

frn_status cli_store_close(cli_store *store, const char *command, frn_slice input, frn_error *err)
{
    const frn_ledger_provenance row = {.command = frn_slice_of(command),
                                       .version = frn_slice_of(FRN_VERSION),
                                       .input = input,
                                       .digest = frn_digest_of(input),
                                       .documents = store->documents,
                                       .claims = store->claims,
                                       .skipped = store->skipped};
    frn_status status = FRN_OK;

    if (store->ledger && store->open)
        frn_ledger_abandon(store->ledger);
    if (store->ledger && store->documents)
        status = frn_ledger_record(store->ledger, &row, err);
    frn_ledger_close(store->ledger);
    frn_vec_free(&store->waiting);
    frn_arena_free(&store->arena);
    *store = (cli_store){0};
    return status;
}

static frn_status recall_document(void *ctx, const frn_ledger_document *doc, frn_error *err)
{
    cli_claims *out = ctx;
    cli_document d = {.date = doc->date};

    if (doc->rows)
        return FRN_OK;
    if (!keep(&out->arena, &d.id, doc->id) || !keep(&out->arena, &d.path, doc->path) ||
        !keep(&out->arena, &d.title, doc->title) || !keep(&out->arena, &d.source, doc->outlet) ||
        !frn_vec_push(&out->document, d))
        return frn_no_memory(err);
    return FRN_OK;
}

int cli_recall(cli_claims *out, frn_claim_sink sink, cli *c, const cli_inputs *in)
{
    const frn_ledger_options options = {.read_only = true, .diags = c->sink};
    cli_repeats repeats = {.sink = sink, .keep = in->keep_repeats, .once = in->once};
    frn_ledger *ledger = NULL;
    frn_error err = {0};
    frn_status status = frn_ledger_open(&ledger, in->ledger, &options, &err);

    if (status == FRN_OK)
        status = frn_ledger_each_document(ledger, (frn_ledger_document_sink){recall_document, out},
                                          &err);
    if (status == FRN_OK)
        status = frn_ledger_each_claim(ledger, NULL, cli_repeats_sink(&repeats), &err);
    cli_repeats_done(&repeats, c, in->ledger);
    frn_ledger_close(ledger);
    return status == FRN_OK ? -1 : cli_fail(&err);
}
