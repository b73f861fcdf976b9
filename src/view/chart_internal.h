/* What the charts share: the frame, words and lines at places. */
#ifndef FRENEMY_VIEW_CHART_INTERNAL_H
#define FRENEMY_VIEW_CHART_INTERNAL_H

#include "view/chart.h"
#include "view/view_internal.h"

enum { FRN_CHART_WIDTH = 760 };

typedef struct frn_chart {
    frn_buf *buf;
    frn_arena arena;
    bool in_page;
} frn_chart;

/* `name` is what a screen reader says; it is cleaned and escaped. */
void frn_chart_open(frn_chart *c, int width, int height, frn_slice name);
/* Frees the arena; FRN_OK or FRN_E_MEMORY. */
frn_status frn_chart_close(frn_chart *c, frn_error *err);

void frn_chart_text(frn_chart *c, const char *look, double x, double y, frn_slice s);
/* A name within `room` pixels of 12-pixel letters, whole in a <title> when it was cut. */
void frn_chart_name(frn_chart *c, const char *look, double x, double y, double room, frn_slice s);
void frn_chart_line(frn_chart *c, const char *look, double x1, double y1, double x2, double y2);
void frn_chart_rect(frn_chart *c, const char *look, double x, double y, double width,
                    double height);
/* A dot; `said` (may be empty) is its <title>. */
void frn_chart_dot(frn_chart *c, const char *look, double x, double y, double radius,
                   frn_slice said);
/* A broken line; values that are not finite break it. */
void frn_chart_path(frn_chart *c, const char *look, const double *x, const double *y,
                    uint32_t count);

/* Pixels that `s` takes in 12-pixel letters, about. */
double frn_chart_wide(frn_slice s);
/* "43.33", "-0.5", "12,000" ... as short as it can be told from its neighbours. In the arena. */
frn_slice frn_chart_number(frn_chart *c, double value);

/* Round values over a range: first = the least multiple of step within it. About `most` of them. */
typedef struct frn_chart_ticks {
    double first, step;
    uint32_t count;
} frn_chart_ticks;
frn_chart_ticks frn_chart_ticks_of(double from, double to, uint32_t most);

#endif
