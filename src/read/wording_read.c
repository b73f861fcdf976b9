/* The rows of the word tables. */
#include "base/hash.h"
#include "base/utf8.h"
#include "read/wording_internal.h"

enum { MOST_COLUMNS = 10 };

typedef struct reading {
    frn_wording *w;
    const frn_diag_sink *sink;
    frn_slice file;
    uint64_t line;
    frn_slice column[MOST_COLUMNS], field[MOST_COLUMNS];
    uint32_t columns, fields;
    bool failed; /* no memory */
} reading;

typedef struct word_of {
    const char *name;
    uint32_t value;
} word_of;

static const word_of positions[] = {
    {"v", FRN_POS_VERB},  {"verb", FRN_POS_VERB}, {"n", FRN_POS_NOUN},    {"noun", FRN_POS_NOUN},
    {"a", FRN_POS_ADJ},   {"adj", FRN_POS_ADJ},   {"adv", FRN_POS_ADV},   {"p", FRN_POS_PREP},
    {"aux", FRN_POS_AUX}, {"mark", FRN_POS_MARK}, {"prep", FRN_POS_PREP}, {NULL, 0}};
static const word_of controls[] = {{"commit", FRN_CONTROL_COMMIT},
                                   {"refuse", FRN_CONTROL_REFUSE},
                                   {"threat", FRN_CONTROL_THREAT},
                                   {"demand", FRN_CONTROL_DEMAND},
                                   {"accuse", FRN_CONTROL_ACCUSE},
                                   {"demand-inf", FRN_CONTROL_DEMAND_INF},
                                   {NULL, 0}};
static const word_of stances[] = {{"neutral", FRN_MANNER_NEUTRAL},
                                  {"claim", FRN_MANNER_CLAIM},
                                  {"belief", FRN_MANNER_BELIEF},
                                  {"concede", FRN_MANNER_CONCEDE},
                                  {"deny", FRN_MANNER_DENY},
                                  {"demand", FRN_MANNER_DEMAND},
                                  {"threat", FRN_MANNER_THREAT},
                                  {"praise", FRN_MANNER_PRAISE},
                                  {"accuse", FRN_MANNER_ACCUSE},
                                  {"commit", FRN_MANNER_COMMIT},
                                  {"ask", FRN_MANNER_ASK},
                                  {"show", FRN_MANNER_SHOW},
                                  {NULL, 0}};
static const word_of moods[] = {{"hypothetical", FRN_MOOD_HYPOTHETICAL},
                                {"hedge", FRN_MOOD_HEDGE},
                                {"demand", FRN_MOOD_DEMAND},
                                {"future", FRN_MOOD_FUTURE},
                                {"ability", FRN_MOOD_ABILITY},
                                {"negate", FRN_MOOD_NEGATE},
                                {"past", FRN_MOOD_PAST},
                                {"conditional", FRN_MOOD_CONDITIONAL},
                                {"purpose", FRN_MOOD_PURPOSE},
                                {"fail", FRN_MOOD_FAIL},
                                {"try", FRN_MOOD_TRY},
                                {"begin", FRN_MOOD_BEGIN},
                                {"end", FRN_MOOD_END},
                                {"light", FRN_MOOD_LIGHT},
                                {"want", FRN_MOOD_WANT},
                                {"forecast", FRN_MOOD_FORECAST},
                                {"reject", FRN_MOOD_REJECT},
                                {"cause", FRN_MOOD_CAUSE},
                                {"prevent", FRN_MOOD_PREVENT},
                                {"denial", FRN_MOOD_DENIAL},
                                {NULL, 0}};

static frn_slice field(const reading *r, const char *name)
{
    for (uint32_t i = 0; i < r->columns && i < r->fields; i++) {
        if (frn_slice_is(r->column[i], name))
            return frn_slice_trim(r->field[i]);
    }
    return (frn_slice){"", 0};
}

static bool choose(const word_of *list, frn_slice text, uint32_t *out)
{
    for (; list->name; list++) {
        if (frn_slice_is(text, list->name)) {
            *out = list->value;
            return true;
        }
    }
    return false;
}

static void complain(reading *r, const char *what, frn_slice value)
{
    frn_diag_tell(r->sink, FRN_LEXICON_VALUE, r->file, r->line, 0, "%s \"%.*s\"", what,
                  FRN_ARG(value));
}

static uint32_t word_id(reading *r, frn_slice text)
{
    frn_slice folded = frn_utf8_fold(&r->w->arena, text);
    uint32_t id = folded.ptr ? frn_intern_add(&r->w->words, folded) : FRN_NONE;

    if (id == FRN_NONE)
        r->failed = true;
    return id;
}

/* "impose sanction on/against": words, each with its spellings; "*" after the head word. */
static bool read_pattern(reading *r, frn_cue *cue, frn_slice pattern)
{
    frn_slice rest = pattern, part;
    bool marked = false;

    cue->pattern = frn_arena_copy(&r->w->arena, pattern);
    memset(cue->word, 0xff, sizeof cue->word);
    while (frn_slice_split(&rest, ' ', &part)) {
        frn_slice spelling;
        uint32_t n = 0;

        if (!part.len)
            continue;
        /* of "trade war" the last word is the head, of "exchange of fire" the one before "of" */
        if (cue->pos == FRN_POS_NOUN && !marked && cue->words > 0) {
            marked = frn_slice_is(part, "of") || frn_slice_is(part, "in") ||
                     frn_slice_is(part, "on") || frn_slice_is(part, "for");
            cue->head = (uint8_t)(marked ? cue->words - 1 : cue->words);
        }
        if (cue->words == FRN_CUE_WORDS)
            return false;
        if (part.len > 1 && part.ptr[part.len - 1] == '*') {
            part.len--;
            cue->head = cue->words;
            marked = true;
        }
        while (frn_slice_split(&part, '/', &spelling)) {
            if (n == FRN_CUE_SPELLINGS)
                return false;
            if (spelling.len)
                cue->word[cue->words][n++] = word_id(r, spelling);
        }
        if (!n)
            return false;
        cue->words++;
    }
    return cue->words > 0;
}

static bool read_slots(reading *r, uint16_t *out, frn_slice list)
{
    frn_slice part;
    uint32_t n = 0;

    while (frn_slice_split(&list, '|', &part)) {
        uint32_t slot;
        if (n == FRN_CUE_SLOTS)
            return false;
        if (frn_slice_is(part, "subj"))
            slot = FRN_SLOT_SUBJ;
        else if (frn_slice_is(part, "obj"))
            slot = FRN_SLOT_OBJ;
        else if (frn_slice_is(part, "poss"))
            slot = FRN_SLOT_POSS;
        else if (frn_slice_is(part, "people"))
            slot = FRN_SLOT_PEOPLE;
        else
            slot = FRN_SLOT_PREP + word_id(r, part);
        if (!part.len || slot > UINT16_MAX)
            return false;
        out[n++] = (uint16_t)slot;
    }
    return true;
}

static bool read_frame(reading *r, frn_cue *cue, frn_slice frame)
{
    size_t at = frn_slice_find(frame, '>', 0);

    if (at == frame.len) {
        at = frn_slice_find(frame, '=', 0);
        cue->mutual = true;
    }
    return at < frame.len && read_slots(r, cue->source, frn_slice_sub(frame, 0, at)) &&
           read_slots(r, cue->target, frn_slice_sub(frame, at + 1, frame.len));
}

/* The place of the row: that of an earlier row with the same pattern, else a new one. */
static void put_cue(reading *r, const frn_cue *cue)
{
    frn_wording *w = r->w;
    uint64_t key = frn_mix(frn_hash(cue->pattern) ^ (uint64_t)(cue->kind * 16u + cue->pos));
    bool added;
    uint32_t *row = frn_map_put(&w->rows, key, (uint32_t)w->cues.len, &added);

    if (!row || (added && !frn_vec_push(&w->cues, *cue))) {
        r->failed = true;
    } else if (!added) {
        uint32_t mood = cue->kind == FRN_CUE_MOOD ? w->cues.at[*row].mood | cue->mood : 0;
        w->cues.at[*row] = *cue;
        w->cues.at[*row].mood = mood;
    }
}

static bool start_cue(reading *r, frn_cue *cue, frn_cue_kind kind)
{
    uint32_t pos;

    *cue = (frn_cue){.kind = (uint8_t)kind, .next = FRN_NONE};
    if (!choose(positions, field(r, "pos"), &pos)) {
        complain(r, "unknown part of speech", field(r, "pos"));
        return false;
    }
    cue->pos = (uint8_t)pos;
    if (!read_pattern(r, cue, field(r, "pattern"))) {
        complain(r, "cannot use the pattern", field(r, "pattern"));
        return false;
    }
    return true;
}

static void read_action(reading *r)
{
    frn_slice control = field(r, "control");
    frn_action action = frn_action_find(field(r, "action"));
    uint32_t value = 0;
    frn_cue cue;

    if (!start_cue(r, &cue, FRN_CUE_ACTION))
        return;
    if (action == FRN_ACTION_NONE) {
        complain(r, "unknown action", field(r, "action"));
        return;
    }
    cue.action = (uint8_t)action;
    cue.intensity = frn_action_describe(action)->intensity;
    if (field(r, "intensity").len && (!frn_slice_double(field(r, "intensity"), &cue.intensity) ||
                                      !(cue.intensity >= -10 && cue.intensity <= 10))) {
        complain(r, "not a number from -10 to 10:", field(r, "intensity"));
        return;
    }
    if (!read_frame(r, &cue, field(r, "frame"))) {
        complain(r, "cannot use the frame", field(r, "frame"));
        return;
    }
    if (control.len && !choose(controls, control, &value)) {
        complain(r, "unknown control", control);
        return;
    }
    cue.control = (uint8_t)value;
    put_cue(r, &cue);
    r->w->actions++;
}

static void read_speech(reading *r)
{
    frn_slice frames = field(r, "frames"), part;
    uint32_t value;
    frn_cue cue;

    if (!start_cue(r, &cue, FRN_CUE_SPEECH))
        return;
    if (!choose(stances, field(r, "stance"), &value)) {
        complain(r, "unknown stance", field(r, "stance"));
        return;
    }
    cue.manner = (uint8_t)value;
    while (frn_slice_split(&frames, '|', &part)) {
        cue.that |= frn_slice_is(part, "that") || frn_slice_is(part, "whether");
        cue.quote |= frn_slice_is(part, "quote");
        cue.inf |= frn_slice_is(part, "inf");
    }
    put_cue(r, &cue);
    r->w->speech++;
}

static void read_mood(reading *r)
{
    uint32_t value;
    frn_cue cue;

    if (!start_cue(r, &cue, FRN_CUE_MOOD))
        return;
    if (!choose(moods, field(r, "class"), &value)) {
        complain(r, "unknown class", field(r, "class"));
        return;
    }
    cue.mood = value;
    put_cue(r, &cue);
    r->w->moods++;
}

static uint32_t put_issue(reading *r, bool place)
{
    frn_wording *w = r->w;
    frn_slice id = field(r, "id");
    uint32_t row = id.len ? frn_intern_add(&w->issue_ids, id) : FRN_NONE;
    frn_slice kind = field(r, "kind"), states = field(r, "state"), owner;
    frn_issue issue = {.place = place || frn_slice_is(kind, "place"),
                       .own = w->own_issues,
                       .breadth = frn_slice_is(kind, "broad") ? FRN_BREADTH_BROAD
                                  : frn_slice_is(kind, "setting") || frn_slice_is(kind, "city")
                                      ? FRN_BREADTH_SETTING
                                      : FRN_BREADTH_TOPIC};

    if (row == FRN_NONE) {
        r->failed |= id.len > 0;
        if (!id.len)
            complain(r, "an issue needs an id", id);
        return row;
    }
    issue.id = frn_intern_text(&w->issue_ids, row);
    issue.family = frn_arena_copy(&w->arena, field(r, "family"));
    if (frn_slice_split(&states, '|', &owner))
        issue.state = frn_arena_copy(&w->arena, owner);
    if (row < w->issues.len) {
        frn_issue *old = &w->issues.at[row];
        if (issue.family.len)
            old->family = issue.family;
        if (issue.state.len)
            old->state = issue.state;
        old->own |= issue.own;
    } else if (!frn_vec_push(&w->issues, issue)) {
        r->failed = true;
    }
    return row;
}

/* A term as the text has it: words separated by blanks, split at hyphens like tokens are not. */
static void put_phrase(reading *r, uint32_t issue, frn_slice term)
{
    frn_phrase phrase = {.issue = issue, .next = FRN_NONE};
    frn_slice part, rest;

    term = frn_slice_trim(term);
    if (!term.len || term.ptr[0] == '(')
        return;
    if (term.ptr[term.len - 1] == '?') {
        phrase.weak = true;
        term.len--;
    }
    phrase.capital = term.ptr[0] >= 'A' && term.ptr[0] <= 'Z';
    rest = term;
    while (frn_slice_split(&rest, ' ', &part)) {
        if (!part.len)
            continue;
        if (phrase.words == FRN_PHRASE_WORDS) {
            complain(r, "too many words in the term", term);
            return;
        }
        phrase.word[phrase.words++] = word_id(r, part);
    }
    if (phrase.words && !frn_vec_push(&r->w->phrases, phrase))
        r->failed = true;
}

static void put_phrases(reading *r, uint32_t issue, frn_slice list)
{
    frn_slice part;

    while (frn_slice_split(&list, '|', &part))
        put_phrase(r, issue, part);
}

/* The kind `none`: terms that are about nothing, so that no shorter one inside them counts. */
static void read_issue(reading *r)
{
    uint32_t row;

    if (frn_slice_is(field(r, "kind"), "none")) {
        put_phrases(r, FRN_NONE, field(r, "terms"));
        return;
    }
    row = put_issue(r, false);

    if (row != FRN_NONE)
        put_phrases(r, row, field(r, "terms"));
}

static void read_place(reading *r)
{
    uint32_t row = put_issue(r, true);

    if (row == FRN_NONE)
        return;
    put_phrase(r, row, field(r, "name"));
    put_phrases(r, row, field(r, "aliases"));
}

static void split_row(frn_slice line, frn_slice *out, uint32_t *count)
{
    frn_slice part;

    *count = 0;
    while (*count < MOST_COLUMNS && frn_slice_split(&line, '\t', &part))
        out[(*count)++] = part;
}

frn_status frn_wording_read(frn_wording *w, frn_slice name, frn_slice bytes, frn_slice file,
                            const frn_diag_sink *sink)
{
    reading r = {.w = w, .sink = sink, .file = file};
    void (*read_row)(reading *) = frn_slice_is(name, "actions.tsv")    ? read_action
                                  : frn_slice_is(name, "speech.tsv")   ? read_speech
                                  : frn_slice_is(name, "modality.tsv") ? read_mood
                                  : frn_slice_is(name, "places.tsv")   ? read_place
                                                                       : read_issue;
    frn_slice line;

    while (!r.failed && frn_slice_split(&bytes, '\n', &line)) {
        r.line++;
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        if (!line.len || line.ptr[0] == '#')
            continue;
        if (!r.columns) {
            split_row(line, r.column, &r.columns);
            continue;
        }
        split_row(line, r.field, &r.fields);
        if (r.fields < 2) {
            frn_diag_tell(sink, FRN_LEXICON_COLUMNS, file, r.line, 0, "%u columns, %u expected",
                          r.fields, r.columns);
            continue;
        }
        read_row(&r);
    }
    return r.failed || w->arena.failed ? FRN_E_MEMORY : FRN_OK;
}

static bool grow(frn_wording *w)
{
    uint32_t count = frn_intern_count(&w->words);

    for (int kind = 0; kind < FRN_CUE_KINDS; kind++) {
        while (w->first_cue[kind].len < count) {
            if (!frn_vec_push(&w->first_cue[kind], FRN_NONE))
                return false;
        }
    }
    while (w->first_issue.len < count) {
        if (!frn_vec_push(&w->first_issue, FRN_NONE))
            return false;
    }
    return true;
}

static void chain_cue(frn_wording *w, uint32_t word, uint32_t cue)
{
    uint32_t *place = &w->first_cue[w->cues.at[cue].kind].at[word];

    while (*place != FRN_NONE && w->cues.at[*place].words >= w->cues.at[cue].words)
        place = &w->cues.at[*place].next;
    w->cues.at[cue].next = *place;
    *place = cue;
}

/* A cue whose head word has several spellings stands once for each of them. */
static bool spread_spellings(frn_wording *w)
{
    size_t count = w->cues.len;

    for (size_t i = 0; i < count; i++) {
        for (uint32_t s = 1; s < FRN_CUE_SPELLINGS; s++) {
            frn_cue copy = w->cues.at[i];
            if (copy.word[copy.head][s] == FRN_NONE)
                break;
            copy.word[copy.head][0] = copy.word[copy.head][s];
            for (uint32_t k = 1; k < FRN_CUE_SPELLINGS; k++)
                copy.word[copy.head][k] = FRN_NONE;
            if (!frn_vec_push(&w->cues, copy))
                return false;
        }
    }
    return true;
}

static frn_cue_key key_of(const frn_wording *w, uint32_t row)
{
    const frn_cue *cue = &w->cues.at[row];
    frn_cue_key key = {.cue = row,
                       .mood = cue->mood,
                       .need = {FRN_PRESENT_ALWAYS, FRN_PRESENT_ALWAYS},
                       .pos = cue->pos,
                       .words = cue->words};
    uint32_t needs = 0;

    for (uint32_t k = 0; k < cue->words && needs < 2; k++) {
        if (k != cue->head && cue->word[k][0] != FRN_NONE && cue->word[k][1] == FRN_NONE)
            key.need[needs++] = (uint16_t)frn_present_bit(cue->word[k][0]);
    }
    return key;
}

static bool make_keys(frn_wording *w)
{
    uint32_t count = (uint32_t)w->first_issue.len;

    for (uint32_t slot = 0; slot < count * FRN_CUE_KINDS; slot++) {
        uint32_t i = w->first_cue[slot % FRN_CUE_KINDS].at[slot / FRN_CUE_KINDS];

        if (!frn_vec_push(&w->first_key, (uint32_t)w->keys.len))
            return false;
        for (; i != FRN_NONE; i = w->cues.at[i].next) {
            if (!frn_vec_push(&w->keys, key_of(w, i)))
                return false;
        }
    }
    return frn_vec_push(&w->first_key, (uint32_t)w->keys.len);
}

/* The phrases of a word side by side, in the order of their chain. */
static bool gather_phrases(frn_wording *w)
{
    FRN_VEC(frn_phrase) by_word = {0};

    if (!frn_vec_reserve(&by_word, w->phrases.len))
        return false;
    for (uint32_t word = 0; word < w->first_issue.len; word++) {
        uint32_t i = w->first_issue.at[word];

        if (i != FRN_NONE)
            w->first_issue.at[word] = (uint32_t)by_word.len;
        while (i != FRN_NONE) {
            frn_phrase phrase = w->phrases.at[i];

            i = phrase.next;
            if (i != FRN_NONE)
                phrase.next = (uint32_t)by_word.len + 1;
            by_word.at[by_word.len++] = phrase;
        }
    }
    if (by_word.len > 0)
        memcpy(w->phrases.at, by_word.at, by_word.len * sizeof *by_word.at);
    frn_vec_free(&by_word);
    return true;
}

static bool note_uses(frn_wording *w)
{
    for (uint32_t word = 0; word < w->first_issue.len; word++) {
        uint32_t uses = w->first_issue.at[word] != FRN_NONE ? FRN_WORD_ISSUE : 0;

        if (frn_map_get(&w->forms, word) != UINT32_MAX)
            uses |= FRN_WORD_FORM;
        for (int kind = 0; kind < FRN_CUE_KINDS; kind++) {
            if (w->first_cue[kind].at[word] != FRN_NONE)
                uses |= (uint32_t)FRN_WORD_CUES << kind;
        }
        if (!frn_vec_push(&w->uses, (uint8_t)uses))
            return false;
    }
    return true;
}

frn_status frn_wording_settle(frn_wording *w)
{
    if (!spread_spellings(w) || !frn_wording_add_forms(w) || !grow(w))
        return FRN_E_MEMORY;
    for (uint32_t i = 0; i < w->cues.len; i++)
        chain_cue(w, w->cues.at[i].word[w->cues.at[i].head][0], i);
    for (uint32_t i = 0; i < w->phrases.len; i++) {
        uint32_t *place = &w->first_issue.at[w->phrases.at[i].word[0]];
        while (*place != FRN_NONE && w->phrases.at[*place].words >= w->phrases.at[i].words)
            place = &w->phrases.at[*place].next;
        w->phrases.at[i].next = *place;
        *place = i;
    }
    w->by = frn_intern_find(&w->words, FRN_LIT("by"));
    w->from = frn_intern_find(&w->words, FRN_LIT("from"));
    w->against = frn_intern_find(&w->words, FRN_LIT("against"));
    return gather_phrases(w) && make_keys(w) && note_uses(w) ? FRN_OK : FRN_E_MEMORY;
}
