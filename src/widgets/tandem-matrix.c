/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-matrix.h"

#include <glib/gi18n-lib.h>

#include "tandem-status-glyph.h"

/* The columns of the grid: narrow ones of equal width, of which the words at the
 * side take two and each cell three. */
#define LABEL_SPAN 2
#define CELL_SPAN 3

typedef struct
{
  TandemPin *pin;         /* (unowned): of the picture */
  int        x;
  int        y;
} Item;

struct _TandemMatrix
{
  TandemPicture           parent_instance;

  TandemMatrixAxis        axes[2];      /* across, up; labels owned */
  const TandemVocabulary *regions;
  TandemMatrixRegion      find_region;
  char                   *add_label;    /* (owned) */
  GArray                 *items;        /* (owned) of Item */
  GtkWidget              *grid;
  GtkWidget              *list;
  GtkWidget              *waiting;      /* what is not judged yet: words, then pins */
  GtkWidget              *waiting_words;
  GPtrArray              *cells;        /* (owned) (element-type GtkWidget): row by row from the top */
  GHashTable             *groups;       /* (owned): TandemTerm of a region → GtkWidget in the list */
};

enum
{
  PLACED,
  WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemMatrix, tandem_matrix, TANDEM_TYPE_PICTURE)

static int
count_steps (TandemMatrix *self,
             guint         axis)
{
  return (int) self->axes[axis].steps->n_terms;
}

static const char *
get_word (TandemMatrix *self,
          guint         axis,
          int           step)
{
  return step > 0 && step <= count_steps (self, axis)
         ? g_dgettext (GETTEXT_PACKAGE, self->axes[axis].steps->terms[step - 1].label) : NULL;
}

static gboolean
is_judged (TandemMatrix *self,
           int           x,
           int           y)
{
  return get_word (self, 0, x) != NULL && get_word (self, 1, y) != NULL;
}

/**
 * tandem_matrix_get_region:
 * @self: a matrix
 * @x: a step across, or 0
 * @y: a step up, or 0
 *
 * Returns: (transfer none) (nullable): what that place means; NULL if it is none
 */
const TandemTerm *
tandem_matrix_get_region (TandemMatrix *self,
                          int           x,
                          int           y)
{
  return is_judged (self, x, y) ? tandem_vocabulary_find (self->regions, self->find_region (x, y)) : NULL;
}

static char *
dup_word_of (TandemMatrix *self,
             guint         axis,
             int           step)
{
  const char *word = get_word (self, axis, step);

  /* Translators: what is judged, and how: "Impact: Major", "Likelihood: not judged yet" */
  return g_strdup_printf (_("%s: %s"), self->axes[axis].label, word != NULL ? word : _("not judged yet"));
}

/**
 * tandem_matrix_dup_words:
 * @self: a matrix
 * @x: a step across, or 0
 * @y: a step up, or 0
 *
 * Returns: (transfer full): the place in words
 */
char *
tandem_matrix_dup_words (TandemMatrix *self,
                         int           x,
                         int           y)
{
  g_autofree char *across = dup_word_of (self, 0, x);
  g_autofree char *up = dup_word_of (self, 1, y);

  return g_strdup_printf ("%s · %s", across, up);
}

/* ---- telling ------------------------------------------------------------------------ */

/**
 * tandem_matrix_add:
 * @self: a matrix that is being told
 * @key: key of a pin
 * @x: its step across, 0 if it is not judged
 * @y: its step up, 0 if it is not judged
 *
 * Returns: (transfer none): the pin
 */
TandemPin *
tandem_matrix_add (TandemMatrix *self,
                   const char   *key,
                   int           x,
                   int           y)
{
  Item item = { NULL, x, y };

  g_return_val_if_fail (TANDEM_IS_MATRIX (self), NULL);

  /* The first of a new telling. */
  if (tandem_picture_get_pins (TANDEM_PICTURE (self))->len == 0)
    g_array_set_size (self->items, 0);

  item.pin = tandem_picture_take (TANDEM_PICTURE (self), key);
  g_array_append_val (self->items, item);

  return item.pin;
}

static const Item *
find_item (TandemMatrix *self,
           const char   *key)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (tandem_pin_get_key (g_array_index (self->items, Item, i).pin), key))
      return &g_array_index (self->items, Item, i);

  return NULL;
}

/**
 * tandem_matrix_get_place:
 * @self: a matrix
 * @key: key of a pin
 * @x: (out): its step across
 * @y: (out): its step up
 *
 * Returns: whether there is such a pin
 */
gboolean
tandem_matrix_get_place (TandemMatrix *self,
                         const char   *key,
                         int          *x,
                         int          *y)
{
  const Item *item = find_item (self, key);

  if (item == NULL)
    return FALSE;

  *x = item->x;
  *y = item->y;

  return TRUE;
}

static GtkWidget *
get_cell (TandemMatrix *self,
          int           x,
          int           y)
{
  return g_ptr_array_index (self->cells, (guint) ((count_steps (self, 1) - y) * count_steps (self, 0) + x - 1));
}

static GtkWidget *
find_box (TandemMatrix *self,
          const Item   *item)
{
  const TandemTerm *region = tandem_matrix_get_region (self, item->x, item->y);

  if (region == NULL)
    return self->waiting;
  if (!tandem_picture_is_narrow (TANDEM_PICTURE (self)))
    return get_cell (self, item->x, item->y);

  return g_hash_table_lookup (self->groups, region);
}

/* The focus goes along. It is taken away first: of a widget that goes with it,
 * the window would give it to what stood beside. */
static void
put_into (TandemPin *pin,
          GtkWidget *box)
{
  GtkWidget *widget = GTK_WIDGET (pin);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  gboolean moves = parent != NULL && parent != box;
  gboolean focused = moves && gtk_widget_is_focus (widget);

  if (focused)
    gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  if (moves)
    gtk_widget_unparent (widget);
  gtk_widget_insert_before (widget, box, NULL);
  if (focused)
    gtk_widget_grab_focus (widget);
}

static void
tandem_matrix_arrange (TandemPicture *picture)
{
  TandemMatrix *self = TANDEM_MATRIX (picture);
  gboolean narrow = tandem_picture_is_narrow (picture);
  guint n_waiting = 0;

  if (tandem_picture_get_pins (picture)->len == 0)
    g_array_set_size (self->items, 0);
  gtk_widget_set_visible (self->grid, !narrow);
  gtk_widget_set_visible (self->list, narrow);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      GtkWidget *box = find_box (self, item);

      n_waiting += box == self->waiting;
      put_into (item->pin, box);
    }
  gtk_label_set_label (GTK_LABEL (self->waiting_words), n_waiting > 0 ? _("Not judged yet") : _("All are judged"));
  for (GtkWidget *group = gtk_widget_get_first_child (self->list); group != NULL; group = gtk_widget_get_next_sibling (group))
    gtk_widget_set_visible (group, gtk_widget_get_first_child (group) != gtk_widget_get_last_child (group));
}

static void
tandem_matrix_remove_pin (TandemPicture *picture,
                          TandemPin     *pin)
{
  if (gtk_widget_get_parent (GTK_WIDGET (pin)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (pin));
}

/* ---- moving --------------------------------------------------------------------------- */

static void
place (TandemMatrix *self,
       const char   *key,
       int           x,
       int           y)
{
  const Item *item = find_item (self, key);
  g_autofree char *kept = g_strdup (key);

  if (item != NULL && (item->x != x || item->y != y))
    g_signal_emit (self, signals[PLACED], 0, kept, x, y);
}

/* What is not judged yet comes to the middle. */
static void
pushed_cb (TandemMatrix    *self,
           const char      *key,
           GtkDirectionType direction)
{
  const Item *item = find_item (self, key);
  int x, y;

  if (item == NULL)
    return;

  x = item->x;
  y = item->y;
  if (!is_judged (self, x, y))
    {
      x = get_word (self, 0, x) != NULL ? x : (count_steps (self, 0) + 1) / 2;
      y = get_word (self, 1, y) != NULL ? y : (count_steps (self, 1) + 1) / 2;
    }
  else
    {
      x += direction == GTK_DIR_RIGHT ? 1 : direction == GTK_DIR_LEFT ? -1 : 0;
      y += direction == GTK_DIR_UP ? 1 : direction == GTK_DIR_DOWN ? -1 : 0;
    }

  if (is_judged (self, x, y))
    place (self, key, x, y);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
get_place_of_box (TandemMatrix *self,
                  GtkWidget    *box,
                  int          *x,
                  int          *y)
{
  guint at;

  *x = *y = 0;
  if (g_ptr_array_find (self->cells, box, &at))
    {
      *x = (int) at % count_steps (self, 0) + 1;
      *y = count_steps (self, 1) - (int) at / count_steps (self, 0);
    }
}

static gboolean
dropped_cb (TandemMatrix  *self,
            const GValue  *value,
            double         where_x,
            double         where_y,
            GtkDropTarget *target)
{
  const char *key = g_value_get_string (value);
  int x, y;

  if (find_item (self, key) == NULL)
    return FALSE;

  get_place_of_box (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), &x, &y);
  place (self, key, x, y);

  return TRUE;
}

/* Onto another: to where that one stands. */
static gboolean
dropped_onto_cb (TandemMatrix *self,
                 const char   *key,
                 const char   *onto)
{
  const Item *item = find_item (self, onto);

  if (item == NULL)
    return FALSE;

  place (self, key, item->x, item->y);

  return TRUE;
}

static void
add_clicked_cb (TandemMatrix *self,
                GtkWidget    *button)
{
  int x, y;

  get_place_of_box (self, gtk_widget_get_ancestor (gtk_widget_get_parent (button), GTK_TYPE_BOX), &x, &y);
  g_signal_emit (self, signals[WANTED], 0, x, y);
}

static void
added_cb (TandemMatrix *self,
          const char   *key)
{
  const Item *item = find_item (self, key);

  if (item != NULL)
    g_signal_emit (self, signals[WANTED], 0, item->x, item->y);
}

/* ---- making ------------------------------------------------------------------------------ */

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);

  gtk_widget_add_css_class (label, style);

  return label;
}

static void
accept_drops (TandemMatrix *self,
              GtkWidget    *box)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
new_region_glyph (const TandemTerm *region)
{
  if (region->icon == NULL)
    return g_object_new (GTK_TYPE_LABEL, "label", g_dgettext (GETTEXT_PACKAGE, region->label), "xalign", 0.0,
                         "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  return g_object_new (TANDEM_TYPE_STATUS_GLYPH, "icon", region->icon, "label", g_dgettext (GETTEXT_PACKAGE, region->label),
                       "tone", region->style, "size", 14, NULL);
}

/* A region says its name where one reads of it first. */
static gboolean
begins_region (TandemMatrix     *self,
               const TandemTerm *region,
               int               x,
               int               y)
{
  return tandem_matrix_get_region (self, x - 1, y) != region && tandem_matrix_get_region (self, x, y + 1) != region;
}

static GtkWidget *
new_cell (TandemMatrix *self,
          int           x,
          int           y)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  GtkWidget *top = gtk_center_box_new ();
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  const TandemTerm *region = tandem_matrix_get_region (self, x, y);
  g_autofree char *words = tandem_matrix_dup_words (self, x, y);
  g_autofree char *spoken = NULL;

  gtk_widget_add_css_class (cell, "matrix-cell");
  if (region != NULL)
    {
      spoken = g_strdup_printf ("%s · %s", words, g_dgettext (GETTEXT_PACKAGE, region->label));
      gtk_widget_add_css_class (cell, region->code);
    }
  if (region != NULL && begins_region (self, region, x, y))
    {
      GtkWidget *glyph = new_region_glyph (region);

      gtk_widget_add_css_class (glyph, "caption");
      gtk_center_box_set_start_widget (GTK_CENTER_BOX (top), glyph);
    }
  tandem_widget_set_accessible_label (cell, spoken != NULL ? spoken : words);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "circular");
  gtk_widget_set_focusable (add, FALSE);
  gtk_widget_set_tooltip_text (add, self->add_label);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (top), add);
  gtk_box_append (GTK_BOX (cell), top);
  accept_drops (self, cell);

  return cell;
}

static void
fill_grid (TandemMatrix *self)
{
  GtkGrid *grid = GTK_GRID (self->grid);
  int n_up = count_steps (self, 1), n_across = count_steps (self, 0);
  GtkWidget *up = new_label (self->axes[1].label, "caption-heading");
  GtkWidget *across = new_label (self->axes[0].label, "caption-heading");

  gtk_label_set_xalign (GTK_LABEL (up), 0);
  gtk_grid_attach (grid, up, 0, 0, LABEL_SPAN, 1);
  for (int y = n_up; y > 0; y--)
    {
      GtkWidget *word = new_label (get_word (self, 1, y), "caption");

      gtk_label_set_xalign (GTK_LABEL (word), 0);
      gtk_grid_attach (grid, word, 0, 1 + n_up - y, LABEL_SPAN, 1);
      for (int x = 1; x <= n_across; x++)
        {
          GtkWidget *cell = new_cell (self, x, y);

          gtk_grid_attach (grid, cell, LABEL_SPAN + (x - 1) * CELL_SPAN, 1 + n_up - y, CELL_SPAN, 1);
          g_ptr_array_add (self->cells, cell);
        }
    }
  for (int x = 1; x <= n_across; x++)
    gtk_grid_attach (grid, new_label (get_word (self, 0, x), "caption"), LABEL_SPAN + (x - 1) * CELL_SPAN, 1 + n_up,
                     CELL_SPAN, 1);
  gtk_grid_attach (grid, across, LABEL_SPAN, 2 + n_up, n_across * CELL_SPAN, 1);
}

static void
add_group (TandemMatrix     *self,
           const TandemTerm *region)
{
  GtkWidget *group = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  GtkWidget *glyph = new_region_glyph (region);

  gtk_widget_add_css_class (glyph, "heading");
  gtk_box_append (GTK_BOX (group), glyph);
  tandem_widget_set_accessible_label (group, g_dgettext (GETTEXT_PACKAGE, region->label));
  g_hash_table_insert (self->groups, (gpointer) region, group);
  gtk_box_append (GTK_BOX (self->list), group);
}

/* What is highest on both axes comes first. */
static void
fill_list (TandemMatrix *self)
{
  for (int y = count_steps (self, 1); y > 0; y--)
    for (int x = count_steps (self, 0); x > 0; x--)
      {
        const TandemTerm *region = tandem_matrix_get_region (self, x, y);

        if (region != NULL && !g_hash_table_contains (self->groups, region))
          add_group (self, region);
      }
}

/* ---- the widget ---------------------------------------------------------------------------- */

static void
tandem_matrix_dispose (GObject *object)
{
  TandemMatrix *self = TANDEM_MATRIX (object);

  g_array_set_size (self->items, 0);

  G_OBJECT_CLASS (tandem_matrix_parent_class)->dispose (object);
}

static void
tandem_matrix_finalize (GObject *object)
{
  TandemMatrix *self = TANDEM_MATRIX (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->axes); i++)
    g_free ((char *) self->axes[i].label);
  g_free (self->add_label);
  g_array_unref (self->items);
  g_ptr_array_unref (self->cells);
  g_hash_table_unref (self->groups);

  G_OBJECT_CLASS (tandem_matrix_parent_class)->finalize (object);
}

static void
tandem_matrix_class_init (TandemMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TandemPictureClass *picture_class = TANDEM_PICTURE_CLASS (klass);

  object_class->dispose = tandem_matrix_dispose;
  object_class->finalize = tandem_matrix_finalize;
  picture_class->arrange = tandem_matrix_arrange;
  picture_class->remove_pin = tandem_matrix_remove_pin;

  signals[PLACED] = g_signal_new ("placed", TANDEM_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);
  signals[WANTED] = g_signal_new ("wanted", TANDEM_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "tandem-matrix");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tandem_matrix_init (TandemMatrix *self)
{
  GtkWidget *parts[3];

  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  self->cells = g_ptr_array_new ();
  self->groups = g_hash_table_new (NULL, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);

  parts[0] = self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, NULL);
  parts[1] = self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  parts[2] = self->waiting = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 8, "line-spacing", 8,
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  self->waiting_words = new_label (_("Not judged yet"), "caption-heading");
  gtk_widget_set_parent (self->waiting_words, self->waiting);
  gtk_widget_add_css_class (self->waiting, "matrix-waiting");
  tandem_widget_set_accessible_label (self->waiting, _("Not judged yet"));
  accept_drops (self, self->waiting);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_parent (parts[i], GTK_WIDGET (self));

  g_signal_connect (self, "pushed", G_CALLBACK (pushed_cb), NULL);
  g_signal_connect (self, "added", G_CALLBACK (added_cb), NULL);
  g_signal_connect (self, "dropped", G_CALLBACK (dropped_onto_cb), NULL);
}

/**
 * tandem_matrix_new:
 * @across: what is judged from one side to the other
 * @up: what is judged from below to the top
 * @regions: what the places mean
 * @find_region: which place means what
 * @add_label: what the button in a cell does
 *
 * Returns: (transfer floating): an empty matrix
 */
GtkWidget *
tandem_matrix_new (const TandemMatrixAxis *across,
                   const TandemMatrixAxis *up,
                   const TandemVocabulary *regions,
                   TandemMatrixRegion      find_region,
                   const char             *add_label)
{
  TandemMatrix *self = g_object_new (TANDEM_TYPE_MATRIX, NULL);

  self->axes[0] = (TandemMatrixAxis) { g_strdup (across->label), across->steps };
  self->axes[1] = (TandemMatrixAxis) { g_strdup (up->label), up->steps };
  self->regions = regions;
  self->find_region = find_region;
  self->add_label = g_strdup (add_label);
  fill_grid (self);
  fill_list (self);
  tandem_matrix_arrange (TANDEM_PICTURE (self));

  return GTK_WIDGET (self);
}
