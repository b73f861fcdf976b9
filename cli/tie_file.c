#include "tie_file.h"

#include <stdlib.h>
#include <string.h>

#include "feed.h"
#include "store.h"

static const char magic[] = "frenemy-ties\t";

bool cli_is_tie_file(const char *path)
{
    char head[sizeof magic - 1];
    FILE *file = fopen(path, "rb");
    size_t len = file ? fread(head, 1, sizeof head, file) : 0;

    if (file)
        (void)fclose(file);
    return len == sizeof head && memcmp(head, magic, len) == 0;
}

/* ---- a file as a set of documents ---- */

typedef struct block { /* "document<tab>digest<tab>name", then its ties */
    frn_slice digest, text;
} block;

typedef struct tie_file {
    frn_arena arena;
    frn_slice head; /* the first line */
    FRN_VEC(block) block;
} tie_file;

static void free_file(tie_file *f)
{
    frn_arena_free(&f->arena);
    frn_vec_free(&f->block);
}

static int by_digest(const void *left, const void *right)
{
    const block *x = left, *y = right;
    int order = frn_slice_cmp(x->digest, y->digest);

    return order ? order : frn_slice_cmp(y->text, x->text); /* of two readings the greater stays */
}

/* Sorts; of each document one reading stays. */
static void settle(tie_file *f)
{
    size_t n = 0;

    if (f->block.len)
        qsort(f->block.at, f->block.len, sizeof *f->block.at, by_digest);
    for (size_t i = 0; i < f->block.len; i++)
        if (n == 0 || !frn_slice_eq(f->block.at[i].digest, f->block.at[n - 1].digest))
            f->block.at[n++] = f->block.at[i];
    f->block.len = n;
}

static bool take_blocks(tie_file *f, frn_slice text)
{
    static const frn_slice mark = {"document\t", 9};

    while (text.len) {
        size_t next = frn_slice_search(frn_slice_sub(text, 1, text.len), FRN_LIT("\ndocument\t"));
        size_t end = next + 2 > text.len ? text.len : next + 2;
        frn_slice one = frn_slice_sub(text, 0, end);

        if (!frn_slice_starts(one, mark) || one.len < mark.len + 33 ||
            !frn_vec_push(&f->block, ((block){frn_slice_sub(one, mark.len, mark.len + 32), one})))
            return false;
        text = frn_slice_sub(text, end, text.len);
    }
    return true;
}

static frn_status read_file(tie_file *f, cli *c, const char *path, frn_error *err)
{
    frn_input *input;
    frn_slice text = {0}, head = {0};
    frn_status status;

    FRN_TRY(frn_input_open(&input, path, &c->sink, err));
    status = frn_input_next(input) ? frn_input_all(&text, input, 0, err) : FRN_OK;
    if (status == FRN_OK) {
        text = frn_arena_copy(&f->arena, text);
        status = text.ptr ? FRN_OK : frn_no_memory(err);
    }
    frn_input_close(input);
    if (status != FRN_OK)
        return status;
    (void)frn_slice_split(&text, '\n', &head);
    if (f->head.len && !frn_slice_eq(head, f->head))
        return frn_fail_at(err, FRN_E_INPUT, path, 1,
                           "the tie files were made with different options: '%.*s' and '%.*s'",
                           FRN_ARG(f->head), FRN_ARG(head));
    f->head = head;
    return take_blocks(f, text)
               ? FRN_OK
               : frn_fail_at(err, FRN_E_INPUT, path, 2, "the tie file is damaged: make it again");
}

static int write_file(const tie_file *f, const char *path)
{
    frn_buf buf = {0};
    int code;

    frn_buf_add(&buf, f->head);
    frn_buf_byte(&buf, '\n');
    for (size_t i = 0; i < f->block.len; i++)
        frn_buf_add(&buf, f->block.at[i].text);
    code = buf.failed ? CLI_LIMIT : cli_write(path, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return code == CLI_OK ? -1 : code;
}

/* ---- making one ---- */

static void write_head(frn_buf *buf, const cli_inputs *in)
{
    frn_buf_printf(buf, "%s1\t%s\t%s\t", magic, in->roll_up ? in->roll_up : "state",
                   in->issue_by ? in->issue_by : "both");
    frn_buf_tsv(buf, frn_slice_of(in->according_to ? in->according_to : ""));
}

typedef struct saving {
    tie_file file;
    frn_tie_options options;
    frn_ties *ties; /* of the file being read */
    char digest[33];
    frn_slice name;
    uint64_t ref;
} saving;

static frn_status begin_file(void *ctx, const char *path, bool *skip, frn_error *err)
{
    saving *s = ctx;
    const char *name = strrchr(path, '/');
    frn_digest digest;

    *skip = false;
    FRN_TRY(cli_digest_file(&digest, path, err));
    frn_digest_hex(digest, s->digest);
    s->name = frn_slice_of(name ? name + 1 : path);
    return frn_ties_open(&s->ties, &s->options, err);
}

static frn_status take_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    saving *s = ctx;

    return frn_ties_add(s->ties, claim, s->ref++, err);
}

static frn_status end_file(void *ctx, bool ok, frn_error *err)
{
    saving *s = ctx;
    frn_buf buf = {0};
    frn_slice text;
    frn_status status = FRN_OK;

    if (ok) {
        frn_buf_printf(&buf, "document\t%s\t", s->digest);
        frn_buf_tsv(&buf, s->name);
        frn_buf_byte(&buf, '\n');
        status = frn_ties_write(&buf, s->ties, err);
        text = frn_arena_copy(&s->file.arena, frn_buf_slice(&buf));
        if (status == FRN_OK && (!text.ptr || !take_blocks(&s->file, text)))
            status = frn_no_memory(err);
    }
    frn_buf_free(&buf);
    frn_ties_free(s->ties);
    s->ties = NULL;
    return status;
}

int cli_tie_file_save(cli *c, const char *verb, const cli_inputs *in, const char *path,
                      char **files, int count)
{
    cli_ties made = {0};
    saving s = {.ties = NULL};
    cli_feed feed = {
        .sink = {take_claim, &s}, .file = begin_file, .file_done = end_file, .ctx = &s};
    frn_buf head = {0};
    frn_error err = {0};
    int code;

    if (in->since || in->until || in->window || in->half_life > 0 || in->ledger)
        return cli_usage_error(verb, "--save keeps every day: name spans, windows and half-lives "
                                     "when the tie file is asked");
    code = cli_tie_options_of(&made, &s.options, verb, c, in);
    if (code < 0)
        code = cli_feed_options_of(&feed.options, verb, in);
    if (code < 0) {
        s.options.window = FRN_WINDOW_DAY;
        s.options.no_evidence = s.options.list_speakers = true;
        feed.options.no_documents = true;
        write_head(&head, in);
        s.file.head = frn_buf_slice(&head);
        if (cli_feed_files(&feed, c, files, count, &err) != FRN_OK)
            code = cli_fail(&err);
    }
    settle(&s.file);
    if (code < 0)
        code = write_file(&s.file, path);
    frn_buf_free(&head);
    frn_ties_free(s.ties);
    free_file(&s.file);
    cli_ties_free(&made);
    return code;
}

/* ---- asking and adding up ---- */

static int read_all(tie_file *f, cli *c, char **files, int count)
{
    frn_error err = {0};

    for (int i = 0; i < count; i++)
        if (read_file(f, c, files[i], &err) != FRN_OK)
            return cli_fail(&err);
    settle(f);
    return -1;
}

int cli_tie_file_load(frn_ties *ties, cli *c, const char *verb, const cli_inputs *in, char **files,
                      int count)
{
    tie_file f = {.head = {0}};
    frn_buf head = {0};
    frn_error err = {0};
    int code = read_all(&f, c, files, count);

    write_head(&head, in);
    if (code < 0 && !frn_slice_eq(f.head, frn_buf_slice(&head)))
        code = cli_usage_error(verb,
                               "the tie file was made with other --roll-up, --issue-by or "
                               "--according-to: its first line is '%.*s'",
                               FRN_ARG(f.head));
    for (size_t i = 0; code < 0 && i < f.block.len; i++) {
        frn_slice text = f.block.at[i].text, line;
        (void)frn_slice_split(&text, '\n', &line);
        if (frn_ties_read(ties, text, &err) != FRN_OK)
            code = cli_fail(&err);
    }
    frn_buf_free(&head);
    free_file(&f);
    return code;
}

int cli_tie_file_merge(cli *c, const char *path, char **files, int count)
{
    tie_file f = {.head = {0}};
    char *there[] = {(char *)(uintptr_t)path};
    int code = read_all(&f, c, files, count);

    if (code < 0 && cli_is_tie_file(path))
        code = read_all(&f, c, there, 1);
    if (code < 0)
        code = write_file(&f, path);
    free_file(&f);
    return code;
}
