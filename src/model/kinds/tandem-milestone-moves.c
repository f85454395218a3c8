/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kinds/tandem-milestone-moves.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"

/* Several changes of one document, of which the first that fails ends it. */
typedef struct
{
  TandemDoc           *doc;     /* (owned) */
  const TandemContext *context;
  GError              *error;   /* (owned) (nullable) */
} Change;

static void
take (Change    *self,
      TandemDoc *after)
{
  if (after == NULL)
    return;
  tandem_doc_unref (self->doc);
  self->doc = after;
}

static void
put (Change     *self,
     const char *path,
     const char *text)
{
  g_autofree char *json = text != NULL ? tandem_json_string (text) : g_strdup ("null");

  if (self->error == NULL)
    take (self, tandem_doc_with (self->doc, path, json, &self->error));
}

static void
put_entry (Change     *self,
           const char *entry,
           const char *member,
           const char *text)
{
  g_autofree char *path = g_strdup_printf ("updates[%s].%s", entry, member);

  put (self, path, text);
}

static void
put_note (Change     *self,
          const char *entry,
          const char *text)
{
  g_autofree char *path = g_strdup_printf ("updates[%s].note", entry);

  if (self->error == NULL)
    take (self, tandem_doc_with_text (self->doc, path, text, self->context, &self->error));
}

static TandemDoc *
end_change (Change  *self,
            GError **error)
{
  if (self->error == NULL)
    return self->doc;

  g_propagate_error (error, self->error);
  tandem_doc_unref (self->doc);

  return NULL;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
has_note (TandemVal update)
{
  return tandem_val_length (tandem_val_member (update, "note")) > 0;
}

/* The newest update that says a date was moved, and not why. */
static TandemVal
find_open (const TandemDoc *doc)
{
  TandemVal open = { NULL };
  TandemDate last = TANDEM_NO_DATE;
  TandemValIter iter;
  TandemVal update;

  tandem_val_iter_init (&iter, tandem_doc_get (doc, "updates"));
  while (tandem_val_iter_next (&iter, NULL, &update))
    {
      TandemDate on = tandem_val_date (tandem_val_member (update, "on"));

      if (!tandem_date_is_set (tandem_val_date (tandem_val_member (update, "new_due"))) || has_note (update) ||
          tandem_val_string (tandem_val_member (update, "id")) == NULL || tandem_date_compare (on, last) < 0)
        continue;
      open = update;
      last = on;
    }

  return open;
}

/**
 * tandem_milestone_status_needs_reason:
 * @doc: a milestone with the dates that it has
 * @status: (nullable): a state
 *
 * Returns: whether @status says other than the dates do, so that somebody else
 *   will ask why
 */
gboolean
tandem_milestone_status_needs_reason (const TandemDoc *doc,
                                      const char      *status)
{
  TandemDate due = tandem_val_date (tandem_doc_get (doc, "due"));

  if (g_strcmp0 (status, "on_hold") == 0 || g_strcmp0 (status, "dropped") == 0)
    return TRUE;

  return g_strcmp0 (status, "delayed") == 0 && tandem_date_is_set (due) &&
         tandem_date_compare (tandem_val_date (tandem_doc_get (doc, "forecast")), due) <= 0;
}

/* ---- noting -------------------------------------------------------------------------- */

static char *
begin_entry (Change *self)
{
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *day = tandem_date_to_iso (tandem_context_get_today (self->context));
  char *entry = g_strdup_printf ("u%.8s", random);

  put_entry (self, entry, "on", day);

  return entry;
}

static void
end_entry (Change     *self,
           const char *entry,
           const char *reason,
           const char *event)
{
  if (has_text (event))
    put_entry (self, entry, "event", event);
  if (has_text (reason))
    put_note (self, entry, reason);
}

/* A date that was just moved and is moved again was being typed: one move, or
 * none when it is back. Returns whether that was so. */
static gboolean
correct_entry (Change          *self,
               const TandemDoc *before,
               const char      *due,
               const char      *reason,
               const char      *event)
{
  TandemVal open = find_open (before);
  const char *id = tandem_val_string (tandem_val_member (open, "id"));
  g_autofree char *path = NULL;

  if (id == NULL ||
      tandem_date_compare (tandem_val_date (tandem_val_member (open, "on")), tandem_context_get_today (self->context)) != 0 ||
      g_strcmp0 (tandem_val_string (tandem_val_member (open, "new_due")), tandem_val_string (tandem_doc_get (before, "due"))) != 0)
    return FALSE;

  path = g_strdup_printf ("updates[%s]", id);
  if (g_strcmp0 (tandem_val_string (tandem_val_member (open, "old_due")), due) == 0)
    {
      put (self, path, NULL);
      return TRUE;
    }
  put_entry (self, id, "new_due", due);
  end_entry (self, id, reason, event);

  return TRUE;
}

static void
note_due (Change          *self,
          const TandemDoc *before,
          const char      *reason,
          const char      *event)
{
  const char *from = tandem_val_string (tandem_doc_get (before, "due"));
  g_autofree char *to = g_strdup (tandem_val_string (tandem_doc_get (self->doc, "due")));
  g_autofree char *entry = NULL;

  if (from == NULL || to == NULL || g_str_equal (from, to) || correct_entry (self, before, to, reason, event))
    return;

  entry = begin_entry (self);
  put_entry (self, entry, "old_due", from);
  put_entry (self, entry, "new_due", to);
  end_entry (self, entry, reason, event);
}

/* The reason of a state before is not the one of this state. */
static void
note_status (Change          *self,
             const TandemDoc *before,
             const char      *reason,
             const char      *event)
{
  const char *status = tandem_val_string (tandem_doc_get (self->doc, "status"));
  const char *said = tandem_val_string (tandem_doc_get (self->doc, "reason"));
  g_autofree char *entry = NULL;

  if (g_strcmp0 (tandem_val_string (tandem_doc_get (before, "status")), status) == 0 ||
      !tandem_milestone_status_needs_reason (self->doc, status))
    return;

  if (has_text (reason))
    {
      entry = begin_entry (self);
      end_entry (self, entry, reason, event);
      put (self, "reason", reason);
    }
  else if (g_strcmp0 (said, tandem_val_string (tandem_doc_get (before, "reason"))) == 0)
    put (self, "reason", NULL);
}

/* Who writes the reason into its own field has answered. */
static void
take_written_reason (Change          *self,
                     const TandemDoc *before)
{
  g_autofree char *reason = g_strdup (tandem_val_string (tandem_doc_get (self->doc, "reason")));
  g_autofree char *entry = g_strdup (tandem_val_string (tandem_val_member (find_open (self->doc), "id")));

  if (entry != NULL && has_text (reason) && g_strcmp0 (reason, tandem_val_string (tandem_doc_get (before, "reason"))) != 0)
    put_note (self, entry, reason);
}

/**
 * tandem_milestone_note_change:
 * @before: a milestone as it was
 * @after: the same milestone, changed
 * @reason: (nullable): why, where that is known already
 * @event: (nullable): id of the meeting where it was decided
 * @context: today, language
 * @error: return location for an error
 *
 * Where a due date was moved, adds the update that tells of it; without a
 * reason it stays open, and tandem_milestone_find_why() finds it. Where a state
 * was chosen that needs a reason, one of before does not count. The baseline is
 * what it was. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): @after with its updates, @after itself
 *   where there is nothing to note; %NULL with @error set
 */
TandemDoc *
tandem_milestone_note_change (const TandemDoc     *before,
                              const TandemDoc     *after,
                              const char          *reason,
                              const char          *event,
                              const TandemContext *context,
                              GError             **error)
{
  Change change = { tandem_doc_ref ((TandemDoc *) after), context, NULL };

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  if (tandem_doc_get_kind (after) != &tandem_milestone_kind)
    return change.doc;

  note_due (&change, before, reason, event);
  note_status (&change, before, reason, event);
  if (has_text (reason) && tandem_milestone_is_open (change.doc) &&
      g_strcmp0 (tandem_val_string (tandem_doc_get (before, "due")), tandem_val_string (tandem_doc_get (after, "due"))) != 0)
    put (&change, "reason", reason);
  if (!has_text (reason))
    take_written_reason (&change, before);

  return end_change (&change, error);
}

/* ---- asking --------------------------------------------------------------------------- */

/**
 * tandem_milestone_find_why:
 * @doc: a milestone
 *
 * Returns: (transfer full) (nullable): what was changed and not explained, the
 *   newest first; %NULL where nothing is open
 */
TandemMilestoneWhy *
tandem_milestone_find_why (const TandemDoc *doc)
{
  TandemVal open = find_open (doc);
  gboolean moved = tandem_val_exists (open);
  TandemMilestoneWhy *why;

  if (tandem_doc_get_kind (doc) != &tandem_milestone_kind ||
      (!moved && (!tandem_milestone_status_needs_reason (doc, tandem_val_string (tandem_doc_get (doc, "status"))) ||
                  has_text (tandem_val_string (tandem_doc_get (doc, "reason"))))))
    return NULL;

  why = g_new0 (TandemMilestoneWhy, 1);
  why->path = moved ? "due" : "status";
  if (moved)
    {
      why->entry = g_strdup (tandem_val_string (tandem_val_member (open, "id")));
      why->from = tandem_val_date (tandem_val_member (open, "old_due"));
      why->to = tandem_val_date (tandem_val_member (open, "new_due"));
    }

  return why;
}

/**
 * tandem_milestone_answer_why:
 * @doc: a milestone
 * @reason: why
 * @event: (nullable): id of the meeting where it was decided
 * @context: today, language
 * @error: return location for an error
 *
 * Answers what tandem_milestone_find_why() asks.
 *
 * Returns: (transfer full) (nullable): the milestone with the reason; @doc
 *   where nothing is asked; %NULL with @error set
 */
TandemDoc *
tandem_milestone_answer_why (const TandemDoc     *doc,
                             const char          *reason,
                             const char          *event,
                             const TandemContext *context,
                             GError             **error)
{
  g_autoptr(TandemMilestoneWhy) why = tandem_milestone_find_why (doc);
  Change change = { tandem_doc_ref ((TandemDoc *) doc), context, NULL };
  g_autofree char *entry = NULL;

  g_return_val_if_fail (has_text (reason), change.doc);

  if (why == NULL)
    return change.doc;

  entry = why->entry != NULL ? g_strdup (why->entry) : begin_entry (&change);
  end_entry (&change, entry, reason, event);
  if (why->entry == NULL || tandem_milestone_is_open (change.doc))
    put (&change, "reason", reason);

  return end_change (&change, error);
}

/**
 * tandem_milestone_why_dup_question:
 * @self: what is asked
 * @doc: the milestone
 * @context: today
 *
 * Returns: (transfer full): "Why was it moved from 30 Apr to 14 May?"
 */
char *
tandem_milestone_why_dup_question (const TandemMilestoneWhy *self,
                                   const TandemDoc          *doc,
                                   const TandemContext      *context)
{
  const char *status = tandem_val_string (tandem_doc_get (doc, "status"));
  TandemDate today = tandem_context_get_today (context);
  g_autofree char *from = tandem_date_to_short_text (self->from, today);
  g_autofree char *to = tandem_date_to_short_text (self->to, today);

  if (tandem_date_is_set (self->from) && tandem_date_is_set (self->to))
    /* Translators: two days */
    return g_strdup_printf (_("Why was it moved from %s to %s?"), from, to);
  if (tandem_date_is_set (self->to))
    return g_strdup_printf (_("Why was it moved to %s?"), to);
  if (g_strcmp0 (status, "dropped") == 0)
    return g_strdup (_("Why was it dropped?"));
  if (g_strcmp0 (status, "on_hold") == 0)
    return g_strdup (_("Why is it on hold?"));

  return g_strdup (_("Why is it delayed?"));
}

void
tandem_milestone_why_free (TandemMilestoneWhy *self)
{
  g_free (self->entry);
  g_free (self);
}
