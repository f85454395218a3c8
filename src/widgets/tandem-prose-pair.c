/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-prose-pair.h"

#define BOTTOM_MARGIN  60
#define AFTER_TYPED_MS 60

struct _TandemProsePair
{
  GObject          parent_instance;

  TandemProseView *views[2];        /* (unowned): weak */
  GtkAdjustment   *adjustments[2];  /* (owned) */
  GArray          *rows;            /* (owned) (nullable): int[2] */
  guint            idle_id;
  guint            typed_id;
  gboolean         level;
  gboolean         following;       /* one is being scrolled after the other */
};

G_DEFINE_FINAL_TYPE (TandemProsePair, tandem_prose_pair, G_TYPE_OBJECT)

static guint
get_n_passages (TandemProsePair *self,
                guint            side)
{
  return tandem_prose_view_get_passages (self->views[side])->len;
}

/* Heights as if no passage had room above it: where a passage begins counted
 * from where another does. FALSE while one of them has not been laid out. */
static gboolean
measure (TandemProsePair *self,
         guint            side,
         int              from,
         int              to,
         int             *height)
{
  int top = 0, bottom, from_top = 0;

  *height = 0;
  if (from >= 0 && !tandem_prose_view_get_extent (self->views[side], (guint) from, &from_top, &bottom))
    return FALSE;
  if (!tandem_prose_view_get_extent (self->views[side], (guint) to, &top, &bottom))
    return FALSE;

  *height = top - from_top;
  for (int i = from + 1; i <= to; i++)
    *height -= tandem_prose_view_get_room (self->views[side], (guint) i, FALSE);

  return TRUE;
}

static gboolean
is_row_possible (TandemProsePair *self,
                 const int       *row)
{
  return row[0] >= 0 && row[1] >= 0 && row[0] < (int) get_n_passages (self, 0) &&
         row[1] < (int) get_n_passages (self, 1);
}

static void
clear_room (TandemProsePair *self,
            guint            side,
            int              from,
            int              to)
{
  for (int i = from; i < to; i++)
    tandem_prose_view_set_room (self->views[side], (guint) i, FALSE, 0);
}

/* Row by row: only the difference to the row before matters, so that a change
 * of one passage moves what follows, and nothing is measured twice. */
static gboolean
level_rows (TandemProsePair *self)
{
  int last[2] = { -1, -1 };

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      const int *row = (const int *) (gpointer) self->rows->data + 2 * i;
      int heights[2];

      if (!is_row_possible (self, row) || row[0] <= last[0] || row[1] <= last[1])
        continue;
      if (!measure (self, 0, last[0], row[0], &heights[0]) || !measure (self, 1, last[1], row[1], &heights[1]))
        return FALSE;
      for (guint side = 0; side < 2; side++)
        {
          clear_room (self, side, last[side] + 1, row[side]);
          tandem_prose_view_set_room (self->views[side], (guint) row[side], FALSE,
                                      MAX (heights[1 - side] - heights[side], 0));
          last[side] = row[side];
        }
    }
  for (guint side = 0; side < 2; side++)
    clear_room (self, side, last[side] + 1, (int) get_n_passages (self, side));

  return TRUE;
}

static int
get_height (TandemProseView *view)
{
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &end);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (view), &end, &y, &height);

  return y + height;
}

/* Both can be scrolled equally far. */
static void
level_ends (TandemProsePair *self)
{
  int heights[2] = { get_height (self->views[0]), get_height (self->views[1]) };

  for (guint side = 0; side < 2; side++)
    gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->views[side]),
                                     BOTTOM_MARGIN + (self->rows != NULL ? MAX (heights[1 - side] - heights[side], 0)
                                                                         : 0));
}

static gboolean
idle_cb (gpointer user_data)
{
  TandemProsePair *self = user_data;

  self->idle_id = 0;
  if (self->views[0] == NULL || self->views[1] == NULL)
    return G_SOURCE_REMOVE;

  self->level = level_rows (self);
  if (self->level)
    level_ends (self);

  return G_SOURCE_REMOVE;
}

/* Something is another height. After the text views have laid out what they
 * were asked to, at the priority below theirs. */
void
tandem_prose_pair_queue (TandemProsePair *self)
{
  g_return_if_fail (TANDEM_IS_PROSE_PAIR (self));

  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 1, idle_cb, self, NULL);
}

static gboolean
typed_cb (gpointer user_data)
{
  TandemProsePair *self = user_data;

  self->typed_id = 0;
  tandem_prose_pair_queue (self);

  return G_SOURCE_REMOVE;
}

/* Keys come faster than anybody looks across. */
static void
changed_cb (TandemProsePair *self)
{
  if (self->typed_id == 0)
    self->typed_id = g_timeout_add (AFTER_TYPED_MS, typed_cb, self);
}

static void
scrolled_cb (TandemProsePair *self,
             GtkAdjustment   *adjustment)
{
  GtkAdjustment *other = self->adjustments[adjustment == self->adjustments[0]];

  if (self->following || self->rows == NULL || other == NULL)
    return;

  self->following = TRUE;
  gtk_adjustment_set_value (other, gtk_adjustment_get_value (adjustment));
  self->following = FALSE;
}

static void
adjustment_set_cb (TandemProsePair *self,
                   GParamSpec      *pspec,
                   TandemProseView *view)
{
  guint side = view == self->views[1];
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (self->adjustments[side] == adjustment)
    return;
  if (self->adjustments[side] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[side], self);
  g_set_object (&self->adjustments[side], adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (tandem_prose_pair_queue), self, G_CONNECT_SWAPPED);
}

static void
tandem_prose_pair_dispose (GObject *object)
{
  TandemProsePair *self = TANDEM_PROSE_PAIR (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_handle_id (&self->typed_id, g_source_remove);
  for (guint side = 0; side < 2; side++)
    {
      g_clear_object (&self->adjustments[side]);
      g_clear_weak_pointer (&self->views[side]);
    }
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (tandem_prose_pair_parent_class)->dispose (object);
}

static void
tandem_prose_pair_class_init (TandemProsePairClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_prose_pair_dispose;
}

static void
tandem_prose_pair_init (TandemProsePair *self)
{
}

/**
 * tandem_prose_pair_new:
 * @first: a view
 * @second: another one
 *
 * Returns: (transfer full): what holds them level
 */
TandemProsePair *
tandem_prose_pair_new (TandemProseView *first,
                       TandemProseView *second)
{
  TandemProsePair *self = g_object_new (TANDEM_TYPE_PROSE_PAIR, NULL);

  g_set_weak_pointer (&self->views[0], first);
  g_set_weak_pointer (&self->views[1], second);
  for (guint side = 0; side < 2; side++)
    {
      g_signal_connect_object (self->views[side], "notify::vadjustment", G_CALLBACK (adjustment_set_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[side])), "changed",
                               G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      adjustment_set_cb (self, NULL, self->views[side]);
    }

  return self;
}

void
tandem_prose_pair_set_rows (TandemProsePair *self,
                            GArray          *rows)
{
  g_return_if_fail (TANDEM_IS_PROSE_PAIR (self));

  g_clear_pointer (&self->rows, g_array_unref);
  if (rows != NULL)
    self->rows = g_array_ref (rows);
  self->level = FALSE;
  tandem_prose_pair_queue (self);
}

gboolean
tandem_prose_pair_is_level (TandemProsePair *self)
{
  g_return_val_if_fail (TANDEM_IS_PROSE_PAIR (self), FALSE);

  return self->level && self->idle_id == 0 && self->typed_id == 0;
}
