/* CoNLL-U: one token a line, ten tab-separated fields, a blank line after every sentence. */
#include <archive.h>
#include <archive_entry.h>

#include "base/utf8.h"
#include "train.h"

frn_status read_whole(frn_buf *out, const char *path, frn_error *err)
{
    struct archive *a = archive_read_new();
    struct archive_entry *entry;
    char chunk[65536];
    la_ssize_t got = -1;

    if (!a)
        return frn_no_memory(err);
    archive_read_support_filter_all(a);
    archive_read_support_format_raw(a);
    if (archive_read_open_filename(a, path, sizeof chunk) == ARCHIVE_OK &&
        archive_read_next_header(a, &entry) == ARCHIVE_OK)
        while ((got = archive_read_data(a, chunk, sizeof chunk)) > 0)
            frn_buf_add(out, frn_slice_make(chunk, (size_t)got));
    archive_read_free(a);
    if (got < 0)
        return frn_fail_at(err, FRN_E_IO, path, 0, "the file cannot be read");
    return out->failed ? frn_no_memory(err) : FRN_OK;
}

static uint8_t verb_form(frn_slice xpos)
{
    static const char *const names[] = {"VB", "VBD", "VBN", "VBG", "VBP", "VBZ"};

    for (uint8_t i = 0; i < 6; i++)
        if (frn_slice_is(xpos, names[i]))
            return (uint8_t)(FRN_FINE_VB + i);
    return FRN_FINE_VB;
}

static uint8_t aux_form(frn_slice xpos)
{
    if (frn_slice_is(xpos, "MD"))
        return FRN_FINE_AUX_MD;
    if (frn_slice_is(xpos, "VB"))
        return FRN_FINE_AUX_VB;
    if (frn_slice_is(xpos, "VBD"))
        return FRN_FINE_AUX_PAST;
    return frn_slice_is(xpos, "VBN") || frn_slice_is(xpos, "VBG") ? FRN_FINE_AUX_PART
                                                                  : FRN_FINE_AUX_PRES;
}

static uint8_t fine_of(frn_slice upos, frn_slice xpos)
{
    bool plural = frn_slice_is(xpos, "NNS") || frn_slice_is(xpos, "NNPS");
    frn_tag tag = frn_tag_of(upos);

    switch (tag) {
    case FRN_TAG_ADJ:
        return frn_slice_is(xpos, "JJR") || frn_slice_is(xpos, "JJS") ? FRN_FINE_ADJ_CMP
                                                                      : FRN_FINE_ADJ;
    case FRN_TAG_ADV:
        return frn_slice_is(xpos, "WRB") ? FRN_FINE_ADV_WH : FRN_FINE_ADV;
    case FRN_TAG_AUX:
        return aux_form(xpos);
    case FRN_TAG_NOUN:
        return plural ? FRN_FINE_NOUN_PL : FRN_FINE_NOUN;
    case FRN_TAG_PROPN:
        return plural ? FRN_FINE_PROPN_PL : FRN_FINE_PROPN;
    case FRN_TAG_PRON:
        if (frn_slice_is(xpos, "PRP$"))
            return FRN_FINE_PRON_POSS;
        return frn_slice_starts(xpos, FRN_LIT("W")) ? FRN_FINE_PRON_WH : FRN_FINE_PRON;
    case FRN_TAG_VERB:
        return verb_form(xpos);
    default:
        for (int i = 0; i < FRN_FINE_COUNT; i++)
            if (frn_fine_table[i].tag == tag)
                return (uint8_t)i;
        return FRN_FINE_X;
    }
}

static frn_slice lower_copy(frn_arena *arena, frn_slice s)
{
    frn_token token = {0};
    char *room = frn_arena_alloc(arena, s.len * 2 + 1);

    if (!room)
        return (frn_slice){0};
    frn_token_fold(NULL, &token, s, room);
    return token.lower;
}

static bool add_line(treebank *bank, frn_slice line, gold_token *token)
{
    frn_slice field[10] = {{0}};
    int64_t id, head;

    for (int i = 0; i < 10; i++)
        if (!frn_slice_split(&line, '\t', &field[i]))
            return false;
    if (!frn_slice_int(field[0], &id) || !frn_slice_int(field[6], &head))
        return false; /* a range of a contraction, or an empty node */
    token->form = frn_arena_copy(&bank->arena, field[1]);
    token->lemma = lower_copy(&bank->arena, field[2]);
    token->fine = fine_of(field[3], field[4]);
    token->rel = (uint8_t)frn_rel_of(field[7]);
    token->head = (int32_t)head - 1;
    token->space_after = frn_slice_search(field[9], FRN_LIT("SpaceAfter=No")) == field[9].len;
    return true;
}

static bool end_sentence(treebank *bank, gold_token *token, uint32_t count)
{
    gold_sentence s = {.count = count};

    if (count == 0)
        return true;
    s.token = FRN_NEW_ARRAY(&bank->arena, gold_token, count);
    if (!s.token)
        return false;
    memcpy(s.token, token, count * sizeof *token);
    return frn_vec_push(&bank->sentence, s);
}

frn_status treebank_read(treebank *bank, const char *path, frn_error *err)
{
    frn_buf bytes = {0};
    frn_status status = read_whole(&bytes, path, err);
    frn_slice rest = frn_buf_slice(&bytes), line;
    gold_token token[FRN_SENTENCE_MAX];
    uint32_t count = 0;
    bool fine = true;

    while (status == FRN_OK && fine && frn_slice_split(&rest, '\n', &line)) {
        if (line.len == 0) {
            fine = end_sentence(bank, token, count);
            count = 0;
        } else if (line.ptr[0] != '#' && count < FRN_SENTENCE_MAX) {
            count += add_line(bank, line, &token[count]);
        }
    }
    fine = fine && end_sentence(bank, token, count);
    frn_buf_free(&bytes);
    return status != FRN_OK ? status : fine ? FRN_OK : frn_no_memory(err);
}

void treebank_free(treebank *bank)
{
    frn_arena_free(&bank->arena);
    frn_vec_free(&bank->sentence);
}

frn_token *treebank_tokens(const frn_model *model, frn_arena *arena, const gold_sentence *s)
{
    frn_token *token = FRN_NEW_ARRAY(arena, frn_token, s->count);

    for (uint32_t i = 0; token && i < s->count; i++) {
        char *room = frn_arena_alloc(arena, s->token[i].form.len * 2 + 1);

        if (!room)
            return NULL;
        token[i].word = UINT32_MAX;
        token[i].flags = s->token[i].space_after ? FRN_TOKEN_SPACE_AFTER : 0;
        frn_token_fold(model, &token[i], s->token[i].form, room);
    }
    return token;
}
