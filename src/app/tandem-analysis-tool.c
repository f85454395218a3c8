/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-analysis-tool.h"

#include <glib/gi18n-lib.h>

#include "tandem-edit-dialog.h"

typedef struct
{
  TandemAnalysis       *analysis; /* (owned) */
  TandemPicture        *picture;
  GtkStack             *stack;
  GtkWidget            *hint;
  const TandemToolLook *look;       /* (unowned) */
  char                 *draft_from; /* (owned) (nullable): key of the pin that had the focus before */
  gboolean              has_draft;
} TandemAnalysisToolPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TandemAnalysisTool, tandem_analysis_tool, ADW_TYPE_BIN)

static TandemAnalysisToolPrivate *
get_private (TandemAnalysisTool * self)
{
  return tandem_analysis_tool_get_instance_private (self);
}

/* ---- telling -------------------------------------------------------------------- */

static void
tell_cb (TandemAnalysisTool *self)
{
  TandemAnalysisToolPrivate *priv = get_private (self);
  TandemSnapshot *snapshot = tandem_analysis_get_snapshot (priv->analysis);

  if (snapshot == NULL)
    return;

  tandem_picture_begin (priv->picture);
  TANDEM_ANALYSIS_TOOL_GET_CLASS (self)->tell (self, snapshot);
  tandem_picture_end (priv->picture);
  gtk_stack_set_visible_child_name (priv->stack, tandem_picture_get_pins (priv->picture)->len > 0 ? "picture" : "empty");
}

static void
narrow_cb (TandemAnalysisTool *self)
{
  TandemAnalysisToolPrivate *priv = get_private (self);

  gtk_widget_set_visible (priv->hint, !tandem_picture_is_narrow (priv->picture));
  tell_cb (self);
}

/* The current pin, if it stands for something that is there. */
static TandemPin *
get_current_pin (TandemAnalysisTool *self)
{
  TandemPin *pin = tandem_picture_get_current (get_private (self)->picture);

  return pin != NULL && !tandem_pin_is_gap (pin) ? pin : NULL;
}

static void
current_cb (TandemAnalysisTool *self)
{
  TandemAnalysisToolPrivate *priv = get_private (self);
  gboolean any = get_current_pin (self) != NULL;

  for (guint i = 0; i < priv->look->n_buttons; i++)
    if (priv->look->buttons[i].for_pin)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), priv->look->buttons[i].action, any);
}

/* ---- what is done --------------------------------------------------------------------- */

/**
 * tandem_analysis_tool_get_doc:
 * @self: a tool
 * @key: (nullable): key of a pin
 *
 * Returns: (transfer none) (nullable): its record
 */
TandemDoc *
tandem_analysis_tool_get_doc (TandemAnalysisTool *self,
                              const char         *key)
{
  g_autofree char *id = key != NULL ? g_strndup (key, strcspn (key, " ")) : NULL;

  return tandem_analysis_get_doc (get_private (self)->analysis, id);
}

TandemDoc *
tandem_analysis_tool_get_current (TandemAnalysisTool *self)
{
  TandemPin *pin = get_current_pin (self);

  return pin != NULL ? tandem_analysis_tool_get_doc (self, tandem_pin_get_key (pin)) : NULL;
}

static char *
dup_step (const char      *format,
          const TandemDoc *doc)
{
  return g_strdup_printf (format, g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (doc)->label));
}

/**
 * tandem_analysis_tool_apply:
 * @self: a tool
 * @edits: (transfer full) (nullable) (element-type TandemPlanEdit): what changes
 * @format: the name of the step, with %s for the kind of @doc
 * @doc: what it is about
 * @error: (nullable): why nothing changes, which is announced
 *
 * Returns: whether it could be done
 */
gboolean
tandem_analysis_tool_apply (TandemAnalysisTool *self,
                            GPtrArray          *edits,
                            const char         *format,
                            const TandemDoc    *doc,
                            const GError       *error)
{
  TandemAnalysis *analysis = get_private (self)->analysis;
  g_autoptr(GPtrArray) owned = edits;
  g_autofree char *label = dup_step (format, doc);

  if (owned == NULL)
    {
      if (error != NULL)
        tandem_session_announce (tandem_analysis_get_session (analysis), error->message);
      return FALSE;
    }

  tandem_analysis_apply (analysis, owned, label, NULL);

  return TRUE;
}

/**
 * tandem_analysis_tool_write:
 * @self: a tool
 * @doc: a record
 * @path: its field
 * @text: what was written
 *
 * Changes a text, as one step; what does not fit is announced.
 */
void
tandem_analysis_tool_write (TandemAnalysisTool *self,
                            TandemDoc          *doc,
                            const char         *path,
                            const char         *text)
{
  TandemAnalysis *analysis = get_private (self)->analysis;
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) after = tandem_doc_with_text (doc, path, text, tandem_analysis_get_context (analysis), &error);
  GPtrArray *edits = after != NULL ? tandem_plan_edits_new () : NULL;

  if (after != NULL)
    tandem_plan_edits_add (edits, doc, after);
  /* Translators: the name of an undo step; %s is a kind of record, as in "Change Problem" */
  if (!tandem_analysis_tool_apply (self, edits, _("Change %s"), doc, error))
    tell_cb (self);
}

/**
 * tandem_analysis_tool_add:
 * @self: a tool
 * @doc: a new record
 *
 * Saves it as one step; its pin gets the focus.
 */
void
tandem_analysis_tool_add (TandemAnalysisTool *self,
                          TandemDoc          *doc)
{
  TandemAnalysisToolPrivate *priv = get_private (self);
  GPtrArray *edits = tandem_plan_edits_new ();

  g_clear_pointer (&priv->draft_from, g_free);
  priv->has_draft = FALSE;
  tandem_plan_edits_add (edits, NULL, doc);
  /* Translators: the name of an undo step; %s is a kind of record, as in "Add Milestone" */
  tandem_analysis_tool_apply (self, edits, _("Add %s"), doc, NULL);
  tandem_picture_focus (priv->picture, tandem_doc_get_id (doc));
}

static void
edited_cb (TandemAnalysisTool *self,
           const char         *key,
           const char         *text)
{
  TANDEM_ANALYSIS_TOOL_GET_CLASS (self)->write (self, key, text);
}

static void
opened_cb (TandemAnalysisTool *self,
           const char         *key)
{
  TandemDoc *doc = tandem_analysis_tool_get_doc (self, key);

  if (doc != NULL)
    adw_dialog_present (tandem_edit_dialog_new (tandem_analysis_get_session (get_private (self)->analysis),
                                                tandem_doc_get_id (doc)), GTK_WIDGET (self));
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* It may still have to do what was chosen. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/**
 * tandem_analysis_tool_pop_up:
 * @self: a tool
 * @popover: (transfer floating): a popover
 *
 * Shows a popover at the current pin; when it closes it goes.
 */
void
tandem_analysis_tool_pop_up (TandemAnalysisTool *self,
                             GtkWidget          *popover)
{
  TandemPin *pin = tandem_picture_get_current (get_private (self)->picture);
  graphene_rect_t at;

  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  if (pin != NULL && gtk_widget_compute_bounds (GTK_WIDGET (pin), GTK_WIDGET (self), &at))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) at.origin.x, (int) at.origin.y,
                                                                          (int) at.size.width, (int) at.size.height });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The buttons below, where one is. */
static void
menu_cb (TandemAnalysisTool *self)
{
  const TandemToolLook *look = get_private (self)->look;
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < look->n_buttons; i++)
    g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, look->buttons[i].label), look->buttons[i].action);
  tandem_analysis_tool_pop_up (self, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
removed_cb (TandemAnalysisTool *self,
            const char         *key)
{
  TandemAnalysisToolClass *klass = TANDEM_ANALYSIS_TOOL_GET_CLASS (self);
  TandemDoc *doc = tandem_analysis_tool_get_doc (self, key);

  if (doc != NULL && klass->remove != NULL)
    klass->remove (self, doc);
}

/* ---- a draft ------------------------------------------------------------------------------ */

gboolean
tandem_analysis_tool_has_draft (TandemAnalysisTool *self)
{
  return get_private (self)->has_draft;
}

/**
 * tandem_analysis_tool_begin_draft:
 * @self: a tool
 *
 * A pin is there to be written; it is no record until it says something.
 */
void
tandem_analysis_tool_begin_draft (TandemAnalysisTool *self)
{
  TandemAnalysisToolPrivate *priv = get_private (self);
  TandemPin *current = tandem_picture_get_current (priv->picture);

  g_set_str (&priv->draft_from, current != NULL ? tandem_pin_get_key (current) : NULL);
  priv->has_draft = TRUE;
  tell_cb (self);
  tandem_picture_edit (priv->picture, TANDEM_TOOL_DRAFT);
}

/* Written or not, it is no draft any more. */
static void
ended_cb (TandemAnalysisTool *self,
          const char         *key)
{
  TandemAnalysisToolPrivate *priv = get_private (self);
  g_autofree char *from = g_steal_pointer (&priv->draft_from);

  if (!g_str_equal (key, TANDEM_TOOL_DRAFT) || !priv->has_draft)
    return;

  priv->has_draft = FALSE;
  if (from != NULL)
    tandem_picture_focus (priv->picture, from);
  tell_cb (self);
}

/* ---- the tool ------------------------------------------------------------------------------- */

static GtkWidget *
new_empty_page (const TandemToolLook *look)
{
  GtkWidget *page = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", look->icon,
                                  "title", g_dgettext (GETTEXT_PACKAGE, look->title),
                                  "description", g_dgettext (GETTEXT_PACKAGE, look->sentence), NULL);
  GtkWidget *button;

  if (look->start == NULL)
    return page;

  button = gtk_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, look->start));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), look->start_action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

/* The focus stays in the picture: a button is about the pin that has it. */
static GtkWidget *
new_button (const TandemToolButton *button)
{
  GtkWidget *widget = gtk_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, button->label));

  gtk_widget_set_focus_on_click (widget, FALSE);
  gtk_widget_add_css_class (widget, "rowbtn");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), button->action);

  return widget;
}

static GtkWidget *
new_bar (TandemAnalysisTool   *self,
         const TandemToolLook *look)
{
  TandemAnalysisToolPrivate *priv = get_private (self);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *buttons = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);

  gtk_widget_add_css_class (bar, "toolbar");
  for (guint i = 0; i < look->n_buttons; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (buttons), new_button (&look->buttons[i]));
  priv->hint = g_object_new (GTK_TYPE_LABEL, "label", g_dgettext (GETTEXT_PACKAGE, look->hint), "xalign", 1.0,
                             "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (priv->hint, "caption");
  gtk_widget_add_css_class (priv->hint, "dimmed");
  gtk_box_append (GTK_BOX (bar), buttons);
  gtk_box_append (GTK_BOX (bar), priv->hint);

  return bar;
}

static GtkWidget *
new_picture_page (TandemAnalysisTool   *self,
                  const TandemToolLook *look)
{
  GtkWidget *page = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (get_private (self)->picture));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (page), scrolled);
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (page), ADW_TOOLBAR_RAISED);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (page), new_bar (self, look));

  return page;
}

/**
 * tandem_analysis_tool_set_up:
 * @self: a tool
 * @analysis: the plan
 * @picture: (transfer floating): a #TandemPicture
 * @look: (transfer none): what stands around it, for ever
 */
void
tandem_analysis_tool_set_up (TandemAnalysisTool   *self,
                             TandemAnalysis       *analysis,
                             GtkWidget            *picture,
                             const TandemToolLook *look)
{
  TandemAnalysisToolPrivate *priv = get_private (self);

  priv->analysis = g_object_ref (analysis);
  priv->picture = TANDEM_PICTURE (picture);
  priv->look = look;
  priv->stack = GTK_STACK (gtk_stack_new ());
  tandem_widget_set_accessible_label (picture, g_dgettext (GETTEXT_PACKAGE, look->title));
  gtk_stack_add_named (priv->stack, new_picture_page (self, look), "picture");
  gtk_stack_add_named (priv->stack, new_empty_page (look), "empty");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->stack));

  g_signal_connect_object (picture, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picture, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picture, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picture, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picture, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picture, "current", G_CALLBACK (current_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picture, "notify::narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "changed", G_CALLBACK (tell_cb), self, G_CONNECT_SWAPPED);
  current_cb (self);
  tell_cb (self);
}

TandemAnalysis *
tandem_analysis_tool_get_analysis (TandemAnalysisTool *self)
{
  return get_private (self)->analysis;
}

TandemPicture *
tandem_analysis_tool_get_picture (TandemAnalysisTool *self)
{
  return get_private (self)->picture;
}

static void
tandem_analysis_tool_dispose (GObject *object)
{
  TandemAnalysisToolPrivate *priv = get_private (TANDEM_ANALYSIS_TOOL (object));
  GtkWidget *popover;

  if (priv->analysis != NULL)
    g_signal_handlers_disconnect_by_data (priv->analysis, object);
  if (priv->picture != NULL)
    g_signal_handlers_disconnect_by_data (priv->picture, object);
  priv->picture = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);
  while ((popover = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (popover);

  G_OBJECT_CLASS (tandem_analysis_tool_parent_class)->dispose (object);
}

static void
tandem_analysis_tool_finalize (GObject *object)
{
  TandemAnalysisToolPrivate *priv = get_private (TANDEM_ANALYSIS_TOOL (object));

  g_clear_object (&priv->analysis);
  g_free (priv->draft_from);

  G_OBJECT_CLASS (tandem_analysis_tool_parent_class)->finalize (object);
}

static void
tandem_analysis_tool_class_init (TandemAnalysisToolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tandem_analysis_tool_dispose;
  object_class->finalize = tandem_analysis_tool_finalize;
}

static void
tandem_analysis_tool_init (TandemAnalysisTool *self)
{
}
