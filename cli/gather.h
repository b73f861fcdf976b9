/* cli/gather.h - from the command line's files to claims and ties, for every verb that shows them.
 */
#ifndef FRENEMY_CLI_GATHER_H
#define FRENEMY_CLI_GATHER_H

#include "base/vec.h"
#include "claim/claim.h"
#include "cli.h"
#include "tie/pair.h"

/* The options that all verbs with input share; put CLI_INPUT_OPTIONS(&inputs) into the verb's
 * table. */
typedef struct cli_inputs {
    const char *as;           /* format of the files; NULL: recognised */
    const char *ledger;       /* read claims from it (no files) or store them in it */
    const char *lexicon;      /* folder that adds to the built-in lexicons */
    const char *lexicon_only; /* folder in place of them */
    const char *group;        /* rules that rename actors of event files */
    const char *issue_by, *roll_up, *according_to, *window;
    frn_date date, since, until;
    double half_life;
    const char *issues;  /* a file of issues that adds to the built-in ones */
    const char *columns; /* of generic CSV: "source=from,target=to,goldstein=score" */
    uint64_t threads;
    bool reasons;            /* account for every sentence (slower: one document after another) */
    bool once, keep_repeats; /* of event files: see import/import.h */
    bool no_ledger;          /* straight to ties: see cli_tie_files */
    uint64_t keep;           /* strongest claims kept a tie; 0: five with no_ledger, else all */
} cli_inputs;

#define CLI_INPUT_OPTIONS(in)                                                                       \
    {"as", 0, CLI_TEXT, &(in)->as, "FORMAT", "format of the files (default: recognised)"},          \
        {"ledger", 'l', CLI_TEXT, &(in)->ledger, "FILE", "the ledger to store in or to ask"},       \
        {"date", 0, CLI_DATE, &(in)->date, "DATE", "publication date of documents without one"},    \
        {"lexicon",      0,     CLI_TEXT,                                                           \
         &(in)->lexicon, "DIR", "lexicons or PETRARCH dictionaries that add to the built-in ones"}, \
        {"lexicon-only", 0, CLI_TEXT, &(in)->lexicon_only, "DIR", "the same in their place"},       \
        {"group", 0, CLI_TEXT, &(in)->group, "FILE", "exact / contains rules that rename actors"},  \
        {"columns",      0,     CLI_TEXT,                                                           \
         &(in)->columns, "MAP", "of --as csv: date=1,source=from,target=to,sign=5"},                \
        {"once",      0,    CLI_FLAG,                                                               \
         &(in)->once, NULL, "of two event rows that mirror each other, the first"},                 \
        {"keep-repeats",      0,    CLI_FLAG,                                                       \
         &(in)->keep_repeats, NULL, "event rows that repeat count again"},                          \
        {"issues", 0, CLI_TEXT, &(in)->issues, "FILE", "issues that add to the built-in ones"},     \
    {                                                                                               \
        "threads", 0, CLI_COUNT, &(in)->threads, "N", "threads (default: one per core)"             \
    }

#define CLI_TIE_OPTIONS(in)                                                                        \
    {"issue-by", 0, CLI_TEXT, &(in)->issue_by, "WHAT", "place, topic or both (default)"},          \
        {"roll-up", 0, CLI_TEXT, &(in)->roll_up, "LEVEL", "state, organisation or none"},          \
        {"according-to",      0,       CLI_TEXT,                                                   \
         &(in)->according_to, "ACTOR", "only what this actor or its side vouches for"},            \
        {"since", 0, CLI_DATE, &(in)->since, "DATE", "first day"},                                 \
        {"until", 0, CLI_DATE, &(in)->until, "DATE", "last day"},                                  \
        {"window", 0, CLI_TEXT, &(in)->window, "SPAN", "day, week, month, quarter, year or all"},  \
    {                                                                                              \
        "half-life", 0, CLI_NUMBER, &(in)->half_life, "DAYS", "older claims weigh less"            \
    }

#define CLI_STREAM_OPTIONS(in)                                                                     \
    {"no-ledger",      0,    CLI_FLAG,                                                             \
     &(in)->no_ledger, NULL, "one pass straight to ties, in little memory"},                       \
    {                                                                                              \
        "keep", 0, CLI_COUNT, &(in)->keep, "K",                                                    \
            "strongest claims kept a tie (with --no-ledger: 5)"                                    \
    }

typedef struct cli_document {
    frn_slice id, path, title, source;
    frn_date date;
} cli_document;

typedef struct cli_claims {
    frn_arena arena;
    FRN_VEC(frn_claim) claim;
    FRN_VEC(cli_document) document;
    uint64_t sentences, sentences_without_claim; /* of documents that were read */
    uint64_t repeated_paragraphs;
    bool unlisted; /* set beforehand: documents that are read are not listed */
} cli_claims;

/* Everything in memory: documents are read, event and claim files imported, a ledger asked. With
 * `ledger` the files are stored in it first and the answer is about all that it holds. Returns
 * -1 to go on (problems were told), or an exit code. */
int cli_gather(cli_claims *out, cli *c, const cli_inputs *inputs, char **files, int count);
/* The same, claim by claim to `sink`; documents are listed in `out`. */
int cli_gather_into(cli_claims *out, frn_claim_sink sink, cli *c, const cli_inputs *inputs,
                    char **files, int count);
void cli_claims_free(cli_claims *claims);

typedef struct cli_ties {
    frn_ties *ties;
    frn_tie_table table; /* evidence refs are indices into the claims */
    frn_arena arena;
    frn_pair *pair;
    uint32_t pair_count;
    frn_tie_options options;
    frn_window window;
} cli_ties;

/* `verb` names the verb in messages. Returns -1 to go on, or an exit code. */
int cli_tie(cli_ties *out, cli *c, const char *verb, const cli_inputs *inputs,
            const cli_claims *claims, frn_roll_up roll_up);
/* Both in one pass: claims go to their ties as they come, and only those that a tie remembers are
 * kept in `out` (all; the K strongest a tie with in->no_ledger or in->keep; none when the caller
 * does not need the `evidence`). Memory grows with ties, not with claims. */
int cli_tie_files(cli_ties *ties, cli_claims *out, cli *c, const char *verb, const cli_inputs *in,
                  char **files, int count, bool evidence);
/* What `in` says of ties; `out` owns the strings. */
int cli_tie_options_of(cli_ties *out, frn_tie_options *options, const char *verb, cli *c,
                       const cli_inputs *in);
void cli_ties_free(cli_ties *ties);

/* Whether `query` names the actor: its id, name or state, ASCII case ignored. */
bool cli_names_actor(const frn_tie_actor *actor, frn_slice query);

#endif
