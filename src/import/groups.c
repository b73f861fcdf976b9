/* The grouping file: names that are one actor to the user. */
#include "import/actors_internal.h"

static bool add_rule(frn_import_actors *a, frn_slice line)
{
    frn_slice kind = {0}, text = {0}, block = {0};

    if (!frn_slice_split(&line, '\t', &kind) || !frn_slice_split(&line, '\t', &text) ||
        !frn_slice_split(&line, '\t', &block))
        return false;
    text = frn_slice_trim(text);
    block = frn_slice_trim(block);
    if (text.len == 0 || block.len == 0)
        return false;
    if (frn_slice_is(kind, "exact")) {
        uint32_t id = frn_intern_add(&a->exact, text);
        return id != FRN_NONE && (id < a->exact_block.len || frn_vec_push(&a->exact_block, block));
    }
    return frn_slice_is(kind, "contains") &&
           frn_vec_push(&a->contains, ((frn_import_rule){.text = text, .block = block}));
}

void frn_import_groups_read(frn_import_actors *a, frn_slice text)
{
    frn_slice line;
    uint64_t number = 0;

    while (frn_slice_split(&text, '\n', &line)) {
        number++;
        line = frn_slice_trim(line);
        if (line.len == 0 || line.ptr[0] == '#' || frn_slice_starts(line, FRN_LIT("kind\t")))
            continue;
        if (!add_rule(a, line))
            frn_diag_tell(a->diag, FRN_IMPORT_GROUP, (frn_slice){0}, number, 0, "'%.*s'",
                          FRN_ARG(frn_slice_sub(line, 0, 80)));
    }
}

bool frn_import_group_of(const frn_import_actors *a, frn_slice name, frn_slice *block)
{
    uint32_t exact = frn_intern_find(&a->exact, name);

    if (exact != FRN_NONE) {
        *block = a->exact_block.at[exact];
        return true;
    }
    for (size_t i = 0; i < a->contains.len; i++) {
        if (frn_slice_search(name, a->contains.at[i].text) < name.len) {
            *block = a->contains.at[i].block;
            return true;
        }
    }
    return false;
}
