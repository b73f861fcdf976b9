/* Balance over the layers as SVG: the line balance with the room its bounds leave, and the balanced
 * share of the triangles. */
#include "balance.h"

#include <string.h>

enum { WIDTH = 760, HEIGHT = 300, LEFT = 48, RIGHT = 744, TOP = 40, BOTTOM = 236 };

static double line_balance(const cli_balance *r, uint64_t cost)
{
    return r->g.total ? 1 - 2 * (double)cost / (double)r->g.total : 1;
}

cli_balance_point cli_balance_point_of(const cli_balance *r)
{
    cli_balance_point p = {.lower = line_balance(r, r->f.upper),
                           .upper = line_balance(r, r->f.lower),
                           .triads = r->census.triangles ? r->census.strict : -1};
    size_t len = r->layer.len < sizeof p.label - 1 ? r->layer.len : sizeof p.label - 1;

    while (len > 0 && len < r->layer.len && ((unsigned char)r->layer.ptr[len] & 0xC0) == 0x80)
        len--; /* not inside a character */
    memcpy(p.label, r->layer.ptr, len);
    return p;
}

static double x_of(size_t i, size_t count)
{
    return count > 1 ? LEFT + (double)i * (RIGHT - LEFT) / (double)(count - 1)
                     : (LEFT + RIGHT) / 2.0;
}

static double y_of(double value, double least)
{
    return BOTTOM - (value - least) / (1 - least) * (BOTTOM - TOP);
}

/* The scale starts at the tenth below the least value. */
static double least_of(const cli_balance_point *point, size_t count)
{
    double least = 0.9;

    for (size_t i = 0; i < count; i++) {
        while (least > -1 && point[i].lower < least)
            least -= 0.1;
        while (point[i].triads >= 0 && point[i].triads < least)
            least -= 0.1;
    }
    return least;
}

static void axis(frn_buf *out, double least)
{
    for (int i = 0; i <= 4; i++) {
        double value = least + (1 - least) * i / 4, y = y_of(value, least);
        frn_buf_printf(out, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, RIGHT, y,
                       y);
        frn_buf_printf(out, "<text x=\"6\" y=\"%.1f\">%.3f</text>\n", y + 4, value);
    }
}

static void lines(frn_buf *out, const cli_balance_point *point, size_t count, double least)
{
    bool open = false;

    frn_buf_text(out, "<polyline class=\"line\" points=\"");
    for (size_t i = 0; i < count; i++)
        frn_buf_printf(out, "%.1f,%.1f ", x_of(i, count), y_of(point[i].lower, least));
    frn_buf_text(out, "\"/>\n<path class=\"triads\" d=\"");
    for (size_t i = 0; i < count; i++) {
        if (point[i].triads >= 0)
            frn_buf_printf(out, "%c%.1f,%.1f ", open ? 'L' : 'M', x_of(i, count),
                           y_of(point[i].triads, least));
        open = point[i].triads >= 0;
    }
    frn_buf_text(out, "\"/>\n");
}

static void marks(frn_buf *out, const cli_balance_point *point, size_t count, double least)
{
    size_t every = count / 12 + 1;

    for (size_t i = 0; i < count; i++) {
        const cli_balance_point *p = &point[i];
        double x = x_of(i, count), low = y_of(p->lower, least), high = y_of(p->upper, least);
        frn_buf_text(out, "<g><title>");
        frn_buf_xml(out, frn_slice_of(p->label));
        frn_buf_printf(out, ": line balance %.4f", p->lower);
        if (p->upper > p->lower)
            frn_buf_printf(out, " to %.4f", p->upper);
        if (p->triads >= 0)
            frn_buf_printf(out, ", balanced triangles %.4f", p->triads);
        frn_buf_printf(out,
                       "</title><line class=\"room\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" "
                       "y2=\"%.1f\"/><circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/></g>\n",
                       x, x, low, high, x, low);
        if (i % every == 0) {
            frn_buf_printf(out, "<text transform=\"translate(%.1f,%d) rotate(40)\">", x,
                           BOTTOM + 16);
            frn_buf_xml(out, frn_slice_of(p->label));
            frn_buf_text(out, "</text>\n");
        }
    }
}

void cli_balance_plot(frn_buf *out, const cli_balance_point *point, size_t count)
{
    double least = least_of(point, count);

    frn_buf_printf(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
                   "<style>text{font:11px sans-serif;fill:#444}line{stroke:#ccc}"
                   ".line{fill:none;stroke:#2b5d8a;stroke-width:2}circle{fill:#2b5d8a}"
                   ".room{stroke:#2b5d8a;stroke-width:4}"
                   ".triads{fill:none;stroke:#b3702e;stroke-dasharray:5 4}</style>\n"
                   "<title>Balance over the layers</title>\n<text x=\"%d\" y=\"20\">line balance "
                   "1 - 2 L / m (solid, bars: room between the bounds); balanced share of the "
                   "triangles (dashed)</text>\n",
                   WIDTH, HEIGHT, LEFT);
    axis(out, least);
    lines(out, point, count, least);
    marks(out, point, count, least);
    frn_buf_text(out, "</svg>\n");
}
