/* What comes next, as sections of the page: forecast, what-if, case. They stand without a script;
 * with one their pairs lead to the evidence (data-pair). */
#include <math.h>

#include "view/chart.h"
#include "view/html_internal.h"

enum { MOST_ROWS = 25, MOST_PAIRS = 20 };

static void open_section(html *h, const char *id, const char *title)
{
    frn_buf_printf(h->buf,
                   "<section class=\"outlook\" id=\"%s\" aria-labelledby=\"%s-title\">\n"
                   "<h2 id=\"%s-title\">%s</h2>\n",
                   id, id, id, title);
}

static void open_figure(html *h, const char *label)
{
    frn_buf_printf(h->buf, "<figure tabindex=\"0\" role=\"group\" aria-label=\"%s\">\n", label);
}

static frn_slice clean(html *h, frn_slice name)
{
    return frn_view_clean(&h->arena, name, FRN_LONGEST_NAME);
}

/* "A and B", with the key by which the script finds the pair; ids of no actor have none. */
static void pair_cell(html *h, frn_slice id_a, frn_slice id_b, frn_slice a, frn_slice b)
{
    bool turned = frn_slice_cmp(id_a, id_b) > 0;

    frn_html_put(h, "<td>");
    if (id_a.len && id_b.len) {
        frn_html_put(h, "<span data-pair=\"");
        frn_html_text(h, turned ? id_b : id_a);
        frn_html_put(h, "|");
        frn_html_text(h, turned ? id_a : id_b);
        frn_html_put(h, "\">");
    }
    frn_html_name(h, clean(h, a));
    frn_html_put(h, " and ");
    frn_html_name(h, clean(h, b));
    frn_html_put(h, id_a.len && id_b.len ? "</span></td>" : "</td>");
}

static void number_cell(html *h, double value, int digits)
{
    frn_html_put(h, "<td class=\"number\">");
    frn_buf_fixed(h->buf, value, digits);
    frn_html_put(h, "</td>");
}

static void change_cell(html *h, double before, double after, int digits)
{
    frn_html_put(h, "<td class=\"number\">");
    frn_buf_fixed(h->buf, before, digits);
    frn_html_put(h, " \xE2\x86\x92 ");
    frn_buf_fixed(h->buf, after, digits);
    frn_html_put(h, "</td>");
}

/* ---- forecast ---- */

/* The term that weighs most, in words. */
static void reason_cell(html *h, const double *term)
{
    int best = 0;

    for (int t = 1; t < FRN_FORECAST_TERMS; t++)
        if (fabs(term[t]) > fabs(term[best]))
            best = t;
    frn_buf_printf(h->buf, "<td>%s ", frn_forecast_term_text(best));
    frn_html_mark(h, term[best] > 0 ? "-" : "+");
    frn_html_put(h, "</td>");
}

static void forecast_table(html *h, const frn_outlook_forecast *o)
{
    static const char *const heads[] = {"Pair",        "#Chance", "#Last month", "#Own tone",
                                        "#Actor tone", "Most by", NULL};
    const frn_forecast *f = o->forecast;
    uint32_t shown = frn_html_limit(h, f->count, MOST_ROWS);

    frn_html_put(h, "<div class=\"list\">\n");
    frn_html_open_table(h, "Likeliest to turn hostile", heads);
    for (uint32_t r = 0; r < shown; r++) {
        const frn_forecast_row *row = &f->row[r];

        frn_html_put(h, "<tr>");
        pair_cell(h, o->id[row->a], o->id[row->b], o->input->actor_name[row->a],
                  o->input->actor_name[row->b]);
        number_cell(h, row->chance[FRN_FORECAST_ALL], 2);
        number_cell(h, row->chance[FRN_FORECAST_PERSISTENCE], 2);
        number_cell(h, row->chance[FRN_FORECAST_OWN], 2);
        number_cell(h, row->chance[FRN_FORECAST_ACTOR], 2);
        reason_cell(h, row->term);
        frn_html_put(h, "</tr>\n");
    }
    frn_html_close_table(h);
    frn_html_rest(h, shown, f->count, "pairs");
    frn_html_put(h, "</div>\n");
}

static void forecast(html *h, const frn_outlook_forecast *o)
{
    const frn_forecast *f = o->forecast;
    const frn_forecast_score *s = &o->past->score[FRN_FORECAST_ALL];
    char from[16], to[16];

    open_section(h, "forecast", "What is to come");
    frn_buf_printf(h->buf,
                   "<p>From %s to %s: the chance that a pair's negative events outnumber its "
                   "positive ones, if there are any. The base rate is %.0f%%.</p>\n",
                   frn_date_text(f->origin + 1, from),
                   frn_date_text(f->origin + (frn_date)f->window, to), 100 * f->base_rate);
    frn_buf_printf(h->buf,
                   "<p>Held against what came before, %u times, the same model had skill %+.2f "
                   "and AUC %.2f.%s Beside it: what the last month alone, the pair's own tone and "
                   "the two actors' tone with everybody would say.</p>\n",
                   o->past->n, s->skill, isfinite(s->auc) ? s->auc : 0.5,
                   s->skill > 0 ? "" : " <strong>That is no better than the base rate.</strong>");
    frn_html_put(h, "<div class=\"beside\">\n");
    forecast_table(h, o);
    open_figure(h, "Reliability diagram");
    if (frn_chart_reliability(h->buf, o->past, true, NULL) != FRN_OK)
        h->buf->failed = true;
    frn_html_put(h, "</figure>\n</div>\n</section>\n");
}

/* ---- what-if ---- */

static void imagined(html *h, const frn_claim *c)
{
    if (c->modality == FRN_MODALITY_NEGATED)
        frn_html_put(h, "<b>not</b> ");
    frn_html_mark(h, c->sign > 0 ? "+" : c->sign < 0 ? "-" : "0");
    frn_html_put(h, " ");
    frn_html_name(h, frn_view_party(&h->arena, &c->source));
    frn_buf_printf(h->buf, " \xE2\x86\x92 ");
    frn_html_name(h, frn_view_party(&h->arena, &c->target));
    frn_buf_printf(h->buf, " <span class=\"faint\">%s", frn_action_describe(c->action)->name);
    if (c->issue.len) {
        frn_html_put(h, ", ");
        frn_html_text(h, frn_view_issue_of(&h->arena, c));
    }
    frn_html_put(h, "</span>");
}

static void quote_of(html *h, const frn_claim *c)
{
    if (c >= h->r->claim && c < h->r->claim + h->r->claim_count)
        frn_html_quote(h, (uint32_t)(c - h->r->claim));
}

static void fired(html *h, const frn_scenario *s)
{
    if (s->fired_count == 0)
        frn_html_put(h, "<p>It meets no condition that anybody has named.</p>\n");
    for (uint32_t i = 0; i < s->fired_count; i++) {
        const frn_scenario_fired *f = &s->fired[i];

        frn_buf_printf(h->buf, "<div class=\"fired\"><p>%u. It meets%s a condition: ", i + 1,
                       f->loosely ? ", by kind," : "");
        imagined(h, f->condition);
        frn_html_put(h, "</p>\n");
        quote_of(h, f->condition);
        frn_html_put(h, "<p>so that, hedged: ");
        imagined(h, f->effect);
        frn_html_put(h, "</p>\n");
        if (!frn_slice_eq(f->consequence->quote, f->condition->quote))
            quote_of(h, f->consequence);
        frn_html_put(h, "</div>\n");
    }
}

static void changed_pairs(html *h, const frn_scenario *s)
{
    static const char *const heads[] = {"Pair", "Issue", "#Tone", "Kind", "By", NULL};
    uint32_t shown = frn_html_limit(h, s->pair_count, MOST_PAIRS);

    if (s->pair_count == 0) {
        frn_html_put(h, "<p>No pair differs.</p>\n");
        return;
    }
    frn_html_open_table(h, "Pairs that differ", heads);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_scenario_pair *p = &s->pair[i];

        frn_html_put(h, "<tr>");
        pair_cell(h, p->a.id, p->b.id, p->a.name.len ? p->a.name : p->a.id,
                  p->b.name.len ? p->b.name : p->b.id);
        frn_html_put(h, "<td>");
        frn_html_text(h, p->issue.len   ? clean(h, p->issue)
                         : p->issue.ptr ? FRN_LIT("no issue named")
                                        : FRN_LIT("all"));
        frn_html_put(h, "</td>");
        change_cell(h, p->tone[0], p->tone[1], 2);
        frn_buf_printf(h->buf, "<td>%s", p->issue.ptr ? "" : frn_pair_kind_text(p->kind[0]));
        if (!p->issue.ptr && p->kind[0] != p->kind[1])
            frn_buf_printf(h->buf, " \xE2\x86\x92 <b>%s</b>", frn_pair_kind_text(p->kind[1]));
        frn_html_put(h, "</td><td>");
        if (p->driver)
            imagined(h, p->driver);
        frn_html_put(h, "</td></tr>\n");
    }
    frn_html_close_table(h);
    frn_html_rest(h, shown, s->pair_count, "differences");
}

static void balance(html *h, const frn_scenario *s)
{
    frn_html_put(h, "<p>Balance: ");
    for (int t = 0; t < 2; t++)
        frn_buf_printf(h->buf, "%s%llu of %u ties against the best two camps%s",
                       t ? "; after: " : "", (unsigned long long)s->balance[t].upper,
                       s->balance[t].ties, s->balance[t].proved ? " (proved)" : " at most");
    frn_html_put(h, ".</p>\n");
}

static void changed_chances(html *h, const frn_scenario_forecast *f)
{
    static const char *const heads[] = {"Pair", "#Chance", "Through", NULL};
    uint32_t shown = frn_html_limit(h, f->count, MOST_PAIRS);

    if (!f->made || f->count == 0)
        return;
    frn_buf_printf(h->buf,
                   "<p>Forecasts that differ (held against what came before, %u times: skill "
                   "%+.2f, AUC %.2f):</p>\n",
                   f->tested, f->skill, isfinite(f->auc) ? f->auc : 0.5);
    frn_html_open_table(h, "Forecasts that differ", heads);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_scenario_chance *c = &f->chance[i];

        frn_html_put(h, "<tr>");
        pair_cell(h, (frn_slice){0}, (frn_slice){0}, c->a, c->b);
        change_cell(h, c->chance[0], c->chance[1], 3);
        frn_html_put(h, "<td>");
        if (c->driver)
            imagined(h, c->driver);
        frn_html_put(h, "</td></tr>\n");
    }
    frn_html_close_table(h);
    frn_html_rest(h, shown, f->count, "pairs by less");
}

static void settlement(html *h, const frn_outlook_settlement *s)
{
    open_figure(h, "Settlement distribution");
    if (frn_chart_settlement(h->buf, s, true, NULL) != FRN_OK)
        h->buf->failed = true;
    frn_html_put(h, "</figure>\n");
}

static void line_up(html *h, const char *label, const frn_outlook_line_up *l)
{
    if (!l)
        return;
    open_figure(h, label);
    if (frn_chart_line_up(h->buf, l, true, NULL) != FRN_OK)
        h->buf->failed = true;
    frn_html_put(h, "</figure>\n");
}

static void what_if(html *h, const frn_outlook_scenario *o)
{
    const frn_scenario *s = o->scenario;

    open_section(h, "what-if", "What if");
    frn_html_put(h, "<ul class=\"plain\">\n");
    for (uint32_t i = 0; i < o->added_count; i++) {
        frn_html_put(h, "<li>");
        imagined(h, &o->added[i]);
        frn_html_put(h, "</li>\n");
    }
    for (uint32_t i = 0; i < o->changes; i++) {
        frn_html_put(h, "<li>");
        frn_html_text(h, frn_view_clean(&h->arena, o->change[i], FRN_LONGEST_QUOTE));
        frn_html_put(h, "</li>\n");
    }
    frn_html_put(h, "</ul>\n");
    fired(h, s);
    line_up(h, "Line-up before and after", o->line_up);
    changed_pairs(h, s);
    balance(h, s);
    changed_chances(h, &s->forecast);
    if (o->case_line_up || o->settlement)
        frn_html_put(h, "<h3>In the case</h3>\n");
    line_up(h, "Line-up of the case, before and after", o->case_line_up);
    if (o->settlement)
        settlement(h, o->settlement);
    frn_html_put(h, "<p class=\"faint\">Hypothetical: none of this counts anywhere else on the "
                    "page.</p>\n</section>\n");
}

void frn_html_outlook(html *h)
{
    const frn_outlook *o = h->r->outlook;

    if (!o)
        return;
    if (o->forecast)
        forecast(h, o->forecast);
    if (o->scenario)
        what_if(h, o->scenario);
    if (!o->settlement && !o->sweep)
        return;
    open_section(h, "case", "The case");
    if (o->settlement)
        settlement(h, o->settlement);
    if (o->sweep) {
        open_figure(h, "Threshold curve");
        if (frn_chart_sweep(h->buf, o->sweep, true, NULL) != FRN_OK)
            h->buf->failed = true;
        frn_html_put(h, "</figure>\n");
    }
    frn_html_put(h, "</section>\n");
}
