/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-driver.h"

#include <glib/gstdio.h>

#include "tandem-today.h"

#define PATIENCE (20 * G_TIME_SPAN_SECOND)
#define QUIET (250 * G_TIME_SPAN_MILLISECOND)

static gboolean
is_open (WindowDriver *driver)
{
  return tandem_app_get_session (driver->app) != NULL;
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* One turn of the main loop, 20 ms at most. */
void
window_driver_step (void)
{
  guint timer = g_timeout_add (20, wake_up_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

/**
 * window_driver_wait:
 * @self: a driver
 * @condition: what to wait for
 *
 * Runs the main context until @condition holds, with a limit.
 *
 * Returns: whether it came to hold
 */
gboolean
window_driver_wait (WindowDriver   *self,
                    WindowCondition condition)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE;
  gboolean holds;

  while (!(holds = condition (self)) && g_get_monotonic_time () < limit)
    window_driver_step ();

  return holds;
}

/* Runs the main context until nothing has happened for a moment: animations
 * are off, so that this is soon. */
void
window_driver_settle (WindowDriver *self)
{
  gint64 quiet_since = g_get_monotonic_time ();
  gint64 limit = quiet_since + PATIENCE;

  while (g_get_monotonic_time () - quiet_since < QUIET && g_get_monotonic_time () < limit)
    {
      if (g_main_context_iteration (NULL, FALSE))
        quiet_since = MAX (quiet_since, g_get_monotonic_time () - QUIET / 2);
      else
        g_usleep (2000);
    }
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
start (WindowDriver *self,
       gboolean      with_demo,
       int           width,
       int           height)
{
  g_autoptr(GSettings) settings = g_settings_new (APP_ID);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) arguments = NULL;
  int status = -1;

  g_setenv ("TANDEM_TODAY", "2020-05-12", FALSE);
  /* Programs one after the other would meet on the bus. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_settings_set (settings, "window-size", "(ii)", width, height);

  self->app = tandem_app_new ();
  g_strv_builder_add_many (builder, "tandem", "--workspace", self->folder, with_demo ? "--demo" : NULL, NULL);
  arguments = g_strv_builder_end (builder);
  g_assert_true (tandem_app_start (self->app, arguments, &status));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  self->window = TANDEM_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->app)));
  g_assert_nonnull (self->window);
}

/**
 * window_driver_new:
 * @with_demo: whether the workspace has the demo programme, or there is none yet
 * @width: of the window
 * @height: of the window
 *
 * Returns: the running program with its window shown
 */
WindowDriver *
window_driver_new (gboolean with_demo,
                   int      width,
                   int      height)
{
  WindowDriver *self = g_new0 (WindowDriver, 1);
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("tandem-window-XXXXXX", &error);
  g_assert_no_error (error);
  start (self, with_demo, width, height);
  if (with_demo)
    g_assert_true (window_driver_wait (self, is_open));

  return self;
}

/**
 * window_driver_new_in:
 * @folder: of a workspace; it is removed with the driver
 *
 * Returns: the running program with its window shown, however opening ends
 */
WindowDriver *
window_driver_new_in (const char *folder)
{
  WindowDriver *self = g_new0 (WindowDriver, 1);

  self->folder = g_strdup (folder);
  start (self, FALSE, 1200, 800);

  return self;
}

/* A program that was not ended by its own main loop must not be freed: it is
 * closed, and kept. */
static void
stop (WindowDriver *self)
{
  static GPtrArray *stopped;

  gtk_window_destroy (GTK_WINDOW (self->window));
  tandem_app_stop (self->app);
  if (stopped == NULL)
    stopped = g_ptr_array_new ();
  g_ptr_array_add (stopped, g_steal_pointer (&self->app));
}

/**
 * window_driver_restart:
 * @self: a driver
 *
 * Closes the program as a person does, and starts it on the same workspace.
 */
void
window_driver_restart (WindowDriver *self)
{
  g_autoptr(TandemWindow) window = g_object_ref (self->window);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self->window), &width, &height);
  gtk_window_close (GTK_WINDOW (self->window));
  stop (self);
  start (self, FALSE, width, height);
  g_assert_true (window_driver_wait (self, is_open));
}

/**
 * window_driver_free_keeping_folder:
 * @self: (transfer full): a driver
 *
 * Returns: (transfer full): the folder of the workspace, closed
 */
char *
window_driver_free_keeping_folder (WindowDriver *self)
{
  char *folder = g_steal_pointer (&self->folder);

  stop (self);
  g_free (self);

  return folder;
}

void
window_driver_free (WindowDriver *self)
{
  g_autofree char *folder = window_driver_free_keeping_folder (self);

  remove_folder (folder);
}

/**
 * window_driver_do_the_day:
 * @self: a driver
 *
 * Does all that the day asks for, so that nothing is left.
 */
void
window_driver_do_the_day (WindowDriver *self)
{
  static const struct
  {
    const char *kind;
    const char *status;
  } ends[] = { { "milestone", "\"achieved\"" }, { "question", "\"closed\"" }, { "event", "\"held\"" } };
  TandemStore *store = tandem_session_get_store (tandem_app_get_session (self->app));
  g_autoptr(GError) error = NULL;
  TandemTodayWhose everyone = { NULL, NULL };
  g_autoptr(TandemToday) found = tandem_today_find (store, tandem_store_get_context (store), &everyone, &error);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Do the Day");

  g_assert_no_error (error);
  for (guint i = 0; i < found->items->len; i++)
    {
      TandemTodayItem *item = g_ptr_array_index (found->items, i);

      for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
        if (g_str_equal (tandem_doc_get_kind (item->doc)->name, ends[j].kind))
          {
            g_autoptr(TandemDoc) done = tandem_doc_with (item->doc, "status", ends[j].status, &error);

            g_assert_no_error (error);
            tandem_batch_put (batch, item->doc, done);
          }
    }
  tandem_store_save (store, batch, &error);
  g_assert_no_error (error);
}

/* NULL: the window has to be laid out anew first. */
static GskRenderNode *
draw (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * window_driver_save_png:
 * @self: a driver
 * @path: where the picture goes
 *
 * Draws the window as it is shown, once it is laid out.
 *
 * Returns: whether the picture was written
 */
gboolean
window_driver_save_png (WindowDriver *self,
                        const char   *path)
{
  GtkWidget *widget = GTK_WIDGET (self->window);
  g_autoptr(GskRenderNode) node = draw (widget);
  g_autoptr(GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (widget));
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  while (node == NULL && g_get_monotonic_time () < limit)
    {
      window_driver_step ();
      node = draw (widget);
    }
  if (node == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (renderer, node, NULL);

  return gdk_texture_save_to_png (texture, path);
}

/**
 * window_driver_find_type:
 * @root: where to begin
 * @type: a class
 *
 * Returns: (nullable): the first shown widget of that class below @root
 */
GtkWidget *
window_driver_find_type (GtkWidget *root,
                         GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_driver_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * window_driver_find_label:
 * @root: where to begin
 * @text: what is written
 *
 * Returns: (nullable): the first shown widget below @root that shows @text
 */
GtkWidget *
window_driver_find_label (GtkWidget  *root,
                          const char *text)
{
  const char *shown = NULL;

  if (GTK_IS_LABEL (root))
    shown = gtk_label_get_text (GTK_LABEL (root));
  else if (GTK_IS_INSCRIPTION (root))
    shown = gtk_inscription_get_text (GTK_INSCRIPTION (root));
  if (shown != NULL && strstr (shown, text) != NULL && gtk_widget_get_mapped (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_driver_find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}
