#include "base/utf8.h"
#include "view/view_internal.h"

/* Marks that reorder or hide what follows them: embeddings, overrides, isolates, tags. The plain
 * left-to-right and right-to-left marks stay, since honest Hebrew and Arabic needs them. */
static bool misleads(uint32_t cp)
{
    return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF ||
           (cp >= 0xE0000 && cp <= 0xE007F) || (cp >= 0x206A && cp <= 0x206F);
}

static bool parts_words(uint32_t cp)
{
    return cp < 32 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029 ||
           frn_utf8_is_space(cp);
}

frn_slice frn_view_clean(frn_arena *arena, frn_slice s, size_t most)
{
    frn_buf buf = {0};
    frn_slice copy;
    size_t at = 0, columns = 0;
    bool blank = false;

    while (at < s.len) {
        size_t start = at;
        uint32_t cp = frn_utf8_next(s, &at);
        frn_slice sign = frn_slice_sub(s, start, at);
        if (cp == FRN_UTF8_BAD)
            sign = FRN_LIT("\xEF\xBF\xBD");
        else if (parts_words(cp))
            blank = buf.len > 0;
        if (cp != FRN_UTF8_BAD && (parts_words(cp) || misleads(cp)))
            continue;
        columns += frn_utf8_width(sign) + blank;
        if (columns > most || buf.len > 8 * most) { /* accents stacked without end have no width */
            frn_buf_text(&buf, "\xE2\x80\xA6");
            break;
        }
        if (blank)
            frn_buf_byte(&buf, ' ');
        blank = false;
        frn_buf_add(&buf, sign);
    }
    copy = frn_arena_copy(arena, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return copy.ptr ? copy : FRN_LIT("");
}

frn_slice frn_view_actor(frn_arena *arena, const frn_report *r, uint32_t actor)
{
    const frn_tie_actor *a = &r->table->actor[actor];

    return frn_view_clean(arena, a->name.len ? a->name : a->id, FRN_LONGEST_NAME);
}

frn_slice frn_view_party(frn_arena *arena, const frn_party *party)
{
    return frn_view_clean(arena, party->name.len ? party->name : party->id, FRN_LONGEST_NAME);
}

frn_slice frn_view_issue(frn_arena *arena, const frn_report *r, uint32_t issue)
{
    return frn_view_clean(arena, r->issue_name[issue], FRN_LONGEST_NAME);
}

frn_slice frn_view_issue_of(frn_arena *arena, const frn_claim *c)
{
    frn_slice name = frn_report_issue_name(arena, c->issue, frn_claim_is_on_place(c));

    return frn_view_clean(arena, name, FRN_LONGEST_NAME);
}

frn_slice frn_view_voice(frn_arena *arena, const frn_claim *claim)
{
    frn_slice voice;

    if (claim->speaker.name.len > 8 * FRN_LONGEST_NAME)
        return frn_view_party(arena, &claim->speaker);
    voice = frn_report_voice(arena, claim);
    return frn_view_clean(arena, voice, (size_t)2 * FRN_LONGEST_NAME);
}

frn_slice frn_view_quote(frn_arena *arena, const frn_claim *claim)
{
    return frn_view_clean(arena, claim->quote, FRN_LONGEST_QUOTE);
}

frn_slice frn_view_where(frn_arena *arena, const frn_claim *c)
{
    frn_slice doc = frn_view_clean(arena, c->doc, FRN_LONGEST_NAME), where;

    if (c->end)
        where = frn_arena_printf(arena, "%.*s:%llu-%llu", FRN_ARG(doc),
                                 (unsigned long long)c->begin, (unsigned long long)c->end);
    else if (c->sentence)
        where = frn_arena_printf(arena, "%.*s, %s %u", FRN_ARG(doc),
                                 c->record ? "line" : "sentence", c->sentence);
    else
        where = doc;
    return where.ptr ? where : FRN_LIT("");
}

const char *frn_view_sign(const frn_pair_issue *issue)
{
    if (issue->sign)
        return issue->sign > 0 ? "+" : "-";
    return issue->positive > 0 || issue->negative > 0 ? "+-" : "0";
}

frn_slice frn_view_meant(frn_arena *arena, const frn_claim *c)
{
    frn_slice text;

    if (c->modality == FRN_MODALITY_ASSERTED)
        return c->contested ? FRN_LIT("contested") : FRN_LIT("");
    text = frn_arena_printf(arena, "%s%s", frn_modality_text(c->modality),
                            c->contested ? ", contested" : "");
    return text.ptr ? text : FRN_LIT("");
}

bool frn_view_is_fact(const frn_claim *c)
{
    return !c->contested && frn_modality_weight(c->modality) > 0;
}

frn_slice frn_view_count(frn_arena *arena, uint64_t count, const char *one, const char *many)
{
    frn_slice text =
        frn_arena_printf(arena, "%llu %s", (unsigned long long)count, count == 1 ? one : many);

    return text.ptr ? text : FRN_LIT("");
}

frn_slice frn_view_leans(frn_arena *arena, const frn_report *r, frn_pair_kind kind)
{
    uint32_t count = 0, lean = 0;
    const char *whose;
    frn_slice text;

    for (uint32_t i = 0; i < r->pair_count; i++) {
        count += r->pair[i].pair->kind == kind;
        lean += r->pair[i].pair->kind == kind && frn_pair_is_lean(r->pair[i].pair);
    }
    if (lean == 0)
        return FRN_LIT("");
    whose = lean == 1 ? "its 90% range reaches" : "their 90% ranges reach";
    text = lean < count
               ? frn_arena_printf(arena, "%u of these %u only %s that way: %s the other sign.",
                                  lean, count, lean == 1 ? "leans" : "lean", whose)
               : frn_arena_printf(arena, "%s that way: %s the other sign.",
                                  count == 1 ? "This pair only leans" : "All of these only lean",
                                  whose);
    return text.ptr ? text : FRN_LIT("");
}

void frn_view_gaps(frn_view_gap out[FRN_GAP_COUNT], const frn_report *r)
{
    const frn_view_gap gaps[FRN_GAP_COUNT] = {
        {r->sentences_without_claim, "sentence gave no claim", "sentences gave no claim"},
        {r->repeated_paragraphs, "repeated paragraph was read once",
         "repeated paragraphs were read once"},
        {r->table->incomplete, "claim has nobody on one side", "claims have nobody on one side"},
        {r->table->internal, "claim is between parts of one actor",
         "claims are between parts of one actor"},
        {r->table->outside, "claim is outside what was asked for",
         "claims are outside what was asked for"}};

    memcpy(out, gaps, sizeof gaps);
}
