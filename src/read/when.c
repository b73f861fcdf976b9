/* Dates in the text, resolved against the document's. */
#include "read/read_internal.h"

static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};
static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                   "friday", "saturday", "sunday"};

static int find_word(const frn_scene *s, uint32_t at, const char *const *list, int count)
{
    if (!(s->token[at].flags & FRN_TOKEN_UPPER))
        return -1;
    for (int i = 0; i < count; i++) {
        if (frn_scene_is(s, at, list[i]))
            return i;
    }
    return -1;
}

static int year_at(const frn_scene *s, uint32_t at)
{
    int64_t year;

    if (s->token[at].end - s->token[at].begin != 4 || !frn_slice_int(s->token[at].lower, &year) ||
        year < 1800 || year > 2100)
        return 0;
    return (int)year;
}

static frn_span month_span(int year, int month)
{
    frn_date from = frn_date_make(year, month, 1);

    return (frn_span){from, frn_window_next(FRN_WINDOW_MONTH, from) - 1};
}

static frn_span year_span(int year)
{
    return (frn_span){frn_date_make(year, 1, 1), frn_date_make(year, 12, 31)};
}

/* "June 2014", "in June", "14 June": the month nearest before the document when no year stands. */
static frn_span month_at(const frn_scene *s, uint32_t at, int month, frn_date date)
{
    int year = at + 1 < s->count ? year_at(s, at + 1) : 0, y, m, d;
    int64_t day = 0;

    if (!year && at + 3 < s->count && frn_scene_is(s, at + 2, ","))
        year = year_at(s, at + 3);
    if (!year) {
        if (date == FRN_NO_DATE)
            return FRN_NO_SPAN;
        frn_date_split(date, &y, &m, &d);
        year = month > m ? y - 1 : y;
    }
    if ((at + 1 < s->count && frn_slice_int(s->token[at + 1].lower, &day) && day >= 1 &&
         day <= 31) ||
        (at > 0 && frn_slice_int(s->token[at - 1].lower, &day) && day >= 1 && day <= 31)) {
        frn_date on = frn_date_make(year, month, (int)day);
        if (on != FRN_NO_DATE)
            return (frn_span){on, on};
    }
    return month_span(year, month);
}

static frn_span window_span(frn_window window, frn_date date, int step)
{
    frn_date from = frn_window_start(window, date);

    if (step < 0)
        from = frn_window_start(window, from - 1);
    else if (step > 0)
        from = frn_window_next(window, from);
    return (frn_span){from, frn_window_next(window, from) - 1};
}

/* "the nineties", "the 1990s", "the 90s" */
static frn_span decade_at(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"tens",    "twenties",  "thirties", "forties", "fifties",
                                        "sixties", "seventies", "eighties", "nineties"};
    frn_slice word = s->token[at].lower;
    int from = 0;

    for (int i = 0; i < 9; i++) {
        if (frn_scene_is(s, at, words[i]))
            from = 1910 + 10 * i;
    }
    if (word.len == 5 && frn_slice_ends(word, FRN_LIT("0s"))) {
        int64_t year;
        if (frn_slice_int(frn_slice_sub(word, 0, 4), &year) && year >= 1800 && year <= 2100)
            from = (int)year;
    }
    if (!from)
        return FRN_NO_SPAN;
    return (frn_span){frn_date_make(from, 1, 1), frn_date_make(from + 9, 12, 31)};
}

/* The number that a word stands for, up to some; 0. */
static int number_at(const frn_scene *s, uint32_t at)
{
    static const struct {
        const char *word;
        int value;
    } words[] = {{"a", 1},      {"one", 1},     {"two", 2},      {"three", 3},   {"four", 4},
                 {"five", 5},   {"six", 6},     {"seven", 7},    {"eight", 8},   {"nine", 9},
                 {"ten", 10},   {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30},
                 {"forty", 40}, {"fifty", 50}};
    int64_t value;

    if (frn_slice_int(s->token[at].lower, &value) && value > 0 && value < 200)
        return (int)value;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_is(s, at, words[i].word))
            return words[i].value;
    }
    return 0;
}

/* "twenty years ago", "two decades ago": the year, at the word "ago". */
static frn_span ago_at(const frn_scene *s, uint32_t at, frn_date date)
{
    int number, year, month, day;

    if (at < 2 || !frn_scene_is(s, at, "ago"))
        return FRN_NO_SPAN;
    number = number_at(s, at - 2);
    if (frn_scene_lemma_is(s, at - 1, "decade"))
        number *= 10;
    else if (!frn_scene_lemma_is(s, at - 1, "year"))
        return FRN_NO_SPAN;
    if (!number)
        return FRN_NO_SPAN;
    frn_date_split(date, &year, &month, &day);
    return year_span(year - number);
}

static frn_span relative_at(const frn_scene *s, uint32_t at, frn_date date)
{
    static const struct {
        const char *word;
        frn_window window;
    } units[] = {{"week", FRN_WINDOW_WEEK}, {"month", FRN_WINDOW_MONTH}, {"year", FRN_WINDOW_YEAR}};
    int step, day;

    if (decade_at(s, at).from != FRN_NO_DATE)
        return decade_at(s, at);
    if (date == FRN_NO_DATE)
        return FRN_NO_SPAN;
    if (ago_at(s, at, date).from != FRN_NO_DATE)
        return ago_at(s, at, date);
    if (frn_scene_is(s, at, "today") || frn_scene_is(s, at, "now"))
        return (frn_span){date, date};
    if (frn_scene_is(s, at, "yesterday"))
        return (frn_span){date - 1, date - 1};
    if (frn_scene_is(s, at, "tomorrow"))
        return (frn_span){date + 1, date + 1};
    day = find_word(s, at, days, 7);
    if (day >= 0) {
        int back = (frn_date_weekday(date) - day + 7) % 7;
        return (frn_span){date - back, date - back};
    }
    step = frn_scene_is(s, at, "last") ? -1 : frn_scene_is(s, at, "next") ? 1 : 0;
    if (!step && !frn_scene_is(s, at, "this"))
        return FRN_NO_SPAN;
    for (size_t u = 0; u < 3 && at + 1 < s->count; u++) {
        if (frn_scene_is(s, at + 1, units[u].word))
            return window_span(units[u].window, date, step);
    }
    return FRN_NO_SPAN;
}

/* "since 2011", "until last year", "since X became president last year" */
static bool is_since(const frn_scene *s, uint32_t at)
{
    for (uint32_t i = at; i-- > 0 && at - i < 8 && s->token[i].tag != FRN_TAG_PUNCT;) {
        if (frn_scene_is(s, i, "since") || frn_scene_is(s, i, "until"))
            return true;
    }
    return false;
}

static uint32_t verb_of(const frn_scene *s, uint32_t at)
{
    for (int hops = 0; hops < 12 && s->token[at].tag != FRN_TAG_VERB && s->token[at].head >= 0;
         hops++)
        at = (uint32_t)s->token[at].head;
    return at;
}

/* "warned that X might seize it, as it did in 1966": the date of another clause. */
static bool is_elsewhere(const frn_scene *s, uint32_t date, uint32_t at)
{
    uint32_t of = verb_of(s, date), own = verb_of(s, at), lo = date < at ? date : at,
             hi = date < at ? at : date;

    if (date > of && s->token[own].rel == FRN_REL_CONJ && s->token[own].head == (int32_t)of &&
        frn_scene_child(s, own, FRN_REL_NSUBJ) >= 0)
        return true; /* "X fought us in 1999 and it trades with us" */
    if (of == own || frn_scene_under(s, own, of))
        return false;
    for (uint32_t i = lo + 1; i < hi; i++) {
        if (s->token[i].tag == FRN_TAG_VERB && i != own &&
            !(s->token[i].flags & (FRN_TOKEN_BASE | FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE)))
            return true;
    }
    return false;
}

frn_span frn_reading_when(const frn_scene *s, uint32_t at, frn_date date, int *years_ago)
{
    frn_span best = FRN_NO_SPAN;
    uint32_t least = UINT32_MAX;

    *years_ago = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t far = i > at ? i - at : at - i;
        frn_span span;
        int month, year;
        if (s->mention_of[i] >= 0 || far >= least)
            continue;
        month = find_word(s, i, months, 12);
        year = year_at(s, i);
        if (month >= 0 && !(month == 4 && s->token[i].tag == FRN_TAG_AUX))
            span = month_at(s, i, month + 1, date);
        else if (year && i > 0 && find_word(s, i - 1, months, 12) < 0)
            span = year_span(year);
        else
            span = relative_at(s, i, date);
        if (span.from == FRN_NO_DATE || is_since(s, i) || is_elsewhere(s, i, at))
            continue;
        best = span;
        least = far;
    }
    if (best.to != FRN_NO_DATE && date != FRN_NO_DATE && best.to < date)
        *years_ago = (date - best.to) / 365;
    return best;
}

/* The mention names a person together with a title: "Defense Secretary Robert Gates". */
static bool is_titled(const frn_scene *s, const frn_mention *m, frn_slice name)
{
    static const char *const over[] = {"former", "ex", "then", "late", "onetime", "retired"};
    uint32_t words = 1;

    for (size_t i = 0; i < name.len; i++)
        words += name.ptr[i] == ' ';
    for (uint32_t i = m->first > 0 ? m->first - 1 : 0; i <= m->last; i++) {
        if (FRN_IS_ONE_OF(s, i, over))
            return false;
    }
    return m->last - m->first + 1 > words;
}

/* The last office that somebody has left; FRN_NO_SPAN when there is a later one or none. */
static frn_span last_office(const frn_lexicon *lexicon, const frn_lexicon_actor *person,
                            frn_date date)
{
    frn_span last = FRN_NO_SPAN;

    for (uint32_t i = 0; i < person->office_count; i++) {
        frn_span span = frn_lexicon_office_at(lexicon, person->office + i)->span;
        if (span.to == FRN_NO_DATE || span.to >= date)
            return FRN_NO_SPAN;
        if (last.to == FRN_NO_DATE || span.to > last.to)
            last = span;
    }
    return last;
}

frn_span frn_reading_in_office(const frn_reading *r, const frn_scene *s, uint32_t actor,
                               int *years_ago)
{
    const frn_cast_actor *who = frn_cast_at(&r->cast, actor);
    const frn_lexicon_actor *person = who ? frn_lexicon_at(r->reader->lexicon, who->row) : NULL;
    frn_span span;

    *years_ago = 0;
    if (!person || person->kind != FRN_KIND_PERSON || r->date == FRN_NO_DATE)
        return FRN_NO_SPAN;
    for (uint32_t m = 0; m < s->mentions; m++) {
        if (!s->mention[m].actor_count || s->mention[m].actor[0] != actor ||
            !is_titled(s, &s->mention[m], who->name))
            continue;
        span = last_office(r->reader->lexicon, person, r->date);
        if (span.to != FRN_NO_DATE)
            *years_ago = (r->date - span.to) / 365;
        return span;
    }
    return FRN_NO_SPAN;
}
