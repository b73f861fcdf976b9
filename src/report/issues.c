/* What issues are called: ids are made for joining tables, not for reading. */
#include "base/buf.h"
#include "base/embed.h"
#include "base/hash.h"
#include "base/map.h"
#include "report/report_internal.h"

enum { LONGEST_ISSUE = 640 };

/* The name that issue_names.tsv gives; empty when it gives none. */
static frn_slice known_name(frn_slice issue)
{
    frn_slice rest = frn_embedded("src/report/issue_names.tsv"), line = {0}, id = {0};

    while (frn_slice_split(&rest, '\n', &line))
        if (frn_slice_split(&line, '\t', &id) && frn_slice_eq(id, issue))
            return line;
    return (frn_slice){0};
}

static bool is_small(frn_slice word)
{
    static const char *const small[] = {"of", "the", "and", "de", "del", "al", "in", "on"};

    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (frn_slice_is(word, small[i]))
            return true;
    return false;
}

frn_slice frn_report_issue_name(frn_arena *arena, frn_slice issue, bool place)
{
    frn_slice name = known_name(issue), rest = frn_slice_sub(issue, 0, LONGEST_ISSUE), word = {0};
    frn_buf buf = {0};

    if (issue.len == 0)
        return FRN_LIT("relations in general");
    if (name.len)
        return name;
    while (frn_slice_split(&rest, '-', &word)) {
        size_t start = buf.len ? buf.len + 1 : 0;
        if (buf.len)
            frn_buf_byte(&buf, ' ');
        frn_buf_add(&buf, word);
        if (place && !buf.failed && buf.len > start && (start == 0 || !is_small(word)) &&
            buf.ptr[start] >= 'a' && buf.ptr[start] <= 'z')
            buf.ptr[start] = (char)(buf.ptr[start] - 'a' + 'A');
    }
    name = frn_arena_copy(arena, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return name.ptr ? name : issue;
}

static bool is_topic(frn_slice issue)
{
    frn_slice rest = frn_embedded("lexicon/issues.tsv"), line = {0}, id = {0};

    while (frn_slice_split(&rest, '\n', &line))
        if (frn_slice_split(&line, '\t', &id) && frn_slice_eq(id, issue))
            return frn_slice_starts(line, FRN_LIT("topic\t"));
    return false;
}

bool frn_claim_is_on_place(const frn_claim *c)
{
    return c->issue.len && (c->place.len || c->topic.len) && !frn_slice_eq(c->issue, c->topic) &&
           !is_topic(c->issue);
}

frn_status frn_report_issue_names(frn_report *r, frn_arena *arena, frn_error *err)
{
    frn_slice *names = FRN_NEW_ARRAY(arena, frn_slice, r->table->issue_count);
    frn_map places = {0};
    bool ok = names != NULL;

    for (uint32_t i = 0; ok && i < r->claim_count; i++)
        if (frn_claim_is_on_place(&r->claim[i]))
            ok = frn_map_put(&places, frn_hash(r->claim[i].issue), 0, NULL) != NULL;
    for (uint32_t k = 0; ok && k < r->table->issue_count; k++) {
        frn_slice issue = r->table->issue[k];
        names[k] =
            frn_report_issue_name(arena, issue, frn_map_get(&places, frn_hash(issue)) != FRN_NONE);
    }
    frn_map_free(&places);
    r->issue_name = names;
    return ok ? FRN_OK : frn_no_memory(err);
}
