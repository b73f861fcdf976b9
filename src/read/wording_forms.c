/* The forms of the verbs in the tables, so that a verb is known wherever it stands. */
#include "read/wording_internal.h"

static const char *const irregular[] = {
    "arise arose arisen",
    "be was were been is are am being",
    "bear bore borne",
    "beat beaten",
    "become became",
    "begin began begun",
    "bend bent",
    "bind bound",
    "bite bit bitten",
    "blow blew blown",
    "break broke broken",
    "bring brought",
    "build built",
    "burn burnt",
    "buy bought",
    "cast cast",
    "catch caught",
    "choose chose chosen",
    "come came",
    "cut cut",
    "deal dealt",
    "do did done does",
    "draw drew drawn",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "flee fled",
    "fly flew flown",
    "forbid forbade forbidden",
    "foresee foresaw foreseen",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "freeze froze frozen",
    "get got gotten",
    "give gave given",
    "go went gone goes",
    "grow grew grown",
    "hang hung",
    "have had has",
    "hear heard",
    "hide hid hidden",
    "hit hit",
    "hold held",
    "hurt hurt",
    "keep kept",
    "know knew known",
    "lay laid",
    "lead led",
    "leave left",
    "lend lent",
    "let let",
    "lose lost",
    "make made",
    "mean meant",
    "meet met",
    "overcome overcame",
    "overrun overran",
    "oversee oversaw overseen",
    "overthrow overthrew overthrown",
    "pay paid",
    "put put",
    "quit quit",
    "read read",
    "rebuild rebuilt",
    "retake retook retaken",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen",
    "run ran",
    "say said",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "set set",
    "shake shook shaken",
    "shed shed",
    "shoot shot",
    "show shown",
    "shrink shrank",
    "shut shut",
    "sink sank sunk",
    "sit sat",
    "slay slew slain",
    "speak spoke spoken",
    "spend spent",
    "split split",
    "spread spread",
    "spring sprang sprung",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "strike struck",
    "strive strove",
    "swear swore sworn",
    "sweep swept",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "think thought",
    "throw threw thrown",
    "undergo underwent undergone",
    "understand understood",
    "undertake undertook undertaken",
    "undo undid undone",
    "uphold upheld",
    "upset upset",
    "wage waged",
    "weave wove",
    "win won",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "withstand withstood",
    "write wrote written",
};

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool add_form(frn_wording *w, uint32_t lemma, frn_slice stem, size_t keep, const char *extra,
                     const char *end)
{
    frn_slice form = frn_arena_printf(&w->arena, "%.*s%s%s", (int)keep, stem.ptr, extra, end);
    uint32_t id = form.ptr ? frn_intern_add(&w->words, form) : FRN_NONE;

    return id != FRN_NONE && frn_map_put(&w->forms, id, lemma, NULL);
}

/* "-s", "-ed" and "-ing" by the rules of spelling. */
static bool add_regular(frn_wording *w, uint32_t lemma)
{
    frn_slice t = frn_intern_text(&w->words, lemma);
    size_t n = t.len;
    char last, before;
    bool ok;

    if (n < 2)
        return true;
    last = t.ptr[n - 1];
    before = t.ptr[n - 2];
    if (last == 'y' && !is_vowel(before))
        ok = add_form(w, lemma, t, n - 1, "i", "es") && add_form(w, lemma, t, n - 1, "i", "ed") &&
             add_form(w, lemma, t, n, "", "ing");
    else if (last == 'e')
        ok = add_form(w, lemma, t, n, "", "s") && add_form(w, lemma, t, n, "", "d") &&
             add_form(w, lemma, t, n - 1, "", "ing");
    else
        ok = add_form(w, lemma, t, n, last == 's' || last == 'h' || last == 'x' ? "e" : "", "s") &&
             add_form(w, lemma, t, n, "", "ed") && add_form(w, lemma, t, n, "", "ing");
    if (ok && n > 2 && !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' &&
        is_vowel(before) && !is_vowel(t.ptr[n - 3])) {
        char twice[2] = {last, '\0'};
        ok = add_form(w, lemma, t, n, twice, "ed") && add_form(w, lemma, t, n, twice, "ing");
    }
    return ok && frn_map_put(&w->forms, lemma, lemma, NULL);
}

static bool add_irregular(frn_wording *w)
{
    for (size_t i = 0; i < sizeof irregular / sizeof irregular[0]; i++) {
        frn_slice rest = frn_slice_of(irregular[i]), word;
        uint32_t lemma = FRN_NONE;
        while (frn_slice_split(&rest, ' ', &word)) {
            uint32_t id = lemma == FRN_NONE ? frn_intern_find(&w->words, word)
                                            : frn_intern_add(&w->words, word);
            if (lemma == FRN_NONE) {
                lemma = id;
                if (id == FRN_NONE || frn_map_get(&w->forms, id) == UINT32_MAX)
                    break; /* no verb of the tables */
            } else if (id == FRN_NONE || !frn_map_put(&w->forms, id, lemma, NULL)) {
                return false;
            }
        }
    }
    return true;
}

bool frn_wording_add_forms(frn_wording *w)
{
    for (size_t i = 0; i < w->cues.len; i++) {
        const frn_cue *cue = &w->cues.at[i];
        if (cue->pos == FRN_POS_VERB && !add_regular(w, cue->word[cue->head][0]))
            return false;
    }
    return add_irregular(w);
}

uint32_t frn_wording_verb(const frn_wording *w, uint32_t form)
{
    return form < w->uses.len && !(w->uses.at[form] & FRN_WORD_FORM) ? FRN_NONE
                                                                     : frn_map_get(&w->forms, form);
}
