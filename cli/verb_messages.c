/* frenemy messages [CODE...]: what a diagnostic's code means and what to do. */
#include "verbs.h"

static const char *severity_text(frn_severity severity)
{
    return severity == FRN_NOTE ? "note" : severity == FRN_WARNING ? "warning" : "problem";
}

static void print_message(const frn_message_info *info)
{
    printf("FRN-%04d\t%s\t%s\t%s\n", (int)info->message, severity_text(info->severity), info->what,
           info->cure);
}

int verb_messages(cli *c, int argc, char **argv)
{
    const cli_usage usage = {"frenemy messages [CODE...]",
                             "Prints the diagnostics: code, severity, meaning, cure.",
                             "  frenemy messages FRN-0101\n", NULL, 0};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    for (size_t i = 0; operands == 0 && frn_message_at(i); i++)
        print_message(frn_message_at(i));
    for (int i = 1; i <= operands; i++) {
        frn_slice text = frn_slice_of(argv[i]);
        int64_t number;
        const frn_message_info *info = NULL;
        if (frn_slice_starts(text, FRN_LIT("FRN-")))
            text = frn_slice_sub(text, 4, text.len);
        if (frn_slice_int(text, &number) && number > 0 && number < 10000)
            info = frn_message_find((int)number);
        if (!info)
            return cli_usage_error("messages", "'%s' is no code; it looks like FRN-0101", argv[i]);
        print_message(info);
    }
    return CLI_OK;
}
