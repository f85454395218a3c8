/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-period-popover.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tandem-view.h"

#define MONTH_CHARS 7           /* of "2020-05" */

/* One end of the period. */
typedef struct
{
  GtkWidget *calendar;
  char      *iso;               /* (owned) (nullable): a day or a month */
  int        shown_month;       /* yyyymm: of the calendar, to tell leafing from choosing */
} End;

struct _TandemPeriodPopover
{
  GtkPopover parent_instance;

  End        ends[2];
  GtkWidget *months;            /* the switch to whole months */
  GtkWidget *no_end;
  gboolean   placing;           /* the calendars are being set by us */
};

G_DEFINE_FINAL_TYPE (TandemPeriodPopover, tandem_period_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

static void
tell (TandemPeriodPopover *self)
{
  if (self->ends[0].iso != NULL)
    g_signal_emit (self, chosen_signal, 0, self->ends[0].iso, self->ends[1].iso != NULL ? self->ends[1].iso : "");
  gtk_widget_set_sensitive (self->no_end, self->ends[1].iso != NULL);
}

/**
 * tandem_period_popover_choose:
 * @self: a popover
 * @end: whether it is the end of the period, or its beginning
 * @iso: (nullable): a day or a month; %NULL for no end
 *
 * As if it was clicked.
 */
void
tandem_period_popover_choose (TandemPeriodPopover *self,
                              gboolean             end,
                              const char          *iso)
{
  g_return_if_fail (TANDEM_IS_PERIOD_POPOVER (self));

  g_set_str (&self->ends[end ? 1 : 0].iso, iso);
  tell (self);
}

/* The calendar tells of leafing through months the same way as of a choice. */
static void
day_selected_cb (TandemPeriodPopover *self,
                 GtkCalendar         *calendar)
{
  End *end = self->ends[0].calendar == GTK_WIDGET (calendar) ? &self->ends[0] : &self->ends[1];
  g_autoptr(GDateTime) day = gtk_calendar_get_date (calendar);
  int month = g_date_time_get_year (day) * 100 + g_date_time_get_month (day);
  gboolean whole = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->months));
  g_autofree char *iso = NULL;

  if (self->placing || (month != end->shown_month && !whole))
    {
      end->shown_month = month;
      return;
    }

  end->shown_month = month;
  iso = g_date_time_format (day, whole ? "%Y-%m" : "%Y-%m-%d");
  tandem_period_popover_choose (self, end == &self->ends[1], iso);
}

static void
no_end_clicked_cb (TandemPeriodPopover *self)
{
  tandem_period_popover_choose (self, TRUE, NULL);
}

static void
place_calendar (End        *end,
                const char *iso,
                TandemDate  today)
{
  TandemDate date = iso != NULL ? tandem_date_parse (iso) : TANDEM_NO_DATE;
  g_autoptr(GDateTime) shown = NULL;

  if (!tandem_date_is_set (date) && iso != NULL)
    date = tandem_date_parse_month (iso);
  if (!tandem_date_is_set (date))
    date = today;
  end->shown_month = date.ymd / 100;
  shown = g_date_time_new_local (date.ymd / 10000, date.ymd / 100 % 100, MAX (date.ymd % 100, 1), 12, 0, 0);
  if (shown != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (end->calendar), shown);
}

/**
 * tandem_period_popover_set:
 * @self: a popover
 * @from: (nullable): when the period begins now
 * @to: (nullable): when it ends
 * @today: what is shown where there is nothing
 *
 * Shows a period.
 */
void
tandem_period_popover_set (TandemPeriodPopover *self,
                           const char          *from,
                           const char          *to,
                           TandemDate           today)
{
  const char *const given[] = { from, to };

  g_return_if_fail (TANDEM_IS_PERIOD_POPOVER (self));

  self->placing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_set_str (&self->ends[i].iso, given[i]);
      place_calendar (&self->ends[i], given[i] != NULL ? given[i] : from, today);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->months), from != NULL && strlen (from) == MONTH_CHARS);
  gtk_widget_set_sensitive (self->no_end, to != NULL);
  self->placing = FALSE;
}

static void
tandem_period_popover_finalize (GObject *object)
{
  TandemPeriodPopover *self = TANDEM_PERIOD_POPOVER (object);

  g_free (self->ends[0].iso);
  g_free (self->ends[1].iso);

  G_OBJECT_CLASS (tandem_period_popover_parent_class)->finalize (object);
}

static void
tandem_period_popover_class_init (TandemPeriodPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_period_popover_finalize;

  chosen_signal = g_signal_new ("chosen", TANDEM_TYPE_PERIOD_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
new_column (TandemPeriodPopover *self,
            End                 *end,
            const char          *title)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (label, "heading");
  end->calendar = gtk_calendar_new ();
  tandem_widget_set_accessible_label (end->calendar, title);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), end->calendar);
  g_signal_connect_object (end->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);

  return column;
}

static GtkWidget *
new_foot (TandemPeriodPopover *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->months = gtk_check_button_new_with_mnemonic (_("Whole _Months"));
  self->no_end = gtk_button_new_with_mnemonic (_("_No End"));
  gtk_widget_set_hexpand (self->months, TRUE);
  g_signal_connect_object (self->no_end, "clicked", G_CALLBACK (no_end_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (foot), self->months);
  gtk_box_append (GTK_BOX (foot), self->no_end);

  return foot;
}

static void
tandem_period_popover_init (TandemPeriodPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *calendars = adw_wrap_box_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, "propagate-natural-width", TRUE, NULL);

  /* Beside each other, or below each other in a narrow window. */
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (calendars), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (calendars), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (calendars), new_column (self, &self->ends[0], _("From")));
  adw_wrap_box_append (ADW_WRAP_BOX (calendars), new_column (self, &self->ends[1], _("To")));
  gtk_box_append (GTK_BOX (box), calendars);
  gtk_box_append (GTK_BOX (box), new_foot (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

GtkWidget *
tandem_period_popover_new (void)
{
  return g_object_new (TANDEM_TYPE_PERIOD_POPOVER, NULL);
}
