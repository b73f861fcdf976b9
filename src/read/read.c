/* One document: sentences, actors, voices, events, claims. */
#include "base/hash.h"
#include "read/dictionary_internal.h"
#include "read/read_internal.h"

frn_status frn_reader_open(frn_reader **out, const frn_lexicon *lexicon, const frn_wording *wording,
                           const frn_model *model, const frn_reader_options *options,
                           frn_error *err)
{
    frn_reader *r = calloc(1, sizeof *r);

    if (!r)
        return frn_no_memory(err);
    r->idle = calloc(1, sizeof *r->idle);
    if (!r->idle || !frn_known_make(&r->known, model, wording, lexicon) ||
        pthread_mutex_init(&r->idle->lock, NULL)) {
        frn_known_free(&r->known);
        free(r->idle);
        free(r);
        return frn_no_memory(err);
    }
    r->lexicon = lexicon;
    r->wording = wording;
    r->model = model;
    if (options)
        r->options = *options;
    *out = r;
    return FRN_OK;
}

void frn_reader_close(frn_reader *reader)
{
    if (!reader)
        return;
    while (reader->idle->first) {
        frn_reading *r = reader->idle->first;
        reader->idle->first = r->next;
        frn_arena_free(&r->scratch);
        frn_arena_free(&r->arena);
        free(r);
    }
    pthread_mutex_destroy(&reader->idle->lock);
    frn_known_free(&reader->known);
    free(reader->idle);
    free(reader);
}

static frn_reading *take_workspace(const frn_reader *reader)
{
    frn_reading *r;

    pthread_mutex_lock(&reader->idle->lock);
    r = reader->idle->first;
    if (r)
        reader->idle->first = r->next;
    pthread_mutex_unlock(&reader->idle->lock);
    if (!r)
        return calloc(1, sizeof *r);
    memset(&r->reader, 0, sizeof *r - offsetof(frn_reading, reader));
    return r;
}

static void put_workspace(const frn_reader *reader, frn_reading *r)
{
    frn_arena_reset(&r->arena);
    frn_arena_reset(&r->scratch);
    pthread_mutex_lock(&reader->idle->lock);
    r->next = reader->idle->first;
    reader->idle->first = r;
    pthread_mutex_unlock(&reader->idle->lock);
}

/* Who "we", "us", "our" and "I" are: the speaker, or the side for which a person speaks. */
static void first_person(const frn_scene *s, uint32_t at, frn_parties *out)
{
    const frn_reading *r = s->ctx;
    const frn_voice *stack[FRN_MOST_VOICES];
    uint32_t depth = frn_speech_stack(s, at, stack);

    for (uint32_t i = 0; i < depth; i++) {
        const frn_cast_actor *who;
        uint32_t row;
        if (!stack[i]->speaker.count)
            continue;
        row = stack[i]->speaker.actor[0];
        who = frn_cast_at(&r->cast, row);
        if (!who)
            continue;
        if (!frn_scene_is(s, at, "i") && !frn_scene_is(s, at, "me") && !frn_scene_is(s, at, "my")) {
            const frn_cast_actor *home = frn_cast_at(&r->cast, who->organisation);
            if (home && (home->kind == FRN_KIND_COMPANY || home->kind == FRN_KIND_PARTY ||
                         home->kind == FRN_KIND_NGO || home->kind == FRN_KIND_ARMED_GROUP ||
                         home->kind == FRN_KIND_IGO))
                row = who->organisation;
            else if (who->state != FRN_NONE && who->kind != FRN_KIND_ARMED_GROUP)
                row = who->state;
        }
        frn_parties_add(out, row, at);
        return;
    }
}

static void author(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    const frn_reading *r = s->ctx;

    frn_deeds_author(&r->deeds, s, (uint32_t)(s - r->scene), noun, out);
}

static frn_slice folded_paragraph(frn_arena *arena, frn_slice text)
{
    char *out = frn_arena_alloc(arena, text.len + 1);
    size_t n = 0;

    if (!out)
        return (frn_slice){0};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            continue;
        out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return frn_slice_make(out, n);
}

/* [paragraph] stood before, word for word. */
static frn_status find_repeats(bool **out, frn_reading *r, frn_error *err)
{
    enum { SHORTEST = 40 };
    frn_map seen = {0};
    bool *repeat = FRN_NEW_ARRAY(&r->arena, bool, r->doc->paragraph_count + 1u);
    frn_status status = repeat ? FRN_OK : FRN_E_MEMORY;

    for (uint32_t p = 0; status == FRN_OK && p < r->doc->paragraph_count; p++) {
        const frn_paragraph *para = &r->doc->paragraph[p];
        frn_slice key =
            folded_paragraph(&r->arena, frn_slice_sub(r->doc->text, para->begin, para->end));
        bool added = true;
        if (!key.ptr)
            status = FRN_E_MEMORY;
        else if (key.len >= SHORTEST && !frn_map_put(&seen, frn_hash(key), p, &added))
            status = FRN_E_MEMORY;
        else
            repeat[p] = !added;
    }
    frn_map_free(&seen);
    *out = repeat;
    return status == FRN_OK ? FRN_OK : frn_no_memory(err);
}

static bool marks_blocks(const frn_document *doc)
{
    for (uint32_t p = 0; p < doc->paragraph_count; p++) {
        if (doc->paragraph[p].block == FRN_BLOCK_QUOTE)
            return true;
    }
    return false;
}

static frn_status prepare(frn_reading *r, frn_error *err)
{
    uint32_t count;

    FRN_TRY(frn_syntax_parse(&r->sentence, &count, &r->arena, r->doc, r->reader->model, NULL, err));
    r->sentences = count;
    FRN_TRY(frn_mentions_find(&r->mentions, &r->cast, &r->arena, r->reader->lexicon, r->doc,
                              r->sentence, count, err));
    FRN_TRY(find_repeats(&r->repeat, r, err));
    r->scene = FRN_NEW_ARRAY(&r->arena, frn_scene, count + 1u);
    r->hits = FRN_NEW_ARRAY(&r->arena, frn_issue_hits, count + 1u);
    if (!r->scene || !r->hits)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        if (!frn_scene_set(&r->scene[i], &r->arena, r->reader->wording, &r->reader->known,
                           &r->sentence[i], r->mentions[i].at, r->mentions[i].count))
            return frn_no_memory(err);
        r->scene[i].first_person = first_person;
        r->scene[i].author = author;
        r->scene[i].ctx = r;
        frn_issues_find(&r->hits[i], &r->scene[i], &r->cast);
    }
    frn_issues_rank(&r->document_hits, r->hits, count);
    return FRN_OK;
}

static bool is_repeat(const frn_reading *r, uint32_t sentence)
{
    uint32_t p = r->sentence[sentence].paragraph;

    return p < r->doc->paragraph_count && r->repeat[p];
}

/* A word of the user's discards says that the document is about something else. */
static bool is_discarded(frn_reading *r)
{
    for (uint32_t i = 0; r->reader->wording->dictionary && i < r->sentences; i++) {
        if (!frn_dictionary_discards(r->reader->wording->dictionary, &r->scene[i], true))
            continue;
        for (r->at = 0; r->at < r->sentences; r->at++)
            frn_why_discard(r, &r->scene[r->at]);
        return true;
    }
    return false;
}

static frn_status read_sentences(frn_reading *r, frn_error *err)
{
    frn_speech speech = {.paragraph = UINT32_MAX,
                         .marked_blocks = marks_blocks(r->doc),
                         .transcript = frn_transcript_is(r->doc),
                         .cast = &r->cast};

    if (is_discarded(r))
        return FRN_OK;
    for (uint32_t i = 0; i < r->sentences; i++) {
        if (!is_repeat(r, i))
            frn_speech_find(&r->scene[i], &speech, r->doc,
                            i + 1 < r->sentences ? &r->sentence[i + 1] : NULL);
    }
    frn_speech_alias(r);
    r->condition_paragraph = UINT32_MAX;
    for (r->at = 0; r->at < r->sentences; r->at++) {
        if (is_repeat(r, r->at))
            frn_why_repeat(r, &r->scene[r->at]);
        else
            FRN_TRY(frn_reading_claims(r, &r->scene[r->at], err));
    }
    return FRN_OK;
}

frn_status frn_read_document(const frn_reader *reader, const frn_document *doc,
                             const frn_claim_sink *sink, const frn_diag_sink *diag, frn_error *err)
{
    frn_reading *r = take_workspace(reader);
    frn_status status;

    if (!r)
        return frn_no_memory(err);
    r->reader = reader;
    r->doc = doc;
    r->sink = sink;
    r->diag = diag;
    r->date = doc->date != FRN_NO_DATE    ? doc->date
              : reader->options.date != 0 ? reader->options.date
                                          : FRN_NO_DATE;
    frn_cast_init(&r->cast, reader->lexicon, &r->arena, r->date);
    r->cast.word_of = reader->known.lexicon;
    status = prepare(r, err);
    if (status == FRN_OK)
        status = read_sentences(r, err);
    if (status == FRN_OK && frn_reading_starved(r))
        status = frn_no_memory(err);
    frn_cast_free(&r->cast);
    put_workspace(reader, r);
    return status;
}
