#include "sources.h"

#include <string.h>

static frn_status read_groups(frn_arena *arena, cli *c, const char *path, frn_slice *out,
                              frn_error *err)
{
    frn_input *input;
    frn_slice bytes = {0};
    frn_status status;

    FRN_TRY(frn_input_open(&input, path, &c->sink, err));
    status = frn_input_next(input) ? frn_input_all(&bytes, input, 1u << 28, err) : FRN_OK;
    if (status == FRN_OK) {
        *out = frn_arena_copy(arena, bytes);
        if (!out->ptr)
            status = frn_no_memory(err);
    }
    frn_input_close(input);
    return status;
}

static bool is_mentions(const cli_sources *sources, const char *path)
{
    const char *as = sources->inputs->as;
    const frn_import_format *format = as && strcmp(as, "auto") != 0
                                          ? frn_import_find(frn_slice_of(as))
                                          : frn_import_recognise_file(path);

    return format && strcmp(format->name, "mentions") == 0;
}

/* Mentions move to the end; true when there are any. */
static bool order(const cli_sources *sources, frn_arena *arena, frn_paths *paths)
{
    const char **late = FRN_NEW_ARRAY(arena, const char *, paths->len + 1);
    size_t kept = 0, moved = 0;

    if (!late)
        return false;
    for (size_t i = 0; i < paths->len; i++) {
        if (is_mentions(sources, paths->at[i]))
            late[moved++] = paths->at[i];
        else
            paths->at[kept++] = paths->at[i];
    }
    for (size_t i = 0; i < moved; i++)
        paths->at[kept + i] = late[i];
    return moved > 0;
}

static frn_status import_paths(cli *c, const frn_import_options *options, const frn_paths *paths,
                               frn_claim_sink sink, frn_import_counts *counts, frn_error *err)
{
    frn_importer *importer;
    frn_status status = frn_import_open(&importer, options, sink, &c->sink, err);

    if (status != FRN_OK)
        return status;
    for (size_t i = 0; status == FRN_OK && i < paths->len; i++) {
        status = frn_import_file(importer, paths->at[i], err);
        if (status == FRN_OK && cli_interrupted())
            status = frn_fail(err, FRN_E_CANCELLED, "interrupted");
        if (status == FRN_E_INPUT && paths->len > 1)
            status = FRN_OK; /* told already; the other files are read */
    }
    if (counts)
        *counts = *frn_import_counted(importer);
    frn_import_close(importer);
    return status;
}

static bool issue_by(const char *text, frn_issue_by *out)
{
    static const char *const names[] = {"both", "place", "topic"};

    for (int i = 0; text && i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            *out = (frn_issue_by)i;
            return true;
        }
    }
    return !text;
}

static frn_status fill(frn_import_options *out, frn_arena *arena, cli *c, const cli_sources *s,
                       frn_error *err)
{
    const cli_inputs *in = s->inputs;

    *out = (frn_import_options){.as = in->as,
                                .columns = frn_slice_of(s->columns),
                                .once = s->once,
                                .keep_repeats = s->keep_repeats,
                                .first_day = in->date};
    if (!issue_by(in->issue_by, &out->issue_by))
        return frn_fail(err, FRN_E_USAGE, "--issue-by takes place, topic or both");
    return in->group ? read_groups(arena, c, in->group, &out->groups, err) : FRN_OK;
}

frn_status cli_import(cli *c, const cli_sources *sources, const frn_lexicon *lexicon, char **files,
                      int count, frn_claim_sink sink, frn_import_counts *counts, frn_error *err)
{
    const char *dir[] = {sources->inputs->lexicon};
    frn_lexicon_options load = {.dir = dir, .dir_count = sources->inputs->lexicon ? 1 : 0};
    frn_lexicon *own = NULL;
    frn_arena arena = {0};
    frn_paths paths = {0};
    frn_import_options options;
    frn_status status = fill(&options, &arena, c, sources, err);

    for (int i = 0; status == FRN_OK && i < count; i++)
        status = frn_paths_add(&paths, &arena, files[i], &c->sink, err);
    if (status == FRN_OK && !lexicon)
        status = frn_lexicon_load(&own, &load, &c->sink, err);
    if (status == FRN_OK) {
        options.lexicon = lexicon ? lexicon : own;
        options.join = order(sources, &arena, &paths);
        status = import_paths(c, &options, &paths, sink, counts, err);
    }
    frn_lexicon_free(own);
    frn_vec_free(&paths);
    frn_arena_free(&arena);
    return status;
}

static void say(const char *what, uint64_t count)
{
    if (count)
        fprintf(stderr, ", %s %llu", what, (unsigned long long)count);
}

void cli_import_summary(const cli *c, const frn_import_counts *n)
{
    if (c->quiet)
        return;
    fprintf(stderr, "frenemy: %llu rows, %llu claims", (unsigned long long)n->rows,
            (unsigned long long)n->claims);
    say("repeated", n->repeated);
    say("mirrored", n->mirrored);
    say("without source or target", n->nobody);
    say("both ends alike", n->same);
    say("too short", n->short_rows);
    say("without date", n->bad_dates);
    say("with unknown code", n->bad_codes);
    say("not of the format", n->bad_lines);
    say("mentions without event", n->unjoined);
    fputc('\n', stderr);
}
