/* frenemy merge L1 L2 ... -o L: ledgers, or tie files, add up, in any order and however often. */
#include "ledger/ledger.h"
#include "tie_file.h"
#include "verbs.h"

static void tell(void *ctx, const frn_diag *diag)
{
    cli *c = ctx;

    c->sink.fn(c->sink.ctx, diag);
}

static frn_status merge_one(cli *c, frn_ledger *into, const char *path, frn_error *err)
{
    frn_ledger_options options = {.read_only = true, .diags = {tell, c}};
    frn_ledger *from = NULL;
    frn_status status = frn_ledger_open(&from, path, &options, err);

    if (status == FRN_OK)
        status = frn_ledger_merge(into, from, err);
    frn_ledger_close(from);
    return status;
}

int verb_merge(cli *c, int argc, char **argv)
{
    const char *output = NULL;
    const cli_option options[] = {
        {"output", 'o', CLI_TEXT, &output, "FILE", "the file to add to; made if it is not there"},
    };
    const cli_usage usage = {"frenemy merge FILE... -o FILE",
                             "Adds ledgers up, or tie files (pairs --save). A document that "
                             "several hold is kept once; the order of the files and "
                             "merging one again make no difference.",
                             "  frenemy merge monday.db tuesday.db -o week.db\n",
                             CLI_OPTIONS(options)};
    frn_ledger_options opening = {.diags = {tell, c}};
    frn_ledger *into = NULL;
    frn_error err = {0};
    frn_status status;
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands == 0 || !output)
        return cli_usage_error("merge", "name the ledgers to add and, with -o, the one to add to");
    if (cli_is_tie_file(argv[1])) {
        code = cli_tie_file_merge(c, output, argv + 1, operands);
        return code < 0 ? cli_finish(c) : code;
    }
    status = frn_ledger_open(&into, output, &opening, &err);
    for (int i = 1; status == FRN_OK && i <= operands; i++)
        status = merge_one(c, into, argv[i], &err);
    frn_ledger_close(into);
    return status == FRN_OK ? cli_finish(c) : cli_fail(&err);
}
