/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-today-page.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"
#include "tandem-edit-dialog.h"
#include "tandem-gradual.h"
#include "tandem-mine.h"
#include "tandem-page.h"
#include "tandem-preferences-dialog.h"
#include "tandem-quick-dialog.h"
#include "tandem-record-filter.h"
#include "tandem-record-list.h"
#include "tandem-section-header.h"
#include "tandem-today-list.h"
#include "tandem-today-row.h"
#include "tandem-update-dialog.h"
#include "tandem-widgets.h"


struct _TandemTodayPage
{
  AdwBreakpointBin    parent_instance;

  AdwWindowTitle     *window_title;
  AdwToggleGroup     *whose;
  GtkDropDown        *filter;
  GtkStack           *stack;
  GtkWidget          *list_bin;
  GtkListView        *view;
  AdwStatusPage      *empty_page;
  GtkButton          *empty_button;
  GMenuModel         *row_menu;
  GtkWidget          *popover;      /* (unowned) (nullable): a child of list_bin */

  TandemSession      *session;      /* (owned) */
  TandemTodayList    *list;         /* (owned) */
  GtkSingleSelection *selection;    /* (owned) */
  gboolean            places_hidden;
  gboolean            narrow;
  gboolean            shown;
};

typedef enum
{
  PROP_NARROW = 1,
  PROP_PLACES_HIDDEN,
} TandemTodayPageProperty;

static GParamSpec *narrow_property;

static void page_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemTodayPage, tandem_today_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, page_init))

static TandemTodayItem *
get_selected (TandemTodayPage * self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* The record of the selected row as it is now, not as it was when the row was made. */
static TandemDoc *
dup_selected_doc (TandemTodayPage *self)
{
  TandemTodayItem *item = get_selected (self);

  if (item == NULL || item->doc == NULL)
    return NULL;

  return tandem_store_get (tandem_session_get_store (self->session), tandem_doc_get_id (item->doc), NULL);
}

/* ---- steps ----------------------------------------------------------------- */

static void
open_item (TandemTodayPage *self,
           TandemTodayItem *item)
{
  gboolean of_milestones = item->section != TANDEM_TODAY_WAITING && item->section != TANDEM_TODAY_EXPIRING;

  if (item->doc != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", tandem_doc_get_id (item->doc));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", of_milestones ? "milestones" : "pairings");
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (widget);
  TandemTodayItem *item = get_selected (self);

  if (item != NULL)
    open_item (self, item);
}

static void
update_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (widget);
  g_autoptr(TandemDoc) doc = dup_selected_doc (self);

  if (doc != NULL && tandem_doc_get_kind (doc) == &tandem_milestone_kind)
    adw_dialog_present (tandem_update_dialog_new (self->session, doc), widget);
}

static void
achieve_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (widget);
  g_autoptr(TandemDoc) doc = dup_selected_doc (self);

  if (doc != NULL && tandem_doc_get_kind (doc) == &tandem_milestone_kind)
    tandem_session_mark_achieved (self->session, doc);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (widget);
  TandemTodayItem *item = get_selected (self);

  if (item != NULL && item->doc != NULL)
    adw_dialog_present (tandem_edit_dialog_new (self->session, tandem_doc_get_id (item->doc)), widget);
}

static void
select_row (TandemTodayPage *self,
            GtkWidget       *row)
{
  TandemTodayItem *item = tandem_today_row_get_item (TANDEM_TODAY_ROW (row));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr(TandemTodayItem) other = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (other == item)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

/* Where the keys go, whatever the pointer has selected by passing over it. */
static void
select_focused (TandemTodayPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (row != NULL && TANDEM_IS_TODAY_ROW (row))
    select_row (self, row);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  static const char *const actions[] = {
    [TANDEM_STEP_OPEN] = "today.open",
    [TANDEM_STEP_UPDATE] = "today.update",
    [TANDEM_STEP_ANSWER] = "today.edit",
    [TANDEM_STEP_RENEW] = "today.open",
    [TANDEM_STEP_SHOW_ALL] = "today.open",
  };
  TandemTodayPage *self = TANDEM_TODAY_PAGE (widget);
  TandemTodayItem *item;

  select_focused (self);
  item = get_selected (self);
  if (item != NULL)
    gtk_widget_activate_action (widget, actions[item->step], NULL);
}

static void
selected_cb (TandemTodayPage *self)
{
  TandemTodayItem *item = get_selected (self);
  gboolean has_doc = item != NULL && item->doc != NULL;
  gboolean milestone = has_doc && tandem_doc_get_kind (item->doc) == &tandem_milestone_kind;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.update", milestone);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.achieve", milestone);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.edit", has_doc);
}

static void
row_activated_cb (TandemTodayPage *self,
                  guint            position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "today.open", NULL);
}

/* ---- the menu of a row -------------------------------------------------------- */

static void
show_menu (TandemTodayPage *self,
           GtkWidget       *row,
           double           x,
           double           y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (row, self->list_bin, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, self->list_bin);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  select_focused (self);
  if (row != NULL && TANDEM_IS_TODAY_ROW (row) && get_selected (self) != NULL)
    show_menu (self, row, 36, gtk_widget_get_height (row));
}

static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                TandemTodayPage *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  select_row (self, row);
  show_menu (self, row, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* ---- rows ---------------------------------------------------------------- */

static void
next_step_cb (TandemTodayPage *self,
              GtkWidget       *row)
{
  select_row (self, row);
  gtk_widget_activate_action (GTK_WIDGET (self), "today.step", NULL);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              TandemTodayPage          *self)
{
  GtkWidget *row = tandem_today_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (row_pressed_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (row, "next-step", G_CALLBACK (next_step_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             TandemTodayPage          *self)
{
  TandemTodayItem *entry = gtk_list_item_get_item (item);
  g_autofree char *spoken = tandem_today_item_dup_spoken (entry);

  tandem_today_row_set_item (TANDEM_TODAY_ROW (gtk_list_item_get_child (item)), entry);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
update_header (GtkListHeader *header)
{
  TandemTodayItem *first = gtk_list_header_get_item (header);

  if (first != NULL)
    g_object_set (gtk_list_header_get_child (header),
                  "title", tandem_today_section_get_title (first->section),
                  "count", (int) first->total,
                  NULL);
}

static void
header_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header,
                 TandemTodayPage          *self)
{
  gtk_list_header_set_child (header, g_object_new (TANDEM_TYPE_SECTION_HEADER, NULL));
  g_signal_connect (header, "notify::item", G_CALLBACK (update_header), NULL);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header,
                TandemTodayPage          *self)
{
  update_header (header);
}

static void
set_up_list (TandemTodayPage *self)
{
  g_autoptr(GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSliceListModel) gradual = NULL;

  g_signal_connect_object (rows, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (rows, "bind", G_CALLBACK (row_bind_cb), self, 0);
  g_signal_connect_object (headers, "setup", G_CALLBACK (header_setup_cb), self, 0);
  g_signal_connect_object (headers, "bind", G_CALLBACK (header_bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, rows);
  gtk_list_view_set_header_factory (self->view, headers);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gradual = tandem_gradual_new (g_object_ref (G_LIST_MODEL (self->list)), GTK_WIDGET (self->view));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (gradual));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/* ---- the filter ------------------------------------------------------------- */

static void
set_up_filter (TandemTodayPage *self)
{
  static const char *const kinds[] = { "partnership", NULL };

  tandem_record_filter_set_up (self->filter, self->session, kinds, (const char *[]) { _("All Pairings"), NULL }, NULL);
}

static void
filter_chosen_cb (TandemTodayPage *self)
{
  if (self->list != NULL)
    tandem_today_list_set_partnership (self->list, tandem_record_filter_get_id (self->filter));
}

/* ---- mine, or everyone's ------------------------------------------------------ */

static void
show_whose (TandemTodayPage *self)
{
  g_auto(GStrv) cities = tandem_mine_dup_shown (tandem_session_get_settings (self->session));

  adw_toggle_group_set_active_name (self->whose, cities != NULL ? "mine" : "everyone");
}

static gboolean
shows_mine (TandemTodayPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->whose), "mine") == 0;
}

static void
whose_chosen_cb (TandemTodayPage *self)
{
  GSettings *settings;

  if (self->session == NULL)
    return;

  settings = tandem_session_get_settings (self->session);
  if (tandem_mine_is_known (settings))
    g_settings_set_boolean (settings, "only-mine", shows_mine (self));
  else if (shows_mine (self))
    {
      g_settings_set_boolean (settings, "only-mine", TRUE);
      show_whose (self);
      adw_dialog_present (tandem_preferences_dialog_new (self->session), GTK_WIDGET (self));
    }
}

static void
watch_whose (TandemTodayPage *self)
{
  GSettings *settings = tandem_session_get_settings (self->session);

  g_signal_connect_object (settings, "changed::my-cities", G_CALLBACK (show_whose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::only-mine", G_CALLBACK (show_whose), self, G_CONNECT_SWAPPED);
  show_whose (self);
}

/* ---- an empty day ------------------------------------------------------------ */

/* "The next date is 30 June: Design centre opened, Rome – Yantai." */
static char *
dup_next_sentence (TandemTodayPage *self,
                   TandemDoc       *next)
{
  TandemContext *context = tandem_session_get_context (self->session);
  const char *id = tandem_val_string (tandem_doc_get (next, "partnership"));
  g_autoptr(TandemDoc) pairing = id != NULL ? tandem_context_resolve (context, id) : NULL;
  g_autofree char *title = tandem_doc_dup_title (next, context);
  g_autofree char *where = pairing != NULL ? tandem_doc_dup_title (pairing, context) : NULL;
  g_autofree char *day = tandem_date_to_text (tandem_val_date (tandem_doc_get (next, "due")));

  if (where == NULL)
    /* Translators: %1$s is a date, %2$s a milestone */
    return g_strdup_printf (_("The next date is %1$s: %2$s."), day, title);

  /* Translators: %1$s is a date, %2$s a milestone, %3$s a pairing */
  return g_strdup_printf (_("The next date is %1$s: %2$s, %3$s."), day, title, where);
}

static void
show_empty (TandemTodayPage *self)
{
  TandemDoc *next = tandem_today_list_get_next (self->list);
  gboolean one_pairing = tandem_today_list_get_partnership (self->list) != NULL;
  gboolean mine = !one_pairing && shows_mine (self);
  g_autofree char *sentence = next != NULL ? dup_next_sentence (self, next)
                                           : g_strdup (one_pairing ? _("This pairing has no milestone that is still to come.")
                                                                   : _("No milestone is still to come."));
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_title (self->empty_page, mine ? _("Nothing of Yours Is Late") : _("Nothing Is Late"));
  adw_status_page_set_description (self->empty_page, escaped);
  gtk_button_set_label (self->empty_button, one_pairing ? _("Show All Pairings")
                                                        : mine ? _("Show Everyone’s") : _("Show the Next Months"));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), one_pairing || mine || next != NULL);
}

static void
empty_clicked_cb (TandemTodayPage *self)
{
  if (tandem_today_list_get_partnership (self->list) != NULL)
    gtk_drop_down_set_selected (self->filter, 0);
  else if (shows_mine (self))
    adw_toggle_group_set_active_name (self->whose, "everyone");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", "milestones");
}

/* ---- what is shown ------------------------------------------------------------- */

static void
show_day (TandemTodayPage *self)
{
  TandemDate today = tandem_context_get_today (tandem_session_get_context (self->session));
  g_autofree char *day = tandem_date_to_text (today);
  /* Translators: a day of the week and the date: "Tuesday, 12 May 2020" */
  g_autofree char *text = g_strdup_printf (C_("weekday and date", "%s, %s"), tandem_date_get_weekday (today), day);

  adw_window_title_set_subtitle (self->window_title, tandem_date_is_set (today) ? text : "");
}

static void
answered_cb (TandemTodayPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  if (tandem_today_list_is_loading (self->list))
    return;

  show_day (self);
  if (empty)
    show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
  if (!empty && !self->shown)
    {
      self->shown = TRUE;
      tandem_list_view_show_top (self->view);
    }
}

/* ---- what the window asks --------------------------------------------------------- */

static char *
tandem_today_page_dup_selected (TandemPage *page)
{
  TandemTodayItem *item = get_selected (TANDEM_TODAY_PAGE (page));

  return item != NULL && item->doc != NULL ? g_strdup (tandem_doc_get_id (item->doc)) : NULL;
}

static void
tandem_today_page_create (TandemPage *page)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (page);

  const char *pairing = tandem_today_list_get_partnership (self->list);
  g_autofree char *selected = NULL;

  select_focused (self);
  selected = tandem_today_page_dup_selected (page);

  /* The pairing the page is narrowed to, else the one of the row. */
  adw_dialog_present (tandem_quick_dialog_new (self->session, selected != NULL ? selected : pairing),
                      GTK_WIDGET (self));
}

static void
tandem_today_page_take_focus (TandemPage *page)
{
  tandem_list_view_take_focus (TANDEM_TODAY_PAGE (page)->view);
}

static void
page_init (TandemPageInterface *iface)
{
  iface->dup_selected = tandem_today_page_dup_selected;
  iface->create = tandem_today_page_create;
  iface->take_focus = tandem_today_page_take_focus;
}

/* ---- the widget ------------------------------------------------------------------- */

static void
set_flag (TandemTodayPage *self,
          gboolean        *flag,
          const GValue    *value,
          GParamSpec      *pspec)
{
  if (*flag == g_value_get_boolean (value))
    return;
  *flag = g_value_get_boolean (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
tandem_today_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (object);

  switch ((TandemTodayPageProperty) prop_id)
    {
    case PROP_NARROW:
      set_flag (self, &self->narrow, value, pspec);
      tandem_widget_set_class (GTK_WIDGET (self->view), "narrow", self->narrow);
      break;
    case PROP_PLACES_HIDDEN:
      set_flag (self, &self->places_hidden, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_today_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (object);

  switch ((TandemTodayPageProperty) prop_id)
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
tandem_today_page_dispose (GObject *object)
{
  TandemTodayPage *self = TANDEM_TODAY_PAGE (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (tandem_today_page_parent_class)->dispose (object);
}

static const TandemKey keys[] = {
  { "<Control>Return", N_("Next step of the row"), "today.step" },
  { "Menu <Shift>F10", N_("Menu of the row"), "today.menu" },
};

const TandemKeyTable tandem_today_page_keys = TANDEM_KEY_TABLE (N_("Today"), keys);

static void
tandem_today_page_class_init (TandemTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_today_page_get_property;
  object_class->set_property = tandem_today_page_set_property;
  object_class->dispose = tandem_today_page_dispose;

  narrow_property = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_NARROW, narrow_property);
  g_object_class_override_property (object_class, PROP_PLACES_HIDDEN, "places-hidden");

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, whose);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, filter);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, list_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, view);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, TandemTodayPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, whose_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_clicked_cb);

  gtk_widget_class_install_action (widget_class, "today.step", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "today.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "today.update", NULL, update_action);
  gtk_widget_class_install_action (widget_class, "today.achieve", NULL, achieve_action);
  gtk_widget_class_install_action (widget_class, "today.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "today.menu", NULL, menu_action);
  tandem_keys_bind (widget_class, &tandem_today_page_keys);
}

static void
tandem_today_page_init (TandemTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_today_page_new:
 * @session: the session
 * @place: its place
 *
 * Returns: the start page
 */
GtkWidget *
tandem_today_page_new (TandemSession     *session,
                       const TandemPlace *place)
{
  TandemTodayPage *self = g_object_new (TANDEM_TYPE_TODAY_PAGE, NULL);

  self->session = g_object_ref (session);
  self->list = g_object_ref (tandem_today_list_of_session (session));
  set_up_list (self);
  set_up_filter (self);
  watch_whose (self);
  selected_cb (self);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  show_day (self);
  answered_cb (self);

  return GTK_WIDGET (self);
}
