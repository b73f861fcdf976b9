/* frenemy - who is whose friend, on which issue, according to whom, and what gives next. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

#ifndef FRN_VERSION
#define FRN_VERSION "0"
#endif

static void print_help(FILE *out)
{
    fputs("usage: frenemy VERB [OPTIONS] [FILE...]\n\n"
          "Who is whose friend, on which issue, according to whom, and what gives next.\n\n"
          "  frenemy report article.txt -o map.html   read, print a briefing, write the page\n"
          "  frenemy pairs events.tab --json          event data to pairs\n\n",
          out);
    for (const cli_verb *verb = cli_verbs; verb->name; verb++)
        fprintf(out, "  %-14s %s\n", verb->name, verb->summary);
    fputs("\nfrenemy VERB --help says more. Exit: 0 ok, 1 a check is false, 2 usage, 3 bad input,\n"
          "4 ledger, 5 limit reached before the proof, 130 interrupted.\n",
          out);
}

/* Edit distance, for "did you mean". */
static size_t distance(const char *a, const char *b)
{
    size_t row[64], n = strlen(b);

    if (n >= 63)
        return 99;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[n];
}

static int unknown_verb(const char *name)
{
    const cli_verb *best = cli_verbs;

    for (const cli_verb *verb = cli_verbs; verb->name; verb++)
        if (distance(name, verb->name) < distance(name, best->name))
            best = verb;
    if (best->name && distance(name, best->name) <= 3)
        fprintf(stderr, "frenemy: there is no verb '%s'; did you mean '%s'?\n", name, best->name);
    else
        fprintf(stderr, "frenemy: there is no verb '%s'; 'frenemy --help' lists them\n", name);
    return CLI_USAGE;
}

static void tell(void *ctx, const frn_diag *diag)
{
    static const char *const severities[] = {"note", "warning", "problem"};
    cli *c = ctx;
    const frn_message_info *info = frn_message_find((int)diag->message);
    frn_severity severity = info ? info->severity : FRN_PROBLEM;

    c->notes += severity == FRN_NOTE;
    c->warnings += severity == FRN_WARNING;
    c->problems += severity == FRN_PROBLEM;
    if (c->quiet)
        return;
    if (diag->file.len)
        fprintf(stderr, "%.*s:", FRN_ARG(diag->file));
    if (diag->line)
        fprintf(stderr, "%llu:", (unsigned long long)diag->line);
    fprintf(stderr, "%s%s: %s%s%s [FRN-%04d]\n", diag->file.len ? " " : "", severities[severity],
            info ? info->what : "", diag->detail[0] ? ": " : "", diag->detail, (int)diag->message);
}

static void set_up(cli *c)
{
    struct winsize size;
    const char *no_color = getenv("NO_COLOR");

    c->terminal = isatty(STDOUT_FILENO);
    c->color = c->terminal && !(no_color && *no_color);
    c->width = 100;
    if (c->terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        c->width = size.ws_col;
    c->sink = (frn_diag_sink){tell, c};
    (void)signal(SIGPIPE, SIG_DFL);
}

int main(int argc, char **argv)
{
    cli c = {0};

    set_up(&c);
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0) {
        print_help(argc < 2 ? stderr : stdout);
        return argc < 2 ? CLI_USAGE : CLI_OK;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("frenemy " FRN_VERSION);
        return CLI_OK;
    }
    for (const cli_verb *verb = cli_verbs; verb->name; verb++) {
        if (strcmp(argv[1], verb->name) == 0) {
            int code = verb->run(&c, argc - 1, argv + 1);
            if (fflush(stdout) != 0 || ferror(stdout)) {
                fputs("frenemy: the result could not be written to standard output\n", stderr);
                return CLI_INPUT;
            }
            return code;
        }
    }
    return unknown_verb(argv[1]);
}
