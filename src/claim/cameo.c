#include "claim/cameo.h"

#include <stdlib.h>

#include "base/embed.h"

enum { COLUMNS = 5, LONGEST_NAME = 128 };

struct frn_cameo_table {
    FRN_VEC(frn_cameo) row;
    frn_intern code, name; /* ids of code are rows; of name: indices into named */
    FRN_VEC(uint32_t) named;
};

static frn_slice name_key(frn_slice name, char room[LONGEST_NAME])
{
    size_t len = 0;

    for (size_t i = 0; i < name.len && len < LONGEST_NAME; i++) {
        char c = name.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            room[len++] = c;
    }
    return frn_slice_make(room, len);
}

/* A family and its general code share a name: data sets mean the longer code. */
static bool add_name(frn_cameo_table *table, frn_slice name, uint32_t row)
{
    char room[LONGEST_NAME];
    uint32_t id = frn_intern_add(&table->name, name_key(name, room));

    if (id == FRN_NONE)
        return false;
    if (id == table->named.len)
        return frn_vec_push(&table->named, row);
    if (table->row.at[row].code.len > table->row.at[table->named.at[id]].code.len)
        table->named.at[id] = row;
    return true;
}

static bool add_row(frn_cameo_table *table, frn_slice line)
{
    frn_slice cell[COLUMNS] = {{0}};
    frn_cameo row = {0};

    for (int i = 0; i < COLUMNS; i++)
        if (!frn_slice_split(&line, '\t', &cell[i]))
            return true;
    row.code = cell[0];
    row.action = frn_action_find(cell[1]);
    row.topic = cell[3];
    row.name = cell[4];
    if (!frn_slice_double(cell[2], &row.goldstein))
        return true; /* the header */
    return frn_intern_add(&table->code, row.code) == table->row.len &&
           frn_vec_push(&table->row, row) &&
           add_name(table, row.name, (uint32_t)table->row.len - 1);
}

frn_status frn_cameo_load(frn_cameo_table **out, frn_error *err)
{
    frn_cameo_table *table = calloc(1, sizeof *table);
    frn_slice text = frn_embedded("lexicon/cameo.tsv"), line;

    if (!table)
        return frn_no_memory(err);
    while (frn_slice_split(&text, '\n', &line)) {
        if (line.len && line.ptr[0] != '#' && !add_row(table, line)) {
            frn_cameo_free(table);
            return frn_no_memory(err);
        }
    }
    *out = table;
    return FRN_OK;
}

void frn_cameo_free(frn_cameo_table *table)
{
    if (!table)
        return;
    frn_vec_free(&table->row);
    frn_vec_free(&table->named);
    frn_intern_free(&table->code);
    frn_intern_free(&table->name);
    free(table);
}

const frn_cameo *frn_cameo_find(const frn_cameo_table *table, frn_slice code)
{
    if (code.len < 2 || code.len > 4)
        return NULL;
    for (size_t i = 0; i < code.len; i++)
        if (code.ptr[i] < '0' || code.ptr[i] > '9')
            return NULL;
    for (; code.len >= 2; code.len--) {
        uint32_t row = frn_intern_find(&table->code, code);
        if (row != FRN_NONE)
            return &table->row.at[row];
    }
    return NULL;
}

const frn_cameo *frn_cameo_named(const frn_cameo_table *table, frn_slice name)
{
    char room[LONGEST_NAME];
    uint32_t id = frn_intern_find(&table->name, name_key(name, room));

    return id == FRN_NONE ? NULL : &table->row.at[table->named.at[id]];
}

int frn_cameo_quad(frn_quad scheme, frn_slice code)
{
    int root;

    if (code.len < 2 || code.ptr[0] < '0' || code.ptr[0] > '9' || code.ptr[1] < '0' ||
        code.ptr[1] > '9')
        return 0;
    root = (code.ptr[0] - '0') * 10 + code.ptr[1] - '0';
    if (root < 1 || root > 20)
        return 0;
    if (scheme == FRN_QUAD_PHOENIX && root <= 2)
        return 0;
    if (scheme == FRN_QUAD_PHOENIX && root == 16)
        return 3;
    if (scheme == FRN_QUAD_PLOVER && root == 8 && (code.len < 3 || code.ptr[2] <= '3'))
        return 1;
    if (scheme == FRN_QUAD_PLOVER && root == 9)
        return 2;
    return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}
