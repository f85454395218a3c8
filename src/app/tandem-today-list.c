/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-today-list.h"

#include "tandem-mine.h"

/* A burst of changes, as a sync makes it, is answered once. */
#define PAUSE_MSEC 80

struct _TandemTodayList
{
  GObject      parent_instance;

  TandemStore *store;           /* (unowned) (nullable): until it is closed */
  GSettings   *settings;        /* (owned) (nullable) */
  char        *partnership;     /* (owned) (nullable) */
  GPtrArray   *items;           /* (owned) */
  TandemDoc   *next;            /* (owned) (nullable) */
  guint        count;
  gboolean     loading;
  gboolean     asking;
  gboolean     stale;           /* changed while it was asked */
  guint        pause_id;
};

typedef enum
{
  PROP_COUNT = 1,
  PROP_LOADING,
} TandemTodayListProperty;

static GParamSpec *properties[PROP_LOADING + 1];

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemTodayList, tandem_today_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

/* ---- the list -------------------------------------------------------------- */

static GType
tandem_today_list_get_item_type (GListModel *model)
{
  return TANDEM_TYPE_TODAY_ITEM;
}

static guint
tandem_today_list_get_n_items (GListModel *model)
{
  return TANDEM_TODAY_LIST (model)->items->len;
}

static gpointer
tandem_today_list_get_item (GListModel *model,
                            guint       position)
{
  GPtrArray *items = TANDEM_TODAY_LIST (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tandem_today_list_get_item_type;
  iface->get_n_items = tandem_today_list_get_n_items;
  iface->get_item = tandem_today_list_get_item;
}

static TandemTodaySection
section_at (GPtrArray *items,
            guint      position)
{
  return TANDEM_TODAY_ITEM (g_ptr_array_index (items, position))->section;
}

static void
tandem_today_list_get_section (GtkSectionModel *model,
                               guint            position,
                               guint           *start,
                               guint           *end)
{
  GPtrArray *items = TANDEM_TODAY_LIST (model)->items;

  if (position >= items->len)
    {
      *start = items->len;
      *end = G_MAXUINT;
      return;
    }

  for (*start = position; *start > 0 && section_at (items, *start - 1) == section_at (items, position); (*start)--)
    ;
  for (*end = position + 1; *end < items->len && section_at (items, *end) == section_at (items, position); (*end)++)
    ;
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = tandem_today_list_get_section;
}

/* Only what differs is told, so that the rest keeps its rows and the focus. */
static void
replace_items (TandemTodayList *self,
               GPtrArray       *items)
{
  g_autoptr(GPtrArray) before = self->items;
  guint limit = MIN (before->len, items->len);
  guint same, same_at_end;

  for (same = 0; same < limit; same++)
    if (!tandem_today_item_equal (g_ptr_array_index (before, same), g_ptr_array_index (items, same)))
      break;
  for (same_at_end = 0; same_at_end < limit - same; same_at_end++)
    if (!tandem_today_item_equal (g_ptr_array_index (before, before->len - 1 - same_at_end),
                                  g_ptr_array_index (items, items->len - 1 - same_at_end)))
      break;

  self->items = g_ptr_array_ref (items);
  if (before->len - same - same_at_end > 0 || items->len - same - same_at_end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), same, before->len - same - same_at_end,
                                items->len - same - same_at_end);
}

/* ---- asking ---------------------------------------------------------------- */

typedef struct
{
  TandemStore   *store;
  TandemContext *context;
  char          *partnership;
  char         **cities;        /* (owned) (nullable): all */
  guint          n_urgent;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->store);
  tandem_context_unref (self->context);
  g_free (self->partnership);
  g_strfreev (self->cities);
  g_free (self);
}

static void
ask_on_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Question *question = task_data;
  TandemTodayWhose whose = { question->partnership, (const char *const *) question->cities };
  TandemTodayWhose every_pairing = { NULL, whose.cities };
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemToday) found = tandem_today_find (question->store, question->context, &whose, &error);
  g_autoptr(TandemToday) all = NULL;

  if (found != NULL && whose.partnership != NULL)
    all = tandem_today_find (question->store, question->context, &every_pairing, &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  question->n_urgent = all != NULL ? all->n_urgent : found->n_urgent;
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) tandem_today_free);
}

static void ask (TandemTodayList *self);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  TandemTodayList *self = TANDEM_TODAY_LIST (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemToday) found = g_task_propagate_pointer (G_TASK (result), &error);

  self->asking = FALSE;
  if (self->store == NULL)
    return;
  if (self->stale)
    ask (self);

  if (found == NULL)
    {
      if (!g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED))
        g_warning ("What the day asks for cannot be read: %s", error->message);
      return;
    }
  if (g_strcmp0 (question->partnership, self->partnership) != 0)
    return;                     /* asked anew already */

  g_clear_pointer (&self->next, tandem_doc_unref);
  self->next = g_steal_pointer (&found->next);
  replace_items (self, found->items);
  if (self->count != question->n_urgent)
    {
      self->count = question->n_urgent;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
    }
  self->loading = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
ask (TandemTodayList *self)
{
  Question *question;
  g_autoptr(GTask) task = NULL;

  self->stale = self->asking;
  if (self->asking || self->store == NULL)
    return;

  question = g_new0 (Question, 1);
  question->store = g_object_ref (self->store);
  question->context = tandem_context_ref (tandem_store_get_context (self->store));
  question->partnership = g_strdup (self->partnership);
  question->cities = tandem_mine_dup_shown (self->settings);
  self->asking = TRUE;
  task = g_task_new (self, NULL, answered_cb, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, ask_on_thread);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  TandemTodayList *self = user_data;

  self->pause_id = 0;
  ask (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (TandemTodayList *self)
{
  if (self->pause_id == 0)
    self->pause_id = g_timeout_add (PAUSE_MSEC, pause_over_cb, self);
}

/* ---- the object ------------------------------------------------------------ */

static void
tandem_today_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  TandemTodayList *self = TANDEM_TODAY_LIST (object);

  switch ((TandemTodayListProperty) prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_today_list_dispose (GObject *object)
{
  TandemTodayList *self = TANDEM_TODAY_LIST (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_weak_pointer (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tandem_today_list_parent_class)->dispose (object);
}

static void
tandem_today_list_finalize (GObject *object)
{
  TandemTodayList *self = TANDEM_TODAY_LIST (object);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->next, tandem_doc_unref);
  g_free (self->partnership);

  G_OBJECT_CLASS (tandem_today_list_parent_class)->finalize (object);
}

static void
tandem_today_list_class_init (TandemTodayListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tandem_today_list_get_property;
  object_class->dispose = tandem_today_list_dispose;
  object_class->finalize = tandem_today_list_finalize;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tandem_today_list_init (TandemTodayList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->loading = TRUE;
}

/**
 * tandem_today_list_of_session:
 * @session: the session
 *
 * The one list of a session: its page and the number in the sidebar share it.
 *
 * Returns: (transfer none): the list
 */
TandemTodayList *
tandem_today_list_of_session (TandemSession *session)
{
  TandemTodayList *self = g_object_get_data (G_OBJECT (session), "tandem-today");

  if (self == NULL)
    {
      self = g_object_new (TANDEM_TYPE_TODAY_LIST, NULL);
      g_set_weak_pointer (&self->store, tandem_session_get_store (session));
      g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      self->settings = g_object_ref (tandem_session_get_settings (session));
      g_signal_connect_object (self->settings, "changed::my-cities", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, "changed::only-mine", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
      g_object_set_data_full (G_OBJECT (session), "tandem-today", self, g_object_unref);
      ask (self);
    }

  return self;
}

gboolean
tandem_today_list_is_loading (TandemTodayList *self)
{
  return self->loading;
}

const char *
tandem_today_list_get_partnership (TandemTodayList *self)
{
  return self->partnership;
}

/**
 * tandem_today_list_set_partnership:
 * @self: the list
 * @id: (nullable): of the pairing to show alone
 */
void
tandem_today_list_set_partnership (TandemTodayList *self,
                                   const char      *id)
{
  if (g_set_str (&self->partnership, id))
    ask (self);
}

/**
 * tandem_today_list_get_next:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): when the list is empty, the milestone that is due next
 */
TandemDoc *
tandem_today_list_get_next (TandemTodayList *self)
{
  return self->next;
}
