/* What every unit test includes: cmocka and the headers it needs before it. */
#ifndef FRENEMY_TEST_H
#define FRENEMY_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/slice.h"

#define assert_slice(s, text)                                                                      \
    do {                                                                                           \
        frn_slice assert_slice_value = (s);                                                        \
        assert_int_equal(assert_slice_value.len, strlen(text));                                    \
        assert_memory_equal(assert_slice_value.ptr, (text), strlen(text));                         \
    } while (0)

#endif
