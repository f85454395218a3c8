/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <gio/gio.h>
#include <signal.h>
#include <string.h>

/* How long programs take from their start to a window with something in it,
 * seen from outside: the pixels of the display are looked at every few
 * milliseconds. "First" is the first picture with several colours, "whole" the
 * last change before the picture stands still. */

#define N_RUNS 5
#define N_COLOURS 6
#define LOOK_USEC 3000
#define STILL_USEC (400 * 1000)
#define LIMIT_USEC (20 * G_USEC_PER_SEC)
#define WIDTH 1000
#define HEIGHT 640
#define LINE_STEP 5     /* lines looked at: one in so many */

typedef struct
{
  double first;         /* ms */
  double whole;         /* ms */
  double memory;        /* MB, proportional share */
} Start;

/* A hash of some lines of the display; the number of colours in them. */
static guint
look (Display *display,
      guint   *n_colours)
{
  GHashTable *colours = g_hash_table_new (NULL, NULL);
  XImage *image = XGetImage (display, DefaultRootWindow (display), 0, 0, WIDTH, HEIGHT, AllPlanes, ZPixmap);
  guint hash = 5381;

  for (int y = 0; y < HEIGHT; y += LINE_STEP)
    for (int x = 0; x < WIDTH; x++)
      {
        gulong pixel = XGetPixel (image, x, y);

        hash = hash * 33 + (guint) pixel;
        if (g_hash_table_size (colours) < N_COLOURS)
          g_hash_table_add (colours, GSIZE_TO_POINTER (pixel + 1));
      }
  *n_colours = g_hash_table_size (colours);
  g_hash_table_unref (colours);
  XDestroyImage (image);

  return hash;
}

static double
proportional_memory (const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !(found = strstr (text, "\nPss:")))
    return 0;

  return (double) g_ascii_strtoll (found + strlen ("\nPss:"), NULL, 10) / 1024;
}

static Start
measure (Display           *display,
         const char *const *arguments)
{
  g_autoptr(GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDERR_SILENCE |
                                                      G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  gint64 first = 0, changed = begin, now = begin;
  guint n_colours, before = look (display, &n_colours);
  Start start = { 0 };

  if (process == NULL)
    g_error ("%s", error->message);

  while (now - begin < LIMIT_USEC && (first == 0 || now - changed < STILL_USEC))
    {
      guint hash = look (display, &n_colours);

      now = g_get_monotonic_time ();
      if (hash != before)
        changed = now;
      if (first == 0 && n_colours >= N_COLOURS)
        first = now;
      before = hash;
      g_usleep (LOOK_USEC);
    }

  start.first = (double) (first - begin) / 1000;
  start.whole = (double) (changed - begin) / 1000;
  start.memory = proportional_memory (g_subprocess_get_identifier (process));
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);

  /* the window has to be gone before the next one comes */
  while (look (display, &n_colours), n_colours > 1)
    g_usleep (LOOK_USEC);

  return start;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (const Start *runs,
        gsize        offset)
{
  double values[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    values[i] = G_STRUCT_MEMBER (double, &runs[i], offset);
  qsort (values, N_RUNS, sizeof *values, compare_doubles);

  return values[N_RUNS / 2];
}

static Start
measure_often (Display           *display,
               const char *const *arguments)
{
  Start runs[N_RUNS];

  measure (display, arguments);     /* so that the disk does not count */
  for (guint i = 0; i < N_RUNS; i++)
    runs[i] = measure (display, arguments);

  return (Start) { median (runs, G_STRUCT_OFFSET (Start, first)), median (runs, G_STRUCT_OFFSET (Start, whole)),
                   median (runs, G_STRUCT_OFFSET (Start, memory)) };
}

static char *
fill_workspace (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("tandem-bench-XXXXXX", &error);
  const char *arguments[] = { "tandemctl", "--workspace", folder, "seed", "--scale", "1", NULL };
  g_autoptr(GSubprocess) process = NULL;

  if (folder == NULL ||
      !(process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error)) ||
      !g_subprocess_wait_check (process, NULL, &error))
    g_error ("%s", error->message);

  return folder;
}

static void
remove_workspace (const char *folder)
{
  const char *arguments[] = { "rm", "-r", folder, NULL };
  g_autoptr(GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  if (process != NULL)
    g_subprocess_wait (process, NULL, NULL);
}

int
main (void)
{
  Display *display = XOpenDisplay (NULL);
  g_autofree char *folder = fill_workspace ();
  g_autofree char *editor = g_find_program_in_path ("gnome-text-editor");
  const char *tandem_arguments[] = { "tandem", "--workspace", folder, NULL };
  const char *editor_arguments[] = { editor, "--standalone", NULL };
  Start tandem = measure_often (display, tandem_arguments);

  bench_report ("tandem, large programme: first", tandem.first, "ms", "at most the editor's");
  bench_report ("tandem, large programme: whole", tandem.whole, "ms", "at most the editor's");
  bench_report ("tandem, large programme: memory", tandem.memory, "MB", "at most 1.2 times the editor's");
  if (editor != NULL)
    {
      Start other = measure_often (display, editor_arguments);

      bench_report ("gnome-text-editor, empty: first", other.first, "ms", "");
      bench_report ("gnome-text-editor, empty: whole", other.whole, "ms", "");
      bench_report ("gnome-text-editor, empty: memory", other.memory, "MB", "");
    }
  else
    g_print ("gnome-text-editor is not here: run `./dev bench start`\n");
  remove_workspace (folder);
  XCloseDisplay (display);

  return 0;
}
