/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outline-inline.h"

#include <glib/gi18n-lib.h>

#include "tandem-choice-popover.h"
#include "tandem-field.h"
#include "tandem-store-chooser.h"

struct _TandemOutlineInline
{
  GObject             parent_instance;

  TandemOutlineCells *cells;        /* (owned) */
  TandemPlanEditor   *editor;       /* (owned) (nullable) */

  GPtrArray          *rows;         /* (owned) (nullable): ids of what is written, the one with the cell first */
  TandemOutlineColumn which;
  GtkWidget          *line;         /* (weak) (nullable): where one types */
  char               *initial;      /* (owned) (nullable): what stood there */
  GtkWidget          *popover;      /* (weak) (nullable): what one chooses from */
  gboolean            taking;       /* the row may be shown anew meanwhile */
};

enum
{
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemOutlineInline, tandem_outline_inline, G_TYPE_OBJECT)

static TandemOutline *
get_outline (TandemOutlineInline * self)
{
  return tandem_plan_editor_get_outline (self->editor);
}

/* The first of what is written, while it is there. */
static TandemOutlineNode *
get_node (TandemOutlineInline *self)
{
  /* A popover may outlive the view by a moment. */
  return self->rows != NULL && self->editor != NULL ? tandem_outline_find (get_outline (self), g_ptr_array_index (self->rows, 0)) : NULL;
}

static gboolean
is_draft (TandemOutlineInline *self,
          TandemDoc           *doc)
{
  TandemDoc *draft = tandem_outline_get_draft (get_outline (self));

  return draft != NULL && g_str_equal (tandem_doc_get_id (draft), tandem_doc_get_id (doc));
}

/* ---- the end --------------------------------------------------------------------- */

/* Forgets what is written, so that what follows meets nothing half done. */
static void
clear (TandemOutlineInline *self)
{
  TandemOutlineNode *node = get_node (self);
  gboolean has_line = self->line != NULL;

  /* Taking it away is leaving it. */
  g_clear_weak_pointer (&self->line);
  if (node != NULL && has_line)
    tandem_outline_cells_replace (self->cells, node, self->which, NULL);
  g_clear_pointer (&self->initial, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

static void
end (TandemOutlineInline *self,
     const char          *id,
     TandemOutlineEnd     how)
{
  g_autofree char *kept = g_strdup (id);

  g_signal_emit (self, signals[ENDED], 0, kept, (int) how);
}

static void
end_draft (TandemOutlineInline *self,
           const char          *title,
           TandemOutlineEnd     how)
{
  g_autoptr(TandemDoc) row = NULL;

  clear (self);
  row = tandem_plan_editor_end_row (self->editor, title);
  end (self, row != NULL ? tandem_doc_get_id (row) : NULL, how);
}

static gboolean
save (TandemOutlineInline *self,
      TandemDoc           *doc,
      const char          *text)
{
  gboolean saved;

  self->taking = TRUE;
  saved = tandem_plan_editor_set_text (self->editor, doc, tandem_outline_column_get_name (self->which), text);
  self->taking = FALSE;
  if (saved || self->line == NULL)
    return saved;

  gtk_widget_add_css_class (self->line, "error");
  gtk_widget_grab_focus (self->line);

  return FALSE;
}

/* Takes what was typed; the line stays open where it does not fit. */
static gboolean
take (TandemOutlineInline *self,
      TandemOutlineEnd     how)
{
  TandemOutlineNode *node = get_node (self);
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  if (self->line == NULL || node == NULL)
    return FALSE;

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line))));
  doc = tandem_doc_ref (tandem_outline_node_get_doc (node));
  id = g_strdup (tandem_doc_get_id (doc));
  if (is_draft (self, doc))
    {
      end_draft (self, text, how);
      return TRUE;
    }

  if (g_strcmp0 (text, self->initial) != 0 && !save (self, doc, text))
    return FALSE;

  clear (self);
  end (self, id, how);

  return TRUE;
}

static void
cancel (TandemOutlineInline *self)
{
  TandemOutlineNode *node = get_node (self);
  g_autofree char *id = node != NULL ? g_strdup (tandem_outline_node_get_id (node)) : NULL;

  if (node != NULL && is_draft (self, tandem_outline_node_get_doc (node)))
    {
      end_draft (self, NULL, TANDEM_OUTLINE_END_STAY);
      return;
    }

  clear (self);
  end (self, id, TANDEM_OUTLINE_END_STAY);
}

/* ---- a line to type in --------------------------------------------------------------- */

static void
activate_cb (TandemOutlineInline *self)
{
  take (self, TANDEM_OUTLINE_END_STAY);
}

enum
{
  GIVE_UP = -1,     /* else how writing ends */
};

static const TandemKey keys_of_line[] = {
  { "Tab", N_("Write the next field, or the one before"), .what = TANDEM_OUTLINE_END_NEXT },
  { "<Shift>Tab", NULL, .what = TANDEM_OUTLINE_END_PREVIOUS },
  { "<Control>Return", N_("Keep it, and add a row below"), .what = TANDEM_OUTLINE_END_ADD },
  { "Escape", N_("Leave it as it was"), .what = GIVE_UP },
};

const TandemKeyTable tandem_outline_inline_keys = TANDEM_KEY_TABLE (N_("Writing in the Outline"), keys_of_line);

static gboolean
key_pressed_cb (TandemOutlineInline *self,
                guint                keyval,
                guint                keycode,
                GdkModifierType      state)
{
  const TandemKey *key = tandem_keys_find (&tandem_outline_inline_keys, keyval, state);

  if (key == NULL)
    return FALSE;
  if (key->what == GIVE_UP)
    cancel (self);
  else
    take (self, key->what);

  return TRUE;
}

/* Who goes elsewhere means what was typed. */
static void
left_cb (TandemOutlineInline *self)
{
  if (self->line != NULL && !self->taking && !gtk_widget_has_css_class (self->line, "error"))
    take (self, TANDEM_OUTLINE_END_STAY);
}

static void
typed_cb (TandemOutlineInline *self)
{
  if (self->line != NULL)
    gtk_widget_remove_css_class (self->line, "error");
}

static char *
dup_text (TandemOutlineInline *self,
          TandemDoc           *doc)
{
  const char *path = tandem_plan_find_field (tandem_doc_get_kind (doc), tandem_outline_column_get_name (self->which));
  int index = tandem_kind_get_field (tandem_doc_get_kind (doc), path);
  TandemContext *context = tandem_session_get_context (tandem_plan_editor_get_session (self->editor));

  if (index < 0)
    return g_strdup (tandem_val_string (tandem_doc_get (doc, path)));

  return tandem_doc_dup_text (doc, (guint) index, context);
}

static void
show_line (TandemOutlineInline *self,
           TandemOutlineNode   *node)
{
  TandemDoc *doc = tandem_outline_node_get_doc (node);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *line = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);

  g_set_weak_pointer (&self->line, line);
  self->initial = is_draft (self, doc) ? g_strdup ("") : dup_text (self, doc);
  gtk_editable_set_text (GTK_EDITABLE (line), self->initial != NULL ? self->initial : "");
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (line, "inline-edit");
  if (is_draft (self, doc))
    {
      /* Translators: in the line of a row that is being added; %s is a kind of record, as in "New Milestone" */
      g_autofree char *hint = g_strdup_printf (_("New %s"), g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (doc)->label));

      gtk_text_set_placeholder_text (GTK_TEXT (line), hint);
    }

  g_signal_connect_object (line, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (line, keys);
  gtk_widget_add_controller (line, focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tandem_outline_column_get_name (self->which), -1);

  tandem_outline_cells_replace (self->cells, node, self->which, line);
  gtk_widget_grab_focus (line);
}

/* ---- a list to choose from --------------------------------------------------------------- */

static GPtrArray *
list_docs (TandemOutlineInline *self)
{
  GPtrArray *docs = g_ptr_array_new ();

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      TandemOutlineNode *node = tandem_outline_find (get_outline (self), g_ptr_array_index (self->rows, i));

      if (node != NULL)
        g_ptr_array_add (docs, tandem_outline_node_get_doc (node));
    }

  return docs;
}

static const TandemField *
get_field (TandemOutlineInline *self)
{
  TandemOutlineNode *node = get_node (self);
  const TandemKind *kind = node != NULL ? tandem_doc_get_kind (tandem_outline_node_get_doc (node)) : NULL;
  const char *path = kind != NULL ? tandem_plan_find_field (kind, tandem_outline_column_get_name (self->which)) : NULL;

  return path != NULL ? tandem_kind_find_field (kind, path) : NULL;
}

static GListModel *
list_choices (const char *text,
              gpointer    user_data)
{
  TandemOutlineInline *self = user_data;
  const TandemField *field = get_field (self);
  g_autoptr(TandemRecordChooser) chooser = NULL;
  TandemSession *session;

  if (field == NULL)
    return NULL;

  session = tandem_plan_editor_get_session (self->editor);
  if (self->which == TANDEM_OUTLINE_STATUS)
    return tandem_choices_of_vocabulary (tandem_field_get_vocabulary (field, tandem_session_get_context (session)), text, NULL);

  chooser = tandem_store_chooser_new (session, self->popover);

  return tandem_record_chooser_search (chooser, field->arg, text);
}

static void
chosen_cb (TandemOutlineInline *self,
           const char          *code)
{
  g_autoptr(GPtrArray) docs = list_docs (self);
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  g_autofree char *id = NULL;

  if (docs->len == 0)
    return;

  for (guint i = 0; i < docs->len; i++)
    g_ptr_array_add (kept, tandem_doc_ref (g_ptr_array_index (docs, i)));
  id = g_strdup (tandem_doc_get_id (g_ptr_array_index (docs, 0)));
  clear (self);
  tandem_plan_editor_set (self->editor, kept, tandem_outline_column_get_name (self->which),
                          *code != '\0' ? code : NULL, NULL);
  end (self, id, TANDEM_OUTLINE_END_STAY);
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* It may still have to say what was chosen. */
static void
closed_cb (TandemOutlineInline *self,
           GtkWidget           *popover)
{
  g_clear_weak_pointer (&self->popover);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
show_choices (TandemOutlineInline *self,
              GtkWidget           *cell)
{
  const TandemField *field = get_field (self);
  GtkWidget *popover = tandem_choice_popover_new (tandem_field_get_label (field), self->which != TANDEM_OUTLINE_STATUS,
                                                  list_choices, self);

  g_set_weak_pointer (&self->popover, popover);
  g_object_set_data_full (G_OBJECT (popover), "pen", g_object_ref (self), g_object_unref);
  gtk_widget_set_parent (popover, cell);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* ---- beginning ------------------------------------------------------------------------------ */

/* Why a cell cannot be written. */
static const char *
explain (const TandemKind   *kind,
         TandemOutlineColumn which)
{
  if (g_str_equal (kind->name, "objective"))
    return which == TANDEM_OUTLINE_STATUS ? _("The state of an objective is judged by what stands under it.")
                                          : _("An objective has no date and nobody responsible of its own: its actions have.");

  return _("Progress follows from what stands under a row.");
}

/**
 * tandem_outline_inline_begin:
 * @self: this
 * @rows: (element-type TandemDoc): what is to be written, the one with the cell
 *   first; a line takes the first only
 * @which: the column
 *
 * Returns: whether the cell is being written; the reason was announced
 */
gboolean
tandem_outline_inline_begin (TandemOutlineInline *self,
                             GPtrArray           *rows,
                             TandemOutlineColumn  which)
{
  TandemDoc *first = g_ptr_array_index (rows, 0);
  TandemOutlineNode *node;
  GtkWidget *cell;

  tandem_outline_inline_finish (self);
  if (tandem_plan_find_field (tandem_doc_get_kind (first), tandem_outline_column_get_name (which)) == NULL)
    {
      tandem_session_announce (tandem_plan_editor_get_session (self->editor), explain (tandem_doc_get_kind (first), which));
      return FALSE;
    }
  node = tandem_outline_find (get_outline (self), tandem_doc_get_id (first));
  if (node == NULL || !(cell = tandem_outline_cells_find (self->cells, node, which)))
    return FALSE;

  self->which = which;
  self->rows = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, g_strdup (tandem_doc_get_id (g_ptr_array_index (rows, i))));
  if (which == TANDEM_OUTLINE_TITLE || which == TANDEM_OUTLINE_DUE)
    show_line (self, node);
  else
    show_choices (self, cell);

  return TRUE;
}

gboolean
tandem_outline_inline_is_writing (TandemOutlineInline *self)
{
  return self->line != NULL || self->popover != NULL;
}

/* The column that is, or was last, written. */
TandemOutlineColumn
tandem_outline_inline_get_column (TandemOutlineInline *self)
{
  return self->which;
}

/**
 * tandem_outline_inline_finish:
 * @self: this
 *
 * Takes what was typed, or forgets it where it does not fit.
 */
void
tandem_outline_inline_finish (TandemOutlineInline *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (self->line != NULL && !take (self, TANDEM_OUTLINE_END_STAY))
    cancel (self);
  if (self->rows != NULL)
    clear (self);
}

static void
tandem_outline_inline_dispose (GObject *object)
{
  TandemOutlineInline *self = TANDEM_OUTLINE_INLINE (object);

  g_clear_weak_pointer (&self->line);
  g_clear_weak_pointer (&self->popover);
  g_clear_pointer (&self->initial, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->cells);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (tandem_outline_inline_parent_class)->dispose (object);
}

static void
tandem_outline_inline_class_init (TandemOutlineInlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_outline_inline_dispose;

  signals[ENDED] = g_signal_new ("ended", TANDEM_TYPE_OUTLINE_INLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
tandem_outline_inline_init (TandemOutlineInline *self)
{
}

/**
 * tandem_outline_inline_new:
 * @cells: the cells of the view
 *
 * Returns: (transfer full): what writes into them
 */
TandemOutlineInline *
tandem_outline_inline_new (TandemOutlineCells *cells)
{
  TandemOutlineInline *self = g_object_new (TANDEM_TYPE_OUTLINE_INLINE, NULL);

  self->cells = g_object_ref (cells);

  return self;
}

void
tandem_outline_inline_set_editor (TandemOutlineInline *self,
                                  TandemPlanEditor    *editor)
{
  g_set_object (&self->editor, editor);
}
