/* A folder of gold: NAME.txt with NAME.gold.tsv, and files of sentences (sentences*.tsv).
 *
 * dates.tsv of the folder gives each document its date of publication (name, date); a document that
 * it does not list is read without one. Documents are read in the order of their names. Means are
 * over documents; shares and counts are of all their claims together.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "score.h"

enum { MOST_FILES = 256 };

static frn_date date_of(frn_slice dates, frn_slice name)
{
    frn_slice line, field;

    while (frn_slice_split(&dates, '\n', &line)) {
        if (frn_slice_split(&line, '\t', &field) && frn_slice_eq(field, name))
            return frn_date_parse(frn_slice_trim(line));
    }
    return FRN_NO_DATE;
}

static void add(score_figures *sum, const score_figures *one)
{
    sum->gold += one->gold;
    sum->claims += one->claims;
    sum->hits += one->hits;
    sum->speaker += one->speaker;
    sum->modality += one->modality;
    sum->issue += one->issue;
}

static int by_name(const void *a, const void *b)
{
    return frn_slice_cmp(*(const frn_slice *)a, *(const frn_slice *)b);
}

/* Every name of the folder, sorted; returns how many, or -1 when there is no such folder. */
static int list(frn_slice out[MOST_FILES], frn_arena *arena, const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    int n = 0;

    if (!dir)
        return -1;
    while (n < MOST_FILES && (entry = readdir(dir)))
        out[n++] = frn_arena_copy(arena, frn_slice_of(entry->d_name));
    closedir(dir);
    qsort(out, (size_t)n, sizeof *out, by_name);
    return n;
}

static bool is_file(const char *path)
{
    FILE *f = fopen(path, "rb");

    if (f)
        fclose(f);
    return f != NULL;
}

static void print_sum(const score_result *sum, double f1, double facts_f1, size_t count)
{
    const score_figures *s = &sum->sign;

    printf("%zu documents: mean dyad+sign F1 %.3f, asserted and hedged %.3f; all claims P %.3f "
           "R %.3f\n",
           count, f1 / (double)count, facts_f1 / (double)count, score_share(s->hits, s->claims),
           score_share(s->hits, s->gold));
    printf("  of matches: speaker %.1f%%, modality %.1f%%, issue %.1f%%; printed as fact: %zu\n\n",
           100 * score_share(s->speaker, s->hits), 100 * score_share(s->modality, s->hits),
           100 * score_share(s->issue, s->hits), sum->as_fact);
}

static void score_documents(score_reader *r, const char *folder, const frn_slice *name, int count)
{
    score_result sum = {0};
    double f1 = 0, facts_f1 = 0;
    size_t documents = 0;
    char text[1024], gold[1024];

    snprintf(text, sizeof text, "%s/dates.tsv", folder);
    frn_slice dates = score_file(&r->arena, text);
    for (int i = 0; i < count; i++) {
        if (!frn_slice_ends(name[i], FRN_LIT(".txt")))
            continue;
        frn_slice stem = frn_slice_sub(name[i], 0, name[i].len - 4);
        char title[256];
        score_result one;
        snprintf(title, sizeof title, "%.*s", FRN_ARG(stem));
        snprintf(text, sizeof text, "%s/%s.txt", folder, title);
        snprintf(gold, sizeof gold, "%s/%s.gold.tsv", folder, title);
        if (!is_file(gold))
            continue;
        one = score_document(r, title, text, gold, date_of(dates, stem), false);
        add(&sum.sign, &one.sign);
        add(&sum.facts, &one.facts);
        sum.as_fact += one.as_fact;
        f1 += score_f1(&one.sign);
        facts_f1 += score_f1(&one.facts);
        documents++;
    }
    if (documents)
        print_sum(&sum, f1, facts_f1, documents);
}

bool score_folder(score_reader *r, const char *folder)
{
    frn_slice name[MOST_FILES];
    int count = list(name, &r->arena, folder);
    bool brief = r->brief;

    if (count < 0) {
        fprintf(stderr, "frenemy-score: %s: no such folder\n", folder);
        return false;
    }
    r->brief = true;
    score_documents(r, folder, name, count);
    for (int i = 0; i < count; i++) {
        char path[1024];
        if (!frn_slice_starts(name[i], FRN_LIT("sentences")) ||
            !frn_slice_ends(name[i], FRN_LIT(".tsv")))
            continue;
        snprintf(path, sizeof path, "%s/%.*s", folder, FRN_ARG(name[i]));
        score_sentences(r, path);
    }
    r->brief = brief;
    return true;
}
