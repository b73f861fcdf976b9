/* base/embed_internal.h - the table that tools/embed.sh writes. */
#ifndef FRENEMY_BASE_EMBED_INTERNAL_H
#define FRENEMY_BASE_EMBED_INTERNAL_H

#include <stddef.h>

typedef struct frn_embedded_file {
    const char *name;
    const char *begin, *end;
} frn_embedded_file;

extern const frn_embedded_file frn_embedded_files[]; /* sorted by name */
extern const size_t frn_embedded_count;

#endif
