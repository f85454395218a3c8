/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-quick-note.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kinds/tandem-contact-log.h"
#include "kinds/tandem-question.h"
#include "tandem-doc.h"

/* Beginnings of words that tell how somebody was reached; a translation may
 * have others, separated by blanks. Those of Chinese are looked for everywhere,
 * as it has no blanks. */
static const struct
{
  const char *channel;
  const char *words;
} channels[] = {
  { "phone", N_("phone rang called call 电话") },
  { "email", N_("mail email e-mail wrote 邮件") },
  { "video", N_("video zoom teams online 视频") },
  { "messenger", N_("messenger wechat whatsapp signal 微信") },
  { "letter", N_("letter 信函") },
  { "in_person", N_("visit visited met lunch 拜访 会面") },
};

/* Words that begin a line about something still to be done. */
static const char follow_up_words[] = N_("todo ask remind follow send check prepare 待办 跟进 请");

/* Whether @line has a word that begins like one of @words; only its first word
 * where @first is set. */
static gboolean
has_one_of (const char *line,
            const char *words,
            gboolean    first)
{
  g_auto(GStrv) tokens = g_str_tokenize_and_fold (line, NULL, NULL);
  g_auto(GStrv) wanted = g_strsplit (words, " ", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      gboolean ascii = g_str_is_ascii (wanted[i]);

      if (!ascii && (first ? g_str_has_prefix (line, wanted[i]) : strstr (line, wanted[i]) != NULL))
        return TRUE;
      for (guint j = 0; ascii && tokens[j] != NULL && (j == 0 || !first); j++)
        if (g_str_has_prefix (tokens[j], wanted[i]))
          return TRUE;
    }

  return FALSE;
}

/**
 * tandem_quick_guess_kind:
 * @line: what was typed so far
 *
 * Returns: what it seems to be, by its first word
 */
TandemQuickKind
tandem_quick_guess_kind (const char *line)
{
  return has_one_of (line, g_dgettext (GETTEXT_PACKAGE, follow_up_words), TRUE) ? TANDEM_QUICK_FOLLOW_UP
                                                                               : TANDEM_QUICK_CONTACT;
}

/**
 * tandem_quick_guess_channel:
 * @line: what was typed so far
 *
 * Returns: (nullable): the code of the way somebody was reached, where the line says it
 */
const char *
tandem_quick_guess_channel (const char *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (has_one_of (line, g_dgettext (GETTEXT_PACKAGE, channels[i].words), FALSE))
      return channels[i].channel;

  return NULL;
}

/**
 * tandem_quick_skip_code:
 * @line: what was typed so far
 * @code: a code such as "M2.3"
 *
 * Returns: (nullable): what follows @code where the line begins with it
 */
const char *
tandem_quick_skip_code (const char *line,
                        const char *code)
{
  gsize length = strlen (code);

  if (length == 0 || g_ascii_strncasecmp (line, code, length) != 0)
    return NULL;
  /* "M1" is no beginning of "M1.2" or "M12" */
  if (line[length] != '\0' && line[length] != ' ' && line[length] != ':')
    return NULL;

  return line + length + strspn (line + length, " :");
}

/* ---- records ---------------------------------------------------------------- */

/* Replaces *@doc by it with one more value; does nothing after a failure. */
static void
put (TandemDoc **doc,
     const char *path,
     const char *text,
     GError    **error)
{
  g_autofree char *json = tandem_json_string (text);
  TandemDoc *after;

  if (*doc == NULL)
    return;

  after = tandem_doc_with (*doc, path, json, error);
  tandem_doc_unref (*doc);
  *doc = after;
}

static void
put_line (TandemDoc    **doc,
          const char    *path,
          const char    *line,
          TandemContext *context,
          GError       **error)
{
  TandemDoc *after;

  if (*doc == NULL)
    return;

  after = tandem_doc_with_text (*doc, path, line, context, error);
  tandem_doc_unref (*doc);
  *doc = after;
}

/**
 * tandem_quick_new_contact:
 * @pairing: with whom
 * @line: what it was about
 * @channel: (nullable): how
 * @context: language and day
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a contact made today
 */
TandemDoc *
tandem_quick_new_contact (TandemDoc     *pairing,
                          const char    *line,
                          const char    *channel,
                          TandemContext *context,
                          GError       **error)
{
  TandemDoc *doc = tandem_doc_new_under (&tandem_contact_log_kind, pairing);
  g_autofree char *today = tandem_date_to_iso (tandem_context_get_today (context));

  put (&doc, "on", today, error);
  put_line (&doc, "summary", line, context, error);
  if (channel != NULL)
    put (&doc, "channel", channel, error);

  return doc;
}

/**
 * tandem_quick_new_follow_up:
 * @pairing: what it belongs to
 * @line: what is to be done
 * @city: (nullable): id of the city that has to do it
 * @context: language and day
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an open question to @city, due in a week
 */
TandemDoc *
tandem_quick_new_follow_up (TandemDoc     *pairing,
                            const char    *line,
                            const char    *city,
                            TandemContext *context,
                            GError       **error)
{
  TandemDoc *doc = tandem_doc_new_under (&tandem_question_kind, pairing);
  TandemDate day = tandem_context_get_today (context);
  g_autofree char *today = tandem_date_to_iso (day);
  g_autofree char *due = tandem_date_to_iso (tandem_date_add_days (day, TANDEM_FOLLOW_UP_DAYS));

  put (&doc, "question_kind", "question", error);
  put (&doc, "status", "open", error);
  put (&doc, "asked_on", today, error);
  put (&doc, "due", due, error);
  put_line (&doc, "text", line, context, error);
  if (city != NULL)
    put (&doc, "assigned_to", city, error);

  return doc;
}
