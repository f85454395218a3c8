/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-figure-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-view.h"

#define WIDTH_CHARS     8
#define MAX_WIDTH_CHARS 15

struct _TandemFigureCell
{
  AdwBin     parent_instance;

  GtkText   *text;
  GtkWidget *glyph;
  char      *shown;             /* (owned): what the record says */
  char      *sent;              /* (owned) (nullable): what was committed, and may be on its way into the record */
};

G_DEFINE_FINAL_TYPE (TandemFigureCell, tandem_figure_cell, ADW_TYPE_BIN)

enum
{
  COMMITTED,
  MOVED,
  ADVANCED,
  PASTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* As wide as what stands there, within limits: the column is as wide as its widest. */
static void
fit (TandemFigureCell *self)
{
  const char *unknown = gtk_text_get_placeholder_text (self->text);
  glong length = MAX (g_utf8_strlen (self->shown, -1), unknown != NULL ? g_utf8_strlen (unknown, -1) : 0);
  int width = (int) CLAMP (length, WIDTH_CHARS, MAX_WIDTH_CHARS);

  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->text), width);
}

static void
commit (TandemFigureCell *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (g_str_equal (text, self->shown) || g_strcmp0 (text, self->sent) == 0)
    return;

  g_set_str (&self->sent, text);
  g_signal_emit (self, signals[COMMITTED], 0, text);
}

static void
left_cb (TandemFigureCell *self)
{
  commit (self);
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, 0);
}

static void
entered_cb (TandemFigureCell *self)
{
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
}

static void
move (TandemFigureCell *self,
      int               rows)
{
  commit (self);
  g_signal_emit (self, signals[MOVED], 0, rows);
}

static void
advance (TandemFigureCell *self)
{
  commit (self);
  g_signal_emit (self, signals[ADVANCED], 0);
}

/* Within a number the arrows go from digit to digit, beyond it from cell to cell. */
static gboolean
move_aside (TandemFigureCell *self,
            gboolean          right)
{
  GtkEditable *editable = GTK_EDITABLE (self->text);
  int length = (int) g_utf8_strlen (gtk_editable_get_text (editable), -1);
  int start, end;
  gboolean selected = gtk_editable_get_selection_bounds (editable, &start, &end);
  gboolean all = !selected ? length == 0 : start == 0 && end == length;

  if (!all && (selected || gtk_editable_get_position (editable) != (right ? length : 0)))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit_by_name (self->text, "move-focus", right ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);

  return GDK_EVENT_STOP;
}

static gboolean
take_back (TandemFigureCell *self)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->text)), self->shown))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), self->shown);
  g_clear_pointer (&self->sent, g_free);
  tandem_figure_cell_set_problem (self, NULL);
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);

  return GDK_EVENT_STOP;
}

enum
{
  BELOW,
  ABOVE,
  BEYOND,
  LEFT,
  RIGHT,
  TAKE_BACK,
};

static const TandemKey keys_of_figure[] = {
  { "Return Down", N_("Row below or above"), .what = BELOW },
  { "<Shift>Return Up", NULL, .what = ABOVE },
  { "Left", N_("Beyond the number: the cell before or after"), .what = LEFT },
  { "Right", NULL, .what = RIGHT },
  { "<Control>Return", N_("In a budget: how far the sum is"), .what = BEYOND },
  { "Escape", N_("Take back what was typed"), .what = TAKE_BACK },
};

const TandemKeyTable tandem_figure_cell_keys = TANDEM_KEY_TABLE (N_("Tables of Figures"), keys_of_figure);

static gboolean
key_pressed_cb (TandemFigureCell *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  const TandemKey *key = tandem_keys_find (&tandem_figure_cell_keys, keyval, state);

  if (key == NULL)
    return GDK_EVENT_PROPAGATE;

  switch (key->what)
    {
    case LEFT:
    case RIGHT:
      return move_aside (self, key->what == RIGHT);
    case BEYOND:
      advance (self);
      return GDK_EVENT_STOP;
    case TAKE_BACK:
      return take_back (self);
    default:
      move (self, key->what == BELOW ? 1 : -1);
      return GDK_EVENT_STOP;
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(TandemFigureCell) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    tandem_figure_cell_paste (self, text);
}

/* The entry would make one line of a table. */
static void
paste_cb (TandemFigureCell *self)
{
  g_signal_stop_emission_by_name (self->text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, read_cb, g_object_ref (self));
}

static void
tandem_figure_cell_finalize (GObject *object)
{
  TandemFigureCell *self = TANDEM_FIGURE_CELL (object);

  g_free (self->shown);
  g_free (self->sent);

  G_OBJECT_CLASS (tandem_figure_cell_parent_class)->finalize (object);
}

static void
tandem_figure_cell_class_init (TandemFigureCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_figure_cell_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tandem-figure-cell");

  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ADVANCED] = g_signal_new ("advanced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[PASTED] = g_signal_new ("pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_figure_cell_init (TandemFigureCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->shown = g_strdup ("");
  self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, "xalign", 1.0, "width-chars", WIDTH_CHARS,
                             "max-width-chars", MAX_WIDTH_CHARS, "hexpand", TRUE, NULL);
  self->glyph = g_object_new (GTK_TYPE_IMAGE, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "paste-clipboard", G_CALLBACK (paste_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_object (click, "released", G_CALLBACK (advance), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->glyph, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), self->glyph);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
tandem_figure_cell_new (void)
{
  return g_object_new (TANDEM_TYPE_FIGURE_CELL, NULL);
}

/* What the record says; what is being typed is left alone. */
void
tandem_figure_cell_set_text (TandemFigureCell *self,
                             const char       *text)
{
  gboolean typing = gtk_widget_has_focus (GTK_WIDGET (self->text)) &&
                    !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->text)), self->shown);

  if (g_set_str (&self->shown, text != NULL ? text : ""))
    fit (self);
  g_clear_pointer (&self->sent, g_free);
  if (!typing)
    gtk_editable_set_text (GTK_EDITABLE (self->text), self->shown);
}

const char *
tandem_figure_cell_get_text (TandemFigureCell *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * tandem_figure_cell_set_problem:
 * @self: a cell
 * @problem: (nullable): why what was typed cannot be taken
 */
void
tandem_figure_cell_set_problem (TandemFigureCell *self,
                                const char       *problem)
{
  tandem_widget_set_class (GTK_WIDGET (self), "error", problem != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* How a screen reader calls the cell. */
void
tandem_figure_cell_set_spoken (TandemFigureCell *self,
                               const char       *spoken)
{
  tandem_widget_set_accessible_label (GTK_WIDGET (self->text), spoken);
}

/* A sum can be read, and gone over by those who type figures. */
void
tandem_figure_cell_set_editable (TandemFigureCell *self,
                                 gboolean          editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->text), editable);
  tandem_widget_set_class (GTK_WIDGET (self), "sum", !editable);
}

/* What stands there, dim, where nothing is known. */
void
tandem_figure_cell_set_unknown (TandemFigureCell *self,
                                const char       *unknown)
{
  gtk_text_set_placeholder_text (self->text, unknown);
  fit (self);
}

/**
 * tandem_figure_cell_set_glyph:
 * @self: a cell
 * @icon: (nullable): a symbolic icon before the figure, NULL for none
 * @style: (nullable): CSS class of its colour
 * @tooltip: (nullable): what it means
 */
void
tandem_figure_cell_set_glyph (TandemFigureCell *self,
                              const char       *icon,
                              const char       *style,
                              const char       *tooltip)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->glyph), icon);
  gtk_widget_set_visible (self->glyph, icon != NULL);
  gtk_widget_set_tooltip_text (self->glyph, tooltip);
  tandem_widget_set_status_class (self->glyph, style);
}

/* Text from the clipboard: into the cell, or a table for whoever has the cells. */
void
tandem_figure_cell_paste (TandemFigureCell *self,
                          const char       *text)
{
  g_autofree char *line = g_strdup (text);
  int position;

  g_strchomp (line);
  if (strpbrk (line, "\t\n\r") != NULL)
    {
      g_signal_emit (self, signals[PASTED], 0, text);
      return;
    }

  gtk_editable_delete_selection (GTK_EDITABLE (self->text));
  position = gtk_editable_get_position (GTK_EDITABLE (self->text));
  gtk_editable_insert_text (GTK_EDITABLE (self->text), line, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->text), position);
}
