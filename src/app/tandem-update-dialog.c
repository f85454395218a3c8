/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-update-dialog.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"
#include "tandem-kind.h"
#include "tandem-vocabulary.h"
#include "tandem-why.h"
#include "tandem-widgets.h"

struct _TandemUpdateDialog
{
  AdwDialog       parent_instance;

  AdwWindowTitle *window_title;
  AdwComboRow    *status_row;
  GtkEditable    *due_row;
  GtkEditable    *forecast_row;
  AdwComboRow    *event_row;
  GtkEditable    *note_row;
  AdwWrapBox     *reasons_box;
  GtkLabel       *rule_label;
  GtkLabel       *problem_label;
  GtkWidget      *save_button;

  TandemSession  *session;      /* (owned) */
  TandemDoc      *doc;          /* (owned) */
  GPtrArray      *codes;        /* (owned): of the statuses offered */
  GPtrArray      *events;       /* (owned) (element-type TandemDoc): that are offered, the last first */
  char           *due;          /* (owned): what the row would begin with */
  char           *forecast;     /* (owned): what the row began with */
};

G_DEFINE_FINAL_TYPE (TandemUpdateDialog, tandem_update_dialog, ADW_TYPE_DIALOG)

static const TandemField *
get_field (TandemUpdateDialog * self,
           const char *name)
{
  const TandemKind *kind = tandem_doc_get_kind (self->doc);

  return &kind->fields[tandem_kind_get_field (kind, name)];
}

static const char *
get_status (TandemUpdateDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->status_row);

  return selected < self->codes->len ? g_ptr_array_index (self->codes, selected) : NULL;
}

static gboolean
due_changed (TandemUpdateDialog *self)
{
  return !g_str_equal (gtk_editable_get_text (self->due_row), self->due);
}

static gboolean
forecast_changed (TandemUpdateDialog *self)
{
  return !g_str_equal (gtk_editable_get_text (self->forecast_row), self->forecast);
}

static gboolean
status_changed (TandemUpdateDialog *self)
{
  return g_strcmp0 (get_status (self), tandem_val_string (tandem_doc_get (self->doc, "status"))) != 0;
}

/* Where a person overrides what the dates say, somebody else will ask why. */
static gboolean
needs_reason (TandemUpdateDialog *self)
{
  const char *status = get_status (self);

  return status_changed (self) && (g_strcmp0 (status, "on_hold") == 0 || g_strcmp0 (status, "dropped") == 0 ||
                                   g_strcmp0 (status, "delayed") == 0);
}

static void
changed_cb (TandemUpdateDialog *self)
{
  gboolean said, why;

  if (self->forecast == NULL)
    return;

  said = gtk_editable_get_text (self->note_row)[0] != '\0';
  why = needs_reason (self) || due_changed (self);
  gtk_widget_set_sensitive (self->save_button,
                            said || (!needs_reason (self) && (status_changed (self) || due_changed (self) || forecast_changed (self))));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row), why ? _("_Why, in One Line") : _("_What Is New, in One Line"));
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_box),
                          why && gtk_widget_get_first_child (GTK_WIDGET (self->reasons_box)) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->due_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->forecast_row), "error");
}

/* ---- reasons given before ------------------------------------------------------- */

#define MAX_REASONS 3

static void
reason_clicked_cb (TandemUpdateDialog *self,
                   GtkButton          *button)
{
  gtk_editable_set_text (self->note_row, gtk_button_get_label (button));
  gtk_widget_grab_focus (self->save_button);
}

static void
offer_reasons (TandemUpdateDialog *self)
{
  g_auto(GStrv) reasons = tandem_why_dup_reasons (self->session);

  for (guint i = 0; reasons[i] != NULL && i < MAX_REASONS; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (reasons[i]);
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (button, "rowbtn");
      g_signal_connect_object (button, "clicked", G_CALLBACK (reason_clicked_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->reasons_box, button);
    }
}

/* ---- saving ---------------------------------------------------------------- */

/* Replaces *@doc by it with one more value; does nothing after a failure. */
static void
put (TandemDoc **doc,
     const char *path,
     const char *json,
     GError    **error)
{
  TandemDoc *after;

  if (*error != NULL)
    return;
  if ((after = tandem_doc_with (*doc, path, json, error)) == NULL)
    return;
  tandem_doc_unref (*doc);
  *doc = after;
}

static void
put_string (TandemDoc **doc,
            const char *path,
            const char *text,
            GError    **error)
{
  g_autofree char *json = tandem_json_string (text);

  put (doc, path, json, error);
}

static void
put_text (TandemUpdateDialog *self,
          TandemDoc         **doc,
          const char         *path,
          const char         *text,
          GError            **error)
{
  TandemDoc *after;

  if (*error != NULL)
    return;
  if ((after = tandem_doc_with_text (*doc, path, text, tandem_session_get_context (self->session), error)) == NULL)
    return;
  tandem_doc_unref (*doc);
  *doc = after;
}

static void
put_date (TandemUpdateDialog *self,
          TandemDoc         **doc,
          const char         *path,
          GtkEditable        *row,
          gboolean            changed,
          GError            **error)
{
  if (!changed || *error != NULL)
    return;
  put_text (self, doc, path, gtk_editable_get_text (row), error);
  if (*error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

/* The id of the meeting that decided it, NULL: none. */
static const char *
get_event (TandemUpdateDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->event_row);

  return selected > 0 && selected <= self->events->len ? tandem_doc_get_id (g_ptr_array_index (self->events, selected - 1)) : NULL;
}

/* From which day to which; @doc has the new one. */
static void
put_move (TandemUpdateDialog *self,
          TandemDoc         **doc,
          const char         *entry,
          GError            **error)
{
  g_autofree char *before = g_strconcat (entry, ".old_due", NULL);
  g_autofree char *since = g_strconcat (entry, ".new_due", NULL);
  g_autofree char *due = g_strdup (tandem_val_string (tandem_doc_get (*doc, "due")));

  put_string (doc, before, tandem_val_string (tandem_doc_get (self->doc, "due")), error);
  if (due != NULL)
    put_string (doc, since, due, error);
}

/* The milestone with its new state, and with the entry that tells of it. */
static TandemDoc *
dup_updated (TandemUpdateDialog *self,
             GError            **error)
{
  const char *status = get_status (self);
  const char *note = gtk_editable_get_text (self->note_row);
  const char *event = get_event (self);
  TandemDate today = tandem_context_get_today (tandem_session_get_context (self->session));
  g_autofree char *day = tandem_date_to_iso (today);
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *entry = g_strdup_printf ("updates[u%.8s]", random);
  g_autofree char *first = g_strdup_printf ("{\"id\":\"u%.8s\",\"on\":\"%s\"}", random, day);
  g_autofree char *note_path = g_strconcat (entry, ".note", NULL);
  g_autofree char *event_path = g_strconcat (entry, ".event", NULL);
  g_autofree char *forecast_path = g_strconcat (entry, ".new_forecast", NULL);
  g_autoptr(TandemDoc) doc = tandem_doc_ref (self->doc);
  g_autoptr(GError) failure = NULL;

  if (status_changed (self))
    put_string (&doc, "status", status, &failure);
  if (status_changed (self) && g_str_equal (status, "achieved"))
    put_string (&doc, "done_on", day, &failure);
  if (note[0] != '\0' && (needs_reason (self) || due_changed (self)))
    put_string (&doc, "reason", note, &failure);
  put_date (self, &doc, "due", self->due_row, due_changed (self), &failure);
  put_date (self, &doc, "forecast", self->forecast_row, forecast_changed (self), &failure);

  put (&doc, entry, first, &failure);
  if (due_changed (self) && tandem_date_is_set (tandem_val_date (tandem_doc_get (self->doc, "due"))))
    put_move (self, &doc, entry, &failure);
  if (event != NULL)
    put_string (&doc, event_path, event, &failure);
  if (note[0] != '\0')
    put_text (self, &doc, note_path, note, &failure);
  if (forecast_changed (self) && gtk_editable_get_text (self->forecast_row)[0] != '\0')
    put_text (self, &doc, forecast_path, gtk_editable_get_text (self->forecast_row), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&doc);
}

static void
save_clicked_cb (TandemUpdateDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) after = dup_updated (self, &error);
  g_autoptr(TandemBatch) batch = NULL;
  g_autofree char *title = tandem_doc_dup_title (self->doc, tandem_session_get_context (self->session));
  g_autofree char *announcement = NULL;

  if (after == NULL)
    {
      gtk_label_set_label (self->problem_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
      return;
    }

  /* Translators: a toast; %s is the title of a milestone */
  announcement = g_strdup_printf (_("“%s” updated"), title);
  batch = tandem_batch_new (due_changed (self) && !status_changed (self) ? _("Move Due Date") : _("Update Milestone"));
  if (gtk_editable_get_text (self->note_row)[0] != '\0' && (needs_reason (self) || due_changed (self)))
    tandem_why_keep_reason (self->session, gtk_editable_get_text (self->note_row));
  tandem_batch_put (batch, self->doc, after);
  tandem_session_save (self->session, batch, announcement);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- the dialog ------------------------------------------------------------- */

static void
tandem_update_dialog_dispose (GObject *object)
{
  TandemUpdateDialog *self = TANDEM_UPDATE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->forecast, g_free);

  G_OBJECT_CLASS (tandem_update_dialog_parent_class)->dispose (object);
}

static void
tandem_update_dialog_class_init (TandemUpdateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_update_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-update-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, status_row);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, forecast_row);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, event_row);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, rule_label);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TandemUpdateDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
tandem_update_dialog_init (TandemUpdateDialog *self)
{
  self->codes = g_ptr_array_new ();
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the milestone is now, and what it may become. */
static void
offer_statuses (TandemUpdateDialog *self)
{
  const TandemField *field = get_field (self, "status");
  const TandemVocabulary *vocabulary =
    tandem_context_get_vocabulary (tandem_session_get_context (self->session), field->arg);
  const char *now = tandem_val_string (tandem_doc_get (self->doc, "status"));
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; vocabulary != NULL && i < vocabulary->n_terms; i++)
    {
      const TandemTerm *term = &vocabulary->terms[i];

      if (g_strcmp0 (term->code, now) != 0 && !tandem_milestone_may_become (self->doc, term->code))
        continue;
      g_ptr_array_add (self->codes, (gpointer) term->code);
      gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, term->label));
    }
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (labels));
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->codes, i), now) == 0)
      adw_combo_row_set_selected (self->status_row, i);
}

static int
compare_start (gconstpointer a,
               gconstpointer b)
{
  const TandemDoc *first = *(TandemDoc *const *) a, *second = *(TandemDoc *const *) b;

  return g_strcmp0 (tandem_val_string (tandem_doc_get (second, "start")), tandem_val_string (tandem_doc_get (first, "start")));
}

/* The meetings of the pairing up to today, the last one first and chosen. */
static void
offer_events (TandemUpdateDialog *self)
{
  TandemContext *context = tandem_session_get_context (self->session);
  const char *pairing = tandem_val_string (tandem_doc_get (self->doc, "partnership"));
  g_autofree char *tomorrow = tandem_date_to_iso (tandem_date_add_days (tandem_context_get_today (context), 1));
  g_autoptr(GPtrArray) all =
    pairing != NULL ? tandem_store_referring (tandem_session_get_store (self->session), "event", "partnership", pairing) : NULL;
  g_autoptr(GtkStringList) labels = gtk_string_list_new ((const char *[]) { _("No Meeting"), NULL });

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      TandemDoc *event = g_ptr_array_index (all, i);

      /* A moment begins with its day. */
      if (g_strcmp0 (tandem_val_string (tandem_doc_get (event, "start")), tomorrow) < 0)
        g_ptr_array_add (self->events, tandem_doc_ref (event));
    }
  g_ptr_array_sort (self->events, compare_start);
  for (guint i = 0; i < self->events->len; i++)
    {
      g_autofree char *title = tandem_doc_dup_title (g_ptr_array_index (self->events, i), context);

      gtk_string_list_append (labels, title);
    }
  adw_combo_row_set_model (self->event_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->event_row, self->events->len > 0 ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->event_row), self->events->len > 0);
}

/**
 * tandem_update_dialog_new_due:
 * @session: the session
 * @milestone: the milestone as it is now
 * @due: the day it is to be due
 *
 * Returns: a dialog that asks why, and what else is new
 */
AdwDialog *
tandem_update_dialog_new_due (TandemSession *session,
                              TandemDoc     *milestone,
                              TandemDate     due)
{
  TandemUpdateDialog *self = g_object_new (TANDEM_TYPE_UPDATE_DIALOG, NULL);
  TandemContext *context = tandem_session_get_context (session);
  g_autofree char *title = tandem_doc_dup_title (milestone, context);
  g_autofree char *rule = tandem_milestone_dup_rule (milestone, context);
  g_autofree char *wanted = tandem_date_to_text (due);

  self->session = g_object_ref (session);
  self->doc = tandem_doc_ref (milestone);
  self->due = tandem_date_to_text (tandem_val_date (tandem_doc_get (milestone, "due")));
  adw_window_title_set_subtitle (self->window_title, title);
  gtk_label_set_label (self->rule_label, rule);
  offer_statuses (self);
  offer_events (self);
  offer_reasons (self);
  gtk_editable_set_text (self->due_row, wanted);
  self->forecast = tandem_date_to_text (tandem_val_date (tandem_doc_get (milestone, "forecast")));
  gtk_editable_set_text (self->forecast_row, self->forecast);
  changed_cb (self);

  return ADW_DIALOG (self);
}

/**
 * tandem_update_dialog_new:
 * @session: the session
 * @milestone: the milestone as it is now
 *
 * Returns: a dialog that asks what is new about it
 */
AdwDialog *
tandem_update_dialog_new (TandemSession *session,
                          TandemDoc     *milestone)
{
  return tandem_update_dialog_new_due (session, milestone, tandem_val_date (tandem_doc_get (milestone, "due")));
}

/**
 * tandem_update_dialog_set_note:
 * @self: a dialog
 * @note: what somebody typed about it elsewhere
 *
 * Puts the cursor behind @note, so that typing goes on.
 */
void
tandem_update_dialog_set_note (TandemUpdateDialog *self,
                               const char         *note)
{
  g_return_if_fail (TANDEM_IS_UPDATE_DIALOG (self));
  g_return_if_fail (note != NULL);

  gtk_editable_set_text (self->note_row, note);
  gtk_editable_set_position (self->note_row, -1);
}
