/* cli/repeats.h - rows that a data set repeats, where its files came into a ledger one by one.
 *
 * An import finds the repeats within its run. What is left are rows that stand in two documents of
 * the ledger: the first, in the order of the ledger, counts. A run over all the files says the
 * same.
 */
#ifndef FRENEMY_CLI_REPEATS_H
#define FRENEMY_CLI_REPEATS_H

#include "base/map.h"
#include "claim/claim.h"
#include "cli.h"

typedef struct cli_repeats {
    frn_claim_sink sink; /* what is left goes here */
    bool keep, once;     /* as --keep-repeats and --once say */
    uint64_t repeated;
    frn_map seen; /* hash of a row to the number of its document */
    uint32_t document;
    uint64_t name; /* of that document, hashed */
    uint32_t line;
} cli_repeats;

/* The sink to hand claims to, document by document. `r` must outlive it. */
frn_claim_sink cli_repeats_sink(cli_repeats *r);
/* Says how many rows were left out, and frees. */
void cli_repeats_done(cli_repeats *r, cli *c, const char *ledger);

#endif
