/* Attribution: cue words with their frames, quotation marks, block quotations.
 *
 * Every cue opens a range of tokens that are somebody's words. Ranges may nest; the smallest around
 * a predicate is its speaker, the others relay it.
 */
#include "read/speech_part_internal.h"

bool frn_speech_is_mark(const frn_scene *s, uint32_t at)
{
    return s->token[at].flags & (FRN_TOKEN_OPEN_QUOTE | FRN_TOKEN_CLOSE_QUOTE);
}

bool frn_speech_is_quoted(const frn_scene *s, uint32_t at)
{
    return s->token[at].flags & FRN_TOKEN_QUOTED;
}

/* "A man who knows both said": nobody whom his words name is the speaker. */
void frn_speech_unnamed(const frn_scene *s, int32_t head, frn_parties *speaker)
{
    int32_t m = head >= 0 ? s->mention_of[head] : FRN_NO_TOKEN;

    if (m < 0 || s->mention[m].voice == FRN_NONE || s->mention[m].actor_count)
        return;
    *speaker = (frn_parties){0};
    frn_parties_add(speaker, s->mention[m].voice, (uint32_t)head);
}

frn_voice *frn_speech_add(frn_scene *s, uint32_t first, uint32_t last, const frn_parties *speaker,
                          const frn_cue *cue, int32_t at)
{
    frn_voice *v;

    if (s->voices == FRN_MOST_VOICES || first > last || !speaker->count)
        return NULL;
    v = &s->voice[s->voices++];
    *v = (frn_voice){.first = first,
                     .last = last,
                     .hole_first = 1,
                     .speaker = *speaker,
                     .cue = at,
                     .manner = cue ? cue->manner : 0};
    return v;
}

void frn_speech_set_aside(frn_scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last && i < s->count; i++)
        s->aside[i] = true;
}

/* The words of a verb of saying and its subject, which are not what is said. */
bool frn_speech_quotes_between(const frn_scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last && i < s->count; i++) {
        if (frn_speech_is_quoted(s, i))
            return true;
    }
    return false;
}
/* ---- across sentences ---- */

static void first_actor(const frn_scene *s, frn_parties *out)
{
    int32_t root = -1;
    uint32_t widest = 0;

    for (uint32_t v = 0; v < s->voices; v++) {
        if (s->voice[v].cue >= 0 && s->voice[v].last - s->voice[v].first >= widest) {
            widest = s->voice[v].last - s->voice[v].first;
            *out = s->voice[v].speaker;
        }
    }
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->token[i].rel == FRN_REL_ROOT)
            root = (int32_t)i;
    }
    if (root >= 0 && !out->count)
        frn_scene_subject(s, (uint32_t)root, out);
    for (uint32_t i = 0; i < s->count && !out->count; i++) {
        if (s->mention_of[i] >= 0)
            frn_scene_phrase(s, s->mention[s->mention_of[i]].head, out);
    }
    if (out->count > 1)
        out->count = 1;
}

static bool all_quoted(const frn_scene *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (!frn_speech_is_quoted(s, i) && !frn_speech_is_mark(s, i) &&
            s->token[i].tag != FRN_TAG_PUNCT)
            return false;
    }
    return true;
}

static bool any_quoted(const frn_scene *s)
{
    return frn_speech_quotes_between(s, 0, s->count - 1);
}

static bool covered(const frn_scene *s)
{
    for (uint32_t v = 0; v < s->voices; v++) {
        for (uint32_t i = s->voice[v].first; i <= s->voice[v].last; i++) {
            if (frn_speech_is_quoted(s, i))
                return true;
        }
    }
    return false;
}

/* `X was blunt: "..."`: the words after a colon are of whom the sentence speaks. */
static bool after_colon(frn_scene *s, frn_parties *who)
{
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        frn_voice *v;
        if (frn_speech_is_quoted(s, i) || !frn_scene_is(s, i, ":") ||
            !(s->token[i + 1].flags & FRN_TOKEN_OPEN_QUOTE))
            continue;
        first_actor(s, who);
        v = frn_speech_add(s, i + 1, s->count - 1, who, NULL, FRN_NO_TOKEN);
        if (v)
            v->quoted = true;
        return v;
    }
    return false;
}

static void enter_paragraph(frn_scene *s, frn_speech *speech, const frn_document *doc)
{
    uint32_t p = s->sentence->paragraph;
    frn_block block = p < doc->paragraph_count ? doc->paragraph[p].block : FRN_BLOCK_TEXT;
    bool opens = s->count && (s->token[0].flags & FRN_TOKEN_OPEN_QUOTE);

    speech->quoted.count = 0;
    if (speech->block_next) {
        speech->block = speech->introduced;
        speech->block_quoted = opens;
        speech->block_next = false;
    } else if (speech->block_quoted && !opens) {
        speech->block.count = 0;
    }
    if (speech->marked_blocks && block != FRN_BLOCK_QUOTE && !opens)
        speech->block.count = 0;
    if (block == FRN_BLOCK_HEADING)
        speech->block.count = 0;
    if (speech->transcript && frn_transcript_turn(&speech->block, speech->cast, doc, p)) {
        speech->block_quoted = false;
        for (uint32_t i = 0; i < s->count && i < 12; i++) {
            if (frn_scene_is(s, i, ":")) {
                frn_speech_set_aside(s, 0, i);
                break;
            }
        }
    }
    speech->paragraph = p;
}

static bool paragraph_ends_in_colon(const frn_document *doc, uint32_t p)
{
    frn_slice text;

    if (p >= doc->paragraph_count)
        return false;
    text = frn_slice_trim(frn_slice_sub(doc->text, doc->paragraph[p].begin, doc->paragraph[p].end));
    return text.len && text.ptr[text.len - 1] == ':';
}

static bool last_of_paragraph(const frn_scene *s, const frn_sentence *next)
{
    return !next || next->paragraph != s->sentence->paragraph;
}

void frn_speech_find(frn_scene *s, frn_speech *speech, const frn_document *doc,
                     const frn_sentence *next)
{
    bool colon = paragraph_ends_in_colon(doc, s->sentence->paragraph);

    if (speech->paragraph != s->sentence->paragraph)
        enter_paragraph(s, speech, doc);
    if (colon) /* whoever introduces a quotation speaks for the document again */
        speech->block.count = 0;
    frn_speech_cues(s);
    if (any_quoted(s)) {
        frn_parties told = {0};
        if (!covered(s) && after_colon(s, &told)) {
            speech->quoted = told;
        } else if (!covered(s)) {
            const frn_parties *who = speech->quoted.count  ? &speech->quoted
                                     : speech->block.count ? NULL
                                     : speech->introduced.count && speech->block_quoted
                                         ? &speech->introduced
                                         : NULL;
            frn_voice *v = who ? frn_speech_add(s, 0, s->count - 1, who, NULL, FRN_NO_TOKEN) : NULL;
            if (v)
                v->quoted = !all_quoted(s);
        } else {
            for (uint32_t v = 0; v < s->voices; v++) {
                const frn_voice *voice = &s->voice[v];
                /* "he has hinted that", itself quoted, is no new speaker */
                if (frn_speech_quotes_between(s, voice->first, voice->last) &&
                    (voice->cue < 0 || !frn_speech_is_quoted(s, (uint32_t)voice->cue)))
                    speech->quoted = voice->speaker;
            }
        }
    }
    if (speech->block.count)
        frn_speech_add(s, 0, s->count - 1, &speech->block, NULL, FRN_NO_TOKEN);
    if (colon && last_of_paragraph(s, next)) {
        speech->introduced.count = 0;
        first_actor(s, &speech->introduced);
        speech->block_next = true;
    }
}

static bool covers(const frn_scene *s, const frn_voice *v, uint32_t at)
{
    if (at < v->first || at > v->last)
        return false;
    if (v->hole_first <= v->hole_last && at >= v->hole_first && at <= v->hole_last)
        return false;
    return !v->quoted || frn_speech_is_quoted(s, at);
}

static uint32_t width(const frn_voice *v)
{
    return v->last - v->first;
}

uint32_t frn_speech_stack(const frn_scene *s, uint32_t at, const frn_voice **out)
{
    uint32_t n = 0;

    for (uint32_t v = 0; v < s->voices; v++) {
        uint32_t i;
        if (!covers(s, &s->voice[v], at))
            continue;
        for (i = n; i > 0 && width(out[i - 1]) > width(&s->voice[v]); i--)
            out[i] = out[i - 1];
        out[i] = &s->voice[v];
        n++;
    }
    return n;
}
