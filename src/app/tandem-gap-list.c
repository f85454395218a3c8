/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-gap-list.h"

#include <glib/gi18n-lib.h>

#include "tandem-field-editor.h"
#include "tandem-store-chooser.h"
#include "tandem-widgets.h"

#define MAX_ROWS 40         /* of a group: nobody reads more, and each closed one brings the next */

struct _TandemGapList
{
  AdwBin           parent_instance;

  GtkLabel        *title_label;
  GtkWidget       *empty_label;
  GtkWidget       *must_box;
  GtkWidget       *should_box;
  GtkWidget       *clash_box;

  TandemSession   *session;     /* (owned) (nullable) */
  GPtrArray       *gaps;        /* (owned) (nullable) (element-type TandemGap) */
  TandemDoc       *stored;      /* (owned) (nullable): what the open field started from */
  TandemFormModel *model;       /* (owned) (nullable): of the open field */
  GtkWidget       *open_row;    /* (weak) (nullable): the row whose field is open */
  GtkWidget       *field_row;   /* (weak) (nullable): that field */
  guint            open_index;  /* where in @gaps it was */
};

enum
{
  SHOW,
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemGapList, tandem_gap_list, ADW_TYPE_BIN)

/* ---- groups ---------------------------------------------------------------------- */

static GtkWidget *
get_box (TandemGapList * self,
         TandemGapGroup group)
{
  GtkWidget *boxes[] = { self->must_box, self->should_box, self->clash_box };

  return boxes[group];
}

static GtkListBox *
get_list (TandemGapList *self,
          TandemGapGroup group)
{
  return g_object_get_data (G_OBJECT (get_box (self, group)), "list");
}

/* A heading with a number, and below it the rows. */
static void
build_group (TandemGapList *self,
             TandemGapGroup group)
{
  GtkWidget *box = get_box (self, group);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (tandem_gap_group_get_label (group));
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "tab-behavior", GTK_LIST_TAB_ITEM, NULL);
  GtkWidget *more = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "visible", FALSE, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (more, "caption");
  gtk_widget_add_css_class (more, "dimmed");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, tandem_gap_group_get_label (group), -1);
  gtk_box_append (GTK_BOX (heading), label);
  gtk_box_append (GTK_BOX (heading), count);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), more);
  g_object_set_data (G_OBJECT (box), "list", list);
  g_object_set_data (G_OBJECT (box), "count", count);
  g_object_set_data (G_OBJECT (box), "more", more);
}

static void
show_count (TandemGapList *self,
            TandemGapGroup group,
            guint          n)
{
  GtkWidget *box = get_box (self, group);
  GtkWidget *more = g_object_get_data (G_OBJECT (box), "more");
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_widget_set_visible (box, n > 0 || gtk_list_box_get_row_at_index (get_list (self, group), 0) != NULL);
  gtk_label_set_label (g_object_get_data (G_OBJECT (box), "count"), count);
  gtk_widget_set_visible (more, n > MAX_ROWS);
  if (n > MAX_ROWS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_ROWS), n - MAX_ROWS);

      gtk_label_set_label (GTK_LABEL (more), text);
    }
}

/* ---- one row ---------------------------------------------------------------------- */

static const char *
get_verb (const TandemGap *gap)
{
  if (gap->add != NULL)
    return C_("button", "Add");
  if (gap->language != NULL)
    return C_("button", "Translate");

  return gap->group == TANDEM_GAP_CLASH ? C_("button", "Show") : C_("button", "Fill In");
}

static TandemGap *
get_gap (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "gap");
}

static void open_clicked_cb (TandemGapList *self,
                             GtkWidget     *button);

/* The row keeps the array its gap is in. */
static void
give_gap (GtkWidget *row,
          GPtrArray *gaps,
          TandemGap *gap)
{
  g_object_set_data_full (G_OBJECT (row), "gaps", g_ptr_array_ref (gaps), (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (row), "gap", gap);
}

static GtkWidget *
new_row (TandemGapList *self,
         TandemGap     *gap)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", gap->title, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name ("gap-symbolic");
  GtkWidget *button = gtk_button_new_with_label (get_verb (gap));

  if (g_strcmp0 (gap->title, gap->subtitle) != 0 && gap->subtitle != NULL && strstr (gap->title, gap->subtitle) == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gap->subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (image, "warning");
  gtk_widget_add_css_class (button, "rowbtn");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  give_gap (row, self->gaps, gap);
  g_object_set_data (G_OBJECT (row), "image", image);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), self, G_CONNECT_SWAPPED);

  return row;
}

/* ---- the open field ------------------------------------------------------------------ */

static gboolean
is_still_open (TandemGapList   *self,
               const TandemGap *gap)
{
  for (guint i = 0; self->gaps != NULL && i < self->gaps->len; i++)
    if (tandem_gap_is_same (g_ptr_array_index (self->gaps, i), gap))
      return TRUE;

  return FALSE;
}

/* A closed gap stays in sight while its field is open; then it goes. */
static void
close_field (TandemGapList *self)
{
  GtkWidget *row = self->open_row;

  if (self->model != NULL)
    tandem_form_model_flush (self->model);
  g_clear_object (&self->model);
  g_clear_pointer (&self->stored, tandem_doc_unref);
  if (self->field_row != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (self->field_row)), self->field_row);
  g_clear_weak_pointer (&self->field_row);
  g_clear_weak_pointer (&self->open_row);
  if (row != NULL && !is_still_open (self, get_gap (row)))
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
}

static void
edited_cb (TandemGapList *self,
           const char    *path,
           const char    *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemDoc) after = tandem_session_edit (self->session, self->stored, path, json, &error);

  if (after == NULL)
    {
      tandem_session_announce (self->session, error->message);
      return;
    }
  tandem_doc_unref (self->stored);
  self->stored = g_steal_pointer (&after);
}

static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  if (!gtk_widget_get_mapped (widget))
    return G_SOURCE_CONTINUE;

  tandem_field_editor_focus (TANDEM_FIELD_EDITOR (widget));

  return G_SOURCE_REMOVE;
}

static void
open_field (TandemGapList *self,
            GtkWidget     *row,
            TandemGap     *gap)
{
  g_autofree char *name = g_strndup (gap->path, strcspn (gap->path, ".["));
  g_autoptr(TandemRecordChooser) chooser = tandem_store_chooser_new (self->session, GTK_WIDGET (self));
  TandemDoc *doc = tandem_store_get (tandem_session_get_store (self->session), gap->id, NULL);
  const TandemField *field = doc != NULL ? tandem_kind_find_field (tandem_doc_get_kind (doc), name) : NULL;
  GtkWidget *editor;

  if (field == NULL)
    {
      g_clear_pointer (&doc, tandem_doc_unref);
      return;
    }

  self->stored = doc;
  self->model = tandem_form_model_new (doc, tandem_session_get_context (self->session));
  tandem_form_model_set_chooser (self->model, chooser);
  tandem_form_model_set_narrow (self->model, TRUE);
  if (gap->language != NULL)
    tandem_form_model_set_second_language (self->model, gap->language);
  g_signal_connect_object (self->model, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  editor = tandem_field_editor_new (self->model, field, name);
  gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (row)), editor,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  g_set_weak_pointer (&self->open_row, row);
  g_set_weak_pointer (&self->field_row, editor);
  if (TANDEM_IS_FIELD_EDITOR (editor))
    gtk_widget_add_tick_callback (editor, focus_cb, NULL, NULL);
  else if (ADW_IS_EXPANDER_ROW (editor))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (editor), TRUE);
}

static void
open_gap (TandemGapList *self,
          GtkWidget     *row)
{
  TandemGap *gap = get_gap (row);
  g_autofree char *id = g_strdup (gap->id);

  close_field (self);
  g_ptr_array_find (self->gaps, gap, &self->open_index);
  g_signal_emit (self, signals[SHOW], 0, id);
  if (gap->add != NULL)
    g_signal_emit (self, signals[ADD], 0, id, gap->add);
  else
    open_field (self, row, gap);
}

static void
open_clicked_cb (TandemGapList *self,
                 GtkWidget     *button)
{
  open_gap (self, g_object_get_data (G_OBJECT (button), "row"));
}

/* ---- the list -------------------------------------------------------------------------- */

static GtkWidget *
find_row (TandemGapList   *self,
          const TandemGap *gap)
{
  GtkListBox *list = get_list (self, gap->group);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (get_gap (GTK_WIDGET (row)) != NULL && tandem_gap_is_same (get_gap (GTK_WIDGET (row)), gap))
      return GTK_WIDGET (row);

  return NULL;
}

/* Takes away what is closed. The row one is at stays, and says so. */
static void
remove_closed (TandemGapList *self,
               TandemGapGroup group)
{
  GtkListBox *list = get_list (self, group);
  GtkListBoxRow *row;
  int i = 0;

  while ((row = gtk_list_box_get_row_at_index (list, i)) != NULL)
    {
      TandemGap *gap = get_gap (GTK_WIDGET (row));

      if (gap == NULL || is_still_open (self, gap))
        i++;
      else if (GTK_WIDGET (row) == self->open_row)
        {
          GtkWidget *image = g_object_get_data (G_OBJECT (row), "image");

          gtk_image_set_from_icon_name (GTK_IMAGE (image), "status-done-symbolic");
          gtk_widget_remove_css_class (image, "warning");
          gtk_widget_add_css_class (image, "success");
          i++;
        }
      else
        gtk_list_box_remove (list, GTK_WIDGET (row));
    }
}

/* Brings the rows of a group into line with its gaps; those that are there stay. */
static guint
fill_group (TandemGapList *self,
            TandemGapGroup group)
{
  GtkListBox *list = get_list (self, group);
  int position = 0;
  guint n = 0;

  remove_closed (self, group);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      TandemGap *gap = g_ptr_array_index (self->gaps, i);
      GtkWidget *row;

      if (gap->group != group || n++ >= MAX_ROWS)
        continue;
      row = find_row (self, gap);
      if (row != NULL)
        give_gap (row, self->gaps, gap);
      else
        {
          row = new_row (self, gap);
          gtk_list_box_insert (list, row, position);
        }
      position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1;
      if (row == self->open_row && self->field_row != NULL)
        position++;
    }
  show_count (self, group, n);

  return n;
}

/**
 * tandem_gap_list_set_gaps:
 * @self: the list
 * @gaps: (element-type TandemGap): what the plan lacks now
 */
void
tandem_gap_list_set_gaps (TandemGapList *self,
                          GPtrArray     *gaps)
{
  g_autofree char *title = NULL;

  g_ptr_array_ref (gaps);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  self->gaps = gaps;
  for (guint group = 0; group < TANDEM_GAP_N_GROUPS; group++)
    fill_group (self, (TandemGapGroup) group);

  title = g_strdup_printf (ngettext ("%u gap", "%u gaps", gaps->len), gaps->len);
  gtk_label_set_label (self->title_label, gaps->len > 0 ? title : _("No gaps"));
  gtk_widget_set_visible (self->empty_label, gaps->len == 0);
}

guint
tandem_gap_list_get_n_gaps (TandemGapList *self)
{
  return self->gaps != NULL ? self->gaps->len : 0;
}

/* The gap after the one that was opened last: a closed one has made room, so
 * that the next stands in its place. */
static guint
get_next_index (TandemGapList *self)
{
  if (self->open_row == NULL)
    return self->open_index < self->gaps->len ? self->open_index : 0;
  if (!is_still_open (self, get_gap (self->open_row)))
    return self->open_index % self->gaps->len;

  g_ptr_array_find (self->gaps, get_gap (self->open_row), &self->open_index);

  return (self->open_index + 1) % self->gaps->len;
}

/**
 * tandem_gap_list_next:
 * @self: the list
 *
 * Goes to the next gap that is in sight, as its button does.
 */
void
tandem_gap_list_next (TandemGapList *self)
{
  guint first;

  if (self->gaps == NULL || self->gaps->len == 0)
    return;

  first = get_next_index (self);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      GtkWidget *row = find_row (self, g_ptr_array_index (self->gaps, (first + i) % self->gaps->len));

      if (row != NULL)
        {
          open_gap (self, row);
          return;
        }
    }
}

void
tandem_gap_list_set_session (TandemGapList *self,
                             TandemSession *session)
{
  g_set_object (&self->session, session);
}

/* ---- the widget --------------------------------------------------------------------------- */

static void
tandem_gap_list_unmap (GtkWidget *widget)
{
  TandemGapList *self = TANDEM_GAP_LIST (widget);

  /* What was still being typed is an edit, too. */
  if (self->model != NULL)
    tandem_form_model_flush (self->model);

  GTK_WIDGET_CLASS (tandem_gap_list_parent_class)->unmap (widget);
}

static void
tandem_gap_list_dispose (GObject *object)
{
  TandemGapList *self = TANDEM_GAP_LIST (object);

  g_clear_weak_pointer (&self->open_row);
  g_clear_weak_pointer (&self->field_row);
  g_clear_object (&self->model);
  g_clear_pointer (&self->stored, tandem_doc_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_GAP_LIST);

  G_OBJECT_CLASS (tandem_gap_list_parent_class)->dispose (object);
}

static void
tandem_gap_list_class_init (TandemGapListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_gap_list_dispose;
  widget_class->unmap = tandem_gap_list_unmap;

  signals[SHOW] = g_signal_new ("show-record", TANDEM_TYPE_GAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADD] = g_signal_new ("add", TANDEM_TYPE_GAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-gap-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemGapList, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemGapList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, TandemGapList, must_box);
  gtk_widget_class_bind_template_child (widget_class, TandemGapList, should_box);
  gtk_widget_class_bind_template_child (widget_class, TandemGapList, clash_box);
}

static void
tandem_gap_list_init (TandemGapList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint group = 0; group < TANDEM_GAP_N_GROUPS; group++)
    build_group (self, (TandemGapGroup) group);
}
