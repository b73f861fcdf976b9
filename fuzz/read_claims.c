/* Bytes as an article, in each form by turns of length: every claim is whole and its quote lies
 * inside the document. Random bytes seldom make a sentence, so half of the mutations move, drop and
 * add whole words. */
#include "fuzz.h"
#include "read/read.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

static frn_reader *reader; /* opened once: the lexicons take longer than a text */

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const frn_reader_options options = {.threads = 1};
    frn_lexicon *lexicon;
    frn_wording *wording;
    frn_model *model;

    (void)argc;
    (void)argv;
    must(frn_lexicon_load(&lexicon, NULL, NULL, NULL) == FRN_OK &&
         frn_wording_load(&wording, NULL, NULL, NULL) == FRN_OK &&
         frn_model_builtin(&model, NULL) == FRN_OK &&
         frn_reader_open(&reader, lexicon, wording, model, &options, NULL) == FRN_OK);
    return 0;
}

static frn_status look(void *ctx, const frn_claim *claim, frn_error *err)
{
    (void)err;
    must_be_whole(claim, *(const size_t *)ctx);
    return FRN_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const frn_document_form forms[] = {FRN_FORM_TEXT, FRN_FORM_MARKDOWN, FRN_FORM_TEXT,
                                              FRN_FORM_HTML};
    frn_document_options options = {.form = forms[size % 4], .date = frn_date_make(2014, 6, 16)};
    frn_claim_sink sink = {look, &size};
    frn_arena arena = {0};
    frn_document doc;

    if (frn_document_parse(&doc, &arena, FRN_LIT("a"), frn_slice_make((const char *)data, size),
                           &options, NULL, NULL) == FRN_OK)
        (void)!frn_read_document(reader, &doc, &sink, NULL, NULL);
    frn_arena_free(&arena);
    return 0;
}

/* ---- mutation by words ---- */

static const char *const words[] = {"Iran",
                                    "Iraq",
                                    "the United States",
                                    "Washington",
                                    "Tehran",
                                    "Russia",
                                    "Moscow",
                                    "Putin",
                                    "President Obama",
                                    "Mr. Smith",
                                    "Anna Smith",
                                    "Acme Corp.",
                                    "the Foreign Ministry",
                                    "Hamas",
                                    "NATO",
                                    "the rebels",
                                    "Syrian troops",
                                    "the French president",
                                    "he",
                                    "it",
                                    "they",
                                    "its",
                                    "both countries",
                                    "each other",
                                    "who",
                                    "which",
                                    "and",
                                    "or",
                                    "but",
                                    "nor",
                                    "neither",
                                    "either",
                                    "not",
                                    "never",
                                    "no",
                                    "n't",
                                    "without",
                                    "if",
                                    "unless",
                                    "should",
                                    "when",
                                    "although",
                                    "because",
                                    "so that",
                                    "may",
                                    "might",
                                    "could",
                                    "would",
                                    "will",
                                    "must",
                                    "shall",
                                    "can",
                                    "is",
                                    "are",
                                    "was",
                                    "were",
                                    "has",
                                    "had",
                                    "been",
                                    "be",
                                    "being",
                                    "to",
                                    "of",
                                    "in",
                                    "on",
                                    "over",
                                    "with",
                                    "against",
                                    "between",
                                    "by",
                                    "for",
                                    "from",
                                    "as",
                                    "than",
                                    "that",
                                    "according to",
                                    "said",
                                    "says",
                                    "told",
                                    "denied",
                                    "accused",
                                    "of attacking",
                                    "warned",
                                    "threatened to",
                                    "promised to",
                                    "agreed to",
                                    "refused to",
                                    "failed to",
                                    "urged",
                                    "demanded that",
                                    "called on",
                                    "believes",
                                    "asked whether",
                                    "attacked",
                                    "attack",
                                    "attacks on",
                                    "bombed",
                                    "killed",
                                    "supports",
                                    "support for",
                                    "sanctions",
                                    "imposed sanctions on",
                                    "signed",
                                    "a treaty",
                                    "talks",
                                    "an ally of",
                                    "enemy",
                                    "rival",
                                    "allies",
                                    "backed",
                                    "backing",
                                    "helped",
                                    "fight",
                                    "war",
                                    "peace",
                                    "nuclear",
                                    "oil",
                                    "the border",
                                    "water",
                                    "on Tuesday",
                                    "yesterday",
                                    "last year",
                                    "in 2003",
                                    "June 12",
                                    "next week",
                                    "two",
                                    "12,000",
                                    "$3 million",
                                    "the",
                                    "a",
                                    "The",
                                    "A",
                                    "its former",
                                    "vice",
                                    "spokesman",
                                    "officials",
                                    "minister",
                                    "'s",
                                    "\"",
                                    "\xe2\x80\x9c",
                                    "\xe2\x80\x9d",
                                    "'",
                                    ",",
                                    ".",
                                    "?",
                                    "!",
                                    ";",
                                    ":",
                                    "--",
                                    "\xe2\x80\x94",
                                    "(",
                                    ")",
                                    "[",
                                    "]",
                                    "Q:",
                                    "SMITH:",
                                    "# ",
                                    "> ",
                                    "<p>",
                                    "</p>",
                                    "<blockquote>",
                                    "<h1>",
                                    "\n\n",
                                    "* "};

static unsigned draw(unsigned *state, unsigned below)
{
    *state = *state * 1103515245U + 12345U;
    return (*state >> 8) % below;
}

/* Where a word begins, at or behind `at`. */
static size_t word_at(const uint8_t *data, size_t size, size_t at)
{
    while (at < size && data[at] != ' ')
        at++;
    return at < size ? at + 1 : size;
}

/* The bytes from..to replaced by `in`; the new size, or the old one when there is no room. */
static size_t put(uint8_t *data, size_t size, size_t most, size_t from, size_t to, frn_slice in)
{
    if (size - (to - from) + in.len > most)
        return size;
    memmove(data + from + in.len, data + to, size - to);
    memcpy(data + from, in.ptr, in.len);
    return size - (to - from) + in.len;
}

static size_t change_words(uint8_t *data, size_t size, size_t most, unsigned *state)
{
    size_t from = word_at(data, size, draw(state, (unsigned)size + 1)), to = from;
    unsigned what = draw(state, 4), count = 1 + draw(state, 4);
    char moved[256];
    frn_slice in = frn_slice_of(words[draw(state, sizeof words / sizeof *words)]);

    if (what != 0) /* 0: a word comes in between */
        while (count-- > 0)
            to = word_at(data, size, to);
    if (what == 1) { /* others stand there instead */
        size_t other = word_at(data, size, draw(state, (unsigned)size + 1));
        in.len = size - other < sizeof moved ? size - other : sizeof moved;
        in.len = in.len > 60 ? 60 : in.len;
        memcpy(moved, data + other, in.len);
        in.ptr = moved;
    } else if (what == 2) {
        in.len = 0;
    }
    if (size - (to - from) + in.len > most)
        return size;
    size = put(data, size, most, from, to, in);
    return in.len ? put(data, size, most, from + in.len, from + in.len, FRN_LIT(" ")) : size;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
    unsigned state = seed, times = 1 + draw(&state, 4);

    if (draw(&state, 2) == 0)
        return LLVMFuzzerMutate(data, size, most);
    while (times-- > 0)
        size = change_words(data, size, most, &state);
    return size;
}
