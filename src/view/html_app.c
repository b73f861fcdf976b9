/* The frame of the interactive page: what stands there before the script fills it, so that nothing
 * moves when it does. The script is web/, its style web/app.css. */
#include "view/html_internal.h"

static void choice(html *h, const char *id, const char *label, const char *options)
{
    frn_buf_printf(h->buf, "<label class=\"pick\">%s <select id=\"%s\">%s</select></label>\n",
                   label, id, options);
}

static void controls(html *h)
{
    frn_html_put(h, "<div class=\"controls\" role=\"group\" aria-label=\"What is shown\">\n"
                    "<div id=\"issues\" role=\"group\" aria-label=\"Issues\"></div>\n");
    choice(h, "voice", "According to", "");
    choice(h, "count", "Counting",
           "<option value=\"facts\">what is stated</option>"
           "<option value=\"asserted\">asserted only</option>"
           "<option value=\"hypotheticals\">hypotheticals too, as if so</option>");
    choice(h, "level", "Actors",
           "<option value=\"state\">as states</option>"
           "<option value=\"organisation\">as organisations</option>"
           "<option value=\"none\">each of its own</option>");
    frn_html_put(h, "<label class=\"pick\">Find <input id=\"search\" type=\"search\" "
                    "list=\"actors-list\" autocomplete=\"off\"></label>"
                    "<datalist id=\"actors-list\"></datalist>\n</div>\n");
}

static void board(html *h)
{
    frn_html_put(
        h,
        "<div class=\"board\">\n"
        "<div id=\"map-box\" role=\"application\" tabindex=\"0\" aria-label=\"Map of actors and "
        "their ties: arrows walk, Enter opens, plus and minus zoom; the tables below say the "
        "same\">"
        "<canvas id=\"map-canvas\" aria-hidden=\"true\"></canvas><div id=\"map-note\"></div>"
        "<div id=\"map-tip\" hidden></div>"
        "<div class=\"zoom\"><button id=\"zoom-in\" type=\"button\" "
        "aria-label=\"Closer\">+</button>"
        "<button id=\"zoom-out\" type=\"button\" aria-label=\"Farther\">\xE2\x88\x92</button>"
        "<button id=\"zoom-all\" type=\"button\" aria-label=\"Whole map\">\xE2\x97\xA6</button>"
        "</div></div>\n"
        "<ul class=\"key\"><li><i></i>friends</li><li><i class=\"k-bad\"></i>enemies</li>"
        "<li><i class=\"k-both\"></i>frenemies</li><li><i class=\"k-mixed\"></i>mixed signals</li>"
        "<li>square: state, circle: person, hexagon: bloc or body, diamond: group</li>"
        "<li>tint: camp; width: weight; strength: certainty</li></ul>\n"
        "<div id=\"time\"><div id=\"time-plot\"></div><div class=\"time-row\">"
        "<button id=\"play\" type=\"button\">Play</button>"
        "<label>from <input id=\"since\" type=\"date\"></label>"
        "<label>to <input id=\"until\" type=\"date\"></label>"
        "<button id=\"all-time\" type=\"button\">All</button></div></div>\n</div>\n");
}

void frn_html_app(html *h)
{
    frn_html_put(h, "<section id=\"map\" aria-label=\"Map and evidence\">\n");
    controls(h);
    frn_html_put(h, "<div class=\"stage\">\n");
    board(h);
    frn_html_put(
        h, "<aside class=\"evidence\" aria-label=\"Briefing and evidence\">"
           "<div id=\"evidence\" tabindex=\"0\" role=\"region\" aria-label=\"Evidence\"></div>"
           "</aside>\n</div>\n"
           "<p id=\"said\" class=\"sr\" role=\"status\"></p>\n</section>\n"
           "<div class=\"panels\"><section id=\"scenario\" aria-label=\"Scenario\" hidden>"
           "</section><section id=\"balance\" aria-label=\"Balance\" hidden></section></div>\n");
    frn_html_outlook(h);
    frn_html_put(h, "<section id=\"tables\" aria-label=\"Tables\"></section>\n"
                    "<p id=\"left-out\" class=\"faint\"></p>\n");
}
