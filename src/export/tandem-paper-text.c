/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-paper-private.h"

static void
run_clear (gpointer data)
{
  TandemRun *run = data;

  g_free (run->words);
  g_free (run->target);
}

TandemText *
tandem_text_new_empty (void)
{
  TandemText *self = g_new0 (TandemText, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (TandemRun));
  g_array_set_clear_func (self->runs, run_clear);

  return self;
}

/**
 * tandem_text_new:
 * @language: BCP 47 tag of @words
 * @words: (nullable): what is said; NULL is an empty text
 *
 * Returns: (transfer full): a text of one run
 */
TandemText *
tandem_text_new (const char    *language,
                 TandemRunFlags flags,
                 const char    *words)
{
  TandemText *self = tandem_text_new_empty ();

  tandem_text_add (self, language, flags, words);

  return self;
}

void
tandem_text_free (TandemText *self)
{
  if (!self)
    return;

  g_array_unref (self->runs);
  g_free (self);
}

void
tandem_text_add (TandemText    *self,
                 const char    *language,
                 TandemRunFlags flags,
                 const char    *words)
{
  tandem_text_add_link (self, language, flags, words, NULL);
}

/* Control characters have no shape; a line feed is a new line, a tab a blank. */
static char *
clean_words (const char *words)
{
  char *clean = g_utf8_make_valid (words, -1);

  for (char *p = clean; *p; p++)
    if ((guchar) * p < 0x20 && *p != '\n')
      *p = ' ';

  return clean;
}

/**
 * tandem_text_add_link:
 * @words: (nullable): what is said
 * @target: (nullable): an http, https or mailto address; others are not linked
 */
void
tandem_text_add_link (TandemText    *self,
                      const char    *language,
                      TandemRunFlags flags,
                      const char    *words,
                      const char    *target)
{
  TandemRun run = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (language != NULL);

  if (!words || !*words)
    return;

  run.words = clean_words (words);
  run.language = g_intern_string (language);
  run.flags = flags;
  if (target && (g_str_has_prefix (target, "https://") || g_str_has_prefix (target, "http://") ||
                 g_str_has_prefix (target, "mailto:")) && g_str_is_ascii (target))
    run.target = g_strdup (target);
  g_array_append_val (self->runs, run);
}

/**
 * tandem_text_append:
 * @other: (transfer full): its runs move to the end of @self
 */
void
tandem_text_append (TandemText *self,
                    TandemText *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  g_array_append_vals (self->runs, other->runs->data, other->runs->len);
  g_array_set_clear_func (other->runs, NULL);
  tandem_text_free (other);
}

gboolean
tandem_text_is_empty (const TandemText *self)
{
  return !self || self->runs->len == 0;
}

char *
tandem_text_to_string (const TandemText *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; self && i < self->runs->len; i++)
    g_string_append (words, g_array_index (self->runs, TandemRun, i).words);

  return g_string_free (words, FALSE);
}
