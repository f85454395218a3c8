/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-commands.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "kinds/tandem-gcom.h"
#include "kinds/tandem-plan.h"

/* Commands about the workspace as a whole. */

/* ---- check ---------------------------------------------------------------------- */

static const char *const severities[] =
{
  [TANDEM_SEVERITY_HINT] = "hint",
  [TANDEM_SEVERITY_WARNING] = "warning",
  [TANDEM_SEVERITY_ERROR] = "error",
};

typedef struct
{
  TandemCtl *ctl;
  guint      n_findings;
  guint      n_errors;
} Checking;

static void
print_finding (Checking            *self,
               const TandemDoc     *doc,
               const TandemProblem *problem)
{
  const char *id = problem->id != NULL ? problem->id : tandem_doc_get_id (doc);
  g_autoptr(GString) out = NULL;

  self->n_errors += problem->severity == TANDEM_SEVERITY_ERROR;
  if (!tandem_ctl_wants_json (self->ctl))
    {
      self->n_findings++;
      tandem_ctl_print ("%s\t%s\t%s\t%s\t%s\n", id, severities[problem->severity],
                        problem->rule != NULL ? problem->rule : "", problem->path, problem->message);
      return;
    }

  out = g_string_new ("{");
  tandem_ctl_print_member (out, "_id", id);
  tandem_ctl_print_member (out, "severity", severities[problem->severity]);
  tandem_ctl_print_member (out, "rule", problem->rule);
  tandem_ctl_print_member (out, "field", problem->path);
  tandem_ctl_print_member (out, "message", problem->message);
  tandem_ctl_print ("%s\n%s}", self->n_findings++ > 0 ? "," : "", out->str);
}

/* Of a plan and of a commitment everything that belongs to it. */
static void
check_record (Checking        *self,
              const TandemDoc *doc,
              gboolean         whole)
{
  TandemContext *context = tandem_ctl_get_context (self->ctl);
  const char *kind = tandem_doc_get_kind (doc)->name;
  g_autoptr(GPtrArray) problems = NULL;

  if (whole && g_str_equal (kind, "plan"))
    problems = tandem_plan_check (doc, context);
  else if (whole && g_str_equal (kind, "gcom_profile"))
    problems = tandem_gcom_check (doc, context);
  else
    problems = tandem_doc_check (doc, context);

  for (guint i = 0; i < problems->len; i++)
    print_finding (self, doc, g_ptr_array_index (problems, i));
}

static gboolean
check_all (Checking    *self,
           TandemStore *store,
           GError     **error)
{
  g_autoptr(TandemSnapshot) snapshot = tandem_store_snapshot (store, NULL, error);
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  if (snapshot == NULL)
    return FALSE;

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(GPtrArray) documents = tandem_snapshot_list (snapshot, kinds[i]->name);

      for (guint j = 0; j < documents->len; j++)
        check_record (self, g_ptr_array_index (documents, j), FALSE);
    }

  return TRUE;
}

static gboolean
run_check (TandemCtl *ctl,
           GError   **error)
{
  const char *id = tandem_ctl_argument (ctl, 0);
  TandemStore *store = tandem_ctl_open (ctl, error);
  g_autoptr(TandemDoc) doc = store != NULL && id != NULL ? tandem_ctl_get_record (ctl, id, error) : NULL;
  gboolean json = tandem_ctl_wants_json (ctl);
  Checking checking = { .ctl = ctl };

  if (store == NULL || (id != NULL && doc == NULL))
    return FALSE;

  if (json)
    tandem_ctl_print ("[");
  if (doc != NULL)
    check_record (&checking, doc, TRUE);
  else if (!check_all (&checking, store, error))
    return FALSE;
  if (json)
    tandem_ctl_print ("\n]\n");

  if (checking.n_errors == 0)
    return TRUE;
  g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_FAILED,
               g_dngettext (GETTEXT_PACKAGE, "%u error was found", "%u errors were found", checking.n_errors),
               checking.n_errors);

  return FALSE;
}

const TandemCommand tandem_command_check =
{
  .name = "check",
  .synopsis = "[ID]",
  .summary = N_("Name the gaps and errors of a record, of all of a plan, or of everything"),
  .max_arguments = 1,
  .run = run_check,
};

/* ---- schema --------------------------------------------------------------------- */

static gboolean
run_schema (TandemCtl *ctl,
            GError   **error)
{
  g_autofree char *text = tandem_ctl_has (ctl, "markdown") ? tandem_kinds_to_markdown ()
                                                           : tandem_kinds_to_json_schema ();

  fputs (text, stdout);
  if (!g_str_has_suffix (text, "\n"))
    tandem_ctl_print ("\n");

  return TRUE;
}

static const GOptionEntry schema_options[] =
{
  TANDEM_SWITCH ("markdown", 0, N_("As a document for people")),
  { NULL },
};

const TandemCommand tandem_command_schema =
{
  .name = "schema",
  .synopsis = "[--markdown]",
  .summary = N_("Print the JSON Schema of all kinds of records"),
  .options = schema_options,
  .run = run_schema,
};

/* ---- verify --------------------------------------------------------------------- */

static gboolean
run_verify (TandemCtl *ctl,
            GError   **error)
{
  TandemStore *store = tandem_ctl_open (ctl, error);
  g_autoptr(TandemVerification) result = store != NULL ? tandem_store_verify (store, error) : NULL;

  if (result == NULL)
    return FALSE;

  if (tandem_ctl_wants_json (ctl))
    tandem_ctl_print ("{\"sound\":%s,\"records\":%" G_GUINT64_FORMAT ",\"versions\":%" G_GUINT64_FORMAT ",\"unsent\":%"
                      G_GUINT64_FORMAT "}\n", result->sound ? "true" : "false", result->records, result->versions,
                      result->unsent);
  else
    tandem_ctl_print ("%s: %s\n%s: %" G_GUINT64_FORMAT ", %s: %" G_GUINT64_FORMAT ", %s: %" G_GUINT64_FORMAT "\n",
                      tandem_ctl_get_folder (ctl), result->sound ? _("sound") : _("damaged"), _("Records"),
                      result->records, _("Versions"), result->versions, _("Unsent edits"), result->unsent);
  for (guint i = 0; i < result->findings->len; i++)
    tandem_ctl_complain ("%s: %s\n", tandem_ctl_get_folder (ctl), (const char *) g_ptr_array_index (result->findings, i));
  if (result->sound)
    return TRUE;
  g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_REPORTED, "damaged");

  return FALSE;
}

const TandemCommand tandem_command_verify =
{
  .name = "verify",
  .summary = N_("Check the file of the workspace"),
  .run = run_verify,
};

/* ---- backup --------------------------------------------------------------------- */

static gboolean
run_backup (TandemCtl *ctl,
            GError   **error)
{
  const char *path = tandem_ctl_argument (ctl, 0);
  TandemStore *store = tandem_ctl_open (ctl, error);

  if (store == NULL)
    return FALSE;
  if (!tandem_store_backup (store, path, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  tandem_ctl_print (_("The backup is in %s.\n"), path);

  return TRUE;
}

const TandemCommand tandem_command_backup =
{
  .name = "backup",
  .synopsis = "FILE",
  .summary = N_("Write all of the workspace to one file"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_backup,
};

static gboolean
run_restore_backup (TandemCtl *ctl,
                    GError   **error)
{
  const char *path = tandem_ctl_argument (ctl, 0);
  const char *folder = tandem_ctl_get_folder (ctl);

  if (!tandem_store_restore_backup (path, folder, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  tandem_ctl_print (_("%s holds what was in the backup.\n"), folder);

  return TRUE;
}

const TandemCommand tandem_command_restore_backup =
{
  .name = "restore-backup",
  .synopsis = "FILE",
  .summary = N_("Put a backup in the place of the workspace; what was there is kept beside it"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_restore_backup,
};
