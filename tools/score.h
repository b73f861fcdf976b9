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
} score_reader;

typedef struct score_gold { /* one line of a gold file */
    frn_slice id, speaker, source, target, issue, text;
    int sign;
    frn_modality modality;
} score_gold;

typedef FRN_VEC(score_gold) score_golds;

/* Reads `text` as one document and keeps its claims in the reader's arena. */
bool score_read_text(score_claims *out, score_reader *r, const char *name, frn_slice text,
                     frn_date date);
/* The whole file; ptr NULL when it cannot be read. */
frn_slice score_file(frn_arena *arena, const char *path);
/* Does the gold's name mean the party? `roll_up`: the same state is enough. */
bool score_same_actor(const score_reader *r, frn_slice gold, const frn_party *party, frn_date date,
                      bool roll_up);
/* One document against its gold; prints its lines. Returns dyad + sign F1 over all modalities. */
double score_document(score_reader *r, const char *title, const char *text_path,
                      const char *gold_path, frn_date date, bool seed);
void score_plover(score_reader *r, const char *path);

#endif
