#include "report/report_internal.h"

#include "base/hash.h"
#include "base/map.h"

frn_slice frn_report_voice(frn_arena *arena, const frn_claim *c)
{
    frn_slice name = c->speaker.name.len ? c->speaker.name : c->speaker.id;
    frn_slice via = c->via_count ? c->via[0].name : (frn_slice){"", 0};

    if (name.len == 0)
        return c->outlet.len ? c->outlet : FRN_LIT("the text itself");
    if (via.len == 0 || frn_slice_eq(via, name))
        return name;
    return frn_arena_printf(arena, "%.*s, relayed by %.*s", FRN_ARG(name), FRN_ARG(via));
}

static frn_status count_speakers(frn_report *r, frn_error *err)
{
    frn_map seen = {0};
    frn_status status = FRN_OK;

    for (uint32_t i = 0; status == FRN_OK && i < r->claim_count; i++)
        if (!frn_map_put(&seen, frn_hash(r->claim[i].speaker.id), 0, NULL))
            status = frn_no_memory(err);
    r->speakers = (uint32_t)seen.count;
    frn_map_free(&seen);
    return status;
}

/* The title of the only document, also when all that is known of it are its claims. */
static frn_slice title_of(const frn_report_input *in)
{
    frn_slice title = in->document_count == 1 ? in->document[0].title : FRN_LIT("");

    if (in->document_count == 0 && in->claim_count)
        title = in->claim[0].doc_title;
    for (uint32_t i = 0; in->document_count == 0 && i < in->claim_count; i++) {
        const frn_claim *c = &in->claim[i];
        if (c->record || !frn_slice_eq(c->doc, in->claim[0].doc) ||
            !frn_slice_eq(c->doc_title, in->claim[0].doc_title))
            title.len = 0;
    }
    return title.len ? title : FRN_LIT("Who stands where");
}

frn_status frn_report_make(frn_report *out, frn_arena *arena, const frn_report_input *in,
                           frn_error *err)
{
    frn_report r = {.claim = in->claim,
                    .claim_count = in->claim_count,
                    .document = in->document,
                    .document_count = in->document_count,
                    .table = in->table,
                    .options = in->options,
                    .sentences = in->sentences,
                    .sentences_without_claim = in->sentences_without_claim,
                    .repeated_paragraphs = in->repeated_paragraphs};

    r.title = title_of(in);
    FRN_TRY(count_speakers(&r, err));
    FRN_TRY(frn_report_issue_names(&r, arena, err));
    FRN_TRY(frn_report_pairs(&r, arena, in, err));
    FRN_TRY(frn_report_common(&r, arena, err));
    FRN_TRY(frn_report_mixed(&r, arena, in, err));
    FRN_TRY(frn_report_open_claims(&r, arena, err));
    FRN_TRY(frn_report_contested(&r, arena, err));
    FRN_TRY(frn_report_camps(&r, arena, in->no_map, err));
    FRN_TRY(frn_report_layout(&r, arena, in->no_map, err));
    FRN_TRY(frn_report_regions(&r, arena, err));
    FRN_TRY(frn_report_headline(&r, arena, err));
    *out = r;
    return FRN_OK;
}
