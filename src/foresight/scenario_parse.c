/* A hypothetical claim from a short sentence: the longest words that the lexicon knows, in turn. */
#include "foresight/scenario.h"

enum { MOST_WORDS = 40 };

typedef struct sentence {
    frn_slice text;
    frn_slice word[MOST_WORDS];
    size_t words;
} sentence;

static void cut_words(sentence *s)
{
    frn_slice rest = s->text, word;

    while (s->words < MOST_WORDS && frn_slice_split(&rest, ' ', &word)) {
        while (word.len && strchr(".,;!?\"", word.ptr[word.len - 1]))
            word.len--;
        if (word.len)
            s->word[s->words++] = word;
    }
}

static frn_slice between(const sentence *s, size_t from, size_t to)
{
    const char *begin = s->word[from].ptr, *end = s->word[to - 1].ptr + s->word[to - 1].len;

    return frn_slice_make(begin, (size_t)(end - begin));
}

static bool is_one_of(frn_slice word, const char *const *list)
{
    for (; *list; list++)
        if (frn_slice_eq_nocase(word, frn_slice_of(*list)))
            return true;
    return false;
}

/* An actor at word `at`: the longest run that is known; its end in *end. */
static bool take_actor(frn_party *out, const sentence *s, const frn_scenario_words *w, size_t at,
                       size_t *end)
{
    if (at < s->words && frn_slice_eq_nocase(s->word[at], FRN_LIT("the")))
        at++;
    for (size_t to = s->words; to > at; to--) {
        if (w->actor(w->ctx, between(s, at, to), out)) {
            out->text = between(s, at, to);
            *end = to;
            return true;
        }
    }
    return false;
}

static bool take_action(frn_claim *out, const sentence *s, const frn_scenario_words *w, size_t at,
                        size_t *end)
{
    for (size_t to = at + 4 < s->words ? at + 4 : s->words; to > at; to--) {
        if (w->action(w->ctx, between(s, at, to), &out->action, &out->sign, &out->intensity)) {
            *end = to;
            return true;
        }
    }
    return false;
}

static size_t skip_negation(frn_claim *out, const sentence *s, size_t at)
{
    static const char *const helpers[] = {"does",  "do",  "did",  "will",
                                          "would", "has", "have", NULL};
    static const char *const no[] = {"not",   "no",       "never",  "doesn't", "don't",
                                     "won't", "wouldn't", "didn't", "hasn't",  NULL};

    while (at < s->words && (is_one_of(s->word[at], helpers) || is_one_of(s->word[at], no))) {
        if (is_one_of(s->word[at], no))
            out->modality = FRN_MODALITY_NEGATED;
        at++;
    }
    return at;
}

frn_status frn_scenario_parse(frn_claim *out, frn_slice text, const frn_scenario_words *w,
                              frn_error *err)
{
    static const char *const before_issue[] = {"in", "over", "on", "about", "regarding", NULL};
    static const char *const before_target[] = {"with", "to", "at", "against", "on", "the", NULL};
    sentence s = {.text = frn_slice_trim(text)};
    frn_claim claim = {.date = FRN_NO_DATE,
                       .when = FRN_NO_SPAN,
                       .rule = FRN_LIT("whatif"),
                       .doc = FRN_LIT("scenario"),
                       .quote = s.text};
    size_t at = 0, end = 0;

    cut_words(&s);
    if (!take_actor(&claim.source, &s, w, 0, &at))
        return frn_fail(err, FRN_E_USAGE,
                        "'%.*s': expected an actor first, as in 'USA attack ISIS in Iraq'",
                        FRN_ARG(s.text));
    at = skip_negation(&claim, &s, at);
    if (at >= s.words || !take_action(&claim, &s, w, at, &end))
        return frn_fail(err, FRN_E_USAGE, "'%.*s': expected an action after '%.*s'%s%.*s",
                        FRN_ARG(s.text), FRN_ARG(claim.source.text), at < s.words ? ", found " : "",
                        FRN_ARG(at < s.words ? s.word[at] : (frn_slice){0}));
    at = end;
    while (at < s.words && is_one_of(s.word[at], before_target))
        at++;
    if (!take_actor(&claim.target, &s, w, at, &end))
        return frn_fail(err, FRN_E_USAGE, "'%.*s': expected an actor after the action%s%.*s",
                        FRN_ARG(s.text), at < s.words ? ", found " : "",
                        FRN_ARG(at < s.words ? s.word[at] : (frn_slice){0}));
    at = end;
    if (at < s.words) {
        size_t issue = at + (is_one_of(s.word[at], before_issue) ? 1 : 0);

        if (issue < s.words && frn_slice_eq_nocase(s.word[issue], FRN_LIT("the")))
            issue++;
        if (issue >= s.words || !w->issue(w->ctx, between(&s, issue, s.words), &claim.issue))
            return frn_fail(err, FRN_E_USAGE, "'%.*s': expected an issue or place, found '%.*s'",
                            FRN_ARG(s.text), FRN_ARG(between(&s, at, s.words)));
        claim.place = claim.issue;
    }
    *out = claim;
    return FRN_OK;
}
