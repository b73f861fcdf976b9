/* The report as one JSON object: lists of things stand as columns, one array a property, all of the
 * same length, so that a page with thousands of claims stays small. Actors, issues, parties and
 * claims are named by their place in those columns; -1 is nobody or nothing. */
#include "base/hash.h"
#include "base/map.h"
#include "base/vec.h"
#include "view/view_internal.h"

typedef struct tie { /* a pair on one of its issues */
    uint32_t pair, k;
} tie;

typedef struct json {
    frn_buf *buf;
    const frn_report *r;
    uint32_t claims; /* written */
    frn_map by_party;
    FRN_VEC(const frn_party *) party;
    FRN_VEC(tie) tie;
    bool failed;
} json;

typedef void cell_fn(json *j, uint32_t i);

typedef struct named_column {
    const char *name;
    cell_fn *cell;
} named_column;

static void column(json *j, const char *name, uint32_t count, cell_fn *cell)
{
    frn_buf_printf(j->buf, "\"%s\":[", name);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            frn_buf_byte(j->buf, ',');
        cell(j, i);
    }
    frn_buf_byte(j->buf, ']');
}

static void literal(json *j, const char *text)
{
    frn_buf_text(j->buf, text);
}

static void string(json *j, frn_slice s)
{
    frn_buf_json(j->buf, s);
}

static void date(json *j, frn_date day)
{
    char text[16];

    string(j, frn_slice_of(frn_date_text(day, text)));
}

/* Claims left out of the page are named -1. */
static void claim_index(json *j, uint32_t claim)
{
    if (claim < j->claims)
        frn_buf_uint(j->buf, claim);
    else
        literal(j, "-1");
}

static void claim_list(json *j, const uint32_t *claim, uint32_t count)
{
    frn_buf_byte(j->buf, '[');
    for (uint32_t i = 0, put = 0; i < count; i++) {
        if (claim[i] >= j->claims)
            continue;
        if (put++)
            frn_buf_byte(j->buf, ',');
        frn_buf_uint(j->buf, claim[i]);
    }
    frn_buf_byte(j->buf, ']');
}

/* ---- documents, actors, issues ---- */

static void document_id(json *j, uint32_t i)
{
    string(j, j->r->document[i].id);
}

static void document_title(json *j, uint32_t i)
{
    string(j, j->r->document[i].title);
}

static void document_source(json *j, uint32_t i)
{
    string(j, j->r->document[i].source);
}

static void document_date(json *j, uint32_t i)
{
    date(j, j->r->document[i].date);
}

static void actor_id(json *j, uint32_t i)
{
    string(j, j->r->table->actor[i].id);
}

static void actor_name(json *j, uint32_t i)
{
    string(j, j->r->table->actor[i].name);
}

static void actor_kind(json *j, uint32_t i)
{
    string(j, frn_slice_of(frn_actor_kind_text(j->r->table->actor[i].kind)));
}

static void actor_state(json *j, uint32_t i)
{
    string(j, j->r->table->actor[i].state);
}

static void actor_x(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->place[i].x, 4);
}

static void actor_y(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->place[i].y, 4);
}

static void issue_name(json *j, uint32_t i)
{
    string(j, j->r->table->issue[i]);
}

static void things(json *j)
{
    literal(j, ",\n\"documents\":{");
    column(j, "id", j->r->document_count, document_id);
    literal(j, ",");
    column(j, "title", j->r->document_count, document_title);
    literal(j, ",");
    column(j, "source", j->r->document_count, document_source);
    literal(j, ",");
    column(j, "date", j->r->document_count, document_date);
    literal(j, "},\n\"actors\":{");
    column(j, "id", j->r->table->actor_count, actor_id);
    literal(j, ",");
    column(j, "name", j->r->table->actor_count, actor_name);
    literal(j, ",");
    column(j, "kind", j->r->table->actor_count, actor_kind);
    literal(j, ",");
    column(j, "state", j->r->table->actor_count, actor_state);
    literal(j, ",");
    column(j, "x", j->r->table->actor_count, actor_x);
    literal(j, ",");
    column(j, "y", j->r->table->actor_count, actor_y);
    literal(j, "},\n");
    column(j, "issues", j->r->table->issue_count, issue_name);
}

/* ---- pairs ---- */

static void pair_a(json *j, uint32_t i)
{
    frn_buf_uint(j->buf, j->r->pair[i].pair->a);
}

static void pair_b(json *j, uint32_t i)
{
    frn_buf_uint(j->buf, j->r->pair[i].pair->b);
}

static void pair_kind(json *j, uint32_t i)
{
    string(j, frn_slice_of(frn_pair_kind_text(j->r->pair[i].pair->kind)));
}

static void pair_tone(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->tone, 4);
}

static void pair_low(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->tone_low, 2);
}

static void pair_high(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->tone_high, 2);
}

static void pair_between(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->between, 4);
}

static void pair_within(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->within, 4);
}

static const frn_report_issue *tie_at(const json *j, uint32_t i)
{
    return &j->r->pair[j->tie.at[i].pair].issue[j->tie.at[i].k];
}

static void tie_pair(json *j, uint32_t i)
{
    frn_buf_uint(j->buf, j->tie.at[i].pair);
}

static void tie_issue(json *j, uint32_t i)
{
    frn_buf_uint(j->buf, tie_at(j, i)->issue);
}

static void tie_sign(json *j, uint32_t i)
{
    frn_buf_printf(j->buf, "%d", tie_at(j, i)->sign);
}

static void tie_positive(json *j, uint32_t i)
{
    frn_buf_uint(j->buf, tie_at(j, i)->positive.count);
}

static void tie_negative(json *j, uint32_t i)
{
    frn_buf_uint(j->buf, tie_at(j, i)->negative.count);
}

static void tie_mass_positive(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, tie_at(j, i)->positive.mass, 3);
}

static void tie_mass_negative(json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, tie_at(j, i)->negative.mass, 3);
}

static void tie_claims(json *j, uint32_t i)
{
    claim_list(j, tie_at(j, i)->claim, tie_at(j, i)->claim_count);
}

static void columns(json *j, const char *name, uint32_t count, const named_column *list,
                    size_t list_count)
{
    frn_buf_printf(j->buf, ",\n\"%s\":{", name);
    for (size_t i = 0; i < list_count; i++) {
        literal(j, i ? ",\n" : "\n");
        column(j, list[i].name, count, list[i].cell);
    }
    literal(j, "}");
}

static void pairs(json *j)
{
    static const named_column of_pairs[] = {
        {"a", pair_a},     {"b", pair_b},       {"kind", pair_kind},       {"tone", pair_tone},
        {"low", pair_low}, {"high", pair_high}, {"between", pair_between}, {"within", pair_within}};
    static const named_column of_ties[] = {{"pair", tie_pair},
                                           {"issue", tie_issue},
                                           {"sign", tie_sign},
                                           {"positive", tie_positive},
                                           {"negative", tie_negative},
                                           {"mass_positive", tie_mass_positive},
                                           {"mass_negative", tie_mass_negative},
                                           {"claims", tie_claims}};

    for (uint32_t i = 0; i < j->r->pair_count; i++)
        for (uint32_t k = 0; k < j->r->pair[i].pair->issue_count; k++)
            if (!frn_vec_push(&j->tie, (tie){i, k}))
                j->failed = true;
    columns(j, "pairs", j->r->pair_count, of_pairs, sizeof of_pairs / sizeof *of_pairs);
    columns(j, "ties", (uint32_t)j->tie.len, of_ties, sizeof of_ties / sizeof *of_ties);
}

/* ---- claims ---- */

/* Writes the party's number, a new one when it has not been named before. */
static void party(json *j, const frn_party *who)
{
    uint64_t key = frn_mix(frn_hash(who->id)) + frn_hash(who->name);
    uint32_t *at;

    if (who->id.len == 0) {
        literal(j, "-1");
        return;
    }
    at = frn_map_put(&j->by_party, key, (uint32_t)j->party.len, NULL);
    if (!at || (*at == j->party.len && !frn_vec_push(&j->party, who))) {
        j->failed = true;
        return;
    }
    frn_buf_uint(j->buf, *at);
}

static void claim_id(json *j, uint32_t i)
{
    string(j, j->r->claim[i].id);
}

static void claim_doc(json *j, uint32_t i)
{
    string(j, j->r->claim[i].doc);
}

static void claim_span(json *j, uint32_t i)
{
    frn_buf_printf(j->buf, "[%llu,%llu]", (unsigned long long)j->r->claim[i].begin,
                   (unsigned long long)j->r->claim[i].end);
}

static void claim_date(json *j, uint32_t i)
{
    date(j, j->r->claim[i].date);
}

static void claim_speaker(json *j, uint32_t i)
{
    party(j, &j->r->claim[i].speaker);
}

static void claim_via(json *j, uint32_t i)
{
    frn_buf_byte(j->buf, '[');
    for (uint32_t k = 0; k < j->r->claim[i].via_count; k++) {
        if (k)
            frn_buf_byte(j->buf, ',');
        party(j, &j->r->claim[i].via[k]);
    }
    frn_buf_byte(j->buf, ']');
}

static void claim_source(json *j, uint32_t i)
{
    party(j, &j->r->claim[i].source);
}

static void claim_target(json *j, uint32_t i)
{
    party(j, &j->r->claim[i].target);
}

static void claim_action(json *j, uint32_t i)
{
    string(j, frn_slice_of(frn_action_describe(j->r->claim[i].action)->name));
}

static void claim_intensity(json *j, uint32_t i)
{
    frn_buf_number(j->buf, j->r->claim[i].intensity);
}

static void claim_sign(json *j, uint32_t i)
{
    frn_buf_printf(j->buf, "%d", j->r->claim[i].sign);
}

static void claim_issue(json *j, uint32_t i)
{
    string(j, j->r->claim[i].issue);
}

static void claim_modality(json *j, uint32_t i)
{
    string(j, frn_slice_of(frn_modality_text(j->r->claim[i].modality)));
}

static void claim_contested(json *j, uint32_t i)
{
    literal(j, j->r->claim[i].contested ? "1" : "0");
}

static void claim_condition(json *j, uint32_t i)
{
    string(j, j->r->claim[i].condition);
}

static void claim_outlet(json *j, uint32_t i)
{
    string(j, j->r->claim[i].outlet);
}

static void claim_quote(json *j, uint32_t i)
{
    string(j, j->r->claim[i].quote);
}

static void party_id(json *j, uint32_t i)
{
    string(j, j->party.at[i]->id);
}

static void party_name(json *j, uint32_t i)
{
    string(j, j->party.at[i]->name);
}

static void claims(json *j)
{
    static const named_column of_claims[] = {{"id", claim_id},
                                             {"doc", claim_doc},
                                             {"span", claim_span},
                                             {"date", claim_date},
                                             {"outlet", claim_outlet},
                                             {"speaker", claim_speaker},
                                             {"via", claim_via},
                                             {"source", claim_source},
                                             {"target", claim_target},
                                             {"action", claim_action},
                                             {"sign", claim_sign},
                                             {"intensity", claim_intensity},
                                             {"issue", claim_issue},
                                             {"modality", claim_modality},
                                             {"contested", claim_contested},
                                             {"condition", claim_condition},
                                             {"quote", claim_quote}};

    columns(j, "claims", j->claims, of_claims, sizeof of_claims / sizeof *of_claims);
    literal(j, ",\n\"parties\":{");
    column(j, "id", (uint32_t)j->party.len, party_id);
    literal(j, ",");
    column(j, "name", (uint32_t)j->party.len, party_name);
    literal(j, "}");
}

/* ---- what the briefing tells ---- */

static void common(json *j, uint32_t i)
{
    const frn_common_enemy *e = &j->r->common[i];

    frn_buf_printf(j->buf, "{\"enemy\":%u,\"actors\":[", e->enemy);
    for (uint32_t k = 0; k < e->actor_count; k++)
        frn_buf_printf(j->buf, "%s%u", k ? "," : "", e->actor[k]);
    literal(j, "],\"claims\":");
    claim_list(j, e->claim, e->actor_count);
    literal(j, "}");
}

static void mixed(json *j, uint32_t i)
{
    const frn_mixed_signal *m = &j->r->mixed[i];

    literal(j, "{\"whose\":");
    string(j, m->whose);
    literal(j, ",\"towards\":");
    string(j, m->towards);
    literal(j, ",\"claims\":");
    claim_list(j, m->claim, m->claim_count);
    literal(j, "}");
}

static void contested(json *j, uint32_t i)
{
    literal(j, "{\"claims\":");
    claim_list(j, j->r->contested[i].claim, j->r->contested[i].claim_count);
    literal(j, ",\"against\":");
    claim_list(j, j->r->contested[i].against, j->r->contested[i].against_count);
    literal(j, "}");
}

static void open_claims(json *j)
{
    static const char *const names[FRN_OPEN_COUNT] = {"offers", "threats", "what_ifs", "demands",
                                                      "denials"};

    for (int k = 0; k < FRN_OPEN_COUNT; k++) {
        frn_buf_printf(j->buf, ",\n\"%s\":[", names[k]);
        for (uint32_t i = 0; i < j->r->open_count[k]; i++) {
            literal(j, i ? ",{\"claim\":" : "{\"claim\":");
            claim_index(j, j->r->open[k][i].claim);
            literal(j, ",\"condition\":");
            claim_index(j, j->r->open[k][i].condition);
            literal(j, "}");
        }
        literal(j, "]");
    }
}

static void counts(json *j)
{
    const struct {
        const char *name;
        uint64_t count;
    } list[] = {{"claims", j->r->claim_count},
                {"claims_left_out", j->r->claim_count - j->claims},
                {"speakers", j->r->speakers},
                {"sentences", j->r->sentences},
                {"sentences_without_claim", j->r->sentences_without_claim},
                {"repeated_paragraphs", j->r->repeated_paragraphs},
                {"outside", j->r->table->outside},
                {"incomplete", j->r->table->incomplete},
                {"internal", j->r->table->internal}};

    literal(j, ",\n\"counts\":{");
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        frn_buf_printf(j->buf, "%s\"%s\":%llu", i ? "," : "", list[i].name,
                       (unsigned long long)list[i].count);
    literal(j, "}");
}

bool frn_view_report_json(frn_buf *out, const frn_report *report, uint32_t most_claims)
{
    json j = {.buf = out, .r = report, .claims = report->claim_count};

    if (j.claims > most_claims)
        j.claims = most_claims;
    literal(&j, "{\"schema\":\"frenemy/report/1\",\"title\":");
    string(&j, report->title);
    literal(&j, ",\"headline\":");
    string(&j, report->headline);
    counts(&j);
    things(&j);
    pairs(&j);
    literal(&j, ",\n");
    column(&j, "common_enemies", report->common_count, common);
    literal(&j, ",\n");
    column(&j, "mixed_signals", report->mixed_count, mixed);
    open_claims(&j);
    literal(&j, ",\n");
    column(&j, "contested", report->contested_count, contested);
    claims(&j);
    literal(&j, "}\n");
    frn_map_free(&j.by_party);
    frn_vec_free(&j.party);
    frn_vec_free(&j.tie);
    return !j.failed && !out->failed;
}

frn_status frn_view_json(frn_buf *out, const frn_report *report, const frn_view_options *options,
                         frn_error *err)
{
    (void)options;
    return frn_view_report_json(out, report, UINT32_MAX) ? FRN_OK : frn_no_memory(err);
}
