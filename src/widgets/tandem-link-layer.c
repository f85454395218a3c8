/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-link-layer.h"

#include <math.h>

#include "tandem-land-layer.h"
#include "tandem-names.h"
#include "tandem-status.h"
#include "tandem-view.h"

#define MARK 16.0f              /* pixels of a city's mark that names keep off */
#define BADGE 24.0f
#define SHORTEST 56.0           /* a shorter line has no room for a glyph */
#define NEAR 6.0f               /* pixels from a line that are still on it */
#define MAX_LABELS 250

typedef struct
{
  PangoLayout    *layout;
  double          x, y;         /* of the mark, in the square of the projection */
  graphene_rect_t place;        /* of the name, from the mark */
} Label;

struct _TandemLinkLayer
{
  ShumateLayer           parent_instance;

  const TandemAtlas     *atlas;     /* (unowned) (nullable) */
  const TandemAtlasView *view;      /* (unowned) (nullable) */
  GPtrArray             *paths;     /* (element-type GskPath): of the edges, in pixels of the view */
  GArray                *badges;    /* (element-type TandemLinkBadge) */
  GArray                *labels;    /* (element-type Label) */
  GHashTable            *swatches;  /* code of a state to a swatch */
  GtkWidget             *name;
  GtkWidget             *ground;
};

G_DEFINE_FINAL_TYPE (TandemLinkLayer, tandem_link_layer, SHUMATE_TYPE_LAYER)

static void
clear_label (gpointer data)
{
  g_object_unref (((Label *) data)->layout);
}

/* ---- shapes of lines --------------------------------------------------------------- */

static const struct
{
  const char *status;
  float       width;
  float       dashes[4];
  guint       n_dashes;
} shapes[] = {
  { "off_track", 3.0f, { 12, 4, 3, 4 }, 4 },
  { "at_risk", 2.5f, { 9, 5 }, 2 },
  { "on_track", 2.0f, { 0 }, 0 },
  { "not_updated", 2.0f, { 2, 5 }, 2 },
  { "closed", 1.0f, { 0 }, 0 },
};

static guint
find_shape (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i].status, status) == 0)
      return i;

  return G_N_ELEMENTS (shapes) - 1;
}

/* Draws @path in the shape that @status has on the map. */
void
tandem_link_append_line (GtkSnapshot   *snapshot,
                         GskPath       *path,
                         const char    *status,
                         const GdkRGBA *color)
{
  guint shape = find_shape (status);
  g_autoptr(GskStroke) stroke = gsk_stroke_new (shapes[shape].width);

  if (shapes[shape].n_dashes > 0)
    gsk_stroke_set_dash (stroke, shapes[shape].dashes, shapes[shape].n_dashes);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* ---- where lines go ------------------------------------------------------------------ */

typedef struct
{
  graphene_point_t from, over, to;
} Arc;

/* Lines bulge to the north, neighbours not by the same. */
static Arc
find_arc (TandemLinkLayer       *self,
          const TandemAtlasEdge *edge)
{
  const TandemAtlasNode *a = tandem_atlas_view_get_node (self->view, edge->from);
  const TandemAtlasNode *b = tandem_atlas_view_get_node (self->view, edge->to);
  double world = self->view->world;
  double lift = MIN (hypot (b->x - a->x, b->y - a->y) * world * 0.16, 70) * (0.7 + 0.3 * ((edge->from + edge->to) % 3));
  Arc arc;

  graphene_point_init (&arc.from, a->x * world, a->y * world);
  graphene_point_init (&arc.to, b->x * world, b->y * world);
  graphene_point_init (&arc.over, (arc.from.x + arc.to.x) / 2, MIN (arc.from.y, arc.to.y) - lift);

  return arc;
}

static graphene_point_t
arc_point (const Arc *arc,
           float      t)
{
  float a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;

  return GRAPHENE_POINT_INIT (a * arc->from.x + b * arc->over.x + c * arc->to.x,
                              a * arc->from.y + b * arc->over.y + c * arc->to.y);
}

static GskPath *
arc_path (const Arc *arc)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();

  gsk_path_builder_move_to (builder, arc->from.x, arc->from.y);
  gsk_path_builder_quad_to (builder, arc->over.x, arc->over.y, arc->to.x, arc->to.y);

  return gsk_path_builder_to_path (builder);
}

static gboolean
is_free (const GArray          *taken,
         const graphene_rect_t *area)
{
  for (guint i = 0; i < taken->len; i++)
    if (graphene_rect_intersection (&g_array_index (taken, graphene_rect_t, i), area, NULL))
      return FALSE;

  return TRUE;
}

/* The glyph stands on its line, where it is free: the worst are placed first. */
static void
place_badge (TandemLinkLayer *self,
             guint            edge,
             const Arc       *arc,
             GArray          *taken)
{
  static const float places[] = { 0.5f, 0.43f, 0.57f, 0.36f, 0.64f, 0.29f, 0.71f, 0.22f, 0.78f };

  if (hypot (arc->to.x - arc->from.x, arc->to.y - arc->from.y) < SHORTEST)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      graphene_point_t point = arc_point (arc, places[i]);
      graphene_rect_t area = GRAPHENE_RECT_INIT (point.x - BADGE / 2, point.y - BADGE / 2, BADGE, BADGE);
      TandemLinkBadge badge = { edge, point.x / self->view->world, point.y / self->view->world };

      if (!is_free (taken, &area))
        continue;
      g_array_append_val (self->badges, badge);
      g_array_append_val (taken, area);
      return;
    }
}

/* ---- names ---------------------------------------------------------------------------- */

static char *
dup_name (TandemLinkLayer       *self,
          const TandemAtlasNode *node)
{
  const char *name = tandem_atlas_get_city (self->atlas, node->city)->name;

  return node->cities->len > 1 ? g_strdup_printf ("%s +%u", name, node->cities->len - 1) : g_strdup (name);
}

static void
place_label (TandemLinkLayer       *self,
             const TandemAtlasNode *node,
             GArray                *taken)
{
  g_autofree char *text = dup_name (self, node);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = tandem_names_get_attributes (NULL, text, NULL);
  float x = node->x * self->view->world, y = node->y * self->view->world;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);

  for (guint i = 0; i < 4; i++)
    {
      float left = i < 2 ? -width / 2.0f : i == 2 ? MARK / 2 + 3 : -width - MARK / 2 - 3;
      float top = i == 0 ? MARK / 2 + 1 : i == 1 ? -height - MARK / 2 - 1 : -height / 2.0f;
      graphene_rect_t area = GRAPHENE_RECT_INIT (x + left, y + top, width, height);
      Label label = { layout, node->x, node->y, GRAPHENE_RECT_INIT (left, top, width, height) };

      if (!is_free (taken, &area))
        continue;
      g_object_ref (layout);
      g_array_append_val (self->labels, label);
      g_array_append_val (taken, area);
      return;
    }
}

static int
compare_by_pairings (gconstpointer a,
                     gconstpointer b)
{
  const TandemAtlasNode *first = *(TandemAtlasNode *const *) a;
  const TandemAtlasNode *second = *(TandemAtlasNode *const *) b;

  return (first->n_pairings < second->n_pairings) - (first->n_pairings > second->n_pairings);
}

static void
place_labels (TandemLinkLayer *self,
              GArray          *taken)
{
  g_autoptr(GPtrArray) ranked = g_ptr_array_copy (self->view->nodes, NULL, NULL);

  g_ptr_array_set_free_func (ranked, NULL);
  g_ptr_array_sort (ranked, compare_by_pairings);
  for (guint i = 0; i < MIN (ranked->len, MAX_LABELS); i++)
    place_label (self, g_ptr_array_index (ranked, i), taken);
}

/**
 * tandem_link_layer_show:
 * @self: the layer
 * @atlas: (nullable): cities and pairings; must outlive its stay here
 * @view: (nullable): what @atlas comes to; the same
 *
 * Lays out lines, glyphs and names for the scale of @view.
 */
void
tandem_link_layer_show (TandemLinkLayer       *self,
                        const TandemAtlas     *atlas,
                        const TandemAtlasView *view)
{
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  self->atlas = atlas;
  self->view = view;
  g_ptr_array_set_size (self->paths, 0);
  g_array_set_size (self->badges, 0);
  g_array_set_size (self->labels, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (view == NULL)
    return;

  for (guint i = 0; i < view->nodes->len; i++)
    {
      const TandemAtlasNode *node = tandem_atlas_view_get_node (view, i);
      graphene_rect_t mark = GRAPHENE_RECT_INIT (node->x * view->world - MARK / 2, node->y * view->world - MARK / 2, MARK, MARK);

      g_array_append_val (taken, mark);
    }
  for (guint i = 0; i < view->edges->len; i++)
    {
      Arc arc = find_arc (self, tandem_atlas_view_get_edge (view, i));

      g_ptr_array_add (self->paths, arc_path (&arc));
      place_badge (self, i, &arc, taken);
    }
  place_labels (self, taken);
}

const GArray *
tandem_link_layer_get_badges (TandemLinkLayer *self)
{
  return self->badges;
}

/* ---- drawing ----------------------------------------------------------------------------- */

static TandemMapFrame
get_frame (TandemLinkLayer *self)
{
  return tandem_map_frame_get (shumate_layer_get_viewport (SHUMATE_LAYER (self)), GTK_WIDGET (self));
}

static void
append_label (GtkSnapshot          *snapshot,
              const Label          *label,
              const TandemMapFrame *frame,
              const GdkRGBA        *color,
              const GdkRGBA        *ground)
{
  float x = frame->left + label->x * frame->size + label->place.origin.x;
  float y = frame->top + label->y * frame->size + label->place.origin.y;
  GskRoundedRect plate;

  gsk_rounded_rect_init_from_rect (&plate, &GRAPHENE_RECT_INIT (x - 3, y, label->place.size.width + 6,
                                                                label->place.size.height), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &plate);
  gtk_snapshot_append_color (snapshot, ground, &plate.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, label->layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The best first, so that the worst lies on top. */
static void
append_lines (TandemLinkLayer      *self,
              GtkSnapshot          *snapshot,
              const TandemMapFrame *frame)
{
  float scale = frame->size / self->view->world;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (frame->left, frame->top));
  gtk_snapshot_scale (snapshot, scale, scale);
  for (guint i = self->paths->len; i-- > 0;)
    {
      const char *status = tandem_atlas_view_get_edge (self->view, i)->status;
      GtkWidget *swatch = g_hash_table_lookup (self->swatches, shapes[find_shape (status)].status);
      GdkRGBA color = tandem_swatch_get_color (swatch);

      tandem_link_append_line (snapshot, g_ptr_array_index (self->paths, i), status, &color);
    }
  gtk_snapshot_restore (snapshot);
}

static void
tandem_link_layer_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  TandemLinkLayer *self = TANDEM_LINK_LAYER (widget);
  TandemMapFrame frame = get_frame (self);
  GdkRGBA color = tandem_swatch_get_color (self->name);
  GdkRGBA ground = tandem_swatch_get_color (self->ground);

  if (self->view == NULL || frame.size <= 0)
    return;

  append_lines (self, snapshot, &frame);
  for (guint i = 0; i < self->labels->len; i++)
    append_label (snapshot, &g_array_index (self->labels, Label, i), &frame, &color, &ground);
}

/* ---- the pointer ---------------------------------------------------------------------------- */

/**
 * tandem_link_layer_find_edge:
 * @self: the layer
 * @x: where the pointer is on it, in pixels
 * @y: the same
 *
 * Returns: the line there, %G_MAXUINT without any
 */
guint
tandem_link_layer_find_edge (TandemLinkLayer *self,
                             double           x,
                             double           y)
{
  TandemMapFrame frame = get_frame (self);
  float scale = self->view != NULL ? frame.size / self->view->world : 0;
  guint found = G_MAXUINT;
  graphene_point_t point;
  float least;

  if (scale <= 0)
    return G_MAXUINT;

  least = NEAR / scale;
  graphene_point_init (&point, (x - frame.left) / scale, (y - frame.top) / scale);
  for (guint i = 0; i < self->paths->len; i++)
    {
      GskPath *path = g_ptr_array_index (self->paths, i);
      graphene_rect_t bounds;
      GskPathPoint closest;
      float distance;

      if (!gsk_path_get_bounds (path, &bounds))
        continue;
      graphene_rect_inset (&bounds, -least, -least);
      if (graphene_rect_contains_point (&bounds, &point) &&
          gsk_path_get_closest_point (path, &point, least, &closest, &distance) && distance < least)
        {
          found = i;
          least = distance;
        }
    }

  return found;
}

/* ---- the widget --------------------------------------------------------------------------- */

static void
tandem_link_layer_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tandem_link_layer_parent_class)->dispose (object);
}

static void
tandem_link_layer_finalize (GObject *object)
{
  TandemLinkLayer *self = TANDEM_LINK_LAYER (object);

  g_ptr_array_unref (self->paths);
  g_array_unref (self->badges);
  g_array_unref (self->labels);
  g_hash_table_unref (self->swatches);

  G_OBJECT_CLASS (tandem_link_layer_parent_class)->finalize (object);
}

static void
tandem_link_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tandem_link_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify",
                           G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
tandem_link_layer_class_init (TandemLinkLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_link_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_link_layer_finalize;
  G_OBJECT_CLASS (klass)->constructed = tandem_link_layer_constructed;
  widget_class->snapshot = tandem_link_layer_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tandem-links");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tandem_link_layer_init (TandemLinkLayer *self)
{
  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_path_unref);
  self->badges = g_array_new (FALSE, FALSE, sizeof (TandemLinkBadge));
  self->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_array_set_clear_func (self->labels, clear_label);
  self->swatches = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      GtkWidget *swatch = tandem_swatch_new (GTK_WIDGET (self), "line");

      gtk_widget_add_css_class (swatch, shapes[i].status);
      g_hash_table_insert (self->swatches, (gpointer) shapes[i].status, swatch);
    }
  self->name = tandem_swatch_new (GTK_WIDGET (self), "name");
  self->ground = tandem_swatch_new (GTK_WIDGET (self), "ground");

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

ShumateLayer *
tandem_link_layer_new (ShumateViewport *viewport)
{
  return g_object_new (TANDEM_TYPE_LINK_LAYER, "viewport", viewport, NULL);
}
