/* What comes out: documents and claims in an order that does not depend on how they came in. */
#include "base/map.h"
#include "ledger/ledger_internal.h"

void ledger_list_free(ledger_list *list)
{
    frn_vec_free(&list->documents);
    frn_arena_free(&list->arena);
    *list = (ledger_list){0};
}

static frn_status list_row(ledger_list *out, sqlite3_stmt *row, frn_error *err)
{
    ledger_listed item = {.row = sqlite3_column_int64(row, 0)};
    frn_slice *text[] = {&item.doc.id, &item.doc.path, &item.doc.title, &item.doc.outlet};

    item.doc.digest = ledger_column_digest(row, 1);
    for (int i = 0; i < 4; i++) {
        *text[i] = frn_arena_copy(&out->arena, ledger_column(row, 2 + i));
        if (!text[i]->ptr)
            return frn_no_memory(err);
    }
    item.doc.date = ledger_column_date(row, 6);
    item.doc.rows = sqlite3_column_int(row, 7) != 0;
    item.doc.claims = (uint64_t)sqlite3_column_int64(row, 8);
    return frn_vec_push(&out->documents, item) ? FRN_OK : frn_no_memory(err);
}

frn_status ledger_list_documents(ledger_list *out, frn_ledger *ledger, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = true;

    FRN_TRY(ledger_prepare(&stmt, ledger, Q_DOCUMENT_EACH, err));
    while (row) {
        FRN_TRY(ledger_step(&row, ledger, stmt, err));
        frn_status status = row ? list_row(out, stmt, err) : FRN_OK;
        if (status != FRN_OK) {
            (void)sqlite3_reset(stmt);
            return status;
        }
    }
    return FRN_OK;
}

frn_status frn_ledger_each_document(frn_ledger *ledger, frn_ledger_document_sink sink,
                                    frn_error *err)
{
    ledger_list list = {0};
    frn_status status = ledger_list_documents(&list, ledger, err);

    for (size_t i = 0; status == FRN_OK && i < list.documents.len; i++)
        status = sink.fn(sink.ctx, &list.documents.at[i].doc, err);
    ledger_list_free(&list);
    return status;
}

static const frn_ledger_filter everything;

typedef struct asking {
    const frn_ledger_filter *filter;
    frn_map quotes; /* that the search found */
    frn_claim_sink sink;
} asking;

static bool is_party(const frn_party *party, frn_slice id)
{
    return frn_slice_eq(party->id, id) || frn_slice_eq(party->state, id) ||
           (party->id.len > id.len && party->id.ptr[id.len] == '/' &&
            frn_slice_starts(party->id, id));
}

static bool wanted(const frn_ledger_filter *f, const frn_claim *claim)
{
    frn_slice one = f->actor.len ? f->actor : f->other, two = f->actor.len ? f->other : f->actor;
    bool forth, back;

    if (f->window && ((f->window->from != FRN_NO_DATE && claim->date < f->window->from) ||
                      (f->window->to != FRN_NO_DATE &&
                       (claim->date > f->window->to || claim->date == FRN_NO_DATE))))
        return false;
    if (f->issue.len && !frn_slice_eq(f->issue, claim->issue))
        return false;
    if (f->speaker.len && !is_party(&claim->speaker, f->speaker))
        return false;
    if (f->doc.len && !frn_slice_eq(f->doc, claim->doc))
        return false;
    if (!one.len)
        return true;
    forth = is_party(&claim->source, one) && (!two.len || is_party(&claim->target, two));
    back = is_party(&claim->target, one) && (!two.len || is_party(&claim->source, two));
    return forth || back;
}

static frn_status find_quotes(asking *ask, frn_ledger *ledger, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    int code;

    FRN_TRY(ledger_prepare(&stmt, ledger, Q_QUOTE_SEARCH, err));
    if (ledger_bind_slice(stmt, 1, ask->filter->search) != SQLITE_OK)
        return ledger_fail(ledger, sqlite3_errcode(ledger->db), err);
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        if (!frn_map_put(&ask->quotes, (uint64_t)sqlite3_column_int64(stmt, 0), 1, NULL)) {
            (void)sqlite3_reset(stmt);
            return frn_no_memory(err);
        }
    }
    (void)sqlite3_reset(stmt);
    if (code == SQLITE_ERROR) /* what FTS5 says of a query that it cannot read */
        return frn_fail(err, FRN_E_USAGE, "the search is not understood: %s",
                        sqlite3_errmsg(ledger->db));
    return code == SQLITE_DONE ? FRN_OK : ledger_fail(ledger, code, err);
}

static frn_status give_row(const asking *ask, ledger_recall *recall, sqlite3_stmt *row,
                           frn_error *err)
{
    frn_claim claim;
    int64_t quote = sqlite3_column_int64(row, 5);

    if (ask->filter->search.len && frn_map_get(&ask->quotes, (uint64_t)quote) == UINT32_MAX)
        return FRN_OK;
    FRN_TRY(ledger_recall_claim(&claim, &quote, recall, row, err));
    if (!wanted(ask->filter, &claim))
        return FRN_OK;
    FRN_TRY(ledger_recall_quote(&claim.quote, recall, quote, err));
    return ask->sink.fn(ask->sink.ctx, &claim, err);
}

static frn_status give_document(const asking *ask, ledger_recall *recall, frn_ledger *ledger,
                                int64_t document, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = true;

    FRN_TRY(ledger_prepare(&stmt, ledger, Q_CLAIM_EACH, err));
    (void)sqlite3_bind_int64(stmt, 1, document << 32);
    (void)sqlite3_bind_int64(stmt, 2, (document << 32) + UINT32_MAX);
    while (row) {
        FRN_TRY(ledger_step(&row, ledger, stmt, err));
        frn_status status = row ? give_row(ask, recall, stmt, err) : FRN_OK;
        if (status != FRN_OK) {
            (void)sqlite3_reset(stmt);
            return status;
        }
    }
    return FRN_OK;
}

frn_status ledger_each_of_document(frn_ledger *ledger, int64_t document, frn_claim_sink sink,
                                   frn_error *err)
{
    asking ask = {&everything, {0}, sink};
    ledger_recall *recall;
    frn_status status;

    FRN_TRY(ledger_recall_new(&recall, ledger, err));
    status = give_document(&ask, recall, ledger, document, err);
    ledger_recall_free(recall);
    return status;
}

static frn_status give_all(asking *ask, ledger_recall *recall, ledger_list *list,
                           frn_ledger *ledger, frn_error *err)
{
    FRN_TRY(ledger_list_documents(list, ledger, err));
    if (ask->filter->search.len)
        FRN_TRY(find_quotes(ask, ledger, err));
    for (size_t i = 0; i < list->documents.len; i++)
        FRN_TRY(give_document(ask, recall, ledger, list->documents.at[i].row, err));
    return FRN_OK;
}

frn_status frn_ledger_each_claim(frn_ledger *ledger, const frn_ledger_filter *filter,
                                 frn_claim_sink sink, frn_error *err)
{
    asking ask = {filter ? filter : &everything, {0}, sink};
    ledger_recall *recall = NULL;
    ledger_list list = {0};
    frn_status status;

    if (ledger->open.row)
        return frn_fail(err, FRN_E_USAGE, "a document is open in the ledger");
    /* One snapshot, whatever another process writes meanwhile. */
    FRN_TRY(ledger_do(ledger, Q_BEGIN_READ, err));
    status = ledger_recall_new(&recall, ledger, err);
    if (status == FRN_OK)
        status = give_all(&ask, recall, &list, ledger, err);
    ledger_rollback(ledger);
    ledger_recall_free(recall);
    ledger_list_free(&list);
    frn_map_free(&ask.quotes);
    return status;
}
