/* Our own claims as JSON lines (schema/claim.schema.json), so that any other coder can feed in. */
#include "claim/claim_json.h"
#include "import/reader.h"

/* A claim that does not say where it stands, stands in this file. */
static bool place(frn_importer *im, frn_claim *claim, uint64_t line)
{
    if (!claim->doc.len) {
        claim->doc = im->name;
        claim->sentence = (uint32_t)line;
    }
    if (!claim->id.len)
        claim->id = frn_arena_printf(&im->row_arena, "%.*s#%llu", FRN_ARG(im->name),
                                     (unsigned long long)line);
    return claim->id.ptr != NULL;
}

static frn_status record(frn_importer *im, frn_slice text, uint64_t line, frn_error *err)
{
    frn_claim claim;
    frn_error why = {0};
    frn_status status;

    text = frn_slice_trim(text);
    if (text.len == 0)
        return FRN_OK;
    status = frn_claim_read_json(&claim, &im->row_arena, text, &why);
    if (status == FRN_E_INPUT) {
        im->counts.bad_lines++;
        frn_diag_tell(im->diag, FRN_JSON_LINE, im->name, line, 0, "%s", why.text);
        return FRN_OK;
    }
    if (status != FRN_OK) {
        if (err)
            *err = why;
        return status;
    }
    if (!place(im, &claim, line))
        return frn_no_memory(err);
    im->counts.claims++;
    return im->sink.fn(im->sink.ctx, &claim, err);
}

const frn_import_reader frn_read_claims = {.mode = FRN_ROWS_LINES, .record = record};

int frn_is_claims(frn_slice head)
{
    frn_slice line = frn_slice_trim(frn_import_line(head, 0));

    return line.len && line.ptr[0] == '{' &&
                   frn_slice_search(line, FRN_LIT("\"source\"")) < line.len &&
                   frn_slice_search(line, FRN_LIT("\"target\"")) < line.len &&
                   (frn_slice_search(line, FRN_LIT("\"sign\"")) < line.len ||
                    frn_slice_search(line, FRN_LIT("\"action\"")) < line.len)
               ? 90
               : 0;
}
