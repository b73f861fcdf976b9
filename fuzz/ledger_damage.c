/* A small ledger with bytes of its file overwritten (four bytes each: three for the place, one for
 * what stands there then), or cut: it is refused or read, and never more than that. */
#include "fuzz.h"
#include "ledger/ledger.h"

static char folder[] = "/tmp/frenemy-fuzz-XXXXXX", path[64];
static char *whole, *now;
static size_t whole_size;

static void remove_folder(void)
{
    (void)unlink(path);
    (void)rmdir(folder);
}

static void fill(void)
{
    frn_ledger *ledger;

    must(frn_ledger_open(&ledger, path, NULL, NULL) == FRN_OK);
    for (uint32_t d = 0; d < 3; d++) {
        const frn_slice id = frn_slice_sub(FRN_LIT("abc"), d, d + 1);
        const frn_ledger_document doc = {.digest = frn_digest_of(id), .id = id, .date = 16000};
        frn_claim claim[4];
        for (uint32_t i = 0; i < 4; i++)
            claim[i] =
                (frn_claim){.id = id,
                            .doc = id,
                            .end = 9,
                            .quote = FRN_LIT("the riders came"),
                            .date = 16000,
                            .when = FRN_NO_SPAN,
                            .source = {.id = FRN_LIT("GON/riders"), .name = FRN_LIT("Riders")},
                            .target = {.id = FRN_LIT("MOR"), .name = FRN_LIT("Mordor")},
                            .action = FRN_ACTION_ASSAULT,
                            .sign = -1,
                            .intensity = -9,
                            .issue = FRN_LIT("water"),
                            .rule = FRN_LIT("r")};
        must(frn_ledger_add_document(NULL, ledger, &doc, claim, 4, NULL) == FRN_OK);
    }
    frn_ledger_close(ledger);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    FILE *file;

    (void)argc;
    (void)argv;
    must(mkdtemp(folder) != NULL);
    (void)snprintf(path, sizeof path, "%s/l", folder);
    (void)atexit(remove_folder);
    fill();
    must((file = fopen(path, "rb")) != NULL && fseek(file, 0, SEEK_END) == 0);
    whole_size = (size_t)ftell(file);
    rewind(file);
    must((whole = malloc(whole_size)) && (now = malloc(whole_size)));
    must(fread(whole, 1, whole_size, file) == whole_size);
    (void)fclose(file);
    return 0;
}

static frn_status take_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    (void)err;
    *(size_t *)ctx += claim->quote.len + claim->source.id.len + claim->issue.len;
    return FRN_OK;
}

static frn_status take_entry(void *ctx, const frn_ledger_entry *entry, frn_error *err)
{
    (void)err;
    *(size_t *)ctx += entry->actor.id.len + entry->other.len;
    return FRN_OK;
}

static void use(bool read_only)
{
    const frn_ledger_options options = {.read_only = read_only, .busy_ms = 1};
    const frn_ledger_filter filter = {.actor = FRN_LIT("GON"), .search = FRN_LIT("riders")};
    frn_ledger *ledger = NULL;
    frn_digest digest;
    size_t sum = 0;

    if (frn_ledger_open(&ledger, path, &options, NULL) != FRN_OK)
        return;
    (void)!frn_ledger_each_claim(ledger, NULL, (frn_claim_sink){take_claim, &sum}, NULL);
    (void)!frn_ledger_each_claim(ledger, &filter, (frn_claim_sink){take_claim, &sum}, NULL);
    (void)!frn_ledger_each_entry(ledger, (frn_ledger_entry_sink){take_entry, &sum}, NULL);
    (void)!frn_ledger_digest(&digest, ledger, NULL);
    if (!read_only) {
        const frn_ledger_document doc = {
            .digest = frn_digest_of(FRN_LIT("new")), .id = FRN_LIT("new"), .date = 16001};
        const frn_claim claim = {.id = FRN_LIT("n"),
                                 .doc = FRN_LIT("new"),
                                 .when = FRN_NO_SPAN,
                                 .source = {.id = FRN_LIT("ROH")},
                                 .target = {.id = FRN_LIT("GON/riders")}};
        (void)!frn_ledger_add_document(NULL, ledger, &doc, &claim, 1, NULL);
    }
    frn_ledger_close(ledger);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t kept = whole_size;
    FILE *file;

    if (size < 4)
        return 0;
    memcpy(now, whole, whole_size);
    for (size_t i = 0; i + 4 < size; i += 4)
        now[(size_t)(data[i] << 16 | data[i + 1] << 8 | data[i + 2]) % whole_size] =
            (char)data[i + 3];
    if (data[size - 1] & 1)
        kept = (size_t)(data[size - 2] << 8 | data[size - 3]) * 4 % whole_size;
    must((file = fopen(path, "wb")) != NULL);
    must(fwrite(now, 1, kept, file) == kept);
    (void)fclose(file);
    use((data[size - 1] & 2) == 0);
    return 0;
}
