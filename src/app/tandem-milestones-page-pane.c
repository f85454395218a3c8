/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-milestones-page-private.h"

#include <glib/gi18n-lib.h>

#include "tandem-gradual.h"
#include "tandem-record-page.h"

/* Which milestone it is about, and the pane that shows it. */

/* The milestone that actions are about. */
char *
tandem_milestones_page_dup_current (TandemMilestonesPage *self)
{
  TandemRecord *record;

  if (tandem_milestones_page_is_view (self, "board"))
    return g_strdup (tandem_board_get_selected (TANDEM_BOARD (self->board)));
  if (tandem_milestones_page_is_view (self, "timeline"))
    return g_strdup (tandem_timeline_get_selected (self->timeline));
  record = gtk_single_selection_get_selected_item (self->selection);

  return record != NULL ? g_strdup (tandem_record_get_id (record)) : NULL;
}

TandemDoc *
tandem_milestones_page_dup_current_doc (TandemMilestonesPage *self)
{
  g_autofree char *id = tandem_milestones_page_dup_current (self);

  return id != NULL ? tandem_store_get (tandem_session_get_store (self->session), id, NULL) : NULL;
}

static AdwNavigationPage *
new_empty_page (void)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), header);

  return adw_navigation_page_new (toolbar, _("Milestones"));
}

/* Where there is room, the list has what is selected beside it. */
gboolean
tandem_milestones_page_pane_follows (TandemMilestonesPage *self)
{
  return tandem_milestones_page_is_view (self, "list") && !adw_overlay_split_view_get_collapsed (self->split);
}

/* A pane that was opened has a way back: an empty page below the record, which
 * closes it. @id: (nullable): nothing is shown */
void
tandem_milestones_page_fill_pane (TandemMilestonesPage *self,
                                  const char           *id)
{
  g_autoptr(TandemDoc) doc = id != NULL ? tandem_store_get (tandem_session_get_store (self->session), id, NULL) : NULL;
  g_autoptr(TandemRecord) record = doc != NULL ? tandem_record_new (doc, tandem_session_get_context (self->session)) : NULL;
  AdwNavigationPage *pages[2];
  int n = 0;

  if (record == NULL || !tandem_milestones_page_pane_follows (self))
    pages[n++] = new_empty_page ();
  if (record != NULL)
    pages[n++] = ADW_NAVIGATION_PAGE (tandem_record_page_new (self->session, record));
  g_clear_handle_id (&self->pane_id, g_source_remove);
  self->filling = TRUE;
  adw_navigation_view_replace (self->detail, pages, n);
  self->filling = FALSE;
}

void
tandem_milestones_page_open_pane (TandemMilestonesPage *self,
                                  const char           *id)
{
  tandem_milestones_page_fill_pane (self, id);
  self->pane_opened = TRUE;
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

static gboolean
show_selected_cb (gpointer user_data)
{
  TandemMilestonesPage *self = user_data;
  TandemRecord *record = gtk_single_selection_get_selected_item (self->selection);

  self->pane_id = 0;
  if (tandem_milestones_page_pane_follows (self))
    tandem_milestones_page_fill_pane (self, record != NULL ? tandem_record_get_id (record) : NULL);

  return G_SOURCE_REMOVE;
}

/* The list comes first, in a picture of its own: then what is selected in it. */
void
tandem_milestones_page_follow_selection (TandemMilestonesPage *self)
{
  if (tandem_milestones_page_pane_follows (self) && self->pane_id == 0)
    self->pane_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, show_selected_cb, self, NULL);
}

/* Before anything is asked of it. */
void
tandem_milestones_page_settle_pane (TandemMilestonesPage *self)
{
  if (self->pane_id != 0)
    {
      g_source_remove (self->pane_id);
      show_selected_cb (self);
    }
}

/* The window is wider, or narrower. */
void
tandem_milestones_page_follow_pane (TandemMilestonesPage *self)
{
  if (self->session == NULL)
    return;
  if (tandem_milestones_page_pane_follows (self) && !self->pane_opened)
    tandem_milestones_page_follow_selection (self);
  adw_overlay_split_view_set_show_sidebar (self->split, tandem_milestones_page_pane_follows (self) || self->pane_opened);
}

static void
pane_toggled_cb (TandemMilestonesPage *self)
{
  if (self->session == NULL || adw_overlay_split_view_get_show_sidebar (self->split))
    return;
  self->pane_opened = FALSE;
  gtk_widget_grab_focus (tandem_milestones_page_is_view (self, "timeline") ? GTK_WIDGET (self->timeline) : GTK_WIDGET (self->view));
}

static void
pane_page_cb (TandemMilestonesPage *self)
{
  if (self->session != NULL && !self->filling && !tandem_milestones_page_pane_follows (self) &&
      !TANDEM_IS_RECORD_PAGE (adw_navigation_view_get_visible_page (self->detail)))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
row_activated_cb (TandemMilestonesPage *self,
                  guint                 position)
{
  g_autofree char *id = NULL;

  gtk_single_selection_set_selected (self->selection, position);
  id = tandem_milestones_page_dup_current (self);
  if (id != NULL)
    tandem_milestones_page_open_pane (self, id);
}

static void
timeline_activated_cb (TandemMilestonesPage *self,
                       const char           *id)
{
  tandem_milestones_page_open_pane (self, id);
}

static gboolean
select_wanted (TandemMilestonesPage *self)
{
  guint position = tandem_milestones_page_is_view (self, "board") ? G_MAXUINT : tandem_list_find (self->list, self->wanted);
  g_autofree char *id = NULL;

  if (tandem_milestones_page_is_view (self, "board") && !tandem_board_select (TANDEM_BOARD (self->board), self->wanted))
    return FALSE;
  if (!tandem_milestones_page_is_view (self, "board") && position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  id = g_steal_pointer (&self->wanted);
  if (tandem_milestones_page_is_view (self, "list"))
    {
      tandem_gradual_show_all (self->rows);
      gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
    }
  else if (tandem_milestones_page_is_view (self, "timeline"))
    tandem_timeline_select (self->timeline, position);
  tandem_milestones_page_open_pane (self, id);

  return TRUE;
}

/* A record that the filters hide is still shown. */
void
tandem_milestones_page_settle_wanted (TandemMilestonesPage *self)
{
  g_autofree char *id = NULL;
  g_autoptr(TandemDoc) doc = NULL;

  if (self->wanted == NULL || select_wanted (self))
    return;

  id = g_steal_pointer (&self->wanted);
  doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  if (doc != NULL)
    tandem_milestones_page_open_pane (self, id);
  else
    tandem_session_announce (self->session, _("That record is not there any more"));
}


/* What the template calls here. */
void
tandem_milestones_page_bind_pane (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, pane_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_activated_cb);
}
