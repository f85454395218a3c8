/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-tree.h"

#include "tandem-tree-layout.h"

#define MARGIN 18
#define PIN_WIDTH 176          /* of an upright tree */
#define COLUMN_MIN 140
#define COLUMN_NATURAL 260
#define GAP 14                  /* between neighbours */
#define LEVEL_GAP 40            /* between levels, where the lines run */
#define NARROW_MIN 280
#define NARROW_MARGIN 10
#define INDENT 16
#define MAX_INDENTS 5
#define ANCHOR 18               /* from the top of a pin to its line, in columns */
#define LINE_WIDTH 1.5f

typedef struct
{
  TandemPin   *pin;           /* (unowned): of the picture */
  int          parent;        /* -1: none */
  int          level;
  GdkRectangle at;
} Item;

typedef struct
{
  int from;
  int to;
} Line;

struct _TandemTree
{
  TandemPicture   parent_instance;

  TandemTreeShape shape;
  GPtrArray      *headings;     /* (owned) (element-type GtkLabel) */
  GArray         *items;        /* (owned) of Item: parents before their children */
  GArray         *lines;        /* (owned) of Line */
};

G_DEFINE_FINAL_TYPE (TandemTree, tandem_tree, TANDEM_TYPE_PICTURE)

static Item *
get_item (TandemTree * self,
          guint i)
{
  return &g_array_index (self->items, Item, i);
}

static int
find_item (TandemTree *self,
           const char *key)
{
  for (guint i = 0; key != NULL && i < self->items->len; i++)
    if (g_str_equal (tandem_pin_get_key (get_item (self, i)->pin), key))
      return (int) i;

  return -1;
}

static gboolean
is_narrow (TandemTree *self)
{
  return tandem_picture_is_narrow (TANDEM_PICTURE (self));
}

/* ---- telling ---------------------------------------------------------------------- */

/**
 * tandem_tree_add:
 * @self: a tree that is being told
 * @key: key of a pin
 * @parent: (nullable): key of what it hangs on, which was told before
 * @level: its level; the sign says on which side of the root
 *
 * Returns: (transfer none): the pin
 */
TandemPin *
tandem_tree_add (TandemTree *self,
                 const char *key,
                 const char *parent,
                 int         level)
{
  Item item = { NULL, -1, level, { 0 } };
  Line line;

  g_return_val_if_fail (TANDEM_IS_TREE (self), NULL);

  /* The first of a new telling. */
  if (tandem_picture_get_pins (TANDEM_PICTURE (self))->len == 0)
    {
      g_array_set_size (self->items, 0);
      g_array_set_size (self->lines, 0);
    }

  item.pin = tandem_picture_take (TANDEM_PICTURE (self), key);
  item.parent = find_item (self, parent);
  g_array_append_val (self->items, item);
  if (item.parent >= 0)
    {
      line = (Line) { item.parent, (int) self->items->len - 1 };
      g_array_append_val (self->lines, line);
    }
  if (gtk_widget_get_parent (GTK_WIDGET (item.pin)) == NULL)
    gtk_widget_set_parent (GTK_WIDGET (item.pin), GTK_WIDGET (self));

  return item.pin;
}

/**
 * tandem_tree_join:
 * @self: a tree that is being told
 * @from: key of a pin
 * @to: key of a pin of a later level
 *
 * Draws one more line, for what hangs on several.
 */
void
tandem_tree_join (TandemTree *self,
                  const char *from,
                  const char *to)
{
  Line line = { find_item (self, from), find_item (self, to) };

  g_return_if_fail (line.from >= 0 && line.to >= 0);

  g_array_append_val (self->lines, line);
}

static void
tandem_tree_arrange (TandemPicture *picture)
{
  TandemTree *self = TANDEM_TREE (picture);

  if (tandem_picture_get_pins (picture)->len == 0)
    {
      g_array_set_size (self->items, 0);
      g_array_set_size (self->lines, 0);
    }
  for (guint i = 0; i < self->headings->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->headings, i), !is_narrow (self));
  /* Tab goes as they were told, which is how they are read. */
  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_insert_before (GTK_WIDGET (get_item (self, i)->pin), GTK_WIDGET (self), NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
tandem_tree_remove_pin (TandemPicture *picture,
                        TandemPin     *pin)
{
  if (gtk_widget_get_parent (GTK_WIDGET (pin)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (pin));
}

/* ---- where they stand ------------------------------------------------------------------ */

static int
measure_height (TandemPin *pin,
                int        width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (pin), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static int
measure_headings (TandemTree *self,
                  int         width)
{
  int tallest = 0, height;

  for (guint i = 0; i < self->headings->len; i++)
    {
      gtk_widget_measure (g_ptr_array_index (self->headings, i), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      tallest = MAX (tallest, height);
    }

  return tallest > 0 ? tallest + GAP : 0;
}

static int
get_column_width (TandemTree *self,
                  int         width)
{
  int n = MAX ((int) self->headings->len, 1);

  return CLAMP ((width - 2 * MARGIN - (n - 1) * LEVEL_GAP) / n, COLUMN_MIN, COLUMN_NATURAL);
}

static TandemTreePlace *
lay_out (TandemTree *self,
         int         pin_width,    /* of columns; 0: places are across an upright tree */
         int        *total)
{
  TandemTreePlace *places = g_new0 (TandemTreePlace, MAX (self->items->len, 1));

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = get_item (self, i);

      places[i].parent = item->parent;
      places[i].level = item->level;
      places[i].size = pin_width > 0 ? measure_height (item->pin, pin_width) : PIN_WIDTH;
    }
  *total = tandem_tree_lay_out (places, self->items->len, GAP, pin_width == 0);

  return places;
}

static int
lay_out_columns (TandemTree *self,
                 int         width)
{
  int column = get_column_width (self, width);
  int top = MARGIN + measure_headings (self, column);
  int total;
  g_autofree TandemTreePlace *places = lay_out (self, column, &total);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = get_item (self, i);

      item->at = (GdkRectangle) { MARGIN + item->level * (column + LEVEL_GAP), top + places[i].place, column, places[i].size };
    }

  return top + total + MARGIN;
}

/* Rows of an upright tree: as high as the highest pin of the level. */
static int
lay_out_rows (TandemTree            *self,
              int                    left,
              const TandemTreePlace *places)
{
  int lowest = 0, highest = 0, top = MARGIN;

  for (guint i = 0; i < self->items->len; i++)
    {
      lowest = MIN (lowest, get_item (self, i)->level);
      highest = MAX (highest, get_item (self, i)->level);
    }
  for (int level = lowest; level <= highest; level++)
    {
      int row = 0;

      for (guint i = 0; i < self->items->len; i++)
        if (get_item (self, i)->level == level)
          row = MAX (row, get_item (self, i)->at.height = measure_height (get_item (self, i)->pin, PIN_WIDTH));
      for (guint i = 0; i < self->items->len; i++)
        if (get_item (self, i)->level == level)
          {
            GdkRectangle *at = &get_item (self, i)->at;

            at->x = left + places[i].place;
            at->y = level < 0 ? top + row - at->height : top;
            at->width = PIN_WIDTH;
          }
      top += row + LEVEL_GAP;
    }

  return top - LEVEL_GAP + MARGIN;
}

static int
lay_out_upright (TandemTree *self,
                 int         width)
{
  int total;
  g_autofree TandemTreePlace *places = lay_out (self, 0, &total);

  return lay_out_rows (self, MAX (MARGIN, (width - total) / 2), places);
}

/* What stands above the root comes first, the farthest at the top. */
static int
lay_out_narrow (TandemTree *self,
                int         width)
{
  int top = NARROW_MARGIN;
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = self->items->len; i > 0; i--)
    if (get_item (self, i - 1)->level < 0)
      {
        guint at = i - 1;

        g_array_append_val (order, at);
      }
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->level >= 0)
      g_array_append_val (order, i);

  for (guint i = 0; i < order->len; i++)
    {
      Item *item = get_item (self, g_array_index (order, guint, i));
      int indent = NARROW_MARGIN + INDENT * MIN (ABS (item->level), MAX_INDENTS);
      int wide = MAX (width - indent - NARROW_MARGIN, 1);

      item->at = (GdkRectangle) { indent, top, wide, measure_height (item->pin, wide) };
      top += item->at.height + GAP / 2;
    }

  return top + NARROW_MARGIN;
}

/* Returns: how high it is */
static int
lay_out_all (TandemTree *self,
             int         width)
{
  if (is_narrow (self))
    return lay_out_narrow (self, width);

  return self->shape == TANDEM_TREE_COLUMNS ? lay_out_columns (self, width) : lay_out_upright (self, width);
}

static void
get_widths (TandemTree *self,
            int        *minimum,
            int        *natural)
{
  int n = MAX ((int) self->headings->len, 1);

  if (is_narrow (self))
    *minimum = *natural = NARROW_MIN;
  else if (self->shape == TANDEM_TREE_COLUMNS)
    {
      *minimum = 2 * MARGIN + n * COLUMN_MIN + (n - 1) * LEVEL_GAP;
      *natural = 2 * MARGIN + n * COLUMN_NATURAL + (n - 1) * LEVEL_GAP;
    }
  else
    {
      g_autofree TandemTreePlace *places = lay_out (self, 0, minimum);

      *minimum += 2 * MARGIN;
      *natural = *minimum;
    }
}

static GtkSizeRequestMode
tandem_tree_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tandem_tree_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  TandemTree *self = TANDEM_TREE (widget);
  int least, wanted;

  get_widths (self, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
    }
  else
    *minimum = *natural = lay_out_all (self, MAX (for_size, least));
}

static void
allocate (TandemTree   *self,
          GtkWidget    *child,
          GdkRectangle *at,
          int           width)
{
  int least;
  GtkAllocation place = *at;

  if (!gtk_widget_get_visible (child))
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (place.width, least);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    {
      place.x = width - place.x - place.width;
      at->x = place.x;
    }
  gtk_widget_size_allocate (child, &place, -1);
}

static void
tandem_tree_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  TandemTree *self = TANDEM_TREE (widget);
  int column = get_column_width (self, width);

  lay_out_all (self, width);
  for (guint i = 0; i < self->items->len; i++)
    allocate (self, GTK_WIDGET (get_item (self, i)->pin), &get_item (self, i)->at, width);
  for (guint i = 0; i < self->headings->len; i++)
    {
      GdkRectangle at = { MARGIN + (int) i * (column + LEVEL_GAP), MARGIN, column, measure_headings (self, column) };

      at.height = MAX (at.height - GAP, 1);
      allocate (self, g_ptr_array_index (self->headings, i), &at, width);
    }
}

/* ---- lines --------------------------------------------------------------------------------- */

/* The beginning of a pin, where one reads from. */
static float
get_start (const GdkRectangle *at,
           gboolean            mirrored)
{
  return (float) (mirrored ? at->x + at->width : at->x);
}

static void
draw_upright (GskPathBuilder *path,
              const Item     *from,
              const Item     *to)
{
  gboolean above = to->at.y < from->at.y;
  float x1 = (float) from->at.x + (float) from->at.width / 2, x2 = (float) to->at.x + (float) to->at.width / 2;
  float y1 = (float) (above ? from->at.y : from->at.y + from->at.height);
  float y2 = (float) (above ? to->at.y + to->at.height : to->at.y);
  float bus = above ? y1 - LEVEL_GAP / 2 : y2 - LEVEL_GAP / 2;

  gsk_path_builder_move_to (path, x1, y1);
  gsk_path_builder_line_to (path, x1, bus);
  gsk_path_builder_line_to (path, x2, bus);
  gsk_path_builder_line_to (path, x2, y2);
}

static void
draw_across (GskPathBuilder *path,
             const Item     *from,
             const Item     *to,
             gboolean        mirrored)
{
  float sign = mirrored ? -1 : 1;
  float x1 = get_start (&from->at, !mirrored), x2 = get_start (&to->at, mirrored);
  float y1 = (float) from->at.y + ANCHOR, y2 = (float) to->at.y + ANCHOR;
  float bus = x1 + sign * LEVEL_GAP / 2;

  gsk_path_builder_move_to (path, x1, y1);
  gsk_path_builder_line_to (path, bus, y1);
  gsk_path_builder_line_to (path, bus, y2);
  gsk_path_builder_line_to (path, x2, y2);
}

static void
draw_indented (GskPathBuilder *path,
               const Item     *from,
               const Item     *to,
               gboolean        mirrored)
{
  float sign = mirrored ? -1 : 1;
  float x1 = get_start (&from->at, mirrored) + sign * INDENT / 2, x2 = get_start (&to->at, mirrored);
  float y1 = (float) (to->at.y < from->at.y ? from->at.y : from->at.y + from->at.height);
  float y2 = (float) to->at.y + ANCHOR;

  gsk_path_builder_move_to (path, x1, y1);
  gsk_path_builder_line_to (path, x1, y2);
  gsk_path_builder_line_to (path, x2, y2);
}

static void
draw_line (TandemTree     *self,
           GskPathBuilder *path,
           const Line     *line)
{
  const Item *from = get_item (self, (guint) line->from), *to = get_item (self, (guint) line->to);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (is_narrow (self))
    draw_indented (path, from, to, mirrored);
  else if (self->shape == TANDEM_TREE_COLUMNS)
    draw_across (path, from, to, mirrored);
  else
    draw_upright (path, from, to);
}

/* All in one, so that where lines lie on one another they look like one. A line
 * to what is missing is broken. */
static void
draw_lines (TandemTree  *self,
            GtkSnapshot *snapshot,
            gboolean     to_gaps)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  GskStroke *stroke = gsk_stroke_new (LINE_WIDTH);
  GskPath *path;
  GdkRGBA color;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (tandem_pin_is_gap (get_item (self, (guint) line->to)->pin) == to_gaps)
        draw_line (self, builder, line);
    }
  path = gsk_path_builder_free_to_path (builder);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  if (to_gaps)
    gsk_stroke_set_dash (stroke, (const float[]) { 3, 3 }, 2);
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  gsk_stroke_free (stroke);
  gsk_path_unref (path);
}

static void
tandem_tree_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  draw_lines (TANDEM_TREE (widget), snapshot, FALSE);
  draw_lines (TANDEM_TREE (widget), snapshot, TRUE);

  GTK_WIDGET_CLASS (tandem_tree_parent_class)->snapshot (widget, snapshot);
}

/* ---- the widget ------------------------------------------------------------------------------ */

static void
tandem_tree_finalize (GObject *object)
{
  TandemTree *self = TANDEM_TREE (object);

  g_ptr_array_unref (self->headings);
  g_array_unref (self->items);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (tandem_tree_parent_class)->finalize (object);
}

static void
tandem_tree_dispose (GObject *object)
{
  TandemTree *self = TANDEM_TREE (object);

  g_array_set_size (self->items, 0);
  g_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->headings, 0);

  G_OBJECT_CLASS (tandem_tree_parent_class)->dispose (object);
}

static void
tandem_tree_class_init (TandemTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TandemPictureClass *picture_class = TANDEM_PICTURE_CLASS (klass);

  object_class->dispose = tandem_tree_dispose;
  object_class->finalize = tandem_tree_finalize;
  widget_class->get_request_mode = tandem_tree_get_request_mode;
  widget_class->measure = tandem_tree_measure;
  widget_class->size_allocate = tandem_tree_size_allocate;
  widget_class->snapshot = tandem_tree_snapshot;
  picture_class->arrange = tandem_tree_arrange;
  picture_class->remove_pin = tandem_tree_remove_pin;

  gtk_widget_class_set_css_name (widget_class, "tandem-tree");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tandem_tree_init (TandemTree *self)
{
  self->headings = g_ptr_array_new ();
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
}

/**
 * tandem_tree_new:
 * @shape: which way it grows
 * @headings: (nullable) (array zero-terminated=1): of its columns
 *
 * Returns: (transfer floating): an empty tree
 */
GtkWidget *
tandem_tree_new (TandemTreeShape    shape,
                 const char *const *headings)
{
  TandemTree *self = g_object_new (TANDEM_TYPE_TREE, NULL);

  self->shape = shape;
  for (guint i = 0; headings != NULL && headings[i] != NULL; i++)
    {
      GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", headings[i], "xalign", 0.0,
                                         "ellipsize", PANGO_ELLIPSIZE_END, NULL);

      gtk_widget_add_css_class (heading, "heading");
      gtk_widget_set_parent (heading, GTK_WIDGET (self));
      g_ptr_array_add (self->headings, heading);
    }

  return GTK_WIDGET (self);
}
