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

int cli_read_case(cli *c, frn_case *out, const char *verb, char **paths, int count,
                  const frn_case_options *options)
{
    loaded l = {0};
    frn_error err = {0};
    frn_status status = FRN_OK;

    if (count > 64)
        return cli_usage_error(verb, "at most 64 files make a case");
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
    return frn_case_find(names, count, frn_slice_trim(name));
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

int cli_form_of(cli_form *form, const char *verb, const char *path)
{
    static const char *const ends[] = {".svg", ".json", ".txt"};

    *form = CLI_FORM_NONE;
    if (!path || strcmp(path, "-") == 0)
        return CLI_OK;
    for (int i = 0; i < 3; i++)
        if (frn_slice_ends(frn_slice_of(path), frn_slice_of(ends[i])))
            *form = (cli_form)(CLI_FORM_SVG + i);
    return *form ? CLI_OK
                 : cli_usage_error(verb, "%s: -o takes a name that ends in .svg, .json or .txt",
                                   path);
}

int cli_deliver(frn_buf *shown, const char *path, frn_buf *file)
{
    int code = shown->failed || file->failed ? CLI_INPUT : cli_write(NULL, frn_buf_slice(shown));

    if (code == CLI_OK && path && strcmp(path, "-") != 0)
        code = cli_write(path, frn_buf_slice(file));
    frn_buf_free(shown);
    frn_buf_free(file);
    return code;
}

bool cli_holds_claims(const cli_inputs *inputs, char **paths, int count)
{
    static const char *const ends[] = {".jsonl", ".ndjson", ".html", ".htm", ".md", NULL};

    if (count == 1 && cli_is_ledger(paths[0]))
        return true;
    for (int i = 0; i < count; i++)
        for (int e = 0; ends[e]; e++)
            if (frn_slice_ends(frn_slice_of(paths[i]), frn_slice_of(ends[e])))
                return true;
    return inputs->ledger != NULL;
}

/* kept[actor] for the `most` actors with most mass. */
static bool *choose_heaviest(const cli_ties *ties, uint32_t most)
{
    uint32_t n = ties->table.actor_count;
    frn_actor_mass *all = calloc((size_t)n + 1, sizeof *all);
    bool *kept = calloc((size_t)n + 1, sizeof *kept);

    if (all)
        frn_pairs_rank(all, n, ties->pair, ties->pair_count);
    for (uint32_t i = 0; all && kept && i < n && i < most; i++)
        kept[all[i].actor] = all[i].mass > 0;
    free(all);
    return kept;
}

static frn_slice shown(const frn_tie_actor *actor)
{
    return actor->name.len ? actor->name : actor->id;
}

static int write_skeleton(frn_buf *skeleton, const cli_ties *ties, uint32_t most)
{
    FRN_VEC(frn_case_tone) tone = {0};
    bool *kept = choose_heaviest(ties, most), ok = kept != NULL;

    for (uint32_t i = 0; ok && i < ties->pair_count; i++) {
        const frn_pair *p = &ties->pair[i];

        for (uint32_t k = 0; ok && kept[p->a] && kept[p->b] && k < p->issue_count; k++) {
            const frn_pair_issue *issue = &p->issue[k];

            if (issue->positive + issue->negative > 0)
                ok = frn_vec_push(&tone, (frn_case_tone){shown(&ties->table.actor[p->a]),
                                                         shown(&ties->table.actor[p->b]),
                                                         ties->table.issue[issue->issue],
                                                         issue->positive, issue->negative});
        }
    }
    frn_case_skeleton(skeleton, FRN_LIT("from claims"), ties->table.last, tone.at, tone.len);
    frn_vec_free(&tone);
    free(kept);
    return ok && !skeleton->failed ? CLI_OK : CLI_INPUT;
}

int cli_skeleton(cli *c, frn_buf *skeleton, const char *verb, const cli_inputs *inputs,
                 char **paths, int count, uint32_t most)
{
    cli_claims claims = {0};
    cli_ties ties = {0};
    int code = cli_gather(&claims, c, inputs, paths, count);

    if (code < 0)
        code = cli_tie(&ties, c, verb, inputs, &claims, FRN_ROLL_UP_STATE);
    if (code < 0)
        code = write_skeleton(skeleton, &ties, most ? most : 20);
    cli_ties_free(&ties);
    cli_claims_free(&claims);
    return code;
}

int cli_case_of_claims(cli *c, frn_case *out, const char *verb, const cli_inputs *inputs,
                       char **paths, int count, uint32_t most)
{
    frn_buf text = {0};
    frn_error err = {0};
    int code = cli_skeleton(c, &text, verb, inputs, paths, count, most);

    if (code == CLI_OK) {
        const frn_case_source source = {frn_buf_slice(&text), FRN_LIT("claims")};

        if (frn_case_read(out, &source, 1, NULL, NULL, &err) != FRN_OK) {
            fprintf(stderr, "frenemy %s: the claims hold no ties with mass to align\n", verb);
            code = CLI_INPUT;
        }
    }
    frn_buf_free(&text);
    return code;
}
