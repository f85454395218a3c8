/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "keyboard.h"
#include "reader.h"

G_BEGIN_DECLS

/* Somebody at the real program, with a keyboard and a screen reader and
 * nothing else. Keys and letters are counted: a key is what is struck, with
 * whatever is held down; a letter is typed text. */
typedef struct
{
  char        *folder;      /* (owned): of everything this person has, a temporary one */
  GSubprocess *program;     /* (owned) (nullable): while it runs */
  Reader      *reader;      /* (owned) (nullable) */
  Keyboard    *keyboard;    /* (owned) */
  guint        n_keys;
  guint        n_letters;
} Person;

#define PERSON_PATIENCE (15 * G_TIME_SPAN_SECOND)

Person *person_new        (void);
void    person_free       (Person     *self);
/* the folder of the workspace, whether it is there yet or not */
char   *person_dup_workspace (Person  *self);
/* starts the program and waits for its window; nothing is counted yet */
void    person_start      (Person     *self);
/* ends it as a person does, or as a power cut does */
void    person_quit       (Person     *self);
void    person_kill       (Person     *self);
/* keys one after the other, separated by blanks */
void    person_press      (Person     *self,
                           const char *keys);
void    person_type       (Person     *self,
                           const char *text);
/* presses @key until the focus is on such a thing, @limit times at most */
gboolean person_go_to     (Person     *self,
                           const char *key,
                           const char *thing,
                           guint       limit);
gboolean person_is_at     (Person     *self,
                           const char *thing);
/* a line of the table of keys */
void    person_tell       (Person     *self,
                           const char *task);
/* waits for the program to do something, a moment at most */
void    person_pause      (void);
void    person_give_up    (Person     *self,
                           const char *file,
                           int         line,
                           const char *function,
                           const char *what);

/* Waits until the expression holds; the test fails if it never does. */
#define until(person, expression) \
  G_STMT_START { \
    gint64 limit_ = g_get_monotonic_time () + PERSON_PATIENCE; \
    gboolean holds_; \
    while (!(holds_ = (expression)) && g_get_monotonic_time () < limit_) \
      person_pause (); \
    if (!holds_) \
      person_give_up (person, __FILE__, __LINE__, G_STRFUNC, #expression); \
  } G_STMT_END

#define until_at(person, thing) until (person, person_is_at (person, thing))
#define until_seen(person, role, name) until (person, reader_sees ((person)->reader, role, name))
#define until_heard(person, words) until (person, reader_heard ((person)->reader, words))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Person, person_free)

G_END_DECLS
