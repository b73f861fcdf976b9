/* The parts of the page, one file each. */
#ifndef FRENEMY_VIEW_HTML_INTERNAL_H
#define FRENEMY_VIEW_HTML_INTERNAL_H

#include "view/view_internal.h"

enum {
    FRN_PAGE_CLAIMS = 2000,
    FRN_PAGE_DATA = 100000,
    FRN_PAGE_PAIRS = 400,
    FRN_PAGE_LIST = 100,
    FRN_PAGE_QUOTES = 8
};

typedef struct html {
    frn_buf *buf;
    frn_arena arena; /* emptied now and then: nothing in it lives longer than one item */
    const frn_report *r;
    bool all;
    bool app; /* the page has a script, and what is written here may stand in <noscript> */
} html;

/* How many of `count` are shown. */
uint32_t frn_html_limit(const html *h, uint32_t count, uint32_t most);
void frn_html_put(html *h, const char *markup); /* as it stands */
void frn_html_text(html *h, frn_slice s);       /* escaped */
void frn_html_name(html *h, frn_slice name); /* isolated, so that no script turns its neighbours */
void frn_html_mark(html *h, const char *sign); /* "+", "-", "+-", "0" with its colour */
/* The words with voice, place, date and how they are meant. */
void frn_html_quote(html *h, uint32_t claim);
/* "source -> target, issue" of a claim, with its mark. */
void frn_html_line(html *h, uint32_t claim);
/* A table that scrolls; `#` before a heading: the column holds numbers. */
void frn_html_open_table(html *h, const char *label, const char *const *heading);
void frn_html_close_table(html *h);
void frn_html_rest(html *h, uint64_t shown, uint64_t count, const char *what);

/* Every pair of a kind, each opening to its issues and quotes. */
void frn_html_pairs(html *h, frn_pair_kind kind, const char *id, const char *title);
/* What the script fills. */
void frn_html_app(html *h);
/* What comes next: forecast, what-if, case, each if the report has it. */
void frn_html_outlook(html *h);
void frn_html_pair_table(html *h);
void frn_html_claim_table(html *h);

#endif
