#include "foresight.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "format/input.h"

typedef struct loaded {
    frn_arena arena;
    frn_case_source source[64];
    size_t count;
} loaded;

static frn_status load(loaded *l, cli *c, const char *path, frn_error *err)
{
    frn_input *input;
    frn_slice text;
    frn_case_source *s = &l->source[l->count];
    frn_status status = frn_input_open(&input, path, &c->sink, err);

    if (status != FRN_OK)
        return status;
    if (!frn_input_next(input))
        status = frn_fail_at(err, FRN_E_INPUT, path, 0, "the file is empty");
    else
        status = frn_input_all(&text, input, (size_t)64 << 20, err);
    if (status == FRN_OK) {
        s->file = frn_slice_of(path);
        s->text = frn_arena_copy(&l->arena, text);
        l->count++;
        if (!s->text.ptr)
            status = frn_no_memory(err);
    }
    frn_input_close(input);
    return status;
}

int cli_read_case(cli *c, frn_case *out, char **paths, int count, const frn_case_options *options)
{
    loaded l = {0};
    frn_error err = {0};
    frn_status status = FRN_OK;

    if (count > 64)
        return cli_usage_error("align", "at most 64 files make a case");
    for (int i = 0; i < count && status == FRN_OK; i++)
        status = load(&l, c, paths[i], &err);
    if (status == FRN_OK)
        status = frn_case_read(out, l.source, l.count, options, &c->sink, &err);
    frn_arena_free(&l.arena);
    if (status != FRN_OK) {
        /* Faults have been told one by one. */
        return status == FRN_E_INPUT && c->problems ? CLI_INPUT : cli_fail(&err);
    }
    return CLI_OK;
}

uint32_t cli_find_name(const frn_slice *names, uint32_t count, frn_slice name)
{
    name = frn_slice_trim(name);
    for (uint32_t i = 0; i < count; i++)
        if (frn_slice_eq(names[i], name))
            return i;
    for (uint32_t i = 0; i < count; i++)
        if (frn_slice_eq_nocase(names[i], name))
            return i;
    return FRN_NONE;
}

int cli_parse_pair(const char *verb, uint32_t *a, uint32_t *b, const frn_slice *names,
                   uint32_t count, const char *text)
{
    frn_slice all = frn_slice_of(text), one;

    for (uint32_t *to = a; to; to = to == a ? b : NULL) {
        if (!all.ptr || !frn_slice_split(&all, ',', &one))
            return cli_usage_error(verb, "'%s' names one actor; two are expected, as in US,Iran",
                                   text);
        *to = cli_find_name(names, count, one);
        if (*to == FRN_NONE)
            return cli_usage_error(verb, "there is no actor '%.*s' in the case", FRN_ARG(one));
    }
    return *a == *b ? cli_usage_error(verb, "'%s' names the same actor twice", text) : CLI_OK;
}

static bool parse_range(frn_slice text, double *from, double *to)
{
    size_t dots = frn_slice_search(text, FRN_LIT(".."));

    if (!frn_slice_double(frn_slice_sub(text, 0, dots), from))
        return false;
    *to = *from;
    return dots == text.len || frn_slice_double(frn_slice_sub(text, dots + 2, text.len), to);
}

int cli_parse_knob(const char *verb, frn_align_sweep_what *what, const frn_align_case *in,
                   const char *text)
{
    frn_slice all = frn_slice_of(text), part[3] = {{0}}, names;
    size_t colon = frn_slice_find(all, ':', 0), equals = all.len, parts = 0;
    frn_slice kind = frn_slice_sub(all, 0, colon);
    const frn_slice *actors = in->actor_name;

    for (size_t i = 0; i < all.len; i++)
        if (all.ptr[i] == '=')
            equals = i;
    if (colon >= equals ||
        !parse_range(frn_slice_sub(all, equals + 1, all.len), &what->from, &what->to))
        return cli_usage_error(verb,
                               "'%s' is no setting; it looks like size:ISIS=0..100, "
                               "tone:US,Iran=-2..2 or weight:Iraq=3",
                               text);
    names = frn_slice_sub(all, colon + 1, equals);
    while (parts < 3 && names.ptr && frn_slice_split(&names, ',', &part[parts]))
        parts++;
    what->a = what->b = 0;
    what->issue = FRN_NONE;
    if (frn_slice_is(kind, "size")) {
        what->knob = FRN_KNOB_SIZE;
        what->a = cli_find_name(actors, in->actors, part[0]);
    } else if (frn_slice_is(kind, "weight")) {
        what->knob = FRN_KNOB_WEIGHT;
        what->issue = cli_find_name(in->issue_name, in->issues, part[0]);
        if (what->issue == FRN_NONE)
            return cli_usage_error(verb, "there is no issue '%.*s' in the case", FRN_ARG(part[0]));
    } else if (frn_slice_is(kind, "tone") && parts >= 2) {
        what->knob = FRN_KNOB_TONE;
        what->a = cli_find_name(actors, in->actors, part[0]);
        what->b = cli_find_name(actors, in->actors, part[1]);
        if (parts == 3) {
            what->issue = cli_find_name(in->issue_name, in->issues, part[2]);
            if (what->issue == FRN_NONE)
                return cli_usage_error(verb, "there is no issue '%.*s' in the case",
                                       FRN_ARG(part[2]));
        }
    } else {
        return cli_usage_error(verb, "'%.*s' cannot be set; size, tone and weight can",
                               FRN_ARG(kind));
    }
    if (what->a == FRN_NONE || what->b == FRN_NONE)
        return cli_usage_error(verb, "there is no actor '%.*s' in the case",
                               FRN_ARG(part[what->a == FRN_NONE ? 0 : 1]));
    return CLI_OK;
}

void cli_json_number(frn_buf *out, const char *name, double value, bool first)
{
    if (!first)
        frn_buf_byte(out, ',');
    frn_buf_printf(out, "\"%s\":", name);
    if (isfinite(value))
        frn_buf_number(out, value);
    else
        frn_buf_text(out, "null");
}
