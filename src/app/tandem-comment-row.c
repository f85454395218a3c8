/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-comment-row.h"

#include <glib/gi18n-lib.h>

#include "tandem-field.h"
#include "tandem-view.h"

struct _TandemCommentRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel         *text_label;
  GtkLabel         *note_label;
  GtkLabel         *answer_label;
  GtkWidget        *answer_entry;
  GtkWidget        *answer_button;
  GtkWidget        *reopen_button;

  TandemSession    *session;    /* (owned) */
  TandemDoc        *question;   /* (owned) */
};

enum
{
  SHOW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCommentRow, tandem_comment_row, ADW_TYPE_PREFERENCES_ROW)

static TandemContext *
get_context (TandemCommentRow * self)
{
  return tandem_session_get_context (self->session);
}

static char *
dup_title_of (TandemCommentRow *self,
              const char       *field)
{
  const char *id = tandem_val_string (tandem_doc_get (self->question, field));
  g_autoptr(TandemDoc) doc = id != NULL ? tandem_context_resolve (get_context (self), id) : NULL;

  return doc != NULL ? tandem_doc_dup_title (doc, get_context (self)) : NULL;
}

/* "M2.3, Due" */
static char *
dup_anchor (TandemCommentRow *self)
{
  const char *id = tandem_val_string (tandem_doc_get (self->question, "about"));
  const char *name = tandem_val_string (tandem_doc_get (self->question, "field"));
  g_autoptr(TandemDoc) about = id != NULL ? tandem_context_resolve (get_context (self), id) : NULL;
  const TandemField *field = about != NULL && name != NULL ? tandem_kind_find_field (tandem_doc_get_kind (about), name) : NULL;
  g_autofree char *title = NULL;
  const char *code;

  if (about == NULL)
    return NULL;

  code = tandem_val_string (tandem_doc_get (about, "code"));
  title = code != NULL ? g_strdup (code) : tandem_doc_dup_title (about, get_context (self));

  return field != NULL ? g_strdup_printf ("%s, %s", title, tandem_field_get_label (field)) : g_steal_pointer (&title);
}

/* "Yantai asks · M2.3, Due · by 20 May" */
static char *
dup_note (TandemCommentRow *self)
{
  g_autofree char *city = dup_title_of (self, "asked_by");
  g_autofree char *anchor = dup_anchor (self);
  TandemDate due = tandem_val_date (tandem_doc_get (self->question, "due"));
  g_autofree char *day = tandem_date_to_short_text (due, tandem_context_get_today (get_context (self)));
  /* Translators: %s is a city */
  g_autofree char *who = city != NULL ? g_strdup_printf (_("%s asks"), city) : NULL;
  /* Translators: %s is a day */
  g_autofree char *by = tandem_date_is_set (due) ? g_strdup_printf (_("by %s"), day) : NULL;
  const char *parts[] = { who, anchor, by };
  GString *note = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL)
        continue;
      if (note->len > 0)
        g_string_append (note, " · ");
      g_string_append (note, parts[i]);
    }

  return g_string_free (note, FALSE);
}

static void
show_question (TandemCommentRow *self)
{
  g_autofree char *text = tandem_doc_dup_title (self->question, get_context (self));
  g_autofree char *note = dup_note (self);
  const char *answer = tandem_val_l10n (tandem_doc_get (self->question, "answer"),
                                        tandem_context_get_language (get_context (self)));
  gboolean open = g_strcmp0 (tandem_val_string (tandem_doc_get (self->question, "status")), "open") == 0;

  gtk_label_set_label (self->text_label, text);
  gtk_label_set_label (self->note_label, note);
  tandem_label_set_or_hide (GTK_WIDGET (self->answer_label), answer);
  gtk_widget_set_visible (self->answer_button, open);
  gtk_widget_set_visible (self->reopen_button, !open);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), text);
}

/* ---- answering -------------------------------------------------------------------- */

static void
answer_clicked_cb (TandemCommentRow *self)
{
  gtk_widget_set_visible (self->answer_button, FALSE);
  gtk_widget_set_visible (self->answer_entry, TRUE);
  gtk_widget_grab_focus (self->answer_entry);
}

static void
save (TandemCommentRow *self,
      TandemDoc        *after,
      const char       *label)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);

  tandem_batch_put (batch, self->question, after);
  tandem_session_save (self->session, batch, NULL);
}

static void
answer_cb (TandemCommentRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->answer_entry));
  g_autofree char *today = tandem_date_to_iso (tandem_context_get_today (get_context (self)));
  g_autofree char *day = tandem_json_string (today);
  g_autoptr(TandemDoc) answered = tandem_doc_with_text (self->question, "answer", text, get_context (self), NULL);
  g_autoptr(TandemDoc) closed = answered != NULL ? tandem_doc_with (answered, "status", "\"answered\"", NULL) : NULL;
  g_autoptr(TandemDoc) dated = closed != NULL ? tandem_doc_with (closed, "answered_on", day, NULL) : NULL;

  if (*text != '\0' && dated != NULL)
    save (self, dated, _("Answer Question"));
}

static void
reopen_cb (TandemCommentRow *self)
{
  g_autoptr(TandemDoc) open = tandem_doc_with (self->question, "status", "\"open\"", NULL);

  if (open != NULL)
    save (self, open, _("Ask Question Again"));
}

static void
show_cb (TandemCommentRow *self)
{
  const char *id = tandem_val_string (tandem_doc_get (self->question, "about"));

  if (id != NULL)
    g_signal_emit (self, signals[SHOW], 0, id, tandem_val_string (tandem_doc_get (self->question, "field")));
}

static void
tandem_comment_row_dispose (GObject *object)
{
  TandemCommentRow *self = TANDEM_COMMENT_ROW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->question, tandem_doc_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_COMMENT_ROW);

  G_OBJECT_CLASS (tandem_comment_row_parent_class)->dispose (object);
}

static void
tandem_comment_row_class_init (TandemCommentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_comment_row_dispose;

  signals[SHOW] = g_signal_new ("show-record", TANDEM_TYPE_COMMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-comment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCommentRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentRow, answer_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentRow, answer_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentRow, answer_button);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentRow, reopen_button);
  gtk_widget_class_bind_template_callback (widget_class, answer_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
tandem_comment_row_init (TandemCommentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_comment_row_new:
 * @session: the session
 * @question: what was asked
 *
 * Returns: a row
 */
GtkWidget *
tandem_comment_row_new (TandemSession *session,
                        TandemDoc     *question)
{
  TandemCommentRow *self = g_object_new (TANDEM_TYPE_COMMENT_ROW, NULL);

  self->session = g_object_ref (session);
  self->question = tandem_doc_ref (question);
  show_question (self);

  return GTK_WIDGET (self);
}
