/* Case files proper: sections of tables, and tables by themselves. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "foresight/case_internal.h"

typedef enum section {
    SECTION_ACTORS,
    SECTION_ISSUES,
    SECTION_POSITIONS,
    SECTION_PROPENSITIES,
    SECTION_EFFECTS,
    SECTION_COUNT
} section;

typedef enum field {
    FIELD_NONE,
    FIELD_ACTOR,
    FIELD_OTHER,
    FIELD_ISSUE,
    FIELD_SIZE,
    FIELD_CAPABILITY,
    FIELD_OF,
    FIELD_WEIGHT,
    FIELD_LOW,
    FIELD_HIGH,
    FIELD_REVERSION,
    FIELD_DEADLINE,
    FIELD_POSITION,
    FIELD_SALIENCE,
    FIELD_DATE,
    FIELD_TONE,
    FIELD_POSITIVE,
    FIELD_NEGATIVE,
    FIELD_WHEN,
    FIELD_CHANGE,
    FIELD_TO,
    FIELD_BECAUSE,
    FIELD_COUNT
} field;

typedef struct column {
    field field;
    bool required;
    const char *names; /* |-separated, the first is ours */
} column;

enum { MOST_COLUMNS = 7 };

static const struct {
    const char *name;
    column column[MOST_COLUMNS];
} sections[SECTION_COUNT] = {
    {"actors",
     {{FIELD_ACTOR, true, "name|actor"},
      {FIELD_SIZE, false, "size|strength"},
      {FIELD_CAPABILITY, false, "capability|power|influence"},
      {FIELD_OF, false, "of|parent"}}},
    {"issues",
     {{FIELD_ISSUE, true, "name|issue"},
      {FIELD_WEIGHT, false, "weight"},
      {FIELD_LOW, false, "low|min"},
      {FIELD_HIGH, false, "high|max"},
      {FIELD_REVERSION, false, "reversion|status quo"},
      {FIELD_DEADLINE, false, "deadline"}}},
    {"positions",
     {{FIELD_ACTOR, true, "actor|name"},
      {FIELD_ISSUE, true, "issue"},
      {FIELD_POSITION, true, "position"},
      {FIELD_SALIENCE, false, "salience"},
      {FIELD_CAPABILITY, false, "capability|power|influence"},
      {FIELD_DATE, false, "date"}}},
    {"propensities",
     {{FIELD_ACTOR, true, "actor|a|source"},
      {FIELD_OTHER, true, "other|b|target"},
      {FIELD_ISSUE, false, "issue"},
      {FIELD_TONE, false, "tone|propensity|sign"},
      {FIELD_POSITIVE, false, "positive"},
      {FIELD_NEGATIVE, false, "negative"}}},
    {"effects",
     {{FIELD_WHEN, true, "when"},
      {FIELD_CHANGE, true, "change"},
      {FIELD_ACTOR, false, "actor"},
      {FIELD_OTHER, false, "other"},
      {FIELD_ISSUE, false, "issue"},
      {FIELD_TO, true, "to"},
      {FIELD_BECAUSE, false, "because"}}},
};

typedef struct table {
    section section;
    field field[FRN_MOST_CELLS];
    size_t columns;
} table;

typedef struct row {
    frn_slice text[FIELD_COUNT];
    uint32_t column[FIELD_COUNT]; /* 0: the cell is empty or missing */
} row;

static field field_of(section s, frn_slice name)
{
    for (int c = 0; c < MOST_COLUMNS; c++) {
        frn_slice names = frn_slice_of(sections[s].column[c].names), one;

        while (names.ptr && frn_slice_split(&names, '|', &one))
            if (frn_slice_eq_nocase(one, name))
                return sections[s].column[c].field;
    }
    return FIELD_NONE;
}

static void own_names(section s, char *out, size_t size)
{
    size_t used = 0;

    out[0] = 0;
    for (int c = 0; c < MOST_COLUMNS && sections[s].column[c].names; c++) {
        frn_slice names = frn_slice_of(sections[s].column[c].names), first;
        int n;

        (void)frn_slice_split(&names, '|', &first);
        n = snprintf(out + used, size - used, "%s%.*s", c ? ", " : "", FRN_ARG(first));
        used += n > 0 && (size_t)n < size - used ? (size_t)n : 0;
    }
}

/* The header of a table in a case file: only known columns, the required ones among them. */
static bool read_header(frn_case_draft *d, table *t, section s, const frn_cell *cell, size_t count)
{
    char known[128];
    bool seen[FIELD_COUNT] = {false}, sound = true;

    own_names(s, known, sizeof known);
    t->section = s;
    t->columns = count;
    for (size_t i = 0; i < count; i++) {
        field f = field_of(s, cell[i].text);

        t->field[i] = f;
        if (f == FIELD_NONE || seen[f]) {
            frn_case_fault(d, cell[i].column,
                           f == FIELD_NONE ? "expected a column of [%s] (%s), found '%.*s'"
                                           : "expected each column of [%s] once (%s), found '%.*s' "
                                             "again",
                           sections[s].name, known, SHOWN(cell[i].text));
            sound = false;
        }
        seen[f] = true;
    }
    for (int c = 0; c < MOST_COLUMNS; c++) {
        const column *col = &sections[s].column[c];

        if (col->required && !seen[col->field]) {
            frn_slice names = frn_slice_of(col->names), first;

            (void)frn_slice_split(&names, '|', &first);
            frn_case_fault(d, 1, "expected a header of [%s] with the column '%.*s' (of %s)",
                           sections[s].name, FRN_ARG(first), known);
            sound = false;
        }
    }
    return sound;
}

static bool number(frn_case_draft *d, const row *r, field f, double least, const char *what,
                   double *out)
{
    *out = NAN;
    if (r->column[f] == 0)
        return true;
    if (frn_slice_double(r->text[f], out) && isfinite(*out) && *out >= least)
        return true;
    *out = NAN;
    frn_case_fault(d, r->column[f], "expected %s, found '%.*s'", what, SHOWN(r->text[f]));
    return false;
}

static bool date(frn_case_draft *d, const row *r, field f, frn_date *out)
{
    *out = FRN_NO_DATE;
    if (r->column[f] == 0)
        return true;
    *out = frn_date_parse(r->text[f]);
    if (*out == FRN_NO_DATE)
        frn_case_fault(d, r->column[f], "expected a date like 2014-06-16, found '%.*s'",
                       SHOWN(r->text[f]));
    return *out != FRN_NO_DATE;
}

static void list_names(const frn_intern *names, char *out, size_t size)
{
    size_t used = 0;

    out[0] = 0;
    for (uint32_t i = 0; i < frn_intern_count(names); i++) {
        int n = i == 8 ? snprintf(out + used, size - used, ", ...")
                       : snprintf(out + used, size - used, "%s%.*s", i ? ", " : "",
                                  FRN_ARG(frn_intern_text(names, i)));

        if (n < 0 || (size_t)n >= size - used || i == 8)
            return;
        used += (size_t)n;
    }
}

/* The number of a name, added unless its table has been read and does not hold it. */
static uint32_t name(frn_case_draft *d, const row *r, field f, bool issue)
{
    frn_intern *names = issue ? &d->issue_name : &d->actor_name;
    bool declared = issue ? d->issues_declared : d->actors_declared;
    uint32_t id = frn_intern_find(names, r->text[f]);

    if (id == FRN_NONE && declared) {
        char known[256];

        list_names(names, known, sizeof known);
        frn_case_fault(d, r->column[f], "expected %s of [%s] (%s), found '%.*s'",
                       issue ? "an issue" : "an actor", issue ? "issues" : "actors", known,
                       SHOWN(r->text[f]));
        return FRN_NONE;
    }
    if (id != FRN_NONE)
        return id;
    return issue ? frn_case_add_issue(d, r->text[f]) : frn_case_add_actor(d, r->text[f]);
}

static void actor_row(frn_case_draft *d, const row *r)
{
    double size, capability;
    uint32_t id, before = frn_intern_count(&d->actor_name);

    /* The name is known whatever else the row has wrong: rows that use it are not at fault. */
    id = frn_case_add_actor(d, r->text[FIELD_ACTOR]);
    if (id == FRN_NONE || !number(d, r, FIELD_SIZE, 1e-300, "a size above 0", &size) ||
        !number(d, r, FIELD_CAPABILITY, 0, "a capability of 0 or more", &capability))
        return;
    if (id < before) {
        frn_case_fault(d, r->column[FIELD_ACTOR], "expected each actor once, found '%.*s' again",
                       SHOWN(r->text[FIELD_ACTOR]));
        return;
    }
    d->actor.at[id].size = size;
    d->actor.at[id].capability = capability;
    if (r->column[FIELD_OF] == 0)
        return;
    d->actor.at[id].of = frn_intern_find(&d->actor_name, r->text[FIELD_OF]);
    if (d->actor.at[id].of == FRN_NONE || d->actor.at[id].of == id ||
        d->actor.at[d->actor.at[id].of].of != FRN_NONE)
        frn_case_fault(d, r->column[FIELD_OF],
                       "expected an actor named above that is no faction itself, found '%.*s'",
                       SHOWN(r->text[FIELD_OF]));
}

static void issue_row(frn_case_draft *d, const row *r)
{
    frn_case_issue issue;
    uint32_t id, before = frn_intern_count(&d->issue_name);

    id = frn_case_add_issue(d, r->text[FIELD_ISSUE]);
    if (id == FRN_NONE || !number(d, r, FIELD_WEIGHT, 0, "a weight of 0 or more", &issue.weight) ||
        !number(d, r, FIELD_LOW, -INFINITY, "a number", &issue.low) ||
        !number(d, r, FIELD_HIGH, -INFINITY, "a number", &issue.high) ||
        !number(d, r, FIELD_REVERSION, -INFINITY, "a number", &issue.reversion) ||
        !date(d, r, FIELD_DEADLINE, &issue.deadline))
        return;
    if (!((isnan(issue.low) ? 0 : issue.low) < (isnan(issue.high) ? 100 : issue.high))) {
        frn_case_fault(d, r->column[r->column[FIELD_HIGH] ? FIELD_HIGH : FIELD_LOW],
                       "expected a scale that runs from low to high");
        return;
    }
    if (id < before)
        frn_case_fault(d, r->column[FIELD_ISSUE], "expected each issue once, found '%.*s' again",
                       SHOWN(r->text[FIELD_ISSUE]));
    else
        d->issue.at[id] = issue;
}

static void position_row(frn_case_draft *d, const row *r)
{
    frn_case_stand s = {0};
    double low, high;

    if (!number(d, r, FIELD_POSITION, -INFINITY, "a position", &s.position) ||
        !number(d, r, FIELD_SALIENCE, 0, "a salience of 0 or more", &s.salience) ||
        !number(d, r, FIELD_CAPABILITY, 0, "a capability of 0 or more", &s.capability) ||
        !date(d, r, FIELD_DATE, &s.date))
        return;
    s.actor = name(d, r, FIELD_ACTOR, false);
    s.issue = name(d, r, FIELD_ISSUE, true);
    if (s.actor == FRN_NONE || s.issue == FRN_NONE)
        return;
    low = isnan(d->issue.at[s.issue].low) ? 0 : d->issue.at[s.issue].low;
    high = isnan(d->issue.at[s.issue].high) ? 100 : d->issue.at[s.issue].high;
    if (s.position < low || s.position > high)
        frn_case_fault(d, r->column[FIELD_POSITION],
                       "expected a position between %g and %g, found "
                       "'%.*s'",
                       low, high, SHOWN(r->text[FIELD_POSITION]));
    else
        frn_case_add_stand(d, s);
}

static void propensity_row(frn_case_draft *d, const row *r)
{
    frn_case_propensity p = {0};

    if (!number(d, r, FIELD_TONE, -INFINITY, "a tone", &p.tone) ||
        !number(d, r, FIELD_POSITIVE, 0, "a mass of 0 or more", &p.positive) ||
        !number(d, r, FIELD_NEGATIVE, 0, "a mass of 0 or more", &p.negative))
        return;
    if (isnan(p.tone) && isnan(p.positive) && isnan(p.negative)) {
        frn_case_fault(d, r->column[FIELD_OTHER],
                       "expected a tone, or a positive and a negative "
                       "mass, after the two actors");
        return;
    }
    p.a = name(d, r, FIELD_ACTOR, false);
    p.b = name(d, r, FIELD_OTHER, false);
    p.issue = r->column[FIELD_ISSUE] ? name(d, r, FIELD_ISSUE, true)
                                     : frn_case_add_issue(d, FRN_LIT("general"));
    if (p.a == FRN_NONE || p.b == FRN_NONE || p.issue == FRN_NONE)
        return;
    if (p.a == p.b)
        frn_case_fault(d, r->column[FIELD_OTHER],
                       "expected two different actors, found '%.*s' "
                       "twice",
                       SHOWN(r->text[FIELD_OTHER]));
    else
        frn_case_add_propensity(d, p);
}

/* The names that an input goes by: all that it needs, none that it has not. */
static bool effect_names(frn_case_draft *d, const row *r, frn_case_input input)
{
    static const struct {
        field field;
        const char *what;
        uint32_t needs, may; /* bits of frn_case_input */
    } names[] = {{FIELD_ACTOR, "an actor",
                  1u << FRN_CASE_SIZE | 1u << FRN_CASE_TONE | 1u << FRN_CASE_POSITION |
                      1u << FRN_CASE_SALIENCE | 1u << FRN_CASE_CAPABILITY,
                  0},
                 {FIELD_OTHER, "another actor", 1u << FRN_CASE_TONE, 0},
                 {FIELD_ISSUE, "an issue",
                  1u << FRN_CASE_WEIGHT | 1u << FRN_CASE_POSITION | 1u << FRN_CASE_SALIENCE |
                      1u << FRN_CASE_REVERSION,
                  1u << FRN_CASE_TONE | 1u << FRN_CASE_CAPABILITY}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool given = r->column[names[i].field] != 0, needs = names[i].needs >> input & 1;

        if (needs != given && !(given && names[i].may >> input & 1)) {
            frn_case_fault(d, r->column[given ? names[i].field : FIELD_CHANGE],
                           needs ? "expected %s for the %s" : "expected no %s with %s",
                           needs    ? names[i].what
                           : i == 2 ? "issue"
                                    : "actor",
                           frn_case_input_text(input));
            return false;
        }
    }
    return true;
}

/* An effect adds no names of its own; without a table to hold against, whoever applies it asks. */
static bool known(frn_case_draft *d, const row *r, field f, bool issue)
{
    return r->column[f] == 0 || !(issue ? d->issues_declared : d->actors_declared) ||
           name(d, r, f, issue) != FRN_NONE;
}

static void effect_row(frn_case_draft *d, const row *r)
{
    frn_case_change c = {.input = FRN_CASE_INPUTS};

    for (int i = 0; i < FRN_CASE_INPUTS; i++)
        if (frn_slice_is(r->text[FIELD_CHANGE], frn_case_input_text((frn_case_input)i)))
            c.input = (frn_case_input)i;
    if (c.input == FRN_CASE_INPUTS) {
        frn_case_fault(d, r->column[FIELD_CHANGE],
                       "expected size, tone, weight, position, salience, capability or reversion, "
                       "found '%.*s'",
                       SHOWN(r->text[FIELD_CHANGE]));
        return;
    }
    if (!effect_names(d, r, c.input) || !number(d, r, FIELD_TO, -INFINITY, "a number", &c.to) ||
        !known(d, r, FIELD_ACTOR, false) || !known(d, r, FIELD_OTHER, false) ||
        !known(d, r, FIELD_ISSUE, true))
        return;
    c.when = r->text[FIELD_WHEN];
    c.because = r->text[FIELD_BECAUSE];
    c.actor = r->text[FIELD_ACTOR];
    c.other = r->text[FIELD_OTHER];
    c.issue = r->text[FIELD_ISSUE];
    if (!frn_vec_push(&d->effect, c))
        d->out_of_memory = true;
}

static void read_row(frn_case_draft *d, const table *t, const frn_cell *cell, size_t count)
{
    row r = {0};

    if (count > t->columns) {
        frn_case_fault(d, cell[t->columns].column,
                       "expected %zu columns, as in the header, found "
                       "%zu",
                       t->columns, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        r.text[t->field[i]] = cell[i].text;
        r.column[t->field[i]] = cell[i].text.len ? cell[i].column : 0;
    }
    for (int c = 0; c < MOST_COLUMNS; c++) {
        const column *col = &sections[t->section].column[c];

        for (size_t i = 0; col->required && r.column[col->field] == 0 && i < t->columns; i++) {
            frn_slice names = frn_slice_of(col->names), first;

            if (t->field[i] != col->field)
                continue;
            (void)frn_slice_split(&names, '|', &first);
            frn_case_fault(d, i < count ? cell[i].column : cell[count - 1].column,
                           "expected %s%.*s, found nothing",
                           first.ptr[0] == 'a' || first.ptr[0] == 'o' || first.ptr[0] == 'i' ? "an "
                                                                                             : "a ",
                           FRN_ARG(first));
            return;
        }
    }
    switch (t->section) {
    case SECTION_ACTORS:
        actor_row(d, &r);
        break;
    case SECTION_ISSUES:
        issue_row(d, &r);
        break;
    case SECTION_POSITIONS:
        position_row(d, &r);
        break;
    case SECTION_EFFECTS:
        effect_row(d, &r);
        break;
    default:
        propensity_row(d, &r);
    }
}

static void read_setting(frn_case_draft *d, frn_slice line)
{
    size_t equals = frn_slice_find(line, '=', 0);
    frn_slice key = frn_slice_trim(frn_slice_sub(line, 0, equals));
    frn_slice value = frn_slice_trim(frn_slice_sub(line, equals + 1, line.len));
    uint32_t place = (uint32_t)(value.len ? (size_t)(value.ptr - line.ptr) + 1 : equals + 1);

    if (value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"')
        value = frn_slice_sub(value, 1, value.len - 1);
    if (equals == line.len) {
        frn_case_fault(d, 1,
                       "expected 'title = ...', 'date = ...', 'half-step = ...' or a section "
                       "([actors], [issues], [positions], [propensities], [effects]), found '%.*s'",
                       SHOWN(line));
    } else if (frn_slice_is(key, "title")) {
        d->title = frn_arena_copy(d->arena, value);
    } else if (frn_slice_is(key, "date")) {
        d->date = frn_date_parse(value);
        if (d->date == FRN_NO_DATE)
            frn_case_fault(d, place, "expected a date like 2014-06-16, found '%.*s'", SHOWN(value));
    } else if (frn_slice_is(key, "half-step")) {
        if (!frn_slice_double(value, &d->half_step) || !(d->half_step >= 0)) {
            d->half_step = 0;
            frn_case_fault(d, place, "expected a number of 0 or more, found '%.*s'", SHOWN(value));
        }
    } else {
        frn_case_fault(d, 1, "expected title, date or half-step before '=', found '%.*s'",
                       SHOWN(key));
    }
}

static section section_of(frn_case_draft *d, frn_slice line)
{
    frn_slice name = frn_slice_trim(frn_slice_sub(line, 1, line.len - 1));

    if (line.ptr[line.len - 1] != ']') {
        frn_case_fault(d, (uint32_t)line.len, "expected ']' at the end of the section's name");
        return SECTION_COUNT;
    }
    for (int s = 0; s < SECTION_COUNT; s++)
        if (frn_slice_is(name, sections[s].name))
            return (section)s;
    frn_case_fault(d, 2,
                   "expected actors, issues, positions, propensities or effects, found '%.*s'",
                   SHOWN(name));
    return SECTION_COUNT;
}

void frn_case_read_sections(frn_case_draft *d, frn_slice text)
{
    frn_slice line;
    table t = {0};
    section now = SECTION_COUNT;
    uint32_t settings = 0;
    bool in_section = false, has_header = false, header_sound = false;
    frn_cell cell[FRN_MOST_CELLS];

    for (d->line = 1; frn_case_line(&text, &line); d->line++) {
        frn_slice body = frn_slice_trim(line);
        size_t count;

        if (body.len == 0 || body.ptr[0] == '#')
            continue;
        if (body.ptr[0] == '[') {
            now = section_of(d, body);
            in_section = true;
            has_header = false;
            d->actors_declared = d->actors_declared || now == SECTION_ACTORS;
            d->issues_declared = d->issues_declared || now == SECTION_ISSUES;
            continue;
        }
        if (!in_section) {
            uint32_t faults = d->faults;

            read_setting(d, line);
            settings += d->faults == faults;
            if (settings == 0) /* no case at all: one fault says so */
                return;
            continue;
        }
        if (now == SECTION_COUNT) /* the rows of an unknown section */
            continue;
        count = frn_cells_split(cell, line, ',', "\"");
        if (!has_header) {
            has_header = true;
            header_sound = read_header(d, &t, now, cell, count);
        } else if (header_sound) {
            read_row(d, &t, cell, count);
        }
    }
}

/* The section whose required columns a bare table's header holds; the most specific wins. */
static section fitting(const frn_cell *cell, size_t count)
{
    static const section order[] = {SECTION_POSITIONS, SECTION_PROPENSITIES, SECTION_ACTORS,
                                    SECTION_ISSUES};

    for (size_t o = 0; o < sizeof order / sizeof *order; o++) {
        bool fits = true, seen[FIELD_COUNT] = {false};

        for (size_t i = 0; i < count; i++)
            seen[field_of(order[o], cell[i].text)] = true;
        for (int c = 0; c < MOST_COLUMNS; c++) {
            const column *col = &sections[order[o]].column[c];

            fits = fits && (!col->required || seen[col->field]);
        }
        if (order[o] == SECTION_PROPENSITIES) /* two names alone say nothing */
            fits = fits && (seen[FIELD_TONE] || (seen[FIELD_POSITIVE] && seen[FIELD_NEGATIVE]));
        if (fits)
            return order[o];
    }
    return SECTION_COUNT;
}

bool frn_case_read_table(frn_case_draft *d, frn_slice text)
{
    frn_slice line;
    frn_cell cell[FRN_MOST_CELLS];
    table t = {0};
    char sep = ',';
    bool header = false;

    for (d->line = 1; frn_case_line(&text, &line); d->line++) {
        size_t count;

        if (frn_slice_trim(line).len == 0)
            continue;
        if (!header)
            sep = frn_slice_find(line, '\t', 0) < line.len  ? '\t'
                  : frn_slice_find(line, ';', 0) < line.len ? ';'
                                                            : ',';
        count = frn_cells_split(cell, line, sep, "\"");
        if (header) {
            read_row(d, &t, cell, count);
            continue;
        }
        header = true;
        t.section = fitting(cell, count);
        if (t.section == SECTION_COUNT)
            return false;
        t.columns = count;
        for (size_t i = 0; i < count; i++)
            t.field[i] = field_of(t.section, cell[i].text);
        d->actors_declared = d->actors_declared || t.section == SECTION_ACTORS;
    }
    return header;
}
