/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "tandem-typeset.h"

/* The window's status colours on white: 5:1 and more, also printed. */
static const struct
{
  TandemRunFlags flag;
  double         red, green, blue;
} colours[] = {
  { TANDEM_RUN_SUCCESS, 0.000, 0.427, 0.208 },
  { TANDEM_RUN_WARNING, 0.565, 0.329, 0.000 },
  { TANDEM_RUN_ERROR, 0.765, 0.000, 0.000 },
  { TANDEM_RUN_ACCENT, 0.016, 0.380, 0.745 },
  { TANDEM_RUN_DIM, 0.380, 0.380, 0.400 },
  { TANDEM_RUN_PLAIN, 0.110, 0.110, 0.120 },
};

void
tandem_set_source_run (cairo_t       *cr,
                       TandemRunFlags flags)
{
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (colours[i].flag == TANDEM_RUN_PLAIN || flags & colours[i].flag)
      {
        cairo_set_source_rgb (cr, colours[i].red, colours[i].green, colours[i].blue);
        return;
      }
}

/* A path in the unit square; whether it is filled or stroked. */
static void
circle (cairo_t *cr,
        double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0.5, 0.5, radius, 0, 2 * G_PI);
}

static void
polyline (cairo_t      *cr,
          const double *points,
          guint         n_points)
{
  cairo_new_path (cr);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
}

/* What is cut out of a filled shape is drawn over it in the colour of paper. */
static void
cut_lines (cairo_t      *cr,
           const double *points,
           guint         n_points)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 0.13);
  polyline (cr, points, n_points);
  cairo_stroke (cr);
}

static void
draw_exclamation (cairo_t *cr,
                  double   top)
{
  const double stem[] = { 0.5, top, 0.5, 0.64 };
  const double dot[] = { 0.5, 0.72, 0.5, 0.83 };

  cut_lines (cr, stem, 2);
  cut_lines (cr, dot, 2);
}

static void
draw_ring (cairo_t *cr)
{
  cairo_set_line_width (cr, 0.14);
  circle (cr, 0.38);
  cairo_stroke (cr);
}

static void
draw_shape (cairo_t    *cr,
            TandemGlyph glyph)
{
  static const double triangle[] = { 0.5, 0.04, 1.0, 0.94, 0.0, 0.94 };
  static const double tick[] = { 0.28, 0.52, 0.44, 0.68, 0.73, 0.34 };
  static const double pause_1[] = { 0.38, 0.3, 0.38, 0.7 };
  static const double pause_2[] = { 0.62, 0.3, 0.62, 0.7 };
  static const double bar[] = { 0.26, 0.5, 0.74, 0.5 };
  static const double hands[] = { 0.5, 0.26, 0.5, 0.52, 0.68, 0.62 };
  static const double dashes[] = { 0.26, 0.22 };

  switch (glyph)
    {
    case TANDEM_GLYPH_DISC:
      circle (cr, 0.44);
      cairo_fill (cr);
      break;
    case TANDEM_GLYPH_TRIANGLE:
      polyline (cr, triangle, 3);
      cairo_close_path (cr);
      cairo_fill (cr);
      draw_exclamation (cr, 0.36);
      break;
    case TANDEM_GLYPH_SQUARE:
      cairo_rectangle (cr, 0.06, 0.06, 0.88, 0.88);
      cairo_fill (cr);
      draw_exclamation (cr, 0.2);
      break;
    case TANDEM_GLYPH_TICK:
      circle (cr, 0.46);
      cairo_fill (cr);
      cut_lines (cr, tick, 3);
      break;
    case TANDEM_GLYPH_PAUSE:
      circle (cr, 0.46);
      cairo_fill (cr);
      cut_lines (cr, pause_1, 2);
      cut_lines (cr, pause_2, 2);
      break;
    case TANDEM_GLYPH_BAR:
      circle (cr, 0.46);
      cairo_fill (cr);
      cut_lines (cr, bar, 2);
      break;
    case TANDEM_GLYPH_HALF:
      draw_ring (cr);
      cairo_new_path (cr);
      cairo_arc (cr, 0.5, 0.5, 0.38, -G_PI / 2, G_PI / 2);
      cairo_fill (cr);
      break;
    case TANDEM_GLYPH_CLOCK:
      draw_ring (cr);
      cairo_set_line_width (cr, 0.11);
      polyline (cr, hands, 3);
      cairo_stroke (cr);
      break;
    case TANDEM_GLYPH_BROKEN:
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      draw_ring (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      break;
    case TANDEM_GLYPH_RING:
      draw_ring (cr);
      break;
    case TANDEM_GLYPH_NONE:
      break;
    }
}

/* Draws the shape of a status into the square at (@x, @y). */
void
tandem_glyph_draw (cairo_t       *cr,
                   TandemGlyph    glyph,
                   TandemRunFlags colour,
                   double         x,
                   double         y,
                   double         size)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size, size);
  tandem_set_source_run (cr, colour);
  draw_shape (cr, glyph);
  cairo_restore (cr);
}

static void
draw_bar (cairo_t *cr,
          double   width,
          double   height,
          gpointer data)
{
  const double thickness = 4;
  double share = GPOINTER_TO_INT (data) / 100.0;
  double top = (height - thickness) / 2;

  cairo_set_source_rgb (cr, 0.87, 0.87, 0.88);
  cairo_rectangle (cr, 0, top, width, thickness);
  cairo_fill (cr);
  tandem_set_source_run (cr, TANDEM_RUN_ACCENT);
  cairo_rectangle (cr, 0, top, width * share, thickness);
  cairo_fill (cr);
}

/**
 * tandem_flow_add_progress:
 * @percent: 0 to 100
 * @language: whose way of writing numbers
 * @alternative: "Progress: 60 %"
 *
 * Adds a number with a bar.
 *
 * Returns: (transfer none): the figure
 */
TandemBlock *
tandem_flow_add_progress (TandemFlow *self,
                          int         percent,
                          const char *language,
                          const char *alternative)
{
  g_autofree char *words = g_strdup_printf ("%d\302\240%%", percent);
  TandemBlock *block;

  g_return_val_if_fail (self != NULL && language != NULL, NULL);

  block = tandem_flow_add_figure (self, 46, 12, alternative, draw_bar,
                                  GINT_TO_POINTER (CLAMP (percent, 0, 100)), NULL);
  block->text = tandem_text_new (language, TANDEM_RUN_PLAIN, words);

  return block;
}
