/* Phoenix: 26 columns between tabs, no header. Issues and sources are lists by semicolons; the
 * first of each counts. */
#include "import/codes.h"

enum {
    ID = 0,
    DATE = 1,
    SOURCE = 5,
    TARGET = 9,
    CODE = 13,
    GOLDSTEIN = 16,
    COUNTRY = 22,
    SENTENCES = 23,
    URLS = 24,
    OUTLETS = 25
};

static frn_slice first_of(frn_slice list)
{
    return frn_slice_trim(frn_slice_sub(list, 0, frn_slice_find(list, ';', 0)));
}

static frn_status row(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    frn_slice url = first_of(frn_import_cell(im, URLS)), sentences;

    e.line = line;
    e.id = frn_import_cell(im, ID);
    e.date = frn_date_parse(frn_import_cell(im, DATE));
    e.source = frn_import_coded(frn_import_cell(im, SOURCE));
    e.target = frn_import_coded(frn_import_cell(im, TARGET));
    e.code = frn_import_cell(im, CODE);
    e.scored = frn_import_number(im, frn_import_cell(im, GOLDSTEIN), line, &e.intensity);
    e.place = frn_import_cell(im, COUNTRY);
    e.place_by = e.place.len == 3 ? FRN_STATE_ISO3 : FRN_STATE_NAME;
    sentences = frn_import_cell(im, SENTENCES);
    e.title = e.story = url;
    if (sentences.len) {
        e.story = frn_arena_printf(&im->row_arena, "%.*s%s%.*s", FRN_ARG(url), url.len ? " " : "",
                                   FRN_ARG(sentences));
        if (!e.story.ptr)
            return frn_no_memory(err);
        e.has_repeats = true;
    }
    e.outlet = first_of(frn_import_cell(im, OUTLETS));
    e.outlet_host = frn_import_host(url);
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_phoenix = {
    .mode = FRN_ROWS_LINES, .separator = '\t', .least = 17, .most = 26, .row = row};

int frn_is_phoenix(frn_slice head)
{
    frn_slice line = frn_import_line(head, 0), id = {0}, date = {0}, year = {0};

    return frn_import_width(line, '\t') == 26 && frn_slice_split(&line, '\t', &id) &&
                   frn_slice_split(&line, '\t', &date) && frn_slice_split(&line, '\t', &year) &&
                   frn_import_digits(date, 8, 8) && frn_import_digits(year, 4, 4)
               ? 95
               : 0;
}
