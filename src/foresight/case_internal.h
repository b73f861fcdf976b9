/* foresight/case_internal.h - a case under construction, shared by its readers. */
#ifndef FRENEMY_FORESIGHT_CASE_INTERNAL_H
#define FRENEMY_FORESIGHT_CASE_INTERNAL_H

#include "base/intern.h"
#include "foresight/case.h"

enum { FRN_MOST_CELLS = 512 };

typedef struct frn_cell {
    frn_slice text;  /* without quotes and surrounding blanks */
    uint32_t column; /* 1-based, in characters */
} frn_cell;

typedef struct frn_case_actor {
    double size, capability;
    uint32_t of;
} frn_case_actor;

typedef struct frn_case_issue {
    double weight, low, high, reversion;
    frn_date deadline;
} frn_case_issue;

typedef struct frn_case_stand {
    uint32_t actor, issue, row; /* row: order of reading */
    double position, salience, capability;
    frn_date date;
} frn_case_stand;

typedef struct frn_case_propensity {
    uint32_t a, b, issue;
    double tone, positive, negative;
} frn_case_propensity;

typedef struct frn_case_draft {
    frn_arena *arena;
    const frn_case_options *options;
    const frn_diag_sink *sink;
    frn_error *err;
    frn_slice file;
    uint64_t line;
    uint32_t faults;
    bool out_of_memory;
    frn_slice title;
    frn_date date;
    double half_step;
    frn_intern actor_name, issue_name;
    FRN_VEC(frn_case_actor) actor; /* [actor_name] */
    FRN_VEC(frn_case_issue) issue; /* [issue_name] */
    FRN_VEC(frn_case_stand) stand;
    FRN_VEC(frn_case_propensity) propensity;
    FRN_VEC(frn_case_change) effect;
    bool actors_declared, issues_declared; /* names outside the tables are faults then */
} frn_case_draft;

/* Splits a line at `sep`; cells may be quoted with one of `quotes`. Returns the number of cells. */
size_t frn_cells_split(frn_cell *cell, frn_slice line, char sep, const char *quotes);
/* Takes the next line off *rest, without its end. */
bool frn_case_line(frn_slice *rest, frn_slice *line);
/* What was found, cut to a readable length: printf("%.*s", SHOWN(text)). */
#define SHOWN(text) FRN_ARG(frn_slice_sub(text, 0, 40))
/* A fault in the current line; column 0: the whole line. */
void frn_case_fault(frn_case_draft *d, uint32_t column, const char *fmt, ...) FRN_PRINTF(3, 4);

uint32_t frn_case_add_actor(frn_case_draft *d, frn_slice name); /* FRN_NONE: memory is out */
uint32_t frn_case_add_issue(frn_case_draft *d, frn_slice name);
void frn_case_add_stand(frn_case_draft *d, frn_case_stand stand);
void frn_case_add_propensity(frn_case_draft *d, frn_case_propensity propensity);

void frn_case_read_sections(frn_case_draft *d, frn_slice text);
/* A table whose header fits a section; false when it fits none. */
bool frn_case_read_table(frn_case_draft *d, frn_slice text);
bool frn_case_read_matrix(frn_case_draft *d, frn_slice text);
bool frn_case_read_ktab(frn_case_draft *d, frn_slice text);
bool frn_case_read_exchange(frn_case_draft *d, frn_slice text);

#endif
