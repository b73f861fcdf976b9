/* base/hash.h - fingerprints (XXH3), the same on every machine. */
#ifndef FRENEMY_BASE_HASH_H
#define FRENEMY_BASE_HASH_H

#include "base/slice.h"

FRN_BEGIN_DECLS

typedef struct frn_digest {
    uint64_t high, low;
} frn_digest;

FRN_API uint64_t frn_hash(frn_slice s);
/* 128 bits: names a document's content. */
FRN_API frn_digest frn_digest_of(frn_slice s);
/* 32 lower-case hex digits and a NUL. */
FRN_API void frn_digest_hex(frn_digest digest, char out[33]);

/* A mixer for integer keys. */
static inline uint64_t frn_mix(uint64_t x)
{
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    return x ^ x >> 32;
}

FRN_END_DECLS
#endif
