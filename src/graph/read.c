/* The door to all graph files: opens, decompresses, recognises, hands to the reader of the format.
 */
#include "graph/read.h"

#include <math.h>

#include "format/input.h"
#include "graph/read_internal.h"

typedef struct format_entry {
    const char *name;
    frn_graph_format format;
    frn_status (*read)(frn_graph_reading *r, frn_slice bytes, frn_error *err);
} format_entry;

/* The first entry of a format carries the name that is printed. */
static const format_entry formats[] = {
    {"table", FRN_GRAPH_TABLE, frn_graph_read_table},
    {"csv", FRN_GRAPH_TABLE, frn_graph_read_table},
    {"tsv", FRN_GRAPH_TABLE, frn_graph_read_table},
    {"snap", FRN_GRAPH_TABLE, frn_graph_read_table},
    {"konect", FRN_GRAPH_TABLE, frn_graph_read_table},
    {"pajek", FRN_GRAPH_PAJEK, frn_graph_read_pajek},
    {"net", FRN_GRAPH_PAJEK, frn_graph_read_pajek},
    {"graphml", FRN_GRAPH_GRAPHML, frn_graph_read_xml},
    {"gexf", FRN_GRAPH_GEXF, frn_graph_read_xml},
    {"matrix-market", FRN_GRAPH_MATRIX_MARKET, frn_graph_read_matrix},
    {"mtx", FRN_GRAPH_MATRIX_MARKET, frn_graph_read_matrix},
    {"rfa", FRN_GRAPH_RFA, frn_graph_read_rfa},
    {"elec", FRN_GRAPH_ELEC, frn_graph_read_elec},
    {"dot", FRN_GRAPH_DOT, NULL},
};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *frn_graph_format_name(frn_graph_format format)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i].format == format)
            return formats[i].name;
    return "auto";
}

bool frn_graph_format_parse(frn_graph_format *format, frn_slice name)
{
    for (size_t i = 0; i < FORMATS; i++) {
        if (frn_slice_eq_nocase(frn_slice_of(formats[i].name), name)) {
            *format = formats[i].format;
            return true;
        }
    }
    return false;
}

static bool holds(frn_slice head, const char *needle)
{
    return frn_slice_search(head, frn_slice_of(needle)) < head.len;
}

static bool starts_nocase(frn_slice s, const char *prefix)
{
    frn_slice p = frn_slice_of(prefix);
    return s.len >= p.len && frn_slice_eq_nocase(frn_slice_sub(s, 0, p.len), p);
}

/* Comments of Pajek start with a percent sign; its first section decides. */
static bool is_pajek(frn_slice head)
{
    frn_slice line;

    while (frn_slice_split(&head, '\n', &line)) {
        line = frn_slice_trim(line);
        if (line.len == 0 || line.ptr[0] == '%' || starts_nocase(line, "/*"))
            continue;
        return starts_nocase(line, "*vertices") || starts_nocase(line, "*network") ||
               starts_nocase(line, "*arcs") || starts_nocase(line, "*edges");
    }
    return false;
}

static bool is_elec(frn_slice head)
{
    frn_slice line;
    bool event = false;

    while (frn_slice_split(&head, '\n', &line)) {
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        if (event && frn_slice_starts(line, FRN_LIT("T\t")))
            return true;
        event = frn_slice_starts(line, FRN_LIT("E\t"));
        if (!event)
            return false;
    }
    return false;
}

frn_graph_format frn_graph_recognise(frn_slice bytes)
{
    frn_slice head = frn_slice_trim(frn_slice_sub(bytes, 0, 4096));

    if (frn_slice_starts(head, FRN_LIT("\xef\xbb\xbf")))
        head = frn_slice_sub(head, 3, head.len);
    if (starts_nocase(head, "%%MatrixMarket"))
        return FRN_GRAPH_MATRIX_MARKET;
    if (head.len && head.ptr[0] == '<')
        return holds(head, "<gexf") ? FRN_GRAPH_GEXF : FRN_GRAPH_GRAPHML;
    if (is_pajek(head))
        return FRN_GRAPH_PAJEK;
    if (frn_slice_starts(head, FRN_LIT("SRC:")) && holds(head, "\nTGT:"))
        return FRN_GRAPH_RFA;
    if (is_elec(head))
        return FRN_GRAPH_ELEC;
    return FRN_GRAPH_TABLE;
}

frn_status frn_arcs_read(frn_arcs *arcs, frn_slice bytes, const frn_graph_read_options *options,
                         frn_error *err)
{
    static const frn_graph_read_options defaults = {0};
    frn_graph_reading r = {.arcs = arcs, .options = options ? options : &defaults};
    frn_graph_format format = r.options->format;
    size_t before = arcs->arc.len;

    if (frn_slice_starts(bytes, FRN_LIT("\xef\xbb\xbf")))
        bytes = frn_slice_sub(bytes, 3, bytes.len);
    if (format == FRN_GRAPH_AUTO)
        format = frn_graph_recognise(bytes);
    for (size_t i = 0; i < FORMATS; i++) {
        if (formats[i].format != format)
            continue;
        if (!formats[i].read)
            return frn_fail(err, FRN_E_UNSUPPORTED, "%s files are written, not read",
                            formats[i].name);
        FRN_TRY(formats[i].read(&r, bytes, err));
        break;
    }
    if (r.skipped)
        frn_diag_tell(&r.options->sink, FRN_GRAPH_SKIPPED, r.options->file, 0, 0,
                      "%llu lines or elements were skipped", (unsigned long long)r.skipped);
    if (arcs->signless)
        frn_diag_tell(&r.options->sink, FRN_GRAPH_NO_SIGN, r.options->file, 0, 0,
                      "no column of signs was found");
    if (arcs->arc.len == before)
        return frn_fail(err, FRN_E_INPUT, "%.*s: no tie could be read; name the format or columns",
                        FRN_ARG(r.options->file.len ? r.options->file : FRN_LIT("input")));
    return FRN_OK;
}

frn_status frn_arcs_load(frn_arcs *arcs, const char *path, const frn_graph_read_options *options,
                         frn_error *err)
{
    frn_graph_read_options o = options ? *options : (frn_graph_read_options){0};
    frn_input *input = NULL;
    frn_slice bytes = {NULL, 0};
    frn_status status;

    if (o.file.len == 0)
        o.file = frn_slice_of(path);
    FRN_TRY(frn_input_open(&input, path, &o.sink, err));
    if (!frn_input_next(input))
        status = frn_fail_at(err, FRN_E_INPUT, path, 0, "nothing to read");
    else if (frn_input_mapped(input, &bytes))
        status = FRN_OK;
    else
        status = frn_input_all(&bytes, input, 0, err);
    if (status == FRN_OK)
        status = frn_arcs_read(arcs, bytes, &o, err);
    frn_input_close(input);
    return status;
}

bool frn_graph_next_line(frn_graph_reading *r, frn_slice *rest, frn_slice *line)
{
    size_t end;

    if (rest->len == 0)
        return false;
    end = frn_slice_find(*rest, '\n', 0);
    *line = frn_slice_sub(*rest, 0, end);
    *rest = frn_slice_sub(*rest, end + 1, rest->len);
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    r->line++;
    return true;
}

void frn_graph_skip(frn_graph_reading *r, frn_message message, const char *why)
{
    enum { SHOWN = 20 };

    if (r->skipped++ < SHOWN)
        frn_diag_tell(&r->options->sink, message, r->options->file, r->line, 0, "%s", why);
}

static bool is_one_of(frn_slice word, const char *const *list)
{
    for (; *list; list++)
        if (frn_slice_eq_nocase(word, frn_slice_of(*list)))
            return true;
    return false;
}

bool frn_sign_value(frn_slice field, double *value)
{
    static const char *const plus[] = {
        "+",    "positive", "pos",      "p",      "activator", "activation", "all",
        "ally", "allied",   "alliance", "friend", "friendly",  "trust",      "support",
        "like", "for",      "yes",      "agree",  "plus",      "true",       NULL};
    static const char *const minus[] = {
        "-",          "\xe2\x88\x92", "negative", "neg",     "n",       "repressor",
        "repression", "inhibition",   "riv",      "rival",   "rivalry", "enemy",
        "hostile",    "distrust",     "oppose",   "against", "no",      "disagree",
        "minus",      "dislike",      "foe",      "false",   NULL};
    static const char *const doubt[] = {"",        "?",    "+-",    "-+",   "+/-",
                                        "na",      "nan",  "null",  "none", "unknown",
                                        "neutral", "dual", "mixed", NULL};
    double number;

    field = frn_slice_trim(field);
    if (frn_slice_double(field, &number)) {
        if (!isfinite(number))
            return false;
        *value = number;
        return true;
    }
    if (field.len > 1 && field.ptr[0] == '+' &&
        frn_slice_double(frn_slice_sub(field, 1, field.len), &number) && isfinite(number)) {
        *value = number;
        return true;
    }
    if (is_one_of(field, plus))
        *value = 1;
    else if (is_one_of(field, minus))
        *value = -1;
    else if (is_one_of(field, doubt))
        *value = 0;
    else
        return false;
    return true;
}

/* A quoted field starting at line.ptr[*at] == '"', trimmed as all are; *at moves behind the closing
 * quote. */
static frn_slice quoted(frn_slice line, size_t *at, frn_arena *scratch)
{
    size_t from = *at + 1, end = from, out = 0;
    bool doubled = false;
    char *copy;

    while (end < line.len &&
           (line.ptr[end] != '"' || (end + 1 < line.len && line.ptr[end + 1] == '"'))) {
        doubled |= line.ptr[end] == '"';
        end += line.ptr[end] == '"' ? 2 : 1;
    }
    if (end > line.len)
        end = line.len;
    *at = end < line.len ? end + 1 : line.len;
    if (!doubled || !(copy = frn_arena_alloc(scratch, end - from + 1)))
        return frn_slice_trim(frn_slice_sub(line, from, end));
    for (size_t i = from; i < end; i++) {
        copy[out++] = line.ptr[i];
        i += line.ptr[i] == '"';
    }
    return frn_slice_trim(frn_slice_make(copy, out));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

size_t frn_graph_fields(frn_slice line, char separator, frn_slice *field, size_t most,
                        frn_arena *scratch)
{
    size_t count = 0, at = 0;

    for (;;) {
        size_t from;
        while (at < line.len && is_blank(line.ptr[at]) && line.ptr[at] != separator)
            at++;
        while (separator == ' ' && at < line.len && is_blank(line.ptr[at]))
            at++;
        if ((separator == ' ' && at == line.len) || count == most)
            return count;
        if (at < line.len && line.ptr[at] == '"') {
            field[count++] = quoted(line, &at, scratch);
            while (at < line.len &&
                   (separator == ' ' ? !is_blank(line.ptr[at]) : line.ptr[at] != separator))
                at++;
        } else {
            from = at;
            while (at < line.len &&
                   (separator == ' ' ? !is_blank(line.ptr[at]) : line.ptr[at] != separator))
                at++;
            field[count++] = frn_slice_trim(frn_slice_sub(line, from, at));
        }
        if (at >= line.len)
            return count;
        at++;
    }
}
