/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-board.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"
#include "tandem-board-card.h"
#include "tandem-list.h"
#include "tandem-record.h"
#include "tandem-status-glyph.h"
#include "tandem-status.h"
#include "tandem-view.h"

/* One column. */
typedef struct
{
  TandemList         *list;         /* (owned) (nullable): before the first question */
  GtkSingleSelection *selection;    /* (owned) (nullable) */
  GtkWidget          *box;
  GtkListView        *view;
  GtkLabel           *count;
} Column;

struct _TandemBoard
{
  GtkWidget      parent_instance;

  TandemSession *session;   /* (owned) */
  Column         columns[TANDEM_N_COLUMNS];
  int            current;   /* the column whose selection counts */
};

typedef enum { ACTIVATE, SELECTED, MENU, N_SIGNALS } TandemBoardSignal;
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemBoard, tandem_board, GTK_TYPE_WIDGET)

/* The status that a card gets in a column; none: nobody chooses it. */
static const struct
{
  const char *title;
  const char *glyph;
  const char *status;       /* (nullable) */
} columns[TANDEM_N_COLUMNS] = {
  [TANDEM_COLUMN_PLANNED] = { N_("Planned"), "planned", "planned" },
  [TANDEM_COLUMN_IN_PROGRESS] = { N_("In Progress"), "in_progress", "in_progress" },
  [TANDEM_COLUMN_LATE] = { N_("Late or Delayed"), "late", NULL },
  [TANDEM_COLUMN_ACHIEVED] = { N_("Achieved"), "achieved", "achieved" },
};

/* ---- moving a card -------------------------------------------------------------- */

static void
refuse (TandemBoard     *self,
        const TandemDoc *doc,
        const char      *status)
{
  TandemContext *context = tandem_session_get_context (self->session);
  g_autofree char *title = tandem_doc_dup_title (doc, context);
  const char *now = tandem_val_string (tandem_doc_get (doc, "status"));
  const TandemStatus *from = tandem_status_find (now), *to = tandem_status_find (status);
  g_autofree char *message = NULL;

  if (status == NULL)
    message = g_strdup (_("Nobody chooses Late or Delayed: a milestone gets there by its dates"));
  else
    /* Translators: %1$s is the title of a milestone, the others are states */
    message = g_strdup_printf (_("“%1$s” cannot go back from %2$s to %3$s; Undo takes a mistake back"), title,
                               from != NULL ? tandem_status_get_label (from) : "", to != NULL ? tandem_status_get_label (to) : "");
  tandem_session_announce (self->session, message);
}

static void
set_status (TandemBoard *self,
            TandemDoc   *doc,
            const char  *status)
{
  TandemContext *context = tandem_session_get_context (self->session);
  g_autofree char *json = tandem_json_string (status);
  g_autoptr(TandemDoc) after = tandem_doc_with (doc, "status", json, NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Change Status"));
  g_autofree char *title = tandem_doc_dup_title (doc, context);
  const char *shown;
  g_autofree char *announcement = NULL;

  g_return_if_fail (after != NULL);

  shown = tandem_milestone_get_shown_status (after, context);
  if (g_str_equal (shown, status))
    /* Translators: a toast; %1$s is the title of a milestone, %2$s a state */
    announcement = g_strdup_printf (_("“%1$s”: %2$s"), title, tandem_status_get_label (tandem_status_find (status)));
  else
    /* Translators: a toast; %1$s is the title of a milestone, the others are states, the second a computed one */
    announcement = g_strdup_printf (_("“%1$s”: %2$s, and still %3$s"), title,
                                    tandem_status_get_label (tandem_status_find (status)),
                                    tandem_status_get_label (tandem_status_find (shown)));
  tandem_batch_put (batch, doc, after);
  tandem_session_save (self->session, batch, announcement);
}

/**
 * tandem_board_put:
 * @self: a board
 * @id: a milestone
 * @column: where it is put
 *
 * Gives the milestone the status of a column, as one step; where that cannot
 * be, says why.
 *
 * Returns: whether anything changed
 */
gboolean
tandem_board_put (TandemBoard           *self,
                  const char            *id,
                  TandemMilestonesColumn column)
{
  g_autoptr(TandemDoc) doc = NULL;
  const char *status;

  g_return_val_if_fail (TANDEM_IS_BOARD (self), FALSE);
  g_return_val_if_fail (column < TANDEM_N_COLUMNS, FALSE);

  doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  status = columns[column].status;
  if (doc == NULL || tandem_doc_get_kind (doc) != &tandem_milestone_kind)
    return FALSE;
  if (g_strcmp0 (status, tandem_val_string (tandem_doc_get (doc, "status"))) == 0)
    return FALSE;
  if (status == NULL || !tandem_milestone_may_become (doc, status))
    {
      refuse (self, doc, status);
      return FALSE;
    }

  if (column == TANDEM_COLUMN_ACHIEVED)
    tandem_session_mark_achieved (self->session, doc);
  else
    set_status (self, doc, status);

  return TRUE;
}

/**
 * tandem_board_shift:
 * @self: a board
 * @by: 1: on, -1: back
 *
 * Sends the selected card to the next column that can be chosen.
 *
 * Returns: whether anything changed
 */
gboolean
tandem_board_shift (TandemBoard *self,
                    int          by)
{
  static const TandemMilestonesColumn order[] = {
    TANDEM_COLUMN_PLANNED, TANDEM_COLUMN_IN_PROGRESS, TANDEM_COLUMN_ACHIEVED,
  };
  const char *id = tandem_board_get_selected (self);
  g_autoptr(TandemDoc) doc = id != NULL ? tandem_store_get (tandem_session_get_store (self->session), id, NULL) : NULL;
  const char *status = doc != NULL ? tandem_val_string (tandem_doc_get (doc, "status")) : NULL;
  int place = 1;    /* what is said to be delayed was begun */

  if (doc == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (columns[order[i]].status, status) == 0)
      place = (int) i;
  if (place + by < 0 || place + by >= (int) G_N_ELEMENTS (order))
    return FALSE;

  return tandem_board_put (self, id, order[place + by]);
}

/* ---- cards ------------------------------------------------------------------------ */

static int
find_column (TandemBoard *self,
             gpointer     view)
{
  for (int i = 0; i < TANDEM_N_COLUMNS; i++)
    if ((gpointer) self->columns[i].view == view || (gpointer) self->columns[i].box == view ||
        (gpointer) self->columns[i].selection == view)
      return i;

  return 0;
}

/* Each column has a selected card; the one that counts is seen. */
static void
set_current (TandemBoard *self,
             int          column)
{
  self->current = column;
  for (int i = 0; i < TANDEM_N_COLUMNS; i++)
    tandem_widget_set_class (self->columns[i].box, "current", i == column);
}

static void
show_record (TandemRecord *record,
             GParamSpec   *pspec,
             GtkListItem  *item)
{
  GtkWidget *card = gtk_list_item_get_child (item);
  g_autofree char *spoken = tandem_board_card_show (card, tandem_record_get_doc (record), tandem_record_get_context (record));

  gtk_list_item_set_accessible_label (item, spoken);
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 GtkListItem   *item)
{
  TandemRecord *record = gtk_list_item_get_item (item);
  GtkWidget *card = gtk_list_item_get_child (item);
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (card);

  if (record == NULL)
    return NULL;
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);

  return gdk_content_provider_new_typed (G_TYPE_STRING, tandem_record_get_id (record));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkListItem     *item)
{
  GtkWidget *card = gtk_list_item_get_child (item);
  TandemBoard *self = TANDEM_BOARD (gtk_widget_get_ancestor (card, TANDEM_TYPE_BOARD));
  int column = find_column (self, gtk_widget_get_ancestor (card, GTK_TYPE_LIST_VIEW));

  gtk_single_selection_set_selected (self->columns[column].selection, gtk_list_item_get_position (item));
  set_current (self, column);
  g_signal_emit (self, signals[MENU], 0, card);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          TandemBoard              *self)
{
  GtkWidget *card = tandem_board_card_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), item);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), item);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, card);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TandemBoard              *self)
{
  TandemRecord *record = gtk_list_item_get_item (item);

  show_record (record, NULL, item);
  g_signal_connect (record, "notify", G_CALLBACK (show_record), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           TandemBoard              *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_record, item);
}

/* ---- columns ------------------------------------------------------------------------ */

static void
activated_cb (TandemBoard *self,
              guint        position,
              GtkListView *view)
{
  g_autoptr(TandemRecord) record = NULL;

  set_current (self, find_column (self, view));
  record = g_list_model_get_item (G_LIST_MODEL (self->columns[self->current].selection), position);
  if (record != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0, tandem_record_get_id (record));
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            TandemBoard   *self)
{
  int column = find_column (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));

  return tandem_board_put (self, g_value_get_string (value), (TandemMilestonesColumn) column);
}

static void
focus_cb (GtkEventControllerFocus *focus,
          TandemBoard             *self)
{
  set_current (self, find_column (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus))));
  g_signal_emit (self, signals[SELECTED], 0);
}

static GtkWidget *
new_heading (TandemBoard *self,
             Column      *column,
             guint        index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *glyph = g_object_new (TANDEM_TYPE_STATUS_GLYPH, "status", columns[index].glyph, "show-word", FALSE, NULL);
  GtkWidget *title = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, columns[index].title));
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  column->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (box, "column-heading");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (column->count), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (column->count), "numeric");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_hexpand (GTK_WIDGET (column->count), TRUE);
  gtk_label_set_xalign (column->count, 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (add, _("New Milestone"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.new");
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (column->count));
  gtk_box_append (GTK_BOX (box), add);

  return box;
}

static void
set_up_column (TandemBoard *self,
               guint        index)
{
  Column *column = &self->columns[index];
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  column->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  column->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_tab_behavior (column->view, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, columns[index].title), -1);
  g_signal_connect_object (column->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (column->box, "board-column");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (column->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (column->box), new_heading (self, column, index));
  gtk_box_append (GTK_BOX (column->box), scrolled);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (column->box, GTK_EVENT_CONTROLLER (target));
  g_signal_connect (focus, "enter", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (column->view), focus);
  gtk_widget_set_parent (column->box, GTK_WIDGET (self));
}

static void
count_cb (TandemBoard *self)
{
  for (guint i = 0; i < TANDEM_N_COLUMNS; i++)
    {
      const char *grouped = "%'u";   /* digits grouped as the locale does: POSIX, not ISO C */
      g_autofree char *count = NULL;

      if (self->columns[i].list == NULL || tandem_list_is_loading (self->columns[i].list))
        continue;
      count = g_strdup_printf (grouped, g_list_model_get_n_items (G_LIST_MODEL (self->columns[i].list)));
      gtk_label_set_label (self->columns[i].count, count);
    }
}

static void
selected_cb (TandemBoard *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

/**
 * tandem_board_ask:
 * @self: a board
 * @milestones: what is asked for
 */
void
tandem_board_ask (TandemBoard            *self,
                  const TandemMilestones *milestones)
{
  g_return_if_fail (TANDEM_IS_BOARD (self));

  for (guint i = 0; i < TANDEM_N_COLUMNS; i++)
    {
      Column *column = &self->columns[i];
      g_autoptr(TandemQuery) query = tandem_milestones_column (milestones, (TandemMilestonesColumn) i);

      if (column->list != NULL)
        {
          tandem_list_set_query (column->list, query);
          continue;
        }
      column->list = TANDEM_LIST (tandem_store_list (tandem_session_get_store (self->session), query));
      column->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (column->list)));
      gtk_list_view_set_model (column->view, GTK_SELECTION_MODEL (column->selection));
      g_signal_connect_object (column->list, "items-changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column->list, "notify::loading", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
    }
}

GListModel *
tandem_board_get_column (TandemBoard           *self,
                         TandemMilestonesColumn column)
{
  return G_LIST_MODEL (self->columns[column].list);
}

/* The id of the card that the keyboard is on, NULL: none. */
const char *
tandem_board_get_selected (TandemBoard *self)
{
  TandemRecord *record = self->columns[self->current].selection != NULL
                           ? gtk_single_selection_get_selected_item (self->columns[self->current].selection) : NULL;

  return record != NULL ? tandem_record_get_id (record) : NULL;
}

gboolean
tandem_board_select (TandemBoard *self,
                     const char  *id)
{
  for (int i = 0; i < TANDEM_N_COLUMNS; i++)
    {
      guint position = self->columns[i].list != NULL ? tandem_list_find (self->columns[i].list, id) : G_MAXUINT;

      if (position == G_MAXUINT)
        continue;
      set_current (self, i);
      gtk_list_view_scroll_to (self->columns[i].view, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
      return TRUE;
    }

  return FALSE;
}

/* ---- the widget ---------------------------------------------------------------------- */

static void
tandem_board_dispose (GObject *object)
{
  TandemBoard *self = TANDEM_BOARD (object);

  for (guint i = 0; i < TANDEM_N_COLUMNS; i++)
    {
      if (self->columns[i].view != NULL)
        gtk_list_view_set_model (self->columns[i].view, NULL);
      self->columns[i].view = NULL;
      g_clear_object (&self->columns[i].selection);
      g_clear_object (&self->columns[i].list);
      g_clear_pointer (&self->columns[i].box, gtk_widget_unparent);
    }
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_board_parent_class)->dispose (object);
}

static void
tandem_board_class_init (TandemBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_board_dispose;

  signals[ACTIVATE] = g_signal_new ("activate", TANDEM_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", TANDEM_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", TANDEM_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tandem-board");
}

static void
tandem_board_init (TandemBoard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  for (guint i = 0; i < TANDEM_N_COLUMNS; i++)
    set_up_column (self, i);
}

GtkWidget *
tandem_board_new (TandemSession *session)
{
  TandemBoard *self = g_object_new (TANDEM_TYPE_BOARD, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}
