/* Bytes as an event file of one format (FORMAT, set by the build): whatever they are, a claim that
 * comes out is whole. */
#include <math.h>
#include <stdlib.h>

#include "import/import.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static frn_lexicon *lexicon;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    if (frn_lexicon_load(&lexicon, NULL, NULL, NULL) != FRN_OK)
        abort();
    return 0;
}

static frn_status look(void *ctx, const frn_claim *claim, frn_error *err)
{
    (void)err;
    ++*(uint64_t *)ctx;
    if (!claim->doc.len || !isfinite(claim->intensity) || fabs(claim->intensity) > 10 ||
        claim->sign < -1 || claim->sign > 1)
        abort();
    if (strcmp(FORMAT, "claims") != 0 && claim->record && /* a claim file may say so of anything */
        (!claim->source.id.len || !claim->target.id.len || !claim->rule.len ||
         claim->date == FRN_NO_DATE || frn_slice_eq(claim->source.id, claim->target.id)))
        abort();
    return FRN_OK;
}

/* An event for the mentions to find. */
static frn_slice one_event(char room[512])
{
    static const char event[] = "9\t20140616\t201406\t2014\t2014.45\tUSA\tUSA\tUSA";
    size_t len = sizeof event - 1;

    memcpy(room, event, len);
    for (int column = 8; column < 61; column++) {
        const char *cell = column == 15   ? "IRN"
                           : column == 16 ? "IRAN"
                           : column == 17 ? "IRN"
                           : column == 26 ? "040"
                                          : "";
        room[len++] = '\t';
        memcpy(room + len, cell, strlen(cell));
        len += strlen(cell);
    }
    room[len++] = '\n';
    return frn_slice_make(room, len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    frn_slice bytes = frn_slice_make((const char *)data, size);
    const frn_import_options options = {.lexicon = lexicon,
                                        .columns = FRN_LIT("date=1,source=2,target=3,sign=4"),
                                        .first_day = 1,
                                        .join = strcmp(FORMAT, "mentions") == 0};
    frn_importer *im;
    char room[512];
    uint64_t claims = 0;

    if (frn_import_open(&im, &options, (frn_claim_sink){look, &claims}, NULL, NULL) != FRN_OK)
        abort();
    if (options.join && frn_import_bytes(im, frn_import_find(FRN_LIT("gdelt2")), FRN_LIT("e"),
                                         one_event(room), NULL) != FRN_OK)
        abort();
    (void)frn_import_bytes(im, frn_import_find(frn_slice_of(FORMAT)), FRN_LIT("x"), bytes, NULL);
    if (frn_import_counted(im)->claims != claims)
        abort();
    frn_import_close(im);
    (void)frn_import_recognise(bytes);
    return 0;
}
