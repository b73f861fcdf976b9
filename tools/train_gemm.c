/* Matrix products of the training program: rows of floats, columns a multiple of 16. The order of
 * the sums is fixed, so the same treebank gives the same bytes. */
#include "train_net.h"

typedef float vector __attribute__((vector_size(32), aligned(4)));

#define ALWAYS static inline __attribute__((always_inline))

ALWAYS void four_rows(float *c, const float *a, const float *b, uint32_t rows, uint32_t inner,
                      uint32_t columns, uint32_t ldc)
{
    for (uint32_t j = 0; j < columns; j += 16) {
        vector sum[4][2];

        for (uint32_t r = 0; r < 4; r++) {
            const float *from = c + (size_t)(r < rows ? r : 0) * ldc + j;
            sum[r][0] = *(const vector *)(const void *)from;
            sum[r][1] = *(const vector *)(const void *)(from + 8);
        }
        for (uint32_t k = 0; k < inner; k++) {
            const float *row = b + (size_t)k * columns + j;
            vector b0 = *(const vector *)(const void *)row,
                   b1 = *(const vector *)(const void *)(row + 8);

            for (uint32_t r = 0; r < 4; r++) {
                float x = a[(size_t)(r < rows ? r : 0) * inner + k];
                sum[r][0] += x * b0;
                sum[r][1] += x * b1;
            }
        }
        for (uint32_t r = 0; r < rows; r++) {
            float *to = c + (size_t)r * ldc + j;
            *(vector *)(void *)to = sum[r][0];
            *(vector *)(void *)(to + 8) = sum[r][1];
        }
    }
}

ALWAYS void all_rows(float *c, const float *a, const float *b, uint32_t rows, uint32_t inner,
                     uint32_t columns, uint32_t ldc)
{
    for (uint32_t i = 0; i < rows; i += 4)
        four_rows(c + (size_t)i * ldc, a + (size_t)i * inner, b, rows - i < 4 ? rows - i : 4, inner,
                  columns, ldc);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void all_rows_avx2(float *c, const float *a, const float *b,
                                                          uint32_t rows, uint32_t inner,
                                                          uint32_t columns, uint32_t ldc)
{
    all_rows(c, a, b, rows, inner, columns, ldc);
}
#endif

void gemm(float *c, const float *a, const float *b, uint32_t rows, uint32_t inner, uint32_t columns,
          uint32_t ldc)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        all_rows_avx2(c, a, b, rows, inner, columns, ldc);
        return;
    }
#endif
    all_rows(c, a, b, rows, inner, columns, ldc);
}

void transpose(float *out, const float *in, uint32_t rows, uint32_t columns)
{
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t k = 0; k < columns; k++)
            out[(size_t)k * rows + r] = in[(size_t)r * columns + k];
}
