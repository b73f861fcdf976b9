#include "keep.h"

#include <stdlib.h>

#include "base/map.h"
#include "claim/claim_json.h"

typedef struct kept {
    uint64_t ref;
    char *text; /* the claim as JSON, from malloc; NULL: it stands in the claims already */
    size_t len;
    bool used;
} kept;

struct cli_keep {
    cli_claims *claims;
    bool limited;
    FRN_VEC(kept) slot;
    FRN_VEC(uint32_t) free_slot;
    frn_map by_ref; /* also of refs that are gone, until there are too many */
    frn_buf room;
};

/* The map cannot forget: it is made anew when most of it is about claims that are gone. */
static bool tidy(cli_keep *k)
{
    size_t live = k->slot.len - k->free_slot.len;

    if (k->by_ref.count < 4 * live + 1024)
        return true;
    frn_map_free(&k->by_ref);
    k->by_ref = (frn_map){0};
    for (uint32_t i = 0; i < k->slot.len; i++)
        if (k->slot.at[i].used && !frn_map_put(&k->by_ref, k->slot.at[i].ref, i, NULL))
            return false;
    return true;
}

static bool fill(cli_keep *k, kept *to, const frn_claim *claim)
{
    frn_claim copy;

    if (!k->limited)
        return frn_claim_copy(&copy, &k->claims->arena, claim) == FRN_OK &&
               frn_vec_push(&k->claims->claim, copy);
    frn_buf_clear(&k->room);
    frn_claim_write_json(&k->room, claim);
    to->len = k->room.len;
    to->text = k->room.failed ? NULL : malloc(to->len);
    if (to->text)
        memcpy(to->text, k->room.ptr, to->len);
    return to->text != NULL;
}

static bool take(void *ctx, const frn_claim *claim, uint64_t ref)
{
    cli_keep *k = ctx;
    kept fresh = {.ref = ref, .used = true};
    uint32_t at;

    if (!fill(k, &fresh, claim))
        return false;
    if (k->free_slot.len) {
        at = k->free_slot.at[--k->free_slot.len];
        k->slot.at[at] = fresh;
    } else {
        at = (uint32_t)k->slot.len;
        if (!frn_vec_push(&k->slot, fresh)) {
            free(fresh.text);
            return false;
        }
    }
    return tidy(k) && frn_map_put(&k->by_ref, ref, at, NULL);
}

static void drop(void *ctx, uint64_t ref)
{
    cli_keep *k = ctx;
    uint32_t at = frn_map_get(&k->by_ref, ref);

    if (at == UINT32_MAX || !frn_vec_push(&k->free_slot, at))
        return; /* kept for nothing, no harm */
    free(k->slot.at[at].text);
    k->slot.at[at] = (kept){0};
}

frn_status cli_keep_new(cli_keep **out, frn_tie_memory *memory, cli_claims *claims, bool limited,
                        frn_error *err)
{
    cli_keep *k = calloc(1, sizeof *k);

    if (!k)
        return frn_no_memory(err);
    k->claims = claims;
    k->limited = limited;
    *memory = (frn_tie_memory){take, drop, k};
    *out = k;
    return FRN_OK;
}

static int by_ref(const void *left, const void *right)
{
    const kept *a = left, *b = right;

    if (a->used != b->used)
        return a->used ? -1 : 1;
    return a->ref < b->ref ? -1 : a->ref > b->ref;
}

/* The place of `ref` among the claims that are left. */
static uint64_t place_of(void *ctx, uint64_t ref)
{
    const cli_keep *k = ctx;
    size_t low = 0, high = k->claims->claim.len;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (k->slot.at[middle].ref < ref)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

frn_status cli_keep_finish(cli_keep *k, frn_ties *ties, frn_error *err)
{
    if (k->slot.len)
        qsort(k->slot.at, k->slot.len, sizeof *k->slot.at, by_ref);
    for (size_t i = 0; k->limited && i < k->slot.len && k->slot.at[i].used; i++) {
        kept *from = &k->slot.at[i];
        frn_slice text = frn_arena_copy(&k->claims->arena, frn_slice_make(from->text, from->len));
        frn_claim claim;

        if (!text.ptr)
            return frn_no_memory(err);
        FRN_TRY(frn_claim_read_json(&claim, &k->claims->arena, text, err));
        if (!frn_vec_push(&k->claims->claim, claim))
            return frn_no_memory(err);
        free(from->text);
        from->text = NULL;
    }
    frn_ties_renumber(ties, place_of, k);
    return FRN_OK;
}

void cli_keep_free(cli_keep *k)
{
    if (!k)
        return;
    for (size_t i = 0; i < k->slot.len; i++)
        free(k->slot.at[i].text);
    frn_vec_free(&k->slot);
    frn_vec_free(&k->free_slot);
    frn_map_free(&k->by_ref);
    frn_buf_free(&k->room);
    free(k);
}
