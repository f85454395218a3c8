/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-create-dialog.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-city.h"
#include "tandem-city-places.h"
#include "tandem-form.h"
#include "tandem-locale.h"
#include "tandem-store-chooser.h"
#include "tandem-template.h"

struct _TandemCreateDialog
{
  AdwDialog      parent_instance;

  TandemSession *session;       /* (owned) */
  TandemForm    *form;          /* (unowned) */
  GtkWidget     *add_button;    /* (unowned) */
  GtkLabel      *missing_label; /* (unowned) */
  AdwBanner     *banner;        /* (unowned): what was filled in */
  TandemDoc     *saving;        /* (owned) (nullable) */
  GPtrArray     *templates;     /* (owned) (nullable): what a plan can begin with */
  AdwComboRow   *template_row;  /* (unowned) (nullable) */
};

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCreateDialog, tandem_create_dialog, ADW_TYPE_DIALOG)

static const TandemField *
find_parent_field (const TandemKind * kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & TANDEM_PARENT) != 0)
      return &kind->fields[i];

  return NULL;
}

/**
 * tandem_create_dialog_can_hang:
 * @kind: the kind of a new record
 * @parent: the kind of what it may belong to
 *
 * Returns: whether records of @kind can belong to one of @parent
 */
gboolean
tandem_create_dialog_can_hang (const TandemKind *kind,
                               const TandemKind *parent)
{
  /* What nobody can type is made by the program alone. */
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & TANDEM_HIDDEN) != 0 && (kind->fields[i].flags & TANDEM_REQUIRED) != 0)
      return FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if ((field->flags & TANDEM_PARENT) != 0 && field->arg != NULL &&
          g_strv_contains ((TandemKindNames) field->arg, parent->name))
        return TRUE;
    }

  return FALSE;
}

/* What still keeps a record from being added: "Still needed: Of, Title, Due". */
static char *
dup_needed (const TandemDoc *doc,
            TandemContext   *context)
{
  g_autoptr(GPtrArray) problems = tandem_doc_check (doc, context);
  GString *needed = g_string_new (NULL);
  char *text;

  for (guint i = 0; i < problems->len; i++)
    {
      const TandemProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *name = g_strndup (problem->path, strcspn (problem->path, ".["));
      const TandemField *field = tandem_kind_find_field (tandem_doc_get_kind (doc), name);

      if (problem->severity != TANDEM_SEVERITY_ERROR)
        continue;
      if (needed->len > 0)
        g_string_append (needed, tandem_locale_list_separator ());
      g_string_append (needed, field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : problem->message);
    }

  /* Translators: %s is a list of fields that are to be filled in or mended */
  text = needed->len > 0 ? g_strdup_printf (_("Still needed: %s"), needed->str) : NULL;
  g_string_free (needed, TRUE);

  return text;
}

static void
update_add_button (TandemCreateDialog *self)
{
  g_autofree char *missing = dup_needed (tandem_form_get_doc (self->form), tandem_session_get_context (self->session));

  gtk_widget_set_sensitive (self->add_button, missing == NULL);
  gtk_label_set_label (self->missing_label, missing != NULL ? missing : "");
}

static TandemDoc *
copy_field (TandemDoc       *doc,
            const TandemDoc *from,
            const char      *name)
{
  TandemVal value = tandem_doc_get (from, name);
  g_autoptr(GString) json = g_string_new (NULL);
  TandemDoc *copied;

  if (!tandem_val_exists (value) || tandem_kind_get_field (tandem_doc_get_kind (doc), name) < 0)
    return doc;

  tandem_val_write (value, json);
  copied = tandem_doc_with (doc, name, json->str, NULL);
  if (copied == NULL)
    return doc;
  tandem_doc_unref (doc);

  return copied;
}

/* A record that belongs to another one carries the ids of its plan, pairing and
 * city, so that lists are quick: taken from the parent when it is chosen. */
static void
follow_parent (TandemCreateDialog *self,
               const char         *path)
{
  static const char *const carried[] = { "plan", "partnership", "city" };
  TandemDoc *doc = tandem_form_get_doc (self->form);
  const TandemKind *kind = tandem_doc_get_kind (doc);
  const TandemField *field = find_parent_field (kind);
  const char *parent_id = tandem_doc_get_parent (doc);
  g_autoptr(TandemDoc) parent = NULL;
  g_autoptr(TandemDoc) template = NULL;
  TandemDoc *filled;

  if (field == NULL || !g_str_has_prefix (path, field->name) || parent_id == NULL)
    return;
  if (!(parent = tandem_store_get (tandem_session_get_store (self->session), parent_id, NULL)))
    return;

  template = tandem_doc_new_under (kind, parent);
  filled = tandem_doc_ref (doc);
  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    if (!g_str_equal (carried[i], field->name))
      filled = copy_field (filled, template, carried[i]);
  tandem_form_set_doc (self->form, filled);
  tandem_doc_unref (filled);
}

static void
edited_cb (TandemCreateDialog *self,
           const char         *path,
           const char         *json)
{
  follow_parent (self, path);
  update_add_button (self);
}

static void
filled_cb (TandemCreateDialog *self,
           const char         *words)
{
  adw_banner_set_title (self->banner, words);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_object_set_data (G_OBJECT (self), "edited", self);
  update_add_button (self);
}

static void
offer_places (TandemCreateDialog *self)
{
  TandemCityPlaces *places = tandem_city_places_attach (self->form, self->session);

  if (places != NULL)
    g_signal_connect_object (places, "filled", G_CALLBACK (filled_cb), self, G_CONNECT_SWAPPED);
}

/* Only what is on disk may leave the dialog. */
static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(TandemCreateDialog) self = user_data;

  /* Left meanwhile. */
  if (self->saving == NULL)
    return;

  if (!tandem_session_create_finish (TANDEM_SESSION (source), result, NULL))
    {
      update_add_button (self);
      return;
    }

  g_signal_emit (self, signals[CREATED], 0, tandem_doc_get_id (self->saving));
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* The template that is chosen; the first choice is none. */
static TandemTemplate *
get_template (TandemCreateDialog *self)
{
  guint selected = self->template_row != NULL ? adw_combo_row_get_selected (self->template_row) : 0;

  return selected > 0 && selected <= self->templates->len ? g_ptr_array_index (self->templates, selected - 1) : NULL;
}

/* The plan with what it begins with is one step. */
static void
create_from_template (TandemCreateDialog   *self,
                      TandemDoc            *plan,
                      const TandemTemplate *template)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Add Plan from a Template"));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) records =
    tandem_template_make (template, plan, NULL, TRUE, tandem_session_get_context (self->session), &error);

  tandem_batch_put (batch, NULL, plan);
  for (guint i = 0; records != NULL && i < records->len; i++)
    tandem_batch_put (batch, NULL, g_ptr_array_index (records, i));
  if (records == NULL)
    tandem_session_announce (self->session, error->message);
  tandem_session_save_async (self->session, batch, created_cb, g_object_ref (self));
}

static void
add_clicked_cb (TandemCreateDialog *self)
{
  g_autoptr(TandemDoc) doc = NULL;
  g_autofree char *missing = NULL;

  tandem_form_flush (self->form);
  doc = tandem_doc_ref (tandem_form_get_doc (self->form));
  if ((missing = dup_needed (doc, tandem_session_get_context (self->session))) != NULL)
    {
      update_add_button (self);
      return;
    }

  g_clear_pointer (&self->saving, tandem_doc_unref);
  self->saving = tandem_doc_ref (doc);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  if (get_template (self) != NULL)
    create_from_template (self, doc, get_template (self));
  else
    tandem_session_create_async (self->session, doc, created_cb, g_object_ref (self));
}

/* What was typed into a new record is never thrown away by a stray key. */
static void
close_attempt_cb (TandemCreateDialog *self)
{
  AdwDialog *question;

  tandem_form_flush (self->form);
  if (g_object_get_data (G_OBJECT (self), "edited") == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  question = adw_alert_dialog_new (_("Not Added Yet"), _("What you typed is lost if you leave now."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "stay", _("_Go On Typing"), "leave", _("_Leave"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "stay");
  g_signal_connect_object (question, "response::leave", G_CALLBACK (adw_dialog_force_close), self, G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
note_edit (TandemCreateDialog *self)
{
  g_object_set_data (G_OBJECT (self), "edited", self);
}

static void
tandem_create_dialog_dispose (GObject *object)
{
  TandemCreateDialog *self = TANDEM_CREATE_DIALOG (object);

  g_clear_pointer (&self->saving, tandem_doc_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_create_dialog_parent_class)->dispose (object);
}

static void
tandem_create_dialog_class_init (TandemCreateDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_create_dialog_dispose;

  signals[CREATED] = g_signal_new ("created", TANDEM_TYPE_CREATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_create_dialog_init (TandemCreateDialog *self)
{
  adw_dialog_set_content_width (ADW_DIALOG (self), 600);
  adw_dialog_set_content_height (ADW_DIALOG (self), 680);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_signal_connect_object (self, "close-attempt", G_CALLBACK (close_attempt_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_bottom_bar (TandemCreateDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  self->missing_label = GTK_LABEL (label);
  gtk_label_set_xalign (self->missing_label, 0);
  gtk_label_set_wrap (self->missing_label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (bar, 18);
  gtk_widget_set_margin_end (bar, 18);
  gtk_widget_set_margin_top (bar, 8);
  gtk_widget_set_margin_bottom (bar, 8);

  self->add_button = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_add_css_class (self->add_button, "suggested-action");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), self->add_button);

  return bar;
}

/* A plan need not begin with nothing. */
static GtkWidget *
new_template_group (TandemCreateDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Empty Plan"));
  for (guint i = 0; i < self->templates->len; i++)
    {
      g_autofree char *title = tandem_template_dup_title (g_ptr_array_index (self->templates, i),
                                                          tandem_session_get_context (self->session));

      gtk_string_list_append (labels, title);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Template"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Chapters in both languages to begin with"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  self->template_row = ADW_COMBO_ROW (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

static GtkWidget *
new_scrolled_form (TandemCreateDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *form = GTK_WIDGET (self->form);

  if (g_str_equal (tandem_doc_get_kind (tandem_form_get_doc (self->form))->name, "plan") &&
      (self->templates = tandem_templates_list (NULL)) != NULL)
    {
      form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
      gtk_box_append (GTK_BOX (form), new_template_group (self));
      gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->form));
    }

  gtk_widget_set_margin_start (form, 18);
  gtk_widget_set_margin_end (form, 18);
  gtk_widget_set_margin_top (form, 6);
  gtk_widget_set_margin_bottom (form, 24);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);

  return scroller;
}

/**
 * tandem_create_dialog_new:
 * @session: the session
 * @kind: what to create
 * @parent: (nullable): what it belongs to
 *
 * Returns: a dialog with the fields of a new record
 */
AdwDialog *
tandem_create_dialog_new (TandemSession    *session,
                          const TandemKind *kind,
                          const TandemDoc  *parent)
{
  TandemCreateDialog *self = g_object_new (TANDEM_TYPE_CREATE_DIALOG, NULL);
  TandemContext *context = tandem_session_get_context (session);
  GtkWidget *toolbar = adw_toolbar_view_new ();
  g_autoptr(TandemRecordChooser) chooser = tandem_store_chooser_new (session, GTK_WIDGET (self));
  g_autoptr(TandemDoc) doc = NULL;
  /* Translators: the title of a dialog; %s is a kind of record, as in "New Milestone" */
  g_autofree char *title = g_strdup_printf (_("New %s"), g_dgettext (GETTEXT_PACKAGE, kind->label));

  if (parent != NULL)
    doc = tandem_doc_new_under (kind, parent);
  else
    {
      g_autofree char *id = tandem_id_new (kind);

      doc = tandem_doc_new (kind, id);
    }
  doc = tandem_doc_with_defaults (g_steal_pointer (&doc), context);

  self->session = g_object_ref (session);
  self->form = TANDEM_FORM (tandem_form_new (doc, context));
  tandem_form_set_chooser (self->form, chooser);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), GTK_WIDGET (self->banner));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), new_scrolled_form (self));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (toolbar), new_bottom_bar (self));
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (note_edit), self, G_CONNECT_SWAPPED);
  update_add_button (self);
  if (kind == &tandem_city_kind)
    offer_places (self);

  return ADW_DIALOG (self);
}

/**
 * tandem_create_dialog_preset:
 * @self: a dialog
 * @path: a field
 * @json: its value
 *
 * Fills a field in advance, where the kind has it.
 */
void
tandem_create_dialog_preset (TandemCreateDialog *self,
                             const char         *path,
                             const char         *json)
{
  TandemDoc *doc = tandem_form_get_doc (self->form);
  g_autoptr(TandemDoc) preset = NULL;

  g_return_if_fail (TANDEM_IS_CREATE_DIALOG (self));

  if (tandem_kind_find_field (tandem_doc_get_kind (doc), path) == NULL)
    return;
  if ((preset = tandem_doc_with (doc, path, json, NULL)) != NULL)
    tandem_form_set_doc (self->form, preset);
  update_add_button (self);
}
