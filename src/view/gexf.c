/* The report for Gephi: an actor a node with its kind, state, camp and place; a tie of a pair on an
 * issue in a window an edge with its sign and masses. GEXF 1.3: undirected edges, parallel by
 * `kind` (Gephi keeps parallel edges apart only so), with the days of their window when there are
 * several. */
#include "view/view_internal.h"

static void attribute(frn_buf *out, const char *id, const char *type)
{
    frn_buf_printf(out, "<attribute id=\"%s\" title=\"%s\" type=\"%s\"/>", id, id, type);
}

static void value(frn_buf *out, const char *id, frn_slice text)
{
    frn_buf_printf(out, "<attvalue for=\"%s\" value=\"", id);
    frn_buf_xml(out, text);
    frn_buf_text(out, "\"/>");
}

static void number(frn_buf *out, const char *id, double value, int digits)
{
    frn_buf_printf(out, "<attvalue for=\"%s\" value=\"", id);
    frn_buf_fixed(out, value, digits);
    frn_buf_text(out, "\"/>");
}

static void node(frn_buf *out, frn_arena *arena, const frn_report *r, uint32_t i)
{
    const frn_tie_actor *a = &r->table->actor[i];

    frn_buf_printf(out, "<node id=\"n%u\" label=\"", i);
    frn_buf_xml(out, frn_view_actor(arena, r, i));
    frn_buf_text(out, "\"><attvalues>");
    value(out, "actor", frn_view_clean(arena, a->id, FRN_LONGEST_NAME));
    value(out, "kind", frn_slice_of(frn_actor_kind_text(a->kind)));
    value(out, "state", frn_view_clean(arena, a->state, FRN_LONGEST_NAME));
    if (r->camps.of[i] != FRN_NONE)
        number(out, "camp", r->camps.of[i] + 1, 0);
    frn_buf_text(out, "</attvalues><viz:position x=\"");
    frn_buf_fixed(out, r->place[i].x * 1000, 1);
    frn_buf_text(out, "\" y=\"");
    frn_buf_fixed(out, -r->place[i].y * 1000, 1); /* Gephi's y grows upwards */
    frn_buf_text(out, "\" z=\"0.0\"/></node>\n");
}

static int sign_of(const frn_tie *t)
{
    double difference = t->positive - t->negative, sum = t->positive + t->negative;

    if (sum <= 0 || (difference < sum / 10 && difference > -sum / 10))
        return 0;
    return difference > 0 ? 1 : -1;
}

static void edge(frn_buf *out, frn_arena *arena, const frn_report *r, uint32_t i)
{
    const frn_tie *t = &r->table->tie[i];
    frn_window window = r->options ? r->options->window : FRN_WINDOW_ALL;
    char text[16];

    frn_buf_printf(out, "<edge id=\"%u\" source=\"n%u\" target=\"n%u\" weight=\"", i, t->a, t->b);
    frn_buf_fixed(out, t->positive + t->negative, 6);
    frn_buf_text(out, "\" label=\"");
    frn_buf_xml(out, frn_view_issue(arena, r, t->issue));
    frn_buf_text(out, "\" kind=\"");
    frn_buf_xml(out, frn_view_issue(arena, r, t->issue));
    if (window != FRN_WINDOW_ALL && t->window != FRN_NO_DATE)
        frn_buf_printf(out, " %s", frn_window_text(window, t->window, text));
    frn_buf_byte(out, '"');
    if (window != FRN_WINDOW_ALL && t->window != FRN_NO_DATE) {
        frn_buf_printf(out, " start=\"%s\"", frn_date_text(t->window, text));
        frn_buf_printf(out, " end=\"%s\"",
                       frn_date_text(frn_window_next(window, t->window) - 1, text));
    }
    frn_buf_text(out, "><attvalues>");
    value(out, "issue", frn_view_issue(arena, r, t->issue));
    value(out, "window", frn_slice_of(frn_window_text(window, t->window, text)));
    number(out, "sign", sign_of(t), 0);
    number(out, "positive", t->positive, 6);
    number(out, "negative", t->negative, 6);
    number(out, "claims", (double)(t->positive_count + t->negative_count), 0);
    frn_buf_text(out, "</attvalues></edge>\n");
}

frn_status frn_view_gexf(frn_buf *out, const frn_report *r, const frn_view_options *options,
                         frn_error *err)
{
    frn_window window = r->options ? r->options->window : FRN_WINDOW_ALL;
    frn_arena arena = {0};

    (void)options;
    frn_buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<gexf xmlns=\"http://gexf.net/1.3\" "
                      "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
    frn_buf_printf(out, "<graph defaultedgetype=\"undirected\"%s>\n<attributes class=\"node\">",
                   window == FRN_WINDOW_ALL ? "" : " mode=\"dynamic\" timeformat=\"date\"");
    attribute(out, "actor", "string");
    attribute(out, "kind", "string");
    attribute(out, "state", "string");
    attribute(out, "camp", "integer");
    frn_buf_text(out, "</attributes>\n<attributes class=\"edge\">");
    attribute(out, "issue", "string");
    attribute(out, "window", "string");
    attribute(out, "sign", "integer");
    attribute(out, "positive", "double");
    attribute(out, "negative", "double");
    attribute(out, "claims", "integer");
    frn_buf_text(out, "</attributes>\n<nodes>\n");
    for (uint32_t i = 0; i < r->table->actor_count; i++) {
        node(out, &arena, r, i);
        frn_arena_reset(&arena);
    }
    frn_buf_text(out, "</nodes>\n<edges>\n");
    for (uint32_t i = 0; i < r->table->tie_count; i++) {
        edge(out, &arena, r, i);
        frn_arena_reset(&arena);
    }
    frn_buf_text(out, "</edges>\n</graph>\n</gexf>\n");
    frn_arena_free(&arena);
    return out->failed ? frn_no_memory(err) : FRN_OK;
}
