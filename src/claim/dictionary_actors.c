/* Actor and agent dictionaries into the lexicon.
 *
 * A code is an actor ("IRNGOV": IRN/government, as `import` names it), a name is one of its
 * aliases. A name whose code depends on the date is a row of its own whose offices are the codes;
 * the reader takes the code of the document's date in its place. Agents are bodies. Names that
 * earlier files or built-in rows have stay theirs.
 */
#include "claim/dictionary_loading_internal.h"

enum { MOST_NAMES = 400, MOST_CODES = 64 };

typedef struct dated_code {
    frn_slice code;
    frn_span span;
} dated_code;

typedef struct entry { /* names that share codes */
    frn_slice name[MOST_NAMES];
    dated_code code[MOST_CODES];
    uint32_t names, codes;
    uint64_t line;
    bool nobody; /* its code is "---" */
} entry;

/* A row that stands for one code or another, by date. */
static uint32_t dated_actor(frn_actor_loading *l, const entry *e)
{
    frn_lexicon *lexicon = l->lexicon;
    frn_slice id =
        frn_arena_printf(&lexicon->arena, "dictionary/%u", (unsigned)frn_lexicon_count(lexicon));
    uint32_t row = frn_actor_define(l, id, id, FRN_KIND_UNKNOWN, FRN_NONE);

    for (uint32_t i = 0; i < e->codes && row != FRN_NONE; i++) {
        frn_lexicon_office office = {.person = row, .role = {"", 0}, .span = e->code[i].span};
        office.organisation = frn_actor_of_code(l, e->code[i].code);
        if (!frn_vec_push(&lexicon->offices, office) ||
            !frn_vec_push(&lexicon->office_layer, l->layer))
            l->failed = true;
    }
    return row;
}

static bool is_dated(const entry *e)
{
    return e->codes > 1 || e->code[0].span.from != FRN_NO_DATE || e->code[0].span.to != FRN_NO_DATE;
}

static void finish(frn_actor_loading *l, entry *e)
{
    bool dated = e->codes && is_dated(e);
    uint32_t row;

    if (e->names && (e->codes || e->nobody)) {
        row = e->nobody && !e->codes ? FRN_NONE
              : dated                ? dated_actor(l, e)
                                     : frn_actor_of_code(l, e->code[0].code);
        for (uint32_t i = 0; i < e->names && !l->failed; i++) {
            frn_slice text = frn_dictionary_words(&l->lexicon->arena, e->name[i], true, &l->failed);
            if (row == FRN_NONE)
                l->taken++; /* known to be nobody */
            else
                frn_actor_add_forms(l, e->name[i], text, row, FRN_USE_NAME,
                                    dated ? FRN_ENTRY_DATED : 0);
        }
    } else if (e->names) {
        frn_actor_loading_refuse(l, FRN_DICTIONARY_ENTRY, e->line, "no code for", e->name[0]);
    }
    *e = (entry){.line = l->line};
}

static void read_codes(frn_actor_loading *l, entry *e, frn_slice line)
{
    frn_slice before, inside;

    while (frn_dictionary_brackets(&line, &before, &inside)) {
        size_t blank = 0;
        dated_code *to = &e->code[e->codes];
        while (blank < inside.len && inside.ptr[blank] != ' ' && inside.ptr[blank] != '\t' &&
               inside.ptr[blank] != '<' && inside.ptr[blank] != '>')
            blank++;
        to->code = frn_slice_sub(inside, 0, blank);
        if (frn_slice_starts(to->code, FRN_LIT("---"))) {
            e->nobody = true;
        } else if (!frn_actor_is_code(to->code)) {
            frn_actor_loading_refuse(l, FRN_DICTIONARY_CODE, l->line, "not an actor code:", inside);
            e->nobody = true;
        } else if (!frn_dictionary_span(frn_slice_sub(inside, blank, inside.len), &to->span)) {
            frn_actor_loading_refuse(l, FRN_DICTIONARY_DATE, l->line,
                                     "not a span of days:", inside);
            e->nobody = true;
        } else if (e->codes + 1 < MOST_CODES) {
            e->codes++;
        }
    }
}

static void read_actor_line(frn_actor_loading *l, entry *e, frn_slice line)
{
    bool more = line.ptr[0] == '+';
    bool codes_only = line.ptr[0] == ' ' || line.ptr[0] == '\t' || line.ptr[0] == '[';
    size_t open = frn_slice_find(line, '[', 0);
    frn_slice name = frn_slice_trim(frn_slice_sub(line, more ? 1 : 0, open));

    if (codes_only && open < line.len && !name.len) {
        read_codes(l, e, line);
        return;
    }
    if (!more && (e->codes || e->nobody))
        finish(l, e);
    if (!e->names)
        e->line = l->line;
    if (!frn_dictionary_words(&l->lexicon->arena, name, true, &l->failed).len)
        frn_actor_loading_refuse(l, FRN_DICTIONARY_ENTRY, l->line, "no words in", line);
    else if (e->names < MOST_NAMES)
        e->name[e->names++] = name;
    else
        frn_actor_loading_refuse(l, FRN_DICTIONARY_ENTRY, l->line,
                                 "too many names of one actor:", name);
    read_codes(l, e, line);
}

frn_status frn_dictionary_read(frn_lexicon *lexicon, frn_dictionary_kind kind, frn_slice bytes,
                               uint32_t layer, const frn_diag_sink *sink, frn_slice file)
{
    frn_actor_loading l = {.lexicon = lexicon, .sink = sink, .file = file, .layer = layer};
    entry *e = calloc(1, sizeof *e);
    frn_slice line;

    if (!e)
        return FRN_E_MEMORY;
    frn_actor_know_earlier(&l);
    while (!l.failed && frn_dictionary_line(&bytes, &line)) {
        l.line++;
        if (!frn_slice_trim(line).len)
            continue;
        if (kind == FRN_DICTIONARY_AGENTS)
            frn_dictionary_agent(&l, line);
        else
            read_actor_line(&l, e, line);
    }
    finish(&l, e);
    free(e);
    lexicon->keyed = lexicon->aliases.len;
    frn_diag_tell(sink, FRN_DICTIONARY_LOADED, file, 0, 0,
                  "%u %s taken, %u known already, %u refused", (unsigned)l.taken,
                  kind == FRN_DICTIONARY_AGENTS ? "agents" : "names", (unsigned)l.known,
                  (unsigned)l.refused);
    return l.failed ? FRN_E_MEMORY : FRN_OK;
}
