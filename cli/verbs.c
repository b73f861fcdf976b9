#include "verbs.h"

const cli_verb cli_verbs[] = {
    {"align", "who ends up on whose side, and what would flip it", verb_align},
    {"backtest", "forecasts of the past, scored beside every control", verb_backtest},
    {"balance", "triads, the frustration index with a proof, camps, who could swing", verb_balance},
    {"bargain", "where a negotiation is likely to settle, and what linking its issues is worth",
     verb_bargain},
    {"claims", "every claim, with who made it", verb_claims},
    {"export", "a signed network in another format", verb_export},
    {"forecast", "which pairs are likely to turn hostile, and why", verb_forecast},
    {"explain", "the words behind a pair, by issue, sign and voice", verb_explain},
    {"messages", "what a diagnostic's code means and what to do", verb_messages},
    {"score-forecast", "a forecast that was kept, held against what came", verb_score_forecast},
    {"pairs", "friend, enemy or frenemy, pair by pair", verb_pairs},
    {"read", "documents into claims", verb_read},
    {"report", "the briefing: frenemies, common enemies, mixed signals, with the quotes",
     verb_report},
    {"verify", "checks a proof of frenemy balance", verb_verify},
    {"whatif", "what a move would change, and which offers it fires", verb_whatif},
    {NULL, NULL, NULL},
};
