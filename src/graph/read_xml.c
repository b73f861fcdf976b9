/* GraphML and GEXF through libxml2's streaming reader: no network, no entities expanded. */
#include <libxml/xmlreader.h>
#include <stdlib.h>

#include "graph/read_internal.h"

typedef struct xml_edge {
    uint32_t source, target; /* rows of ids */
    double value;
    bool valued;
    frn_slice layer;
} xml_edge;

typedef struct xml_reading {
    frn_graph_reading *r;
    xmlTextReaderPtr reader;
    frn_intern ids;           /* node ids of the file */
    FRN_VEC(frn_slice) label; /* [id] */
    FRN_VEC(xml_edge) edge;
    frn_arena arena;
    frn_slice sign_key, label_key, layer_key; /* ids of the attributes that mean these */
    int sign_rank;
    frn_slice open_key; /* of the GraphML <data> whose text comes next */
    uint32_t node;      /* open node, or FRN_NONE */
    bool in_edge;
} xml_reading;

/* On one line and without blanks around it, as names in the other formats are. */
static frn_slice xml_copy(xml_reading *x, const xmlChar *text)
{
    frn_slice from = frn_slice_of((const char *)text);
    char *to = text ? frn_arena_alloc(&x->arena, from.len + 1) : NULL;

    for (size_t i = 0; to && i < from.len; i++)
        to[i] = (char)(from.ptr[i] >= 0 && from.ptr[i] < ' ' ? ' ' : from.ptr[i]);
    return to ? frn_slice_trim(frn_slice_make(to, from.len)) : (frn_slice){NULL, 0};
}

static frn_slice xml_attribute(xml_reading *x, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(x->reader, (const xmlChar *)name);
    frn_slice copy = xml_copy(x, value);

    xmlFree(value);
    return copy;
}

/* How well an attribute's name says "sign"; 0: not at all. */
static int sign_name_rank(frn_slice name)
{
    static const char *const names[] = {"w", "value", "weight", "rating", "polarity", "sign"};

    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (frn_slice_eq_nocase(name, frn_slice_of(names[i])))
            return i + 1;
    return 0;
}

/* <key> of GraphML, <attribute> of GEXF. */
static void xml_key(xml_reading *x, frn_slice id, frn_slice name, frn_slice domain)
{
    bool for_node = frn_slice_is(domain, "node");
    int rank = sign_name_rank(name);

    if (!for_node && rank > x->sign_rank) {
        x->sign_rank = rank;
        x->sign_key = id;
    }
    if (for_node &&
        (frn_slice_eq_nocase(name, FRN_LIT("label")) || frn_slice_eq_nocase(name, FRN_LIT("name"))))
        x->label_key = id;
    if (!for_node && (frn_slice_eq_nocase(name, FRN_LIT("layer")) ||
                      frn_slice_eq_nocase(name, FRN_LIT("issue"))))
        x->layer_key = id;
}

static uint32_t xml_node(xml_reading *x, frn_slice id)
{
    uint32_t row = frn_intern_add(&x->ids, id);

    while (row != FRN_NONE && x->label.len <= row)
        if (!frn_vec_push(&x->label, (frn_slice){NULL, 0}))
            return FRN_NONE;
    return row;
}

static void xml_value(xml_reading *x, frn_slice key, frn_slice text)
{
    xml_edge *e = x->edge.len ? &x->edge.at[x->edge.len - 1] : NULL;

    if (x->in_edge && e && x->sign_key.len && frn_slice_eq(key, x->sign_key))
        e->valued = frn_sign_value(text, &e->value);
    else if (x->in_edge && e && x->layer_key.len && frn_slice_eq(key, x->layer_key))
        e->layer = text;
    else if (x->node != FRN_NONE && x->label_key.len && frn_slice_eq(key, x->label_key))
        x->label.at[x->node] = text;
}

static frn_status xml_open_edge(xml_reading *x, frn_error *err)
{
    frn_slice source = xml_attribute(x, "source"), target = xml_attribute(x, "target");
    frn_slice weight = xml_attribute(x, "weight"), sign = xml_attribute(x, "sign");
    xml_edge e = {.value = 1};

    x->in_edge = false;
    if (!source.len || !target.len) {
        frn_graph_skip(x->r, FRN_GRAPH_FIELDS, "an edge without source or target");
        return FRN_OK;
    }
    e.source = xml_node(x, source);
    e.target = xml_node(x, target);
    if (sign.len)
        e.valued = frn_sign_value(sign, &e.value);
    else if (weight.len)
        e.valued = frn_sign_value(weight, &e.value);
    if (e.source == FRN_NONE || e.target == FRN_NONE || !frn_vec_push(&x->edge, e))
        return frn_no_memory(err);
    x->in_edge = !xmlTextReaderIsEmptyElement(x->reader);
    return FRN_OK;
}

static frn_status xml_open_node(xml_reading *x, frn_error *err)
{
    frn_slice id = xml_attribute(x, "id"), label = xml_attribute(x, "label");

    if (id.len == 0)
        return FRN_OK;
    x->node = xml_node(x, id);
    if (x->node == FRN_NONE)
        return frn_no_memory(err);
    if (label.len)
        x->label.at[x->node] = label;
    return FRN_OK;
}

static frn_status xml_open(xml_reading *x, frn_slice name, frn_error *err)
{
    if (frn_slice_is(name, "edge"))
        return xml_open_edge(x, err);
    if (frn_slice_is(name, "node"))
        return xml_open_node(x, err);
    if (frn_slice_is(name, "key"))
        xml_key(x, xml_attribute(x, "id"), xml_attribute(x, "attr.name"), xml_attribute(x, "for"));
    else if (frn_slice_is(name, "attributes"))
        x->open_key = xml_attribute(x, "class"); /* GEXF: what the next attributes are for */
    else if (frn_slice_is(name, "attribute"))
        xml_key(x, xml_attribute(x, "id"), xml_attribute(x, "title"), x->open_key);
    else if (frn_slice_is(name, "attvalue"))
        xml_value(x, xml_attribute(x, "for"), xml_attribute(x, "value"));
    else if (frn_slice_is(name, "data"))
        x->open_key = xml_attribute(x, "key");
    return FRN_OK;
}

static void xml_close(xml_reading *x, frn_slice name)
{
    if (frn_slice_is(name, "edge"))
        x->in_edge = false;
    else if (frn_slice_is(name, "node"))
        x->node = FRN_NONE;
    else if (frn_slice_is(name, "data"))
        x->open_key = (frn_slice){NULL, 0};
}

static frn_status xml_step(xml_reading *x, frn_error *err)
{
    int type = xmlTextReaderNodeType(x->reader);
    const xmlChar *local = xmlTextReaderConstLocalName(x->reader);
    frn_slice name = frn_slice_of((const char *)local);

    x->r->line = (uint64_t)xmlTextReaderGetParserLineNumber(x->reader);
    if (type == XML_READER_TYPE_ELEMENT)
        return xml_open(x, name, err);
    if (type == XML_READER_TYPE_END_ELEMENT)
        xml_close(x, name);
    if (type == XML_READER_TYPE_TEXT && x->open_key.len)
        xml_value(x, x->open_key, xml_copy(x, xmlTextReaderConstValue(x->reader)));
    return FRN_OK;
}

static frn_slice xml_name(const xml_reading *x, uint32_t row)
{
    return x->label.at[row].len ? x->label.at[row] : frn_intern_text(&x->ids, row);
}

/* Labels that repeat would merge actors, so then the ids are the names. */
static frn_status drop_ambiguous_labels(xml_reading *x, frn_error *err)
{
    frn_intern seen = {0};
    uint32_t n = frn_intern_count(&x->ids), distinct;

    for (uint32_t row = 0; row < n; row++) {
        if (frn_intern_add(&seen, xml_name(x, row)) == FRN_NONE) {
            frn_intern_free(&seen);
            return frn_no_memory(err);
        }
    }
    distinct = frn_intern_count(&seen);
    frn_intern_free(&seen);
    for (uint32_t row = 0; row < n && distinct < n; row++)
        x->label.at[row] = (frn_slice){NULL, 0};
    return FRN_OK;
}

static frn_status xml_finish(xml_reading *x, frn_error *err)
{
    size_t valued = 0;

    FRN_TRY(drop_ambiguous_labels(x, err));
    for (size_t i = 0; i < x->edge.len; i++) {
        const xml_edge *e = &x->edge.at[i];
        valued += e->valued;
        FRN_TRY(frn_arcs_add(x->r->arcs, xml_name(x, e->source), xml_name(x, e->target), e->value,
                             e->layer, err));
    }
    if (x->edge.len && valued == 0)
        x->r->arcs->signless = true;
    return FRN_OK;
}

frn_status frn_graph_read_xml(frn_graph_reading *r, frn_slice bytes, frn_error *err)
{
    xml_reading x = {.r = r, .node = FRN_NONE};
    frn_status status = FRN_OK;
    int got = 0;

    if (bytes.len > INT32_MAX)
        return frn_fail(err, FRN_E_RANGE, "XML of more than 2 GiB");
    x.reader = xmlReaderForMemory(bytes.ptr, (int)bytes.len, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                      XML_PARSE_HUGE);
    if (!x.reader)
        return frn_no_memory(err);
    while (status == FRN_OK && (got = xmlTextReaderRead(x.reader)) == 1) {
        status = xml_step(&x, err);
        if (status == FRN_OK && x.arena.failed)
            status = frn_no_memory(err);
    }
    if (got < 0)
        frn_graph_skip(r, FRN_GRAPH_XML, "not well-formed from here on");
    if (status == FRN_OK)
        status = xml_finish(&x, err);
    xmlFreeTextReader(x.reader);
    frn_intern_free(&x.ids);
    frn_vec_free(&x.label);
    frn_vec_free(&x.edge);
    frn_arena_free(&x.arena);
    return status;
}
