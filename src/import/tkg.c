/* Temporal knowledge graphs made of ICEWS: subject, relation, object, time between tabs. With names
 * the time is a date; with ids it counts hours from the data set's first day (options.first_day)
 * and entity2id.txt, relation2id.txt stand beside the file. Relations are CAMEO names. */
#include <stdio.h>

#include "import/reader.h"

enum { SUBJECT, RELATION, OBJECT, TIME };

typedef struct name_list {
    frn_slice *at; /* [id] */
    uint32_t count;
} name_list;

typedef struct dictionaries {
    bool looked;
    name_list entity, relation;
} dictionaries;

/* "name TAB id" lines; '_' reads as a blank. */
static frn_status take_names(frn_importer *im, frn_slice text, name_list *out, frn_error *err)
{
    frn_slice line, all = text;
    uint32_t most = 0;

    while (frn_slice_split(&all, '\n', &line))
        most++;
    out->at = FRN_NEW_ARRAY(&im->file_arena, frn_slice, (size_t)most + 1);
    if (!out->at)
        return frn_no_memory(err);
    out->count = most;
    while (frn_slice_split(&text, '\n', &line)) {
        frn_slice name = {0}, id = {0};
        int64_t number;
        char *bytes;

        if (!frn_slice_split(&line, '\t', &name) || !frn_slice_split(&line, '\t', &id) ||
            !frn_slice_int(id, &number) || number < 0 || number >= most)
            continue;
        name = frn_slice_trim(name);
        bytes = frn_arena_alloc(&im->file_arena, name.len + 1);
        if (!bytes)
            return frn_no_memory(err);
        for (size_t i = 0; i < name.len; i++)
            bytes[i] = name.ptr[i] == '_' ? ' ' : name.ptr[i];
        out->at[number] = frn_slice_make(bytes, name.len);
    }
    return FRN_OK;
}

static frn_status read_beside(frn_importer *im, const char *file, name_list *out, frn_error *err)
{
    const char *slash = im->path ? strrchr(im->path, '/') : NULL;
    char path[4096];
    frn_input *input;
    frn_slice bytes;
    frn_status status = FRN_OK;
    int len = snprintf(path, sizeof path, "%.*s%s", slash ? (int)(slash - im->path) + 1 : 0,
                       im->path ? im->path : "", file);

    if (len < 0 || (size_t)len >= sizeof path || !im->path ||
        frn_input_open(&input, path, im->diag, NULL) != FRN_OK) {
        frn_diag_tell(im->diag, FRN_IMPORT_DICTIONARY, im->name, 0, 0, "%s", file);
        return FRN_OK;
    }
    if (frn_input_next(input)) {
        status = frn_input_all(&bytes, input, 1u << 28, err);
        if (status == FRN_OK)
            status = take_names(im, bytes, out, err);
    }
    frn_input_close(input);
    return status;
}

static frn_status dictionary(frn_importer *im, dictionaries **out, frn_error *err)
{
    dictionaries *d = im->state;

    if (!d) {
        d = im->state = FRN_NEW(&im->file_arena, dictionaries);
        if (!d)
            return frn_no_memory(err);
    }
    *out = d;
    if (d->looked)
        return FRN_OK;
    d->looked = true;
    FRN_TRY(read_beside(im, "entity2id.txt", &d->entity, err));
    return read_beside(im, "relation2id.txt", &d->relation, err);
}

static frn_slice name_of(const name_list *names, frn_slice id)
{
    int64_t number;

    if (frn_slice_int(id, &number) && number >= 0 && number < names->count)
        return names->at[number];
    return frn_slice_make("", 0);
}

static frn_status by_ids(frn_importer *im, frn_event *e, frn_slice *relation, frn_error *err)
{
    dictionaries *d = NULL;
    int64_t hours;

    FRN_TRY(dictionary(im, &d, err));
    e->source.name = name_of(&d->entity, im->cell[SUBJECT]);
    *relation = name_of(&d->relation, im->cell[RELATION]);
    e->target.name = name_of(&d->entity, im->cell[OBJECT]);
    if (frn_slice_int(im->cell[TIME], &hours) && hours >= 0 && hours < 24 * 366 * 1000 &&
        im->options.first_day)
        e->date = im->options.first_day + (frn_date)(hours / 24);
    return FRN_OK;
}

static frn_status row(frn_importer *im, uint64_t line, frn_error *err)
{
    frn_event e = FRN_EVENT_INIT;
    frn_slice relation = frn_import_cell(im, RELATION);
    const frn_cameo *code;

    e.line = line;
    if (frn_import_digits(frn_slice_trim(im->cell[SUBJECT]), 1, 9)) {
        FRN_TRY(by_ids(im, &e, &relation, err));
        if (!im->options.first_day) {
            frn_import_trouble(im, FRN_TROUBLE_DATE, line,
                               FRN_LIT("hours from a first day that --date does not name"));
            return FRN_OK;
        }
    } else {
        e.date = frn_date_parse(frn_import_cell(im, TIME));
        e.source.name = frn_import_cell(im, SUBJECT);
        e.target.name = frn_import_cell(im, OBJECT);
    }
    code = frn_cameo_named(im->cameo, relation);
    if (!code)
        code = frn_cameo_find(im->cameo, relation);
    if (!code) {
        frn_import_trouble(im, FRN_TROUBLE_CODE, line,
                           relation.len ? relation : im->cell[RELATION]);
        return FRN_OK;
    }
    e.code = code->code;
    e.text = relation;
    return frn_import_emit(im, &e, err);
}

const frn_import_reader frn_read_tkg = {
    .mode = FRN_ROWS_LINES, .separator = '\t', .least = 4, .most = 5, .row = row};

int frn_is_tkg(frn_slice head)
{
    frn_slice line = frn_import_line(head, 0), cell[5] = {{0}};
    size_t count = 0;

    while (count < 5 && frn_slice_split(&line, '\t', &cell[count]))
        count++;
    if (count < 4 || line.ptr)
        return 0;
    for (size_t i = 0; i < count; i++)
        cell[i] = frn_slice_trim(cell[i]);
    if (count == 4 && cell[3].len == 10 && cell[3].ptr[4] == '-' &&
        frn_date_parse(cell[3]) != FRN_NO_DATE)
        return 80;
    for (size_t i = 0; i < 4; i++)
        if (!frn_import_digits(cell[i], 1, 7))
            return 0;
    return count == 5 && frn_slice_is(cell[4], "-1") ? 80 : 60;
}
