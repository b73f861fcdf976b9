/* Tables with a header. `events` knows its columns by their usual names; `csv` is told them:
 *     --columns date=1,source=Side A,target=4,goldstein=score
 * A value is a column's name or its number from 1. Keys: date source target (required), and
 * source_state target_state code action goldstein sign text place topic outlet story until. */
#include "import/reader.h"

enum {
    DATE,
    SOURCE,
    TARGET,
    GOLDSTEIN,
    SIGN,
    CODE,
    ACTION,
    TEXT,
    PLACE,
    TOPIC,
    OUTLET,
    STORY,
    SOURCE_STATE,
    TARGET_STATE,
    UNTIL,
    KEYS
};

static const char *const keys[KEYS] = {"date",   "source", "target",       "goldstein",    "sign",
                                       "code",   "action", "text",         "place",        "topic",
                                       "outlet", "story",  "source_state", "target_state", "until"};

static const char *const names[KEYS + 1] = {"date|event_date|event date|day",
                                            "source|source_name|source name|actor1|from",
                                            "target|target_name|target name|actor2|to",
                                            "goldstein|intensity|score|weight",
                                            "sign",
                                            "cameo|code|cameo code|event_code|cameo_code",
                                            "action|event_type|type",
                                            "event_text|event text|text|event|sentence",
                                            "place|country|location",
                                            "topic|issue|context",
                                            "outlet|publisher|newspaper",
                                            "story|story_id|story id",
                                            "source_state|source_country|source country",
                                            "target_state|target_country|target country",
                                            "until|end|end_date",
                                            NULL};

static double intensity_of_sign(double sign)
{
    return sign > 0 ? 5 : sign < 0 ? -5 : 0;
}

static frn_status row(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    frn_slice action = frn_import_column(im, ACTION);
    double sign;

    e.line = line;
    e.date = frn_date_parse(frn_import_column(im, DATE));
    e.source.name = frn_import_column(im, SOURCE);
    e.target.name = frn_import_column(im, TARGET);
    e.source.state = frn_import_column(im, SOURCE_STATE);
    e.target.state = frn_import_column(im, TARGET_STATE);
    e.code = frn_import_column(im, CODE);
    e.action = frn_action_find(action);
    e.scored = frn_import_number(im, frn_import_column(im, GOLDSTEIN), line, &e.intensity);
    if (!e.scored && frn_import_number(im, frn_import_column(im, SIGN), line, &sign)) {
        e.scored = true;
        e.intensity = intensity_of_sign(sign);
    }
    if (!e.scored && e.code.len == 0 && e.action == FRN_ACTION_NONE) {
        frn_import_trouble(im, FRN_TROUBLE_LINE, line, FRN_LIT("neither code nor score"));
        return FRN_OK;
    }
    e.text = frn_import_column(im, TEXT);
    e.place = frn_import_column(im, PLACE);
    e.topic = frn_import_column(im, TOPIC);
    e.outlet = frn_import_column(im, OUTLET);
    e.story = frn_import_column(im, STORY);
    e.has_repeats = e.story.len > 0;
    if (im->column[UNTIL] >= 0)
        e.when = (frn_span){e.date, frn_date_parse(frn_import_column(im, UNTIL))};
    return frn_import_emit(im, &e, err);
}

static char separator_of(frn_slice header)
{
    static const char marks[] = {'\t', ';', ',', '|'};
    char best = ',';
    size_t most = 1;

    for (size_t i = 0; i < sizeof marks; i++) {
        size_t width = frn_import_width(header, marks[i]);
        if (width > most) {
            most = width;
            best = marks[i];
        }
    }
    return best;
}

static int named_column(const frn_importer *im, frn_slice list)
{
    frn_slice name;
    int64_t number;

    if (frn_slice_int(list, &number) && number >= 1 && number <= FRN_MOST_CELLS)
        return (int)number - 1;
    while (frn_slice_split(&list, '|', &name))
        for (size_t i = 0; i < im->cells && i < FRN_MOST_CELLS; i++)
            if (frn_slice_eq_nocase(frn_slice_trim(im->cell[i]), frn_slice_trim(name)))
                return (int)i;
    return -1;
}

/* "date=1,source=Side A": false for a part that is not understood. */
static bool told_columns(frn_importer *im)
{
    frn_slice list = im->options.columns, part;
    bool sound = true;

    while (frn_slice_split(&list, ',', &part)) {
        size_t at = frn_slice_find(part, '=', 0);
        frn_slice key = frn_slice_trim(frn_slice_sub(part, 0, at));
        int column = named_column(im, frn_slice_trim(frn_slice_sub(part, at + 1, part.len))), k;

        for (k = 0; k < KEYS && !frn_slice_is(key, keys[k]);)
            k++;
        if (k < KEYS && column >= 0)
            im->column[k] = column;
        else
            sound = false;
        if (k == KEYS || column < 0)
            frn_diag_tell(im->diag, FRN_IMPORT_COLUMNS, im->name, 1, 0, "'%.*s'", FRN_ARG(part));
    }
    return sound;
}

static frn_status header(frn_importer *im, bool told, frn_error *err)
{
    bool score;

    for (int k = 0; k < KEYS && !told; k++)
        im->column[k] = named_column(im, frn_slice_of(names[k]));
    if (told && !told_columns(im))
        return frn_fail(err, FRN_E_INPUT, "--columns names what the header does not have");
    score = im->column[GOLDSTEIN] >= 0 || im->column[SIGN] >= 0 || im->column[CODE] >= 0 ||
            im->column[ACTION] >= 0;
    if (im->column[DATE] < 0 || im->column[SOURCE] < 0 || im->column[TARGET] < 0 || !score) {
        frn_diag_tell(im->diag, FRN_IMPORT_HEADER, im->name, 1, 0, "%s",
                      "date, source, target and one of goldstein, sign, code, action");
        return frn_fail(err, FRN_E_INPUT,
                        "date, source, target and a score, sign or code are needed: name them "
                        "with --columns");
    }
    return FRN_OK;
}

static frn_status record(frn_importer *im, frn_slice text, uint64_t line, frn_error *err)
{
    bool told = im->options.columns.len > 0 && frn_slice_is(frn_slice_of(im->format->name), "csv");
    char *separator = im->state;

    if (!separator) {
        separator = frn_arena_alloc(&im->file_arena, 1);
        if (!separator)
            return frn_no_memory(err);
        *separator = separator_of(text);
        im->state = separator;
    }
    FRN_TRY(frn_import_cut(im, text, *separator, true, err));
    if (!im->header_done) {
        im->header_done = true;
        im->counts.rows--;
        im->rows_here--;
        return header(im, told, err);
    }
    if (im->cells > FRN_MOST_CELLS) {
        frn_import_trouble(im, FRN_TROUBLE_LONG, line, text);
        return FRN_OK;
    }
    for (int i = 0; i < 3; i++) {
        if (im->column[i] >= (int)im->cells) {
            frn_import_trouble(im, FRN_TROUBLE_SHORT, line, text);
            return FRN_OK;
        }
    }
    return row(im, line, err);
}

const frn_import_reader frn_read_events = {.mode = FRN_ROWS_QUOTED, .record = record};
const frn_import_reader frn_read_csv = {.mode = FRN_ROWS_QUOTED, .record = record};

int frn_is_events(frn_slice head)
{
    static const char marks[] = {'\t', ',', ';'};

    for (size_t i = 0; i < sizeof marks; i++)
        for (int k = GOLDSTEIN; k <= CODE; k++) {
            frn_slice list = frn_slice_of(names[k]), name;
            while (frn_slice_split(&list, '|', &name)) {
                char want[96] = "date|source|target|";
                size_t len = strlen(want);
                memcpy(want + len, name.ptr, name.len);
                want[len + name.len] = 0;
                if (frn_import_has_columns(head, marks[i], want))
                    return 80;
            }
        }
    return 0;
}

int frn_is_csv(frn_slice head)
{
    (void)head; /* only when asked for */
    return 0;
}
