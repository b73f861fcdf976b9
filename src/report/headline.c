/* The one sentence at the top. */
#include "base/buf.h"
#include "report/report_internal.h"

static frn_slice name(const frn_report *r, uint32_t actor)
{
    return r->table->actor[actor].name;
}

static frn_slice issue_name(const frn_report *r, uint32_t issue)
{
    return r->table->issue[issue].len ? r->table->issue[issue] : FRN_LIT("matters in general");
}

/* "with each other on iraq, against each other on syria" */
static void tell_issues(frn_buf *buf, const frn_report *r, const frn_report_pair *pair)
{
    for (int sign = 1; sign >= -1; sign -= 2) {
        bool first = true;
        for (uint32_t k = 0; k < pair->pair->issue_count; k++) {
            if (pair->issue[k].sign != sign)
                continue;
            frn_buf_text(buf, !first     ? ", "
                              : sign > 0 ? ": with each other on "
                                         : ", against each other on ");
            frn_buf_add(buf, issue_name(r, pair->issue[k].issue));
            first = false;
        }
    }
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
        frn_buf_printf(&buf, "; %.*s is an enemy that %u of them share",
                       FRN_ARG(name(r, r->common[0].enemy)), r->common[0].actor_count);
    frn_buf_byte(&buf, '.');
    r->headline = frn_arena_copy(arena, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return r->headline.ptr ? FRN_OK : frn_no_memory(err);
}
