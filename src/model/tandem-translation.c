/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-translation.h"

#include <string.h>

#include "tandem-field-type.h"

#define HASH_DIGITS 10

/* A text, its passages, and what each is known by. */
typedef struct
{
  const char *text;
  GArray     *passages;            /* (owned): TandemPassage */
  char (*hashes)[HASH_DIGITS + 1]; /* (owned) */
  guint       n;
} Passages;

static void
passages_init (Passages   *self,
               const char *text)
{
  self->text = text != NULL ? text : "";
  self->passages = tandem_prose_split_passages (self->text);
  self->n = self->passages->len;
  self->hashes = g_malloc0_n (self->n + 1, HASH_DIGITS + 1);
  for (guint i = 0; i < self->n; i++)
    {
      const TandemPassage *passage = &g_array_index (self->passages, TandemPassage, i);
      g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->text + passage->start,
                                                          passage->length);

      memcpy (self->hashes[i], sum, HASH_DIGITS);
    }
}

static void
passages_clear (Passages *self)
{
  g_clear_pointer (&self->passages, g_array_unref);
  g_clear_pointer (&self->hashes, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Passages, passages_clear)

static char *
dup_passage (const Passages * self,
             guint n)
{
  const TandemPassage *passage = &g_array_index (self->passages, TandemPassage, n);

  return g_strndup (self->text + passage->start, passage->length);
}

static int
find_hash (const Passages *self,
           const char     *hash,
           guint           from)
{
  for (guint i = from; hash != NULL && i < self->n; i++)
    if (g_str_equal (self->hashes[i], hash))
      return (int) i;

  return -1;
}

/* ---- notes --------------------------------------------------------------------- */

/* What is noted about one translated passage, or with an empty hash in its id
 * about the translation as a whole: the state it had before it was out of date. */
typedef struct
{
  char *id;             /* (owned): "zh-Hans:0123456789" */
  char *of;             /* (owned) (nullable) */
  char *was;            /* (owned) (nullable) */
  char *changed_on;     /* (owned) (nullable) */
  char *state;          /* (owned) (nullable) */
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->id);
  g_free (note->of);
  g_free (note->was);
  g_free (note->changed_on);
  g_free (note->state);
  g_free (note);
}

static char *
dup_string (TandemVal   item,
            const char *name)
{
  return g_strdup (tandem_val_string (tandem_val_member (item, name)));
}

static GHashTable *
read_notes (const TandemDoc *section)
{
  GHashTable *notes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, note_free);
  TandemValIter iter;
  TandemVal item;

  tandem_val_iter_init (&iter, tandem_doc_get (section, "translated"));
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      Note *note;

      if (tandem_val_string (tandem_val_member (item, "id")) == NULL)
        continue;
      note = g_new0 (Note, 1);
      note->id = dup_string (item, "id");
      note->of = dup_string (item, "of");
      note->was = dup_string (item, "was");
      note->changed_on = dup_string (item, "changed_on");
      note->state = dup_string (item, "state");
      g_hash_table_replace (notes, note->id, note);
    }

  return notes;
}

static Note *
find_note (GHashTable *notes,
           const char *language,
           const char *hash)
{
  g_autofree char *id = g_strdup_printf ("%s:%s", language, hash);

  return g_hash_table_lookup (notes, id);
}

static Note *
add_note (GHashTable *notes,
          const char *language,
          const char *hash,
          const char *of)
{
  Note *note = g_new0 (Note, 1);

  note->id = g_strdup_printf ("%s:%s", language, hash);
  note->of = g_strdup (of);
  g_hash_table_replace (notes, note->id, note);

  return note;
}

static gboolean
is_of_language (const Note *note,
                const char *language)
{
  gsize length = strlen (language);

  return strncmp (note->id, language, length) == 0 && note->id[length] == ':';
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(const Note *const *) a)->id, (*(const Note *const *) b)->id);
}

static void
append_member (GString    *out,
               const char *name,
               const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":", name);
  tandem_json_append_string (out, text);
}

/* In the order of their ids, as a merge makes it. */
static char *
write_notes (GHashTable *notes)
{
  g_autoptr(GPtrArray) sorted = g_hash_table_get_values_as_ptr_array (notes);
  GString *out = g_string_new ("[");

  if (sorted->len == 0)
    return g_string_free (g_string_assign (out, "null"), FALSE);

  g_ptr_array_sort (sorted, compare_notes);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Note *note = sorted->pdata[i];

      g_string_append (out, i > 0 ? ",{\"id\":" : "{\"id\":");
      tandem_json_append_string (out, note->id);
      append_member (out, "of", note->of);
      append_member (out, "was", note->was);
      append_member (out, "changed_on", note->changed_on);
      append_member (out, "state", note->state);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');

  return g_string_free (out, FALSE);
}

/* ---- pairs --------------------------------------------------------------------- */

/* Keeps of @match (for each b the a it surely belongs to, or -1) the longest
 * part that rises: what was moved is paired by its place. */
static void
keep_rising (int  *match,
             guint n)
{
  g_autofree guint *best = g_new0 (guint, n + 1);
  g_autofree int *before = g_new (int, n + 1);
  int end = -1;

  for (guint i = 0; i < n; i++)
    {
      before[i] = -1;
      if (match[i] < 0)
        continue;
      best[i] = 1;
      for (guint j = 0; j < i; j++)
        if (match[j] >= 0 && match[j] < match[i] && best[j] + 1 > best[i])
          {
            best[i] = best[j] + 1;
            before[i] = (int) j;
          }
      if (end < 0 || best[i] > best[end])
        end = (int) i;
    }

  for (int i = (int) n - 1; i >= 0; i--)
    if (i == end)
      end = before[i];
    else
      match[i] = -1;
}

/* Between two sure ones, one after the other. */
static void
pair_by_place (int  *match,
               guint n_b,
               guint n_a)
{
  guint from_b = 0, from_a = 0;

  for (guint i = 0; i <= n_b; i++)
    {
      guint to_a = i == n_b ? n_a : (guint) MAX (match[i], 0);

      if (i < n_b && match[i] < 0)
        continue;
      while (from_b < i && from_a < to_a)
        match[from_b++] = (int) from_a++;
      from_b = i + 1;
      from_a = to_a + 1;
    }
}

/* For each translated passage the source passage; @sure tells what is noted. */
static int *
match_passages (const Passages *source,
                const Passages *target,
                GHashTable     *notes,
                const char     *language,
                gboolean      **sure)
{
  int *match = g_new (int, target->n + 1);

  *sure = g_new0 (gboolean, target->n + 1);
  for (guint i = 0, next = 0; i < target->n; i++)
    {
      const Note *note = find_note (notes, language, target->hashes[i]);

      match[i] = note != NULL ? find_hash (source, note->of, next) : -1;
      if (match[i] < 0 && note != NULL)
        match[i] = find_hash (source, note->of, 0);
      (*sure)[i] = match[i] >= 0;
      if (match[i] >= 0)
        next = (guint) match[i] + 1;
    }
  keep_rising (match, target->n);
  pair_by_place (match, target->n, source->n);

  return match;
}

static void
append_missing (GArray *pairs,
                guint   from,
                guint   to)
{
  for (guint i = from; i < to; i++)
    {
      TandemPassagePair pair = { (int) i, -1, TANDEM_PASSAGE_MISSING, NULL, TANDEM_NO_DATE };

      g_array_append_val (pairs, pair);
    }
}

static void
judge (TandemPassagePair *pair,
       const TandemDoc   *section,
       const char        *language,
       const char        *hash,
       gboolean           sure,
       gboolean           outdated)
{
  g_autofree char *id = g_strdup_printf ("%s:%s", language, hash);
  TandemVal item = tandem_val_item (tandem_doc_get (section, "translated"), id);
  gboolean noted = tandem_val_string (tandem_val_member (item, "of")) != NULL;

  if (sure)
    pair->state = TANDEM_PASSAGE_DONE;
  else if (pair->source < 0)
    pair->state = TANDEM_PASSAGE_ADDED;
  else if (noted || outdated)
    pair->state = TANDEM_PASSAGE_OUTDATED;
  else
    pair->state = TANDEM_PASSAGE_DONE;

  if (pair->state == TANDEM_PASSAGE_OUTDATED)
    {
      pair->was = tandem_val_string (tandem_val_member (item, "was"));
      pair->changed_on = tandem_val_date (tandem_val_member (item, "changed_on"));
    }
}

static gboolean
has_notes (GHashTable *notes,
           const char *language)
{
  GHashTableIter iter;
  gpointer note;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    if (is_of_language (note, language) && ((Note *) note)->of != NULL)
      return TRUE;

  return FALSE;
}

/**
 * tandem_translation_pair_texts:
 * @section: a section, for its notes
 * @source_language: tag of the language others are made from
 * @language: tag of another one
 * @source: the source text as it is being written
 * @target: the translation as it is being written
 *
 * Puts passages beside each other: by what is noted of them, else by their place.
 *
 * Returns: (transfer full) (element-type TandemPassagePair): pairs in reading
 *   order; every passage of both is in one of them
 */
GArray *
tandem_translation_pair_texts (const TandemDoc *section,
                               const char      *source_language,
                               const char      *language,
                               const char      *source,
                               const char      *target)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (TandemPassagePair));
  g_autoptr(GHashTable) notes = NULL;
  g_auto(Passages) from = { 0 };
  g_auto(Passages) to = { 0 };
  g_autofree gboolean *sure = NULL;
  g_autofree int *match = NULL;
  gboolean outdated;
  guint next = 0;

  g_return_val_if_fail (section != NULL && source_language != NULL && language != NULL, pairs);

  notes = read_notes (section);
  outdated = !has_notes (notes, language) &&
             g_strcmp0 (tandem_val_l10n_status (tandem_doc_get (section, "body"), language), "outdated") == 0;
  passages_init (&from, source);
  passages_init (&to, target);
  match = match_passages (&from, &to, notes, language, &sure);
  for (guint i = 0; i < to.n; i++)
    {
      TandemPassagePair pair = { match[i], (int) i, TANDEM_PASSAGE_DONE, NULL, TANDEM_NO_DATE };

      if (match[i] >= 0)
        {
          append_missing (pairs, next, (guint) match[i]);
          next = (guint) match[i] + 1;
        }
      judge (&pair, section, language, to.hashes[i], sure[i], outdated);
      g_array_append_val (pairs, pair);
    }
  append_missing (pairs, next, from.n);

  return pairs;
}

/**
 * tandem_translation_get_text:
 * @section: a section
 * @language: a language tag
 *
 * Returns: (transfer none): the text in exactly this language, "" if there is none
 */
const char *
tandem_translation_get_text (const TandemDoc *section,
                             const char      *language)
{
  const char *text = tandem_val_string (tandem_val_member (tandem_val_member (tandem_doc_get (section, "body"), language),
                                                           "text"));

  return text != NULL ? text : "";
}

/**
 * tandem_translation_pair:
 * @section: a section
 * @source_language: tag of the language others are made from
 * @language: tag of another one
 *
 * Returns: (transfer full) (element-type TandemPassagePair): as
 *   tandem_translation_pair_texts(), of the texts as they are stored
 */
GArray *
tandem_translation_pair (const TandemDoc *section,
                         const char      *source_language,
                         const char      *language)
{
  return tandem_translation_pair_texts (section, source_language, language,
                                        tandem_translation_get_text (section, source_language),
                                        tandem_translation_get_text (section, language));
}

static gboolean
is_done (const char *status)
{
  return g_strcmp0 (status, "approved") == 0 || g_strcmp0 (status, "reviewed") == 0;
}

/* Nobody translates what is not finished: a reviewed translation says it is. */
static gboolean
is_source_done (const TandemDoc *section,
                const char      *language)
{
  TandemValIter iter;
  const char *tag;
  TandemVal entry;

  if (tandem_val_type (tandem_doc_get (section, "written")) == TANDEM_VAL_BOOL)
    return tandem_val_bool (tandem_doc_get (section, "written"));

  tandem_val_iter_init (&iter, tandem_doc_get (section, "body"));
  while (tandem_val_iter_next (&iter, &tag, &entry))
    if (!g_str_equal (tag, language) && is_done (tandem_val_string (tandem_val_member (entry, "status"))))
      return TRUE;

  return FALSE;
}

/**
 * tandem_translation_summarize:
 * @section: a section
 * @source_language: tag of the language others are made from
 * @language: a language tag
 *
 * Returns: how far the text is in that language
 */
TandemTextSummary
tandem_translation_summarize (const TandemDoc *section,
                              const char      *source_language,
                              const char      *language)
{
  TandemTextSummary summary = { TANDEM_TEXT_MISSING, FALSE, 0, 0, 0 };
  const char *text, *status;
  g_autoptr(GArray) pairs = NULL;

  g_return_val_if_fail (section != NULL && source_language != NULL && language != NULL, summary);

  text = tandem_translation_get_text (section, language);
  status = tandem_val_l10n_status (tandem_doc_get (section, "body"), language);
  summary.is_source = g_str_equal (source_language, language);
  if (*text == '\0')
    return summary;

  if (summary.is_source)
    {
      g_autoptr(GArray) passages = tandem_prose_split_passages (text);

      summary.n_passages = passages->len;
      summary.state = is_source_done (section, language) ? TANDEM_TEXT_DONE : TANDEM_TEXT_DRAFT;
      return summary;
    }

  pairs = tandem_translation_pair (section, source_language, language);
  for (guint i = 0; i < pairs->len; i++)
    {
      const TandemPassagePair *pair = &g_array_index (pairs, TandemPassagePair, i);

      summary.n_passages += pair->target >= 0;
      summary.n_outdated += pair->state == TANDEM_PASSAGE_OUTDATED;
      summary.n_missing += pair->state == TANDEM_PASSAGE_MISSING;
    }
  if (summary.n_outdated > 0 || g_strcmp0 (status, "outdated") == 0)
    summary.state = TANDEM_TEXT_OUTDATED;
  else
    summary.state = is_done (status) ? TANDEM_TEXT_DONE : TANDEM_TEXT_DRAFT;

  return summary;
}

/* ---- edits --------------------------------------------------------------------- */

/* What a translation stands on so far, noted before the source moves on. */
static void
note_all (GHashTable      *notes,
          const TandemDoc *section,
          const Passages  *source,
          const char      *language)
{
  g_auto(Passages) target = { 0 };
  g_autofree gboolean *sure = NULL;
  g_autofree int *match = NULL;

  /* where it is only known that something is out of date, nothing is noted */
  if (!has_notes (notes, language) &&
      g_strcmp0 (tandem_val_l10n_status (tandem_doc_get (section, "body"), language), "outdated") == 0)
    return;

  passages_init (&target, tandem_translation_get_text (section, language));
  match = match_passages (source, &target, notes, language, &sure);
  for (guint i = 0; i < target.n; i++)
    if (match[i] >= 0 && find_note (notes, language, target.hashes[i]) == NULL)
      add_note (notes, language, target.hashes[i], source->hashes[match[i]]);
}

/* The source changed: what it said goes to the notes of those made from it. */
static void
note_source_change (GHashTable     *notes,
                    const Passages *before,
                    const Passages *after,
                    TandemDate      today)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Note *note = value;
      int old = find_hash (before, note->of, 0);

      if (note->of == NULL)
        continue;
      if (find_hash (after, note->of, 0) >= 0)
        {
          g_clear_pointer (&note->was, g_free);
          g_clear_pointer (&note->changed_on, g_free);
        }
      else if (old >= 0 && note->was == NULL)
        {
          note->was = dup_passage (before, (guint) old);
          note->changed_on = tandem_date_is_set (today) ? tandem_date_to_iso (today) : NULL;
        }
    }
}

/* The passage that @index of @after was in @before, by its neighbours. */
static int
find_former (const Passages *before,
             const Passages *after,
             guint           index)
{
  g_autofree int *match = g_new (int, after->n + 1);

  for (guint i = 0; i < after->n; i++)
    match[i] = find_hash (before, after->hashes[i], 0);
  keep_rising (match, after->n);
  pair_by_place (match, after->n, before->n);

  return match[index];
}

static void
note_target_change (GHashTable     *notes,
                    const Passages *source,
                    const Passages *before,
                    const Passages *after,
                    const char     *language,
                    int             keep)
{
  g_autofree gboolean *sure = NULL;
  g_autofree int *match = match_passages (source, after, notes, language, &sure);
  g_autoptr(GHashTable) living = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < after->n; i++)
    {
      int former = (int) i == keep ? find_former (before, after, i) : -1;
      const Note *kept = former >= 0 ? find_note (notes, language, before->hashes[former]) : NULL;
      Note *note = find_note (notes, language, after->hashes[i]);

      g_hash_table_add (living, g_strdup_printf ("%s:%s", language, after->hashes[i]));
      if (note != NULL && ((int) i == keep || find_hash (before, after->hashes[i], 0) >= 0))
        continue;
      if (kept != NULL && kept->of != NULL)
        {
          g_autofree char *of = g_strdup (kept->of), *was = g_strdup (kept->was), *on = g_strdup (kept->changed_on);

          note = add_note (notes, language, after->hashes[i], of);
          note->was = g_steal_pointer (&was);
          note->changed_on = g_steal_pointer (&on);
        }
      else if (match[i] >= 0)
        add_note (notes, language, after->hashes[i], source->hashes[match[i]]);
    }

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Note *note = value;

      if (note->of != NULL && is_of_language (note, language) && !g_hash_table_contains (living, note->id))
        g_hash_table_iter_remove (&iter);
    }
}

static char *
write_entry (TandemVal   before,
             const char *text,
             const char *status)
{
  g_autofree char *text_json = text != NULL ? tandem_json_string (text) : NULL;
  g_autofree char *status_json = status != NULL ? tandem_json_string (status) : NULL;
  const char *members[] = { "status", status_json, text_json != NULL ? "text" : NULL, text_json, NULL };

  return tandem_object_with (before, members);
}

/* Whether the translation has fallen behind, once the notes are in order. */
static gboolean
is_behind (const TandemDoc *noted,
           const char      *source_language,
           const char      *language,
           const char      *source,
           const char      *target)
{
  g_autoptr(GArray) pairs = tandem_translation_pair_texts (noted, source_language, language, source, target);
  gboolean all_new = TRUE;
  gboolean missing = FALSE;

  for (guint i = 0; i < pairs->len; i++)
    {
      const TandemPassagePair *pair = &g_array_index (pairs, TandemPassagePair, i);

      if (pair->state == TANDEM_PASSAGE_OUTDATED)
        return TRUE;
      missing |= pair->state == TANDEM_PASSAGE_MISSING;
      all_new &= pair->target < 0;
    }

  return missing && !all_new;
}

/* A translation that falls behind keeps in the notes the state it had, and has
 * it again when the source says what it said. */
static char *
dup_status (GHashTable *notes,
            const char *language,
            const char *status,
            gboolean    behind)
{
  Note *note = find_note (notes, language, "");

  if (behind && g_strcmp0 (status, "outdated") != 0)
    {
      if (note == NULL)
        note = add_note (notes, language, "", NULL);
      g_set_str (&note->state, status != NULL ? status : "draft");
    }
  if (behind)
    return g_strdup ("outdated");
  if (note != NULL)
    {
      char *former = g_strcmp0 (status, "outdated") == 0 ? g_strdup (note->state) : g_strdup (status);

      g_hash_table_remove (notes, note->id);
      return former;
    }

  /* it was out of date as a whole, and each passage has been seen to since */
  return g_strdup (g_strcmp0 (status, "outdated") == 0 && has_notes (notes, language) ? "draft" : status);
}

static TandemDoc *
with_notes (const TandemDoc *section,
            GHashTable      *notes,
            GError         **error)
{
  g_autofree char *json = write_notes (notes);

  return tandem_doc_with (section, "translated", json, error);
}

/* Sets the states of the translations (@language: of one) to what the notes
 * say, and the notes themselves. */
static TandemDoc *
settle (const TandemDoc *section,
        GHashTable      *notes,
        const char      *source_language,
        const char      *language,
        GError         **error)
{
  g_autoptr(TandemDoc) noted = with_notes (section, notes, error);
  TandemVal body = noted != NULL ? tandem_doc_get (noted, "body") : TANDEM_NO_VAL;
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *body_json = NULL;
  g_autoptr(TandemDoc) settled = NULL;
  TandemValIter iter;
  const char *tag;
  TandemVal entry;

  if (noted == NULL)
    return NULL;

  tandem_val_iter_init (&iter, body);
  while (tandem_val_iter_next (&iter, &tag, &entry))
    {
      const char *target = tandem_val_string (tandem_val_member (entry, "text"));
      const char *status = tandem_val_string (tandem_val_member (entry, "status"));
      g_autofree char *now = NULL;

      if (target == NULL || g_str_equal (tag, source_language) || (language != NULL && !g_str_equal (tag, language)))
        continue;
      now = dup_status (notes, tag, status,
                        (has_notes (notes, tag) || g_strcmp0 (status, "outdated") == 0) &&
                        is_behind (noted, source_language, tag,
                                   tandem_translation_get_text (noted, source_language), target));
      if (g_strcmp0 (now, status) == 0)
        continue;
      g_ptr_array_add (members, g_strdup (tag));
      g_ptr_array_add (members, write_entry (entry, NULL, now));
    }
  if (members->len == 0)
    return with_notes (section, notes, error);

  g_ptr_array_add (members, NULL);
  body_json = tandem_object_with (body, (const char *const *) members->pdata);
  settled = tandem_doc_with (noted, "body", body_json, error);

  return settled != NULL ? with_notes (settled, notes, error) : NULL;
}

static TandemDoc *
set_text (const TandemDoc *section,
          const char      *language,
          const char      *text,
          const char      *status,
          GError         **error)
{
  TandemVal body = tandem_doc_get (section, "body");
  g_autofree char *entry = *text != '\0' ? write_entry (tandem_val_member (body, language), text, status) : NULL;
  const char *members[] = { language, entry, NULL };
  g_autofree char *json = tandem_object_with (body, members);

  return tandem_doc_with (section, "body", g_str_equal (json, "{}") ? "null" : json, error);
}

static void
note_languages (GHashTable      *notes,
                const TandemDoc *section,
                const char      *source_language,
                const Passages  *source)
{
  TandemValIter iter;
  const char *tag;
  TandemVal entry;

  tandem_val_iter_init (&iter, tandem_doc_get (section, "body"));
  while (tandem_val_iter_next (&iter, &tag, &entry))
    if (!g_str_equal (tag, source_language))
      note_all (notes, section, source, tag);
}

/**
 * tandem_translation_with_text:
 * @section: a section
 * @source_language: tag of the language others are made from
 * @language: tag of the language that was written in
 * @text: its text now
 * @keep: number of a passage that is still being worked on: if it was out of
 *   date it stays so; -1: none
 * @today: the day it is
 * @error: return location for a #TandemDocError
 *
 * Takes a written text over. A change of the source makes the translations of
 * the changed passages out of date; a change of a translation makes the changed
 * passages a draft of what the source says now.
 *
 * Returns: (transfer full) (nullable): the section then; %NULL if it got too large
 */
TandemDoc *
tandem_translation_with_text (const TandemDoc *section,
                              const char      *source_language,
                              const char      *language,
                              const char      *text,
                              int              keep,
                              TandemDate       today,
                              GError         **error)
{
  g_autoptr(GHashTable) notes = NULL;
  g_autoptr(TandemDoc) written = NULL;
  g_auto(Passages) before = { 0 };
  g_auto(Passages) after = { 0 };
  g_auto(Passages) source = { 0 };
  gboolean is_source, same;
  const char *status;

  g_return_val_if_fail (section != NULL && source_language != NULL && language != NULL && text != NULL, NULL);

  is_source = g_str_equal (source_language, language);
  same = g_str_equal (tandem_translation_get_text (section, language), text);
  status = tandem_val_l10n_status (tandem_doc_get (section, "body"), language);
  notes = read_notes (section);
  passages_init (&before, tandem_translation_get_text (section, language));
  passages_init (&after, text);
  passages_init (&source, is_source ? NULL : tandem_translation_get_text (section, source_language));

  if (is_source)
    {
      note_languages (notes, section, source_language, &before);
      note_source_change (notes, &before, &after, today);
    }
  else
    note_target_change (notes, &source, &before, &after, language, keep);

  if (!is_source && !same)
    status = g_strcmp0 (status, "outdated") == 0 ? "outdated" : "draft";
  written = set_text (section, language, text, status, error);
  if (written == NULL)
    return NULL;
  if (!is_source && !same)
    {
      Note *whole = find_note (notes, language, "");

      if (whole != NULL)
        g_set_str (&whole->state, "draft");
      else if (g_strcmp0 (status, "outdated") == 0)
        g_set_str (&add_note (notes, language, "", NULL)->state, "draft");
    }

  return settle (written, notes, source_language, is_source ? NULL : language, error);
}

/**
 * tandem_translation_with_right:
 * @section: a section
 * @source_language: tag of the language others are made from
 * @language: tag of a translation
 * @passage: number of a passage in it
 * @error: return location for a #TandemDocError
 *
 * Somebody has read a passage that was out of date, and it still says what the
 * source says now.
 *
 * Returns: (transfer full) (nullable): the section then
 */
TandemDoc *
tandem_translation_with_right (const TandemDoc *section,
                               const char      *source_language,
                               const char      *language,
                               guint            passage,
                               GError         **error)
{
  g_autoptr(GHashTable) notes = NULL;
  g_auto(Passages) source = { 0 };
  g_auto(Passages) target = { 0 };
  g_autofree gboolean *sure = NULL;
  g_autofree int *match = NULL;

  g_return_val_if_fail (section != NULL && source_language != NULL && language != NULL, NULL);

  notes = read_notes (section);
  passages_init (&source, tandem_translation_get_text (section, source_language));
  passages_init (&target, tandem_translation_get_text (section, language));
  match = match_passages (&source, &target, notes, language, &sure);
  /* the others of a translation that was out of date as a whole stay so */
  for (guint i = 0; i < target.n; i++)
    if (i != passage && !has_notes (notes, language) &&
        g_strcmp0 (tandem_val_l10n_status (tandem_doc_get (section, "body"), language), "outdated") == 0)
      add_note (notes, language, target.hashes[i], "");
  if (passage < target.n && match[passage] >= 0)
    add_note (notes, language, target.hashes[passage], source.hashes[match[passage]]);

  return settle (section, notes, source_language, language, error);
}

/**
 * tandem_translation_with_state:
 * @section: a section
 * @source_language: tag of the language others are made from
 * @language: a language tag
 * @status: a code of the translation states; of the source "approved": written
 * @error: return location for a #TandemDocError
 *
 * Somebody says how far the text is. A translation that is approved as a whole
 * is right as a whole.
 *
 * Returns: (transfer full) (nullable): the section then
 */
TandemDoc *
tandem_translation_with_state (const TandemDoc *section,
                               const char      *source_language,
                               const char      *language,
                               const char      *status,
                               GError         **error)
{
  g_autoptr(GHashTable) notes = NULL;
  g_auto(Passages) source = { 0 };
  g_auto(Passages) target = { 0 };
  g_autofree gboolean *sure = NULL;
  g_autofree int *match = NULL;
  g_autoptr(TandemDoc) set = NULL;

  g_return_val_if_fail (section != NULL && source_language != NULL && language != NULL && status != NULL, NULL);

  if (g_str_equal (source_language, language))
    return tandem_doc_with (section, "written", is_done (status) ? "true" : "false", error);

  notes = read_notes (section);
  passages_init (&source, tandem_translation_get_text (section, source_language));
  passages_init (&target, tandem_translation_get_text (section, language));
  match = match_passages (&source, &target, notes, language, &sure);
  for (guint i = 0; is_done (status) && i < target.n; i++)
    if (match[i] >= 0 && !sure[i])
      add_note (notes, language, target.hashes[i], source.hashes[match[i]]);
  set = set_text (section, language, tandem_translation_get_text (section, language), status, error);

  return set != NULL ? settle (set, notes, source_language, language, error) : NULL;
}
