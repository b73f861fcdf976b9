/* Passes over the treebank. Sentences of about the same length go together; every so often one is
 * read as a headline or in capitals, so that tags do not lean on capitals, and rare words are left
 * out, so that endings and neighbours learn to do without them (Iyyer et al. 2015). */
#include "train.h"

#include <stdio.h>

enum { BATCH_WORDS = 512, BATCH_MOST = 64 };

typedef struct session {
    const frn_model *model;
    const treebank *bank;
    const train_opts *opts;
    train_net *net;
    net_room *room;
    frn_rng rng;
    uint32_t *frequency; /* [word row] */
    uint32_t *order;     /* sentences, by length */
    uint32_t *first;     /* batches: where each begins in `order` */
    uint32_t batches;
    frn_net_input input[NET_ROWS];
    uint32_t vector[NET_ROWS];
    uint8_t tag[NET_ROWS], rel[NET_ROWS];
    uint16_t head[NET_ROWS];
    uint32_t length[BATCH_MOST];
} session;

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

static bool count_words(session *s)
{
    frn_arena arena = {0};
    bool fine = true;

    for (size_t i = 0; fine && i < s->bank->sentence.len; i++) {
        const gold_sentence *gold = &s->bank->sentence.at[i];
        frn_token *token = treebank_tokens(s->model, &arena, gold);

        fine = token != NULL;
        for (uint32_t k = 0; fine && k < gold->count; k++)
            s->frequency[token[k].word + 1]++;
        frn_arena_reset(&arena);
    }
    frn_arena_free(&arena);
    return fine;
}

static bool add_sentence(session *s, frn_arena *arena, const gold_sentence *gold, uint32_t at,
                         uint32_t count)
{
    frn_token *token = treebank_tokens(s->model, arena, gold);
    frn_net_input *input = FRN_NEW_ARRAY(arena, frn_net_input, gold->count);
    uint32_t chance = frn_rng_below(&s->rng, 44);

    if (!token || !input)
        return false;
    if (chance < 4)
        recase(token, gold->count, chance == 0);
    frn_net_prepare(NULL, token, gold->count, input);
    for (uint32_t k = 0; k < gold->count; k++) {
        const gold_token *g = &gold->token[k];
        uint32_t row = k * count + at;

        s->vector[row] = frn_rng_below(&s->rng, 100) < s->opts->blank ? 0 : input[k].word;
        if (frn_rng_unit(&s->rng) < 0.7 / (0.7 + s->frequency[input[k].word]))
            input[k].word = 0;
        s->input[row] = input[k];
        s->tag[row] = g->fine;
        s->rel[row] = g->rel;
        s->head[row] = (uint16_t)(g->head + 1);
    }
    s->length[at] = gold->count;
    return true;
}

static const treebank *sorting; /* qsort has no context */

static int by_length(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t cx = sorting->sentence.at[x].count, cy = sorting->sentence.at[y].count;

    return cx != cy ? (cx < cy ? 1 : -1) : x < y ? -1 : x > y;
}

static void shuffle(frn_rng *rng, uint32_t *order, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        uint32_t j = frn_rng_below(rng, (uint32_t)i), kept = order[i - 1];

        order[i - 1] = order[j];
        order[j] = kept;
    }
}

/* Sentences of one length change places, then are cut into batches. */
static void cut_batches(session *s)
{
    uint32_t n = (uint32_t)s->bank->sentence.len, from = 0;

    sorting = s->bank;
    qsort(s->order, n, sizeof *s->order, by_length);
    for (uint32_t i = 1; i <= n; i++)
        if (i == n ||
            s->bank->sentence.at[s->order[i]].count != s->bank->sentence.at[s->order[from]].count) {
            shuffle(&s->rng, s->order + from, i - from);
            from = i;
        }
    s->batches = 0;
    for (uint32_t i = 0; i < n;) {
        uint32_t longest = s->bank->sentence.at[s->order[i]].count;
        uint32_t room = BATCH_WORDS / longest;

        s->first[s->batches++] = i;
        i += room == 0 ? 1 : room < BATCH_MOST ? room : BATCH_MOST;
    }
    s->first[s->batches] = n;
}

static bool learn_batch(session *s, frn_arena *arena, uint32_t batch, double rate, double *loss)
{
    uint32_t from = s->first[batch], count = s->first[batch + 1] - from;
    net_batch b = {.count = count,
                   .longest = s->bank->sentence.at[s->order[from]].count,
                   .length = s->length,
                   .input = s->input,
                   .vector = s->vector,
                   .tag = s->tag,
                   .rel = s->rel,
                   .head = s->head};

    frn_arena_reset(arena);
    for (uint32_t i = 0; i < count; i++)
        if (!add_sentence(s, arena, &s->bank->sentence.at[s->order[from + i]], i, count))
            return false;
    net_turn(s->net);
    *loss += net_learn(s->net, s->room, &b, s->opts->drop / 100.0, &s->rng);
    net_step(s->net, rate);
    return true;
}

static bool run(session *s)
{
    frn_arena arena = {0};
    uint32_t n = (uint32_t)s->bank->sentence.len;
    uint32_t *turn = calloc(n + 1, sizeof *turn);
    bool fine = turn != NULL;

    for (uint32_t i = 0; fine && i < n; i++)
        s->order[i] = i;
    for (uint32_t epoch = 0; fine && epoch < s->opts->epochs; epoch++) {
        double loss = 0;

        cut_batches(s);
        for (uint32_t i = 0; i < s->batches; i++)
            turn[i] = i;
        shuffle(&s->rng, turn, s->batches);
        for (uint32_t i = 0; fine && i < s->batches; i++) {
            double done = (epoch + (double)i / s->batches) / s->opts->epochs;

            fine = learn_batch(s, &arena, turn[i], 0.004 * (done < 0.98 ? 1 - done : 0.02), &loss);
        }
        fprintf(stderr, "pass %u: loss %.3f\n", epoch + 1, loss / s->batches);
    }
    free(turn);
    frn_arena_free(&arena);
    return fine;
}

bool train_network(train_net *net, const frn_model *model, const treebank *bank,
                   const float *vector, const train_opts *opts)
{
    size_t n = bank->sentence.len;
    session *s = calloc(1, sizeof *s);
    bool fine = s != NULL;

    if (!fine)
        return false;
    s->model = model;
    s->bank = bank;
    s->opts = opts;
    s->net = net;
    s->rng = frn_rng_make(opts->seed, 77);
    s->room = net_room_make();
    s->frequency = calloc(model->word_count + 1, sizeof *s->frequency);
    s->order = calloc(n + 1, sizeof *s->order);
    s->first = calloc(n + 1, sizeof *s->first);
    fine = s->room && s->frequency && s->order && s->first && count_words(s) &&
           net_init(net, model->word_count, vector, &s->rng) && run(s);
    net_room_free(s->room);
    free(s->frequency);
    free(s->order);
    free(s->first);
    free(s);
    return fine;
}
