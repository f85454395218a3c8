/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-support.h"

#include "random-doc.h"
#include "tandem-chip.h"
#include "tandem-choice-popover.h"
#include "tandem-editors.h"
#include "tandem-text-control.h"

#define MILESTONE "milestone:01J00000000000000000000001"
#define ROUNDS 3

static const char milestone[] =
  "{\"_id\":\"" MILESTONE "\",\"code\":\"M2.3\",\"owner\":\"plan:01J00000000000000000000001\","
  "\"title\":{\"en\":{\"text\":\"Curriculum agreed\",\"status\":\"approved\"}},"
  "\"status\":\"planned\",\"due\":\"2020-04-30\",\"baseline_due\":\"2020-03-31\","
  "\"updates\":[{\"id\":\"u1\",\"on\":\"2020-03-09\"},{\"id\":\"u2\",\"on\":\"2020-04-09\"}]}";

static TandemTextControl *
control_of (FormCase   *form_case,
            const char *path)
{
  return TANDEM_TEXT_CONTROL (find_child (GTK_WIDGET (form_case_editor (form_case, path)), TANDEM_TYPE_TEXT_CONTROL));
}

static GtkWidget *
input_of (TandemTextControl *control)
{
  return gtk_widget_get_first_child (GTK_WIDGET (control));
}

static void
assert_text (TandemTextControl *control,
             const char        *expected)
{
  g_autofree char *text = tandem_text_control_dup_text (control);

  g_assert_cmpstr (text, ==, expected);
}

static void
type (FormCase   *form_case,
      const char *path,
      const char *text)
{
  tandem_text_control_set_text (control_of (form_case, path), text);
  tandem_form_flush (form_case->form);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* One turn of the main loop, 20 ms at most: a wait that counts its turns ends. */
static void
iterate (void)
{
  guint id = g_timeout_add (20, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* ---- every kind ------------------------------------------------------------ */

static guint
count_shown (const TandemField *fields,
             guint              n)
{
  guint shown = 0;

  for (guint i = 0; i < n; i++)
    if (!(fields[i].flags & (TANDEM_HIDDEN | TANDEM_ORDER)))
      shown += fields[i].type == &tandem_type_object ? count_shown (fields[i].sub, fields[i].n_sub)
             : fields[i].type != &tandem_type_list;

  return shown;
}

static void
check_whole_form (const TandemKind *kind,
                  TandemDoc        *doc)
{
  FormCase form_case;
  g_autoptr(GPtrArray) editors = NULL;

  form_case_init (&form_case, doc);
  unfold_all (GTK_WIDGET (form_case.form));
  editors = find_children (GTK_WIDGET (form_case.form), TANDEM_TYPE_FIELD_EDITOR);
  g_assert_cmpuint (editors->len, ==, count_shown (kind->fields, kind->n_fields));
  /* nobody typed: opening a form and closing it edits nothing */
  tandem_form_flush (form_case.form);
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  g_assert_true (tandem_form_get_doc (form_case.form) == doc);
  form_case_clear (&form_case);
}

static void
test_every_kind (gconstpointer data)
{
  const TandemKind *kind = data;
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_str_hash (kind->name));
  g_autofree char *id = tandem_id_new (kind);
  g_autoptr(TandemDoc) empty = tandem_doc_new (kind, id);

  check_whole_form (kind, empty);
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr(TandemDoc) doc = random_doc_new (rand, kind);

      check_whole_form (kind, doc);
    }
}

/* What a person reads of one document, typed into the form of another, gives
 * the value the field reads from it, or stays with a reason. */
static guint
type_over (FormCase   *form_case,
           const char *path,
           const char *text)
{
  TandemFieldEditor *editor = form_case_editor (form_case, path);
  TandemTextControl *control = control_of (form_case, path);
  g_autoptr(TandemContext) context = form_context_new ("2020-05-12");
  g_autoptr(TandemDoc) before = tandem_doc_ref (tandem_form_get_doc (form_case->form));
  g_autoptr(TandemDoc) expected = tandem_doc_with_text (before, path, text, context, NULL);
  guint n_before = form_case->edits->len;

  tandem_text_control_set_text (control, text);
  tandem_form_flush (form_case->form);

  if (tandem_field_editor_get_problem (editor) != NULL && tandem_text_control_is_dirty (control))
    {
      g_assert_cmpuint (form_case->edits->len, ==, n_before);
      g_assert_true (tandem_form_get_doc (form_case->form) == before);
      assert_text (control, text);
      return 0;
    }

  g_assert_nonnull (expected);
  g_assert_true (tandem_val_equal (tandem_doc_get (expected, path),
                                   tandem_doc_get (tandem_form_get_doc (form_case->form), path)));
  g_assert_cmpuint (form_case->edits->len, ==, n_before + (expected != before));

  return 1;
}

static void
test_type_over (gconstpointer data)
{
  const TandemKind *kind = data;
  g_autoptr(GRand) rand = g_rand_new_with_seed (7 * g_str_hash (kind->name));
  g_autoptr(TandemContext) context = form_context_new ("2020-05-12");
  g_autoptr(TandemDoc) doc = random_doc_new (rand, kind);
  g_autoptr(TandemDoc) other = random_doc_new (rand, kind);
  guint n_texts = 0, n_taken = 0;
  FormCase form_case;

  form_case_init (&form_case, doc);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];
      g_autofree char *text = tandem_field_dup_text (field, tandem_doc_field (other, i), context);
      g_autofree char *readable = text ? tandem_field_parse_text (field, tandem_doc_field (doc, i), text, context, NULL) : NULL;

      if (readable == NULL || (field->flags & (TANDEM_HIDDEN | TANDEM_ORDER | TANDEM_FROZEN)) ||
          find_child (GTK_WIDGET (form_case.form), TANDEM_TYPE_FIELD_EDITOR) == NULL ||
          field->type == &tandem_type_object || field->type == &tandem_type_list ||
          find_child (GTK_WIDGET (form_case_editor (&form_case, field->name)), TANDEM_TYPE_TEXT_CONTROL) == NULL)
        continue;
      n_texts++;
      n_taken += type_over (&form_case, field->name, text);
    }
  g_test_message ("%s: %u of %u texts taken", kind->name, n_taken, n_texts);
  g_assert_true (n_texts == 0 || n_taken > 0);
  form_case_clear (&form_case);
}

/* ---- each editor ------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *doc;
  const char *path;
  const char *typed;
  const char *edit;
} TypedCase;

#define CITY "{\"_id\":\"city:01J00000000000000000000001\",\"country\":\"CN\",\"name\":{\"en\":{\"text\":\"Yantai\"}}}"
#define PAIR "{\"_id\":\"partnership:01J00000000000000000000001\"}"

static const TypedCase typed_cases[] = {
  { "text", milestone, "code", "M9", "code = \"M9\"" },
  { "text-removed", milestone, "code", "", "code = null" },
  { "date-in-words", milestone, "due", "17 May 2026", "due = \"2026-05-17\"" },
  { "date-iso", milestone, "forecast", "2020-06-30", "forecast = \"2020-06-30\"" },
  { "integer", milestone, "weight_pct", "40", "weight_pct = 40" },
  { "localized", milestone, "title", "Curriculum signed",
    "title = {\"en\":{\"text\":\"Curriculum signed\",\"status\":\"approved\"}}" },
  { "place", CITY, "location", "37.4765, 121.4408", "location = {\"lat\":\"37.4765\",\"lon\":\"121.4408\"}" },
  { "url", CITY, "website", "https://www.yantai.gov.cn", "website = \"https://www.yantai.gov.cn\"" },
  { "member-of-object", CITY, "codes.un_locode", "CNYNT", "codes.un_locode = \"CNYNT\"" },
  { "long", CITY, "profile", "One\n\nTwo", "profile = {\"en\":{\"text\":\"One\\n\\nTwo\"}}" },
  { "period", PAIR, "period", "July 2018 – December 2020", "period = {\"from\":\"2018-07\",\"to\":\"2020-12\"}" },
};

static void
test_typed (gconstpointer data)
{
  const TypedCase *typed = data;
  g_autoptr(TandemDoc) doc = form_doc (typed->doc);
  FormCase form_case;

  form_case_init (&form_case, doc);
  type (&form_case, typed->path, typed->typed);
  g_assert_cmpstr (tandem_field_editor_get_problem (form_case_editor (&form_case, typed->path)), ==, NULL);
  g_assert_cmpuint (form_case.edits->len, ==, 1);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, typed->edit);
  form_case_clear (&form_case);
}

static void
test_enum (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  GtkWidget *popover;

  form_case_init (&form_case, doc);
  popover = find_child (GTK_WIDGET (form_case_editor (&form_case, "status")), TANDEM_TYPE_CHOICE_POPOVER);
  g_assert_cmpuint (g_list_model_get_n_items (tandem_choice_popover_get_choices (TANDEM_CHOICE_POPOVER (popover))), ==, 6);
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (popover), "in_progress");
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "status = \"in_progress\"");
  form_case_clear (&form_case);
}

/* A day is chosen by one click; leafing through months chooses nothing. */
static void
test_calendar (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  g_autoptr(GDateTime) other_month = g_date_time_new_utc (2020, 6, 15, 12, 0, 0);
  g_autoptr(GDateTime) day = g_date_time_new_utc (2020, 6, 17, 12, 0, 0);
  FormCase form_case;
  GtkWidget *editor, *calendar;
  GtkPopover *popover;

  form_case_init (&form_case, doc);
  editor = GTK_WIDGET (form_case_editor (&form_case, "due"));
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_child (editor, GTK_TYPE_MENU_BUTTON)));
  calendar = gtk_popover_get_child (popover);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), other_month);
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "due = \"2020-06-17\"");
  assert_text (control_of (&form_case, "due"), "17 June 2020");
  form_case_clear (&form_case);
}

static void
test_switch (void)
{
  g_autoptr(TandemDoc) doc = form_doc (CITY);
  FormCase form_case;
  GtkWidget *button;

  form_case_init (&form_case, doc);
  button = find_child (GTK_WIDGET (form_case_editor (&form_case, "works_in_english")), GTK_TYPE_SWITCH);
  gtk_switch_set_active (GTK_SWITCH (button), TRUE);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "works_in_english = true");
  gtk_switch_set_active (GTK_SWITCH (button), FALSE);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "works_in_english = false");
  form_case_clear (&form_case);
}

static void
test_code_set (void)
{
  g_autoptr(TandemDoc) doc = form_doc (CITY);
  FormCase form_case;
  TandemFieldEditor *editor;
  GtkWidget *popover;

  form_case_init (&form_case, doc);
  editor = form_case_editor (&form_case, "settings");
  popover = find_child (GTK_WIDGET (editor), TANDEM_TYPE_CHOICE_POPOVER);
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (popover), "port");
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (popover), "coastal");
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "settings = [\"port\",\"coastal\"]");
  /* what is in the set is not offered again */
  g_assert_cmpuint (g_list_model_get_n_items (tandem_choice_popover_get_choices (TANDEM_CHOICE_POPOVER (popover))), ==, 7);
  g_signal_emit_by_name (find_child (GTK_WIDGET (editor), TANDEM_TYPE_CHIP), "removed");
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "settings = [\"coastal\"]");
  g_signal_emit_by_name (find_child (GTK_WIDGET (editor), TANDEM_TYPE_CHIP), "removed");
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "settings = null");
  form_case_clear (&form_case);
}

static void
test_word_set (void)
{
  g_autoptr(TandemDoc) doc = form_doc (CITY);
  FormCase form_case;
  GtkWidget *entry;

  form_case_init (&form_case, doc);
  entry = find_child (GTK_WIDGET (form_case_editor (&form_case, "former_names")), GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Chefoo");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "former_names = [\"Chefoo\"]");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  /* typed and not yet added: taken over when the page closes */
  gtk_editable_set_text (GTK_EDITABLE (entry), "芝罘");
  tandem_form_flush (form_case.form);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "former_names = [\"Chefoo\",\"芝罘\"]");
  form_case_clear (&form_case);
}

static void
test_references (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  GtkWidget *popover;
  g_autoptr(TandemChoice) choice = NULL;

  form_case_init (&form_case, doc);
  popover = find_child (GTK_WIDGET (form_case_editor (&form_case, "responsible")), TANDEM_TYPE_CHOICE_POPOVER);
  choice = g_list_model_get_item (tandem_choice_popover_get_choices (TANDEM_CHOICE_POPOVER (popover)), 0);
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (popover), tandem_choice_get_code (choice));
  g_assert_cmpstr (form_case_last_edit (&form_case), ==,
                   "responsible = \"organisation:01J00000000000000000000009\"");

  popover = find_child (GTK_WIDGET (form_case_editor (&form_case, "depends_on")), TANDEM_TYPE_CHOICE_POPOVER);
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (popover), "milestone:01J00000000000000000000009");
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "depends_on = [\"milestone:01J00000000000000000000009\"]");
  form_case_clear (&form_case);
}

/* ---- lists ------------------------------------------------------------------- */

static TandemFormModel *
model_of (FormCase *form_case)
{
  return tandem_field_editor_get_model (form_case_editor (form_case, "code"));
}

static const TandemField *
field_of (const char *kind,
          const char *name)
{
  const TandemKind *found = tandem_kind_find (kind);

  return tandem_field_find (found->fields, found->n_fields, name);
}

static void
test_list_draft (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  AdwDialog *dialog;
  g_autofree char *problem = NULL;

  form_case_init (&form_case, doc);
  gtk_window_present (GTK_WINDOW (form_case.window));
  dialog = tandem_item_dialog_new (model_of (&form_case), field_of ("milestone", "updates"), "updates[u3]", TRUE);
  adw_dialog_present (dialog, form_case.window);

  /* empty, then half-filled: the day is required */
  g_assert_false (tandem_item_dialog_add (dialog));
  g_assert_true (tandem_form_model_edit (tandem_item_dialog_get_model (dialog), "updates[u3].author", "\"Ann\"", &problem));
  g_assert_false (tandem_item_dialog_add (dialog));
  g_assert_cmpuint (form_case.edits->len, ==, 0);

  /* a half-filled draft does not go by a slip of the Escape key */
  g_assert_false (adw_dialog_get_can_close (dialog));
  g_assert_true (tandem_form_model_edit (tandem_item_dialog_get_model (dialog), "updates[u3].on", "\"2020-05-01\"", &problem));
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  g_assert_true (tandem_item_dialog_add (dialog));
  g_assert_cmpuint (form_case.edits->len, ==, 1);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==,
                   "updates[u3] = {\"author\":\"Ann\",\"id\":\"u3\",\"on\":\"2020-05-01\"}");
  form_case_clear (&form_case);
}

static GPtrArray *
item_rows (FormCase *form_case)
{
  GtkWidget *list;

  unfold_all (GTK_WIDGET (form_case->form));
  list = find_child (GTK_WIDGET (form_case->form), TANDEM_TYPE_LIST_EDITOR);

  return find_children (list, ADW_TYPE_ACTION_ROW);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  g_autoptr(GPtrArray) buttons = find_children (widget, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (g_ptr_array_index (buttons, i)), tooltip) == 0)
      return g_ptr_array_index (buttons, i);

  return NULL;
}

static void
test_list_rows (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  g_autoptr(GPtrArray) rows = NULL;
  GtkWidget *second, *list;

  form_case_init (&form_case, doc);
  unfold_all (GTK_WIDGET (form_case.form));
  list = find_child (GTK_WIDGET (form_case.form), TANDEM_TYPE_LIST_EDITOR);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (list)), ==, "2 entries");
  rows = item_rows (&form_case);
  second = g_ptr_array_index (rows, rows->len - 1);
  gtk_test_accessible_assert_role (find_button (second, "Remove"), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_emit_by_name (find_button (second, "Remove"), "clicked");
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "updates[u2] = null");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (list)), ==, "1 entry");
  form_case_clear (&form_case);
}

/* An edit inside an item is checked where that item stands now. */
static void
test_list_place (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  g_autofree char *problem = NULL;

  form_case_init (&form_case, doc);
  g_assert_false (tandem_form_model_edit (model_of (&form_case), "updates[u2].on", "\"yesterday\"", &problem));
  g_assert_nonnull (problem);
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  g_clear_pointer (&problem, g_free);
  g_assert_true (tandem_form_model_edit (model_of (&form_case), "updates[u2].on", "\"2020-04-10\"", &problem));
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "updates[u2].on = \"2020-04-10\"");
  form_case_clear (&form_case);
}

/* ---- what is wrong stays --------------------------------------------------- */

static void
test_unreadable (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  g_autoptr(TandemDoc) changed = tandem_doc_with (doc, "due", "\"2021-01-01\"", NULL);
  FormCase form_case;
  TandemFieldEditor *editor;
  TandemTextControl *control;

  form_case_init (&form_case, doc);
  editor = form_case_editor (&form_case, "due");
  control = control_of (&form_case, "due");
  type (&form_case, "due", "some day in spring");
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  g_assert_nonnull (strstr (tandem_field_editor_get_problem (editor), "some day in spring"));
  assert_text (control, "some day in spring");

  /* even when the record changes elsewhere */
  tandem_form_set_doc (form_case.form, changed);
  assert_text (control, "some day in spring");
  g_assert_nonnull (tandem_field_editor_get_problem (editor));

  /* told at once that it is right again */
  tandem_text_control_set_text (control, "1 May 2020");
  g_assert_cmpstr (tandem_field_editor_get_problem (editor), ==, NULL);
  tandem_form_flush (form_case.form);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "due = \"2020-05-01\"");
  form_case_clear (&form_case);
}

static void
test_required (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;

  form_case_init (&form_case, doc);
  type (&form_case, "title", "");
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  g_assert_nonnull (tandem_field_editor_get_problem (form_case_editor (&form_case, "title")));
  assert_text (control_of (&form_case, "title"), "");
  form_case_clear (&form_case);
}

static void
test_range (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;

  form_case_init (&form_case, doc);
  type (&form_case, "weight_pct", "140");
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  g_assert_nonnull (tandem_field_editor_get_problem (form_case_editor (&form_case, "weight_pct")));
  form_case_clear (&form_case);
}

static void
test_stored_problem (void)
{
  g_autoptr(TandemDoc) doc = form_doc ("{\"_id\":\"" MILESTONE "\",\"due\":\"spring\",\"weight_pct\":\"much\"}");
  FormCase form_case;

  form_case_init (&form_case, doc);
  g_assert_nonnull (tandem_field_editor_get_problem (form_case_editor (&form_case, "due")));
  g_assert_nonnull (tandem_field_editor_get_problem (form_case_editor (&form_case, "weight_pct")));
  g_assert_null (tandem_field_editor_get_problem (form_case_editor (&form_case, "forecast")));
  form_case_clear (&form_case);
}

/* ---- time and focus ---------------------------------------------------------- */

static void
wait_for_edits (FormCase *form_case,
                guint     n)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (form_case->edits->len < n && g_get_monotonic_time () < end)
    iterate ();
  g_assert_cmpuint (form_case->edits->len, ==, n);
}

static void
test_idle (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  gint64 start = g_get_monotonic_time ();

  form_case_init (&form_case, doc);
  tandem_text_control_set_text (control_of (&form_case, "code"), "M");
  tandem_text_control_set_text (control_of (&form_case, "code"), "M7");
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  wait_for_edits (&form_case, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 700 * 1000);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "code = \"M7\"");
  form_case_clear (&form_case);
}

static void
test_enter_and_leave (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  GtkWidget *code, *due;

  form_case_init (&form_case, doc);
  gtk_window_present (GTK_WINDOW (form_case.window));
  gtk_test_widget_wait_for_draw (form_case.window);
  code = input_of (control_of (&form_case, "code"));
  due = input_of (control_of (&form_case, "due"));

  gtk_widget_grab_focus (code);
  gtk_editable_set_text (GTK_EDITABLE (code), "M5");
  g_signal_emit_by_name (code, "activate");
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "code = \"M5\"");

  gtk_widget_grab_focus (due);
  gtk_editable_set_text (GTK_EDITABLE (due), "2020-06-01");
  gtk_widget_grab_focus (code);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "due = \"2020-06-01\"");
  /* written the way it is read, once nobody types there */
  assert_text (control_of (&form_case, "due"), "1 June 2020");
  form_case_clear (&form_case);
}

static void
test_cursor (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  g_autoptr(TandemDoc) elsewhere = tandem_doc_with (doc, "due", "\"2020-12-24\"", NULL);
  g_autoptr(TandemDoc) here = tandem_doc_with (elsewhere, "code", "\"M2.30\"", NULL);
  FormCase form_case;
  GtkWidget *code;

  form_case_init (&form_case, doc);
  gtk_window_present (GTK_WINDOW (form_case.window));
  gtk_test_widget_wait_for_draw (form_case.window);
  code = input_of (control_of (&form_case, "code"));
  gtk_widget_grab_focus (code);
  gtk_editable_set_position (GTK_EDITABLE (code), 2);

  tandem_form_set_doc (form_case.form, elsewhere);
  assert_text (control_of (&form_case, "due"), "24 December 2020");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form_case.window)) == code);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (code)), ==, 2);

  /* somebody else changed the very field: taken over, the cursor stays */
  tandem_form_set_doc (form_case.form, here);
  assert_text (control_of (&form_case, "code"), "M2.30");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (code)), ==, 2);

  /* but not over what is being typed */
  gtk_editable_set_text (GTK_EDITABLE (code), "M2.31");
  tandem_form_set_doc (form_case.form, doc);
  assert_text (control_of (&form_case, "code"), "M2.31");
  g_assert_cmpuint (form_case.edits->len, ==, 0);
  form_case_clear (&form_case);
}

/* A page that is closed hands over what was typed on it. */
static void
test_unmap (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;

  form_case_init (&form_case, doc);
  gtk_window_present (GTK_WINDOW (form_case.window));
  gtk_test_widget_wait_for_draw (form_case.window);
  tandem_text_control_set_text (control_of (&form_case, "code"), "M8");
  gtk_widget_set_visible (GTK_WIDGET (form_case.form), FALSE);
  g_assert_cmpstr (form_case_last_edit (&form_case), ==, "code = \"M8\"");
  form_case_clear (&form_case);
}

/* ---- languages ---------------------------------------------------------------- */

static void
test_two_languages (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  g_autoptr(GPtrArray) controls = NULL;
  TandemVal title;

  form_case_init (&form_case, doc);
  g_object_set (form_case.form, "second-language", "zh-Hans", NULL);
  controls = find_children (GTK_WIDGET (form_case_editor (&form_case, "title")), TANDEM_TYPE_TEXT_CONTROL);
  g_assert_cmpuint (controls->len, ==, 2);
  assert_text (g_ptr_array_index (controls, 0), "Curriculum agreed");
  /* no other language in the place of one that is missing */
  assert_text (g_ptr_array_index (controls, 1), "");
  gtk_test_accessible_assert_property (input_of (g_ptr_array_index (controls, 1)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Title · Chinese (Simplified)");

  tandem_text_control_set_text (g_ptr_array_index (controls, 1), "双方学校商定课程");
  tandem_form_flush (form_case.form);
  title = tandem_doc_get (tandem_form_get_doc (form_case.form), "title");
  g_assert_cmpstr (tandem_val_l10n (title, "zh-Hans"), ==, "双方学校商定课程");
  g_assert_cmpstr (tandem_val_l10n (title, "en"), ==, "Curriculum agreed");

  g_object_set (form_case.form, "second-language", NULL, NULL);
  g_clear_pointer (&controls, g_ptr_array_unref);
  controls = find_children (GTK_WIDGET (form_case_editor (&form_case, "title")), TANDEM_TYPE_TEXT_CONTROL);
  g_assert_cmpuint (controls->len, ==, 1);
  form_case_clear (&form_case);
}

static void
test_language_menu (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  GtkWidget *popover;
  TandemTextControl *control;

  form_case_init (&form_case, doc);
  popover = find_child (GTK_WIDGET (form_case_editor (&form_case, "title")), TANDEM_TYPE_CHOICE_POPOVER);
  control = control_of (&form_case, "title");
  tandem_text_control_set_text (control, "Curriculum signed");
  tandem_choice_popover_choose (TANDEM_CHOICE_POPOVER (popover), "fr");
  /* what was typed in English is kept; French is empty */
  g_assert_nonnull (strstr (form_case_last_edit (&form_case), "Curriculum signed"));
  assert_text (control, "");
  g_assert_cmpstr (tandem_text_control_get_language (control), ==, "fr");
  form_case_clear (&form_case);
}

/* ---- what is heard and seen -------------------------------------------------------- */

static void
test_labels (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  GtkWidget *input;

  form_case_init (&form_case, doc);
  input = input_of (control_of (&form_case, "due"));
  gtk_test_accessible_assert_role (input, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (input, GTK_ACCESSIBLE_PROPERTY_LABEL, "Due");
  gtk_test_accessible_assert_role (form_case.form, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_test_accessible_assert_property (form_case.form, GTK_ACCESSIBLE_PROPERTY_LABEL, "Milestone");
  form_case_clear (&form_case);
}

static void
test_frozen (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  TandemFieldEditor *editor;

  form_case_init (&form_case, doc);
  editor = form_case_editor (&form_case, "baseline_due");
  g_assert_true (tandem_field_editor_get_frozen (editor));
  g_assert_false (gtk_widget_is_sensitive (input_of (control_of (&form_case, "baseline_due"))));
  g_assert_true (gtk_widget_is_sensitive (input_of (control_of (&form_case, "due"))));
  form_case_clear (&form_case);
}

static void
test_focus_field (void)
{
  g_autoptr(TandemDoc) doc = form_doc (milestone);
  FormCase form_case;
  GtkWidget *editor, *focus;
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  form_case_init (&form_case, doc);
  gtk_window_present (GTK_WINDOW (form_case.window));
  gtk_test_widget_wait_for_draw (form_case.window);
  g_assert_true (tandem_form_focus_field (form_case.form, "weight_pct"));
  editor = GTK_WIDGET (form_case_editor (&form_case, "weight_pct"));
  do
    {
      iterate ();
      focus = gtk_window_get_focus (GTK_WINDOW (form_case.window));
    }
  while ((focus == NULL || !gtk_widget_is_ancestor (focus, editor)) && g_get_monotonic_time () < end);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, editor));
  g_assert_true (tandem_form_focus_field (form_case.form, "updates[1].on"));
  g_assert_false (tandem_form_focus_field (form_case.form, "no_such_field"));
  form_case_clear (&form_case);
}

int
main (int    argc,
      char **argv)
{
  const TandemKind *const *kinds;
  guint n_kinds;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  tandem_widgets_init ();

  kinds = tandem_kinds_list (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *open = g_strconcat ("/form/open/", kinds[i]->name, NULL);
      g_autofree char *over = g_strconcat ("/form/type-over/", kinds[i]->name, NULL);

      g_test_add_data_func (open, kinds[i], test_every_kind);
      g_test_add_data_func (over, kinds[i], test_type_over);
    }
  for (guint i = 0; i < G_N_ELEMENTS (typed_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/form/typed/", typed_cases[i].name, NULL);

      g_test_add_data_func (name, &typed_cases[i], test_typed);
    }
  g_test_add_func ("/form/enum", test_enum);
  g_test_add_func ("/form/calendar", test_calendar);
  g_test_add_func ("/form/switch", test_switch);
  g_test_add_func ("/form/code-set", test_code_set);
  g_test_add_func ("/form/word-set", test_word_set);
  g_test_add_func ("/form/references", test_references);
  g_test_add_func ("/form/list/draft", test_list_draft);
  g_test_add_func ("/form/list/rows", test_list_rows);
  g_test_add_func ("/form/list/place", test_list_place);
  g_test_add_func ("/form/wrong/unreadable", test_unreadable);
  g_test_add_func ("/form/wrong/required", test_required);
  g_test_add_func ("/form/wrong/range", test_range);
  g_test_add_func ("/form/wrong/stored", test_stored_problem);
  g_test_add_func ("/form/hand-over/idle", test_idle);
  g_test_add_func ("/form/hand-over/enter-and-leave", test_enter_and_leave);
  g_test_add_func ("/form/hand-over/unmap", test_unmap);
  g_test_add_func ("/form/cursor", test_cursor);
  g_test_add_func ("/form/languages/two", test_two_languages);
  g_test_add_func ("/form/languages/menu", test_language_menu);
  g_test_add_func ("/form/labels", test_labels);
  g_test_add_func ("/form/frozen", test_frozen);
  g_test_add_func ("/form/focus-field", test_focus_field);

  return g_test_run ();
}
