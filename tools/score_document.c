/* One document against its gold claims. */
#include <stdio.h>

#include "base/utf8.h"
#include "score.h"

enum { MOST = 512 };

typedef struct pairing {
    score_reader *r;
    const score_golds *gold;
    const score_claims *claims;
    frn_date date;
    bool roll_up;
    int32_t *of_gold; /* [gold] claim or -1 */
    int32_t *of_claim;
} pairing;

/* Lower case without "the", blanks single. */
static frn_slice plain(frn_arena *arena, frn_slice name)
{
    frn_slice folded = frn_utf8_fold(arena, frn_slice_trim(name));

    if (frn_slice_starts(folded, FRN_LIT("the ")))
        folded = frn_slice_sub(folded, 4, folded.len);
    return folded;
}

/* The state that a gold name belongs to: "Iranian officials", "US troops", "Hassan Rouhani". */
static frn_slice state_of_name(const score_reader *r, frn_slice name, frn_date date,
                               frn_actor_kind *kind)
{
    uint32_t row = frn_lexicon_find(r->lexicon, name, date);
    const frn_lexicon_actor *actor = frn_lexicon_at(r->lexicon, row);
    size_t cut = name.len;

    *kind = FRN_KIND_UNKNOWN;
    if (actor) {
        const frn_lexicon_actor *state =
            frn_lexicon_at(r->lexicon, frn_lexicon_state_on(r->lexicon, row, date));
        *kind = actor->kind;
        return state ? state->id : (frn_slice){0};
    }
    while (cut > 0) { /* a shorter and shorter front part */
        const frn_lexicon_actor *state;
        while (cut > 0 && name.ptr[cut - 1] != ' ')
            cut--;
        if (!cut)
            break;
        cut--;
        row = frn_lexicon_find(r->lexicon, frn_slice_sub(name, 0, cut), date);
        if (row == FRN_NONE)
            continue;
        state = frn_lexicon_at(r->lexicon, frn_lexicon_state_on(r->lexicon, row, date));
        *kind = FRN_KIND_GOVERNMENT;
        return state ? state->id : (frn_slice){0};
    }
    return (frn_slice){0};
}

static bool contains_word(frn_slice longer, frn_slice part)
{
    size_t at = frn_slice_search(longer, part);

    return part.len > 2 && at < longer.len && (at == 0 || longer.ptr[at - 1] == ' ') &&
           (at + part.len == longer.len || longer.ptr[at + part.len] == ' ');
}

bool score_same_actor(const score_reader *r, frn_slice gold, const frn_party *party, frn_date date,
                      bool roll_up)
{
    frn_arena arena = {0};
    uint32_t row = frn_lexicon_find(r->lexicon, gold, date);
    const frn_lexicon_actor *actor = frn_lexicon_at(r->lexicon, row);
    frn_slice a = plain(&arena, gold), b = plain(&arena, party->name),
              c = plain(&arena, party->text), state;
    frn_actor_kind kind;
    bool same;

    if (!party->id.len) {
        frn_arena_free(&arena);
        return false;
    }
    same =
        (actor && frn_slice_eq(actor->id, party->id)) || frn_slice_eq(a, b) || frn_slice_eq(a, c);
    if (!same && !actor)
        same = contains_word(a, b) || contains_word(b, a) ||
               (party->kind != FRN_KIND_STATE && (contains_word(a, c) || contains_word(c, a)));
    if (!same && roll_up && party->state.len) {
        state = state_of_name(r, gold, date, &kind);
        same = frn_slice_eq(state, party->state);
    }
    frn_arena_free(&arena);
    return same;
}

static bool same_dyad(const pairing *p, const score_gold *g, const frn_claim *c)
{
    if (score_same_actor(p->r, g->source, &c->source, p->date, p->roll_up) &&
        score_same_actor(p->r, g->target, &c->target, p->date, p->roll_up))
        return true;
    return frn_action_describe(c->action)->mutual &&
           score_same_actor(p->r, g->source, &c->target, p->date, p->roll_up) &&
           score_same_actor(p->r, g->target, &c->source, p->date, p->roll_up);
}

static bool is_narrator(frn_slice speaker)
{
    return !speaker.len || frn_slice_is(speaker, "blog-narrator") ||
           frn_slice_is(speaker, "unnamed reporter");
}

static bool same_speaker(const pairing *p, const score_gold *g, const frn_claim *c)
{
    if (is_narrator(g->speaker))
        return !c->speaker.id.len;
    return score_same_actor(p->r, g->speaker, &c->speaker, p->date, true);
}

/* A gold issue lists every id under which the claim may be filed: "tigray-aid". */
static bool names_issue(frn_slice listed, frn_slice id)
{
    size_t at = frn_slice_search(listed, id), end = at + id.len;

    return id.len && at < listed.len && (at == 0 || listed.ptr[at - 1] == '-') &&
           (end == listed.len || listed.ptr[end] == '-');
}

/* The families under which the seed's own issue names fall. */
static bool same_issue(const pairing *p, const score_gold *g, const frn_claim *c)
{
    static const struct {
        const char *gold, *ours;
    } words[] = {{"iraq", "iraq"},
                 {"nuclear", "nuclear"},
                 {"syria", "syria"},
                 {"isis", "iraq"},
                 {"isis", "isis"},
                 {"bilateral", "diplomacy"},
                 {"diplomatic", "diplomacy"},
                 {"counter-terrorism", "terrorism"},
                 {"iran-saudi", "diplomacy"},
                 {"sofa", "iraq"},
                 {"domestic", "politics"},
                 {"us-domestic", "diplomacy"},
                 {"isis", "terrorism"},
                 {"iran-domestic", "iran"}};
    frn_slice ours = c->issue;

    (void)p;
    if (frn_slice_eq(g->issue, ours) || names_issue(g->issue, ours))
        return true;
    if (!ours.len && (frn_slice_is(g->issue, "bilateral") || frn_slice_is(g->issue, "iran-saudi")))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_slice_search(g->issue, frn_slice_of(words[i].gold)) < g->issue.len &&
            frn_slice_search(ours, frn_slice_of(words[i].ours)) < ours.len)
            return true;
    }
    return false;
}

static int agreement(const pairing *p, const score_gold *g, const frn_claim *c)
{
    return 4 * same_speaker(p, g, c) + 3 * (g->modality == c->modality) + 2 * same_issue(p, g, c) +
           (g->sign == c->sign);
}

/* Pairs by falling agreement: greedy, in the order of the text on a tie. */
static void pair_up(pairing *p, bool with_sign, bool facts)
{
    for (size_t g = 0; g < p->gold->len; g++)
        p->of_gold[g] = -1;
    for (size_t c = 0; c < p->claims->len; c++)
        p->of_claim[c] = -1;
    for (int score = 10; score >= 0; score--) {
        for (size_t g = 0; g < p->gold->len; g++) {
            const score_gold *gold = &p->gold->at[g];
            if (facts && gold->modality > FRN_MODALITY_HEDGED)
                continue;
            for (size_t c = 0; c < p->claims->len && p->of_gold[g] < 0; c++) {
                const frn_claim *claim = &p->claims->at[c];
                if (p->of_claim[c] >= 0 || (with_sign && gold->sign != claim->sign) ||
                    (facts && claim->modality > FRN_MODALITY_HEDGED) ||
                    agreement(p, gold, claim) != score || !same_dyad(p, gold, claim))
                    continue;
                p->of_gold[g] = (int32_t)c;
                p->of_claim[c] = (int32_t)g;
            }
        }
    }
}

static score_figures count(const pairing *p, bool facts)
{
    score_figures f = {0};

    for (size_t g = 0; g < p->gold->len; g++) {
        const score_gold *gold = &p->gold->at[g];
        const frn_claim *c;
        if (facts && gold->modality > FRN_MODALITY_HEDGED)
            continue;
        f.gold++;
        if (p->of_gold[g] < 0)
            continue;
        c = &p->claims->at[p->of_gold[g]];
        f.hits++;
        f.speaker += same_speaker(p, gold, c);
        f.modality += gold->modality == c->modality;
        f.issue += same_issue(p, gold, c);
    }
    for (size_t c = 0; c < p->claims->len; c++)
        f.claims += !facts || p->claims->at[c].modality <= FRN_MODALITY_HEDGED;
    return f;
}

double score_share(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

double score_f1(const score_figures *f)
{
    return score_share(2 * f->hits, f->gold + f->claims);
}

static void print_line(const char *what, const score_figures *f)
{
    printf("  %-28s P %.3f  R %.3f  F1 %.3f  (%zu right, %zu claims, %zu gold)\n", what,
           score_share(f->hits, f->claims), score_share(f->hits, f->gold), score_f1(f), f->hits,
           f->claims, f->gold);
}

static int number_of(frn_slice id)
{
    int64_t n = 0;

    frn_slice_int(frn_slice_sub(id, 1, id.len), &n);
    return (int)n;
}

/* The hard subsets of the seed's gold by claim number (gold.md section 9). */
static void print_subsets(const pairing *p)
{
    static const struct {
        const char *name;
        int range[16][2];
    } sets[] = {{"nested attribution", {{50, 57}, {72, 81}, {84, 89}}},
                {"conditional, hypothetical",
                 {{13, 14},
                  {36, 39},
                  {41, 41},
                  {43, 48},
                  {59, 59},
                  {63, 63},
                  {68, 69},
                  {82, 82},
                  {106, 106}}},
                {"negation, denial", {{18, 18}, {33, 33}, {67, 67}, {90, 90}}}};

    for (size_t k = 0; k < 3; k++) {
        size_t all = 0, found = 0, speaker = 0, modality = 0;
        for (size_t g = 0; g < p->gold->len; g++) {
            const score_gold *gold = &p->gold->at[g];
            bool in = false;
            for (int i = 0; i < 16 && sets[k].range[i][0]; i++)
                in |= number_of(gold->id) >= sets[k].range[i][0] &&
                      number_of(gold->id) <= sets[k].range[i][1];
            if (!in)
                continue;
            all++;
            if (p->of_gold[g] < 0)
                continue;
            found++;
            speaker += same_speaker(p, gold, &p->claims->at[p->of_gold[g]]);
            modality += gold->modality == p->claims->at[p->of_gold[g]].modality;
        }
        printf("  %-28s found %zu of %zu, speaker right %zu, modality right %zu\n", sets[k].name,
               found, all, speaker, modality);
    }
}

static void print_claim(const char *tag, const frn_claim *c)
{
    printf("  %s %.*s -> %.*s %+d %s %s [%.*s] by %.*s: %.*s | %.120s\n", tag,
           FRN_ARG(c->source.name), FRN_ARG(c->target.name), c->sign,
           frn_action_describe(c->action)->name, frn_modality_text(c->modality), FRN_ARG(c->issue),
           FRN_ARG(c->speaker.name), FRN_ARG(c->rule), c->quote.ptr ? c->quote.ptr : "");
}

static void print_misses(const pairing *p, size_t most)
{
    size_t shown = 0;

    for (size_t g = 0; g < p->gold->len && shown < most; g++) {
        const score_gold *gold = &p->gold->at[g];
        if (p->of_gold[g] >= 0)
            continue;
        printf("  missed %.*s %.*s -> %.*s %+d %s: %.*s\n", FRN_ARG(gold->id),
               FRN_ARG(gold->source), FRN_ARG(gold->target), gold->sign,
               frn_modality_text(gold->modality), FRN_ARG(gold->text));
        shown++;
    }
    shown = 0;
    for (size_t c = 0; c < p->claims->len && shown < most; c++) {
        if (p->of_claim[c] < 0) {
            print_claim("extra", &p->claims->at[c]);
            shown++;
        }
    }
}

static void print_wrong_fields(const pairing *p)
{
    for (size_t g = 0; g < p->gold->len; g++) {
        const score_gold *gold = &p->gold->at[g];
        const frn_claim *c;
        if (p->of_gold[g] < 0)
            continue;
        c = &p->claims->at[p->of_gold[g]];
        if (!same_speaker(p, gold, c) || gold->modality != c->modality || !same_issue(p, gold, c)) {
            printf("  differs %.*s by %.*s, %s, %.*s\n", FRN_ARG(gold->id), FRN_ARG(gold->speaker),
                   frn_modality_text(gold->modality), FRN_ARG(gold->issue));
            print_claim("     got", c);
        }
    }
}

/* A conditional, hypothetical or negated gold claim that only a fact matches is printed as fact. */
static bool is_printed_as_fact(const pairing *p, size_t g)
{
    frn_modality m = p->gold->at[g].modality;

    return p->of_gold[g] >= 0 &&
           (m == FRN_MODALITY_CONDITIONAL || m == FRN_MODALITY_HYPOTHETICAL ||
            m == FRN_MODALITY_NEGATED) &&
           p->claims->at[p->of_gold[g]].modality == FRN_MODALITY_ASSERTED;
}

static size_t printed_as_fact(const pairing *p)
{
    size_t n = 0;

    for (size_t g = 0; g < p->gold->len; g++)
        n += is_printed_as_fact(p, g);
    return n;
}

static void print_facts(const pairing *p)
{
    for (size_t g = 0; g < p->gold->len; g++) {
        if (!is_printed_as_fact(p, g))
            continue;
        printf("  as fact %.*s %s: %.*s\n", FRN_ARG(p->gold->at[g].id),
               frn_modality_text(p->gold->at[g].modality), FRN_ARG(p->gold->at[g].text));
        print_claim("     got", &p->claims->at[p->of_gold[g]]);
    }
}

static int read_sign(frn_slice s)
{
    return frn_slice_is(s, "+") ? 1 : frn_slice_is(s, "-") ? -1 : 0;
}

static bool read_gold(score_golds *out, frn_slice bytes)
{
    frn_slice line, field[12];
    bool first = true;

    while (frn_slice_split(&bytes, '\n', &line)) {
        uint32_t n = 0;
        score_gold g = {0};
        if (!line.len || first) {
            first = false;
            continue;
        }
        while (n < 12 && frn_slice_split(&line, '\t', &field[n]))
            n++;
        if (n < 11)
            continue;
        g.id = field[0];
        g.speaker = field[1];
        g.source = field[3];
        g.target = field[4];
        g.issue = field[5];
        g.sign = read_sign(field[6]);
        g.text = field[10];
        if (!frn_modality_find(field[8], &g.modality) || !frn_vec_push(out, g))
            return false;
    }
    return true;
}

static void measure(pairing *p, bool roll_up, score_figures *dyad, score_figures *sign,
                    score_figures *facts)
{
    p->roll_up = roll_up;
    pair_up(p, false, false);
    *dyad = count(p, false);
    pair_up(p, true, true);
    *facts = count(p, true);
    pair_up(p, true, false);
    *sign = count(p, false);
}

score_result score_document(score_reader *r, const char *title, const char *text_path,
                            const char *gold_path, frn_date date, bool seed)
{
    score_claims claims = {0};
    score_golds gold = {0};
    frn_slice text = score_file(&r->arena, text_path), rows = score_file(&r->arena, gold_path);
    pairing p = {.r = r, .gold = &gold, .claims = &claims, .date = date};
    score_figures dyad, sign, facts;
    score_result result = {0};

    if (!text.ptr || !rows.ptr || !score_read_text(&claims, r, title, text, date) ||
        !read_gold(&gold, rows)) {
        printf("%s: cannot be scored\n", title);
        return result;
    }
    p.of_gold = FRN_NEW_ARRAY(&r->arena, int32_t, gold.len + 1);
    p.of_claim = FRN_NEW_ARRAY(&r->arena, int32_t, claims.len + 1);
    printf("%s\n", title);
    measure(&p, false, &dyad, &sign, &facts);
    print_line("strict actors, dyad + sign", &sign);
    measure(&p, true, &dyad, &sign, &facts);
    print_line("dyad", &dyad);
    print_line("dyad + sign", &sign);
    print_line("asserted and hedged", &facts);
    printf("  of matches: speaker %.1f%%, modality %.1f%%, issue %.1f%%\n",
           100 * score_share(sign.speaker, sign.hits), 100 * score_share(sign.modality, sign.hits),
           100 * score_share(sign.issue, sign.hits));
    printf("  conditional, hypothetical or negated gold printed as fact: %zu\n",
           printed_as_fact(&p));
    if (seed)
        print_subsets(&p);
    if (!r->brief || r->verbose)
        print_misses(&p, r->verbose ? 1000 : 6);
    if (r->verbose) {
        print_facts(&p);
        print_wrong_fields(&p);
    }
    printf("\n");
    result = (score_result){.sign = sign, .facts = facts, .as_fact = printed_as_fact(&p)};
    frn_vec_free(&claims);
    frn_vec_free(&gold);
    return result;
}
