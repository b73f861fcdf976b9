/* cli/foresight.h - what the foresight verbs share: cases from files, knobs from text. */
#ifndef FRENEMY_CLI_FORESIGHT_H
#define FRENEMY_CLI_FORESIGHT_H

#include "cli.h"
#include "foresight/case.h"

/* Reads the named files as one case; CLI_OK or an exit code after a message. */
int cli_read_case(cli *c, frn_case *out, char **paths, int count, const frn_case_options *options);

/* The number of a name among `names` (exact first, then without regard to ASCII case); FRN_NONE. */
uint32_t cli_find_name(const frn_slice *names, uint32_t count, frn_slice name);

/* "size:ISIS=0..100", "tone:US,Iran=-2..2", "tone:US,Iran,Iraq=1", "weight:Iraq=3": one end makes
 * *from and *to equal. CLI_OK, or CLI_USAGE after a message. */
int cli_parse_knob(const char *verb, frn_align_sweep_what *what, const frn_align_case *input,
                   const char *text);
/* "US,Iran" into two actors. */
int cli_parse_pair(const char *verb, uint32_t *a, uint32_t *b, const frn_slice *names,
                   uint32_t count, const char *text);

/* ,"name":number with null for what is not finite; `first` leaves the comma out. */
void cli_json_number(frn_buf *out, const char *name, double value, bool first);

#endif
