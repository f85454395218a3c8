/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-instance.h"

#include "tandem-journal.h"

/* News for the thread that made the store. */

typedef struct
{
  TandemStore *store;
  GPtrArray   *ids;
  gboolean     undo_label, redo_label, n_waiting, progress; /* which ones changed */
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->store);
  g_ptr_array_unref (news->ids);
  g_free (news);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  GObject *store = G_OBJECT (news->store);

  g_object_freeze_notify (store);
  if (news->undo_label)
    g_object_notify (store, "undo-label");
  if (news->redo_label)
    g_object_notify (store, "redo-label");
  if (news->n_waiting)
    g_object_notify (store, "n-waiting");
  if (news->progress)
    g_object_notify (store, "progress");
  g_object_thaw_notify (store);
  if (news->ids->len > 0)
    g_signal_emit_by_name (store, "changed", news->ids);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): that would run on the worker while nobody
 * iterates the context. */
static void
tell (News *news)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[tandem] store changed");
  g_source_set_callback (source, tell_cb, news, news_free);
  g_source_attach (source, news->store->main_context);
}

void
tandem_store_publish (TandemStore *self,
                      GPtrArray   *ids)
{
  News *news = g_new0 (News, 1);
  g_autofree char *undo_label = tandem_journal_dup_label (self->database, FALSE, NULL);
  g_autofree char *redo_label = tandem_journal_dup_label (self->database, TRUE, NULL);

  news->store = g_object_ref (self);
  news->ids = g_ptr_array_ref (ids);
  g_mutex_lock (&self->lock);
  news->undo_label = g_set_str (&self->undo_label, undo_label);
  news->redo_label = g_set_str (&self->redo_label, redo_label);
  news->n_waiting = self->n_waiting != self->n_outbox;
  self->n_waiting = self->n_outbox;
  g_mutex_unlock (&self->lock);
  tell (news);
}

void
tandem_store_set_progress (TandemStore *self,
                           double       progress)
{
  News *news;

  g_mutex_lock (&self->lock);
  if (self->progress == progress)
    {
      g_mutex_unlock (&self->lock);
      return;
    }
  self->progress = progress;
  g_mutex_unlock (&self->lock);

  news = g_new0 (News, 1);
  news->store = g_object_ref (self);
  news->ids = g_ptr_array_new ();
  news->progress = TRUE;
  tell (news);
}
