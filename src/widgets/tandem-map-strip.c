/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-map-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tandem-land.h"
#include "tandem-locale.h"
#include "tandem-names.h"

#define MARGIN 40.0             /* pixels between the outermost city and the edge */
#define SIDE_MARGIN 70.0        /* more at the sides, where the names stand */
#define SMALLEST_SPAN 24.0      /* degrees: closer crops of a 1:110m outline look crude */

typedef struct
{
  char    *name;
  char    *native;
  double   latitude;
  double   longitude;
  gboolean center;
} City;

struct _TandemMapStrip
{
  TandemView parent_instance;

  GArray    *cities;            /* (element-type City) */
  GtkWidget *land;
  GtkWidget *arc;
  GtkWidget *name;
};

/* How degrees become pixels: x = (longitude - west) * across. */
typedef struct
{
  double west;
  double north;
  double across;
  double down;
} Crop;

G_DEFINE_FINAL_TYPE (TandemMapStrip, tandem_map_strip, TANDEM_TYPE_VIEW)

enum { PROP_HEIGHT = 1, PROP_LABEL };
static const TandemViewProperty properties[] = {
  { "height", G_TYPE_INT, 186 },
  { "label", G_TYPE_STRING },
};

static void
clear_city (gpointer data)
{
  City *city = data;

  g_free (city->name);
  g_free (city->native);
}

static const City *
get_city (TandemMapStrip *self,
          guint           index)
{
  return &g_array_index (self->cities, City, index);
}

static char *
dup_label (TandemMapStrip *self)
{
  g_autoptr(GString) others = g_string_new (NULL);
  const char *center = NULL;

  for (guint i = 0; i < self->cities->len; i++)
    {
      const City *city = get_city (self, i);

      if (city->center && center == NULL)
        center = city->name;
      else
        g_string_append_printf (others, "%s%s", others->len ? tandem_locale_list_separator () : "", city->name);
    }

  if (center == NULL)
    return g_strdup (others->len ? others->str : _("Map"));
  if (others->len == 0)
    /* Translators: a map, read aloud: "Map of Yantai" */
    return g_strdup_printf (_("Map of %s"), center);

  /* Translators: a map, read aloud: "Map of Yantai, with lines to Rome, Granada" */
  return g_strdup_printf (_("Map of %s, with lines to %s"), center, others->str);
}

static void
tandem_map_strip_update (TandemView *view)
{
  TandemMapStrip *self = TANDEM_MAP_STRIP (view);
  const char *label = tandem_view_string (self, PROP_LABEL);
  g_autofree char *computed = label ? NULL : dup_label (self);

  gtk_widget_set_size_request (GTK_WIDGET (self), -1, tandem_view_int (self, PROP_HEIGHT));
  tandem_widget_set_accessible_label (GTK_WIDGET (self), label ? label : computed);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The western edge of the narrowest band of longitudes that holds all cities,
 * which may lie across the date line: it begins after the widest gap. */
static double
find_west (TandemMapStrip *self,
           double         *span)
{
  g_autoptr(GArray) sorted = g_array_new (FALSE, FALSE, sizeof (double));
  double widest = -1, west = 0;

  for (guint i = 0; i < self->cities->len; i++)
    g_array_append_val (sorted, get_city (self, i)->longitude);
  g_array_sort (sorted, compare_doubles);

  for (guint i = 0; i < sorted->len; i++)
    {
      double from = g_array_index (sorted, double, i);
      double next = i + 1 < sorted->len ? g_array_index (sorted, double, i + 1)
                                        : g_array_index (sorted, double, 0) + 360;

      if (next - from > widest)
        {
          widest = next - from;
          west = next > 180 ? next - 360 : next;
        }
    }
  *span = 360 - widest;

  return west;
}

static double
get_x (const Crop *crop,
       double      longitude)
{
  while (longitude < crop->west)
    longitude += 360;

  return (longitude - crop->west) * crop->across;
}

static double
get_y (const Crop *crop,
       double      latitude)
{
  return (crop->north - latitude) * crop->down;
}

/* The equirectangular crop that shows all cities with some room, true to scale
 * in the middle. */
static Crop
find_crop (TandemMapStrip *self,
           double          width,
           double          height)
{
  double south = 90, north = -90, span, middle, middle_x, narrow, scale;
  double west = find_west (self, &span);
  Crop crop;

  for (guint i = 0; i < self->cities->len; i++)
    {
      south = MIN (south, get_city (self, i)->latitude);
      north = MAX (north, get_city (self, i)->latitude);
    }
  middle = (south + north) / 2;
  middle_x = west + span / 2;
  narrow = MAX (cos (middle * G_PI / 180), 0.2);

  span = MAX (span, SMALLEST_SPAN);
  scale = MIN (MAX (width - 2 * SIDE_MARGIN, width / 2) / (span * narrow),
               (height - 2 * MARGIN) / MAX (north - south, SMALLEST_SPAN / 3));
  scale = MAX (scale, width / (360 * narrow));

  crop.across = scale * narrow;
  crop.down = scale;
  crop.west = middle_x - width / 2 / crop.across;
  /* arcs bulge upward: the cities stand a little below the middle */
  crop.north = middle + height * 0.56 / crop.down;

  return crop;
}

static void
append_land (TandemMapStrip *self,
             GtkSnapshot    *snapshot,
             const Crop     *crop,
             float           width)
{
  GdkRGBA color = tandem_swatch_get_color (self->land);

  for (int turn = -1; turn <= 1; turn++)
    {
      double left = (turn * 360.0 - 180 - crop->west) * crop->across;

      /* outlines on the date line reach a little beyond it */
      if (left > width + 20 * crop->across || left + 380 * crop->across < 0)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_scale (snapshot, crop->across, crop->down);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (turn * 360 - crop->west, crop->north));
      gtk_snapshot_append_fill (snapshot, tandem_land_get_path (), GSK_FILL_RULE_EVEN_ODD, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
append_arc (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            double         x1,
            double         y1,
            double         x2,
            double         y2,
            double         lift)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (2);

  gsk_path_builder_move_to (builder, x1, y1);
  gsk_path_builder_quad_to (builder, (x1 + x2) / 2, MIN (y1, y2) - lift, x2, y2);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
append_disc (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             double         x,
             double         y,
             double         radius)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

/* Points of the arc, so that names keep off it. */
static void
take_arc (GArray *taken,
          double  x1,
          double  y1,
          double  x2,
          double  y2,
          double  lift)
{
  const int n = 48;

  for (int i = 1; i < n; i++)
    {
      double t = (double) i / n;
      double x = (1 - t) * (1 - t) * x1 + t * (1 - t) * (x1 + x2) + t * t * x2;
      double y = (1 - t) * (1 - t) * y1 + 2 * t * (1 - t) * (MIN (y1, y2) - lift) + t * t * y2;
      graphene_rect_t spot = GRAPHENE_RECT_INIT (x - 2, y - 2, 4, 4);

      g_array_append_val (taken, spot);
    }
}

static void
append_arcs (TandemMapStrip *self,
             GtkSnapshot    *snapshot,
             const Crop     *crop,
             GArray         *taken)
{
  GdkRGBA color = tandem_swatch_get_color (self->arc);
  const City *center = NULL;

  for (guint i = 0; i < self->cities->len && center == NULL; i++)
    if (get_city (self, i)->center)
      center = get_city (self, i);

  for (guint i = 0; i < self->cities->len && center != NULL; i++)
    {
      const City *city = get_city (self, i);
      double x1 = get_x (crop, center->longitude), y1 = get_y (crop, center->latitude);
      double x2 = get_x (crop, city->longitude), y2 = get_y (crop, city->latitude);
      double lift = MIN (fabs (x2 - x1) * 0.16, 70);

      if (city == center)
        continue;
      append_arc (snapshot, &color, x1, y1, x2, y2, lift);
      take_arc (taken, x1, y1, x2, y2, lift);
    }
}

static gboolean
is_free (GArray                *taken,
         const graphene_rect_t *area)
{
  for (guint i = 0; i < taken->len; i++)
    if (graphene_rect_intersection (&g_array_index (taken, graphene_rect_t, i), area, NULL))
      return FALSE;

  return TRUE;
}

/* The first of four places round the mark that is inside the strip and free;
 * a partner's name that finds none is left out: the list below the map has it. */
static gboolean
find_place (TandemMapStrip  *self,
            GArray          *taken,
            double           x,
            double           y,
            int              width,
            int              height,
            gboolean         below_first,
            graphene_rect_t *place)
{
  const double spots[4][2] = {
    { x - width / 2.0, below_first ? y + 9 : y - height - 8 },
    { x - width / 2.0, below_first ? y - height - 9 : y + 8 },
    { x - width - 9, y - height / 2.0 },
    { x + 9, y - height / 2.0 },
  };
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - 4;
  double bottom = gtk_widget_get_height (GTK_WIDGET (self)) - 4;

  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    {
      double left = i < 2 ? CLAMP (spots[i][0], 4, MAX (right - width, 4)) : spots[i][0];

      graphene_rect_init (place, left, spots[i][1], width, height);
      if (left >= 4 && left + width <= right && spots[i][1] >= 4 && spots[i][1] + height <= bottom &&
          is_free (taken, place))
        return TRUE;
    }

  return FALSE;
}

static void
append_name (TandemMapStrip *self,
             GtkSnapshot    *snapshot,
             GArray         *taken,
             const City     *city,
             double          x,
             double          y)
{
  g_autofree char *text = city->center ? g_strjoin (" ", city->name, city->native, NULL) : g_strdup (city->name);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = tandem_names_get_attributes (NULL, text, NULL);
  GdkRGBA color = tandem_swatch_get_color (self->name);
  graphene_rect_t place;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  if (city->center)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);

  if (!find_place (self, taken, x, y, width, height, city->center, &place))
    return;

  g_array_append_val (taken, place);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &place.origin);
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* Marks first, so that no name lies over one; then the center's name, then the
 * partners' as far as there is room. */
static void
append_cities (TandemMapStrip *self,
               GtkSnapshot    *snapshot,
               const Crop     *crop,
               GArray         *taken)
{
  GdkRGBA color = tandem_swatch_get_color (self->arc);
  GdkRGBA hole = tandem_swatch_get_color (self->land);

  for (guint i = 0; i < self->cities->len; i++)
    {
      const City *city = get_city (self, i);
      double x = get_x (crop, city->longitude), y = get_y (crop, city->latitude);
      graphene_rect_t mark = GRAPHENE_RECT_INIT (x - 5, y - 5, 10, 10);

      append_disc (snapshot, &color, x, y, city->center ? 7 : 4);
      if (city->center)
        append_disc (snapshot, &hole, x, y, 3);
      g_array_append_val (taken, mark);
    }

  for (int centers = 1; centers >= 0; centers--)
    for (guint i = 0; i < self->cities->len; i++)
      {
        const City *city = get_city (self, i);

        if (city->center == centers)
          append_name (self, snapshot, taken, city,
                       get_x (crop, city->longitude), get_y (crop, city->latitude));
      }
}

static void
tandem_map_strip_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  TandemMapStrip *self = TANDEM_MAP_STRIP (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  Crop crop;

  if (self->cities->len == 0 || width <= 2 * MARGIN || height <= 2 * MARGIN)
    return;

  crop = find_crop (self, width, height);
  append_land (self, snapshot, &crop, width);
  append_arcs (self, snapshot, &crop, taken);
  append_cities (self, snapshot, &crop, taken);
}

static void
tandem_map_strip_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_MAP_STRIP (object)->cities, g_array_unref);

  G_OBJECT_CLASS (tandem_map_strip_parent_class)->finalize (object);
}

static void
tandem_map_strip_class_init (TandemMapStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-map", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_map_strip_update);
  G_OBJECT_CLASS (klass)->finalize = tandem_map_strip_finalize;
  widget_class->snapshot = tandem_map_strip_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tandem_map_strip_init (TandemMapStrip *self)
{
  self->cities = g_array_new (FALSE, FALSE, sizeof (City));
  g_array_set_clear_func (self->cities, clear_city);
  self->land = tandem_swatch_new (GTK_WIDGET (self), "land");
  self->arc = tandem_swatch_new (GTK_WIDGET (self), "arc");
  self->name = tandem_swatch_new (GTK_WIDGET (self), "name");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
add_city (TandemMapStrip *self,
          const char     *name,
          const char     *native,
          double          latitude,
          double          longitude,
          gboolean        center)
{
  City city = { g_strdup (name ? name : ""), g_strdup (native), latitude, longitude, center };

  g_array_append_val (self->cities, city);
  tandem_map_strip_update (TANDEM_VIEW (self));
}

void
tandem_map_strip_clear (TandemMapStrip *self)
{
  g_return_if_fail (TANDEM_IS_MAP_STRIP (self));

  g_array_set_size (self->cities, 0);
  tandem_map_strip_update (TANDEM_VIEW (self));
}

/* Degrees; a position that is none is not drawn. */
static gboolean
is_position (double latitude,
             double longitude)
{
  return latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180;
}

void
tandem_map_strip_add_center (TandemMapStrip *self,
                             const char     *name,
                             const char     *native,
                             double          latitude,
                             double          longitude)
{
  g_return_if_fail (TANDEM_IS_MAP_STRIP (self));

  if (is_position (latitude, longitude))
    add_city (self, name, native, latitude, longitude, TRUE);
}

void
tandem_map_strip_add_city (TandemMapStrip *self,
                           const char     *name,
                           const char     *native,
                           double          latitude,
                           double          longitude)
{
  g_return_if_fail (TANDEM_IS_MAP_STRIP (self));

  if (is_position (latitude, longitude))
    add_city (self, name, native, latitude, longitude, FALSE);
}
