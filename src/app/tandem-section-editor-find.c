/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor-find.h"

#include <glib/gi18n-lib.h>

#define MAX_VIEWS 2

struct _TandemSectionEditorFind
{
  AdwBin           parent_instance;

  GtkWidget       *bar;
  GtkWidget       *entry;
  GtkWidget       *count_label;
  TandemProseView *views[MAX_VIEWS];    /* (unowned): weak */
  guint            n_found[MAX_VIEWS];
  guint            n_views;
  guint            current;             /* over all views */
};

G_DEFINE_FINAL_TYPE (TandemSectionEditorFind, tandem_section_editor_find, ADW_TYPE_BIN)

static guint
count_all (TandemSectionEditorFind *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_views; i++)
    n += self->n_found[i];

  return n;
}

static void
show_count (TandemSectionEditorFind *self)
{
  guint n = count_all (self);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_("Not found"));
  else
    /* Translators: place %u of %u where something was found */
    text = g_strdup_printf (_("%u of %u"), self->current + 1, n);
  gtk_label_set_label (GTK_LABEL (self->count_label), text);
}

static void
show_current (TandemSectionEditorFind *self,
              gboolean                 scroll)
{
  guint at = self->current;

  for (guint i = 0; i < self->n_views; i++)
    {
      gboolean here = at < self->n_found[i];

      if (self->views[i] != NULL)
        tandem_prose_view_show_found (self->views[i], here ? at : G_MAXUINT, here && scroll);
      at = here ? G_MAXUINT : at - MIN (at, self->n_found[i]);
    }
  show_count (self);
}

static void
search (TandemSectionEditorFind *self,
        gboolean                 scroll)
{
  gboolean shown = gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));
  const char *words = shown ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : NULL;

  for (guint i = 0; i < self->n_views; i++)
    self->n_found[i] = self->views[i] != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->views[i]))
                       ? tandem_prose_view_find (self->views[i], words) : 0;
  if (self->current >= count_all (self))
    self->current = 0;
  show_current (self, scroll);
}

static void
changed_cb (TandemSectionEditorFind *self)
{
  self->current = 0;
  search (self, TRUE);
}

static void
mode_changed_cb (TandemSectionEditorFind *self)
{
  search (self, FALSE);
  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)) && self->views[0] != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self->views[0])))
    gtk_widget_grab_focus (GTK_WIDGET (self->views[0]));
}

/* Goes to the next place, or the one before, round the end. */
void
tandem_section_editor_find_step (TandemSectionEditorFind *self,
                                 gboolean                 backward)
{
  guint n;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FIND (self));

  /* the text may have been changed since */
  search (self, FALSE);
  n = count_all (self);
  if (n == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->current = (self->current + (backward ? n - 1 : 1)) % n;
  show_current (self, TRUE);
}

static void
next_cb (TandemSectionEditorFind *self)
{
  tandem_section_editor_find_step (self, FALSE);
}

static void
previous_cb (TandemSectionEditorFind *self)
{
  tandem_section_editor_find_step (self, TRUE);
}

void
tandem_section_editor_find_begin (TandemSectionEditorFind *self)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FIND (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_grab_focus (self->entry);
}

/* Another text stands in the views. */
void
tandem_section_editor_find_again (TandemSectionEditorFind *self)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FIND (self));

  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    search (self, FALSE);
}

static void
tandem_section_editor_find_dispose (GObject *object)
{
  TandemSectionEditorFind *self = TANDEM_SECTION_EDITOR_FIND (object);

  for (guint i = 0; i < self->n_views; i++)
    g_clear_weak_pointer (&self->views[i]);

  G_OBJECT_CLASS (tandem_section_editor_find_parent_class)->dispose (object);
}

static void
tandem_section_editor_find_class_init (TandemSectionEditorFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_section_editor_find_dispose;
}

static GtkWidget *
new_button (TandemSectionEditorFind *self,
            const char              *icon,
            const char              *tooltip,
            GCallback                callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
tandem_section_editor_find_init (TandemSectionEditorFind *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->bar = gtk_search_bar_new ();
  self->entry = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Find in Text"), "hexpand", TRUE,
                              "width-chars", 8, "max-width-chars", 28, NULL);
  self->count_label = g_object_new (GTK_TYPE_LABEL, "width-chars", 9, NULL);
  gtk_widget_add_css_class (self->count_label, "dimmed");
  gtk_widget_add_css_class (self->count_label, "numeric");
  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), new_button (self, "go-up-symbolic", _("Previous (Shift+Ctrl+G)"),
                                               G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (steps), new_button (self, "go-down-symbolic", _("Next (Ctrl+G)"), G_CALLBACK (next_cb)));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->count_label);
  gtk_box_append (GTK_BOX (box), steps);
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), box);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  adw_bin_set_child (ADW_BIN (self), self->bar);

  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "next-match", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "previous-match", G_CALLBACK (previous_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
tandem_section_editor_find_new (void)
{
  return g_object_new (TANDEM_TYPE_SECTION_EDITOR_FIND, NULL);
}

void
tandem_section_editor_find_add_view (TandemSectionEditorFind *self,
                                     TandemProseView         *view)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_FIND (self));
  g_return_if_fail (self->n_views < MAX_VIEWS);

  g_set_weak_pointer (&self->views[self->n_views++], view);
}

const char *
tandem_section_editor_find_get_count (TandemSectionEditorFind *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_FIND (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->count_label));
}
