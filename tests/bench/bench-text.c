/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "tandem-section-editor-page.h"
#include "tandem-section-editor.h"
#include "tandem-translation.h"
#include "tandem-workbench.h"
#include "window-driver.h"

/* Writing in a section of 20,000 words in two languages: how much the window's
 * thread computes until it is open, and for a key until that is seen. */

#define N_PASSAGES 250
#define N_KEYS     200

static gboolean painted;

static void
painted_cb (void)
{
  painted = TRUE;
}

/* Until the window was drawn after what has just happened. */
static void
wait_for_frame (WindowDriver *driver)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (driver->window));
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);

  painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (driver->window));
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static char *
make_english (guint *n_words)
{
  GString *text = g_string_new (NULL);
  guint signs;

  for (guint i = 0; i < N_PASSAGES; i++)
    {
      g_string_append_printf (text, "%sPassage %u: ", i > 0 ? "\n\n" : "", i);
      for (guint j = 0; j < 6; j++)
        g_string_append (text, "the schools of **both** cities train for work in the port, and few go on. ");
      if (i % 10 == 0)
        g_string_append (text, "\n- a place for each\n- a way back");
    }
  tandem_prose_count (text->str, n_words, &signs);

  return g_string_free (text, FALSE);
}

static char *
make_chinese (guint *n_signs)
{
  GString *text = g_string_new (NULL);
  guint words;

  for (guint i = 0; i < N_PASSAGES; i++)
    {
      g_string_append_printf (text, "%s第%u段：", i > 0 ? "\n\n" : "", i);
      for (guint j = 0; j < 6; j++)
        g_string_append (text, "**两市**学校为港口培养人才，继续深造者少。");
      if (i % 10 == 0)
        g_string_append (text, "\n- 人人有位\n- 返乡之路");
    }
  tandem_prose_count (text->str, &words, n_signs);

  return g_string_free (text, FALSE);
}

/* A section of the demo plan that is not the first, filled. */
static char *
fill_section (WindowDriver *driver,
              const char   *plan)
{
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) sections = tandem_store_referring (store, "section", "plan", plan);
  TandemDoc *before = g_ptr_array_index (sections, sections->len / 2);
  guint n_words, n_signs;
  g_autofree char *english = make_english (&n_words);
  g_autofree char *chinese = make_chinese (&n_signs);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) first = tandem_translation_with_text (before, "en", "en", english, -1, TANDEM_NO_DATE, &error);
  g_autoptr(TandemDoc) second = first != NULL
                                ? tandem_translation_with_text (first, "en", "zh-Hans", chinese, -1, TANDEM_NO_DATE,
                                                                &error)
                                : NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Fill");
  gsize size;

  if (second == NULL)
    g_error ("%s", error->message);
  tandem_doc_get_body (second, &size);
  g_print ("section: %u words, %u signs, %u passages, %zu KB as JSON\n", n_words, n_signs, N_PASSAGES, size / 1024);
  tandem_batch_put (batch, before, second);
  if (!tandem_store_save (store, batch, &error))
    g_error ("%s", error->message);

  return g_strdup (tandem_doc_get_id (second));
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
report_spread (const char *what,
               double     *values,
               guint       n,
               const char *reference)
{
  g_autofree char *middle = g_strdup_printf ("%s, median", what);
  g_autofree char *tail = g_strdup_printf ("%s, 95 %%", what);
  g_autofree char *worst = g_strdup_printf ("%s, worst", what);

  qsort (values, n, sizeof (double), compare_doubles);
  bench_report (middle, values[n / 2], "ms", reference);
  bench_report (tail, values[n * 95 / 100], "ms", reference);
  bench_report (worst, values[n - 1], "ms", "with a save beside it");
}

static void
bench_open (WindowDriver        *driver,
            GtkWidget           *page,
            const char          *id,
            TandemSectionEditor *editor)
{
  gint64 start = bench_cpu_usec ();

  tandem_section_editor_page_show (TANDEM_SECTION_EDITOR_PAGE (page), id);
  bench_report ("open a section: call", (double) (bench_cpu_usec () - start) / 1000, "ms", "a frame is 16.7");
  wait_for_frame (driver);
  bench_report ("open a section: seen", (double) (bench_cpu_usec () - start) / 1000, "ms", "100: at once");
  while (!tandem_section_editor_is_level (editor))
    g_main_context_iteration (NULL, TRUE);
  bench_report ("open a section: all laid out and level", (double) (bench_cpu_usec () - start) / 1000, "ms",
                "in idle time");
}

static void
bench_keys (WindowDriver        *driver,
            TandemSectionEditor *editor,
            guint                passage)
{
  TandemProseView *view = tandem_section_editor_get_view (editor, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  double calls[N_KEYS], frames[N_KEYS];

  gtk_widget_grab_focus (GTK_WIDGET (view));
  tandem_prose_view_go_to_passage (view, passage);
  window_driver_settle (driver);
  for (guint i = 0; i < N_KEYS; i++)
    {
      gint64 start = bench_cpu_usec ();

      gtk_text_buffer_insert_interactive_at_cursor (buffer, i % 6 == 5 ? " " : "x", 1, TRUE);
      calls[i] = (double) (bench_cpu_usec () - start) / 1000;
      wait_for_frame (driver);
      frames[i] = (double) (bench_cpu_usec () - start) / 1000;
    }
  report_spread ("a key: work", calls, N_KEYS, "a frame is 16.7");
  report_spread ("a key: until it is seen", frames, N_KEYS, "a frame or two");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (driver->app));
  g_autoptr(GPtrArray) plans = tandem_store_search (store, "Rome Yantai", "plan", 1, NULL);
  const char *plan = ((TandemHit *) g_ptr_array_index (plans, 0))->id;
  g_autofree char *id = fill_section (driver, plan);
  GtkWidget *workbench, *page, *editor;

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", plan);
  window_driver_settle (driver);
  workbench = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_WORKBENCH);
  tandem_workbench_show (TANDEM_WORKBENCH (workbench), "text");
  window_driver_settle (driver);
  page = window_driver_find_type (workbench, TANDEM_TYPE_SECTION_EDITOR_PAGE);
  editor = window_driver_find_type (page, TANDEM_TYPE_SECTION_EDITOR);

  bench_open (driver, page, id, TANDEM_SECTION_EDITOR (editor));
  window_driver_settle (driver);
  bench_keys (driver, TANDEM_SECTION_EDITOR (editor), N_PASSAGES / 2);
  while (!tandem_section_editor_is_saved (TANDEM_SECTION_EDITOR (editor)))
    g_main_context_iteration (NULL, TRUE);

  return 0;
}
