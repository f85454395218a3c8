/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-form-model.h"

struct _TandemFormModel
{
  GObject              parent_instance;

  TandemDoc           *doc;             /* (owned) */
  TandemContext       *context;         /* (owned) */
  TandemRecordChooser *chooser;         /* (owned) (nullable) */
  char                *second_language; /* (owned) (nullable) */
  gboolean             narrow;          /* two languages stand below each other */
  GPtrArray           *problems;        /* (owned) (nullable): of doc; NULL is not yet checked */
};

G_DEFINE_FINAL_TYPE (TandemFormModel, tandem_form_model, G_TYPE_OBJECT)

enum { CHANGED, EDITED, FLUSH, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tandem_form_model_finalize (GObject *object)
{
  TandemFormModel *self = TANDEM_FORM_MODEL (object);

  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_clear_pointer (&self->context, tandem_context_unref);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->second_language, g_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (tandem_form_model_parent_class)->finalize (object);
}

static void
tandem_form_model_class_init (TandemFormModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_form_model_finalize;

  signals[CHANGED] = g_signal_new ("changed", TANDEM_TYPE_FORM_MODEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", TANDEM_TYPE_FORM_MODEL, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FLUSH] = g_signal_new ("flush", TANDEM_TYPE_FORM_MODEL, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_form_model_init (TandemFormModel *self)
{
}

TandemFormModel *
tandem_form_model_new (TandemDoc     *doc,
                       TandemContext *context)
{
  TandemFormModel *self;

  g_return_val_if_fail (doc != NULL && context != NULL, NULL);

  self = g_object_new (TANDEM_TYPE_FORM_MODEL, NULL);
  self->doc = tandem_doc_ref (doc);
  self->context = tandem_context_ref (context);

  return self;
}

/* The same as it is now, to be edited apart: for an item that is not yet added. */
TandemFormModel *
tandem_form_model_new_draft (TandemFormModel *self)
{
  TandemFormModel *draft;

  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (self), NULL);

  draft = tandem_form_model_new (self->doc, self->context);
  g_set_object (&draft->chooser, self->chooser);
  draft->narrow = self->narrow;
  draft->second_language = g_strdup (self->second_language);

  return draft;
}

static void
emit_changed (TandemFormModel *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

TandemDoc *
tandem_form_model_get_doc (TandemFormModel *self)
{
  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (self), NULL);

  return self->doc;
}

void
tandem_form_model_set_doc (TandemFormModel *self,
                           TandemDoc       *doc)
{
  g_return_if_fail (TANDEM_IS_FORM_MODEL (self));
  g_return_if_fail (doc != NULL && tandem_doc_get_kind (doc) == tandem_doc_get_kind (self->doc));

  if (self->doc == doc)
    return;

  g_clear_pointer (&self->doc, tandem_doc_unref);
  self->doc = tandem_doc_ref (doc);
  emit_changed (self);
}

TandemContext *
tandem_form_model_get_context (TandemFormModel *self)
{
  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (self), NULL);

  return self->context;
}

void
tandem_form_model_set_context (TandemFormModel *self,
                               TandemContext   *context)
{
  g_return_if_fail (TANDEM_IS_FORM_MODEL (self) && context != NULL);

  if (self->context == context)
    return;

  g_clear_pointer (&self->context, tandem_context_unref);
  self->context = tandem_context_ref (context);
  emit_changed (self);
}

TandemRecordChooser *
tandem_form_model_get_chooser (TandemFormModel *self)
{
  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (self), NULL);

  return self->chooser;
}

void
tandem_form_model_set_chooser (TandemFormModel     *self,
                               TandemRecordChooser *chooser)
{
  g_return_if_fail (TANDEM_IS_FORM_MODEL (self));

  if (g_set_object (&self->chooser, chooser))
    emit_changed (self);
}

const char *
tandem_form_model_get_second_language (TandemFormModel *self)
{
  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (self), NULL);

  return self->second_language;
}

void
tandem_form_model_set_second_language (TandemFormModel *self,
                                       const char      *language)
{
  g_return_if_fail (TANDEM_IS_FORM_MODEL (self));

  if (g_set_str (&self->second_language, language))
    emit_changed (self);
}

gboolean
tandem_form_model_get_narrow (TandemFormModel *self)
{
  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (self), FALSE);

  return self->narrow;
}

void
tandem_form_model_set_narrow (TandemFormModel *self,
                              gboolean         narrow)
{
  g_return_if_fail (TANDEM_IS_FORM_MODEL (self));

  if (self->narrow == !!narrow)
    return;

  self->narrow = narrow;
  emit_changed (self);
}

TandemVal
tandem_form_model_get_value (TandemFormModel *self,
                             const char      *path)
{
  return tandem_doc_get (self->doc, path);
}

/* Edits name list items by id ("updates[u1].on"), findings by their place in
 * this document ("updates[0].on"). */
static char *
dup_place (TandemDoc  *doc,
           const char *path)
{
  const char *open = strchr (path, '[');
  const char *close = open ? strchr (open, ']') : NULL;
  g_autofree char *list = open ? g_strndup (path, open - path) : NULL;
  g_autofree char *id = close ? g_strndup (open + 1, close - open - 1) : NULL;
  TandemValIter iter;
  TandemVal item;
  guint i = 0;

  if (id == NULL)
    return g_strdup (path);

  tandem_val_iter_init (&iter, tandem_doc_get (doc, list));
  for (; tandem_val_iter_next (&iter, NULL, &item); i++)
    if (g_strcmp0 (tandem_val_string (tandem_val_member (item, "id")), id) == 0)
      return g_strdup_printf ("%s[%u]%s", list, i, close + 1);

  return g_strdup (path);
}

static gboolean
is_within (const char *place,
           const char *path)
{
  gsize n = strlen (path);

  return strncmp (place, path, n) == 0 && (place[n] == '\0' || place[n] == '.' || place[n] == '[');
}

/* The worst finding at or below @path. */
static const TandemProblem *
find_problem (GPtrArray  *problems,
              TandemDoc  *doc,
              const char *path)
{
  g_autofree char *place = dup_place (doc, path);
  const TandemProblem *worst = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *problem = g_ptr_array_index (problems, i);

      if (problem->path != NULL && is_within (problem->path, place) &&
          (worst == NULL || problem->severity > worst->severity))
        worst = problem;
    }

  return worst;
}

/* What the checks say about the field now; NULL is nothing. */
const TandemProblem *
tandem_form_model_get_problem (TandemFormModel *self,
                               const char      *path)
{
  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (self), NULL);

  if (self->problems == NULL)
    self->problems = tandem_doc_check (self->doc, self->context);

  return find_problem (self->problems, self->doc, path);
}

/* Sets one place. An edit with an error in what it touches is refused: FALSE
 * with @problem in people's words, and nothing has changed. */
gboolean
tandem_form_model_edit (TandemFormModel *self,
                        const char      *path,
                        const char      *json,
                        char           **problem)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) after = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  const TandemProblem *worst;

  g_return_val_if_fail (TANDEM_IS_FORM_MODEL (self), FALSE);
  g_return_val_if_fail (path != NULL && json != NULL && problem != NULL, FALSE);

  after = tandem_doc_with (self->doc, path, json, &error);
  if (after == NULL)
    {
      *problem = g_strdup (error->message);
      return FALSE;
    }
  if (after == self->doc)
    return TRUE;

  problems = tandem_doc_check (after, self->context);
  worst = find_problem (problems, after, path);
  if (worst != NULL && worst->severity == TANDEM_SEVERITY_ERROR)
    {
      *problem = g_strdup (worst->message);
      return FALSE;
    }

  g_clear_pointer (&self->doc, tandem_doc_unref);
  self->doc = tandem_doc_ref (after);
  g_signal_emit (self, signals[EDITED], 0, path, json);
  emit_changed (self);

  return TRUE;
}

void
tandem_form_model_flush (TandemFormModel *self)
{
  g_return_if_fail (TANDEM_IS_FORM_MODEL (self));

  g_signal_emit (self, signals[FLUSH], 0);
}
