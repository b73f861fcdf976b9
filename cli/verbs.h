/* cli/verbs.h - every verb's entry, one file each (verb_<name>.c). */
#ifndef FRENEMY_CLI_VERBS_H
#define FRENEMY_CLI_VERBS_H

#include "cli.h"

int verb_actors(cli *c, int argc, char **argv);
int verb_align(cli *c, int argc, char **argv);
int verb_backtest(cli *c, int argc, char **argv);
int verb_balance(cli *c, int argc, char **argv);
int verb_bargain(cli *c, int argc, char **argv);
int verb_claims(cli *c, int argc, char **argv);
int verb_completions(cli *c, int argc, char **argv);
int verb_explain(cli *c, int argc, char **argv);
int verb_export(cli *c, int argc, char **argv);
int verb_factions(cli *c, int argc, char **argv);
int verb_forecast(cli *c, int argc, char **argv);
int verb_import(cli *c, int argc, char **argv);
int verb_issues(cli *c, int argc, char **argv);
int verb_manual(cli *c, int argc, char **argv);
int verb_map(cli *c, int argc, char **argv);
int verb_merge(cli *c, int argc, char **argv);
int verb_messages(cli *c, int argc, char **argv);
int verb_pairs(cli *c, int argc, char **argv);
int verb_read(cli *c, int argc, char **argv);
int verb_report(cli *c, int argc, char **argv);
int verb_score_forecast(cli *c, int argc, char **argv);
int verb_timeline(cli *c, int argc, char **argv);
int verb_verify(cli *c, int argc, char **argv);
int verb_whatif(cli *c, int argc, char **argv);

#endif
