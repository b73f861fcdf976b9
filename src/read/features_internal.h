/* read/features_internal.h - what the tagger and the parser look at.
 *
 * Included by the reader and by tools/train.c, so that both see the same numbers. A feature is a
 * 32-bit hash of its number and up to three values. Any change here needs a newly trained model.
 */
#ifndef FRENEMY_READ_FEATURES_INTERNAL_H
#define FRENEMY_READ_FEATURES_INTERNAL_H

#include "read/model_internal.h"

static inline uint32_t frn_feature(uint64_t number, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t x = number * 0x9E3779B97F4A7C15u + a * 0xD6E8FEB86659FD93u + b * 0xA0761D6478BD642Fu +
                 c * 0xE7037ED1A0B428DBu;

    x ^= x >> 32;
    x *= 0x8EBC6AF09C88C6E3u;
    return (uint32_t)(x >> 32);
}

/* --- the tagger --------------------------------------------------------------------------- */

typedef struct frn_tag_input {
    uint32_t key; /* id + 1; 0 for an unknown word */
    uint32_t suffix2, suffix3, suffix4, prefix;
    uint8_t shape;
    uint8_t likely; /* class of its commonest tags */
    uint8_t fixed;  /* frn_word.fixed */
} frn_tag_input;

enum { FRN_TAG_FEATURES = 24, FRN_TAG_PAD = 2 }; /* inputs before the first and after the last */

/* `in` points at the word, with FRN_TAG_PAD more on both sides; `t1`, `t2` are the tags before. */
static inline uint32_t frn_tag_features(const frn_tag_input *in, uint32_t t1, uint32_t t2,
                                        uint32_t *out)
{
    uint32_t n = 0;
    uint64_t shapes = in[-1].shape | (uint64_t)in->shape << 8 | (uint64_t)in[1].shape << 16;

#define FRN_F(a, b, c) (out[n] = frn_feature(n + 1, (a), (b), (c)), n++)
    FRN_F(in->key, in->shape, 0);
    FRN_F(in->key, t1, 0);
    FRN_F(in->key, in[-1].key, 1);
    FRN_F(in->key, in[1].key, 1);
    FRN_F(in->key, in[1].likely, 2);
    FRN_F(in->suffix2, in->shape, 0);
    FRN_F(in->suffix3, in->shape, 0);
    FRN_F(in->suffix4, in->shape, 0);
    FRN_F(in->suffix3, t1, 0);
    FRN_F(in->suffix2, t1, in[1].likely);
    FRN_F(in->prefix, 0, 0);
    FRN_F(t1, in->likely, 0);
    FRN_F(t1, t2, in->likely);
    FRN_F(t1, in->likely, in[1].likely);
    FRN_F(in->likely, in[1].likely, in[2].likely);
    FRN_F(in[-1].key, in->likely, 0);
    FRN_F(in[1].key, in->likely, 0);
    FRN_F(in[2].key, in->likely, 0);
    FRN_F(in[-2].key, in->likely, 0);
    FRN_F(in[-1].key, in[1].key, in->likely);
    FRN_F(shapes, in->likely, 0);
    FRN_F(in->shape, t1, in[1].likely);
    FRN_F(in[-1].suffix3, in->likely, in->shape);
    FRN_F(in[1].suffix3, in->likely, in->shape);
#undef FRN_F
    return n;
}

/* --- the parser --------------------------------------------------------------------------- */

/* Arc-hybrid system (Kuhlmann et al. 2011): words 0 .. count-1, then the root as the last word of
 * the buffer, then an empty node that stands for "nothing here". */
typedef struct frn_parse_node {
    uint32_t word, lemma;                  /* keys; 0 for none */
    uint32_t mark;                         /* key of its first case or mark dependent */
    uint16_t left1, left2, right1, right2; /* outermost dependents, then the next inward */
    uint16_t rels;                         /* which relations its dependents have */
    uint8_t fine, label, shape;
    uint8_t left_count, right_count;
    uint8_t verbs, commas, links; /* how many of them stand before it (modulo 256) */
    int32_t head;
} frn_parse_node;

typedef struct frn_parse_state {
    frn_parse_node *node; /* count + 2 */
    uint16_t *stack;
    uint32_t depth, next, count;
} frn_parse_state;

enum { FRN_FINE_ROOT = FRN_FINE_COUNT, FRN_FINE_NOTHING, FRN_PARSE_FEATURES = 96 };

/* The bit that a relation sets in its head's `rels`. */
static inline uint16_t frn_rel_bit(uint8_t rel)
{
    switch (rel) {
    case FRN_REL_NSUBJ:
    case FRN_REL_CSUBJ:
    case FRN_REL_EXPL:
        return 1;
    case FRN_REL_NSUBJ_PASS:
        return 2;
    case FRN_REL_OBJ:
        return 4;
    case FRN_REL_COP:
        return 8;
    case FRN_REL_AUX:
        return 16;
    case FRN_REL_AUX_PASS:
        return 32;
    case FRN_REL_MARK:
        return 64;
    case FRN_REL_CASE:
        return 128;
    case FRN_REL_CC:
        return 256;
    case FRN_REL_CONJ:
        return 512;
    case FRN_REL_DET:
    case FRN_REL_NMOD_POSS:
        return 1024;
    case FRN_REL_CCOMP:
    case FRN_REL_XCOMP:
        return 2048;
    case FRN_REL_OBL:
    case FRN_REL_NMOD:
    case FRN_REL_ADVMOD:
        return 4096;
    case FRN_REL_PUNCT:
        return 8192;
    case FRN_REL_FLAT:
    case FRN_REL_COMPOUND:
        return 16384;
    default:
        return 32768;
    }
}

static inline void frn_parse_init(frn_parse_state *s)
{
    uint8_t verbs = 0, commas = 0, links = 0;
    uint16_t none = (uint16_t)(s->count + 1);

    s->depth = 0;
    s->next = 0;
    for (uint32_t i = 0; i < s->count + 2; i++) {
        frn_parse_node *n = &s->node[i];

        if (i >= s->count) {
            n->word = n->lemma = 0;
            n->fine = i == s->count ? FRN_FINE_ROOT : FRN_FINE_NOTHING;
            n->shape = 0;
        }
        n->mark = 0;
        n->left1 = n->left2 = n->right1 = n->right2 = none;
        n->rels = 0;
        n->label = FRN_REL_COUNT;
        n->left_count = n->right_count = 0;
        n->verbs = verbs;
        n->commas = commas;
        n->links = links;
        n->head = -1;
        if (n->fine >= FRN_FINE_VB || n->fine == FRN_FINE_AUX_MD || n->fine == FRN_FINE_AUX_PAST ||
            n->fine == FRN_FINE_AUX_PRES)
            verbs = (uint8_t)(verbs + (n->fine < FRN_FINE_COUNT));
        else if (n->fine == FRN_FINE_PUNCT)
            commas++;
        else if (n->fine == FRN_FINE_CCONJ)
            links++;
    }
}

static inline void frn_parse_attach(frn_parse_state *s, uint32_t head, uint32_t child, uint8_t rel)
{
    frn_parse_node *h = &s->node[head], *c = &s->node[child];

    c->head = (int32_t)head;
    c->label = rel;
    if (child < head) {
        h->left2 = h->left1;
        h->left1 = (uint16_t)child;
        h->left_count = (uint8_t)(h->left_count + (h->left_count < 6));
    } else {
        h->right2 = h->right1;
        h->right1 = (uint16_t)child;
        h->right_count = (uint8_t)(h->right_count + (h->right_count < 6));
    }
    h->rels |= frn_rel_bit(rel);
    if ((rel == FRN_REL_CASE || rel == FRN_REL_MARK) && h->mark == 0)
        h->mark = c->word;
}

/* Which moves are allowed: bit frn_move. */
static inline uint32_t frn_parse_allowed(const frn_parse_state *s)
{
    uint32_t allowed = 0;

    if (s->next < s->count)
        allowed |= 1u << FRN_MOVE_SHIFT;
    if (s->depth > 0 && (s->next < s->count || s->depth == 1))
        allowed |= 1u << FRN_MOVE_LEFT;
    if (s->depth > 1)
        allowed |= 1u << FRN_MOVE_RIGHT;
    return allowed;
}

static inline bool frn_parse_done(const frn_parse_state *s)
{
    return s->next == s->count && s->depth == 0;
}

static inline void frn_parse_move(frn_parse_state *s, frn_action action)
{
    uint32_t top;

    if (action.move == FRN_MOVE_SHIFT) {
        s->stack[s->depth++] = (uint16_t)s->next++;
        return;
    }
    top = s->stack[--s->depth];
    frn_parse_attach(s, action.move == FRN_MOVE_LEFT ? s->next : s->stack[s->depth - 1], top,
                     action.rel);
}

static inline uint32_t frn_distance_class(uint32_t from, uint32_t to)
{
    uint32_t d = to - from;

    return d < 5 ? d : d < 7 ? 5 : d < 10 ? 6 : d < 16 ? 7 : d < 25 ? 8 : 9;
}

/* What lies between two words: verbs, commas and conjunctions, each 0, 1 or 2. */
static inline uint32_t frn_between(const frn_parse_node *a, const frn_parse_node *b)
{
    uint32_t v = (uint8_t)(b->verbs - a->verbs), c = (uint8_t)(b->commas - a->commas),
             l = (uint8_t)(b->links - a->links);

    return (v < 3 ? v : 3) | (c < 3 ? c : 3) << 2 | (l < 2 ? l : 2) << 4;
}

static inline uint32_t frn_parse_features(const frn_parse_state *s, uint32_t *out)
{
    const frn_parse_node *node = s->node, *none = &node[s->count + 1];
    uint32_t i0 = s->depth > 0 ? s->stack[s->depth - 1] : s->count + 1;
    uint32_t i1 = s->depth > 1 ? s->stack[s->depth - 2] : s->count + 1;
    const frn_parse_node *s0 = &node[i0], *s1 = &node[i1],
                         *s2 = s->depth > 2 ? &node[s->stack[s->depth - 3]] : none,
                         *b0 = &node[s->next],
                         *b1 = s->next + 1 <= s->count ? &node[s->next + 1] : none,
                         *b2 = s->next + 2 <= s->count ? &node[s->next + 2] : none;
    const frn_parse_node *s0l = &node[s0->left1], *s0r = &node[s0->right1], *s1l = &node[s1->left1],
                         *s1r = &node[s1->right1], *b0l = &node[b0->left1],
                         *s0l2 = &node[s0->left2], *s0r2 = &node[s0->right2],
                         *s1r2 = &node[s1->right2], *b0l2 = &node[b0->left2];
    uint64_t ts0 = s0->fine, ts1 = s1->fine, ts2 = s2->fine, tb0 = b0->fine, tb1 = b1->fine,
             tb2 = b2->fine;
    uint64_t d0 = frn_distance_class(i0, s->next),
             d1 = s1 == none ? 15 : frn_distance_class(i1, i0);
    uint64_t near0 = frn_between(s0, b0), near1 = frn_between(s1, s0);
    uint32_t n = 0;

#define FRN_F(a, b, c) (out[n] = frn_feature(n + 101, (a), (b), (c)), n++)
    /* words */
    FRN_F(s0->word, ts0, 0);
    FRN_F(ts0, s0->shape, 0);
    FRN_F(s0->lemma, ts0, s0->rels);
    FRN_F(s1->word, ts1, 0);
    FRN_F(ts1, s1->shape, 0);
    FRN_F(s1->lemma, ts1, s1->rels);
    FRN_F(b0->word, tb0, 0);
    FRN_F(tb0, b0->shape, 0);
    FRN_F(b0->lemma, tb0, b0->rels);
    FRN_F(b1->word, tb1, 0);
    FRN_F(b1->word, tb0, ts0);
    FRN_F(b2->word, tb2, 0);
    FRN_F(s2->lemma, ts2, 0);
    /* pairs */
    FRN_F(s0->lemma, b0->lemma, ts0 | tb0 << 6);
    FRN_F(s0->lemma, tb0, ts0);
    FRN_F(ts0, b0->word, tb0);
    FRN_F(ts0, b0->lemma, tb0);
    FRN_F(ts0 | tb0 << 6, d0, 0);
    FRN_F(s1->lemma, s0->lemma, ts1 | ts0 << 6);
    FRN_F(s1->lemma, ts0, ts1);
    FRN_F(ts1, s0->word, ts0);
    FRN_F(ts1, s0->lemma, ts0);
    FRN_F(ts1 | ts0 << 6, d1, 0);
    FRN_F(s1->lemma, b0->lemma, ts1 | tb0 << 6);
    FRN_F(s1->lemma, tb0, ts1 | ts0 << 6);
    FRN_F(ts1 | ts0 << 6, b0->word, tb0);
    FRN_F(b0->word, b1->word, 0);
    FRN_F(b0->word, tb1, tb0);
    FRN_F(tb0, b1->word, tb1);
    /* tags of three and four */
    FRN_F(ts0 | tb0 << 6 | tb1 << 12, 0, 0);
    FRN_F(tb0 | tb1 << 6 | tb2 << 12, 0, 0);
    FRN_F(ts1 | ts0 << 6 | tb0 << 12, 0, 0);
    FRN_F(ts2 | ts1 << 6 | ts0 << 12, 0, 0);
    FRN_F(ts2 | ts1 << 6 | ts0 << 12 | tb0 << 18, 0, 0);
    FRN_F(ts1 | ts0 << 6 | tb0 << 12 | tb1 << 18, 0, 0);
    FRN_F(ts0 | tb0 << 6 | tb1 << 12 | tb2 << 18, 0, 0);
    /* distance and what lies between */
    FRN_F(s0->lemma, d0, 0);
    FRN_F(b0->lemma, d0, 0);
    FRN_F(s1->lemma, d1, 0);
    FRN_F(s0->lemma, d1, 1);
    FRN_F(ts0 | tb0 << 6, near0, 0);
    FRN_F(ts1 | ts0 << 6, near1, 0);
    FRN_F(ts1 | ts0 << 6, near1, d1 | tb0 << 4);
    FRN_F(ts1 | ts0 << 6, s1->rels, s0->rels);
    FRN_F(ts0 | tb0 << 6, s0->rels, b0->rels);
    FRN_F(ts1 | ts0 << 6 | tb0 << 12, s1->rels, 0);
    FRN_F(ts1 | ts0 << 6 | tb0 << 12, s0->rels, 1);
    /* counts of dependents */
    FRN_F(s0->lemma, s0->left_count, s0->right_count);
    FRN_F(ts0, s0->left_count | s0->right_count << 4, tb0);
    FRN_F(s1->lemma, s1->left_count, s1->right_count);
    FRN_F(ts1, s1->right_count, ts0);
    FRN_F(b0->lemma, b0->left_count, 0);
    FRN_F(tb0, b0->left_count, ts0);
    /* dependents */
    FRN_F(s0l->word, s0l->label, ts0);
    FRN_F(s0r->word, s0r->label, ts0);
    FRN_F(s1l->word, s1l->label, ts1);
    FRN_F(s1r->word, s1r->label, ts1);
    FRN_F(b0l->word, b0l->label, tb0);
    FRN_F(ts0, s0l->label | s0l2->label << 6, s0r->label | s0r2->label << 6);
    FRN_F(ts1, s1l->label, s1r->label | s1r2->label << 6);
    FRN_F(tb0, b0l->label | b0l2->label << 6, ts0);
    FRN_F(s0->lemma, s0l->label | s0r->label << 6, 0);
    FRN_F(s1->lemma, s1l->label | s1r->label << 6, 0);
    FRN_F(b0->lemma, b0l->label, 0);
    FRN_F(ts0 | tb0 << 6, s0l->fine, s0l->label);
    FRN_F(ts0 | tb0 << 6, s0r->fine, s0r->label);
    FRN_F(ts0 | tb0 << 6, b0l->fine, b0l->label);
    FRN_F(ts1 | ts0 << 6, s0l->fine, s0l->label);
    FRN_F(ts1 | ts0 << 6, s0r->fine, s0r->label);
    FRN_F(ts1 | ts0 << 6, s1l->fine, s1l->label);
    FRN_F(ts1 | ts0 << 6, s1r->fine, s1r->label);
    FRN_F(ts1 | ts0 << 6 | tb0 << 12, s1r->fine, s1r->label);
    FRN_F(ts0 | tb0 << 6 | ts1 << 12, s0r->fine, s0r->label);
    /* prepositions and conjunctions of the words */
    FRN_F(s1->lemma, s0->mark, ts0);
    FRN_F(ts1, s0->mark, s0->lemma);
    FRN_F(ts1 | ts0 << 6, s0->mark, tb0);
    FRN_F(s0->mark, s1->mark, ts1 | ts0 << 6);
    FRN_F(ts1, s1->mark, ts0);
    FRN_F(s0->mark, b0->word, tb0);
    FRN_F(b0->mark, s0->lemma, tb0);
    FRN_F(ts1 | ts0 << 6 | ts2 << 12, s0->mark, 0);
#undef FRN_F
    return n;
}

#endif
