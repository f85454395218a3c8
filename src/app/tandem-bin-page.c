/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-bin-page.h"

#include <glib/gi18n-lib.h>

#include "tandem-highlight.h"
#include "tandem-page.h"
#include "tandem-version-words.h"
#include "tandem-view.h"

struct _TandemBinPage
{
  AdwBin             parent_instance;

  GtkWidget         *places_button;     /* (unowned) */
  GtkEditable       *entry;             /* (unowned) */
  GtkStack          *stack;             /* (unowned) */
  GtkListBox        *rows;              /* (unowned) */

  TandemSession     *session;           /* (owned) */
  const TandemPlace *place;
  guint              load_id;
  gboolean           loading;
  gboolean           stale;             /* what is shown is not what there is */
  gboolean           places_hidden;
  gboolean           focus_wanted;      /* once there are rows */
};

typedef enum
{
  PROP_PLACES_HIDDEN = 1,
} TandemBinPageProperty;

static void page_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemBinPage, tandem_bin_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, page_init))

/* ---- restoring ------------------------------------------------------------- */

static void
restore_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  TandemBinPage *self = source;
  g_autoptr(GError) error = NULL;

  if (tandem_store_restore (tandem_session_get_store (self->session), task_data, 0, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  TandemBinPage *self = TANDEM_BIN_PAGE (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *title = user_data;
  /* Translators: a toast; %s is the title of a record that was in the bin */
  g_autofree char *message = g_strdup_printf (_("“%s” restored"), title);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tandem_session_announce_step (self->session, message);
  else
    tandem_session_announce (self->session, error->message);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const char *id, *title;
  g_autoptr(GTask) task = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &title);
  task = g_task_new (widget, NULL, restored_cb, g_strdup (title));
  g_task_set_source_tag (task, restore_action);
  g_task_set_task_data (task, g_strdup (id), g_free);
  g_task_run_in_thread (task, restore_on_thread);
}

/* ---- rows ------------------------------------------------------------------ */

/* "Milestone · Yesterday, 09:38 · planner" */
static char *
dup_subtitle (TandemBinPage       *self,
              const TandemVersion *version)
{
  TandemDate today = tandem_context_get_today (tandem_session_get_context (self->session));
  g_autofree char *when = tandem_version_dup_when (version, today);

  return g_strjoin (" · ", g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (version->doc)->label), when, NULL);
}

static GtkWidget *
row_new (TandemBinPage       *self,
         const TandemVersion *version)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));
  g_autofree char *title = tandem_doc_dup_title (version->doc, tandem_session_get_context (self->session));
  g_autofree char *subtitle = dup_subtitle (self, version);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "bin.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", tandem_doc_get_id (version->doc), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  /* Enter on the row restores it. */
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  tandem_widget_set_accessible_label (row, spoken);
  g_object_set_data_full (G_OBJECT (row), "spoken", g_steal_pointer (&spoken), g_free);

  return row;
}

static gboolean
fits (GtkListBoxRow *row,
      gpointer       user_data)
{
  TandemBinPage *self = user_data;
  g_autoptr(TandemHighlight) typed = tandem_highlight_new (gtk_editable_get_text (self->entry));
  const char *const texts[] = { g_object_get_data (G_OBJECT (row), "spoken"), NULL };

  return gtk_editable_get_text (self->entry)[0] == '\0' || tandem_highlight_fits (typed, texts);
}

/* Which row has the focus, -1: none. */
static int
get_focused (TandemBinPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows)))
    return -1;

  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)));
}

static void
show_deleted (TandemBinPage *self,
              GPtrArray     *deleted)
{
  int focused = get_focused (self);
  GtkListBoxRow *row;
  guint n_rows = 0;

  /* gtk_list_box_remove_all() takes the placeholder away, too. */
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < deleted->len; i++)
    {
      const TandemVersion *version = g_ptr_array_index (deleted, i);

      if (version->doc == NULL)
        continue;
      gtk_list_box_append (self->rows, row_new (self, version));
      n_rows++;
    }
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "list" : "empty");
  /* What follows the restored one: several are restored with Enter alone. */
  if (n_rows > 0 && focused >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, MIN (focused, (int) n_rows - 1))));
  else if (n_rows > 0 && self->focus_wanted)
    gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
  self->focus_wanted = FALSE;
}

/* ---- reading --------------------------------------------------------------- */

static void load (TandemBinPage *self);

static void
read_on_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  TandemBinPage *self = source;
  g_autoptr(GError) error = NULL;
  GPtrArray *deleted = tandem_store_bin (tandem_session_get_store (self->session), &error);

  if (deleted != NULL)
    g_task_return_pointer (task, deleted, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TandemBinPage *self = TANDEM_BIN_PAGE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) deleted = g_task_propagate_pointer (G_TASK (result), &error);

  self->loading = FALSE;
  if (deleted != NULL)
    show_deleted (self, deleted);
  else
    tandem_session_announce (self->session, error->message);
  if (self->stale)
    load (self);
}

static void
load_cb (gpointer user_data)
{
  TandemBinPage *self = user_data;
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);

  self->load_id = 0;
  self->loading = TRUE;
  self->stale = FALSE;
  g_task_set_source_tag (task, load_cb);
  g_task_run_in_thread (task, read_on_thread);
}

/* Many changes at once are read once, and when somebody looks; one reading comes
 * after the other, so that an older one is not shown last. */
static void
load (TandemBinPage *self)
{
  self->stale = TRUE;
  if (self->load_id == 0 && !self->loading && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->load_id = g_idle_add_once (load_cb, self);
}

static void
mapped_cb (TandemBinPage *self)
{
  if (self->stale)
    load (self);
}

/* ---- what the window asks ---------------------------------------------------- */

static gboolean
tandem_bin_page_find (TandemPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_BIN_PAGE (page)->entry));
}

static void
tandem_bin_page_take_focus (TandemPage *page)
{
  TandemBinPage *self = TANDEM_BIN_PAGE (page);

  self->focus_wanted = !gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
page_init (TandemPageInterface *iface)
{
  iface->find = tandem_bin_page_find;
  iface->take_focus = tandem_bin_page_take_focus;
}

/* ---- the widget -------------------------------------------------------------- */

static void
tandem_bin_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  TandemBinPage *self = TANDEM_BIN_PAGE (object);

  switch ((TandemBinPageProperty) prop_id)
    {
    case PROP_PLACES_HIDDEN:
      self->places_hidden = g_value_get_boolean (value);
      gtk_widget_set_visible (self->places_button, self->places_hidden);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_bin_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((TandemBinPageProperty) prop_id)
    {
    case PROP_PLACES_HIDDEN:
      g_value_set_boolean (value, TANDEM_BIN_PAGE (object)->places_hidden);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_bin_page_dispose (GObject *object)
{
  TandemBinPage *self = TANDEM_BIN_PAGE (object);

  g_clear_handle_id (&self->load_id, g_source_remove);

  G_OBJECT_CLASS (tandem_bin_page_parent_class)->dispose (object);
}

static void
tandem_bin_page_finalize (GObject *object)
{
  g_clear_object (&TANDEM_BIN_PAGE (object)->session);

  G_OBJECT_CLASS (tandem_bin_page_parent_class)->finalize (object);
}

static void
tandem_bin_page_class_init (TandemBinPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tandem_bin_page_dispose;
  object_class->finalize = tandem_bin_page_finalize;
  object_class->get_property = tandem_bin_page_get_property;
  object_class->set_property = tandem_bin_page_set_property;
  g_object_class_override_property (object_class, PROP_PLACES_HIDDEN, "places-hidden");
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "bin.restore", "(ss)", restore_action);
}

static GtkWidget *
header_new (TandemBinPage *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->places_button = gtk_button_new_from_icon_name ("sidebar-show-symbolic");
  gtk_widget_set_tooltip_text (self->places_button, _("Show Places"));
  gtk_widget_set_visible (self->places_button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->places_button), "win.toggle-places");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->places_button);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Bin"), NULL));

  return header;
}

static GtkWidget *
placeholder_new (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("No Matches"), "margin-top", 18, "margin-bottom", 18, NULL);

  gtk_widget_add_css_class (label, "dimmed");

  return label;
}

static GtkWidget *
list_new (TandemBinPage *self)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 860, NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-start", 12,
                                 "margin-end", 12, "margin-top", 6, "margin-bottom", 24, NULL);

  self->entry = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), _("Find what was deleted"));
  tandem_widget_set_accessible_label (GTK_WIDGET (self->entry), _("Find what was deleted"));
  self->rows = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "tab-behavior", GTK_LIST_TAB_ITEM,
                             "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  tandem_widget_set_accessible_label (GTK_WIDGET (self->rows), _("Bin"));
  gtk_list_box_set_placeholder (self->rows, placeholder_new ());
  gtk_list_box_set_filter_func (self->rows, fits, self, NULL);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->rows, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);

  return scrolled;
}

static void
tandem_bin_page_init (TandemBinPage *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), header_new (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), GTK_WIDGET (self->stack));
  gtk_stack_add_named (self->stack, list_new (self), "list");
  adw_bin_set_child (ADW_BIN (self), toolbar);
}

/**
 * tandem_bin_page_new:
 * @session: the session
 * @place: its place
 *
 * Returns: a page with what was deleted, newest first
 */
GtkWidget *
tandem_bin_page_new (TandemSession     *session,
                     const TandemPlace *place)
{
  TandemBinPage *self = g_object_new (TANDEM_TYPE_BIN_PAGE, NULL);

  self->session = g_object_ref (session);
  self->place = place;
  self->stale = TRUE;
  gtk_stack_add_named (self->stack, g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", place->icon,
                                                  "title", g_dgettext (GETTEXT_PACKAGE, place->empty_title),
                                                  "description", g_dgettext (GETTEXT_PACKAGE, place->empty_text), NULL), "empty");
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);

  return GTK_WIDGET (self);
}
