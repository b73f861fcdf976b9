/* foresight/bargain_internal.h - the table: positions on a 0-100 scale, shared by the parts. */
#ifndef FRENEMY_FORESIGHT_BARGAIN_INTERNAL_H
#define FRENEMY_FORESIGHT_BARGAIN_INTERNAL_H

#include "foresight/bargain.h"

typedef struct frn_table { /* [issue*actors + actor]; 0 weight and NAN for who takes no part */
    uint32_t actors, issues;
    double *x, *start, *s, *c;
    double *sum_w, *mean; /* [issues] */
} frn_table;

typedef struct frn_settlement {
    uint32_t options;
    frn_bargain_point *point;
    double *victory, *coalition; /* [options^2] */
    double mean, sd;
} frn_settlement;

/* The settlement of positions x with weights w. NAN takes no part; a stated position is an option
 * even when nobody who states it has weight. */
frn_status frn_settlement_of(frn_settlement *out, frn_arena *arena, const double *x,
                             const double *w, uint32_t n, const frn_bargain_options *options,
                             frn_error *err);
/* Runs the exchanges on `t`, which moves. *exchange is out->exchange, to be put into the case's
 * units. */
frn_status frn_exchange_run(frn_bargain *out, frn_bargain_exchange **exchange, frn_table *t,
                            uint32_t most, frn_error *err);
double frn_table_mean(const frn_table *t, uint32_t issue);

#endif
