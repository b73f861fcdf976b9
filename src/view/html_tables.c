/* The page's tables: every pair and every claim, for reading aloud, searching and printing. */
#include "view/html_internal.h"

void frn_html_open_table(html *h, const char *label, const char *const *heading)
{
    frn_buf_printf(h->buf,
                   "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>"
                   "<thead><tr>",
                   label);
    for (; *heading; heading++)
        frn_buf_printf(h->buf, "<th scope=\"col\"%s>%s</th>",
                       **heading == '#' ? " class=\"number\"" : "", *heading + (**heading == '#'));
    frn_html_put(h, "</tr></thead>\n<tbody>\n");
}

void frn_html_close_table(html *h)
{
    frn_html_put(h, "</tbody></table></div>\n");
}

static void name_cell(html *h, frn_slice name)
{
    frn_html_put(h, "<td>");
    frn_html_name(h, name);
    frn_html_put(h, "</td>");
}

/* The quotes of a pair's sides: the best of each issue and sign. */
static void best_quotes(html *h, const frn_report_pair *pair)
{
    frn_html_put(h, "<td><details><summary>");
    for (uint32_t k = 0; k < pair->pair->issue_count && k < 8; k++) {
        frn_html_put(h, k ? ", " : "");
        frn_html_text(h, frn_view_issue(&h->arena, h->r, pair->issue[k].issue));
        frn_html_put(h, " ");
        frn_html_mark(h, frn_view_sign(&pair->pair->issue[k]));
    }
    frn_html_put(h, "</summary>");
    for (uint32_t k = 0; k < pair->pair->issue_count; k++) {
        const frn_report_issue *issue = &pair->issue[k];
        if (issue->positive.best != FRN_NONE)
            frn_html_quote(h, issue->positive.best);
        if (issue->negative.best != FRN_NONE)
            frn_html_quote(h, issue->negative.best);
        if (issue->positive.best == FRN_NONE && issue->negative.best == FRN_NONE &&
            issue->claim_count)
            frn_html_quote(h, issue->claim[0]);
    }
    frn_html_put(h, "</details></td>");
}

void frn_html_pair_table(html *h)
{
    static const char *const heading[] = {"One",       "Other",   "Kind",   "#Tone", "#Positive",
                                          "#Negative", "#Listed", "Issues", NULL};
    uint32_t shown = frn_html_limit(h, h->r->pair_count, FRN_PAGE_PAIRS);

    frn_html_open_table(h, "Every pair", heading);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_report_pair *pair = &h->r->pair[i];
        const frn_pair *p = pair->pair;
        frn_html_put(h, "<tr>");
        name_cell(h, frn_view_actor(&h->arena, h->r, p->a));
        name_cell(h, frn_view_actor(&h->arena, h->r, p->b));
        frn_buf_printf(h->buf,
                       "<td>%s</td><td class=\"number\">%+.2f</td><td class=\"number\">%llu</td>"
                       "<td class=\"number\">%llu</td><td class=\"number\">%llu</td>",
                       frn_pair_kind_text(p->kind), p->tone, (unsigned long long)p->positive_count,
                       (unsigned long long)p->negative_count, (unsigned long long)p->listed_count);
        best_quotes(h, pair);
        frn_html_put(h, "</tr>\n");
        frn_arena_reset(&h->arena);
    }
    frn_html_close_table(h);
    frn_html_rest(h, shown, h->r->pair_count, "pairs");
}

void frn_html_claim_table(html *h)
{
    static const char *const heading[] = {"Date",  "According to", "Who",   "Whom", "Sign",
                                          "Issue", "Meant",        "Words", NULL};
    uint32_t shown = frn_html_limit(h, h->r->claim_count, FRN_PAGE_CLAIMS);

    frn_html_open_table(h, "Every claim", heading);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_claim *c = &h->r->claim[i];
        frn_slice meant = frn_view_meant(&h->arena, c);
        char day[16];
        frn_buf_printf(h->buf, "<tr id=\"claim-%u\"><td class=\"day\">%s</td>", i + 1,
                       frn_date_text(c->date, day));
        name_cell(h, frn_view_voice(&h->arena, c));
        name_cell(h, frn_view_party(&h->arena, &c->source));
        name_cell(h, frn_view_party(&h->arena, &c->target));
        frn_html_put(h, "<td>");
        frn_html_mark(h, c->sign > 0 ? "+" : c->sign < 0 ? "-" : "0");
        frn_html_put(h, "</td>");
        name_cell(h, frn_view_issue_of(&h->arena, c));
        frn_buf_printf(h->buf, "<td>%.*s</td><td><details><summary>",
                       FRN_ARG(meant.len ? meant : FRN_LIT("asserted")));
        frn_html_text(h, frn_view_where(&h->arena, c));
        frn_html_put(h, "</summary><p>\xE2\x80\x9C<bdi>");
        frn_html_text(h, frn_view_quote(&h->arena, c));
        frn_html_put(h, "</bdi>\xE2\x80\x9D</p></details></td></tr>\n");
        frn_arena_reset(&h->arena);
    }
    frn_html_close_table(h);
    frn_html_rest(h, shown, h->r->claim_count, "claims");
}
