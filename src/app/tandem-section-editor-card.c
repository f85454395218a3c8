/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SAID 48     /* signs of what was added, in the sentence */

struct _TandemSectionEditorCard
{
  GtkBox     parent_instance;

  GtkWidget *sentence;
  GtkWidget *diff;
  GtkWidget *change_button;
  GtkWidget *samples[2];        /* hidden: the colours of what was added and removed */
};

enum
{
  RIGHT,
  RESIZED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSectionEditorCard, tandem_section_editor_card, GTK_TYPE_BOX)

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               gsize           from,
               gsize           to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (attributes, attribute);
}

/* Colours come from the style sheet, through labels that are never shown. */
static void
add_colour (PangoAttrList *attributes,
            GtkWidget     *sample,
            gsize          from,
            gsize          to)
{
  GdkRGBA rgba;

  gtk_widget_get_color (sample, &rgba);
  add_attribute (attributes,
                 pango_attr_foreground_new ((guint16) (rgba.red * G_MAXUINT16), (guint16) (rgba.green * G_MAXUINT16),
                                            (guint16) (rgba.blue * G_MAXUINT16)),
                 from, to);
}

static void
fill_diff (TandemSectionEditorCard *self,
           const char              *was,
           const char              *now)
{
  g_autofree char *before = tandem_prose_dup_plain (was);
  g_autofree char *after = tandem_prose_dup_plain (now);
  g_autoptr(GPtrArray) changes = tandem_prose_diff (before, after);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const TandemProseChange *change = changes->pdata[i];
      gsize from = text->len;

      g_string_append (text, change->text);
      if (change->kind == TANDEM_PROSE_SAME)
        continue;
      add_colour (attributes, self->samples[change->kind == TANDEM_PROSE_REMOVED], from, text->len);
      if (change->kind == TANDEM_PROSE_ADDED)
        add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), from, text->len);
      else
        add_attribute (attributes, pango_attr_strikethrough_new (TRUE), from, text->len);
    }
  gtk_label_set_label (GTK_LABEL (self->diff), text->str);
  gtk_label_set_attributes (GTK_LABEL (self->diff), attributes);
}

/* Without the punctuation at the ends, which belongs to the rest of the sentence. */
static char *
dup_words (const char *text)
{
  const char *end = text + strlen (text);
  char *words;

  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  words = g_strndup (text, (gsize) (end - text));

  return g_strdelimit (words, "\n", ' ');
}

/* The words of the longest change of one kind, cut to what fits a sentence. */
static char *
dup_longest (GPtrArray            *changes,
             TandemProseChangeKind kind)
{
  const TandemProseChange *longest = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const TandemProseChange *change = changes->pdata[i];

      if (change->kind == kind && (longest == NULL || strlen (change->text) > strlen (longest->text)))
        longest = change;
    }
  if (longest == NULL)
    return NULL;

  words = dup_words (longest->text);
  if (g_utf8_strlen (words, -1) > MAX_SAID)
    {
      g_autofree char *cut = g_utf8_substring (words, 0, MAX_SAID);

      return g_strconcat (cut, "…", NULL);
    }

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

static char *
dup_what (const char *was,
          const char *now)
{
  g_autofree char *before = tandem_prose_dup_plain (was);
  g_autofree char *after = tandem_prose_dup_plain (now);
  g_autoptr(GPtrArray) changes = tandem_prose_diff (before, after);
  g_autofree char *added = dup_longest (changes, TANDEM_PROSE_ADDED);
  g_autofree char *removed = dup_longest (changes, TANDEM_PROSE_REMOVED);

  /* Translators: what changed in a text; %s are words of it */
  if (added != NULL)
    return g_strdup_printf (_("“%s” added"), added);
  /* Translators: what changed in a text; %s are words of it */
  if (removed != NULL)
    return g_strdup_printf (_("“%s” removed"), removed);

  return g_strdup (_("only the format"));
}

static char *
dup_sentence (const char *was,
              const char *now,
              TandemDate  changed_on,
              const char *source_name,
              TandemDate  today)
{
  g_autofree char *day = tandem_date_is_set (changed_on) ? tandem_date_to_short_text (changed_on, today) : NULL;
  g_autofree char *what = was != NULL ? dup_what (was, now) : NULL;

  if (what == NULL)
    /* Translators: %s is a language: "English has changed since" */
    return g_strdup_printf (_("%s has changed since"), source_name);
  if (day == NULL)
    /* Translators: a language, and what changed: "English changed: “exchange” added" */
    return g_strdup_printf (_("%s changed: %s"), source_name, what);

  /* Translators: a language, a day ("2 May"), and what changed: "English changed, 2 May: “exchange” added" */
  return g_strdup_printf (_("%s changed, %s: %s"), source_name, day, what);
}

static void
right_cb (TandemSectionEditorCard *self)
{
  g_signal_emit (self, signals[RIGHT], 0);
}

static void
change_cb (TandemSectionEditorCard *self)
{
  tandem_section_editor_card_show_change (self, !gtk_widget_get_visible (self->diff));
}

static void
tandem_section_editor_card_class_init (TandemSectionEditorCardClass *klass)
{
  signals[RIGHT] = g_signal_new ("right", TANDEM_TYPE_SECTION_EDITOR_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[RESIZED] = g_signal_new ("resized", TANDEM_TYPE_SECTION_EDITOR_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static GtkWidget *
new_button (TandemSectionEditorCard *self,
            const char              *label,
            GCallback                callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "rowbtn");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
tandem_section_editor_card_init (TandemSectionEditorCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "status-stale-symbolic", "pixel-size", 14,
                                   "valign", GTK_ALIGN_START, "margin-top", 1,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
  gtk_widget_add_css_class (GTK_WIDGET (self), "prose-card");

  self->sentence = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "lines", 2,
                                 "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->sentence, "caption");
  gtk_widget_add_css_class (head, "warning");
  gtk_box_append (GTK_BOX (head), image);
  gtk_box_append (GTK_BOX (head), self->sentence);
  gtk_box_append (GTK_BOX (self), head);

  self->diff = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "visible", FALSE, "selectable", TRUE, NULL);
  gtk_widget_add_css_class (self->diff, "prose-diff");
  gtk_box_append (GTK_BOX (self), self->diff);

  for (guint i = 0; i < G_N_ELEMENTS (self->samples); i++)
    {
      self->samples[i] = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, NULL);
      gtk_widget_add_css_class (self->samples[i], i == 0 ? "success" : "error");
      gtk_box_append (GTK_BOX (self), self->samples[i]);
    }

  self->change_button = new_button (self, _("Show Change"), G_CALLBACK (change_cb));
  gtk_box_append (GTK_BOX (buttons), self->change_button);
  gtk_box_append (GTK_BOX (buttons), new_button (self, _("Still Right"), G_CALLBACK (right_cb)));
  gtk_box_append (GTK_BOX (self), buttons);
}

/* Leaves out the lines that are the same at both ends. */
static void
cut_to_difference (char **was,
                   char **now)
{
  g_auto(GStrv) old = g_strsplit (*was, "\n", -1);
  g_auto(GStrv) new = g_strsplit (*now, "\n", -1);
  guint n_old = g_strv_length (old), n_new = g_strv_length (new), head = 0, tail = 0;

  while (head < n_old && head < n_new && g_str_equal (old[head], new[head]))
    head++;
  while (tail < n_old - head && tail < n_new - head && g_str_equal (old[n_old - 1 - tail], new[n_new - 1 - tail]))
    tail++;
  for (guint i = n_old - tail; i < n_old; i++)
    g_clear_pointer (&old[i], g_free);
  for (guint i = n_new - tail; i < n_new; i++)
    g_clear_pointer (&new[i], g_free);
  g_free (*was);
  g_free (*now);
  *was = g_strjoinv ("\n", old + head);
  *now = g_strjoinv ("\n", new + head);
}

GtkWidget *
tandem_section_editor_card_new_diff (const char *was,
                                     const char *now)
{
  GtkWidget *widget = tandem_section_editor_card_new ();
  TandemSectionEditorCard *self = TANDEM_SECTION_EDITOR_CARD (widget);
  g_autofree char *old = g_strdup (was), *new = g_strdup (now);

  cut_to_difference (&old, &new);
  fill_diff (self, old, new);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == self->diff);

  return widget;
}

GtkWidget *
tandem_section_editor_card_new (void)
{
  return g_object_new (TANDEM_TYPE_SECTION_EDITOR_CARD, NULL);
}

void
tandem_section_editor_card_show (TandemSectionEditorCard *self,
                                 const char              *was,
                                 const char              *now,
                                 TandemDate               changed_on,
                                 const char              *source_name,
                                 TandemDate               today)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_CARD (self));

  sentence = dup_sentence (was, now, changed_on, source_name, today);
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->change_button, was != NULL);
  if (was != NULL)
    fill_diff (self, was, now);
}

void
tandem_section_editor_card_show_change (TandemSectionEditorCard *self,
                                        gboolean                 shown)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_CARD (self));

  gtk_widget_set_visible (self->diff, shown && gtk_widget_get_visible (self->change_button));
  gtk_button_set_label (GTK_BUTTON (self->change_button), shown ? _("Hide Change") : _("Show Change"));
  g_signal_emit (self, signals[RESIZED], 0);
}

gboolean
tandem_section_editor_card_is_shown (TandemSectionEditorCard *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_CARD (self), FALSE);

  return gtk_widget_get_visible (self->diff);
}
