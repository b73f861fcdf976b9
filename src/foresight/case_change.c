/* A case with some of its inputs set to other values. */
#include <math.h>

#include "base/intern.h"
#include "foresight/case.h"

static const char *const inputs[FRN_CASE_INPUTS] = {
    "size", "tone", "weight", "position", "salience", "capability", "reversion"};

const char *frn_case_input_text(frn_case_input input)
{
    return (size_t)input < FRN_CASE_INPUTS ? inputs[input] : "";
}

frn_status frn_case_change_parse(frn_case_change *out, frn_slice text, frn_error *err)
{
    size_t colon = frn_slice_find(text, ':', 0), equals = text.len;
    frn_slice kind = frn_slice_sub(text, 0, colon), names, part[3] = {{0}};
    frn_case_change c = {.input = FRN_CASE_INPUTS};
    size_t parts = 0;

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '=')
            equals = i;
    for (int i = 0; i < FRN_CASE_INPUTS; i++)
        if (frn_slice_is(kind, inputs[i]))
            c.input = (frn_case_input)i;
    names = colon < equals ? frn_slice_sub(text, colon + 1, equals) : (frn_slice){0};
    while (parts < 3 && names.ptr && frn_slice_split(&names, ',', &part[parts])) {
        part[parts] = frn_slice_trim(part[parts]);
        parts++;
    }
    if (c.input == FRN_CASE_INPUTS || parts == 0 || equals == text.len ||
        !frn_slice_double(frn_slice_trim(frn_slice_sub(text, equals + 1, text.len)), &c.to) ||
        !isfinite(c.to))
        return frn_fail(err, FRN_E_USAGE,
                        "'%.*s' is no setting; it looks like salience:Iran,Iraq=.9, size:Iran=20, "
                        "tone:US,Iran=.5, weight:Iraq=3, position:Iran,Iraq=60, "
                        "capability:Iran=.4 or reversion:Iraq=0",
                        FRN_ARG(text));
    switch (c.input) {
    case FRN_CASE_WEIGHT:
    case FRN_CASE_REVERSION:
        c.issue = part[0];
        break;
    case FRN_CASE_TONE:
        c.actor = part[0];
        c.other = part[1];
        c.issue = part[2];
        break;
    default:
        c.actor = part[0];
        c.issue = part[1];
    }
    *out = c;
    return FRN_OK;
}

uint32_t frn_case_find(const frn_slice *names, uint32_t count, frn_slice name)
{
    for (uint32_t i = 0; i < count; i++)
        if (frn_slice_eq(names[i], name))
            return i;
    for (uint32_t i = 0; i < count; i++)
        if (frn_slice_eq_nocase(names[i], name))
            return i;
    return FRN_NONE;
}

typedef struct target { /* the arrays of the copy */
    double *size, *tone, *weight, *position, *salience, *capability, *reversion;
} target;

static bool copy(frn_arena *arena, double **own, const double **shown, size_t count, double missing)
{
    *own = FRN_NEW_ARRAY(arena, double, count + 1);
    for (size_t i = 0; *own && i < count; i++)
        (*own)[i] = *shown ? (*shown)[i] : missing;
    *shown = *own;
    return *own != NULL;
}

static bool copy_all(frn_case *out, target *t)
{
    frn_align_case *a = &out->align;
    frn_bargain_case *b = &out->bargain;
    size_t n = out->actors, cells = (size_t)b->issues * n;

    return copy(&out->arena, &t->size, &a->size, n, 1) &&
           copy(&out->arena, &t->tone, &a->tone, a->issues * n * n, 0) &&
           copy(&out->arena, &t->weight, &a->weight, a->issues, 1) &&
           copy(&out->arena, &t->position, &b->position, cells, NAN) &&
           copy(&out->arena, &t->salience, &b->salience, cells, 0) &&
           copy(&out->arena, &t->capability, &b->capability, cells, 0) &&
           copy(&out->arena, &t->reversion, &b->reversion, b->issues, NAN);
}

static frn_status missing(frn_error *err, const char *what, frn_slice name)
{
    return name.len ? frn_fail(err, FRN_E_USAGE, "there is no %s '%.*s' in the case", what,
                               FRN_ARG(name))
                    : frn_fail(err, FRN_E_USAGE, "a setting lacks the name of its %s", what);
}

/* *was becomes NAN when cells that differ are set to one value. */
static void set(double *cell, double to, double *was, bool first)
{
    *was = first || *was == *cell ? *cell : NAN;
    *cell = to;
}

static frn_status set_tone(frn_case *out, target *t, const frn_case_change *c, uint32_t actor,
                           double *was, frn_error *err)
{
    size_t n = out->actors;
    uint32_t other = frn_case_find(out->actor_name, out->actors, c->other);
    uint32_t issue = frn_case_find(out->align.issue_name, out->align.issues, c->issue);

    if (other == FRN_NONE || other == actor)
        return missing(err, "other actor", c->other);
    if (c->issue.len && issue == FRN_NONE)
        return missing(err, "issue with tones", c->issue);
    for (size_t k = 0, done = 0; k < out->align.issues; k++) {
        if (c->issue.len && k != issue)
            continue;
        set(&t->tone[k * n * n + actor * n + other], c->to, was, done++ == 0);
        t->tone[k * n * n + other * n + actor] = c->to;
    }
    return FRN_OK;
}

/* What stands at [issue][actor] of the settlements. */
static frn_status set_stand(frn_case *out, target *t, const frn_case_change *c, uint32_t actor,
                            double *was, frn_error *err)
{
    size_t n = out->actors;
    uint32_t issue = frn_case_find(out->bargain.issue_name, out->bargain.issues, c->issue);
    double *array = c->input == FRN_CASE_POSITION   ? t->position
                    : c->input == FRN_CASE_SALIENCE ? t->salience
                                                    : t->capability;

    if (issue == FRN_NONE && (c->issue.len || c->input != FRN_CASE_CAPABILITY))
        return missing(err, "issue with positions", c->issue);
    for (size_t k = 0, done = 0; k < out->bargain.issues; k++)
        if (issue == FRN_NONE || k == issue)
            set(&array[k * n + actor], c->to, was, done++ == 0);
    if (c->input == FRN_CASE_POSITION &&
        (c->to < out->bargain.low[issue] || c->to > out->bargain.high[issue]))
        return frn_fail(err, FRN_E_USAGE, "%.*s runs from %g to %g; %g is no position on it",
                        FRN_ARG(c->issue), out->bargain.low[issue], out->bargain.high[issue],
                        c->to);
    return FRN_OK;
}

static frn_status make_change(frn_case *out, target *t, const frn_case_change *c, double *was,
                              frn_error *err)
{
    uint32_t actor = frn_case_find(out->actor_name, out->actors, c->actor), issue;

    *was = NAN;
    if (c->to < 0 && (c->input == FRN_CASE_SIZE || c->input == FRN_CASE_WEIGHT ||
                      c->input == FRN_CASE_SALIENCE || c->input == FRN_CASE_CAPABILITY))
        return frn_fail(err, FRN_E_USAGE, "a %s is 0 or more, not %g",
                        frn_case_input_text(c->input), c->to);
    switch (c->input) {
    case FRN_CASE_WEIGHT:
        issue = frn_case_find(out->align.issue_name, out->align.issues, c->issue);
        if (issue == FRN_NONE)
            return missing(err, "issue with tones", c->issue);
        set(&t->weight[issue], c->to, was, true);
        return FRN_OK;
    case FRN_CASE_REVERSION:
        issue = frn_case_find(out->bargain.issue_name, out->bargain.issues, c->issue);
        if (issue == FRN_NONE)
            return missing(err, "issue with positions", c->issue);
        set(&t->reversion[issue], c->to, was, true);
        return FRN_OK;
    default:
        break;
    }
    if (actor == FRN_NONE)
        return missing(err, "actor", c->actor);
    if (c->input == FRN_CASE_TONE)
        return set_tone(out, t, c, actor, was, err);
    if (c->input != FRN_CASE_SIZE)
        return set_stand(out, t, c, actor, was, err);
    if (c->to <= 0)
        return frn_fail(err, FRN_E_USAGE, "a size is above 0, not %g", c->to);
    set(&t->size[actor], c->to, was, true);
    return FRN_OK;
}

frn_status frn_case_changed(frn_case *out, const frn_case *from, const frn_case_change *change,
                            size_t count, double *was, frn_error *err)
{
    frn_case fresh = *from;
    target t = {0};
    frn_status status = FRN_OK;

    fresh.arena = (frn_arena){0};
    if (!copy_all(&fresh, &t))
        status = frn_no_memory(err);
    for (size_t i = 0; i < count && status == FRN_OK; i++) {
        double before;

        status = make_change(&fresh, &t, &change[i], &before, err);
        if (was)
            was[i] = before;
    }
    if (status == FRN_OK)
        *out = fresh;
    else
        frn_arena_free(&fresh.arena);
    return status;
}
