/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-commands.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* Commands that change records. */

static TandemDoc *
set_field (TandemDoc           *doc,
           const char          *option,
           const char          *text,
           const TandemContext *context,
           GError             **error)
{
  const char *sign = strchr (text, '=');
  g_autofree char *path = sign != NULL ? g_strndup (text, sign - text) : NULL;
  gboolean json = g_str_equal (option, "set-json");
  TandemDoc *after;

  if (sign == NULL || sign == text)
    {
      tandem_ctl_usage (error, _("--%s: “%s” is not like FIELD=VALUE"), option, text);
      return NULL;
    }

  if (json)
    after = tandem_doc_with (doc, path, sign + 1, error);
  else
    after = tandem_doc_with_text (doc, path, sign + 1, context, error);
  /* the message of a value says the path itself; the one of its JSON does not */
  if (after == NULL && json)
    g_prefix_error (error, "%s: ", path);

  return after;
}

/* Takes @doc. What was asked for by --set and --set-json, in their order each. */
static TandemDoc *
set_fields (TandemCtl *ctl,
            TandemDoc *doc,
            GError   **error)
{
  static const char *const options[] = { "set", "set-json" };
  g_autoptr(TandemDoc) current = doc;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      GPtrArray *values = tandem_ctl_options (ctl, options[i]);

      for (guint j = 0; values != NULL && j < values->len; j++)
        {
          TandemDoc *after = set_field (current, options[i], g_ptr_array_index (values, j),
                                        tandem_ctl_get_context (ctl), error);

          if (after == NULL)
            return NULL;
          tandem_doc_unref (current);
          current = after;
        }
    }

  return g_steal_pointer (&current);
}

static gboolean
save (TandemCtl  *ctl,
      const char *label,
      TandemDoc  *before,
      TandemDoc  *after,
      GError    **error)
{
  TandemStore *store = tandem_ctl_open (ctl, error);
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);

  tandem_batch_put (batch, before, after);
  if (store == NULL)
    return FALSE;
  if (!tandem_store_save (store, batch, error))
    {
      tandem_ctl_name_record (error, tandem_doc_get_id (after));
      return FALSE;
    }

  return TRUE;
}

/* The new or changed record: its identifier, or all of it. */
static gboolean
answer (TandemCtl  *ctl,
        const char *id,
        GError    **error)
{
  g_autoptr(TandemDoc) doc = NULL;

  if (!tandem_ctl_wants_json (ctl))
    {
      tandem_ctl_print ("%s\n", id);
      return TRUE;
    }
  if (!(doc = tandem_ctl_get_record (ctl, id, error)))
    return FALSE;
  tandem_ctl_print ("%s\n", tandem_doc_get_body (doc, NULL));

  return TRUE;
}

/* ---- new ---------------------------------------------------------------------- */

/* The value given for @field, as text. */
static const char *
find_value (TandemCtl  *ctl,
            const char *field)
{
  GPtrArray *values = tandem_ctl_options (ctl, "set");

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const char *text = g_ptr_array_index (values, i);

      if (g_str_has_prefix (text, field) && text[strlen (field)] == '=')
        return text + strlen (field) + 1;
    }

  return NULL;
}

/* The record it is made under: what it belongs to besides follows from that. */
static gboolean
find_parent (TandemCtl        *ctl,
             const TandemKind *kind,
             TandemDoc       **parent,
             GError          **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *id = kind->fields[i].flags & TANDEM_PARENT ? find_value (ctl, kind->fields[i].name) : NULL;

      if (id == NULL)
        continue;
      if ((*parent = tandem_ctl_get_record (ctl, id, error)) != NULL)
        return TRUE;
      g_prefix_error (error, "%s: ", kind->fields[i].name);
      return FALSE;
    }

  return TRUE;
}

/* Takes @doc. A new record begins in the first state of its kind. */
static TandemDoc *
with_first_states (TandemDoc           *doc,
                   const TandemContext *context)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];
      const TandemVocabulary *vocabulary;
      g_autofree char *json = NULL;
      TandemDoc *after;

      if (field->type != &tandem_type_enum || !(field->flags & TANDEM_REQUIRED) || field->transitions == NULL)
        continue;
      vocabulary = tandem_field_get_vocabulary (field, context);
      if (vocabulary == NULL || vocabulary->n_terms == 0)
        continue;
      json = tandem_json_string (vocabulary->terms[0].code);
      if (!(after = tandem_doc_with (doc, field->name, json, NULL)))
        continue;
      tandem_doc_unref (doc);
      doc = after;
    }

  return doc;
}

static gboolean
run_new (TandemCtl *ctl,
         GError   **error)
{
  const TandemKind *kind = tandem_ctl_find_kind (tandem_ctl_argument (ctl, 0), error);
  g_autoptr(TandemDoc) parent = NULL, doc = NULL;
  g_autofree char *label = NULL;

  if (kind == NULL || !tandem_ctl_open_or_make (ctl, error) || !find_parent (ctl, kind, &parent, error))
    return FALSE;

  doc = with_first_states (tandem_doc_new_under (kind, parent), tandem_ctl_get_context (ctl));
  if (!(doc = set_fields (ctl, g_steal_pointer (&doc), error)))
    {
      g_prefix_error (error, "%s: ", kind->name);
      return FALSE;
    }

  /* Translators: an undo step; %s is a kind of record, like Milestone */
  label = g_strdup_printf (_("Add %s"), _(kind->label));

  return save (ctl, label, NULL, doc, error) && answer (ctl, tandem_doc_get_id (doc), error);
}

static const GOptionEntry set_options[] =
{
  TANDEM_OPTION ("set", 's', N_("Give a field a value, as a person would type it"), N_("FIELD=VALUE")),
  TANDEM_OPTION ("set-json", 0, N_("The same, with the value in JSON: for lists and other inner parts"), N_("FIELD=JSON")),
  { NULL },
};

const TandemCommand tandem_command_new =
{
  .name = "new",
  .synopsis = "KIND [--set=FIELD=VALUE]… [--set-json=FIELD=JSON]…",
  .summary = N_("Make a record; the field that says what it belongs to fills in the rest"),
  .options = set_options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_new,
};

/* ---- edit --------------------------------------------------------------------- */

static gboolean
run_edit (TandemCtl *ctl,
          GError   **error)
{
  const char *id = tandem_ctl_argument (ctl, 0);
  g_autoptr(TandemDoc) before = NULL, after = NULL;
  g_autofree char *title = NULL, *label = NULL;

  if (!tandem_ctl_has (ctl, "set") && !tandem_ctl_has (ctl, "set-json"))
    return tandem_ctl_usage (error, _("nothing is to be changed; give --set=FIELD=VALUE"));
  if (!(before = tandem_ctl_get_record (ctl, id, error)))
    return FALSE;
  if (!(after = set_fields (ctl, tandem_doc_ref (before), error)))
    {
      tandem_ctl_name_record (error, id);
      return FALSE;
    }

  title = tandem_doc_dup_title (before, tandem_ctl_get_context (ctl));
  /* Translators: an undo step; %s is the title of a record */
  label = g_strdup_printf (_("Edit “%s”"), title);

  return save (ctl, label, before, after, error) && answer (ctl, id, error);
}

const TandemCommand tandem_command_edit =
{
  .name = "edit",
  .synopsis = "ID --set=FIELD=VALUE… [--set-json=FIELD=JSON]…",
  .summary = N_("Change fields of a record; an empty value takes it away"),
  .options = set_options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_edit,
};

/* ---- delete, restore ----------------------------------------------------------- */

static gboolean
run_delete (TandemCtl *ctl,
            GError   **error)
{
  const char *id = tandem_ctl_argument (ctl, 0);
  g_autoptr(TandemDoc) doc = tandem_ctl_get_record (ctl, id, error);
  g_autoptr(TandemBatch) batch = NULL;
  g_autofree char *title = NULL, *label = NULL;

  if (doc == NULL)
    return FALSE;

  title = tandem_doc_dup_title (doc, tandem_ctl_get_context (ctl));
  /* Translators: an undo step; %s is the title of a record */
  label = g_strdup_printf (_("Delete “%s”"), title);
  batch = tandem_batch_new (label);
  tandem_batch_delete (batch, id);
  if (!tandem_store_save (tandem_ctl_open (ctl, NULL), batch, error))
    return FALSE;
  tandem_ctl_print (_("“%s” is in the bin; restore or undo brings it back.\n"), title);

  return TRUE;
}

const TandemCommand tandem_command_delete =
{
  .name = "delete",
  .synopsis = "ID",
  .summary = N_("Put a record into the bin"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_delete,
};

static gboolean
run_restore (TandemCtl *ctl,
             GError   **error)
{
  const char *id = tandem_ctl_argument (ctl, 0);
  const char *text = tandem_ctl_option (ctl, "version");
  guint64 version = 0;
  TandemStore *store;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &version, NULL))
    return tandem_ctl_usage (error, _("--version: “%s” is not the number of a version"), text);
  if (!(store = tandem_ctl_open (ctl, error)))
    return FALSE;
  if (!tandem_store_restore (store, id, (gint64) version, error))
    {
      tandem_ctl_name_record (error, id);
      return FALSE;
    }

  return answer (ctl, id, error);
}

static const GOptionEntry restore_options[] =
{
  TANDEM_OPTION ("version", 0, N_("The version to go back to, as history numbers them"), N_("NUMBER")),
  { NULL },
};

const TandemCommand tandem_command_restore =
{
  .name = "restore",
  .synopsis = "ID [--version=NUMBER]",
  .summary = N_("Take a record out of the bin, or back to an earlier version"),
  .options = restore_options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_restore,
};

/* ---- history ------------------------------------------------------------------- */

static void
print_version_json (const TandemVersion *version,
                    gboolean             first)
{
  g_autoptr(GString) out = g_string_new (NULL);

  g_string_printf (out, "{\"version\":%" G_GINT64_FORMAT, version->number);
  tandem_ctl_print_member (out, "at", version->at);
  tandem_ctl_print_member (out, "author", version->author);
  tandem_ctl_print_member (out, "label", version->label);
  g_string_append_printf (out, ",\"deleted\":%s", version->doc == NULL ? "true" : "false");
  if (version->doc != NULL)
    g_string_append_printf (out, ",\"document\":%s", tandem_doc_get_body (version->doc, NULL));
  tandem_ctl_print ("%s\n%s}", first ? "" : ",", out->str);
}

static void
print_version (const TandemVersion *version,
               const TandemVersion *earlier,
               const TandemContext *context)
{
  g_autoptr(GPtrArray) changes = NULL;

  tandem_ctl_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", version->number, version->at,
                    version->author != NULL ? version->author : "", version->label);
  if (earlier == NULL || earlier->doc == NULL || version->doc == NULL)
    return;

  changes = tandem_doc_diff (earlier->doc, version->doc, context);
  for (guint i = 0; i < changes->len; i++)
    {
      const TandemChange *change = g_ptr_array_index (changes, i);

      tandem_ctl_print ("\t%s: %s → %s\n", change->label, change->before != NULL ? change->before : "—",
                        change->after != NULL ? change->after : "—");
    }
}

static gboolean
run_history (TandemCtl *ctl,
             GError   **error)
{
  const char *id = tandem_ctl_argument (ctl, 0);
  TandemStore *store = tandem_ctl_open (ctl, error);
  g_autoptr(GPtrArray) versions = store != NULL ? tandem_store_history (store, id, error) : NULL;
  gboolean json = tandem_ctl_wants_json (ctl);

  if (versions == NULL)
    return FALSE;
  if (versions->len == 0)
    {
      g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_FAILED, _("%s: there is no such record"), id);
      return FALSE;
    }

  if (json)
    tandem_ctl_print ("[");
  for (guint i = 0; i < versions->len; i++)
    if (json)
      print_version_json (g_ptr_array_index (versions, i), i == 0);
    else
      print_version (g_ptr_array_index (versions, i), i > 0 ? g_ptr_array_index (versions, i - 1) : NULL,
                     tandem_ctl_get_context (ctl));
  if (json)
    tandem_ctl_print ("\n]\n");

  return TRUE;
}

const TandemCommand tandem_command_history =
{
  .name = "history",
  .synopsis = "ID",
  .summary = N_("Say who changed what of a record, and when"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run_history,
};

/* ---- undo, redo ---------------------------------------------------------------- */

static gboolean
move (TandemCtl  *ctl,
      const char *sentence,
      gboolean ( *step ) (TandemStore *store,
                          char       **label,
                          GError     **error),
      GError    **error)
{
  TandemStore *store = tandem_ctl_open (ctl, error);
  g_autofree char *label = NULL;

  if (store == NULL || !step (store, &label, error))
    return FALSE;
  tandem_ctl_print ("%s: %s\n", sentence, label);

  return TRUE;
}

static gboolean
run_undo (TandemCtl *ctl,
          GError   **error)
{
  return move (ctl, _("Undone"), tandem_store_undo, error);
}

static gboolean
run_redo (TandemCtl *ctl,
          GError   **error)
{
  return move (ctl, _("Done again"), tandem_store_redo, error);
}

const TandemCommand tandem_command_undo =
{
  .name = "undo",
  .summary = N_("Undo the last change"),
  .run = run_undo,
};

const TandemCommand tandem_command_redo =
{
  .name = "redo",
  .summary = N_("Do again what was undone"),
  .run = run_redo,
};
