#include "words.h"

#include <string.h>

#include "base/embed.h"

int cli_words_open(cli_words *w, cli *c, const cli_inputs *inputs, const cli_claims *claims)
{
    const frn_lexicon_options options = {.dir = &inputs->lexicon,
                                         .dir_count = inputs->lexicon ? 1 : 0};
    frn_error err = {0};

    w->claims = claims;
    return frn_lexicon_load(&w->lexicon, &options, &c->sink, &err) == FRN_OK ? CLI_OK
                                                                             : cli_fail(&err);
}

void cli_words_close(cli_words *w)
{
    frn_lexicon_free(w->lexicon);
    frn_arena_free(&w->arena);
}

static bool names_party(const frn_party *p, frn_slice words)
{
    return p->id.len && (frn_slice_eq_nocase(p->id, words) || frn_slice_eq_nocase(p->name, words) ||
                         (p->text.len && frn_slice_eq_nocase(p->text, words)));
}

/* Those of the claims first: event files may use names that no lexicon has. */
static bool find_actor(void *ctx, frn_slice text, frn_party *out)
{
    const cli_words *w = ctx;
    uint32_t id = frn_lexicon_id(w->lexicon, text);
    const frn_lexicon_actor *actor, *state;

    if (id == FRN_NONE)
        id = frn_lexicon_find(w->lexicon, text, FRN_NO_DATE);
    actor = frn_lexicon_at(w->lexicon, id);
    if (actor) {
        state = frn_lexicon_at(w->lexicon, actor->state);
        *out = (frn_party){.id = actor->id, .name = actor->name, .kind = actor->kind};
        if (state) {
            out->state = state->id;
            out->state_name = state->name;
        }
        return true;
    }
    for (size_t i = 0; i < w->claims->claim.len; i++) {
        const frn_claim *c = &w->claims->claim.at[i];
        const frn_party *p = names_party(&c->source, text)   ? &c->source
                             : names_party(&c->target, text) ? &c->target
                                                             : NULL;

        if (p) {
            *out = *p;
            return true;
        }
    }
    return false;
}

/* The column of a TSV line. */
static frn_slice cell_at(frn_slice line, int column)
{
    frn_slice cell = {0};

    for (int i = 0; i <= column; i++)
        if (!frn_slice_split(&line, '\t', &cell))
            return (frn_slice){"", 0};
    return cell;
}

/* "attack" fits "attack", "attacks", "attacked", "attacking"; "strike" fits "striking". */
static bool inflected(frn_slice word, frn_slice stem)
{
    static const char *const ends[] = {"", "s", "es", "ed", "d", "ing", NULL};
    frn_slice without_e = stem;

    if (without_e.len && without_e.ptr[without_e.len - 1] == 'e')
        without_e.len--;
    for (int i = 0; ends[i]; i++) {
        frn_slice end = frn_slice_of(ends[i]);

        if (word.len == stem.len + end.len &&
            frn_slice_eq_nocase(frn_slice_sub(word, 0, stem.len), stem) &&
            frn_slice_eq_nocase(frn_slice_sub(word, stem.len, word.len), end))
            return true;
    }
    return without_e.len < stem.len && word.len == without_e.len + 3 &&
           frn_slice_eq_nocase(frn_slice_sub(word, 0, without_e.len), without_e) &&
           frn_slice_eq_nocase(frn_slice_sub(word, without_e.len, word.len), FRN_LIT("ing"));
}

/* The first word inflected, the rest as it stands ("cut off", "cuts off"). */
static bool fits(frn_slice words, frn_slice pattern)
{
    size_t a = frn_slice_find(words, ' ', 0), b = frn_slice_find(pattern, ' ', 0);

    return inflected(frn_slice_sub(words, 0, a), frn_slice_sub(pattern, 0, b)) &&
           frn_slice_eq_nocase(frn_slice_sub(words, a, words.len),
                               frn_slice_sub(pattern, b, pattern.len));
}

/* Verbs that a what-if is made of, by the names of the actions; the lexicon of verbs comes first.
 */
static const struct {
    const char *verb;
    frn_action action;
} verbs[] = {
    {"attack", FRN_ACTION_FIGHT},
    {"strike", FRN_ACTION_FIGHT},
    {"bomb", FRN_ACTION_FIGHT},
    {"invade", FRN_ACTION_FIGHT},
    {"fight", FRN_ACTION_FIGHT},
    {"hit", FRN_ACTION_FIGHT},
    {"act against", FRN_ACTION_FIGHT},
    {"cooperate", FRN_ACTION_COOPERATE},
    {"work with", FRN_ACTION_COOPERATE},
    {"support", FRN_ACTION_SUPPORT},
    {"back", FRN_ACTION_BACK},
    {"arm", FRN_ACTION_AID},
    {"aid", FRN_ACTION_AID},
    {"help", FRN_ACTION_AID},
    {"ally with", FRN_ACTION_ALLY},
    {"meet", FRN_ACTION_CONSULT},
    {"talk to", FRN_ACTION_CONSULT},
    {"sanction", FRN_ACTION_SANCTION},
    {"threaten", FRN_ACTION_THREATEN},
    {"blame", FRN_ACTION_DISAPPROVE},
    {"criticize", FRN_ACTION_DISAPPROVE},
    {"accuse", FRN_ACTION_DISAPPROVE},
    {"reject", FRN_ACTION_REJECT},
    {"oppose", FRN_ACTION_OPPOSE},
    {"concede", FRN_ACTION_CONCEDE},
    {"leave", FRN_ACTION_RETREAT},
};

static bool use_action(frn_action found, double given, frn_action *action, int8_t *sign,
                       double *intensity)
{
    const frn_action_info *info = frn_action_describe(found);

    *action = found;
    *intensity = given != 0 ? given : info->intensity;
    *sign = (int8_t)(*intensity > 0 ? 1 : *intensity < 0 ? -1 : info->sign);
    return true;
}

static bool find_action(void *ctx, frn_slice words, frn_action *action, int8_t *sign,
                        double *intensity)
{
    frn_slice text = frn_embedded("lexicon/actions.tsv"), line;
    frn_action named = frn_action_find(words);

    (void)ctx;
    if (named != FRN_ACTION_NONE)
        return use_action(named, 0, action, sign, intensity);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (fits(words, frn_slice_of(verbs[i].verb)))
            return use_action(verbs[i].action, 0, action, sign, intensity);
    while (text.ptr && frn_slice_split(&text, '\n', &line)) {
        double given = 0;

        if (line.len == 0 || line.ptr[0] == '#' ||
            !frn_slice_starts(cell_at(line, 1), FRN_LIT("v")) || !fits(words, cell_at(line, 0)))
            continue;
        named = frn_action_find(cell_at(line, 2));
        (void)frn_slice_double(cell_at(line, 3), &given);
        if (named != FRN_ACTION_NONE)
            return use_action(named, given, action, sign, intensity);
    }
    return false;
}

static bool among_claims(const cli_words *w, frn_slice text, frn_slice *out)
{
    for (size_t i = 0; i < w->claims->claim.len; i++) {
        const frn_claim *c = &w->claims->claim.at[i];
        const frn_slice *name[] = {&c->issue, &c->place, &c->topic};

        for (int k = 0; k < 3; k++) {
            if (name[k]->len && frn_slice_eq_nocase(*name[k], text)) {
                *out = *name[k];
                return true;
            }
        }
    }
    return false;
}

/* The id of an issue by any of its terms. */
static bool in_lexicon(frn_slice text, frn_slice *out)
{
    frn_slice file = frn_embedded("lexicon/issues.tsv"), line, term;

    while (file.ptr && frn_slice_split(&file, '\n', &line)) {
        frn_slice terms = cell_at(line, 3);

        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        if (frn_slice_eq_nocase(cell_at(line, 0), text)) {
            *out = cell_at(line, 0);
            return true;
        }
        while (terms.len && frn_slice_split(&terms, '|', &term)) {
            if (term.len && term.ptr[term.len - 1] == '?')
                term.len--;
            if (frn_slice_eq_nocase(term, text)) {
                *out = cell_at(line, 0);
                return true;
            }
        }
    }
    return false;
}

static bool find_issue(void *ctx, frn_slice text, frn_slice *out)
{
    cli_words *w = ctx;
    const frn_lexicon_actor *place;
    char lower[64];

    if (among_claims(w, text, out) || in_lexicon(text, out))
        return true;
    place = frn_lexicon_at(w->lexicon, frn_lexicon_find(w->lexicon, text, FRN_NO_DATE));
    if (!place || place->kind != FRN_KIND_STATE || place->name.len >= sizeof lower)
        return false;
    if (among_claims(w, place->id, out)) /* claims may file it under the state's id */
        return true;
    for (size_t i = 0; i < place->name.len; i++) {
        char ch = place->name.ptr[i];

        lower[i] = (char)(ch == ' ' ? '-' : ch >= 'A' && ch <= 'Z' ? ch + 32 : ch);
    }
    *out = frn_arena_copy(&w->arena, frn_slice_make(lower, place->name.len));
    return out->ptr != NULL;
}

frn_scenario_words cli_words_table(cli_words *w)
{
    return (frn_scenario_words){find_actor, find_action, find_issue, w};
}
