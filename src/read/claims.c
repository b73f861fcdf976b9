/* From the events of a sentence to claims. */
#include "read/draft_internal.h"

enum { PAST_YEARS = 8 };

static frn_slice claim_id(frn_reading *r, uint32_t number)
{
    char digits[12];
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return frn_arena_join(&r->scratch, r->doc->id, '#',
                          frn_slice_make(digits + at, sizeof digits - at));
}

/* The claim that stands in the if-clause from which `d` follows. */
static uint32_t condition_of(const frn_drafts *all, const frn_draft_claim *d)
{
    const frn_meaning *m = &d->event->meaning;

    if (m->modality != FRN_MODALITY_CONDITIONAL || m->is_condition || m->condition < 0)
        return 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const frn_meaning *other = &all->at[i].event->meaning;
        if (other->is_condition && other->condition == m->condition)
            return all->at[i].number;
    }
    return 0;
}

static frn_slice rule_of(frn_reading *r, const frn_event *e)
{
    frn_slice rule;

    if (e->rule && e->cue)
        return frn_arena_join(&r->scratch, frn_slice_of(e->rule), ':', e->cue->pattern);
    if (e->rule)
        return frn_slice_of(e->rule);
    rule = frn_arena_join(&r->scratch,
                          e->cue->pos == FRN_POS_NOUN  ? FRN_LIT("noun")
                          : e->cue->pos == FRN_POS_ADJ ? FRN_LIT("adjective")
                                                       : FRN_LIT("verb"),
                          ':', e->cue->pattern);
    return e->target.guessed ? frn_arena_join(&r->scratch, rule, '/', FRN_LIT("near")) : rule;
}

static void set_evidence(const frn_reading *r, const frn_scene *s, frn_claim *c)
{
    uint32_t begin = s->sentence->begin, end = s->sentence->end;

    c->doc = r->doc->id;
    c->doc_title = r->doc->title;
    c->outlet = r->doc->source;
    c->sentence = r->at + 1;
    c->begin = frn_document_origin(r->doc, begin);
    c->end = end > begin ? frn_document_origin(r->doc, end - 1) + 1 : c->begin;
    c->quote = frn_slice_sub(r->doc->text, begin, end);
    c->date = r->date;
}

/* "urged Maliki to stop alienating the Sunnis", "blames Assad's war on the opposition", "aid to the
 * rebels": the state inside which what the claim is about happens; FRN_NONE. */
static uint32_t arena_of(const frn_reading *r, const frn_event *e)
{
    for (uint32_t i = 0; e->about_last && i < r->events.count; i++) {
        const frn_event *inner = &r->events.at[i];
        const frn_cast_actor *to;
        uint32_t home;
        if (inner == e || inner->at != e->about || !inner->source.count || !inner->target.count)
            continue;
        home = frn_cast_home(&r->cast, inner->source.actor[0], inner->target.actor[0]);
        to = frn_cast_at(&r->cast, inner->target.actor[0]);
        return home != FRN_NONE                         ? home
               : to && to->kind == FRN_KIND_ARMED_GROUP ? to->state
                                                        : FRN_NONE;
    }
    return FRN_NONE;
}

static int32_t set_issue(frn_reading *r, const frn_scene *s, const frn_draft_claim *d, frn_claim *c)
{
    bool about = d->event->about_last > 0;
    const frn_issue_ask ask = {.hits = r->hits,
                               .sentence = r->sentence,
                               .sentences = r->sentences,
                               .number = r->at,
                               .document = &r->document_hits,
                               .at = about ? d->event->about : d->event->at,
                               .last = about ? d->event->about_last : d->event->last,
                               .source = d->source,
                               .target = d->target,
                               .arena = arena_of(r, d->event),
                               .action = d->event->action,
                               .contested = d->event->contested};
    frn_slice side = frn_reading_side(r, s, d->event->at, d->source, d->target);
    frn_issue_choice choice;

    frn_issue_choose(&choice, s, &r->cast, &r->scratch, &ask);
    if (side.len)
        choice.issue = choice.place = side;
    if (d->event->meaning.modality <= FRN_MODALITY_HEDGED)
        frn_reading_stand(r, d->source, d->target, choice.place, d->event->sign);
    c->place = choice.place;
    c->topic = choice.topic;
    c->issue = r->reader->options.issue_by == FRN_ISSUE_PLACE   ? choice.place
               : r->reader->options.issue_by == FRN_ISSUE_TOPIC ? choice.topic
                                                                : choice.issue;
    return choice.word;
}

static frn_status emit(frn_reading *r, const frn_scene *s, const frn_drafts *all,
                       const frn_draft_claim *d, frn_error *err)
{
    const frn_event *e = d->event;
    uint32_t condition = condition_of(all, d);
    frn_claim c = {0};
    int32_t issue;
    int years;

    set_evidence(r, s, &c);
    c.id = claim_id(r, d->number);
    c.source = frn_cast_party(&r->cast, d->source, frn_why_words(r, s, d->source_at));
    c.target = frn_cast_party(&r->cast, d->target, frn_why_words(r, s, d->target_at));
    c.speaker = frn_cast_party(&r->cast, d->speaker, (frn_slice){0});
    for (uint32_t i = 0; i < d->via_count; i++)
        c.via[i] = frn_cast_party(&r->cast, d->via[i], (frn_slice){0});
    c.via_count = d->via_count;
    c.action = e->action;
    c.code = e->code;
    c.sign = (int8_t)e->sign;
    c.intensity = e->intensity;
    c.modality = e->meaning.modality;
    c.contested = e->contested;
    c.when = frn_reading_when(s, e->at, r->date, &years);
    if (c.when.from == FRN_NO_DATE)
        c.when =
            frn_reading_in_office(r, s, d->speaker != FRN_NONE ? d->speaker : d->source, &years);
    if (c.modality == FRN_MODALITY_ASSERTED && years >= PAST_YEARS)
        c.modality = FRN_MODALITY_PAST;
    if (condition)
        c.condition = claim_id(r, condition);
    else if (c.modality == FRN_MODALITY_CONDITIONAL && !r->conditions.count)
        c.condition = r->last_condition;
    if (e->meaning.is_condition && !r->last_condition.len)
        r->last_condition = frn_arena_copy(&r->arena, c.id);
    c.rule = rule_of(r, e);
    issue = set_issue(r, s, d, &c);
    if (frn_reading_starved(r))
        return frn_no_memory(err);
    frn_why_claim(r, s, e, &c, issue);
    return r->sink->fn(r->sink->ctx, &c, err);
}

/* "He could then use it", "In that case X would ...": goes on from the condition before it in the
 * paragraph. */
static bool goes_on(const frn_scene *s, const frn_event *e)
{
    uint32_t begin = frn_scene_clause_begin(s, e->at);

    if (e->meaning.modality != FRN_MODALITY_HYPOTHETICAL || e->meaning.word < 0 ||
        s->token[e->meaning.word].tag != FRN_TAG_AUX)
        return false;
    for (uint32_t i = begin; i < e->at; i++) {
        if (frn_scene_is(s, i, "then") ||
            (frn_scene_is(s, i, "case") && i > 0 && frn_scene_is(s, i - 1, "that")))
            return true;
    }
    return false;
}

static void carry_condition(frn_reading *r, const frn_scene *s)
{
    if (r->conditions.count) {
        r->condition_paragraph = s->sentence->paragraph;
        r->last_condition = (frn_slice){0};
        return;
    }
    for (uint32_t i = 0; i < r->events.count; i++) {
        if (r->condition_paragraph == s->sentence->paragraph && goes_on(s, &r->events.at[i]))
            r->events.at[i].meaning.modality = FRN_MODALITY_CONDITIONAL;
    }
}

static bool is_told(const frn_pairs_told *told, const frn_draft_claim *d)
{
    for (uint32_t i = 0; i < told->count; i++) {
        if ((told->source[i] == d->source && told->target[i] == d->target) ||
            (told->source[i] == d->target && told->target[i] == d->source))
            return true;
    }
    return false;
}

/* Between whom the sentence's claims are, for the sentences that follow. */
static void remember_pairs(frn_reading *r, const frn_scene *s, const frn_drafts *all)
{
    frn_pairs_told told = {.sentence = r->at, .paragraph = s->sentence->paragraph};

    for (uint32_t i = 0; i < all->count && told.count < FRN_MOST_PAIRS; i++) {
        const frn_draft_claim *d = &all->at[i];
        if (is_told(&told, d))
            continue;
        told.source[told.count] = d->source;
        told.target[told.count++] = d->target;
    }
    if (told.count)
        r->told = told;
}

frn_status frn_reading_claims(frn_reading *r, frn_scene *s, frn_error *err)
{
    frn_drafts all;

    all.count = 0;
    frn_arena_reset(&r->scratch);
    frn_conditions_find(&r->conditions, s);
    frn_events_find(&r->events, s);
    frn_events_compose(&r->events, s, &r->conditions);
    frn_deeds_note(&r->deeds, s, &r->events, r->at);
    frn_reading_imply(r, s);
    frn_echo_find(&r->events, s, &r->echoes, &r->conditions, r->at);
    frn_echo_note(&r->echoes, &r->events, r->at);
    carry_condition(r, s);
    for (uint32_t i = 0; i < r->events.count; i++)
        frn_drafts_add(r, s, &r->events.at[i], &all);
    remember_pairs(r, s, &all);
    for (uint32_t i = 0; i < all.count; i++)
        all.at[i].number = ++r->claims;
    for (uint32_t i = 0; i < all.count; i++)
        FRN_TRY(emit(r, s, &all, &all.at[i], err));
    if (!all.count)
        frn_why_silence(r, s);
    return frn_reading_starved(r) ? frn_no_memory(err) : FRN_OK; /* scratch forgets it next time */
}
