/* cli/timeline.h - a pair window by window, and the ways to show it. */
#ifndef FRENEMY_CLI_TIMELINE_H
#define FRENEMY_CLI_TIMELINE_H

#include "base/vec.h"
#include "cli.h"
#include "tie/tie.h"

typedef struct cli_timeline_point { /* one window */
    frn_date start;
    double positive, negative; /* masses */
    uint64_t positive_count, negative_count, neutral_count, listed_count;
} cli_timeline_point;

typedef struct cli_timeline {
    frn_window window;
    frn_slice a, b; /* ids */
    frn_slice a_name, b_name;
    FRN_VEC(cli_timeline_point) point; /* every window from the first to the last, empty ones too */
} cli_timeline;

/* Each returns an exit code. */
int cli_timeline_table(const cli *c, const cli_timeline *t, bool tsv);
int cli_timeline_line(const cli_timeline *t); /* the tone in eight heights; a blank: no claim */
int cli_timeline_json(const cli_timeline *t);
int cli_timeline_svg(const cli_timeline *t, const char *path);

#endif
