/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-prose-view-private.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "tandem-names.h"

#define INSET 14

enum
{
  EDITED,
  MOVED,
  LINK_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];
static GQuark room_quark;

G_DEFINE_FINAL_TYPE (TandemProseView, tandem_prose_view, GTK_TYPE_TEXT_VIEW)

/* ---- the text -------------------------------------------------------------------- */

static void
forget_text (TandemProseView *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->passages, g_array_unref);
}

const char *
tandem_prose_view_get_text (TandemProseView *self)
{
  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), NULL);

  if (self->text == NULL)
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (BUFFER (self), &start, &end);
      self->text = gtk_text_buffer_get_text (BUFFER (self), &start, &end, TRUE);
    }

  return self->text;
}

const GArray *
tandem_prose_view_get_passages (TandemProseView *self)
{
  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), NULL);

  if (self->passages == NULL)
    self->passages = tandem_prose_split_passages (tandem_prose_view_get_text (self));

  return self->passages;
}

static void
dress_all (TandemProseView *self)
{
  self->revealed_from = self->revealed_to = -1;
  tandem_prose_view_dress_lines (self, 0, gtk_text_buffer_get_line_count (BUFFER (self)) - 1);
}

static void
inserted_cb (GtkTextBuffer     *buffer,
             const GtkTextIter *location,
             const char        *text,
             int                length,
             TandemProseView   *self)
{
  int last = gtk_text_iter_get_line (location), first = last;
  const char *line = text;

  forget_text (self);
  while ((line = memchr (line, '\n', (gsize) (text + length - line))) != NULL)
    {
      first--;
      line++;
    }
  /* all of it is dressed at the end */
  if (!self->foreign)
    tandem_prose_view_dress_lines (self, MAX (first, 0), last);
}

static void
deleted_cb (GtkTextBuffer     *buffer,
            const GtkTextIter *start,
            const GtkTextIter *end,
            TandemProseView   *self)
{
  int line = gtk_text_iter_get_line (start);

  forget_text (self);
  if (!self->foreign)
    tandem_prose_view_dress_lines (self, line, line);
}

static void
changed_cb (TandemProseView *self)
{
  forget_text (self);
  g_array_set_size (self->found, 0);
  self->current_found = -1;
  if (!self->foreign)
    g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
tell_moved_cb (gpointer user_data)
{
  TandemProseView *self = user_data;

  self->moved_id = 0;
  g_signal_emit (self, signals[MOVED], 0);

  return G_SOURCE_REMOVE;
}

/* What others make of it, a long text long, can wait until it is seen. */
static void
queue_moved (TandemProseView *self)
{
  if (self->moved_id == 0)
    self->moved_id = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 1, tell_moved_cb, self, NULL);
}

static void
cursor_moved_cb (TandemProseView *self)
{
  if (self->foreign || self->keeping_cursor)
    return;

  self->keeping_cursor = TRUE;
  tandem_prose_view_keep_off_marker (self);
  self->keeping_cursor = FALSE;
  tandem_prose_view_reveal (self);
  queue_moved (self);
}

static void
focus_changed_cb (TandemProseView *self)
{
  tandem_prose_view_reveal (self);
  g_clear_handle_id (&self->moved_id, g_source_remove);
  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * tandem_prose_view_set_text:
 * @self: a view
 * @text: a text
 *
 * Shows another text: what was typed before cannot be undone in it.
 */
void
tandem_prose_view_set_text (TandemProseView *self,
                            const char      *text)
{
  GtkTextIter start;

  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));
  g_return_if_fail (text != NULL);

  self->foreign = TRUE;
  g_array_set_size (self->outdated, 0);
  self->lit = -1;
  gtk_text_buffer_begin_irreversible_action (BUFFER (self));
  gtk_text_buffer_set_text (BUFFER (self), text, -1);
  gtk_text_buffer_end_irreversible_action (BUFFER (self));
  gtk_text_buffer_get_start_iter (BUFFER (self), &start);
  gtk_text_buffer_place_cursor (BUFFER (self), &start);
  dress_all (self);
  self->foreign = FALSE;
}

/* Replaces only what differs, so that the cursor stays at its words. */
static void
replace_difference (TandemProseView *self,
                    const char      *text)
{
  g_autofree char *before = g_strdup (tandem_prose_view_get_text (self));
  gsize n_before = strlen (before), n_after = strlen (text), head = 0, tail = 0;
  GtkTextIter start, end;

  while (head < n_before && head < n_after && before[head] == text[head])
    head++;
  while (tail < n_before - head && tail < n_after - head && before[n_before - 1 - tail] == text[n_after - 1 - tail])
    tail++;
  while (head > 0 && ((before[head] & 0xc0) == 0x80 || (text[head] & 0xc0) == 0x80))
    head--;
  while (tail > 0 && ((before[n_before - tail] & 0xc0) == 0x80 || (text[n_after - tail] & 0xc0) == 0x80))
    tail--;

  gtk_text_buffer_get_iter_at_offset (BUFFER (self), &start, (int) g_utf8_strlen (before, (gssize) head));
  gtk_text_buffer_get_iter_at_offset (BUFFER (self), &end, (int) g_utf8_strlen (before, (gssize) (n_before - tail)));
  gtk_text_buffer_delete (BUFFER (self), &start, &end);
  gtk_text_buffer_insert (BUFFER (self), &start, text + head, (int) (n_after - tail - head));
}

/**
 * tandem_prose_view_join_text:
 * @self: a view
 * @text: the same text, changed elsewhere
 *
 * Shows what was changed elsewhere. The cursor stays at its words, and the view
 * where it is; undo begins anew, since it cannot take back another's work.
 */
void
tandem_prose_view_join_text (TandemProseView *self,
                             const char      *text)
{
  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (tandem_prose_view_get_text (self), text))
    return;

  self->foreign = TRUE;
  gtk_text_buffer_begin_irreversible_action (BUFFER (self));
  replace_difference (self, text);
  gtk_text_buffer_end_irreversible_action (BUFFER (self));
  forget_text (self);
  dress_all (self);
  self->foreign = FALSE;
  tandem_prose_view_reveal (self);
}

/**
 * tandem_prose_view_take_text:
 * @self: a view
 * @text: another text
 *
 * Takes a text over as if it had been typed: it can be undone.
 */
void
tandem_prose_view_take_text (TandemProseView *self,
                             const char      *text)
{
  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_begin_user_action (BUFFER (self));
  replace_difference (self, text);
  gtk_text_buffer_end_user_action (BUFFER (self));
}

/**
 * tandem_prose_view_set_language:
 * @self: a view
 * @language: a language tag
 *
 * Chooses the forms of signs, and where lines may be broken.
 */
void
tandem_prose_view_set_language (TandemProseView *self,
                                const char      *language)
{
  PangoLanguage *tag;

  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));

  tag = tandem_names_get_language (NULL, language);
  g_object_set (self->looks[LOOK_LANGUAGE], "language", tag != NULL ? pango_language_to_string (tag) : NULL, NULL);
}

/* ---- passages --------------------------------------------------------------------- */

static int
find_passage_at_line (TandemProseView *self,
                      int              line)
{
  const GArray *passages = tandem_prose_view_get_passages (self);

  for (guint i = 0; i < passages->len; i++)
    {
      const TandemPassage *passage = &g_array_index (passages, TandemPassage, i);

      if (line >= (int) passage->first_line && line < (int) (passage->first_line + passage->n_lines))
        return (int) i;
    }

  return -1;
}

int
tandem_prose_view_get_passage (TandemProseView *self)
{
  GtkTextIter cursor;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), -1);

  gtk_text_buffer_get_iter_at_mark (BUFFER (self), &cursor, gtk_text_buffer_get_insert (BUFFER (self)));

  return find_passage_at_line (self, gtk_text_iter_get_line (&cursor));
}

static const TandemPassage *
get_passage (TandemProseView *self,
             guint            passage)
{
  const GArray *passages = tandem_prose_view_get_passages (self);

  return passage < passages->len ? &g_array_index (passages, TandemPassage, passage) : NULL;
}

/**
 * tandem_prose_view_go_to_passage:
 * @self: a view
 * @passage: number of a passage
 *
 * Puts the cursor to its beginning, and it in sight.
 */
void
tandem_prose_view_go_to_passage (TandemProseView *self,
                                 guint            passage)
{
  const TandemPassage *found;
  GtkTextIter iter;

  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));

  found = get_passage (self, passage);
  if (found == NULL)
    return;
  gtk_text_buffer_get_iter_at_line (BUFFER (self), &iter, (int) found->first_line);
  gtk_text_buffer_place_cursor (BUFFER (self), &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (BUFFER (self)), 0.1, FALSE, 0, 0);
}

void
tandem_prose_view_set_lit (TandemProseView *self,
                           int              passage)
{
  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));

  if (self->lit == passage)
    return;
  self->lit = passage;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tandem_prose_view_set_outdated (TandemProseView *self,
                                guint            passage,
                                gboolean         outdated)
{
  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));

  for (guint i = 0; i < self->outdated->len; i++)
    if (g_array_index (self->outdated, guint, i) == passage)
      {
        if (!outdated)
          g_array_remove_index_fast (self->outdated, i);
        gtk_widget_queue_draw (GTK_WIDGET (self));
        return;
      }
  if (outdated)
    g_array_append_val (self->outdated, passage);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Room is a tag on the first sign of a line: it stays with it when the text is
 * changed, and the other lines of a paragraph that is cut in two have none. */
static GtkTextTag *
find_room (GtkTextIter *iter,
           gboolean     below)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *at = tags; at != NULL; at = at->next)
    {
      int room = GPOINTER_TO_INT (g_object_get_qdata (at->data, room_quark));

      if (room != 0 && (room < 0) == below)
        return at->data;
    }

  return NULL;
}

static gboolean
get_room_place (TandemProseView *self,
                guint            passage,
                gboolean         below,
                GtkTextIter     *iter)
{
  const TandemPassage *found = get_passage (self, passage);

  if (found == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_line (BUFFER (self), iter,
                                    (int) (below ? found->first_line + found->n_lines - 1 : found->first_line));

  return TRUE;
}

int
tandem_prose_view_get_room (TandemProseView *self,
                            guint            passage,
                            gboolean         below)
{
  GtkTextTag *tag;
  GtkTextIter iter;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), 0);

  if (!get_room_place (self, passage, below, &iter) || (tag = find_room (&iter, below)) == NULL)
    return 0;

  return ABS (GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (tag), room_quark)));
}

static GtkTextTag *
get_room_tag (TandemProseView *self,
              gboolean         below,
              int              pixels)
{
  g_autofree char *name = g_strdup_printf ("%s-%d", below ? "below" : "above", pixels);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (BUFFER (self)), name);

  if (tag == NULL)
    {
      tag = gtk_text_buffer_create_tag (BUFFER (self), name, below ? "pixels-below-lines" : "pixels-above-lines", pixels,
                                        NULL);
      g_object_set_qdata (G_OBJECT (tag), room_quark, GINT_TO_POINTER (below ? -pixels : pixels));
    }

  return tag;
}

void
tandem_prose_view_set_room (TandemProseView *self,
                            guint            passage,
                            gboolean         below,
                            int              pixels)
{
  GtkTextTag *former;
  GtkTextIter start, end;

  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));

  if (tandem_prose_view_get_room (self, passage, below) == pixels || !get_room_place (self, passage, below, &start))
    return;

  end = start;
  gtk_text_iter_forward_char (&end);
  while ((former = find_room (&start, below)) != NULL)
    gtk_text_buffer_remove_tag (BUFFER (self), former, &start, &end);
  if (pixels > 0)
    gtk_text_buffer_apply_tag (BUFFER (self), get_room_tag (self, below, pixels), &start, &end);
}

/**
 * tandem_prose_view_get_extent:
 * @self: a view
 * @passage: number of a passage
 * @top: (out): where its words begin, in the coordinates of the buffer
 * @bottom: (out): where they end, the room below included
 *
 * Returns: %FALSE while it has not been laid out
 */
gboolean
tandem_prose_view_get_extent (TandemProseView *self,
                              guint            passage,
                              int             *top,
                              int             *bottom)
{
  const TandemPassage *found;
  GtkTextIter first, last;
  int y, height;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), FALSE);

  found = get_passage (self, passage);
  if (found == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_line (BUFFER (self), &first, (int) found->first_line);
  gtk_text_buffer_get_iter_at_line (BUFFER (self), &last, (int) (found->first_line + found->n_lines - 1));
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &first, top, &height);
  if (height == 0)
    return FALSE;
  *top += tandem_prose_view_get_room (self, passage, FALSE);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &last, &y, &height);
  *bottom = y + height;

  return height > 0;
}

/* ---- pasting ---------------------------------------------------------------------- */

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TandemProseView) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *clean = text != NULL ? tandem_prose_clean (text) : NULL;

  if (clean == NULL || *clean == '\0')
    return;
  gtk_text_buffer_begin_user_action (BUFFER (self));
  gtk_text_buffer_delete_selection (BUFFER (self), TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (BUFFER (self), clean, -1, TRUE);
  gtk_text_buffer_end_user_action (BUFFER (self));
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (BUFFER (self)));
}

static void
tandem_prose_view_paste_clipboard (GtkTextView *view)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, pasted_cb, g_object_ref (view));
}

/* ---- the widget -------------------------------------------------------------------- */

static void
tandem_prose_view_snapshot_layer (GtkTextView     *view,
                                  GtkTextViewLayer layer,
                                  GtkSnapshot     *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    tandem_prose_view_draw_below (TANDEM_PROSE_VIEW (view), snapshot);
}

static void
tandem_prose_view_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  TandemProseView *self = TANDEM_PROSE_VIEW (widget);

  GTK_WIDGET_CLASS (tandem_prose_view_parent_class)->css_changed (widget, change);

  if (self->tints[N_TINTS - 1] != NULL)
    tandem_prose_view_update_looks (self);
}

static void
tandem_prose_view_dispose (GObject *object)
{
  TandemProseView *self = TANDEM_PROSE_VIEW (object);

  g_clear_handle_id (&self->moved_id, g_source_remove);
  for (guint i = 0; i < N_TINTS; i++)
    g_clear_pointer (&self->tints[i], gtk_widget_unparent);

  G_OBJECT_CLASS (tandem_prose_view_parent_class)->dispose (object);
}

static void
tandem_prose_view_finalize (GObject *object)
{
  TandemProseView *self = TANDEM_PROSE_VIEW (object);

  forget_text (self);
  g_array_unref (self->outdated);
  g_array_unref (self->found);
  g_hash_table_unref (self->markers);

  G_OBJECT_CLASS (tandem_prose_view_parent_class)->finalize (object);
}

static void
bold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tandem_prose_view_toggle (TANDEM_PROSE_VIEW (widget),
                            g_str_equal (name, "prose.bold") ? TANDEM_PROSE_BOLD : TANDEM_PROSE_ITALIC);
}

static void
list_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tandem_prose_view_toggle_list (TANDEM_PROSE_VIEW (widget),
                                 g_str_equal (name, "prose.bullets") ? TANDEM_PROSE_BULLET : TANDEM_PROSE_NUMBER);
}

static void
link_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[LINK_WANTED], 0);
}

/* With nothing to link, the key is the one of the search over everything. */
static gboolean
link_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  TandemProseView *self = TANDEM_PROSE_VIEW (widget);
  g_autofree char *link = tandem_prose_view_dup_link (self);

  if (link == NULL && !gtk_text_buffer_get_has_selection (BUFFER (self)))
    return FALSE;
  g_signal_emit (self, signals[LINK_WANTED], 0);

  return TRUE;
}

static const TandemKey keys[] = {
  { "<Control>b", N_("Bold"), "prose.bold" },
  { "<Control>i", N_("Italic"), "prose.italic" },
  { "<Control>k", N_("Link: on selected words, or in a link") },
  { "<Control>l", N_("Bulleted list"), "prose.bullets" },
  { "<Control><Shift>l", N_("Numbered list"), "prose.numbers" },
};

const TandemKeyTable tandem_prose_view_keys = TANDEM_KEY_TABLE (N_("Formatted Text"), keys);

static void
tandem_prose_view_class_init (TandemProseViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = tandem_prose_view_dispose;
  object_class->finalize = tandem_prose_view_finalize;
  widget_class->css_changed = tandem_prose_view_css_changed;
  view_class->paste_clipboard = tandem_prose_view_paste_clipboard;
  view_class->snapshot_layer = tandem_prose_view_snapshot_layer;

  room_quark = g_quark_from_static_string ("tandem-prose-room");
  signals[EDITED] = g_signal_new ("edited", TANDEM_TYPE_PROSE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", TANDEM_TYPE_PROSE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[LINK_WANTED] = g_signal_new ("link-wanted", TANDEM_TYPE_PROSE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "prose.bold", NULL, bold_action);
  gtk_widget_class_install_action (widget_class, "prose.italic", NULL, bold_action);
  gtk_widget_class_install_action (widget_class, "prose.bullets", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "prose.numbers", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "prose.link", NULL, link_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, link_key_cb, NULL);
  tandem_keys_bind (widget_class, &tandem_prose_view_keys);
}

/* Of this kind for the checking of spelling alone. */
static GtkTextBuffer *
new_buffer (void)
{
  return g_object_new (GTK_SOURCE_TYPE_BUFFER, "highlight-syntax", FALSE, "highlight-matching-brackets", FALSE,
                       "style-scheme", NULL, NULL);
}

static void
tandem_prose_view_init (TandemProseView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr(GtkTextBuffer) buffer = new_buffer ();

  gtk_text_view_set_buffer (view, buffer);
  self->outdated = g_array_new (FALSE, FALSE, sizeof (guint));
  self->found = g_array_new (FALSE, FALSE, 2 * sizeof (int));
  self->current_found = self->lit = -1;
  self->revealed_from = self->revealed_to = -1;
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, INSET);
  gtk_text_view_set_right_margin (view, INSET);
  gtk_text_view_set_top_margin (view, 14);
  gtk_text_view_set_bottom_margin (view, 60);
  gtk_widget_add_css_class (GTK_WIDGET (self), "prose");
  tandem_prose_view_init_looks (self);
  tandem_prose_view_add_keys (self);
  tandem_prose_view_update_looks (self);

  g_signal_connect_after (BUFFER (self), "insert-text", G_CALLBACK (inserted_cb), self);
  g_signal_connect_after (BUFFER (self), "delete-range", G_CALLBACK (deleted_cb), self);
  g_signal_connect_swapped (BUFFER (self), "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (BUFFER (self), "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed_cb), NULL);
}

GtkWidget *
tandem_prose_view_new (void)
{
  return g_object_new (TANDEM_TYPE_PROSE_VIEW, NULL);
}
