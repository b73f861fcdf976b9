/* base/date.h - calendar days (proleptic Gregorian) and spans of them. */
#ifndef FRENEMY_BASE_DATE_H
#define FRENEMY_BASE_DATE_H

#include "base/slice.h"

FRN_BEGIN_DECLS

typedef int32_t frn_date; /* days since 1970-01-01 */

#define FRN_NO_DATE INT32_MIN

/* First and last day, both included; FRN_NO_DATE on a side means open. {FRN_NO_DATE, FRN_NO_DATE} =
 * unknown. */
typedef struct frn_span {
    frn_date from, to;
} frn_span;

#define FRN_NO_SPAN ((frn_span){FRN_NO_DATE, FRN_NO_DATE})

typedef enum frn_window { /* what a time line is cut into */
                          FRN_WINDOW_ALL = 0,
                          FRN_WINDOW_DAY,
                          FRN_WINDOW_WEEK, /* ISO: Monday first */
                          FRN_WINDOW_MONTH,
                          FRN_WINDOW_QUARTER,
                          FRN_WINDOW_YEAR
} frn_window;

FRN_API frn_date frn_date_make(int year, int month, int day); /* FRN_NO_DATE when no such day */
FRN_API void frn_date_split(frn_date date, int *year, int *month, int *day);
FRN_API int frn_date_weekday(frn_date date); /* 0 Monday .. 6 Sunday */
/* YYYY-MM-DD or YYYYMMDD, anything after a 'T' or blank ignored; FRN_NO_DATE otherwise. */
FRN_API frn_date frn_date_parse(frn_slice s);
/* Also YYYY, YYYY-MM and A/B with open ends ("2003/2010", "2014-06/"); FRN_NO_SPAN otherwise. */
FRN_API frn_span frn_span_parse(frn_slice s);
/* "YYYY-MM-DD"; "" for FRN_NO_DATE. Returns out. */
FRN_API char *frn_date_text(frn_date date, char out[16]);
/* The first day of the window that holds `date`; FRN_NO_DATE for FRN_WINDOW_ALL or no date. */
FRN_API frn_date frn_window_start(frn_window window, frn_date date);
/* The first day of the next window. */
FRN_API frn_date frn_window_next(frn_window window, frn_date start);
/* "2014-06-16" (day, week), "2014-06", "2014-Q2", "2014", "all". Returns out. */
FRN_API char *frn_window_text(frn_window window, frn_date start, char out[16]);

FRN_END_DECLS
#endif
