/* Packings of the kernel as packings of the graph. A cycle of kernel edges becomes a set of ties in
 * which every actor occurs an even number of times and negative ties an odd number of times; that
 * is all the bound needs, so parts that occur twice in one cycle cancel. */
#include <stdlib.h>

#include "balance/packing_internal.h"

typedef struct lifting {
    const frn_kernel *k;
    int64_t unit;
    int64_t *used;          /* [parts] what has passed through each SUM */
    FRN_VEC(uint32_t) heap; /* parts still to be opened, largest first */
    FRN_VEC(uint32_t) ties;
    FRN_VEC(uint32_t) sums; /* SUM parts opened for this cycle */
    FRN_VEC(uint32_t) part; /* of the cycle being lifted */
    FRN_VEC(uint32_t) supposed;
} lifting;

static bool push(lifting *l, uint32_t part)
{
    size_t i = l->heap.len;

    if (!frn_vec_push(&l->heap, part))
        return false;
    while (i > 0 && l->heap.at[(i - 1) / 2] < part) {
        l->heap.at[i] = l->heap.at[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    l->heap.at[i] = part;
    return true;
}

static uint32_t pop(lifting *l)
{
    uint32_t top = l->heap.at[0], part = l->heap.at[--l->heap.len];
    size_t i = 0, n = l->heap.len;

    for (;;) {
        size_t c = 2 * i + 1;
        if (c >= n)
            break;
        if (c + 1 < n && l->heap.at[c + 1] > l->heap.at[c])
            c++;
        if (l->heap.at[c] <= part)
            break;
        l->heap.at[i] = l->heap.at[c];
        i = c;
    }
    if (n)
        l->heap.at[i] = part;
    return top;
}

/* The next part that occurs an odd number of times; false when none is left. */
static bool pop_odd(lifting *l, uint32_t *part)
{
    while (l->heap.len) {
        bool odd = true;
        *part = pop(l);
        while (l->heap.len && l->heap.at[0] == *part) {
            (void)pop(l);
            odd = !odd;
        }
        if (odd)
            return true;
    }
    return false;
}

/* Opens every part; *amount shrinks to what the chosen sides can carry. */
static bool open_parts(lifting *l, int64_t *amount)
{
    const frn_part *parts = l->k->parts.at;
    uint32_t id;
    bool ok = true;

    while (ok && pop_odd(l, &id)) {
        const frn_part *p = &parts[id];
        int64_t room;
        switch (p->kind) {
        case FRN_PART_TIE:
            ok = frn_vec_push(&l->ties, p->a);
            break;
        case FRN_PART_JOIN:
            ok = push(l, p->a) && push(l, p->b);
            break;
        case FRN_PART_DIFF:
            ok = push(l, p->a);
            break;
        case FRN_PART_SUM:
            room = l->unit * parts[p->a].size - l->used[id];
            ok = frn_vec_push(&l->sums, id) && push(l, room > 0 ? p->a : p->b);
            if (room <= 0)
                room = l->unit * p->size - l->used[id];
            *amount = room < *amount ? room : *amount;
            break;
        }
    }
    return ok;
}

/* Lifts the cycle in l->part and l->supposed; it may be split over several sets of ties. */
static bool lift_one(frn_cycles *out, lifting *l, int64_t amount)
{
    while (amount > 0) {
        int64_t can = amount;
        l->heap.len = l->ties.len = l->sums.len = 0;
        for (size_t i = 0; i < l->part.len; i++)
            if (!push(l, l->part.at[i]))
                return false;
        if (!open_parts(l, &can) || can <= 0)
            return false;
        for (size_t i = 0; i < l->supposed.len; i++)
            if (!frn_vec_push(&l->ties, l->supposed.at[i]))
                return false;
        for (size_t i = 0; i < l->sums.len; i++)
            l->used[l->sums.at[i]] += can;
        if (!frn_cycles_add(out, l->ties.at, l->ties.len, can))
            return false;
        amount -= can;
    }
    return true;
}

static bool lift_all(frn_cycles *out, const frn_cycles *cycles, lifting *l,
                     const uint32_t *supposed)
{
    const frn_kernel *k = l->k;
    uint64_t from = 0;
    bool ok = true;

    for (size_t c = 0; ok && c < cycles->amount.len; c++) {
        l->part.len = l->supposed.len = 0;
        for (; ok && from < cycles->end.at[c]; from++) {
            uint32_t e = cycles->edge.at[from];
            ok = e < k->net.m ? frn_vec_push(&l->part, k->part[e])
                              : frn_vec_push(&l->supposed, supposed[e - k->net.m]);
        }
        ok = ok && lift_one(out, l, cycles->amount.at[c]);
    }
    l->supposed.len = 0;
    for (size_t d = k->diffs.len; ok && d-- > 0;) {
        const frn_part *p = &k->parts.at[k->diffs.at[d]];
        l->part.len = 0;
        ok = frn_vec_push(&l->part, p->a) && frn_vec_push(&l->part, p->b) &&
             lift_one(out, l, l->unit * k->parts.at[p->b].size);
    }
    return ok;
}

frn_status frn_cycles_lift(frn_cycles *out, const frn_cycles *cycles, const frn_kernel *kernel,
                           int64_t unit, const uint32_t *supposed)
{
    lifting l = {.k = kernel, .unit = unit, .used = calloc(kernel->parts.len + 1, sizeof(int64_t))};
    bool ok = l.used && lift_all(out, cycles, &l, supposed);

    free(l.used);
    frn_vec_free(&l.heap);
    frn_vec_free(&l.ties);
    frn_vec_free(&l.sums);
    frn_vec_free(&l.part);
    frn_vec_free(&l.supposed);
    return ok ? FRN_OK : FRN_E_MEMORY;
}
