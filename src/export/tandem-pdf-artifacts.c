/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tandem-pages-private.h"

/* Everything on a page must be content of the structure or an artifact. Cairo
 * marks the content; here the rest of a page's operators is bracketed.
 */
typedef struct
{
  const char *at, *end;
  GString    *out;
  const char *copied;           /* what is before this is in @out */
  const char *operands;         /* first operand of the current operator */
  const char *path;             /* (nullable): first operator of an open path */
  const char *text;             /* (nullable): an open text object outside content */
  int         depth;            /* of marked content */
} Scanner;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return strchr ("()<>[]{}/%", c) != NULL && c != '\0';
}

static void
skip_string (Scanner *self)
{
  int depth = 0;

  for (; self->at < self->end; self->at++)
    {
      if (*self->at == '\\')
        self->at++;
      else if (*self->at == '(')
        depth++;
      else if (*self->at == ')' && --depth == 0)
        break;
    }
  self->at = MIN (self->at + 1, self->end);
}

static void
skip_regular (Scanner *self)
{
  while (self->at < self->end && !is_space (*self->at) && !is_delimiter (*self->at))
    self->at++;
}

static void
skip_until (Scanner    *self,
            const char *stops)
{
  while (self->at < self->end && !strchr (stops, *self->at))
    self->at++;
  self->at = MIN (self->at + 1, self->end);
}

/* Moves past one token; TRUE and its span if it is an operator. */
static gboolean
next_token (Scanner     *self,
            const char **start)
{
  *start = self->at;
  switch (*self->at)
    {
    case '(':
      skip_string (self);
      return FALSE;
    case '<':
      if (self->at + 1 < self->end && self->at[1] == '<')
        self->at += 2;
      else
        skip_until (self, ">");
      return FALSE;
    case '%':
      skip_until (self, "\r\n");
      return FALSE;
    case '/':
      self->at++;
      skip_regular (self);
      return FALSE;
    case '>': case '[': case ']': case '{': case '}': case ')':
      self->at++;
      return FALSE;
    default:
      skip_regular (self);
      return g_ascii_isalpha (**start) || **start == '\'' || **start == '"';
    }
}

static void
copy_until (Scanner    *self,
            const char *position)
{
  g_string_append_len (self->out, self->copied, position - self->copied);
  self->copied = position;
}

static void
bracket (Scanner    *self,
         const char *from)
{
  copy_until (self, from);
  g_string_append (self->out, "\n/Artifact BMC\n");
  copy_until (self, self->at);
  g_string_append (self->out, "\nEMC\n");
}

static gboolean
is_one_of (const char *start,
           gsize       length,
           const char *operators)
{
  g_autofree char *needle = g_strdup_printf (" %.*s ", (int) length, start);

  return strstr (operators, needle) != NULL;
}

static void
handle_operator (Scanner    *self,
                 const char *start)
{
  gsize length = (gsize) (self->at - start);

  if (is_one_of (start, length, " BDC BMC "))
    {
      /* cairo marks spaces at the end of lines inside a text, content or not */
      self->depth++;
      if (g_strstr_len (self->operands, start - self->operands, "/MCID"))
        self->text = NULL;
    }
  else if (is_one_of (start, length, " EMC "))
    {
      self->depth--;
    }
  else if (is_one_of (start, length, " BT "))
    {
      self->text = self->depth == 0 ? start : NULL;
    }
  else if (is_one_of (start, length, " ET "))
    {
      if (self->text)
        bracket (self, self->text);
      self->text = NULL;
    }
  else if (is_one_of (start, length, " m re "))
    {
      if (!self->path)
        self->path = self->operands;
    }
  else if (is_one_of (start, length, " f F f* S s B B* b b* "))
    {
      if (self->depth == 0 && self->path)
        bracket (self, self->path);
      self->path = NULL;
    }
  else if (is_one_of (start, length, " n "))
    {
      self->path = NULL;
    }
  else if (is_one_of (start, length, " sh Do ") && self->depth == 0)
    {
      bracket (self, self->operands);
    }
}

/* Puts /Artifact round all that a page paints outside marked content. NULL if
 * the page holds an inline image, which has no operators to go by. */
char *
tandem_pdf_mark_artifacts (const char *content,
                           gsize       length,
                           gsize      *out_length)
{
  Scanner self = { .at = content, .end = content + length, .copied = content, .operands = content };

  self.out = g_string_sized_new (length + length / 8);
  while (self.at < self.end)
    {
      const char *start;

      if (is_space (*self.at))
        {
          self.at++;
          continue;
        }
      if (!next_token (&self, &start))
        continue;
      if (self.at - start == 2 && start[0] == 'B' && start[1] == 'I')
        {
          g_string_free (self.out, TRUE);
          return NULL;
        }
      handle_operator (&self, start);
      self.operands = self.at;
    }
  copy_until (&self, self.end);
  *out_length = self.out->len;

  return g_string_free (self.out, FALSE);
}
