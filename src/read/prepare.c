/* Words as numbers: shapes, endings, vocabulary keys. */
#include "read/prepare_internal.h"

#include <utf8proc.h>

#include "base/fetch.h"
#include "base/utf8.h"
#include "read/word_list_internal.h"

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

size_t frn_token_spell(frn_token *token, frn_slice bytes, char *room)
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
    token->lower_key = frn_slice_key(token->lower);
    return used;
}

static void know(const frn_model *model, frn_token *token, uint32_t hash)
{
    const frn_word *word;

    token->word = frn_model_find(model, token->lower, hash);
    if (token->word == UINT32_MAX)
        return;
    word = &model->word[token->word];
    token->lower = word->text;
    if (word->likely != FRN_FINE_X || (word->flags & FRN_WORD_VERB))
        token->flags |= FRN_TOKEN_SEEN;
}

void frn_tokens_know(const frn_model *model, frn_token *token, uint32_t *hash, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hash[i] = frn_word_hash(token[i].lower);
        frn_fetch(&model->slot[hash[i] & model->slot_mask]);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t id = model->slot[hash[i] & model->slot_mask];
        if (id != UINT32_MAX)
            frn_fetch(&model->word[id]);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t id = model->slot[hash[i] & model->slot_mask];
        if (id != UINT32_MAX)
            frn_fetch(model->word[id].text.ptr);
    }
    for (size_t i = 0; i < count; i++)
        know(model, &token[i], hash[i]);
}

size_t frn_token_fold(const frn_model *model, frn_token *token, frn_slice bytes, char *room)
{
    size_t used = frn_token_spell(token, bytes, room);

    if (model)
        know(model, token, frn_word_hash(token->lower));
    return used;
}

/* What the letters of a folded word say of its shape. */
static uint8_t letters_of(frn_slice s)
{
    bool digit = false, letter = false, inner = false;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if ((unsigned)c - '0' < 10)
            digit = true;
        else if ((unsigned)c - 'a' < 26 || c >= 128)
            letter = true;
        if (i > 0 && (c == '.' || c == '-'))
            inner = true;
    }
    if (!digit && !letter)
        return SHAPE_SIGN;
    if (digit)
        return letter ? SHAPE_BOTH : SHAPE_DIGIT;
    return (uint8_t)(SHAPE_LOWER | (inner ? 8 : 0));
}

static uint8_t shape_of(const frn_token *token, uint8_t letters)
{
    if ((letters & 7) != SHAPE_LOWER)
        return letters;
    if (token->flags & FRN_TOKEN_ALL_UPPER)
        return (uint8_t)(SHAPE_UPPER | letters);
    if (token->flags & FRN_TOKEN_UPPER)
        return (uint8_t)(SHAPE_TITLE | letters);
    return letters;
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

static uint16_t bucket(uint32_t hash, uint32_t kind)
{
    hash = (hash + kind) * 0x9E3779B1u;
    hash ^= hash >> 15;
    hash *= 0x85EBCA77u;
    return (uint16_t)((hash ^ hash >> 13) % FRN_NET_BUCKETS);
}

void frn_net_spell(frn_slice lower, uint16_t gram[FRN_NET_GRAMS], uint8_t *letters)
{
    gram[0] = bucket(ending(lower, 2), 2);
    gram[1] = bucket(ending(lower, 3), 3);
    gram[2] = bucket(ending(lower, 4), 4);
    gram[3] = bucket(ending(frn_slice_sub(lower, 0, 3), 3), 5);
    *letters = letters_of(lower);
}

/* A word with letters belongs to a closed class only if the model knows it there; one without a
 * capital that the treebank lacks is no name where names have capitals. */
static uint8_t barred_for(const frn_model *model, const frn_token *token, uint8_t shape, bool named)
{
    const frn_word *word = model && token->word != UINT32_MAX ? &model->word[token->word] : NULL;
    bool lower = (shape & 7) == SHAPE_LOWER;

    if ((shape & 7) > SHAPE_UPPER || (word && (word->flags & FRN_WORD_CLOSED)))
        return 0;
    return (uint8_t)(FRN_BAR_CLOSED |
                     (lower && named && !(token->flags & FRN_TOKEN_SEEN) ? FRN_BAR_NAMES : 0));
}

/* The sentence writes names with capitals, as far as can be seen. */
static bool has_capital(const frn_token *token, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (token[i].flags & FRN_TOKEN_UPPER)
            return true;
    return false;
}

void frn_net_prepare(const frn_model *model, const frn_token *token, uint32_t count,
                     frn_net_input *in)
{
    bool tell = capitals_tell(token, count), named = has_capital(token, count);
    bool fresh = true; /* a capital is expected here */

    for (uint32_t i = 0; i < count; i++, in++) {
        const frn_token *t = &token[i];
        uint8_t letters, shape;

        in->word = t->word + 1; /* UINT32_MAX: unknown */
        if (model && t->word != UINT32_MAX) {
            memcpy(in->gram, model->word[t->word].gram, sizeof in->gram);
            letters = model->word[t->word].letters;
        } else {
            frn_net_spell(t->lower, in->gram, &letters);
        }
        shape = shape_of(t, letters);
        if (!tell && ((shape & 7) == SHAPE_TITLE || (shape & 7) == SHAPE_UPPER))
            shape = (uint8_t)(32 | SHAPE_TITLE);
        else if (fresh && (shape & 7) == SHAPE_TITLE)
            shape |= 16;
        in->shape = shape;
        in->barred = barred_for(model, t, shape, named);
        fresh = shape == SHAPE_SIGN && (fresh || t->lower.ptr[0] == '"' || t->lower.ptr[0] == ':');
    }
}

bool frn_token_finish(const frn_model *model, frn_arena *arena, frn_token *token, uint32_t fine)
{
    frn_lemma_kind kind;

    token->tag = frn_fine_table[fine].tag;
    token->flags |= frn_fine_table[fine].flags;
    if (frn_token_is(token, "\xe2\x80\x94") || frn_token_is(token, "--"))
        token->tag = FRN_TAG_PUNCT; /* a dash, whatever it was taken for */
    kind = frn_lemma_kind_of((frn_tag)token->tag);
    if (token->tag == FRN_TAG_PROPN || token->tag == FRN_TAG_PUNCT || token->tag == FRN_TAG_X)
        token->lemma = token->lower;
    else if (token->word != UINT32_MAX)
        token->lemma = model->word[token->word].own >> kind & 1 ? token->lower
                                                                : model->lemma[token->word][kind];
    else
        token->lemma = frn_lemma_make(model, arena, token->lower, kind);
    token->lemma_key = token->lemma.ptr == token->lower.ptr && token->lemma.len == token->lower.len
                           ? token->lower_key
                           : frn_slice_key(token->lemma);
    return token->lemma.ptr != NULL;
}
