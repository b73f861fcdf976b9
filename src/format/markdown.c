/* Markdown: headings, quotes, lists and front matter known; emphasis, links and images reduced to
 * their words; code and tables left out, because they are no prose. */
#include "format/builder.h"

typedef struct reader {
    frn_builder b;
    frn_slice text;
    frn_block block;
    bool fenced;
} reader;

enum {
    LONGEST_LINK = 1000
}; /* bytes of its words, and of its target: brackets that never close
    * must not be followed to the end again and again */

/* The end of a link's text "[words](target)" that opens at `at`; 0 when it is none. */
static size_t link_end(frn_slice text, size_t at, size_t end, size_t *words_end)
{
    size_t close = at + 1, depth = 1, last = at + LONGEST_LINK < end ? at + LONGEST_LINK : end;

    for (; close < last; close++) {
        depth += text.ptr[close] == '[';
        depth -= text.ptr[close] == ']';
        if (depth == 0)
            break;
    }
    *words_end = close;
    if (depth > 0 || close + 1 >= end || !strchr("([", text.ptr[close + 1]))
        return 0;
    last = close + LONGEST_LINK < end ? close + LONGEST_LINK : end;
    close = frn_slice_find(frn_slice_sub(text, 0, last), text.ptr[close + 1] == '(' ? ')' : ']',
                           close + 1);
    return close < last ? close + 1 : 0;
}

static bool is_markup(frn_slice text, size_t at, size_t end)
{
    char c = text.ptr[at];

    if (c == '*' || c == '`')
        return true;
    if (c == '_') /* not inside a word: snake_case stays */
        return at == 0 || at + 1 >= end || text.ptr[at - 1] == ' ' || text.ptr[at + 1] == ' ' ||
               memchr(".,;:!?)", text.ptr[at + 1], 7) != NULL || text.ptr[at - 1] == '\n';
    return c == '\\' && at + 1 < end && memchr("*_`[]#>\\", text.ptr[at + 1], 8) != NULL;
}

/* Copies the words of text[at .. end), markup dropped. */
static void copy_words(reader *r, size_t at, size_t end)
{
    size_t plain = at;

    while (at < end) {
        char c = r->text.ptr[at];
        bool image = c == '!' && at + 1 < end && r->text.ptr[at + 1] == '[';
        size_t words_end, done;
        if (c == '[' || image) {
            done = link_end(r->text, at + image, end, &words_end);
            if (done) {
                frn_builder_copy(&r->b, plain, at);
                if (!image)
                    copy_words(r, at + 1, words_end);
                plain = at = done;
                continue;
            }
        }
        if (c == '\\' && is_markup(r->text, at, end)) {
            frn_builder_copy(&r->b, plain, at);
            plain = at + 1;
            at += 2;
            continue;
        }
        if (is_markup(r->text, at, end)) {
            frn_builder_copy(&r->b, plain, at);
            plain = at + 1;
        }
        at++;
    }
    frn_builder_copy(&r->b, plain, end);
}

static void end_paragraph(reader *r)
{
    frn_builder_end(&r->b, r->block);
    r->block = FRN_BLOCK_TEXT;
}

static bool is_rule(frn_slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != s.ptr[0] && s.ptr[i] != ' ')
            return false;
    return s.len >= 3 && memchr("-*_=", s.ptr[0], 4) != NULL;
}

/* Length of a list marker ("- ", "12. ") at the front; 0 when there is none. */
static size_t marker(frn_slice s)
{
    size_t i = 0;

    if (s.len > 1 && memchr("-*+", s.ptr[0], 3) && s.ptr[1] == ' ')
        return 2;
    while (i < s.len && i < 4 && s.ptr[i] >= '0' && s.ptr[i] <= '9')
        i++;
    return i > 0 && i + 1 < s.len && (s.ptr[i] == '.' || s.ptr[i] == ')') && s.ptr[i + 1] == ' '
               ? i + 2
               : 0;
}

static void take_line(reader *r, size_t begin, size_t end)
{
    frn_slice s = frn_slice_trim(frn_slice_sub(r->text, begin, end));
    frn_block block = FRN_BLOCK_TEXT;
    size_t skip = 0;

    if (frn_slice_starts(s, FRN_LIT("```")) || frn_slice_starts(s, FRN_LIT("~~~"))) {
        end_paragraph(r);
        r->fenced = !r->fenced;
        return;
    }
    if (r->fenced)
        return;
    if (s.len == 0 || is_rule(s) || s.ptr[0] == '|') {
        if (s.len && (s.ptr[0] == '=' || s.ptr[0] == '-') && r->b.text.len > r->b.paragraph_begin)
            r->block = FRN_BLOCK_HEADING; /* an underlined heading */
        end_paragraph(r);
        return;
    }
    if (s.ptr[0] == '#') {
        block = FRN_BLOCK_HEADING;
        while (skip < s.len && (s.ptr[skip] == '#' || s.ptr[skip] == ' '))
            skip++;
    } else if (s.ptr[0] == '>') {
        block = FRN_BLOCK_QUOTE;
        while (skip < s.len && (s.ptr[skip] == '>' || s.ptr[skip] == ' '))
            skip++;
    } else if ((skip = marker(s)) > 0) {
        block = FRN_BLOCK_LIST;
    }
    if (block != r->block && (block != FRN_BLOCK_TEXT || r->block == FRN_BLOCK_HEADING))
        end_paragraph(r);
    else if (block == FRN_BLOCK_LIST || block == FRN_BLOCK_HEADING ||
             (block == FRN_BLOCK_QUOTE && skip == s.len))
        end_paragraph(r);
    if (block != FRN_BLOCK_TEXT)
        r->block = block;
    begin = (size_t)(s.ptr - r->text.ptr) + skip;
    end = (size_t)(s.ptr - r->text.ptr) + s.len;
    if (r->b.text.len > r->b.paragraph_begin)
        frn_builder_write(&r->b, FRN_LIT(" "), begin ? begin - 1 : 0);
    copy_words(r, begin, end);
}

static frn_slice unquoted(frn_slice s)
{
    s = frn_slice_trim(s);
    if (s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') && s.ptr[s.len - 1] == s.ptr[0])
        s = frn_slice_sub(s, 1, s.len - 1);
    return s;
}

/* YAML front matter: title, date, source. Returns where the body begins. */
static size_t front_matter(frn_document *doc, frn_arena *arena, frn_slice text)
{
    size_t at = 4, close = frn_slice_search(text, FRN_LIT("\n---"));

    if (!frn_slice_starts(text, FRN_LIT("---\n")) || close == text.len)
        return 0;
    while (at < close) {
        size_t end = frn_slice_find(text, '\n', at);
        frn_slice row = frn_slice_sub(text, at, end);
        size_t colon = frn_slice_find(row, ':', 0);
        frn_slice key = frn_slice_trim(frn_slice_sub(row, 0, colon));
        frn_slice value = unquoted(frn_slice_sub(row, colon + 1, row.len));
        if (frn_slice_is(key, "title"))
            doc->title = frn_arena_copy(arena, value);
        else if (frn_slice_is(key, "source"))
            doc->source = frn_arena_copy(arena, value);
        else if (frn_slice_is(key, "date") && frn_date_parse(value) != FRN_NO_DATE)
            doc->date = frn_date_parse(value);
        at = end + 1;
    }
    return frn_slice_find(text, '\n', close + 1) + 1;
}

frn_status frn_markdown_parse(frn_document *doc, frn_arena *arena, const frn_clean *clean,
                              frn_error *err)
{
    reader r = {.b = {.clean = clean}, .text = clean->text};
    size_t at = front_matter(doc, arena, clean->text);
    frn_status status;

    while (at < r.text.len) {
        size_t end = frn_slice_find(r.text, '\n', at);
        take_line(&r, at, end);
        at = end + 1;
    }
    end_paragraph(&r);
    status = frn_builder_finish(doc, arena, &r.b, err);
    frn_builder_free(&r.b);
    for (uint32_t i = 0;
         status == FRN_OK && doc->title.len == 0 && i < doc->paragraph_count && i < 3; i++)
        if (doc->paragraph[i].block == FRN_BLOCK_HEADING)
            doc->title = frn_slice_sub(doc->text, doc->paragraph[i].begin, doc->paragraph[i].end);
    return status;
}
