/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-target.h"
#include "tandem-record.h"

/* Everything that can be asked of a document: accessors, texts, columns, and
 * every property of its record, before and after a change. */

static void
check_text (const FuzzInput *input,
            const char      *what,
            const char      *text)
{
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    fuzz_fail (input, "%s is not UTF-8", what);
}

/* Every accessor at every place. */
static void
read_value (const FuzzInput *input,
            TandemVal        value)
{
  TandemValIter iter;
  TandemVal part;
  const char *name;
  guint n = 0;

  check_text (input, "a string", tandem_val_string (value));
  check_text (input, "a localized text", tandem_val_l10n (value, "zh-Hans-CN"));
  check_text (input, "a status", tandem_val_l10n_status (value, "en"));
  if (ABS (tandem_val_int (value, 0)) > TANDEM_DOC_MAX_INTEGER)
    fuzz_fail (input, "an integer beyond the limit");
  if (tandem_val_bool (value) && tandem_val_type (value) != TANDEM_VAL_BOOL)
    fuzz_fail (input, "true, and no boolean");
  if (tandem_date_is_set (tandem_val_date (value)) && tandem_val_string (value) == NULL)
    fuzz_fail (input, "a date that is no string");
  if (tandem_val_exists (tandem_val_item (value, "u1")) && tandem_val_type (value) != TANDEM_VAL_ARRAY)
    fuzz_fail (input, "an item of no list");
  if (tandem_val_has_code (value, "a") && !tandem_val_exists (value))
    fuzz_fail (input, "a code in nothing");

  for (tandem_val_iter_init (&iter, value); tandem_val_iter_next (&iter, &name, &part); n++)
    {
      check_text (input, "a name", name);
      if (name != NULL && tandem_val_member (value, name).node != part.node)
        fuzz_fail (input, "member “%s” is not found", name);
      read_value (input, part);
    }
  if (n != tandem_val_length (value))
    fuzz_fail (input, "%u parts, not %u", n, tandem_val_length (value));
}

static void
read_texts (const FuzzInput *input,
            const TandemDoc *doc)
{
  const TandemKind *kind = tandem_doc_get_kind (doc);
  g_autofree char *title = tandem_doc_dup_title (doc, fuzz_get_context ());
  g_autofree char *search = tandem_doc_dup_search_text (doc), *database = tandem_doc_dup_database (doc);

  if (title == NULL || *title == '\0')
    fuzz_fail (input, "no title");
  check_text (input, "the title", title);
  check_text (input, "the search text", search);
  check_text (input, "the database", database);
  check_text (input, "the parent", tandem_doc_get_parent (doc));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = tandem_doc_dup_text (doc, i, fuzz_get_context ());
      TandemColumn column = tandem_field_get_column (&kind->fields[i], tandem_doc_field (doc, i));

      check_text (input, kind->fields[i].name, text);
      if (column.type == TANDEM_COLUMN_TEXT)
        check_text (input, kind->fields[i].name, column.text);
    }
}

static void
read_properties (const FuzzInput *input,
                 TandemRecord    *record)
{
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      if ((properties[i]->flags & G_PARAM_READABLE) == 0)
        continue;
      g_value_init (&value, properties[i]->value_type);
      g_object_get_property (G_OBJECT (record), properties[i]->name, &value);
      if (G_VALUE_HOLDS_STRING (&value))
        check_text (input, properties[i]->name, g_value_get_string (&value));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_auto(FuzzInput) input = { 0 };
  g_autoptr(TandemRecord) record = NULL;

  fuzz_input_init (&input, data, size);
  if (input.docs[0] == NULL)
    return 0;

  record = tandem_record_new (input.docs[0], fuzz_get_context ());
  for (guint i = 0; i < FUZZ_MAX_DOCS; i++)
    {
      if (!fuzz_input_fits (&input, i + 1))
        break;
      tandem_record_set_doc (record, input.docs[i]);
      read_value (&input, tandem_doc_root (input.docs[i]));
      read_texts (&input, input.docs[i]);
      read_properties (&input, record);
    }

  return 0;
}
