/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-mirror-plans.h"

#include <glib/gi18n-lib.h>

/**
 * tandem_mirror_plans_find:
 * @plans: (element-type TandemDoc): plans
 * @id: (nullable): id of a plan
 * @index: (out): which of them it is; left alone where it is none
 *
 * Returns: (transfer none) (nullable): that plan
 */
TandemDoc *
tandem_mirror_plans_find (GPtrArray  *plans,
                          const char *id,
                          guint      *index)
{
  for (guint i = 0; i < plans->len; i++)
    if (g_strcmp0 (tandem_doc_get_id (g_ptr_array_index (plans, i)), id) == 0)
      {
        *index = i;
        return g_ptr_array_index (plans, i);
      }

  return NULL;
}

/* ---- the plans of a pairing ------------------------------------------------------ */

/* What a pairing has made stands before what one of its cities has. */
static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  const TandemDoc *first = *(TandemDoc *const *) a;
  const TandemDoc *second = *(TandemDoc *const *) b;
  int order = g_strcmp0 (tandem_val_string (tandem_doc_get (second, "owner")), tandem_val_string (tandem_doc_get (first, "owner")));

  return order != 0 ? order : g_strcmp0 (tandem_doc_get_id (first), tandem_doc_get_id (second));
}

/**
 * tandem_mirror_plans_list:
 * @session: the session
 * @id: id of a pairing, or of a plan of one
 * @partnership: (out) (transfer full) (nullable): the pairing
 *
 * Returns: (transfer full) (element-type TandemDoc): the plans of the pairing
 */
GPtrArray *
tandem_mirror_plans_list (TandemSession *session,
                          const char    *id,
                          TandemDoc    **partnership)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  TandemStore *store = tandem_session_get_store (session);
  g_autoptr(TandemDoc) doc = tandem_store_get (store, id, NULL);
  const char *pairing = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "partnership")) : NULL;
  g_autoptr(GPtrArray) found = NULL;

  if (doc != NULL && g_str_equal (tandem_doc_get_kind (doc)->name, "partnership"))
    pairing = id;
  *partnership = pairing != NULL ? tandem_store_get (store, pairing, NULL) : NULL;
  if (*partnership == NULL)
    return plans;

  found = tandem_store_referring (store, "plan", "partnership", pairing);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (plans, tandem_doc_ref (g_ptr_array_index (found, i)));
  g_ptr_array_sort (plans, compare_plans);

  return plans;
}

/**
 * tandem_mirror_plans_choose:
 * @plans: (element-type TandemDoc): two plans or more
 * @id: id of the plan that was asked for, or of something else
 * @chosen: (array fixed-size=2): (out): ids of the plans to show
 *
 * Where a plan is asked for it stands left.
 */
void
tandem_mirror_plans_choose (GPtrArray  *plans,
                            const char *id,
                            char      **chosen)
{
  guint index = 0;
  guint other;

  g_return_if_fail (plans->len > 1);

  tandem_mirror_plans_find (plans, id, &index);
  other = index == 0 ? 1 : 0;
  g_set_str (&chosen[0], tandem_doc_get_id (g_ptr_array_index (plans, index)));
  g_set_str (&chosen[1], tandem_doc_get_id (g_ptr_array_index (plans, other)));
}

/* ---- what they are called --------------------------------------------------------- */

/* A plan of one city goes by the name of the city. */
static char *
dup_name (TandemSession   *session,
          const TandemDoc *plan)
{
  const char *owner = tandem_val_string (tandem_doc_get (plan, "owner"));
  g_autoptr(TandemDoc) city = owner != NULL && g_str_has_prefix (owner, "city:")
                              ? tandem_store_get (tandem_session_get_store (session), owner, NULL) : NULL;

  return city != NULL ? tandem_doc_dup_title (city, tandem_session_get_context (session)) : g_strdup (_("the joint plan"));
}

/**
 * tandem_mirror_plans_name:
 * @session: the session
 * @left: a plan
 * @right: another
 * @names: (array fixed-size=2): (out): what sentences call them
 *
 * Their titles, where nothing shorter tells them apart.
 */
void
tandem_mirror_plans_name (TandemSession   *session,
                          const TandemDoc *left,
                          const TandemDoc *right,
                          char           **names)
{
  const TandemDoc *plans[] = { left, right };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_free (names[i]);
      names[i] = dup_name (session, plans[i]);
    }
  if (!g_str_equal (names[0], names[1]))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_free (names[i]);
      names[i] = tandem_doc_dup_title (plans[i], tandem_session_get_context (session));
    }
}

/**
 * tandem_mirror_plans_get_caption:
 * @name: a name, as of tandem_mirror_plans_name()
 *
 * Returns: (transfer none): it, where it stands alone
 */
const char *
tandem_mirror_plans_get_caption (const char *name)
{
  return g_str_equal (name, _("the joint plan")) ? _("Joint Plan") : name;
}
