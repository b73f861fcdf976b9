/* frenemy manual [VERB]: the manual as pages for man(1), made from what the verbs say in --help. */
#include <string.h>
#include <sys/stat.h>

#include "manual.h"
#include "verbs.h"

#ifndef FRN_VERSION
#define FRN_VERSION "0"
#endif

/* Text of a page: no line begins a request, hyphens stay what they are, backslashes are text. */
static void add_text(frn_buf *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        if ((at == text || at[-1] == '\n') && (*at == '.' || *at == '\''))
            frn_buf_text(out, "\\&");
        if (*at == '-')
            frn_buf_text(out, "\\-");
        else if (*at == '\\')
            frn_buf_text(out, "\\e");
        else
            frn_buf_byte(out, *at);
    }
}

static void add_head(frn_buf *out, const char *page, const char *summary)
{
    frn_buf_text(out, ".TH \"");
    for (const char *at = page; *at; at++)
        frn_buf_byte(out, (char)(*at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at));
    frn_buf_text(out, "\" 1 \"\" \"frenemy " FRN_VERSION "\" \"frenemy\"\n.SH NAME\n");
    add_text(out, page);
    frn_buf_text(out, " \\- ");
    add_text(out, summary);
    frn_buf_byte(out, '\n');
}

static void add_option(frn_buf *out, const cli_option *option)
{
    frn_buf_text(out, ".TP\n\\fB");
    if (option->letter)
        frn_buf_printf(out, "\\-%c\\fR, \\fB", option->letter);
    add_text(out, "--");
    add_text(out, option->name);
    frn_buf_text(out, "\\fR");
    if (option->value)
        frn_buf_printf(out, " \\fI%s\\fR", option->value);
    frn_buf_byte(out, '\n');
    add_text(out, option->help);
    frn_buf_byte(out, '\n');
}

static void add_verb(void *ctx, const cli_verb *verb, const cli_usage *usage)
{
    frn_buf *out = ctx;
    char page[64];
    size_t common_count;
    const cli_option *common = cli_common_options(&common_count);

    (void)snprintf(page, sizeof page, "frenemy-%s", verb->name);
    add_head(out, page, verb->summary);
    frn_buf_text(out, ".SH SYNOPSIS\n.B ");
    add_text(out, usage->synopsis);
    frn_buf_text(out, "\n.SH DESCRIPTION\n");
    add_text(out, usage->about);
    frn_buf_text(out, "\n.SH OPTIONS\n");
    for (size_t i = 0; i < usage->option_count; i++)
        add_option(out, &usage->options[i]);
    for (size_t i = 0; i < common_count; i++)
        add_option(out, &common[i]);
    if (usage->examples) {
        frn_buf_text(out, ".SH EXAMPLES\n.nf\n");
        add_text(out, usage->examples);
        frn_buf_text(out, ".fi\n");
    }
    frn_buf_text(out, ".SH SEE ALSO\n.BR frenemy (1)\n");
}

static void add_main(frn_buf *out)
{
    static const char *const exits[][2] = {{"0", "ok"},
                                           {"1", "a check is false"},
                                           {"2", "usage"},
                                           {"3", "bad input; what was readable is delivered"},
                                           {"4", "ledger"},
                                           {"5", "limit reached before the proof"},
                                           {"130", "interrupted; the best so far is printed"}};

    add_head(out, "frenemy",
             "who is whose friend, on which issue, according to whom, and what gives next");
    frn_buf_text(out, ".SH SYNOPSIS\n.B frenemy\n\\fIVERB\\fR [\\fIOPTIONS\\fR] [\\fIFILE\\fR...]\n"
                      ".SH VERBS\n");
    for (const cli_verb *verb = cli_verbs; verb->name; verb++) {
        frn_buf_text(out, ".TP\n.BR frenemy\\-");
        add_text(out, verb->name);
        frn_buf_text(out, " (1)\n");
        add_text(out, verb->summary);
        frn_buf_byte(out, '\n');
    }
    frn_buf_text(out, ".SH EXIT STATUS\n");
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++)
        frn_buf_printf(out, ".TP\n%s\n%s\n", exits[i][0], exits[i][1]);
    frn_buf_text(out, ".SH ENVIRONMENT\n.TP\nNO_COLOR\nno colours on a terminal\n");
}

static int write_page(const char *folder, const char *page, frn_buf *text)
{
    char path[4096];
    int code;

    if ((size_t)snprintf(path, sizeof path, "%s/%s.1", folder, page) >= sizeof path)
        return cli_usage_error("manual", "%s: the folder's name is too long", folder);
    code = cli_write(path, frn_buf_slice(text));
    text->len = 0;
    return code;
}

static int write_all(const char *folder)
{
    frn_buf out = {0};
    int code;

    (void)mkdir(folder, 0777); /* that it cannot be used is told by the first page */
    add_main(&out);
    code = write_page(folder, "frenemy", &out);
    for (const cli_verb *verb = cli_verbs; verb->name && code == CLI_OK; verb++) {
        char page[64];
        (void)snprintf(page, sizeof page, "frenemy-%s", verb->name);
        cli_describe_verb(verb, add_verb, &out);
        code = write_page(folder, page, &out);
    }
    frn_buf_free(&out);
    return code;
}

static int print_page(const char *name)
{
    frn_buf out = {0};
    int code;

    if (!name)
        add_main(&out);
    for (const cli_verb *verb = cli_verbs; verb->name && name; verb++)
        if (strcmp(verb->name, name) == 0)
            cli_describe_verb(verb, add_verb, &out);
    code = out.len ? cli_write(NULL, frn_buf_slice(&out))
                   : cli_usage_error("manual", "there is no verb '%s'", name);
    frn_buf_free(&out);
    return code;
}

int verb_manual(cli *c, int argc, char **argv)
{
    const char *folder = NULL;
    const cli_option options[] = {
        {"output", 'o', CLI_TEXT, &folder, "FOLDER", "all pages, a file each"}};
    const cli_usage usage = {"frenemy manual [VERB]",
                             "Prints a page of the manual for man(1): of frenemy, or of a verb.",
                             "  frenemy manual balance | man -l -\n"
                             "  frenemy manual -o /usr/local/share/man/man1\n",
                             CLI_OPTIONS(options)};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands > (folder ? 0 : 1))
        return cli_usage_error("manual", folder ? "-o writes every page; name no verb with it"
                                                : "one verb at a time");
    return folder ? write_all(folder) : print_page(operands ? argv[1] : NULL);
}
