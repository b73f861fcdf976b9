/* import/import.h - event data sets as they are found, row by row into claims.
 *
 * One table of formats, one file each. A row becomes one claim: the code as a string, the PLOVER
 * action, sign and intensity from the Goldstein scale (Goldstein 1992; the values of the CAMEO
 * project), actors through the lexicon or a user's grouping file, the line as evidence. Rows that
 * cannot be used are counted and, the first few of each kind, reported (FRN-04xx); reading goes on.
 *
 * Files are streamed: memory does not grow with the file, but for the distinct names and, in the
 * formats that repeat rows (icews, polecat, phoenix), 12 bytes or so a row for finding repeats.
 * A claim's slices are valid during the call of the sink.
 */
#ifndef FRENEMY_IMPORT_IMPORT_H
#define FRENEMY_IMPORT_IMPORT_H

#include "claim/cameo.h"
#include "claim/claim.h"
#include "claim/lexicon.h"
#include "format/input.h"

FRN_BEGIN_DECLS

typedef struct frn_import_format {
    const char *name;                 /* "gdelt1": what --as takes */
    const char *about;                /* one line */
    int (*recognise)(frn_slice head); /* 0: no, 100: certain */
    const struct frn_import_reader *reader;
    bool repeats; /* the format repeats rows: where a row names its story, the claim's title does,
                   * and an equal date, code, title and words for both ends mean the same row */
} frn_import_format;

/* The i-th format; NULL past the end. */
FRN_API const frn_import_format *frn_import_format_at(size_t i);
/* By name; NULL when unknown. */
FRN_API const frn_import_format *frn_import_find(frn_slice name);
/* The format of a file that begins with `head` (4 KiB or more are best; a cut last line is
 * ignored), unpacked; NULL when it is none: then it is a document. Our own claim lines are
 * "claims". */
FRN_API const frn_import_format *frn_import_recognise(frn_slice head);
/* The same for the first member of the file at `path`, unpacked, pipes excepted (NULL). */
FRN_API const frn_import_format *frn_import_recognise_file(const char *path);

/* Zero-initialise: every zero means "the documented default". */
typedef struct frn_import_options {
    const char *as;             /* a format's name; NULL or "auto": recognised, file by file */
    const frn_lexicon *lexicon; /* NULL: names stay as they are written */
    frn_slice groups;           /* text of a grouping file (kind, text, block): it alone
                                 * then names actors; empty: none */
    frn_slice columns;          /* csv: "date=1,source=from,target=to,goldstein=score"; see csv.c */
    frn_issue_by issue_by;      /* both: the place where it is a third country's, else the topic */
    frn_date first_day;         /* tkg: the day from which hours count; 0: unknown */
    bool keep_repeats;          /* keep rows that equal an earlier one */
    bool once;                  /* of two rows that mirror each other (consult), keep the first */
    bool join; /* hold event rows back until the mentions that report them are read */
} frn_import_options;

typedef struct frn_import_counts {
    uint64_t files, rows, claims;
    uint64_t repeated; /* rows equal to an earlier one: left out unless keep_repeats */
    uint64_t mirrored; /* rows that mirror an earlier one: left out only with `once` */
    uint64_t nobody;   /* source or target missing */
    uint64_t same;     /* both ends are the same actor */
    uint64_t short_rows, bad_dates, bad_codes, bad_lines;
    uint64_t unjoined; /* mentions whose event was not read */
} frn_import_counts;

typedef struct frn_importer frn_importer;

/* Everything in `options` is borrowed until the importer is closed, as are sink and diag. */
FRN_API FRN_MUST_CHECK frn_status frn_import_open(frn_importer **out,
                                                  const frn_import_options *options,
                                                  frn_claim_sink sink, const frn_diag_sink *diag,
                                                  frn_error *err);
/* All members of one file. FRN_E_INPUT when no format fits and FRN_E_NOT_FOUND when options.as
 * names none; a failing sink's status is passed on. O(bytes). */
FRN_API FRN_MUST_CHECK frn_status frn_import_file(frn_importer *importer, const char *path,
                                                  frn_error *err);
/* Bytes in memory under a name. `as` may be NULL. */
FRN_API FRN_MUST_CHECK frn_status frn_import_bytes(frn_importer *importer,
                                                   const frn_import_format *as, frn_slice name,
                                                   frn_slice bytes, frn_error *err);
FRN_API const frn_import_counts *frn_import_counted(const frn_importer *importer);
/* The format of the file read last; NULL before. */
FRN_API const frn_import_format *frn_import_format_of(const frn_importer *importer);
FRN_API void frn_import_close(frn_importer *importer);

/* What rows that repeat each other share: day, code, story and the words for both ends. */
FRN_API uint64_t frn_import_story(frn_date date, frn_slice code, frn_slice story, frn_slice a,
                                  frn_slice b);

FRN_END_DECLS
#endif
