/* Claims out of their rows: each shared string, party and manner is fetched once and kept. */
#include "base/map.h"
#include "ledger/ledger_internal.h"

typedef struct row_values {
    int64_t value[LEDGER_MOST_COLUMNS];
    double intensity;
} row_values;

typedef struct voice {
    frn_party speaker, via[FRN_MOST_VIA];
    uint32_t via_count;
} voice;

typedef struct manner {
    frn_action action;
    frn_modality modality;
    int8_t sign;
    bool contested, record;
    double intensity;
    frn_slice code, rule;
} manner;

typedef struct triple {
    frn_slice part[3];
} triple;

struct ledger_recall {
    frn_ledger *ledger;
    frn_arena arena;                     /* what is kept */
    frn_arena passing;                   /* of the current claim */
    frn_map index[T_COUNT];              /* row number -> place in kept */
    FRN_VEC(const void *) kept[T_COUNT]; /* NULL until fetched */
    int64_t quote_row;
    frn_buf quote;
};

frn_status ledger_recall_new(ledger_recall **out, frn_ledger *ledger, frn_error *err)
{
    ledger_recall *recall = calloc(1, sizeof *recall);

    if (!recall)
        return frn_no_memory(err);
    recall->ledger = ledger;
    *out = recall;
    return FRN_OK;
}

void ledger_recall_free(ledger_recall *recall)
{
    if (!recall)
        return;
    for (int t = 0; t < T_COUNT; t++) {
        frn_map_free(&recall->index[t]);
        frn_vec_free(&recall->kept[t]);
    }
    frn_arena_free(&recall->arena);
    frn_arena_free(&recall->passing);
    frn_buf_free(&recall->quote);
    free(recall);
}

static frn_status dangling(ledger_recall *recall, frn_error *err)
{
    return ledger_fail(recall->ledger, SQLITE_CORRUPT, err);
}

/* The place where `row` of `table` is kept, until the next call for the same table. */
static frn_status place(const void ***out, ledger_recall *recall, ledger_table table, int64_t row,
                        frn_error *err)
{
    uint32_t fresh = (uint32_t)recall->kept[table].len, *at;
    bool added;

    at = frn_map_put(&recall->index[table], (uint64_t)row, fresh, &added);
    if (!at || (added && !frn_vec_push(&recall->kept[table], NULL)))
        return frn_no_memory(err);
    *out = &recall->kept[table].at[*at];
    return FRN_OK;
}

static frn_status fetch(sqlite3_stmt **out, ledger_recall *recall, ledger_table table, int64_t row,
                        frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool found;

    FRN_TRY(ledger_prepare(&stmt, recall->ledger, (ledger_query)(Q_WORD_FIND + 3 * (int)table + 2),
                           err));
    (void)sqlite3_bind_int64(stmt, 1, row);
    FRN_TRY(ledger_step(&found, recall->ledger, stmt, err));
    if (!found)
        return dangling(recall, err);
    *out = stmt;
    return FRN_OK;
}

static frn_status fetch_values(row_values *out, ledger_recall *recall, ledger_table table,
                               int64_t row, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;

    FRN_TRY(fetch(&stmt, recall, table, row, err));
    for (int i = 0; i < ledger_table_columns(table); i++)
        out->value[i] = sqlite3_column_int64(stmt, i);
    out->intensity = table == T_MANNER ? sqlite3_column_double(stmt, 3) : 0;
    (void)sqlite3_reset(stmt);
    return FRN_OK;
}

static frn_status text_of(frn_slice *out, ledger_recall *recall, int64_t row, frn_error *err)
{
    const void **at = NULL;
    sqlite3_stmt *stmt = NULL;
    frn_slice *kept;

    *out = frn_slice_make("", 0);
    if (row == 0)
        return FRN_OK;
    FRN_TRY(place(&at, recall, T_TEXT, row, err));
    if (!*at) {
        FRN_TRY(fetch(&stmt, recall, T_TEXT, row, err));
        kept = FRN_NEW(&recall->arena, frn_slice);
        if (kept)
            *kept = frn_arena_copy(&recall->arena, ledger_column(stmt, 0));
        (void)sqlite3_reset(stmt);
        if (!kept || !kept->ptr)
            return frn_no_memory(err);
        *at = kept;
    }
    *out = *(const frn_slice *)*at;
    return FRN_OK;
}

static frn_status party_of(frn_party *out, ledger_recall *recall, int64_t row, frn_error *err)
{
    frn_slice part[6];
    const void **at = NULL;
    frn_party *kept;
    row_values values = {0};

    *out = (frn_party){0};
    if (row == 0)
        return FRN_OK;
    FRN_TRY(place(&at, recall, T_PARTY, row, err));
    if (!*at) {
        FRN_TRY(fetch_values(&values, recall, T_PARTY, row, err));
        for (int i = 0; i < 6; i++)
            FRN_TRY(text_of(&part[i], recall, values.value[i], err));
        kept = FRN_NEW(&recall->arena, frn_party);
        if (!kept)
            return frn_no_memory(err);
        *kept =
            (frn_party){part[0], part[1], part[2], part[3], part[4], frn_actor_kind_find(part[5])};
        *at = kept;
    }
    *out = *(const frn_party *)*at;
    return FRN_OK;
}

static frn_status voice_of(frn_claim *claim, ledger_recall *recall, int64_t row, frn_error *err)
{
    const void **at = NULL;
    const voice *known;
    voice *kept;
    row_values values = {0};

    if (row == 0)
        return FRN_OK;
    FRN_TRY(place(&at, recall, T_VOICE, row, err));
    if (!*at) {
        FRN_TRY(fetch_values(&values, recall, T_VOICE, row, err));
        kept = FRN_NEW(&recall->arena, voice);
        if (!kept)
            return frn_no_memory(err);
        if (values.value[1] < 0 || values.value[1] > FRN_MOST_VIA)
            return dangling(recall, err);
        kept->via_count = (uint32_t)values.value[1];
        FRN_TRY(party_of(&kept->speaker, recall, values.value[0], err));
        for (uint32_t i = 0; i < kept->via_count; i++)
            FRN_TRY(party_of(&kept->via[i], recall, values.value[2 + i], err));
        *at = kept;
    }
    known = *at;
    claim->speaker = known->speaker;
    claim->via_count = known->via_count;
    memcpy(claim->via, known->via, sizeof claim->via);
    return FRN_OK;
}

static frn_status read_manner(manner *out, ledger_recall *recall, int64_t row, frn_error *err)
{
    row_values values = {0};
    frn_slice action, modality;

    FRN_TRY(fetch_values(&values, recall, T_MANNER, row, err));
    FRN_TRY(text_of(&action, recall, values.value[0], err));
    FRN_TRY(text_of(&modality, recall, values.value[1], err));
    FRN_TRY(text_of(&out->code, recall, values.value[6], err));
    FRN_TRY(text_of(&out->rule, recall, values.value[7], err));
    out->action = frn_action_find(action);
    out->sign = (int8_t)values.value[2];
    out->intensity = values.intensity;
    out->contested = values.value[4] != 0;
    out->record = values.value[5] != 0;
    return frn_modality_find(modality, &out->modality) ? FRN_OK : dangling(recall, err);
}

static frn_status manner_of(frn_claim *claim, ledger_recall *recall, int64_t row, frn_error *err)
{
    const void **at = NULL;
    const manner *known;
    manner *kept;

    FRN_TRY(place(&at, recall, T_MANNER, row, err));
    if (!*at) {
        kept = FRN_NEW(&recall->arena, manner);
        if (!kept)
            return frn_no_memory(err);
        FRN_TRY(read_manner(kept, recall, row, err));
        *at = kept;
    }
    known = *at;
    claim->action = known->action;
    claim->modality = known->modality;
    claim->sign = known->sign;
    claim->intensity = known->intensity;
    claim->contested = known->contested;
    claim->record = known->record;
    claim->code = known->code;
    claim->rule = known->rule;
    return FRN_OK;
}

static frn_status triple_of(const frn_slice **out, ledger_recall *recall, ledger_table table,
                            int64_t row, frn_error *err)
{
    static const triple nothing = {{{"", 0}, {"", 0}, {"", 0}}};
    const void **at = NULL;
    triple *kept;
    row_values values = {0};

    *out = nothing.part;
    if (row == 0)
        return FRN_OK;
    FRN_TRY(place(&at, recall, table, row, err));
    if (!*at) {
        FRN_TRY(fetch_values(&values, recall, table, row, err));
        kept = FRN_NEW(&recall->arena, triple);
        if (!kept)
            return frn_no_memory(err);
        for (int i = 0; i < 3; i++)
            FRN_TRY(text_of(&kept->part[i], recall, values.value[i], err));
        *at = kept;
    }
    *out = ((const triple *)*at)->part;
    return FRN_OK;
}

static frn_status id_of(frn_slice *out, ledger_recall *recall, sqlite3_stmt *row, int at,
                        frn_slice doc, int64_t usual, frn_error *err)
{
    int type = sqlite3_column_type(row, at);
    int64_t number = type == SQLITE_INTEGER ? sqlite3_column_int64(row, at) : usual;

    if (type == SQLITE_NULL && usual < 0)
        *out = frn_slice_make("", 0);
    else if (type == SQLITE_TEXT)
        *out = frn_arena_copy(&recall->passing, ledger_column(row, at));
    else
        *out = frn_arena_printf(&recall->passing, "%.*s#%lld", FRN_ARG(doc), (long long)number);
    return out->ptr ? FRN_OK : frn_no_memory(err);
}

frn_status ledger_recall_claim(frn_claim *out, int64_t *quote, ledger_recall *recall,
                               sqlite3_stmt *row, frn_error *err)
{
    int64_t number = sqlite3_column_int64(row, 0) & UINT32_MAX;
    const frn_slice *matter, *origin;

    frn_arena_reset(&recall->passing);
    *out = (frn_claim){.quote = {"", 0}};
    out->sentence = (uint32_t)sqlite3_column_int64(row, 2);
    out->begin = (uint64_t)sqlite3_column_int64(row, 3);
    out->end = (uint64_t)sqlite3_column_int64(row, 4);
    *quote = sqlite3_column_int64(row, 5);
    out->date = ledger_column_date(row, 6);
    out->when = (frn_span){ledger_column_date(row, 7), ledger_column_date(row, 8)};
    FRN_TRY(voice_of(out, recall, sqlite3_column_int64(row, 9), err));
    FRN_TRY(party_of(&out->source, recall, sqlite3_column_int64(row, 10), err));
    FRN_TRY(party_of(&out->target, recall, sqlite3_column_int64(row, 11), err));
    FRN_TRY(manner_of(out, recall, sqlite3_column_int64(row, 12), err));
    FRN_TRY(triple_of(&matter, recall, T_MATTER, sqlite3_column_int64(row, 13), err));
    FRN_TRY(triple_of(&origin, recall, T_ORIGIN, sqlite3_column_int64(row, 14), err));
    out->issue = matter[0];
    out->place = matter[1];
    out->topic = matter[2];
    out->doc = origin[0];
    out->doc_title = origin[1];
    if (sqlite3_column_type(row, 17) == SQLITE_TEXT) {
        out->doc_title = frn_arena_copy(&recall->passing, ledger_column(row, 17));
        if (!out->doc_title.ptr)
            return frn_no_memory(err);
    }
    out->outlet = origin[2];
    out->count = (uint32_t)sqlite3_column_int64(row, 16);
    FRN_TRY(id_of(&out->id, recall, row, 1, out->doc, number, err));
    return id_of(&out->condition, recall, row, 15, out->doc, -1, err);
}

frn_status ledger_recall_quote(frn_slice *out, ledger_recall *recall, int64_t quote, frn_error *err)
{
    sqlite3_stmt *stmt = NULL;
    bool found;

    *out = frn_slice_make("", 0);
    if (quote == 0)
        return FRN_OK;
    if (quote != recall->quote_row) {
        FRN_TRY(ledger_prepare(&stmt, recall->ledger, Q_QUOTE_GET, err));
        (void)sqlite3_bind_int64(stmt, 1, quote);
        FRN_TRY(ledger_step(&found, recall->ledger, stmt, err));
        if (!found)
            return dangling(recall, err);
        recall->quote_row = 0;
        frn_buf_clear(&recall->quote);
        frn_buf_add(&recall->quote, ledger_column(stmt, 0));
        (void)sqlite3_reset(stmt);
        if (recall->quote.failed)
            return frn_no_memory(err);
        recall->quote_row = quote;
    }
    *out = frn_buf_slice(&recall->quote);
    return FRN_OK;
}
