#include "claim/action.h"

static const frn_action_info actions[FRN_ACTION_COUNT] = {
    [FRN_ACTION_NONE] = {"NONE", 0, 0, 0, 0},
    [FRN_ACTION_AGREE] = {"AGREE", 1, 4.0, 0, 1},
    [FRN_ACTION_CONSULT] = {"CONSULT", 1, 1.5, 0, 1},
    [FRN_ACTION_SUPPORT] = {"SUPPORT", 1, 3.5, 0, 0},
    [FRN_ACTION_CONCEDE] = {"CONCEDE", 1, 5.0, 0, 0},
    [FRN_ACTION_COOPERATE] = {"COOPERATE", 1, 6.0, 0, 1},
    [FRN_ACTION_AID] = {"AID", 1, 7.0, 0, 0},
    [FRN_ACTION_RETREAT] = {"RETREAT", 1, 6.0, 0, 0},
    [FRN_ACTION_INVESTIGATE] = {"INVESTIGATE", -1, -2.0, 0, 0},
    [FRN_ACTION_DEMAND] = {"DEMAND", -1, -3.0, 0, 0},
    [FRN_ACTION_DISAPPROVE] = {"DISAPPROVE", -1, -2.0, 0, 0},
    [FRN_ACTION_REJECT] = {"REJECT", -1, -4.0, 0, 0},
    [FRN_ACTION_THREATEN] = {"THREATEN", -1, -6.0, 0, 0},
    [FRN_ACTION_PROTEST] = {"PROTEST", -1, -6.5, 0, 0},
    [FRN_ACTION_SANCTION] = {"SANCTION", -1, -6.0, 0, 0},
    [FRN_ACTION_MOBILIZE] = {"MOBILIZE", -1, -7.2, 0, 0},
    [FRN_ACTION_COERCE] = {"COERCE", -1, -7.0, 0, 0},
    [FRN_ACTION_ASSAULT] = {"ASSAULT", -1, -9.0, 0, 0},
    [FRN_ACTION_FIGHT] = {"FIGHT", -1, -10.0, 0, 0},
    [FRN_ACTION_ALLY] = {"ALLY", 1, 7.0, 1, 1},
    [FRN_ACTION_PARTNER] = {"PARTNER", 1, 4.0, 1, 1},
    [FRN_ACTION_BACK] = {"BACK", 1, 5.0, 1, 0},
    [FRN_ACTION_PROXY] = {"PROXY", 1, 5.0, 1, 0},
    [FRN_ACTION_OPPOSE] = {"OPPOSE", -1, -4.0, 1, 0},
    [FRN_ACTION_RIVAL] = {"RIVAL", -1, -4.0, 1, 1},
    [FRN_ACTION_ENEMY] = {"ENEMY", -1, -6.0, 1, 1},
    [FRN_ACTION_STATEMENT] = {"STATEMENT", 0, 0, 0, 0},
};

const frn_action_info *frn_action_describe(frn_action action)
{
    return &actions[(unsigned)action < FRN_ACTION_COUNT ? action : FRN_ACTION_NONE];
}

frn_action frn_action_find(frn_slice name)
{
    for (int action = 1; action < FRN_ACTION_COUNT; action++)
        if (frn_slice_is(name, actions[action].name))
            return (frn_action)action;
    return FRN_ACTION_NONE;
}
