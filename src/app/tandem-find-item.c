/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-find-item.h"

#include <glib/gi18n-lib.h>

#define MAX_OF_A_GROUP 3        /* so that no group hides the others */

#define COMMANDS 8              /* the last group; it has no records */

static const char *const titles[] = {
  N_("Cities"), N_("Pairings"), N_("Plans"), N_("Milestones"), N_("Meetings and Papers"), N_("People"),
  N_("Knowledge"), N_("Climate and Accords"), N_("Commands"),
};

static const char *const kinds[] = {
  "city",
  "partnership programme call application",
  "plan section objective action pilot problem indicator risk",
  "milestone",
  "event agreement decision contact_log question attachment",
  "contact organisation stakeholder",
  "practice term",
  "gcom_profile inventory emission mitigation_target rva hazard adaptive_capacity adaptation_goal energy_assessment "
  "energy_target monitoring_report uea_membership uea_assessment",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (titles) == COMMANDS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (titles));

const char *const *
tandem_find_groups_get_kinds (void)
{
  return kinds;
}

const char *
tandem_find_group_get_title (guint group)
{
  return g_dgettext (GETTEXT_PACKAGE, titles[MIN (group, COMMANDS)]);
}

static gboolean
has_word (const char *words,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *at = words; (at = strstr (at, word)) != NULL; at += length)
    if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;

  return FALSE;
}

static guint
group_of_kind (const TandemKind *kind)
{
  for (guint i = 0; kinds[i] != NULL && kind != NULL; i++)
    if (has_word (kinds[i], kind->name))
      return i;

  return COMMANDS - 1;
}

static char *
join (const char *first,
      const char *second,
      const char *separator)
{
  if (first == NULL || first[0] == '\0')
    return g_strdup (second);
  if (second == NULL || second[0] == '\0')
    return g_strdup (first);

  return g_strconcat (first, separator, second, NULL);
}

static TandemFindItem *
item_new (guint       group,
          const char *action,
          const char *icon)
{
  TandemFindItem *self = g_rc_box_new0 (TandemFindItem);

  self->group = group;
  self->action = g_strdup (action);
  self->icon = icon;

  return self;
}

/**
 * tandem_find_item_new_record:
 * @hit: what the store found
 * @today: what dates are measured from
 *
 * Returns: (transfer full): a row
 */
TandemFindItem *
tandem_find_item_new_record (const TandemHit *hit,
                             TandemDate       today)
{
  const TandemKind *kind = tandem_kind_of_id (hit->id);
  TandemFindItem *self = item_new (group_of_kind (kind), "win.open-record", kind != NULL ? kind->icon : NULL);

  self->id = g_strdup (hit->id);
  self->target = g_strdup (hit->id);
  self->title = join (hit->code, hit->title, " ");
  self->native = g_strdup (hit->native);
  self->where = join (hit->where, hit->state, " · ");
  self->meant = g_strdup (hit->meant);
  if (tandem_date_is_set (hit->when))
    self->trailing = tandem_date_to_short_text (hit->when, today);

  return self;
}

/**
 * tandem_find_item_new_command:
 * @command: a command
 * @pairing: (nullable): a row that shows the pairing it is about
 *
 * Returns: (transfer full): a row
 */
TandemFindItem *
tandem_find_item_new_command (const TandemCommand  *command,
                              const TandemFindItem *pairing)
{
  TandemFindItem *self = item_new (COMMANDS, command->action, command->icon);
  const char *title = g_dgettext (GETTEXT_PACKAGE, command->title);
  g_auto(GStrv) parts = g_strsplit (title, "%s", 2);

  self->title = pairing != NULL ? g_strjoinv (pairing->title, parts) : g_strdup (title);
  self->target = g_strdup (pairing != NULL ? pairing->id : command->target);
  self->trailing = tandem_command_dup_accel_label (command);
  self->words = g_strdup (command->words != NULL ? g_dgettext (GETTEXT_PACKAGE, command->words) : NULL);

  return self;
}

/**
 * tandem_find_item_new_place:
 * @place: a place
 * @number: its number in the sidebar, from 1
 *
 * Returns: (transfer full): a row that goes there
 */
TandemFindItem *
tandem_find_item_new_place (const TandemPlace *place,
                            guint              number)
{
  TandemFindItem *self = item_new (COMMANDS, "win.show-place", place->icon);

  /* Translators: a command; %s is a place of the sidebar, as in "Go to Cities" */
  self->title = g_strdup_printf (_("Go to %s"), g_dgettext (GETTEXT_PACKAGE, place->label));
  self->target = g_strdup (place->name);
  if (number <= 9)
    self->trailing = gtk_accelerator_get_label (GDK_KEY_0 + number, GDK_CONTROL_MASK);

  return self;
}

/**
 * tandem_find_item_new_creation:
 * @place: a place that says how its new records are called
 *
 * Returns: (transfer full): a row that makes one
 */
TandemFindItem *
tandem_find_item_new_creation (const TandemPlace *place)
{
  TandemFindItem *self = item_new (COMMANDS, "win.new-in", "list-add-symbolic");

  self->title = g_strdup (g_dgettext (GETTEXT_PACKAGE, place->new_label));
  self->target = g_strdup (place->name);
  self->words = g_strdup (_("add create"));

  return self;
}

TandemFindItem *
tandem_find_item_ref (TandemFindItem *self)
{
  return g_rc_box_acquire (self);
}

static void
item_clear (gpointer data)
{
  TandemFindItem *self = data;

  g_free (self->id);
  g_free (self->action);
  g_free (self->target);
  g_free (self->title);
  g_free (self->native);
  g_free (self->where);
  g_free (self->trailing);
  g_free (self->meant);
  g_free (self->words);
}

void
tandem_find_item_unref (TandemFindItem *self)
{
  g_rc_box_release_full (self, item_clear);
}

static gboolean
fits_any (const TandemHighlight *typed,
          const char            *first,
          const char            *second,
          const char            *third)
{
  const char *texts[4] = { NULL };
  const char *const given[] = { first, second, third };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i] != NULL)
      texts[n++] = given[i];

  return tandem_highlight_fits (typed, texts);
}

/* Of the words that a mistyped one may have meant, one is enough. */
static gboolean
has_one_of (const char *text,
            const char *words)
{
  g_autoptr(TandemHighlight) meant = tandem_highlight_new (words);
  g_autoptr(GArray) spans = text != NULL ? tandem_highlight_find (meant, text) : NULL;

  return spans != NULL && spans->len > 0;
}

/**
 * tandem_find_item_is_called:
 * @self: a row
 * @typed: what was typed
 *
 * Returns: whether that is its name, not only what it has to do with
 */
gboolean
tandem_find_item_is_called (const TandemFindItem  *self,
                            const TandemHighlight *typed)
{
  if (self->meant != NULL)
    return has_one_of (self->title, self->meant) || has_one_of (self->native, self->meant);

  return fits_any (typed, self->title, self->native, self->words);
}

/**
 * tandem_find_item_fits:
 * @self: a row
 * @typed: what was typed
 *
 * Returns: whether each word of @typed is in what the row shows
 */
gboolean
tandem_find_item_fits (const TandemFindItem  *self,
                       const TandemHighlight *typed)
{
  return tandem_find_item_is_called (self, typed) || fits_any (typed, self->title, self->native, self->where);
}

/* Those that are called so, then those that are not. */
static void
add_group (GPtrArray             *items,
           guint                  group,
           const TandemHighlight *typed,
           GPtrArray             *arranged)
{
  guint end = arranged->len + MAX_OF_A_GROUP;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < items->len && arranged->len < end; i++)
      {
        TandemFindItem *item = g_ptr_array_index (items, i);

        if (item->group == group && tandem_find_item_is_called (item, typed) == (round == 0))
          g_ptr_array_add (arranged, tandem_find_item_ref (item));
      }
}

/* A command about a pairing comes with the pairing, not before it. */
static gboolean
leads (const TandemFindItem  *item,
       const TandemHighlight *typed)
{
  gboolean about_record = item->id == NULL && item->target != NULL && tandem_id_is_valid (item->target);

  return !about_record && tandem_find_item_is_called (item, typed);
}

/**
 * tandem_find_items_arrange:
 * @items: (element-type TandemFindItem): rows, those of a group best first
 * @typed: what was typed
 *
 * The groups in which something is called so come before those in which it is
 * only mentioned; among them, the groups have their order.
 *
 * Returns: (transfer full) (element-type TandemFindItem): what to show
 */
GPtrArray *
tandem_find_items_arrange (GPtrArray             *items,
                           const TandemHighlight *typed)
{
  GPtrArray *arranged = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_find_item_unref);
  gboolean first[COMMANDS + 1] = { FALSE };

  for (guint i = 0; i < items->len; i++)
    {
      const TandemFindItem *item = g_ptr_array_index (items, i);

      first[item->group] = first[item->group] || leads (item, typed);
    }

  for (guint round = 0; round < 2; round++)
    for (guint group = 0; group <= COMMANDS; group++)
      if (first[group] == (round == 0))
        add_group (items, group, typed, arranged);

  return arranged;
}
