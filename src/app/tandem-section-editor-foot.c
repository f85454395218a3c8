/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor-foot.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  BOLD,
  ITALIC,
  BULLETS,
  NUMBERS,
  LINK,
  N_BUTTONS,
} Button;

struct _TandemSectionEditorFoot
{
  GtkBox           parent_instance;

  TandemProseView *view;            /* (unowned) (nullable): weak */
  GtkWidget       *buttons[N_BUTTONS];
  GtkWidget       *link_entry;
  GtkWidget       *link_popover;
  GtkWidget       *unlink_button;
  GtkWidget       *count_label;
  GtkWidget       *saved_label;
  gboolean         refreshing;
};

G_DEFINE_FINAL_TYPE (TandemSectionEditorFoot, tandem_section_editor_foot, GTK_TYPE_BOX)

static void
toggled_cb (TandemSectionEditorFoot *self,
            GtkWidget               *button)
{
  if (self->refreshing || self->view == NULL)
    return;

  if (button == self->buttons[BOLD])
    tandem_prose_view_toggle (self->view, TANDEM_PROSE_BOLD);
  else if (button == self->buttons[ITALIC])
    tandem_prose_view_toggle (self->view, TANDEM_PROSE_ITALIC);
  else
    tandem_prose_view_toggle_list (self->view, button == self->buttons[BULLETS] ? TANDEM_PROSE_BULLET
                                                                                  : TANDEM_PROSE_NUMBER);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  tandem_section_editor_foot_refresh (self);
}

/* The buttons say what the words at the cursor are. */
void
tandem_section_editor_foot_refresh (TandemSectionEditorFoot *self)
{
  TandemProseKind kind = TANDEM_PROSE_BLANK;
  TandemProseFlags flags = 0;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FOOT (self));

  if (self->view != NULL)
    flags = tandem_prose_view_get_format (self->view, &kind);
  self->refreshing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[BOLD]), (flags & TANDEM_PROSE_BOLD) != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[ITALIC]), (flags & TANDEM_PROSE_ITALIC) != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[BULLETS]), kind == TANDEM_PROSE_BULLET);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[NUMBERS]), kind == TANDEM_PROSE_NUMBER);
  self->refreshing = FALSE;
}

/* ---- links ------------------------------------------------------------------------ */

static void
link_shown_cb (TandemSectionEditorFoot *self)
{
  g_autofree char *link = self->view != NULL ? tandem_prose_view_dup_link (self->view) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->link_entry), link != NULL ? link : "");
  gtk_widget_remove_css_class (self->link_entry, "error");
  gtk_widget_set_sensitive (self->unlink_button, link != NULL);
  gtk_widget_grab_focus (self->link_entry);
}

static void
set_link (TandemSectionEditorFoot *self,
          const char              *url)
{
  if (self->view == NULL)
    return;
  if (!tandem_prose_view_set_link (self->view, url))
    gtk_widget_error_bell (GTK_WIDGET (self));
  gtk_popover_popdown (GTK_POPOVER (self->link_popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
link_entered_cb (TandemSectionEditorFoot *self)
{
  g_autofree char *url = tandem_prose_escape_address (gtk_editable_get_text (GTK_EDITABLE (self->link_entry)));

  if (url == NULL)
    gtk_widget_add_css_class (self->link_entry, "error");
  else
    set_link (self, url);
}

static void
unlink_cb (TandemSectionEditorFoot *self)
{
  set_link (self, NULL);
}

void
tandem_section_editor_foot_ask_link (TandemSectionEditorFoot *self)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FOOT (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->buttons[LINK]));
}

static GtkWidget *
new_link_popover (TandemSectionEditorFoot *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *set = gtk_button_new_with_label (_("Set Link"));

  self->link_entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("Address"), "width-chars", 28,
                                   "input-purpose", GTK_INPUT_PURPOSE_URL, NULL);
  self->unlink_button = gtk_button_new_with_label (_("No Link"));
  gtk_widget_add_css_class (set, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Address of the link"), -1);
  g_signal_connect_object (self->link_entry, "activate", G_CALLBACK (link_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (set, "clicked", G_CALLBACK (link_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unlink_button, "clicked", G_CALLBACK (unlink_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->link_entry);
  gtk_box_append (GTK_BOX (box), set);
  gtk_box_append (GTK_BOX (box), self->unlink_button);
  self->link_popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->link_popover), box);
  g_signal_connect_object (self->link_popover, "show", G_CALLBACK (link_shown_cb), self, G_CONNECT_SWAPPED);

  return self->link_popover;
}

/* ---- the widget ---------------------------------------------------------------------- */

static void
tandem_section_editor_foot_dispose (GObject *object)
{
  g_clear_weak_pointer (&TANDEM_SECTION_EDITOR_FOOT (object)->view);

  G_OBJECT_CLASS (tandem_section_editor_foot_parent_class)->dispose (object);
}

static void
tandem_section_editor_foot_class_init (TandemSectionEditorFootClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_section_editor_foot_dispose;
}

static void
add_buttons (TandemSectionEditorFoot *self)
{
  static const struct
  {
    const char *icon;
    const char *tooltip;
  } looks[] = {
    [BOLD] = { "format-text-bold-symbolic", N_("Bold (Ctrl+B)") },
    [ITALIC] = { "format-text-italic-symbolic", N_("Italic (Ctrl+I)") },
    [BULLETS] = { "view-list-bullet-symbolic", N_("Bulleted List (Ctrl+L)") },
    [NUMBERS] = { "view-list-ordered-symbolic", N_("Numbered List (Shift+Ctrl+L)") },
    [LINK] = { "link-symbolic", N_("Link (Ctrl+K)") },
  };

  for (guint i = 0; i < N_BUTTONS; i++)
    {
      GtkWidget *button = i == LINK ? gtk_menu_button_new () : gtk_toggle_button_new ();

      if (i == LINK)
        {
          gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), looks[i].icon);
          gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
          gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), new_link_popover (self));
        }
      else
        {
          gtk_button_set_icon_name (GTK_BUTTON (button), looks[i].icon);
          g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
        }
      /* a click leaves the cursor where it is */
      gtk_widget_set_focus_on_click (button, FALSE);
      gtk_widget_set_tooltip_text (button, _(looks[i].tooltip));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(looks[i].tooltip), -1);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (self), button);
      self->buttons[i] = button;
    }
}

static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static void
tandem_section_editor_foot_init (TandemSectionEditorFoot *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "section-foot");
  gtk_box_set_spacing (GTK_BOX (self), 4);
  add_buttons (self);
  self->count_label = new_label ();
  gtk_widget_set_hexpand (self->count_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count_label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->count_label), PANGO_ELLIPSIZE_START);
  gtk_box_append (GTK_BOX (self), self->count_label);
  self->saved_label = new_label ();
  gtk_widget_set_margin_start (self->saved_label, 14);
  gtk_box_append (GTK_BOX (self), self->saved_label);
}

GtkWidget *
tandem_section_editor_foot_new (void)
{
  return g_object_new (TANDEM_TYPE_SECTION_EDITOR_FOOT, NULL);
}

void
tandem_section_editor_foot_set_view (TandemSectionEditorFoot *self,
                                     TandemProseView         *view)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FOOT (self));

  g_set_weak_pointer (&self->view, view);
  tandem_section_editor_foot_refresh (self);
}

/**
 * tandem_section_editor_foot_set_count:
 * @self: a foot
 * @texts: (array zero-terminated=1): the texts that are shown
 *
 * Says how long each is: in words, or in signs where there are no words.
 */
void
tandem_section_editor_foot_set_count (TandemSectionEditorFoot *self,
                                      const char *const       *texts)
{
  g_autoptr(GString) said = g_string_new (NULL);

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FOOT (self));

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *count = NULL;
      guint words, signs;

      tandem_prose_count (texts[i], &words, &signs);
      if (signs > words)
        /* Translators: characters of a text in a script without words, as in Chinese */
        count = g_strdup_printf (ngettext ("%'u character", "%'u characters", signs + words), signs + words);
      else
        count = g_strdup_printf (ngettext ("%'u word", "%'u words", words), words);
      if (said->len > 0)
        g_string_append (said, " · ");
      g_string_append (said, count);
    }
  gtk_label_set_label (GTK_LABEL (self->count_label), said->str);
}

void
tandem_section_editor_foot_set_saved (TandemSectionEditorFoot *self,
                                      const char              *words)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FOOT (self));

  gtk_label_set_label (GTK_LABEL (self->saved_label), words);
}

void
tandem_section_editor_foot_set_narrow (TandemSectionEditorFoot *self,
                                       gboolean                 narrow)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FOOT (self));

  gtk_widget_set_visible (self->saved_label, !narrow);
}
