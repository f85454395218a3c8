/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-mirror-side.h"

#include <glib/gi18n-lib.h>

#include "tandem-outline-words.h"
#include "tandem-status-glyph.h"
#include "tandem-view.h"

#define ROW_HEIGHT 52
#define STEP_IN 18

struct _TandemMirrorSide
{
  AdwBin              parent_instance;

  GtkDropDown        *plan_drop;
  GtkScrolledWindow  *scroller;
  GtkListView        *view;

  TandemContext      *context;      /* (owned) */
  GtkFilterListModel *rows;         /* (owned): without empty places in a narrow window */
  GtkSingleSelection *selection;    /* (owned) */
  GPtrArray          *cells;        /* (element-type GtkListItem): those bound */
  GPtrArray          *marked;       /* (owned) (nullable) (element-type utf8): ids */
  guint               side;
  gboolean            narrow;
  gboolean            quiet;        /* what happens now was not done by a person */
};

enum
{
  PLAN_CHOSEN,
  SELECTED,
  ACTIVATED,
  SCROLLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemMirrorSide, tandem_mirror_side, ADW_TYPE_BIN)

static TandemDoc *
doc_at (TandemMirrorSide * self,
        guint position)
{
  g_autoptr(TandemMirrorItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return item != NULL ? tandem_mirror_item_get_doc (item, self->side) : NULL;   /* the list keeps it */
}

/* ---- rows ----------------------------------------------------------------------- */

/* A row with its parts, so that nobody has to walk through siblings. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *code;
  GtkWidget *title;
  GtkWidget *link;
  GtkWidget *line;
  GtkWidget *status;
} Row;

static char *
dup_dates (TandemMirrorSide *self,
           const TandemDoc  *doc)
{
  TandemDate today = tandem_context_get_today (self->context);
  TandemDate start = tandem_val_date (tandem_doc_get (doc, "start"));
  TandemDate end = tandem_val_date (tandem_doc_get (doc, "end"));
  g_autofree char *first = tandem_date_is_set (start) ? tandem_date_to_short_text (start, today) : NULL;
  g_autofree char *last = tandem_date_is_set (end) ? tandem_date_to_short_text (end, today) : NULL;

  if (first == NULL && last == NULL)
    return NULL;

  return g_strdup_printf ("%s – %s", first != NULL ? first : "", last != NULL ? last : "");
}

static gboolean
is_marked (TandemMirrorSide *self,
           const TandemDoc  *doc)
{
  for (guint i = 0; self->marked != NULL && i < self->marked->len; i++)
    if (g_str_equal (g_ptr_array_index (self->marked, i), tandem_doc_get_id (doc)))
      return TRUE;

  return FALSE;
}

static void
show_words (TandemMirrorSide *self,
            GtkListItem      *list_item,
            TandemMirrorItem *item,
            TandemDoc        *doc)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  const TandemKind *kind = tandem_doc_get_kind (doc);
  const char *code = tandem_val_string (tandem_doc_get (doc, "code"));
  const char *shared = tandem_mirror_item_get_shared (item, self->side);
  gboolean group = g_str_equal (kind->name, "objective");
  g_autofree char *title = tandem_doc_dup_title (doc, self->context);
  g_autofree char *dates = group ? NULL : dup_dates (self, doc);
  g_autofree char *line = g_strjoin (shared != NULL && dates != NULL ? " · " : "", shared != NULL ? shared : "",
                                     dates != NULL ? dates : "", NULL);
  g_autofree char *spoken = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), kind->icon);
  tandem_label_set_or_hide (row->code, code);
  gtk_label_set_label (GTK_LABEL (row->title), title);
  tandem_widget_set_class (row->title, "heading", group);
  tandem_label_set_or_hide (row->line, line[0] != '\0' ? line : NULL);
  gtk_widget_set_visible (row->link, shared != NULL);
  tandem_outline_show_status (row->status, doc, self->context);
  g_object_set (row->status, "show-word", !self->narrow, NULL);
  gtk_widget_set_visible (row->status, !group);
  gtk_widget_set_tooltip_text (row->box, shared);
  gtk_widget_set_margin_start (row->box, 6 + STEP_IN * (int) tandem_mirror_item_get_depth (item, self->side));
  tandem_widget_set_class (gtk_widget_get_parent (row->box), "shared-mark", is_marked (self, doc));

  /* Translators: how a row of a plan is read out: its kind, code and title, then dates and what it is shared with */
  spoken = g_strdup_printf (_("%s %s: %s. %s"), g_dgettext (GETTEXT_PACKAGE, kind->label), code != NULL ? code : "", title, line);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
show_row (TandemMirrorSide *self,
          GtkListItem      *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  TandemMirrorItem *item = gtk_list_item_get_item (list_item);
  TandemDoc *doc = item != NULL ? tandem_mirror_item_get_doc (item, self->side) : NULL;

  gtk_widget_set_visible (row->box, doc != NULL);
  gtk_list_item_set_selectable (list_item, doc != NULL);
  gtk_list_item_set_activatable (list_item, doc != NULL);
  gtk_list_item_set_focusable (list_item, doc != NULL);
  if (doc != NULL)
    show_words (self, list_item, item, doc);
  else
    {
      tandem_widget_set_class (gtk_widget_get_parent (row->box), "shared-mark", FALSE);
      gtk_list_item_set_accessible_label (list_item, _("Nothing on this side"));
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  row->box = g_object_new (GTK_TYPE_BOX, "spacing", 9, "hexpand", TRUE, "margin-end", 9, NULL);
  row->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  row->code = gtk_label_new (NULL);
  row->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  row->link = g_object_new (GTK_TYPE_IMAGE, "icon-name", "link-symbolic", "pixel-size", 12,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  row->line = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  row->status = g_object_new (TANDEM_TYPE_STATUS_GLYPH, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (row->icon, "dimmed");
  gtk_widget_add_css_class (row->code, "dimmed");
  gtk_widget_add_css_class (row->code, "numeric");
  gtk_widget_add_css_class (row->link, "accent");
  gtk_widget_add_css_class (row->line, "caption");
  gtk_widget_add_css_class (row->line, "dimmed");
  gtk_box_append (GTK_BOX (first), row->code);
  gtk_box_append (GTK_BOX (first), row->title);
  gtk_box_append (GTK_BOX (second), row->link);
  gtk_box_append (GTK_BOX (second), row->line);
  g_object_set (words, "valign", GTK_ALIGN_CENTER, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), second);
  gtk_box_append (GTK_BOX (row->box), row->icon);
  gtk_box_append (GTK_BOX (row->box), words);
  gtk_box_append (GTK_BOX (row->box), row->status);
  gtk_box_append (GTK_BOX (outer), row->box);
  /* Rows of both sides are as high, or they would not stand side by side. */
  gtk_widget_set_size_request (outer, -1, ROW_HEIGHT);
  gtk_list_item_set_child (list_item, outer);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static void
item_changed_cb (GtkListItem *list_item)
{
  GtkWidget *side = gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), TANDEM_TYPE_MIRROR_SIDE);

  if (side != NULL)
    show_row (TANDEM_MIRROR_SIDE (side), list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         TandemMirrorSide         *self)
{
  g_ptr_array_add (self->cells, list_item);
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify::row", G_CALLBACK (item_changed_cb), list_item,
                           G_CONNECT_SWAPPED);
  show_row (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           TandemMirrorSide         *self)
{
  g_ptr_array_remove_fast (self->cells, list_item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed_cb, list_item);
}

/* ---- what a person does ----------------------------------------------------------- */

static void
plan_selected_cb (TandemMirrorSide *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[PLAN_CHOSEN], 0, gtk_drop_down_get_selected (self->plan_drop));
}

static void
selection_changed_cb (TandemMirrorSide *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
row_activated_cb (TandemMirrorSide *self,
                  guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
scrolled_cb (TandemMirrorSide *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SCROLLED], 0, gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)));
}

/* Up and Down go over the empty places. */
static gboolean
key_pressed_cb (TandemMirrorSide *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint selected = gtk_single_selection_get_selected (self->selection);
  gint64 at = selected == GTK_INVALID_LIST_POSITION ? (step > 0 ? -1 : (gint64) n) : (gint64) selected;

  if (step == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  for (at += step; at >= 0 && at < n; at += step)
    if (doc_at (self, (guint) at) != NULL)
      {
        gtk_list_view_scroll_to (self->view, (guint) at, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
        break;
      }

  return GDK_EVENT_STOP;
}

/* ---- what the page does -------------------------------------------------------------- */

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  TandemMirrorSide *self = user_data;

  return !self->narrow || tandem_mirror_item_get_doc (item, self->side) != NULL;
}

/**
 * tandem_mirror_side_set_up:
 * @self: a side
 * @side: 0: left, 1: right
 * @items: (element-type TandemMirrorItem): the rows of both
 * @context: language and today
 */
void
tandem_mirror_side_set_up (TandemMirrorSide *self,
                           guint             side,
                           GListModel       *items,
                           TandemContext    *context)
{
  self->side = side;
  self->context = tandem_context_ref (context);
  self->rows = gtk_filter_list_model_new (g_object_ref (items),
                                          GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL)));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_mirror_side_show_plans:
 * @self: a side
 * @titles: (array zero-terminated=1): of the plans that can be shown
 * @chosen: which of them is
 */
void
tandem_mirror_side_show_plans (TandemMirrorSide  *self,
                               const char *const *titles,
                               guint              chosen)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (titles);

  self->quiet = TRUE;
  gtk_drop_down_set_model (self->plan_drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->plan_drop, chosen);
  self->quiet = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, titles[chosen], -1);
}

void
tandem_mirror_side_set_narrow (TandemMirrorSide *self,
                               gboolean          narrow)
{
  self->narrow = narrow;
  for (guint i = 0; i < self->cells->len; i++)
    show_row (self, g_ptr_array_index (self->cells, i));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->rows),
                      narrow ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
}

/**
 * tandem_mirror_side_get_selected:
 * @self: a side
 *
 * Returns: (transfer none) (nullable): the record that is selected
 */
TandemDoc *
tandem_mirror_side_get_selected (TandemMirrorSide *self)
{
  TandemMirrorItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? tandem_mirror_item_get_doc (item, self->side) : NULL;
}

/**
 * tandem_mirror_side_select:
 * @self: a side
 * @id: (nullable): a record, NULL for what is selected already
 * @focus: whether to go there
 *
 * Selects a record without a signal.
 */
void
tandem_mirror_side_select (TandemMirrorSide *self,
                           const char       *id,
                           gboolean          focus)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint position = id == NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION; i++)
    if (doc_at (self, i) != NULL && (id == NULL || g_str_equal (tandem_doc_get_id (doc_at (self, i)), id)))
      position = i;
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_list_view_scroll_to (self->view, position, focus ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE, NULL);
  self->quiet = FALSE;
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * tandem_mirror_side_mark:
 * @self: a side
 * @docs: (nullable) (element-type TandemDoc): records
 *
 * Highlights the counterparts of what is selected on the other side.
 */
void
tandem_mirror_side_mark (TandemMirrorSide *self,
                         GPtrArray        *docs)
{
  g_clear_pointer (&self->marked, g_ptr_array_unref);
  self->marked = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; docs != NULL && i < docs->len; i++)
    g_ptr_array_add (self->marked, g_strdup (tandem_doc_get_id (g_ptr_array_index (docs, i))));
  for (guint i = 0; i < self->cells->len; i++)
    show_row (self, g_ptr_array_index (self->cells, i));
}

void
tandem_mirror_side_scroll (TandemMirrorSide *self,
                           double            value)
{
  self->quiet = TRUE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), value);
  self->quiet = FALSE;
}

/* ---- the widget ---------------------------------------------------------------------- */

static void
tandem_mirror_side_dispose (GObject *object)
{
  TandemMirrorSide *self = TANDEM_MIRROR_SIDE (object);

  if (self->selection != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->context, tandem_context_unref);

  G_OBJECT_CLASS (tandem_mirror_side_parent_class)->dispose (object);
}

static void
tandem_mirror_side_finalize (GObject *object)
{
  TandemMirrorSide *self = TANDEM_MIRROR_SIDE (object);

  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->marked, g_ptr_array_unref);

  G_OBJECT_CLASS (tandem_mirror_side_parent_class)->finalize (object);
}

static void
tandem_mirror_side_class_init (TandemMirrorSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_mirror_side_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_mirror_side_finalize;

  signals[PLAN_CHOSEN] = g_signal_new ("plan-chosen", TANDEM_TYPE_MIRROR_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SELECTED] = g_signal_new ("selected", TANDEM_TYPE_MIRROR_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", TANDEM_TYPE_MIRROR_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[SCROLLED] = g_signal_new ("scrolled", TANDEM_TYPE_MIRROR_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-mirror-side.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorSide, plan_drop);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorSide, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorSide, view);
  gtk_widget_class_bind_template_callback (widget_class, plan_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tandem_mirror_side_init (TandemMirrorSide *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cells = g_ptr_array_new ();
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->quiet = FALSE;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (scrolled_cb),
                           self, G_CONNECT_SWAPPED);
}
