/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-country.h"
#include "tandem-demo.h"
#include "tandem-locale.h"
#include "window-hand.h"

/* The window in Simplified Chinese, on 12 May 2020: what it says is Chinese,
 * but for what the records of the demo programme say in English. */

/* Names and codes that are the same in every language. */
static const char *const international[] = {
  "Tandem", "CDP", "CRF", "CSV", "GB/T", "GCoM", "GDP", "GeoNames", "GPC", "ISO", "JSON", "NUTS", "PDF", "SDG",
  "SMART", "UN/LOCODE", "Wikidata", "en", "km²", "zh-Hans",
};

static WindowDriver *
start (const char *place)
{
  WindowDriver *driver = window_driver_new (TRUE, 1200, 800);

  tandem_window_show_place (driver->window, place);

  return driver;
}

/* ---- English that is no data ------------------------------------------------ */

/* All that the records say, the regions that have no name in Chinese, and the
 * international names. */
static char *
dup_known (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = tandem_demo_documents (&error);
  g_autoptr(GString) known = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < documents->len; i++)
    {
      gsize length;
      const char *body = tandem_doc_get_body (documents->pdata[i], &length);

      const char *region = tandem_val_string (tandem_doc_get (documents->pdata[i], "subdivision"));

      g_string_append_len (known, body, (gssize) length);
      g_string_append_printf (known, "\n%s\n", region != NULL ? tandem_subdivision_get_name (region) : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (international); i++)
    g_string_append_printf (known, "%s\n", international[i]);

  return g_string_free (g_steal_pointer (&known), FALSE);
}

static gboolean
is_letter_at (const char *text,
              const char *at)
{
  return at >= text && g_ascii_isalpha (*at);
}

/* Whether @words stand in @known as they are, and are no part of longer ones. */
static gboolean
is_known (const char *known,
          const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (known, words); at != NULL; at = strstr (at + 1, words))
    if (!is_letter_at (known, at - 1) && !g_ascii_isalpha (at[length]))
      return TRUE;

  return FALSE;
}

/* Adds the English words of @text, two letters or more, that no record says. */
static void
add_foreign (GString    *foreign,
             const char *known,
             const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("[A-Za-z][A-Za-z/'’]+( [A-Za-z][A-Za-z/'’]*)*", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *words = g_match_info_fetch (match, 0);

      if (!is_known (known, words))
        g_string_append_printf (foreign, "“%s” in “%s”\n", words, text);
    }
}

static void
collect (GtkWidget  *widget,
         const char *known,
         GString    *foreign)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    add_foreign (foreign, known, gtk_label_get_text (GTK_LABEL (widget)));
  if (tooltip != NULL)
    add_foreign (foreign, known, tooltip);
  if (GTK_IS_TEXT (widget) && gtk_text_get_placeholder_text (GTK_TEXT (widget)) != NULL)
    add_foreign (foreign, known, gtk_text_get_placeholder_text (GTK_TEXT (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, known, foreign);
}

static void
assert_no_english (WindowDriver *driver)
{
  g_autofree char *known = dup_known ();
  g_autoptr(GString) foreign = g_string_new (NULL);

  window_driver_settle (driver);
  collect (GTK_WIDGET (driver->window), known, foreign);
  g_assert_cmpstr (foreign->str, ==, "");
}

static void
test_finds_english (void)
{
  g_autoptr(GString) foreign = g_string_new (NULL);
  const char *known = "{\"en\":\"Curriculum agreed by both schools\"}\nPDF";

  add_foreign (foreign, known, "M2.3 · Curriculum agreed：PDF 导出");
  g_assert_cmpstr (foreign->str, ==, "");
  add_foreign (foreign, known, "Save PDF");
  g_assert_cmpstr (foreign->str, ==, "“Save PDF” in “Save PDF”\n");
}

/* ---- pages ------------------------------------------------------------------ */

static void
test_today (void)
{
  g_autoptr(WindowDriver) driver = start ("today");

  wait_for (hand_shows (driver, "逾期 12 天"));
  g_assert_true (hand_shows (driver, "2020年5月12日 星期二"));
  g_assert_true (hand_shows (driver, "4月30日"));
  g_assert_true (hand_shows (driver, "里程碑"));
  g_assert_true (hand_shows (driver, "罗马 – 烟台"));
  assert_no_english (driver);
}

static void
test_pairing (void)
{
  g_autoptr(WindowDriver) driver = start ("pairings");
  g_autofree char *id = hand_find_id (driver, "partnership", "罗马 烟台");

  hand_open (driver, id);
  wait_for (hand_shows (driver, "合作中"));
  g_assert_true (hand_shows (driver, "烟台"));
  g_assert_true (hand_shows (driver, "中国山东省 · 700 万人"));
  g_assert_true (hand_shows (driver, "2018年7月 – 2020年12月"));
  g_assert_true (hand_shows (driver, "空气质量"));
  assert_no_english (driver);
}

static void
test_milestone (void)
{
  g_autoptr(WindowDriver) driver = start ("milestones");
  g_autofree char *id = hand_find_id (driver, "milestone", "双方学校商定课程");
  GtkWidget *page = hand_open (driver, id);
  g_autofree char *due = NULL;

  wait_for (find_editor (page, "due") != NULL);
  due = hand_read (page, "due");
  g_assert_cmpstr (due, ==, "2020年4月30日");
  g_assert_true (hand_shows (driver, "到期"));
  g_assert_true (hand_shows (driver, "进行中"));
  g_assert_true (hand_shows (driver, "职业技能交流的里程碑 M2.3"));
  assert_no_english (driver);

  /* What is shown can be typed as well. */
  hand_type (page, "due", "2020年5月30日");
  hand_press_enter (page, "due");
  wait_for (hand_has (driver, id, "due", "2020-05-30"));
}

/* Every place with what it shows first, and a plan as an outline. */
static void
test_places (void)
{
  static const char *const places[] = {
    "pairings", "plans", "milestones", "events", "cities", "knowledge", "climate", "accords",
  };
  g_autoptr(WindowDriver) driver = start ("today");
  g_autofree char *plan = hand_find_id (driver, "plan", "罗马 烟台");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_test_message ("%s", places[i]);
      tandem_window_show_place (driver->window, places[i]);
      assert_no_english (driver);
    }

  g_test_message ("outline");
  gtk_widget_activate_action (GTK_WIDGET (driver->window), "win.open-plan", "s", plan);
  window_driver_settle (driver);
  wait_for (hand_shows (driver, "工业设计联合职业课程"));
  assert_no_english (driver);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tandem_locale_init ();

  g_test_add_func ("/window/language/finds-english", test_finds_english);
  g_test_add_func ("/window/language/today", test_today);
  g_test_add_func ("/window/language/pairing", test_pairing);
  g_test_add_func ("/window/language/milestone", test_milestone);
  g_test_add_func ("/window/language/places", test_places);

  return g_test_run ();
}
