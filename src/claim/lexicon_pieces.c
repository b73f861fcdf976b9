/* How names and text are cut into the pieces that the automaton reads. */
#include "claim/lexicon.h"

static bool is_word(unsigned char c)
{
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/* En and em dash, bytes E2 80 93 and E2 80 94: a boundary like the hyphen. */
static bool is_dash(frn_slice s, size_t i)
{
    return i + 2 < s.len && (unsigned char)s.ptr[i] == 0xE2 &&
           (unsigned char)s.ptr[i + 1] == 0x80 &&
           ((unsigned char)s.ptr[i + 2] == 0x93 || (unsigned char)s.ptr[i + 2] == 0x94);
}

static bool ends_word(frn_slice s, size_t i)
{
    return i >= s.len || (!is_word((unsigned char)s.ptr[i]) && s.ptr[i] != '\'');
}

typedef struct cutter {
    frn_slice in;
    char *room;
    size_t used; /* bytes of `room` */
    frn_piece *out;
    uint32_t count, most;
    bool joined;
} cutter;

static void put(cutter *cut, const char *text, size_t len, size_t at)
{
    if (len && cut->count < cut->most)
        cut->out[cut->count++] = (frn_piece){{text, len}, (uint32_t)at, cut->joined};
    cut->joined = false;
}

/* A mark between two word bytes that belongs to neither a boundary nor the spelling. */
static bool vanishes(frn_slice s, size_t i)
{
    char c = s.ptr[i];

    return c == '.' || c == '\'' ||
           (c == '&' && i + 1 < s.len && is_word((unsigned char)s.ptr[i + 1]));
}

static bool is_possessive(frn_slice s, size_t i)
{
    return s.ptr[i] == '\'' && i + 1 < s.len && s.ptr[i + 1] == 's' && ends_word(s, i + 2);
}

/* A run of word bytes from `i`, inner dots and apostrophes dropped; returns where it ends. */
static size_t cut_word(cutter *cut, size_t i)
{
    frn_slice s = cut->in;
    size_t start = i, from = cut->used;

    while (i < s.len && !is_dash(s, i)) {
        if (is_word((unsigned char)s.ptr[i]))
            cut->room[cut->used++] = s.ptr[i];
        else if (!vanishes(s, i) || is_possessive(s, i))
            break;
        i++;
    }
    put(cut, cut->room + from, cut->used - from, start);
    return i;
}

uint32_t frn_lexicon_pieces(frn_slice folded, char *room, frn_piece *out, uint32_t most)
{
    cutter cut = {.in = folded, .out = out, .most = most};
    size_t i = 0;

    cut.room = room;
    while (i < folded.len && cut.count < most) {
        char c = folded.ptr[i];
        if (is_dash(folded, i)) {
            cut.joined = cut.count > 0;
            i += 3;
        } else if (is_word((unsigned char)c)) {
            i = cut_word(&cut, i);
        } else if (is_possessive(folded, i)) {
            put(&cut, "'s", 2, i);
            i += 2;
        } else {
            if (c == '&')
                put(&cut, "and", 3, i);
            else if (c == ',' || c == '+')
                put(&cut, c == ',' ? "," : "+", 1, i);
            else if (c == '-' || c == '/')
                cut.joined = cut.count > 0;
            i++;
        }
    }
    return cut.count;
}
