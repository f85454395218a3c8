/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-cells.h"

#include <glib/gi18n-lib.h>

#include "tandem-outline-words.h"
#include "tandem-progress.h"
#include "tandem-status-glyph.h"

struct _TandemOutlineCells
{
  GObject        parent_instance;

  GtkWidget     *view;                              /* (unowned): owns this; has a property "narrow" */
  TandemContext *context;                           /* (owned) (nullable) */
  GHashTable    *shown[TANDEM_OUTLINE_N_COLUMNS];   /* (owned): node to the cell that shows it */
};

/* A cell with its parts, so that nobody has to walk through siblings. */
typedef struct
{
  TandemOutlineCells *cells;
  TandemOutlineColumn which;
  GtkListItem        *item;     /* (unowned) */
  GtkWidget          *box;      /* what the text and an editor stand in */
  GtkWidget          *text;     /* (nullable): gives way to an editor */
  GtkWidget          *editor;   /* (nullable) */
  GtkWidget          *image;    /* of the name, as the next three */
  GtkWidget          *glyph;
  GtkWidget          *code;
  GtkWidget          *gap;
} Cell;

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemOutlineCells, tandem_outline_cells, G_TYPE_OBJECT)

static const char *const names[] = { "title", "status", "due", "responsible", "progress" };

const char *
tandem_outline_column_get_name (TandemOutlineColumn which)
{
  return names[which];
}

static TandemOutlineNode *
get_node (Cell *cell)
{
  GtkTreeListRow *row = gtk_list_item_get_item (cell->item);
  g_autoptr(TandemOutlineNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node;      /* the row keeps it */
}

/* ---- the name ------------------------------------------------------------------ */

static void
show_name (Cell              *cell,
           TandemOutlineNode *node)
{
  TandemDoc *doc = tandem_outline_node_get_doc (node);
  const TandemKind *kind = tandem_doc_get_kind (doc);
  const char *code = tandem_val_string (tandem_doc_get (doc, "code"));
  const char *gap = tandem_outline_node_get_gap (node);
  g_autofree char *title = tandem_doc_dup_title (doc, cell->cells->context);
  g_autofree char *spoken = NULL;
  gboolean strong = g_str_equal (kind->name, "objective");

  gtk_image_set_from_icon_name (GTK_IMAGE (cell->image), kind->icon);
  if (gtk_widget_get_visible (cell->glyph))
    tandem_outline_show_status (cell->glyph, doc, cell->cells->context);
  gtk_label_set_label (GTK_LABEL (cell->code), code != NULL ? code : "");
  gtk_widget_set_visible (cell->code, code != NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell->text), title);
  gtk_widget_set_tooltip_text (cell->text, title);
  if (strong != gtk_widget_has_css_class (cell->text, "heading"))
    (strong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (cell->text, "heading");
  gtk_label_set_label (GTK_LABEL (cell->gap), gap != NULL ? gap : "");
  gtk_widget_set_visible (cell->gap, gap != NULL);

  /* Translators: how a row of a plan is read out: its kind, code and title */
  spoken = g_strdup_printf (_("%s %s: %s"), g_dgettext (GETTEXT_PACKAGE, kind->label), code != NULL ? code : "",
                            title != NULL ? title : "");
  gtk_list_item_set_accessible_label (cell->item, spoken);
}

static void
narrow_changed_cb (GtkWidget *box)
{
  Cell *cell = g_object_get_data (G_OBJECT (box), "cell");
  gboolean narrow;

  g_object_get (cell->cells->view, "narrow", &narrow, NULL);
  gtk_widget_set_visible (cell->glyph, narrow);
  gtk_widget_set_visible (cell->image, !narrow);
  gtk_widget_set_visible (gtk_widget_get_parent (cell->gap), !narrow);
  if (narrow && get_node (cell) != NULL)
    show_name (cell, get_node (cell));
}

static GtkWidget *
new_text (void)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_BASELINE_FILL);

  return text;
}

static void
set_up_name (Cell *cell)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *gap_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  cell->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  cell->glyph = g_object_new (TANDEM_TYPE_STATUS_GLYPH, "show-word", FALSE, NULL);
  cell->code = gtk_label_new (NULL);
  cell->text = new_text ();
  cell->gap = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (cell->gap, "gap-chip");
  gtk_widget_add_css_class (cell->gap, "caption");
  gtk_widget_add_css_class (cell->gap, "warning");
  gtk_widget_add_css_class (cell->image, "dimmed");
  gtk_widget_add_css_class (cell->code, "dimmed");
  gtk_widget_add_css_class (cell->code, "numeric");
  gtk_box_append (GTK_BOX (cell->box), cell->image);
  gtk_box_append (GTK_BOX (cell->box), cell->glyph);
  gtk_box_append (GTK_BOX (cell->box), cell->code);
  gtk_box_append (GTK_BOX (cell->box), cell->text);
  gtk_box_append (GTK_BOX (gap_box), cell->gap);
  gtk_box_append (GTK_BOX (cell->box), gap_box);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell->box);
  gtk_widget_set_size_request (expander, -1, 28);
  gtk_list_item_set_child (cell->item, expander);
  g_object_set_data (G_OBJECT (cell->box), "cell", cell);
  g_signal_connect_object (cell->cells->view, "notify::narrow", G_CALLBACK (narrow_changed_cb), cell->box, G_CONNECT_SWAPPED);
  narrow_changed_cb (cell->box);
}

/* An arrow that opens nothing would be a riddle; children may come later. */
static void
children_changed_cb (Cell *cell)
{
  TandemOutlineNode *node = get_node (cell);
  GtkWidget *expander = gtk_list_item_get_child (cell->item);

  if (node != NULL)
    gtk_tree_expander_set_hide_expander (GTK_TREE_EXPANDER (expander),
                                         g_list_model_get_n_items (tandem_outline_node_get_children (node)) == 0);
}

static void
expanded_cb (Cell *cell)
{
  TandemOutlineNode *node = get_node (cell);

  if (node != NULL)
    tandem_outline_node_set_folded (node, !gtk_tree_list_row_get_expanded (gtk_list_item_get_item (cell->item)));
}

static void
bind_name (Cell              *cell,
           TandemOutlineNode *node)
{
  GtkTreeListRow *row = gtk_list_item_get_item (cell->item);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (cell->item)), row);
  children_changed_cb (cell);
  g_signal_connect_swapped (tandem_outline_node_get_children (node), "items-changed", G_CALLBACK (children_changed_cb), cell);
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (expanded_cb), cell);
}

static void
unbind_name (Cell              *cell,
             TandemOutlineNode *node)
{
  g_signal_handlers_disconnect_by_func (tandem_outline_node_get_children (node), children_changed_cb, cell);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell->item), expanded_cb, cell);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (cell->item)), NULL);
}

/* ---- the other columns ----------------------------------------------------------- */

static void
set_up_status (Cell *cell)
{
  cell->text = g_object_new (TANDEM_TYPE_STATUS_GLYPH, NULL);
  gtk_box_append (GTK_BOX (cell->box), cell->text);
  gtk_list_item_set_child (cell->item, cell->box);
}

static void
show_status (Cell              *cell,
             TandemOutlineNode *node)
{
  tandem_outline_show_status (cell->text, tandem_outline_node_get_doc (node), cell->cells->context);
}

static void
set_up_text (Cell *cell)
{
  cell->text = new_text ();
  gtk_widget_add_css_class (cell->text, "numeric");
  gtk_box_append (GTK_BOX (cell->box), cell->text);
  gtk_list_item_set_child (cell->item, cell->box);
}

static void
show_due (Cell              *cell,
          TandemOutlineNode *node)
{
  g_autofree char *text = tandem_outline_dup_due (tandem_outline_node_get_doc (node), cell->cells->context);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell->text), text != NULL ? text : "—");
}

static void
show_responsible (Cell              *cell,
                  TandemOutlineNode *node)
{
  g_autofree char *text = tandem_outline_dup_responsible (tandem_outline_node_get_doc (node), cell->cells->context);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell->text), text != NULL ? text : "—");
}

static void
set_up_progress (Cell *cell)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "width-chars", 5, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (cell->box), g_object_new (TANDEM_TYPE_PROGRESS, "hexpand", TRUE,
                                                     "valign", GTK_ALIGN_CENTER, NULL));
  gtk_box_append (GTK_BOX (cell->box), label);
  gtk_list_item_set_child (cell->item, cell->box);
}

static void
show_progress (Cell              *cell,
               TandemOutlineNode *node)
{
  int progress = tandem_outline_get_progress (node, cell->cells->context);
  /* Translators: a share of what is done, as in "42 %" */
  g_autofree char *words = progress >= 0 ? g_strdup_printf (_("%d %%"), progress) : NULL;

  gtk_widget_set_visible (cell->box, progress >= 0);
  g_object_set (gtk_widget_get_first_child (cell->box), "fraction", MAX (progress, 0) / 100.0, "label", words, NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (cell->box)), words != NULL ? words : "");
}

static const struct
{
  void (*set_up) (Cell *cell);
  void (*show)   (Cell              *cell,
                  TandemOutlineNode *node);
} columns[TANDEM_OUTLINE_N_COLUMNS] = {
  [TANDEM_OUTLINE_TITLE] = { set_up_name, show_name },
  [TANDEM_OUTLINE_STATUS] = { set_up_status, show_status },
  [TANDEM_OUTLINE_DUE] = { set_up_text, show_due },
  [TANDEM_OUTLINE_RESPONSIBLE] = { set_up_text, show_responsible },
  [TANDEM_OUTLINE_PROGRESS] = { set_up_progress, show_progress },
};

/* ---- the factory ------------------------------------------------------------------- */

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            Cell            *cell)
{
  TandemOutlineNode *node = get_node (cell);

  if (n_press != 2 || node == NULL || cell->editor != NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (cell->cells, signals[EDIT], 0, node, (guint) cell->which);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          TandemOutlineCells       *self)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkGesture *gesture;

  cell->cells = self;
  cell->item = item;
  cell->which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  cell->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, cell->which == TANDEM_OUTLINE_TITLE ? 8 : 6);
  g_object_set_data_full (G_OBJECT (item), "cell", cell, g_free);
  columns[cell->which].set_up (cell);

  gesture = gtk_gesture_click_new ();
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), cell);
  gtk_widget_add_controller (gtk_list_item_get_child (item), GTK_EVENT_CONTROLLER (gesture));
}

static void
doc_changed_cb (TandemOutlineNode *node,
                GParamSpec        *pspec,
                Cell              *cell)
{
  columns[cell->which].show (cell, node);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TandemOutlineCells       *self)
{
  Cell *cell = g_object_get_data (G_OBJECT (item), "cell");
  TandemOutlineNode *node = get_node (cell);

  g_hash_table_insert (self->shown[cell->which], node, cell);
  if (cell->which == TANDEM_OUTLINE_TITLE)
    bind_name (cell, node);
  columns[cell->which].show (cell, node);
  g_signal_connect (node, "notify::doc", G_CALLBACK (doc_changed_cb), cell);
}

static void
restore (Cell *cell)
{
  if (cell->editor == NULL)
    return;

  gtk_box_remove (GTK_BOX (cell->box), g_steal_pointer (&cell->editor));
  gtk_widget_set_visible (cell->text, TRUE);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           TandemOutlineCells       *self)
{
  Cell *cell = g_object_get_data (G_OBJECT (item), "cell");
  TandemOutlineNode *node = get_node (cell);

  restore (cell);
  if (node == NULL)
    return;

  g_signal_handlers_disconnect_by_func (node, doc_changed_cb, cell);
  if (cell->which == TANDEM_OUTLINE_TITLE)
    unbind_name (cell, node);
  if (g_hash_table_lookup (self->shown[cell->which], node) == cell)
    g_hash_table_remove (self->shown[cell->which], node);
}

/**
 * tandem_outline_cells_install:
 * @self: cells
 * @column: a column of the view
 * @which: what it is to show
 */
void
tandem_outline_cells_install (TandemOutlineCells  *self,
                              GtkColumnViewColumn *column,
                              TandemOutlineColumn  which)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (which));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_column_view_column_set_factory (column, factory);
}

/* ---- finding ------------------------------------------------------------------------- */

GtkWidget *
tandem_outline_cells_find (TandemOutlineCells *self,
                           TandemOutlineNode  *node,
                           TandemOutlineColumn which)
{
  Cell *cell = g_hash_table_lookup (self->shown[which], node);

  return cell != NULL ? cell->box : NULL;
}

gboolean
tandem_outline_cells_replace (TandemOutlineCells *self,
                              TandemOutlineNode  *node,
                              TandemOutlineColumn which,
                              GtkWidget          *editor)
{
  Cell *cell = g_hash_table_lookup (self->shown[which], node);

  if (cell == NULL)
    {
      g_clear_object (&editor);
      return FALSE;
    }

  restore (cell);
  if (editor == NULL)
    return TRUE;

  cell->editor = editor;
  gtk_widget_set_visible (cell->text, FALSE);
  gtk_box_insert_child_after (GTK_BOX (cell->box), editor, cell->text);

  return TRUE;
}

/**
 * tandem_outline_cells_node_of:
 * @row: the widget of a row, or something in it
 *
 * Returns: (transfer none) (nullable): the node it shows
 */
TandemOutlineNode *
tandem_outline_cells_node_of (GtkWidget *row)
{
  if (GTK_IS_TREE_EXPANDER (row))
    {
      g_autoptr(TandemOutlineNode) node = gtk_tree_expander_get_item (GTK_TREE_EXPANDER (row));

      return node;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      TandemOutlineNode *node = tandem_outline_cells_node_of (child);

      if (node != NULL)
        return node;
    }

  return NULL;
}

/* ---- the object ------------------------------------------------------------------------ */

static void
tandem_outline_cells_finalize (GObject *object)
{
  TandemOutlineCells *self = TANDEM_OUTLINE_CELLS (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->shown); i++)
    g_clear_pointer (&self->shown[i], g_hash_table_unref);
  g_clear_pointer (&self->context, tandem_context_unref);

  G_OBJECT_CLASS (tandem_outline_cells_parent_class)->finalize (object);
}

static void
tandem_outline_cells_class_init (TandemOutlineCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_outline_cells_finalize;

  signals[EDIT] = g_signal_new ("edit", TANDEM_TYPE_OUTLINE_CELLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, TANDEM_TYPE_OUTLINE_NODE, G_TYPE_UINT);
}

static void
tandem_outline_cells_init (TandemOutlineCells *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->shown); i++)
    self->shown[i] = g_hash_table_new (NULL, NULL);
}

/**
 * tandem_outline_cells_new:
 * @view: the view they are in, with a property "narrow"
 *
 * Returns: (transfer full): cells
 */
TandemOutlineCells *
tandem_outline_cells_new (GtkWidget *view)
{
  TandemOutlineCells *self = g_object_new (TANDEM_TYPE_OUTLINE_CELLS, NULL);

  self->view = view;

  return self;
}

void
tandem_outline_cells_set_context (TandemOutlineCells *self,
                                  TandemContext      *context)
{
  tandem_context_ref (context);
  g_clear_pointer (&self->context, tandem_context_unref);
  self->context = context;
}
