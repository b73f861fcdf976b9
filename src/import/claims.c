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

/* ---- recognising ---- */

enum { SOURCE = 1, TARGET = 2, ACT = 4, FIRST_OF_CLAIMS = 8, TEXT = 1 << 15 };

/* The bit of a member's name; those from FIRST_OF_CLAIMS on only a claim has. */
static unsigned bit_of(frn_slice name)
{
    static const char *const only[] = {"sentence", "span",     "quote",    "speaker",
                                       "via",      "modality", "intensity"};

    if (frn_slice_is(name, "source"))
        return SOURCE;
    if (frn_slice_is(name, "target"))
        return TARGET;
    if (frn_slice_is(name, "sign") || frn_slice_is(name, "action"))
        return ACT;
    for (unsigned i = 0; i < sizeof only / sizeof *only; i++)
        if (frn_slice_is(name, only[i]))
            return (unsigned)FIRST_OF_CLAIMS << i;
    return frn_slice_is(name, "text") ? TEXT : 0;
}

/* Past the string that opens at `at`. */
static size_t string_end(frn_slice line, size_t at)
{
    for (at++; at < line.len && line.ptr[at] != '"'; at++)
        at += line.ptr[at] == '\\';
    return at + 1;
}

/* The members of the object itself, as far as the line goes; *whole when it ends there. */
static unsigned members(frn_slice line, bool *whole)
{
    unsigned seen = 0;
    int depth = 0;

    for (size_t at = 0; at < line.len;) {
        char c = line.ptr[at];
        if (c == '"') {
            size_t end = string_end(line, at);
            frn_slice rest = frn_slice_trim(frn_slice_sub(line, end, end + 8));
            if (depth == 1 && rest.len && rest.ptr[0] == ':')
                seen |= bit_of(frn_slice_sub(line, at + 1, end - 1));
            at = end;
            continue;
        }
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        at++;
    }
    *whole = depth <= 0;
    return seen;
}

/* Of a line longer than the head its first members must tell: a document has a text. */
int frn_is_claims(frn_slice head)
{
    frn_slice line = frn_slice_trim(frn_import_line(head, 0));
    const unsigned needed = SOURCE | TARGET | ACT;
    unsigned seen;
    bool whole;

    if (!line.len || line.ptr[0] != '{')
        return 0;
    seen = members(line, &whole);
    if ((seen & needed) == needed)
        return 90;
    return !whole && !(seen & TEXT) && __builtin_popcount(seen & ~(unsigned)SOURCE) >= 2 ? 80 : 0;
}
