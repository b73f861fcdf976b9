/* import/codes.h - vocabularies that several formats share. */
#ifndef FRENEMY_IMPORT_CODES_H
#define FRENEMY_IMPORT_CODES_H

#include "import/reader.h"

/* The end that a whole CAMEO actor code names ("USAGOV"); "---" is nobody. */
frn_end frn_import_coded(frn_slice code);
/* PLOVER event types of every year: REQUEST is DEMAND, ACCUSE is DISAPPROVE, YIELD is CONCEDE. */
frn_action frn_import_plover(frn_slice type);
/* "31 December 2020", "31-Dec-2020", "12/31/2020", or what frn_date_parse reads. */
frn_date frn_import_date(frn_slice text);

#endif
