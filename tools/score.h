/* tools/score.h - the parts of the scorer. */
#ifndef FRENEMY_TOOLS_SCORE_H
#define FRENEMY_TOOLS_SCORE_H

#include "base/vec.h"
#include "claim/claim.h"
#include "claim/lexicon.h"
#include "format/documents.h"
#include "read/read.h"

typedef FRN_VEC(frn_claim) score_claims;

typedef struct score_reader {
    frn_lexicon *lexicon;
    frn_wording *wording;
    frn_model *model;
    frn_reader *reader;
    frn_arena arena;
    bool verbose; /* list every miss and every false claim */
    bool brief;   /* list none */
} score_reader;

typedef struct score_gold { /* one line of a gold file */
    frn_slice id, speaker, source, target, issue, text;
    int sign;
    frn_modality modality;
} score_gold;

typedef FRN_VEC(score_gold) score_golds;

typedef struct score_figures {
    size_t gold, claims, hits;
    size_t speaker, modality, issue; /* right, of the hits */
} score_figures;

typedef struct score_result { /* of one document, or the sum of several */
    score_figures sign;       /* dyad + sign over all modalities */
    score_figures facts;      /* the same over asserted and hedged alone */
    size_t as_fact;           /* conditional, hypothetical or negated gold printed as fact */
} score_result;

/* Reads `text` as one document and keeps its claims in the reader's arena. */
bool score_read_text(score_claims *out, score_reader *r, const char *name, frn_slice text,
                     frn_date date);
/* The whole file; ptr NULL when it cannot be read. */
frn_slice score_file(frn_arena *arena, const char *path);
/* Does the gold's name mean the party? `roll_up`: the same state is enough. */
bool score_same_actor(const score_reader *r, frn_slice gold, const frn_party *party, frn_date date,
                      bool roll_up);
double score_share(size_t part, size_t whole); /* 0 of nothing */
double score_f1(const score_figures *f);
/* One document against its gold; prints its lines. */
score_result score_document(score_reader *r, const char *title, const char *text_path,
                            const char *gold_path, frn_date date, bool seed);
void score_plover(score_reader *r, const char *path);
/* Every NAME.txt of a folder that has a NAME.gold.tsv, then every sentences*.tsv. */
bool score_folder(score_reader *r, const char *folder);
void score_sentences(score_reader *r, const char *path);

#endif
