/* The network for the processor at hand; its steps are in net_run.c. */
#include "read/net_run_internal.h"

const struct frn_net_size frn_net_sizes[FRN_NET_LAYERS] = {
    [FRN_NET_IN1] = {FRN_NET_EMB, FRN_NET_GATES},  [FRN_NET_FORTH1] = {FRN_NET_HID, FRN_NET_REC},
    [FRN_NET_BACK1] = {FRN_NET_HID, FRN_NET_REC},  [FRN_NET_TAG] = {FRN_NET_BOTH, FRN_NET_TAGS},
    [FRN_NET_IN2] = {FRN_NET_BOTH, FRN_NET_GATES}, [FRN_NET_FORTH2] = {FRN_NET_HID, FRN_NET_REC},
    [FRN_NET_BACK2] = {FRN_NET_HID, FRN_NET_REC},  [FRN_NET_HEAD] = {FRN_NET_BOTH, FRN_NET_HEADS},
    [FRN_NET_PAIR] = {FRN_NET_ARC, FRN_NET_ARC},   [FRN_NET_REL] = {FRN_NET_LAB, FRN_NET_RELS}};

#if defined(FRN_NET_AVX2)
#define CHOOSE(name, ...)                                                                          \
    (__builtin_cpu_supports("avx2") ? name##_avx2(__VA_ARGS__) : name##_plain(__VA_ARGS__))
#else
#define CHOOSE(name, ...) name##_plain(__VA_ARGS__)
#endif

void frn_net_begin(frn_net_work *w, const uint32_t *length, uint32_t sentences)
{
    w->sentences = sentences;
    w->rows = 0;
    for (uint32_t b = 0; b < sentences; b++) {
        w->first[b] = w->rows;
        w->length[b] = length[b];
        w->rows += length[b];
    }
}

void frn_net_tag(const frn_net *net, frn_net_work *w, const frn_net_input *in, uint8_t *fine)
{
    CHOOSE(frn_net_tag, net, w, in, fine);
}

bool frn_net_parse(const frn_net *net, frn_net_work *w, const uint8_t *fine,
                   frn_token *const *token)
{
    return CHOOSE(frn_net_parse, net, w, fine, token);
}

bool frn_net_tree(frn_net_work *w, uint32_t count)
{
    return CHOOSE(frn_net_tree, w, count);
}
