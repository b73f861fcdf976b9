/* Loading: the built-in files, then the user's folders, each a layer over those before. */
#include <stdlib.h>
#include <sys/stat.h>

#include "base/embed.h"
#include "base/utf8.h"
#include "claim/dictionary_internal.h"
#include "claim/lexicon_internal.h"
#include "format/input.h"

/* What a closed lexicon takes over: codes of states, words that are no names. */
static bool is_kept(const char *path)
{
    return strcmp(path, "actors/states.tsv") == 0 || strcmp(path, "name-words.tsv") == 0 ||
           strcmp(path, "given-names.tsv") == 0;
}

static frn_status read_builtin(frn_lexicon *lexicon, const frn_diag_sink *sink)
{
    static const char folder[] = "lexicon/";
    const char *name = NULL;
    frn_slice bytes;

    for (size_t i = 0; (bytes = frn_embedded_at(i, &name)).ptr; i++) {
        if (strncmp(name, folder, sizeof folder - 1) != 0)
            continue;
        if (lexicon->closed && !is_kept(name + sizeof folder - 1))
            continue;
        lexicon->nameless = lexicon->closed && strncmp(name, "lexicon/actors/", 15) == 0;
        FRN_TRY(frn_lexicon_read(lexicon, frn_slice_of(name + sizeof folder - 1), bytes, 0, sink,
                                 frn_slice_of(name)));
    }
    lexicon->nameless = false;
    return FRN_OK;
}

static frn_status read_bytes(frn_lexicon *lexicon, frn_slice file, size_t folder, frn_slice bytes,
                             uint32_t layer, const frn_diag_sink *sink)
{
    frn_dictionary_kind kind;

    if (frn_slice_ends(file, FRN_LIT(".tsv")))
        return frn_lexicon_read(lexicon, frn_slice_sub(file, folder, file.len), bytes, layer, sink,
                                file);
    kind = frn_dictionary_of(file, bytes);
    return kind == FRN_DICTIONARY_ACTORS || kind == FRN_DICTIONARY_AGENTS
               ? frn_dictionary_read(lexicon, kind, bytes, layer, sink, file)
               : FRN_OK;
}

/* The bytes are kept: names point into them. */
static frn_status read_file(frn_lexicon *lexicon, const char *path, size_t folder, uint32_t layer,
                            const frn_diag_sink *sink, frn_error *err)
{
    frn_slice file = frn_arena_copy(&lexicon->arena, frn_slice_of(path)), bytes, copy;
    frn_input *input = NULL;
    frn_status status;

    if (!file.ptr)
        return frn_no_memory(err);
    FRN_TRY(frn_input_open(&input, path, sink, err));
    status = frn_input_next(input) ? frn_input_all(&bytes, input, 0, err) : FRN_E_INPUT;
    if (status == FRN_OK && frn_utf8_check(bytes) != bytes.len) {
        frn_diag_tell(sink, FRN_LEXICON_UNREADABLE, file, 0, frn_utf8_check(bytes), "not UTF-8");
    } else if (status == FRN_OK) {
        copy = frn_arena_copy(&lexicon->arena, bytes);
        status =
            copy.ptr ? read_bytes(lexicon, file, folder, copy, layer, sink) : frn_no_memory(err);
    } else if (status == FRN_E_INPUT) {
        status = FRN_OK; /* empty: nothing to add */
    }
    frn_input_close(input);
    return status;
}

static frn_status read_folder(frn_lexicon *lexicon, const char *dir, uint32_t layer,
                              const frn_diag_sink *sink, frn_error *err)
{
    frn_paths paths = {0};
    size_t folder = strlen(dir);
    struct stat info;
    frn_status status;

    if (stat(dir, &info) != 0 || !S_ISDIR(info.st_mode))
        return frn_fail_at(err, FRN_E_IO, dir, 0, "there is no lexicon folder of this name");
    status = frn_paths_add(&paths, &lexicon->arena, dir, sink, err);

    while (folder > 1 && dir[folder - 1] == '/')
        folder--;
    for (size_t i = 0; i < paths.len && status == FRN_OK; i++) {
        const char *path = paths.at[i];
        size_t skip = folder;

        while (path[skip] == '/')
            skip++;
        status = read_file(lexicon, path, skip, layer, sink, err);
    }
    frn_vec_free(&paths);
    return status;
}

frn_status frn_lexicon_load(frn_lexicon **out, const frn_lexicon_options *options,
                            const frn_diag_sink *sink, frn_error *err)
{
    static const frn_lexicon_options defaults = {0};
    frn_lexicon *lexicon = calloc(1, sizeof *lexicon);
    frn_status status = FRN_OK;

    if (!lexicon)
        return frn_no_memory(err);
    if (!options)
        options = &defaults;
    lexicon->closed = options->only;
    if (!options->bare)
        status = read_builtin(lexicon, sink);
    for (size_t i = 0; i < options->dir_count && status == FRN_OK; i++)
        status = read_folder(lexicon, options->dir[i], (uint32_t)i + 1, sink, err);
    if (status == FRN_OK)
        status = frn_lexicon_settle(lexicon, sink);
    if (status == FRN_OK)
        status = frn_lexicon_index(lexicon);
    if (status != FRN_OK) {
        frn_lexicon_free(lexicon);
        return status == FRN_E_MEMORY ? frn_no_memory(err) : status;
    }
    *out = lexicon;
    return FRN_OK;
}

void frn_lexicon_free(frn_lexicon *lexicon)
{
    if (!lexicon)
        return;
    frn_intern_free(&lexicon->ids);
    frn_vec_free(&lexicon->actors);
    frn_vec_free(&lexicon->layer);
    frn_vec_free(&lexicon->aliases);
    frn_map_free(&lexicon->name_keys);
    frn_vec_free(&lexicon->offices);
    frn_vec_free(&lexicon->office_layer);
    frn_vec_free(&lexicon->by_root);
    frn_vec_free(&lexicon->root_start);
    frn_vec_free(&lexicon->members);
    frn_vec_free(&lexicon->homes);
    frn_vec_free(&lexicon->references);
    frn_vec_free(&lexicon->bodies);
    frn_map_free(&lexicon->body_by_id);
    frn_vec_free(&lexicon->titles);
    frn_vec_free(&lexicon->adjectives);
    frn_vec_free(&lexicon->epithets);
    frn_map_free(&lexicon->epithet_words);
    for (size_t i = 0; i < sizeof lexicon->codes / sizeof *lexicon->codes; i++)
        frn_map_free(&lexicon->codes[i]);
    frn_intern_free(&lexicon->words);
    frn_vec_free(&lexicon->given);
    frn_vec_free(&lexicon->classes);
    frn_map_free(&lexicon->class_kind);
    frn_map_free(&lexicon->edges);
    frn_map_free(&lexicon->misspelt);
    free(lexicon->root);
    free(lexicon->node);
    free(lexicon->entries);
    frn_arena_free(&lexicon->arena);
    free(lexicon);
}
