/* read/repair_internal.h - what the files that mend a tree share. */
#ifndef FRENEMY_READ_REPAIR_INTERNAL_H
#define FRENEMY_READ_REPAIR_INTERNAL_H

#include "read/scene_internal.h"

/* ---- by order of words ---- */
bool frn_repair_name_ends(const frn_scene *s, uint32_t at); /* a name that may be a subject */
bool frn_repair_pronoun(const frn_scene *s, uint32_t at);   /* "they", "who" */
bool frn_repair_day(const frn_scene *s, uint32_t at);       /* "today", "Monday" */
bool frn_repair_auxiliary(const frn_scene *s, uint32_t at); /* "has", "would" */
/* Past "on Tuesday", "reportedly": the token before what may part subject and verb; -1. */
int32_t frn_repair_before_time(const frn_scene *s, uint32_t at);
bool frn_repair_after_prep(const frn_scene *s, uint32_t last); /* the name that ends at `last` */
/* The head of the noun phrase that starts at `first`; -1. */
int32_t frn_repair_phrase(const frn_scene *s, const frn_token *token, uint32_t first);

/* ---- the tree ---- */
/* Hangs `child` on `head`, which takes its place first if it stands below it. */
void frn_repair_hang(frn_scene *s, frn_token *token, uint32_t child, uint32_t head, frn_rel rel);
uint32_t frn_repair_head(const frn_scene *s, uint32_t at); /* of the mention at a token */
bool frn_repair_has(const frn_scene *s, uint32_t of, frn_rel rel);

/* ---- a verb found where the tagger saw none (repair_verb.c finds, repair_settle.c hangs) ---- */
bool frn_repair_has_cue(const frn_scene *s, uint32_t lemma, frn_cue_kind kind); /* as a verb */
bool frn_repair_be(const frn_scene *s, uint32_t at);                            /* a form of "be" */
bool frn_repair_people(const frn_token *token, uint32_t at);                    /* a plural noun */
void frn_repair_settle_verb(frn_scene *s, frn_token *token, uint32_t at);
void frn_repair_make_verb(frn_scene *s, frn_token *token, uint32_t at, uint32_t lemma);
void frn_repair_settle_infinitive(frn_scene *s, frn_token *token, uint32_t at);
void frn_repair_settle_participle(frn_scene *s, frn_token *token, uint32_t at, uint32_t lemma);

/* Words that were cut at their hyphens, nouns that the tagger did not know. */
/* Is the word one of the tables of actions as that part of speech? */
bool frn_repair_is_cue(const frn_scene *s, uint32_t word, frn_cue_pos pos);
void frn_repair_words(frn_scene *s, frn_token *token);
void frn_repair_names(frn_scene *s, frn_token *token);
/* The verb beyond ", which ...," in a sentence that seemed to have none. */
void frn_repair_asides(frn_scene *s, frn_token *token);
void frn_repair_verbs(frn_scene *s, frn_token *token);
void frn_repair_objects(frn_scene *s, frn_token *token);
void frn_repair_subjects(frn_scene *s, frn_token *token);
/* A subject, active or passive; a word that may be one; the name that ends before a comma, or -1.
 */
bool frn_repair_has_subject(const frn_scene *s, uint32_t verb);
bool frn_repair_nominal(const frn_token *token);
int32_t frn_repair_name_before(const frn_scene *s, uint32_t comma);
void frn_repair_sayings(frn_scene *s, frn_token *token);
void frn_repair_clauses(frn_scene *s, frn_token *token);

#endif
