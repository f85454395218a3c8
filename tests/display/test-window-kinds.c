/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-create-dialog.h"
#include "tandem-edit-dialog.h"
#include "window-hand.h"

/* Every kind of record that hangs on a city, a pairing or a plan, through the
 * same dialogs: created, edited, deleted and brought back. */

#define MAX_GAPS 30

/* The id of any record that the reference may name. */
static char *
any_id_json (WindowDriver      *driver,
             const TandemField *field)
{
  TandemKindNames kinds = field->arg;

  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find (kinds[i]));
      g_autoptr(GPtrArray) docs = tandem_store_query (hand_store (driver), query, NULL);

      if (docs != NULL && docs->len > 0)
        return tandem_json_string (tandem_doc_get_id (g_ptr_array_index (docs, 0)));
    }
  g_error ("there is no record for %s", field->name);
}

static char *
any_code_json (WindowDriver      *driver,
               const TandemField *field)
{
  const TandemVocabulary *vocabulary =
    tandem_field_get_vocabulary (field, tandem_store_get_context (hand_store (driver)));

  g_assert_cmpuint (vocabulary->n_terms, >, 0);

  return tandem_json_string (vocabulary->terms[0].code);
}

/* What somebody could have entered. */
static char *
any_value (WindowDriver      *driver,
           const TandemField *field)
{
  static const struct
  {
    const TandemFieldType *type;
    const char            *json;
  } plain[] = {
    { &tandem_type_text, "\"Sample\"" },
    { &tandem_type_l10n, "{\"en\":{\"text\":\"Sample\"}}" },
    { &tandem_type_date, "\"2020-06-01\"" },
    { &tandem_type_month, "\"2020-06\"" },
    { &tandem_type_moment, "\"2020-06-01T09:00\"" },
    { &tandem_type_period, "{\"from\":\"2020-06\"}" },
    { &tandem_type_int, "2020" },
    { &tandem_type_decimal, "\"12.5\"" },
    { &tandem_type_bool, "true" },
  };

  if (field->type == &tandem_type_ref)
    return any_id_json (driver, field);
  if (field->type == &tandem_type_enum)
    return any_code_json (driver, field);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (field->type == plain[i].type)
      return g_strdup (plain[i].json);
  g_error ("nothing to enter into %s", field->name);
}

static char *
dup_missing (WindowDriver *driver,
             TandemForm   *form)
{
  g_autoptr(GPtrArray) problems =
    tandem_doc_check (tandem_form_get_doc (form), tandem_store_get_context (hand_store (driver)));

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == TANDEM_SEVERITY_ERROR)
        return g_strndup (problem->path, strcspn (problem->path, ".["));
    }

  return NULL;
}

static void
fill_in (WindowDriver     *driver,
         const TandemKind *kind)
{
  TandemForm *form = TANDEM_FORM (find_child (hand_dialog (driver), TANDEM_TYPE_FORM));

  for (guint i = 0; i < MAX_GAPS; i++)
    {
      g_autofree char *path = dup_missing (driver, form);
      g_autofree char *json = NULL;
      g_autofree char *problem = NULL;
      TandemFieldEditor *editor;

      if (path == NULL)
        return;
      g_assert_false (hand_can_click (hand_dialog (driver), "Add"));
      editor = find_editor (GTK_WIDGET (form), path);
      if (editor == NULL)
        g_error ("%s needs %s, which its form does not show", kind->name, path);
      json = any_value (driver, tandem_kind_find_field (kind, path));
      if (!tandem_form_model_edit (tandem_field_editor_get_model (editor), path, json, &problem))
        g_error ("%s.%s: %s", kind->name, path, problem);
    }
  g_error ("%s is never whole", kind->name);
}

static void
created_cb (AdwDialog  *dialog,
            const char *id,
            char      **created)
{
  g_set_str (created, id);
}

static char *
create (WindowDriver     *driver,
        const TandemKind *kind,
        TandemDoc        *parent)
{
  AdwDialog *dialog = tandem_create_dialog_new (tandem_app_get_session (driver->app), kind, parent);
  g_autofree char *id = NULL;

  g_signal_connect (dialog, "created", G_CALLBACK (created_cb), &id);
  adw_dialog_present (dialog, GTK_WIDGET (driver->window));
  wait_for (hand_dialog (driver) == GTK_WIDGET (dialog));
  fill_in (driver, kind);
  hand_click (GTK_WIDGET (dialog), "Add");
  wait_for (id != NULL);
  wait_for (hand_dialog (driver) == NULL);

  return g_steal_pointer (&id);
}

static void
edit (WindowDriver *driver,
      const char   *id)
{
  AdwDialog *dialog = tandem_edit_dialog_new (tandem_app_get_session (driver->app), id);

  adw_dialog_present (dialog, GTK_WIDGET (driver->window));
  wait_for (hand_dialog (driver) == GTK_WIDGET (dialog));
  hand_type (GTK_WIDGET (dialog), "source", "Minutes of the second meeting");
  adw_dialog_close (dialog);
  wait_for (hand_has (driver, id, "source", "Minutes of the second meeting"));
  wait_for (hand_dialog (driver) == NULL);
}

static void
delete_and_undo (WindowDriver *driver,
                 const char   *id)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);
  g_autoptr(TandemDoc) back = NULL;
  g_autofree char *before = tandem_doc_to_canonical (doc);
  g_autofree char *after = NULL;

  tandem_session_delete (tandem_app_get_session (driver->app), doc);
  wait_for (!hand_has (driver, id, "source", "Minutes of the second meeting"));
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (hand_has (driver, id, "source", "Minutes of the second meeting"));
  back = hand_get (driver, id);
  after = tandem_doc_to_canonical (back);
  g_assert_cmpstr (after, ==, before);
}

static void
test_children_of (gconstpointer data)
{
  const TandemKind *parent_kind = tandem_kind_find (data);
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *parent_id = hand_find_id (driver, parent_kind->name, "Yantai");
  g_autoptr(TandemDoc) parent = hand_get (driver, parent_id);
  guint n_kinds, n_tried = 0;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *id = NULL;

      if (!tandem_create_dialog_can_hang (kinds[i], parent_kind))
        continue;
      g_test_message ("%s", kinds[i]->name);
      id = create (driver, kinds[i], parent);
      edit (driver, id);
      hand_open (driver, id);
      delete_and_undo (driver, id);
      n_tried++;
    }
  g_assert_cmpuint (n_tried, >=, 5);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const parents[] = { "city", "partnership", "plan" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/kinds/%s", parents[i]);

      g_test_add_data_func (path, parents[i], test_children_of);
    }

  return g_test_run ();
}
