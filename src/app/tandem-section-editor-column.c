/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor-column.h"

#include <glib/gi18n-lib.h>

#include "tandem-field-type.h"
#include "tandem-pill.h"
#include "tandem-section-editor-card.h"

#define CARD_GAP 6

/* A card, and the passage it stands under. */
typedef struct
{
  guint      passage;
  GtkWidget *widget;        /* (unowned): child of the view */
} Card;

struct _TandemSectionEditorColumn
{
  GtkWidget            parent_instance;

  GtkWidget           *scrolled;
  TandemProseView     *view;
  TandemProseSpelling *spelling;        /* (owned) */
  GtkWidget           *head;            /* (owned): stands elsewhere */
  GtkWidget           *language_button;
  GtkWidget           *state_button;
  GtkWidget           *pill;
  GSimpleActionGroup  *actions;         /* (owned) */
  char                *language;        /* (owned) (nullable) */
  GArray              *cards;           /* (owned): Card */
  guint                n_cards;         /* of them in use */
  guint                place_id;
};

enum
{
  LANGUAGE_CHOSEN,
  STATE_CHOSEN,
  RIGHT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSectionEditorColumn, tandem_section_editor_column, GTK_TYPE_WIDGET)

/* ---- cards ------------------------------------------------------------------------ */

static void
place_card (TandemSectionEditorColumn *self,
            const Card                *card)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  int width = gtk_widget_get_width (GTK_WIDGET (view)) - gtk_text_view_get_left_margin (view) -
              gtk_text_view_get_right_margin (view);
  int top, bottom, height;

  if (width <= 0)
    return;
  gtk_widget_set_size_request (card->widget, width, -1);
  gtk_widget_measure (card->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  tandem_prose_view_set_room (self->view, card->passage, TRUE, height + CARD_GAP);
  if (tandem_prose_view_get_extent (self->view, card->passage, &top, &bottom))
    gtk_text_view_move_overlay (view, card->widget, gtk_text_view_get_left_margin (view), bottom - height);
}

/* Now; what was to do it later need not. */
static void
place_cards (TandemSectionEditorColumn *self)
{
  g_clear_handle_id (&self->place_id, g_source_remove);
  for (guint i = 0; i < self->n_cards; i++)
    place_card (self, &g_array_index (self->cards, Card, i));
}

static gboolean
place_cb (gpointer user_data)
{
  TandemSectionEditorColumn *self = user_data;

  self->place_id = 0;
  place_cards (self);

  return G_SOURCE_REMOVE;
}

/* Once the text is laid out. */
static void
queue_place (TandemSectionEditorColumn *self)
{
  if (self->place_id == 0 && self->n_cards > 0)
    self->place_id = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 2, place_cb, self, NULL);
}

static void
card_right_cb (TandemSectionEditorColumn *self,
               GtkWidget                 *widget)
{
  for (guint i = 0; i < self->n_cards; i++)
    if (g_array_index (self->cards, Card, i).widget == widget)
      {
        g_signal_emit (self, signals[RIGHT], 0, g_array_index (self->cards, Card, i).passage);
        return;
      }
}

static Card *
need_card (TandemSectionEditorColumn *self,
           guint                      index,
           guint                      passage)
{
  Card card = { .passage = passage };

  if (index < self->cards->len)
    {
      gtk_widget_set_visible (g_array_index (self->cards, Card, index).widget, TRUE);
      g_array_index (self->cards, Card, index).passage = passage;
      return &g_array_index (self->cards, Card, index);
    }

  card.widget = tandem_section_editor_card_new ();
  g_signal_connect_object (card.widget, "right", G_CALLBACK (card_right_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card.widget, "resized", G_CALLBACK (queue_place), self, G_CONNECT_SWAPPED);
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self->view), card.widget, 0, -1000);
  g_array_append_val (self->cards, card);

  return &g_array_index (self->cards, Card, index);
}

static char *
dup_passage (const char *text,
             GArray     *passages,
             int         n)
{
  const TandemPassage *passage;

  if (n < 0 || n >= (int) passages->len)
    return g_strdup ("");
  passage = &g_array_index (passages, TandemPassage, n);

  return g_strndup (text + passage->start, passage->length);
}

void
tandem_section_editor_column_show_outdated (TandemSectionEditorColumn *self,
                                            GArray                    *pairs,
                                            const char                *source,
                                            const char                *source_name,
                                            TandemDate                 today)
{
  g_autoptr(GArray) passages = tandem_prose_split_passages (source);
  const GArray *own = tandem_prose_view_get_passages (self->view);
  g_autofree gboolean *outdated = g_new0 (gboolean, own->len + 1);
  guint n_cards = 0;

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const TandemPassagePair *pair = &g_array_index (pairs, TandemPassagePair, i);
      g_autofree char *now = NULL;

      if (pair->state != TANDEM_PASSAGE_OUTDATED || pair->target < 0 || pair->target >= (int) own->len)
        continue;
      now = dup_passage (source, passages, pair->source);
      outdated[pair->target] = TRUE;
      tandem_section_editor_card_show (TANDEM_SECTION_EDITOR_CARD (need_card (self, n_cards, (guint) pair->target)->widget),
                                       pair->was, now, pair->changed_on, source_name, today);
      n_cards++;
    }
  /* a text view does not let go of what was laid over it: the rest wait */
  for (guint i = n_cards; i < self->cards->len; i++)
    gtk_widget_set_visible (g_array_index (self->cards, Card, i).widget, FALSE);
  self->n_cards = n_cards;
  for (guint i = 0; i < own->len; i++)
    {
      tandem_prose_view_set_outdated (self->view, i, outdated[i]);
      if (!outdated[i])
        tandem_prose_view_set_room (self->view, i, TRUE, 0);
    }
  place_cards (self);
}

gboolean
tandem_section_editor_column_go_to_outdated (TandemSectionEditorColumn *self,
                                             gboolean                   backward)
{
  int at = tandem_prose_view_get_passage (self->view);
  int best = -1, wrapped = -1;

  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_COLUMN (self), FALSE);

  for (guint i = 0; i < self->n_cards; i++)
    {
      int passage = (int) g_array_index (self->cards, Card, i).passage;

      if (!backward && passage > at && (best < 0 || passage < best))
        best = passage;
      if (backward && passage < at && passage > best)
        best = passage;
      if (wrapped < 0 || (backward ? passage > wrapped : passage < wrapped))
        wrapped = passage;
    }
  if (best < 0)
    best = wrapped;
  if (best < 0)
    return FALSE;

  tandem_prose_view_go_to_passage (self->view, (guint) best);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return TRUE;
}

/* ---- the head ----------------------------------------------------------------------- */

static void
language_action_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_signal_emit (user_data, signals[LANGUAGE_CHOSEN], 0, g_variant_get_string (parameter, NULL));
}

static void
state_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_signal_emit (user_data, signals[STATE_CHOSEN], 0, g_variant_get_string (parameter, NULL));
}

/* In the language itself, as its readers call it: "English", "中文（简体）". */
char *
tandem_section_editor_dup_own_name (const char          *language,
                                    const TandemContext *context)
{
  g_autoptr(TandemContext) own = tandem_context_new_language (context, language);
  g_autofree char *name = tandem_language_to_text (language, own);
  g_autofree char *first = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 1));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, name + strlen (first), NULL);
}

static void
fill_languages (TandemSectionEditorColumn *self,
                const char *const         *languages,
                const TandemContext       *context)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autofree char *name = tandem_section_editor_dup_own_name (self->language, context);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *label = tandem_section_editor_dup_own_name (languages[i], context);
      g_autofree char *action = g_strdup_printf ("column.language::%s", languages[i]);

      g_menu_append (menu, label, action);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->language_button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->language_button), name);
}

void
tandem_section_editor_column_set_language (TandemSectionEditorColumn *self,
                                           const char                *language,
                                           const char *const         *languages,
                                           const TandemContext       *context)
{
  GAction *action;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_COLUMN (self));
  g_return_if_fail (language != NULL && languages != NULL);

  g_set_str (&self->language, language);
  tandem_prose_view_set_language (self->view, language);
  tandem_prose_spelling_set_language (self->spelling, language);
  fill_languages (self, languages, context);
  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "language");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (language));
  name = tandem_language_to_text (language, context);
  /* Translators: what a screen reader calls the text; %s is a language */
  label = g_strdup_printf (_("Text of the section, %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static char *
dup_state_words (const TandemTextSummary *summary,
                 const char              *status)
{
  if (summary->state == TANDEM_TEXT_MISSING)
    return g_strdup (summary->is_source ? _("Source, nothing yet") : _("Missing"));
  if (summary->is_source)
    return g_strdup (summary->state == TANDEM_TEXT_DONE ? _("Source, finished") : _("Source, drafting"));
  if (summary->n_outdated > 0)
    /* Translators: %1$u of %2$u paragraphs of a translation */
    return g_strdup_printf (ngettext ("%u of %u paragraph out of date", "%u of %u paragraphs out of date",
                                      summary->n_passages), summary->n_outdated, summary->n_passages);
  if (summary->n_missing > 0)
    return g_strdup_printf (ngettext ("%u paragraph missing", "%u paragraphs missing", summary->n_missing),
                            summary->n_missing);
  if (g_strcmp0 (status, "approved") == 0)
    return g_strdup (_("Approved"));
  if (g_strcmp0 (status, "reviewed") == 0)
    return g_strdup (_("Reviewed"));
  if (g_strcmp0 (status, "machine") == 0)
    return g_strdup (_("Machine translation"));

  return g_strdup (summary->state == TANDEM_TEXT_OUTDATED ? _("Out of date") : _("Draft"));
}

static GMenuModel *
new_state_menu (gboolean is_source)
{
  static const struct
  {
    const char *code;
    const char *label;
    gboolean    of_source;
  } states[] = {
    { "draft", N_("Still Drafting"), TRUE },
    { "approved", N_("Finished"), TRUE },
    { "machine", N_("Machine Translation"), FALSE },
    { "draft", N_("Draft"), FALSE },
    { "reviewed", N_("Reviewed"), FALSE },
    { "approved", N_("Approved"), FALSE },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *action = g_strdup_printf ("column.state::%s", states[i].code);

      if (states[i].of_source == is_source)
        g_menu_append (menu, _(states[i].label), action);
    }

  return G_MENU_MODEL (menu);
}

void
tandem_section_editor_column_show_state (TandemSectionEditorColumn *self,
                                         const TandemTextSummary   *summary,
                                         const char                *status)
{
  static const char *const codes[] = {
    [TANDEM_TEXT_MISSING] = "missing",
    [TANDEM_TEXT_DRAFT] = "in_progress",
    [TANDEM_TEXT_OUTDATED] = "out_of_date",
    [TANDEM_TEXT_DONE] = "achieved",
  };
  g_autofree char *words = NULL;
  g_autoptr(GMenuModel) menu = NULL;
  GAction *action;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_COLUMN (self));

  words = dup_state_words (summary, status);
  menu = new_state_menu (summary->is_source);
  g_object_set (self->pill, "status", codes[summary->state], "label", words, NULL);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->state_button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  /* nothing can be said of what is not there; it is still to be read */
  gtk_widget_set_can_target (self->state_button, summary->state != TANDEM_TEXT_MISSING);
  gtk_widget_set_focusable (self->state_button, summary->state != TANDEM_TEXT_MISSING);
  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "state");
  if (summary->is_source)
    status = summary->state == TANDEM_TEXT_DONE ? "approved" : "draft";
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (status != NULL ? status : "draft"));
}

/* ---- the widget ----------------------------------------------------------------------- */

static void
tandem_section_editor_column_size_allocate (GtkWidget *widget,
                                            int        width,
                                            int        height,
                                            int        baseline)
{
  TandemSectionEditorColumn *self = TANDEM_SECTION_EDITOR_COLUMN (widget);

  gtk_widget_allocate (self->scrolled, width, height, baseline, NULL);
  queue_place (self);
}

static void
tandem_section_editor_column_measure (GtkWidget     *widget,
                                      GtkOrientation orientation,
                                      int            for_size,
                                      int           *minimum,
                                      int           *natural,
                                      int           *minimum_baseline,
                                      int           *natural_baseline)
{
  gtk_widget_measure (TANDEM_SECTION_EDITOR_COLUMN (widget)->scrolled, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
tandem_section_editor_column_dispose (GObject *object)
{
  TandemSectionEditorColumn *self = TANDEM_SECTION_EDITOR_COLUMN (object);

  g_clear_handle_id (&self->place_id, g_source_remove);
  self->n_cards = 0;
  g_clear_object (&self->spelling);
  g_clear_object (&self->head);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (tandem_section_editor_column_parent_class)->dispose (object);
}

static void
tandem_section_editor_column_finalize (GObject *object)
{
  TandemSectionEditorColumn *self = TANDEM_SECTION_EDITOR_COLUMN (object);

  g_array_unref (self->cards);
  g_free (self->language);

  G_OBJECT_CLASS (tandem_section_editor_column_parent_class)->finalize (object);
}

static void
tandem_section_editor_column_class_init (TandemSectionEditorColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = TANDEM_TYPE_SECTION_EDITOR_COLUMN;

  G_OBJECT_CLASS (klass)->dispose = tandem_section_editor_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_section_editor_column_finalize;
  widget_class->measure = tandem_section_editor_column_measure;
  widget_class->size_allocate = tandem_section_editor_column_size_allocate;

  signals[LANGUAGE_CHOSEN] = g_signal_new ("language-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[STATE_CHOSEN] = g_signal_new ("state-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RIGHT] = g_signal_new ("right", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
build_head (TandemSectionEditorColumn *self)
{
  static const GActionEntry entries[] = {
    { "language", language_action_cb, "s", "''", NULL, { 0 } },
    { "state", state_action_cb, "s", "''", NULL, { 0 } },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->head = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_insert_action_group (self->head, "column", G_ACTION_GROUP (self->actions));

  self->language_button = g_object_new (GTK_TYPE_MENU_BUTTON, "always-show-arrow", TRUE, "halign", GTK_ALIGN_START,
                                        "hexpand", TRUE, "tooltip-text", _("Language of This Column"), NULL);
  gtk_widget_add_css_class (self->language_button, "flat");
  gtk_widget_add_css_class (self->language_button, "column-language");
  gtk_box_append (GTK_BOX (self->head), self->language_button);

  self->pill = g_object_new (TANDEM_TYPE_PILL, NULL);
  self->state_button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", self->pill, "valign", GTK_ALIGN_CENTER,
                                     "tooltip-text", _("How Far It Is"), NULL);
  gtk_widget_add_css_class (self->state_button, "flat");
  gtk_widget_add_css_class (self->state_button, "column-state");
  gtk_box_append (GTK_BOX (self->head), self->state_button);
}

static void
tandem_section_editor_column_init (TandemSectionEditorColumn *self)
{
  self->cards = g_array_new (FALSE, FALSE, sizeof (Card));
  self->view = TANDEM_PROSE_VIEW (tandem_prose_view_new ());
  self->spelling = tandem_prose_spelling_new (self->view);
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view,
                                 "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  build_head (self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "changed",
                           G_CALLBACK (queue_place), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tandem_section_editor_column_new (void)
{
  return g_object_new (TANDEM_TYPE_SECTION_EDITOR_COLUMN, NULL);
}

TandemProseView *
tandem_section_editor_column_get_view (TandemSectionEditorColumn *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_COLUMN (self), NULL);

  return self->view;
}

TandemProseSpelling *
tandem_section_editor_column_get_spelling (TandemSectionEditorColumn *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_COLUMN (self), NULL);

  return self->spelling;
}

GtkWidget *
tandem_section_editor_column_get_head (TandemSectionEditorColumn *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_COLUMN (self), NULL);

  return self->head;
}

const char *
tandem_section_editor_column_get_language (TandemSectionEditorColumn *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_COLUMN (self), NULL);

  return self->language;
}
