/* Word vectors as their makers hand them out: a line a word, the commonest first, the word and its
 * numbers with blanks between. */
#include <stdlib.h>

#include "train.h"

/* Words as the reader folds them; numbers and addresses say more by their shape. */
static bool is_word(frn_slice s)
{
    bool letter = false;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if (c >= 128 || (unsigned)c - '0' < 10 || c == '@' || c == '/' || c == '_')
            return false;
        letter = letter || (unsigned)c - 'a' < 26;
    }
    return letter && s.len < 24;
}

/* False: not a line of NET_VECTOR numbers. */
static bool read_numbers(frn_slice rest, float *out)
{
    frn_slice field;
    uint32_t n = 0;

    while (n < NET_VECTOR && frn_slice_split(&rest, ' ', &field)) {
        char text[32] = "", *end;

        if (field.len == 0 || field.len >= sizeof text)
            return false;
        memcpy(text, field.ptr, field.len);
        out[n++] = strtof(text, &end);
        if (*end)
            return false;
    }
    return n == NET_VECTOR && rest.len == 0;
}

frn_status vectors_read(vectors *out, const char *path, uint32_t most, frn_error *err)
{
    frn_buf bytes = {0};
    frn_status status = read_whole(&bytes, path, err);
    frn_slice rest = frn_buf_slice(&bytes), line, word;
    float number[NET_VECTOR];
    uint64_t at = 0;
    bool fine = true;

    while (status == FRN_OK && fine && at < most && frn_slice_split(&rest, '\n', &line)) {
        at++;
        if (!frn_slice_split(&line, ' ', &word) || !read_numbers(line, number))
            status = frn_fail_at(err, FRN_E_INPUT, path, at, "not a word and %d numbers",
                                 (int)NET_VECTOR);
        else if (is_word(word) && frn_intern_find(&out->words, word) == FRN_NONE) {
            fine = frn_intern_add(&out->words, word) != FRN_NONE;
            for (uint32_t i = 0; fine && i < NET_VECTOR; i++)
                fine = frn_vec_push(&out->value, number[i]);
        }
    }
    frn_buf_free(&bytes);
    return status != FRN_OK ? status : fine ? FRN_OK : frn_no_memory(err);
}

float *vectors_of_model(const vectors *v, const frn_model *model)
{
    float *out = calloc(((size_t)model->word_count + 1) * NET_VECTOR, sizeof *out);

    for (uint32_t i = 0; out && i < model->word_count; i++) {
        uint32_t id = frn_intern_find(&v->words, model->word[i].text);

        if (id != FRN_NONE)
            memcpy(out + ((size_t)i + 1) * NET_VECTOR, v->value.at + (size_t)id * NET_VECTOR,
                   NET_VECTOR * sizeof *out);
    }
    return out;
}

void vectors_free(vectors *v)
{
    frn_intern_free(&v->words);
    frn_vec_free(&v->value);
}
