/* Conditionals fired, ties and line-ups computed twice, differences told. */
#include "foresight/scenario.h"

#include <math.h>
#include <stdlib.h>

#include "base/vec.h"
#include "foresight/scenario_internal.h"

static bool below(frn_slice id, frn_slice top)
{
    return top.len > 0 && frn_slice_starts(id, top) &&
           (id.len == top.len || id.ptr[top.len] == '/');
}

/* The same actor, a part of it, or two who act for the same state. */
static bool same_party(const frn_party *a, const frn_party *b)
{
    if (a->id.len == 0 || b->id.len == 0)
        return false;
    return frn_slice_eq(a->id, b->id) || below(a->id, b->id) || below(b->id, a->id) ||
           (a->state.len > 0 && frn_slice_eq(a->state, b->state));
}

static bool same_issue(const frn_claim *a, const frn_claim *b)
{
    const frn_slice *mine[] = {&a->issue, &a->place, &a->topic};
    const frn_slice *theirs[] = {&b->issue, &b->place, &b->topic};
    bool named = false;

    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            if (mine[i]->len == 0 || theirs[j]->len == 0)
                continue;
            if (frn_slice_eq(*mine[i], *theirs[j]))
                return true;
            named = true;
        }
    }
    return !named; /* what names no issue is about any */
}

static bool armed(const frn_party *p)
{
    return p->kind == FRN_KIND_ARMED_GROUP;
}

bool frn_scenario_meets(const frn_claim *fact, const frn_claim *condition, bool *loosely)
{
    *loosely = false;
    if (frn_modality_weight(fact->modality) <= 0 || fact->sign == 0 ||
        fact->sign != condition->sign || !same_issue(fact, condition))
        return false;
    if (condition->source.id.len && !same_party(&fact->source, &condition->source))
        return false;
    if (condition->target.id.len == 0 || same_party(&fact->target, &condition->target))
        return true;
    /* "terrorist groups in Iraq": a kind of actor, which a named group of that kind belongs to. */
    *loosely = armed(&fact->target) && armed(&condition->target);
    return *loosely;
}

typedef FRN_VEC(frn_scenario_fired) fired_list;
typedef FRN_VEC(const frn_claim *) claim_list;

bool frn_scenario_removes(const frn_scenario_input *in, frn_slice id)
{
    for (size_t i = 0; i < in->removed_count; i++)
        if (frn_slice_eq(in->removed[i], id))
            return true;
    return false;
}

static const frn_claim *make_effect(frn_arena *arena, const frn_claim *consequence)
{
    frn_claim *effect = FRN_NEW(arena, frn_claim);

    if (!effect)
        return NULL;
    *effect = *consequence;
    effect->modality = FRN_MODALITY_HEDGED;
    effect->contested = false;
    effect->condition = (frn_slice){0};
    effect->rule = FRN_LIT("whatif");
    effect->doc = FRN_LIT("scenario");
    return effect;
}

static bool fired_before(const fired_list *fired, const frn_claim *consequence)
{
    for (size_t i = 0; i < fired->len; i++)
        if (fired->at[i].consequence == consequence)
            return true;
    return false;
}

/* Every claim that follows from a condition which `fact` meets. */
static bool fire_from(fired_list *fired, claim_list *now, frn_arena *arena,
                      const frn_scenario_input *in, const frn_claim *fact, uint32_t step)
{
    for (size_t c = 0; c < in->claims; c++) {
        const frn_claim *condition = &in->claim[c];
        bool loosely;

        if (condition->modality != FRN_MODALITY_CONDITIONAL ||
            !frn_scenario_meets(fact, condition, &loosely))
            continue;
        for (size_t k = 0; k < in->claims; k++) {
            const frn_claim *follows = &in->claim[k];
            const frn_claim *effect;

            if (follows->condition.len == 0 || !frn_slice_eq(follows->condition, condition->id) ||
                k == c || frn_scenario_removes(in, follows->id) || fired_before(fired, follows))
                continue;
            effect = make_effect(arena, follows);
            if (!effect ||
                !frn_vec_push(
                    fired, (frn_scenario_fired){step, fact, condition, follows, effect, loosely}) ||
                !frn_vec_push(now, effect))
                return false;
        }
    }
    return true;
}

static frn_status fire(frn_scenario *out, claim_list *now, const frn_scenario_input *in,
                       uint32_t steps, frn_error *err)
{
    fired_list fired = {0};
    frn_scenario_fired *kept;
    size_t from = 0;
    bool ok = true;

    for (size_t i = 0; i < in->added_count && ok; i++)
        ok = frn_vec_push(now, &in->added[i]);
    for (uint32_t step = 1; step <= steps && ok && from < now->len; step++) {
        size_t to = now->len;

        for (; from < to && ok; from++)
            ok = fire_from(&fired, now, &out->arena, in, now->at[from], step);
    }
    kept = FRN_NEW_ARRAY(&out->arena, frn_scenario_fired, fired.len + 1);
    if (ok && kept && fired.len)
        memcpy(kept, fired.at, fired.len * sizeof *kept);
    out->fired = kept;
    out->fired_count = (uint32_t)fired.len;
    frn_vec_free(&fired);
    return ok && kept ? FRN_OK : frn_no_memory(err);
}

typedef struct picture { /* ties and pairs, before or after */
    frn_ties *ties;
    frn_tie_table table;
    frn_pair *pair;
    uint32_t pairs;
} picture;

static frn_status take_picture(picture *p, frn_arena *arena, const frn_scenario_input *in,
                               const claim_list *now, const frn_scenario_options *o,
                               uint32_t *removed, frn_error *err)
{
    FRN_TRY(frn_ties_open(&p->ties, &o->tie, err));
    for (size_t c = 0; c < in->claims; c++) {
        if (now && frn_scenario_removes(in, in->claim[c].id)) {
            ++*removed;
            continue;
        }
        FRN_TRY(frn_ties_add(p->ties, &in->claim[c], c, err));
    }
    for (size_t c = 0; now && c < now->len; c++)
        FRN_TRY(frn_ties_add(p->ties, now->at[c], in->claims + c, err));
    FRN_TRY(frn_ties_table(&p->table, p->ties, err));
    return frn_pairs_make(&p->pair, &p->pairs, arena, &p->table, &o->pair, err);
}

static int by_ids(const picture *p, const frn_pair *x, const picture *q, const frn_pair *y)
{
    int a = frn_slice_cmp(p->table.actor[x->a].id, q->table.actor[y->a].id);

    return a ? a : frn_slice_cmp(p->table.actor[x->b].id, q->table.actor[y->b].id);
}

typedef FRN_VEC(frn_scenario_pair) change_list;

static const frn_pair_issue *issue_of(const picture *p, const frn_pair *pair, frn_slice issue)
{
    for (uint32_t k = 0; pair && k < pair->issue_count; k++)
        if (frn_slice_eq(p->table.issue[pair->issue[k].issue], issue))
            return &pair->issue[k];
    return NULL;
}

static double tone_of(double positive, double negative)
{
    return (positive - negative) / (positive + negative + 1);
}

/* The heaviest claim of the scenario among the evidence of a pair (on an issue). */
static const frn_claim *driver_of(const picture *p, const frn_pair *pair, const frn_slice *issue,
                                  const frn_scenario_input *in, const claim_list *now)
{
    const frn_claim *best = NULL;
    double mass = -1;

    for (uint32_t k = 0; pair && k < pair->issue_count; k++) {
        if (issue && !frn_slice_eq(p->table.issue[pair->issue[k].issue], *issue))
            continue;
        for (uint32_t t = 0; t < pair->issue[k].tie_count; t++) {
            const frn_tie *tie = &p->table.tie[pair->issue[k].tie_first + t];

            for (uint32_t e = 0; e < tie->evidence_count; e++) {
                const frn_evidence *ev = &tie->evidence[e];

                if (ev->ref < in->claims || ev->mass <= mass || ev->ref - in->claims >= now->len)
                    continue;
                mass = ev->mass;
                best = now->at[ev->ref - in->claims];
            }
        }
    }
    return best;
}

static bool add_change(change_list *list, const picture *p, const frn_pair *const pair[2],
                       const frn_slice *issue, const frn_scenario_input *in, const claim_list *now)
{
    frn_scenario_pair c = {0};
    const picture *named = pair[1] ? &p[1] : &p[0];
    const frn_pair *any = pair[1] ? pair[1] : pair[0];

    c.a = named->table.actor[any->a];
    c.b = named->table.actor[any->b];
    if (issue)
        c.issue = *issue;
    for (int t = 0; t < 2; t++) {
        const frn_pair_issue *k = issue ? issue_of(&p[t], pair[t], *issue) : NULL;

        if (!pair[t])
            continue;
        c.kind[t] = pair[t]->kind;
        c.positive[t] = issue ? (k ? k->positive : 0) : pair[t]->positive;
        c.negative[t] = issue ? (k ? k->negative : 0) : pair[t]->negative;
        c.tone[t] = tone_of(c.positive[t], c.negative[t]);
    }
    if (c.positive[0] == c.positive[1] && c.negative[0] == c.negative[1])
        return true;
    c.driver = driver_of(&p[1], pair[1], issue, in, now);
    return frn_vec_push(list, c);
}

static bool compare(change_list *list, const picture *p, const frn_pair *before,
                    const frn_pair *after, const frn_scenario_input *in, const claim_list *now)
{
    const frn_pair *pair[2] = {before, after};
    bool ok = add_change(list, p, pair, NULL, in, now);

    for (int t = 0; t < 2; t++) {
        for (uint32_t k = 0; ok && pair[t] && k < pair[t]->issue_count; k++) {
            frn_slice issue = p[t].table.issue[pair[t]->issue[k].issue];

            if (t == 1 && issue_of(&p[0], before, issue))
                continue; /* told with those of before */
            ok = add_change(list, p, pair, &issue, in, now);
        }
    }
    return ok;
}

static int larger(const void *a, const void *b)
{
    const frn_scenario_pair *x = a, *y = b;
    double fx = fabs(x->tone[1] - x->tone[0]), fy = fabs(y->tone[1] - y->tone[0]);
    int order;

    if (fx != fy)
        return fx < fy ? 1 : -1;
    order = frn_slice_cmp(x->a.id, y->a.id);
    if (order == 0)
        order = frn_slice_cmp(x->b.id, y->b.id);
    return order ? order : frn_slice_cmp(x->issue, y->issue);
}

static bool copy_text(frn_arena *arena, frn_slice *s)
{
    if (!s->ptr)
        return true;
    *s = frn_arena_copy(arena, *s);
    return s->ptr != NULL;
}

static bool copy_actor(frn_arena *arena, frn_tie_actor *a)
{
    return copy_text(arena, &a->id) && copy_text(arena, &a->name) && copy_text(arena, &a->state) &&
           copy_text(arena, &a->state_name);
}

static frn_status differences(frn_scenario *out, const picture *p, const frn_scenario_input *in,
                              const claim_list *now, frn_error *err)
{
    change_list list = {0};
    frn_scenario_pair *kept;
    uint32_t i = 0, j = 0;
    bool ok = true;

    while (ok && (i < p[0].pairs || j < p[1].pairs)) {
        int order = i == p[0].pairs   ? 1
                    : j == p[1].pairs ? -1
                                      : by_ids(&p[0], &p[0].pair[i], &p[1], &p[1].pair[j]);

        ok = compare(&list, p, order <= 0 ? &p[0].pair[i] : NULL, order >= 0 ? &p[1].pair[j] : NULL,
                     in, now);
        i += order <= 0;
        j += order >= 0;
    }
    kept = FRN_NEW_ARRAY(&out->arena, frn_scenario_pair, list.len + 1);
    ok = ok && kept;
    for (size_t c = 0; ok && c < list.len; c++) {
        kept[c] = list.at[c];
        ok = copy_actor(&out->arena, &kept[c].a) && copy_actor(&out->arena, &kept[c].b) &&
             copy_text(&out->arena, &kept[c].issue);
    }
    if (ok)
        qsort(kept, list.len, sizeof *kept, larger);
    out->pair = kept;
    out->pair_count = (uint32_t)list.len;
    frn_vec_free(&list);
    return ok ? FRN_OK : frn_no_memory(err);
}

static frn_status choose_actors(frn_scenario *out, const picture *after, uint32_t most,
                                frn_error *err)
{
    uint32_t n = after->table.actor_count;
    frn_actor_mass *all = FRN_NEW_ARRAY(&out->arena, frn_actor_mass, n + 1);
    frn_tie_actor *actor = FRN_NEW_ARRAY(&out->arena, frn_tie_actor, n + 1);
    frn_slice *name = FRN_NEW_ARRAY(&out->arena, frn_slice, n + 1);

    if (!all || !actor || !name)
        return frn_no_memory(err);
    frn_pairs_rank(all, n, after->pair, after->pairs);
    for (uint32_t i = 0; i < n && out->actors < most && all[i].mass > 0; i++) {
        frn_tie_actor *to = &actor[out->actors];

        *to = after->table.actor[all[i].actor];
        if (!copy_actor(&out->arena, to))
            return frn_no_memory(err);
        name[out->actors++] = to->name.len ? to->name : to->id;
    }
    out->actor = actor;
    out->actor_name = name;
    return FRN_OK;
}

static uint32_t place_of(const frn_scenario *s, frn_slice id)
{
    for (uint32_t i = 0; i < s->actors; i++)
        if (frn_slice_eq(s->actor[i].id, id))
            return i;
    return FRN_NONE;
}

static double size_of(const frn_scenario_input *in, frn_slice id)
{
    for (size_t i = 0; i < in->sized_count; i++)
        if (frn_slice_eq(in->sized[i], id))
            return in->size[i];
    return 1;
}

/* The line-up on the tones of all pairs, one layer an issue. */
static frn_status line_up(frn_scenario *out, int t, const picture *p, const frn_scenario_input *in,
                          const frn_align_options *o, frn_error *err)
{
    size_t n = out->actors, issues = p->table.issue_count, cells = n * n * issues;
    double *size = FRN_NEW_ARRAY(&out->arena, double, n + 1);
    double *mass = FRN_NEW_ARRAY(&out->arena, double, 3 * cells + 1);
    frn_align_case c = {.actors = out->actors,
                        .issues = (uint32_t)issues,
                        .actor_name = out->actor_name,
                        .issue_name = p->table.issue,
                        .size = size,
                        .tone = mass,
                        .positive = mass + cells,
                        .negative = mass + 2 * cells};

    if (n < 2 || issues == 0)
        return FRN_OK;
    if (!size || !mass)
        return frn_no_memory(err);
    for (size_t i = 0; i < n; i++)
        size[i] = t ? size_of(in, out->actor[i].id) : 1;
    for (uint32_t i = 0; i < p->pairs; i++) {
        const frn_pair *pair = &p->pair[i];
        uint32_t a = place_of(out, p->table.actor[pair->a].id);
        uint32_t b = place_of(out, p->table.actor[pair->b].id);

        for (uint32_t k = 0; a != FRN_NONE && b != FRN_NONE && k < pair->issue_count; k++) {
            const frn_pair_issue *pi = &pair->issue[k];
            size_t base = pi->issue * n * n, at = base + a * n + b, mirror = base + b * n + a;

            mass[at] = mass[mirror] = tone_of(pi->positive, pi->negative);
            mass[cells + at] = mass[cells + mirror] = pi->positive;
            mass[2 * cells + at] = mass[2 * cells + mirror] = pi->negative;
        }
    }
    FRN_TRY(frn_align_run(&out->align[t], &c, o, err));
    out->aligned[t] = true;
    return FRN_OK;
}

/* Which actors changed sides: the smaller part of those whose camp differs or does not. */
static frn_status find_moved(frn_scenario *out, frn_error *err)
{
    uint32_t *moved = FRN_NEW_ARRAY(&out->arena, uint32_t, out->actors + 1), differ = 0, alike = 0;

    if (!moved)
        return frn_no_memory(err);
    out->moved = moved;
    if (!out->aligned[0] || !out->aligned[1])
        return FRN_OK;
    for (uint32_t i = 0; i < out->actors; i++) {
        int product = out->align[0].minimum[0].camp[i] * out->align[1].minimum[0].camp[i];

        differ += product < 0;
        alike += product > 0;
    }
    for (uint32_t i = 0; i < out->actors; i++) {
        int product = out->align[0].minimum[0].camp[i] * out->align[1].minimum[0].camp[i];

        if (differ <= alike ? product < 0 : product > 0)
            moved[out->moved_count++] = i;
    }
    out->flip_margin = out->align[1].margin;
    return FRN_OK;
}

static frn_status count_pairs(frn_scenario *out, int t, const picture *p, frn_error *err)
{
    for (uint32_t i = 0; i < p->pairs; i++)
        out->kinds[t][p->pair[i].kind]++;
    return frn_scenario_measure(&out->balance[t], p->table.actor_count, p->pair, p->pairs, err);
}

static frn_status run(frn_scenario *out, picture *p, claim_list *now, const frn_scenario_input *in,
                      const frn_scenario_options *o, frn_error *err)
{
    FRN_TRY(fire(out, now, in, o->steps ? o->steps : 8, err));
    FRN_TRY(take_picture(&p[0], &out->arena, in, NULL, o, &out->removed, err));
    FRN_TRY(take_picture(&p[1], &out->arena, in, now, o, &out->removed, err));
    FRN_TRY(differences(out, p, in, now, err));
    FRN_TRY(choose_actors(out, &p[1], o->align_actors ? o->align_actors : 20, err));
    for (int t = 0; t < 2; t++) {
        FRN_TRY(count_pairs(out, t, &p[t], err));
        FRN_TRY(line_up(out, t, &p[t], in, &o->align, err));
    }
    FRN_TRY(frn_scenario_foresee(&out->forecast, &out->arena, in, now->at, now->len, o, err));
    return find_moved(out, err);
}

frn_status frn_scenario_run(frn_scenario *out, const frn_scenario_input *input,
                            const frn_scenario_options *options, frn_error *err)
{
    static const frn_scenario_options defaults = {0};
    frn_scenario fresh = {0};
    picture p[2] = {{0}};
    claim_list now = {0};
    frn_status status = run(&fresh, p, &now, input, options ? options : &defaults, err);

    frn_ties_free(p[0].ties);
    frn_ties_free(p[1].ties);
    frn_vec_free(&now);
    if (status == FRN_OK)
        *out = fresh;
    else
        frn_scenario_free(&fresh);
    return status;
}

void frn_scenario_free(frn_scenario *s)
{
    frn_align_free(&s->align[0]);
    frn_align_free(&s->align[1]);
    frn_arena_free(&s->arena);
    *s = (frn_scenario){0};
}
