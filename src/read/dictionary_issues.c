/* Issue dictionaries ("<ISSUE CATEGORY="ENERGY">", "n:plant [NUCLEAR_ENERGY]") as rows of
 * issues.tsv. */
#include "base/buf.h"
#include "read/dictionary_internal.h"

/* "NUCLEAR_ENERGY" -> "nuclear-energy" */
static void add_id(frn_buf *out, frn_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        frn_buf_byte(out, c == '_' || c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
    }
}

/* "law n:school" with "+" for the hyphen of one word; `more`: the last noun in the plural. False
 * when there are no words. */
static bool add_term(frn_buf *out, frn_slice text, bool more)
{
    size_t began = out->len;
    frn_slice word;
    bool noun = false;

    while (frn_slice_split(&text, ' ', &word)) {
        word = frn_slice_trim(word);
        noun = frn_slice_starts(word, FRN_LIT("n:"));
        if (word.len > 2 && word.ptr[1] == ':')
            word = frn_slice_sub(word, 2, word.len);
        if (word.len && out->len > began)
            frn_buf_byte(out, ' ');
        for (size_t i = 0; i < word.len; i++)
            frn_buf_byte(out, word.ptr[i] == '+' ? ' ' : word.ptr[i]);
    }
    if (more && (!noun || out->len == began)) {
        out->len = began;
        return false;
    }
    if (more)
        frn_buf_byte(out, 's');
    return out->len > began;
}

static frn_slice category_of(frn_slice line)
{
    size_t at = frn_slice_search(line, FRN_LIT("CATEGORY=\""));
    frn_slice name = frn_slice_sub(line, at + 10 < line.len ? at + 10 : line.len, line.len);

    return frn_slice_sub(name, 0, frn_slice_find(name, '"', 0));
}

static void add_row(frn_buf *out, const char *kind, frn_slice term, frn_slice id, frn_slice family)
{
    size_t began;

    add_id(out, id);
    frn_buf_printf(out, "\t%s\t", kind);
    add_id(out, family);
    frn_buf_byte(out, '\t');
    (void)add_term(out, term, false);
    began = out->len;
    frn_buf_byte(out, '|');
    if (!add_term(out, term, true))
        out->len = began;
    frn_buf_byte(out, '\n');
}

frn_status frn_dictionary_issues(frn_wording *w, frn_slice bytes, frn_slice file,
                                 const frn_diag_sink *sink)
{
    frn_slice line, before, id, family = {"", 0}, rows;
    frn_buf out = {0};
    uint64_t number = 0;
    uint32_t taken = 0, exceptions = 0, refused = 0;
    frn_status status = FRN_E_MEMORY;

    frn_buf_text(&out, "id\tkind\tfamily\tterms\n");
    while (frn_dictionary_line(&bytes, &line)) {
        number++;
        line = frn_slice_trim(line);
        if (!line.len || frn_slice_starts(line, FRN_LIT("</")))
            continue;
        if (line.ptr[0] == '<') {
            family = category_of(line);
        } else if (line.ptr[0] == '~') {
            add_row(&out, "none", frn_slice_sub(line, 1, line.len), (frn_slice){"", 0},
                    (frn_slice){"", 0});
            exceptions++;
        } else if (frn_dictionary_brackets(&line, &before, &id) && before.len && id.len &&
                   frn_slice_find(before, '\t', 0) == before.len) {
            add_row(&out, "topic", before, id, family.len ? family : id);
            taken++;
        } else {
            refused++;
            frn_diag_tell(sink, FRN_DICTIONARY_ENTRY, file, number, 0, "no issue for \"%.*s\"",
                          FRN_ARG(line));
        }
    }
    rows = frn_arena_copy(&w->arena, frn_buf_slice(&out));
    if (!out.failed && rows.ptr)
        status = frn_wording_read(w, FRN_LIT("issues.tsv"), rows, file, sink);
    frn_buf_free(&out);
    frn_diag_tell(sink, FRN_DICTIONARY_LOADED, file, 0, 0,
                  "%u terms of issues and %u exceptions taken, %u refused", (unsigned)taken,
                  (unsigned)exceptions, (unsigned)refused);
    return status;
}
