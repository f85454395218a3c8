/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-page.h"

#include <glib/gi18n-lib.h>

#include "tandem-create-dialog.h"
#include "tandem-edit-dialog.h"
#include "tandem-health-dialog.h"
#include "tandem-history-dialog.h"
#include "tandem-json.h"
#include "tandem-record-editor.h"
#include "tandem-record-groups.h"
#include "tandem-record-head.h"
#include "tandem-report.h"
#include "tandem-step-dialog.h"
#include "tandem-widgets.h"

struct _TandemRecordPage
{
  AdwNavigationPage  parent_instance;

  GtkMenuButton     *add_button;
  GtkWidget         *edit_button;
  GtkWidget         *export_button;
  GtkScrolledWindow *scroller;
  GtkBox            *head;
  AdwBin            *form_bin;
  GtkBox            *groups;
  GtkLabel          *saved_label;

  TandemSession     *session; /* (owned) */
  char              *id;      /* (owned) */
  TandemDoc         *doc;     /* (owned): as shown */
  guint              refresh_id;
  gboolean           narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} TandemRecordPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (TandemRecordPage, tandem_record_page, ADW_TYPE_NAVIGATION_PAGE)

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Widgets that have a narrow look of their own are told, wherever they stand. */
static void
set_narrow_below (GtkWidget *widget,
                  gboolean   narrow)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "narrow") != NULL)
    g_object_set (widget, "narrow", narrow, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    set_narrow_below (child, narrow);
}

static void
update_narrow (TandemRecordPage *self)
{
  set_narrow_below (GTK_WIDGET (self->head), self->narrow);
  set_narrow_below (GTK_WIDGET (self->form_bin), self->narrow);
  set_narrow_below (GTK_WIDGET (self->groups), self->narrow);
}

static void
show_doc (TandemRecordPage *self)
{
  g_autofree char *title = tandem_doc_dup_title (self->doc, tandem_session_get_context (self->session));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  /* It has the focus while its text is scrolled by keys. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  clear_box (self->head);
  tandem_record_head_fill (self->head, self->session, self->doc);
  clear_box (self->groups);
  tandem_record_groups_fill (self->groups, self->session, self->doc);
  update_narrow (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  TandemRecordPage *self = user_data;
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (self->session), self->id, NULL);

  self->refresh_id = 0;
  if (doc == NULL)
    {
      GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

      /* Deleted here or elsewhere: a list selects another one by itself. */
      if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
        adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
      return G_SOURCE_REMOVE;
    }

  tandem_doc_unref (self->doc);
  self->doc = g_steal_pointer (&doc);
  show_doc (self);

  return G_SOURCE_REMOVE;
}

/* Once a burst of changes is over: what hangs on this record is shown too. */
static void
changed_cb (TandemRecordPage *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
saved_cb (TandemRecordPage *self)
{
  gint64 saved_at;
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->session, "saved-at", &saved_at, NULL);
  if (saved_at == 0)
    return;

  time = g_date_time_new_from_unix_local (saved_at);
  clock = g_date_time_format (time, "%H:%M");
  /* Translators: %s is a time of day */
  text = g_strdup_printf (_("Saved %s"), clock);
  gtk_label_set_label (self->saved_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_label), TRUE);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (widget);

  adw_dialog_present (tandem_edit_dialog_new (self->session, self->id), widget);
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (widget);

  adw_dialog_present (tandem_history_dialog_new (self->session, self->id), widget);
}

/* Plans are compared within a pairing. */
static gboolean
has_plans (const TandemKind *kind)
{
  return g_str_equal (kind->name, "partnership") || g_str_equal (kind->name, "plan");
}

/* The row that has the focus, else what is shown. */
static void
open_beside_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, widget)
                   ? GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  const char *id = row != NULL ? g_object_get_data (G_OBJECT (row), "id") : NULL;

  gtk_widget_activate_action (widget, "win.open-beside", "s", id != NULL ? id : TANDEM_RECORD_PAGE (widget)->id);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.compare-plans", "s", TANDEM_RECORD_PAGE (widget)->id);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (widget);

  tandem_session_delete (self->session, self->doc);
}

static void
push_record (TandemRecordPage *self,
             const char       *id)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  g_autoptr(TandemRecord) record = NULL;

  if (view == NULL || doc == NULL)
    return;

  record = tandem_record_new (doc, tandem_session_get_context (self->session));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (tandem_record_page_new (self->session, record)));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  push_record (TANDEM_RECORD_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (widget);
  const TandemKind *kind = tandem_kind_find (g_variant_get_string (parameter, NULL));

  if (kind != NULL)
    adw_dialog_present (tandem_create_dialog_new (self->session, kind, self->doc), widget);
}

/* A new agreement that replaces the one that ends. */
static void
renew_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (widget);
  AdwDialog *dialog = tandem_create_dialog_new (self->session, tandem_kind_find ("agreement"), self->doc);
  g_autofree char *replaced = tandem_json_string (g_variant_get_string (parameter, NULL));

  tandem_create_dialog_preset (TANDEM_CREATE_DIALOG (dialog), "supersedes", replaced);
  adw_dialog_present (dialog, widget);
}

static void
show_step_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (widget);

  adw_dialog_present (tandem_step_dialog_new (self->session, self->id, g_variant_get_string (parameter, NULL)), widget);
}

static void
explain_health_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (widget);

  adw_dialog_present (tandem_health_dialog_new (self->doc, tandem_session_get_context (self->session)), widget);
}

static gboolean
has_paper (const TandemKind *kind)
{
  guint n_reports;
  const TandemReport *const *reports = tandem_reports_list (&n_reports);

  for (guint i = 0; i < n_reports; i++)
    if (tandem_report_applies_to (reports[i], kind->name))
      return TRUE;

  return FALSE;
}

static void
tandem_record_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (object);

  switch ((TandemRecordPageProperty) prop_id)
    {
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = g_value_get_boolean (value);
          update_narrow (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_record_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((TandemRecordPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_RECORD_PAGE (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_record_page_dispose (GObject *object)
{
  TandemRecordPage *self = TANDEM_RECORD_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (tandem_record_page_parent_class)->dispose (object);
}

static const TandemKey keys[] = {
  { "<Control>Return", N_("Open the row in a window beside"), "record.open-beside" },
  { "<Control>e", N_("Edit"), "record.edit" },
  { "<Control>Delete", N_("Move to the bin"), "record.delete" },
};

const TandemKeyTable tandem_record_page_keys = TANDEM_KEY_TABLE (N_("The Record Shown"), keys);

static void
tandem_record_page_class_init (TandemRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_record_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = tandem_record_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = tandem_record_page_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemRecordPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordPage, head);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordPage, form_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordPage, groups);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordPage, saved_label);

  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "record.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "record.open-beside", NULL, open_beside_action);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "record.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "record.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "record.explain-health", NULL, explain_health_action);
  gtk_widget_class_install_action (widget_class, "record.show-step", "s", show_step_action);
  gtk_widget_class_install_action (widget_class, "record.renew", "s", renew_action);
  tandem_keys_bind (widget_class, &tandem_record_page_keys);
}

static void
tandem_record_page_init (TandemRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_header (TandemRecordPage *self)
{
  const TandemKind *kind = tandem_doc_get_kind (self->doc);
  g_autoptr(GMenuModel) menu = tandem_record_groups_new_menu (kind);
  gboolean has_form = tandem_record_head_has_form (kind);

  gtk_menu_button_set_menu_model (self->add_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), menu != NULL);
  gtk_widget_set_visible (self->export_button, has_paper (kind));
  gtk_widget_set_visible (self->edit_button, !has_form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.compare", has_plans (kind));
  if (has_form)
    {
      adw_bin_set_child (self->form_bin, tandem_record_editor_new (self->session, self->id, FALSE));
      gtk_widget_set_visible (GTK_WIDGET (self->form_bin), TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit", FALSE);
    }
}

/**
 * tandem_record_page_new:
 * @session: the session
 * @record: the record to show
 *
 * Returns: a page on @record
 */
GtkWidget *
tandem_record_page_new (TandemSession *session,
                        TandemRecord  *record)
{
  TandemRecordPage *self = g_object_new (TANDEM_TYPE_RECORD_PAGE, NULL);

  self->session = g_object_ref (session);
  self->id = g_strdup (tandem_record_get_id (record));
  self->doc = tandem_doc_ref (tandem_record_get_doc (record));
  set_up_header (self);
  show_doc (self);

  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::saved-at", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

const char *
tandem_record_page_get_id (TandemRecordPage *self)
{
  return self->id;
}

TandemDoc *
tandem_record_page_get_doc (TandemRecordPage *self)
{
  return self->doc;
}

TandemSession *
tandem_record_page_get_session (TandemRecordPage *self)
{
  return self->session;
}

/**
 * tandem_record_page_take_focus:
 * @self: a page
 *
 * Puts the focus on the first thing of the record that can have it.
 */
void
tandem_record_page_take_focus (TandemRecordPage *self)
{
  /* On the scroller itself, Tab would pass over everything in it. */
  gtk_widget_child_focus (GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
}
