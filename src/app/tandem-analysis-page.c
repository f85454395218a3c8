/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-analysis-page.h"

#include <glib/gi18n-lib.h>

#include "tandem-analysis.h"
#include "tandem-logic-tool.h"
#include "tandem-matrix-tool.h"
#include "tandem-problem-tool.h"
#include "tandem-widgets.h"

struct _TandemAnalysisPage
{
  AdwBin          parent_instance;

  AdwToggleGroup *toggles;
  GtkStack       *tools;

  TandemAnalysis *analysis;     /* (owned) */
  gboolean        narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} TandemAnalysisPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (TandemAnalysisPage, tandem_analysis_page, ADW_TYPE_BIN)

static const struct
{
  const char *name;
  const char *label;
  GtkWidget  *(*new_tool) (TandemAnalysis *analysis);
} tools[] = {
  { "problems", NC_("of a plan", "Problems"), tandem_problem_tool_new },
  { "logic", NC_("of a plan", "Logic"), tandem_logic_tool_new },
  { "stakeholders", NC_("of a plan", "Stakeholders"), tandem_stakeholder_tool_new },
  { "risks", NC_("of a plan", "Risks"), tandem_risk_tool_new },
};

static void
add_tool (TandemAnalysisPage *self,
          guint               which)
{
  GtkWidget *tool = tools[which].new_tool (self->analysis);
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, tools[which].name);
  adw_toggle_set_label (toggle, g_dpgettext2 (GETTEXT_PACKAGE, "of a plan", tools[which].label));
  adw_toggle_group_add (self->toggles, toggle);
  gtk_stack_add_named (self->tools, tool, tools[which].name);
  g_object_bind_property (self, "narrow", tandem_analysis_tool_get_picture (TANDEM_ANALYSIS_TOOL (tool)), "narrow",
                          G_BINDING_SYNC_CREATE);
}

static void
tool_chosen_cb (TandemAnalysisPage *self)
{
  const char *tool = self->toggles != NULL ? adw_toggle_group_get_active_name (self->toggles) : NULL;

  if (tool != NULL && gtk_stack_get_child_by_name (self->tools, tool) != NULL)
    gtk_stack_set_visible_child_name (self->tools, tool);
}

static void
set_narrow (TandemAnalysisPage *self,
            gboolean            narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
tandem_analysis_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch ((TandemAnalysisPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_ANALYSIS_PAGE (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_analysis_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch ((TandemAnalysisPageProperty) prop_id)
    {
    case PROP_NARROW:
      set_narrow (TANDEM_ANALYSIS_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_analysis_page_dispose (GObject *object)
{
  TandemAnalysisPage *self = TANDEM_ANALYSIS_PAGE (object);

  g_clear_object (&self->analysis);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_ANALYSIS_PAGE);

  G_OBJECT_CLASS (tandem_analysis_page_parent_class)->dispose (object);
}

static void
tandem_analysis_page_class_init (TandemAnalysisPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_analysis_page_get_property;
  object_class->set_property = tandem_analysis_page_set_property;
  object_class->dispose = tandem_analysis_page_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-analysis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemAnalysisPage, toggles);
  gtk_widget_class_bind_template_child (widget_class, TandemAnalysisPage, tools);
  gtk_widget_class_bind_template_callback (widget_class, tool_chosen_cb);
}

static void
tandem_analysis_page_init (TandemAnalysisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_analysis_page_new:
 * @session: the session
 * @plan: id of a plan
 *
 * Returns: the analysis of the plan
 */
GtkWidget *
tandem_analysis_page_new (TandemSession *session,
                          const char    *plan)
{
  TandemAnalysisPage *self = g_object_new (TANDEM_TYPE_ANALYSIS_PAGE, NULL);

  self->analysis = tandem_analysis_new (session, plan, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    add_tool (self, i);
  adw_toggle_group_set_active_name (self->toggles, tools[0].name);

  return GTK_WIDGET (self);
}

/**
 * tandem_analysis_page_show:
 * @self: a page
 * @tool: "problems", "logic", "stakeholders" or "risks"
 *
 * Shows one of the tools.
 */
void
tandem_analysis_page_show (TandemAnalysisPage *self,
                           const char         *tool)
{
  g_return_if_fail (TANDEM_IS_ANALYSIS_PAGE (self));

  adw_toggle_group_set_active_name (self->toggles, tool);
}
