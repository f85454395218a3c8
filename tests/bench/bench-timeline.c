/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-corpus.h"
#include "bench.h"

#include "tandem-board.h"
#include "tandem-list.h"
#include "tandem-milestones-page.h"
#include "tandem-session.h"
#include "tandem-timeline.h"
#include "tandem-widgets.h"
#include "tandem-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

/* The place of the milestones on the everyday corpus, which has 75,000 of
 * them: how long each view takes to come up, and what one frame of the timeline
 * costs while it scrolls and zooms, off the frame clock. TANDEM_BENCH is the
 * scale of the corpus, 1 when it is not set. Needs a display. */

#define N_FRAMES 300
#define MAX_OPEN_MSEC 100
#define MAX_FRAME_MSEC 16.7
#define WIDTH 1200
#define HEIGHT 800

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_child_visible (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What one frame costs: the widget's layout, its drawing, and the picture of it. */
static double
draw_frame (GtkWidget   *widget,
            GskRenderer *renderer)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GdkPaintable) paintable = NULL;
  g_autoptr(GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_widget_allocate (widget, gtk_widget_get_width (widget), gtk_widget_get_height (widget), -1, NULL);
  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      g_autoptr(GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0,
                                                                                                        (float) gtk_widget_get_width (widget),
                                                                                                        (float) gtk_widget_get_height (widget)));

      g_assert_nonnull (texture);
    }

  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
report_frames (const char *what,
               GArray     *times)
{
  g_autofree char *reference = NULL;

  g_array_sort (times, compare_doubles);
  reference = g_strdup_printf ("99 %% at most %.1f; median %.1f, slowest %.1f", MAX_FRAME_MSEC,
                               g_array_index (times, double, times->len / 2), g_array_index (times, double, times->len - 1));
  bench_report (what, g_array_index (times, double, times->len * 99 / 100), "ms", reference);
}

static void
run_for (gint64 usec)
{
  gint64 end = g_get_monotonic_time () + usec;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static gboolean
has_rows (GtkWidget  *page,
          const char *view)
{
  GtkWidget *found;
  GListModel *model;

  if (g_str_equal (view, "timeline"))
    return (found = find_type (page, TANDEM_TYPE_TIMELINE)) != NULL && tandem_timeline_get_n_rows (TANDEM_TIMELINE (found)) > 0;
  if (g_str_equal (view, "board"))
    return (found = find_type (page, TANDEM_TYPE_BOARD)) != NULL &&
           (model = tandem_board_get_column (TANDEM_BOARD (found), TANDEM_COLUMN_LATE)) != NULL &&
           !tandem_list_is_loading (TANDEM_LIST (model));
  found = find_type (page, GTK_TYPE_LIST_VIEW);

  return found != NULL && gtk_list_view_get_model (GTK_LIST_VIEW (found)) != NULL &&
         g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (found)))) > 0;
}

/* From the click to the rows on the screen. */
static void
measure_opening (GtkWindow     *window,
                 TandemSession *session,
                 const char    *view)
{
  const TandemPlace *place = tandem_place_find ("milestones");
  g_autofree char *what = g_strdup_printf ("Milestones open as %s", view);
  g_autofree char *reference = NULL;
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  g_settings_set_string (tandem_session_get_settings (session), "milestones-view", view);
  for (guint i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();
      GtkWidget *page = tandem_milestones_page_new (session, place);
      double msec;

      gtk_window_set_child (window, page);
      while (!has_rows (page, view))
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (200);
      msec = (g_get_monotonic_time () - start) / 1000.0;
      g_array_append_val (times, msec);
      run_for (300 * G_TIME_SPAN_MILLISECOND);
    }
  g_array_sort (times, compare_doubles);
  reference = g_strdup_printf ("at most %d; slowest %.0f", MAX_OPEN_MSEC, g_array_index (times, double, times->len - 1));
  bench_report (what, g_array_index (times, double, times->len / 2), "ms", reference);
}

static void
measure_frames (GtkWindow *window)
{
  GtkWidget *timeline = find_type (GTK_WIDGET (window), TANDEM_TYPE_TIMELINE);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr(GArray) scrolling = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) zooming = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GtkAdjustment) rows = NULL;

  g_assert_nonnull (timeline);
  g_object_get (timeline, "vadjustment", &rows, NULL);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double msec;

      gtk_adjustment_set_value (rows, gtk_adjustment_get_value (rows) + 180);
      msec = draw_frame (timeline, renderer);
      g_array_append_val (scrolling, msec);
    }
  report_frames ("Timeline, a frame while scrolling", scrolling);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double msec;

      tandem_timeline_zoom (TANDEM_TIMELINE (timeline), i % 60 < 30 ? 1.1 : 1 / 1.1);
      msec = draw_frame (timeline, renderer);
      g_array_append_val (zooming, msec);
    }
  report_frames ("Timeline, a frame while zooming", zooming);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const views[] = { "list", "board", "timeline" };
  const char *given = g_getenv ("TANDEM_BENCH");
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tandem-bench-XXXXXX", &error);
  g_autoptr(TandemContext) context = bench_corpus_context ();
  g_autoptr(TandemStore) store = tandem_store_new (folder, context);
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(TandemSession) session = NULL;
  GtkWindow *window;

  setlocale (LC_ALL, "");
  /* Nobody's choices are touched. */
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  if (!gtk_init_check ())
    {
      g_print ("There is no display: nothing was measured.\n");
      return 0;
    }
  adw_init ();
  tandem_widgets_init ();
  tandem_window_init_types ();
  if (!tandem_store_open (store, NULL, &error))
    g_error ("%s", error->message);
  bench_corpus_fill (store, given != NULL ? strtod (given, NULL) : 1);

  settings = g_settings_new (APP_ID);
  session = tandem_session_new (store, settings);
  window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  gtk_window_present (window);
  run_for (300 * G_TIME_SPAN_MILLISECOND);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    measure_opening (window, session, views[i]);
  measure_frames (window);

  gtk_window_destroy (window);
  run_for (100 * G_TIME_SPAN_MILLISECOND);
  tandem_store_close (store);
  bench_remove_folder (folder);

  return 0;
}
