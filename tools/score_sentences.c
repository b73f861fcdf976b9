/* Single sentences, each with the events that a coder finds in it.
 *
 * Columns: id, date, text, source, target, type, sign; one row a coding, a sentence with several
 * codings on several rows that follow each other, a sentence without an event on one row with empty
 * cells. A party is an ISO alpha-3 code (then anybody of that state will do) or a name.
 *
 * What is emitted, and what counts, is as for PLOVER records (score_plover.c): claims of a PLOVER
 * type or a standing relation, asserted or hedged or the content of a demand or a threat apart, not
 * contested; equal (dyad, sign) of a sentence count once. Standing relations have no type.
 */
#include <stdio.h>

#include "score.h"

enum { MOST_CODINGS = 8, TYPES = FRN_ACTION_FIGHT + 1 };

typedef struct coding {
    frn_slice source, target;
    frn_action type;
    int sign;
} coding;

typedef struct item {
    frn_slice id, text;
    frn_date date;
    coding code[MOST_CODINGS];
    size_t codes;
} item;

typedef struct tally {
    size_t sentences, silent, silent_right; /* without an event; of these nothing emitted */
    size_t codings, dyad, sign, type;
    size_t emitted, right_dyad, right_sign, right_type;
    size_t of_type[TYPES], found[TYPES];
} tally;

static bool is_code(frn_slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < 'A' || s.ptr[i] > 'Z')
            return false;
    }
    return s.len == 3;
}

static bool is_party(const score_reader *r, frn_slice gold, const frn_party *party, frn_date date)
{
    return (is_code(gold) && frn_slice_eq(gold, party->state)) ||
           score_same_actor(r, gold, party, date, true);
}

static bool same_dyad(const score_reader *r, const item *it, const coding *g, const frn_claim *c)
{
    bool mutual = frn_action_describe(c->action)->mutual || g->type == FRN_ACTION_AGREE ||
                  g->type == FRN_ACTION_CONSULT || g->type == FRN_ACTION_COOPERATE;

    if (is_party(r, g->source, &c->source, it->date) &&
        is_party(r, g->target, &c->target, it->date))
        return true;
    return mutual && is_party(r, g->source, &c->target, it->date) &&
           is_party(r, g->target, &c->source, it->date);
}

static bool is_fact(const frn_claim *c)
{
    return c->modality <= FRN_MODALITY_HEDGED && !c->contested &&
           c->action != FRN_ACTION_STATEMENT && c->source.id.len && c->target.id.len;
}

static void score_recall(tally *t, const score_reader *r, const item *it,
                         const score_claims *claims)
{
    for (size_t g = 0; g < it->codes; g++) {
        const coding *code = &it->code[g];
        bool dyad = false, sign = false, type = false;
        for (size_t c = 0; c < claims->len; c++) {
            const frn_claim *claim = &claims->at[c];
            if (!is_fact(claim) || !same_dyad(r, it, code, claim))
                continue;
            dyad = true;
            sign |= claim->sign == code->sign;
            type |= claim->action == code->type;
        }
        t->codings++;
        t->dyad += dyad;
        t->sign += sign;
        t->type += type;
        t->of_type[code->type]++;
        t->found[code->type] += type;
        if (r->verbose && (!sign || !type))
            printf("  %s %.*s %.*s -> %.*s %s: %.*s\n", sign ? "type wrong" : "missed",
                   FRN_ARG(it->id), FRN_ARG(code->source), FRN_ARG(code->target),
                   frn_action_describe(code->type)->name, FRN_ARG(it->text));
    }
}

static void score_precision(tally *t, const score_reader *r, const item *it,
                            const score_claims *claims)
{
    size_t emitted = t->emitted;

    for (size_t c = 0; c < claims->len; c++) {
        const frn_claim *claim = &claims->at[c];
        bool dyad = false, sign = false, type = false, repeat = false;
        if (!is_fact(claim))
            continue;
        for (size_t k = 0; k < c; k++) {
            const frn_claim *before = &claims->at[k];
            repeat |= is_fact(before) && frn_slice_eq(before->source.id, claim->source.id) &&
                      frn_slice_eq(before->target.id, claim->target.id) &&
                      before->sign == claim->sign;
        }
        if (repeat)
            continue;
        for (size_t g = 0; g < it->codes; g++) {
            if (!same_dyad(r, it, &it->code[g], claim))
                continue;
            dyad = true;
            sign |= claim->sign == it->code[g].sign;
            type |= claim->action == it->code[g].type;
        }
        t->emitted++;
        t->right_dyad += dyad;
        t->right_sign += sign;
        t->right_type += type;
        if (r->verbose && !sign)
            printf("  extra %.*s %.*s -> %.*s %s (%.*s): %.*s\n", FRN_ARG(it->id),
                   FRN_ARG(claim->source.name), FRN_ARG(claim->target.name),
                   frn_action_describe(claim->action)->name, FRN_ARG(claim->rule),
                   FRN_ARG(it->text));
    }
    t->sentences++;
    t->silent += !it->codes;
    t->silent_right += !it->codes && emitted == t->emitted;
}

static void score_item(tally *t, score_reader *r, const item *it)
{
    score_claims claims = {0};

    if (score_read_text(&claims, r, "sentence", it->text, it->date)) {
        score_recall(t, r, it, &claims);
        score_precision(t, r, it, &claims);
    }
    frn_vec_free(&claims);
}

static double percent(size_t part, size_t whole)
{
    return 100 * score_share(part, whole);
}

static void print_tally(const tally *t, const char *path)
{
    printf("%s: %zu sentences, %zu codings\n", path, t->sentences, t->codings);
    printf("  recall: dyad %.1f%%, dyad + sign %.1f%%, dyad + type %.1f%%\n",
           percent(t->dyad, t->codings), percent(t->sign, t->codings),
           percent(t->type, t->codings));
    printf("  precision over %zu emitted: dyad %.1f%%, dyad + sign %.1f%%, dyad + type %.1f%%\n",
           t->emitted, percent(t->right_dyad, t->emitted), percent(t->right_sign, t->emitted),
           percent(t->right_type, t->emitted));
    printf("  without an event: %zu, nothing emitted in %zu\n", t->silent, t->silent_right);
    printf("  by type:");
    for (int a = 1; a < TYPES; a++) {
        if (t->of_type[a])
            printf(" %s %zu/%zu", frn_action_describe((frn_action)a)->name, t->found[a],
                   t->of_type[a]);
    }
    printf("\n\n");
}

/* Adds one row's coding to *it; false when the row is none. */
static bool add_row(item *it, const frn_slice *field)
{
    coding *g = &it->code[it->codes];

    if (!field[3].len)
        return true;
    if (it->codes == MOST_CODINGS)
        return false;
    *g = (coding){.source = field[3],
                  .target = field[4],
                  .type = frn_action_find(field[5]),
                  .sign = frn_slice_is(field[6], "+")   ? 1
                          : frn_slice_is(field[6], "-") ? -1
                                                        : 0};
    if (g->type == FRN_ACTION_NONE || (int)g->type >= TYPES || !g->target.len)
        return false;
    it->codes++;
    return true;
}

void score_sentences(score_reader *r, const char *path)
{
    frn_slice rest = score_file(&r->arena, path), line, field[7];
    item it = {0};
    tally t = {0};
    bool first = true;

    while (frn_slice_split(&rest, '\n', &line)) {
        uint32_t n = 0;
        while (n < 7 && frn_slice_split(&line, '\t', &field[n]))
            n++;
        if (first || !n) {
            first = false;
            continue;
        }
        for (; n < 7; n++)
            field[n] = (frn_slice){0};
        if (!frn_slice_eq(field[0], it.id)) {
            if (it.id.len)
                score_item(&t, r, &it);
            it = (item){.id = field[0], .text = field[2], .date = frn_date_parse(field[1])};
        }
        if (!add_row(&it, field))
            fprintf(stderr, "frenemy-score: %s: %.*s: no coding\n", path, FRN_ARG(field[0]));
    }
    if (it.id.len)
        score_item(&t, r, &it);
    print_tally(&t, path);
}
