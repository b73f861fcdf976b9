/* One case a construct of the dictionaries of TABARI, PETRARCH and Phoenix: dictionaries and
 * sentences of our own, coded by the dictionaries alone. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "format/documents.h"
#include "read/read.h"

typedef struct construct {
    const char *name;
    const char *actors, *agents, *verbs; /* added to the common ones; NULL: nothing */
    const char *text;
    const char *want; /* "source>target code", in order, "; " between; "" for nothing */
    const char *date; /* NULL: 1995-06-01 */
} construct;

static const char common_actors[] = "GONDOR_ [GON]\n+GONDORIAN_\nMORDOR_ [MOR]\nROHAN_ [ROH]\n"
                                    "ISENGARD_ [ISE]\nBREE_ [BRE]\n";
static const char common_verbs[] = "--- ATTACK [190] ---\nATTACK\n--- PRAISE [051] ---\nPRAISE\n";

#define PLAIN NULL, NULL, NULL
#define VERBS(text) NULL, NULL, text
#define ACTORS(text) text, NULL, NULL
#define AGENTS(text) NULL, text, NULL

#define SAYING                                                                                     \
    "--- SAY [010] ---\nSAY {SAYS SAID SAYING}\n--- WANT [030] ---\nWANT\n"                        \
    "--- ATTEMPT [---] ---\nATTEMPT\n"

static const construct constructs[] = {
    /* ---- verbs and their forms ---- */
    {"verb: the block's code", PLAIN, "Gondor attacks Mordor.", "GON>MOR 190", NULL},
    {"verb: regular past", PLAIN, "Gondor attacked Mordor.", "GON>MOR 190", NULL},
    {"verb: regular -e", PLAIN, "Gondor praised Mordor.", "GON>MOR 051", NULL},
    {"verb: regular -ing", PLAIN, "Gondor is attacking Mordor.", "GON>MOR 190", NULL},
    {"verb: -y becomes -ied", VERBS("--- DEFY [130] ---\nDEFY\n"), "Gondor defied Mordor.",
     "GON>MOR 130", NULL},
    {"verb: given forms", VERBS("--- BEAT [190] ---\nSMITE {SMITES SMOTE SMITTEN}\n"),
     "Gondor smote Mordor.", "GON>MOR 190", NULL},
    {"verb: given forms replace the regular ones", VERBS("--- BEAT [190] ---\nHEX {HEXT}\n"),
     "Gondor hexed Mordor.", "", NULL},
    {"verb: several in one block share code",
     VERBS("--- STRIKE [190] ---\nSTRIKE {STRUCK}\nBOMB\n"), "Gondor bombed Mordor.", "GON>MOR 190",
     NULL},
    {"verb: several in one block share patterns",
     VERBS("--- SEND [---] ---\nDISPATCH\nSHIP {SHIPPED}\n- * GRAIN [073]\n"),
     "Gondor shipped grain to Rohan.", "GON>ROH 073", NULL},
    {"verb: a code of its own in the block", VERBS("--- ASK [020] ---\nREQUEST\nBEG [026]\n"),
     "Gondor begged Rohan.", "GON>ROH 026", NULL},
    {"verb: no code, no event", VERBS("--- SEE [---] ---\nWATCH\n"), "Gondor watched Mordor.", "",
     NULL},
    {"verb: unknown, no event", PLAIN, "Gondor painted Mordor.", "", NULL},
    {"verb: of two words",
     VERBS("--- CLOSE [160] ---\n+BREAK_OFF {+BROKE_OFF +BROKEN_OFF}\n"
           "- * TIES [161]\n"),
     "Gondor broke off ties with Mordor.", "GON>MOR 161", NULL},
    {"verb: of two words, without the second", VERBS("--- CLOSE [160] ---\n+RULE_OUT\n"),
     "Gondor ruled Mordor.", "", NULL},
    {"verb: of two words beats the verb alone",
     VERBS("--- CALL [010] ---\nCALL\n--- CONDEMN [111] ---\n+CALL_NAMES\n"),
     "Gondor called names against Mordor.", "GON>MOR 111", NULL},
    {"verb: the marked word is the verb", VERBS("--- FORCE [170] ---\nRE_+ENTER\n"),
     "Gondor re-entered Mordor.", "GON>MOR 170", NULL},
    /* ---- patterns ---- */
    {"pattern: a word after the verb", VERBS("--- SIGN [---] ---\nSIGN\n- * TREATY [057]\n"),
     "Gondor signed a treaty with Rohan.", "GON>ROH 057", NULL},
    {"pattern: its noun in the plural", VERBS("--- SIGN [---] ---\nSIGN\n- * TREATY [057]\n"),
     "Gondor signed two treaties with Rohan.", "GON>ROH 057", NULL},
    {"pattern: a word as it stands (_)", VERBS("--- SIGN [---] ---\nSIGN\n- * PACT_ [057]\n"),
     "Gondor signed two pacts with Rohan.", "", NULL},
    {"pattern: a word before the verb", VERBS("--- FLY [---] ---\nCIRCLE\n- EAGLE * [150]\n"),
     "Gondor eagles circled Mordor.", "GON>MOR 150", NULL},
    {"pattern: words between", VERBS("--- SIGN [---] ---\nSIGN\n- * TREATY [057]\n"),
     "Gondor signed a long and very costly treaty with Rohan.", "GON>ROH 057", NULL},
    {"pattern: words too far off", VERBS("--- SIGN [---] ---\nSIGN\n- * TREATY [057]\n"),
     "Gondor signed off one two three four five six seven eight nine treaty with Rohan.", "", NULL},
    {"pattern: the longest wins",
     VERBS("--- SEND [---] ---\nDISPATCH\n- * ENVOY [040]\n- * ENVOY (WITH THREAT) [130]\n"),
     "Gondor dispatched an envoy with a threat to Mordor.", "GON>MOR 130", NULL},
    {"pattern: the first wins among equals",
     VERBS("--- SEND [---] ---\nDISPATCH\n- * ENVOY [040]\n- * ENVOY [041]\n"),
     "Gondor dispatched an envoy to Mordor.", "GON>MOR 040", NULL},
    {"pattern: overrules the block's code",
     VERBS("--- ASSAULT [180] ---\nASSAULT\n- * (WITH WORDS) [111]\n"),
     "Gondor assaulted Mordor with words.", "GON>MOR 111", NULL},
    {"pattern: discards with ---", VERBS("--- ASSAULT [180] ---\nASSAULT\n- * RECORD [---]\n"),
     "Gondor assaulted the record of Mordor.", "", NULL},
    {"pattern: {words} that belong together",
     VERBS("--- SEND [---] ---\nDISPATCH\n- * {RELIEF AID} [073]\n"),
     "Gondor dispatched relief aid to Rohan.", "GON>ROH 073", NULL},
    {"pattern: {words} that stand apart",
     VERBS("--- SEND [---] ---\nDISPATCH\n- * {RELIEF AID} [073]\n"),
     "Gondor dispatched relief and then in the end also aid to Rohan.", "", NULL},
    {"pattern: (preposition word)", VERBS("--- PUT [---] ---\nPLACE\n- * (UNDER SIEGE) [191]\n"),
     "Gondor placed Mordor under siege.", "GON>MOR 191", NULL},
    {"pattern: (preposition) of another kind",
     VERBS("--- PUT [---] ---\nPLACE\n- * (UNDER SIEGE) [191]\n"),
     "Gondor placed Mordor above siege.", "", NULL},
    {"pattern: (preposition) alone", VERBS("--- MARCH [---] ---\nMARCH\n- * (AGAINST) [154]\n"),
     "Gondor marched against Mordor.", "GON>MOR 154", NULL},
    {"pattern: (preposition {words})",
     VERBS("--- MARCH [---] ---\nMARCH\n- * (IN {OPEN REVOLT}) [145]\n"),
     "Gondor marched in open revolt against Mordor.", "GON>MOR 145", NULL},
    {"pattern: two prepositions",
     VERBS("--- MARCH [---] ---\nMARCH\n"
           "- * (TO BORDER) (OF +) [152]\n"),
     "Gondor marched to the border of Mordor.", "GON>MOR 152", NULL},
    {"pattern: + is the target", VERBS("--- SEND [---] ---\nDISPATCH\n- * ENVOY (TO +) [040]\n"),
     "Gondor dispatched an envoy of Bree to Mordor.", "GON>MOR 040", NULL},
    {"pattern: $ is the source", VERBS("--- GET [---] ---\nACCEPT\n- + * BRIBE (FROM $) [070]\n"),
     "Gondor accepted a bribe from Mordor.", "MOR>GON 070", NULL},
    {"pattern: ^ is neither", VERBS("--- HOLD [---] ---\nOPEN\n- * TALKS (IN ^) (WITH +) [046]\n"),
     "Gondor opened talks in Bree with Rohan.", "GON>ROH 046", NULL},
    {"pattern: % is both",
     VERBS("--- CALM [---] ---\nBREAK {BROKEN}\n- FIGHTING * OUT (BETWEEN %) [190]\n"),
     "Fighting has broken out between Gondor and Mordor.", "GON>MOR 190; MOR>GON 190", NULL},
    {"pattern: a word joined by _", VERBS("--- LAY [---] ---\nDROP\n- * FIRE_BOMB [195]\n"),
     "Gondor dropped fire bombs on Mordor.", "GON>MOR 195", NULL},
    {"pattern: a word joined by _ does not part",
     VERBS("--- LAY [---] ---\nDROP\n- * FIRE_BOMB [195]\n"),
     "Gondor dropped fire and bombs on Mordor.", "", NULL},
    {"pattern: comment after #", VERBS("--- SIGN [---] ---\nSIGN\n- * TREATY [057] # SIGN [190]\n"),
     "Gondor signed a treaty with Rohan.", "GON>ROH 057", NULL},
    {"pattern: comment after ; (TABARI)",
     VERBS("--- SIGN [---] ---\nSIGN ;ab 1 Jan\n- * TREATY [057] ;[190]\n"),
     "Gondor signed a treaty with Rohan.", "GON>ROH 057", NULL},
    {"pattern: TABARI verbs without blocks",
     VERBS("HARASS [175] ;ab\n- * TRADERS [173]\nHELP [070]\n"),
     "Gondor helped Rohan. Mordor harassed traders of Rohan.", "GON>ROH 070; MOR>ROH 173", NULL},
    /* ---- paired codes ---- */
    {"codes: each to the other", VERBS("--- VISIT [042:043] ---\nVISIT\n"), "Gondor visited Rohan.",
     "GON>ROH 042; ROH>GON 043", NULL},
    {"codes: only the other way", VERBS("--- FACE [:173] ---\nFACE\n"), "Gondor faced Mordor.",
     "MOR>GON 173", NULL},
    {"codes: alike is one mutual event", VERBS("--- JOIN [057:057] ---\nBEFRIEND\n"),
     "Gondor befriended Rohan.", "GON>ROH 057", NULL},
    {"codes: three and four digits", VERBS("--- JAIL [1724] ---\nJAIL\n"), "Gondor jailed Mordor.",
     "GON>MOR 1724", NULL},
    {"codes: an unknown one is left out", VERBS("--- JAIL [998] ---\nJAIL\n"),
     "Gondor jailed Mordor.", "", NULL},
    /* ---- synonym sets ---- */
    {"set: any of its words",
     VERBS("&ARMS\n+SWORD\n+SPEAR\n--- SEND [---] ---\nDISPATCH\n"
           "- * &ARMS [072]\n"),
     "Gondor dispatched spears to Rohan.", "GON>ROH 072", NULL},
    {"set: of several words",
     VERBS("&ARMS\n+SWORD\n+SIEGE_TOWER\n--- SEND [---] ---\nDISPATCH\n"
           "- * &ARMS [072]\n"),
     "Gondor dispatched siege towers to Rohan.", "GON>ROH 072", NULL},
    {"set: a word outside it",
     VERBS("&ARMS\n+SWORD\n--- SEND [---] ---\nDISPATCH\n"
           "- * &ARMS [072]\n"),
     "Gondor dispatched apples to Rohan.", "", NULL},
    {"set: inside braces",
     VERBS("&ARMS\n+SWORD\n--- SEND [---] ---\nDISPATCH\n"
           "- * {&ARMS SHIPMENT} [072]\n"),
     "Gondor dispatched a sword shipment to Rohan.", "GON>ROH 072", NULL},
    {"set: inside a preposition",
     VERBS("&ARMS\n+SWORD\n--- HIT [---] ---\nTHREATEN\n"
           "- * (WITH &ARMS) [138]\n"),
     "Gondor threatened Mordor with swords.", "GON>MOR 138", NULL},
    {"set: not defined, the pattern is left out",
     VERBS("--- SEND [010] ---\nDISPATCH\n- * &NOWHERE [072]\n"), "Gondor dispatched Mordor.",
     "GON>MOR 010", NULL},
    /* ---- voice, compounds ---- */
    {"passive: by", PLAIN, "Mordor was attacked by Gondor.", "GON>MOR 190", NULL},
    {"passive: have been", PLAIN, "Mordor has been attacked by Gondor.", "GON>MOR 190", NULL},
    {"passive: the pattern's noun is the subject",
     VERBS("--- PUT [---] ---\nIMPOSE\n- * SANCTIONS [163]\n"),
     "Sanctions were imposed on Mordor by Gondor.", "GON>MOR 163", NULL},
    {"compound: two sources", PLAIN, "Gondor and Rohan attacked Mordor.",
     "GON>MOR 190; ROH>MOR 190", NULL},
    {"compound: two targets", PLAIN, "Gondor attacked Mordor and Isengard.",
     "GON>MOR 190; GON>ISE 190", NULL},
    {"compound: three sources", PLAIN, "Gondor, Rohan and Bree attacked Mordor.",
     "GON>MOR 190; ROH>MOR 190; BRE>MOR 190", NULL},
    {"compound: two by two", PLAIN, "Gondor and Rohan attacked Mordor and Isengard.",
     "GON>MOR 190; GON>ISE 190; ROH>MOR 190; ROH>ISE 190", NULL},
    {"compound: verbs", PLAIN, "Gondor praised Rohan and attacked Mordor.",
     "GON>ROH 051; GON>MOR 190", NULL},
    {"compound: in the passive", PLAIN, "Mordor was attacked by Gondor and Rohan.",
     "GON>MOR 190; ROH>MOR 190", NULL},
    /* ---- actors ---- */
    {"actor: a synonym (+)", ACTORS("EREBOR_ [ERE]\n+LONELY_MOUNTAIN_\n"),
     "Lonely Mountain attacked Mordor.", "ERE>MOR 190", NULL},
    {"actor: synonyms without + before their code", ACTORS("EREBOR_\nLONELY_MOUNTAIN_\n\t[ERE]\n"),
     "Lonely Mountain attacked Mordor.", "ERE>MOR 190", NULL},
    {"actor: small words inside a name", ACTORS("HOUSE_OF_THE_STEWARDS_ [GONGOV]\n"),
     "House of the Stewards attacked Mordor.", "GON/government>MOR 190", NULL},
    {"actor: code on a line of its own", ACTORS("EREBOR_\n\t[ERE] ; a hill\n"),
     "Erebor attacked Mordor.", "ERE>MOR 190", NULL},
    {"actor: state and role", ACTORS("RANGERS_ [GONMIL]\n"), "Rangers attacked Mordor.",
     "GON/armed-forces>MOR 190", NULL},
    {"actor: a code without a state", ACTORS("WHITE_COUNCIL_ [IGOWHC]\n"),
     "White Council praised Gondor.", "igowhc>GON 051", NULL},
    {"actor: an open end takes the plural", ACTORS("DUNLENDING [DUN]\n"),
     "Dunlendings attacked Rohan.", "DUN>ROH 190", NULL},
    {"actor: --- is nobody", ACTORS("LAKE_TOWN_ [---]\n"), "Lake Town attacked Mordor.", "", NULL},
    {"actor: unknown names are nobody", PLAIN, "Beleriand attacked Mordor.", "", NULL},
    {"actor: comment after #", ACTORS("EREBOR_ [ERE] # [XYZ]\n"), "Erebor attacked Mordor.",
     "ERE>MOR 190", NULL},
    {"actor: letters with dots", ACTORS("U.D.K._ [UDK]\n"), "The U.D.K. attacked Mordor.",
     "UDK>MOR 190", NULL},
    /* ---- dates ---- */
    {"date: before (<)", ACTORS("SARUMAN_\n\t[ISE <960101]\n\t[BRE >960101]\n"),
     "Saruman attacked Rohan.", "ISE>ROH 190", "1995-06-01"},
    {"date: after (>)", ACTORS("SARUMAN_\n\t[ISE <960101]\n\t[BRE >960101]\n"),
     "Saruman attacked Rohan.", "BRE>ROH 190", "1999-06-01"},
    {"date: from - to", ACTORS("DENETHOR_\n\t[GONGOV 900101-991231]\n\t[GONELI]\n"),
     "Denethor attacked Mordor.", "GON/government>MOR 190", "1995-06-01"},
    {"date: outside, the undated code", ACTORS("DENETHOR_\n\t[GONGOV 900101-991231]\n\t[GONELI]\n"),
     "Denethor attacked Mordor.", "GON/elites>MOR 190", "2005-06-01"},
    {"date: outside, nobody", ACTORS("DENETHOR_\n\t[GONGOV 900101-991231]\n"),
     "Denethor attacked Mordor.", "", "2005-06-01"},
    {"date: eight digits", ACTORS("DENETHOR_\n\t[GONGOV 20040101-20061231]\n"),
     "Denethor attacked Mordor.", "GON/government>MOR 190", "2005-06-01"},
    {"date: six digits from 31 are the last century",
     ACTORS("DENETHOR_\n\t[GONGOV 310101-310131]\n"), "Denethor attacked Mordor.",
     "GON/government>MOR 190", "1931-01-15"},
    {"date: the last day counts", ACTORS("DENETHOR_\n\t[GONGOV 900101-950601]\n"),
     "Denethor attacked Mordor.", "GON/government>MOR 190", "1995-06-01"},
    {"date: several on a line", ACTORS("DENETHOR_\n\t[GONGOV 900101-911231] [GONMIL >920101]\n"),
     "Denethor attacked Mordor.", "GON/armed-forces>MOR 190", "1995-06-01"},
    {"date: a bad one, that code is left out",
     ACTORS("DENETHOR_\n\t[GONGOV 951399-961231]\n\t[GONELI]\n"), "Denethor attacked Mordor.",
     "GON/elites>MOR 190", "1996-06-01"},
    /* ---- agents ---- */
    {"agent: after an adjective", AGENTS("ARMY [~MIL]\n"), "The Gondorian army attacked Mordor.",
     "GON/armed-forces>MOR 190", NULL},
    {"agent: of a state", AGENTS("KING [~GOV]\n"), "The king of Gondor attacked Mordor.",
     "GON/government>MOR 190", NULL},
    {"agent: possessive", AGENTS("ARMY [~MIL]\n"), "Gondor's army attacked Mordor.",
     "GON/armed-forces>MOR 190", NULL},
    {"agent: regular plural", AGENTS("FARMER [~AGR]\n"), "Gondorian farmers attacked Mordor.",
     "GON/farmers>MOR 190", NULL},
    {"agent: given plural", AGENTS("SWORDSMAN {SWORDSMEN} [~MIL]\n"),
     "Gondorian swordsmen attacked Mordor.", "GON/armed-forces>MOR 190", NULL},
    {"agent: set (!PERSON!)", AGENTS("!PERSON! = MAN, MEN, WOMAN\nGUARDS!PERSON! [~COP]\n"),
     "Gondorian guardsmen attacked Mordor.", "GON/police>MOR 190", NULL},
    {"agent: set at the end of words",
     AGENTS("!MINIST! = MINISTER, MINISTRY\nFOREIGN_!MINIST! [~GOV]\n"),
     "The Gondorian foreign ministry praised Rohan.", "GON/government>ROH 051", NULL},
    {"agent: of two words", AGENTS("RIOT_POLICE [~COP]\n"),
     "Gondorian riot police attacked Mordor.", "GON/police>MOR 190", NULL},
    {"agent: as the target", AGENTS("FARMER [~AGR]\n"), "Mordor attacked Gondorian farmers.",
     "MOR>GON/farmers 190", NULL},
    /* ---- transformations ---- */
    {"transformation: its own deed", VERBS(SAYING "~ a (a b ATTACK) SAY = a b 015\n"),
     "Gondor said it attacked Mordor.", "GON>MOR 015", NULL},
    {"transformation: another's deed", VERBS(SAYING "~ a (b . ATTACK) SAY = a b 112\n"),
     "Gondor said Rohan attacked Mordor.", "GON>ROH 112", NULL},
    {"transformation: another's deed to nobody", VERBS(SAYING "~ a (b . ATTACK) SAY = a b 112\n"),
     "Gondor said that Rohan attacked.", "GON>ROH 112", NULL},
    {"transformation: two letters are two", VERBS(SAYING "~ a (b . ATTACK) SAY = a b 112\n"),
     "Gondor said it attacked Mordor.", "GON>MOR 010; GON>MOR 190", NULL},
    {"transformation: nobody of its own (_)", VERBS(SAYING "~ a (_ b ATTACK) WANT = a b 138\n"),
     "Gondor wants to attack Mordor.", "GON>MOR 138", NULL},
    {"transformation: somebody of its own",
     VERBS(SAYING "~ a (_ b ATTACK) WANT = a b 138\n~ a (b . ATTACK ) WANT = a b 021\n"),
     "Gondor wants Rohan to attack Mordor.", "GON>ROH 021", NULL},
    {"transformation: any verb (Q)", VERBS(SAYING "~ a (a b Q) SAY = a b Q\n"),
     "Gondor said it praised Mordor.", "GON>MOR 051", NULL},
    {"transformation: a verb without a code", VERBS(SAYING "~ a (_ b ATTACK) ATTEMPT = a b 185\n"),
     "Gondor attempted to attack Mordor.", "GON>MOR 185", NULL},
    {"transformation: codes below the verb's",
     VERBS(SAYING "~ a (a b ATTACK) SAY = a b 015\n--- SHELL [194] ---\nSHELL\n"),
     "Gondor said it shelled Mordor.", "GON>MOR 015", NULL},
    {"transformation: not of other verbs", VERBS(SAYING "~ a (a b ATTACK) WANT = a b 015\n"),
     "Gondor said it attacked Mordor.", "GON>MOR 010; GON>MOR 190", NULL},
    {"transformation: the first that fits",
     VERBS(SAYING "~ a (a b ATTACK) SAY = a b 015\n~ a (a b Q) SAY = a b Q\n"),
     "Gondor said it attacked Mordor.", "GON>MOR 015", NULL},
    {"transformation: malformed, left out",
     VERBS(SAYING "~ a (b ATTACK) SAY = a b 015\n~ a (a b ATTACK SAY = a b 015\n"
                  "~ a (a b ATTACK) SAY = a b\n~ a (a b FLY) SAY = a b 015\n"
                  "~ a (a b ATTACK) SAY = a b 999\n~ (a a b ATTACK) SAY = a b 015\n"
                  "~ a (a b ATTACK) SAY = a . 015\n~ A (a b ATTACK) SAY = a b 015\n"),
     "Gondor said it attacked Mordor.", "GON>MOR 010; GON>MOR 190", NULL},
    {"agent: two compounds", AGENTS("ARMY [~MIL]\nFARMER [~AGR]\n"),
     "The Gondorian army and Rohan attacked Mordor.", "GON/armed-forces>MOR 190; ROH>MOR 190",
     NULL},
};
enum { CONSTRUCTS = sizeof constructs / sizeof constructs[0] };

typedef struct run {
    char dir[64];
    frn_buf got;
    frn_arena arena;
    bool issues; /* note them too */
} run;

static void put_file(const run *r, const char *name, const char *first, const char *second)
{
    char path[128];
    FILE *f;

    (void)snprintf(path, sizeof path, "%s/%s", r->dir, name);
    if (!first && !second) {
        (void)unlink(path);
        return;
    }
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(first ? first : "", f);
    fputs(second ? second : "", f);
    assert_int_equal(fclose(f), 0);
}

static frn_status note(void *ctx, const frn_claim *c, frn_error *err)
{
    run *r = ctx;

    (void)err;
    frn_buf_printf(&r->got, "%s%.*s>%.*s %.*s", r->got.len ? "; " : "", FRN_ARG(c->source.id),
                   FRN_ARG(c->target.id), FRN_ARG(c->code));
    if (r->issues)
        frn_buf_printf(&r->got, " %.*s", FRN_ARG(c->topic));
    return FRN_OK;
}

/* The claims of a text by the dictionaries in the folder. */
static void code_text(run *r, const char *text, const char *date, bool only)
{
    const char *const dir[] = {r->dir};
    frn_lexicon_options lexicon_options = {.dir = dir, .dir_count = 1, .only = only};
    frn_wording_options wording_options = {.dir = dir, .dir_count = 1, .only = only};
    frn_document_options options = {.form = FRN_FORM_TEXT,
                                    .date = frn_date_parse(frn_slice_of(date))};
    frn_claim_sink sink = {note, r};
    frn_lexicon *lexicon = NULL;
    frn_wording *wording = NULL;
    frn_model *model = NULL;
    frn_reader *reader = NULL;
    frn_document doc;

    frn_buf_clear(&r->got);
    assert_int_equal(frn_lexicon_load(&lexicon, &lexicon_options, NULL, NULL), FRN_OK);
    assert_int_equal(frn_wording_load(&wording, &wording_options, NULL, NULL), FRN_OK);
    assert_int_equal(frn_model_builtin(&model, NULL), FRN_OK);
    assert_int_equal(frn_reader_open(&reader, lexicon, wording, model, NULL, NULL), FRN_OK);
    assert_int_equal(
        frn_document_parse(&doc, &r->arena, FRN_LIT("d"), frn_slice_of(text), &options, NULL, NULL),
        FRN_OK);
    assert_int_equal(frn_read_document(reader, &doc, &sink, NULL, NULL), FRN_OK);
    frn_buf_byte(&r->got, '\0');
    frn_reader_close(reader);
    frn_model_free(model);
    frn_wording_free(wording);
    frn_lexicon_free(lexicon);
}

static void begin(run *r)
{
    *r = (run){.dir = "/tmp/frenemy-dictionary-XXXXXX"};
    assert_non_null(mkdtemp(r->dir));
}

static void end(run *r)
{
    static const char *const names[] = {"a.actors.txt", "b.agents.txt", "c.verbs.txt",
                                        "d.discards.txt", "e.issues.txt"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        put_file(r, names[i], NULL, NULL);
    assert_int_equal(rmdir(r->dir), 0);
    frn_buf_free(&r->got);
    frn_arena_free(&r->arena);
}

static void one_construct(void **state)
{
    const construct *c = *state;
    run r;

    begin(&r);
    put_file(&r, "a.actors.txt", common_actors, c->actors);
    put_file(&r, "b.agents.txt", c->agents, NULL);
    put_file(&r, "c.verbs.txt", common_verbs, c->verbs);
    code_text(&r, c->text, c->date ? c->date : "1995-06-01", true);
    assert_string_equal(r.got.ptr, c->want);
    end(&r);
}

/* Discards: a sentence, a whole text. */
static void discards(void **state)
{
    run r;

    (void)state;
    begin(&r);
    put_file(&r, "a.actors.txt", common_actors, NULL);
    put_file(&r, "c.verbs.txt", common_verbs, NULL);
    put_file(&r, "d.discards.txt", "GOLD MEDAL # sports\n+ HORSE RACE\n", NULL);
    code_text(&r, "Gondor attacked Mordor. Gondor attacked Mordor for the gold medal.",
              "1995-06-01", true);
    assert_string_equal(r.got.ptr, "GON>MOR 190");
    code_text(&r, "Gondor attacked Mordor. It was a horse race.", "1995-06-01", true);
    assert_string_equal(r.got.ptr, "");
    end(&r);
}

typedef struct issue_case {
    const char *rows, *text, *want;
} issue_case;

/* Terms, plurals (n:), hyphens (+), categories, exceptions (~). */
static void issues(void **state)
{
    static const issue_case cases[] = {
        {"oil [OIL]", "Gondor attacked Mordor over oil.", "oil"},
        {"oil [CRUDE_OIL]", "Gondor attacked Mordor over oil.", "crude-oil"},
        {"n:mine [MINES]", "Gondor attacked Mordor over two mines.", "mines"},
        {"v:mining [MINES]", "Gondor attacked Mordor over mining.", "mines"},
        {"deep+sea n:mine [MINES]", "Gondor attacked Mordor over deep sea mines.", "mines"},
        {"oil [OIL]\n~olive oil", "Gondor attacked Mordor over olive oil.", ""},
        {"oil [OIL]\n~olive oil", "Gondor attacked Mordor over oil.", "oil"},
        {"oil [OIL]\n~n:oil painting", "Gondor attacked Mordor over an oil painting.", ""},
        {"oil\t[OIL]\nno issue\ngold [GOLD] # a comment", "Gondor attacked Mordor over gold.",
         "gold"}};
    run r;

    (void)state;
    begin(&r);
    r.issues = true;
    put_file(&r, "a.actors.txt", common_actors, NULL);
    put_file(&r, "c.verbs.txt", common_verbs, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char want[64];
        put_file(&r, "e.issues.txt", "<ISSUE CATEGORY=\"TRADE\" TYPE=\"ALL\">\n", cases[i].rows);
        code_text(&r, cases[i].text, "1995-06-01", true);
        (void)snprintf(want, sizeof want, "GON>MOR 190 %s", cases[i].want);
        assert_string_equal(r.got.ptr, want);
    }
    end(&r);
}

/* Beside the built-in tables both code, and names that are known there stay theirs. */
static void beside_ours(void **state)
{
    run r;

    (void)state;
    begin(&r);
    put_file(&r, "a.actors.txt", common_actors, "FRANCE_ [MOR]\n");
    put_file(&r, "c.verbs.txt", "--- ZAP [194] ---\nZAP {ZAPS ZAPPED}\n", NULL);
    code_text(&r, "France zapped Gondor. France accused Gondor.", "1995-06-01", false);
    assert_string_equal(r.got.ptr, "FRA>GON 194; FRA>GON ");
    end(&r);
}

int main(void)
{
    static struct CMUnitTest tests[CONSTRUCTS + 3];

    for (size_t i = 0; i < CONSTRUCTS; i++)
        tests[i] = (struct CMUnitTest){constructs[i].name, one_construct, NULL, NULL,
                                       (void *)(uintptr_t)&constructs[i]};
    tests[CONSTRUCTS] = (struct CMUnitTest)cmocka_unit_test(discards);
    tests[CONSTRUCTS + 1] = (struct CMUnitTest)cmocka_unit_test(beside_ours);
    tests[CONSTRUCTS + 2] = (struct CMUnitTest)cmocka_unit_test(issues);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
