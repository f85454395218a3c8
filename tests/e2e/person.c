/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "person.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* Nothing moves, so that what is there is there at once. */
#define SETTINGS "[Settings]\ngtk-enable-animations=false\ngtk-font-name=Inter 11\n"

#define TURN 30         /* ms: without a sign from the program one looks again */

/**
 * person_new:
 *
 * Returns: (transfer full): somebody whose workspace has the demo programme
 */
Person *
person_new (void)
{
  Person *self = g_new0 (Person, 1);
  g_autofree char *config = NULL;
  g_autofree char *settings = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("tandem-person-XXXXXX", &error);
  g_assert_no_error (error);
  config = g_build_filename (self->folder, "config", "gtk-4.0", NULL);
  settings = g_build_filename (config, "settings.ini", NULL);
  g_assert_cmpint (g_mkdir_with_parents (config, 0700), ==, 0);
  g_file_set_contents (settings, SETTINGS, -1, &error);
  g_assert_no_error (error);
  self->keyboard = keyboard_new ();

  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
person_free (Person *self)
{
  if (self->program != NULL)
    person_kill (self);
  keyboard_free (self->keyboard);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self);
}

char *
person_dup_workspace (Person *self)
{
  return g_build_filename (self->folder, "workspace", NULL);
}

static gboolean
wake_up_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
person_pause (void)
{
  guint timer = g_timeout_add (TURN, wake_up_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

void
person_give_up (Person     *self,
                const char *file,
                int         line,
                const char *function,
                const char *what)
{
  g_autofree char *message = g_strdup_printf ("in time: %s", what);

  if (self->reader != NULL)
    reader_print (self->reader);
  g_assertion_message (G_LOG_DOMAIN, file, line, function, message);
}

/* ---- the program ------------------------------------------------------------- */

static GSubprocess *
launch (Person *self)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *program = g_build_filename (g_getenv ("TANDEM_BUILD_DIR"), "src", "app", "tandem", NULL);
  g_autofree char *config = g_build_filename (self->folder, "config", NULL);
  g_autofree char *workspace = person_dup_workspace (self);
  g_autoptr(GError) error = NULL;
  GSubprocess *process;
  gboolean is_new = !g_file_test (workspace, G_FILE_TEST_IS_DIR);

  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "HOME", self->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", config, TRUE);
  g_subprocess_launcher_setenv (launcher, "TANDEM_TODAY", "2020-05-12", TRUE);
  g_subprocess_launcher_setenv (launcher, "GDK_DEBUG", "no-portals", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--workspace", workspace, is_new ? "--demo" : NULL, NULL);
  g_assert_no_error (error);

  return process;
}

void
person_start (Person *self)
{
  g_assert_null (self->program);
  self->program = launch (self);
  self->reader = reader_new (atoi (g_subprocess_get_identifier (self->program)));
  until (self, reader_is_there (self->reader));
}

static void
forget_program (Person *self)
{
  g_clear_pointer (&self->reader, reader_free);
  g_clear_object (&self->program);
}

void
person_quit (Person *self)
{
  g_autoptr(GError) error = NULL;

  keyboard_press (self->keyboard, "Control+q");
  g_subprocess_wait_check (self->program, NULL, &error);
  g_assert_no_error (error);
  forget_program (self);
}

void
person_kill (Person *self)
{
  g_subprocess_send_signal (self->program, SIGKILL);
  g_subprocess_wait (self->program, NULL, NULL);
  forget_program (self);
}

/* ---- the hands ----------------------------------------------------------------- */

void
person_press (Person     *self,
              const char *keys)
{
  g_auto(GStrv) chords = g_strsplit (keys, " ", -1);

  for (char **chord = chords; *chord != NULL; chord++)
    {
      keyboard_press (self->keyboard, *chord);
      self->n_keys++;
    }
}

void
person_type (Person     *self,
             const char *text)
{
  for (const char *letter = text; *letter != '\0'; letter = g_utf8_next_char (letter))
    {
      keyboard_type (self->keyboard, g_utf8_get_char (letter));
      self->n_letters++;
    }
}

gboolean
person_is_at (Person     *self,
              const char *thing)
{
  g_autofree char *focus = reader_dup_focus (self->reader);

  return strstr (focus, thing) != NULL;
}

static gboolean
has_moved (Person     *self,
           const char *from)
{
  g_autofree char *focus = reader_dup_focus (self->reader);

  return focus[0] != '\0' && !g_str_equal (focus, from);
}

gboolean
person_go_to (Person     *self,
              const char *key,
              const char *thing,
              guint       limit)
{
  for (guint i = 0; !person_is_at (self, thing); i++)
    {
      g_autofree char *from = reader_dup_focus (self->reader);

      if (i == limit)
        return FALSE;
      person_press (self, key);
      until (self, has_moved (self, from));
    }

  return TRUE;
}

void
person_tell (Person     *self,
             const char *task)
{
  g_test_message ("task %s: %u keys, %u letters", task, self->n_keys, self->n_letters);
}
