/* Records cut into cells, and the words for "missing". */
#include "import/reader.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

bool frn_import_missing(frn_slice cell)
{
    static const char *const words[] = {"NA",  "N/A", "NULL", "null", "None", "nan",
                                        "NaN", "--",  "---",  "\\N",  "NONE"};

    if (cell.len == 0)
        return true;
    if (cell.len > 4 ||
        (cell.ptr[0] != 'N' && cell.ptr[0] != 'n' && cell.ptr[0] != '-' && cell.ptr[0] != '\\'))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (frn_slice_is(cell, words[i]))
            return true;
    return false;
}

/* Whether a byte may be a blank: hardly a cell begins or ends with one. */
static inline bool is_edge(char byte)
{
    return (unsigned char)byte <= ' ';
}

frn_slice frn_import_cell(const frn_importer *im, int i)
{
    frn_slice cell;

    if (i < 0 || (size_t)i >= im->cells)
        return (frn_slice){"", 0};
    cell = im->cell[i];
    if (cell.len && (is_edge(cell.ptr[0]) || is_edge(cell.ptr[cell.len - 1])))
        cell = frn_slice_trim(cell);
    return frn_import_missing(cell) ? frn_slice_make("", 0) : cell;
}

frn_slice frn_import_column(const frn_importer *im, int i)
{
    return frn_import_cell(im, im->column[i]);
}

bool frn_import_number(frn_importer *im, frn_slice cell, uint64_t line, double *out)
{
    if (cell.len == 0)
        return false;
    if (frn_slice_double(cell, out))
        return true;
    frn_import_trouble(im, FRN_TROUBLE_NUMBER, line, cell);
    return false;
}

/* The field between quotes, "" read as one quote. */
static frn_status unquote(frn_importer *im, frn_slice *rest, char separator, frn_slice *out,
                          frn_error *err)
{
    char *to = frn_arena_alloc(&im->row_arena, rest->len);
    size_t len = 0, i = 1;

    if (!to)
        return frn_no_memory(err);
    for (; i < rest->len; i++) {
        if (rest->ptr[i] != '"')
            to[len++] = rest->ptr[i];
        else if (i + 1 < rest->len && rest->ptr[i + 1] == '"')
            to[len++] = rest->ptr[i++];
        else
            break;
    }
    if (i < rest->len)
        i++;
    while (i < rest->len && rest->ptr[i] != separator) /* text after the closing quote */
        to[len++] = rest->ptr[i++];
    *out = frn_slice_make(to, len);
    *rest = i < rest->len ? frn_slice_sub(*rest, i + 1, rest->len) : (frn_slice){NULL, 0};
    return FRN_OK;
}

enum { STEP = 16 };

/* A bit for each of STEP bytes that is the separator. */
static inline uint32_t marks_of(const char *p, char separator)
{
#ifdef __SSE2__
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);

    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(separator)));
#else
    uint32_t marks = 0;

    for (int i = 0; i < STEP; i++)
        marks |= (uint32_t)(p[i] == separator) << i;
    return marks;
#endif
}

/* False when there are more cells than fit: then only that matters. */
static inline bool put_cell(frn_slice *cell, size_t *cells, const char *from, const char *to)
{
    if (*cells < FRN_MOST_CELLS)
        cell[*cells] = frn_slice_make(from, (size_t)(to - from));
    return ++*cells <= FRN_MOST_CELLS;
}

/* Without quotes, STEP bytes at a time; returns how many cells there are. */
static size_t cut_plain(frn_slice *cell, frn_slice record, char separator)
{
    size_t cells = 0;
    const char *from = record.ptr, *p = record.ptr, *end = record.ptr + record.len;

    for (; end - p >= STEP; p += STEP) {
        for (uint32_t marks = marks_of(p, separator); marks; marks &= marks - 1) {
            const char *at = p + __builtin_ctz(marks);
            if (!put_cell(cell, &cells, from, at))
                return cells;
            from = at + 1;
        }
    }
    for (; p < end; p++) {
        if (*p == separator) {
            if (!put_cell(cell, &cells, from, p))
                return cells;
            from = p + 1;
        }
    }
    (void)put_cell(cell, &cells, from, end);
    return cells;
}

frn_status frn_import_cut(frn_importer *im, frn_slice record, char separator, bool quoted,
                          frn_error *err)
{
    frn_slice cell = {0};

    im->cells = 0;
    if (!quoted || !memchr(record.ptr, '"', record.len)) {
        im->cells = cut_plain(im->cell, record, separator);
        return FRN_OK;
    }
    while (record.ptr) {
        if (record.len && record.ptr[0] == '"')
            FRN_TRY(unquote(im, &record, separator, &cell, err));
        else
            (void)frn_slice_split(&record, separator, &cell);
        if (!put_cell(im->cell, &im->cells, cell.ptr, cell.ptr + cell.len))
            return FRN_OK;
    }
    return FRN_OK;
}

size_t frn_import_width(frn_slice line, char separator)
{
    size_t width = 1;

    for (size_t at = 0; (at = frn_slice_find(line, separator, at)) < line.len; at++)
        width++;
    return width;
}

frn_slice frn_import_line(frn_slice head, int skip)
{
    frn_slice line = {"", 0};

    if (frn_slice_starts(head, FRN_LIT("\xef\xbb\xbf")))
        head = frn_slice_sub(head, 3, head.len);
    for (int i = 0; i <= skip; i++) {
        size_t at = frn_slice_find(head, '\n', 0);
        if (head.len == 0)
            return (frn_slice){"", 0};
        line = frn_slice_sub(head, 0, at);
        head = frn_slice_sub(head, at + 1, head.len);
    }
    if (line.len && line.ptr[line.len - 1] == '\r')
        line.len--;
    return line;
}

bool frn_import_has_columns(frn_slice head, char separator, const char *names)
{
    frn_slice want = frn_slice_of(names), name;

    while (frn_slice_split(&want, '|', &name)) {
        frn_slice line = frn_import_line(head, 0), cell;
        bool found = false;

        while (!found && frn_slice_split(&line, separator, &cell)) {
            cell = frn_slice_trim(cell);
            if (cell.len >= 2 && cell.ptr[0] == '"')
                cell = frn_slice_sub(cell, 1, cell.len - 1);
            found = frn_slice_eq_nocase(cell, name);
        }
        if (!found)
            return false;
    }
    return true;
}

bool frn_import_digits(frn_slice s, size_t least, size_t most)
{
    if (s.len < least || s.len > most)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

frn_slice frn_import_host(frn_slice url)
{
    size_t at = frn_slice_find(url, ':', 0), end;

    if (url.len - at < 3 || url.ptr[at + 1] != '/' || url.ptr[at + 2] != '/')
        return frn_slice_make("", 0);
    for (end = at += 3; end < url.len && url.ptr[end] != '/' && url.ptr[end] != ':';)
        end++;
    url = frn_slice_sub(url, at, end);
    if (frn_slice_starts(url, FRN_LIT("www.")))
        url = frn_slice_sub(url, 4, url.len);
    return url;
}

frn_slice frn_import_context(frn_slice context)
{
    static const char *const table[][2] = {
        {"military", "military"},
        {"diplomatic", "diplomacy"},
        {"economic", "economy"},
        {"legal", "justice"},
        {"intelligence", "intelligence"},
        {"humanitarian", "aid"},
        {"peacekeeping", "peacekeeping"},
        {"political", "governance"},
        {"political_institutions", "governance"},
        {"executive", "leadership"},
        {"legislative", "legislature"},
        {"election", "elections"},
        {"coups", "coup"},
        {"coup", "coup"},
        {"rights", "civil-rights"},
        {"rights_freedoms", "civil-rights"},
        {"human_rights", "human-rights"},
        {"human_security", "human-rights"},
        {"democracy", "civil-rights"},
        {"pro_democracy", "civil-rights"},
        {"pro_autocracy", "repression"},
        {"repression", "repression"},
        {"refugee", "migration"},
        {"migration", "migration"},
        {"asylum", "migration"},
        {"terrorism", "terrorism"},
        {"resource", "minerals"},
        {"cbrn", "chemical-weapons"},
        {"cyber", "cyber"},
        {"crime", "crime"},
        {"corruption", "corruption"},
        {"territory", "territory"},
        {"environment", "environment"},
        {"disaster", "disaster"},
        {"health", "health"},
        {"education", "education"},
        {"culture", "culture"},
        {"historical", "history"},
        {"religion", "religion"},
        {"religion_ethnicity", "ethnic"},
        {"ethnicity", "ethnic"},
        {"technology", "technology"},
        {"misinformation", "disinformation"},
        {"gender", "women"},
        {"inequality", "pensions-welfare"},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (frn_slice_eq_nocase(context, frn_slice_of(table[i][0])))
            return frn_slice_of(table[i][1]);
    return frn_slice_make("", 0);
}
