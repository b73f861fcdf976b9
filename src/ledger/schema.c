/* The tables, one migration a version: migration[i] brings a ledger from version i to i + 1. */
#include "ledger/ledger_internal.h"

#include <stdio.h>

static const char *const migration[LEDGER_VERSION] = {
    /* 1: documents, claims and what they share */
    "CREATE TABLE document(id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL,"
    " name TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL, outlet TEXT NOT NULL,"
    " day INTEGER, event_rows INTEGER NOT NULL, claims INTEGER NOT NULL,"
    " finished INTEGER NOT NULL);"
    "CREATE UNIQUE INDEX document_known ON document(digest) WHERE finished;"
    "CREATE INDEX document_digest ON document(digest);"
    "CREATE TABLE text(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
    "CREATE TABLE party(id INTEGER PRIMARY KEY, actor INTEGER, name INTEGER, state INTEGER,"
    " state_name INTEGER, words INTEGER, kind INTEGER,"
    " UNIQUE(actor, name, state, state_name, words, kind));"
    "CREATE TABLE voice(id INTEGER PRIMARY KEY, speaker INTEGER, via_count INTEGER,"
    " via1 INTEGER, via2 INTEGER, via3 INTEGER, via4 INTEGER,"
    " UNIQUE(speaker, via_count, via1, via2, via3, via4));"
    "CREATE TABLE manner(id INTEGER PRIMARY KEY, action INTEGER, modality INTEGER, sign INTEGER,"
    " intensity, contested INTEGER, record INTEGER, code INTEGER, rule INTEGER,"
    " UNIQUE(action, modality, sign, intensity, contested, record, code, rule));"
    "CREATE TABLE matter(id INTEGER PRIMARY KEY, issue INTEGER, place INTEGER, topic INTEGER,"
    " UNIQUE(issue, place, topic));"
    "CREATE TABLE origin(id INTEGER PRIMARY KEY, doc INTEGER, title INTEGER, outlet INTEGER,"
    " UNIQUE(doc, title, outlet));"
    "CREATE TABLE quote(id INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE claim(id INTEGER PRIMARY KEY, name, sentence INTEGER, begin INTEGER,"
    " end INTEGER, quote INTEGER, day INTEGER, from_day INTEGER, to_day INTEGER, voice INTEGER,"
    " source INTEGER, target INTEGER, manner INTEGER, matter INTEGER, origin INTEGER, condition,"
    " count INTEGER);"
    "CREATE TABLE actor(id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,"
    " state TEXT NOT NULL, state_name TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE alias(actor TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY(actor, words))"
    " WITHOUT ROWID;"
    "CREATE TABLE membership(actor TEXT NOT NULL, body TEXT NOT NULL, from_day INTEGER NOT NULL,"
    " to_day INTEGER NOT NULL, PRIMARY KEY(actor, body, from_day, to_day)) WITHOUT ROWID;"
    "CREATE TABLE provenance(command TEXT NOT NULL, version TEXT NOT NULL, input TEXT NOT NULL,"
    " digest BLOB NOT NULL, documents INTEGER NOT NULL, claims INTEGER NOT NULL,"
    " skipped INTEGER NOT NULL,"
    " PRIMARY KEY(command, version, input, digest, documents, claims, skipped)) WITHOUT ROWID;",
    /* 2: full text over the quotes, and the claims as people read them */
    "CREATE VIRTUAL TABLE quote_index USING fts5(text, content='quote', content_rowid='id');"
    "INSERT INTO quote_index(quote_index) VALUES('rebuild');"
    "CREATE VIEW claims AS SELECT d.name AS document, c.id & 4294967295 AS number,"
    " date(c.day * 86400, 'unixepoch') AS date, sp.text AS speaker, st.text AS source,"
    " at.text AS action, tt.text AS target, m.sign, m.intensity, mt.text AS modality,"
    " it.text AS issue, q.text AS quote"
    " FROM claim c JOIN document d ON d.id = c.id >> 32 AND d.finished"
    " JOIN manner m ON m.id = c.manner LEFT JOIN text at ON at.id = m.action"
    " LEFT JOIN text mt ON mt.id = m.modality"
    " LEFT JOIN voice v ON v.id = c.voice LEFT JOIN party p ON p.id = v.speaker"
    " LEFT JOIN text sp ON sp.id = p.actor"
    " LEFT JOIN party s ON s.id = c.source LEFT JOIN text st ON st.id = s.actor"
    " LEFT JOIN party t ON t.id = c.target LEFT JOIN text tt ON tt.id = t.actor"
    " LEFT JOIN matter x ON x.id = c.matter LEFT JOIN text it ON it.id = x.issue"
    " LEFT JOIN quote q ON q.id = c.quote;",
    /* 3: titles of event rows (addresses, story ids: hardly two alike) stand with their claims */
    "ALTER TABLE claim ADD COLUMN title TEXT;",
};

static int migrate_from(sqlite3 *db, int version)
{
    char pragma[96];

    for (int v = version; v < LEDGER_VERSION; v++) {
        int code = sqlite3_exec(db, migration[v], NULL, NULL, NULL);
        if (code != SQLITE_OK)
            return code;
    }
    (void)snprintf(pragma, sizeof pragma, "PRAGMA application_id=%d; PRAGMA user_version=%d;",
                   LEDGER_MARK, LEDGER_VERSION);
    return sqlite3_exec(db, pragma, NULL, NULL, NULL);
}

/* Another process may have done it while this one waited for the lock. */
static int version_now(sqlite3 *db, int version)
{
    sqlite3_stmt *stmt = NULL;

    if (sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &stmt, NULL) != SQLITE_OK)
        return version;
    if (sqlite3_step(stmt) == SQLITE_ROW)
        version = sqlite3_column_int(stmt, 0);
    (void)sqlite3_finalize(stmt);
    return version;
}

frn_status ledger_migrate(frn_ledger *ledger, int version, frn_error *err)
{
    int code;

    if (version == LEDGER_VERSION)
        return FRN_OK;
    code = sqlite3_exec(ledger->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = migrate_from(ledger->db, version_now(ledger->db, version));
    if (code == SQLITE_OK)
        code = sqlite3_exec(ledger->db, "COMMIT", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        return FRN_OK;
    (void)ledger_fail(ledger, code, err);
    if (!sqlite3_get_autocommit(ledger->db))
        (void)sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
    return code == SQLITE_NOMEM ? FRN_E_MEMORY : FRN_E_LEDGER;
}
