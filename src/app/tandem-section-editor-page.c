/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor-page.h"

#include <glib/gi18n-lib.h>

#include "tandem-field-type.h"
#include "tandem-section-editor-list.h"
#include "tandem-section-editor.h"
#include "tandem-widgets.h"

struct _TandemSectionEditorPage
{
  AdwBin                   parent_instance;

  AdwNavigationSplitView  *split;
  TandemSectionEditorList *list;
  AdwBin                  *content_bin;

  TandemSectionEditor     *editor;      /* (owned) (nullable): also while there is no section */
  GtkWidget               *tools;       /* (owned): for the header bar */
  AdwToggleGroup          *language_toggles;
  TandemSession           *session;     /* (owned) (nullable) */
  char                    *plan;        /* (owned) (nullable): id */
  char                    *section;     /* (owned) (nullable): id of the section shown */
  gboolean                 narrow;
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
show_section (TandemSectionEditorPage *self,
              const char              *id)
{
  g_set_str (&self->section, id);
  if (id == NULL)
    return;

  adw_bin_set_child (self->content_bin, GTK_WIDGET (self->editor));
  tandem_section_editor_set_section (self->editor, id, tandem_section_editor_list_get_number (self->list, id));
}

static void
section_chosen_cb (TandemSectionEditorPage *self,
                   const char              *id)
{
  show_section (self, id);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
section_entered_cb (TandemSectionEditorPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (tandem_section_editor_get_view (self->editor, 0)));
}

static void
add_language (GPtrArray  *languages,
              const char *tag)
{
  for (guint i = 0; i < languages->len; i++)
    if (g_str_equal (languages->pdata[i], tag))
      return;
  g_ptr_array_add (languages, g_strdup (tag));
}

/* Those of the plan, the one others are made from first, and whatever its
 * sections are written in besides. */
static char **
list_languages (const TandemDoc *plan,
                GPtrArray       *sections)
{
  g_autoptr(GPtrArray) languages = g_ptr_array_new_with_free_func (g_free);
  const char *base = tandem_val_string (tandem_doc_get (plan, "base_language"));
  TandemValIter iter;
  const char *tag;
  TandemVal value;

  if (!tandem_language_is_valid (base))
    base = sections->len > 0 ? tandem_l10n_get_base (tandem_doc_get (sections->pdata[0], "heading")) : NULL;
  add_language (languages, base != NULL ? base : "en");
  tandem_val_iter_init (&iter, tandem_doc_get (plan, "languages"));
  while (tandem_val_iter_next (&iter, NULL, &value))
    if (tandem_language_is_valid (tandem_val_string (value)))
      add_language (languages, tandem_val_string (value));
  for (guint i = 0; i < sections->len; i++)
    {
      tandem_val_iter_init (&iter, tandem_doc_get (sections->pdata[i], "body"));
      while (tandem_val_iter_next (&iter, &tag, &value))
        if (tandem_language_is_valid (tag))
          add_language (languages, tag);
    }
  g_ptr_array_add (languages, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&languages), FALSE);
}

static gboolean
is_among (GPtrArray  *sections,
          const char *id)
{
  for (guint i = 0; id != NULL && i < sections->len; i++)
    if (g_str_equal (tandem_doc_get_id (sections->pdata[i]), id))
      return TRUE;

  return FALSE;
}

static void
fill_sections (TandemSectionEditorPage *self,
               TandemSnapshot          *snapshot)
{
  g_autoptr(GPtrArray) found = tandem_snapshot_referring (snapshot, "section", "plan", self->plan);
  g_autoptr(GPtrArray) sections = found != NULL ? g_steal_pointer (&found) : g_ptr_array_new ();
  TandemDoc *plan = tandem_snapshot_get (snapshot, self->plan);
  g_auto(GStrv) languages = NULL;

  if (plan == NULL)
    return;

  g_ptr_array_sort (sections, compare_sections);
  languages = list_languages (plan, sections);
  tandem_section_editor_list_set_sections (self->list, sections, (const char *const *) languages);
  if (sections->len == 0)
    {
      show_section (self, NULL);
      adw_bin_set_child (self->content_bin, new_empty_text ());
      return;
    }

  tandem_section_editor_set_languages (self->editor, (const char *const *) languages);
  if (!is_among (sections, self->section))
    g_set_str (&self->section, tandem_doc_get_id (sections->pdata[0]));
  tandem_section_editor_list_select (self->list, self->section);
  show_section (self, self->section);
}

/* ---- tools ------------------------------------------------------------------------ */

static void
languages_toggled_cb (TandemSectionEditorPage *self)
{
  if (self->editor != NULL)
    g_object_set (self->editor, "two-languages", adw_toggle_group_get_active (self->language_toggles) == 1, NULL);
}

static void
find_cb (TandemSectionEditorPage *self)
{
  if (self->section != NULL)
    tandem_section_editor_find (self->editor);
}

static GtkWidget *
new_spelling_button (void)
{
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", "tools-check-spelling-symbolic",
                                    "action-name", "text.check-spelling", "tooltip-text", _("Check Spelling"), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Check Spelling"), -1);

  return button;
}

/* What is chosen once for all texts. */
static void
add_options (TandemSectionEditorPage *self)
{
  g_autoptr(GSimpleActionGroup) options = g_simple_action_group_new ();
  g_autoptr(GAction) spelling = g_settings_create_action (tandem_session_get_settings (self->session),
                                                          "check-spelling");

  g_action_map_add_action (G_ACTION_MAP (options), spelling);
  gtk_widget_insert_action_group (self->tools, "text", G_ACTION_GROUP (options));
}

static void
build_tools (TandemSectionEditorPage *self)
{
  static const struct
  {
    const char *icon;
    const char *label;
  } toggles[] = {
    { "text-one-symbolic", N_("One Language") },
    { "text-two-symbolic", N_("Two Languages") },
  };
  GtkWidget *find = gtk_button_new_from_icon_name ("system-search-symbolic");

  self->tools = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->language_toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    adw_toggle_group_add (self->language_toggles,
                          g_object_new (ADW_TYPE_TOGGLE, "icon-name", toggles[i].icon, "tooltip", _(toggles[i].label),
                                        NULL));
  adw_toggle_group_set_active (self->language_toggles, 1);
  g_signal_connect_object (self->language_toggles, "notify::active", G_CALLBACK (languages_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_tooltip_text (find, _("Find in Text (Ctrl+F)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (find), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find in Text"), -1);
  g_signal_connect_object (find, "clicked", G_CALLBACK (find_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->tools), GTK_WIDGET (self->language_toggles));
  gtk_box_append (GTK_BOX (self->tools), new_spelling_button ());
  gtk_box_append (GTK_BOX (self->tools), find);
}

/* ---- the page ----------------------------------------------------------------------- */

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
      gtk_widget_set_visible (GTK_WIDGET (self->language_toggles), !self->narrow);
      if (self->editor != NULL)
        g_object_set (self->editor, "narrow", self->narrow, NULL);
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
  g_clear_object (&self->editor);
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
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditorPage, list);
  gtk_widget_class_bind_template_child (widget_class, TandemSectionEditorPage, content_bin);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_entered_cb);
}

static void
tandem_section_editor_page_init (TandemSectionEditorPage *self)
{
  g_type_ensure (TANDEM_TYPE_SECTION_EDITOR_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
  build_tools (self);
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
  add_options (self);
  tandem_section_editor_list_open (self->list, session);
  self->editor = TANDEM_SECTION_EDITOR (g_object_ref_sink (tandem_section_editor_new (session)));
  g_object_set (self->editor, "narrow", self->narrow, NULL);
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

  g_set_str (&self->section, section);
  if (tandem_section_editor_list_get_number (self->list, section) > 0)
    {
      tandem_section_editor_list_select (self->list, section);
      show_section (self, section);
      adw_navigation_split_view_set_show_content (self->split, TRUE);
    }
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

/**
 * tandem_section_editor_page_take_focus:
 * @self: a page
 *
 * Puts the focus on the sections: arrows choose one, Enter leads into its text.
 */
void
tandem_section_editor_page_take_focus (TandemSectionEditorPage *self)
{
  tandem_section_editor_list_take_focus (self->list);
}
