/* cli/cli.h - what the verbs share: the verb table, options, output and diagnostics.
 *
 * Each verb is one file, verb_<name>.c, with one function int verb_<name>(cli *cli, int argc, char
 * **argv) that returns an exit code. stdout is the result and nothing else; everything else goes to
 * stderr.
 */
#ifndef FRENEMY_CLI_CLI_H
#define FRENEMY_CLI_CLI_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/pool.h"

typedef enum cli_exit {
    CLI_OK = 0,
    CLI_CHECK_FALSE = 1,
    CLI_USAGE = 2,
    CLI_INPUT = 3, /* what was readable has been delivered */
    CLI_LEDGER = 4,
    CLI_LIMIT = 5,
    CLI_INTERRUPTED = 130
} cli_exit;

struct cli_usage;

typedef struct cli {
    uint64_t notes, warnings, problems; /* diagnostics so far */
    bool quiet;
    bool color;    /* stdout is a terminal and NO_COLOR is unset, unless --color says otherwise */
    bool terminal; /* stdout is a terminal: tables, not TSV */
    int width;     /* columns of the terminal; 100 elsewhere */
    /* Takes a verb's usage in the place of its work (cli/manual.h); NULL: the verb works. */
    void (*describe)(void *ctx, const struct cli_usage *usage);
    void *describe_ctx;
    frn_diag_sink sink; /* prints "file:line: warning: text [FRN-0101]" to stderr and counts */
} cli;

typedef struct cli_verb {
    const char *name;
    const char *summary;
    int (*run)(cli *cli, int argc, char **argv); /* argv[0] is the verb */
} cli_verb;

extern const cli_verb cli_verbs[]; /* ends with a NULL name; cli/verbs.c */

/* Options: one table a verb, any order, "--name value" or "--name=value", "--" ends them. */
typedef enum cli_kind {
    CLI_FLAG,   /* bool * */
    CLI_TEXT,   /* const char ** */
    CLI_COUNT,  /* uint64_t *: a whole number >= 0 */
    CLI_NUMBER, /* double * */
    CLI_DATE,   /* frn_date * */
    CLI_LIST    /* cli_list *: may be given several times */
} cli_kind;

typedef struct cli_list {
    const char *at[64];
    size_t len;
} cli_list;

typedef struct cli_option {
    const char *name; /* "json" */
    char letter;      /* 'o' or 0 */
    cli_kind kind;
    void *into;
    const char *value; /* what --help calls the value: "FILE"; NULL for flags */
    const char *help;
} cli_option;

typedef struct cli_usage {
    const char *synopsis; /* "frenemy pairs [OPTIONS] FILE..." */
    const char *about;    /* a paragraph */
    const char *examples; /* lines */
    const cli_option *options;
    size_t option_count;
} cli_usage;

#define CLI_OPTIONS(table) (table), sizeof(table) / sizeof *(table)

/* Moves the operands to the front of argv[1 ..] and stores their number in *operands. Returns -1 to
 * go on, or the exit code (0 after --help, 2 after a message). */
int cli_parse(cli *cli, const cli_usage *usage, int argc, char **argv, int *operands);

/* "frenemy: <text>" to stderr with the place; returns the exit code that fits the status. */
int cli_fail(const frn_error *err);
int cli_usage_error(const char *verb, const char *fmt, ...) FRN_PRINTF(2, 3);
/* Writes all of `s` to `path` ("-" or NULL: stdout), through a temporary file so that a full disk
 * never leaves half a file. Returns an exit code. */
int cli_write(const char *path, frn_slice s);
/* Whether the file at `path` is a database, as a ledger is; its content says so, not its name. */
bool cli_is_ledger(const char *path);
/* CLI_OK, or CLI_INPUT when a problem was reported. */
int cli_finish(const cli *cli);
/* A progress that draws one line on a terminal's stderr and stops after Ctrl-C. */
frn_progress cli_progress(cli *cli);
bool cli_interrupted(void);

#endif
