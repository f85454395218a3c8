/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-app.h"

#include <glib/gi18n-lib.h>

#include "tandem-about.h"
#include "tandem-command.h"
#include "tandem-demo.h"
#include "tandem-widgets.h"
#include "tandem-window.h"

#define DAY_CHECK_SECONDS 60

struct _TandemApp
{
  AdwApplication parent_instance;

  GSettings     *settings;  /* (owned) */
  char          *folder;    /* (owned) */
  TandemStore   *store;     /* (owned) (nullable) */
  TandemSession *session;   /* (owned) (nullable): once the store is open */
  TandemSync    *sync;      /* (owned) (nullable): likewise, one for all windows */
  GError        *trouble;   /* (owned) (nullable): why it is not open */
  gboolean       opening;
  gboolean       start_with_demo;
  guint          day_id;    /* of the watch for a new day */
};

enum
{
  OPENED,
  OPEN_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemApp, tandem_app, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, NULL, N_("Folder of the workspace"), N_("DIR") },
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Fill an empty workspace with the demo programme"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { NULL },
};

/* The reader's language as a tag of localized texts: "zh_CN.UTF-8" is zh-Hans. */
static const char *
display_language (void)
{
  static const struct
  {
    const char *prefix;
    const char *tag;
  } scripts[] = {
    { "zh_TW", "zh-Hant" }, { "zh_HK", "zh-Hant" }, { "zh_MO", "zh-Hant" }, { "zh", "zh-Hans" },
  };
  const char *name = g_get_language_names ()[0];
  g_autofree char *base = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (g_str_has_prefix (name, scripts[i].prefix))
      return scripts[i].tag;

  if (g_str_equal (name, "C") || g_str_has_prefix (name, "C."))
    return "en";

  base = g_strndup (name, strcspn (name, "_.@"));

  return g_intern_string (base);
}

/* A fixed day makes pictures and tests repeatable. */
static TandemDate
today (void)
{
  const char *fixed = g_getenv ("TANDEM_TODAY");
  TandemDate date = fixed != NULL ? tandem_date_parse (fixed) : TANDEM_NO_DATE;

  return tandem_date_is_set (date) ? date : tandem_date_local_today ();
}

static TandemContext *
new_context (void)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();

  return tandem_context_new (display_language (), today (), vocabularies);
}

/* "Late" and "in 2 days" are measured from today, also in a window that was
 * left open over night or through a sleep of the computer. */
static gboolean
renew_day_cb (gpointer user_data)
{
  TandemApp *self = user_data;
  TandemDate shown = tandem_context_get_today (tandem_store_get_context (self->store));

  if (tandem_date_compare (shown, today ()) != 0)
    {
      g_autoptr(TandemContext) context = new_context ();

      tandem_store_set_context (self->store, context);
    }

  return G_SOURCE_CONTINUE;
}

static void
start_session (TandemApp *self)
{
  self->opening = FALSE;
  self->day_id = g_timeout_add_seconds (DAY_CHECK_SECONDS, renew_day_cb, self);
  self->session = tandem_session_new (self->store, self->settings);
  self->sync = tandem_sync_new (self->session);
  g_signal_emit (self, signals[OPENED], 0, self->session);
}

static void
fail_to_open (TandemApp *self,
              GError    *error)
{
  self->opening = FALSE;
  g_clear_error (&self->trouble);
  self->trouble = g_error_copy (error);
  g_signal_emit (self, signals[OPEN_FAILED], 0, error);
}

static void
demo_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(TandemApp) self = user_data;
  g_autoptr(GError) error = NULL;

  if (tandem_store_save_finish (TANDEM_STORE (source), result, &error))
    start_session (self);
  else
    fail_to_open (self, error);
}

static void
fill_with_demo (TandemApp *self)
{
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Demo Programme"));
  g_autoptr(GError) error = NULL;

  if (!(documents = tandem_demo_documents (&error)))
    {
      fail_to_open (self, error);
      return;
    }

  for (guint i = 0; i < documents->len; i++)
    tandem_batch_put (batch, NULL, g_ptr_array_index (documents, i));
  tandem_batch_set_import (batch, TRUE);
  tandem_store_save_async (self->store, batch, NULL, demo_saved_cb, g_object_ref (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TandemApp) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!tandem_store_open_finish (TANDEM_STORE (source), result, &error))
    {
      tandem_store_close (self->store);
      g_clear_object (&self->store);
      fail_to_open (self, error);
    }
  else if (self->start_with_demo)
    fill_with_demo (self);
  else
    start_session (self);
}

/**
 * tandem_app_open:
 * @self: the application
 * @with_demo: whether a new workspace gets the demo programme
 *
 * Opens the workspace, making it if it is not there.
 */
void
tandem_app_open (TandemApp *self,
                 gboolean   with_demo)
{
  g_autoptr(TandemContext) context = NULL;

  g_return_if_fail (TANDEM_IS_APP (self));
  g_return_if_fail (self->store == NULL);

  context = new_context ();
  self->opening = TRUE;
  g_clear_error (&self->trouble);
  self->start_with_demo = with_demo && !tandem_app_has_workspace (self);
  self->store = tandem_store_new (self->folder, context);
  tandem_store_open_async (self->store, NULL, opened_cb, g_object_ref (self));
}

static void
restore_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  TandemApp *self = source;
  g_autoptr(GError) error = NULL;

  if (tandem_store_restore_backup (task_data, self->folder, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
rescue_on_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  TandemApp *self = source;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;

  if (tandem_store_rescue (self->folder, &kept, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
workspace_prepared_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  TandemApp *self = TANDEM_APP (source);
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tandem_app_open (self, FALSE);
  else
    g_signal_emit (self, signals[OPEN_FAILED], 0, error);
}

/**
 * tandem_app_restore_backup:
 * @self: the application
 * @file: a backup
 *
 * Makes the workspace from a backup and opens it.
 */
void
tandem_app_restore_backup (TandemApp *self,
                           GFile     *file)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, workspace_prepared_cb, NULL);

  g_task_set_source_tag (task, tandem_app_restore_backup);
  g_task_set_task_data (task, g_file_get_path (file), g_free);
  g_task_run_in_thread (task, restore_on_thread);
}

/**
 * tandem_app_rescue:
 * @self: the application
 *
 * Makes a new workspace of what can still be read of a damaged one, which is
 * kept beside it, and opens it.
 */
void
tandem_app_rescue (TandemApp *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, workspace_prepared_cb, NULL);

  g_task_set_source_tag (task, tandem_app_rescue);
  g_task_run_in_thread (task, rescue_on_thread);
}

static void
about_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  tandem_about_present (GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

/* All windows are of the one session: what is changed in one shows in the others. */
static void
new_window_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  TandemApp *self = user_data;

  if (self->session != NULL)
    gtk_window_present (GTK_WINDOW (tandem_window_new (self)));
}

static void
quit_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (user_data);

  /* Closing saves what is still being typed. */
  while (windows != NULL)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_close (window);
    }
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_activated },
  { .name = "new-window", .activate = new_window_activated },
  { .name = "quit", .activate = quit_activated },
};

static void
present_window (TandemApp *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (tandem_window_new (self));
  gtk_window_present (window);
}

static gboolean
present_window_cb (gpointer user_data)
{
  present_window (user_data);
  g_application_release (user_data);

  return G_SOURCE_REMOVE;
}

/* The first window comes after the news that the workspace is open, if it is by
 * now: its first picture has something in it then. */
static void
tandem_app_activate (GApplication *application)
{
  if (gtk_application_get_active_window (GTK_APPLICATION (application)) != NULL)
    {
      present_window (TANDEM_APP (application));
      return;
    }

  g_application_hold (application);
  g_idle_add_full (G_PRIORITY_DEFAULT, present_window_cb, application, NULL);
}

static void
tandem_app_startup (GApplication *application)
{
  TandemApp *self = TANDEM_APP (application);

  /* The file is opened while GTK sets itself up. */
  self->settings = g_settings_new (APP_ID);
  if (self->start_with_demo || tandem_app_has_workspace (self))
    tandem_app_open (self, self->start_with_demo);

  tandem_widgets_init ();
  tandem_window_init_types ();

  G_APPLICATION_CLASS (tandem_app_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  tandem_commands_set_accels (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (APP_ID);
}

static void
tandem_app_shutdown (GApplication *application)
{
  TandemApp *self = TANDEM_APP (application);

  while (self->opening)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&self->day_id, g_source_remove);
  g_clear_object (&self->sync);
  g_clear_object (&self->session);
  if (self->store != NULL)
    tandem_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (tandem_app_parent_class)->shutdown (application);
}

static int
tandem_app_handle_local_options (GApplication *application,
                                 GVariantDict *given)
{
  TandemApp *self = TANDEM_APP (application);
  g_autofree char *folder = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("Tandem %s\n", PACKAGE_VERSION);
      return 0;
    }

  self->start_with_demo = g_variant_dict_contains (given, "demo");
  if (g_variant_dict_lookup (given, "workspace", "^ay", &folder))
    {
      g_set_str (&self->folder, folder);
      /* Each workspace may have a program of its own; its lock keeps two apart. */
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }

  return -1;
}

static void
tandem_app_finalize (GObject *object)
{
  TandemApp *self = TANDEM_APP (object);

  g_clear_error (&self->trouble);
  g_free (self->folder);

  G_OBJECT_CLASS (tandem_app_parent_class)->finalize (object);
}

static void
tandem_app_class_init (TandemAppClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = tandem_app_finalize;
  application_class->activate = tandem_app_activate;
  application_class->startup = tandem_app_startup;
  application_class->shutdown = tandem_app_shutdown;
  application_class->handle_local_options = tandem_app_handle_local_options;

  signals[OPENED] = g_signal_new ("opened", TANDEM_TYPE_APP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, TANDEM_TYPE_SESSION);
  signals[OPEN_FAILED] = g_signal_new ("open-failed", TANDEM_TYPE_APP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tandem_app_init (TandemApp *self)
{
  self->folder = g_build_filename (g_get_user_data_dir (), "tandem", "workspace", NULL);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * tandem_app_new:
 *
 * Returns: (transfer full): the program
 */
TandemApp *
tandem_app_new (void)
{
  return g_object_new (TANDEM_TYPE_APP,
                       "application-id", APP_ID,
                       "resource-base-path", TANDEM_RESOURCE_PATH,
                       NULL);
}

const char *
tandem_app_get_folder (TandemApp *self)
{
  return self->folder;
}

TandemSession *
tandem_app_get_session (TandemApp *self)
{
  return self->session;
}

TandemSync *
tandem_app_get_sync (TandemApp *self)
{
  return self->sync;
}

/* Why the workspace could not be opened, until it is tried again. */
const GError *
tandem_app_get_trouble (TandemApp *self)
{
  return self->trouble;
}

GSettings *
tandem_app_get_settings (TandemApp *self)
{
  return self->settings;
}

/**
 * tandem_app_has_workspace:
 * @self: the application
 *
 * Returns: whether there is a workspace to open, or this is a first start
 */
gboolean
tandem_app_has_workspace (TandemApp *self)
{
  return tandem_store_exists (self->folder);
}

/**
 * tandem_app_start:
 * @self: the program
 * @arguments: (array zero-terminated=1): its command line
 * @status: (out): exit status where it ended at once
 *
 * Does what g_application_run() does up to the first window.
 *
 * Returns: whether the window is there
 */
gboolean
tandem_app_start (TandemApp *self,
                  char     **arguments,
                  int       *status)
{
  GApplication *application = G_APPLICATION (self);
  g_auto(GStrv) copy = g_strdupv (arguments);

  g_application_hold (application);

  if (G_APPLICATION_GET_CLASS (application)->local_command_line (application, &copy, status) && *status != 0)
    return FALSE;
  while (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return TRUE;
}

/**
 * tandem_app_stop:
 * @self: the program
 *
 * Closes the workspace in order.
 */
void
tandem_app_stop (TandemApp *self)
{
  G_APPLICATION_GET_CLASS (self)->shutdown (G_APPLICATION (self));
}
