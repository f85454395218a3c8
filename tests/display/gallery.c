/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Renders each scene of widgets to PNG files, to be looked at: wide and narrow,
 * light and dark. Usage: gallery FOLDER [SCENE…] */

#include <adwaita.h>

#include "tandem-boxed-group.h"
#include "tandem-figure-row.h"
#include "tandem-form.h"
#include "tandem-hero.h"
#include "tandem-map-strip.h"
#include "tandem-native-name.h"
#include "tandem-pill.h"
#include "tandem-record-row.h"
#include "tandem-section-header.h"
#include "tandem-status-glyph.h"
#include "tandem-status.h"
#include "tandem-tile.h"
#include "tandem-tiles.h"

typedef struct
{
  const char *name;
  GtkWidget *(*build) (gboolean narrow);
} Scene;

static GtkWidget *
build_from_resource (const char *name,
                     gboolean    narrow)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.ui", g_getenv ("TANDEM_GALLERY_UI"), name);
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_file (path);
  GtkWidget *scene = GTK_WIDGET (g_object_ref (gtk_builder_get_object (builder, "scene")));
  GSList *objects = gtk_builder_get_objects (builder);

  for (GSList *l = objects; l != NULL; l = l->next)
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (l->data), "narrow") != NULL)
      g_object_set (l->data, "narrow", narrow, NULL);
  g_slist_free (objects);

  return scene;
}

static GtkWidget *
build_pairing (gboolean narrow)
{
  return build_from_resource ("gallery-pairing", narrow);
}

static GtkWidget *
build_rows (gboolean narrow)
{
  return build_from_resource ("gallery-rows", narrow);
}

static GtkWidget *
build_status (gboolean narrow)
{
  GtkWidget *group = g_object_new (TANDEM_TYPE_BOXED_GROUP, "title", "Status", NULL);
  guint n;
  const TandemStatus *statuses = tandem_status_list (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

      gtk_widget_set_margin_start (box, 12);
      gtk_widget_set_margin_end (box, 12);
      gtk_widget_set_size_request (box, -1, 44);
      gtk_box_append (GTK_BOX (box), g_object_new (TANDEM_TYPE_STATUS_GLYPH, "status", statuses[i].code,
                                                   "hexpand", TRUE, NULL));
      gtk_box_append (GTK_BOX (box), g_object_new (TANDEM_TYPE_PILL, "label", "nobody responsible", "gap", TRUE,
                                                   "visible", i % 5 == 0, NULL));
      gtk_box_append (GTK_BOX (box), g_object_new (TANDEM_TYPE_PILL, "status", statuses[i].code, NULL));
      tandem_boxed_group_add (TANDEM_BOXED_GROUP (group), box);
    }

  return group;
}

static GtkWidget *
build_city (gboolean narrow)
{
  GtkWidget *scene = build_from_resource ("gallery-city", narrow);
  GtkWidget *map = g_object_new (TANDEM_TYPE_MAP_STRIP, NULL);
  GtkWidget *pacific = g_object_new (TANDEM_TYPE_MAP_STRIP, NULL);

  tandem_map_strip_add_center (TANDEM_MAP_STRIP (map), "Yantai", "烟台", 37.4765, 121.4408);
  tandem_map_strip_add_city (TANDEM_MAP_STRIP (map), "Rome", "Roma", 41.89, 12.51);
  tandem_map_strip_add_city (TANDEM_MAP_STRIP (map), "Granada", NULL, 37.18, -3.6);
  gtk_box_insert_child_after (GTK_BOX (scene), map, gtk_widget_get_first_child (scene));
  tandem_map_strip_add_center (TANDEM_MAP_STRIP (pacific), "San Francisco", NULL, 37.77, -122.42);
  tandem_map_strip_add_city (TANDEM_MAP_STRIP (pacific), "Brisbane", NULL, -27.47, 153.02);
  tandem_map_strip_add_city (TANDEM_MAP_STRIP (pacific), "Đà Nẵng", NULL, 16.07, 108.22);
  gtk_box_append (GTK_BOX (scene), pacific);

  return scene;
}

static GtkWidget *
build_form (const char *json,
            gboolean    narrow)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) doc = tandem_doc_parse (json, -1, &error);
  g_autoptr(TandemVocabularies) vocabularies = tandem_vocabularies_new_builtin ();
  g_autoptr(TandemContext) context = tandem_context_new ("en", (TandemDate) { 20200512 }, vocabularies);
  GtkWidget *form;

  if (doc == NULL)
    g_error ("%s", error->message);

  form = tandem_form_new (doc, context);
  tandem_form_set_second_language (TANDEM_FORM (form), "zh-Hans");
  tandem_form_set_narrow (TANDEM_FORM (form), narrow);

  return form;
}

static GtkWidget *
build_milestone_form (gboolean narrow)
{
  GtkWidget *form = build_form ("{\"_id\":\"milestone:01J00000000000000000000001\",\"code\":\"M2.3\","
                                "\"title\":{\"en\":{\"text\":\"Curriculum agreed by both schools\",\"status\":\"approved\"},"
                                "\"zh-Hans\":{\"text\":\"双方学校商定课程\",\"status\":\"outdated\"}},"
                                "\"status\":\"in_progress\",\"due\":\"2020-04-30\",\"forecast\":\"2020-06-30\","
                                "\"baseline_due\":\"2020-03-31\",\"weight_pct\":140,"
                                "\"updates\":[{\"id\":\"u1\",\"on\":\"2020-03-09\",\"note\":{\"en\":{\"text\":\"Schools closed\"}}}]}",
                                narrow);

  tandem_form_focus_field (TANDEM_FORM (form), "updates[0].on");

  return form;
}

static GtkWidget *
build_city_form (gboolean narrow)
{
  GtkWidget *form = build_form ("{\"_id\":\"city:01J00000000000000000000001\",\"country\":\"CN\","
                                "\"name\":{\"en\":{\"text\":\"Thành phố Hồ Chí Minh and a very long name besides\"},"
                                "\"zh-Hans\":{\"text\":\"烟台市人民政府外事办公室城市合作处\"}},"
                                "\"former_names\":[\"Chefoo\",\"芝罘\"],\"location\":{\"lat\":\"37.4765\",\"lon\":\"121.4408\"},"
                                "\"settings\":[\"coastal\",\"port\"],\"timezone\":\"Asia/Shanghai\","
                                "\"codes\":{\"un_locode\":\"CNYNT\"}}",
                                narrow);

  tandem_form_focus_field (TANDEM_FORM (form), "codes.un_locode");

  return form;
}

static const Scene scenes[] = {
  { "form-milestone", build_milestone_form },
  { "form-city", build_city_form },
  { "pairing", build_pairing },
  { "rows", build_rows },
  { "status", build_status },
  { "city", build_city },
};

static void
save_png (GtkWidget  *widget,
          const char *path)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s could not be written\n", path);
}

/* what the buttons of the scenes name, so that they show as usable */
static GActionGroup *
add_actions (void)
{
  static GSimpleActionGroup *group;
  static const char *const names[] = { "judged", "visit", "renew", "add-plan", "add-pilot", "update", "add-figure", "compare" };

  if (group == NULL)
    {
      group = g_simple_action_group_new ();
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autoptr(GSimpleAction) action = g_simple_action_new (names[i], NULL);

          g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
        }
    }

  return G_ACTION_GROUP (group);
}

static void
render (const Scene *scene,
        const char  *folder,
        int          width,
        gboolean     dark)
{
  gboolean narrow = width < 550;
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "tightening-threshold", 640, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *content = scene->build (narrow);
  g_autofree char *path = g_strdup_printf ("%s/%s-%d%s.png", folder, scene->name, width, dark ? "-dark" : "");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_widget_set_margin_top (content, 18);
  gtk_widget_set_margin_bottom (content, 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_widget_insert_action_group (window, "page", add_actions ());
  gtk_window_set_default_size (GTK_WINDOW (window), narrow ? width : 700, 1000);
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_test_widget_wait_for_draw (window);
  save_png (window, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_style (const char *name,
           int         above)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat (TANDEM_RESOURCE_PATH "/", name, NULL);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + above);
}

/* Light is drawn before dark, whose style stays. */
static void
load_style (gboolean dark)
{
  add_style ("style.css", 0);
  if (dark)
    add_style ("style-dark.css", 1);
  /* ADW_DEBUG_HIGH_CONTRAST=1 shows this */
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    add_style ("style-hc.css", 2);
}

int
main (int    argc,
      char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";

  adw_init ();
  tandem_widgets_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    TANDEM_RESOURCE_PATH "/icons");
  g_object_set (gtk_settings_get_default (),
                "gtk-font-name", "Inter 11",
                "gtk-enable-animations", FALSE,
                NULL);

  for (int dark = 0; dark <= 1; dark++)
    {
      load_style (dark);
      for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
        if (argc <= 2 || g_strv_contains ((const char *const *) argv + 2, scenes[i].name))
          {
            render (&scenes[i], folder, 1200, dark);
            render (&scenes[i], folder, 360, dark);
          }
    }

  return 0;
}
