/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-logic-tool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "tandem-plan-logic.h"
#include "tandem-tree.h"

struct _TandemLogicTool
{
  TandemAnalysisTool parent_instance;

  GPtrArray         *steps;     /* (owned) (element-type TandemLogicStep): as told */
  GPtrArray         *keys;      /* (owned) (element-type utf8): of the same places */
};

G_DEFINE_FINAL_TYPE (TandemLogicTool, tandem_logic_tool, TANDEM_TYPE_ANALYSIS_TOOL)

static TandemTree *
get_tree (TandemLogicTool * self)
{
  return TANDEM_TREE (tandem_analysis_tool_get_picture (TANDEM_ANALYSIS_TOOL (self)));
}

static TandemContext *
get_context (TandemLogicTool *self)
{
  return tandem_analysis_get_context (tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self)));
}

/* ---- telling ---------------------------------------------------------------------- */

/* Above the words: the code, and of a pilot, which shows its results, the title. */
static char *
dup_code (const TandemLogicStep *step,
          const TandemContext   *context)
{
  const char *code = tandem_val_string (tandem_doc_get (step->doc, "code"));
  g_autofree char *title = NULL;

  if (strchr (step->path, '[') != NULL || step->add != NULL)
    return NULL;
  if (g_str_equal (step->path, "result"))
    return g_strdup (_("Expected result"));
  if (!g_str_equal (tandem_doc_get_kind (step->doc)->name, "pilot"))
    return g_strdup (code);

  title = tandem_doc_dup_title (step->doc, context);

  return g_strjoin ("  ", code != NULL ? code : "", title, NULL);
}

static char *
dup_spoken (const TandemLogicStep *step,
            const char            *text,
            const TandemContext   *context)
{
  const char *kind = g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (step->doc)->label);
  g_autofree char *title = NULL;

  if (step->gap == NULL)
    return g_strdup_printf (_("%1$s: %2$s"), tandem_logic_column_get_label (step->column), text);

  title = tandem_doc_dup_title (step->doc, context);

  /* Translators: a gap for a screen reader: what is missing, then of which kind of record and its title */
  return g_strdup_printf (_("Gap: %1$s, %2$s “%3$s”"), text, kind, title);
}

/* What one is asked for where one writes. */
static const char *
get_hint (const TandemLogicStep *step)
{
  static const struct { const char *what; const char *hint; } hints[] = {
    { "action", N_("What is done for it?") },
    { "indicator", N_("By what does one see it?") },
    { "outputs", N_("What comes out of it?") },
    { "result", N_("What will be different?") },
    { "results", N_("What came out of it?") },
  };
  const char *what = step->add != NULL ? step->add : step->path;

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (g_str_equal (hints[i].what, what))
      return g_dgettext (GETTEXT_PACKAGE, hints[i].hint);

  return NULL;
}

/* What cannot be written in a line is chosen in the form; so is what has several
 * paragraphs. */
static gboolean
is_fixed (const TandemLogicStep *step,
          const char            *text)
{
  return step->gap != NULL ? get_hint (step) == NULL : strchr (text, '\n') != NULL;
}

static void
tell_step (TandemLogicTool *self,
           guint            at)
{
  TandemContext *context = get_context (self);
  const TandemLogicStep *step = g_ptr_array_index (self->steps, at);
  const char *parent = step->parent >= 0 ? g_ptr_array_index (self->keys, (guint) step->parent) : NULL;
  TandemPin *pin = tandem_tree_add (get_tree (self), g_ptr_array_index (self->keys, at), parent, (int) step->column);
  g_autofree char *code = dup_code (step, context);
  g_autofree char *text = tandem_logic_step_dup_text (step, context);
  g_autofree char *spoken = dup_spoken (step, text, context);

  for (guint i = 1; i <= step->joined; i++)
    tandem_tree_join (get_tree (self), g_ptr_array_index (self->keys, (guint) step->parent + i),
                      g_ptr_array_index (self->keys, at));
  g_object_set (pin, "code", code, "text", text, "spoken", spoken, "hint", get_hint (step), "gap", step->gap != NULL,
                "strong", step->column == TANDEM_LOGIC_OBJECTIVES && step->gap == NULL, "fixed", is_fixed (step, text),
                "detail", step->again ? _("Stands above already") : NULL, NULL);
}

static char *
dup_key (TandemLogicTool *self,
         guint            at)
{
  const TandemLogicStep *step = g_ptr_array_index (self->steps, at);
  g_autofree char *key = tandem_logic_step_dup_key (step);

  /* What stands in two places is told twice. */
  return step->again ? g_strdup_printf ("%s %u", key, at) : g_steal_pointer (&key);
}

static void
tandem_logic_tool_tell (TandemAnalysisTool *tool,
                        TandemSnapshot     *snapshot)
{
  TandemLogicTool *self = TANDEM_LOGIC_TOOL (tool);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  self->steps = tandem_plan_logic_list (snapshot, tandem_analysis_get_plan (tandem_analysis_tool_get_analysis (tool)));
  g_ptr_array_set_size (self->keys, 0);
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (self->keys, dup_key (self, i));
  for (guint i = 0; i < self->steps->len; i++)
    tell_step (self, i);
}

/* ---- writing ------------------------------------------------------------------------ */

/* A record that was missing, under the one that lacked it. */
static TandemDoc *
new_record (TandemLogicTool       *self,
            const TandemLogicStep *step,
            const char            *text)
{
  TandemAnalysis *analysis = tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self));
  TandemDoc *plan = tandem_analysis_get_doc (analysis, tandem_analysis_get_plan (analysis));
  const TandemKind *kind = tandem_kind_find (step->add);
  g_autoptr(TandemDoc) draft = NULL;

  if (plan == NULL || kind == NULL)
    return NULL;

  if (g_str_equal (step->add, "action"))
    draft = tandem_plan_new_row (tandem_analysis_get_snapshot (analysis), plan, kind, step->doc, get_context (self));
  else
    draft = tandem_doc_with_defaults (tandem_doc_new_under (kind, step->doc), get_context (self));

  return draft != NULL
         ? tandem_doc_with_text (draft, kind->fields[tandem_kind_flagged (kind, TANDEM_TITLE)].name, text, get_context (self), NULL)
         : NULL;
}

static void
write_output (TandemLogicTool       *self,
              const TandemLogicStep *step,
              const char            *text)
{
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *at = g_strdup_printf ("%s[o%.8s]", step->path, random);
  g_autofree char *item = g_strdup_printf ("{\"id\":\"o%.8s\"}", random);
  g_autofree char *path = g_strconcat (at, ".text", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) begun = tandem_doc_with (step->doc, at, item, &error);
  g_autoptr(TandemDoc) after = begun != NULL ? tandem_doc_with_text (begun, path, text, get_context (self), &error) : NULL;
  GPtrArray *edits = after != NULL ? tandem_plan_edits_new () : NULL;

  if (after != NULL)
    tandem_plan_edits_add (edits, step->doc, after);
  tandem_analysis_tool_apply (TANDEM_ANALYSIS_TOOL (self), edits, _("Change %s"), step->doc, error);
}

static void
tandem_logic_tool_write (TandemAnalysisTool *tool,
                         const char         *key,
                         const char         *text)
{
  TandemLogicTool *self = TANDEM_LOGIC_TOOL (tool);
  const TandemLogicStep *step;
  g_autoptr(TandemDoc) doc = NULL;
  guint at;

  if (!g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &at))
    return;

  step = g_ptr_array_index (self->steps, at);
  if (step->add != NULL)
    doc = new_record (self, step, text);
  if (doc != NULL)
    tandem_analysis_tool_add (tool, doc);
  else if (step->gap != NULL && g_str_equal (step->path, "outputs"))
    write_output (self, step, text);
  else if (step->add == NULL)
    tandem_analysis_tool_write (tool, step->doc, step->path, text);
}

/* ---- gaps ------------------------------------------------------------------------------ */

/* Goes on to the next gap, and round at the end. */
static void
next_gap_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TandemLogicTool *self = TANDEM_LOGIC_TOOL (widget);
  TandemPicture *picture = TANDEM_PICTURE (get_tree (self));
  GPtrArray *pins = tandem_picture_get_pins (picture);
  guint from = 0;

  if (!g_ptr_array_find (pins, tandem_picture_get_current (picture), &from))
    from = pins->len;
  for (guint i = 1; i <= pins->len; i++)
    {
      TandemPin *pin = g_ptr_array_index (pins, (from + i) % pins->len);

      if (tandem_pin_is_gap (pin))
        {
          tandem_picture_focus (picture, tandem_pin_get_key (pin));
          return;
        }
    }
  tandem_session_announce (tandem_analysis_get_session (tandem_analysis_tool_get_analysis (TANDEM_ANALYSIS_TOOL (self))),
                           _("No link is missing"));
}

static void
outline_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TandemDoc *doc = tandem_analysis_tool_get_current (TANDEM_ANALYSIS_TOOL (widget));

  if (doc != NULL)
    gtk_widget_activate_action (widget, "plan.show-in-outline", "s", tandem_doc_get_id (doc));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "plan.add", "s", "objective");
}

/* ---- the tool ----------------------------------------------------------------------------- */

static void
tandem_logic_tool_finalize (GObject *object)
{
  TandemLogicTool *self = TANDEM_LOGIC_TOOL (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_ptr_array_unref (self->keys);

  G_OBJECT_CLASS (tandem_logic_tool_parent_class)->finalize (object);
}

static const TandemKey keys[] = {
  { "F8", N_("Next gap"), "logic.next-gap" },
};

const TandemKeyTable tandem_logic_tool_keys = TANDEM_KEY_TABLE (N_("The Analysis of a Plan"), keys);

static void
tandem_logic_tool_class_init (TandemLogicToolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TandemAnalysisToolClass *tool_class = TANDEM_ANALYSIS_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_logic_tool_finalize;
  tool_class->tell = tandem_logic_tool_tell;
  tool_class->write = tandem_logic_tool_write;

  gtk_widget_class_install_action (widget_class, "logic.next-gap", NULL, next_gap_action);
  gtk_widget_class_install_action (widget_class, "logic.outline", NULL, outline_action);
  gtk_widget_class_install_action (widget_class, "logic.add-objective", NULL, add_action);
  tandem_keys_bind (widget_class, &tandem_logic_tool_keys);
}

static void
tandem_logic_tool_init (TandemLogicTool *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
tandem_logic_tool_new (TandemAnalysis *analysis)
{
  static const TandemToolButton buttons[] = {
    { N_("Next Gap"), "logic.next-gap", FALSE },
    { N_("Add Objective…"), "logic.add-objective", FALSE },
    { N_("Show in Outline"), "logic.outline", TRUE },
  };
  static const TandemToolLook look = {
    .icon = "objective-symbolic",
    .title = N_("No Objective Yet"),
    .sentence = N_("From each objective lines lead to its actions, their outputs and the results; what is missing shows as a gap."),
    .start = N_("Add Objective…"),
    .start_action = "logic.add-objective",
    .hint = N_("Enter writes, also in a gap · F8 next gap · Alt+Enter all fields"),
    .buttons = buttons,
    .n_buttons = G_N_ELEMENTS (buttons),
  };
  const char *headings[TANDEM_LOGIC_N_COLUMNS + 1] = { NULL };
  TandemLogicTool *self = g_object_new (TANDEM_TYPE_LOGIC_TOOL, NULL);

  for (guint i = 0; i < TANDEM_LOGIC_N_COLUMNS; i++)
    headings[i] = tandem_logic_column_get_label ((TandemLogicColumn) i);
  tandem_analysis_tool_set_up (TANDEM_ANALYSIS_TOOL (self), analysis, tandem_tree_new (TANDEM_TREE_COLUMNS, headings), &look);

  return GTK_WIDGET (self);
}
