/* The check of certificates. Kept apart from every solver on purpose: it includes the graph, the
 * slices and nothing else of src/balance but its own header. */
#include <stdlib.h>

#include "balance/certificate.h"
#include "base/intern.h"

typedef struct supposition {
    uint32_t a, b;
    bool apart;
} supposition;

typedef struct checking {
    const frn_graph *g;
    frn_slice rest;
    uint64_t line;
    frn_error *err;
    frn_intern names; /* of the certificate, in its order */
    uint32_t *actor;  /* [certificate's row] the graph's actor */
    int8_t *camp;     /* [graph's actor]; 0 not seen */
    uint64_t *load;   /* [m] */
    uint8_t *odd;     /* [n] whether the actor occurred an odd number of times in this set */
    uint64_t lower, upper, unit;
    bool by_cases;
    uint64_t parts; /* sets, or nodes of the tree of cases */
    FRN_VEC(supposition) path;
} checking;

static frn_status refuse(const checking *c, const char *why)
{
    return frn_fail_at(c->err, FRN_E_INPUT, "certificate", c->line, "%s", why);
}

static bool next_line(checking *c, frn_slice *line)
{
    c->line++;
    return c->rest.len && frn_slice_split(&c->rest, '\n', line);
}

/* A whole number without sign, blanks or leading zeros: one way to write each. */
static bool plain_number(frn_slice s, uint64_t *out)
{
    uint64_t x = 0;

    if (s.len == 0 || s.len > 18 || (s.len > 1 && s.ptr[0] == '0'))
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        x = 10 * x + (uint64_t)(s.ptr[i] - '0');
    }
    *out = x;
    return true;
}

static frn_status field(checking *c, const char *name, frn_slice *value)
{
    frn_slice line, key;

    if (!next_line(c, &line) || !frn_slice_split(&line, '\t', &key) || !frn_slice_is(key, name))
        return frn_fail_at(c->err, FRN_E_INPUT, "certificate", c->line, "no line '%s' here", name);
    *value = line;
    return FRN_OK;
}

static frn_status number(checking *c, const char *name, uint64_t *value)
{
    frn_slice text = {NULL, 0};

    FRN_TRY(field(c, name, &text));
    return plain_number(text, value) ? FRN_OK : refuse(c, "not a whole number");
}

static frn_status same_number(checking *c, const char *name, uint64_t wanted)
{
    uint64_t value = 0;

    FRN_TRY(number(c, name, &value));
    if (value != wanted)
        return frn_fail_at(c->err, FRN_E_INPUT, "certificate", c->line,
                           "'%s' is %llu here and %llu in the graph", name,
                           (unsigned long long)value, (unsigned long long)wanted);
    return FRN_OK;
}

static frn_status read_rule(checking *c, frn_rule *rule, bool *weighted)
{
    frn_slice text = {NULL, 0};
    uint64_t flag = 0;

    FRN_TRY(field(c, "frenemy-certificate", &text));
    c->by_cases = frn_slice_is(text, "2");
    if (!c->by_cases && !frn_slice_is(text, "1"))
        return refuse(c, "another version");
    FRN_TRY(field(c, "rule", &text));
    if (!frn_rule_parse(rule, text))
        return refuse(c, "an unknown rule");
    FRN_TRY(number(c, "weighted", &flag));
    if (flag > 1)
        return refuse(c, "'weighted' is 0 or 1");
    *weighted = flag == 1;
    return FRN_OK;
}

static frn_status check_head(checking *c)
{
    frn_rule rule = FRN_RULE_SUM;
    bool weighted = false;

    FRN_TRY(read_rule(c, &rule, &weighted));
    if (rule != c->g->rule || weighted != c->g->weighted)
        return refuse(c, "the graph was folded by another rule");
    FRN_TRY(same_number(c, "scale", (uint64_t)c->g->scale));
    FRN_TRY(same_number(c, "actors", c->g->n));
    FRN_TRY(same_number(c, "ties", c->g->m));
    FRN_TRY(same_number(c, "negative", c->g->negative));
    FRN_TRY(number(c, "upper", &c->upper));
    FRN_TRY(number(c, "lower", &c->lower));
    FRN_TRY(number(c, "unit", &c->unit));
    FRN_TRY(number(c, c->by_cases ? "cases" : "sets", &c->parts));
    if (c->unit == 0 || c->unit > 1000000 || c->g->total > (1ull << 62) / c->unit)
        return refuse(c, "'unit' is out of range");
    return FRN_OK;
}

/* Undoes frn_buf_tsv in place of a copy in *arena. */
static frn_slice plain_name(frn_arena *arena, frn_slice s)
{
    frn_slice copy = frn_arena_copy(arena, s);
    char *to = frn_arena_alloc(arena, s.len + 1);
    size_t len = 0;

    if (!copy.ptr || !to)
        return (frn_slice){NULL, 0};
    for (size_t i = 0; i < s.len; i++) {
        char ch = s.ptr[i];
        if (ch == '\\' && i + 1 < s.len) {
            ch = s.ptr[++i];
            ch = (char)(ch == 't' ? '\t' : ch == 'n' ? '\n' : ch == 'r' ? '\r' : ch);
        }
        to[len++] = ch;
    }
    return (frn_slice){to, len};
}

/* The graph's names are interned first, so that ids are the graph's actors. */
static frn_status check_camps(checking *c)
{
    const frn_graph *g = c->g;
    frn_arena arena = {0};
    frn_status status = FRN_OK;

    for (uint32_t u = 0; u < g->n; u++)
        if (frn_intern_add(&c->names, g->name[u]) != u)
            return frn_no_memory(c->err);
    for (uint32_t row = 0; status == FRN_OK && row < g->n; row++) {
        frn_slice line, side, name;
        uint32_t u;
        if (!next_line(c, &line) || !frn_slice_split(&line, '\t', &side) ||
            !(frn_slice_is(side, "+") || frn_slice_is(side, "-"))) {
            status = refuse(c, "a camp and an actor are expected here");
            break;
        }
        name = plain_name(&arena, line);
        u = name.ptr ? frn_intern_find(&c->names, name) : FRN_NONE;
        if (!name.ptr)
            status = frn_no_memory(c->err);
        else if (u == FRN_NONE || c->camp[u] != 0)
            status = refuse(c, "the graph has no such actor, or the actor comes twice");
        else
            c->camp[u] = side.ptr[0] == '+' ? 1 : -1;
        c->actor[row] = u;
        frn_arena_reset(&arena);
    }
    frn_arena_free(&arena);
    return status;
}

static frn_status check_upper(checking *c)
{
    uint64_t cost = 0;

    for (uint32_t i = 0; i < c->g->m; i++) {
        const frn_graph_tie *t = &c->g->tie[i];
        if ((t->weight > 0) != (c->camp[t->u] == c->camp[t->v]))
            cost += frn_graph_tie_size(t);
    }
    return cost == c->upper ? FRN_OK : refuse(c, "the camps do not cost what 'upper' says");
}

static frn_status find_tie(checking *c, frn_slice text, uint32_t *tie)
{
    frn_slice left = {NULL, 0};
    uint64_t a, b;

    if (!frn_slice_split(&text, ' ', &left) || !plain_number(left, &a) || !plain_number(text, &b) ||
        a >= c->g->n || b >= c->g->n || a == b)
        return refuse(c, "not a tie");
    *tie = frn_graph_find(c->g, c->actor[a], c->actor[b]);
    return *tie == FRN_NONE ? refuse(c, "the graph has no such tie") : FRN_OK;
}

/* Counts an end of a tie or supposition; *open is how many actors are odd. */
static void count_end(checking *c, uint32_t u, uint64_t *open)
{
    c->odd[u] ^= 1;
    *open += c->odd[u] ? 1 : (uint64_t)-1;
}

/* '@k': the k-th supposition on the way to this leaf, which carries anything. */
static frn_status use_supposition(checking *c, frn_slice text, uint64_t *negatives, uint64_t *open)
{
    const supposition *s;
    uint64_t k;

    if (!plain_number(frn_slice_sub(text, 1, text.len), &k) || k >= c->path.len)
        return refuse(c, "no such supposition");
    s = &c->path.at[k];
    *negatives += s->apart;
    count_end(c, s->a, open);
    count_end(c, s->b, open);
    return FRN_OK;
}

static frn_status use_tie(checking *c, frn_slice text, uint64_t amount, uint64_t *negatives,
                          uint64_t *open)
{
    const frn_graph_tie *t;
    uint32_t tie = 0;

    FRN_TRY(find_tie(c, text, &tie));
    t = &c->g->tie[tie];
    if (amount > c->unit * frn_graph_tie_size(t) - c->load[tie])
        return refuse(c, "a tie carries more than its weight");
    c->load[tie] += amount;
    *negatives += t->weight < 0;
    count_end(c, t->u, open);
    count_end(c, t->v, open);
    return FRN_OK;
}

/* One set: ties that exist and have room, each actor an even number of times, negatives odd. */
static frn_status check_set(checking *c, frn_slice line, uint64_t *amount)
{
    frn_slice part;
    uint64_t negatives = 0, open = 0;

    if (!frn_slice_split(&line, '\t', &part) || !plain_number(part, amount) || *amount == 0)
        return refuse(c, "a set begins with a whole number above 0");
    while (frn_slice_split(&line, '\t', &part)) {
        if (part.len && part.ptr[0] == '@')
            FRN_TRY(use_supposition(c, part, &negatives, &open));
        else
            FRN_TRY(use_tie(c, part, *amount, &negatives, &open));
    }
    if (open != 0)
        return refuse(c, "an actor occurs an odd number of times: not a cycle");
    if (negatives % 2 == 0)
        return refuse(c, "the cycle is not negative");
    return FRN_OK;
}

/* `sets` lines; *sum of their amounts. */
static frn_status check_sets(checking *c, uint64_t sets, uint64_t *sum)
{
    const uint64_t most = 1000000000000000000;
    frn_slice line = {NULL, 0};

    for (uint64_t s = 0; s < sets; s++) {
        uint64_t amount = 0;
        if (!next_line(c, &line))
            return refuse(c, "the file ends too early");
        FRN_TRY(check_set(c, line, &amount));
        *sum += amount;
        if (*sum > most)
            return refuse(c, "the amounts are out of range");
    }
    return FRN_OK;
}

static frn_status add_supposition(checking *c, frn_slice text)
{
    frn_slice left = {NULL, 0};
    uint64_t a, b;

    if (!frn_slice_split(&text, ' ', &left) || !plain_number(left, &a) || !plain_number(text, &b) ||
        a >= c->g->n || b >= c->g->n || a == b)
        return refuse(c, "a split names two actors");
    return frn_vec_push(&c->path, (supposition){c->actor[a], c->actor[b], false})
               ? FRN_OK
               : frn_no_memory(c->err);
}

static frn_status check_leaf(checking *c, frn_slice numbers, uint64_t *least)
{
    frn_slice count = {NULL, 0};
    uint64_t sets = 0, wanted = 0, sum = 0;

    if (!frn_slice_split(&numbers, '\t', &count) || !plain_number(count, &sets) ||
        !plain_number(numbers, &wanted))
        return refuse(c, "a leaf has the number of its sets and the sum of their amounts");
    memset(c->load, 0, c->g->m * sizeof *c->load);
    FRN_TRY(check_sets(c, sets, &sum));
    if (sum != wanted)
        return refuse(c, "the leaf's amounts have another sum");
    *least = sum < *least ? sum : *least;
    return FRN_OK;
}

/* The tree in preorder. After a leaf the last supposition that was 'one side' becomes 'two sides';
 * when there is none, the tree is complete. */
static frn_status check_cases(checking *c, uint64_t *least)
{
    bool complete = false;

    *least = UINT64_MAX;
    for (uint64_t i = 0; i < c->parts; i++) {
        frn_slice line = {NULL, 0}, kind = {NULL, 0};
        if (complete || !next_line(c, &line) || !frn_slice_split(&line, '\t', &kind))
            return refuse(c, "the tree of cases has another size");
        if (frn_slice_is(kind, "split")) {
            FRN_TRY(add_supposition(c, line));
            continue;
        }
        if (!frn_slice_is(kind, "leaf"))
            return refuse(c, "'split' or 'leaf' is expected here");
        FRN_TRY(check_leaf(c, line, least));
        while (c->path.len && c->path.at[c->path.len - 1].apart)
            c->path.len--;
        complete = c->path.len == 0;
        if (!complete)
            c->path.at[c->path.len - 1].apart = true;
    }
    return complete ? FRN_OK : refuse(c, "the tree of cases is not complete");
}

static frn_status check_lower(checking *c)
{
    frn_slice line = {NULL, 0};
    uint64_t sum = 0;

    FRN_TRY(c->by_cases ? check_cases(c, &sum) : check_sets(c, c->parts, &sum));
    if (!next_line(c, &line) || !frn_slice_is(line, "end") || c->rest.len)
        return refuse(c, "'end' is expected here, and nothing after it");
    return (sum + c->unit - 1) / c->unit == c->lower
               ? FRN_OK
               : refuse(c, "the sets do not add up to 'lower'");
}

frn_status frn_certificate_head_read(frn_certificate_head *out, frn_slice text, frn_error *err)
{
    checking c = {.rest = text, .err = err};
    frn_certificate_head head = {0};
    uint64_t skip = 0;

    FRN_TRY(read_rule(&c, &head.rule, &head.weighted));
    FRN_TRY(number(&c, "scale", &skip));
    FRN_TRY(number(&c, "actors", &skip));
    FRN_TRY(number(&c, "ties", &skip));
    FRN_TRY(number(&c, "negative", &skip));
    FRN_TRY(number(&c, "upper", &head.upper));
    FRN_TRY(number(&c, "lower", &head.lower));
    *out = head;
    return FRN_OK;
}

frn_status frn_certificate_check(const frn_graph *graph, frn_slice text, frn_error *err)
{
    checking c = {.g = graph, .rest = text, .err = err};
    frn_status status;

    c.actor = calloc((size_t)graph->n + 1, sizeof *c.actor);
    c.camp = calloc((size_t)graph->n + 1, sizeof *c.camp);
    c.odd = calloc((size_t)graph->n + 1, sizeof *c.odd);
    c.load = calloc((size_t)graph->m + 1, sizeof *c.load);
    status = c.actor && c.camp && c.odd && c.load ? check_head(&c) : frn_no_memory(err);
    if (status == FRN_OK)
        status = check_camps(&c);
    if (status == FRN_OK)
        status = check_upper(&c);
    if (status == FRN_OK)
        status = check_lower(&c);
    frn_intern_free(&c.names);
    frn_vec_free(&c.path);
    free(c.actor);
    free(c.camp);
    free(c.odd);
    free(c.load);
    return status;
}
