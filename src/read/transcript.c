/* Transcripts: "HOST: ...", "Jane Doe, minister: ..." at the head of a paragraph says whose words
 * follow. A document is one when at least three of its paragraphs begin so. */
#include "base/utf8.h"
#include "read/speech_internal.h"

enum { LONGEST_LABEL = 48, LABEL_WORDS = 4, FEWEST_TURNS = 3 };

/* The words before the colon that opens the paragraph; empty when there is no label. */
static frn_slice label_of(const frn_document *doc, uint32_t p)
{
    frn_slice text =
        frn_slice_trim(frn_slice_sub(doc->text, doc->paragraph[p].begin, doc->paragraph[p].end));
    frn_slice label, rest, word;
    size_t colon = 0;
    uint32_t words = 0;

    while (colon < text.len && colon < LONGEST_LABEL && text.ptr[colon] != ':' &&
           text.ptr[colon] != '\n')
        colon++;
    if (colon == 0 || colon + 2 >= text.len || text.ptr[colon] != ':' || text.ptr[colon + 1] != ' ')
        return (frn_slice){0};
    label = frn_slice_sub(text, 0, colon);
    rest = label;
    while (frn_slice_split(&rest, ' ', &word)) {
        if (word.len && !(word.ptr[0] >= 'A' && word.ptr[0] <= 'Z') &&
            (unsigned char)word.ptr[0] < 0x80)
            return (frn_slice){0};
        words += word.len > 0;
    }
    return words <= LABEL_WORDS ? label : (frn_slice){0};
}

bool frn_transcript_is(const frn_document *doc)
{
    uint32_t turns = 0;

    for (uint32_t p = 0; p < doc->paragraph_count && turns < FEWEST_TURNS; p++)
        turns += label_of(doc, p).len > 0;
    return turns == FEWEST_TURNS;
}

/* Whoever asks speaks for the document. */
static bool is_asker(frn_slice label)
{
    static const char *const words[] = {"host",      "q",         "question", "interviewer",
                                        "moderator", "presenter", "anchor",   "reporter",
                                        "the host",  "narrator",  "editor",   "questioner"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_slice_is(label, words[i]))
            return true;
    }
    return false;
}

static bool is_answer(frn_slice label)
{
    return frn_slice_is(label, "a") || frn_slice_is(label, "answer") ||
           frn_slice_is(label, "guest") || frn_slice_is(label, "interviewee");
}

static frn_slice last_word(frn_slice name)
{
    size_t at = name.len;

    while (at > 0 && name.ptr[at - 1] != ' ')
        at--;
    return frn_slice_sub(name, at, name.len);
}

/* The person of the document with that surname, the most often named first. */
static uint32_t person_named(const frn_cast *cast, frn_arena *arena, frn_slice surname)
{
    uint32_t best = FRN_NONE;

    for (uint32_t i = 0; i < cast->actors.len; i++) {
        const frn_cast_actor *actor = &cast->actors.at[i];
        if (actor->kind == FRN_KIND_PERSON &&
            frn_slice_eq(frn_utf8_fold(arena, last_word(actor->name)), surname) &&
            (best == FRN_NONE || actor->mentions > cast->actors.at[best].mentions))
            best = i;
    }
    return best;
}

/* "A:" after "Q:" is whoever the introduction presents: the first person of the document, rather
 * one whom no lexicon knows or whose calling is to speak than one who is talked of. */
static uint32_t person_asked(const frn_cast *cast)
{
    uint32_t first = FRN_NONE;

    for (uint32_t i = 0; i < cast->actors.len; i++) {
        const frn_cast_actor *actor = &cast->actors.at[i];
        if (actor->kind != FRN_KIND_PERSON || (actor->flags & FRN_CAST_DESCRIBED))
            continue;
        if (first == FRN_NONE)
            first = i;
        if (actor->flags & (FRN_CAST_OPEN | FRN_CAST_SPEAKER_ONLY))
            return i;
    }
    return first;
}

bool frn_transcript_turn(frn_parties *speaker, frn_cast *cast, const frn_document *doc, uint32_t p)
{
    frn_slice label = p < doc->paragraph_count ? label_of(doc, p) : (frn_slice){0}, name;
    uint32_t row;
    size_t comma = 0;

    if (!label.len)
        return false;
    speaker->count = 0;
    while (comma < label.len && label.ptr[comma] != ',' && label.ptr[comma] != '(')
        comma++;
    name = frn_slice_trim(frn_slice_sub(label, 0, comma));
    if (is_asker(frn_utf8_fold(cast->arena, name)))
        return true;
    row = is_answer(frn_utf8_fold(cast->arena, name)) ? person_asked(cast) : FRN_NONE;
    if (row == FRN_NONE)
        row = person_named(cast, cast->arena, frn_utf8_fold(cast->arena, last_word(name)));
    if (row == FRN_NONE)
        row = frn_cast_add_open(cast, FRN_NONE, name, FRN_KIND_PERSON);
    if (row != FRN_NONE)
        frn_parties_add(speaker, row, 0);
    return true;
}
