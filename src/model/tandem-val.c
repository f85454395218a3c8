/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-json.h"

#include <string.h>

/* Whatever a document holds reaches these functions before any check: they take
 * every type everywhere. */

static TandemVal
val (const TandemNode *node)
{
  return (TandemVal) { node };
}

static gboolean
is_container (const TandemNode *node)
{
  return node != NULL && (node->type == TANDEM_VAL_ARRAY || node->type == TANDEM_VAL_OBJECT);
}

/**
 * tandem_val_type:
 * @self: a value
 *
 * Returns: what it is; the only way to tell JSON's null from nothing
 */
TandemValType
tandem_val_type (TandemVal self)
{
  const TandemNode *node = self.node;

  return node != NULL ? node->type : TANDEM_VAL_ABSENT;
}

/**
 * tandem_val_exists:
 * @self: a value
 *
 * Returns: whether there is something: neither nothing nor null
 */
gboolean
tandem_val_exists (TandemVal self)
{
  return tandem_val_type (self) > TANDEM_VAL_NULL;
}

/**
 * tandem_val_member:
 * @self: a value
 * @name: (nullable): name of a member
 *
 * Returns: the member of an object, or an absent value
 */
TandemVal
tandem_val_member (TandemVal   self,
                   const char *name)
{
  const TandemNode *node = self.node, *member;

  if (tandem_val_type (self) != TANDEM_VAL_OBJECT || name == NULL)
    return val (NULL);

  /* Most names differ in their first byte already. */
  member = node + 1;
  for (guint i = 0; i < node->n; i++, member += member->span)
    {
      const char *found = tandem_node_get_name (member);

      if (*found == *name && strcmp (found, name) == 0)
        return val (member);
    }

  return val (NULL);
}

/**
 * tandem_val_item:
 * @self: a value
 * @id: (nullable): id of an item
 *
 * Returns: the first object in an array whose "id" is @id, or an absent value
 */
TandemVal
tandem_val_item (TandemVal   self,
                 const char *id)
{
  TandemValIter iter;
  TandemVal item;

  if (tandem_val_type (self) != TANDEM_VAL_ARRAY || id == NULL)
    return val (NULL);

  tandem_val_iter_init (&iter, self);
  while (tandem_val_iter_next (&iter, NULL, &item))
    {
      if (g_strcmp0 (tandem_val_string (tandem_val_member (item, "id")), id) == 0)
        return item;
    }

  return val (NULL);
}

/**
 * tandem_val_length:
 * @self: a value
 *
 * Returns: number of elements of an array or members of an object, else 0
 */
guint
tandem_val_length (TandemVal self)
{
  const TandemNode *node = self.node;

  return is_container (node) ? node->n : 0;
}

/**
 * tandem_val_string:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): the text of a string, without NUL inside;
 *   NULL for all else
 */
const char *
tandem_val_string (TandemVal self)
{
  return tandem_val_type (self) == TANDEM_VAL_STRING ? tandem_node_get_text (self.node) : NULL;
}

/**
 * tandem_val_int:
 * @self: a value
 * @fallback: what to answer if it is no integer
 *
 * Returns: an integer within ±2^53, or @fallback
 */
gint64
tandem_val_int (TandemVal self,
                gint64    fallback)
{
  /* The reader has refused what does not fit. */
  return tandem_val_type (self) == TANDEM_VAL_INT ? g_ascii_strtoll (tandem_node_get_text (self.node), NULL, 10) : fallback;
}

/**
 * tandem_val_bool:
 * @self: a value
 *
 * Returns: whether it is JSON's true
 */
gboolean
tandem_val_bool (TandemVal self)
{
  const TandemNode *node = self.node;

  return tandem_val_type (self) == TANDEM_VAL_BOOL && node->n != 0;
}

/**
 * tandem_val_date:
 * @self: a value
 *
 * Returns: the day of "2026-05-17" or "2026-05-17T09:00", the month of
 *   "2026-05", else no date
 */
TandemDate
tandem_val_date (TandemVal self)
{
  const char *text = tandem_val_string (self);
  char day[sizeof "2026-05-17"];

  if (text == NULL)
    return TANDEM_NO_DATE;

  switch (strcspn (text, "T"))
    {
    case 7:
      return tandem_date_parse_month (text);
    case 10:
      g_strlcpy (day, text, sizeof day);
      return tandem_date_parse (day);
    default:
      return TANDEM_NO_DATE;
    }
}

static const char *
text_in (TandemVal   self,
         const char *language)
{
  const char *text = tandem_val_string (tandem_val_member (tandem_val_member (self, language), "text"));

  return text != NULL && *text != '\0' ? text : NULL;
}

/* "zh-Hans-CN", "zh-Hans", "zh": the language, and then what it is a kind of. */
static const char *
text_in_or_above (TandemVal   self,
                  const char *language)
{
  g_autofree char *tag = g_strdup (language);
  const char *text;

  for (;;)
    {
      char *dash;

      text = text_in (self, tag);
      dash = strrchr (tag, '-');
      if (text != NULL || dash == NULL)
        return text;
      *dash = '\0';
    }
}

/**
 * tandem_val_l10n:
 * @self: a value
 * @language: (nullable): language tag
 *
 * The text to show of a localized text: in @language, else in what it is a
 * kind of (zh-Hans-CN, zh-Hans, zh), else in English, else in the first
 * language there is.
 *
 * Returns: (transfer none) (nullable): the text, empty if all are; NULL if there
 *   is none
 */
const char *
tandem_val_l10n (TandemVal   self,
                 const char *language)
{
  const char *text = NULL;
  TandemValIter iter;
  TandemVal value;

  if (language != NULL)
    text = text_in (self, language);
  if (text == NULL && language != NULL && strchr (language, '-') != NULL)
    text = text_in_or_above (self, language);
  if (text == NULL)
    text = text_in (self, "en");
  if (text != NULL || tandem_val_type (self) != TANDEM_VAL_OBJECT)
    return text;

  tandem_val_iter_init (&iter, self);
  while (tandem_val_iter_next (&iter, NULL, &value))
    {
      const char *found = tandem_val_string (tandem_val_member (value, "text"));

      if (text == NULL || *text == '\0')
        text = found != NULL ? found : text;
    }

  return text;
}

/**
 * tandem_val_l10n_status:
 * @self: a value
 * @language: (nullable): language tag
 *
 * Returns: (transfer none) (nullable): translation status in exactly this language
 */
const char *
tandem_val_l10n_status (TandemVal   self,
                        const char *language)
{
  return tandem_val_string (tandem_val_member (tandem_val_member (self, language), "status"));
}

/**
 * tandem_val_has_code:
 * @self: a value
 * @code: (nullable): a code, id or other string
 *
 * Returns: whether it is this string, or an array with it
 */
gboolean
tandem_val_has_code (TandemVal   self,
                     const char *code)
{
  const char *text = tandem_val_string (self);
  TandemValIter iter;
  TandemVal element;

  if (code == NULL)
    return FALSE;
  if (text != NULL)
    return strcmp (text, code) == 0;
  if (tandem_val_type (self) != TANDEM_VAL_ARRAY)
    return FALSE;

  tandem_val_iter_init (&iter, self);
  while (tandem_val_iter_next (&iter, NULL, &element))
    {
      if (g_strcmp0 (tandem_val_string (element), code) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
equal_elements (TandemVal a,
                TandemVal b)
{
  TandemValIter left, right;
  TandemVal x, y;

  tandem_val_iter_init (&left, a);
  tandem_val_iter_init (&right, b);
  while (tandem_val_iter_next (&left, NULL, &x) && tandem_val_iter_next (&right, NULL, &y))
    {
      if (!tandem_val_equal (x, y))
        return FALSE;
    }

  return TRUE;
}

/* The members of two objects that have them in the same order, as nearly all
 * do; FALSE also when the order differs. */
static gboolean
equal_in_order (const TandemNode *a,
                const TandemNode *b,
                gboolean         *same_order)
{
  const TandemNode *left = a + 1, *right = b + 1;

  *same_order = TRUE;
  for (guint i = 0; i < a->n; i++, left += left->span, right += right->span)
    {
      *same_order = strcmp (tandem_node_get_name (left), tandem_node_get_name (right)) == 0;
      if (!*same_order || !tandem_val_equal (val (left), val (right)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
equal_sorted (const TandemNode *a,
              const TandemNode *b)
{
  g_autofree const TandemNode **left = tandem_node_dup_sorted_members (a);
  g_autofree const TandemNode **right = tandem_node_dup_sorted_members (b);

  for (guint i = 0; i < a->n; i++)
    {
      if (strcmp (tandem_node_get_name (left[i]), tandem_node_get_name (right[i])) != 0 ||
          !tandem_val_equal (val (left[i]), val (right[i])))
        return FALSE;
    }

  return TRUE;
}

static gboolean
equal_members (const TandemNode *a,
               const TandemNode *b)
{
  gboolean same_order;

  if (equal_in_order (a, b, &same_order))
    return TRUE;

  return !same_order && !(a->sorted && b->sorted) && equal_sorted (a, b);
}

/**
 * tandem_val_equal:
 * @a: a value
 * @b: another one, of any document
 *
 * Whether both say the same: members of objects in any order, numbers by their
 * digits. Two absent values are equal; null and an absent one are not.
 */
gboolean
tandem_val_equal (TandemVal a,
                  TandemVal b)
{
  const TandemNode *left = a.node, *right = b.node;

  if (left == right)
    return TRUE;
  if (left == NULL || right == NULL || left->type != right->type || left->n != right->n)
    return FALSE;

  switch (left->type)
    {
    case TANDEM_VAL_INT:
    case TANDEM_VAL_NUMBER:
    case TANDEM_VAL_STRING:
      return memcmp (tandem_node_get_text (left), tandem_node_get_text (right), left->n) == 0;
    case TANDEM_VAL_ARRAY:
      return equal_elements (a, b);
    case TANDEM_VAL_OBJECT:
      return equal_members (left, right);
    default:
      return TRUE;
    }
}

static void
write_array (TandemVal self,
             GString  *out)
{
  TandemValIter iter;
  TandemVal element;
  char before = '[';

  if (tandem_val_length (self) == 0)
    {
      g_string_append (out, "[]");
      return;
    }

  tandem_val_iter_init (&iter, self);
  while (tandem_val_iter_next (&iter, NULL, &element))
    {
      g_string_append_c (out, before);
      tandem_val_write (element, out);
      before = ',';
    }
  g_string_append_c (out, ']');
}

static void
write_member (const TandemNode *member,
              char              before,
              GString          *out)
{
  g_string_append_c (out, before);
  tandem_json_append_string (out, tandem_node_get_name (member));
  g_string_append_c (out, ':');
  tandem_val_write (val (member), out);
}

static void
write_object (const TandemNode *object,
              GString          *out)
{
  g_autofree const TandemNode **members = NULL;
  const TandemNode *member = object + 1;

  if (object->n == 0)
    g_string_append_c (out, '{');
  else if (!object->sorted)
    members = tandem_node_dup_sorted_members (object);

  for (guint i = 0; i < object->n; i++, member += member->span)
    write_member (members != NULL ? members[i] : member, i == 0 ? '{' : ',', out);
  g_string_append_c (out, '}');
}

/**
 * tandem_val_write:
 * @self: a value
 * @out: where to
 *
 * Appends its canonical JSON; "null" for an absent value.
 */
void
tandem_val_write (TandemVal self,
                  GString  *out)
{
  const TandemNode *node = self.node;

  g_return_if_fail (out != NULL);

  switch (tandem_val_type (self))
    {
    case TANDEM_VAL_BOOL:
      g_string_append (out, node->n != 0 ? "true" : "false");
      break;
    case TANDEM_VAL_INT:
    case TANDEM_VAL_NUMBER:
      g_string_append_len (out, tandem_node_get_text (node), node->n);
      break;
    case TANDEM_VAL_STRING:
      tandem_json_append_string (out, tandem_node_get_text (node));
      break;
    case TANDEM_VAL_ARRAY:
      write_array (self, out);
      break;
    case TANDEM_VAL_OBJECT:
      write_object (node, out);
      break;
    default:
      g_string_append (out, "null");
    }
}

/**
 * tandem_val_iter_init:
 * @iter: (out caller-allocates): what to set up
 * @container: an object or array; all else has nothing in it
 */
void
tandem_val_iter_init (TandemValIter *iter,
                      TandemVal      container)
{
  const TandemNode *node = container.node;

  g_return_if_fail (iter != NULL);

  *iter = (TandemValIter) { 0 };
  if (!is_container (node))
    return;

  iter->next = node + 1;
  iter->left = node->n;
  iter->object = node->type == TANDEM_VAL_OBJECT;
}

/**
 * tandem_val_iter_next:
 * @iter: an iterator
 * @name: (out) (optional) (nullable) (transfer none): name of the member; NULL for an element
 * @value: (out) (optional): its value
 *
 * Returns: FALSE when there is no further one
 */
gboolean
tandem_val_iter_next (TandemValIter *iter,
                      const char   **name,
                      TandemVal     *value)
{
  const TandemNode *node;

  g_return_val_if_fail (iter != NULL, FALSE);

  if (iter->left == 0)
    return FALSE;

  node = iter->next;
  iter->next = node + node->span;
  iter->left--;
  if (name != NULL)
    *name = tandem_node_get_name (node);
  if (value != NULL)
    *value = val (node);

  return TRUE;
}
