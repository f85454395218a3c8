/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-editors.h"

#include <glib/gi18n-lib.h>

#include "tandem-period-popover.h"
#include "tandem-text-control.h"

/* One text for the whole value: texts, addresses, numbers, amounts, figures,
 * positions, dates and periods; days, months and periods have a calendar besides. */
struct _TandemTextEditor
{
  TandemFieldEditor parent_instance;

  GtkWidget        *control;
  GtkWidget        *popover;        /* (nullable): of the calendar */
  GtkWidget        *calendar;       /* (nullable) */
  gboolean          placing;        /* the calendar is being set to the stored day by us */
  int               shown_month;    /* yyyymm: of the calendar, to tell leafing from choosing */
};

G_DEFINE_FINAL_TYPE (TandemTextEditor, tandem_text_editor, TANDEM_TYPE_FIELD_EDITOR)

static void
calendar_shown_cb (TandemTextEditor *self)
{
  TandemVal value = tandem_field_editor_get_value (TANDEM_FIELD_EDITOR (self));
  const char *text = tandem_val_string (value);
  g_autofree char *day = text ? g_strndup (text, 10) : NULL;
  g_autofree char *month = text ? g_strndup (text, 7) : NULL;
  TandemDate date = day ? tandem_date_parse (day) : TANDEM_NO_DATE;
  g_autoptr(GDateTime) shown = NULL;

  if (!tandem_date_is_set (date) && month != NULL)
    date = tandem_date_parse_month (month);
  if (!tandem_date_is_set (date))
    date = tandem_context_get_today (tandem_form_model_get_context (tandem_field_editor_get_model (TANDEM_FIELD_EDITOR (self))));

  shown = g_date_time_new_local (date.ymd / 10000, date.ymd / 100 % 100, MAX (date.ymd % 100, 1), 12, 0, 0);
  self->shown_month = date.ymd / 100;
  self->placing = TRUE;
  if (shown != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), shown);
  self->placing = FALSE;
}

/* The day (or month) that was chosen, in the words of the field's type. A
 * moment keeps its time. */
static char *
dup_chosen (TandemTextEditor *self,
            GDateTime        *day)
{
  const TandemField *field = tandem_field_editor_get_field (TANDEM_FIELD_EDITOR (self));
  const char *before = tandem_val_string (tandem_field_editor_get_value (TANDEM_FIELD_EDITOR (self)));
  const char *clock = before ? strchr (before, 'T') : NULL;
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");

  if (field->type == &tandem_type_month)
    return g_strndup (iso, 7);

  return g_strconcat (iso, field->type == &tandem_type_moment ? clock : NULL, NULL);
}

/* The calendar tells of leafing through months the same way as of a choice. */
static void
day_selected_cb (TandemTextEditor *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  int month = g_date_time_get_year (day) * 100 + g_date_time_get_month (day);
  g_autofree char *text = NULL;

  if (self->placing || month != self->shown_month)
    {
      self->shown_month = month;
      return;
    }

  text = dup_chosen (self, day);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  tandem_text_control_set_text (TANDEM_TEXT_CONTROL (self->control), text);
  if (tandem_text_control_commit (TANDEM_TEXT_CONTROL (self->control)))
    tandem_text_control_refresh (TANDEM_TEXT_CONTROL (self->control));
}

/* ---- the two days of a period ---- */

static void
period_shown_cb (TandemTextEditor *self)
{
  TandemFieldEditor *editor = TANDEM_FIELD_EDITOR (self);
  TandemVal value = tandem_field_editor_get_value (editor);
  TandemContext *context = tandem_form_model_get_context (tandem_field_editor_get_model (editor));

  tandem_period_popover_set (TANDEM_PERIOD_POPOVER (self->popover),
                             tandem_val_string (tandem_val_member (value, "from")),
                             tandem_val_string (tandem_val_member (value, "to")),
                             tandem_context_get_today (context));
}

static void
period_chosen_cb (TandemTextEditor *self,
                  const char       *from,
                  const char       *to)
{
  g_autofree char *text = *to != '\0' ? g_strdup_printf ("%s – %s", from, to) : g_strdup (from);

  tandem_text_control_set_text (TANDEM_TEXT_CONTROL (self->control), text);
  if (tandem_text_control_commit (TANDEM_TEXT_CONTROL (self->control)))
    tandem_text_control_refresh (TANDEM_TEXT_CONTROL (self->control));
}

static void
make_calendar (TandemTextEditor *self)
{
  self->calendar = gtk_calendar_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->calendar);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (calendar_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
}

static void
make_calendars_of_period (TandemTextEditor *self)
{
  self->popover = tandem_period_popover_new ();
  g_signal_connect_object (self->popover, "show", G_CALLBACK (period_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "chosen", G_CALLBACK (period_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
add_calendar (TandemTextEditor *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  if (tandem_field_editor_get_field (TANDEM_FIELD_EDITOR (self))->type == &tandem_type_period)
    make_calendars_of_period (self);
  else
    make_calendar (self);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "place-events-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  gtk_widget_set_tooltip_text (button, _("Choose from a Calendar"));
  gtk_widget_add_css_class (button, "flat");
  tandem_field_editor_add_suffix (TANDEM_FIELD_EDITOR (self), button);
}

static void
open_clicked_cb (TandemTextEditor *self)
{
  const char *uri = tandem_val_string (tandem_field_editor_get_value (TANDEM_FIELD_EDITOR (self)));
  g_autoptr(GtkUriLauncher) launcher = NULL;

  if (uri == NULL || !(g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "http://")))
    return;

  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
add_open_button (TandemTextEditor *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("web-browser-symbolic");

  gtk_widget_set_tooltip_text (button, _("Open in the Browser"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), self, G_CONNECT_SWAPPED);
  tandem_field_editor_add_suffix (TANDEM_FIELD_EDITOR (self), button);
}

static void
tandem_text_editor_build (TandemFieldEditor *editor)
{
  TandemTextEditor *self = TANDEM_TEXT_EDITOR (editor);
  const TandemFieldType *type = tandem_field_editor_get_field (editor)->type;

  self->control = tandem_text_control_new (editor, NULL);
  tandem_field_editor_set_control (editor, self->control);

  if (tandem_field_editor_get_frozen (editor))
    return;
  if (type == &tandem_type_date || type == &tandem_type_month || type == &tandem_type_moment ||
      type == &tandem_type_period)
    add_calendar (self);
  else if (type == &tandem_type_url)
    add_open_button (self);
}

static void
tandem_text_editor_show (TandemFieldEditor *editor,
                         TandemVal          value)
{
  tandem_text_control_refresh (TANDEM_TEXT_CONTROL (TANDEM_TEXT_EDITOR (editor)->control));
}

static void
tandem_text_editor_class_init (TandemTextEditorClass *klass)
{
  TandemFieldEditorClass *editor_class = TANDEM_FIELD_EDITOR_CLASS (klass);

  editor_class->build = tandem_text_editor_build;
  editor_class->show = tandem_text_editor_show;
}

static void
tandem_text_editor_init (TandemTextEditor *self)
{
}
