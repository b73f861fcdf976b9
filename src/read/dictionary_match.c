/* The patterns of a dictionary around a verb. */
#include "base/hash.h"
#include "read/dictionary_internal.h"

typedef struct walk {
    const frn_dictionary *d;
    const frn_scene *s;
    uint32_t verb, low, high; /* the verb's first and last token that are taken */
    uint32_t first, last;     /* the clause */
    frn_rule_match *out;
} walk;

/* "accord" finds "accords", "&TREATY" any ending of a noun; a trailing blank asks for the word as
 * it stands. */
static bool same_word(const frn_token *token, frn_slice word, bool exact)
{
    static const char *const ends[] = {"s", "es", "ed", "d", "ing"};
    size_t n = word.len;

    if (frn_slice_eq(token->lower, word))
        return true;
    if (exact)
        return false;
    if (frn_slice_eq(token->lemma, word))
        return true;
    if (!frn_slice_starts(token->lower, word))
        return n > 2 && word.ptr[n - 1] == 'y' && token->lower.len == n + 2 &&
               frn_slice_starts(token->lower, frn_slice_sub(word, 0, n - 1)) &&
               frn_slice_ends(token->lower, FRN_LIT("ies"));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (frn_slice_is(frn_slice_sub(token->lower, n, token->lower.len), ends[i]))
            return true;
    }
    return false;
}

/* The words one after another from `at`; their number, 0 when they do not stand there. */
static uint32_t words_at(const frn_scene *s, frn_slice words, uint32_t at)
{
    bool exact = words.len && words.ptr[words.len - 1] == ' ';
    frn_slice word;
    uint32_t n = 0;

    if (exact)
        words.len--;
    while (frn_slice_split(&words, ' ', &word)) {
        if (at + n >= s->count || !same_word(&s->token[at + n], word, exact || words.len))
            return 0;
        n++;
        if (!words.len)
            break;
    }
    return n;
}

static uint32_t step_words(const walk *w, const frn_step *step, uint32_t at)
{
    uint32_t most = 0;

    for (uint32_t i = 0; i < step->count; i++) {
        uint32_t n = words_at(w->s, w->d->phrases.at[step->first + i], at);
        if (n > most)
            most = n;
    }
    return most;
}

static bool parts_clauses(const frn_scene *s, uint32_t at)
{
    return frn_scene_is(s, at, ";") || frn_scene_is(s, at, ":") || frn_scene_is(s, at, "\"");
}

static bool names_somebody(const frn_scene *s, uint32_t at)
{
    int32_t m = s->mention_of[at];

    return m >= 0 && s->mention[m].actor_count > 0;
}

static void take_parties(walk *w, const frn_step *step, uint32_t at)
{
    uint32_t head = w->s->mention[w->s->mention_of[at]].head;
    frn_parties who = {0};

    if (step->kind == FRN_STEP_SKIP)
        return;
    /* from the right, "Gondor and Mordor" begins with Mordor */
    for (int hops = 0;
         hops < 4 && w->s->token[head].rel == FRN_REL_CONJ && w->s->token[head].head >= 0 &&
         names_somebody(w->s, (uint32_t)w->s->token[head].head);
         hops++)
        head = (uint32_t)w->s->token[head].head;
    frn_scene_phrase(w->s, head, &who);
    if (step->kind != FRN_STEP_TARGET)
        frn_parties_join(&w->out->source, &who);
    if (step->kind != FRN_STEP_SOURCE)
        frn_parties_join(&w->out->target, &who);
}

/* Whether the step can be taken at `at`; then *first .. *last are its tokens. */
static bool step_at(walk *w, const frn_step *step, uint32_t at, uint32_t *first, uint32_t *last)
{
    uint32_t n;

    if (step->kind != FRN_STEP_WORDS) {
        if (!names_somebody(w->s, at))
            return false;
        take_parties(w, step, at);
        *first = w->s->mention[w->s->mention_of[at]].first;
        *last = w->s->mention[w->s->mention_of[at]].last;
        return true;
    }
    n = step_words(w, step, at);
    *first = at;
    *last = at + n - 1;
    return n > 0;
}

/* One step to the right of w->high. */
static bool step_right(walk *w, const frn_step *step)
{
    uint32_t end = w->high + 1 + step->gap;

    for (uint32_t i = w->high + 1; i <= w->last && i <= end; i++) {
        uint32_t first, last;
        if (parts_clauses(w->s, i))
            return false;
        if (step_at(w, step, i, &first, &last)) {
            w->high = last;
            return true;
        }
    }
    return false;
}

static bool step_left(walk *w, const frn_step *step)
{
    uint32_t from = w->low, gap = step->gap + 1u;

    for (uint32_t i = from; i-- > w->first && gap-- > 0;) {
        uint32_t first, last;
        if (parts_clauses(w->s, i))
            return false;
        if (step_at(w, step, i, &first, &last) && (step->kind != FRN_STEP_WORDS || last < from)) {
            w->low = first;
            return true;
        }
    }
    return false;
}

/* "Sanctions were imposed": what follows the verb in the pattern is the subject of its passive. */
static bool before_passive(walk *w, const frn_step *step)
{
    return step->kind == FRN_STEP_WORDS && step->noun && frn_scene_is_passive(w->s, w->verb) &&
           step_left(w, step);
}

static bool fits(walk *w, const frn_rule *rule, uint32_t low, uint32_t high)
{
    *w->out = (frn_rule_match){.rule = rule};
    w->low = low;
    w->high = high;
    for (uint32_t i = 0; i < rule->after_count; i++) {
        const frn_step *step = &w->d->steps.at[rule->after + i];
        if (!step_right(w, step) && !before_passive(w, step))
            return false;
    }
    w->low = w->low < low ? w->low : low;
    for (uint32_t i = rule->before_count; i-- > 0;) {
        if (!step_left(w, &w->d->steps.at[rule->before + i]))
            return false;
    }
    w->out->last = w->high;
    return true;
}

/* The other words of a verb of several: "shut [the border] down" keeps its particle near. */
static bool beside(const frn_scene *s, const frn_verb_entry *entry, frn_slice prefix, uint32_t at,
                   uint32_t *low, uint32_t *high)
{
    enum { APART = 4 };

    *low = *high = at;
    if (prefix.len && !frn_slice_eq(entry->before, prefix))
        return false;
    if (entry->before.len && !prefix.len) {
        frn_slice rest = entry->before, word;
        uint32_t n = 1;
        while (frn_slice_split(&rest, ' ', &word) && rest.len)
            n++;
        if (at < n || words_at(s, entry->before, at - n) != n)
            return false;
        *low = at - n;
    }
    for (uint32_t i = at + 1; entry->after.len && i < s->count && i <= at + APART; i++) {
        uint32_t n = words_at(s, entry->after, i);
        if (n) {
            *high = i + n - 1;
            return true;
        }
    }
    return !entry->after.len;
}

static bool better(const frn_rule *rule, uint32_t words, const frn_rule *best, uint32_t best_words)
{
    if (!best || words != best_words)
        return !best || words > best_words;
    return rule->weight > best->weight;
}

bool frn_dictionary_match(frn_rule_match *out, const frn_dictionary *d, const frn_scene *s,
                          uint32_t at)
{
    frn_slice word = s->token[at].lower, prefix = {0};
    uint32_t row = frn_map_get(&d->forms, frn_hash(word)), best_words = 0;
    frn_rule_match found, best = {0};
    walk w = {.d = d,
              .s = s,
              .verb = at,
              .first = frn_scene_clause_begin(s, at),
              .last = frn_scene_clause_end(s, at),
              .out = &found};

    if (row == FRN_NONE && frn_slice_find(word, '-', 0) < word.len) { /* "re-entered" */
        prefix = frn_slice_sub(word, 0, frn_slice_find(word, '-', 0));
        row = frn_map_get(&d->forms, frn_hash(frn_slice_sub(word, prefix.len + 1, word.len)));
    }
    for (; row != FRN_NONE; row = d->entries.at[row].next) {
        const frn_verb_entry *entry = &d->entries.at[row];
        uint32_t low, high, rule = entry->rule;
        if (!beside(s, entry, prefix, at, &low, &high))
            continue;
        while (rule != FRN_NONE && !fits(&w, &d->rules.at[rule], low, high))
            rule = d->rules.at[rule].next;
        if (rule == FRN_NONE) {
            rule = entry->fallback;
            found = (frn_rule_match){.last = high};
        }
        if (rule == FRN_NONE)
            continue;
        found.rule = &d->rules.at[rule];
        if (better(found.rule, high - low, best.rule, best_words)) {
            best = found;
            best_words = high - low;
        }
    }
    *out = best;
    return best.rule && (best.rule->code || best.rule->reverse);
}
