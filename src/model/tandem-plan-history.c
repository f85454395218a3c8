/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-plan-history.h"

#include <string.h>

#include "tandem-field.h"

/* Of one part, written as JSON text in a document: well below what a document
 * may have. */
#define MAX_PART_BYTES (128 * 1024)

/* What a plan is made of besides itself. */
static const char *const part_kinds[] =
{
  "section", "problem", "objective", "action", "pilot", "milestone", "indicator", "risk", "stakeholder",
};

/* Of a plan, what is about its versions and not in them. */
static const char *const kept_fields[] = { "versions", "approvals", "version", "status" };

/* Takes @doc; NULL passes. */
static TandemDoc *
with (TandemDoc  *doc,
      const char *path,
      const char *json,
      GError    **error)
{
  TandemDoc *after = doc != NULL ? tandem_doc_with (doc, path, json, error) : NULL;

  g_clear_pointer (&doc, tandem_doc_unref);

  return after;
}

static TandemDoc *
with_string (TandemDoc  *doc,
             const char *path,
             const char *text,
             GError    **error)
{
  g_autofree char *json = text != NULL && *text != '\0' ? tandem_json_string (text) : NULL;

  return json != NULL ? with (doc, path, json, error) : doc;
}

/**
 * tandem_plan_next_number:
 * @plan: a plan
 * @major: whether the next major version is meant
 *
 * Returns: (transfer full): "1.0" or "0.9" after "0.8"
 */
char *
tandem_plan_next_number (const TandemDoc *plan,
                         gboolean         major)
{
  const char *now = tandem_val_string (tandem_doc_get (plan, "version"));
  g_auto(GStrv) parts = g_strsplit (now != NULL ? now : "0.0", ".", 3);
  guint64 first = parts[0] != NULL ? g_ascii_strtoull (parts[0], NULL, 10) : 0;
  guint64 second = parts[0] != NULL && parts[1] != NULL ? g_ascii_strtoull (parts[1], NULL, 10) : 0;

  if (major)
    return g_strdup_printf ("%" G_GUINT64_FORMAT ".0", first + 1);

  return g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT, first, second + 1);
}

/**
 * tandem_plan_list_records:
 * @snapshot: the plan
 * @plan: its id
 *
 * Returns: (transfer full) (element-type TandemDoc): the plan and all that it
 *   is made of
 */
GPtrArray *
tandem_plan_list_records (TandemSnapshot *snapshot,
                          const char     *plan)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  TandemDoc *doc = tandem_snapshot_get (snapshot, plan);

  if (doc != NULL)
    g_ptr_array_add (records, tandem_doc_ref (doc));
  for (guint i = 0; i < G_N_ELEMENTS (part_kinds); i++)
    {
      g_autoptr(GPtrArray) docs = tandem_snapshot_referring (snapshot, part_kinds[i], "plan", plan);

      for (guint j = 0; j < docs->len; j++)
        g_ptr_array_add (records, tandem_doc_ref (g_ptr_array_index (docs, j)));
    }

  return records;
}

/* ---- keeping ------------------------------------------------------------------------ */

/* The records as texts, each as long as a document allows. */
static GPtrArray *
dup_contents (GPtrArray *records)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) content = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *line = tandem_doc_to_canonical (g_ptr_array_index (records, i));

      if (content->len > 0 && content->len + strlen (line) > MAX_PART_BYTES)
        {
          g_ptr_array_add (contents, g_strdup (content->str));
          g_string_truncate (content, 0);
        }
      g_string_append (content, line);
      g_string_append_c (content, '\n');
    }
  g_ptr_array_add (contents, g_strdup (content->str));

  return contents;
}

static TandemDoc *
new_part (const TandemDoc *plan,
          const char      *entry,
          const char      *number,
          const char      *day,
          const char      *content,
          guint            part,
          guint            parts,
          GError         **error)
{
  g_autofree char *part_json = g_strdup_printf ("%u", part);
  g_autofree char *parts_json = g_strdup_printf ("%u", parts);
  TandemDoc *doc = tandem_doc_new_under (tandem_kind_find ("plan_version"), plan);

  doc = with_string (doc, "entry", entry, error);
  doc = with_string (doc, "no", number, error);
  doc = with_string (doc, "on", day, error);
  doc = with (doc, "part", part_json, error);
  doc = with (doc, "parts", parts_json, error);

  return with_string (doc, "content", content, error);
}

/* Approval freezes the dates that the slip is measured from. */
static gboolean
freeze_baselines (GPtrArray *edits,
                  GPtrArray *records,
                  GError   **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      TandemDoc *record = g_ptr_array_index (records, i);
      const char *due = tandem_val_string (tandem_doc_get (record, "due"));
      TandemDoc *frozen;

      if (!g_str_equal (tandem_doc_get_kind (record)->name, "milestone") || due == NULL ||
          g_strcmp0 (due, tandem_val_string (tandem_doc_get (record, "baseline_due"))) == 0)
        continue;
      if ((frozen = with_string (tandem_doc_ref (record), "baseline_due", due, error)) == NULL)
        return FALSE;
      tandem_plan_edits_add (edits, record, frozen);
      tandem_doc_unref (record);
      g_ptr_array_index (records, i) = frozen;
    }

  return TRUE;
}

/* Takes @doc. A localized text in the plan's own language. */
static TandemDoc *
with_l10n (TandemDoc           *doc,
           const char          *path,
           const char          *text,
           const TandemContext *context,
           GError             **error)
{
  TandemDoc *after;

  if (doc == NULL || text == NULL || *text == '\0')
    return doc;

  after = tandem_doc_with_text (doc, path, text, context, error);
  tandem_doc_unref (doc);

  return after;
}

/* The plan with a line in its list of versions, and in that of approvals. */
static TandemDoc *
enter_version (TandemDoc              *plan,
               const TandemPlanFreeze *freeze,
               const char             *entry,
               const char             *number,
               const char             *day,
               const TandemContext    *context,
               GError                **error)
{
  g_autofree char *item = g_strdup_printf ("versions[%s]", entry);
  g_autofree char *first = g_strdup_printf ("{\"id\":\"%s\",\"on\":\"%s\"}", entry, day);
  g_autofree char *no = g_strconcat (item, ".no", NULL);
  g_autofree char *author = g_strconcat (item, ".author", NULL);
  g_autofree char *note = g_strconcat (item, ".note", NULL);
  g_autofree char *approval = g_strdup_printf ("approvals[%s]", entry);
  g_autofree char *body = g_strconcat (approval, ".body", NULL);
  g_autofree char *position = g_strconcat (approval, ".position", NULL);
  g_autofree char *decision = g_strconcat (approval, ".decision_ref", NULL);
  TandemDoc *doc = with (tandem_doc_ref (plan), item, first, error);

  doc = with_string (doc, no, number, error);
  doc = with_string (doc, author, freeze->author, error);
  doc = with_l10n (doc, note, freeze->note, context, error);
  doc = with_string (doc, "version", number, error);
  if (!freeze->approve)
    return doc;

  doc = with_string (doc, "status", "approved", error);
  doc = with (doc, approval, first, error);
  doc = with_l10n (doc, body, freeze->body, context, error);
  doc = with_l10n (doc, position, freeze->position, context, error);

  return with_string (doc, decision, freeze->decision, error);
}

/**
 * tandem_plan_freeze:
 * @snapshot: the plan with all that it is made of
 * @plan: its record
 * @freeze: what the version is called, and whether it is approved
 * @context: today, and the language of the note
 * @error: return location for an error
 *
 * Keeps the plan as it is. An approved one gets the next major number, and its
 * milestones the baselines that their slip is measured from.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what
 *   changes; the last ones are the kept state
 */
GPtrArray *
tandem_plan_freeze (TandemSnapshot         *snapshot,
                    TandemDoc              *plan,
                    const TandemPlanFreeze *freeze,
                    const TandemContext    *context,
                    GError                **error)
{
  g_autoptr(GPtrArray) edits = tandem_plan_edits_new ();
  g_autoptr(GPtrArray) records = tandem_plan_list_records (snapshot, tandem_doc_get_id (plan));
  g_autofree char *number = freeze->number != NULL ? g_strdup (freeze->number) : tandem_plan_next_number (plan, freeze->approve);
  g_autofree char *day = tandem_date_to_iso (tandem_context_get_today (context));
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *entry = g_strdup_printf ("v%.8s", random);
  g_autoptr(TandemDoc) entered = enter_version (plan, freeze, entry, number, day, context, error);
  g_autoptr(GPtrArray) contents = NULL;

  g_return_val_if_fail (records->len > 0, NULL);

  if (entered == NULL || (freeze->approve && !freeze_baselines (edits, records, error)))
    return NULL;

  tandem_plan_edits_add (edits, plan, entered);
  tandem_doc_unref (g_ptr_array_index (records, 0));
  g_ptr_array_index (records, 0) = tandem_doc_ref (entered);
  contents = dup_contents (records);
  for (guint i = 0; i < contents->len; i++)
    {
      g_autoptr(TandemDoc) part = new_part (entered, entry, number, day, g_ptr_array_index (contents, i), i + 1,
                                            contents->len, error);

      if (part == NULL)
        return NULL;
      tandem_plan_edits_add (edits, NULL, part);
    }

  return g_steal_pointer (&edits);
}

/* ---- reading -------------------------------------------------------------------------- */

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  gint64 first = tandem_val_int (tandem_doc_get (*(TandemDoc *const *) a, "part"), 0);
  gint64 second = tandem_val_int (tandem_doc_get (*(TandemDoc *const *) b, "part"), 0);

  return (first > second) - (first < second);
}

static gboolean
read_part (GPtrArray       *records,
           const TandemDoc *part,
           GError         **error)
{
  const char *content = tandem_val_string (tandem_doc_get (part, "content"));
  g_auto(GStrv) lines = g_strsplit (content != NULL ? content : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      TandemDoc *record;

      if (*lines[i] == '\0')
        continue;
      if (!(record = tandem_doc_parse (lines[i], -1, error)))
        {
          g_prefix_error (error, "%s, line %u: ", tandem_doc_get_id (part), i + 1);
          return FALSE;
        }
      g_ptr_array_add (records, record);
    }

  return TRUE;
}

/**
 * tandem_plan_read_version:
 * @kept: (element-type TandemDoc): the kept states of a plan
 * @entry: id of an item in its list of versions
 * @error: return location for an error that names document and line
 *
 * Returns: (transfer full) (nullable) (element-type TandemDoc): the records as
 *   they were
 */
GPtrArray *
tandem_plan_read_version (GPtrArray  *kept,
                          const char *entry,
                          GError    **error)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);

  for (guint i = 0; i < kept->len; i++)
    if (g_strcmp0 (tandem_val_string (tandem_doc_get (g_ptr_array_index (kept, i), "entry")), entry) == 0)
      g_ptr_array_add (parts, g_ptr_array_index (kept, i));
  g_ptr_array_sort (parts, compare_parts);
  if (parts->len == 0 || tandem_val_int (tandem_doc_get (g_ptr_array_index (parts, 0), "parts"), 0) != parts->len)
    {
      g_set_error (error, TANDEM_PLAN_ERROR, TANDEM_PLAN_ERROR_NOTHING,
                   _("The state of this version is not here, or not all of it has arrived yet."));
      return NULL;
    }

  for (guint i = 0; i < parts->len; i++)
    if (!read_part (records, g_ptr_array_index (parts, i), error))
      return NULL;

  return g_steal_pointer (&records);
}

/* ---- comparing ------------------------------------------------------------------------ */

static void
difference_free (gpointer data)
{
  TandemPlanDifference *difference = data;

  g_free (difference->title);
  g_free (difference->changes);
  g_free (difference);
}

static void
add_difference (GPtrArray           *differences,
                TandemDoc           *doc,
                int                  what,
                char                *changes,
                const TandemContext *context)
{
  TandemPlanDifference *difference = g_new0 (TandemPlanDifference, 1);
  const char *code = tandem_val_string (tandem_doc_get (doc, "code"));
  g_autofree char *title = tandem_doc_dup_title (doc, context);

  difference->title = code != NULL ? g_strdup_printf ("%s %s", code, title != NULL ? title : "") : g_steal_pointer (&title);
  difference->kind = g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (doc)->label);
  difference->what = what;
  difference->changes = changes;
  g_ptr_array_add (differences, difference);
}

static gboolean
is_hidden (const TandemDoc    *doc,
           const TandemChange *change)
{
  g_autofree char *name = g_strndup (change->path, strcspn (change->path, ".["));
  const TandemField *field = tandem_kind_find_field (tandem_doc_get_kind (doc), name);

  return g_strv_contains ((const char *const[]) { "versions", "approvals", NULL }, name) ||
         (field != NULL && (field->flags & (TANDEM_HIDDEN | TANDEM_ORDER)) != 0 && !g_str_equal (name, "order"));
}

/* "Due: 3 May → 17 May", a line each; NULL where nothing is to be said. */
static char *
dup_changes (const TandemDoc     *before,
             const TandemDoc     *after,
             const TandemContext *context)
{
  g_autoptr(GPtrArray) changes = tandem_doc_diff (before, after, context);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const TandemChange *change = g_ptr_array_index (changes, i);

      if (is_hidden (after, change))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (g_str_equal (change->path, "order"))
        g_string_append (text, _("Moved among its neighbours"));
      else
        g_string_append_printf (text, "%s: %s → %s", change->label, change->before != NULL ? change->before : "—",
                                change->after != NULL ? change->after : "—");
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (index, (gpointer) tandem_doc_get_id (g_ptr_array_index (records, i)), g_ptr_array_index (records, i));

  return index;
}

/**
 * tandem_plan_compare:
 * @before: (element-type TandemDoc): the records of a plan at one time
 * @after: (element-type TandemDoc): and at another
 * @context: language, and the titles of what is referred to
 *
 * Returns: (transfer full) (element-type TandemPlanDifference): how they differ,
 *   in words, in the order of @after; what is gone comes last
 */
GPtrArray *
tandem_plan_compare (GPtrArray           *before,
                     GPtrArray           *after,
                     const TandemContext *context)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr(GHashTable) old = index_records (before);
  g_autoptr(GHashTable) new = index_records (after);

  for (guint i = 0; i < after->len; i++)
    {
      TandemDoc *doc = g_ptr_array_index (after, i);
      TandemDoc *was = g_hash_table_lookup (old, tandem_doc_get_id (doc));
      char *changes = was != NULL ? dup_changes (was, doc, context) : NULL;

      if (was == NULL)
        add_difference (differences, doc, TANDEM_PLAN_ADDED, NULL, context);
      else if (changes != NULL)
        add_difference (differences, doc, TANDEM_PLAN_CHANGED, changes, context);
    }
  for (guint i = 0; i < before->len; i++)
    if (!g_hash_table_contains (new, tandem_doc_get_id (g_ptr_array_index (before, i))))
      add_difference (differences, g_ptr_array_index (before, i), TANDEM_PLAN_REMOVED, NULL, context);

  return differences;
}

/* ---- restoring ------------------------------------------------------------------------- */

/* The plan as it was, with its list of versions as it is. */
static TandemDoc *
keep_list (TandemDoc       *was,
           const TandemDoc *now,
           GError         **error)
{
  TandemDoc *doc = tandem_doc_ref (was);

  for (guint i = 0; i < G_N_ELEMENTS (kept_fields); i++)
    {
      TandemVal value = tandem_doc_get (now, kept_fields[i]);
      g_autoptr(GString) json = g_string_new (NULL);

      tandem_val_write (value, json);
      doc = with (doc, kept_fields[i], tandem_val_exists (value) ? json->str : "null", error);
    }

  return doc;
}

/**
 * tandem_plan_restore:
 * @snapshot: the plan as it is
 * @plan: its record
 * @records: (element-type TandemDoc): its records as they were
 * @error: return location for an error
 *
 * Makes the plan what it was: what has gone comes back, what has come since
 * goes. Which versions there are stays, and so does the plan's own state.
 *
 * Returns: (transfer full) (nullable) (element-type TandemPlanEdit): what
 *   changes
 */
GPtrArray *
tandem_plan_restore (TandemSnapshot *snapshot,
                     TandemDoc      *plan,
                     GPtrArray      *records,
                     GError        **error)
{
  g_autoptr(GPtrArray) edits = tandem_plan_edits_new ();
  g_autoptr(GPtrArray) present = tandem_plan_list_records (snapshot, tandem_doc_get_id (plan));
  g_autoptr(GHashTable) now = index_records (present);
  g_autoptr(GHashTable) then = index_records (records);

  for (guint i = 0; i < records->len; i++)
    {
      TandemDoc *was = g_ptr_array_index (records, i);
      TandemDoc *is = g_hash_table_lookup (now, tandem_doc_get_id (was));
      g_autoptr(TandemDoc) after = NULL;

      after = is != NULL && g_str_equal (tandem_doc_get_id (is), tandem_doc_get_id (plan))
                ? keep_list (was, plan, error) : tandem_doc_ref (was);
      if (after == NULL)
        return NULL;
      if (is == NULL || !tandem_val_equal (tandem_doc_root (is), tandem_doc_root (after)))
        tandem_plan_edits_add (edits, is, after);
    }
  for (guint i = 0; i < present->len; i++)
    if (!g_hash_table_contains (then, tandem_doc_get_id (g_ptr_array_index (present, i))))
      tandem_plan_edits_add (edits, g_ptr_array_index (present, i), NULL);

  return g_steal_pointer (&edits);
}
