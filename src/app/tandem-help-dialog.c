/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-help-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-help-topics.h"

#define WIDTH 560
#define HEIGHT 600

struct _TandemHelpDialog
{
  AdwDialog          parent_instance;

  AdwNavigationView *navigation;
};

G_DEFINE_FINAL_TYPE (TandemHelpDialog, tandem_help_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
paragraph_new (const char *text,
               const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, "selectable", FALSE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
step_new (guint       number,
          const char *text)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", text, "activatable", FALSE, NULL);
  GtkWidget *label = gtk_label_new (digits);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);

  return row;
}

static AdwNavigationPage *
page_new (GtkWidget  *content,
          const char *title,
          const char *tag)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "child", content, NULL);
  AdwNavigationPage *page;

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  page = adw_navigation_page_new (view, title);
  adw_navigation_page_set_tag (page, tag);

  return page;
}

static GtkWidget *
column_new (void)
{
  return g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                       "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 24, NULL);
}

static GtkWidget *
boxed_list_new (void)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");

  return list;
}

static AdwNavigationPage *
topic_page_new (const TandemHelpTopic *topic)
{
  GtkWidget *column = column_new ();
  GtkWidget *steps = boxed_list_new ();

  gtk_box_append (GTK_BOX (column), paragraph_new (_(topic->intro), NULL));
  for (guint i = 0; i < TANDEM_HELP_MAX_STEPS && topic->steps[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (steps), step_new (i + 1, _(topic->steps[i])));
  gtk_box_append (GTK_BOX (column), steps);
  if (topic->note != NULL)
    gtk_box_append (GTK_BOX (column), paragraph_new (_(topic->note), "dimmed"));

  return page_new (column, _(topic->title), topic->name);
}

static GtkWidget *
topic_row_new (const TandemHelpTopic *topic)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _(topic->title), "activatable", TRUE, NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (topic->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", topic->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "navigation.push");

  return row;
}

static GtkWidget *
keys_row_new (void)
{
  GtkWidget *row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Keyboard Shortcuts"),
                                 "action-name", "win.keys", NULL);

  return row;
}

static void
tandem_help_dialog_class_init (TandemHelpDialogClass *klass)
{
}

static void
tandem_help_dialog_init (TandemHelpDialog *self)
{
  GtkWidget *column = column_new ();
  GtkWidget *list = boxed_list_new ();
  GtkWidget *keys = boxed_list_new ();
  guint n_topics;
  const TandemHelpTopic *topics = tandem_help_topics (&n_topics);

  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  for (guint i = 0; i < n_topics; i++)
    {
      gtk_list_box_append (GTK_LIST_BOX (list), topic_row_new (&topics[i]));
      adw_navigation_view_add (self->navigation, topic_page_new (&topics[i]));
    }
  gtk_list_box_append (GTK_LIST_BOX (keys), keys_row_new ());
  gtk_box_append (GTK_BOX (column), list);
  gtk_box_append (GTK_BOX (column), keys);
  adw_navigation_view_replace_with_tags (self->navigation, (const char *const[]) { NULL }, 0);
  adw_navigation_view_push (self->navigation, page_new (column, _("Help"), "topics"));

  adw_dialog_set_title (ADW_DIALOG (self), _("Help"));
  adw_dialog_set_content_width (ADW_DIALOG (self), WIDTH);
  adw_dialog_set_content_height (ADW_DIALOG (self), HEIGHT);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->navigation));
}

AdwDialog *
tandem_help_dialog_new (void)
{
  return g_object_new (TANDEM_TYPE_HELP_DIALOG, NULL);
}
