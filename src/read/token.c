#include "read/token.h"

static const char *const tags[FRN_TAG_COUNT] = {"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

static const char *const rels[FRN_REL_COUNT] = {[FRN_REL_DEP] = "dep",
                                                [FRN_REL_ROOT] = "root",
                                                [FRN_REL_NSUBJ] = "nsubj",
                                                [FRN_REL_NSUBJ_PASS] = "nsubj:pass",
                                                [FRN_REL_OBJ] = "obj",
                                                [FRN_REL_IOBJ] = "iobj",
                                                [FRN_REL_OBL] = "obl",
                                                [FRN_REL_OBL_AGENT] = "obl:agent",
                                                [FRN_REL_NMOD] = "nmod",
                                                [FRN_REL_NMOD_POSS] = "nmod:poss",
                                                [FRN_REL_NMOD_DESC] = "nmod:desc",
                                                [FRN_REL_APPOS] = "appos",
                                                [FRN_REL_AMOD] = "amod",
                                                [FRN_REL_COMPOUND] = "compound",
                                                [FRN_REL_COMPOUND_PRT] = "compound:prt",
                                                [FRN_REL_FLAT] = "flat",
                                                [FRN_REL_DET] = "det",
                                                [FRN_REL_NUMMOD] = "nummod",
                                                [FRN_REL_CASE] = "case",
                                                [FRN_REL_MARK] = "mark",
                                                [FRN_REL_ADVMOD] = "advmod",
                                                [FRN_REL_AUX] = "aux",
                                                [FRN_REL_AUX_PASS] = "aux:pass",
                                                [FRN_REL_COP] = "cop",
                                                [FRN_REL_CSUBJ] = "csubj",
                                                [FRN_REL_CCOMP] = "ccomp",
                                                [FRN_REL_XCOMP] = "xcomp",
                                                [FRN_REL_ADVCL] = "advcl",
                                                [FRN_REL_ACL] = "acl",
                                                [FRN_REL_ACL_RELCL] = "acl:relcl",
                                                [FRN_REL_CONJ] = "conj",
                                                [FRN_REL_CC] = "cc",
                                                [FRN_REL_PARATAXIS] = "parataxis",
                                                [FRN_REL_FIXED] = "fixed",
                                                [FRN_REL_EXPL] = "expl",
                                                [FRN_REL_DISCOURSE] = "discourse",
                                                [FRN_REL_VOCATIVE] = "vocative",
                                                [FRN_REL_PUNCT] = "punct"};

/* Relations of the treebank that have no name of their own here. */
static const struct {
    const char *text;
    frn_rel rel;
} folded[] = {{"list", FRN_REL_PARATAXIS},
              {"goeswith", FRN_REL_FIXED},
              {"dislocated", FRN_REL_NSUBJ},
              {"csubj:pass", FRN_REL_CSUBJ}};

const char *frn_tag_text(frn_tag tag)
{
    return (unsigned)tag < FRN_TAG_COUNT ? tags[tag] : "X";
}

const char *frn_rel_text(frn_rel rel)
{
    return (unsigned)rel < FRN_REL_COUNT ? rels[rel] : "dep";
}

frn_tag frn_tag_of(frn_slice text)
{
    for (unsigned i = 0; i < FRN_TAG_COUNT; i++)
        if (frn_slice_is(text, tags[i]))
            return (frn_tag)i;
    return FRN_TAG_X;
}

frn_rel frn_rel_of(frn_slice text)
{
    size_t colon = frn_slice_find(text, ':', 0);

    for (unsigned i = 0; i < FRN_REL_COUNT; i++)
        if (frn_slice_is(text, rels[i]))
            return (frn_rel)i;
    for (size_t i = 0; i < sizeof folded / sizeof folded[0]; i++)
        if (frn_slice_is(text, folded[i].text))
            return folded[i].rel;
    return colon < text.len ? frn_rel_of(frn_slice_sub(text, 0, colon)) : FRN_REL_DEP;
}
