/* Bytes as a certificate for six mutual enemies, whose index is 6: whatever is accepted holds. */
#include "balance/certificate.h"
#include "fuzz.h"

static frn_graph graph;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    frn_graph_tie tie[15];
    uint32_t m = 0;

    (void)argc;
    (void)argv;
    for (uint32_t u = 0; u < 6; u++)
        for (uint32_t v = u + 1; v < 6; v++)
            tie[m++] = (frn_graph_tie){u, v, -1};
    must(frn_graph_from_ties(&graph, 6, tie, m, NULL) == FRN_OK);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const frn_slice text = {(const char *)data, size};
    frn_certificate_head head;

    if (frn_certificate_check(&graph, text, NULL) == FRN_OK) {
        must(frn_certificate_head_read(&head, text, NULL) == FRN_OK);
        must(head.lower <= 6 && head.upper >= 6);
    } else {
        (void)!frn_certificate_head_read(&head, text, NULL);
    }
    return 0;
}
