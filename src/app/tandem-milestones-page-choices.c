/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-milestones-page-private.h"

#include <glib/gi18n-lib.h>

#include "tandem-record-filter.h"

/* What is asked for: the choices of the menus and filters, kept in the settings. */

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

gboolean
tandem_milestones_page_is_view (TandemMilestonesPage *self,
                                const char           *name)
{
  return g_strcmp0 (self->view_name, name) == 0;
}

GSettings *
tandem_milestones_page_get_settings (TandemMilestonesPage *self)
{
  return tandem_session_get_settings (self->session);
}

TandemDate
tandem_milestones_page_get_today (TandemMilestonesPage *self)
{
  return tandem_context_get_today (tandem_session_get_context (self->session));
}

static char *
dup_of_view (TandemMilestonesPage *self,
             const char           *key,
             gboolean              grouping)
{
  g_autoptr(GVariant) kept = g_settings_get_value (tandem_milestones_page_get_settings (self), key);
  char *choice = NULL;

  if (g_variant_lookup (kept, self->view_name, "s", &choice))
    return choice;
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (tandem_milestones_page_is_view (self, defaults[i].view))
      return g_strdup (grouping ? defaults[i].grouping : defaults[i].show);

  return g_strdup (grouping ? "pairing" : "all");
}

char *
tandem_milestones_page_dup_grouping (TandemMilestonesPage *self)
{
  return dup_of_view (self, KEY ("groupings"), TRUE);
}

static void
keep_of_view (TandemMilestonesPage *self,
              const char           *key,
              const char           *choice)
{
  g_autoptr(GVariant) kept = g_settings_get_value (tandem_milestones_page_get_settings (self), key);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *view, *other;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&s&s}", &view, &other))
    if (!tandem_milestones_page_is_view (self, view))
      g_variant_builder_add (&builder, "{ss}", view, other);
  g_variant_builder_add (&builder, "{ss}", self->view_name, choice);
  g_settings_set_value (tandem_milestones_page_get_settings (self), key, g_variant_builder_end (&builder));
}

/* What is asked for now; the strings are the caller's, in an array. */
TandemMilestones
tandem_milestones_page_get_question (TandemMilestonesPage *self,
                                     GPtrArray            *strings)
{
  TandemMilestones question = { .today = tandem_milestones_page_get_today (self) };

  g_ptr_array_add (strings, tandem_milestones_page_dup_grouping (self));
  g_ptr_array_add (strings, g_settings_get_string (tandem_milestones_page_get_settings (self), KEY ("pairing")));
  g_ptr_array_add (strings, g_settings_get_string (tandem_milestones_page_get_settings (self), KEY ("period")));
  g_ptr_array_add (strings, g_settings_get_string (tandem_milestones_page_get_settings (self), KEY ("who")));
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

void
tandem_milestones_page_update_buttons (TandemMilestonesPage   *self,
                                       const TandemMilestones *question)
{
  guint n;
  const TandemMilestonesChoice *choices = tandem_milestones_groupings (&n);
  g_autofree char *period = tandem_milestones_dup_period (question->period, question->today);

  set_button (self->grouping_button, tandem_milestones_label (choices, n, question->grouping));
  set_button (self->period_button, period);
  choices = tandem_milestones_shows (&n);
  set_button (self->show_button, tandem_milestones_label (choices, n, question->show));
  gtk_widget_set_sensitive (GTK_WIDGET (self->grouping_button), !tandem_milestones_page_is_view (self, "board"));
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), !tandem_milestones_page_is_view (self, "board"));
  gtk_widget_set_visible (self->zoom_box, tandem_milestones_page_is_view (self, "timeline"));
}

void
tandem_milestones_page_show_period (TandemMilestonesPage *self,
                                    const char           *period)
{
  TandemDate from, to, today = tandem_milestones_page_get_today (self);

  tandem_timeline_set_today (self->timeline, today);
  tandem_milestones_get_period (g_str_equal (period, "all") ? "around" : period, today, &from, &to);
  if (g_str_equal (period, "around") || g_str_equal (period, "all"))
    from = tandem_date_add_days (from, 12);
  tandem_timeline_show_range (self->timeline, from, to);
}

void
tandem_milestones_page_ask (TandemMilestonesPage *self)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  TandemMilestones question = tandem_milestones_page_get_question (self, strings);
  g_autoptr(TandemQuery) query = NULL;

  tandem_milestones_page_update_buttons (self, &question);
  if (tandem_milestones_page_is_view (self, "board"))
    {
      tandem_board_ask (TANDEM_BOARD (self->board), &question);
      return;
    }
  query = tandem_milestones_query (&question);
  self->regrouping = TRUE;
  tandem_list_set_query (self->list, query);
}

gboolean
tandem_milestones_page_is_narrowed (TandemMilestonesPage *self)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  TandemMilestones question = tandem_milestones_page_get_question (self, strings);

  return question.pairing[0] != '\0' || question.who[0] != '\0' || question.text[0] != '\0' ||
         !g_str_equal (question.period, "all") || !g_str_equal (question.show, "all");
}


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
      g_settings_set_string (tandem_milestones_page_get_settings (self), KEY ("period"), choice);
      tandem_milestones_page_show_period (self, choice);
    }
  tandem_milestones_page_ask (self);
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

void
tandem_milestones_page_set_up_menus (TandemMilestonesPage *self)
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

static gboolean
fill_filters_cb (gpointer user_data)
{
  TandemMilestonesPage *self = user_data;
  static const char *const pairings[] = { "partnership", NULL };
  static const char *const bodies[] = { "organisation", NULL };
  g_autofree char *pairing = g_settings_get_string (tandem_milestones_page_get_settings (self), KEY ("pairing"));
  g_autofree char *who = g_settings_get_string (tandem_milestones_page_get_settings (self), KEY ("who"));
  gboolean nobody = g_str_equal (who, "-");

  self->filters_id = 0;
  tandem_record_filter_set_up (self->pairing_filter, self->session, pairings,
                               (const char *[]) { _("All Pairings"), NULL }, pairing);
  tandem_record_filter_set_up (self->who_filter, self->session, bodies,
                               (const char *[]) { _("Everyone"), _("Nobody"), NULL }, nobody ? NULL : who);
  if (nobody)
    gtk_drop_down_set_selected (self->who_filter, 1);

  return G_SOURCE_REMOVE;
}

/* What can be chosen is hundreds of records: nobody chooses before the first
 * picture is there, so they are asked for after it. */
void
tandem_milestones_page_set_up_filters (TandemMilestonesPage *self)
{
  if (!self->filters_set_up)
    self->filters_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, fill_filters_cb, self, NULL);
  self->filters_set_up = TRUE;
}

static void
keep_filter (TandemMilestonesPage *self,
             GtkDropDown          *drop_down,
             const char           *key,
             const char           *choice)
{
  g_autofree char *before = NULL;

  if (self->view_name == NULL || !self->filters_set_up || self->filters_id != 0 || !tandem_record_filter_is_ready (drop_down))
    return;
  before = g_settings_get_string (tandem_milestones_page_get_settings (self), key);
  if (g_strcmp0 (before, choice) == 0)
    return;
  g_settings_set_string (tandem_milestones_page_get_settings (self), key, choice);
  tandem_milestones_page_ask (self);
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
  tandem_milestones_page_ask (self);
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
  g_settings_set_string (tandem_milestones_page_get_settings (self), KEY ("period"), "all");
  keep_of_view (self, KEY ("shows"), "all");
  gtk_drop_down_set_selected (self->pairing_filter, 0);
  gtk_drop_down_set_selected (self->who_filter, 0);
  tandem_milestones_page_ask (self);
}


/* What the template calls here. */
void
tandem_milestones_page_bind_choices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, pairing_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}
