/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-quick-dialog.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-contact-log.h"
#include "kinds/tandem-milestone.h"
#include "kinds/tandem-partnership.h"
#include "tandem-choice-popover.h"
#include "tandem-finder.h"
#include "tandem-highlight.h"
#include "tandem-list.h"
#include "tandem-own-query.h"
#include "tandem-quick-note.h"
#include "tandem-record-row.h"
#include "tandem-store-chooser.h"
#include "tandem-summary.h"
#include "tandem-update-dialog.h"
#include "tandem-widgets.h"

#define MAX_MILESTONES 4        /* offered at once */
#define MAX_LOOKED_AT 60        /* among which the line finds one */

struct _TandemQuickDialog
{
  AdwDialog            parent_instance;

  AdwWindowTitle      *window_title;
  GtkEditable         *line_entry;
  GtkListBox          *choices;
  GtkMenuButton       *pairing_button;
  GtkLabel            *pairing_label;
  AdwComboRow         *channel_row;
  AdwComboRow         *city_row;
  GtkLabel            *problem_label;
  GtkWidget           *save_button;

  TandemSession       *session;     /* (owned) */
  TandemRecordChooser *chooser;     /* (owned) */
  TandemDoc           *pairing;     /* (owned) (nullable): until one is chosen */
  TandemList          *milestones;  /* (owned) (nullable): the open ones of the pairing */
  GPtrArray           *cities;      /* (owned) (element-type utf8): ids of its members, as city_row has them */
  char                *preferred;   /* (owned) (nullable): a milestone that is on top */
  TandemDoc           *saving;      /* (owned) (nullable) */
  gboolean             moved;       /* the kind was chosen by hand */
  gboolean             channel_set; /* by hand */
  gboolean             filling;     /* rows are being changed by us */
};

G_DEFINE_FINAL_TYPE (TandemQuickDialog, tandem_quick_dialog, ADW_TYPE_DIALOG)

static const char *
get_line (TandemQuickDialog * self)
{
  return gtk_editable_get_text (self->line_entry);
}

static TandemContext *
get_context (TandemQuickDialog *self)
{
  return tandem_session_get_context (self->session);
}

/* ---- choices ------------------------------------------------------------------ */

/* The row carries a kind, and the milestone it is about. */
static TandemQuickKind
get_kind (TandemQuickDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->choices);

  return row != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind")) : TANDEM_QUICK_CONTACT;
}

static TandemDoc *
get_milestone (TandemQuickDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->choices);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "milestone") : NULL;
}

static void
append_choice (TandemQuickDialog *self,
               TandemQuickKind    kind,
               TandemDoc         *milestone,
               GtkWidget         *content)
{
  GtkWidget *row = gtk_list_box_row_new ();

  g_object_set_data (G_OBJECT (row), "kind", GINT_TO_POINTER (kind));
  if (milestone != NULL)
    g_object_set_data_full (G_OBJECT (row), "milestone", tandem_doc_ref (milestone), (GDestroyNotify) tandem_doc_unref);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  tandem_widget_set_accessible_label (row, g_object_get_data (G_OBJECT (content), "tandem-spoken"));
  gtk_list_box_append (self->choices, row);
}

static void
append_kind (TandemQuickDialog *self,
             TandemQuickKind    kind,
             const char        *icon,
             const char        *title,
             const char        *subtitle)
{
  append_choice (self, kind, NULL,
                 g_object_new (TANDEM_TYPE_RECORD_ROW, "icon", icon, "title", title, "subtitle", subtitle, NULL));
}

static void
append_milestone (TandemQuickDialog *self,
                  TandemDoc         *doc)
{
  g_autoptr(TandemSummary) summary = tandem_summary_new (doc, get_context (self));
  GtkWidget *content = g_object_new (TANDEM_TYPE_RECORD_ROW, "status", summary->status, "code", summary->code,
                                     "title", summary->title, "subtitle", summary->note, NULL);

  append_choice (self, TANDEM_QUICK_MILESTONE, doc, content);
}

static const char *
code_of (TandemDoc *milestone)
{
  const char *code = tandem_val_string (tandem_doc_get (milestone, "code"));

  return code != NULL ? code : "";
}

/* Whether the line begins with its code, or is words of its title. */
static gboolean
is_meant (TandemQuickDialog *self,
          TandemDoc         *milestone)
{
  g_autofree char *title = tandem_doc_dup_title (milestone, get_context (self));
  g_autoptr(TandemHighlight) typed = tandem_highlight_new (get_line (self));
  const char *const texts[] = { title, NULL };

  return tandem_quick_skip_code (get_line (self), code_of (milestone)) != NULL ||
         (strlen (get_line (self)) > 2 && tandem_highlight_fits (typed, texts));
}

/* The milestones the line may be about; all of them while it says nothing. */
static GPtrArray *
find_milestones (TandemQuickDialog *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  GPtrArray *others = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  guint n_items = self->milestones != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->milestones)) : 0;

  for (guint i = 0; i < MIN (n_items, MAX_LOOKED_AT); i++)
    {
      g_autoptr(TandemRecord) record = g_list_model_get_item (G_LIST_MODEL (self->milestones), i);
      TandemDoc *doc = tandem_record_get_doc (record);
      gboolean preferred = g_strcmp0 (tandem_doc_get_id (doc), self->preferred) == 0;

      if (is_meant (self, doc) || preferred)
        g_ptr_array_insert (found, preferred ? 0 : -1, tandem_doc_ref (doc));
      else
        g_ptr_array_add (others, tandem_doc_ref (doc));
    }
  g_ptr_array_extend_and_steal (found, others);
  if (found->len > MAX_MILESTONES)
    g_ptr_array_set_size (found, MAX_MILESTONES);

  return found;
}

static gboolean
same_choice (GtkListBoxRow  *row,
             TandemQuickKind kind,
             const char     *milestone)
{
  TandemDoc *doc = g_object_get_data (G_OBJECT (row), "milestone");

  return kind == (TandemQuickKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind")) &&
         g_strcmp0 (doc != NULL ? tandem_doc_get_id (doc) : NULL, milestone) == 0;
}

static void
select_choice (TandemQuickDialog *self,
               TandemQuickKind    kind,
               const char        *milestone)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->choices, i)) != NULL; i++)
    if (same_choice (row, kind, milestone))
      {
        gtk_list_box_select_row (self->choices, row);
        tandem_widget_follow_row (GTK_WIDGET (self->line_entry), GTK_WIDGET (row), gtk_list_box_row_get_child (row));
        return;
      }
}

/* What the line says by itself. */
static void
select_by_line (TandemQuickDialog *self,
                GPtrArray         *milestones)
{
  for (guint i = 0; i < milestones->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (milestones, i);

      if (tandem_quick_skip_code (get_line (self), code_of (doc)) != NULL)
        {
          select_choice (self, TANDEM_QUICK_MILESTONE, tandem_doc_get_id (doc));
          return;
        }
    }

  select_choice (self, tandem_quick_guess_kind (get_line (self)), NULL);
}

static void
update_rows (TandemQuickDialog *self)
{
  TandemQuickKind kind = get_kind (self);
  gboolean complete = self->pairing != NULL && (kind == TANDEM_QUICK_MILESTONE || get_line (self)[0] != '\0');

  gtk_widget_set_visible (GTK_WIDGET (self->channel_row), kind == TANDEM_QUICK_CONTACT);
  gtk_widget_set_visible (GTK_WIDGET (self->city_row), kind == TANDEM_QUICK_FOLLOW_UP && self->cities->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->save_button), kind == TANDEM_QUICK_MILESTONE ? _("Update…") : _("Save"));
  gtk_widget_set_sensitive (self->save_button, complete && self->saving == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
}

static void
refill_choices (TandemQuickDialog *self)
{
  g_autoptr(GPtrArray) milestones = find_milestones (self);
  TandemQuickKind kind = get_kind (self);
  TandemDoc *milestone = get_milestone (self);
  g_autofree char *id = milestone != NULL ? g_strdup (tandem_doc_get_id (milestone)) : NULL;

  self->filling = TRUE;
  gtk_list_box_remove_all (self->choices);
  append_kind (self, TANDEM_QUICK_CONTACT, tandem_contact_log_kind.icon, _("Contact Made"), _("today"));
  append_kind (self, TANDEM_QUICK_FOLLOW_UP, "status-waiting-symbolic", _("To Follow Up"), _("due in a week"));
  for (guint i = 0; i < milestones->len; i++)
    append_milestone (self, g_ptr_array_index (milestones, i));

  if (self->moved)
    select_choice (self, kind, id);
  if (gtk_list_box_get_selected_row (self->choices) == NULL)
    select_by_line (self, milestones);
  self->filling = FALSE;
  update_rows (self);
}

static void
choice_selected_cb (TandemQuickDialog *self)
{
  /* The list loses its rows one by one when the dialog goes. */
  if (!self->filling && self->session != NULL)
    update_rows (self);
}

static void
choice_activated_cb (TandemQuickDialog *self,
                     GtkListBoxRow     *row)
{
  self->moved = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->line_entry));
  if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind")) == TANDEM_QUICK_MILESTONE)
    gtk_widget_activate (self->save_button);
}

/* ---- how, and by whom ---------------------------------------------------------- */

static const TandemVocabulary *
get_channels (TandemQuickDialog *self)
{
  const TandemField *field = tandem_kind_find_field (&tandem_contact_log_kind, "channel");

  return tandem_field_get_vocabulary (field, get_context (self));
}

static void
fill_channels (TandemQuickDialog *self)
{
  const TandemVocabulary *channels = get_channels (self);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_("channel", "Not said"));
  for (guint i = 0; i < channels->n_terms; i++)
    gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, channels->terms[i].label));
  self->filling = TRUE;
  adw_combo_row_set_model (self->channel_row, G_LIST_MODEL (labels));
  self->filling = FALSE;
}

static const char *
get_channel (TandemQuickDialog *self)
{
  const TandemVocabulary *channels = get_channels (self);
  guint selected = adw_combo_row_get_selected (self->channel_row);

  return selected > 0 && selected <= channels->n_terms ? channels->terms[selected - 1].code : NULL;
}

static void
guess_channel (TandemQuickDialog *self)
{
  const TandemVocabulary *channels = get_channels (self);
  const char *guess = tandem_quick_guess_channel (get_line (self));
  guint selected = 0;

  if (self->channel_set)
    return;
  for (guint i = 0; i < channels->n_terms; i++)
    if (g_strcmp0 (channels->terms[i].code, guess) == 0)
      selected = i + 1;
  self->filling = TRUE;
  adw_combo_row_set_selected (self->channel_row, selected);
  self->filling = FALSE;
}

static void
channel_chosen_cb (TandemQuickDialog *self)
{
  if (!self->filling)
    self->channel_set = TRUE;
}

static void
fill_cities (TandemQuickDialog *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  TandemValIter iter;
  TandemVal member;

  g_ptr_array_set_size (self->cities, 0);
  tandem_val_iter_init (&iter, tandem_doc_get (self->pairing, "members"));
  while (tandem_val_iter_next (&iter, NULL, &member))
    {
      const char *id = tandem_val_string (tandem_val_member (member, "city"));
      g_autoptr(TandemDoc) city = id != NULL ? tandem_context_resolve (get_context (self), id) : NULL;
      g_autofree char *name = city != NULL ? tandem_doc_dup_title (city, get_context (self)) : NULL;

      if (name == NULL)
        continue;
      g_ptr_array_add (self->cities, g_strdup (id));
      gtk_string_list_append (labels, name);
    }
  adw_combo_row_set_model (self->city_row, G_LIST_MODEL (labels));
}

/* ---- the pairing ------------------------------------------------------------------ */

static void
follow_milestones (TandemQuickDialog *self)
{
  static const char *const open[] = { "planned", "in_progress", "delayed", NULL };
  g_autoptr(TandemQuery) query = tandem_query_new (&tandem_milestone_kind);

  tandem_own_where (query, "partnership", TANDEM_QUERY_IS, tandem_doc_get_id (self->pairing));
  tandem_own_where_in (query, "status", open);
  tandem_own_sort (query, "due", FALSE);
  if (self->milestones != NULL)
    g_signal_handlers_disconnect_by_func (self->milestones, refill_choices, self);
  g_clear_object (&self->milestones);
  self->milestones = TANDEM_LIST (tandem_store_list (tandem_session_get_store (self->session), query));
  g_signal_connect_object (self->milestones, "items-changed", G_CALLBACK (refill_choices), self, G_CONNECT_SWAPPED);
}

static void
set_pairing (TandemQuickDialog *self,
             const char        *id)
{
  g_autoptr(TandemDoc) pairing = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  g_autofree char *title = NULL;

  if (pairing == NULL)
    return;

  g_clear_pointer (&self->pairing, tandem_doc_unref);
  self->pairing = g_steal_pointer (&pairing);
  title = tandem_doc_dup_title (self->pairing, get_context (self));
  gtk_label_set_label (self->pairing_label, title);
  adw_window_title_set_subtitle (self->window_title, title);
  fill_cities (self);
  follow_milestones (self);
  refill_choices (self);
}

static void
pairing_chosen_cb (TandemQuickDialog *self,
                   const char        *id)
{
  set_pairing (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->line_entry));
}

static GListModel *
search_pairings (const char *text,
                 gpointer    user_data)
{
  static const char *const kinds[] = { "partnership", NULL };

  return tandem_record_chooser_search (TANDEM_QUICK_DIALOG (user_data)->chooser, kinds, text);
}

/* The pairing that @id is or belongs to. */
static char *
dup_pairing_of (TandemQuickDialog *self,
                const char        *id)
{
  g_autoptr(TandemDoc) doc = NULL;

  if (id == NULL || (doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL)) == NULL)
    return NULL;
  if (tandem_doc_get_kind (doc) == &tandem_partnership_kind)
    return g_strdup (id);

  return g_strdup (tandem_val_string (tandem_doc_get (doc, "partnership")));
}

/* What is shown; else what was looked at last. */
static void
preselect (TandemQuickDialog *self,
           const char        *about)
{
  g_autofree char *pairing = dup_pairing_of (self, about);
  g_autoptr(GPtrArray) recent = tandem_finder_get_recent (tandem_finder_of_session (self->session));

  if (about != NULL && tandem_kind_of_id (about) == &tandem_milestone_kind)
    self->preferred = g_strdup (about);
  for (guint i = 0; i < recent->len && pairing == NULL; i++)
    pairing = dup_pairing_of (self, ((TandemFindItem *) g_ptr_array_index (recent, i))->id);

  gtk_label_set_label (self->pairing_label, _("Choose…"));
  if (pairing != NULL)
    set_pairing (self, pairing);
}

/* ---- saving ------------------------------------------------------------------------- */

static void
show_problem (TandemQuickDialog *self,
              const char        *problem)
{
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Only what is on disk may leave the dialog. */
static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(TandemQuickDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  if (self->saving == NULL)
    return;

  if (!tandem_session_create_finish (TANDEM_SESSION (source), result, &error))
    {
      g_clear_pointer (&self->saving, tandem_doc_unref);
      update_rows (self);
      show_problem (self, error->message);
      return;
    }

  title = tandem_doc_dup_title (self->saving, get_context (self));
  /* Translators: a toast; %s is the title of a record */
  message = g_strdup_printf (_("“%s” saved"), title);
  tandem_session_announce_step (TANDEM_SESSION (source), message);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save_note (TandemQuickDialog *self)
{
  g_autoptr(GError) error = NULL;
  guint city = adw_combo_row_get_selected (self->city_row);
  TandemDoc *doc;

  if (get_kind (self) == TANDEM_QUICK_CONTACT)
    doc = tandem_quick_new_contact (self->pairing, get_line (self), get_channel (self), get_context (self), &error);
  else
    doc = tandem_quick_new_follow_up (self->pairing, get_line (self),
                                      city < self->cities->len ? g_ptr_array_index (self->cities, city) : NULL,
                                      get_context (self), &error);
  if (doc == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  self->saving = doc;
  update_rows (self);
  tandem_session_create_async (self->session, doc, created_cb, g_object_ref (self));
}

/* The dialog of updates takes over, with what was typed. */
static void
open_update (TandemQuickDialog *self)
{
  TandemDoc *milestone = get_milestone (self);
  const char *rest = tandem_quick_skip_code (get_line (self), code_of (milestone));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  AdwDialog *update = tandem_update_dialog_new (self->session, milestone);
  gboolean only_title = rest == NULL && is_meant (self, milestone);

  if (!only_title)
    tandem_update_dialog_set_note (TANDEM_UPDATE_DIALOG (update), rest != NULL ? rest : get_line (self));
  adw_dialog_force_close (ADW_DIALOG (self));
  adw_dialog_present (update, window);
}

static void
save_clicked_cb (TandemQuickDialog *self)
{
  if (get_kind (self) == TANDEM_QUICK_MILESTONE)
    open_update (self);
  else
    save_note (self);
}

/* ---- keys ----------------------------------------------------------------------------- */

static void
line_changed_cb (TandemQuickDialog *self)
{
  guess_channel (self);
  refill_choices (self);
}

/* The focus stays in the line, so that typing goes on. */
/* What is still missing comes up by itself. */
static void
line_activated_cb (TandemQuickDialog *self)
{
  if (self->pairing == NULL && get_line (self)[0] != '\0')
    gtk_menu_button_popup (self->pairing_button);
}

static const TandemKey keys_of_line[] = {
  { "Down", N_("What the line is about"), .what = 1 },
  { "Up", NULL, .what = -1 },
};

const TandemKeyTable tandem_quick_dialog_keys = TANDEM_KEY_TABLE (N_("New Update"), keys_of_line);

static gboolean
key_pressed_cb (TandemQuickDialog *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->choices);
  const TandemKey *key = tandem_keys_find (&tandem_quick_dialog_keys, keyval, state);
  GtkListBoxRow *next;

  if (key == NULL || row == NULL)
    return GDK_EVENT_PROPAGATE;

  self->moved = TRUE;
  if ((next = gtk_list_box_get_row_at_index (self->choices, gtk_list_box_row_get_index (row) + key->what)) != NULL)
    {
      gtk_list_box_select_row (self->choices, next);
      tandem_widget_follow_row (GTK_WIDGET (self->line_entry), GTK_WIDGET (next), gtk_list_box_row_get_child (next));
    }

  return GDK_EVENT_STOP;
}

/* ---- the dialog -------------------------------------------------------------------------- */

static void
tandem_quick_dialog_dispose (GObject *object)
{
  TandemQuickDialog *self = TANDEM_QUICK_DIALOG (object);

  g_clear_object (&self->milestones);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pairing, tandem_doc_unref);
  g_clear_pointer (&self->saving, tandem_doc_unref);
  g_clear_pointer (&self->cities, g_ptr_array_unref);
  g_clear_pointer (&self->preferred, g_free);

  G_OBJECT_CLASS (tandem_quick_dialog_parent_class)->dispose (object);
}

static void
tandem_quick_dialog_class_init (TandemQuickDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_quick_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-quick-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, line_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, pairing_button);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, pairing_label);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, channel_row);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, city_row);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, channel_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
tandem_quick_dialog_init (TandemQuickDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cities = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->line_entry), keys);
}

/**
 * tandem_quick_dialog_new:
 * @session: the session
 * @about: (nullable): id of the record that is shown, whose pairing is chosen in advance
 *
 * Returns: a dialog for one line
 */
AdwDialog *
tandem_quick_dialog_new (TandemSession *session,
                         const char    *about)
{
  TandemQuickDialog *self = g_object_new (TANDEM_TYPE_QUICK_DIALOG, NULL);
  GtkWidget *popover;

  self->session = g_object_ref (session);
  self->chooser = TANDEM_RECORD_CHOOSER (tandem_store_chooser_new (session, GTK_WIDGET (self)));
  popover = tandem_choice_popover_new (_("Pairings"), TRUE, search_pairings, self);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (pairing_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->pairing_button, popover);
  fill_channels (self);
  preselect (self, about);
  refill_choices (self);

  return ADW_DIALOG (self);
}
