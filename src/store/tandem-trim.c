/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-trim.h"

/* Everything of so many days stays, and can be undone. */
#define FULL_DAYS 90

/* A day so long after the last one somebody worked on is taken for a clock
 * that is wrong, and nothing goes for its sake. */
#define LONGEST_PAUSE_DAYS 366

/* Rows that one step looks at. */
#define STEP_ROWS 200

/* What makes a version one that somebody gave a name, or approved: these
 * members are others than before. The first version of a record is one too. */
#define NAMES(body) \
        "json_extract (CAST (" body " AS TEXT), '$.approvals', '$.versions', '$.version')"
#define APPROVED(body) \
        "json_extract (CAST (" body " AS TEXT), '$.status') IS 'approved'"

/* Of the old versions (?1) in some rows (?2 to ?3): those after which there was
 * another one on the same day; not those that a step of the undo journal
 * names, nor the named and approved ones. */
static const char trim_rows[] =
  "DELETE FROM version WHERE rowid IN ("
  " SELECT v.rowid FROM version v JOIN change c ON c.n = v.change"
  " WHERE v.rowid > ?2 AND v.rowid <= ?3 AND v.change <= ?1"
  "  AND (EXISTS (SELECT 1 FROM version w JOIN change d ON d.n = w.change"
  "               WHERE w.doc = v.doc AND w.number > v.number AND w.change <= ?1 AND date (d.at) = date (c.at))"
  "       OR EXISTS (SELECT 1 FROM doc JOIN change d ON d.n = doc.change"
  "                  WHERE doc.pk = v.doc AND doc.change <= ?1 AND date (d.at) = date (c.at)))"
  "  AND NOT EXISTS (SELECT 1 FROM step_edit e WHERE e.doc = v.doc AND (e.before = v.number OR e.after = v.number))"
  "  AND (SELECT " NAMES ("v.body") " IS " NAMES ("p.body")
  "              AND (NOT (" APPROVED ("v.body") ") OR " APPROVED ("p.body") ")"
  "       FROM version p WHERE p.doc = v.doc AND p.number < v.number ORDER BY p.number DESC LIMIT 1))";

/* A step is as old as what it led to. One that can no longer be taken back
 * ends the journal. */
static const char trim_steps[] =
  "DELETE FROM step WHERE n <= ("
  " SELECT max (e.step) FROM step_edit e JOIN doc ON doc.pk = e.doc"
  " LEFT JOIN version v ON v.doc = e.doc AND v.number = e.after"
  " WHERE coalesce (v.change, doc.change) <= ?1)";

static char *
dup_moment (GDateTime *now,
            int        days)
{
  g_autoptr(GDateTime) then = g_date_time_add_days (now, -days);

  /* Days are trimmed as a whole. */
  return g_date_time_format (then, "%Y-%m-%dT00:00:00Z");
}

/* Finds what is old by the order of changes, not by each one's time: a clock
 * that was behind for a while makes nothing older. */
static gboolean
find_until (TandemDatabase *database,
            GDateTime      *now,
            gint64         *until,
            GError        **error)
{
  g_autofree char *today = dup_moment (now, 0);
  g_autofree char *cutoff = dup_moment (now, FULL_DAYS);
  g_autofree char *pause = dup_moment (now, LONGEST_PAUSE_DAYS);

  return tandem_database_get_int (database, until, 0, error,
                                  "SELECT coalesce ((SELECT n FROM change WHERE at >= ?1 ORDER BY n LIMIT 1),"
                                  "                 (SELECT max (n) + 1 FROM change)) - 1"
                                  " WHERE EXISTS (SELECT 1 FROM change WHERE at < ?2 AND at >= ?3)", "sss",
                                  cutoff, today, pause);
}

static gboolean
begin (TandemTrim     *self,
       TandemDatabase *database,
       GDateTime      *now,
       GError        **error)
{
  self->place = self->end = 0;
  return find_until (database, now, &self->until, error) &&
         (self->until <= 0 ||
          (tandem_database_run (database, error, trim_steps, "i", self->until) &&
           tandem_database_get_int (database, &self->end, 0, error, "SELECT max (rowid) FROM version", "")));
}

static gboolean
step (TandemTrim     *self,
      TandemDatabase *database,
      GError        **error)
{
  gint64 to = MIN (self->place + STEP_ROWS, self->end);

  if (!tandem_database_run (database, error, trim_rows, "iii", self->until, self->place, to))
    return FALSE;
  self->place = to;
  return self->place < self->end ||
         tandem_database_run (database, error, "REPLACE INTO meta VALUES ('trimmed', ?)", "i", self->until);
}

/**
 * tandem_trim_step:
 * @self: how far it is
 * @database: the writing connection, in no transaction
 * @more: (out): whether there is more to do today
 * @error: return location for a #TandemStoreError
 *
 * Trims the history a bit: what is older than 90 days keeps one version a day
 * and record, the last, and all that were named or approved. Undo ends there.
 *
 * Returns: %FALSE with @error set
 */
gboolean
tandem_trim_step (TandemTrim     *self,
                  TandemDatabase *database,
                  gboolean       *more,
                  GError        **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  guint day = g_date_time_get_year (now) * 366 + g_date_time_get_day_of_year (now);
  gboolean done;

  *more = FALSE;
  if (self->place == self->end && self->day == day)
    return TRUE;
  if (!tandem_database_begin (database, error))
    return FALSE;
  if (self->place == self->end)
    done = begin (self, database, now, error);
  else
    done = step (self, database, error);
  self->day = day;
  if (!done)
    {
      tandem_database_rollback (database);
      self->place = self->end;
      return FALSE;
    }
  *more = self->place < self->end;
  return tandem_database_commit (database, error);
}
