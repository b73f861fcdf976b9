#include "format/builder.h"

static void mark(frn_builder *b, uint64_t origin)
{
    const frn_run *last = b->run.at && b->run.len ? &b->run.at[b->run.len - 1] : NULL;

    if (last && last->origin + (b->text.len - last->at) == origin)
        return;
    if (!frn_vec_push(&b->run, (frn_run){(uint32_t)b->text.len, origin}))
        b->failed = true;
}

void frn_builder_copy(frn_builder *b, size_t from, size_t to)
{
    const frn_runs *runs = &b->clean->run;

    if (from >= to)
        return;
    if (runs->len == 0) {
        mark(b, from);
        frn_buf_add(&b->text, frn_slice_sub(b->clean->text, from, to));
        return;
    }
    while (from < to) { /* run by run of the clean text */
        size_t end = from + 1;
        uint64_t origin = frn_clean_origin(b->clean, from);
        while (end < to && frn_clean_origin(b->clean, end) == origin + (end - from))
            end++;
        mark(b, origin);
        frn_buf_add(&b->text, frn_slice_sub(b->clean->text, from, end));
        from = end;
    }
}

void frn_builder_write(frn_builder *b, frn_slice s, size_t at)
{
    if (s.len == 0)
        return;
    mark(b, frn_clean_origin(b->clean, at));
    frn_buf_add(&b->text, s);
}

void frn_builder_end(frn_builder *b, frn_block block)
{
    uint32_t begin = b->paragraph_begin, end = (uint32_t)b->text.len;

    while (begin < end && (b->text.ptr[begin] == ' ' || b->text.ptr[begin] == '\n'))
        begin++;
    while (end > begin && (b->text.ptr[end - 1] == ' ' || b->text.ptr[end - 1] == '\n'))
        end--;
    if (begin < end) {
        if (!frn_vec_push(&b->paragraph, (frn_paragraph){begin, end, block}))
            b->failed = true;
        frn_buf_byte(&b->text, '\n');
    }
    b->paragraph_begin = (uint32_t)b->text.len;
}

frn_status frn_builder_finish(frn_document *doc, frn_arena *arena, frn_builder *b, frn_error *err)
{
    if (b->failed || b->text.failed)
        return frn_no_memory(err);
    doc->text = frn_arena_copy(arena, frn_buf_slice(&b->text));
    doc->paragraph = FRN_NEW_ARRAY(arena, frn_paragraph, b->paragraph.len);
    doc->run = FRN_NEW_ARRAY(arena, frn_run, b->run.len);
    if (!doc->text.ptr || !doc->paragraph || !doc->run)
        return frn_no_memory(err);
    if (b->paragraph.len)
        memcpy(doc->paragraph, b->paragraph.at, b->paragraph.len * sizeof *doc->paragraph);
    if (b->run.len)
        memcpy(doc->run, b->run.at, b->run.len * sizeof *doc->run);
    doc->size = b->clean->size;
    doc->paragraph_count = (uint32_t)b->paragraph.len;
    doc->run_count = (uint32_t)b->run.len;
    return FRN_OK;
}

void frn_builder_free(frn_builder *b)
{
    frn_buf_free(&b->text);
    frn_vec_free(&b->run);
    frn_vec_free(&b->paragraph);
}
