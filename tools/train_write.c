/* The model file; src/read/model.c says how it is laid out. */
#include "train.h"

#include <stdlib.h>

typedef struct word_counts {
    uint32_t total, tag[FRN_FINE_COUNT];
    bool verb; /* seen as the base form of a verb */
} word_counts;

typedef struct vocabulary {
    frn_intern words; /* all forms and lemmas */
    FRN_VEC(word_counts) counts;
    FRN_VEC(uint32_t) kept; /* words of the model, by count */
    frn_intern pairs;       /* "form TAB kind TAB lemma" */
    FRN_VEC(uint32_t) pair_count;
} vocabulary;

static word_counts *count_of(vocabulary *v, frn_slice word)
{
    uint32_t id = frn_intern_add(&v->words, word);

    if (id == FRN_NONE)
        return NULL;
    while (v->counts.len <= id)
        if (!frn_vec_push(&v->counts, (word_counts){0}))
            return NULL;
    return &v->counts.at[id];
}

static bool count_token(vocabulary *v, frn_arena *arena, const frn_token *t, const gold_token *g)
{
    word_counts *c = count_of(v, t->lower);
    frn_lemma_kind kind = frn_lemma_kind_of((frn_tag)frn_fine_table[g->fine].tag);
    frn_slice pair;
    uint32_t id;

    if (!c)
        return false;
    c->total++;
    c->tag[g->fine]++;
    if (frn_fine_table[g->fine].tag == FRN_TAG_VERB && t->lower.len > 2) {
        /* lemmas of typing errors would mislead the rules: the base form itself, or often */
        c = count_of(v, g->lemma);
        if (!c)
            return false;
        c->verb = true;
    }
    if (frn_fine_table[g->fine].tag == FRN_TAG_PROPN)
        return true;
    pair =
        frn_arena_printf(arena, "%.*s\t%d\t%.*s", FRN_ARG(t->lower), (int)kind, FRN_ARG(g->lemma));
    id = pair.ptr ? frn_intern_add(&v->pairs, pair) : FRN_NONE;
    if (id == FRN_NONE)
        return false;
    while (v->pair_count.len <= id)
        if (!frn_vec_push(&v->pair_count, 0))
            return false;
    v->pair_count.at[id]++;
    return true;
}

static const vocabulary *sorting; /* qsort has no context */

static int by_count(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t cx = sorting->counts.at[x].total, cy = sorting->counts.at[y].total;

    if (cx != cy)
        return cx < cy ? 1 : -1;
    return frn_slice_cmp(frn_intern_text(&sorting->words, x), frn_intern_text(&sorting->words, y));
}

/* Common enough in the treebank to be learned as it stands. */
static bool is_kept(const vocabulary *v, uint32_t id, uint32_t least)
{
    size_t len = frn_intern_text(&v->words, id).len;

    return len > 0 && len < 40 && (v->counts.at[id].total >= least || v->counts.at[id].verb);
}

static bool count_words(vocabulary *v, const treebank *bank, uint32_t least)
{
    frn_arena arena = {0};
    bool fine = true;

    for (size_t i = 0; fine && i < bank->sentence.len; i++) {
        const gold_sentence *s = &bank->sentence.at[i];
        frn_token *token;

        frn_arena_reset(&arena);
        token = treebank_tokens(NULL, &arena, s);
        fine = token != NULL;
        for (uint32_t k = 0; fine && k < s->count; k++)
            fine = count_token(v, &arena, &token[k], &s->token[k]);
    }
    frn_arena_free(&arena);
    for (uint32_t i = 0; fine && i < v->counts.len; i++)
        if (is_kept(v, i, least))
            fine = frn_vec_push(&v->kept, i);
    if (fine && v->kept.len) {
        sorting = v;
        qsort(v->kept.at, v->kept.len, sizeof *v->kept.at, by_count);
    }
    return fine;
}

/* Words that only `extra` has, behind the others. */
static bool add_words(vocabulary *v, const vectors *extra, uint32_t least)
{
    for (uint32_t i = 0; i < frn_intern_count(&extra->words); i++) {
        frn_slice word = frn_intern_text(&extra->words, i);
        uint32_t id;

        if (!count_of(v, word))
            return false;
        id = frn_intern_find(&v->words, word);
        if (!is_kept(v, id, least) && !frn_vec_push(&v->kept, id))
            return false;
    }
    return true;
}

static void put_u32(frn_buf *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        frn_buf_byte(out, (char)(value >> 8 * i & 255));
}

/* May have a tag of a closed class: it has one in the treebank, not only by mistake, or is one of
 * those that the treebank happens to lack. */
static bool is_closed(frn_slice word, const word_counts *c)
{
    static const char *const lacking[] = {
        "alongside",  "amidst",          "anti",       "apropos",   "athwart",
        "barring",    "circa",           "concerning", "contra",    "considering",
        "ere",        "excepting",       "excluding",  "failing",   "midst",
        "nigh",       "notwithstanding", "oneself",    "opposite",  "pending",
        "pro",        "regarding",       "respecting", "sans",      "underneath",
        "whatsoever", "whereby",         "wherever",   "whichever", "whosoever"};
    uint32_t closed = 0;

    for (uint32_t k = 0; k < FRN_FINE_COUNT; k++)
        closed += frn_fine_is_closed((frn_fine)k) ? c->tag[k] : 0;
    for (size_t i = 0; i < sizeof lacking / sizeof lacking[0]; i++)
        closed += frn_slice_is(word, lacking[i]);
    return closed * 50 > c->total;
}

static void write_word(frn_buf *out, frn_slice text, const word_counts *c)
{
    uint32_t first = 0, second = UINT32_MAX;

    for (uint32_t k = 1; k < FRN_FINE_COUNT; k++)
        if (c->tag[k] > c->tag[first])
            first = k;
    for (uint32_t k = 0; k < FRN_FINE_COUNT; k++)
        if (k != first && c->tag[k] * 20 >= c->total && c->tag[k] > 0 &&
            (second == UINT32_MAX || c->tag[k] > c->tag[second]))
            second = k;
    frn_buf_byte(out, (char)text.len);
    frn_buf_byte(out, (char)first);
    frn_buf_byte(out, (char)(second == UINT32_MAX ? first : second));
    frn_buf_byte(
        out, (char)((c->verb ? FRN_WORD_VERB : 0) | (is_closed(text, c) ? FRN_WORD_CLOSED : 0)));
}

/* Lemmas that the rules get wrong, the commonest for each form and kind. */
static uint32_t write_exceptions(frn_buf *out, const vocabulary *v, const frn_model *model)
{
    frn_map best = {0}; /* word * 4 + kind -> pair */
    uint32_t written = 0, count = frn_intern_count(&v->pairs);

    for (uint32_t i = 0; i < count; i++) {
        frn_slice rest = frn_intern_text(&v->pairs, i), form, kind;
        uint32_t word, *at;

        if (!frn_slice_split(&rest, '\t', &form) || !frn_slice_split(&rest, '\t', &kind))
            continue;
        word = frn_model_find(model, form, frn_word_hash(form));
        if (word == UINT32_MAX)
            continue;
        at = frn_map_put(&best, (uint64_t)word * 4 + (uint64_t)(kind.ptr[0] - '0') + 1, i, NULL);
        if (!at)
            break;
        if (v->pair_count.at[i] > v->pair_count.at[*at])
            *at = i;
    }
    for (uint32_t word = 0; word < model->word_count; word++)
        for (uint32_t kind = 0; kind < FRN_LEMMA_COUNT; kind++) {
            uint32_t pair = frn_map_get(&best, (uint64_t)word * 4 + kind + 1);
            frn_slice rest, skipped;

            if (pair == UINT32_MAX || v->pair_count.at[pair] < 2)
                continue;
            rest = frn_intern_text(&v->pairs, pair);
            if (!frn_slice_split(&rest, '\t', &skipped))
                continue;
            if (!frn_slice_split(&rest, '\t', &skipped)) /* the second of the two before it */
                continue;
            if (frn_slice_eq(rest, model->lemma[word][kind]) || rest.len > 40)
                continue;
            put_u32(out, word);
            frn_buf_byte(out, (char)kind);
            frn_buf_byte(out, (char)rest.len);
            frn_buf_add(out, rest);
            written++;
        }
    frn_map_free(&best);
    return written;
}

frn_status model_write(frn_buf *out, const treebank *bank, const vectors *extra,
                       const frn_model *before, const train_net *net, const train_opts *opts,
                       frn_error *err)
{
    vocabulary v = {0};
    frn_buf words = {0}, text = {0}, exceptions = {0};
    uint32_t exception_count = 0;
    bool *trained = NULL;
    bool fine = count_words(&v, bank, opts->word_least) && add_words(&v, extra, opts->word_least);

    for (size_t i = 0; fine && i < v.kept.len; i++) {
        frn_slice word = frn_intern_text(&v.words, v.kept.at[i]);

        write_word(&words, word, &v.counts.at[v.kept.at[i]]);
        frn_buf_add(&text, word);
    }
    trained = calloc(v.kept.len + 1, sizeof *trained);
    fine = fine && trained;
    for (size_t i = 0; fine && i < v.kept.len; i++)
        trained[i + 1] = v.counts.at[v.kept.at[i]].total >= opts->word_least;
    if (fine && before)
        exception_count = write_exceptions(&exceptions, &v, before);
    frn_buf_text(out, "FRNMODL2");
    put_u32(out, (uint32_t)v.kept.len);
    put_u32(out, (uint32_t)text.len);
    put_u32(out, exception_count);
    put_u32(out, net != NULL);
    frn_buf_add(out, frn_buf_slice(&words));
    frn_buf_add(out, frn_buf_slice(&text));
    frn_buf_add(out, frn_buf_slice(&exceptions));
    if (net && fine)
        net_write(net, trained, out);
    fine = fine && !words.failed && !text.failed && !exceptions.failed && !out->failed;
    free(trained);
    frn_buf_free(&words);
    frn_buf_free(&text);
    frn_buf_free(&exceptions);
    frn_intern_free(&v.words);
    frn_intern_free(&v.pairs);
    frn_vec_free(&v.counts);
    frn_vec_free(&v.kept);
    frn_vec_free(&v.pair_count);
    return fine ? FRN_OK : frn_no_memory(err);
}
