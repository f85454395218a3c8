/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-record-row.h"

#include "tandem-names.h"
#include "tandem-status-glyph.h"
#include "tandem-status.h"

struct _TandemRecordRow
{
  TandemView parent_instance;

  GtkWidget *glyph;
  GtkWidget *code;
  GtkWidget *title;
  GtkWidget *wrapped_title;
  GtkWidget *subtitle;
  GtkWidget *note;
  GtkWidget *trailing;
  GtkWidget *button;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (TandemRecordRow, tandem_record_row, TANDEM_TYPE_VIEW)

enum
{
  PROP_STATUS = 1, PROP_ICON, PROP_TITLE, PROP_CODE, PROP_NATIVE, PROP_LANGUAGE, PROP_SUBTITLE, PROP_NOTE,
  PROP_NOTE_STATUS, PROP_TRAILING, PROP_TRAILING_STATUS, PROP_ACTION_LABEL, PROP_ACTION_NAME, PROP_ARROW,
  PROP_WRAP, PROP_BOXED, PROP_STRONG, PROP_TONE
};
static const TandemViewProperty properties[] = {
  { "status", G_TYPE_STRING },
  { "icon", G_TYPE_STRING },
  { "title", G_TYPE_STRING },
  { "code", G_TYPE_STRING },
  { "native", G_TYPE_STRING },
  { "language", G_TYPE_STRING },
  { "subtitle", G_TYPE_STRING },
  { "note", G_TYPE_STRING },
  { "note-status", G_TYPE_STRING },
  { "trailing", G_TYPE_STRING },
  { "trailing-status", G_TYPE_STRING },
  { "action-label", G_TYPE_STRING },
  { "action-name", G_TYPE_STRING },
  { "arrow", G_TYPE_BOOLEAN },
  { "wrap", G_TYPE_BOOLEAN },
  { "boxed", G_TYPE_BOOLEAN },
  { "strong", G_TYPE_BOOLEAN },
  { "tone", G_TYPE_STRING },
};

static guint next_step_signal;

static void
update_title (TandemRecordRow *self)
{
  const char *title = tandem_view_string (self, PROP_TITLE);
  const char *native = tandem_view_string (self, PROP_NATIVE);
  gboolean wrap = tandem_view_bool (self, PROP_WRAP);
  gboolean strong = tandem_view_bool (self, PROP_STRONG);
  g_autofree char *text = tandem_names_dup_text (title, native);
  g_autoptr(PangoAttrList) attributes =
    tandem_names_get_attributes (title, native, tandem_view_string (self, PROP_LANGUAGE));

  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), text);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self->title), attributes);
  gtk_label_set_label (GTK_LABEL (self->wrapped_title), wrap ? text : "");
  gtk_label_set_attributes (GTK_LABEL (self->wrapped_title), attributes);
  gtk_widget_set_visible (self->title, !wrap);
  gtk_widget_set_visible (self->wrapped_title, wrap);
  tandem_widget_set_class (self->title, "heading", strong);
  tandem_widget_set_class (self->wrapped_title, "heading", strong);
  tandem_label_set_or_hide (self->code, tandem_view_string (self, PROP_CODE));
}

static void
update_glyph (TandemRecordRow *self)
{
  const char *status = tandem_view_string (self, PROP_STATUS);
  const char *icon = tandem_view_string (self, PROP_ICON);

  gtk_widget_set_visible (self->glyph, status != NULL || icon != NULL);
  g_object_set (self->glyph, "status", status, "icon", icon, "tone", tandem_view_string (self, PROP_TONE), NULL);
}

static void
update_coloured (GtkWidget  *label,
                 const char *text,
                 const char *code)
{
  const TandemStatus *status = tandem_status_find (code);

  tandem_label_set_or_hide (label, text);
  tandem_widget_set_status_class (label, status ? status->style : "dimmed");
}

/* In a narrow window what stands at the end goes below the title, if nothing
 * else is there. */
static void
update_notes (TandemRecordRow *self)
{
  const char *note = tandem_view_string (self, PROP_NOTE);
  const char *note_status = tandem_view_string (self, PROP_NOTE_STATUS);
  const char *trailing = tandem_view_string (self, PROP_TRAILING);
  const char *trailing_status = tandem_view_string (self, PROP_TRAILING_STATUS);
  gboolean below = tandem_view_bool (self, PROP_WRAP) && note == NULL;

  update_coloured (self->note, below ? trailing : note, below ? trailing_status : note_status);
  update_coloured (self->trailing, below ? NULL : trailing, trailing_status);
}

static void
update_end (TandemRecordRow *self)
{
  const char *words = tandem_view_string (self, PROP_ACTION_LABEL);
  gboolean wrap = tandem_view_bool (self, PROP_WRAP);

  gtk_widget_set_visible (self->button, words != NULL && !wrap);
  gtk_button_set_label (GTK_BUTTON (self->button), words ? words : "");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), tandem_view_string (self, PROP_ACTION_NAME));
  gtk_widget_set_visible (self->arrow, tandem_view_bool (self, PROP_ARROW) || (wrap && words != NULL));
}

static void
append_part (GString    *text,
             const char *part,
             const char *separator)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

/* What is seen, in reading order: "Late: M2.3 Curriculum agreed, Rome – Yantai,
 * 12 days late". */
static void
update_spoken (TandemRecordRow *self)
{
  const TandemStatus *status = tandem_status_find (tandem_view_string (self, PROP_STATUS));
  g_autoptr(GString) text = g_string_new (NULL);

  append_part (text, status ? tandem_status_get_label (status) : NULL, "");
  append_part (text, tandem_view_string (self, PROP_CODE), ": ");
  append_part (text, tandem_view_string (self, PROP_TITLE), tandem_view_string (self, PROP_CODE) ? " " : ": ");
  append_part (text, tandem_view_string (self, PROP_NATIVE), " ");
  append_part (text, tandem_view_string (self, PROP_SUBTITLE), ", ");
  append_part (text, tandem_view_string (self, PROP_NOTE), ", ");
  append_part (text, tandem_view_string (self, PROP_TRAILING), ", ");
  tandem_widget_set_accessible_label (GTK_WIDGET (self), text->str);
}

static void
tandem_record_row_update (TandemView *view)
{
  TandemRecordRow *self = TANDEM_RECORD_ROW (view);

  update_glyph (self);
  update_title (self);
  tandem_label_set_or_hide (self->subtitle, tandem_view_string (self, PROP_SUBTITLE));
  gtk_widget_set_valign (self->glyph, gtk_widget_get_visible (self->subtitle) ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  update_notes (self);
  update_end (self);
  tandem_widget_set_class (GTK_WIDGET (self), "boxed", tandem_view_bool (self, PROP_BOXED));
  update_spoken (self);
}

static void
button_clicked_cb (TandemRecordRow *self)
{
  g_signal_emit (self, next_step_signal, 0);
}

static void
tandem_record_row_dispose (GObject *object)
{
  TandemRecordRow *self = TANDEM_RECORD_ROW (object);

  /* An inscription of GTK 4.18 does not let go of its attributes by itself. */
  if (self->title != NULL)
    gtk_inscription_set_attributes (GTK_INSCRIPTION (self->title), NULL);

  G_OBJECT_CLASS (tandem_record_row_parent_class)->dispose (object);
}

static void
tandem_record_row_class_init (TandemRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_STATUS_GLYPH);
  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-row", "tandem-record-row",
                             properties, G_N_ELEMENTS (properties), tandem_record_row_update);

  /* the button was pressed; its action, if it has one, runs besides */
  next_step_signal = g_signal_new ("next-step", TANDEM_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, code);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, title);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, wrapped_title);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, note);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, trailing);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, button);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordRow, arrow);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);

  G_OBJECT_CLASS (klass)->dispose = tandem_record_row_dispose;
}

static void
tandem_record_row_init (TandemRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
