/* PLOVER records: one sentence each, hand-coded with sources, targets and one event.
 *
 * What is emitted: claims of a PLOVER type or a standing relation, asserted or hedged, that are not
 * contested and whose two actors have a code; equal ones of one sentence count once. A code is the
 * ISO code of the state, IGO, NGO or, for armed groups and movements without a state, IMG.
 *
 * recall: records whose dyad (any source with any target; for records without a target any two of
 * the sources, in either order) is emitted, with the sign or the type; the wider figure also counts
 * claims that are conditional, hypothetical or demanded. precision: emitted (dyad, sign) that some
 * record of the same sentence has. Standing relations have no PLOVER type: they count for the dyad
 * and sign, never for the type.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "score.h"

enum { MOST_CODES = 8, TYPES = FRN_ACTION_FIGHT + 1 };

typedef struct record {
    frn_slice id, text;
    char source[MOST_CODES][4], target[MOST_CODES][4];
    int sources, targets;
    frn_action type;
    frn_date date;
} record;

typedef struct emitted {
    char source[4], target[4];
    int sign;
    frn_action type;
    bool mutual, fact;
    const frn_claim *claim;
} emitted;

static void set_code(char out[4], const char *code)
{
    static const char *const fix[][2] = {{"JAP", "JPN"}, {"ITL", "ITA"}, {"ISM", "IMG"}};

    snprintf(out, 4, "%s", code ? code : "");
    for (size_t i = 0; i < 3; i++) {
        if (frn_slice_eq(frn_slice_of(out), frn_slice_of(fix[i][0])))
            snprintf(out, 4, "%s", fix[i][1]);
    }
}

static int read_codes(char out[MOST_CODES][4], const json_t *list)
{
    int n = 0;
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item)
    {
        if (n < MOST_CODES)
            set_code(out[n++], json_string_value(json_object_get(item, "code")));
    }
    return n;
}

static void code_of(char out[4], const frn_party *p)
{
    if (p->state.len == 3)
        snprintf(out, 4, "%.3s", p->state.ptr);
    else if (p->kind == FRN_KIND_IGO || p->kind == FRN_KIND_BLOC)
        snprintf(out, 4, "IGO");
    else if (p->kind == FRN_KIND_NGO)
        snprintf(out, 4, "NGO");
    else if (p->kind == FRN_KIND_ARMED_GROUP || p->kind == FRN_KIND_MOVEMENT)
        snprintf(out, 4, "IMG");
    else
        out[0] = '\0';
}

static size_t collect(emitted *out, size_t most, const score_claims *claims)
{
    size_t n = 0;

    for (size_t i = 0; i < claims->len; i++) {
        const frn_claim *c = &claims->at[i];
        emitted e = {.sign = c->sign, .type = c->action, .claim = c};
        size_t k;
        code_of(e.source, &c->source);
        code_of(e.target, &c->target);
        e.mutual = frn_action_describe(c->action)->mutual;
        e.fact = c->modality <= FRN_MODALITY_HEDGED && !c->contested;
        if (!e.source[0] || !e.target[0] || c->modality == FRN_MODALITY_NEGATED ||
            c->modality == FRN_MODALITY_DENIAL || c->action == FRN_ACTION_STATEMENT)
            continue;
        for (k = 0; k < n; k++) {
            if (!memcmp(out[k].source, e.source, 4) && !memcmp(out[k].target, e.target, 4) &&
                out[k].sign == e.sign && out[k].type == e.type && out[k].fact == e.fact)
                break;
        }
        if (k == n && n < most)
            out[n++] = e;
    }
    return n;
}

static bool in_list(char list[MOST_CODES][4], int count, const char code[4])
{
    for (int i = 0; i < count; i++) {
        if (!memcmp(list[i], code, 4))
            return true;
    }
    return false;
}

static bool has_dyad(record *r, const emitted *e)
{
    bool symmetric = e->mutual || r->type == FRN_ACTION_AGREE || r->type == FRN_ACTION_CONSULT ||
                     r->type == FRN_ACTION_COOPERATE;

    if (!r->targets)
        return in_list(r->source, r->sources, e->source) &&
               in_list(r->source, r->sources, e->target) &&
               (r->sources > 1 || memcmp(e->source, e->target, 4) != 0);
    return (in_list(r->source, r->sources, e->source) &&
            in_list(r->target, r->targets, e->target)) ||
           (symmetric && in_list(r->source, r->sources, e->target) &&
            in_list(r->target, r->targets, e->source));
}

static int sign_of(frn_action type)
{
    return frn_action_describe(type)->sign;
}

typedef struct tally {
    size_t records, emitting, dyad, sign, type, wide_sign, wide_type;
    size_t emitted, right_dyad, right_sign, right_type;
    size_t of_type[TYPES], found[TYPES];
} tally;

static void score_record(tally *t, record *r, const emitted *e, size_t n, bool verbose)
{
    bool dyad = false, sign = false, type = false, wide_sign = false, wide_type = false,
         any = false;

    for (size_t i = 0; i < n; i++) {
        any |= e[i].fact;
        if (!has_dyad(r, &e[i]))
            continue;
        wide_sign |= e[i].sign == sign_of(r->type);
        wide_type |= e[i].type == r->type;
        if (!e[i].fact)
            continue;
        dyad = true;
        sign |= e[i].sign == sign_of(r->type);
        type |= e[i].type == r->type;
    }
    t->records++;
    t->emitting += any;
    t->dyad += dyad;
    t->sign += sign;
    t->type += type;
    t->wide_sign += wide_sign;
    t->wide_type += wide_type;
    t->of_type[r->type]++;
    t->found[r->type] += type;
    if (verbose && (!sign || !type)) {
        printf("  %s %.*s\n", sign ? "type wrong" : "missed", FRN_ARG(r->id));
        printf("      %.*s\n", FRN_ARG(r->text));
        for (size_t i = 0; i < n; i++)
            printf("      %s -> %s %s %s (%.*s)\n", e[i].source, e[i].target,
                   frn_action_describe(e[i].type)->name, e[i].fact ? "" : "no fact",
                   FRN_ARG(e[i].claim->rule));
    }
}

/* Precision counts each (dyad, sign) of a sentence once, and a sentence once. */
static void score_precision(tally *t, record *all, size_t count, size_t at, const emitted *e,
                            size_t n, bool verbose)
{
    for (size_t i = 0; i < at; i++) {
        if (frn_slice_eq(all[i].text, all[at].text))
            return;
    }
    for (size_t i = 0; i < n; i++) {
        bool dyad = false, sign = false, type = false, repeat = false;
        if (!e[i].fact)
            continue;
        for (size_t k = 0; k < i; k++)
            repeat |= e[k].fact && !memcmp(e[k].source, e[i].source, 4) &&
                      !memcmp(e[k].target, e[i].target, 4) && e[k].sign == e[i].sign;
        if (repeat)
            continue;
        for (size_t k = at; k < count; k++) {
            if (!frn_slice_eq(all[k].text, all[at].text) || !has_dyad(&all[k], &e[i]))
                continue;
            dyad = true;
            sign |= sign_of(all[k].type) == e[i].sign;
            type |= all[k].type == e[i].type;
        }
        t->emitted++;
        t->right_dyad += dyad;
        t->right_sign += sign;
        t->right_type += type;
        if (verbose && !sign)
            printf("  extra %.*s %s -> %s %s (%.*s): %.*s\n", FRN_ARG(all[at].id), e[i].source,
                   e[i].target, frn_action_describe(e[i].type)->name, FRN_ARG(e[i].claim->rule),
                   FRN_ARG(all[at].text));
    }
}

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void print_tally(const tally *t)
{
    printf("PLOVER records: %zu, of which %zu emit something\n", t->records, t->emitting);
    printf("  recall: dyad %.1f%%, dyad + sign %.1f%%, dyad + type %.1f%%\n",
           percent(t->dyad, t->records), percent(t->sign, t->records),
           percent(t->type, t->records));
    printf("  recall with conditional, hypothetical and demanded claims: dyad + sign %.1f%%, "
           "dyad + type %.1f%%\n",
           percent(t->wide_sign, t->records), percent(t->wide_type, t->records));
    printf("  precision over %zu emitted: dyad %.1f%%, dyad + sign %.1f%%, dyad + type %.1f%%\n",
           t->emitted, percent(t->right_dyad, t->emitted), percent(t->right_sign, t->emitted),
           percent(t->right_type, t->emitted));
    printf("  by type:");
    for (int a = 1; a < TYPES; a++) {
        if (t->of_type[a])
            printf(" %s %zu/%zu", frn_action_describe((frn_action)a)->name, t->found[a],
                   t->of_type[a]);
    }
    printf("\n");
}

static bool load_record(record *r, const json_t *item, frn_arena *arena)
{
    const char *text = json_string_value(json_object_get(item, "text"));
    const char *id = json_string_value(json_object_get(item, "id"));
    const char *type = json_string_value(json_object_get(item, "event"));
    const char *date = json_string_value(json_object_get(item, "date"));

    if (!text || !id || !type)
        return false;
    *r = (record){0};
    r->text = frn_slice_trim(frn_arena_copy(arena, frn_slice_of(text)));
    r->id = frn_arena_copy(arena, frn_slice_of(id));
    r->type = frn_action_find(frn_slice_of(type));
    r->date = date ? frn_date_parse(frn_slice_of(date)) : FRN_NO_DATE;
    r->sources = read_codes(r->source, json_object_get(item, "source"));
    r->targets = read_codes(r->target, json_object_get(item, "target"));
    return r->type != FRN_ACTION_NONE && (int)r->type < TYPES;
}

void score_plover(score_reader *r, const char *path)
{
    enum { MOST_EMITTED = 64 };
    json_error_t fault;
    json_t *root = json_load_file(path, 0, &fault), *item;
    FRN_VEC(record) all = {0};
    tally t = {0};
    size_t i;

    if (!root) {
        printf("PLOVER: %s: %s\n", path, fault.text);
        return;
    }
    json_array_foreach(root, i, item)
    {
        record one;
        if (load_record(&one, item, &r->arena) && !frn_vec_push(&all, one))
            break;
    }
    for (i = 0; i < all.len; i++) {
        score_claims claims = {0};
        emitted e[MOST_EMITTED];
        size_t n;
        score_read_text(&claims, r, "record", all.at[i].text, all.at[i].date);
        n = collect(e, MOST_EMITTED, &claims);
        score_record(&t, &all.at[i], e, n, r->verbose);
        score_precision(&t, all.at, all.len, i, e, n, r->verbose);
        frn_vec_free(&claims);
    }
    print_tally(&t);
    frn_vec_free(&all);
    json_decref(root);
}
