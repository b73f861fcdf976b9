/* State by state data sets of the COW family, CSV with a header: dyadic militarised disputes, ATOP
 * alliances by dyad and year, strategic rivalries. -9 is missing. States are COW numbers. */
#include "import/codes.h"

static frn_slice number_cell(const frn_importer *im, int i)
{
    frn_slice cell = frn_import_column(im, i);

    return frn_slice_is(cell, "-9") ? frn_slice_make("", 0) : cell;
}

static int whole(const frn_importer *im, int i, int otherwise)
{
    int64_t value;

    return frn_slice_int(number_cell(im, i), &value) && value > 0 && value < 100000 ? (int)value
                                                                                    : otherwise;
}

static frn_end state_end(const frn_importer *im, int i)
{
    return (frn_end){.state = number_cell(im, i), .by = FRN_STATE_COW, .kind = FRN_KIND_STATE};
}

/* ---- disputes ---- */

enum {
    MID_A,
    MID_B,
    MID_START_YEAR,
    MID_HOST_A,
    MID_HOST_B,
    MID_START_DAY,
    MID_START_MONTH,
    MID_END_DAY,
    MID_END_MONTH,
    MID_END_YEAR,
    MID_NUMBER
};

static const char *const mid_columns[] = {"CCodeA|statea|ccode1",
                                          "CCodeB|stateb|ccode2",
                                          "StYear|styear",
                                          "HostlevA|hostleva|hihosta",
                                          "HostlevB|hostlevb|hihostb",
                                          "StDay",
                                          "StMon",
                                          "EndDay",
                                          "EndMon",
                                          "EndYear",
                                          "DispNum|dispnum3|dispnum",
                                          NULL};

/* Hostility: 1 no act, 2 threat, 3 display, 4 use of force, 5 war. */
static frn_status hostile(frn_importer *im, frn_event *e, int level, frn_error *err)
{
    static const frn_action action[] = {FRN_ACTION_NONE,     FRN_ACTION_NONE,  FRN_ACTION_THREATEN,
                                        FRN_ACTION_MOBILIZE, FRN_ACTION_FIGHT, FRN_ACTION_FIGHT};
    static const double intensity[] = {0, 0, -6, -7.2, -9, -10};
    static const char *const text[] = {
        "", "", "threat to use force", "display of force", "use of force", "war"};

    if (level < 2 || level > 5)
        return FRN_OK;
    e->action = action[level];
    e->scored = true;
    e->intensity = intensity[level];
    e->text = frn_slice_of(text[level]);
    return frn_import_emit(im, e, err);
}

static frn_status mid(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    frn_end other;
    int year = whole(im, MID_START_YEAR, 0), end_year = whole(im, MID_END_YEAR, 0);

    e.line = line;
    e.date = year ? frn_date_make(year, whole(im, MID_START_MONTH, 1), whole(im, MID_START_DAY, 1))
                  : FRN_NO_DATE;
    e.when.from = e.date;
    if (end_year)
        e.when.to =
            frn_date_make(end_year, whole(im, MID_END_MONTH, 12), whole(im, MID_END_DAY, 28));
    e.topic = FRN_LIT("military");
    e.title = number_cell(im, MID_NUMBER);
    e.source = state_end(im, MID_A);
    e.target = state_end(im, MID_B);
    FRN_TRY(hostile(im, &e, whole(im, MID_HOST_A, 0), err));
    if (e.date == FRN_NO_DATE)
        return FRN_OK;
    other = e.source;
    e.source = e.target;
    e.target = other;
    return hostile(im, &e, whole(im, MID_HOST_B, 0), err);
}

const frn_import_reader frn_read_mid = {.mode = FRN_ROWS_QUOTED,
                                        .separator = ',',
                                        .columns = mid_columns,
                                        .required = 5,
                                        .least = 5,
                                        .row = mid};

int frn_is_mid(frn_slice head)
{
    return frn_import_has_columns(head, ',', "CCodeA|CCodeB|HostlevA|HostlevB") ||
                   frn_import_has_columns(head, ',', "statea|stateb|hihosta|hihostb")
               ? 95
               : 0;
}

/* ---- alliances ---- */

enum {
    ATOP_A,
    ATOP_B,
    ATOP_YEAR,
    ATOP_DEFENSE,
    ATOP_OFFENSE,
    ATOP_NEUTRAL,
    ATOP_NONAGG,
    ATOP_CONSUL
};

static const char *const atop_columns[] = {
    "ccode1|mem1|statea",   "ccode2|mem2|stateb",   "year",
    "atop_defense|defense", "atop_offense|offense", "atop_neutral|neutral",
    "atop_nonagg|nonagg",   "atop_consul|consul",   NULL};

static frn_status atop(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    int year = whole(im, ATOP_YEAR, 0);
    bool pact = whole(im, ATOP_DEFENSE, 0) || whole(im, ATOP_OFFENSE, 0);

    e.line = line;
    if (year) {
        e.date = frn_date_make(year, 1, 1);
        e.when = (frn_span){e.date, frn_date_make(year, 12, 31)};
    }
    e.source = state_end(im, ATOP_A);
    e.target = state_end(im, ATOP_B);
    e.topic = FRN_LIT("defence-pact");
    if (pact) {
        e.action = FRN_ACTION_ALLY;
        e.text = FRN_LIT("defence or offence pact");
    } else if (whole(im, ATOP_CONSUL, 0) || whole(im, ATOP_NONAGG, 0) ||
               whole(im, ATOP_NEUTRAL, 0)) {
        e.action = FRN_ACTION_PARTNER;
        e.text = FRN_LIT("consultation, neutrality or non-aggression pact");
    } else {
        return FRN_OK; /* no obligation that year */
    }
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_atop = {.mode = FRN_ROWS_QUOTED,
                                         .separator = ',',
                                         .columns = atop_columns,
                                         .required = 4,
                                         .least = 4,
                                         .row = atop};

int frn_is_atop(frn_slice head)
{
    return frn_import_has_columns(head, ',', "year|atop_defense") ||
                   frn_import_has_columns(head, ',', "mem1|mem2|year|defense")
               ? 95
               : 0;
}

/* ---- rivalries ---- */

enum { RIVAL_A, RIVAL_B, RIVAL_START, RIVAL_END, RIVAL_NAME, RIVAL_SPATIAL };

static const char *const rival_columns[] = {"ccode1",  "ccode2",  "start", "end",
                                            "rivalry", "spatial", NULL};

static frn_status rivalry(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    int start = whole(im, RIVAL_START, 0), end = whole(im, RIVAL_END, 0);

    e.line = line;
    if (start)
        e.date = frn_date_make(start, 1, 1);
    e.when.from = e.date;
    if (end)
        e.when.to = frn_date_make(end, 12, 31);
    e.source = state_end(im, RIVAL_A);
    e.target = state_end(im, RIVAL_B);
    e.action = FRN_ACTION_RIVAL;
    e.text = frn_import_column(im, RIVAL_NAME);
    if (whole(im, RIVAL_SPATIAL, 0))
        e.topic = FRN_LIT("territory");
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_rivalries = {.mode = FRN_ROWS_QUOTED,
                                              .separator = ',',
                                              .columns = rival_columns,
                                              .required = 4,
                                              .least = 4,
                                              .row = rivalry};

int frn_is_rivalries(frn_slice head)
{
    return frn_import_has_columns(head, ',', "rivalry|ccode1|ccode2|start|end") ? 95 : 0;
}
