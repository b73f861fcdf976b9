/* PETRARCH (date, source, target, code, issues, sentence id, publisher, then perhaps the words) and
 * TABARI (YYMMDD, source, target, code, label, record id). "---" is an unresolved actor. */
#include "import/codes.h"

enum { DATE, SOURCE, TARGET, CODE, ISSUES, SENTENCE, PUBLISHER, WORDS = 9 };
enum { LABEL = 4, RECORD = 5 };

static frn_event common(const frn_importer *im, uint64_t line)
{
    frn_event e = FRN_EVENT_INIT;

    e.line = line;
    e.source = frn_import_coded(frn_import_cell(im, SOURCE));
    e.target = frn_import_coded(frn_import_cell(im, TARGET));
    e.code = frn_import_cell(im, CODE);
    return e;
}

static frn_status petrarch(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = common(im, line);

    e.date = frn_date_parse(frn_import_cell(im, DATE));
    e.title = frn_import_cell(im, SENTENCE);
    e.outlet = frn_import_cell(im, PUBLISHER);
    e.text = frn_import_cell(im, WORDS);
    return frn_import_emit(im, &e, err);
}

/* 50 to 99 are of the last century. */
static frn_date short_date(frn_slice text)
{
    int64_t number;
    int year;

    if (!frn_import_digits(text, 6, 6) || !frn_slice_int(text, &number))
        return frn_date_parse(text);
    year = (int)(number / 10000);
    return frn_date_make(year < 50 ? 2000 + year : 1900 + year, (int)(number / 100 % 100),
                         (int)(number % 100));
}

static frn_status tabari(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = common(im, line);

    e.date = short_date(frn_import_cell(im, DATE));
    e.text = frn_import_cell(im, LABEL);
    e.title = frn_import_cell(im, RECORD);
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_petrarch = {
    .mode = FRN_ROWS_LINES, .separator = '\t', .least = 4, .row = petrarch};
const frn_import_reader frn_read_tabari = {
    .mode = FRN_ROWS_LINES, .separator = '\t', .least = 4, .row = tabari};

static bool is_actor(frn_slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') || (s.ptr[i] >= '0' && s.ptr[i] <= '9') ||
              s.ptr[i] == '-'))
            return false;
    return s.len >= 3;
}

static bool begins_like(frn_slice head, size_t digits)
{
    frn_slice line = frn_import_line(head, 0), date = {0}, a = {0}, b = {0}, code = {0};

    return frn_slice_split(&line, '\t', &date) && frn_slice_split(&line, '\t', &a) &&
           frn_slice_split(&line, '\t', &b) && frn_slice_split(&line, '\t', &code) &&
           frn_import_digits(frn_slice_trim(date), digits, digits) && is_actor(frn_slice_trim(a)) &&
           is_actor(frn_slice_trim(b)) && frn_import_digits(frn_slice_trim(code), 2, 4);
}

int frn_is_petrarch(frn_slice head)
{
    return begins_like(head, 8) ? 85 : 0;
}

int frn_is_tabari(frn_slice head)
{
    return begins_like(head, 6) ? 85 : 0;
}
