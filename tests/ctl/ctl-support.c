/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ctl-support.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

void
ctl_case_set_up (CtlCase      *self,
                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("tandem-ctl-XXXXXX", &error);
  g_assert_no_error (error);
  self->workspace = g_build_filename (self->folder, "workspace", NULL);
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
ctl_case_tear_down (CtlCase      *self,
                    gconstpointer data)
{
  remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->workspace, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->complaint, g_free);
}

char *
ctl_case_dup_path (CtlCase    *self,
                   const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
ctl_case_run (CtlCase *self,
              ...)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                       G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  const char *word;
  va_list args;

  g_ptr_array_add (words, g_build_filename (g_getenv ("TANDEM_BUILD_DIR"), "src", "ctl", "tandemctl", NULL));
  g_ptr_array_add (words, g_strdup ("--workspace"));
  g_ptr_array_add (words, g_strdup (self->workspace));
  va_start (args, self);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, g_strdup (word));
  va_end (args);
  g_ptr_array_add (words, NULL);

  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->complaint, g_free);
  /* no locale and no display: what a script has */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_subprocess_launcher_setenv (launcher, "TANDEM_TODAY", "2020-05-12", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->output, &self->complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);
}

void
ctl_case_assert_done (CtlCase *self)
{
  g_assert_cmpstr (self->complaint, ==, "");
  g_assert_cmpint (self->status, ==, 0);
}

void
ctl_case_assert_failed (CtlCase    *self,
                        int         status,
                        const char *part)
{
  if (strstr (self->complaint, part) == NULL)
    g_error ("“%s” is not in “%s”", part, self->complaint);
  g_assert_cmpint (self->status, ==, status);
}

JsonNode *
ctl_case_parse (CtlCase *self)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (self->output, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

/* The answer up to its first tab or line end. */
char *
ctl_case_dup_word (CtlCase *self)
{
  return g_strndup (self->output, strcspn (self->output, "\t\n"));
}

/* The first record of a kind that meets the condition. */
char *
ctl_case_find (CtlCase    *self,
               const char *kind,
               const char *condition)
{
  ctl_case_do (self, "list", kind, "--where", condition, "--limit", "1");
  g_assert_cmpstr (self->output, !=, "");

  return ctl_case_dup_word (self);
}
