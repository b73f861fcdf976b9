/* Ties as lines of text between tabs: who is there, then every tie by day.
 *
 *     seen   claims  outside  incomplete  internal
 *     actor  id  name  state  state_name  kind
 *     tie    a  b  issue  day  8 sums and counts ...  listed  speakers (hashes, by commas)
 *
 * Sums are integers (1e-9 of a mass), so that reading adds up to what the claims added up to.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "tie/ties_internal.h"

/* ---- writing ---- */

static void cell_text(frn_buf *out, frn_slice s)
{
    frn_buf_byte(out, '\t');
    frn_buf_tsv(out, s);
}

static void cell_date(frn_buf *out, frn_date date)
{
    char text[16];

    cell_text(out, date == FRN_NO_DATE ? FRN_LIT("-") : frn_slice_of(frn_date_text(date, text)));
}

static int by_id(const void *left, const void *right, void *ties)
{
    const frn_ties *t = ties;

    return frn_slice_cmp(t->actor.at[*(const uint32_t *)left].id,
                         t->actor.at[*(const uint32_t *)right].id);
}

static int by_names(const void *left, const void *right, void *ties)
{
    const frn_ties *t = ties;
    const frn_tie_cell *x = &t->cells.at[*(const uint32_t *)left],
                       *y = &t->cells.at[*(const uint32_t *)right];
    const frn_tie_ends *p = &t->pairs.at[x->pair], *q = &t->pairs.at[y->pair];
    int order = frn_slice_cmp(t->actor.at[p->a].id, t->actor.at[q->a].id);

    if (order == 0)
        order = frn_slice_cmp(t->actor.at[p->b].id, t->actor.at[q->b].id);
    if (order == 0)
        order = frn_slice_cmp(frn_intern_text(&t->issues, x->issue),
                              frn_intern_text(&t->issues, y->issue));
    return order ? order : (x->window > y->window) - (x->window < y->window);
}

static int by_hash(const void *left, const void *right)
{
    uint64_t x = *(const uint64_t *)left, y = *(const uint64_t *)right;

    return (x > y) - (x < y);
}

static bool write_speakers(frn_buf *out, const frn_ties *ties, const frn_tie_cell *c)
{
    uint64_t *list = malloc((c->speakers + 1) * sizeof *list);
    uint32_t n = 0;

    if (!list)
        return false;
    for (uint32_t s = c->speaker; s != FRN_NONE; s = ties->speaker.at[s].next)
        list[n++] = ties->speaker.at[s].hash;
    qsort(list, n, sizeof *list, by_hash);
    for (uint32_t i = 0; i < n; i++)
        frn_buf_printf(out, "%c%016" PRIx64, i ? ',' : '\t', list[i]);
    if (n == 0)
        frn_buf_byte(out, '\t');
    free(list);
    return true;
}

static bool write_tie(frn_buf *out, const frn_ties *ties, const frn_tie_cell *c)
{
    const frn_tie_ends *ends = &ties->pairs.at[c->pair];

    frn_buf_text(out, "tie");
    cell_text(out, ties->actor.at[ends->a].id);
    cell_text(out, ties->actor.at[ends->b].id);
    cell_text(out, frn_intern_text(&ties->issues, c->issue));
    cell_date(out, c->window);
    frn_buf_printf(out, "\t%" PRId64 "\t%" PRId64 "\t%" PRId64 "\t%" PRId64, c->sum[0], c->sum[1],
                   c->forward[0], c->forward[1]);
    frn_buf_printf(out, "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64, c->count[0],
                   c->count[1], c->count[2], c->listed);
    if (!write_speakers(out, ties, c))
        return false;
    frn_buf_byte(out, '\n');
    return true;
}

static void write_actor(frn_buf *out, const frn_tie_actor *actor)
{
    frn_buf_text(out, "actor");
    cell_text(out, actor->id);
    cell_text(out, actor->name);
    cell_text(out, actor->state);
    cell_text(out, actor->state_name);
    cell_text(out, frn_slice_of(frn_actor_kind_text(actor->kind)));
    frn_buf_byte(out, '\n');
}

frn_status frn_ties_write(frn_buf *out, frn_ties *ties, frn_error *err)
{
    size_t most = ties->actor.len > ties->cells.len ? ties->actor.len : ties->cells.len;
    uint32_t *order = malloc((most + 1) * sizeof *order);
    bool sound = order != NULL;

    frn_buf_printf(out, "seen\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\n", ties->claims,
                   ties->outside, ties->incomplete, ties->internal);
    for (uint32_t i = 0; sound && i < most; i++)
        order[i] = i;
    if (sound)
        qsort_r(order, ties->actor.len, sizeof *order, by_id, ties);
    for (size_t i = 0; sound && i < ties->actor.len; i++)
        write_actor(out, &ties->actor.at[order[i]]);
    for (uint32_t i = 0; sound && i < most; i++)
        order[i] = i;
    if (sound)
        qsort_r(order, ties->cells.len, sizeof *order, by_names, ties);
    for (size_t i = 0; sound && i < ties->cells.len; i++)
        sound = write_tie(out, ties, &ties->cells.at[order[i]]);
    free(order);
    return sound && !out->failed ? FRN_OK : frn_no_memory(err);
}

/* ---- reading ---- */

enum { CELLS = 14 };

/* frn_buf_tsv undone; in place of the slice, in `arena`. */
static bool plain(frn_arena *arena, frn_slice *s)
{
    char *to, *at;

    if (!s->len || !memchr(s->ptr, '\\', s->len))
        return true;
    to = at = frn_arena_alloc(arena, s->len);
    if (!to)
        return false;
    for (size_t i = 0; i < s->len; i++) {
        char c = s->ptr[i];
        if (c == '\\' && i + 1 < s->len) {
            c = s->ptr[++i];
            c = (char)(c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c);
        }
        *at++ = c;
    }
    *s = frn_slice_make(to, (size_t)(at - to));
    return true;
}

static bool date_of(frn_slice cell, frn_date *out)
{
    *out = frn_slice_is(cell, "-") ? FRN_NO_DATE : frn_date_parse(cell);
    return *out != FRN_NO_DATE || frn_slice_is(cell, "-");
}

static bool numbers(int64_t *out, const frn_slice *cell, int count)
{
    for (int i = 0; i < count; i++)
        if (!frn_slice_int(cell[i], &out[i]) || out[i] < 0)
            return false;
    return true;
}

static bool hash_of(frn_slice hex, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < hex.len; i++) {
        char c = hex.ptr[i];
        if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
            return false;
        *out = *out << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return hex.len == 16;
}

typedef enum outcome { READ, JUNK, NO_MEMORY } outcome;

typedef struct reading {
    frn_ties *ties;
    frn_arena line;   /* of the current line */
    frn_arena actors; /* those named so far; they enter the ties with their first tie */
    frn_intern id;
    FRN_VEC(frn_tie_actor) actor; /* [id] */
} reading;

static outcome read_seen(frn_ties *ties, const frn_slice *cell)
{
    int64_t n[4];

    if (!numbers(n, cell + 1, 4))
        return JUNK;
    ties->claims += (uint64_t)n[0];
    ties->outside += (uint64_t)n[1];
    ties->incomplete += (uint64_t)n[2];
    ties->internal += (uint64_t)n[3];
    return READ;
}

static outcome read_actor(reading *r, const frn_slice *cell)
{
    uint32_t id = cell[1].len ? frn_intern_add(&r->id, cell[1]) : 0;
    frn_tie_actor actor = {.kind = frn_actor_kind_find(cell[5])};

    if (cell[1].len == 0 || (id != FRN_NONE && id != r->actor.len))
        return JUNK;
    if (id == FRN_NONE)
        return NO_MEMORY;
    actor.id = frn_intern_text(&r->id, id);
    actor.name = frn_arena_copy(&r->actors, cell[2]);
    actor.state = frn_arena_copy(&r->actors, cell[3]);
    actor.state_name = frn_arena_copy(&r->actors, cell[4]);
    return actor.name.ptr && actor.state.ptr && actor.state_name.ptr &&
                   frn_vec_push(&r->actor, actor)
               ? READ
               : NO_MEMORY;
}

static bool inside(const frn_ties *ties, frn_date day)
{
    const frn_tie_options *o = &ties->options;

    return !(o->since && (day == FRN_NO_DATE || day < o->since)) &&
           !(o->until && (day == FRN_NO_DATE || day > o->until));
}

static outcome add_speakers(frn_ties *ties, frn_tie_cell *c, frn_slice list)
{
    frn_slice one;
    uint64_t hash;

    while (list.len && frn_slice_split(&list, ',', &one)) {
        if (!hash_of(one, &hash))
            return JUNK;
        if (!frn_ties_take_speaker(ties, c, hash))
            return NO_MEMORY;
    }
    return READ;
}

/* The place of a tie between two actors by their numbers; NULL when memory is out. */
static frn_tie_cell *cell_of(reading *r, uint32_t a, uint32_t b, frn_slice issue, frn_date day)
{
    frn_ties *ties = r->ties;
    frn_window window = ties->options.half_life > 0 ? FRN_WINDOW_DAY : ties->options.window;
    uint32_t u = frn_ties_take_actor(ties, &r->actor.at[a]);
    uint32_t v = frn_ties_take_actor(ties, &r->actor.at[b]);
    uint32_t about = frn_intern_add(&ties->issues, issue), pair = FRN_NONE;
    bool forward;

    if (u != FRN_NONE && v != FRN_NONE && about != FRN_NONE)
        pair = frn_ties_take_pair(ties, u, v, &forward);
    return pair == FRN_NONE ? NULL
                            : frn_ties_take_cell(ties, pair, about, frn_window_start(window, day));
}

static outcome read_tie(reading *r, const frn_slice *cell)
{
    frn_ties *ties = r->ties;
    uint32_t a = frn_intern_find(&r->id, cell[1]), b = frn_intern_find(&r->id, cell[2]);
    int64_t n[8];
    frn_date day;
    frn_tie_cell *c;

    if (a == FRN_NONE || b == FRN_NONE || frn_slice_cmp(cell[1], cell[2]) >= 0 ||
        !date_of(cell[4], &day) || !numbers(n, cell + 5, 8))
        return JUNK;
    if (!inside(ties, day)) {
        for (int i = 4; i < 8; i++)
            ties->outside += (uint64_t)n[i];
        return READ;
    }
    c = cell_of(r, a, b, cell[3], day);
    if (!c)
        return NO_MEMORY;
    for (int side = 0; side < 2; side++)
        if (!frn_tie_sum(&c->sum[side], n[side]) || !frn_tie_sum(&c->forward[side], n[2 + side]))
            return JUNK;
    for (int sign = 0; sign < 3; sign++)
        c->count[sign] += (uint64_t)n[4 + sign];
    c->listed += (uint64_t)n[7];
    if (day != FRN_NO_DATE) {
        ties->first = ties->first == FRN_NO_DATE || day < ties->first ? day : ties->first;
        ties->last = ties->last == FRN_NO_DATE || day > ties->last ? day : ties->last;
    }
    return add_speakers(ties, c, cell[13]);
}

static outcome read_line(reading *r, frn_slice line)
{
    frn_slice cell[CELLS] = {{0}};
    int cells = 0;

    frn_arena_reset(&r->line);
    while (cells < CELLS && frn_slice_split(&line, '\t', &cell[cells]))
        if (!plain(&r->line, &cell[cells++]))
            return NO_MEMORY;
    if (line.ptr)
        return JUNK;
    if (frn_slice_is(cell[0], "tie") && cells == CELLS)
        return read_tie(r, cell);
    if (frn_slice_is(cell[0], "actor") && cells == 6)
        return read_actor(r, cell);
    return frn_slice_is(cell[0], "seen") && cells == 5 ? read_seen(r->ties, cell) : JUNK;
}

frn_status frn_ties_read(frn_ties *ties, frn_slice text, frn_error *err)
{
    reading r = {.ties = ties};
    outcome got = READ;
    frn_slice line = {0};

    while (got == READ && text.len && frn_slice_split(&text, '\n', &line))
        if (line.len)
            got = read_line(&r, line);
    if (got == JUNK && err)
        (void)frn_fail(err, FRN_E_INPUT, "no line of a tie file: '%.*s'",
                       FRN_ARG(frn_slice_sub(line, 0, 80)));
    frn_arena_free(&r.line);
    frn_arena_free(&r.actors);
    frn_intern_free(&r.id);
    frn_vec_free(&r.actor);
    return got == READ ? FRN_OK : got == JUNK ? FRN_E_INPUT : frn_no_memory(err);
}
