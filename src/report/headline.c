/* The one sentence at the top. */
#include "base/buf.h"
#include "report/report_internal.h"

enum { MOST_NAMED = 3, LONGEST_NAME = 120 };

/* At most LONGEST_NAME bytes, never half a letter. */
static frn_slice shorten(frn_slice s)
{
    size_t end = s.len < LONGEST_NAME ? s.len : LONGEST_NAME;

    while (end > 0 && end < s.len && ((unsigned char)s.ptr[end] & 0xC0) == 0x80)
        end--;
    return frn_slice_sub(s, 0, end);
}

static frn_slice name(const frn_report *r, uint32_t actor)
{
    const frn_tie_actor *a = &r->table->actor[actor];

    return shorten(a->name.len ? a->name : a->id);
}

/* What goes before item `i` of `count` in a list of words. */
static const char *between(uint32_t i, uint32_t count)
{
    return i == 0 ? "" : i + 1 == count ? " and " : ", ";
}

/* "with each other on Iraq, against each other on Syria and relations in general" */
static void tell_issues(frn_buf *buf, const frn_report *r, const frn_report_pair *pair)
{
    static const struct {
        int sign;
        const char *text;
    } sides[] = {{1, "with each other on "}, {-1, "against each other on "}, {0, "divided on "}};
    bool begun = false;

    for (size_t s = 0; s < sizeof sides / sizeof *sides; s++) {
        uint32_t count = 0, told = 0;
        for (uint32_t k = 0; k < pair->pair->issue_count; k++)
            count += pair->issue[k].sign == sides[s].sign &&
                     pair->issue[k].positive.mass + pair->issue[k].negative.mass > 0;
        if (count == 0)
            continue;
        frn_buf_printf(buf, "%s%s", begun ? ", " : ": ", sides[s].text);
        begun = true;
        for (uint32_t k = 0; k < pair->pair->issue_count && told < MOST_NAMED; k++) {
            const frn_report_issue *issue = &pair->issue[k];
            if (issue->sign != sides[s].sign || issue->positive.mass + issue->negative.mass <= 0)
                continue;
            frn_buf_text(buf, between(told++, count));
            frn_buf_add(buf, shorten(r->issue_name[issue->issue]));
        }
        if (count > MOST_NAMED)
            frn_buf_printf(buf, " and %u more", count - MOST_NAMED);
    }
}

/* "; Iran, Iraq and United States have a common enemy in ISIS" */
static void tell_common(frn_buf *buf, const frn_report *r)
{
    const frn_common_enemy *e = &r->common[0];

    frn_buf_text(buf, "; ");
    for (uint32_t i = 0; i < e->actor_count && i < MOST_NAMED; i++)
        frn_buf_printf(buf, "%s%.*s", between(i, e->actor_count), FRN_ARG(name(r, e->actor[i])));
    if (e->actor_count > MOST_NAMED)
        frn_buf_printf(buf, " and %u more", e->actor_count - MOST_NAMED);
    frn_buf_printf(buf, " have a common enemy in %.*s", FRN_ARG(name(r, e->enemy)));
}

static const frn_report_pair *first_of(const frn_report *r, frn_pair_kind kind)
{
    for (uint32_t i = 0; i < r->pair_count; i++)
        if (r->pair[i].pair->kind == kind)
            return &r->pair[i];
    return NULL;
}

frn_status frn_report_headline(frn_report *r, frn_arena *arena, frn_error *err)
{
    static const struct {
        frn_pair_kind kind;
        const char *text;
    } kinds[] = {{FRN_PAIR_FRENEMY, "are frenemies"},
                 {FRN_PAIR_MIXED, "send each other mixed signals"},
                 {FRN_PAIR_ENEMY, "are enemies"},
                 {FRN_PAIR_FRIEND, "are friends"}};
    const frn_report_pair *pair = NULL;
    frn_buf buf = {0};

    for (size_t i = 0; !pair && i < sizeof kinds / sizeof *kinds; i++) {
        pair = first_of(r, kinds[i].kind);
        if (pair)
            frn_buf_printf(&buf, "%.*s and %.*s %s", FRN_ARG(name(r, pair->pair->a)),
                           FRN_ARG(name(r, pair->pair->b)), kinds[i].text);
    }
    if (pair && pair->pair->kind != FRN_PAIR_FRIEND && pair->pair->kind != FRN_PAIR_ENEMY)
        tell_issues(&buf, r, pair);
    if (!pair)
        frn_buf_text(&buf, "No relation between two actors was found");
    else if (r->common_count)
        tell_common(&buf, r);
    frn_buf_byte(&buf, '.');
    r->headline = frn_arena_copy(arena, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return r->headline.ptr ? FRN_OK : frn_no_memory(err);
}
