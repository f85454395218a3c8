/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-world-map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tandem-land-layer.h"
#include "tandem-link-layer.h"
#include "tandem-view.h"

#define MOST_APART 160
#define MOST_LINES 60
#define LEAST_ZOOM 1
#define MOST_ZOOM 8             /* more shows nothing: the outline is one of 1:110 m */
#define MOST_ZOOM_OF_TILES 15
#define MARGIN 70               /* pixels round everything, where names stand */
#define SETTLED 120             /* milliseconds after which marks follow the zoom */
#define DURATION 250

typedef enum
{
  PROP_TILES = 1,
} TandemWorldMapProperty;

static GParamSpec *properties[PROP_TILES + 1];
static guint activate_record_signal;

static void zoomed_cb (TandemWorldMap *self);

G_DEFINE_FINAL_TYPE (TandemWorldMap, tandem_world_map, GTK_TYPE_WIDGET)

ShumateViewport *
tandem_world_map_get_viewport (TandemWorldMap * self)
{
  return shumate_map_get_viewport (self->map);
}

void
tandem_world_map_activate_record (TandemWorldMap *self,
                                  const char     *id)
{
  g_autofree char *copy = g_strdup (id);

  g_signal_emit (self, activate_record_signal, 0, copy);
}

/* ---- going somewhere ------------------------------------------------------------ */

static void
go_to (TandemWorldMap *self,
       double          x,
       double          y,
       double          zoom)
{
  gboolean animate = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  if (animate && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      shumate_map_go_to_full_with_duration (self->map, tandem_mercator_latitude (y), tandem_mercator_longitude (x), zoom, DURATION);
      return;
    }

  shumate_map_stop_go_to (self->map);
  shumate_viewport_set_zoom_level (tandem_world_map_get_viewport (self), zoom);
  shumate_map_center_on (self->map, tandem_mercator_latitude (y), tandem_mercator_longitude (x));
}

typedef struct
{
  double x, y;                  /* of the middle, in the square of the projection */
  double zoom;
} Sight;

/* Where all of @cities (NULL: every one) are seen, with some room round them. */
static Sight
find_sight (TandemWorldMap *self,
            const GArray   *cities)
{
  guint n = cities != NULL ? cities->len : self->atlas->cities->len;
  int full_width = gtk_widget_get_width (GTK_WIDGET (self->map));
  int full_height = gtk_widget_get_height (GTK_WIDGET (self->map));
  double width = MAX (full_width - 2 * MIN (MARGIN, full_width / 8), 1);
  double height = MAX (full_height - 2 * MIN (MARGIN, full_height / 8), 1);
  double west = 1, east = 0, north = 1, south = 0;
  double world;

  for (guint i = 0; i < n; i++)
    {
      const TandemAtlasCity *city = tandem_atlas_get_city (self->atlas, cities != NULL ? g_array_index (cities, guint, i) : i);
      double x = tandem_mercator_x (city->longitude), y = tandem_mercator_y (city->latitude);

      west = MIN (west, x);
      east = MAX (east, x);
      north = MIN (north, y);
      south = MAX (south, y);
    }
  world = MIN (width / MAX (east - west, 1e-6), height / MAX (south - north, 1e-6));

  return (Sight) { (west + east) / 2, (north + south) / 2,
                   CLAMP (log2 (world / TANDEM_WORLD_TILE), LEAST_ZOOM, shumate_viewport_get_max_zoom_level (tandem_world_map_get_viewport (self))) };
}

void
tandem_world_map_fit (TandemWorldMap *self,
                      const GArray   *cities)
{
  Sight sight = find_sight (self, cities);

  go_to (self, sight.x, sight.y, sight.zoom);
}

/* Hundreds of lines at once tell nothing: marks stand so far apart that all of
 * them together, seen at once, have no more than MOST_LINES. */
static void
find_distance (TandemWorldMap *self)
{
  self->whole_zoom = find_sight (self, NULL).zoom;
  for (self->apart = TANDEM_WORLD_APART; self->apart < MOST_APART; self->apart *= 1.4)
    {
      g_autoptr(TandemAtlasView) view = tandem_atlas_view_new (self->atlas, TANDEM_WORLD_TILE * exp2 (self->whole_zoom), self->apart);

      if (view->edges->len <= MOST_LINES)
        break;
    }
}

/* Nearer by, less is in sight. */
double
tandem_world_map_get_distance (TandemWorldMap *self,
                               double          zoom)
{
  return MAX (self->apart * exp2 (MIN (self->whole_zoom - zoom, 0) / 2), TANDEM_WORLD_APART);
}

static gboolean
fit_cb (gpointer user_data)
{
  TandemWorldMap *self = user_data;

  self->fit_id = 0;
  if (self->atlas == NULL || self->atlas->cities->len == 0 || gtk_widget_get_width (GTK_WIDGET (self->map)) <= 0)
    return G_SOURCE_REMOVE;

  find_distance (self);
  tandem_world_map_fit (self, NULL);
  zoomed_cb (self);
  self->was_fitted = TRUE;

  return G_SOURCE_REMOVE;
}

static void
queue_fit (TandemWorldMap *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add (fit_cb, self);
}

static gboolean
settled_cb (gpointer user_data)
{
  TandemWorldMap *self = user_data;

  self->settle_id = 0;
  tandem_world_map_lay_out (self);

  return G_SOURCE_REMOVE;
}

/* Until the zoom stands still marks and lines only spread. */
static void
zoomed_cb (TandemWorldMap *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLED, settled_cb, self);
}

/* The map has its north above: fingers that turn it only zoom. */
static void
turned_cb (TandemWorldMap *self)
{
  shumate_viewport_set_rotation (tandem_world_map_get_viewport (self), 0);
}

/* ---- the pointer on lines ------------------------------------------------------------ */

static guint
find_edge (TandemWorldMap *self,
           double          x,
           double          y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self->map), x, y, GTK_PICK_DEFAULT);

  if (self->view == NULL || (hit != NULL && gtk_widget_get_ancestor (hit, GTK_TYPE_BUTTON) != NULL))
    return G_MAXUINT;

  return tandem_link_layer_find_edge (TANDEM_LINK_LAYER (self->links), x, y);
}

static void
released_cb (TandemWorldMap *self,
             int             n_press,
             double          x,
             double          y)
{
  guint edge = n_press == 1 ? find_edge (self, x, y) : G_MAXUINT;

  if (edge == G_MAXUINT)
    return;

  tandem_world_map_activate_edge (self, edge, NULL);
  if (self->popover != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { x, y, 1, 1 });
}

static void
motion_cb (TandemWorldMap *self,
           double          x,
           double          y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), find_edge (self, x, y) != G_MAXUINT ? "pointer" : NULL);
}

static gboolean
query_tooltip_cb (TandemWorldMap *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  guint edge = keyboard ? G_MAXUINT : find_edge (self, x, y);
  g_autofree char *text = edge != G_MAXUINT ? tandem_world_map_dup_spoken_pairings (self, tandem_atlas_view_get_edge (self->view, edge)) : NULL;

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
follow_pointer (TandemWorldMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->map), TRUE);
  g_signal_connect_swapped (self->map, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
}

/* ---- tiles ------------------------------------------------------------------------------ */

/* They lie over the outline, which shows where none comes. */
static void
add_tiles (TandemWorldMap *self)
{
  g_autoptr(ShumateMapSourceRegistry) registry = shumate_map_source_registry_new_with_defaults ();
  ShumateMapSource *source = shumate_map_source_registry_get_by_id (registry, SHUMATE_MAP_SOURCE_OSM_MAPNIK);

  if (source == NULL)
    return;

  shumate_set_user_agent ("Tandem");
  self->tiles_layer = shumate_map_layer_new (source, tandem_world_map_get_viewport (self));
  shumate_map_insert_layer_above (self->map, SHUMATE_LAYER (self->tiles_layer), self->land);
  shumate_viewport_set_max_zoom_level (tandem_world_map_get_viewport (self), MOST_ZOOM_OF_TILES);

  self->license = GTK_WIDGET (shumate_license_new ());
  shumate_license_append_map_source (SHUMATE_LICENSE (self->license), source);
  gtk_widget_set_halign (self->license, GTK_ALIGN_START);
  gtk_widget_set_valign (self->license, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->license);
}

static void
remove_tiles (TandemWorldMap *self)
{
  shumate_map_remove_layer (self->map, SHUMATE_LAYER (self->tiles_layer));
  gtk_overlay_remove_overlay (GTK_OVERLAY (self->overlay), self->license);
  self->tiles_layer = NULL;
  self->license = NULL;
  shumate_viewport_set_max_zoom_level (tandem_world_map_get_viewport (self), MOST_ZOOM);
}

/* ---- keys -------------------------------------------------------------------------------- */

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemWorldMap *self = TANDEM_WORLD_MAP (widget);

  if (g_variant_get_int32 (parameter) > 0)
    shumate_map_zoom_in (self->map);
  else
    shumate_map_zoom_out (self->map);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  tandem_world_map_show_all (TANDEM_WORLD_MAP (widget));
}

/* The map itself, its marks, its buttons: in this order, whatever their places are. */
static gboolean
tandem_world_map_focus (GtkWidget       *widget,
                        GtkDirectionType direction)
{
  TandemWorldMap *self = TANDEM_WORLD_MAP (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  guint n = self->marks->len;
  guint focused = tandem_world_map_find_focused (self);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (tandem_world_map_parent_class)->focus (widget, direction);

  if (focused != G_MAXUINT && (forward ? focused + 1 < n : focused > 0))
    return tandem_world_map_focus_mark (self, forward ? focused + 1 : focused - 1);
  if (focused != G_MAXUINT)
    return forward ? gtk_widget_child_focus (self->buttons, direction) : gtk_widget_grab_focus (GTK_WIDGET (self->map));
  if (gtk_widget_has_focus (GTK_WIDGET (self->map)))
    return forward && (n > 0 ? tandem_world_map_focus_mark (self, 0) : gtk_widget_child_focus (self->buttons, direction));
  if (gtk_widget_get_focus_child (self->overlay) == self->buttons)
    return gtk_widget_child_focus (self->buttons, direction) ||
           (!forward && (n > 0 ? tandem_world_map_focus_mark (self, n - 1) : gtk_widget_grab_focus (GTK_WIDGET (self->map))));

  return forward ? gtk_widget_grab_focus (GTK_WIDGET (self->map)) : gtk_widget_child_focus (self->buttons, direction);
}

/* ---- the widget -------------------------------------------------------------------------- */

static void
tandem_world_map_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  TandemWorldMap *self = TANDEM_WORLD_MAP (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
  if (!self->was_fitted && self->atlas != NULL)
    queue_fit (self);
}

static void
tandem_world_map_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  gtk_widget_measure (TANDEM_WORLD_MAP (widget)->overlay, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
tandem_world_map_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  TandemWorldMap *self = TANDEM_WORLD_MAP (object);

  switch ((TandemWorldMapProperty) prop_id)
    {
    case PROP_TILES:
      if ((self->tiles_layer != NULL) == g_value_get_boolean (value))
        break;
      if (g_value_get_boolean (value))
        add_tiles (self);
      else
        remove_tiles (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_world_map_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((TandemWorldMapProperty) prop_id)
    {
    case PROP_TILES:
      g_value_set_boolean (value, TANDEM_WORLD_MAP (object)->tiles_layer != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_world_map_dispose (GObject *object)
{
  TandemWorldMap *self = TANDEM_WORLD_MAP (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->overlay != NULL)
    tandem_world_map_clear_marks (self);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->atlas, tandem_atlas_free);

  G_OBJECT_CLASS (tandem_world_map_parent_class)->dispose (object);
}

static void
tandem_world_map_finalize (GObject *object)
{
  g_array_unref (TANDEM_WORLD_MAP (object)->marks);

  G_OBJECT_CLASS (tandem_world_map_parent_class)->finalize (object);
}

static const TandemKey keys[] = {
  { "plus", N_("Zoom in or out"), "map.zoom", "1" },
  { "minus", NULL, "map.zoom", "-1" },
  { "0 KP_0", N_("Show everything"), "map.show-all" },
};

const TandemKeyTable tandem_world_map_keys = TANDEM_KEY_TABLE (N_("The Map of the Pairings"), keys);

static void
tandem_world_map_class_init (TandemWorldMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_world_map_dispose;
  object_class->finalize = tandem_world_map_finalize;
  object_class->set_property = tandem_world_map_set_property;
  object_class->get_property = tandem_world_map_get_property;
  widget_class->size_allocate = tandem_world_map_size_allocate;
  widget_class->measure = tandem_world_map_measure;
  widget_class->focus = tandem_world_map_focus;

  properties[PROP_TILES] = g_param_spec_boolean ("tiles", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  activate_record_signal = g_signal_new ("activate-record", TANDEM_TYPE_WORLD_MAP, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "map.zoom", "i", zoom_action);
  gtk_widget_class_install_action (widget_class, "map.show-all", NULL, show_all_action);
  tandem_keys_bind (widget_class, &tandem_world_map_keys);
  gtk_widget_class_set_css_name (widget_class, "tandem-world");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_button (TandemWorldMap *self,
            const char     *icon,
            const char     *tooltip,
            const char     *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "osd");
  gtk_widget_add_css_class (button, "circular");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
build_map (TandemWorldMap *self)
{
  /* Never asked for a tile: it only says what the projection is. */
  g_autoptr(ShumateMapSource) projection =
    g_object_new (SHUMATE_TYPE_RASTER_RENDERER,
                  "id", "outline", "name", "outline", "min-zoom-level", 0, "max-zoom-level", 19, "tile-size", TANDEM_WORLD_TILE,
                  "projection", SHUMATE_MAP_PROJECTION_MERCATOR, NULL);
  ShumateViewport *viewport;

  self->map = shumate_map_new ();
  viewport = tandem_world_map_get_viewport (self);
  shumate_viewport_set_reference_map_source (viewport, projection);
  shumate_viewport_set_min_zoom_level (viewport, LEAST_ZOOM);
  shumate_viewport_set_max_zoom_level (viewport, MOST_ZOOM);
  self->land = tandem_land_layer_new (viewport);
  self->links = tandem_link_layer_new (viewport);
  self->markers = shumate_marker_layer_new (viewport);
  shumate_map_add_layer (self->map, self->land);
  shumate_map_add_layer (self->map, self->links);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->markers));
  tandem_widget_set_accessible_label (GTK_WIDGET (self->map), _("Map: arrows move it, plus and minus zoom, 0 shows everything"));
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (zoomed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::rotation", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
}

static void
tandem_world_map_init (TandemWorldMap *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->apart = TANDEM_WORLD_APART;
  build_map (self);
  follow_pointer (self);

  self->buttons = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_END,
                                "margin-end", 12, "margin-bottom", 12, NULL);
  add_button (self, "zoom-in-symbolic", _("Zoom In"), "map.zoom(1)");
  add_button (self, "zoom-out-symbolic", _("Zoom Out"), "map.zoom(-1)");
  add_button (self, "zoom-fit-best-symbolic", _("Show Everything"), "map.show-all");

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->buttons);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
tandem_world_map_new (void)
{
  return g_object_new (TANDEM_TYPE_WORLD_MAP, NULL);
}

/**
 * tandem_world_map_take_atlas:
 * @self: the map
 * @atlas: (transfer full): what it shows from now on
 *
 * The first atlas with a city in it is shown whole; later ones leave the map
 * where it is.
 */
void
tandem_world_map_take_atlas (TandemWorldMap *self,
                             TandemAtlas    *atlas)
{
  g_autofree char *focused = NULL;
  guint city;

  g_return_if_fail (TANDEM_IS_WORLD_MAP (self));

  city = self->view != NULL ? tandem_world_map_get_focused_city (self) : G_MAXUINT;
  if (city != G_MAXUINT)
    focused = g_strdup (tandem_atlas_get_city (self->atlas, city)->id);

  tandem_world_map_clear_marks (self);
  g_clear_pointer (&self->atlas, tandem_atlas_free);
  self->atlas = atlas;
  if (self->was_fitted && atlas->cities->len > 0)
    find_distance (self);
  tandem_world_map_lay_out (self);
  if (focused != NULL)
    tandem_world_map_focus_city (self, focused);
  if (!self->was_fitted)
    queue_fit (self);
}

/* Moves the map so that every mark is on it. */
void
tandem_world_map_show_all (TandemWorldMap *self)
{
  g_return_if_fail (TANDEM_IS_WORLD_MAP (self));

  if (self->atlas != NULL && self->atlas->cities->len > 0)
    tandem_world_map_fit (self, NULL);
}

/**
 * tandem_world_map_focus_city:
 * @self: the map
 * @id: id of a city
 *
 * Returns: whether the mark of that city has the focus now
 */
gboolean
tandem_world_map_focus_city (TandemWorldMap *self,
                             const char     *id)
{
  g_return_val_if_fail (TANDEM_IS_WORLD_MAP (self), FALSE);

  for (guint i = 0; self->atlas != NULL && i < self->atlas->cities->len; i++)
    if (g_strcmp0 (tandem_atlas_get_city (self->atlas, i)->id, id) == 0)
      return tandem_world_map_focus_nth_city (self, i);

  return FALSE;
}
