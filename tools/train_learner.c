/* The averaged perceptron (Collins 2002) with few-update pruning (Goldberg and Elhadad 2011): a
 * feature that has hardly ever been needed does not take part. */
#include "train.h"

#include <math.h>

void learner_score(const learner *l, const uint32_t *feature, uint32_t count, uint32_t classes,
                   int32_t *score)
{
    memset(score, 0, classes * sizeof *score);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = frn_map_get(&l->index, (uint64_t)feature[i] + 1);
        const learner_feature *f;

        if (at == UINT32_MAX)
            continue;
        f = &l->feature.at[at];
        if (f->updates < l->least)
            continue;
        for (uint32_t k = 0; k < f->count; k++)
            score[l->entry.at[f->first + k].class] += l->entry.at[f->first + k].weight;
    }
}

/* Room for one more entry of `f`: its run moves to the end of the pool when full. */
static learner_entry *add_entry(learner *l, learner_feature *f)
{
    if (f->count == f->cap) {
        uint16_t cap = (uint16_t)(f->cap ? f->cap * 2 : 2);
        uint32_t first = (uint32_t)l->entry.len;

        if (!frn_vec_reserve(&l->entry, l->entry.len + cap))
            return NULL;
        if (f->count)
            memcpy(&l->entry.at[first], &l->entry.at[f->first], f->count * sizeof *l->entry.at);
        l->entry.len += cap;
        f->first = first;
        f->cap = cap;
    }
    return &l->entry.at[f->first + f->count++];
}

static bool update_one(learner *l, uint32_t hash, uint32_t class, int sign)
{
    bool added;
    uint32_t *at = frn_map_put(&l->index, (uint64_t)hash + 1, (uint32_t)l->feature.len, &added);
    learner_feature *f;
    learner_entry *e = NULL;

    if (!at || (added && !frn_vec_push(&l->feature, (learner_feature){.hash = hash})))
        return false;
    f = &l->feature.at[*at];
    f->updates++;
    for (uint32_t k = 0; k < f->count && !e; k++)
        if (l->entry.at[f->first + k].class == class)
            e = &l->entry.at[f->first + k];
    if (!e) {
        e = add_entry(l, f);
        if (!e)
            return false;
        *e = (learner_entry){.class = class, .stamp = l->now};
    }
    e->sum += (int64_t)e->weight * (l->now - e->stamp);
    e->stamp = l->now;
    e->weight += sign;
    return true;
}

void learner_update(learner *l, const uint32_t *feature, uint32_t count, uint32_t class, int sign)
{
    for (uint32_t i = 0; i < count; i++)
        if (!update_one(l, feature[i], class, sign))
            l->failed = true;
}

void learner_free(learner *l)
{
    frn_map_free(&l->index);
    frn_vec_free(&l->feature);
    frn_vec_free(&l->entry);
    *l = (learner){0};
}

typedef struct ranked {
    double size; /* the largest averaged weight */
    uint32_t feature, hash;
} ranked;

static int by_size(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    if (x->size != y->size)
        return x->size < y->size ? 1 : -1;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static double average(const learner *l, const learner_entry *e)
{
    return (double)(e->sum + (int64_t)e->weight * (l->now - e->stamp)) / (double)l->now;
}

static void put_u32(frn_buf *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        frn_buf_byte(out, (char)(value >> 8 * i & 255));
}

static bool write_feature(const learner *l, const learner_feature *f, double scale, frn_buf *out)
{
    uint8_t pair[256 * 2];
    uint32_t count = 0;

    for (uint32_t k = 0; k < f->count; k++) {
        const learner_entry *e = &l->entry.at[f->first + k];
        double w = round(average(l, e) * scale);

        w = w > 127 ? 127 : w < -127 ? -127 : w;
        if (w == 0)
            continue;
        pair[2 * count] = (uint8_t)e->class;
        pair[2 * count + 1] = (uint8_t)(int8_t)w;
        count++;
    }
    if (count == 0)
        return false;
    put_u32(out, f->hash);
    frn_buf_byte(out, (char)count);
    frn_buf_add(out, frn_slice_make((const char *)pair, (size_t)count * 2));
    return true;
}

bool learner_write(const learner *l, frn_buf *out, uint32_t most, double clip, uint32_t *count)
{
    FRN_VEC(ranked) rank = {0};
    double scale;

    *count = 0;
    for (uint32_t i = 0; i < l->feature.len; i++) {
        const learner_feature *f = &l->feature.at[i];
        ranked r = {.feature = i, .hash = f->hash};

        if (f->updates < l->least)
            continue;
        for (uint32_t k = 0; k < f->count; k++)
            r.size = fmax(r.size, fabs(average(l, &l->entry.at[f->first + k])));
        if (r.size > 0 && !frn_vec_push(&rank, r)) {
            frn_vec_free(&rank);
            return false;
        }
    }
    if (rank.len > 0) {
        qsort(rank.at, rank.len, sizeof *rank.at, by_size);
        /* All but the share `clip` of the features fit into a byte. */
        scale = 127 / rank.at[(size_t)((double)rank.len * clip)].size;
        for (uint32_t i = 0; i < rank.len && *count < most; i++)
            *count += write_feature(l, &l->feature.at[rank.at[i].feature], scale, out);
    }
    frn_vec_free(&rank);
    return !out->failed;
}
