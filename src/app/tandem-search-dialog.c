/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-search-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-record-row.h"
#include "tandem-section-header.h"
#include "tandem-widgets.h"

#define MAX_HITS 30
#define MAX_HITS_PER_KIND 3     /* so that no kind hides the others */

struct _TandemSearchDialog
{
  AdwDialog       parent_instance;

  GtkSearchEntry *entry;
  GtkStack       *stack;
  GtkListBox     *list_box;

  TandemSession  *session;      /* (owned) */
  char          **kinds;        /* (owned) (nullable): NULL is all */
  GCancellable   *cancellable;  /* (owned) (nullable): of the search under way */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSearchDialog, tandem_search_dialog, ADW_TYPE_DIALOG)

static void
choose (TandemSearchDialog *self,
        GtkListBoxRow      *row)
{
  g_autofree char *id = NULL;

  if (row == NULL)
    return;

  id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
row_activated_cb (TandemSearchDialog *self,
                  GtkListBoxRow      *row)
{
  choose (self, row);
}

static void
entry_activated_cb (TandemSearchDialog *self)
{
  choose (self, gtk_list_box_get_selected_row (self->list_box));
}

static void
stop_search_cb (TandemSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
next_match_cb (TandemSearchDialog *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list_box), GTK_DIR_TAB_FORWARD);
}

/* The row's second line: what it belongs to; what it is stands above. */
static char *
describe (const TandemHit *hit)
{
  const TandemKind *kind = tandem_kind_of_id (hit->id);

  if (hit->where != NULL)
    return g_strdup (hit->where);

  return g_strdup (kind != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->label) : "");
}

static GtkWidget *
new_row (const TandemHit *hit)
{
  const TandemKind *kind = tandem_kind_of_id (hit->id);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *subtitle = describe (hit);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", hit->title, subtitle);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              g_object_new (TANDEM_TYPE_RECORD_ROW,
                                            "icon", kind != NULL ? kind->icon : NULL,
                                            "title", hit->title,
                                            "native", hit->native,
                                            "subtitle", subtitle,
                                            NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (hit->id), g_free);

  return row;
}

static gboolean
is_wanted (TandemSearchDialog *self,
           const TandemKind   *kind)
{
  return kind != NULL && (self->kinds == NULL || g_strv_contains ((const char *const *) self->kinds, kind->name));
}

/* The best hits of one kind; the kind of the best hit of all comes first. */
static guint
append_kind (TandemSearchDialog *self,
             GPtrArray          *hits,
             const TandemKind   *kind)
{
  guint n = 0;

  for (guint i = 0; i < hits->len && (self->kinds != NULL || n < MAX_HITS_PER_KIND); i++)
    {
      const TandemHit *hit = g_ptr_array_index (hits, i);

      if (tandem_kind_of_id (hit->id) != kind)
        continue;
      gtk_list_box_append (self->list_box, new_row (hit));
      n++;
    }

  return n;
}

/* A caption over the first row of each kind. */
static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       user_data)
{
  const TandemKind *kind = tandem_kind_of_id (g_object_get_data (G_OBJECT (row), "id"));
  const TandemKind *kind_before = before != NULL ? tandem_kind_of_id (g_object_get_data (G_OBJECT (before), "id")) : NULL;
  GtkWidget *header;

  if (kind == NULL || kind == kind_before)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  header = g_object_new (TANDEM_TYPE_SECTION_HEADER, "small", TRUE, "title", g_dgettext (GETTEXT_PACKAGE, kind->plural),
                         "count", -1, "margin-start", 12, "margin-top", 8, NULL);
  gtk_list_box_row_set_header (row, header);
}

static void
show_hits (TandemSearchDialog *self,
           GPtrArray          *hits)
{
  g_autoptr(GHashTable) shown = g_hash_table_new (NULL, NULL);
  guint n_shown = 0;

  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < hits->len; i++)
    {
      const TandemHit *hit = g_ptr_array_index (hits, i);
      const TandemKind *kind = tandem_kind_of_id (hit->id);

      if (is_wanted (self, kind) && !g_hash_table_contains (shown, kind))
        {
          g_hash_table_add (shown, (gpointer) kind);
          n_shown += append_kind (self, hits, kind);
        }
    }

  gtk_list_box_select_row (self->list_box, gtk_list_box_get_row_at_index (self->list_box, 0));
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "hits" : "none");
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(TandemSearchDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = tandem_store_search_finish (TANDEM_STORE (source), result, &error);

  if (hits != NULL)
    show_hits (self, hits);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Searching failed: %s", error->message);
}

static void
search_changed_cb (TandemSearchDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean one_kind = self->kinds != NULL && self->kinds[1] == NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (text[0] == '\0')
    {
      gtk_list_box_remove_all (self->list_box);
      gtk_stack_set_visible_child_name (self->stack, "start");
      return;
    }

  self->cancellable = g_cancellable_new ();
  tandem_store_search_async (tandem_session_get_store (self->session), text, one_kind ? self->kinds[0] : NULL,
                             MAX_HITS, self->cancellable, searched_cb, g_object_ref (self));
}

static gboolean
key_pressed_cb (TandemSearchDialog *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;

  /* The focus stays in the entry, so that typing goes on. */
  if ((next = gtk_list_box_get_row_at_index (self->list_box, gtk_list_box_row_get_index (row) + step)) != NULL)
    gtk_list_box_select_row (self->list_box, next);

  return GDK_EVENT_STOP;
}

static void
tandem_search_dialog_dispose (GObject *object)
{
  TandemSearchDialog *self = TANDEM_SEARCH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->kinds, g_strfreev);

  G_OBJECT_CLASS (tandem_search_dialog_parent_class)->dispose (object);
}

static void
tandem_search_dialog_class_init (TandemSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_search_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_SEARCH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, list_box);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
}

static void
tandem_search_dialog_init (TandemSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, "start");
  gtk_list_box_set_header_func (self->list_box, update_header_cb, NULL, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * tandem_search_dialog_new:
 * @session: the session
 *
 * Returns: a dialog that finds any record
 */
AdwDialog *
tandem_search_dialog_new (TandemSession *session)
{
  return tandem_search_dialog_new_for_kinds (session, NULL);
}

/**
 * tandem_search_dialog_new_for_kinds:
 * @session: the session
 * @kinds: (nullable) (array zero-terminated=1): names of kinds
 *
 * Returns: a dialog that finds records of @kinds
 */
AdwDialog *
tandem_search_dialog_new_for_kinds (TandemSession     *session,
                                    const char *const *kinds)
{
  TandemSearchDialog *self = g_object_new (TANDEM_TYPE_SEARCH_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->kinds = g_strdupv ((char **) kinds);

  return ADW_DIALOG (self);
}
