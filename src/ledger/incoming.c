/* Claims on their way into their table: gathered a thousand at a time and inserted by one
 * statement, to which they look like the rows of another table (a virtual one of this process). A
 * statement a claim would cost more to begin and end than to run.
 *
 * The rows of an event file are inserted by a second thread while the first finds the words of the
 * next thousand. They share one connection, which only one of them uses at a time: whoever prepares
 * a statement waits for the batch that is being written (ledger_prepare).
 */
#include <pthread.h>
#include <stdlib.h>

#include "base/pool.h"
#include "ledger/ledger_internal.h"

enum { BATCH = 1024 };

typedef struct batch {
    ledger_row row[BATCH];
    uint32_t count;
    frn_buf text;
} batch;

struct ledger_incoming {
    batch room[2];
    batch *filling, *writing; /* `writing` is NULL when there is nothing to write */
    bool threaded, quit;
    pthread_t thread;
    pthread_mutex_t lock; /* guards `writing`, `quit` and what follows */
    pthread_cond_t changed;
    frn_status status;
    frn_error err;
};

/* ---- the rows as SQLite sees them ---- */

typedef struct cursor {
    sqlite3_vtab_cursor base;
    uint32_t at;
} cursor;

typedef struct table {
    sqlite3_vtab base;
    frn_ledger *ledger;
} table;

static const batch *batch_of(sqlite3_vtab_cursor *c)
{
    return ((table *)(void *)c->pVtab)->ledger->incoming->writing;
}

static int table_connect(sqlite3 *db, void *ledger, int argc, const char *const *argv,
                         sqlite3_vtab **out, char **why)
{
    table *t = sqlite3_malloc(sizeof *t);

    (void)argc;
    (void)argv;
    (void)why;
    if (!t)
        return SQLITE_NOMEM;
    *t = (table){.ledger = ledger};
    *out = &t->base;
    return sqlite3_declare_vtab(db, "CREATE TABLE incoming(a, b, c, d, e, f, g, h, i, j, k, l, m,"
                                    " n, o, p, q, r)");
}

static int table_disconnect(sqlite3_vtab *t)
{
    sqlite3_free(t);
    return SQLITE_OK;
}

static int table_plan(sqlite3_vtab *t, sqlite3_index_info *info)
{
    (void)t;
    info->estimatedCost = BATCH;
    return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
    cursor *c = sqlite3_malloc(sizeof *c);

    (void)t;
    if (!c)
        return SQLITE_NOMEM;
    *c = (cursor){.at = 0};
    *out = &c->base;
    return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *c)
{
    sqlite3_free(c);
    return SQLITE_OK;
}

static int cursor_first(sqlite3_vtab_cursor *c, int plan, const char *name, int argc,
                        sqlite3_value **argv)
{
    (void)plan;
    (void)name;
    (void)argc;
    (void)argv;
    ((cursor *)(void *)c)->at = 0;
    return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *c)
{
    ((cursor *)(void *)c)->at++;
    return SQLITE_OK;
}

static int cursor_ended(sqlite3_vtab_cursor *c)
{
    const batch *b = batch_of(c);

    return !b || ((cursor *)(void *)c)->at >= b->count;
}

static int cursor_column(sqlite3_vtab_cursor *c, sqlite3_context *out, int column)
{
    const batch *b = batch_of(c);
    const ledger_row *row = &b->row[((cursor *)(void *)c)->at];
    int64_t value = row->value[column];

    if (row->text >> column & 1)
        sqlite3_result_text64(out, b->text.ptr ? b->text.ptr + (value >> 32) : "",
                              (uint64_t)value & UINT32_MAX, SQLITE_STATIC, SQLITE_UTF8);
    else if (row->given >> column & 1)
        sqlite3_result_int64(out, value);
    return SQLITE_OK;
}

static int cursor_row(sqlite3_vtab_cursor *c, sqlite3_int64 *out)
{
    *out = ((cursor *)(void *)c)->at;
    return SQLITE_OK;
}

/* Without xCreate: the table is there without being made and is in no file. */
static const sqlite3_module module = {.xConnect = table_connect,
                                      .xBestIndex = table_plan,
                                      .xDisconnect = table_disconnect,
                                      .xOpen = cursor_open,
                                      .xClose = cursor_close,
                                      .xFilter = cursor_first,
                                      .xNext = cursor_next,
                                      .xEof = cursor_ended,
                                      .xColumn = cursor_column,
                                      .xRowid = cursor_row};

/* ---- filling and writing ---- */

static frn_status write_batch(frn_ledger *ledger, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;

    FRN_TRY(ledger_prepare_now(&stmt, ledger, Q_CLAIM_ADD, err));
    return ledger_run(ledger, stmt, err);
}

static void *write_batches(void *arg)
{
    frn_ledger *ledger = arg;
    ledger_incoming *in = ledger->incoming;

    pthread_mutex_lock(&in->lock);
    for (;;) {
        frn_error err = {0};
        frn_status status;
        while (!in->writing && !in->quit)
            pthread_cond_wait(&in->changed, &in->lock);
        if (!in->writing)
            break;
        pthread_mutex_unlock(&in->lock);
        status = write_batch(ledger, &err);
        pthread_mutex_lock(&in->lock);
        if (in->status == FRN_OK) {
            in->status = status;
            in->err = err;
        }
        in->writing = NULL;
        pthread_cond_broadcast(&in->changed);
    }
    pthread_mutex_unlock(&in->lock);
    return NULL;
}

static frn_status wait_written(ledger_incoming *in, frn_error *err)
{
    frn_status status;

    pthread_mutex_lock(&in->lock);
    while (in->writing)
        pthread_cond_wait(&in->changed, &in->lock);
    status = in->status;
    if (status != FRN_OK && err)
        *err = in->err;
    pthread_mutex_unlock(&in->lock);
    return status;
}

frn_status ledger_settle(frn_ledger *ledger, frn_error *err)
{
    ledger_incoming *in = ledger->incoming;

    return in && in->threaded ? wait_written(in, err) : FRN_OK;
}

/* Hands the full batch over and turns to the other one. */
static frn_status turn(frn_ledger *ledger, frn_error *err)
{
    ledger_incoming *in = ledger->incoming;
    batch *full = in->filling;
    frn_status status = FRN_OK;

    if (in->threaded) {
        FRN_TRY(wait_written(in, err));
        pthread_mutex_lock(&in->lock);
        in->writing = full;
        pthread_cond_broadcast(&in->changed);
        pthread_mutex_unlock(&in->lock);
    } else {
        in->writing = full;
        status = write_batch(ledger, err);
        in->writing = NULL;
    }
    in->filling = &in->room[full == in->room];
    in->filling->count = 0;
    frn_buf_clear(&in->filling->text);
    return status;
}

ledger_row *ledger_incoming_row(frn_ledger *ledger)
{
    batch *b = ledger->incoming->filling;
    ledger_row *row = &b->row[b->count];

    *row = (ledger_row){.given = 0};
    return row;
}

void ledger_row_number(ledger_row *row, int column, int64_t value)
{
    row->value[column] = value;
    row->given |= 1u << column;
}

void ledger_row_text(frn_ledger *ledger, ledger_row *row, int column, frn_slice text)
{
    frn_buf *buf = &ledger->incoming->filling->text;

    row->value[column] = (int64_t)(buf->len << 32 | text.len);
    row->text |= 1u << column;
    frn_buf_add(buf, text);
}

/* A second thread pays only where there is much to write and a core to do it. */
static void start_writer(frn_ledger *ledger)
{
    ledger_incoming *in = ledger->incoming;

    in->quit = false;
    in->threaded = ledger->open.rows && frn_threads(0) > 1 &&
                   pthread_create(&in->thread, NULL, write_batches, ledger) == 0;
}

frn_status ledger_incoming_push(frn_ledger *ledger, frn_error *err)
{
    ledger_incoming *in = ledger->incoming;
    batch *b = in->filling;

    if (b->text.failed || b->text.len > UINT32_MAX / 2)
        return frn_no_memory(err);
    b->count++;
    if (b->count < BATCH && b->text.len < 1 << 20)
        return FRN_OK;
    if (!in->threaded)
        start_writer(ledger);
    return turn(ledger, err);
}

frn_status ledger_incoming_flush(frn_ledger *ledger, frn_error *err)
{
    ledger_incoming *in = ledger->incoming;

    if (in->filling->count > 0)
        FRN_TRY(turn(ledger, err));
    return ledger_settle(ledger, err);
}

void ledger_incoming_end(frn_ledger *ledger)
{
    ledger_incoming *in = ledger->incoming;

    if (!in)
        return;
    if (in->threaded) {
        pthread_mutex_lock(&in->lock);
        in->quit = true;
        pthread_cond_broadcast(&in->changed);
        pthread_mutex_unlock(&in->lock);
        (void)pthread_join(in->thread, NULL);
    }
    in->threaded = false;
    in->status = FRN_OK;
    in->filling->count = 0;
    frn_buf_free(&in->room[0].text);
    frn_buf_free(&in->room[1].text);
    in->room[0].text = in->room[1].text = (frn_buf){0};
}

/* ---- */

frn_status ledger_incoming_open(frn_ledger *ledger, frn_error *err)
{
    ledger_incoming *in = calloc(1, sizeof *in);
    int code;

    if (!in)
        return frn_no_memory(err);
    (void)pthread_mutex_init(&in->lock, NULL);
    (void)pthread_cond_init(&in->changed, NULL);
    in->filling = in->room;
    ledger->incoming = in;
    code = sqlite3_create_module(ledger->db, "incoming", &module, ledger);
    return code == SQLITE_OK ? FRN_OK : ledger_fail(ledger, code, err);
}

void ledger_incoming_close(frn_ledger *ledger)
{
    ledger_incoming_end(ledger);
    if (ledger->incoming) {
        (void)pthread_mutex_destroy(&ledger->incoming->lock);
        (void)pthread_cond_destroy(&ledger->incoming->changed);
    }
    free(ledger->incoming);
    ledger->incoming = NULL;
}
