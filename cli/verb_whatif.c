/* frenemy whatif FILES... "USA attack ISIS in Iraq": what would differ, and which offers it fires.
 */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "foresight.h"
#include "verbs.h"
#include "words.h"

typedef struct whatif {
    cli_inputs inputs;
    cli_list add, remove, size;
    bool json;
    uint64_t actors;
    cli_claims claims;
    cli_words words;
    frn_claim added[64];
    frn_slice removed[64], sized[64];
    double sizes[64];
    size_t added_count;
} whatif;

static void add_text(frn_buf *out, const frn_claim *c)
{
    frn_slice source = c->source.name.len ? c->source.name : c->source.id;
    frn_slice target = c->target.name.len ? c->target.name : c->target.id;

    frn_buf_printf(out, "%.*s %s %.*s", FRN_ARG(source), frn_action_describe(c->action)->name,
                   FRN_ARG(target));
    if (c->issue.len)
        frn_buf_printf(out, " [%.*s]", FRN_ARG(c->issue));
    frn_buf_printf(out, " (%c, %s)",
                   c->sign > 0   ? '+'
                   : c->sign < 0 ? '-'
                                 : '0',
                   frn_modality_text(c->modality));
}

static void add_quote(frn_buf *out, const frn_claim *c)
{
    if (!c->quote.len)
        return;
    frn_buf_text(out, "    \"");
    frn_buf_add(out, c->quote);
    frn_buf_byte(out, '"');
    if (c->speaker.id.len)
        frn_buf_printf(out, " - %.*s",
                       FRN_ARG(c->speaker.name.len ? c->speaker.name : c->speaker.id));
    frn_buf_printf(out, " [%.*s]\n", FRN_ARG(c->id));
}

static void text_fired(frn_buf *out, const frn_scenario *s)
{
    frn_buf_text(out, s->fired_count ? "\nConditionals that it fires:\n"
                                     : "\nIt meets no condition that anybody has named.\n");
    for (uint32_t i = 0; i < s->fired_count; i++) {
        const frn_scenario_fired *f = &s->fired[i];

        frn_buf_printf(out, "%*s%u. ", 2 * (int)f->step, "", i + 1);
        add_text(out, f->met_by);
        frn_buf_text(out, f->loosely ? "\n     meets, by kind: " : "\n     meets: ");
        add_text(out, f->condition);
        frn_buf_byte(out, '\n');
        add_quote(out, f->condition);
        frn_buf_text(out, "     so that: ");
        add_text(out, f->effect);
        frn_buf_byte(out, '\n');
        if (!frn_slice_eq(f->consequence->quote, f->condition->quote))
            add_quote(out, f->consequence);
    }
}

static void text_pairs(frn_buf *out, const frn_scenario *s)
{
    frn_buf_text(out, s->pair_count ? "\nPairs that differ (tone before -> after):\n"
                                    : "\nNo pair differs.\n");
    for (uint32_t i = 0; i < s->pair_count && i < 20; i++) {
        const frn_scenario_pair *p = &s->pair[i];

        frn_buf_printf(out, "  %.*s - %.*s", FRN_ARG(p->a.name.len ? p->a.name : p->a.id),
                       FRN_ARG(p->b.name.len ? p->b.name : p->b.id));
        if (p->issue.ptr)
            frn_buf_printf(out, " on %.*s",
                           FRN_ARG(p->issue.len ? p->issue : FRN_LIT("no issue named")));
        frn_buf_printf(out, "\t%+.2f -> %+.2f", p->tone[0], p->tone[1]);
        if (!p->issue.ptr)
            frn_buf_printf(out, p->kind[0] == p->kind[1] ? "\t%s" : "\t%s -> %s",
                           frn_pair_kind_text(p->kind[0]), frn_pair_kind_text(p->kind[1]));
        if (p->driver) {
            frn_buf_text(out, "\tby ");
            add_text(out, p->driver);
        }
        frn_buf_byte(out, '\n');
    }
}

static void text_camps(frn_buf *out, const frn_scenario *s, int t)
{
    const int8_t *camp = s->align[t].minimum[0].camp;

    frn_buf_text(out, t ? "  after:  " : "  before: ");
    for (int side = 1; side >= -1; side -= 2) {
        bool first = true;

        for (uint32_t i = 0; i < s->actors; i++) {
            if (camp[i] != side)
                continue;
            frn_buf_printf(out, "%s%.*s", first ? "" : ", ", FRN_ARG(s->actor_name[i]));
            first = false;
        }
        frn_buf_text(out, side > 0 ? "  |  " : "\n");
    }
}

static void text_lineup(frn_buf *out, const frn_scenario *s)
{
    if (!s->aligned[0] || !s->aligned[1])
        return;
    frn_buf_text(out, "\nLine-up of all issues together:\n");
    text_camps(out, s, 0);
    text_camps(out, s, 1);
    if (s->moved_count == 0)
        frn_buf_text(out, "  nobody changes sides\n");
    for (uint32_t i = 0; i < s->moved_count; i++)
        frn_buf_printf(out, "  %.*s changes sides\n", FRN_ARG(s->actor_name[s->moved[i]]));
    if (s->align[1].close)
        frn_buf_text(out, "  ! the margin is small: a small error would change the line-up\n");
}

static void json_claim(frn_buf *out, const char *name, const frn_claim *c)
{
    frn_buf_printf(out, "\"%s\":{\"id\":", name);
    frn_buf_json(out, c->id);
    frn_buf_text(out, ",\"source\":");
    frn_buf_json(out, c->source.id);
    frn_buf_printf(out, ",\"action\":\"%s\",\"target\":", frn_action_describe(c->action)->name);
    frn_buf_json(out, c->target.id);
    frn_buf_text(out, ",\"issue\":");
    frn_buf_json(out, c->issue);
    frn_buf_printf(out, ",\"sign\":%d,\"modality\":\"%s\",\"speaker\":", c->sign,
                   frn_modality_text(c->modality));
    frn_buf_json(out, c->speaker.id);
    frn_buf_text(out, ",\"quote\":");
    frn_buf_json(out, c->quote);
    frn_buf_byte(out, '}');
}

static void json_lineup(frn_buf *out, const frn_scenario *s)
{
    frn_buf_text(out, "],\"lineup\":[");
    for (int t = 0; t < 2 && s->aligned[0] && s->aligned[1]; t++) {
        frn_buf_text(out, t ? ",{" : "{");
        cli_json_number(out, "energy", s->align[t].minimum[0].energy, true);
        cli_json_number(out, "margin", s->align[t].margin, false);
        frn_buf_text(out, ",\"camps\":[");
        for (int side = 1; side >= -1; side -= 2) {
            bool first = true;

            frn_buf_text(out, side > 0 ? "[" : ",[");
            for (uint32_t i = 0; i < s->actors; i++) {
                if (s->align[t].minimum[0].camp[i] != side)
                    continue;
                if (!first)
                    frn_buf_byte(out, ',');
                first = false;
                frn_buf_json(out, s->actor[i].id);
            }
            frn_buf_byte(out, ']');
        }
        frn_buf_text(out, "]}");
    }
    frn_buf_text(out, "],\"moved\":[");
    for (uint32_t i = 0; i < s->moved_count; i++) {
        if (i)
            frn_buf_byte(out, ',');
        frn_buf_json(out, s->actor[s->moved[i]].id);
    }
    frn_buf_text(out, "]}\n");
}

static void print_json(frn_buf *out, const whatif *w, const frn_scenario *s)
{
    frn_buf_text(out, "{\"schema\":\"frenemy/whatif/1\",\"added\":[");
    for (size_t i = 0; i < w->added_count; i++) {
        frn_buf_text(out, i ? ",{" : "{");
        json_claim(out, "claim", &w->added[i]);
        frn_buf_byte(out, '}');
    }
    frn_buf_printf(out, "],\"removed\":%u,\"fired\":[", s->removed);
    for (uint32_t i = 0; i < s->fired_count; i++) {
        const frn_scenario_fired *f = &s->fired[i];

        frn_buf_printf(out, "%s{\"step\":%u,\"by_kind\":%s,", i ? "," : "", f->step,
                       f->loosely ? "true" : "false");
        json_claim(out, "met_by", f->met_by);
        frn_buf_byte(out, ',');
        json_claim(out, "condition", f->condition);
        frn_buf_byte(out, ',');
        json_claim(out, "consequence", f->consequence);
        frn_buf_byte(out, '}');
    }
    frn_buf_text(out, "],\"pairs\":[");
    for (uint32_t i = 0; i < s->pair_count; i++) {
        const frn_scenario_pair *p = &s->pair[i];

        frn_buf_text(out, i ? ",{\"a\":" : "{\"a\":");
        frn_buf_json(out, p->a.id);
        frn_buf_text(out, ",\"b\":");
        frn_buf_json(out, p->b.id);
        frn_buf_text(out, ",\"issue\":");
        if (p->issue.ptr)
            frn_buf_json(out, p->issue);
        else
            frn_buf_text(out, "null");
        cli_json_number(out, "tone_before", p->tone[0], false);
        cli_json_number(out, "tone_after", p->tone[1], false);
        frn_buf_printf(out, ",\"kind_before\":\"%s\",\"kind_after\":\"%s\"}",
                       frn_pair_kind_text(p->kind[0]), frn_pair_kind_text(p->kind[1]));
    }
    json_lineup(out, s);
}

static int add_sentence(whatif *w, const char *text, const frn_scenario_words *words)
{
    frn_claim *claim = &w->added[w->added_count];
    frn_error err = {0};

    if (w->added_count == 64)
        return cli_usage_error("whatif", "at most 64 hypothetical claims");
    if (frn_scenario_parse(claim, frn_slice_of(text), words, &err) != FRN_OK)
        return cli_usage_error("whatif", "%s", err.text);
    claim->id = frn_arena_printf(&w->words.arena, "whatif#%zu", w->added_count + 1);
    if (w->claims.claim.len) /* as of the latest report */
        claim->date = w->claims.claim.at[0].date;
    for (size_t i = 0; i < w->claims.claim.len; i++)
        if (w->claims.claim.at[i].date > claim->date)
            claim->date = w->claims.claim.at[i].date;
    w->added_count++;
    return CLI_OK;
}

static int parse_sizes(whatif *w)
{
    const frn_scenario_words words = cli_words_table(&w->words);

    for (size_t i = 0; i < w->size.len; i++) {
        frn_slice text = frn_slice_of(w->size.at[i]);
        size_t equals = frn_slice_find(text, '=', 0);
        frn_party party;

        if (!words.actor(words.ctx, frn_slice_trim(frn_slice_sub(text, 0, equals)), &party) ||
            !frn_slice_double(frn_slice_sub(text, equals + 1, text.len), &w->sizes[i]))
            return cli_usage_error("whatif", "'%s' is no size; it looks like USA=100",
                                   w->size.at[i]);
        w->sized[i] = party.id;
    }
    return CLI_OK;
}

static int run(cli *c, whatif *w)
{
    frn_scenario_input in = {.claim = w->claims.claim.at,
                             .claims = w->claims.claim.len,
                             .added = w->added,
                             .added_count = w->added_count,
                             .removed = w->removed,
                             .removed_count = w->remove.len,
                             .sized = w->sized,
                             .size = w->sizes,
                             .sized_count = w->size.len};
    frn_scenario_options o = {.align_actors = (uint32_t)w->actors};
    frn_scenario s = {0};
    frn_error err = {0};
    frn_buf out = {0};
    int code;

    o.tie.roll_up = FRN_ROLL_UP_STATE;
    o.align.threads = (uint32_t)w->inputs.threads;
    o.align.samples = -1;
    o.align.pooled_only = true;
    if (frn_scenario_run(&s, &in, &o, &err) != FRN_OK)
        return cli_fail(&err);
    if (w->json) {
        print_json(&out, w, &s);
    } else {
        for (size_t i = 0; i < w->added_count; i++) {
            frn_buf_text(&out, "What if: ");
            add_text(&out, &w->added[i]);
            frn_buf_byte(&out, '\n');
        }
        if (w->remove.len)
            frn_buf_printf(&out, "%u claims taken away\n", s.removed);
        text_fired(&out, &s);
        text_pairs(&out, &s);
        text_lineup(&out, &s);
        frn_buf_text(&out, "\nHypothetical: nothing of this is stored.\n");
    }
    code = out.failed ? CLI_INPUT : cli_write(NULL, frn_buf_slice(&out));
    frn_buf_free(&out);
    frn_scenario_free(&s);
    return code == CLI_OK ? cli_finish(c) : code;
}

int verb_whatif(cli *c, int argc, char **argv)
{
    whatif w = {0};
    const cli_option options[] = {
        {"add", 0, CLI_LIST, &w.add, "SENTENCE", "a claim to add: 'USA attack ISIS in Iraq'"},
        {"remove", 0, CLI_LIST, &w.remove, "ID", "a claim to take away"},
        {"set", 0, CLI_LIST, &w.size, "ACTOR=SIZE", "an actor's size in the line-up (1)"},
        {"actors", 0, CLI_COUNT, &w.actors, "N", "actors in the line-up (20)"},
        {"json", 0, CLI_FLAG, &w.json, NULL, "one JSON object"},
        CLI_INPUT_OPTIONS(&w.inputs),
    };
    const cli_usage usage = {
        "frenemy whatif [OPTIONS] FILE... ['ACTOR ACTION ACTOR [in ISSUE]']",
        "Adds claims that nobody has made, or takes some away; fires the conditionals whose "
        "condition they meet, one after another; and shows which pairs and which sides differ, "
        "with the claims and quotes behind. 'X does not attack Y' fires nothing.",
        "  frenemy whatif article.txt 'USA attack ISIS in Iraq'\n"
        "  frenemy whatif --ledger june.db --add 'Turkey support NATO over Syria'\n",
        CLI_OPTIONS(options)};
    frn_scenario_words words;
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);
    bool sentence;

    if (code >= 0)
        return code;
    sentence = operands > 0 && strchr(argv[operands], ' ') && access(argv[operands], F_OK) != 0;
    if (!sentence && w.add.len + w.remove.len + w.size.len == 0)
        return cli_usage_error("whatif",
                               "a sentence such as 'USA attack ISIS in Iraq' is expected");
    if (operands - sentence == 0 && !w.inputs.ledger)
        return cli_usage_error("whatif", "a ledger or a file to start from is expected");
    code = cli_gather(&w.claims, c, &w.inputs, argv + 1, operands - sentence);
    if (code < 0)
        code = cli_words_open(&w.words, c, &w.inputs, &w.claims);
    words = cli_words_table(&w.words);
    for (size_t i = 0; code == CLI_OK && i < w.add.len; i++)
        code = add_sentence(&w, w.add.at[i], &words);
    if (code == CLI_OK && sentence)
        code = add_sentence(&w, argv[operands], &words);
    for (size_t i = 0; i < w.remove.len; i++)
        w.removed[i] = frn_slice_of(w.remove.at[i]);
    if (code == CLI_OK)
        code = parse_sizes(&w);
    if (code == CLI_OK)
        code = run(c, &w);
    cli_words_close(&w.words);
    cli_claims_free(&w.claims);
    return code;
}
