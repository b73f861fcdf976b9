/* The report as one JSON object: lists of things stand as columns, one array a property, all of the
 * same length, so that a page with thousands of claims stays small. Actors, issues, parties, claims
 * and shared words are named by their place in those columns; -1 is nobody or nothing. */
#include "view/json_internal.h"

void frn_json_list(frn_json *j, const char *name, uint32_t count, frn_json_cell *cell)
{
    frn_buf_printf(j->buf, "\"%s\":[", name);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            frn_buf_byte(j->buf, ',');
        cell(j, i);
    }
    frn_buf_byte(j->buf, ']');
}

static void literal(frn_json *j, const char *text)
{
    frn_buf_text(j->buf, text);
}

void frn_json_columns(frn_json *j, const char *name, uint32_t count, const frn_json_column *list,
                      size_t list_count)
{
    frn_buf_printf(j->buf, ",\n\"%s\":{", name);
    for (size_t i = 0; i < list_count; i++) {
        literal(j, i ? ",\n" : "\n");
        frn_json_list(j, list[i].name, count, list[i].cell);
    }
    literal(j, "}");
}

static void string(frn_json *j, frn_slice s)
{
    frn_buf_json(j->buf, s);
}

void frn_json_day(frn_json *j, frn_date day)
{
    if (day == FRN_NO_DATE)
        frn_buf_text(j->buf, "null");
    else
        frn_buf_printf(j->buf, "%d", day);
}

/* Claims left out of the page are named -1. */
void frn_json_claim(frn_json *j, uint32_t claim)
{
    if (claim < j->claims)
        frn_buf_uint(j->buf, claim);
    else
        literal(j, "-1");
}

static void claim_list(frn_json *j, const uint32_t *claim, uint32_t count)
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

static void document_id(frn_json *j, uint32_t i)
{
    string(j, j->r->document[i].id);
}

static void document_title(frn_json *j, uint32_t i)
{
    string(j, j->r->document[i].title);
}

static void document_source(frn_json *j, uint32_t i)
{
    string(j, j->r->document[i].source);
}

static void document_date(frn_json *j, uint32_t i)
{
    frn_json_day(j, j->r->document[i].date);
}

static void actor_id(frn_json *j, uint32_t i)
{
    string(j, j->r->table->actor[i].id);
}

static void actor_name(frn_json *j, uint32_t i)
{
    string(j, j->r->table->actor[i].name);
}

static void actor_kind(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, j->r->table->actor[i].kind);
}

static void actor_state(frn_json *j, uint32_t i)
{
    string(j, j->r->table->actor[i].state);
}

static void actor_x(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->place[i].x, 4);
}

static void actor_y(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->place[i].y, 4);
}

static void issue_name(frn_json *j, uint32_t i)
{
    string(j, j->issue.at[i]);
}

static void issue_title(frn_json *j, uint32_t i)
{
    string(j, j->issue_name.at[i]);
}

static void actor_camp(frn_json *j, uint32_t i)
{
    frn_buf_printf(j->buf, "%d", j->r->camps.of[i] == FRN_NONE ? -1 : (int)j->r->camps.of[i]);
}

static void kind_name(frn_json *j, uint32_t i)
{
    string(j, frn_slice_of(frn_actor_kind_text((frn_actor_kind)i)));
}

static void modality_name(frn_json *j, uint32_t i)
{
    string(j, frn_slice_of(frn_modality_text((frn_modality)i)));
}

static void things(frn_json *j)
{
    static const frn_json_column of_documents[] = {{"id", document_id},
                                                   {"title", document_title},
                                                   {"source", document_source},
                                                   {"date", document_date}};
    static const frn_json_column of_actors[] = {
        {"id", actor_id}, {"name", actor_name}, {"kind", actor_kind}, {"state", actor_state},
        {"x", actor_x},   {"y", actor_y},       {"camp", actor_camp}};

    literal(j, ",\n");
    frn_json_list(j, "kinds", FRN_KIND_COUNT, kind_name);
    literal(j, ",\n");
    frn_json_list(j, "modalities", FRN_MODALITY_COUNT, modality_name);
    frn_json_columns(j, "documents", j->r->document_count, of_documents,
                     sizeof of_documents / sizeof *of_documents);
    frn_json_columns(j, "actors", j->r->table->actor_count, of_actors,
                     sizeof of_actors / sizeof *of_actors);
    literal(j, ",\n");
    frn_json_list(j, "issues", (uint32_t)j->issue.len, issue_name);
    literal(j, ",\n");
    frn_json_list(j, "issue_names", (uint32_t)j->issue.len, issue_title);
}

static void camp_link(frn_json *j, uint32_t i)
{
    frn_buf_printf(j->buf, "[%u,%u]", j->r->camps.link[i][0], j->r->camps.link[i][1]);
}

static void camps(frn_json *j)
{
    const frn_report_camps_found *c = &j->r->camps;

    frn_buf_printf(j->buf,
                   ",\n\"camps\":{\"count\":%u,\"factions\":%s,\"ties\":%llu,\"lower\":%llu,"
                   "\"upper\":%llu,\"proved\":%s,\"triads\":[%llu,%llu,%llu,%llu],",
                   c->count, c->factions ? "true" : "false", (unsigned long long)c->ties,
                   (unsigned long long)c->lower, (unsigned long long)c->upper,
                   c->proved ? "true" : "false", (unsigned long long)c->triad[0],
                   (unsigned long long)c->triad[1], (unsigned long long)c->triad[2],
                   (unsigned long long)c->triad[3]);
    frn_json_list(j, "links", c->link_count, camp_link);
    literal(j, "}");
}

static void options(frn_json *j)
{
    static const char *const levels[] = {"none", "organisation", "state"};
    frn_tie_options none = {.roll_up = FRN_ROLL_UP_STATE};
    const frn_tie_options *o = j->r->options ? j->r->options : &none;

    frn_buf_printf(j->buf,
                   ",\n\"options\":{\"roll_up\":\"%s\",\"according_to\":", levels[o->roll_up]);
    string(j, o->according_to);
    literal(j, ",\"since\":");
    frn_json_day(j, o->since ? o->since : FRN_NO_DATE);
    literal(j, ",\"until\":");
    frn_json_day(j, o->until ? o->until : FRN_NO_DATE);
    literal(j, ",\"today\":");
    frn_json_day(j, o->today ? o->today : FRN_NO_DATE);
    literal(j, ",\"half_life\":");
    frn_buf_number(j->buf, o->half_life);
    literal(j, "}");
}

/* ---- pairs ---- */

static void pair_a(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, j->r->pair[i].pair->a);
}

static void pair_b(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, j->r->pair[i].pair->b);
}

static void pair_kind(frn_json *j, uint32_t i)
{
    string(j, frn_slice_of(frn_pair_kind_text(j->r->pair[i].pair->kind)));
}

static void pair_tone(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->tone, 4);
}

static void pair_low(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->tone_low, 2);
}

static void pair_high(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->tone_high, 2);
}

static void pair_between(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->between, 4);
}

static void pair_within(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, j->r->pair[i].pair->within, 4);
}

static const frn_report_issue *tie_at(const frn_json *j, uint32_t i)
{
    return &j->r->pair[j->tie.at[i].pair].issue[j->tie.at[i].k];
}

static void tie_pair(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, j->tie.at[i].pair);
}

static void tie_issue(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, tie_at(j, i)->issue);
}

static void tie_sign(frn_json *j, uint32_t i)
{
    frn_buf_printf(j->buf, "%d", tie_at(j, i)->sign);
}

static void tie_positive(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, tie_at(j, i)->positive.count);
}

static void tie_negative(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, tie_at(j, i)->negative.count);
}

static void tie_mass_positive(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, tie_at(j, i)->positive.mass, 3);
}

static void tie_mass_negative(frn_json *j, uint32_t i)
{
    frn_buf_fixed(j->buf, tie_at(j, i)->negative.mass, 3);
}

static void tie_claims(frn_json *j, uint32_t i)
{
    claim_list(j, tie_at(j, i)->claim, tie_at(j, i)->claim_count);
}

static void pairs(frn_json *j, bool page)
{
    static const frn_json_column of_pairs[] = {
        {"a", pair_a},     {"b", pair_b},       {"kind", pair_kind},       {"tone", pair_tone},
        {"low", pair_low}, {"high", pair_high}, {"between", pair_between}, {"within", pair_within}};
    static const frn_json_column of_ties[] = {{"pair", tie_pair},
                                              {"issue", tie_issue},
                                              {"sign", tie_sign},
                                              {"positive", tie_positive},
                                              {"negative", tie_negative},
                                              {"mass_positive", tie_mass_positive},
                                              {"mass_negative", tie_mass_negative},
                                              {"claims", tie_claims}};

    for (uint32_t i = 0; i < j->r->pair_count; i++)
        for (uint32_t k = 0; k < j->r->pair[i].pair->issue_count; k++)
            if (!frn_vec_push(&j->tie, (frn_json_tie){i, k}))
                j->failed = true;
    frn_json_columns(j, "pairs", j->r->pair_count, of_pairs, sizeof of_pairs / sizeof *of_pairs);
    if (page) /* it adds the claims up itself */
        return;
    frn_json_columns(j, "ties", (uint32_t)j->tie.len, of_ties, sizeof of_ties / sizeof *of_ties);
}

/* ---- what the briefing tells ---- */

static void common(frn_json *j, uint32_t i)
{
    const frn_common_enemy *e = &j->r->common[i];

    frn_buf_printf(j->buf, "{\"enemy\":%u,\"actors\":[", e->enemy);
    for (uint32_t k = 0; k < e->actor_count; k++)
        frn_buf_printf(j->buf, "%s%u", k ? "," : "", e->actor[k]);
    literal(j, "],\"claims\":");
    claim_list(j, e->claim, e->actor_count);
    literal(j, "}");
}

static void mixed(frn_json *j, uint32_t i)
{
    const frn_mixed_signal *m = &j->r->mixed[i];

    literal(j, "{\"whose\":");
    string(j, m->whose);
    literal(j, ",\"towards\":");
    string(j, m->towards);
    literal(j, ",\"whose_id\":");
    string(j, m->whose_id);
    literal(j, ",\"towards_id\":");
    string(j, m->towards_id);
    literal(j, ",\"claims\":");
    claim_list(j, m->claim, m->claim_count);
    literal(j, "}");
}

static void contested(frn_json *j, uint32_t i)
{
    literal(j, "{\"claims\":");
    claim_list(j, j->r->contested[i].claim, j->r->contested[i].claim_count);
    literal(j, ",\"against\":");
    claim_list(j, j->r->contested[i].against, j->r->contested[i].against_count);
    literal(j, "}");
}

static void open_claims(frn_json *j)
{
    static const char *const names[FRN_OPEN_COUNT] = {"offers", "threats", "what_ifs", "demands",
                                                      "denials"};

    for (int k = 0; k < FRN_OPEN_COUNT; k++) {
        frn_buf_printf(j->buf, ",\n\"%s\":[", names[k]);
        for (uint32_t i = 0; i < j->r->open_count[k]; i++) {
            literal(j, i ? ",{\"claim\":" : "{\"claim\":");
            frn_json_claim(j, j->r->open[k][i].claim);
            literal(j, ",\"condition\":");
            frn_json_claim(j, j->r->open[k][i].condition);
            literal(j, "}");
        }
        literal(j, "]");
    }
}

static void counts(frn_json *j)
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

/* The passages that a page carries: the strongest of each tie and side, and all that its briefing
 * shows. The rest stay in the ledger, and the page says how many. */
static const bool *choose_words(frn_arena *arena, const frn_report *r, uint32_t claims)
{
    bool *with = FRN_NEW_ARRAY(arena, bool, claims);

    for (uint32_t i = 0; with && i < r->pair_count; i++) {
        for (uint32_t k = 0; k < r->pair[i].pair->issue_count; k++) {
            const frn_report_issue *issue = &r->pair[i].issue[k];
            uint32_t taken[4] = {0};
            for (uint32_t c = 0; c < issue->claim_count; c++) {
                const frn_claim *claim = &r->claim[issue->claim[c]];
                int slot = frn_view_is_fact(claim) ? claim->sign + 1 : 3;
                if (issue->claim[c] < claims && taken[slot]++ < FRN_PAGE_WORDS)
                    with[issue->claim[c]] = true;
            }
        }
    }
    return with;
}

bool frn_view_report_json(frn_buf *out, const frn_report *report, uint32_t most_claims, bool page)
{
    frn_json j = {.buf = out, .r = report, .claims = report->claim_count};
    bool ok;

    if (j.claims > most_claims)
        j.claims = most_claims;
    if (page && j.claims > FRN_PAGE_ALL_WORDS)
        j.with_words = choose_words(&j.arena, report, j.claims);
    ok = frn_json_prepare(&j);
    literal(&j, "{\"schema\":\"frenemy/report/2\",\"title\":");
    string(&j, report->title);
    literal(&j, ",\"headline\":");
    string(&j, report->headline);
    options(&j);
    counts(&j);
    if (ok) {
        things(&j);
        camps(&j);
        pairs(&j, page);
        literal(&j, ",\n");
        frn_json_list(&j, "common_enemies", report->common_count, common);
        literal(&j, ",\n");
        frn_json_list(&j, "mixed_signals", report->mixed_count, mixed);
        open_claims(&j);
        literal(&j, ",\n");
        frn_json_list(&j, "contested", report->contested_count, contested);
        frn_json_claims(&j);
        frn_json_outlook(&j, page);
    }
    literal(&j, "}\n");
    frn_map_free(&j.by_party);
    frn_map_free(&j.by_text);
    frn_map_free(&j.by_issue);
    frn_map_free(&j.by_id);
    frn_vec_free(&j.party);
    frn_vec_free(&j.text);
    frn_vec_free(&j.issue);
    frn_vec_free(&j.issue_name);
    frn_vec_free(&j.tie);
    frn_arena_free(&j.arena);
    return ok && !j.failed && !out->failed;
}

frn_status frn_view_json(frn_buf *out, const frn_report *report, const frn_view_options *options,
                         frn_error *err)
{
    (void)options;
    return frn_view_report_json(out, report, UINT32_MAX, false) ? FRN_OK : frn_no_memory(err);
}
