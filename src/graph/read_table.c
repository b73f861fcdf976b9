/* Tables of ties. A sample of lines decides the separator, then which columns name the two actors,
 * the sign and the layer: by a header if there is one (also in the last comment before the data, as
 * SNAP writes it), else by what the columns hold. */
#include <math.h>
#include <stdlib.h>

#include "graph/read_internal.h"

enum { MOST_FIELDS = 32, SAMPLE = 400, NO_COLUMN = -1 };

typedef struct columns {
    int source, target, sign, layer;
    char separator;
    size_t count;    /* fields of a usual line */
    uint64_t header; /* its line; 0: none, or a comment */
} columns;

typedef struct sample {
    frn_slice line[SAMPLE];
    uint64_t number[SAMPLE];
    size_t count;
    frn_slice comment; /* the last comment before the data, without its mark */
    frn_arena scratch;
} sample;

static bool is_comment(frn_slice line)
{
    return line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == '%' ||
           frn_slice_starts(line, FRN_LIT("//"));
}

static void take_sample(sample *s, const frn_graph_reading *reading, frn_slice bytes)
{
    frn_graph_reading r = *reading;
    frn_slice line;

    while (s->count < SAMPLE && frn_graph_next_line(&r, &bytes, &line)) {
        line = frn_slice_trim(line);
        if (!is_comment(line)) {
            s->number[s->count] = r.line;
            s->line[s->count++] = line;
        } else if (s->count == 0 && line.len) {
            while (line.len && (line.ptr[0] == '#' || line.ptr[0] == '%' || line.ptr[0] == '/'))
                line = frn_slice_sub(line, 1, line.len);
            s->comment = frn_slice_trim(line);
        }
    }
}

/* The commonest number of fields, if at least 4 of 5 lines have it; else 0. */
static size_t usual_count(sample *s, char separator)
{
    size_t seen[MOST_FIELDS + 1] = {0}, best = 0;
    frn_slice field[MOST_FIELDS];

    for (size_t i = 0; i < s->count; i++)
        seen[frn_graph_fields(s->line[i], separator, field, MOST_FIELDS, &s->scratch)]++;
    for (size_t c = 1; c <= MOST_FIELDS; c++)
        if (seen[c] > seen[best])
            best = c;
    return 5 * seen[best] >= 4 * s->count ? best : 0;
}

/* How good column `c` is as a sign: 0 unusable, 1 numbers or words, 2 with both signs among them.
 */
static int sign_rank(sample *s, char separator, size_t c)
{
    frn_slice field[MOST_FIELDS];
    size_t good = 0, rows = 0, minus = 0;
    double value = 0, largest = 0;

    for (size_t i = 0; i < s->count; i++) {
        size_t count = frn_graph_fields(s->line[i], separator, field, MOST_FIELDS, &s->scratch);
        if (count <= c)
            continue;
        rows++;
        if (!frn_sign_value(field[c], &value))
            continue;
        good++;
        minus += value < 0;
        largest = fmax(largest, fabs(value));
    }
    if (rows == 0 || 5 * good < 4 * rows || largest > 1e7)
        return 0;
    return minus ? 2 : 1;
}

static int best_sign(sample *s, char separator, size_t count)
{
    int best = NO_COLUMN, rank = 0;

    for (size_t c = 2; c < count; c++) {
        int r = sign_rank(s, separator, c);
        if (r > rank) {
            rank = r;
            best = (int)c;
        }
    }
    return best;
}

static bool choose_separator(columns *c, sample *s, char asked)
{
    static const char separators[] = {'\t', ',', ';', '|', ' '};
    char fallback = 0;

    for (size_t i = 0; i < sizeof separators; i++) {
        size_t count;
        if (asked && separators[i] != asked)
            continue;
        count = usual_count(s, separators[i]);
        if (count >= 3 && best_sign(s, separators[i], count) != NO_COLUMN) {
            c->separator = separators[i];
            c->count = count;
            return true;
        }
        if (count >= 2 && !fallback)
            fallback = separators[i];
    }
    if (!fallback)
        return false;
    c->separator = fallback;
    c->count = usual_count(s, fallback);
    return true;
}

static int find_name(const frn_slice *field, size_t count, const char *const *names)
{
    for (; *names; names++)
        for (size_t i = 0; i < count; i++)
            if (frn_slice_eq_nocase(field[i], frn_slice_of(*names)))
                return (int)i;
    return NO_COLUMN;
}

/* True if `field` names both actors; then *c holds every column that it names. */
static bool read_header(columns *c, const frn_slice *field, size_t count)
{
    static const char *const source[] = {"source",     "from",
                                         "src",        "u",
                                         "fromnodeid", "from_id",
                                         "source_id",  "node1",
                                         "node_1",     "a",
                                         "actor1",     "sender",
                                         "i",          "head",
                                         "rater",      "voter",
                                         "ego",        "id1",
                                         "v1",         "ccode1",
                                         "country1",   "state1",
                                         "statea",     "regulator",
                                         "tf",         "source_subreddit",
                                         "user1",      "truster",
                                         "person1",    NULL};
    static const char *const target[] = {"target",    "to",
                                         "dst",       "v",
                                         "tonodeid",  "to_id",
                                         "target_id", "node2",
                                         "node_2",    "b",
                                         "actor2",    "receiver",
                                         "j",         "tail",
                                         "ratee",     "candidate",
                                         "alter",     "id2",
                                         "v2",        "ccode2",
                                         "country2",  "state2",
                                         "stateb",    "regulated",
                                         "gene",      "target_subreddit",
                                         "dest",      "destination",
                                         "user2",     "trustee",
                                         "person2",   NULL};
    static const char *const sign[] = {"sign",   "signs", "polarity", "link_sentiment", "sentiment",
                                       "rating", "vote",  "effect",   "stance",         "value",
                                       "weight", "w",     "s",        "score",          "relation",
                                       "type",   "tie",   NULL};
    static const char *const layer[] = {"layer", "issue", "topic",   "window", "period",
                                        "year",  "wave",  "session", NULL};
    int u = find_name(field, count, source), v = find_name(field, count, target);

    if (u == NO_COLUMN || v == NO_COLUMN || u == v)
        return false;
    c->source = u;
    c->target = v;
    c->sign = find_name(field, count, sign);
    c->layer = find_name(field, count, layer);
    return true;
}

/* A first line whose sign cannot be read, when the others can, is a header of unknown names. */
static bool is_unknown_header(const columns *c, const frn_slice *field, size_t count)
{
    double value;

    return c->sign != NO_COLUMN && count > (size_t)c->sign &&
           !frn_sign_value(field[c->sign], &value);
}

static frn_status ask_column(int *column, frn_slice asked, const frn_slice *header, size_t count,
                             size_t most, frn_error *err)
{
    int64_t number;

    if (asked.len == 0)
        return FRN_OK;
    for (size_t i = 0; i < count; i++) {
        if (frn_slice_eq_nocase(header[i], asked)) {
            *column = (int)i;
            return FRN_OK;
        }
    }
    if (!frn_slice_int(asked, &number) || number < 1 || number > (int64_t)most)
        return frn_fail(err, FRN_E_USAGE, "no column '%.*s'", FRN_ARG(asked));
    *column = (int)number - 1;
    return FRN_OK;
}

static frn_status choose_columns(columns *c, sample *s, const frn_graph_read_options *o,
                                 frn_error *err)
{
    frn_slice field[MOST_FIELDS], note[MOST_FIELDS];
    size_t count = frn_graph_fields(s->line[0], c->separator, field, MOST_FIELDS, &s->scratch);
    size_t notes = frn_graph_fields(s->comment, c->separator, note, MOST_FIELDS, &s->scratch);
    bool known = false;

    if (notes != c->count) /* SNAP's comment may be blank-separated above a tab-separated table */
        notes = frn_graph_fields(s->comment, ' ', note, MOST_FIELDS, &s->scratch);
    c->source = 0;
    c->target = 1;
    c->layer = NO_COLUMN;
    c->sign = best_sign(s, c->separator, c->count);
    if ((c->sign == NO_COLUMN || is_unknown_header(c, field, count)) &&
        read_header(c, field, count)) {
        known = true;
        c->header = s->number[0];
    } else if (is_unknown_header(c, field, count)) {
        c->header = s->number[0];
    } else {
        known = notes == c->count && read_header(c, note, notes);
    }
    if (known && c->sign == NO_COLUMN) {
        c->sign = best_sign(s, c->separator, c->count);
        if (c->sign == c->source || c->sign == c->target || c->sign == c->layer)
            c->sign = NO_COLUMN;
    }
    if (!c->header && known) {
        memcpy(field, note, sizeof note);
        count = notes;
    } else if (!c->header) {
        count = 0;
    }
    FRN_TRY(ask_column(&c->source, o->source, field, count, MOST_FIELDS, err));
    FRN_TRY(ask_column(&c->target, o->target, field, count, MOST_FIELDS, err));
    FRN_TRY(ask_column(&c->sign, o->sign, field, count, MOST_FIELDS, err));
    FRN_TRY(ask_column(&c->layer, o->layer, field, count, MOST_FIELDS, err));
    return FRN_OK;
}

/* A copy in ASCII lower case. */
static frn_slice lower_case(frn_arena *arena, frn_slice s)
{
    char *to = frn_arena_alloc(arena, s.len + 1);

    for (size_t i = 0; to && i < s.len; i++)
        to[i] = (char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 32 : s.ptr[i]);
    return frn_slice_make(to, to ? s.len : 0);
}

static frn_status read_rows(frn_graph_reading *r, frn_slice bytes, const columns *c,
                            frn_arena *scratch, frn_error *err)
{
    frn_slice line, field[MOST_FIELDS], none = {NULL, 0};
    int last = c->source > c->target ? c->source : c->target;

    if (c->sign > last)
        last = c->sign;
    if (c->layer > last)
        last = c->layer;
    while (frn_graph_next_line(r, &bytes, &line)) {
        size_t count;
        double value = 1;
        line = frn_slice_trim(line);
        if (is_comment(line) || r->line == c->header)
            continue;
        count = frn_graph_fields(line, c->separator, field, MOST_FIELDS, scratch);
        if (scratch->failed)
            return frn_no_memory(err);
        if (count <= (size_t)last) {
            frn_graph_skip(r, FRN_GRAPH_FIELDS, "too few fields");
        } else if (c->sign != NO_COLUMN && !frn_sign_value(field[c->sign], &value)) {
            frn_graph_skip(r, FRN_GRAPH_SIGN, "the sign is neither a number nor a known word");
        } else if (field[c->source].len == 0 || field[c->target].len == 0) {
            frn_graph_skip(r, FRN_GRAPH_FIELDS, "an actor has no name");
        } else {
            if (r->options->ignore_case) {
                field[c->source] = lower_case(scratch, field[c->source]);
                field[c->target] = lower_case(scratch, field[c->target]);
                if (!field[c->source].ptr || !field[c->target].ptr)
                    return frn_no_memory(err);
            }
            FRN_TRY(frn_arcs_add(r->arcs, field[c->source], field[c->target], value,
                                 c->layer == NO_COLUMN ? none : field[c->layer], err));
        }
        if (scratch->total > 1 << 20)
            frn_arena_reset(scratch);
    }
    if (c->sign == NO_COLUMN)
        r->arcs->signless = true;
    return FRN_OK;
}

frn_status frn_graph_read_table(frn_graph_reading *r, frn_slice bytes, frn_error *err)
{
    sample *s = calloc(1, sizeof *s);
    columns c = {0};
    frn_status status = FRN_OK;

    if (!s)
        return frn_no_memory(err);
    take_sample(s, r, bytes);
    if (s->count && choose_separator(&c, s, r->options->separator)) {
        status = choose_columns(&c, s, r->options, err);
        if (status == FRN_OK && !s->scratch.failed)
            status = read_rows(r, bytes, &c, &s->scratch, err);
    }
    if (status == FRN_OK && s->scratch.failed)
        status = frn_no_memory(err);
    frn_arena_free(&s->scratch);
    free(s);
    return status;
}
