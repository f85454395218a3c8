/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-timeline-rows.h"

typedef struct
{
  guint    start;       /* its first item */
  guint    end;
  guint    first_row;   /* its heading */
  guint    first_head;  /* its subgroups, in heads */
  guint    n_heads;
  guint32  group;
  gboolean folded;
} Section;

struct _TandemTimelineRows
{
  GArray     *sections; /* (owned) (element-type Section) */
  GArray     *heads;    /* (owned) (element-type guint): the first item of each subgroup */
  GHashTable *folded;   /* (owned) (element-type uint): groups */
  guint       n_rows;
};

static Section *
get_section (TandemTimelineRows *self,
             guint               index)
{
  return &g_array_index (self->sections, Section, index);
}

static guint
get_head (TandemTimelineRows *self,
          const Section      *section,
          guint               index)
{
  return g_array_index (self->heads, guint, section->first_head + index);
}

TandemTimelineRows *
tandem_timeline_rows_new (void)
{
  TandemTimelineRows *self = g_new0 (TandemTimelineRows, 1);

  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folded = g_hash_table_new (NULL, NULL);

  return self;
}

void
tandem_timeline_rows_free (TandemTimelineRows *self)
{
  g_array_unref (self->sections);
  g_array_unref (self->heads);
  g_hash_table_unref (self->folded);
  g_free (self);
}

/* Counts the lines of each section. */
static void
number_rows (TandemTimelineRows *self)
{
  self->n_rows = 0;
  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = get_section (self, i);

      section->folded = g_hash_table_contains (self->folded, GUINT_TO_POINTER (section->group));
      section->first_row = self->n_rows;
      self->n_rows += 1 + (section->folded ? 0 : section->end - section->start + section->n_heads);
    }
}

/**
 * tandem_timeline_rows_build:
 * @self: the lines
 * @n_items: how many milestones there are, in order
 * @get_group: a number for the group of each
 * @get_subgroup: a number for the subgroup of each, 0 for none
 * @data: for both
 */
void
tandem_timeline_rows_build (TandemTimelineRows   *self,
                            guint                 n_items,
                            TandemTimelineKeyFunc get_group,
                            TandemTimelineKeyFunc get_subgroup,
                            gpointer              data)
{
  Section *section = NULL;
  guint32 subgroup = 0;

  g_array_set_size (self->sections, 0);
  g_array_set_size (self->heads, 0);
  for (guint i = 0; i < n_items; i++)
    {
      guint32 group = get_group (i, data);
      guint32 below = get_subgroup (i, data);

      if (section == NULL || group != section->group)
        {
          Section next = { .start = i, .first_head = self->heads->len, .group = group };

          g_array_append_val (self->sections, next);
          section = get_section (self, self->sections->len - 1);
          subgroup = 0;
        }
      if (below != subgroup && below != 0)
        {
          g_array_append_val (self->heads, i);
          section->n_heads++;
        }
      subgroup = below;
      section->end = i + 1;
    }
  number_rows (self);
}

guint
tandem_timeline_rows_get_n (TandemTimelineRows *self)
{
  return self->n_rows;
}

/* The section that has line @row. */
static guint
find_section_of_row (TandemTimelineRows *self,
                     guint               row)
{
  guint low = 0, high = self->sections->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_section (self, middle)->first_row <= row)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* How many subgroups begin at or before the line @below of a section. */
static guint
count_heads (TandemTimelineRows *self,
             const Section      *section,
             guint               below)
{
  guint low = 0, high = section->n_heads;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_head (self, section, middle) - section->start + middle <= below)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * tandem_timeline_rows_get:
 * @self: the lines
 * @row: which of them
 * @line: (out): what it shows
 *
 * Returns: whether there is such a line
 */
gboolean
tandem_timeline_rows_get (TandemTimelineRows *self,
                          guint               row,
                          TandemTimelineLine *line)
{
  const Section *section;
  guint below, n_heads;

  if (row >= self->n_rows)
    return FALSE;

  line->section = find_section_of_row (self, row);
  section = get_section (self, line->section);
  line->group = section->group;
  line->folded = section->folded;
  line->n_items = section->end - section->start;
  line->kind = TANDEM_ROW_SECTION;
  line->position = section->start;
  if (row == section->first_row)
    return TRUE;

  below = row - section->first_row - 1;
  n_heads = count_heads (self, section, below);
  if (n_heads > 0 && get_head (self, section, n_heads - 1) - section->start + n_heads - 1 == below)
    {
      line->kind = TANDEM_ROW_OWNER;
      line->position = get_head (self, section, n_heads - 1);
      return TRUE;
    }
  line->kind = TANDEM_ROW_ITEM;
  line->position = section->start + below - n_heads;

  return TRUE;
}

/**
 * tandem_timeline_rows_find:
 * @self: the lines
 * @position: a milestone
 *
 * Returns: its line; where its section is folded that of the heading, and
 *   %G_MAXUINT where there is no such milestone
 */
guint
tandem_timeline_rows_find (TandemTimelineRows *self,
                           guint               position)
{
  guint low = 0, high = self->sections->len;
  const Section *section;
  guint n_heads = 0;

  if (self->sections->len == 0 || position >= get_section (self, self->sections->len - 1)->end)
    return G_MAXUINT;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_section (self, middle)->start <= position)
        low = middle;
      else
        high = middle;
    }
  section = get_section (self, low);
  if (section->folded)
    return section->first_row;

  for (low = 0, high = section->n_heads; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (get_head (self, section, middle) <= position)
        n_heads = low = middle + 1;
      else
        high = middle;
    }

  return section->first_row + 1 + position - section->start + n_heads;
}

void
tandem_timeline_rows_fold (TandemTimelineRows *self,
                           guint32             group,
                           gboolean            folded)
{
  if (folded)
    g_hash_table_add (self->folded, GUINT_TO_POINTER (group));
  else
    g_hash_table_remove (self->folded, GUINT_TO_POINTER (group));
  number_rows (self);
}

/* Groups have other numbers once another question is asked. */
void
tandem_timeline_rows_unfold_all (TandemTimelineRows *self)
{
  g_hash_table_remove_all (self->folded);
  number_rows (self);
}
