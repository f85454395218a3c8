/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-problem-tool.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-problem.h"
#include "tandem-choice-popover.h"
#include "tandem-choice.h"
#include "tandem-plan-rows.h"
#include "tandem-problem-tree.h"
#include "tandem-tree.h"

#define NO_CORE "core"   /* key of the gap where the core should be */

struct _TandemProblemTool
{
  TandemAnalysisTool parent_instance;

  char              *under;     /* (owned) (nullable): id of what the draft stands under; NULL: it is the core */
  gboolean           effect;    /* the draft stands above it */
  char              *linking;   /* (owned) (nullable): id of the problem an objective is chosen for */
};

G_DEFINE_FINAL_TYPE (TandemProblemTool, tandem_problem_tool, TANDEM_TYPE_ANALYSIS_TOOL)

static TandemTree *
get_tree (TandemProblemTool * self)
{
  return TANDEM_TREE (tandem_analysis_tool_get_picture (TANDEM_ANALYSIS_TOOL (self)));
}

static TandemSnapshot *
get_snapshot (TandemProblemTool *self)
{
  return tandem_analysis_get_snapshot (tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self)));
}

static TandemContext *
get_context (TandemProblemTool *self)
{
  return tandem_analysis_get_context (tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self)));
}

static GArray *
list_stands (TandemProblemTool *self)
{
  return tandem_problem_tree_list (get_snapshot (self),
                                   tandem_analysis_get_plan (tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self))));
}

static int
get_level (TandemProblemTool *self,
           const TandemDoc   *doc)
{
  g_autoptr(GArray) stands = list_stands (self);

  for (guint i = 0; i < stands->len; i++)
    if (g_array_index (stands, TandemProblemStand, i).doc == doc)
      return g_array_index (stands, TandemProblemStand, i).level;

  return 0;
}

/* ---- telling -------------------------------------------------------------------------- */

/* What an objective is called in a line: its code, else its title. */
static char *
dup_name (const TandemDoc     *doc,
          const TandemContext *context)
{
  const char *code = tandem_val_string (tandem_doc_get (doc, "code"));

  return code != NULL && *code != '\0' ? g_strdup (code) : tandem_doc_dup_title (doc, context);
}

static char *
dup_detail (TandemSnapshot           *snapshot,
            const TandemProblemStand *stand,
            const TandemContext      *context)
{
  TandemDoc *answer = tandem_problem_get_answer (snapshot, stand->doc);
  g_autofree char *name = NULL;

  if (answer == NULL)
    return stand->level != 0 && stand->parent == NULL ? g_strdup (_("Under nothing yet")) : NULL;

  name = dup_name (answer, context);

  /* Translators: below a problem; %s is the code of an objective */
  return g_strdup_printf (_("Answered by %s"), name);
}

static const char *
get_role (int level)
{
  return level == 0 ? _("Core problem") : level < 0 ? _("Effect") : _("Cause");
}

static void
tell_stand (TandemProblemTool        *self,
            TandemSnapshot           *snapshot,
            const TandemProblemStand *stand)
{
  TandemContext *context = get_context (self);
  TandemPin *pin = tandem_tree_add (get_tree (self), tandem_doc_get_id (stand->doc),
                                    stand->parent != NULL ? tandem_doc_get_id (stand->parent) : NULL, stand->level);
  g_autofree char *text = tandem_doc_dup_title (stand->doc, context);
  g_autofree char *detail = dup_detail (snapshot, stand, context);
  g_autofree char *of = stand->parent != NULL ? tandem_doc_dup_title (stand->parent, context) : NULL;
  g_autofree char *under = NULL;
  g_autofree char *spoken = NULL;

  if (of != NULL && stand->level < 0)
    /* Translators: for a screen reader, after an effect; %s is the problem it comes from */
    under = g_strdup_printf (_("of “%s”"), of);
  else if (of != NULL)
    /* Translators: for a screen reader, after a cause; %s is the problem it leads to */
    under = g_strdup_printf (_("for “%s”"), of);
  /* Translators: a problem for a screen reader: what it is in the tree, then what it says */
  spoken = g_strdup_printf (_("%1$s: %2$s"), get_role (stand->level), text);
  if (under != NULL)
    {
      g_autofree char *alone = g_steal_pointer (&spoken);

      spoken = g_strjoin (", ", alone, under, detail, NULL);
    }
  g_object_set (pin, "code", get_role (stand->level), "text", text, "detail", detail, "spoken", spoken,
                "strong", stand->level == 0, NULL);
}

/* A tree without a core says so. */
static void
tell_no_core (TandemProblemTool *self)
{
  TandemPin *pin = tandem_tree_add (get_tree (self), NO_CORE, NULL, 0);
  const char *hint = _("What is the core problem?");

  g_object_set (pin, "gap", TRUE, "code", get_role (0), "text", _("no core problem"), "hint", hint, "spoken", hint, NULL);
}

static void
tell_draft (TandemProblemTool *self,
            GArray            *stands)
{
  TandemPin *pin;
  int level = 0;
  const char *hint;

  for (guint i = 0; i < stands->len; i++)
    {
      const TandemProblemStand *stand = &g_array_index (stands, TandemProblemStand, i);

      if (g_strcmp0 (tandem_doc_get_id (stand->doc), self->under) == 0)
        level = stand->level < 0 || (stand->level == 0 && self->effect) ? stand->level - 1 : stand->level + 1;
    }

  hint = level == 0 ? _("What is the core problem?") : level < 0 ? _("What follows from it?") : _("What leads to it?");
  pin = tandem_tree_add (get_tree (self), TANDEM_TOOL_DRAFT, level != 0 ? self->under : NULL, level);
  g_object_set (pin, "gap", TRUE, "code", get_role (level), "hint", hint, "spoken", hint, NULL);
}

static void
tandem_problem_tool_tell (TandemAnalysisTool *tool,
                          TandemSnapshot     *snapshot)
{
  TandemProblemTool *self = TANDEM_PROBLEM_TOOL (tool);
  g_autoptr(GArray) stands = list_stands (self);

  if (stands->len > 0 && g_array_index (stands, TandemProblemStand, 0).level != 0)
    tell_no_core (self);
  for (guint i = 0; i < stands->len; i++)
    tell_stand (self, snapshot, &g_array_index (stands, TandemProblemStand, i));
  if (tandem_analysis_tool_has_draft (tool))
    tell_draft (self, stands);
}

/* ---- writing ---------------------------------------------------------------------------- */

static void
add_draft (TandemProblemTool *self,
           const char        *text)
{
  TandemAnalysisTool *tool = TANDEM_ANALYSIS_TOOL (self);
  TandemAnalysis *analysis = tandem_analysis_tool_get_analysis (tool);
  TandemDoc *plan = tandem_analysis_get_doc (analysis, tandem_analysis_get_plan (analysis));
  g_autoptr(TandemDoc) draft = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  if (plan == NULL)
    return;

  draft = tandem_problem_tree_new (get_snapshot (self), plan, tandem_analysis_get_doc (analysis, self->under),
                                   self->effect, get_context (self));
  doc = tandem_doc_with_text (draft, "text", text, get_context (self), NULL);
  if (doc != NULL)
    tandem_analysis_tool_add (tool, doc);
}

static void
tandem_problem_tool_write (TandemAnalysisTool *tool,
                           const char         *key,
                           const char         *text)
{
  TandemProblemTool *self = TANDEM_PROBLEM_TOOL (tool);
  TandemDoc *doc = tandem_analysis_tool_get_doc (tool, key);

  if (g_str_equal (key, NO_CORE))
    g_clear_pointer (&self->under, g_free);
  if (g_str_equal (key, TANDEM_TOOL_DRAFT) || g_str_equal (key, NO_CORE))
    add_draft (self, text);
  else if (doc != NULL)
    tandem_analysis_tool_write (tool, doc, "text", text);
}

static void
begin (TandemProblemTool *self,
       const char        *under,
       gboolean           effect)
{
  g_set_str (&self->under, under);
  self->effect = effect;
  tandem_analysis_tool_begin_draft (TANDEM_ANALYSIS_TOOL (self));
}

/* What goes on from where one is: an effect above an effect, else a cause. */
static void
added_cb (TandemProblemTool *self,
          const char        *key)
{
  TandemDoc *doc = tandem_analysis_tool_get_doc (TANDEM_ANALYSIS_TOOL (self), key);

  if (doc != NULL)
    begin (self, tandem_doc_get_id (doc), FALSE);
}

/* ---- moving ------------------------------------------------------------------------------- */

static gboolean
dropped_cb (TandemProblemTool *self,
            const char        *key,
            const char        *onto)
{
  TandemAnalysisTool *tool = TANDEM_ANALYSIS_TOOL (self);
  TandemDoc *doc = tandem_analysis_tool_get_doc (tool, key), *under = tandem_analysis_tool_get_doc (tool, onto);
  g_autoptr(GError) error = NULL;
  GPtrArray *edits;

  if (doc == NULL || under == NULL)
    return FALSE;

  edits = tandem_problem_tree_move (get_snapshot (self), doc, under, &error);

  /* Translators: the name of an undo step; %s is a kind of record, as in "Move Problem" */
  return tandem_analysis_tool_apply (tool, edits, _("Move %s"), doc, error);
}

/* Up and down are away from the core and closer to it, on both its sides. */
static void
pushed_cb (TandemProblemTool *self,
           const char        *key,
           GtkDirectionType   direction)
{
  TandemAnalysisTool *tool = TANDEM_ANALYSIS_TOOL (self);
  TandemDoc *doc = tandem_analysis_tool_get_doc (tool, key);
  g_autoptr(GError) error = NULL;
  TandemProblemWay way;
  GPtrArray *edits;

  if (doc == NULL)
    return;

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    way = direction == GTK_DIR_LEFT ? TANDEM_PROBLEM_BEFORE : TANDEM_PROBLEM_AFTER;
  else
    way = (get_level (self, doc) < 0) == (direction == GTK_DIR_UP) ? TANDEM_PROBLEM_AWAY : TANDEM_PROBLEM_CLOSER;
  edits = tandem_problem_tree_push (get_snapshot (self), doc, way, &error);
  tandem_analysis_tool_apply (tool, edits, _("Move %s"), doc, error);
}

static void
tandem_problem_tool_remove (TandemAnalysisTool *tool,
                            TandemDoc          *doc)
{
  TandemAnalysis *analysis = tandem_analysis_tool_get_analysis (tool);
  g_autoptr(GPtrArray) edits = tandem_problem_tree_remove (tandem_analysis_get_snapshot (analysis), doc);
  g_autofree char *title = tandem_doc_dup_title (doc, tandem_analysis_get_context (analysis));
  /* Translators: the name of an undo step; %s is a kind of record */
  g_autofree char *label = g_strdup_printf (_("Delete %s"), g_dgettext (GETTEXT_PACKAGE, tandem_problem_node_kind.label));
  g_autofree char *announcement = NULL;

  if (edits->len == 1)
    /* Translators: a toast; %s is the title of a record */
    announcement = g_strdup_printf (_("“%s” deleted"), title);
  else
    /* Translators: a toast */
    announcement = g_strdup_printf (ngettext ("%u record moved to the bin", "%u records moved to the bin", edits->len),
                                    edits->len);
  tandem_analysis_apply (analysis, edits, label, announcement);
}

/* ---- the objective that answers ------------------------------------------------------------- */

static GListModel *
list_objectives (const char *text,
                 gpointer    user_data)
{
  TandemProblemTool *self = user_data;
  TandemContext *context = get_context (self);
  GListStore *choices = g_list_store_new (TANDEM_TYPE_CHOICE);
  g_autoptr(TandemChoice) none = tandem_choice_new ("", _("No objective"), NULL, NULL);
  g_autoptr(GPtrArray) found = tandem_snapshot_referring (get_snapshot (self), "objective", "plan",
                                                          tandem_analysis_get_plan (tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self))));
  g_autoptr(GPtrArray) objectives = g_ptr_array_new ();

  g_ptr_array_extend (objectives, found, NULL, NULL);
  g_ptr_array_sort_values (objectives, (GCompareFunc) tandem_plan_compare_rows);
  g_list_store_append (choices, none);
  for (guint i = 0; i < objectives->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (objectives, i);
      const char *code = tandem_val_string (tandem_doc_get (doc, "code"));
      g_autofree char *title = tandem_doc_dup_title (doc, context);
      g_autoptr(TandemChoice) choice = tandem_choice_new (tandem_doc_get_id (doc), title, code, NULL);

      if (tandem_text_matches (title, text))
        g_list_store_append (choices, choice);
    }

  return G_LIST_MODEL (choices);
}

static void
chosen_cb (TandemProblemTool *self,
           const char        *code)
{
  TandemAnalysisTool *tool = TANDEM_ANALYSIS_TOOL (self);
  TandemDoc *doc = tandem_analysis_tool_get_doc (tool, self->linking);
  GPtrArray *edits;

  if (doc == NULL)
    return;

  edits = tandem_problem_set_answer (get_snapshot (self), doc, *code != '\0' ? code : NULL);
  /* Translators: the name of an undo step: which objective answers a problem */
  tandem_analysis_tool_apply (tool, edits, _("Link %s"), doc, NULL);
}

/* ---- actions ----------------------------------------------------------------------------------- */

static void
link_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemProblemTool *self = TANDEM_PROBLEM_TOOL (widget);
  TandemDoc *doc = tandem_analysis_tool_get_current (TANDEM_ANALYSIS_TOOL (self));
  GtkWidget *popover;

  if (doc == NULL)
    return;

  g_set_str (&self->linking, tandem_doc_get_id (doc));
  popover = tandem_choice_popover_new (_("Objective that answers it"), TRUE, list_objectives, self);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  tandem_analysis_tool_pop_up (TANDEM_ANALYSIS_TOOL (self), popover);
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  begin (TANDEM_PROBLEM_TOOL (widget), NULL, FALSE);
}

/* What a new cause or effect stands under: where one is, or the core, when that
 * is on the other side. */
static const TandemDoc *
find_side (TandemProblemTool *self,
           const TandemDoc   *doc,
           gboolean           effect)
{
  g_autoptr(GArray) stands = list_stands (self);
  int level = get_level (self, doc);

  if (level == 0 || (level < 0) == effect)
    return doc;

  return g_array_index (stands, TandemProblemStand, 0).level == 0 ? g_array_index (stands, TandemProblemStand, 0).doc : NULL;
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TandemProblemTool *self = TANDEM_PROBLEM_TOOL (widget);
  TandemDoc *doc = tandem_analysis_tool_get_current (TANDEM_ANALYSIS_TOOL (widget));
  gboolean effect = g_str_equal (name, "problem.add-effect");
  const TandemDoc *under = doc != NULL ? find_side (self, doc, effect) : NULL;

  if (under != NULL)
    begin (self, tandem_doc_get_id (under), effect);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemDoc *doc = tandem_analysis_tool_get_current (TANDEM_ANALYSIS_TOOL (widget));

  if (doc != NULL)
    tandem_problem_tool_remove (TANDEM_ANALYSIS_TOOL (widget), doc);
}

static void
tandem_problem_tool_finalize (GObject *object)
{
  TandemProblemTool *self = TANDEM_PROBLEM_TOOL (object);

  g_free (self->under);
  g_free (self->linking);

  G_OBJECT_CLASS (tandem_problem_tool_parent_class)->finalize (object);
}

static const TandemKey keys[] = {
  { "<Control><Shift>Return", N_("Add an effect"), "problem.add-effect" },
  { "<Control>l", N_("Choose the objective that answers the problem"), "problem.link" },
};

const TandemKeyTable tandem_problem_tool_keys = TANDEM_KEY_TABLE (N_("The Analysis of a Plan"), keys);

static void
tandem_problem_tool_class_init (TandemProblemToolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TandemAnalysisToolClass *tool_class = TANDEM_ANALYSIS_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_problem_tool_finalize;
  tool_class->tell = tandem_problem_tool_tell;
  tool_class->write = tandem_problem_tool_write;
  tool_class->remove = tandem_problem_tool_remove;

  gtk_widget_class_install_action (widget_class, "problem.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "problem.add-cause", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "problem.add-effect", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "problem.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "problem.delete", NULL, delete_action);
  tandem_keys_bind (widget_class, &tandem_problem_tool_keys);
}

static void
tandem_problem_tool_init (TandemProblemTool *self)
{
}

GtkWidget *
tandem_problem_tool_new (TandemAnalysis *analysis)
{
  static const TandemToolButton buttons[] = {
    { N_("Add Cause"), "problem.add-cause", TRUE },
    { N_("Add Effect"), "problem.add-effect", TRUE },
    { N_("Objective…"), "problem.link", TRUE },
    { N_("Delete"), "problem.delete", TRUE },
  };
  static const TandemToolLook look = {
    .icon = "gap-symbolic",
    .title = N_("No Problem Yet"),
    .sentence = N_("A problem tree begins with one sentence: what has to change? Its causes stand below, its effects above."),
    .start = N_("Write the Core Problem"),
    .start_action = "problem.start",
    .hint = N_("Enter writes · Ctrl+Enter adds · Alt with an arrow moves"),
    .buttons = buttons,
    .n_buttons = G_N_ELEMENTS (buttons),
  };
  TandemProblemTool *self = g_object_new (TANDEM_TYPE_PROBLEM_TOOL, NULL);
  GtkWidget *tree = tandem_tree_new (TANDEM_TREE_UPRIGHT, NULL);

  tandem_analysis_tool_set_up (TANDEM_ANALYSIS_TOOL (self), analysis, tree, &look);
  g_signal_connect_object (tree, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tree, "pushed", G_CALLBACK (pushed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tree, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
