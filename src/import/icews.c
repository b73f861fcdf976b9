/* ICEWS coded events: 20 columns between tabs, a header, quotes mean nothing. Event ids repeat;
 * reciprocal acts stand as two rows with source and target swapped. */
#include "import/reader.h"

enum {
    DATE,
    SOURCE,
    TARGET,
    CODE,
    SOURCE_STATE,
    TARGET_STATE,
    TEXT,
    INTENSITY,
    STORY,
    SENTENCE,
    PUBLISHER,
    COUNTRY,
    ID
};

static const char *const columns[] = {
    "Event Date",     "Source Name", "Target Name", "CAMEO Code", "Source Country",
    "Target Country", "Event Text",  "Intensity",   "Story ID",   "Sentence Number",
    "Publisher",      "Country",     "Event ID",    NULL};

static frn_status row(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;

    e.line = line;
    e.id = frn_import_column(im, ID);
    e.date = frn_date_parse(frn_import_column(im, DATE));
    e.source.name = frn_import_column(im, SOURCE);
    e.source.state = frn_import_column(im, SOURCE_STATE);
    e.target.name = frn_import_column(im, TARGET);
    e.target.state = frn_import_column(im, TARGET_STATE);
    e.code = frn_import_column(im, CODE);
    e.text = frn_import_column(im, TEXT);
    e.scored = frn_import_number(im, frn_import_column(im, INTENSITY), line, &e.intensity);
    e.place = frn_import_column(im, COUNTRY);
    e.outlet = frn_import_column(im, PUBLISHER);
    e.title = frn_import_column(im, STORY);
    if (e.title.len) { /* without a story there is nothing that tells repeats from events */
        e.story = frn_arena_printf(&im->row_arena, "%.*s/%.*s", FRN_ARG(e.title),
                                   FRN_ARG(frn_import_column(im, SENTENCE)));
        if (!e.story.ptr)
            return frn_no_memory(err);
        e.has_repeats = true;
    }
    /* an end without a name but with a country is the country */
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_icews = {.mode = FRN_ROWS_LINES,
                                          .separator = '\t',
                                          .columns = columns,
                                          .required = 4,
                                          .least = 9,
                                          .row = row};

int frn_is_icews(frn_slice head)
{
    return frn_import_has_columns(head, '\t', "Event ID|Event Date|Source Name|CAMEO Code") ? 100
                                                                                            : 0;
}
