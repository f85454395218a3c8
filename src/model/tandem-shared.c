/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-shared.h"

#include <glib/gi18n-lib.h>

#include "tandem-plan-edit.h"

#define FIELD "shared_with"

static gboolean
names (const TandemDoc *a,
       const TandemDoc *b)
{
  return tandem_val_has_code (tandem_doc_get (a, FIELD), tandem_doc_get_id (b));
}

/**
 * tandem_shared_is:
 * @a: an action
 * @b: an action
 *
 * Returns: whether they are one work in two plans, whoever says so
 */
gboolean
tandem_shared_is (const TandemDoc *a,
                  const TandemDoc *b)
{
  return names (a, b) || names (b, a);
}

/**
 * tandem_shared_list:
 * @snapshot: a plan
 * @plan: its id
 * @action: an action of another plan
 *
 * Returns: (transfer container) (element-type TandemDoc): the actions of @plan
 *   that @action is shared with; they live as long as @snapshot
 */
GPtrArray *
tandem_shared_list (TandemSnapshot  *snapshot,
                    const char      *plan,
                    const TandemDoc *action)
{
  GPtrArray *shared = g_ptr_array_new ();
  g_autoptr(GPtrArray) naming = tandem_snapshot_referring (snapshot, "action", FIELD, tandem_doc_get_id (action));
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (action, FIELD));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      const char *id = tandem_val_string (item);
      TandemDoc *doc = id != NULL ? tandem_snapshot_get (snapshot, id) : NULL;

      if (doc != NULL && g_strcmp0 (tandem_val_string (tandem_doc_get (doc, "plan")), plan) == 0 &&
          !g_ptr_array_find (shared, doc, NULL))
        g_ptr_array_add (shared, doc);
    }
  for (guint i = 0; i < naming->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (naming, i);

      if (g_strcmp0 (tandem_val_string (tandem_doc_get (doc, "plan")), plan) == 0 && !g_ptr_array_find (shared, doc, NULL))
        g_ptr_array_add (shared, doc);
    }

  return shared;
}

/* ---- changing --------------------------------------------------------------------- */

static void
add_edit (GPtrArray  *edits,
          TandemDoc  *doc,
          const char *other,
          gboolean    with)
{
  g_autoptr(GString) json = g_string_new ("[");
  g_autoptr(TandemDoc) after = NULL;
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (doc, FIELD));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      if (g_strcmp0 (tandem_val_string (item), other) == 0)
        continue;
      g_string_append (json, json->len > 1 ? "," : "");
      tandem_val_write (item, json);
    }
  if (with)
    {
      g_string_append (json, json->len > 1 ? "," : "");
      tandem_json_append_string (json, other);
    }
  g_string_append_c (json, ']');
  after = tandem_doc_with (doc, FIELD, json->len > 2 ? json->str : "null", NULL);
  if (after != NULL)
    tandem_plan_edits_add (edits, doc, after);
}

/**
 * tandem_shared_link:
 * @a: an action
 * @b: an action of another plan
 *
 * Returns: (transfer full) (element-type TandemPlanEdit): what makes them one
 *   work; empty where they are already
 */
GPtrArray *
tandem_shared_link (TandemDoc *a,
                    TandemDoc *b)
{
  GPtrArray *edits = tandem_plan_edits_new ();

  if (!tandem_shared_is (a, b))
    add_edit (edits, a, tandem_doc_get_id (b), TRUE);

  return edits;
}

/**
 * tandem_shared_unlink:
 * @a: an action
 * @b: an action of another plan
 *
 * Returns: (transfer full) (element-type TandemPlanEdit): what makes them two
 *   works again
 */
GPtrArray *
tandem_shared_unlink (TandemDoc *a,
                      TandemDoc *b)
{
  GPtrArray *edits = tandem_plan_edits_new ();

  if (names (a, b))
    add_edit (edits, a, tandem_doc_get_id (b), FALSE);
  if (names (b, a))
    add_edit (edits, b, tandem_doc_get_id (a), FALSE);

  return edits;
}

/* ---- how they differ ---------------------------------------------------------------- */

static const char *const compared[] = { "start", "end", "status", "title" };

static char *
dup_text (const TandemDoc     *doc,
          const char          *field,
          const TandemContext *context)
{
  int index = tandem_kind_get_field (tandem_doc_get_kind (doc), field);
  g_autofree char *text = index >= 0 ? tandem_doc_dup_text (doc, (guint) index, context) : NULL;

  if (text == NULL || text[0] == '\0')
    return g_strdup (_("nothing"));

  return g_str_equal (field, "title") ? g_strdup_printf (C_("title", "“%s”"), text) : g_steal_pointer (&text);
}

static const char *
get_label (const TandemDoc *doc,
           const char      *field)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  int index = tandem_kind_get_field (kind, field);

  return index >= 0 ? g_dgettext (GETTEXT_PACKAGE, kind->fields[index].label) : field;
}

/**
 * tandem_shared_list_differences:
 * @a: an action
 * @b: the one it is shared with
 * @context: language
 *
 * Returns: (transfer full) (array zero-terminated=1): what the fields are called
 *   that the two say differently: title, dates, status
 */
char **
tandem_shared_list_differences (const TandemDoc     *a,
                                const TandemDoc     *b,
                                const TandemContext *context)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      g_autofree char *first = dup_text (a, compared[i], context);
      g_autofree char *second = dup_text (b, compared[i], context);

      if (!g_str_equal (first, second))
        g_strv_builder_add (builder, get_label (a, compared[i]));
    }

  return g_strv_builder_end (builder);
}

/**
 * tandem_shared_dup_sentence:
 * @a: an action
 * @b: the one it is shared with
 * @names: (array fixed-size=2): what the plans are called
 * @context: language
 *
 * Returns: (transfer full): how the two differ, in words
 */
char *
tandem_shared_dup_sentence (const TandemDoc     *a,
                            const TandemDoc     *b,
                            const char *const   *names,
                            const TandemContext *context)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      g_autofree char *first = dup_text (a, compared[i], context);
      g_autofree char *second = dup_text (b, compared[i], context);

      if (g_str_equal (first, second))
        continue;
      g_string_append (text, text->len > 0 ? " " : "");
      /* Translators: how a field of two plans differs: the field, then what it is in one plan, the name of that plan,
       * what it is in the other, the name of that */
      g_string_append_printf (text, _("%s: %s in %s, %s in %s."), get_label (a, compared[i]),
                              first, names[0], second, names[1]);
    }
  if (text->len == 0)
    g_string_append (text, _("Dates, status and title are the same in both plans."));

  return g_string_free (text, FALSE);
}
