/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-gradual.h"

/* A list view makes the rows of its first two hundred items before it draws the
 * first one, and keeps them. These say how many there are in the first picture,
 * how many more in each after it, and when it makes no difference any more. */
#define FIRST_ROWS 18
#define MORE_ROWS 12
#define ROWS_OF_A_VIEW 210

/* Everything from then on. */
#define ALL G_MAXUINT

typedef struct
{
  GtkSliceListModel *gradual;   /* (unowned): it has this */
  GListModel        *model;     /* (owned) */
  GtkWidget         *view;      /* (unowned) (nullable): a weak pointer */
  GtkAdjustment     *position;  /* (owned) */
  gulong             changed_id;
  gulong             room_id;
  gulong             scrolled_id;
  guint              tick_id;
  gboolean           drawn;     /* since there are more rows than shown */
  gboolean           visited;   /* whether somebody is going to see more */
} Growth;

static void
growth_free (gpointer data)
{
  Growth *self = data;

  if (self->tick_id != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->tick_id);
  g_clear_weak_pointer (&self->view);
  g_signal_handler_disconnect (self->model, self->changed_id);
  g_signal_handler_disconnect (self->position, self->room_id);
  g_signal_handler_disconnect (self->position, self->scrolled_id);
  g_object_unref (self->position);
  g_object_unref (self->model);
  g_free (self);
}

static gboolean
has_more (const Growth *self)
{
  guint size = gtk_slice_list_model_get_size (self->gradual);

  return size != ALL && g_list_model_get_n_items (self->model) > size;
}

/* Not so where nothing was laid out yet. */
static gboolean
has_room (const Growth *self)
{
  double page = gtk_adjustment_get_page_size (self->position);

  return page > 0 && gtk_adjustment_get_upper (self->position) <= page;
}

/* A tick comes before its frame is drawn: the first one lets the rows be drawn
 * that there are. */
static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Growth *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->gradual);

  if (!self->drawn)
    {
      self->drawn = TRUE;
      return G_SOURCE_CONTINUE;
    }

  if (has_more (self) && (self->visited || has_room (self)))
    {
      size += MORE_ROWS;
      gtk_slice_list_model_set_size (self->gradual, size < ROWS_OF_A_VIEW ? size : ALL);
      return G_SOURCE_CONTINUE;
    }

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
update (Growth *self)
{
  if (self->view == NULL || self->tick_id != 0 || !has_more (self))
    return;

  self->drawn = FALSE;
  self->tick_id = gtk_widget_add_tick_callback (self->view, grow_cb, self, NULL);
}

static void
scrolled_cb (Growth *self)
{
  self->visited = TRUE;
  update (self);
}

static void
entered_cb (GtkSliceListModel *gradual)
{
  scrolled_cb (g_object_get_data (G_OBJECT (gradual), "tandem-growth"));
}

/* The key may be one that goes to the last row. */
static gboolean
key_pressed_cb (GtkSliceListModel *gradual)
{
  tandem_gradual_show_all (gradual);

  return GDK_EVENT_PROPAGATE;
}

static void
watch_visits (Growth *self)
{
  GtkEventController *pointer = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (pointer, "enter", G_CALLBACK (entered_cb), self->gradual, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self->gradual, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->view, pointer);
  gtk_widget_add_controller (self->view, keys);
}

/**
 * tandem_gradual_new:
 * @model: (transfer full): a long list, perhaps still empty
 * @view: (type Gtk.ListView): the view that is going to show it, in a scrolled window
 *
 * Shows of a list a screenful, and the rest once somebody comes: with the
 * pointer, by scrolling or with a key. The first picture does not wait for rows
 * that nobody sees, and nobody pays for those of a list that is only glanced at.
 * Sections stay; the last one looks shorter until everything is there.
 *
 * Returns: (transfer full): the list to show
 */
GtkSliceListModel *
tandem_gradual_new (GListModel *model,
                    GtkWidget  *view)
{
  GtkSliceListModel *gradual;
  Growth *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);
  g_return_val_if_fail (GTK_IS_SCROLLABLE (view), NULL);
  g_return_val_if_fail (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)) != NULL, NULL);

  gradual = gtk_slice_list_model_new (g_object_ref (model), 0, FIRST_ROWS);
  self = g_new0 (Growth, 1);
  self->gradual = gradual;
  self->model = model;
  self->position = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  g_set_weak_pointer (&self->view, view);
  self->changed_id = g_signal_connect_swapped (model, "items-changed", G_CALLBACK (update), self);
  self->room_id = g_signal_connect_swapped (self->position, "changed", G_CALLBACK (update), self);
  self->scrolled_id = g_signal_connect_swapped (self->position, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_object_set_data_full (G_OBJECT (gradual), "tandem-growth", self, growth_free);
  watch_visits (self);
  update (self);

  return gradual;
}

/**
 * tandem_gradual_show_all:
 * @gradual: what tandem_gradual_new() made
 *
 * Shows everything at once: before a row far down is looked for.
 */
void
tandem_gradual_show_all (GtkSliceListModel *gradual)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (gradual));

  gtk_slice_list_model_set_size (gradual, ALL);
}
