/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-store-chooser.h"

#include <glib/gi18n-lib.h>

#include "tandem-summary.h"

#define MAX_CHOICES 40

struct _TandemStoreChooser
{
  GObject        parent_instance;

  TandemSession *session;   /* (owned) */
  GtkWidget     *widget;    /* (weak): whose window opens records */
};

static void record_chooser_init (TandemRecordChooserInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemStoreChooser, tandem_store_chooser, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_RECORD_CHOOSER, record_chooser_init))

/* A question of one chooser, answered on a thread. */
typedef struct
{
  TandemSession *session;   /* (owned) */
  char         **kinds;     /* (owned) */
  char          *text;      /* (owned) */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->session);
  g_strfreev (question->kinds);
  g_free (question->text);
  g_free (question);
}

static void
add_choice (GPtrArray       *choices,
            const TandemDoc *doc,
            TandemContext   *context)
{
  g_autoptr(TandemSummary) summary = tandem_summary_new (doc, context);
  g_autofree char *title = summary->native != NULL ? g_strdup_printf ("%s %s", summary->title, summary->native)
                                                   : g_strdup (summary->title);
  g_autofree char *called = summary->code != NULL ? g_strdup_printf ("%s %s", summary->code, title) : g_strdup (title);

  g_ptr_array_add (choices, tandem_choice_new (tandem_doc_get_id (doc), called, summary->subtitle, summary->icon));
}

static void
add_first_ones (GPtrArray *choices,
                Question  *question)
{
  TandemStore *store = tandem_session_get_store (question->session);

  for (guint i = 0; question->kinds[i] != NULL; i++)
    {
      g_autoptr(TandemQuery) query = tandem_query_new (tandem_kind_find (question->kinds[i]));
      g_autoptr(GPtrArray) docs = NULL;

      tandem_query_sort (query, "title", FALSE, NULL);
      tandem_query_limit (query, MAX_CHOICES);
      docs = tandem_store_query (store, query, NULL);
      for (guint j = 0; docs != NULL && j < docs->len; j++)
        add_choice (choices, g_ptr_array_index (docs, j), tandem_session_get_context (question->session));
    }
}

static void
add_found_ones (GPtrArray *choices,
                Question  *question)
{
  TandemStore *store = tandem_session_get_store (question->session);

  for (guint i = 0; question->kinds[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) hits = tandem_store_search (store, question->text, question->kinds[i], MAX_CHOICES, NULL);

      for (guint j = 0; hits != NULL && j < hits->len; j++)
        {
          const TandemHit *hit = g_ptr_array_index (hits, j);
          g_autoptr(TandemDoc) doc = tandem_store_get (store, hit->id, NULL);

          if (doc != NULL)
            add_choice (choices, doc, tandem_session_get_context (question->session));
        }
    }
}

static void
answer_on_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Question *question = task_data;
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (question->text == NULL || question->text[0] == '\0')
    add_first_ones (choices, question);
  else
    add_found_ones (choices, question);
  g_task_return_pointer (task, choices, (GDestroyNotify) g_ptr_array_unref);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GPtrArray) choices = g_task_propagate_pointer (G_TASK (result), NULL);

  if (choices != NULL)
    g_list_store_splice (G_LIST_STORE (source), 0, 0, choices->pdata, choices->len);
}

static GListModel *
tandem_store_chooser_search (TandemRecordChooser *chooser,
                             const char *const   *kinds,
                             const char          *text)
{
  TandemStoreChooser *self = TANDEM_STORE_CHOOSER (chooser);
  GListStore *choices = g_list_store_new (TANDEM_TYPE_CHOICE);
  g_autoptr(GTask) task = g_task_new (choices, NULL, answered_cb, NULL);
  Question *question = g_new0 (Question, 1);

  question->session = g_object_ref (self->session);
  question->kinds = g_strdupv ((char **) kinds);
  question->text = g_strdup (text);
  g_task_set_source_tag (task, tandem_store_chooser_search);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, answer_on_thread);

  return G_LIST_MODEL (choices);
}

static void
tandem_store_chooser_open (TandemRecordChooser *chooser,
                           const char          *id)
{
  TandemStoreChooser *self = TANDEM_STORE_CHOOSER (chooser);

  if (self->widget != NULL)
    gtk_widget_activate_action (self->widget, "win.open-record", "s", id);
}

static void
record_chooser_init (TandemRecordChooserInterface *iface)
{
  iface->search = tandem_store_chooser_search;
  iface->open = tandem_store_chooser_open;
}

static void
tandem_store_chooser_dispose (GObject *object)
{
  TandemStoreChooser *self = TANDEM_STORE_CHOOSER (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_store_chooser_parent_class)->dispose (object);
}

static void
tandem_store_chooser_class_init (TandemStoreChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_store_chooser_dispose;
}

static void
tandem_store_chooser_init (TandemStoreChooser *self)
{
}

/**
 * tandem_store_chooser_new:
 * @session: the session
 * @widget: the form's page
 *
 * Returns: (transfer full): a way for @widget to other records
 */
TandemRecordChooser *
tandem_store_chooser_new (TandemSession *session,
                          GtkWidget     *widget)
{
  TandemStoreChooser *self = g_object_new (TANDEM_TYPE_STORE_CHOOSER, NULL);

  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->widget, widget);

  return TANDEM_RECORD_CHOOSER (self);
}
