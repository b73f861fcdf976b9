/* Opening and closing: whose file it is, how SQLite is set up, which version it has. */
#include "ledger/ledger_internal.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static frn_status pragma_int(int *out, frn_ledger *ledger, const char *sql, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(ledger->db, sql, -1, &stmt, NULL);

    if (code != SQLITE_OK)
        return ledger_fail(ledger, code, err);
    code = sqlite3_step(stmt);
    *out = code == SQLITE_ROW ? sqlite3_column_int(stmt, 0) : 0;
    (void)sqlite3_finalize(stmt);
    return code == SQLITE_ROW || code == SQLITE_DONE ? FRN_OK : ledger_fail(ledger, code, err);
}

static frn_status set_up(frn_ledger *ledger, frn_error *err)
{
    char pragma[64];
    int code, tables, mark, version;

    (void)sqlite3_busy_timeout(
        ledger->db, (int)(ledger->options.busy_ms > 3600000 ? 3600000 : ledger->options.busy_ms));
    (void)sqlite3_extended_result_codes(ledger->db, 1);
    FRN_TRY(pragma_int(&tables, ledger, "SELECT count(*) FROM sqlite_master", err));
    FRN_TRY(pragma_int(&mark, ledger, "PRAGMA application_id", err));
    FRN_TRY(pragma_int(&version, ledger, "PRAGMA user_version", err));
    if (tables > 0 && mark != LEDGER_MARK)
        return frn_fail_at(err, FRN_E_LEDGER, ledger->path, 0,
                           "this is an SQLite file of another program, not a ledger");
    if (version > LEDGER_VERSION || version < 0)
        return frn_fail_at(err, FRN_E_LEDGER, ledger->path, 0,
                           "the ledger has version %d and this frenemy knows up to %d: use a newer "
                           "frenemy",
                           version, LEDGER_VERSION);
    if (ledger->options.read_only) {
        if (version == LEDGER_VERSION)
            return FRN_OK;
        return frn_fail_at(err, FRN_E_LEDGER, ledger->path, 0,
                           tables == 0 ? "the ledger is empty: read or import something into it"
                                       : "the ledger is of an older version: open it for writing "
                                         "once (frenemy merge) to bring it up to date");
    }
    /* WAL: readers go on while one writes, and a killed process loses no committed document. With
     * NORMAL a power cut may take back the last ones, never half of one. */
    (void)snprintf(pragma, sizeof pragma, "PRAGMA page_size=8192; PRAGMA journal_mode=WAL;");
    code = sqlite3_exec(ledger->db, pragma, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(ledger->db,
                            "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
                            "PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY;",
                            NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return ledger_fail(ledger, code, err);
    FRN_TRY(ledger_migrate(ledger, version, err));
    return ledger_incoming_open(ledger, err);
}

/* A name as SQLite's URI; NULL when memory is out. */
static char *frozen_uri(const char *path)
{
    frn_buf buf = {0};

    frn_buf_text(&buf, path[0] == '/' ? "file://" : "file:");
    for (const char *p = path; *p; p++) {
        if (strchr("%?#", *p))
            frn_buf_printf(&buf, "%%%02X", (unsigned)(unsigned char)*p);
        else
            frn_buf_byte(&buf, *p);
    }
    frn_buf_text(&buf, "?immutable=1");
    frn_buf_byte(&buf, 0);
    if (buf.failed)
        frn_buf_free(&buf);
    return buf.ptr;
}

/* Whether changes of a run that broke off still lie beside the file. */
static bool has_wal(const char *path)
{
    struct stat st;
    char name[4096];

    return snprintf(name, sizeof name, "%s-wal", path) >= (int)sizeof name ||
           (stat(name, &st) == 0 && st.st_size > 0);
}

static frn_status connect(frn_ledger *ledger, const char *name, int flags, frn_error *err)
{
    int code = sqlite3_open_v2(name, &ledger->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

    if (!ledger->db)
        return frn_no_memory(err);
    return code == SQLITE_OK ? set_up(ledger, err) : ledger_fail(ledger, code, err);
}

static frn_status open_to_read(frn_ledger *ledger, frn_error *err)
{
    struct stat st;
    frn_status status;
    char *uri;
    int code;

    if (stat(ledger->path, &st) != 0)
        return frn_fail_at(err, FRN_E_LEDGER, ledger->path, 0,
                           "there is no such ledger: make one with frenemy read --ledger");
    status = connect(ledger, ledger->path, SQLITE_OPEN_READONLY, err);
    code = ledger->db ? sqlite3_errcode(ledger->db) & 0xff : 0;
    if (status != FRN_E_LEDGER || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY) ||
        has_wal(ledger->path))
        return status;
    /* A folder without write permission has no room for WAL's helper files: nobody can be writing,
     * so that the file may be read as it stands. */
    (void)sqlite3_close(ledger->db);
    ledger->db = NULL;
    uri = frozen_uri(ledger->path);
    if (!uri)
        return frn_no_memory(err);
    status = connect(ledger, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err);
    free(uri);
    return status;
}

frn_status frn_ledger_open(frn_ledger **out, const char *path, const frn_ledger_options *options,
                           frn_error *err)
{
    frn_ledger *ledger = calloc(1, sizeof *ledger);
    frn_status status;

    if (!ledger)
        return frn_no_memory(err);
    if (options)
        ledger->options = *options;
    if (ledger->options.busy_ms == 0)
        ledger->options.busy_ms = 10000;
    if (ledger->options.batch == 0)
        ledger->options.batch = 200000;
    ledger->path = strdup(path);
    if (!ledger->path)
        status = frn_no_memory(err);
    else if (ledger->options.read_only)
        status = open_to_read(ledger, err);
    else
        status = connect(ledger, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
    if (status == FRN_OK)
        *out = ledger;
    else
        frn_ledger_close(ledger);
    return status;
}

void frn_ledger_close(frn_ledger *ledger)
{
    if (!ledger)
        return;
    if (ledger->db)
        frn_ledger_abandon(ledger);
    ledger_incoming_close(ledger);
    for (int q = 0; q < Q_COUNT; q++)
        (void)sqlite3_finalize(ledger->query[q]);
    (void)sqlite3_close(ledger->db);
    ledger_forget(ledger);
    frn_buf_free(&ledger->scratch);
    free(ledger->path);
    free(ledger);
}
