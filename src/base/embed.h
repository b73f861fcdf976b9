/* base/embed.h - the files that the program carries inside itself.
 *
 * Every `lexicon/<...>.tsv`, `src/report/<...>.tsv`, `src/view/<...>.css`, `web/<...>.css` and
 * `model/english.model` of the source tree is linked into the library as it stands, and what the
 * build made of `web/`, the page's script, as "web/page.js" (tools/embed.sh). Names are paths below
 * the tree's root, with forward slashes, and
 * are sorted by byte order, so that files of one folder stand together. The bytes are constant,
 * start on a 64-byte boundary and are followed by a NUL that is not counted.
 */
#ifndef FRENEMY_BASE_EMBED_H
#define FRENEMY_BASE_EMBED_H

#include "base/slice.h"

FRN_BEGIN_DECLS

/* The bytes of the file called `name` ("lexicon/actors/states.tsv"); ptr is NULL when there is no
 * such file. O(log files). */
FRN_API frn_slice frn_embedded(const char *name);
/* The bytes of the i-th file, its name in *name (NUL-terminated; `name` may be NULL); ptr is NULL
 * past the end. */
FRN_API frn_slice frn_embedded_at(size_t i, const char **name);

FRN_END_DECLS
#endif
