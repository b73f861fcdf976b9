/* The claims that a tie remembers. */
#include "tie/ties_internal.h"

bool frn_evidence_is_stronger(const frn_evidence *x, const frn_evidence *y)
{
    if (x->mass != y->mass)
        return x->mass > y->mass;
    if (x->date != y->date)
        return x->date > y->date;
    return x->ref < y->ref;
}

static bool take(const frn_ties *ties, const frn_claim *claim, uint64_t ref)
{
    const frn_tie_memory *memory = &ties->options.memory;

    return !claim || !memory->take || memory->take(memory->ctx, claim, ref);
}

/* Hangs `evidence` on the chain of `c`; with a limit the weakest gives way. `claim` is NULL when
 * the evidence comes from other ties. */
bool frn_ties_remember(frn_ties *ties, frn_tie_cell *c, frn_evidence evidence,
                       const frn_claim *claim)
{
    const frn_tie_options *o = &ties->options;
    frn_evidence *weakest = NULL;

    if (o->no_evidence)
        return true;
    if (o->keep == 0 || c->kept < o->keep) {
        if (!frn_vec_push(&ties->chain, (frn_tie_link){evidence, c->evidence}))
            return false;
        c->evidence = (uint32_t)ties->chain.len - 1;
        c->kept++;
        return take(ties, claim, evidence.ref);
    }
    for (uint32_t e = c->evidence; e != FRN_NONE; e = ties->chain.at[e].next)
        if (!weakest || frn_evidence_is_stronger(weakest, &ties->chain.at[e].evidence))
            weakest = &ties->chain.at[e].evidence;
    if (!weakest || !frn_evidence_is_stronger(&evidence, weakest))
        return true;
    if (o->memory.drop)
        o->memory.drop(o->memory.ctx, weakest->ref);
    *weakest = evidence;
    return take(ties, claim, evidence.ref);
}

void frn_ties_renumber(frn_ties *ties, uint64_t (*number)(void *ctx, uint64_t ref), void *ctx)
{
    for (size_t i = 0; i < ties->chain.len; i++)
        ties->chain.at[i].evidence.ref = number(ctx, ties->chain.at[i].evidence.ref);
}
