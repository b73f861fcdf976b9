/* Many documents: one thread takes them from the source and hands their claims on in their order,
 * the others read; it reads too when nothing else is to be done. What is under way is bounded in
 * documents and in bytes, whatever the size of the corpus. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "read/read_internal.h"

enum { EACH = 32, MOST_BYTES = 1 << 20, MOST_KEPT = 1 << 18 };

typedef struct kept { /* what one document gave */
    const frn_document *doc;
    frn_arena arena;
    FRN_VEC(frn_claim) claims;
    FRN_VEC(frn_diag) diags;
    bool untold; /* memory was out for a diagnostic */
    frn_status status;
    frn_error error;
    bool done;
} kept;

/* A ring: documents [first, taken) are read or being read, [taken, end) wait. */
typedef struct flow {
    const frn_reader *reader;
    kept *slot;
    size_t slots;
    pthread_mutex_t lock;
    pthread_cond_t waits, done;
    size_t first, taken, end;
    size_t bytes; /* of the documents under way */
    bool closed;  /* nothing more comes */
} flow;

static frn_status keep_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    kept *k = ctx;
    frn_claim copy;

    if (frn_claim_copy(&copy, &k->arena, claim) != FRN_OK || !frn_vec_push(&k->claims, copy))
        return frn_no_memory(err);
    return FRN_OK;
}

static void keep_diag(void *ctx, const frn_diag *diag)
{
    kept *k = ctx;
    frn_diag copy = *diag;

    copy.file = frn_arena_copy(&k->arena, diag->file);
    copy.detail = frn_arena_copy(&k->arena, frn_slice_of(diag->detail)).ptr;
    if (!copy.file.ptr || !copy.detail || !frn_vec_push(&k->diags, copy))
        k->untold = true;
}

/* Takes the next waiting document and reads it; the lock is held before and after. */
static void read_next(flow *f)
{
    kept *k = &f->slot[f->taken++ % f->slots];
    frn_claim_sink sink = {keep_claim, k};
    frn_diag_sink diag = {keep_diag, k};

    pthread_mutex_unlock(&f->lock);
    k->status = frn_read_document(f->reader, k->doc, &sink, &diag, &k->error);
    if (k->status == FRN_OK && k->untold)
        k->status = frn_no_memory(&k->error);
    pthread_mutex_lock(&f->lock);
    k->done = true;
    pthread_cond_signal(&f->done);
}

static void *work(void *arg)
{
    flow *f = arg;

    pthread_mutex_lock(&f->lock);
    for (;;) {
        while (f->taken == f->end && !f->closed)
            pthread_cond_wait(&f->waits, &f->lock);
        if (f->taken == f->end)
            break;
        read_next(f);
    }
    pthread_mutex_unlock(&f->lock);
    return NULL;
}

static frn_status hand_on(kept *k, const frn_claim_sink *sink, const frn_diag_sink *diag,
                          frn_error *err)
{
    for (size_t i = 0; diag && diag->fn && i < k->diags.len; i++)
        diag->fn(diag->ctx, &k->diags.at[i]);
    for (size_t i = 0; i < k->claims.len; i++)
        FRN_TRY(sink->fn(sink->ctx, &k->claims.at[i], err));
    if (k->status != FRN_OK && err)
        *err = k->error;
    return k->status;
}

/* The slot's memory stays for the next document unless it is much. */
static void forget(kept *k, const frn_document_source *source, bool whole)
{
    if (source->done)
        source->done(source->ctx, k->doc, whole);
    if (k->arena.total > MOST_KEPT) {
        frn_arena_free(&k->arena);
        frn_vec_free(&k->claims);
    }
    frn_arena_reset(&k->arena);
    k->claims.len = k->diags.len = 0;
    k->doc = NULL;
    k->untold = false;
    k->status = FRN_OK;
    k->done = false;
}

/* The next document goes into the ring; *end when there is none. Without the lock. */
static frn_status take_in(flow *f, const frn_document_source *source, bool *end, frn_error *err)
{
    const frn_document *doc = NULL;
    frn_status status = source->next(source->ctx, &doc, err);

    *end = status != FRN_OK || !doc;
    if (*end)
        return status;
    pthread_mutex_lock(&f->lock);
    f->slot[f->end++ % f->slots].doc = doc;
    f->bytes += doc->text.len;
    pthread_cond_signal(&f->waits);
    pthread_mutex_unlock(&f->lock);
    return FRN_OK;
}

/* Waits until the first document is read, reading meanwhile what others have not begun. */
static kept *first_done(flow *f)
{
    kept *k = &f->slot[f->first % f->slots];

    pthread_mutex_lock(&f->lock);
    while (!k->done) {
        if (f->taken < f->end)
            read_next(f);
        else
            pthread_cond_wait(&f->done, &f->lock);
    }
    pthread_mutex_unlock(&f->lock);
    return k;
}

static bool is_done(flow *f)
{
    bool done;

    pthread_mutex_lock(&f->lock);
    done = f->first < f->end && f->slot[f->first % f->slots].done;
    pthread_mutex_unlock(&f->lock);
    return done;
}

/* After a failure nothing more is handed on; after a cancellation what is under way is finished. */
static frn_status run(flow *f, const frn_document_source *source, const frn_claim_sink *sink,
                      const frn_diag_sink *diag, const frn_progress *progress, frn_error *err)
{
    frn_status status = FRN_OK;
    bool end = false, cancelled = false;

    while (!end || f->first < f->end) {
        kept *k;
        bool whole;

        if (!end && f->end - f->first < f->slots && f->bytes < MOST_BYTES && !is_done(f)) {
            status = take_in(f, source, &end, err);
            continue;
        }
        k = first_done(f);
        if (status == FRN_OK)
            status = hand_on(k, sink, diag, err);
        whole = status == FRN_OK;
        f->bytes -= k->doc->text.len;
        forget(k, source, whole);
        f->first++;
        if (whole && !cancelled)
            cancelled = !frn_progress_tell(progress, "read", (double)f->first, 0);
        end = end || cancelled || !whole;
    }
    if (status == FRN_OK && cancelled)
        status = frn_fail(err, FRN_E_CANCELLED, "stopped");
    return status;
}

static void close_flow(flow *f)
{
    for (size_t i = 0; f->slot && i < f->slots; i++) {
        frn_arena_free(&f->slot[i].arena);
        frn_vec_free(&f->slot[i].claims);
        frn_vec_free(&f->slot[i].diags);
    }
    free(f->slot);
    pthread_mutex_destroy(&f->lock);
    pthread_cond_destroy(&f->waits);
    pthread_cond_destroy(&f->done);
}

frn_status frn_read_documents(const frn_reader *reader, const frn_document_source *source,
                              const frn_claim_sink *sink, const frn_diag_sink *diag,
                              const frn_progress *progress, frn_error *err)
{
    uint32_t threads = frn_threads(reader->options.threads), started = 0;
    flow f = {.reader = reader,
              .slots = (size_t)threads * EACH,
              .lock = PTHREAD_MUTEX_INITIALIZER,
              .waits = PTHREAD_COND_INITIALIZER,
              .done = PTHREAD_COND_INITIALIZER};
    pthread_t *thread = calloc(threads, sizeof *thread);
    frn_status status;

    f.slot = calloc(f.slots, sizeof *f.slot);
    status = f.slot && thread ? FRN_OK : frn_no_memory(err);
    while (status == FRN_OK && started + 1 < threads &&
           pthread_create(&thread[started], NULL, work, &f) == 0)
        started++;
    if (status == FRN_OK)
        status = run(&f, source, sink, diag, progress, err);
    pthread_mutex_lock(&f.lock);
    f.closed = true;
    pthread_cond_broadcast(&f.waits);
    pthread_mutex_unlock(&f.lock);
    for (uint32_t i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
    close_flow(&f);
    free(thread);
    return status;
}
