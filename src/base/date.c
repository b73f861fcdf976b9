#include "base/date.h"

#include <stdio.h>

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && leap(year));
}

frn_date frn_date_make(int year, int month, int day)
{
    int y, era, yoe, doy, doe;

    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > month_days(year, month))
        return FRN_NO_DATE;
    /* Days from civil, counted in 400-year eras that start on 1 March. */
    y = month <= 2 ? year - 1 : year;
    era = y / 400;
    yoe = y - era * 400;
    doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

void frn_date_split(frn_date date, int *year, int *month, int *day)
{
    int z = date + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;

    *day = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = yoe + era * 400 + (*month <= 2);
}

int frn_date_weekday(frn_date date)
{
    int day = (int)(((int64_t)date + 3) % 7);

    return day < 0 ? day + 7 : day;
}

/* `count` digits at *at, which moves past them; -1 when they are not there. */
static int digits(frn_slice s, size_t *at, size_t count)
{
    int value = 0;

    if (s.len < *at + count)
        return -1;
    for (size_t i = 0; i < count; i++) {
        char c = s.ptr[*at + i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    *at += count;
    return value;
}

frn_date frn_date_parse(frn_slice s)
{
    size_t at = 0;
    int year, month, day;
    bool dashed;

    s = frn_slice_trim(s);
    year = digits(s, &at, 4);
    dashed = at < s.len && s.ptr[at] == '-';
    at += dashed;
    month = digits(s, &at, 2);
    if (dashed && (at >= s.len || s.ptr[at++] != '-'))
        return FRN_NO_DATE;
    day = digits(s, &at, 2);
    if (year < 0 || month < 0 || day < 0)
        return FRN_NO_DATE;
    if (at < s.len && s.ptr[at] != 'T' && s.ptr[at] != ' ')
        return FRN_NO_DATE;
    return frn_date_make(year, month, day);
}

/* A single point of a span: a day, a month or a year. */
static frn_span parse_point(frn_slice s)
{
    size_t at = 0;
    int year, month = -1;
    frn_date day;

    s = frn_slice_trim(s);
    day = frn_date_parse(s);
    if (day != FRN_NO_DATE)
        return (frn_span){day, day};
    year = digits(s, &at, 4);
    if (year > 0 && at == s.len)
        return (frn_span){frn_date_make(year, 1, 1), frn_date_make(year, 12, 31)};
    if (year > 0 && at < s.len && s.ptr[at] == '-') {
        at++;
        month = digits(s, &at, 2);
    }
    if (month >= 1 && month <= 12 && at == s.len)
        return (frn_span){frn_date_make(year, month, 1),
                          frn_date_make(year, month, month_days(year, month))};
    return FRN_NO_SPAN;
}

frn_span frn_span_parse(frn_slice s)
{
    size_t slash = frn_slice_find(s, '/', 0);
    frn_span from = parse_point(frn_slice_sub(s, 0, slash)), to;

    if (slash == s.len)
        return from;
    to = parse_point(frn_slice_sub(s, slash + 1, s.len));
    return (frn_span){from.from, to.to};
}

static char *put_digits(char *out, int value, int count)
{
    for (int i = count; i-- > 0; value /= 10)
        out[i] = (char)('0' + value % 10);
    return out + count;
}

char *frn_date_text(frn_date date, char out[16])
{
    char *at = out;

    int year, month, day;

    out[0] = 0;
    if (date == FRN_NO_DATE)
        return out;
    frn_date_split(date, &year, &month, &day);
    if (year < 0 || year > 9999)
        return out;
    at = put_digits(at, year, 4);
    *at++ = '-';
    at = put_digits(at, month, 2);
    *at++ = '-';
    at = put_digits(at, day, 2);
    *at = 0;
    return out;
}

frn_date frn_window_start(frn_window window, frn_date date)
{
    int year, month, day;

    if (date == FRN_NO_DATE || window == FRN_WINDOW_ALL)
        return FRN_NO_DATE;
    frn_date_split(date, &year, &month, &day);
    switch (window) {
    case FRN_WINDOW_WEEK:
        return date - frn_date_weekday(date);
    case FRN_WINDOW_MONTH:
        return date - day + 1;
    case FRN_WINDOW_QUARTER:
        return frn_date_make(year, (month - 1) / 3 * 3 + 1, 1);
    case FRN_WINDOW_YEAR:
        return frn_date_make(year, 1, 1);
    default:
        return date;
    }
}

frn_date frn_window_next(frn_window window, frn_date start)
{
    switch (window) {
    case FRN_WINDOW_DAY:
        return start + 1;
    case FRN_WINDOW_WEEK:
        return start + 7;
    case FRN_WINDOW_MONTH:
        return frn_window_start(window, start + 31);
    case FRN_WINDOW_QUARTER:
        return frn_window_start(window, start + 92);
    case FRN_WINDOW_YEAR:
        return frn_window_start(window, start + 366);
    default:
        return FRN_NO_DATE;
    }
}

char *frn_window_text(frn_window window, frn_date start, char out[16])
{
    int year = 0, month = 1, day = 1;

    if (start == FRN_NO_DATE || window == FRN_WINDOW_ALL) {
        (void)snprintf(out, 16, "%s", window == FRN_WINDOW_ALL ? "all" : "");
        return out;
    }
    frn_date_split(start, &year, &month, &day);
    if (window == FRN_WINDOW_MONTH)
        (void)snprintf(out, 16, "%04u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u);
    else if (window == FRN_WINDOW_QUARTER)
        (void)snprintf(out, 16, "%04u-Q%u", (unsigned)year % 10000u,
                       (unsigned)(month - 1) / 3 % 4 + 1);
    else if (window == FRN_WINDOW_YEAR)
        (void)snprintf(out, 16, "%04u", (unsigned)year % 10000u);
    else
        return frn_date_text(start, out);
    return out;
}
