/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-board-card.h"

#include <glib/gi18n-lib.h>

#include "tandem-status.h"
#include "tandem-timeline-item.h"
#include "tandem-view.h"

struct _TandemBoardCard
{
  GtkWidget  parent_instance;

  GtkWidget *code;
  GtkWidget *title;
  GtkWidget *where;
  GtkWidget *when;
  GtkWidget *distance;
};

G_DEFINE_FINAL_TYPE (TandemBoardCard, tandem_board_card, GTK_TYPE_WIDGET)

/* What stands at the end of the last line. */
static char *
dup_distance (const TandemTimelineItem * item,
              TandemDate today)
{
  g_autofree char *forecast = NULL;

  if (!g_str_equal (item->status, "delayed") || !tandem_date_is_set (item->forecast))
    return g_strdup (item->words);
  forecast = tandem_date_to_short_text (item->forecast, today);

  /* Translators: when a milestone is now expected; %s is a date */
  return g_strdup_printf (_("forecast %s"), forecast);
}

char *
tandem_board_card_show (GtkWidget           *card,
                        const TandemDoc     *doc,
                        const TandemContext *context)
{
  TandemBoardCard *self = TANDEM_BOARD_CARD (card);
  TandemDate today = tandem_context_get_today (context);
  g_autoptr(TandemTimelineItem) item = tandem_timeline_item_new (doc, context, TANDEM_NO_DATE);
  const char *pairing_id = tandem_val_string (tandem_doc_get (doc, "partnership"));
  g_autoptr(TandemDoc) pairing = pairing_id != NULL ? tandem_context_resolve (context, pairing_id) : NULL;
  g_autofree char *where = pairing != NULL ? tandem_doc_dup_title (pairing, context) : NULL;
  g_autofree char *when = tandem_date_to_short_text (tandem_timeline_item_get_mark (item), today);
  g_autofree char *distance = dup_distance (item, today);
  g_autofree char *spoken = tandem_timeline_item_dup_spoken (item);
  const TandemStatus *status = tandem_status_find (item->status);
  gboolean urgent = g_str_equal (item->status, "late") || g_str_equal (item->status, "delayed");

  tandem_label_set_or_hide (self->code, item->code);
  gtk_label_set_label (GTK_LABEL (self->title), item->title);
  tandem_label_set_or_hide (self->where, where);
  gtk_label_set_label (GTK_LABEL (self->when), when);
  gtk_label_set_label (GTK_LABEL (self->distance), distance != NULL ? distance : "");
  tandem_widget_set_status_class (self->distance, urgent && status != NULL ? status->style : "dimmed");

  return g_strjoin (", ", spoken, where, NULL);
}

static GtkWidget *
new_label (const char *style,
           gboolean    dimmed)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (dimmed)
    gtk_widget_add_css_class (label, "dimmed");

  return label;
}

static void
tandem_board_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tandem_board_card_parent_class)->dispose (object);
}

static void
tandem_board_card_class_init (TandemBoardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_board_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tandem-card");
}

static void
tandem_board_card_init (TandemBoardCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *parts[4];

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  parts[0] = self->code = new_label ("caption", TRUE);
  parts[1] = self->title = new_label (NULL, FALSE);
  parts[2] = self->where = new_label ("caption", TRUE);
  parts[3] = line;
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->where), PANGO_ELLIPSIZE_END);
  self->when = new_label ("caption", FALSE);
  self->distance = new_label ("caption", FALSE);
  gtk_widget_add_css_class (self->when, "numeric");
  gtk_widget_set_hexpand (self->distance, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->distance), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->distance), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), self->when);
  gtk_box_append (GTK_BOX (line), self->distance);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_parent (parts[i], GTK_WIDGET (self));
}

GtkWidget *
tandem_board_card_new (void)
{
  return g_object_new (TANDEM_TYPE_BOARD_CARD, NULL);
}
