/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-plan-editor.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone-moves.h"
#include "tandem-field.h"

struct _TandemPlanEditor
{
  GObject        parent_instance;

  TandemSession *session;   /* (owned) */
  TandemOutline *outline;   /* (owned) */
  guint          n_saving;
};

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPlanEditor, tandem_plan_editor, G_TYPE_OBJECT)

static TandemContext *
get_context (TandemPlanEditor * self)
{
  return tandem_session_get_context (self->session);
}

/* ---- names of steps -------------------------------------------------------------- */

/* "Milestone", "12 Milestones", or "5 Rows" where they are of several kinds. */
static char *
dup_what (GPtrArray *rows)
{
  const TandemKind *kind = tandem_doc_get_kind (g_ptr_array_index (rows, 0));

  if (rows->len == 1)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, kind->label));
  for (guint i = 1; i < rows->len; i++)
    if (tandem_doc_get_kind (g_ptr_array_index (rows, i)) != kind)
      /* Translators: part of the name of an undo step, as in "Move 5 Rows" */
      return g_strdup_printf (ngettext ("%u Row", "%u Rows", rows->len), rows->len);

  /* Translators: a number and a kind of record, as in "12 Milestones" */
  return g_strdup_printf (_("%u %s"), rows->len, g_dgettext (GETTEXT_PACKAGE, kind->plural));
}

static char *
dup_label (const char *format,
           GPtrArray  *rows)
{
  g_autofree char *what = dup_what (rows);

  return g_strdup_printf (format, what);
}

/* ---- saving ---------------------------------------------------------------------- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(TandemPlanEditor) self = user_data;

  /* A failure was announced; the next snapshot shows what there really is. */
  tandem_session_save_finish (TANDEM_SESSION (source), result, NULL);
  self->n_saving--;
  if (self->n_saving == 0)
    g_signal_emit (self, signals[SAVED], 0);
}

/* What a milestone is changed without a reason for stays open in it. */
static void
note_changes (TandemPlanEditor *self,
              GPtrArray        *edits,
              const char       *reason)
{
  for (guint i = 0; i < edits->len; i++)
    {
      TandemPlanEdit *edit = g_ptr_array_index (edits, i);
      g_autoptr(GError) error = NULL;
      TandemDoc *noted;

      if (edit->before == NULL || edit->after == NULL)
        continue;
      noted = tandem_milestone_note_change (edit->before, edit->after, reason, NULL, get_context (self), &error);
      if (noted == NULL)
        {
          g_warning ("A change was not noted: %s", error->message);
          continue;
        }
      tandem_doc_unref (edit->after);
      edit->after = noted;
    }
}

static void
apply (TandemPlanEditor *self,
       GPtrArray        *edits,
       const char       *reason,
       const char       *label,
       const char       *announcement)
{
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (self->outline);
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);

  if (edits->len == 0)
    return;

  note_changes (self, edits, reason);
  for (guint i = 0; i < edits->len; i++)
    {
      TandemPlanEdit *edit = g_ptr_array_index (edits, i);

      if (edit->after != NULL)
        tandem_batch_put (batch, edit->before, edit->after);
      else
        tandem_batch_delete (batch, tandem_doc_get_id (edit->before));
    }
  if (snapshot != NULL)
    {
      g_autoptr(TandemSnapshot) edited = tandem_plan_edits_dup_snapshot (edits, snapshot);

      tandem_outline_set_snapshot (self->outline, edited);
    }

  self->n_saving++;
  tandem_session_save_announced_async (self->session, batch, announcement, saved_cb, g_object_ref (self));
}

/**
 * tandem_plan_editor_apply:
 * @self: an editor
 * @edits: (element-type TandemPlanEdit): what changes
 * @label: the name of the undo step
 * @announcement: (nullable): what a toast with Undo says
 *
 * Shows a change at once and saves it as one step.
 */
void
tandem_plan_editor_apply (TandemPlanEditor *self,
                          GPtrArray        *edits,
                          const char       *label,
                          const char       *announcement)
{
  apply (self, edits, NULL, label, announcement);
}

/* Takes @edits. */
static gboolean
apply_or_refuse (TandemPlanEditor *self,
                 GPtrArray        *edits,
                 const char       *format,
                 GPtrArray        *rows,
                 const GError     *error)
{
  g_autoptr(GPtrArray) owned = edits;
  g_autofree char *label = NULL;

  if (owned == NULL)
    {
      tandem_session_announce (self->session, error->message);
      return FALSE;
    }

  label = dup_label (format, rows);
  tandem_plan_editor_apply (self, owned, label, NULL);

  return TRUE;
}

/* ---- moving ------------------------------------------------------------------------ */

/**
 * tandem_plan_editor_move:
 * @self: an editor
 * @rows: (element-type TandemDoc): rows
 * @above: (nullable): what they are to stand under
 * @next: (nullable): what they are to stand before
 *
 * Returns: whether it could be done; the reason was announced
 */
gboolean
tandem_plan_editor_move (TandemPlanEditor *self,
                         GPtrArray        *rows,
                         TandemDoc        *above,
                         TandemDoc        *next)
{
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (self->outline);
  g_autoptr(GError) error = NULL;
  GPtrArray *edits;

  g_return_val_if_fail (snapshot != NULL && rows->len > 0, FALSE);

  edits = tandem_plan_move (snapshot, rows, above, next, get_context (self), &error);

  /* Translators: the name of an undo step, as in "Move 12 Milestones" */
  return apply_or_refuse (self, edits, _("Move %s"), rows, error);
}

gboolean
tandem_plan_editor_indent (TandemPlanEditor *self,
                           GPtrArray        *rows,
                           gboolean          out)
{
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (self->outline);
  g_autoptr(GError) error = NULL;
  GPtrArray *edits;

  g_return_val_if_fail (snapshot != NULL && rows->len > 0, FALSE);

  edits = (out ? tandem_plan_outdent : tandem_plan_indent) (snapshot, rows, get_context (self), &error);

  return apply_or_refuse (self, edits, _("Move %s"), rows, error);
}

gboolean
tandem_plan_editor_move_by_one (TandemPlanEditor *self,
                                GPtrArray        *rows,
                                gboolean          down)
{
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (self->outline);
  g_autoptr(GError) error = NULL;
  GPtrArray *edits;

  g_return_val_if_fail (snapshot != NULL && rows->len > 0, FALSE);

  edits = tandem_plan_move_by_one (snapshot, rows, down, get_context (self), &error);

  return apply_or_refuse (self, edits, _("Move %s"), rows, error);
}

/* ---- deleting ----------------------------------------------------------------------- */

/**
 * tandem_plan_editor_delete:
 * @self: an editor
 * @rows: (element-type TandemDoc): rows
 *
 * Moves rows to the bin, with all that stands under them; the toast offers Undo.
 */
gboolean
tandem_plan_editor_delete (TandemPlanEditor *self,
                           GPtrArray        *rows)
{
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (self->outline);
  g_autoptr(GPtrArray) edits = NULL;
  g_autofree char *label = NULL;
  g_autofree char *announcement = NULL;
  guint n_gone = 0;

  g_return_val_if_fail (snapshot != NULL && rows->len > 0, FALSE);

  edits = tandem_plan_remove (snapshot, rows);
  for (guint i = 0; i < edits->len; i++)
    n_gone += ((TandemPlanEdit *) g_ptr_array_index (edits, i))->after == NULL;

  /* Translators: the name of an undo step, as in "Delete 3 Milestones" */
  label = dup_label (_("Delete %s"), rows);
  if (n_gone == 1)
    {
      g_autofree char *title = tandem_doc_dup_title (g_ptr_array_index (rows, 0), get_context (self));

      /* Translators: a toast; %s is the title of a record */
      announcement = g_strdup_printf (_("“%s” deleted"), title);
    }
  else
    /* Translators: a toast */
    announcement = g_strdup_printf (ngettext ("%u record moved to the bin", "%u records moved to the bin", n_gone), n_gone);
  tandem_plan_editor_apply (self, edits, label, announcement);

  return TRUE;
}

/* ---- fields ------------------------------------------------------------------------- */

static const TandemField *
find_field (const TandemDoc *row,
            const char      *column)
{
  const char *path = tandem_plan_find_field (tandem_doc_get_kind (row), column);
  g_autofree char *name = path != NULL ? g_strndup (path, strcspn (path, ".[")) : NULL;

  return name != NULL ? tandem_kind_find_field (tandem_doc_get_kind (row), name) : NULL;
}

static char *
dup_change_label (GPtrArray  *rows,
                  const char *column)
{
  const TandemField *field = NULL;

  for (guint i = 0; i < rows->len && field == NULL; i++)
    field = find_field (g_ptr_array_index (rows, i), column);
  if (rows->len > 1)
    {
      g_autofree char *what = dup_what (rows);

      /* Translators: the name of an undo step, as in "Change Status of 7 Milestones" */
      return g_strdup_printf (_("Change %s of %s"), field != NULL ? tandem_field_get_label (field) : "", what);
    }

  /* Translators: the name of an undo step; %s is a field, as in "Change Due" */
  return g_strdup_printf (_("Change %s"), field != NULL ? tandem_field_get_label (field) : "");
}

/**
 * tandem_plan_editor_set:
 * @self: an editor
 * @rows: (element-type TandemDoc): rows
 * @column: "status", "due" or "responsible"
 * @code: (nullable): code, date or id; NULL to empty it
 * @reason: (nullable): why
 *
 * Returns: whether it could be done; the reason was announced
 */
gboolean
tandem_plan_editor_set (TandemPlanEditor *self,
                        GPtrArray        *rows,
                        const char       *column,
                        const char       *code,
                        const char       *reason)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) edits = tandem_plan_set (rows, column, code, reason, get_context (self), &error);
  g_autofree char *label = NULL;

  if (edits == NULL)
    {
      tandem_session_announce (self->session, error->message);
      return FALSE;
    }

  label = dup_change_label (rows, column);
  apply (self, edits, reason, label, NULL);

  return TRUE;
}

/* What is typed for a period's end is a date like any other. */
static TandemDoc *
with_date (TandemDoc           *row,
           const char          *path,
           const char          *text,
           const TandemContext *context,
           GError             **error)
{
  const TandemField *date = tandem_kind_find_field (tandem_kind_find ("milestone"), "due");
  g_autofree char *json = tandem_field_parse_text (date, tandem_doc_get (row, path), text, context, error);

  return json != NULL ? tandem_doc_with (row, path, json, error) : NULL;
}

/**
 * tandem_plan_editor_set_text:
 * @self: an editor
 * @row: a row
 * @column: "title" or "due"
 * @text: what was typed
 *
 * Returns: whether it was taken; the reason was announced
 */
gboolean
tandem_plan_editor_set_text (TandemPlanEditor *self,
                             TandemDoc        *row,
                             const char       *column,
                             const char       *text)
{
  const char *path = tandem_plan_find_field (tandem_doc_get_kind (row), column);
  g_autoptr(GPtrArray) edits = tandem_plan_edits_new ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) after = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (strchr (path, '.') != NULL)
    after = with_date (row, path, text, get_context (self), &error);
  else
    after = tandem_doc_with_text (row, path, text, get_context (self), &error);
  if (after == NULL)
    {
      tandem_session_announce (self->session, error->message);
      return FALSE;
    }

  g_ptr_array_add (rows, row);
  label = dup_change_label (rows, column);
  tandem_plan_edits_add (edits, row, after);
  tandem_plan_editor_apply (self, edits, label, NULL);

  return TRUE;
}

/* "Reschedule 7 Milestones", "Change Status of 7 Milestones", "Change 7 Milestones". */
static char *
dup_batch_label (GPtrArray              *rows,
                 const TandemPlanChange *change)
{
  if (change->days != 0 && change->status == NULL && change->responsible == NULL)
    /* Translators: the name of an undo step, as in "Reschedule 7 Milestones" */
    return dup_label (_("Reschedule %s"), rows);
  if (change->days == 0 && change->responsible == NULL)
    return dup_change_label (rows, "status");
  if (change->days == 0 && change->status == NULL)
    return dup_change_label (rows, "responsible");

  return dup_label (_("Change %s"), rows);
}

/**
 * tandem_plan_editor_change:
 * @self: an editor
 * @rows: (element-type TandemDoc): rows
 * @change: what is done to all of them
 *
 * Returns: whether anything changed; the reason was announced
 */
gboolean
tandem_plan_editor_change (TandemPlanEditor       *self,
                           GPtrArray              *rows,
                           const TandemPlanChange *change)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) edits = tandem_plan_change (rows, change, get_context (self), &error);
  g_autoptr(GPtrArray) changed = g_ptr_array_new ();
  g_autofree char *label = NULL;
  g_autofree char *announcement = NULL;

  if (edits == NULL || edits->len == 0)
    {
      tandem_session_announce (self->session, error != NULL ? error->message : _("None of these rows can be changed like that."));
      return FALSE;
    }

  for (guint i = 0; i < edits->len; i++)
    g_ptr_array_add (changed, ((TandemPlanEdit *) g_ptr_array_index (edits, i))->before);
  label = dup_batch_label (changed, change);
  /* Translators: a toast after many rows were changed at once */
  announcement = g_strdup_printf (ngettext ("%u row changed", "%u rows changed", edits->len), edits->len);
  apply (self, edits, change->reason, label, announcement);

  return TRUE;
}

/* ---- new rows ------------------------------------------------------------------------ */

/**
 * tandem_plan_editor_begin_row:
 * @self: an editor
 * @kind: (nullable): what to add, NULL for what fits
 * @at: (nullable): the row it goes below
 *
 * A new row is there to be written; it is no record until it has a title.
 *
 * Returns: (transfer none) (nullable): the draft, NULL where it has no place;
 *   the reason was announced
 */
TandemDoc *
tandem_plan_editor_begin_row (TandemPlanEditor *self,
                              const TandemKind *kind,
                              TandemDoc        *at)
{
  TandemSnapshot *snapshot = tandem_outline_get_snapshot (self->outline);
  g_autoptr(TandemDoc) plan = tandem_plan_editor_dup_plan (self);
  g_autoptr(TandemDoc) draft = NULL;

  if (snapshot == NULL || plan == NULL)
    return NULL;

  if (kind == NULL)
    kind = tandem_plan_get_kind_below (snapshot, at);
  draft = tandem_plan_new_row (snapshot, plan, kind, at, get_context (self));
  if (draft == NULL)
    {
      tandem_session_announce (self->session, _("An action stands under an objective: select one first."));
      return NULL;
    }

  tandem_outline_set_draft (self->outline, draft);

  return tandem_outline_get_draft (self->outline);
}

/**
 * tandem_plan_editor_end_row:
 * @self: an editor
 * @title: (nullable): of the new row; NULL or nothing to forget it
 *
 * Returns: (transfer full) (nullable): the new record
 */
TandemDoc *
tandem_plan_editor_end_row (TandemPlanEditor *self,
                            const char       *title)
{
  TandemDoc *current = tandem_outline_get_draft (self->outline);
  g_autoptr(TandemDoc) draft = current != NULL ? tandem_doc_ref (current) : NULL;
  g_autoptr(TandemDoc) row = NULL;
  g_autoptr(GPtrArray) edits = tandem_plan_edits_new ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *label = NULL;

  if (draft == NULL)
    return NULL;

  if (title != NULL && *title != '\0')
    row = tandem_doc_with_text (draft, tandem_plan_find_field (tandem_doc_get_kind (draft), "title"), title,
                                get_context (self), NULL);
  tandem_outline_set_draft (self->outline, NULL);
  if (row == NULL)
    return NULL;

  g_ptr_array_add (rows, row);
  /* Translators: the name of an undo step; %s is a kind of record, as in "Add Milestone" */
  label = dup_label (_("Add %s"), rows);
  tandem_plan_edits_add (edits, NULL, row);
  tandem_plan_editor_apply (self, edits, label, NULL);

  return g_steal_pointer (&row);
}

/* ---- the editor ----------------------------------------------------------------------- */

static void
tandem_plan_editor_dispose (GObject *object)
{
  TandemPlanEditor *self = TANDEM_PLAN_EDITOR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->outline);

  G_OBJECT_CLASS (tandem_plan_editor_parent_class)->dispose (object);
}

static void
tandem_plan_editor_class_init (TandemPlanEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_plan_editor_dispose;

  signals[SAVED] = g_signal_new ("saved", TANDEM_TYPE_PLAN_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_plan_editor_init (TandemPlanEditor *self)
{
}

TandemPlanEditor *
tandem_plan_editor_new (TandemSession *session,
                        TandemOutline *outline)
{
  TandemPlanEditor *self = g_object_new (TANDEM_TYPE_PLAN_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->outline = g_object_ref (outline);

  return self;
}

TandemSession *
tandem_plan_editor_get_session (TandemPlanEditor *self)
{
  return self->session;
}

TandemOutline *
tandem_plan_editor_get_outline (TandemPlanEditor *self)
{
  return self->outline;
}

gboolean
tandem_plan_editor_get_busy (TandemPlanEditor *self)
{
  return self->n_saving > 0;
}

/**
 * tandem_plan_editor_dup_plan:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): the record of the plan itself
 */
TandemDoc *
tandem_plan_editor_dup_plan (TandemPlanEditor *self)
{
  return tandem_store_get (tandem_session_get_store (self->session), tandem_outline_get_plan (self->outline), NULL);
}
