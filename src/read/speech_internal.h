/* read/speech_internal.h - whose words they are: attribution inside a sentence and across them. */
#ifndef FRENEMY_READ_SPEECH_INTERNAL_H
#define FRENEMY_READ_SPEECH_INTERNAL_H

#include "format/document.h"
#include "read/cast.h"
#include "read/scene_internal.h"

/* What is carried from sentence to sentence. */
typedef struct frn_speech {
    frn_parties block;      /* who a block quotation belongs to */
    bool block_quoted;      /* the block holds only while paragraphs open with a quotation mark */
    bool block_next;        /* the last paragraph ended in a colon: the next one is the block */
    bool marked_blocks;     /* the document marks its block quotations itself */
    frn_parties quoted;     /* who spoke the last quotation of this paragraph */
    frn_parties introduced; /* who the paragraph that ended in a colon is about */
    uint32_t paragraph;
    bool transcript; /* paragraphs open with the name of the one who speaks */
    frn_cast *cast;
} frn_speech;

/* Fills scene->voice: innermost cues first come from the sentence, then what is carried over. */
void frn_speech_find(frn_scene *scene, frn_speech *speech, const frn_document *doc,
                     const frn_sentence *next);
/* The voices that `at` stands in, innermost first, into `out` (room for FRN_MOST_VOICES). */
uint32_t frn_speech_stack(const frn_scene *scene, uint32_t at, const frn_voice **out);

bool frn_transcript_is(const frn_document *doc);
/* Who speaks paragraph `p` by its label; false: it has none. Nobody: the one who asks. */
bool frn_transcript_turn(frn_parties *speaker, frn_cast *cast, const frn_document *doc, uint32_t p);

#endif
