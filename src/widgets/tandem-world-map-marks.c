/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-world-map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tandem-link-layer.h"
#include "tandem-locale.h"
#include "tandem-record-row.h"
#include "tandem-status-glyph.h"
#include "tandem-status.h"
#include "tandem-view.h"

#define SPOKEN_CITIES 6

/* ---- several at one place ----------------------------------------------------------- */

static void
popover_closed_cb (TandemWorldMap *self,
                   GtkWidget      *popover)
{
  if (self->popover == popover)
    g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
row_activated_cb (TandemWorldMap *self,
                  GtkListBoxRow  *row)
{
  g_autofree char *id = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  tandem_world_map_activate_record (self, id);
}

/* What is told apart by a list only: a menu of it, at @marker. */
static GtkListBox *
open_list (TandemWorldMap *self,
           GtkWidget      *marker)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "child", list, "propagate-natural-height", TRUE, "max-content-height", 320,
                                      "hscrollbar-policy", GTK_POLICY_NEVER, "width-request", 300, NULL);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->popover, "menu");
  if (marker != NULL)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (marker, GTK_WIDGET (self), &bounds))
        gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                     &(GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height });
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return GTK_LIST_BOX (list);
}

static void
append_row (GtkListBox *list,
            const char *id,
            const char *title,
            const char *native,
            const char *status)
{
  const TandemStatus *state = tandem_status_find (status);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *spoken = state != NULL ? g_strdup_printf (C_("partner", "%s: %s"), title, tandem_status_get_label (state))
                                          : g_strdup (title);

  gtk_widget_set_name (row, id);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              g_object_new (TANDEM_TYPE_RECORD_ROW, "title", title, "native", native, "status", status,
                                            "subtitle", state != NULL ? tandem_status_get_label (state) : NULL, NULL));
  tandem_widget_set_accessible_label (row, spoken);
  gtk_list_box_append (list, row);
}

void
tandem_world_map_activate_edge (TandemWorldMap *self,
                                guint           index,
                                GtkWidget      *marker)
{
  const TandemAtlasEdge *edge = tandem_atlas_view_get_edge (self->view, index);
  GtkListBox *list;

  if (edge->pairings->len == 1)
    {
      tandem_world_map_activate_record (self, tandem_atlas_get_pairing (self->atlas, g_array_index (edge->pairings, guint, 0))->id);
      return;
    }

  list = open_list (self, marker);
  for (guint i = 0; i < edge->pairings->len; i++)
    {
      const TandemAtlasPairing *pairing = tandem_atlas_get_pairing (self->atlas, g_array_index (edge->pairings, guint, i));

      append_row (list, pairing->id, pairing->title, NULL, pairing->status);
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
activate_node (TandemWorldMap *self,
               guint           index,
               GtkWidget      *marker)
{
  const TandemAtlasNode *node = tandem_atlas_view_get_node (self->view, index);
  ShumateViewport *viewport = tandem_world_map_get_viewport (self);
  GtkListBox *list;

  if (node->cities->len == 1)
    {
      tandem_world_map_activate_record (self, tandem_atlas_get_city (self->atlas, node->city)->id);
      return;
    }
  if (shumate_viewport_get_zoom_level (viewport) < shumate_viewport_get_max_zoom_level (viewport) - 0.01)
    {
      tandem_world_map_fit (self, node->cities);
      return;
    }

  list = open_list (self, marker);
  for (guint i = 0; i < node->cities->len; i++)
    {
      const TandemAtlasCity *city = tandem_atlas_get_city (self->atlas, g_array_index (node->cities, guint, i));

      append_row (list, city->id, city->name, city->native, NULL);
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* ---- marks ---------------------------------------------------------------------------- */

static void
mark_clicked_cb (TandemWorldMap *self,
                 GtkWidget      *button)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (shumate_marker_get_child (SHUMATE_MARKER (mark->marker)) != button)
        continue;
      if (mark->node != G_MAXUINT)
        activate_node (self, mark->node, mark->marker);
      else
        tandem_world_map_activate_edge (self, mark->edge, mark->marker);
      return;
    }
}

static void
add_mark (TandemWorldMap *self,
          GtkWidget      *button,
          const char     *spoken,
          double          x,
          double          y,
          guint           node,
          guint           edge)
{
  ShumateMarker *marker = shumate_marker_new ();
  Mark mark = { GTK_WIDGET (marker), node, edge };

  tandem_widget_set_accessible_label (button, spoken);
  gtk_widget_set_tooltip_text (button, spoken);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (mark_clicked_cb), self);
  shumate_marker_set_child (marker, button);
  shumate_location_set_location (SHUMATE_LOCATION (marker), tandem_mercator_latitude (y), tandem_mercator_longitude (x));
  shumate_marker_layer_add_marker (self->markers, marker);
  g_array_append_val (self->marks, mark);
}

static char *
dup_spoken_cities (TandemWorldMap        *self,
                   const TandemAtlasNode *node)
{
  g_autoptr(GString) names = g_string_new (NULL);

  if (node->cities->len == 1)
    return tandem_atlas_dup_spoken (self->atlas, node->city);

  for (guint i = 0; i < MIN (node->cities->len, SPOKEN_CITIES); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? tandem_locale_list_separator () : "",
                            tandem_atlas_get_city (self->atlas, g_array_index (node->cities, guint, i))->name);

  /* Translators: a mark on the map, read aloud: "3 cities: Rome, Bologna, Nice"; of many only some are named */
  return g_strdup_printf (ngettext ("%u city: %s", "%u cities: %s", node->cities->len), node->cities->len, names->str);
}

static void
add_node (TandemWorldMap *self,
          guint           index)
{
  const TandemAtlasNode *node = tandem_atlas_view_get_node (self->view, index);
  g_autofree char *spoken = dup_spoken_cities (self, node);
  g_autofree char *number = g_strdup_printf ("%u", node->cities->len);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "map-mark");
  if (node->cities->len > 1)
    {
      gtk_widget_add_css_class (button, "several");
      gtk_button_set_label (GTK_BUTTON (button), number);
    }
  else
    gtk_button_set_child (GTK_BUTTON (button), g_object_new (ADW_TYPE_BIN, "css-name", "dot",
                                                             "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL));
  add_mark (self, button, spoken, node->x, node->y, index, G_MAXUINT);
}

char *
tandem_world_map_dup_spoken_pairings (TandemWorldMap        *self,
                                      const TandemAtlasEdge *edge)
{
  const TandemAtlasPairing *first = tandem_atlas_get_pairing (self->atlas, g_array_index (edge->pairings, guint, 0));
  const char *state = tandem_status_get_label (tandem_status_find (edge->status));

  if (edge->pairings->len == 1)
    return g_strdup_printf (C_("partner", "%s: %s"), first->title, state);

  /* Translators: pairings on one line of the map, and how the worst of them is */
  return g_strdup_printf (ngettext ("%u pairing, the worst: %s", "%u pairings, the worst: %s", edge->pairings->len),
                          edge->pairings->len, state);
}

static void
add_badge (TandemWorldMap        *self,
           const TandemLinkBadge *badge)
{
  const TandemAtlasEdge *edge = tandem_atlas_view_get_edge (self->view, badge->edge);
  g_autofree char *spoken = tandem_world_map_dup_spoken_pairings (self, edge);
  g_autofree char *number = edge->pairings->len > 1 ? g_strdup_printf ("%u", edge->pairings->len) : NULL;
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), g_object_new (TANDEM_TYPE_STATUS_GLYPH,
                                                           "status", edge->status, "size", 14,
                                                           "label", number, "show-word", number != NULL, NULL));
  gtk_widget_add_css_class (button, "map-mark");
  gtk_widget_add_css_class (button, "badge");
  add_mark (self, button, spoken, badge->x, badge->y, G_MAXUINT, badge->edge);
}

/* Each city, then the lines that go east from it. */
static void
add_marks (TandemWorldMap *self)
{
  const GArray *badges = tandem_link_layer_get_badges (TANDEM_LINK_LAYER (self->links));

  for (guint i = 0; i < self->view->nodes->len; i++)
    {
      add_node (self, i);
      for (guint j = 0; j < badges->len; j++)
        {
          const TandemLinkBadge *badge = &g_array_index (badges, TandemLinkBadge, j);

          if (tandem_atlas_view_get_edge (self->view, badge->edge)->from == i)
            add_badge (self, badge);
        }
    }
}

guint
tandem_world_map_find_focused (TandemWorldMap *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (gtk_widget_get_state_flags (g_array_index (self->marks, Mark, i).marker) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return i;

  return G_MAXUINT;
}

gboolean
tandem_world_map_focus_mark (TandemWorldMap *self,
                             guint           index)
{
  GtkWidget *marker = g_array_index (self->marks, Mark, index).marker;
  double x, y;

  shumate_viewport_location_to_widget_coords (tandem_world_map_get_viewport (self), GTK_WIDGET (self->map),
                                              shumate_location_get_latitude (SHUMATE_LOCATION (marker)),
                                              shumate_location_get_longitude (SHUMATE_LOCATION (marker)), &x, &y);
  /* What is out of sight is brought into it: unseen it could not be focused. */
  if (x < TANDEM_WORLD_APART || y < TANDEM_WORLD_APART || x > gtk_widget_get_width (GTK_WIDGET (self->map)) - TANDEM_WORLD_APART ||
      y > gtk_widget_get_height (GTK_WIDGET (self->map)) - TANDEM_WORLD_APART)
    {
      shumate_map_stop_go_to (self->map);
      shumate_map_center_on (self->map, shumate_location_get_latitude (SHUMATE_LOCATION (marker)),
                             shumate_location_get_longitude (SHUMATE_LOCATION (marker)));
    }

  return gtk_widget_grab_focus (shumate_marker_get_child (SHUMATE_MARKER (marker)));
}

static gboolean
has_city (const TandemAtlasNode *node,
          guint                  city)
{
  for (guint i = 0; i < node->cities->len; i++)
    if (g_array_index (node->cities, guint, i) == city)
      return TRUE;

  return FALSE;
}

gboolean
tandem_world_map_focus_nth_city (TandemWorldMap *self,
                                 guint           city)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->node != G_MAXUINT && has_city (tandem_atlas_view_get_node (self->view, mark->node), city))
        return tandem_world_map_focus_mark (self, i);
    }

  return FALSE;
}

/* The city that has the focus, or whose line has it. */
guint
tandem_world_map_get_focused_city (TandemWorldMap *self)
{
  guint focused = tandem_world_map_find_focused (self);
  const Mark *mark = focused != G_MAXUINT ? &g_array_index (self->marks, Mark, focused) : NULL;

  if (mark == NULL)
    return G_MAXUINT;

  return tandem_atlas_view_get_node (self->view, mark->node != G_MAXUINT
                                                 ? mark->node
                                                 : tandem_atlas_view_get_edge (self->view, mark->edge)->from)->city;
}

void
tandem_world_map_clear_marks (TandemWorldMap *self)
{
  g_array_set_size (self->marks, 0);
  shumate_marker_layer_remove_all (self->markers);
  tandem_link_layer_show (TANDEM_LINK_LAYER (self->links), NULL, NULL);
  g_clear_pointer (&self->view, tandem_atlas_view_free);
}

/* What there is to see, laid out for the scale of now. */
void
tandem_world_map_lay_out (TandemWorldMap *self)
{
  double zoom = shumate_viewport_get_zoom_level (tandem_world_map_get_viewport (self));
  guint focused = self->view != NULL ? tandem_world_map_get_focused_city (self) : G_MAXUINT;

  tandem_world_map_clear_marks (self);
  if (self->atlas == NULL)
    return;

  self->view = tandem_atlas_view_new (self->atlas, TANDEM_WORLD_TILE * exp2 (zoom), tandem_world_map_get_distance (self, zoom));
  tandem_link_layer_show (TANDEM_LINK_LAYER (self->links), self->atlas, self->view);
  add_marks (self);
  if (focused != G_MAXUINT && focused < self->atlas->cities->len)
    tandem_world_map_focus_nth_city (self, focused);
}
