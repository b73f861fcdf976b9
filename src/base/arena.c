#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { ALIGN = 16, FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 22 };

typedef struct frn_arena_block {
    struct frn_arena_block *older;
    size_t size;
    _Alignas(ALIGN) char bytes[];
} frn_arena_block;

static frn_arena_block *add_block(frn_arena *arena, size_t size)
{
    size_t want = arena->block ? arena->block->size * 2 : FIRST_BLOCK;
    frn_arena_block *block;

    if (want > LARGEST_BLOCK)
        want = LARGEST_BLOCK;
    if (want < size)
        want = size;
    block = malloc(sizeof *block + want);
    if (!block) {
        arena->failed = true;
        return NULL;
    }
    block->older = arena->block;
    block->size = want;
    arena->block = block;
    arena->used = 0;
    arena->total += want;
    return block;
}

void *frn_arena_alloc(frn_arena *arena, size_t size)
{
    void *at;

    if (size > SIZE_MAX / 2)
        return NULL;
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (!arena->block || arena->block->size - arena->used < size)
        if (!add_block(arena, size))
            return NULL;
    at = arena->block->bytes + arena->used;
    arena->used += size;
    return at;
}

void *frn_arena_calloc(frn_arena *arena, size_t count, size_t size)
{
    void *at;

    if (size != 0 && count > SIZE_MAX / 2 / size)
        return NULL;
    at = frn_arena_alloc(arena, count * size);
    if (at)
        memset(at, 0, count * size);
    return at;
}

frn_slice frn_arena_copy(frn_arena *arena, frn_slice s)
{
    char *at = frn_arena_alloc(arena, s.len + 1);

    if (!at)
        return (frn_slice){NULL, 0};
    if (s.len)
        memcpy(at, s.ptr, s.len);
    at[s.len] = 0;
    return (frn_slice){at, s.len};
}

frn_slice frn_arena_join(frn_arena *arena, frn_slice a, char between, frn_slice b)
{
    char *at = frn_arena_alloc(arena, a.len + b.len + 2);

    if (!at)
        return (frn_slice){NULL, 0};
    if (a.len)
        memcpy(at, a.ptr, a.len);
    at[a.len] = between;
    if (b.len)
        memcpy(at + a.len + 1, b.ptr, b.len);
    at[a.len + 1 + b.len] = 0;
    return (frn_slice){at, a.len + 1 + b.len};
}

frn_slice frn_arena_printf(frn_arena *arena, const char *fmt, ...)
{
    va_list args;
    int len;
    char *at;

    va_start(args, fmt);
    len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    at = len < 0 ? NULL : frn_arena_alloc(arena, (size_t)len + 1);
    if (!at)
        return (frn_slice){NULL, 0};
    va_start(args, fmt);
    (void)vsnprintf(at, (size_t)len + 1, fmt, args);
    va_end(args);
    return (frn_slice){at, (size_t)len};
}

/* Frees all blocks older than `keep`. */
static void free_older(frn_arena_block *keep)
{
    frn_arena_block *block = keep->older;

    while (block) {
        frn_arena_block *older = block->older;
        free(block);
        block = older;
    }
    keep->older = NULL;
}

void frn_arena_reset(frn_arena *arena)
{
    arena->failed = false;
    if (!arena->block)
        return;
    free_older(arena->block);
    arena->used = 0;
    arena->total = arena->block->size;
}

void frn_arena_free(frn_arena *arena)
{
    if (!arena || !arena->block)
        return;
    free_older(arena->block);
    free(arena->block);
    *arena = (frn_arena){0};
}
