/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-pin.h"

#include "tandem-status-glyph.h"

#define LINES 4
#define GLYPH_SIZE 14

struct _TandemPin
{
  TandemView parent_instance;

  char      *key;           /* (owned) */
  GtkWidget *code;
  GtkWidget *text;
  GtkWidget *foot;
  GtkWidget *glyph;         /* (nullable): once there is a level */
  GtkWidget *detail;
  GtkWidget *line;          /* (nullable): where one writes */
  guint      end_id;
  char      *said;          /* (owned) (nullable): what a screen reader is told */
};

enum
{
  EDITED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemPin, tandem_pin, TANDEM_TYPE_VIEW)

enum
{
  PROP_CODE = 1,
  PROP_TEXT,
  PROP_ICON,
  PROP_WORD,
  PROP_TONE,
  PROP_DETAIL,
  PROP_HINT,
  PROP_SPOKEN,
  PROP_GAP,
  PROP_STRONG,
  PROP_FIXED,
};

static const TandemViewProperty properties[] = {
  { "code", G_TYPE_STRING },
  { "text", G_TYPE_STRING },
  { "icon", G_TYPE_STRING },
  { "word", G_TYPE_STRING },
  { "tone", G_TYPE_STRING },
  { "detail", G_TYPE_STRING },
  { "hint", G_TYPE_STRING },
  { "spoken", G_TYPE_STRING },
  { "gap", G_TYPE_BOOLEAN },
  { "strong", G_TYPE_BOOLEAN },
  { "fixed", G_TYPE_BOOLEAN },
};

/* Each property comes by itself, and most are as they were: only what is
 * another is set, since a label is laid out anew for the same words too. */
static void
set_label (GtkWidget  *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text != NULL ? text : "") == 0)
    return;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
}

static void
set_label_or_hide (GtkWidget  *label,
                   const char *text)
{
  set_label (label, text);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* Few pins have a level. */
static void
show_level (TandemPin *self)
{
  const char *word = tandem_view_string (self, PROP_WORD);

  if (self->glyph == NULL && word != NULL)
    {
      self->glyph = g_object_new (TANDEM_TYPE_STATUS_GLYPH, "size", GLYPH_SIZE, "valign", GTK_ALIGN_START, NULL);
      gtk_widget_add_css_class (self->glyph, "caption");
      gtk_box_prepend (GTK_BOX (self->foot), self->glyph);
    }
  if (self->glyph != NULL)
    g_object_set (self->glyph, "icon", tandem_view_string (self, PROP_ICON), "label", word,
                  "tone", tandem_view_string (self, PROP_TONE), "visible", word != NULL, NULL);
}

static void
show_spoken (TandemPin *self)
{
  const char *spoken = tandem_view_string (self, PROP_SPOKEN);

  if (spoken == NULL)
    spoken = tandem_view_string (self, PROP_TEXT);
  if (g_strcmp0 (spoken, self->said) == 0)
    return;

  g_set_str (&self->said, spoken);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), spoken);
}

static void
tandem_pin_update (TandemView *view)
{
  TandemPin *self = TANDEM_PIN (view);

  set_label_or_hide (self->code, tandem_view_string (self, PROP_CODE));
  set_label (self->text, tandem_view_string (self, PROP_TEXT));
  set_label_or_hide (self->detail, tandem_view_string (self, PROP_DETAIL));
  show_level (self);
  gtk_widget_set_visible (self->foot, tandem_view_string (self, PROP_WORD) != NULL || gtk_widget_get_visible (self->detail));
  tandem_widget_set_class (self->text, "heading", tandem_view_bool (self, PROP_STRONG));
  tandem_widget_set_class (GTK_WIDGET (self), "strong", tandem_view_bool (self, PROP_STRONG));
  tandem_widget_set_class (GTK_WIDGET (self), "gap", tandem_view_bool (self, PROP_GAP));
  show_spoken (self);
}

const char *
tandem_pin_get_key (TandemPin *self)
{
  return self->key;
}

const char *
tandem_pin_get_spoken (TandemPin *self)
{
  return tandem_view_string (self, PROP_SPOKEN);
}

gboolean
tandem_pin_is_gap (TandemPin *self)
{
  return tandem_view_bool (self, PROP_GAP);
}

/* ---- writing -------------------------------------------------------------------- */

static char *
dup_written (TandemPin *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->line));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/**
 * tandem_pin_end:
 * @self: a pin
 * @take: whether what was written counts
 *
 * Ends writing, if somebody writes.
 */
void
tandem_pin_end (TandemPin *self,
                gboolean   take)
{
  g_autoptr(TandemPin) kept = g_object_ref (self);
  g_autofree char *written = NULL;
  const char *before;
  gboolean focused;

  g_return_if_fail (TANDEM_IS_PIN (self));

  if (self->line == NULL)
    return;

  g_clear_handle_id (&self->end_id, g_source_remove);
  written = dup_written (self);
  focused = gtk_widget_has_focus (self->line);
  gtk_widget_unparent (g_steal_pointer (&self->line));
  gtk_widget_set_visible (self->text, TRUE);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));

  before = tandem_pin_is_gap (self) ? "" : tandem_view_string (self, PROP_TEXT);
  if (take && *written != '\0' && g_strcmp0 (written, before) != 0)
    {
      /* It is seen at once; what there really is comes with the next reading. */
      if (!tandem_pin_is_gap (self))
        g_object_set (self, "text", written, NULL);
      g_signal_emit (self, signals[EDITED], 0, written);
    }
  g_signal_emit (self, signals[ENDED], 0);
}

static gboolean
end_later_cb (gpointer user_data)
{
  TandemPin *self = user_data;

  self->end_id = 0;
  tandem_pin_end (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
end_later (TandemPin *self)
{
  if (self->end_id == 0)
    self->end_id = g_idle_add (end_later_cb, self);
}

/* Enter reaches the text only when the input method has no use for it. A
 * sentence has no lines. */
static void
insert_text_cb (TandemPin     *self,
                GtkTextIter   *location,
                char          *text,
                int            length,
                GtkTextBuffer *buffer)
{
  g_autofree char *plain = NULL;

  if (memchr (text, '\n', (gsize) length) == NULL)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (length == 1)
    {
      end_later (self);
      return;
    }
  plain = g_strdelimit (g_strndup (text, (gsize) length), "\n\r", ' ');
  gtk_text_buffer_insert (buffer, location, plain, -1);
}

static void
focus_left_cb (TandemPin *self)
{
  /* The window that goes to the background is no leaving. */
  if (self->line != NULL && !gtk_widget_is_focus (self->line))
    end_later (self);
}

static GtkWidget *
new_line (TandemPin *self)
{
  GtkWidget *line = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (line));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *text = tandem_view_string (self, PROP_TEXT);
  const char *hint = tandem_view_string (self, PROP_HINT);
  GtkTextIter start, end;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (line), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (line), FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  if (text != NULL && !tandem_pin_is_gap (self))
    gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  tandem_widget_set_accessible_label (line, hint != NULL ? hint : tandem_view_string (self, PROP_SPOKEN));
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (line, focus);

  return line;
}

/**
 * tandem_pin_edit:
 * @self: a pin
 *
 * Opens the sentence for writing. Enter and leaving it take what was written,
 * Escape forgets it.
 *
 * Returns: whether it can be written here
 */
gboolean
tandem_pin_edit (TandemPin *self)
{
  g_return_val_if_fail (TANDEM_IS_PIN (self), FALSE);

  if (tandem_view_bool (self, PROP_FIXED))
    return FALSE;
  if (self->line != NULL)
    return TRUE;

  self->line = new_line (self);
  gtk_widget_insert_after (self->line, GTK_WIDGET (self), self->text);
  gtk_widget_set_visible (self->text, FALSE);
  gtk_widget_grab_focus (self->line);

  return TRUE;
}

gboolean
tandem_pin_is_edited (TandemPin *self)
{
  return self->line != NULL;
}

/**
 * tandem_pin_get_line:
 * @self: a pin
 *
 * Returns: (transfer none) (nullable): the #GtkTextView one writes in
 */
GtkWidget *
tandem_pin_get_line (TandemPin *self)
{
  return self->line;
}

static gboolean
key_pressed_cb (TandemPin      *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  if (self->line == NULL || keyval != GDK_KEY_Escape)
    return FALSE;

  tandem_pin_end (self, FALSE);

  return TRUE;
}

/* ---- which is beside which ---------------------------------------------------------- */

/* How far @other is from @from in a direction: the way there, and what it is off
 * the way, which counts more. FALSE where it is not that way. */
static gboolean
measure_way (const graphene_rect_t *from,
             const graphene_rect_t *other,
             GtkDirectionType       direction,
             float                 *way)
{
  float dx = other->origin.x + other->size.width / 2 - from->origin.x - from->size.width / 2;
  float dy = other->origin.y + other->size.height / 2 - from->origin.y - from->size.height / 2;
  gboolean upright = direction == GTK_DIR_UP || direction == GTK_DIR_DOWN;
  float along = upright ? dy : dx;
  float off = upright ? dx : dy;
  float reach = upright ? (from->size.height + other->size.height) / 4 : (from->size.width + other->size.width) / 4;

  if (direction == GTK_DIR_UP || direction == GTK_DIR_LEFT)
    along = -along;
  if (along < reach)
    return FALSE;

  *way = along + 2 * ABS (off);

  return TRUE;
}

/**
 * tandem_pin_find_beside:
 * @pins: (element-type TandemPin): pins
 * @from: one of them
 * @ground: what they stand on
 * @direction: up, down, left or right, as seen
 *
 * Returns: (transfer none) (nullable): the nearest pin in that direction
 */
TandemPin *
tandem_pin_find_beside (GPtrArray       *pins,
                        TandemPin       *from,
                        GtkWidget       *ground,
                        GtkDirectionType direction)
{
  graphene_rect_t here, there;
  TandemPin *nearest = NULL;
  float shortest = 0, way;

  g_return_val_if_fail (TANDEM_IS_PIN (from), NULL);

  if (!gtk_widget_compute_bounds (GTK_WIDGET (from), ground, &here))
    return NULL;

  for (guint i = 0; i < pins->len; i++)
    {
      TandemPin *pin = g_ptr_array_index (pins, i);

      if (pin != from && gtk_widget_get_mapped (GTK_WIDGET (pin)) &&
          gtk_widget_compute_bounds (GTK_WIDGET (pin), ground, &there) &&
          measure_way (&here, &there, direction, &way) && (nearest == NULL || way < shortest))
        {
          nearest = pin;
          shortest = way;
        }
    }

  return nearest;
}

/* ---- the widget ----------------------------------------------------------------------- */

/* Who goes elsewhere, or closes the window, has finished writing. */
static void
tandem_pin_unmap (GtkWidget *widget)
{
  tandem_pin_end (TANDEM_PIN (widget), TRUE);

  GTK_WIDGET_CLASS (tandem_pin_parent_class)->unmap (widget);
}

static void
tandem_pin_dispose (GObject *object)
{
  TandemPin *self = TANDEM_PIN (object);

  g_clear_handle_id (&self->end_id, g_source_remove);
  self->line = NULL;

  G_OBJECT_CLASS (tandem_pin_parent_class)->dispose (object);
}

static void
tandem_pin_finalize (GObject *object)
{
  g_free (TANDEM_PIN (object)->key);
  g_free (TANDEM_PIN (object)->said);

  G_OBJECT_CLASS (tandem_pin_parent_class)->finalize (object);
}

/* What does not fit onto it. */
static gboolean
tandem_pin_query_tooltip (GtkWidget  *widget,
                          int         x,
                          int         y,
                          gboolean    keyboard,
                          GtkTooltip *tooltip)
{
  TandemPin *self = TANDEM_PIN (widget);

  gtk_tooltip_set_text (tooltip, self->said);

  return self->said != NULL && self->line == NULL;
}

static void
tandem_pin_class_init (TandemPinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_pin_dispose;
  object_class->finalize = tandem_pin_finalize;
  widget_class->unmap = tandem_pin_unmap;
  widget_class->query_tooltip = tandem_pin_query_tooltip;

  signals[EDITED] = g_signal_new ("edited", TANDEM_TYPE_PIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENDED] = g_signal_new ("ended", TANDEM_TYPE_PIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-pin", NULL, properties, G_N_ELEMENTS (properties),
                             tandem_pin_update);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dimmed");
    }

  return label;
}

static void
tandem_pin_init (TandemPin *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *parts[3];

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  parts[0] = self->code = new_label ("caption");
  parts[1] = self->text = new_label (NULL);
  parts[2] = self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->detail = new_label ("caption");
  g_object_set (self->detail, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, NULL);
  gtk_box_append (GTK_BOX (self->foot), self->detail);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->text), LINES);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_parent (parts[i], GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tandem_pin_new:
 * @key: what its picture knows it by
 *
 * Returns: (transfer floating): a pin
 */
TandemPin *
tandem_pin_new (const char *key)
{
  TandemPin *self = g_object_new (TANDEM_TYPE_PIN, NULL);

  self->key = g_strdup (key);

  return self;
}
