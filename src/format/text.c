/* Plain text: paragraphs from blank lines, hard-wrapped lines joined, a short first line taken as
 * the title. */
#include "format/builder.h"

enum { WRAP_WIDTH = 100, LONGEST_TITLE = 160 };

typedef struct line {
    size_t begin, end; /* without the line end and trailing blanks */
} line;

static bool next_line(frn_slice text, size_t *at, line *out)
{
    size_t end;

    if (*at >= text.len)
        return false;
    end = frn_slice_find(text, '\n', *at);
    out->begin = *at;
    out->end = end;
    *at = end + 1;
    while (out->end > out->begin && memchr(" \t\r\f", text.ptr[out->end - 1], 4))
        out->end--;
    while (out->begin < out->end && memchr(" \t\f", text.ptr[out->begin], 3))
        out->begin++;
    return true;
}

static bool ends_sentence(frn_slice s)
{
    return s.len > 0 && memchr(".!?:;,", s.ptr[s.len - 1], 6) != NULL;
}

/* Whether lines are paragraphs of their own: some line is too long to have been wrapped by hand. */
static bool has_long_lines(frn_slice text)
{
    size_t at = 0, longest = 0;
    line l;

    while (next_line(text, &at, &l))
        longest = l.end - l.begin > longest ? l.end - l.begin : longest;
    return longest > WRAP_WIDTH;
}

static frn_block block_of(const frn_builder *b, bool first)
{
    frn_slice s = frn_buf_slice(&b->text);

    s = frn_slice_trim(frn_slice_sub(s, b->paragraph_begin, s.len));
    if (first && s.len && s.len <= LONGEST_TITLE && (!ends_sentence(s) || s.ptr[s.len - 1] == '?'))
        return FRN_BLOCK_HEADING;
    return FRN_BLOCK_TEXT;
}

frn_status frn_text_parse(frn_document *doc, frn_arena *arena, const frn_clean *clean,
                          frn_error *err)
{
    frn_builder b = {.clean = clean};
    frn_slice text = clean->text;
    bool own_lines = has_long_lines(text), quoted = false;
    size_t at = frn_slice_starts(text, FRN_LIT("\xEF\xBB\xBF")) ? 3 : 0, last_end = 0;
    frn_status status;
    line l;

    while (next_line(text, &at, &l)) {
        bool is_empty = l.begin == l.end, quote = !is_empty && text.ptr[l.begin] == '>';
        if (is_empty || own_lines || quote != quoted)
            frn_builder_end(&b, quoted ? FRN_BLOCK_QUOTE : block_of(&b, b.paragraph.len == 0));
        if (quote)
            while (l.begin < l.end && (text.ptr[l.begin] == '>' || text.ptr[l.begin] == ' '))
                l.begin++;
        quoted = quote;
        if (l.begin == l.end)
            continue;
        if (b.text.len > b.paragraph_begin)
            frn_builder_write(&b, FRN_LIT(" "), last_end);
        frn_builder_copy(&b, l.begin, l.end);
        last_end = l.end;
    }
    frn_builder_end(&b, quoted ? FRN_BLOCK_QUOTE : FRN_BLOCK_TEXT);
    status = frn_builder_finish(doc, arena, &b, err);
    frn_builder_free(&b);
    if (status == FRN_OK && doc->title.len == 0 && doc->paragraph_count > 1 &&
        doc->paragraph[0].block == FRN_BLOCK_HEADING)
        doc->title = frn_slice_sub(doc->text, doc->paragraph[0].begin, doc->paragraph[0].end);
    return status;
}
