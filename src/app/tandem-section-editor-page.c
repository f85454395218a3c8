/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor-page.h"

#include <glib/gi18n-lib.h>

#include "tandem-record-editor.h"
#include "tandem-widgets.h"

struct _TandemSectionEditorPage
{
  AdwBin                  parent_instance;

  AdwNavigationSplitView *split;
  GtkListBox             *sections_box;
  AdwBin                 *content_bin;

  GtkWidget              *tools;       /* (owned): for the header bar */
  TandemSession          *session;     /* (owned) (nullable) */
  char                   *plan;        /* (owned) (nullable): id */
  char                   *section;     /* (owned) (nullable): id of the section shown */
  gboolean                narrow;
};

typedef enum
{
  PROP_COLLAPSED = 1,
  PROP_NARROW,
} TandemSectionEditorPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (TandemSectionEditorPage, tandem_section_editor_page, ADW_TYPE_BIN)

static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  const TandemDoc *first = *(TandemDoc *const *) a;
  const TandemDoc *second = *(TandemDoc *const *) b;
  int order = g_strcmp0 (tandem_val_string (tandem_doc_get (first, "order")),
                         tandem_val_string (tandem_doc_get (second, "order")));

  return order != 0 ? order : strcmp (tandem_doc_get_id (first), tandem_doc_get_id (second));
}

static GtkWidget *
new_section_row (const TandemDoc     *section,
                 const TandemContext *context)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *title = tandem_doc_dup_title (section, context);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (tandem_doc_get_id (section)), g_free);

  return row;
}

static void
show_section (TandemSectionEditorPage *self,
              const char              *id)
{
  if (g_strcmp0 (id, self->section) == 0)
    return;

  g_set_str (&self->section, id);
  adw_bin_set_child (self->content_bin, id != NULL ? tandem_record_editor_new (self->session, id, FALSE) : NULL);
}

static void
section_activated_cb (TandemSectionEditorPage *self,
                      GtkListBoxRow           *row)
{
  show_section (self, g_object_get_data (G_OBJECT (row), "id"));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static GtkWidget *
new_empty_text (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Add Section"));

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "plan.add::section");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");

  return g_object_new (ADW_TYPE_STATUS_PAGE,
                       "icon-name", "place-plans-symbolic",
                       "title", _("No Text Yet"),
                       "description", _("Sections hold what the plan says in words."),
                       "child", button,
                       NULL);
}

static void
fill_sections (TandemSectionEditorPage *self,
               TandemSnapshot          *snapshot)
{
  g_autoptr(GPtrArray) sections = tandem_snapshot_referring (snapshot, "section", "plan", self->plan);
  GtkListBoxRow *selected = NULL;

  gtk_list_box_remove_all (self->sections_box);
  if (sections == NULL || sections->len == 0)
    {
      show_section (self, NULL);
      adw_bin_set_child (self->content_bin, new_empty_text ());
      return;
    }

  g_ptr_array_sort (sections, compare_sections);
  for (guint i = 0; i < sections->len; i++)
    {
      TandemDoc *section = g_ptr_array_index (sections, i);
      GtkWidget *row = new_section_row (section, tandem_session_get_context (self->session));

      gtk_list_box_append (self->sections_box, row);
      if (i == 0 || g_strcmp0 (self->section, tandem_doc_get_id (section)) == 0)
        selected = GTK_LIST_BOX_ROW (row);
    }
  gtk_list_box_select_row (self->sections_box, selected);
  show_section (self, g_object_get_data (G_OBJECT (selected), "id"));
}

static void
tandem_section_editor_page_get_property (GObject    *object,
                                         guint       prop_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  TandemSectionEditorPage *self = TANDEM_SECTION_EDITOR_PAGE (object);

  switch ((TandemSectionEditorPageProperty) prop_id)
    {
    case PROP_COLLAPSED:
      g_value_set_boolean (value, adw_navigation_split_view_get_collapsed (self->split));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_section_editor_page_set_property (GObject      *object,
                                         guint         prop_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  TandemSectionEditorPage *self = TANDEM_SECTION_EDITOR_PAGE (object);

  switch ((TandemSectionEditorPageProperty) prop_id)
    {
    case PROP_COLLAPSED:
      adw_navigation_split_view_set_collapsed (self->split, g_value_get_boolean (value));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_section_editor_page_dispose (GObject *object)
{
  TandemSectionEditorPage *self = TANDEM_SECTION_EDITOR_PAGE (object);

  g_clear_object (&self->tools);
  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, g_free);
  g_clear_pointer (&self->section, g_free);

  G_OBJECT_CLASS (tandem_section_editor_page_parent_class)->dispose (object);
}

static void
tandem_section_editor_page_class_init (TandemSectionEditorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_section_editor_page_get_property;
  object_class->set_property = tandem_section_editor_page_set_property;
  object_class->dispose = tandem_section_editor_page_dispose;

  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-section-editor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditorPage, split);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditorPage, sections_box);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditorPage, content_bin);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
}

static void
tandem_section_editor_page_init (TandemSectionEditorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tools = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
}

/**
 * tandem_section_editor_page_open:
 * @self: a page
 * @session: the session
 * @plan: id of a plan
 *
 * Sets what the page is about, once.
 */
void
tandem_section_editor_page_open (TandemSectionEditorPage *self,
                                 TandemSession           *session,
                                 const char              *plan)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_PAGE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->plan = g_strdup (plan);
}

/**
 * tandem_section_editor_page_set_snapshot:
 * @self: a page
 * @snapshot: the plan as it is now, with its sections
 *
 * Shows the sections there are.
 */
void
tandem_section_editor_page_set_snapshot (TandemSectionEditorPage *self,
                                         TandemSnapshot          *snapshot)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_PAGE (self));

  fill_sections (self, snapshot);
}

/**
 * tandem_section_editor_page_show:
 * @self: a page
 * @section: id of a section
 *
 * Goes to a section, which need not be in the list yet.
 */
void
tandem_section_editor_page_show (TandemSectionEditorPage *self,
                                 const char              *section)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_PAGE (self));

  show_section (self, section);
}

/**
 * tandem_section_editor_page_get_tools:
 * @self: a page
 *
 * Returns: (transfer none): what belongs into the header bar above the page
 */
GtkWidget *
tandem_section_editor_page_get_tools (TandemSectionEditorPage *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_PAGE (self), NULL);

  return self->tools;
}
