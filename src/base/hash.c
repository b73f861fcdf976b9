#include "base/hash.h"

#include <stdio.h>

#define XXH_INLINE_ALL /* words are short: the call would cost more than the hash */
#include <xxhash.h>

uint64_t frn_hash(frn_slice s)
{
    return XXH3_64bits(s.ptr ? s.ptr : "", s.len);
}

frn_digest frn_digest_of(frn_slice s)
{
    XXH128_hash_t h = XXH3_128bits(s.ptr ? s.ptr : "", s.len);

    return (frn_digest){h.high64, h.low64};
}

void frn_digest_hex(frn_digest digest, char out[33])
{
    (void)snprintf(out, 33, "%016llx%016llx", (unsigned long long)digest.high,
                   (unsigned long long)digest.low);
}
