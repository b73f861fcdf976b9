/* The rows of the lexicon files: one function a kind of file. */
#include "base/hash.h"
#include "claim/lexicon_internal.h"

enum { MOST_COLUMNS = 24 };

typedef struct reading {
    frn_lexicon *lexicon;
    const frn_diag_sink *sink;
    frn_slice file;
    uint64_t line;
    uint32_t layer;
    frn_slice column[MOST_COLUMNS]; /* names from the header line */
    frn_slice field[MOST_COLUMNS];  /* of the row at hand */
    uint32_t columns, fields;
    bool failed; /* no memory */
} reading;

typedef void row_reader(reading *r);

static frn_slice field(const reading *r, const char *name)
{
    for (uint32_t i = 0; i < r->columns && i < r->fields; i++) {
        if (frn_slice_is(r->column[i], name))
            return r->field[i];
    }
    return (frn_slice){"", 0};
}

static void complain(reading *r, frn_message message, const char *what, frn_slice value)
{
    frn_diag_tell(r->sink, message, r->file, r->line, 0, "%s \"%.*s\"", what, FRN_ARG(value));
}

static bool read_span(reading *r, frn_span *out)
{
    frn_slice from = field(r, "from"), to = field(r, "to");
    frn_span a = FRN_NO_SPAN, b = FRN_NO_SPAN;

    if (from.len) {
        a = frn_span_parse(from);
        if (a.from == FRN_NO_DATE) {
            complain(r, FRN_LEXICON_VALUE, "not a date:", from);
            return false;
        }
    }
    if (to.len) {
        b = frn_span_parse(to);
        if (b.to == FRN_NO_DATE) {
            complain(r, FRN_LEXICON_VALUE, "not a date:", to);
            return false;
        }
    }
    if (a.from != FRN_NO_DATE && b.to != FRN_NO_DATE && b.to < a.from) {
        complain(r, FRN_LEXICON_VALUE, "ends before it begins:", to);
        return false;
    }
    *out = (frn_span){a.from, b.to};
    return true;
}

static bool good_id(frn_slice id)
{
    if (!id.len || id.ptr[0] == '/' || id.ptr[id.len - 1] == '/')
        return false;
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '-' || c == '/' || c == '.' || c == '_'))
            return false;
    }
    return true;
}

static void add_alias(reading *r, frn_slice text, uint32_t row, frn_use use)
{
    frn_lexicon_alias alias = {.row = row, .layer = r->layer, .use = (uint8_t)use};

    text = frn_slice_trim(text);
    if (text.len && text.ptr[text.len - 1] == '?') {
        alias.flags = FRN_ENTRY_WEAK;
        text = frn_slice_trim(frn_slice_sub(text, 0, text.len - 1));
    }
    alias.text = text;
    if (text.len && !r->lexicon->nameless && !frn_vec_push(&r->lexicon->aliases, alias))
        r->failed = true;
}

static void add_aliases(reading *r, frn_slice list, uint32_t row, frn_use use)
{
    frn_slice part;

    while (list.len && frn_slice_split(&list, '|', &part))
        add_alias(r, part, row, use);
}

/* The actor that a field names, defined or not. */
static uint32_t refer(reading *r, frn_slice id)
{
    uint32_t known = frn_intern_count(&r->lexicon->ids);
    uint32_t row = frn_lexicon_actor_put(r->lexicon, id);
    frn_lexicon_reference reference = {row, r->line, r->file};

    if (row == FRN_NONE || (row >= known && !frn_vec_push(&r->lexicon->references, reference)))
        r->failed = true;
    return row;
}

/* The actor of this row with its name and aliases; FRN_NONE when the row cannot be used. */
static uint32_t put_actor(reading *r, frn_actor_kind kind)
{
    frn_slice id = field(r, "id"), name = field(r, "name");
    frn_lexicon_actor *actor;
    frn_span span;
    uint32_t row;

    if (!good_id(id) || !name.len) {
        complain(r, FRN_LEXICON_VALUE, good_id(id) ? "no name for" : "not an id:", id);
        return FRN_NONE;
    }
    if (!read_span(r, &span))
        return FRN_NONE;
    row = frn_lexicon_actor_put(r->lexicon, id);
    if (row == FRN_NONE) {
        r->failed = true;
        return FRN_NONE;
    }
    actor = &r->lexicon->actors.at[row];
    if (r->lexicon->layer.at[row] != r->layer) {
        actor->name = name;
        actor->kind = kind;
        actor->span = kind == FRN_KIND_PERSON ? FRN_NO_SPAN : span;
        r->lexicon->layer.at[row] = r->layer;
    }
    add_alias(r, name, row, FRN_USE_NAME);
    add_aliases(r, field(r, "aliases"), row, FRN_USE_NAME);
    return row;
}

static void put_adjectives(reading *r, uint32_t row)
{
    frn_slice list = field(r, "adjectives"), first = list;

    if (list.len && frn_slice_split(&first, '|', &r->lexicon->adjectives.at[row]))
        add_aliases(r, list, row, FRN_USE_ADJECTIVE);
}

static void put_epithets(reading *r, uint32_t row)
{
    frn_slice list = field(r, "epithets"), part;

    if (list.len)
        r->lexicon->epithets.at[row] = list;
    while (list.len && frn_slice_split(&list, '|', &part)) {
        if (!frn_map_put(&r->lexicon->epithet_words, frn_hash(part), 1, NULL))
            r->failed = true;
    }
}

static void put_code(reading *r, const char *column, frn_code which, uint32_t row)
{
    frn_slice list = field(r, column), part;

    while (list.len && frn_slice_split(&list, '|', &part)) {
        uint32_t *at;
        if (!part.len)
            continue;
        at = frn_map_put(&r->lexicon->codes[which], frn_lexicon_code_key(part), row, NULL);
        if (!at)
            r->failed = true;
        else
            *at = row;
    }
}

static bool is_territory(frn_slice id)
{
    static const char list[] =
        " GRL FRO PRI GUM ASM MNP VIR VGB AIA BMU CYM TCA MSR FLK SHN GIB IMN JEY GGY IOT PCN ABW "
        "CUW SXM ANT NCL PYF GUF GLP MTQ REU MYT SPM MAF BLM WLF COK NIU TKL NFK CXR CCK SJM ALA "
        "HKG MAC ESH ABK SOS PMR NKR DNR LNR SML NCY ";
    char key[8];

    if (id.len != 3)
        return false;
    key[0] = key[4] = ' ';
    memcpy(key + 1, id.ptr, 3);
    return frn_slice_search(FRN_LIT(list), frn_slice_make(key, 5)) < sizeof list - 1;
}

static void read_state(reading *r)
{
    frn_slice kind = field(r, "kind");
    uint32_t row = put_actor(r, kind.len                       ? frn_actor_kind_find(kind)
                                : is_territory(field(r, "id")) ? FRN_KIND_TERRITORY
                                                               : FRN_KIND_STATE);

    if (row == FRN_NONE)
        return;
    put_adjectives(r, row);
    add_aliases(r, field(r, "people"), row, FRN_USE_PEOPLE);
    add_aliases(r, field(r, "capital"), row, FRN_USE_CAPITAL);
    add_aliases(r, field(r, "metonyms"), row, FRN_USE_NAME);
    put_epithets(r, row);
    put_code(r, "iso2", FRN_CODE_ISO2, row);
    put_code(r, "fips", FRN_CODE_FIPS, row);
    put_code(r, "cow", FRN_CODE_COW, row);
    put_code(r, "cameo", FRN_CODE_CAMEO, row);
}

static void read_actor(reading *r)
{
    frn_actor_kind kind = frn_actor_kind_find(field(r, "kind"));
    frn_slice parent = field(r, "parent");
    uint32_t row, above;

    if (kind == FRN_KIND_UNKNOWN) {
        complain(r, FRN_LEXICON_VALUE, "not a kind of actor:", field(r, "kind"));
        return;
    }
    row = put_actor(r, kind);
    if (row == FRN_NONE)
        return;
    put_adjectives(r, row);
    if (!parent.len)
        return;
    if (!good_id(parent)) {
        complain(r, FRN_LEXICON_VALUE, "not an id:", parent);
        return;
    }
    above = refer(r, parent);
    if (above != FRN_NONE)
        r->lexicon->actors.at[row].parent = above;
}

static void read_member(reading *r)
{
    frn_slice member = field(r, "member"), bloc = field(r, "bloc");
    frn_lexicon_member row;

    if (!good_id(member) || !good_id(bloc)) {
        complain(r, FRN_LEXICON_VALUE, "not an id:", good_id(member) ? bloc : member);
        return;
    }
    if (!read_span(r, &row.span))
        return;
    row.member = refer(r, member);
    row.bloc = refer(r, bloc);
    if (!frn_vec_push(&r->lexicon->members, row))
        r->failed = true;
}

static void read_home(reading *r)
{
    frn_slice id = field(r, "id"), home = field(r, "home");
    frn_lexicon_member row = {.span = FRN_NO_SPAN};

    if (!good_id(id) || !good_id(home)) {
        complain(r, FRN_LEXICON_VALUE, "not an id:", good_id(id) ? home : id);
        return;
    }
    row.member = refer(r, id);
    row.bloc = refer(r, home);
    if (!frn_vec_push(&r->lexicon->homes, row))
        r->failed = true;
}

static void read_body(reading *r)
{
    frn_slice id = field(r, "id"), patterns = field(r, "patterns"), first = patterns;
    frn_lexicon_body body = {.id = id, .kind = frn_actor_kind_find(field(r, "kind"))};
    uint32_t row = (uint32_t)r->lexicon->bodies.len, *known;

    if (!good_id(id) || body.kind == FRN_KIND_UNKNOWN || !patterns.len) {
        complain(r, FRN_LEXICON_VALUE, "no id, kind or patterns:", id);
        return;
    }
    known = frn_map_put(&r->lexicon->body_by_id, frn_hash(id), row, NULL);
    if (!known) {
        r->failed = true;
        return;
    }
    row = *known;
    if (!frn_slice_split(&first, '|', &body.name))
        return;
    if (row < r->lexicon->bodies.len)
        r->lexicon->bodies.at[row] = body;
    else if (!frn_vec_push(&r->lexicon->bodies, body))
        r->failed = true;
    add_aliases(r, patterns, row, FRN_USE_BODY);
    add_aliases(r, field(r, "officials"), row, FRN_USE_OFFICIAL);
}

static void read_title(reading *r)
{
    frn_lexicon_title title = {.title = field(r, "title"),
                               .role = field(r, "role"),
                               .organisation = field(r, "organisation"),
                               .kind = field(r, "kind")};

    if (!title.title.len) {
        complain(r, FRN_LEXICON_VALUE, "no title in a row of role", title.role);
        return;
    }
    if (!frn_vec_push(&r->lexicon->titles, title))
        r->failed = true;
    add_alias(r, title.title, (uint32_t)r->lexicon->titles.len - 1, FRN_USE_TITLE);
}

static void read_person(reading *r)
{
    frn_slice organisation = field(r, "organisation");
    frn_lexicon_office office = {.organisation = FRN_NONE, .role = field(r, "role")};

    office.person = put_actor(r, FRN_KIND_PERSON);
    if (office.person == FRN_NONE || !read_span(r, &office.span))
        return;
    if (organisation.len) {
        if (!good_id(organisation)) {
            complain(r, FRN_LEXICON_VALUE, "not an id:", organisation);
            return;
        }
        office.organisation = refer(r, organisation);
    }
    if (!frn_vec_push(&r->lexicon->offices, office) ||
        !frn_vec_push(&r->lexicon->office_layer, r->layer))
        r->failed = true;
}

/* Seas and the like have no state; they still keep "China" in "South China Sea" from being read. */
static void read_place(reading *r)
{
    frn_slice states = field(r, "state"), state = {"", 0};
    uint32_t row = FRN_NONE;

    if (states.len && frn_slice_split(&states, '|', &state) && state.len) {
        if (!good_id(state)) {
            complain(r, FRN_LEXICON_VALUE, "not the id of a state:", state);
            return;
        }
        row = refer(r, state);
    }
    add_alias(r, field(r, "name"), row, FRN_USE_PLACE);
    add_aliases(r, field(r, "aliases"), row, FRN_USE_PLACE);
}

static void read_given(reading *r)
{
    frn_slice gender = field(r, "gender"), list = field(r, "names"), part;
    frn_given given = frn_slice_is(gender, "female") ? FRN_GIVEN_FEMALE
                      : frn_slice_is(gender, "male") ? FRN_GIVEN_MALE
                                                     : FRN_GIVEN_ANY;

    while (list.len && frn_slice_split(&list, '|', &part)) {
        frn_lexicon_alias alias = {.text = frn_slice_trim(part), .row = given, .layer = r->layer};
        alias.use = FRN_LEXICON_GIVEN_NAME;
        if (alias.text.len && !frn_vec_push(&r->lexicon->aliases, alias))
            r->failed = true;
    }
}

static bool find_class(frn_slice text, uint32_t *out)
{
    static const char *const text_of[FRN_WORD_CLASSES] = {
        "organisation", "site",     "event",       "time", "stop",
        "direction",    "particle", "description", "pair", "stance"};

    for (uint32_t i = 0; i < FRN_WORD_CLASSES; i++) {
        if (frn_slice_is(text, text_of[i])) {
            *out = i;
            return true;
        }
    }
    return false;
}

static bool find_stance(frn_slice text, uint32_t *out)
{
    for (uint32_t i = 1; i < FRN_STANCE_COUNT; i++) {
        if (frn_slice_is(text, frn_stance_text((frn_stance)i))) {
            *out = i;
            return true;
        }
    }
    return false;
}

static void read_words(reading *r)
{
    frn_slice list = field(r, "words"), kind = field(r, "kind"), part;
    uint32_t word_class, value;

    if (!find_class(field(r, "class"), &word_class)) {
        complain(r, FRN_LEXICON_VALUE, "not a class of words:", field(r, "class"));
        return;
    }
    value = (uint32_t)frn_actor_kind_find(kind);
    if (word_class == FRN_WORD_STANCE ? !find_stance(kind, &value) : kind.len && !value) {
        complain(r, FRN_LEXICON_VALUE, "not a kind:", kind);
        return;
    }
    while (list.len && frn_slice_split(&list, '|', &part)) {
        frn_lexicon_alias alias = {.text = frn_slice_trim(part), .row = word_class << 8 | value};
        alias.use = FRN_LEXICON_CLASS;
        if (alias.text.len && !frn_vec_push(&r->lexicon->aliases, alias))
            r->failed = true;
    }
}

typedef struct table_kind {
    const char *path;  /* a file, or a folder with its slash */
    const char *first; /* the column that its header must have */
    row_reader *read;
} table_kind;

static const table_kind TABLES[] = {
    {"actors/states.tsv", "iso2", read_state}, {"actors/members.tsv", "bloc", read_member},
    {"actors/homes.tsv", "home", read_home},   {"actors/bodies.tsv", "patterns", read_body},
    {"actors/", "kind", read_actor},           {"persons/", "role", read_person},
    {"titles.tsv", "title", read_title},       {"places.tsv", "state", read_place},
    {"given-names.tsv", "names", read_given},  {"name-words.tsv", "words", read_words},
};

static const table_kind *find_table(frn_slice path)
{
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        frn_slice want = frn_slice_of(TABLES[i].path);
        if (frn_slice_eq(path, want) ||
            (want.ptr[want.len - 1] == '/' && frn_slice_starts(path, want)))
            return &TABLES[i];
    }
    return NULL;
}

/* Splits a line at its tabs; false when it has more fields than there is room for. */
static bool split_line(frn_slice line, frn_slice *out, uint32_t most, uint32_t *count)
{
    frn_slice part;

    *count = 0;
    while (frn_slice_split(&line, '\t', &part)) {
        if (*count == most)
            return false;
        out[(*count)++] = frn_slice_trim(part);
    }
    return true;
}

static bool read_header(reading *r, const table_kind *table, frn_slice line)
{
    if (split_line(line, r->column, MOST_COLUMNS, &r->columns)) {
        for (uint32_t i = 0; i < r->columns; i++) {
            if (frn_slice_is(r->column[i], table->first))
                return true;
        }
    }
    frn_diag_tell(r->sink, FRN_LEXICON_HEADER, r->file, r->line, 0, "no column \"%s\"",
                  table->first);
    return false;
}

static void read_row(reading *r, const table_kind *table, frn_slice line)
{
    if (!split_line(line, r->field, MOST_COLUMNS, &r->fields) || r->fields > r->columns ||
        r->fields < 2) {
        frn_diag_tell(r->sink, FRN_LEXICON_COLUMNS, r->file, r->line, 0, "%u fields, %u columns",
                      (unsigned)r->fields, (unsigned)r->columns);
        return;
    }
    table->read(r);
}

frn_status frn_lexicon_read(frn_lexicon *lexicon, frn_slice path, frn_slice bytes, uint32_t layer,
                            const frn_diag_sink *sink, frn_slice file)
{
    reading r = {.lexicon = lexicon, .sink = sink, .file = file, .layer = layer};
    const table_kind *table = find_table(path);
    frn_slice line;

    if (!table)
        return FRN_OK;
    if (frn_slice_starts(bytes, FRN_LIT("\xEF\xBB\xBF")))
        bytes = frn_slice_sub(bytes, 3, bytes.len);
    while (!r.failed && frn_slice_split(&bytes, '\n', &line)) {
        r.line++;
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        if (!frn_slice_trim(line).len || line.ptr[0] == '#')
            continue;
        if (r.columns)
            read_row(&r, table, line);
        else if (!read_header(&r, table, line))
            return FRN_OK;
    }
    return r.failed ? FRN_E_MEMORY : FRN_OK;
}
