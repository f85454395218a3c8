/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-support.h"

#define TEST_TYPE_CHOOSER (test_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TestChooser, test_chooser, TEST, CHOOSER, GObject)

/* Finds one record of the first kind asked for, whose title is what was typed. */
struct _TestChooser
{
  GObject parent_instance;
};

static GListModel *
test_chooser_search (TandemRecordChooser *chooser,
                     const char *const   *kinds,
                     const char          *text)
{
  GListStore *store = g_list_store_new (TANDEM_TYPE_CHOICE);
  g_autofree char *id = g_strdup_printf ("%s:01J00000000000000000000009", kinds[0]);
  g_autoptr(TandemChoice) choice = tandem_choice_new (id, *text ? text : "Some Record", kinds[0], NULL);

  g_list_store_append (store, choice);

  return G_LIST_MODEL (store);
}

static void
test_chooser_iface_init (TandemRecordChooserInterface *iface)
{
  iface->search = test_chooser_search;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestChooser, test_chooser, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_CHOOSER, test_chooser_iface_init))

static void
test_chooser_class_init (TestChooserClass *klass)
{
}

static void
test_chooser_init (TestChooser *self)
{
}

TandemRecordChooser *
test_chooser_new (void)
{
  return g_object_new (TEST_TYPE_CHOOSER, NULL);
}

TandemContext *
form_context_new (const char *today)
{
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();

  return tandem_context_new ("en", tandem_date_parse (today), vocabularies);
}

TandemDoc *
form_doc (const char *json)
{
  g_autoptr(GError) error = NULL;
  TandemDoc *doc = tandem_doc_parse (json, -1, &error);

  g_assert_no_error (error);

  return doc;
}

static void
edited_cb (TandemForm *form,
           const char *path,
           const char *json,
           FormCase   *self)
{
  g_ptr_array_add (self->edits, g_strdup_printf ("%s = %s", path, json));
}

void
form_case_init (FormCase  *self,
                TandemDoc *doc)
{
  g_autoptr(TandemContext) context = form_context_new ("2020-05-12");
  g_autoptr(TandemRecordChooser) chooser = test_chooser_new ();

  self->edits = g_ptr_array_new_with_free_func (g_free);
  self->window = gtk_window_new ();
  self->form = TANDEM_FORM (tandem_form_new (doc, context));
  tandem_form_set_chooser (self->form, chooser);
  g_signal_connect (self->form, "edited", G_CALLBACK (edited_cb), self);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->form));
}

void
form_case_clear (FormCase *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_ptr_array_unref (self->edits);
}

const char *
form_case_last_edit (FormCase *self)
{
  return self->edits->len > 0 ? g_ptr_array_index (self->edits, self->edits->len - 1) : NULL;
}

static void
collect_children (GtkWidget *widget,
                  GType      type,
                  GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_children (child, type, found);
}

GPtrArray *
find_children (GtkWidget *widget,
               GType      type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect_children (widget, type, found);

  return found;
}

GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  g_autoptr(GPtrArray) found = find_children (widget, type);

  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

/* Opens every row that unfolds, also those that appear by it. */
void
unfold_all (GtkWidget *widget)
{
  gboolean opened;

  do
    {
      g_autoptr(GPtrArray) rows = find_children (widget, ADW_TYPE_EXPANDER_ROW);

      opened = FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          AdwExpanderRow *row = g_ptr_array_index (rows, i);

          if (adw_expander_row_get_expanded (row) || !adw_expander_row_get_enable_expansion (row))
            continue;
          adw_expander_row_set_expanded (row, TRUE);
          opened = opened || adw_expander_row_get_expanded (row);
        }
    }
  while (opened);
}

static gboolean
is_path (const char *path,
         const char *wanted)
{
  return path != NULL && (wanted[0] == '.' ? g_str_has_suffix (path, wanted) : g_str_equal (path, wanted));
}

/* The row of a field of any form below @root, unfolded; ".city" is that of any
 * item. NULL: there is none. */
TandemFieldEditor *
find_editor (GtkWidget  *root,
             const char *path)
{
  g_autoptr(GPtrArray) editors = NULL;

  unfold_all (root);
  editors = find_children (root, TANDEM_TYPE_FIELD_EDITOR);
  for (guint i = 0; i < editors->len; i++)
    if (is_path (tandem_field_editor_get_path (g_ptr_array_index (editors, i)), path))
      return g_ptr_array_index (editors, i);

  return NULL;
}

TandemFieldEditor *
form_case_editor (FormCase   *self,
                  const char *path)
{
  TandemFieldEditor *editor = find_editor (GTK_WIDGET (self->form), path);

  if (editor == NULL)
    g_error ("no editor for %s", path);

  return editor;
}
