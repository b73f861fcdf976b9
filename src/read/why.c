/* Which words made a claim, and why a sentence has none. */
#include "base/buf.h"
#include "read/dictionary_internal.h"
#include "read/read_internal.h"

frn_slice frn_why_words(const frn_reading *r, const frn_scene *s, uint32_t at)
{
    uint32_t first = at, last = at;

    if (s->mention_of[at] >= 0) {
        first = s->mention[s->mention_of[at]].first;
        last = s->mention[s->mention_of[at]].last;
    }
    return frn_slice_sub(r->doc->text, s->token[first].begin, s->token[last].end);
}

static frn_slice tokens(const frn_reading *r, const frn_scene *s, uint32_t first, uint32_t last)
{
    return frn_slice_sub(r->doc->text, s->token[first].begin, s->token[last].end);
}

/* One line, whatever the document has between its words. */
static void add(frn_buf *out, const char *field, frn_slice words)
{
    if (out->len)
        frn_buf_text(out, "; ");
    frn_buf_printf(out, "%s: ", field);
    for (size_t i = 0; i < words.len; i++) {
        char c = words.ptr[i];
        frn_buf_byte(out, c == ';' ? ',' : (unsigned char)c < ' ' ? ' ' : c);
    }
}

/* The predicate's own words; of one that lies far from its last word only the two ends. */
static void add_action(frn_buf *out, const frn_reading *r, const frn_scene *s, const frn_event *e)
{
    enum { FAR = 8 };

    if (e->last > e->at + FAR) {
        add(out, "action", tokens(r, s, e->at, e->at));
        frn_buf_text(out, " ... ");
        frn_buf_add(out, tokens(r, s, e->last, e->last));
        return;
    }
    add(out, "action", tokens(r, s, e->at, e->last > e->at ? e->last : e->at));
}

/* Who speaks, and the verb or preposition that says so. */
static void add_speaker(frn_buf *out, const frn_reading *r, const frn_scene *s, const frn_event *e)
{
    const frn_voice *stack[FRN_MOST_VOICES];
    uint32_t depth = frn_speech_stack(s, e->at, stack);
    const frn_parties *who = e->speaker.count ? &e->speaker : depth ? &stack[0]->speaker : NULL;
    int32_t cue = e->speaker.count ? (int32_t)e->at : depth ? stack[0]->cue : FRN_NO_TOKEN;

    add(out, "speaker", (frn_slice){"", 0});
    /* a voice carried over from a sentence before has no words here */
    if (who && who->count && cue != FRN_NO_TOKEN && who->at[0] < s->count)
        frn_buf_add(out, frn_why_words(r, s, who->at[0]));
    if (cue != FRN_NO_TOKEN)
        frn_buf_printf(out, " (%.*s)", FRN_ARG(tokens(r, s, (uint32_t)cue, (uint32_t)cue)));
}

void frn_why_claim(const frn_reading *r, const frn_scene *s, const frn_event *e,
                   const frn_claim *claim, int32_t issue)
{
    const frn_why *why = &r->reader->options.why;
    int32_t mood = e->meaning.word;
    frn_buf out = {0};

    if (!why->fn)
        return;
    add(&out, "rule", claim->rule);
    add(&out, "source", claim->source.text);
    add_action(&out, r, s, e);
    add(&out, "target", claim->target.text);
    add_speaker(&out, r, s, e);
    add(&out, "modality",
        mood >= 0 ? tokens(r, s, (uint32_t)mood, (uint32_t)mood) : (frn_slice){"", 0});
    add(&out, "issue",
        issue >= 0 && (uint32_t)issue < s->count ? frn_why_words(r, s, (uint32_t)issue)
                                                 : (frn_slice){"", 0});
    why->fn(why->ctx, r->doc, r->at + 1, claim->quote, claim, frn_buf_slice(&out));
    frn_buf_free(&out);
}

static void tell(const frn_reading *r, const frn_scene *s, const char *reason)
{
    const frn_why *why = &r->reader->options.why;

    if (why->fn)
        why->fn(why->ctx, r->doc, r->at + 1,
                frn_slice_sub(r->doc->text, s->sentence->begin, s->sentence->end), NULL,
                frn_slice_of(reason));
}

void frn_why_silence(const frn_reading *r, const frn_scene *s)
{
    const char *reason = "nobody is named";

    for (uint32_t i = 0; i < s->mentions; i++) {
        if (s->mention[i].actor_count)
            reason = "no word of an action";
    }
    if (frn_dictionary_discards(s->wording->dictionary, s, false))
        reason = "a word of the discards stands in it";
    for (uint32_t i = 0; i < r->events.count; i++) {
        const frn_event *e = &r->events.at[i];
        reason = !e->source.count   ? "an action without anybody who does it"
                 : !e->target.count ? "an action without anybody to whom it is done"
                                    : "an action of somebody with himself, or part of another";
    }
    tell(r, s, reason);
}

void frn_why_repeat(const frn_reading *r, const frn_scene *s)
{
    tell(r, s, "the paragraph stood before, word for word");
}

void frn_why_discard(const frn_reading *r, const frn_scene *s)
{
    tell(r, s, "a word of the discards stands in the document");
}
