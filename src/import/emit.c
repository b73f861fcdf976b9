/* From the event of a row to its claim: repeats, actors, code, issue. */
#include "import/reader.h"

void frn_import_trouble(frn_importer *im, frn_trouble kind, uint64_t line, frn_slice what)
{
    static const frn_message message[FRN_TROUBLE_COUNT] = {FRN_IMPORT_SHORT,  FRN_IMPORT_LONG,
                                                           FRN_IMPORT_DATE,   FRN_IMPORT_CODE,
                                                           FRN_IMPORT_NUMBER, FRN_IMPORT_LINE};
    uint64_t *count[FRN_TROUBLE_COUNT] = {&im->counts.short_rows,
                                          &im->counts.bad_lines,
                                          &im->counts.bad_dates,
                                          &im->counts.bad_codes,
                                          NULL,
                                          &im->counts.bad_lines};

    if (count[kind])
        ++*count[kind];
    if (im->told[kind]++ < 5)
        frn_diag_tell(im->diag, message[kind], im->name, line, 0, "'%.*s'",
                      FRN_ARG(frn_slice_sub(what, 0, 80)));
}

uint64_t frn_import_story(frn_date date, frn_slice code, frn_slice story, frn_slice a, frn_slice b)
{
    uint64_t h = frn_mix((uint64_t)(uint32_t)date + 1);

    h = frn_mix(h ^ frn_hash(code));
    h = frn_mix(h ^ frn_hash(story));
    h = frn_mix(h ^ frn_hash(a));
    return frn_mix(h ^ frn_hash(b));
}

static uint64_t hash_of(const frn_event *e, frn_slice a, frn_slice b)
{
    return frn_import_story(e->date, e->code, e->story, a, b);
}

/* A repeat shares date, code, story and the words for both ends; a mirror has them swapped. *drop
 * tells whether the row is left out. */
static frn_status look_back(frn_importer *im, const frn_event *e, bool *drop, frn_error *err)
{
    frn_slice a = frn_end_words(&e->source), b = frn_end_words(&e->target);
    bool added = false;

    *drop = false;
    if (!e->has_repeats)
        return FRN_OK;
    if (!frn_map_put(&im->seen, hash_of(e, a, b), 1, &added))
        return frn_no_memory(err);
    if (!added) {
        im->counts.repeated++;
        im->repeated_here++;
        *drop = !im->options.keep_repeats;
        return FRN_OK;
    }
    if (frn_map_get(&im->seen, hash_of(e, b, a)) != UINT32_MAX && !frn_slice_eq(a, b)) {
        im->counts.mirrored++;
        *drop = im->options.once;
    }
    return FRN_OK;
}

/* False when the row says nothing that can be scored. */
static bool score(frn_importer *im, const frn_event *e, frn_claim *c)
{
    const frn_cameo *code = e->code.len ? frn_cameo_find(im->cameo, e->code) : NULL;

    c->code = e->code;
    c->action = e->action;
    if (!code && (e->code.len || e->action == FRN_ACTION_NONE)) {
        if (e->code.len || !e->scored)
            frn_import_trouble(im, FRN_TROUBLE_CODE, e->line, e->code);
        if (!e->scored && e->action == FRN_ACTION_NONE)
            return false;
    }
    if (code) {
        if (frn_slice_eq(code->code, e->code)) /* at one address, by which a sink may know it */
            c->code = code->code;
        c->action = e->action ? e->action : code->action;
        c->topic = code->topic;
        c->intensity = code->goldstein;
    } else {
        c->intensity = frn_action_describe(c->action)->intensity;
    }
    if (e->scored)
        c->intensity = e->intensity;
    if (c->intensity > 10)
        c->intensity = 10;
    if (c->intensity < -10)
        c->intensity = -10;
    c->sign = (int8_t)((c->intensity > 0) - (c->intensity < 0));
    if (e->topic.len)
        c->topic = e->topic;
    return true;
}

static frn_status file_issue(frn_importer *im, const frn_event *e, frn_claim *c, frn_error *err)
{
    frn_slice state;
    bool third;

    FRN_TRY(frn_import_place(im->actors, e->place, e->place_by, &c->place, &state, err));
    third = c->place.len && !(state.len && (frn_slice_eq(state, c->source.state) ||
                                            frn_slice_eq(state, c->target.state)));
    switch (im->options.issue_by) {
    case FRN_ISSUE_PLACE:
        c->issue = c->place;
        break;
    case FRN_ISSUE_TOPIC:
        c->issue = c->topic;
        break;
    case FRN_ISSUE_BOTH:
        c->issue = third ? c->place : c->topic;
        break;
    }
    return FRN_OK;
}

/* "events.tab#17": a row a time, so digit by digit. */
static bool make_id(frn_importer *im, frn_slice *out, uint64_t line)
{
    char digits[20], *to;
    size_t n = sizeof digits, len = im->name.len;

    do
        digits[--n] = (char)('0' + line % 10);
    while ((line /= 10) > 0);
    to = frn_arena_alloc(&im->row_arena, len + 1 + sizeof digits - n);
    if (!to)
        return false;
    memcpy(to, im->name.ptr, len);
    to[len] = '#';
    memcpy(to + len + 1, digits + n, sizeof digits - n);
    *out = frn_slice_make(to, len + 1 + sizeof digits - n);
    return true;
}

static frn_status send(frn_importer *im, const frn_event *e, frn_claim *c, frn_error *err)
{
    FRN_TRY(file_issue(im, e, c, err));
    if (!make_id(im, &c->id, e->line))
        return frn_no_memory(err);
    FRN_TRY(im->sink.fn(im->sink.ctx, c, err));
    im->counts.claims++;
    return FRN_OK;
}

frn_status frn_import_emit(frn_importer *im, const frn_event *e, frn_error *err)
{
    frn_claim c = {.doc = im->name,
                   .doc_title = e->has_repeats ? e->story : e->title,
                   .sentence = e->line > UINT32_MAX ? UINT32_MAX : (uint32_t)e->line,
                   .quote = e->text,
                   .date = e->date,
                   .when = e->when,
                   .rule = frn_slice_of(im->format->name),
                   .record = true,
                   .count = e->count > UINT32_MAX ? UINT32_MAX : (uint32_t)e->count};
    bool drop;

    if (e->date == FRN_NO_DATE) {
        frn_import_trouble(im, FRN_TROUBLE_DATE, e->line, FRN_LIT("no date"));
        return FRN_OK;
    }
    FRN_TRY(look_back(im, e, &drop, err));
    if (drop)
        return FRN_OK;
    FRN_TRY(frn_import_resolve(im->actors, &e->source, e->date, &c.source, err));
    FRN_TRY(frn_import_resolve(im->actors, &e->target, e->date, &c.target, err));
    if (c.source.id.len == 0 || c.target.id.len == 0) {
        im->counts.nobody++;
        return FRN_OK;
    }
    if (frn_slice_eq(c.source.id, c.target.id)) {
        im->counts.same++;
        return FRN_OK;
    }
    if (!score(im, e, &c))
        return FRN_OK;
    FRN_TRY(frn_import_outlet(im->actors, e->outlet, e->outlet_host, &c.speaker, err));
    c.outlet = c.speaker.name;
    if (c.when.from == FRN_NO_DATE && c.when.to == FRN_NO_DATE)
        c.when = (frn_span){e->date, e->date};
    return send(im, e, &c, err);
}
