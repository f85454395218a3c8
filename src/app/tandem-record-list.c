/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-list.h"

#include <adwaita.h>

#include "tandem-record-row.h"
#include "tandem-section-header.h"
#include "tandem-summary.h"

#define MAX_TICKS 10            /* frames after which a short list is taken to be whole */

typedef struct
{
  TandemList           *list;   /* (owned) */
  TandemRecordListTitle title;
  gpointer              user_data;
} Sections;

static void
sections_free (gpointer  data,
               GClosure *closure)
{
  Sections *sections = data;

  g_object_unref (sections->list);
  g_free (sections);
}

/* ---- rows ---------------------------------------------------------------------- */

/* What a thread finds out about one row. */
typedef struct
{
  TandemDoc     *doc;           /* (owned) */
  TandemContext *context;       /* (owned) */
  TandemSummary *summary;       /* (owned) (nullable) */
} Judgement;

static const char judged_key[] = "tandem-judged";

static void
judgement_free (Judgement *judgement)
{
  tandem_doc_unref (judgement->doc);
  tandem_context_unref (judgement->context);
  g_clear_pointer (&judgement->summary, tandem_summary_free);
  g_free (judgement);
}

static void
show (GtkListItem         *item,
      const TandemSummary *summary)
{
  g_autofree char *spoken = tandem_summary_dup_spoken (summary);

  tandem_summary_show (summary, gtk_list_item_get_child (item));
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
judge (GTask        *task,
       gpointer      source,
       gpointer      task_data,
       GCancellable *cancellable)
{
  Judgement *judgement = task_data;

  judgement->summary = tandem_summary_new (judgement->doc, judgement->context);
  g_task_return_boolean (task, TRUE);
}

/* The row may show another record by now; its own keeps what was found. */
static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkListItem) item = user_data;
  Judgement *judgement = g_task_get_task_data (G_TASK (result));
  TandemRecord *record = TANDEM_RECORD (source);
  TandemSummary *summary = g_steal_pointer (&judgement->summary);

  if (tandem_record_get_doc (record) != judgement->doc)
    {
      tandem_summary_free (summary);
      return;
    }
  g_object_set_data_full (source, judged_key, summary, (GDestroyNotify) tandem_summary_free);
  if (gtk_list_item_get_item (item) == record && gtk_list_item_get_child (item) != NULL)
    show (item, summary);
}

static void
begin_judging (TandemRecord *record,
               GtkListItem  *item)
{
  Judgement *judgement = g_new0 (Judgement, 1);
  g_autoptr(GTask) task = g_task_new (record, NULL, judged_cb, g_object_ref (item));

  judgement->doc = tandem_doc_ref (tandem_record_get_doc (record));
  judgement->context = tandem_context_ref (tandem_record_get_context (record));
  g_task_set_static_name (task, "[tandem] row");
  g_task_set_task_data (task, judgement, (GDestroyNotify) judgement_free);
  g_task_run_in_thread (task, judge);
}

/* What a row said before it is judged again it goes on saying. */
static void
show_summary (TandemRecord *record,
              GParamSpec   *pspec,
              GtkListItem  *item)
{
  const TandemDoc *doc = tandem_record_get_doc (record);
  gboolean judged = tandem_summary_is_judged (tandem_doc_get_kind (doc));
  const TandemSummary *before = judged && pspec == NULL ? g_object_get_data (G_OBJECT (record), judged_key) : NULL;
  g_autoptr(TandemSummary) summary = NULL;

  if (gtk_list_item_get_child (item) == NULL)
    return;

  if (before == NULL)
    summary = tandem_summary_new_quick (doc, tandem_record_get_context (record));
  show (item, before != NULL ? before : summary);
  if (judged)
    begin_judging (record, item);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (TANDEM_TYPE_RECORD_ROW, NULL));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  TandemRecord *record = gtk_list_item_get_item (item);

  show_summary (record, NULL, item);
  g_signal_connect (record, "notify", G_CALLBACK (show_summary), item);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_summary, item);
}

/* ---- headings ------------------------------------------------------------------ */

static void
header_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header)
{
  gtk_list_header_set_child (header, g_object_new (TANDEM_TYPE_SECTION_HEADER, "small", TRUE, NULL));
}

/* The section is counted in the list: the view may have only some of it yet. */
static void
header_bind_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header,
                Sections                 *sections)
{
  TandemRecord *first = gtk_list_header_get_item (header);
  g_autofree char *title = NULL;
  guint start, end;

  if (first == NULL)
    return;

  tandem_list_get_section (sections->list, gtk_list_header_get_start (header), &start, &end);
  title = sections->title (first, sections->user_data);
  g_object_set (gtk_list_header_get_child (header), "title", title, "count", (int) (end - start), NULL);
}

/* A long section is longer once all of it is there. */
static void
header_grown_cb (GtkListHeader *header,
                 GParamSpec    *pspec,
                 Sections      *sections)
{
  header_bind_cb (NULL, header, sections);
}

static void
header_follow_cb (GtkSignalListItemFactory *factory,
                  GtkListHeader            *header,
                  Sections                 *sections)
{
  g_signal_connect (header, "notify::end", G_CALLBACK (header_grown_cb), sections);
}

static void
header_leave_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header,
                 Sections                 *sections)
{
  g_signal_handlers_disconnect_by_func (header, header_grown_cb, sections);
}

/**
 * tandem_record_list_set_up:
 * @view: a list view
 * @list: the records that it shows, or the first of them
 * @title: (nullable): what stands over a section; without it there are no headings
 * @user_data: for @title; lives as long as @view has rows
 *
 * Makes @view show records as rows, which follow their records.
 */
void
tandem_record_list_set_up (GtkListView          *view,
                           TandemList           *list,
                           TandemRecordListTitle title,
                           gpointer              user_data)
{
  g_autoptr(GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  Sections *sections;

  g_signal_connect (rows, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (rows, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  gtk_list_view_set_factory (view, rows);
  if (title == NULL)
    return;

  sections = g_new (Sections, 1);
  *sections = (Sections) { g_object_ref (list), title, user_data };
  g_signal_connect (headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect_data (headers, "bind", G_CALLBACK (header_bind_cb), sections, sections_free, 0);
  g_signal_connect (headers, "bind", G_CALLBACK (header_follow_cb), sections);
  g_signal_connect (headers, "unbind", G_CALLBACK (header_leave_cb), sections);
  gtk_list_view_set_header_factory (view, headers);
}

/* ---- where it begins ------------------------------------------------------------- */

static gboolean
show_top_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  guint *n_ticks = user_data;

  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) && (*n_ticks)++ < MAX_TICKS)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (adjustment, 0);
  g_object_set_data (G_OBJECT (widget), "tandem-showing-top", NULL);

  return G_SOURCE_REMOVE;
}

/**
 * tandem_list_view_show_top:
 * @view: a list view that was filled
 *
 * A view comes up at its first row, which hides the heading above it, and
 * knows only after some frames how long it is: then this scrolls it up.
 */
void
tandem_list_view_show_top (GtkListView *view)
{
  if (g_object_get_data (G_OBJECT (view), "tandem-showing-top") != NULL)
    return;

  g_object_set_data (G_OBJECT (view), "tandem-showing-top", GINT_TO_POINTER (TRUE));
  gtk_widget_add_tick_callback (GTK_WIDGET (view), show_top_cb, g_new0 (guint, 1), g_free);
}

/* ---- the focus ------------------------------------------------------------------- */

static gboolean
is_busy (GtkWidget *focus)
{
  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
                           gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) != NULL);
}

static void
focus_row (GtkListView *view)
{
  GtkSelectionModel *model = gtk_list_view_get_model (view);
  guint selected = GTK_IS_SINGLE_SELECTION (model) ? gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)) : 0;

  if (selected >= g_list_model_get_n_items (G_LIST_MODEL (model)))
    selected = 0;
  gtk_list_view_scroll_to (view, selected, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  if (selected == 0)
    tandem_list_view_show_top (view);
}

static void
mapped_cb (GtkListView *view)
{
  g_signal_handlers_disconnect_by_func (view, mapped_cb, NULL);
  tandem_list_view_take_focus (view);
}

static void
rows_came_cb (gpointer data)
{
  g_autoptr(GtkListView) view = data;
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));

  if (root == NULL || model == NULL || g_list_model_get_n_items (model) == 0)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (view)))
    g_signal_connect (view, "map", G_CALLBACK (mapped_cb), NULL);
  else if (!is_busy (gtk_root_get_focus (root)))    /* somebody may be typing elsewhere by now */
    focus_row (view);
}

static void
items_changed_cb (GListModel  *model,
                  guint        position,
                  guint        removed,
                  guint        added,
                  GtkListView *view)
{
  if (added == 0)
    return;
  g_signal_handlers_disconnect_by_func (model, items_changed_cb, view);
  /* The view, and the page that shows it, hear of the rows in their turn. */
  g_idle_add_once (rows_came_cb, g_object_ref (view));
}

/**
 * tandem_list_view_take_focus:
 * @view: a list view with a model
 *
 * Puts the focus on the selected row, else the first; when rows are still to
 * come, as soon as they are there, unless somebody is typing by then.
 */
void
tandem_list_view_take_focus (GtkListView *view)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));

  g_signal_handlers_disconnect_by_func (model, items_changed_cb, view);
  if (g_list_model_get_n_items (model) > 0)
    focus_row (view);
  else
    g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), view, G_CONNECT_DEFAULT);
}
