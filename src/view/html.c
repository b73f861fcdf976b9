/* The page: the briefing with its quotes, the map, the tables, the data, and the script that makes
 * it interactive if the build had one. It asks for nothing; its policy allows its own style and
 * script, named by digest, and nothing else. Without a script it is complete, only still. */
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "base/embed.h"
#include "view/html_internal.h"

/* ---- pieces ---- */

uint32_t frn_html_limit(const html *h, uint32_t count, uint32_t most)
{
    return h->all || count <= most ? count : most;
}

void frn_html_put(html *h, const char *markup)
{
    frn_buf_text(h->buf, markup);
}

void frn_html_text(html *h, frn_slice s)
{
    frn_buf_xml(h->buf, s);
}

void frn_html_name(html *h, frn_slice name)
{
    frn_html_put(h, "<bdi>");
    frn_html_text(h, name);
    frn_html_put(h, "</bdi>");
}

void frn_html_mark(html *h, const char *sign)
{
    const char *color = strcmp(sign, "+") == 0 ? " good" : strcmp(sign, "-") == 0 ? " bad" : "";
    const char *shown = strcmp(sign, "-") == 0    ? "\xE2\x88\x92"
                        : strcmp(sign, "+-") == 0 ? "\xC2\xB1"
                                                  : sign;

    frn_buf_printf(h->buf, "<span class=\"mark%s\">%s</span>", color, shown);
}

void frn_html_rest(html *h, uint64_t shown, uint64_t count, const char *what)
{
    if (shown < count)
        frn_buf_printf(h->buf, "<p class=\"faint\">and %llu more %s</p>\n",
                       (unsigned long long)(count - shown), what);
}

void frn_html_quote(html *h, uint32_t claim)
{
    const frn_claim *c = &h->r->claim[claim];
    frn_slice words = frn_view_quote(&h->arena, c), meant = frn_view_meant(&h->arena, c);
    char day[16];

    frn_buf_printf(h->buf, "<blockquote class=\"%s\">",
                   c->sign > 0   ? "good"
                   : c->sign < 0 ? "bad"
                                 : "plain");
    if (words.len) {
        frn_html_put(h, "<p>\xE2\x80\x9C<bdi>");
        frn_html_text(h, words);
        frn_html_put(h, "</bdi>\xE2\x80\x9D</p>");
    }
    frn_html_put(h, "<cite>");
    frn_html_name(h, frn_view_voice(&h->arena, c));
    if (claim < frn_html_limit(h, h->r->claim_count, FRN_PAGE_CLAIMS))
        frn_buf_printf(h->buf, " \xC2\xB7 <a href=\"#claim-%u\">", claim + 1);
    else
        frn_html_put(h, " \xC2\xB7 <a>");
    frn_html_text(h, frn_view_where(&h->arena, c));
    frn_html_put(h, "</a>");
    if (c->date != FRN_NO_DATE)
        frn_buf_printf(h->buf, " \xC2\xB7 %s", frn_date_text(c->date, day));
    if (meant.len)
        frn_buf_printf(h->buf, " \xC2\xB7 %.*s", FRN_ARG(meant));
    frn_html_put(h, "</cite></blockquote>\n");
}

void frn_html_line(html *h, uint32_t claim)
{
    const frn_claim *c = &h->r->claim[claim];

    if (c->modality == FRN_MODALITY_NEGATED || c->modality == FRN_MODALITY_DENIAL)
        frn_html_put(h, "<b>not</b> ");
    frn_html_mark(h, c->sign > 0 ? "+" : c->sign < 0 ? "-" : "0");
    frn_html_put(h, " ");
    frn_html_name(h, frn_view_party(&h->arena, &c->source));
    frn_html_put(h, " \xE2\x86\x92 ");
    frn_html_name(h, frn_view_party(&h->arena, &c->target));
    frn_html_put(h, ", ");
    frn_html_text(h, frn_view_issue_of(&h->arena, c));
}

static void section(html *h, const char *id, const char *title, uint64_t count)
{
    frn_buf_printf(h->buf, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s", id, id, title);
    if (count)
        frn_buf_printf(h->buf, " <span class=\"faint\">%llu</span>", (unsigned long long)count);
    frn_html_put(h, "</h2>\n");
}

/* ---- pairs ---- */

static void pair_summary(html *h, const frn_report_pair *pair)
{
    const frn_pair *p = pair->pair;

    frn_html_put(h, "<summary><b>");
    frn_html_name(h, frn_view_actor(&h->arena, h->r, p->a));
    frn_html_put(h, " and ");
    frn_html_name(h, frn_view_actor(&h->arena, h->r, p->b));
    frn_html_put(h, "</b>: ");
    for (uint32_t k = 0; k < p->issue_count && k < 8; k++) {
        frn_html_put(h, k ? ", " : "");
        frn_html_text(h, frn_view_issue(&h->arena, h->r, p->issue[k].issue));
        frn_html_put(h, " ");
        frn_html_mark(h, frn_view_sign(&p->issue[k]));
    }
    frn_buf_printf(
        h->buf, "<span class=\"faint\">tone %+.2f, 90%% between %+.2f and %+.2f</span></summary>",
        p->tone, p->tone_low, p->tone_high);
}

static void side_line(html *h, const frn_report_side *side, const char *sign)
{
    if (side->best == FRN_NONE)
        return;
    frn_html_put(h, "<p>");
    frn_html_mark(h, sign);
    frn_html_put(h, " ");
    frn_html_text(h, frn_view_count(&h->arena, side->count, "claim", "claims"));
    frn_html_put(h, " according to ");
    frn_html_name(h, frn_view_clean(&h->arena, side->voices, (size_t)4 * FRN_LONGEST_NAME));
    frn_html_put(h, "</p>\n");
}

static void pair_issue(html *h, const frn_report_pair *pair, uint32_t k)
{
    const frn_report_issue *issue = &pair->issue[k];
    uint32_t shown = frn_html_limit(h, issue->claim_count, FRN_PAGE_QUOTES);

    frn_html_put(h, "<h3>");
    frn_html_mark(h, frn_view_sign(&pair->pair->issue[k]));
    frn_html_put(h, " ");
    frn_html_text(h, frn_view_issue(&h->arena, h->r, issue->issue));
    frn_html_put(h, "</h3>\n");
    side_line(h, &issue->positive, "+");
    side_line(h, &issue->negative, "-");
    for (uint32_t i = 0; i < shown; i++) {
        bool fact = frn_view_is_fact(&h->r->claim[issue->claim[i]]);
        if (!fact && (i == 0 || frn_view_is_fact(&h->r->claim[issue->claim[i - 1]])))
            frn_html_put(h, "<p class=\"faint\">Said, but counts as no fact:</p>\n");
        frn_html_quote(h, issue->claim[i]);
    }
    frn_html_rest(h, shown, issue->claim_count, "claims");
}

static void leans(html *h, frn_pair_kind kind)
{
    frn_slice said = frn_view_leans(&h->arena, h->r, kind);

    if (said.len)
        frn_buf_printf(h->buf, "<p class=\"faint\">%.*s</p>\n", FRN_ARG(said));
}

void frn_html_pairs(html *h, frn_pair_kind kind, const char *id, const char *title)
{
    uint32_t count = 0, limit, shown = 0;

    for (uint32_t i = 0; i < h->r->pair_count; i++)
        count += h->r->pair[i].pair->kind == kind;
    if (count == 0)
        return;
    limit = frn_html_limit(h, count, FRN_PAGE_PAIRS / 4);
    section(h, id, title, count);
    if (kind == FRN_PAIR_FRIEND || kind == FRN_PAIR_ENEMY)
        leans(h, kind);
    for (uint32_t i = 0; i < h->r->pair_count && shown < limit; i++) {
        const frn_report_pair *pair = &h->r->pair[i];
        if (pair->pair->kind != kind)
            continue;
        frn_buf_printf(h->buf, "<details%s>", kind == FRN_PAIR_FRENEMY && shown < 3 ? " open" : "");
        pair_summary(h, pair);
        frn_buf_printf(h->buf, "<div class=\"inside\" id=\"pair-%u\">\n", i + 1);
        for (uint32_t k = 0; k < pair->pair->issue_count; k++)
            pair_issue(h, pair, k);
        frn_html_put(h, "</div></details>\n");
        frn_arena_reset(&h->arena);
        shown++;
    }
    frn_html_rest(h, shown, count, "pairs");
    frn_html_put(h, "</section>\n");
}

/* ---- the rest of the briefing ---- */

static void common_enemies(html *h)
{
    uint32_t shown = frn_html_limit(h, h->r->common_count, FRN_PAGE_LIST);

    if (h->r->common_count == 0)
        return;
    section(h, "common", "Common enemies", h->r->common_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_common_enemy *e = &h->r->common[i];
        frn_html_put(h, "<details><summary><b>");
        frn_html_name(h, frn_view_actor(&h->arena, h->r, e->enemy));
        frn_html_put(h, "</b>, against whom stand ");
        for (uint32_t k = 0; k < e->actor_count; k++) {
            frn_html_put(h, k == 0 ? "" : k + 1 == e->actor_count ? " and " : ", ");
            frn_html_name(h, frn_view_actor(&h->arena, h->r, e->actor[k]));
        }
        frn_html_put(h, "</summary><div class=\"inside\">\n");
        for (uint32_t k = 0; k < e->actor_count; k++) {
            frn_html_put(h, "<h3>");
            frn_html_name(h, frn_view_actor(&h->arena, h->r, e->actor[k]));
            frn_html_put(h, "</h3>\n");
            frn_html_quote(h, e->claim[k]);
        }
        frn_html_put(h, "</div></details>\n");
        frn_arena_reset(&h->arena);
    }
    frn_html_rest(h, shown, h->r->common_count, "common enemies");
    frn_html_put(h, "</section>\n");
}

static void mixed_signals(html *h)
{
    uint32_t shown = frn_html_limit(h, h->r->mixed_count, FRN_PAGE_LIST);

    if (h->r->mixed_count == 0)
        return;
    section(h, "mixed", "Mixed signals", h->r->mixed_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_mixed_signal *m = &h->r->mixed[i];
        frn_html_put(h, "<details><summary><b>");
        frn_html_name(h, frn_view_clean(&h->arena, m->whose, FRN_LONGEST_NAME));
        frn_html_put(h, "</b> towards <b>");
        frn_html_name(h, frn_view_clean(&h->arena, m->towards, FRN_LONGEST_NAME));
        frn_html_put(h, "</b>, by voice</summary><div class=\"inside\">\n");
        for (uint32_t k = 0; k < m->claim_count; k++) {
            frn_html_put(h, "<p>");
            frn_html_line(h, m->claim[k]);
            frn_html_put(h, "</p>\n");
            frn_html_quote(h, m->claim[k]);
        }
        frn_html_put(h, "</div></details>\n");
        frn_arena_reset(&h->arena);
    }
    frn_html_rest(h, shown, h->r->mixed_count, "such pairs");
    frn_html_put(h, "</section>\n");
}

static void open_claims(html *h, frn_open_kind kind, const char *id)
{
    uint32_t count = h->r->open_count[kind], shown = frn_html_limit(h, count, FRN_PAGE_LIST);

    if (count == 0)
        return;
    section(h, id, frn_open_kind_text(kind), count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_report_open *o = &h->r->open[kind][i];
        frn_html_put(h, "<details><summary>");
        frn_html_line(h, o->claim);
        frn_html_put(h, ", according to ");
        frn_html_name(h, frn_view_voice(&h->arena, &h->r->claim[o->claim]));
        if (o->condition != FRN_NONE)
            frn_html_put(h, ", on a condition");
        frn_html_put(h, "</summary><div class=\"inside\">\n");
        frn_html_quote(h, o->claim);
        if (o->condition != FRN_NONE) {
            frn_html_put(h, "<h3>On condition</h3>\n");
            frn_html_quote(h, o->condition);
        }
        frn_html_put(h, "</div></details>\n");
        frn_arena_reset(&h->arena);
    }
    frn_html_rest(h, shown, count, "of them");
    frn_html_put(h, "</section>\n");
}

static void accounts(html *h, const char *title, const uint32_t *claim, uint32_t count)
{
    uint32_t shown = frn_html_limit(h, count, FRN_PAGE_QUOTES);

    frn_buf_printf(h->buf, "<h3>%s</h3>\n", title);
    for (uint32_t k = 0; k < shown; k++) {
        frn_html_put(h, "<p>");
        frn_html_line(h, claim[k]);
        frn_html_put(h, "</p>\n");
        frn_html_quote(h, claim[k]);
    }
    frn_html_rest(h, shown, count, "claims");
}

static void contested(html *h)
{
    uint32_t shown = frn_html_limit(h, h->r->contested_count, FRN_PAGE_LIST);

    if (h->r->contested_count == 0)
        return;
    section(h, "contested", "Contested, with both accounts", h->r->contested_count);
    for (uint32_t i = 0; i < shown; i++) {
        const frn_contested *c = &h->r->contested[i];
        frn_html_put(h, "<details><summary>");
        frn_html_line(h, c->claim[0]);
        frn_html_put(h, ", according to ");
        frn_html_name(h, frn_view_voice(&h->arena, &h->r->claim[c->claim[0]]));
        frn_html_put(h, "</summary><div class=\"inside\">\n");
        accounts(h, "Said", c->claim, c->claim_count);
        if (c->against_count)
            accounts(h, "The other account", c->against, c->against_count);
        else
            frn_html_put(h, "<p>No other account in these documents.</p>\n");
        frn_html_put(h, "</div></details>\n");
        frn_arena_reset(&h->arena);
    }
    frn_html_rest(h, shown, h->r->contested_count, "accusations");
    frn_html_put(h, "</section>\n");
}

static void not_understood(html *h)
{
    const frn_report *r = h->r;
    frn_view_gap lines[FRN_GAP_COUNT];
    bool begun = false;

    frn_view_gaps(lines, r);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (lines[i].count == 0)
            continue;
        if (!begun) {
            section(h, "gaps", "Not understood or left out", 0);
            frn_html_put(h, "<ul>\n");
        }
        begun = true;
        frn_html_put(h, "<li>");
        frn_html_text(h, frn_view_count(&h->arena, lines[i].count, lines[i].one, lines[i].many));
        if (i == 0)
            frn_buf_printf(h->buf, " of %llu", (unsigned long long)r->sentences);
        frn_html_put(h, "</li>\n");
    }
    if (begun)
        frn_html_put(h, "</ul>\n</section>\n");
}

/* ---- the frame ---- */

static void digest(html *h, const char *what, const frn_slice *part, size_t count)
{
    struct sha256_ctx context;
    uint8_t bytes[SHA256_DIGEST_SIZE];
    char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = {0};

    sha256_init(&context);
    for (size_t i = 0; i < count; i++)
        sha256_update(&context, part[i].len, (const uint8_t *)part[i].ptr);
    sha256_digest(&context, sizeof bytes, bytes);
    base64_encode_raw(text, sizeof bytes, bytes);
    frn_buf_printf(h->buf, "%s 'sha256-%s'; ", what, text);
}

/* What the page may do: its own style and script, named by digest, and nothing else. */
static void policy(html *h, const frn_slice *style, size_t styles, frn_slice script)
{
    frn_html_put(h, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    digest(h, "style-src", style, styles);
    if (script.len)
        digest(h, "script-src", &script, 1);
    frn_html_put(h, "base-uri 'none'; form-action 'none'\">\n");
}

static void head(html *h, frn_slice script)
{
    frn_slice style[] = {frn_embedded("src/view/page.css"), frn_embedded("src/view/map.css"),
                         frn_embedded("src/view/chart.css"), frn_embedded("web/app.css")};
    size_t styles = script.len ? 4 : 3;

    frn_html_put(h, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    policy(h, style, styles, script);
    frn_html_put(h, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    frn_html_text(h, frn_view_clean(&h->arena, h->r->title, (size_t)2 * FRN_LONGEST_NAME));
    frn_html_put(h, "</title>\n<style>");
    for (size_t i = 0; i < styles; i++)
        frn_buf_add(h->buf, style[i]);
    frn_html_put(h, "</style>\n</head>\n");
}

static void numbers(html *h)
{
    const frn_report *r = h->r;
    const struct {
        uint64_t count;
        const char *one, *many;
    } list[] = {
        {r->claim_count, "claim", "claims"},        {r->speakers, "voice", "voices"},
        {r->table->actor_count, "actor", "actors"}, {r->pair_count, "pair", "pairs"},
        {r->table->issue_count, "issue", "issues"}, {r->document_count, "document", "documents"}};
    char first[16], last[16];

    frn_html_put(h, "<ul class=\"numbers\">");
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i].count)
            frn_buf_printf(h->buf, "<li><b>%llu</b> %s</li>", (unsigned long long)list[i].count,
                           list[i].count == 1 ? list[i].one : list[i].many);
    if (r->table->first != FRN_NO_DATE)
        frn_buf_printf(h->buf, "<li>%s%s%s</li>", frn_date_text(r->table->first, first),
                       r->table->last > r->table->first ? " to " : "",
                       r->table->last > r->table->first ? frn_date_text(r->table->last, last) : "");
    frn_html_put(h, "</ul>\n");
}

static void masthead(html *h, bool app)
{
    frn_buf_printf(h->buf, "<body%s>\n<a class=\"skip\" href=\"#%s\">%s</a>\n<header>\n<h1>",
                   app ? " class=\"app\"" : "", app ? "tables" : "briefing",
                   app ? "To the tables" : "To the briefing");
    frn_html_name(h, frn_view_clean(&h->arena, h->r->title, (size_t)2 * FRN_LONGEST_NAME));
    frn_html_put(h, "</h1>\n<p class=\"headline\">");
    frn_html_text(h, frn_view_clean(&h->arena, h->r->headline, FRN_LONGEST_QUOTE));
    frn_html_put(h, "</p>\n");
    numbers(h);
    if (!app)
        frn_html_put(h, "<nav aria-label=\"Sections\"><ul><li><a href=\"#map\">Map</a></li>"
                        "<li><a href=\"#briefing\">Briefing</a></li>"
                        "<li><a href=\"#pairs\">Pairs</a></li>"
                        "<li><a href=\"#claims\">Claims</a></li></ul></nav>\n");
    frn_html_put(h, "</header>\n<main>\n");
}

static bool map(html *h)
{
    bool ok;

    frn_html_put(h, "<figure id=\"map\">\n");
    ok = frn_view_map(h->buf, h->r, true, h->all);
    frn_html_put(h, "</figure>\n");
    return ok;
}

static void briefing(html *h)
{
    static const char *const ids[FRN_OPEN_COUNT] = {"offers", "threats", "what-ifs", "demands",
                                                    "denials"};

    frn_html_put(h, "<div id=\"briefing\">\n");
    frn_html_pairs(h, FRN_PAIR_FRENEMY, "frenemies", "Frenemies");
    frn_html_pairs(h, FRN_PAIR_MIXED, "both", "Friends and enemies on one and the same issue");
    common_enemies(h);
    mixed_signals(h);
    for (int k = 0; k < FRN_OPEN_COUNT; k++)
        open_claims(h, (frn_open_kind)k, ids[k]);
    frn_html_pairs(h, FRN_PAIR_ENEMY, "enemies", "Enemies");
    frn_html_pairs(h, FRN_PAIR_FRIEND, "friends", "Friends");
    contested(h);
    not_understood(h);
    frn_html_put(h, "</div>\n");
}

/* The page without a script: map, briefing, tables. */
static bool still(html *h)
{
    bool ok = map(h);

    if (!h->app) /* with a script it has its own place */
        frn_html_outlook(h);
    briefing(h);
    section(h, "pairs", "Every pair", h->r->pair_count);
    frn_html_pair_table(h);
    frn_html_put(h, "</section>\n");
    section(h, "claims", "Every claim", h->r->claim_count);
    frn_html_claim_table(h);
    frn_html_put(h, "</section>\n");
    return ok;
}

frn_status frn_view_html(frn_buf *out, const frn_report *report, const frn_view_options *options,
                         frn_error *err)
{
    frn_slice script = options && options->still ? (frn_slice){"", 0} : frn_embedded("web/page.js");
    html h = {.buf = out, .r = report, .all = options && options->all, .app = script.len > 0};
    bool ok;

    head(&h, script);
    masthead(&h, h.app);
    if (h.app) {
        frn_html_app(&h);
        frn_html_put(&h, "<noscript>\n");
    }
    ok = still(&h);
    frn_html_put(&h, h.app ? "</noscript>\n" : "");
    frn_html_put(&h,
                 "</main>\n<footer><p>Positive and negative are kept apart; what is conditional, "
                 "hypothetical, denied or disputed counts as no fact.");
    if (!h.app)
        frn_html_put(&h, " This page has no script.");
    frn_html_put(&h, "</p></footer>\n<script type=\"application/json\" id=\"frenemy-report\">\n");
    ok = frn_view_report_json(out, report, frn_html_limit(&h, report->claim_count, FRN_PAGE_DATA),
                              true) &&
         ok;
    frn_html_put(&h, "</script>\n");
    if (h.app) {
        frn_html_put(&h, "<script>");
        frn_buf_add(out, script);
        frn_html_put(&h, "</script>\n");
    }
    frn_html_put(&h, "</body>\n</html>\n");
    frn_arena_free(&h.arena);
    return ok && !out->failed ? FRN_OK : frn_no_memory(err);
}
