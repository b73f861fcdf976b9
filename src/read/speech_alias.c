/* Nicknames. `X put it bluntly: "..." "..." Jones said ...`: a quotation that one introduces under
 * a name that nobody knows, and that goes on in the words of a person not named before, is by one
 * and the same. */
#include "read/read_internal.h"

static bool is_unknown_word(const frn_cast_actor *actor)
{
    return actor && (actor->flags & FRN_CAST_OPEN) && actor->state == FRN_NONE &&
           (actor->kind == FRN_KIND_PERSON || actor->kind == FRN_KIND_UNKNOWN) &&
           frn_slice_search(actor->name, FRN_LIT(" ")) == actor->name.len;
}

static bool is_named_in(const frn_scene *s, uint32_t row)
{
    for (uint32_t m = 0; m < s->mentions; m++) {
        for (uint32_t a = 0; a < s->mention[m].actor_count; a++) {
            if (s->mention[m].actor[a] == row)
                return true;
        }
    }
    return false;
}

static bool is_named_before(const frn_reading *r, uint32_t sentence, uint32_t row)
{
    for (uint32_t i = 0; i < sentence; i++) {
        if (is_named_in(&r->scene[i], row))
            return true;
    }
    return false;
}

/* Who introduced the quotation that the sentence stands in, and who is said in it to speak. */
static bool speaks_under_two_names(const frn_reading *r, uint32_t sentence, uint32_t *nick,
                                   uint32_t *name)
{
    const frn_scene *s = &r->scene[sentence];
    const frn_cast_actor *who;

    *nick = *name = FRN_NONE;
    for (uint32_t v = 0; v < s->voices; v++) {
        const frn_voice *voice = &s->voice[v];
        if (voice->speaker.count != 1)
            continue;
        if (voice->cue < 0)
            *nick = voice->speaker.actor[0];
        else if (!(s->token[voice->cue].flags & FRN_TOKEN_QUOTED))
            *name = voice->speaker.actor[0];
    }
    who = frn_cast_at(&r->cast, *name);
    return *nick != *name && is_unknown_word(frn_cast_at(&r->cast, *nick)) && who &&
           who->kind == FRN_KIND_PERSON && !(who->flags & FRN_CAST_OPEN) &&
           !is_named_before(r, sentence, *name);
}

static void rename(uint32_t *row, uint32_t count, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < count; i++) {
        if (row[i] == from)
            row[i] = to;
    }
}

void frn_speech_alias(frn_reading *r)
{
    for (uint32_t i = 0; i < r->sentences; i++) {
        uint32_t nick, name;
        if (!speaks_under_two_names(r, i, &nick, &name))
            continue;
        for (uint32_t k = 0; k < r->sentences; k++) {
            frn_scene *s = &r->scene[k];
            for (uint32_t m = 0; m < s->mentions; m++)
                rename(s->mention[m].actor, s->mention[m].actor_count, nick, name);
            for (uint32_t v = 0; v < s->voices; v++)
                rename(s->voice[v].speaker.actor, s->voice[v].speaker.count, nick, name);
        }
    }
}
