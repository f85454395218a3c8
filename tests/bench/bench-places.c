/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-corpus.h"
#include "bench.h"
#include "window-driver.h"

#include "tandem-page.h"
#include "tandem-timeline.h"

#include <stdlib.h>

/* What it costs to go to a place for the first time, on the everyday corpus:
 * from the click to the first picture with rows in it, and to the last one.
 * Time is what the thread of the window computed, so that other programs of the
 * machine do not count; beside it stands the clock. Each run is a program of its
 * own, as a page is made once. TANDEM_BENCH is the scale of the corpus. */

#define N_RUNS 5
#define MAX_OPEN_MSEC 100
#define LIMIT_USEC (20 * G_USEC_PER_SEC)

/* The programme runs from 2022 to 2027. */
#define TODAY "2026-06-01"

static const char *const places[] = { "pairings", "plans", "milestones", "cities", "events", "today" };

#define N_PLACES G_N_ELEMENTS (places)

typedef struct
{
  double first;     /* ms, computed */
  double clock;     /* ms, by the clock */
  double whole;     /* ms, computed until nothing is left to do */
  double n_rows;    /* made for the first picture */
} Visit;

static WindowDriver *driver;

/* A page with something in it: rows that are drawn. */
static guint
count_rows (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (TANDEM_IS_TIMELINE (widget))
    return tandem_timeline_get_n_rows (TANDEM_TIMELINE (widget));
  if (GTK_IS_LIST_VIEW (widget))
    {
      for (GtkWidget *row = gtk_widget_get_first_child (widget); row != NULL; row = gtk_widget_get_next_sibling (row))
        n++;
      return n;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);

  return n;
}

static GtkWidget *
find_page (const char *place)
{
  GtkWidget *stack = window_driver_find_type (GTK_WIDGET (driver->window), TANDEM_TYPE_PAGE);

  stack = stack != NULL ? gtk_widget_get_ancestor (stack, GTK_TYPE_STACK) : NULL;

  return stack != NULL ? gtk_stack_get_child_by_name (GTK_STACK (stack), place) : NULL;
}

static gboolean
is_open (WindowDriver *self)
{
  return tandem_app_get_session (self->app) != NULL;
}

typedef struct
{
  const char *place;
  gint64      started;      /* by the clock */
  gint64      computed;     /* so far, when it began */
  Visit       visit;
  gboolean    there;
} Going;

static void
painted_cb (Going *going)
{
  GtkWidget *page = going->there ? NULL : find_page (going->place);
  guint n_rows = page != NULL ? count_rows (page) : 0;

  if (n_rows == 0)
    return;
  going->visit.first = (bench_cpu_usec () - going->computed) / 1000.0;
  going->visit.clock = (g_get_monotonic_time () - going->started) / 1000.0;
  going->visit.n_rows = n_rows;
  going->there = TRUE;
}

static Visit
visit (const char *place)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (driver->window));
  Going going = { .place = place };
  gint64 limit = g_get_monotonic_time () + LIMIT_USEC;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &going);

  going.started = g_get_monotonic_time ();
  going.computed = bench_cpu_usec ();
  tandem_window_show_place (driver->window, place);
  while (!going.there && g_get_monotonic_time () < limit)
    window_driver_step ();
  window_driver_settle (driver);
  going.visit.whole = (bench_cpu_usec () - going.computed) / 1000.0;
  g_signal_handler_disconnect (clock, id);

  return going.visit;
}

/* One run: figures for the program that started it, or for who looks at one place closely. */
static int
go_round (const char *folder,
          const char *only)
{
  g_setenv ("TANDEM_TODAY", TODAY, FALSE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GTK_A11Y", "none", FALSE);
  driver = window_driver_new_in (folder);
  if (!window_driver_wait (driver, is_open))
    g_error ("The workspace did not open");
  window_driver_settle (driver);
  for (guint i = 0; i < N_PLACES; i++)
    {
      Visit seen = { 0 };

      if (only != NULL && !g_str_equal (only, places[i]))
        continue;
      seen = visit (places[i]);
      g_print ("%f %f %f %f\n", seen.first, seen.clock, seen.whole, seen.n_rows);
    }
  g_free (window_driver_free_keeping_folder (driver));

  return 0;
}

static void
read_run (const char *program,
          const char *folder,
          Visit      *visits)
{
  const char *arguments[] = { program, folder, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *printed = NULL;
  g_auto(GStrv) lines = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &printed, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (printed, "\n", -1);
  for (guint i = 0; i < N_PLACES; i++)
    if (lines[i] == NULL || sscanf (lines[i], "%lf %lf %lf %lf", &visits[i].first, &visits[i].clock, &visits[i].whole, &visits[i].n_rows) != 4)
      g_error ("No figures of %s", places[i]);
}

static int
compare_first (gconstpointer a,
               gconstpointer b)
{
  const Visit *first = a, *second = b;

  return (first->first > second->first) - (first->first < second->first);
}

static void
report (const char *place,
        Visit       runs[N_RUNS])
{
  const Visit *middle = &runs[N_RUNS / 2];
  g_autofree char *what = g_strdup_printf ("going to %s", place);
  g_autofree char *reference = NULL;

  qsort (runs, N_RUNS, sizeof *runs, compare_first);
  reference = g_strdup_printf ("at most %d; by the clock %.0f, until all is there %.0f, %.0f rows", MAX_OPEN_MSEC, middle->clock,
                               middle->whole, middle->n_rows);
  bench_report (what, middle->first, "ms", reference);
}

static char *
fill_workspace (void)
{
  const char *given = g_getenv ("TANDEM_BENCH");
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("tandem-bench-XXXXXX", &error);
  g_autoptr(TandemContext) context = bench_corpus_context ();
  g_autoptr(TandemStore) store = tandem_store_new (folder, context);

  if (!tandem_store_open (store, NULL, &error))
    g_error ("%s", error->message);
  bench_corpus_fill (store, given != NULL ? strtod (given, NULL) : 1);
  tandem_store_close (store);

  return folder;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  Visit runs[N_PLACES][N_RUNS];

  if (argc > 1)
    return go_round (argv[1], argv[2]);

  folder = fill_workspace ();
  for (guint i = 0; i < N_RUNS; i++)
    {
      Visit visits[N_PLACES];

      read_run (argv[0], folder, visits);
      for (guint j = 0; j < N_PLACES; j++)
        runs[j][i] = visits[j];
    }
  for (guint i = 0; i < N_PLACES; i++)
    report (places[i], runs[i]);
  bench_remove_folder (folder);

  return 0;
}
