/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader.h"

#include <string.h>

/* A tree from another process is never walked without bounds. */
#define MAX_NODES 4000
#define MAX_DEPTH 64
#define MAX_CHILDREN 300

struct _Reader
{
  GPid                pid;
  AtspiAccessible    *program;      /* (owned) (nullable): until it is on the bus */
  AtspiAccessible    *focus;        /* (owned) (nullable): what got it last */
  AtspiEventListener *listener;     /* (owned) */
  GString            *said;         /* (owned) */
};

static void
event_cb (AtspiEvent *event,
          void       *data)
{
  Reader *self = data;

  if (atspi_accessible_get_process_id (event->source, NULL) == (guint) self->pid)
    {
      if (g_str_has_prefix (event->type, "object:state-changed:focused") && event->detail1)
        g_set_object (&self->focus, event->source);
      else if (g_str_has_prefix (event->type, "object:announcement") && G_VALUE_HOLDS_STRING (&event->any_data))
        g_string_append_printf (self->said, "%s\n", g_value_get_string (&event->any_data));
    }
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

/* The registry has no cache to ask for, and libatspi warns of that. */
static void
ignore (const char    *domain,
        GLogLevelFlags level,
        const char    *message,
        gpointer       data)
{
}

static gboolean
is_fatal (const char    *domain,
          GLogLevelFlags level,
          const char    *message,
          gpointer       data)
{
  return g_strcmp0 (domain, "dbind") != 0;
}

/**
 * reader_new:
 * @pid: of the program that is read
 *
 * Returns: (transfer full): a reader that listens from now on
 */
Reader *
reader_new (GPid pid)
{
  static const char *const events[] = { "object:state-changed:focused", "object:announcement" };
  Reader *self = g_new0 (Reader, 1);

  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_handler ("dbind", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, ignore, NULL);
  atspi_init ();
  self->pid = pid;
  self->said = g_string_new (NULL);
  self->listener = atspi_event_listener_new (event_cb, self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (atspi_event_listener_register (self->listener, events[i], &error));
      g_assert_no_error (error);
    }

  return self;
}

void
reader_free (Reader *self)
{
  atspi_event_listener_deregister (self->listener, "object:state-changed:focused", NULL);
  atspi_event_listener_deregister (self->listener, "object:announcement", NULL);
  g_clear_object (&self->listener);
  g_clear_object (&self->focus);
  g_clear_object (&self->program);
  g_string_free (self->said, TRUE);
  g_free (self);
}

static gboolean
has_state (AtspiAccessible *node,
           AtspiStateType   state)
{
  g_autoptr(AtspiStateSet) states = atspi_accessible_get_state_set (node);

  return states != NULL && atspi_state_set_contains (states, state);
}

/* ---- the tree --------------------------------------------------------------- */

/* Returns whether to go on. */
typedef gboolean (*Visit) (AtspiAccessible *node,
                           guint            depth,
                           gpointer         data);

static gboolean
walk (AtspiAccessible *node,
      guint            depth,
      guint           *budget,
      Visit            visit,
      gpointer         data)
{
  int n_children;

  if (depth > MAX_DEPTH || *budget == 0)
    return TRUE;
  --*budget;
  if (depth > 0 && !has_state (node, ATSPI_STATE_SHOWING))
    return TRUE;
  if (depth > 0 && !visit (node, depth, data))
    return FALSE;

  n_children = MIN (atspi_accessible_get_child_count (node, NULL), MAX_CHILDREN);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL && !walk (child, depth + 1, budget, visit, data))
        return FALSE;
    }

  return TRUE;
}

static void
walk_program (Reader  *self,
              Visit    visit,
              gpointer data)
{
  guint budget = MAX_NODES;

  if (self->program != NULL)
    walk (self->program, 0, &budget, visit, data);
}

static char *
dup_role (AtspiAccessible *node)
{
  char *role = atspi_accessible_get_role_name (node, NULL);

  return role != NULL ? role : g_strdup ("");
}

/* Its name; for what is written by somebody, that text. */
static char *
dup_name (AtspiAccessible *node)
{
  char *name = atspi_accessible_get_name (node, NULL);

  return name != NULL ? name : g_strdup ("");
}

typedef struct
{
  const char    *role;      /* (nullable) */
  const char    *name;      /* (nullable) */
  AtspiStateType state;     /* INVALID: any */
  guint          n_found;
  gboolean       all;
} Search;

static gboolean
search_visit (AtspiAccessible *node,
              guint            depth,
              gpointer         data)
{
  Search *search = data;
  g_autofree char *name = dup_name (node);
  g_autofree char *role = NULL;

  if (search->name != NULL && strstr (name, search->name) == NULL)
    return TRUE;
  role = dup_role (node);
  if (search->role != NULL && !g_str_equal (role, search->role))
    return TRUE;
  if (search->state != ATSPI_STATE_INVALID && !has_state (node, search->state))
    return TRUE;
  search->n_found++;

  return search->all;
}

guint
reader_count (Reader     *self,
              const char *role,
              const char *name)
{
  Search search = { role, name, ATSPI_STATE_INVALID, 0, TRUE };

  walk_program (self, search_visit, &search);

  return search.n_found;
}

gboolean
reader_sees_state (Reader        *self,
                   const char    *role,
                   const char    *name,
                   AtspiStateType state)
{
  Search search = { role, name, state, 0, FALSE };

  walk_program (self, search_visit, &search);

  return search.n_found > 0;
}

gboolean
reader_sees (Reader     *self,
             const char *role,
             const char *name)
{
  return reader_sees_state (self, role, name, ATSPI_STATE_INVALID);
}

/* ---- the program -------------------------------------------------------------- */

static void
look_for_program (Reader *self)
{
  g_autoptr(AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_programs = MIN (atspi_accessible_get_child_count (desktop, NULL), MAX_CHILDREN);

  for (int i = 0; i < n_programs && self->program == NULL; i++)
    {
      g_autoptr(AtspiAccessible) program = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (program != NULL && atspi_accessible_get_process_id (program, NULL) == (guint) self->pid)
        self->program = g_steal_pointer (&program);
    }
  /* What was true a moment ago is of no use here. */
  if (self->program != NULL)
    atspi_accessible_set_cache_mask (self->program, ATSPI_CACHE_NONE);
}

gboolean
reader_is_there (Reader *self)
{
  int n_windows;

  if (self->program == NULL)
    look_for_program (self);
  n_windows = self->program != NULL ? MIN (atspi_accessible_get_child_count (self->program, NULL), MAX_CHILDREN) : 0;
  for (int i = 0; i < n_windows; i++)
    {
      g_autoptr(AtspiAccessible) window = atspi_accessible_get_child_at_index (self->program, i, NULL);

      if (window != NULL && has_state (window, ATSPI_STATE_ACTIVE))
        return TRUE;
    }

  return FALSE;
}

/* ---- the focus ------------------------------------------------------------------ */

static gboolean
focus_visit (AtspiAccessible *node,
             guint            depth,
             gpointer         data)
{
  Reader *self = data;

  if (!has_state (node, ATSPI_STATE_FOCUSED))
    return TRUE;
  g_set_object (&self->focus, node);

  return FALSE;
}

static AtspiAccessible *
find_focus (Reader *self)
{
  if (self->focus != NULL && !has_state (self->focus, ATSPI_STATE_FOCUSED))
    g_clear_object (&self->focus);
  /* It had the focus before anybody listened. */
  if (self->focus == NULL)
    walk_program (self, focus_visit, self);

  return self->focus;
}

static char *
describe (AtspiAccessible *node)
{
  g_autofree char *role = dup_role (node);
  g_autofree char *name = dup_name (node);

  return g_strdup_printf ("%s: %s", role, name);
}

char *
reader_dup_focus (Reader *self)
{
  AtspiAccessible *focus = find_focus (self);

  return focus != NULL ? describe (focus) : g_strdup ("");
}

char *
reader_dup_text (Reader *self)
{
  AtspiAccessible *focus = find_focus (self);
  g_autoptr(AtspiText) text = focus != NULL ? atspi_accessible_get_text_iface (focus) : NULL;
  char *content = text != NULL ? atspi_text_get_text (text, 0, -1, NULL) : NULL;

  return content != NULL ? content : g_strdup ("");
}

char *
reader_dup_more (Reader *self)
{
  AtspiAccessible *focus = find_focus (self);
  char *description = focus != NULL ? atspi_accessible_get_description (focus, NULL) : NULL;

  return description != NULL ? description : g_strdup ("");
}

/* ---- what was said --------------------------------------------------------------- */

gboolean
reader_heard (Reader     *self,
              const char *words)
{
  return strstr (self->said->str, words) != NULL;
}

void
reader_forget (Reader *self)
{
  g_string_truncate (self->said, 0);
}

/* ---- all of it ------------------------------------------------------------------- */

static gboolean
print_visit (AtspiAccessible *node,
             guint            depth,
             gpointer         data)
{
  g_autofree char *line = describe (node);
  g_autofree char *text = g_strdelimit (g_strdup (line), "\n", ' ');

  g_test_message ("%*s%s%s%s", (int) depth * 2, "", text, has_state (node, ATSPI_STATE_FOCUSED) ? "  <- focus" : "",
                  has_state (node, ATSPI_STATE_SELECTED) ? "  <- selected" : "");

  return TRUE;
}

void
reader_print (Reader *self)
{
  walk_program (self, print_visit, NULL);
  g_test_message ("said: %s", self->said->str);
}

/* Names that come from what stands inside count, as a screen reader has it. */
static gboolean
says_something_visit (AtspiAccessible *node,
                      guint            depth,
                      gpointer         data)
{
  g_autofree char *name = dup_name (node);

  *(gboolean *) data |= name[0] != '\0';

  return name[0] == '\0';
}

static gboolean
is_named (AtspiAccessible *node)
{
  guint budget = 20;
  gboolean named = FALSE;

  walk (node, 1, &budget, says_something_visit, &named);

  return named;
}

static gboolean
nameless_visit (AtspiAccessible *node,
                guint            depth,
                gpointer         data)
{
  /* Boxes that only hold others are not what is worked with. */
  static const char *const holders[] = {
    "panel", "scroll pane", "filler", "frame", "viewport", "scroll bar", "application", "window", "generic",
  };
  g_autofree char *name = dup_name (node);
  g_autofree char *role = dup_role (node);

  if (name[0] != '\0' || !has_state (node, ATSPI_STATE_FOCUSABLE) || !has_state (node, ATSPI_STATE_ENABLED))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    if (g_str_equal (role, holders[i]))
      return TRUE;
  if (!is_named (node))
    g_ptr_array_add (data, describe (node));

  return TRUE;
}

GPtrArray *
reader_list_nameless (Reader *self)
{
  GPtrArray *nameless = g_ptr_array_new_with_free_func (g_free);

  walk_program (self, nameless_visit, nameless);

  return nameless;
}
