/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <unicode/uloc.h>

#include "tandem-field-type.h"

/* Localized text: a map from language tag to a text and the state of its
 * translation. The text without a state is the one others are translated from. */

#define MAX_KEPT_NAMES 500

static const TandemTerm translation_statuses[] =
{
  { "machine", N_("Machine translation"), "warning", NULL },
  { "draft", N_("Draft"), "dim", NULL },
  { "reviewed", N_("Reviewed"), "accent", NULL },
  { "approved", N_("Approved"), "success", NULL },
  { "outdated", N_("Out of date"), "warning", NULL },
};

static const TandemVocabulary translation_status = TANDEM_VOCABULARY ("translation_status", translation_statuses);

const TandemVocabularyRef tandem_translation_status = { "translation_status", &translation_status };

/* "zh-Hans": letters first, then parts of letters and digits. By hand, as every
 * check of every text asks. */
gboolean
tandem_language_is_valid (const char *tag)
{
  gsize n_part = 0;
  gboolean first = TRUE;

  if (tag == NULL || strlen (tag) > 35)
    return FALSE;

  for (; *tag != '\0'; tag++)
    {
      if (*tag == '-' && n_part >= (first ? 2 : 1))
        {
          first = FALSE;
          n_part = 0;
        }
      else if (++n_part > 8 || !(first ? g_ascii_isalpha (*tag) : g_ascii_isalnum (*tag)))
        {
          return FALSE;
        }
    }

  return n_part >= (first ? 2 : 1);
}

static char *
make_language_text (const char *tag,
                    const char *reader)
{
  UChar name[128];
  char locale[ULOC_FULLNAME_CAPACITY], display[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length;
  char *text;

  uloc_forLanguageTag (tag, locale, sizeof locale, NULL, &status);
  uloc_forLanguageTag (reader, display, sizeof display, NULL, &status);
  length = uloc_getDisplayName (locale, display, name, G_N_ELEMENTS (name), &status);
  if (U_FAILURE (status) || length <= 0)
    return g_strdup (tag);

  text = g_utf16_to_utf8 (name, length, NULL, NULL, NULL);

  return text != NULL ? text : g_strdup (tag);
}

/* "Chinese (Simplified)", in the language of the reader. Names cost ICU tens of
 * microseconds, so they are kept: a few languages are used, and a document with
 * thousands of them only gets no further place. */
char *
tandem_language_to_text (const char          *tag,
                         const TandemContext *context)
{
  static GHashTable *names;     /* "reader tag" → name; under the lock */
  static GMutex lock;
  const char *reader = context != NULL ? tandem_context_get_language (context) : "en";
  g_autoptr(GMutexLocker) locker = NULL;
  char key[80];
  const char *known;
  char *text;

  if (!tandem_language_is_valid (tag) || g_snprintf (key, sizeof key, "%s %s", reader, tag) >= (int) sizeof key)
    return g_strdup (tag);

  locker = g_mutex_locker_new (&lock);
  if (names == NULL)
    names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  known = g_hash_table_lookup (names, key);
  if (known != NULL)
    return g_strdup (known);

  text = make_language_text (tag, reader);
  if (g_hash_table_size (names) < MAX_KEPT_NAMES)
    g_hash_table_insert (names, g_strdup (key), g_strdup (text));

  return text;
}

/**
 * tandem_l10n_get_base:
 * @value: localized text
 *
 * The language the others are translated from: one whose text has no
 * translation status, else any; of several, English, else the first.
 *
 * Returns: (nullable): its tag, borrowed from the snapshot
 */
const char *
tandem_l10n_get_base (TandemVal value)
{
  const char *best = NULL, *tag;
  TandemValIter iter;
  TandemVal entry;
  guint best_rank = 0;

  if (tandem_val_type (value) != TANDEM_VAL_OBJECT)
    return NULL;

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, &tag, &entry))
    {
      guint rank = (tandem_val_string (tandem_val_member (entry, "status")) == NULL ? 2 : 0) + g_str_equal (tag, "en");

      if (tandem_val_string (tandem_val_member (entry, "text")) == NULL)
        continue;
      if (best == NULL || rank > best_rank || (rank == best_rank && strcmp (tag, best) < 0))
        {
          best = tag;
          best_rank = rank;
        }
    }

  return best;
}

/* ---- checking ---------------------------------------------------------------- */

static gboolean
has_text (TandemVal entry)
{
  return tandem_val_string (tandem_val_member (entry, "text")) != NULL;
}

static gboolean
has_proper_status (TandemVal entry)
{
  TandemVal status = tandem_val_member (entry, "status");

  return !tandem_val_is_given (status) ||
         tandem_vocabulary_find (&translation_status, tandem_val_string (status)) != NULL;
}

/* Reports at the language; its name is only looked up when it is needed. */
static void
report_entry (TandemChecking *self,
              const char     *tag,
              TandemVal       entry)
{
  g_autofree char *language = tandem_language_to_text (tag, self->check.context);
  TandemMark mark = tandem_place_enter_text (&self->place, tag, language);

  if (!tandem_language_is_valid (tag))
    tandem_checking_report (self, TANDEM_SEVERITY_ERROR, _("“%s” is not a language tag like en or zh-Hans"), tag);
  else if (!has_text (entry))
    tandem_checking_wrong (self, entry, _("a text with its translation status"));
  else
    tandem_checking_wrong (self, tandem_val_member (entry, "status"), _("a translation status"));
  tandem_place_leave (&self->place, mark);
}

static void
check_l10n (TandemChecking    *self,
            const TandemField *field,
            TandemVal          value)
{
  TandemValIter iter;
  const char *tag;
  TandemVal entry;

  if (tandem_val_type (value) != TANDEM_VAL_OBJECT)
    {
      tandem_checking_wrong (self, value, _("a text for each language"));
      return;
    }

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, &tag, &entry))
    if (!tandem_language_is_valid (tag) || !has_text (entry) || !has_proper_status (entry))
      report_entry (self, tag, entry);
}

/* ---- reading ----------------------------------------------------------------- */

static const char *
display_text (TandemVal            value,
              const TandemContext *context)
{
  return tandem_val_l10n (value, context != NULL ? tandem_context_get_language (context) : "en");
}

static void
l10n_to_value (const TandemField   *field,
               TandemVal            value,
               const TandemContext *context,
               GValue              *property)
{
  g_value_set_string (property, display_text (value, context));
}

static TandemColumn
l10n_column (const TandemField *field,
             TandemVal          value)
{
  const char *text = tandem_val_l10n (value, "en");

  return (TandemColumn) { .type = text != NULL ? TANDEM_COLUMN_TEXT : TANDEM_COLUMN_NULL, .text = text };
}

static char *
l10n_text (const TandemField   *field,
           TandemVal            value,
           const TandemContext *context)
{
  return g_strdup (display_text (value, context));
}

/* ---- typing ------------------------------------------------------------------ */

/* One entry again, with another text or status where these are given. */
static char *
rewrite_entry (TandemVal   entry,
               const char *text,
               const char *status)
{
  g_autofree char *text_json = text != NULL ? tandem_json_string (text) : NULL;
  g_autofree char *status_json = status != NULL ? tandem_json_string (status) : NULL;
  const char *members[5] = { NULL };
  guint n = 0;

  if (text_json != NULL)
    {
      members[n++] = "text";
      members[n++] = text_json;
    }
  if (status_json != NULL)
    {
      members[n++] = "status";
      members[n++] = status_json;
    }

  return tandem_object_with (entry, members);
}

/* The status a typed text gets: a translation is a draft again, also one that
 * was out of date; the text others are made from keeps what it had. */
static const char *
typed_status (TandemVal   before,
              const char *base,
              const char *language)
{
  if (base == NULL || g_str_equal (base, language))
    return tandem_val_l10n_status (before, language);

  return "draft";
}

static gboolean
has_other_text (TandemVal   value,
                const char *language)
{
  TandemValIter iter;
  const char *tag;
  TandemVal entry;

  if (tandem_val_type (value) != TANDEM_VAL_OBJECT)
    return FALSE;

  tandem_val_iter_init (&iter, value);
  while (tandem_val_iter_next (&iter, &tag, &entry))
    if (!g_str_equal (tag, language))
      return TRUE;

  return FALSE;
}

/* Sets the text of the reader's language, and marks the translations of a base
 * text that changed as out of date. */
static char *
parse_l10n (const TandemField   *field,
            TandemVal            before,
            const char          *text,
            const TandemContext *context,
            GError             **error)
{
  const char *language = context != NULL ? tandem_context_get_language (context) : "en";
  const char *base = tandem_l10n_get_base (before);
  TandemVal present = tandem_val_member (before, language);
  const char *old = tandem_val_string (tandem_val_member (present, "text"));
  gboolean base_changed = base != NULL && g_str_equal (base, language) && g_strcmp0 (old, text) != 0;
  g_autofree char *entry = NULL;
  GPtrArray *members = g_ptr_array_new_with_free_func (g_free);
  TandemValIter iter;
  const char *tag;
  TandemVal other;
  char *json;

  if (*text == '\0' && !has_other_text (before, language))
    {
      g_ptr_array_unref (members);
      return g_strdup ("null");
    }

  /* tandem_object_with() takes pairs: name, JSON (NULL takes the member away). */
  g_ptr_array_add (members, g_strdup (language));
  if (*text != '\0' && g_strcmp0 (old, text) == 0)
    entry = tandem_val_to_json (present);
  else if (*text != '\0')
    entry = rewrite_entry (present, text, typed_status (before, base, language));
  g_ptr_array_add (members, g_steal_pointer (&entry));

  if (base_changed && *text != '\0')
    {
      tandem_val_iter_init (&iter, before);
      while (tandem_val_iter_next (&iter, &tag, &other))
        if (!g_str_equal (tag, language) && tandem_val_type (other) == TANDEM_VAL_OBJECT)
          {
            g_ptr_array_add (members, g_strdup (tag));
            g_ptr_array_add (members, rewrite_entry (other, NULL, "outdated"));
          }
    }

  g_ptr_array_add (members, NULL);
  json = tandem_object_with (before, (const char *const *) members->pdata);
  g_ptr_array_unref (members);

  return json;
}

/* ---- differences --------------------------------------------------------------- */

static char *
entry_text (TandemVal entry)
{
  const char *text = tandem_val_string (tandem_val_member (entry, "text"));

  return text != NULL ? g_strdup (text) : tandem_val_to_json (entry);
}

static char *
entry_status (TandemVal entry)
{
  const char *code = tandem_val_string (tandem_val_member (entry, "status"));
  const TandemTerm *term = code != NULL ? tandem_vocabulary_find (&translation_status, code) : NULL;

  return term != NULL ? g_strdup (_(term->label)) : g_strdup (code);
}

static void
diff_entry (TandemDiffing *self,
            TandemVal      before,
            TandemVal      after)
{
  TandemMark mark;

  if (!tandem_val_same (tandem_val_member (before, "text"), tandem_val_member (after, "text")) ||
      tandem_val_type (before) != TANDEM_VAL_OBJECT || tandem_val_type (after) != TANDEM_VAL_OBJECT)
    {
      tandem_diffing_report (self, entry_text (before), entry_text (after));
      return;
    }

  mark = tandem_place_enter (&self->place, "status", N_("Translation"));
  tandem_diffing_report (self, entry_status (before), entry_status (after));
  tandem_place_leave (&self->place, mark);
}

static void
diff_l10n (TandemDiffing     *self,
           const TandemField *field,
           TandemVal          before,
           TandemVal          after)
{
  g_autoptr(GPtrArray) tags = NULL;
  gboolean several;

  if ((tandem_val_is_given (before) && tandem_val_type (before) != TANDEM_VAL_OBJECT) ||
      (tandem_val_is_given (after) && tandem_val_type (after) != TANDEM_VAL_OBJECT) ||
      (tandem_val_length (before) == 0 && tandem_val_length (after) == 0))
    {
      tandem_diff_text (self, field, before, after);
      return;
    }

  tags = tandem_vals_member_names (before, after, TANDEM_NO_VAL);
  several = tags->len > 1;
  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = tags->pdata[i];
      TandemVal old = tandem_val_member (before, tag), new = tandem_val_member (after, tag);

      if (!tandem_val_same (old, new))
        {
          /* Who has one language does not want to read its name. */
          g_autofree char *language = several ? tandem_language_to_text (tag, self->context) : NULL;
          TandemMark mark = tandem_place_enter_text (&self->place, tag, language);

          diff_entry (self, old, new);
          tandem_place_leave (&self->place, mark);
        }
    }
}

/* ---- merging --------------------------------------------------------------------- */

static gboolean
is_outdated (TandemVal entry)
{
  return g_strcmp0 (tandem_val_string (tandem_val_member (entry, "status")), "outdated") == 0;
}

/* Whether an entry is a text and perhaps a status, and nothing more. */
static gboolean
is_plain (TandemVal entry)
{
  return tandem_val_string (tandem_val_member (entry, "text")) != NULL &&
         tandem_val_length (entry) == 1u + (tandem_val_string (tandem_val_member (entry, "status")) != NULL);
}

static gboolean
same_text (TandemVal a,
           TandemVal b)
{
  return tandem_val_same (tandem_val_member (a, "text"), tandem_val_member (b, "text"));
}

static gboolean
write_entry (TandemMerging *self,
             const char    *text,
             const char    *status)
{
  g_string_append_c (self->out, '{');
  if (status != NULL)
    {
      g_string_append (self->out, "\"status\":");
      tandem_json_append_string (self->out, status);
      g_string_append_c (self->out, ',');
    }
  g_string_append (self->out, "\"text\":");
  tandem_json_append_string (self->out, text);
  g_string_append_c (self->out, '}');

  return TRUE;
}

/* One side changed the base text, which made this translation outdated; the
 * other wrote the translation. Both hold: the new text, outdated. */
static gboolean
merge_outdated (TandemMerging *self,
                TandemVal      base,
                TandemVal      mine,
                TandemVal      theirs)
{
  TandemVal written = same_text (base, mine) ? theirs : mine;
  TandemVal marked = same_text (base, mine) ? mine : theirs;

  if (!is_outdated (marked) || !same_text (base, marked))
    return FALSE;

  return write_entry (self, tandem_val_string (tandem_val_member (written, "text")), "outdated");
}

/* Both wrote different paragraphs of a long text. Nobody has read the result
 * as a whole, so it is no more than a draft where it was a translation. */
static gboolean
merge_paragraphs (TandemMerging *self,
                  TandemVal      base,
                  TandemVal      mine,
                  TandemVal      theirs)
{
  const char *old = tandem_val_string (tandem_val_member (base, "text"));
  const char *status = tandem_val_string (tandem_val_member (mine, "status"));
  const char *other = tandem_val_string (tandem_val_member (theirs, "status"));
  g_autofree char *text = tandem_merge_lines (old != NULL ? old : "",
                                              tandem_val_string (tandem_val_member (mine, "text")),
                                              tandem_val_string (tandem_val_member (theirs, "text")));

  if (text == NULL)
    return FALSE;
  if (is_outdated (mine) || is_outdated (theirs))
    return write_entry (self, text, "outdated");

  return write_entry (self, text, status == NULL && other == NULL ? NULL : "draft");
}

static gboolean
merge_entry (TandemMerging     *self,
             const TandemField *field,
             TandemVal          base,
             TandemVal          mine,
             TandemVal          theirs)
{
  TandemVal result;

  if (!tandem_merge_trivial (base, mine, theirs, &result) &&
      is_plain (mine) && is_plain (theirs) && (is_plain (base) || tandem_val_type (base) == TANDEM_VAL_ABSENT))
    {
      if (is_plain (base) && same_text (base, mine) != same_text (base, theirs) &&
          merge_outdated (self, base, mine, theirs))
        return TRUE;
      if ((field->flags & TANDEM_LONG) && !same_text (base, mine) && !same_text (base, theirs) &&
          merge_paragraphs (self, base, mine, theirs))
        return TRUE;
    }

  return tandem_merge_scalar (self, field, base, mine, theirs);
}

static gboolean
merge_l10n (TandemMerging     *self,
            const TandemField *field,
            TandemVal          base,
            TandemVal          mine,
            TandemVal          theirs)
{
  return tandem_merge_members (self, field, merge_entry, base, mine, theirs);
}

/* ---- schema ------------------------------------------------------------------------ */

static void
schema_l10n (const TandemField *field,
             JsonBuilder       *builder)
{
  static const TandemField members[] =
  {
    TANDEM_FIELD_TEXT ("text", N_("Text"), TANDEM_REQUIRED),
    TANDEM_FIELD_ENUM ("status", N_("Translation"), tandem_translation_status, 0),
  };

  tandem_schema_member (builder, "type", "object");
  tandem_schema_member (builder, "description", "A text for each language tag (BCP 47)");
  json_builder_set_member_name (builder, "additionalProperties");
  json_builder_begin_object (builder);
  tandem_schema_table (builder, members, G_N_ELEMENTS (members), NULL);
  json_builder_end_object (builder);
}

const TandemFieldType tandem_type_l10n =
{
  .name = "localized text",
  .sql = "TEXT",
  .pspec = tandem_type_string_pspec,
  .check = check_l10n,
  .to_value = l10n_to_value,
  .column = l10n_column,
  .text = l10n_text,
  .parse = parse_l10n,
  .diff = diff_l10n,
  .merge = merge_l10n,
  .schema = schema_l10n,
};
