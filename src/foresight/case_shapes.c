/* Tables that others publish, as they are found: propensity matrices (the landscape of Axelrod and
 * Furnas), KTAB's scenarios, the records of exchange models. */
#include <math.h>

#include "foresight/case_internal.h"

typedef struct matrix {
    uint32_t n;
    frn_slice name[FRN_MOST_CELLS];
    uint32_t actor[FRN_MOST_CELLS];
    double *value; /* [n*n]; NAN: empty */
} matrix;

static bool read_matrix_row(frn_case_draft *d, matrix *m, uint32_t at, const frn_cell *cell,
                            size_t count)
{
    if (count != m->n + 1 || !frn_slice_eq(cell[0].text, m->name[at])) {
        frn_case_fault(d, 1, "expected the row of '%.*s' with %u numbers, found '%.*s' with %zu",
                       SHOWN(m->name[at]), m->n, SHOWN(cell[0].text), count - 1);
        return false;
    }
    for (uint32_t j = 0; j < m->n; j++) {
        double *value = &m->value[(size_t)at * m->n + j];

        *value = NAN;
        if (cell[j + 1].text.len && !frn_slice_double(cell[j + 1].text, value))
            frn_case_fault(d, cell[j + 1].column, "expected a number, found '%.*s'",
                           SHOWN(cell[j + 1].text));
    }
    return true;
}

/* Names of the matrix as actors: by name, or by place when an actors table of the same length
 * writes them otherwise ("Rus" for "Russia"). */
static bool name_matrix(frn_case_draft *d, matrix *m)
{
    uint32_t known = frn_intern_count(&d->actor_name), found = 0;

    for (uint32_t i = 0; i < m->n; i++) {
        m->actor[i] = frn_intern_find(&d->actor_name, m->name[i]);
        found += m->actor[i] != FRN_NONE;
    }
    if (found == m->n)
        return true;
    if (known > 0 && known == m->n) {
        for (uint32_t i = 0; i < m->n; i++)
            m->actor[i] = i;
        frn_diag_tell(
            d->sink, FRN_CASE_NAMES_BY_PLACE, d->file, 1, 0,
            "%u of %u names of the matrix are not in the actors table; rows were taken in "
            "its order",
            m->n - found, m->n);
        return true;
    }
    if (known > 0 && d->actors_declared) {
        d->line = 1;
        frn_case_fault(d, 1,
                       "expected the %u actors of the actors table, found %u of which %u are "
                       "unknown",
                       known, m->n, m->n - found);
        return false;
    }
    for (uint32_t i = 0; i < m->n; i++) {
        m->actor[i] = frn_case_add_actor(d, m->name[i]);
        if (m->actor[i] == FRN_NONE)
            return false;
    }
    return true;
}

static double neutral_of(frn_case_draft *d, const matrix *m)
{
    bool five = true;

    if (d->options && d->options->neutral_given)
        return d->options->neutral;
    for (size_t i = 0; i < (size_t)m->n * m->n; i++)
        if (!isnan(m->value[i]) &&
            !(m->value[i] >= 1 && m->value[i] <= 5 && m->value[i] == floor(m->value[i])))
            five = false;
    if (!five)
        return 0;
    frn_diag_tell(d->sink, FRN_CASE_FIVE_POINTS, d->file, 0, 0,
                  "1 .. 5 were read as -2 .. 2, each known to half a point");
    if (d->half_step == 0)
        d->half_step = .5;
    return 3;
}

static void store_matrix(frn_case_draft *d, const matrix *m)
{
    double neutral = neutral_of(d, m);
    uint32_t issue = frn_case_add_issue(d, FRN_LIT("general")), uneven = 0;

    for (uint32_t i = 0; issue != FRN_NONE && i < m->n; i++) {
        for (uint32_t j = 0; j < i; j++) {
            double x = m->value[(size_t)i * m->n + j], y = m->value[(size_t)j * m->n + i];
            double mean = isnan(x) ? y : isnan(y) ? x : (x + y) / 2;

            uneven += !isnan(x) && !isnan(y) && x != y;
            if (!isnan(mean))
                frn_case_add_propensity(d, (frn_case_propensity){m->actor[j], m->actor[i], issue,
                                                                 mean - neutral, NAN, NAN});
        }
    }
    if (uneven)
        frn_diag_tell(d->sink, FRN_CASE_UNEVEN, d->file, 0, 0,
                      "%u pairs have different numbers on either side; their mean was taken",
                      uneven);
}

bool frn_case_read_matrix(frn_case_draft *d, frn_slice text)
{
    frn_cell cell[FRN_MOST_CELLS];
    frn_slice line;
    matrix m = {0};
    uint32_t row = 0;

    for (d->line = 1; frn_case_line(&text, &line); d->line++) {
        size_t count;

        if (frn_slice_trim(line).len == 0)
            continue;
        count = frn_cells_split(cell, line, ',', "\"");
        if (m.n == 0) {
            if (count < 3 || cell[0].text.len != 0)
                return false;
            m.n = (uint32_t)count - 1;
            m.value = FRN_NEW_ARRAY(d->arena, double, (size_t)m.n *m.n);
            if (!m.value) {
                d->out_of_memory = true;
                return true;
            }
            for (uint32_t j = 0; j < m.n; j++)
                m.name[j] = cell[j + 1].text;
        } else if (row >= m.n) {
            frn_case_fault(d, 1, "expected the end of the matrix after %u rows", m.n);
            return true;
        } else if (!read_matrix_row(d, &m, row++, cell, count)) {
            return true;
        }
    }
    if (m.n == 0)
        return false;
    if (row < m.n)
        frn_case_fault(d, 1, "expected %u rows of the matrix, found %u", m.n, row);
    else if (name_matrix(d, &m))
        store_matrix(d, &m);
    return true;
}

static bool cell_number(frn_case_draft *d, const frn_cell *cell, const char *what, double *out)
{
    if (frn_slice_double(cell->text, out) && isfinite(*out))
        return true;
    frn_case_fault(d, cell->column, "expected %s, found '%.*s'", what, SHOWN(cell->text));
    return false;
}

static void ktab_row(frn_case_draft *d, const frn_cell *cell, size_t count, uint32_t issues)
{
    double power;
    uint32_t actor;

    if (count < 3 + 2 * (size_t)issues) {
        frn_case_fault(d, cell[count - 1].column,
                       "expected name, description, power and %u times position and salience, "
                       "found %zu cells",
                       issues, count);
        return;
    }
    actor = frn_case_add_actor(d, cell[0].text);
    if (actor == FRN_NONE || !cell_number(d, &cell[2], "a number (influence)", &power))
        return;
    for (uint32_t k = 0; k < issues; k++) {
        frn_case_stand s = {.actor = actor, .issue = k, .capability = power, .date = FRN_NO_DATE};

        if (cell_number(d, &cell[3 + 2 * k], "a position", &s.position) &&
            cell_number(d, &cell[4 + 2 * k], "a salience", &s.salience)) {
            s.salience /= 100;
            frn_case_add_stand(d, s);
        }
    }
}

bool frn_case_read_ktab(frn_case_draft *d, frn_slice text)
{
    frn_cell cell[FRN_MOST_CELLS];
    frn_slice line;
    uint32_t issues = 0, row = 0;

    for (d->line = 1; frn_case_line(&text, &line); d->line++) {
        size_t count;
        double dimensions = 0;

        if (frn_slice_trim(line).len == 0)
            continue;
        count = frn_cells_split(cell, line, ',', "\"");
        if (row == 0) {
            if (count < 4 || !frn_slice_double(cell[3].text, &dimensions) || dimensions < 1 ||
                4 + 2 * dimensions > FRN_MOST_CELLS)
                return false;
            issues = (uint32_t)dimensions;
            d->title = frn_arena_copy(d->arena, cell[0].text);
        } else if (row == 1) {
            if (count < 3 + 2 * (size_t)issues ||
                !frn_slice_eq_nocase(cell[0].text, FRN_LIT("actor")))
                return false;
            for (uint32_t k = 0; k < issues; k++) {
                frn_slice name = cell[3 + 2 * k].text;

                if (frn_slice_ends(name, FRN_LIT(" Position")))
                    name = frn_slice_sub(name, 0, name.len - strlen(" Position"));
                (void)frn_case_add_issue(d, name);
            }
        } else {
            ktab_row(d, cell, count, issues);
        }
        row++;
    }
    return row > 1;
}

/* One record: #A actor, #P issue, #M a named point of an issue's scale, #D a position. */
static void exchange_row(frn_case_draft *d, const frn_cell *cell, size_t count)
{
    char kind = cell[0].text.ptr[1];
    frn_case_stand s = {.date = FRN_NO_DATE};
    double at;

    if (kind == 'A' && count > 1) {
        (void)frn_case_add_actor(d, cell[1].text);
    } else if (kind == 'P' && count > 1) {
        (void)frn_case_add_issue(d, cell[1].text);
    } else if (kind == 'O' && count > 1) {
        d->title = frn_arena_copy(d->arena, cell[1].text);
    } else if (kind == 'M' && count > 2) {
        uint32_t issue = frn_case_add_issue(d, cell[1].text);

        if (issue == FRN_NONE || !cell_number(d, &cell[2], "a point of the scale", &at))
            return;
        d->issue.at[issue].low = fmin(at, d->issue.at[issue].low);
        d->issue.at[issue].high = fmax(at, d->issue.at[issue].high);
    } else if (kind == 'D') {
        if (count < 6) {
            frn_case_fault(d, cell[count - 1].column,
                           "expected actor, issue, position, salience and power after #D");
            return;
        }
        s.actor = frn_case_add_actor(d, cell[1].text);
        s.issue = frn_case_add_issue(d, cell[2].text);
        if (s.actor != FRN_NONE && s.issue != FRN_NONE &&
            cell_number(d, &cell[3], "a position", &s.position) &&
            cell_number(d, &cell[4], "a salience", &s.salience) &&
            cell_number(d, &cell[5], "a power", &s.capability))
            frn_case_add_stand(d, s);
    }
}

bool frn_case_read_exchange(frn_case_draft *d, frn_slice text)
{
    frn_cell cell[FRN_MOST_CELLS];
    frn_slice line, probe = text;
    char sep = 0;

    while (sep == 0 && frn_case_line(&probe, &line)) {
        static const char seps[] = ";\t,";

        for (const char *s = seps; *s && sep == 0; s++) {
            size_t count = frn_cells_split(cell, line, *s, "'\"");

            if (count > 1 && cell[0].text.len == 2 && cell[0].text.ptr[0] == '#' &&
                memchr("APMDO/", cell[0].text.ptr[1], 6))
                sep = *s;
        }
        if (sep == 0 && frn_slice_trim(line).len > 0)
            return false;
    }
    if (sep == 0)
        return false;
    for (d->line = 1; frn_case_line(&text, &line); d->line++) {
        size_t count = frn_cells_split(cell, line, sep, "'\"");

        if (cell[0].text.len == 2 && cell[0].text.ptr[0] == '#')
            exchange_row(d, cell, count);
    }
    return true;
}
