/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-session.h"

#include "tandem-address.h"
#include "tandem-checkpoint.h"
#include "tandem-exchange.h"
#include "tandem-pull.h"
#include "tandem-push.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- which databases --------------------------------------------------- */

/* The names in @set: those with records here are TRUE, those that may be on
 * the server only are FALSE. */
static void
add_name (GHashTable *set,
          const char *name,
          gboolean    here)
{
  if (tandem_address_is_database (name) && (here || !g_hash_table_contains (set, name)))
    g_hash_table_replace (set, g_strdup (name), GINT_TO_POINTER (here));
}

static void
add_names (GHashTable *set,
           TandemSlice array)
{
  TandemSliceIter iter;
  TandemSlice value;

  tandem_slice_iter_init (&iter, array);
  while (tandem_slice_iter_next (&iter, NULL, &value))
    {
      g_autofree char *name = tandem_slice_dup_string (value);
      char *colon = name ? strchr (name, ':') : NULL;

      /* A role is called as its database, "pair-…:planner". */
      if (colon != NULL)
        *colon = '\0';
      if (name != NULL)
        add_name (set, name, FALSE);
    }
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
remember_roles (TandemRun  *run,
                TandemSlice roles,
                GError    **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  g_autofree char *joined = NULL;
  TandemSliceIter iter;
  TandemSlice value;

  if (!tandem_slice_is_array (roles))
    return TRUE;
  tandem_slice_iter_init (&iter, roles);
  while (tandem_slice_iter_next (&iter, NULL, &value))
    {
      char *name = tandem_slice_dup_string (value);

      if (name != NULL)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_words);
  joined = g_strjoinv ("\n", (char **) names->pdata);
  return tandem_store_set_roles (run->store, run->remote, joined, error);
}

/* The databases of a user who may list them, else those that the roles name. The
 * roles also say when what was refused is worth another try. */
static gboolean
ask_for_databases (TandemRun  *run,
                   GHashTable *set,
                   GError    **error)
{
  g_auto(TandemReply) session = { 0 };
  g_auto(TandemReply) all = { 0 };
  g_autoptr(GError) local = NULL;
  TandemSlice roles = { NULL, NULL };

  if (tandem_couch_call (run->couch, "GET", "_session", NULL, &session, run->cancellable, NULL))
    roles = tandem_slice_member (tandem_slice_member (session.root, "userCtx"), "roles");
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error) || !remember_roles (run, roles, error))
    return FALSE;

  if (tandem_couch_call (run->couch, "GET", "_all_dbs", NULL, &all, run->cancellable, &local))
    {
      add_names (set, all.root);
      return TRUE;
    }
  if (all.status < 400 || all.status >= 500 || all.status == 429)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  add_names (set, roles);
  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const char *na = *(char *const *) a, *nb = *(char *const *) b;
  gboolean first_a = g_str_equal (na, TANDEM_CATALOGUE), first_b = g_str_equal (nb, TANDEM_CATALOGUE);

  if (first_a != first_b)
    return first_a ? -1 : 1;
  return strcmp (na, nb);
}

/* The catalogue first: everything else refers to it. */
static GPtrArray *
sort_names (GHashTable *set)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* ---- one database ------------------------------------------------------ */

static gboolean
sync_database (TandemRun  *run,
               const char *database,
               GError    **error)
{
  g_autoptr(TandemCheckpoint) checkpoint = NULL;

  run->report (TANDEM_SYNC_STATE_CHECKING, run->data);
  checkpoint = tandem_checkpoint_open (run, database, error);
  return checkpoint != NULL &&
         tandem_pull (run, checkpoint, error) &&
         (!checkpoint->verify || tandem_verify (run, checkpoint, error)) &&
         tandem_push (run, checkpoint, error) &&
         tandem_checkpoint_save (checkpoint, run, error);
}

/* Errors that every database would meet. */
static gboolean
ends_the_run (const GError *error)
{
  if (error->domain != TANDEM_SYNC_ERROR)
    return TRUE;
  return error->code == TANDEM_SYNC_ERROR_OFFLINE || error->code == TANDEM_SYNC_ERROR_AUTH ||
         error->code == TANDEM_SYNC_ERROR_LOCKED;
}

static gboolean
sync_databases (TandemRun  *run,
                GHashTable *set,
                GError    **error)
{
  g_autoptr(GPtrArray) names = sort_names (set);
  g_autoptr(GError) first = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      gboolean here = GPOINTER_TO_INT (g_hash_table_lookup (set, name));
      g_autoptr(GError) local = NULL;

      if (sync_database (run, name, &local))
        {
          run->result->databases++;
          continue;
        }
      if (ends_the_run (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      /* On the server, but not for this user, and nothing of it is here. */
      if (!here && g_error_matches (local, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_FORBIDDEN))
        continue;
      run->result->failed++;
      g_ptr_array_add (run->result->problems, g_strdup_printf ("%s: %s", name, local->message));
      if (first == NULL)
        first = g_steal_pointer (&local);
    }
  if (first == NULL || run->result->databases > 0)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/* ---- the run ----------------------------------------------------------- */

static gboolean
greet (TandemRun *run,
       GError   **error)
{
  g_auto(TandemReply) reply = { 0 };

  if (!tandem_couch_call (run->couch, "GET", "", NULL, &reply, run->cancellable, error))
    return FALSE;
  if (tandem_slice_is_object (reply.root) &&
      (tandem_slice_exists (tandem_slice_member (reply.root, "couchdb")) ||
       tandem_slice_exists (tandem_slice_member (reply.root, "express-pouchdb"))))
    return TRUE;
  g_set_error_literal (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                       _("there is no CouchDB server at this address"));
  return FALSE;
}

/**
 * tandem_session_run:
 * @run: what to work with
 * @error: a #TandemSyncError, #TandemStoreError or G_IO_ERROR_CANCELLED
 *
 * Signs in and syncs every database of the user, one after the other.
 *
 * Returns: FALSE if nothing could be synced; a database that failed while
 *   others did not is counted in the result
 */
gboolean
tandem_session_run (TandemRun *run,
                    GError   **error)
{
  g_autoptr(GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) here = NULL;

  run->report (TANDEM_SYNC_STATE_CHECKING, run->data);
  if (!greet (run, error) || !tandem_couch_sign_in (run->couch, run->cancellable, error))
    return FALSE;

  here = tandem_store_list_databases (run->store, error);
  if (here == NULL)
    return FALSE;
  add_name (set, TANDEM_CATALOGUE, TRUE);
  for (guint i = 0; here[i] != NULL; i++)
    add_name (set, here[i], TRUE);
  return ask_for_databases (run, set, error) && sync_databases (run, set, error);
}
