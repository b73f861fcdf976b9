/* gdelt_rows N [SEED] - N rows in the shape of GDELT 1.0 on standard output: country pairs skewed
 * as in real data (a few countries are in most events; half the events have one known actor only),
 * actions near the actors, three months and, as in the
 * daily files, now and then the same day a year before, CAMEO codes with their Goldstein values. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/rng.h"

enum { COUNTRIES = 200, CODES = 24 };

static const struct {
    const char *code, *goldstein;
    int quad;
} codes[CODES] = {
    {"010", "0.0", 1},  {"020", "3.0", 1},   {"036", "4.0", 1},   {"040", "1.0", 1},
    {"042", "1.9", 1},  {"043", "2.8", 1},   {"046", "7.0", 1},   {"051", "3.4", 1},
    {"057", "8.0", 1},  {"060", "6.0", 2},   {"071", "7.4", 2},   {"0831", "5.0", 2},
    {"0841", "7.0", 2}, {"090", "-2.0", 3},  {"111", "-2.0", 3},  {"112", "-2.0", 3},
    {"120", "-4.0", 3}, {"130", "-4.4", 3},  {"141", "-6.5", 4},  {"173", "-5.0", 4},
    {"180", "-9.0", 4}, {"190", "-10.0", 4}, {"193", "-10.0", 4}, {"1823", "-10.0", 4}};

static char cameo[COUNTRIES][4], fips[COUNTRIES][3];

static uint32_t skewed(frn_rng *rng, uint32_t below)
{
    double u = frn_rng_unit(rng);

    return (uint32_t)((double)below * pow(u, 5));
}

static void actor(frn_rng *rng, uint32_t country, int known)
{
    static const char *const types[] = {"", "", "", "GOV", "MIL", "COP", "OPP", "CVL", "BUS"};
    const char *type = types[frn_rng_below(rng, 9)], *code = known ? cameo[country] : "";

    printf("\t%s%s\t%s%s\t%s\t\t\t\t\t%s\t\t", code, type, known ? "COUNTRY " : "ACTOR ",
           known ? code : type, code, type);
}

static void geo(uint32_t country, frn_rng *rng)
{
    printf("\t4\tCity %u, Province, Country\t%s\t%s%02u\t%.4f\t%.4f\t-%u", frn_rng_below(rng, 5000),
           fips[country], fips[country], frn_rng_below(rng, 40), frn_rng_unit(rng) * 120 - 60,
           frn_rng_unit(rng) * 360 - 180, frn_rng_below(rng, 3000000));
}

static void row(frn_rng *rng, unsigned long id)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t a = skewed(rng, COUNTRIES), b, c, code = frn_rng_below(rng, CODES);
    int year = frn_rng_below(rng, 50) ? 2014 : 2013, month = (int)frn_rng_below(rng, 3) + 5;
    int day = (int)frn_rng_below(rng, (uint32_t)days[month - 1]) + 1;

    b = frn_rng_below(rng, 3) ? skewed(rng, COUNTRIES) : a;
    c = frn_rng_below(rng, 10) ? (frn_rng_below(rng, 2) ? a : b) : skewed(rng, COUNTRIES);
    printf("%lu\t%04d%02d%02d\t%04d%02d\t%04d\t%04d.%04u", id, year, month, day, year, month, year,
           year, frn_rng_below(rng, 9999));
    actor(rng, a, frn_rng_below(rng, 10) > 2);
    actor(rng, b, frn_rng_below(rng, 10) > 3);
    printf("\t%u\t%s\t%.3s\t%.2s\t%d\t%s\t%u\t1\t%u\t%.14f", frn_rng_below(rng, 2),
           codes[code].code, codes[code].code, codes[code].code, codes[code].quad,
           codes[code].goldstein, frn_rng_below(rng, 20) + 1, frn_rng_below(rng, 20) + 1,
           frn_rng_unit(rng) * 20 - 10);
    geo(a, rng);
    geo(b, rng);
    geo(c, rng);
    printf("\t%04d%02d%02d\thttp://www.news%u.example.com/world/%04d/%02d/story-%u.html\n", year,
           month, day, frn_rng_below(rng, 3000), year, month, frn_rng_below(rng, 99999999));
}

int main(int argc, char **argv)
{
    unsigned long rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
    frn_rng rng = frn_rng_make(argc > 2 ? strtoull(argv[2], NULL, 10) : 1, 0);

    for (uint32_t i = 0; i < COUNTRIES; i++) {
        cameo[i][0] = (char)('A' + i / 26);
        cameo[i][1] = (char)('A' + i % 26);
        cameo[i][2] = (char)('A' + i * 7 % 26);
        fips[i][0] = (char)('A' + i % 26);
        fips[i][1] = (char)('A' + i / 26);
    }
    for (unsigned long i = 0; i < rows; i++)
        row(&rng, 500000000 + i);
    return ferror(stdout) ? 1 : 0;
}
