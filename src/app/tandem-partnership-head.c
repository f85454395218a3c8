/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-head.h"

#include <glib/gi18n-lib.h>

#include "tandem-city-words.h"
#include "tandem-health-card.h"
#include "tandem-hero.h"
#include "tandem-lifecycle.h"
#include "tandem-period-bar.h"
#include "tandem-section-header.h"
#include "tandem-summary.h"
#include "tandem-tile.h"
#include "tandem-tiles.h"
#include "tandem-topic-box.h"

/* The head of a pairing, in the order of a briefing: who, how it is, where it
 * stands, what comes next, what it is about. */

/* Cities of one side, lead first. */
static GPtrArray *
list_side (const TandemDoc     *partnership,
           const char          *side,
           const TandemContext *context)
{
  GPtrArray *cities = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  TandemValIter iter;
  TandemVal member;

  tandem_val_iter_init (&iter, tandem_doc_get (partnership, "members"));
  while (tandem_val_iter_next (&iter, NULL, &member))
    {
      const char *id = tandem_val_string (tandem_val_member (member, "city"));
      TandemDoc *city;

      if (g_strcmp0 (tandem_val_string (tandem_val_member (member, "side")), side) != 0 || id == NULL)
        continue;
      if (!(city = tandem_context_resolve (context, id)))
        continue;
      if (g_strcmp0 (tandem_val_string (tandem_val_member (member, "role")), "lead") == 0)
        g_ptr_array_insert (cities, 0, city);
      else
        g_ptr_array_add (cities, city);
    }

  return cities;
}

static void
set_side (GtkWidget           *hero,
          const char          *side,
          const TandemDoc     *city,
          const TandemContext *context)
{
  static const char *const names[] = { "name", "native", "place", "country", "zone" };
  const char *zone = tandem_val_string (tandem_doc_get (city, "timezone"));
  const char *country = tandem_val_string (tandem_doc_get (city, "country"));
  g_autofree char *native = tandem_dup_native_name (tandem_doc_get (city, "name"), context);
  g_autofree char *title = tandem_doc_dup_title (city, context);
  g_autofree char *place = tandem_city_dup_place (city, context);
  const char *values[] = { title, native, place, country != NULL ? tandem_city_country_name (city, context) : NULL, zone };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *property = g_strdup_printf ("%s-%s", side, names[i]);

      g_object_set (hero, property, values[i], NULL);
    }
}

static void
append_hero (GtkBox              *head,
             const TandemDoc     *partnership,
             const TandemContext *context)
{
  g_autoptr(GPtrArray) left = list_side (partnership, "eu", context);
  g_autoptr(GPtrArray) right = list_side (partnership, "partner", context);
  GtkWidget *hero = g_object_new (TANDEM_TYPE_HERO, NULL);

  /* The side with several cities stands on the right, where there is room for them. */
  if (left->len > right->len)
    {
      GPtrArray *several = g_steal_pointer (&left);

      left = g_steal_pointer (&right);
      right = several;
    }

  if (left->len > 0)
    set_side (hero, "left", g_ptr_array_index (left, 0), context);
  if (right->len > 0)
    set_side (hero, "right", g_ptr_array_index (right, 0), context);
  if (right->len > 1)
    {
      g_autoptr(GStrvBuilder) partners = g_strv_builder_new ();
      g_auto(GStrv) names = NULL;

      for (guint i = 0; i < right->len; i++)
        g_strv_builder_take (partners, tandem_doc_dup_title (g_ptr_array_index (right, i), context));
      names = g_strv_builder_end (partners);
      g_object_set (hero, "partners", names, NULL);
    }

  gtk_box_append (head, hero);
}

static void
append_health (GtkBox              *head,
               const TandemDoc     *partnership,
               const TandemContext *context)
{
  g_autofree char *health = tandem_dup_computed (partnership, "health", context);
  g_autofree char *reason = tandem_dup_computed (partnership, "health_reason", context);

  if (health == NULL)
    return;

  gtk_box_append (head, g_object_new (TANDEM_TYPE_HEALTH_CARD,
                                      "status", health,
                                      "sentence", reason,
                                      "action-label", _("How This Is Judged"),
                                      "action-name", "record.explain-health",
                                      NULL));
}

/* Where each status stands among the steps people see; -1 is outside of them. */
static int
find_step (const char *status)
{
  static const char *const steps[] = { "proposed", "matched", "committed", "active", "completing", "renewed" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (status, steps[i]) == 0)
      return (int) i;

  return g_strcmp0 (status, "on_hold") == 0 ? 3 : g_strcmp0 (status, "closed") == 0 ? 4 : -1;
}

static int
period_end (TandemVal   period,
            const char *end)
{
  const char *text = tandem_val_string (tandem_val_member (period, end));
  TandemDate date = text != NULL ? tandem_date_parse (text) : TANDEM_NO_DATE;

  if (text != NULL && !tandem_date_is_set (date))
    date = tandem_date_parse_month (text);

  return date.ymd;
}

/* What each step needs is said where it is chosen. */
static void
step_activated_cb (GtkWidget *lifecycle,
                   guint      step,
                   gpointer   user_data)
{
  static const struct
  {
    const char *name;
    const char *needs;
  } words[] = {
    { N_("Proposed"), N_("One city has named the other, or a programme has brought them together.") },
    { N_("Matched"), N_("Both cities have said yes.") },
    { N_("Signed"), N_("Both cities have signed an agreement with its period.") },
    { N_("Active"), N_("The period has begun; the cities work together.") },
    { N_("Completing"), N_("The period ends soon; last milestones are due and results are written down.") },
    { N_("Renewed"), N_("A new period or a new agreement follows this one.") },
  };
  AdwDialog *dialog;

  if (step >= G_N_ELEMENTS (words))
    return;

  dialog = adw_alert_dialog_new (g_dgettext (GETTEXT_PACKAGE, words[step].name),
                                 g_dgettext (GETTEXT_PACKAGE, words[step].needs));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, lifecycle);
}

static void
append_lifecycle (GtkBox              *head,
                  const TandemDoc     *partnership,
                  const TandemContext *context)
{
  const char *const labels[] = { _("Proposed"), _("Matched"), _("Signed"), _("Active"), _("Completing"), _("Renewed"), NULL };
  int step = find_step (tandem_val_string (tandem_doc_get (partnership, "status")));
  TandemVal period = tandem_doc_get (partnership, "period");
  int from = period_end (period, "from");
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  if (step >= 0)
    {
      GtkWidget *lifecycle = g_object_new (TANDEM_TYPE_LIFECYCLE, "steps", labels, "current", step, NULL);

      g_signal_connect (lifecycle, "step-activated", G_CALLBACK (step_activated_cb), NULL);
      gtk_box_append (GTK_BOX (card), lifecycle);
    }
  if (from != 0)
    {
      GtkWidget *bar = g_object_new (TANDEM_TYPE_PERIOD_BAR,
                                     "from", from,
                                     "until", period_end (period, "to"),
                                     "today", tandem_context_get_today (context).ymd,
                                     "margin-start", 14, "margin-end", 14, "margin-top", 10, "margin-bottom", 12,
                                     NULL);

      if (step >= 0)
        gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (card), bar);
    }

  if (gtk_widget_get_first_child (card) != NULL)
    gtk_box_append (head, card);
  else
    g_object_unref (g_object_ref_sink (card));
}

/* The latest day before today, or the first one from today on, of a dated kind. */
static TandemDoc *
find_nearest (const TandemDoc     *partnership,
              const char          *kind,
              const char          *field,
              gboolean             ahead,
              const TandemContext *context)
{
  g_autoptr(GPtrArray) docs = tandem_context_referring (context, kind, "partnership", tandem_doc_get_id (partnership));
  TandemDate today = tandem_context_get_today (context);
  TandemDoc *nearest = NULL;
  TandemDate best = TANDEM_NO_DATE;

  for (guint i = 0; docs != NULL && i < docs->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (docs, i);
      TandemDate date = tandem_val_date (tandem_doc_get (doc, field));
      gboolean is_ahead = tandem_date_compare (date, today) >= 0;

      if (!tandem_date_is_set (date) || is_ahead != ahead)
        continue;
      if (nearest == NULL || (tandem_date_compare (date, best) > 0) != ahead)
        {
          nearest = doc;
          best = date;
        }
    }

  return nearest != NULL ? tandem_doc_ref (nearest) : NULL;
}

/* A tile with nothing in it offers the next step instead. */
static GtkWidget *
new_tile (const char          *heading,
          const TandemDoc     *doc,
          const char          *field,
          const char          *none,
          const char          *status_of_none,
          const char          *step,
          const char          *step_action,
          const TandemContext *context)
{
  TandemDate date = doc != NULL ? tandem_val_date (tandem_doc_get (doc, field)) : TANDEM_NO_DATE;
  g_autofree char *value = doc != NULL ? tandem_date_to_short_text (date, tandem_context_get_today (context)) : NULL;
  g_autofree char *detail = doc != NULL ? tandem_doc_dup_title (doc, context) : NULL;

  return g_object_new (TANDEM_TYPE_TILE,
                       "heading", heading,
                       "status", doc == NULL ? status_of_none : NULL,
                       "value", doc != NULL ? value : none,
                       "detail", detail,
                       "action-label", doc == NULL ? step : NULL,
                       "action-name", doc == NULL ? step_action : NULL,
                       NULL);
}

static void
append_tiles (GtkBox              *head,
              const TandemDoc     *partnership,
              const TandemContext *context)
{
  g_autoptr(TandemDoc) last = find_nearest (partnership, "event", "start", FALSE, context);
  g_autoptr(TandemDoc) call = find_nearest (partnership, "contact_log", "on", FALSE, context);
  g_autoptr(TandemDoc) next = find_nearest (partnership, "event", "start", TRUE, context);
  g_autoptr(TandemDoc) agreement = find_nearest (partnership, "agreement", "expires_on", TRUE, context);
  GtkWidget *tiles = g_object_new (TANDEM_TYPE_TILES, NULL);
  gboolean call_is_newer = call != NULL &&
                           (last == NULL || tandem_date_compare (tandem_val_date (tandem_doc_get (call, "on")),
                                                                 tandem_val_date (tandem_doc_get (last, "start"))) > 0);

  gtk_widget_add_css_class (tiles, "card");
  tandem_tiles_add (TANDEM_TILES (tiles),
                    new_tile (_("Last contact"), call_is_newer ? call : last, call_is_newer ? "on" : "start",
                              _("None noted"), "missing", _("Note One…"), "record.add('contact_log')", context));
  tandem_tiles_add (TANDEM_TILES (tiles),
                    new_tile (_("Next meeting"), next, "start", _("None planned"), "at_risk", _("Plan One…"), "record.add('event')", context));
  tandem_tiles_add (TANDEM_TILES (tiles),
                    new_tile (_("Agreement ends"), agreement, "expires_on", _("No end noted"), NULL, _("Add One…"),
                              "record.add('agreement')", context));
  gtk_box_append (head, tiles);
}

static void
append_topics (GtkBox              *head,
               const TandemDoc     *partnership,
               const TandemContext *context)
{
  const TandemField *field = tandem_kind_find_field (tandem_doc_get_kind (partnership), "topics");
  const TandemVocabulary *vocabulary = tandem_field_get_vocabulary (field, context);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) topics = NULL;
  TandemValIter iter;
  TandemVal value;

  tandem_val_iter_init (&iter, tandem_doc_get (partnership, "topics"));
  while (tandem_val_iter_next (&iter, NULL, &value))
    {
      const char *code = tandem_val_string (value);
      const TandemTerm *term = code != NULL && vocabulary != NULL ? tandem_vocabulary_find (vocabulary, code) : NULL;

      if (code != NULL)
        g_strv_builder_add (builder, term != NULL ? g_dgettext (GETTEXT_PACKAGE, term->label) : code);
    }
  topics = g_strv_builder_end (builder);
  if (topics[0] == NULL)
    return;

  gtk_box_append (head, g_object_new (TANDEM_TYPE_SECTION_HEADER, "title", _("Themes"), "count", -1, NULL));
  gtk_box_append (head, g_object_new (TANDEM_TYPE_TOPIC_BOX, "topics", topics, NULL));
}

void
tandem_partnership_head_fill (GtkBox          *head,
                              TandemSession   *session,
                              const TandemDoc *partnership)
{
  TandemContext *context = tandem_session_get_context (session);

  append_hero (head, partnership, context);
  append_health (head, partnership, context);
  append_lifecycle (head, partnership, context);
  append_tiles (head, partnership, context);
  append_topics (head, partnership, context);
}
