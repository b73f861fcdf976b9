/* read/net_run_internal.h - the versions of the network's steps, one for each kind of processor. */
#ifndef FRENEMY_READ_NET_RUN_INTERNAL_H
#define FRENEMY_READ_NET_RUN_INTERNAL_H

#include "read/net_internal.h"

#if defined(__AVX2__)
#define FRN_NET_VERSION(name) name##_avx2
#else
#define FRN_NET_VERSION(name) name##_plain
#endif

#define FRN_NET_DECLARE(version)                                                                   \
    void frn_net_tag_##version(const frn_net *net, frn_net_work *w, const frn_net_input *in,       \
                               uint8_t *fine);                                                     \
    bool frn_net_parse_##version(const frn_net *net, frn_net_work *w, const uint8_t *fine,         \
                                 frn_token *const *token);                                         \
    bool frn_net_tree_##version(frn_net_work *w, uint32_t count);

FRN_NET_DECLARE(plain)
FRN_NET_DECLARE(avx2)

#endif
