/* Folders into files: sorted by bytes, so that the order of reading never depends on the file
 * system. */
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "format/input.h"

enum { DEEPEST = 64 };

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void unreadable(const frn_diag_sink *sink, const char *path)
{
    frn_diag_tell(sink, FRN_INPUT_UNREADABLE, frn_slice_of(path), 0, 0, "%s", strerror(errno));
}

static frn_status add(frn_paths *paths, frn_arena *arena, const char *path, int depth,
                      const frn_diag_sink *sink, frn_error *err);

static frn_status add_folder(frn_paths *paths, frn_arena *arena, const char *path, int depth,
                             const frn_diag_sink *sink, frn_error *err)
{
    struct dirent **entry;
    int count = scandir(path, &entry, visible, by_bytes);
    frn_status status = FRN_OK;

    if (count < 0) {
        unreadable(sink, path);
        return FRN_OK;
    }
    for (int i = 0; i < count; i++) {
        frn_slice child = frn_arena_printf(arena, "%s/%s", path, entry[i]->d_name);
        if (status == FRN_OK)
            status =
                child.ptr ? add(paths, arena, child.ptr, depth + 1, sink, err) : frn_no_memory(err);
        free(entry[i]);
    }
    free(entry);
    return status;
}

static frn_status add(frn_paths *paths, frn_arena *arena, const char *path, int depth,
                      const frn_diag_sink *sink, frn_error *err)
{
    struct stat info;
    frn_slice copy;

    if (strcmp(path, "-") != 0) {
        if (stat(path, &info) != 0) {
            unreadable(sink, path);
            return FRN_OK;
        }
        if (S_ISDIR(info.st_mode))
            return depth < DEEPEST ? add_folder(paths, arena, path, depth, sink, err) : FRN_OK;
        if (depth > 0 && !S_ISREG(info.st_mode))
            return FRN_OK;
        if (access(path, R_OK) != 0) {
            unreadable(sink, path);
            return FRN_OK;
        }
    }
    copy = frn_arena_copy(arena, frn_slice_of(path));
    if (!copy.ptr || !frn_vec_push(paths, copy.ptr))
        return frn_no_memory(err);
    return FRN_OK;
}

frn_status frn_paths_add(frn_paths *paths, frn_arena *arena, const char *path,
                         const frn_diag_sink *sink, frn_error *err)
{
    return add(paths, arena, path, 0, sink, err);
}
