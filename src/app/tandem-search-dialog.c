/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-search-dialog.h"

#include <glib/gi18n-lib.h>

#include "tandem-finder.h"
#include "tandem-search-row.h"
#include "tandem-section-header.h"
#include "tandem-widgets.h"

#define MAX_OF_A_GROUP 3
#define PAGE_ROWS 6             /* of Page Up and Page Down */

struct _TandemSearchDialog
{
  AdwDialog          parent_instance;

  GtkSearchEntry    *entry;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkListBox        *list_box;
  GtkLabel          *count_label;

  TandemSession     *session;       /* (owned) */
  GPtrArray         *items;         /* (owned): shown, in their order */
  GCancellable      *cancellable;   /* (owned) (nullable): of the question under way */
  gboolean           moved;         /* somebody chose a row: it is kept when the store answers */
  gboolean           entered;       /* Enter came before the answer: its first row is meant */
  gboolean           beside;        /* it was Ctrl+Enter */
  gboolean           narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} TandemSearchDialogProperty;

static GParamSpec *narrow_property;

G_DEFINE_FINAL_TYPE (TandemSearchDialog, tandem_search_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (TandemSearchDialog * self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* ---- choosing --------------------------------------------------------------- */

static int
get_selected (TandemSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* The heading of the first row is above it, and comes along. */
static void
scroll_to (TandemSearchDialog *self,
           GtkListBoxRow      *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_list_box_row_get_index (row) == 0)
    gtk_adjustment_set_value (adjustment, 0);
  else if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list_box), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
select_index (TandemSearchDialog *self,
              int                 index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, index);

  if (row == NULL || index >= (int) self->items->len)
    return;

  gtk_list_box_select_row (self->list_box, row);
  scroll_to (self, row);
  /* The focus stays in the entry. */
  tandem_widget_follow_row (GTK_WIDGET (self->entry), GTK_WIDGET (row), GTK_WIDGET (row));
}

/* A record may be opened in a window beside; a command has no such choice. */
static void
choose (TandemSearchDialog *self,
        int                 index,
        gboolean            beside)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr(TandemFindItem) item = NULL;
  g_autoptr(GVariant) target = NULL;

  if (index < 0 || index >= (int) self->items->len || window == NULL)
    return;

  item = tandem_find_item_ref (g_ptr_array_index (self->items, index));
  target = item->target != NULL ? g_variant_ref_sink (g_variant_new_string (item->target)) : NULL;
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (window, beside && item->id != NULL && g_str_equal (item->action, "win.open-record")
                                      ? "win.open-beside" : item->action, target);
}

static void
row_activated_cb (TandemSearchDialog *self,
                  GtkListBoxRow      *row)
{
  choose (self, gtk_list_box_row_get_index (row), FALSE);
}

static void
enter (TandemSearchDialog *self,
       gboolean            beside)
{
  self->beside = beside;
  /* Quick fingers mean what the store will find, not what is known so far. */
  if (self->cancellable != NULL && !self->moved)
    self->entered = TRUE;
  else
    choose (self, get_selected (self), beside);
}

static void
entry_activated_cb (TandemSearchDialog *self)
{
  enter (self, FALSE);
}

static void
stop_search_cb (TandemSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_clicked_cb (TandemSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- showing ------------------------------------------------------------------ */

static const TandemFindItem *
item_of (GtkListBoxRow *row)
{
  return row != NULL ? tandem_search_row_get_item (TANDEM_SEARCH_ROW (row)) : NULL;
}

/* A caption over the first row of each group. */
static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       user_data)
{
  TandemSearchDialog *self = user_data;
  const TandemFindItem *item = item_of (row);
  const TandemFindItem *item_before = item_of (before);
  gboolean recent = get_text (self)[0] == '\0';
  GtkWidget *header = gtk_list_box_row_get_header (row);
  const char *title;

  if (item == NULL || (item_before != NULL && (recent || item_before->group == item->group)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  title = recent ? _("Looked At Last") : tandem_find_group_get_title (item->group);
  if (header == NULL)
    {
      header = g_object_new (TANDEM_TYPE_SECTION_HEADER, "small", TRUE, "count", -1,
                             "margin-start", 12, "margin-top", 9, "margin-bottom", 3, NULL);
      gtk_list_box_row_set_header (row, header);
    }
  g_object_set (header, "title", title, NULL);
}

static int
find_id (GPtrArray  *items,
         const char *id)
{
  for (guint i = 0; i < items->len && id != NULL; i++)
    if (g_strcmp0 (((TandemFindItem *) g_ptr_array_index (items, i))->id, id) == 0)
      return (int) i;

  return -1;
}

static void
show_count (TandemSearchDialog *self)
{
  g_autofree char *count = NULL;

  if (get_text (self)[0] != '\0' && self->items->len > 0)
    count = g_strdup_printf (ngettext ("%u shown", "%u shown", self->items->len), self->items->len);
  gtk_label_set_label (self->count_label, count != NULL ? count : "");
}

/* The rows there are show other items: making widgets for each letter would
 * cost more than the search. */
static void
fill_rows (TandemSearchDialog *self)
{
  guint n_rows = 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list_box, (int) n_rows)) != NULL)
    gtk_widget_set_visible (GTK_WIDGET (row), n_rows++ < self->items->len);
  for (; n_rows < self->items->len; n_rows++)
    gtk_list_box_append (self->list_box, tandem_search_row_new ());
  for (guint i = 0; i < self->items->len; i++)
    tandem_search_row_show (TANDEM_SEARCH_ROW (gtk_list_box_get_row_at_index (self->list_box, (int) i)),
                            g_ptr_array_index (self->items, i), get_text (self), self->narrow);
  gtk_list_box_invalidate_headers (self->list_box);
}

/* Takes @items. */
static void
show_items (TandemSearchDialog *self,
            GPtrArray          *items,
            gboolean            complete)
{
  int selected = get_selected (self);
  g_autofree char *id = NULL;
  int kept;

  if (self->moved && selected >= 0 && selected < (int) self->items->len)
    id = g_strdup (((TandemFindItem *) g_ptr_array_index (self->items, selected))->id);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;

  kept = find_id (items, id);
  fill_rows (self);
  select_index (self, MAX (kept, 0));
  show_count (self);
  if (items->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "hits");
  else if (get_text (self)[0] == '\0')
    gtk_stack_set_visible_child_name (self->stack, "start");
  else if (complete)
    gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(TandemSearchDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = tandem_store_search_finish (TANDEM_STORE (source), result, &error);

  if (hits != NULL && self->session != NULL)
    {
      g_clear_object (&self->cancellable);
      show_items (self, tandem_finder_learn (tandem_finder_of_session (self->session), get_text (self), hits), TRUE);
      if (self->entered)
        choose (self, get_selected (self), self->beside);
    }
  else if (hits == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Searching failed: %s", error->message);
}

static void
changed_cb (TandemSearchDialog *self)
{
  TandemFinder *finder = tandem_finder_of_session (self->session);
  const char *text = get_text (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->moved = FALSE;
  self->entered = FALSE;
  if (text[0] == '\0')
    {
      show_items (self, tandem_finder_get_recent (finder), TRUE);
      return;
    }

  show_items (self, tandem_finder_recall (finder, text), FALSE);
  self->cancellable = g_cancellable_new ();
  tandem_store_search_groups_async (tandem_session_get_store (self->session), text, tandem_find_groups_get_kinds (),
                                    MAX_OF_A_GROUP, self->cancellable, searched_cb, g_object_ref (self));
}

/* ---- keys ---------------------------------------------------------------------- */

static guint
group_at (TandemSearchDialog *self,
          int                 index)
{
  return ((TandemFindItem *) g_ptr_array_index (self->items, index))->group;
}

/* The first row of the next group, or of the one before; round at the ends. */
static int
find_group (TandemSearchDialog *self,
            int                 from,
            int                 step)
{
  int n_items = (int) self->items->len;
  int at = from;

  do
    at = (at + step + n_items) % n_items;
  while (at != from && group_at (self, at) == group_at (self, from));
  while (step < 0 && at > 0 && group_at (self, at - 1) == group_at (self, at))
    at--;

  return step > 0 && at == from ? 0 : at;
}

enum
{
  ROW_BELOW,
  ROW_ABOVE,
  PAGE_BELOW,
  PAGE_ABOVE,
  GROUP_BELOW,
  GROUP_ABOVE,
  BESIDE,
};

static const TandemKey keys_of_hits[] = {
  { "Down", N_("Row below or above"), .what = ROW_BELOW },
  { "Up", NULL, .what = ROW_ABOVE },
  { "Page_Down", N_("Several rows at once"), .what = PAGE_BELOW },
  { "Page_Up", NULL, .what = PAGE_ABOVE },
  { "Tab", N_("Next group, or the one before"), .what = GROUP_BELOW },
  { "<Shift>Tab", NULL, .what = GROUP_ABOVE },
  { "<Control>Return", N_("Open in a window beside"), .what = BESIDE },
};

const TandemKeyTable tandem_search_dialog_keys = TANDEM_KEY_TABLE (N_("Finding Anything"), keys_of_hits);

static int
go (TandemSearchDialog *self,
    int                 what)
{
  int last = (int) self->items->len - 1;
  int selected = get_selected (self);

  switch (what)
    {
    case ROW_BELOW:
      return selected < last ? selected + 1 : 0;
    case ROW_ABOVE:
      return selected > 0 ? selected - 1 : last;
    case PAGE_BELOW:
      return MIN (selected + PAGE_ROWS, last);
    case PAGE_ABOVE:
      return MAX (selected - PAGE_ROWS, 0);
    default:
      return find_group (self, selected, what == GROUP_BELOW ? 1 : -1);
    }
}

static gboolean
key_pressed_cb (TandemSearchDialog *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  const TandemKey *key = tandem_keys_find (&tandem_search_dialog_keys, keyval, state);

  if (key != NULL && key->what == BESIDE)
    {
      enter (self, TRUE);
      return GDK_EVENT_STOP;
    }
  if (key == NULL || self->items->len == 0 || get_selected (self) < 0)
    return GDK_EVENT_PROPAGATE;

  self->moved = TRUE;
  select_index (self, go (self, key->what));

  return GDK_EVENT_STOP;
}

/* ---- the dialog ------------------------------------------------------------------ */

/* Becoming a sheet at the bottom, a dialog loses its focus. */
static void
take_focus_cb (gpointer user_data)
{
  g_autoptr(TandemSearchDialog) self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
tandem_search_dialog_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  TandemSearchDialog *self = TANDEM_SEARCH_DIALOG (object);

  switch ((TandemSearchDialogProperty) prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      if (self->items != NULL)
        fill_rows (self);
      g_idle_add_once (take_focus_cb, g_object_ref (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_search_dialog_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch ((TandemSearchDialogProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_SEARCH_DIALOG (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_search_dialog_dispose (GObject *object)
{
  TandemSearchDialog *self = TANDEM_SEARCH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_search_dialog_parent_class)->dispose (object);
}

static void
tandem_search_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_SEARCH_DIALOG (object)->items);

  G_OBJECT_CLASS (tandem_search_dialog_parent_class)->finalize (object);
}

static void
tandem_search_dialog_class_init (TandemSearchDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_search_dialog_get_property;
  object_class->set_property = tandem_search_dialog_set_property;
  object_class->dispose = tandem_search_dialog_dispose;
  object_class->finalize = tandem_search_dialog_finalize;

  narrow_property = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_NARROW, narrow_property);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, count_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
tandem_search_dialog_init (TandemSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_find_item_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list_box, update_header_cb, self, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * tandem_search_dialog_new:
 * @session: the session
 *
 * Returns: a dialog that finds any record and any command
 */
AdwDialog *
tandem_search_dialog_new (TandemSession *session)
{
  TandemSearchDialog *self = g_object_new (TANDEM_TYPE_SEARCH_DIALOG, NULL);

  self->session = g_object_ref (session);
  show_items (self, tandem_finder_get_recent (tandem_finder_of_session (session)), TRUE);

  return ADW_DIALOG (self);
}
