/* The Beta quantile by bisection on the regularised incomplete beta function, which is evaluated by
 * its continued fraction (Lentz's method; Abramowitz and Stegun 26.5.8). */
#include <math.h>

#include "tie/pair.h"

static double fraction(double a, double b, double x)
{
    const double tiny = 1e-30;
    double c = 1, d = 1 - (a + b) * x / (a + 1), h;

    d = 1 / (fabs(d) < tiny ? tiny : d);
    h = d;
    for (int m = 1; m <= 300; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        double step = 1;
        for (int half = 0; half < 2; half++) {
            double term = half ? odd : even;
            d = 1 + term * d;
            c = 1 + term / c;
            d = 1 / (fabs(d) < tiny ? tiny : d);
            c = fabs(c) < tiny ? tiny : c;
            step = c * d;
            h *= step;
        }
        if (fabs(step - 1) < 1e-12)
            break;
    }
    return h;
}

static double incomplete_beta(double a, double b, double x)
{
    int sign;
    double front;

    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    front = exp(lgamma_r(a + b, &sign) - lgamma_r(a, &sign) - lgamma_r(b, &sign) + a * log(x) +
                b * log1p(-x));
    if (x < (a + 1) / (a + b + 2))
        return front * fraction(a, b, x) / a;
    return 1 - front * fraction(b, a, 1 - x) / b;
}

static double quantile(double a, double b, double share)
{
    double low = 0, high = 1;

    for (int i = 0; i < 50; i++) {
        double middle = (low + high) / 2;
        if (incomplete_beta(a, b, middle) < share)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

void frn_tone_interval(double positive, double negative, double *low, double *high)
{
    double a = positive + 0.5, b = negative + 0.5;

    *low = 2 * quantile(a, b, 0.05) - 1;
    *high = 2 * quantile(a, b, 0.95) - 1;
}
