/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-filter.h"

#include "tandem-list.h"
#include "tandem-record.h"
#include "tandem-visit.h"

#define CHARS 18        /* of the button that names the record */

typedef struct
{
  TandemSession     *session;   /* (owned) */
  const char *const *kinds;
  char              *wanted;    /* (owned) (nullable): until it is chosen */
  gboolean           filled;
} Choices;

static void
choices_free (gpointer data)
{
  Choices *self = data;

  g_object_unref (self->session);
  g_free (self->wanted);
  g_free (self);
}

static Choices *
get_choices (GtkDropDown *drop_down)
{
  return g_object_get_data (G_OBJECT (drop_down), "tandem-choices");
}

static char *
title_of (gpointer item)
{
  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (item));

  return tandem_doc_dup_title (tandem_record_get_doc (item), tandem_record_get_context (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  g_autofree char *title = title_of (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title);
}

static GListModel *
get_lists (GtkDropDown *drop_down)
{
  return gtk_flatten_list_model_get_model (GTK_FLATTEN_LIST_MODEL (gtk_drop_down_get_model (drop_down)));
}

/* What was chosen the last time, as soon as it is there. */
static void
loaded_cb (GtkDropDown *drop_down)
{
  Choices *self = get_choices (drop_down);
  GListModel *lists = get_lists (drop_down);
  gboolean loading = FALSE;
  guint before = 0;

  for (guint i = 0; self->wanted != NULL && i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr(GListModel) list = g_list_model_get_item (lists, i);
      guint position = TANDEM_IS_LIST (list) ? tandem_list_find (TANDEM_LIST (list), self->wanted) : G_MAXUINT;

      loading = loading || (TANDEM_IS_LIST (list) && tandem_list_is_loading (TANDEM_LIST (list)));
      if (position != G_MAXUINT)
        {
          gtk_drop_down_set_selected (drop_down, before + position);
          loading = FALSE;
          break;
        }
      before += g_list_model_get_n_items (list);
    }
  if (!loading)
    g_clear_pointer (&self->wanted, g_free);
}

/* A drop-down makes a row for everything it offers, opened or not: most of them
 * are never opened. */
static void
fill (GtkDropDown *drop_down)
{
  Choices *self = get_choices (drop_down);

  if (self->filled)
    return;

  self->filled = TRUE;
  for (guint i = 0; self->kinds[i] != NULL; i++)
    {
      g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find (self->kinds[i]));
      g_autoptr(GListModel) list = NULL;

      tandem_query_sort (query, "title", FALSE, NULL);
      list = tandem_store_list (tandem_session_get_store (self->session), query);
      g_signal_connect_object (list, "notify::loading", G_CALLBACK (loaded_cb), drop_down, G_CONNECT_SWAPPED);
      g_list_store_append (G_LIST_STORE (get_lists (drop_down)), list);
    }
}

/**
 * tandem_record_filter_set_up:
 * @drop_down: a drop-down
 * @session: the session
 * @kinds: (array zero-terminated=1) (scope forever): kinds of records to choose from
 * @leading: (array zero-terminated=1): entries above them
 * @wanted: (nullable): id of the record that was chosen the last time
 */
void
tandem_record_filter_set_up (GtkDropDown       *drop_down,
                             TandemSession     *session,
                             const char *const *kinds,
                             const char *const *leading,
                             const char        *wanted)
{
  g_autoptr(GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GtkStringList) first = gtk_string_list_new (leading);
  g_autoptr(GtkFlattenListModel) model = NULL;
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkExpression) title =
    gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (title_of), NULL, NULL);
  Choices *self = g_new0 (Choices, 1);

  self->session = g_object_ref (session);
  self->kinds = kinds;
  self->wanted = wanted != NULL && wanted[0] != '\0' ? g_strdup (wanted) : NULL;
  g_object_set_data_full (G_OBJECT (drop_down), "tandem-choices", self, choices_free);

  g_list_store_append (lists, first);
  model = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  gtk_drop_down_set_expression (drop_down, title);
  gtk_drop_down_set_search_match_mode (drop_down, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));

  if (self->wanted != NULL)
    fill (drop_down);
  else
    tandem_visit_watch (GTK_WIDGET (drop_down), G_CALLBACK (fill), G_OBJECT (drop_down));
}

/**
 * tandem_record_filter_get_id:
 * @drop_down: a drop-down
 *
 * Returns: (nullable): the id of the record chosen; %NULL for one of the
 *   entries above
 */
const char *
tandem_record_filter_get_id (GtkDropDown *drop_down)
{
  gpointer item = gtk_drop_down_get_selected_item (drop_down);

  return TANDEM_IS_RECORD (item) ? tandem_record_get_id (item) : NULL;
}

/* Whether the choice is a person's, and not yet to become what it was. */
gboolean
tandem_record_filter_is_ready (GtkDropDown *drop_down)
{
  return get_choices (drop_down)->wanted == NULL;
}
