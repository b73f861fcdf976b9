/* The greedy parser: 2n moves, each the best-scoring one that is allowed. */
#include "read/prepare_internal.h"

static uint32_t best_action(const frn_model *model, const frn_parse_state *s)
{
    uint32_t feature[FRN_PARSE_FEATURES], allowed = frn_parse_allowed(s), best = UINT32_MAX;
    int16_t score[FRN_PARSE_ROW];
    bool last = s->next == s->count; /* what goes left now hangs on the root */

    frn_weights_score(&model->parser, feature, frn_parse_features(s, feature), FRN_PARSE_ROW,
                      score);
    for (uint32_t k = 0; k < model->action_count; k++) {
        frn_action a = model->action[k];

        if (!(allowed >> a.move & 1))
            continue;
        if (a.move == FRN_MOVE_LEFT && last != (a.rel == FRN_REL_ROOT))
            continue;
        if (best == UINT32_MAX || score[k] > score[best])
            best = k;
    }
    return best;
}

void frn_parse_run(const frn_model *model, frn_token *token, uint32_t count, const uint8_t *fine,
                   frn_parse_node *node, uint16_t *stack)
{
    frn_parse_state s = {.node = node, .stack = stack, .count = count};

    frn_parse_prepare(model, token, count, fine, node);
    frn_parse_init(&s);
    while (!frn_parse_done(&s)) {
        uint32_t action = best_action(model, &s);

        /* A model without a fitting action: any tree rather than none. */
        if (action == UINT32_MAX) {
            uint32_t allowed = frn_parse_allowed(&s);
            frn_action a = {.rel = FRN_REL_DEP};

            a.move = allowed & 1u << FRN_MOVE_RIGHT  ? FRN_MOVE_RIGHT
                     : allowed & 1u << FRN_MOVE_LEFT ? FRN_MOVE_LEFT
                                                     : FRN_MOVE_SHIFT;
            if (a.move == FRN_MOVE_LEFT)
                a.rel = FRN_REL_ROOT;
            frn_parse_move(&s, a);
            continue;
        }
        frn_parse_move(&s, model->action[action]);
    }
    for (uint32_t i = 0; i < count; i++) {
        bool root = node[i].head == (int32_t)count;

        token[i].head = root ? -1 : node[i].head;
        token[i].rel = root ? FRN_REL_ROOT : node[i].label;
    }
}
