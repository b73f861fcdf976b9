#include "tie/pair.h"

#include <math.h>
#include <stdlib.h>

const char *frn_pair_kind_text(frn_pair_kind kind)
{
    static const char *const names[] = {"unknown", "friend", "enemy", "frenemy", "mixed"};

    return (unsigned)kind < sizeof names / sizeof *names ? names[kind] : names[0];
}

static int8_t sign_of(double positive, double negative)
{
    double sum = positive + negative, difference = positive - negative;

    if (sum <= 0 || fabs(difference) < sum / 10)
        return 0;
    return difference > 0 ? 1 : -1;
}

static void add_tie(frn_pair_issue *into, const frn_tie *tie)
{
    into->positive += tie->positive;
    into->negative += tie->negative;
    into->positive_count += tie->positive_count;
    into->negative_count += tie->negative_count;
    into->neutral_count += tie->neutral_count;
    into->listed_count += tie->listed_count;
    into->tie_count++;
}

static int heaviest_first(const void *left, const void *right)
{
    const frn_pair_issue *a = left, *b = right;
    double x = a->positive + a->negative, y = b->positive + b->negative;

    if (x != y)
        return x > y ? -1 : 1;
    return a->issue < b->issue ? -1 : a->issue > b->issue;
}

static frn_pair_kind judge(const frn_pair *pair, const frn_pair_options *o)
{
    double threshold = o && o->frenemy > 0 ? o->frenemy : 0.25;
    double both = o && o->both > 0 ? o->both : 0.35, side = o && o->side > 0 ? o->side : 0.1;

    if (pair->positive <= 0 && pair->negative <= 0)
        return FRN_PAIR_UNKNOWN;
    if (pair->positive >= side && pair->negative >= side) {
        if (pair->between >= threshold && pair->between >= pair->within)
            return FRN_PAIR_FRENEMY;
        if (pair->within >= threshold)
            return FRN_PAIR_MIXED;
        if (pair->between + pair->within >= both)
            return pair->between >= pair->within ? FRN_PAIR_FRENEMY : FRN_PAIR_MIXED;
    }
    return pair->positive >= pair->negative ? FRN_PAIR_FRIEND : FRN_PAIR_ENEMY;
}

static void measure(frn_pair *pair, const frn_tie_table *table, frn_pair_issue *issue,
                    const frn_pair_options *options)
{
    double within = 0, mass;

    for (uint32_t k = 0; k < pair->issue_count; k++) {
        frn_pair_issue *i = &issue[k];
        i->sign = sign_of(i->positive, i->negative);
        pair->positive += i->positive;
        pair->negative += i->negative;
        pair->positive_count += i->positive_count;
        pair->negative_count += i->negative_count;
        pair->neutral_count += i->neutral_count;
        pair->listed_count += i->listed_count;
        within += fmin(i->positive, i->negative);
        for (uint32_t t = 0; t < i->tie_count; t++)
            if (table->tie[i->tie_first + t].speakers > pair->speakers)
                pair->speakers = table->tie[i->tie_first + t].speakers;
    }
    mass = pair->positive + pair->negative + 1;
    pair->tone = (pair->positive - pair->negative) / mass;
    pair->within = 2 * within / mass;
    pair->between = fmax(0, 2 * (fmin(pair->positive, pair->negative) - within) / mass);
    pair->kind = judge(pair, options);
    frn_tone_interval(pair->positive, pair->negative, &pair->tone_low, &pair->tone_high);
    qsort(issue, pair->issue_count, sizeof *issue, heaviest_first);
    pair->issue = issue;
}

frn_status frn_pairs_make(frn_pair **out, uint32_t *count, frn_arena *arena,
                          const frn_tie_table *table, const frn_pair_options *options,
                          frn_error *err)
{
    frn_pair *pairs = FRN_NEW_ARRAY(arena, frn_pair, table->tie_count);
    frn_pair_issue *issues = FRN_NEW_ARRAY(arena, frn_pair_issue, table->tie_count);
    uint32_t used = 0, n = 0;

    if (!pairs || !issues)
        return frn_no_memory(err);
    for (uint32_t t = 0; t < table->tie_count; n++) {
        frn_pair *pair = &pairs[n];
        frn_pair_issue *first = &issues[used];
        pair->a = table->tie[t].a;
        pair->b = table->tie[t].b;
        for (; t < table->tie_count && table->tie[t].a == pair->a && table->tie[t].b == pair->b;
             t++) {
            const frn_tie *tie = &table->tie[t];
            if (pair->issue_count == 0 || issues[used - 1].issue != tie->issue) {
                issues[used++] = (frn_pair_issue){.issue = tie->issue, .tie_first = t};
                pair->issue_count++;
            }
            add_tie(&issues[used - 1], tie);
        }
        measure(pair, table, first, options);
    }
    *out = pairs;
    *count = n;
    return FRN_OK;
}

static int more_mass_first(const void *left, const void *right)
{
    const frn_actor_mass *a = left, *b = right;

    if (a->mass != b->mass)
        return a->mass > b->mass ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

void frn_pairs_rank(frn_actor_mass *out, uint32_t actors, const frn_pair *pair, uint32_t count)
{
    for (uint32_t i = 0; i < actors; i++)
        out[i] = (frn_actor_mass){i, 0};
    for (uint32_t i = 0; i < count; i++) {
        out[pair[i].a].mass += pair[i].positive + pair[i].negative;
        out[pair[i].b].mass += pair[i].positive + pair[i].negative;
    }
    if (actors > 0)
        qsort(out, actors, sizeof *out, more_mass_first);
}
