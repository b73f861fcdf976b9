/* Event rows a second into a ledger and out again.
 * usage: ledger_append LEDGER [ROWS]      (LEDGER must not exist) */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/rng.h"
#include "ledger/ledger.h"

static double now(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Rows as a daily event file has them: 180 states with some 20 roles each, 200 codes, 40 issues. */
typedef struct names {
    char actor[3600][24], name[3600][32], state[180][4], code[200][8], issue[40][12];
} names;

static void name_all(names *n)
{
    for (int s = 0; s < 180; s++)
        (void)snprintf(n->state[s], sizeof n->state[s], "%c%c%c", 'A' + s % 26, 'A' + s / 26, 'X');
    for (int a = 0; a < 3600; a++) {
        (void)snprintf(n->actor[a], sizeof n->actor[a], "%s/role-%d", n->state[a % 180], a / 180);
        (void)snprintf(n->name[a], sizeof n->name[a], "Role %d of %s", a / 180, n->state[a % 180]);
    }
    for (int k = 0; k < 200; k++)
        (void)snprintf(n->code[k], sizeof n->code[k], "%03d", k);
    for (int i = 0; i < 40; i++)
        (void)snprintf(n->issue[i], sizeof n->issue[i], "issue-%d", i);
}

static frn_party party(const names *n, frn_rng *rng)
{
    /* The least of two draws: some actors stand in most rows. */
    uint32_t one = frn_rng_below(rng, 3600), two = frn_rng_below(rng, 3600);
    uint32_t a = one < two ? one : two;
    frn_slice name = frn_slice_of(n->name[a]), state = frn_slice_of(n->state[a % 180]);

    return (frn_party){frn_slice_of(n->actor[a]), name, state, state, name, FRN_KIND_GOVERNMENT};
}

static frn_status append_rows(frn_ledger *ledger, const names *n, uint32_t rows, frn_error *err)
{
    frn_rng rng = frn_rng_make(1, 1);
    frn_status status = FRN_OK;

    for (uint32_t i = 1; status == FRN_OK && i <= rows; i++) {
        char id[32];
        uint32_t code = frn_rng_below(&rng, 200);
        frn_claim claim = {.doc = FRN_LIT("events.tab"),
                           .sentence = i,
                           .date = (frn_date)(16000 + i / 3000),
                           .source = party(n, &rng),
                           .target = party(n, &rng),
                           .action = (frn_action)(1 + code % (FRN_ACTION_COUNT - 1)),
                           .code = frn_slice_of(n->code[code]),
                           .sign = (int8_t)(code % 3) - 1,
                           .intensity = (double)(code % 200) / 10 - 10,
                           .issue = frn_slice_of(n->issue[frn_rng_below(&rng, 40)]),
                           .rule = FRN_LIT("icews"),
                           .record = true,
                           .count = 1};
        claim.when = (frn_span){claim.date, claim.date};
        claim.id = frn_slice_make(id, (size_t)snprintf(id, sizeof id, "events.tab#%u", i));
        status = frn_ledger_append(ledger, &claim, err);
    }
    return status;
}

static frn_status count_one(void *ctx, const frn_claim *claim, frn_error *err)
{
    (void)claim;
    (void)err;
    ++*(uint64_t *)ctx;
    return FRN_OK;
}

int main(int argc, char **argv)
{
    uint32_t rows = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1000000;
    names *n = calloc(1, sizeof *n);
    frn_ledger_document doc = {
        .digest = {1, 2}, .id = FRN_LIT("events.tab"), .date = FRN_NO_DATE, .rows = true};
    frn_ledger *ledger = NULL;
    frn_error err = {0};
    uint64_t count = 0;
    double start, in, out;
    bool fresh = false;

    if (argc < 2 || !n)
        return 2;
    name_all(n);
    if (frn_ledger_open(&ledger, argv[1], NULL, &err) ||
        frn_ledger_begin(&fresh, ledger, &doc, &err))
        return fprintf(stderr, "%s\n", err.text), 1;
    start = now();
    if (!fresh || append_rows(ledger, n, rows, &err) || frn_ledger_commit(ledger, &err))
        return fprintf(stderr, "%s\n", err.text), 1;
    in = now() - start;
    start = now();
    if (frn_ledger_each_claim(ledger, NULL, (frn_claim_sink){count_one, &count}, &err))
        return fprintf(stderr, "%s\n", err.text), 1;
    out = now() - start;
    frn_ledger_close(ledger);
    free(n);
    printf("{\"rows\": %u, \"append_rows_s\": %.0f, \"query_rows_s\": %.0f}\n", rows, rows / in,
           (double)count / out);
    return 0;
}
