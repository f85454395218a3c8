/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>
#include <signal.h>

#include "tandem-app.h"
#include "tandem-locale.h"

/* At the end of a session, at Ctrl+C and when the terminal goes: what is being
 * typed is saved and the workspace closed in order, so that the next start need
 * not look for damage first. */
static gboolean
asked_to_end_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);

  return G_SOURCE_CONTINUE;
}

int
main (int   argc,
      char *argv[])
{
  static const int signals[] = { SIGHUP, SIGINT, SIGTERM };
  g_autoptr(TandemApp) application = NULL;

  /* Once is enough, and threads may look at it by the time GTK would. */
  tandem_locale_init ();
  gtk_disable_setlocale ();

  application = tandem_app_new ();
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], asked_to_end_cb, application);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
