/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor.h"

#include <glib/gi18n-lib.h>

#include "tandem-field-type.h"
#include "tandem-prose-pair.h"
#include "tandem-section-editor-card.h"
#include "tandem-section-editor-column.h"
#include "tandem-section-editor-find.h"
#include "tandem-section-editor-foot.h"
#include "tandem-section-editor-saver.h"
#include "tandem-widgets.h"

#define PAIR_AFTER_MS  60
#define COUNT_AFTER_MS 250
#define TAKE_AFTER_MS  50

struct _TandemSectionEditor
{
  AdwBin                     parent_instance;

  AdwBanner                 *banner;
  AdwBin                    *find_bin;
  GtkLabel                  *number_label;
  GtkLabel                  *heading_label;
  GtkLabel                  *second_label;
  GtkBox                    *heads;
  GtkBox                    *columns_box;
  AdwBin                    *foot_bin;
  GtkWidget                 *language_bar;
  AdwToggleGroup            *language_toggles;

  TandemSectionEditorColumn *columns[2];
  TandemSectionEditorFoot   *foot;
  TandemSectionEditorFind   *find;
  TandemProsePair           *pair;           /* (owned) */
  TandemSession             *session;        /* (owned) */
  TandemSectionEditorSaver  *saver;          /* (owned) (nullable) */
  GStrv                      languages;      /* (owned) */
  char                      *shown[2];       /* (owned): languages of the columns */
  char                      *clash_language; /* (owned) (nullable) */
  char                      *clash_text;     /* (owned) (nullable): with their words */
  GArray                    *rows;           /* (owned) (nullable): int[2], passages that belong together */
  guint                      active;         /* column that was written in last */
  int                        worked_on;      /* passage of it that was out of date and has been changed, -1 */
  int                        passage;        /* of the cursor in it */
  guint                      pair_id;
  guint                      count_id;
  guint                      take_id;
  gboolean                   typed[2];    /* and not handed to the saver yet */
  gboolean                   two;
  gboolean                   narrow;
};

typedef enum
{
  PROP_TWO_LANGUAGES = 1,
  PROP_NARROW,
} TandemSectionEditorProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (TandemSectionEditor, tandem_section_editor, ADW_TYPE_BIN)

static const char *
get_source (TandemSectionEditor * self)
{
  return self->languages[0];
}

static gboolean
shows_side (TandemSectionEditor *self,
            guint                side)
{
  if (self->shown[1] == NULL)
    return side == 0;
  if (self->two && !self->narrow)
    return TRUE;

  return side == self->active;
}

/* Whether the words of a column are being checked. */
gboolean
tandem_section_editor_is_checking (TandemSectionEditor *self,
                                   guint                side)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR (self) && side < 2, FALSE);

  return tandem_prose_spelling_is_checking (tandem_section_editor_column_get_spelling (self->columns[side]));
}

TandemProseView *
tandem_section_editor_get_view (TandemSectionEditor *self,
                                guint                side)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR (self) && side < 2, NULL);

  return tandem_section_editor_column_get_view (self->columns[side]);
}

static const char *
get_text (TandemSectionEditor *self,
          guint                side)
{
  return tandem_prose_view_get_text (tandem_section_editor_get_view (self, side));
}

/* ---- what belongs together ------------------------------------------------------- */

/* The source as it is being written, wherever it is. */
static const char *
get_source_text (TandemSectionEditor *self)
{
  for (guint side = 0; side < 2; side++)
    if (g_strcmp0 (self->shown[side], get_source (self)) == 0)
      return get_text (self, side);

  return tandem_section_editor_saver_get_text (self->saver, get_source (self));
}

/* For each passage of the source that of the language, -1: none. */
static int *
match_source (TandemSectionEditor *self,
              guint                side,
              guint                n_source)
{
  int *match = g_new (int, n_source + 1);
  g_autoptr(GArray) pairs = NULL;

  for (guint i = 0; i <= n_source; i++)
    match[i] = g_str_equal (self->shown[side], get_source (self)) ? (int) i : -1;
  if (g_str_equal (self->shown[side], get_source (self)))
    return match;

  pairs = tandem_translation_pair_texts (tandem_section_editor_saver_get_doc (self->saver), get_source (self),
                                         self->shown[side], get_source_text (self), get_text (self, side));
  for (guint i = 0; i < pairs->len; i++)
    {
      const TandemPassagePair *pair = &g_array_index (pairs, TandemPassagePair, i);

      if (pair->source >= 0 && pair->source < (int) n_source)
        match[pair->source] = pair->target;
    }

  return match;
}

static void
update_rows (TandemSectionEditor *self)
{
  g_autoptr(GArray) source = NULL;
  g_autofree int *first = NULL;
  g_autofree int *second = NULL;

  g_clear_pointer (&self->rows, g_array_unref);
  if (self->saver == NULL || self->shown[1] == NULL || !shows_side (self, 0) || !shows_side (self, 1))
    {
      tandem_prose_pair_set_rows (self->pair, NULL);
      return;
    }

  source = tandem_prose_split_passages (get_source_text (self));
  first = match_source (self, 0, source->len);
  second = match_source (self, 1, source->len);
  self->rows = g_array_new (FALSE, FALSE, 2 * sizeof (int));
  for (guint i = 0; i < source->len; i++)
    {
      int row[2] = { first[i], second[i] };

      if (row[0] >= 0 && row[1] >= 0)
        g_array_append_val (self->rows, row);
    }
  tandem_prose_pair_set_rows (self->pair, self->rows);
}

static int
find_partner (TandemSectionEditor *self,
              guint                side,
              int                  passage)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      const int *row = (const int *) (gpointer) self->rows->data + 2 * i;

      if (row[side] == passage)
        return row[1 - side];
    }

  return -1;
}

static void
update_lit (TandemSectionEditor *self)
{
  TandemProseView *view = tandem_section_editor_get_view (self, self->active);
  int passage = tandem_prose_view_get_passage (view);

  if (!gtk_widget_has_focus (GTK_WIDGET (view)))
    passage = -1;
  tandem_prose_view_set_lit (view, passage);
  tandem_prose_view_set_lit (tandem_section_editor_get_view (self, 1 - self->active),
                             passage >= 0 ? find_partner (self, self->active, passage) : -1);
}

static gboolean
pair_cb (gpointer user_data)
{
  TandemSectionEditor *self = user_data;

  self->pair_id = 0;
  update_rows (self);
  update_lit (self);

  return G_SOURCE_REMOVE;
}

/* ---- how far it is ------------------------------------------------------------------ */

static void
show_column_state (TandemSectionEditor *self,
                   guint                side)
{
  TandemDoc *doc = tandem_section_editor_saver_get_doc (self->saver);
  TandemContext *context = tandem_session_get_context (self->session);
  const char *language = self->shown[side];
  TandemTextSummary summary = tandem_translation_summarize (doc, get_source (self), language);
  g_autofree char *source_name = tandem_language_to_text (get_source (self), context);
  g_autoptr(GArray) pairs = NULL;

  tandem_section_editor_column_show_state (self->columns[side], &summary,
                                           tandem_val_l10n_status (tandem_doc_get (doc, "body"), language));
  if (!summary.is_source)
    pairs = tandem_translation_pair (doc, get_source (self), language);
  tandem_section_editor_column_show_outdated (self->columns[side], pairs,
                                              tandem_translation_get_text (doc, get_source (self)), source_name,
                                              tandem_context_get_today (context));
}

static void
count (TandemSectionEditor *self)
{
  const char *texts[3] = { NULL };
  guint n = 0;

  g_clear_handle_id (&self->count_id, g_source_remove);
  for (guint side = 0; side < 2; side++)
    if (shows_side (self, side))
      texts[n++] = get_text (self, side);
  tandem_section_editor_foot_set_count (self->foot, texts);
}

static gboolean
count_cb (gpointer user_data)
{
  TandemSectionEditor *self = user_data;

  self->count_id = 0;
  count (self);

  return G_SOURCE_REMOVE;
}

static void
show_headings (TandemSectionEditor *self)
{
  TandemDoc *doc = tandem_section_editor_saver_get_doc (self->saver);
  TandemVal heading = tandem_doc_get (doc, "heading");
  const char *first = tandem_val_string (tandem_val_member (tandem_val_member (heading, self->shown[0]), "text"));
  const char *second = self->shown[1] != NULL
                       ? tandem_val_string (tandem_val_member (tandem_val_member (heading, self->shown[1]), "text"))
                       : NULL;
  g_autofree char *title = tandem_doc_dup_title (doc, tandem_session_get_context (self->session));

  gtk_label_set_label (self->heading_label, first != NULL ? first : title);
  gtk_label_set_label (self->second_label, second != NULL ? second : "");
  gtk_widget_set_visible (GTK_WIDGET (self->second_label), second != NULL && !self->narrow);
}

static void
show_states (TandemSectionEditor *self)
{
  for (guint side = 0; side < 2; side++)
    if (self->shown[side] != NULL)
      show_column_state (self, side);
  show_headings (self);
}

static void
show_saved (TandemSectionEditor *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%H:%M");
  /* Translators: %s is a time of day */
  g_autofree char *text = g_strdup_printf (_("Saved %s"), clock);

  if (self->saver != NULL && !tandem_section_editor_saver_is_dirty (self->saver))
    tandem_section_editor_foot_set_saved (self->foot, text);
}

/* ---- writing ----------------------------------------------------------------------- */

static gboolean
is_outdated (TandemSectionEditor *self,
             guint                side,
             int                  passage)
{
  g_autoptr(GArray) pairs = NULL;

  if (passage < 0 || g_str_equal (self->shown[side], get_source (self)))
    return FALSE;

  pairs = tandem_translation_pair (tandem_section_editor_saver_get_doc (self->saver), get_source (self),
                                   self->shown[side]);
  for (guint i = 0; i < pairs->len; i++)
    if (g_array_index (pairs, TandemPassagePair, i).target == passage)
      return g_array_index (pairs, TandemPassagePair, i).state == TANDEM_PASSAGE_OUTDATED;

  return FALSE;
}

static guint
find_side (TandemSectionEditor *self,
           TandemProseView     *view)
{
  return view == tandem_section_editor_get_view (self, 1) ? 1 : 0;
}

/* What was typed goes to the saver. */
static void
take_over (TandemSectionEditor *self)
{
  g_clear_handle_id (&self->take_id, g_source_remove);
  for (guint side = 0; side < 2; side++)
    {
      if (!self->typed[side])
        continue;
      self->typed[side] = FALSE;
      if (side == self->active && self->worked_on < 0 && is_outdated (self, side, self->passage))
        self->worked_on = self->passage;
      tandem_section_editor_saver_write (self->saver, self->shown[side], get_text (self, side),
                                         side == self->active ? self->worked_on : -1);
    }
}

static gboolean
take_cb (gpointer user_data)
{
  TandemSectionEditor *self = user_data;

  self->take_id = 0;
  take_over (self);

  return G_SOURCE_REMOVE;
}

/* Little is done for one key, however long the text: the rest waits until some
 * have been pressed. */
static void
edited_cb (TandemSectionEditor *self,
           TandemProseView     *view)
{
  guint side = find_side (self, view);

  if (self->saver == NULL || self->shown[side] == NULL)
    return;

  self->typed[side] = TRUE;
  if (self->take_id == 0)
    {
      self->take_id = g_timeout_add (TAKE_AFTER_MS, take_cb, self);
      tandem_section_editor_foot_set_saved (self->foot, _("Writing…"));
    }
  if (self->pair_id == 0)
    self->pair_id = g_timeout_add (PAIR_AFTER_MS, pair_cb, self);
  if (self->count_id == 0)
    self->count_id = g_timeout_add (COUNT_AFTER_MS, count_cb, self);
}

/* The cursor left a passage that was out of date and was worked on: it is a
 * translation of what the source says now. */
static void
settle (TandemSectionEditor *self)
{
  if (self->saver != NULL)
    take_over (self);
  if (self->worked_on < 0 || self->saver == NULL)
    return;

  tandem_section_editor_saver_settle (self->saver, self->shown[self->active], get_text (self, self->active),
                                      (guint) self->worked_on);
  self->worked_on = -1;
}

static void
moved_cb (TandemSectionEditor *self,
          TandemProseView     *view)
{
  guint side = find_side (self, view);
  int passage = tandem_prose_view_get_passage (view);

  if (self->saver == NULL)
    return;
  if (!gtk_widget_has_focus (GTK_WIDGET (view)))
    {
      if (side == self->active)
        {
          settle (self);
          update_lit (self);
        }
      tandem_section_editor_saver_end_burst (self->saver);
      return;
    }

  if (side != self->active || passage != self->passage)
    settle (self);
  self->active = side;
  self->passage = passage;
  tandem_section_editor_foot_set_view (self->foot, view);
  update_lit (self);
}

static void
link_wanted_cb (TandemSectionEditor *self)
{
  tandem_section_editor_foot_ask_link (self->foot);
}

/* ---- what the saver says ------------------------------------------------------------- */

static void
record_changed_cb (TandemSectionEditor *self)
{
  update_rows (self);
  show_states (self);
  show_saved (self);
  update_lit (self);
}

static void
joined_cb (TandemSectionEditor *self,
           const char          *language,
           const char          *text)
{
  for (guint side = 0; side < 2; side++)
    if (g_strcmp0 (self->shown[side], language) == 0)
      tandem_prose_view_join_text (tandem_section_editor_get_view (self, side), text);
}

static void
show_banner (TandemSectionEditor *self,
             const char          *words,
             const char          *button)
{
  adw_banner_set_title (self->banner, words);
  adw_banner_set_button_label (self->banner, button);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
clashed_cb (TandemSectionEditor *self,
            const char          *language,
            const char          *other)
{
  g_set_str (&self->clash_language, language);
  g_set_str (&self->clash_text, other);
  show_banner (self, _("The paragraph you are writing was changed elsewhere, too. Yours stands; the other is in the "
                       "history."), _("Show Theirs…"));
}

static void
clash_answered_cb (TandemSectionEditor *self,
                   const char          *response)
{
  adw_banner_set_revealed (self->banner, FALSE);
  for (guint side = 0; side < 2 && g_str_equal (response, "theirs"); side++)
    if (g_strcmp0 (self->shown[side], self->clash_language) == 0)
      tandem_prose_view_take_text (tandem_section_editor_get_view (self, side), self->clash_text);
}

static void
show_clash (TandemSectionEditor *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Changed Elsewhere"), _("What would be different in theirs:"));
  GtkWidget *diff = tandem_section_editor_card_new_diff (tandem_section_editor_saver_get_text (self->saver,
                                                                                               self->clash_language),
                                                         self->clash_text);

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), diff);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "mine", _("Keep _Mine"), "theirs", _("Take _Theirs"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "mine");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "mine");
  g_signal_connect_object (dialog, "response", G_CALLBACK (clash_answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
failed_cb (TandemSectionEditor *self,
           const char          *message)
{
  if (message == NULL)
    {
      adw_banner_set_revealed (self->banner, FALSE);
      return;
    }
  show_banner (self, message, NULL);
  g_clear_pointer (&self->clash_language, g_free);
  tandem_section_editor_foot_set_saved (self->foot, _("Not saved"));
}

static void
banner_clicked_cb (TandemSectionEditor *self)
{
  if (self->clash_language != NULL)
    show_clash (self);
}

/* ---- what is chosen -------------------------------------------------------------------- */

static void
apply (TandemSectionEditor *self,
       TandemDoc           *after,
       const char          *label)
{
  if (after != NULL)
    tandem_section_editor_saver_apply (self->saver, after, label);
  show_states (self);
}

static void
right_cb (TandemSectionEditor       *self,
          guint                      passage,
          TandemSectionEditorColumn *column)
{
  g_autoptr(TandemDoc) after = NULL;
  const char *language = tandem_section_editor_column_get_language (column);

  take_over (self);
  self->worked_on = -1;
  tandem_section_editor_saver_flush (self->saver);
  after = tandem_translation_with_right (tandem_section_editor_saver_get_doc (self->saver), get_source (self), language,
                                         passage, NULL);
  apply (self, after, _("Still Right"));
}

static void
state_chosen_cb (TandemSectionEditor       *self,
                 const char                *status,
                 TandemSectionEditorColumn *column)
{
  g_autoptr(TandemDoc) after = NULL;
  const char *language = tandem_section_editor_column_get_language (column);

  take_over (self);
  tandem_section_editor_saver_flush (self->saver);
  after = tandem_translation_with_state (tandem_section_editor_saver_get_doc (self->saver), get_source (self), language,
                                         status, NULL);
  apply (self, after, _("Change State of Text"));
}

static void
show_sides (TandemSectionEditor *self)
{
  for (guint side = 0; side < 2; side++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->columns[side]), shows_side (self, side));
      gtk_widget_set_visible (tandem_section_editor_column_get_head (self->columns[side]), shows_side (self, side));
    }
  gtk_widget_set_visible (self->language_bar, self->narrow && self->shown[1] != NULL);
  if (self->saver == NULL)
    return;
  update_rows (self);
  show_headings (self);
  count (self);
}

static void
fill_column (TandemSectionEditor *self,
             guint                side)
{
  if (self->shown[side] == NULL)
    return;
  tandem_section_editor_column_set_language (self->columns[side], self->shown[side],
                                             (const char *const *) self->languages,
                                             tandem_session_get_context (self->session));
  if (self->saver != NULL)
    tandem_prose_view_set_text (tandem_section_editor_get_view (self, side),
                                tandem_section_editor_saver_get_text (self->saver, self->shown[side]));
}

static void
fill_toggles (TandemSectionEditor *self)
{
  adw_toggle_group_remove_all (self->language_toggles);
  for (guint side = 0; side < 2 && self->shown[side] != NULL; side++)
    {
      g_autofree char *label = tandem_section_editor_dup_own_name (self->shown[side],
                                                                   tandem_session_get_context (self->session));
      AdwToggle *toggle = g_object_new (ADW_TYPE_TOGGLE, "name", side == 0 ? "0" : "1", "label", label, NULL);

      adw_toggle_group_add (self->language_toggles, toggle);
    }
  adw_toggle_group_set_active (self->language_toggles, self->active);
}

static void
language_toggled_cb (TandemSectionEditor *self)
{
  guint side = adw_toggle_group_get_active (self->language_toggles);

  if (side > 1 || side == self->active || self->shown[1] == NULL || !self->narrow)
    return;
  settle (self);
  self->active = side;
  show_sides (self);
  tandem_section_editor_foot_set_view (self->foot, tandem_section_editor_get_view (self, side));
}

/* The other column's language is left to it: they change places then. */
static void
language_chosen_cb (TandemSectionEditor       *self,
                    const char                *language,
                    TandemSectionEditorColumn *column)
{
  guint side = column == self->columns[1];
  g_autofree char *chosen = g_strdup (language);

  if (g_str_equal (chosen, self->shown[side]))
    return;
  settle (self);
  tandem_section_editor_saver_end_burst (self->saver);
  if (g_strcmp0 (self->shown[1 - side], chosen) == 0)
    g_set_str (&self->shown[1 - side], self->shown[side]);
  g_set_str (&self->shown[side], chosen);
  fill_column (self, 0);
  fill_column (self, 1);
  fill_toggles (self);
  show_sides (self);
  show_states (self);
}

/* ---- actions ------------------------------------------------------------------------------ */

static void
outdated_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TandemSectionEditor *self = TANDEM_SECTION_EDITOR (widget);
  gboolean backward = g_str_equal (name, "section.previous-outdated");

  for (guint side = 0; side < 2; side++)
    if (shows_side (self, side) && tandem_section_editor_column_go_to_outdated (self->columns[side], backward))
      return;
  gtk_widget_error_bell (widget);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemSectionEditor *self = TANDEM_SECTION_EDITOR (widget);

  if (g_str_equal (name, "section.find"))
    tandem_section_editor_find (self);
  else
    tandem_section_editor_find_step (self->find, g_str_equal (name, "section.find-previous"));
}

static void
other_column_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TandemSectionEditor *self = TANDEM_SECTION_EDITOR (widget);
  guint other = 1 - self->active;
  int partner = find_partner (self, self->active, self->passage);

  if (self->shown[1] == NULL)
    return;
  if (self->narrow || !self->two)
    {
      self->active = other;
      adw_toggle_group_set_active (self->language_toggles, other);
      show_sides (self);
    }
  if (partner >= 0)
    tandem_prose_view_go_to_passage (tandem_section_editor_get_view (self, other), (guint) partner);
  gtk_widget_grab_focus (GTK_WIDGET (tandem_section_editor_get_view (self, other)));
}

/* ---- the widget ---------------------------------------------------------------------------- */

static void
tandem_section_editor_unmap (GtkWidget *widget)
{
  /* A page that goes away takes nothing with it that was typed. */
  tandem_section_editor_flush (TANDEM_SECTION_EDITOR (widget));

  GTK_WIDGET_CLASS (tandem_section_editor_parent_class)->unmap (widget);
}

static void
tandem_section_editor_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  TandemSectionEditor *self = TANDEM_SECTION_EDITOR (object);

  switch ((TandemSectionEditorProperty) prop_id)
    {
    case PROP_TWO_LANGUAGES:
      g_value_set_boolean (value, self->two);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_section_editor_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  TandemSectionEditor *self = TANDEM_SECTION_EDITOR (object);
  gboolean *flag;

  switch ((TandemSectionEditorProperty) prop_id)
    {
    case PROP_TWO_LANGUAGES:
    case PROP_NARROW:
      flag = prop_id == PROP_NARROW ? &self->narrow : &self->two;
      if (*flag == g_value_get_boolean (value))
        return;
      *flag = !*flag;
      tandem_section_editor_foot_set_narrow (self->foot, self->narrow);
      show_sides (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_section_editor_dispose (GObject *object)
{
  TandemSectionEditor *self = TANDEM_SECTION_EDITOR (object);

  g_clear_handle_id (&self->pair_id, g_source_remove);
  g_clear_handle_id (&self->count_id, g_source_remove);
  if (self->saver != NULL)
    {
      take_over (self);
      tandem_section_editor_saver_flush (self->saver);
      g_signal_handlers_disconnect_by_data (self->saver, self);
    }
  g_clear_object (&self->saver);
  g_clear_object (&self->pair);
  g_clear_object (&self->session);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->shown[0], g_free);
  g_clear_pointer (&self->shown[1], g_free);
  g_clear_pointer (&self->clash_language, g_free);
  g_clear_pointer (&self->clash_text, g_free);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (tandem_section_editor_parent_class)->dispose (object);
}

static const TandemKey keys[] = {
  { "<Control>f", N_("Find in all sections"), "section.find" },
  { "<Control>g", N_("Next or previous place found"), "section.find-next" },
  { "<Control><Shift>g", NULL, "section.find-previous" },
  { "F8", N_("Next or previous paragraph that is out of date"), "section.next-outdated" },
  { "<Shift>F8", NULL, "section.previous-outdated" },
  { "F6", N_("The other language"), "section.other-column" },
};

const TandemKeyTable tandem_section_editor_keys = TANDEM_KEY_TABLE (N_("The Text of a Plan"), keys);

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "section.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "section.find-next", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "section.find-previous", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "section.next-outdated", NULL, outdated_action);
  gtk_widget_class_install_action (widget_class, "section.previous-outdated", NULL, outdated_action);
  gtk_widget_class_install_action (widget_class, "section.other-column", NULL, other_column_action);
  tandem_keys_bind (widget_class, &tandem_section_editor_keys);
}

static void
tandem_section_editor_class_init (TandemSectionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_section_editor_get_property;
  object_class->set_property = tandem_section_editor_set_property;
  object_class->dispose = tandem_section_editor_dispose;
  widget_class->unmap = tandem_section_editor_unmap;

  properties[PROP_TWO_LANGUAGES] = g_param_spec_boolean ("two-languages", NULL, NULL, TRUE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                         G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                  G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-section-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, find_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, number_label);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, heading_label);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, second_label);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, heads);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, columns_box);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, foot_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, language_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditor, language_toggles);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_toggled_cb);
  add_keys (widget_class);
}

static void
add_column (TandemSectionEditor *self,
            guint                side)
{
  GtkWidget *column = tandem_section_editor_column_new ();
  TandemProseView *view;

  self->columns[side] = TANDEM_SECTION_EDITOR_COLUMN (column);
  view = tandem_section_editor_column_get_view (self->columns[side]);
  gtk_box_append (self->columns_box, column);
  gtk_box_append (self->heads, tandem_section_editor_column_get_head (self->columns[side]));
  g_signal_connect_object (view, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "link-wanted", G_CALLBACK (link_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "right", G_CALLBACK (right_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "state-chosen", G_CALLBACK (state_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "language-chosen", G_CALLBACK (language_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
tandem_section_editor_init (TandemSectionEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->two = TRUE;
  self->worked_on = self->passage = -1;
  self->foot = TANDEM_SECTION_EDITOR_FOOT (tandem_section_editor_foot_new ());
  adw_bin_set_child (self->foot_bin, GTK_WIDGET (self->foot));
  add_column (self, 0);
  add_column (self, 1);
  self->pair = tandem_prose_pair_new (tandem_section_editor_get_view (self, 0), tandem_section_editor_get_view (self, 1));
  self->find = TANDEM_SECTION_EDITOR_FIND (tandem_section_editor_find_new ());
  for (guint side = 0; side < 2; side++)
    tandem_section_editor_find_add_view (self->find, tandem_section_editor_get_view (self, side));
  adw_bin_set_child (self->find_bin, GTK_WIDGET (self->find));
}

GtkWidget *
tandem_section_editor_new (TandemSession *session)
{
  TandemSectionEditor *self = g_object_new (TANDEM_TYPE_SECTION_EDITOR, NULL);

  self->session = g_object_ref (session);
  for (guint side = 0; side < 2; side++)
    g_settings_bind (tandem_session_get_settings (session), "check-spelling",
                     tandem_section_editor_column_get_spelling (self->columns[side]), "enabled",
                     G_SETTINGS_BIND_DEFAULT);

  return GTK_WIDGET (self);
}

/**
 * tandem_section_editor_set_languages:
 * @self: an editor
 * @languages: (array zero-terminated=1): of the plan, the source first
 *
 * The first column shows the source, the second the next language, unless
 * somebody has chosen otherwise.
 */
void
tandem_section_editor_set_languages (TandemSectionEditor *self,
                                     const char *const   *languages)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR (self));
  g_return_if_fail (languages != NULL && languages[0] != NULL);

  if (self->languages != NULL && g_strv_equal ((const char *const *) self->languages, languages))
    return;
  tandem_section_editor_flush (self);
  g_strfreev (self->languages);
  self->languages = g_strdupv ((char **) languages);
  for (guint side = 0; side < 2; side++)
    if (self->shown[side] == NULL || !g_strv_contains (languages, self->shown[side]))
      g_set_str (&self->shown[side], languages[0] != NULL && side == 1 ? languages[1] : languages[0]);
  if (g_strcmp0 (self->shown[0], self->shown[1]) == 0)
    g_set_str (&self->shown[1], languages[1]);
  if (self->shown[1] == NULL)
    self->active = 0;
  fill_column (self, 0);
  fill_column (self, 1);
  fill_toggles (self);
  show_sides (self);
}

/**
 * tandem_section_editor_set_section:
 * @self: an editor that has its languages
 * @id: id of a section
 * @number: which of the plan it is, from 1
 *
 * Shows a section; what was typed in the one before goes on its way.
 */
void
tandem_section_editor_set_section (TandemSectionEditor *self,
                                   const char          *id,
                                   guint                number)
{
  g_autofree char *numeral = g_strdup_printf ("%u", number);
  g_autoptr(TandemDoc) section = NULL;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR (self));
  g_return_if_fail (self->languages != NULL);

  gtk_label_set_label (self->number_label, numeral);
  gtk_widget_set_visible (GTK_WIDGET (self->number_label), number > 0);
  if (self->saver != NULL && g_str_equal (tandem_doc_get_id (tandem_section_editor_saver_get_doc (self->saver)), id))
    return;
  section = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  if (section == NULL)
    return;

  tandem_section_editor_flush (self);
  if (self->saver != NULL)
    g_signal_handlers_disconnect_by_data (self->saver, self);
  g_clear_object (&self->saver);
  self->worked_on = self->passage = -1;
  adw_banner_set_revealed (self->banner, FALSE);
  tandem_section_editor_foot_set_saved (self->foot, "");
  self->saver = tandem_section_editor_saver_new (self->session, section, get_source (self));
  g_signal_connect_object (self->saver, "collect", G_CALLBACK (take_over), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "joined", G_CALLBACK (joined_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "clashed", G_CALLBACK (clashed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  fill_column (self, 0);
  fill_column (self, 1);
  tandem_section_editor_foot_set_view (self->foot, tandem_section_editor_get_view (self, self->active));
  show_sides (self);
  show_states (self);
  tandem_section_editor_find_again (self->find);
}

/* What was typed goes on its way. */
void
tandem_section_editor_flush (TandemSectionEditor *self)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR (self));

  if (self->saver == NULL)
    return;
  settle (self);
  tandem_section_editor_saver_end_burst (self->saver);
}

void
tandem_section_editor_find (TandemSectionEditor *self)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR (self));

  tandem_section_editor_find_begin (self->find);
}

gboolean
tandem_section_editor_is_level (TandemSectionEditor *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR (self), FALSE);

  return self->pair_id == 0 && tandem_prose_pair_is_level (self->pair);
}

gboolean
tandem_section_editor_is_saved (TandemSectionEditor *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR (self), FALSE);

  return self->saver == NULL ||
         (!self->typed[0] && !self->typed[1] && !tandem_section_editor_saver_is_dirty (self->saver));
}
