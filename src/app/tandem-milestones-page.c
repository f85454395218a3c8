/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-milestones-page-private.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"
#include "tandem-create-dialog.h"
#include "tandem-gradual.h"
#include "tandem-record-page.h"
#include "tandem-record-list.h"
#include "tandem-section-list.h"


typedef enum
{
  PROP_NARROW = 1,
  PROP_PLACES_HIDDEN,
} TandemMilestonesPageProperty;

static GParamSpec *narrow_property;

static void page_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemMilestonesPage, tandem_milestones_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, page_init))

/* ---- what is shown ---- */

static void
update_stack (TandemMilestonesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *grouped = "%'u";   /* digits grouped as the locale does: POSIX, not ISO C */
  const char *page = self->view_name;
  g_autofree char *number = g_strdup_printf (grouped, n);
  /* Translators: %s is how many */
  g_autofree char *count = g_strdup_printf (ngettext ("%s milestone", "%s milestones", n), number);

  /* Of a long list the first rows come before the number is known. */
  if (!tandem_list_is_loading (self->list))
    gtk_label_set_label (self->count_label, count);
  if (!tandem_milestones_page_is_view (self, "board") && n == 0 && tandem_list_is_loading (self->list))
    return;
  tandem_milestones_page_set_up_filters (self);
  if (!tandem_milestones_page_is_view (self, "board") && n == 0)
    page = tandem_milestones_page_is_narrowed (self) ? "no-match" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
loaded_cb (TandemMilestonesPage *self)
{
  if (tandem_list_is_loading (self->list))
    return;

  update_stack (self);
  if (self->wanted == NULL && tandem_milestones_page_is_view (self, "list"))
    tandem_list_view_show_top (self->view);
  tandem_milestones_page_settle_wanted (self);
}

/* Comes before the timeline hears of it. */
static void
rows_changed_cb (TandemMilestonesPage *self)
{
  g_autofree char *grouping = NULL;

  if (!self->regrouping)
    return;
  self->regrouping = FALSE;
  grouping = tandem_milestones_page_dup_grouping (self);
  tandem_milestone_headings_set_grouping (self->headings, grouping);
  tandem_timeline_regroup (self->timeline);
}

/* Shows another view, which still has to ask. */
static void
turn_to_view (TandemMilestonesPage *self,
              const char           *name)
{
  g_set_str (&self->view_name, name);
  if (tandem_milestones_page_is_view (self, "board") && self->board == NULL)
    tandem_milestones_page_make_board (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestone.shift", tandem_milestones_page_is_view (self, "board"));
  self->pane_opened = FALSE;
  tandem_milestones_page_follow_selection (self);
  adw_overlay_split_view_set_show_sidebar (self->split, tandem_milestones_page_pane_follows (self));
}

static void
set_view (TandemMilestonesPage *self,
          const char           *name)
{
  turn_to_view (self, name);
  tandem_milestones_page_ask (self);
  update_stack (self);
}

static void
view_toggled_cb (TandemMilestonesPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->header_views);

  if (self->session == NULL || name == NULL || tandem_milestones_page_is_view (self, name))
    return;
  self->view_chosen = TRUE;
  g_settings_set_string (tandem_milestones_page_get_settings (self), KEY ("view"), name);
  set_view (self, name);
}

/* The place opens as it was left; in a narrow window a timeline says too little. */
static void
restore_view (TandemMilestonesPage *self)
{
  g_autofree char *name = g_settings_get_string (tandem_milestones_page_get_settings (self), KEY ("view"));

  if (self->narrow && !self->view_chosen)
    g_set_str (&name, "list");
  set_view (self, name);
  adw_toggle_group_set_active_name (self->header_views, name);
}

/* ---- what the window asks ---- */

static gboolean
tandem_milestones_page_show_record (TandemPage *page,
                                    const char *id)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (page);

  g_set_str (&self->wanted, id);
  if (tandem_milestones_page_is_view (self, "board") || !tandem_list_is_loading (self->list))
    tandem_milestones_page_settle_wanted (self);

  return TRUE;
}

static char *
tandem_milestones_page_dup_selected (TandemPage *page)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (page);
  AdwNavigationPage *shown;

  tandem_milestones_page_settle_pane (self);
  shown = adw_navigation_view_get_visible_page (self->detail);
  if (adw_overlay_split_view_get_show_sidebar (self->split) && TANDEM_IS_RECORD_PAGE (shown))
    return g_strdup (tandem_record_page_get_id (TANDEM_RECORD_PAGE (shown)));

  return tandem_milestones_page_dup_current (self);
}

static void
created_cb (TandemMilestonesPage *self,
            const char           *id)
{
  /* The list may not have it yet: its next answer has. */
  g_set_str (&self->wanted, id);
  tandem_milestones_page_ask (self);
  if (tandem_milestones_page_is_view (self, "board"))
    tandem_milestones_page_settle_wanted (self);
}

static void
tandem_milestones_page_create (TandemPage *page)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (page);
  AdwDialog *dialog = tandem_create_dialog_new (self->session, &tandem_milestone_kind, NULL);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
tandem_milestones_page_find (TandemPage *page)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (page);

  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  gtk_search_bar_set_search_mode (self->find_bar, TRUE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
tandem_milestones_page_back (TandemPage *page)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (page);

  if (adw_navigation_view_pop (self->detail))
    return TRUE;
  if (tandem_milestones_page_pane_follows (self) || !adw_overlay_split_view_get_show_sidebar (self->split))
    return FALSE;
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);

  return TRUE;
}

static void
tandem_milestones_page_take_focus (TandemPage *page)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (page);

  if (tandem_milestones_page_is_view (self, "list"))
    tandem_list_view_take_focus (self->view);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
page_init (TandemPageInterface *iface)
{
  iface->show_record = tandem_milestones_page_show_record;
  iface->dup_selected = tandem_milestones_page_dup_selected;
  iface->create = tandem_milestones_page_create;
  iface->find = tandem_milestones_page_find;
  iface->back = tandem_milestones_page_back;
  iface->take_focus = tandem_milestones_page_take_focus;
}

/* ---- the widget ---- */

static gboolean
set_flag (TandemMilestonesPage *self,
          gboolean             *flag,
          const GValue         *value,
          GParamSpec           *pspec)
{
  if (*flag == g_value_get_boolean (value))
    return FALSE;
  *flag = g_value_get_boolean (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);

  return TRUE;
}

static void
tandem_milestones_page_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (object);

  switch ((TandemMilestonesPageProperty) prop_id)
    {
    case PROP_NARROW:
      if (set_flag (self, &self->narrow, value, pspec) && self->session != NULL)
        {
          self->view_chosen = FALSE;
          restore_view (self);
        }
      break;
    case PROP_PLACES_HIDDEN:
      set_flag (self, &self->places_hidden, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_milestones_page_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (object);

  switch ((TandemMilestonesPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_PLACES_HIDDEN:
      g_value_set_boolean (value, self->places_hidden);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_milestones_page_dispose (GObject *object)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (object);

  g_clear_handle_id (&self->pane_id, g_source_remove);
  g_clear_handle_id (&self->filters_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_milestones_page_parent_class)->dispose (object);
}

/* The timeline asks these as long as it is there. */
static void
tandem_milestones_page_finalize (GObject *object)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (object);

  g_clear_object (&self->headings);
  g_clear_object (&self->list);
  g_free (self->view_name);
  g_free (self->wanted);

  G_OBJECT_CLASS (tandem_milestones_page_parent_class)->finalize (object);
}

static void
show_view_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  gboolean beside = adw_overlay_split_view_get_show_sidebar (self->split);
  g_autofree char *id = tandem_milestones_page_dup_selected (TANDEM_PAGE (widget));

  tandem_page_show_view (self->header_views, (guint) g_variant_get_int32 (parameter));
  tandem_milestones_page_take_focus (TANDEM_PAGE (widget));
  /* What is looked at stays selected. */
  if (id != NULL && beside)
    tandem_milestones_page_show_record (TANDEM_PAGE (widget), id);
}

static const TandemKey keys[] = {
  { "<Alt>1", N_("Another view, by its position"), "milestone.show-view", "0" },
  { "<Alt>2", NULL, "milestone.show-view", "1" },
  { "<Alt>3", NULL, "milestone.show-view", "2" },
  { "<Control>Return <Control>u", N_("Update the milestone"), "milestone.update" },
  { "<Alt>Left <Alt>Right", N_("On the board: to the column before or after") },
};

const TandemKeyTable tandem_milestones_page_keys = TANDEM_KEY_TABLE (N_("Milestones"), keys);

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, split);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, header_views);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, unit_button);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, grouping_button);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, pairing_filter);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, period_button);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, who_filter);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, entry);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, menu_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, view);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, board_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, detail);
  gtk_widget_class_bind_template_child (widget_class, TandemMilestonesPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
}

static void
tandem_milestones_page_class_init (TandemMilestonesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_milestones_page_get_property;
  object_class->set_property = tandem_milestones_page_set_property;
  object_class->dispose = tandem_milestones_page_dispose;
  object_class->finalize = tandem_milestones_page_finalize;

  narrow_property = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_NARROW, narrow_property);
  g_object_class_override_property (object_class, PROP_PLACES_HIDDEN, "places-hidden");

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-milestones-page.ui");
  bind_children (widget_class);

  tandem_milestones_page_bind_choices (widget_class);
  tandem_milestones_page_bind_pane (widget_class);
  tandem_milestones_page_bind_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "milestone.show-view", "i", show_view_action);
  tandem_keys_bind (widget_class, &tandem_milestones_page_keys);
}

static void
tandem_milestones_page_init (TandemMilestonesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_section_title (TandemRecord *first,
                   gpointer      user_data)
{
  g_autofree char *grouping = tandem_milestones_page_dup_grouping (user_data);

  return tandem_milestones_dup_section (grouping, tandem_record_get_doc (first), tandem_record_get_context (first));
}

static void
set_up_list (TandemMilestonesPage *self)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TandemQuery) query = NULL;
  TandemMilestones question = tandem_milestones_page_get_question (self, strings);

  query = tandem_milestones_query (&question);
  self->list = TANDEM_LIST (tandem_store_list (tandem_session_get_store (self->session), query));
  self->headings = tandem_milestone_headings_new (self->session, self->list);
  self->regrouping = TRUE;
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  tandem_record_list_set_up (self->view, self->list, dup_section_title, self);
  self->rows = tandem_gradual_new (G_LIST_MODEL (tandem_section_list_new (self->list)), GTK_WIDGET (self->view));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  tandem_timeline_set_source (self->timeline, G_LIST_MODEL (self->list), &tandem_milestone_headings_source, self->headings);

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (tandem_milestones_page_follow_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
}

/* The list has asked already. */
static void
begin (TandemMilestonesPage *self)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = g_strdup (self->view_name);
  TandemMilestones question;

  turn_to_view (self, name);
  question = tandem_milestones_page_get_question (self, strings);
  tandem_milestones_page_update_buttons (self, &question);
  if (tandem_milestones_page_is_view (self, "board"))
    tandem_board_ask (TANDEM_BOARD (self->board), &question);
  adw_toggle_group_set_active_name (self->header_views, name);
  update_stack (self);
}

/**
 * tandem_milestones_page_new:
 * @session: the session
 * @place: its place
 *
 * Returns: the page of all milestones
 */
GtkWidget *
tandem_milestones_page_new (TandemSession     *session,
                            const TandemPlace *place)
{
  TandemMilestonesPage *self = g_object_new (TANDEM_TYPE_MILESTONES_PAGE, NULL);
  g_autofree char *period = NULL;

  self->session = g_object_ref (session);
  self->place = place;
  self->view_name = g_settings_get_string (tandem_milestones_page_get_settings (self), KEY ("view"));
  adw_status_page_set_title (self->empty_page, g_dgettext (GETTEXT_PACKAGE, place->empty_title));
  adw_status_page_set_description (self->empty_page, g_dgettext (GETTEXT_PACKAGE, place->empty_text));
  gtk_button_set_label (self->empty_button, g_dgettext (GETTEXT_PACKAGE, place->new_label));
  gtk_search_bar_connect_entry (self->find_bar, GTK_EDITABLE (self->entry));
  period = g_settings_get_string (tandem_milestones_page_get_settings (self), KEY ("period"));
  tandem_milestones_page_show_period (self, period);
  tandem_milestones_page_set_up_menus (self);
  set_up_list (self);
  tandem_milestones_page_fill_pane (self, NULL);
  begin (self);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (tandem_milestones_page_follow_pane), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
