/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-prose-view-private.h"

#include <string.h>

/* by this name those who check spelling know it */
#define UNCHECKED "gtksourceview:context-classes:no-spell-check"

#define ITEM_WIDTH  25      /* from the edge to the words of an item */
#define ITEM_INSET  6       /* from the edge to its marker */
#define TINT_RADIUS 6
#define TINT_ROOM   8       /* round the words of a tinted passage */

static GtkTextTag *
add_look (TandemProseView *self,
          TandemProseLook  look,
          const char      *first_property,
          ...)
{
  GtkTextTag *tag = gtk_text_tag_new (NULL);
  va_list values;

  va_start (values, first_property);
  g_object_set_valist (G_OBJECT (tag), first_property, values);
  va_end (values);
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (BUFFER (self)), tag);
  g_object_unref (tag);
  self->looks[look] = tag;

  return tag;
}

static void
add_tint (TandemProseView *self,
          TandemProseTint  tint,
          const char      *css_class)
{
  self->tints[tint] = g_object_new (GTK_TYPE_LABEL, "visible", FALSE,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->tints[tint], css_class);
  gtk_widget_set_parent (self->tints[tint], GTK_WIDGET (self));
}

/* Later ones win where they say the same. */
void
tandem_prose_view_init_looks (TandemProseView *self)
{
  /* Pango takes an alpha of 0 for none given */
  static const GdkRGBA clear = { 0, 0, 0, 0.004f };

  add_look (self, LOOK_LANGUAGE, "line-height", 1.28, NULL);
  add_look (self, LOOK_BLANK, "size-points", 10.0, NULL);
  add_look (self, LOOK_ITEM, "left-margin", ITEM_INSET, "accumulative-margin", TRUE,
            "indent", ITEM_INSET - ITEM_WIDTH, NULL);
  add_look (self, LOOK_DASH, "foreground-rgba", &clear, NULL);
  add_look (self, LOOK_BOLD, "weight", PANGO_WEIGHT_BOLD, NULL);
  add_look (self, LOOK_ITALIC, "style", PANGO_STYLE_ITALIC, NULL);
  add_look (self, LOOK_LINK, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  add_look (self, LOOK_SHOWN_MARK, "weight", PANGO_WEIGHT_NORMAL, "style", PANGO_STYLE_NORMAL, NULL);
  add_look (self, LOOK_HIDDEN_MARK, "invisible", TRUE, NULL);
  add_look (self, LOOK_FOUND, NULL, NULL);
  add_look (self, LOOK_FOUND_CURRENT, NULL, NULL);

  add_tint (self, TINT_LIT, "prose-lit");
  add_tint (self, TINT_OUTDATED, "prose-outdated");
  add_tint (self, TINT_LINK, "prose-link");
  add_tint (self, TINT_FOUND, "prose-found");
  add_tint (self, TINT_FOUND_CURRENT, "prose-found-current");

  self->markers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
get_tint (TandemProseView *self,
          TandemProseTint  tint,
          GdkRGBA         *rgba)
{
  gtk_widget_get_color (self->tints[tint], rgba);
}

/* When the style sheet says something else: light, dark, contrast. */
void
tandem_prose_view_update_looks (TandemProseView *self)
{
  GdkRGBA link, found, current, dim;

  get_tint (self, TINT_LINK, &link);
  get_tint (self, TINT_FOUND, &found);
  get_tint (self, TINT_FOUND_CURRENT, &current);
  gtk_widget_get_color (GTK_WIDGET (self), &dim);
  dim.alpha *= 0.55f;
  g_object_set (self->looks[LOOK_LINK], "foreground-rgba", &link, NULL);
  g_object_set (self->looks[LOOK_SHOWN_MARK], "foreground-rgba", &dim, NULL);
  g_object_set (self->looks[LOOK_FOUND], "background-rgba", &found, NULL);
  g_object_set (self->looks[LOOK_FOUND_CURRENT], "background-rgba", &current, NULL);
}

char *
tandem_prose_view_dup_line (TandemProseView *self,
                            int              line)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (BUFFER (self), &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_buffer_get_slice (BUFFER (self), &start, &end, TRUE);
}

/* The tag that makes the space after a marker so wide that all items start at
 * the same place. */
static GtkTextTag *
get_marker_tag (TandemProseView *self,
                const char      *marker,
                gsize            length)
{
  g_autofree char *key = g_strndup (marker, length);
  GtkTextTag *tag = g_hash_table_lookup (self->markers, key);
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  if (tag != NULL)
    return tag;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), key);
  pango_layout_get_size (layout, &width, NULL);
  tag = gtk_text_tag_new (NULL);
  g_object_set (tag, "letter-spacing", MAX ((ITEM_WIDTH - ITEM_INSET) * PANGO_SCALE - width, 0), NULL);
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (BUFFER (self)), tag);
  g_object_unref (tag);
  g_hash_table_insert (self->markers, g_steal_pointer (&key), tag);

  return tag;
}

static void
put_tag (TandemProseView *self,
         GtkTextTag      *tag,
         int              line,
         gsize            from,
         gsize            to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_index (BUFFER (self), &start, line, (int) from);
  gtk_text_buffer_get_iter_at_line_index (BUFFER (self), &end, line, (int) to);
  gtk_text_buffer_apply_tag (BUFFER (self), tag, &start, &end);
}

/* What is selected of a line, in bytes; FALSE: nothing, and no cursor. */
static gboolean
get_selected (TandemProseView *self,
              int              line,
              gsize           *from,
              gsize           *to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (BUFFER (self), &start, &end);
  if (gtk_text_iter_get_line (&start) > line || gtk_text_iter_get_line (&end) < line)
    return FALSE;

  *from = gtk_text_iter_get_line (&start) < line ? 0 : (gsize) gtk_text_iter_get_line_index (&start);
  *to = gtk_text_iter_get_line (&end) > line ? G_MAXSIZE : (gsize) gtk_text_iter_get_line_index (&end);

  return TRUE;
}

static void
undress (TandemProseView *self,
         int              line)
{
  GtkTextIter start, end;
  GHashTableIter iter;
  gpointer tag;

  gtk_text_buffer_get_iter_at_line (BUFFER (self), &start, line);
  end = start;
  gtk_text_iter_forward_line (&end);
  if (gtk_text_iter_equal (&start, &end))
    return;
  for (TandemProseLook look = LOOK_LANGUAGE; look < LOOK_FOUND; look++)
    gtk_text_buffer_remove_tag (BUFFER (self), self->looks[look], &start, &end);
  g_hash_table_iter_init (&iter, self->markers);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    gtk_text_buffer_remove_tag (BUFFER (self), tag, &start, &end);
}

static void
dress_marker (TandemProseView       *self,
              int                    line,
              const char            *text,
              const TandemProseLine *whole)
{
  gsize space = whole->marker - 1;

  if (whole->marker == 0)
    return;
  if (whole->kind == TANDEM_PROSE_BULLET)
    put_tag (self, self->looks[LOOK_DASH], line, 0, whole->marker);
  put_tag (self, get_marker_tag (self, text, whole->marker), line, space, whole->marker);
}

static void
dress_span (TandemProseView       *self,
            int                    line,
            const TandemProseSpan *span,
            gsize                  selected_from,
            gsize                  selected_to)
{
  gsize end = span->start + span->length;
  gboolean shown = selected_from <= span->outer_end && selected_to >= span->outer_start;

  if (span->flags & TANDEM_PROSE_BOLD)
    put_tag (self, self->looks[LOOK_BOLD], line, span->start, end);
  if (span->flags & TANDEM_PROSE_ITALIC)
    put_tag (self, self->looks[LOOK_ITALIC], line, span->start, end);
  if (span->flags & TANDEM_PROSE_LINK)
    put_tag (self, self->looks[LOOK_LINK], line, span->start, end);
  if (span->flags & TANDEM_PROSE_MARK)
    put_tag (self, self->looks[shown ? LOOK_SHOWN_MARK : LOOK_HIDDEN_MARK], line, span->start, end);
}

/* What begins at @at, up to the next space, says where something is. */
static gboolean
is_address (const char *at,
            gsize       length)
{
  return g_str_has_prefix (at, "www.") || g_strstr_len (at, (gssize) length, "://") != NULL ||
         memchr (at, '@', length) != NULL;
}

static void
add_addresses (GtkBitset  *unchecked,
               const char *text,
               gsize       from,
               gsize       to)
{
  for (gsize at = from; at < to; at++)
    {
      gsize n = MIN (strcspn (text + at, " \t"), to - at);

      if (n > 0 && is_address (text + at, n))
        gtk_bitset_add_range (unchecked, (guint) at, (guint) n);
      at += n;
    }
}

/* One bit a byte of the line: set where there are no words of a language. Other
 * marks have no letters, and libspelling does not check a word that ends where
 * such a place begins. */
static GtkBitset *
find_unchecked (const char *text,
                GArray     *spans)
{
  GtkBitset *unchecked = gtk_bitset_new_empty ();

  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

      if (span->url_length > 0)
        gtk_bitset_add_range (unchecked, (guint) span->url_start, (guint) span->url_length);
      if (!(span->flags & TANDEM_PROSE_MARK))
        add_addresses (unchecked, text, span->start, span->start + span->length);
    }

  return unchecked;
}

/* Tells the spelling, which checks again wherever this tag comes and goes: only
 * where it does. */
static void
dress_unchecked (TandemProseView *self,
                 int              line,
                 const char      *text,
                 GArray          *spans)
{
  gsize length = strlen (text);
  g_autoptr(GtkBitset) wanted = find_unchecked (text, spans);
  g_autoptr(GtkBitset) present = gtk_bitset_new_empty ();
  GtkBitsetIter bits;
  GtkTextIter start, at;
  guint value;

  gtk_text_buffer_get_iter_at_line (BUFFER (self), &start, line);
  at = start;
  while (gtk_text_iter_get_line (&at) == line && !gtk_text_iter_ends_line (&at))
    {
      gboolean tagged = gtk_text_iter_has_tag (&at, self->unchecked);
      gsize from = (gsize) gtk_text_iter_get_line_index (&at), to;

      gtk_text_iter_forward_to_tag_toggle (&at, self->unchecked);
      to = gtk_text_iter_get_line (&at) == line ? (gsize) gtk_text_iter_get_line_index (&at) : length;
      if (tagged)
        gtk_bitset_add_range (present, (guint) from, (guint) (to - from));
      if (to >= length)
        break;
    }
  if (gtk_bitset_equals (wanted, present))
    return;

  at = start;
  if (!gtk_text_iter_ends_line (&at))
    gtk_text_iter_forward_to_line_end (&at);
  gtk_text_buffer_remove_tag (BUFFER (self), self->unchecked, &start, &at);
  for (gboolean any = gtk_bitset_iter_init_first (&bits, wanted, &value); any;)
    {
      guint from = value, to = value + 1;

      while ((any = gtk_bitset_iter_next (&bits, &value)) && value == to)
        to++;
      put_tag (self, self->unchecked, line, from, to);
    }
}

static void
dress_line (TandemProseView *self,
            int              line,
            GArray          *spans)
{
  g_autofree char *text = tandem_prose_view_dup_line (self, line);
  gsize length = strlen (text), offset = 0;
  gsize from = G_MAXSIZE, to = 0;
  TandemProseLine whole;
  GtkTextIter start, end;

  undress (self, line);
  tandem_prose_next_line (text, length, &offset, &whole);
  gtk_text_buffer_get_iter_at_line (BUFFER (self), &start, line);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag (BUFFER (self), self->looks[LOOK_LANGUAGE], &start, &end);
  if (whole.kind == TANDEM_PROSE_BLANK)
    gtk_text_buffer_apply_tag (BUFFER (self), self->looks[LOOK_BLANK], &start, &end);
  else if (whole.marker > 0)
    gtk_text_buffer_apply_tag (BUFFER (self), self->looks[LOOK_ITEM], &start, &end);

  if (gtk_widget_has_focus (GTK_WIDGET (self)) && get_selected (self, line, &from, &to))
    {
      self->revealed_from = self->revealed_from < 0 ? line : MIN (self->revealed_from, line);
      self->revealed_to = MAX (self->revealed_to, line);
    }
  dress_marker (self, line, text, &whole);
  tandem_prose_parse_line (text, length, spans);
  if (self->unchecked != NULL)
    dress_unchecked (self, line, text, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

      if (span->flags != TANDEM_PROSE_PLAIN && span->start >= whole.marker)
        dress_span (self, line, span, from, to);
    }
}

/* Shows lines the way they will look. */
void
tandem_prose_view_dress_lines (TandemProseView *self,
                               int              first,
                               int              last)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();

  for (int line = first; line <= last; line++)
    dress_line (self, line, spans);
}

/**
 * tandem_prose_view_mark_unchecked:
 * @self: a view
 *
 * Marks what has no spelling, from now on. Who checks spelling must be there
 * already: libspelling learns of the tag only when it comes.
 */
void
tandem_prose_view_mark_unchecked (TandemProseView *self)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();

  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));

  if (self->unchecked != NULL)
    return;
  self->unchecked = gtk_text_buffer_create_tag (BUFFER (self), UNCHECKED, NULL);
  for (int line = 0; line < gtk_text_buffer_get_line_count (BUFFER (self)); line++)
    {
      g_autofree char *text = tandem_prose_view_dup_line (self, line);

      tandem_prose_parse_line (text, strlen (text), spans);
      dress_unchecked (self, line, text, spans);
    }
}

static gboolean
has_marks (TandemProseView *self,
           int              line)
{
  g_autofree char *text = tandem_prose_view_dup_line (self, line);

  return strpbrk (text, "*[\\") != NULL;
}

/* The cursor went elsewhere: shows the marks there, and hides those it left. */
void
tandem_prose_view_reveal (TandemProseView *self)
{
  GtkTextIter start, end;
  int from = self->revealed_from, to = self->revealed_to, first, last;
  int n_lines = gtk_text_buffer_get_line_count (BUFFER (self));

  self->revealed_from = self->revealed_to = -1;
  for (int line = MAX (from, 0); from >= 0 && line <= MIN (to, n_lines - 1); line++)
    if (has_marks (self, line))
      tandem_prose_view_dress_lines (self, line, line);

  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  gtk_text_buffer_get_selection_bounds (BUFFER (self), &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  /* all of a long text is selected to be copied, not to be read */
  if (last - first > 100)
    return;
  for (int line = first; line <= last; line++)
    if ((from < 0 || line < from || line > to) && has_marks (self, line))
      tandem_prose_view_dress_lines (self, line, line);
  self->revealed_from = first;
  self->revealed_to = last;
}

/* ---- drawing -------------------------------------------------------------------- */

static void
draw_tint (TandemProseView *self,
           GtkSnapshot     *snapshot,
           guint            passage,
           TandemProseTint  tint)
{
  GskRoundedRect outline;
  GdkRectangle shown;
  GdkRGBA rgba;
  int top, bottom;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &shown);
  if (!tandem_prose_view_get_extent (self, passage, &top, &bottom) || bottom <= top ||
      bottom + TINT_ROOM < shown.y || top - TINT_ROOM > shown.y + shown.height)
    return;

  get_tint (self, tint, &rgba);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (0, top - TINT_ROOM,
                                                        gtk_widget_get_width (GTK_WIDGET (self)),
                                                        bottom - top + 2 * TINT_ROOM),
                                   TINT_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &rgba, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_bullet (TandemProseView *self,
             GtkSnapshot     *snapshot,
             GtkTextIter     *iter)
{
  GdkRectangle place;
  GdkRGBA rgba;
  float radius = 2.25f;
  GskRoundedRect dot;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), iter, &place);
  gtk_widget_get_color (GTK_WIDGET (self), &rgba);
  gsk_rounded_rect_init_from_rect (&dot,
                                   &GRAPHENE_RECT_INIT (place.x + 4, place.y + place.height * 0.5f - radius + 1,
                                                        2 * radius, 2 * radius),
                                   radius);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &rgba, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}

/* Tints and the dots of items, under the words; in the coordinates of the buffer. */
void
tandem_prose_view_draw_below (TandemProseView *self,
                              GtkSnapshot     *snapshot)
{
  GdkRectangle shown;
  GtkTextIter iter;

  gboolean lit = self->lit >= 0;

  for (guint i = 0; i < self->outdated->len; i++)
    {
      guint passage = g_array_index (self->outdated, guint, i);

      draw_tint (self, snapshot, passage, TINT_OUTDATED);
      lit &= (int) passage != self->lit;
    }
  if (lit)
    draw_tint (self, snapshot, (guint) self->lit, TINT_LIT);

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &shown);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, shown.y, NULL);
  do
    {
      int y;

      gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &y, NULL);
      if (y > shown.y + shown.height)
        break;
      if (gtk_text_iter_has_tag (&iter, self->looks[LOOK_DASH]))
        draw_bullet (self, snapshot, &iter);
    }
  while (gtk_text_iter_forward_line (&iter));
}
