/* What the dictionary's verbs do to whom. */
#include "read/dictionary_internal.h"

static void find_source(const frn_scene *s, uint32_t at, frn_parties *out)
{
    frn_scene_subject(s, at, out);
    if (!out->count && !frn_scene_is_passive(s, at)) {
        frn_scene_nearest(s, at, true, out);
        out->guessed = true;
    }
}

/* The object, else the first who is named after the pattern's words. */
static void find_target(const frn_scene *s, const frn_rule_match *m, uint32_t at,
                        const frn_parties *source, frn_parties *out)
{
    frn_scene_object(s, at, out);
    frn_parties_without(out, source);
    if (out->count)
        return;
    for (uint32_t from = m->last > at ? m->last : at; !out->count;) {
        frn_scene_nearest(s, from, false, out);
        if (!out->count || out->at[0] <= from)
            break;
        from = out->at[0];
        frn_parties_without(out, source);
    }
    out->guessed = true;
}

void frn_dictionary_event(frn_event *e, const frn_rule_match *m, uint32_t at, const frn_cameo *code,
                          frn_slice text, const frn_parties *source, const frn_parties *target)
{
    *e = (frn_event){.cue = &m->rule->cue,
                     .at = at,
                     .last = m->last,
                     .source = *source,
                     .target = *target,
                     .action = code->action,
                     .intensity = code->goldstein,
                     .sign = (code->goldstein > 0) - (code->goldstein < 0),
                     .outer = -1,
                     .code = text,
                     .rule = "dictionary"};
}

/* An event of the built-in tables that covers the same words. */
static frn_event *known(frn_events *events, uint32_t count, uint32_t at, uint32_t last)
{
    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i];
        bool whole = e->source.count && (e->target.count || (e->mutual && e->source.count > 1));
        if (whole && e->at >= at && e->at <= (last > at ? last : at))
            return e;
    }
    return NULL;
}

static void push(frn_events *events, const frn_event *e)
{
    if (events->count < FRN_MOST_EVENTS && e->source.count &&
        (e->target.count || (e->mutual && e->source.count > 1)))
        events->at[events->count++] = *e;
}

static void find_parties(const frn_scene *s, frn_rule_match *m, uint32_t at)
{
    if (!m->source.count) {
        find_source(s, at, &m->source);
        frn_parties_without(&m->source, &m->target);
    }
    if (!m->target.count)
        find_target(s, m, at, &m->source, &m->target);
    else if (m->source.count != m->target.count || m->source.count < 2)
        frn_parties_without(&m->target, &m->source);
}

/* Both codes of "042:043": what each does to the other. */
static void add_events(frn_events *events, const frn_scene *s, frn_rule_match *m, uint32_t at)
{
    const frn_rule *rule = m->rule;
    frn_event e;

    find_parties(s, m, at);
    if (rule->code) {
        frn_dictionary_event(&e, m, at, rule->code, rule->code_text, &m->source, &m->target);
        e.mutual = rule->code == rule->reverse ||
                   (!m->target.count && frn_action_describe(e.action)->mutual);
        push(events, &e);
    }
    if (rule->reverse && rule->reverse != rule->code) {
        frn_dictionary_event(&e, m, at, rule->reverse, rule->reverse_text, &m->target, &m->source);
        push(events, &e);
    }
}

/* A verb of the dictionary at `at`, with what is done there. */
static bool find_verb(frn_rule_match *m, const frn_dictionary *d, const frn_scene *s, uint32_t at)
{
    return (frn_scene_is_verb(s, at) || frn_scene_is_verb_like(s, at)) && s->mention_of[at] < 0 &&
           frn_dictionary_match(m, d, s, at);
}

typedef struct spent { /* verbs that transformations have used */
    uint32_t at[2 * FRN_MOST_EVENTS];
    uint32_t count;
} spent;

static bool is_spent(const spent *used, uint32_t at)
{
    for (uint32_t i = 0; i < used->count; i++)
        if (used->at[i] == at)
            return true;
    return false;
}

static void transform(frn_events *events, uint32_t own, const frn_dictionary *d, const frn_scene *s,
                      spent *used)
{
    frn_rule_match m;
    frn_event e;
    uint32_t outer;

    for (uint32_t i = 0; d->transforms.len && i < s->count; i++) {
        if (!find_verb(&m, d, s, i) || known(events, own, i, m.last))
            continue;
        find_parties(s, &m, i);
        if (!frn_dictionary_transformed(&e, &outer, d, s, i, &m) ||
            used->count + 2 > sizeof used->at / sizeof used->at[0])
            continue;
        push(events, &e);
        used->at[used->count++] = i;
        used->at[used->count++] = outer;
    }
}

void frn_dictionary_events(frn_events *events, const frn_scene *s)
{
    const frn_dictionary *d = s->wording->dictionary;
    uint32_t own = events->count;
    spent used = {.count = 0};
    frn_rule_match m;

    if (!d || !d->entries.len)
        return;
    transform(events, own, d, s, &used);
    for (uint32_t i = 0; i < s->count; i++) {
        frn_event *e;
        if (is_spent(&used, i) || !find_verb(&m, d, s, i))
            continue;
        e = known(events, own, i, m.last);
        if (!e) {
            add_events(events, s, &m, i);
        } else if (m.rule->code && !e->code.len && e->action == m.rule->code->action) {
            e->code = m.rule->code_text;
        }
    }
}
