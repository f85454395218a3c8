/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-period-bar.h"

#include <glib/gi18n-lib.h>

#include "tandem-date.h"
#include "tandem-progress.h"

struct _TandemPeriodBar
{
  TandemView parent_instance;

  GtkWidget *period;
  GtkWidget *left;
  GtkWidget *bar;
};

G_DEFINE_FINAL_TYPE (TandemPeriodBar, tandem_period_bar, TANDEM_TYPE_VIEW)

enum { PROP_FROM = 1, PROP_UNTIL, PROP_TODAY };
static const TandemViewProperty properties[] = {
  { "from", G_TYPE_INT },
  { "until", G_TYPE_INT },
  { "today", G_TYPE_INT },
};

static int
count_months (int ymd)
{
  return ymd / 10000 * 12 + ymd / 100 % 100;
}

/* Months from the beginning of the one that holds @from to the end of the one
 * that holds @until. */
static int
months_spanned (int from,
                int until)
{
  return from && until ? count_months (until) - count_months (from) + 1 : 0;
}

static char *
dup_period (int from,
            int until)
{
  g_autofree char *first = tandem_date_to_text ((TandemDate) { from });
  g_autofree char *last = until ? tandem_date_to_text ((TandemDate) { until }) : NULL;

  if (last != NULL)
    /* Translators: a period, "July 2018 – December 2020" */
    return g_strdup_printf (_("%s – %s"), first, last);

  /* Translators: a period without an end */
  return g_strdup_printf (_("from %s"), first);
}

static char *
dup_left (int left,
          int until)
{
  if (until == 0)
    return g_strdup (_("no end agreed"));
  if (left > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month left", "%d months left", left), left);
  if (left == 0)
    return g_strdup (_("last month"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "ended %d month ago", "ended %d months ago", -left), -left);
}

static void
tandem_period_bar_update (TandemView *view)
{
  TandemPeriodBar *self = TANDEM_PERIOD_BAR (view);
  int from = tandem_view_int (self, PROP_FROM);
  int until = tandem_view_int (self, PROP_UNTIL);
  int today = tandem_view_int (self, PROP_TODAY);
  int all = months_spanned (from, until);
  int gone = CLAMP (months_spanned (from, today) - 1, 0, MAX (all, 0));
  int left = count_months (until) - count_months (today);
  g_autofree char *period = from ? dup_period (from, until) : g_strdup (_("No period agreed"));
  g_autofree char *remaining = from && today ? dup_left (left, until) : NULL;
  g_autofree char *spoken = all > 0 && left >= 0
                            /* Translators: months of a period, read aloud */
    ? g_strdup_printf (_("%d of %d months gone, %d left"), gone, all, MIN (left, all))
    : g_strdup_printf ("%s, %s", period, remaining ? remaining : "");

  gtk_label_set_label (GTK_LABEL (self->period), period);
  tandem_label_set_or_hide (self->left, remaining);
  gtk_widget_set_visible (self->bar, all > 0);
  g_object_set (self->bar,
                "fraction", all > 0 ? (double) gone / all : 0.0,
                "label", spoken,
                NULL);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), spoken);
}

static void
tandem_period_bar_class_init (TandemPeriodBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_PROGRESS);
  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-period-bar", "tandem-period-bar",
                             properties, G_N_ELEMENTS (properties), tandem_period_bar_update);
  gtk_widget_class_bind_template_child (widget_class, TandemPeriodBar, period);
  gtk_widget_class_bind_template_child (widget_class, TandemPeriodBar, left);
  gtk_widget_class_bind_template_child (widget_class, TandemPeriodBar, bar);
}

static void
tandem_period_bar_init (TandemPeriodBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
