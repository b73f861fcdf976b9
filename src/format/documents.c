#include "format/documents.h"

#include <jansson.h>
#include <stdlib.h>

#include "format/builder.h"
#include "format/lines.h"

enum { LONGEST_DOCUMENT = 1 << 30, HEAD = 4096 };

struct frn_documents {
    frn_document_options options;
    frn_diag_sink sink;
    frn_arena arena;
    frn_paths paths;
    size_t path_at;
    frn_input *input;
    frn_lines lines; /* of a JSON-lines member, or all of a member that cannot be mapped */
    bool in_lines;
    uint64_t line;
};

static bool has_suffix(frn_slice name, const char *suffix)
{
    size_t len = strlen(suffix);

    return name.len > len &&
           frn_slice_eq_nocase(frn_slice_sub(name, name.len - len, name.len), frn_slice_of(suffix));
}

static bool looks_like_html(frn_slice head)
{
    static const char *const marks[] = {"<!doctype html", "<html", "<head", "<body",
                                        "<article",       "<div",  "<p>"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (head.len >= strlen(marks[i]) &&
            frn_slice_eq_nocase(frn_slice_sub(head, 0, strlen(marks[i])), frn_slice_of(marks[i])))
            return true;
    return false;
}

static frn_document_form form_of(const frn_document_options *options, frn_slice name,
                                 frn_slice bytes)
{
    frn_slice head = frn_slice_trim(frn_slice_sub(bytes, 0, HEAD));

    if (options && options->form != FRN_FORM_AUTO)
        return options->form;
    if (frn_slice_starts(head, FRN_LIT("\xEF\xBB\xBF")))
        head = frn_slice_trim(frn_slice_sub(head, 3, head.len));
    if (has_suffix(name, ".html") || has_suffix(name, ".htm") || has_suffix(name, ".xhtml"))
        return FRN_FORM_HTML;
    if (has_suffix(name, ".md") || has_suffix(name, ".markdown"))
        return FRN_FORM_MARKDOWN;
    if (has_suffix(name, ".jsonl") || has_suffix(name, ".ndjson") ||
        (head.len > 1 && head.ptr[0] == '{' &&
         frn_slice_search(head, FRN_LIT("\"text\"")) < head.len))
        return FRN_FORM_JSONL;
    return looks_like_html(head) ? FRN_FORM_HTML : FRN_FORM_TEXT;
}

static frn_slice base_name(frn_slice path)
{
    size_t at = path.len;

    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return frn_slice_sub(path, at, path.len);
}

static frn_status parse_clean(frn_document *out, frn_arena *arena, const frn_clean *clean,
                              frn_document_form form, frn_error *err)
{
    switch (form) {
    case FRN_FORM_HTML:
        return frn_html_parse(out, arena, clean, err);
    case FRN_FORM_MARKDOWN:
        return frn_markdown_parse(out, arena, clean, err);
    case FRN_FORM_JSONL:
        return frn_fail(err, FRN_E_USAGE, "JSON lines hold many documents; open them as a stream");
    default:
        return frn_text_parse(out, arena, clean, err);
    }
}

frn_status frn_document_parse(frn_document *out, frn_arena *arena, frn_slice name, frn_slice bytes,
                              const frn_document_options *options, const frn_diag_sink *sink,
                              frn_error *err)
{
    frn_document doc = {.date = options && options->date ? options->date : FRN_NO_DATE};
    frn_clean clean;
    frn_status status;

    doc.path = frn_arena_copy(arena, name);
    doc.id = base_name(doc.path);
    status = frn_clean_make(&clean, bytes, name, sink, err);
    if (status == FRN_OK)
        status = parse_clean(&doc, arena, &clean, form_of(options, name, bytes), err);
    frn_clean_free(&clean);
    if (status == FRN_OK)
        *out = doc;
    return status;
}

frn_status frn_documents_open(frn_documents **out, const char *const *paths, size_t count,
                              const frn_document_options *options, const frn_diag_sink *sink,
                              frn_error *err)
{
    frn_documents *d = calloc(1, sizeof *d);
    frn_status status = d ? FRN_OK : frn_no_memory(err);

    if (d && options)
        d->options = *options;
    if (d && sink)
        d->sink = *sink;
    for (size_t i = 0; status == FRN_OK && i < count; i++)
        status = frn_paths_add(&d->paths, &d->arena, paths[i], &d->sink, err);
    if (status != FRN_OK) {
        frn_documents_close(d);
        return status;
    }
    *out = d;
    return FRN_OK;
}

static frn_slice copy_field(frn_arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    json_int_t number;

    if (json_is_string(value))
        return frn_arena_copy(arena,
                              frn_slice_make(json_string_value(value), json_string_length(value)));
    if (json_is_integer(value)) {
        number = json_integer_value(value);
        return frn_arena_printf(arena, "%" JSON_INTEGER_FORMAT, number);
    }
    return (frn_slice){"", 0};
}

static void bad_line(frn_documents *d, const char *why)
{
    frn_diag_tell(&d->sink, FRN_JSON_LINE, frn_input_name(d->input), d->line, 0, "%s", why);
}

/* One JSON object into a document; false when it is none. */
static frn_status parse_object(frn_document *out, bool *found, frn_arena *arena, frn_documents *d,
                               const json_t *object, frn_error *err)
{
    frn_slice text = copy_field(arena, object, "text"), name = frn_input_name(d->input);
    frn_document_options options = {.form = FRN_FORM_TEXT, .date = d->options.date};
    frn_document doc;
    frn_date date;

    *found = false;
    if (text.len == 0) {
        bad_line(d, "no \"text\"");
        return FRN_OK;
    }
    FRN_TRY(frn_document_parse(&doc, arena, name, text, &options, &d->sink, err));
    doc.id = copy_field(arena, object, "id");
    if (doc.id.len == 0)
        doc.id = frn_arena_printf(arena, "%.*s:%llu", FRN_ARG(base_name(name)),
                                  (unsigned long long)d->line);
    if (copy_field(arena, object, "title").len)
        doc.title = copy_field(arena, object, "title");
    doc.source = copy_field(arena, object, "source");
    date = frn_date_parse(copy_field(arena, object, "date"));
    if (date != FRN_NO_DATE)
        doc.date = date;
    *out = doc;
    *found = true;
    return FRN_OK;
}

static frn_status next_line(frn_document *out, bool *found, frn_arena *arena, frn_documents *d,
                            frn_error *err)
{
    frn_slice row = {0};
    bool more;
    json_error_t why;
    json_t *object;
    frn_status status = frn_lines_next(&row, &more, &d->lines, LONGEST_DOCUMENT, err);

    *found = false;
    d->line++;
    if (status == FRN_E_LIMIT) {
        frn_diag_tell(&d->sink, FRN_LINE_TOO_LONG, frn_input_name(d->input), d->line, 0, "%s",
                      "a line is longer than a document may be");
        return FRN_OK;
    }
    if (status != FRN_OK || !more) {
        d->in_lines = false;
        return status;
    }
    row = frn_slice_trim(row);
    if (row.len == 0)
        return FRN_OK;
    object = json_loadb(row.ptr, row.len, JSON_ALLOW_NUL, &why);
    if (!object) {
        bad_line(d, why.text);
        return FRN_OK;
    }
    if (json_is_object(object))
        status = parse_object(out, found, arena, d, object, err);
    else
        bad_line(d, "not an object");
    json_decref(object);
    return status;
}

/* The next member of the open input; *found tells whether it made a document by itself. */
static frn_status next_member(frn_document *out, bool *found, frn_arena *arena, frn_documents *d,
                              frn_error *err)
{
    frn_slice bytes, name = frn_input_name(d->input);
    frn_status status;
    bool mapped = frn_input_mapped(d->input, &bytes);

    *found = false;
    frn_lines_begin(&d->lines, d->input);
    if (!mapped)
        FRN_TRY(frn_lines_look(&bytes, &d->lines, HEAD, err));
    if (bytes.len && form_of(&d->options, name, bytes) == FRN_FORM_JSONL) {
        d->in_lines = true;
        d->line = 0;
        return FRN_OK;
    }
    if (!mapped)
        FRN_TRY(frn_lines_look(&bytes, &d->lines, LONGEST_DOCUMENT + (size_t)1, err));
    if (bytes.len > LONGEST_DOCUMENT) {
        frn_diag_tell(&d->sink, FRN_LINE_TOO_LONG, name, 0, 0,
                      "is larger than the %d bytes that one document may have", LONGEST_DOCUMENT);
        return FRN_OK;
    }
    if (bytes.len == 0) {
        if (!frn_input_damaged(d->input))
            frn_diag_tell(&d->sink, FRN_INPUT_EMPTY, name, 0, 0, "%s", "");
        return FRN_OK;
    }
    status = frn_document_parse(out, arena, name, bytes, &d->options, &d->sink, err);
    *found = status == FRN_OK && out->text.len > 0;
    return status;
}

static frn_status next_input(bool *more, frn_documents *d, frn_error *err)
{
    frn_error why;
    const char *path;

    frn_input_close(d->input);
    d->input = NULL;
    *more = d->path_at < d->paths.len;
    if (!*more)
        return FRN_OK;
    path = d->paths.at[d->path_at++];
    if (frn_input_open(&d->input, path, &d->sink, &why) == FRN_E_MEMORY)
        return frn_no_memory(err);
    if (!d->input)
        frn_diag_tell(&d->sink, FRN_INPUT_UNREADABLE, frn_slice_of(path), 0, 0, "%s", why.text);
    return FRN_OK;
}

frn_status frn_documents_next(frn_document *out, bool *more, frn_arena *arena, frn_documents *d,
                              frn_error *err)
{
    bool found = false, any = true, first = false;

    while (any && !found) {
        if (d->in_lines) {
            FRN_TRY(next_line(out, &found, arena, d, err));
        } else if (d->input && frn_input_next(d->input)) {
            first = false;
            FRN_TRY(next_member(out, &found, arena, d, err));
        } else {
            if (first && d->input && !frn_input_damaged(d->input))
                frn_diag_tell(&d->sink, FRN_INPUT_EMPTY, frn_slice_of(d->paths.at[d->path_at - 1]),
                              0, 0, "%s", "");
            FRN_TRY(next_input(&any, d, err));
            first = true;
        }
    }
    *more = found;
    return FRN_OK;
}

void frn_documents_close(frn_documents *d)
{
    if (!d)
        return;
    frn_input_close(d->input);
    frn_lines_free(&d->lines);
    frn_vec_free(&d->paths);
    frn_arena_free(&d->arena);
    free(d);
}
