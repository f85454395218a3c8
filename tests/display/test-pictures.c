/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "tandem-matrix.h"
#include "tandem-tree-layout.h"
#include "tandem-tree.h"
#include "tandem-widgets.h"

/* Trees and matrices of pins: where things stand, and how one walks, writes and
 * moves. */

/* ---- the layout of a tree ------------------------------------------------------------ */

#define GAP 7

static TandemTreePlace *
random_tree (guint n)
{
  TandemTreePlace *places = g_new0 (TandemTreePlace, n);

  for (guint i = 0; i < n; i++)
    {
      gboolean root = i == 0 || g_test_rand_int_range (0, 10) == 0;
      const TandemTreePlace *parent;

      places[i].parent = root ? -1 : g_test_rand_int_range (0, (int) i);
      parent = root ? NULL : &places[places[i].parent];
      places[i].level = parent == NULL ? 0 : parent->level < 0 ? parent->level - 1 : parent->level + 1;
      if (parent != NULL && parent->level == 0 && g_test_rand_bit ())
        places[i].level = -1;
      places[i].size = g_test_rand_int_range (1, 90);
    }

  return places;
}

static gboolean
meet (const TandemTreePlace *a,
      const TandemTreePlace *b)
{
  return a->place < b->place + b->size + GAP && b->place < a->place + a->size + GAP;
}

/* Whatever the tree: no two of one level meet, siblings keep their order, all is
 * inside, and nothing stands before the beginning. */
static void
test_layout (void)
{
  for (guint round = 0; round < 400; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 60);
      g_autofree TandemTreePlace *places = random_tree (n);
      int end = tandem_tree_lay_out (places, n, GAP, g_test_rand_bit ());

      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (places[i].place, >=, 0);
          g_assert_cmpint (places[i].place + places[i].size, <=, end);
          for (guint j = 0; j < i; j++)
            {
              if (places[i].level == places[j].level)
                g_assert_false (meet (&places[i], &places[j]));
              if (places[i].level == places[j].level && places[i].parent == places[j].parent)
                g_assert_cmpint (places[j].place, <, places[i].place);
            }
        }
    }
}

static void
test_layout_known (void)
{
  TandemTreePlace centred[] = { { -1, 0, 10, 0 }, { 0, 1, 10, 0 }, { 0, 1, 10, 0 }, { 0, -1, 10, 0 } };
  TandemTreePlace begun[] = { { -1, 0, 10, 0 }, { 0, 1, 10, 0 }, { 0, 1, 30, 0 } };

  g_assert_cmpint (tandem_tree_lay_out (centred, 4, 4, TRUE), ==, 24);
  g_assert_cmpint (centred[0].place, ==, 7);    /* in the middle of 0–10 and 14–24 */
  g_assert_cmpint (centred[3].place, ==, 7);    /* over it */
  g_assert_cmpint (tandem_tree_lay_out (begun, 3, 4, FALSE), ==, 44);
  g_assert_cmpint (begun[0].place, ==, 0);
  g_assert_cmpint (begun[2].place, ==, 14);
  g_assert_cmpint (tandem_tree_lay_out (NULL, 0, 4, TRUE), ==, 0);
}

/* ---- a window with a picture ------------------------------------------------------------ */

typedef struct
{
  GtkWidget *window;
  GtkWidget *picture;
  GString   *told;      /* what it told, one after the other */
} Fixture;

static void
settle (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
tell_key (Fixture    *fixture,
          const char *key)
{
  g_string_append_printf (fixture->told, "%s;", key);
}

static void
tell_text (Fixture    *fixture,
           const char *key,
           const char *text)
{
  g_string_append_printf (fixture->told, "%s=%s;", key, text);
}

static void
tell_push (Fixture    *fixture,
           const char *key,
           int         direction)
{
  g_string_append_printf (fixture->told, "%s %s;", key,
                          direction == GTK_DIR_LEFT ? "back" : direction == GTK_DIR_RIGHT ? "on" : direction == GTK_DIR_UP ? "up" : "down");
}

static void
tell_place (Fixture    *fixture,
            const char *key,
            int         x,
            int         y)
{
  g_string_append_printf (fixture->told, "%s %d,%d;", key, x, y);
}

static void
tell_wanted (Fixture *fixture,
             int      x,
             int      y)
{
  g_string_append_printf (fixture->told, "new %d,%d;", x, y);
}

static void
show (Fixture   *fixture,
      GtkWidget *picture)
{
  static const char *const keys[] = { "opened", "removed" };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->told = g_string_new (NULL);
  fixture->picture = picture;
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), picture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_signal_connect_swapped (picture, keys[i], G_CALLBACK (tell_key), fixture);
  g_signal_connect_swapped (picture, "edited", G_CALLBACK (tell_text), fixture);
  g_signal_connect_swapped (picture, "pushed", G_CALLBACK (tell_push), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
hide (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_string_free (fixture->told, TRUE);
}

static void
assert_told (Fixture    *fixture,
             const char *expected)
{
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_string_truncate (fixture->told, 0);
}

static const char *
current (Fixture *fixture)
{
  return tandem_pin_get_key (tandem_picture_get_current (TANDEM_PICTURE (fixture->picture)));
}

static gboolean
press (Fixture        *fixture,
       guint           keyval,
       GdkModifierType state)
{
  return tandem_picture_press (TANDEM_PICTURE (fixture->picture), keyval, state);
}

/* core; two causes, the first with one below; one effect */
static void
tell_tree (Fixture *fixture,
           gboolean with_last)
{
  static const struct { const char *key; const char *parent; int level; } nodes[] = {
    { "core", NULL, 0 }, { "effect", "core", -1 }, { "first", "core", 1 }, { "below", "first", 2 }, { "last", "core", 1 },
  };

  tandem_picture_begin (TANDEM_PICTURE (fixture->picture));
  for (guint i = 0; i < G_N_ELEMENTS (nodes) - !with_last; i++)
    {
      TandemPin *pin = tandem_tree_add (TANDEM_TREE (fixture->picture), nodes[i].key, nodes[i].parent, nodes[i].level);

      g_object_set (pin, "text", nodes[i].key, "spoken", nodes[i].key, NULL);
    }
  tandem_picture_end (TANDEM_PICTURE (fixture->picture));
  settle ();
}

static void
test_walk (void)
{
  static const struct { guint keyval; const char *to; } way[] = {
    { GDK_KEY_Up, "effect" }, { GDK_KEY_Down, "core" }, { GDK_KEY_Down, "first" }, { GDK_KEY_Right, "last" },
    { GDK_KEY_Left, "first" }, { GDK_KEY_Down, "below" }, { GDK_KEY_Up, "first" }, { GDK_KEY_Up, "core" },
  };
  Fixture fixture;

  show (&fixture, tandem_tree_new (TANDEM_TREE_UPRIGHT, NULL));
  tell_tree (&fixture, TRUE);
  tandem_picture_focus (TANDEM_PICTURE (fixture.picture), "core");
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_assert_true (press (&fixture, way[i].keyval, 0));
      g_assert_cmpstr (current (&fixture), ==, way[i].to);
    }
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tandem_picture_find (TANDEM_PICTURE (fixture.picture), "below")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "below");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.picture), GTK_ACCESSIBLE_ROLE_LIST);
  hide (&fixture);
}

static void
set_line (Fixture    *fixture,
          const char *text)
{
  GtkWidget *line = tandem_pin_get_line (tandem_picture_get_current (TANDEM_PICTURE (fixture->picture)));

  g_assert_nonnull (line);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (line)), text, -1);
}

static void
press_enter (Fixture *fixture)
{
  GtkWidget *line = tandem_pin_get_line (tandem_picture_get_current (TANDEM_PICTURE (fixture->picture)));

  /* Enter comes as a line of its own, after the input method. */
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (line)), "\n", 1);
  settle ();
}

static void
test_write (void)
{
  Fixture fixture;
  TandemPin *pin;

  show (&fixture, tandem_tree_new (TANDEM_TREE_UPRIGHT, NULL));
  tell_tree (&fixture, TRUE);
  tandem_picture_focus (TANDEM_PICTURE (fixture.picture), "first");
  pin = tandem_picture_get_current (TANDEM_PICTURE (fixture.picture));

  g_assert_true (press (&fixture, GDK_KEY_Return, 0));
  g_assert_true (tandem_pin_is_edited (pin));
  set_line (&fixture, "  other words ");
  /* what comes from elsewhere meanwhile does not take it away */
  tell_tree (&fixture, TRUE);
  g_assert_true (tandem_pin_is_edited (pin));
  g_assert_false (press (&fixture, GDK_KEY_Delete, 0));
  press_enter (&fixture);
  assert_told (&fixture, "first=other words;");
  g_assert_false (tandem_pin_is_edited (pin));

  g_assert_true (press (&fixture, GDK_KEY_F2, 0));
  set_line (&fixture, "forgotten");
  tandem_pin_end (pin, FALSE);
  assert_told (&fixture, "");

  /* nothing, and the same again, are no change */
  g_assert_true (press (&fixture, GDK_KEY_F2, 0));
  set_line (&fixture, " ");
  press_enter (&fixture);
  assert_told (&fixture, "");

  g_object_set (pin, "fixed", TRUE, NULL);
  g_assert_true (press (&fixture, GDK_KEY_Return, 0));
  g_assert_true (press (&fixture, GDK_KEY_Return, GDK_ALT_MASK));
  g_assert_true (press (&fixture, GDK_KEY_Delete, 0));
  assert_told (&fixture, "first;first;first;");
  hide (&fixture);
}

/* Several lines pasted are one sentence. */
static void
test_paste (void)
{
  Fixture fixture;
  GtkWidget *line;

  show (&fixture, tandem_tree_new (TANDEM_TREE_UPRIGHT, NULL));
  tell_tree (&fixture, TRUE);
  tandem_picture_edit (TANDEM_PICTURE (fixture.picture), "first");
  set_line (&fixture, "");
  line = tandem_pin_get_line (tandem_picture_get_current (TANDEM_PICTURE (fixture.picture)));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (line)), "one\ntwo", -1);
  press_enter (&fixture);
  assert_told (&fixture, "first=one two;");
  hide (&fixture);
}

static void
test_goes (void)
{
  Fixture fixture;

  show (&fixture, tandem_tree_new (TANDEM_TREE_UPRIGHT, NULL));
  tell_tree (&fixture, TRUE);
  tandem_picture_focus (TANDEM_PICTURE (fixture.picture), "last");
  tell_tree (&fixture, FALSE);
  g_assert_cmpstr (current (&fixture), ==, "below");
  g_assert_null (tandem_picture_find (TANDEM_PICTURE (fixture.picture), "last"));
  tandem_picture_begin (TANDEM_PICTURE (fixture.picture));
  tandem_picture_end (TANDEM_PICTURE (fixture.picture));
  g_assert_null (tandem_picture_get_current (TANDEM_PICTURE (fixture.picture)));
  g_assert_false (press (&fixture, GDK_KEY_Delete, 0));
  hide (&fixture);
}

/* Left is where one reads on, when one reads from the right. */
static void
test_mirrored (void)
{
  Fixture fixture;
  graphene_rect_t first, last;

  show (&fixture, tandem_tree_new (TANDEM_TREE_UPRIGHT, NULL));
  gtk_widget_set_direction (fixture.picture, GTK_TEXT_DIR_RTL);
  tell_tree (&fixture, TRUE);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (tandem_picture_find (TANDEM_PICTURE (fixture.picture), "first")),
                                            fixture.picture, &first));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (tandem_picture_find (TANDEM_PICTURE (fixture.picture), "last")),
                                            fixture.picture, &last));
  g_assert_cmpfloat (first.origin.x, >, last.origin.x);
  tandem_picture_focus (TANDEM_PICTURE (fixture.picture), "first");
  g_assert_true (press (&fixture, GDK_KEY_Left, 0));
  g_assert_cmpstr (current (&fixture), ==, "last");
  g_assert_true (press (&fixture, GDK_KEY_Left, GDK_ALT_MASK));
  assert_told (&fixture, "last on;");
  hide (&fixture);
}

/* ---- a matrix ------------------------------------------------------------------------------- */

static const TandemTerm step_terms[] = { { "1", "Low step" }, { "2", "Middle step" }, { "3", "High step" } };
static const TandemVocabulary steps = TANDEM_VOCABULARY ("steps", step_terms);
static const TandemTerm region_terms[] = { { "calm", "Calm" }, { "hot", "Hot", "error", "status-late-symbolic" } };
static const TandemVocabulary regions = TANDEM_VOCABULARY ("regions", region_terms);

static const char *
find_region (int x,
             int y)
{
  return x * y > 3 ? "hot" : "calm";
}

static void
tell_matrix (Fixture *fixture)
{
  static const struct { const char *key; int x; int y; } nodes[] = {
    { "low", 1, 1 }, { "hot", 3, 3 }, { "half", 2, 0 }, { "none", 0, 0 }, { "odd", 9, -4 },
  };

  tandem_picture_begin (TANDEM_PICTURE (fixture->picture));
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    g_object_set (tandem_matrix_add (TANDEM_MATRIX (fixture->picture), nodes[i].key, nodes[i].x, nodes[i].y),
                  "text", nodes[i].key, NULL);
  tandem_picture_end (TANDEM_PICTURE (fixture->picture));
  settle ();
}

static void
show_matrix (Fixture *fixture)
{
  TandemMatrixAxis across = { "Across", &steps }, up = { "Up", &steps };

  show (fixture, tandem_matrix_new (&across, &up, &regions, find_region, "Add"));
  g_signal_connect_swapped (fixture->picture, "placed", G_CALLBACK (tell_place), fixture);
  g_signal_connect_swapped (fixture->picture, "wanted", G_CALLBACK (tell_wanted), fixture);
  tell_matrix (fixture);
}

/* The matrix hears of it before us, and says where that is. */
static void
move (Fixture    *fixture,
      const char *key,
      guint       keyval,
      const char *placed)
{
  const char *way = keyval == GDK_KEY_Left ? "back" : keyval == GDK_KEY_Right ? "on" : keyval == GDK_KEY_Up ? "up" : "down";
  g_autofree char *told = g_strdup_printf ("%s%s %s;", placed, key, way);

  tandem_picture_focus (TANDEM_PICTURE (fixture->picture), key);
  g_assert_true (press (fixture, keyval, GDK_ALT_MASK));
  assert_told (fixture, told);
}

static void
test_matrix_move (void)
{
  Fixture fixture;

  show_matrix (&fixture);
  move (&fixture, "low", GDK_KEY_Right, "low 2,1;");
  move (&fixture, "low", GDK_KEY_Up, "low 1,2;");
  move (&fixture, "low", GDK_KEY_Left, "");
  move (&fixture, "low", GDK_KEY_Down, "");
  move (&fixture, "hot", GDK_KEY_Up, "");
  /* what is not judged comes to the middle, and keeps what is */
  move (&fixture, "half", GDK_KEY_Up, "half 2,2;");
  move (&fixture, "none", GDK_KEY_Left, "none 2,2;");
  move (&fixture, "odd", GDK_KEY_Right, "odd 2,2;");
  tandem_picture_focus (TANDEM_PICTURE (fixture.picture), "hot");
  g_assert_true (press (&fixture, GDK_KEY_Return, GDK_CONTROL_MASK));
  assert_told (&fixture, "new 3,3;");
  hide (&fixture);
}

static char *
get_label_of_place (Fixture    *fixture,
                    const char *key)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (tandem_picture_find (TANDEM_PICTURE (fixture->picture), key)));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      return g_strdup (gtk_label_get_label (GTK_LABEL (child)));

  return NULL;
}

static GtkWidget *
get_place (Fixture    *fixture,
           const char *key)
{
  return gtk_widget_get_parent (GTK_WIDGET (tandem_picture_find (TANDEM_PICTURE (fixture->picture), key)));
}

/* Nothing is hidden: what is not judged, or not on the scale, has its own place. */
static void
test_matrix_places (void)
{
  Fixture fixture;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  g_autofree char *group = NULL;

  show_matrix (&fixture);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_place (&fixture, "hot")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Across: High step · Up: High step · Hot");
  g_assert_true (gtk_widget_has_css_class (get_place (&fixture, "low"), "calm"));
  g_assert_true (get_place (&fixture, "half") == get_place (&fixture, "none"));
  g_assert_true (get_place (&fixture, "odd") == get_place (&fixture, "none"));
  label = get_label_of_place (&fixture, "none");
  g_assert_cmpstr (label, ==, "Not judged yet");
  words = tandem_matrix_dup_words (TANDEM_MATRIX (fixture.picture), 2, 0);
  g_assert_cmpstr (words, ==, "Across: Middle step · Up: not judged yet");

  g_object_set (fixture.picture, "narrow", TRUE, NULL);
  settle ();
  group = get_label_of_place (&fixture, "low");
  g_assert_cmpstr (group, ==, "Calm");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (tandem_picture_find (TANDEM_PICTURE (fixture.picture), "hot"))));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (tandem_picture_find (TANDEM_PICTURE (fixture.picture), "odd"))));
  hide (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  tandem_widgets_init ();

  g_test_add_func ("/pictures/tree/layout", test_layout);
  g_test_add_func ("/pictures/tree/layout-known", test_layout_known);
  g_test_add_func ("/pictures/tree/walk", test_walk);
  g_test_add_func ("/pictures/tree/write", test_write);
  g_test_add_func ("/pictures/tree/paste", test_paste);
  g_test_add_func ("/pictures/tree/goes", test_goes);
  g_test_add_func ("/pictures/tree/mirrored", test_mirrored);
  g_test_add_func ("/pictures/matrix/move", test_matrix_move);
  g_test_add_func ("/pictures/matrix/places", test_matrix_places);

  return g_test_run ();
}
