#include "base/embed.h"

#include "base/embed_internal.h"

static frn_slice file_bytes(const frn_embedded_file *file)
{
    return frn_slice_make(file->begin, (size_t)(file->end - file->begin));
}

frn_slice frn_embedded(const char *name)
{
    size_t low = 0, high = frn_embedded_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, frn_embedded_files[middle].name);

        if (order == 0)
            return file_bytes(&frn_embedded_files[middle]);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return (frn_slice){0};
}

frn_slice frn_embedded_at(size_t i, const char **name)
{
    if (i >= frn_embedded_count)
        return (frn_slice){0};
    if (name)
        *name = frn_embedded_files[i].name;
    return file_bytes(&frn_embedded_files[i]);
}
