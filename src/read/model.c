/* The model file: little-endian. tools/train_write.c writes it.
 *
 *   "FRNMODL2", u32 word count, u32 bytes of text, u32 exceptions, u32 network (0 or 1)
 *   words:      u8 length, u8 likely[2], u8 flags; then all their text
 *   exceptions: u32 word, u8 kind, u8 length, lemma
 *   network:    f32 scale of the rows, rows of bytes for words (0: unknown), endings, shapes;
 *               each layer: f32 scale and f32 bias of every output, bytes [output][input];
 *               f32 gates of tags, root, distances (net_internal.h)
 */
#include "read/model_internal.h"

#include <stdlib.h>

#include "base/embed.h"

const frn_fine_info frn_fine_table[FRN_FINE_COUNT] = {
    [FRN_FINE_X] = {FRN_TAG_X, 0},
    [FRN_FINE_ADJ] = {FRN_TAG_ADJ, 0},
    [FRN_FINE_ADJ_CMP] = {FRN_TAG_ADJ, 0},
    [FRN_FINE_ADP] = {FRN_TAG_ADP, 0},
    [FRN_FINE_ADV] = {FRN_TAG_ADV, 0},
    [FRN_FINE_ADV_WH] = {FRN_TAG_ADV, FRN_TOKEN_RELATIVE},
    [FRN_FINE_AUX_MD] = {FRN_TAG_AUX, 0},
    [FRN_FINE_AUX_VB] = {FRN_TAG_AUX, FRN_TOKEN_BASE},
    [FRN_FINE_AUX_PAST] = {FRN_TAG_AUX, FRN_TOKEN_PAST},
    [FRN_FINE_AUX_PRES] = {FRN_TAG_AUX, 0},
    [FRN_FINE_AUX_PART] = {FRN_TAG_AUX, 0},
    [FRN_FINE_CCONJ] = {FRN_TAG_CCONJ, 0},
    [FRN_FINE_DET] = {FRN_TAG_DET, 0},
    [FRN_FINE_INTJ] = {FRN_TAG_INTJ, 0},
    [FRN_FINE_NOUN] = {FRN_TAG_NOUN, 0},
    [FRN_FINE_NOUN_PL] = {FRN_TAG_NOUN, FRN_TOKEN_PLURAL},
    [FRN_FINE_NUM] = {FRN_TAG_NUM, 0},
    [FRN_FINE_PART] = {FRN_TAG_PART, 0},
    [FRN_FINE_PRON] = {FRN_TAG_PRON, 0},
    [FRN_FINE_PRON_WH] = {FRN_TAG_PRON, FRN_TOKEN_RELATIVE},
    [FRN_FINE_PRON_POSS] = {FRN_TAG_PRON, 0},
    [FRN_FINE_PROPN] = {FRN_TAG_PROPN, 0},
    [FRN_FINE_PROPN_PL] = {FRN_TAG_PROPN, FRN_TOKEN_PLURAL},
    [FRN_FINE_PUNCT] = {FRN_TAG_PUNCT, 0},
    [FRN_FINE_SCONJ] = {FRN_TAG_SCONJ, 0},
    [FRN_FINE_SYM] = {FRN_TAG_SYM, 0},
    [FRN_FINE_VB] = {FRN_TAG_VERB, FRN_TOKEN_BASE},
    [FRN_FINE_VBD] = {FRN_TAG_VERB, FRN_TOKEN_PAST},
    [FRN_FINE_VBN] = {FRN_TAG_VERB, FRN_TOKEN_PAST | FRN_TOKEN_PARTICIPLE},
    [FRN_FINE_VBG] = {FRN_TAG_VERB, FRN_TOKEN_GERUND},
    [FRN_FINE_VBP] = {FRN_TAG_VERB, 0},
    [FRN_FINE_VBZ] = {FRN_TAG_VERB, 0}};

/* The bytes still to be read; taking past the end sets `bad` and gives zeros. */
typedef struct cursor {
    const unsigned char *at;
    size_t left;
    bool bad;
} cursor;

static const unsigned char *take(cursor *c, size_t size)
{
    const unsigned char *at = c->at;

    if (c->bad || c->left < size) {
        c->bad = true;
        return NULL;
    }
    c->at += size;
    c->left -= size;
    return at;
}

static uint32_t take_u32(cursor *c)
{
    const unsigned char *b = take(c, 4);

    return b ? (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24
             : 0;
}

static uint32_t take_u8(cursor *c)
{
    const unsigned char *b = take(c, 1);

    return b ? *b : 0;
}

static uint32_t power_of_two(uint32_t least)
{
    uint32_t size = 16;

    while (size < least)
        size *= 2;
    return size;
}

uint32_t frn_model_find(const frn_model *model, frn_slice lower, uint32_t hash)
{
    uint32_t at = hash & model->slot_mask;

    for (;; at = (at + 1) & model->slot_mask) {
        uint32_t id = model->slot[at];

        if (id == UINT32_MAX)
            return id;
        if (model->word[id].hash == hash && frn_slice_eq(model->word[id].text, lower))
            return id;
    }
}

static bool load_words(frn_model *m, cursor *c, uint32_t text_size)
{
    const unsigned char *info, *text;
    size_t used = 0;
    uint32_t slots = power_of_two(m->word_count * 2 + 1);

    info = take(c, (size_t)m->word_count * 4);
    text = take(c, text_size);
    m->word = FRN_NEW_ARRAY(&m->arena, frn_word, m->word_count + 1);
    m->lemma = frn_arena_calloc(&m->arena, (size_t)m->word_count + 1, sizeof *m->lemma);
    m->slot = frn_arena_alloc(&m->arena, (size_t)slots * sizeof *m->slot);
    if (c->bad || !m->word || !m->lemma || !m->slot)
        return false;
    m->slot_mask = slots - 1;
    memset(m->slot, 0xff, (size_t)slots * sizeof *m->slot);
    for (uint32_t i = 0; i < m->word_count; i++, info += 4) {
        frn_word *w = &m->word[i];
        uint32_t at;

        if (used + info[0] > text_size || info[1] >= FRN_FINE_COUNT || info[2] >= FRN_FINE_COUNT)
            return false;
        w->text = frn_slice_make((const char *)text + used, info[0]);
        w->hash = frn_word_hash(w->text);
        w->likely = info[1];
        w->flags = info[3];
        frn_net_spell(w->text, w->gram, &w->letters);
        used += info[0];
        for (at = w->hash & m->slot_mask; m->slot[at] != UINT32_MAX;)
            at = (at + 1) & m->slot_mask;
        m->slot[at] = i;
    }
    return true;
}

static bool load_exceptions(frn_model *m, cursor *c, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t word = take_u32(c), kind = take_u8(c), len = take_u8(c);
        const unsigned char *text = take(c, len);

        if (c->bad || word >= m->word_count || kind >= FRN_LEMMA_COUNT)
            return false;
        m->lemma[word][kind] = frn_slice_make((const char *)text, len);
    }
    return true;
}

/* Dictionary forms of all known words are made once, here. */
static bool make_lemmas(frn_model *m)
{
    for (uint32_t i = 0; i < m->word_count; i++)
        for (uint32_t kind = 0; kind < FRN_LEMMA_COUNT; kind++) {
            frn_word *w = &m->word[i];
            frn_slice lemma = m->lemma[i][kind];

            if (!lemma.ptr)
                lemma = frn_lemma_make(m, &m->arena, w->text, (frn_lemma_kind)kind);
            if (!lemma.ptr)
                return false;
            m->lemma[i][kind] = lemma;
            if (lemma.ptr == w->text.ptr && lemma.len == w->text.len)
                w->own |= (uint8_t)(1u << kind);
        }
    return true;
}

static float *take_floats(frn_model *m, cursor *c, uint32_t count)
{
    float *out = FRN_NEW_ARRAY(&m->arena, float, count);

    for (uint32_t i = 0; out && i < count; i++) {
        uint32_t bits = take_u32(c);

        memcpy(&out[i], &bits, sizeof bits);
        if (!(out[i] > -1e9f && out[i] < 1e9f))
            c->bad = true;
    }
    if (!out)
        c->bad = true;
    return out;
}

/* Rows of the file become blocks of 16 outputs with the weights of two inputs side by side, from
 * the start of a cache line on. */
static bool load_layer(frn_model *m, frn_net_dense *d, struct frn_net_size size, float unit,
                       cursor *c)
{
    enum { LINE = 64 };
    const unsigned char *row;
    int16_t *room;

    d->in = size.in;
    d->out = size.out;
    d->scale = take_floats(m, c, d->out);
    d->bias = take_floats(m, c, d->out);
    row = take(c, (size_t)d->in * d->out);
    room = FRN_NEW_ARRAY(&m->arena, int16_t, (size_t)d->in * d->out + LINE / sizeof(int16_t));
    if (c->bad || !room)
        return false;
    d->weight = room + (LINE - (uintptr_t)room % LINE) % LINE / sizeof(int16_t);
    for (uint32_t o = 0; o < d->out; o++) {
        int16_t *block = d->weight + (size_t)(o / 16 * 16) * d->in;

        d->scale[o] *= unit;
        for (uint32_t k = 0; k < d->in; k++, row++)
            block[(k / 2 * 16 + o % 16) * 2 + k % 2] = (int16_t)((*row ^ 0x80) - 0x80);
    }
    return true;
}

static bool spread_distances(frn_model *m)
{
    frn_net *net = &m->net;

    net->by_offset = FRN_NEW_ARRAY(&m->arena, float, 2 * FRN_SENTENCE_MAX);
    for (uint32_t i = 0; net->by_offset && i < 2 * FRN_SENTENCE_MAX; i++)
        net->by_offset[i] = net->distance[frn_net_distance(FRN_SENTENCE_MAX, i)];
    return net->by_offset != NULL;
}

static bool load_net(frn_model *m, cursor *c)
{
    frn_net *net = &m->net;
    float *scale = take_floats(m, c, 1);

    net->word = (const int8_t *)take(c, (size_t)(m->word_count + 1) * FRN_NET_EMB);
    net->gram = (const int8_t *)take(c, (size_t)FRN_NET_GRAMS * FRN_NET_BUCKETS * FRN_NET_EMB);
    net->shape = (const int8_t *)take(c, (size_t)FRN_NET_SHAPES * FRN_NET_EMB);
    if (c->bad)
        return false;
    for (uint32_t k = 0; k < FRN_NET_LAYERS; k++) {
        float unit = k == FRN_NET_IN1                        ? *scale
                     : k == FRN_NET_PAIR || k == FRN_NET_REL ? 1.0f / FRN_NET_WIDE
                                                             : 1.0f / FRN_NET_UNIT;

        if (!load_layer(m, &net->layer[k], frn_net_sizes[k], unit, c))
            return false;
    }
    net->tag_gates = take_floats(m, c, FRN_NET_TAG_GATES);
    net->root = take_floats(m, c, FRN_NET_ROOT);
    net->distance = take_floats(m, c, FRN_NET_DISTANCE);
    return !c->bad && spread_distances(m);
}

static bool load(frn_model *m, cursor *c)
{
    uint32_t text_size, exceptions, network;
    const unsigned char *magic = take(c, 8);

    if (!magic || memcmp(magic, "FRNMODL2", 8) != 0)
        return false;
    m->word_count = take_u32(c);
    text_size = take_u32(c);
    exceptions = take_u32(c);
    network = take_u32(c);
    if (c->bad || m->word_count > 1000000 || network > 1)
        return false;
    return load_words(m, c, text_size) && load_exceptions(m, c, exceptions) && make_lemmas(m) &&
           (!network || load_net(m, c)) && c->left == 0;
}

frn_status frn_model_load(frn_model **out, frn_slice bytes, frn_error *err)
{
    cursor c = {.at = (const unsigned char *)bytes.ptr, .left = bytes.len};
    frn_model *m = calloc(1, sizeof *m);

    if (!m)
        return frn_no_memory(err);
    if (!load(m, &c)) {
        frn_model_free(m);
        return frn_fail(err, FRN_E_INPUT,
                        "these bytes are not a language model of this version; "
                        "train it again with frenemy-train");
    }
    *out = m;
    return FRN_OK;
}

frn_status frn_model_builtin(frn_model **out, frn_error *err)
{
    frn_slice bytes = frn_embedded("model/english.model");

    if (!bytes.ptr)
        return frn_fail(err, FRN_E_NOT_FOUND, "this build carries no language model");
    return frn_model_load(out, bytes, err);
}

void frn_model_free(frn_model *model)
{
    if (!model)
        return;
    frn_arena_free(&model->arena);
    free(model);
}

frn_slice frn_model_word(const frn_model *model, uint32_t id)
{
    return id < model->word_count ? model->word[id].text : (frn_slice){0};
}
