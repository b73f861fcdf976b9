/* HTML: the article's own words without navigation, with title, outlet and date from the metadata.
 *
 * libxml2 builds the tree but keeps no byte offsets. The way back is found afterwards: the tree's
 * characters come in the order of the source's character data, so one walk over both (align) finds
 * where each stands; tags, comments and scripts of the source are stepped over, entities decoded.
 */
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

#include "base/utf8.h"
#include "format/builder.h"

enum { LOOK_AHEAD = 4000, DEEPEST = 400, LONGEST_ENTITY = 14 };

typedef struct reader {
    frn_builder b;
    frn_document *doc;
    frn_arena *arena;
    frn_slice source;
    size_t at;       /* how far the alignment has come in the source */
    bool space;      /* a blank is owed before the next word */
    frn_block block; /* of the open paragraph */
    xmlNode *skip_heading;
} reader;

static bool is_one_of(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (node->name && strcasecmp((const char *)node->name, *names) == 0)
            return true;
    return false;
}

static bool attribute_has(xmlNode *node, const char *attribute, const char *const *words)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)attribute);
    bool found = false;

    for (; value && *words && !found; words++)
        found = strcasestr((const char *)value, *words) != NULL;
    xmlFree(value);
    return found;
}

/* Whether an element is not part of the article. */
static bool is_furniture(xmlNode *node)
{
    static const char *const elements[] = {
        "script", "style",  "noscript", "nav",      "aside", "footer", "form",     "button",
        "select", "iframe", "svg",      "template", "head",  "object", "textarea", "canvas",
        "dialog", "menu",   "pre",      "code",     "table", NULL};
    static const char *const roles[] = {"navigation", "banner", "contentinfo", "complementary",
                                        "search",     "menu",   NULL};
    static const char *const classes[] = {
        "cookie", "newsletter", "related-", "social-share", "breadcrumb", "navigation", "site-nav",
        "menu-",  "sidebar",    "comments", "share-bar",    "advert",     "promo-",     NULL};

    return is_one_of(node, elements) || attribute_has(node, "role", roles) ||
           attribute_has(node, "class", classes) || attribute_has(node, "id", classes) ||
           xmlHasProp(node, (const xmlChar *)"hidden") != NULL;
}

static bool is_block(const xmlNode *node)
{
    static const char *const names[] = {
        "p",          "div",    "section",    "article", "main", "header", "h1", "h2", "h3", "h4",
        "h5",         "h6",     "ul",         "ol",      "li",   "dl",     "dt", "dd", "br", "hr",
        "blockquote", "figure", "figcaption", "body",    "html", "tr",     "td", NULL};

    return is_one_of(node, names);
}

static frn_block block_of(const xmlNode *node, frn_block outer)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6", NULL};
    static const char *const quotes[] = {"blockquote", NULL};
    static const char *const items[] = {"li", "dd", NULL};

    if (is_one_of(node, headings))
        return FRN_BLOCK_HEADING;
    if (is_one_of(node, quotes))
        return FRN_BLOCK_QUOTE;
    if (is_one_of(node, items) && outer == FRN_BLOCK_TEXT)
        return FRN_BLOCK_LIST;
    return outer;
}

/* Steps over markup at *at; false when there is none. */
static bool skip_markup(frn_slice source, size_t *at)
{
    frn_slice rest = frn_slice_sub(source, *at, source.len);
    static const char *const raw[] = {"script", "style", "noscript", NULL};
    size_t end;

    if (rest.len < 2 || rest.ptr[0] != '<' ||
        !(rest.ptr[1] == '/' || rest.ptr[1] == '!' || rest.ptr[1] == '?' ||
          frn_utf8_is_letter((unsigned char)rest.ptr[1])))
        return false;
    if (frn_slice_starts(rest, FRN_LIT("<!--"))) {
        end = frn_slice_search(frn_slice_sub(rest, 4, rest.len), FRN_LIT("-->"));
        *at += end + 4 + 3 > rest.len ? rest.len : end + 4 + 3;
        return true;
    }
    for (int i = 0; raw[i] && i < 2; i++) {
        size_t n = strlen(raw[i]);
        char close[16];
        const char *hit;
        if (rest.len <= n + 1 || strncasecmp(rest.ptr + 1, raw[i], n) != 0)
            continue;
        close[0] = '<';
        close[1] = '/';
        memcpy(close + 2, raw[i], n);
        hit = NULL;
        for (size_t k = n; k + n + 2 <= rest.len; k++)
            if (rest.ptr[k] == '<' && strncasecmp(rest.ptr + k, close, n + 2) == 0) {
                hit = rest.ptr + k;
                break;
            }
        *at += hit ? (size_t)(hit - rest.ptr) : rest.len;
        return true;
    }
    for (end = 1; end < rest.len && rest.ptr[end] != '>'; end++) {
        char quote = rest.ptr[end];
        if ((quote == '"' || quote == '\'') && rest.ptr[end - 1] == '=') {
            size_t close = frn_slice_find(rest, quote, end + 1);
            end = close < rest.len ? close : end;
        }
    }
    *at += end < rest.len ? end + 1 : rest.len;
    return true;
}

/* The character at *at of the source, entities decoded; *at moves past it. */
static uint32_t next_character(frn_slice source, size_t *at)
{
    size_t semicolon, end;
    frn_slice name;
    char text[16];
    const htmlEntityDesc *entity;
    unsigned long number;

    if (source.ptr[*at] != '&')
        return frn_utf8_next(source, at);
    name = frn_slice_sub(source, *at, *at + LONGEST_ENTITY);
    semicolon = frn_slice_find(name, ';', 0);
    end = semicolon < name.len ? *at + semicolon : *at;
    name = frn_slice_sub(source, *at + 1, end);
    if (name.len == 0 || name.len >= sizeof text)
        return frn_utf8_next(source, at);
    memcpy(text, name.ptr, name.len);
    text[name.len] = 0;
    if (text[0] == '#') {
        number = text[1] == 'x' || text[1] == 'X' ? strtoul(text + 2, NULL, 16)
                                                  : strtoul(text + 1, NULL, 10);
    } else {
        entity = htmlEntityLookup((const xmlChar *)text);
        if (!entity)
            return frn_utf8_next(source, at);
        number = entity->value;
    }
    *at = end + 1;
    return (uint32_t)number;
}

/* Where the character `cp` next stands in the source: *from .. r->at. False when it is not near. */
static bool align(reader *r, uint32_t cp, size_t *from)
{
    size_t at = r->at, last = at + LOOK_AHEAD;

    while (at < r->source.len && at < last) {
        size_t start = at;
        if (skip_markup(r->source, &at)) {
            last += at - start;
            continue;
        }
        if (next_character(r->source, &at) == cp) {
            *from = start;
            r->at = at;
            return true;
        }
    }
    return false;
}

static void take_text(reader *r, frn_slice s, bool keep)
{
    size_t at = 0;

    while (at < s.len) {
        size_t start = at, from = r->at < r->source.len ? r->at : r->source.len - 1;
        uint32_t cp = frn_utf8_next(s, &at);
        if (frn_utf8_is_space(cp)) {
            r->space = true;
            continue;
        }
        (void)align(r, cp, &from);
        if (!keep)
            continue;
        if (r->space && r->b.text.len > r->b.paragraph_begin)
            frn_builder_write(&r->b, FRN_LIT(" "), from ? from - 1 : 0);
        r->space = false;
        frn_builder_write(&r->b, frn_slice_sub(s, start, at), from);
    }
}

/* Whether the element's text is code, which neither the tree walk nor the alignment may take. */
static bool is_raw(const xmlNode *node)
{
    static const char *const names[] = {"script", "style", NULL};

    return node && is_one_of(node, names);
}

static void walk(reader *r, xmlNode *node, bool keep, frn_block block, int depth)
{
    for (; node && depth < DEEPEST; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            bool raw = is_raw(node->parent);
            if (node->content && !raw)
                take_text(r, frn_slice_of((const char *)node->content), keep);
        } else if (node->type == XML_ELEMENT_NODE) {
            bool inside = keep && !is_furniture(node);
            frn_block inner = block_of(node, block);
            bool breaks = is_block(node);
            if (breaks)
                frn_builder_end(&r->b, block);
            walk(r, node->children, inside, inner, depth + 1);
            if (breaks)
                frn_builder_end(&r->b, inner);
        }
    }
}

static xmlNode *find_element(xmlNode *node, const char *name, int depth)
{
    for (; node && depth < DEEPEST; node = node->next) {
        xmlNode *found;
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (strcasecmp((const char *)node->name, name) == 0)
            return node;
        found = find_element(node->children, name, depth + 1);
        if (found)
            return found;
    }
    return NULL;
}

static frn_slice copy_content(reader *r, xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    frn_slice copy = {0};

    if (content)
        copy = frn_arena_copy(r->arena, frn_slice_trim(frn_slice_of((const char *)content)));
    xmlFree(content);
    return copy;
}

static void take_meta(reader *r, xmlNode *node)
{
    static const char *const date_names[] = {
        "article:published_time", "date", "dc.date", "pubdate", "datepublished",
        "dcterms.created",        NULL};
    static const char *const attributes[] = {"property", "name", "itemprop", NULL};
    xmlChar *content = xmlGetProp(node, (const xmlChar *)"content");
    frn_slice value = frn_slice_trim(frn_slice_of((const char *)content));

    for (int i = 0; content && attributes[i]; i++) {
        xmlChar *name = xmlGetProp(node, (const xmlChar *)attributes[i]);
        if (name && strcasecmp((const char *)name, "og:title") == 0)
            r->doc->title = frn_arena_copy(r->arena, value);
        if (name && strcasecmp((const char *)name, "og:site_name") == 0)
            r->doc->source = frn_arena_copy(r->arena, value);
        for (int k = 0; name && date_names[k]; k++)
            if (strcasecmp((const char *)name, date_names[k]) == 0 &&
                frn_date_parse(value) != FRN_NO_DATE)
                r->doc->date = frn_date_parse(value);
        xmlFree(name);
    }
    xmlFree(content);
}

static void take_metadata(reader *r, xmlNode *node, int depth)
{
    for (; node && depth < DEEPEST; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (strcasecmp((const char *)node->name, "meta") == 0)
            take_meta(r, node);
        if (strcasecmp((const char *)node->name, "time") == 0 && r->doc->date == FRN_NO_DATE) {
            xmlChar *when = xmlGetProp(node, (const xmlChar *)"datetime");
            if (when)
                r->doc->date = frn_date_parse(frn_slice_of((const char *)when));
            xmlFree(when);
        }
        take_metadata(r, node->children, depth + 1);
    }
}

/* Words inside <p>, to tell the article from a teaser. */
static size_t prose(const xmlNode *node, bool in_p, int depth)
{
    size_t sum = 0;

    for (; node && depth < DEEPEST; node = node->next) {
        if (node->type == XML_TEXT_NODE && in_p && node->content)
            sum += strlen((const char *)node->content);
        else if (node->type == XML_ELEMENT_NODE)
            sum += prose(node->children, in_p || !strcasecmp((const char *)node->name, "p"),
                         depth + 1);
    }
    return sum;
}

/* The element that holds the article: <article> or <main> when most prose is in it, else the body.
 */
static xmlNode *main_element(xmlNode *root)
{
    static const char *const names[] = {"article", "main", NULL};
    size_t all = prose(root, false, 0);

    for (int i = 0; names[i]; i++) {
        xmlNode *node = find_element(root, names[i], 0);
        if (node && prose(node->children, false, 0) * 2 > all && all > 0)
            return node;
    }
    return root;
}

/* Walks the whole tree, so that the alignment stays in step, and keeps what is inside `wanted`. */
static void walk_to(reader *r, xmlNode *node, const xmlNode *wanted, int depth)
{
    for (; node && depth < DEEPEST; node = node->next) {
        xmlNode *next = node->next;
        if (node == wanted) {
            node->next = NULL;
            walk(r, node, true, FRN_BLOCK_TEXT, depth);
            node->next = next;
            frn_builder_end(&r->b, FRN_BLOCK_TEXT);
        } else if (node->type == XML_ELEMENT_NODE) {
            walk_to(r, node->children, wanted, depth + 1);
        } else if (node->type == XML_TEXT_NODE && node->content && !is_raw(node->parent)) {
            take_text(r, frn_slice_of((const char *)node->content), false);
        }
    }
}

frn_status frn_html_parse(frn_document *doc, frn_arena *arena, const frn_clean *clean,
                          frn_error *err)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                        HTML_PARSE_NONET | HTML_PARSE_NODEFDTD;
    reader r = {.b = {.clean = clean}, .doc = doc, .arena = arena, .source = clean->text};
    htmlDocPtr tree;
    xmlNode *root, *title;
    frn_status status;

    if (clean->text.len == 0)
        return frn_builder_finish(doc, arena, &r.b, err);
    tree = htmlReadMemory(clean->text.ptr, (int)clean->text.len, NULL, "UTF-8", options);
    if (!tree)
        return frn_fail(err, FRN_E_INPUT, "the HTML could not be parsed at all");
    root = xmlDocGetRootElement(tree);
    if (root) {
        take_metadata(&r, root, 0);
        title = find_element(root, "title", 0);
        if (doc->title.len == 0 && title)
            doc->title = copy_content(&r, title);
        walk_to(&r, root, main_element(root), 0);
    }
    xmlFreeDoc(tree);
    status = frn_builder_finish(doc, arena, &r.b, err);
    frn_builder_free(&r.b);
    return status;
}
