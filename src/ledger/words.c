/* What many claims share is stored once: strings, and rows of string numbers.
 *
 * A claim of an event file costs one look-up a group (source, target, manner ...) by the group's
 * bytes; only a group never seen goes to the strings, and only a string never seen to the file.
 */
#include "ledger/ledger_internal.h"

static const int columns[T_COUNT] = {1, 6, 6, 8, 3, 3};

enum { INTENSITY = 3 /* the one column that is no whole number, in T_MANNER */ };

int ledger_table_columns(ledger_table table)
{
    return columns[table];
}

/* The row that stands in the file under the statement's values, made if new. */
static frn_status stored_row(int64_t *out, bool *fresh, frn_ledger *ledger, sqlite3_stmt *find,
                             sqlite3_stmt *add, frn_error *err)
{
    bool row;

    FRN_TRY(ledger_step(&row, ledger, find, err));
    *fresh = !row;
    if (row) {
        *out = sqlite3_column_int64(find, 0);
        (void)sqlite3_reset(find);
        return FRN_OK;
    }
    FRN_TRY(ledger_run(ledger, add, err));
    *out = sqlite3_last_insert_rowid(ledger->db);
    return FRN_OK;
}

static frn_status prepare_both(sqlite3_stmt **find, sqlite3_stmt **add, frn_ledger *ledger,
                               ledger_table table, frn_error *err)
{
    ledger_query query = (ledger_query)(Q_WORD_FIND + 3 * (int)table);

    FRN_TRY(ledger_prepare(find, ledger, query, err));
    return ledger_prepare(add, ledger, (ledger_query)(query + 1), err);
}

frn_status ledger_text_row(int64_t *out, frn_ledger *ledger, frn_slice s, frn_error *err)
{
    ledger_cache *cache = &ledger->cache[T_TEXT];
    sqlite3_stmt *find = NULL, *add = NULL;
    bool fresh;

    *out = 0;
    if (s.len == 0)
        return FRN_OK;
    FRN_TRY(ledger_cache_find(out, cache, s, err));
    if (*out)
        return FRN_OK;
    FRN_TRY(prepare_both(&find, &add, ledger, T_TEXT, err));
    if (ledger_bind_slice(find, 1, s) != SQLITE_OK || ledger_bind_slice(add, 1, s) != SQLITE_OK)
        return ledger_fail(ledger, sqlite3_errcode(ledger->db), err);
    FRN_TRY(stored_row(out, &fresh, ledger, find, add, err));
    return ledger_cache_note(cache, *out, err);
}

/* The values as stored; `intensity` stands in column INTENSITY of T_MANNER. */
static frn_status tuple_row(int64_t *out, bool *fresh, frn_ledger *ledger, ledger_table table,
                            const int64_t *value, double intensity, frn_error *err)
{
    sqlite3_stmt *stmt[2] = {NULL, NULL};

    FRN_TRY(prepare_both(&stmt[0], &stmt[1], ledger, table, err));
    for (int s = 0; s < 2; s++) {
        for (int i = 0; i < columns[table]; i++) {
            int code = table == T_MANNER && i == INTENSITY
                           ? sqlite3_bind_double(stmt[s], i + 1, intensity)
                           : sqlite3_bind_int64(stmt[s], i + 1, value[i]);
            if (code != SQLITE_OK)
                return ledger_fail(ledger, code, err);
        }
    }
    FRN_TRY(stored_row(out, fresh, ledger, stmt[0], stmt[1], err));
    return ledger_cache_note(&ledger->cache[table], *out, err);
}

/* A party that was never seen brings its actor, its alias and what its path says about membership.
 */
static frn_status put_party(frn_ledger *ledger, const frn_party *party, frn_error *err)
{
    frn_ledger_entry entry = {
        FRN_LEDGER_ACTOR,
        {party->id, party->name, party->state, party->state_name, party->kind},
        party->text,
        FRN_NO_SPAN};
    size_t end = party->id.len;

    if (party->id.len == 0)
        return FRN_OK;
    FRN_TRY(frn_ledger_put(ledger, &entry, err));
    if (party->text.len) {
        entry.fact = FRN_LEDGER_ALIAS;
        FRN_TRY(frn_ledger_put(ledger, &entry, err));
    }
    while (end > 0 && party->id.ptr[end - 1] != '/')
        end--;
    entry.other = end > 1 ? frn_slice_sub(party->id, 0, end - 1) : party->state;
    entry.fact = FRN_LEDGER_MEMBERSHIP;
    if (entry.other.len == 0 || frn_slice_eq(entry.other, party->id))
        return FRN_OK;
    return frn_ledger_put(ledger, &entry, err);
}

frn_status ledger_party_row(int64_t *out, frn_ledger *ledger, const frn_party *party,
                            frn_error *err)
{
    const frn_slice part[5] = {party->id, party->name, party->state, party->state_name,
                               party->text};
    const int64_t kind = party->kind;
    int64_t value[6];
    bool fresh;

    *out = 0;
    if (!part[0].len && !part[1].len && !part[2].len && !part[3].len && !part[4].len &&
        party->kind == FRN_KIND_UNKNOWN)
        return FRN_OK;
    FRN_TRY(ledger_shared_find(out, ledger, T_PARTY, (ledger_key){&kind, 1, part, 5}, err));
    if (*out)
        return FRN_OK;
    for (int i = 0; i < 5; i++)
        FRN_TRY(ledger_text_row(&value[i], ledger, part[i], err));
    FRN_TRY(
        ledger_text_row(&value[5], ledger, frn_slice_of(frn_actor_kind_text(party->kind)), err));
    FRN_TRY(tuple_row(out, &fresh, ledger, T_PARTY, value, 0, err));
    return fresh ? put_party(ledger, party, err) : FRN_OK;
}

frn_status ledger_voice_row(int64_t *out, frn_ledger *ledger, const frn_claim *claim,
                            frn_error *err)
{
    int64_t value[6] = {0};
    bool fresh;

    FRN_TRY(ledger_party_row(&value[0], ledger, &claim->speaker, err));
    value[1] = claim->via_count;
    for (uint32_t i = 0; i < claim->via_count; i++)
        FRN_TRY(ledger_party_row(&value[2 + i], ledger, &claim->via[i], err));
    *out = 0;
    if (value[0] == 0 && claim->via_count == 0)
        return FRN_OK;
    FRN_TRY(ledger_shared_find(out, ledger, T_VOICE,
                               (ledger_key){value, claim->via_count ? 6 : 1, NULL, 0}, err));
    return *out ? FRN_OK : tuple_row(out, &fresh, ledger, T_VOICE, value, 0, err);
}

frn_status ledger_manner_row(int64_t *out, frn_ledger *ledger, const frn_claim *claim,
                             frn_error *err)
{
    const frn_slice part[2] = {claim->code, claim->rule};
    int64_t head[6] = {claim->action, claim->modality, claim->sign, claim->contested,
                       claim->record};
    double intensity = claim->intensity + 0.0; /* SQL holds -0.0 = 0.0, so that one must be gone */
    int64_t value[8] = {0};
    bool fresh;

    memcpy(&head[5], &intensity, sizeof intensity);
    FRN_TRY(ledger_shared_find(out, ledger, T_MANNER, (ledger_key){head, 6, part, 2}, err));
    if (*out)
        return FRN_OK;
    FRN_TRY(ledger_text_row(&value[0], ledger,
                            frn_slice_of(frn_action_describe(claim->action)->name), err));
    FRN_TRY(
        ledger_text_row(&value[1], ledger, frn_slice_of(frn_modality_text(claim->modality)), err));
    value[2] = (int64_t)claim->sign;
    value[4] = claim->contested;
    value[5] = claim->record;
    FRN_TRY(ledger_text_row(&value[6], ledger, claim->code, err));
    FRN_TRY(ledger_text_row(&value[7], ledger, claim->rule, err));
    return tuple_row(out, &fresh, ledger, T_MANNER, value, intensity, err);
}

static frn_status three_texts(int64_t *out, frn_ledger *ledger, ledger_table table,
                              const frn_slice part[3], frn_error *err)
{
    int64_t value[3];
    bool fresh;

    *out = 0;
    if (!part[0].len && !part[1].len && !part[2].len)
        return FRN_OK;
    FRN_TRY(ledger_shared_find(out, ledger, table, (ledger_key){NULL, 0, part, 3}, err));
    if (*out)
        return FRN_OK;
    for (int i = 0; i < 3; i++)
        FRN_TRY(ledger_text_row(&value[i], ledger, part[i], err));
    return tuple_row(out, &fresh, ledger, table, value, 0, err);
}

frn_status ledger_matter_row(int64_t *out, frn_ledger *ledger, const frn_claim *claim,
                             frn_error *err)
{
    const frn_slice part[3] = {claim->issue, claim->place, claim->topic};

    return three_texts(out, ledger, T_MATTER, part, err);
}

frn_status ledger_origin_row(int64_t *out, frn_ledger *ledger, const frn_claim *claim,
                             frn_error *err)
{
    const frn_slice none = {"", 0};
    const frn_slice part[3] = {claim->doc, claim->record ? none : claim->doc_title, claim->outlet};

    return three_texts(out, ledger, T_ORIGIN, part, err);
}
