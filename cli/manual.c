/* What the verbs say of themselves, for the manual and the shells: each verb is asked for its usage
 * through the option parser, so that nothing here can fall behind. */
#include "manual.h"

typedef struct hearing {
    cli_described *heard;
    void *ctx;
    const cli_verb *verb;
} hearing;

static void hear(void *ctx, const cli_usage *usage)
{
    hearing *h = ctx;

    h->heard(h->ctx, h->verb, usage);
}

void cli_describe_verb(const cli_verb *verb, cli_described *heard, void *ctx)
{
    hearing h = {heard, ctx, verb};
    cli asked = {.describe = hear, .describe_ctx = &h};
    char name[32];
    char *argv[] = {name, NULL};

    (void)snprintf(name, sizeof name, "%s", verb->name);
    (void)verb->run(&asked, 1, argv);
}

const cli_option *cli_common_options(size_t *count)
{
    static const cli_option common[] = {
        {"quiet", 'q', CLI_FLAG, NULL, NULL, "no diagnostics on standard error"},
        {"color", 0, CLI_TEXT, NULL, "WHEN", "auto, always or never"},
        {"help", 'h', CLI_FLAG, NULL, NULL, "a summary"},
    };

    *count = sizeof common / sizeof *common;
    return common;
}
