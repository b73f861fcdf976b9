/* A document goes in: begin, append, commit.
 *
 * Claims are numbered document << 32 | number, quotes likewise, so that a document's rows are one
 * range of the table and need no index. An unfinished document (an event file between two of its
 * transactions) has finished = 0: readers pass it over and the next begin of its digest drops it.
 */
#include <math.h>

#include "ledger/ledger_internal.h"

static const char *const none_open = "no document is open in the ledger";

frn_digest frn_ledger_content(frn_slice text, frn_slice title, frn_slice outlet, frn_date date)
{
    /* Fixed width, so that no two documents give the same bytes and memory cannot run out. */
    frn_digest part[4] = {frn_digest_of(text),
                          frn_digest_of(title),
                          frn_digest_of(outlet),
                          {(uint64_t)(int64_t)date, 0}};

    return frn_digest_of(frn_slice_make((const char *)part, sizeof part));
}

static frn_status find_document(int64_t *out, frn_ledger *ledger, ledger_query query,
                                frn_digest digest, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row;

    *out = 0;
    FRN_TRY(ledger_prepare(&stmt, ledger, query, err));
    if (ledger_bind_digest(stmt, 1, digest) != SQLITE_OK)
        return frn_no_memory(err);
    FRN_TRY(ledger_step(&row, ledger, stmt, err));
    if (row) {
        *out = sqlite3_column_int64(stmt, 0);
        (void)sqlite3_reset(stmt);
    }
    return FRN_OK;
}

frn_status frn_ledger_has_document(bool *out, frn_ledger *ledger, frn_digest digest, frn_error *err)
{
    int64_t row;

    FRN_TRY(find_document(&row, ledger, Q_DOCUMENT_FIND, digest, err));
    *out = row != 0;
    return FRN_OK;
}

static frn_status remove_document(frn_ledger *ledger, int64_t row, frn_error *err)
{
    static const ledger_query removal[] = {Q_QUOTE_UNINDEX, Q_QUOTE_REMOVE, Q_CLAIM_REMOVE};
    sqlite3_stmt *stmt = NULL;

    for (size_t i = 0; i < sizeof removal / sizeof *removal; i++) {
        FRN_TRY(ledger_prepare(&stmt, ledger, removal[i], err));
        (void)sqlite3_bind_int64(stmt, 1, row << 32);
        (void)sqlite3_bind_int64(stmt, 2, (row << 32) + UINT32_MAX);
        FRN_TRY(ledger_run(ledger, stmt, err));
    }
    FRN_TRY(ledger_prepare(&stmt, ledger, Q_DOCUMENT_REMOVE, err));
    (void)sqlite3_bind_int64(stmt, 1, row);
    return ledger_run(ledger, stmt, err);
}

static frn_status remove_left(frn_ledger *ledger, const frn_ledger_document *doc, frn_error *err)
{
    int64_t left;

    for (;;) {
        FRN_TRY(find_document(&left, ledger, Q_DOCUMENT_LEFT, doc->digest, err));
        if (left == 0)
            return FRN_OK;
        FRN_TRY(remove_document(ledger, left, err));
        frn_diag_tell(
            &ledger->options.diags, FRN_LEDGER_UNFINISHED, doc->id, 0, 0,
            "an earlier run broke off in '%.*s'; its rows were dropped and it starts again",
            FRN_ARG(doc->id));
    }
}

static frn_status add_row(frn_ledger *ledger, const frn_ledger_document *doc, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;

    FRN_TRY(ledger_prepare(&stmt, ledger, Q_DOCUMENT_ADD, err));
    if (ledger_bind_digest(stmt, 1, doc->digest) || ledger_bind_slice(stmt, 2, doc->id) ||
        ledger_bind_slice(stmt, 3, doc->path) || ledger_bind_slice(stmt, 4, doc->title) ||
        ledger_bind_slice(stmt, 5, doc->outlet) || ledger_bind_date(stmt, 6, doc->date) ||
        sqlite3_bind_int(stmt, 7, doc->rows))
        return ledger_fail(ledger, sqlite3_errcode(ledger->db), err);
    FRN_TRY(ledger_run(ledger, stmt, err));
    if (sqlite3_last_insert_rowid(ledger->db) > INT32_MAX)
        return frn_fail_at(err, FRN_E_LEDGER, ledger->path, 0,
                           "the ledger is full: start another and merge for queries");
    return FRN_OK;
}

static frn_status begin_in_transaction(bool *fresh, frn_ledger *ledger,
                                       const frn_ledger_document *doc, bool replace, frn_error *err)
{
    int64_t known;

    FRN_TRY(find_document(&known, ledger, Q_DOCUMENT_FIND, doc->digest, err));
    *fresh = known == 0 || replace;
    if (!*fresh)
        return FRN_OK;
    FRN_TRY(remove_left(ledger, doc, err));
    FRN_TRY(add_row(ledger, doc, err));
    ledger->open = (ledger_open_document){.row = sqlite3_last_insert_rowid(ledger->db),
                                          .digest = doc->digest,
                                          .rows = doc->rows,
                                          .replace = replace};
    return FRN_OK;
}

frn_status ledger_begin(bool *fresh, frn_ledger *ledger, const frn_ledger_document *doc,
                        bool replace, frn_error *err)
{
    frn_status status;
    bool begun = false;

    if (ledger->open.row)
        return frn_fail(err, FRN_E_USAGE, "a document is already open in the ledger");
    FRN_TRY(ledger_do(ledger, Q_BEGIN_WRITE, err));
    status = begin_in_transaction(&begun, ledger, doc, replace, err);
    if (status != FRN_OK || !begun)
        frn_ledger_abandon(ledger);
    if (status == FRN_OK)
        *fresh = begun;
    if (status == FRN_OK && !begun)
        frn_diag_tell(&ledger->options.diags, FRN_LEDGER_KNOWN, doc->id, 0, 0,
                      "'%.*s' is in the ledger already", FRN_ARG(doc->id));
    return status;
}

frn_status frn_ledger_begin(bool *fresh, frn_ledger *ledger, const frn_ledger_document *doc,
                            frn_error *err)
{
    return ledger_begin(fresh, ledger, doc, false, err);
}

void frn_ledger_abandon(frn_ledger *ledger)
{
    bool wrote = ledger->open.row != 0;

    ledger_incoming_end(ledger);
    ledger_rollback(ledger);
    ledger->open = (ledger_open_document){0};
    if (wrote) /* the rows that the cache knows may be gone with the transaction */
        ledger_forget(ledger);
}

/* The next transaction of an event file; another process may have taken it over in between. */
static frn_status go_on(frn_ledger *ledger, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool still;

    ledger->open.pending = 0;
    FRN_TRY(ledger_incoming_flush(ledger, err));
    FRN_TRY(ledger_do(ledger, Q_COMMIT, err));
    FRN_TRY(ledger_do(ledger, Q_BEGIN_WRITE, err));
    FRN_TRY(ledger_prepare(&stmt, ledger, Q_DOCUMENT_STILL, err));
    (void)sqlite3_bind_int64(stmt, 1, ledger->open.row);
    FRN_TRY(ledger_step(&still, ledger, stmt, err));
    (void)sqlite3_reset(stmt);
    return still ? FRN_OK
                 : frn_fail_at(err, FRN_E_LEDGER, ledger->path, 0,
                               "another process began the same file; this run stops");
}

/* Stores a quote once a document (claims of one sentence share it). */
static frn_status quote_row(int64_t *out, frn_ledger *ledger, frn_slice quote, frn_error *err)
{
    static const ledger_query both[] = {Q_QUOTE_ADD, Q_QUOTE_INDEX};
    sqlite3_stmt *stmt = NULL;

    FRN_TRY(ledger_cache_find(out, &ledger->quotes, quote, err));
    if (*out)
        return FRN_OK;
    *out = (ledger->open.row << 32) + (int64_t)++ledger->open.quotes;
    for (int i = 0; i < 2; i++) {
        FRN_TRY(ledger_prepare(&stmt, ledger, both[i], err));
        if (sqlite3_bind_int64(stmt, 1, *out) || ledger_bind_slice(stmt, 2, quote))
            return ledger_fail(ledger, sqlite3_errcode(ledger->db), err);
        FRN_TRY(ledger_run(ledger, stmt, err));
    }
    return ledger_cache_note(&ledger->quotes, *out, err);
}

/* An id of the form "<doc>#<number>" is kept as its number. */
static bool numbered(int64_t *out, frn_slice id, frn_slice doc)
{
    frn_slice digits;

    if (id.len < doc.len + 2 || id.len > doc.len + 19 || id.ptr[doc.len] != '#' ||
        !frn_slice_starts(id, doc))
        return false;
    digits = frn_slice_sub(id, doc.len + 1, id.len);
    if (digits.ptr[0] == '0' && digits.len > 1)
        return false;
    *out = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
            return false;
        *out = *out * 10 + (digits.ptr[i] - '0');
    }
    return true;
}

/* `usual`: the number that NULL stands for, -1 for none. */
static void put_id(frn_ledger *ledger, ledger_row *row, int column, frn_slice id, frn_slice doc,
                   int64_t usual)
{
    int64_t number;

    if (!numbered(&number, id, doc))
        ledger_row_text(ledger, row, column, id);
    else if (number != usual)
        ledger_row_number(row, column, number);
}

static void put_some(ledger_row *row, int column, int64_t value)
{
    if (value) /* NULL = 0 */
        ledger_row_number(row, column, value);
}

static void put_date(ledger_row *row, int column, frn_date date)
{
    if (date != FRN_NO_DATE)
        ledger_row_number(row, column, date);
}

static frn_status check(const frn_claim *claim, frn_error *err)
{
    if (claim->via_count > FRN_MOST_VIA || !isfinite(claim->intensity))
        return frn_fail(err, FRN_E_RANGE, "claim '%.*s' has more than %d relays or no intensity",
                        FRN_ARG(claim->id), FRN_MOST_VIA);
    return FRN_OK;
}

static frn_status add_claim(frn_ledger *ledger, const frn_claim *claim, frn_error *err)
{
    int64_t number = (int64_t)ledger->open.number + 1, quote = 0, voice, source, target, manner,
            matter, origin;
    ledger_row *row;

    FRN_TRY(check(claim, err));
    if (number >= UINT32_MAX)
        return frn_fail(err, FRN_E_RANGE, "more than 4 billion claims in one document");
    if (claim->quote.len)
        FRN_TRY(quote_row(&quote, ledger, claim->quote, err));
    FRN_TRY(ledger_voice_row(&voice, ledger, claim, err));
    FRN_TRY(ledger_party_row(&source, ledger, &claim->source, err));
    FRN_TRY(ledger_party_row(&target, ledger, &claim->target, err));
    FRN_TRY(ledger_manner_row(&manner, ledger, claim, err));
    FRN_TRY(ledger_matter_row(&matter, ledger, claim, err));
    FRN_TRY(ledger_origin_row(&origin, ledger, claim, err));
    row = ledger_incoming_row(ledger);
    ledger_row_number(row, 0, (ledger->open.row << 32) + number);
    put_id(ledger, row, 1, claim->id, claim->doc, number);
    put_some(row, 2, claim->sentence);
    put_some(row, 3, (int64_t)claim->begin);
    put_some(row, 4, (int64_t)claim->end);
    put_some(row, 5, quote);
    put_date(row, 6, claim->date);
    put_date(row, 7, claim->when.from);
    put_date(row, 8, claim->when.to);
    put_some(row, 9, voice);
    put_some(row, 10, source);
    put_some(row, 11, target);
    put_some(row, 12, manner);
    put_some(row, 13, matter);
    put_some(row, 14, origin);
    if (claim->condition.len)
        put_id(ledger, row, 15, claim->condition, claim->doc, -1);
    put_some(row, 16, claim->count);
    if (claim->record && claim->doc_title.len)
        ledger_row_text(ledger, row, 17, claim->doc_title);
    FRN_TRY(ledger_incoming_push(ledger, err));
    ledger->open.number++;
    if (!ledger->open.rows || ++ledger->open.pending < ledger->options.batch)
        return FRN_OK;
    ledger_trim(ledger);
    return go_on(ledger, err);
}

frn_status frn_ledger_append(frn_ledger *ledger, const frn_claim *claim, frn_error *err)
{
    frn_status status;

    if (!ledger->open.row)
        return frn_fail(err, FRN_E_USAGE, "%s", none_open);
    status = add_claim(ledger, claim, err);
    if (status != FRN_OK)
        frn_ledger_abandon(ledger);
    return status;
}

static frn_status finish(frn_ledger *ledger, frn_error *err)
{
    int64_t known = 0;
    sqlite3_stmt *stmt = NULL;

    FRN_TRY(ledger_incoming_flush(ledger, err));
    if (ledger->open.replace)
        FRN_TRY(find_document(&known, ledger, Q_DOCUMENT_FIND, ledger->open.digest, err));
    if (known)
        FRN_TRY(remove_document(ledger, known, err));
    FRN_TRY(ledger_prepare(&stmt, ledger, Q_DOCUMENT_FINISH, err));
    (void)sqlite3_bind_int64(stmt, 1, ledger->open.row);
    (void)sqlite3_bind_int64(stmt, 2, (int64_t)ledger->open.number);
    FRN_TRY(ledger_run(ledger, stmt, err));
    return ledger_do(ledger, Q_COMMIT, err);
}

frn_status frn_ledger_commit(frn_ledger *ledger, frn_error *err)
{
    frn_status status;

    if (!ledger->open.row)
        return frn_fail(err, FRN_E_USAGE, "%s", none_open);
    status = finish(ledger, err);
    if (status != FRN_OK) {
        frn_ledger_abandon(ledger);
        return status;
    }
    ledger_incoming_end(ledger);
    ledger->open = (ledger_open_document){0};
    ledger_cache_free(&ledger->quotes);
    ledger_trim(ledger);
    return FRN_OK;
}

static frn_status append_to(void *ctx, const frn_claim *claim, frn_error *err)
{
    return frn_ledger_append(ctx, claim, err);
}

frn_claim_sink frn_ledger_sink(frn_ledger *ledger)
{
    return (frn_claim_sink){append_to, ledger};
}

frn_status frn_ledger_add_document(bool *fresh, frn_ledger *ledger, const frn_ledger_document *doc,
                                   const frn_claim *claims, size_t count, frn_error *err)
{
    bool begun;

    FRN_TRY(frn_ledger_begin(&begun, ledger, doc, err));
    for (size_t i = 0; begun && i < count; i++)
        FRN_TRY(frn_ledger_append(ledger, &claims[i], err));
    if (begun)
        FRN_TRY(frn_ledger_commit(ledger, err));
    if (fresh)
        *fresh = begun;
    return FRN_OK;
}
