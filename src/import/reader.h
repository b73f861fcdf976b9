/* import/reader.h - what the formats share: cells, columns, the event that a row is, and its claim.
 *
 * A format cuts a record into cells, fills one frn_event and hands it to frn_import_emit, which
 * knows actors, codes, issues and repeats. Formats hold no state between rows but their columns.
 */
#ifndef FRENEMY_IMPORT_READER_H
#define FRENEMY_IMPORT_READER_H

#include "base/hash.h"
#include "base/map.h"
#include "claim/cameo.h"
#include "import/import.h"
#include "import/rows.h"

enum { FRN_MOST_CELLS = 128, FRN_MOST_COLUMNS = 48 };

typedef enum frn_state_by { /* how a cell names a state */
                            FRN_STATE_NAME = 0,
                            FRN_STATE_CAMEO,
                            FRN_STATE_ISO3,
                            FRN_STATE_ISO2,
                            FRN_STATE_FIPS,
                            FRN_STATE_COW
} frn_state_by;

typedef struct frn_end { /* one end of an event, as the row has it */
    frn_slice name;      /* empty: the state itself */
    frn_slice state;     /* name or code; empty: unknown */
    frn_state_by by;
    frn_slice role; /* CAMEO role code ("GOV", "MIL") */
    frn_slice code; /* whole CAMEO actor code ("USAGOV"): used where name and state are empty */
    frn_actor_kind kind;
} frn_end;

/* What a claim shows as the words for an end. */
static inline frn_slice frn_end_words(const frn_end *end)
{
    return end->name.len ? end->name : end->state.len ? end->state : end->code;
}

typedef struct frn_event {
    frn_slice id; /* the data set's own; empty: none */
    frn_date date;
    frn_span when; /* FRN_NO_SPAN: the date alone */
    frn_end source, target;
    frn_slice code;    /* CAMEO; empty: see action */
    frn_action action; /* where there is no code */
    bool scored;       /* the row has its own intensity */
    double intensity;  /* Goldstein scale */
    frn_slice text;    /* what happened, in the row's words */
    frn_slice place;   /* country of the action */
    frn_state_by place_by;
    frn_slice topic;  /* issue id; empty: that of the code */
    frn_slice outlet; /* who reported it */
    frn_slice outlet_host;
    frn_slice title;
    uint64_t line, count;
    frn_slice story;  /* with date, code and both ends' words: what a repeat or a mirror shares */
    bool has_repeats; /* the format repeats rows: the story is the claim's title */
} frn_event;

#define FRN_EVENT_INIT                                                                             \
    {                                                                                              \
        .date = FRN_NO_DATE, .when = { FRN_NO_DATE, FRN_NO_DATE }                                  \
    }

typedef struct frn_import_reader {
    frn_rows_mode mode;
    char separator;
    /* Column names of the header line, alternatives by '|', those that must be there first; NULL:
     * no header. */
    const char *const *columns;
    int required;
    size_t least, most; /* cells of a row; most 0: any */
    frn_status (*row)(frn_importer *im, uint64_t line, frn_error *err);
    frn_status (*record)(frn_importer *im, frn_slice record, uint64_t line, frn_error *err);
    frn_status (*begin)(frn_importer *im, frn_error *err); /* each member; may be NULL */
} frn_import_reader;

typedef enum frn_trouble {
    FRN_TROUBLE_SHORT,
    FRN_TROUBLE_LONG,
    FRN_TROUBLE_DATE,
    FRN_TROUBLE_CODE,
    FRN_TROUBLE_NUMBER,
    FRN_TROUBLE_LINE,
    FRN_TROUBLE_COUNT
} frn_trouble;

typedef struct frn_import_actors frn_import_actors;
typedef struct frn_import_held frn_import_held;

struct frn_importer {
    frn_import_options options;
    frn_claim_sink sink;
    const frn_diag_sink *diag;
    frn_import_counts counts;
    frn_cameo_table *cameo;
    frn_import_actors *actors;
    frn_import_held *held; /* events that wait for their mentions */
    const frn_import_format *format;
    frn_arena file_arena; /* lives as long as the member being read */
    frn_arena row_arena;
    const char *path; /* of the file; NULL for bytes */
    frn_slice name;   /* of the member */
    bool header_done;
    int column[FRN_MOST_COLUMNS]; /* cell of the i-th wanted column; -1 */
    frn_slice cell[FRN_MOST_CELLS];
    size_t cells;
    uint64_t told[FRN_TROUBLE_COUNT];
    frn_map seen, mirrors;                            /* hashes of rows */
    uint64_t rows_here, repeated_here, claims_before; /* of the member being read */
    void *state;                                      /* the format's own, in file_arena */
};

/* The i-th cell, trimmed; empty when it is missing in any way seen in the wild (NA, NULL, None,
 * nan, --, ---, \N). */
frn_slice frn_import_cell(const frn_importer *im, int i);
/* The cell of the i-th wanted column. */
frn_slice frn_import_column(const frn_importer *im, int i);
/* False when missing; tells FRN-0405 when it is no number. */
bool frn_import_number(frn_importer *im, frn_slice cell, uint64_t line, double *out);
bool frn_import_missing(frn_slice cell);
void frn_import_trouble(frn_importer *im, frn_trouble kind, uint64_t line, frn_slice what);
frn_status frn_import_emit(frn_importer *im, const frn_event *event, frn_error *err);
/* Cuts CSV or TSV into im->cell; the quoted ones are unquoted in the row arena. */
frn_status frn_import_cut(frn_importer *im, frn_slice record, char separator, bool quoted,
                          frn_error *err);
/* "https://www.example.org/a" -> "example.org". */
frn_slice frn_import_host(frn_slice url);
/* The issue id of a PLOVER context ("military"); empty when unknown. */
frn_slice frn_import_context(frn_slice context);
/* How many columns a line has. */
size_t frn_import_width(frn_slice line, char separator);
/* Header recognition: whether the first line of `head` has every name of the `|`-list. */
bool frn_import_has_columns(frn_slice head, char separator, const char *names);
/* The first line of `head` (and, by `skip`, a later one); empty when there is none. */
frn_slice frn_import_line(frn_slice head, int skip);
bool frn_import_digits(frn_slice s, size_t least, size_t most);

/* actors.c */
frn_status frn_import_actors_open(frn_import_actors **out, const frn_import_options *options,
                                  const frn_diag_sink *diag, frn_error *err);
void frn_import_actors_close(frn_import_actors *actors);
/* Into *out (owned by the table); *out has an empty id for nobody. */
frn_status frn_import_resolve(frn_import_actors *actors, const frn_end *end, frn_date date,
                              frn_party *out, frn_error *err);
frn_status frn_import_outlet(frn_import_actors *actors, frn_slice name, frn_slice host,
                             frn_party *out, frn_error *err);
/* Issue id and state of a country cell; both empty when unknown. */
frn_status frn_import_place(frn_import_actors *actors, frn_slice place, frn_state_by by,
                            frn_slice *issue, frn_slice *state, frn_error *err);

/* mentions.c */
frn_status frn_import_hold(frn_importer *im, const frn_event *event, frn_error *err);
void frn_import_held_free(frn_import_held *held);

extern const frn_import_reader frn_read_icews, frn_read_gdelt1, frn_read_gdelt2, frn_read_mentions,
    frn_read_polecat, frn_read_phoenix, frn_read_petrarch, frn_read_tabari, frn_read_tkg,
    frn_read_plover, frn_read_mid, frn_read_atop, frn_read_rivalries, frn_read_ucdp, frn_read_ged,
    frn_read_acled, frn_read_events, frn_read_csv, frn_read_claims;
int frn_is_icews(frn_slice head);
int frn_is_gdelt1(frn_slice head);
int frn_is_gdelt2(frn_slice head);
int frn_is_mentions(frn_slice head);
int frn_is_polecat(frn_slice head);
int frn_is_phoenix(frn_slice head);
int frn_is_petrarch(frn_slice head);
int frn_is_tabari(frn_slice head);
int frn_is_tkg(frn_slice head);
int frn_is_plover(frn_slice head);
int frn_is_mid(frn_slice head);
int frn_is_atop(frn_slice head);
int frn_is_rivalries(frn_slice head);
int frn_is_ucdp(frn_slice head);
int frn_is_ged(frn_slice head);
int frn_is_acled(frn_slice head);
int frn_is_events(frn_slice head);
int frn_is_csv(frn_slice head);
int frn_is_claims(frn_slice head);

#endif
