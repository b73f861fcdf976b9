/* The tagger: greedy from left to right on its own earlier tags, several passes. Every so often a
 * sentence is read once more as a headline or in capitals, so that tags do not lean on capitals. */
#include "train.h"

typedef struct session {
    const frn_model *model;
    learner *l;
    frn_rng rng;
    frn_tag_input input[FRN_SENTENCE_MAX + 2 * FRN_TAG_PAD];
} session;

static uint32_t best_of(const int32_t *score, uint32_t classes)
{
    uint32_t best = 0;

    for (uint32_t k = 1; k < classes; k++)
        if (score[k] > score[best])
            best = k;
    return best;
}

static void learn_sentence(session *s, const gold_sentence *gold, const frn_token *token)
{
    uint32_t t1 = FRN_FINE_COUNT, t2 = FRN_FINE_COUNT;
    uint32_t feature[FRN_TAG_FEATURES];
    int32_t score[FRN_FINE_COUNT];

    frn_tag_prepare(s->model, token, gold->count, s->input);
    for (uint32_t i = 0; i < gold->count; i++) {
        const frn_tag_input *in = &s->input[FRN_TAG_PAD + i];
        uint32_t want = gold->token[i].fine, got = in->fixed;

        s->l->now++;
        if (got == FRN_FINE_COUNT) {
            uint32_t n = frn_tag_features(in, t1, t2, feature);

            learner_score(s->l, feature, n, FRN_FINE_COUNT, score);
            got = best_of(score, FRN_FINE_COUNT);
            if (got != want) {
                learner_update(s->l, feature, n, want, 1);
                learner_update(s->l, feature, n, got, -1);
            }
        }
        t2 = t1;
        t1 = got;
    }
}

/* The sentence with every longer word capitalised (a headline), or all in capitals. */
static void recase(frn_token *token, uint32_t count, bool all)
{
    for (uint32_t i = 0; i < count; i++) {
        unsigned char c = (unsigned char)(token[i].lower.len ? token[i].lower.ptr[0] : 0);

        if ((unsigned)c - 'a' >= 26)
            continue;
        if (all && token[i].lower.len > 1)
            token[i].flags |= FRN_TOKEN_UPPER | FRN_TOKEN_ALL_UPPER;
        else if (token[i].lower.len > 3)
            token[i].flags |= FRN_TOKEN_UPPER;
    }
}

static void shuffle(frn_rng *rng, uint32_t *order, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        uint32_t j = frn_rng_below(rng, (uint32_t)i), kept = order[i - 1];

        order[i - 1] = order[j];
        order[j] = kept;
    }
}

bool train_tagger(learner *l, const frn_model *model, const treebank *bank, size_t from, size_t to,
                  uint32_t epochs, const train_opts *opts)
{
    session *s = calloc(1, sizeof *s);
    FRN_VEC(uint32_t) order = {0};
    frn_arena arena = {0};
    bool fine = s != NULL;

    for (uint32_t i = 0; fine && i < bank->sentence.len; i++)
        if (i < from || i >= to)
            fine = frn_vec_push(&order, i);
    if (fine)
        *s = (session){.model = model, .l = l, .rng = frn_rng_make(opts->seed, from)};
    l->least = opts->tag_least;
    for (uint32_t epoch = 0; fine && epoch < epochs; epoch++) {
        shuffle(&s->rng, order.at, order.len);
        for (size_t i = 0; fine && i < order.len; i++) {
            const gold_sentence *gold = &bank->sentence.at[order.at[i]];
            frn_token *token;
            uint32_t again = frn_rng_below(&s->rng, 40);

            frn_arena_reset(&arena);
            token = treebank_tokens(model, &arena, gold);
            if (!token) {
                fine = false;
                break;
            }
            learn_sentence(s, gold, token);
            if (again < 4) {
                recase(token, gold->count, again == 0);
                learn_sentence(s, gold, token);
            }
            fine = !l->failed;
        }
    }
    frn_vec_free(&order);
    frn_arena_free(&arena);
    free(s);
    return fine;
}

bool tag_with(const learner *l, const frn_model *model, const gold_sentence *gold, uint8_t *fine)
{
    frn_arena arena = {0};
    frn_token *token = treebank_tokens(model, &arena, gold);
    frn_tag_input *input = FRN_NEW_ARRAY(&arena, frn_tag_input, gold->count + 2 * FRN_TAG_PAD);
    uint32_t t1 = FRN_FINE_COUNT, t2 = FRN_FINE_COUNT;
    uint32_t feature[FRN_TAG_FEATURES];
    int32_t score[FRN_FINE_COUNT];

    if (token && input) {
        frn_tag_prepare(model, token, gold->count, input);
        for (uint32_t i = 0; i < gold->count; i++) {
            const frn_tag_input *in = &input[FRN_TAG_PAD + i];
            uint32_t got = in->fixed;

            if (got == FRN_FINE_COUNT) {
                learner_score(l, feature, frn_tag_features(in, t1, t2, feature), FRN_FINE_COUNT,
                              score);
                got = best_of(score, FRN_FINE_COUNT);
            }
            fine[i] = (uint8_t)got;
            t2 = t1;
            t1 = got;
        }
    }
    frn_arena_free(&arena);
    return token && input;
}
