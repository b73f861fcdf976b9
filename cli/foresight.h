/* cli/foresight.h - what the foresight verbs share: cases from files, knobs from text. */
#ifndef FRENEMY_CLI_FORESIGHT_H
#define FRENEMY_CLI_FORESIGHT_H

#include "cli.h"
#include "foresight/case.h"
#include "gather.h"

/* Reads the named files as one case; CLI_OK or an exit code after a message. */
int cli_read_case(cli *c, frn_case *out, const char *verb, char **paths, int count,
                  const frn_case_options *options);

/* Whether the files hold claims or documents rather than a case: a ledger is named, or a file is
 * one or is called *.jsonl, *.ndjson, *.html, *.htm or *.md. */
bool cli_holds_claims(const cli_inputs *inputs, char **paths, int count);
/* The case that claims make: tones of the `most` heaviest actors by issue (0: 20), as the text of a
 * case file in *skeleton. CLI_OK or an exit code. */
int cli_skeleton(cli *c, frn_buf *skeleton, const char *verb, const cli_inputs *inputs,
                 char **paths, int count, uint32_t most);
/* The same, read back as a case. */
int cli_case_of_claims(cli *c, frn_case *out, const char *verb, const cli_inputs *inputs,
                       char **paths, int count, uint32_t most);

/* frn_case_find without the blanks around the name. */
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

/* What the name after -o asks for. */
typedef enum cli_form { CLI_FORM_NONE = 0, CLI_FORM_SVG, CLI_FORM_JSON, CLI_FORM_TEXT } cli_form;

/* CLI_OK, or CLI_USAGE after a message. NULL and "-" are CLI_FORM_NONE: nothing is written besides
 * what is printed. */
int cli_form_of(cli_form *form, const char *verb, const char *path);

#define CLI_FORM_OPTION(path, picture)                                                             \
    {                                                                                              \
        "output", 'o', CLI_TEXT, &(path), "FILE",                                                  \
            "also write FILE: .svg (" picture "), .json or .txt"                                   \
    }

/* Prints `shown`, then writes `file` to `path` when that names a file; frees both. */
int cli_deliver(frn_buf *shown, const char *path, frn_buf *file);

#endif
