#include "read_why.h"

#include <string.h>

#include "claim/claim_json.h"
#include "feed.h"

typedef struct account {
    frn_buf out;
    frn_slice doc; /* of the sentence that was shown last */
    frn_arena arena;
    uint32_t sentence;
    bool json;
} account;

/* Takes the next "field: words" of frn_why's line. */
static bool next_part(frn_slice *rest, frn_slice *field, frn_slice *words)
{
    frn_slice part = *rest;
    size_t end = frn_slice_search(*rest, FRN_LIT("; ")), colon;

    if (!rest->len)
        return false;
    part.len = end;
    *rest = frn_slice_sub(*rest, end + 2 < rest->len ? end + 2 : rest->len, rest->len);
    colon = frn_slice_search(part, FRN_LIT(": "));
    *field = frn_slice_sub(part, 0, colon);
    *words = frn_slice_sub(part, colon + 2 < part.len ? colon + 2 : part.len, part.len);
    return true;
}

static void add_json(account *a, const frn_document *doc, uint32_t sentence, frn_slice text,
                     const frn_claim *claim, frn_slice why)
{
    frn_slice field, words;
    bool more = false;

    frn_buf_text(&a->out, "{\"doc\":");
    frn_buf_json(&a->out, doc->id);
    frn_buf_printf(&a->out, ",\"sentence\":%u,", (unsigned)sentence);
    if (!claim) {
        frn_buf_text(&a->out, "\"quote\":");
        frn_buf_json(&a->out, text);
        frn_buf_text(&a->out, ",\"claim\":null,\"reason\":");
        frn_buf_json(&a->out, why);
        frn_buf_text(&a->out, "}\n");
        return;
    }
    frn_buf_text(&a->out, "\"why\":{");
    while (next_part(&why, &field, &words)) {
        if (more)
            frn_buf_byte(&a->out, ',');
        more = true;
        frn_buf_json(&a->out, field);
        frn_buf_byte(&a->out, ':');
        frn_buf_json(&a->out, words);
    }
    frn_buf_text(&a->out, "},\"claim\":");
    frn_claim_write_json(&a->out, claim);
    frn_buf_text(&a->out, "}\n");
}

static frn_slice shown(const frn_party *party)
{
    return party->name.len ? party->name : party->id;
}

/* What the field came to. */
static void add_value(frn_buf *out, frn_slice field, const frn_claim *c)
{
    if (frn_slice_is(field, "source"))
        frn_buf_add(out, shown(&c->source));
    else if (frn_slice_is(field, "target"))
        frn_buf_add(out, shown(&c->target));
    else if (frn_slice_is(field, "speaker"))
        frn_buf_add(out, c->speaker.id.len ? shown(&c->speaker) : FRN_LIT("the document itself"));
    else if (frn_slice_is(field, "modality"))
        frn_buf_printf(out, "%s%s", frn_modality_text(c->modality),
                       c->contested ? ", contested" : "");
    else if (frn_slice_is(field, "issue"))
        frn_buf_add(out, c->issue.len ? c->issue : FRN_LIT("general"));
    else if (frn_slice_is(field, "action"))
        frn_buf_printf(out, "%s %+.1f%s%.*s", frn_action_describe(c->action)->name, c->intensity,
                       c->code.len ? ", CAMEO " : "", FRN_ARG(c->code));
}

static void add_text(account *a, const frn_document *doc, uint32_t sentence, frn_slice text,
                     const frn_claim *claim, frn_slice why)
{
    frn_slice field, words;

    if (sentence != a->sentence || !frn_slice_eq(doc->id, a->doc)) {
        frn_buf_printf(&a->out, "%.*s:%u  %.*s\n", FRN_ARG(doc->id), (unsigned)sentence,
                       FRN_ARG(text));
        a->sentence = sentence;
        if (!frn_slice_eq(doc->id, a->doc))
            a->doc = frn_arena_copy(&a->arena, doc->id);
    }
    if (!claim) {
        frn_buf_printf(&a->out, "    no claim: %.*s\n", FRN_ARG(why));
        return;
    }
    while (next_part(&why, &field, &words)) {
        if (frn_slice_is(field, "rule")) {
            frn_buf_printf(&a->out, "  %.*s\n    rule      %.*s\n", FRN_ARG(claim->id),
                           FRN_ARG(words));
            continue;
        }
        frn_buf_printf(&a->out, "    %-9.*s ", FRN_ARG(field));
        add_value(&a->out, field, claim);
        if (words.len)
            frn_buf_printf(&a->out, "  <- %.*s", FRN_ARG(frn_slice_trim(words)));
        frn_buf_byte(&a->out, '\n');
    }
}

static void account_for(void *ctx, const frn_document *doc, uint32_t sentence, frn_slice text,
                        const frn_claim *claim, frn_slice why)
{
    account *a = ctx;

    if (a->json)
        add_json(a, doc, sentence, text, claim, why);
    else
        add_text(a, doc, sentence, text, claim, why);
    if (a->out.len > 1 << 16) {
        (void)cli_write(NULL, frn_buf_slice(&a->out));
        frn_buf_clear(&a->out);
    }
}

static frn_status ignore(void *ctx, const frn_claim *claim, frn_error *err)
{
    (void)ctx;
    (void)claim;
    (void)err;
    return FRN_OK;
}

int cli_read_why(cli *c, const cli_inputs *inputs, char **files, int count, bool json)
{
    account a = {.json = json};
    cli_feed feed = {.sink = {ignore, NULL}, .why = {account_for, &a}};
    frn_error err = {0};
    frn_status status;
    int code = cli_feed_options_of(&feed.options, "read", inputs);

    if (code >= 0)
        return code;
    if (count == 0)
        return cli_usage_error("read", "no file was named; '-' is standard input");
    feed.options.reasons = true;
    status = cli_feed_files(&feed, c, files, count, &err);
    code = cli_write(NULL, frn_buf_slice(&a.out));
    frn_buf_free(&a.out);
    frn_arena_free(&a.arena);
    if (status == FRN_E_CANCELLED)
        return CLI_INTERRUPTED;
    if (status != FRN_OK)
        return cli_fail(&err);
    return code == CLI_OK ? cli_finish(c) : code;
}
