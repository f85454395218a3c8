/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-board.h"
#include "tandem-list.h"
#include "tandem-milestone-headings.h"
#include "tandem-milestones-page.h"
#include "tandem-milestones.h"
#include "tandem-timeline.h"
#include "tandem-widgets.h"

G_BEGIN_DECLS

/* The parts of the page: what is chosen, the pane, the actions, and the widget
 * that holds them together. */
struct _TandemMilestonesPage
{
  AdwBreakpointBin         parent_instance;

  AdwOverlaySplitView     *split;
  AdwToggleGroup          *header_views;
  GtkWidget               *zoom_box;
  GtkMenuButton           *unit_button;
  GtkMenuButton           *grouping_button;
  GtkDropDown             *pairing_filter;
  GtkMenuButton           *period_button;
  GtkDropDown             *who_filter;
  GtkMenuButton           *show_button;
  GtkSearchBar            *find_bar;
  GtkSearchEntry          *entry;
  GtkWidget               *menu_bin;
  GtkStack                *stack;
  GtkListView             *view;
  AdwBin                  *board_bin;
  TandemTimeline          *timeline;
  GtkLabel                *count_label;
  AdwStatusPage           *empty_page;
  GtkButton               *empty_button;
  AdwNavigationView       *detail;
  GMenuModel              *row_menu;
  GtkWidget               *popover;     /* (unowned) (nullable): a child of menu_bin */

  TandemSession           *session;     /* (owned) */
  const TandemPlace       *place;
  TandemList              *list;        /* (owned): of the list and the timeline */
  GtkSingleSelection      *selection;   /* (owned): of the list */
  GtkSliceListModel       *rows;        /* (unowned): what the view has of the list; selection has it */
  TandemMilestoneHeadings *headings;    /* (owned) */
  GtkWidget               *board;       /* (unowned) (nullable): before it is first shown */
  char                    *view_name;   /* (owned): what is shown */
  char                    *wanted;      /* (owned) (nullable): to be selected once the list is there */
  gboolean                 regrouping;  /* the next rows are those of another question */
  gboolean                 pane_opened; /* by a person, and not because there is room */
  gboolean                 filling;     /* the pane */
  guint                    pane_id;     /* source: fills the pane */
  gboolean                 filters_set_up;
  guint                    filters_id;  /* source: fills the filters */
  gboolean                 places_hidden;
  gboolean                 narrow;
  gboolean                 view_chosen; /* since the window is narrow */
};

/* Of a setting of the page. */
#define KEY(NAME) "milestones-" NAME

gboolean tandem_milestones_page_is_view (TandemMilestonesPage *self, const char *name);
GSettings *tandem_milestones_page_get_settings (TandemMilestonesPage *self);
TandemDate tandem_milestones_page_get_today (TandemMilestonesPage *self);
char *tandem_milestones_page_dup_grouping (TandemMilestonesPage *self);
TandemMilestones tandem_milestones_page_get_question (TandemMilestonesPage *self, GPtrArray *strings);
void tandem_milestones_page_update_buttons (TandemMilestonesPage *self, const TandemMilestones *question);
void tandem_milestones_page_show_period (TandemMilestonesPage *self, const char *period);
void tandem_milestones_page_ask (TandemMilestonesPage *self);
char *tandem_milestones_page_dup_current (TandemMilestonesPage *self);
TandemDoc *tandem_milestones_page_dup_current_doc (TandemMilestonesPage *self);
gboolean tandem_milestones_page_pane_follows (TandemMilestonesPage *self);
void tandem_milestones_page_fill_pane (TandemMilestonesPage *self, const char *id);
void tandem_milestones_page_open_pane (TandemMilestonesPage *self, const char *id);
void tandem_milestones_page_follow_selection (TandemMilestonesPage *self);
void tandem_milestones_page_follow_pane (TandemMilestonesPage *self);
void tandem_milestones_page_settle_pane (TandemMilestonesPage *self);
void tandem_milestones_page_settle_wanted (TandemMilestonesPage *self);
gboolean tandem_milestones_page_is_narrowed (TandemMilestonesPage *self);
void tandem_milestones_page_set_up_menus (TandemMilestonesPage *self);
void tandem_milestones_page_set_up_filters (TandemMilestonesPage *self);
void tandem_milestones_page_make_board (TandemMilestonesPage *self);
void tandem_milestones_page_bind_choices (GtkWidgetClass *widget_class);
void tandem_milestones_page_bind_pane (GtkWidgetClass *widget_class);
void tandem_milestones_page_bind_actions (GtkWidgetClass *widget_class);

G_END_DECLS
