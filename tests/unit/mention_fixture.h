/* Reads a text and tells what a mention is; shared by the tests of mentions. */
#ifndef FRENEMY_MENTION_FIXTURE_H
#define FRENEMY_MENTION_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>

#include "read/mention.h"
#include "read/syntax.h"

typedef struct fixture {
    frn_lexicon *lexicon;
    frn_model *model;
    frn_arena arena;
    frn_document doc;
    frn_sentence *sentence;
    uint32_t count;
    frn_cast cast;
    frn_mention_list *list;
    char text[1024]; /* the answer of `who` */
} fixture;

static fixture fix;

static inline int load_fixture(void **state)
{
    (void)state;
    assert_int_equal(frn_lexicon_load(&fix.lexicon, NULL, NULL, NULL), FRN_OK);
    assert_int_equal(frn_model_builtin(&fix.model, NULL), FRN_OK);
    return 0;
}

static inline int free_fixture(void **state)
{
    (void)state;
    frn_cast_free(&fix.cast);
    frn_arena_free(&fix.arena);
    frn_model_free(fix.model);
    frn_lexicon_free(fix.lexicon);
    return 0;
}

/* One paragraph a line. */
static inline void read_text(const char *date, const char *text)
{
    size_t len = strlen(text), from = 0;

    frn_cast_free(&fix.cast);
    frn_arena_reset(&fix.arena);
    fix.doc = (frn_document){.text = {text, len},
                             .date = date ? frn_date_parse(frn_slice_of(date)) : FRN_NO_DATE};
    fix.doc.paragraph = FRN_NEW_ARRAY(&fix.arena, frn_paragraph, len + 1);
    fix.doc.run = FRN_NEW_ARRAY(&fix.arena, frn_run, 1);
    fix.doc.run_count = 1;
    for (size_t i = 0; i <= len; i++) {
        if (i < len && text[i] != '\n')
            continue;
        if (i > from)
            fix.doc.paragraph[fix.doc.paragraph_count++] =
                (frn_paragraph){(uint32_t)from, (uint32_t)i, FRN_BLOCK_TEXT};
        from = i + 1;
    }
    assert_int_equal(
        frn_syntax_parse(&fix.sentence, &fix.count, &fix.arena, &fix.doc, fix.model, NULL, NULL),
        FRN_OK);
    frn_cast_init(&fix.cast, fix.lexicon, &fix.arena, fix.doc.date);
    assert_int_equal(frn_mentions_find(&fix.list, &fix.cast, &fix.arena, fix.lexicon, &fix.doc,
                                       fix.sentence, fix.count, NULL),
                     FRN_OK);
}

/* The n-th mention (from 1) that covers the words, or NULL. */
static inline const frn_mention *mention_of(const char *words, int nth)
{
    for (uint32_t i = 0; i < fix.count; i++) {
        for (uint32_t k = 0; k < fix.list[i].count; k++) {
            const frn_mention *m = &fix.list[i].at[k];
            frn_slice text = frn_slice_sub(fix.doc.text, fix.sentence[i].token[m->first].begin,
                                           fix.sentence[i].token[m->last].end);
            if (frn_slice_is(text, words) && --nth == 0)
                return m;
        }
    }
    return NULL;
}

static inline const char *ids_of(const frn_mention *m)
{
    size_t used = 0;

    fix.text[0] = 0;
    for (uint32_t i = 0; m && i < m->actor_count; i++) {
        frn_slice id = frn_cast_at(&fix.cast, m->actor[i])->id;
        used += (size_t)snprintf(fix.text + used, sizeof fix.text - used, "%s%.*s", i ? " " : "",
                                 FRN_ARG(id));
    }
    return m ? fix.text : "no mention";
}

/* The actors of the n-th mention that covers exactly these words: ids with blanks between. */
static inline const char *nth_who(const char *words, int nth)
{
    return ids_of(mention_of(words, nth));
}

static inline const char *who(const char *words)
{
    return nth_who(words, 1);
}

static inline uint32_t flags_of(const char *words)
{
    const frn_mention *m = mention_of(words, 1);

    return m ? m->flags : 0;
}

static inline const frn_cast_actor *actor_of(const char *words)
{
    const frn_mention *m = mention_of(words, 1);

    return m && m->actor_count ? frn_cast_at(&fix.cast, m->actor[0]) : NULL;
}

#endif
