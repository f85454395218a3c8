/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-matrix-tool.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-parts.h"
#include "kinds/tandem-risk.h"
#include "kinds/tandem-stakeholder.h"
#include "tandem-create-dialog.h"
#include "tandem-matrix.h"
#include "tandem-order.h"

/**
 * MatrixPlan:
 * @across: the field that is judged from one side to the other
 * @up: the field that is judged from below to the top
 * @text: (nullable): the field that is written in place; NULL where the title
 *   comes from elsewhere
 * @detail: the field in the second line
 *
 * What one kind shows on a matrix.
 */
typedef struct
{
  const TandemKind          *kind;
  const char                *across;
  const char                *up;
  const char                *text;
  const char                *detail;
  const TandemVocabularyRef *regions;
  TandemMatrixRegion         find_region;
  const char                *add_label;
  TandemToolLook             look;
} MatrixPlan;

struct _TandemMatrixTool
{
  TandemAnalysisTool parent_instance;

  const MatrixPlan  *plan;
  int                draft_x;
  int                draft_y;
};

G_DEFINE_FINAL_TYPE (TandemMatrixTool, tandem_matrix_tool, TANDEM_TYPE_ANALYSIS_TOOL)

static TandemMatrix *
get_matrix (TandemMatrixTool * self)
{
  return TANDEM_MATRIX (tandem_analysis_tool_get_picture (TANDEM_ANALYSIS_TOOL (self)));
}

static TandemContext *
get_context (TandemMatrixTool *self)
{
  return tandem_analysis_get_context (tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self)));
}

/* ---- telling ------------------------------------------------------------------------ */

static int
get_score (const TandemDoc *doc,
           const char      *field)
{
  return (int) CLAMP (tandem_val_int (tandem_doc_get (doc, field), 0), 0, G_MAXINT);
}

/* Where it is narrow, no grid says how it is judged. */
static char *
dup_detail (TandemMatrixTool *self,
            const TandemDoc  *doc,
            int               x,
            int               y)
{
  const char *code = tandem_val_string (tandem_doc_get (doc, "code"));
  g_autofree char *more = NULL;

  if (tandem_picture_is_narrow (TANDEM_PICTURE (get_matrix (self))) || ((x == 0) != (y == 0)))
    more = tandem_matrix_dup_words (get_matrix (self), x, y);
  else if (tandem_kind_get_field (self->plan->kind, self->plan->detail) >= 0)
    more = tandem_doc_dup_text (doc, (guint) tandem_kind_get_field (self->plan->kind, self->plan->detail), get_context (self));
  if (code == NULL || more == NULL || *more == '\0')
    return g_strdup (code != NULL ? code : more);

  return g_strdup_printf ("%s · %s", code, more);
}

/* "Risk: No travel in 2020, Likelihood: Almost certain · Impact: Moderate, High" */
static char *
dup_spoken (TandemMatrixTool *self,
            const char       *text,
            int               x,
            int               y)
{
  const TandemTerm *region = tandem_matrix_get_region (get_matrix (self), x, y);
  g_autofree char *named = g_strdup_printf (_("%1$s: %2$s"), g_dgettext (GETTEXT_PACKAGE, self->plan->kind->label), text);
  g_autofree char *words = tandem_matrix_dup_words (get_matrix (self), x, y);

  return g_strjoin (", ", named, words, region != NULL ? g_dgettext (GETTEXT_PACKAGE, region->label) : NULL, NULL);
}

static void
tell_doc (TandemMatrixTool *self,
          TandemDoc        *doc)
{
  int x = get_score (doc, self->plan->across), y = get_score (doc, self->plan->up);
  TandemPin *pin = tandem_matrix_add (get_matrix (self), tandem_doc_get_id (doc), x, y);
  const TandemTerm *region = tandem_matrix_get_region (get_matrix (self), x, y);
  g_autofree char *text = tandem_doc_dup_title (doc, get_context (self));
  g_autofree char *detail = dup_detail (self, doc, x, y);
  g_autofree char *spoken = dup_spoken (self, text, x, y);
  gboolean shaped = region != NULL && region->icon != NULL;

  g_object_set (pin, "text", text, "detail", detail, "spoken", spoken, "fixed", self->plan->text == NULL, "icon", shaped ? region->icon : NULL,
                "word", shaped ? g_dgettext (GETTEXT_PACKAGE, region->label) : NULL, "tone", shaped ? region->style : NULL,
                NULL);
}

static int
compare_docs (const TandemDoc *a,
              const TandemDoc *b)
{
  static const char *const fields[] = { "order", "code" };
  int order = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && order == 0; i++)
    order = g_strcmp0 (tandem_val_string (tandem_doc_get (a, fields[i])), tandem_val_string (tandem_doc_get (b, fields[i])));

  return order != 0 ? order : g_strcmp0 (tandem_doc_get_id (a), tandem_doc_get_id (b));
}

static GPtrArray *
list_docs (TandemMatrixTool *self,
           TandemSnapshot   *snapshot)
{
  const char *plan = tandem_analysis_get_plan (tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self)));
  g_autoptr(GPtrArray) found = tandem_snapshot_referring (snapshot, self->plan->kind->name, "plan", plan);
  GPtrArray *docs = g_ptr_array_new ();

  g_ptr_array_extend (docs, found, NULL, NULL);
  g_ptr_array_sort_values (docs, (GCompareFunc) compare_docs);

  return docs;
}

static void
tandem_matrix_tool_tell (TandemAnalysisTool *tool,
                         TandemSnapshot     *snapshot)
{
  TandemMatrixTool *self = TANDEM_MATRIX_TOOL (tool);
  g_autoptr(GPtrArray) docs = list_docs (self, snapshot);

  for (guint i = 0; i < docs->len; i++)
    tell_doc (self, g_ptr_array_index (docs, i));
  if (tandem_analysis_tool_has_draft (tool))
    {
      TandemPin *pin = tandem_matrix_add (get_matrix (self), TANDEM_TOOL_DRAFT, self->draft_x, self->draft_y);
      const char *hint = g_dgettext (GETTEXT_PACKAGE, self->plan->add_label);

      g_object_set (pin, "gap", TRUE, "hint", hint, "spoken", hint, NULL);
    }
}

/* ---- changing ----------------------------------------------------------------------------- */

/* Takes @doc. */
static TandemDoc *
with_score (TandemDoc  *doc,
            const char *field,
            int         score)
{
  g_autofree char *json = score > 0 ? g_strdup_printf ("%d", score) : g_strdup ("null");
  TandemDoc *after = tandem_doc_with (doc, field, json, NULL);

  if (after == NULL)
    return doc;
  tandem_doc_unref (doc);

  return after;
}

static TandemDoc *
with_scores (TandemMatrixTool *self,
             TandemDoc        *doc,
             int               x,
             int               y)
{
  return with_score (with_score (doc, self->plan->across, x), self->plan->up, y);
}

/* Who does not see where it went hears it. */
static void
say_place (TandemMatrixTool *self,
           const char       *key)
{
  TandemPin *pin = tandem_picture_find (TANDEM_PICTURE (get_matrix (self)), key);
  const char *spoken = pin != NULL ? tandem_pin_get_spoken (pin) : NULL;

  if (spoken != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
placed_cb (TandemMatrixTool *self,
           const char       *key,
           int               x,
           int               y)
{
  TandemDoc *doc = tandem_analysis_tool_get_doc (TANDEM_ANALYSIS_TOOL (self), key);
  g_autoptr(TandemDoc) after = NULL;
  GPtrArray *edits;

  if (doc == NULL)
    return;

  after = with_scores (self, tandem_doc_ref (doc), x, y);
  edits = tandem_plan_edits_new ();
  tandem_plan_edits_add (edits, doc, after);
  /* Translators: the name of an undo step; %s is a kind of record, as in "Move Problem" */
  tandem_analysis_tool_apply (TANDEM_ANALYSIS_TOOL (self), edits, _("Move %s"), doc, NULL);
  say_place (self, key);
}

static void
created_cb (TandemMatrixTool *self,
            const char       *id)
{
  tandem_picture_focus (TANDEM_PICTURE (get_matrix (self)), id);
}

static void
preset (TandemMatrixTool   *self,
        TandemCreateDialog *dialog,
        const char         *field,
        int                 score)
{
  g_autofree char *json = g_strdup_printf ("%d", score);

  if (score > 0)
    tandem_create_dialog_preset (dialog, field, json);
}

/* What has a sentence of its own is written in its cell; the rest is chosen. */
static void
wanted_cb (TandemMatrixTool *self,
           int               x,
           int               y)
{
  TandemAnalysis *analysis = tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self));
  TandemDoc *plan = tandem_analysis_get_doc (analysis, tandem_analysis_get_plan (analysis));
  AdwDialog *dialog;

  if (plan == NULL)
    return;

  if (self->plan->text != NULL)
    {
      self->draft_x = x;
      self->draft_y = y;
      tandem_analysis_tool_begin_draft (TANDEM_ANALYSIS_TOOL (self));
      return;
    }

  dialog = tandem_create_dialog_new (tandem_analysis_get_session (analysis), self->plan->kind, plan);
  preset (self, TANDEM_CREATE_DIALOG (dialog), self->plan->across, x);
  preset (self, TANDEM_CREATE_DIALOG (dialog), self->plan->up, y);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* After the last of them. */
static TandemDoc *
with_order (TandemMatrixTool *self,
            TandemDoc        *doc)
{
  TandemAnalysis *analysis = tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self));
  g_autoptr(GPtrArray) docs = list_docs (self, tandem_analysis_get_snapshot (analysis));
  const TandemDoc *last = docs->len > 0 ? g_ptr_array_index (docs, docs->len - 1) : NULL;
  g_autofree char *order = tandem_order_between (last != NULL ? tandem_val_string (tandem_doc_get (last, "order")) : NULL, NULL);
  g_autofree char *json = order != NULL ? tandem_json_string (order) : NULL;
  TandemDoc *after = json != NULL ? tandem_doc_with (doc, "order", json, NULL) : NULL;

  if (after == NULL)
    return doc;
  tandem_doc_unref (doc);

  return after;
}

static void
add_draft (TandemMatrixTool *self,
           const char       *text)
{
  TandemAnalysis *analysis = tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self));
  TandemDoc *plan = tandem_analysis_get_doc (analysis, tandem_analysis_get_plan (analysis));
  g_autoptr(TandemDoc) draft = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  if (plan == NULL)
    return;

  draft = tandem_doc_with_defaults (tandem_doc_new_under (self->plan->kind, plan), get_context (self));
  draft = with_order (self, with_scores (self, g_steal_pointer (&draft), self->draft_x, self->draft_y));
  doc = tandem_doc_with_text (draft, self->plan->text, text, get_context (self), NULL);
  if (doc != NULL)
    tandem_analysis_tool_add (TANDEM_ANALYSIS_TOOL (self), doc);
}

static void
tandem_matrix_tool_write (TandemAnalysisTool *tool,
                          const char         *key,
                          const char         *text)
{
  TandemMatrixTool *self = TANDEM_MATRIX_TOOL (tool);
  TandemDoc *doc = tandem_analysis_tool_get_doc (tool, key);

  if (g_str_equal (key, TANDEM_TOOL_DRAFT))
    add_draft (self, text);
  else if (doc != NULL)
    tandem_analysis_tool_write (tool, doc, self->plan->text, text);
}

static void
tandem_matrix_tool_remove (TandemAnalysisTool *tool,
                           TandemDoc          *doc)
{
  tandem_session_delete (tandem_analysis_get_session (tandem_analysis_tool_get_analysis (tool)), doc);
}

/* ---- actions ------------------------------------------------------------------------------- */

/* Beside the current one, else not judged yet. */
static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TandemMatrixTool *self = TANDEM_MATRIX_TOOL (widget);
  TandemPin *pin = tandem_picture_get_current (TANDEM_PICTURE (get_matrix (self)));
  int x = 0, y = 0;

  if (pin != NULL)
    tandem_matrix_get_place (get_matrix (self), tandem_pin_get_key (pin), &x, &y);
  wanted_cb (self, x, y);
}

static void
unjudge_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemMatrixTool *self = TANDEM_MATRIX_TOOL (widget);
  TandemDoc *doc = tandem_analysis_tool_get_current (TANDEM_ANALYSIS_TOOL (self));

  if (doc != NULL && (get_score (doc, self->plan->across) > 0 || get_score (doc, self->plan->up) > 0))
    placed_cb (self, tandem_doc_get_id (doc), 0, 0);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemPicture *picture = TANDEM_PICTURE (get_matrix (TANDEM_MATRIX_TOOL (widget)));

  tandem_picture_press (picture, GDK_KEY_Return, GDK_ALT_MASK);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemDoc *doc = tandem_analysis_tool_get_current (TANDEM_ANALYSIS_TOOL (widget));

  if (doc != NULL)
    tandem_matrix_tool_remove (TANDEM_ANALYSIS_TOOL (widget), doc);
}

/* ---- the tool --------------------------------------------------------------------------------- */

static const TandemKey keys[] = {
  { "<Alt>BackSpace", N_("Take the judgement back"), "matrix.unjudge" },
};

const TandemKeyTable tandem_matrix_tool_keys = TANDEM_KEY_TABLE (N_("The Analysis of a Plan"), keys);

static void
tandem_matrix_tool_class_init (TandemMatrixToolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TandemAnalysisToolClass *tool_class = TANDEM_ANALYSIS_TOOL_CLASS (klass);

  tool_class->tell = tandem_matrix_tool_tell;
  tool_class->write = tandem_matrix_tool_write;
  tool_class->remove = tandem_matrix_tool_remove;

  gtk_widget_class_install_action (widget_class, "matrix.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "matrix.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "matrix.unjudge", NULL, unjudge_action);
  gtk_widget_class_install_action (widget_class, "matrix.delete", NULL, delete_action);
  tandem_keys_bind (widget_class, &tandem_matrix_tool_keys);
}

static void
tandem_matrix_tool_init (TandemMatrixTool *self)
{
}

static TandemMatrixAxis
get_axis (const TandemKind *kind,
          const char       *name)
{
  const TandemField *field = tandem_kind_find_field (kind, name);

  return (TandemMatrixAxis) { tandem_field_get_label (field), ((const TandemRange *) field->arg)->words };
}

static GtkWidget *
new_tool (TandemAnalysis   *analysis,
          const MatrixPlan *plan)
{
  TandemMatrixTool *self = g_object_new (TANDEM_TYPE_MATRIX_TOOL, NULL);
  TandemMatrixAxis across = get_axis (plan->kind, plan->across), up = get_axis (plan->kind, plan->up);
  GtkWidget *matrix = tandem_matrix_new (&across, &up, plan->regions->fixed, plan->find_region,
                                         g_dgettext (GETTEXT_PACKAGE, plan->add_label));

  self->plan = plan;
  tandem_analysis_tool_set_up (TANDEM_ANALYSIS_TOOL (self), analysis, matrix, &plan->look);
  g_signal_connect_object (matrix, "placed", G_CALLBACK (placed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (matrix, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

#define HINT N_("Alt with an arrow moves · Ctrl+Enter adds beside · Alt+Enter opens")

static const char *
find_quadrant (int x,
               int y)
{
  return tandem_stakeholder_find_quadrant (y, x);
}

GtkWidget *
tandem_stakeholder_tool_new (TandemAnalysis *analysis)
{
  static const TandemToolButton buttons[] = {
    { N_("Add Stakeholder…"), "matrix.add", FALSE },
    { N_("All Fields…"), "matrix.open", TRUE },
    { N_("Not Judged"), "matrix.unjudge", TRUE },
    { N_("Delete"), "matrix.delete", TRUE },
  };
  static const MatrixPlan plan = {
    .kind = &tandem_stakeholder_kind,
    .across = "importance",
    .up = "influence",
    .detail = "attitude",
    .regions = &tandem_vocabulary_quadrant,
    .find_region = find_quadrant,
    .add_label = N_("Add Stakeholder…"),
    .look = {
      .icon = "system-users-symbolic",
      .title = N_("No Stakeholder Yet"),
      .sentence = N_("Who matters to the plan, how much it matters to them, and what they can decide: that says whom to involve and how."),
      .start = N_("Add Stakeholder…"),
      .start_action = "matrix.add",
      .hint = HINT,
      .buttons = buttons,
      .n_buttons = G_N_ELEMENTS (buttons),
    },
  };

  return new_tool (analysis, &plan);
}

static const char *
find_band (int x,
           int y)
{
  return tandem_risk_get_band (x * y);
}

GtkWidget *
tandem_risk_tool_new (TandemAnalysis *analysis)
{
  static const TandemToolButton buttons[] = {
    { N_("Add Risk"), "matrix.add", FALSE },
    { N_("All Fields…"), "matrix.open", TRUE },
    { N_("Not Judged"), "matrix.unjudge", TRUE },
    { N_("Delete"), "matrix.delete", TRUE },
  };
  static const MatrixPlan plan = {
    .kind = &tandem_risk_kind,
    .across = "impact",
    .up = "likelihood",
    .text = "description",
    .detail = "status",
    .regions = &tandem_vocabulary_risk_band,
    .find_region = find_band,
    .add_label = N_("Add Risk"),
    .look = {
      .icon = "status-risk-symbolic",
      .title = N_("No Risk Yet"),
      .sentence = N_("What may go wrong, how likely it is and how badly it would hurt: that says what to do something about first."),
      .start = N_("Add Risk"),
      .start_action = "matrix.add",
      .hint = HINT,
      .buttons = buttons,
      .n_buttons = G_N_ELEMENTS (buttons),
    },
  };

  return new_tool (analysis, &plan);
}
