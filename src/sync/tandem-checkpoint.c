/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-checkpoint.h"

#include "tandem-exchange.h"
#include "tandem-wire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HISTORY_KEPT 10
#define SAVE_TRIES   3

/* One earlier run and how far it came. */
typedef struct
{
  char *name;
  char *seq;                    /* (nullable) */
} Session;

static void
session_free (gpointer data)
{
  Session *session = data;

  g_free (session->name);
  g_free (session->seq);
  g_free (session);
}

void
tandem_checkpoint_free (TandemCheckpoint *self)
{
  g_free (self->database);
  g_free (self->seq);
  g_free (self->path);
  g_free (self->instance);
  g_free (self->session);
  g_free (self->server_rev);
  g_ptr_array_unref (self->history);
  g_free (self);
}

/* ---- the side here ----------------------------------------------------- */

static void
add_session (TandemCheckpoint *self,
             TandemSlice       slice)
{
  Session *session;
  char *name = tandem_slice_dup_string (tandem_slice_member (slice, "session"));

  if (name == NULL)
    return;
  session = g_new0 (Session, 1);
  session->name = name;
  session->seq = tandem_wire_dup_seq (tandem_slice_member (slice, "seq"));
  g_ptr_array_add (self->history, session);
}

static void
read_local (TandemCheckpoint *self,
            const char       *json,
            char            **instance)
{
  TandemSlice root, item;
  TandemSliceIter iter;

  if (json == NULL || !tandem_slice_parse (json, strlen (json), &root, NULL))
    return;
  *instance = tandem_slice_dup_string (tandem_slice_member (root, "instance"));
  self->alone = tandem_slice_is_true (tandem_slice_member (root, "alone"));
  tandem_slice_iter_init (&iter, tandem_slice_member (root, "history"));
  while (tandem_slice_iter_next (&iter, NULL, &item))
    add_session (self, item);
}

static void
append_session (GString    *out,
                const char *name,
                const char *seq)
{
  g_string_append (out, "{\"session\":");
  tandem_json_append_string (out, name);
  if (seq != NULL)
    {
      g_string_append (out, ",\"seq\":");
      tandem_json_append_string (out, seq);
    }
  g_string_append_c (out, '}');
}

static char *
to_json (TandemCheckpoint *self)
{
  GString *out = g_string_new ("{");

  if (self->instance != NULL)
    {
      g_string_append (out, "\"instance\":");
      tandem_json_append_string (out, self->instance);
      g_string_append_c (out, ',');
    }
  if (self->alone)
    g_string_append (out, "\"alone\":true,");
  g_string_append (out, "\"history\":[");
  append_session (out, self->session, self->seq);
  for (guint i = 0; i < self->history->len && i < HISTORY_KEPT; i++)
    {
      Session *session = self->history->pdata[i];

      g_string_append_c (out, ',');
      append_session (out, session->name, session->seq);
    }
  g_string_append (out, "]}");
  return g_string_free_and_steal (out);
}

/* ---- the side there ---------------------------------------------------- */

static gboolean
create_database (TandemRun  *run,
                 const char *database,
                 GError    **error)
{
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GError) local = NULL;

  if (tandem_couch_call (run->couch, "PUT", database, "{}", &reply, run->cancellable, &local) || reply.status == 412)
    return TRUE;
  if (reply.status == 401 || reply.status == 403)
    {
      g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_MISSING,
                   _("the database “%s” is not on the server, and this user may not create it"), database);
      return FALSE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* When the database began: another time is another database of the same name. */
static gboolean
read_instance (TandemCheckpoint *self,
               TandemRun        *run,
               GError          **error)
{
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GError) local = NULL;
  gboolean there = tandem_couch_call (run->couch, "GET", self->database, NULL, &reply, run->cancellable, &local);

  if (!there && reply.status == 404)
    {
      g_clear_error (&local);
      there = create_database (run, self->database, error) &&
              tandem_couch_call (run->couch, "GET", self->database, NULL, &reply, run->cancellable, error);
      if (!there)
        return FALSE;
    }
  if (!there)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!tandem_slice_is_object (reply.root))
    {
      g_set_error (error, TANDEM_SYNC_ERROR, TANDEM_SYNC_ERROR_PROTOCOL,
                   _("the server does not say what “%s” is"), self->database);
      return FALSE;
    }
  self->instance = tandem_wire_dup_seq (tandem_slice_member (reply.root, "instance_start_time"));
  return TRUE;
}

/* The session the server remembers; NULL without an error: none. */
static gboolean
read_server (TandemCheckpoint *self,
             TandemRun        *run,
             char            **session,
             GError          **error)
{
  g_auto(TandemReply) reply = { 0 };
  g_autoptr(GError) local = NULL;

  *session = NULL;
  g_clear_pointer (&self->server_rev, g_free);
  if (tandem_couch_call (run->couch, "GET", self->path, NULL, &reply, run->cancellable, &local))
    {
      *session = tandem_slice_dup_string (tandem_slice_member (reply.root, "session"));
      self->server_rev = tandem_slice_dup_string (tandem_slice_member (reply.root, "_rev"));
      return TRUE;
    }
  if (reply.status == 404)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The latest session both sides remember says up to where they agree. */
static void
compare (TandemCheckpoint *self,
         const char       *session,
         const char       *instance)
{
  gboolean same_instance = instance == NULL || g_strcmp0 (instance, self->instance) == 0;

  self->verify = TRUE;
  for (guint i = 0; i < self->history->len; i++)
    {
      Session *known = self->history->pdata[i];
      gboolean agreed = self->alone ? i == 0 && same_instance : g_strcmp0 (known->name, session) == 0;

      if (!agreed)
        continue;
      g_set_str (&self->seq, known->seq);
      /* The newest session of both, in the same database: nothing was lost. */
      self->verify = i > 0 || !same_instance;
      break;
    }
  if (!same_instance)
    g_clear_pointer (&self->seq, g_free);
}

/**
 * tandem_checkpoint_open:
 * @run: the run
 * @database: a database, which is created if it is not there
 * @error: a #TandemSyncError or #TandemStoreError
 *
 * Compares what both sides remember.
 *
 * Returns: (transfer full) (nullable): where to go on
 */
TandemCheckpoint *
tandem_checkpoint_open (TandemRun  *run,
                        const char *database,
                        GError    **error)
{
  g_autoptr(TandemCheckpoint) self = g_new0 (TandemCheckpoint, 1);
  g_autoptr(GError) local = NULL;
  g_autofree char *json = NULL;
  g_autofree char *instance = NULL;
  g_autofree char *session = NULL;

  self->database = g_strdup (database);
  self->path = g_strdup_printf ("%s/_local/tandem-%s", database, run->workspace);
  self->session = g_uuid_string_random ();
  self->history = g_ptr_array_new_with_free_func (session_free);

  json = tandem_store_get_checkpoint (run->store, run->remote, database, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  read_local (self, json, &instance);
  if (!read_instance (self, run, error) || !read_server (self, run, &session, error))
    return NULL;
  compare (self, session, instance);
  return g_steal_pointer (&self);
}

/**
 * tandem_checkpoint_advance:
 * @self: where it stands
 * @seq: (nullable): what is reached; NULL: the same as before
 *
 * Returns: (transfer full): what to store, in the transaction that takes over
 *   what came up to there
 */
char *
tandem_checkpoint_advance (TandemCheckpoint *self,
                           const char       *seq)
{
  if (seq != NULL)
    g_set_str (&self->seq, seq);
  self->moved = TRUE;
  return to_json (self);
}

/**
 * tandem_checkpoint_rewind:
 * @self: where it stands
 *
 * The server does not know the sequence: begin anew, and compare everything.
 */
void
tandem_checkpoint_rewind (TandemCheckpoint *self)
{
  g_clear_pointer (&self->seq, g_free);
  self->verify = TRUE;
}

static char *
to_server_json (TandemCheckpoint *self)
{
  GString *out = g_string_new ("{\"session\":");

  tandem_json_append_string (out, self->session);
  if (self->server_rev != NULL)
    {
      g_string_append (out, ",\"_rev\":");
      tandem_json_append_string (out, self->server_rev);
    }
  g_string_append_c (out, '}');
  return g_string_free_and_steal (out);
}

static gboolean
store_here (TandemCheckpoint *self,
            TandemRun        *run,
            GError          **error)
{
  g_autofree char *json = to_json (self);

  return tandem_store_set_checkpoint (run->store, run->remote, self->database, json, error);
}

/**
 * tandem_checkpoint_save:
 * @self: where it stands
 * @run: the run
 * @error: a #TandemSyncError or #TandemStoreError
 *
 * Remembers this run on both sides, first here. Losing the copy on the server
 * costs a comparison, no data.
 *
 * Returns: FALSE if one side could not
 */
gboolean
tandem_checkpoint_save (TandemCheckpoint *self,
                        TandemRun        *run,
                        GError          **error)
{
  if (!self->moved && !self->verify && self->history->len > 0)
    return TRUE;
  if (!store_here (self, run, error))
    return FALSE;
  if (self->alone)
    return TRUE;

  for (guint i = 0;; i++)
    {
      g_auto(TandemReply) reply = { 0 };
      g_autofree char *json = to_server_json (self);
      g_autofree char *session = NULL;
      g_autoptr(GError) local = NULL;

      if (tandem_couch_call (run->couch, "PUT", self->path, json, &reply, run->cancellable, &local))
        return TRUE;
      if (reply.status == 401 || reply.status == 403)
        {
          self->alone = TRUE;
          return store_here (self, run, error);
        }
      if (reply.status != 409 || i + 1 >= SAVE_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!read_server (self, run, &session, error))
        return FALSE;
    }
}
