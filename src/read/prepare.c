/* Words as numbers: shapes, endings, vocabulary keys. */
#include "read/prepare_internal.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum { SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER, SHAPE_MIXED, SHAPE_DIGIT, SHAPE_BOTH, SHAPE_SIGN };

/* Lower case and straight quotes for a word with bytes beyond ASCII; sets *capital and *upper. */
static size_t fold_wide(frn_slice bytes, char *room, bool *capital, bool *upper)
{
    size_t at = 0, used = 0;

    *upper = true;
    while (at < bytes.len) {
        bool first = at == 0;
        uint32_t cp = frn_utf8_next(bytes, &at);
        size_t start = used;

        if (cp == FRN_UTF8_BAD) {
            room[used++] = bytes.ptr[at - 1];
            continue;
        }
        if (frn_utf8_is_upper(cp)) {
            *capital = *capital || first;
            cp = (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
        } else if (frn_utf8_is_letter(cp)) {
            *upper = false;
        } else if (cp == 0x2018 || cp == 0x2019 || cp == 0x2BC || cp == 0x201B) {
            cp = '\'';
        } else if (cp >= 0x201C && cp <= 0x201F) {
            cp = '"';
        } else if (cp == 0x2010 || cp == 0x2011) {
            cp = '-';
        }
        used = start +
               (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)room + start);
    }
    return used;
}

size_t frn_token_fold(const frn_model *model, frn_token *token, frn_slice bytes, char *room)
{
    bool capital = false, upper = bytes.len > 1, letters = false;
    size_t used = bytes.len;

    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        bool is_capital = (unsigned)c - 'A' < 26;

        if (c >= 128) {
            letters = true;
            used = fold_wide(bytes, room, &capital, &upper);
            break;
        }
        capital = capital || (is_capital && i == 0);
        upper = upper && !((unsigned)c - 'a' < 26);
        letters = letters || (unsigned)(c | 32) - 'a' < 26;
        room[i] = (char)(is_capital ? c | 32 : c);
    }
    token->lower = frn_slice_make(room, used);
    token->flags = (uint16_t)(token->flags | (capital ? FRN_TOKEN_UPPER : 0) |
                              (capital && upper && letters && used > 1 ? FRN_TOKEN_ALL_UPPER : 0));
    if (model) {
        token->word = frn_model_find(model, token->lower, frn_word_hash(token->lower));
        if (token->word != UINT32_MAX)
            token->lower = model->word[token->word].text;
    }
    return used;
}

static uint8_t shape_of(const frn_token *token)
{
    bool digit = false, letter = false, sign = true, inner = false;
    frn_slice s = token->lower;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if ((unsigned)c - '0' < 10)
            digit = true;
        else if ((unsigned)c - 'a' < 26 || c >= 128)
            letter = true;
        if (i > 0 && (c == '.' || c == '-'))
            inner = true;
    }
    sign = !digit && !letter;
    if (sign)
        return SHAPE_SIGN;
    if (digit)
        return letter ? SHAPE_BOTH : SHAPE_DIGIT;
    if (token->flags & FRN_TOKEN_ALL_UPPER)
        return (uint8_t)(SHAPE_UPPER | (inner ? 8 : 0));
    if (token->flags & FRN_TOKEN_UPPER)
        return (uint8_t)(SHAPE_TITLE | (inner ? 8 : 0));
    return (uint8_t)(SHAPE_LOWER | (inner ? 8 : 0));
}

static uint32_t ending(frn_slice s, size_t len)
{
    uint32_t h = (uint32_t)len;

    if (s.len < len)
        len = s.len;
    for (size_t i = s.len - len; i < s.len; i++)
        h = h * 257 + (unsigned char)s.ptr[i];
    return h;
}

/* Headlines and shouting: capitals tell nothing there. */
static bool capitals_tell(const frn_token *token, uint32_t count)
{
    uint32_t words = 0, capitals = 0;

    for (uint32_t i = 0; i < count; i++) {
        unsigned char c = (unsigned char)(token[i].lower.len ? token[i].lower.ptr[0] : ' ');

        if (!((unsigned)c - 'a' < 26) || token[i].lower.len < 4)
            continue;
        words++;
        capitals += (token[i].flags & FRN_TOKEN_UPPER) != 0;
    }
    return words < 4 || capitals * 10 < words * 8;
}

void frn_tag_prepare(const frn_model *model, const frn_token *token, uint32_t count,
                     frn_tag_input *in)
{
    bool tell = capitals_tell(token, count);
    bool fresh = true; /* a capital is expected here */

    memset(in, 0, FRN_TAG_PAD * sizeof *in);
    memset(in + FRN_TAG_PAD + count, 0, FRN_TAG_PAD * sizeof *in);
    for (uint32_t i = 0; i < FRN_TAG_PAD; i++) {
        in[i].shape = 62;
        in[FRN_TAG_PAD + count + i].shape = 63;
        in[i].likely = in[FRN_TAG_PAD + count + i].likely = 255;
    }
    in += FRN_TAG_PAD;
    for (uint32_t i = 0; i < count; i++, in++) {
        const frn_token *t = &token[i];
        uint8_t shape = shape_of(t);

        *in = (frn_tag_input){.fixed = FRN_FINE_COUNT, .likely = 254};
        if (t->word != UINT32_MAX) {
            const frn_word *w = &model->word[t->word];

            in->key = t->word + 1;
            in->fixed = w->fixed;
            in->likely = (uint8_t)(w->likely[0] * 7 + w->likely[1]);
        }
        in->suffix2 = ending(t->lower, 2);
        in->suffix3 = ending(t->lower, 3);
        in->suffix4 = ending(t->lower, 4);
        in->prefix = ending(frn_slice_sub(t->lower, 0, 3), 3);
        if (!tell && ((shape & 7) == SHAPE_TITLE || (shape & 7) == SHAPE_UPPER))
            shape = (uint8_t)(32 | SHAPE_TITLE);
        else if (fresh && (shape & 7) == SHAPE_TITLE)
            shape |= 16;
        in->shape = shape;
        fresh = shape == SHAPE_SIGN && (fresh || t->lower.ptr[0] == '"' || t->lower.ptr[0] == ':');
    }
}

uint32_t frn_tag_best(const frn_model *model, const frn_tag_input *in, uint32_t t1, uint32_t t2)
{
    uint32_t feature[FRN_TAG_FEATURES], best = 0;
    int16_t score[FRN_TAG_ROW];

    if (in->fixed < FRN_FINE_COUNT)
        return in->fixed;
    frn_weights_score(&model->tagger, feature, frn_tag_features(in, t1, t2, feature), FRN_TAG_ROW,
                      score);
    for (uint32_t k = 1; k < FRN_FINE_COUNT; k++)
        if (score[k] > score[best])
            best = k;
    return best;
}

bool frn_token_finish(const frn_model *model, frn_arena *arena, frn_token *token, uint32_t fine)
{
    frn_lemma_kind kind;

    token->tag = frn_fine_table[fine].tag;
    token->flags |= frn_fine_table[fine].flags;
    if (frn_slice_is(token->lower, "\xe2\x80\x94") || frn_slice_is(token->lower, "--"))
        token->tag = FRN_TAG_PUNCT; /* a dash, whatever it was taken for */
    kind = frn_lemma_kind_of((frn_tag)token->tag);
    if (token->tag == FRN_TAG_PROPN || token->tag == FRN_TAG_PUNCT || token->tag == FRN_TAG_X)
        token->lemma = token->lower;
    else if (token->word != UINT32_MAX)
        token->lemma = model->word[token->word].lemma[kind];
    else
        token->lemma = frn_lemma_make(model, arena, token->lower, kind);
    return token->lemma.ptr != NULL;
}

/* Words that the model does not list are told apart by class and ending only. */
static uint32_t unknown_key(const frn_token *token, uint32_t fine)
{
    if (token->tag == FRN_TAG_PROPN)
        return 0x80000001u;
    if (token->tag == FRN_TAG_NUM)
        return 0x80000002u;
    return 0x80000000u | (fine << 20 ^ (ending(token->lower, 2) & 0xfffff));
}

void frn_parse_prepare(const frn_model *model, const frn_token *token, uint32_t count,
                       const uint8_t *fine, frn_parse_node *node)
{
    for (uint32_t i = 0; i < count; i++) {
        const frn_token *t = &token[i];
        uint32_t lemma = UINT32_MAX;

        node[i].fine = fine[i];
        node[i].shape =
            (uint8_t)((t->flags & FRN_TOKEN_UPPER ? 1 : 0) | (t->flags & FRN_TOKEN_QUOTED ? 2 : 0) |
                      (t->flags & FRN_TOKEN_SPACE_AFTER ? 4 : 0));
        if (t->word != UINT32_MAX) {
            lemma = t->tag == FRN_TAG_PROPN
                        ? t->word
                        : model->word[t->word].lemma_id[frn_lemma_kind_of((frn_tag)t->tag)];
            node[i].word = t->word + 1;
        } else {
            if (!frn_slice_eq(t->lemma, t->lower))
                lemma = frn_model_find(model, t->lemma, frn_word_hash(t->lemma));
            node[i].word = unknown_key(t, fine[i]);
        }
        node[i].lemma = lemma != UINT32_MAX ? lemma + 1 : unknown_key(t, fine[i]);
    }
}
