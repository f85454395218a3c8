/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-prose-view-private.h"

#include <string.h>

/* What keys and buttons do to the lines of the text. */

static void
get_line (TandemProseView *self,
          int              line,
          char           **text,
          TandemProseLine *whole)
{
  gsize offset = 0;

  *text = tandem_prose_view_dup_line (self, line);
  tandem_prose_next_line (*text, strlen (*text), &offset, whole);
}

/* Changes only what differs, so that undo and marks see no more. */
void
tandem_prose_view_replace_line (TandemProseView *self,
                                int              line,
                                const char      *text)
{
  g_autofree char *before = tandem_prose_view_dup_line (self, line);
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

  gtk_text_buffer_get_iter_at_line_index (BUFFER (self), &start, line, (int) head);
  gtk_text_buffer_get_iter_at_line_index (BUFFER (self), &end, line, (int) (n_before - tail));
  gtk_text_buffer_begin_user_action (BUFFER (self));
  gtk_text_buffer_delete (BUFFER (self), &start, &end);
  gtk_text_buffer_insert (BUFFER (self), &start, text + head, (int) (n_after - tail - head));
  gtk_text_buffer_end_user_action (BUFFER (self));
}

static void
select_in_line (TandemProseView *self,
                int              line,
                gsize            from,
                gsize            to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_index (BUFFER (self), &start, line, (int) from);
  gtk_text_buffer_get_iter_at_line_index (BUFFER (self), &end, line, (int) to);
  gtk_text_buffer_select_range (BUFFER (self), &end, &start);
}

/* ---- emphasis --------------------------------------------------------------------- */

/* The word at the cursor, where nothing is selected. */
static gboolean
get_meant (TandemProseView *self,
           GtkTextIter     *start,
           GtkTextIter     *end)
{
  if (gtk_text_buffer_get_selection_bounds (BUFFER (self), start, end))
    return TRUE;
  if (!gtk_text_iter_inside_word (start) && !gtk_text_iter_ends_word (start))
    return FALSE;
  if (!gtk_text_iter_starts_word (start))
    gtk_text_iter_backward_word_start (start);
  if (!gtk_text_iter_ends_word (end))
    gtk_text_iter_forward_word_end (end);

  return TRUE;
}

static gboolean
toggle_in_line (TandemProseView *self,
                int              line,
                gsize           *from,
                gsize           *to,
                TandemProseFlags flag)
{
  g_autofree char *before = tandem_prose_view_dup_line (self, line);
  g_autofree char *after = NULL;

  *to = MIN (*to, strlen (before));
  after = tandem_prose_toggle (before, from, to, flag);
  if (after == NULL)
    return FALSE;
  tandem_prose_view_replace_line (self, line, after);

  return TRUE;
}

/* Marks to type between. */
static void
open_emphasis (TandemProseView *self,
               TandemProseFlags flag)
{
  const char *marks = flag == TANDEM_PROSE_BOLD ? "****" : "**";
  GtkTextIter cursor;

  gtk_text_buffer_begin_user_action (BUFFER (self));
  gtk_text_buffer_insert_at_cursor (BUFFER (self), marks, -1);
  gtk_text_buffer_get_iter_at_mark (BUFFER (self), &cursor, gtk_text_buffer_get_insert (BUFFER (self)));
  gtk_text_iter_backward_chars (&cursor, (int) strlen (marks) / 2);
  gtk_text_buffer_place_cursor (BUFFER (self), &cursor);
  gtk_text_buffer_end_user_action (BUFFER (self));
}

/**
 * tandem_prose_view_toggle:
 * @self: a view
 * @flag: %TANDEM_PROSE_BOLD or %TANDEM_PROSE_ITALIC
 *
 * Gives the selected words, else the word at the cursor, an emphasis or takes
 * it away.
 *
 * Returns: whether that could be done
 */
gboolean
tandem_prose_view_toggle (TandemProseView *self,
                          TandemProseFlags flag)
{
  GtkTextIter start, end;
  int first, last;
  gsize from, to, end_index;
  gboolean done = FALSE, selected;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), FALSE);

  selected = gtk_text_buffer_get_has_selection (BUFFER (self));
  if (!get_meant (self, &start, &end))
    {
      open_emphasis (self, flag);
      return TRUE;
    }

  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  end_index = (gsize) gtk_text_iter_get_line_index (&end);
  from = (gsize) gtk_text_iter_get_line_index (&start);
  gtk_text_buffer_begin_user_action (BUFFER (self));
  for (int line = first; line <= last; line++)
    {
      gsize at = line == first ? from : 0;

      to = line == last ? end_index : G_MAXSIZE;
      done |= toggle_in_line (self, line, &at, &to, flag);
      if (first == last && done && selected)
        select_in_line (self, line, at, to);
    }
  gtk_text_buffer_end_user_action (BUFFER (self));
  if (!done)
    gtk_widget_error_bell (GTK_WIDGET (self));

  return done;
}

/**
 * tandem_prose_view_get_format:
 * @self: a view
 * @kind: (out) (optional): what the line of the cursor is
 *
 * Returns: the emphasis at the cursor
 */
TandemProseFlags
tandem_prose_view_get_format (TandemProseView *self,
                              TandemProseKind *kind)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  g_autofree char *text = NULL;
  TandemProseLine whole;
  GtkTextIter start, end;
  gsize index;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), TANDEM_PROSE_PLAIN);

  gtk_text_buffer_get_selection_bounds (BUFFER (self), &start, &end);
  get_line (self, gtk_text_iter_get_line (&start), &text, &whole);
  if (kind != NULL)
    *kind = whole.kind;
  index = (gsize) gtk_text_iter_get_line_index (&start);
  tandem_prose_parse_line (text, strlen (text), spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

      if (index >= span->start && index <= span->start + span->length && span->flags != TANDEM_PROSE_PLAIN &&
          !(span->flags & TANDEM_PROSE_MARK))
        return span->flags;
    }

  return TANDEM_PROSE_PLAIN;
}

/* ---- links ------------------------------------------------------------------------ */

/**
 * tandem_prose_view_dup_link:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the address of the link at the cursor
 */
char *
tandem_prose_view_dup_link (TandemProseView *self)
{
  g_autoptr(GArray) spans = tandem_prose_new_spans ();
  g_autofree char *text = NULL;
  TandemProseLine whole;
  GtkTextIter start, end;
  gsize index;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), NULL);

  gtk_text_buffer_get_selection_bounds (BUFFER (self), &start, &end);
  get_line (self, gtk_text_iter_get_line (&start), &text, &whole);
  index = (gsize) gtk_text_iter_get_line_index (&start);
  tandem_prose_parse_line (text, strlen (text), spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const TandemProseSpan *span = &g_array_index (spans, TandemProseSpan, i);

      if ((span->flags & TANDEM_PROSE_LINK) && index >= span->start && index <= span->start + span->length)
        return g_strndup (text + span->url_start, span->url_length);
    }

  return NULL;
}

/**
 * tandem_prose_view_set_link:
 * @self: a view
 * @url: (nullable): an address; %NULL to take the link away
 *
 * Makes a link of the selected words, or changes the one at the cursor.
 *
 * Returns: whether that could be done
 */
gboolean
tandem_prose_view_set_link (TandemProseView *self,
                            const char      *url)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkTextIter start, end;
  gsize from, to;
  int line;

  g_return_val_if_fail (TANDEM_IS_PROSE_VIEW (self), FALSE);

  gtk_text_buffer_get_selection_bounds (BUFFER (self), &start, &end);
  line = gtk_text_iter_get_line (&start);
  before = tandem_prose_view_dup_line (self, line);
  from = (gsize) gtk_text_iter_get_line_index (&start);
  to = gtk_text_iter_get_line (&end) > line ? strlen (before) : (gsize) gtk_text_iter_get_line_index (&end);
  after = tandem_prose_with_link (before, &from, &to, url);
  if (after == NULL)
    return FALSE;

  tandem_prose_view_replace_line (self, line, after);
  gtk_text_buffer_get_iter_at_line_index (BUFFER (self), &end, line, (int) to);
  gtk_text_buffer_place_cursor (BUFFER (self), &end);

  return TRUE;
}

/* ---- lists ------------------------------------------------------------------------ */

/* Numbers go on from the item above. */
static guint
next_number (TandemProseView *self,
             int              line)
{
  g_autofree char *text = NULL;
  TandemProseLine whole = { 0 };

  if (line == 0)
    return 1;
  get_line (self, line - 1, &text, &whole);

  return whole.kind == TANDEM_PROSE_NUMBER ? MIN (whole.number + 1, 9999) : 1;
}

/* After an item was put in: those that follow count on. */
static void
renumber (TandemProseView *self,
          int              line)
{
  int n_lines = gtk_text_buffer_get_line_count (BUFFER (self));

  for (; line < n_lines; line++)
    {
      g_autofree char *text = NULL;
      g_autofree char *after = NULL;
      TandemProseLine whole;

      get_line (self, line, &text, &whole);
      if (whole.kind != TANDEM_PROSE_NUMBER || whole.number == next_number (self, line))
        return;
      after = tandem_prose_with_kind (text, TANDEM_PROSE_NUMBER, next_number (self, line));
      tandem_prose_view_replace_line (self, line, after);
    }
}

/**
 * tandem_prose_view_toggle_list:
 * @self: a view
 * @kind: %TANDEM_PROSE_BULLET or %TANDEM_PROSE_NUMBER
 *
 * Makes the selected lines items of a list, or paragraphs if all are items.
 */
void
tandem_prose_view_toggle_list (TandemProseView *self,
                               TandemProseKind  kind)
{
  GtkTextIter start, end;
  gboolean all = TRUE;
  int first, last;

  g_return_if_fail (TANDEM_IS_PROSE_VIEW (self));

  gtk_text_buffer_get_selection_bounds (BUFFER (self), &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  for (int line = first; line <= last; line++)
    {
      g_autofree char *text = NULL;
      TandemProseLine whole;

      get_line (self, line, &text, &whole);
      all &= whole.kind == kind || (whole.kind == TANDEM_PROSE_BLANK && first != last);
    }

  gtk_text_buffer_begin_user_action (BUFFER (self));
  for (int line = first; line <= last; line++)
    {
      g_autofree char *text = NULL;
      g_autofree char *after = NULL;
      TandemProseLine whole;

      get_line (self, line, &text, &whole);
      if (whole.kind == TANDEM_PROSE_BLANK && first != last)
        continue;
      after = tandem_prose_with_kind (text, all ? TANDEM_PROSE_PARAGRAPH : kind, next_number (self, line));
      tandem_prose_view_replace_line (self, line, after);
    }
  if (kind == TANDEM_PROSE_NUMBER)
    renumber (self, last + 1);
  gtk_text_buffer_end_user_action (BUFFER (self));
}

/* Nobody types into the marker of an item: from before its words the cursor
 * goes to them, or from them on to the line above. */
void
tandem_prose_view_keep_off_marker (TandemProseView *self)
{
  g_autofree char *text = NULL;
  TandemProseLine whole;
  GtkTextIter cursor;
  int line, index;

  if (gtk_text_buffer_get_has_selection (BUFFER (self)))
    return;
  gtk_text_buffer_get_iter_at_mark (BUFFER (self), &cursor, gtk_text_buffer_get_insert (BUFFER (self)));
  line = gtk_text_iter_get_line (&cursor);
  index = gtk_text_iter_get_line_index (&cursor);
  get_line (self, line, &text, &whole);
  if (index < (int) whole.marker)
    {
      if (line == self->cursor_line && self->cursor_index == (int) whole.marker && index > 0 && line > 0)
        gtk_text_iter_backward_chars (&cursor, index + 1);
      else
        gtk_text_buffer_get_iter_at_line_index (BUFFER (self), &cursor, line, (int) whole.marker);
      gtk_text_buffer_place_cursor (BUFFER (self), &cursor);
    }
  self->cursor_line = gtk_text_iter_get_line (&cursor);
  self->cursor_index = gtk_text_iter_get_line_index (&cursor);
}

/* ---- Enter and Backspace ------------------------------------------------------------ */

/* A paragraph is followed by an empty line and the next one, an item by the
 * next item; an item without words ends its list. */
static gboolean
press_enter (TandemProseView *self)
{
  g_autofree char *text = NULL;
  g_autofree char *marker = NULL;
  TandemProseLine whole;
  GtkTextIter cursor;
  int line;

  gtk_text_buffer_begin_user_action (BUFFER (self));
  gtk_text_buffer_delete_selection (BUFFER (self), TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (BUFFER (self), &cursor, gtk_text_buffer_get_insert (BUFFER (self)));
  line = gtk_text_iter_get_line (&cursor);
  get_line (self, line, &text, &whole);
  if (whole.marker > 0 && whole.length == whole.marker)
    tandem_prose_view_replace_line (self, line, "");
  else if (whole.kind == TANDEM_PROSE_BLANK)
    {
      /* one empty line is enough between two paragraphs */
    }
  else
    {
      if (whole.kind == TANDEM_PROSE_NUMBER)
        marker = g_strdup_printf ("\n%u. ", MIN (whole.number + 1, 9999));
      else
        marker = g_strdup (whole.kind == TANDEM_PROSE_PARAGRAPH ? "\n\n" : "\n- ");
      gtk_text_buffer_insert (BUFFER (self), &cursor, marker, -1);
      if (whole.kind == TANDEM_PROSE_NUMBER)
        renumber (self, line + 2);
    }
  gtk_text_buffer_end_user_action (BUFFER (self));
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (BUFFER (self)));

  return GDK_EVENT_STOP;
}

/* Takes back what Enter did: at the first word of an item its marker, at that
 * of a paragraph the empty line, too. */
static gboolean
press_backspace (TandemProseView *self)
{
  g_autofree char *text = NULL;
  TandemProseLine whole;
  GtkTextIter cursor, start;
  int line;

  if (gtk_text_buffer_get_has_selection (BUFFER (self)))
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_get_iter_at_mark (BUFFER (self), &cursor, gtk_text_buffer_get_insert (BUFFER (self)));
  line = gtk_text_iter_get_line (&cursor);
  get_line (self, line, &text, &whole);
  if (whole.marker > 0 && gtk_text_iter_get_line_index (&cursor) == (int) whole.marker)
    {
      tandem_prose_view_replace_line (self, line, text + whole.marker);
      return GDK_EVENT_STOP;
    }
  if (line < 2 || gtk_text_iter_get_line_index (&cursor) > 0)
    return GDK_EVENT_PROPAGATE;

  gtk_text_buffer_get_iter_at_line (BUFFER (self), &start, line - 1);
  if (!gtk_text_iter_ends_line (&start))
    return GDK_EVENT_PROPAGATE;
  gtk_text_iter_backward_char (&start);
  gtk_text_buffer_begin_user_action (BUFFER (self));
  gtk_text_buffer_delete (BUFFER (self), &start, &cursor);
  gtk_text_buffer_end_user_action (BUFFER (self));

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (TandemProseView *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);

  /* what an input method has begun, it ends with the same keys */
  if (self->composing || held != 0 || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return press_enter (self);
  if (keyval == GDK_KEY_BackSpace)
    return press_backspace (self);

  return GDK_EVENT_PROPAGATE;
}

static void
preedit_changed_cb (TandemProseView *self,
                    const char      *preedit)
{
  self->composing = *preedit != '\0';
}

/* Ctrl+click on a link, as everywhere where text can be edited. */
static void
clicked_cb (TandemProseView *self,
            int              n_press,
            double           x,
            double           y,
            GtkGesture      *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_autofree char *link = NULL;
  g_autoptr(GtkUriLauncher) launcher = NULL;

  if (!(state & GDK_CONTROL_MASK) || (link = tandem_prose_view_dup_link (self)) == NULL)
    return;
  launcher = gtk_uri_launcher_new (link);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

void
tandem_prose_view_add_keys (TandemProseView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
