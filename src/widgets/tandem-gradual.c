/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-gradual.h"

/* A list view makes the rows of its first two hundred items before it draws the
 * first one. These say how many there are in the first picture, how many more
 * in each after it, and when it makes no difference any more. */
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
  gulong             changed_id;
  guint              tick_id;
  gboolean           drawn;     /* since there are more rows than shown */
} Growth;

static void
growth_free (gpointer data)
{
  Growth *self = data;

  if (self->tick_id != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->tick_id);
  g_clear_weak_pointer (&self->view);
  g_signal_handler_disconnect (self->model, self->changed_id);
  g_object_unref (self->model);
  g_free (self);
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

  if (size < ROWS_OF_A_VIEW)
    size += MORE_ROWS;
  if (size >= ROWS_OF_A_VIEW || size >= g_list_model_get_n_items (self->model))
    {
      self->tick_id = 0;
      tandem_gradual_show_all (self->gradual);
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (self->gradual, size);

  return G_SOURCE_CONTINUE;
}

static void
items_changed_cb (Growth *self)
{
  guint size = gtk_slice_list_model_get_size (self->gradual);

  if (size == ALL || self->view == NULL || self->tick_id != 0 || g_list_model_get_n_items (self->model) <= size)
    return;

  self->drawn = FALSE;
  self->tick_id = gtk_widget_add_tick_callback (self->view, grow_cb, self, NULL);
}

/**
 * tandem_gradual_new:
 * @model: (transfer full): a long list, perhaps still empty
 * @view: the view that is going to show it
 *
 * Shows a list a screenful first, and the rest of what the view makes rows for
 * in the frames after it: the first picture does not wait for rows that nobody
 * sees. Sections stay; the last one looks shorter until everything is there.
 *
 * Returns: (transfer full): the list to show
 */
GtkSliceListModel *
tandem_gradual_new (GListModel *model,
                    GtkWidget  *view)
{
  GtkSliceListModel *gradual;
  Growth *growth;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);

  gradual = gtk_slice_list_model_new (g_object_ref (model), 0, FIRST_ROWS);
  growth = g_new0 (Growth, 1);
  growth->gradual = gradual;
  growth->model = model;
  g_set_weak_pointer (&growth->view, view);
  growth->changed_id = g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), growth);
  g_object_set_data_full (G_OBJECT (gradual), "tandem-growth", growth, growth_free);
  items_changed_cb (growth);

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
