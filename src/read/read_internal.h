/* read/read_internal.h - one document while it is read. */
#ifndef FRENEMY_READ_READ_INTERNAL_H
#define FRENEMY_READ_READ_INTERNAL_H

#include <pthread.h>

#include "read/cast.h"
#include "read/deed_internal.h"
#include "read/echo_internal.h"
#include "read/event_internal.h"
#include "read/issue_internal.h"
#include "read/mention.h"
#include "read/read.h"
#include "read/speech_internal.h"

/* Workspaces that wait for the next document, so that a stream of short ones does not allocate. */
typedef struct frn_idle {
    pthread_mutex_t lock;
    struct frn_reading *first;
} frn_idle;

struct frn_reader {
    frn_idle *idle;
    const frn_lexicon *lexicon;
    const frn_wording *wording;
    const frn_model *model;
    frn_known known;
    frn_reader_options options;
};

/* How two states have stood to each other on a ground so far. */
typedef struct frn_stand {
    uint32_t a, b; /* rows of the cast */
    frn_slice place;
    int sum; /* of signs */
} frn_stand;

enum { FRN_MOST_STANDS = 64 };

enum { FRN_MOST_PAIRS = 8 };

/* Between whom the claims of the last sentence that had any are. */
typedef struct frn_pairs_told {
    uint32_t source[FRN_MOST_PAIRS], target[FRN_MOST_PAIRS]; /* rows of the cast */
    uint32_t count, sentence, paragraph;
} frn_pairs_told;

typedef struct frn_reading {
    struct frn_reading *next; /* in the list of idle ones */
    frn_arena arena, scratch; /* kept from document to document */
    /* from here on cleared for every document */
    const frn_reader *reader;
    const frn_document *doc;
    const frn_claim_sink *sink;
    const frn_diag_sink *diag;
    frn_date date;
    frn_sentence *sentence;
    uint32_t sentences, at; /* at: the sentence at hand */
    frn_mention_list *mentions;
    frn_cast cast;
    bool *repeat;
    frn_scene *scene;
    frn_issue_hits *hits; /* [sentence] */
    frn_issue_hits document_hits;
    uint32_t claims;              /* so far */
    uint32_t condition_paragraph; /* the paragraph of the last if-clause; UINT32_MAX */
    frn_slice last_condition;     /* the claim in it */
    frn_pairs_told told;
    frn_deeds deeds;
    frn_echoes echoes;
    frn_events events;
    frn_conditions conditions;
    frn_stand stand[FRN_MOST_STANDS];
    uint32_t stands;
} frn_reading;

/* Whether something of this document is missing for want of memory. Most of the reader goes on
 * without it and leaves the question to those who hand out claims. */
static inline bool frn_reading_starved(const frn_reading *r)
{
    return r->arena.failed || r->scratch.failed || r->cast.failed;
}

/* The claims of one sentence, to the sink. */
FRN_MUST_CHECK frn_status frn_reading_claims(frn_reading *r, frn_scene *s, frn_error *err);
/* Notes a claim's ground and sign for frn_reading_side. */
void frn_reading_stand(frn_reading *r, uint32_t source, uint32_t target, frn_slice place, int sign);
/* Which of the two grounds the act at `at` is on when the sentence only says "one side of the
 * border" or "the other"; empty when it does not, or the document does not tell. */
frn_slice frn_reading_side(frn_reading *r, const frn_scene *s, uint32_t at, uint32_t source,
                           uint32_t target);
/* Gives the words of nicknames to whom they belong, once all voices are found. */
void frn_speech_alias(frn_reading *r);
/* The words of the actor named at a token, or the token itself. */
frn_slice frn_why_words(const frn_reading *r, const frn_scene *s, uint32_t at);
/* Tell the reader's frn_why which words gave a claim its fields (`issue`: the token that named its
 * issue, or -1), and why a sentence has none. */
void frn_why_claim(const frn_reading *r, const frn_scene *s, const frn_event *e,
                   const frn_claim *claim, int32_t issue);
void frn_why_silence(const frn_reading *r, const frn_scene *s);
void frn_why_repeat(const frn_reading *r, const frn_scene *s);
void frn_why_discard(const frn_reading *r, const frn_scene *s);
/* Targets that go without saying, once the events of the sentence are known. */
void frn_reading_imply(frn_reading *r, const frn_scene *s);
void frn_reading_imply_home(frn_reading *r, const frn_scene *s);
/* Is the state of `who` all that is done to? */
bool frn_reading_is_own(const frn_cast_actor *who, const frn_parties *target);
void frn_reading_imply_force(frn_reading *r, const frn_scene *s);
/* When the predicate at `at` happens, from dates in the sentence; `years_ago` = how many years
 * before the document, 0 when unknown. */
frn_span frn_reading_when(const frn_scene *s, uint32_t at, frn_date date, int *years_ago);
/* "Defense Secretary Robert Gates charged": when he was that, if he no longer is; FRN_NO_SPAN. */
frn_span frn_reading_in_office(const frn_reading *r, const frn_scene *s, uint32_t actor,
                               int *years_ago);

#endif
