/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-groups.h"

#include <glib/gi18n-lib.h>

#include "tandem-boxed-group.h"
#include "tandem-record-row.h"
#include "tandem-summary.h"

#define MAX_ROWS 100    /* more than anybody reads in a card; the rest has a list of its own */

/* Kinds whose group comes first and stands there empty too, because a person
 * looks for it. */
static const struct
{
  const char *kind;
  const char *groups[6];
} expected[] = {
  { "partnership", { "plan", "pilot", "event", "agreement" } },
  { "city", { "organisation", "contact" } },
  { "plan", { "objective", "action", "pilot", "risk", "indicator" } },
  { "objective", { "indicator" } },
  { "action", { "milestone" } },
  { "pilot", { "milestone" } },
};

static const char *const *
expected_groups (const TandemKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (g_str_equal (expected[i].kind, kind->name))
      return expected[i].groups;

  return NULL;
}

static gboolean
points_at (const TandemField *field,
           const TandemKind  *kind)
{
  TandemKindNames kinds = field->arg;

  return kinds != NULL && g_strv_contains (kinds, kind->name);
}

/* The field through which records of @child hang on one of @kind. */
static const TandemField *
find_parent_field (const TandemKind *child,
                   const TandemKind *kind)
{
  for (guint i = 0; i < child->n_fields; i++)
    {
      const TandemField *field = &child->fields[i];

      if ((field->type == &tandem_type_ref || field->type == &tandem_type_refs) &&
          (field->flags & TANDEM_PARENT) != 0 && points_at (field, kind))
        return field;
    }

  return NULL;
}

/**
 * tandem_record_groups_new_menu:
 * @kind: a kind
 *
 * Returns: (transfer full) (nullable): a menu of what can be added to a record
 *   of @kind; its items activate `record.add`
 */
GMenuModel *
tandem_record_groups_new_menu (const TandemKind *kind)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (find_parent_field (kinds[i], kind) != NULL)
      {
        g_autofree char *action = g_strdup_printf ("record.add('%s')", kinds[i]->name);

        g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, kinds[i]->label), action);
      }

  return g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0 ? G_MENU_MODEL (g_steal_pointer (&menu)) : NULL;
}

static GtkWidget *
new_row (const TandemDoc     *doc,
         const TandemContext *context)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = g_object_new (TANDEM_TYPE_RECORD_ROW, "boxed", TRUE, "arrow", TRUE, NULL);
  g_autoptr(TandemSummary) summary = tandem_summary_new (doc, context);
  g_autofree char *spoken = tandem_summary_dup_spoken (summary);

  tandem_summary_show (summary, content);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (tandem_doc_get_id (doc)), g_free);

  return row;
}

static void
row_activated_cb (GtkListBox    *list_box,
                  GtkListBoxRow *row,
                  gpointer       user_data)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (list_box), "record.open", "s", id);
}

static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  static const char *const fields[] = { "order", "due", "start", "on", "code" };
  const TandemDoc *first = *(TandemDoc *const *) a;
  const TandemDoc *second = *(TandemDoc *const *) b;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int order = g_strcmp0 (tandem_val_string (tandem_doc_get (first, fields[i])),
                             tandem_val_string (tandem_doc_get (second, fields[i])));

      if (order != 0)
        return order;
    }

  return strcmp (tandem_doc_get_id (first), tandem_doc_get_id (second));
}

static GtkWidget *
new_group (const TandemKind    *child,
           GPtrArray           *docs,
           const TandemContext *context)
{
  g_autofree char *add_label = g_strdup_printf (_("Add %s"), g_dgettext (GETTEXT_PACKAGE, child->label));
  g_autofree char *add_action = g_strdup_printf ("record.add('%s')", child->name);
  GtkWidget *group = g_object_new (TANDEM_TYPE_BOXED_GROUP,
                                   "title", g_dgettext (GETTEXT_PACKAGE, child->plural),
                                   "count", (int) docs->len,
                                   "add-label", add_label,
                                   "add-action", add_action,
                                   NULL);

  if (docs->len == 0)
    g_object_set (group, "description", _("None yet"), NULL);

  g_ptr_array_sort (docs, compare_order);
  for (guint i = 0; i < MIN (docs->len, MAX_ROWS); i++)
    tandem_boxed_group_add (TANDEM_BOXED_GROUP (group), new_row (g_ptr_array_index (docs, i), context));
  if (docs->len > MAX_ROWS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more is in the list", "%u more are in the list",
                                                         docs->len - MAX_ROWS), docs->len - MAX_ROWS);

      g_object_set (group, "description", more, NULL);
    }
  g_signal_connect (tandem_boxed_group_get_list_box (TANDEM_BOXED_GROUP (group)), "row-activated",
                    G_CALLBACK (row_activated_cb), NULL);

  return group;
}

/* The pairings of a city hang on it through their members, not as a parent. */
static void
append_pairings (GtkBox          *groups,
                 TandemSession   *session,
                 const TandemDoc *city)
{
  const TandemKind *kind = tandem_kind_find ("partnership");
  g_autoptr(GPtrArray) docs =
    tandem_store_referring (tandem_session_get_store (session), kind->name, "members.city", tandem_doc_get_id (city));
  GtkWidget *group;

  if (docs == NULL || docs->len == 0)
    return;

  group = new_group (kind, docs, tandem_session_get_context (session));
  g_object_set (group, "add-action", NULL, NULL);
  gtk_box_append (groups, group);
}

static void
append_group (GtkBox           *groups,
              TandemSession    *session,
              const TandemDoc  *doc,
              const TandemKind *child,
              gboolean          also_empty)
{
  const TandemField *field = child != NULL ? find_parent_field (child, tandem_doc_get_kind (doc)) : NULL;
  g_autoptr(GPtrArray) docs = NULL;

  if (field == NULL)
    return;

  docs = tandem_store_referring (tandem_session_get_store (session), child->name, field->name, tandem_doc_get_id (doc));
  if (docs != NULL && (docs->len > 0 || also_empty))
    gtk_box_append (groups, new_group (child, docs, tandem_session_get_context (session)));
}

/**
 * tandem_record_groups_fill:
 * @groups: an empty box
 * @session: the session
 * @doc: a record
 *
 * Fills @groups with a card for each kind of what hangs on @doc.
 *
 * Returns: whether there was anything
 */
gboolean
tandem_record_groups_fill (GtkBox          *groups,
                           TandemSession   *session,
                           const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  const char *const *first = expected_groups (kind);
  guint n_expected = first != NULL ? g_strv_length ((char **) first) : 0;
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);

  if (g_str_equal (kind->name, "city"))
    append_pairings (groups, session, doc);

  for (guint i = 0; i < n_expected; i++)
    append_group (groups, session, doc, tandem_kind_find (first[i]), TRUE);
  for (guint i = 0; i < n_kinds; i++)
    if (n_expected == 0 || !g_strv_contains (first, kinds[i]->name))
      append_group (groups, session, doc, kinds[i], FALSE);

  return gtk_widget_get_first_child (GTK_WIDGET (groups)) != NULL;
}
