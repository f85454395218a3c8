/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-why.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone-moves.h"
#include "kinds/tandem-milestone.h"
#include "tandem-field-editor.h"

#define MAX_REASONS 3

/* The row under the field: what it asks about, and where. */
typedef struct
{
  TandemSession *session;   /* (owned) */
  TandemDoc     *doc;       /* (owned) */
  GtkEditable   *line;      /* (unowned): a child of the row */
} Question;

static const char question_key[] = "tandem-why";

static void
question_free (Question *self)
{
  g_object_unref (self->session);
  tandem_doc_unref (self->doc);
  g_free (self);
}

/**
 * tandem_why_dup_reasons:
 * @session: the session
 *
 * Returns: (transfer full): the last reasons, the newest first
 */
GStrv
tandem_why_dup_reasons (TandemSession *session)
{
  return g_settings_get_strv (tandem_session_get_settings (session), "reasons");
}

void
tandem_why_keep_reason (TandemSession *session,
                        const char    *reason)
{
  g_auto(GStrv) before = tandem_why_dup_reasons (session);
  const char *after[MAX_REASONS + 1] = { reason };
  guint n = 1;

  for (guint i = 0; before[i] != NULL && n < MAX_REASONS; i++)
    if (!g_str_equal (before[i], reason))
      after[n++] = before[i];
  g_settings_set_strv (tandem_session_get_settings (session), "reasons", after);
}

/* ---- answering ------------------------------------------------------------------ */

/* Against what the store has now: the rest of the record may have changed. */
static void
answer (GtkWidget  *row,
        const char *text)
{
  Question *self = g_object_get_data (G_OBJECT (row), question_key);
  g_autofree char *reason = g_strstrip (g_strdup (text));
  g_autoptr(TandemDoc) now = tandem_store_get (tandem_session_get_store (self->session), tandem_doc_get_id (self->doc), NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Give Reason"));
  g_autoptr(TandemDoc) after = NULL;
  g_autoptr(GError) error = NULL;

  if (now == NULL || *reason == '\0')
    return;

  after = tandem_milestone_answer_why (now, reason, NULL, tandem_session_get_context (self->session), &error);
  if (after == NULL)
    {
      tandem_session_announce (self->session, error->message);
      return;
    }

  tandem_why_keep_reason (self->session, reason);
  tandem_batch_put (batch, now, after);
  tandem_session_save (self->session, batch, NULL);
  gtk_widget_set_visible (row, FALSE);
}

static void
reason_clicked_cb (GtkButton *button,
                   GtkWidget *row)
{
  answer (row, gtk_button_get_label (button));
}

static void
line_activate_cb (GtkEditable *line,
                  GtkWidget   *row)
{
  answer (row, gtk_editable_get_text (line));
}

/* ---- the row ---------------------------------------------------------------------- */

static GtkWidget *
new_reasons (GtkWidget     *row,
             TandemSession *session)
{
  g_auto(GStrv) reasons = tandem_why_dup_reasons (session);
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  for (guint i = 0; reasons[i] != NULL && i < MAX_REASONS; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (reasons[i]);

      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (button, "rowbtn");
      g_signal_connect_object (button, "clicked", G_CALLBACK (reason_clicked_cb), row, 0);
      adw_wrap_box_append (ADW_WRAP_BOX (box), button);
    }
  gtk_widget_set_visible (box, reasons[0] != NULL);

  return box;
}

static GtkWidget *
new_row (TandemSession            *session,
         TandemDoc                *doc,
         const TandemMilestoneWhy *why)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *asked = tandem_milestone_why_dup_question (why, doc, tandem_session_get_context (session));
  GtkWidget *label = gtk_label_new (asked);
  GtkWidget *line = gtk_entry_new ();
  Question *self = g_new0 (Question, 1);

  self->session = g_object_ref (session);
  self->doc = tandem_doc_ref (doc);
  self->line = GTK_EDITABLE (line);
  g_object_set_data_full (G_OBJECT (row), question_key, self, (GDestroyNotify) question_free);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 9, "margin-bottom", 9, NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_entry_set_placeholder_text (GTK_ENTRY (line), _("Why, in one line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, asked, -1);
  g_signal_connect_object (line, "activate", G_CALLBACK (line_activate_cb), row, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), new_reasons (row, session));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), asked);

  return row;
}

static GtkWidget *
find_editor (GtkWidget  *root,
             const char *path)
{
  if (TANDEM_IS_FIELD_EDITOR (root) && g_str_equal (tandem_field_editor_get_path (TANDEM_FIELD_EDITOR (root)), path))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_editor (child, path);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Whether the row that is there asks just this; what is typed in it stays. */
static gboolean
asks_same (GtkWidget                *row,
           const TandemMilestoneWhy *why,
           TandemDoc                *doc,
           TandemContext            *context)
{
  g_autofree char *asked = why != NULL ? tandem_milestone_why_dup_question (why, doc, context) : NULL;

  return row != NULL && gtk_widget_get_visible (row) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), asked) == 0;
}

/**
 * tandem_why_show:
 * @form: the form of a record
 * @session: the session
 * @milestone: the record as the store has it
 *
 * Puts the question under the field that was changed, takes it away once it is
 * answered, and leaves what is being typed alone.
 */
void
tandem_why_show (TandemForm    *form,
                 TandemSession *session,
                 TandemDoc     *milestone)
{
  g_autoptr(TandemMilestoneWhy) why = NULL;
  GtkWidget *before = g_object_get_data (G_OBJECT (form), question_key);
  GtkWidget *editor, *row, *list;

  if (tandem_doc_get_kind (milestone) != &tandem_milestone_kind)
    return;

  why = tandem_milestone_find_why (milestone);
  if (asks_same (before, why, milestone, tandem_session_get_context (session)))
    return;
  if (before != NULL)
    {
      gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (before)), before);
      g_object_set_data (G_OBJECT (form), question_key, NULL);
    }
  editor = why != NULL ? find_editor (GTK_WIDGET (form), why->path) : NULL;
  list = editor != NULL ? gtk_widget_get_ancestor (editor, GTK_TYPE_LIST_BOX) : NULL;
  if (list == NULL)
    return;

  row = new_row (session, milestone, why);
  gtk_list_box_insert (GTK_LIST_BOX (list), row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (editor, GTK_TYPE_LIST_BOX_ROW))) + 1);
  g_object_set_data (G_OBJECT (form), question_key, row);
}
