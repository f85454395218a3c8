/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-city-places.h"
#include "tandem-country.h"
#include "tandem-create-dialog.h"
#include "tandem-edit-dialog.h"
#include "tandem-period-popover.h"
#include "tandem-choice-popover.h"
#include "window-hand.h"

/* Places offered below the name of a city; countries by name; periods. */

static gboolean
is_there (WindowDriver *driver,
          const char   *id)
{
  g_autoptr(TandemDoc) doc = hand_get (driver, id);

  return doc != NULL;
}

static TandemCityPlaces *
get_places (WindowDriver *driver)
{
  GtkWidget *form = window_driver_find_type (hand_dialog (driver), TANDEM_TYPE_FORM);

  return form != NULL ? g_object_get_data (G_OBJECT (form), "tandem-city-places") : NULL;
}

static void
type_name (WindowDriver *driver,
           const char   *name)
{
  wait_for (get_places (driver) != NULL);
  hand_type (hand_dialog (driver), "name", name);
  wait_for (tandem_city_places_offers (get_places (driver)));
}

static GtkWidget *
find_popover (GtkWidget *root)
{
  return window_driver_find_type (root, GTK_TYPE_LIST_BOX);
}

/* Clicks the row of the place. */
static void
choose (WindowDriver *driver,
        const char   *where)
{
  GtkWidget *editor = GTK_WIDGET (find_editor (hand_dialog (driver), "name"));
  GtkWidget *list;
  GtkListBoxRow *row;

  wait_for (find_popover (editor) != NULL);
  list = find_popover (editor);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (window_driver_find_label (GTK_WIDGET (row), where) != NULL)
      {
        g_signal_emit_by_name (list, "row-activated", row);
        return;
      }
  g_error ("No place in %s is offered", where);
}

static void
begin_city (WindowDriver *driver)
{
  tandem_window_show_place (driver->window, "cities");
  window_driver_settle (driver);
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.new", NULL);
  wait_for (TANDEM_IS_CREATE_DIALOG (hand_dialog (driver)));
}

static void
test_new_city (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = NULL;

  begin_city (driver);
  type_name (driver, "Plovd");
  choose (driver, "Bulgaria");
  wait_for (hand_shows (driver, "Filled in from GeoNames: country"));
  wait_for (hand_can_click (hand_dialog (driver), "Add"));
  hand_click (hand_dialog (driver), "Add");
  wait_for (hand_dialog (driver) == NULL);
  id = hand_find_id (driver, "city", "Plovdiv");
  g_assert_true (hand_has (driver, id, "country", "BG"));
  g_assert_true (hand_has (driver, id, "population[0].source", "GeoNames: core city, year not given"));
  {
    g_autoptr(TandemDoc) city = hand_get (driver, id);

    g_assert_cmpint (tandem_val_int (tandem_doc_get (city, "codes.geonames_id"), 0), ==, 728193);
    g_assert_cmpstr (tandem_val_l10n (tandem_doc_get (city, "name"), "en"), ==, "Plovdiv");
    g_assert_true (tandem_val_exists (tandem_doc_get (city, "location.lat")));
  }

  /* adding it was one step */
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (!is_there (driver, id));
}

/* What somebody chose before stays, and is said. */
static void
test_kept (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);

  begin_city (driver);
  hand_choose (hand_dialog (driver), "country", "\"RO\"");
  type_name (driver, "Plovd");
  choose (driver, "Bulgaria");
  wait_for (hand_shows (driver, "Kept as it was: country"));
  {
    TandemForm *form = TANDEM_FORM (window_driver_find_type (hand_dialog (driver), TANDEM_TYPE_FORM));

    g_assert_cmpstr (tandem_val_string (tandem_doc_get (tandem_form_get_doc (form), "country")), ==, "RO");
  }
}

/* On a city that is there already all of it is one step. */
static void
test_one_step (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  TandemSession *session = tandem_app_get_session (driver->app);
  g_autofree char *id = tandem_id_new (tandem_kind_find ("city"));
  g_autofree char *json = g_strdup_printf ("{\"_id\":\"%s\",\"name\":{\"en\":{\"text\":\"Plov\"}},\"country\":\"BG\"}", id);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) city = tandem_doc_parse (json, -1, &error);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("Add");
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  tandem_batch_put (batch, NULL, city);
  tandem_store_save (hand_store (driver), batch, &error);
  g_assert_no_error (error);
  adw_dialog_present (tandem_edit_dialog_new (session, id), GTK_WIDGET (driver->window));
  wait_for (hand_dialog (driver) != NULL);
  type_name (driver, "Plovd");
  choose (driver, "Bulgaria");
  wait_for (hand_has (driver, id, "population[0].confidence", "low"));
  g_object_get (hand_store (driver), "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Fill In Place");
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.undo", NULL);
  wait_for (!hand_has (driver, id, "population[0].confidence", "low"));
  g_assert_true (hand_has (driver, id, "location.lat", NULL));
}

/* A name nobody knows is typed in peace. */
static void
test_unknown (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);

  begin_city (driver);
  type_name (driver, "Plo");
  hand_type (hand_dialog (driver), "name", "Plonk upon Nowhere");
  wait_for (!tandem_city_places_offers (get_places (driver)));
  hand_press_enter (hand_dialog (driver), "name");
  {
    g_autofree char *name = hand_read (hand_dialog (driver), "name");

    g_assert_cmpstr (name, ==, "Plonk upon Nowhere");
  }
}

/* ---- countries and periods ------------------------------------------------------ */

static guint
count (const char *text,
       const char *first)
{
  g_autoptr(GListModel) found = tandem_choices_of_countries (text, NULL);
  g_autoptr(TandemChoice) choice = g_list_model_get_item (found, 0);

  if (first != NULL)
    g_assert_cmpstr (tandem_choice_get_code (choice), ==, first);

  return g_list_model_get_n_items (found);
}

static void
test_countries (void)
{
  g_assert_cmpuint (count ("", NULL), >, 200);
  g_assert_cmpuint (count ("ital", "IT"), ==, 1);
  g_assert_cmpuint (count ("viet", "VN"), ==, 1);
  g_assert_cmpuint (count ("cote", "CI"), >=, 1);
  g_assert_cmpuint (count ("bg", "BG"), >=, 1);
  g_assert_cmpuint (count ("qqq", NULL), ==, 0);
}

static void
test_country_shown (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);

  begin_city (driver);
  hand_choose (hand_dialog (driver), "country", "\"BG\"");
  wait_for (hand_shows (driver, "Bulgaria"));
}

static void
test_period (void)
{
  g_autoptr(WindowDriver) driver = window_driver_new (TRUE, 1200, 800);
  g_autofree char *id = hand_find_id (driver, "partnership", "Rome Yantai");
  TandemFieldEditor *editor;
  GtkWidget *button;
  TandemPeriodPopover *popover;

  adw_dialog_present (tandem_edit_dialog_new (tandem_app_get_session (driver->app), id), GTK_WIDGET (driver->window));
  wait_for (hand_dialog (driver) != NULL);
  unfold_all (hand_dialog (driver));
  wait_for ((editor = find_editor (hand_dialog (driver), "period")) != NULL);
  button = find_child (GTK_WIDGET (editor), GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);
  popover = TANDEM_PERIOD_POPOVER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_signal_emit_by_name (popover, "show");
  tandem_period_popover_choose (popover, FALSE, "2018-09-03");
  tandem_period_popover_choose (popover, TRUE, "2020-12-18");
  wait_for (hand_has (driver, id, "period.from", "2018-09-03"));
  wait_for (hand_has (driver, id, "period.to", "2020-12-18"));
  tandem_period_popover_choose (popover, TRUE, NULL);
  wait_for (hand_has (driver, id, "period.to", NULL));

  /* an end before the beginning is refused, and said */
  tandem_period_popover_choose (popover, TRUE, "2017-01-01");
  wait_for (tandem_field_editor_get_problem (editor) != NULL);
  g_assert_true (hand_has (driver, id, "period.to", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/gazetteer/new-city", test_new_city);
  g_test_add_func ("/window/gazetteer/kept", test_kept);
  g_test_add_func ("/window/gazetteer/one-step", test_one_step);
  g_test_add_func ("/window/gazetteer/unknown", test_unknown);
  g_test_add_func ("/window/countries", test_countries);
  g_test_add_func ("/window/country-shown", test_country_shown);
  g_test_add_func ("/window/period", test_period);

  return g_test_run ();
}
