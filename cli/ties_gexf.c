/* The ties of a ledger or of files for Gephi, through the report: it knows places and camps. */
#include "model.h"
#include "ties_table.h"
#include "view/view.h"

int cli_ties_gexf(cli *c, const char *verb, const cli_ledger_view *view, const char *path)
{
    cli_inputs in = cli_view_inputs(view);
    cli_model model = {.only_ties = true, .evidence = true}; /* issues are named by claims */
    frn_buf out = {0};
    frn_error err = {0};
    int code;

    if (!in.roll_up)
        in.roll_up = "none"; /* as in the table */
    code = cli_model_make(&model, c, verb, &in, view->files, view->file_count);

    if (code < 0)
        code = frn_view_gexf(&out, &model.report, NULL, &err) == FRN_OK
                   ? cli_write(path, frn_buf_slice(&out))
                   : cli_fail(&err);
    frn_buf_free(&out);
    cli_model_free(&model);
    return code;
}
