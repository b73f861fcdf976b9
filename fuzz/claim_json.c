/* A claim that was read must read back from its own writing, byte for byte. */
#include <stdlib.h>

#include "claim/claim_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    frn_arena arena = {0};
    frn_claim claim, again;
    frn_buf first = {0}, second = {0};

    if (frn_claim_read_json(&claim, &arena, frn_slice_make((const char *)data, size), NULL) ==
        FRN_OK) {
        frn_claim_write_json(&first, &claim);
        if (frn_claim_read_json(&again, &arena, frn_buf_slice(&first), NULL) != FRN_OK)
            abort();
        frn_claim_write_json(&second, &again);
        if (!frn_slice_eq(frn_buf_slice(&first), frn_buf_slice(&second)))
            abort();
    }
    frn_buf_free(&first);
    frn_buf_free(&second);
    frn_arena_free(&arena);
    return 0;
}
