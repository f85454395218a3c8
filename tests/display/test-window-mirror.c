/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-mirror-page.h"
#include "tandem-mirror-side.h"
#include "tandem-shared.h"
#include "tandem-workbench.h"
#include "window-hand.h"

/* The joint plan of Barcelona and Liuzhou beside the one of Liuzhou. */

typedef struct
{
  WindowDriver     *driver;
  TandemMirrorPage *page;
  TandemMirrorSide *sides[2];
  char             *losses;     /* joint A2.2: shared with nothing */
  char             *meters;     /* Liuzhou A2.2: likewise */
  char             *concept;    /* joint A1.1, shared with */
  char             *land;       /* Liuzhou A1.1 */
} Fixture;

static void
find_sides (GtkWidget         *widget,
            TandemMirrorSide **sides,
            guint             *n)
{
  if (TANDEM_IS_MIRROR_SIDE (widget))
    sides[(*n)++] = TANDEM_MIRROR_SIDE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_sides (child, sides, n);
}

static void
open_page (Fixture    *fixture,
           const char *id)
{
  GtkWidget *page;
  guint n = 0;

  gtk_widget_activate_action (GTK_WIDGET (fixture->driver->window), "win.compare-plans", "s", id);
  wait_for ((page = window_driver_find_type (GTK_WIDGET (fixture->driver->window), TANDEM_TYPE_MIRROR_PAGE)) != NULL);
  fixture->page = TANDEM_MIRROR_PAGE (page);
  find_sides (page, fixture->sides, &n);
  g_assert_cmpuint (n, ==, 2);
}

static void
set_up_in (Fixture *fixture,
           int      width)
{
  g_autofree char *pairing = NULL;

  fixture->driver = window_driver_new (TRUE, width, 800);
  pairing = hand_find_id (fixture->driver, "partnership", "Barcelona Liuzhou");
  fixture->losses = hand_find_id (fixture->driver, "action", "Study of water losses");
  fixture->meters = hand_find_id (fixture->driver, "action", "Meters against water losses");
  fixture->concept = hand_find_id (fixture->driver, "action", "Concept for the science park");
  fixture->land = hand_find_id (fixture->driver, "action", "Land, networks and one body");
  open_page (fixture, pairing);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  set_up_in (fixture, 1200);
  wait_for (hand_shows (fixture->driver, "2 actions are shared, of 3 in the joint plan and 4 in Liuzhou."));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->losses);
  g_free (fixture->meters);
  g_free (fixture->concept);
  g_free (fixture->land);
  window_driver_free (fixture->driver);
}

static gboolean
are_shared (Fixture    *fixture,
            const char *a,
            const char *b)
{
  g_autoptr(TandemDoc) first = hand_get (fixture->driver, a);
  g_autoptr(TandemDoc) second = hand_get (fixture->driver, b);

  return tandem_shared_is (first, second);
}

static gboolean
is_selected (Fixture    *fixture,
             guint       side,
             const char *id)
{
  TandemDoc *doc = tandem_mirror_side_get_selected (fixture->sides[side]);

  return doc != NULL && g_str_equal (tandem_doc_get_id (doc), id);
}

/* Who chooses one side sees the other, and how the two differ, in words. */
static void
test_highlight (Fixture      *fixture,
                gconstpointer data)
{
  tandem_mirror_page_select (fixture->page, 1, fixture->land);
  g_assert_true (is_selected (fixture, 0, fixture->concept));
  g_assert_true (hand_shows (fixture->driver, "End: 31 December 2020 in the joint plan, 31 March 2021 in Liuzhou."));
  g_assert_true (hand_shows (fixture->driver, "Shared with A1.1, which differs: End, Title"));
  tandem_mirror_page_select (fixture->page, 0, fixture->losses);
  g_assert_true (hand_shows (fixture->driver, "is in this plan only"));
}

static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  tandem_mirror_page_select (fixture->page, 0, fixture->losses);
  tandem_mirror_page_select (fixture->page, 1, fixture->meters);
  gtk_widget_activate_action (page, "mirror.toggle-shared", NULL);
  wait_for (are_shared (fixture, fixture->losses, fixture->meters));
  wait_for (hand_shows (fixture->driver, "3 actions are shared"));
  g_assert_true (hand_can_click (page, "Stop Sharing"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->driver->window), "win.undo", NULL);
  wait_for (!are_shared (fixture, fixture->losses, fixture->meters));
  wait_for (hand_shows (fixture->driver, "2 actions are shared"));

  /* from the side that does not say it */
  tandem_mirror_page_select (fixture->page, 0, fixture->concept);
  hand_click (page, "Stop Sharing");
  wait_for (!are_shared (fixture, fixture->concept, fixture->land));
  wait_for (hand_shows (fixture->driver, "1 action is shared"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->driver->window), "win.undo", NULL);
  wait_for (are_shared (fixture, fixture->concept, fixture->land));
}

typedef struct
{
  gboolean left;
  gboolean right;
  guint    n_torn;      /* frames in which only one side had it */
} Frames;

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Frames *frames = user_data;
  TandemMirrorSide *sides[2];
  guint n = 0;

  find_sides (widget, sides, &n);
  frames->left = window_driver_find_label (GTK_WIDGET (sides[0]), "which differs: Start, End, Title") != NULL;
  frames->right = window_driver_find_label (GTK_WIDGET (sides[1]), "which differs: Start, End, Title") != NULL;
  frames->n_torn += frames->left != frames->right;

  return G_SOURCE_CONTINUE;
}

/* What is changed in one plan shows on both sides in the same frame. */
static void
test_same_frame (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(TandemDoc) before = hand_get (fixture->driver, fixture->land);
  g_autoptr(TandemDoc) after = tandem_doc_with (before, "start", "\"2019-11-01\"", NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Start");
  Frames frames = { FALSE, FALSE, 0 };
  guint tick = gtk_widget_add_tick_callback (GTK_WIDGET (fixture->page), frame_cb, &frames, NULL);

  tandem_batch_put (batch, before, after);
  tandem_session_save (tandem_app_get_session (fixture->driver->app), batch, NULL);
  wait_for (frames.left || frames.right);
  window_driver_settle (fixture->driver);
  g_assert_true (frames.left);
  g_assert_true (frames.right);
  g_assert_cmpuint (frames.n_torn, ==, 0);
  gtk_widget_remove_tick_callback (GTK_WIDGET (fixture->page), tick);
}

static gboolean
has_focus (TandemMirrorSide *side)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (side)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (side));
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *workbench;

  tandem_mirror_page_select (fixture->page, 0, fixture->losses);
  wait_for (has_focus (fixture->sides[0]));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "mirror.other-side", NULL);
  wait_for (has_focus (fixture->sides[1]));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "mirror.other-side", NULL);
  wait_for (has_focus (fixture->sides[0]));
  g_assert_true (is_selected (fixture, 0, fixture->losses));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "mirror.open", NULL);
  wait_for ((workbench = window_driver_find_type (GTK_WIDGET (fixture->driver->window), TANDEM_TYPE_WORKBENCH)) != NULL);
  wait_for (hand_shows (fixture->driver, "Urban Cooperation Action Plan Barcelona"));
}

/* One column, and a toggle. */
static void
test_narrow (void)
{
  Fixture fixture;

  set_up_in (&fixture, 420);
  wait_for (hand_shows (fixture.driver, "2 actions are shared"));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture.sides[0])) && !gtk_widget_get_mapped (GTK_WIDGET (fixture.sides[1])));
  tandem_mirror_page_select (fixture.page, 0, fixture.concept);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "mirror.other-side", NULL);
  wait_for (!gtk_widget_get_mapped (GTK_WIDGET (fixture.sides[0])) && gtk_widget_get_mapped (GTK_WIDGET (fixture.sides[1])));
  /* and the counterpart is where one arrives */
  g_assert_true (is_selected (&fixture, 1, fixture.land));
  tear_down (&fixture, NULL);
}

/* A pairing with one plan, and one with none. */
static void
test_one_plan (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *plan = hand_find_id (driver, "plan", "Rome Yantai");
  g_autofree char *pairing = hand_find_id (driver, "partnership", "Nice Haikou");

  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.compare-plans", "s", plan);
  wait_for (hand_shows (driver, "Only One Plan Yet"));
  g_assert_true (hand_can_click (GTK_WIDGET (driver->window), "Add Plan"));
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.compare-plans", "s", pairing);
  wait_for (hand_shows (driver, "Only One Plan Yet"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(PATH, FUNC) g_test_add ("/window/mirror/" PATH, Fixture, NULL, set_up, FUNC, tear_down)
  ADD ("highlight", test_highlight);
  ADD ("link", test_link);
  ADD ("same-frame", test_same_frame);
  ADD ("keys", test_keys);
  g_test_add_func ("/window/mirror/narrow", test_narrow);
  g_test_add_func ("/window/mirror/one-plan", test_one_plan);

  return g_test_run ();
}
