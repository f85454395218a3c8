/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* How long programs take from their start to a window with something in it,
 * and Tandem from one place to the next: seen from outside, as a person sees
 * it. The pixels of the display are looked at every few milliseconds. A list is
 * there when many lines of its part of the window have several colours, which
 * neither an empty page nor a turning wheel has; an empty editor, when anything
 * is. "Whole" is the last change before the picture stands still.
 *
 * A busy machine makes all of it longer; what the program computed meanwhile is
 * told beside it. */

#define N_RUNS 5
#define N_COLOURS 6             /* of a picture with something in it */
#define N_COLOURS_OF_LINE 4     /* of a line of pixels that crosses text */
#define N_TEXT_LINES 20
#define LOOK_USEC 3000
#define STILL_USEC (400 * 1000)
#define LIMIT_USEC (20 * G_USEC_PER_SEC)
#define LINE_STEP 5             /* lines looked at: one in so many */

typedef struct
{
  int x, y, width, height;
} Area;

/* Of a window of 1200 × 800 at the corner, right of the places and under the
 * bar, up to where a record would be shown beside a list. */
static const Area list_area = { 240, 60, 220, 700 };
static const Area whole_window = { 0, 0, 1000, 640 };

typedef struct
{
  double first;         /* ms */
  double whole;         /* ms */
  double computed;      /* ms, all threads, until it stands still */
  double memory;        /* MB, proportional share */
} Start;

typedef struct
{
  guint hash;
  guint n_colours;
  guint n_text_lines;
} Picture;

static Picture
look (Display    *display,
      const Area *area)
{
  g_autoptr(GHashTable) colours = g_hash_table_new (NULL, NULL);
  XImage *image = XGetImage (display, DefaultRootWindow (display), area->x, area->y, area->width, area->height,
                             AllPlanes, ZPixmap);
  Picture picture = { .hash = 5381 };

  for (int y = 0; y < area->height; y += LINE_STEP)
    {
      gulong seen[N_COLOURS_OF_LINE];
      guint n_seen = 0;

      for (int x = 0; x < area->width; x++)
        {
          gulong pixel = XGetPixel (image, x, y);
          guint i = 0;

          picture.hash = picture.hash * 33 + (guint) pixel;
          while (i < n_seen && seen[i] != pixel)
            i++;
          if (i == n_seen && n_seen < N_COLOURS_OF_LINE)
            seen[n_seen++] = pixel;
          if (g_hash_table_size (colours) < N_COLOURS)
            g_hash_table_add (colours, GSIZE_TO_POINTER (pixel + 1));
        }
      picture.n_text_lines += n_seen == N_COLOURS_OF_LINE;
    }
  picture.n_colours = g_hash_table_size (colours);
  XDestroyImage (image);

  return picture;
}

static gboolean
has_content (const Area    *area,
             const Picture *picture)
{
  return area == &list_area ? picture->n_text_lines >= N_TEXT_LINES : picture->n_colours >= N_COLOURS;
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

/* In milliseconds, of all threads. */
static double
computed_time (const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/stat", pid);
  g_autofree char *text = NULL;
  g_auto(GStrv) fields = NULL;
  const char *name_end;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !(name_end = strrchr (text, ')')))
    return 0;
  fields = g_strsplit (name_end + 2, " ", 15);

  return g_ascii_strtod (fields[11], NULL) * 1000 / (double) sysconf (_SC_CLK_TCK) +
         g_ascii_strtod (fields[12], NULL) * 1000 / (double) sysconf (_SC_CLK_TCK);
}

/* Looks until there is content in @area and the picture stands still. The first
 * content counts that is not what there was @before. */
static Start
watch (Display    *display,
       const Area *area,
       const char *pid,
       gint64      begin,
       guint       before)
{
  gint64 first = 0, changed = begin, now = begin;
  guint last = before;
  Start start = { 0 };

  while (now - begin < LIMIT_USEC && (first == 0 || now - changed < STILL_USEC))
    {
      Picture picture = look (display, area);

      now = g_get_monotonic_time ();
      if (picture.hash != last)
        changed = now;
      if (first == 0 && picture.hash != before && has_content (area, &picture))
        first = now;
      last = picture.hash;
      g_usleep (LOOK_USEC);
    }

  if (first == 0)
    g_error ("The program with the number %s showed nothing", pid);
  start.first = (double) (first - begin) / 1000;
  start.whole = (double) (changed - begin) / 1000;
  start.computed = computed_time (pid);
  start.memory = proportional_memory (pid);

  return start;
}

static GSubprocess *
run (const char *const *arguments)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDERR_SILENCE |
                                            G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  if (process == NULL)
    g_error ("%s", error->message);

  return process;
}

/* The window has to be gone before the next one comes. */
static void
end (Display     *display,
     GSubprocess *process)
{
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  while (look (display, &whole_window).n_colours > 1)
    g_usleep (LOOK_USEC);
}

static Start
measure (Display           *display,
         const Area        *area,
         const char *const *arguments)
{
  guint before = look (display, area).hash;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(GSubprocess) process = run (arguments);
  Start start = watch (display, area, g_subprocess_get_identifier (process), begin, before);

  end (display, process);

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

static void
report (const char *program,
        Start       runs[N_RUNS],
        const char *reference,
        const char *reference_of_memory)
{
  const struct
  {
    const char *what;
    gsize       offset;
    const char *unit;
    const char *reference;
  } lines[] = {
    { "first", G_STRUCT_OFFSET (Start, first), "ms", reference },
    { "whole", G_STRUCT_OFFSET (Start, whole), "ms", reference },
    { "computed", G_STRUCT_OFFSET (Start, computed), "ms", "" },
    { "memory", G_STRUCT_OFFSET (Start, memory), "MB", reference_of_memory },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *what = g_strdup_printf ("%s: %s", program, lines[i].what);

      bench_report (what, median (runs, lines[i].offset), lines[i].unit, lines[i].reference);
    }
}

/* ---- from place to place ---------------------------------------------------- */

static const struct
{
  const char *name;
  KeySym      key;      /* with Control */
} places[] = {
  { "Pairings", XK_2 },
  { "Plans", XK_3 },
  { "Milestones", XK_4 },
  { "Cities", XK_5 },
  { "Today", XK_1 },
};

static void
press_with_control (Display *display,
                    KeySym   key)
{
  KeyCode control = XKeysymToKeycode (display, XK_Control_L), code = XKeysymToKeycode (display, key);

  XTestFakeKeyEvent (display, control, True, 0);
  XTestFakeKeyEvent (display, code, True, 0);
  XTestFakeKeyEvent (display, code, False, 0);
  XTestFakeKeyEvent (display, control, False, 0);
  XFlush (display);
}

/* Goes round all places: the first time their pages are made, then they are there. */
static void
visit_places (Display    *display,
              const char *pid,
              Start       visits[G_N_ELEMENTS (places)])
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint before = look (display, &list_area).hash;
      gint64 begin = g_get_monotonic_time ();

      press_with_control (display, places[i].key);
      visits[i] = watch (display, &list_area, pid, begin, before);
    }
}

static void
measure_places (Display           *display,
                const char *const *arguments)
{
  Start runs[G_N_ELEMENTS (places)][N_RUNS], memory[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      guint before = look (display, &list_area).hash;
      g_autoptr(GSubprocess) process = run (arguments);
      const char *pid = g_subprocess_get_identifier (process);
      Start visits[G_N_ELEMENTS (places)];

      watch (display, &list_area, pid, g_get_monotonic_time (), before);
      visit_places (display, pid, visits);
      for (guint place = 0; place < G_N_ELEMENTS (places); place++)
        runs[place][i] = visits[place];
      memory[i] = visits[G_N_ELEMENTS (places) - 1];
      end (display, process);
    }

  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    {
      g_autofree char *first = g_strdup_printf ("going to %s: first", places[place].name);
      g_autofree char *whole = g_strdup_printf ("going to %s: whole", places[place].name);

      bench_report (first, median (runs[place], G_STRUCT_OFFSET (Start, first)), "ms", "at most 100");
      bench_report (whole, median (runs[place], G_STRUCT_OFFSET (Start, whole)), "ms", "");
    }
  bench_report ("memory with all of them open", median (memory, G_STRUCT_OFFSET (Start, memory)), "MB", "at most 250");
}

/* ---- the workspace ------------------------------------------------------------ */

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
  Start tandem[N_RUNS], other[N_RUNS];

  /* Turn by turn, so that what else the machine does meets both; once each
   * before, so that the disk does not count. */
  measure (display, &list_area, tandem_arguments);
  if (editor != NULL)
    measure (display, &whole_window, editor_arguments);
  for (guint i = 0; i < N_RUNS; i++)
    {
      tandem[i] = measure (display, &list_area, tandem_arguments);
      if (editor != NULL)
        other[i] = measure (display, &whole_window, editor_arguments);
    }

  report ("tandem, large programme", tandem, "at most the editor's", "at most 1.2 times the editor's");
  if (editor != NULL)
    report ("gnome-text-editor, empty", other, "", "");
  else
    g_print ("gnome-text-editor is not here: run `./dev bench start`\n");
  measure_places (display, tandem_arguments);
  remove_workspace (folder);
  XCloseDisplay (display);

  return 0;
}
