/* The map as a picture, rasterised by librsvg. The library is opened when a picture is asked for,
 * so that the other verbs do not load half a desktop at every start. */
#include "view/view_internal.h"

#ifdef FRN_HAVE_RSVG

#include <dlfcn.h>
#include <librsvg/rsvg.h>

enum { PNG_WIDTH = 1920, PNG_HEIGHT = 1360 };

/* What is used of librsvg and of the cairo behind it. */
typedef struct rsvg {
    void *library;
    __typeof__(rsvg_handle_new_from_data) *read;
    __typeof__(rsvg_handle_render_document) *render;
    __typeof__(g_object_unref) *drop;
    __typeof__(cairo_image_surface_create) *surface;
    __typeof__(cairo_surface_destroy) *drop_surface;
    __typeof__(cairo_create) *pen;
    __typeof__(cairo_destroy) *drop_pen;
    __typeof__(cairo_set_source_rgb) *color;
    __typeof__(cairo_paint) *paint;
    __typeof__(cairo_surface_write_to_png_stream) *write;
} rsvg;

static bool find(const rsvg *in, const char *name, void *into)
{
    void *symbol = dlsym(in->library, name);

    memcpy(into, &symbol, sizeof symbol); /* ISO C has no cast from object to function */
    return symbol != NULL;
}

static bool open_rsvg(rsvg *out)
{
    *out = (rsvg){.library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL)};
    return out->library && find(out, "rsvg_handle_new_from_data", &out->read) &&
           find(out, "rsvg_handle_render_document", &out->render) &&
           find(out, "g_object_unref", &out->drop) &&
           find(out, "cairo_image_surface_create", &out->surface) &&
           find(out, "cairo_surface_destroy", &out->drop_surface) &&
           find(out, "cairo_create", &out->pen) && find(out, "cairo_destroy", &out->drop_pen) &&
           find(out, "cairo_set_source_rgb", &out->color) &&
           find(out, "cairo_paint", &out->paint) &&
           find(out, "cairo_surface_write_to_png_stream", &out->write);
}

static cairo_status_t add_bytes(void *closure, const unsigned char *data, unsigned int length)
{
    frn_buf *out = closure;

    frn_buf_add(out, frn_slice_make((const char *)data, length));
    return out->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static bool rasterise(frn_buf *out, const rsvg *lib, const frn_buf *svg)
{
    RsvgRectangle area = {0, 0, PNG_WIDTH, PNG_HEIGHT};
    RsvgHandle *handle = lib->read((const guint8 *)svg->ptr, svg->len, NULL);
    cairo_surface_t *surface;
    cairo_t *pen;
    bool ok;

    if (!handle)
        return false;
    surface = lib->surface(CAIRO_FORMAT_ARGB32, PNG_WIDTH, PNG_HEIGHT);
    pen = lib->pen(surface);
    lib->color(pen, 1, 1, 1);
    lib->paint(pen);
    ok = lib->render(handle, pen, &area, NULL) &&
         lib->write(surface, add_bytes, out) == CAIRO_STATUS_SUCCESS;
    lib->drop_pen(pen);
    lib->drop_surface(surface);
    lib->drop(handle);
    return ok;
}

frn_status frn_view_png(frn_buf *out, const frn_report *report, const frn_view_options *options,
                        frn_error *err)
{
    frn_buf svg = {0};
    rsvg lib;
    frn_status status;

    if (!open_rsvg(&lib))
        return frn_fail(err, FRN_E_UNSUPPORTED, "librsvg is not installed: ask for .svg");
    status = frn_view_svg(&svg, report, options, err);
    if (status == FRN_OK && !rasterise(out, &lib, &svg))
        status = frn_fail(err, FRN_E_UNSUPPORTED, "librsvg could not draw the map");
    frn_buf_free(&svg);
    return status; /* the library stays open: its types outlive a closing */
}

#else

frn_status frn_view_png(frn_buf *out, const frn_report *report, const frn_view_options *options,
                        frn_error *err)
{
    (void)out;
    (void)report;
    (void)options;
    return frn_fail(err, FRN_E_UNSUPPORTED, "this build has no librsvg: ask for .svg");
}

#endif
