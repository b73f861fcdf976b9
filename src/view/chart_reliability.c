/* The reliability diagram: of what was forecast at some chance, how much came true. */
#include <math.h>

#include "view/chart_internal.h"

enum { LEFT = 76, SIDE = 384, TOP = 80, WIDTH = 484, HEIGHT = 584, STRIP = 52 };

#define Z95 1.959963984540054

static double x_of(double chance)
{
    return LEFT + SIDE * chance;
}

static double y_of(double chance)
{
    return TOP + SIDE * (1 - chance);
}

static void axes(frn_chart *c)
{
    for (int i = 0; i <= 5; i++) {
        double at = i / 5.0;
        frn_slice text = frn_arena_printf(&c->arena, "%d%%", 20 * i);

        frn_chart_line(c, "grid", x_of(at), TOP, x_of(at), y_of(0));
        frn_chart_line(c, "grid", LEFT, y_of(at), x_of(1), y_of(at));
        frn_chart_text(c, "dim end", LEFT - 8, y_of(at) + 4, text);
        frn_chart_text(c, "dim mid", x_of(at), y_of(0) + 17, text);
    }
    frn_chart_text(c, "dim", 12, TOP - 10, FRN_LIT("came true"));
    frn_chart_text(c, "dim end", x_of(1), y_of(0) + 34, FRN_LIT("forecast"));
    frn_chart_line(c, "axis", x_of(0), y_of(0), x_of(1), y_of(1));
}

/* Wilson's interval of a share. */
static void interval(double *low, double *high, double share, double n)
{
    double z = Z95 * Z95 / n, middle = (share + z / 2) / (1 + z);
    double half = Z95 / (1 + z) * sqrt(share * (1 - share) / n + z / (4 * n));

    *low = fmax(0, middle - half);
    *high = fmin(1, middle + half);
}

static void bins(frn_chart *c, const frn_forecast_bin *bin)
{
    uint32_t most = 1;

    for (int i = 0; i < FRN_FORECAST_BINS; i++)
        most = bin[i].count > most ? bin[i].count : most;
    for (int i = 0; i < FRN_FORECAST_BINS; i++) {
        const frn_forecast_bin *b = &bin[i];
        double low, high, tall = STRIP * (double)b->count / most;

        if (b->count == 0)
            continue;
        interval(&low, &high, b->observed, b->count);
        frn_chart_line(c, "one", x_of(b->mean), y_of(low), x_of(b->mean), y_of(high));
        frn_chart_dot(c, "is-one", x_of(b->mean), y_of(b->observed), 5,
                      frn_arena_printf(&c->arena, "forecast %.0f%%, came true %.0f%% of %u",
                                       100 * b->mean, 100 * b->observed, b->count));
        frn_chart_rect(c, "in-one", x_of(b->low) + 1, HEIGHT - 8 - tall, x_of(0.1) - LEFT - 2,
                       tall);
        frn_chart_text(c, "dim mid", x_of((b->low + b->high) / 2), HEIGHT - 12 - tall,
                       frn_arena_printf(&c->arena, "%u", b->count));
    }
    frn_chart_line(c, "axis", LEFT, HEIGHT - 8, x_of(1), HEIGHT - 8);
    frn_chart_text(c, "dim", 12, HEIGHT - 12, FRN_LIT("how many"));
}

frn_status frn_chart_reliability(frn_buf *out, const frn_backtest *b, bool in_page, frn_error *err)
{
    frn_chart c = {.buf = out, .in_page = in_page};
    const frn_forecast_score *s = &b->score[FRN_FORECAST_ALL];
    char day[16];

    frn_chart_open(&c, WIDTH, HEIGHT, FRN_LIT("Reliability of the forecasts"));
    frn_chart_text(&c, "head", 12, 22,
                   frn_arena_printf(&c.arena, "%u forecast%s after %s", b->n, b->n == 1 ? "" : "s",
                                    frn_date_text(b->cut, day)));
    if (b->n == 0) {
        frn_chart_text(&c, "dim", 12, 42, FRN_LIT("nothing to hold against what came"));
    } else {
        frn_chart_text(&c, "dim", 12, 40,
                       frn_arena_printf(&c.arena,
                                        "base rate %.0f%%, Brier %.3f, skill %+.3f; on the line "
                                        "they would be exact",
                                        100 * b->base_rate, s->brier, s->skill));
    }
    axes(&c);
    if (b->n) {
        frn_chart_line(&c, "dots", LEFT, y_of(b->base_rate), x_of(1), y_of(b->base_rate));
        frn_chart_text(&c, "dim end", x_of(1) - 4, y_of(b->base_rate) - 5, FRN_LIT("base rate"));
        bins(&c, s->bin);
    }
    return frn_chart_close(&c, err);
}
