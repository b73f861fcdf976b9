/* How good a model is on a treebank whose tokens are given. */
#include <stdio.h>
#include <time.h>

#include "train.h"

typedef struct tally {
    uint64_t words, tags, fine, lemmas, heads, labels;
    uint64_t long_words, long_heads, long_labels; /* sentences of more than 30 tokens */
    uint64_t rel_right[2][FRN_REL_COUNT], rel_given[2][FRN_REL_COUNT], rel_gold[2][FRN_REL_COUNT];
} tally;

typedef struct bench {
    const frn_model *model;
    frn_arena arena;
    frn_net_input input[FRN_SENTENCE_MAX];
    uint8_t fine[FRN_SENTENCE_MAX];
    frn_net_work net;
} bench;

static bool parse_one(bench *b, const gold_sentence *s, frn_token *token, bool gold_tags)
{
    frn_net_prepare(b->model, token, s->count, b->input);
    frn_net_begin(&b->net, &s->count, 1);
    frn_net_tag(&b->model->net, &b->net, b->input, b->fine);
    for (uint32_t i = 0; i < s->count; i++) {
        if (gold_tags)
            b->fine[i] = s->token[i].fine;
        if (!frn_token_finish(b->model, &b->arena, &token[i], b->fine[i]))
            return false;
    }
    return frn_net_parse(&b->model->net, &b->net, b->fine, &token);
}

static void count_one(tally *t, const gold_sentence *s, const frn_token *token, const uint8_t *fine)
{
    bool is_long = s->count > 30;

    for (uint32_t i = 0; i < s->count; i++) {
        const gold_token *g = &s->token[i];
        bool head = g->head == token[i].head, label = head && g->rel == token[i].rel;

        t->words++;
        t->tags += token[i].tag == frn_fine_table[g->fine].tag;
        t->fine += fine[i] == g->fine;
        t->lemmas += token[i].tag == FRN_TAG_PROPN || frn_slice_eq(token[i].lemma, g->lemma);
        t->heads += head;
        t->labels += label;
        t->long_words += is_long;
        t->long_heads += is_long && head;
        t->long_labels += is_long && label;
        for (int k = 0; k <= is_long; k++) {
            t->rel_gold[k][g->rel]++;
            t->rel_given[k][token[i].rel]++;
            t->rel_right[k][g->rel] += label;
        }
    }
}

static double percent(uint64_t part, uint64_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void print_tally(const tally *t)
{
    printf("tokens %llu  UPOS %.2f  fine %.2f  lemma %.2f  UAS %.2f  LAS %.2f   over 30: %llu "
           "tokens UAS %.2f LAS %.2f\n",
           (unsigned long long)t->words, percent(t->tags, t->words), percent(t->fine, t->words),
           percent(t->lemmas, t->words), percent(t->heads, t->words), percent(t->labels, t->words),
           (unsigned long long)t->long_words, percent(t->long_heads, t->long_words),
           percent(t->long_labels, t->long_words));
    for (unsigned r = 0; r < FRN_REL_COUNT; r++) {
        if (t->rel_gold[0][r] < 50)
            continue;
        printf(
            "  %-13s P %5.1f R %5.1f  n %5llu   over 30: P %5.1f R %5.1f  n %5llu\n",
            frn_rel_text((frn_rel)r), percent(t->rel_right[0][r], t->rel_given[0][r]),
            percent(t->rel_right[0][r], t->rel_gold[0][r]), (unsigned long long)t->rel_gold[0][r],
            percent(t->rel_right[1][r], t->rel_given[1][r]),
            percent(t->rel_right[1][r], t->rel_gold[1][r]), (unsigned long long)t->rel_gold[1][r]);
    }
}

frn_status score_model(const frn_model *model, const treebank *bank, bool gold_tags, frn_error *err)
{
    bench *b = calloc(1, sizeof *b);
    tally t = {0};
    struct timespec from, to;
    double seconds = 0;
    bool fine = b != NULL;

    if (fine)
        b->model = model;
    for (size_t i = 0; fine && i < bank->sentence.len; i++) {
        const gold_sentence *s = &bank->sentence.at[i];
        frn_token *token;

        frn_arena_reset(&b->arena);
        token = treebank_tokens(model, &b->arena, s);
        clock_gettime(CLOCK_MONOTONIC, &from);
        fine = token && parse_one(b, s, token, gold_tags);
        clock_gettime(CLOCK_MONOTONIC, &to);
        seconds += (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
        if (fine)
            count_one(&t, s, token, b->fine);
    }
    if (fine) {
        print_tally(&t);
        fprintf(stderr, "%.2f microseconds a token (tags, lemmas, heads)\n",
                seconds * 1e6 / (double)(t.words ? t.words : 1));
        frn_arena_free(&b->arena);
    }
    free(b);
    return fine ? FRN_OK : frn_no_memory(err);
}
