/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-text-control.h"

#include <glib/gi18n-lib.h>

#include "tandem-names.h"
#include "tandem-view.h"

#define IDLE_COMMIT_MS 800

struct _TandemTextControl
{
  GtkWidget          parent_instance;

  TandemFieldEditor *editor;        /* the row that this is in */
  char              *language;      /* (owned) (nullable): of localized text */
  GtkWidget         *input;         /* GtkText or GtkTextView */
  guint              idle_id;
  gboolean           dirty;         /* typed and not yet handed over */
  gboolean           showing;       /* the text is being set by us */
};

G_DEFINE_FINAL_TYPE (TandemTextControl, tandem_text_control, GTK_TYPE_WIDGET)

static const TandemField *
get_field (TandemTextControl * self)
{
  return tandem_field_editor_get_field (self->editor);
}

static gboolean
has_lines (TandemTextControl *self)
{
  return GTK_IS_TEXT_VIEW (self->input);
}

/* The context of what is typed here: that of the form, in the language of this
 * column. */
static TandemContext *
dup_context (TandemTextControl *self)
{
  TandemContext *context = tandem_form_model_get_context (tandem_field_editor_get_model (self->editor));

  return self->language ? tandem_context_new_language (context, self->language) : tandem_context_ref (context);
}

static char *
dup_stored_text (TandemTextControl *self)
{
  TandemVal value = tandem_field_editor_get_value (self->editor);
  TandemContext *context = tandem_form_model_get_context (tandem_field_editor_get_model (self->editor));
  char *text;

  /* exactly this language; no other one in its place */
  if (self->language != NULL)
    return g_strdup (tandem_val_string (tandem_val_member (tandem_val_member (value, self->language), "text")));
  if (tandem_val_type (value) == TANDEM_VAL_STRING &&
      (get_field (self)->type == &tandem_type_text || get_field (self)->type == &tandem_type_url))
    return g_strdup (tandem_val_string (value));

  text = tandem_field_dup_text (get_field (self), value, context);

  return text ? text : g_strdup ("");
}

static char *
parse (TandemTextControl *self,
       GError           **error)
{
  g_autofree char *text = tandem_text_control_dup_text (self);
  g_autoptr(TandemContext) context = dup_context (self);

  return tandem_field_parse_text (get_field (self), tandem_field_editor_get_value (self->editor),
                                  text, context, error);
}

/* Whether what stands here already means what is stored, in other words. */
static gboolean
means_stored_value (TandemTextControl *self)
{
  g_autofree char *json = parse (self, NULL);
  g_autoptr(TandemDoc) same = NULL;
  TandemFormModel *model = tandem_field_editor_get_model (self->editor);

  if (json == NULL)
    return FALSE;

  same = tandem_doc_with (tandem_form_model_get_doc (model), tandem_field_editor_get_path (self->editor), json, NULL);

  return same == tandem_form_model_get_doc (model);
}

static void
put_text (TandemTextControl *self,
          const char        *text)
{
  self->showing = TRUE;
  if (has_lines (self))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
      GtkTextIter cursor;
      int offset;

      gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
      offset = gtk_text_iter_get_offset (&cursor);
      gtk_text_buffer_set_text (buffer, text, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
      gtk_text_buffer_place_cursor (buffer, &cursor);
    }
  else
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (self->input));

      gtk_editable_set_text (GTK_EDITABLE (self->input), text);
      gtk_editable_set_position (GTK_EDITABLE (self->input), MIN (position, (int) g_utf8_strlen (text, -1)));
    }
  self->showing = FALSE;
}

static gboolean
is_focused (TandemTextControl *self)
{
  return (gtk_widget_get_state_flags (self->input) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* After the document changed: takes the stored text over, unless somebody is
 * typing here or has typed it in other words. */
void
tandem_text_control_refresh (TandemTextControl *self)
{
  g_autofree char *stored = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (TANDEM_IS_TEXT_CONTROL (self));

  if (self->dirty)
    return;

  stored = dup_stored_text (self);
  shown = tandem_text_control_dup_text (self);
  if (g_strcmp0 (stored ? stored : "", shown) == 0 || (is_focused (self) && means_stored_value (self)))
    return;

  put_text (self, stored ? stored : "");
}

/* Hands over what was typed; FALSE while it cannot be read or is refused. */
gboolean
tandem_text_control_commit (TandemTextControl *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (TANDEM_IS_TEXT_CONTROL (self), FALSE);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (!self->dirty)
    return TRUE;

  json = parse (self, &error);
  if (json == NULL)
    {
      tandem_field_editor_set_problem (self->editor, error->message);
      return FALSE;
    }

  /* not dirty while the others are told, so that this one may follow too */
  self->dirty = FALSE;
  if (tandem_field_editor_commit (self->editor, json))
    return TRUE;

  self->dirty = TRUE;

  return FALSE;
}

static gboolean
idle_commit_cb (gpointer user_data)
{
  TandemTextControl *self = user_data;

  self->idle_id = 0;
  tandem_text_control_commit (self);

  return G_SOURCE_REMOVE;
}

/* While typing only good news is told at once: half a date is not wrong yet. */
static void
text_changed_cb (TandemTextControl *self)
{
  if (self->showing)
    return;

  self->dirty = TRUE;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->idle_id = g_timeout_add (IDLE_COMMIT_MS, idle_commit_cb, self);

  if (tandem_field_editor_get_problem (self->editor) != NULL)
    {
      g_autofree char *json = parse (self, NULL);

      if (json != NULL)
        tandem_field_editor_set_problem (self->editor, NULL);
    }
}

static void
activate_cb (TandemTextControl *self)
{
  tandem_text_control_commit (self);
}

/* On leaving, what was typed is written the way it will be read: "17 May 2026". */
static void
focus_left_cb (TandemTextControl *self)
{
  g_autofree char *stored = NULL;
  g_autofree char *shown = NULL;

  if (!tandem_text_control_commit (self))
    return;

  stored = dup_stored_text (self);
  shown = tandem_text_control_dup_text (self);
  if (g_strcmp0 (stored ? stored : "", shown) != 0)
    put_text (self, stored ? stored : "");
}

enum
{
  FINISH,
  TAKE_BACK,
};

static const TandemKey keys_of_text[] = {
  { "<Control>Return", N_("Finish a text of several lines"), .what = FINISH },
  { "Escape", N_("Take back what was typed"), .what = TAKE_BACK },
};

const TandemKeyTable tandem_text_control_keys = TANDEM_KEY_TABLE (N_("Fields"), keys_of_text);

static gboolean
key_pressed_cb (TandemTextControl *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  const TandemKey *key = tandem_keys_find (&tandem_text_control_keys, keyval, state);
  g_autofree char *stored = NULL;

  if (key == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key->what == FINISH && has_lines (self))
    {
      tandem_text_control_commit (self);
      return GDK_EVENT_STOP;
    }
  if (key->what == FINISH || !self->dirty)
    return GDK_EVENT_PROPAGATE;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->dirty = FALSE;
  stored = dup_stored_text (self);
  put_text (self, stored ? stored : "");
  tandem_field_editor_set_problem (self->editor, NULL);

  return GDK_EVENT_STOP;
}

static GtkWidget *
make_line (TandemTextControl *self)
{
  const TandemFieldType *type = get_field (self)->type;
  /* a bare text has no role: it counts on an entry around it */
  GtkWidget *line = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);

  if (type == &tandem_type_int)
    gtk_text_set_input_purpose (GTK_TEXT (line), GTK_INPUT_PURPOSE_DIGITS);
  else if (type == &tandem_type_decimal)
    gtk_text_set_input_purpose (GTK_TEXT (line), GTK_INPUT_PURPOSE_NUMBER);
  else if (type == &tandem_type_url)
    gtk_text_set_input_purpose (GTK_TEXT (line), GTK_INPUT_PURPOSE_URL);
  if (get_field (self)->help != NULL)
    gtk_text_set_placeholder_text (GTK_TEXT (line), g_dgettext (GETTEXT_PACKAGE, get_field (self)->help));
  if (type == &tandem_type_date || type == &tandem_type_int || type == &tandem_type_decimal)
    gtk_widget_add_css_class (line, "numeric");

  g_signal_connect_swapped (line, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (line, "activate", G_CALLBACK (activate_cb), self);

  return line;
}

static GtkWidget *
make_lines (TandemTextControl *self)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 60);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                            G_CALLBACK (text_changed_cb), self);

  return view;
}

static void
add_controllers (TandemTextControl *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->input, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->input, keys);
}

/* A page that goes away takes nothing with it that was typed. */
static void
tandem_text_control_unmap (GtkWidget *widget)
{
  tandem_text_control_commit (TANDEM_TEXT_CONTROL (widget));

  GTK_WIDGET_CLASS (tandem_text_control_parent_class)->unmap (widget);
}

static void
tandem_text_control_dispose (GObject *object)
{
  TandemTextControl *self = TANDEM_TEXT_CONTROL (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->input, gtk_widget_unparent);

  G_OBJECT_CLASS (tandem_text_control_parent_class)->dispose (object);
}

static void
tandem_text_control_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_TEXT_CONTROL (object)->language, g_free);

  G_OBJECT_CLASS (tandem_text_control_parent_class)->finalize (object);
}

static void
tandem_text_control_class_init (TandemTextControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_text_control_dispose;
  object_class->finalize = tandem_text_control_finalize;
  widget_class->unmap = tandem_text_control_unmap;
  gtk_widget_class_set_css_name (widget_class, "text-control");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tandem_text_control_init (TandemTextControl *self)
{
}

static void
flush_cb (TandemTextControl *self)
{
  tandem_text_control_commit (self);
}

static void
apply_language (TandemTextControl *self)
{
  PangoLanguage *tag = self->language ? tandem_names_get_language (NULL, self->language) : NULL;
  g_autoptr(PangoAttrList) attributes = NULL;

  /* a text view takes the language of its widget from the font options only */
  if (tag == NULL || has_lines (self))
    return;

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_language_new (tag));
  gtk_text_set_attributes (GTK_TEXT (self->input), attributes);
}

GtkWidget *
tandem_text_control_new (TandemFieldEditor *editor,
                         const char        *language)
{
  TandemTextControl *self = g_object_new (TANDEM_TYPE_TEXT_CONTROL, NULL);

  self->editor = editor;
  self->language = g_strdup (language);
  self->input = (get_field (self)->flags & TANDEM_LONG) ? make_lines (self) : make_line (self);
  gtk_widget_set_hexpand (self->input, TRUE);
  gtk_widget_set_parent (self->input, GTK_WIDGET (self));
  tandem_field_editor_label (editor, self->input);
  apply_language (self);
  add_controllers (self);
  g_signal_connect_object (tandem_field_editor_get_model (editor), "flush", G_CALLBACK (flush_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* As if somebody had typed it. */
void
tandem_text_control_set_text (TandemTextControl *self,
                              const char        *text)
{
  g_return_if_fail (TANDEM_IS_TEXT_CONTROL (self));
  g_return_if_fail (text != NULL);

  if (has_lines (self))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->input), text);
}

char *
tandem_text_control_dup_text (TandemTextControl *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (TANDEM_IS_TEXT_CONTROL (self), NULL);

  if (!has_lines (self))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Goes over to another language of the same text; what was typed in the one
 * before is handed over first. */
void
tandem_text_control_set_language (TandemTextControl *self,
                                  const char        *language)
{
  g_autofree char *stored = NULL;

  g_return_if_fail (TANDEM_IS_TEXT_CONTROL (self));
  g_return_if_fail (language != NULL);

  if (g_strcmp0 (language, self->language) == 0 || !tandem_text_control_commit (self))
    return;

  g_set_str (&self->language, language);
  apply_language (self);
  stored = dup_stored_text (self);
  put_text (self, stored ? stored : "");
}

const char *
tandem_text_control_get_language (TandemTextControl *self)
{
  g_return_val_if_fail (TANDEM_IS_TEXT_CONTROL (self), NULL);

  return self->language;
}

/* The accessible name, where the label of the field is not enough. */
void
tandem_text_control_set_label (TandemTextControl *self,
                               const char        *label)
{
  g_return_if_fail (TANDEM_IS_TEXT_CONTROL (self));

  tandem_widget_set_accessible_label (self->input, label);
}

gboolean
tandem_text_control_is_dirty (TandemTextControl *self)
{
  g_return_val_if_fail (TANDEM_IS_TEXT_CONTROL (self), FALSE);

  return self->dirty;
}
