/* Ledgers add up.
 *
 * A ledger is a set of documents by digest, of actor entries and of provenance rows. Merging takes
 * the union; where two ledgers hold different readings of one document the greater in a fixed order
 * stays, so that merging is the join of a semilattice: associative, commutative, idempotent.
 */
#include "ledger/ledger_internal.h"

typedef struct fingerprint {
    frn_buf buf;
    frn_digest digest;
} fingerprint;

static void pack_number(frn_buf *buf, uint64_t value)
{
    char bytes[8];

    for (int i = 0; i < 8; i++)
        bytes[i] = (char)(unsigned char)(value >> (56 - 8 * i));
    frn_buf_add(buf, frn_slice_make(bytes, sizeof bytes));
}

static void pack_slice(frn_buf *buf, frn_slice s)
{
    pack_number(buf, s.len);
    frn_buf_add(buf, s);
}

static void pack_party(frn_buf *buf, const frn_party *party)
{
    pack_slice(buf, party->id);
    pack_slice(buf, party->name);
    pack_slice(buf, party->state);
    pack_slice(buf, party->state_name);
    pack_slice(buf, party->text);
    pack_number(buf, (uint64_t)party->kind);
}

static void pack_claim(frn_buf *buf, const frn_claim *c)
{
    const frn_slice text[] = {c->id,    c->doc,   c->doc_title, c->outlet,    c->quote, c->code,
                              c->issue, c->place, c->topic,     c->condition, c->rule};
    const uint64_t number[] = {c->sentence,
                               c->begin,
                               c->end,
                               (uint64_t)(int64_t)c->date,
                               (uint64_t)(int64_t)c->when.from,
                               (uint64_t)(int64_t)c->when.to,
                               c->via_count,
                               (uint64_t)c->action,
                               (uint64_t)(int64_t)c->sign,
                               (uint64_t)c->modality,
                               c->contested,
                               c->record,
                               c->count};
    uint64_t bits;

    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        pack_slice(buf, text[i]);
    for (size_t i = 0; i < sizeof number / sizeof *number; i++)
        pack_number(buf, number[i]);
    memcpy(&bits, &c->intensity, sizeof bits);
    pack_number(buf, bits);
    pack_party(buf, &c->speaker);
    for (uint32_t i = 0; i < c->via_count; i++)
        pack_party(buf, &c->via[i]);
    pack_party(buf, &c->source);
    pack_party(buf, &c->target);
}

/* Folds what was packed into the digest and starts the next piece. */
static frn_status fold(fingerprint *print, frn_error *err)
{
    if (print->buf.failed)
        return frn_no_memory(err);
    print->digest = frn_digest_of(frn_buf_slice(&print->buf));
    frn_buf_clear(&print->buf);
    pack_number(&print->buf, print->digest.high);
    pack_number(&print->buf, print->digest.low);
    return FRN_OK;
}

static frn_status fold_document(void *ctx, const frn_ledger_document *doc, frn_error *err)
{
    fingerprint *print = ctx;

    pack_number(&print->buf, doc->digest.high);
    pack_number(&print->buf, doc->digest.low);
    pack_slice(&print->buf, doc->id);
    pack_slice(&print->buf, doc->path);
    pack_slice(&print->buf, doc->title);
    pack_slice(&print->buf, doc->outlet);
    pack_number(&print->buf, (uint64_t)(int64_t)doc->date);
    pack_number(&print->buf, doc->rows);
    pack_number(&print->buf, doc->claims);
    return fold(print, err);
}

static frn_status fold_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    fingerprint *print = ctx;

    pack_claim(&print->buf, claim);
    return fold(print, err);
}

static frn_status fold_entry(void *ctx, const frn_ledger_entry *entry, frn_error *err)
{
    fingerprint *print = ctx;

    pack_number(&print->buf, (uint64_t)entry->fact);
    pack_slice(&print->buf, entry->actor.id);
    pack_slice(&print->buf, entry->actor.name);
    pack_slice(&print->buf, entry->actor.state);
    pack_slice(&print->buf, entry->actor.state_name);
    pack_number(&print->buf, (uint64_t)entry->actor.kind);
    pack_slice(&print->buf, entry->other);
    pack_number(&print->buf, (uint64_t)(int64_t)entry->span.from);
    pack_number(&print->buf, (uint64_t)(int64_t)entry->span.to);
    return fold(print, err);
}

frn_status frn_ledger_digest(frn_digest *out, frn_ledger *ledger, frn_error *err)
{
    fingerprint print = {0};
    frn_status status =
        frn_ledger_each_document(ledger, (frn_ledger_document_sink){fold_document, &print}, err);

    if (status == FRN_OK)
        status = frn_ledger_each_claim(ledger, NULL, (frn_claim_sink){fold_claim, &print}, err);
    if (status == FRN_OK)
        status = frn_ledger_each_entry(ledger, (frn_ledger_entry_sink){fold_entry, &print}, err);
    if (status == FRN_OK)
        *out = print.digest;
    frn_buf_free(&print.buf);
    return status;
}

/* The digest of one document's own data and claims. */
static frn_status digest_document(frn_digest *out, frn_ledger *ledger, const ledger_listed *item,
                                  frn_error *err)
{
    fingerprint print = {0};
    frn_status status = fold_document(&print, &item->doc, err);

    if (status == FRN_OK)
        status =
            ledger_each_of_document(ledger, item->row, (frn_claim_sink){fold_claim, &print}, err);
    if (status == FRN_OK)
        *out = print.digest;
    frn_buf_free(&print.buf);
    return status;
}

static frn_status copy_document(frn_ledger *into, frn_ledger *from, const ledger_listed *item,
                                bool replace, frn_error *err)
{
    frn_status status;
    bool fresh;

    FRN_TRY(ledger_begin(&fresh, into, &item->doc, replace, err));
    if (!fresh) /* another process was faster */
        return FRN_OK;
    status = ledger_each_of_document(from, item->row, frn_ledger_sink(into), err);
    if (status == FRN_OK)
        return frn_ledger_commit(into, err);
    frn_ledger_abandon(into);
    return status;
}

static bool greater(const ledger_listed *a, frn_digest a_digest, const ledger_listed *b,
                    frn_digest b_digest)
{
    if (a->doc.claims != b->doc.claims)
        return a->doc.claims > b->doc.claims;
    return a_digest.high != b_digest.high ? a_digest.high > b_digest.high
                                          : a_digest.low > b_digest.low;
}

/* Both ledgers have the document. */
static frn_status join_document(frn_ledger *into, const ledger_listed *here, frn_ledger *from,
                                const ledger_listed *there, frn_error *err)
{
    frn_digest mine, theirs;
    bool replace;

    FRN_TRY(digest_document(&mine, into, here, err));
    FRN_TRY(digest_document(&theirs, from, there, err));
    if (mine.high == theirs.high && mine.low == theirs.low)
        return FRN_OK;
    replace = greater(there, theirs, here, mine);
    frn_diag_tell(&into->options.diags, FRN_LEDGER_READINGS, there->doc.id, 0, 0,
                  "two readings of '%.*s', %llu and %llu claims; the one with %llu stays",
                  FRN_ARG(there->doc.id), (unsigned long long)here->doc.claims,
                  (unsigned long long)there->doc.claims,
                  (unsigned long long)(replace ? there : here)->doc.claims);
    return replace ? copy_document(into, from, there, true, err) : FRN_OK;
}

static frn_slice digest_key(const ledger_listed *item)
{
    return frn_slice_make((const char *)&item->doc.digest, sizeof item->doc.digest);
}

static frn_status merge_documents(frn_ledger *into, const ledger_list *here, frn_ledger *from,
                                  const ledger_list *there, frn_intern *known, frn_error *err)
{
    for (size_t i = 0; i < here->documents.len; i++)
        if (frn_intern_add(known, digest_key(&here->documents.at[i])) == FRN_NONE)
            return frn_no_memory(err);
    for (size_t i = 0; i < there->documents.len; i++) {
        const ledger_listed *item = &there->documents.at[i];
        uint32_t at = frn_intern_find(known, digest_key(item));
        if (at == FRN_NONE)
            FRN_TRY(copy_document(into, from, item, false, err));
        else
            FRN_TRY(join_document(into, &here->documents.at[at], from, item, err));
    }
    return FRN_OK;
}

static frn_status take_entry(void *ctx, const frn_ledger_entry *entry, frn_error *err)
{
    return frn_ledger_put(ctx, entry, err);
}

static frn_status take_provenance(void *ctx, const frn_ledger_provenance *row, frn_error *err)
{
    return frn_ledger_record(ctx, row, err);
}

static frn_status merge_facts(frn_ledger *into, frn_ledger *from, frn_error *err)
{
    frn_status status;

    FRN_TRY(ledger_do(into, Q_BEGIN_WRITE, err));
    status = frn_ledger_each_entry(from, (frn_ledger_entry_sink){take_entry, into}, err);
    if (status == FRN_OK)
        status = frn_ledger_each_provenance(
            from, (frn_ledger_provenance_sink){take_provenance, into}, err);
    if (status == FRN_OK)
        status = ledger_do(into, Q_COMMIT, err);
    if (status != FRN_OK)
        ledger_rollback(into);
    return status;
}

frn_status frn_ledger_merge(frn_ledger *into, frn_ledger *from, frn_error *err)
{
    ledger_list here = {0}, there = {0};
    frn_intern known = {0};
    frn_status status;

    if (into == from)
        return FRN_OK;
    if (into->open.row || from->open.row)
        return frn_fail(err, FRN_E_USAGE, "a document is open in the ledger");
    status = ledger_list_documents(&here, into, err);
    if (status == FRN_OK)
        status = ledger_list_documents(&there, from, err);
    if (status == FRN_OK)
        status = merge_documents(into, &here, from, &there, &known, err);
    if (status == FRN_OK)
        status = merge_facts(into, from, err);
    ledger_list_free(&here);
    ledger_list_free(&there);
    frn_intern_free(&known);
    return status;
}
