/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-milestones-page.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"
#include "tandem-board.h"
#include "tandem-create-dialog.h"
#include "tandem-edit-dialog.h"
#include "tandem-gradual.h"
#include "tandem-list.h"
#include "tandem-milestone-headings.h"
#include "tandem-record-filter.h"
#include "tandem-record-page.h"
#include "tandem-record-list.h"
#include "tandem-section-header.h"
#include "tandem-section-list.h"
#include "tandem-summary.h"
#include "tandem-timeline.h"
#include "tandem-update-dialog.h"
#include "tandem-widgets.h"


struct _TandemMilestonesPage
{
  AdwBreakpointBin         parent_instance;

  AdwOverlaySplitView     *split;
  AdwToggleGroup          *header_views;
  GtkWidget               *zoom_box;
  GtkMenuButton           *unit_button;
  GtkMenuButton           *grouping_button;
  GtkDropDown             *pairing_filter;
  GtkMenuButton           *period_button;
  GtkDropDown             *who_filter;
  GtkMenuButton           *show_button;
  GtkSearchBar            *find_bar;
  GtkSearchEntry          *entry;
  GtkWidget               *menu_bin;
  GtkStack                *stack;
  GtkListView             *view;
  AdwBin                  *board_bin;
  TandemTimeline          *timeline;
  GtkLabel                *count_label;
  AdwStatusPage           *empty_page;
  GtkButton               *empty_button;
  AdwNavigationView       *detail;
  GMenuModel              *row_menu;
  GtkWidget               *popover;     /* (unowned) (nullable): a child of menu_bin */

  TandemSession           *session;     /* (owned) */
  const TandemPlace       *place;
  TandemList              *list;        /* (owned): of the list and the timeline */
  GtkSingleSelection      *selection;   /* (owned): of the list */
  GtkSliceListModel       *rows;        /* (unowned): what the view has of the list; selection has it */
  TandemMilestoneHeadings *headings;    /* (owned) */
  GtkWidget               *board;       /* (unowned) (nullable): before it is first shown */
  char                    *view_name;   /* (owned): what is shown */
  char                    *wanted;      /* (owned) (nullable): to be selected once the list is there */
  gboolean                 regrouping;  /* the next rows are those of another question */
  gboolean                 pane_opened; /* by a person, and not because there is room */
  gboolean                 filling;     /* the pane */
  gboolean                 places_hidden;
  gboolean                 narrow;
  gboolean                 view_chosen; /* since the window is narrow */
};

typedef enum
{
  PROP_NARROW = 1,
  PROP_PLACES_HIDDEN,
} TandemMilestonesPageProperty;

static GParamSpec *narrow_property;

static void page_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemMilestonesPage, tandem_milestones_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, page_init))

/* ---- what is chosen, kept in the settings -------------------------------------------- */

#define KEY(NAME) "milestones-" NAME

/* Each view stands together by something else: the choice is kept for each. */
static const struct
{
  const char *view;
  const char *grouping;
  const char *show;
} defaults[] = {
  { "list", "month", "open" },
  { "board", "status", "all" },
  { "timeline", "pairing", "all" },
};

static gboolean
is_view (TandemMilestonesPage *self,
         const char           *name)
{
  return g_strcmp0 (self->view_name, name) == 0;
}

static GSettings *
get_settings (TandemMilestonesPage *self)
{
  return tandem_session_get_settings (self->session);
}

static TandemDate
get_today (TandemMilestonesPage *self)
{
  return tandem_context_get_today (tandem_session_get_context (self->session));
}

static char *
dup_of_view (TandemMilestonesPage *self,
             const char           *key,
             gboolean              grouping)
{
  g_autoptr(GVariant) kept = g_settings_get_value (get_settings (self), key);
  char *choice = NULL;

  if (g_variant_lookup (kept, self->view_name, "s", &choice))
    return choice;
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (is_view (self, defaults[i].view))
      return g_strdup (grouping ? defaults[i].grouping : defaults[i].show);

  return g_strdup (grouping ? "pairing" : "all");
}

static char *
dup_grouping (TandemMilestonesPage *self)
{
  return dup_of_view (self, KEY ("groupings"), TRUE);
}

static void
keep_of_view (TandemMilestonesPage *self,
              const char           *key,
              const char           *choice)
{
  g_autoptr(GVariant) kept = g_settings_get_value (get_settings (self), key);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *view, *other;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&s&s}", &view, &other))
    if (!is_view (self, view))
      g_variant_builder_add (&builder, "{ss}", view, other);
  g_variant_builder_add (&builder, "{ss}", self->view_name, choice);
  g_settings_set_value (get_settings (self), key, g_variant_builder_end (&builder));
}

/* What is asked for now; the strings are the caller's, in an array. */
static TandemMilestones
get_question (TandemMilestonesPage *self,
              GPtrArray            *strings)
{
  TandemMilestones question = { .today = get_today (self) };

  g_ptr_array_add (strings, dup_grouping (self));
  g_ptr_array_add (strings, g_settings_get_string (get_settings (self), KEY ("pairing")));
  g_ptr_array_add (strings, g_settings_get_string (get_settings (self), KEY ("period")));
  g_ptr_array_add (strings, g_settings_get_string (get_settings (self), KEY ("who")));
  g_ptr_array_add (strings, dup_of_view (self, KEY ("shows"), FALSE));
  question.grouping = strings->pdata[0];
  question.pairing = strings->pdata[1];
  question.period = strings->pdata[2];
  question.who = strings->pdata[3];
  question.show = strings->pdata[4];
  question.text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return question;
}

static void
set_button (GtkMenuButton *button,
            const char    *text)
{
  gtk_menu_button_set_label (button, text);
}

static void
update_buttons (TandemMilestonesPage   *self,
                const TandemMilestones *question)
{
  guint n;
  const TandemMilestonesChoice *choices = tandem_milestones_groupings (&n);
  g_autofree char *period = tandem_milestones_dup_period (question->period, question->today);

  set_button (self->grouping_button, tandem_milestones_label (choices, n, question->grouping));
  set_button (self->period_button, period);
  choices = tandem_milestones_shows (&n);
  set_button (self->show_button, tandem_milestones_label (choices, n, question->show));
  gtk_widget_set_sensitive (GTK_WIDGET (self->grouping_button), !is_view (self, "board"));
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), !is_view (self, "board"));
  gtk_widget_set_visible (self->zoom_box, is_view (self, "timeline"));
}

static void
show_period (TandemMilestonesPage *self,
             const char           *period)
{
  TandemDate from, to, today = get_today (self);

  tandem_timeline_set_today (self->timeline, today);
  tandem_milestones_get_period (g_str_equal (period, "all") ? "around" : period, today, &from, &to);
  if (g_str_equal (period, "around") || g_str_equal (period, "all"))
    from = tandem_date_add_days (from, 12);
  tandem_timeline_show_range (self->timeline, from, to);
}

static void
refresh (TandemMilestonesPage *self)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  TandemMilestones question = get_question (self, strings);
  g_autoptr(TandemQuery) query = NULL;

  update_buttons (self, &question);
  if (is_view (self, "board"))
    {
      tandem_board_ask (TANDEM_BOARD (self->board), &question);
      return;
    }
  query = tandem_milestones_query (&question);
  self->regrouping = TRUE;
  tandem_list_set_query (self->list, query);
}

/* ---- selection and pane ------------------------------------------------------------------- */

/* The milestone that actions are about. */
static char *
dup_current (TandemMilestonesPage *self)
{
  TandemRecord *record;

  if (is_view (self, "board"))
    return g_strdup (tandem_board_get_selected (TANDEM_BOARD (self->board)));
  if (is_view (self, "timeline"))
    return g_strdup (tandem_timeline_get_selected (self->timeline));
  record = gtk_single_selection_get_selected_item (self->selection);

  return record != NULL ? g_strdup (tandem_record_get_id (record)) : NULL;
}

static TandemDoc *
dup_current_doc (TandemMilestonesPage *self)
{
  g_autofree char *id = dup_current (self);

  return id != NULL ? tandem_store_get (tandem_session_get_store (self->session), id, NULL) : NULL;
}

static AdwNavigationPage *
new_empty_page (void)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), header);

  return adw_navigation_page_new (toolbar, _("Milestones"));
}

/* Where there is room, the list has what is selected beside it. */
static gboolean
pane_follows (TandemMilestonesPage *self)
{
  return is_view (self, "list") && !adw_overlay_split_view_get_collapsed (self->split);
}

/* A pane that was opened has a way back: an empty page below the record, which
 * closes it. @id: (nullable): nothing is shown */
static void
fill_pane (TandemMilestonesPage *self,
           const char           *id)
{
  g_autoptr(TandemDoc) doc = id != NULL ? tandem_store_get (tandem_session_get_store (self->session), id, NULL) : NULL;
  g_autoptr(TandemRecord) record = doc != NULL ? tandem_record_new (doc, tandem_session_get_context (self->session)) : NULL;
  AdwNavigationPage *pages[2];
  int n = 0;

  if (record == NULL || !pane_follows (self))
    pages[n++] = new_empty_page ();
  if (record != NULL)
    pages[n++] = ADW_NAVIGATION_PAGE (tandem_record_page_new (self->session, record));
  self->filling = TRUE;
  adw_navigation_view_replace (self->detail, pages, n);
  self->filling = FALSE;
}

static void
open_pane (TandemMilestonesPage *self,
           const char           *id)
{
  fill_pane (self, id);
  self->pane_opened = TRUE;
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

static void
selected_cb (TandemMilestonesPage *self)
{
  TandemRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (pane_follows (self))
    fill_pane (self, record != NULL ? tandem_record_get_id (record) : NULL);
}

/* The window is wider, or narrower. */
static void
follow_pane (TandemMilestonesPage *self)
{
  if (self->session == NULL)
    return;
  if (pane_follows (self) && !self->pane_opened)
    selected_cb (self);
  adw_overlay_split_view_set_show_sidebar (self->split, pane_follows (self) || self->pane_opened);
}

static void
pane_toggled_cb (TandemMilestonesPage *self)
{
  if (self->session == NULL || adw_overlay_split_view_get_show_sidebar (self->split))
    return;
  self->pane_opened = FALSE;
  gtk_widget_grab_focus (is_view (self, "timeline") ? GTK_WIDGET (self->timeline) : GTK_WIDGET (self->view));
}

static void
pane_page_cb (TandemMilestonesPage *self)
{
  if (self->session != NULL && !self->filling && !pane_follows (self) &&
      !TANDEM_IS_RECORD_PAGE (adw_navigation_view_get_visible_page (self->detail)))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
row_activated_cb (TandemMilestonesPage *self,
                  guint                 position)
{
  g_autofree char *id = NULL;

  gtk_single_selection_set_selected (self->selection, position);
  id = dup_current (self);
  if (id != NULL)
    open_pane (self, id);
}

static void
timeline_activated_cb (TandemMilestonesPage *self,
                       const char           *id)
{
  open_pane (self, id);
}

static gboolean
select_wanted (TandemMilestonesPage *self)
{
  guint position = is_view (self, "board") ? G_MAXUINT : tandem_list_find (self->list, self->wanted);
  g_autofree char *id = NULL;

  if (is_view (self, "board") && !tandem_board_select (TANDEM_BOARD (self->board), self->wanted))
    return FALSE;
  if (!is_view (self, "board") && position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  id = g_steal_pointer (&self->wanted);
  if (is_view (self, "list"))
    {
      tandem_gradual_show_all (self->rows);
      gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
    }
  else if (is_view (self, "timeline"))
    tandem_timeline_select (self->timeline, position);
  open_pane (self, id);

  return TRUE;
}

/* A record that the filters hide is still shown. */
static void
settle_wanted (TandemMilestonesPage *self)
{
  g_autofree char *id = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  if (self->wanted == NULL || select_wanted (self))
    return;

  id = g_steal_pointer (&self->wanted);
  doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  if (doc != NULL)
    open_pane (self, id);
  else
    tandem_session_announce (self->session, _("That record is not there any more"));
}

/* ---- what is shown -------------------------------------------------------------------------- */

static gboolean
is_narrowed (TandemMilestonesPage *self)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  TandemMilestones question = get_question (self, strings);

  return question.pairing[0] != '\0' || question.who[0] != '\0' || question.text[0] != '\0' ||
         !g_str_equal (question.period, "all") || !g_str_equal (question.show, "all");
}

static void
update_stack (TandemMilestonesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *grouped = "%'u";   /* digits grouped as the locale does: POSIX, not ISO C */
  const char *page = self->view_name;
  g_autofree char *number = g_strdup_printf (grouped, n);
  /* Translators: %s is how many */
  g_autofree char *count = g_strdup_printf (ngettext ("%s milestone", "%s milestones", n), number);

  gtk_label_set_label (self->count_label, count);
  if (!is_view (self, "board") && n == 0 && tandem_list_is_loading (self->list))
    return;
  if (!is_view (self, "board") && n == 0)
    page = is_narrowed (self) ? "no-match" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
loaded_cb (TandemMilestonesPage *self)
{
  if (tandem_list_is_loading (self->list))
    return;

  update_stack (self);
  if (self->wanted == NULL && is_view (self, "list"))
    tandem_list_view_show_top (self->view);
  settle_wanted (self);
}

/* Comes before the timeline hears of it. */
static void
rows_changed_cb (TandemMilestonesPage *self)
{
  g_autofree char *grouping = NULL;

  if (!self->regrouping)
    return;
  self->regrouping = FALSE;
  grouping = dup_grouping (self);
  tandem_milestone_headings_set_grouping (self->headings, grouping);
  tandem_timeline_regroup (self->timeline);
}

static void make_board (TandemMilestonesPage *self);

/* Shows another view, which still has to ask. */
static void
turn_to_view (TandemMilestonesPage *self,
              const char           *name)
{
  g_set_str (&self->view_name, name);
  if (is_view (self, "board") && self->board == NULL)
    make_board (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestone.shift", is_view (self, "board"));
  self->pane_opened = FALSE;
  selected_cb (self);
  adw_overlay_split_view_set_show_sidebar (self->split, pane_follows (self));
}

static void
set_view (TandemMilestonesPage *self,
          const char           *name)
{
  turn_to_view (self, name);
  refresh (self);
  update_stack (self);
}

static void
view_toggled_cb (TandemMilestonesPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->header_views);

  if (self->session == NULL || name == NULL || is_view (self, name))
    return;
  self->view_chosen = TRUE;
  g_settings_set_string (get_settings (self), KEY ("view"), name);
  set_view (self, name);
}

/* The place opens as it was left; in a narrow window a timeline says too little. */
static void
restore_view (TandemMilestonesPage *self)
{
  g_autofree char *name = g_settings_get_string (get_settings (self), KEY ("view"));

  if (self->narrow && !self->view_chosen)
    g_set_str (&name, "list");
  set_view (self, name);
  adw_toggle_group_set_active_name (self->header_views, name);
}

/* ---- filters ------------------------------------------------------------------------------------ */

static void
choice_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  TandemMilestonesPage *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  const char *choice = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, "view"))
    {
      adw_toggle_group_set_active_name (self->header_views, choice);
      return;
    }
  if (g_str_equal (name, "grouping"))
    keep_of_view (self, KEY ("groupings"), choice);
  else if (g_str_equal (name, "show"))
    keep_of_view (self, KEY ("shows"), choice);
  else
    {
      g_settings_set_string (get_settings (self), KEY ("period"), choice);
      show_period (self, choice);
    }
  refresh (self);
}

static GMenuModel *
new_menu (const char                   *action,
          const TandemMilestonesChoice *choices,
          guint                         n_choices)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < n_choices; i++)
    {
      g_autofree char *detailed = g_strdup_printf ("milestones.%s::%s", action, choices[i].name);

      g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, choices[i].label), detailed);
    }

  return G_MENU_MODEL (menu);
}

static void
set_up_units (TandemMilestonesPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < TANDEM_TIMELINE_N_UNITS; i++)
    {
      g_autofree char *action = g_strdup_printf ("milestones.unit(%u)", i);

      g_menu_append (menu, tandem_timeline_unit_label ((TandemTimelineUnit) i), action);
    }
  gtk_menu_button_set_menu_model (self->unit_button, G_MENU_MODEL (menu));
}

static void
unit_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  TandemMilestonesPage *self = user_data;

  tandem_timeline_set_unit (self->timeline, (TandemTimelineUnit) CLAMP (g_variant_get_int32 (parameter), 0, TANDEM_TIMELINE_N_UNITS - 1));
}

static void
set_up_menus (TandemMilestonesPage *self)
{
  static const char *const names[] = { "view", "grouping", "period", "show" };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) unit = g_simple_action_new ("unit", G_VARIANT_TYPE_INT32);
  g_autoptr(GMenuModel) groupings = NULL;
  g_autoptr(GMenuModel) periods = NULL;
  g_autoptr(GMenuModel) shows = NULL;
  const TandemMilestonesChoice *choices;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect_object (action, "activate", G_CALLBACK (choice_activated), self, G_CONNECT_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  g_signal_connect_object (unit, "activate", G_CALLBACK (unit_activated), self, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (unit));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "milestones", G_ACTION_GROUP (group));

  choices = tandem_milestones_groupings (&n);
  groupings = new_menu ("grouping", choices, n);
  gtk_menu_button_set_menu_model (self->grouping_button, groupings);
  choices = tandem_milestones_periods (&n);
  periods = new_menu ("period", choices, n);
  gtk_menu_button_set_menu_model (self->period_button, periods);
  choices = tandem_milestones_shows (&n);
  shows = new_menu ("show", choices, n);
  gtk_menu_button_set_menu_model (self->show_button, shows);
  set_up_units (self);
}

static void
set_up_filters (TandemMilestonesPage *self)
{
  static const char *const pairings[] = { "partnership", NULL };
  static const char *const bodies[] = { "organisation", NULL };
  g_autofree char *pairing = g_settings_get_string (get_settings (self), KEY ("pairing"));
  g_autofree char *who = g_settings_get_string (get_settings (self), KEY ("who"));
  gboolean nobody = g_str_equal (who, "-");

  tandem_record_filter_set_up (self->pairing_filter, self->session, pairings,
                               (const char *[]) { _("All Pairings"), NULL }, pairing);
  tandem_record_filter_set_up (self->who_filter, self->session, bodies,
                               (const char *[]) { _("Everyone"), _("Nobody"), NULL }, nobody ? NULL : who);
  if (nobody)
    gtk_drop_down_set_selected (self->who_filter, 1);
}

static void
keep_filter (TandemMilestonesPage *self,
             GtkDropDown          *drop_down,
             const char           *key,
             const char           *choice)
{
  g_autofree char *before = NULL;

  if (self->view_name == NULL || !tandem_record_filter_is_ready (drop_down))
    return;
  before = g_settings_get_string (get_settings (self), key);
  if (g_strcmp0 (before, choice) == 0)
    return;
  g_settings_set_string (get_settings (self), key, choice);
  refresh (self);
}

static void
pairing_chosen_cb (TandemMilestonesPage *self)
{
  const char *id = tandem_record_filter_get_id (self->pairing_filter);

  keep_filter (self, self->pairing_filter, KEY ("pairing"), id != NULL ? id : "");
}

static void
who_chosen_cb (TandemMilestonesPage *self)
{
  const char *id = tandem_record_filter_get_id (self->who_filter);

  keep_filter (self, self->who_filter, KEY ("who"),
               id != NULL ? id : gtk_drop_down_get_selected (self->who_filter) == 1 ? "-" : "");
}

static void
search_changed_cb (TandemMilestonesPage *self)
{
  refresh (self);
}

static void
stop_search_cb (TandemMilestonesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
}

static void
clear_clicked_cb (TandemMilestonesPage *self)
{
  stop_search_cb (self);
  g_settings_set_string (get_settings (self), KEY ("period"), "all");
  keep_of_view (self, KEY ("shows"), "all");
  gtk_drop_down_set_selected (self->pairing_filter, 0);
  gtk_drop_down_set_selected (self->who_filter, 0);
  refresh (self);
}

/* ---- the timeline ----------------------------------------------------------------------------------- */

static void
today_clicked_cb (TandemMilestonesPage *self)
{
  tandem_timeline_show_today (self->timeline);
}

static void
zoom_out_clicked_cb (TandemMilestonesPage *self)
{
  tandem_timeline_zoom (self->timeline, 0.8);
}

static void
zoom_in_clicked_cb (TandemMilestonesPage *self)
{
  tandem_timeline_zoom (self->timeline, 1.25);
}

static void
range_changed_cb (TandemMilestonesPage *self)
{
  gtk_menu_button_set_label (self->unit_button, tandem_timeline_unit_label (tandem_timeline_get_unit (self->timeline)));
}

/* A due date was moved: asked once why, then saved as one step. */
static void
timeline_moved_cb (TandemMilestonesPage *self,
                   const char           *id,
                   int                   days)
{
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL);

  if (doc == NULL)
    return;
  adw_dialog_present (tandem_update_dialog_new_due (self->session, doc,
                                                    tandem_date_add_days (tandem_val_date (tandem_doc_get (doc, "due")), days)),
                      GTK_WIDGET (self));
}

/* ---- the menu of a milestone --------------------------------------------------------------------------- */

static void
popover_closed_cb (TandemMilestonesPage *self)
{
  /* Its action has still to run. */
  if (self->popover != NULL)
    gtk_popover_set_default_widget (GTK_POPOVER (self->popover), NULL);
}

static void
pop_up_menu (TandemMilestonesPage *self,
             GtkWidget            *over,
             double                x,
             double                y)
{
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y), to;
  g_autofree char *id = dup_current (self);

  if (id == NULL || !gtk_widget_compute_point (over, self->menu_bin, &from, &to))
    return;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, self->menu_bin);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) to.x, (int) to.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
timeline_menu_cb (TandemMilestonesPage *self,
                  double                x,
                  double                y)
{
  pop_up_menu (self, GTK_WIDGET (self->timeline), x, y);
}

static void
board_menu_cb (TandemMilestonesPage *self,
               GtkWidget            *card)
{
  pop_up_menu (self, card, gtk_widget_get_width (card) / 2.0, gtk_widget_get_height (card) / 2.0);
}

static void
make_board (TandemMilestonesPage *self)
{
  self->board = tandem_board_new (self->session);
  adw_bin_set_child (self->board_bin, self->board);
  g_signal_connect_object (self->board, "activate", G_CALLBACK (open_pane), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "menu", G_CALLBACK (board_menu_cb), self, G_CONNECT_SWAPPED);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *id = dup_current (TANDEM_MILESTONES_PAGE (widget));

  if (id != NULL)
    open_pane (TANDEM_MILESTONES_PAGE (widget), id);
}

static void
update_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  g_autoptr(TandemDoc) doc = dup_current_doc (self);

  if (doc != NULL)
    adw_dialog_present (tandem_update_dialog_new (self->session, doc), widget);
}

static void
achieve_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  g_autoptr(TandemDoc) doc = dup_current_doc (self);

  if (doc != NULL && tandem_milestone_may_become (doc, "achieved"))
    tandem_session_mark_achieved (self->session, doc);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  g_autofree char *id = dup_current (self);

  if (id != NULL)
    adw_dialog_present (tandem_edit_dialog_new (self->session, id), widget);
}

static void
shift_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (widget);
  int by = g_variant_get_int32 (parameter);

  if (is_view (self, "board") && !tandem_board_shift (TANDEM_BOARD (self->board), by))
    gtk_widget_error_bell (widget);
}

static gboolean
shift_key_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  int by = g_variant_get_int32 (args);

  /* Elsewhere Alt and an arrow goes back. */
  if (!is_view (TANDEM_MILESTONES_PAGE (widget), "board"))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  gtk_widget_activate_action (widget, "milestone.shift", "i", by);

  return GDK_EVENT_STOP;
}

/* ---- what the window asks --------------------------------------------------------------------------------- */

static gboolean
tandem_milestones_page_show_record (TandemPage *page,
                                    const char *id)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (page);

  g_set_str (&self->wanted, id);
  if (is_view (self, "board") || !tandem_list_is_loading (self->list))
    settle_wanted (self);

  return TRUE;
}

static char *
tandem_milestones_page_dup_selected (TandemPage *page)
{
  TandemMilestonesPage *self = TANDEM_MILESTONES_PAGE (page);
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (self->detail);

  if (adw_overlay_split_view_get_show_sidebar (self->split) && TANDEM_IS_RECORD_PAGE (shown))
    return g_strdup (tandem_record_page_get_id (TANDEM_RECORD_PAGE (shown)));

  return dup_current (self);
}

static void
created_cb (TandemMilestonesPage *self,
            const char           *id)
{
  /* The list may not have it yet: its next answer has. */
  g_set_str (&self->wanted, id);
  refresh (self);
  if (is_view (self, "board"))
    settle_wanted (self);
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
  if (pane_follows (self) || !adw_overlay_split_view_get_show_sidebar (self->split))
    return FALSE;
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);

  return TRUE;
}

static void
page_init (TandemPageInterface *iface)
{
  iface->show_record = tandem_milestones_page_show_record;
  iface->dup_selected = tandem_milestones_page_dup_selected;
  iface->create = tandem_milestones_page_create;
  iface->find = tandem_milestones_page_find;
  iface->back = tandem_milestones_page_back;
}

/* ---- the widget ----------------------------------------------------------------------------------------------- */

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

static const struct
{
  const char                 *name;
  const char                 *parameter_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "milestone.open", NULL, open_action }, { "milestone.update", NULL, update_action },
  { "milestone.achieve", NULL, achieve_action }, { "milestone.edit", NULL, edit_action },
  { "milestone.shift", "i", shift_action },
};

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
  gtk_widget_class_bind_template_callback (widget_class, pane_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pairing_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
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

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type, actions[i].activate);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, shift_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, shift_key_cb, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, GDK_CONTROL_MASK, "milestone.update", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "milestone.update", NULL);
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
  g_autofree char *grouping = dup_grouping (user_data);

  return tandem_milestones_dup_section (grouping, tandem_record_get_doc (first), tandem_record_get_context (first));
}

static void
set_up_list (TandemMilestonesPage *self)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TandemQuery) query = NULL;
  TandemMilestones question = get_question (self, strings);

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

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
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
  question = get_question (self, strings);
  update_buttons (self, &question);
  if (is_view (self, "board"))
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
  self->view_name = g_settings_get_string (get_settings (self), KEY ("view"));
  adw_status_page_set_title (self->empty_page, g_dgettext (GETTEXT_PACKAGE, place->empty_title));
  adw_status_page_set_description (self->empty_page, g_dgettext (GETTEXT_PACKAGE, place->empty_text));
  gtk_button_set_label (self->empty_button, g_dgettext (GETTEXT_PACKAGE, place->new_label));
  gtk_search_bar_connect_entry (self->find_bar, GTK_EDITABLE (self->entry));
  period = g_settings_get_string (get_settings (self), KEY ("period"));
  show_period (self, period);
  set_up_menus (self);
  set_up_filters (self);
  set_up_list (self);
  fill_pane (self, NULL);
  begin (self);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (follow_pane), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
