/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-names.h"

/* As libadwaita's dimmed class in our style sheet, for a part of a label. */
#define DIM_ALPHA (0.72 * G_MAXUINT16)

/* "Yantai 烟台": an en space sets the two apart. The native name is left out
 * where it says the same. */
char *
tandem_names_dup_text (const char *name,
                       const char *native)
{
  if (name == NULL || *name == '\0')
    return g_strdup (native ? native : "");
  if (native == NULL || *native == '\0' || g_str_equal (name, native))
    return g_strdup (name);

  return g_strconcat (name, "\342\200\202", native, NULL);
}

static const char *
language_of_script (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    switch (g_unichar_get_script (g_utf8_get_char (p)))
      {
      case G_UNICODE_SCRIPT_HAN:
        return "zh-cn";
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
        return "ja";
      case G_UNICODE_SCRIPT_HANGUL:
        return "ko";
      case G_UNICODE_SCRIPT_THAI:
        return "th";
      case G_UNICODE_SCRIPT_GREEK:
        return "el";
      case G_UNICODE_SCRIPT_ARABIC:
        return "ar";
      default:
        break;
      }

  return NULL;
}

/* The language of a run of text, so that screen readers change voice and fonts
 * take the right forms of Han signs. Fonts are chosen by fontconfig, which knows
 * the two Chinese scripts by country. */
PangoLanguage *
tandem_names_get_language (const char *text,
                           const char *language)
{
  if (language == NULL)
    language = language_of_script (text);
  if (language == NULL)
    return NULL;
  if (g_ascii_strcasecmp (language, "zh-Hans") == 0 || g_ascii_strcasecmp (language, "zh") == 0)
    language = "zh-cn";
  else if (g_ascii_strcasecmp (language, "zh-Hant") == 0)
    language = "zh-tw";

  return pango_language_from_string (language);
}

static void
insert_from (PangoAttrList  *list,
             PangoAttribute *attribute,
             guint           start)
{
  attribute->start_index = start;
  attribute->end_index = PANGO_ATTR_INDEX_TO_TEXT_END;
  pango_attr_list_insert (list, attribute);
}

PangoAttrList *
tandem_names_get_attributes (const char *name,
                             const char *native,
                             const char *language)
{
  PangoAttrList *list = pango_attr_list_new ();
  gboolean both = name != NULL && *name != '\0' && native != NULL && *native != '\0' && !g_str_equal (name, native);
  guint start = both ? strlen (name) : 0;
  PangoLanguage *tag = tandem_names_get_language (native ? native : name, native ? language : NULL);

  if (both)
    insert_from (list, pango_attr_foreground_alpha_new (DIM_ALPHA), start);
  if (tag != NULL)
    insert_from (list, pango_attr_language_new (tag), start);

  return list;
}
