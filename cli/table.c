#include "table.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/utf8.h"

enum { MOST_COLUMNS = 32, WIDEST = 60 };

void cli_table_add(cli_table *table, frn_slice text)
{
    frn_slice copy = frn_arena_copy(&table->arena, text);

    if (!copy.ptr || !frn_vec_push(&table->cell, copy)) {
        fputs("frenemy: out of memory\n", stderr);
        exit(CLI_INPUT);
    }
}

void cli_table_printf(cli_table *table, const char *fmt, ...)
{
    char text[256];
    va_list args;

    va_start(args, fmt);
    (void)vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    cli_table_add(table, frn_slice_of(text));
}

static void add_row(frn_buf *buf, const frn_slice *cell, size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        if (i)
            frn_buf_byte(buf, '\t');
        frn_buf_tsv(buf, cell[i]);
    }
    frn_buf_byte(buf, '\n');
}

static void pad(frn_buf *buf, size_t count)
{
    while (count-- > 0)
        frn_buf_byte(buf, ' ');
}

/* One line of the aligned table; cells wider than their column lose their end. */
static void add_line(frn_buf *buf, const frn_slice *cell, const size_t *width, const bool *right,
                     size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        frn_slice s = cell[i];
        bool cut = frn_utf8_width(s) > width[i];
        size_t at = 0, used = 0;
        while (cut && used + 1 < width[i] && at < s.len) {
            size_t start = at;
            (void)frn_utf8_next(s, &at);
            used += frn_utf8_width(frn_slice_sub(s, start, at));
        }
        if (i)
            frn_buf_text(buf, "  ");
        if (cut)
            s = frn_slice_sub(s, 0, at);
        used = frn_utf8_width(s) + cut;
        if (right[i])
            pad(buf, width[i] > used ? width[i] - used : 0);
        for (size_t k = 0; k < s.len; k++) /* control bytes must not steer a terminal */
            frn_buf_byte(buf, (unsigned char)s.ptr[k] < 32 || s.ptr[k] == 127 ? ' ' : s.ptr[k]);
        if (cut)
            frn_buf_text(buf, "\xE2\x80\xA6");
        if (!right[i] && i + 1 < columns)
            pad(buf, width[i] > used ? width[i] - used : 0);
    }
    frn_buf_byte(buf, '\n');
}

static void lay_out(frn_buf *buf, const cli_table *table, const frn_slice *heading,
                    const bool *right, size_t columns)
{
    size_t width[MOST_COLUMNS] = {0}, rows = columns ? table->cell.len / columns : 0;

    for (size_t i = 0; i < columns; i++)
        width[i] = frn_utf8_width(heading[i]);
    for (size_t i = 0; i < rows * columns; i++) {
        size_t w = frn_utf8_width(table->cell.at[i]);
        w = w > WIDEST ? WIDEST : w;
        width[i % columns] = w > width[i % columns] ? w : width[i % columns];
    }
    add_line(buf, heading, width, right, columns);
    for (size_t row = 0; row < rows; row++)
        add_line(buf, table->cell.at + row * columns, width, right, columns);
}

static size_t heads_of(const cli_table *table, frn_slice *heading, bool *right)
{
    size_t columns = 0;

    for (; table->heading[columns] && columns < MOST_COLUMNS; columns++) {
        right[columns] = table->heading[columns][0] == '#';
        heading[columns] = frn_slice_of(table->heading[columns] + right[columns]);
    }
    return columns;
}

static int print(cli_table *table, bool aligned)
{
    frn_slice heading[MOST_COLUMNS] = {{0}};
    bool right[MOST_COLUMNS] = {false};
    size_t columns = heads_of(table, heading, right);
    frn_buf buf = {0};
    int code;

    if (aligned) {
        lay_out(&buf, table, heading, right, columns);
    } else {
        if (!table->headed)
            add_row(&buf, heading, columns);
        for (size_t i = 0; i + columns <= table->cell.len; i += columns)
            add_row(&buf, table->cell.at + i, columns);
    }
    code = cli_write(NULL, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    table->headed = true;
    table->cell.len = 0;
    frn_arena_reset(&table->arena);
    return code;
}

int cli_table_flush(cli_table *table, const cli *c, bool tsv)
{
    enum { MANY = 1 << 14 };

    return (c->terminal && !tsv) || table->cell.len < MANY ? CLI_OK : print(table, false);
}

int cli_table_print(cli_table *table, const cli *c, bool tsv)
{
    int code = print(table, c->terminal && !tsv);

    frn_vec_free(&table->cell);
    frn_arena_free(&table->arena);
    return code;
}
