/* Who is who, and how things came in. */
#include "ledger/ledger_internal.h"

static frn_status bound(frn_ledger *ledger, sqlite3_stmt *stmt, int bad, frn_error *err)
{
    return bad ? ledger_fail(ledger, sqlite3_errcode(ledger->db), err)
               : ledger_run(ledger, stmt, err);
}

static frn_status put_actor(frn_ledger *ledger, const frn_ledger_actor *actor, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    int bad;

    FRN_TRY(ledger_prepare(&stmt, ledger, Q_ACTOR_ADD, err));
    bad = ledger_bind_slice(stmt, 1, actor->id);
    bad |= ledger_bind_slice(stmt, 2, actor->name);
    bad |= ledger_bind_slice(stmt, 3, frn_slice_of(frn_actor_kind_text(actor->kind)));
    bad |= ledger_bind_slice(stmt, 4, actor->state);
    bad |= ledger_bind_slice(stmt, 5, actor->state_name);
    return bound(ledger, stmt, bad, err);
}

frn_status frn_ledger_put(frn_ledger *ledger, const frn_ledger_entry *entry, frn_error *err)
{
    bool alias = entry->fact == FRN_LEDGER_ALIAS;
    sqlite3_stmt *stmt = NULL;
    int bad;

    if (entry->actor.id.len == 0)
        return frn_fail(err, FRN_E_USAGE, "an actor without an id cannot be stored");
    if (entry->fact == FRN_LEDGER_ACTOR)
        return put_actor(ledger, &entry->actor, err);
    FRN_TRY(ledger_prepare(&stmt, ledger, alias ? Q_ALIAS_ADD : Q_MEMBERSHIP_ADD, err));
    bad = ledger_bind_slice(stmt, 1, entry->actor.id);
    bad |= ledger_bind_slice(stmt, 2, entry->other);
    if (!alias) {
        bad |= sqlite3_bind_int(stmt, 3, entry->span.from);
        bad |= sqlite3_bind_int(stmt, 4, entry->span.to);
    }
    return bound(ledger, stmt, bad, err);
}

static void read_entry(frn_ledger_entry *out, sqlite3_stmt *row, frn_ledger_fact fact)
{
    *out = (frn_ledger_entry){.fact = fact, .span = FRN_NO_SPAN};
    out->actor.id = ledger_column(row, 0);
    if (fact == FRN_LEDGER_ACTOR) {
        out->actor.name = ledger_column(row, 1);
        out->actor.kind = frn_actor_kind_find(ledger_column(row, 2));
        out->actor.state = ledger_column(row, 3);
        out->actor.state_name = ledger_column(row, 4);
        return;
    }
    out->other = ledger_column(row, 1);
    if (fact == FRN_LEDGER_MEMBERSHIP)
        out->span = (frn_span){sqlite3_column_int(row, 2), sqlite3_column_int(row, 3)};
}

frn_status frn_ledger_each_entry(frn_ledger *ledger, frn_ledger_entry_sink sink, frn_error *err)
{
    static const ledger_query query[] = {Q_ACTOR_EACH, Q_ALIAS_EACH, Q_MEMBERSHIP_EACH};
    frn_ledger_entry entry;
    sqlite3_stmt *stmt = NULL;

    for (int fact = 0; fact < 3; fact++) {
        bool row = true;
        FRN_TRY(ledger_prepare(&stmt, ledger, query[fact], err));
        while (row) {
            frn_status status = FRN_OK;
            FRN_TRY(ledger_step(&row, ledger, stmt, err));
            if (row) {
                read_entry(&entry, stmt, (frn_ledger_fact)fact);
                status = sink.fn(sink.ctx, &entry, err);
            }
            if (status != FRN_OK) {
                (void)sqlite3_reset(stmt);
                return status;
            }
        }
    }
    return FRN_OK;
}

frn_status frn_ledger_record(frn_ledger *ledger, const frn_ledger_provenance *row, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    int bad;

    FRN_TRY(ledger_prepare(&stmt, ledger, Q_PROVENANCE_ADD, err));
    bad = ledger_bind_slice(stmt, 1, row->command);
    bad |= ledger_bind_slice(stmt, 2, row->version);
    bad |= ledger_bind_slice(stmt, 3, row->input);
    bad |= ledger_bind_digest(stmt, 4, row->digest);
    bad |= sqlite3_bind_int64(stmt, 5, (int64_t)row->documents);
    bad |= sqlite3_bind_int64(stmt, 6, (int64_t)row->claims);
    bad |= sqlite3_bind_int64(stmt, 7, (int64_t)row->skipped);
    return bound(ledger, stmt, bad, err);
}

frn_status frn_ledger_each_provenance(frn_ledger *ledger, frn_ledger_provenance_sink sink,
                                      frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool row = true;

    FRN_TRY(ledger_prepare(&stmt, ledger, Q_PROVENANCE_EACH, err));
    while (row) {
        frn_status status = FRN_OK;
        FRN_TRY(ledger_step(&row, ledger, stmt, err));
        if (row) {
            frn_ledger_provenance item = {ledger_column(stmt, 0),
                                          ledger_column(stmt, 1),
                                          ledger_column(stmt, 2),
                                          ledger_column_digest(stmt, 3),
                                          (uint64_t)sqlite3_column_int64(stmt, 4),
                                          (uint64_t)sqlite3_column_int64(stmt, 5),
                                          (uint64_t)sqlite3_column_int64(stmt, 6)};
            status = sink.fn(sink.ctx, &item, err);
        }
        if (status != FRN_OK) {
            (void)sqlite3_reset(stmt);
            return status;
        }
    }
    return FRN_OK;
}
