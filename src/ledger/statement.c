/* The prepared statements, and SQLite's results as frn_status. */
#include "ledger/ledger_internal.h"

#include <errno.h>

#define PARTY "actor, name, state, state_name, words, kind"
#define VOICE "speaker, via_count, via1, via2, via3, via4"
#define MANNER "action, modality, sign, intensity, contested, record, code, rule"
#define MATTER "issue, place, topic"
#define ORIGIN "doc, title, outlet"

#define TABLE(name, columns, marks)                                                                \
    "SELECT id FROM " name " WHERE (" columns ") = (" marks ")",                                   \
        "INSERT INTO " name "(" columns ") VALUES (" marks ")",                                    \
        "SELECT " columns " FROM " name " WHERE id = ?1"

/* In the order of ledger_query. */
static const char *const queries[Q_COUNT] = {
    "BEGIN IMMEDIATE",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SELECT id FROM document WHERE digest = ?1 AND finished",
    "SELECT id FROM document WHERE digest = ?1 AND NOT finished",
    "INSERT INTO document(digest, name, path, title, outlet, day, event_rows, claims, finished)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0)",
    "SELECT 1 FROM document WHERE id = ?1 AND NOT finished",
    "UPDATE document SET finished = 1, claims = ?2 WHERE id = ?1",
    "DELETE FROM document WHERE id = ?1",
    "SELECT id, digest, name, path, title, outlet, day, event_rows, claims FROM document"
    " WHERE finished ORDER BY day, name, digest",
    "INSERT INTO claim SELECT * FROM incoming",
    "SELECT * FROM claim WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
    "DELETE FROM claim WHERE id BETWEEN ?1 AND ?2",
    "INSERT INTO quote(id, text) VALUES (?1, ?2)",
    "INSERT INTO quote_index(rowid, text) VALUES (?1, ?2)",
    "INSERT INTO quote_index(quote_index, rowid, text)"
    " SELECT 'delete', id, text FROM quote WHERE id BETWEEN ?1 AND ?2",
    "DELETE FROM quote WHERE id BETWEEN ?1 AND ?2",
    "SELECT text FROM quote WHERE id = ?1",
    "SELECT rowid FROM quote_index WHERE quote_index MATCH ?1",
    "INSERT INTO actor(id, name, kind, state, state_name) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT(id) DO UPDATE SET name = excluded.name, kind = excluded.kind,"
    " state = excluded.state, state_name = excluded.state_name"
    " WHERE (excluded.kind <> 'unknown', excluded.state <> '', excluded.name, excluded.kind,"
    " excluded.state, excluded.state_name) > (kind <> 'unknown', state <> '', name, kind, state,"
    " state_name)",
    "SELECT id, name, kind, state, state_name FROM actor ORDER BY id",
    "INSERT OR IGNORE INTO alias VALUES (?1, ?2)",
    "SELECT actor, words FROM alias ORDER BY actor, words",
    "INSERT OR IGNORE INTO membership VALUES (?1, ?2, ?3, ?4)",
    "SELECT actor, body, from_day, to_day FROM membership ORDER BY actor, body, from_day, to_day",
    "INSERT OR IGNORE INTO provenance VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    "SELECT * FROM provenance"
    " ORDER BY command, version, input, digest, documents, claims, skipped",
    TABLE("text", "text", "?1"),
    TABLE("party", PARTY, "?1, ?2, ?3, ?4, ?5, ?6"),
    TABLE("voice", VOICE, "?1, ?2, ?3, ?4, ?5, ?6"),
    TABLE("manner", MANNER, "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8"),
    TABLE("matter", MATTER, "?1, ?2, ?3"),
    TABLE("origin", ORIGIN, "?1, ?2, ?3"),
};

static frn_status fail_io(frn_ledger *ledger, int code, frn_error *err)
{
    int cause = sqlite3_system_errno(ledger->db);

    /* A limit on the size of files shows as a write that fails without a cause. */
    if (code == SQLITE_FULL || cause == ENOSPC || cause == EFBIG || cause == EDQUOT ||
        (cause == 0 && (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE)))
        return frn_fail_at(err, FRN_E_LEDGER, ledger->path, 0,
                           "there is no room to write the ledger: free some space and run the "
                           "same command again; finished documents are kept");
    return frn_fail_at(err, FRN_E_LEDGER, ledger->path, 0,
                       "the ledger cannot be read or written: %s",
                       cause ? strerror(cause) : sqlite3_errmsg(ledger->db));
}

frn_status(ledger_fail)(frn_ledger *ledger, int code, frn_error *err)
{
    const char *path = ledger->path;

    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return frn_no_memory(err);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return frn_fail_at(err, FRN_E_LEDGER, path, 0,
                           "another process is writing the ledger: try again when it has finished");
    case SQLITE_CORRUPT:
        return frn_fail_at(err, FRN_E_LEDGER, path, 0,
                           "the ledger is damaged: restore it from a copy, or read its documents "
                           "again into a new one");
    case SQLITE_NOTADB:
        return frn_fail_at(err, FRN_E_LEDGER, path, 0,
                           "this is not a ledger: name another file, or one that does not exist");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return frn_fail_at(err, FRN_E_LEDGER, path, 0, "the ledger may not be written to");
    case SQLITE_CANTOPEN:
        return frn_fail_at(err, FRN_E_LEDGER, path, 0,
                           "the ledger cannot be opened: check that its folder exists and that "
                           "you may use it");
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return fail_io(ledger, code, err);
    default:
        return frn_fail_at(err, FRN_E_LEDGER, path, 0, "the ledger cannot be used: %s",
                           sqlite3_errmsg(ledger->db));
    }
}

frn_status ledger_prepare(sqlite3_stmt **out, frn_ledger *ledger, ledger_query query,
                          frn_error *err)
{
    FRN_TRY(ledger_settle(ledger, err));
    return ledger_prepare_now(out, ledger, query, err);
}

frn_status ledger_prepare_now(sqlite3_stmt **out, frn_ledger *ledger, ledger_query query,
                              frn_error *err)
{
    sqlite3_stmt **kept = &ledger->query[query];
    int code;

    if (!*kept) {
        code = sqlite3_prepare_v3(ledger->db, queries[query], -1, SQLITE_PREPARE_PERSISTENT, kept,
                                  NULL);
        if (code != SQLITE_OK)
            return ledger_fail(ledger, code, err);
    }
    (void)sqlite3_reset(*kept);
    *out = *kept;
    return FRN_OK;
}

frn_status ledger_step(bool *row, frn_ledger *ledger, sqlite3_stmt *stmt, frn_error *err)
{
    int code = sqlite3_step(stmt);
    frn_status status = FRN_OK;

    *row = code == SQLITE_ROW;
    if (*row)
        return FRN_OK;
    if (code != SQLITE_DONE)
        status = ledger_fail(ledger, sqlite3_extended_errcode(ledger->db), err);
    (void)sqlite3_reset(stmt);
    return status;
}

frn_status ledger_run(frn_ledger *ledger, sqlite3_stmt *stmt, frn_error *err)
{
    bool row = true;

    while (row)
        FRN_TRY(ledger_step(&row, ledger, stmt, err));
    return FRN_OK;
}

frn_status ledger_do(frn_ledger *ledger, ledger_query query, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;

    FRN_TRY(ledger_prepare(&stmt, ledger, query, err));
    return ledger_run(ledger, stmt, err);
}

void ledger_rollback(frn_ledger *ledger)
{
    /* Not a prepared statement: it must work when memory is out, and SQLite may have rolled back
     * by itself. */
    if (!sqlite3_get_autocommit(ledger->db))
        (void)sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
}

int ledger_bind_slice(sqlite3_stmt *stmt, int at, frn_slice s)
{
    return sqlite3_bind_text64(stmt, at, s.len ? s.ptr : "", s.len, SQLITE_STATIC, SQLITE_UTF8);
}

int ledger_bind_date(sqlite3_stmt *stmt, int at, frn_date date)
{
    return date == FRN_NO_DATE ? sqlite3_bind_null(stmt, at) : sqlite3_bind_int(stmt, at, date);
}

int ledger_bind_digest(sqlite3_stmt *stmt, int at, frn_digest digest)
{
    unsigned char bytes[16];

    for (int i = 0; i < 8; i++) {
        bytes[i] = (unsigned char)(digest.high >> (56 - 8 * i));
        bytes[8 + i] = (unsigned char)(digest.low >> (56 - 8 * i));
    }
    return sqlite3_bind_blob(stmt, at, bytes, sizeof bytes, SQLITE_TRANSIENT);
}

frn_slice ledger_column(sqlite3_stmt *stmt, int at)
{
    const void *ptr = sqlite3_column_blob(stmt, at);
    int len = sqlite3_column_bytes(stmt, at);

    return ptr && len > 0 ? frn_slice_make(ptr, (size_t)len) : frn_slice_make("", 0);
}

frn_date ledger_column_date(sqlite3_stmt *stmt, int at)
{
    return sqlite3_column_type(stmt, at) == SQLITE_NULL ? FRN_NO_DATE
                                                        : sqlite3_column_int(stmt, at);
}

frn_digest ledger_column_digest(sqlite3_stmt *stmt, int at)
{
    frn_slice s = ledger_column(stmt, at);
    frn_digest digest = {0, 0};

    for (size_t i = 0; i < 8 && s.len == 16; i++) {
        digest.high = digest.high << 8 | (unsigned char)s.ptr[i];
        digest.low = digest.low << 8 | (unsigned char)s.ptr[8 + i];
    }
    return digest;
}
