/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-file-actions.h"

#include <glib/gi18n-lib.h>

#include "tandem-export.h"
#include "tandem-report.h"

/* One run of any of these actions, from the question to the toast. */
typedef struct
{
  TandemSession      *session;      /* (owned) */
  GtkWindow          *parent;       /* (owned) */
  char               *id;           /* (owned) (nullable): record a paper is made for */
  const TandemReport *report;       /* (nullable) */
  GFile              *file;         /* (owned) (nullable): what was chosen */
  GTaskThreadFunc     work;
} FileRun;

static FileRun *
file_run_new (TandemSession  *session,
              GtkWindow      *parent,
              GTaskThreadFunc work)
{
  FileRun *run = g_new0 (FileRun, 1);

  run->session = g_object_ref (session);
  run->parent = g_object_ref (parent);
  run->work = work;

  return run;
}

static void
file_run_free (FileRun *run)
{
  g_clear_object (&run->session);
  g_clear_object (&run->parent);
  g_clear_object (&run->file);
  g_free (run->id);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FileRun, file_run_free)

static void
worked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *message = g_task_propagate_pointer (G_TASK (result), &error);

  tandem_session_announce (TANDEM_SESSION (source), error != NULL ? error->message : message);
}

/* Takes @run. The work returns the sentence of the toast. */
static void
start_work (FileRun *run)
{
  g_autoptr(GTask) task = g_task_new (run->session, NULL, worked_cb, NULL);

  g_task_set_source_tag (task, start_work);
  g_task_set_task_data (task, run, (GDestroyNotify) file_run_free);
  g_task_run_in_thread (task, run->work);
}

static char *
dup_display_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(FileRun) run = user_data;

  run->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (run->file != NULL)
    start_work (g_steal_pointer (&run));
}

/* Takes @run. */
static void
ask_where_to_save (FileRun    *run,
                   const char *title,
                   const char *name)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, run->parent, NULL, save_chosen_cb, run);
}

/* ---- papers ---------------------------------------------------------------- */

static void
make_paper (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  FileRun *run = task_data;
  TandemStore *store = tandem_session_get_store (run->session);
  TandemContext *context = tandem_session_get_context (run->session);
  const char *languages[] = { tandem_context_get_language (context), NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemSnapshot) snapshot = tandem_store_snapshot (store, run->id, &error);
  g_autofree char *path = g_file_get_path (run->file);
  g_autofree char *name = dup_display_name (run->file);
  TandemReportRequest request = {
    .snapshot = snapshot,
    .id = run->id,
    .languages = languages,
    .as_of = tandem_context_get_today (context),
    .internal = TRUE,
  };

  if (snapshot == NULL || !tandem_report_save_pdf (run->report, &request, path, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    /* Translators: a toast; %s is a file name */
    g_task_return_pointer (task, g_strdup_printf (_("“%s” is ready"), name), g_free);
}

/**
 * tandem_export_paper_to:
 * @session: the session
 * @parent: the window
 * @id: id of a record
 * @report: name of a report
 * @file: where the paper goes
 *
 * Makes a paper, and tells of it in a toast.
 */
void
tandem_export_paper_to (TandemSession *session,
                        GtkWindow     *parent,
                        const char    *id,
                        const char    *report,
                        GFile         *file)
{
  FileRun *run;

  g_return_if_fail (tandem_report_find (report) != NULL);

  run = file_run_new (session, parent, make_paper);
  run->id = g_strdup (id);
  run->report = tandem_report_find (report);
  run->file = g_object_ref (file);
  start_work (run);
}

static void
ask_where_paper_goes (TandemSession      *session,
                      GtkWindow          *parent,
                      const char         *id,
                      const TandemReport *report)
{
  TandemContext *context = tandem_session_get_context (session);
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (session), id, NULL);
  g_autofree char *title = doc != NULL ? tandem_doc_dup_title (doc, context) : g_strdup ("");
  g_autofree char *day = tandem_date_to_iso (tandem_context_get_today (context));
  g_autofree char *name = g_strdup_printf ("%s %s %s.pdf", title, g_dgettext (GETTEXT_PACKAGE, report->label), day);
  FileRun *run = file_run_new (session, parent, make_paper);

  g_strdelimit (name, "/\\:", '-');
  run->id = g_strdup (id);
  run->report = report;
  ask_where_to_save (run, _("Save PDF"), name);
}

static void
free_run_of_signal (gpointer  data,
                    GClosure *closure)
{
  file_run_free (data);
}

static void
paper_chosen_cb (AdwAlertDialog *dialog,
                 const char     *response,
                 FileRun        *run)
{
  const TandemReport *report = tandem_report_find (response);

  if (report != NULL)
    ask_where_paper_goes (run->session, run->parent, run->id, report);
}

static GPtrArray *
list_papers (const char *id)
{
  const TandemKind *kind = tandem_kind_of_id (id);
  GPtrArray *papers = g_ptr_array_new ();
  guint n_reports;
  const TandemReport *const *reports = tandem_reports_list (&n_reports);

  for (guint i = 0; kind != NULL && i < n_reports; i++)
    if (tandem_report_applies_to (reports[i], kind->name))
      g_ptr_array_add (papers, (gpointer) reports[i]);

  return papers;
}

/* The record, or the pairing it belongs to where there is no paper about itself. */
static char *
dup_subject (TandemSession *session,
             const char    *id)
{
  g_autoptr(GPtrArray) papers = list_papers (id);
  g_autoptr(TandemDoc) doc = papers->len == 0 ? tandem_store_get (tandem_session_get_store (session), id, NULL) : NULL;
  const char *pairing = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "partnership")) : NULL;

  return g_strdup (pairing != NULL ? pairing : id);
}

/**
 * tandem_export_papers:
 * @session: the session
 * @parent: the window
 * @about: id of a record; its pairing stands for one that no paper is about
 *
 * Asks which paper is wanted, where there is a choice, and where it goes.
 */
void
tandem_export_papers (TandemSession *session,
                      GtkWindow     *parent,
                      const char    *about)
{
  g_autofree char *id = dup_subject (session, about);
  g_autoptr(GPtrArray) papers = list_papers (id);
  AdwDialog *dialog;
  FileRun *run;

  if (papers->len == 0)
    {
      tandem_session_announce (session, _("There is no paper about this"));
      return;
    }
  if (papers->len == 1)
    {
      ask_where_paper_goes (session, parent, id, g_ptr_array_index (papers, 0));
      return;
    }

  dialog = adw_alert_dialog_new (_("Export as PDF"), NULL);
  run = file_run_new (session, parent, NULL);
  run->id = g_strdup (id);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"));
  for (guint i = 0; i < papers->len; i++)
    {
      const TandemReport *report = g_ptr_array_index (papers, i);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), report->name, g_dgettext (GETTEXT_PACKAGE, report->label));
      if (i == 0)
        {
          adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), report->name);
          adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), report->name, ADW_RESPONSE_SUGGESTED);
        }
    }
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), FALSE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (paper_chosen_cb), run, free_run_of_signal, 0);
  adw_dialog_present (dialog, GTK_WIDGET (parent));
}

/* ---- backups --------------------------------------------------------------- */

static void
make_backup (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  FileRun *run = task_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_file_get_path (run->file);
  g_autofree char *name = dup_display_name (run->file);

  if (tandem_store_backup (tandem_session_get_store (run->session), path, &error))
    g_task_return_pointer (task, g_strdup_printf (_("Backup saved as “%s”"), name), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * tandem_save_backup:
 * @session: the session
 * @parent: the window
 *
 * Asks where the backup goes, and makes it.
 */
void
tandem_save_backup (TandemSession *session,
                    GtkWindow     *parent)
{
  g_autofree char *day = tandem_date_to_iso (tandem_context_get_today (tandem_session_get_context (session)));
  g_autofree char *name = g_strdup_printf ("Tandem %s.tandem", day);

  ask_where_to_save (file_run_new (session, parent, make_backup), _("Save a Backup"), name);
}

/* ---- importing -------------------------------------------------------------- */

static char *
dup_first_problem (GPtrArray *problems)
{
  g_autofree char *first = tandem_import_problem_to_text (g_ptr_array_index (problems, 0));

  if (problems->len == 1)
    return g_strdup_printf (_("Nothing was imported: %s"), first);

  return g_strdup_printf (ngettext ("Nothing was imported: %s (and %u more)", "Nothing was imported: %s (and %u more)",
                                    problems->len - 1), first, problems->len - 1);
}

static void
import_file (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  FileRun *run = task_data;
  TandemContext *context = tandem_session_get_context (run->session);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_problem_free);
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Import"));
  g_autofree char *name = dup_display_name (run->file);
  g_autoptr(GBytes) data = NULL;
  TandemFormat format;

  if (!tandem_format_from_path (name, &format, &error) ||
      !(data = g_file_load_bytes (run->file, cancellable, NULL, &error)) ||
      !(documents = tandem_import_read (data, format, NULL, context, problems, &error)))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (problems->len > 0)
    {
      /* All or nothing: half an import is harder to mend than none. */
      g_task_return_pointer (task, dup_first_problem (problems), g_free);
      return;
    }

  for (guint i = 0; i < documents->len; i++)
    tandem_batch_put (batch, NULL, g_ptr_array_index (documents, i));
  if (tandem_store_save (tandem_session_get_store (run->session), batch, &error))
    g_task_return_pointer (task, g_strdup_printf (ngettext ("%u record imported", "%u records imported", documents->len),
                                                  documents->len), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(FileRun) run = user_data;

  run->file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (run->file != NULL)
    start_work (g_steal_pointer (&run));
}

/**
 * tandem_import_files:
 * @session: the session
 * @parent: the window
 *
 * Asks for a file of records, and imports it as one undo step.
 */
void
tandem_import_files (TandemSession *session,
                     GtkWindow     *parent)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Records (JSON, CSV)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_add_suffix (filter, "csv");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Import Records"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, parent, NULL, import_chosen_cb, file_run_new (session, parent, import_file));
}
