/* The claims as columns (view/json.c). Words that many claims share - documents, outlets, passages
 * - stand once, in "texts", and are named by their place there; days are numbers since 1970-01-01.
 */
#include "base/hash.h"
#include "view/json_internal.h"

/* ---- words and parties, each written once ---- */

static void text(frn_json *j, frn_slice s)
{
    uint32_t *at;
    bool fresh;

    if (s.len == 0) {
        frn_buf_text(j->buf, "-1");
        return;
    }
    at = frn_map_put(&j->by_text, frn_hash(s), (uint32_t)j->text.len, &fresh);
    if (!at || (fresh && !frn_vec_push(&j->text, s))) {
        j->failed = true;
        return;
    }
    frn_buf_uint(j->buf, *at);
}

/* Writes the party's number, a new one when it has not been named before. */
static void party(frn_json *j, const frn_party *who)
{
    uint64_t key = frn_mix(frn_mix(frn_hash(who->id)) + frn_hash(who->name)) +
                   frn_hash(who->state) + (uint64_t)who->kind;
    uint32_t *at;
    bool fresh;

    if (who->id.len == 0) {
        frn_buf_text(j->buf, "-1");
        return;
    }
    at = frn_map_put(&j->by_party, key, (uint32_t)j->party.len, &fresh);
    if (!at || (fresh && !frn_vec_push(&j->party, who))) {
        j->failed = true;
        return;
    }
    frn_buf_uint(j->buf, *at);
}

static frn_slice issue_of(const frn_json *j, const frn_claim *c)
{
    frn_issue_by by = j->r->options ? j->r->options->issue_by : FRN_ISSUE_BOTH;

    return by == FRN_ISSUE_PLACE ? c->place : by == FRN_ISSUE_TOPIC ? c->topic : c->issue;
}

bool frn_json_prepare(frn_json *j)
{
    const frn_tie_table *t = j->r->table;

    for (uint32_t k = 0; k < t->issue_count; k++)
        if (!frn_map_put(&j->by_issue, frn_hash(t->issue[k]), k, NULL) ||
            !frn_vec_push(&j->issue, t->issue[k]) ||
            !frn_vec_push(&j->issue_name, j->r->issue_name[k]))
            return false;
    for (uint32_t i = 0; i < j->claims; i++) {
        const frn_claim *c = &j->r->claim[i];
        frn_slice issue = issue_of(j, c);
        bool fresh;
        if (!frn_map_put(&j->by_issue, frn_hash(issue), (uint32_t)j->issue.len, &fresh))
            return false;
        if (fresh &&
            (!frn_vec_push(&j->issue, issue) ||
             !frn_vec_push(&j->issue_name,
                           frn_report_issue_name(&j->arena, issue, frn_claim_is_on_place(c)))))
            return false;
        if (c->id.len && !frn_map_put(&j->by_id, frn_hash(c->id), i, NULL))
            return false;
    }
    return true;
}

/* ---- columns ---- */

static const frn_claim *at(const frn_json *j, uint32_t i)
{
    return &j->r->claim[i];
}

/* The number after "<doc>#"; the whole id when it is made otherwise. */
static void claim_id(frn_json *j, uint32_t i)
{
    const frn_claim *c = at(j, i);
    int64_t number;

    if (frn_slice_starts(c->id, c->doc) && c->id.len > c->doc.len + 1 &&
        c->id.len < c->doc.len + 11 && c->id.ptr[c->doc.len] == '#' &&
        c->id.ptr[c->doc.len + 1] > '0' && c->id.ptr[c->doc.len + 1] <= '9' &&
        frn_slice_int(frn_slice_sub(c->id, c->doc.len + 1, c->id.len), &number))
        frn_buf_uint(j->buf, (uint64_t)number);
    else
        frn_buf_json(j->buf, c->id);
}

static void claim_doc(frn_json *j, uint32_t i)
{
    text(j, at(j, i)->doc);
}

static void claim_outlet(frn_json *j, uint32_t i)
{
    text(j, at(j, i)->outlet);
}

static void claim_begin(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, at(j, i)->begin);
}

static void claim_end(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, at(j, i)->end);
}

static void claim_sentence(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, at(j, i)->sentence);
}

static void claim_date(frn_json *j, uint32_t i)
{
    frn_json_day(j, at(j, i)->date);
}

static void claim_from(frn_json *j, uint32_t i)
{
    frn_json_day(j, at(j, i)->when.from);
}

static void claim_to(frn_json *j, uint32_t i)
{
    frn_json_day(j, at(j, i)->when.to);
}

static void claim_speaker(frn_json *j, uint32_t i)
{
    party(j, &at(j, i)->speaker);
}

static void claim_via(frn_json *j, uint32_t i)
{
    frn_buf_byte(j->buf, '[');
    for (uint32_t k = 0; k < at(j, i)->via_count; k++) {
        if (k)
            frn_buf_byte(j->buf, ',');
        party(j, &at(j, i)->via[k]);
    }
    frn_buf_byte(j->buf, ']');
}

static void claim_source(frn_json *j, uint32_t i)
{
    party(j, &at(j, i)->source);
}

static void claim_target(frn_json *j, uint32_t i)
{
    party(j, &at(j, i)->target);
}

static void claim_action(frn_json *j, uint32_t i)
{
    text(j, frn_slice_of(frn_action_describe(at(j, i)->action)->name));
}

static void claim_intensity(frn_json *j, uint32_t i)
{
    frn_buf_number(j->buf, at(j, i)->intensity);
}

static void claim_sign(frn_json *j, uint32_t i)
{
    frn_buf_printf(j->buf, "%d", at(j, i)->sign);
}

static void claim_issue(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, frn_map_get(&j->by_issue, frn_hash(issue_of(j, at(j, i)))));
}

static void claim_modality(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, at(j, i)->modality);
}

static void claim_contested(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, at(j, i)->contested);
}

static void claim_condition(frn_json *j, uint32_t i)
{
    frn_slice condition = at(j, i)->condition;
    uint32_t claim = condition.len ? frn_map_get(&j->by_id, frn_hash(condition)) : FRN_NONE;

    frn_json_claim(j, claim);
}

static void claim_record(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, at(j, i)->record);
}

static void claim_count(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, at(j, i)->count ? at(j, i)->count : 1);
}

static void claim_passage(frn_json *j, uint32_t i)
{
    text(j, !j->with_words || j->with_words[i] ? at(j, i)->quote : FRN_LIT(""));
}

static void party_id(frn_json *j, uint32_t i)
{
    frn_buf_json(j->buf, j->party.at[i]->id);
}

static void party_name(frn_json *j, uint32_t i)
{
    frn_buf_json(j->buf, j->party.at[i]->name);
}

static void party_kind(frn_json *j, uint32_t i)
{
    frn_buf_uint(j->buf, j->party.at[i]->kind);
}

static void party_state(frn_json *j, uint32_t i)
{
    frn_buf_json(j->buf, j->party.at[i]->state);
}

static void party_state_name(frn_json *j, uint32_t i)
{
    frn_buf_json(j->buf, j->party.at[i]->state_name);
}

static void text_words(frn_json *j, uint32_t i)
{
    frn_buf_json(j->buf, j->text.at[i]);
}

void frn_json_claims(frn_json *j)
{
    static const frn_json_column of_claims[] = {{"id", claim_id},
                                                {"doc", claim_doc},
                                                {"outlet", claim_outlet},
                                                {"sentence", claim_sentence},
                                                {"begin", claim_begin},
                                                {"end", claim_end},
                                                {"date", claim_date},
                                                {"from", claim_from},
                                                {"to", claim_to},
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
                                                {"record", claim_record},
                                                {"count", claim_count},
                                                {"passage", claim_passage}};
    static const frn_json_column of_parties[] = {{"id", party_id},
                                                 {"name", party_name},
                                                 {"kind", party_kind},
                                                 {"state", party_state},
                                                 {"state_name", party_state_name}};

    frn_json_columns(j, "claims", j->claims, of_claims, sizeof of_claims / sizeof *of_claims);
    frn_json_columns(j, "parties", (uint32_t)j->party.len, of_parties,
                     sizeof of_parties / sizeof *of_parties);
    frn_buf_text(j->buf, ",\n");
    frn_json_list(j, "texts", (uint32_t)j->text.len, text_words);
}
