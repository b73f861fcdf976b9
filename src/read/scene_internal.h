/* read/scene_internal.h - one sentence with everything that the rules ask of it.
 *
 * The parse is right in about five heads of six, so every question here looks at the tree first and
 * at the order of words second.
 */
#ifndef FRENEMY_READ_SCENE_INTERNAL_H
#define FRENEMY_READ_SCENE_INTERNAL_H

#include "read/known_internal.h"
#include "read/mention.h"
#include "read/word_list_internal.h"

enum { FRN_MOST_PARTIES = 12, FRN_NO_TOKEN = -1 };

/* Actors that stand in one slot. No larger than what compilers clear in line: rules begin with an
 * empty one all the time. */
typedef struct frn_parties {
    uint32_t actor[FRN_MOST_PARTIES];
    uint16_t at[FRN_MOST_PARTIES]; /* the mention's head token */
    uint32_t count;
    bool guessed;  /* by order of words, not by the tree */
    bool modifier; /* stands for a noun that it modifies: "Iran's economy" */
    bool place;    /* only named as where something is */
} frn_parties;

typedef struct frn_voice {          /* whose words a range of tokens is */
    uint32_t first, last;           /* both included */
    uint32_t hole_first, hole_last; /* the cue's own clause; hole_first > hole_last: none */
    frn_parties speaker;
    int32_t cue; /* token; FRN_NO_TOKEN when carried over */
    uint8_t manner;
    bool quoted; /* only the tokens inside quotation marks */
} frn_voice;

enum { FRN_MOST_VOICES = 12 };

typedef struct frn_found_cue {
    const frn_cue *cue; /* NULL: none */
    uint32_t last;
} frn_found_cue;

typedef struct frn_scene {
    const frn_wording *wording;
    const frn_sentence *sentence;
    const frn_token *token;
    uint32_t count;
    uint32_t *lemma, *lower;                       /* [token] word of the wording; FRN_NONE */
    uint32_t *mood;                                /* [token] frn_mood bits */
    uint64_t present[FRN_PRESENT_ALWAYS / 64 + 1]; /* bits of the words in it (frn_present_bit) */
    frn_found_cue *first[FRN_CUE_MOOD];            /* [kind][token] */
    int32_t *child, *sibling;
    const frn_mention *mention;
    uint32_t mentions;
    int32_t *mention_of; /* [token]; -1 */
    frn_voice voice[FRN_MOST_VOICES];
    uint32_t voices;
    bool question;
    bool *aside; /* [token]: ", officials said", "according to X": no part of the rest */
    /* Who "we" is at a token; may be NULL. Fills nothing when nobody speaks. */
    void (*first_person)(const struct frn_scene *scene, uint32_t at, frn_parties *out);
    /* Whose work a noun phrase without a name is ("the plan"), or "it"; may be NULL. */
    void (*author)(const struct frn_scene *scene, uint32_t noun, frn_parties *out);
    void *ctx;
} frn_scene;

#define FRN_EACH_CHILD(c, scene, of)                                                               \
    for (int32_t c = (scene)->child[of]; c >= 0; c = (scene)->sibling[c])

FRN_MUST_CHECK bool frn_scene_set(frn_scene *scene, frn_arena *arena, const frn_wording *wording,
                                  const frn_known *known, const frn_sentence *sentence,
                                  const frn_mention *mention, uint32_t mentions);

/* Mends `token` (the scene's own copy) by what the names show; before the tree is indexed. */
void frn_scene_repair(frn_scene *s, frn_token *token);

/* ---- the tree ---- */
int32_t frn_scene_child(const frn_scene *s, uint32_t of, frn_rel rel);
bool frn_scene_under(const frn_scene *s, uint32_t at, uint32_t top); /* at is top or below it */
void frn_scene_reach(const frn_scene *s, uint32_t top, uint32_t *first, uint32_t *last);
FRN_ALWAYS_INLINE bool frn_scene_is(const frn_scene *s, uint32_t at, const char *lower)
{
    return frn_token_is(&s->token[at], lower);
}
FRN_ALWAYS_INLINE bool frn_scene_lemma_is(const frn_scene *s, uint32_t at, const char *lemma)
{
    return frn_word_is(s->token[at].lemma, s->token[at].lemma_key, lemma);
}
bool frn_scene_search(const frn_scene *s, uint32_t at, const char *const *words, size_t count);
/* As it stands or in its dictionary form. */
FRN_ALWAYS_INLINE bool frn_scene_is_one_of(const frn_scene *s, uint32_t at,
                                           const char *const *words, size_t count)
{
    frn_word_mask mask = frn_words_mask(words, count);

    return (frn_mask_has(mask, s->token[at].lower_key) ||
            frn_mask_has(mask, s->token[at].lemma_key)) &&
           frn_scene_search(s, at, words, count);
}
#define FRN_IS_ONE_OF(s, at, words)                                                                \
    frn_scene_is_one_of(s, at, words, sizeof(words) / sizeof((words)[0]))
/* Taken for a noun, but standing like a verb: "which cut aid", "Turkey attacks Syria". */
bool frn_scene_is_verb_like(const frn_scene *s, uint32_t at);
bool frn_scene_is_verb(const frn_scene *s, uint32_t at);
bool frn_scene_is_noun(const frn_scene *s, uint32_t at);
/* "announced that X had left": a clause of its own about what has happened. */
bool frn_scene_is_past_clause(const frn_scene *s, uint32_t verb);
bool frn_scene_is_passive(const frn_scene *s, uint32_t verb);
/* The last token of the run of clause that starts at `from` (order of words only). */
uint32_t frn_scene_clause_end(const frn_scene *s, uint32_t from);
uint32_t frn_scene_clause_begin(const frn_scene *s, uint32_t from);

/* ---- arguments ---- */
void frn_parties_add(frn_parties *out, uint32_t actor, uint32_t at);
void frn_parties_join(frn_parties *out, const frn_parties *more);
void frn_parties_without(frn_parties *from, const frn_parties *other);
bool frn_parties_meet(const frn_parties *a, const frn_parties *b); /* somebody is in both */
/* The actors that the noun phrase headed by `head` stands for. */
void frn_scene_phrase(const frn_scene *s, uint32_t head, frn_parties *out);
/* Only those before the noun: "Iran's", "American, Arab and Turkish". */
void frn_scene_modifiers(const frn_scene *s, uint32_t noun, frn_parties *out);
void frn_scene_subject(const frn_scene *s, uint32_t verb, frn_parties *out);
void frn_scene_object(const frn_scene *s, uint32_t verb, frn_parties *out);
/* What follows the preposition `word` (a word of the wording) that hangs on `base`. */
void frn_scene_prep(const frn_scene *s, uint32_t base, uint32_t word, bool guess, frn_parties *out);
/* The verb for which `noun` is the object, or -1. */
int32_t frn_scene_governor(const frn_scene *s, uint32_t noun);
/* The subject that a predicate noun or adjective speaks of. */
void frn_scene_holder(const frn_scene *s, uint32_t noun, frn_parties *out);
/* The noun phrase right after the verb, by order of words: its head, or -1. */
int32_t frn_scene_next_phrase(const frn_scene *s, uint32_t verb);
/* The actors of the first place named under `base` ("in Baghdad"). */
void frn_scene_location(const frn_scene *s, uint32_t base, frn_parties *out);
/* The nearest actor left or right of `at` in its clause. */
void frn_scene_nearest(const frn_scene *s, uint32_t at, bool left, frn_parties *out);
/* The first cue of `kind` at `at` after `after` (NULL: the first), longest first; its last token.
 */
const frn_cue *frn_scene_cue(const frn_scene *s, uint32_t at, frn_cue_kind kind,
                             const frn_cue *after, uint32_t *last);

#endif
