/* ACLED events: CSV with a header, dates in words or ISO. An event with one actor (a protest
 * without a named target) has nobody at its other end. */
#include "import/codes.h"

enum { DATE, ACTOR1, ACTOR2, TYPE, SUB_TYPE, COUNTRY, SOURCE, NOTES, ID };

static const char *const columns[] = {"event_date", "actor1",         "actor2",
                                      "event_type", "sub_event_type", "country",
                                      "source",     "notes",          "event_id_cnty|data_id",
                                      NULL};

typedef struct meaning {
    const char *type, *sub; /* sub NULL: any */
    frn_action action;
    const char *topic;
} meaning;

static const meaning meanings[] = {
    {"Battles", NULL, FRN_ACTION_FIGHT, "military"},
    {"Explosions/Remote violence", NULL, FRN_ACTION_FIGHT, "military"},
    {"Violence against civilians", NULL, FRN_ACTION_ASSAULT, "human-rights"},
    {"Protests", NULL, FRN_ACTION_PROTEST, "protest"},
    {"Riots", NULL, FRN_ACTION_PROTEST, "protest"},
    {"Strategic developments", "Agreement", FRN_ACTION_AGREE, "peace-process"},
    {"Strategic developments", "Arrests", FRN_ACTION_COERCE, "repression"},
    {"Strategic developments", "Looting/property destruction", FRN_ACTION_COERCE, "crime"},
    {"Strategic developments", "Non-violent transfer of territory", FRN_ACTION_RETREAT,
     "territory"},
    {"Strategic developments", "Disrupted weapons use", FRN_ACTION_COERCE, "military"},
    {"Strategic developments", NULL, FRN_ACTION_STATEMENT, "military"},
};

static const meaning *find(frn_slice type, frn_slice sub)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (frn_slice_eq_nocase(type, frn_slice_of(meanings[i].type)) &&
            (!meanings[i].sub || frn_slice_eq_nocase(sub, frn_slice_of(meanings[i].sub))))
            return &meanings[i];
    return NULL;
}

static frn_status row(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    frn_slice type = frn_import_column(im, TYPE);
    const meaning *m = find(type, frn_import_column(im, SUB_TYPE));

    if (!m) {
        frn_import_trouble(im, FRN_TROUBLE_CODE, line, type);
        return FRN_OK;
    }
    e.line = line;
    e.date = frn_import_date(frn_import_column(im, DATE));
    e.source.name = frn_import_column(im, ACTOR1);
    e.target.name = frn_import_column(im, ACTOR2);
    e.action = m->action;
    e.topic = frn_slice_of(m->topic);
    e.place = frn_import_column(im, COUNTRY);
    e.text = frn_import_column(im, NOTES);
    e.outlet = frn_import_column(im, SOURCE);
    e.title = frn_import_column(im, ID);
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_acled = {.mode = FRN_ROWS_QUOTED,
                                          .separator = ',',
                                          .columns = columns,
                                          .required = 4,
                                          .least = 4,
                                          .row = row};

int frn_is_acled(frn_slice head)
{
    return frn_import_has_columns(head, ',', "event_date|actor1|actor2|event_type") ? 95 : 0;
}
