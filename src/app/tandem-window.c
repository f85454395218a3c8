/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-window.h"

#include <glib/gi18n-lib.h>

#include "tandem-app-resources.h"
#include "tandem-browser.h"
#include "tandem-connect-dialog.h"
#include "tandem-file-actions.h"
#include "tandem-finder.h"
#include "kinds/tandem-partnership.h"
#include "tandem-help-dialog.h"
#include "tandem-keys-dialog.h"
#include "tandem-mirror-page.h"
#include "tandem-outbox-dialog.h"
#include "tandem-preferences-dialog.h"
#include "tandem-page.h"
#include "tandem-place.h"
#include "tandem-quick-dialog.h"
#include "tandem-search-dialog.h"
#include "tandem-status-button.h"
#include "tandem-sync.h"
#include "tandem-view.h"
#include "tandem-welcome.h"
#include "tandem-widgets.h"
#include "tandem-workbench.h"

struct _TandemWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay     *toasts;
  GtkStack            *stages;
  AdwStatusPage       *trouble;
  GtkWidget           *rescue_button;
  GtkWidget           *welcome;
  AdwNavigationView   *navigation;
  AdwOverlaySplitView *split;
  GtkListBox          *places_box;
  GtkStack            *pages;
  TandemStatusButton  *status_button;

  TandemSession       *session;    /* (owned) (nullable): once a workspace is open */
  TandemSync          *sync;       /* (owned) (nullable) */
  AdwToast            *undo_toast; /* (unowned) (nullable): the newest one that offers Undo */
};

G_DEFINE_FINAL_TYPE (TandemWindow, tandem_window, ADW_TYPE_APPLICATION_WINDOW)

static TandemApp *
get_application (TandemWindow * self)
{
  return TANDEM_APP (gtk_window_get_application (GTK_WINDOW (self)));
}

/* ---- toasts ------------------------------------------------------------- */

static void
undo_toast_dismissed_cb (TandemWindow *self)
{
  self->undo_toast = NULL;
}

static void
announce_cb (TandemWindow *self,
             const char   *message,
             gboolean      undoable)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *active;
  AdwToast *toast;

  /* Closed while it was being saved. */
  if (application == NULL)
    return;

  /* Told once, where somebody is. */
  active = gtk_application_get_active_window (application);
  if (active != NULL && active != GTK_WINDOW (self))
    return;

  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  if (undoable)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      /* Undo takes the newest step back: an older toast would lie. */
      if (self->undo_toast != NULL)
        adw_toast_dismiss (self->undo_toast);
      self->undo_toast = toast;
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_toast_dismissed_cb), self, G_CONNECT_SWAPPED);
    }

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* ---- places ------------------------------------------------------------- */

static GtkWidget *
new_counter_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_visible (label, FALSE);

  return label;
}

static GtkWidget *
new_place_row (const TandemPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (place->icon);
  const char *label = g_dgettext (GETTEXT_PACKAGE, place->label);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  if (place->get_counter != NULL)
    gtk_box_append (GTK_BOX (box), new_counter_label ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (place->starts_group)
    gtk_widget_set_margin_top (row, 8);
  g_object_set_data (G_OBJECT (row), "place", (gpointer) place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return row;
}

static void
fill_places (TandemWindow *self)
{
  guint n_places;
  const TandemPlace *places = tandem_places_list (&n_places);

  for (guint i = 0; i < n_places; i++)
    gtk_list_box_append (self->places_box, new_place_row (&places[i]));
}

static void
counted_cb (GObject    *counter,
            GParamSpec *pspec,
            GtkWidget  *row)
{
  const TandemPlace *place = g_object_get_data (G_OBJECT (row), "place");
  g_autofree char *spoken = NULL;
  guint count;

  g_object_get (counter, "count", &count, NULL);
  spoken = count > 0 ? g_strdup_printf ("%s, %u", g_dgettext (GETTEXT_PACKAGE, place->label), count)
                     : g_strdup (g_dgettext (GETTEXT_PACKAGE, place->label));
  tandem_widget_set_accessible_label (row, spoken);
}

/* The numbers in the sidebar follow the workspace. */
static void
follow_counters (TandemWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places_box, i)) != NULL; i++)
    {
      const TandemPlace *place = g_object_get_data (G_OBJECT (row), "place");
      GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
      GObject *counter;

      if (place->get_counter == NULL)
        continue;
      counter = place->get_counter (self->session);
      g_object_bind_property (counter, "count", label, "label", G_BINDING_SYNC_CREATE);
      g_object_bind_property (counter, "count", label, "visible", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (counter, "notify::count", G_CALLBACK (counted_cb), row, 0);
      counted_cb (counter, NULL, GTK_WIDGET (row));
    }
}

static GtkListBoxRow *
find_place_row (TandemWindow *self,
                const char   *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places_box, i)) != NULL; i++)
    {
      const TandemPlace *place = g_object_get_data (G_OBJECT (row), "place");

      if (g_str_equal (place->name, name))
        return row;
    }

  return NULL;
}

static TandemPage *
get_page (TandemWindow *self)
{
  return TANDEM_PAGE (gtk_stack_get_visible_child (self->pages));
}

static GtkWidget *
new_page (TandemWindow      *self,
          const TandemPlace *place)
{
  return place->new_page != NULL ? place->new_page (self->session, place) : tandem_browser_new (self->session, place);
}

/**
 * tandem_window_show_place:
 * @self: the window
 * @name: name of a place
 *
 * Goes to a place; its page is made when it is first shown.
 */
void
tandem_window_show_place (TandemWindow *self,
                          const char   *name)
{
  GtkListBoxRow *row = find_place_row (self, name);
  const TandemPlace *place;

  g_return_if_fail (TANDEM_IS_WINDOW (self));

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->places_box, 0);
  place = g_object_get_data (G_OBJECT (row), "place");
  gtk_list_box_select_row (self->places_box, row);

  if (gtk_stack_get_child_by_name (self->pages, place->name) == NULL)
    {
      GtkWidget *page = new_page (self, place);

      g_object_bind_property (self->split, "collapsed", page, "places-hidden", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->pages, page, place->name);
    }

  gtk_stack_set_visible_child_name (self->pages, place->name);
  adw_navigation_view_pop_to_tag (self->navigation, "places");
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  g_settings_set_string (tandem_session_get_settings (self->session), "place", place->name);
  tandem_page_take_focus (get_page (self));
}

static void
place_activated_cb (TandemWindow  *self,
                    GtkListBoxRow *row)
{
  const TandemPlace *place = g_object_get_data (G_OBJECT (row), "place");

  tandem_window_show_place (self, place->name);
}

/**
 * tandem_window_show_record:
 * @self: the window
 * @id: id of a record
 *
 * Goes to a record: in its place where its kind has one, else in the place of
 * what it belongs to.
 */
void
tandem_window_show_record (TandemWindow *self,
                           const char   *id)
{
  const TandemPlace *place;

  g_return_if_fail (TANDEM_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  tandem_finder_look_at (tandem_finder_of_session (self->session), id);
  place = tandem_place_of_kind (tandem_kind_of_id (id));
  if (place == NULL && gtk_stack_get_visible_child (self->pages) != NULL && tandem_page_show_record (get_page (self), id))
    return;

  tandem_window_show_place (self, place != NULL ? place->name : "pairings");
  tandem_page_show_record (get_page (self), id);
}

/* ---- stages ------------------------------------------------------------- */

static void
show_stage (TandemWindow *self,
            const char   *stage)
{
  gboolean main_stage = g_str_equal (stage, "main");
  static const char *const actions[] = {
    "win.new", "win.find", "win.search", "win.sync", "win.connect", "win.outbox", "win.preferences", "win.import", "win.backup", "win.export",
    "win.export-record", "win.new-in", "win.quick-add",
  };

  gtk_stack_set_visible_child_name (self->stages, stage);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], main_stage);
}

static void
update_undo_actions (TandemWindow *self)
{
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  if (self->session != NULL)
    g_object_get (tandem_session_get_store (self->session), "undo-label", &undo_label, "redo-label", &redo_label, NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo_label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo_label != NULL);
}

static void
opened_cb (TandemWindow  *self,
           TandemSession *session)
{
  TandemStore *store = tandem_session_get_store (session);
  g_autofree char *place = g_settings_get_string (tandem_session_get_settings (session), "place");

  g_set_object (&self->session, session);
  self->sync = g_object_ref (tandem_app_get_sync (get_application (self)));
  tandem_status_button_set_session (self->status_button, session, self->sync);
  g_signal_connect_object (session, "announce", G_CALLBACK (announce_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::undo-label", G_CALLBACK (update_undo_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-label", G_CALLBACK (update_undo_actions), self, G_CONNECT_SWAPPED);

  follow_counters (self);
  show_stage (self, "main");
  update_undo_actions (self);
  tandem_window_show_place (self, place);
}

static void
open_failed_cb (TandemWindow *self,
                const GError *error)
{
  gboolean damaged = g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT);

  adw_status_page_set_description (self->trouble, error->message);
  gtk_widget_set_visible (self->rescue_button, damaged);
  show_stage (self, "trouble");
}

static void
demo_chosen_cb (TandemWindow *self)
{
  show_stage (self, "opening");
  tandem_app_open (get_application (self), TRUE);
}

static void
empty_chosen_cb (TandemWindow *self)
{
  show_stage (self, "opening");
  tandem_app_open (get_application (self), FALSE);
}

static void
rescue_clicked_cb (TandemWindow *self)
{
  show_stage (self, "opening");
  tandem_app_rescue (get_application (self));
}

static void
backup_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TandemWindow) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL)
    return;

  show_stage (self, "opening");
  tandem_app_restore_backup (get_application (self), file);
}

static void
backup_chosen_cb (TandemWindow *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Open a Backup"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, backup_opened_cb, g_object_ref (self));
}

static void
backup_clicked_cb (TandemWindow *self)
{
  backup_chosen_cb (self);
}

/* ---- actions ------------------------------------------------------------ */

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tandem_session_undo (TANDEM_WINDOW (widget)->session);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tandem_session_redo (TANDEM_WINDOW (widget)->session);
}

/* What is shown: a plan in the workbench, or the record of the page. */
static char *
dup_shown (TandemWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  return TANDEM_IS_WORKBENCH (page) ? tandem_workbench_dup_plan (TANDEM_WORKBENCH (page))
                                    : tandem_page_dup_selected (get_page (self));
}

/* On the page of a pairing, an update is what is new; elsewhere it is what the
 * page lists. */
static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  g_autofree char *id = dup_shown (self);

  if (id != NULL && tandem_kind_of_id (id) == &tandem_partnership_kind)
    gtk_widget_activate_action (widget, "win.quick-add", "s", id);
  else
    tandem_page_create (get_page (self));
}

static void
quick_add_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  adw_dialog_present (tandem_quick_dialog_new (TANDEM_WINDOW (widget)->session,
                                               g_variant_get_string (parameter, NULL)), widget);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  if (!tandem_page_find (get_page (TANDEM_WINDOW (widget))))
    gtk_widget_activate_action (widget, "win.search", NULL);
}

static void
record_chosen_cb (TandemWindow *self,
                  const char   *id)
{
  tandem_window_show_record (self, id);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  adw_dialog_present (tandem_search_dialog_new (self->session), widget);
}

static void
sync_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  if (tandem_sync_has_server (self->sync))
    tandem_sync_now (self->sync);
  else
    gtk_widget_activate_action (widget, "win.connect", NULL);
}

static void
connect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  adw_dialog_present (tandem_connect_dialog_new (self->session, self->sync), widget);
}

static void
help_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_dialog_present (tandem_help_dialog_new (), widget);
}

static void
keys_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_dialog_present (tandem_keys_dialog_new (), widget);
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  if (self->session != NULL)
    adw_dialog_present (tandem_preferences_dialog_new (self->session), widget);
}

static void
outbox_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  AdwDialog *dialog = tandem_outbox_dialog_new (self->session, self->sync);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (record_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tandem_import_files (TANDEM_WINDOW (widget)->session, GTK_WINDOW (widget));
}

static void
backup_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tandem_save_backup (TANDEM_WINDOW (widget)->session, GTK_WINDOW (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  g_autofree char *id = dup_shown (self);

  if (id != NULL)
    tandem_export_papers (self->session, GTK_WINDOW (self), id);
}

static void
export_record_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  tandem_export_papers (self->session, GTK_WINDOW (self), g_variant_get_string (parameter, NULL));
}

static void
new_in_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  tandem_window_show_place (self, g_variant_get_string (parameter, NULL));
  tandem_page_create (get_page (self));
}

static void
open_plan_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWidget *workbench = tandem_workbench_new (self->session, id);

  tandem_finder_look_at (tandem_finder_of_session (self->session), id);
  if (workbench != NULL)
    adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (workbench));
}

/**
 * tandem_window_open_beside:
 * @self: the window
 * @id: id of a record
 *
 * Opens a record in a window of its own, beside this one.
 *
 * Returns: (transfer none): that window
 */
TandemWindow *
tandem_window_open_beside (TandemWindow *self,
                           const char   *id)
{
  TandemWindow *beside;
  int width, height;

  g_return_val_if_fail (TANDEM_IS_WINDOW (self), NULL);
  g_return_val_if_fail (self->session != NULL, NULL);

  beside = tandem_window_new (get_application (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (beside), width, height);
  gtk_window_unmaximize (GTK_WINDOW (beside));
  gtk_window_present (GTK_WINDOW (beside));
  tandem_window_show_record (beside, id);

  return beside;
}

static void
open_beside_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  tandem_window_open_beside (TANDEM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_in_plan_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  const char *plan = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "plan")) : NULL;

  if (plan == NULL)
    return;

  gtk_widget_activate_action (widget, "win.open-plan", "s", plan);
  tandem_workbench_select (TANDEM_WORKBENCH (adw_navigation_view_get_visible_page (self->navigation)), id);
}

static void
compare_plans_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  GtkWidget *page = tandem_mirror_page_new (self->session, g_variant_get_string (parameter, NULL));

  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static void
open_record_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  tandem_window_show_record (TANDEM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
toggle_places_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  adw_overlay_split_view_set_show_sidebar (self->split, !adw_overlay_split_view_get_show_sidebar (self->split));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  if (adw_navigation_view_pop (self->navigation))
    tandem_page_take_focus (get_page (self));
  else if (self->session != NULL)
    tandem_page_back (get_page (self));
}

static void
show_place_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);

  if (self->session != NULL)
    tandem_window_show_place (self, g_variant_get_string (parameter, NULL));
}

static void
show_nth_place_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  TandemWindow *self = TANDEM_WINDOW (widget);
  guint n_places;
  const TandemPlace *places = tandem_places_list (&n_places);
  guint index = (guint) g_variant_get_int32 (parameter);

  if (self->session != NULL && index < n_places)
    tandem_window_show_place (self, places[index].name);
}

/* ---- the window --------------------------------------------------------- */

static void
restore_state (TandemWindow *self,
               GSettings    *settings)
{
  int width, height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, 360), MAX (height, 294));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
tandem_window_close_request (GtkWindow *window)
{
  TandemWindow *self = TANDEM_WINDOW (window);
  GSettings *settings = tandem_app_get_settings (get_application (self));
  int width, height;

  /* A field that still has the focus commits what was typed when it loses it. */
  gtk_window_set_focus (window, NULL);

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));

  return GTK_WINDOW_CLASS (tandem_window_parent_class)->close_request (window);
}

static void
tandem_window_dispose (GObject *object)
{
  TandemWindow *self = TANDEM_WINDOW (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_window_parent_class)->dispose (object);
}

static const struct
{
  const char                 *name;
  const char                 *parameter_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.undo", NULL, undo_action },
  { "win.redo", NULL, redo_action },
  { "win.new", NULL, new_action },
  { "win.find", NULL, find_action },
  { "win.search", NULL, search_action },
  { "win.sync", NULL, sync_action },
  { "win.connect", NULL, connect_action },
  { "win.outbox", NULL, outbox_action },
  { "win.preferences", NULL, preferences_action },
  { "win.help", NULL, help_action },
  { "win.keys", NULL, keys_action },
  { "win.import", NULL, import_action },
  { "win.backup", NULL, backup_action },
  { "win.export", NULL, export_action },
  { "win.export-record", "s", export_record_action },
  { "win.new-in", "s", new_in_action },
  { "win.quick-add", "s", quick_add_action },
  { "win.open-plan", "s", open_plan_action },
  { "win.open-in-plan", "s", open_in_plan_action },
  { "win.open-beside", "s", open_beside_action },
  { "win.open-record", "s", open_record_action },
  { "win.compare-plans", "s", compare_plans_action },
  { "win.toggle-places", NULL, toggle_places_action },
  { "win.back", NULL, back_action },
  { "win.show-place", "s", show_place_action },
  { "win.show-nth-place", "i", show_nth_place_action },
};

static const TandemKey keys[] = {
  { "<Control>1", N_("Go to a place, by its position in the sidebar"), "win.show-nth-place", "0" },
  { "<Control>2", NULL, "win.show-nth-place", "1" },
  { "<Control>3", NULL, "win.show-nth-place", "2" },
  { "<Control>4", NULL, "win.show-nth-place", "3" },
  { "<Control>5", NULL, "win.show-nth-place", "4" },
  { "<Control>6", NULL, "win.show-nth-place", "5" },
  { "<Control>7", NULL, "win.show-nth-place", "6" },
  { "<Control>8", NULL, "win.show-nth-place", "7" },
  { "<Control>9", NULL, "win.show-nth-place", "8" },
  { "Return", N_("Open the selected row") },
  { "F10", N_("Open the menu") },
};

const TandemKeyTable tandem_window_keys = TANDEM_KEY_TABLE (N_("Places and Lists"), keys);

static void
tandem_window_class_init (TandemWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tandem_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, rescue_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, split);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, places_box);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, status_button);
  gtk_widget_class_bind_template_callback (widget_class, demo_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, rescue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type, actions[i].activate);
  tandem_keys_bind (widget_class, &tandem_window_keys);
}

static void
tandem_window_init (TandemWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_places (self);
}

/**
 * tandem_window_init_types:
 *
 * Registers the resources and types of the window's templates.
 */
void
tandem_window_init_types (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      tandem_app_register_resource ();
      g_type_ensure (TANDEM_TYPE_STATUS_BUTTON);
      g_type_ensure (TANDEM_TYPE_WELCOME);
      g_once_init_leave (&once, 1);
    }
}

/**
 * tandem_window_new:
 * @application: the program
 *
 * Returns: a window that follows how the program opens its workspace
 */
TandemWindow *
tandem_window_new (TandemApp *application)
{
  TandemWindow *self = g_object_new (TANDEM_TYPE_WINDOW, "application", application, NULL);

  restore_state (self, tandem_app_get_settings (application));
  g_signal_connect_object (application, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "open-failed", G_CALLBACK (open_failed_cb), self, G_CONNECT_SWAPPED);

  update_undo_actions (self);
  show_stage (self, "opening");
  if (tandem_app_get_session (application) != NULL)
    opened_cb (self, tandem_app_get_session (application));
  else if (tandem_app_get_trouble (application) != NULL)
    open_failed_cb (self, tandem_app_get_trouble (application));
  else if (!tandem_app_has_workspace (application))
    {
      show_stage (self, "welcome");
      gtk_widget_grab_focus (self->welcome);
    }

  return self;
}
