/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#define LIBICAL_GLIB_UNSTABLE_API 1
#include <glib/gi18n-lib.h>
#include <libical-glib/libical-glib.h>
#include <string.h>

#include "tandem-export-private.h"

/* Events, and milestones as days in the calendar (Outlook does not show tasks).
 * People are left out: a calendar file travels further than its sender thinks. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ICalComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ICalTime, g_object_unref)

#define PRODUCT "-//The Tandem developers//Tandem//EN"

static void
take_property (ICalComponent *component,
               ICalProperty  *property)
{
  i_cal_component_take_property (component, property);
}

static const char *
get_string (const TandemDoc *doc,
            const char      *field)
{
  return tandem_val_string (tandem_val_member (tandem_doc_root (doc), field));
}

/* "2020-05-19T09:00", or the day alone. */
static ICalTime *
parse_moment (const char *text,
              gboolean    all_day)
{
  int year, month, day, hour = 0, minute = 0;
  ICalTime *time;

  if (!text || sscanf (text, "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute) < 3)
    return NULL;
  time = i_cal_time_new_null_time ();
  i_cal_time_set_date (time, year, month, day);
  i_cal_time_set_is_date (time, all_day || !strchr (text, 'T'));
  if (!i_cal_time_is_date (time))
    i_cal_time_set_time (time, hour, minute, 0);

  return time;
}

static ICalTime *
make_day (TandemDate date)
{
  ICalTime *time = i_cal_time_new_null_time ();

  i_cal_time_set_date (time, date.ymd / 10000, date.ymd / 100 % 100, date.ymd % 100);
  i_cal_time_set_is_date (time, TRUE);

  return time;
}

static void
set_zone (ICalProperty *property,
          const char   *zone)
{
  if (zone)
    i_cal_property_take_parameter (property, i_cal_parameter_new_tzid (zone));
}

/* Records carry no number of changes. A later export replaces an earlier one, so
 * the days since the year 2000 do for SEQUENCE. */
static int
get_sequence (const TandemContext *context)
{
  TandemDate today = tandem_context_get_today (context);

  return tandem_date_is_set (today) ? MAX (tandem_date_days_between (tandem_date_new (2000, 1, 1), today), 0) : 0;
}

static void
add_text (ICalComponent *component,
          ICalProperty  *property,
          const char    *language)
{
  if (language)
    i_cal_property_take_parameter (property, i_cal_parameter_new_language (language));
  take_property (component, property);
}

static ICalComponent *
begin_event (const TandemDoc     *doc,
             const TandemContext *context,
             const char          *summary)
{
  ICalComponent *event = i_cal_component_new_vevent ();
  g_autofree char *uid = g_strdup_printf ("%s@tandemplan.org", tandem_doc_get_id (doc));
  TandemDate today = tandem_context_get_today (context);
  ICalTime *stamp = make_day (tandem_date_is_set (today) ? today : (TandemDate) { 19700101 });

  i_cal_time_set_is_date (stamp, FALSE);
  i_cal_time_set_timezone (stamp, i_cal_timezone_get_utc_timezone ());
  take_property (event, i_cal_property_new_uid (uid));
  take_property (event, i_cal_property_new_dtstamp (stamp));
  g_object_unref (stamp);
  add_text (event, i_cal_property_new_summary (summary), tandem_context_get_language (context));
  take_property (event, i_cal_property_new_sequence (get_sequence (context)));

  return event;
}

static ICalPropertyStatus
find_status (const char *status)
{
  static const char *const sure[] = { "confirmed", "held", "minuted", NULL };

  if (g_strcmp0 (status, "cancelled") == 0)
    return I_CAL_STATUS_CANCELLED;

  return status && g_strv_contains (sure, status) ? I_CAL_STATUS_CONFIRMED : I_CAL_STATUS_TENTATIVE;
}

/* All-day ends are exclusive: the day after the last. */
static void
add_times (ICalComponent *event,
           ICalTime      *start,
           ICalTime      *end,
           const char    *zone)
{
  ICalProperty *property = i_cal_property_new_dtstart (start);

  if (i_cal_time_is_date (start))
    {
      ICalTime *last = end && i_cal_time_compare_date_only (end, start) > 0 ? i_cal_time_clone (end)
                                                                             : i_cal_time_clone (start);

      i_cal_time_set_is_date (last, TRUE);
      i_cal_time_adjust (last, 1, 0, 0, 0);
      take_property (event, property);
      take_property (event, i_cal_property_new_dtend (last));
      g_object_unref (last);
      return;
    }
  set_zone (property, zone);
  take_property (event, property);
  if (end && !i_cal_time_is_date (end))
    {
      property = i_cal_property_new_dtend (end);
      set_zone (property, zone);
      take_property (event, property);
    }
}

static void
add_place (ICalComponent       *event,
           const TandemDoc     *doc,
           const TandemContext *context)
{
  const char *venue = tandem_val_l10n (tandem_val_member (tandem_doc_root (doc), "venue"),
                                       tandem_context_get_language (context));
  const char *city_id = get_string (doc, "city");
  g_autoptr(TandemDoc) city = city_id ? tandem_context_resolve (context, city_id) : NULL;
  g_autofree char *name = city ? tandem_doc_dup_title (city, context) : NULL;
  g_autofree char *both = venue && name ? g_strdup_printf ("%s, %s", venue, name) : NULL;
  TandemVal location = { NULL };
  const char *lat, *lon;

  if (both || venue || name)
    add_text (event, i_cal_property_new_location (both ? both : venue ? venue : name),
              tandem_context_get_language (context));
  if (city)
    location = tandem_val_member (tandem_doc_root (city), "location");
  lat = tandem_val_string (tandem_val_member (location, "lat"));
  lon = tandem_val_string (tandem_val_member (location, "lon"));
  if (lat && lon)
    {
      ICalGeo *geo = i_cal_geo_new (g_ascii_strtod (lat, NULL), g_ascii_strtod (lon, NULL));

      take_property (event, i_cal_property_new_geo (geo));
      g_object_unref (geo);
    }
}

static ICalComponent *
make_event (const TandemDoc     *doc,
            const TandemContext *context,
            const char          *zone)
{
  g_autofree char *title = tandem_doc_dup_title (doc, context);
  gboolean all_day = tandem_val_bool (tandem_val_member (tandem_doc_root (doc), "all_day"));
  g_autoptr(ICalTime) start = parse_moment (get_string (doc, "start"), all_day);
  g_autoptr(ICalTime) end = parse_moment (get_string (doc, "end"), all_day);
  const char *description = tandem_val_l10n (tandem_val_member (tandem_doc_root (doc), "description"),
                                             tandem_context_get_language (context));
  const char *url = get_string (doc, "url");
  const char *kind = get_string (doc, "event_kind");
  ICalComponent *event;

  if (!start)
    return NULL;
  event = begin_event (doc, context, title);
  add_times (event, start, end, zone);
  if (description)
    add_text (event, i_cal_property_new_description (description), tandem_context_get_language (context));
  add_place (event, doc, context);
  if (kind)
    take_property (event, i_cal_property_new_categories (kind));
  if (url)
    take_property (event, i_cal_property_new_url (url));
  take_property (event, i_cal_property_new_status (find_status (get_string (doc, "status"))));

  return event;
}

static ICalComponent *
make_milestone (const TandemDoc     *doc,
                const TandemContext *context)
{
  g_autofree char *title = tandem_doc_dup_title (doc, context);
  const char *code = get_string (doc, "code");
  g_autofree char *summary = code && !g_str_has_prefix (title, code) ? g_strdup_printf ("%s %s", code, title)
                                                                       : g_strdup (title);
  TandemDate due = tandem_val_date (tandem_val_member (tandem_doc_root (doc), "due"));
  g_autoptr(ICalTime) day = NULL;
  ICalComponent *event;

  if (!tandem_date_is_set (due) || due.ymd % 100 == 0)
    return NULL;
  day = make_day (due);
  event = begin_event (doc, context, summary);
  add_times (event, day, NULL, NULL);
  take_property (event, i_cal_property_new_categories ("milestone"));
  take_property (event, i_cal_property_new_transp (I_CAL_TRANSP_TRANSPARENT));
  take_property (event, i_cal_property_new_status (g_strcmp0 (get_string (doc, "status"), "dropped") == 0
                                                     ? I_CAL_STATUS_CANCELLED
                                                     : I_CAL_STATUS_CONFIRMED));

  return event;
}

/* The zone's name if there is one, with its rules in the calendar, once. */
static const char *
use_zone (ICalComponent   *calendar,
          GHashTable      *zones,
          const TandemDoc *doc)
{
  const char *name = get_string (doc, "timezone");
  ICalTimezone *zone = name ? i_cal_timezone_get_builtin_timezone (name) : NULL;
  ICalComponent *rules;

  if (!zone)
    return NULL;
  if (!g_hash_table_contains (zones, name))
    {
      g_autoptr(ICalComponent) original = i_cal_timezone_get_component (zone);
      ICalProperty *property;

      rules = original ? i_cal_component_clone (original) : NULL;
      if (!rules)
        return NULL;
      property = i_cal_component_get_first_property (rules, I_CAL_TZID_PROPERTY);
      if (property)
        i_cal_property_set_tzid (property, name);
      g_clear_object (&property);
      i_cal_component_take_component (calendar, rules);
      g_hash_table_add (zones, (gpointer) name);
    }

  return name;
}

GBytes *
tandem_export_ics (GPtrArray           *documents,
                   TandemExportFlags    flags,
                   const TandemContext *context,
                   GError             **error)
{
  g_autoptr(ICalComponent) calendar = i_cal_component_new_vcalendar ();
  g_autoptr(GHashTable) zones = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_events = 0;
  char *text;

  take_property (calendar, i_cal_property_new_version ("2.0"));
  take_property (calendar, i_cal_property_new_prodid (PRODUCT));
  take_property (calendar, i_cal_property_new_method (I_CAL_METHOD_PUBLISH));
  for (guint i = 0; i < documents->len; i++)
    {
      const TandemDoc *doc = g_ptr_array_index (documents, i);
      const TandemKind *kind = tandem_doc_get_kind (doc);
      ICalComponent *event = NULL;

      if (kind && g_str_equal (kind->name, "event"))
        event = make_event (doc, context, use_zone (calendar, zones, doc));
      else if (kind && g_str_equal (kind->name, "milestone"))
        event = make_milestone (doc, context);
      if (!event)
        continue;
      i_cal_component_take_component (calendar, event);
      n_events++;
    }
  if (n_events == 0 && documents->len > 0)
    {
      g_set_error (error, TANDEM_EXPORT_ERROR, TANDEM_EXPORT_ERROR_KIND,
                   _("There is nothing with a date among these records; a calendar holds events and milestones"));
      return NULL;
    }
  text = i_cal_component_as_ical_string (calendar);

  return g_bytes_new_take (text, strlen (text));
}
