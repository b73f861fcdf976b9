/* From the events of a sentence to claims. */
#include "read/read_internal.h"

enum { MOST_DRAFTS = 96, MOST_SPEAKERS = 3, PAST_YEARS = 8 };

typedef struct draft {
    const frn_event *event;
    uint32_t source, target;       /* rows of the cast */
    uint32_t source_at, target_at; /* tokens */
    uint32_t speaker;              /* row; FRN_NONE: the document */
    uint32_t via[FRN_MOST_VIA];
    uint32_t via_count;
    uint32_t number;
} draft;

typedef struct drafts {
    draft at[MOST_DRAFTS];
    uint32_t count;
} drafts;

static bool same_claim(const draft *a, const draft *b)
{
    bool mutual = a->event->mutual || b->event->mutual;

    return a->event->sign == b->event->sign && a->event->action == b->event->action &&
           a->speaker == b->speaker && a->event->meaning.modality == b->event->meaning.modality &&
           a->event->contested == b->event->contested &&
           ((a->source == b->source && a->target == b->target) ||
            (mutual && a->source == b->target && a->target == b->source));
}

static void add_draft(drafts *out, const draft *d)
{
    for (uint32_t i = 0; i < out->count; i++) {
        draft *old = &out->at[i];
        if (!same_claim(old, d))
            continue;
        /* said twice in one sentence: the act of speech, then the stronger word, stays */
        if (!old->event->act && (d->event->act || (d->event->cue && old->event->cue &&
                                                   d->event->cue->words > old->event->cue->words)))
            old->event = d->event;
        return;
    }
    if (out->count < MOST_DRAFTS)
        out->at[out->count++] = *d;
}

/* The speakers of the innermost voice, and the chain that relays it. */
static uint32_t speakers_of(const frn_scene *s, const frn_event *e, draft *d, uint32_t *speaker)
{
    const frn_voice *stack[FRN_MOST_VOICES];
    uint32_t depth = frn_speech_stack(s, e->at, stack), count = 0, from = 0;

    d->via_count = 0;
    if (e->speaker.count) {
        for (uint32_t i = 0; i < e->speaker.count && count < MOST_SPEAKERS; i++)
            speaker[count++] = e->speaker.actor[i];
    } else if (depth) {
        for (uint32_t i = 0; i < stack[0]->speaker.count && count < MOST_SPEAKERS; i++)
            speaker[count++] = stack[0]->speaker.actor[i];
        from = 1;
    }
    for (uint32_t i = from; i < depth && d->via_count < FRN_MOST_VIA; i++) {
        uint32_t row = stack[i]->speaker.actor[0];
        bool known = count && row == speaker[0];
        for (uint32_t k = 0; k < d->via_count; k++)
            known |= d->via[k] == row;
        if (!known)
            d->via[d->via_count++] = row;
    }
    if (!count)
        speaker[count++] = FRN_NONE;
    return count;
}

/* Is `a` above `b` in the path of actors ("IRN" above "IRN/irgc") and nothing apart from it? A
 * state and its people may well be at odds, a state and its own army are one. */
static bool same_or_above(const frn_cast *cast, uint32_t a, uint32_t b)
{
    const frn_cast_actor *up = frn_cast_at(cast, a), *down = frn_cast_at(cast, b);

    if (!up || !down || a == b)
        return true;
    return frn_slice_starts(down->id, up->id) && down->id.len > up->id.len &&
           down->id.ptr[up->id.len] == '/' &&
           ((up->kind != FRN_KIND_STATE && up->kind != FRN_KIND_COMPANY) ||
            down->kind == FRN_KIND_MILITARY || down->kind == FRN_KIND_GOVERNMENT);
}

/* "The army bombed Mekelle": in a state at war with itself the ground is that of the armed group
 * that is talked of last; FRN_NONE when there is none. */
static uint32_t insurgent(const frn_reading *r, const frn_scene *s, const frn_event *e, uint32_t a,
                          uint32_t b_at)
{
    enum { REACH = 3 };
    int32_t m = s->mention_of[b_at];
    const frn_cast_actor *army = frn_cast_at(&r->cast, a);
    uint32_t from = r->at > REACH ? r->at - REACH : 0;

    if (m < 0 || !(s->mention[m].flags & FRN_MENTION_PLACE) || !army ||
        (army->kind != FRN_KIND_MILITARY && army->kind != FRN_KIND_GOVERNMENT) ||
        (e->action != FRN_ACTION_FIGHT && e->action != FRN_ACTION_ASSAULT))
        return FRN_NONE;
    for (uint32_t i = r->at + 1; i-- > from;) {
        for (uint32_t k = r->mentions[i].count; k-- > 0;) {
            const frn_mention *other = &r->mentions[i].at[k];
            uint32_t row = other->actor_count == 1 ? other->actor[0] : FRN_NONE;
            const frn_cast_actor *actor = frn_cast_at(&r->cast, row);
            if (actor && actor->kind == FRN_KIND_ARMED_GROUP)
                return row;
        }
    }
    return FRN_NONE;
}

/* "Kagame warned that Rwanda would defend itself": nobody threatens his own state by saying what it
 * will do. */
static bool speaks_of_own(const frn_cast *cast, const frn_event *e, uint32_t a, uint32_t b)
{
    const frn_cast_actor *who = frn_cast_at(cast, a);

    return e->rule && strcmp(e->rule, "says-will") == 0 && who && who->state == b;
}

static void draft_pair(frn_reading *r, const frn_scene *s, const frn_event *e, drafts *out,
                       uint32_t a, uint32_t b, uint32_t a_at, uint32_t b_at)
{
    uint32_t speaker[MOST_SPEAKERS], count;
    draft d = {.event = e, .source = a, .target = b, .source_at = a_at, .target_at = b_at};

    if (a != b && same_or_above(&r->cast, b, a)) {
        uint32_t other = insurgent(r, s, e, a, b_at);
        if (other != FRN_NONE)
            d.target = b = other;
    }
    if (a == b || same_or_above(&r->cast, a, b) || same_or_above(&r->cast, b, a) ||
        speaks_of_own(&r->cast, e, a, b))
        return;
    count = speakers_of(s, e, &d, speaker);
    for (uint32_t i = 0; i < count; i++) {
        d.speaker = speaker[i];
        add_draft(out, &d);
    }
}

/* As they are named in the sentence. */
static frn_parties in_order(const frn_parties *named)
{
    frn_parties out = {0};

    for (uint32_t i = 0; i < named->count; i++) {
        uint32_t k = out.count;
        while (k > 0 && out.at[k - 1] > named->at[i]) {
            out.at[k] = out.at[k - 1];
            out.actor[k] = out.actor[k - 1];
            k--;
        }
        out.at[k] = named->at[i];
        out.actor[k] = named->actor[i];
        out.count++;
    }
    return out;
}

static void draft_event(frn_reading *r, const frn_scene *s, const frn_event *e, drafts *out)
{
    bool between = e->mutual && e->cue && e->cue->pos == FRN_POS_NOUN;

    if (e->absorbed || (!e->source.count && !between))
        return;
    if (e->mutual && (!e->target.count || !e->source.count)) {
        frn_parties all = in_order(e->source.count ? &e->source : &e->target);
        for (uint32_t i = 0; i < all.count; i++) {
            for (uint32_t k = i + 1; k < all.count; k++)
                draft_pair(r, s, e, out, all.actor[i], all.actor[k], all.at[i], all.at[k]);
        }
    }
    for (uint32_t i = 0; i < e->source.count; i++) {
        for (uint32_t k = 0; k < e->target.count; k++)
            draft_pair(r, s, e, out, e->source.actor[i], e->target.actor[k], e->source.at[i],
                       e->target.at[k]);
    }
}

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
static uint32_t condition_of(const drafts *all, const draft *d)
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
    if (e->rule && e->cue)
        return frn_arena_join(&r->scratch, frn_slice_of(e->rule), ':', e->cue->pattern);
    if (e->rule)
        return frn_slice_of(e->rule);
    return frn_arena_printf(&r->scratch, "%s:%.*s%s",
                            e->cue->pos == FRN_POS_NOUN  ? "noun"
                            : e->cue->pos == FRN_POS_ADJ ? "adjective"
                                                         : "verb",
                            FRN_ARG(e->cue->pattern), e->target.guessed ? "/near" : "");
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

static int32_t set_issue(frn_reading *r, const frn_scene *s, const draft *d, frn_claim *c)
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

static frn_status emit(frn_reading *r, const frn_scene *s, const drafts *all, const draft *d,
                       frn_error *err)
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

static bool is_told(const frn_pairs_told *told, const draft *d)
{
    for (uint32_t i = 0; i < told->count; i++) {
        if ((told->source[i] == d->source && told->target[i] == d->target) ||
            (told->source[i] == d->target && told->target[i] == d->source))
            return true;
    }
    return false;
}

/* Between whom the sentence's claims are, for the sentences that follow. */
static void remember_pairs(frn_reading *r, const frn_scene *s, const drafts *all)
{
    frn_pairs_told told = {.sentence = r->at, .paragraph = s->sentence->paragraph};

    for (uint32_t i = 0; i < all->count && told.count < FRN_MOST_PAIRS; i++) {
        const draft *d = &all->at[i];
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
    drafts all;

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
        draft_event(r, s, &r->events.at[i], &all);
    remember_pairs(r, s, &all);
    for (uint32_t i = 0; i < all.count; i++)
        all.at[i].number = ++r->claims;
    for (uint32_t i = 0; i < all.count; i++)
        FRN_TRY(emit(r, s, &all, &all.at[i], err));
    if (!all.count)
        frn_why_silence(r, s);
    return frn_reading_starved(r) ? frn_no_memory(err) : FRN_OK; /* scratch forgets it next time */
}
