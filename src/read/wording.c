/* Loading the tables of words: built-in files first, then the user's folders. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>

#include "base/embed.h"
#include "base/utf8.h"
#include "format/input.h"
#include "read/dictionary_internal.h"
#include "read/wording_internal.h"

static const char *const file_names[] = {"actions.tsv", "speech.tsv", "modality.tsv", "issues.tsv",
                                         "places.tsv"};
enum { SPEECH = 1, MODALITY = 2 };
enum { FILE_COUNT = sizeof file_names / sizeof file_names[0], MOST_BYTES = 64 << 20 };

static frn_status read_bytes(frn_slice *out, frn_arena *arena, const char *path, bool *missing,
                             frn_error *err)
{
    FILE *f = fopen(path, "rb");
    char *bytes;
    long size;
    size_t got;

    *missing = false;
    if (!f) {
        *missing = errno == ENOENT || errno == ENOTDIR;
        return frn_fail_at(err, FRN_E_IO, path, 0, "cannot open the file: %s", strerror(errno));
    }
    if (fseek(f, 0, SEEK_END) || (size = ftell(f)) < 0 || size > MOST_BYTES ||
        fseek(f, 0, SEEK_SET)) {
        fclose(f);
        return frn_fail_at(err, FRN_E_IO, path, 0, "cannot read the file");
    }
    bytes = frn_arena_alloc(arena, (size_t)size + 1);
    if (!bytes) {
        fclose(f);
        return frn_no_memory(err);
    }
    got = fread(bytes, 1, (size_t)size, f);
    fclose(f);
    *out = frn_slice_make(bytes, got);
    return FRN_OK;
}

static frn_status read_path(frn_wording *w, const char *name, const char *path, bool must,
                            const frn_diag_sink *sink, frn_error *err)
{
    frn_slice bytes;
    bool missing;
    frn_status status = read_bytes(&bytes, &w->arena, path, &missing, err);

    if (status != FRN_OK)
        return missing && !must ? FRN_OK : status;
    status = frn_wording_read(w, frn_slice_of(name), bytes, frn_slice_of(path), sink);
    return status == FRN_OK ? FRN_OK : frn_no_memory(err);
}

/* Files of other formats; what actors and agents are the lexicon reads. */
static frn_status read_dictionaries(frn_wording *w, const char *folder, const frn_diag_sink *sink,
                                    frn_error *err)
{
    frn_paths paths = {0};
    frn_status status = frn_paths_add(&paths, &w->arena, folder, sink, err);

    for (size_t i = 0; status == FRN_OK && i < paths.len; i++) {
        frn_slice path = frn_slice_of(paths.at[i]), bytes;
        frn_dictionary_kind kind;
        bool missing;
        if (frn_slice_ends(path, FRN_LIT(".tsv")))
            continue;
        status = read_bytes(&bytes, &w->arena, paths.at[i], &missing, err);
        if (status != FRN_OK)
            break;
        kind = frn_dictionary_of(path, bytes);
        if (kind < FRN_DICTIONARY_VERBS)
            continue;
        if (frn_utf8_check(bytes) != bytes.len)
            frn_diag_tell(sink, FRN_LEXICON_UNREADABLE, path, 0, frn_utf8_check(bytes),
                          "not UTF-8");
        else if (frn_dictionary_take(w, kind, bytes, path, sink) != FRN_OK)
            status = frn_no_memory(err);
    }
    frn_vec_free(&paths);
    return status;
}

static frn_status read_folder(frn_wording *w, const char *folder, const frn_diag_sink *sink,
                              frn_error *err)
{
    DIR *dir = opendir(folder);

    if (!dir)
        return frn_fail_at(err, FRN_E_IO, folder, 0, "cannot open the lexicon folder: %s",
                           strerror(errno));
    closedir(dir);
    for (int i = 0; i < FILE_COUNT; i++) {
        frn_slice path = frn_arena_printf(&w->arena, "%s/%s", folder, file_names[i]);
        if (!path.ptr)
            return frn_no_memory(err);
        FRN_TRY(read_path(w, file_names[i], path.ptr, false, sink, err));
    }
    return read_dictionaries(w, folder, sink, err);
}

static frn_status read_builtin(frn_wording *w, bool only, const frn_diag_sink *sink, frn_error *err)
{
    for (int i = 0; i < FILE_COUNT; i++) {
        frn_slice path = frn_arena_printf(&w->arena, "lexicon/%s", file_names[i]), bytes;
        if (only && i != SPEECH && i != MODALITY)
            continue;
        if (!path.ptr)
            return frn_no_memory(err);
        bytes = frn_embedded(path.ptr);
        if (bytes.ptr &&
            frn_wording_read(w, frn_slice_of(file_names[i]), bytes, path, sink) != FRN_OK)
            return frn_no_memory(err);
    }
    return FRN_OK;
}

frn_status frn_wording_load(frn_wording **out, const frn_wording_options *options,
                            const frn_diag_sink *sink, frn_error *err)
{
    static const frn_wording_options none = {0};
    frn_wording *w = calloc(1, sizeof *w);
    frn_status status = FRN_OK;

    if (!w)
        return frn_no_memory(err);
    if (!options)
        options = &none;
    if (!options->bare)
        status = read_builtin(w, options->only, sink, err);
    for (size_t i = 0; status == FRN_OK && i < options->dir_count; i++)
        status = read_folder(w, options->dir[i], sink, err);
    w->own_issues = true;
    if (status == FRN_OK && options->issues)
        status = read_path(w, "issues.tsv", options->issues, true, sink, err);
    if (status == FRN_OK && frn_wording_settle(w) != FRN_OK)
        status = frn_no_memory(err);
    if (status != FRN_OK) {
        frn_wording_free(w);
        return status;
    }
    *out = w;
    return FRN_OK;
}

void frn_wording_free(frn_wording *w)
{
    if (!w)
        return;
    frn_dictionary_free(w->dictionary);
    frn_arena_free(&w->arena);
    frn_intern_free(&w->words);
    frn_intern_free(&w->issue_ids);
    frn_map_free(&w->rows);
    frn_map_free(&w->forms);
    frn_vec_free(&w->cues);
    for (int kind = 0; kind < FRN_CUE_KINDS; kind++)
        frn_vec_free(&w->first_cue[kind]);
    frn_vec_free(&w->uses);
    frn_vec_free(&w->keys);
    frn_vec_free(&w->first_key);
    frn_vec_free(&w->issues);
    frn_vec_free(&w->first_issue);
    frn_vec_free(&w->phrases);
    free(w);
}

void frn_wording_size(const frn_wording *w, uint32_t *actions, uint32_t *speech, uint32_t *moods,
                      uint32_t *issues)
{
    if (actions)
        *actions = w->actions;
    if (speech)
        *speech = w->speech;
    if (moods)
        *moods = w->moods;
    if (issues)
        *issues = (uint32_t)w->issues.len;
}

frn_slice frn_wording_family(const frn_wording *w, frn_slice issue, bool *is_place)
{
    uint32_t row = frn_intern_find(&w->issue_ids, issue);

    if (is_place)
        *is_place = row != FRN_NONE && w->issues.at[row].place;
    return row == FRN_NONE ? (frn_slice){0} : w->issues.at[row].family;
}
