/* Lists with one record per tie: Matrix Market, and the two forms in which the votes of Wikipedia's
 * editors are published. */
#include <stdlib.h>

#include "graph/read_internal.h"

typedef struct market {
    bool array, symmetric, pattern, skew;
    uint64_t rows, columns, at; /* at: entries seen of an array */
} market;

static frn_status market_number(frn_slice *name, frn_arena *arena, uint64_t number, frn_error *err)
{
    *name = frn_arena_printf(arena, "%llu", (unsigned long long)number);
    return name->ptr ? FRN_OK : frn_no_memory(err);
}

/* Array entries come column by column; of a symmetric matrix only the lower triangle. */
static frn_status market_array(frn_graph_reading *r, market *k, frn_slice field, frn_arena *arena,
                               frn_error *err)
{
    uint64_t column = 0, row, left = k->at++;
    frn_slice u, v;
    double value;

    if (k->rows == 0)
        return FRN_OK;
    if (k->symmetric || k->skew) {
        uint64_t below = k->rows - (k->skew ? 1 : 0);
        while (column < k->columns && left >= below) {
            left -= below--;
            column++;
            if (below == 0)
                break;
        }
        row = column + left + (k->skew ? 1 : 0);
    } else {
        column = left / k->rows;
        row = left % k->rows;
    }
    if (!frn_sign_value(field, &value)) {
        frn_graph_skip(r, FRN_GRAPH_SIGN, "not a number");
        return FRN_OK;
    }
    if (value == 0 || row == column)
        return FRN_OK;
    FRN_TRY(market_number(&u, arena, row + 1, err));
    FRN_TRY(market_number(&v, arena, column + 1, err));
    return frn_arcs_add(r->arcs, u, v, value, (frn_slice){NULL, 0}, err);
}

static frn_status market_entry(frn_graph_reading *r, const market *k, const frn_slice *field,
                               size_t count, frn_error *err)
{
    int64_t i, j;
    double value = 1;

    if (count < (k->pattern ? 2u : 3u) || !frn_slice_int(field[0], &i) ||
        !frn_slice_int(field[1], &j) || (!k->pattern && !frn_sign_value(field[2], &value))) {
        frn_graph_skip(r, FRN_GRAPH_FIELDS, "not an entry");
        return FRN_OK;
    }
    return frn_arcs_add(r->arcs, field[0], field[1], value, (frn_slice){NULL, 0}, err);
}

static void market_banner(market *k, frn_slice line)
{
    k->array = frn_slice_search(line, FRN_LIT("array")) < line.len;
    k->pattern = frn_slice_search(line, FRN_LIT("pattern")) < line.len;
    k->skew = frn_slice_search(line, FRN_LIT("skew")) < line.len;
    k->symmetric = !k->skew && (frn_slice_search(line, FRN_LIT("symmetric")) < line.len ||
                                frn_slice_search(line, FRN_LIT("hermitian")) < line.len);
}

frn_status frn_graph_read_matrix(frn_graph_reading *r, frn_slice bytes, frn_error *err)
{
    market k = {0};
    frn_slice line, field[8];
    frn_arena arena = {0};
    frn_status status = FRN_OK;
    bool sized = false;

    while (status == FRN_OK && frn_graph_next_line(r, &bytes, &line)) {
        size_t count;
        int64_t rows = 0, columns = 0;
        line = frn_slice_trim(line);
        if (r->line == 1)
            market_banner(&k, line);
        if (line.len == 0 || line.ptr[0] == '%')
            continue;
        count = frn_graph_fields(line, ' ', field, 8, &arena);
        if (!sized) {
            sized = true;
            if (count < 2 || !frn_slice_int(field[0], &rows) || rows < 0 ||
                !frn_slice_int(field[1], &columns) || columns < 0)
                status = frn_fail(err, FRN_E_INPUT, "Matrix Market: no line of sizes");
            k.rows = (uint64_t)rows;
            k.columns = (uint64_t)columns;
        } else if (k.array) {
            status = market_array(r, &k, field[0], &arena, err);
        } else {
            status = market_entry(r, &k, field, count, err);
        }
        if (status == FRN_OK && arena.failed)
            status = frn_no_memory(err);
        frn_arena_reset(&arena);
    }
    r->arcs->signless |= k.pattern;
    frn_arena_free(&arena);
    return status;
}

/* SRC:name / TGT:name / VOT:-1|0|1 in any order, records apart by an empty line. */
frn_status frn_graph_read_rfa(frn_graph_reading *r, frn_slice bytes, frn_error *err)
{
    frn_slice line, source = {NULL, 0}, target = {NULL, 0}, vote = {NULL, 0}, none = {NULL, 0};
    bool more = true;

    while (more) {
        more = frn_graph_next_line(r, &bytes, &line);
        if (more && frn_slice_starts(line, FRN_LIT("SRC:")))
            source = frn_slice_trim(frn_slice_sub(line, 4, line.len));
        else if (more && frn_slice_starts(line, FRN_LIT("TGT:")))
            target = frn_slice_trim(frn_slice_sub(line, 4, line.len));
        else if (more && frn_slice_starts(line, FRN_LIT("VOT:")))
            vote = frn_slice_trim(frn_slice_sub(line, 4, line.len));
        if (more && frn_slice_trim(line).len)
            continue;
        if (source.len && target.len && vote.len) {
            double value;
            if (frn_sign_value(vote, &value))
                FRN_TRY(frn_arcs_add(r->arcs, source, target, value, none, err));
            else
                frn_graph_skip(r, FRN_GRAPH_SIGN, "VOT is not a number");
        } else if (source.ptr || target.ptr || vote.ptr) {
            if (!(target.len && vote.len)) /* anonymous votes are usual in this data */
                frn_graph_skip(r, FRN_GRAPH_FIELDS, "a record without SRC, TGT or VOT");
        }
        source = target = vote = none;
    }
    return FRN_OK;
}

/* "U id name" is the candidate of the election, "V vote id time name" a vote on him. */
frn_status frn_graph_read_elec(frn_graph_reading *r, frn_slice bytes, frn_error *err)
{
    frn_slice line, field[6], candidate = {NULL, 0}, none = {NULL, 0};
    frn_arena scratch = {0};
    frn_status status = FRN_OK;

    while (status == FRN_OK && frn_graph_next_line(r, &bytes, &line)) {
        size_t count;
        double value;
        if (line.len < 2 || (line.ptr[0] != 'U' && line.ptr[0] != 'V') || line.ptr[1] != '\t')
            continue;
        count = frn_graph_fields(line, '\t', field, 6, &scratch);
        if (line.ptr[0] == 'U' && count >= 2)
            candidate = field[1];
        else if (line.ptr[0] == 'V' && count >= 3 && candidate.len && field[2].len &&
                 frn_sign_value(field[1], &value))
            status = frn_arcs_add(r->arcs, field[2], candidate, value, none, err);
        else
            frn_graph_skip(r, FRN_GRAPH_FIELDS, "not a vote");
        if (status == FRN_OK && scratch.failed)
            status = frn_no_memory(err);
    }
    frn_arena_free(&scratch);
    return status;
}
