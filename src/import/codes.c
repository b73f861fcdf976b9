#include "import/codes.h"

frn_end frn_import_coded(frn_slice code)
{
    frn_end end = {.by = FRN_STATE_CAMEO};

    for (size_t i = 0; i < code.len; i++) {
        char c = code.ptr[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
            if (code.len && c != '-')
                end.name = code; /* not a code but a name */
            return end;
        }
    }
    end.code = code;
    return end;
}

frn_action frn_import_plover(frn_slice type)
{
    static const struct {
        const char *name;
        frn_action action;
    } other[] = {{"REQUEST", FRN_ACTION_DEMAND},
                 {"ACCUSE", FRN_ACTION_DISAPPROVE},
                 {"YIELD", FRN_ACTION_CONCEDE},
                 {"MOBILISE", FRN_ACTION_MOBILIZE},
                 {"CRIMINAL", FRN_ACTION_DISAPPROVE}};

    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (frn_slice_eq_nocase(type, frn_slice_of(other[i].name)))
            return other[i].action;
    for (int a = 1; a < FRN_ACTION_COUNT; a++)
        if (frn_slice_eq_nocase(type, frn_slice_of(frn_action_describe((frn_action)a)->name)))
            return (frn_action)a;
    return FRN_ACTION_NONE;
}

static int month_of(frn_slice text)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    int64_t number;

    if (frn_slice_int(text, &number))
        return number >= 1 && number <= 12 ? (int)number : 0;
    for (int m = 0; m < 12; m++)
        if (text.len >= 3 &&
            frn_slice_eq_nocase(frn_slice_sub(text, 0, 3), frn_slice_of(months[m])))
            return m + 1;
    return 0;
}

frn_date frn_import_date(frn_slice text)
{
    frn_date date = frn_date_parse(text);
    char mark = frn_slice_find(text, ' ', 0) < text.len   ? ' '
                : frn_slice_find(text, '/', 0) < text.len ? '/'
                                                          : '-';
    frn_slice a = {0}, b = {0}, c = {0};
    int64_t day, year;
    int month;

    if (date != FRN_NO_DATE || !frn_slice_split(&text, mark, &a) ||
        !frn_slice_split(&text, mark, &b) || !frn_slice_split(&text, mark, &c))
        return date;
    if (mark == '/') { /* month first */
        frn_slice swap = a;
        a = b;
        b = swap;
    }
    month = month_of(b);
    if (!month || !frn_slice_int(a, &day) || !frn_slice_int(frn_slice_sub(c, 0, 4), &year) ||
        day < 1 || day > 31 || year < 1 || year > 9999)
        return FRN_NO_DATE;
    return frn_date_make((int)year, month, (int)day);
}
