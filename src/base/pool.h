/* base/pool.h - one loop over many threads, and how a long run reports and stops.
 *
 * Tasks are handed out by number; results must be stored by task number and combined in that order,
 * so that the answer does not depend on the number of threads.
 */
#ifndef FRENEMY_BASE_POOL_H
#define FRENEMY_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

FRN_BEGIN_DECLS

/* Called from time to time with a stage name and done / total (total 0: unknown). Returning false
 * asks the run to stop with the best result so far. Zero-initialised: silent, never stops. */
typedef struct frn_progress {
    bool (*fn)(void *ctx, const char *stage, double done, double total);
    void *ctx;
} frn_progress;

static inline bool frn_progress_tell(const frn_progress *progress, const char *stage, double done,
                                     double total)
{
    return !progress || !progress->fn || progress->fn(progress->ctx, stage, done, total);
}

/* 0 means one per core that the process may use. */
FRN_API uint32_t frn_threads(uint32_t asked);

/* Runs fn(ctx, task) for task = 0 .. tasks-1 on up to `threads` threads (0: one per core) and
 * waits. The first failure by task number is returned; after a failure no new task starts. If
 * threads cannot be made, the rest runs on this one. */
FRN_API frn_status frn_parallel(size_t tasks, uint32_t threads,
                                frn_status (*fn)(void *ctx, size_t task), void *ctx);

FRN_END_DECLS
#endif
