/* POLECAT: 40 columns between tabs with a header; PLOVER types, "None" for missing. Contexts are a
 * list by semicolons; the first that is known is the topic. */
#include "import/codes.h"

enum {
    DATE,
    TYPE,
    ACTOR,
    RECIPIENT,
    ACTOR_COUNTRY,
    RECIPIENT_COUNTRY,
    INTENSITY,
    CONTEXTS,
    COUNTRY,
    SOURCE,
    PUBLISHED,
    ID,
    MODE
};

static const char *const columns[] = {"Event Date",       "Event Type",
                                      "Actor Name",       "Recipient Name",
                                      "Actor Country",    "Recipient Country",
                                      "Intensity",        "Contexts",
                                      "Country",          "Source",
                                      "Publication Date", "Event ID",
                                      "Event Mode",       NULL};

static frn_slice topic_of(frn_slice contexts)
{
    frn_slice one, topic;

    while (contexts.len && frn_slice_split(&contexts, ';', &one)) {
        topic = frn_import_context(frn_slice_trim(one));
        if (topic.len)
            return topic;
    }
    return frn_slice_make("", 0);
}

static frn_status row(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    frn_slice type = frn_import_column(im, TYPE);

    e.line = line;
    e.id = e.story = frn_import_column(im, ID);
    e.has_repeats = e.id.len > 0;
    e.date = frn_import_date(frn_import_column(im, DATE));
    e.source.name = frn_import_column(im, ACTOR);
    e.source.state = frn_import_column(im, ACTOR_COUNTRY);
    e.target.name = frn_import_column(im, RECIPIENT);
    e.target.state = frn_import_column(im, RECIPIENT_COUNTRY);
    e.action = frn_import_plover(type);
    e.scored = frn_import_number(im, frn_import_column(im, INTENSITY), line, &e.intensity);
    if (e.action == FRN_ACTION_NONE) {
        frn_import_trouble(im, FRN_TROUBLE_CODE, line, type);
        if (!e.scored)
            return FRN_OK;
    }
    e.text = type;
    e.topic = topic_of(frn_import_column(im, CONTEXTS));
    e.place = frn_import_column(im, COUNTRY);
    e.outlet = frn_import_column(im, SOURCE);
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_polecat = {.mode = FRN_ROWS_LINES,
                                            .separator = '\t',
                                            .columns = columns,
                                            .required = 4,
                                            .least = 14,
                                            .row = row};

int frn_is_polecat(frn_slice head)
{
    return frn_import_has_columns(head, '\t', "Event Date|Event Type|Actor Name|Recipient Name")
               ? 100
               : 0;
}
