/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "window-driver.h"

#include "tandem-outline-view.h"
#include "tandem-workbench.h"

/* How long a large plan takes to open in the real window, until the first
 * picture with all of its rows, and what a frame costs while it scrolls. */

#define N_OBJECTIVES 10
#define N_ACTIONS 6         /* of each objective */
#define N_PILOTS 4          /* of each action */
#define N_MILESTONES 7      /* of each pilot */
#define MAX_OPEN_MSEC 150
#define MAX_FRAME_MSEC 16.7
#define N_OPENINGS 5
#define N_FRAMES 300
#define STEP 400            /* pixels a frame */

#define PARTNERSHIP "partnership:01HV6A0D00TFAPAPQE7T38J3AJ"
#define PLAN "plan:01HV6A0D0000000000000BENCH"
#define IN "\"plan\":\"" PLAN "\",\"partnership\":\"" PARTNERSHIP "\""

static guint n_paints;

static void
G_GNUC_PRINTF (2,
               3)
put (TandemBatch * batch,
     const char *format,
     ...)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *body = NULL;
  g_autoptr(TandemDoc) doc = NULL;
  va_list arguments;

  va_start (arguments, format);
  body = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!(doc = tandem_doc_parse (body, -1, &error)))
    g_error ("%s", error->message);
  tandem_batch_put (batch, NULL, doc);
}

static void
put_pilot (TandemBatch *batch,
           guint        action,
           guint        pilot)
{
  guint number = action * N_PILOTS + pilot;

  put (batch, "{\"_id\":\"pilot:%026u\"," IN ",\"actions\":[\"action:%026u\"],\"code\":\"P%u\",\"status\":\"implementing\",\"order\":\"%04u\","
       "\"period\":{\"from\":\"2019-01\",\"to\":\"2021-12\"},\"title\":{\"en\":{\"text\":\"Pilot number %u of both cities\"}}}",
       number, action, number, pilot, number);
  for (guint i = 0; i < N_MILESTONES; i++)
    put (batch, "{\"_id\":\"milestone:%026u\"," IN ",\"owner\":\"pilot:%026u\",\"code\":\"M%u.%u\",\"status\":\"%s\",\"order\":\"%04u\","
         "\"due\":\"20%02u-%02u-15\",\"title\":{\"en\":{\"text\":\"Step %u of pilot %u agreed by both sides\"}}}",
         number * N_MILESTONES + i, number, number, i, i < 2 ? "in_progress" : "planned", i, 19 + i % 3, 1 + i % 12, i, number);
}

static guint
fill (TandemStore *store)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Import");
  g_autoptr(GError) error = NULL;

  tandem_batch_set_import (batch, TRUE);
  put (batch, "{\"_id\":\"" PLAN "\",\"partnership\":\"" PARTNERSHIP "\",\"owner\":\"" PARTNERSHIP "\",\"plan_kind\":\"UCAP\","
       "\"status\":\"drafting\",\"base_language\":\"en\",\"languages\":[\"en\"],\"title\":{\"en\":{\"text\":\"A large plan\"}}}");
  for (guint i = 0; i < N_OBJECTIVES; i++)
    {
      put (batch, "{\"_id\":\"objective:%026u\"," IN ",\"code\":\"O%u\",\"level\":\"strategic\",\"order\":\"%04u\","
           "\"statement\":{\"en\":{\"text\":\"What will be different, number %u\"}}}", i, i, i, i);
      for (guint j = 0; j < N_ACTIONS; j++)
        {
          guint action = i * N_ACTIONS + j;

          put (batch, "{\"_id\":\"action:%026u\"," IN ",\"objectives\":[\"objective:%026u\"],\"code\":\"A%u.%u\",\"status\":\"ongoing\","
               "\"order\":\"%04u\",\"start\":\"2019-01-01\",\"end\":\"2021-12-31\",\"title\":{\"en\":{\"text\":\"Action %u of the plan\"}}}",
               action, i, i, j, j, action);
          for (guint k = 0; k < N_PILOTS; k++)
            put_pilot (batch, action, k);
        }
    }
  if (!tandem_store_save (store, batch, &error))
    g_error ("%s", error->message);

  return tandem_batch_get_n_edits (batch) - 1;
}

static void
painted_cb (void)
{
  n_paints++;
}

/* Runs until the next picture has been drawn. */
static void
wait_for_paint (void)
{
  guint before = n_paints;

  while (n_paints == before)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_list (WindowDriver *driver)
{
  GtkWidget *view = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_OUTLINE_VIEW);

  return view != NULL ? GTK_WIDGET (tandem_outline_view_get_list (TANDEM_OUTLINE_VIEW (view))) : NULL;
}

static guint
count_rows (WindowDriver *driver)
{
  GtkWidget *list = find_list (driver);

  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)))) : 0;
}

static double
open_once (WindowDriver *driver,
           guint         n_rows)
{
  gint64 start;
  double msec;

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.back", NULL);
  window_driver_settle (driver);
  start = g_get_monotonic_time ();
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", PLAN);
  while (count_rows (driver) < n_rows)
    g_main_context_iteration (NULL, TRUE);
  wait_for_paint ();
  msec = (g_get_monotonic_time () - start) / 1000.0;
  window_driver_settle (driver);

  return msec;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
measure_opening (WindowDriver *driver,
                 guint         n_rows)
{
  double times[N_OPENINGS];
  g_autofree char *reference = NULL;
  double first;

  for (guint i = 0; i < N_OPENINGS; i++)
    times[i] = open_once (driver, n_rows);
  first = times[0];
  qsort (times, N_OPENINGS, sizeof *times, compare_doubles);
  reference = g_strdup_printf ("at most %d; first %.0f, slowest %.0f; %u rows", MAX_OPEN_MSEC, first, times[N_OPENINGS - 1], n_rows);
  bench_report ("a plan opens", times[N_OPENINGS / 2], "ms", reference);
}

static void
measure_scrolling (WindowDriver *driver)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (driver)));
  double top = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *reference = NULL;
  double step = STEP;
  guint in_time = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gint64 start = bench_cpu_usec ();
      double at = gtk_adjustment_get_value (adjustment) + step;
      double msec;

      if (at < 0 || at > top)
        step = -step;
      gtk_adjustment_set_value (adjustment, CLAMP (at, 0, top));
      wait_for_paint ();
      msec = (bench_cpu_usec () - start) / 1000.0;
      in_time += msec <= MAX_FRAME_MSEC;
      g_array_append_val (times, msec);
    }
  g_array_sort (times, compare_doubles);
  reference = g_strdup_printf ("at most %.1f; median %.1f, %u %% in time, %d px a frame", MAX_FRAME_MSEC,
                               g_array_index (times, double, N_FRAMES / 2), in_time * 100 / N_FRAMES, STEP);
  bench_report ("a frame while scrolling, p99", g_array_index (times, double, N_FRAMES * 99 / 100), "ms", reference);
}

int
main (void)
{
  g_autoptr(WindowDriver) driver = NULL;
  guint n_rows;

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GTK_A11Y", "none", FALSE);
  driver = window_driver_new (TRUE, 1200, 800);
  n_rows = fill (tandem_session_get_store (tandem_app_get_session (driver->app)));
  window_driver_settle (driver);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (driver->window)), "after-paint", G_CALLBACK (painted_cb), NULL);
  measure_opening (driver, n_rows);
  measure_scrolling (driver);

  return 0;
}
