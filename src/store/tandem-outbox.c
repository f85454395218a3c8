/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-outbox.h"

#include <glib/gi18n-lib.h>

#define MAX_CHANGES 3           /* a label is one line */

gboolean
tandem_outbox_is_due (const TandemEntry *entry)
{
  if (entry->state != TANDEM_ENTRY_LIVING)
    return entry->base != NULL;

  return !entry->base || !tandem_val_equal (tandem_doc_root (entry->doc), tandem_doc_root (entry->base));
}

static char *
describe_change (const TandemChange *change)
{
  const char *label = change->label ? change->label : change->path;

  if (!change->before && !change->after)
    return g_strdup (label);

  /* Translators: a field and its value before and after: "Due: 3 May → 17 May" */
  return g_strdup_printf (_("%s: %s → %s"), label,
                          change->before ? change->before : _("nothing"),
                          change->after ? change->after : _("nothing"));
}

/* "Due: 3 May → 17 May; Status: …; 2 more changes" */
static char *
describe_changes (GPtrArray *changes)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len && i < MAX_CHANGES; i++)
    {
      g_autofree char *change = describe_change (changes->pdata[i]);

      if (i > 0)
        g_string_append (text, _("; "));
      g_string_append (text, change);
    }
  if (changes->len > MAX_CHANGES)
    {
      guint more = changes->len - MAX_CHANGES;

      g_string_append (text, _("; "));
      g_string_append_printf (text, ngettext ("%u more change", "%u more changes", more), more);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * tandem_outbox_dup_label:
 * @entry: a row with something to send
 * @context: for the title and the values
 *
 * Says in one line what sending the record will change on the server.
 *
 * Returns: (transfer full): the line
 */
char *
tandem_outbox_dup_label (const TandemEntry   *entry,
                         const TandemContext *context)
{
  g_autofree char *title = tandem_doc_dup_title (entry->doc, context);
  const char *kind = g_dgettext (GETTEXT_PACKAGE, entry->kind->label);
  g_autoptr(GPtrArray) changes = NULL;
  g_autofree char *words = NULL;

  if (entry->state != TANDEM_ENTRY_LIVING)
    /* Translators: a kind of record and its title: "Milestone “Kick-off” deleted" */
    return g_strdup_printf (_("%s “%s” deleted"), kind, title);
  if (!entry->base)
    return g_strdup_printf (_("New: %s “%s”"), kind, title);

  changes = tandem_doc_diff (entry->base, entry->doc, context);
  words = describe_changes (changes);
  return g_strdup_printf (_("%s “%s”: %s"), kind, title, words);
}
