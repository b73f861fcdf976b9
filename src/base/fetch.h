/* base/fetch.h - a hint that memory will be read soon.
 *
 * The tables of words are larger than the inner caches and are read at random, a row for each word
 * of a text. Whoever asks for all rows first and reads them in a second round waits once, not once
 * a row. The hint changes no result; any address will do.
 */
#ifndef FRENEMY_BASE_FETCH_H
#define FRENEMY_BASE_FETCH_H

static inline void frn_fetch(const void *at)
{
#if defined(__GNUC__)
    __builtin_prefetch(at);
#else
    (void)at;
#endif
}

#endif
