/* The parser: a dynamic oracle for the arc-hybrid system with exploration (Goldberg and Nivre
 * 2013). The parser walks its own, partly wrong, way and learns which moves lose no further arc. */
#include "train.h"

#include <stdio.h>

typedef struct session {
    const frn_model *model;
    learner *l;
    frn_rng rng;
    const gold_token *gold;
    frn_parse_state state;
    frn_parse_node node[FRN_SENTENCE_MAX + 2];
    uint16_t stack[FRN_SENTENCE_MAX];
} session;

/* The gold head; the root's number is the sentence's length. */
static uint32_t head_of(const session *s, uint32_t i)
{
    return s->gold[i].head < 0 ? s->state.count : (uint32_t)s->gold[i].head;
}

/* Does taking the top off the stack as a dependent of `head` lose gold arcs other than its own? */
static uint32_t reduce_cost(const session *s, uint32_t head)
{
    const frn_parse_state *p = &s->state;
    uint32_t top = p->stack[p->depth - 1], gold = head_of(s, top), cost = 0;

    for (uint32_t i = p->next; i < p->count; i++)
        cost += head_of(s, i) == top;
    /* its own head: still to be had from the buffer or the word below */
    if (gold != head && (gold >= p->next || (p->depth > 1 && gold == p->stack[p->depth - 2])))
        cost++;
    return cost;
}

static uint32_t shift_cost(const session *s)
{
    const frn_parse_state *p = &s->state;
    uint32_t cost = 0, gold = head_of(s, p->next);

    for (uint32_t i = 0; i < p->depth; i++) {
        cost += head_of(s, p->stack[i]) == p->next;
        cost += i + 1 < p->depth && p->stack[i] == gold;
    }
    return cost;
}

/* Which actions lose nothing; in free[]. `score` breaks ties. Returns the best of them. */
static uint32_t best_free(const session *s, const int32_t *score, uint32_t *best_allowed)
{
    const frn_parse_state *p = &s->state;
    uint32_t allowed = frn_parse_allowed(p), cost[3] = {0}, least = UINT32_MAX;
    uint32_t top = p->depth ? p->stack[p->depth - 1] : 0, best = UINT32_MAX, any = UINT32_MAX;
    uint32_t head[3] = {0, p->next, p->depth > 1 ? p->stack[p->depth - 2] : 0};
    bool last = p->next == p->count;

    if (allowed & 1u << FRN_MOVE_SHIFT)
        cost[FRN_MOVE_SHIFT] = shift_cost(s);
    for (int m = FRN_MOVE_LEFT; m <= FRN_MOVE_RIGHT; m++)
        if (allowed & 1u << m)
            cost[m] = reduce_cost(s, head[m]);
    for (int m = 0; m < 3; m++)
        if ((allowed >> m & 1) && cost[m] < least)
            least = cost[m];
    for (uint32_t k = 0; k < s->model->action_count; k++) {
        frn_action a = s->model->action[k];

        if (!(allowed >> a.move & 1) ||
            (a.move == FRN_MOVE_LEFT && last != (a.rel == FRN_REL_ROOT)))
            continue;
        if (any == UINT32_MAX || score[k] > score[any])
            any = k;
        if (cost[a.move] > least)
            continue;
        if (a.move != FRN_MOVE_SHIFT && head_of(s, top) == head[a.move] &&
            a.rel != s->gold[top].rel && !(last && a.move == FRN_MOVE_LEFT))
            continue;
        if (best == UINT32_MAX || score[k] > score[best])
            best = k;
    }
    *best_allowed = any;
    return best == UINT32_MAX ? any : best;
}

static void learn_sentence(session *s, double explore)
{
    uint32_t feature[FRN_PARSE_FEATURES];
    int32_t score[FRN_PARSE_ROW];

    while (!frn_parse_done(&s->state)) {
        uint32_t n = frn_parse_features(&s->state, feature), best, free;

        s->l->now++;
        learner_score(s->l, feature, n, s->model->action_count, score);
        free = best_free(s, score, &best);
        if (best == UINT32_MAX)
            break;
        if (best != free) {
            learner_update(s->l, feature, n, free, 1);
            learner_update(s->l, feature, n, best, -1);
        }
        if (best != free && frn_rng_unit(&s->rng) >= explore)
            best = free;
        frn_parse_move(&s->state, s->model->action[best]);
    }
}

static bool start_sentence(session *s, const gold_sentence *gold, const uint8_t *fine,
                           frn_arena *arena)
{
    frn_token *token = treebank_tokens(s->model, arena, gold);

    if (!token)
        return false;
    for (uint32_t i = 0; i < gold->count; i++)
        if (!frn_token_finish(s->model, arena, &token[i], fine[i]))
            return false;
    s->gold = gold->token;
    s->state = (frn_parse_state){.node = s->node, .stack = s->stack, .count = gold->count};
    frn_parse_prepare(s->model, token, gold->count, fine, s->node);
    frn_parse_init(&s->state);
    return true;
}

bool train_parser(learner *l, const frn_model *model, const treebank *bank, uint8_t *const *fine,
                  const train_opts *opts)
{
    session *s = calloc(1, sizeof *s);
    uint32_t *order = calloc(bank->sentence.len + 1, sizeof *order);
    frn_arena arena = {0};
    bool good = s && order;

    if (good)
        *s = (session){.model = model, .l = l, .rng = frn_rng_make(opts->seed, 77)};
    l->least = opts->parse_least;
    for (uint32_t i = 0; good && i < bank->sentence.len; i++)
        order[i] = i;
    for (uint32_t epoch = 0; good && epoch < opts->parse_epochs; epoch++) {
        for (size_t i = bank->sentence.len; i > 1; i--) {
            uint32_t j = frn_rng_below(&s->rng, (uint32_t)i), kept = order[i - 1];

            order[i - 1] = order[j];
            order[j] = kept;
        }
        for (size_t i = 0; good && i < bank->sentence.len; i++) {
            frn_arena_reset(&arena);
            good = start_sentence(s, &bank->sentence.at[order[i]], fine[order[i]], &arena);
            if (good)
                learn_sentence(s, epoch == 0 ? 0 : 0.9);
            good = good && !l->failed;
        }
        if (!opts->quiet)
            fprintf(stderr, "parser: pass %u, %zu features\n", epoch + 1, l->feature.len);
    }
    frn_arena_free(&arena);
    free(order);
    free(s);
    return good;
}
