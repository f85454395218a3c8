/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "tandem-field-type.h"

/* Decimals are strings of digits from end to end: no float ever touches them. */

gboolean
tandem_decimal_is_valid (const char *text)
{
  const char *p = text;

  if (text == NULL || strlen (text) > 40)
    return FALSE;
  if (*p == '-')
    p++;
  if (!g_ascii_isdigit (*p) || (*p == '0' && g_ascii_isdigit (p[1])))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  if (*p == '.')
    {
      p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }

  return *p == '\0';
}

/* For ordering only: cut towards zero, and held at the ends of the range. */
gint64
tandem_decimal_thousandths (const char *text)
{
  const gint64 limit = TANDEM_DOC_MAX_INTEGER;
  gboolean negative = *text == '-';
  int decimals = -1;
  gint64 number = 0;

  for (const char *p = negative ? text + 1 : text; *p != '\0' && decimals < 3; p++)
    {
      if (*p == '.')
        decimals = 0;
      else
        {
          number = number * 10 + (*p - '0');
          decimals += decimals >= 0;
        }
      if (number > limit / 10)
        break;
    }
  for (int i = MAX (decimals, 0); i < 3; i++)
    number = number > limit / 10 ? limit : number * 10;

  number = MIN (number, limit);

  return negative ? -number : number;
}

/* Digits in groups of three from five on, with spaces that do not break. */
char *
tandem_decimal_to_text (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize whole = strcspn (digits, ".");
  GString *out = g_string_new (*text == '-' ? "−" : NULL);

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && whole > 4 && (whole - i) % 3 == 0)
        g_string_append (out, "\u00a0");
      g_string_append_c (out, digits[i]);
    }
  g_string_append (out, digits + whole);

  return g_string_free (out, FALSE);
}

/* Which of the separators in a typed number is the decimal one: the last where
 * there are two kinds, none where one kind comes several times. A single comma
 * before three digits groups thousands, unless the locale has decimal commas. */
static const char *
find_decimal_separator (const char *text)
{
  const char *comma = strrchr (text, ',');
  const char *point = strrchr (text, '.');
  const char *last = MAX (comma, point);

  if (comma != NULL && point != NULL)
    return last;
  if (last == NULL || strchr (text, *last) != last)
    return NULL;
  if (last == comma && strspn (last + 1, "0123456789") == 3 && last[4] == '\0' && last - text <= 4 && last > text &&
      *localeconv ()->decimal_point != ',')
    return NULL;

  return last;
}

/* The decimal somebody typed ("1,234.50", "1 234,5", "−3"), or NULL. */
char *
tandem_parse_decimal (const char *text)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  g_autoptr(GString) out = g_string_new (NULL);
  const char *separator, *start, *rest;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212 || c == 0xff0d)
        g_string_append_c (plain, '-');
      else if (c >= 0xff10 && c <= 0xff19)
        g_string_append_c (plain, (char) ('0' + (c - 0xff10)));
      else if (g_ascii_isdigit (*p) || (*p != '\0' && strchr ("-+.,", *p) != NULL))
        g_string_append_c (plain, *p);
      else if (!g_unichar_isspace (c) && c != '\'' && c != 0x2019)
        return NULL;
    }

  start = plain->str;
  if (*start == '-')
    g_string_append_c (out, '-');
  if (*start == '-' || *start == '+')
    start++;
  separator = find_decimal_separator (start);
  for (rest = start; *rest != '\0'; rest++)
    {
      if (rest == separator)
        g_string_append_c (out, '.');
      else if (g_ascii_isdigit (*rest))
        g_string_append_c (out, *rest);
      else if (*rest == '-' || *rest == '+' ||
               (separator != NULL && (rest > separator || *rest == *separator)))
        return NULL;
    }

  /* 007 is 7, and .5 is 0.5. */
  start = out->str + (*out->str == '-');
  while (*start == '0' && g_ascii_isdigit (start[1]))
    g_string_erase (out, start - out->str, 1);
  if (*start == '.')
    g_string_insert_c (out, start - out->str, '0');

  return tandem_decimal_is_valid (out->str) ? g_strdup (out->str) : NULL;
}
