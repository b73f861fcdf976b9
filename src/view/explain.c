/* One pair, everything that was said: by issue, sign and voice, what counts before what does not.
 */
#include <stdlib.h>

#include "view/pen.h"
#include "view/view_internal.h"

enum { WIDTH = 100, LEAST_WIDTH = 40 };

typedef struct item {
    uint32_t claim, rank; /* rank: place among the claims of the issue, strongest first */
    int group;            /* 0 positive, 1 negative, 2 neither, 3 .. 5 the same for no facts */
    frn_slice voice;
} item;

static int in_order(const void *left, const void *right)
{
    const item *a = left, *b = right;
    int order;

    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    order = frn_slice_cmp(a->voice, b->voice);
    if (order)
        return order;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static item *sort_claims(frn_arena *arena, const frn_report *r, const frn_report_issue *issue)
{
    item *list = FRN_NEW_ARRAY(arena, item, issue->claim_count);

    for (uint32_t i = 0; list && i < issue->claim_count; i++) {
        const frn_claim *c = &r->claim[issue->claim[i]];
        int group = c->sign > 0 ? 0 : c->sign < 0 ? 1 : 2;
        list[i] = (item){issue->claim[i], i, group + (frn_view_is_fact(c) ? 0 : 3),
                         frn_view_voice(arena, c)};
    }
    if (list)
        qsort(list, issue->claim_count, sizeof *list, in_order);
    return list;
}

static void words(frn_pen *pen, frn_arena *arena, const frn_claim *c)
{
    frn_slice quote = frn_view_quote(arena, c), meant = frn_view_meant(arena, c);
    char day[16];

    frn_pen_line(pen, 6, 6);
    if (quote.len)
        frn_pen_say(pen, FRN_INK_PLAIN,
                    frn_arena_printf(arena, "\xE2\x80\x9C%.*s\xE2\x80\x9D", FRN_ARG(quote)));
    else
        frn_pen_text(pen, FRN_INK_PLAIN, frn_action_describe(c->action)->name);
    frn_pen_say(pen, FRN_INK_FAINT,
                frn_arena_printf(arena, "[%.*s] %s", FRN_ARG(frn_view_where(arena, c)),
                                 frn_date_text(c->date, day)));
    frn_pen_say(pen, FRN_INK_FAINT, meant);
}

static bool issue(frn_pen *pen, frn_arena *arena, const frn_report *r, const frn_report_pair *pair,
                  uint32_t k)
{
    static const char *const signs[] = {"+", "-", "0"};
    static const frn_ink inks[] = {FRN_INK_GOOD, FRN_INK_BAD, FRN_INK_PLAIN};
    const frn_report_issue *said = &pair->issue[k];
    const item *list = sort_claims(arena, r, said);

    frn_pen_blank(pen);
    frn_pen_text(pen, FRN_INK_PLAIN, frn_view_sign(&pair->pair->issue[k]));
    frn_pen_say(pen, FRN_INK_BOLD, frn_view_issue(arena, r, said->issue));
    for (uint32_t i = 0; list && i < said->claim_count; i++) {
        const item *it = &list[i];
        if (i == 0 || it->group != it[-1].group || !frn_slice_eq(it->voice, it[-1].voice)) {
            if (it->group >= 3 && (i == 0 || it[-1].group < 3)) {
                frn_pen_line(pen, 2, 2);
                frn_pen_text(pen, FRN_INK_FAINT, "said, but counts as no fact:");
            }
            frn_pen_line(pen, 4, 6);
            frn_pen_text(pen, inks[it->group % 3], signs[it->group % 3]);
            frn_pen_say(pen, FRN_INK_PLAIN, it->voice);
        }
        words(pen, arena, &r->claim[it->claim]);
    }
    return list != NULL;
}

frn_status frn_view_explain(frn_buf *out, const frn_report *r, uint32_t index, uint32_t only,
                            const frn_view_options *options, frn_error *err)
{
    const frn_report_pair *pair = &r->pair[index];
    const frn_pair *p = pair->pair;
    frn_pen pen = {.buf = out, .width = WIDTH};
    frn_arena arena = {0};
    bool ok = true;

    if (options && options->width)
        pen.width = options->width < LEAST_WIDTH ? LEAST_WIDTH : options->width;
    pen.color = options && options->color;
    frn_pen_line(&pen, 0, 2);
    frn_pen_say(&pen, FRN_INK_BOLD,
                frn_arena_printf(&arena, "%.*s and %.*s:", FRN_ARG(frn_view_actor(&arena, r, p->a)),
                                 FRN_ARG(frn_view_actor(&arena, r, p->b))));
    frn_pen_text(&pen, FRN_INK_PLAIN, frn_pair_kind_text(p->kind));
    frn_pen_say(&pen, FRN_INK_FAINT,
                frn_arena_printf(&arena, ", tone %+.2f (90%%: %+.2f to %+.2f)", p->tone,
                                 p->tone_low, p->tone_high));
    for (uint32_t k = 0; ok && k < p->issue_count; k++)
        if (only == FRN_NONE || pair->issue[k].issue == only)
            ok = issue(&pen, &arena, r, pair, k);
    frn_pen_end(&pen);
    frn_arena_free(&arena);
    return ok && !out->failed ? FRN_OK : frn_no_memory(err);
}
