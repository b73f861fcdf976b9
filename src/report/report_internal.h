/* The steps of frn_report_make, one file each. */
#ifndef FRENEMY_REPORT_REPORT_INTERNAL_H
#define FRENEMY_REPORT_REPORT_INTERNAL_H

#include "report/report.h"

frn_status frn_report_issue_names(frn_report *r, frn_arena *arena, frn_error *err);
frn_status frn_report_pairs(frn_report *r, frn_arena *arena, const frn_report_input *in,
                            frn_error *err);
frn_status frn_report_common(frn_report *r, frn_arena *arena, frn_error *err);
frn_status frn_report_mixed(frn_report *r, frn_arena *arena, const frn_report_input *in,
                            frn_error *err);
frn_status frn_report_open_claims(frn_report *r, frn_arena *arena, frn_error *err);
frn_status frn_report_contested(frn_report *r, frn_arena *arena, frn_error *err);
frn_status frn_report_camps(frn_report *r, frn_arena *arena, bool no_map, frn_error *err);
frn_status frn_report_regions(frn_report *r, frn_arena *arena, frn_error *err);
frn_status frn_report_layout(frn_report *r, frn_arena *arena, bool no_map, frn_error *err);
frn_status frn_report_headline(frn_report *r, frn_arena *arena, frn_error *err);

static inline bool frn_has_mass(const frn_claim *c)
{
    return c->sign != 0 && !c->contested && frn_modality_weight(c->modality) > 0;
}

#endif
