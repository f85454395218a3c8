/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-form.h"

#include <glib/gi18n-lib.h>

#include "tandem-field-editor.h"
#include "tandem-form-model.h"
#include "tandem-view.h"

#define OPEN_GROUPS 2               /* the core; what follows is folded */
#define FLASH_MS 600

/* One heading of the table with its fields. */
typedef struct
{
  const char *heading;              /* untranslated, as in the table */
  GPtrArray  *fields;               /* (owned) (element-type TandemField) */
  GtkWidget  *row;                  /* (nullable): expander of a folded group */
  gboolean    built;
} Group;

struct _TandemForm
{
  GtkWidget        parent_instance;

  TandemFormModel *model;           /* (owned) */
  GtkWidget       *box;
  GPtrArray       *groups;          /* (owned) (element-type Group) */
  GtkWidget       *flashing;        /* (nullable) */
  guint            flash_id;
  GtkWidget       *to_focus;        /* (nullable): a row that is still unfolding */
  guint            focus_id;
};

G_DEFINE_FINAL_TYPE (TandemForm, tandem_form, GTK_TYPE_WIDGET)

typedef enum { PROP_NARROW = 1, PROP_SECOND_LANGUAGE } TandemFormProperty;
static GParamSpec *properties[PROP_SECOND_LANGUAGE + 1];
static guint edited_signal;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->fields);
  g_free (group);
}

static Group *
get_group (TandemForm *self,
           const char *heading)
{
  Group *group;

  for (guint i = 0; i < self->groups->len; i++)
    {
      group = g_ptr_array_index (self->groups, i);
      if (g_strcmp0 (group->heading, heading) == 0)
        return group;
    }

  group = g_new0 (Group, 1);
  group->heading = heading;
  group->fields = g_ptr_array_new ();
  g_ptr_array_add (self->groups, group);

  return group;
}

/* Groups in the order of their first field. */
static void
collect_groups (TandemForm       *self,
                const TandemKind *kind)
{
  const char *heading = kind->label;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TandemField *field = &kind->fields[i];

      if (field->flags & (TANDEM_HIDDEN | TANDEM_ORDER))
        continue;
      if (field->group != NULL)
        heading = field->group;
      g_ptr_array_add (get_group (self, heading)->fields, (gpointer) field);
    }
}

static void
model_edited_cb (TandemForm *self,
                 const char *path,
                 const char *json)
{
  g_signal_emit (self, edited_signal, 0, path, json);
}

static void
build_folded (TandemForm *self,
              Group      *group)
{
  if (group->built)
    return;

  group->built = TRUE;
  for (guint i = 0; i < group->fields->len; i++)
    {
      const TandemField *field = g_ptr_array_index (group->fields, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (group->row),
                                tandem_field_editor_new (self->model, field, field->name));
    }
}

static void
group_expanded_cb (TandemForm *self,
                   GParamSpec *pspec,
                   GtkWidget  *row)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    build_folded (self, g_object_get_data (G_OBJECT (row), "group"));
}

static void
add_open_group (TandemForm *self,
                Group      *group)
{
  GtkWidget *widget = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, group->heading), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), title);
  for (guint i = 0; i < group->fields->len; i++)
    {
      const TandemField *field = g_ptr_array_index (group->fields, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget),
                                 tandem_field_editor_new (self->model, field, field->name));
    }
  group->built = TRUE;
  gtk_box_append (GTK_BOX (self->box), widget);
}

/* How many of its fields have something in them: what a folded group says. */
static void
update_folded (TandemForm *self)
{
  TandemVal root = tandem_doc_root (tandem_form_model_get_doc (self->model));

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);
      g_autofree char *text = NULL;
      guint filled = 0;

      if (group->row == NULL)
        continue;
      for (guint j = 0; j < group->fields->len; j++)
        filled += tandem_val_exists (tandem_val_member (root, ((const TandemField *) g_ptr_array_index (group->fields, j))->name));
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u filled in", "%u of %u filled in", filled),
                              filled, group->fields->len);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (group->row), text);
    }
}

static void
add_folded_groups (TandemForm *self,
                   guint       first)
{
  GtkWidget *widget;

  if (first >= self->groups->len)
    return;

  widget = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), C_("more groups of a form", "More"));
  for (guint i = first; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      group->row = g_object_new (ADW_TYPE_EXPANDER_ROW,
                                 "use-markup", FALSE,
                                 "title", g_dgettext (GETTEXT_PACKAGE, group->heading),
                                 NULL);
      g_object_set_data (G_OBJECT (group->row), "group", group);
      g_signal_connect_object (group->row, "notify::expanded", G_CALLBACK (group_expanded_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), group->row);
    }
  gtk_box_append (GTK_BOX (self->box), widget);
  update_folded (self);
}

static void
stop_flash (TandemForm *self)
{
  g_clear_handle_id (&self->flash_id, g_source_remove);
  if (self->flashing != NULL)
    gtk_widget_remove_css_class (self->flashing, "field-flash");
  g_clear_weak_pointer (&self->flashing);
}

static gboolean
flash_over_cb (gpointer user_data)
{
  TandemForm *self = user_data;

  self->flash_id = 0;
  stop_flash (self);

  return G_SOURCE_REMOVE;
}

static void
flash (TandemForm *self,
       GtkWidget  *editor)
{
  stop_flash (self);
  if (!adw_get_enable_animations (GTK_WIDGET (self)))
    return;

  g_set_weak_pointer (&self->flashing, editor);
  gtk_widget_add_css_class (editor, "field-flash");
  self->flash_id = g_timeout_add (FLASH_MS, flash_over_cb, self);
}

static void
stop_focus (TandemForm *self)
{
  if (self->focus_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_id);
  self->focus_id = 0;
  g_clear_weak_pointer (&self->to_focus);
}

/* A row that unfolds is there one or two frames later. */
static gboolean
try_focus_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  TandemForm *self = TANDEM_FORM (widget);

  if (self->to_focus != NULL && !gtk_widget_get_mapped (self->to_focus))
    return G_SOURCE_CONTINUE;

  if (TANDEM_IS_FIELD_EDITOR (self->to_focus))
    tandem_field_editor_focus (TANDEM_FIELD_EDITOR (self->to_focus));
  else if (self->to_focus != NULL)
    gtk_widget_child_focus (self->to_focus, GTK_DIR_TAB_FORWARD);
  self->focus_id = 0;
  g_clear_weak_pointer (&self->to_focus);

  return G_SOURCE_REMOVE;
}

static void
focus_when_shown (TandemForm *self,
                  GtkWidget  *editor)
{
  stop_focus (self);
  g_set_weak_pointer (&self->to_focus, editor);
  self->focus_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), try_focus_cb, NULL, NULL);
}

static void
tandem_form_dispose (GObject *object)
{
  TandemForm *self = TANDEM_FORM (object);

  stop_flash (self);
  stop_focus (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tandem_form_parent_class)->dispose (object);
}

static void
tandem_form_finalize (GObject *object)
{
  TandemForm *self = TANDEM_FORM (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (tandem_form_parent_class)->finalize (object);
}

static void
tandem_form_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  TandemForm *self = TANDEM_FORM (object);

  switch ((TandemFormProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, tandem_form_get_narrow (self));
      break;
    case PROP_SECOND_LANGUAGE:
      g_value_set_string (value, tandem_form_get_second_language (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_form_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  TandemForm *self = TANDEM_FORM (object);

  switch ((TandemFormProperty) prop_id)
    {
    case PROP_NARROW:
      tandem_form_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_SECOND_LANGUAGE:
      tandem_form_set_second_language (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_form_class_init (TandemFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tandem_form_dispose;
  object_class->finalize = tandem_form_finalize;
  object_class->get_property = tandem_form_get_property;
  object_class->set_property = tandem_form_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECOND_LANGUAGE] =
    g_param_spec_string ("second-language", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  edited_signal = g_signal_new ("edited", TANDEM_TYPE_FORM, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "tandem-form");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
tandem_form_init (TandemForm *self)
{
  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
tandem_form_new (TandemDoc     *doc,
                 TandemContext *context)
{
  TandemForm *self;
  const TandemKind *kind;

  g_return_val_if_fail (doc != NULL && context != NULL, NULL);

  self = g_object_new (TANDEM_TYPE_FORM, NULL);
  kind = tandem_doc_get_kind (doc);
  self->model = tandem_form_model_new (doc, context);
  g_signal_connect_object (self->model, "edited", G_CALLBACK (model_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (update_folded), self, G_CONNECT_SWAPPED);

  collect_groups (self, kind);
  for (guint i = 0; i < MIN (self->groups->len, OPEN_GROUPS); i++)
    add_open_group (self, g_ptr_array_index (self->groups, i));
  add_folded_groups (self, OPEN_GROUPS);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), g_dgettext (GETTEXT_PACKAGE, kind->label));

  return GTK_WIDGET (self);
}

/* The document with all edits that were made here. */
TandemDoc *
tandem_form_get_doc (TandemForm *self)
{
  g_return_val_if_fail (TANDEM_IS_FORM (self), NULL);

  return tandem_form_model_get_doc (self->model);
}

/* A new version of the same record: what is being typed stays, with its cursor. */
void
tandem_form_set_doc (TandemForm *self,
                     TandemDoc  *doc)
{
  g_return_if_fail (TANDEM_IS_FORM (self));

  tandem_form_model_set_doc (self->model, doc);
}

void
tandem_form_set_context (TandemForm    *self,
                         TandemContext *context)
{
  g_return_if_fail (TANDEM_IS_FORM (self));

  tandem_form_model_set_context (self->model, context);
}

void
tandem_form_set_chooser (TandemForm          *self,
                         TandemRecordChooser *chooser)
{
  g_return_if_fail (TANDEM_IS_FORM (self));

  tandem_form_model_set_chooser (self->model, chooser);
}

const char *
tandem_form_get_second_language (TandemForm *self)
{
  g_return_val_if_fail (TANDEM_IS_FORM (self), NULL);

  return self->model ? tandem_form_model_get_second_language (self->model) : NULL;
}

/* Shows every localized text in this language too; NULL for one only. */
void
tandem_form_set_second_language (TandemForm *self,
                                 const char *language)
{
  g_return_if_fail (TANDEM_IS_FORM (self));

  if (g_strcmp0 (tandem_form_get_second_language (self), language) == 0)
    return;

  tandem_form_model_set_second_language (self->model, language);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECOND_LANGUAGE]);
}

gboolean
tandem_form_get_narrow (TandemForm *self)
{
  g_return_val_if_fail (TANDEM_IS_FORM (self), FALSE);

  return self->model != NULL && tandem_form_model_get_narrow (self->model);
}

void
tandem_form_set_narrow (TandemForm *self,
                        gboolean    narrow)
{
  g_return_if_fail (TANDEM_IS_FORM (self));

  if (tandem_form_get_narrow (self) == !!narrow)
    return;

  tandem_form_model_set_narrow (self->model, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

void
tandem_form_flush (TandemForm *self)
{
  g_return_if_fail (TANDEM_IS_FORM (self));

  tandem_form_model_flush (self->model);
}

/* Depth first; rows that are not field editors (objects, lists) unfold. */
static GtkWidget *
find_editor (GtkWidget  *widget,
             const char *path)
{
  if (TANDEM_IS_FIELD_EDITOR (widget) &&
      g_strcmp0 (tandem_field_editor_get_path (TANDEM_FIELD_EDITOR (widget)), path) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_editor (child, path);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_titled_row (GtkWidget  *widget,
                 const char *title)
{
  if (ADW_IS_EXPANDER_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_titled_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Unfolds the group of @field, and the field itself where it unfolds. */
static GtkWidget *
unfold (TandemForm *self,
        const char *name)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->fields->len; j++)
        {
          const TandemField *field = g_ptr_array_index (group->fields, j);
          GtkWidget *row;

          if (g_strcmp0 (field->name, name) != 0)
            continue;
          if (group->row != NULL)
            adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group->row), TRUE);
          row = find_titled_row (self->box, tandem_field_get_label (field));
          if (row != NULL && row != group->row)
            adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
          return row;
        }
    }

  return NULL;
}

/* @path as findings have it: "due", "codes.un_locode", "updates[0].on" (which
 * leads to the list). FALSE where no such field is in the form. */
gboolean
tandem_form_focus_field (TandemForm *self,
                         const char *path)
{
  g_autofree char *name = NULL;
  GtkWidget *editor, *row;

  g_return_val_if_fail (TANDEM_IS_FORM (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  name = g_strndup (path, strcspn (path, ".["));
  row = unfold (self, name);
  editor = find_editor (self->box, path);
  if (editor == NULL)
    editor = find_editor (self->box, name);
  if (editor == NULL)
    editor = row;
  if (editor == NULL)
    return FALSE;

  focus_when_shown (self, editor);
  flash (self, editor);

  return TRUE;
}
