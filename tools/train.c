/* frenemy-train - makes model/english.model from a treebank and word vectors.
 *
 *     frenemy-train TREEBANK_FILE... --vectors FILE -o model/english.model
 *     frenemy-train --score TREEBANK_FILE [--gold-tags] MODEL
 *
 * Same files in the same order, same options: same bytes.
 */
#include "train.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
    "usage: frenemy-train TREEBANK_FILE... [--vectors FILE] -o MODEL [--option N ...]\n"
    "       frenemy-train --score TREEBANK_FILE [--gold-tags] MODEL\n"
    "options: --epochs --drop --word-least --blank --words --seed\n";

/* Writes the words, the exceptions to the rules' lemmas that `before` shows, and the network, and
 * loads it all. */
static frn_status make_model(frn_buf *bytes, frn_model **model, const treebank *bank,
                             const vectors *extra, const frn_model *before, const train_net *net,
                             const train_opts *opts, frn_error *err)
{
    frn_status status;

    frn_buf_clear(bytes);
    status = model_write(bytes, bank, extra, before, net, opts, err);
    return status == FRN_OK ? frn_model_load(model, frn_buf_slice(bytes), err) : status;
}

/* First the words alone; then, with the rules' lemmas known, the exceptions; then the network. */
static frn_status train(frn_buf *bytes, const treebank *bank, const vectors *extra,
                        const train_opts *opts, frn_error *err)
{
    frn_model *plain = NULL, *model = NULL, *made = NULL;
    frn_buf plain_bytes = {0}, model_bytes = {0};
    train_net net = {0};
    frn_status status = make_model(&plain_bytes, &plain, bank, extra, NULL, NULL, opts, err);
    float *vector = NULL;

    if (status == FRN_OK)
        status = make_model(&model_bytes, &model, bank, extra, plain, NULL, opts, err);
    if (status == FRN_OK && frn_intern_count(&extra->words))
        vector = vectors_of_model(extra, model);
    if (status == FRN_OK && ((frn_intern_count(&extra->words) && !vector) ||
                             !train_network(&net, model, bank, vector, opts)))
        status = frn_no_memory(err);
    if (status == FRN_OK)
        status = make_model(bytes, &made, bank, extra, plain, &net, opts, err);
    net_free(&net);
    free(vector);
    frn_model_free(made);
    frn_model_free(model);
    frn_model_free(plain);
    frn_buf_free(&model_bytes);
    frn_buf_free(&plain_bytes);
    return status;
}

static frn_status write_file(const frn_buf *bytes, const char *path, frn_error *err)
{
    FILE *file = fopen(path, "wb");

    if (!file)
        return frn_fail_at(err, FRN_E_IO, path, 0, "the file cannot be written");
    if (fwrite(bytes->ptr, 1, bytes->len, file) != bytes->len || fclose(file) != 0)
        return frn_fail_at(err, FRN_E_IO, path, 0, "the file cannot be written");
    return FRN_OK;
}

static frn_status run_score(const char *treebank_path, const char *model_path, bool gold_tags,
                            frn_error *err)
{
    treebank bank = {0};
    frn_buf bytes = {0};
    frn_model *model = NULL;
    frn_status status = treebank_read(&bank, treebank_path, err);

    if (status == FRN_OK)
        status = read_whole(&bytes, model_path, err);
    if (status == FRN_OK)
        status = frn_model_load(&model, frn_buf_slice(&bytes), err);
    if (status == FRN_OK)
        status = score_model(model, &bank, gold_tags, err);
    frn_model_free(model);
    frn_buf_free(&bytes);
    treebank_free(&bank);
    return status;
}

static frn_status run_train(char *const *files, int count, const char *out, const char *words,
                            const train_opts *opts, frn_error *err)
{
    treebank bank = {0};
    vectors extra = {0};
    frn_buf bytes = {0};
    frn_status status = FRN_OK;

    for (int i = 0; status == FRN_OK && i < count; i++)
        status = treebank_read(&bank, files[i], err);
    if (status == FRN_OK && words)
        status = vectors_read(&extra, words, opts->words, err);
    if (status == FRN_OK)
        status = train(&bytes, &bank, &extra, opts, err);
    if (status == FRN_OK)
        status = write_file(&bytes, out, err);
    frn_buf_free(&bytes);
    vectors_free(&extra);
    treebank_free(&bank);
    return status;
}

static bool read_number(const char *name, const char *value, train_opts *o)
{
    const struct {
        const char *name;
        uint32_t *at;
    } options[] = {{"--epochs", &o->epochs},
                   {"--drop", &o->drop},
                   {"--word-least", &o->word_least},
                   {"--blank", &o->blank},
                   {"--words", &o->words}};
    int64_t number;

    if (!value || !frn_slice_int(frn_slice_of(value), &number) || number < 0)
        return false;
    if (strcmp(name, "--seed") == 0) {
        o->seed = (uint64_t)number;
        return true;
    }
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        if (strcmp(name, options[i].name) == 0) {
            *options[i].at = (uint32_t)number;
            return true;
        }
    return false;
}

int main(int argc, char **argv)
{
    train_opts opts = {
        .epochs = 60, .drop = 20, .word_least = 2, .seed = 1, .blank = 10, .words = 30000};
    const char *out = NULL, *words = NULL;
    bool score = false, gold_tags = false;
    int files = 0; /* the names of files are moved to the front of argv + 1 */
    frn_error err = {0};
    frn_status status;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--score") == 0) {
            score = true;
        } else if (strcmp(argv[i], "--gold-tags") == 0) {
            gold_tags = true;
        } else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc) {
            out = argv[++i];
        } else if (strcmp(argv[i], "--vectors") == 0 && i + 1 < argc) {
            words = argv[++i];
        } else if (argv[i][0] != '-') {
            argv[++files] = argv[i];
        } else if (i + 1 < argc && read_number(argv[i], argv[i + 1], &opts)) {
            i++;
        } else {
            fputs(usage, stderr);
            return 2;
        }
    }
    if (score ? files != 2 : !files || !out) {
        fputs(usage, stderr);
        return 2;
    }
    status = score ? run_score(argv[1], argv[2], gold_tags, &err)
                   : run_train(argv + 1, files, out, words, &opts, &err);
    if (status != FRN_OK) {
        fprintf(stderr, "frenemy-train: %s%s%s\n", err.where, err.where[0] ? ": " : "", err.text);
        return 3;
    }
    return 0;
}
