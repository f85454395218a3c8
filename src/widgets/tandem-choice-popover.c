/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-choice-popover.h"

#include <glib/gi18n-lib.h>

#include "tandem-country.h"
#include "tandem-view.h"

struct _TandemChoicePopover
{
  GtkPopover          parent_instance;

  GtkWidget          *search_entry;
  GtkWidget          *list;
  GtkWidget          *empty;
  GtkSingleSelection *selection;    /* (owned) */
  TandemChoiceSearch  search;
  gpointer            user_data;
};

G_DEFINE_FINAL_TYPE (TandemChoicePopover, tandem_choice_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

static void
update_empty (TandemChoicePopover *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_widget_set_visible (self->empty, empty);
}

static void
run_search (TandemChoicePopover *self)
{
  g_autoptr(GListModel) found = NULL;

  found = self->search (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), self->user_data);
  gtk_single_selection_set_model (self->selection, found);
  update_empty (self);
}

static void
choose_position (TandemChoicePopover *self,
                 guint                position)
{
  g_autoptr(TandemChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (choice != NULL)
    tandem_choice_popover_choose (self, tandem_choice_get_code (choice));
}

static void
entry_activate_cb (TandemChoicePopover *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  choose_position (self, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

/* Down leads from the entry into the list. */
static gboolean
entry_down_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  return gtk_widget_child_focus (TANDEM_CHOICE_POPOVER (user_data)->list, GTK_DIR_TAB_FORWARD);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *subtitle = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                      "max-width-chars", 36, NULL);

  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dimmed");
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (titles), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                                  "max-width-chars", 36, NULL));
  gtk_box_append (GTK_BOX (titles), subtitle);
  gtk_widget_set_valign (titles, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), titles);
  gtk_widget_set_size_request (box, -1, 30);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  TandemChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));

  gtk_image_set_from_icon_name (GTK_IMAGE (image), tandem_choice_get_icon (choice));
  gtk_widget_set_visible (image, tandem_choice_get_icon (choice) != NULL);
  gtk_label_set_label (GTK_LABEL (title), tandem_choice_get_title (choice));
  tandem_label_set_or_hide (gtk_widget_get_next_sibling (title), tandem_choice_get_subtitle (choice));
  gtk_list_item_set_accessible_label (item, tandem_choice_get_title (choice));
}

static void
tandem_choice_popover_map (GtkWidget *widget)
{
  TandemChoicePopover *self = TANDEM_CHOICE_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  run_search (self);
  GTK_WIDGET_CLASS (tandem_choice_popover_parent_class)->map (widget);
}

static void
tandem_choice_popover_dispose (GObject *object)
{
  g_clear_object (&TANDEM_CHOICE_POPOVER (object)->selection);

  G_OBJECT_CLASS (tandem_choice_popover_parent_class)->dispose (object);
}

static void
tandem_choice_popover_class_init (TandemChoicePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_choice_popover_dispose;
  GTK_WIDGET_CLASS (klass)->map = tandem_choice_popover_map;

  chosen_signal = g_signal_new ("chosen", TANDEM_TYPE_CHOICE_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
build_list (TandemChoicePopover *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->selection = gtk_single_selection_new (NULL);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (choose_position), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
}

static void
build_search (TandemChoicePopover *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->search_entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search_entry), 80);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (run_search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                                                          gtk_callback_action_new (entry_down_cb, self, NULL)));
  gtk_widget_add_controller (self->search_entry, controller);
}

static void
tandem_choice_popover_init (TandemChoicePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "max-content-height", 320,
                                      "propagate-natural-height", TRUE,
                                      "propagate-natural-width", TRUE,
                                      NULL);

  build_search (self);
  build_list (self);
  self->empty = gtk_label_new (_("Nothing fits"));
  gtk_widget_add_css_class (self->empty, "dimmed");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_box_append (GTK_BOX (box), self->search_entry);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_size_request (box, 220, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
tandem_choice_popover_new (const char        *label,
                           gboolean           with_search,
                           TandemChoiceSearch search,
                           gpointer           user_data)
{
  TandemChoicePopover *self = g_object_new (TANDEM_TYPE_CHOICE_POPOVER, NULL);

  self->search = search;
  self->user_data = user_data;
  gtk_widget_set_visible (self->search_entry, with_search);
  tandem_widget_set_accessible_label (self->list, label);

  return GTK_WIDGET (self);
}

/* As if the line with @code was activated. */
void
tandem_choice_popover_choose (TandemChoicePopover *self,
                              const char          *code)
{
  g_autofree char *kept = g_strdup (code);

  g_return_if_fail (TANDEM_IS_CHOICE_POPOVER (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, kept);
}

/* What is shown now. */
GListModel *
tandem_choice_popover_get_choices (TandemChoicePopover *self)
{
  g_return_val_if_fail (TANDEM_IS_CHOICE_POPOVER (self), NULL);

  run_search (self);

  return G_LIST_MODEL (self->selection);
}

/* Whether each word of @needle begins a word of @haystack, whatever the case
 * and the accents. */
gboolean
tandem_text_matches (const char *haystack,
                     const char *needle)
{
  if (needle == NULL || *needle == '\0')
    return TRUE;

  return haystack != NULL &&
         (g_str_match_string (needle, haystack, TRUE) || strstr (haystack, needle) != NULL);
}

static GListStore *
new_choices (const char *text,
             const char *none_label)
{
  GListStore *store = g_list_store_new (TANDEM_TYPE_CHOICE);

  if (none_label != NULL && *text == '\0')
    {
      g_autoptr(TandemChoice) none = tandem_choice_new ("", none_label, NULL, NULL);

      g_list_store_append (store, none);
    }

  return store;
}

GListModel *
tandem_choices_of_vocabulary (const TandemVocabulary *vocabulary,
                              const char             *text,
                              const char             *none_label)
{
  GListStore *store = new_choices (text, none_label);

  for (guint i = 0; vocabulary != NULL && i < vocabulary->n_terms; i++)
    {
      const TandemTerm *term = &vocabulary->terms[i];
      const char *label = g_dgettext (GETTEXT_PACKAGE, term->label);
      g_autoptr(TandemChoice) choice = NULL;

      if (!tandem_text_matches (label, text) && !tandem_text_matches (term->code, text))
        continue;
      choice = tandem_choice_new (term->code, label, NULL, term->icon);
      g_list_store_append (store, choice);
    }

  return G_LIST_MODEL (store);
}

GListModel *
tandem_choices_of_countries (const char *text,
                             const char *none_label)
{
  GListStore *store = new_choices (text, none_label);
  g_autoptr(GPtrArray) codes = tandem_countries_list ();

  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = g_ptr_array_index (codes, i);
      g_autoptr(TandemChoice) choice = NULL;

      if (!tandem_country_matches (code, text))
        continue;
      choice = tandem_choice_new (code, tandem_country_get_name (code), NULL, NULL);
      g_list_store_append (store, choice);
    }

  return G_LIST_MODEL (store);
}
