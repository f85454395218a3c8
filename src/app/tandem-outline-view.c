/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-view.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-pilot.h"
#include "tandem-progress.h"
#include "tandem-status-glyph.h"
#include "tandem-status.h"
#include "tandem-summary.h"
#include "tandem-widgets.h"

struct _TandemOutlineView
{
  AdwBin               parent_instance;

  GtkStack            *stack;
  GtkColumnView       *view;
  AdwToggleGroup      *depth;
  GtkScrolledWindow   *scroller;
  GtkColumnViewColumn *plan_column;
  GtkColumnViewColumn *status_column;
  GtkColumnViewColumn *due_column;
  GtkColumnViewColumn *responsible_column;
  GtkColumnViewColumn *progress_column;

  TandemContext       *context;     /* (owned) (nullable) */
  GtkTreeListModel    *tree;        /* (owned) (nullable) */
  GtkSingleSelection  *selection;   /* (owned) (nullable) */
  gboolean             narrow;
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
show_status_in (GtkWidget           *glyph,
                const TandemDoc     *doc,
                const TandemContext *context)
{
  g_autofree char *shown = tandem_dup_computed (doc, "shown_status", context);
  g_autofree char *health = shown == NULL ? tandem_dup_computed (doc, "health", context) : NULL;
  g_autofree char *label = shown == NULL && health == NULL ? dup_field (doc, "status", context) : NULL;
  const char *code = shown != NULL ? shown : health;

  if (code == NULL)
    code = tandem_val_string (tandem_doc_get (doc, "status"));
  g_object_set (glyph, "status", tandem_status_find (code) != NULL ? code : NULL, "label", label, NULL);
}

/* The parts of a name cell, so that nobody has to walk through siblings. */
typedef struct
{
  TandemOutlineView *view;
  GtkWidget         *image;
  GtkWidget         *glyph;
  GtkWidget         *code;
  GtkWidget         *title;
  GtkWidget         *gap;
} NameCell;

/* What a row is asked for in words where it is missing; the first that is
 * missing is said, the rest is in the form beside. */
static const struct
{
  const char *kind;
  const char *field;
  const char *words;
} gaps[] = {
  { "milestone", "due", N_("no date") },
  { "milestone", "responsible", N_("nobody responsible") },
  { "pilot", "lead", N_("nobody leads") },
  { "pilot", "period", N_("no period") },
  { "action", "lead", N_("nobody leads") },
};

static const char *
find_gap (const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    if (g_str_equal (gaps[i].kind, kind->name) && tandem_kind_get_field (kind, gaps[i].field) >= 0 &&
        !tandem_val_exists (tandem_doc_get (doc, gaps[i].field)))
      return g_dgettext (GETTEXT_PACKAGE, gaps[i].words);

  return NULL;
}

static void
show_name (TandemOutlineNode *node,
           GParamSpec        *pspec,
           GtkListItem       *item)
{
  NameCell *cell = g_object_get_data (G_OBJECT (item), "cell");
  TandemDoc *doc = tandem_outline_node_get_doc (node);
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autoptr(TandemSummary) summary = tandem_summary_new (doc, cell->view->context);
  g_autofree char *spoken = tandem_summary_dup_spoken (summary);
  gboolean strong = g_str_equal (kind->name, "objective");
  const char *gap = find_gap (doc);

  gtk_image_set_from_icon_name (GTK_IMAGE (cell->image), kind->icon);
  show_status_in (cell->glyph, doc, cell->view->context);
  gtk_label_set_label (GTK_LABEL (cell->code), summary->code != NULL ? summary->code : "");
  gtk_widget_set_visible (cell->code, summary->code != NULL);
  gtk_label_set_label (GTK_LABEL (cell->title), summary->title);
  gtk_widget_set_tooltip_text (cell->title, summary->title);
  if (strong != gtk_widget_has_css_class (cell->title, "heading"))
    (strong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (cell->title, "heading");
  gtk_label_set_label (GTK_LABEL (cell->gap), gap != NULL ? gap : "");
  gtk_widget_set_visible (cell->gap, gap != NULL);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
name_setup_cb (TandemOutlineView *self,
               GtkListItem       *item)
{
  NameCell *cell = g_new0 (NameCell, 1);
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *gap_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  cell->view = self;
  cell->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  cell->glyph = g_object_new (TANDEM_TYPE_STATUS_GLYPH, "show-word", FALSE, NULL);
  cell->code = gtk_label_new (NULL);
  cell->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                              "width-chars", 4, NULL);
  cell->gap = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (cell->gap, "gap-chip");
  gtk_widget_add_css_class (cell->gap, "caption");
  gtk_widget_add_css_class (cell->gap, "warning");
  gtk_widget_add_css_class (cell->image, "dimmed");
  gtk_widget_add_css_class (cell->code, "dimmed");
  gtk_widget_add_css_class (cell->code, "numeric");
  g_object_bind_property (self, "narrow", cell->glyph, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "narrow", cell->image, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (self, "narrow", gap_box, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  gtk_box_append (GTK_BOX (box), cell->image);
  gtk_box_append (GTK_BOX (box), cell->glyph);
  gtk_box_append (GTK_BOX (box), cell->code);
  gtk_box_append (GTK_BOX (box), cell->title);
  gtk_box_append (GTK_BOX (gap_box), cell->gap);
  gtk_box_append (GTK_BOX (box), gap_box);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_widget_set_size_request (expander, -1, 28);
  gtk_list_item_set_child (item, expander);
  g_object_set_data_full (G_OBJECT (item), "cell", cell, g_free);
}

/* An arrow that opens nothing would be a riddle; children may come later. */
static void
children_changed_cb (GtkTreeExpander *expander,
                     guint            position,
                     guint            removed,
                     guint            added,
                     GListModel      *children)
{
  gtk_tree_expander_set_hide_expander (expander, g_list_model_get_n_items (children) == 0);
}

static void
name_bind_cb (TandemOutlineView *self,
              GtkListItem       *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (row);
  GListModel *children = tandem_outline_node_get_children (node);
  GtkWidget *expander = gtk_list_item_get_child (item);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  children_changed_cb (GTK_TREE_EXPANDER (expander), 0, 0, 0, children);
  g_signal_connect_swapped (children, "items-changed", G_CALLBACK (children_changed_cb), expander);
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
  GtkWidget *expander = gtk_list_item_get_child (item);
  g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));

  if (node != NULL)
    g_signal_handlers_disconnect_by_func (tandem_outline_node_get_children (node), children_changed_cb, expander);
  disconnect_node (item, G_CALLBACK (show_name));
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), NULL);
}

static void
show_status (TandemOutlineNode *node,
             GParamSpec        *pspec,
             GtkListItem       *item)
{
  TandemOutlineView *self = g_object_get_data (G_OBJECT (item), "view");

  show_status_in (gtk_list_item_get_child (item), tandem_outline_node_get_doc (node), self->context);
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

/* Per cent of the milestones achieved for pilots, what was reported for
 * actions, and the mean of what hangs below for objectives; -1 for none. */
static int
get_progress (TandemOutlineNode   *node,
              const TandemContext *context)
{
  TandemDoc *doc = tandem_outline_node_get_doc (node);
  const char *kind = tandem_doc_get_kind (doc)->name;
  GListModel *children = tandem_outline_node_get_children (node);
  int sum = 0;
  int n = 0;

  if (g_str_equal (kind, "pilot"))
    return tandem_pilot_get_progress (doc, context);
  if (g_str_equal (kind, "action") && tandem_val_exists (tandem_doc_get (doc, "progress_pct")))
    return (int) tandem_val_int (tandem_doc_get (doc, "progress_pct"), 0);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr(TandemOutlineNode) child = g_list_model_get_item (children, i);
      int progress = get_progress (child, context);

      sum += MAX (progress, 0);
      n += progress >= 0;
    }

  return n > 0 ? sum / n : -1;
}

static void
show_progress (TandemOutlineNode *node,
               GParamSpec        *pspec,
               GtkListItem       *item)
{
  TandemOutlineView *self = g_object_get_data (G_OBJECT (item), "view");
  GtkWidget *box = gtk_list_item_get_child (item);
  int progress = get_progress (node, self->context);
  /* Translators: a share of what is done, as in "42 %" */
  g_autofree char *words = progress >= 0 ? g_strdup_printf (_("%d %%"), progress) : NULL;

  gtk_widget_set_visible (box, progress >= 0);
  g_object_set (gtk_widget_get_first_child (box), "fraction", MAX (progress, 0) / 100.0, "label", words, NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), words != NULL ? words : "");
}

static void
progress_setup_cb (TandemOutlineView *self,
                   GtkListItem       *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "width-chars", 5, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), g_object_new (TANDEM_TYPE_PROGRESS, "hexpand", TRUE,
                                               "valign", GTK_ALIGN_CENTER, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
  g_object_set_data (G_OBJECT (item), "view", self);
}

static void
progress_bind_cb (TandemOutlineView *self,
                  GtkListItem       *item)
{
  g_autoptr(TandemOutlineNode) node = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));

  show_progress (node, NULL, item);
  g_signal_connect (node, "notify::doc", G_CALLBACK (show_progress), item);
}

static void
progress_unbind_cb (TandemOutlineView *self,
                    GtkListItem       *item)
{
  disconnect_node (item, G_CALLBACK (show_progress));
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
  gtk_inscription_set_yalign (GTK_INSCRIPTION (inscription), 0.5);
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
  const TandemDoc *doc = tandem_outline_node_get_doc (item);

  /* Nothing ever hangs on a milestone. */
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
open_to_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  adw_toggle_group_set_active_name (TANDEM_OUTLINE_VIEW (widget)->depth, g_variant_get_string (parameter, NULL));
}

/* One column with the state in front of the name is what a narrow window holds. */
static void
set_narrow (TandemOutlineView *self,
            gboolean           narrow)
{
  self->narrow = narrow;
  gtk_column_view_column_set_visible (self->status_column, !narrow);
  gtk_column_view_column_set_visible (self->due_column, !narrow);
  gtk_column_view_column_set_visible (self->responsible_column, !narrow);
  gtk_column_view_column_set_visible (self->progress_column, !narrow);
  gtk_scrolled_window_set_policy (self->scroller, narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
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

static void
tandem_outline_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  TandemOutlineView *self = TANDEM_OUTLINE_VIEW (object);

  switch ((TandemOutlineViewProperty) prop_id)
    {
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          set_narrow (self, g_value_get_boolean (value));
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
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, plan_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, status_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, due_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, responsible_column);
  gtk_widget_class_bind_template_child (widget_class, TandemOutlineView, progress_column);
  gtk_widget_class_bind_template_callback (widget_class, depth_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "outline.open-to", "s", open_to_action);
}

static void
tandem_outline_view_init (TandemOutlineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_widget_column (self, self->plan_column, G_CALLBACK (name_setup_cb), G_CALLBACK (name_bind_cb),
                     G_CALLBACK (name_unbind_cb));
  set_widget_column (self, self->status_column, G_CALLBACK (status_setup_cb), G_CALLBACK (status_bind_cb),
                     G_CALLBACK (status_unbind_cb));
  set_widget_column (self, self->progress_column, G_CALLBACK (progress_setup_cb), G_CALLBACK (progress_bind_cb),
                     G_CALLBACK (progress_unbind_cb));
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
