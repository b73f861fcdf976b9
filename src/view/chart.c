/* The frame of a chart, and marks at places. */
#include <math.h>

#include "base/embed.h"
#include "base/utf8.h"
#include "view/chart_internal.h"

#define LETTER 7.0 /* pixels of a 12-pixel letter, on the wide side */

void frn_chart_open(frn_chart *c, int width, int height, frn_slice name)
{
    frn_buf_printf(c->buf,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 %d "
                   "%d\"%s role=\"img\">\n<title>",
                   width, height, c->in_page ? " preserveAspectRatio=\"xMinYMin\"" : "");
    frn_buf_xml(c->buf, frn_view_clean(&c->arena, name, FRN_LONGEST_QUOTE));
    frn_buf_text(c->buf, "</title>\n");
    if (!c->in_page) {
        frn_buf_text(c->buf, "<style>");
        frn_buf_add(c->buf, frn_embedded("src/view/chart.css"));
        frn_buf_text(c->buf, "</style>\n");
    }
    if (!c->in_page)
        frn_buf_printf(c->buf, "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", width,
                       height);
}

frn_status frn_chart_close(frn_chart *c, frn_error *err)
{
    frn_buf_text(c->buf, "</svg>\n");
    frn_arena_free(&c->arena);
    return c->buf->failed ? frn_no_memory(err) : FRN_OK;
}

static void place(frn_chart *c, const char *name, double value)
{
    frn_buf_printf(c->buf, " %s=\"", name);
    frn_buf_fixed(c->buf, isfinite(value) ? value : 0, 1);
    frn_buf_byte(c->buf, '"');
}

static void open_text(frn_chart *c, const char *look, double x, double y)
{
    frn_buf_text(c->buf, "<text");
    if (look[0])
        frn_buf_printf(c->buf, " class=\"%s\"", look);
    place(c, "x", x);
    place(c, "y", y);
    frn_buf_byte(c->buf, '>');
}

void frn_chart_text(frn_chart *c, const char *look, double x, double y, frn_slice s)
{
    open_text(c, look, x, y);
    frn_buf_xml(c->buf, s);
    frn_buf_text(c->buf, "</text>\n");
}

static void title(frn_chart *c, frn_slice s)
{
    frn_buf_text(c->buf, "<title>");
    frn_buf_xml(c->buf, frn_view_clean(&c->arena, s, FRN_LONGEST_QUOTE));
    frn_buf_text(c->buf, "</title>");
}

void frn_chart_name(frn_chart *c, const char *look, double x, double y, double room, frn_slice s)
{
    size_t columns = room > LETTER ? (size_t)(room / LETTER) : 1;
    frn_slice cut = frn_view_clean(&c->arena, s, columns);

    open_text(c, look, x, y);
    if (!frn_slice_eq(cut, frn_view_clean(&c->arena, s, FRN_LONGEST_QUOTE)))
        title(c, s);
    frn_buf_xml(c->buf, cut);
    frn_buf_text(c->buf, "</text>\n");
}

void frn_chart_line(frn_chart *c, const char *look, double x1, double y1, double x2, double y2)
{
    frn_buf_printf(c->buf, "<line class=\"%s\"", look);
    place(c, "x1", x1);
    place(c, "y1", y1);
    place(c, "x2", x2);
    place(c, "y2", y2);
    frn_buf_text(c->buf, "/>\n");
}

void frn_chart_rect(frn_chart *c, const char *look, double x, double y, double width, double height)
{
    frn_buf_printf(c->buf, "<rect class=\"%s\"", look);
    place(c, "x", x);
    place(c, "y", y);
    place(c, "width", fmax(width, 0));
    place(c, "height", fmax(height, 0));
    frn_buf_text(c->buf, "/>\n");
}

void frn_chart_dot(frn_chart *c, const char *look, double x, double y, double radius,
                   frn_slice said)
{
    frn_buf_printf(c->buf, "<circle class=\"%s\"", look);
    place(c, "cx", x);
    place(c, "cy", y);
    place(c, "r", radius);
    if (said.len) {
        frn_buf_byte(c->buf, '>');
        title(c, said);
        frn_buf_text(c->buf, "</circle>\n");
    } else {
        frn_buf_text(c->buf, "/>\n");
    }
}

void frn_chart_path(frn_chart *c, const char *look, const double *x, const double *y,
                    uint32_t count)
{
    bool open = false;

    frn_buf_printf(c->buf, "<path class=\"%s\" d=\"", look);
    for (uint32_t i = 0; i < count; i++) {
        if (!isfinite(x[i]) || !isfinite(y[i])) {
            open = false;
            continue;
        }
        frn_buf_byte(c->buf, open ? 'L' : 'M');
        frn_buf_fixed(c->buf, x[i], 1);
        frn_buf_byte(c->buf, ' ');
        frn_buf_fixed(c->buf, y[i], 1);
        open = true;
    }
    frn_buf_text(c->buf, "\"/>\n");
}

double frn_chart_wide(frn_slice s)
{
    return LETTER * (double)frn_utf8_width(s);
}

frn_slice frn_chart_number(frn_chart *c, double value)
{
    if (!isfinite(value))
        return FRN_LIT("?");
    if (fabs(value) < 1e-9)
        value = 0;
    return fabs(value) < 1e6 && (value == trunc(value) || fabs(value) >= 1000)
               ? frn_arena_printf(&c->arena, "%.0f", value)
               : frn_arena_printf(&c->arena, "%.4g", value);
}

frn_chart_ticks frn_chart_ticks_of(double from, double to, uint32_t most)
{
    frn_chart_ticks t = {from, 1, 0};
    double span = to - from, rough = span / most;

    if (!isfinite(span) || span <= 0)
        return t;
    t.step = pow(10, floor(log10(rough)));
    t.step *= rough / t.step <= 1 ? 1 : rough / t.step <= 2 ? 2 : rough / t.step <= 5 ? 5 : 10;
    t.first = ceil(from / t.step - 1e-9) * t.step;
    t.count = (uint32_t)((to - t.first) / t.step + 1e-9) + 1;
    return t;
}
