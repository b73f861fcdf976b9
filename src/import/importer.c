#include "import/reader.h"

#include <stdlib.h>

enum { HEAD = 1 << 16, AT_ONCE = 16 << 20 }; /* a larger file is streamed, in little memory */

/* ---- the table ---- */

static const frn_import_format formats[] = {
    {"icews", "ICEWS coded events, 20 columns with a header", frn_is_icews, &frn_read_icews, true},
    {"gdelt1", "GDELT 1.0 events, 58 (to March 2013: 57) columns", frn_is_gdelt1, &frn_read_gdelt1,
     false},
    {"gdelt2", "GDELT 2.0 events, 61 columns", frn_is_gdelt2, &frn_read_gdelt2, false},
    {"mentions", "GDELT 2.0 mentions: with the event files, who reported what", frn_is_mentions,
     &frn_read_mentions, false},
    {"polecat", "POLECAT, 40 columns with a header", frn_is_polecat, &frn_read_polecat, true},
    {"phoenix", "Phoenix, 26 columns", frn_is_phoenix, &frn_read_phoenix, true},
    {"petrarch", "PETRARCH events: date, source, target, code, ...", frn_is_petrarch,
     &frn_read_petrarch, false},
    {"tabari", "TABARI events: YYMMDD, source, target, code, label, record", frn_is_tabari,
     &frn_read_tabari, false},
    {"tkg", "temporal knowledge graph: subject, relation, object, time", frn_is_tkg, &frn_read_tkg,
     false},
    {"plover", "PLOVER records as JSON", frn_is_plover, &frn_read_plover, false},
    {"mid", "Correlates of War, dyadic militarised disputes", frn_is_mid, &frn_read_mid, false},
    {"atop", "ATOP alliances, dyad by year", frn_is_atop, &frn_read_atop, false},
    {"rivalries", "strategic rivalries (Thompson)", frn_is_rivalries, &frn_read_rivalries, false},
    {"ucdp", "UCDP/PRIO armed conflicts", frn_is_ucdp, &frn_read_ucdp, false},
    {"ged", "UCDP georeferenced events", frn_is_ged, &frn_read_ged, false},
    {"acled", "ACLED events", frn_is_acled, &frn_read_acled, false},
    {"events", "a table with the columns date, source, target and goldstein or cameo",
     frn_is_events, &frn_read_events, true},
    {"csv", "any table, its columns named with --columns", frn_is_csv, &frn_read_csv, true},
    {"claims", "our own claims as JSON lines", frn_is_claims, &frn_read_claims, false},
};

const frn_import_format *frn_import_format_at(size_t i)
{
    return i < sizeof formats / sizeof *formats ? &formats[i] : NULL;
}

const frn_import_format *frn_import_find(frn_slice name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (frn_slice_is(name, formats[i].name))
            return &formats[i];
    return NULL;
}

const frn_import_format *frn_import_recognise(frn_slice head)
{
    const frn_import_format *best = NULL;
    int most = 0;

    if (head.len == 0 || memchr(head.ptr, 0, head.len < 512 ? head.len : 512))
        return NULL;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        int sure = formats[i].recognise(head);
        if (sure > most) {
            most = sure;
            best = &formats[i];
        }
    }
    return best;
}

static size_t read_head(frn_input *input, char *to)
{
    size_t len = 0, got;

    while (len < HEAD && (got = frn_input_read(input, to + len, HEAD - len)) > 0)
        len += got;
    return len;
}

const frn_import_format *frn_import_recognise_file(const char *path)
{
    const frn_diag_sink silent = {0};
    const frn_import_format *format = NULL;
    frn_input *input;
    char *head;

    if (strcmp(path, "-") == 0 || frn_input_open(&input, path, &silent, NULL) != FRN_OK)
        return NULL;
    head = malloc(HEAD);
    if (head && frn_input_next(input))
        format = frn_import_recognise(frn_slice_make(head, read_head(input, head)));
    free(head);
    frn_input_close(input);
    return format;
}

/* ---- opening and closing ---- */

frn_status frn_import_open(frn_importer **out, const frn_import_options *options,
                           frn_claim_sink sink, const frn_diag_sink *diag, frn_error *err)
{
    static const frn_diag_sink silent = {0};
    const char *as = options ? options->as : NULL;
    frn_importer *im;
    frn_status status;

    if (as && strcmp(as, "auto") != 0 && !frn_import_find(frn_slice_of(as)))
        return frn_fail(err, FRN_E_NOT_FOUND, "there is no event format called '%s'", as);
    im = calloc(1, sizeof *im);
    if (!im)
        return frn_no_memory(err);
    if (options)
        im->options = *options;
    im->sink = sink;
    im->diag = diag ? diag : &silent;
    status = frn_cameo_load(&im->cameo, err);
    if (status == FRN_OK)
        status = frn_import_actors_open(&im->actors, &im->options, im->diag, err);
    if (status != FRN_OK) {
        frn_import_close(im);
        return status;
    }
    *out = im;
    return FRN_OK;
}

void frn_import_close(frn_importer *im)
{
    if (!im)
        return;
    frn_cameo_free(im->cameo);
    frn_import_actors_close(im->actors);
    frn_import_held_free(im->held);
    frn_arena_free(&im->file_arena);
    frn_arena_free(&im->row_arena);
    frn_map_free(&im->seen);
    frn_map_free(&im->mirrors);
    free(im);
}

const frn_import_counts *frn_import_counted(const frn_importer *im)
{
    return &im->counts;
}

const frn_import_format *frn_import_format_of(const frn_importer *im)
{
    return im->format;
}

/* ---- one member ---- */

static int find_column(const frn_importer *im, const char *names)
{
    frn_slice list = frn_slice_of(names), name;

    while (frn_slice_split(&list, '|', &name))
        for (size_t i = 0; i < im->cells && i < FRN_MOST_CELLS; i++)
            if (frn_slice_eq_nocase(frn_slice_trim(im->cell[i]), name))
                return (int)i;
    return -1;
}

static frn_status take_header(frn_importer *im, const frn_import_reader *reader, frn_error *err)
{
    im->header_done = true;
    for (int i = 0; reader->columns[i]; i++) {
        im->column[i] = find_column(im, reader->columns[i]);
        if (im->column[i] < 0 && i < reader->required) {
            frn_diag_tell(im->diag, FRN_IMPORT_HEADER, im->name, 1, 0, "'%s'", reader->columns[i]);
            return frn_fail_at(err, FRN_E_INPUT, NULL, 1,
                               "the header has no column '%s'; is it %s?", reader->columns[i],
                               im->format->name);
        }
    }
    return FRN_OK;
}

static bool has_right_width(frn_importer *im, const frn_import_reader *reader, frn_slice record,
                            uint64_t line)
{
    if (im->cells > FRN_MOST_CELLS || (reader->most && im->cells > reader->most))
        frn_import_trouble(im, FRN_TROUBLE_LONG, line, record);
    else if (im->cells < reader->least)
        frn_import_trouble(im, FRN_TROUBLE_SHORT, line, record);
    else
        return true;
    return false;
}

static frn_status take_record(void *ctx, frn_slice record, uint64_t line, frn_error *err)
{
    frn_importer *im = ctx;
    const frn_import_reader *reader = im->format->reader;

    frn_arena_reset(&im->row_arena);
    if (reader->record) {
        im->counts.rows++;
        im->rows_here++;
        return reader->record(im, record, line, err);
    }
    if (frn_slice_trim(record).len == 0)
        return FRN_OK;
    FRN_TRY(frn_import_cut(im, record, reader->separator, reader->mode == FRN_ROWS_QUOTED, err));
    if (reader->columns && !im->header_done)
        return take_header(im, reader, err);
    im->counts.rows++;
    im->rows_here++;
    if (!has_right_width(im, reader, record, line))
        return FRN_OK;
    return reader->row(im, line, err);
}

static frn_status begin(frn_importer *im, const frn_import_format *format, frn_slice name,
                        frn_error *err)
{
    frn_arena_reset(&im->file_arena);
    im->format = format;
    im->name = frn_arena_copy(&im->file_arena, name);
    im->header_done = false;
    im->state = NULL;
    im->rows_here = im->repeated_here = 0;
    im->claims_before = im->counts.claims;
    memset(im->told, 0, sizeof im->told);
    memset(im->column, 0xff, sizeof im->column);
    im->counts.files++;
    if (!im->name.ptr)
        return frn_no_memory(err);
    return format->reader->begin ? format->reader->begin(im, err) : FRN_OK;
}

/* Rows that were told; a bad number alone does not cost its row. */
static uint64_t troubled(const frn_importer *im)
{
    uint64_t sum = 0;

    for (int i = 0; i < FRN_TROUBLE_COUNT; i++)
        sum += i == FRN_TROUBLE_NUMBER ? 0 : im->told[i];
    return sum;
}

static void summarise(frn_importer *im)
{
    if (im->repeated_here)
        frn_diag_tell(im->diag, FRN_IMPORT_REPEATED, im->name, 0, 0, "%llu of %llu rows%s",
                      (unsigned long long)im->repeated_here, (unsigned long long)im->rows_here,
                      im->options.keep_repeats ? ", kept" : "");
    for (int i = 0; i < FRN_TROUBLE_COUNT; i++)
        if (im->told[i] > 5)
            frn_diag_tell(im->diag, FRN_IMPORT_MORE, im->name, 0, 0, "%llu rows in all",
                          (unsigned long long)im->told[i]);
    if (im->rows_here && im->counts.claims == im->claims_before && troubled(im) >= im->rows_here)
        frn_diag_tell(im->diag, FRN_IMPORT_NOTHING, im->name, 0, 0, "%llu rows read as %s",
                      (unsigned long long)im->rows_here, im->format->name);
}

static const frn_import_format *choose(frn_importer *im, frn_slice head, frn_slice name)
{
    const frn_import_format *format;

    if (im->options.as && strcmp(im->options.as, "auto") != 0)
        return frn_import_find(frn_slice_of(im->options.as));
    format = frn_import_recognise(head);
    if (format)
        frn_diag_tell(im->diag, FRN_IMPORT_RECOGNISED, name, 0, 0, "%s", format->name);
    return format;
}

static frn_rows rows_of(frn_importer *im)
{
    return (frn_rows){.mode = im->format->reader->mode,
                      .fn = take_record,
                      .ctx = im,
                      .diag = im->diag,
                      .name = im->name};
}

static frn_status unknown(frn_importer *im, frn_slice name, frn_error *err)
{
    frn_diag_tell(im->diag, FRN_IMPORT_UNKNOWN, name, 0, 0, "%s", "name one with --as");
    return frn_fail(err, FRN_E_INPUT, "%.*s is in no event format that is known", FRN_ARG(name));
}

frn_status frn_import_bytes(frn_importer *im, const frn_import_format *as, frn_slice name,
                            frn_slice bytes, frn_error *err)
{
    frn_rows rows;
    frn_status status;

    if (!as)
        as = choose(im, frn_slice_sub(bytes, 0, HEAD), name);
    if (!as)
        return unknown(im, name, err);
    FRN_TRY(begin(im, as, name, err));
    rows = rows_of(im);
    status = frn_rows_bytes(&rows, bytes, err);
    summarise(im);
    return status;
}

static frn_status take_member(frn_importer *im, frn_input *input, char *head, frn_error *err)
{
    const frn_import_format *format;
    frn_slice name = frn_input_name(input), bytes;
    frn_rows rows;
    frn_status status;

    if (frn_input_mapped(input, &bytes) && bytes.len <= AT_ONCE)
        return frn_import_bytes(im, NULL, name, bytes, err);
    bytes = frn_slice_make(head, read_head(input, head));
    format = choose(im, bytes, name);
    if (!format)
        return unknown(im, name, err);
    FRN_TRY(begin(im, format, name, err));
    rows = rows_of(im);
    status = frn_rows_input(&rows, bytes, input, err);
    summarise(im);
    return status;
}

frn_status frn_import_file(frn_importer *im, const char *path, frn_error *err)
{
    frn_input *input;
    frn_status status = FRN_OK;
    char *head;

    FRN_TRY(frn_input_open(&input, path, im->diag, err));
    im->path = path;
    head = malloc(HEAD);
    if (!head)
        status = frn_no_memory(err);
    while (status == FRN_OK && frn_input_next(input))
        status = take_member(im, input, head, err);
    free(head);
    im->path = NULL;
    frn_input_close(input);
    return status;
}
