/* A case put together: lines and cells, names, and the arrays that the engines take. */
#include "foresight/case.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "foresight/case_internal.h"

enum { MOST_FAULTS_TOLD = 20 };

bool frn_case_line(frn_slice *rest, frn_slice *line)
{
    if (!rest->ptr || !frn_slice_split(rest, '\n', line))
        return false;
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

static uint32_t column_of(frn_slice line, size_t at)
{
    uint32_t column = 1;

    for (size_t i = 0; i < at && i < line.len; i++)
        column += ((unsigned char)line.ptr[i] & 0xc0) != 0x80;
    return column;
}

size_t frn_cells_split(frn_cell *cell, frn_slice line, char sep, const char *quotes)
{
    size_t count = 0, at = 0;

    for (;;) {
        size_t start = at, end;
        frn_slice text;

        while (start < line.len && line.ptr[start] == ' ')
            start++;
        end = start;
        if (start < line.len && strchr(quotes, line.ptr[start])) {
            size_t close = frn_slice_find(line, line.ptr[start], start + 1);

            if (close < line.len)
                end = close;
        }
        end = frn_slice_find(line, sep, end);
        text = frn_slice_trim(frn_slice_sub(line, start, end));
        if (text.len >= 2 && strchr(quotes, text.ptr[0]) && text.ptr[text.len - 1] == text.ptr[0])
            text = frn_slice_sub(text, 1, text.len - 1);
        cell[count++] = (frn_cell){text, column_of(line, start)};
        if (end >= line.len || count == FRN_MOST_CELLS)
            return count;
        at = end + 1;
    }
}

/* What was found may be anything: keep the message one line of sound text. */
static void blank_out(char *text)
{
    size_t length = strlen(text), at = 0;

    while (at < length) {
        size_t start = at;
        uint32_t cp = frn_utf8_next(frn_slice_make(text, length), &at);

        for (size_t i = start; i < at && (cp == FRN_UTF8_BAD || cp < 32 || cp == 127); i++)
            text[i] = '?';
    }
}

void frn_case_fault(frn_case_draft *d, uint32_t column, const char *fmt, ...)
{
    char text[400];
    va_list args;

    va_start(args, fmt);
    (void)vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    blank_out(text);
    if (d->faults++ == 0)
        (void)frn_fail_at(d->err, FRN_E_INPUT, NULL, d->line, "column %u: %s", column, text);
    if (d->err && d->faults == 1)
        (void)snprintf(d->err->where, sizeof d->err->where, "%.*s", FRN_ARG(d->file));
    if (d->faults <= MOST_FAULTS_TOLD)
        frn_diag_tell(d->sink, FRN_CASE_FAULT, d->file, d->line, 0, "column %u: %s", column, text);
}

uint32_t frn_case_add_actor(frn_case_draft *d, frn_slice name)
{
    uint32_t id = frn_intern_add(&d->actor_name, name);

    if (id != FRN_NONE && id >= d->actor.len &&
        !frn_vec_push(&d->actor, (frn_case_actor){NAN, NAN, FRN_NONE}))
        id = FRN_NONE;
    d->out_of_memory = d->out_of_memory || id == FRN_NONE;
    return id;
}

uint32_t frn_case_add_issue(frn_case_draft *d, frn_slice name)
{
    uint32_t id = frn_intern_add(&d->issue_name, name);

    if (id != FRN_NONE && id >= d->issue.len &&
        !frn_vec_push(&d->issue, (frn_case_issue){NAN, NAN, NAN, NAN, FRN_NO_DATE}))
        id = FRN_NONE;
    d->out_of_memory = d->out_of_memory || id == FRN_NONE;
    return id;
}

void frn_case_add_stand(frn_case_draft *d, frn_case_stand stand)
{
    if (stand.salience < 0 || stand.capability < 0) {
        frn_case_fault(d, 1, "expected salience and power of 0 or more");
        return;
    }
    stand.row = (uint32_t)d->stand.len;
    if (!frn_vec_push(&d->stand, stand))
        d->out_of_memory = true;
}

void frn_case_add_propensity(frn_case_draft *d, frn_case_propensity propensity)
{
    if (!frn_vec_push(&d->propensity, propensity))
        d->out_of_memory = true;
}

static frn_slice first_line(frn_slice text)
{
    frn_slice line = {0};

    while (frn_case_line(&text, &line)) {
        line = frn_slice_trim(line);
        if (line.len && !(line.ptr[0] == '#' && (line.len < 3 || line.ptr[2] == ' ')))
            return line;
    }
    return (frn_slice){"", 0};
}

static void read_source(frn_case_draft *d, const frn_case_source *source)
{
    frn_slice text = source->text, line;

    d->file = source->file;
    if (frn_slice_starts(text, FRN_LIT("\xef\xbb\xbf")))
        text = frn_slice_sub(text, 3, text.len);
    line = first_line(text);
    if (frn_case_read_exchange(d, text) ||
        (frn_slice_starts(line, FRN_LIT("["))
             ? false
             : frn_case_read_ktab(d, text) || frn_case_read_matrix(d, text) ||
                   frn_case_read_table(d, text)))
        return;
    frn_case_read_sections(d, text);
}

static double or_else(double value, double otherwise)
{
    return isnan(value) ? otherwise : value;
}

static frn_slice *copy_names(frn_arena *arena, const frn_intern *names)
{
    uint32_t n = frn_intern_count(names);
    frn_slice *copy = FRN_NEW_ARRAY(arena, frn_slice, n + 1);

    for (uint32_t i = 0; copy && i < n; i++) {
        copy[i] = frn_arena_copy(arena, frn_intern_text(names, i));
        if (!copy[i].ptr)
            return NULL;
    }
    return copy;
}

typedef struct chosen { /* the issues that one engine is about */
    uint32_t count;
    uint32_t *place; /* [issue] place among the chosen, FRN_NONE when not */
    frn_slice *name;
    double *weight;
} chosen;

static bool choose(chosen *c, frn_case_draft *d, const frn_slice *name, bool tones)
{
    size_t n = d->issue.len;

    c->place = FRN_NEW_ARRAY(d->arena, uint32_t, n + 1);
    c->name = FRN_NEW_ARRAY(d->arena, frn_slice, n + 1);
    c->weight = FRN_NEW_ARRAY(d->arena, double, n + 1);
    if (!c->place || !c->name || !c->weight)
        return false;
    for (size_t k = 0; k < n; k++) {
        bool used = false;

        for (size_t i = 0; tones && i < d->propensity.len; i++)
            used = used || d->propensity.at[i].issue == k;
        for (size_t i = 0; !tones && i < d->stand.len; i++)
            used = used || d->stand.at[i].issue == k;
        c->place[k] = used ? c->count : FRN_NONE;
        if (!used)
            continue;
        c->name[c->count] = name[k];
        c->weight[c->count++] = or_else(d->issue.at[k].weight, 1);
    }
    return true;
}

static bool finish_align(frn_case *out, frn_case_draft *d, const frn_slice *issue_name)
{
    size_t n = out->actors, cells;
    chosen c = {0};
    double *size = FRN_NEW_ARRAY(d->arena, double, n + 1), *tone, *up, *down;
    bool evidence = true;

    if (!size || !choose(&c, d, issue_name, true))
        return false;
    cells = c.count * n * n;
    tone = FRN_NEW_ARRAY(d->arena, double, cells + 1);
    up = FRN_NEW_ARRAY(d->arena, double, cells + 1);
    down = FRN_NEW_ARRAY(d->arena, double, cells + 1);
    if (!tone || !up || !down)
        return false;
    for (size_t i = 0; i < n; i++)
        size[i] = or_else(d->actor.at[i].size, 1);
    for (size_t i = 0; i < d->propensity.len; i++) {
        const frn_case_propensity *p = &d->propensity.at[i];
        double pos = or_else(p->positive, 0), neg = or_else(p->negative, 0);
        size_t base = c.place[p->issue] * n * n, at = base + p->a * n + p->b,
               mirror = base + p->b * n + p->a;

        evidence = evidence && !(isnan(p->positive) && isnan(p->negative));
        tone[at] = tone[mirror] = or_else(p->tone, (pos - neg) / (pos + neg + 1));
        up[at] = up[mirror] = pos;
        down[at] = down[mirror] = neg;
    }
    out->has_tones = d->propensity.len > 0;
    out->align = (frn_align_case){.actors = out->actors,
                                  .issues = c.count,
                                  .actor_name = out->actor_name,
                                  .issue_name = c.name,
                                  .size = size,
                                  .weight = c.weight,
                                  .tone = tone,
                                  .positive = evidence ? up : NULL,
                                  .negative = evidence ? down : NULL,
                                  .half_step = d->half_step};
    return true;
}

typedef struct seats {
    double *position, *salience, *capability;
    frn_date *since;
    bool *seen;
} seats;

static bool make_seats(seats *s, frn_arena *arena, size_t cells)
{
    s->position = FRN_NEW_ARRAY(arena, double, cells + 1);
    s->salience = FRN_NEW_ARRAY(arena, double, cells + 1);
    s->capability = FRN_NEW_ARRAY(arena, double, cells + 1);
    s->since = FRN_NEW_ARRAY(arena, frn_date, cells + 1);
    s->seen = FRN_NEW_ARRAY(arena, bool, cells + 1);
    if (!s->position || !s->salience || !s->capability || !s->since || !s->seen)
        return false;
    for (size_t i = 0; i < cells; i++)
        s->position[i] = NAN;
    return true;
}

/* The latest position up to the case's date holds; those before it show where the gap comes from.
 * One without a date is the latest of all. */
static void place_stands(frn_case_draft *d, seats *s, const chosen *c, size_t actors,
                         frn_bargain_stand *earlier, uint32_t *earlier_count)
{
    for (size_t i = 0; i < d->stand.len; i++) {
        const frn_case_stand *st = &d->stand.at[i];
        const frn_case_actor *actor = &d->actor.at[st->actor];
        size_t at = c->place[st->issue] * actors + st->actor;
        frn_date when = st->date == FRN_NO_DATE ? INT32_MAX : st->date;

        if (st->date != FRN_NO_DATE && d->date != FRN_NO_DATE && st->date > d->date)
            continue;
        if (st->date != FRN_NO_DATE)
            earlier[(*earlier_count)++] =
                (frn_bargain_stand){st->date, st->actor, c->place[st->issue], st->position};
        if (s->seen[at] && when == s->since[at]) {
            d->line = 0;
            frn_case_fault(d, 0, "expected one position of '%.*s' on '%.*s' a date, found two",
                           FRN_ARG(frn_intern_text(&d->actor_name, st->actor)),
                           FRN_ARG(frn_intern_text(&d->issue_name, st->issue)));
        }
        if (s->seen[at] && when < s->since[at])
            continue;
        s->seen[at] = true;
        s->since[at] = when;
        s->position[at] = st->position;
        s->salience[at] = or_else(st->salience, 1);
        s->capability[at] =
            or_else(st->capability, or_else(actor->capability, or_else(actor->size, 1)));
    }
}

static bool finish_bargain(frn_case *out, frn_case_draft *d, const frn_slice *issue_name)
{
    size_t n = out->actors;
    chosen c = {0};
    seats s = {0};
    frn_bargain_stand *earlier = FRN_NEW_ARRAY(d->arena, frn_bargain_stand, d->stand.len + 1);
    double *low = FRN_NEW_ARRAY(d->arena, double, 3 * d->issue.len + 3), *high, *reversion;
    frn_date *deadline = FRN_NEW_ARRAY(d->arena, frn_date, d->issue.len + 1);
    uint32_t *of = FRN_NEW_ARRAY(d->arena, uint32_t, n + 1), earlier_count = 0;

    if (!earlier || !low || !deadline || !of || !choose(&c, d, issue_name, false) ||
        !make_seats(&s, d->arena, c.count * n))
        return false;
    high = low + d->issue.len + 1;
    reversion = high + d->issue.len + 1;
    place_stands(d, &s, &c, n, earlier, &earlier_count);
    for (size_t k = 0; k < d->issue.len; k++) {
        const frn_case_issue *issue = &d->issue.at[k];

        if (c.place[k] == FRN_NONE)
            continue;
        low[c.place[k]] = or_else(issue->low, 0);
        high[c.place[k]] = or_else(issue->high, 100);
        reversion[c.place[k]] = issue->reversion;
        deadline[c.place[k]] = issue->deadline;
    }
    for (size_t a = 0; a < n; a++)
        of[a] = d->actor.at[a].of;
    for (size_t i = 0; i < c.count * n; i++) /* a state's own say beside its factions' */
        if (isnan(s.position[i]))
            s.capability[i] = or_else(d->actor.at[i % n].capability, 0);
    out->has_positions = d->stand.len > 0;
    out->bargain = (frn_bargain_case){.actors = out->actors,
                                      .issues = c.count,
                                      .actor_name = out->actor_name,
                                      .issue_name = c.name,
                                      .position = s.position,
                                      .salience = s.salience,
                                      .capability = s.capability,
                                      .low = low,
                                      .high = high,
                                      .reversion = reversion,
                                      .deadline = deadline,
                                      .today = d->date,
                                      .part_of = of,
                                      .earlier = earlier,
                                      .earlier_count = earlier_count};
    return true;
}

static bool finish_effects(frn_case *out, frn_case_draft *d)
{
    frn_case_change *effect = FRN_NEW_ARRAY(d->arena, frn_case_change, d->effect.len + 1);

    if (!effect)
        return false;
    for (size_t i = 0; i < d->effect.len; i++) {
        frn_slice *text[] = {&effect[i].actor, &effect[i].other, &effect[i].issue, &effect[i].when,
                             &effect[i].because};

        effect[i] = d->effect.at[i];
        for (int t = 0; t < 5; t++) {
            if (text[t]->len == 0)
                continue;
            *text[t] = frn_arena_copy(d->arena, *text[t]);
            if (!text[t]->ptr)
                return false;
        }
    }
    out->effects = (uint32_t)d->effect.len;
    out->effect = effect;
    return true;
}

static bool finish(frn_case *out, frn_case_draft *d)
{
    frn_slice *issue_name = copy_names(d->arena, &d->issue_name);

    out->actors = frn_intern_count(&d->actor_name);
    out->actor_name = copy_names(d->arena, &d->actor_name);
    out->title = d->title;
    out->date = d->date;
    return out->actor_name && issue_name && finish_align(out, d, issue_name) &&
           finish_bargain(out, d, issue_name) && finish_effects(out, d);
}

static void free_draft(frn_case_draft *d)
{
    frn_intern_free(&d->actor_name);
    frn_intern_free(&d->issue_name);
    frn_vec_free(&d->actor);
    frn_vec_free(&d->issue);
    frn_vec_free(&d->stand);
    frn_vec_free(&d->propensity);
    frn_vec_free(&d->effect);
}

frn_status frn_case_read(frn_case *out, const frn_case_source *source, size_t count,
                         const frn_case_options *options, const frn_diag_sink *sink, frn_error *err)
{
    frn_case fresh = {0};
    frn_case_draft d = {
        .arena = &fresh.arena, .options = options, .sink = sink, .err = err, .date = FRN_NO_DATE};
    frn_status status = FRN_OK;

    for (size_t i = 0; i < count && !d.out_of_memory; i++)
        read_source(&d, &source[i]);
    if (d.faults == 0 && !d.out_of_memory && d.propensity.len == 0 && d.stand.len == 0) {
        d.line = 1;
        frn_case_fault(&d, 1, "expected propensities or positions, found none in the whole case");
    }
    if (!d.out_of_memory && d.faults == 0 && !finish(&fresh, &d))
        d.out_of_memory = true;
    if (d.out_of_memory)
        status = frn_no_memory(err);
    else if (d.faults)
        status = FRN_E_INPUT; /* *err holds the first fault */
    free_draft(&d);
    if (status == FRN_OK)
        *out = fresh;
    else
        frn_arena_free(&fresh.arena);
    return status;
}

void frn_case_free(frn_case *c)
{
    frn_arena_free(&c->arena);
    *c = (frn_case){0};
}

static void add_name(frn_buf *out, frn_slice name)
{
    bool quote = frn_slice_find(name, ',', 0) < name.len || name.len == 0 ||
                 memchr("#[\" ", name.ptr[0], 4) != NULL;

    if (quote)
        frn_buf_byte(out, '"');
    frn_buf_add(out, name);
    if (quote)
        frn_buf_byte(out, '"');
}

void frn_case_skeleton(frn_buf *out, frn_slice title, frn_date date, const frn_case_tone *tone,
                       size_t count)
{
    frn_intern actors = {0}, issues = {0};
    char day[16];

    for (size_t i = 0; i < count; i++)
        if (frn_intern_add(&actors, tone[i].a) == FRN_NONE ||
            frn_intern_add(&actors, tone[i].b) == FRN_NONE ||
            frn_intern_add(&issues, tone[i].issue.len ? tone[i].issue : FRN_LIT("general")) ==
                FRN_NONE)
            out->failed = true;
    frn_buf_printf(out, "title = %.*s\n", FRN_ARG(title));
    if (date != FRN_NO_DATE)
        frn_buf_printf(out, "date = %s\n", frn_date_text(date, day));
    frn_buf_text(out, "\n# size: how much an actor weighs in a line-up. capability: its say in a "
                      "settlement.\n# of: the actor that it is a faction of.\n[actors]\n"
                      "name, size, capability, of\n");
    for (uint32_t i = 0; i < frn_intern_count(&actors); i++) {
        add_name(out, frn_intern_text(&actors, i));
        frn_buf_text(out, ", 1, 1,\n");
    }
    frn_buf_text(out, "\n# low and high: the ends of the scale. reversion: what holds without a "
                      "deal.\n[issues]\nname, weight, low, high, reversion, deadline\n");
    for (uint32_t i = 0; i < frn_intern_count(&issues); i++) {
        add_name(out, frn_intern_text(&issues, i));
        frn_buf_text(out, ", 1, 0, 100, ,\n");
    }
    frn_buf_text(out, "\n# Fill in and take the # away. salience: how much the actor cares, 0 to "
                      "1.\n[positions]\nactor, issue, position, salience\n");
    for (uint32_t k = 0; k < frn_intern_count(&issues); k++) {
        for (uint32_t i = 0; i < frn_intern_count(&actors); i++) {
            frn_buf_text(out, "# ");
            add_name(out, frn_intern_text(&actors, i));
            frn_buf_text(out, ", ");
            add_name(out, frn_intern_text(&issues, k));
            frn_buf_text(out, ", ,\n");
        }
    }
    frn_buf_text(out, "\n[propensities]\nactor, other, issue, positive, negative\n");
    for (size_t i = 0; i < count; i++) {
        add_name(out, tone[i].a);
        frn_buf_text(out, ", ");
        add_name(out, tone[i].b);
        frn_buf_text(out, ", ");
        add_name(out, tone[i].issue.len ? tone[i].issue : FRN_LIT("general"));
        frn_buf_text(out, ", ");
        frn_buf_number(out, tone[i].positive);
        frn_buf_text(out, ", ");
        frn_buf_number(out, tone[i].negative);
        frn_buf_byte(out, '\n');
    }
    frn_intern_free(&actors);
    frn_intern_free(&issues);
}
