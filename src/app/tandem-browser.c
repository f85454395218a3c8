/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-browser.h"

#include <glib/gi18n-lib.h>

#include "tandem-create-dialog.h"
#include "tandem-finder.h"
#include "tandem-gradual.h"
#include "tandem-list.h"
#include "tandem-pairings-map.h"
#include "tandem-record-list.h"
#include "tandem-record-page.h"
#include "tandem-record-row.h"
#include "tandem-section-header.h"
#include "tandem-section-list.h"
#include "tandem-summary.h"
#include "tandem-widgets.h"


struct _TandemBrowser
{
  AdwBreakpointBin        parent_instance;

  GtkStack               *views;
  AdwHeaderBar           *list_header;
  AdwNavigationSplitView *split;
  AdwNavigationPage      *list_page;
  AdwNavigationPage      *detail_page;
  GtkWidget              *new_button;
  GtkMenuButton          *view_button;
  GtkSearchEntry         *entry;
  GtkStack               *list_stack;
  GtkListView            *view;
  AdwStatusPage          *empty_page;
  GtkButton              *empty_button;
  AdwNavigationView      *detail;

  TandemPairingsMap      *map;      /* (unowned) (nullable): before it is first shown */
  TandemSession          *session;  /* (owned) */
  const TandemPlace      *place;
  TandemList             *list;      /* (owned) */
  GtkSliceListModel      *rows;      /* (unowned): what the selection has of it by now */
  GtkSingleSelection     *selection; /* (owned) */
  char                   *wanted;    /* (owned) (nullable): to be selected once the list is there */
  guint                   detail_id; /* source: shows what is selected */
  gboolean                places_hidden;
};

typedef enum
{
  PROP_PLACES_HIDDEN = 1,
} TandemBrowserProperty;

static void page_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemBrowser, tandem_browser, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, page_init))

/* ---- choices of the sort and filter menu, kept per place ------------------- */

static guint
get_choice (TandemBrowser *self,
            const char    *key)
{
  g_autoptr(GVariant) choices = g_settings_get_value (tandem_session_get_settings (self->session), key);
  guint32 choice = 0;

  g_variant_lookup (choices, self->place->name, "u", &choice);

  return choice;
}

static void
set_choice (TandemBrowser *self,
            const char    *key,
            guint          choice)
{
  GSettings *settings = tandem_session_get_settings (self->session);
  g_autoptr(GVariant) choices = g_settings_get_value (settings, key);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  guint32 other;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{su}"));
  g_variant_iter_init (&iter, choices);
  while (g_variant_iter_next (&iter, "{&su}", &name, &other))
    if (!g_str_equal (name, self->place->name))
      g_variant_builder_add (&builder, "{su}", name, other);
  g_variant_builder_add (&builder, "{su}", self->place->name, choice);
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

static TandemQuery *
new_query (TandemBrowser *self)
{
  return tandem_place_query (self->place,
                             get_choice (self, "orders"),
                             get_choice (self, "filters"),
                             gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                             tandem_context_get_today (tandem_session_get_context (self->session)));
}

static void
refresh_query (TandemBrowser *self)
{
  g_autoptr(TandemQuery) query = new_query (self);

  tandem_list_set_query (self->list, query);
  if (self->map != NULL)
    tandem_pairings_map_set_query (self->map, query);
}

static void
choice_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  TandemBrowser *self = user_data;
  const char *key = g_action_get_name (G_ACTION (action));

  set_choice (self, key, (guint) g_variant_get_int32 (parameter));
  g_simple_action_set_state (action, parameter);
  refresh_query (self);
}

static void
append_choices (GMenu      *menu,
                const char *key,
                guint       index,
                const char *label)
{
  g_autofree char *action = g_strdup_printf ("view.%s(%u)", key, index);

  g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, label), action);
}

static void
add_choice_action (TandemBrowser *self,
                   GActionMap    *group,
                   const char    *key)
{
  g_autoptr(GSimpleAction) action =
    g_simple_action_new_stateful (key, G_VARIANT_TYPE_INT32, g_variant_new_int32 ((gint32) get_choice (self, key)));

  g_signal_connect_object (action, "activate", G_CALLBACK (choice_activated), self, G_CONNECT_DEFAULT);
  g_action_map_add_action (group, G_ACTION (action));
}

static void
set_up_view_menu (TandemBrowser *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) orders = g_menu_new ();
  g_autoptr(GMenu) filters = g_menu_new ();
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < self->place->n_orders; i++)
    append_choices (orders, "orders", i, self->place->orders[i].label);
  for (guint i = 0; i < self->place->n_filters; i++)
    append_choices (filters, "filters", i, self->place->filters[i].label);

  if (self->place->n_orders > 1)
    g_menu_append_section (menu, _("Sort By"), G_MENU_MODEL (orders));
  if (self->place->n_filters > 1)
    g_menu_append_section (menu, _("Show"), G_MENU_MODEL (filters));
  gtk_widget_set_visible (GTK_WIDGET (self->view_button), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));

  add_choice_action (self, G_ACTION_MAP (group), "orders");
  add_choice_action (self, G_ACTION_MAP (group), "filters");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (group));
}

/* ---- selection and detail -------------------------------------------------- */

static void
show_record (TandemBrowser *self,
             TandemRecord  *record)
{
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (tandem_record_page_new (self->session, record));

  adw_navigation_view_replace (self->detail, &page, 1);
  adw_navigation_page_set_title (self->detail_page, adw_navigation_page_get_title (page));
}

static void
clear_detail (TandemBrowser *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  AdwNavigationPage *page;

  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), header);
  page = adw_navigation_page_new (toolbar, _("Nothing Selected"));
  adw_navigation_view_replace (self->detail, &page, 1);
}

static void
show_selected (TandemBrowser *self)
{
  TandemRecord *record = gtk_single_selection_get_selected_item (self->selection);

  g_clear_handle_id (&self->detail_id, g_source_remove);
  if (record != NULL)
    show_record (self, record);
  else
    clear_detail (self);
}

static gboolean
show_selected_cb (gpointer user_data)
{
  TandemBrowser *self = user_data;

  self->detail_id = 0;
  show_selected (self);

  return G_SOURCE_REMOVE;
}

/* The list comes first, in a picture of its own: then what is selected in it.
 * Who goes through the list sees each record at once. */
static void
selected_cb (TandemBrowser *self)
{
  TandemRecord *record = gtk_single_selection_get_selected_item (self->selection);
  gboolean by_person = gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL;

  if (by_person)
    show_selected (self);
  else if (self->detail_id == 0)
    self->detail_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, show_selected_cb, self, NULL);

  /* Somebody goes through the list: what they stay at was looked at. */
  if (record != NULL && by_person)
    tandem_finder_glance_at (tandem_finder_of_session (self->session), tandem_doc_get_id (tandem_record_get_doc (record)));
}

/* Before anything is asked or shown of it. */
static void
settle_detail (TandemBrowser *self)
{
  if (self->detail_id != 0)
    show_selected (self);
}

static void
row_activated_cb (TandemBrowser *self,
                  guint          position)
{
  AdwNavigationPage *shown;

  gtk_single_selection_set_selected (self->selection, position);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  shown = adw_navigation_view_get_visible_page (self->detail);
  if (TANDEM_IS_RECORD_PAGE (shown))
    tandem_record_page_take_focus (TANDEM_RECORD_PAGE (shown));
}

static gboolean
select_wanted (TandemBrowser *self)
{
  guint position = tandem_list_find (self->list, self->wanted);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  g_clear_pointer (&self->wanted, g_free);
  tandem_gradual_show_all (self->rows);
  gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  settle_detail (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);

  return TRUE;
}

/* Shows a record over the one that is selected. */
static void
push_record (TandemBrowser *self,
             const char    *id)
{
  TandemStore *store = tandem_session_get_store (self->session);
  g_autoptr(TandemDoc) doc = tandem_store_get (store, id, NULL);
  g_autoptr(TandemRecord) record = NULL;

  if (doc == NULL)
    {
      tandem_session_announce (self->session, _("That record is not there any more"));
      return;
    }

  settle_detail (self);
  record = tandem_record_new (doc, tandem_session_get_context (self->session));
  adw_navigation_view_push (self->detail, ADW_NAVIGATION_PAGE (tandem_record_page_new (self->session, record)));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* A record that the list does not show (filtered out) is still shown. */
static void
settle_wanted (TandemBrowser *self)
{
  g_autofree char *id = NULL;

  if (self->wanted == NULL || select_wanted (self))
    return;

  id = g_steal_pointer (&self->wanted);
  push_record (self, id);
}

static gboolean
is_narrowed (TandemBrowser *self)
{
  return get_choice (self, "filters") > 0 || gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0';
}

static void
update_list_stack (TandemBrowser *self)
{
  const char *page = "list";

  if (tandem_list_is_loading (self->list))
    return;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    page = is_narrowed (self) ? "no-match" : "empty";
  gtk_stack_set_visible_child_name (self->list_stack, page);
}

static void
loaded_cb (TandemBrowser *self)
{
  if (tandem_list_is_loading (self->list))
    return;

  update_list_stack (self);
  if (self->wanted == NULL)
    tandem_list_view_show_top (self->view);
  settle_wanted (self);
}

static char *
dup_section_title (TandemRecord *first,
                   gpointer      user_data)
{
  TandemBrowser *self = user_data;

  return self->place->section_title (tandem_record_get_doc (first), tandem_record_get_context (first));
}

static void
set_up_list (TandemBrowser *self)
{
  g_autoptr(TandemQuery) query = new_query (self);
  TandemSectionList *sections;

  self->list = TANDEM_LIST (tandem_store_list (tandem_session_get_store (self->session), query));
  sections = tandem_section_list_new (self->list);
  tandem_record_list_set_up (self->view, self->list, self->place->section_title != NULL ? dup_section_title : NULL, self);
  self->rows = tandem_gradual_new (G_LIST_MODEL (sections), GTK_WIDGET (self->view));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->rows));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_list_stack), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
}

/* ---- the map ---------------------------------------------------------------- */

static gboolean
shows_map (TandemBrowser *self)
{
  return self->map != NULL && gtk_stack_get_visible_child (self->views) == GTK_WIDGET (self->map);
}

/* Many never look at it: it is made when somebody does. */
static void
make_map (TandemBrowser *self)
{
  g_autoptr(TandemQuery) query = new_query (self);

  self->map = TANDEM_PAIRINGS_MAP (tandem_pairings_map_new (self->session, self->place,
                                                            gtk_menu_button_get_menu_model (self->view_button),
                                                            GTK_EDITABLE (self->entry)));
  g_object_bind_property (self, "places-hidden", self->map, "places-hidden", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->views, GTK_WIDGET (self->map), "map");
  tandem_pairings_map_set_query (self->map, query);
}

static void
show_view (TandemBrowser *self)
{
  g_autofree char *view = g_settings_get_string (tandem_session_get_settings (self->session), TANDEM_PAIRINGS_VIEW_KEY);

  if (g_str_equal (view, "map") && self->map == NULL)
    make_map (self);
  gtk_stack_set_visible_child_name (self->views, view);
}

static void
set_up_map (TandemBrowser *self)
{
  GSettings *settings = tandem_session_get_settings (self->session);

  if (!self->place->has_map)
    return;

  adw_header_bar_set_title_widget (self->list_header, tandem_pairings_map_new_toggles (settings));
  g_signal_connect_object (settings, "changed::" TANDEM_PAIRINGS_VIEW_KEY, G_CALLBACK (show_view), self, G_CONNECT_SWAPPED);
  show_view (self);
}

/* ---- the search entry ------------------------------------------------------ */

static void
search_changed_cb (TandemBrowser *self)
{
  refresh_query (self);
}

static void
stop_search_cb (TandemBrowser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
show_all_clicked_cb (TandemBrowser *self)
{
  int all = (int) self->place->n_filters - 1;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  for (guint i = 0; i < self->place->n_filters; i++)
    if (g_str_equal (self->place->filters[i].name, "all"))
      all = (int) i;
  gtk_widget_activate_action (GTK_WIDGET (self), "view.filters", "i", all);
}

/* ---- what the window asks ---------------------------------------------------- */

static gboolean
tandem_browser_show_record (TandemPage *page,
                            const char *id)
{
  TandemBrowser *self = TANDEM_BROWSER (page);

  if (shows_map (self))
    return tandem_page_show_record (TANDEM_PAGE (self->map), id);

  g_set_str (&self->wanted, id);
  if (!tandem_list_is_loading (self->list))
    settle_wanted (self);

  return TRUE;
}

static char *
tandem_browser_dup_selected (TandemPage *page)
{
  TandemBrowser *self = TANDEM_BROWSER (page);
  AdwNavigationPage *shown;

  settle_detail (self);
  shown = adw_navigation_view_get_visible_page (self->detail);

  if (shows_map (self))
    return tandem_page_dup_selected (TANDEM_PAGE (self->map));

  return TANDEM_IS_RECORD_PAGE (shown) ? g_strdup (tandem_record_page_get_id (TANDEM_RECORD_PAGE (shown))) : NULL;
}

static void
open_beside_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autofree char *id = tandem_browser_dup_selected (TANDEM_PAGE (widget));

  if (id != NULL)
    gtk_widget_activate_action (widget, "win.open-beside", "s", id);
}

static void
created_cb (TandemBrowser *self,
            const char    *id)
{
  /* The list may not have it yet: its next answer has. */
  if (shows_map (self))
    tandem_page_show_record (TANDEM_PAGE (self->map), id);
  else
    g_set_str (&self->wanted, id);
  refresh_query (self);
}

static void
tandem_browser_create (TandemPage *page)
{
  TandemBrowser *self = TANDEM_BROWSER (page);
  AdwDialog *dialog = tandem_create_dialog_new (self->session, tandem_kind_find (self->place->kind), NULL);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
tandem_browser_find (TandemPage *page)
{
  TandemBrowser *self = TANDEM_BROWSER (page);

  if (shows_map (self))
    return tandem_page_find (TANDEM_PAGE (self->map));

  adw_navigation_split_view_set_show_content (self->split, FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
tandem_browser_back (TandemPage *page)
{
  TandemBrowser *self = TANDEM_BROWSER (page);

  if (shows_map (self))
    return tandem_page_back (TANDEM_PAGE (self->map));
  if (adw_navigation_view_pop (self->detail))
    return TRUE;
  if (!adw_navigation_split_view_get_collapsed (self->split) || !adw_navigation_split_view_get_show_content (self->split))
    return FALSE;

  adw_navigation_split_view_set_show_content (self->split, FALSE);

  return TRUE;
}

static void
tandem_browser_take_focus (TandemPage *page)
{
  tandem_list_view_take_focus (TANDEM_BROWSER (page)->view);
}

static void
page_init (TandemPageInterface *iface)
{
  iface->show_record = tandem_browser_show_record;
  iface->dup_selected = tandem_browser_dup_selected;
  iface->create = tandem_browser_create;
  iface->find = tandem_browser_find;
  iface->back = tandem_browser_back;
  iface->take_focus = tandem_browser_take_focus;
}

/* ---- the widget ------------------------------------------------------------ */

static void
tandem_browser_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TandemBrowser *self = TANDEM_BROWSER (object);

  switch ((TandemBrowserProperty) prop_id)
    {
    case PROP_PLACES_HIDDEN:
      if (self->places_hidden != g_value_get_boolean (value))
        {
          self->places_hidden = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_browser_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((TandemBrowserProperty) prop_id)
    {
    case PROP_PLACES_HIDDEN:
      g_value_set_boolean (value, TANDEM_BROWSER (object)->places_hidden);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_browser_dispose (GObject *object)
{
  TandemBrowser *self = TANDEM_BROWSER (object);

  g_clear_handle_id (&self->detail_id, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (tandem_browser_parent_class)->dispose (object);
}

static const TandemKey keys[] = {
  { "<Control>Return", N_("Open the row in a window beside"), "list.open-beside" },
};

const TandemKeyTable tandem_browser_keys = TANDEM_KEY_TABLE (N_("Places and Lists"), keys);

static void
tandem_browser_class_init (TandemBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_browser_get_property;
  object_class->set_property = tandem_browser_set_property;
  object_class->dispose = tandem_browser_dispose;

  g_object_class_override_property (object_class, PROP_PLACES_HIDDEN, "places-hidden");

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, views);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, list_header);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, split);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, list_page);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, detail_page);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, new_button);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, view_button);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, entry);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, view);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, empty_button);
  gtk_widget_class_bind_template_child (widget_class, TandemBrowser, detail);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked_cb);

  gtk_widget_class_install_action (widget_class, "list.open-beside", NULL, open_beside_action);
  tandem_keys_bind (widget_class, &tandem_browser_keys);
}

static void
tandem_browser_init (TandemBrowser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_texts (TandemBrowser *self)
{
  const TandemPlace *place = self->place;
  const char *label = g_dgettext (GETTEXT_PACKAGE, place->label);

  adw_navigation_page_set_title (self->list_page, label);
  if (place->list_width > 0)
    adw_navigation_split_view_set_max_sidebar_width (self->split, place->list_width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (self->new_button, g_dgettext (GETTEXT_PACKAGE, place->new_label));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->new_button), "s", place->name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_button), "s", place->name);
  gtk_search_entry_set_placeholder_text (self->entry, g_dgettext (GETTEXT_PACKAGE, place->find_hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, place->find_hint), -1);
  adw_status_page_set_icon_name (self->empty_page, place->icon);
  adw_status_page_set_title (self->empty_page, g_dgettext (GETTEXT_PACKAGE, place->empty_title));
  adw_status_page_set_description (self->empty_page, g_dgettext (GETTEXT_PACKAGE, place->empty_text));
  gtk_button_set_label (self->empty_button, g_dgettext (GETTEXT_PACKAGE, place->new_label));
}

/**
 * tandem_browser_new:
 * @session: the session
 * @place: what to list
 *
 * Returns: a list-and-detail page
 */
GtkWidget *
tandem_browser_new (TandemSession     *session,
                    const TandemPlace *place)
{
  TandemBrowser *self = g_object_new (TANDEM_TYPE_BROWSER, NULL);

  self->session = g_object_ref (session);
  self->place = place;
  set_up_texts (self);
  set_up_view_menu (self);
  clear_detail (self);
  set_up_list (self);
  set_up_map (self);

  return GTK_WIDGET (self);
}
