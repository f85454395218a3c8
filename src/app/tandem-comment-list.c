/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-comment-list.h"

#include <glib/gi18n-lib.h>

#include "tandem-comment-row.h"
#include "tandem-field.h"
#include "tandem-widgets.h"

struct _TandemCommentList
{
  AdwBin         parent_instance;

  GtkLabel      *title_label;
  GtkWidget     *empty_label;
  GtkBox        *groups_box;
  GtkWidget     *ask_group;
  AdwComboRow   *field_row;
  AdwComboRow   *from_row;
  AdwComboRow   *to_row;
  AdwEntryRow   *text_row;
  GtkWidget     *ask_button;

  TandemSession *session;       /* (owned) (nullable) */
  GPtrArray     *questions;     /* (owned) (element-type TandemDoc) */
  GPtrArray     *cities;        /* (owned) (element-type utf8): ids */
  TandemDoc     *subject;       /* (owned) (nullable) */
  GPtrArray     *fields;        /* (owned) (element-type TandemField): that can be asked about */
};

enum
{
  SHOW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCommentList, tandem_comment_list, ADW_TYPE_BIN)

static TandemContext *
get_context (TandemCommentList * self)
{
  return tandem_session_get_context (self->session);
}

static gboolean
is_open (const TandemDoc *question)
{
  return g_strcmp0 (tandem_val_string (tandem_doc_get (question, "status")), "open") == 0;
}

static char *
dup_city (TandemCommentList *self,
          const char        *id)
{
  g_autoptr(TandemDoc) city = id != NULL ? tandem_context_resolve (get_context (self), id) : NULL;

  return city != NULL ? tandem_doc_dup_title (city, get_context (self)) : NULL;
}

/* ---- what was asked --------------------------------------------------------------- */

static void
row_show_cb (TandemCommentList *self,
             const char        *id,
             const char        *field)
{
  g_signal_emit (self, signals[SHOW], 0, id, field);
}

/* Takes @heading. */
static void
add_group (TandemCommentList *self,
           char              *heading,
           GPtrArray         *questions)
{
  g_autofree char *title = heading;
  GtkWidget *group;

  if (questions->len == 0)
    return;

  group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < questions->len; i++)
    {
      GtkWidget *row = tandem_comment_row_new (self->session, g_ptr_array_index (questions, i));

      g_signal_connect_object (row, "show-record", G_CALLBACK (row_show_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (self->groups_box, group);
}

static GPtrArray *
list_open_for (TandemCommentList *self,
               const char        *city)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->questions->len; i++)
    {
      TandemDoc *question = g_ptr_array_index (self->questions, i);

      if (is_open (question) && g_strcmp0 (tandem_val_string (tandem_doc_get (question, "assigned_to")), city) == 0)
        g_ptr_array_add (found, question);
    }

  return found;
}

/* Whom it is for: the cities of the pairing, anybody else, nobody in particular. */
static void
add_open (TandemCommentList *self)
{
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) nobody = list_open_for (self, NULL);

  for (guint i = 0; i < self->questions->len + self->cities->len; i++)
    {
      const char *city = i < self->cities->len ? g_ptr_array_index (self->cities, i)
                                               : tandem_val_string (tandem_doc_get (g_ptr_array_index (self->questions, i - self->cities->len), "assigned_to"));
      g_autoptr(GPtrArray) found = NULL;
      g_autofree char *name = NULL;
      g_autofree char *escaped = NULL;

      if (city == NULL || !g_hash_table_add (done, (gpointer) city))
        continue;
      found = list_open_for (self, city);
      name = dup_city (self, city);
      escaped = g_markup_escape_text (name != NULL ? name : "", -1);
      /* Translators: heading of the questions a city is to answer */
      add_group (self, g_strdup_printf (_("For %s"), escaped), found);
    }
  add_group (self, g_strdup (_("For Everyone")), nobody);
}

static void
add_answered (TandemCommentList *self)
{
  g_autoptr(GPtrArray) answered = g_ptr_array_new ();

  for (guint i = 0; i < self->questions->len; i++)
    if (!is_open (g_ptr_array_index (self->questions, i)))
      g_ptr_array_add (answered, g_ptr_array_index (self->questions, i));
  add_group (self, g_strdup (_("Answered")), answered);
}

static void
show_questions (TandemCommentList *self)
{
  guint n = tandem_comment_list_get_n_open (self);
  g_autofree char *title = g_strdup_printf (ngettext ("%u open question", "%u open questions", n), n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups_box))) != NULL)
    gtk_box_remove (self->groups_box, child);
  add_open (self);
  add_answered (self);
  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_visible (self->empty_label, self->questions->len == 0);
}

guint
tandem_comment_list_get_n_open (TandemCommentList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->questions->len; i++)
    n += is_open (g_ptr_array_index (self->questions, i));

  return n;
}

/* ---- asking ------------------------------------------------------------------------ */

static void
text_changed_cb (TandemCommentList *self)
{
  gtk_widget_set_sensitive (self->ask_button,
                            self->subject != NULL && gtk_editable_get_text (GTK_EDITABLE (self->text_row))[0] != '\0');
}

/* Takes @doc. */
static TandemDoc *
with_string (TandemDoc  *doc,
             const char *path,
             const char *text)
{
  g_autofree char *json = text != NULL ? tandem_json_string (text) : NULL;
  TandemDoc *after = json != NULL ? tandem_doc_with (doc, path, json, NULL) : NULL;

  if (after == NULL)
    return doc;
  tandem_doc_unref (doc);

  return after;
}

static const char *
get_chosen (GPtrArray   *ids,
            AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  /* The first is nobody in particular. */
  return selected > 0 && selected <= ids->len ? g_ptr_array_index (ids, selected - 1) : NULL;
}

static void
ask_cb (TandemCommentList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text_row));
  guint selected = adw_combo_row_get_selected (self->field_row);
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Ask Question"));
  g_autoptr(TandemDoc) written = NULL;
  g_autofree char *today = NULL;
  TandemDoc *doc;

  if (self->subject == NULL || *text == '\0')
    return;

  today = tandem_date_to_iso (tandem_context_get_today (get_context (self)));
  doc = tandem_doc_with_defaults (tandem_doc_new_under (tandem_kind_find ("question"), self->subject), get_context (self));
  doc = with_string (doc, "asked_on", today);
  doc = with_string (doc, "asked_by", get_chosen (self->cities, self->from_row));
  doc = with_string (doc, "assigned_to", get_chosen (self->cities, self->to_row));
  if (selected > 0 && selected <= self->fields->len)
    doc = with_string (doc, "field", ((const TandemField *) g_ptr_array_index (self->fields, selected - 1))->name);
  written = tandem_doc_with_text (doc, "text", text, get_context (self), NULL);
  tandem_doc_unref (doc);
  if (written == NULL)
    return;

  tandem_batch_put (batch, NULL, written);
  tandem_session_save (self->session, batch, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->text_row), "");
}

/* Takes @first. */
static void
offer_cities (TandemCommentList *self,
              AdwComboRow       *row,
              const char        *first)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = adw_combo_row_get_selected (row);

  gtk_string_list_append (labels, first);
  for (guint i = 0; i < self->cities->len; i++)
    {
      g_autofree char *name = dup_city (self, g_ptr_array_index (self->cities, i));

      gtk_string_list_append (labels, name != NULL ? name : "");
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  if (selected != GTK_INVALID_LIST_POSITION && selected <= self->cities->len)
    adw_combo_row_set_selected (row, selected);
}

/* What of the subject can be asked about. */
static void
offer_fields (TandemCommentList *self)
{
  const TandemKind *kind = self->subject != NULL ? tandem_doc_get_kind (self->subject) : NULL;
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->fields, 0);
  gtk_string_list_append (labels, _("All of It"));
  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if (field->flags & (TANDEM_HIDDEN | TANDEM_ORDER | TANDEM_PARENT))
        continue;
      g_ptr_array_add (self->fields, (gpointer) field);
      gtk_string_list_append (labels, tandem_field_get_label (field));
    }
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (labels));
}

/**
 * tandem_comment_list_set_subject:
 * @self: the list
 * @subject: (nullable): the record the next question is about
 */
void
tandem_comment_list_set_subject (TandemCommentList *self,
                                 TandemDoc         *subject)
{
  g_autofree char *heading = NULL;
  g_autofree char *escaped = NULL;
  const char *before = self->subject != NULL ? tandem_doc_get_id (self->subject) : NULL;
  gboolean same = g_strcmp0 (before, subject != NULL ? tandem_doc_get_id (subject) : NULL) == 0;

  if (subject != NULL)
    tandem_doc_ref (subject);
  g_clear_pointer (&self->subject, tandem_doc_unref);
  self->subject = subject;
  gtk_widget_set_visible (self->ask_group, subject != NULL);
  if (subject != NULL)
    {
      const char *code = tandem_val_string (tandem_doc_get (subject, "code"));
      g_autofree char *title = tandem_doc_dup_title (subject, get_context (self));

      /* Translators: heading of a form; the code or title of a record */
      heading = g_strdup_printf (_("Ask about %s"), code != NULL ? code : title);
      escaped = g_markup_escape_text (heading, -1);
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->ask_group), escaped);
    }
  if (!same)
    offer_fields (self);
  text_changed_cb (self);
}

static void
take_cities (TandemCommentList *self,
             TandemDoc         *partnership)
{
  TandemValIter iter;
  TandemVal member;

  g_ptr_array_set_size (self->cities, 0);
  tandem_val_iter_init (&iter, partnership != NULL ? tandem_doc_get (partnership, "members") : (TandemVal) { NULL });
  while (tandem_val_iter_next (&iter, NULL, &member))
    if (tandem_val_string (tandem_val_member (member, "city")) != NULL)
      g_ptr_array_add (self->cities, g_strdup (tandem_val_string (tandem_val_member (member, "city"))));
  /* Translators: who asks, or is asked: nobody in particular */
  offer_cities (self, self->from_row, _("Everyone"));
  offer_cities (self, self->to_row, _("Everyone"));
}

static int
compare_questions (gconstpointer a,
                   gconstpointer b)
{
  const TandemDoc *first = *(TandemDoc *const *) a;
  const TandemDoc *second = *(TandemDoc *const *) b;
  int order = g_strcmp0 (tandem_val_string (tandem_doc_get (first, "asked_on")),
                         tandem_val_string (tandem_doc_get (second, "asked_on")));

  return order != 0 ? order : strcmp (tandem_doc_get_id (first), tandem_doc_get_id (second));
}

/* The same questions, word for word. */
static gboolean
is_unchanged (TandemCommentList *self,
              GPtrArray         *questions)
{
  if (self->questions->len != questions->len)
    return FALSE;
  for (guint i = 0; i < questions->len; i++)
    if (!tandem_val_equal (tandem_doc_root (g_ptr_array_index (self->questions, i)),
                           tandem_doc_root (g_ptr_array_index (questions, i))))
      return FALSE;

  return TRUE;
}

/**
 * tandem_comment_list_set_questions:
 * @self: the list
 * @questions: (element-type TandemDoc): what is asked about the plan
 * @partnership: (nullable): whose cities ask and answer
 */
void
tandem_comment_list_set_questions (TandemCommentList *self,
                                   GPtrArray         *questions,
                                   TandemDoc         *partnership)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);

  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (sorted, tandem_doc_ref (g_ptr_array_index (questions, i)));
  g_ptr_array_sort (sorted, compare_questions);
  if (self->cities->len == 0)
    take_cities (self, partnership);
  /* An answer that is being written stays where it is. */
  if (is_unchanged (self, sorted) && gtk_widget_get_first_child (GTK_WIDGET (self->groups_box)) != NULL)
    return;

  g_ptr_array_unref (self->questions);
  self->questions = g_steal_pointer (&sorted);
  show_questions (self);
}

void
tandem_comment_list_set_session (TandemCommentList *self,
                                 TandemSession     *session)
{
  g_set_object (&self->session, session);
}

static void
tandem_comment_list_dispose (GObject *object)
{
  TandemCommentList *self = TANDEM_COMMENT_LIST (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->cities, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->subject, tandem_doc_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_COMMENT_LIST);

  G_OBJECT_CLASS (tandem_comment_list_parent_class)->dispose (object);
}

static void
tandem_comment_list_class_init (TandemCommentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_comment_list_dispose;

  signals[SHOW] = g_signal_new ("show-record", TANDEM_TYPE_COMMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-comment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, groups_box);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, ask_group);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, field_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, from_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, to_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, text_row);
  gtk_widget_class_bind_template_child (widget_class, TandemCommentList, ask_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
}

static void
tandem_comment_list_init (TandemCommentList *self)
{
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  self->cities = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
