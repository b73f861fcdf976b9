/* news_text DOCUMENTS [SEED [lines]] - made-up news of about 25 words a sentence on standard
 * output, one JSON object a line, or with `lines` one sentence a line. How many documents,
 * sentences and words it wrote goes to standard error. Who acts comes from the lexicon, some from
 * nowhere; each document keeps to a small cast. The sentences are grown from the rules below:
 * statements, quotes, attribution, conditions, denials, asides, and some that concern nobody. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/embed.h"
#include "base/rng.h"
#include "base/vec.h"

/* {x} stands for one of the ways of rule x; the first letter of a sentence is made a capital. */
static const struct rule {
    const char *name;
    const char *way[24];
} rules[] = {
    {"sentence",
     {"{clause}, {joined} {clause}.",
      "{voice} {said} {day} that {clause}, {joined} {clause}.",
      "According to {voice}, {clause} {thing}, {joined} {clause}.",
      "\"{speech},\" {voice} {said} {day}, {doing}.",
      "\"{speech}. {speech},\" said {person}.",
      "If {clause-now}, {actor} will {do}, {voice} warned {day}, {doing}.",
      "{actor}, which {did}, {did}, and {voice} {said} that it could yet {do}.",
      "{day}, {clause} {thing}, {doing}, and {did} {thing}.",
      "{actor} {denied} that it had {done}, but {voice} {said} that {clause} {thing}.",
      "{voice} called on {actor} to {do} and urged {actor} to {do}, {joined} {clause}.",
      "{voice} accused {actor} of {acting} and of {acting} {thing}, {joined} {clause}.",
      "After {acting} {thing}, {actor} {did}, {voice} told {outlet} {day}.",
      "{actor} and {actor} have agreed to {do-plain}, {voice} {said}, {joined} {clause}.",
      "Whether {actor} would {do} remained unclear {day}, {voice} {said}, {joined} {clause}.",
      "{clause}, and {clause}, {joined} {actor} refused to {do}.",
      "It was not immediately clear {day} whether {actor} had {done}, {voice} {said}.",
      "{idle}.",
      "{idle}, {joined} {idle}.",
      "{idle}, {joined} {clause}.",
      "Should {actor} {do}, {voice} {said}, {actor} would {do} {thing}.",
      "Talks between {actor} and {actor} {thing} broke down {day}, {joined} {clause}.",
      "Relations between {actor} and {actor} have {worsened} since {actor} {did}, {voice} {said}.",
      "{voice} {said} {day}.",
      "{actor} {did}."}},
    {"clause",
     {"{actor} {did}", "{actor} {did} {thing}", "{actor} {did}", "{person} {did}",
      "{the-officials} of {state} {did}", "{actor} was {done-to} by {actor}",
      "{actor} and {actor} {did-plain}", "{actor} would {do}"}},
    {"clause-now", {"{actor} {does}", "{actor} does not {do}", "{person} refuses to {do}"}},
    {"joined",
     {"while", "although", "because", "after", "as", "and", "but", "even as", "a week after",
      "days before"}},
    {"doing",
     {"{acting} {thing}", "citing {what}", "a day after {acting}", "without {acting}",
      "in what {voice} called {what}"}},
    {"speech",
     {"We will {do} {thing}, and we expect {actor} to {do}",
      "{actor} must {do} if it wants {what} to last", "Nobody here believes that {actor} will {do}",
      "I do not think that {actor} has {done}, and I told {person} so",
      "They {did} {thing}, and now they want us to {do}", "This is {what}, and {actor} knows it"}},
    {"did",
     {"condemned {actor}",
      "attacked {armed} of {actor}",
      "praised {actor}",
      "signed {deal} with {actor}",
      "rejected {deal} proposed by {actor}",
      "imposed sanctions on {actor}",
      "sent {aid} to {actor}",
      "held talks with {actor} in {city}",
      "threatened to {do}",
      "promised to {do}",
      "stopped {acting}",
      "supported {actor}",
      "withdrew {armed} from {state}",
      "arrested {number} citizens of {state}",
      "expelled {number} diplomats from {state}",
      "met with {person} in {city}",
      "shelled {armed} near {city}",
      "demanded that {actor} {do}",
      "opened {what} to {actor}",
      "investigated {actor} over {what}",
      "raised {what} by {number} percent",
      "closed {what} near {city}",
      "protested against {what} in {state}",
      "ignored {what}"}},
    {"did-plain",
     {"resumed {what}", "signed {deal} in {city}", "exchanged fire near {city}", "agreed on {deal}",
      "quarrelled over {what}", "held {what} in {city}"}},
    {"do",
     {"support {actor}", "attack {actor}", "cooperate with {actor}", "sign {deal}",
      "lift sanctions on {actor}", "withdraw {armed} from {state}", "send {aid} to {actor}",
      "negotiate with {actor}", "release {number} prisoners", "reject {deal}", "arm {actor}",
      "punish {actor} for {what}", "reopen {what}", "defend {state} against {actor}"}},
    {"do-plain", {"resume {what}", "share {what}", "sign {deal}", "withdraw {armed}"}},
    {"does",
     {"attacks {actor}", "supports {actor}", "signs {deal}", "blocks {what}", "arms {actor}"}},
    {"done",
     {"attacked {actor}", "supplied {actor} with {aid}", "agreed to {deal}", "backed {actor}",
      "violated {deal}", "abandoned {actor}"}},
    {"done-to", {"criticised", "attacked", "praised", "invited", "sued", "sanctioned"}},
    {"acting",
     {"attacking {actor}", "supporting {actor}", "supplying {actor} with {aid}", "violating {deal}",
      "meeting {person}", "blocking {what}", "undermining {what}"}},
    {"denied", {"denied", "rejected claims", "said it was not true"}},
    {"said",
     {"said", "said", "said", "told reporters", "added", "argued", "explained", "announced",
      "claimed"}},
    {"worsened", {"worsened", "improved", "cooled", "soured"}},
    {"voice",
     {"{person}", "{person}", "{title} {person}", "{fresh}, {a-title} at {company},",
      "the {adj} "
      "foreign ministry",
      "a spokesman for {actor}", "{adj} officials", "two diplomats",
      "{fresh}, {a-title} from {city},", "he", "she", "the {adj} {role}"}},
    {"actor",
     {"{state}", "{state}", "{state}", "{capital}", "the {adj} government", "the {adj} army",
      "{group}", "{group}", "{person}", "{company}", "it", "the {adj} {role}", "{adj} officials"}},
    {"the-officials", {"officials", "the army", "the parliament", "the central bank", "citizens"}},
    {"role",
     {"president", "prime minister", "foreign minister", "defence ministry", "parliament",
      "opposition", "central bank", "ambassador"}},
    {"title", {"President", "Foreign Minister", "Prime Minister", "General", "Dr."}},
    {"a-title",
     {"an analyst", "a professor", "a former ambassador", "an economist", "a lawyer",
      "a researcher"}},
    {"outlet", {"state television", "a local newspaper", "the broadcaster", "journalists"}},
    {"city", {"{capital}", "{capital}", "{place}"}},
    {"company", {"{coined} {trade}", "{coined} {trade}", "{coined}"}},
    {"trade", {"Motors", "Bank", "Energy", "Holdings", "Steel", "Airlines", "Institute", "Foods"}},
    {"deal",
     {"a {kind} agreement", "the {kind} treaty", "a ceasefire", "a memorandum on {topic}",
      "the deal on {topic}", "a contract worth {number} million dollars"}},
    {"armed",
     {"troops", "warships", "positions", "forces", "militias", "{number} soldiers", "the convoy"}},
    {"aid",
     {"weapons", "humanitarian aid", "{number} tons of wheat", "missiles", "medicine", "drones",
      "a loan of {number} million euros"}},
    {"what",
     {"{topic}", "{topic}", "the {kind} border", "the {kind} dispute", "{kind} cooperation",
      "the {kind} talks", "{kind} exports", "a {kind} pipeline", "the campaign against {topic}",
      "a {quality} {event}", "the {quality} {event} in {city}"}},
    {"topic",
     {"nuclear enrichment", "fishing rights", "gas prices", "human rights", "the disputed island",
      "migration", "the election", "terrorism", "water from the river", "steel tariffs",
      "cyber security", "grain exports", "the occupied territory", "intellectual property",
      "climate policy", "the peace process", "press freedom", "ballistic missiles"}},
    {"kind",
     {"maritime", "commercial", "military", "regional", "northern", "strategic", "financial",
      "bilateral", "agricultural", "diplomatic", "electoral", "industrial"}},
    {"quality", {"surprising", "long", "bitter", "costly", "secret", "rare", "modest", "deadly"}},
    {"event", {"summit", "exercise", "raid", "vote", "strike", "march", "auction", "visit"}},
    {"thing",
     {"in {month}", "over {topic}", "on {weekday}", "despite {what}", "near {city}",
      "in a {quality} {event}", "for the first time in {number} years", "with regard to {topic}"}},
    {"idle",
     {"the {quality} {event} lasted {number} days and drew thousands of people to the streets",
      "prices for {goods} rose by {number} percent in {month}, more than analysts had expected",
      "heavy rain delayed the {event} and left {number} villages without electricity",
      "the museum will show {number} paintings, some of which have never been seen in public",
      "shares fell {number} percent, and the price of {goods} reached its lowest level in years",
      "nobody was hurt when the roof of the {kind} hall collapsed shortly before noon",
      "the team won its third {quality} match in a row and now leads the table by {number} points",
      "doctors say that most of the patients recovered within {number} days of the {event}"}},
    {"goods", {"wheat", "oil", "copper", "gas", "rice", "coffee", "housing", "steel"}},
    {"day",
     {"on {weekday}", "on {weekday}", "last week", "on {month} {date}", "late on {weekday}"}},
    {"weekday", {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}},
    {"month",
     {"January", "February", "March", "April", "May", "June", "July", "September", "October"}}};

enum { CAST = 6 };

typedef FRN_VEC(frn_slice) names;

typedef struct writer {
    frn_rng rng;
    frn_buf text;
    names state, adjective, capital, person, group, given, place;
    uint32_t states[CAST], persons[CAST], groups[CAST]; /* of the document at hand */
    char coined[CAST][16];
    uint64_t sentences, words;
    bool lines;
} writer;

static frn_slice column(frn_slice line, int which)
{
    frn_slice cell = {0}, first;

    for (int i = 0; i <= which; i++)
        if (!frn_slice_split(&line, '\t', &cell))
            return (frn_slice){0};
    return frn_slice_split(&cell, '|', &first) ? first : cell;
}

/* The cells of a column of an embedded table below its heading; `empty` keeps the rows without. */
static void load(names *out, const char *file, int which, bool empty)
{
    frn_slice rest = frn_embedded(file), line;
    bool heading = true;

    while (frn_slice_split(&rest, '\n', &line)) {
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        if (!heading && (empty || column(line, which).len) &&
            !frn_vec_push(out, column(line, which)))
            exit(1);
        heading = false;
    }
}

static uint32_t below(writer *w, size_t bound)
{
    return frn_rng_below(&w->rng, (uint32_t)bound);
}

static void coin(writer *w, char *out)
{
    static const char *const part[] = {"ba",  "ren", "tol", "mi", "sar", "ke", "van",  "du",
                                       "lor", "ne",  "gha", "ri", "zo",  "pe", "stra", "wick"};
    int len = snprintf(out, 16, "%s%s%s", part[below(w, 16)], part[below(w, 16)],
                       below(w, 2) ? part[below(w, 16)] : "");

    out[0] = (char)(out[0] - 32);
    (void)len;
}

static void new_cast(writer *w)
{
    for (int i = 0; i < CAST; i++) {
        w->states[i] = below(w, w->state.len);
        w->persons[i] = below(w, w->person.len);
        w->groups[i] = below(w, w->group.len);
        coin(w, w->coined[i]);
    }
}

static frn_slice of_state(writer *w, const names *from)
{
    frn_slice cell = from->at[w->states[below(w, CAST)]];

    return cell.len ? cell : w->state.at[w->states[0]];
}

/* A name rather than a rule; false when it is neither of the names. */
static bool put_name(writer *w, frn_slice name)
{
    frn_buf *out = &w->text;

    if (frn_slice_is(name, "state")) {
        frn_buf_add(out, of_state(w, &w->state));
    } else if (frn_slice_is(name, "adj")) {
        frn_buf_add(out, of_state(w, &w->adjective));
    } else if (frn_slice_is(name, "capital")) {
        frn_buf_add(out, of_state(w, &w->capital));
    } else if (frn_slice_is(name, "person")) {
        frn_buf_add(out, w->person.at[w->persons[below(w, CAST)]]);
    } else if (frn_slice_is(name, "group")) {
        frn_buf_add(out, w->group.at[w->groups[below(w, CAST)]]);
    } else if (frn_slice_is(name, "place")) {
        frn_buf_add(out, w->place.at[below(w, w->place.len)]);
    } else if (frn_slice_is(name, "coined")) {
        frn_buf_text(out, w->coined[below(w, CAST)]);
    } else if (frn_slice_is(name, "fresh")) {
        frn_buf_printf(out, "%s %s", w->coined[below(w, 3)], w->coined[3 + below(w, 3)]);
    } else if (frn_slice_is(name, "date")) {
        frn_buf_printf(out, "%u", 1 + below(w, 28));
    } else if (frn_slice_is(name, "number")) {
        frn_buf_printf(out, "%u", 2 + below(w, below(w, 3) ? 30 : 900));
    } else {
        return false;
    }
    return true;
}

static void grow(writer *w, frn_slice name);

static void put(writer *w, frn_slice way)
{
    while (way.len) {
        size_t open = frn_slice_find(way, '{', 0), close = frn_slice_find(way, '}', 0);

        frn_buf_add(&w->text, frn_slice_sub(way, 0, open));
        if (open >= way.len)
            return;
        grow(w, frn_slice_sub(way, open + 1, close));
        way = frn_slice_sub(way, close + 1, way.len);
    }
}

static void grow(writer *w, frn_slice name)
{
    if (put_name(w, name))
        return;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        size_t ways = 0;

        if (!frn_slice_is(name, rules[i].name))
            continue;
        while (ways < 24 && rules[i].way[ways])
            ways++;
        put(w, frn_slice_of(rules[i].way[below(w, ways)]));
        return;
    }
    fprintf(stderr, "news_text: no rule '%.*s'\n", (int)name.len, name.ptr);
    exit(1);
}

static void sentence(writer *w)
{
    size_t from = w->text.len;

    grow(w, FRN_LIT("sentence"));
    from += w->text.ptr[from] == '"';
    if (w->text.ptr[from] >= 'a' && w->text.ptr[from] <= 'z')
        w->text.ptr[from] = (char)(w->text.ptr[from] - 32);
    w->sentences++;
    w->words++;
    for (; from < w->text.len; from++)
        w->words += w->text.ptr[from] == ' ';
}

static void document(writer *w, unsigned long number)
{
    uint32_t paragraphs = 4 + below(w, 8);
    frn_buf line = {0};

    frn_buf_clear(&w->text);
    new_cast(w);
    for (uint32_t p = 0; p < paragraphs; p++) {
        for (uint32_t left = 1 + below(w, 4); left > 0; left--) {
            sentence(w);
            frn_buf_text(&w->text, w->lines ? "\n" : left > 1 ? " " : "");
        }
        if (!w->lines && p + 1 < paragraphs)
            frn_buf_text(&w->text, "\n\n");
    }
    if (!w->lines) {
        frn_buf_printf(&line,
                       "{\"id\": \"news-%lu\", \"date\": \"2014-%02u-%02u\", \"text\": ", number,
                       1 + below(w, 12), 1 + below(w, 28));
        frn_buf_json(&line, frn_buf_slice(&w->text));
        frn_buf_text(&line, "}\n");
    }
    if (w->text.failed || line.failed)
        exit(1);
    fwrite(w->lines ? w->text.ptr : line.ptr, 1, w->lines ? w->text.len : line.len, stdout);
    frn_buf_free(&line);
}

int main(int argc, char **argv)
{
    unsigned long documents = argc > 1 ? strtoul(argv[1], NULL, 10) : 10;
    writer w = {.rng = frn_rng_make(argc > 2 ? strtoull(argv[2], NULL, 10) : 1, 0),
                .lines = argc > 3};

    load(&w.state, "lexicon/actors/states.tsv", 1, true);
    load(&w.adjective, "lexicon/actors/states.tsv", 3, true);
    load(&w.capital, "lexicon/actors/states.tsv", 5, true);
    load(&w.group, "lexicon/actors/armed-groups.tsv", 2, false);
    load(&w.group, "lexicon/actors/parties.tsv", 2, false);
    load(&w.group, "lexicon/actors/blocs.tsv", 2, false);
    load(&w.group, "lexicon/actors/companies.tsv", 2, false);
    load(&w.person, "lexicon/persons/europe.tsv", 1, false);
    load(&w.person, "lexicon/persons/asia.tsv", 1, false);
    load(&w.person, "lexicon/persons/middle-east.tsv", 1, false);
    load(&w.place, "lexicon/places.tsv", 1, false);
    for (unsigned long i = 0; i < documents; i++)
        document(&w, i);
    fprintf(stderr, "%lu documents, %llu sentences, %.1f words a sentence\n", documents,
            (unsigned long long)w.sentences, (double)w.words / (double)w.sentences);
    return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
