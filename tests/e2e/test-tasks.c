/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ten things that a coordinator does most, in the real program, by keyboard
 * and with what a screen reader is told. The keys are counted and printed. */

#include "config.h"

#include <locale.h>

#include "person.h"
#include "workspace.h"

#define ROME_YANTAI "Rome – Yantai"
#define LATE "list item: Late, M2.3 · Curriculum agreed by both schools"
#define PLAN "list item: Urban Cooperation Action Plan, Rome – Yantai"

static Person *
start (void)
{
  Person *person = person_new ();

  person_start (person);
  until_at (person, LATE);

  return person;
}

static void
see_what_is_late (void)
{
  g_autoptr(Person) person = start ();

  g_assert_true (person_is_at (person, "12 days late"));
  g_assert_true (person_is_at (person, ROME_YANTAI));
  until_seen (person, "heading", "Late, 2 entries");
  until_seen (person, "list item", "Today, 8");
  g_assert_true (person_go_to (person, "Down", "list item: In progress, M2.4 · Ten teachers nominated", 5));
  g_assert_true (person_is_at (person, "in 2 days"));
  g_assert_true (person_go_to (person, "Down", "list item: Waiting, Rome asks: Who pays for the twelve sensors?", 5));
  g_assert_true (person_go_to (person, "Down", "list item: Not updated, M3.2", 9));
  person_tell (person, "1 see what is late, due, not updated and waiting");
  person_quit (person);
}

static void
find_a_city (void)
{
  g_autoptr(Person) person = start ();

  person_press (person, "Control+k");
  until_at (person, "entry: Find Anything");
  person_type (person, "yant");
  until_heard (person, "Cities: Yantai");
  person_press (person, "Return");
  until_at (person, "list item: Yantai, 烟台");
  until_seen (person, "label", "烟台");
  person_tell (person, "2 find a city");
  person_quit (person);
}

static void
note_a_call (void)
{
  g_autoptr(Person) person = start ();
  g_autofree char *id = NULL;

  person_press (person, "Control+n");
  until_at (person, "text: What happened, in one line");
  person_type (person, "Phoned the school about modules");
  until_heard (person, "Contact Made");
  until_seen (person, "combo box", "By");
  person_press (person, "Return");
  until_heard (person, "saved");
  person_tell (person, "3 note a telephone call");
  person_quit (person);

  id = workspace_find (person, "contact_log", "Phoned the school");
  workspace_assert (person, id, "channel", "phone");
}

static void
move_a_date (void)
{
  g_autoptr(Person) person = start ();
  g_autofree char *id = NULL;

  person_press (person, "Control+Return");
  until_at (person, "text: What Is New, in One Line");
  person_press (person, "Alt+d");
  until_at (person, "text: Due");
  person_type (person, "29 May 2020");
  person_press (person, "Alt+w");
  until_at (person, "text: Why, in One Line");
  person_type (person, "Two modules came late");
  person_press (person, "Return");
  until_heard (person, "updated");
  /* It is not late any more: the next row takes its place. */
  until (person, !reader_sees (person->reader, "list item", "Late, M2.3"));
  until_at (person, "list item: ");
  person_tell (person, "4 move a date and say why");
  person_quit (person);

  id = workspace_find (person, "milestone", "Curriculum agreed");
  workspace_assert (person, id, "due", "2020-05-29");
  workspace_assert (person, id, "reason", "Two modules came late");
}

static void
know_where_my_work_is (void)
{
  g_autoptr(Person) person = start ();

  until_seen (person, "button", "Saved on this computer");
  person_press (person, "Shift+F5");
  until_at (person, "button: Synchronise Now");
  until_seen (person, "heading", "To Send");
  person_press (person, "Escape");
  until_at (person, LATE);
  person_tell (person, "5 know whether my work is safe and sent");
  person_quit (person);
}

static void
open_plan (Person *person)
{
  person_press (person, "Control+3");
  until_at (person, "list item: Local Action Plan");
  g_assert_true (person_go_to (person, "Down", PLAN, 3));
  person_press (person, "Return");
  until_at (person, "button: Open Plan");
  person_press (person, "Return");
  until_seen (person, "tree table", "Outline");
}

static void
open_text (Person *person)
{
  open_plan (person);
  person_press (person, "Alt+1");
  until_at (person, "list item: Cover and key data");
  g_assert_true (person_go_to (person, "Down", "list item: Context and needs", 4));
  person_press (person, "Return");
  until_at (person, "text: Text of the section, English");
}

static gboolean
text_begins (Person     *person,
             const char *text)
{
  g_autofree char *written = reader_dup_text (person->reader);

  return g_str_has_prefix (written, text);
}

/* The power goes, and what was typed is there. */
static void
draft_text (void)
{
  g_autoptr(Person) person = start ();

  open_text (person);
  person_type (person, "Both ports grow. ");
  until (person, text_begins (person, "Both ports grow."));
  until_seen (person, "label", "Saved");
  person_tell (person, "6 draft text of a plan");
  person_kill (person);

  person_start (person);
  until_at (person, LATE);
  open_text (person);
  until (person, text_begins (person, "Both ports grow."));
  person_quit (person);
}

/* Two people moved the same date, and neither knew of the other. */
static void
meet_a_clash (void)
{
  g_autoptr(Person) person = person_new ();
  g_autofree char *id = NULL;

  workspace_make (person);
  id = workspace_find (person, "milestone", "Curriculum agreed");
  workspace_clash (person, id, "due", "\"2020-05-20\"", "\"2020-05-27\"");

  person_start (person);
  until_at (person, "list item: Late, M1.2");
  g_assert_true (person_go_to (person, "Down", "list item: Clash, Both sides changed", 9));
  g_assert_true (person_is_at (person, "Due: 27 May 2020 or 20 May 2020"));
  person_press (person, "Return");
  until_at (person, "M2.3");
  person_tell (person, "7 see a clash with both sides");
  person_quit (person);
}

static gboolean
has_paper (Person *person)
{
  g_autoptr(GDir) dir = g_dir_open (person->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pdf"))
      {
        g_autofree char *path = g_build_filename (person->folder, name, NULL);
        g_autofree char *content = NULL;
        gsize length;

        return g_file_get_contents (path, &content, &length, NULL) && length > 1000 && g_str_has_prefix (content, "%PDF-");
      }

  return FALSE;
}

static void
make_a_paper (void)
{
  g_autoptr(Person) person = start ();

  /* The row is about a milestone, and the paper about its pairing. */
  person_press (person, "Control+Shift+p");
  until_at (person, "text: Name:");
  person_press (person, "Return");
  until_heard (person, ".pdf");
  until (person, has_paper (person));
  person_tell (person, "8 make the paper for a meeting");
  person_quit (person);
}

static void
look_across (void)
{
  g_autoptr(Person) person = start ();

  person_press (person, "Control+4");
  until_at (person, "list item: Late, M2.3");
  person_press (person, "Alt+3");
  /* What was looked at in the list is where one begins. */
  until_at (person, "M2.3");
  g_assert_true (person_is_at (person, "baseline"));
  g_assert_true (person_is_at (person, "due 30 April 2020"));
  person_tell (person, "9 look across all pairings on one timeline");
  person_quit (person);
}

static void
enter_a_value (void)
{
  g_autoptr(Person) person = start ();
  g_autofree char *from = NULL;

  open_plan (person);
  person_press (person, "Alt+4");
  until (person, person_is_at (person, "text: ") && !person_is_at (person, "Baseline"));
  from = reader_dup_focus (person->reader);
  person_type (person, "7");
  person_press (person, "Return");
  until (person, !person_is_at (person, from));
  person_tell (person, "10 enter the value of an indicator");
  person_press (person, "Up");
  until_at (person, from);
  until (person, text_begins (person, "7"));
  person_quit (person);
}

/* Nothing that can have the focus is without a name. */
static void
test_names (void)
{
  static const char *const places[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };
  g_autoptr(Person) person = start ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *key = g_strconcat ("Control+", places[i], NULL);
      g_autoptr(GPtrArray) nameless = NULL;

      person_press (person, key);
      until (person, person_is_at (person, "list item: ") || reader_sees (person->reader, "label", "None"));
      nameless = reader_list_nameless (person->reader);
      for (guint j = 0; j < nameless->len; j++)
        g_test_message ("place %s: %s", places[i], (char *) g_ptr_array_index (nameless, j));
      g_assert_cmpuint (nameless->len, ==, 0);
    }
  person_quit (person);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tasks/01-see-what-is-late", see_what_is_late);
  g_test_add_func ("/tasks/02-find-a-city", find_a_city);
  g_test_add_func ("/tasks/03-note-a-call", note_a_call);
  g_test_add_func ("/tasks/04-move-a-date", move_a_date);
  g_test_add_func ("/tasks/05-know-where-my-work-is", know_where_my_work_is);
  g_test_add_func ("/tasks/06-draft-text", draft_text);
  g_test_add_func ("/tasks/07-meet-a-clash", meet_a_clash);
  g_test_add_func ("/tasks/08-make-a-paper", make_a_paper);
  g_test_add_func ("/tasks/09-look-across", look_across);
  g_test_add_func ("/tasks/10-enter-a-value", enter_a_value);
  g_test_add_func ("/names", test_names);

  return g_test_run ();
}
