/* frenemy verify GRAPH CERTIFICATE: checks a proof with nothing of the code that found it. */
#include "balance/certificate.h"
#include "format/input.h"
#include "graph.h"
#include "verbs.h"

static int check(cli_graph *in, frn_slice text, const frn_certificate_head *head)
{
    frn_graph g = {0};
    frn_error err = {0};
    frn_buf out = {0};
    frn_status status;

    in->fold.rule = head->rule;
    in->fold.weighted = head->weighted;
    if (frn_graph_fold(&g, &in->arcs, &in->fold, &err) != FRN_OK)
        return cli_fail(&err);
    status = frn_certificate_check(&g, text, &err);
    if (status == FRN_OK) {
        frn_buf_text(&out, "The certificate holds: the frustration index is ");
        if (head->lower != head->upper) {
            frn_buf_text(&out, "between ");
            cli_weight(&out, &g, (int64_t)head->lower);
            frn_buf_text(&out, " and ");
        }
        cli_weight(&out, &g, (int64_t)head->upper);
        frn_buf_text(&out, head->lower == head->upper ? ", proved.\n" : ".\n");
        (void)cli_write(NULL, frn_buf_slice(&out));
        frn_buf_free(&out);
    } else if (status == FRN_E_INPUT) {
        printf("The certificate does not hold: line %llu: %s.\n", (unsigned long long)err.line,
               err.text);
    }
    frn_graph_free(&g);
    return status == FRN_OK ? CLI_OK : status == FRN_E_INPUT ? CLI_CHECK_FALSE : cli_fail(&err);
}

static int read_and_check(cli *c, cli_graph *in, const char *path)
{
    frn_input *input = NULL;
    frn_error err = {0};
    frn_slice text = {NULL, 0};
    frn_certificate_head head = {0};
    int code;

    if (frn_input_open(&input, path, &c->sink, &err) != FRN_OK)
        return cli_fail(&err);
    if (!frn_input_next(input) || frn_input_all(&text, input, 0, &err) != FRN_OK ||
        frn_certificate_head_read(&head, text, &err) != FRN_OK) {
        if (err.status == FRN_OK)
            (void)frn_fail_at(&err, FRN_E_INPUT, path, 0, "no certificate");
        code = cli_fail(&err);
    } else {
        code = check(in, text, &head);
    }
    frn_input_close(input);
    return code;
}

int verb_verify(cli *c, int argc, char **argv)
{
    cli_graph in = {0};
    cli_ledger_view view = {0};
    const cli_option options[] = {CLI_LEDGER_VIEW_OPTIONS(view), CLI_GRAPH_OPTIONS(in)};
    const cli_usage usage = {
        "frenemy verify [OPTIONS] GRAPH CERTIFICATE",
        "Checks a certificate of frenemy balance: the camps cost what it says, and its sets of "
        "ties "
        "prove that no split costs less. Exit 0 if it holds, 1 if not. The conflict rule is the "
        "certificate's.",
        "  frenemy verify soc-sign-epinions.txt.gz epinions.proof\n", CLI_OPTIONS(options)};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands != (view.ledger ? 1 : 2))
        return cli_usage_error("verify", "a graph and a certificate are expected");
    code = cli_graph_open(c, &in, "verify", &view, argv + 1, operands - 1);
    if (code == CLI_OK)
        code = read_and_check(c, &in, argv[operands]);
    cli_graph_free(&in);
    return code;
}
