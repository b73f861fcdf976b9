/* GDELT events, 1.0 (58 columns; 57 before April 2013, without SOURCEURL) and 2.0 (61: one
 * _ADM2Code more in each place). No header, no quotes. Columns here count from 0. */
#include "import/reader.h"

enum {
    ID = 0,
    SQLDATE = 1,
    ACTOR1 = 5,
    ACTOR2 = 15,
    CODE = 26,
    GOLDSTEIN = 30,
    ACTOR_CODE = 0, /* within an actor's ten */
    ACTOR_NAME = 1,
    ACTOR_COUNTRY = 2,
    ACTOR_GROUP = 3,
    ACTOR_ETHNIC = 4,
    ACTOR_TYPE = 7
};

static frn_end end_of(const frn_importer *im, int first)
{
    frn_end end = {.by = FRN_STATE_CAMEO};

    end.name = frn_import_cell(im, first + ACTOR_NAME);
    end.code = frn_import_cell(im, first + ACTOR_CODE);
    end.state = frn_import_cell(im, first + ACTOR_COUNTRY);
    end.role = frn_import_cell(im, first + ACTOR_TYPE);
    return end;
}

static frn_status take(frn_importer *im, uint64_t line, int geo_country, int url, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;

    e.line = line;
    e.id = frn_import_cell(im, ID);
    e.date = frn_date_parse(frn_import_cell(im, SQLDATE));
    e.source = end_of(im, ACTOR1);
    e.target = end_of(im, ACTOR2);
    e.code = frn_import_cell(im, CODE);
    e.scored = frn_import_number(im, frn_import_cell(im, GOLDSTEIN), line, &e.intensity);
    e.place = frn_import_cell(im, geo_country);
    e.place_by = FRN_STATE_FIPS;
    e.title = frn_import_cell(im, url);
    e.outlet_host = frn_import_host(e.title);
    return im->options.join ? frn_import_hold(im, &e, err) : frn_import_emit(im, &e, err);
}

static frn_status row1(frn_importer *im, uint64_t line, frn_error *err)
{
    return take(im, line, 51, 57, err);
}

static frn_status row2(frn_importer *im, uint64_t line, frn_error *err)
{
    return take(im, line, 53, 60, err);
}

const frn_import_reader frn_read_gdelt1 = {
    .mode = FRN_ROWS_LINES, .separator = '\t', .least = 57, .most = 58, .row = row1};
const frn_import_reader frn_read_gdelt2 = {
    .mode = FRN_ROWS_LINES, .separator = '\t', .least = 61, .most = 61, .row = row2};

static bool begins_like_gdelt(frn_slice line)
{
    frn_slice id = {0}, date = {0};

    return frn_slice_split(&line, '\t', &id) && frn_slice_split(&line, '\t', &date) &&
           frn_import_digits(id, 1, 12) && frn_import_digits(date, 8, 8);
}

int frn_is_gdelt1(frn_slice head)
{
    frn_slice line = frn_import_line(head, 0);
    size_t width = frn_import_width(line, '\t');

    return (width == 57 || width == 58) && begins_like_gdelt(line) ? 100 : 0;
}

int frn_is_gdelt2(frn_slice head)
{
    frn_slice line = frn_import_line(head, 0);

    return frn_import_width(line, '\t') == 61 && begins_like_gdelt(line) ? 100 : 0;
}
