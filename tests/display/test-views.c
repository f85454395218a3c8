/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <math.h>

#include "tandem-boxed-group.h"
#include "tandem-chip.h"
#include "tandem-figure-row.h"
#include "tandem-gradual.h"
#include "tandem-health-card.h"
#include "tandem-hero.h"
#include "tandem-land.h"
#include "tandem-lifecycle.h"
#include "tandem-lifecycle-step.h"
#include "tandem-map-strip.h"
#include "tandem-names.h"
#include "tandem-native-name.h"
#include "tandem-period-bar.h"
#include "tandem-pill.h"
#include "tandem-progress.h"
#include "tandem-record-row.h"
#include "tandem-section-header.h"
#include "tandem-status-glyph.h"
#include "tandem-status.h"
#include "tandem-tile.h"
#include "tandem-tiles.h"
#include "tandem-topic-box.h"

/* Every label (and inscription) that shows, in order, joined by " | ". */
static void
collect_text (GtkWidget *widget,
              GString   *out)
{
  const char *text = NULL;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_label (GTK_LABEL (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len ? " | " : "", text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_text (child, out);
}

static void
assert_shows (gpointer    widget,
              const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  collect_text (widget, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_label (gpointer    widget,
              const char *expected)
{
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
}

static GtkWidget *
hold (gpointer widget)
{
  return g_object_ref_sink (widget);
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* ---- status ---------------------------------------------------------------- */

static void
test_status (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  guint n;
  const TandemStatus *statuses = tandem_status_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkWidget) pill = hold (g_object_new (TANDEM_TYPE_PILL, "status", statuses[i].code, NULL));
      g_autoptr(GtkWidget) glyph = hold (g_object_new (TANDEM_TYPE_STATUS_GLYPH, "status", statuses[i].code, NULL));

      /* shape and word, never a colour alone */
      g_assert_true (gtk_icon_theme_has_icon (theme, statuses[i].icon));
      assert_shows (pill, statuses[i].label);
      assert_shows (glyph, statuses[i].label);
      g_assert_true (gtk_widget_has_css_class (pill, statuses[i].style));
      assert_label (glyph, statuses[i].label);
    }

  g_assert_cmpstr (tandem_status_worse ("at_risk", "on_track"), ==, "at_risk");
  g_assert_cmpstr (tandem_status_worse ("at_risk", "off_track"), ==, "off_track");
  g_assert_cmpstr (tandem_status_worse ("not_updated", "on_track"), ==, "on_track");
  g_assert_cmpstr (tandem_status_worse (NULL, "on_track"), ==, "on_track");
  g_assert_null (tandem_status_find ("not-a-state"));
}

static void
test_pill (void)
{
  g_autoptr(GtkWidget) pill = hold (g_object_new (TANDEM_TYPE_PILL, "status", "late", "label", "Late, 12 days", NULL));

  assert_shows (pill, "Late, 12 days");
  g_assert_true (gtk_widget_has_css_class (pill, "error"));
  g_object_set (pill, "status", "on_track", "label", NULL, NULL);
  assert_shows (pill, "On track");
  g_assert_false (gtk_widget_has_css_class (pill, "error"));
  g_object_set (pill, "gap", TRUE, "label", "no deliverable", NULL);
  assert_label (pill, "no deliverable");
  g_assert_true (gtk_widget_has_css_class (pill, "gap"));
  /* a state this version does not know is shown as it is */
  g_object_set (pill, "gap", FALSE, "label", NULL, "status", "paused_by_court", NULL);
  assert_shows (pill, "paused_by_court");
}

static void
test_glyph_without_word (void)
{
  g_autoptr(GtkWidget) glyph = hold (g_object_new (TANDEM_TYPE_STATUS_GLYPH, "status", "clash", "show-word", FALSE, NULL));

  assert_shows (glyph, "");
  assert_label (glyph, "Clash");
  g_object_set (glyph, "tone", "dim", NULL);
  g_assert_true (gtk_widget_has_css_class (glyph, "dimmed"));
  g_assert_false (gtk_widget_has_css_class (glyph, "error"));
}

/* ---- names ------------------------------------------------------------------- */

static void
test_names (void)
{
  g_autofree char *both = tandem_names_dup_text ("Yantai", "烟台");
  g_autofree char *same = tandem_names_dup_text ("Roma", "Roma");
  g_autofree char *only = tandem_names_dup_text (NULL, "烟台");
  g_autoptr(PangoAttrList) attributes = tandem_names_get_attributes ("Yantai", "烟台", NULL);
  g_autoptr(GtkWidget) label = hold (g_object_new (TANDEM_TYPE_NATIVE_NAME, "title", "Đà Nẵng", "native", "峴港", NULL));
  g_autofree char *listed = pango_attr_list_to_string (attributes);

  g_assert_cmpstr (both, ==, "Yantai\342\200\202烟台");
  g_assert_cmpstr (same, ==, "Roma");
  g_assert_cmpstr (only, ==, "烟台");
  /* dimmed and in its own language, from after the first name on */
  g_assert_nonnull (strstr (listed, "6 4294967295 language zh-cn"));
  g_assert_nonnull (strstr (listed, "6 4294967295 foreground-alpha"));
  assert_shows (label, "Đà Nẵng\342\200\202峴港");

  g_assert_cmpstr (pango_language_to_string (tandem_names_get_language ("x", "zh-Hant")), ==, "zh-tw");
  g_assert_cmpstr (pango_language_to_string (tandem_names_get_language ("さっぽろ", NULL)), ==, "ja");
  g_assert_cmpstr (pango_language_to_string (tandem_names_get_language ("부산", NULL)), ==, "ko");
  g_assert_null (tandem_names_get_language ("Roma", NULL));
}

/* ---- rows --------------------------------------------------------------------- */

static int
height_of (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 400, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
test_record_row (void)
{
  g_autoptr(GtkWidget) row = hold (g_object_new (TANDEM_TYPE_RECORD_ROW,
                                                 "status", "late",
                                                 "code", "M2.3",
                                                 "title", "Curriculum agreed",
                                                 "subtitle", "Rome – Yantai",
                                                 "trailing", "12 days late",
                                                 "trailing-status", "late",
                                                 NULL));
  g_autoptr(GtkWidget) cjk = hold (g_object_new (TANDEM_TYPE_RECORD_ROW, "title", "Yantai", "native", "烟台市", "subtitle", "山东省", NULL));
  g_autoptr(GtkWidget) latin = hold (g_object_new (TANDEM_TYPE_RECORD_ROW, "title", "Rome", "subtitle", "Lazio", NULL));

  assert_label (row, "Late: M2.3 Curriculum agreed, Rome – Yantai, 12 days late");
  assert_shows (row, "M2.3 | Curriculum agreed | Rome – Yantai | 12 days late");
  /* narrow: what stood at the end goes below, an arrow stands for the button */
  g_object_set (row, "wrap", TRUE, "action-label", "Update…", NULL);
  assert_shows (row, "M2.3 | Curriculum agreed | Rome – Yantai | 12 days late");
  g_object_set (row, "wrap", FALSE, "action-label", NULL, NULL);
  g_object_set (row, "title", "Another", "code", NULL, "trailing", NULL, NULL);
  assert_label (row, "Late: Another, Rome – Yantai");
  g_assert_cmpint (height_of (cjk), ==, height_of (latin));
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_next_step (void)
{
  g_autoptr(GtkWidget) row = hold (g_object_new (TANDEM_TYPE_RECORD_ROW, "title", "M1", "action-label", "Update…", NULL));
  guint count = 0;

  g_signal_connect_swapped (row, "next-step", G_CALLBACK (count_cb), &count);
  g_signal_emit_by_name (find_child (row, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (count, ==, 1);
}

static void
test_section_header (void)
{
  g_autoptr(GtkWidget) header = hold (g_object_new (TANDEM_TYPE_SECTION_HEADER, "title", "Late", "count", 1, NULL));

  gtk_test_accessible_assert_role (header, GTK_ACCESSIBLE_ROLE_HEADING);
  assert_label (header, "Late, 1 entry");
  g_object_set (header, "count", 12, NULL);
  assert_label (header, "Late, 12 entries");
  g_object_set (header, "count", -1, NULL);
  assert_shows (header, "Late");
}

static void
test_boxed_group (void)
{
  g_autoptr(GtkWidget) group = hold (g_object_new (TANDEM_TYPE_BOXED_GROUP, "title", "Plans", "add-label", "Add a Plan", NULL));
  GtkWidget *list = tandem_boxed_group_get_list_box (TANDEM_BOXED_GROUP (group));
  g_autoptr(GListStore) model = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr(GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

  assert_shows (group, "Plans | 0");
  g_assert_false (gtk_widget_get_visible (list));
  tandem_boxed_group_add (TANDEM_BOXED_GROUP (group), gtk_label_new ("One"));
  assert_shows (group, "Plans | 1 | One");
  tandem_boxed_group_clear (TANDEM_BOXED_GROUP (group));
  assert_shows (group, "Plans | 0");

  tandem_boxed_group_bind_model (TANDEM_BOXED_GROUP (group), G_LIST_MODEL (model),
                                 (GtkListBoxCreateWidgetFunc) (void (*) (void)) gtk_list_box_row_new, NULL, NULL);
  g_list_store_append (model, item);
  g_list_store_append (model, item);
  assert_shows (group, "Plans | 2");
  g_list_store_remove (model, 0);
  assert_shows (group, "Plans | 1");
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Plans");
}

static void
test_builder (void)
{
  static const char ui[] =
    "<interface><object class='TandemBoxedGroup' id='group'><property name='title'>Pilots</property>"
    "<child><object class='TandemRecordRow'><property name='title'>P1</property></object></child>"
    "<child><object class='TandemRecordRow'><property name='title'>P2</property></object></child></object>"
    "<object class='TandemTiles' id='tiles'><property name='narrow'>1</property>"
    "<child><object class='TandemTile' id='tile'/></child></object></interface>";
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  gboolean narrow = FALSE;

  assert_shows (gtk_builder_get_object (builder, "group"), "Pilots | 2 | P1 | P2");
  g_object_get (gtk_builder_get_object (builder, "tile"), "narrow", &narrow, NULL);
  g_assert_true (narrow);
}

/* A property bound in a template follows, and only real changes are told. */
static void
test_binding (void)
{
  g_autoptr(GtkWidget) first = hold (g_object_new (TANDEM_TYPE_PILL, NULL));
  g_autoptr(GtkWidget) second = hold (g_object_new (TANDEM_TYPE_PILL, NULL));
  guint count = 0;

  g_object_bind_property (first, "status", second, "status", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (second, "notify::status", G_CALLBACK (count_cb), &count);
  g_object_set (first, "status", "late", NULL);
  g_object_set (first, "status", "late", NULL);
  assert_shows (second, "Late");
  g_assert_cmpuint (count, ==, 1);
}

/* ---- the pairing ------------------------------------------------------------------ */

static void
test_hero (void)
{
  g_autoptr(GtkWidget) hero = hold (g_object_new (TANDEM_TYPE_HERO,
                                                  "left-name", "Rome", "left-native", "罗马", "left-zone", "Europe/Rome",
                                                  "left-place", "Lazio, Italy", "left-country", "Italy",
                                                  "right-name", "Yantai", "right-native", "烟台", "right-zone", "Asia/Shanghai",
                                                  "right-place", "Shandong, China", "right-country", "China",
                                                  "now", 1589269200,
                                                  NULL));
  const char *const partners[] = { "Haikou 海口", "Kunming 昆明", NULL };

  assert_label (hero, "Rome and Yantai");
  assert_shows (hero, "Rome | 罗马 | Lazio, Italy | 09:40 in Rome · 15:40 in Yantai | Yantai | 烟台 | Shandong, China");
  g_object_set (hero, "narrow", TRUE, NULL);
  assert_shows (hero, "Rome | 罗马 · Italy | 09:40 in Rome · 15:40 in Yantai | Yantai | 烟台 · China");
  g_object_set (hero, "narrow", FALSE, "partners", partners, "right-zone", "No/Such", NULL);
  assert_shows (hero, "Rome | 罗马 | Lazio, Italy | 09:40 in Rome | Yantai | 烟台 | Shandong, China | Haikou 海口 · Kunming 昆明");
}

static void
test_health_card (void)
{
  g_autoptr(GtkWidget) card = hold (g_object_new (TANDEM_TYPE_HEALTH_CARD, "status", "off_track",
                                                  "sentence", "No contact for 190 days.",
                                                  "action-label", "How This Is Judged", "action-name", "page.judged", NULL));
  GtkWidget *button = find_child (card, GTK_TYPE_BUTTON);

  assert_label (card, "Off track: No contact for 190 days.");
  g_assert_true (gtk_widget_has_css_class (card, "tinted-error"));
  assert_shows (card, "Off track | No contact for 190 days. | How This Is Judged");
  g_object_set (card, "narrow", TRUE, NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "How This Is Judged");
  g_object_set (card, "status", "on_track", NULL);
  g_assert_false (gtk_widget_has_css_class (card, "tinted-error"));
}

static void
step_activated_cb (GtkWidget *lifecycle,
                   guint      index,
                   guint     *chosen)
{
  *chosen = index;
}

static void
test_lifecycle (void)
{
  const char *const steps[] = { "Proposed", "Matched", "Signed", "Active", "Completing", "Renewed", NULL };
  g_autoptr(GtkWidget) lifecycle = hold (g_object_new (TANDEM_TYPE_LIFECYCLE, "steps", steps, "current", 3, NULL));
  GtkWidget *step = gtk_widget_get_first_child (lifecycle);
  guint chosen = G_MAXUINT;

  gtk_test_accessible_assert_role (lifecycle, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (step, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  assert_label (step, "Proposed, done");
  assert_label (gtk_widget_get_last_child (lifecycle), "Renewed, to come");
  assert_shows (lifecycle, "Proposed | Matched | Signed | Active | Completing | Renewed");

  g_object_set (lifecycle, "narrow", TRUE, NULL);
  assert_shows (lifecycle, "Proposed | Active | Renewed");
  g_object_set (lifecycle, "current", 1, NULL);
  assert_label (gtk_widget_get_next_sibling (step), "Matched, current");

  g_signal_connect (lifecycle, "step-activated", G_CALLBACK (step_activated_cb), &chosen);
  g_assert_true (gtk_widget_activate (gtk_widget_get_next_sibling (step)));
  g_assert_cmpuint (chosen, ==, 1);
  g_assert_true (gtk_widget_get_focusable (step));
}

typedef struct
{
  int         from, until, today;
  const char *shown;
  const char *spoken;
} PeriodCase;

static void
test_period_bar (void)
{
  static const PeriodCase cases[] = {
    { 20180700, 20201200, 20200512, "July 2018 – December 2020 | 7 months left", "22 of 30 months gone, 7 left" },
    { 20180700, 20201200, 20201112, "July 2018 – December 2020 | 1 month left", "28 of 30 months gone, 1 left" },
    { 20180700, 20201200, 20201231, "July 2018 – December 2020 | last month", "29 of 30 months gone, 0 left" },
    { 20180700, 20201200, 20210201, "July 2018 – December 2020 | ended 2 months ago", "July 2018 – December 2020, ended 2 months ago" },
    { 20180700, 0, 20200512, "from July 2018 | no end agreed", "from July 2018, no end agreed" },
    { 0, 0, 20200512, "No period agreed", "No period agreed, " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GtkWidget) bar = hold (g_object_new (TANDEM_TYPE_PERIOD_BAR, "from", cases[i].from, "until", cases[i].until,
                                                     "today", cases[i].today, NULL));

      assert_shows (bar, cases[i].shown);
      assert_label (bar, cases[i].spoken);
    }
}

static void
test_progress (void)
{
  g_autoptr(GtkWidget) bar = hold (g_object_new (TANDEM_TYPE_PROGRESS, "fraction", 0.42, "label", "Progress", NULL));

  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 42.0);
  g_object_set (bar, "fraction", 7.0, NULL);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 100.0);
  assert_label (bar, "Progress");
}

static void
test_tiles (void)
{
  g_autoptr(GtkWidget) tiles = hold (g_object_new (TANDEM_TYPE_TILES, NULL));
  GtkWidget *tile = g_object_new (TANDEM_TYPE_TILE, "status", "at_risk", "heading", "Next visit",
                                  "value", "None planned", "detail", "Travel stopped", "action-label", "Plan one…", NULL);

  tandem_tiles_add (TANDEM_TILES (tiles), tile);
  assert_shows (tile, "Next visit | None planned | Travel stopped | Plan one…");
  assert_label (tile, "Next visit, None planned · Travel stopped");
  g_object_set (tiles, "narrow", TRUE, NULL);
  assert_shows (tile, "Next visit | None planned · Travel stopped | Plan one…");
  tandem_tiles_clear (TANDEM_TILES (tiles));
  g_assert_null (gtk_widget_get_first_child (tiles));
}

static void
test_topics (void)
{
  const char *const topics[] = { "Air quality", "Water and waste", NULL };
  const char *const fewer[] = { "Smart cities", NULL };
  g_autoptr(GtkWidget) box = hold (g_object_new (TANDEM_TYPE_TOPIC_BOX, "topics", topics, NULL));
  g_autoptr(GtkWidget) chip = hold (g_object_new (TANDEM_TYPE_CHIP, "label", "Port", "removable", TRUE, NULL));
  guint count = 0;

  assert_shows (box, "Air quality | Water and waste");
  g_object_set (box, "topics", fewer, NULL);
  assert_shows (box, "Smart cities");

  g_signal_connect_swapped (chip, "removed", G_CALLBACK (count_cb), &count);
  g_signal_emit_by_name (find_child (chip, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_child (chip, GTK_TYPE_BUTTON)), ==, "Remove Port");
}

static void
test_figure (void)
{
  g_autoptr(GtkWidget) row = hold (g_object_new (TANDEM_TYPE_FIGURE_ROW, "title", "Area", "value", "13,756 km²",
                                                 "subtitle", "2018 · IUC", "warning", "2 values differ", NULL));

  assert_shows (row, "Area | 2018 · IUC | 2 values differ | 13,756 km²");
  assert_label (row, "Area, 13,756 km², 2018 · IUC");
  g_object_set (row, "warning", NULL, "status", "missing", "value", "missing", NULL);
  assert_shows (row, "Area | 2018 · IUC | missing");
}

/* ---- the map -------------------------------------------------------------------------- */

static void
test_land (void)
{
  GskPath *land = tandem_land_get_path ();
  /* Beijing, Alice Springs, Anadyr beyond the date line; the Atlantic, the Caspian Sea */
  const graphene_point_t inside[] = { { 116.4f, -39.9f }, { 133.9f, 23.7f }, { 25.0f, -62.0f }, { 177.0f, -66.5f } };
  const graphene_point_t outside[] = { { -30.0f, -40.0f }, { 51.0f, -41.0f }, { -170.0f, 0.0f } };

  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    g_assert_true (gsk_path_in_fill (land, &inside[i], GSK_FILL_RULE_EVEN_ODD));
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_false (gsk_path_in_fill (land, &outside[i], GSK_FILL_RULE_EVEN_ODD));
}

static void
test_map (void)
{
  g_autoptr(GtkWidget) map = hold (g_object_new (TANDEM_TYPE_MAP_STRIP, NULL));
  TandemMapStrip *strip = TANDEM_MAP_STRIP (map);

  gtk_test_accessible_assert_role (map, GTK_ACCESSIBLE_ROLE_IMG);
  tandem_map_strip_add_center (strip, "Yantai", "烟台", 37.4765, 121.4408);
  assert_label (map, "Map of Yantai");
  tandem_map_strip_add_city (strip, "Rome", "Roma", 41.89, 12.51);
  tandem_map_strip_add_city (strip, "Granada", NULL, 37.18, -3.6);
  /* not on the globe: not on the map */
  tandem_map_strip_add_city (strip, "Nowhere", NULL, 137.18, -3.6);
  tandem_map_strip_add_city (strip, "Nan", NULL, NAN, NAN);
  assert_label (map, "Map of Yantai, with lines to Rome, Granada");
  tandem_map_strip_clear (strip);
  assert_label (map, "Map");
}

/* Drawn at all sizes and with odd places, without a warning. */
static void
test_map_draws (void)
{
  static const double places[][2] = { { 90, 180 }, { -90, -180 }, { 0, 0 }, { 0.001, 0.001 }, { -27.47, 153.02 } };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *map = g_object_new (TANDEM_TYPE_MAP_STRIP, NULL);

  gtk_window_set_child (GTK_WINDOW (window), map);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 200);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
      g_autoptr(GskRenderNode) node = NULL;

      if (i == 0)
        tandem_map_strip_add_center (TANDEM_MAP_STRIP (map), "Pole", NULL, places[i][0], places[i][1]);
      else
        tandem_map_strip_add_city (TANDEM_MAP_STRIP (map), "City", NULL, places[i][0], places[i][1]);
      gtk_test_widget_wait_for_draw (window);
      g_assert_cmpint (gtk_widget_get_width (map), >, 100);
      GTK_WIDGET_GET_CLASS (map)->snapshot (map, snapshot);
      node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
      g_assert_nonnull (node);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- life ------------------------------------------------------------------------------ */

/* ---- long lists ------------------------------------------------------------- */

#define N_ITEMS 500

static void
item_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("x"));
}

/* Shows a list of @N_ITEMS in a window of some height. */
static GListModel *
show_list (GtkWindow *window,
           int        height)
{
  g_autoptr(GtkStringList) strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_list_view_new (NULL, factory);
  GtkSliceListModel *shown;

  for (guint i = 0; i < N_ITEMS; i++)
    gtk_string_list_append (strings, "x");
  g_signal_connect (factory, "setup", G_CALLBACK (item_setup_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (window, scroller);
  gtk_window_set_default_size (window, 200, height);
  shown = tandem_gradual_new (G_LIST_MODEL (g_steal_pointer (&strings)), view);
  gtk_list_view_set_model (GTK_LIST_VIEW (view), GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (shown))));
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (scroller);

  return G_LIST_MODEL (shown);
}

static void
draw_some_pictures (GtkWindow *window)
{
  for (guint i = 0; i < 40; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
    }
}

/* A list that nobody goes to has the rows of its picture, and all once it is
 * scrolled. */
static void
test_gradual (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GListModel *shown = show_list (window, 200);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_window_get_child (window));

  draw_some_pictures (window);
  g_assert_cmpuint (g_list_model_get_n_items (shown), <, 50);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 10);
  draw_some_pictures (window);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, N_ITEMS);

  gtk_window_destroy (window);
}

/* A picture higher than the first rows is filled all the same. */
static void
test_gradual_high (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GListModel *shown = show_list (window, 1000);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_window_get_child (window));
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (scroller);

  draw_some_pictures (window);
  g_assert_cmpuint (g_list_model_get_n_items (shown), <, N_ITEMS);
  g_assert_cmpfloat (gtk_adjustment_get_upper (position), >, gtk_adjustment_get_page_size (position));

  gtk_window_destroy (window);
}

static void
test_finalize (void)
{
  const GType types[] = {
    TANDEM_TYPE_PILL, TANDEM_TYPE_STATUS_GLYPH, TANDEM_TYPE_NATIVE_NAME, TANDEM_TYPE_RECORD_ROW,
    TANDEM_TYPE_SECTION_HEADER, TANDEM_TYPE_BOXED_GROUP, TANDEM_TYPE_HERO, TANDEM_TYPE_HEALTH_CARD,
    TANDEM_TYPE_LIFECYCLE, TANDEM_TYPE_PERIOD_BAR, TANDEM_TYPE_PROGRESS, TANDEM_TYPE_TILES, TANDEM_TYPE_TILE,
    TANDEM_TYPE_TOPIC_BOX, TANDEM_TYPE_CHIP, TANDEM_TYPE_MAP_STRIP, TANDEM_TYPE_FIGURE_ROW,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *widget = g_object_new (types[i], NULL);

      g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
      gtk_window_set_child (GTK_WINDOW (window), widget);
      gtk_window_present (GTK_WINDOW (window));
      gtk_window_destroy (GTK_WINDOW (window));
      while (widget != NULL && g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_null (widget);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  tandem_widgets_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    TANDEM_RESOURCE_PATH "/icons");

  g_test_add_func ("/views/status", test_status);
  g_test_add_func ("/views/pill", test_pill);
  g_test_add_func ("/views/glyph-without-word", test_glyph_without_word);
  g_test_add_func ("/views/names", test_names);
  g_test_add_func ("/views/record-row", test_record_row);
  g_test_add_func ("/views/next-step", test_next_step);
  g_test_add_func ("/views/section-header", test_section_header);
  g_test_add_func ("/views/boxed-group", test_boxed_group);
  g_test_add_func ("/views/builder", test_builder);
  g_test_add_func ("/views/binding", test_binding);
  g_test_add_func ("/views/hero", test_hero);
  g_test_add_func ("/views/health-card", test_health_card);
  g_test_add_func ("/views/lifecycle", test_lifecycle);
  g_test_add_func ("/views/period-bar", test_period_bar);
  g_test_add_func ("/views/progress", test_progress);
  g_test_add_func ("/views/tiles", test_tiles);
  g_test_add_func ("/views/topics", test_topics);
  g_test_add_func ("/views/figure", test_figure);
  g_test_add_func ("/views/land", test_land);
  g_test_add_func ("/views/map", test_map);
  g_test_add_func ("/views/map-draws", test_map_draws);
  g_test_add_func ("/views/gradual", test_gradual);
  g_test_add_func ("/views/gradual-high", test_gradual_high);
  g_test_add_func ("/views/finalize", test_finalize);

  return g_test_run ();
}
