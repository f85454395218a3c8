/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-section-editor-find.h"
#include "tandem-section-editor-page.h"
#include "tandem-prose-spelling.h"
#include "tandem-section-editor.h"
#include "tandem-translation.h"
#include "tandem-workbench.h"
#include "window-hand.h"

/* The text of a plan, written in the real window. */

typedef struct
{
  WindowDriver        *driver;
  char                *plan;
  char                *section; /* "Context and needs" of the plan */
  TandemSectionEditor *editor;
} Desk;

static void
desk_clear (Desk *self)
{
  g_clear_pointer (&self->driver, window_driver_free);
  g_free (self->plan);
  g_free (self->section);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static char *
find_section (WindowDriver * driver,
              const char *plan,
              const char *heading)
{
  g_autoptr(GPtrArray) sections = tandem_store_referring (hand_store (driver), "section", "plan", plan);

  for (guint i = 0; i < sections->len; i++)
    if (g_strcmp0 (tandem_val_l10n (tandem_doc_get (sections->pdata[i], "heading"), "en"), heading) == 0)
      return g_strdup (tandem_doc_get_id (sections->pdata[i]));
  g_assert_not_reached ();
}

static GtkWidget *
find_type (Desk *desk,
           GType type)
{
  return window_driver_find_type (GTK_WIDGET (desk->driver->window), type);
}

static TandemProseView *
view (Desk *desk,
      guint side)
{
  return tandem_section_editor_get_view (desk->editor, side);
}

static void
show_section (Desk       *desk,
              const char *heading)
{
  g_autofree char *id = find_section (desk->driver, desk->plan, heading);
  g_autoptr(TandemDoc) doc = hand_get (desk->driver, id);
  GtkWidget *page;

  wait_for ((page = find_type (desk, TANDEM_TYPE_SECTION_EDITOR_PAGE)) != NULL);
  wait_for (find_type (desk, TANDEM_TYPE_SECTION_EDITOR) != NULL);
  tandem_section_editor_page_show (TANDEM_SECTION_EDITOR_PAGE (page), id);
  desk->editor = TANDEM_SECTION_EDITOR (find_type (desk, TANDEM_TYPE_SECTION_EDITOR));
  g_set_str (&desk->section, id);
  wait_for (g_str_equal (tandem_prose_view_get_text (view (desk, 0)), tandem_translation_get_text (doc, "en")));
  window_driver_settle (desk->driver);
}

static void
desk_init (Desk *desk,
           int   width)
{
  GtkWidget *workbench;

  desk->driver = window_driver_new (TRUE, width, 800);
  desk->plan = hand_find_id (desk->driver, "plan", "Rome Yantai");
  gtk_widget_activate_action (GTK_WIDGET (desk->driver->window), "win.open-plan", "s", desk->plan);
  wait_for ((workbench = find_type (desk, TANDEM_TYPE_WORKBENCH)) != NULL);
  tandem_workbench_show (TANDEM_WORKBENCH (workbench), "text");
  show_section (desk, "Context and needs");
}

static char *
dup_stored (Desk       *desk,
            const char *language)
{
  g_autoptr(TandemDoc) doc = hand_get (desk->driver, desk->section);

  return g_strdup (tandem_translation_get_text (doc, language));
}

static gboolean
is_stored (Desk       *desk,
           const char *language,
           const char *text)
{
  g_autofree char *stored = dup_stored (desk, language);

  return g_str_equal (stored, text);
}

static gboolean
is_all_stored (Desk *desk)
{
  return is_stored (desk, "en", tandem_prose_view_get_text (view (desk, 0))) &&
         is_stored (desk, "zh-Hans", tandem_prose_view_get_text (view (desk, 1)));
}

static GtkTextBuffer *
buffer (Desk *desk,
        guint side)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view (desk, side)));
}

/* Puts the cursor behind the first place of @words. */
static void
go_behind (Desk       *desk,
           guint       side,
           const char *words)
{
  GtkTextIter start, end;
  gboolean found;

  gtk_widget_grab_focus (GTK_WIDGET (view (desk, side)));
  gtk_text_buffer_get_start_iter (buffer (desk, side), &start);
  found = gtk_text_iter_forward_search (&start, words, GTK_TEXT_SEARCH_TEXT_ONLY, NULL, &end, NULL);
  g_assert_true (found);
  gtk_text_buffer_place_cursor (buffer (desk, side), &end);
}

static void
choose (Desk       *desk,
        guint       side,
        const char *words)
{
  GtkTextIter start, end;
  gboolean found;

  gtk_widget_grab_focus (GTK_WIDGET (view (desk, side)));
  gtk_text_buffer_get_start_iter (buffer (desk, side), &start);
  found = gtk_text_iter_forward_search (&start, words, GTK_TEXT_SEARCH_TEXT_ONLY, &start, &end, NULL);
  g_assert_true (found);
  gtk_text_buffer_select_range (buffer (desk, side), &start, &end);
}

static void
type (Desk       *desk,
      guint       side,
      const char *words)
{
  gtk_text_buffer_insert_interactive_at_cursor (buffer (desk, side), words, -1, TRUE);
}

static void
press (Desk           *desk,
       guint           side,
       guint           key,
       GdkModifierType state)
{
  GListModel *controllers = gtk_widget_observe_controllers (GTK_WIDGET (view (desk, side)));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  g_object_unref (controllers);
  g_assert_true (handled);
}

static guint
count_outdated (Desk *desk)
{
  g_autoptr(TandemDoc) doc = hand_get (desk->driver, desk->section);

  return tandem_translation_summarize (doc, "en", "zh-Hans").n_outdated;
}

static gboolean
has_undo (Desk       *desk,
          const char *label)
{
  g_autofree char *undo = NULL;

  g_object_get (hand_store (desk->driver), "undo-label", &undo, NULL);

  return g_strcmp0 (undo, label) == 0;
}

/* ---- writing --------------------------------------------------------------------- */

static void
test_write_and_save (void)
{
  g_auto(Desk) desk = { 0 };
  g_autofree char *before = NULL;
  gint64 start;

  desk_init (&desk, 1200);
  before = dup_stored (&desk, "en");
  go_behind (&desk, 0, "moves away for work.");
  type (&desk, 0, " Both want");
  start = g_get_monotonic_time ();
  wait_for (is_all_stored (&desk));
  /* a power cut a second later finds it on the disk */
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_TIME_SPAN_SECOND);
  type (&desk, 0, " to keep");
  wait_for (is_all_stored (&desk));
  type (&desk, 0, " them.");
  wait_for (is_all_stored (&desk));
  wait_for (has_undo (&desk, "Write “Context and needs”"));

  /* one burst is one step, whatever was saved on the way */
  tandem_session_undo (tandem_app_get_session (desk.driver->app));
  wait_for (is_stored (&desk, "en", before));
  wait_for (g_str_equal (tandem_prose_view_get_text (view (&desk, 0)), before));
  g_assert_false (has_undo (&desk, "Write “Context and needs”"));
}

static void
test_keys (void)
{
  g_auto(Desk) desk = { 0 };

  desk_init (&desk, 1200);
  tandem_prose_view_set_text (view (&desk, 0), "Needs:");
  go_behind (&desk, 0, "Needs:");
  press (&desk, 0, GDK_KEY_Return, 0);
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==, "Needs:\n\n");
  tandem_prose_view_toggle_list (view (&desk, 0), TANDEM_PROSE_BULLET);
  type (&desk, 0, "one");
  press (&desk, 0, GDK_KEY_Return, 0);
  type (&desk, 0, "two");
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==, "Needs:\n\n- one\n- two");
  press (&desk, 0, GDK_KEY_Return, 0);
  /* an empty item ends the list */
  press (&desk, 0, GDK_KEY_Return, 0);
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==, "Needs:\n\n- one\n- two\n");
  type (&desk, 0, "1. first");
  press (&desk, 0, GDK_KEY_Return, 0);
  type (&desk, 0, "second");
  go_behind (&desk, 0, "first");
  press (&desk, 0, GDK_KEY_Return, 0);
  type (&desk, 0, "between");
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==,
                   "Needs:\n\n- one\n- two\n1. first\n2. between\n3. second");
  /* Backspace takes the marker, then joins the lines */
  go_behind (&desk, 0, "- ");
  press (&desk, 0, GDK_KEY_BackSpace, 0);
  press (&desk, 0, GDK_KEY_BackSpace, 0);
  g_assert_true (g_str_has_prefix (tandem_prose_view_get_text (view (&desk, 0)), "Needs:one\n- two"));
  /* and it can all be taken back */
  while (gtk_text_buffer_get_can_undo (buffer (&desk, 0)))
    gtk_text_buffer_undo (buffer (&desk, 0));
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==, "Needs:");
  wait_for (is_all_stored (&desk));
}

static gboolean
has_look (Desk       *desk,
          guint       side,
          const char *words,
          const char *property,
          int         value)
{
  GtkTextIter start;
  g_autoptr(GSList) tags = NULL;

  gtk_text_buffer_get_start_iter (buffer (desk, side), &start);
  if (!gtk_text_iter_forward_search (&start, words, GTK_TEXT_SEARCH_TEXT_ONLY, &start, NULL, NULL))
    return FALSE;
  tags = gtk_text_iter_get_tags (&start);
  for (GSList *at = tags; at != NULL; at = at->next)
    {
      g_autofree char *set = g_strconcat (property, "-set", NULL);
      gboolean is_set;
      int now;

      g_object_get (at->data, set, &is_set, property, &now, NULL);
      if (is_set && now == value)
        return TRUE;
    }

  return FALSE;
}

static void
test_format (void)
{
  g_auto(Desk) desk = { 0 };
  g_autofree char *link = NULL;

  desk_init (&desk, 1200);
  tandem_prose_view_set_text (view (&desk, 0), "One two three");
  choose (&desk, 0, "two");
  gtk_widget_activate_action (GTK_WIDGET (view (&desk, 0)), "prose.bold", NULL);
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==, "One **two** three");
  g_assert_true (has_look (&desk, 0, "two", "weight", PANGO_WEIGHT_BOLD));
  g_assert_false (has_look (&desk, 0, "three", "weight", PANGO_WEIGHT_BOLD));
  /* while the cursor is at it, the marks are there; elsewhere they are not */
  g_assert_false (has_look (&desk, 0, "**", "invisible", TRUE));
  go_behind (&desk, 0, "three");
  g_assert_true (has_look (&desk, 0, "**", "invisible", TRUE));
  gtk_widget_activate_action (GTK_WIDGET (view (&desk, 0)), "prose.italic", NULL);
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==, "One **two** *three*");
  choose (&desk, 0, "One");
  g_assert_true (tandem_prose_view_set_link (view (&desk, 0), "https://example.org"));
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==, "[One](https://example.org) **two** *three*");
  link = tandem_prose_view_dup_link (view (&desk, 0));
  g_assert_cmpstr (link, ==, "https://example.org");
  wait_for (is_all_stored (&desk));
}

static void
test_paste (void)
{
  g_auto(Desk) desk = { 0 };
  GdkClipboard *clipboard;

  desk_init (&desk, 1200);
  tandem_prose_view_set_text (view (&desk, 0), "");
  gtk_widget_grab_focus (GTK_WIDGET (view (&desk, 0)));
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view (&desk, 0)));
  gdk_clipboard_set_text (clipboard, "Needs:\r\n•\tone\r\n•\ttw\302\255o");
  g_signal_emit_by_name (view (&desk, 0), "paste-clipboard");
  wait_for (g_str_equal (tandem_prose_view_get_text (view (&desk, 0)), "Needs:\n- one\n- two"));
  wait_for (is_all_stored (&desk));
}

/* ---- two languages ----------------------------------------------------------------- */

static gboolean
are_level (Desk *desk)
{
  const GArray *passages = tandem_prose_view_get_passages (view (desk, 0));

  if (!tandem_section_editor_is_level (desk->editor))
    return FALSE;
  for (guint i = 0; i < passages->len; i++)
    {
      int tops[2], bottom;

      for (guint side = 0; side < 2; side++)
        if (!tandem_prose_view_get_extent (view (desk, side), i, &tops[side], &bottom))
          return FALSE;
      if (tops[0] != tops[1])
        return FALSE;
    }

  return TRUE;
}

static void
test_level (void)
{
  g_auto(Desk) desk = { 0 };
  GtkAdjustment *first, *second;

  desk_init (&desk, 1200);
  wait_for (are_level (&desk));
  go_behind (&desk, 0, "moves away for work.");
  for (guint i = 0; i < 40; i++)
    type (&desk, 0, " Much more is said here than in the other language.");
  wait_for (are_level (&desk));
  wait_for (is_all_stored (&desk));

  first = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view (&desk, 0)));
  second = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view (&desk, 1)));
  wait_for (gtk_adjustment_get_upper (first) == gtk_adjustment_get_upper (second));
  gtk_adjustment_set_value (first, 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (first), ==, 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (second), ==, 100);
}

static void
test_one_language (void)
{
  g_auto(Desk) desk = { 0 };

  desk_init (&desk, 1200);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 1))));
  g_object_set (desk.editor, "two-languages", FALSE, NULL);
  wait_for (!gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 1))));
  go_behind (&desk, 0, "moves away for work.");
  type (&desk, 0, " Alone.");
  wait_for (is_all_stored (&desk));
  gtk_widget_activate_action (GTK_WIDGET (view (&desk, 0)), "section.other-column", NULL);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 1))));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 0))));
  g_object_set (desk.editor, "two-languages", TRUE, NULL);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 0))));
}

static void
test_narrow (void)
{
  g_auto(Desk) desk = { 0 };
  GtkWidget *toggles;

  desk_init (&desk, 400);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 0))));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 1))));
  toggles = hand_find (GTK_WIDGET (desk.editor), ADW_TYPE_TOGGLE_GROUP, "English");
  g_assert_nonnull (toggles);
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (toggles), 1);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 1))));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view (&desk, 0))));
}

/* ---- what is out of date ------------------------------------------------------------- */

static void
test_source_changes (void)
{
  g_auto(Desk) desk = { 0 };

  desk_init (&desk, 1200);
  g_assert_cmpuint (count_outdated (&desk), ==, 1);
  wait_for (hand_shows (desk.driver, "1 of 4 paragraphs out of date"));
  go_behind (&desk, 0, "moves away for work.");
  type (&desk, 0, " And abroad.");
  wait_for (count_outdated (&desk) == 2);
  wait_for (hand_shows (desk.driver, "2 of 4 paragraphs out of date"));
  wait_for (hand_shows (desk.driver, "English changed, Today: “And abroad” added"));
  gtk_text_buffer_undo (buffer (&desk, 0));
  wait_for (count_outdated (&desk) == 1);
}

static void
test_still_right (void)
{
  g_auto(Desk) desk = { 0 };

  desk_init (&desk, 1200);
  hand_click (GTK_WIDGET (desk.editor), "Show Change");
  wait_for (hand_shows (desk.driver, "the exchange of students is planned for November"));
  hand_click (GTK_WIDGET (desk.editor), "Still Right");
  wait_for (count_outdated (&desk) == 0);
  wait_for (hand_has (desk.driver, desk.section, "body.zh-Hans.status", "reviewed"));
  wait_for (!hand_can_click (GTK_WIDGET (desk.editor), "Still Right"));
  wait_for (has_undo (&desk, "Still Right"));
  tandem_session_undo (tandem_app_get_session (desk.driver->app));
  wait_for (count_outdated (&desk) == 1);
  wait_for (hand_can_click (GTK_WIDGET (desk.editor), "Still Right"));
}

/* The card stays while the passage is worked on, and goes with the cursor. */
static void
test_translate (void)
{
  g_auto(Desk) desk = { 0 };

  desk_init (&desk, 1200);
  gtk_widget_activate_action (GTK_WIDGET (desk.editor), "section.next-outdated", NULL);
  g_assert_cmpint (tandem_prose_view_get_passage (view (&desk, 1)), ==, 3);
  go_behind (&desk, 1, "线上举行");
  type (&desk, 1, "，学生交流计划于11月进行");
  wait_for (is_all_stored (&desk));
  g_assert_cmpuint (count_outdated (&desk), ==, 1);
  g_assert_true (hand_can_click (GTK_WIDGET (desk.editor), "Still Right"));
  go_behind (&desk, 1, "罗马");
  wait_for (count_outdated (&desk) == 0);
  wait_for (!hand_can_click (GTK_WIDGET (desk.editor), "Still Right"));
  wait_for (hand_has (desk.driver, desk.section, "body.zh-Hans.status", "draft"));
}

/* ---- others --------------------------------------------------------------------------- */

static void
change_elsewhere (Desk       *desk,
                  const char *was,
                  const char *is)
{
  g_autoptr(TandemDoc) before = hand_get (desk->driver, desk->section);
  g_autofree char *text = g_strdup (tandem_translation_get_text (before, "en"));
  g_auto(GStrv) parts = g_strsplit (text, was, 2);
  g_autofree char *changed = g_strjoinv (is, parts);
  g_autoptr(TandemDoc) after = tandem_translation_with_text (before, "en", "en", changed, -1, TANDEM_NO_DATE, NULL);
  g_autoptr(TandemBatch) batch = tandem_batch_new ("From elsewhere");
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (parts[1]);
  tandem_batch_put (batch, before, after);
  tandem_store_save (hand_store (desk->driver), batch, &error);
  g_assert_no_error (error);
}

static void
test_joined_while_writing (void)
{
  g_auto(Desk) desk = { 0 };
  const char *text;

  desk_init (&desk, 1200);
  go_behind (&desk, 0, "moves away for work.");
  type (&desk, 0, " Mine.");
  change_elsewhere (&desk, "a curriculum that", "ONE curriculum that");
  type (&desk, 0, " Still mine.");
  wait_for (strstr (tandem_prose_view_get_text (view (&desk, 0)), "ONE curriculum") != NULL);
  text = tandem_prose_view_get_text (view (&desk, 0));
  g_assert_nonnull (strstr (text, "moves away for work. Mine. Still mine."));
  wait_for (is_all_stored (&desk));
  wait_for (hand_has (desk.driver, desk.section, "body.en.text", tandem_prose_view_get_text (view (&desk, 0))));
}

/* The same paragraph: what is typed stays, and the other is kept. */
static void
test_clash_while_writing (void)
{
  g_auto(Desk) desk = { 0 };

  desk_init (&desk, 1200);
  go_behind (&desk, 0, "moves away for work.");
  type (&desk, 0, " Mine.");
  change_elsewhere (&desk, "moves away for work.", "moves away. Theirs.");
  wait_for (hand_shows (desk.driver, "was changed elsewhere, too"));
  g_assert_nonnull (strstr (tandem_prose_view_get_text (view (&desk, 0)), "moves away for work. Mine."));
  wait_for (tandem_section_editor_is_saved (desk.editor));
  g_assert_nonnull (strstr (tandem_prose_view_get_text (view (&desk, 0)), "moves away for work. Mine."));
  wait_for (is_all_stored (&desk));
  {
    g_autoptr(GPtrArray) history = tandem_store_history (hand_store (desk.driver), desk.section, NULL);
    gboolean kept = FALSE;

    for (guint i = 0; i < history->len; i++)
      {
        const TandemVersion *version = history->pdata[i];

        kept |= version->doc != NULL && strstr (tandem_translation_get_text (version->doc, "en"), "Theirs.") != NULL;
      }
    g_assert_true (kept);
  }

  hand_click (GTK_WIDGET (desk.editor), "Show Theirs…");
  wait_for (hand_dialog (desk.driver) != NULL);
  hand_click (hand_dialog (desk.driver), "Take Theirs");
  wait_for (strstr (tandem_prose_view_get_text (view (&desk, 0)), "moves away. Theirs.") != NULL);
  wait_for (is_all_stored (&desk));
}

static void
test_leaving_saves (void)
{
  g_auto(Desk) desk = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *section = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  desk_init (&desk, 1200);
  section = g_strdup (desk.section);
  go_behind (&desk, 0, "moves away for work.");
  type (&desk, 0, " Gone at once.");
  text = g_strdup (tandem_prose_view_get_text (view (&desk, 0)));
  show_section (&desk, "Vision and shared themes");
  wait_for (hand_has (desk.driver, section, "body.en.text", text));
}

/* ---- finding ---------------------------------------------------------------------------- */

static void
test_find (void)
{
  g_auto(Desk) desk = { 0 };
  GtkWidget *find, *entry;
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  desk_init (&desk, 1200);
  tandem_section_editor_find (desk.editor);
  find = find_type (&desk, TANDEM_TYPE_SECTION_EDITOR_FIND);
  entry = window_driver_find_type (find, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "RÓME");
  wait_for (g_str_equal (tandem_section_editor_find_get_count (TANDEM_SECTION_EDITOR_FIND (find)), "1 of 2"));
  tandem_section_editor_find_step (TANDEM_SECTION_EDITOR_FIND (find), FALSE);
  g_assert_cmpstr (tandem_section_editor_find_get_count (TANDEM_SECTION_EDITOR_FIND (find)), ==, "2 of 2");
  gtk_text_buffer_get_selection_bounds (buffer (&desk, 0), &start, &end);
  selected = gtk_text_buffer_get_text (buffer (&desk, 0), &start, &end, FALSE);
  g_assert_cmpstr (selected, ==, "Rome");
  /* over the marks of emphasis */
  gtk_editable_set_text (GTK_EDITABLE (entry), "for mechanical engineering and");
  wait_for (g_str_equal (tandem_section_editor_find_get_count (TANDEM_SECTION_EDITOR_FIND (find)), "1 of 1"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "烟台");
  wait_for (g_str_equal (tandem_section_editor_find_get_count (TANDEM_SECTION_EDITOR_FIND (find)), "1 of 2"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  wait_for (g_str_equal (tandem_section_editor_find_get_count (TANDEM_SECTION_EDITOR_FIND (find)), "Not found"));
}

/* ---- spelling --------------------------------------------------------------------- */

static gboolean
is_underlined (Desk       *desk,
               guint       side,
               const char *words)
{
  return has_look (desk, side, words, "underline", PANGO_UNDERLINE_ERROR);
}

static gboolean
has_any_underlined (Desk *desk,
                    guint side)
{
  GtkTextIter at;

  gtk_text_buffer_get_start_iter (buffer (desk, side), &at);
  do
    {
      g_autoptr(GSList) tags = gtk_text_iter_get_tags (&at);

      for (GSList *tag = tags; tag != NULL; tag = tag->next)
        {
          PangoUnderline underline;

          g_object_get (tag->data, "underline", &underline, NULL);
          if (underline == PANGO_UNDERLINE_ERROR)
            return TRUE;
        }
    }
  while (gtk_text_iter_forward_char (&at));

  return FALSE;
}

/* The English column with a text in it, the cursor at its end. */
static void
spell (Desk       *desk,
       const char *text)
{
  GtkTextIter end;

  desk_init (desk, 1200);
  wait_for (tandem_section_editor_is_checking (desk->editor, 0));
  tandem_prose_view_set_text (view (desk, 0), text);
  gtk_text_buffer_get_end_iter (buffer (desk, 0), &end);
  gtk_text_buffer_place_cursor (buffer (desk, 0), &end);
}

static void
test_spelling (void)
{
  g_auto(Desk) desk = { 0 };

  spell (&desk, "The harbuor trains young people, and the **skolls** know the harbour.\n\nThe end.");
  wait_for (is_underlined (&desk, 0, "harbuor") && is_underlined (&desk, 0, "skolls"));
  g_assert_false (is_underlined (&desk, 0, "trains"));
  g_assert_false (is_underlined (&desk, 0, "people"));
  g_assert_false (is_underlined (&desk, 0, "harbour"));
  /* a language without a dictionary is left alone */
  g_assert_false (tandem_section_editor_is_checking (desk.editor, 1));
  g_assert_false (has_any_underlined (&desk, 1));
  g_assert_null (gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (view (&desk, 1))));
  g_assert_nonnull (gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (view (&desk, 0))));
}

static gboolean
later_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* A check that was asked for has nothing to look at when the text is gone. */
static void
test_spelling_outlives (void)
{
  g_auto(Desk) desk = { 0 };
  g_autoptr(TandemProseSpelling) spelling = NULL;
  TandemProseView *prose;
  GtkWindow *window;
  gboolean is_later = FALSE;

  desk_init (&desk, 1200);
  window = GTK_WINDOW (gtk_window_new ());
  prose = g_object_new (TANDEM_TYPE_PROSE_VIEW, NULL);
  spelling = tandem_prose_spelling_new (prose);
  gtk_window_set_child (window, GTK_WIDGET (prose));
  gtk_window_present (window);
  tandem_prose_spelling_set_language (spelling, "en");
  g_object_set (spelling, "enabled", TRUE, NULL);
  wait_for (tandem_prose_spelling_is_checking (spelling));

  tandem_prose_view_set_text (prose, "The harbuor trains young people.");
  gtk_window_destroy (window);
  g_timeout_add (300, later_cb, &is_later);
  wait_for (is_later);
}

static void
test_spelling_markup (void)
{
  g_auto(Desk) desk = { 0 };
  g_autofree char *stored = NULL;
  guint found;

  spell (&desk, "See [the wrld](https://exampel.org/hafen) or www.harbuorr.org, and **bold** wurds.\n\nThe end.");
  wait_for (is_underlined (&desk, 0, "wrld") && is_underlined (&desk, 0, "wurds"));
  g_assert_false (is_underlined (&desk, 0, "https"));
  g_assert_false (is_underlined (&desk, 0, "exampel"));
  g_assert_false (is_underlined (&desk, 0, "hafen"));
  g_assert_false (is_underlined (&desk, 0, "harbuorr"));
  /* what was there is there still */
  g_assert_true (has_look (&desk, 0, "bold", "weight", PANGO_WEIGHT_BOLD));
  g_assert_true (has_look (&desk, 0, "**", "invisible", TRUE));
  found = tandem_prose_view_find (view (&desk, 0), "wurds");
  g_assert_cmpuint (found, ==, 1);
  g_assert_true (is_underlined (&desk, 0, "wurds"));
  /* an address that is being written is one as soon as it is */
  go_behind (&desk, 0, "The end.");
  type (&desk, 0, " https://hafenn.org");
  go_behind (&desk, 0, "See ");
  wait_for (!is_underlined (&desk, 0, "hafenn"));
  wait_for (is_all_stored (&desk));
  stored = dup_stored (&desk, "en");
  g_assert_true (g_str_has_suffix (stored, "The end. https://hafenn.org"));
}

static void
test_spelling_correct (void)
{
  g_auto(Desk) desk = { 0 };

  spell (&desk, "The harbuor opens.\n\nThe end.");
  wait_for (is_underlined (&desk, 0, "harbuor"));
  go_behind (&desk, 0, "harbuo");
  wait_for (gtk_widget_activate_action (GTK_WIDGET (view (&desk, 0)), "spelling.correct", "s", "harbour") &&
            g_str_has_prefix (tandem_prose_view_get_text (view (&desk, 0)), "The harbour opens."));
  wait_for (is_all_stored (&desk));
  /* the underline is no step of its own */
  gtk_text_buffer_undo (buffer (&desk, 0));
  g_assert_cmpstr (tandem_prose_view_get_text (view (&desk, 0)), ==, "The harbuor opens.\n\nThe end.");
  g_assert_false (gtk_text_buffer_get_can_undo (buffer (&desk, 0)));
  go_behind (&desk, 0, "The end.");
  wait_for (is_underlined (&desk, 0, "harbuor"));
}

static void
test_spelling_switch (void)
{
  g_auto(Desk) desk = { 0 };
  GSettings *settings;

  spell (&desk, "The harbuor opens.\n\nThe end.");
  settings = tandem_session_get_settings (tandem_app_get_session (desk.driver->app));
  wait_for (is_underlined (&desk, 0, "harbuor"));
  gtk_widget_activate_action (tandem_section_editor_page_get_tools (
                                TANDEM_SECTION_EDITOR_PAGE (find_type (&desk, TANDEM_TYPE_SECTION_EDITOR_PAGE))),
                              "text.check-spelling", NULL);
  g_assert_false (g_settings_get_boolean (settings, "check-spelling"));
  g_assert_false (tandem_section_editor_is_checking (desk.editor, 0));
  wait_for (!has_any_underlined (&desk, 0));
  /* the context menu has the same switch */
  gtk_widget_activate_action (GTK_WIDGET (view (&desk, 0)), "spelling.enabled", NULL);
  g_assert_true (g_settings_get_boolean (settings, "check-spelling"));
  wait_for (is_underlined (&desk, 0, "harbuor"));
}

/* ---- sections --------------------------------------------------------------------------- */

static void
test_move_and_delete (void)
{
  g_auto(Desk) desk = { 0 };
  g_autofree char *other = NULL;
  g_autoptr(TandemDoc) doc = NULL;
  GtkWidget *list;

  desk_init (&desk, 1200);
  other = find_section (desk.driver, desk.plan, "City profiles");
  doc = hand_get (desk.driver, other);
  list = find_type (&desk, GTK_TYPE_LIST_BOX);
  gtk_widget_activate_action (list, "sections.up", NULL);
  {
    g_autoptr(TandemDoc) moved = NULL;

    wait_for (has_undo (&desk, "Move Section"));
    moved = hand_get (desk.driver, desk.section);
    g_assert_cmpstr (tandem_val_string (tandem_doc_get (moved, "order")), <,
                     tandem_val_string (tandem_doc_get (doc, "order")));
  }
  gtk_widget_activate_action (list, "sections.delete", NULL);
  wait_for (tandem_store_get (hand_store (desk.driver), desk.section, NULL) == NULL);
  hand_click (GTK_WIDGET (desk.driver->window), "Undo");
  wait_for (hand_has (desk.driver, desk.section, "key", "context_needs"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/text/write-and-save", test_write_and_save);
  g_test_add_func ("/window/text/keys", test_keys);
  g_test_add_func ("/window/text/format", test_format);
  g_test_add_func ("/window/text/paste", test_paste);
  g_test_add_func ("/window/text/level", test_level);
  g_test_add_func ("/window/text/one-language", test_one_language);
  g_test_add_func ("/window/text/narrow", test_narrow);
  g_test_add_func ("/window/text/source-changes", test_source_changes);
  g_test_add_func ("/window/text/still-right", test_still_right);
  g_test_add_func ("/window/text/translate", test_translate);
  g_test_add_func ("/window/text/joined-while-writing", test_joined_while_writing);
  g_test_add_func ("/window/text/clash-while-writing", test_clash_while_writing);
  g_test_add_func ("/window/text/leaving-saves", test_leaving_saves);
  g_test_add_func ("/window/text/find", test_find);
  g_test_add_func ("/window/text/spelling", test_spelling);
  g_test_add_func ("/window/text/spelling-outlives", test_spelling_outlives);
  g_test_add_func ("/window/text/spelling-markup", test_spelling_markup);
  g_test_add_func ("/window/text/spelling-correct", test_spelling_correct);
  g_test_add_func ("/window/text/spelling-switch", test_spelling_switch);
  g_test_add_func ("/window/text/move-and-delete", test_move_and_delete);

  return g_test_run ();
}
