/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-search-row.h"

#include <glib/gi18n-lib.h>

#include "tandem-names.h"
#include "tandem-view.h"

struct _TandemSearchRow
{
  GtkListBoxRow   parent_instance;

  GtkWidget      *image;
  GtkWidget      *title;
  GtkWidget      *where;
  GtkWidget      *trailing;

  TandemFindItem *item;         /* (owned) (nullable): before it is first shown */
};

G_DEFINE_FINAL_TYPE (TandemSearchRow, tandem_search_row, GTK_TYPE_LIST_BOX_ROW)

static void
embolden (PangoAttrList         *attributes,
          const TandemHighlight *typed,
          const char            *text)
{
  g_autoptr(GArray) spans = tandem_highlight_find (typed, text);

  for (guint i = 0; i < spans->len; i++)
    {
      const TandemSpan *span = &g_array_index (spans, TandemSpan, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = span->start;
      bold->end_index = span->end;
      pango_attr_list_change (attributes, bold);
    }
}

static void
show_title (TandemSearchRow       *self,
            const TandemHighlight *typed)
{
  g_autofree char *text = tandem_names_dup_text (self->item->title, self->item->native);
  g_autoptr(PangoAttrList) names = tandem_names_get_attributes (self->item->title, self->item->native, NULL);
  g_autoptr(PangoAttrList) attributes = names != NULL ? pango_attr_list_copy (names) : pango_attr_list_new ();

  embolden (attributes, typed, text);
  gtk_label_set_label (GTK_LABEL (self->title), text);
  gtk_label_set_attributes (GTK_LABEL (self->title), attributes);
}

static void
show_where (TandemSearchRow       *self,
            const TandemHighlight *typed,
            const char            *text)
{
  g_autofree char *similar = NULL;
  g_autofree char *words = NULL;
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  if (self->item->meant != NULL)
    /* Translators: beside what a mistyped word found; %s is what was typed */
    similar = g_strdup_printf (_("similar to “%s”"), text);
  if (similar != NULL && self->item->where != NULL)
    words = g_strdup_printf ("%s · %s", similar, self->item->where);
  else
    words = g_strdup (similar != NULL ? similar : self->item->where);

  if (words != NULL)
    embolden (attributes, typed, words);
  tandem_label_set_or_hide (self->where, words);
  gtk_label_set_attributes (GTK_LABEL (self->where), attributes);
}

/* What is seen, in reading order, with its heading: rows are heard one by one. */
static void
speak (TandemSearchRow *self)
{
  g_autoptr(GString) spoken = g_string_new (tandem_find_group_get_title (self->item->group));
  const char *where = gtk_widget_get_visible (self->where) ? gtk_label_get_label (GTK_LABEL (self->where)) : NULL;

  g_string_append_printf (spoken, ": %s", gtk_label_get_label (GTK_LABEL (self->title)));
  if (where != NULL)
    g_string_append_printf (spoken, ", %s", where);
  if (self->item->trailing != NULL)
    g_string_append_printf (spoken, ", %s", self->item->trailing);
  tandem_widget_set_accessible_label (GTK_WIDGET (self), spoken->str);
}

/**
 * tandem_search_row_show:
 * @self: a row
 * @item: what to show
 * @typed: what was typed, "" for nothing
 * @narrow: whether there is no room for what stands at the end
 */
void
tandem_search_row_show (TandemSearchRow *self,
                        TandemFindItem  *item,
                        const char      *typed,
                        gboolean         narrow)
{
  g_autoptr(TandemHighlight) words = NULL;

  g_return_if_fail (TANDEM_IS_SEARCH_ROW (self));
  g_return_if_fail (item != NULL && typed != NULL);

  tandem_find_item_ref (item);
  g_clear_pointer (&self->item, tandem_find_item_unref);
  self->item = item;

  words = tandem_highlight_new (item->meant != NULL ? item->meant : typed);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), item->icon);
  show_title (self, words);
  show_where (self, words, typed);
  tandem_label_set_or_hide (self->trailing, narrow ? NULL : item->trailing);
  speak (self);
}

const TandemFindItem *
tandem_search_row_get_item (TandemSearchRow *self)
{
  return self->item;
}

static void
tandem_search_row_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_SEARCH_ROW (object)->item, tandem_find_item_unref);

  G_OBJECT_CLASS (tandem_search_row_parent_class)->finalize (object);
}

static void
tandem_search_row_class_init (TandemSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_search_row_finalize;
}

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "valign", GTK_ALIGN_BASELINE_FILL, NULL);

  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
    }

  return label;
}

static void
tandem_search_row_init (TandemSearchRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->title = new_label (NULL);
  self->where = new_label ("caption");
  self->trailing = new_label ("caption");
  gtk_widget_set_hexpand (self->where, TRUE);
  gtk_widget_set_halign (self->trailing, GTK_ALIGN_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->trailing), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->where);
  gtk_box_append (GTK_BOX (box), self->trailing);
  gtk_widget_set_size_request (box, -1, 32);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
tandem_search_row_new (void)
{
  return g_object_new (TANDEM_TYPE_SEARCH_ROW, NULL);
}
