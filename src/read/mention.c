/* Mentions of a whole document: two rounds over its sentences, names first. */
#include "read/mention.h"

#include <stdlib.h>

#include "read/mention_internal.h"

static void free_finder(frn_finder *finder)
{
    frn_vec_free(&finder->names);
    frn_map_free(&finder->name_by_key);
    frn_vec_free(&finder->shorts);
    frn_map_free(&finder->short_by_key);
    frn_map_free(&finder->cased);
    frn_map_free(&finder->strong);
    frn_map_free(&finder->weight);
    frn_map_free(&finder->strong_state);
    frn_map_free(&finder->defined);
    frn_vec_free(&finder->drafts);
    frn_vec_free(&finder->referents);
    frn_vec_free(&finder->words);
    frn_vec_free(&finder->atoms);
    frn_vec_free(&finder->entries);
}

static void stand_at(frn_finder *finder, uint32_t sentence)
{
    finder->index = sentence;
    finder->here = &finder->sentence[sentence];
    finder->at = &finder->scan[sentence];
}

frn_status frn_mentions_find(frn_mention_list **out, frn_cast *cast, frn_arena *arena,
                             const frn_lexicon *lexicon, const frn_document *doc,
                             const frn_sentence *sentence, uint32_t count, frn_error *err)
{
    frn_finder finder = {.lexicon = lexicon,
                         .doc = doc,
                         .sentence = sentence,
                         .count = count,
                         .cast = cast,
                         .arena = arena,
                         .date = cast->date,
                         .home = FRN_NONE};
    frn_mention_list *list = FRN_NEW_ARRAY(arena, frn_mention_list, count + 1);

    finder.scan = FRN_NEW_ARRAY(arena, frn_scan, count + 1);
    finder.failed = !list || !finder.scan;
    for (uint32_t i = 0; i < count && !finder.failed; i++)
        frn_mention_case(&finder, i);
    for (uint32_t i = 0; i < count && !finder.failed; i++) {
        stand_at(&finder, i);
        frn_mention_scan(&finder, i);
        if (!finder.failed)
            frn_mention_collect(&finder, i);
    }
    if (!finder.failed)
        frn_mention_decide(&finder);
    for (uint32_t i = 0; i < count && !finder.failed; i++) {
        stand_at(&finder, i);
        frn_mention_phrases(&finder, i);
        if (!finder.failed)
            frn_mention_voices(&finder);
        if (!finder.failed)
            frn_mention_settle(&finder, &list[i]);
    }
    if (!finder.failed)
        frn_mention_speakers(&finder, list);
    free_finder(&finder);
    if (finder.failed)
        return frn_no_memory(err);
    *out = list;
    return FRN_OK;
}

const frn_mention *frn_mention_at(const frn_mention_list *list, uint32_t token)
{
    for (uint32_t i = 0; i < list->count && list->at[i].first <= token; i++) {
        if (token <= list->at[i].last)
            return &list->at[i];
    }
    return NULL;
}

bool frn_mention_is_outsider(frn_slice lemma)
{
    return frn_word_in(lemma,
                       "ally rival archrival enemy foe adversary opponent neighbour neighbor "
                       "partner competitor critic creditor customer supplier investor "
                       "shareholder backer patron sponsor successor predecessor victim "
                       "friend");
}

static void show_flags(frn_buf *out, const frn_mention *m)
{
    static const char *const name[] = {"adjective", "possessive", "pronoun", "definite",
                                       "place",     "open",       "generic", "speaker-only",
                                       "first",     "plural"};

    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        if (m->flags >> i & 1u)
            frn_buf_printf(out, " %s", name[i]);
    }
    if (m->stance)
        frn_buf_printf(out, " %s", frn_stance_text((frn_stance)m->stance));
    if (m->stance && m->bearer != FRN_NONE)
        frn_buf_printf(out, ">%u", m->bearer + 1);
}

void frn_mentions_show(frn_buf *out, const frn_cast *cast, const frn_document *doc,
                       const frn_sentence *sentence, const frn_mention_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const frn_mention *m = &list->at[i];
        frn_slice words =
            frn_slice_sub(doc->text, sentence->token[m->first].begin, sentence->token[m->last].end);

        frn_buf_printf(out, "%u\t%.*s\t", i + 1, FRN_ARG(words));
        for (uint32_t k = 0; k < m->actor_count; k++) {
            const frn_cast_actor *actor = frn_cast_at(cast, m->actor[k]);
            frn_buf_printf(out, "%s%.*s", k ? " + " : "", FRN_ARG(actor->id));
        }
        if (!m->actor_count)
            frn_buf_text(out, "-");
        frn_buf_byte(out, '\t');
        show_flags(out, m);
        frn_buf_byte(out, '\n');
    }
}
