#include "claim/role.h"

static const frn_role roles[] = {
    {"GOV", "government", "government", FRN_KIND_GOVERNMENT},
    {"MIL", "armed-forces", "military", FRN_KIND_MILITARY},
    {"COP", "police", "police", FRN_KIND_GOVERNMENT},
    {"JUD", "courts", "judiciary", FRN_KIND_GOVERNMENT},
    {"LEG", "parliament", "legislature", FRN_KIND_GOVERNMENT},
    {"SPY", "intelligence", "intelligence", FRN_KIND_GOVERNMENT},
    {"OPP", "opposition", "opposition", FRN_KIND_MOVEMENT},
    {"REB", "rebels", "rebels", FRN_KIND_ARMED_GROUP},
    {"INS", "insurgents", "insurgents", FRN_KIND_ARMED_GROUP},
    {"SEP", "separatists", "separatists", FRN_KIND_ARMED_GROUP},
    {"UAF", "unidentified-armed-forces", "unidentified armed forces", FRN_KIND_ARMED_GROUP},
    {"RAD", "radicals", "radicals", FRN_KIND_MOVEMENT},
    {"CRM", "criminals", "criminals", FRN_KIND_POPULATION},
    {"PTY", "political-parties", "political party", FRN_KIND_PARTY},
    {"BUS", "business", "business", FRN_KIND_COMPANY},
    {"MNC", "multinationals", "multinational companies", FRN_KIND_COMPANY},
    {"MED", "media", "media", FRN_KIND_MEDIA},
    {"EDU", "educators", "educators", FRN_KIND_POPULATION},
    {"ELI", "elites", "elites", FRN_KIND_POPULATION},
    {"LAB", "labour", "labour", FRN_KIND_MOVEMENT},
    {"AGR", "farmers", "farmers", FRN_KIND_POPULATION},
    {"CVL", "civilians", "civilians", FRN_KIND_POPULATION},
    {"HLH", "health", "health workers", FRN_KIND_POPULATION},
    {"REF", "refugees", "refugees", FRN_KIND_POPULATION},
    {"HRI", "human-rights-groups", "human rights groups", FRN_KIND_NGO},
    {"NGO", "ngos", "non-governmental organisations", FRN_KIND_NGO},
    {"NGM", "movements", "non-governmental movements", FRN_KIND_MOVEMENT},
    {"IGO", "igos", "international organisations", FRN_KIND_IGO},
    {"DEV", "development", "development agencies", FRN_KIND_GOVERNMENT},
    {"ENV", "environmentalists", "environmentalists", FRN_KIND_MOVEMENT},
    {"SET", "settlers", "settlers", FRN_KIND_POPULATION},
    {"MOD", "moderates", "moderates", FRN_KIND_POPULATION},
};

const frn_role *frn_role_find(frn_slice code)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (frn_slice_is(code, roles[i].code))
            return &roles[i];
    return NULL;
}
