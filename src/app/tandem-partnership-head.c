/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-head.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-agreement.h"
#include "kinds/tandem-health.h"
#include "kinds/tandem-partnership-contact.h"
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

/* The steps people see, in their order. */
static const char *const steps[] = { "proposed", "matched", "committed", "active", "completing", "renewed" };

/* Where each status stands among them; -1 is outside of them. */
static int
find_step (const char *status)
{
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
                   guint      step)
{
  if (step < G_N_ELEMENTS (steps))
    gtk_widget_activate_action (lifecycle, "record.show-step", "s", steps[step]);
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

/* ---- tiles: last contact, next meeting, agreement --------------------------------- */

typedef struct
{
  const char *heading;
  const char *status;       /* (nullable) */
  char       *value;
  char       *detail;       /* (nullable) */
  const char *step;         /* (nullable): the next step, as a link */
  char       *action;       /* (nullable) */
} Tile;

static void
add_tile (GtkWidget  *tiles,
          const Tile *tile)
{
  tandem_tiles_add (TANDEM_TILES (tiles), g_object_new (TANDEM_TYPE_TILE,
                                                        "heading", tile->heading,
                                                        "status", tile->status,
                                                        "value", tile->value,
                                                        "detail", tile->detail,
                                                        "action-label", tile->step,
                                                        "action-name", tile->action,
                                                        NULL));
  g_free (tile->value);
  g_free (tile->detail);
  g_free (tile->action);
}

/* "17 Apr · Coaching call": of a long title the end may be cut off. */
static char *
dup_what_and_when (const TandemDoc     *doc,
                   TandemDate           on,
                   const TandemContext *context)
{
  g_autofree char *title = tandem_doc_dup_title (doc, context);
  g_autofree char *day = tandem_date_to_short_text (on, tandem_context_get_today (context));

  return g_strjoin (" · ", day, title, NULL);
}

static char *
dup_days_ago (TandemDate on,
              TandemDate today)
{
  int days = tandem_date_days_between (on, today);

  if (days < 2)
    return tandem_date_to_short_text (on, today);

  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
}

static void
add_contact (GtkWidget            *tiles,
             const TandemContacts *contacts,
             const TandemContext  *context)
{
  TandemDate today = tandem_context_get_today (context);
  gboolean long_ago = tandem_date_days_between (contacts->last_on, today) > TANDEM_HEALTH_CONTACT_DAYS;
  Tile tile = { _("Last contact") };

  if (contacts->last != NULL)
    {
      tile.status = long_ago ? "off_track" : "on_track";
      tile.value = dup_days_ago (contacts->last_on, today);
      tile.detail = dup_what_and_when (contacts->last, contacts->last_on, context);
    }
  else
    {
      tile.status = "missing";
      tile.value = g_strdup (_("None noted"));
    }
  if (contacts->last == NULL || long_ago)
    {
      tile.step = _("Note One…");
      tile.action = g_strdup ("record.add('contact_log')");
    }
  add_tile (tiles, &tile);
}

static void
add_meeting (GtkWidget            *tiles,
             const TandemContacts *contacts,
             const TandemContext  *context)
{
  Tile tile = { _("Next meeting") };

  if (contacts->next != NULL)
    {
      tile.status = "on_track";
      tile.value = tandem_date_to_short_text (contacts->next_on, tandem_context_get_today (context));
      tile.detail = tandem_doc_dup_title (contacts->next, context);
    }
  else
    {
      tile.status = "at_risk";
      tile.value = g_strdup (_("None planned"));
      tile.step = _("Plan One…");
      tile.action = g_strdup ("record.add('event')");
    }
  add_tile (tiles, &tile);
}

/* When it ends, or ended, and how far away that is. */
static void
say_end (Tile                *tile,
         const TandemDoc     *agreement,
         TandemDate           end,
         const TandemContext *context)
{
  TandemDate today = tandem_context_get_today (context);
  gboolean has_ended = tandem_agreement_has_expired (agreement, context);
  g_autofree char *day = tandem_date_to_short_text (end, today);

  /* Translators: %s is a day without the year, as in "18 Nov" */
  tile->value = g_strdup_printf (has_ended ? _("Ended %s") : _("Ends %s"), day);
  tile->status = has_ended ? "off_track" : tandem_agreement_is_expiring (agreement, context) ? "expiring" : "on_track";
  tile->detail = has_ended ? dup_days_ago (end, today) : tandem_dup_date_distance (end, today);
  if (g_str_equal (tile->status, "on_track"))
    return;

  tile->step = _("Renew…");
  tile->action = g_strdup_printf ("record.renew('%s')", tandem_doc_get_id (agreement));
}

static void
add_agreement (GtkWidget           *tiles,
               const TandemDoc     *partnership,
               const TandemContext *context)
{
  g_autoptr(TandemDoc) agreement = tandem_partnership_find_agreement (tandem_doc_get_id (partnership), context);
  TandemDate end = agreement != NULL ? tandem_val_date (tandem_doc_get (agreement, "expires_on")) : TANDEM_NO_DATE;
  Tile tile = { _("Agreement") };

  if (agreement == NULL)
    {
      tile.status = "missing";
      tile.value = g_strdup (_("None signed"));
      tile.step = _("Add One…");
      tile.action = g_strdup ("record.add('agreement')");
    }
  else if (tandem_val_bool (tandem_doc_get (agreement, "auto_renew")))
    {
      tile.status = "on_track";
      tile.value = g_strdup (_("Renews itself"));
      tile.detail = tandem_doc_dup_title (agreement, context);
    }
  else if (tandem_date_is_set (end))
    say_end (&tile, agreement, end, context);
  else
    {
      tile.status = "missing";
      tile.value = g_strdup (_("No end noted"));
      tile.step = _("Complete…");
      tile.action = g_strdup_printf ("record.open('%s')", tandem_doc_get_id (agreement));
    }
  add_tile (tiles, &tile);
}

static void
append_tiles (GtkBox              *head,
              const TandemDoc     *partnership,
              const TandemContext *context)
{
  g_autoptr(TandemContacts) contacts = tandem_contacts_new (tandem_doc_get_id (partnership), context);
  GtkWidget *tiles = g_object_new (TANDEM_TYPE_TILES, NULL);

  gtk_widget_add_css_class (tiles, "card");
  add_contact (tiles, contacts, context);
  add_meeting (tiles, contacts, context);
  add_agreement (tiles, partnership, context);
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
