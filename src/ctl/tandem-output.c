/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-ctl.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* What the program says. Always UTF-8: it is read by programs, and a terminal
 * that cannot show it is rarer than a script without a locale. */

G_GNUC_PRINTF (2, 0)
static void
write_formatted (FILE       *file,
                 const char *format,
                 va_list     args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  fputs (text, file);
}

void
tandem_ctl_print (const char *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  write_formatted (stdout, format, args);
  va_end (args);
}

void
tandem_ctl_complain (const char *format,
                     ...)
{
  va_list args;

  va_start (args, format);
  write_formatted (stderr, format, args);
  va_end (args);
}

/* A text in a line of columns that are parted by tabs. */
void
tandem_ctl_print_cell (const char *text)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");

  for (char *p = line; *p != '\0'; p++)
    if ((guchar) * p < ' ' || *p == 0x7f)
      *p = ' ';
  fputs (line, stdout);
}

/* Appends "name":"text" to a JSON object, with a comma where one is due;
 * nothing where there is no text. */
void
tandem_ctl_print_member (GString    *out,
                         const char *name,
                         const char *text)
{
  if (text == NULL)
    return;

  if (out->len > 0 && out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  tandem_json_append_string (out, name);
  g_string_append_c (out, ':');
  tandem_json_append_string (out, text);
}

/* A full disk or a closed pipe is an error like any other. */
gboolean
tandem_ctl_flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_FAILED, _("the answer could not be written: %s"),
               g_strerror (errno));

  return FALSE;
}
