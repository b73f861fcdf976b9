/* Feeds a ledger for tests/ledger_kill.sh and prints what it holds.
 * usage: ledger_feed LEDGER DOCUMENTS [DIE_AT]
 * Adds an event file of 5,000 rows (in transactions of 700) and DOCUMENTS documents of five claims;
 * with DIE_AT the process kills itself with SIGKILL when it has appended so many claims. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "ledger/ledger.h"

typedef struct feed {
    frn_ledger *ledger;
    unsigned long appended, die_at;
} feed;

static frn_status append(feed *f, frn_slice doc, unsigned number, frn_error *err)
{
    char target[24], quote[48];
    frn_claim claim = {.doc = doc,
                       .sentence = number,
                       .date = (frn_date)(16000 + number % 50),
                       .when = FRN_NO_SPAN,
                       .source = {.id = FRN_LIT("IRN"), .kind = FRN_KIND_STATE},
                       .action = FRN_ACTION_CONSULT,
                       .sign = 1,
                       .intensity = 1.5};

    claim.target.id = frn_slice_make(
        target, (size_t)snprintf(target, sizeof target, "actor-%u", number * 7 % 400));
    claim.quote = frn_slice_make(
        quote, (size_t)snprintf(quote, sizeof quote, "sentence %u of %.*s", number, FRN_ARG(doc)));
    if (f->die_at && f->appended == f->die_at)
        (void)raise(SIGKILL);
    f->appended++;
    return frn_ledger_append(f->ledger, &claim, err);
}

static frn_status add(feed *f, const char *id, bool rows, unsigned count, frn_error *err)
{
    frn_ledger_document doc = {.digest = frn_digest_of(frn_slice_of(id)),
                               .id = frn_slice_of(id),
                               .date = 16000,
                               .rows = rows};
    bool fresh;

    FRN_TRY(frn_ledger_begin(&fresh, f->ledger, &doc, err));
    for (unsigned i = 1; fresh && i <= count; i++)
        FRN_TRY(append(f, doc.id, i, err));
    return fresh ? frn_ledger_commit(f->ledger, err) : FRN_OK;
}

static frn_status add_all(feed *f, unsigned long documents, frn_error *err)
{
    FRN_TRY(add(f, "events.tab", true, 5000, err));
    for (unsigned long d = 0; d < documents; d++) {
        char id[32];
        (void)snprintf(id, sizeof id, "article-%lu", d);
        FRN_TRY(add(f, id, false, 5, err));
    }
    return FRN_OK;
}

static frn_status count_one(void *ctx, const frn_ledger_document *doc, frn_error *err)
{
    (void)doc;
    (void)err;
    ++*(unsigned long *)ctx;
    return FRN_OK;
}

static frn_status show(frn_ledger *ledger, frn_error *err)
{
    unsigned long documents = 0;
    frn_digest digest;
    char hex[33];

    FRN_TRY(
        frn_ledger_each_document(ledger, (frn_ledger_document_sink){count_one, &documents}, err));
    FRN_TRY(frn_ledger_digest(&digest, ledger, err));
    frn_digest_hex(digest, hex);
    printf("%lu documents %s\n", documents, hex);
    return FRN_OK;
}

int main(int argc, char **argv)
{
    frn_ledger_options options = {.batch = 700};
    feed f = {0};
    frn_error err = {0};
    frn_status status;

    if (argc < 3)
        return 2;
    f.die_at = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
    status = frn_ledger_open(&f.ledger, argv[1], &options, &err);
    if (status == FRN_OK)
        status = add_all(&f, strtoul(argv[2], NULL, 10), &err);
    if (status == FRN_OK)
        status = show(f.ledger, &err);
    if (status != FRN_OK)
        fprintf(stderr, "ledger_feed: %s\n", err.text);
    frn_ledger_close(f.ledger);
    return status == FRN_OK ? 0 : 4;
}
