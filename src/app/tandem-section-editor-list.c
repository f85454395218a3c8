/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tandem-field-type.h"
#include "tandem-order.h"
#include "tandem-status-glyph.h"
#include "tandem-translation.h"

#define MAX_LANGUAGES 4     /* with a glyph; a plan has two, rarely three */

struct _TandemSectionEditorList
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkWidget     *heads;         /* names of the glyph columns */
  GtkListBox    *rows;
  GtkWidget     *menu;          /* of a row */
  TandemSession *session;       /* (owned) (nullable) */
  GPtrArray     *sections;      /* (owned) (nullable): TandemDoc */
  GStrv          languages;     /* (owned) (nullable) */
  gboolean       filling;
};

enum
{
  CHOSEN,
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSectionEditorList, tandem_section_editor_list, GTK_TYPE_WIDGET)

static TandemDoc *
get_section (TandemSectionEditorList * self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  return row != NULL ? g_ptr_array_index (self->sections, (guint) gtk_list_box_row_get_index (row)) : NULL;
}

/* ---- rows -------------------------------------------------------------------------- */

static const char *
state_code (const TandemTextSummary *summary,
            gboolean                 mandatory)
{
  switch (summary->state)
    {
    case TANDEM_TEXT_DONE:
      return summary->n_missing > 0 ? "in_progress" : "achieved";
    case TANDEM_TEXT_DRAFT:
      return "in_progress";
    case TANDEM_TEXT_OUTDATED:
      return "out_of_date";
    case TANDEM_TEXT_MISSING:
    default:
      return mandatory ? "missing" : "planned";
    }
}

static const char *
state_words (const TandemTextSummary *summary,
             gboolean                 mandatory)
{
  switch (summary->state)
    {
    case TANDEM_TEXT_DONE:
      return _("finished");
    case TANDEM_TEXT_DRAFT:
      return _("draft");
    case TANDEM_TEXT_OUTDATED:
      return _("out of date");
    case TANDEM_TEXT_MISSING:
    default:
      return mandatory ? _("missing, must be there") : _("nothing yet");
    }
}

static void
update_row (TandemSectionEditorList *self,
            GtkListBoxRow           *row,
            const TandemDoc         *section,
            guint                    number)
{
  GtkWidget *box = gtk_list_box_row_get_child (row);
  GtkWidget *child = gtk_widget_get_first_child (box);
  TandemContext *context = tandem_session_get_context (self->session);
  gboolean mandatory = tandem_val_bool (tandem_doc_get (section, "mandatory"));
  g_autofree char *title = tandem_doc_dup_title (section, context);
  g_autofree char *numeral = g_strdup_printf ("%u", number);
  g_autoptr(GString) said = g_string_new (title);

  gtk_label_set_label (GTK_LABEL (child), numeral);
  child = gtk_widget_get_next_sibling (child);
  gtk_label_set_label (GTK_LABEL (child), title);
  for (guint i = 0; self->languages[i] != NULL && i < MAX_LANGUAGES; i++)
    {
      TandemTextSummary summary = tandem_translation_summarize (section, self->languages[0], self->languages[i]);
      g_autofree char *language = tandem_language_to_text (self->languages[i], context);

      child = gtk_widget_get_next_sibling (child);
      g_object_set (child, "status", state_code (&summary, mandatory), NULL);
      g_string_append_printf (said, ", %s: %s", language, state_words (&summary, mandatory));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), said->str);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (tandem_doc_get_id (section)), g_free);
}

static GtkWidget *
new_row (TandemSectionEditorList *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "width-chars", 2, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE,
                                   "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (number, "dimmed");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; self->languages[i] != NULL && i < MAX_LANGUAGES; i++)
    gtk_box_append (GTK_BOX (box), g_object_new (TANDEM_TYPE_STATUS_GLYPH, "show-word", FALSE, "size", 14,
                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

/* "EN", "中": as short as the glyph below it. */
static char *
dup_short_name (const char *language)
{
  if (g_str_has_prefix (language, "zh"))
    return g_strdup ("中");
  if (g_str_has_prefix (language, "ja"))
    return g_strdup ("日");
  if (g_str_has_prefix (language, "ko"))
    return g_strdup ("한");

  return g_ascii_strup (language, 2);
}

static void
fill_heads (TandemSectionEditorList *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->heads);

  while ((child = gtk_widget_get_last_child (self->heads)) != gtk_widget_get_first_child (self->heads))
    gtk_box_remove (GTK_BOX (self->heads), child);
  for (guint i = 0; self->languages[i] != NULL && i < MAX_LANGUAGES; i++)
    {
      g_autofree char *name = dup_short_name (self->languages[i]);
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_set_size_request (label, 14, -1);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (self->heads), label);
    }
}

static GtkListBoxRow *
find_row (TandemSectionEditorList *self,
          const char              *id)
{
  for (guint i = 0; self->sections != NULL && id != NULL && i < self->sections->len; i++)
    if (g_str_equal (tandem_doc_get_id (g_ptr_array_index (self->sections, i)), id))
      return gtk_list_box_get_row_at_index (self->rows, (int) i);

  return NULL;
}

static gboolean
is_shown (TandemSectionEditorList *self,
          GPtrArray               *former,
          guint                    index,
          const TandemDoc         *section)
{
  gsize n_before, n_after;
  const char *before, *after;

  if (former == NULL || index >= former->len)
    return FALSE;
  before = tandem_doc_get_body (former->pdata[index], &n_before);
  after = tandem_doc_get_body (section, &n_after);

  return n_before == n_after && memcmp (before, after, n_before) == 0;
}

/**
 * tandem_section_editor_list_set_sections:
 * @self: a list
 * @sections: (element-type TandemDoc): in order
 * @languages: (array zero-terminated=1): with a glyph each; the first is the source
 *
 * Shows these; the one that was selected stays so.
 */
void
tandem_section_editor_list_set_sections (TandemSectionEditorList *self,
                                         GPtrArray               *sections,
                                         const char *const       *languages)
{
  g_autofree char *selected = NULL;
  g_autoptr(GPtrArray) former = NULL;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_LIST (self));

  selected = g_strdup (tandem_section_editor_list_get_selected (self));
  self->filling = TRUE;
  if (self->languages == NULL || !g_strv_equal ((const char *const *) self->languages, languages))
    {
      g_strfreev (self->languages);
      self->languages = g_strdupv ((char **) languages);
      gtk_list_box_remove_all (self->rows);
      fill_heads (self);
      g_clear_pointer (&self->sections, g_ptr_array_unref);
    }
  former = g_steal_pointer (&self->sections);
  self->sections = g_ptr_array_ref (sections);
  for (guint i = 0; i < sections->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) i);

      if (row == NULL)
        {
          gtk_list_box_append (self->rows, new_row (self));
          row = gtk_list_box_get_row_at_index (self->rows, (int) i);
        }
      /* only what was written in is looked at again */
      if (!is_shown (self, former, i, g_ptr_array_index (sections, i)))
        update_row (self, row, g_ptr_array_index (sections, i), i + 1);
    }
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->rows, (int) sections->len)) != NULL;)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  gtk_list_box_select_row (self->rows, find_row (self, selected));
  self->filling = FALSE;
}

void
tandem_section_editor_list_select (TandemSectionEditorList *self,
                                   const char              *id)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_LIST (self));

  self->filling = TRUE;
  gtk_list_box_select_row (self->rows, find_row (self, id));
  self->filling = FALSE;
}

const char *
tandem_section_editor_list_get_selected (TandemSectionEditorList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_LIST (self), NULL);

  row = gtk_list_box_get_selected_row (self->rows);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "id") : NULL;
}

guint
tandem_section_editor_list_get_number (TandemSectionEditorList *self,
                                       const char              *id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_LIST (self), 0);

  row = find_row (self, id);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) + 1 : 0;
}

static void
row_activated_cb (TandemSectionEditorList *self,
                  GtkListBoxRow           *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "id"));
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
row_selected_cb (TandemSectionEditorList *self,
                 GtkListBoxRow           *row)
{
  if (row != NULL && !self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "id"));
}

/* ---- moving ------------------------------------------------------------------------- */

static void
put_order (TandemBatch *batch,
           TandemDoc   *section,
           const char  *order)
{
  g_autofree char *json = tandem_json_string (order);
  g_autoptr(TandemDoc) after = tandem_doc_with (section, "order", json, NULL);

  if (after != NULL)
    tandem_batch_put (batch, section, after);
}

static const char *
get_order (TandemSectionEditorList *self,
           int                      index)
{
  if (index < 0 || index >= (int) self->sections->len)
    return NULL;

  return tandem_val_string (tandem_doc_get (g_ptr_array_index (self->sections, (guint) index), "order"));
}

static void
move (TandemSectionEditorList *self,
      gboolean                 down)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  int to = down ? at + 1 : at - 1;
  g_autoptr(TandemBatch) batch = NULL;
  g_autofree char *order = NULL;

  if (at < 0 || to < 0 || to >= (int) self->sections->len)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  batch = tandem_batch_new (_("Move Section"));
  order = down ? tandem_order_between (get_order (self, to), get_order (self, to + 1))
               : tandem_order_between (get_order (self, to - 1), get_order (self, to));
  if (order != NULL)
    put_order (batch, g_ptr_array_index (self->sections, (guint) at), order);
  else
    for (int i = 0; i < (int) self->sections->len; i++)
      {
        g_autofree char *place = tandem_order_nth ((guint) (i == at ? to : i == to ? at : i));

        put_order (batch, g_ptr_array_index (self->sections, (guint) i), place);
      }
  tandem_session_save (self->session, batch, NULL);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  move (TANDEM_SECTION_EDITOR_LIST (widget), g_str_equal (name, "sections.down"));
}

/* ---- other edits ---------------------------------------------------------------------- */

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemSectionEditorList *self = TANDEM_SECTION_EDITOR_LIST (widget);
  TandemDoc *section = get_section (self);

  if (section != NULL)
    tandem_session_delete (self->session, section);
}

static void
mandatory_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TandemSectionEditorList *self = TANDEM_SECTION_EDITOR_LIST (widget);
  TandemDoc *section = get_section (self);
  g_autoptr(TandemDoc) after = NULL;

  if (section != NULL)
    after = tandem_session_edit (self->session, section, "mandatory",
                                 tandem_val_bool (tandem_doc_get (section, "mandatory")) ? "false" : "true", NULL);
}

/* The heading in each language, one line each; what is empty takes it away. */
static void
rename_cb (TandemSectionEditorList *self,
           GtkWidget               *popover)
{
  const char *id = g_object_get_data (G_OBJECT (popover), "id");
  g_autoptr(TandemDoc) before = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  g_autoptr(TandemDoc) after = before != NULL ? tandem_doc_ref (before) : NULL;
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Rename Section"));
  GtkWidget *group = g_object_get_data (G_OBJECT (popover), "group");

  for (guint i = 0; after != NULL && self->languages[i] != NULL; i++)
    {
      GtkWidget *entry = g_object_get_data (G_OBJECT (group), self->languages[i]);
      g_autoptr(TandemContext) context = tandem_context_new_language (tandem_session_get_context (self->session),
                                                                      self->languages[i]);
      const char *text = entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (entry)) : "";
      TandemDoc *named;

      if (entry == NULL)
        continue;
      named = tandem_doc_with_text (after, "heading", text, context, NULL);
      if (named == NULL)
        continue;
      tandem_doc_unref (after);
      after = named;
    }
  if (after == NULL || after == before)
    return;
  tandem_batch_put (batch, before, after);
  tandem_session_save (self->session, batch, NULL);
}

static void
unparent_later_cb (GtkWidget *popover)
{
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TandemSectionEditorList *self = TANDEM_SECTION_EDITOR_LIST (widget);
  TandemDoc *section = get_section (self);
  GtkWidget *popover, *group;

  if (section == NULL)
    return;

  popover = gtk_popover_new ();
  group = adw_preferences_group_new ();
  gtk_widget_set_size_request (group, 320, -1);
  for (guint i = 0; self->languages[i] != NULL; i++)
    {
      g_autofree char *title = tandem_language_to_text (self->languages[i], tandem_session_get_context (self->session));
      GtkWidget *entry = adw_entry_row_new ();
      const char *text = tandem_val_string (tandem_val_member (tandem_val_member (tandem_doc_get (section, "heading"),
                                                                                  self->languages[i]), "text"));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
      gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
      g_object_set_data (G_OBJECT (group), self->languages[i], entry);
      g_signal_connect_object (entry, "entry-activated", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), group);
  g_object_set_data (G_OBJECT (popover), "group", group);
  g_object_set_data_full (G_OBJECT (popover), "id", g_strdup (tandem_doc_get_id (section)), g_free);
  gtk_widget_set_parent (popover, GTK_WIDGET (gtk_list_box_get_selected_row (self->rows)));
  g_signal_connect_object (popover, "closed", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (unparent_later_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* ---- the row menu ---------------------------------------------------------------------- */

static void
pop_up_menu (TandemSectionEditorList *self,
             double                   x,
             double                   y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (TandemSectionEditorList *self,
            int                      n_press,
            double                   x,
            double                   y)
{
  GtkListBoxRow *row;
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->rows), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &point))
    return;
  row = gtk_list_box_get_row_at_y (self->rows, (int) point.y);
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->rows, row);
  pop_up_menu (self, x, y);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TandemSectionEditorList *self = TANDEM_SECTION_EDITOR_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &bounds))
    pop_up_menu (self, bounds.origin.x + 40, bounds.origin.y + bounds.size.height);
}

static GMenuModel *
new_menu (void)
{
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_("_Rename…"), "sections.rename" },
    { N_("Move _Up"), "sections.up" },
    { N_("Move _Down"), "sections.down" },
    { N_("_Must Be There"), "sections.mandatory" },
    { N_("De_lete"), "sections.delete" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_menu_append (menu, _(items[i].label), items[i].action);

  return G_MENU_MODEL (menu);
}

/* ---- the widget ------------------------------------------------------------------------- */

static void
tandem_section_editor_list_dispose (GObject *object)
{
  TandemSectionEditorList *self = TANDEM_SECTION_EDITOR_LIST (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->languages, g_strfreev);

  G_OBJECT_CLASS (tandem_section_editor_list_parent_class)->dispose (object);
}

static const TandemKey keys[] = {
  { "F2", N_("Rename the section"), "sections.rename" },
  { "<Alt>Up", N_("Move up or down"), "sections.up" },
  { "<Alt>Down", NULL, "sections.down" },
  { "Delete", N_("Move to the bin"), "sections.delete" },
  { "Menu <Shift>F10", N_("Menu of the section"), "sections.menu" },
};

const TandemKeyTable tandem_section_editor_list_keys = TANDEM_KEY_TABLE (N_("The Sections of a Text"), keys);

static void
tandem_section_editor_list_class_init (TandemSectionEditorListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_section_editor_list_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", TANDEM_TYPE_SECTION_EDITOR_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /* the chosen one is to be written in */
  signals[ENTERED] = g_signal_new ("entered", TANDEM_TYPE_SECTION_EDITOR_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "sections.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "sections.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "sections.down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "sections.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "sections.mandatory", NULL, mandatory_action);
  gtk_widget_class_install_action (widget_class, "sections.menu", NULL, menu_action);
  tandem_keys_bind (widget_class, &tandem_section_editor_list_keys);
}

static void
tandem_section_editor_list_init (TandemSectionEditorList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  g_autoptr(GMenuModel) menu = new_menu ();
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                      NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Sections"), "xalign", 0.0, "hexpand", TRUE, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (self->heads, "section-heads");
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_box_append (GTK_BOX (self->heads), title);
  gtk_box_append (GTK_BOX (self->box), self->heads);

  self->rows = g_object_new (GTK_TYPE_LIST_BOX, "tab-behavior", GTK_LIST_TAB_ITEM, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "section-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections"), -1);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
tandem_section_editor_list_open (TandemSectionEditorList *self,
                                 TandemSession           *session)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_LIST (self));

  g_set_object (&self->session, session);
}

/**
 * tandem_section_editor_list_take_focus:
 * @self: a list
 *
 * Puts the focus on the section that is written in.
 */
void
tandem_section_editor_list_take_focus (TandemSectionEditorList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->rows));
}
