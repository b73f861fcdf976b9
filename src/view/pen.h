/* view/pen.h - words on lines of a given width. Zero-initialise apart from buf and width. */
#ifndef FRENEMY_VIEW_PEN_H
#define FRENEMY_VIEW_PEN_H

#include "base/buf.h"

typedef enum frn_ink {
    FRN_INK_PLAIN = 0,
    FRN_INK_BOLD,
    FRN_INK_GOOD,
    FRN_INK_BAD,
    FRN_INK_FAINT
} frn_ink;

typedef struct frn_pen {
    frn_buf *buf;
    size_t width;
    size_t column, indent; /* where the line is, and where its continuation starts */
    bool color, begun;     /* begun: a word stands on the line */
} frn_pen;

/* Starts a line at `column`; what does not fit goes on at `indent`. */
void frn_pen_line(frn_pen *pen, size_t column, size_t indent);
/* Adds words, a blank before the first unless the line has just begun or `text` starts with a
 * closing mark (, ; : .). `text` must be clean (frn_view_clean). */
void frn_pen_say(frn_pen *pen, frn_ink ink, frn_slice text);
void frn_pen_text(frn_pen *pen, frn_ink ink, const char *text);
/* Ends the line, if one has begun. */
void frn_pen_end(frn_pen *pen);
void frn_pen_blank(frn_pen *pen);

#endif
