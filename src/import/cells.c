/* Records cut into cells, and the words for "missing". */
#include "import/reader.h"

bool frn_import_missing(frn_slice cell)
{
    static const char *const words[] = {"NA",  "N/A", "NULL", "null", "None", "nan",
                                        "NaN", "--",  "---",  "\\N",  "NONE"};

    if (cell.len == 0)
        return true;
    if (cell.len > 4 || !memchr("Nn-\\", cell.ptr[0], 4))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (frn_slice_is(cell, words[i]))
            return true;
    return false;
}

frn_slice frn_import_cell(const frn_importer *im, int i)
{
    frn_slice cell;

    if (i < 0 || (size_t)i >= im->cells)
        return (frn_slice){"", 0};
    cell = frn_slice_trim(im->cell[i]);
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

frn_status frn_import_cut(frn_importer *im, frn_slice record, char separator, bool quoted,
                          frn_error *err)
{
    im->cells = 0;
    while (im->cells < FRN_MOST_CELLS && record.ptr) {
        if (quoted && record.len && record.ptr[0] == '"')
            FRN_TRY(unquote(im, &record, separator, &im->cell[im->cells], err));
        else if (!frn_slice_split(&record, separator, &im->cell[im->cells]))
            break;
        im->cells++;
    }
    if (record.ptr) /* more than fit: only that matters */
        im->cells = FRN_MOST_CELLS + 1;
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
    size_t at = frn_slice_search(url, FRN_LIT("://"));

    if (at == url.len)
        return frn_slice_make("", 0);
    url = frn_slice_sub(url, at + 3, url.len);
    url = frn_slice_sub(url, 0, frn_slice_find(url, '/', 0));
    url = frn_slice_sub(url, 0, frn_slice_find(url, ':', 0));
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
