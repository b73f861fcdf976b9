/* malloc, calloc and realloc that fail once a given number of calls have succeeded. The linker puts
 * them in place of the real ones (--wrap); included by one file of a program. What libraries
 * allocate inside is not counted. */
#ifndef FRENEMY_MEMORY_FIXTURE_H
#define FRENEMY_MEMORY_FIXTURE_H

#include "test.h"

#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *at, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *at, size_t size);

static long left = -1; /* allocations that still succeed; -1: all */
static bool once;      /* one fails, those after it succeed again */
static bool refused;

static bool refuse(void)
{
    if (left > 0) {
        left--;
    } else if (left == 0) {
        if (once)
            left = -1;
        return refused = true;
    }
    return false;
}

void *__wrap_malloc(size_t size)
{
    return refuse() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return refuse() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *at, size_t size)
{
    return refuse() ? NULL : __real_realloc(at, size);
}

/* Calls `fn` with every allocation refused in turn (`alone`, or with all after it): the call must
 * say so and leave nothing behind (the sanitizers look). There are more than `least`. */
static inline void refuse_each_so(frn_status (*fn)(void *ctx), void *ctx, long least, bool alone)
{
    refused = true;
    for (long k = 0; refused; k++) { /* else it never came to the k-th: all have been tried */
        frn_status s;
        once = alone;
        left = k;
        refused = false;
        s = fn(ctx);
        left = -1;
        assert_int_equal(s, refused ? FRN_E_MEMORY : FRN_OK);
        assert_true(refused || k > least);
        assert_true(k < 100000);
    }
}

static inline void refuse_each(frn_status (*fn)(void *ctx), void *ctx, long least)
{
    refuse_each_so(fn, ctx, least, false);
    refuse_each_so(fn, ctx, least, true);
}

#endif
