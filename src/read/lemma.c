/* Dictionary forms by rule: irregular words from a table, then endings. Words that the model knows
 * have theirs ready (model.c); this is for the others, and for making those. */
#include "read/model_internal.h"

/* form, dictionary form; sorted by form. Verbs. */
static const char *const irregular_verbs[][2] = {{"arisen", "arise"},
                                                 {"arose", "arise"},
                                                 {"ate", "eat"},
                                                 {"awoke", "awake"},
                                                 {"bade", "bid"},
                                                 {"beaten", "beat"},
                                                 {"became", "become"},
                                                 {"been", "be"},
                                                 {"befell", "befall"},
                                                 {"began", "begin"},
                                                 {"begun", "begin"},
                                                 {"beheld", "behold"},
                                                 {"bent", "bend"},
                                                 {"besought", "beseech"},
                                                 {"betook", "betake"},
                                                 {"bidden", "bid"},
                                                 {"bit", "bite"},
                                                 {"bitten", "bite"},
                                                 {"bled", "bleed"},
                                                 {"blew", "blow"},
                                                 {"blown", "blow"},
                                                 {"bore", "bear"},
                                                 {"born", "bear"},
                                                 {"borne", "bear"},
                                                 {"bought", "buy"},
                                                 {"bound", "bind"},
                                                 {"bred", "breed"},
                                                 {"broke", "break"},
                                                 {"broken", "break"},
                                                 {"brought", "bring"},
                                                 {"built", "build"},
                                                 {"burnt", "burn"},
                                                 {"came", "come"},
                                                 {"caught", "catch"},
                                                 {"chose", "choose"},
                                                 {"chosen", "choose"},
                                                 {"clung", "cling"},
                                                 {"crept", "creep"},
                                                 {"dealt", "deal"},
                                                 {"did", "do"},
                                                 {"done", "do"},
                                                 {"dove", "dive"},
                                                 {"drank", "drink"},
                                                 {"drawn", "draw"},
                                                 {"dreamt", "dream"},
                                                 {"drew", "draw"},
                                                 {"driven", "drive"},
                                                 {"drove", "drive"},
                                                 {"drunk", "drink"},
                                                 {"dug", "dig"},
                                                 {"dwelt", "dwell"},
                                                 {"dying", "die"},
                                                 {"eaten", "eat"},
                                                 {"fallen", "fall"},
                                                 {"fed", "feed"},
                                                 {"fell", "fall"},
                                                 {"felt", "feel"},
                                                 {"fled", "flee"},
                                                 {"flew", "fly"},
                                                 {"flown", "fly"},
                                                 {"flung", "fling"},
                                                 {"forbade", "forbid"},
                                                 {"forbidden", "forbid"},
                                                 {"foresaw", "foresee"},
                                                 {"foreseen", "foresee"},
                                                 {"forgave", "forgive"},
                                                 {"forgiven", "forgive"},
                                                 {"forgot", "forget"},
                                                 {"forgotten", "forget"},
                                                 {"forsaken", "forsake"},
                                                 {"forsook", "forsake"},
                                                 {"forswore", "forswear"},
                                                 {"fought", "fight"},
                                                 {"found", "find"},
                                                 {"froze", "freeze"},
                                                 {"frozen", "freeze"},
                                                 {"gave", "give"},
                                                 {"given", "give"},
                                                 {"goes", "go"},
                                                 {"gone", "go"},
                                                 {"got", "get"},
                                                 {"gotten", "get"},
                                                 {"grew", "grow"},
                                                 {"grown", "grow"},
                                                 {"had", "have"},
                                                 {"has", "have"},
                                                 {"heard", "hear"},
                                                 {"held", "hold"},
                                                 {"hid", "hide"},
                                                 {"hidden", "hide"},
                                                 {"hung", "hang"},
                                                 {"kept", "keep"},
                                                 {"knelt", "kneel"},
                                                 {"knew", "know"},
                                                 {"known", "know"},
                                                 {"laid", "lay"},
                                                 {"lain", "lie"},
                                                 {"leant", "lean"},
                                                 {"leapt", "leap"},
                                                 {"learnt", "learn"},
                                                 {"led", "lead"},
                                                 {"left", "leave"},
                                                 {"lent", "lend"},
                                                 {"lit", "light"},
                                                 {"lost", "lose"},
                                                 {"lying", "lie"},
                                                 {"made", "make"},
                                                 {"meant", "mean"},
                                                 {"met", "meet"},
                                                 {"misled", "mislead"},
                                                 {"misspent", "misspend"},
                                                 {"mistaken", "mistake"},
                                                 {"mistook", "mistake"},
                                                 {"misunderstood", "misunderstand"},
                                                 {"outdid", "outdo"},
                                                 {"outdone", "outdo"},
                                                 {"outfought", "outfight"},
                                                 {"outgrew", "outgrow"},
                                                 {"outran", "outrun"},
                                                 {"outrode", "outride"},
                                                 {"outshone", "outshine"},
                                                 {"outsold", "outsell"},
                                                 {"outspent", "outspend"},
                                                 {"overcame", "overcome"},
                                                 {"overdid", "overdo"},
                                                 {"overheard", "overhear"},
                                                 {"overpaid", "overpay"},
                                                 {"overran", "overrun"},
                                                 {"overridden", "override"},
                                                 {"overrode", "override"},
                                                 {"oversaw", "oversee"},
                                                 {"overseen", "oversee"},
                                                 {"overtaken", "overtake"},
                                                 {"overthrew", "overthrow"},
                                                 {"overthrown", "overthrow"},
                                                 {"overtook", "overtake"},
                                                 {"paid", "pay"},
                                                 {"pled", "plead"},
                                                 {"prepaid", "prepay"},
                                                 {"proven", "prove"},
                                                 {"ran", "run"},
                                                 {"rang", "ring"},
                                                 {"rebuilt", "rebuild"},
                                                 {"redrawn", "redraw"},
                                                 {"redrew", "redraw"},
                                                 {"remade", "remake"},
                                                 {"repaid", "repay"},
                                                 {"reran", "rerun"},
                                                 {"resat", "resit"},
                                                 {"resold", "resell"},
                                                 {"retaken", "retake"},
                                                 {"rethought", "rethink"},
                                                 {"retold", "retell"},
                                                 {"retook", "retake"},
                                                 {"rewritten", "rewrite"},
                                                 {"rewrote", "rewrite"},
                                                 {"ridden", "ride"},
                                                 {"risen", "rise"},
                                                 {"rode", "ride"},
                                                 {"rose", "rise"},
                                                 {"rung", "ring"},
                                                 {"said", "say"},
                                                 {"sang", "sing"},
                                                 {"sank", "sink"},
                                                 {"sat", "sit"},
                                                 {"saw", "see"},
                                                 {"seen", "see"},
                                                 {"sent", "send"},
                                                 {"sewn", "sew"},
                                                 {"shaken", "shake"},
                                                 {"shone", "shine"},
                                                 {"shook", "shake"},
                                                 {"shot", "shoot"},
                                                 {"shown", "show"},
                                                 {"shrank", "shrink"},
                                                 {"shrunk", "shrink"},
                                                 {"slain", "slay"},
                                                 {"slept", "sleep"},
                                                 {"slew", "slay"},
                                                 {"slid", "slide"},
                                                 {"slung", "sling"},
                                                 {"smote", "smite"},
                                                 {"sold", "sell"},
                                                 {"sought", "seek"},
                                                 {"sowed", "sow"},
                                                 {"sown", "sow"},
                                                 {"spat", "spit"},
                                                 {"sped", "speed"},
                                                 {"spelt", "spell"},
                                                 {"spent", "spend"},
                                                 {"spilt", "spill"},
                                                 {"spoilt", "spoil"},
                                                 {"spoke", "speak"},
                                                 {"spoken", "speak"},
                                                 {"sprang", "spring"},
                                                 {"sprung", "spring"},
                                                 {"spun", "spin"},
                                                 {"stank", "stink"},
                                                 {"stole", "steal"},
                                                 {"stolen", "steal"},
                                                 {"stood", "stand"},
                                                 {"stricken", "strike"},
                                                 {"stridden", "stride"},
                                                 {"striven", "strive"},
                                                 {"strode", "stride"},
                                                 {"strove", "strive"},
                                                 {"struck", "strike"},
                                                 {"strung", "string"},
                                                 {"stuck", "stick"},
                                                 {"stung", "sting"},
                                                 {"sung", "sing"},
                                                 {"sunk", "sink"},
                                                 {"swam", "swim"},
                                                 {"swept", "sweep"},
                                                 {"swollen", "swell"},
                                                 {"swore", "swear"},
                                                 {"sworn", "swear"},
                                                 {"swum", "swim"},
                                                 {"swung", "swing"},
                                                 {"taken", "take"},
                                                 {"taught", "teach"},
                                                 {"thought", "think"},
                                                 {"threw", "throw"},
                                                 {"thrown", "throw"},
                                                 {"told", "tell"},
                                                 {"took", "take"},
                                                 {"tore", "tear"},
                                                 {"torn", "tear"},
                                                 {"trod", "tread"},
                                                 {"trodden", "tread"},
                                                 {"tying", "tie"},
                                                 {"undercut", "undercut"},
                                                 {"undergone", "undergo"},
                                                 {"understood", "understand"},
                                                 {"undertaken", "undertake"},
                                                 {"undertook", "undertake"},
                                                 {"underwent", "undergo"},
                                                 {"underwritten", "underwrite"},
                                                 {"underwrote", "underwrite"},
                                                 {"undid", "undo"},
                                                 {"undone", "undo"},
                                                 {"unmade", "unmake"},
                                                 {"unwound", "unwind"},
                                                 {"upheld", "uphold"},
                                                 {"vying", "vie"},
                                                 {"was", "be"},
                                                 {"went", "go"},
                                                 {"wept", "weep"},
                                                 {"were", "be"},
                                                 {"withdrawn", "withdraw"},
                                                 {"withdrew", "withdraw"},
                                                 {"withheld", "withhold"},
                                                 {"withstood", "withstand"},
                                                 {"woke", "wake"},
                                                 {"woken", "wake"},
                                                 {"won", "win"},
                                                 {"wore", "wear"},
                                                 {"worn", "wear"},
                                                 {"wound", "wind"},
                                                 {"wove", "weave"},
                                                 {"woven", "weave"},
                                                 {"written", "write"},
                                                 {"wrote", "write"},
                                                 {"wrung", "wring"}};

static const char *const irregular_nouns[][2] = {{"analyses", "analysis"},
                                                 {"axes", "axis"},
                                                 {"bases", "basis"},
                                                 {"calves", "calf"},
                                                 {"children", "child"},
                                                 {"crises", "crisis"},
                                                 {"criteria", "criterion"},
                                                 {"elves", "elf"},
                                                 {"feet", "foot"},
                                                 {"fishermen", "fisherman"},
                                                 {"geese", "goose"},
                                                 {"grandchildren", "grandchild"},
                                                 {"halves", "half"},
                                                 {"hypotheses", "hypothesis"},
                                                 {"knives", "knife"},
                                                 {"leaves", "leaf"},
                                                 {"lives", "life"},
                                                 {"loaves", "loaf"},
                                                 {"men", "man"},
                                                 {"mice", "mouse"},
                                                 {"movies", "movie"},
                                                 {"oases", "oasis"},
                                                 {"people", "people"},
                                                 {"phenomena", "phenomenon"},
                                                 {"selves", "self"},
                                                 {"series", "series"},
                                                 {"shelves", "shelf"},
                                                 {"species", "species"},
                                                 {"teeth", "tooth"},
                                                 {"theses", "thesis"},
                                                 {"thieves", "thief"},
                                                 {"wives", "wife"},
                                                 {"wolves", "wolf"},
                                                 {"women", "woman"}};

static const char *const irregular_adjectives[][2] = {
    {"best", "good"},   {"better", "good"},   {"elder", "old"},    {"eldest", "old"},
    {"farther", "far"}, {"further", "far"},   {"furthest", "far"}, {"least", "little"},
    {"less", "little"}, {"lesser", "little"}, {"more", "much"},    {"most", "much"},
    {"worse", "bad"},   {"worst", "bad"}};

static frn_slice look_up(const char *const (*table)[2], size_t count, frn_slice form)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = frn_slice_cmp(form, frn_slice_of(table[middle][0]));

        if (order == 0)
            return frn_slice_of(table[middle][1]);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return (frn_slice){0};
}

#define LOOK_UP(table, form) look_up(table, sizeof(table) / sizeof(table)[0], (form))

static bool ends(frn_slice s, const char *tail)
{
    return frn_slice_ends(s, frn_slice_of(tail));
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool has_vowel(frn_slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_vowel(s.ptr[i]) || s.ptr[i] == 'y')
            return true;
    return false;
}

static bool known_verb(const frn_model *model, frn_slice s)
{
    uint32_t id = model ? frn_model_find(model, s, frn_word_hash(s)) : UINT32_MAX;

    return id != UINT32_MAX && (model->word[id].flags & FRN_WORD_VERB);
}

/* `stem` with its last `drop` bytes replaced by `tail`. */
static frn_slice swap(frn_arena *arena, frn_slice stem, size_t drop, const char *tail)
{
    size_t keep = stem.len - drop, len = strlen(tail);
    char *text;

    if (len == 0)
        return frn_slice_make(stem.ptr, keep);
    text = frn_arena_alloc(arena, keep + len);
    if (!text)
        return (frn_slice){0};
    memcpy(text, stem.ptr, keep);
    memcpy(text + keep, tail, len);
    return frn_slice_make(text, keep + len);
}

/* Does a verb whose stem ends like this usually end in -e? */
static bool wants_e(frn_slice s)
{
    static const char *const yes[] = {
        "at", "iz", "ys", "ur", "ir",  "uc",  "rc", "nc", "rg", "dg", "lg", "v",  "u",
        "bl", "pl", "tl", "dl", "gl",  "ckl", "fl", "zl", "kl", "rs", "ns", "ls", "ps",
        "is", "us", "os", "as", "iat", "eas", "ag", "ng", "ug", "eg", "id", "od", "ud",
        "ad", "ak", "ok", "ik", "uk",  "am",  "om", "um", "im", "in", "un", "op", "ap",
        "ip", "up", "ar", "or", "il",  "ul",  "ol", "ot", "ut", "it", "et", "ib", "ub",
        "ob", "ac", "ic", "ec", "az",  "oz",  "yz", "af", "yp", "yr", "ew", NULL};
    static const char *const no[] = {
        "ain",  "oin",   "ean",  "een",   "eat",  "oat",  "out",   "eet",    "ait",   "oad",
        "ead",  "eed",   "aid",  "uit",   "eit",  "eak",  "eek",   "ook",    "oak",   "eam",
        "oom",  "aim",   "eem",  "eap",   "eep",  "oop",  "oup",   "ear",    "eer",   "oar",
        "our",  "air",   "eal",  "eel",   "oil",  "ail",  "ool",   "oul",    "ion",   "ien",
        "ter",  "ver",   "ger",  "fer",   "der",  "ber",  "per",   "ner",    "nsw",   "ong",
        "ing",  "ang",   "ung",  "oot",   "awn",  "own",  "oun",   "ier",    "uel",   "iel",
        "ief",  "isit",  "imit", "dit",   "ibit", "bit",  "rit",   "sit",    "icit",  "mot",
        "alk",  "dow",   "low",  "ollow", "eign", "sign", "velop", "nvelop", "allop", "cret",
        "get",  "ket",   "ivet", "olic",  "lot",  "bot",  "pot",   "vot",    "nim",   "onor",
        "rbor", "avor",  "abor", "ctor",  "itor", "ulat", "umn",   "ason",   "rdon",  "ndon",
        "pon",  "isten", "ten",  "den",   "ken",  "sen",  "pen",   "win",    "gin",   "train",
        "us",   "oss",   "arm",  "orm",   "irm",  NULL};
    size_t n = s.len;

    if (n < 2)
        return false;
    if (ends(s, "ss") || ends(s, "ulat"))
        return ends(s, "ulat");
    if (ends(s, "vot") || ends(s, "quot") || ends(s, "not") || ends(s, "mot"))
        return true;
    for (size_t i = 0; no[i]; i++)
        if (ends(s, no[i]) && !(ends(s, "us") && n > 2 && !is_vowel(s.ptr[n - 3])))
            if (!ends(s, "us"))
                return false;
    for (size_t i = 0; yes[i]; i++)
        if (ends(s, yes[i]))
            return !ends(s, "ng") || ends(s, "ang") || ends(s, "eng");
    return false;
}

/* The base of a verb form whose -ed or -ing is already off. */
static frn_slice verb_stem(const frn_model *model, frn_arena *arena, frn_slice stem)
{
    size_t n = stem.len;
    frn_slice with_e;
    bool doubled = n > 3 && stem.ptr[n - 1] == stem.ptr[n - 2] && !is_vowel(stem.ptr[n - 1]);

    if (known_verb(model, stem))
        return stem;
    with_e = swap(arena, stem, 0, "e");
    if (known_verb(model, with_e))
        return with_e;
    if (doubled) {
        char c = stem.ptr[n - 1];

        if (known_verb(model, frn_slice_sub(stem, 0, n - 1)))
            return frn_slice_sub(stem, 0, n - 1);
        return c == 'l' || c == 's' || c == 'f' || c == 'z' ? stem : frn_slice_sub(stem, 0, n - 1);
    }
    return wants_e(stem) ? with_e : stem;
}

static frn_slice make_verb(const frn_model *model, frn_arena *arena, frn_slice s)
{
    frn_slice found = LOOK_UP(irregular_verbs, s);
    size_t n = s.len;

    if (found.ptr)
        return found;
    if (n > 4 && ends(s, "ing") && has_vowel(frn_slice_sub(s, 0, n - 3)))
        return verb_stem(model, arena, frn_slice_sub(s, 0, n - 3));
    if (n > 4 && ends(s, "ied"))
        return swap(arena, s, 3, "y");
    if (n > 3 && ends(s, "ed") && !ends(s, "eed") && has_vowel(frn_slice_sub(s, 0, n - 2)))
        return verb_stem(model, arena, frn_slice_sub(s, 0, n - 2));
    if (n > 3 && ends(s, "eed") && known_verb(model, frn_slice_sub(s, 0, n - 1)))
        return frn_slice_sub(s, 0, n - 1); /* agreed */
    if (n > 4 && ends(s, "ies"))
        return swap(arena, s, 3, "y");
    if (n > 4 && (ends(s, "sses") || ends(s, "shes") || ends(s, "ches") || ends(s, "xes") ||
                  ends(s, "zzes") || ends(s, "oes")))
        return frn_slice_sub(s, 0, n - 2);
    if (n > 2 && ends(s, "s") && !ends(s, "ss") && !ends(s, "us") && !ends(s, "is"))
        return frn_slice_sub(s, 0, n - 1);
    return s;
}

static frn_slice make_noun(frn_arena *arena, frn_slice s)
{
    frn_slice found = LOOK_UP(irregular_nouns, s);
    size_t n = s.len;

    if (found.ptr)
        return found;
    if (n > 4 && ends(s, "ies"))
        return swap(arena, s, 3, "y");
    if (n > 5 && ends(s, "men") && !ends(s, "omen") && !ends(s, "imen"))
        return swap(arena, s, 2, "an");
    if (n > 4 && (ends(s, "sses") || ends(s, "shes") || ends(s, "ches") || ends(s, "xes") ||
                  ends(s, "zzes") || ends(s, "roes") || ends(s, "toes") || ends(s, "goes") ||
                  ends(s, "does") || ends(s, "uses")))
        return ends(s, "aches") || ends(s, "ouses") || ends(s, "auses") || ends(s, "axes") ||
                       (ends(s, "uses") && !ends(s, "ruses") && !ends(s, "nuses"))
                   ? frn_slice_sub(s, 0, n - 1)
                   : frn_slice_sub(s, 0, n - 2);
    if (n > 2 && ends(s, "s") && !ends(s, "ss") && !ends(s, "us") && !ends(s, "is"))
        return frn_slice_sub(s, 0, n - 1);
    return s;
}

/* Comparatives and superlatives; the caller knows that the word is one only by its ending, so only
 * sure cases are changed. */
static frn_slice make_adjective(const frn_model *model, frn_arena *arena, frn_slice s)
{
    frn_slice found = LOOK_UP(irregular_adjectives, s);
    size_t n = s.len, off = ends(s, "est") ? 3 : ends(s, "er") ? 2 : 0;
    frn_slice stem, with_e;
    uint32_t id;

    if (found.ptr)
        return found;
    if (off == 0 || n < off + 3 || !model)
        return s;
    if (s.ptr[n - off - 1] == 'i')
        return swap(arena, s, off + 1, "y");
    stem = frn_slice_sub(s, 0, n - off);
    id = frn_model_find(model, stem, frn_word_hash(stem));
    if (id != UINT32_MAX && model->word[id].likely == FRN_FINE_ADJ)
        return stem;
    with_e = frn_slice_sub(s, 0, n - off + 1);
    id = frn_model_find(model, with_e, frn_word_hash(with_e));
    if (id != UINT32_MAX && model->word[id].likely == FRN_FINE_ADJ)
        return with_e;
    if (stem.ptr[stem.len - 1] == stem.ptr[stem.len - 2]) {
        stem.len--;
        id = frn_model_find(model, stem, frn_word_hash(stem));
        if (id != UINT32_MAX && model->word[id].likely == FRN_FINE_ADJ)
            return stem;
    }
    return s;
}

frn_slice frn_lemma_make(const frn_model *model, frn_arena *arena, frn_slice lower,
                         frn_lemma_kind kind)
{
    switch (kind) {
    case FRN_LEMMA_VERB:
        return make_verb(model, arena, lower);
    case FRN_LEMMA_NOUN:
        return make_noun(arena, lower);
    case FRN_LEMMA_ADJ:
        return make_adjective(model, arena, lower);
    default:
        return lower;
    }
}

frn_lemma_kind frn_lemma_kind_of(frn_tag tag)
{
    switch (tag) {
    case FRN_TAG_VERB:
    case FRN_TAG_AUX:
        return FRN_LEMMA_VERB;
    case FRN_TAG_NOUN:
        return FRN_LEMMA_NOUN;
    case FRN_TAG_ADJ:
    case FRN_TAG_ADV:
        return FRN_LEMMA_ADJ;
    default:
        return FRN_LEMMA_OTHER;
    }
}
