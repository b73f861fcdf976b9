/* UCDP: armed conflicts by year (sides as lists of Gleditsch-Ward numbers, names where the file has
 * them) and the georeferenced events (GED). CSV with a header. */
#include "import/codes.h"

enum { GW_A, GW_B, YEAR, GW_A2, GW_B2, SIDE_A, SIDE_B, LEVEL, START, END_DATE, OVER, CONFLICT };

static const char *const conflict_columns[] = {
    "gwno_a", "gwno_b",          "year",        "gwno_a_2nd",  "gwno_b_2nd",      "side_a",
    "side_b", "intensity_level", "start_date2", "ep_end_date", "incompatibility", "conflict_id",
    NULL};

enum { MOST_SIDE = 32 };

static size_t add_states(frn_end *side, size_t count, frn_slice list)
{
    frn_slice one;

    while (list.len && count < MOST_SIDE && frn_slice_split(&list, ',', &one)) {
        one = frn_slice_trim(one);
        if (one.len)
            side[count++] = (frn_end){.state = one, .by = FRN_STATE_COW, .kind = FRN_KIND_STATE};
    }
    return count;
}

/* "Government of Iraq" is the state already named by its number. */
static size_t add_names(frn_end *side, size_t count, frn_slice list)
{
    frn_slice one;

    while (list.len && count < MOST_SIDE && frn_slice_split(&list, ',', &one)) {
        one = frn_slice_trim(one);
        if (one.len && !frn_slice_starts(one, FRN_LIT("Government of ")))
            side[count++] = (frn_end){.name = one};
    }
    return count;
}

static size_t side_of(const frn_importer *im, int first, int second, int names, frn_end *side)
{
    size_t count = add_states(side, 0, frn_import_column(im, first));

    if (im->column[names] >= 0)
        count = add_names(side, count, frn_import_column(im, names));
    return add_states(side, count, frn_import_column(im, second));
}

static frn_status conflict(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    frn_end a[MOST_SIDE], b[MOST_SIDE];
    size_t many_a = side_of(im, GW_A, GW_A2, SIDE_A, a);
    size_t many_b = side_of(im, GW_B, GW_B2, SIDE_B, b);
    int64_t year, level = 1;

    e.line = line;
    if (frn_slice_int(frn_import_column(im, YEAR), &year) && year > 0 && year < 10000) {
        e.date = frn_date_make((int)year, 1, 1);
        e.when = (frn_span){e.date, frn_date_make((int)year, 12, 31)};
    }
    (void)frn_slice_int(frn_import_column(im, LEVEL), &level);
    e.action = FRN_ACTION_FIGHT;
    e.scored = true;
    e.intensity = level >= 2 ? -10 : -9;
    e.text = level >= 2 ? FRN_LIT("war") : FRN_LIT("armed conflict");
    e.topic = frn_slice_is(frn_import_column(im, OVER), "territory") ? FRN_LIT("territory")
                                                                     : FRN_LIT("military");
    e.title = frn_import_column(im, CONFLICT);
    if (many_a == 0 || many_b == 0)
        im->counts.nobody++;
    for (size_t i = 0; i < many_a; i++) {
        for (size_t k = 0; k < many_b; k++) {
            e.source = a[i];
            e.target = b[k];
            FRN_TRY(frn_import_emit(im, &e, err));
        }
    }
    return FRN_OK;
}

const frn_import_reader frn_read_ucdp = {.mode = FRN_ROWS_QUOTED,
                                         .separator = ',',
                                         .columns = conflict_columns,
                                         .required = 3,
                                         .least = 3,
                                         .row = conflict};

int frn_is_ucdp(frn_slice head)
{
    return frn_import_has_columns(head, ',', "conflict_id|year|gwno_a|gwno_b") ? 90 : 0;
}

enum { GED_A, GED_B, GED_START, GED_STOP, GED_TYPE, GED_COUNTRY, GED_HEADLINE, GED_OFFICE, GED_ID };

static const char *const ged_columns[] = {"side_a",
                                          "side_b",
                                          "date_start",
                                          "date_end",
                                          "type_of_violence",
                                          "country",
                                          "source_headline|source_article",
                                          "source_office",
                                          "id",
                                          NULL};

static frn_slice plain_side(frn_slice side)
{
    return frn_slice_starts(side, FRN_LIT("Government of "))
               ? frn_slice_sub(side, strlen("Government of "), side.len)
               : side;
}

static frn_status ged(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;

    e.line = line;
    e.date = frn_import_date(frn_import_column(im, GED_START));
    e.when = (frn_span){e.date, frn_import_date(frn_import_column(im, GED_STOP))};
    e.source.name = plain_side(frn_import_column(im, GED_A));
    e.target.name = plain_side(frn_import_column(im, GED_B));
    e.place = frn_import_column(im, GED_COUNTRY);
    if (frn_slice_is(frn_import_column(im, GED_TYPE), "3")) { /* one-sided */
        e.action = FRN_ACTION_ASSAULT;
        e.target.state = e.place;
    } else {
        e.action = FRN_ACTION_FIGHT;
    }
    e.topic = FRN_LIT("military");
    e.text = frn_import_column(im, GED_HEADLINE);
    e.outlet = frn_import_column(im, GED_OFFICE);
    e.title = frn_import_column(im, GED_ID);
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_ged = {.mode = FRN_ROWS_QUOTED,
                                        .separator = ',',
                                        .columns = ged_columns,
                                        .required = 3,
                                        .least = 5,
                                        .row = ged};

int frn_is_ged(frn_slice head)
{
    return frn_import_has_columns(head, ',', "side_a|side_b|date_start|type_of_violence") ? 95 : 0;
}
