/* Pajek .net: *Vertices, then any of *Arcs, *Edges (with weights and named relations, which become
 * layers), *Arcslist, *Edgeslist, *Matrix. */
#include <stdlib.h>

#include "base/map.h"
#include "graph/read_internal.h"

typedef enum section { HEAD, VERTICES, TIES, LISTS, MATRIX } section;

typedef struct pajek {
    frn_graph_reading *r;
    section section;
    frn_map label;           /* id -> row of `name`: whatever ids a file writes cost no memory */
    FRN_VEC(frn_slice) name; /* borrowed from the input or `arena` */
    frn_slice layer;
    frn_arena arena;
    size_t row; /* of *Matrix */
} pajek;

static bool begins(frn_slice line, const char *word)
{
    frn_slice w = frn_slice_of(word);
    return frn_slice_eq_nocase(frn_slice_sub(line, 0, w.len), w);
}

static frn_status open_vertices(pajek *p, frn_slice line, frn_error *err)
{
    frn_slice field[3];
    size_t count = frn_graph_fields(line, ' ', field, 3, &p->arena);
    int64_t n;

    if (count < 2 || !frn_slice_int(field[1], &n) || n < 0 || n > INT32_MAX ||
        (uint64_t)n > 1u << 26)
        return frn_fail(err, FRN_E_INPUT, "Pajek: *Vertices without a sensible number");
    p->section = VERTICES;
    return FRN_OK;
}

/* "*Arcs :2 "trade"" names a relation. */
static void name_layer(pajek *p, frn_slice line)
{
    frn_slice field[4];
    size_t count = frn_graph_fields(line, ' ', field, 4, &p->arena);

    p->layer = (frn_slice){NULL, 0};
    if (count >= 2 && field[1].len > 1 && field[1].ptr[0] == ':')
        p->layer = count >= 3 ? field[2] : frn_slice_sub(field[1], 1, field[1].len);
}

static frn_status open_section(pajek *p, frn_slice line, frn_error *err)
{
    if (begins(line, "*vertices"))
        return open_vertices(p, line, err);
    if (begins(line, "*arcslist") || begins(line, "*edgeslist"))
        p->section = LISTS;
    else if (begins(line, "*arcs") || begins(line, "*edges"))
        p->section = TIES;
    else if (begins(line, "*matrix"))
        p->section = MATRIX;
    else
        p->section = HEAD;
    name_layer(p, line);
    p->row = 0;
    return FRN_OK;
}

/* Digits that no other number of the same value is written with. */
static bool is_plain(frn_slice number)
{
    for (size_t i = 0; i < number.len; i++)
        if ((unsigned)number.ptr[i] - '0' > 9)
            return false;
    return number.len > 0 && number.ptr[0] != '0';
}

/* The name of vertex `field` (its number when it has no label). */
static bool vertex_name(pajek *p, frn_slice field, frn_slice *name)
{
    int64_t id;
    uint32_t row;

    if (!frn_slice_int(field, &id) || id < 1 || id > INT32_MAX)
        return false;
    row = frn_map_get(&p->label, (uint64_t)id);
    if (row != FRN_NONE)
        *name = p->name.at[row];
    else
        *name = is_plain(field) ? field : frn_arena_printf(&p->arena, "%d", (int)id);
    return name->ptr != NULL;
}

/* The next word of a line of any length; tabs are blanks. */
static bool next_word(frn_slice *line, frn_slice *word)
{
    size_t end = 0;

    *line = frn_slice_trim(*line);
    while (end < line->len && line->ptr[end] != ' ' && line->ptr[end] != '\t')
        end++;
    *word = frn_slice_sub(*line, 0, end);
    *line = frn_slice_sub(*line, end, line->len);
    return end > 0;
}

static frn_status read_vertex(pajek *p, const frn_slice *field, size_t count, frn_error *err)
{
    int64_t id;
    uint32_t *row;

    if (count == 0 || !frn_slice_int(field[0], &id) || id < 1 || id > INT32_MAX) {
        frn_graph_skip(p->r, FRN_GRAPH_FIELDS, "not a vertex");
        return FRN_OK;
    }
    if (count < 2 || field[1].len == 0)
        return FRN_OK;
    /* fields may be copies in the scratch arena, which lives as long as this */
    row = frn_map_put(&p->label, (uint64_t)id, (uint32_t)p->name.len, NULL);
    if (!row || !frn_vec_push(&p->name, field[1]))
        return frn_no_memory(err);
    *row = (uint32_t)p->name.len - 1;
    return FRN_OK;
}

static frn_status read_tie(pajek *p, const frn_slice *field, size_t count, frn_error *err)
{
    frn_slice u, v;
    double value = 1;

    if (count < 2 || !vertex_name(p, field[0], &u) || !vertex_name(p, field[1], &v) ||
        (count > 2 && !frn_sign_value(field[2], &value))) {
        frn_graph_skip(p->r, FRN_GRAPH_FIELDS, "not a tie");
        return FRN_OK;
    }
    if (count < 3)
        p->r->arcs->signless = true;
    return frn_arcs_add(p->r->arcs, u, v, value, p->layer, err);
}

/* "u v w ...": positive ties, negative where an id is negative. */
static frn_status read_list(pajek *p, frn_slice line, frn_error *err)
{
    frn_slice u = {NULL, 0}, v, part;
    bool first = true;

    while (next_word(&line, &part)) {
        double value = 1;
        if (part.ptr[0] == '-' && part.len > 1) {
            value = -1;
            part = frn_slice_sub(part, 1, part.len);
        }
        if (!vertex_name(p, part, first ? &u : &v))
            frn_graph_skip(p->r, FRN_GRAPH_FIELDS, "not a vertex");
        else if (!first && u.ptr)
            FRN_TRY(frn_arcs_add(p->r->arcs, u, v, value, p->layer, err));
        first = false;
    }
    return FRN_OK;
}

static frn_status read_matrix_row(pajek *p, frn_slice line, frn_error *err)
{
    frn_slice part, u, v;
    size_t column = 0;

    p->row++;
    while (next_word(&line, &part)) {
        double value;
        column++;
        if (!frn_sign_value(part, &value)) {
            frn_graph_skip(p->r, FRN_GRAPH_SIGN, "not a number");
            continue;
        }
        if (value == 0)
            continue;
        u = frn_arena_printf(&p->arena, "%zu", p->row);
        v = frn_arena_printf(&p->arena, "%zu", column);
        if (!u.ptr || !v.ptr)
            return frn_no_memory(err);
        if (vertex_name(p, u, &u) && vertex_name(p, v, &v))
            FRN_TRY(frn_arcs_add(p->r->arcs, u, v, value, p->layer, err));
    }
    return FRN_OK;
}

static frn_status read_line(pajek *p, frn_slice line, frn_error *err)
{
    frn_slice field[8];
    size_t count;

    if (line.ptr[0] == '*')
        return open_section(p, line, err);
    if (p->section == LISTS)
        return read_list(p, line, err);
    if (p->section == MATRIX)
        return read_matrix_row(p, line, err);
    count = frn_graph_fields(line, ' ', field, 8, &p->arena);
    if (p->section == VERTICES)
        return read_vertex(p, field, count, err);
    return p->section == TIES ? read_tie(p, field, count, err) : FRN_OK;
}

frn_status frn_graph_read_pajek(frn_graph_reading *r, frn_slice bytes, frn_error *err)
{
    pajek p = {.r = r};
    frn_slice line;
    frn_status status = FRN_OK;

    while (status == FRN_OK && frn_graph_next_line(r, &bytes, &line)) {
        line = frn_slice_trim(line);
        if (line.len && line.ptr[0] != '%')
            status = read_line(&p, line, err);
        if (status == FRN_OK && p.arena.failed)
            status = frn_no_memory(err);
    }
    frn_map_free(&p.label);
    frn_vec_free(&p.name);
    frn_arena_free(&p.arena);
    return status;
}
