/* What descriptions stand for: the best of what has been talked of, by number, gender, kind,
 * nearness and how prominently it stood there. */
#include "read/mention_refer_internal.h"

const frn_cast_actor *frn_referent_actor(const frn_finder *finder, const frn_referent *r)
{
    return r->rows ? frn_cast_at(finder->cast, r->row[0]) : NULL;
}

static bool is_organised(frn_actor_kind kind)
{
    return kind != FRN_KIND_PERSON && kind != FRN_KIND_POPULATION;
}

/* Kinds that a description may stand for, beside its own. */
static bool kind_fits(frn_actor_kind want, frn_actor_kind have)
{
    switch (want) {
    case FRN_KIND_UNKNOWN:
        return true;
    case FRN_KIND_STATE:
        return have == FRN_KIND_STATE || have == FRN_KIND_TERRITORY;
    case FRN_KIND_ARMED_GROUP: /* "the group" */
        return have == FRN_KIND_ARMED_GROUP || have == FRN_KIND_NGO || have == FRN_KIND_MOVEMENT ||
               have == FRN_KIND_PARTY || have == FRN_KIND_COMPANY || have == FRN_KIND_BLOC ||
               have == FRN_KIND_UNKNOWN;
    case FRN_KIND_COMPANY:
        return have == FRN_KIND_COMPANY || have == FRN_KIND_UNKNOWN;
    case FRN_KIND_NGO:
        return have == FRN_KIND_NGO || have == FRN_KIND_IGO || have == FRN_KIND_BLOC ||
               have == FRN_KIND_MOVEMENT;
    case FRN_KIND_MOVEMENT: /* "the coalition", "the bloc" */
        return have == FRN_KIND_MOVEMENT || have == FRN_KIND_BLOC || have == FRN_KIND_IGO ||
               have == FRN_KIND_PARTY || have == FRN_KIND_MILITARY || have == FRN_KIND_ARMED_GROUP;
    case FRN_KIND_GOVERNMENT:
        return have == FRN_KIND_GOVERNMENT || have == FRN_KIND_IGO || have == FRN_KIND_NGO;
    default:
        return want == have;
    }
}

/* "Taliban fighters" are many and name the one group that is theirs. */
static bool is_named_by_fighters(const frn_cast_actor *actor)
{
    return actor->kind == FRN_KIND_ARMED_GROUP && actor->row != FRN_NONE;
}

static bool fits(const frn_finder *finder, const frn_referent *r, const frn_wanted *w)
{
    const frn_cast_actor *actor = frn_referent_actor(finder, r);

    if (r->nobody)
        return w->kind == FRN_KIND_UNKNOWN && !w->person && (w->many ? r->plural : !r->plural);
    if (!actor)
        return false;
    if (w->native && actor->state != w->state &&
        !(actor->state == FRN_NONE && (actor->flags & FRN_CAST_OPEN)))
        return false;
    if (w->person) {
        uint32_t other = (FRN_CAST_MALE | FRN_CAST_FEMALE) & ~w->gender;
        return actor->kind == FRN_KIND_PERSON && r->rows == 1 &&
               !(w->gender && (actor->flags & other) && !(actor->flags & w->gender)) &&
               (!w->role.len || frn_slice_eq(w->role, actor->role));
    }
    if (w->several && r->rows < 2)
        return false;
    if (w->many)
        return r->group || r->plural ||
               (is_organised(actor->kind) &&
                (r->subject == 2 || actor->kind > FRN_KIND_GOVERNMENT));
    if (r->group || r->rows != 1 || (r->plural && !is_named_by_fighters(actor)))
        return false;
    if (w->thing)
        return is_organised(actor->kind) && !r->plural;
    return kind_fits(w->kind, actor->kind) &&
           (w->kind != FRN_KIND_STATE || !w->word.len ||
            frn_lexicon_may_be_called(finder->lexicon, actor->row, w->word));
}

/* The subject of a verb is not its object as well, unless it says "himself". */
static bool same_clause(const frn_sentence *s, uint32_t a, uint32_t b)
{
    return s->token[a].head >= 0 && s->token[a].head == s->token[b].head;
}

/* "suspended aid to X because it had attacked Y": the reason lies with the one who suffers for it
 * (implicit causality, Garvey and Caramazza 1974). */
static bool gives_reason(const frn_sentence *s, uint32_t token)
{
    return token > 0 && token + 2 < s->count && s->token[token].rel == FRN_REL_NSUBJ &&
           (frn_token_is(&s->token[token - 1], "because") ||
            frn_token_is(&s->token[token - 1], "after")) &&
           frn_token_is(&s->token[token + 1], "had") &&
           (s->token[token + 2].flags & FRN_TOKEN_PAST);
}

static int score(const frn_finder *finder, const frn_referent *r, const frn_wanted *w,
                 uint32_t token)
{
    const frn_token *here = &finder->here->token[token];
    int points = 100 - 18 * (int)(finder->index - r->sentence);
    bool subject = here->rel == FRN_REL_NSUBJ || here->rel == FRN_REL_NSUBJ_PASS;

    if (r->paragraph != finder->here->paragraph)
        points -= 12;
    if (r->nobody)
        points -= r->sentence != finder->index ? 22 : here->rel == FRN_REL_NMOD_POSS ? 8 : 0;
    if (r->implied)
        points -= 6;
    if (subject || here->rel == FRN_REL_NMOD_POSS)
        points += r->subject == 2 ? 28 : r->subject == 1 ? 8 : 0;
    else
        points += r->subject == 2 ? 18 : 10; /* objects go on with objects */
    if (r->sentence == finder->index && r->subject != 2 && !r->nobody &&
        gives_reason(finder->here, token))
        points += 36;
    points -= r->modifier ? 8 : 0;
    points -= r->place ? 25 : 0;
    points += r->speaker && subject ? 8 : 0;
    if (w->many)
        points += r->group ? 22 : r->plural ? 16 : r->kind > FRN_KIND_GOVERNMENT ? 10 : -10;
    if (r->sentence == finder->index)
        points -= (int)(token - r->token) / (here->rel == FRN_REL_NMOD_POSS ? 1 : 6);
    else if (!r->subject)
        points += (int)(r->token / 16);
    if (w->person && w->gender && frn_referent_actor(finder, r)->flags & w->gender)
        points += 16;
    if (r->quoted != ((here->flags & FRN_TOKEN_QUOTED) != 0))
        points -= 10;
    return points;
}

uint32_t frn_clause_rows(const frn_finder *finder, uint32_t token, uint32_t *row, uint32_t most)
{
    uint32_t count = 0;

    const frn_token *token_here = &finder->here->token[token];

    if (token_here->rel == FRN_REL_NMOD_POSS)
        return 0;
    /* "sells weapons to both sides": what hangs on an object is in the clause as well */
    if (token_here->rel == FRN_REL_NMOD && token_here->head >= 0 &&
        finder->here->token[token_here->head].rel == FRN_REL_OBJ)
        token = (uint32_t)token_here->head;
    for (size_t i = finder->referents.len; i-- > 0 && count < most;) {
        const frn_referent *r = &finder->referents.at[i];
        if (r->sentence != finder->index)
            break;
        if (r->rows == 1 && r->token != token && r->subject &&
            same_clause(finder->here, r->token, token))
            row[count++] = r->row[0];
    }
    return count;
}

bool frn_is_row_of(const frn_referent *r, const uint32_t *row, uint32_t count)
{
    for (uint32_t i = 0; i < count && r->rows == 1; i++) {
        if (r->row[0] == row[i])
            return true;
    }
    return false;
}

/* Those whom the words that the subject at `token` says speak of: `"X wants a war," he said`. */
static uint32_t spoken_of(const frn_finder *finder, uint32_t token, uint32_t *row, uint32_t most)
{
    const frn_token *t = finder->here->token;
    uint32_t count = 0;

    if ((t[token].flags & FRN_TOKEN_QUOTED) || !frn_is_speech_subject(finder->here, token))
        return 0;
    for (size_t i = finder->referents.len; i-- > 0 && count < most;) {
        const frn_referent *r = &finder->referents.at[i];
        int32_t verb = t[r->sentence == finder->index ? r->token : token].head;
        if (r->sentence != finder->index)
            break;
        if (r->rows == 1 && r->token < token &&
            ((t[r->token].flags & FRN_TOKEN_QUOTED) ||
             (verb >= 0 && t[verb].head == t[token].head && t[verb].rel == FRN_REL_CCOMP)))
            row[count++] = r->row[0];
    }
    return count;
}

static bool follows_according(const frn_finder *finder, uint32_t token)
{
    return token > 1 && frn_token_is(&finder->here->token[token - 1], "to") &&
           frn_token_is(&finder->here->token[token - 2], "according");
}

const frn_referent *frn_best_referent(const frn_finder *finder, const frn_wanted *w, uint32_t token,
                                      bool reflexive)
{
    const frn_referent *best = NULL;
    int best_score = w->strict ? 78 : 20;
    uint32_t own[16], owns = reflexive ? 0 : frn_clause_rows(finder, token, own, 8);
    bool according = follows_according(finder, token);
    size_t from =
        finder->referents.len > FRN_REFER_WINDOW ? finder->referents.len - FRN_REFER_WINDOW : 0;

    if (w->person)
        owns += spoken_of(finder, token, own + owns, 16 - owns);
    for (size_t i = finder->referents.len; i-- > from;) {
        const frn_referent *r = &finder->referents.at[i];
        int points;

        if (finder->index - r->sentence > FRN_REFER_SENTENCES)
            break;
        if (!fits(finder, r, w) || frn_is_row_of(r, own, owns))
            continue;
        if (r->sentence == finder->index && !reflexive && r->token != token &&
            same_clause(finder->here, r->token, token) &&
            finder->here->token[token].rel != FRN_REL_NMOD_POSS)
            continue;
        points = score(finder, r, w, token) + (according && r->speaker ? 40 : 0);
        if (points > best_score) {
            best_score = points;
            best = r;
        }
    }
    return best && !best->nobody ? best : NULL;
}

void frn_take_referent(frn_draft *draft, const frn_referent *r)
{
    draft->rows = r->rows;
    memcpy(draft->row, r->row, sizeof draft->row);
}

/* ---- descriptions ---- */

static const frn_referent *last_of_kind(const frn_finder *finder, frn_actor_kind kind,
                                        frn_slice role, uint32_t token)
{
    frn_wanted want = {.kind = kind, .role = role};

    if (kind == FRN_KIND_PERSON)
        want.person = true;
    return frn_best_referent(finder, &want, token, false);
}

static frn_slice role_of_word(frn_slice word)
{
    static const struct {
        const char *word, *role;
    } roles[] = {{"president", "president"},    {"premier", "prime-minister"},
                 {"chancellor", "chancellor"},  {"senator", "senator"},
                 {"spokesman", "spokesman"},    {"spokeswoman", "spokesman"},
                 {"spokesperson", "spokesman"}, {"ambassador", "ambassador"},
                 {"governor", "governor"},      {"mayor", "mayor"},
                 {"chairman", "chairman"},      {"envoy", "envoy"}};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (frn_slice_is(word, roles[i].word))
            return frn_slice_of(roles[i].role);
    }
    return (frn_slice){"", 0};
}

bool frn_refer_person(frn_finder *finder, frn_draft *draft, bool past)
{
    frn_wanted want = {.kind = FRN_KIND_PERSON, .person = true};
    const frn_referent *r = frn_best_referent(finder, &want, draft->mention.head, false);
    const frn_cast_actor *actor = r ? frn_referent_actor(finder, r) : NULL;

    if (!actor || finder->index - r->sentence > 2)
        return false;
    if (past && actor->row != FRN_NONE && draft->role.len &&
        !frn_lexicon_holds(finder->lexicon, actor->row, draft->role, FRN_NO_DATE))
        return false;
    frn_take_referent(draft, r);
    return true;
}

/* The kind that the noun of a draft describes; false when it is no such noun. */
static bool described_kind(const frn_finder *finder, const frn_draft *draft, int *kind)
{
    uint32_t at = finder->at->word_of[draft->mention.last];

    return at != FRN_NONE && !(finder->here->token[draft->mention.last].flags & FRN_TOKEN_UPPER) &&
           !(draft->mention.flags & FRN_MENTION_PLURAL) &&
           frn_lexicon_word_is(finder->lexicon, finder->at->word[at].word, FRN_WORD_DESCRIPTION,
                               kind);
}

bool frn_refer_native(frn_finder *finder, frn_draft *draft)
{
    const frn_cast_actor *owner = frn_cast_at(finder->cast, draft->owner[0]);
    const frn_referent *r;
    frn_wanted want = {.native = true};
    int kind;

    if (!owner || owner->kind != FRN_KIND_STATE || draft->indefinite ||
        !described_kind(finder, draft, &kind) || kind == FRN_KIND_GOVERNMENT ||
        kind == FRN_KIND_STATE || frn_is_unique_role(draft->role))
        return false;
    want.kind = (frn_actor_kind)kind;
    want.person = kind == FRN_KIND_PERSON;
    want.state = draft->owner[0];
    if (want.person)
        want.role = draft->role;
    r = frn_best_referent(finder, &want, draft->mention.head, false);
    if (!r || finder->index - r->sentence > 3)
        return false;
    frn_take_referent(draft, r);
    if (finder->cast->actors.at[r->row[0]].state == FRN_NONE)
        finder->cast->actors.at[r->row[0]].state = want.state;
    return true;
}

bool frn_refer_other(frn_finder *finder, frn_draft *draft)
{
    const frn_cast_actor *owner =
        frn_cast_at(finder->cast, draft->owners ? draft->owner[0] : FRN_NONE);
    uint32_t other = FRN_NONE;

    if (!owner)
        return false;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);

        if (finder->index - r->sentence > 1)
            break;
        if (!actor || r->group || r->implied || actor->kind != owner->kind || actor == owner ||
            actor == frn_cast_at(finder->cast, other))
            continue;
        if (other != FRN_NONE)
            return false;
        other = r->row[0];
    }
    if (other == FRN_NONE)
        return false;
    draft->row[draft->rows++] = other;
    return true;
}

void frn_refer_description(frn_finder *finder, frn_draft *draft)
{
    const frn_referent *r;
    uint32_t noun = draft->mention.last;
    frn_slice word = finder->here->token[noun].lower;

    frn_wanted want = {.kind = draft->kind,
                       .person = draft->kind == FRN_KIND_PERSON,
                       .native = draft->owners == 1,
                       .state = draft->owners ? draft->owner[0] : FRN_NONE,
                       .word = word};

    if (draft->mention.flags & FRN_MENTION_PLURAL) {
        frn_take_pair(finder, draft);
        return;
    }
    if (want.person && !draft->former)
        want.role = role_of_word(word);
    r = frn_best_referent(finder, &want, noun, false);
    if (r) {
        frn_take_referent(draft, r);
    } else if (want.native) { /* "the American coalition": nobody who was named, a word of America
                               */
        draft->row[draft->rows++] = want.state;
        draft->mention.flags ^= FRN_MENTION_DEFINITE | FRN_MENTION_ADJECTIVE;
    }
}

/* "the union", "the council", "the bank": the last organisation of the kind, one that has a name.
 */
static bool take_named(frn_finder *finder, frn_draft *draft)
{
    uint32_t at = finder->at->word_of[draft->mention.last];
    const frn_referent *r;
    int kind;

    if (at == FRN_NONE || !draft->definite ||
        (finder->here->token[draft->mention.last].flags & FRN_TOKEN_UPPER) ||
        (draft->mention.flags & FRN_MENTION_PLURAL) ||
        !frn_lexicon_word_is(finder->lexicon, finder->at->word[at].word, FRN_WORD_DESCRIPTION,
                             &kind) ||
        kind == FRN_KIND_PERSON || kind == FRN_KIND_STATE)
        return false;
    r = last_of_kind(finder, (frn_actor_kind)kind, (frn_slice){"", 0}, draft->mention.head);
    if (!r || frn_referent_actor(finder, r)->flags & FRN_CAST_DESCRIBED)
        return false;
    if (kind == FRN_KIND_GOVERNMENT &&
        frn_referent_actor(finder, r)->kind != (frn_actor_kind)kind &&
        (draft->mention.first < draft->mention.last ||
         frn_token_in(&finder->here->token[draft->mention.last], "ministry department")))
        return false; /* "the foreign ministry" after the United Nations */
    frn_take_referent(draft, r);
    return true;
}

/* "The rebels": the armed group that was named last, whatever its men were called then. */
static bool take_fighters(frn_finder *finder, frn_draft *draft)
{
    const frn_lexicon_body *body = frn_lexicon_body_at(finder->lexicon, draft->body);

    if (!body || body->kind != FRN_KIND_ARMED_GROUP || !draft->definite)
        return false;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);

        if (finder->index - r->sentence > FRN_REFER_SENTENCES)
            break;
        if (actor && !r->group && actor->kind == FRN_KIND_ARMED_GROUP) {
            frn_take_referent(draft, r);
            return true;
        }
    }
    return false;
}

/* Nouns that tell a person who was named again, by rank or calling rather than by office. */
static bool names_somebody(const frn_finder *finder, const frn_draft *draft)
{
    const frn_token *head = &finder->here->token[draft->mention.last];

    return !(head->flags & FRN_TOKEN_UPPER) &&
           frn_lemma_in(head,
                        "general colonel admiral commander captain marshal cleric preacher imam "
                        "ayatollah rabbi priest bishop archbishop pontiff pope monarch tycoon "
                        "magnate oligarch billionaire businessman businesswoman banker lawyer "
                        "attorney politician lawmaker senator congressman congresswoman activist "
                        "dissident journalist economist professor scientist strongman dictator "
                        "warlord veteran novelist writer author candidate challenger incumbent "
                        "diplomat envoy negotiator defector whistleblower emir sultan king queen "
                        "prince princess judge mayor governor chairman founder entrepreneur");
}

/* A role or a part that was named before: "the minister", "the rebels", "the ministry". */
bool frn_refer_part(frn_finder *finder, frn_draft *draft)
{
    size_t from = finder->referents.len > 4 * FRN_REFER_WINDOW
                      ? finder->referents.len - 4 * FRN_REFER_WINDOW
                      : 0;
    const frn_lexicon_body *body = frn_lexicon_body_at(finder->lexicon, draft->body);
    bool single = !(draft->mention.flags & FRN_MENTION_PLURAL);

    if (!draft->definite && body &&
        (body->kind == FRN_KIND_COMPANY || body->kind == FRN_KIND_MEDIA ||
         body->kind == FRN_KIND_POPULATION))
        return false;
    if (!draft->role_alone && (take_named(finder, draft) || take_fighters(finder, draft)))
        return true;
    for (size_t i = finder->referents.len; i-- > from;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);

        if (!actor || r->nobody || r->group)
            continue;
        if (draft->role_alone && draft->definite) {
            if (actor->kind == FRN_KIND_PERSON && frn_slice_eq(actor->role, draft->role)) {
                frn_take_referent(draft, r);
                return true;
            }
            continue;
        }
        if (!draft->role_alone && actor->kind != FRN_KIND_PERSON &&
            (actor->body == draft->body || r->body == draft->body) &&
            (!body || body->kind != FRN_KIND_GOVERNMENT || actor->kind == body->kind) &&
            (actor->row != FRN_NONE || actor->state != FRN_NONE ||
             actor->organisation != FRN_NONE)) {
            frn_take_referent(draft, r);
            return true;
        }
    }
    if (single && draft->definite && names_somebody(finder, draft) &&
        frn_refer_person(finder, draft, false))
        return true;
    if (body && !single && draft->definite && body->kind == FRN_KIND_COMPANY) {
        frn_draft pair = {.mention = draft->mention, .kind = FRN_KIND_COMPANY};
        if (frn_take_pair(finder, &pair)) {
            draft->rows = pair.rows;
            memcpy(draft->row, pair.row, sizeof draft->row);
            return true;
        }
    }
    return false;
}
