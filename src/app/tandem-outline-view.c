/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-view.h"

#include <glib/gi18n-lib.h>

#include "tandem-status-glyph.h"
#include "tandem-summary.h"
#include "tandem-widgets.h"

#define STATUS_WIDTH 130
#define STATUS_WIDTH_NARROW 44

struct _TandemOutlineView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkColumnView *view;
  AdwToggleGroup *depth;
  GtkWidget *depth_box;
  GtkColumnViewColumn *plan_column;
  GtkColumnViewColumn *status_column;
  GtkColumnViewColumn *due_column;
  GtkColumnViewColumn *responsible_column;

  TandemContext *context;           /* (owned) (nullable) */
  GtkTreeListModel *tree;           /* (owned) (nullable) */
  GtkSingleSelection *selection;    /* (owned) (nullable) */
  gboolean narrow;
};

typedef enum
{
  PROP_SELECTED = 1,
  PROP_NARROW,
} TandemOutlineViewProperty;

enum
{
  OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_NARROW + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemOutlineView, tandem_outline_view, ADW_TYPE_BIN)

/* ---- cells ------------------------------------------------------------------ */

/* What a column shows of a record; NULL is a dash. */
typedef char *(*CellText) (const TandemDoc     *doc,
                           const TandemContext *context);

static char *
dup_field (const TandemDoc     *doc,
           const char          *name,
           const TandemContext *context)
{
  int index = tandem_kind_get_field (tandem_doc_get_kind (doc), name);
  g_autofree char *text = index < 0 ? NULL : tandem_doc_dup_text (doc, (guint) index, context);

  return text != NULL && text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
due_text (const TandemDoc     *doc,
          const TandemContext *context)
{
  static const char *const fields[] = { "due", "end", "period.to" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TandemVal value = tandem_doc_get (doc, fields[i]);
      const char *text = tandem_val_string (value);
      TandemDate date = tandem_val_date (value);

      if (!tandem_date_is_set (date) && text != NULL)
        date = tandem_date_parse_month (text);
      if (tandem_date_is_set (date))
        return tandem_date_to_short_text (date, tandem_context_get_today (context));
    }

  return NULL;
}

static char *
responsible_text (const TandemDoc     *doc,
                  const TandemContext *context)
{
  char *text = dup_field (doc, "responsible", context);

  return text != NULL ? text : dup_field (doc, "lead", context);
}

static void
show_name (TandemOutlineNode *node,
           GParamSpec        *pspec,
           GtkListItem       *item)
{
  TandemOutlineView *self = g_object_get_data (G_OBJECT (item), "view");
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget *box = gtk_tree_expander_get_child (expander);
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkWidget *code = gtk_widget_get_next_sibling (image);
  GtkWidget *title = gtk_widget_get_next_sibling (code);
  TandemDoc *doc = tandem_outline_node_get_doc (node);
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autoptr(TandemSummary) summary = tandem_summary_new (doc, self->context);
  g_autofree char *spoken = tandem_summary_dup_spoken (summary);
  gboolean strong = g_str_equal (kind->name, "objective");

  gtk_image_set_from_icon_name (GTK_IMAGE (image), kind->icon);
  gtk_label_set_label (GTK_LABEL (code), summary->code != NULL ? summary->code : "");
  gtk_widget_set_visible (code, summary->code != NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (title), summary->title);
  gtk_widget_set_tooltip_text (title, summary->title);
  if (strong != gtk_widget_has_css_class (title, "heading"))
    (strong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (title, "heading");
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
name_setup_cb (TandemOutlineView *self,
               GtkListItem       *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *code = gtk_label_new (NULL);
  GtkWidget *title = gtk_inscription_new (NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_widget_add_css_class (image, "dimmed");
  gtk_widget_add_css_class (code, "dimmed");
  gtk_widget_add_css_class (code, "numeric");
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (title), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (title), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (title), 1);
  gtk_widget_set_valign (title, GTK_ALIGN_CENTER);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (title), 12);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (title), 40);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), title);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_widget_set_size_request (expander, -1, 28);
  gtk_list_item_set_child (item, expander);
  g_object_set_data (G_OBJECT (item), "view", self);
}

static void
name_bind_cb (TandemOutlineView *self,
              GtkListItem       *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), row);
  show_name (node, NULL, item);
  g_signal_connect (node, "notify::doc", G_CALLBACK (show_name), item);
}

static void
disconnect_node (GtkListItem *item,
                 GCallback    callback)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (row);

  if (node != NULL)
    g_signal_handlers_disconnect_by_func (node, callback, item);
}

static void
name_unbind_cb (TandemOutlineView *self,
                GtkListItem       *item)
{
  disconnect_node (item, G_CALLBACK (show_name));
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static void
show_status (TandemOutlineNode *node,
             GParamSpec        *pspec,
             GtkListItem       *item)
{
  TandemOutlineView *self = g_object_get_data (G_OBJECT (item), "view");
  TandemDoc *doc = tandem_outline_node_get_doc (node);
  g_autofree char *shown = tandem_dup_computed (doc, "shown_status", self->context);
  g_autofree char *health = shown == NULL ? tandem_dup_computed (doc, "health", self->context) : NULL;
  g_autofree char *label = shown == NULL && health == NULL ? dup_field (doc, "status", self->context) : NULL;

  g_object_set (gtk_list_item_get_child (item),
                "status", shown != NULL ? shown : health,
                "label", label,
                "show-word", !self->narrow,
                NULL);
}

static void
status_setup_cb (TandemOutlineView *self,
                 GtkListItem       *item)
{
  gtk_list_item_set_child (item, g_object_new (TANDEM_TYPE_STATUS_GLYPH, NULL));
  g_object_set_data (G_OBJECT (item), "view", self);
}

static void
status_bind_cb (TandemOutlineView *self,
                GtkListItem       *item)
{
  g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));

  show_status (node, NULL, item);
  g_signal_connect (node, "notify::doc", G_CALLBACK (show_status), item);
}

static void
status_unbind_cb (TandemOutlineView *self,
                  GtkListItem       *item)
{
  disconnect_node (item, G_CALLBACK (show_status));
}

static void
show_text (TandemOutlineNode *node,
           GParamSpec        *pspec,
           GtkListItem       *item)
{
  TandemOutlineView *self = g_object_get_data (G_OBJECT (item), "view");
  CellText cell_text = (CellText) g_object_get_data (G_OBJECT (item), "text");
  g_autofree char *text = cell_text (tandem_outline_node_get_doc (node), self->context);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text != NULL ? text : "—");
}

static void
text_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               TandemOutlineView        *self)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (inscription, "numeric");
  gtk_list_item_set_child (item, inscription);
  g_object_set_data (G_OBJECT (item), "view", self);
  g_object_set_data (G_OBJECT (item), "text", g_object_get_data (G_OBJECT (factory), "text"));
}

static void
text_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              TandemOutlineView        *self)
{
  g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));

  show_text (node, NULL, item);
  g_signal_connect (node, "notify::doc", G_CALLBACK (show_text), item);
}

static void
text_unbind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                TandemOutlineView        *self)
{
  disconnect_node (item, G_CALLBACK (show_text));
}

static void
set_text_column (TandemOutlineView   *self,
                 GtkColumnViewColumn *column,
                 CellText             text)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "text", text);
  g_signal_connect_object (factory, "setup", G_CALLBACK (text_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (text_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (text_unbind_cb), self, 0);
  gtk_column_view_column_set_factory (column, factory);
}

static void
set_widget_column (TandemOutlineView   *self,
                   GtkColumnViewColumn *column,
                   GCallback            setup,
                   GCallback            bind,
                   GCallback            unbind)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", unbind, self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_factory (column, factory);
}

/* ---- the tree --------------------------------------------------------------- */

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  TandemDoc *doc = tandem_outline_node_get_doc (item);

  if (g_str_equal (tandem_doc_get_kind (doc)->name, "milestone"))
    return NULL;

  return g_object_ref (tandem_outline_node_get_children (item));
}

static TandemOutlineNode *
node_at (TandemOutlineView *self,
         guint              position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  g_autoptr(TandemOutlineNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node;
}

/* Objectives are level 0, milestones 3: a row is open if its children may show. */
static guint
level_of (TandemOutlineNode *node)
{
  static const char *const kinds[] = { "objective", "action", "pilot", "milestone" };
  const char *kind = tandem_doc_get_kind (tandem_outline_node_get_doc (node))->name;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], kind))
      return i;

  return 0;
}

static void
depth_chosen_cb (TandemOutlineView *self)
{
  static const char *const names[] = { "objectives", "actions", "pilots", "milestones" };
  const char *chosen;
  guint depth = 0;

  if (self->tree == NULL)
    return;

  chosen = adw_toggle_group_get_active_name (self->depth);
  while (depth < G_N_ELEMENTS (names) - 1 && g_strcmp0 (names[depth], chosen) != 0)
    depth++;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);
      g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (row);

      gtk_tree_list_row_set_expanded (row, level_of (node) < depth);
    }
}

static void
selected_cb (TandemOutlineView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
row_activated_cb (TandemOutlineView *self,
                  guint              position)
{
  g_signal_emit (self, signals[OPENED], 0, node_at (self, position));
}

static void
update_stack (TandemOutlineView *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->tree)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "outline");
}

static void
tandem_outline_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((TandemOutlineViewProperty) prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, tandem_outline_view_get_selected (TANDEM_OUTLINE_VIEW (object)));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_OUTLINE_VIEW (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Narrow, a row is its title and the glyph of its state; the pane has the rest. */
static void
set_narrow (TandemOutlineView *self,
            gboolean           narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (self->depth_box, !narrow);
  gtk_column_view_column_set_visible (self->due_column, !narrow);
  gtk_column_view_column_set_visible (self->responsible_column, !narrow);
  gtk_column_view_column_set_title (self->status_column, narrow ? "" : _("Status"));
  gtk_column_view_column_set_fixed_width (self->status_column, narrow ? STATUS_WIDTH_NARROW : STATUS_WIDTH);
  /* Rows are bound anew, so that their words come and go. */
  set_widget_column (self, self->status_column, G_CALLBACK (status_setup_cb), G_CALLBACK (status_bind_cb),
                     G_CALLBACK (status_unbind_cb));
}

static void
tandem_outline_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((TandemOutlineViewProperty) prop_id)
    {
    case PROP_NARROW:
      if (TANDEM_OUTLINE_VIEW (object)->narrow != g_value_get_boolean (value))
        {
          set_narrow (TANDEM_OUTLINE_VIEW (object), g_value_get_boolean (value));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SELECTED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_outline_view_dispose (GObject *object)
{
  TandemOutlineView *self = TANDEM_OUTLINE_VIEW (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_pointer (&self->context, tandem_context_unref);

  G_OBJECT_CLASS (tandem_outline_view_parent_class)->dispose (object);
}

static void
tandem_outline_view_class_init (TandemOutlineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_outline_view_get_property;
  object_class->set_property = tandem_outline_view_set_property;
  object_class->dispose = tandem_outline_view_dispose;

  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, TANDEM_TYPE_OUTLINE_NODE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[OPENED] = g_signal_new ("opened", TANDEM_TYPE_OUTLINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, TANDEM_TYPE_OUTLINE_NODE);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-outline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, view);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, depth);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, depth_box);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, plan_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, status_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, due_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, responsible_column);
  gtk_widget_class_bind_template_callback (widget_class, depth_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tandem_outline_view_init (TandemOutlineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_widget_column (self, self->plan_column, G_CALLBACK (name_setup_cb), G_CALLBACK (name_bind_cb),
                     G_CALLBACK (name_unbind_cb));
  set_widget_column (self, self->status_column, G_CALLBACK (status_setup_cb), G_CALLBACK (status_bind_cb),
                     G_CALLBACK (status_unbind_cb));
  set_text_column (self, self->due_column, due_text);
  set_text_column (self, self->responsible_column, responsible_text);
}

/**
 * tandem_outline_view_set_outline:
 * @self: the view
 * @outline: what to show
 * @context: what it is shown with
 *
 * Shows an outline, opened down to its milestones.
 */
void
tandem_outline_view_set_outline (TandemOutlineView *self,
                                 TandemOutline     *outline,
                                 TandemContext     *context)
{
  g_return_if_fail (self->tree == NULL);

  self->context = tandem_context_ref (context);
  self->tree = gtk_tree_list_model_new (g_object_ref (tandem_outline_get_roots (outline)), FALSE, TRUE,
                                        create_children, NULL, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tree, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

/**
 * tandem_outline_view_get_selected:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): the node of the selected row
 */
TandemOutlineNode *
tandem_outline_view_get_selected (TandemOutlineView *self)
{
  guint position = self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;

  return position != GTK_INVALID_LIST_POSITION ? node_at (self, position) : NULL;
}

/**
 * tandem_outline_view_select:
 * @self: the view
 * @id: id of a record
 *
 * Selects the record's row, if it shows.
 */
void
tandem_outline_view_select (TandemOutlineView *self,
                            const char        *id)
{
  for (guint i = 0; self->tree != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    if (g_str_equal (tandem_outline_node_get_id (node_at (self, i)), id))
      {
        gtk_column_view_scroll_to (self->view, i, NULL, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
        return;
      }
}
