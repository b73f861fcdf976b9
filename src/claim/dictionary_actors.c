/* Actor and agent dictionaries into the lexicon.
 *
 * A code is an actor ("IRNGOV": IRN/government, as `import` names it), a name is one of its
 * aliases. A name whose code depends on the date is a row of its own whose offices are the codes;
 * the reader takes the code of the document's date in its place. Agents are bodies. Names that
 * earlier files or built-in rows have stay theirs.
 */
#include "base/hash.h"
#include "claim/dictionary_internal.h"
#include "claim/role.h"

enum { MOST_NAMES = 400, MOST_CODES = 64, MOST_SETS = 32 };

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

typedef struct loading {
    frn_lexicon *lexicon;
    const frn_diag_sink *sink;
    frn_slice file;
    uint64_t line;
    uint32_t layer;
    uint32_t taken, refused, known;
    frn_slice set[MOST_SETS], set_words[MOST_SETS]; /* "PERSON" of !PERSON! */
    uint32_t sets;
    bool failed;
} loading;

static void refuse(loading *l, frn_message message, uint64_t line, const char *what, frn_slice of)
{
    if (l->failed) /* the entry may be sound: memory is out */
        return;
    l->refused++;
    frn_diag_tell(l->sink, message, l->file, line, 0, "%s \"%.*s\"", what, FRN_ARG(of));
}

/* ---- names ---- */

/* Equal for spellings that the automaton would not tell apart (nearly). */
static uint64_t name_key(frn_slice name)
{
    char room[256];
    size_t len = 0;

    for (size_t i = 0; i < name.len && len < sizeof room; i++) {
        char c = name.ptr[i];
        if (c == '.' || c == '\'')
            continue;
        if (c == '-' || c == '_')
            c = ' ';
        if (c == ' ' && (!len || room[len - 1] == ' '))
            continue;
        room[len++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    if (len > 4 && memcmp(room, "the ", 4) == 0)
        return frn_hash(frn_slice_make(room + 4, len - 4));
    return frn_hash(frn_slice_make(room, len));
}

static void know_earlier(loading *l)
{
    frn_lexicon *lexicon = l->lexicon;

    for (; lexicon->keyed < lexicon->aliases.len; lexicon->keyed++) {
        const frn_lexicon_alias *alias = &lexicon->aliases.at[lexicon->keyed];
        if (alias->use <= FRN_USE_TITLE &&
            !frn_map_put(&lexicon->name_keys, name_key(alias->text), 1, NULL))
            l->failed = true;
    }
}

static void add_name(loading *l, frn_slice text, uint32_t row, frn_use use, uint8_t flags)
{
    frn_lexicon_alias alias = {
        .text = text, .row = row, .layer = FRN_NONE, .use = (uint8_t)use, .flags = flags};
    bool added = false;

    if (!text.len)
        return;
    if (!frn_map_put(&l->lexicon->name_keys, name_key(text), 1, &added)) {
        l->failed = true;
    } else if (!added) {
        l->known++;
    } else {
        if (!frn_vec_push(&l->lexicon->aliases, alias))
            l->failed = true;
        l->taken++;
    }
}

/* As it stands and, where the dictionary leaves the end of its word open, in the plural. */
static void add_forms(loading *l, frn_slice raw, frn_slice text, uint32_t row, frn_use use,
                      uint8_t flags)
{
    char last = text.len ? text.ptr[text.len - 1] : 's';
    uint32_t taken;

    add_name(l, text, row, use, flags);
    if (!raw.len || raw.ptr[raw.len - 1] == '_' || last < 'a' || last == 's' || last > 'z')
        return;
    taken = l->taken + l->known;
    if (last == 'y' && text.len > 1)
        text = frn_arena_printf(&l->lexicon->arena, "%.*sies", (int)text.len - 1, text.ptr);
    else
        text = frn_arena_printf(&l->lexicon->arena, "%.*ss", FRN_ARG(text));
    if (text.ptr)
        add_name(l, text, row, use, flags);
    else
        l->failed = true;
    if (l->taken + l->known > taken && l->taken) /* one entry, two forms */
        l->taken -= l->taken + l->known - taken;
}

/* ---- codes ---- */

static bool is_code(frn_slice code)
{
    for (size_t i = 0; i < code.len; i++) {
        if (!(code.ptr[i] >= 'A' && code.ptr[i] <= 'Z') &&
            !(code.ptr[i] >= '0' && code.ptr[i] <= '9'))
            return false;
    }
    return code.len >= 3;
}

/* What CAMEO codes that name no state stand for. */
static frn_actor_kind kind_of_code(frn_slice head)
{
    static const struct {
        const char *codes;
        frn_actor_kind kind;
    } kinds[] = {{"IGO", FRN_KIND_IGO},
                 {"NGO HRI", FRN_KIND_NGO},
                 {"MNC", FRN_KIND_COMPANY},
                 {"IMG", FRN_KIND_ARMED_GROUP},
                 {"AFR ASA BLK CAS CFR CIS EAF EUR EEU LAM MEA MDT NAF NMR PGS SAF SAM SAS SEA WAF "
                  "WST CRB CAU SCN INT",
                  FRN_KIND_BLOC},
                 {"ARB KUR JEW MUS MOS CHR HIN BUD SHI SUN CTH PAL TAM", FRN_KIND_POPULATION}};
    const frn_role *role = frn_role_find(head);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (frn_slice_search(frn_slice_of(kinds[i].codes), head) < strlen(kinds[i].codes))
            return kinds[i].kind;
    }
    return role ? role->kind : FRN_KIND_STATE;
}

static uint32_t define(loading *l, frn_slice id, frn_slice name, frn_actor_kind kind,
                       uint32_t parent)
{
    uint32_t row = FRN_NONE;

    if (!l->failed && id.ptr && name.ptr) /* a row half made without memory is not looked at */
        row = frn_lexicon_actor_put(l->lexicon, id);
    if (row == FRN_NONE) {
        l->failed = true;
        return row;
    }
    if (l->lexicon->layer.at[row] == FRN_NONE) {
        frn_lexicon_actor *actor = &l->lexicon->actors.at[row];
        actor->name = name;
        actor->kind = kind;
        if (parent != FRN_NONE)
            actor->parent = parent;
        l->lexicon->layer.at[row] = l->layer;
    }
    return row;
}

static frn_slice lowered(loading *l, frn_slice code)
{
    return frn_dictionary_words(&l->lexicon->arena, code, false, &l->failed);
}

/* The actor that a code is. */
static uint32_t code_actor(loading *l, frn_slice code)
{
    frn_lexicon *lexicon = l->lexicon;
    frn_slice head = frn_slice_sub(code, 0, 3), tail = frn_slice_sub(code, 3, 6);
    uint32_t state = frn_map_get(&lexicon->codes[FRN_CODE_CAMEO], frn_lexicon_code_key(head));
    const frn_role *role = frn_role_find(tail);
    frn_actor_kind kind = kind_of_code(head);
    frn_slice id, part;

    if (l->failed)
        return FRN_NONE;
    if (state == FRN_NONE)
        state = frn_intern_find(&lexicon->ids, head);
    if (state == FRN_NONE && kind == FRN_KIND_STATE)
        state = define(l, head, head, kind, FRN_NONE);
    if (state == FRN_NONE)
        return define(l, lowered(l, code), frn_arena_copy(&lexicon->arena, code), kind, FRN_NONE);
    if (!tail.len)
        return state;
    part = role ? frn_slice_of(role->id) : lowered(l, tail);
    id = frn_arena_printf(&lexicon->arena, "%.*s/%.*s", FRN_ARG(lexicon->actors.at[state].id),
                          FRN_ARG(part));
    return define(l, id,
                  frn_arena_printf(&lexicon->arena, "%.*s %s",
                                   FRN_ARG(lexicon->adjectives.at[state].len
                                               ? lexicon->adjectives.at[state]
                                               : lexicon->actors.at[state].name),
                                   role ? role->name : part.ptr),
                  role ? role->kind : FRN_KIND_POPULATION, state);
}

/* A row that stands for one code or another, by date. */
static uint32_t dated_actor(loading *l, const entry *e)
{
    frn_lexicon *lexicon = l->lexicon;
    frn_slice id =
        frn_arena_printf(&lexicon->arena, "dictionary/%u", (unsigned)frn_lexicon_count(lexicon));
    uint32_t row = define(l, id, id, FRN_KIND_UNKNOWN, FRN_NONE);

    for (uint32_t i = 0; i < e->codes && row != FRN_NONE; i++) {
        frn_lexicon_office office = {.person = row, .role = {"", 0}, .span = e->code[i].span};
        office.organisation = code_actor(l, e->code[i].code);
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

static void finish(loading *l, entry *e)
{
    bool dated = e->codes && is_dated(e);
    uint32_t row;

    if (e->names && (e->codes || e->nobody)) {
        row = e->nobody && !e->codes ? FRN_NONE
              : dated                ? dated_actor(l, e)
                                     : code_actor(l, e->code[0].code);
        for (uint32_t i = 0; i < e->names && !l->failed; i++) {
            frn_slice text = frn_dictionary_words(&l->lexicon->arena, e->name[i], true, &l->failed);
            if (row == FRN_NONE)
                l->taken++; /* known to be nobody */
            else
                add_forms(l, e->name[i], text, row, FRN_USE_NAME, dated ? FRN_ENTRY_DATED : 0);
        }
    } else if (e->names) {
        refuse(l, FRN_DICTIONARY_ENTRY, e->line, "no code for", e->name[0]);
    }
    *e = (entry){.line = l->line};
}

static void read_codes(loading *l, entry *e, frn_slice line)
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
        } else if (!is_code(to->code)) {
            refuse(l, FRN_DICTIONARY_CODE, l->line, "not an actor code:", inside);
            e->nobody = true;
        } else if (!frn_dictionary_span(frn_slice_sub(inside, blank, inside.len), &to->span)) {
            refuse(l, FRN_DICTIONARY_DATE, l->line, "not a span of days:", inside);
            e->nobody = true;
        } else if (e->codes + 1 < MOST_CODES) {
            e->codes++;
        }
    }
}

static void read_actor_line(loading *l, entry *e, frn_slice line)
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
        refuse(l, FRN_DICTIONARY_ENTRY, l->line, "no words in", line);
    else if (e->names < MOST_NAMES)
        e->name[e->names++] = name;
    else
        refuse(l, FRN_DICTIONARY_ENTRY, l->line, "too many names of one actor:", name);
    read_codes(l, e, line);
}

/* ---- agents ---- */

/* The body that a code below a state is. */
static uint32_t agent_body(loading *l, frn_slice code, frn_slice name)
{
    frn_lexicon *lexicon = l->lexicon;
    const frn_role *role = frn_role_find(frn_slice_sub(code, 0, 3));
    frn_slice id = role ? frn_slice_of(role->id) : lowered(l, frn_slice_sub(code, 0, 3));
    frn_lexicon_body body = {.id = id, .name = name};
    uint32_t *row;
    bool added = false;

    body.kind = role ? role->kind : FRN_KIND_POPULATION;
    row = frn_map_put(&lexicon->body_by_id, frn_hash(id), (uint32_t)lexicon->bodies.len, &added);
    if (!row || (added && !frn_vec_push(&lexicon->bodies, body))) {
        l->failed = true;
        return FRN_NONE;
    }
    if (added && role)
        lexicon->bodies.at[*row].name = frn_slice_of(role->name);
    return *row;
}

static void add_agent(loading *l, frn_slice raw, frn_slice code)
{
    bool part = code.ptr[0] == '~';
    frn_slice bare = frn_slice_trim(frn_slice_sub(code, part ? 1 : 0, code.len));
    frn_slice text = frn_dictionary_words(&l->lexicon->arena, raw, !part, &l->failed);

    if (!text.len) {
        refuse(l, FRN_DICTIONARY_ENTRY, l->line, "no words in", raw);
        return;
    }
    if (bare.len && bare.ptr[bare.len - 1] == '~') {
        bare.len--;
        part = true;
    }
    if (!is_code(bare))
        refuse(l, FRN_DICTIONARY_CODE, l->line, "not an agent code:", code);
    else if (part)
        add_forms(l, raw, text, agent_body(l, bare, text), FRN_USE_BODY, 0);
    else
        add_forms(l, raw, text, code_actor(l, bare), FRN_USE_NAME, 0);
}

/* "!PERSON! = MAN, WOMAN": what may stand in place of !PERSON!. */
static bool read_set(loading *l, frn_slice line)
{
    size_t equals = frn_slice_find(line, '=', 0);
    frn_slice name = frn_slice_trim(frn_slice_sub(line, 0, equals));

    if (line.ptr[0] != '!' || equals == line.len)
        return false;
    if (l->sets == MOST_SETS || name.len < 3 || name.ptr[name.len - 1] != '!') {
        refuse(l, FRN_DICTIONARY_ENTRY, l->line, "not a set:", line);
        return true;
    }
    l->set[l->sets] = name;
    l->set_words[l->sets++] = frn_slice_sub(line, equals + 1, line.len);
    return true;
}

static void add_agents(loading *l, frn_slice raw, frn_slice code)
{
    for (uint32_t i = 0; i < l->sets; i++) {
        size_t at = frn_slice_search(raw, l->set[i]);
        frn_slice rest = l->set_words[i], word;
        if (at >= raw.len)
            continue;
        while (frn_slice_split(&rest, ',', &word)) {
            frn_slice whole =
                frn_arena_printf(&l->lexicon->arena, "%.*s%.*s%.*s_", (int)at, raw.ptr,
                                 FRN_ARG(frn_slice_trim(word)),
                                 FRN_ARG(frn_slice_sub(raw, at + l->set[i].len, raw.len)));
            if (whole.ptr)
                add_agent(l, whole, code);
            else
                l->failed = true;
        }
        return;
    }
    if (frn_slice_find(raw, '!', 0) < raw.len)
        refuse(l, FRN_DICTIONARY_ENTRY, l->line, "a set that no line defines:", raw);
    else
        add_agent(l, raw, code);
}

/* With a "_" after it: no other forms are to be made of it. */
static frn_slice closed(loading *l, frn_slice word)
{
    frn_slice out = frn_arena_printf(&l->lexicon->arena, "%.*s_", FRN_ARG(word));

    if (out.ptr)
        return out;
    l->failed = true;
    return (frn_slice){"", 0};
}

static void read_agent_line(loading *l, frn_slice line)
{
    frn_slice before, code, plural;
    size_t brace;

    line = frn_slice_trim(line);
    if (read_set(l, line))
        return;
    if (!frn_dictionary_brackets(&line, &before, &code) || !before.len || !code.len) {
        refuse(l, FRN_DICTIONARY_ENTRY, l->line, "no code for", line);
        return;
    }
    brace = frn_slice_find(before, '{', 0);
    if (brace == before.len) {
        add_agents(l, before, code);
        return;
    }
    plural = frn_slice_sub(before, brace + 1, frn_slice_find(before, '}', brace));
    before = frn_slice_trim(frn_slice_sub(before, 0, brace));
    if (before.len && before.ptr[before.len - 1] != '_') /* its plural is given */
        before = closed(l, before);
    add_agents(l, before, code);
    while (plural.len && frn_slice_split(&plural, ' ', &before)) {
        if (before.len)
            add_agents(l, closed(l, before), code);
    }
}

frn_status frn_dictionary_read(frn_lexicon *lexicon, frn_dictionary_kind kind, frn_slice bytes,
                               uint32_t layer, const frn_diag_sink *sink, frn_slice file)
{
    loading l = {.lexicon = lexicon, .sink = sink, .file = file, .layer = layer};
    entry *e = calloc(1, sizeof *e);
    frn_slice line;

    if (!e)
        return FRN_E_MEMORY;
    know_earlier(&l);
    while (!l.failed && frn_dictionary_line(&bytes, &line)) {
        l.line++;
        if (!frn_slice_trim(line).len)
            continue;
        if (kind == FRN_DICTIONARY_AGENTS)
            read_agent_line(&l, line);
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
