/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-today-item.h"

#include <glib/gi18n-lib.h>

#include "tandem-kind.h"
#include "tandem-locale.h"
#include "tandem-status.h"

G_DEFINE_FINAL_TYPE (TandemTodayItem, tandem_today_item, G_TYPE_OBJECT)

static const char *const section_titles[TANDEM_TODAY_N_SECTIONS] = {
  [TANDEM_TODAY_LATE] = N_("Late"),
  [TANDEM_TODAY_THIS_WEEK] = N_("This Week"),
  [TANDEM_TODAY_WAITING] = N_("Waiting"),
  [TANDEM_TODAY_NOT_UPDATED] = N_("Not Updated for 30 Days"),
  [TANDEM_TODAY_EXPIRING] = N_("Expiring"),
};

static const char *const step_labels[] = {
  [TANDEM_STEP_OPEN] = NC_("button", "Open"),
  [TANDEM_STEP_UPDATE] = NC_("button", "Update…"),
  [TANDEM_STEP_ANSWER] = NC_("button", "Answer…"),
  [TANDEM_STEP_RENEW] = NC_("button", "Renew…"),
  [TANDEM_STEP_SHOW_ALL] = NC_("button", "Show All"),
};

static void
tandem_today_item_finalize (GObject *object)
{
  TandemTodayItem *self = TANDEM_TODAY_ITEM (object);

  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_free (self->title);
  g_free (self->where);
  g_free (self->when);
  g_free (self->distance);

  G_OBJECT_CLASS (tandem_today_item_parent_class)->finalize (object);
}

static void
tandem_today_item_class_init (TandemTodayItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_today_item_finalize;
}

static void
tandem_today_item_init (TandemTodayItem *self)
{
}

/**
 * tandem_today_item_new:
 * @section: where it stands
 * @step: what is to be done next
 * @doc: (nullable): the record
 *
 * Returns: (transfer full): an entry whose words are still to be filled in
 */
TandemTodayItem *
tandem_today_item_new (TandemTodaySection section,
                       TandemStep         step,
                       TandemDoc         *doc)
{
  TandemTodayItem *self = g_object_new (TANDEM_TYPE_TODAY_ITEM, NULL);

  self->section = section;
  self->step = step;
  self->doc = doc != NULL ? tandem_doc_ref (doc) : NULL;

  return self;
}

const char *
tandem_today_section_get_title (TandemTodaySection section)
{
  return g_dgettext (GETTEXT_PACKAGE, section_titles[section]);
}

const char *
tandem_step_get_label (TandemStep step)
{
  /* The buttons may need another word than a state of the same name. */
  return g_dpgettext2 (GETTEXT_PACKAGE, "button", step_labels[step]);
}

/* The total stands in the heading, which follows the first entry. */
static guint
shown_total (TandemTodayItem *self)
{
  return self->first ? self->total : 0;
}

/**
 * tandem_today_item_equal:
 * @a: an entry
 * @b: another
 *
 * Returns: whether both are about the same record and look the same
 */
gboolean
tandem_today_item_equal (TandemTodayItem *a,
                         TandemTodayItem *b)
{
  return a->section == b->section && a->step == b->step && a->first == b->first && a->last == b->last &&
         shown_total (a) == shown_total (b) &&
         g_strcmp0 (a->doc != NULL ? tandem_doc_get_id (a->doc) : NULL,
                    b->doc != NULL ? tandem_doc_get_id (b->doc) : NULL) == 0 &&
         g_strcmp0 (a->status, b->status) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->where, b->where) == 0 && g_strcmp0 (a->when, b->when) == 0 &&
         g_strcmp0 (a->distance, b->distance) == 0;
}

/**
 * tandem_today_item_dup_spoken:
 * @self: an entry
 *
 * Returns: (transfer full): what is seen, in reading order, for a screen reader
 */
char *
tandem_today_item_dup_spoken (TandemTodayItem *self)
{
  const TandemStatus *status = tandem_status_find (self->status);
  const char *words[] = {
    status != NULL ? tandem_status_get_label (status) : NULL, self->title, self->where, self->when, self->distance,
  };
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && words[i][0] != '\0')
      g_strv_builder_add (parts, words[i]);
  all = g_strv_builder_end (parts);

  return g_strjoinv (tandem_locale_list_separator (), all);
}
