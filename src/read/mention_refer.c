/* What pronouns and descriptions stand for: the best of what has been talked of, by number, gender,
 * kind, nearness and how prominently it stood there. */
#include "read/mention_internal.h"

enum { WINDOW = 80, FAR_SENTENCES = 6 };

typedef struct wanted {
    bool person, thing, many; /* he or she; it; they */
    uint32_t gender;          /* FRN_CAST_MALE, FRN_CAST_FEMALE; 0 */
    frn_actor_kind kind;      /* of a description; FRN_KIND_UNKNOWN: any */
    frn_slice role;           /* "the minister"; empty: any */
    bool strict;              /* only what stood prominently and near */
} wanted;

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
               have == FRN_KIND_PARTY || have == FRN_KIND_MILITARY;
    case FRN_KIND_GOVERNMENT:
        return have == FRN_KIND_GOVERNMENT || have == FRN_KIND_IGO || have == FRN_KIND_NGO;
    default:
        return want == have;
    }
}

static bool fits(const frn_finder *finder, const frn_referent *r, const wanted *w)
{
    const frn_cast_actor *actor = frn_referent_actor(finder, r);

    if (r->nobody)
        return w->kind == FRN_KIND_UNKNOWN && !w->person && (w->many ? r->plural : !r->plural);
    if (!actor)
        return false;
    if (w->person) {
        uint32_t other = (FRN_CAST_MALE | FRN_CAST_FEMALE) & ~w->gender;
        return actor->kind == FRN_KIND_PERSON && r->rows == 1 &&
               !(w->gender && (actor->flags & other) && !(actor->flags & w->gender)) &&
               (!w->role.len || frn_slice_eq(w->role, actor->role));
    }
    if (w->many)
        return r->group || r->plural ||
               (is_organised(actor->kind) &&
                (r->subject == 2 || actor->kind > FRN_KIND_GOVERNMENT));
    if (r->group || r->rows != 1 || r->plural)
        return false;
    if (w->thing)
        return is_organised(actor->kind) && !r->plural;
    return kind_fits(w->kind, actor->kind);
}

/* The subject of a verb is not its object as well, unless it says "himself". */
static bool same_clause(const frn_sentence *s, uint32_t a, uint32_t b)
{
    return s->token[a].head >= 0 && s->token[a].head == s->token[b].head;
}

static int score(const frn_finder *finder, const frn_referent *r, const wanted *w, uint32_t token)
{
    const frn_token *here = &finder->here->token[token];
    int points = 100 - 18 * (int)(finder->index - r->sentence);
    bool subject = here->rel == FRN_REL_NSUBJ || here->rel == FRN_REL_NSUBJ_PASS;

    if (r->paragraph != finder->here->paragraph)
        points -= 12;
    if (r->nobody && r->sentence != finder->index)
        points -= 22;
    if (r->implied)
        points -= 6;
    if (subject || here->rel == FRN_REL_NMOD_POSS)
        points += r->subject == 2 ? 28 : r->subject == 1 ? 8 : 0;
    else
        points += r->subject == 2 ? 18 : 10; /* objects go on with objects */
    points -= r->modifier ? 8 : 0;
    points -= r->place ? 25 : 0;
    points += r->speaker && subject ? 8 : 0;
    if (w->many)
        points += r->group ? 22 : r->plural ? 16 : r->kind > FRN_KIND_GOVERNMENT ? 10 : 0;
    if (r->sentence == finder->index)
        points -= (int)(token - r->token) / (here->rel == FRN_REL_NMOD_POSS ? 1 : 6);
    else if (!r->subject)
        points += (int)(r->token / 16);
    if (w->person && w->gender && frn_referent_actor(finder, r)->flags & w->gender)
        points += 6;
    if (r->quoted != ((here->flags & FRN_TOKEN_QUOTED) != 0))
        points -= 10;
    return points;
}

/* Rows of the mentions in the pronoun's own clause: "Turkey, which considers them ..." */
static uint32_t clause_rows(const frn_finder *finder, uint32_t token, uint32_t *row, uint32_t most)
{
    uint32_t count = 0;

    if (finder->here->token[token].rel == FRN_REL_NMOD_POSS)
        return 0;
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

static bool is_row_of(const frn_referent *r, const uint32_t *row, uint32_t count)
{
    for (uint32_t i = 0; i < count && r->rows == 1; i++) {
        if (r->row[0] == row[i])
            return true;
    }
    return false;
}

static const frn_referent *best_referent(const frn_finder *finder, const wanted *w, uint32_t token,
                                         bool reflexive)
{
    const frn_referent *best = NULL;
    int best_score = w->strict ? 78 : 20;
    uint32_t own[8], owns = reflexive ? 0 : clause_rows(finder, token, own, 8);
    size_t from = finder->referents.len > WINDOW ? finder->referents.len - WINDOW : 0;

    for (size_t i = finder->referents.len; i-- > from;) {
        const frn_referent *r = &finder->referents.at[i];
        int points;

        if (finder->index - r->sentence > FAR_SENTENCES)
            break;
        if (!fits(finder, r, w) || is_row_of(r, own, owns))
            continue;
        if (r->sentence == finder->index && !reflexive && r->token != token &&
            same_clause(finder->here, r->token, token) &&
            finder->here->token[token].rel != FRN_REL_NMOD_POSS)
            continue;
        points = score(finder, r, w, token);
        if (points > best_score) {
            best_score = points;
            best = r;
        }
    }
    return best && !best->nobody ? best : NULL;
}

static void take(frn_draft *draft, const frn_referent *r)
{
    draft->rows = r->rows;
    memcpy(draft->row, r->row, sizeof draft->row);
}

/* ---- relative pronouns ---- */

/* "Poland and Lithuania, which fear". */
static bool verb_is_plural(const frn_sentence *s, uint32_t t)
{
    int32_t head = s->token[t].head;

    if (t + 1 < s->count && s->token[t + 1].tag == FRN_TAG_AUX)
        return frn_word_in(s->token[t + 1].lower, "are were have");
    return head >= 0 && s->token[head].tag == FRN_TAG_VERB &&
           frn_slice_eq(s->token[head].lower, s->token[head].lemma);
}

static bool take_relative(frn_finder *finder, frn_draft *draft)
{
    uint32_t t = draft->mention.first;
    const frn_sentence *s = finder->here;
    int32_t verb = s->token[t].head, noun = -1;

    for (int depth = 0; depth < 4 && verb >= 0; depth++) {
        if (s->token[verb].rel == FRN_REL_ACL_RELCL) {
            noun = s->token[verb].head;
            break;
        }
        verb = s->token[verb].head;
    }
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        uint32_t gap;

        if (r->sentence != finder->index)
            break;
        if (r->group || r->nobody || r->token > t)
            continue;
        gap = t - r->last;
        if (noun >= 0 ? (uint32_t)noun >= r->first && (uint32_t)noun <= r->last
                      : gap <= 1 || (gap == 2 && frn_token_is(&s->token[t - 1], ","))) {
            if ((r->modifier && r->last + 1 != t) || r->implied)
                continue;
            if (i + 1 < finder->referents.len && r[1].group && r[1].last == r->last &&
                verb_is_plural(s, t))
                r++;
            take(draft, r);
            return true;
        }
    }
    return false;
}

/* ---- pronouns ---- */

/* "It is clear that", "it seems". */
static bool is_empty_it(const frn_sentence *s, uint32_t t)
{
    if (s->token[t].rel == FRN_REL_EXPL)
        return true;
    for (uint32_t i = t + 1; i < s->count && i < t + 4; i++) {
        frn_slice lemma = s->token[i].lemma;
        if (frn_word_in(lemma, "seem appear turn rain snow take"))
            return true;
        if (frn_word_in(lemma, "be become remain look sound make") ||
            frn_word_in(s->token[i].lower, "'s was")) {
            for (uint32_t k = i + 1; k < s->count && k < i + 5; k++) {
                if (frn_word_in(s->token[k].lower, "that to whether if how why what who unclear "
                                                   "likely unlikely possible which when where"))
                    return true;
                if (s->token[k].tag == FRN_TAG_PUNCT)
                    break;
            }
        }
    }
    return false;
}

void frn_refer_pronoun(frn_finder *finder, frn_draft *draft)
{
    uint32_t t = draft->mention.first;
    frn_slice w = finder->here->token[t].lower;
    bool reflexive = frn_slice_ends(w, FRN_LIT("self")) || frn_slice_ends(w, FRN_LIT("selves"));
    const frn_referent *r = NULL;
    wanted want = {.kind = FRN_KIND_UNKNOWN};

    if (draft->mention.flags & FRN_MENTION_FIRST)
        return;
    if (frn_word_in(w, "who whom whose which")) {
        take_relative(finder, draft);
        return;
    }
    if (frn_word_in(w, "he him his himself")) {
        want.person = true;
        want.gender = FRN_CAST_MALE;
    } else if (frn_word_in(w, "she her hers herself")) {
        want.person = true;
        want.gender = FRN_CAST_FEMALE;
    } else if (frn_word_in(w, "they them their theirs themselves")) {
        want.many = true;
    } else {
        if (is_empty_it(finder->here, t))
            return;
        want.thing = true;
        want.strict = !frn_slice_is(w, "its");
    }
    r = best_referent(finder, &want, t, reflexive);
    if (!r)
        return;
    take(draft, r);
    if (want.person) {
        frn_cast_actor *actor = &finder->cast->actors.at[r->row[0]];
        if (!(actor->flags & (FRN_CAST_MALE | FRN_CAST_FEMALE)))
            actor->flags |= want.gender;
    }
}

/* ---- "the two sides" ---- */

static bool pair_member(const frn_finder *finder, const frn_referent *r, frn_actor_kind kind,
                        uint32_t *row)
{
    const frn_cast_actor *actor = frn_referent_actor(finder, r);

    if (!actor || r->nobody || r->group || r->rows != 1 ||
        (r->modifier && actor->kind == FRN_KIND_MOVEMENT))
        return false;
    if ((actor->flags & FRN_CAST_DESCRIBED) && actor->state == FRN_NONE)
        return false;
    *row = r->row[0];
    switch (kind) {
    case FRN_KIND_STATE:
        if (actor->state == FRN_NONE || actor->kind == FRN_KIND_ARMED_GROUP)
            return false;
        *row = actor->state;
        return true;
    case FRN_KIND_PERSON:
        return actor->kind == FRN_KIND_PERSON;
    case FRN_KIND_COMPANY:
        return actor->kind == FRN_KIND_COMPANY || actor->kind == FRN_KIND_UNKNOWN;
    default: /* sides: a state speaks through its parts and persons */
        if (actor->state != FRN_NONE &&
            (actor->kind == FRN_KIND_PERSON || actor->kind == FRN_KIND_GOVERNMENT ||
             actor->kind == FRN_KIND_MILITARY)) {
            *row = actor->state;
            return true;
        }
        return actor->kind != FRN_KIND_PERSON && actor->kind != FRN_KIND_POPULATION &&
               actor->kind != FRN_KIND_MEDIA && actor->kind != FRN_KIND_BLOC &&
               actor->kind != FRN_KIND_IGO;
    }
}

static bool has_row(const frn_draft *draft, uint32_t row)
{
    for (uint32_t i = 0; i < draft->rows; i++) {
        if (draft->row[i] == row)
            return true;
    }
    return false;
}

/* The two that were named together last, else the last two. */
static bool take_pair(frn_finder *finder, frn_draft *draft)
{
    uint32_t own[8], owns = clause_rows(finder, draft->mention.head, own, 8);
    uint32_t many = draft->many ? draft->many : 2;
    uint8_t rel = finder->here->token[draft->mention.head].rel;
    bool subject = rel == FRN_REL_NSUBJ || rel == FRN_REL_NSUBJ_PASS;
    size_t from = finder->referents.len > WINDOW ? finder->referents.len - WINDOW : 0;

    for (size_t i = finder->referents.len; i-- > from;) {
        const frn_referent *r = &finder->referents.at[i];
        if (finder->index - r->sentence > 2)
            break;
        if (r->group && r->rows == many) {
            frn_draft two = {.rows = 0};
            for (uint32_t k = 0; k < many; k++) {
                frn_referent one = *r;
                uint32_t row;
                one.rows = 1;
                one.row[0] = r->row[k];
                one.group = false;
                if (pair_member(finder, &one, draft->kind, &row) && !has_row(&two, row))
                    two.row[two.rows++] = row;
            }
            if (two.rows == many) {
                draft->rows = many;
                memcpy(draft->row, two.row, sizeof draft->row);
                return true;
            }
        }
    }
    for (int places = 0; places < 2 && draft->rows < many; places++) {
        for (size_t i = finder->referents.len; i-- > from && draft->rows < many;) {
            const frn_referent *r = &finder->referents.at[i];
            uint32_t row;
            if (finder->index - r->sentence > FAR_SENTENCES)
                break;
            if (!subject && r->sentence == finder->index && r->subject == 2)
                continue; /* "France urged both sides" */
            if ((!r->place || places) && !is_row_of(r, own, owns) &&
                pair_member(finder, r, draft->kind, &row) && !has_row(draft, row))
                draft->row[draft->rows++] = row;
        }
    }
    if (draft->rows < many)
        draft->rows = 0;
    return draft->rows == many;
}

/* ---- descriptions ---- */

static const frn_referent *last_of_kind(const frn_finder *finder, frn_actor_kind kind,
                                        frn_slice role, uint32_t token)
{
    wanted want = {.kind = kind, .role = role};

    if (kind == FRN_KIND_PERSON)
        want.person = true;
    return best_referent(finder, &want, token, false);
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

void frn_refer_description(frn_finder *finder, frn_draft *draft)
{
    const frn_referent *r;
    uint32_t noun = draft->mention.last;
    frn_slice word = finder->here->token[noun].lower;

    if (draft->mention.flags & FRN_MENTION_PLURAL) {
        take_pair(finder, draft);
        return;
    }
    r = last_of_kind(finder, draft->kind,
                     draft->kind == FRN_KIND_PERSON ? role_of_word(word) : (frn_slice){"", 0},
                     noun);
    if (r)
        take(draft, r);
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
    take(draft, r);
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

        if (finder->index - r->sentence > FAR_SENTENCES)
            break;
        if (actor && !r->group && actor->kind == FRN_KIND_ARMED_GROUP) {
            take(draft, r);
            return true;
        }
    }
    return false;
}

/* A role or a part that was named before: "the minister", "the rebels", "the ministry". */
bool frn_refer_part(frn_finder *finder, frn_draft *draft)
{
    size_t from = finder->referents.len > 4 * WINDOW ? finder->referents.len - 4 * WINDOW : 0;
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
                take(draft, r);
                return true;
            }
            continue;
        }
        if (!draft->role_alone && actor->kind != FRN_KIND_PERSON &&
            (actor->body == draft->body || r->body == draft->body) &&
            (actor->row != FRN_NONE || actor->state != FRN_NONE ||
             actor->organisation != FRN_NONE)) {
            take(draft, r);
            return true;
        }
    }
    if (body && !single && draft->definite && body->kind == FRN_KIND_COMPANY) {
        frn_draft pair = {.mention = draft->mention, .kind = FRN_KIND_COMPANY};
        if (take_pair(finder, &pair)) {
            draft->rows = pair.rows;
            memcpy(draft->row, pair.row, sizeof draft->row);
            return true;
        }
    }
    return false;
}

/* ---- where the talk is ---- */

static uint32_t draft_state(const frn_finder *finder, const frn_draft *draft)
{
    const frn_cast_actor *actor = frn_cast_at(finder->cast, draft->rows     ? draft->row[0]
                                                            : draft->owners ? draft->owner[0]
                                                                            : FRN_NONE);

    return actor ? actor->state : FRN_NONE;
}

uint32_t frn_place_state(const frn_finder *finder, const frn_draft *self)
{
    for (size_t i = 0; i < finder->drafts.len; i++) {
        const frn_draft *draft = &finder->drafts.at[i];
        uint32_t state = draft_state(finder, draft);
        if (draft != self && (draft->mention.flags & FRN_MENTION_PLACE) && draft->rows == 1 &&
            state == draft->row[0])
            return state;
    }
    return FRN_NONE;
}

uint32_t frn_context_state(const frn_finder *finder, const frn_draft *self, bool sentence_only)
{
    uint32_t after = FRN_NONE, others = 0, place = frn_place_state(finder, self);

    if (place != FRN_NONE)
        return place;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);

        if (r->sentence != finder->index)
            break;
        if (actor && actor->state != FRN_NONE && !r->group)
            return actor->state;
    }
    for (size_t i = 0; i < finder->drafts.len; i++) {
        const frn_draft *draft = &finder->drafts.at[i];
        uint32_t state = draft == self ? FRN_NONE : draft_state(finder, draft);
        if (state != FRN_NONE && state != after) {
            after = state;
            others++;
        }
    }
    if (others == 1)
        return after;
    if (sentence_only)
        return FRN_NONE;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);
        if (actor && actor->state != FRN_NONE && !r->group)
            return actor->state;
    }
    return FRN_NONE;
}

/* ---- "we", after everything else ---- */

static bool says(const frn_token *token)
{
    return token->tag == FRN_TAG_VERB &&
           frn_word_in(token->lemma,
                       "say tell add warn claim argue insist declare announce state "
                       "write ask reply note explain stress vow pledge remark comment "
                       "acknowledge admit complain conclude suggest believe think "
                       "recall continue observe respond promise accuse reiterate");
}

bool frn_is_speech_subject(const frn_sentence *s, uint32_t token)
{
    int32_t head = s->token[token].head;

    return (s->token[token].rel == FRN_REL_NSUBJ) && head >= 0 && says(&s->token[head]);
}

static uint32_t speaker_of(const frn_finder *finder, uint32_t sentence,
                           const frn_mention_list *list)
{
    const frn_sentence *s = &finder->sentence[sentence];

    for (uint32_t i = 0; i < list->count; i++) {
        const frn_mention *m = &list->at[i];
        if (m->actor_count && !(m->flags & FRN_MENTION_FIRST) &&
            !(s->token[m->head].flags & FRN_TOKEN_QUOTED) && frn_is_speech_subject(s, m->head))
            return m->actor[0];
    }
    return FRN_NONE;
}

/* Whoever speaks in the sentence, else in its paragraph: before it first, then after; else the last
 * person of the paragraph before when that ends in a colon. */
static uint32_t speaker_near(const frn_finder *finder, uint32_t sentence,
                             const frn_mention_list *list)
{
    uint32_t paragraph = finder->sentence[sentence].paragraph;
    uint32_t speaker = speaker_of(finder, sentence, &list[sentence]);

    for (uint32_t i = sentence; speaker == FRN_NONE && i-- > 0;) {
        if (finder->sentence[i].paragraph != paragraph)
            break;
        speaker = speaker_of(finder, i, &list[i]);
    }
    for (uint32_t i = sentence + 1; speaker == FRN_NONE && i < finder->count; i++) {
        if (finder->sentence[i].paragraph != paragraph)
            break;
        speaker = speaker_of(finder, i, &list[i]);
    }
    for (uint32_t i = sentence; speaker == FRN_NONE && i-- > 0;) {
        const frn_sentence *s = &finder->sentence[i];
        if (s->paragraph == paragraph)
            continue;
        if (s->paragraph + 1 != paragraph || !frn_token_is(&s->token[s->count - 1], ":"))
            break;
        for (uint32_t k = list[i].count; k-- > 0 && speaker == FRN_NONE;) {
            const frn_mention *m = &list[i].at[k];
            const frn_cast_actor *actor =
                m->actor_count ? frn_cast_at(finder->cast, m->actor[0]) : NULL;
            if (actor && actor->kind == FRN_KIND_PERSON)
                speaker = m->actor[0];
        }
        break;
    }
    return speaker;
}

/* "We": the speaker's state for those who speak for one, else the organisation, else the speaker.
 */
static uint32_t side_of(const frn_finder *finder, uint32_t speaker)
{
    const frn_cast_actor *actor = frn_cast_at(finder->cast, speaker), *organisation;

    if (!actor || actor->kind != FRN_KIND_PERSON)
        return actor && actor->state != FRN_NONE &&
                       (actor->kind == FRN_KIND_GOVERNMENT || actor->kind == FRN_KIND_MILITARY)
                   ? actor->state
                   : speaker;
    organisation = frn_cast_at(finder->cast, actor->organisation);
    if (organisation && organisation->kind != FRN_KIND_GOVERNMENT &&
        organisation->kind != FRN_KIND_STATE && organisation->kind != FRN_KIND_MILITARY &&
        organisation->kind != FRN_KIND_UNKNOWN)
        return actor->organisation;
    return actor->state != FRN_NONE ? actor->state : speaker;
}

/* Outside quotation marks "we" is the writer, except in a paragraph set off as somebody's words. */
static bool is_spoken(const frn_finder *finder, uint32_t sentence, uint32_t token)
{
    const frn_sentence *s = &finder->sentence[sentence];

    return (s->token[token].flags & FRN_TOKEN_QUOTED) ||
           finder->doc->paragraph[s->paragraph].block == FRN_BLOCK_QUOTE;
}

void frn_mention_speakers(frn_finder *finder, frn_mention_list *list)
{
    for (uint32_t i = 0; i < finder->count && !finder->failed; i++) {
        for (uint32_t k = 0; k < list[i].count; k++) {
            frn_mention *m = &list[i].at[k];
            uint32_t speaker;

            if (!(m->flags & FRN_MENTION_FIRST) || !is_spoken(finder, i, m->head))
                continue;
            finder->index = i;
            speaker = speaker_near(finder, i, list);
            if (speaker == FRN_NONE)
                continue;
            m->actor = FRN_NEW_ARRAY(finder->arena, uint32_t, 1);
            if (!m->actor) {
                finder->failed = true;
                return;
            }
            m->actor[0] = m->flags & FRN_MENTION_PLURAL ? side_of(finder, speaker) : speaker;
            m->actor_count = 1;
        }
    }
}
