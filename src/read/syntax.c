/* A document: cut, quotes, sentences; then tags, lemmas and heads of several sentences at a time.
 */
#include "read/syntax.h"

#include <stdlib.h>

#include "read/cut_internal.h"
#include "read/prepare_internal.h"
#include "read/syntax_agree_internal.h"

typedef struct work {
    const frn_model *model;
    frn_arena *arena;
    frn_slice text;
    bool parse;
    frn_cuts cuts;
    frn_net_input input[FRN_NET_ROWS];
    uint8_t fine[FRN_NET_ROWS];
    frn_net_work net;
    frn_sentence *sentence;
    uint32_t count, cap;
} work;

static bool room_for_sentences(work *w, uint32_t more)
{
    frn_sentence *grown;
    uint32_t cap = w->cap * 2 > w->count + more ? w->cap * 2 : w->count + more + 8;

    if (w->count + more <= w->cap)
        return true;
    grown = FRN_NEW_ARRAY(w->arena, frn_sentence, cap);
    if (!grown)
        return false;
    if (w->count)
        memcpy(grown, w->sentence, w->count * sizeof *grown);
    w->sentence = grown;
    w->cap = cap;
    return true;
}

/* Does the paragraph begin with a mark that may open a quotation? */
static bool opens_quote(frn_slice text, const frn_paragraph *p)
{
    frn_slice s = frn_slice_trim(frn_slice_sub(text, p->begin, p->end));

    return frn_slice_starts(s, FRN_LIT("\"")) || frn_slice_starts(s, FRN_LIT("“")) ||
           frn_slice_starts(s, FRN_LIT("‘")) || frn_slice_starts(s, FRN_LIT("'")) ||
           frn_slice_starts(s, FRN_LIT("«")) || frn_slice_starts(s, FRN_LIT("``")) ||
           frn_slice_starts(s, FRN_LIT("„"));
}

static uint16_t token_flags(const frn_cut *cut)
{
    return (uint16_t)((cut->flags & FRN_CUT_SPACE_AFTER ? FRN_TOKEN_SPACE_AFTER : 0) |
                      (cut->flags & FRN_CUT_QUOTED ? FRN_TOKEN_QUOTED : 0) |
                      (cut->flags & FRN_CUT_NESTED ? FRN_TOKEN_NESTED : 0) |
                      (cut->flags & FRN_CUT_OPEN_QUOTE ? FRN_TOKEN_OPEN_QUOTE : 0) |
                      (cut->flags & FRN_CUT_CLOSE_QUOTE ? FRN_TOKEN_CLOSE_QUOTE : 0));
}

/* Tokens with lower, word and flags for all cuts; their text lives in the arena. */
static frn_token *make_tokens(const frn_model *model, frn_arena *arena, const frn_cut *cut,
                              size_t count, const char *text)
{
    frn_token *token = FRN_NEW_ARRAY(arena, frn_token, count);
    uint32_t *hash = frn_arena_alloc(arena, count * sizeof *hash);
    size_t bytes = 0;
    char *room;

    for (size_t i = 0; i < count; i++)
        bytes += cut[i].end - cut[i].begin;
    room = frn_arena_alloc(arena, bytes * 2);
    if (!token || !hash || !room)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        token[i].begin = cut[i].begin;
        token[i].end = cut[i].end;
        token[i].head = -1;
        token[i].word = UINT32_MAX;
        token[i].flags = token_flags(&cut[i]);
        room += frn_token_spell(
            &token[i], frn_slice_make(text + cut[i].begin, cut[i].end - cut[i].begin), room);
    }
    if (model)
        frn_tokens_know(model, token, hash, count);
    return token;
}

/* Tags, lemmas and heads of sentences that go through the network together, the longest first. */
static bool do_together(work *w, const uint32_t *which, uint32_t sentences)
{
    uint32_t length[FRN_NET_AT_ONCE];
    frn_token *token[FRN_NET_AT_ONCE];
    uint32_t row = 0;

    for (uint32_t b = 0; b < sentences; b++) {
        length[b] = w->sentence[which[b]].count;
        token[b] = w->sentence[which[b]].token;
        frn_net_prepare(w->model, token[b], length[b], w->input + row);
        row += length[b];
    }
    frn_net_begin(&w->net, length, sentences);
    frn_net_tag(&w->model->net, &w->net, w->input, w->fine);
    row = 0;
    for (uint32_t b = 0; b < sentences; b++) {
        uint32_t first = 0;

        for (uint32_t i = 0; i < length[b]; i++, row++)
            if (!frn_token_finish(w->model, w->arena, &token[b][i], w->fine[row]))
                return false;
        while (first + 1 < length[b] && token[b][first].tag == FRN_TAG_PUNCT)
            first++;
        token[b][first].flags |= FRN_TOKEN_FIRST;
    }
    if (!w->parse)
        return true;
    if (!frn_net_parse(&w->model->net, &w->net, w->fine, token))
        return false;
    for (uint32_t b = 0; b < sentences; b++)
        if (!frn_syntax_agree(w->model, w->arena, token[b], length[b]))
            return false;
    return true;
}

/* The sentences' numbers, the longest first, else in their order. */
static uint32_t *by_length(work *w)
{
    uint32_t *out = FRN_NEW_ARRAY(w->arena, uint32_t, w->count + 1u);
    uint32_t start[FRN_SENTENCE_MAX + 2] = {0};

    for (uint32_t i = 0; i < w->count; i++)
        start[w->sentence[i].count]++;
    for (uint32_t len = FRN_SENTENCE_MAX, before = 0; len > 0; len--) {
        uint32_t here = start[len];

        start[len] = before;
        before += here;
    }
    for (uint32_t i = 0; out && i < w->count; i++)
        out[start[w->sentence[i].count]++] = i;
    return out;
}

/* Sentences of like length go through the network together. */
static bool do_sentences(work *w)
{
    const uint32_t *order = by_length(w);

    for (uint32_t i = 0, n; order && i < w->count; i += n) {
        uint32_t rows = 0;

        for (n = 0; n < FRN_NET_AT_ONCE && i + n < w->count; n++) {
            rows += w->sentence[order[i + n]].count;
            if (rows > FRN_NET_ROWS)
                break;
        }
        if (!do_together(w, order + i, n))
            return false;
    }
    return order != NULL;
}

static bool do_paragraph(work *w, uint32_t index, frn_paragraph p, frn_quote_state *quotes,
                         bool next_opens)
{
    frn_cut *cut;
    size_t count, first = 0;
    frn_token *token;

    w->cuts.len = 0;
    if (!frn_cut_text(&w->cuts, w->text, p.begin, p.end))
        return false;
    cut = w->cuts.at;
    count = w->cuts.len;
    if (count == 0)
        return true;
    frn_quote_match(cut, count, w->text.ptr, quotes, next_opens);
    frn_split_sentences(cut, count, w->text.ptr);
    token = make_tokens(w->model, w->arena, cut, count, w->text.ptr);
    if (!token)
        return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t len = (uint32_t)(i + 1 - first);

        if (!(cut[i].flags & FRN_CUT_LAST))
            continue;
        if (!room_for_sentences(w, 1))
            return false;
        w->sentence[w->count++] = (frn_sentence){.begin = cut[first].begin,
                                                 .end = cut[i].end,
                                                 .paragraph = index,
                                                 .token = token + first,
                                                 .count = len};
        first = i + 1;
    }
    return true;
}

frn_status frn_syntax_parse(frn_sentence **out, uint32_t *count, frn_arena *arena,
                            const frn_document *doc, const frn_model *model,
                            const frn_syntax_opts *opts, frn_error *err)
{
    frn_quote_state quotes = {0};
    work *w = malloc(sizeof *w); /* large: only what is used is touched */
    bool fine = w != NULL;

    if (!w)
        return frn_no_memory(err);
    w->cuts = (frn_cuts){0};
    w->sentence = NULL;
    w->count = w->cap = 0;
    w->model = model;
    w->arena = arena;
    w->text = doc->text;
    w->parse = !opts || !opts->no_parse;
    for (uint32_t i = 0; fine && i < doc->paragraph_count; i++) {
        bool next_opens = i + 1 < doc->paragraph_count &&
                          opens_quote(doc->text, &doc->paragraph[i + 1]) &&
                          doc->paragraph[i + 1].block != FRN_BLOCK_HEADING;

        fine = do_paragraph(w, i, doc->paragraph[i], &quotes, next_opens);
    }
    fine = fine && do_sentences(w);
    if (fine) {
        *out = w->sentence;
        *count = w->count;
    }
    frn_vec_free(&w->cuts);
    free(w);
    return fine ? FRN_OK : frn_no_memory(err);
}

frn_status frn_syntax_words(frn_token **out, uint32_t *count, frn_arena *arena, frn_slice text,
                            const frn_model *model, frn_error *err)
{
    frn_cuts cuts = {0};
    frn_token *token = NULL;

    if (frn_cut_text(&cuts, text, 0, (uint32_t)text.len))
        token = make_tokens(model, arena, cuts.at, cuts.len, text.ptr);
    if (token) {
        *out = token;
        *count = (uint32_t)cuts.len;
    }
    frn_vec_free(&cuts);
    return token ? FRN_OK : frn_no_memory(err);
}
