/* ledger/ledger_internal.h - what the files of the ledger share. */
#ifndef FRENEMY_LEDGER_LEDGER_INTERNAL_H
#define FRENEMY_LEDGER_LEDGER_INTERNAL_H

#include <sqlite3.h>

#include "base/buf.h"
#include "base/intern.h"
#include "ledger/ledger.h"

/* Prepared once and kept; the texts stand in statement.c. */
typedef enum ledger_query {
    Q_BEGIN_WRITE,
    Q_BEGIN_READ,
    Q_COMMIT,
    Q_ROLLBACK,
    Q_DOCUMENT_FIND,
    Q_DOCUMENT_LEFT,
    Q_DOCUMENT_ADD,
    Q_DOCUMENT_STILL,
    Q_DOCUMENT_FINISH,
    Q_DOCUMENT_REMOVE,
    Q_DOCUMENT_EACH,
    Q_CLAIM_ADD,
    Q_CLAIM_EACH,
    Q_CLAIM_REMOVE,
    Q_QUOTE_ADD,
    Q_QUOTE_INDEX,
    Q_QUOTE_UNINDEX,
    Q_QUOTE_REMOVE,
    Q_QUOTE_GET,
    Q_QUOTE_SEARCH,
    Q_ACTOR_ADD,
    Q_ACTOR_EACH,
    Q_ALIAS_ADD,
    Q_ALIAS_EACH,
    Q_MEMBERSHIP_ADD,
    Q_MEMBERSHIP_EACH,
    Q_PROVENANCE_ADD,
    Q_PROVENANCE_EACH,
    Q_WORD_FIND, /* from here three a table of words, in the order of ledger_table */
    Q_COUNT = Q_WORD_FIND + 3 * 6
} ledger_query;

/* Strings and rows of string numbers that many claims share: stored once, 0 = nothing. */
typedef enum ledger_table {
    T_TEXT,
    T_PARTY,
    T_VOICE,
    T_MANNER,
    T_MATTER,
    T_ORIGIN,
    T_COUNT
} ledger_table;

enum { LEDGER_MOST_COLUMNS = 8, LEDGER_VERSION = 3, LEDGER_MARK = 0x46524e4c /* "FRNL" */ };

/* A row of the table `claim` on its way there. A column that is not given is NULL. */
enum { LEDGER_CLAIM_COLUMNS = 18 };

typedef struct ledger_row {
    int64_t value[LEDGER_CLAIM_COLUMNS]; /* of a text: where it stands << 32 | its length */
    uint32_t given, text;                /* a bit a column: a number; a text */
} ledger_row;

typedef struct ledger_incoming ledger_incoming; /* incoming.c */

/* What stands in the file already, by content: keys[i] has the row number row.at[i]. */
typedef struct ledger_cache {
    frn_intern keys;
    FRN_VEC(int64_t) row;
} ledger_cache;

/* Where a key was found whose strings lay at these addresses. Whether it is the same key is looked
 * up, so that addresses decide about speed alone. */
enum { LEDGER_GLANCES = 1 << 14 };

typedef struct ledger_glance {
    uint64_t mark; /* of the addresses; 0: none */
    uint32_t key;
} ledger_glance;

/* What makes a shared row: numbers, then strings. */
typedef struct ledger_key {
    const int64_t *number;
    size_t numbers;
    const frn_slice *part;
    size_t parts;
} ledger_key;

typedef struct ledger_open_document {
    int64_t row; /* 0: none is open */
    frn_digest digest;
    uint64_t number;  /* claims so far */
    uint64_t pending; /* of them in the transaction that is open */
    uint64_t quotes;
    bool rows, replace;
} ledger_open_document;

struct frn_ledger {
    sqlite3 *db;
    char *path;
    frn_ledger_options options;
    sqlite3_stmt *query[Q_COUNT];
    ledger_cache cache[T_COUNT];
    ledger_glance glance[T_COUNT][LEDGER_GLANCES];
    ledger_cache quotes; /* of the open document */
    ledger_open_document open;
    ledger_incoming *incoming; /* NULL when the ledger is only read */
    frn_buf scratch;
};

/* The sentence for an SQLite result code. */
frn_status ledger_fail(frn_ledger *ledger, int code, frn_error *err);
#ifdef __clang_analyzer__ /* see base/status.h */
#define ledger_fail(ledger, code, err) ((void)(ledger_fail)(ledger, code, err), FRN_E_LEDGER)
#endif
/* The prepared statement, reset; *out is untouched on failure. Waits for the claims that are being
 * written, and fails if that did; the other one does not wait. */
frn_status ledger_prepare_now(sqlite3_stmt **out, frn_ledger *ledger, ledger_query query,
                              frn_error *err);
frn_status ledger_prepare(sqlite3_stmt **out, frn_ledger *ledger, ledger_query query,
                          frn_error *err);
/* Steps and resets; rows that come are dropped. */
frn_status ledger_run(frn_ledger *ledger, sqlite3_stmt *stmt, frn_error *err);
frn_status ledger_do(frn_ledger *ledger, ledger_query query, frn_error *err);
/* Steps; *row tells whether one came. Reset when none did. */
frn_status ledger_step(bool *row, frn_ledger *ledger, sqlite3_stmt *stmt, frn_error *err);
int ledger_bind_slice(sqlite3_stmt *stmt, int at, frn_slice s);
int ledger_bind_date(sqlite3_stmt *stmt, int at, frn_date date); /* none: NULL */
int ledger_bind_digest(sqlite3_stmt *stmt, int at, frn_digest digest);
frn_slice ledger_column(sqlite3_stmt *stmt, int at); /* until the next step */
frn_date ledger_column_date(sqlite3_stmt *stmt, int at);
frn_digest ledger_column_digest(sqlite3_stmt *stmt, int at);
void ledger_rollback(frn_ledger *ledger);

/* schema.c: makes or brings up to date; a ledger of this version is left alone. */
frn_status ledger_migrate(frn_ledger *ledger, int version, frn_error *err);

/* incoming.c: claims into their table, many at a time. Fill a row, then push; flush before the
 * transaction ends; end drops what was not flushed and stops the second thread. */
frn_status ledger_incoming_open(frn_ledger *ledger, frn_error *err);
void ledger_incoming_close(frn_ledger *ledger);
ledger_row *ledger_incoming_row(frn_ledger *ledger);
void ledger_row_number(ledger_row *row, int column, int64_t value);
void ledger_row_text(frn_ledger *ledger, ledger_row *row, int column, frn_slice text);
frn_status ledger_incoming_push(frn_ledger *ledger, frn_error *err);
frn_status ledger_incoming_flush(frn_ledger *ledger, frn_error *err);
void ledger_incoming_end(frn_ledger *ledger);
/* Waits until nothing is being written. */
frn_status ledger_settle(frn_ledger *ledger, frn_error *err);

/* words.c */
int ledger_table_columns(ledger_table table);
frn_status ledger_text_row(int64_t *out, frn_ledger *ledger, frn_slice s, frn_error *err);
frn_status ledger_voice_row(int64_t *out, frn_ledger *ledger, const frn_claim *claim,
                            frn_error *err);
frn_status ledger_party_row(int64_t *out, frn_ledger *ledger, const frn_party *party,
                            frn_error *err);
frn_status ledger_manner_row(int64_t *out, frn_ledger *ledger, const frn_claim *claim,
                             frn_error *err);
frn_status ledger_matter_row(int64_t *out, frn_ledger *ledger, const frn_claim *claim,
                             frn_error *err);
frn_status ledger_origin_row(int64_t *out, frn_ledger *ledger, const frn_claim *claim,
                             frn_error *err);

/* cache.c: the row of a key, or 0 and a place to note it with ledger_cache_note. */
frn_status ledger_cache_find(int64_t *out, ledger_cache *cache, frn_slice key, frn_error *err);
frn_status ledger_shared_find(int64_t *out, frn_ledger *ledger, ledger_table table, ledger_key key,
                              frn_error *err);
frn_status ledger_cache_note(ledger_cache *cache, int64_t row, frn_error *err);
void ledger_cache_free(ledger_cache *cache);
/* Forgets what is cached: after a rollback (the rows are gone), or when it has grown too big. */
void ledger_forget(frn_ledger *ledger);
void ledger_trim(frn_ledger *ledger);

/* document.c: frn_ledger_begin that may put another reading in the place of a finished one. */
frn_status ledger_begin(bool *fresh, frn_ledger *ledger, const frn_ledger_document *doc,
                        bool replace, frn_error *err);

/* each.c */
typedef struct ledger_listed {
    int64_t row;
    frn_ledger_document doc;
} ledger_listed;

typedef struct ledger_list {
    FRN_VEC(ledger_listed) documents;
    frn_arena arena;
} ledger_list;

frn_status ledger_list_documents(ledger_list *out, frn_ledger *ledger, frn_error *err);
void ledger_list_free(ledger_list *list);
/* Every claim of one document, in order. */
frn_status ledger_each_of_document(frn_ledger *ledger, int64_t document, frn_claim_sink sink,
                                   frn_error *err);

/* recall.c: claims out of their rows. */
typedef struct ledger_recall ledger_recall;

frn_status ledger_recall_new(ledger_recall **out, frn_ledger *ledger, frn_error *err);
void ledger_recall_free(ledger_recall *recall);
/* The claim in the current row of Q_CLAIM_EACH, without its quote (whose row is *quote, 0: none).
 */
frn_status ledger_recall_claim(frn_claim *out, int64_t *quote, ledger_recall *recall,
                               sqlite3_stmt *row, frn_error *err);
frn_status ledger_recall_quote(frn_slice *out, ledger_recall *recall, int64_t quote,
                               frn_error *err);

#endif
