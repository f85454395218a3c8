/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-list.h"

#include "tandem-list-job.h"
#include "tandem-list-records.h"
#include "tandem-query-sql.h"

struct _TandemList
{
  GObject            parent_instance;

  TandemStore       *store;         /* (owned) */
  TandemQuery       *query;         /* (owned): never changed while it is here */
  TandemListGroups  *groups;        /* (owned) */
  GArray            *rows;          /* (owned) (element-type TandemListRow) */
  guint              section_start; /* the section asked for last … */
  guint              section_end;   /* … or 0 when nothing is known */

  TandemListRecords *records;   /* (owned) */

  GCancellable      *cancellable; /* (owned) (nullable): of the question that runs */
  gboolean           loading;
  gboolean           stale;     /* something changed while a question ran */
  gboolean           begun;     /* the query was answered, at least with its first rows */
  GPtrArray         *asked;     /* (owned) (nullable) (element-type utf8): records in use that it asks about */
  GHashTable        *changed;   /* (owned) (element-type utf8): records in use that changed since */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemList, tandem_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef enum { PROP_LOADING = 1 } TandemListProperty;
static GParamSpec *properties[PROP_LOADING + 1];

static void ask (TandemList *self);

/* ---- following the store ---- */

static void
set_loading (TandemList *self,
             gboolean    loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
rows_moved (TandemList *self)
{
  self->section_end = 0;
  tandem_list_records_moved (self->records);
}

/* A handler may set another query: the steps to the old one end there. */
static void
take_rows (TandemList   *self,
           GCancellable *cancellable,
           GArray       *after,
           GArray       *steps)
{
  for (guint i = 0; i < steps->len && self->cancellable == cancellable; i++)
    {
      const TandemListStep *step = &g_array_index (steps, TandemListStep, i);

      tandem_list_delta_apply (self->rows, after, step);
      rows_moved (self);
      g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->removed, step->added);
    }
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(TandemList) self = user_data;
  g_autoptr(GError) error = NULL;
  TandemListJob *job = g_task_get_task_data (G_TASK (result));
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Asked anew meanwhile, or nobody is left. */
  if (cancellable != self->cancellable)
    return;

  g_clear_pointer (&self->asked, g_ptr_array_unref);
  if (done)
    {
      tandem_list_records_take_docs (self->records, job->docs);
      take_rows (self, cancellable, job->after, job->steps);
    }
  else if (!g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED))
    g_warning ("A list could not be filled: %s", error->message);

  if (cancellable != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  self->begun = TRUE;
  if (self->stale || (done && job->more))
    ask (self);
  else
    set_loading (self, FALSE);
}

/* Asks the worker which rows there are now. One question at a time: its steps
 * start from the rows of the answer before. */
static void
ask (TandemList *self)
{
  GPtrArray *ids = g_hash_table_steal_all_keys (self->changed);
  TandemListJob *job = tandem_list_job_new (self->query, self->groups, self->rows, ids,
                                            tandem_list_records_get_place (self->records));
  GTask *task;

  self->asked = ids;
  job->first = !self->begun && self->rows->len == 0;

  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self->store, self->cancellable, answered_cb, g_object_ref (self));
  g_task_set_static_name (task, "[tandem] list");
  g_task_set_task_data (task, job, (GDestroyNotify) tandem_list_job_free);
  tandem_store_run_task (self->store, task, tandem_list_job_run);
}

/* The news that were asked for must still come. */
static void
cancel (TandemList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  for (guint i = 0; self->asked != NULL && i < self->asked->len; i++)
    g_hash_table_add (self->changed, g_strdup (g_ptr_array_index (self->asked, i)));
  g_clear_pointer (&self->asked, g_ptr_array_unref);
}

/* Records that are in use take the new language. */
static void
context_changed (TandemList *self)
{
  tandem_list_records_set_context (self->records, tandem_store_get_context (self->store));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->rows->len, self->rows->len);
}

static void
store_changed_cb (TandemStore *store,
                  GPtrArray   *ids,
                  TandemList  *self)
{
  gboolean touched = ids->len == 0 || tandem_query_depends_on_others (self->query);

  if (ids->len == 0)
    context_changed (self);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      touched = touched || tandem_kind_of_id (id) == tandem_query_get_kind (self->query);
      if (tandem_list_records_has (self->records, id))
        g_hash_table_add (self->changed, g_strdup (id));
    }

  if (!touched)
    return;
  if (self->cancellable != NULL)
    self->stale = TRUE;
  else
    ask (self);
}

/* ---- GListModel ---- */

static GType
tandem_list_get_item_type (GListModel *model)
{
  return TANDEM_TYPE_RECORD;
}

static guint
tandem_list_get_n_items (GListModel *model)
{
  return TANDEM_LIST (model)->rows->len;
}

static gpointer
tandem_list_get_item (GListModel *model,
                      guint       position)
{
  TandemList *self = TANDEM_LIST (model);

  if (position >= self->rows->len)
    return NULL;

  return tandem_list_records_get (self->records, tandem_query_get_kind (self->query), self->rows, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = tandem_list_get_item_type;
  iface->get_n_items = tandem_list_get_n_items;
  iface->get_item = tandem_list_get_item;
}

/* ---- GObject ---- */

static void
tandem_list_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  TandemList *self = TANDEM_LIST (object);

  switch ((TandemListProperty) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tandem_list_dispose (GObject *object)
{
  TandemList *self = TANDEM_LIST (object);

  cancel (self);
  g_clear_pointer (&self->records, tandem_list_records_free);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tandem_list_parent_class)->dispose (object);
}

static void
tandem_list_finalize (GObject *object)
{
  TandemList *self = TANDEM_LIST (object);

  g_clear_pointer (&self->query, tandem_query_unref);
  tandem_list_groups_unref (self->groups);
  g_array_unref (self->rows);
  g_hash_table_unref (self->changed);

  G_OBJECT_CLASS (tandem_list_parent_class)->finalize (object);
}

static void
tandem_list_class_init (TandemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tandem_list_get_property;
  object_class->dispose = tandem_list_dispose;
  object_class->finalize = tandem_list_finalize;

  /**
   * TandemList:loading:
   *
   * Whether the answer to the query is still to come.
   */
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tandem_list_init (TandemList *self)
{
  self->groups = tandem_list_groups_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (TandemListRow));
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->loading = TRUE;
}

/* ---- public ---- */

/**
 * tandem_list_new:
 * @store: an open store
 * @query: what to show; copied
 *
 * Makes the list of a query. It is empty, and loading, until the main context
 * runs.
 *
 * Returns: (transfer full): the list
 */
TandemList *
tandem_list_new (TandemStore *store,
                 TandemQuery *query)
{
  TandemList *self;

  g_return_val_if_fail (TANDEM_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_object_new (TANDEM_TYPE_LIST, NULL);
  self->store = g_object_ref (store);
  self->records = tandem_list_records_new (store);
  self->query = tandem_query_copy (query);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  ask (self);

  return self;
}

/**
 * tandem_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): the query; to change it, copy it and set the copy
 */
TandemQuery *
tandem_list_get_query (TandemList *self)
{
  g_return_val_if_fail (TANDEM_IS_LIST (self), NULL);

  return self->query;
}

/**
 * tandem_list_set_query:
 * @self: a list
 * @query: what to show from now on; copied
 *
 * Asks another question. The rows stay until the answer is there, then the
 * list changes to it by the fewest steps; those of another kind go at once.
 */
void
tandem_list_set_query (TandemList  *self,
                       TandemQuery *query)
{
  gboolean other_kind;
  guint n_rows;

  g_return_if_fail (TANDEM_IS_LIST (self));
  g_return_if_fail (query != NULL);

  other_kind = tandem_query_get_kind (query) != tandem_query_get_kind (self->query);
  n_rows = self->rows->len;
  cancel (self);
  self->begun = FALSE;
  tandem_query_unref (self->query);
  self->query = tandem_query_copy (query);
  tandem_list_groups_unref (self->groups);
  self->groups = tandem_list_groups_new ();

  if (other_kind && n_rows > 0)
    {
      g_array_set_size (self->rows, 0);
      rows_moved (self);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_rows, 0);
    }

  set_loading (self, TRUE);
  if (self->cancellable == NULL)
    ask (self);
}

/**
 * tandem_list_is_loading:
 * @self: a list
 *
 * Returns: whether the answer to the query is still to come
 */
gboolean
tandem_list_is_loading (TandemList *self)
{
  g_return_val_if_fail (TANDEM_IS_LIST (self), FALSE);

  return self->loading;
}

static guint32
get_group (TandemList *self,
           guint       position)
{
  return g_array_index (self->rows, TandemListRow, position).group;
}

/**
 * tandem_list_get_section:
 * @self: a list
 * @position: a row
 * @start: (out): the first row of its section
 * @end: (out): the row behind its section
 *
 * Tells which rows stand together with a row by tandem_query_group(). Behind
 * the end of the list, as GtkSectionModel has it, everything from there on.
 */
void
tandem_list_get_section (TandemList *self,
                         guint       position,
                         guint      *start,
                         guint      *end)
{
  g_return_if_fail (TANDEM_IS_LIST (self));
  g_return_if_fail (start != NULL && end != NULL);

  if (position >= self->rows->len)
    {
      *start = self->rows->len;
      *end = G_MAXUINT;
      return;
    }

  /* A view asks for every row of a section in turn. */
  if (position < self->section_start || position >= self->section_end)
    {
      guint32 group = get_group (self, position);

      self->section_start = position;
      while (self->section_start > 0 && get_group (self, self->section_start - 1) == group)
        self->section_start--;
      self->section_end = position + 1;
      while (self->section_end < self->rows->len && get_group (self, self->section_end) == group)
        self->section_end++;
    }

  *start = self->section_start;
  *end = self->section_end;
}

/**
 * tandem_list_get_group:
 * @self: a list
 * @position: a row
 *
 * Returns: a number that rows have in common which stand together by
 *   tandem_query_group(), and no other rows; kept until another query is set
 */
guint32
tandem_list_get_group (TandemList *self,
                       guint       position)
{
  g_return_val_if_fail (TANDEM_IS_LIST (self) && position < self->rows->len, 0);

  return get_group (self, position);
}

/**
 * tandem_list_get_subgroup:
 * @self: a list
 * @position: a row
 *
 * Returns: the same for tandem_query_subgroup(); 0 where the field has no value
 */
guint32
tandem_list_get_subgroup (TandemList *self,
                          guint       position)
{
  g_return_val_if_fail (TANDEM_IS_LIST (self) && position < self->rows->len, 0);

  return g_array_index (self->rows, TandemListRow, position).subgroup;
}

/**
 * tandem_list_find:
 * @self: a list
 * @id: a record
 *
 * Returns: the row that shows the record, or %G_MAXUINT when none does
 */
guint
tandem_list_find (TandemList *self,
                  const char *id)
{
  gint64 pk;

  g_return_val_if_fail (TANDEM_IS_LIST (self), G_MAXUINT);
  g_return_val_if_fail (id != NULL, G_MAXUINT);

  pk = tandem_list_records_find (self->records, id);
  for (guint i = 0; pk != 0 && i < self->rows->len; i++)
    if (g_array_index (self->rows, TandemListRow, i).pk == pk)
      return i;

  return G_MAXUINT;
}
