/* The option parser: every verb's table, --help made from it, messages that name the cure. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "manual.h"

static void print_option(const cli_option *option)
{
    char left[64];

    (void)snprintf(left, sizeof left, "%s%c%s--%s%s%s", option->letter ? "-" : " ",
                   option->letter ? option->letter : ' ', option->letter ? ", " : "  ",
                   option->name, option->value ? " " : "", option->value ? option->value : "");
    printf("  %-30s ", left);
    for (const char *at = option->help; *at; at++) {
        putchar(*at);
        if (*at == '\n') /* what goes on stands under its beginning */
            printf("%33s", "");
    }
    putchar('\n');
}

static void print_usage(const cli_usage *usage)
{
    size_t common_count;
    const cli_option *common = cli_common_options(&common_count);

    printf("usage: %s\n\n%s\n\n", usage->synopsis, usage->about);
    for (size_t i = 0; i < usage->option_count; i++)
        print_option(&usage->options[i]);
    for (size_t i = 0; i < common_count; i++)
        print_option(&common[i]);
    if (usage->examples)
        printf("\nexamples:\n%s", usage->examples);
}

static const cli_option *find_option(const cli_usage *usage, const char *name, size_t len)
{
    for (size_t i = 0; i < usage->option_count; i++)
        if (strlen(usage->options[i].name) == len && memcmp(usage->options[i].name, name, len) == 0)
            return &usage->options[i];
    return NULL;
}

static const cli_option *find_letter(const cli_usage *usage, char letter)
{
    for (size_t i = 0; i < usage->option_count; i++)
        if (usage->options[i].letter && usage->options[i].letter == letter)
            return &usage->options[i];
    return NULL;
}

/* Stores `value`; false when it is not of the option's kind. */
static bool store(const cli_option *option, const char *value)
{
    frn_slice s = frn_slice_of(value);
    int64_t whole;

    switch (option->kind) {
    case CLI_FLAG:
        *(bool *)option->into = true;
        return true;
    case CLI_TEXT:
        *(const char **)option->into = value;
        return true;
    case CLI_COUNT:
        if (!frn_slice_int(s, &whole) || whole < 0)
            return false;
        *(uint64_t *)option->into = (uint64_t)whole;
        return true;
    case CLI_NUMBER:
        return frn_slice_double(s, option->into);
    case CLI_DATE: {
        frn_date date = frn_date_parse(s);
        if (date == FRN_NO_DATE)
            return false;
        *(frn_date *)option->into = date;
        return true;
    }
    case CLI_LIST: {
        cli_list *list = option->into;
        if (list->len == sizeof list->at / sizeof *list->at)
            return false;
        list->at[list->len++] = value;
        return true;
    }
    }
    return false;
}

static const char *wanted(cli_kind kind)
{
    return kind == CLI_COUNT    ? "a whole number"
           : kind == CLI_NUMBER ? "a number"
           : kind == CLI_DATE   ? "a date such as 2014-06-16"
                                : "fewer values";
}

static int set_color(cli *c, const char *verb, const char *when)
{
    if (when && strcmp(when, "always") == 0)
        c->color = true;
    else if (when && strcmp(when, "never") == 0)
        c->color = false;
    else if (!when || strcmp(when, "auto") != 0)
        return cli_usage_error(verb, "--color takes auto, always or never");
    return -1;
}

/* One option at argv[*at]; -1 to go on. */
static int take_option(cli *c, const cli_usage *usage, int argc, char **argv, int *at)
{
    const char *arg = argv[*at], *value = NULL;
    const cli_option *option;
    bool is_long = arg[1] == '-';
    size_t len = strcspn(arg + 2, "=");

    if (strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0) {
        print_usage(usage);
        return CLI_OK;
    }
    if (strcmp(arg, "--quiet") == 0 || strcmp(arg, "-q") == 0) {
        c->quiet = true;
        return -1;
    }
    if (is_long && arg[2 + len] == '=')
        value = arg + 3 + len;
    if (is_long && len == 5 && memcmp(arg + 2, "color", 5) == 0)
        return set_color(c, argv[0], value ? value : *at + 1 < argc ? argv[++*at] : NULL);
    option = is_long ? find_option(usage, arg + 2, len) : find_letter(usage, arg[1]);
    if (!is_long && arg[2])
        value = arg + 2;
    if (!option)
        return cli_usage_error(argv[0], "there is no option '%s'; 'frenemy %s --help' lists them",
                               arg, argv[0]);
    if (option->kind == CLI_FLAG && value)
        return cli_usage_error(argv[0], "--%s takes no value", option->name);
    if (option->kind != CLI_FLAG && !value) {
        if (*at + 1 >= argc)
            return cli_usage_error(argv[0], "--%s needs a value (%s)", option->name,
                                   option->value ? option->value : "VALUE");
        value = argv[++*at];
    }
    if (!store(option, value))
        return cli_usage_error(argv[0], "--%s: '%s' is not %s", option->name, value,
                               wanted(option->kind));
    return -1;
}

int cli_parse(cli *c, const cli_usage *usage, int argc, char **argv, int *operands)
{
    bool only_operands = false;
    int kept = 0;

    if (c->describe) {
        c->describe(c->describe_ctx, usage);
        return CLI_OK;
    }
    for (int at = 1; at < argc; at++) {
        char *arg = argv[at];
        if (!only_operands && strcmp(arg, "--") == 0) {
            only_operands = true;
        } else if (only_operands || arg[0] != '-' || arg[1] == 0) {
            argv[1 + kept++] = arg;
        } else {
            int code = take_option(c, usage, argc, argv, &at);
            if (code >= 0)
                return code;
        }
    }
    *operands = kept;
    return -1;
}

int cli_usage_error(const char *verb, const char *fmt, ...)
{
    va_list args;

    fprintf(stderr, "frenemy %s: ", verb);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
    return CLI_USAGE;
}
