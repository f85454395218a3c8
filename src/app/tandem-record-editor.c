/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-editor.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-city.h"
#include "kinds/tandem-milestone-moves.h"
#include "tandem-city-places.h"
#include "tandem-form.h"
#include "tandem-record-head.h"
#include "tandem-store-chooser.h"
#include "tandem-why.h"

struct _TandemRecordEditor
{
  AdwBin         parent_instance;

  TandemSession *session;   /* (owned) */
  char          *id;        /* (owned) */
  TandemDoc     *stored;    /* (owned) (nullable): the record as the store has it */
  TandemDoc     *sent;      /* (owned) (nullable): as it has it once what is being saved is saved */
  GtkBox        *head;      /* (unowned) (nullable) */
  TandemForm    *form;      /* (unowned) (nullable) */
  guint          refresh_id;
  guint          n_saving;
  gboolean       failed;    /* one of those */
  gboolean       stale;     /* it changed meanwhile */
};

G_DEFINE_FINAL_TYPE (TandemRecordEditor, tandem_record_editor, ADW_TYPE_BIN)

static const char *
edit_label (const TandemDoc * doc,
            const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, ".["));
  const TandemField *field = tandem_kind_find_field (tandem_doc_get_kind (doc), name);

  return field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : _("Record");
}

static void queue_refresh (TandemRecordEditor *self);

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(TandemRecordEditor) self = user_data;

  if (!tandem_session_save_finish (TANDEM_SESSION (source), result, NULL))
    self->failed = TRUE;
  if (--self->n_saving > 0 || self->stored == NULL)
    return;

  if (!self->failed && self->sent != NULL)
    {
      g_clear_pointer (&self->stored, tandem_doc_unref);
      self->stored = g_steal_pointer (&self->sent);
    }
  g_clear_pointer (&self->sent, tandem_doc_unref);
  self->failed = FALSE;
  if (self->stale)
    queue_refresh (self);
}

/* What an edit starts from is what the one before it made, also while that is
 * still on its way to the disk: one would clash with oneself. One that could not
 * be saved goes along with the next. */
static TandemDoc *
get_base (TandemRecordEditor *self)
{
  return self->sent != NULL && !self->failed ? self->sent : self->stored;
}

/* Saves what the form holds, with @noted said in it, too. */
static void
save (TandemRecordEditor *self,
      const char         *label,
      const char         *words,
      TandemDoc          *noted)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);
  TandemDoc *doc = tandem_form_get_doc (self->form);

  tandem_batch_put (batch, get_base (self), noted != NULL ? noted : doc);
  g_clear_pointer (&self->sent, tandem_doc_unref);
  self->sent = tandem_doc_ref (doc);
  self->n_saving++;
  tandem_session_save_announced_async (self->session, batch, words, saved_cb, g_object_ref (self));
}

static void
edited_cb (TandemRecordEditor *self,
           const char         *path,
           const char         *json)
{
  /* Translators: the name of an undo step; %s is a field, as in "Change Due" */
  g_autofree char *label = g_strdup_printf (_("Change %s"), edit_label (self->stored, path));
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) noted = tandem_milestone_note_change (get_base (self), tandem_form_get_doc (self->form), NULL, NULL,
                                                             tandem_session_get_context (self->session), &error);

  if (error != NULL)
    g_warning ("A change was not noted: %s", error->message);
  save (self, label, NULL, noted);
}

/* All that a place knows is one step. */
static void
filled_cb (TandemRecordEditor *self,
           const char         *words)
{
  save (self, _("Fill In Place"), words, NULL);
}

static void
offer_places (TandemRecordEditor *self)
{
  TandemCityPlaces *places = tandem_city_places_attach (self->form, self->session);

  if (places != NULL)
    g_signal_connect_object (places, "filled", G_CALLBACK (filled_cb), self, G_CONNECT_SWAPPED);
}

static void
show_head (TandemRecordEditor *self)
{
  GtkWidget *child;

  if (self->head == NULL)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->head))) != NULL)
    gtk_box_remove (self->head, child);
  tandem_record_head_fill (self->head, self->session, self->stored);
}

static gboolean
refresh_cb (gpointer user_data)
{
  TandemRecordEditor *self = user_data;
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (self->session), self->id, NULL);

  self->refresh_id = 0;
  /* What is on its way is newer. */
  self->stale = self->n_saving > 0;
  if (doc == NULL || self->form == NULL || self->stale)
    return G_SOURCE_REMOVE;

  g_clear_pointer (&self->stored, tandem_doc_unref);
  self->stored = g_steal_pointer (&doc);
  tandem_form_set_doc (self->form, self->stored);
  tandem_why_show (self->form, self->session, self->stored);
  show_head (self);

  return G_SOURCE_REMOVE;
}

static void
queue_refresh (TandemRecordEditor *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static gboolean
is_among (GPtrArray  *ids,
          const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), id))
      return TRUE;

  return FALSE;
}

static void
changed_cb (TandemRecordEditor *self,
            GPtrArray          *ids)
{
  if (is_among (ids, self->id))
    queue_refresh (self);
}

static void
tandem_record_editor_unmap (GtkWidget *widget)
{
  TandemRecordEditor *self = TANDEM_RECORD_EDITOR (widget);

  /* The page is left: what was still being typed is an edit, too. */
  if (self->form != NULL)
    tandem_form_flush (self->form);

  GTK_WIDGET_CLASS (tandem_record_editor_parent_class)->unmap (widget);
}

static void
tandem_record_editor_dispose (GObject *object)
{
  TandemRecordEditor *self = TANDEM_RECORD_EDITOR (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->form = NULL;
  self->head = NULL;
  g_clear_pointer (&self->stored, tandem_doc_unref);
  g_clear_pointer (&self->sent, tandem_doc_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_record_editor_parent_class)->dispose (object);
}

static void
tandem_record_editor_class_init (TandemRecordEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_record_editor_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = tandem_record_editor_unmap;
}

static void
tandem_record_editor_init (TandemRecordEditor *self)
{
}

/**
 * tandem_record_editor_new:
 * @session: the session
 * @id: id of a record
 * @with_head: whether what the record is stands above its fields
 *
 * Returns: a form on the record
 */
GtkWidget *
tandem_record_editor_new (TandemSession *session,
                          const char    *id,
                          gboolean       with_head)
{
  TandemRecordEditor *self = g_object_new (TANDEM_TYPE_RECORD_EDITOR, NULL);
  g_autoptr(TandemRecordChooser) chooser = tandem_store_chooser_new (session, GTK_WIDGET (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  self->stored = tandem_store_get (tandem_session_get_store (session), id, NULL);
  if (self->stored == NULL)
    {
      g_object_unref (g_object_ref_sink (box));
      return GTK_WIDGET (self);
    }

  if (with_head)
    {
      self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
      show_head (self);
    }
  self->form = TANDEM_FORM (tandem_form_new (self->stored, tandem_session_get_context (session)));
  tandem_form_set_chooser (self->form, chooser);
  tandem_form_set_narrow (self->form, with_head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (tandem_doc_get_kind (self->stored) == &tandem_city_kind)
    offer_places (self);
  tandem_why_show (self->form, session, self->stored);

  return GTK_WIDGET (self);
}

/**
 * tandem_record_editor_focus_field:
 * @self: an editor
 * @path: a field, as findings have it
 *
 * Unfolds the field, with the focus in it.
 */
void
tandem_record_editor_focus_field (TandemRecordEditor *self,
                                  const char         *path)
{
  g_return_if_fail (TANDEM_IS_RECORD_EDITOR (self));

  if (self->form != NULL)
    tandem_form_focus_field (self->form, path);
}
