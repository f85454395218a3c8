/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "tandem-export.h"
#include "tandem-report.h"

/* Commands that read and write files. */

/* ---- import --------------------------------------------------------------------- */

static GPtrArray *
read_file (TandemCtl        *ctl,
           const char       *path,
           const TandemKind *kind,
           gboolean         *sound,
           GError          **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_problem_free);
  g_autoptr(GBytes) data = NULL;
  g_autoptr(GPtrArray) documents = NULL;
  TandemFormat format;

  if (tandem_format_from_path (path, &format, error) && (data = g_file_load_bytes (file, NULL, NULL, error)) != NULL)
    documents = tandem_import_read (data, format, kind, tandem_ctl_get_context (ctl), problems, error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = tandem_import_problem_to_text (g_ptr_array_index (problems, i));

      tandem_ctl_complain ("%s: %s\n", path, text);
      *sound = FALSE;
    }
  if (documents == NULL)
    g_prefix_error (error, "%s: ", path);

  return g_steal_pointer (&documents);
}

/* What is here already is replaced; undo and history know what it was. */
static void
put_documents (TandemBatch *batch,
               TandemStore *store,
               GPtrArray   *documents)
{
  for (guint i = 0; i < documents->len; i++)
    {
      TandemDoc *after = g_ptr_array_index (documents, i);
      g_autoptr(TandemDoc) before = tandem_store_get (store, tandem_doc_get_id (after), NULL);

      tandem_batch_put (batch, before, after);
    }
}

static gboolean
run_import (TandemCtl *ctl,
            GError   **error)
{
  const char *kind_name = tandem_ctl_option (ctl, "kind");
  const TandemKind *kind = kind_name != NULL ? tandem_ctl_find_kind (kind_name, error) : NULL;
  TandemStore *store = kind_name == NULL || kind != NULL ? tandem_ctl_open_or_make (ctl, error) : NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Import"));
  gboolean sound = TRUE;

  if (store == NULL)
    return FALSE;

  for (guint i = 0; i < tandem_ctl_get_n_arguments (ctl); i++)
    {
      g_autoptr(GPtrArray) documents = read_file (ctl, tandem_ctl_argument (ctl, i), kind, &sound, error);

      if (documents == NULL)
        return FALSE;
      put_documents (batch, store, documents);
    }

  if (!sound && !tandem_ctl_has (ctl, "skip-broken"))
    {
      g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_FAILED,
                   _("nothing was imported; --skip-broken takes the records that are sound"));
      return FALSE;
    }
  if (!tandem_store_save (store, batch, error))
    return FALSE;
  tandem_ctl_print (_("Imported: %u records.\n"), tandem_batch_get_n_edits (batch));

  return TRUE;
}

static const GOptionEntry import_options[] =
{
  TANDEM_OPTION ("kind", 0, N_("What the lines of a CSV file are that have no identifier"), N_("KIND")),
  TANDEM_SWITCH ("skip-broken", 0, N_("Leave out what has errors, and take the rest")),
  { NULL },
};

const TandemCommand tandem_command_import =
{
  .name = "import",
  .synopsis = "FILE… [--kind=KIND] [--skip-broken]",
  .summary = N_("Read records from JSON or CSV files, all or none, as one step that can be undone"),
  .options = import_options,
  .min_arguments = 1,
  .max_arguments = G_MAXUINT,
  .run = run_import,
};

/* ---- export --------------------------------------------------------------------- */

static gboolean
collect_all (TandemStore      *store,
             const TandemKind *only,
             GPtrArray        *documents,
             GError          **error)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_store_snapshot (store, NULL, error);
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  if (snapshot == NULL)
    return FALSE;

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(GPtrArray) some = only == NULL || only == kinds[i] ? tandem_snapshot_list (snapshot, kinds[i]->name)
                                                                   : NULL;

      for (guint j = 0; some != NULL && j < some->len; j++)
        g_ptr_array_add (documents, tandem_doc_ref (g_ptr_array_index (some, j)));
    }

  return TRUE;
}

static gboolean
collect (TandemCtl *ctl,
         GPtrArray *documents,
         GError   **error)
{
  const char *kind_name = tandem_ctl_option (ctl, "kind");
  const TandemKind *kind = kind_name != NULL ? tandem_ctl_find_kind (kind_name, error) : NULL;
  guint n = tandem_ctl_get_n_arguments (ctl);
  TandemStore *store;

  if (kind_name != NULL && kind == NULL)
    return FALSE;
  if ((n > 0) + tandem_ctl_has (ctl, "all") + (kind != NULL) != 1)
    return tandem_ctl_usage (error, _("give the identifiers of records, or --kind=KIND, or --all"));
  if (!(store = tandem_ctl_open (ctl, error)))
    return FALSE;
  if (n == 0)
    return collect_all (store, kind, documents, error);

  for (guint i = 0; i < n; i++)
    {
      TandemDoc *doc = tandem_ctl_get_record (ctl, tandem_ctl_argument (ctl, i), error);

      if (doc == NULL)
        return FALSE;
      g_ptr_array_add (documents, doc);
    }

  return TRUE;
}

static gboolean
run_export (TandemCtl *ctl,
            GError   **error)
{
  const char *path = tandem_ctl_option (ctl, "output");
  TandemExportFlags flags = (tandem_ctl_has (ctl, "public") ? TANDEM_EXPORT_PUBLIC : 0) |
                            (tandem_ctl_has (ctl, "bom") ? TANDEM_EXPORT_BOM : 0);
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) failure = NULL;
  TandemFormat format;

  if (path == NULL)
    return tandem_ctl_usage (error, _("the file is missing; give --output=FILE"));
  if (!tandem_format_from_path (path, &format, &failure))
    return tandem_ctl_usage (error, "%s: %s", path, failure->message);
  if (!collect (ctl, documents, error))
    return FALSE;
  if (!tandem_export_save (documents, format, flags, tandem_ctl_get_context (ctl), path, written, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  for (guint i = 0; i < written->len; i++)
    tandem_ctl_print ("%s\n", (const char *) g_ptr_array_index (written, i));

  return TRUE;
}

static const GOptionEntry export_options[] =
{
  TANDEM_OPTION ("output", 'o', N_("Where it goes; .json, .csv, .xlsx or .ics says what it is"), N_("FILE")),
  TANDEM_SWITCH ("all", 0, N_("Everything in the workspace")),
  TANDEM_OPTION ("kind", 0, N_("All records of a kind"), N_("KIND")),
  TANDEM_SWITCH ("public", 0, N_("Leave out what is about persons")),
  TANDEM_SWITCH ("bom", 0, N_("Begin a CSV file with the mark that Excel needs")),
  { NULL },
};

const TandemCommand tandem_command_export =
{
  .name = "export",
  .synopsis = "[ID…|--all|--kind=KIND] -o FILE [--public] [--bom]",
  .summary = N_("Write records to a JSON, CSV, XLSX or iCalendar file"),
  .options = export_options,
  .max_arguments = G_MAXUINT,
  .run = run_export,
};

/* ---- report --------------------------------------------------------------------- */

static char *
dup_kinds (const TandemReport *report)
{
  return g_strjoinv (", ", (char **) report->kinds);
}

static void
print_report (const TandemReport *report,
              gboolean            json,
              gboolean            first)
{
  g_autofree char *kinds = dup_kinds (report);
  g_autoptr(GString) out = NULL;

  if (!json)
    {
      tandem_ctl_print ("%s\t%s\t%s\n", report->name, kinds, _(report->description));
      return;
    }

  out = g_string_new ("{");
  tandem_ctl_print_member (out, "name", report->name);
  tandem_ctl_print_member (out, "label", _(report->label));
  tandem_ctl_print_member (out, "description", _(report->description));
  g_string_append (out, ",\"kinds\":[");
  for (guint i = 0; report->kinds[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      tandem_json_append_string (out, report->kinds[i]);
    }
  tandem_ctl_print ("%s\n%s]}", first ? "" : ",", out->str);
}

static void
print_reports (gboolean json)
{
  guint n_reports;
  const TandemReport *const *reports = tandem_reports_list (&n_reports);

  if (json)
    tandem_ctl_print ("[");
  for (guint i = 0; i < n_reports; i++)
    print_report (reports[i], json, i == 0);
  if (json)
    tandem_ctl_print ("\n]\n");
}

static gboolean
check_report (TandemCtl          *ctl,
              const TandemReport *report,
              TandemDate         *as_of,
              GError            **error)
{
  const char *name = tandem_ctl_argument (ctl, 0);
  const char *id = tandem_ctl_option (ctl, "for");
  const char *day = tandem_ctl_option (ctl, "as-of");
  const TandemKind *kind = id != NULL ? tandem_kind_of_id (id) : NULL;

  if (name == NULL)
    return tandem_ctl_usage (error, _("which report? “tandemctl report --list” names them"));
  if (report == NULL)
    return tandem_ctl_usage (error, _("there is no report “%s”; “tandemctl report --list” names them"), name);
  if (id == NULL || tandem_ctl_option (ctl, "output") == NULL)
    return tandem_ctl_usage (error, _("a report needs --for=ID and --output=FILE"));
  if (kind == NULL || !tandem_report_applies_to (report, kind->name))
    {
      g_autofree char *kinds = dup_kinds (report);

      return tandem_ctl_usage (error, _("--for: “%s” is not the identifier of a record that “%s” is made for: %s"),
                               id, name, kinds);
    }

  *as_of = day != NULL ? tandem_date_parse (day) : tandem_context_get_today (tandem_ctl_get_context (ctl));
  if (!tandem_date_is_set (*as_of))
    return tandem_ctl_usage (error, _("--as-of: “%s” is not a date like 2026-05-17"), day);

  return TRUE;
}

static gboolean
run_report (TandemCtl *ctl,
            GError   **error)
{
  const char *name = tandem_ctl_argument (ctl, 0);
  const TandemReport *report = name != NULL ? tandem_report_find (name) : NULL;
  const char *path = tandem_ctl_option (ctl, "output");
  const char *language = tandem_ctl_option (ctl, "lang");
  TandemReportRequest request = { .id = tandem_ctl_option (ctl, "for"), .internal = tandem_ctl_has (ctl, "internal") };
  g_autoptr(TandemDoc) doc = NULL;
  g_autoptr(TandemSnapshot) snapshot = NULL;
  g_auto(GStrv) languages = NULL;

  if (tandem_ctl_has (ctl, "list"))
    {
      print_reports (tandem_ctl_wants_json (ctl));
      return TRUE;
    }
  if (!check_report (ctl, report, &request.as_of, error) ||
      !(doc = tandem_ctl_get_record (ctl, request.id, error)) ||
      !(snapshot = tandem_store_snapshot (tandem_ctl_open (ctl, NULL), request.id, error)))
    return FALSE;

  languages = g_strsplit (language != NULL ? language : tandem_context_get_language (tandem_ctl_get_context (ctl)),
                          ",", -1);
  request.snapshot = snapshot;
  request.languages = (const char *const *) languages;
  if (!tandem_report_save_pdf (report, &request, path, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  tandem_ctl_print ("%s\n", path);

  return TRUE;
}

static const GOptionEntry report_options[] =
{
  TANDEM_OPTION ("for", 0, N_("The record it is about"), N_("ID")),
  TANDEM_OPTION ("output", 'o', N_("Where the PDF goes"), N_("FILE")),
  TANDEM_OPTION ("lang", 0, N_("Its language, or two to stand side by side: en,zh-Hans"), N_("TAGS")),
  TANDEM_OPTION ("as-of", 0, N_("The day it speaks of"), N_("DATE")),
  TANDEM_SWITCH ("internal", 0, N_("Name persons; else only their positions are given")),
  TANDEM_SWITCH ("list", 0, N_("Name the reports, and what they can be made for")),
  { NULL },
};

const TandemCommand tandem_command_report =
{
  .name = "report",
  .synopsis = "NAME --for=ID -o FILE.pdf [--lang=TAGS] [--as-of=DATE] [--internal] | --list",
  .summary = N_("Make a paper for a meeting"),
  .options = report_options,
  .max_arguments = 1,
  .run = run_report,
};
