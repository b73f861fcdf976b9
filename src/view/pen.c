#include "view/pen.h"

#include "base/utf8.h"

static void blanks(frn_pen *pen, size_t count)
{
    for (size_t i = 0; i < count; i++)
        frn_buf_byte(pen->buf, ' ');
    pen->column += count;
}

static void next_line(frn_pen *pen)
{
    frn_buf_byte(pen->buf, '\n');
    pen->column = 0;
    blanks(pen, pen->indent);
    pen->begun = false;
}

void frn_pen_end(frn_pen *pen)
{
    if (pen->column || pen->begun)
        frn_buf_byte(pen->buf, '\n');
    pen->column = 0;
    pen->begun = false;
}

void frn_pen_blank(frn_pen *pen)
{
    frn_pen_end(pen);
    frn_buf_byte(pen->buf, '\n');
}

void frn_pen_line(frn_pen *pen, size_t column, size_t indent)
{
    frn_pen_end(pen);
    pen->indent = indent;
    blanks(pen, column);
}

/* A word wider than a whole line (Chinese, an address) is broken where the line ends. */
static void long_word(frn_pen *pen, frn_slice word)
{
    size_t at = 0;

    while (at < word.len) {
        size_t start = at, wide;
        (void)frn_utf8_next(word, &at);
        wide = frn_utf8_width(frn_slice_sub(word, start, at));
        if (pen->column + wide > pen->width && pen->begun)
            next_line(pen);
        frn_buf_add(pen->buf, frn_slice_sub(word, start, at));
        pen->column += wide;
        pen->begun = true;
    }
}

static void add_word(frn_pen *pen, frn_slice word)
{
    size_t wide = frn_utf8_width(word);
    bool closing = word.len && strchr(",;:.", word.ptr[0]) != NULL;

    if (pen->begun && !closing) {
        if (pen->column + 1 + wide > pen->width && pen->indent + wide <= pen->width)
            next_line(pen);
        else
            blanks(pen, 1);
    }
    long_word(pen, word);
}

void frn_pen_say(frn_pen *pen, frn_ink ink, frn_slice text)
{
    static const char *const codes[] = {"", "\033[1m", "\033[32m", "\033[31m", "\033[2m"};
    frn_slice word = {0};
    bool first = true;

    for (frn_slice rest = text; frn_slice_split(&rest, ' ', &word);) {
        if (word.len == 0)
            continue;
        if (first && pen->color && ink) {
            frn_buf_text(pen->buf, codes[ink]);
            first = false;
        }
        add_word(pen, word);
    }
    if (pen->color && ink)
        frn_buf_text(pen->buf, "\033[0m");
}

void frn_pen_text(frn_pen *pen, frn_ink ink, const char *text)
{
    frn_pen_say(pen, ink, frn_slice_of(text));
}
