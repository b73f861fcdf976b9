#include "events.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/embed.h"
#include "base/utf8.h"
#include "format/input.h"

typedef struct names { /* every name of the lexicon to the id at the top of its path */
    frn_arena arena;
    frn_intern known;
    FRN_VEC(frn_slice) top;   /* [known] */
    frn_intern state;         /* ids of states */
    FRN_VEC(frn_slice) title; /* [state] their names */
} names;

static frn_slice top_of(frn_slice id)
{
    return frn_slice_sub(id, 0, frn_slice_find(id, '/', 0));
}

static void add_name(names *n, frn_slice name, frn_slice top)
{
    frn_slice key = frn_utf8_fold(&n->arena, frn_slice_trim(name));
    uint32_t id;

    if (!key.ptr || key.len == 0)
        return;
    id = frn_intern_add(&n->known, key);
    if (id == n->top.len) /* the first to claim a name keeps it */
        (void)frn_vec_push(&n->top, top);
}

/* Column numbers by their names in the header line. */
static int column_of(frn_slice header, const char *name)
{
    frn_slice cell;

    for (int i = 0; frn_slice_split(&header, '\t', &cell); i++)
        if (frn_slice_is(cell, name))
            return i;
    return -1;
}

static frn_slice cell_at(frn_slice line, int column)
{
    frn_slice cell = {0};

    for (int i = 0; i <= column; i++)
        if (!frn_slice_split(&line, '\t', &cell))
            return (frn_slice){"", 0};
    return cell;
}

static void add_file(names *n, frn_slice text, bool states)
{
    frn_slice line, header = {0};
    int name = -1, aliases = -1;

    while (frn_slice_split(&text, '\n', &line)) {
        frn_slice top, list, one;

        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        if (!header.ptr) {
            header = line;
            name = column_of(header, "name");
            aliases = column_of(header, "aliases");
            if (column_of(header, "id") != 0 || name < 0 || aliases < 0)
                return;
            continue;
        }
        top = top_of(cell_at(line, 0));
        if (states && frn_intern_add(&n->state, top) == n->title.len)
            (void)frn_vec_push(&n->title, cell_at(line, name));
        add_name(n, cell_at(line, name), top);
        list = cell_at(line, aliases);
        while (list.len && frn_slice_split(&list, '|', &one))
            add_name(n, one, top);
    }
}

static void load_names(names *n, bool roll_up)
{
    const char *name;
    frn_slice text;

    add_file(n, frn_embedded("lexicon/actors/states.tsv"), true);
    for (size_t i = 0; roll_up && (text = frn_embedded_at(i, &name)).ptr; i++)
        if (strncmp(name, "lexicon/actors/", 15) == 0 || strncmp(name, "lexicon/persons/", 16) == 0)
            add_file(n, text, false);
}

static void free_names(names *n)
{
    frn_arena_free(&n->arena);
    frn_intern_free(&n->known);
    frn_intern_free(&n->state);
    frn_vec_free(&n->top);
    frn_vec_free(&n->title);
}

static frn_slice look_up(names *n, frn_slice name)
{
    frn_slice key = frn_utf8_fold(&n->arena, frn_slice_trim(name));
    uint32_t id = key.ptr ? frn_intern_find(&n->known, key) : FRN_NONE;

    return id == FRN_NONE || id >= n->top.len ? (frn_slice){0} : n->top.at[id];
}

/* "Police (Iraq)" belongs to Iraq and "Combatant (Taliban)" to the Taliban, whatever they are
 * called: the file says so itself. */
static frn_slice resolve(names *n, frn_slice name)
{
    frn_slice found;
    size_t open = name.len;

    if (name.len && name.ptr[name.len - 1] == ')') {
        while (open > 0 && name.ptr[open - 1] != '(')
            open--;
        if (open > 0)
            name = frn_slice_trim(frn_slice_sub(name, open, name.len - 1));
    }
    found = look_up(n, name);
    return found.ptr ? found : name;
}

typedef struct reader {
    cli *c;
    cli_events *out;
    names names;
    frn_intern seen;      /* names of the file */
    FRN_VEC(uint32_t) id; /* [seen] actor, FRN_NONE: left out */
    bool states_only;
    char sep;
    int column[5]; /* date, source, target, goldstein, sign */
} reader;

static uint32_t actor_of(reader *r, frn_slice name)
{
    uint32_t seen = frn_intern_add(&r->seen, name), id, state;
    frn_slice top, title;

    if (seen == FRN_NONE || seen < r->id.len)
        return seen == FRN_NONE ? FRN_NONE : r->id.at[seen];
    top = resolve(&r->names, name);
    state = frn_intern_find(&r->names.state, top);
    if (r->states_only && state == FRN_NONE) {
        (void)frn_vec_push(&r->id, FRN_NONE);
        return FRN_NONE;
    }
    title = state != FRN_NONE ? r->names.title.at[state] : top;
    id = frn_intern_add(&r->out->ids, top);
    if (id != FRN_NONE && id == r->out->name.len) {
        uint32_t shown = frn_intern_add(&r->out->actors, title);

        if (shown == FRN_NONE ||
            !frn_vec_push(&r->out->name, frn_intern_text(&r->out->actors, shown)))
            return FRN_NONE;
    }
    return frn_vec_push(&r->id, id) ? id : FRN_NONE;
}

static void read_row(reader *r, frn_slice line, uint64_t number)
{
    frn_slice cell[64];
    size_t count = 0;
    double value;
    frn_forecast_event e;
    int measure = r->column[3] >= 0 ? r->column[3] : r->column[4];

    while (count < 64 && frn_slice_split(&line, r->sep, &cell[count]))
        count++;
    r->out->rows++;
    for (int i = 0; i < 3; i++) {
        if ((size_t)r->column[i] >= count || (size_t)measure >= count) {
            r->out->skipped++;
            return;
        }
    }
    e.date = frn_date_parse(cell[r->column[0]]);
    if (e.date == FRN_NO_DATE || !frn_slice_double(cell[measure], &value)) {
        if (r->out->skipped++ < 5)
            frn_diag_tell(&r->c->sink, FRN_EVENT_ROW, (frn_slice){0}, number, 0, "'%.*s', '%.*s'",
                          FRN_ARG(cell[r->column[0]]), FRN_ARG(cell[measure]));
        return;
    }
    e.sign = (int8_t)((value > 0) - (value < 0));
    e.a = actor_of(r, cell[r->column[1]]);
    e.b = actor_of(r, cell[r->column[2]]);
    if (e.a == FRN_NONE || e.b == FRN_NONE || e.a == e.b)
        return;
    (void)frn_vec_push(&r->out->event, e);
}

static bool read_header(reader *r, frn_slice line)
{
    static const char *const want[5][3] = {{"date", "event date", NULL},
                                           {"source", "source name", NULL},
                                           {"target", "target name", NULL},
                                           {"goldstein", "intensity", NULL},
                                           {"sign", NULL, NULL}};
    frn_slice cell;

    r->sep = frn_slice_find(line, '\t', 0) < line.len ? '\t' : ',';
    for (int i = 0; i < 5; i++)
        r->column[i] = -1;
    for (int at = 0; frn_slice_split(&line, r->sep, &cell); at++)
        for (int i = 0; i < 5; i++)
            for (int k = 0; k < 3 && want[i][k]; k++)
                if (frn_slice_eq_nocase(frn_slice_trim(cell), frn_slice_of(want[i][k])))
                    r->column[i] = at;
    return r->column[0] >= 0 && r->column[1] >= 0 && r->column[2] >= 0 &&
           (r->column[3] >= 0 || r->column[4] >= 0);
}

static bool is_folder(const char *path)
{
    struct stat s;

    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

static void read_text(reader *r, frn_slice text)
{
    frn_slice line;

    r->out->digest = frn_digest_of(text);
    (void)frn_slice_split(&text, '\n', &line); /* the header has been read */
    for (uint64_t number = 2; frn_slice_split(&text, '\n', &line); number++) {
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        if (line.len)
            read_row(r, line, number);
    }
    if (r->out->event.len)
        frn_forecast_order(r->out->event.at, r->out->event.len);
}

/* A plain table; *plain is false, and nothing read, when its header is not one. */
static int read_table(cli *c, cli_events *out, const char *path, bool roll_up, bool states_only,
                      bool *plain)
{
    reader r = {.c = c, .out = out, .states_only = states_only};
    frn_input *input;
    frn_error err = {0};
    frn_slice text, rest, line = {0};
    int code = CLI_OK;

    if (frn_input_open(&input, path, &c->sink, &err) != FRN_OK)
        return cli_fail(&err);
    if (!frn_input_next(input)) {
        fprintf(stderr, "frenemy: %s: the file is empty\n", path);
        code = CLI_INPUT;
    } else if (frn_input_all(&text, input, 0, &err) != FRN_OK) {
        code = cli_fail(&err);
    } else {
        rest = text;
        (void)frn_slice_split(&rest, '\n', &line);
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        *plain = read_header(&r, line);
        if (*plain) {
            load_names(&r.names, roll_up);
            read_text(&r, text);
        }
    }
    frn_input_close(input);
    free_names(&r.names);
    frn_intern_free(&r.seen);
    frn_vec_free(&r.id);
    return code;
}

int cli_read_events(cli *c, cli_events *out, const char *verb, const cli_event_source *source,
                    char **paths, int count)
{
    const cli_inputs *in = &source->inputs;
    bool roll_up = source->roll_up && strcmp(source->roll_up, "state") == 0, plain = false;
    int code;

    if (source->roll_up && !roll_up && strcmp(source->roll_up, "none") != 0)
        return cli_usage_error(verb, "--roll-up is state or none, not '%s'", source->roll_up);
    if (count == 0 && !in->ledger)
        return cli_usage_error(verb, "events are expected: a file, or --ledger FILE");
    if (count != 1 || in->ledger || in->as || in->group || in->columns || in->lexicon ||
        in->issues || strcmp(paths[0], "-") == 0 || cli_is_ledger(paths[0]) || is_folder(paths[0]))
        return cli_events_of_claims(c, out, source, paths, count);
    code = read_table(c, out, paths[0], roll_up, source->states, &plain);
    return code != CLI_OK || plain ? code : cli_events_of_claims(c, out, source, paths, count);
}

frn_forecast_input cli_events_input(const cli_events *e)
{
    return (frn_forecast_input){.actors = (uint32_t)e->name.len,
                                .actor_name = e->name.at,
                                .event = e->event.at,
                                .events = e->event.len};
}

uint32_t cli_events_find(const cli_events *e, frn_slice name)
{
    for (uint32_t i = 0; i < e->name.len; i++)
        if (frn_slice_eq_nocase(e->name.at[i], name) ||
            frn_slice_eq_nocase(frn_intern_text(&e->ids, i), name))
            return i;
    return FRN_NONE;
}

void cli_events_free(cli_events *e)
{
    frn_intern_free(&e->actors);
    frn_intern_free(&e->ids);
    frn_vec_free(&e->event);
    frn_vec_free(&e->name);
}
