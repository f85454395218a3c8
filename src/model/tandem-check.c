/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-field-type.h"

/* ---- reporting ----------------------------------------------------------------- */

void
tandem_problem_free (TandemProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->message);
  g_free (self->id);
  g_free (self);
}

static void
report (TandemCheck   *check,
        TandemSeverity severity,
        const char    *rule,
        const char    *path,
        char          *message)
{
  TandemProblem *problem = g_new0 (TandemProblem, 1);

  problem->severity = severity;
  problem->rule = rule;
  problem->path = g_strdup (path != NULL ? path : "");
  problem->message = message;
  g_ptr_array_add (check->problems, problem);
}

/**
 * tandem_check_report:
 * @check: the running check
 * @severity: how bad it is
 * @rule: (nullable): stable id of the rule, with static storage
 * @path: (nullable): the place in the document, NULL for all of it
 * @format: one translated sentence
 * @...: for @format
 *
 * How a kind's own check says what it found.
 */
void
tandem_check_report (TandemCheck   *check,
                     TandemSeverity severity,
                     const char    *rule,
                     const char    *path,
                     const char    *format,
                     ...)
{
  va_list args;

  g_return_if_fail (check != NULL);
  g_return_if_fail (format != NULL);

  va_start (args, format);
  report (check, severity, rule, path, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Reports at the present place, and says which field that is. */
void
tandem_checking_report (TandemChecking *self,
                        TandemSeverity  severity,
                        const char     *format,
                        ...)
{
  g_autofree char *sentence = NULL, *label = NULL, *path = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  label = tandem_place_dup_label (&self->place);
  path = tandem_place_dup_path (&self->place);
  /* Translators: a field, like "Updates › 2 › On", and what is wrong there */
  report (&self->check, severity, NULL, path,
          g_strdup_printf (_("%s: %s"), label, sentence));
}

/* "“soon” does not fit. Expected: a date like 2026-05-17", with a long value cut short. */
void
tandem_checking_wrong (TandemChecking *self,
                       TandemVal       value,
                       const char     *expected)
{
  g_autofree char *json = tandem_val_to_json (value);
  const char *text = tandem_val_string (value) != NULL ? tandem_val_string (value) : json;
  g_autofree char *shown = NULL;

  if (text == NULL)
    text = "";
  if (g_utf8_strlen (text, -1) > 40)
    {
      g_autofree char *start = g_utf8_substring (text, 0, 39);

      shown = g_strconcat (start, "…", NULL);
    }

  /* Translators: a value, and what should be there instead */
  tandem_checking_report (self, TANDEM_SEVERITY_ERROR, _("“%s” does not fit. Expected: %s"),
                          shown != NULL ? shown : text, expected);
}

/* ---- walking -------------------------------------------------------------------- */

/* Whether a value that is there says nothing: an empty text, list or object. */
static gboolean
is_empty (const TandemField *field,
          TandemVal          value)
{
  TandemValType type = tandem_val_type (value);

  if (type == TANDEM_VAL_STRING)
    return *tandem_val_string (value) == '\0';

  return (type == TANDEM_VAL_ARRAY || type == TANDEM_VAL_OBJECT) && tandem_val_length (value) == 0;
}

static void
check_missing (TandemChecking    *self,
               const TandemField *field)
{
  if (field->flags & TANDEM_REQUIRED)
    tandem_checking_report (self, TANDEM_SEVERITY_ERROR, _("it must be filled in"));
  else if (field->flags & TANDEM_EXPECTED)
    tandem_checking_report (self, TANDEM_SEVERITY_WARNING, _("it should be filled in"));
}

static void
check_field (TandemChecking    *self,
             const TandemField *field,
             TandemVal          value)
{
  TandemMark mark = tandem_place_enter (&self->place, field->name, field->label);

  if (!tandem_val_is_given (value) || is_empty (field, value))
    check_missing (self, field);
  if (tandem_val_is_given (value))
    field->type->check (self, field, value);
  tandem_place_leave (&self->place, mark);
}

void
tandem_check_table (TandemChecking    *self,
                    const TandemField *table,
                    guint              n_fields,
                    TandemVal          object)
{
  for (guint i = 0; i < n_fields; i++)
    check_field (self, &table[i], tandem_val_member (object, table[i].name));
}

/**
 * tandem_doc_check:
 * @self: a document, from anywhere
 * @context: language, today, vocabularies and other records
 *
 * Everything that is wrong, missing or does not fit together. Members that no
 * field describes are a newer version's and not reported. Any thread.
 *
 * Returns: (transfer full) (element-type TandemProblem): the findings, in the
 *   order of the fields; those of the kind's own rules at the end
 */
GPtrArray *
tandem_doc_check (const TandemDoc     *self,
                  const TandemContext *context)
{
  const TandemKind *kind;
  TandemChecking checking = { { self, context, NULL } };

  g_return_val_if_fail (self != NULL, NULL);

  kind = tandem_doc_get_kind (self);
  checking.check.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_problem_free);
  if (kind == NULL)
    return checking.check.problems;

  tandem_place_init (&checking.place);
  for (guint i = 0; i < kind->n_fields; i++)
    check_field (&checking, &kind->fields[i], tandem_doc_field (self, i));
  tandem_place_clear (&checking.place);

  if (kind->check != NULL)
    kind->check (&checking.check);

  return checking.check.problems;
}

/* ---- edits ------------------------------------------------------------------------ */

static void
check_step (TandemChecking    *self,
            const TandemField *field,
            TandemVal          before,
            TandemVal          after)
{
  const char *from = tandem_val_string (before);
  const char *to = tandem_val_string (after);

  if (!tandem_field_can_follow (field, from, to))
    {
      g_autofree char *old = tandem_field_dup_text (field, before, self->check.context);
      g_autofree char *new = tandem_field_dup_text (field, after, self->check.context);

      /* Translators: two states of a record: the new one, and the one before */
      tandem_checking_report (self, TANDEM_SEVERITY_WARNING, _("“%s” does not usually follow “%s”"), new, old);
    }
}

/* The top-level member a path is in. */
static char *
first_of_path (const char *path)
{
  return g_strndup (path, strcspn (path, ".["));
}

static gboolean
is_touched (const TandemDoc     *before,
            const TandemDoc     *after,
            const TandemProblem *problem)
{
  g_autofree char *name = first_of_path (problem->path);

  if (*name == '\0' || before == NULL)
    return TRUE;

  return !tandem_val_same (tandem_val_member (tandem_doc_root (before), name),
                           tandem_val_member (tandem_doc_root (after), name));
}

/**
 * tandem_doc_check_edit:
 * @before: (nullable): the document as it was, NULL for a new one
 * @after: the document as it would be saved
 * @context: language, today, vocabularies and other records
 *
 * What to say about an edit: the findings in the fields it touched, so that a
 * record that came broken from elsewhere can still be mended field by field,
 * and a warning for each unusual step of a state. An edit with an error is not
 * saved.
 *
 * Returns: (transfer full) (element-type TandemProblem): the findings
 */
GPtrArray *
tandem_doc_check_edit (const TandemDoc     *before,
                       const TandemDoc     *after,
                       const TandemContext *context)
{
  GPtrArray *problems;
  const TandemKind *kind;
  TandemChecking checking = { { after, context, NULL } };

  g_return_val_if_fail (after != NULL, NULL);

  problems = tandem_doc_check (after, context);
  for (guint i = problems->len; i > 0; i--)
    if (!is_touched (before, after, problems->pdata[i - 1]))
      g_ptr_array_remove_index (problems, i - 1);

  kind = tandem_doc_get_kind (after);
  if (before == NULL || kind == NULL)
    return problems;

  checking.check.problems = problems;
  tandem_place_init (&checking.place);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].transitions != NULL)
      {
        const TandemField *field = &kind->fields[i];
        TandemMark mark = tandem_place_enter (&checking.place, field->name, field->label);

        check_step (&checking, field, tandem_doc_field (before, i), tandem_doc_field (after, i));
        tandem_place_leave (&checking.place, mark);
      }
  tandem_place_clear (&checking.place);

  return problems;
}
